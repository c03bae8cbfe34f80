/// The structure of a healed text: header, sections, articles, blocks and tables.
struct Outline {
  var header: Header
  private(set) var sections: [Section] = []
  private(set) var articles: [Article] = []
  private(set) var blocks: [Block] = []
  private(set) var tables: [Table] = []
  private(set) var furniture: [Furniture]
  private(set) var diagnostics: [Diagnostic] = []
  var isPeriodical: Bool
  let lines: PageLines

  /// Of nothing yet.
  init(lines: PageLines) {
    self.lines = lines
    (header, furniture, isPeriodical) = (Header(), [], false)
  }

  /// What is binary comes as its lines. `isIssue` is what the form says, as that of a mail.
  init(text: SourceText, isBinary: Bool = false, isIssue: Bool = false) {
    self.init(lines: PageLines(text: text))
    if isBinary {
      diagnostics.append(Diagnostic(.binary, lines: 1...1))
      ensureArticle()
      for number in stride(from: 1, through: lines.count, by: 1) where !lines.isBlank(number) {
        append(parts: Block(kind: .verbatim, range: lines.text.line(number), lines: number...number))
      }
      return
    }
    let head = HeaderReader(lines)
    take(head)
    let found = HeadingScheme.find(
      in: lines, head.body, isLabelled: head.isLabelled || header.number != nil)
    let hasNumerals = found.hasNumerals
    let headings = Self.merge(found.headings, head.further)
    isPeriodical = hasNumerals || head.isLabelled || header.number != nil
    assemble(
      headings, head.body,
      of: BlockBuilder(
        lines: lines, body: head.body, headings: Heading.lines(of: headings), isPeriodical: isPeriodical))
    readNumber()
    collectSpacing()
    tellFurniture()
    if !isPeriodical, !isIssue, headings.isEmpty, text.lineCount > 0 {
      diagnostics.append(Diagnostic(.plainText, lines: 1...1))
    }
  }

  mutating func take(_ head: HeaderReader) {
    header = head.header
    furniture = head.furniture
  }

  /// Tells of the words that stand around the text and are not shown, those that nothing parts together.
  mutating func tellFurniture() {
    var group: [Int] = []
    func tell() {
      guard let first = group.first, let last = group.last else { return }
      diagnostics.append(Diagnostic(.pageFurniture(lines: group.count), lines: first...last))
    }
    for item in furniture.sorted(by: { $0.line < $1.line }) {
      switch item.kind {
      case .spacing, .cellBar, .rule: continue
      case .breadcrumb, .footer, .header: break
      }
      if let last = group.last, (last..<item.line).dropFirst().contains(where: { !lines.content($0).isEmpty })
      {
        tell()
        group = []
      }
      group.append(item.line)
    }
    tell()
  }

  /// The title of a further issue opens a section of its own.
  static func merge(_ headings: [Heading], _ further: [FurtherHeader]) -> [Heading] {
    guard !further.isEmpty else { return headings }
    let own = Set(further.flatMap { $0.others + $0.foot.flatMap(\.lines) + [$0.line] })
    let titles = further.map {
      Heading(
        line: $0.line, level: .section, title: $0.title, furniture: $0.others,
        foot: $0.foot.first?.lines.first)
    }
    return (headings.filter { !own.contains($0.line) } + titles).sorted { $0.line < $1.line }
  }

  mutating func assemble(_ headings: [Heading], _ body: Range<Int>, of builder: some BlockSource) {
    var next = body.lowerBound
    for heading in headings {
      let start = min(heading.line, heading.furniture.first ?? heading.line, heading.foot ?? heading.line)
      fill(next..<max(next, start), builder)
      next = max(heading.line, heading.furniture.last ?? 0) + 1
      furniture += heading.furniture.map { Furniture(kind: .header, line: $0) }
      if let underline = heading.underline {
        furniture.append(Furniture(kind: .rule, line: underline))
        next = underline + 1
      }
      switch heading.level {
      case .title: setTitle(heading)
      case .section: open(section: heading)
      case .article:
        open(article: heading)
        for block in builder.blocks(after: heading) { append(parts: block) }
      case .subheading:
        ensureArticle()
        append(Block(kind: .subheading, range: heading.title, lines: heading.line...heading.line))
      }
    }
    fill(next..<body.upperBound, builder)
    ensureArticle()
  }

  private mutating func fill(_ range: Range<Int>, _ builder: some BlockSource) {
    guard !range.isEmpty else { return }
    var isOpen = !articles.isEmpty && articles[articles.count - 1].section == sections.count - 1
    builder.build(range) { piece in
      if !isOpen {
        ensureArticle()
        isOpen = true
      }
      switch piece {
      case .block(let block): append(parts: block)
      case .table(let found): append(found)
      }
    }
  }

  private mutating func setTitle(_ heading: Heading) {
    guard header.title == nil || header.title == lines.string(heading.title) else {
      ensureArticle()
      append(Block(kind: .subheading, range: heading.title, lines: heading.line...heading.line))
      return
    }
    header.fields.append(Header.Field(label: .title, value: heading.title, lines: [heading.line]))
    header.readTitle(lines.string(heading.title))
  }

  private mutating func open(section heading: Heading) {
    // A heading over nothing is read like one over a text; the title of a further issue stands over its sections.
    if sections.last?.ordinal ?? 0 > 0 { ensureArticle() }
    let expected = (sections.last?.ordinal ?? 0) + 1
    // Where the numerals begin again, another issue follows in the same file.
    if heading.ordinal != expected, heading.ordinal > 1 {
      diagnostics.append(
        Diagnostic(
          .outOfOrder(
            expected: RomanNumeral.sign(expected) ?? String(expected),
            found: heading.numeral.isEmpty ? String(heading.ordinal) : heading.numeral),
          lines: heading.line...heading.line))
    }
    sections.append(
      Section(
        numeral: heading.numeral, ordinal: heading.ordinal, title: heading.title, line: heading.line,
        articles: articles.count..<articles.count))
  }

  private mutating func open(article heading: Heading) {
    if sections.isEmpty { openUntitledSection() }
    let own = sections[sections.count - 1].articles
    let expected = (own.isEmpty ? 0 : articles[articles.count - 1].number) + 1
    if heading.ordinal != expected {
      diagnostics.append(
        Diagnostic(
          .outOfOrder(expected: "\(expected).", found: "\(heading.ordinal)."),
          lines: heading.line...heading.line))
    }
    append(
      Article(
        section: sections.count - 1, number: heading.ordinal, headline: heading.title, line: heading.line,
        blocks: blocks.count..<blocks.count))
  }

  /// Text before the first heading belongs somewhere too.
  private mutating func ensureArticle() {
    if sections.isEmpty { openUntitledSection() }
    guard articles.isEmpty || articles[articles.count - 1].section != sections.count - 1 else { return }
    append(
      Article(
        section: sections.count - 1, number: 0, headline: 0..<0, line: nil,
        blocks: blocks.count..<blocks.count))
  }

  private mutating func openUntitledSection() {
    sections.append(Section(numeral: "", ordinal: 0, title: 0..<0, line: nil, articles: 0..<0))
  }

  private mutating func append(_ article: Article) {
    articles.append(article)
    let section = sections.count - 1
    sections[section].articles = sections[section].articles.lowerBound..<articles.count
  }

  private mutating func append(_ block: Block) {
    blocks.append(block)
    let article = articles.count - 1
    articles[article].blocks = articles[article].blocks.lowerBound..<blocks.count
  }

  /// A block longer than this comes as several, so that nobody has to lay out megabytes to see a screen of them.
  private static let longestBlock = 65_536

  private mutating func append(parts block: Block) {
    var rest = block.range
    while rest.count > Self.longestBlock {
      var end = rest.lowerBound + Self.longestBlock
      let last = min(rest.upperBound, end + 1024)
      while end < last, lines.bytes[end] > 0x20 { end += 1 }
      while end < rest.upperBound, lines.bytes[end] & 0xC0 == 0x80 { end += 1 }
      append(part(of: block, rest.lowerBound..<end))
      rest = lines.text.trimmed(end..<rest.upperBound)
    }
    if !rest.isEmpty || block.range.isEmpty { append(part(of: block, rest)) }
  }

  private func part(of block: Block, _ range: Range<Int>) -> Block {
    guard range != block.range else { return block }
    let first = lines.text.lineNumber(at: range.lowerBound)
    var part = block
    part.range = range
    part.lines = first...lines.text.lineNumber(at: max(range.lowerBound, range.upperBound - 1))
    return part
  }

  private mutating func append(_ found: FoundTable) {
    let article = articles[articles.count - 1]
    let address = Address(section: sections[article.section].ordinal, article: article.number)
    var (table, notes) = TableBuilder.build(found.raw, in: lines.text, address: address)
    Audit.run(&table)
    diagnostics += notes
    let first = lines.text.line(found.lines.lowerBound)
    let last = lines.text.line(found.lines.upperBound)
    append(Block(kind: .table(tables.count), range: first.lowerBound..<last.upperBound, lines: found.lines))
    tables.append(table)
    if let note = found.note {
      append(Block(kind: .note, range: BlockBuilder.noteRange(lines, note), lines: note...note))
    }
  }

  /// A title that the page does not label may still carry the number.
  private mutating func readNumber() {
    if header.number != nil { isPeriodical = true }
  }

  /// Lines that hold nothing but blanks which the file showed as signs, or a bar.
  private mutating func collectSpacing() {
    var next = 0
    for number in stride(from: 1, through: lines.count, by: 1) {
      // Inside a block they belong to it.
      while next < blocks.count, blocks[next].lines.upperBound < number { next += 1 }
      if next < blocks.count, blocks[next].lines.contains(number) { continue }
      let line = lines.text.line(number)
      guard let first = line.first else { continue }
      // Plain white space is no mark on the page; ideographic space and bars are.
      let byte = lines.bytes[first]
      guard byte == 0xE3 || byte == 0xC2 || byte == 0x7C || byte <= 0x20 else { continue }
      guard lines.content(number).isEmpty else { continue }
      if lines.bytes[line].contains(0x7C) {
        furniture.append(Furniture(kind: .cellBar, line: number))
      } else if lines.bytes[line].contains(where: { $0 > 0x20 }) {
        furniture.append(Furniture(kind: .spacing, line: number))
      }
    }
    furniture.sort { $0.line < $1.line }
  }
}

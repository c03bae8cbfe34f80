/// The outline of a document whose form says what its parts are.
extension Outline {
  init(_ markup: Markup, text: SourceText) {
    self.init(lines: PageLines(text: text))
    var body = 1..<lines.count + 1
    var further: [FurtherHeader] = []
    var isLabelled = false
    if markup.isPage {
      let head = HeaderReader(lines)
      if head.isLabelled {
        take(head)
        (body, further, isLabelled) = (head.body, head.further, true)
      }
    }
    let marked = MarkedHeadings.find(markup, lines, body)
    var (found, hasNumerals) = (marked, false)
    if markup.isPage {
      (found, hasNumerals) = HeadingScheme.find(in: lines, body, isLabelled: isLabelled, marked: marked)
    }
    isPeriodical = isLabelled || hasNumerals
    // A page's own headline says it better than what it tells the browser.
    var fields = markup.fields
    if markup.isPage { fields.title = nil }
    take(fields)
    let headings = Self.merge(found, further)
    let pieces = MarkedBlocks(
      markup, lines, body, headings: Set(headings.map(\.line)), readsLines: isPeriodical && markup.isPage)
    assemble(headings, body, of: pieces)
    tellFurniture()
    take(markup.fields)
  }

  /// What the form itself says of the document; what the page says in its text comes first.
  mutating func take(_ fields: Markup.Fields) {
    if header.title == nil, let title = fields.title { header.readTitle(title) }
    if header.author == nil { header.author = fields.author }
    if header.published == nil { header.published = fields.published.map { Header.date($0) ?? $0 } }
    if let number = fields.number { header.number = number }
    // A page may tell it the browser alone.
    if header.number == nil { header.number = fields.title.flatMap(Header.issueNumber)?.0 }
    if header.topics.isEmpty { header.topics = fields.topics }
  }
}

/// Headings that the form marks.
enum MarkedHeadings {
  static func find(_ markup: Markup, _ lines: PageLines, _ body: Range<Int>) -> [Heading] {
    var found: [(line: Int, kind: Markup.Kind, depth: Int)] = []
    /// The line of a heading right below another one.
    var below: Set<Int> = []
    var isBelow = false
    for element in markup.elements where body.contains(element.lines.lowerBound) {
      if isBelow, element.kind.isHeading { below.insert(element.lines.lowerBound) }
      isBelow = element.kind.isHeading
      switch element.kind {
      case .title, .section, .article, .subheading:
        found.append((element.lines.lowerBound, element.kind, 0))
      case .heading(let depth):
        // What is quoted opens nothing of this document.
        found.append((element.lines.lowerBound, element.quotes > 0 ? .subheading : element.kind, depth))
      case .paragraph, .item, .note, .verbatim, .text, .table: continue
      }
    }
    var ranked = found.filter { if case .heading = $0.kind { true } else { false } }
    var title: Int?
    if let first = ranked.first, markup.isPage || markup.fields.title == nil || first.depth == 1,
      !found.contains(where: { $0.kind == .title }),
      ranked.count(where: { $0.depth == first.depth }) == 1, ranked.allSatisfy({ $0.depth >= first.depth })
    {
      title = first.line
    }
    // What stands right below the title and lower than what follows says more of it, and opens nothing.
    if let title, ranked.count >= 3, ranked[0].line == title, below.contains(ranked[1].line),
      ranked[1].depth > ranked[2].depth, let place = found.firstIndex(where: { $0.line == ranked[1].line })
    {
      found[place].kind = .subheading
      ranked.remove(at: 1)
    }
    let depths = Set(ranked.filter { $0.line != title }.map(\.depth)).sorted()
    let headings = found.compactMap { item -> Heading? in
      let range = lines.trimmed(item.line)
      guard !range.isEmpty else { return nil }
      let level: Heading.Level
      switch item.kind {
      case .title: level = .title
      case .section: level = .section
      case .article: level = .article
      case .heading(let depth): level = item.line == title ? .title : Heading.level(depth, of: depths)
      case .subheading, .paragraph, .item, .note, .verbatim, .text, .table: level = .subheading
      }
      return Heading(line: item.line, level: level, title: range)
    }
    return HeadingNumbers.count(headings, lines)
  }
}

/// The blocks and tables of a document whose form says what they are.
struct MarkedBlocks: BlockSource {
  private let markup: Markup
  private let lines: PageLines
  private let headings: Set<Int>
  /// Groups the lines that the form calls mere paragraphs, where the page has the structure of an issue.
  private let reader: BlockBuilder?

  init(_ markup: Markup, _ lines: PageLines, _ body: Range<Int>, headings: Set<Int>, readsLines: Bool) {
    self.markup = markup
    self.lines = lines
    self.headings = headings
    var taken = headings
    for element in markup.elements where readsLines && element.kind != .paragraph {
      taken.formUnion(element.lines)
    }
    reader = readsLines ? BlockBuilder(lines: lines, body: body, headings: taken, isWhole: true) : nil
  }

  func build(_ range: Range<Int>, take: (BlockBuilder.Piece) -> Void) {
    var index = markup.elements.partitioningIndex(where: { $0.lines.lowerBound >= range.lowerBound })
    var isOpening = true
    while index < markup.elements.count, markup.elements[index].lines.lowerBound < range.upperBound {
      let element = markup.elements[index]
      index += 1
      guard !headings.contains(element.lines.lowerBound) else { continue }
      if isCaption(index - 1) {
        for piece in pieces(of: markup.elements[index], isOpening: false, caption: element) { take(piece) }
        index += 1
        isOpening = false
        continue
      }
      if let reader, element.kind == .paragraph, element.quotes == 0 {
        // Together with the paragraphs right after it.
        var last = element.lines.upperBound
        while index < markup.elements.count, markup.elements[index].kind == .paragraph,
          markup.elements[index].quotes == 0, !headings.contains(markup.elements[index].lines.lowerBound),
          markup.elements[index].lines.upperBound < range.upperBound, !isCaption(index)
        {
          last = markup.elements[index].lines.upperBound
          index += 1
        }
        reader.build(element.lines.lowerBound..<last + 1, take: take)
        isOpening = false
        continue
      }
      if element.kind == .text {
        let own = element.lines.lowerBound..<element.lines.upperBound + 1
        BlockBuilder(lines: lines, body: own, headings: []).build(own, take: take)
        isOpening = false
        continue
      }
      for piece in pieces(of: element, isOpening: isOpening) { take(piece) }
      if case .item = element.kind {} else { isOpening = false }
    }
  }

  /// True for a paragraph that says it is a caption, and stands right before a table that has none of its own.
  private func isCaption(_ index: Int) -> Bool {
    guard index + 1 < markup.elements.count, case .paragraph = markup.elements[index].kind,
      case .table(hasCaption: false, _) = markup.elements[index + 1].kind
    else { return false }
    let (above, table) = (markup.elements[index], markup.elements[index + 1])
    return above.lines.count == 1 && above.quotes == table.quotes
      && !headings.contains(table.lines.lowerBound)
      && TableFinder.caption(lines.content(above.lines.lowerBound), in: lines) != nil
  }

  func blocks(after heading: Heading) -> [Block] { reader?.blocks(after: heading) ?? [] }

  private func pieces(
    of element: Markup.Element, isOpening: Bool, caption above: Markup.Element? = nil
  ) -> [BlockBuilder.Piece] {
    let first = element.lines.lowerBound
    let last = element.lines.upperBound
    func block(_ kind: Block.Kind, _ lines: ClosedRange<Int>) -> BlockBuilder.Piece {
      let range = self.lines.text.trimmed(
        self.lines.text.line(lines.lowerBound).lowerBound..<self.lines.text.line(lines.upperBound).upperBound)
      return .block(
        Block(
          kind: kind, range: range, lines: lines, quotes: element.quotes, depth: element.depth,
          keepsBreaks: lines.count > 1))
    }
    switch element.kind {
    case .title, .section, .article, .subheading, .heading: return [block(.subheading, element.lines)]
    case .paragraph: return [block(element.quotes > 0 ? .quotation : .paragraph, element.lines)]
    case .note: return [block(.note, element.lines)]
    case .item(let mark):
      // Points stand right below a headline; an issue's are points wherever they stand.
      let isPoint =
        mark == .bullet && element.depth == 0 && element.quotes == 0 && (isOpening || reader != nil)
      return [block(isPoint ? .keyPoint : .item(mark), element.lines)]
    case .text: return []
    case .verbatim:
      return [
        .block(
          Block(
            kind: .verbatim, range: lines.text.line(first).lowerBound..<lines.text.line(last).upperBound,
            lines: element.lines, quotes: element.quotes, depth: element.depth))
      ]
    case .table(let hasCaption, let headerRows):
      let caption = hasCaption ? first : above?.lines.lowerBound
      let rows = hasCaption ? first + 1 : first
      if let table = table(rows, last, caption: caption, headerRows: headerRows, isKnown: hasCaption) {
        return [.table(FoundTable(raw: table, note: nil))]
      }
      return (above.map { pieces(of: $0, isOpening: isOpening) } ?? [])
        + element.lines.flatMap { number -> [BlockBuilder.Piece] in
          let texts = cells(number).filter { !$0.isEmpty }
          // Long ones were set side by side.
          guard texts.contains(where: { $0.count > Self.longestCell }) else {
            return texts.isEmpty ? [] : [block(.paragraph, number...number)]
          }
          return texts.map {
            .block(
              Block(
                kind: .paragraph, range: $0, lines: number...number, quotes: element.quotes,
                depth: element.depth))
          }
        }
    }
  }

  /// Bytes of a cell that may stand in a line with others where these are no table.
  private static let longestCell = 80

  /// - Parameters:
  ///   - caption: its line.
  ///   - isKnown: whether the form says that it is one.
  private func table(_ top: Int, _ last: Int, caption: Int?, headerRows: Int?, isKnown: Bool) -> RawTable? {
    guard top + (headerRows ?? 0) <= last else { return nil }
    var grid = MarkedGrid(text: lines.text)
    for number in top...last { grid.append(cells(number), line: number) }
    // Below the header there is, as it were, a rule.
    guard
      var raw = grid.table(
        header: headerRows, proof: (headerRows ?? 0) > 0 ? .markdown : .frame)
    else { return nil }
    raw.lines = (caption ?? top)...last
    if let next = lines.firstFilled(from: last + 1, through: last + 2),
      !headings.contains(next)
    {
      raw.source = TableFinder.source(in: lines.bytes[lines.content(next)])
    }
    if let caption {
      raw.caption = Caption(
        merging: Caption(lines.bytes[lines.trimmed(caption)], isKnown: isKnown), raw.caption)
    }
    return raw
  }

  private func cells(_ number: Int) -> [Range<Int>] {
    let line = lines.text.line(number)
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    while let tab = ByteScan.firstIndex(of: 0x09, in: lines.bytes, start..<line.upperBound) {
      cells.append(lines.text.trimmed(start..<tab))
      start = tab + 1
    }
    cells.append(lines.text.trimmed(start..<line.upperBound))
    return cells
  }
}

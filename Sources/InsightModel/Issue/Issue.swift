/// One number of a periodical, or any other text, read from a document.
///
/// Texts are byte ranges of `text`, the healed document; `string(_:)` gives them as strings. Sections, articles,
/// blocks and tables are flat lists in reading order, and each holds the index range of what belongs to it.
public struct Issue: Sendable {
  /// The document as decoded, before healing. Its line numbers are those of the file.
  public let source: SourceText
  /// The healed text of the document. Blocks, tables and headings are told by its lines; `sourceLine(of:)` gives the
  /// file's. The same lines, unless the document came in another form than plain text.
  public let text: SourceText
  /// The text before healing: the source, where that is plain text.
  let unhealed: SourceText
  /// The line of the source for each line of the text; empty where they are the same.
  private let sourceLines: [Int]
  /// Passages of the text that lead elsewhere, ascending.
  public let links: [Link]
  /// The encoding that the file was decoded from.
  public let encoding: TextEncoding
  /// The encodings that the text was mistaken for, in words; nil when nothing was healed.
  public let healedFrom: String?
  /// What healing replaced, ascending by place.
  public let healings: [Healing]
  /// What the page's head and foot, or the document's own head, say of it; empty where they say nothing.
  public let header: Header
  /// In reading order; every article is in one of them.
  public internal(set) var sections: [Section]
  /// In reading order; of an excerpt those of its part.
  public internal(set) var articles: [Article]
  /// In reading order; those of an article are one range.
  public let blocks: [Block]
  /// In reading order; a block of the kind `table` holds the index.
  public internal(set) var tables: [Table]
  /// Lines that belong to the page and not to the issue.
  public let furniture: [Furniture]
  /// True when the document has the structure of an issue: sections with numerals, or labelled header fields.
  public let isPeriodical: Bool
  /// What is to be said of the document other than the healings.
  let otherDiagnostics: [Diagnostic]

  /// Reads a document. Total: any bytes give an issue. `encoding` is what the reader says it is written in; without it the
  /// bytes tell.
  public init(bytes: [UInt8], encoding wanted: TextEncoding? = nil) {
    let decoded = wanted.map { Decoder.decode(bytes, as: $0) } ?? Decoder.decode(bytes)
    let source = SourceText(bytes: decoded.bytes)
    let isBinary = decoded.isBinary
    let healed =
      isBinary
      ? Healer.showControls(source)
      : Healer.heal(source, isGuess: decoded.diagnostics.contains(where: \.isOfGuess))
    if healed.hasOtherLineEnds {
      var markup = Markup(source: DecodedDocument(decoded))
      markup.addPlain(source.bytes[...], sourceLine: 1)
      self.init(markup)
      return
    }
    let text = healed.bytes.map(SourceText.init) ?? source
    let outline = Outline(text: text, isBinary: isBinary)
    self.init(
      source: source, unhealed: source, text: text, encoding: decoded.encoding, healed, outline,
      decoded.diagnostics)
  }

  /// Makes an issue of a document whose form says what its parts are.
  public init(_ markup: Markup) {
    var markup = markup
    markup.healFields()
    let unhealed = SourceText(bytes: markup.text)
    let healed = Healer.heal(unhealed, isGuess: markup.diagnostics.contains(where: \.isOfGuess))
    let text = healed.bytes.map(SourceText.init) ?? unhealed
    var outline =
      markup.isPlain ? Outline(text: text, isIssue: markup.isPeriodical) : Outline(markup, text: text)
    if markup.isPlain { outline.take(markup.fields) }
    if markup.isPeriodical { outline.isPeriodical = true }
    self.init(
      source: markup.source, unhealed: unhealed, text: text, encoding: markup.encoding, healed, outline,
      markup.diagnostics, sourceLines: markup.sourceLines, links: markup.links(in: text, unhealed))
  }

  private init(
    source: SourceText, unhealed: SourceText, text: SourceText, encoding: TextEncoding, _ healed: HealedText,
    _ outline: Outline, _ diagnostics: [Diagnostic], sourceLines: [Int] = [], links: [Link] = []
  ) {
    self.source = source
    self.unhealed = unhealed
    self.text = text
    self.encoding = encoding
    self.sourceLines = sourceLines
    self.links = links
    healedFrom = healed.healedFrom
    healings = healed.healings
    header = outline.header
    sections = outline.sections
    articles = outline.articles
    blocks = outline.blocks
    tables = outline.tables
    furniture = outline.furniture
    isPeriodical = outline.isPeriodical
    // What the form was told of is told by the source's lines already.
    otherDiagnostics =
      diagnostics
      + (healed.diagnostics + outline.diagnostics).map { diagnostic in
        guard !sourceLines.isEmpty else { return diagnostic }
        var diagnostic = diagnostic
        diagnostic.lines = Self.sourceLines(diagnostic.lines, sourceLines)
        return diagnostic
      }
  }

  /// The file's line, 1-based, from which a line of the text came.
  public func sourceLine(of line: Int) -> Int { sourceLines(of: line...line).lowerBound }

  /// The file's lines from which lines of the text came.
  public func sourceLines(of lines: ClosedRange<Int>) -> ClosedRange<Int> {
    Self.sourceLines(lines, sourceLines)
  }

  private static func sourceLines(_ lines: ClosedRange<Int>, _ map: [Int]) -> ClosedRange<Int> {
    guard !map.isEmpty else { return lines }
    func place(_ line: Int) -> Int { map[min(max(1, line), map.count) - 1] }
    let first = place(lines.lowerBound)
    return first...max(first, place(lines.upperBound))
  }

  /// The bytes of the document as decoded, before healing, from which a range of the healed text came.
  public func sourceRange(ofHealed range: Range<Int>) -> Range<Int> {
    func place(_ offset: Int, isEnd: Bool) -> Int {
      let next = healings.partitioningIndex {
        isEnd ? $0.healed.lowerBound >= offset : $0.healed.lowerBound > offset
      }
      guard next > 0 else { return offset }
      let healing = healings[next - 1]
      guard offset < healing.healed.upperBound else {
        return healing.raw.upperBound + offset - healing.healed.upperBound
      }
      return isEnd ? healing.raw.upperBound : healing.raw.lowerBound
    }
    let lower = place(range.lowerBound, isEnd: false)
    return lower..<max(lower, place(range.upperBound, isEnd: true))
  }

  /// True where the text is that of the file, line by line.
  public var isPlainText: Bool { sourceLines.isEmpty }

  /// The text of a range of the healed document.
  public func string(_ range: Range<Int>) -> String { text.string(range) }

  /// The same as running text: without the line ends at which no space stands (`LineJoin`).
  public func running(_ range: Range<Int>) -> String {
    guard var gap = LineJoin.firstTight(in: text.bytes, range) else { return string(range) }
    var joined: [UInt8] = []
    var start = range.lowerBound
    while true {
      joined += text.bytes[start..<gap.lowerBound]
      start = gap.upperBound
      guard let next = LineJoin.firstTight(in: text.bytes, start..<range.upperBound) else { break }
      gap = next
    }
    return String(decoding: joined + text.bytes[start..<range.upperBound], as: UTF8.self)
  }

  /// The texts of a block, each of which begins a line: one, unless the block keeps its breaks.
  public func passages(of block: Block) -> [Range<Int>] {
    guard block.keepsBreaks else { return [block.range] }
    return block.lines.compactMap { number in
      let line = text.trimmed(text.line(number)).clamped(to: block.range)
      return line.isEmpty ? nil : line
    }
  }

  /// Everything a reader of the raw file should know, by line.
  public var diagnostics: [Diagnostic] {
    let healed = healings.map { healing in
      let line = sourceLine(of: unhealed.lineNumber(at: healing.raw.lowerBound))
      return Diagnostic(
        .healed(was: unhealed.string(healing.raw), now: text.string(healing.healed)), lines: line...line)
    }
    return (healed + otherDiagnostics).enumerated().sorted {
      ($0.element.lines.lowerBound, $0.offset) < ($1.element.lines.lowerBound, $1.offset)
    }.map(\.element)
  }

  /// What is to be said where the encoding was guessed and another one is not much less likely.
  public var encodingDoubt: String? { otherDiagnostics.first(where: \.isGuess)?.message }

  /// True when anything in the document is in doubt.
  public var hasDoubts: Bool {
    otherDiagnostics.contains(where: \.isDoubt) || tables.contains { !$0.findings.isEmpty }
  }

  /// The links in a range of the healed text.
  public func links(in range: Range<Int>) -> ArraySlice<Link> {
    let first = links.partitioningIndex(where: { $0.range.lowerBound >= range.lowerBound })
    return links[first...].prefix { $0.range.upperBound <= range.upperBound }
  }

  /// The sections with a title that begin above an article and below the one before it: one of them may hold no article.
  public func sections(above article: Int) -> [Section] {
    let own = articles[article].section
    let before = article > 0 ? min(own, articles[article - 1].section) : -1
    return sections[before + 1..<own + 1].filter { !$0.title.isEmpty }
  }

  /// The address of an article, `2.1`.
  public func address(of article: Int) -> Address {
    Address(section: sections[articles[article].section].ordinal, article: articles[article].number)
  }

  /// The index of the article with this address; the first one where several have it.
  public func article(at address: Address) -> Int? {
    articles.indices.first { self.address(of: $0) == address }
  }

  /// The bytes of the healed text that an article takes, from its headline to its last block.
  public func extent(of article: Int) -> Range<Int> {
    let item = articles[article]
    var lower = item.headline.isEmpty ? Int.max : item.headline.lowerBound
    var upper = item.headline.upperBound
    if let first = item.blocks.first, let last = item.blocks.last {
      lower = min(lower, blocks[first].range.lowerBound)
      upper = max(upper, blocks[last].range.upperBound)
    }
    return lower > upper ? upper..<upper : lower..<upper
  }
}

/// One number of a periodical, or any other text, read from a document.
///
/// Texts are byte ranges of `text`, the healed document; `string(_:)` gives them as strings. Sections, articles,
/// blocks and tables are flat lists in reading order, and each holds the index range of what belongs to it.
public struct Issue: Sendable {
  /// The document as decoded, before healing. Its line numbers are those of the file.
  public let source: SourceText
  /// The healed document, with as many lines as the source.
  public let text: SourceText
  public let encoding: TextEncoding
  /// The encodings that the text was mistaken for, in words; nil when nothing was healed.
  public let healedFrom: String?
  public let healings: [Healing]
  public let header: Header
  public let sections: [Section]
  public let articles: [Article]
  public let blocks: [Block]
  public let tables: [Table]
  /// Lines that belong to the page and not to the issue.
  public let furniture: [Furniture]
  /// True when the document has the structure of an issue: sections with numerals, or labelled header fields.
  public let isPeriodical: Bool
  /// What is to be said of the document other than the healings.
  let otherDiagnostics: [Diagnostic]

  /// Reads a document. Total: any bytes give an issue.
  public init(bytes: [UInt8]) {
    let decoded = Decoder.decode(bytes)
    let source = SourceText(bytes: decoded.bytes)
    let isBinary = decoded.isBinary
    let healed = isBinary ? Healer.showControls(source) : Healer.heal(source)
    let text = healed.bytes.map(SourceText.init) ?? source
    let outline = Outline(text: text, isBinary: isBinary)
    self.source = source
    self.text = text
    encoding = decoded.encoding
    healedFrom = healed.healedFrom
    healings = healed.healings
    header = outline.header
    sections = outline.sections
    articles = outline.articles
    blocks = outline.blocks
    tables = outline.tables
    furniture = outline.furniture
    isPeriodical = outline.isPeriodical
    otherDiagnostics = decoded.diagnostics + healed.diagnostics + outline.diagnostics
  }

  /// The text of a range of the healed document.
  public func string(_ range: Range<Int>) -> String { text.string(range) }

  /// Everything a reader of the raw file should know, by line.
  public var diagnostics: [Diagnostic] {
    let healed = healings.map { healing in
      let line = source.lineNumber(at: healing.raw.lowerBound)
      return Diagnostic(
        .healed(was: source.string(healing.raw), now: text.string(healing.healed)), lines: line...line)
    }
    return (healed + otherDiagnostics).enumerated().sorted {
      ($0.element.lines.lowerBound, $0.offset) < ($1.element.lines.lowerBound, $1.offset)
    }.map(\.element)
  }

  /// True when anything in the document is in doubt.
  public var hasDoubts: Bool {
    otherDiagnostics.contains(where: \.isDoubt) || tables.contains { !$0.findings.isEmpty }
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

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
    self.init(
      source: source, unhealed: source, text: text, encoding: decoded.encoding, healed, outline, decoded.diagnostics)
  }

  /// Makes an issue of a document whose form says what its parts are.
  public init(_ markup: Markup) {
    let unhealed = SourceText(bytes: markup.text)
    let healed = Healer.heal(unhealed)
    let text = healed.bytes.map(SourceText.init) ?? unhealed
    var outline = markup.isPlain ? Outline(text: text) : Outline(markup, text: text)
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
  public func sourceLines(of lines: ClosedRange<Int>) -> ClosedRange<Int> { Self.sourceLines(lines, sourceLines) }

  private static func sourceLines(_ lines: ClosedRange<Int>, _ map: [Int]) -> ClosedRange<Int> {
    guard !map.isEmpty else { return lines }
    func place(_ line: Int) -> Int { map[min(max(1, line), map.count) - 1] }
    let first = place(lines.lowerBound)
    return first...max(first, place(lines.upperBound))
  }

  /// True where the text is that of the file, line by line.
  public var isPlainText: Bool { sourceLines.isEmpty }

  /// The text of a range of the healed document.
  public func string(_ range: Range<Int>) -> String { text.string(range) }

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

  /// True when anything in the document is in doubt.
  public var hasDoubts: Bool {
    otherDiagnostics.contains(where: \.isDoubt) || tables.contains { !$0.findings.isEmpty }
  }

  /// The links in a range of the healed text.
  public func links(in range: Range<Int>) -> ArraySlice<Link> {
    let first = links.partitioningIndex(where: { $0.range.lowerBound >= range.lowerBound })
    return links[first...].prefix { $0.range.upperBound <= range.upperBound }
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

/// Where an article stands in its issue.
public struct Address: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The section's ordinal; 0 for text before the first section.
  public var section: Int
  /// The article's printed number; 0 for text before the first article.
  public var article: Int

  public init(section: Int, article: Int) {
    self.section = section
    self.article = article
  }

  /// Reads `2.1`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let section = Int(parts[0]), let article = Int(parts[1]), section >= 0,
      article >= 0
    else { return nil }
    self.init(section: section, article: article)
  }

  public var description: String { "\(section).\(article)" }

  public static func < (left: Address, right: Address) -> Bool {
    (left.section, left.article) < (right.section, right.article)
  }
}

/// The labelled fields at the head of an issue's page, and the neighbours at its foot.
public struct Header: Sendable, Equatable {
  public enum Label: String, Sendable, CaseIterable {
    case title, author, published, reads, attachment, previous, next
  }

  /// One label with its value and the lines that both take.
  public struct Field: Sendable, Equatable {
    public var label: Label
    /// The value's bytes in the healed text; empty when there is none.
    public var value: Range<Int>
    /// 1-based lines of the label and of the value, ascending.
    public var lines: [Int]
  }

  public var fields: [Field] = []
  public var title: String?
  public var author: String?
  /// As `YYYY-MM-DD`, or as printed where it is no date.
  public var published: String?
  public var reads: Int?
  public var attachment: String?
  public var previous: String?
  public var next: String?
  /// The periodical's name, without the issue's number.
  public var periodical: String?
  public var number: Int?
  public var topics: [String] = []

  public init() {}
}

/// A part of an issue with articles of one industry.
public struct Section: Sendable, Equatable {
  /// As printed or restored, `Ⅱ`; empty where the section has none.
  public var numeral: String
  /// 1-based; 0 for text before the first section.
  public var ordinal: Int
  /// Empty for a section that the document does not name.
  public var title: Range<Int>
  /// Line of the heading, 1-based; nil where there is none.
  public var line: Int?
  /// Indices into `Issue.articles`.
  public var articles: Range<Int>
}

public struct Article: Sendable, Equatable {
  /// Index into `Issue.sections`.
  public var section: Int
  /// As printed; counted where the document does not number its articles; 0 for text before the first one.
  public var number: Int
  /// Empty for text that has no headline.
  public var headline: Range<Int>
  /// Line of the headline, 1-based; nil where there is none.
  public var line: Int?
  /// Indices into `Issue.blocks`.
  public var blocks: Range<Int>
}

/// A piece of an article in reading order.
public struct Block: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case paragraph
    case keyPoint
    case subheading
    /// The index in `Issue.tables`.
    case table(Int)
    /// A table's source and the like.
    case note
    /// Lines that keep their own breaks and spaces: a listing, a poem, a drawing.
    case verbatim
    /// An item of a list that is no point of an article's head.
    case item(ItemMark)
    case quotation
  }

  public var kind: Kind
  /// Bytes in the healed text, without bullets and marks. May hold line feeds, which read as spaces except in
  /// `verbatim`.
  public var range: Range<Int>
  /// 1-based lines of `Issue.text`.
  public var lines: ClosedRange<Int>
  /// In how many quotations it stands.
  public var quotes = 0
  /// In how many lists it stands beyond the first.
  public var depth = 0
}

extension Block {
  /// True for an item of the list that `previous` belongs to, so that nothing stands between them.
  public func isItem(after previous: Block) -> Bool {
    func isListed(_ kind: Kind) -> Bool {
      switch kind {
      case .keyPoint, .item: true
      case .paragraph, .subheading, .table, .note, .verbatim, .quotation: false
      }
    }
    return isListed(kind) && isListed(previous.kind) && quotes == previous.quotes
  }
}

/// What stands before an item of a list.
public enum ItemMark: Sendable, Equatable {
  case bullet
  case number(Int)
  /// A task, open or done.
  case task(isDone: Bool)
}

/// A passage that leads elsewhere.
public struct Link: Sendable, Equatable {
  /// Bytes in the healed text.
  public var range: Range<Int>
  /// As written; may be relative.
  public var target: String
}

/// A line of the page around the issue.
public struct Furniture: Sendable, Equatable {
  public enum Kind: String, Sendable {
    case breadcrumb, spacing, cellBar, footer
    /// Labels and values in the header of a further issue in the same file.
    case header
    /// A line drawn under a heading.
    case rule
  }
  public var kind: Kind
  public var line: Int
}

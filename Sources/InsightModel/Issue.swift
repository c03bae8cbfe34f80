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

  /// Reads a document. Total: any bytes give an issue. `encoding` is what the reader says it is written in; without it the
  /// bytes tell.
  public init(bytes: [UInt8], encoding wanted: TextEncoding? = nil) {
    let decoded = wanted.map { Decoder.decode(bytes, as: $0) } ?? Decoder.decode(bytes)
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

  /// What is to be said where the encoding was guessed and another one is not much less likely.
  public var encodingDoubt: String? {
    otherDiagnostics.first {
      if case .guessedEncoding = $0.problem { true } else { false }
    }?.message
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
  }

  public var kind: Kind
  /// Bytes in the healed text, without bullets and marks. May hold line feeds, which read as spaces except in
  /// `verbatim`.
  public var range: Range<Int>
  /// 1-based lines of the file.
  public var lines: ClosedRange<Int>
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

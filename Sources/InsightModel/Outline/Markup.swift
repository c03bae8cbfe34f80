/// A document whose form says what its parts are: the one thing that HTML, Markdown, feeds, books and mails are turned
/// into, and of which `Issue(_:)` is made.
///
/// Its text has one line for each heading, paragraph, item, row of a table and line of a listing, as the page would have
/// when it is saved as text. All that is said of the text is said by line, so that healing, which keeps lines, keeps it.
public struct Markup: Sendable {
  /// What a part of the text is.
  public enum Kind: Sendable, Equatable {
    /// The title of the whole; one that stands in the text.
    case title
    case section
    case article
    case subheading
    /// A heading by its level, 1...6: what it opens follows from the levels that the document uses.
    case heading(Int)
    case paragraph
    case item(ItemMark)
    /// What is said about an article beside its text: its date, its author, a source.
    case note
    case verbatim
    /// Lines of a plain text, whose parts are found as those of such a document are.
    case text
    /// Lines of cells with tabs between them: first the caption where there is one, then the header's rows; nil where the
    /// document does not say how many these are.
    case table(hasCaption: Bool, headerRows: Int?)

    /// True for what heads other parts.
    public var isHeading: Bool {
      switch self {
      case .title, .section, .article, .subheading, .heading: true
      case .paragraph, .item, .note, .verbatim, .text, .table: false
      }
    }
  }

  /// One part of the text.
  public struct Element: Sendable, Equatable {
    /// Of a table it says how many of the lines are caption and header.
    public var kind: Kind
    /// 1-based lines of `text`. Those of a paragraph or an item are several where the author ended them.
    public var lines: ClosedRange<Int>
    /// In how many quotations it stands.
    public var quotes = 0
    /// In how many lists it stands beyond the first.
    public var depth = 0
  }

  /// A passage of a line that leads elsewhere.
  struct Link: Sendable, Equatable {
    /// 1-based line of `text`.
    var line: Int
    /// Bytes in that line.
    var range: Range<Int>
    var target: String
  }

  /// What the head of a document says of it, as it is written there.
  public struct Fields: Sendable, Equatable {
    /// As written; nil where the head names none, as with the other fields.
    public var title: String?
    /// Several authors are one text.
    public var author: String?
    /// A date in any form, or what stands in its place.
    public var published: String?
    /// The number of the issue in its periodical.
    public var number: Int?
    /// Tags, categories and keywords, in the order in which they are written.
    public var topics: [String] = []
    /// Fields in which nothing is said.
    public init() {}
  }

  /// The document as decoded, whose lines its diagnostics and blocks are told by.
  public let source: SourceText
  /// The encoding that `source` was decoded from.
  public let encoding: TextEncoding
  /// Read from the head of the form: a page's metadata, front matter, a mail's header.
  public var fields = Fields()
  /// True where the lines may have the structure of a page beside what the form says: labels with their values, numerals.
  public var isPage = false
  /// True for what is an issue of something by its form: a feed, a mail, a page.
  public var isPeriodical = false
  /// True where nothing is said of the lines: they are read as plain text is.
  public private(set) var isPlain = false
  /// What decoding and reading the form have to say, by lines of `source`.
  public private(set) var diagnostics: [Diagnostic]

  /// The text so far, in UTF-8 with line feeds, each part ended by one; not healed yet.
  public private(set) var text: [UInt8] = []
  /// The parts of `text`, ascending; blank lines between them belong to none.
  public private(set) var elements: [Element] = []
  private(set) var links: [Link] = []
  /// The line of the source for each line of the text.
  private(set) var sourceLines: [Int] = []

  /// A markup without parts, to which they are added in reading order.
  public init(source: DecodedDocument) {
    self.source = source.text
    encoding = source.encoding
    diagnostics = source.diagnostics
  }

  /// Takes all of a document's text from an offset as plain text.
  public mutating func addPlain(_ bytes: ArraySlice<UInt8>, sourceLine: Int) {
    isPlain = true
    let (broken, lines) = OtherLineEnds.broken(bytes)
    text += broken
    sourceLines = (lines.isEmpty ? [0] : lines).map { sourceLine + $0 }
  }

  /// Says something of the document, by a line of the source.
  public mutating func note(_ problem: Diagnostic.Problem, line: Int = 1) {
    diagnostics.append(Diagnostic(problem, lines: max(1, line)...max(1, line)))
  }

  /// Adds a part of the text. Line feeds part its lines, each with its own line of the source where `sourceLines` has as
  /// many; `links` are by bytes of `content`.
  public mutating func add(
    _ kind: Kind, _ content: [UInt8], sourceLines given: [Int], quotes: Int = 0, depth: Int = 0,
    links: [(range: Range<Int>, target: String)] = []
  ) {
    if kind.isHeading { addBlank() }
    let first = self.sourceLines.count + 1
    var start = 0
    var number = 0
    while true {
      let end = content[start...].firstIndex(of: 0x0A) ?? content.count
      for link in links where link.range.lowerBound >= start && link.range.upperBound <= end {
        let own = link.range.lowerBound - start..<link.range.upperBound - start
        self.links.append(Link(line: first + number, range: own, target: link.target))
      }
      text += content[start..<end]
      text.append(0x0A)
      let line = number < given.count ? given[number] : given.last ?? 1
      self.sourceLines.append(min(max(1, line), max(1, source.lineCount)))
      number += 1
      if end == content.count { break }
      start = end + 1
    }
    elements.append(Element(kind: kind, lines: first...first + number - 1, quotes: quotes, depth: depth))
    if kind.isHeading { addBlank() }
  }

  /// Sets the next part off from what stands above it.
  public mutating func addBlank() {
    guard !text.isEmpty, !text.suffix(2).elementsEqual([0x0A, 0x0A]) else { return }
    text.append(0x0A)
    sourceLines.append(sourceLines.last ?? 1)
  }

  /// True for a word that labels a field at the head of a page: `Author`, `작성일`.
  public static func isLabel(_ word: [UInt8]) -> Bool {
    let text = SourceText(bytes: word)
    return HeaderReader.label(text.trimmed(0..<word.count), in: text) != nil
  }
}

/// A document decoded to UTF-8, with line feeds for line ends.
public struct DecodedDocument: Sendable {
  /// With line feeds for line ends and without a byte order mark; its lines are those of the file.
  public let text: SourceText
  /// The encoding that was decided for.
  public let encoding: TextEncoding
  /// What decoding has to say: bytes that are no text, a guess, a wrong declaration.
  public let diagnostics: [Diagnostic]

  /// Decodes by a mark, then by what the document itself declares, then by the evidence in the bytes.
  /// A reader's word, `wanted`, comes before all of them.
  public init(_ bytes: [UInt8], declared: String? = nil, wanted: TextEncoding? = nil) {
    let evident = wanted.map { Decoder.decode(bytes, as: $0) } ?? Decoder.decode(bytes)
    var decoded = evident
    if wanted == nil, let encoding = declared.flatMap({ TextEncoding(label: $0) }),
      encoding != evident.encoding,
      !Self.isMarked(bytes), ByteScan.firstNonASCII(in: bytes, from: 0) < bytes.count
    {
      let asDeclared = Decoder.decode(bytes, as: encoding)
      // What is damaged as declared, or is well-formed UTF-8 by no chance, was saved again in another encoding.
      if asDeclared.diagnostics.isEmpty, evident.encoding != .utf8 || !evident.diagnostics.isEmpty {
        decoded = asDeclared
      } else {
        decoded.diagnostics.append(
          Diagnostic(
            .otherEncoding(declared: encoding.rawValue, found: evident.encoding.rawValue), lines: 1...1))
      }
    }
    text = SourceText(bytes: decoded.bytes)
    encoding = decoded.encoding
    diagnostics = decoded.diagnostics
  }

  init(_ decoded: DecodedText) {
    text = SourceText(bytes: decoded.bytes)
    encoding = decoded.encoding
    diagnostics = decoded.diagnostics
  }

  private static func isMarked(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) || bytes.starts(with: [0xFF, 0xFE])
      || bytes.starts(with: [0xFE, 0xFF])
  }
}

extension Markup {
  /// Its links in the healed text. A line that healing changed keeps those whose words it still has once.
  func links(in text: SourceText, _ unhealed: SourceText) -> [InsightModel.Link] {
    links.compactMap { link in
      let (raw, healed) = (unhealed.line(link.line), text.line(link.line))
      guard link.range.upperBound <= raw.count else { return nil }
      let words = unhealed.bytes[raw][
        (raw.lowerBound + link.range.lowerBound)..<(raw.lowerBound + link.range.upperBound)]
      guard !words.isEmpty else { return nil }
      let same = healed.lowerBound + link.range.lowerBound..<healed.lowerBound + link.range.upperBound
      if same.upperBound <= healed.upperBound, text.bytes[same].elementsEqual(words) {
        return InsightModel.Link(range: same, target: link.target)
      }
      guard words.count <= healed.count else { return nil }
      let starts = (healed.lowerBound...healed.upperBound - words.count).filter {
        text.bytes[$0...].starts(with: words)
      }
      guard let start = starts.first, starts.count == 1 else { return nil }
      return InsightModel.Link(range: start..<start + words.count, target: link.target)
    }
  }
}

/// What is searched and found as one: a headline, a block of an article, a table.
public struct Passage: Sendable, Equatable {
  /// The raw value stands in the library's files and must not change.
  public enum Kind: UInt8, Sendable { case headline, text, table }

  /// Filters for tables ask for it.
  public var kind: Kind
  /// Index in `ArticleHead`s of its issue.
  public var article: Int
  /// Index of the block in its article; nil for the headline.
  public var block: Int?
  /// 1-based lines of the file.
  public var lines: ClosedRange<Int>
  /// On one line.
  public var text: String

  /// `text` must be on one line, as `Passages.oneLine` gives it.
  public init(kind: Kind, article: Int, block: Int?, lines: ClosedRange<Int>, text: String) {
    self.kind = kind
    self.article = article
    self.block = block
    self.lines = lines
    self.text = text
  }
}

/// What is known of an article beside its passages.
public struct ArticleHead: Sendable, Equatable {
  /// `2.1`; the second one of that address is `2.1#2`.
  public var key: String
  /// On one line; empty for text without a headline.
  public var headline: String
  /// The section's title.
  public var section: String

  /// All three on one line.
  public init(key: String, headline: String, section: String) {
    self.key = key
    self.headline = headline
    self.section = section
  }

  /// The address as it is printed.
  public var address: String {
    guard let mark = key.utf8.firstIndex(of: UInt8(ascii: "#")) else { return key }
    return String(key[..<mark])
  }
}

/// An issue's text as it is searched.
public struct Passages: Sendable, Equatable {
  /// One for each article of the issue, also for those without passages.
  public var articles: [ArticleHead]
  /// In reading order: of each article its headline, then its blocks. What holds no text is left out.
  public var list: [Passage]

  /// Of parts that were kept; `Passage.article` must be an index in `articles`.
  public init(articles: [ArticleHead], list: [Passage]) {
    self.articles = articles
    self.list = list
  }

  /// What is searched of an issue; tables with their caption, unit, names and source.
  public init(_ issue: Issue) {
    let keys = ArticleKeys(issue).keys
    var articles: [ArticleHead] = []
    var list: [Passage] = []
    for (index, article) in issue.articles.enumerated() {
      let headline = Self.oneLine(issue.string(article.headline))
      articles.append(
        ArticleHead(
          key: keys[index], headline: headline,
          section: Self.oneLine(issue.string(issue.sections[article.section].title))))
      if !headline.isEmpty {
        let line = article.line.map { issue.sourceLine(of: $0) } ?? 1
        list.append(
          Passage(kind: .headline, article: index, block: nil, lines: line...line, text: headline))
      }
      for (number, block) in article.blocks.enumerated() {
        let block = issue.blocks[block]
        let (kind, text): (Passage.Kind, String) =
          switch block.kind {
          case .table(let table): (.table, Self.text(of: issue.tables[table]))
          case .paragraph, .keyPoint, .subheading, .note, .verbatim, .item, .quotation:
            (.text, Self.oneLine(issue.text.bytes[block.range]))
          }
        guard !text.isEmpty else { continue }
        list.append(
          Passage(
            kind: kind, article: index, block: number, lines: issue.sourceLines(of: block.lines), text: text))
      }
    }
    self.articles = articles
    self.list = list
  }

  /// A text with one blank for every stretch of white space, and none at its ends. By scalars: a mark that stands after a space
  /// makes one character with it.
  public static func oneLine(_ text: String, keepsNoBreakSpaces: Bool = false) -> String {
    oneLine(Array(text.utf8)[...], keepsNoBreakSpaces: keepsNoBreakSpaces)
  }

  /// By bytes of UTF-8: a library is filled with it, and characters would take half of the time of that.
  static func oneLine(_ bytes: ArraySlice<UInt8>, keepsNoBreakSpaces: Bool = false) -> String {
    bytes.withUnsafeBufferPointer { bytes in
      let line = [UInt8](unsafeUninitializedCapacity: bytes.count) { line, count in
        var isBlankDue = false
        var (at, start) = (0, 0)
        while at < bytes.count {
          let isKept =
            keepsNoBreakSpaces && bytes[at] == 0xC2 && at + 1 < bytes.count && bytes[at + 1] == 0xA0
          let blank = isKept ? 0 : whiteSpace(bytes, at)
          if blank > 0 {
            if !isBlankDue { start = at }
            isBlankDue = count > 0
            at += blank
            continue
          }
          // A blank took a byte at least, so that there is room for it.
          if isBlankDue {
            if !LineJoin.isTight(bytes, start..<at) {
              line[count] = UInt8(ascii: " ")
              count += 1
            }
            isBlankDue = false
          }
          line[count] = bytes[at]
          count += 1
          at += 1
        }
      }
      return String(decoding: line, as: UTF8.self)
    }
  }

  /// The length of the white space (White_Space of Unicode) that begins at a byte; 0 for what is none.
  private static func whiteSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    switch bytes[at] {
    case 9...13, 32: return 1
    case 0xC2 where at + 1 < bytes.count: return bytes[at + 1] == 0x85 || bytes[at + 1] == 0xA0 ? 2 : 0
    case 0xE1, 0xE2, 0xE3:
      guard at + 2 < bytes.count else { return 0 }
      switch (bytes[at], bytes[at + 1], bytes[at + 2]) {
      case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
        (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
        return 3
      case _: return 0
      }
    case _: return 0
    }
  }

  /// Between rows, and between the cells of a row.
  static let rowSign: Unicode.Scalar = "‖"
  static let cellSign: Unicode.Scalar = "|"

  /// Caption, unit, names, cells and source; bars stand between cells, so that it can be read.
  private static func text(of table: Table) -> String {
    let bar = " \(cellSign) "
    var parts = [table.caption]
    if let unit = table.unit { parts.append("(\(unit))") }
    parts.append(table.columns.map(\.name).joined(separator: bar))
    for row in table.rows { parts.append(row.cells.map { $0?.text ?? "" }.joined(separator: bar)) }
    if let source = table.source { parts.append(source) }
    return oneLine(parts.filter { !$0.isEmpty }.joined(separator: " \(rowSign) "))
  }
}

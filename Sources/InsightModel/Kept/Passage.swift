/// What is searched and found as one: a headline, a block of an article, a table.
public struct Passage: Sendable, Equatable {
  public enum Kind: UInt8, Sendable { case headline, text, table }

  public var kind: Kind
  /// Index in `ArticleHead`s of its issue.
  public var article: Int
  /// Index of the block in its article; nil for the headline.
  public var block: Int?
  /// 1-based lines of the file.
  public var lines: ClosedRange<Int>
  /// On one line.
  public var text: String

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
  public var headline: String
  /// The section's title.
  public var section: String

  public init(key: String, headline: String, section: String) {
    self.key = key
    self.headline = headline
    self.section = section
  }

  /// The address as it is printed.
  public var address: String { key.prefix { $0 != "#" }.description }
}

/// An issue's text as it is searched.
public struct Passages: Sendable, Equatable {
  public var articles: [ArticleHead]
  public var list: [Passage]

  public init(articles: [ArticleHead], list: [Passage]) {
    self.articles = articles
    self.list = list
  }

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
            (.text, Self.oneLine(issue.string(block.range)))
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

  /// A text with one blank for every stretch of white space.
  public static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Caption, unit, names, cells and source; bars stand between cells, so that it can be read.
  private static func text(of table: Table) -> String {
    var parts = [table.caption]
    if let unit = table.unit { parts.append("(\(unit))") }
    parts.append(table.columns.map(\.name).joined(separator: " | "))
    for row in table.rows { parts.append(row.cells.map { $0?.text ?? "" }.joined(separator: " | ")) }
    if let source = table.source { parts.append(source) }
    return oneLine(parts.filter { !$0.isEmpty }.joined(separator: " ‖ "))
  }
}

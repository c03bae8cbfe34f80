import InsightModel

/// The JSON contract `insight.issue/1`, and its parts.
enum IssueJSON {
  static func value(_ issue: Issue, article: Int?) -> JSON {
    article.map { self.article(issue, $0) } ?? self.issue(issue)
  }

  private static func issue(_ issue: Issue) -> JSON {
    let header = issue.header
    let facts = Facts(issue)
    let issue = issue.supported(by: facts)
    return .members([
      ("schema", .text("insight.issue/1")),
      ("title", .optional(header.title)),
      ("number", .optional(header.number)),
      ("author", .optional(header.author)),
      ("published", .optional(header.published)),
      ("reads", .optional(header.reads)),
      ("attachment", .optional(header.attachment)),
      ("topics", .list(header.topics.map(JSON.text))),
      ("previous", .optional(header.previous)),
      ("next", .optional(header.next)),
      (
        "encoding",
        .members([("detected", .text(issue.encoding.rawValue)), ("healedFrom", .optional(issue.healedFrom))])
      ),
      ("sections", .list(issue.sections.map { section(issue, $0) })),
      ("tables", .list(issue.tables.map { TableExport(Grid($0), format: .json).json(Grid($0)) })),
      ("diagnostics", .list(issue.diagnostics.map(diagnostic))),
      ("facts", .list(facts.mentions.map { FactJSON.value($0, in: issue) })),
    ])
  }

  private static func section(_ issue: Issue, _ section: Section) -> JSON {
    .members([
      ("numeral", .text(section.numeral)),
      ("ordinal", .integer(section.ordinal)),
      ("title", .text(oneLine(issue.running(section.title)))),
      ("articles", .list(section.articles.map { article(issue, $0) })),
    ])
  }

  private static func article(_ issue: Issue, _ index: Int) -> JSON {
    let article = issue.articles[index]
    let blocks = article.blocks.map { issue.blocks[$0] }
    let points = blocks.filter { $0.kind == .keyPoint }
    return .members([
      ("number", .integer(article.number)),
      ("address", .text(issue.address(of: index).description)),
      ("headline", .text(oneLine(issue.running(article.headline)))),
      ("keyPoints", .list(points.map { .text(oneLine(issue.running($0.range))) })),
      ("blocks", .list(blocks.map { block(issue, $0) })),
    ])
  }

  private static func block(_ issue: Issue, _ block: Block) -> JSON {
    let text = issue.string(block.range)
    let lines = issue.passages(of: block).map { oneLine(issue.running($0)) }.joined(separator: "\n")
    let (kind, content): (String, (String, JSON)) =
      switch block.kind {
      case .paragraph: ("paragraph", ("text", .text(lines)))
      case .keyPoint: ("keyPoint", ("text", .text(lines)))
      case .subheading: ("subheading", ("text", .text(lines)))
      case .note: ("note", ("text", .text(lines)))
      case .item: ("item", ("text", .text(lines)))
      case .quotation: ("quotation", ("text", .text(lines)))
      case .verbatim: ("verbatim", ("text", .text(text)))
      case .table(let index): ("table", ("table", .integer(index)))
      }
    let place = issue.sourceLines(of: block.lines)
    return .members([
      ("kind", .text(kind)), content,
      ("lines", .list([.integer(place.lowerBound), .integer(place.upperBound)])),
    ])
  }

  private static func diagnostic(_ diagnostic: Diagnostic) -> JSON {
    .members([
      ("kind", .text(diagnostic.kind)),
      ("line", .integer(diagnostic.lines.lowerBound)),
      ("was", .optional(diagnostic.was)),
      ("now", .optional(diagnostic.now)),
      ("message", .text(diagnostic.message)),
    ])
  }

  /// Line ends inside a block read as spaces.
  private static func oneLine(_ text: String) -> String {
    text.contains("\n") ? Passages.oneLine(text) : text
  }
}

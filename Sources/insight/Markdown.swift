import InsightModel

/// Issues, articles and tables as Markdown.
enum Markdown {
  static func issue(_ issue: Issue) -> [String] {
    var lines: [String] = []
    if let title = issue.header.title { lines += ["# " + MarkdownText.escaped(title)] }
    let facts = [issue.header.published, issue.header.author].compactMap { $0 }
    if !facts.isEmpty { lines += ["", MarkdownText.escaped(facts.joined(separator: ", "))] }
    var section: Int?
    for article in issue.articles.indices {
      let own = issue.articles[article].section
      if own != section, !issue.sections[own].title.isEmpty {
        let numeral = issue.sections[own].numeral.isEmpty ? "" : issue.sections[own].numeral + ". "
        lines += [
          "", "## " + numeral + MarkdownText.escaped(oneLine(issue.string(issue.sections[own].title))),
        ]
      }
      section = own
      lines += [""] + self.article(issue, article, depth: 3)
    }
    return lines.first == "" ? Array(lines.dropFirst()) : lines
  }

  /// `depth` is the number of `#` before the headline.
  static func article(_ issue: Issue, _ index: Int, depth: Int) -> [String] {
    let article = issue.articles[index]
    var lines: [String] = []
    if !article.headline.isEmpty {
      let number = article.number > 0 ? "\(article.number)\\. " : ""
      lines.append(
        String(repeating: "#", count: depth) + " " + number
          + MarkdownText.escaped(oneLine(issue.string(article.headline)))
      )
    }
    var previous: Block.Kind?
    for block in article.blocks.map({ issue.blocks[$0] }) {
      let text = issue.string(block.range)
      if !lines.isEmpty, !(previous == .keyPoint && block.kind == .keyPoint) { lines.append("") }
      previous = block.kind
      switch block.kind {
      case .paragraph: lines.append(MarkdownText.escaped(oneLine(text)))
      case .keyPoint: lines.append("- " + MarkdownText.escaped(oneLine(text)))
      case .subheading:
        lines.append(String(repeating: "#", count: depth + 1) + " " + MarkdownText.escaped(oneLine(text)))
      case .note: lines.append("*" + MarkdownText.escaped(oneLine(text)) + "*")
      case .verbatim:
        lines +=
          ["```"] + text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + ["```"]
      case .table(let number):
        let grid = Grid(issue.tables[number])
        lines += TableExport(grid, format: .markdown).lines(grid)
      }
    }
    return lines
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { $0.split(separator: " ").joined(separator: " ") }.joined(
      separator: " ")
  }
}

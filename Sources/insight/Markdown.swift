import InsightModel

/// Issues, articles and tables as Markdown.
enum Markdown {
  static func issue(_ issue: Issue) -> [String] {
    var lines: [String] = []
    if let title = issue.header.title { lines += ["# " + escaped(title)] }
    let facts = [issue.header.published, issue.header.author].compactMap { $0 }
    if !facts.isEmpty { lines += ["", escaped(facts.joined(separator: ", "))] }
    var section: Int?
    for article in issue.articles.indices {
      let own = issue.articles[article].section
      if own != section, !issue.sections[own].title.isEmpty {
        let numeral = issue.sections[own].numeral.isEmpty ? "" : issue.sections[own].numeral + ". "
        lines += ["", "## " + numeral + escaped(oneLine(issue.string(issue.sections[own].title)))]
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
        String(repeating: "#", count: depth) + " " + number + escaped(oneLine(issue.string(article.headline)))
      )
    }
    var previous: Block.Kind?
    for block in article.blocks.map({ issue.blocks[$0] }) {
      let text = issue.string(block.range)
      if !lines.isEmpty, !(previous == .keyPoint && block.kind == .keyPoint) { lines.append("") }
      previous = block.kind
      switch block.kind {
      case .paragraph: lines.append(escaped(oneLine(text)))
      case .keyPoint: lines.append("- " + escaped(oneLine(text)))
      case .subheading: lines.append(String(repeating: "#", count: depth + 1) + " " + escaped(oneLine(text)))
      case .note: lines.append("*" + escaped(oneLine(text)) + "*")
      case .verbatim:
        lines +=
          ["```"] + text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + ["```"]
      case .table(let number):
        let table = issue.tables[number]
        lines += self.table(Grid(table), rows: (0..<table.rows.count).map(UInt32.init))
      }
    }
    return lines
  }

  static func table(_ grid: Grid, rows: [UInt32]) -> [String] {
    var lines: [String] = []
    if !grid.title.isEmpty { lines += ["**" + escaped(grid.fullTitle) + "**", ""] }
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    lines.append(line(grid.columns.map { escaped($0.name) }))
    lines.append(line(grid.columns.map { $0.type.isNumeric ? "---:" : "---" }))
    for row in rows {
      lines.append(
        line(
          grid.columns.indices.map { escaped(grid.shown(Int(row), $0) ?? "") }))
    }
    return lines
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { $0.split(separator: " ").joined(separator: " ") }.joined(
      separator: " ")
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "\\`*_[]|<>#".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}

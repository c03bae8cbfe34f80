import InsightModel

/// Issues, articles and tables as Markdown.
enum Markdown {
  static func issue(_ issue: Issue) -> [String] {
    var lines: [String] = []
    if let title = issue.header.title { lines += ["# " + MarkdownText.escaped(title)] }
    let facts = [issue.header.published, issue.header.author].compactMap { $0 }
    if !facts.isEmpty { lines += ["", MarkdownText.escaped(facts.joined(separator: ", "))] }
    for article in issue.articles.indices {
      for section in issue.sections(above: article) {
        lines += ["", "## " + section.lead + MarkdownText.escaped(oneLine(issue.running(section.title)))]
      }
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
          + MarkdownText.escaped(oneLine(issue.running(article.headline)))
      )
    }
    var previous: Block?
    for block in article.blocks.map({ issue.blocks[$0] }) {
      let text = issue.string(block.range)
      if !lines.isEmpty, previous.map({ !block.isItem(after: $0) }) ?? true { lines.append("") }
      previous = block
      let start = lines.count
      switch block.kind {
      case .paragraph, .quotation: lines += marked(issue, block)
      case .keyPoint: lines += marked(issue, block, lead: "- ")
      case .item(let mark): lines += marked(issue, block, lead: lead(mark))
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
      let margin =
        String(repeating: "> ", count: block.quotes) + String(repeating: "    ", count: block.depth)
      if !margin.isEmpty {
        for line in start..<lines.count { lines[line] = margin + lines[line] }
      }
    }
    return lines
  }

  private static func lead(_ mark: ItemMark) -> String {
    switch mark {
    case .bullet: "- "
    case .number(let number): "\(number). "
    case .task(let isDone): isDone ? "- [x] " : "- [ ] "
    }
  }

  /// The lines of a block, all but the last one with the sign that ends a line.
  private static func marked(_ issue: Issue, _ block: Block, lead: String = "") -> [String] {
    var lines = issue.passages(of: block).map {
      String(repeating: " ", count: lead.count) + marked(issue, $0)
    }
    if let first = lines.first { lines[0] = lead + first.dropFirst(lead.count) }
    for index in lines.indices.dropLast() { lines[index] += "\\" }
    return lines
  }

  /// A passage with its links.
  private static func marked(_ issue: Issue, _ range: Range<Int>) -> String {
    var text = ""
    var start = range.lowerBound
    for link in issue.links(in: range) where link.range.lowerBound >= start {
      text += MarkdownText.escaped(oneLine(issue.running(start..<link.range.lowerBound), keepingEnds: true))
      text +=
        "[" + MarkdownText.escaped(oneLine(issue.running(link.range))) + "]("
        + MarkdownText.target(link.target) + ")"
      start = link.range.upperBound
    }
    return MarkdownText.line(
      text
        + MarkdownText.escaped(oneLine(issue.running(start..<range.upperBound), keepingEnds: !text.isEmpty)))
  }

  /// `keepingEnds`: with one space where there is white space at an end.
  private static func oneLine(_ text: String, keepingEnds: Bool) -> String {
    let words = oneLine(text)
    guard keepingEnds, let first = text.first, let last = text.last else { return words }
    guard !words.isEmpty else { return " " }
    return (first.isWhitespace ? " " : "") + words + (last.isWhitespace ? " " : "")
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { $0.split(separator: " ").joined(separator: " ") }.joined(
      separator: " ")
  }
}

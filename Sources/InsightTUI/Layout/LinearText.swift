import InsightModel

/// Issues and tables as sentences, one after the other: for ears, for braille and for quoting. No rules, boxes or columns.
public enum LinearText {
  /// A whole issue: its header, then every section and article.
  public static func issue(_ issue: Issue) -> [String] {
    var lines: [String] = []
    if let title = issue.header.title { lines.append(title) }
    let facts = [issue.header.published, issue.header.author.map { "by \($0)" }].compactMap { $0 }
    if !facts.isEmpty { lines.append(facts.joined(separator: ", ")) }
    for article in issue.articles.indices {
      for section in issue.sections(above: article) {
        lines += ["", section.lead + oneLine(issue, section.title)]
      }
      if !lines.isEmpty { lines.append("") }
      lines += self.article(issue, article)
    }
    return lines
  }

  /// One article with its headline: a paragraph on each line.
  public static func article(_ issue: Issue, _ index: Int) -> [String] {
    let article = issue.articles[index]
    var lines: [String] = []
    if !article.headline.isEmpty {
      lines.append((article.number > 0 ? "\(article.number). " : "") + oneLine(issue, article.headline))
    }
    for block in issue.blocks[article.blocks] {
      switch block.kind {
      case .paragraph, .keyPoint, .subheading, .note: lines += words(issue, block)
      case .quotation: lines += words(issue, block, lead: "Quotation: ")
      case .item(let mark): lines += words(issue, block, lead: lead(mark))
      case .verbatim: lines += block.lines.map { issue.string(issue.text.line($0)) }
      case .table(let table):
        let grid = Grid(issue.tables[table])
        lines += title(grid)
        for row in 0..<grid.rowCount { lines += sentences(grid, row) }
      }
    }
    return lines
  }

  private static func lead(_ mark: ItemMark) -> String {
    switch mark {
    case .bullet: ""
    case .number(let number): "\(number). "
    case .task(let isDone): isDone ? "Done: " : "To do: "
    }
  }

  private static func words(_ issue: Issue, _ block: Block, lead: String = "") -> [String] {
    var lines = issue.passages(of: block).map { oneLine(issue, $0) }
    if let first = lines.first { lines[0] = lead + first }
    return lines
  }

  private static func oneLine(_ issue: Issue, _ range: Range<Int>) -> String {
    Passages.oneLine(issue.string(range))
  }

  /// A table, in portions, for tables of any length.
  public static func table(_ grid: Grid, rows: [UInt32], to sink: ([String]) -> Void) {
    var lines = title(grid)
    for row in rows where row < grid.rowCount {
      lines += sentences(grid, Int(row))
      if lines.count >= 1000 {
        sink(lines)
        lines = []
      }
    }
    sink(lines)
  }

  private static func title(_ grid: Grid) -> [String] {
    [
      "\(grid.fullTitle): \(grid.rowCount) \(grid.rowCount == 1 ? "row" : "rows"), \(grid.columns.count) columns"
    ]
  }

  /// A sentence for each cell but the one that names the row: `Apple, 2024 Revenue: 20,510 (printed 20,51, proven)`.
  static func sentences(_ grid: Grid, _ row: Int) -> [String] {
    let name = grid.nameColumn.flatMap { grid.shown(row, $0) } ?? "Row \(row + 1)"
    let cells = grid.columns.indices.compactMap { column -> String? in
      let finding = grid.finding(row, column)
      guard column != grid.nameColumn || finding != nil else { return nil }
      guard let text = grid.shown(row, column) ?? finding.map({ _ in "nothing" }) else { return nil }
      let heading = grid.heading(of: column)
      let title = grid.columns[column].name.isEmpty ? "column \(column + 1)\(heading)" : heading
      let doubt =
        finding.map { finding in
          guard finding.proven != nil else { return " (in doubt)" }
          return finding.printed.isEmpty ? " (not printed, proven)" : " (printed \(finding.printed), proven)"
        } ?? ""
      return "\(name), \(title): \(text)\(doubt)"
    }
    // A row of nothing but its name is said all the same.
    return cells.isEmpty ? [name] : cells
  }
}

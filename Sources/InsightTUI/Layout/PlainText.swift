import InsightModel

/// Issues, articles and tables as lines of plain text, set as the reader sets them.
public enum PlainText {
  /// The widest measure that text is set in, however wide the terminal is.
  public static let widest = ArticleFlow.widestMeasure

  /// A whole issue: its header, then every section and article.
  /// Tables may take `tableColumns`.
  public static func issue(_ issue: Issue, columns: Int, tableColumns: Int? = nil) -> [String] {
    var lines = header(issue, columns: columns)
    for article in issue.articles.indices {
      if !lines.isEmpty { lines.append("") }
      for section in issue.sections(above: article) {
        let title = LineBreaker.lines(section.lead + issue.string(section.title), columns: columns)
        lines += title + [rule(under: title, "="), ""]
      }
      lines += self.article(issue, article, columns: columns, tableColumns: tableColumns)
    }
    return lines
  }

  /// One article with its headline, without its section's.
  public static func article(_ issue: Issue, _ article: Int, columns: Int, tableColumns: Int? = nil)
    -> [String]
  {
    let flow = ArticleFlow(issue: issue, article: article, columns: columns)
    var lines: [String] = []
    for item in 0..<flow.itemCount {
      if item == 0 {
        let headline = flow.rows(0).filter { $0.isHeadline }.compactMap { flow.line($0) }
        if !headline.isEmpty { lines += headline + [rule(under: headline, "-"), ""] }
      } else if case .table(let index) = flow.block(item)?.kind {
        let table = issue.tables[index]
        lines += self.table(
          Grid(table), rows: (0..<table.rows.count).map(UInt32.init), columns: columns, orWider: tableColumns)
        if flow.needsSpace(after: item) { lines.append("") }
      } else if flow.block(item)?.kind == .verbatim {
        for line in flow.verbatimLines(item) {
          let start = issue.text.line(issue.text.lineNumber(at: line.lowerBound)).lowerBound
          if start < line.lowerBound, !lines.isEmpty {
            // A line that the item before began.
            lines[lines.count - 1] += issue.string(line)
          } else {
            lines.append(issue.string(line))
          }
        }
        if flow.needsSpace(after: item) { lines.append("") }
      } else {
        lines += flow.rows(item).compactMap { flow.line($0) }
      }
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  private static func rule(under lines: [String], _ sign: String) -> String {
    String(repeating: sign, count: lines.map { CharacterWidth.columns(of: $0) }.max() ?? 0)
  }

  private static func header(_ issue: Issue, columns: Int) -> [String] {
    let header = issue.header
    var lines = header.title.map { LineBreaker.lines($0, columns: columns) } ?? []
    let facts = [header.published, header.author.map { "by \($0)" }, header.reads.map { "\($0) reads" }]
      .compactMap { $0 }
    if !facts.isEmpty { lines.append(facts.joined(separator: ", ")) }
    return lines
  }

  /// A table with title, header and the given rows in their order; pinned rows stand below a rule. No cell is cut:
  /// texts that do not fit in `columns` go on in further lines, and a table that needs more all the same takes it.
  public static func table(_ grid: Grid, rows: [UInt32], columns: Int) -> [String] {
    var lines: [String] = []
    table(grid, rows: rows, columns: columns) { lines += $0 }
    return lines
  }

  /// A table within text: as wide as the text where each row takes one line then, else as wide as it needs to be.
  private static func table(_ grid: Grid, rows: [UInt32], columns: Int, orWider widest: Int?) -> [String] {
    let layout = TableLayout(grid, available: columns, measuring: rows, isWhole: true)
    let fits = layout.width <= columns && rows.allSatisfy { layout.lines(grid, Int($0)).count == 1 }
    var lines: [String] = []
    table(grid, rows: rows, columns: fits ? columns : max(columns, widest ?? 0), notes: columns) {
      lines += $0
    }
    return lines
  }

  /// The same in portions, for tables of any length. Footnotes take `notes` columns.
  public static func table(
    _ grid: Grid, rows: [UInt32], shown: [Int]? = nil, columns: Int, notes: Int? = nil,
    to sink: ([String]) -> Void
  ) {
    let rows = rows.filter { $0 < grid.rowCount }
    let layout = TableLayout(grid, available: columns, measuring: rows, isWhole: true, shown: shown)
    var lines = LineBreaker.lines(grid.fullTitle, columns: min(columns, max(widest, layout.width)))
    lines += layout.headerLines
    lines.append(String(repeating: "─", count: layout.width))
    var wasPinned = false
    for (place, index) in rows.enumerated() {
      let isPinned = grid.role(Int(index)).isPinned
      if isPinned, !wasPinned, place > 0 { lines.append(String(repeating: "─", count: layout.width)) }
      wasPinned = isPinned
      lines += layout.lines(grid, Int(index))
      if lines.count >= portion {
        sink(lines)
        lines = []
      }
    }
    for note in grid.footnotes(rows: rows, columns: Array(grid.columns.indices)) {
      lines += hanging(note, columns: notes ?? columns)
    }
    sink(lines)
  }

  /// A footnote, its later lines under the text after its mark.
  private static func hanging(_ note: String, columns: Int) -> [String] {
    LineBreaker.lines(String(note.dropFirst(2)), columns: max(1, columns - 2)).enumerated().map {
      ($0.offset == 0 ? String(note.prefix(2)) : "  ") + $0.element
    }
  }

  private static let portion = 1000
}

extension TableLayout {
  var headerLines: [String] {
    bounded(
      (0..<headerRows).reversed().lazy.map { line in
        trimmed(columns.map { header($0, fromBottom: line) })
      }
    ).filter { !$0.isEmpty }
  }

  /// Signs of all the lines of a row. A text of a million words beside some hundred thousand columns would be as high as it is
  /// long, and each of its lines as wide as all of them.
  private static let mostSigns = 1 << 25

  /// As many of a row's lines as may be printed, and a sign that there are more.
  private func bounded(_ lines: some Collection<String>) -> [String] {
    let most = max(Self.leastLines, Self.mostSigns / max(1, width))
    return lines.count <= most ? Array(lines) : Array(lines.prefix(most)) + ["…"]
  }

  private static let leastLines = 4

  /// A row with every cell whole, in as many lines as the tallest one takes.
  func lines(_ grid: Grid, _ row: Int) -> [String] {
    var cells = columns.map { [aligned(grid, row, $0)] }
    for (place, column) in columns.enumerated() where cells[place][0].contains("…") {
      // What was cut, not what has an ellipsis of its own.
      let mark = grid.finding(row, column.index).map { $0.proven == nil ? "?" : "*" } ?? ""
      guard let text = grid.shown(row, column.index), CharacterWidth.columns(of: text + mark) > column.width
      else {
        continue
      }
      cells[place] = LineBreaker.lines(text + mark, columns: column.width).map {
        column.isNumeric ? CellText.leading($0, column.width) : CellText.padded($0, column.width)
      }
    }
    let tallest = cells.map(\.count).max() ?? 0
    guard tallest > 1 else { return [trimmed(cells.map { $0[0] })] }
    return bounded(
      (0..<tallest).lazy.map { line in
        trimmed(
          cells.indices.map {
            cells[$0].indices.contains(line)
              ? cells[$0][line] : String(repeating: " ", count: columns[$0].width)
          })
      })
  }

  private func trimmed(_ cells: [String]) -> String {
    let line = cells.joined(separator: String(repeating: " ", count: Self.gap))
    // Blanks are bytes of their own.
    guard let last = line.utf8.lastIndex(where: { $0 != 0x20 }) else { return "" }
    return String(line[..<line.utf8.index(after: last)])
  }
}

extension FlowRow {
  var isHeadline: Bool {
    if case .text(_, _, _, .headline) = content { true } else { false }
  }
}

extension ArticleFlow {
  /// A row of running text as plain text; nil for tables and verbatim lines, which are printed whole.
  func line(_ row: FlowRow) -> String? {
    switch row.content {
    case .blank:
      return ""
    case .text(let range, let indent, let lead, _):
      return String(repeating: " ", count: indent) + lead
        + Passages.oneLine(issue.running(range), keepsNoBreakSpaces: true)
    case .tableRow, .verbatim:
      return nil
    }
  }
}

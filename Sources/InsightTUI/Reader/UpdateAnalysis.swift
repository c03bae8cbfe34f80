import InsightModel

// Statistics, values and charts of the open table.
extension Reader {
  /// Rows of a sheet below its title and header.
  var sheetRows: Int { max(1, size.rows - Self.sheetHead - 1) }

  /// Lines above them: that of the issue, a title, a header.
  static let sheetHead = 3

  /// What a sheet is of, in words: how many rows, and which are left out. The values of a `column` are told as they are
  /// printed, those in doubt too; statistics leave these out.
  func coverage(_ rowCount: Int, column: Int? = nil) -> String {
    guard let openGrid, let table else { return "" }
    let data = openGrid.dataRowCount
    var text = rowCount == data ? "" : "\(Words.number(rowCount)) of "
    text += Words.count(data, "row")
    let counts = openGrid.findingCounts(in: table.view.order, column: column)
    if counts.proven > 0 { text += ", \(counts.proven) proven" }
    if counts.doubtful > 0 { text += ", \(counts.doubtful) in doubt" + (column == nil ? " left out" : "") }
    let names = table.pinned.map { row in openGrid.nameColumn.flatMap { openGrid.shown(Int(row), $0) } ?? "" }
    switch names.count {
    case 0: return text
    case 1: return text + "; \(names[0]) is left out"
    case 2: return text + "; \(names[0]) and \(names[1]) are left out"
    case _: return text + "; \(Words.number(names.count)) rows of totals and notes are left out"
    }
  }

  // MARK: Statistics

  mutating func startStatistics() -> [Effect] {
    guard let table else { return [] }
    return start(.statistics(table.view.order))
  }

  mutating func show(_ statistics: [ColumnStatistics], of computation: Computation) {
    guard let table, table.reference == computation.reference, case .statistics(let rows) = computation.work
    else { return }
    var sheet = StatisticsSheet(statistics, rowCount: rows.count, cursor: table.column)
    sheet.move(0, rows: sheetRows)
    overlay = .statistics(sheet)
  }

  /// Back in the table, to the column at the sheet's cursor.
  mutating func leave(_ sheet: StatisticsSheet) -> [Effect] {
    overlay = nil
    table?.column = sheet.cursor
    settle()
    return []
  }

  // MARK: Values

  mutating func startDistinct() -> [Effect] {
    guard let table else { return [] }
    return start(.distinct(table.column, table.view.order))
  }

  mutating func show(_ values: [DistinctValue], _ histogram: Histogram?, of computation: Computation) {
    guard table?.reference == computation.reference, case .distinct(let column, let rows) = computation.work
    else { return }
    overlay = .distinct(DistinctSheet(values, histogram, column: column, rowCount: rows.count))
  }

  /// Back in the table, with the rows that hold the value at the sheet's cursor.
  mutating func filter(by sheet: DistinctSheet) -> [Effect] {
    overlay = nil
    guard let openGrid, let pane = table, let term = sheet.term(openGrid) else { return [] }
    var view = pane.nextView
    view.arrangement.filter += view.arrangement.filter.isEmpty ? term : " " + term
    return arrange(view, for: .change)
  }

  // MARK: Charts

  /// The lines of the open chart in its pane; nil where it has none.
  var courses: CoursePainter? {
    guard let openGrid, let state = table, let chart = state.chart?.chart, !chart.courses.isEmpty else {
      return nil
    }
    let pane = panes.table
    let area = Rect(
      column: pane.column + 1, row: pane.row + 1, columns: pane.columns - 2, rows: pane.rows - 1)
    return CoursePainter(
      chart: chart, grid: openGrid, area: area, current: state.tableRow(state.row), isPlain: isPlain,
      label: { chart.scaleText($0, openGrid) })
  }

  /// The next kind of chart that the column can be drawn as; after the last one the table again.
  mutating func cycleChart() -> [Effect] {
    guard let openGrid, let pane = table else { return [] }
    let kinds = pane.chart?.chart?.kinds ?? Chart.kinds(pane.column, of: openGrid)
    if let chart = pane.chart {
      let next = kinds.drop { $0 != chart.kind }.dropFirst().first
      table?.chart = next.map { ChartPane(kind: $0) }
    } else if !kinds.isEmpty {
      table?.chart = ChartPane(kind: .values)
    } else if let column = chartable(beside: pane.column, of: openGrid) {
      notice = Notice(
        text:
          "\(openGrid.markedLabel(of: pane.column)) holds no numbers; this is \(openGrid.markedLabel(of: column))"
      )
      table?.column = column
      table?.chart = ChartPane(kind: .values)
    } else {
      notice = Notice(text: "no column of this table holds numbers")
    }
    settle()
    return []
  }

  /// The next column that can be drawn: the first amount, else the first other number; those at the right first.
  private func chartable(beside column: Int, of grid: Grid) -> Int? {
    let others = Array(grid.columns.indices[column...]) + Array(grid.columns.indices[..<column])
    return others.first { grid.isAdditive($0) } ?? others.first { grid.columns[$0].type.isNumeric }
  }

  /// Works out the chart's scale where column, kind or rows have changed.
  mutating func refreshChart() -> [Effect] {
    guard let openGrid, let pane = table, var chart = pane.chart, computing == nil else { return [] }
    let basis = ChartPane.Basis(
      column: pane.column, filter: pane.view.arrangement.filter, rowCount: pane.view.order.count)
    let kinds = Chart.kinds(pane.column, of: openGrid)
    // The work may have given way to other work.
    guard chart.basis != basis || (chart.chart == nil && !kinds.isEmpty) else { return [] }
    if !kinds.contains(chart.kind), !kinds.isEmpty { chart.kind = .values }
    chart.basis = basis
    chart.chart = nil
    table?.chart = chart
    return kinds.isEmpty ? [] : start(.chart(chart.kind, pane.column, pane.view.order))
  }

  mutating func show(_ chart: Chart, of computation: Computation) {
    guard table?.reference == computation.reference, table?.column == chart.column,
      case .chart(let wanted, _, _) = computation.work, table?.chart?.kind == wanted
    else { return }
    if wanted != chart.kind { tell("no line: one time stands in several rows") }
    table?.chart?.kind = chart.kind
    table?.chart?.chart = chart
  }
}

/// A table drawn as bars.
struct ChartPane: Equatable, Sendable {
  /// What the scale depends on.
  struct Basis: Equatable, Sendable {
    var column: Int
    var filter: String
    var rowCount: Int
  }

  var kind: Chart.Kind
  var basis: Basis?
  /// Nil until the scale is worked out, and in a column without numbers.
  var chart: Chart?

  init(kind: Chart.Kind) { self.kind = kind }

  /// Lines above the rows: what is drawn, and the ends of the scale.
  static let headerRows = 2
}

import InsightModel

extension Reader {
  /// The table as bars: the rows in view, beside their names, in the places where the table has them.
  func drawChart(_ pane: Rect, _ frame: inout Frame) {
    guard let openGrid, let state = table, let chartPane = state.chart else { return }
    let rows = tableRows
    let scrolling = rows.isPinned ? state.view.order.count : state.rowCount
    let shown = state.top..<max(state.top, min(scrolling, state.top + rows.scrolled))
    let pinned = rows.isPinned ? scrolling..<state.rowCount : 0..<0
    let first = pane.row + rows.header + (rows.hasRule ? 1 : 0)
    guard let chart = chartPane.chart else {
      let name = openGrid.label(of: state.column)
      let text = computing != nil ? "…" : "\(name) holds no numbers; ← → choose another column"
      frame.putCut(text, pane.column + 1, pane.row, columns: pane.columns - 2, Theme.note)
      return
    }
    let painter = ChartPainter(
      chart: chart, grid: openGrid, pane: pane,
      rows: (Array(shown) + Array(pinned)).compactMap(state.tableRow),
      isPlain: isPlain)
    painter.drawHeader(pane.row, rows: rows.header, &frame)
    if rows.hasRule { painter.drawRule(first - 1, &frame) }
    for place in shown { draw(place, first + place - state.top, painter, &frame) }
    guard rows.isPinned else { return }
    let line = first + min(rows.scrolled, scrolling)
    painter.drawRule(line, &frame)
    for place in pinned { draw(place, line + 1 + place - scrolling, painter, &frame) }
  }

  private func draw(_ place: Int, _ line: Int, _ painter: ChartPainter, _ frame: inout Frame) {
    guard let state = table, let row = state.tableRow(place) else { return }
    let isCurrent = place == state.row && focus == .table
    if isCurrent { frame.put("›", painter.pane.column, line, Theme.key) }
    painter.draw(row, line, isCurrent: isCurrent, &frame)
  }
}

/// Draws the parts of a chart in its pane.
private struct ChartPainter {
  let chart: Chart
  let grid: Grid
  let pane: Rect
  private let nameColumns: Int
  /// Widths of the texts beside the bars.
  private let textColumns: [Int]
  /// Columns before the arrow of the first text: changes of rank align on it.
  private let arrowColumns: Int
  private let bars: BarPainter

  private static let gap = 2
  private static let shortestName = 8
  private static let shortestBar = 6
  private static let longestName = 30

  init(chart: Chart, grid: Grid, pane: Rect, rows: [Int], isPlain: Bool) {
    self.chart = chart
    self.grid = grid
    self.pane = pane
    let texts = rows.map { chart.texts(grid, $0) }
    let arrowColumns = texts.map { $0.first.map(Self.arrowColumn) ?? 0 }.max() ?? 0
    self.arrowColumns = arrowColumns
    var widths = (texts.first ?? []).indices.map { index in
      texts.map { CharacterWidth.columns(of: index == 0 ? Self.aligned($0[0], arrowColumns) : $0[index]) }
        .max() ?? 0
    }
    let available = pane.columns - 2
    let names = rows.map { CharacterWidth.columns(of: Self.name($0, grid)) }.max() ?? 0
    // The texts at the end give way to names and bars.
    func taken(_ widths: [Int]) -> Int { widths.map { $0 + Self.gap }.reduce(0, +) }
    while widths.count > 1, taken(widths) + Self.shortestName + Self.shortestBar + Self.gap > available {
      widths.removeLast()
    }
    let room = available - taken(widths) - Self.shortestBar - Self.gap
    nameColumns = max(1, min(names, Self.longestName, max(Self.shortestName, min(room, available / 3))))
    textColumns = widths
    let begin = pane.column + 1 + nameColumns + taken(widths) + Self.gap
    bars = BarPainter(
      least: chart.least, greatest: chart.greatest, column: begin,
      width: max(0, pane.column + pane.columns - 1 - begin), isPlain: isPlain)
  }

  private static func arrowColumn(_ text: String) -> Int {
    text.firstIndex(of: "→").map { CharacterWidth.columns(of: text[..<$0]) } ?? 0
  }

  private static func aligned(_ text: String, _ arrowColumns: Int) -> String {
    arrowColumns == 0 || text.isEmpty
      ? text : String(repeating: " ", count: arrowColumns - arrowColumn(text)) + text
  }

  private static func name(_ row: Int, _ grid: Grid) -> String {
    guard let column = grid.nameColumn else { return "" }
    return (grid.shown(row, column) ?? "") + (grid.finding(row, column)?.mark ?? "")
  }

  // MARK: Header

  private var title: String {
    let name = grid.label(of: chart.column) + (grid.finding(ofColumn: chart.column)?.mark ?? "")
    let unit = grid.columns[chart.column].unit ?? (grid.columns[chart.column].type == .rank ? nil : grid.unit)
    switch chart.kind {
    case .values: return name + (unit.map { name.contains($0) ? "" : ", \($0)" } ?? "")
    case .shares:
      let total = grid.totalRow.map { Self.name($0, grid) } ?? ""
      return name + ", share of " + (total.isEmpty ? "the total" : total)
    case .changes:
      return chart.periods.map { "\(grid.label(of: $0.earlier)) → \(grid.label(of: $0.later)), change" }
        ?? name
    }
  }

  /// What is drawn, and above the bars the ends of their scale.
  func drawHeader(_ line: Int, rows: Int, _ frame: inout Frame) {
    frame.putCut(title, pane.column + 1, line, columns: pane.columns - 2, Theme.tableHeader)
    guard rows > 1, bars.width > 2 else { return }
    let end = bars.column + bars.width
    let (least, greatest) = (scaleText(chart.least), scaleText(chart.greatest))
    frame.put("0", bars.axis, line + 1, Theme.note)
    if chart.greatest > 0, bars.axis + 2 + CharacterWidth.columns(of: greatest) <= end {
      frame.putRight(greatest, endingAt: end, from: bars.axis, line + 1, Theme.note)
    }
    if chart.least < 0, CharacterWidth.columns(of: least) < bars.leftColumns {
      frame.put(least, bars.column, line + 1, Theme.note)
    }
  }

  private func scaleText(_ value: Double) -> String {
    if chart.kind == .shares {
      return LongFigure(Int128(saturating: value * 1000), decimals: 1).text(isGrouped: false, places: 1) + "%"
    }
    guard value.magnitude < 1e30 else { return "" }
    let decimals = value.magnitude < 100 || grid.columns[chart.column].type == .percent ? 1 : 0
    let digits = Int128(saturating: value * (decimals == 1 ? 10 : 1))
    return grid.text(LongFigure(digits, decimals: decimals), in: chart.column)
  }

  func drawRule(_ line: Int, _ frame: inout Frame) {
    frame.fill(
      Rect(column: pane.column + 1, row: line, columns: pane.columns - 2, rows: 1), with: "─", Theme.rule)
  }

  // MARK: Rows

  func draw(_ row: Int, _ line: Int, isCurrent: Bool, _ frame: inout Frame) {
    let isPinned = grid.role(row).isPinned
    let style = (isPinned ? Theme.pinned : Style.plain) + (isCurrent ? .bold : .plain)
    let name = CellText.padded(CellText.cut(Self.name(row, grid), nameColumns), nameColumns)
    var column = pane.column + 1
    frame.put(name, column, line, isCurrent ? style + Theme.selected : style)
    column += nameColumns + Self.gap
    for (place, (width, text)) in zip(textColumns, chart.texts(grid, row)).enumerated() {
      let hasArrows = place == 0 && arrowColumns > 0
      let cut = CellText.cut(hasArrows ? Self.aligned(text, arrowColumns) : text, width)
      frame.put(hasArrows ? cut : CellText.leading(cut, width), column, line, style)
      column += width + Self.gap
    }
    guard let value = chart.value(grid, row) else {
      bars.drawAxis(line, &frame)
      return
    }
    let color = (value < 0 ? Theme.negativeBars : Theme.bars) + (isPinned ? Theme.pinned : .plain)
    bars.draw(value, line, color, isShaded: isPinned, &frame)
  }
}

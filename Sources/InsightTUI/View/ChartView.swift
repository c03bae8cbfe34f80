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
      let name = openGrid.markedLabel(of: state.column)
      let text = computing != nil ? "…" : "\(name) holds no numbers; ← → choose another column"
      frame.putCut(text, pane.column + 1, pane.row, columns: pane.columns - 2, Theme.note)
      return
    }
    let painter = ChartPainter(
      chart: chart, grid: openGrid, pane: pane,
      rows: (Array(shown) + Array(pinned)).compactMap(state.tableRow),
      isPlain: isPlain)
    if let courses {
      painter.drawTabs(pane.row, &frame)
      courses.draw(&frame)
      return
    }
    painter.drawHeader(pane.row, rows: rows.header, &frame)
    if chart.lacksTotal {
      let text = "no shares: there is no sum above 0 that the values are parts of"
      frame.putCut(text, pane.column + 1, first, columns: pane.columns - 2, Theme.note)
      return
    }
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
  /// 1 where any row has a mark: it stands after the texts.
  private let markColumns: Int
  /// Columns before the arrow of the first text: changes of rank align on it.
  private let arrowColumns: Int
  private let bars: BarPainter
  /// Nil where the scale has no round numbers.
  private let scale: AxisScale?

  private static let gap = 2
  private static let shortestName = 8
  private static let shortestBar = 6
  private static let longestName = 30
  /// Columns of the axis for each of its numbers.
  private static let columnsOfMark = 12

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
    markColumns = rows.contains { !chart.mark(grid, $0).isEmpty } ? 1 : 0
    let available = pane.columns - 2 - markColumns
    let names = rows.map { CharacterWidth.columns(of: Self.name($0, grid)) }.max() ?? 0
    // The texts at the end give way to names and bars.
    func taken(_ widths: [Int]) -> Int { widths.map { $0 + Self.gap }.reduce(0, +) }
    while widths.count > 1, taken(widths) + Self.shortestName + Self.shortestBar + Self.gap > available {
      widths.removeLast()
    }
    let room = available - taken(widths) - Self.shortestBar - Self.gap
    nameColumns = max(1, min(names, Self.longestName, max(Self.shortestName, min(room, available / 3))))
    textColumns = widths
    let begin = pane.column + 1 + nameColumns + taken(widths) + markColumns + Self.gap
    let width = max(0, pane.column + pane.columns - 1 - begin)
    scale = AxisScale(
      least: chart.least, greatest: chart.greatest, parts: max(1, min(5, width / Self.columnsOfMark)))
    bars = BarPainter(
      least: scale?.least ?? chart.least, greatest: scale?.greatest ?? chart.greatest, column: begin,
      width: width, isPlain: isPlain)
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
    let name = grid.markedLabel(of: chart.column)
    let unit = grid.columns[chart.column].unit ?? (grid.columns[chart.column].type == .rank ? nil : grid.unit)
    switch chart.kind {
    case .values, .line: return name + (unit.map { name.contains($0) ? "" : ", \($0)" } ?? "")
    case .lines: return unit ?? name
    case .shares:
      if let rows = chart.summedRows { return name + ", share of the sum of \(Words.count(rows, "row"))" }
      let total = grid.totalRow.map { Self.name($0, grid) } ?? ""
      return name + ", share of " + (total.isEmpty ? "the total" : total)
    case .changes:
      return chart.periods.map {
        "\(grid.markedLabel(of: $0.earlier)) → \(grid.markedLabel(of: $0.later)), change"
      }
        ?? name
    }
  }

  /// What is drawn, which other charts there are, and above the bars their scale.
  func drawHeader(_ line: Int, rows: Int, _ frame: inout Frame) {
    drawTabs(line, &frame)
    guard rows > 1, bars.width > 2 else { return }
    frame.put("0", bars.axis, line + 1, Theme.note)
    guard let scale else { return }
    var last = bars.axis + 1
    for mark in scale.marks where mark > 0 {
      let text = chart.scaleText(mark, grid)
      let end = bars.place(mark)
      guard !text.isEmpty, end - CharacterWidth.columns(of: text) > last else { continue }
      frame.putRight(text, endingAt: end, from: bars.axis, line + 1, Theme.note)
      last = end
    }
    var first = bars.axis
    for mark in scale.marks.reversed() where mark < 0 {
      let text = chart.scaleText(mark, grid)
      let start = bars.place(mark)
      guard !text.isEmpty, start + CharacterWidth.columns(of: text) < first else { continue }
      frame.put(text, start, line + 1, Theme.note)
      first = start
    }
  }

  /// `bars · shares · change` at the right, the present one bold; the title gives way to them.
  func drawTabs(_ line: Int, _ frame: inout Frame) {
    let tabs = chart.kinds.map { (kind: $0, name: Self.name(of: $0)) }
    let columns = tabs.map { $0.name.utf8.count }.reduce(0, +) + 3 * max(0, tabs.count - 1)
    let room = pane.columns - 2 - columns - 2
    frame.putCut(
      title, pane.column + 1, line, columns: room >= 8 ? room : pane.columns - 2, Theme.tableHeader)
    guard room >= 8 else { return }
    var column = pane.column + pane.columns - 1 - columns
    for (place, tab) in tabs.enumerated() {
      if place > 0 { column = frame.put(" · ", column, line, Theme.note) }
      column = frame.put(
        tab.name, column, line, tab.kind == chart.kind ? .bold + .underline : Theme.note)
    }
  }

  private static func name(of kind: Chart.Kind) -> String {
    switch kind {
    case .values: "bars"
    case .line: "line"
    case .lines: "lines"
    case .shares: "shares"
    case .changes: "change"
    }
  }

  func drawRule(_ line: Int, _ frame: inout Frame) {
    frame.fill(
      Rect(column: pane.column + 1, row: line, columns: pane.columns - 2, rows: 1), with: "─", Theme.rule)
  }

  // MARK: Rows

  func draw(_ row: Int, _ line: Int, isCurrent: Bool, _ frame: inout Frame) {
    let isPinned = grid.role(row).isPinned
    let style = (isPinned ? Theme.pinned : Style.plain) + (isCurrent ? .bold : .plain)
    let mark = chart.mark(grid, row)
    let findingStyle = mark.isEmpty ? Style.plain : mark == "?" ? Theme.doubt : Theme.proven
    let name = CellText.padded(CellText.cut(Self.name(row, grid), nameColumns), nameColumns)
    var column = pane.column + 1
    frame.put(name, column, line, isCurrent ? style + Theme.selected : style)
    column += nameColumns + Self.gap
    for (place, (width, text)) in zip(textColumns, chart.texts(grid, row)).enumerated() {
      let hasArrows = place == 0 && arrowColumns > 0
      let cut = CellText.cut(hasArrows ? Self.aligned(text, arrowColumns) : text, width)
      frame.put(hasArrows ? cut : CellText.leading(cut, width), column, line, style + findingStyle)
      column += width + Self.gap
    }
    if markColumns > 0 { frame.put(mark, column - Self.gap, line, style + findingStyle) }
    guard let value = chart.value(grid, row) else {
      bars.drawAxis(line, &frame)
      // What is in doubt has no length.
      if mark == "?" {
        frame.putCut("in doubt", bars.axis + (chart.least < 0 ? 2 : 0), line, columns: bars.width, Theme.note)
      }
      return
    }
    let color = (value < 0 ? Theme.negativeBars : Theme.bars) + (isPinned ? Theme.pinned : .plain)
    bars.draw(value, line, color, isShaded: isPinned, &frame)
  }
}

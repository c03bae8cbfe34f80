import InsightModel

extension Reader {
  /// The table viewer.
  func drawTable(_ pane: Rect, _ frame: inout Frame) {
    guard let openGrid, let state = table else { return }
    let painter = TablePainter(
      grid: openGrid, state: state, pane: pane,
      columns: state.layout.fitting(from: state.left, available: tableColumns),
      isFocused: focus == .table)
    let rows = tableRows
    var line = pane.row
    let skipped = state.layout.headerRows - rows.header
    for number in skipped..<max(skipped, state.layout.headerRows) {
      painter.drawHeader(number, line, &frame)
      line += 1
    }
    if rows.hasRule {
      painter.drawRule(line, &frame)
      line += 1
    }
    let scrolling = rows.isPinned ? state.view.order.count : state.rowCount
    for place in state.top..<max(state.top, min(scrolling, state.top + rows.scrolled)) {
      painter.drawRow(place, line + place - state.top, &frame)
    }
    guard rows.isPinned else { return }
    line += min(rows.scrolled, scrolling)
    painter.drawRule(line, &frame)
    for place in scrolling..<state.rowCount {
      painter.drawRow(place, line + 1 + place - scrolling, &frame)
    }
  }
}

/// Draws the parts of a table in its pane.
private struct TablePainter {
  let grid: Grid
  let state: TablePane
  let pane: Rect
  /// The columns that fit.
  let columns: Range<Int>
  let isFocused: Bool

  private var limit: Int { pane.column + pane.columns }

  func drawHeader(_ number: Int, _ line: Int, _ frame: inout Frame) {
    for (at, item) in places {
      let isCurrent = item.index == state.column && isFocused
      let text = state.layout.header(item, line: number, mark: state.sortMark(item.index))
      frame.putCell(text, at, line, Theme.tableHeader + (isCurrent ? .underline : .plain), limit: limit)
    }
    if state.left > 0 { frame.put("‹", pane.column, line, Theme.rule) }
    if columns.upperBound < state.layout.columns.count { frame.put("›", limit - 1, line, Theme.rule) }
  }

  func drawRule(_ line: Int, _ frame: inout Frame) {
    frame.fill(
      Rect(column: pane.column + 1, row: line, columns: min(pane.columns - 2, width), rows: 1), with: "─",
      Theme.rule)
  }

  func drawRow(_ place: Int, _ line: Int, _ frame: inout Frame) {
    guard let index = state.tableRow(place) else { return }
    let isCurrent = place == state.row
    if isCurrent {
      frame.put(isFocused ? "›" : " ", pane.column, line, Theme.key, limit: limit)
    }
    for (at, item) in places {
      let text = state.layout.aligned(grid, index, item)
      var style = Theme.cell(grid, index, item.index)
      if isCurrent, isFocused {
        // The row stands out, the cell in it more.
        style = style + .bold
        if item.index == state.column {
          frame.put(text, at, line, style + Theme.selected, limit: limit)
          continue
        }
      }
      frame.putCell(text, at, line, style, limit: limit)
    }
  }

  private var width: Int {
    state.layout.columns[columns].map(\.width).reduce(0, +) + TableLayout.gap * max(0, columns.count - 1)
  }

  /// Where each column that fits begins.
  private var places: [(Int, TableLayout.Column)] {
    var at = pane.column + 1
    return state.layout.columns[columns].map { item in
      defer { at += item.width + TableLayout.gap }
      return (at, item)
    }
  }
}

import InsightModel

// The mouse: the wheel scrolls the pane under it, a click selects.
extension Reader {
  mutating func wheel(_ lines: Int, at point: Point) -> [Effect] {
    let action: Action = lines > 0 ? .lineDown : .lineUp
    if overlay != nil {
      for _ in 0..<min(lines.magnitude, 10) { scrollOverlay(action) }
      return []
    }
    guard prompt == nil else { return [] }
    let before = focus
    if let pane = pane(at: point), isWide { focus = pane }
    var effects: [Effect] = []
    for _ in 0..<min(lines.magnitude, 10) { effects = move(action) }
    if focus != .contents { focus = before }
    notice = nil
    return effects
  }

  mutating func click(at point: Point) -> [Effect] {
    guard overlay == nil, prompt == nil, let pane = pane(at: point) else { return [] }
    let panes = panes
    let wasFocused = focus == pane
    focus = pane
    switch pane {
    case .contents:
      let row = contents.top + point.row - panes.contents.row
      guard contents.rows.indices.contains(row) else { break }
      let wasSelected = contents.cursor == row
      contents.cursor = row
      // A second click opens; on a fold the first one does.
      if contents.selected?.isFold == true || wasSelected && wasFocused { return deeper() }
      return preview()
    case .article:
      break
    case .table:
      clickTable(at: point)
    }
    settle()
    return []
  }

  private mutating func clickTable(at point: Point) {
    guard var pane = table else { return }
    let rows = tableRows
    let line = point.row - panes.table.row
    let shown = pane.layout.fitting(from: pane.left, available: tableColumns)
    var column = panes.table.column + 1
    for index in shown {
      let width = pane.layout.columns[index].width + TableLayout.gap
      if (column..<column + width).contains(point.column) { pane.column = index }
      column += width
    }
    let first = rows.header + (rows.hasRule ? 1 : 0)
    let isHeader = line < rows.header
    let scrolling = rows.isPinned ? pane.view.order.count : pane.rowCount
    let height = min(rows.scrolled, scrolling)
    // Below the scrolled rows stands the rule of the pinned ones.
    let pinned = line - first - height - 1
    if line >= first, line < first + height {
      pane.row = min(pane.top + line - first, scrolling - 1)
    } else if rows.isPinned, pane.pinned.indices.contains(pinned) {
      pane.row = scrolling + pinned
    }
    table = pane
    if isHeader { _ = sort(.sort) }
  }

  private func pane(at point: Point) -> Focus? {
    let panes = panes
    if panes.contents.contains(point) { return .contents }
    if panes.table.contains(point) { return .table }
    return panes.article.contains(point) ? .article : nil
  }
}

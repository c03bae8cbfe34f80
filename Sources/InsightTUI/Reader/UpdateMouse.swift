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
    if pane(at: point) == .table {
      scrollTable(rows: lines)
      return []
    }
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
      return clickTable(at: point)
    }
    settle()
    return []
  }

  private mutating func scrollTable(rows distance: Int) {
    let rows = tableRows
    guard let pane = table else { return }
    table?.scroll(
      rows: distance, height: rows.scrolled, scrolling: rows.isPinned ? pane.view.order.count : pane.rowCount)
    settle()
  }

  /// Selects a cell, or sorts by the column whose header was clicked.
  private mutating func clickTable(at point: Point) -> [Effect] {
    guard var pane = table else { return [] }
    let rows = tableRows
    let line = point.row - panes.table.row
    let hit = pane.placed(tableColumns).first { placed in
      let start = panes.table.column + 1 + placed.at
      return (start..<start + placed.column.width + TableLayout.gap).contains(point.column)
    }
    if let hit { pane.column = hit.column.index }
    let first = rows.header + (rows.hasRule ? 1 : 0)
    let scrolling = rows.isPinned ? pane.view.order.count : pane.rowCount
    let height = min(rows.scrolled, scrolling)
    // Below the scrolled rows stands the rule of the pinned ones.
    let pinned = line - first - height - 1
    if line >= first, line < first + height {
      pane.select(place: min(pane.top + line - first, scrolling - 1))
    } else if rows.isPinned, pane.pinned.indices.contains(pinned) {
      pane.select(place: scrolling + pinned)
    }
    table = pane
    settle()
    return line < rows.header && hit != nil ? sort(.sort) : []
  }

  /// Leaves the mouse to the terminal, whose own selecting of text then works, and takes it back.
  mutating func toggleMouse() -> [Effect] {
    hasMouse.toggle()
    let key = Keymap.key(for: .mouse, in: context)?.label ?? ""
    notice = Notice(
      text: hasMouse
        ? "clicks and the wheel work here again"
        : "the mouse is the terminal's: select text with it; \(key) takes it back")
    return [.reportMouse(hasMouse)]
  }

  private func pane(at point: Point) -> Focus? {
    let panes = panes
    if panes.contents.contains(point) { return .contents }
    if panes.table.contains(point) { return .table }
    return panes.article.contains(point) ? .article : nil
  }
}

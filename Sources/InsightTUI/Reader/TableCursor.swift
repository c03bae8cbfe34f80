import InsightModel

// The cursor of a table, and the part of it that is on the screen.
extension TablePane {
  mutating func move(rows distance: Int) { select(place: row + distance) }

  /// Puts the cursor on a place of the view.
  mutating func select(place: Int) {
    let next = min(max(0, place), max(0, rowCount - 1))
    if next != row { wantedRow = nil }
    row = next
  }

  mutating func move(columns distance: Int) {
    guard let position = layout.position(of: column) else { return }
    let next = min(max(0, position + distance), layout.columns.count - 1)
    column = layout.columns[next].index
  }

  /// Scrolls by `distance` rows without moving the cursor, as long as it stays on the screen.
  mutating func scroll(rows distance: Int, height: Int, scrolling: Int) {
    top = max(0, min(top + distance, scrolling - height))
    guard row < scrolling, height > 0 else { return }
    select(place: min(max(row, top), top + height - 1))
  }

  /// Keeps the cursor on a screen with `height` rows for the first `scrolling` rows of the view.
  mutating func keepVisible(height: Int, scrolling: Int, width: Int) {
    row = min(max(0, row), max(0, rowCount - 1))
    if row < scrolling, height > 0 {
      if row < top { top = row }
      if row >= top + height { top = row - height + 1 }
    }
    top = max(0, min(top, scrolling - height))
    keepColumnVisible(width: width)
  }

  mutating func keepColumnVisible(width: Int) {
    guard let last = layout.columns.last else { return }
    if layout.position(of: column) == nil {
      // Hidden: the next one, or the last.
      column = (layout.columns.first { $0.index > column } ?? last).index
    }
    guard let at = layout.position(of: column) else { return }
    var first = firstPosition
    func isFixed(_ first: Int) -> Bool { layout.fixed(from: first, available: width)?.index == column }
    if at < first, !isFixed(first) { first = at }
    while first < at, !isFixed(first), !layout.fitting(from: first, available: width).contains(at) {
      first += 1
    }
    // Columns come back when the pane grows.
    while first > 0, layout.fitting(from: first - 1, available: width).upperBound == layout.columns.count {
      first -= 1
    }
    left = layout.columns[first].index
  }

  /// The position of the first column on screen that scrolls.
  private var firstPosition: Int {
    layout.columns.firstIndex { $0.index >= left } ?? max(0, layout.columns.count - 1)
  }

  /// The positions of the columns on screen that scroll.
  func shownPositions(_ width: Int) -> Range<Int> { layout.fitting(from: firstPosition, available: width) }

  /// The columns on screen, and where each stands.
  func placed(_ width: Int) -> [(at: Int, column: TableLayout.Column)] {
    layout.placed(from: firstPosition, available: width)
  }
}

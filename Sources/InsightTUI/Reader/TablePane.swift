import InsightModel

/// The table viewer: a table, the order of its rows, and the cursor.
struct TablePane: Equatable, Sendable {
  /// What a change of the view can bring back.
  struct View: Equatable, Sendable {
    /// The data rows that are shown, in order.
    var order: RowOrder
    /// Why they stand as they do.
    var arrangement = Arrangement()
  }

  let reference: GridReference
  private(set) var view: View
  private(set) var pinned: [UInt32]
  private var undone: [View] = []
  /// Counts data rows in their order, then the pinned ones.
  var row = 0
  var column = 0
  /// The first data row on screen.
  var top = 0
  /// The first column on screen.
  var left = 0
  /// Bars instead of cells; nil shows the table.
  var chart: ChartPane?
  /// The table set in the pane's width.
  private(set) var layout: TableLayout
  private var layoutWidth: Int

  init(_ grid: Grid, reference: GridReference, width: Int) {
    layout = TableLayout(grid, available: width)
    layoutWidth = width
    self.reference = reference
    view = View(order: grid.printedOrder)
    pinned = grid.pinnedRows
    column = grid.nameColumn ?? 0
  }

  /// Sets the table anew where the pane's width has changed.
  mutating func fit(_ grid: Grid, width: Int) {
    guard width != layoutWidth else { return }
    layout = TableLayout(grid, available: width)
    layoutWidth = width
  }

  var rowCount: Int { view.order.count + pinned.count }

  /// The table's row at the cursor; nil in a table without rows.
  var selectedRow: Int? { tableRow(row) }

  /// The table's row at a place of the view.
  func tableRow(_ place: Int) -> Int? {
    if view.order.indices.contains(place) { return Int(view.order[place]) }
    let rest = place - view.order.count
    return pinned.indices.contains(rest) ? Int(pinned[rest]) : nil
  }

  /// `▼1` for a column that the rows are sorted by, empty for others.
  func sortMark(_ column: Int) -> String {
    let keys = view.arrangement.keys
    guard let rank = keys.firstIndex(where: { $0.column == column }) else { return "" }
    return (keys[rank].isAscending ? "▲" : "▼") + String(rank + 1)
  }

  // MARK: Sorting

  /// The keys that sorting by the cursor's column makes: its first direction, then the other, then no more. As a further key it leaves
  /// the other keys as they are; else it becomes the only one.
  func cycledKeys(_ grid: Grid, further: Bool) -> [SortKey] {
    guard grid.columns.indices.contains(column) else { return view.arrangement.keys }
    let firstAscending = !grid.columns[column].type.isNumeric
    var keys = view.arrangement.keys
    if !further, keys.count != 1 || keys[0].column != column { keys = [] }
    if let at = keys.firstIndex(where: { $0.column == column }) {
      if keys[at].isAscending == firstAscending { keys[at].isAscending.toggle() } else { keys.remove(at: at) }
    } else {
      keys.append(SortKey(column: column, isAscending: firstAscending))
    }
    return keys
  }

  /// Takes the rows of an arrangement, in their order; the view before can be brought back.
  mutating func arrange(_ arrangement: Arrangement, _ order: [UInt32]) {
    // Rows that have been read since are no change to undo.
    if arrangement != view.arrangement { undone.append(view) }
    // A view of a large table is large too.
    while undone.count > max(2, min(100, Self.keptRows / max(1, order.count))) { undone.removeFirst() }
    follow(View(order: RowOrder(order), arrangement: arrangement))
  }

  /// Rows that the views to come back to may hold together.
  private static let keptRows = 8_000_000

  /// Takes what has been read of a data file since. A sorted or filtered view keeps its rows until they are arranged anew.
  mutating func grow(_ grid: Grid, width: Int) {
    if view.arrangement == Arrangement() { view.order = grid.printedOrder }
    pinned = grid.pinnedRows
    layout = TableLayout(grid, available: width)
    layoutWidth = width
  }

  /// True when there was a change to undo.
  mutating func undo() -> Bool {
    guard let before = undone.popLast() else { return false }
    follow(before)
    return true
  }

  /// Takes a view, and keeps the cursor on its row.
  private mutating func follow(_ next: View) {
    let selected = selectedRow
    view = next
    if let selected, let place = view.order.firstIndex(of: UInt32(selected)) { row = place }
  }

  // MARK: Moving

  mutating func move(rows distance: Int) { row = min(max(0, row + distance), max(0, rowCount - 1)) }

  /// Keeps the cursor on a screen with `height` rows for the first `scrolling` rows of the view.
  mutating func keepVisible(height: Int, scrolling: Int, width: Int) {
    column = min(max(0, column), max(0, layout.columns.count - 1))
    row = min(max(0, row), max(0, rowCount - 1))
    if row < scrolling, height > 0 {
      if row < top { top = row }
      if row >= top + height { top = row - height + 1 }
    }
    top = max(0, min(top, scrolling - height))
    if column < left { left = column }
    while left < column, column >= layout.fitting(from: left, available: width).upperBound { left += 1 }
    // Columns come back when the pane grows.
    while left > 0, layout.fitting(from: left - 1, available: width).upperBound >= layout.columns.count {
      left -= 1
    }
  }

  /// Why the rows stand as they do, in words.
  func explanation(_ grid: Grid) -> String {
    guard !view.arrangement.keys.isEmpty else { return "as printed" }
    let keys = view.arrangement.keys.map { key -> String in
      let column = grid.columns[key.column]
      let way =
        column.type.isNumeric
        ? (key.isAscending ? "smallest first" : "largest first") : (key.isAscending ? "A to Z" : "Z to A")
      return "\(column.name.isEmpty ? "column \(key.column + 1)" : column.name), \(way)"
    }
    return "by " + keys.joined(separator: "; then ")
  }
}

import InsightModel

/// The table viewer: a table, the order of its rows, and the cursor.
struct TablePane: Equatable, Sendable {
  /// What a change of the view can bring back.
  struct View: Equatable, Sendable {
    /// Indices of the data rows, in order.
    var order: [Int]
    /// The keys that made the order; empty as printed.
    var keys: [SortKey] = []
  }

  var document: Int
  /// Index into the issue's tables.
  var index: Int
  private(set) var view: View
  private(set) var pinned: [Int]
  private var undone: [View] = []
  /// Counts data rows in their order, then the pinned ones.
  var row = 0
  var column = 0
  /// The first data row on screen.
  var top = 0
  /// The first column on screen.
  var left = 0
  /// The table set in the pane's width.
  private(set) var layout: TableLayout
  private var layoutWidth: Int

  init(_ table: Table, document: Int, index: Int, width: Int) {
    layout = TableLayout(table, available: width)
    layoutWidth = width
    self.document = document
    self.index = index
    view = View(order: table.dataRows)
    pinned = table.pinnedRows
    column = table.nameColumn ?? 0
  }

  /// Sets the table anew where the pane's width has changed.
  mutating func fit(_ table: Table, width: Int) {
    guard width != layoutWidth else { return }
    layout = TableLayout(table, available: width)
    layoutWidth = width
  }

  var rowCount: Int { view.order.count + pinned.count }

  /// The table's row at the cursor; nil in a table without rows.
  var selectedRow: Int? { tableRow(row) }

  /// The table's row at a place of the view.
  func tableRow(_ place: Int) -> Int? {
    if view.order.indices.contains(place) { return view.order[place] }
    let rest = place - view.order.count
    return pinned.indices.contains(rest) ? pinned[rest] : nil
  }

  /// `▼1` for a column that the rows are sorted by, empty for others.
  func sortMark(_ column: Int) -> String {
    guard let rank = view.keys.firstIndex(where: { $0.column == column }) else { return "" }
    return (view.keys[rank].isAscending ? "▲" : "▼") + String(rank + 1)
  }

  // MARK: Sorting

  /// Sorts by the cursor's column: its first direction, then the other, then no more. As a further key it leaves
  /// the other keys as they are; else it becomes the only one.
  mutating func cycleSort(_ table: Table, further: Bool) {
    guard table.columns.indices.contains(column) else { return }
    let firstAscending = !table.columns[column].type.isNumeric
    var keys = view.keys
    if !further, keys.count != 1 || keys[0].column != column { keys = [] }
    if let at = keys.firstIndex(where: { $0.column == column }) {
      if keys[at].isAscending == firstAscending { keys[at].isAscending.toggle() } else { keys.remove(at: at) }
    } else {
      keys.append(SortKey(column: column, isAscending: firstAscending))
    }
    apply(keys, table)
  }

  mutating func sort(_ table: Table, ascending: Bool) {
    apply([SortKey(column: column, isAscending: ascending)], table)
  }

  /// True when there was a change to undo.
  mutating func undo() -> Bool {
    guard let before = undone.popLast() else { return false }
    follow(before)
    return true
  }

  private mutating func apply(_ keys: [SortKey], _ table: Table) {
    undone.append(view)
    if undone.count > 100 { undone.removeFirst() }
    // Ties keep the order before; without keys the rows stand as printed.
    follow(View(order: keys.isEmpty ? table.dataRows : table.sorted(view.order, by: keys), keys: keys))
  }

  /// Takes a view, and keeps the cursor on its row.
  private mutating func follow(_ next: View) {
    let selected = selectedRow
    view = next
    if let selected, let place = view.order.firstIndex(of: selected) { row = place }
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
  func explanation(_ table: Table) -> String {
    guard !view.keys.isEmpty else { return "as printed" }
    let keys = view.keys.map { key -> String in
      let column = table.columns[key.column]
      let way =
        column.type.isNumeric
        ? (key.isAscending ? "smallest first" : "largest first") : (key.isAscending ? "A to Z" : "Z to A")
      return "\(column.name.isEmpty ? "column \(key.column + 1)" : column.name), \(way)"
    }
    return "by " + keys.joined(separator: "; then ")
  }
}

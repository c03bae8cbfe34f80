import InsightModel

/// The table viewer: a table, the view of it, and the cursor.
struct TablePane: Equatable, Sendable {
  /// What a change of the view can bring back.
  struct View: Equatable, Sendable {
    /// The data rows that are shown, in order.
    var order: RowOrder
    /// Why they stand as they do.
    var arrangement = Arrangement()
    /// Columns that are not shown, ascending.
    var hidden: [Int] = []
    /// Columns shown in full, ascending; others are cut where they are long.
    var widened: [Int] = []
  }

  let reference: GridReference
  var view: View
  var pinned: [UInt32]
  /// Rows of the grid, shown or not.
  var gridRowCount: Int
  var history = TableHistory()
  var awaited: Awaited?
  /// As things stood before the filter that is being typed.
  var trial: Standing?
  /// The group whose rows were opened last; nil for none.
  var group: OpenedGroup?
  var search: CellSearch?
  /// The search that was there when another one began to be typed, for Esc to bring back.
  var searchBefore: CellSearch?
  /// Counts data rows in their order, then the pinned ones.
  var row = 0
  /// Counts the grid's columns, hidden ones too.
  var column = 0
  /// The grid's row that the cursor stood on before a filter hid it.
  var wantedRow: Int?
  /// The first row on screen.
  var top = 0
  /// The first column on screen that scrolls.
  var left = 0
  /// Bars instead of cells; nil shows the table.
  var chart: ChartPane?
  /// The shown columns set in the pane's width.
  var layout: TableLayout
  private var layoutWidth: Int
  /// What each column of the grid holds, and how many cells do not fit that: `%`, `# ?3`.
  var signs: [String]
  var measured = Measured()

  /// The cells on screen that the layout has room for.
  struct Measured: Equatable, Sendable {
    var rows = 0..<0
    var columns = 0..<0
  }

  init(_ grid: Grid, reference: GridReference, width: Int) {
    layout = TableLayout(grid, available: width)
    layoutWidth = width
    signs = grid.columns.indices.map { grid.sign(of: $0) }
    self.reference = reference
    pinned = grid.pinnedRows
    gridRowCount = grid.rowCount
    view = View(order: grid.printedOrder)
    // What comes first in a file is seen first.
    let names = grid.nameColumn ?? 0
    column = grid.isDataFile && names == grid.columns.count - 1 ? 0 : names
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

  /// The place of a table's row in the view; nil where it is not shown.
  func place(of row: Int) -> Int? {
    if let at = pinned.firstIndex(of: UInt32(row)) { return view.order.count + at }
    return view.order.firstIndex(of: UInt32(row))
  }

  // MARK: Layout

  /// Sets the table again where the pane's width has changed.
  mutating func fit(_ grid: Grid, width: Int) {
    guard width != layoutWidth else { return }
    layoutWidth = width
    setAnew(grid)
  }

  mutating func setAnew(_ grid: Grid) {
    layout = TableLayout(grid, available: layoutWidth, hidden: view.hidden, widened: view.widened)
    measured = Measured()
  }

  /// Lines that the headers of all columns take, with the sort marks.
  var headerRows: Int {
    let sorted = view.arrangement.keys.compactMap { key in
      layout.position(of: key.column).map { layout.columns[$0] }
    }
    return max(layout.headerRows, TableLayout.headerRows(of: sorted, mark: sortMark))
  }

  /// Gives the cells on the screen the room they need. Columns only grow, so that nothing jumps to and fro.
  mutating func measure(_ grid: Grid, height: Int) {
    let rows = top..<max(top, min(rowCount, top + height))
    let columns = shownPositions(layoutWidth)
    let known = measured.columns == columns ? measured.rows : 0..<0
    for place in rows where !known.contains(place) {
      if let row = tableRow(place) { layout.widen(for: row, of: grid, among: columns) }
    }
    measured = Measured(rows: rows, columns: columns)
  }
}

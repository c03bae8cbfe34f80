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

  /// A view whose order is being worked out, and what for.
  struct Awaited: Equatable, Sendable {
    enum Purpose: Equatable, Sendable {
      case change, undo, redo
      /// A filter that is still typed.
      case trial
      /// The same view of more rows.
      case refresh
    }

    var view: View
    var purpose: Purpose
  }

  let reference: GridReference
  private(set) var view: View
  private(set) var pinned: [UInt32]
  /// Rows of the grid, shown or not.
  private(set) var gridRowCount: Int
  private(set) var history = TableHistory()
  private(set) var awaited: Awaited?
  /// As things stood before the filter that is being typed.
  private(set) var trial: Trial?
  /// The filter before the present one, for the prompt to bring back.
  var lastFilter = ""
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
  /// The shown columns set in the pane's width.
  var layout: TableLayout
  private var layoutWidth: Int
  /// What each column of the grid holds, and how many cells do not fit that: `%`, `# ?3`.
  private(set) var signs: [String]
  private var measured = Measured()

  /// The cells on screen that the layout has room for.
  struct Measured: Equatable, Sendable {
    var rows = 0..<0
    var columns = 0..<0
  }

  struct Trial: Equatable, Sendable {
    var view: View
    var row: Int
    var wantedRow: Int?
    var top: Int
  }

  init(_ grid: Grid, reference: GridReference, width: Int) {
    layout = TableLayout(grid, available: width)
    layoutWidth = width
    signs = grid.columns.indices.map { grid.sign(of: $0) }
    self.reference = reference
    pinned = grid.pinnedRows
    gridRowCount = grid.rowCount
    view = View(order: grid.printedOrder)
    column = grid.nameColumn ?? 0
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

  /// Sets the table anew where the pane's width has changed.
  mutating func fit(_ grid: Grid, width: Int) {
    guard width != layoutWidth else { return }
    layoutWidth = width
    setAnew(grid)
  }

  private mutating func setAnew(_ grid: Grid) {
    layout = TableLayout(grid, available: layoutWidth, hidden: view.hidden, widened: view.widened)
    measured = Measured()
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

  /// Takes the grid as it is now: with more rows, or its columns known better.
  mutating func follow(_ grid: Grid, columnsChanged: Bool) {
    if columnsChanged { setAnew(grid) }
    signs = grid.columns.indices.map { grid.sign(of: $0) }
    history.giveUpAllOrders()
    pinned = grid.pinnedRows
    gridRowCount = grid.rowCount
    if view.arrangement == Arrangement() {
      var next = view
      next.order = grid.printedOrder
      show(next, grid)
    }
    if trial?.view.arrangement == Arrangement() { trial?.view.order = grid.printedOrder }
  }

  // MARK: Changes of the view

  /// The view that the next change builds on: the one that is being worked out, if any.
  var nextView: View { awaited?.view ?? view }

  mutating func await(_ view: View, for purpose: Awaited.Purpose) {
    awaited = Awaited(view: view, purpose: purpose)
  }

  mutating func stopAwaiting() { awaited = nil }

  /// Takes the order that was awaited; false where another one is awaited by now, or none.
  mutating func take(_ order: RowOrder, of arrangement: Arrangement, _ grid: Grid) -> Bool {
    guard var awaited, awaited.view.arrangement == arrangement else { return false }
    self.awaited = nil
    awaited.view.order = order
    switch awaited.purpose {
    case .change: change(awaited.view, grid)
    case .undo: undo(awaited.view, grid)
    case .redo: redo(awaited.view, grid)
    case .trial, .refresh: show(awaited.view, grid)
    }
    return true
  }

  /// Takes a view; the one before can be brought back.
  mutating func change(_ next: View, _ grid: Grid) {
    guard next != view else { return }
    history.change(from: view)
    show(next, grid)
  }

  mutating func undo(_ next: View, _ grid: Grid) {
    history.undo(from: view)
    show(next, grid)
  }

  mutating func redo(_ next: View, _ grid: Grid) {
    history.redo(from: view)
    show(next, grid)
  }

  /// Shows a view, with the cursor on its row and the row where it was on the screen. A row that is not shown is
  /// remembered, and the nearest one that is stands in for it.
  private mutating func show(_ next: View, _ grid: Grid) {
    let selected = wantedRow ?? selectedRow
    let line = row - top
    let before = view
    view = next
    measured = Measured()
    if before.hidden != next.hidden || before.widened != next.widened { setAnew(grid) }
    guard before.order != next.order, let selected else { return }
    if let place = place(of: selected) {
      row = place
      wantedRow = nil
    } else {
      row = next.order.place(nearest: row, of: before.order) ?? 0
      wantedRow = selected
    }
    top = row - line
  }

  // MARK: A filter that is typed

  mutating func beginTrial() { trial = Trial(view: view, row: row, wantedRow: wantedRow, top: top) }

  /// Keeps the filter that was typed: one change, however many letters it had.
  mutating func keepTrial() {
    guard let trial else { return }
    self.trial = nil
    let filter = nextView.arrangement.filter
    if !filter.isEmpty { lastFilter = filter }
    if awaited?.purpose == .trial {
      // Its rows are still to come; until then all is as it was.
      awaited?.purpose = .change
      restore(trial)
    } else if trial.view != view {
      history.change(from: trial.view)
    }
  }

  mutating func endTrial() {
    guard let trial else { return }
    self.trial = nil
    awaited = nil
    restore(trial)
  }

  private mutating func restore(_ trial: Trial) {
    (view, row, wantedRow, top) = (trial.view, trial.row, trial.wantedRow, trial.top)
    measured = Measured()
  }
}

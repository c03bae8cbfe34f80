import InsightModel

// Changes of a table's view: made, undone, made again, and tried while a filter is typed.
extension TablePane {
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

  /// As things stand before a filter is typed, or a group's rows are opened.
  struct Standing: Equatable, Sendable {
    var view: View
    var row: Int
    var wantedRow: Int?
    var top: Int
    /// True where there are more rows by now than its order knows.
    var isStale = false
  }

  /// The view that the next change builds on: the one that is being worked out, if any.
  var nextView: View { awaited?.view ?? view }

  mutating func awaitOrder(of view: View, for purpose: Awaited.Purpose) {
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
    // Of a filter that is typed each text begins where the cursor stood before it.
    let origin = trial ?? standing
    let line = origin.row - origin.top
    let before = view
    view = next
    measured = Measured()
    if before.hidden != next.hidden || before.widened != next.widened {
      let set = layout
      setAnew(grid)
      // A column that goes leaves the others as they are.
      if before.widened == next.widened, Set(before.hidden).isSubset(of: next.hidden) {
        layout.keepWidths(of: set)
      }
    }
    guard before.order != next.order, let selected else { return }
    // A cursor that was not moved stays at the top, where the first rows are.
    if row == 0, wantedRow == nil, before.arrangement.keys != next.arrangement.keys { return }
    if let place = place(of: selected) {
      row = place
      wantedRow = nil
    } else {
      row = next.order.place(nearest: origin.row, of: origin.view.order) ?? 0
      wantedRow = selected
    }
    top = row - line
  }

  // MARK: More rows

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
    trial?.follow(grid)
    group?.before.follow(grid)
    group?.history.giveUpAllOrders()
  }

  // MARK: A filter that is typed

  mutating func beginTrial() { trial = standing }

  /// Keeps the filter that was typed: one change, however many letters it had.
  mutating func keepTrial() {
    guard let trial else { return }
    self.trial = nil
    if awaited?.purpose == .trial {
      // Its rows are still to come; until then all is as it was.
      awaited?.purpose = .change
      restore(trial)
    } else if trial.view != view {
      history.change(from: trial.view)
      if trial.isStale { history.giveUpAllOrders() }
    }
  }

  mutating func endTrial() {
    guard let trial else { return }
    self.trial = nil
    awaited = nil
    restore(trial)
  }

  private var standing: Standing { Standing(view: view, row: row, wantedRow: wantedRow, top: top) }

  private mutating func restore(_ standing: Standing) {
    (view, row, wantedRow, top) = (standing.view, standing.row, standing.wantedRow, standing.top)
    measured = Measured()
  }

  // MARK: A group's rows

  /// A group whose rows were opened in the table that they are of.
  struct OpenedGroup: Equatable, Sendable {
    /// The table of groups that one came from.
    var groups: GridReference
    /// What the filter begins with as long as only the group's rows are shown.
    var filter: String
    var before: Standing
    var history: TableHistory
  }

  /// The group whose rows are shown.
  var shownGroup: OpenedGroup? {
    guard let group else { return nil }
    let filter = nextView.arrangement.filter
    return filter == group.filter || filter.hasPrefix(group.filter + " ") ? group : nil
  }

  /// Notes that the rows with `filter`, a group's, are about to be shown.
  mutating func beginGroup(of groups: GridReference, filter: String) {
    group = OpenedGroup(groups: groups, filter: filter, before: standing, history: history)
  }

  /// All as it was before the group's rows were opened.
  mutating func endGroup(_ grid: Grid) {
    guard let group else { return }
    let shown = view
    (self.group, awaited, search) = (nil, nil, nil)
    restore(group.before)
    history = group.history
    if shown.hidden != view.hidden || shown.widened != view.widened { setAnew(grid) }
  }
}

extension TablePane.Standing {
  /// The grid has other rows now.
  fileprivate mutating func follow(_ grid: Grid) {
    if view.arrangement == Arrangement() {
      view.order = grid.printedOrder
    } else {
      isStale = true
    }
  }
}

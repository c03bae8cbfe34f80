import InsightModel

// The table viewer.
extension Reader {
  mutating func nextTable() -> [Effect] {
    guard let reference = article?.reference else {
      if table != nil { notice = Notice(text: "a data file is one table") }
      return []
    }
    let tables = tables(of: reference)
    guard !tables.isEmpty else {
      notice = Notice(text: "no table in this article")
      return []
    }
    guard let table,
      let at = tables.firstIndex(where: {
        reference.document == table.reference.document && $0 == table.reference.table
      })
    else { return showTable(at: 0) }
    if focus != .table { return showTable(at: at) }
    if tables.count == 1 {
      notice = Notice(text: "this is the article's only table")
      return []
    }
    return showTable(at: (at + 1) % tables.count)
  }

  /// Opens the article's table number `place`, 0-based, as it was left.
  mutating func showTable(at place: Int) -> [Effect] {
    guard let reference = article?.reference else { return [] }
    let tables = tables(of: reference)
    guard tables.indices.contains(place) else { return [] }
    article?.source = nil
    let wanted = GridReference(document: reference.document, table: tables[place])
    if table?.reference != wanted {
      closeTable()
      // What is on the screen already is gone into where it stands.
      let rows = standing(of: tables[place])
      openGrid(wanted)
      tableStands = rows
    }
    focus = .table
    settle()
    return []
  }

  // MARK: Sorting

  mutating func sort(_ action: Action) -> [Effect] {
    guard let openGrid, let pane = table else { return [] }
    let keys =
      switch action {
      case .sortFurther: pane.cycledKeys(openGrid, further: true)
      case .sortAscending: [SortKey(column: pane.column, isAscending: true)]
      case .sortDescending: [SortKey(column: pane.column, isAscending: false)]
      case _: pane.cycledKeys(openGrid, further: false)
      }
    var view = pane.nextView
    view.arrangement = view.arrangement.sorted(by: keys)
    return arrange(view, for: .change)
  }

  /// What is known of the order of a view that is to be brought about.
  enum KnownOrder {
    /// It is the one shown where the arrangement is.
    case shown
    /// The view has it.
    case own
    /// There are other rows by now.
    case unknown
  }

  /// Brings a view about: at once where its order is known, else when it has been worked out.
  mutating func arrange(
    _ view: TablePane.View, for purpose: TablePane.Awaited.Purpose, knownOrder: KnownOrder = .shown
  ) -> [Effect] {
    guard let openGrid, var pane = table else { return [] }
    let shown = pane.view
    pane.awaitOrder(of: view, for: purpose)
    table = pane
    var order: RowOrder?
    if view.arrangement == Arrangement() {
      order = openGrid.printedOrder
    } else {
      switch knownOrder {
      case .own: order = view.order
      case .shown: order = view.arrangement == shown.arrangement ? shown.order : nil
      case .unknown: break
      }
    }
    guard let order else { return start(.arrange(view.arrangement)) }
    return dropComputation() + arranged(view.arrangement, order, pane.reference)
  }

  /// The answer to a wish for other rows or another order.
  mutating func arranged(_ arrangement: Arrangement, _ order: RowOrder, _ reference: GridReference)
    -> [Effect]
  {
    guard let grid = grid(reference) else { return [] }
    let before = table
    var purpose: TablePane.Awaited.Purpose?
    change(reference) { pane in
      let awaited = pane.awaited?.purpose
      if pane.take(order, of: arrangement, grid) { purpose = awaited }
    }
    guard table?.reference == reference, let purpose else { return [] }
    settle()
    switch purpose {
    case .change, .undo, .redo: explainChange(since: before)
    case .trial, .refresh: break
    }
    guard let before, before.view.order != table?.view.order || before.view.hidden != table?.view.hidden
    else { return [] }
    return refreshCells()
  }

  // MARK: Undo

  mutating func undo() -> [Effect] {
    if computing != nil { return stopComputing() }
    guard let step = table?.history.past.last else {
      notice = Notice(text: "nothing to undo")
      return []
    }
    return arrange(step.view, for: .undo, knownOrder: step.hasOrder ? .own : .shown)
  }

  mutating func redo() -> [Effect] {
    guard computing == nil, let step = table?.history.future.last else {
      notice = Notice(text: computing == nil ? "nothing to redo" : "wait, or stop with Ctrl-C")
      return []
    }
    return arrange(step.view, for: .redo, knownOrder: step.hasOrder ? .own : .shown)
  }

  // MARK: What is said

  /// Says what a change has done: to the rows, else to the columns.
  private mutating func explainChange(since before: TablePane?) {
    guard let openGrid, let pane = table, let before else { return }
    if before.view.arrangement == pane.view.arrangement,
      let text = pane.columnChange(since: before.view, openGrid)
    {
      notice = Notice(text: text)
    } else {
      explainRows()
    }
  }

  /// Says which rows stand there and why as they do.
  mutating func explainRows() {
    guard let openGrid, let pane = table else { return }
    notice = Notice(text: pane.sentence(openGrid))
  }

  // MARK: Copying

  mutating func copyCell() -> [Effect] {
    guard let openGrid, let pane = table, let row = pane.selectedRow,
      let cell = openGrid.shown(row, pane.column)
    else {
      notice = Notice(text: "this cell is empty")
      return []
    }
    let doubt = openGrid.doubt(ofLine: row, pane.column).map { "\(cell), \($0) in doubt" }
    return [.copy(cell, what: openGrid.explanation(row, pane.column) ?? doubt)]
  }

  mutating func copyRow() -> [Effect] {
    guard let openGrid, let row = table?.selectedRow else { return [] }
    let cells = openGrid.columns.indices.map { openGrid.shown(row, $0) ?? "" }
    var marked = openGrid.columns.indices.compactMap { openGrid.explanation(row, $0) }
    marked += openGrid.columns.indices.filter { openGrid.finding(ofColumn: $0) != nil }.map {
      openGrid.markedLabel(of: $0) + " in doubt"
    }
    let text = cells.joined(separator: "\t")
    guard !marked.isEmpty else { return [.copy(text)] }
    return [.copy(text, what: "the row: " + marked.joined(separator: "; "))]
  }
}

extension TablePane {
  /// The keys that sorting by the cursor's column makes: its first direction, then the other, then no more. As a
  /// further key it leaves the other keys as they are; else it becomes the only one.
  fileprivate func cycledKeys(_ grid: Grid, further: Bool) -> [SortKey] {
    var keys = nextView.arrangement.keys
    guard grid.columns.indices.contains(column) else { return keys }
    // The first rank, like the first letter, is the best one.
    let type = grid.columns[column].type
    let firstAscending = !type.isNumeric || type == .rank
    if !further, keys.count != 1 || keys[0].column != column { keys = [] }
    if let at = keys.firstIndex(where: { $0.column == column }) {
      if keys[at].isAscending == firstAscending { keys[at].isAscending.toggle() } else { keys.remove(at: at) }
    } else {
      keys.append(SortKey(column: column, isAscending: firstAscending))
    }
    return keys
  }
}

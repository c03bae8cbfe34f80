import InsightModel

// The table viewer.
extension Reader {
  mutating func nextTable() -> [Effect] {
    guard let reference = article?.reference else { return [] }
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
    openGrid(GridReference(document: reference.document, table: tables[place]))
    article?.source = nil
    focus = .table
    settle()
    return []
  }

  mutating func move(columns distance: Int) -> [Effect] {
    if case .statistics(var sheet) = overlay {
      sheet.scroll(columns: distance)
      overlay = .statistics(sheet)
      return []
    }
    table?.column += distance
    settle()
    return []
  }

  mutating func sort(_ action: Action) -> [Effect] {
    guard let openGrid, let pane = table else { return [] }
    let keys =
      switch action {
      case .sortFurther: pane.cycledKeys(openGrid, further: true)
      case .sortAscending: [SortKey(column: pane.column, isAscending: true)]
      case .sortDescending: [SortKey(column: pane.column, isAscending: false)]
      case _: pane.cycledKeys(openGrid, further: false)
      }
    return start(.arrange(pane.view.arrangement.sorted(by: keys)))
  }

  mutating func undo() -> [Effect] {
    guard table?.undo() == true else {
      notice = Notice(text: "nothing to undo")
      return []
    }
    settle()
    explainOrder()
    return []
  }

  /// The answer to a wish for other rows or another order.
  mutating func arranged(_ arrangement: Arrangement, _ order: [UInt32], _ reference: GridReference) {
    guard table?.reference == reference else {
      tables[reference]?.arrange(arrangement, order)
      return
    }
    table?.arrange(arrangement, order)
    settle()
    explainOrder()
  }

  /// Says why the rows stand as they do.
  private mutating func explainOrder() {
    guard let openGrid, let pane = table else { return }
    let stays = pane.pinned.compactMap { row in openGrid.nameColumn.flatMap { openGrid.printed(Int(row), $0) }
    }
    var text = "rows " + pane.explanation(openGrid)
    if !pane.view.arrangement.keys.isEmpty, !stays.isEmpty {
      text += "; " + stays.joined(separator: " and ") + " stay below"
    }
    notice = Notice(text: text)
  }

  mutating func copyCell() -> [Effect] {
    guard let openGrid, let pane = table, let row = pane.selectedRow,
      let cell = openGrid.shown(row, pane.column)
    else {
      notice = Notice(text: "this cell is empty")
      return []
    }
    return [.copy(cell)]
  }

  mutating func copyRow() -> [Effect] {
    guard let openGrid, let row = table?.selectedRow else { return [] }
    let cells = openGrid.columns.indices.map { openGrid.shown(row, $0) ?? "" }
    return [.copy(cells.joined(separator: "\t"))]
  }
}

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
    guard let table, let at = tables.firstIndex(of: table.index) else { return showTable(at: 0) }
    if focus != .table { return showTable(at: at) }
    if tables.count == 1 {
      notice = Notice(text: "this is the article's only table")
      return []
    }
    return showTable(at: (at + 1) % tables.count)
  }

  /// Opens the article's table number `place`, 0-based, as it was left.
  mutating func showTable(at place: Int) -> [Effect] {
    guard let reference = article?.reference, let issue else { return [] }
    let tables = tables(of: reference)
    guard tables.indices.contains(place) else { return [] }
    let index = tables[place]
    if table?.index != index {
      closeTable()
      table =
        self.tables[TableReference(document: reference.document, index: index)]
        ?? TablePane(issue.tables[index], document: reference.document, index: index, width: tableColumns)
    }
    article?.source = nil
    focus = .table
    settle()
    return []
  }

  mutating func move(columns distance: Int) -> [Effect] {
    table?.column += distance
    settle()
    return []
  }

  mutating func sort(_ action: Action) -> [Effect] {
    guard let openTable, var pane = table else { return [] }
    switch action {
    case .sort: pane.cycleSort(openTable, further: false)
    case .sortFurther: pane.cycleSort(openTable, further: true)
    case .sortAscending: pane.sort(openTable, ascending: true)
    case .sortDescending: pane.sort(openTable, ascending: false)
    case _:
      if !pane.undo() {
        notice = Notice(text: "nothing to undo")
        return []
      }
    }
    table = pane
    settle()
    let stays = pane.pinned.compactMap { row in
      openTable.nameColumn.flatMap { openTable.cell(row, $0)?.text }
    }
    var text = "rows " + pane.explanation(openTable)
    if !pane.view.keys.isEmpty, !stays.isEmpty {
      text += "; " + stays.joined(separator: " and ") + " stay below"
    }
    notice = Notice(text: text)
    return []
  }

  mutating func copyCell() -> [Effect] {
    guard let openTable, let pane = table, let row = pane.selectedRow,
      let cell = openTable.cell(row, pane.column)
    else {
      notice = Notice(text: "this cell is empty")
      return []
    }
    return [.copy(openTable.shownText(of: cell, column: pane.column))]
  }

  mutating func copyRow() -> [Effect] {
    guard let openTable, let row = table?.selectedRow else { return [] }
    let cells = openTable.columns.indices.map { column in
      openTable.cell(row, column).map { openTable.shownText(of: $0, column: column) } ?? ""
    }
    return [.copy(cells.joined(separator: "\t"))]
  }
}

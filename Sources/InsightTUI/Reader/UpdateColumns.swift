import InsightModel

// The columns of the table: moving through them, hiding, widths.
extension Reader {
  mutating func move(columns distance: Int) -> [Effect] {
    if case .statistics(var sheet) = overlay {
      sheet.scroll(columns: distance)
      overlay = .statistics(sheet)
      return []
    }
    table?.move(columns: distance)
    settle()
    return []
  }

  mutating func hideColumn() -> [Effect] {
    guard let pane = table else { return [] }
    guard pane.layout.columns.count > 1 else {
      notice = Notice(text: "the last column stays; gv shows all columns")
      return []
    }
    var view = pane.nextView
    view.hidden = (view.hidden + [pane.column]).sorted()
    return arrange(view, for: .change)
  }

  mutating func showColumns() -> [Effect] {
    guard let pane = table, var view = table?.nextView else { return [] }
    guard !pane.view.hidden.isEmpty else {
      notice = Notice(text: "no column is hidden")
      return []
    }
    view.hidden = []
    return arrange(view, for: .change)
  }

  /// Shows the cursor's column in full, or cut again.
  mutating func toggleWidth() -> [Effect] {
    guard let pane = table, var view = table?.nextView else { return [] }
    let width = { (pane: TablePane?) in
      pane.flatMap { pane in pane.layout.position(of: pane.column).map { pane.layout.columns[$0].width } }
    }
    let before = (self, width(pane))
    if view.widened.contains(pane.column) {
      view.widened.removeAll { $0 == pane.column }
      return arrange(view, for: .change)
    }
    view.widened = (view.widened + [pane.column]).sorted()
    let effects = arrange(view, for: .change)
    if width(table) == before.1 {
      self = before.0
      notice = Notice(text: "nothing is cut in this column")
      return []
    }
    return effects
  }
}

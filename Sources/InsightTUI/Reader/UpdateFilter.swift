import InsightModel

// Filtering rows with what is typed.
extension Reader {
  mutating func beginFilter() -> [Effect] {
    guard table != nil else { return [] }
    let stops = computing == nil ? [] : stopComputing()
    notice = nil
    table?.beginTrial()
    prompt = Prompt(kind: .rows)
    return stops
  }

  /// Shows the rows that what is typed so far keeps; while it cannot be understood, the same as before.
  mutating func filterAsTyped() -> [Effect] {
    guard filterProblem == nil, let prompt, let pane = table else { return [] }
    var view = pane.nextView
    guard view.arrangement.filter != prompt.text else { return [] }
    view.arrangement.filter = prompt.text
    return arrange(view, for: .trial)
  }

  /// Why what is typed cannot be understood as a filter; nil where it can.
  var filterProblem: String? {
    guard let prompt, prompt.kind == .rows, let openGrid else { return nil }
    do {
      _ = try Filter(prompt.text, openGrid)
      return nil
    } catch {
      return error.message
    }
  }

  mutating func acceptFilter(_ typed: String) -> [Effect] {
    // Enter at once: all rows again.
    var effects: [Effect] = []
    if typed.isEmpty, let pane = table, !pane.nextView.arrangement.filter.isEmpty {
      var view = pane.nextView
      view.arrangement.filter = ""
      effects = arrange(view, for: .trial)
    }
    table?.keepTrial()
    if !typed.isEmpty {
      filtersBefore.removeAll { $0 == typed }
      filtersBefore.append(typed)
    }
    settle()
    if computing == nil {
      explainRows()
      effects += refreshCells()
    }
    return effects
  }

  mutating func cancelFilter() -> [Effect] {
    let stops: [Effect] = computing == nil ? [] : [.stopComputing]
    computing = nil
    let isStale = table?.trial?.isStale == true
    table?.endTrial()
    settle()
    if isStale, let view = table?.view { return stops + arrange(view, for: .refresh, knownOrder: .unknown) }
    return stops + refreshCells()
  }
}

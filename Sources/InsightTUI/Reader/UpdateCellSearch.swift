import InsightModel

// Searching the cells of the table.
extension Reader {
  mutating func beginCellSearch() -> [Effect] {
    guard var pane = table else { return [] }
    pane.searchBefore = pane.search
    // A further search begins where one is by now.
    let origin = pane.origin
    pane.search?.origin = origin
    table = pane
    prompt = Prompt(kind: .cells)
    return []
  }

  /// Finds what is typed so far, beginning where the search began.
  mutating func searchCellsAsTyped() -> [Effect] {
    guard let prompt, var pane = table else { return [] }
    let origin = pane.search?.origin ?? pane.origin
    guard let wanted = TextSearch(prompt.text) else {
      pane.search = nil
      pane.restore(origin)
      table = pane
      settle()
      return stopSearching()
    }
    pane.search = CellSearch(
      search: wanted, matches: nil, columns: columns(named: wanted, pane), origin: origin)
    table = pane
    return findCells()
  }

  /// The shown columns whose names hold a phrase.
  private func columns(named search: TextSearch, _ pane: TablePane) -> [Int] {
    guard let openGrid else { return [] }
    return pane.layout.columns.map(\.index).filter { !search.matches(in: openGrid.columns[$0].name).isEmpty }
  }

  /// Looks for the matches in the view as it is now.
  mutating func findCells() -> [Effect] {
    guard let pane = table, let search = pane.search else { return [] }
    table?.search?.matches = nil
    return start(
      .find(
        CellQuery(
          search: search.search, order: pane.view.order, pinned: pane.pinned,
          columns: pane.layout.columns.map(\.index))))
  }

  /// Looks for the matches again where the rows or columns have changed.
  mutating func refreshCells() -> [Effect] { table?.search == nil ? [] : findCells() }

  private mutating func stopSearching() -> [Effect] {
    guard case .find = computing?.computation.work else { return [] }
    computing = nil
    return [.stopComputing]
  }

  mutating func found(_ matches: CellMatches, _ query: CellQuery, _ reference: GridReference) {
    guard var pane = table, pane.reference == reference, var search = pane.search,
      search.search == query.search, pane.view.order == query.order
    else { return }
    search.matches = matches
    if matches.cells.isEmpty, search.columns.isEmpty {
      search.countInIssue = documents[reference.document].issue?.countMatches(of: search.search)
    }
    let isSeeking = search.isSeeking
    search.isSeeking = false
    pane.search = search
    table = pane
    guard isSeeking else { return }
    if prompt == nil, matches.cells.isEmpty, search.columns.isEmpty {
      searchBeyondTable(search)
      return
    }
    if matches.cells.isEmpty, !search.columns.isEmpty {
      table?.restore(search.origin)
      go(toName: search.columns.firstIndex { $0 >= search.origin.column } ?? 0)
      return
    }
    let first = matches.cells.first(from: pane.cell(search.origin))
    if matches.cells.isEmpty {
      table?.restore(search.origin)
      settle()
    } else {
      go(toCell: matches.cells[first < matches.cells.count ? first : 0])
    }
  }

  mutating func acceptCellSearch(_ typed: String) -> [Effect] {
    remember(typed)
    guard !typed.isEmpty else {
      // An empty search goes on with the last one.
      let last = table?.search ?? table?.searchBefore
      table?.search = last
      table?.searchBefore = nil
      return table?.search == nil ? [] : stepCell(1)
    }
    table?.searchBefore = nil
    guard let search = table?.search, search.matches?.cells.isEmpty == true, search.columns.isEmpty else {
      return []
    }
    searchBeyondTable(search)
    return []
  }

  /// The table has no match: on in the article that it stands in, or in the next one that has.
  private mutating func searchBeyondTable(_ search: CellSearch) {
    let reference = table?.reference
    endCellSearch(returning: true)
    guard search.countInIssue?.matches ?? 0 > 0, let reference, let number = reference.table,
      let issue = documents[reference.document].issue,
      let own = issue.articles.indices.first(where: { article in
        tables(of: ArticleReference(document: reference.document, article: article)).contains(number)
      }),
      let found = issue.matches(of: search.search, in: own, limit: 1).isEmpty
        ? issue.nextArticle(with: search.search, after: own) : own
    else {
      notice = Notice(text: "not found: \(search.search.pattern)", isWarning: true)
      return
    }
    open(ArticleReference(document: reference.document, article: found))
    focus = .article
    settle()
    guard let article else { return }
    self.search = SearchState(
      search: search.search, matches: issue.matches(of: search.search, in: found), current: nil,
      origin: SearchState.Origin(reference: article.reference, place: article.place))
    go(toMatch: 0)
    notice = Notice(text: "not in the table; on in \(issue.address(of: found))")
  }

  mutating func cancelCellSearch() -> [Effect] {
    let before = table?.searchBefore
    endCellSearch(returning: true)
    let stops = stopSearching()
    table?.search = before
    table?.searchBefore = nil
    return stops
  }

  /// Ends a search and returns to where it began; false where none is under way.
  @discardableResult
  mutating func endCellSearch(returning: Bool) -> Bool {
    guard let search = table?.search else { return false }
    table?.search = nil
    if returning { table?.restore(search.origin) }
    settle()
    return true
  }

  mutating func stepCell(_ direction: Int) -> [Effect] {
    guard let pane = table, let search = pane.search else {
      notice = Notice(text: "nothing is searched for; / begins a search")
      return []
    }
    guard let cells = search.matches?.cells else {
      table?.search?.isSeeking = true
      return findCells()
    }
    if stepName(direction, search, cells) { return [] }
    guard !cells.isEmpty else {
      notice = Notice(text: "no match for \(search.search.pattern) in this view", isWarning: true)
      return []
    }
    let here = cells.first(from: pane.cursorCell)
    let isOn = here < cells.count && cells[here] == pane.cursorCell
    let next = direction > 0 ? (isOn ? here + 1 : here) : here - 1
    if next < 0 { notice = Notice(text: "searched on from the end") }
    if next >= cells.count { notice = Notice(text: "searched on from the beginning") }
    go(toCell: cells[(next + cells.count) % cells.count])
    return []
  }

  /// Goes among the names of columns, which come after the cells; false where the step is one among cells.
  private mutating func stepName(
    _ direction: Int, _ search: CellSearch, _ cells: [CellMatches.Cell]
  ) -> Bool {
    guard !search.columns.isEmpty else { return false }
    if let place = search.columnPlace {
      if search.columns.indices.contains(place + direction) {
        go(toName: place + direction)
        return true
      }
      notice = Notice(text: "searched on from the \(direction > 0 ? "beginning" : "end")")
      guard !cells.isEmpty else {
        go(toName: direction > 0 ? 0 : search.columns.count - 1)
        return true
      }
      table?.search?.columnPlace = nil
      go(toCell: cells[direction > 0 ? 0 : cells.count - 1])
      return true
    }
    guard let pane = table, !cells.isEmpty else {
      go(toName: 0)
      return true
    }
    let here = cells.first(from: pane.cursorCell)
    let isOn = here < cells.count && cells[here] == pane.cursorCell
    if direction > 0, isOn, here + 1 == cells.count {
      go(toName: 0)
      return true
    }
    if direction < 0, here == 0 {
      go(toName: search.columns.count - 1)
      return true
    }
    return false
  }

  /// Puts the cursor on a column whose name is a match; its row stays.
  private mutating func go(toName place: Int) {
    guard var pane = table, let search = pane.search, search.columns.indices.contains(place) else { return }
    pane.search?.columnPlace = place
    pane.column = search.columns[place]
    table = pane
    settle()
  }

  /// Puts the cursor on a match; where its row is not on the screen, a third down.
  private mutating func go(toCell cell: CellMatches.Cell) {
    guard var pane = table else { return }
    let height = tableRows.scrolled
    let place = Int(cell.place)
    pane.select(place: place)
    pane.column = Int(cell.column)
    if !(pane.top..<pane.top + height).contains(place) { pane.top = place - height / 3 }
    table = pane
    settle()
  }
}

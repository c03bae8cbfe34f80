import InsightModel

// Moving: lines and pages in whatever pane one is, between panes, articles and issues.
extension Reader {
  /// `times` is the count typed before the key: lines and pages so often, or the line to go to.
  mutating func move(_ action: Action, times: Int? = nil) -> [Effect] {
    switch context {
    case .contents:
      let height = panes.contents.rows
      moveContents(
        to: Self.target(action, times, from: contents.cursor, page: height, length: contents.rows.count))
      return contentsMoved()
    case .article:
      guard let flow, let place = article?.place else { return [] }
      let height = panes.article.rows
      if let times, action == .top || action == .bottom {
        scroll(to: flow.place(times - 1, from: RowPlace(), height: height))
        return []
      }
      switch action {
      case .top: scroll(to: RowPlace())
      case .bottom: scroll(to: flow.settled(RowPlace(item: flow.itemCount - 1, row: .max), height: height))
      case _:
        let distance = Self.distance(action, page: max(1, height - 1), length: 0) * (times ?? 1)
        let next = flow.place(distance, from: place.row, height: height)
        if next == place.row {
          notice = Notice(text: distance > 0 ? "end of the article" : "beginning of the article")
        } else {
          scroll(to: next)
        }
      }
      return []
    case .choice:
      moveChoice(action, times: times)
      return []
    case .front:
      moveFront(action, times: times)
      return []
    case .source:
      guard let flow = sourceFlow, let place = article?.source else { return [] }
      let height = panes.article.rows
      if let times, action == .top || action == .bottom {
        article?.source = flow.settled(RowPlace(item: times - 1, row: 0), height: height)
        return []
      }
      switch action {
      case .top: article?.source = RowPlace()
      case .bottom:
        article?.source = flow.settled(RowPlace(item: flow.itemCount - 1, row: .max), height: height)
      case _:
        article?.source = flow.place(
          Self.distance(action, page: max(1, height - 1), length: 0) * (times ?? 1), from: place,
          height: height)
      }
      return []
    case .table:
      if let pane = table {
        let place = Self.target(
          action, times, from: pane.row, page: tableRows.scrolled, length: pane.rowCount)
        table?.select(place: place)
      }
      settle()
      return []
    case .results:
      if case .results(let pane) = overlay, pane.outcome.results.isEmpty, action == .lineUp {
        return recall(-1)
      }
      scrollOverlay(action, times: times)
      return []
    case .record, .report, .help, .palette, .statistics, .distinct, .library, .links:
      scrollOverlay(action, times: times)
      return []
    case .prompt, .export, .question:
      return []
    }
  }

  /// Down one page; at the end of the article the next one.
  mutating func readOn() -> [Effect] {
    guard let reference = article?.reference, let issue else { return [] }
    let effects = move(.pageDown)
    guard notice != nil else { return effects }
    notice = nil
    guard issue.articles.indices.contains(reference.article + 1) else {
      let key = keymap.key(for: .nextIssue, in: .article)?.label ?? ""
      notice = Notice(text: "end of the issue; \(key) goes on to the next one")
      return []
    }
    return step(articles: 1)
  }

  /// Where an action leads from a place in a list, 0-based and not yet bounded: `times` lines or pages on, or to the line
  /// with that number.
  static func target(_ action: Action, _ times: Int?, from place: Int, page: Int, length: Int) -> Int {
    if let times, action == .top || action == .bottom { return times - 1 }
    return place + distance(action, page: page, length: length) * (times ?? 1)
  }

  /// How many rows an action moves; `length` stands for all of them.
  static func distance(_ action: Action, page: Int, length: Int) -> Int {
    switch action {
    case .lineDown: 1
    case .lineUp: -1
    case .pageDown: max(1, page)
    case .pageUp: -max(1, page)
    case .halfPageDown: max(1, page / 2)
    case .halfPageUp: -max(1, page / 2)
    case .top: -length
    case .bottom: length
    case _: 0
    }
  }

  /// The article at the cursor is shown when the cursor rests, so that running down the list stays quick.
  private mutating func contentsMoved() -> [Effect] {
    guard let node = contents.selected else { return [] }
    switch documents[node.document].state {
    case .waiting: return [.load(node.document)]
    case .ready, .data: return [.wakeWhenIdle]
    case .failed(let why):
      notice = Notice(text: "\(documents[node.document].name): \(why)", isWarning: true)
      return []
    case .leftOut: return []
    }
  }

  // MARK: Deeper and back

  mutating func deeper() -> [Effect] {
    switch overlay {
    case .statistics(let sheet): return leave(sheet)
    case .distinct(let sheet): return filter(by: sheet)
    case .report(let pane): return leave(pane)
    case .library(let pane): return open(pane)
    case .results(let pane): return open(pane)
    case .links(let pane): return open(pane)
    case .help, .palette, .record, .export, nil: break
    }
    switch focus {
    case .contents:
      guard let node = contents.selected else { return [] }
      switch node {
      case .article(let reference):
        open(reference)
        focus = .article
        settle()
      case .document(let document) where documents[document].grid(nil) != nil:
        openData(document)
        focus = .table
        settle()
      case .leftOut:
        notice = Notice(text: "a file opens when it is named: insight FILE")
      case .report(let document):
        openReport(document)
      case .document(let document) where documents[document].issue != nil && !contents.folded.contains(node):
        if let reference = referenceAtCursor { open(reference) } else { openFront(document) }
        if front != nil || article != nil { focus = .article }
        settle()
      case .section, .document:
        if case .waiting = documents[node.document].state { return [.load(node.document)] }
        contents.toggleFold(node, documents)
        settle()
        return preview()
      }
    case .article:
      if front != nil { return openFromFront() }
      if article?.source != nil { return [] }
      if let figure = figureAtHand { return goToCell(of: figure) }
      guard let reference = article?.reference, !tables(of: reference).isEmpty else {
        if isLinkShown { return showLinks() }
        notice = Notice(text: "no table in this article")
        return []
      }
      return showTable(at: 0)
    case .table:
      if let effects = openGroup() ?? openFact() { return effects }
      if table?.selectedRow != nil { overlay = .record(top: 0) }
    }
    return []
  }

  mutating func moveContents(to row: Int) {
    contents.move(to: row)
    keepContentsVisible()
  }

  /// Gives the line at the cursor the room that its text needs, and keeps it on the screen.
  mutating func keepContentsVisible() {
    let pane = panes.contents
    guard !pane.isEmpty else { return }
    let lines = contents.selected.map { contentsLines(of: $0, columns: pane.columns) } ?? 1
    contents.selectedLines = max(1, min(lines, pane.rows * 2 / 3))
    contents.keepVisible(pane.rows)
  }

  /// Makes the contents wider or narrower, as the reader likes them.
  mutating func resizeContents(by columns: Int) -> [Effect] {
    guard isWide else {
      notice = Notice(text: "one pane has the screen; there is nothing beside it")
      return []
    }
    setContentsWidth(contentsColumns + columns)
    return []
  }

  mutating func setContentsWidth(_ columns: Int) {
    contentsWidth = min(max(Self.narrowestContents, columns), size.columns - Self.narrowestArticle)
    settle()
  }

  /// Opens what the cursor of the contents is at; an open fold is left for what it holds.
  mutating func into() -> [Effect] {
    guard let node = contents.selected, node.isFold, documents[node.document].issue != nil,
      !contents.folded.contains(node)
    else { return deeper() }
    moveContents(to: contents.cursor + 1)
    return contentsMoved()
  }

  mutating func back() -> [Effect] {
    if context.isSearchedAsPage, pageSearch != nil {
      pageSearch = nil
      notice = Notice(text: "the search has ended")
      return []
    }
    if case .library = overlay, documents.isEmpty {
      notice = Notice(text: "this is the top; q quits")
      return []
    }
    if case .report = overlay { return leaveReport() }
    if overlay != nil {
      closeOverlay()
      return []
    }
    if returnToResults() || returnToList() || returnToCell() { return [] }
    if choice != nil {
      choice = nil
      return []
    }
    switch focus {
    case .table where table?.chart != nil:
      table?.chart = nil
    case .table:
      if computing != nil { return stopComputing() }
      if endCellSearch(returning: false) { break }
      if let effects = leaveGroup() { return effects }
      if !leaveGroups() { leaveTable() }
    case .article:
      if article?.source != nil {
        article?.source = nil
      } else if figureAtHand != nil {
        article?.figure = nil
      } else if !endSearch() {
        focus = .contents
      }
    case .contents:
      if endSearch() { break }
      if let effects = returnToLibrary() { return effects }
      notice = Notice(text: "this is the top; q quits")
    }
    settle()
    return []
  }

  /// Closes an article's table; a data file stays in view.
  private mutating func leaveTable() {
    if article != nil {
      closeTable()
    } else if isAlone {
      notice = Notice(text: "this is the top; q quits")
    } else {
      focus = .contents
    }
  }

  /// Ends a search where one is; false where none is under way.
  private mutating func endSearch() -> Bool {
    if focus == .table, endCellSearch(returning: false) { return true }
    guard search != nil else { return false }
    search = nil
    notice = Notice(text: "the search has ended")
    return true
  }

  /// Folds the issue or section at the cursor; from what is in it, or folded, goes to what holds it.
  mutating func fold() -> [Effect] {
    guard let node = contents.selected else { return [] }
    if node.isFold, documents[node.document].issue != nil, !contents.folded.contains(node) {
      contents.toggleFold(node, documents)
    } else if let parent = contents.parentRow {
      moveContents(to: parent)
    } else {
      return []
    }
    settle()
    return [.wakeWhenIdle]
  }

  mutating func interrupt() -> [Effect] {
    if case .library = overlay, documents.isEmpty {
      notice = Notice(text: "nothing to stop here; Q quits")
    } else if overlay != nil {
      closeOverlay()
    } else if computing != nil {
      return stopComputing()
    } else if !endSearch() {
      notice = Notice(text: "nothing to stop here; Q quits")
    }
    return []
  }

  /// Closes what lies over the panes, with its search.
  mutating func closeOverlay() {
    uncover()
    pageSearch = nil
  }

  mutating func leave() -> [Effect] {
    if case .library = overlay, hasLibrary { return [.quit] }
    if case .report = overlay { return leaveReport() }
    if overlay != nil {
      closeOverlay()
      return []
    }
    if returnToResults() { return [] }
    switch focus {
    case .contents: return returnToLibrary() ?? [.quit]
    case .article where article?.source == nil:
      focus = .contents
      settle()
      return contents.rows.count > 1 ? [] : returnToLibrary() ?? [.quit]
    case .table:
      if isAlone { return [.quit] }
      leaveTable()
      settle()
      return []
    case .article: return back()
    }
  }

  mutating func cyclePane(_ direction: Int) -> [Effect] {
    var order: [Focus] = isAlone ? [] : [.contents]
    if article != nil || front != nil { order.append(.article) }
    if table != nil { order.append(.table) }
    guard let at = order.firstIndex(of: focus), order.count > 1 else {
      notice = Notice(text: "there is no other pane")
      return []
    }
    focus = order[(at + direction + order.count) % order.count]
    settle()
    return []
  }

  // MARK: Source lines

  mutating func toggleSource() -> [Effect] {
    guard let issue, let place = article?.place, let flow else { return [] }
    pageSearch = nil
    if article?.source != nil {
      article?.source = nil
    } else {
      let offset = flow.cursor(at: place.row).current?.anchor ?? 0
      article?.source = RowPlace(item: issue.sourceLine(of: issue.text.lineNumber(at: offset)) - 1, row: 0)
      focus = .article
    }
    settle()
    return []
  }
}

import InsightModel

// Moving: lines and pages in whatever pane one is, between panes, articles and issues.
extension Reader {
  mutating func move(_ action: Action) -> [Effect] {
    switch context {
    case .contents:
      let height = panes.contents.rows
      let end = contents.rows.count
      contents.move(
        to: contents.cursor + Self.distance(action, page: height, length: end), height: height)
      return contentsMoved()
    case .article:
      guard let flow, let place = article?.place else { return [] }
      let height = panes.article.rows
      switch action {
      case .top: scroll(to: RowPlace())
      case .bottom: scroll(to: flow.settled(RowPlace(item: flow.itemCount - 1, row: .max), height: height))
      case _:
        let distance = Self.distance(action, page: max(1, height - 1), length: 0)
        let next = flow.place(distance, from: place.row, height: height)
        if next == place.row {
          notice = Notice(text: distance > 0 ? "end of the article" : "beginning of the article")
        } else {
          scroll(to: next)
        }
      }
      return []
    case .source:
      guard let flow = sourceFlow, let place = article?.source else { return [] }
      let height = panes.article.rows
      switch action {
      case .top: article?.source = RowPlace()
      case .bottom:
        article?.source = flow.settled(RowPlace(item: flow.itemCount - 1, row: .max), height: height)
      case _:
        article?.source = flow.place(
          Self.distance(action, page: max(1, height - 1), length: 0), from: place, height: height)
      }
      return []
    case .table:
      let distance = Self.distance(action, page: tableRows.scrolled, length: table?.rowCount ?? 0)
      table?.move(rows: distance)
      settle()
      return []
    case .record, .report, .help, .palette, .statistics, .distinct:
      scrollOverlay(action)
      return []
    case .prompt, .export, .question:
      return []
    }
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
    case .help, .palette, .record, .report, .export, nil: break
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
      case .report(let document):
        overlay = .report(document, top: 0)
      case .section, .document:
        if case .waiting = documents[node.document].state { return [.load(node.document)] }
        contents.toggleFold(node, documents)
        contents.keepVisible(panes.contents.rows)
        return preview()
      }
    case .article:
      if article?.source != nil { return [] }
      guard let reference = article?.reference, !tables(of: reference).isEmpty else {
        notice = Notice(text: "no table in this article")
        return []
      }
      return showTable(at: 0)
    case .table:
      if let effects = openGroup() { return effects }
      if table?.selectedRow != nil { overlay = .record(top: 0) }
    }
    return []
  }

  mutating func back() -> [Effect] {
    if overlay != nil {
      overlay = nil
      return []
    }
    switch focus {
    case .table where table?.chart != nil:
      table?.chart = nil
    case .table:
      if computing != nil { return stopComputing() }
      if !endCellSearch(returning: true), !leaveGroups() { leaveTable() }
    case .article:
      if article?.source != nil {
        article?.source = nil
      } else if !endSearch() {
        focus = .contents
      }
    case .contents:
      if !endSearch() { notice = Notice(text: "this is the top; q quits") }
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

  /// Ends a search and returns to where it began; false where none is under way.
  private mutating func endSearch() -> Bool {
    if focus == .table, endCellSearch(returning: true) { return true }
    guard let search else { return false }
    self.search = nil
    restore(search.origin)
    return true
  }

  /// Folds the issue or section at the cursor; from what is in it, or folded, goes to what holds it.
  mutating func fold() -> [Effect] {
    guard let node = contents.selected else { return [] }
    if node.isFold, documents[node.document].issue != nil, !contents.folded.contains(node) {
      contents.toggleFold(node, documents)
    } else if let parent = contents.parentRow {
      contents.move(to: parent, height: panes.contents.rows)
    }
    settle()
    return [.wakeWhenIdle]
  }

  mutating func interrupt() -> [Effect] {
    if overlay != nil {
      overlay = nil
    } else if computing != nil {
      return stopComputing()
    } else if !endSearch() {
      notice = Notice(text: "nothing to stop here; Q quits")
    }
    return []
  }

  mutating func leave() -> [Effect] {
    if overlay != nil {
      overlay = nil
      return []
    }
    switch focus {
    case .contents: return [.quit]
    case .article where article?.source == nil:
      focus = .contents
      settle()
      return contents.rows.count > 1 ? [] : [.quit]
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
    if article != nil { order.append(.article) }
    if table != nil { order.append(.table) }
    guard let at = order.firstIndex(of: focus), order.count > 1 else {
      notice = Notice(text: "there is no other pane")
      return []
    }
    focus = order[(at + direction + order.count) % order.count]
    settle()
    return []
  }

  // MARK: Articles and issues

  mutating func step(articles distance: Int) -> [Effect] {
    guard let reference = article?.reference, let issue else { return [] }
    let next = reference.article + distance
    guard issue.articles.indices.contains(next) else {
      notice = Notice(text: distance > 0 ? "this is the last article" : "this is the first article")
      return []
    }
    open(ArticleReference(document: reference.document, article: next))
    return []
  }

  mutating func step(issues distance: Int) -> [Effect] {
    guard let now = contents.selected?.document ?? article?.reference.document else { return [] }
    var next = now + distance
    while documents.indices.contains(next) {
      switch documents[next].state {
      case .waiting:
        return [.load(next)]
      case .ready(let issue) where !issue.articles.isEmpty:
        let last = places.keys.filter { $0.document == next }.min { $0.article < $1.article }
        open(last ?? ArticleReference(document: next, article: 0))
        return []
      case .ready, .data, .failed, .leftOut:
        next += distance
      }
    }
    notice = Notice(text: distance > 0 ? "this is the last issue" : "this is the first issue")
    return []
  }

  // MARK: Source lines

  mutating func toggleSource() -> [Effect] {
    guard let issue, let place = article?.place, let flow else { return [] }
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

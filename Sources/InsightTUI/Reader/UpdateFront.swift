import InsightModel

extension FrontFlow: RowSource {}

/// An issue's front page, in the place of an article.
struct FrontPane: Equatable, Sendable {
  /// Index into the reader's documents.
  let document: Int
  /// The item at the cursor, of `FrontFlow.items`.
  var item = 0
  /// The row at the head of the pane.
  var top = RowPlace()
}

extension Reader {
  var frontFlow: FrontFlow? {
    guard let front, let issue = documents[front.document].issue else { return nil }
    return FrontFlow(
      issue: issue, name: documents[front.document].name, found: documents[front.document].foundSummary,
      columns: articleColumns, isPlain: isPlain,
      widest: isMeasureWide ? .max : settings.measure, dates: settings.dates)
  }

  /// The document that is shown, or that the cursor of the contents is at.
  var openDocument: Int? {
    article?.reference.document ?? front?.document ?? table?.reference.document
      ?? contents.selected?.document
  }

  /// Shows the front page of an issue instead of what is open.
  mutating func openFront(_ document: Int) {
    guard front?.document != document, let issue = documents[document].issue, !issue.articles.isEmpty else {
      return
    }
    if let article { places[article.reference] = article.place }
    article = nil
    search = nil
    closeTable()
    front = fronts[document] ?? FrontPane(document: document)
    if fronts[document] == nil,
      let first = frontFlow?.items.firstIndex(where: { $0 != .found && $0.isTarget })
    {
      front?.item = first
    }
    settle()
  }

  /// Leaves the front page for something else; it is found again as it was.
  mutating func closeFront() {
    if let front { fronts[front.document] = front }
    front = nil
  }

  // MARK: Moving

  mutating func moveFront(_ action: Action, times: Int?) {
    guard let flow = frontFlow, var pane = front else { return }
    let targets = flow.items.indices.filter { flow.items[$0].isTarget }
    guard !targets.isEmpty else { return }
    let at = targets.firstIndex { $0 >= pane.item } ?? targets.count - 1
    switch action {
    case .pageDown, .pageUp, .halfPageDown, .halfPageUp:
      let height = panes.article.rows
      let distance = Self.distance(action, page: max(1, height - 1), length: 0) * (times ?? 1)
      let row = flow.place(distance, from: RowPlace(item: pane.item, row: 0), height: 1)
      let next = targets.firstIndex { $0 >= row.item } ?? targets.count - 1
      // A page is one target at least.
      let bounded = distance > 0 ? max(next, at + 1) : min(next, at - 1)
      pane.item = targets[min(max(0, bounded), targets.count - 1)]
    case _:
      let next = Self.target(action, times, from: at, page: 1, length: targets.count)
      pane.item = targets[min(max(0, next), targets.count - 1)]
      if pane.item == targets.first { pane.top = RowPlace() }
    }
    front = pane
    keepFrontVisible()
  }

  /// Keeps the item at the cursor on the screen.
  mutating func keepFrontVisible() {
    guard let flow = frontFlow, var pane = front, !panes.article.isEmpty else { return }
    let height = panes.article.rows
    pane.item = min(max(0, pane.item), max(0, flow.itemCount - 1))
    let rows = flow.rows(pane.item)
    let last = max(0, rows.count - (rows.last?.role == .blank ? 2 : 1))
    let shown = flow.rows(from: pane.top, count: height)
    let begin = RowPlace(item: pane.item, row: 0)
    let end = RowPlace(item: pane.item, row: min(last, height - 1))
    if !shown.contains(where: { $0.place == begin }) || !shown.contains(where: { $0.place == end }) {
      let isAbove = shown.first.map { ($0.place.item, $0.place.row) > (begin.item, begin.row) } ?? false
      pane.top = isAbove ? begin : flow.place(1 - height, from: end, height: 1)
    }
    pane.top = flow.settled(pane.top, height: height)
    front = pane
  }

  /// Goes to what stands at the cursor of the front page.
  mutating func openFromFront() -> [Effect] {
    guard let flow = frontFlow, let front, flow.items.indices.contains(front.item) else { return [] }
    switch flow.items[front.item] {
    case .masthead, .section: return []
    case .found:
      openReport(front.document)
    case .article(let article):
      open(ArticleReference(document: front.document, article: article))
      focus = .article
      settle()
    case .table(let article, let table):
      let reference = ArticleReference(document: front.document, article: article)
      open(reference)
      if let at = tables(of: reference).firstIndex(of: table) { _ = showTable(at: at) }
    }
    if let article {
      wayBack = WayBack(to: .front(front.document), article: article.reference, table: table?.reference)
    }
    return []
  }

  /// The item of the front page at a line of its pane.
  func frontItem(atLine line: Int) -> Int? {
    guard let flow = frontFlow, let front, line >= 0 else { return nil }
    let rows = flow.rows(from: front.top, count: line + 1)
    guard rows.indices.contains(line), flow.items[rows[line].place.item].isTarget else { return nil }
    return rows[line].place.item
  }
}

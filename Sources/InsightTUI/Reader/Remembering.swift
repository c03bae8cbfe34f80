import InsightModel

/// Where one is, to be remembered when one goes on.
struct Whereabouts: Equatable {
  var article: ArticlePane?
  var table: TablePane?
  var openIssue: Int?

  init(_ reader: Reader) {
    article = reader.article
    table = reader.table
    openIssue = reader.openIssue
  }
}

// What is read, starred, noted, and where one was: it lasts beyond the program.
extension Reader {
  /// What is known of a document has come, or that nothing can be: then what waited for it is done.
  mutating func remembered(_ memory: DocumentMemory?, of document: Int) -> [Effect] {
    if let memory {
      take(memory, of: document)
      openCell(memory.cell, of: document)
    } else {
      unremembered.insert(document)
    }
    guard let awaiting = awaitedMemory, awaiting.document == document else { return [] }
    awaitedMemory = nil
    notice = nil
    // Who has gone elsewhere meanwhile does not want it here.
    guard awaiting.articles == articlesAtHand, overlay == nil, prompt == nil else { return [] }
    return perform(awaiting.action)
  }

  /// What is known of a document has come. It moves nothing that somebody has moved already.
  public mutating func take(_ memory: DocumentMemory, of document: Int) {
    guard documents.indices.contains(document), let issue = documents[document].issue else {
      memories[document] = memory
      return
    }
    let keys = ArticleKeys(issue)
    (memories[document], articleKeys[document]) = (memory, keys)
    makeRoom(for: document)
    for (key, known) in memory.articles {
      guard let place = known.place, let index = keys.index(of: key) else { continue }
      let reference = ArticleReference(document: document, article: index)
      if places[reference] == nil { places[reference] = issue.place(place, in: index) }
    }
    guard !isTouched, !isPlaceNamed, let open = article?.reference, open.document == document else { return }
    if let last = memory.last.flatMap(keys.index), last != open.article {
      self.article?.place = ArticlePlace()
      let wanted = ArticleReference(document: document, article: last)
      article = nil
      self.open(wanted)
    } else if let place = places[open] {
      article?.place = place
      settle()
    }
    if memory.isKept, documents.count == 1, article.map(isHead) == false { goOnReading() }
  }

  /// True at the head of the first article, where nobody has read yet.
  private func isHead(_ pane: ArticlePane) -> Bool {
    pane.reference.article == 0 && pane.place.row == RowPlace()
  }

  /// A kept issue goes on where one was, however it was opened.
  private mutating func goOnReading() {
    guard focus == .contents, overlay == nil, prompt == nil else { return }
    focus = .article
    settle()
    let key = keymap.key(for: .back, in: .article)?.label ?? ""
    let back = libraryLeft == nil ? "\(key) goes to the contents" : "\(key) \(key) goes to the library"
    notice = Notice(text: "back where you were; \(back)")
  }

  /// Opens the table that was open when the program was left.
  private mutating func openCell(_ cell: CellKey?, of document: Int) {
    guard let cell, !isTouched, !isPlaceNamed, table == nil, overlay == nil, let open = article?.reference,
      open.document == document, tables(of: open).contains(cell.grid)
    else { return }
    show(cell, of: document)
  }

  /// Where a part stands; says so where there is none.
  mutating func place(of part: IssuePart, in issue: Issue) -> PartPlace? {
    do { return try issue.place(of: part) } catch {
      notice = Notice(text: error.message, isWarning: true)
      return nil
    }
  }

  /// Opens the cell that a part names, where it is one.
  mutating func showCell(of part: IssuePart, in issue: Issue, _ document: Int) {
    do {
      if let cell = try issue.cell(of: part) { show(cell, of: document) }
    } catch {
      notice = Notice(text: error.message, isWarning: true)
    }
  }

  /// Opens a table with the cursor at a cell.
  mutating func show(_ cell: CellKey, of document: Int) {
    let reference = GridReference(document: document, table: cell.grid)
    openGrid(reference)
    guard let grid = grid(reference), var pane = table else { return }
    if let row = RowNames(grid).index(of: cell.row),
      let place = (0..<pane.rowCount).first(where: { pane.tableRow($0) == row })
    {
      pane.select(place: place)
    }
    pane.column = grid.columns.indices.first { grid.label(of: $0) == cell.column } ?? pane.column
    table = pane
    focus = .table
    settle()
  }

  /// What is to be remembered after an event: where one was in what is open no longer.
  mutating func remembering(since before: Whereabouts, isLeaving: Bool) -> [Effect] {
    var effects: [Effect] = []
    if let was = before.article, was.reference != article?.reference { effects += remember(was) }
    if let now = article {
      let isOpened =
        now.reference != before.article?.reference || (openIssue != nil && openIssue != before.openIssue)
      if isOpened { isReadSettled = false }
      if isOpened, key(of: now.reference) != nil { openings += 1 }
      effects += rememberLast(now.reference)
    }
    if let was = before.table, was.reference != table?.reference { effects += remember(was) }
    if hasLibrary, before.openIssue != openIssue { effects.append(.keep(.open(issue: openIssue))) }
    if isLeaving {
      if contentsWidth != keptWidth { effects.append(.keep(.contentsWidth(contentsWidth))) }
      if let article { effects += remember(article) }
      if let table { effects += remember(table) }
      if let document = openDocument { effects += rememberCell(of: document) }
    }
    return effects
  }

  /// The article that is open; of a text that is not kept the first one needs no memory.
  private mutating func rememberLast(_ reference: ArticleReference) -> [Effect] {
    guard let key = key(of: reference), let memory = memories[reference.document] else { return [] }
    let known = memory.last ?? (memory.isKept ? nil : articleKeys[reference.document]?.keys.first)
    guard known != key else { return [] }
    memories[reference.document]?.last = key
    return [.remember(reference.document, .last(article: key))]
  }

  /// The table that is open as the program is left.
  private mutating func rememberCell(of document: Int) -> [Effect] {
    guard let memory = memories[document], documents[document].issue != nil else { return [] }
    let cell = focus == .table ? table.flatMap(cellAtCursor) : nil
    guard memory.cell != cell else { return [] }
    memories[document]?.cell = cell
    return [.remember(document, .cell(cell))]
  }

  private mutating func remember(_ pane: ArticlePane) -> [Effect] {
    let document = pane.reference.document
    guard let key = key(of: pane.reference), let issue = documents[document].issue else { return [] }
    let place = issue.place(of: pane.place, in: pane.reference.article)
    guard memories[document]?.articles[key, default: ArticleMemory()].place ?? .head != place else {
      return []
    }
    memories[document]?.articles[key, default: ArticleMemory()].place = place
    return [.remember(document, .place(place, article: key))]
  }

  private mutating func remember(_ pane: TablePane) -> [Effect] {
    let document = pane.reference.document
    let number = pane.reference.table ?? -1
    guard memories[document] != nil, derived[document] == nil else { return [] }
    // A group's rows are shown for a while.
    let view = TableViewText.text(of: pane.shownGroup?.before.view ?? pane.nextView)
    guard memories[document]?.views[number] != view else { return [] }
    memories[document]?.views[number] = view
    return [.remember(document, .view(view, grid: number))]
  }

  /// A table that was left in an order, or with a filter, is opened so again.
  mutating func restoreView(since before: Whereabouts) -> [Effect] {
    guard let pane = table, pane.reference != before.table?.reference, tables[pane.reference] == nil,
      pane.history.past.isEmpty, derived[pane.reference.document] == nil,
      let text = memories[pane.reference.document]?.views[pane.reference.table ?? -1],
      let openGrid, let view = TableViewText.view(text, over: pane.view, columns: openGrid.columns.count)
    else { return [] }
    return arrange(view, for: .change)
  }

  /// The name of an article in what is remembered; nil where nothing is.
  func key(of reference: ArticleReference) -> String? {
    guard let keys = articleKeys[reference.document]?.keys, keys.indices.contains(reference.article) else {
      return nil
    }
    return keys[reference.article]
  }

  func memory(of reference: ArticleReference) -> ArticleMemory? {
    guard let key = key(of: reference) else { return nil }
    return memories[reference.document]?.articles[key] ?? ArticleMemory()
  }

  // MARK: Read

  /// True where what is unread is marked: in kept issues, and where anything was read.
  func showsUnread(_ document: Int) -> Bool {
    guard let memory = memories[document] else { return false }
    return memory.isKept || memory.articles.values.contains(where: \.isRead)
  }

  func isUnread(_ reference: ArticleReference) -> Bool {
    showsUnread(reference.document) && memory(of: reference)?.isRead == false
  }

  /// Articles of a document that are unread; 0 where that is not marked.
  func unreadCount(_ document: Int) -> Int {
    guard showsUnread(document), let keys = articleKeys[document]?.keys, let memory = memories[document]
    else { return 0 }
    return keys.count { memory.articles[$0]?.isRead != true }
  }

  /// True where the open article is unread, and reading it would make it read.
  private var isReadByReading: Bool {
    guard focus == .article, !isReadSettled, let article else { return false }
    return memory(of: article.reference)?.isRead == false
  }

  /// True where the end of the open article is on the screen, and that is to make it read.
  var isEndOfUnreadShown: Bool {
    guard isReadByReading, overlay == nil, article?.source == nil, let shown else { return false }
    return shown.rows.count < shown.count
  }

  /// True where something is to be done when the keys rest.
  func wantsRest(since before: Whereabouts) -> Bool {
    guard let article, key(of: article.reference) != nil else { return false }
    return isEndOfUnreadShown || isDwellDue || before.article?.place != article.place
  }

  /// True where an unread article is open, and nothing tells when it has been for long.
  private var isDwellDue: Bool {
    settings.dwell > 0 && timedOpening != openings && isReadByReading
  }

  /// The keys rest: where one is is kept; what is at its end has been read; what is not, is when it has been open long enough.
  mutating func rested() -> [Effect] {
    guard let article else { return [] }
    let effects = remember(article)
    if isEndOfUnreadShown { return effects + markRead(article.reference) }
    guard isDwellDue else { return effects }
    timedOpening = openings
    return effects + [.wakeAfter(seconds: settings.dwell, opening: openings)]
  }

  /// An article has been open for long.
  mutating func dwelt(opening: Int) -> [Effect] {
    guard opening == openings else { return [] }
    guard let article, isReadByReading else {
      // Who has looked elsewhere begins anew.
      timedOpening = nil
      return []
    }
    return markRead(article.reference)
  }

  private mutating func markRead(_ reference: ArticleReference) -> [Effect] {
    guard let key = key(of: reference) else { return [] }
    return change(
      reference.document, [.read(true, article: key)], undo: [.read(false, article: key)], "read \(key)")
  }

  /// Read, or unread where all of it was read: an article, a section, an issue.
  mutating func toggleRead() -> [Effect] {
    if case .library(let pane) = overlay { return toggleRead(in: pane) }
    let articles = articlesAtHand
    guard let first = articles.first, memories[first.document] != nil else { return awaitMemory(.toggleRead) }
    let isRead = !articles.allSatisfy { memory(of: $0)?.isRead == true }
    let changed = articles.filter { memory(of: $0)?.isRead != isRead }.compactMap(key)
    let what = articles.count == 1 ? changed.first ?? "" : Words.count(changed.count, "article")
    notice = Notice(text: isRead ? "\(what) read" : "\(what) unread")
    return change(
      first.document, changed.map { .read(isRead, article: $0) },
      undo: changed.map { .read(!isRead, article: $0) },
      isRead ? "read \(what)" : "unread \(what)")
  }

  /// A star for an article, or for the whole issue where the cursor of the contents is at one.
  mutating func toggleStar() -> [Effect] {
    if case .library(let pane) = overlay { return toggleStar(in: pane) }
    if context == .table { return toggleRowStar() }
    let articles = articlesAtHand
    guard let first = articles.first else { return [] }
    let isIssue = focus == .contents && contents.selected == .document(first.document)
    guard isIssue || articles.count == 1 else {
      notice = Notice(text: "a star is for an article or an issue; go to one")
      return []
    }
    guard let key = isIssue ? ArticleKeys.issue : key(of: first), let memory = memories[first.document] else {
      return awaitMemory(.toggleStar)
    }
    let isStarred = memory.articles[key]?.isStarred == true
    let what = isIssue ? "the issue" : key
    notice = Notice(text: isStarred ? "\(what) without its star" : "\(what) starred")
    return change(
      first.document, [.star(!isStarred, article: key)], undo: [.star(isStarred, article: key)],
      isStarred ? "took the star of \(what)" : "starred \(what)")
  }

  /// What the cursor of the contents stands for, or what is open.
  var articlesAtHand: [ArticleReference] {
    guard focus == .contents || front != nil else { return article.map { [$0.reference] } ?? [] }
    let document = focus == .contents ? contents.selected?.document : front?.document
    guard let document, let issue = documents[document].issue else { return [] }
    func all(_ articles: Range<Int>) -> [ArticleReference] {
      articles.map { ArticleReference(document: document, article: $0) }
    }
    if focus == .contents {
      switch contents.selected {
      case .article(let reference): return [reference]
      case .section(_, let section): return all(issue.sections[section].articles)
      case .document, .report, .leftOut, nil: break
      }
    }
    return all(issue.articles.indices)
  }

  /// Does an action when what is remembered has come, or says that nothing will be.
  mutating func awaitMemory(_ action: Action) -> [Effect] {
    let articles = articlesAtHand
    if let document = articles.first?.document, !unremembered.contains(document), memories[document] == nil {
      awaitedMemory = AwaitedMemory(document: document, action: action, articles: articles)
      notice = Notice(text: "the library is being opened…")
    } else {
      notice = Notice(
        text: libraryFailure ?? "nothing is remembered of this text; there is no library for it")
    }
    return []
  }

  /// What is to be done when the memory of a document has come, if one is still at the same articles.
  struct AwaitedMemory: Equatable, Sendable {
    var document: Int
    var action: Action
    var articles: [ArticleReference]
  }
}

extension ArticleMemory.Place {
  /// The headline.
  static let head = ArticleMemory.Place(block: -1, offset: 0)
}

extension Issue {
  /// Where a place is in an article, by block and offset: both outlive another width and another reading of the file.
  func place(of place: ArticlePlace, in article: Int) -> ArticleMemory.Place {
    let blocks = articles[article].blocks
    let index = blocks.last { self.blocks[$0].range.lowerBound <= place.anchor }
    guard place.row != RowPlace(), let index else { return .head }
    return ArticleMemory.Place(
      block: index - blocks.lowerBound, offset: place.anchor - self.blocks[index].range.lowerBound)
  }

  /// The other way; the end of the block where it is shorter now.
  func place(_ place: ArticleMemory.Place, in article: Int) -> ArticlePlace {
    let blocks = articles[article].blocks
    guard place.block >= 0, place.block < blocks.count else { return ArticlePlace() }
    let range = self.blocks[blocks.lowerBound + place.block].range
    let anchor = range.lowerBound + min(max(0, place.offset), range.count)
    return ArticlePlace(row: RowPlace(item: place.block + 1, row: 0), anchor: anchor)
  }
}

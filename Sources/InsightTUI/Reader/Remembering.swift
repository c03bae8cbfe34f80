import InsightModel

/// What was marked and noted, to be taken back and done again.
struct MemoryHistory: Equatable, Sendable {
  struct Step: Equatable, Sendable {
    /// Index into the reader's documents.
    var document: Int
    var undo: [MemoryChange]
    var redo: [MemoryChange]
    /// What was done, for the foot line.
    var words: String
  }

  private static let longest = 1000
  var past: [Step] = []
  var future: [Step] = []

  mutating func add(_ step: Step) {
    past.append(step)
    if past.count > Self.longest { past.removeFirst() }
    future = []
  }
}

/// Where one is, to be remembered when one goes on.
struct Whereabouts: Equatable {
  var article: ArticlePane?
  var table: TablePane?

  init(_ reader: Reader) {
    article = reader.article
    table = reader.table
  }
}

// What is read, starred, noted, and where one was: it lasts beyond the program.
extension Reader {
  /// What is known of a document has come. It moves nothing that somebody has moved already.
  public mutating func take(_ memory: DocumentMemory, of document: Int) {
    guard documents.indices.contains(document), let issue = documents[document].issue else {
      memories[document] = memory
      return
    }
    let keys = ArticleKeys(issue)
    (memories[document], articleKeys[document]) = (memory, keys)
    for (key, known) in memory.articles {
      guard let place = known.place, let index = keys.index(of: key) else { continue }
      let reference = ArticleReference(document: document, article: index)
      if places[reference] == nil { places[reference] = issue.place(place, in: index) }
    }
    guard !isTouched, let open = article?.reference, open.document == document else { return }
    if !isPlaceNamed, let last = memory.last.flatMap(keys.index), last != open.article {
      self.article?.place = ArticlePlace()
      let wanted = ArticleReference(document: document, article: last)
      article = nil
      self.open(wanted)
    } else if !isPlaceNamed, let place = places[open] {
      article?.place = place
      settle()
    }
  }

  /// What is to be remembered after an event: where one was in what is open no longer.
  mutating func remembering(since before: Whereabouts, isLeaving: Bool) -> [Effect] {
    var effects: [Effect] = []
    if let was = before.article, was.reference != article?.reference { effects += remember(was) }
    if let now = article, now.reference != before.article?.reference {
      if let key = key(of: now.reference) {
        openings += 1
        if memories[now.reference.document]?.last != key {
          memories[now.reference.document]?.last = key
          effects.append(.remember(now.reference.document, .last(article: key)))
        }
      }
    }
    if let was = before.table, was.reference != table?.reference { effects += remember(was) }
    if isLeaving {
      if let article { effects += remember(article) }
      if let table { effects += remember(table) }
    }
    return effects
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
    let view = TableViewText.text(of: pane.nextView)
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

  /// True where the end of the open article is on the screen, and it counts as unread.
  var isEndOfUnreadShown: Bool {
    guard focus == .article, overlay == nil, let article, article.source == nil, let flow,
      memory(of: article.reference)?.isRead == false
    else { return false }
    return flow.rows(from: article.place.row, count: panes.article.rows + 1).count <= panes.article.rows
  }

  /// The keys rest: what is at its end has been read; what is not, is when it has been open long enough.
  mutating func rested() -> [Effect] {
    guard focus == .article, let article, memory(of: article.reference)?.isRead == false else { return [] }
    if isEndOfUnreadShown { return markRead(article.reference) }
    return settings.dwell > 0 ? [.wakeAfter(seconds: settings.dwell, opening: openings)] : []
  }

  /// An article has been open for long.
  mutating func dwelt(opening: Int) -> [Effect] {
    guard opening == openings, focus == .article, let article, memory(of: article.reference)?.isRead == false
    else { return [] }
    return markRead(article.reference)
  }

  private mutating func markRead(_ reference: ArticleReference) -> [Effect] {
    guard let key = key(of: reference) else { return [] }
    return change(
      reference.document, [.read(true, article: key)], undo: [.read(false, article: key)], "read \(key)")
  }

  /// Read, or unread where all of it was read: an article, a section, an issue.
  mutating func toggleRead() -> [Effect] {
    let articles = articlesAtHand
    guard let first = articles.first, memories[first.document] != nil else { return sayWhyNothingIsKept() }
    let isRead = !articles.allSatisfy { memory(of: $0)?.isRead == true }
    let changed = articles.filter { memory(of: $0)?.isRead != isRead }.compactMap(key)
    let what = articles.count == 1 ? changed.first ?? "" : Words.count(changed.count, "article")
    notice = Notice(text: isRead ? "\(what) read" : "\(what) unread")
    return change(
      first.document, changed.map { .read(isRead, article: $0) },
      undo: changed.map { .read(!isRead, article: $0) },
      isRead ? "read \(what)" : "unread \(what)")
  }

  mutating func toggleStar() -> [Effect] {
    let articles = articlesAtHand
    guard articles.count == 1, let reference = articles.first else {
      notice = Notice(text: "a star is for an article; go to one")
      return []
    }
    guard let key = key(of: reference), let known = memory(of: reference) else {
      return sayWhyNothingIsKept()
    }
    notice = Notice(text: known.isStarred ? "\(key) without its star" : "\(key) starred")
    return change(
      reference.document, [.star(!known.isStarred, article: key)],
      undo: [.star(known.isStarred, article: key)],
      known.isStarred ? "took the star of \(key)" : "starred \(key)")
  }

  /// What the cursor of the contents stands for, or what is open.
  private var articlesAtHand: [ArticleReference] {
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

  private mutating func sayWhyNothingIsKept() -> [Effect] {
    notice = Notice(text: "nothing is remembered of this text; there is no library for it")
    return []
  }

  // MARK: Changes

  mutating func change(
    _ document: Int, _ changes: [MemoryChange], undo: [MemoryChange], _ words: String
  ) -> [Effect] {
    guard !changes.isEmpty else { return [] }
    memoryHistory.add(MemoryHistory.Step(document: document, undo: undo, redo: changes, words: words))
    return apply(changes, to: document)
  }

  private mutating func apply(_ changes: [MemoryChange], to document: Int) -> [Effect] {
    for change in changes {
      switch change {
      case .read(let isRead, let article):
        memories[document]?.articles[article, default: ArticleMemory()].isRead = isRead
      case .star(let isStarred, let article):
        memories[document]?.articles[article, default: ArticleMemory()].isStarred = isStarred
      case .note(let body, let quotation, let article, let block):
        memories[document]?.notes.removeAll { $0.article == article && $0.block == block }
        if !body.isEmpty {
          memories[document]?.notes.append(
            Note(id: 0, article: article, block: block, quotation: quotation, body: body, written: 0))
        }
      case .place, .last, .view: break
      }
    }
    return changes.map { .remember(document, $0) }
  }

  mutating func undoMemory() -> [Effect] {
    guard let step = memoryHistory.past.popLast() else {
      notice = Notice(text: "nothing to undo")
      return []
    }
    memoryHistory.future.append(step)
    notice = Notice(text: "undone: \(step.words)")
    return apply(step.undo, to: step.document)
  }

  mutating func redoMemory() -> [Effect] {
    guard let step = memoryHistory.future.popLast() else {
      notice = Notice(text: "nothing to redo")
      return []
    }
    memoryHistory.past.append(step)
    notice = Notice(text: "done again: \(step.words)")
    return apply(step.redo, to: step.document)
  }

  // MARK: Notes

  /// The paragraph that a note is about: the one chosen, else the first on the screen; the article where its headline is.
  private var itemToNote: Int? {
    if let choice { return choice.cursor }
    guard let flow, let place = article?.place else { return nil }
    let rows = flow.rows(from: place.row, count: panes.article.rows)
    return rows.first { $0.place.row == 0 && $0.row.content != .blank }?.place.item ?? place.row.item
  }

  /// The note on an item of the open article.
  func note(onItem item: Int) -> Note? {
    guard let reference = article?.reference, let key = key(of: reference) else { return nil }
    let block = item == 0 ? nil : item - 1
    return memories[reference.document]?.notes.first { $0.article == key && $0.block == block }
  }

  mutating func beginNote() -> [Effect] {
    guard let reference = article?.reference, article?.source == nil, let item = itemToNote else { return [] }
    guard key(of: reference) != nil else { return sayWhyNothingIsKept() }
    focus = .article
    noteItem = item
    prompt = Prompt(kind: .note, text: note(onItem: item)?.body ?? "")
    return []
  }

  mutating func acceptNote(_ text: String) -> [Effect] {
    guard let item = noteItem, let reference = article?.reference, let key = key(of: reference), let flow,
      let issue
    else { return [] }
    choice = nil
    let before = note(onItem: item)
    guard text != before?.body ?? "" else { return [] }
    let range = flow.block(item)?.range ?? issue.articles[reference.article].headline
    let quotation = Passages.oneLine(issue.string(range))
    let block = item == 0 ? nil : item - 1
    notice = Notice(text: text.isEmpty ? "the note is gone" : "noted")
    return change(
      reference.document, [.note(text, quotation: quotation, article: key, block: block)],
      undo: [.note(before?.body ?? "", quotation: quotation, article: key, block: block)],
      text.isEmpty ? "took away a note on \(key)" : "a note on \(key)")
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

/// A table's view as a line of text: what it is sorted by, its hidden and widened columns, its filter last.
enum TableViewText {
  /// Nil for a table as it is printed.
  static func text(of view: TablePane.View) -> String? {
    guard view.arrangement != Arrangement() || !view.hidden.isEmpty || !view.widened.isEmpty else {
      return nil
    }
    func keys(_ keys: [SortKey]) -> String {
      keys.map { ($0.isAscending ? "+" : "-") + String($0.column) }.joined(separator: ",")
    }
    func columns(_ columns: [Int]) -> String { columns.map(String.init).joined(separator: ",") }
    return [
      keys(view.arrangement.keys), keys(view.arrangement.ties), columns(view.hidden), columns(view.widened),
      view.arrangement.filter,
    ].joined(separator: ";")
  }

  /// Nil for what is none, or names columns that are not there.
  static func view(_ text: String, over view: TablePane.View, columns count: Int) -> TablePane.View? {
    let parts = text.split(separator: ";", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5 else { return nil }
    func keys(_ text: Substring) -> [SortKey]? {
      let parts = text.split(separator: ",")
      let keys = parts.compactMap { part in
        Int(part.dropFirst()).map { SortKey(column: $0, isAscending: part.hasPrefix("+")) }
      }
      return keys.count == parts.count && keys.allSatisfy { (0..<count).contains($0.column) } ? keys : nil
    }
    func columns(_ text: Substring) -> [Int]? {
      let parts = text.split(separator: ",")
      let columns = parts.compactMap { Int($0) }
      return columns.count == parts.count && columns.allSatisfy { (0..<count).contains($0) } ? columns : nil
    }
    guard let first = keys(parts[0]), let ties = keys(parts[1]), let hidden = columns(parts[2]),
      let widened = columns(parts[3]), hidden.count < count
    else { return nil }
    var view = view
    view.arrangement = Arrangement(keys: first, ties: ties, filter: String(parts[4]))
    view.hidden = hidden
    view.widened = widened
    return view
  }
}

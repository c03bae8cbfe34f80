import InsightModel

/// The kept issues: periodicals, and their issues, the newest first.
struct LibraryPane: Equatable, Sendable {
  enum Row: Equatable, Sendable {
    case periodical(String, issues: Int, unread: Int)
    /// Index into `issues`.
    case issue(Int)
  }

  private(set) var issues: [KeptIssue]
  private(set) var rows: [Row] = []
  /// Index into `rows`; on an issue where there is one.
  private(set) var cursor = 0
  /// The first row on screen.
  private(set) var top = 0
  /// The issue that the cursor goes to when the issues come; nil once they are there.
  private var awaited: Int?

  /// The cursor is at the first of the wanted issues that is there.
  init(_ issues: [KeptIssue], at wanted: [Int] = []) {
    self.issues = issues
    build()
    // One is nearly always enough; of many, most may be gone.
    let present = wanted.count > 1 ? Set(issues.map(\.id)) : nil
    let first = wanted.first { id in present?.contains(id) ?? issues.contains { $0.id == id } }
    cursor =
      rows.firstIndex { row in
        guard case .issue(let index) = row else { return false }
        return first == nil || issues[index].id == first
      } ?? 0
  }

  /// A list that is still to come.
  init(awaiting last: Int) {
    issues = []
    awaited = last
  }

  var isAwaited: Bool { awaited != nil }

  /// Scrolls to a row; the cursor stays.
  mutating func scroll(to top: Int) { self.top = top }

  /// What stands over the issues of no periodical.
  private static let others = "Other texts"

  private mutating func build() {
    // Periodicals in the order of their newest issues.
    var names: [String] = []
    var known: [String: Int] = [:]
    var counts: [(issues: Int, unread: Int)] = []
    var groups: [Int] = []
    groups.reserveCapacity(issues.count)
    for index in issues.indices {
      let name = issues[index].periodical ?? Self.others
      let group = known[name] ?? names.count
      if group == names.count {
        known[name] = group
        names.append(name)
        counts.append((0, 0))
      }
      counts[group].issues += 1
      if issues[index].isUnread { counts[group].unread += 1 }
      groups.append(group)
    }
    var next: [Int] = []
    rows = []
    rows.reserveCapacity(issues.count + names.count)
    for (name, count) in zip(names, counts) {
      next.append(rows.count + 1)
      rows.append(.periodical(name, issues: count.issues, unread: count.unread))
      rows.append(contentsOf: repeatElement(.issue(0), count: count.issues))
    }
    for (issue, group) in groups.enumerated() {
      rows[next[group]] = .issue(issue)
      next[group] += 1
    }
  }

  /// Takes the issues as they are now; the cursor stays on its own.
  mutating func take(_ issues: [KeptIssue]) {
    // Where its issue is gone, at the one after it, else before it.
    let shown = rows.map { row -> Int? in
      if case .issue(let index) = row { self.issues[index].id } else { nil }
    }
    let wanted = shown.dropFirst(cursor) + shown.prefix(cursor).reversed()
    self = LibraryPane(issues, at: ([awaited] + wanted).compactMap { $0 }).scrolled(from: top)
  }

  /// Shows at once what a change will make of the list.
  mutating func take(_ change: LibraryChange) {
    var issues = issues
    switch change {
    case .read(let isRead, let ids):
      for index in issues.indices where ids.contains(issues[index].id) {
        issues[index].read = isRead ? issues[index].articles : 0
      }
    case .star(let isStarred, let id):
      for index in issues.indices where issues[index].id == id && issues[index].isStarred != isStarred {
        issues[index].isStarred = isStarred
        issues[index].starred += isStarred ? 1 : -1
      }
    case .remove(let ids): issues.removeAll { ids.contains($0.id) }
    }
    take(issues)
  }

  /// The issues that stand with the one at the cursor under one name.
  var neighbours: (name: String, issues: [KeptIssue]) {
    guard let selected else { return ("", []) }
    return (selected.periodical ?? Self.others, issues.filter { $0.periodical == selected.periodical })
  }

  private func scrolled(from top: Int) -> LibraryPane {
    var pane = self
    pane.top = top
    return pane
  }

  var selected: KeptIssue? {
    guard rows.indices.contains(cursor), case .issue(let index) = rows[cursor] else { return nil }
    return issues[index]
  }

  /// Its place among the issues, from 1.
  var place: Int {
    rows.prefix(cursor + 1).count { if case .issue = $0 { true } else { false } }
  }

  /// Moves to the issue nearest to where an action leads, and keeps it on a screen of `height` rows.
  mutating func move(_ action: Action, times: Int?, height: Int) {
    guard !rows.isEmpty else { return }
    let target = Reader.target(action, times, from: cursor, page: height, length: rows.count)
    let wanted = min(max(0, target), rows.count - 1)
    func isIssue(_ row: Int) -> Bool { if case .issue = rows[row] { true } else { false } }
    let found =
      wanted >= cursor
      ? rows[wanted...].indices.first(where: isIssue) ?? rows.indices.last(where: isIssue)
      : rows[...wanted].indices.last(where: isIssue) ?? rows.indices.first(where: isIssue)
    cursor = found ?? cursor
    keepVisible(height)
  }

  /// Moves to the first issue of the next periodical, or of this one and then of the one before; false where there is none.
  mutating func move(periodicals distance: Int, height: Int) -> Bool {
    let heads = rows.indices.filter { if case .periodical = rows[$0] { true } else { false } }
    let head = distance > 0 ? heads.first { $0 > cursor } : heads.last { $0 + 1 < cursor }
    guard let head, rows.indices.contains(head + 1) else { return false }
    cursor = head + 1
    keepVisible(height)
    if head < top { top = head }
    return true
  }

  /// Puts the row of the screen under the cursor.
  mutating func select(_ row: Int) {
    guard rows.indices.contains(row), case .issue = rows[row] else { return }
    cursor = row
  }

  mutating func keepVisible(_ height: Int) {
    // The periodical's name stays with its first issue.
    let first =
      cursor > 0 && cursor == rows.firstIndex { if case .issue = $0 { true } else { false } } ? 0 : cursor
    if cursor >= top + height { top = cursor - height + 1 }
    if first < top { top = first }
    top = max(0, min(top, rows.count - height))
  }
}

extension Reader {
  /// True while the list is on the screen, or right under what is.
  var isLibraryShown: Bool {
    if case .library = overlay { true } else { libraryUnder != nil }
  }

  /// The kept issue that is open in the place of the library's list.
  var openIssue: Int? {
    guard !isLibraryShown, let open = openDocument, documents.indices.contains(open) else { return nil }
    return documents[open].kept
  }

  /// Goes on in the kept issue, the only document, in which the reader was left.
  public mutating func resume(_ memory: DocumentMemory, contentsWidth: Int?) {
    guard let kept = documents.first?.kept else { return }
    contentsWidth.map { takeWidth($0) }
    hasLibrary = true
    libraryLeft = LibraryPane(awaiting: kept)
    take(memory, of: 0)
    focus = .article
    settle()
    let key = keymap.key(for: .back, in: .article)?.label ?? ""
    notice = Notice(text: "back where you were; \(key) \(key) goes to the library")
  }

  /// Takes what was chosen in an earlier run, where nothing has been since and no setting says it.
  mutating func takeWidth(_ columns: Int) {
    guard contentsWidth == nil, keptWidth == nil else { return }
    (contentsWidth, keptWidth) = (columns, columns)
    settle()
  }

  /// Opens the library instead of documents. `last` is the issue that was open last.
  public mutating func openLibrary(_ issues: [KeptIssue], last: Int?) {
    var pane = LibraryPane(issues, at: [last].compactMap { $0 })
    pane.keepVisible(libraryRows)
    overlay = .library(pane)
    hasLibrary = true
  }

  /// Keeps the library's list under what was laid over it.
  mutating func keepUnder(_ covered: Overlay?) {
    guard case .library(let pane) = covered else { return }
    switch overlay {
    case .help, .palette, .results: libraryUnder = pane
    case .library, .record, .statistics, .distinct, .export, .report, .links, nil: libraryUnder = nil
    }
  }

  /// What lies under an overlay: the library's list, or the panes.
  mutating func uncover() {
    overlay = libraryUnder.map(Overlay.library)
    libraryUnder = nil
  }

  /// Fits the lists to a screen of another size.
  mutating func settleLists() {
    let (listRows, foundRows) = (libraryRows, resultRows)
    libraryUnder?.keepVisible(listRows)
    libraryLeft?.keepVisible(listRows)
    resultsLeft?.keepVisible(foundRows)
    if case .library(var pane) = overlay {
      pane.keepVisible(libraryRows)
      overlay = .library(pane)
    } else if case .results(var pane) = overlay {
      pane.keepVisible(resultRows)
      overlay = .results(pane)
    } else if case .links(var pane) = overlay {
      pane.keepVisible(linkRows, columns: size.columns)
      overlay = .links(pane)
    } else if case .report(var pane) = overlay {
      pane.keepVisible(pane.lines(columns: size.columns), rows: overlayRows)
      overlay = .report(pane)
    } else if case .statistics(var sheet) = overlay {
      sheet.move(0, rows: sheetRows)
      overlay = .statistics(sheet)
    } else if case .distinct(var sheet) = overlay {
      sheet.move(0, rows: sheetRows)
      overlay = .distinct(sheet)
    }
    keepChoiceVisible()
  }

  /// Rows of the library's list, and of what was found.
  var libraryRows: Int { max(1, size.rows - 2) }

  /// Opens the issue at the cursor.
  mutating func open(_ pane: LibraryPane) -> [Effect] {
    guard let issue = pane.selected else { return [] }
    libraryLeft = pane
    overlay = nil
    pageSearch = nil
    return openKept(issue.id, name: issue.name, at: nil)
  }

  /// Goes to a kept issue, which may have to be read first.
  mutating func openKept(_ id: Int, name: String, at target: OpenTarget?) -> [Effect] {
    if let known = documents.firstIndex(where: { $0.kept == id }) {
      guard documents[known].issue != nil else { return [] }
      let last = memories[known]?.last.flatMap { articleKeys[known]?.index(of: $0) }
      show(target ?? OpenTarget(article: nil), of: known, last: last)
      return []
    }
    documents.append(Document(name: name, state: .waiting, kept: id))
    let index = documents.count - 1
    for other in documents.indices where other != index { contents.fold(.document(other)) }
    contents.rebuild(documents)
    awaitedTarget = (index, target ?? OpenTarget(article: nil))
    return [.load(index)]
  }

  /// An issue that was waited for has come.
  mutating func arrived(_ document: Int) {
    guard let awaited = awaitedTarget, awaited.document == document else { return }
    awaitedTarget = nil
    show(awaited.target, of: document, last: nil)
    // What is remembered of it may still come.
    if awaited.target.article == nil { (isTouched, isPlaceNamed) = (false, false) }
  }

  /// Where to go in an issue.
  struct OpenTarget: Equatable, Sendable {
    /// By `ArticleKeys`; nil for where one left it.
    var article: String?
    var block: Int?
    /// What was found there, to be marked.
    var text: String?
    /// True where the block is a table, and is to be opened as one.
    var isTable = false
  }

  mutating func show(_ target: OpenTarget, of document: Int, last: Int?) {
    guard let issue = documents[document].issue, !issue.articles.isEmpty else { return }
    let index = target.article.flatMap { ArticleKeys(issue).index(of: $0) }
    search = nil
    open(ArticleReference(document: document, article: index ?? last ?? 0))
    focus = .article
    settle()
    if let block = target.block, let index {
      let place = issue.place(ArticleMemory.Place(block: block, offset: 0), in: index)
      if let flow { scroll(to: flow.settled(flow.row(at: place.anchor), height: panes.article.rows)) }
    }
    if target.isTable, let block = target.block, let index, issue.articles[index].blocks.count > block,
      block >= 0,
      case .table(let number) = issue.blocks[issue.articles[index].blocks.lowerBound + block].kind
    {
      openGrid(GridReference(document: document, table: number))
      focus = .table
      settle()
    }
    if let text = target.text, let wanted = TextSearch(text), let reference = article?.reference,
      let place = article?.place
    {
      let matches = issue.matches(of: wanted, in: reference.article)
      search = SearchState(
        search: wanted, matches: matches, current: nil,
        origin: SearchState.Origin(reference: reference, place: place))
      if let first = matches.firstIndex(where: { $0.lowerBound >= place.anchor }) ?? matches.indices.first {
        go(toMatch: first)
      }
    }
  }

  /// The issues as they are now.
  mutating func take(_ issues: [KeptIssue]) {
    if case .library(var pane) = overlay {
      pane.take(issues)
      pane.keepVisible(libraryRows)
      overlay = .library(pane)
      if var search = pageSearch {
        search.lines = pageLines(with: search.search)
        search.current = nil
        pageSearch = search
      }
    }
    libraryUnder?.take(issues)
    libraryLeft?.take(issues)
  }

  /// To the next periodical of the list; nil where that is not shown.
  mutating func step(periodicals distance: Int) -> [Effect]? {
    guard case .library(var pane) = overlay else { return nil }
    if pane.move(periodicals: distance, height: libraryRows) {
      overlay = .library(pane)
    } else {
      notice = Notice(text: distance > 0 ? "this is the last periodical" : "this is the first periodical")
    }
    return []
  }

  /// Back to the library, where one came from there.
  mutating func returnToLibrary() -> [Effect]? {
    guard let pane = libraryLeft else { return nil }
    overlay = .library(pane)
    return [.listKept]
  }
}

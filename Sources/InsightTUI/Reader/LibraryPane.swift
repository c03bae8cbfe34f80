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
  /// The issue that the cursor goes to when it comes; nil once it is there, or one has moved.
  private var awaited: Int?
  /// True for a list that is still to come.
  private(set) var isAwaited = false

  /// The cursor is at the wanted issue, where that is there.
  init(_ issues: [KeptIssue], at wanted: Int? = nil) {
    self.issues = issues
    build()
    cursor = wanted.flatMap(row(of:)) ?? nearestIssue(to: 0)
  }

  /// A list that is still to come.
  init(awaiting last: Int) {
    issues = []
    awaited = last
    isAwaited = true
  }

  /// Scrolls to a row; the cursor stays.
  mutating func scroll(to top: Int) { self.top = top }

  /// What stands over the issues of no periodical.
  private static let others = "Other texts"

  /// The issues under the names of their periodicals, these in the order of their newest issues.
  private struct Groups {
    var names: [String] = []
    var counts: [(issues: Int, unread: Int)] = []
    /// The group of each issue.
    var own: [Int] = []

    init(_ issues: [KeptIssue]) {
      var known: [String: Int] = [:]
      own.reserveCapacity(issues.count)
      for issue in issues {
        let name = issue.periodical ?? LibraryPane.others
        let group = known[name] ?? names.count
        if group == names.count {
          known[name] = group
          names.append(name)
          counts.append((0, 0))
        }
        counts[group].issues += 1
        if issue.isUnread { counts[group].unread += 1 }
        own.append(group)
      }
    }
  }

  private mutating func build() {
    var groups = Groups(issues)
    let lone = issues.indices.filter { index in
      groups.counts[groups.own[index]].issues == 1 && isLoose(issues[index])
    }
    if lone.count > 0 {
      for index in lone { issues[index].periodical = nil }
      groups = Groups(issues)
    }
    var next: [Int] = []
    rows = []
    rows.reserveCapacity(issues.count + groups.names.count)
    for (name, count) in zip(groups.names, groups.counts) {
      next.append(rows.count + 1)
      rows.append(.periodical(name, issues: count.issues, unread: count.unread))
      rows.append(contentsOf: repeatElement(.issue(0), count: count.issues))
    }
    for (issue, group) in groups.own.enumerated() {
      rows[next[group]] = .issue(issue)
      next[group] += 1
    }
  }

  /// True for what is no number of anything, such as most letters: its title is all the name it has.
  private func isLoose(_ issue: KeptIssue) -> Bool {
    issue.number == nil && issue.articles <= 1 && issue.periodical != nil && issue.periodical == issue.title
  }

  /// Takes the issues as they are now; the cursor stays on its own, or on its line where that is gone.
  mutating func take(_ issues: [KeptIssue]) {
    let own = selected?.id
    self.issues = issues
    build()
    isAwaited = false
    let returned = awaited.flatMap(row(of:))
    if returned != nil { awaited = nil }
    cursor = returned ?? own.flatMap(row(of:)) ?? nearestIssue(to: cursor)
  }

  /// The cursor goes to the first of these issues when they are there again.
  mutating func expect(_ ids: [Int]) { awaited = ids.first }

  /// Where an issue stands; nil where it is not in the list.
  func row(of id: Int) -> Int? {
    rows.firstIndex { if case .issue(let index) = $0 { issues[index].id == id } else { false } }
  }

  /// The issue of a row; nil for a periodical's name.
  func issue(at row: Int) -> KeptIssue? {
    guard rows.indices.contains(row), case .issue(let index) = rows[row] else { return nil }
    return issues[index]
  }

  /// The first row with an issue from one on, else the last before it.
  private func nearestIssue(to row: Int) -> Int {
    let next = rows.indices.dropFirst(row).first { issue(at: $0) != nil }
    return next ?? rows.indices.prefix(row).last { issue(at: $0) != nil } ?? 0
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

  var selected: KeptIssue? { issue(at: cursor) }

  /// Its place among the issues, from 1.
  var place: Int {
    rows.prefix(cursor + 1).count { if case .issue = $0 { true } else { false } }
  }

  /// The issue so many before or after another one in the list, to which the cursor goes; nil where none is.
  mutating func step(from id: Int, _ distance: Int) -> KeptIssue? {
    let places = rows.indices.filter { issue(at: $0) != nil }
    guard let at = places.firstIndex(where: { issue(at: $0)?.id == id }),
      places.indices.contains(at + distance)
    else { return nil }
    select(places[at + distance])
    return selected
  }

  /// Moves to the issue nearest to where an action leads, and keeps it on a screen of `height` rows.
  mutating func move(_ action: Action, times: Int?, height: Int) {
    guard !rows.isEmpty else { return }
    let target = Reader.target(action, times, from: cursor, page: height, length: rows.count)
    let wanted = min(max(0, target), rows.count - 1)
    awaited = nil
    func isIssue(_ row: Int) -> Bool { issue(at: row) != nil }
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
    awaited = nil
    cursor = head + 1
    keepVisible(height)
    if head < top { top = head }
    return true
  }

  /// Puts the row of the screen under the cursor.
  mutating func select(_ row: Int) {
    guard issue(at: row) != nil else { return }
    awaited = nil
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
    var pane = LibraryPane(issues, at: last)
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
    hasLibrary = true
    overlay = nil
    pageSearch = nil
    return openKept(issue.id, name: issue.name, at: nil)
  }

  /// Goes to a kept issue, which may have to be read first.
  mutating func openKept(_ id: Int, name: String, at target: OpenTarget?) -> [Effect] {
    if let known = documents.indices.first(where: { isKept($0, as: id) }) {
      guard documents[known].issue != nil else { return [] }
      let last = memories[known]?.last.flatMap { articleKeys[known]?.index(of: $0) }
      show(target ?? OpenTarget(article: nil), of: known, last: last)
      return []
    }
    documents.append(Document(name: name, state: .waiting, kept: id))
    let index = documents.count - 1
    for other in documents.indices where other != index { contents.fold(.document(other)) }
    listDocuments(changed: index)
    awaitedTarget = (index, target ?? OpenTarget(article: nil))
    return [.load(index)]
  }

  /// True for a kept issue, and for a file with the bytes that the library keeps under this number.
  private func isKept(_ document: Int, as id: Int) -> Bool {
    if let kept = documents[document].kept { return kept == id }
    return memories[document].map { $0.isKept && $0.document == id } ?? false
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
  mutating func take(_ issues: [KeptIssue]) -> [Effect] {
    changeList { $0.take(issues) }
    libraryUnder?.take(issues)
    libraryLeft?.take(issues)
    guard let distance = awaitedStep else { return [] }
    awaitedStep = nil
    return step(issues: distance)
  }

  /// Changes the list, if it is shown; a search in it stays at its issue.
  mutating func changeList(_ change: (inout LibraryPane) -> Void) {
    guard case .library(var pane) = overlay else { return }
    let found = pageSearch?.currentLine.flatMap(pane.issue(at:))?.id
    change(&pane)
    pane.keepVisible(libraryRows)
    overlay = .library(pane)
    guard var search = pageSearch else { return }
    search.lines = pageLines(with: search.search)
    let line = found.flatMap(pane.row(of:))
    search.current = search.lines.firstIndex { $0 == line }
    pageSearch = search
  }

  /// The cursor of the list goes to issues that come back.
  mutating func expectBack(_ ids: [Int]) {
    changeList { $0.expect(ids) }
    libraryUnder?.expect(ids)
    libraryLeft?.expect(ids)
  }
}

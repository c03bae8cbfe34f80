import InsightModel

/// A search in what is shown as lines: source lines, a record, what was found, help.
struct PageSearch: Equatable, Sendable {
  var search: TextSearch
  /// The lines that hold it, 0-based, ascending.
  var lines: [Int]
  /// Index into `lines`.
  var current: Int?
  /// The line that stood at the head before, to return to.
  var origin: Int

  /// The line that the search stands on.
  var currentLine: Int? { current.flatMap { lines.indices.contains($0) ? lines[$0] : nil } }

  var count: String {
    guard !lines.isEmpty else { return "no match" }
    return "\(current.map { Words.number($0 + 1) } ?? "–")/\(Words.number(lines.count))"
  }
}

extension Context {
  /// True for what is shown as lines, and searched line by line.
  var isSearchedAsPage: Bool {
    switch self {
    case .source, .record, .report, .help, .library: true
    case .contents, .results, .links, .front, .article, .choice, .table, .statistics, .distinct, .palette,
      .prompt,
      .export, .question:
      false
    }
  }
}

extension Reader {
  mutating func beginPageSearch() -> [Effect] {
    pageSearchBefore = pageSearch
    prompt = Prompt(kind: .page)
    return []
  }

  mutating func searchPageAsTyped() {
    guard let prompt else { return }
    let origin = pageSearch?.origin ?? pageTop
    guard let wanted = TextSearch(prompt.text) else {
      pageSearch = nil
      setPageTop(origin)
      return
    }
    let lines = pageLines(with: wanted)
    pageSearch = PageSearch(search: wanted, lines: lines, current: nil, origin: origin)
    if let first = lines.firstIndex(where: { $0 >= origin }) ?? lines.indices.first {
      go(toPageMatch: first)
    } else {
      setPageTop(origin)
    }
  }

  mutating func acceptPageSearch(_ typed: String) {
    remember(typed)
    defer { pageSearchBefore = nil }
    if typed.isEmpty {
      pageSearch = pageSearch ?? pageSearchBefore
      if pageSearch != nil { _ = stepPageMatch(1) }
      return
    }
    guard let search = pageSearch, search.lines.isEmpty else { return }
    setPageTop(search.origin)
    pageSearch = nil
    notice = Notice(text: "not found here: \(typed)", isWarning: true)
  }

  mutating func cancelPageSearch() {
    if let pageSearch { setPageTop(pageSearch.origin) }
    pageSearch = pageSearchBefore
    pageSearchBefore = nil
  }

  mutating func stepPageMatch(_ direction: Int) -> [Effect] {
    guard let search = pageSearch, !search.lines.isEmpty else {
      notice = Notice(text: "nothing is searched for; / begins a search")
      return []
    }
    let top = pageTop
    var next: Int
    if let current = search.current {
      next = current + direction
    } else {
      next =
        direction > 0
        ? search.lines.firstIndex { $0 >= top } ?? search.lines.count
        : search.lines.lastIndex { $0 < top } ?? -1
    }
    if next < 0 { notice = Notice(text: "searched on from the end") }
    if next >= search.lines.count { notice = Notice(text: "searched on from the beginning") }
    next = (next + search.lines.count) % search.lines.count
    go(toPageMatch: next)
    return []
  }

  private mutating func go(toPageMatch index: Int) {
    guard let search = pageSearch, search.lines.indices.contains(index) else { return }
    pageSearch?.current = index
    let line = search.lines[index]
    if case .report(var pane) = overlay {
      // The cursor of a list goes along.
      let lines = pane.lines(columns: size.columns)
      if let entry = lines[line].entry { pane.cursor = entry }
      pane.keepVisible(lines, rows: overlayRows)
      overlay = .report(pane)
      return
    }
    if case .library = overlay { return setPageTop(line) }
    let height = overlay == nil ? panes.article.rows : overlayRows
    let top = pageTop
    if !(top..<top + height).contains(line) { setPageTop(max(0, line - height / 3)) }
  }

  /// The lines that hold what is searched for.
  func pageLines(with search: TextSearch) -> [Int] {
    func indices(_ texts: some Sequence<String>) -> [Int] {
      texts.enumerated().filter { !search.matches(in: $0.element).isEmpty }.map(\.offset)
    }
    switch overlay {
    case .help(let page, _):
      return indices(lines(of: page).lazy.map { $0.keys + " " + $0.text })
    case .record:
      return indices(recordLines(columns: size.columns).lazy.map { $0.name + " " + $0.text })
    case .report(let pane):
      return indices(pane.lines(columns: size.columns).lazy.map { $0.lead + " " + $0.text })
    case .library(let pane):
      return pane.rows.indices.filter { row in
        guard case .issue(let index) = pane.rows[row] else { return false }
        return !search.matches(in: searchedText(pane.issues[index])).isEmpty
      }
    case .palette, .statistics, .distinct, .export, .results, .links:
      return []
    case nil:
      guard let source = issue?.source else { return [] }
      var lines: [Int] = []
      for line in 0..<source.lineCount
      where !search.matches(in: source, source.line(line + 1), limit: 1).isEmpty {
        lines.append(line)
      }
      return lines
    }
  }

  /// The line at the head of what is shown.
  private var pageTop: Int {
    switch overlay {
    case .help(_, let top), .record(let top): top
    case .report(let pane): pane.top
    case .library(let pane): pane.cursor
    case .palette, .statistics, .distinct, .export, .results, .links: 0
    case nil: article?.source?.item ?? 0
    }
  }

  private mutating func setPageTop(_ top: Int) {
    func bounded(_ count: Int) -> Int { max(0, min(top, count - overlayRows)) }
    switch overlay {
    case .help(let page, _): overlay = .help(page, top: bounded(lines(of: page).count))
    case .record: overlay = .record(top: bounded(recordLines(columns: size.columns).count))
    case .report(var pane):
      pane.top = bounded(pane.lines(columns: size.columns).count)
      overlay = .report(pane)
    case .library(var pane):
      pane.select(top)
      pane.keepVisible(libraryRows)
      overlay = .library(pane)
    case .palette, .statistics, .distinct, .export, .results, .links: break
    case nil:
      guard let flow = sourceFlow else { return }
      let place = flow.settled(RowPlace(item: top, row: 0), height: panes.article.rows)
      article?.source = place
    }
  }

  // MARK: What was typed before

  private static let mostRemembered = 100

  /// Keeps what was typed, for `↑` to bring back.
  mutating func remember(_ typed: String) {
    guard !typed.isEmpty else { return }
    typedBefore.removeAll { $0 == typed }
    typedBefore.append(typed)
    if typedBefore.count > Self.mostRemembered { typedBefore.removeFirst() }
  }

  /// Brings back what was typed before, or after that again.
  mutating func recall(_ direction: Int) -> [Effect] {
    if prompt == nil { return recallFind(direction) }
    if let effects = recallLostNote(direction) { return effects }
    guard var prompt else { return [] }
    let known = prompt.kind == .rows ? filtersBefore : prompt.kind == .note ? [] : typedBefore
    let next = (prompt.recalled ?? known.count) + direction
    guard next >= 0, next <= known.count, !known.isEmpty else { return [] }
    afterCursor = 0
    if prompt.recalled == nil { prompt.draft = prompt.text }
    prompt.recalled = next
    prompt.text = next == known.count ? prompt.draft : known[next]
    self.prompt = prompt
    return typed()
  }
}

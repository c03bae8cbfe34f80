import InsightModel

// Searching the open article.
extension Reader {
  mutating func beginSearch() -> [Effect] {
    if overlay != nil || article?.source != nil && focus == .article { return beginPageSearch() }
    if article == nil, table != nil { focus = .table }
    if focus == .table { return beginCellSearch() }
    if let front { open(ArticleReference(document: front.document, article: 0)) }
    guard let article else { return [] }
    searchBefore = search
    // A further search begins where one is by now, which may be another article.
    search?.origin = SearchState.Origin(reference: article.reference, place: article.place)
    self.article?.source = nil
    focus = .article
    settle()
    prompt = Prompt(kind: .article)
    return []
  }

  /// Finds what is typed so far, beginning where the search began.
  mutating func searchAsTyped() {
    guard let prompt, let reference = article?.reference, let issue, let place = article?.place else {
      return
    }
    let origin = search?.origin ?? SearchState.Origin(reference: reference, place: place)
    guard let wanted = TextSearch(prompt.text) else {
      if search != nil { restore(origin) }
      search = nil
      return
    }
    article?.place = origin.place
    // A letter more can only find less.
    let before = search
    let shorter = search.flatMap { prompt.text.hasPrefix($0.search.pattern) ? $0.matches : nil }
    let matches = issue.matches(of: wanted, in: reference.article, amongBlocksWith: shorter)
    search = SearchState(search: wanted, matches: matches, current: nil, origin: origin)
    if matches.isEmpty {
      // What is not found with a letter less is not found with it.
      let known = before.flatMap { prompt.text.hasPrefix($0.search.pattern) ? $0.countInIssue : nil }
      search?.countInIssue = known?.matches == 0 ? known : issue.countMatches(of: wanted)
    }
    if let first = matches.firstIndex(where: { $0.lowerBound >= origin.place.anchor })
      ?? matches.indices.first
    {
      go(toMatch: first)
    }
  }

  mutating func acceptSearch(_ typed: String) -> [Effect] {
    defer { searchBefore = nil }
    remember(typed)
    if typed.isEmpty {
      // An empty search goes on with the last one.
      search = search ?? searchBefore
      return search == nil ? [] : stepMatch(1)
    }
    guard let search, let issue, let article else { return [] }
    guard search.matches.isEmpty else { return [] }
    // Not in this article: go where it is.
    if let next = issue.nextArticle(with: search.search, after: article.reference.article) {
      open(ArticleReference(document: article.reference.document, article: next))
      go(toMatch: 0)
      notice = Notice(text: "not in the article before; on in \(issue.address(of: next))")
    } else {
      restore(search.origin)
      self.search = nil
      notice = Notice(text: "not found: \(typed)", isWarning: true)
    }
    return []
  }

  mutating func cancelSearch() -> [Effect] {
    let origin = search?.origin
    search = searchBefore
    searchBefore = nil
    if let origin { restore(origin) }
    return []
  }

  /// Back to where a search began.
  mutating func restore(_ origin: SearchState.Origin) {
    places[origin.reference] = origin.place
    if article?.reference == origin.reference {
      article?.place = origin.place
    } else {
      open(origin.reference)
    }
    settle()
  }

  /// The matches of the search in the article that is open now.
  mutating func refreshMatches() {
    guard let reference = article?.reference, let issue, var search else { return }
    search.matches = issue.matches(of: search.search, in: reference.article)
    search.current = nil
    search.countInIssue = nil
    self.search = search
  }

  mutating func stepMatch(_ direction: Int) -> [Effect] {
    switch prompt?.kind {
    case .cells: return stepCell(direction)
    case .rows, .note: return []
    case .page: return stepPageMatch(direction)
    case .article: break
    case nil:
      if let effects = stepResult(direction) { return effects }
      if context.isSearchedAsPage { return stepPageMatch(direction) }
      if focus == .table || article == nil { return stepCell(direction) }
    }
    guard let search, let issue, let reference = article?.reference else {
      notice = Notice(text: "nothing is searched for; / begins a search")
      return []
    }
    if focus == .contents {
      focus = .article
      settle()
    }
    let anchor = article?.place.anchor ?? 0
    let next: Int
    if let current = search.current {
      next = current + direction
    } else if direction > 0 {
      next = search.matches.firstIndex { $0.lowerBound >= anchor } ?? search.matches.count
    } else {
      next = search.matches.lastIndex { $0.lowerBound < anchor } ?? -1
    }
    if search.matches.indices.contains(next) {
      go(toMatch: next)
    } else if prompt == nil,
      let other = issue.nextArticle(with: search.search, after: reference.article, direction)
    {
      open(ArticleReference(document: reference.document, article: other))
      go(toMatch: direction > 0 ? 0 : max(0, (self.search?.matches.count ?? 1) - 1))
      let isAround = direction > 0 ? other < reference.article : other > reference.article
      let end = direction > 0 ? "the beginning of the issue" : "the end of the issue"
      notice = Notice(
        text: isAround
          ? "searched on from \(end), in \(issue.address(of: other))"
          : "on in \(issue.address(of: other))")
    } else if search.matches.isEmpty {
      notice = Notice(text: "no match for \(search.search.pattern) in this issue", isWarning: true)
    } else {
      notice = Notice(text: "searched on from the \(direction > 0 ? "beginning" : "end")")
      go(toMatch: direction > 0 ? 0 : search.matches.count - 1)
    }
    return []
  }

  /// Puts a match on the screen: where it is when it is there already, else a third down.
  mutating func go(toMatch index: Int) {
    guard let matches = search?.matches, matches.indices.contains(index), let flow else { return }
    search?.current = index
    let wanted = flow.row(at: matches[index].lowerBound)
    let height = panes.article.rows
    if shownRows.contains(where: { $0.place == wanted }) { return }
    scroll(to: flow.place(-(height / 3), from: wanted, height: height))
  }
}

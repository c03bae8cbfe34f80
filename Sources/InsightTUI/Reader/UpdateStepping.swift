import InsightModel

// From article to article, and from issue to issue.
extension Reader {
  mutating func step(articles distance: Int) -> [Effect] {
    if let front {
      open(ArticleReference(document: front.document, article: 0))
      return []
    }
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
    if let effects = step(periodicals: distance) { return effects }
    let now = focus == .contents ? contents.selected?.document : nil
    guard let now = now ?? openDocument else { return [] }
    if let effects = step(kept: now, distance) { return effects }
    var next = contents.document(distance, from: now)
    while let document = next {
      switch documents[document].state {
      case .data where derived[document] != nil:
        next = contents.document(distance, from: document)
      case .waiting:
        return [.load(document)]
      case .ready(let issue) where !issue.articles.isEmpty:
        if focus == .table { focus = .article }
        let last = places.keys.filter { $0.document == document }.min { $0.article < $1.article }
        open(last ?? ArticleReference(document: document, article: 0))
        return []
      case .data:
        openData(document)
        moveContents(to: contents.rows.firstIndex(of: .document(document)) ?? 0)
        if focus == .article { focus = .table }
        settle()
        return []
      case .ready, .failed, .leftOut:
        next = contents.document(distance, from: document)
      }
    }
    notice = Notice(text: distance > 0 ? "this is the last issue" : "this is the first issue")
    return []
  }
}

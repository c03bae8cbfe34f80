import InsightModel

/// A search in the open article, while it is typed and afterwards.
struct SearchState: Equatable, Sendable {
  var search: TextSearch
  /// Bytes of the healed text, ascending.
  var matches: [Range<Int>]
  /// Index into `matches`.
  var current: Int?
  /// Where the reader was before, to return to.
  var origin: Origin

  struct Origin: Equatable, Sendable {
    var reference: ArticleReference
    var place: ArticlePlace
  }

  /// `3/12`
  var count: String {
    guard !matches.isEmpty else { return "no match" }
    return "\(current.map { String($0 + 1) } ?? "–")/\(matches.count)"
  }
}

extension Issue {
  /// The matches in an article: in its headline and in its blocks, not across them. `shorter` are the matches of
  /// a pattern that this one begins with, where they are known: what has none of those has none of these.
  func matches(
    of search: TextSearch, in article: Int, limit: Int = .max, amongBlocksWith shorter: [Range<Int>]? = nil
  ) -> [Range<Int>] {
    var found = search.matches(in: text, articles[article].headline, limit: limit)
    var known = shorter?[...]
    for block in articles[article].blocks where found.count < limit {
      let range = blocks[block].range
      if known != nil {
        while let first = known?.first, first.upperBound <= range.lowerBound { known?.removeFirst() }
        guard let first = known?.first else { break }
        if first.lowerBound >= range.upperBound { continue }
      }
      found += search.matches(in: text, range, limit: limit - found.count)
    }
    return found
  }

  /// The next article behind `article` that has a match, around the end of the issue; nil when only `article` has.
  func nextArticle(with search: TextSearch, after article: Int) -> Int? {
    let others = Array(articles.indices[(article + 1)...]) + Array(articles.indices[..<article])
    return others.first { !matches(of: search, in: $0, limit: 1).isEmpty }
  }
}

import InsightModel

/// A search in the open article, while it is typed and afterwards.
struct SearchState: Equatable, Sendable {
  var search: TextSearch
  /// Bytes of the healed text, ascending.
  var matches: [Range<Int>]
  /// Index into `matches`.
  var current: Int?
  /// Where the reader was before, for a search that is given up while it is typed.
  var origin: Origin
  /// Matches in the whole issue, where there are none in the article; nil where that was not asked.
  var countInIssue: IssueCount?

  struct IssueCount: Equatable, Sendable {
    var matches: Int
    /// False where there are more.
    var isComplete: Bool
  }

  struct Origin: Equatable, Sendable {
    var reference: ArticleReference
    var place: ArticlePlace
  }

  /// What is said where nothing is found: how much there is in the whole issue.
  static func beyond(_ count: IssueCount?) -> String {
    guard let count, count.matches > 0 else { return "no match" }
    return "0 here, \(Words.number(count.matches))\(count.isComplete ? "" : "+") in this issue"
  }

  /// `3/12`
  var count: String {
    guard !matches.isEmpty else { return Self.beyond(countInIssue) }
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

  /// The next article after `article` (before it, for -1) that has a match, around the end of the issue; nil when only
  /// `article` has.
  func nextArticle(with search: TextSearch, after article: Int, _ direction: Int = 1) -> Int? {
    let others = Array(articles.indices[(article + 1)...]) + Array(articles.indices[..<article])
    let isMatch = { (other: Int) in !matches(of: search, in: other, limit: 1).isEmpty }
    return direction > 0 ? others.first(where: isMatch) : others.last(where: isMatch)
  }

  /// More matches than this are not counted.
  private static let mostCounted = 10_000

  /// How many matches all articles have together.
  func countMatches(of search: TextSearch) -> SearchState.IssueCount {
    var count = 0
    for article in articles.indices {
      count += matches(of: search, in: article, limit: Self.mostCounted - count).count
      if count >= Self.mostCounted { return SearchState.IssueCount(matches: count, isComplete: false) }
    }
    return SearchState.IssueCount(matches: count, isComplete: true)
  }
}

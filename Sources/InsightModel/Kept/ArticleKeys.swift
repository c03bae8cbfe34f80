/// Names for the articles of an issue that another reading of it gives again: their addresses, counted where several
/// articles have one.
public struct ArticleKeys: Sendable {
  /// One for each of `Issue.articles`, all different: `2.1`, the second one of that address `2.1#2`.
  public let keys: [String]

  /// What stands for the whole issue where an article is named: its star.
  public static let issue = ""

  /// Counts in the order of the issue, so that articles added at its end rename none before them.
  public init(_ issue: Issue) {
    var seen: [String: Int] = [:]
    keys = issue.articles.indices.map { index in
      let address = issue.address(of: index).description
      let count = (seen[address] ?? 0) + 1
      seen[address] = count
      return count == 1 ? address : "\(address)#\(count)"
    }
  }

  /// The article with a key; nil where there is none.
  public func index(of key: String) -> Int? { keys.firstIndex(of: key) }
}

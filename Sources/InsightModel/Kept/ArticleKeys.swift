/// Names for the articles of an issue that another reading of it gives again: their addresses, counted where several
/// articles have one.
public struct ArticleKeys: Sendable {
  public let keys: [String]

  /// What stands for the whole issue where an article is named: its star.
  public static let issue = ""

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

/// Where an article stands in its issue.
public struct Address: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The section's ordinal; 0 for text before the first section.
  public var section: Int
  /// The article's printed number; 0 for text before the first article.
  public var article: Int

  /// Numbers are taken as they are; 0 stands for text before the first section or article.
  public init(section: Int, article: Int) {
    self.section = section
    self.article = article
  }

  /// Reads `2.1`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let section = Int(parts[0]), let article = Int(parts[1]), section >= 0,
      article >= 0
    else { return nil }
    self.init(section: section, article: article)
  }

  /// `2.1`, which `init(_:)` reads again.
  public var description: String { "\(section).\(article)" }

  public static func < (left: Address, right: Address) -> Bool {
    (left.section, left.article) < (right.section, right.article)
  }
}

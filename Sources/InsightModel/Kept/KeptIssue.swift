/// An issue as lists show it.
public struct KeptIssue: Sendable, Equatable {
  public var id: Int
  /// Where it came from.
  public var file: String
  public var periodical: String?
  public var number: Int?
  public var published: String?
  public var title: String?
  public var articles: Int
  /// Articles that were read.
  public var read: Int
  /// Articles and rows with a star, and the issue where it has one.
  public var starred: Int
  /// True where the issue itself has a star.
  public var isStarred: Bool
  /// Older texts of it.
  public var revisions: Int

  public init(
    id: Int, file: String, periodical: String?, number: Int?, published: String?, title: String?,
    articles: Int,
    read: Int, starred: Int, isStarred: Bool = false, revisions: Int
  ) {
    self.id = id
    self.file = file
    self.periodical = periodical
    self.number = number
    self.published = published
    self.title = title
    self.articles = articles
    self.read = read
    self.starred = starred
    self.isStarred = isStarred
    self.revisions = revisions
  }

  public var isUnread: Bool { read < articles }

  /// The periodical and the number, or the title, or the file's name.
  public var name: String { Self.name(periodical, number, title, file) }

  public static func name(_ periodical: String?, _ number: Int?, _ title: String?, _ file: String) -> String {
    if let periodical { return number.map { "\(periodical) \($0)" } ?? periodical }
    return title ?? file.split(separator: "/").last.map(String.init) ?? file
  }
}

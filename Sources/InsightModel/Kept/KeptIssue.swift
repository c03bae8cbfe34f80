/// An issue as lists show it.
public struct KeptIssue: Sendable, Equatable {
  /// Its number in the library; a newer text of the same issue has another.
  public var id: Int
  /// Where it came from.
  public var file: String
  /// As `Header.periodical`; nil where the text names none.
  public var periodical: String?
  /// As `Header.number`.
  public var number: Int?
  /// As `Header.published`: `YYYY-MM-DD`, or as printed where that is no date.
  public var published: String?
  /// As `Header.title`.
  public var title: String?
  /// How many there are.
  public var articles: Int
  /// Articles that were read.
  public var read: Int
  /// Articles and rows with a star, and the issue where it has one.
  public var starred: Int
  /// True where the issue itself has a star.
  public var isStarred: Bool
  /// Older texts of it.
  public var revisions: Int

  /// `articles`, `read`, `starred` and `revisions` are counts.
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

  /// True while any of its articles is unread.
  public var isUnread: Bool { read < articles }

  /// The periodical and the number, or the title, or the file's name.
  public var name: String { Self.name(periodical, number, title, file) }

  /// The same of parts that are known without an issue; `file` is a path or a name, of which the last part is
  /// shown.
  public static func name(_ periodical: String?, _ number: Int?, _ title: String?, _ file: String) -> String {
    if let periodical { return number.map { "\(periodical) \($0)" } ?? periodical }
    return title ?? file.split(separator: "/").last.map(String.init) ?? file
  }
}

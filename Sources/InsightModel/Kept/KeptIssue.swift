/// An issue as lists show it.
public struct KeptIssue: Sendable, Equatable {
  /// Its number in the library; a newer text of the same issue has another.
  public var id: Int
  private var texts: KeptTexts
  /// As `Header.periodical`; nil where the text names none.
  public var periodical: String?
  /// As `Header.number`.
  public var number: Int?
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
    self.init(
      id: id, texts: KeptTexts(file: file, published: published, title: title), periodical: periodical,
      number: number, articles: articles, read: read, starred: starred, isStarred: isStarred,
      revisions: revisions)
  }

  /// The same of texts that stand in bytes.
  public init(
    id: Int, texts: KeptTexts, periodical: String?, number: Int?, articles: Int, read: Int, starred: Int,
    isStarred: Bool = false, revisions: Int
  ) {
    self.id = id
    self.texts = texts
    self.periodical = periodical
    self.number = number
    self.articles = articles
    self.read = read
    self.starred = starred
    self.isStarred = isStarred
    self.revisions = revisions
  }

  /// Where it came from.
  public var file: String { texts.file }
  /// As `Header.published`: `YYYY-MM-DD`, or as printed where that is no date.
  public var published: String? { texts.published }
  /// As `Header.title`.
  public var title: String? { texts.title }

  /// True while any of its articles is unread.
  public var isUnread: Bool { read < articles }

  /// The periodical and the number, or the title, or the file's name.
  public var name: String { Self.name(periodical, number, title, file) }

  /// The same of parts that are known without an issue; `file` is a path or a name, of which the last part is
  /// shown.
  public static func name(_ periodical: String?, _ number: Int?, _ title: String?, _ file: String) -> String {
    if let periodical { return number.map { "\(periodical) No. \($0)" } ?? periodical }
    return title ?? file.split(separator: "/").last.map(String.init) ?? file
  }
}

/// The texts of a kept issue, one after the other in bytes that many issues share: of ten thousand issues a screen shows
/// forty, so each text is made when it is asked for.
public struct KeptTexts: Sendable, Equatable {
  private let bytes: [UInt8]
  private let start: Int
  /// In bytes; nil where there is no such text.
  private let lengths: (file: UInt32, published: UInt32?, title: UInt32?)

  /// The file's text begins at byte `start`, the others follow it. What lies outside of `bytes` is empty.
  public init(in bytes: [UInt8], at start: Int, file: Int, published: Int?, title: Int?) {
    self.bytes = bytes
    self.start = start
    lengths = (
      UInt32(clamping: file), published.map { UInt32(clamping: $0) }, title.map { UInt32(clamping: $0) }
    )
  }

  init(file: String, published: String?, title: String?) {
    self.init(
      in: Array(file.utf8) + Array((published ?? "").utf8) + Array((title ?? "").utf8), at: 0,
      file: file.utf8.count, published: published?.utf8.count, title: title?.utf8.count)
  }

  var file: String { text(0, lengths.file) }
  var published: String? { lengths.published.map { text(Int(lengths.file), $0) } }
  var title: String? { lengths.title.map { text(Int(lengths.file) + Int(lengths.published ?? 0), $0) } }

  /// `offset` from `start`.
  private func text(_ offset: Int, _ own: UInt32) -> String {
    let (begin, isBeyond) = start.addingReportingOverflow(offset)
    let length = Int(own)
    guard !isBeyond, begin >= 0, begin <= bytes.count, length <= bytes.count - begin else {
      return ""
    }
    return bytes.withUnsafeBytes { String(decoding: $0[begin..<begin + length], as: UTF8.self) }
  }

  public static func == (left: KeptTexts, right: KeptTexts) -> Bool {
    left.file == right.file && left.published == right.published && left.title == right.title
  }
}

import InsightModel

/// Some passages of an issue that stand one after another, as the library keeps them: a search unpacks those that hold what it
/// found, and no others.
///
/// Numbers are in groups of seven bits, the lowest first, texts have their length before them: the layout; the number of the first
/// article; the articles that begin in it, and those of its passages; its passages.
struct Piece {
  /// What stands first, so that another layout is known. In the first one a piece was a whole issue.
  private static let (wholeIssue, layout) = (1, 2)
  /// Bytes of text, at most, where it is more than one passage: less pack badly, more take longer to be unpacked.
  private static let size = 4096

  /// The number of its first passage in the issue.
  let first: Int
  /// That of its first article.
  let firstArticle: Int
  let articleCount: Int
  let count: Int
  /// At the articles.
  private let articles: PassageReader
  /// At the passages.
  private let passages: PassageReader

  /// Nil for bytes that are no piece.
  init?(first: Int, bytes: [UInt8]) {
    var reader = PassageReader(bytes: bytes)
    guard first >= 0, let layout = reader.number(), layout == Self.layout || layout == Self.wholeIssue,
      let article = layout == Self.wholeIssue ? 0 : reader.number(), let articleCount = reader.count()
    else { return nil }
    let articles = reader
    for _ in 0..<articleCount { guard reader.skipArticle() else { return nil } }
    guard let count = reader.count() else { return nil }
    (self.first, firstArticle, self.articleCount, self.count) = (first, article, articleCount, count)
    (self.articles, passages) = (articles, reader)
  }

  /// Hands out those of its passages that have these numbers in the issue, ascending, with their articles, until `take` says no.
  /// Numbers that are none of its are passed over; what is damaged ends it. Inlined, so that nothing is copied for each passage.
  @inline(__always)
  func each(
    of numbers: some Sequence<Int>,
    _ take: (_ number: Int, _ passage: HeldPassage, _ text: UnsafeBufferPointer<UInt8>, _ head: ArticleHead)
      -> Bool
  ) {
    var (reader, at) = (passages, first)
    var (heads, nextHead) = (articles, firstArticle)
    var head: ArticleHead?
    for number in numbers where number >= at && number - first < count {
      while at < number {
        guard reader.skipPassage() else { return }
        at += 1
      }
      guard let passage = reader.heldPassage(), passage.article >= firstArticle,
        passage.article - firstArticle < articleCount
      else { return }
      at += 1
      // Passages stand in the order of their articles.
      if passage.article < nextHead - 1 { (heads, nextHead) = (articles, firstArticle) }
      while nextHead <= passage.article {
        if nextHead < passage.article {
          guard heads.skipArticle() else { return }
        } else {
          head = heads.article()
        }
        nextHead += 1
      }
      guard let head else { return }
      if !passages.withText(passage.text, { take(number, passage, $0, head) }) { return }
    }
  }

  /// Adds what it holds to the pieces before it; false where it does not follow them, or is damaged.
  func add(to whole: inout Passages) -> Bool {
    guard first == whole.list.count, firstArticle <= whole.articles.count else { return false }
    var reader = articles
    for number in firstArticle..<firstArticle + articleCount {
      guard let article = reader.article() else { return false }
      // An article goes on over several pieces.
      if number == whole.articles.count { whole.articles.append(article) }
    }
    reader = passages
    for _ in 0..<count {
      guard let passage = reader.passage(), whole.articles.indices.contains(passage.article) else {
        return false
      }
      whole.list.append(passage)
    }
    return true
  }

  /// All passages of an issue, in pieces; one at least.
  static func cut(_ whole: Passages) -> [(first: Int, bytes: [UInt8])] {
    var pieces: [(first: Int, bytes: [UInt8])] = []
    var (start, named) = (0, 0)
    repeat {
      var (end, size) = (start, 0)
      while end < whole.list.count, case let own = whole.list[end].text.utf8.count,
        end == start || size + own <= Self.size
      {
        (end, size) = (end + 1, size + own)
      }
      let own = whole.list[start..<end]
      let firstArticle = min(named, own.map(\.article).min() ?? named)
      let lastArticle = end == whole.list.count ? whole.articles.count : (own.map(\.article).max() ?? 0) + 1
      let articles = whole.articles[firstArticle..<max(firstArticle, lastArticle)]
      pieces.append((start, PassageWriter.bytes(layout, firstArticle, articles, own)))
      (start, named) = (end, articles.endIndex)
    } while start < whole.list.count
    return pieces
  }
}

extension Library {
  /// Keeps all passages of an issue, in place of those that it had.
  static func keep(_ passages: Passages, of issue: Int, in database: inout Database) throws(LibraryError) {
    try database.run("DELETE FROM piece WHERE issue = ?", .integer(issue))
    let packer = Packer()
    for piece in Piece.cut(passages) {
      try keep((piece.first, packer.pack(piece.bytes, .piece)), of: issue, in: &database)
    }
  }

  /// Keeps a packed piece.
  static func keep(_ piece: (first: Int, packed: [UInt8]), of issue: Int, in database: inout Database)
    throws(LibraryError)
  {
    try database.run(
      "INSERT INTO piece(issue, first, bytes) VALUES(?, ?, ?)", .integer(issue), .integer(piece.first),
      .blob(piece.packed))
  }

  /// The packed pieces of an issue.
  static func pieces(of issue: Int, in database: inout Database) throws(LibraryError)
    -> [(first: Int, packed: [UInt8])]
  {
    var pieces: [(first: Int, packed: [UInt8])] = []
    try database.rows("SELECT first, bytes FROM piece WHERE issue = ? ORDER BY first", .integer(issue)) {
      pieces.append(($0.int(0), $0.blob(1)))
      return true
    }
    return pieces
  }

  /// Nil where the issue has none, or they are damaged.
  static func passages(of issue: Int, in database: inout Database) throws(LibraryError) -> Passages? {
    passages(in: try pieces(of: issue, in: &database))
  }

  static func passages(in pieces: [(first: Int, packed: [UInt8])]) -> Passages? {
    guard !pieces.isEmpty else { return nil }
    var whole = Passages(articles: [], list: [])
    let unpacker = Unpacker()
    for piece in pieces {
      guard let bytes = unpacker.unpack(piece.packed),
        Piece(first: piece.first, bytes: bytes)?.add(to: &whole) == true
      else { return nil }
    }
    return whole
  }

  /// What version 6 kept of each issue becomes a piece, which is cut when there is time.
  static func takeOverPassages(in database: inout Database) throws(LibraryError) {
    try database.execute(
      """
      INSERT INTO piece(issue, first, bytes) SELECT issue, 0, bytes FROM passages;
      DROP TABLE passages;
      """)
  }

  /// Cuts and packs again the passages of a few issues that an older version has kept; how many there were, 0 when none is left.
  public mutating func cutPassages(atMost limit: Int) throws(LibraryError) -> Int {
    var issues: [Int] = []
    try database.rows("SELECT issue FROM uncut LIMIT ?", .integer(limit)) {
      issues.append($0.int(0))
      return true
    }
    guard !issues.isEmpty else { return 0 }
    try database.transaction { (database) throws(LibraryError) in
      for issue in issues {
        // What is damaged says so when it is looked for.
        if let passages = try Self.passages(of: issue, in: &database) {
          try Self.keep(passages, of: issue, in: &database)
        }
        try database.run("DELETE FROM uncut WHERE issue = ?", .integer(issue))
      }
    }
    return issues.count
  }
}

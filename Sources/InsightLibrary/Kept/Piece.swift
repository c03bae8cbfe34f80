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
    for _ in 0..<articleCount {
      guard reader.skipText(), reader.skipText(), reader.skipText() else { return nil }
    }
    guard let count = reader.count() else { return nil }
    (self.first, firstArticle, self.articleCount, self.count) = (first, article, articleCount, count)
    (self.articles, passages) = (articles, reader)
  }

  /// A passage by its number in the issue, and its article; nil where it is none of these, or damaged.
  func passage(_ number: Int) -> (passage: Passage, head: ArticleHead)? {
    guard number >= first, number - first < count else { return nil }
    var reader = passages
    for _ in first..<number { guard reader.skipPassage() else { return nil } }
    guard let passage = reader.passage(), passage.article >= firstArticle,
      passage.article - firstArticle < articleCount
    else { return nil }
    var heads = articles
    for _ in firstArticle..<passage.article {
      guard heads.skipText(), heads.skipText(), heads.skipText() else { return nil }
    }
    return heads.article().map { (passage, $0) }
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
    let packer = Packer()
    for piece in pieces {
      guard let bytes = packer.unpack(piece.packed),
        Piece(first: piece.first, bytes: bytes)?.add(to: &whole) == true
      else { return nil }
    }
    return whole
  }

  /// Cuts what version 6 kept whole into pieces.
  static func cutPassages(in database: inout Database) throws(LibraryError) {
    var issues: [Int] = []
    try database.rows("SELECT issue FROM passages") {
      issues.append($0.int(0))
      return true
    }
    let packer = Packer()
    for issue in issues {
      let packed = try database.first("SELECT bytes FROM passages WHERE issue = ?", .integer(issue)) {
        $0.blob(0)
      }
      // The room that it takes is taken by its pieces.
      try database.run("DELETE FROM passages WHERE issue = ?", .integer(issue))
      var whole = Passages(articles: [], list: [])
      // What is damaged says so when it is looked for, as it did.
      guard let bytes = packed.flatMap({ packer.unpack($0) }),
        Piece(first: 0, bytes: bytes)?.add(to: &whole) == true
      else { continue }
      try keep(whole, of: issue, in: &database)
    }
    try database.execute("DROP TABLE passages")
  }
}

/// The piece that was looked into last: what is found stands together.
struct PieceFinder: ~Copyable {
  private var last: (issue: Int, piece: Piece)?
  private let packer = Packer()

  /// A passage of an issue, and its article; nil where the issue has no such passage. Throws what is damaged.
  mutating func passage(_ number: Int, of issue: Int, in database: inout Database) throws(LibraryError)
    -> (passage: Passage, head: ArticleHead)?
  {
    if let last, last.issue == issue, let found = last.piece.passage(number) { return found }
    let held = try database.first(
      "SELECT first, bytes FROM piece WHERE issue = ? AND first <= ? ORDER BY first DESC LIMIT 1",
      .integer(issue), .integer(number)
    ) { (first: $0.int(0), packed: $0.blob(1)) }
    guard let held, let bytes = packer.unpack(held.packed), let piece = Piece(first: held.first, bytes: bytes)
    else { throw Library.damaged(issue, database.file) }
    last = (issue, piece)
    return piece.passage(number)
  }
}

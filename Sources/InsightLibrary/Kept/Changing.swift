import InsightModel

/// What takes a change of kept issues back.
public struct Reversal: Sendable {
  /// Articles, or issues, as they were.
  var states: [(issue: Int, change: MemoryChange)] = []
  /// What was taken out, the newer texts before those that they replaced.
  var removed: [RemovedIssue] = []
}

/// An issue that was taken out, with all that is needed to put it back.
struct RemovedIssue: Sendable {
  /// The columns of `issue` from `file` on, in their order.
  var columns: [SQLValue]
  var id: Int
  var isCurrent: Bool
  var original: [UInt8]
  var pieces: [(first: Int, packed: [UInt8])] = []
}

extension Library {
  /// Changes kept issues as wholes, all of them or, where it fails, none.
  public mutating func change(_ change: LibraryChange) throws(LibraryError) -> Reversal {
    switch change {
    case .read(let isRead, let issues): return try setRead(isRead, issues)
    case .star(let isStarred, let issue):
      try remember(.star(isStarred, article: ArticleKeys.issue), of: issue)
      return Reversal(states: [(issue, .star(!isStarred, article: ArticleKeys.issue))])
    case .remove(let issues): return try takeOut(issues).reversal
    }
  }

  /// Makes things as they were before a change.
  public mutating func reverse(_ reversal: Reversal) throws(LibraryError) {
    catalog = nil
    try database.indexing { (database, frequent) throws(LibraryError) in
      for (issue, change) in reversal.states { try Self.remember(change, of: issue, in: &database) }
      for issue in reversal.removed { try Self.putBack(issue, in: &database, &frequent) }
    }
  }

  private mutating func setRead(_ isRead: Bool, _ issues: [Int]) throws(LibraryError) -> Reversal {
    try database.transaction { (database) throws(LibraryError) in
      var reversal = Reversal()
      for issue in issues {
        var known: Set<String> = []
        try database.rows("SELECT article FROM article_state WHERE document = ? AND is_read", .integer(issue))
        {
          known.insert($0.text(0))
          return true
        }
        for article in try Self.passages(of: issue, in: &database)?.articles ?? []
        where known.contains(article.key) != isRead {
          try Self.remember(.read(isRead, article: article.key), of: issue, in: &database)
          reversal.states.append((issue, .read(!isRead, article: article.key)))
        }
      }
      return reversal
    }
  }

  // MARK: Taking out

  /// Takes issues out with their older texts; what was read and noted of them is kept for when they come back. Gives the
  /// ones that are in the library.
  public mutating func remove(_ ids: [Int]) throws(LibraryError) -> [Int] { try takeOut(ids).ids }

  private mutating func takeOut(_ ids: [Int]) throws(LibraryError) -> (ids: [Int], reversal: Reversal) {
    catalog = nil
    return try database.indexing { (database, frequent) throws(LibraryError) in
      var (removed, reversal): ([Int], Reversal) = ([], Reversal())
      for id in ids {
        guard let issue = try Self.removed(id, in: &database) else { continue }
        var all = [issue]
        var older: [Int] = []
        try database.rows("SELECT id FROM issue WHERE replaced_by = ?", .integer(id)) {
          older.append($0.int(0))
          return true
        }
        for id in older { if let issue = try Self.removed(id, in: &database) { all.append(issue) } }
        if issue.isCurrent {
          try Self.keepNames(of: issue, in: &database)
          try Self.unindex(id, in: &database)
        }
        try database.run("DELETE FROM issue WHERE replaced_by = ?", .integer(id))
        try database.run("DELETE FROM issue WHERE id = ?", .integer(id))
        removed.append(id)
        reversal.removed += all
      }
      return (removed, reversal)
    }
  }

  /// Keeps what notes and marks need of an issue that is taken out: where it lies, what it is called, and its articles.
  private static func keepNames(of issue: RemovedIssue, in database: inout Database) throws(LibraryError) {
    let memory = try ownMemory(of: issue.id, in: &database)
    guard memory != DocumentMemory(document: issue.id, isKept: true) else { return }
    let outline = passages(in: issue.pieces).map { Passages(articles: $0.articles, list: []) }
    let bytes = outline.flatMap { Piece.cut($0).first?.bytes }.map { Packer().pack($0, .file) }
    try database.run(
      """
      INSERT OR REPLACE INTO removed(document, periodical, number, published, title, outline)
      SELECT id, periodical, number, published, title, ? FROM issue WHERE id = ?
      """, bytes.map(SQLValue.blob) ?? .null, .integer(issue.id))
    try database.run(
      "UPDATE document SET file = (SELECT file FROM issue WHERE id = ?1) WHERE id = ?1", .integer(issue.id))
  }

  /// What puts an issue back; nil where it is not in the library.
  private static func removed(_ id: Int, in database: inout Database) throws(LibraryError) -> RemovedIssue? {
    var issue = try database.first(
      """
      SELECT o.bytes, i.replaced_by, i.file, i.size, i.changed, i.added, i.periodical, i.number,
        i.published, i.title, i.articles, i.parser, i.first_passage, i.passages, i.encoding
      FROM issue i LEFT JOIN original o ON o.issue = i.id WHERE i.id = ?
      """, .integer(id)
    ) { row in
      RemovedIssue(
        columns: [
          .text(row.text(2)), .integer(row.int(3)), .integer(row.int(4)), .integer(row.int(5)),
          .optional(row.optionalText(6)), .optional(row.optionalInt(7)), .optional(row.optionalText(8)),
          .optional(row.optionalText(9)), .integer(row.int(10)), .integer(row.int(11)),
          .integer(row.int(12)), .integer(row.int(13)), .optional(row.optionalInt(1)),
          .optional(row.optionalText(14)),
        ], id: id, isCurrent: row.isNull(1), original: row.blob(0))
    }
    issue?.pieces = try pieces(of: id, in: &database)
    return issue
  }

  private static func putBack(
    _ issue: RemovedIssue, in database: inout Database, _ frequent: inout FrequentWords
  ) throws(LibraryError) {
    // It may have been added again meanwhile.
    let isThere =
      try database.first("SELECT 1 FROM issue WHERE id = ?", .integer(issue.id)) { _ in true } ?? false
    guard !isThere else { return }
    try database.run("DELETE FROM removed WHERE document = ?", .integer(issue.id))
    try database.run(
      """
      INSERT INTO issue(file, size, changed, added, periodical, number, published, title, articles, parser,
        first_passage, passages, replaced_by, encoding, id) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, issue.columns + [.integer(issue.id)])
    try database.run(
      "INSERT INTO original(issue, bytes) VALUES(?, ?)", .integer(issue.id), .blob(issue.original))
    if issue.isCurrent, let passages = passages(in: issue.pieces) {
      try store(passages, of: issue.id, in: &database, &frequent)
    } else {
      for piece in issue.pieces { try keep(piece, of: issue.id, in: &database) }
    }
  }
}

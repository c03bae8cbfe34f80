import InsightModel

// What the library needs without being asked: folders looked through, and what older versions of the parser made, made
// again.
extension Library {
  /// A file of a folder as it was when it was looked at.
  public struct FolderFile: Sendable, Equatable {
    /// As `FileName` writes it.
    public var file: String
    /// In bytes.
    public var size: Int
    /// When it was changed last, in seconds since 1970.
    public var changed: Int

    /// Two that are equal are taken for the same text, unread.
    public init(file: String, size: Int, changed: Int) {
      (self.file, self.size, self.changed) = (file, size, changed)
    }
  }

  /// Those of the files that are new, or of another size or time than when they were looked at last.
  public mutating func changed(_ files: [FolderFile]) throws(LibraryError) -> [FolderFile] {
    var known: [String: FolderFile] = [:]
    try database.rows("SELECT file, size, changed FROM folder_file") { row in
      known[row.text(0)] = FolderFile(file: row.text(0), size: row.int(1), changed: row.int(2))
      return true
    }
    return files.filter { known[$0.file] != $0 }
  }

  /// Keeps what was found in files of folders, and that they were looked at, in one step.
  public mutating func add(_ incoming: [Incoming], lookedAt files: [FolderFile]) throws(LibraryError)
    -> [Kept]
  {
    catalog = nil
    return try database.indexing { (database, frequent) throws(LibraryError) in
      var kept: [Kept] = []
      for file in incoming { kept.append(try Self.add(file, to: &database, &frequent)) }
      for file in files {
        try database.run(
          "INSERT OR REPLACE INTO folder_file(file, size, changed) VALUES(?, ?, ?)", .text(file.file),
          .integer(file.size), .integer(file.changed))
      }
      return kept
    }
  }

  /// Makes again what is stored for lists and search of a few issues that an older version of the parser has read; how
  /// many there were, 0 when none is left. Each is a step of its own, so that nobody waits for long.
  public mutating func renew(atMost limit: Int) throws(LibraryError) -> Int {
    var stale: [(id: Int, isCurrent: Bool)] = []
    try database.rows(
      "SELECT id, replaced_by IS NULL FROM issue WHERE parser < ? LIMIT ?", .integer(Self.parser),
      .integer(limit)
    ) { row in
      stale.append((row.int(0), row.int(1) != 0))
      return true
    }
    for issue in stale {
      catalog = nil
      let made = try Self.issue(issue.id, in: &database)
      try database.indexing { (database, frequent) throws(LibraryError) in
        try Self.renew(issue.id, with: made, isCurrent: issue.isCurrent, in: &database, &frequent)
      }
    }
    return stale.count
  }

  /// Stores for lists and search what was made of an issue; what cannot be read any more keeps what it has.
  static func renew(
    _ id: Int, with made: Issue?, isCurrent: Bool, in database: inout Database,
    _ frequent: inout FrequentWords
  ) throws(LibraryError) {
    var passages = made.map { Passages($0) }
    if passages == nil { passages = try Self.passages(of: id, in: &database) }
    if isCurrent, passages != nil { try unindex(id, in: &database) }
    try database.run("UPDATE issue SET parser = ? WHERE id = ?", .integer(parser), .integer(id))
    if let passages {
      if isCurrent {
        try store(passages, of: id, in: &database, &frequent)
      } else {
        try keep(passages, of: id, in: &database)
      }
    }
    guard let made else { return }
    let header = made.header
    try database.run(
      "UPDATE issue SET periodical = ?, number = ?, published = ?, title = ?, articles = ? WHERE id = ?",
      .optional(header.periodical), .optional(header.number), .optional(header.published),
      .optional(header.title), .integer(made.articles.count), .integer(id))
  }
}

import InsightImport
import InsightModel

/// The kept issues, and what was read, marked and noted of them: one file of SQLite, used by one thread at a time.
public struct Library: ~Copyable {
  var database: Database
  /// The path, made harmless.
  public let file: String
  /// What was read of it for lists and searches, and what SQLite called the file's state then.
  var catalog: (catalog: Catalog, state: Int)?
  /// In so many passages a word is frequent.
  var frequentFrom = FrequentWords.least

  /// Issues that the last search passed over, since their texts could not be unpacked; the newest first.
  public internal(set) var passedOver: [Int] = []

  /// What SQLite called the file's state when the issues were listed last.
  var listed: Int?

  /// The version of what the parser makes of a file for lists and search; what an older one made is made again.
  public static let parser = 2

  /// Opens the library at a path, and makes it where there is none. `onMigration` is called before the tables of an older version are
  /// changed, which takes a while.
  public init(path: String, onMigration: () -> Void = {}) throws(LibraryError) {
    try self.init(path: path, migrations: Schema.migrations, onMigration)
  }

  /// Opens the library at a path to be read alone; `reason` is what is said to those who would change it.
  public init(path: String, readOnly reason: String) throws(LibraryError) {
    let file = Harmless.path(path)
    let refusal = LibraryError(kind: .readOnly, file: file, reason: reason)
    guard LibraryFile.exists(path) else { throw refusal }
    // Where no other program is at it, nothing is left beside the file.
    var opened = try Self.opened(path, file, LibraryFile.hasLog(path) ? .read : .immutable)
    opened.unwritable = refusal
    try self.init(opened, path, file, Schema.migrations)
  }

  /// The same with the tables of another version.
  init(path: String, migrations: [String], _ onMigration: () -> Void = {}) throws(LibraryError) {
    let file = Harmless.path(path)
    try LibraryFile.make(path)
    try self.init(try Self.opened(path, file), path, file, migrations, onMigration)
  }

  private init(
    _ opened: consuming Database, _ path: String, _ file: String, _ migrations: [String],
    _ onMigration: () -> Void = {}
  ) throws(LibraryError) {
    var opened = opened
    try Self.prepare(&opened, path, migrations, onMigration)
    database = opened
    self.file = file
    catalog = nil
  }

  private static func opened(_ path: String, _ file: String) throws(LibraryError) -> Database {
    do throws(LibraryError) {
      return try opened(path, file, .write)
    } catch {
      // A file in a folder that nobody may write to has no log beside it, and needs none to be read.
      guard error.kind == .refused || error.kind == .readOnly || error.kind == .full else { throw error }
      var database = try opened(path, file, .immutable)
      database.unwritable =
        error.kind == .full
        ? error
        : LibraryError(
          kind: .readOnly, file: file,
          reason:
            "it can only be read; make the file and its folder writable, or name another by INSIGHT_LIBRARY")
      return database
    }
  }

  private static func opened(_ path: String, _ file: String, _ access: Database.Access)
    throws(LibraryError) -> Database
  {
    let hasLog = LibraryFile.hasLog(path)
    var database = try Database(path: FileName.bytes(path), file: file, access)
    // Until the file is known to be ours, its log stays where it is; where there is none, none is left.
    database.keepLog(hasLog)
    _ = try database.first("PRAGMA user_version") { $0.int(0) }
    return database
  }

  /// Brings the file to this version's tables.
  private static func prepare(
    _ database: inout Database, _ path: String, _ migrations: [String], _ onMigration: () -> Void
  ) throws(LibraryError) {
    let file = database.file
    let version = try database.first("PRAGMA user_version") { $0.int(0) } ?? 0
    if version > migrations.count {
      throw LibraryError(newer: version, than: migrations.count, file: file)
    }
    let application = try database.first("PRAGMA application_id") { $0.int(0) } ?? 0
    let tables = try database.first("SELECT count(*) FROM sqlite_schema") { $0.int(0) } ?? 0
    guard application == Schema.application || (application == 0 && version == 0 && tables == 0) else {
      throw LibraryError(foreign: file)
    }
    database.keepLog(false)
    try database.run("PRAGMA foreign_keys = ON")
    if version < migrations.count {
      if version > 0 {
        if let unwritable = database.unwritable { throw LibraryError(older: version, unwritable) }
        onMigration()
        try database.backUp(to: FileName.bytes(path + ".bak"))
      }
      try database.execute("PRAGMA journal_mode = WAL")
      try migrate(&database, migrations)
    }
    try database.keepPages(Database.pages)
  }

  private static func migrate(_ database: inout Database, _ migrations: [String]) throws(LibraryError) {
    try database.transaction { (database) throws(LibraryError) in
      // Another program may have come first.
      let version = try database.first("PRAGMA user_version") { $0.int(0) } ?? 0
      guard version < migrations.count else { return }
      for (index, migration) in migrations.enumerated().dropFirst(version) {
        try database.execute(migration)
        if index + 1 == Schema.pieces { try takeOverPassages(in: &database) }
      }
      try database.execute(
        "PRAGMA application_id = \(Schema.application); PRAGMA user_version = \(migrations.count)")
    }
  }

  /// True where another program, or another connection, has changed the file since its issues were listed last.
  public mutating func isChanged() throws(LibraryError) -> Bool {
    guard let listed else { return false }
    return try fileState() != listed
  }

  /// What SQLite calls the file's state: another one once another connection has changed it.
  mutating func fileState() throws(LibraryError) -> Int {
    try database.first("PRAGMA data_version") { $0.int(0) } ?? 0
  }

  /// What SQLite finds wrong with the file, in words; nil where it is sound. Reads all of it.
  public mutating func fault() throws(LibraryError) -> String? {
    var found: String?
    try database.rows("PRAGMA integrity_check(1)") { row in
      found = row.text(0)
      return false
    }
    if found == "ok" { found = nil }
    if found == nil { try database.run("INSERT INTO word(word) VALUES('integrity-check')") }
    return found
  }
}

import CSQLite
import Glibc
import InsightModel

/// What a parameter of a statement is given.
enum SQLValue: Sendable {
  case null
  case integer(Int)
  case text(String)
  /// Text that is at hand as bytes.
  case utf8([UInt8])
  case blob([UInt8])

  static func optional(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }
  static func optional(_ number: Int?) -> SQLValue { number.map(SQLValue.integer) ?? .null }
}

/// The row that a statement stands on; not to be kept beyond the call that hands it out. Columns count from 0.
struct SQLRow {
  fileprivate let statement: OpaquePointer

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

  func optionalInt(_ column: Int32) -> Int? { isNull(column) ? nil : int(column) }

  func text(_ column: Int32) -> String {
    guard let text = sqlite3_column_text(statement, column) else { return "" }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  func blob(_ column: Int32) -> [UInt8] {
    guard let bytes = sqlite3_column_blob(statement, column) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))))
  }

  /// The bytes where they lie; empty for null.
  func withBlob(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> Void) {
    let bytes = sqlite3_column_blob(statement, column)
    body(
      UnsafeRawBufferPointer(
        start: bytes, count: bytes == nil ? 0 : Int(sqlite3_column_bytes(statement, column))))
  }
}

/// One connection to a file of SQLite. It owns the connection and its statements, which are prepared once; used by one
/// thread at a time.
struct Database: ~Copyable {
  private let connection: OpaquePointer
  /// Of the file, made harmless, for messages.
  let file: String
  /// Why the file can only be read; nil where it can be written too.
  var unwritable: LibraryError?
  /// By the address of their text, which never moves.
  private var prepared: [UnsafePointer<UInt8>: OpaquePointer] = [:]

  /// How a file is opened; `immutable` is one that nobody writes to meanwhile, and leaves no file beside it.
  enum Access { case write, read, immutable }

  /// Opens a file.
  /// - Parameter path: bytes with a zero at their end.
  init(path: [CChar], file: String, _ access: Access = .write) throws(LibraryError) {
    var opened: OpaquePointer?
    let flags =
      (access == .write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_URI
      | SQLITE_OPEN_NOMUTEX
    let uri = Self.uri(path, isImmutable: access == .immutable)
    let code = sqlite3_open_v2(uri, &opened, flags | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let opened else {
      let words = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      let number = opened.map(sqlite3_system_errno) ?? 0
      sqlite3_close_v2(opened)
      throw LibraryError(code: code, file: file, words: words, errno: number)
    }
    connection = opened
    self.file = file
    sqlite3_busy_timeout(connection, Self.patience)
  }

  deinit {
    for statement in prepared.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(connection)
  }

  /// How long another program may hold the file, in milliseconds.
  private static let patience: Int32 = 5000

  /// A name as SQLite takes it, in which no byte has another meaning.
  private static func uri(_ path: [CChar], isImmutable: Bool) -> [CChar] {
    let digits = Array("0123456789abcdef".utf8)
    var uri = Array("file:".utf8)
    for byte in path.prefix(while: { $0 != 0 }).map({ UInt8(bitPattern: $0) }) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        uri.append(byte)
      case _: uri += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    if isImmutable { uri += Array("?immutable=1".utf8) }
    return (uri + [0]).map { CChar(bitPattern: $0) }
  }

  /// Leaves the log of a file alone that turns out to be none of ours.
  func keepLog(_ isKept: Bool) { _ = insight_sqlite_keep_log(connection, isKept ? 1 : 0) }

  /// So many pages of the file are kept in memory: 8 MB.
  static let pages = 2000

  func keepPages(_ count: Int) throws(LibraryError) {
    try execute("PRAGMA cache_size = \(count)")
  }

  /// The row that was inserted last.
  var lastRow: Int { Int(sqlite3_last_insert_rowid(connection)) }

  /// How many rows the last statement changed.
  var changes: Int { Int(sqlite3_changes64(connection)) }

  private func error(_ code: Int32) -> LibraryError {
    // What the file could not be opened for writing for is why it cannot be written.
    if code & 0xFF == SQLITE_READONLY, let unwritable { return unwritable }
    return LibraryError(
      code: code, file: file, words: String(cString: sqlite3_errmsg(connection)),
      errno: code & 0xFF == SQLITE_IOERR || code & 0xFF == SQLITE_CANTOPEN
        ? sqlite3_system_errno(connection) : 0)
  }

  // MARK: Statements

  /// Runs a statement that is used again and again.
  mutating func run(_ sql: StaticString, _ values: SQLValue...) throws(LibraryError) { try run(sql, values) }

  mutating func run(_ sql: StaticString, _ values: [SQLValue]) throws(LibraryError) {
    try step(try statement(sql), values) { _ in false }
  }

  /// Hands out the rows of an answer until `body` says no.
  mutating func rows(_ sql: StaticString, _ values: SQLValue..., body: (SQLRow) -> Bool) throws(LibraryError)
  {
    try step(try statement(sql), values, body)
  }

  /// The first row of an answer.
  mutating func first<Value>(_ sql: StaticString, _ values: SQLValue..., take: (SQLRow) -> Value)
    throws(LibraryError)
    -> Value?
  {
    var found: Value?
    try step(try statement(sql), values) { row in
      found = take(row)
      return false
    }
    return found
  }

  /// Hands out the rows of an answer to a statement that is used once.
  func rows(once sql: String, body: (SQLRow) -> Bool) throws(LibraryError) {
    var made: OpaquePointer?
    let code = sqlite3_prepare_v2(connection, sql, -1, &made, nil)
    guard code == SQLITE_OK, let made else { throw error(code) }
    defer { sqlite3_finalize(made) }
    try step(made, [], body)
  }

  /// Runs statements that are used once, such as a schema's.
  func execute(_ sql: String) throws(LibraryError) {
    let code = sqlite3_exec(connection, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code) }
  }

  private mutating func statement(_ sql: StaticString) throws(LibraryError) -> OpaquePointer {
    if let known = prepared[sql.utf8Start] { return known }
    var made: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection, UnsafeRawPointer(sql.utf8Start).assumingMemoryBound(to: CChar.self),
      Int32(sql.utf8CodeUnitCount),
      UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
    guard code == SQLITE_OK, let made else { throw error(code) }
    prepared[sql.utf8Start] = made
    return made
  }

  private func step(_ statement: OpaquePointer, _ values: [SQLValue], _ body: (SQLRow) -> Bool)
    throws(LibraryError)
  {
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (index, value) in values.enumerated() {
      let code = bind(value, to: statement, at: Int32(index + 1))
      guard code == SQLITE_OK else { throw error(code) }
    }
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else { throw error(code) }
      if !body(SQLRow(statement: statement)) { return }
    }
  }

  private func bind(_ value: SQLValue, to statement: OpaquePointer, at index: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(statement, index)
    case .integer(let number): return sqlite3_bind_int64(statement, index, Int64(number))
    case .text(var text):
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          insight_sqlite_bind_text(statement, index, $0.baseAddress ?? Self.nothing, Int64($0.count))
        }
      }
    case .utf8(let bytes):
      return bytes.withUnsafeBytes {
        let text = $0.bindMemory(to: CChar.self)
        return insight_sqlite_bind_text(statement, index, text.baseAddress ?? Self.nothing, Int64(text.count))
      }
    case .blob(let bytes):
      return bytes.withUnsafeBytes {
        insight_sqlite_bind_blob(
          statement, index, $0.baseAddress ?? UnsafeRawPointer(Self.nothing), Int64($0.count))
      }
    }
  }

  /// Where no bytes stand: a null pointer would bind no value.
  nonisolated(unsafe) private static let nothing: UnsafePointer<CChar> = {
    let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    byte.initialize(to: 0)
    return UnsafePointer(byte)
  }()

  // MARK: Transactions

  /// Does several things or none: where one fails, or what comes of them is not to be kept. Nobody else writes meanwhile; who does
  /// so now is waited for where it `isPatient`.
  mutating func transaction<Value>(
    isPatient: Bool = true, _ body: (inout Database) throws(LibraryError) -> Value,
    isKept: (Value) -> Bool = { _ in true }
  ) throws(LibraryError) -> Value {
    if !isPatient { sqlite3_busy_timeout(connection, 0) }
    defer { if !isPatient { sqlite3_busy_timeout(connection, Self.patience) } }
    try run("BEGIN IMMEDIATE")
    do throws(LibraryError) {
      let value = try body(&self)
      try run(isKept(value) ? "COMMIT" : "ROLLBACK")
      return value
    } catch {
      // SQLite may have done so already, as on a full disk.
      if sqlite3_get_autocommit(connection) == 0 { try? run("ROLLBACK") }
      throw error
    }
  }

  /// Copies the whole file to another one, by SQLite's own way, which takes the log along.
  func backUp(to path: [CChar]) throws(LibraryError) {
    // SQLite would make it for everybody.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0, fchmod(descriptor, 0o600) == 0 else {
      let number = errno
      if descriptor >= 0 { close(descriptor) }
      throw LibraryError(errno: number, file: file + ".bak")
    }
    close(descriptor)
    var copy: OpaquePointer?
    defer { sqlite3_close_v2(copy) }
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI
    let opened = sqlite3_open_v2(Self.uri(path, isImmutable: false), &copy, flags, nil)
    guard opened == SQLITE_OK else {
      throw LibraryError(
        code: opened, file: file + ".bak", words: copy.map { String(cString: sqlite3_errmsg($0)) } ?? "")
    }
    guard let backup = sqlite3_backup_init(copy, "main", connection, "main") else {
      throw LibraryError(
        code: sqlite3_errcode(copy), file: file + ".bak",
        words: copy.map { String(cString: sqlite3_errmsg($0)) } ?? "")
    }
    _ = sqlite3_backup_step(backup, -1)
    let code = sqlite3_backup_finish(backup)
    guard code == SQLITE_OK else {
      throw LibraryError(code: code, file: file + ".bak", words: String(cString: sqlite3_errstr(code)))
    }
  }
}

import Glibc
import InsightImport
import InsightModel

/// A file that is to be kept.
public struct Incoming: Sendable {
  /// Where it lies, as `FileName` writes it; what standard input is called.
  public var file: String
  /// The file as it is, packed where it was: what is stored, and what its hash is of.
  public var bytes: [UInt8]
  /// What was read from `bytes`.
  public var issue: Issue
  /// When it was changed last, in seconds since 1970; 0 where nobody knows.
  public var changed: Int
  /// What somebody said that it is written in; nil where its bytes tell.
  public var encoding: TextEncoding?
  /// False for what was found in a folder: there an older text lies beside a newer one, and does not take its place again.
  public var isNamed: Bool

  /// `changed` is in seconds since 1970.
  public init(
    file: String, bytes: [UInt8], issue: Issue, changed: Int, encoding: TextEncoding? = nil,
    isNamed: Bool = true
  ) {
    self.file = file
    self.bytes = bytes
    self.issue = issue
    self.changed = changed
    self.encoding = encoding
    self.isNamed = isNamed
  }
}

/// What became of a file that was to be kept.
public enum Kept: Sendable, Equatable {
  case added(Int)
  /// The same bytes are kept already.
  case known(Int)
  /// It took the place of an older text of the same number.
  case revised(Int, of: Int)

  /// The number in the library under which the text is now.
  public var id: Int {
    switch self {
    case .added(let id), .known(let id), .revised(let id, _): id
    }
  }
}

extension Library {
  /// Keeps files, all of them or, where it fails, none.
  public mutating func add(_ incoming: [Incoming]) throws(LibraryError) -> [Kept] {
    catalog = nil
    return try database.indexing { (database, frequent) throws(LibraryError) in
      var kept: [Kept] = []
      for file in incoming { kept.append(try Self.add(file, to: &database, &frequent)) }
      return kept
    }
  }

  static func add(_ incoming: Incoming, to database: inout Database, _ frequent: inout FrequentWords)
    throws(LibraryError) -> Kept
  {
    let document = try document(ContentHash(of: incoming.bytes), in: &database)
    let isKept =
      try database.first("SELECT 1 FROM issue WHERE id = ?", .integer(document)) { _ in true } ?? false
    if isKept { return try addAgain(incoming, document, to: &database, &frequent) }
    let header = incoming.issue.header
    let passages = Passages(incoming.issue)
    let older = try olderText(than: incoming, passages, in: &database)
    try database.run(
      """
      INSERT INTO issue(id, file, size, changed, added, periodical, number, published, title, articles, parser,
        first_passage, passages) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
      """,
      .integer(document), .text(incoming.file), .integer(incoming.bytes.count), .integer(incoming.changed),
      .integer(now), .optional(header.periodical), .optional(header.number), .optional(header.published),
      .optional(header.title), .integer(incoming.issue.articles.count), .integer(parser))
    if let encoding = incoming.encoding { try keep(encoding, of: document, in: &database) }
    try database.run(
      "INSERT INTO original(issue, bytes) VALUES(?, ?)", .integer(document),
      .blob(Packer().pack(incoming.bytes, .file)))
    try store(passages, of: document, in: &database, &frequent)
    try database.run("DELETE FROM removed WHERE document = ?", .integer(document))
    guard let older else {
      try followRemoved(incoming, to: document, in: &database)
      return .added(document)
    }
    try follow(from: older, to: document, isReturn: false, in: &database)
    try replace(older, by: document, in: &database, &frequent)
    return .revised(document, of: older)
  }

  private static func keep(_ encoding: TextEncoding, of issue: Int, in database: inout Database)
    throws(LibraryError)
  {
    try database.run("UPDATE issue SET encoding = ? WHERE id = ?", .text(encoding.rawValue), .integer(issue))
  }

  /// What lists show is another text of an issue from now on. One that was replaced itself comes back.
  static func replace(
    _ older: Int, by newer: Int, in database: inout Database, _ frequent: inout FrequentWords
  ) throws(LibraryError) {
    if try replacement(of: newer, in: &database) != nil, let passages = try passages(of: newer, in: &database)
    {
      try store(passages, of: newer, in: &database, &frequent)
    }
    try unindex(older, in: &database)
    try database.run(
      "UPDATE issue SET replaced_by = ?1 WHERE id = ?2 OR replaced_by = ?2", .integer(newer), .integer(older))
    try database.run("UPDATE issue SET replaced_by = NULL WHERE id = ?", .integer(newer))
  }

  /// The same bytes once more: they may be said to be written otherwise, or what took their place may be taken back.
  private static func addAgain(
    _ incoming: Incoming, _ document: Int, to database: inout Database, _ frequent: inout FrequentWords
  ) throws(LibraryError) -> Kept {
    let known = try database.first(
      """
      SELECT i.encoding, i.replaced_by, n.file, i.file FROM issue i LEFT JOIN issue n ON n.id = i.replaced_by
      WHERE i.id = ?
      """, .integer(document)
    ) {
      (
        encoding: $0.optionalText(0), newer: $0.optionalInt(1), newerFile: $0.optionalText(2),
        file: $0.text(3)
      )
    }
    if let known, known.file != incoming.file, incoming.file.hasPrefix("/"),
      isGone(known.file, from: incoming.file)
    {
      try database.run(
        "UPDATE issue SET file = ? WHERE id = ?", .text(incoming.file), .integer(document))
    }
    try mend(incoming, document, isCurrent: known?.newer == nil, in: &database, &frequent)
    if let encoding = incoming.encoding, encoding.rawValue != known?.encoding {
      try renew(document, with: incoming.issue, isCurrent: known?.newer == nil, in: &database, &frequent)
      try keep(encoding, of: document, in: &database)
    }
    guard let newer = known?.newer, incoming.isNamed || incoming.file == known?.newerFile else {
      return .known(document)
    }
    try follow(from: newer, to: document, isReturn: true, in: &database)
    try replace(newer, by: document, in: &database, &frequent)
    return .revised(document, of: newer)
  }

  /// True where there is nothing any more where a text lay: it was moved or has another name now, as has a message when others
  /// are taken out of its mailbox.
  private static func isGone(_ file: String, from place: String) -> Bool {
    guard !LibraryFile.exists(file) else { return false }
    guard let box = MailboxMessage.box(of: file) else { return true }
    return box == MailboxMessage.box(of: place) || !LibraryFile.exists(box)
  }

  /// Puts back what has been damaged of a text that is at hand again.
  private static func mend(
    _ incoming: Incoming, _ document: Int, isCurrent: Bool, in database: inout Database,
    _ frequent: inout FrequentWords
  ) throws(LibraryError) {
    let packed = try database.first("SELECT bytes FROM original WHERE issue = ?", .integer(document)) {
      $0.blob(0)
    }
    if packed.flatMap({ Unpacker().unpack($0) }) != incoming.bytes {
      try database.run(
        "INSERT OR REPLACE INTO original(issue, bytes) VALUES(?, ?)", .integer(document),
        .blob(Packer().pack(incoming.bytes, .file)))
    }
    guard try passages(of: document, in: &database) == nil,
      let made = try Self.issue(document, in: &database)
    else { return }
    let known = try database.first("SELECT passages, parser FROM issue WHERE id = ?", .integer(document)) {
      (passages: $0.int(0), parser: $0.int(1))
    }
    let passages = Passages(made)
    if let known, known.parser == parser, known.passages == passages.list.count {
      // The index has them as they were.
      try keep(passages, of: document, in: &database)
    } else {
      try renew(document, with: made, isCurrent: isCurrent, in: &database, &frequent)
    }
  }

  static var now: Int { time(nil) }

  /// The number of a text; it gets one where it has none: the wanted one, where that is free.
  static func document(_ hash: ContentHash, in database: inout Database, wanted: Int = 0) throws(LibraryError)
    -> Int
  {
    if let known = try database.first(
      "SELECT id FROM document WHERE hash = ?", .blob(hash.bytes), take: { $0.int(0) })
    {
      return known
    }
    let isFree =
      wanted > 0
      ? try database.first("SELECT 1 FROM document WHERE id = ?", .integer(wanted)) { _ in true } == nil
      : false
    try database.run(
      "INSERT INTO document(id, hash, seen) VALUES(?, ?, ?)", isFree ? .integer(wanted) : .null,
      .blob(hash.bytes),
      .integer(now))
    return database.lastRow
  }

  /// The issue whose place a text takes: the same number of the same periodical. Periodicals that count from 1 each year have
  /// a number again, but not within half a year. What has no number takes the place of what it has grown from.
  private static func olderText(than incoming: Incoming, _ passages: Passages, in database: inout Database)
    throws(LibraryError) -> Int?
  {
    let header = incoming.issue.header
    guard let periodical = header.periodical, let number = header.number else {
      return header.number == nil ? try shorterText(than: incoming, passages, in: &database) : nil
    }
    var found: Int?
    try database.rows(
      """
      SELECT id, published FROM issue WHERE periodical = ? AND number = ? AND replaced_by IS NULL ORDER BY id DESC
      """, .text(periodical), .integer(number)
    ) { row in
      if isFar(header.published, row.optionalText(1)) { return true }
      found = row.int(0)
      return false
    }
    return found
  }

  /// What was remembered of a text of the same number that was taken out goes on with the one that is added.
  private static func followRemoved(_ incoming: Incoming, to document: Int, in database: inout Database)
    throws(LibraryError)
  {
    let header = incoming.issue.header
    guard let periodical = header.periodical, let number = header.number else { return }
    var found: [Int] = []
    try database.rows(
      "SELECT document, published FROM removed WHERE periodical = ? AND number = ? ORDER BY document",
      .text(periodical), .integer(number)
    ) { row in
      if !isFar(header.published, row.optionalText(1)) { found.append(row.int(0)) }
      return true
    }
    for older in found {
      try follow(from: older, to: document, isReturn: false, in: &database)
      try database.run("DELETE FROM removed WHERE document = ?", .integer(older))
    }
  }

  /// True for two dates that no texts of one issue have.
  private static func isFar(_ date: String?, _ other: String?) -> Bool {
    guard let day = date.flatMap(dayNumber), let other = other.flatMap(dayNumber) else { return false }
    return abs(day - other) > halfAYear
  }

  private static let halfAYear = 183

  /// A feed or a mailbox that has grown since: the last text of the same file, or of the same title, all of which is in this
  /// one. A message does not grow: one that repeats another is its answer.
  private static func shorterText(than incoming: Incoming, _ passages: Passages, in database: inout Database)
    throws(LibraryError) -> Int?
  {
    var found: [Int] = []
    func take(_ row: SQLRow) -> Bool {
      if row.isNull(1) { found.append(row.int(0)) }
      return false
    }
    try database.rows(
      "SELECT id, replaced_by FROM issue WHERE file = ? AND number IS NULL ORDER BY id DESC LIMIT 1",
      .text(incoming.file), body: take)
    if let title = incoming.issue.header.title {
      try database.rows(
        "SELECT id, replaced_by FROM issue WHERE title = ? AND number IS NULL ORDER BY id DESC LIMIT 1",
        .text(title), body: take)
    }
    guard !found.isEmpty, !isMessage(incoming.bytes) else { return nil }
    let there = Set(passages.list.map(\.text))
    for older in found {
      guard let before = try Self.passages(of: older, in: &database), !before.list.isEmpty else { continue }
      if before.list.allSatisfy({ there.contains($0.text) }) { return older }
    }
    return nil
  }

  private static func isMessage(_ bytes: [UInt8]) -> Bool {
    switch Form(bytes) {
    case .mail: true
    case .mailbox: MailboxScan.messages(bytes).count < 2
    case .plain, .html, .feed, .book, .markdown, .refused: false
    }
  }

  /// Days, near enough to tell half years; nil for what is no date.
  private static func dayNumber(_ date: String) -> Int? {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, parts.allSatisfy({ (0...9999).contains($0) }) else { return nil }
    return parts[0] * 365 + parts[1] * 30 + parts[2]
  }

  // MARK: Passages

  /// Keeps an issue's passages, and puts them into the index.
  static func store(
    _ passages: Passages, of issue: Int, in database: inout Database, _ frequent: inout FrequentWords
  ) throws(LibraryError) {
    let start = try nextPassage(in: &database)
    try keep(passages, of: issue, in: &database)
    try database.run(
      "UPDATE issue SET first_passage = ?, passages = ? WHERE id = ?", .integer(start),
      .integer(passages.list.count), .integer(issue))
    for (index, passage) in passages.list.enumerated() {
      let words = IndexText.bytes(of: passage)
      try frequent.take(words, of: start + index, in: &database)
      try database.run(
        "INSERT INTO word(rowid, text) VALUES(?, ?)", .integer(start + index), .utf8(words))
    }
  }

  /// The number of the next passage that is put into the index; what is known of a number holds for good, so that none is given
  /// twice.
  static func nextPassage(in database: inout Database) throws(LibraryError) -> Int {
    try database.first(
      """
      SELECT max(1, ifnull((SELECT first_passage + passages FROM issue ORDER BY first_passage DESC LIMIT 1), 0),
        ifnull((SELECT max(upto) FROM frequent), 0))
      """, take: { $0.int(0) }) ?? 1
  }

  /// Takes an issue out of the index.
  static func unindex(_ issue: Int, in database: inout Database) throws(LibraryError) {
    let first = try database.first("SELECT first_passage FROM issue WHERE id = ?", .integer(issue)) {
      $0.int(0)
    }
    guard let first, first > 0, let passages = try passages(of: issue, in: &database) else { return }
    for (index, passage) in passages.list.enumerated() {
      let words = IndexText.bytes(of: passage)
      // A table without contents must be told what it forgets.
      try database.run(
        "INSERT INTO word(word, rowid, text) VALUES('delete', ?, ?)", .integer(first + index), .utf8(words))
    }
  }

  /// The file as it came; nil where it is not in the library.
  public mutating func original(of issue: Int) throws(LibraryError) -> [UInt8]? {
    let packed = try database.first("SELECT bytes FROM original WHERE issue = ?", .integer(issue)) {
      $0.blob(0)
    }
    guard let packed else { return nil }
    guard let bytes = Unpacker().unpack(packed) else {
      throw LibraryError(
        kind: .damagedIssue, file: file,
        reason: "issue \(issue) cannot be unpacked any more; add its file again")
    }
    return bytes
  }
}

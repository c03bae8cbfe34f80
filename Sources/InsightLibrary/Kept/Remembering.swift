import Glibc
import InsightModel

extension Library {
  /// What is known of a text; it is known from now on.
  public mutating func memory(of hash: ContentHash) throws(LibraryError) -> DocumentMemory {
    let known = try database.first("SELECT id FROM document WHERE hash = ?", .blob(hash.bytes)) { $0.int(0) }
    guard let known else {
      // Nothing is written until there is something to remember.
      return DocumentMemory(document: 0, isKept: false)
    }
    return try memory(ofDocument: known)
  }

  /// The number of a text, which it gets where it has none.
  public mutating func number(of hash: ContentHash) throws(LibraryError) -> Int {
    try Self.document(hash, in: &database)
  }

  /// What is known of the text with a number.
  public mutating func memory(ofDocument document: Int) throws(LibraryError) -> DocumentMemory {
    let isKept =
      try database.first("SELECT 1 FROM issue WHERE id = ?", .integer(document)) { _ in true } ?? false
    var memory = DocumentMemory(document: document, isKept: isKept)
    try database.rows(
      "SELECT article, is_read, is_starred, block, offset FROM article_state WHERE document = ?",
      .integer(document)
    ) { row in
      var place: ArticleMemory.Place?
      if let block = row.optionalInt(3), let offset = row.optionalInt(4) {
        place = ArticleMemory.Place(block: block, offset: offset)
      }
      memory.articles[row.text(0)] = ArticleMemory(
        isRead: row.int(1) != 0, isStarred: row.int(2) != 0, place: place)
      return true
    }
    memory.last =
      try database.first("SELECT article FROM document_state WHERE document = ?", .integer(document)) {
        $0.optionalText(0)
      } ?? nil
    try database.rows("SELECT grid, view FROM table_view WHERE document = ?", .integer(document)) { row in
      memory.views[row.int(0)] = row.text(1)
      return true
    }
    memory.notes = try Self.notes(of: document, in: &database)
    return memory
  }

  static func notes(of document: Int, in database: inout Database) throws(LibraryError) -> [Note] {
    var notes: [Note] = []
    try database.rows(
      "SELECT id, article, block, quotation, body, written, is_lost FROM note WHERE document = ? ORDER BY id",
      .integer(document)
    ) { row in
      notes.append(
        Note(
          id: row.int(0), article: row.text(1), block: row.optionalInt(2), quotation: row.text(3),
          body: row.text(4), written: row.int(5), isLost: row.int(6) != 0))
      return true
    }
    return notes
  }

  /// The kept issue that was open last.
  public mutating func lastOpened() throws(LibraryError) -> Int? {
    try database.first(
      """
      SELECT d.document FROM document_state d JOIN issue i ON i.id = d.document
      WHERE i.replaced_by IS NULL ORDER BY d.changed DESC LIMIT 1
      """
    ) { $0.int(0) }
  }

  /// Where a kept issue came from.
  public mutating func file(of issue: Int) throws(LibraryError) -> String? {
    try database.first("SELECT file FROM issue WHERE id = ?", .integer(issue)) { $0.text(0) }
  }

  // MARK: Writing

  /// Remembers something of the text with a number.
  public mutating func remember(_ change: MemoryChange, of document: Int) throws(LibraryError) {
    switch change {
    case .read(let isRead, let article): try setRead(isRead, article, of: document)
    case .star(let isStarred, let article): try setStarred(isStarred, article, of: document)
    case .place(let place, let article): try setPlace(place, article, of: document)
    case .last(let article): try setLast(article, of: document)
    case .view(let view, let grid): try setView(view, grid: grid, of: document)
    case .note(let body, let quotation, let article, let block):
      try setNote(body, on: quotation, article, block: block, of: document)
    }
  }

  private mutating func setRead(_ isRead: Bool, _ article: String, of document: Int) throws(LibraryError) {
    try database.run(
      """
      INSERT INTO article_state(document, article, is_read) VALUES(?1, ?2, ?3)
      ON CONFLICT(document, article) DO UPDATE SET is_read = ?3
      """, .integer(document), .text(article), .integer(isRead ? 1 : 0))
  }

  private mutating func setStarred(_ isStarred: Bool, _ article: String, of document: Int)
    throws(LibraryError)
  {
    try database.run(
      """
      INSERT INTO article_state(document, article, is_starred) VALUES(?1, ?2, ?3)
      ON CONFLICT(document, article) DO UPDATE SET is_starred = ?3
      """, .integer(document), .text(article), .integer(isStarred ? 1 : 0))
  }

  private mutating func setPlace(_ place: ArticleMemory.Place, _ article: String, of document: Int)
    throws(LibraryError)
  {
    try database.run(
      """
      INSERT INTO article_state(document, article, block, offset) VALUES(?1, ?2, ?3, ?4)
      ON CONFLICT(document, article) DO UPDATE SET block = ?3, offset = ?4
      """, .integer(document), .text(article), .integer(place.block), .integer(place.offset))
  }

  /// The article that is open.
  private mutating func setLast(_ article: String, of document: Int) throws(LibraryError) {
    try database.run(
      "INSERT OR REPLACE INTO document_state(document, article, changed) VALUES(?, ?, ?)", .integer(document),
      .text(article), .integer(Self.now))
  }

  /// How a table was left; nil as it is printed.
  private mutating func setView(_ view: String?, grid: Int, of document: Int) throws(LibraryError) {
    if let view {
      try database.run(
        "INSERT OR REPLACE INTO table_view(document, grid, view) VALUES(?, ?, ?)", .integer(document),
        .integer(grid),
        .text(view))
    } else {
      try database.run(
        "DELETE FROM table_view WHERE document = ? AND grid = ?", .integer(document), .integer(grid))
    }
  }

  /// Writes a note; an empty body takes away the one on that passage.
  private mutating func setNote(
    _ body: String, on quotation: String, _ article: String, block: Int?, of document: Int
  ) throws(LibraryError) {
    try database.transaction { (database) throws(LibraryError) in
      try database.run(
        "DELETE FROM note WHERE document = ? AND article = ? AND block IS ?", .integer(document),
        .text(article),
        .optional(block))
      guard !body.isEmpty else { return }
      try database.run(
        "INSERT INTO note(document, article, block, quotation, body, written) VALUES(?, ?, ?, ?, ?, ?)",
        .integer(document), .text(article), .optional(block), .text(quotation), .text(body),
        .integer(Self.now))
    }
  }

  // MARK: Searches

  /// What was searched for, the newest last.
  public mutating func searches(_ kind: String, limit: Int = 100) throws(LibraryError) -> [String] {
    var found: [String] = []
    try database.rows(
      "SELECT text FROM searched WHERE kind = ? ORDER BY at DESC LIMIT ?", .text(kind), .integer(limit)
    ) { row in
      found.append(row.text(0))
      return true
    }
    return found.reversed()
  }

  public mutating func addSearch(_ text: String, _ kind: String) throws(LibraryError) {
    try database.run(
      "INSERT OR REPLACE INTO searched(kind, text, at) VALUES(?, ?, ?)", .text(kind), .text(text),
      .integer(Self.milliseconds))
  }

  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}

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

  /// The number of a text, which it gets where it has none, and where it lies.
  public mutating func number(of hash: ContentHash, file: String? = nil) throws(LibraryError) -> Int {
    let document = try Self.document(hash, in: &database)
    if let file {
      try database.run(
        "UPDATE document SET file = ?1 WHERE id = ?2 AND file IS NOT ?1", .text(file), .integer(document))
    }
    return document
  }

  /// What is known of the text with a number; where another has taken its place, what is known of that, as far as it holds
  /// here.
  public mutating func memory(ofDocument document: Int) throws(LibraryError) -> DocumentMemory {
    guard let newer = try Self.replacement(of: document, in: &database) else {
      return try Self.ownMemory(of: document, in: &database)
    }
    let memory = try Self.ownMemory(of: newer, in: &database)
    let correspondence = try Self.correspondence(from: newer, to: document, memory, in: &database)
    var carried = correspondence?.carry(memory) ?? DocumentMemory(document: document, isKept: true)
    carried.document = document
    return carried
  }

  static func ownMemory(of document: Int, in database: inout Database) throws(LibraryError) -> DocumentMemory
  {
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
    let state = try database.first(
      "SELECT article, changed, cell_grid, cell_row, cell_column FROM document_state WHERE document = ?",
      .integer(document)
    ) { (last: $0.optionalText(0), opened: $0.int(1), cell: $0.cell(at: 2)) }
    (memory.last, memory.opened, memory.cell) = (state?.last, state?.opened, state?.cell)
    try database.rows("SELECT grid, view FROM table_view WHERE document = ?", .integer(document)) { row in
      memory.views[row.int(0)] = row.text(1)
      return true
    }
    try database.rows("SELECT grid, row FROM row_state WHERE document = ? AND is_starred", .integer(document))
    {
      memory.starredRows[$0.int(0), default: []].insert($0.text(1))
      return true
    }
    memory.notes = try notes(of: document, in: &database)
    return memory
  }

  static func notes(of document: Int, in database: inout Database) throws(LibraryError) -> [Note] {
    var notes: [Note] = []
    try database.rows(
      """
      SELECT id, article, block, quotation, body, written, is_lost, cell_grid, cell_row, cell_column FROM note
      WHERE document = ? ORDER BY id
      """, .integer(document)
    ) { row in
      notes.append(row.note)
      return true
    }
    return notes
  }

  /// The kept issue in which the reader was left, or what has taken its place; nil where it was left at the list.
  public mutating func openIssue() throws(LibraryError) -> Int? {
    try database.first(
      """
      SELECT coalesce(i.replaced_by, i.id) FROM reader_state s JOIN issue i ON i.id = s.value WHERE s.name = 'open'
      """
    ) { $0.int(0) }
  }

  /// Columns of the contents that were chosen in the reader; nil where none were.
  public mutating func contentsWidth() throws(LibraryError) -> Int? {
    try database.first("SELECT value FROM reader_state WHERE name = 'contents_width'") { $0.optionalInt(0) }
      ?? nil
  }

  /// Notes how the reader is left, in place of what was noted before; throws where the library cannot be
  /// written.
  public mutating func keep(_ state: ReaderState) throws(LibraryError) {
    switch state {
    case .open(let issue):
      try database.run(
        "INSERT OR REPLACE INTO reader_state(name, value) VALUES('open', ?)", .optional(issue))
    case .contentsWidth(let columns):
      try database.run(
        "INSERT OR REPLACE INTO reader_state(name, value) VALUES('contents_width', ?)", .optional(columns))
    }
  }

  /// The kept issue that was open last.
  public mutating func lastOpened() throws(LibraryError) -> Int? {
    // What was opened is less than what is kept: the other way round SQLite would go through all issues.
    try database.first(
      """
      SELECT d.document FROM document_state d CROSS JOIN issue i ON i.id = d.document
      WHERE i.replaced_by IS NULL ORDER BY d.changed DESC, d.document DESC LIMIT 1
      """
    ) { $0.int(0) }
  }

  /// Where a kept issue came from.
  public mutating func file(of issue: Int) throws(LibraryError) -> String? {
    try database.first("SELECT file FROM issue WHERE id = ?", .integer(issue)) { $0.text(0) }
  }

  /// What somebody said that a kept issue is written in; nil where its bytes tell.
  public mutating func encoding(of issue: Int) throws(LibraryError) -> TextEncoding? {
    let name = try database.first("SELECT encoding FROM issue WHERE id = ?", .integer(issue)) {
      $0.optionalText(0)
    }
    return (name ?? nil).flatMap(TextEncoding.init(rawValue:))
  }

  // MARK: Writing

  /// Remembers something of the text with a number, or of the one that has taken its place meanwhile.
  public mutating func remember(_ change: MemoryChange, of document: Int) throws(LibraryError) {
    try database.transaction { (database) throws(LibraryError) in
      if let newer = try Self.replacement(of: document, in: &database) {
        let hasTable =
          switch change {
          case .view, .rowStar, .cell: true
          case .note(let note, _): note?.cell != nil
          case .read, .star, .place, .last: false
          }
        let carried = try Self.correspondence(from: document, to: newer, withTables: hasTable, in: &database)?
          .carry(change)
        if let carried { return try Self.remember(carried, of: newer, in: &database) }
      }
      try Self.remember(change, of: document, in: &database)
    }
  }

  static func remember(_ change: MemoryChange, of document: Int, in database: inout Database)
    throws(LibraryError)
  {
    switch change {
    case .read(let isRead, let article): try setRead(isRead, article, of: document, in: &database)
    case .star(let isStarred, let article): try setStarred(isStarred, article, of: document, in: &database)
    case .place(let place, let article): try setPlace(place, article, of: document, in: &database)
    case .last(let article): try setLast(article, of: document, in: &database)
    case .view(let view, let grid): try setView(view, grid: grid, of: document, in: &database)
    case .rowStar(let isStarred, let grid, let row):
      try setRowStar(isStarred, grid, row, of: document, in: &database)
    case .note(let note, let known): try setNote(note, replacing: known, of: document, in: &database)
    case .cell(let cell):
      try database.run(
        """
        INSERT INTO document_state(document, changed, cell_grid, cell_row, cell_column) VALUES(?1, ?2, ?3, ?4, ?5)
        ON CONFLICT(document) DO UPDATE SET cell_grid = ?3, cell_row = ?4, cell_column = ?5
        """, .integer(document), .integer(now), .optional(cell?.grid), .optional(cell?.row),
        .optional(cell?.column))
    }
  }

  private static func setRowStar(
    _ isStarred: Bool, _ grid: Int, _ row: String, of document: Int, in database: inout Database
  ) throws(LibraryError) {
    try database.run(
      "INSERT OR REPLACE INTO row_state(document, grid, row, is_starred) VALUES(?, ?, ?, ?)",
      .integer(document), .integer(grid), .text(row), .integer(isStarred ? 1 : 0))
  }

  private static func setRead(
    _ isRead: Bool, _ article: String, of document: Int, in database: inout Database
  ) throws(LibraryError) {
    try database.run(
      """
      INSERT INTO article_state(document, article, is_read) VALUES(?1, ?2, ?3)
      ON CONFLICT(document, article) DO UPDATE SET is_read = ?3
      """, .integer(document), .text(article), .integer(isRead ? 1 : 0))
  }

  private static func setStarred(
    _ isStarred: Bool, _ article: String, of document: Int, in database: inout Database
  ) throws(LibraryError) {
    try database.run(
      """
      INSERT INTO article_state(document, article, is_starred) VALUES(?1, ?2, ?3)
      ON CONFLICT(document, article) DO UPDATE SET is_starred = ?3
      """, .integer(document), .text(article), .integer(isStarred ? 1 : 0))
  }

  private static func setPlace(
    _ place: ArticleMemory.Place, _ article: String, of document: Int, in database: inout Database
  ) throws(LibraryError) {
    try database.run(
      """
      INSERT INTO article_state(document, article, block, offset) VALUES(?1, ?2, ?3, ?4)
      ON CONFLICT(document, article) DO UPDATE SET block = ?3, offset = ?4
      """, .integer(document), .text(article), .integer(place.block), .integer(place.offset))
  }

  /// The article that is open.
  private static func setLast(_ article: String, of document: Int, in database: inout Database)
    throws(LibraryError)
  {
    try database.run(
      """
      INSERT INTO document_state(document, article, changed) VALUES(?1, ?2, ?3)
      ON CONFLICT(document) DO UPDATE SET article = ?2, changed = ?3
      """, .integer(document), .text(article), .integer(now))
  }

  /// How a table was left; nil as it is printed.
  private static func setView(_ view: String?, grid: Int, of document: Int, in database: inout Database)
    throws(LibraryError)
  {
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

  /// Writes a note in the place of the one that was known, if that is still as it was: what another program has written meanwhile
  /// stays beside it.
  private static func setNote(
    _ note: Note?, replacing known: Note?, of document: Int, in database: inout Database
  ) throws(LibraryError) {
    if let known, let same = try notes(of: document, in: &database).first(where: { $0.isSame(as: known) }) {
      try database.run("DELETE FROM note WHERE id = ?", .integer(same.id))
    }
    guard var note, !note.body.isEmpty else { return }
    if note.written == 0 { note.written = now }
    try insert(note, of: document, in: &database)
  }

  static func insert(_ note: Note, of document: Int, in database: inout Database) throws(LibraryError) {
    try database.run(
      """
      INSERT INTO note(document, article, block, quotation, body, written, is_lost, cell_grid, cell_row, cell_column)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, .integer(document), .text(note.article), .optional(note.block), .text(note.quotation),
      .text(note.body), .integer(note.written), .integer(note.isLost ? 1 : 0), .optional(note.cell?.grid),
      .optional(note.cell?.row), .optional(note.cell?.column))
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

  /// Notes what was typed; one that is known already becomes the newest. `kind` is the raw value of a
  /// `SearchKind`.
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

extension SQLRow {
  /// Of an answer that begins with a note's columns: id, article, block, quotation, body, written, is_lost, cell_grid,
  /// cell_row, cell_column.
  var note: Note {
    Note(
      id: int(0), article: text(1), block: optionalInt(2), cell: cell(at: 7), quotation: text(3),
      body: text(4),
      written: int(5), isLost: int(6) != 0)
  }

  /// Of an answer with a cell's table, row and column from a column on.
  func cell(at first: Int32) -> CellKey? {
    guard let grid = optionalInt(first), let row = optionalText(first + 1),
      let column = optionalText(first + 2)
    else {
      return nil
    }
    return CellKey(grid: grid, row: row, column: column)
  }
}

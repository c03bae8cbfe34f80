import InsightModel

/// A note with the issue that it is about.
public struct PlacedNote: Sendable, Equatable {
  /// Its article by `ArticleKeys`, its block in that.
  public var note: Note
  /// The number of the text; `hash` in hexadecimal digits.
  public var document: Int
  /// SHA-256 of the file's bytes.
  public var hash: String
  /// Where it lies, or came from; nil where nobody knows.
  public var file: String?
  /// True where it is one of the kept issues.
  public var isKept: Bool
  /// As `Header.periodical`; this and the next three are nil where the issue has none, or never was kept.
  public var periodical: String?
  /// The number of the issue in its periodical.
  public var number: Int?
  /// `YYYY-MM-DD`, or as printed where that is no date.
  public var published: String?
  /// As `Header.title`.
  public var title: String?
}

/// What is remembered of a text, to be carried to another library.
public struct CarriedText: Sendable, Equatable {
  /// In hexadecimal digits.
  public var hash: String
  /// Where it lies, or came from; nil where nobody knows.
  public var file: String?
  /// The path of the file as it came, from the folder of the state; nil for a text that is not kept.
  public var original: String?
  /// When it was added, in seconds since 1970; nil for a text that is not kept.
  public var added: Int?
  /// As `Incoming.encoding`.
  public var encoding: TextEncoding?
  /// The hash of the text that has taken its place; nil where none has.
  public var replacedBy: String?
  /// What a text was called that was taken out; nil for others.
  var removed: RemovedName?
  /// All that is remembered; its `document` is the number that it has where it comes from.
  public var memory: DocumentMemory
}

/// What a text that was taken out was called.
struct RemovedName: Sendable, Equatable {
  var periodical: String?
  var number: Int?
  var published: String?
  var title: String?
}

extension SQLRow {
  /// Of an answer with a removed text's periodical, number, date and title from a column on; nil where none of them is known.
  func removedName(at column: Int32) -> RemovedName? {
    let name = RemovedName(
      periodical: optionalText(column), number: optionalInt(column + 1), published: optionalText(column + 2),
      title: optionalText(column + 3))
    return name == RemovedName() ? nil : name
  }
}

extension Library {
  /// All notes: by issue, the newest first, in the order in which they were written.
  public mutating func allNotes() throws(LibraryError) -> [PlacedNote] {
    var found: [PlacedNote] = []
    try database.rows(
      """
      SELECT n.id, n.article, n.block, n.quotation, n.body, n.written, n.is_lost, n.cell_grid, n.cell_row,
        n.cell_column, n.document, d.hash, coalesce(i.file, d.file), i.id IS NOT NULL,
        coalesce(i.periodical, r.periodical), coalesce(i.number, r.number), coalesce(i.published, r.published) AS day,
        coalesce(i.title, r.title)
      FROM note n JOIN document d ON d.id = n.document LEFT JOIN issue i ON i.id = n.document
        LEFT JOIN removed r ON r.document = n.document AND i.id IS NULL
      ORDER BY day DESC, n.document DESC, n.id
      """
    ) { row in
      found.append(
        PlacedNote(
          note: row.note, document: row.int(10), hash: ContentHash(stored: row.blob(11)).text,
          file: row.optionalText(12), isKept: row.int(13) != 0, periodical: row.optionalText(14),
          number: row.optionalInt(15), published: row.optionalText(16), title: row.optionalText(17)))
      return true
    }
    return found
  }

  /// All that another library is to take.
  public mutating func state() throws(LibraryError) -> CarriedState {
    var state = CarriedState(texts: try texts())
    try database.rows("SELECT kind, text, at FROM searched ORDER BY at") { row in
      state.searches.append(CarriedState.Searched(kind: row.text(0), text: row.text(1), at: row.int(2)))
      return true
    }
    let open = try openIssue()
    state.open = state.texts.first { $0.memory.isKept && $0.memory.document == open }?.hash
    state.contentsWidth = try contentsWidth()
    return state
  }

  /// All texts that are kept, oldest first as they were added, or of which something is remembered.
  private mutating func texts() throws(LibraryError) -> [CarriedText] {
    var known: [CarriedText] = []
    try database.rows(
      """
      SELECT d.id, d.hash, coalesce(i.file, d.file), i.added, i.encoding, n.hash, i.id IS NOT NULL,
        r.periodical, r.number, r.published, r.title
      FROM document d LEFT JOIN issue i ON i.id = d.id LEFT JOIN document n ON n.id = i.replaced_by
        LEFT JOIN removed r ON r.document = d.id AND i.id IS NULL
      ORDER BY i.id IS NULL, i.replaced_by IS NULL, d.id
      """
    ) { row in
      known.append(
        CarriedText(
          hash: ContentHash(stored: row.blob(1)).text, file: row.optionalText(2), original: nil,
          added: row.optionalInt(3),
          encoding: row.optionalText(4).flatMap(TextEncoding.init(rawValue:)),
          replacedBy: row.isNull(5) ? nil : ContentHash(stored: row.blob(5)).text,
          removed: row.removedName(at: 7),
          memory: DocumentMemory(document: row.int(0), isKept: row.int(6) != 0)))
      return true
    }
    for index in known.indices {
      known[index].memory = try Self.ownMemory(of: known[index].memory.document, in: &database)
    }
    return known
  }

  /// Gives a text the number that it has where it comes from, where that is free here.
  public mutating func reserve(_ text: CarriedText) throws(LibraryError) {
    guard let hash = ContentHash(text: text.hash) else { return }
    _ = try Self.document(hash, in: &database, wanted: text.memory.document)
  }

  /// Takes what a state says of the reader and of which text has replaced which, when its texts have been taken. What this library
  /// knows already stays.
  public mutating func take(_ state: CarriedState) throws(LibraryError) {
    catalog = nil
    try database.indexing { (database, frequent) throws(LibraryError) in
      func kept(_ hash: String, _ database: inout Database) throws(LibraryError) -> Int? {
        guard let hash = ContentHash(text: hash) else { return nil }
        return try database.first(
          "SELECT i.id FROM issue i JOIN document d ON d.id = i.id WHERE d.hash = ?", .blob(hash.bytes)
        ) { $0.int(0) }
      }
      for text in state.texts {
        guard let replacedBy = text.replacedBy, let older = try kept(text.hash, &database),
          let newer = try kept(replacedBy, &database), older != newer,
          try Self.replacement(of: older, in: &database) == nil
        else { continue }
        try Self.replace(older, by: newer, in: &database, &frequent)
      }
      for searched in state.searches {
        try database.run(
          "INSERT OR IGNORE INTO searched(kind, text, at) VALUES(?, ?, ?)", .text(searched.kind),
          .text(searched.text), .integer(searched.at))
      }
      if let open = state.open, let issue = try kept(open, &database) {
        try database.run("INSERT OR IGNORE INTO reader_state(name, value) VALUES('open', ?)", .integer(issue))
      }
      if let columns = state.contentsWidth {
        try database.run(
          "INSERT OR IGNORE INTO reader_state(name, value) VALUES('contents_width', ?)", .integer(columns))
      }
    }
  }

  /// Takes what was remembered of a text elsewhere. What is known here already of a passage or an article stays where the
  /// other says nothing of it.
  public mutating func take(_ text: CarriedText) throws(LibraryError) {
    guard let hash = ContentHash(text: text.hash) else { return }
    try database.transaction { (database) throws(LibraryError) in
      let document = try Self.document(hash, in: &database, wanted: text.memory.document)
      // What has taken its place here alone is what is read now.
      if text.replacedBy == nil, let newer = try Self.replacement(of: document, in: &database),
        let carried = try Self.correspondence(from: document, to: newer, text.memory, in: &database)?.carry(
          text.memory)
      {
        try Self.merge(carried, into: newer, in: &database)
      } else {
        try Self.merge(text.memory, into: document, in: &database)
      }
      if let file = text.file, !text.memory.isKept {
        try database.run(
          "UPDATE document SET file = coalesce(file, ?) WHERE id = ?", .text(file), .integer(document))
      }
      if let name = text.removed {
        try database.run(
          """
          INSERT OR IGNORE INTO removed(document, periodical, number, published, title)
          SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM issue WHERE id = ?1)
          """, .integer(document), .optional(name.periodical), .optional(name.number),
          .optional(name.published), .optional(name.title))
      }
      if let added = text.added {
        try database.run(
          "UPDATE issue SET added = min(added, ?) WHERE id = ?", .integer(added), .integer(document))
      }
    }
  }

  /// Puts what was remembered elsewhere to what is remembered of a text.
  static func merge(_ memory: DocumentMemory, into document: Int, in database: inout Database)
    throws(LibraryError)
  {
    for (article, known) in memory.articles.sorted(by: { $0.key < $1.key }) {
      try database.run(
        """
        INSERT INTO article_state(document, article, is_read, is_starred, block, offset) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT(document, article) DO UPDATE SET is_read = max(is_read, ?3), is_starred = max(is_starred, ?4),
          block = coalesce(?5, block), offset = coalesce(?6, offset)
        """, .integer(document), .text(article), .integer(known.isRead ? 1 : 0),
        .integer(known.isStarred ? 1 : 0), .optional(known.place?.block), .optional(known.place?.offset))
    }
    let there = try notes(of: document, in: &database)
    for note in memory.notes {
      let isKnown = there.contains {
        $0.body == note.body && $0.article == note.article && $0.block == note.block && $0.cell == note.cell
          && $0.isLost == note.isLost && $0.quotation == note.quotation
      }
      if !isKnown { try insert(note, of: document, in: &database) }
    }
    for (grid, rows) in memory.starredRows {
      for row in rows {
        try database.run(
          "INSERT OR REPLACE INTO row_state(document, grid, row, is_starred) VALUES(?, ?, ?, 1)",
          .integer(document), .integer(grid), .text(row))
      }
    }
    for (grid, view) in memory.views.sorted(by: { $0.key < $1.key }) {
      try database.run(
        "INSERT OR IGNORE INTO table_view(document, grid, view) VALUES(?, ?, ?)", .integer(document),
        .integer(grid), .text(view))
    }
    if let opened = memory.opened {
      try database.run(
        """
        INSERT OR IGNORE INTO document_state(document, article, changed, cell_grid, cell_row, cell_column)
        VALUES(?, ?, ?, ?, ?, ?)
        """, .integer(document), .optional(memory.last), .integer(opened), .optional(memory.cell?.grid),
        .optional(memory.cell?.row), .optional(memory.cell?.column))
    }
  }
}

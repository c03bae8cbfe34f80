import InsightModel

/// A note with the issue that it is about.
public struct PlacedNote: Sendable, Equatable {
  /// Its article by `ArticleKeys`, its block in that.
  public var note: Note
  /// The number of the text; `hash` in hexadecimal digits.
  public var document: Int
  /// SHA-256 of the file's bytes.
  public var hash: String
  /// Where it came from; nil for a text that is not kept.
  public var file: String?
  /// As `Header.periodical`; this and the next three are nil where the issue has none, or is not kept.
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
  /// The file as it came is beside it; nil for a text that is not kept.
  public var file: String?
  /// When it was added, in seconds since 1970; nil for a text that is not kept.
  public var added: Int?
  /// All that is remembered; its `document` holds in the library that it comes from alone.
  public var memory: DocumentMemory
}

extension Library {
  /// All notes: by issue, the newest first, in the order in which they were written.
  public mutating func allNotes() throws(LibraryError) -> [PlacedNote] {
    var found: [PlacedNote] = []
    try database.rows(
      """
      SELECT n.id, n.article, n.block, n.quotation, n.body, n.written, n.is_lost, n.cell_grid, n.cell_row,
        n.cell_column, n.document, d.hash, i.file, i.periodical, i.number, i.published, i.title
      FROM note n JOIN document d ON d.id = n.document LEFT JOIN issue i ON i.id = n.document
      ORDER BY i.published DESC, n.document DESC, n.id
      """
    ) { row in
      found.append(
        PlacedNote(
          note: row.note, document: row.int(10), hash: ContentHash(stored: row.blob(11)).text,
          file: row.optionalText(12), periodical: row.optionalText(13), number: row.optionalInt(14),
          published: row.optionalText(15), title: row.optionalText(16)))
      return true
    }
    return found
  }

  /// All texts that are kept, oldest first as they were added, or of which something is remembered.
  public mutating func texts() throws(LibraryError) -> [CarriedText] {
    var known: [(id: Int, hash: String, file: String?, added: Int?)] = []
    try database.rows(
      """
      SELECT d.id, d.hash, i.file, i.added FROM document d LEFT JOIN issue i ON i.id = d.id
      ORDER BY i.id IS NULL, i.replaced_by IS NULL, d.id
      """
    ) { row in
      known.append(
        (row.int(0), ContentHash(stored: row.blob(1)).text, row.optionalText(2), row.optionalInt(3)))
      return true
    }
    var texts: [CarriedText] = []
    for text in known {
      let memory = try memory(ofDocument: text.id)
      texts.append(CarriedText(hash: text.hash, file: text.file, added: text.added, memory: memory))
    }
    return texts
  }

  /// Takes what was remembered of a text elsewhere. What is known here already of a passage or an article stays where the
  /// other says nothing of it.
  public mutating func take(_ text: CarriedText) throws(LibraryError) {
    guard let hash = ContentHash(text: text.hash) else { return }
    try database.transaction { (database) throws(LibraryError) in
      let document = try Self.document(hash, in: &database)
      for (article, known) in text.memory.articles.sorted(by: { $0.key < $1.key }) {
        try database.run(
          """
          INSERT INTO article_state(document, article, is_read, is_starred, block, offset) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
          ON CONFLICT(document, article) DO UPDATE SET is_read = max(is_read, ?3), is_starred = max(is_starred, ?4),
            block = coalesce(?5, block), offset = coalesce(?6, offset)
          """, .integer(document), .text(article), .integer(known.isRead ? 1 : 0),
          .integer(known.isStarred ? 1 : 0),
          .optional(known.place?.block), .optional(known.place?.offset))
      }
      for note in text.memory.notes {
        let isKnown =
          try database.first(
            """
            SELECT 1 FROM note WHERE document = ? AND article = ? AND block IS ? AND body = ? AND cell_row IS ?
              AND cell_column IS ?
            """, .integer(document), .text(note.article), .optional(note.block), .text(note.body),
            .optional(note.cell?.row), .optional(note.cell?.column)
          ) { _ in true } ?? false
        if !isKnown { try Self.insert(note, of: document, in: &database) }
      }
      for (grid, rows) in text.memory.starredRows {
        for row in rows {
          try database.run(
            "INSERT OR REPLACE INTO row_state(document, grid, row, is_starred) VALUES(?, ?, ?, 1)",
            .integer(document), .integer(grid), .text(row))
        }
      }
      for (grid, view) in text.memory.views.sorted(by: { $0.key < $1.key }) {
        try database.run(
          "INSERT OR IGNORE INTO table_view(document, grid, view) VALUES(?, ?, ?)", .integer(document),
          .integer(grid),
          .text(view))
      }
      if let last = text.memory.last {
        try database.run(
          "INSERT OR IGNORE INTO document_state(document, article, changed) VALUES(?, ?, ?)",
          .integer(document),
          .text(last), .integer(Self.now))
      }
    }
  }
}

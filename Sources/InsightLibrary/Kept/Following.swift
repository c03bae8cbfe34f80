import InsightImport
import InsightModel

// What was remembered of a text goes on with the one that takes its place.
extension Library {
  /// Carries all that is remembered to the text that takes the place of another. One that comes back has it as it is now.
  static func follow(from older: Int, to newer: Int, isReturn: Bool, in database: inout Database)
    throws(LibraryError)
  {
    let memory = try ownMemory(of: older, in: &database)
    guard let correspondence = try correspondence(from: older, to: newer, memory, in: &database) else {
      return
    }
    let carried = correspondence.carry(memory)
    if isReturn {
      for article in carried.articles.keys {
        try database.run(
          "DELETE FROM article_state WHERE document = ? AND article = ?", .integer(newer), .text(article))
      }
      try database.run("DELETE FROM row_state WHERE document = ?", .integer(newer))
      try database.run("DELETE FROM table_view WHERE document = ?", .integer(newer))
      try database.run("DELETE FROM document_state WHERE document = ?", .integer(newer))
    }
    var state = carried
    state.notes = []
    try merge(state, into: newer, in: &database)
    for note in carried.notes {
      try database.run(
        """
        UPDATE note SET document = ?, article = ?, block = ?, is_lost = ?, cell_grid = ? WHERE id = ?
        """, .integer(newer), .text(note.article), .optional(note.block), .integer(note.isLost ? 1 : 0),
        .optional(note.cell?.grid), .integer(note.id))
    }
  }

  /// The text that has taken a text's place; nil where none has.
  static func replacement(of document: Int, in database: inout Database) throws(LibraryError) -> Int? {
    try database.first("SELECT replaced_by FROM issue WHERE id = ?", .integer(document)) {
      $0.optionalInt(0)
    } ?? nil
  }

  /// How two kept texts correspond; their tables are looked at where what is remembered is about any.
  static func correspondence(
    from older: Int, to newer: Int, _ memory: DocumentMemory, in database: inout Database
  ) throws(LibraryError) -> Correspondence? {
    let hasTables =
      !memory.starredRows.isEmpty || !memory.views.isEmpty || memory.cell != nil
      || memory.notes.contains { $0.cell != nil }
    return try correspondence(from: older, to: newer, withTables: hasTables, in: &database)
  }

  static func correspondence(
    from older: Int, to newer: Int, withTables: Bool, in database: inout Database
  ) throws(LibraryError) -> Correspondence? {
    var before = try passages(of: older, in: &database)
    if before == nil { before = try outline(of: older, in: &database) }
    guard let before, let after = try passages(of: newer, in: &database) else { return nil }
    guard withTables, let new = try issue(newer, in: &database) else { return Correspondence(before, after) }
    return Correspondence(before, after, (try issue(older, in: &database), new))
  }

  /// The articles of an issue that was taken out; nil where nothing is known of it.
  private static func outline(of document: Int, in database: inout Database) throws(LibraryError) -> Passages?
  {
    let packed = try database.first("SELECT outline FROM removed WHERE document = ?", .integer(document)) {
      $0.blob(0)
    }
    guard let packed else { return nil }
    var outline = Passages(articles: [], list: [])
    // Without it the words of notes can be found all the same.
    let isRead = Unpacker().unpack(packed).flatMap { Piece(first: 0, bytes: $0)?.add(to: &outline) }
    return isRead == true ? outline : Passages(articles: [], list: [])
  }

  /// A kept issue, made again from its file; nil where it cannot be.
  static func issue(_ id: Int, in database: inout Database) throws(LibraryError) -> Issue? {
    let found = try database.first(
      """
      SELECT o.bytes, i.file, i.encoding FROM issue i JOIN original o ON o.issue = i.id WHERE i.id = ?
      """, .integer(id)
    ) { (packed: $0.blob(0), file: $0.text(1), encoding: $0.optionalText(2)) }
    guard let found, let bytes = Unpacker().unpack(found.packed) else { return nil }
    return try? Importer.issue(
      bytes, name: found.file, encoding: found.encoding.flatMap(TextEncoding.init(rawValue:)))
  }
}

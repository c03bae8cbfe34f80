import InsightModel

/// What is remembered, as JSON that another library takes: `insight.state/1`.
public struct CarriedState: Sendable {
  /// What somebody searched for, and when, in milliseconds since 1970.
  struct Searched: Sendable, Equatable {
    var kind: String
    var text: String
    var at: Int
  }

  /// The kept ones in the order in which they are to be added.
  public var texts: [CarriedText]
  var searches: [Searched] = []
  /// The hash of the issue in which the reader was left; nil for the list.
  var open: String?
  var contentsWidth: Int?

  /// As it is written.
  public var json: JSON {
    .members([
      ("schema", .text(Self.schema)),
      ("open", .optional(open)),
      ("contentsWidth", .optional(contentsWidth)),
      (
        "searches",
        .list(
          searches.map {
            .members([("kind", .text($0.kind)), ("text", .text($0.text)), ("at", .integer($0.at))])
          })
      ),
      ("texts", .list(texts.map(Self.json))),
    ])
  }

  private static let schema = "insight.state/1"

  private static func json(_ text: CarriedText) -> JSON {
    let memory = text.memory
    return .members([
      ("hash", .text(text.hash)),
      ("id", .integer(memory.document)),
      ("original", .optional(text.original)),
      ("file", .optional(text.file)),
      ("added", .optional(text.added)),
      ("encoding", .optional(text.encoding?.rawValue)),
      ("replacedBy", .optional(text.replacedBy)),
      ("periodical", .optional(text.removed?.periodical)),
      ("number", .optional(text.removed?.number)),
      ("published", .optional(text.removed?.published)),
      ("title", .optional(text.removed?.title)),
      ("last", .optional(memory.last)),
      ("opened", .optional(memory.opened)),
      ("table", .optional(memory.cell?.grid)),
      ("row", .optional(memory.cell?.row)),
      ("column", .optional(memory.cell?.column)),
      (
        "articles",
        .list(
          memory.articles.sorted { $0.key < $1.key }.map { key, known in
            .members([
              ("article", .text(key)), ("read", .integer(known.isRead ? 1 : 0)),
              ("starred", .integer(known.isStarred ? 1 : 0)), ("block", .optional(known.place?.block)),
              ("offset", .optional(known.place?.offset)),
            ])
          })
      ),
      (
        "notes",
        .list(
          memory.notes.map { note in
            .members([
              ("article", .text(note.article)), ("block", .optional(note.block)),
              ("quotation", .text(note.quotation)), ("note", .text(note.body)),
              ("written", .integer(note.written)), ("lost", .integer(note.isLost ? 1 : 0)),
              ("table", .optional(note.cell?.grid)), ("row", .optional(note.cell?.row)),
              ("column", .optional(note.cell?.column)),
            ])
          })
      ),
      (
        "views",
        .list(
          memory.views.sorted { $0.key < $1.key }.map {
            .members([("table", .integer($0.key)), ("view", .text($0.value))])
          })
      ),
      (
        "starredRows",
        .list(
          memory.starredRows.sorted { $0.key < $1.key }.flatMap { table, rows in
            rows.sorted().map { .members([("table", .integer(table)), ("row", .text($0))]) }
          })
      ),
    ])
  }
}

extension CarriedState {
  /// Reads what was written so, by SQLite's own reader of JSON. `file` is named in messages.
  public init(json: String, file: String) throws(LibraryError) {
    var database = try Database(path: FileName.bytes(":memory:"), file: file)
    let kind = try database.first(
      "SELECT CASE json_valid(?1) WHEN 1 THEN coalesce(json_extract(?1, '$.schema'), '') END", .text(json)
    ) { $0.optionalText(0) }
    guard let schema = kind ?? nil else {
      throw LibraryError(
        kind: .damaged, file: file, reason: "it is cut off or damaged; write it again by insight export")
    }
    guard schema == Self.schema else {
      throw LibraryError(kind: .damaged, file: file, reason: "it was not written by insight export")
    }
    texts = []
    try read(json, &database)
    for index in texts.indices { try Self.readParts(of: index, json, into: &texts[index].memory, &database) }
  }

  private mutating func read(_ json: String, _ database: inout Database) throws(LibraryError) {
    let own = try database.first(
      "SELECT json_extract(?1, '$.open'), json_extract(?1, '$.contentsWidth')", .text(json)
    ) { ($0.optionalText(0), $0.optionalInt(1)) }
    if let own { (open, contentsWidth) = own }
    var (searches, texts): ([Searched], [CarriedText]) = ([], [])
    try database.rows(
      """
      SELECT json_extract(value, '$.kind'), json_extract(value, '$.text'), json_extract(value, '$.at')
      FROM json_each(?, '$.searches')
      """, .text(json)
    ) { row in
      searches.append(Searched(kind: row.text(0), text: row.text(1), at: row.int(2)))
      return true
    }
    try database.rows(
      """
      SELECT json_extract(value, '$.hash'), json_extract(value, '$.id'), json_extract(value, '$.original'),
        json_extract(value, '$.file'), json_extract(value, '$.added'), json_extract(value, '$.encoding'),
        json_extract(value, '$.replacedBy'), json_extract(value, '$.last'), json_extract(value, '$.opened'),
        json_extract(value, '$.table'), json_extract(value, '$.row'), json_extract(value, '$.column'),
        json_extract(value, '$.periodical'), json_extract(value, '$.number'), json_extract(value, '$.published'),
        json_extract(value, '$.title')
      FROM json_each(?, '$.texts')
      """, .text(json)
    ) { row in
      var memory = DocumentMemory(document: row.int(1), isKept: row.optionalText(2) != nil)
      (memory.last, memory.cell) = (row.optionalText(7), row.cell(at: 9))
      // Earlier versions wrote no times.
      memory.opened = row.optionalInt(8) ?? memory.last.map { _ in Library.now }
      texts.append(
        CarriedText(
          hash: row.text(0), file: row.optionalText(3), original: row.optionalText(2),
          added: row.optionalInt(4),
          encoding: row.optionalText(5).flatMap(TextEncoding.init(rawValue:)),
          replacedBy: row.optionalText(6), removed: row.removedName(at: 12),
          memory: memory))
      return true
    }
    (self.searches, self.texts) = (searches, texts)
  }

  private static func readParts(
    of index: Int, _ json: String, into memory: inout DocumentMemory, _ database: inout Database
  ) throws(LibraryError) {
    let path = "$.texts[\(index)]"
    var (articles, notes, views): ([String: ArticleMemory], [Note], [Int: String]) = ([:], [], [:])
    try database.rows(
      """
      SELECT json_extract(value, '$.article'), json_extract(value, '$.read'), json_extract(value, '$.starred'),
        json_extract(value, '$.block'), json_extract(value, '$.offset') FROM json_each(?, ?)
      """, .text(json), .text(path + ".articles")
    ) { row in
      var place: ArticleMemory.Place?
      if let block = row.optionalInt(3), let offset = row.optionalInt(4) {
        place = ArticleMemory.Place(block: block, offset: offset)
      }
      articles[row.text(0)] = ArticleMemory(isRead: row.int(1) != 0, isStarred: row.int(2) != 0, place: place)
      return true
    }
    try database.rows(
      """
      SELECT 0, json_extract(value, '$.article'), json_extract(value, '$.block'), json_extract(value, '$.quotation'),
        json_extract(value, '$.note'), json_extract(value, '$.written'), json_extract(value, '$.lost'),
        json_extract(value, '$.table'), json_extract(value, '$.row'), json_extract(value, '$.column')
      FROM json_each(?, ?)
      """, .text(json), .text(path + ".notes")
    ) { row in
      notes.append(row.note)
      return true
    }
    var starredRows: [Int: Set<String>] = [:]
    try database.rows(
      "SELECT json_extract(value, '$.table'), json_extract(value, '$.row') FROM json_each(?, ?)", .text(json),
      .text(path + ".starredRows")
    ) { row in
      starredRows[row.int(0), default: []].insert(row.text(1))
      return true
    }
    memory.starredRows = starredRows
    try database.rows(
      "SELECT json_extract(value, '$.table'), json_extract(value, '$.view') FROM json_each(?, ?)",
      .text(json),
      .text(path + ".views")
    ) { row in
      views[row.int(0)] = row.text(1)
      return true
    }
    (memory.articles, memory.notes, memory.views) = (articles, notes, views)
  }
}

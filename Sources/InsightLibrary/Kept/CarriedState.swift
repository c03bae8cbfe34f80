import InsightModel

/// What is remembered, as JSON that another library takes: `insight.state/1`.
public enum CarriedState {
  /// `original` gives the name of a text's file beside it.
  public static func json(_ texts: [CarriedText], original: (CarriedText) -> String?) -> JSON {
    .members([
      ("schema", .text("insight.state/1")),
      ("texts", .list(texts.map { json($0, original($0)) })),
    ])
  }

  private static func json(_ text: CarriedText, _ original: String?) -> JSON {
    let memory = text.memory
    return .members([
      ("hash", .text(text.hash)),
      ("original", .optional(original)),
      ("file", .optional(text.file)),
      ("last", .optional(memory.last)),
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

extension Library {
  /// A text of a state, with the name of its file beside the state.
  public struct StateText: Sendable, Equatable {
    /// What is remembered; `added` is not carried.
    public var text: CarriedText
    /// The path of the file as it came, from the folder of the state; nil for a text that was not kept.
    public var original: String?
  }

  /// Reads what `CarriedState` has written, by SQLite's own reader of JSON. Nil for what is none.
  public mutating func texts(ofState json: String) throws(LibraryError) -> [StateText]? {
    let schema = try database.first(
      "SELECT CASE json_valid(?1) WHEN 1 THEN json_extract(?1, '$.schema') END", .text(json)
    ) { $0.optionalText(0) }
    guard schema == "insight.state/1" else { return nil }
    var found: [StateText] = []
    try database.rows(
      """
      SELECT json_extract(value, '$.hash'), json_extract(value, '$.original'), json_extract(value, '$.file'),
        json_extract(value, '$.last') FROM json_each(?, '$.texts')
      """, .text(json)
    ) { row in
      var memory = DocumentMemory(document: 0, isKept: row.optionalText(1) != nil)
      memory.last = row.optionalText(3)
      found.append(
        StateText(
          text: CarriedText(hash: row.text(0), file: row.optionalText(2), added: nil, memory: memory),
          original: row.optionalText(1)))
      return true
    }
    for index in found.indices { try readParts(of: index, json, into: &found[index].text.memory) }
    return found
  }

  private mutating func readParts(of index: Int, _ json: String, into memory: inout DocumentMemory)
    throws(LibraryError)
  {
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

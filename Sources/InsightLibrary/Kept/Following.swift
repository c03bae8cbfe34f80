import InsightModel

// What was remembered of an older text goes on with the one that takes its place.
extension Library {
  /// Articles are known again by their headlines, else by their addresses; notes by the words that they are about. A note whose
  /// words are gone stays with its article, and is marked.
  static func follow(from older: Int, to newer: Int, _ passages: Passages, in database: inout Database)
    throws(LibraryError)
  {
    guard let before = try Self.passages(of: older, in: &database) else { return }
    var keys = [ArticleKeys.issue: ArticleKeys.issue]
    for head in before.articles {
      let same = passages.articles.first { $0.headline == head.headline && !head.headline.isEmpty }
      keys[head.key] = same?.key ?? passages.articles.first { $0.key == head.key }?.key
    }
    var states: [(article: String, isRead: Int, isStarred: Int)] = []
    try database.rows(
      "SELECT article, is_read, is_starred FROM article_state WHERE document = ?", .integer(older)
    ) { row in
      if let key = keys[row.text(0)] { states.append((key, row.int(1), row.int(2))) }
      return true
    }
    for state in states {
      try database.run(
        "INSERT OR IGNORE INTO article_state(document, article, is_read, is_starred) VALUES(?, ?, ?, ?)",
        .integer(newer), .text(state.article), .integer(state.isRead), .integer(state.isStarred))
    }
    try database.run(
      """
      INSERT OR IGNORE INTO row_state(document, grid, row, is_starred)
      SELECT ?, grid, row, is_starred FROM row_state WHERE document = ?
      """, .integer(newer), .integer(older))
    let notes = try notes(of: older, in: &database)
    for note in notes {
      let place =
        note.cell.map { cellPlace($0, of: note, in: passages) } ?? Self.place(of: note, in: passages)
      let article = place.map { passages.articles[$0.article].key } ?? keys[note.article] ?? note.article
      try database.run(
        "UPDATE note SET document = ?, article = ?, block = ?, is_lost = ? WHERE id = ?", .integer(newer),
        .text(article), .optional(place?.block), .integer(place == nil && note.block != nil ? 1 : 0),
        .integer(note.id))
    }
  }

  /// The passage with a note's words: the same one, else one that holds them.
  private static func place(of note: Note, in passages: Passages) -> Passage? {
    guard !note.quotation.isEmpty else { return nil }
    return passages.list.first { $0.text == note.quotation }
      ?? passages.list.first { passage in
        // Of a few letters a passage that holds them says nothing.
        note.quotation.utf8.count >= Self.tellingLength
          && TextSearch(note.quotation).map { !$0.matches(in: passage.text).isEmpty } == true
      }
  }

  /// The table in which a cell's row and column are named still, in the same article before all.
  private static func cellPlace(_ cell: CellKey, of note: Note, in passages: Passages) -> Passage? {
    let row = cell.row.split(separator: "#").first.map(String.init) ?? cell.row
    let wanted = [row, cell.column].compactMap(TextSearch.init)
    let tables = passages.list.filter { passage in
      passage.kind == .table && wanted.allSatisfy { !$0.matches(in: passage.text).isEmpty }
    }
    return tables.first { passages.articles[$0.article].key == note.article } ?? tables.first
  }

  /// So many bytes of a text are hardly in another one by chance.
  private static let tellingLength = 20
}

import InsightModel

/// Where the parts of one text of an issue stand in another text of it: what is remembered of the one is carried to the other
/// by what its parts say, since their numbers change.
struct Correspondence {
  private let older: Passages
  private let newer: Passages
  /// The newer text's name of each article of the older one that it still has.
  private var articles = [ArticleKeys.issue: ArticleKeys.issue]
  /// By the older text's number of a table, the same table in the newer one.
  private var tables: [Int: (table: PlacedTable, hasSameColumns: Bool)] = [:]
  private var newerTables: [PlacedTable] = []

  /// Without issues nothing is known of tables; without the older one only where its cells may be found.
  init(_ older: Passages, _ newer: Passages, _ issues: (older: Issue?, newer: Issue)? = nil) {
    (self.older, self.newer) = (older, newer)
    pairArticles()
    if let issues { pairTables(issues.older.map(PlacedTable.all) ?? [], PlacedTable.all(in: issues.newer)) }
  }

  // MARK: Parts

  /// Articles are the same by their headlines, of several that are alike each by its turn, else by their addresses where nothing
  /// else has taken those.
  private mutating func pairArticles() {
    var free: [String: [String]] = [:]
    for head in newer.articles.reversed() where !head.headline.isEmpty {
      free[head.headline, default: []].append(head.key)
    }
    var taken: Set<String> = []
    for head in older.articles {
      guard let key = free[head.headline]?.popLast() else { continue }
      articles[head.key] = key
      taken.insert(key)
    }
    let keys = Set(newer.articles.map(\.key))
    for head in older.articles
    where articles[head.key] == nil && keys.contains(head.key) && taken.insert(head.key).inserted {
      articles[head.key] = head.key
    }
  }

  /// Tables are the same by caption, columns and rows, of several that are alike each by its turn; where rows have changed, by a
  /// caption that no other has, or by what stands in the same article alone.
  private mutating func pairTables(_ before: [PlacedTable], _ after: [PlacedTable]) {
    newerTables = after
    var (left, free) = (before, after)
    pair(&left, &free, inTurn: true) { [$1, $0.caption] + $0.labels + $0.rows.sorted() }
    pair(&left, &free, inTurn: true) { table, _ in [table.caption] + table.labels + table.rows.sorted() }
    pair(&left, &free, inTurn: false) { [$1, $0.caption] + $0.labels }
    pair(&left, &free, inTurn: false) { table, _ in
      table.caption.isEmpty ? nil : [table.caption] + table.labels
    }
    pair(&left, &free, inTurn: false) { table, _ in table.caption.isEmpty ? nil : [table.caption] }
  }

  /// Pairs tables of one name, which is told of a table and of the newer text's article that it is in.
  private mutating func pair(
    _ left: inout [PlacedTable], _ free: inout [PlacedTable], inTurn: Bool,
    _ name: (PlacedTable, _ article: String) -> [String]?
  ) {
    let names = left.map { name($0, articles[$0.article] ?? "") }
    var rest: [PlacedTable] = []
    for (table, wanted) in zip(left, names) {
      let found = free.filter { wanted != nil && name($0, $0.article) == wanted }
      guard let same = found.first, inTurn || (found.count == 1 && names.count { $0 == wanted } == 1) else {
        rest.append(table)
        continue
      }
      tables[table.number] = (same, same.labels == table.labels)
      free.removeAll { $0.number == same.number }
    }
    left = rest
  }

  /// The place of a passage with the same words, in the same article; of several that are alike each by its turn.
  private func passage(block: Int, of article: String) -> Passage? {
    guard let wanted = older.articles.firstIndex(where: { $0.key == article }), let key = articles[article],
      let there = newer.articles.firstIndex(where: { $0.key == key })
    else { return nil }
    guard let passage = older.list.first(where: { $0.article == wanted && $0.block == block }) else {
      return nil
    }
    let turn = older.list.count {
      $0.article == wanted && $0.text == passage.text && ($0.block ?? -1) < block && $0.block != nil
    }
    let alike = newer.list.filter { $0.article == there && $0.block != nil && $0.text == passage.text }
    return alike.dropFirst(turn).first ?? alike.last
  }

  // MARK: What is remembered

  /// All that is remembered of the older text, as it holds for the newer one.
  func carry(_ memory: DocumentMemory) -> DocumentMemory {
    var carried = memory
    carried.articles = [:]
    for (article, known) in memory.articles {
      guard let key = articles[article] else { continue }
      carried.articles[key] = ArticleMemory(
        isRead: known.isRead, isStarred: known.isStarred, place: known.place.map { carry($0, of: article) })
    }
    carried.last = memory.last.flatMap { articles[$0] }
    carried.cell = memory.cell.flatMap { carry($0)?.key }
    carried.views = [:]
    for (grid, view) in memory.views {
      if case (let table, true)? = tables[grid] { carried.views[table.number] = view }
    }
    carried.starredRows = [:]
    for (grid, rows) in memory.starredRows {
      guard let table = tables[grid]?.table else { continue }
      let there = rows.filter(table.rows.contains)
      if !there.isEmpty { carried.starredRows[table.number] = there }
    }
    carried.notes = memory.notes.map(carry)
    return carried
  }

  /// A change of what is remembered of the older text; nil for one that means nothing in the newer.
  func carry(_ change: MemoryChange) -> MemoryChange? {
    switch change {
    case .read(let isRead, let article): return articles[article].map { .read(isRead, article: $0) }
    case .star(let isStarred, let article): return articles[article].map { .star(isStarred, article: $0) }
    case .place(let place, let article):
      return articles[article].map { .place(carry(place, of: article), article: $0) }
    case .last(let article): return articles[article].map { .last(article: $0) }
    case .view(let view, let grid):
      guard case (let table, true)? = tables[grid] else { return nil }
      return .view(view, grid: table.number)
    case .rowStar(let isStarred, let grid, let row):
      guard let table = tables[grid]?.table, table.rows.contains(row) else { return nil }
      return .rowStar(isStarred, grid: table.number, row: row)
    case .note(let note, let known): return .note(note.map(carry), replacing: known)
    case .cell(let cell): return .cell(cell.flatMap { carry($0)?.key })
    }
  }

  /// The same words at the head; else those before them that are still there.
  private func carry(_ place: ArticleMemory.Place, of article: String) -> ArticleMemory.Place {
    if let same = passage(block: place.block, of: article)?.block {
      return ArticleMemory.Place(block: same, offset: place.offset)
    }
    let index = older.articles.firstIndex { $0.key == article }
    let before = older.list.filter { $0.article == index }.compactMap(\.block).filter { $0 < place.block }
    let near = before.reversed().lazy.compactMap { passage(block: $0, of: article)?.block }.first
    return ArticleMemory.Place(block: near ?? -1, offset: 0)
  }

  private func carry(_ cell: CellKey) -> (key: CellKey, table: PlacedTable)? {
    guard let table = tables[cell.grid]?.table, table.has(cell) else { return nil }
    return (CellKey(grid: table.number, row: cell.row, column: cell.column), table)
  }

  /// A note goes with its words. Where they are gone it stays with its article, and is marked.
  private func carry(_ note: Note) -> Note {
    var carried = note
    carried.article = articles[note.article] ?? note.article
    if let cell = note.cell {
      // Of a table that was lost already the number says nothing.
      let found = note.isLost ? nil : carry(cell)?.table
      let table = found ?? onlyTable(with: cell, in: carried.article)
      carried.cell?.grid = table?.number ?? cell.grid
      (carried.article, carried.block) = (table?.article ?? carried.article, table?.block)
      carried.isLost = table == nil
      return carried
    }
    if note.block == nil, !note.isLost {
      carried.isLost = articles[note.article] == nil
      return carried
    }
    let place =
      note.block.flatMap { passage(block: $0, of: note.article) } ?? words(of: note, carried.article)
    carried.article = place.map { newer.articles[$0.article].key } ?? carried.article
    carried.block = place?.block
    carried.isLost = place == nil
    return carried
  }

  /// The passage with a note's words, in its article before all: the same one, else one that holds them.
  private func words(of note: Note, _ article: String) -> Passage? {
    guard !note.quotation.isEmpty else { return nil }
    let own = newer.list.filter { newer.articles[$0.article].key == article } + newer.list
    // Of a few letters a passage that holds them says nothing.
    let search = note.quotation.utf8.count >= Self.tellingLength ? TextSearch(note.quotation) : nil
    return own.first { $0.text == note.quotation }
      ?? search.flatMap { search in own.first { !search.matches(in: $0.text).isEmpty } }
  }

  /// So many bytes of a text are hardly in another one by chance.
  private static let tellingLength = 20

  private func onlyTable(with cell: CellKey, in article: String) -> PlacedTable? {
    let found = newerTables.filter { $0.has(cell) }
    let own = found.filter { $0.article == article }
    return own.count == 1 ? own[0] : found.count == 1 ? found[0] : nil
  }
}

/// A table by what it is known again.
private struct PlacedTable {
  /// In its issue.
  var number: Int
  var article: String
  var block: Int
  var caption: String
  var labels: [String]
  /// By `RowNames`.
  var rows: Set<String>

  func has(_ cell: CellKey) -> Bool { rows.contains(cell.row) && labels.contains(cell.column) }

  static func all(in issue: Issue) -> [PlacedTable] {
    let keys = ArticleKeys(issue).keys
    var found: [PlacedTable] = []
    for (article, key) in zip(issue.articles, keys) {
      for (place, block) in article.blocks.enumerated() {
        guard case .table(let number) = issue.blocks[block].kind else { continue }
        let grid = Grid(issue.tables[number])
        found.append(
          PlacedTable(
            number: number, article: key, block: place, caption: issue.tables[number].caption,
            labels: grid.labels, rows: Set(RowNames(grid).keys)))
      }
    }
    return found
  }
}

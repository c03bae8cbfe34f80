import InsightModel

extension Library {
  /// How what is found is ordered. `newest`: by the date of the issue, then its number, in an issue as it is
  /// read.
  public enum Order: Sendable {
    case newest
    /// By how much of a passage the words are (BM25).
    case best
  }

  /// The passages of an entry that were found, by their numbers in its list.
  struct Hit {
    var entry: Int
    var passages: [Int]
  }

  /// Finds what a query asks for. The matches are no more than `limit`; their total is exact.
  public mutating func search(_ query: SearchQuery, order: Order = .newest, limit: Int = .max)
    throws(LibraryError)
    -> Found
  {
    let catalog = try currentCatalog()
    let admitted = catalog.entries.map { entry in
      query.conditions.allSatisfy { condition in
        condition.filter.isOfPassage
          || condition.filter.admits(
            periodical: entry.periodical, title: entry.title, file: entry.file, published: entry.published)
            != condition.isNegated
      }
    }
    let wantsTable = query.conditions.contains { $0.filter == .table && !$0.isNegated }
    let exact = query.expression.flatMap(IndexText.exact)
    var question = query.expression.map { exact ?? IndexText.wider($0) } ?? nil
    if wantsTable {
      question = question.map { "(\($0) AND \(IndexText.tableQuery))" } ?? IndexText.tableQuery
    }
    // Whether what the index finds must be looked at again before it counts.
    let isSure =
      (exact != nil || (query.expression == nil && wantsTable))
      && query.conditions.allSatisfy {
        !$0.filter.isOfPassage || ($0.filter == .table && !$0.isNegated)
      }
    if order == .best, isSure, let question {
      return try best(question, query, catalog, admitted, limit)
    }
    var hits: [Hit]
    if let question {
      hits = try self.hits(of: question, in: catalog)
    } else {
      hits = catalog.entries.indices.map {
        Hit(entry: $0, passages: Array(0..<catalog.entries[$0].passages.count))
      }
    }
    hits = hits.filter { admitted[$0.entry] }.sorted { catalog.ranks[$0.entry] < catalog.ranks[$1.entry] }

    var found = Found()
    if isSure {
      found.total = hits.reduce(0) { $0 + $1.passages.count }
      for hit in hits where found.matches.count < limit {
        found.matches += try matches(
          hit, query, catalog, states: States(), limit: limit - found.matches.count)
      }
      return found
    }
    let states = query.conditions.contains { $0.filter.isOfState } ? try articleStates() : States()
    for hit in hits {
      let own = try matches(hit, query, catalog, states: states, limit: .max)
      found.total += own.count
      if found.matches.count < limit { found.matches += own.prefix(limit - found.matches.count) }
    }
    return found
  }

  /// What the index answers to a question, by entry.
  mutating func hits(of question: String, in catalog: Catalog) throws(LibraryError) -> [Hit] {
    var hits: [Hit] = []
    var entry = 0
    let entries = catalog.entries
    try database.rows("SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid", .text(question)) { row in
      let passage = row.int(0)
      while entry < entries.count, entries[entry].passages.upperBound <= passage { entry += 1 }
      guard entry < entries.count else { return false }
      let own = entries[entry].passages
      guard own.contains(passage) else { return true }
      if hits.last?.entry == entry {
        hits[hits.count - 1].passages.append(passage - own.lowerBound)
      } else {
        hits.append(Hit(entry: entry, passages: [passage - own.lowerBound]))
      }
      return true
    }
    return hits
  }

  private mutating func matches(
    _ hit: Hit, _ query: SearchQuery, _ catalog: Catalog, states: States, limit: Int
  ) throws(LibraryError) -> [Match] {
    let entry = catalog.entries[hit.entry]
    guard let passages = try Self.passages(of: entry.id, in: &database) else {
      throw LibraryError(
        kind: .damaged, file: file,
        reason: "the text of issue \(entry.id) cannot be unpacked; add its file again")
    }
    var found: [Match] = []
    let starredTables = states.starredTables[entry.id].map { tables in
      Set(
        passages.list.indices.filter { passages.list[$0].kind == .table }.enumerated()
          .filter { tables.contains($0.offset) }.map(\.element))
    }
    for index in hit.passages where found.count < limit && passages.list.indices.contains(index) {
      let passage = passages.list[index]
      let head = passages.articles[passage.article]
      let known = states.articles[entry.id]
      var state = known?[head.key] ?? ArticleState()
      if known?[ArticleKeys.issue]?.isStarred == true { state.isStarred = true }
      state.hasStarredRow = starredTables?.contains(index) == true
      guard let ranges = query.ranges(in: passage, head, state: state) else { continue }
      found.append(
        Match(
          id: entry.id, file: entry.file, periodical: entry.periodical, number: entry.number,
          published: entry.published, head: head, passage: passage, ranges: ranges))
    }
    return found
  }

  private mutating func best(
    _ question: String, _ query: SearchQuery, _ catalog: Catalog, _ admitted: [Bool], _ limit: Int
  ) throws(LibraryError) -> Found {
    var found = Found()
    var wanted: [(entry: Int, passage: Int)] = []
    let entries = catalog.entries
    try database.rows("SELECT rowid FROM word WHERE word MATCH ? ORDER BY rank, rowid DESC", .text(question))
    { row in
      let passage = row.int(0)
      let entry = catalog.entry(of: passage)
      guard entry < entries.count, entries[entry].passages.contains(passage), admitted[entry] else {
        return true
      }
      found.total += 1
      if wanted.count < limit { wanted.append((entry, passage - entries[entry].passages.lowerBound)) }
      return true
    }
    for (entry, passage) in wanted {
      found.matches += try matches(
        Hit(entry: entry, passages: [passage]), query, catalog, states: States(), limit: 1)
    }
    return found
  }

  /// What is remembered of issues, by their numbers.
  struct States {
    /// By an article's key.
    var articles: [Int: [String: ArticleState]] = [:]
    /// Tables with a starred row, counted from 0 in their issue.
    var starredTables: [Int: Set<Int>] = [:]
  }

  mutating func articleStates() throws(LibraryError) -> States {
    var states = States()
    try database.rows("SELECT document, article, is_read, is_starred FROM article_state") { row in
      states.articles[row.int(0), default: [:]][row.text(1)] = ArticleState(
        isRead: row.int(2) != 0, isStarred: row.int(3) != 0)
      return true
    }
    try database.rows("SELECT document, article FROM note") { row in
      states.articles[row.int(0), default: [:]][row.text(1), default: ArticleState()].hasNote = true
      return true
    }
    try database.rows("SELECT DISTINCT document, grid FROM row_state WHERE is_starred") { row in
      states.starredTables[row.int(0), default: []].insert(row.int(1))
      return true
    }
    return states
  }
}

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

  /// What the index is asked for a query; `text` is nil where it can tell nothing.
  private struct Question {
    var text: String?
    /// False where what the index finds must be looked at again before it counts.
    var isSure: Bool

    init(_ query: SearchQuery) {
      let wantsTable = query.conditions.contains { $0.filter == .table && !$0.isNegated }
      let exact = query.expression.flatMap(IndexText.exact)
      text = query.expression.map { exact ?? IndexText.wider($0) } ?? nil
      if wantsTable {
        text = text.map { "(\($0) AND \(IndexText.tableQuery))" } ?? IndexText.tableQuery
      }
      isSure =
        (exact != nil || (query.expression == nil && query.excluded.isEmpty && wantsTable))
        && query.conditions.allSatisfy {
          !$0.filter.isOfPassage || ($0.filter == .table && !$0.isNegated)
        }
    }
  }

  private static func admits(_ issue: KeptIssue, _ conditions: [SearchQuery.Condition]) -> Bool {
    conditions.allSatisfy { condition in
      condition.filter.isOfPassage
        || condition.filter.admits(
          periodical: issue.periodical, title: issue.title, file: issue.file, published: issue.published)
          != condition.isNegated
    }
  }

  /// Finds what a query asks for. The matches are no more than `limit`; their total is exact where it `isCounted`, else it
  /// is that of the matches, or more.
  public mutating func search(
    _ query: SearchQuery, order: Order = .newest, limit: Int = .max, isCounted: Bool = true
  ) throws(LibraryError) -> Found {
    try search(query, order: order, limit: limit, isCounted: isCounted, goesOn: { _ in true }) ?? Found()
  }

  /// The same; nil where `goesOn`, which is told before each issue that is looked into what has been found so far, has said
  /// no.
  public mutating func search(
    _ query: SearchQuery, order: Order = .newest, limit: Int = .max, isCounted: Bool = true,
    goesOn: (_ matches: [Match]) -> Bool
  ) throws(LibraryError) -> Found? {
    var found = Found()
    let total = try find(
      query, order: order, limit: limit, isCounted: isCounted, take: { found.matches += $0 },
      goesOn: { goesOn(found.matches) })
    guard let total else { return nil }
    found.total = total
    return found
  }

  /// Hands out the issues in which a query may find something, the newest first, to be looked into by whoever takes them, until
  /// `take` says no. Where it `isCounted`, `total` is told first how many matches there are.
  public mutating func search(
    _ query: SearchQuery, isCounted: Bool, total: (Int) -> Void, take: (HeldIssue) -> Bool
  ) throws(LibraryError) {
    passedOver = []
    let catalog = try currentCatalog()
    try database.run("BEGIN")
    defer { try? database.run("COMMIT") }
    let question = Question(query)
    var hits = try candidates(query, question, catalog, Self.admitted(query, catalog))
    let states = query.conditions.contains { $0.filter.isOfState } ? try articleStates() : States()
    if isCounted {
      let unpacker = Unpacker()
      for place in hits.indices where !question.isSure {
        let held = try hold(hits[place], query, catalog, states)
        hits[place].passages =
          try unlessDamaged(held) { (held) throws(LibraryError) in
            var found: [Int] = []
            try held.each(with: unpacker, most: 1) { number, _, _, _ in
              found.append(number)
              return true
            }
            return found
          } ?? []
      }
      total(hits.reduce(0) { $0 + $1.passages.count })
    }
    for hit in hits where !hit.passages.isEmpty {
      if !take(try hold(hit, query, catalog, states)) { return }
    }
  }

  /// Which entries the conditions for issues admit; nil where there are none.
  private static func admitted(_ query: SearchQuery, _ catalog: Catalog) -> [Bool]? {
    let ofIssues = query.conditions.filter { !$0.filter.isOfPassage }
    return ofIssues.isEmpty ? nil : (0..<catalog.count).map { admits(catalog.issue($0), ofIssues) }
  }

  /// Where what is looked for may stand, the newest issues first.
  private mutating func candidates(
    _ query: SearchQuery, _ question: Question, _ catalog: Catalog, _ admitted: [Bool]?
  ) throws(LibraryError) -> [Hit] {
    var hits: [Hit]
    if let text = question.text {
      hits = try self.hits(of: text, in: catalog).sorted { $0.entry < $1.entry }
    } else {
      hits = (0..<catalog.count).map { Hit(entry: $0, passages: Array(0..<catalog.numbers(of: $0).count)) }
    }
    if let admitted { hits = hits.filter { admitted[$0.entry] } }
    return hits
  }

  /// The total; nil where `goesOn`, which is asked before each issue that is looked into, has said no.
  private mutating func find(
    _ query: SearchQuery, order: Order, limit: Int, isCounted: Bool, take: (_ more: [Match]) -> Void,
    goesOn: () -> Bool
  ) throws(LibraryError) -> Int? {
    passedOver = []
    let catalog = try currentCatalog()
    // One look at the file for all that is read of it.
    try database.run("BEGIN")
    defer { try? database.run("COMMIT") }
    let admitted = Self.admitted(query, catalog)
    let question = Question(query)
    if order == .best, question.isSure, let text = question.text {
      let found = try best(text, query, catalog, admitted, limit)
      take(found.matches)
      return found.total
    }
    if question.isSure, admitted == nil, limit < .max, let text = question.text {
      // What stands everywhere is found where one looks, and only counted by the index.
      guard let matches = try look(query, catalog, limit: limit, issues: Self.denseIssues, goesOn)
      else { return nil }
      if matches.count >= limit {
        take(matches)
        return isCounted ? try count(query, text) : matches.count
      }
    }
    let hits = try candidates(query, question, catalog, admitted)
    let states = query.conditions.contains { $0.filter.isOfState } ? try articleStates() : States()
    // What the index is sure of is counted by it.
    var total = question.isSure ? hits.reduce(0) { $0 + $1.passages.count } : 0
    var given = 0
    let unpacker = Unpacker()
    for hit in hits where !question.isSure || given < limit {
      guard goesOn() else { return nil }
      let held = try hold(hit, query, catalog, states)
      let most = question.isSure ? limit - given : .max
      let own = try unlessDamaged(held) { (held) throws(LibraryError) in
        try held.matches(with: unpacker, limit: most)
      }
      guard let own else {
        if question.isSure { total -= hit.passages.count }
        continue
      }
      if !question.isSure { total += own.count }
      let more = own.prefix(limit - given)
      given += more.count
      take(Array(more))
    }
    return total
  }

  /// The newest matches, where a look into the newest issues finds as many as are wanted: what the index takes longest
  /// for stands in most of them. Nil where it takes the index.
  public mutating func glance(_ query: SearchQuery, limit: Int, isWanted: () -> Bool = { true })
    throws(LibraryError) -> [Match]?
  {
    guard query.expression != nil, !query.conditions.contains(where: { $0.filter.isOfState }) else {
      return nil
    }
    passedOver = []
    let found = try look(query, try currentCatalog(), limit: limit, issues: Self.glancedIssues, isWanted)
    return found.map { $0.count >= limit } == true ? found : nil
  }

  /// As many issues are looked into as the index takes for a common word.
  private static let glancedIssues = 12
  /// What fills the list from so many issues is looked for in them, and not gathered from the index.
  private static let denseIssues = 64

  /// The first matches, without the index, from the newest issues: from less than `issues` of them, and from three where
  /// these hold too little to fill the list with so many.
  private mutating func look(
    _ query: SearchQuery, _ catalog: Catalog, limit: Int, issues: Int, _ isWanted: () -> Bool
  ) throws(LibraryError) -> [Match]? {
    var found: [Match] = []
    var looked = 0
    let unpacker = Unpacker()
    for place in 0..<catalog.count where found.count < limit {
      // After a few that hold little, the rest is not looked into.
      if looked >= 3, looked >= issues || found.count * issues < limit * looked { break }
      let entry = catalog[place]
      guard Self.admits(entry.issue, query.conditions) else { continue }
      looked += 1
      guard isWanted() else { return nil }
      let all = Hit(entry: place, passages: Array(0..<entry.passages.count))
      let most = limit - found.count
      found +=
        try unlessDamaged(hold(all, query, catalog, States())) { (held) throws(LibraryError) in
          try held.matches(with: unpacker, limit: most)
        } ?? []
    }
    return found
  }

  /// How many passages a query finds, where the index can tell that without a look at the texts; else nil.
  public mutating func count(_ query: SearchQuery) throws(LibraryError) -> Int? {
    let question = Question(query)
    guard question.isSure, query.conditions.allSatisfy({ $0.filter.isOfPassage }), let text = question.text
    else { return nil }
    // What was counted of another state of the library is forgotten with its list.
    _ = try currentCatalog()
    let state = try fileState()
    if let known = try knownCount(query, text) { return known }
    let total = try count(query, text)
    // Next time it need not be counted. Where it cannot be kept, it is.
    if total >= frequentFrom, let letters = FrequentWords.letters(of: query) {
      try? keep(letters, count: total, asOf: state)
    }
    return total
  }

  /// How many there are, where that need not be counted.
  private mutating func knownCount(_ query: SearchQuery, _ question: String) throws(LibraryError) -> Int? {
    if let known = try Beginnings.count(query, in: &database) { return known }
    if let letters = FrequentWords.letters(of: query),
      let known = try FrequentWords.count(letters, in: &database)
    {
      return known
    }
    return counted?.question == question ? counted?.total : nil
  }

  private mutating func count(_ query: SearchQuery, _ question: String) throws(LibraryError) -> Int {
    if let known = try knownCount(query, question) { return known }
    let total = try countInIndex(question)
    counted = (question, total)
    return total
  }

  mutating func countInIndex(_ question: String) throws(LibraryError) -> Int {
    try database.first("SELECT count(*) FROM word WHERE word MATCH ?", .text(question)) { $0.int(0) }
      ?? 0
  }

  /// What the index answers to a question, by entry.
  mutating func hits(of question: String, in catalog: Catalog) throws(LibraryError) -> [Hit] {
    var hits: [Hit] = []
    var place = 0
    let passages = catalog.passages
    try database.rows("SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid", .text(question)) { row in
      let passage = row.int(0)
      while place < passages.count, passages[place].numbers.upperBound <= passage { place += 1 }
      guard place < passages.count else { return false }
      let (own, entry) = passages[place]
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

  private mutating func best(
    _ question: String, _ query: SearchQuery, _ catalog: Catalog, _ admitted: [Bool]?, _ limit: Int
  ) throws(LibraryError) -> Found {
    var found = Found()
    var wanted: [(entry: Int, passage: Int)] = []
    let passages = catalog.passages
    try database.rows("SELECT rowid FROM word WHERE word MATCH ? ORDER BY rank, rowid DESC", .text(question))
    { row in
      let passage = row.int(0)
      let place = passages.partitioningIndex { $0.numbers.upperBound > passage }
      guard place < passages.count, passages[place].numbers.contains(passage),
        admitted?[passages[place].entry] ?? true
      else { return true }
      found.total += 1
      if wanted.count < limit {
        wanted.append((passages[place].entry, passage - passages[place].numbers.lowerBound))
      }
      return true
    }
    let unpacker = Unpacker()
    for (entry, passage) in wanted {
      let hit = Hit(entry: entry, passages: [passage])
      let own = try unlessDamaged(hold(hit, query, catalog, States())) { (held) throws(LibraryError) in
        try held.matches(with: unpacker, limit: 1)
      }
      if own == nil { found.total -= 1 }
      found.matches += own ?? []
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

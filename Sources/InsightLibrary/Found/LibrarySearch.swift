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

  /// What the index is asked for a query.
  private struct Question {
    /// Nil where it can tell nothing.
    var words: IndexQuestion?
    /// False where what the index finds must be looked at again before it counts.
    var isSure: Bool

    init(_ query: SearchQuery) {
      let wantsTable = query.conditions.contains { $0.filter == .table && !$0.isNegated }
      let exact = query.expression.flatMap(IndexText.exact)
      words = query.expression.map { exact ?? IndexText.wider($0) } ?? nil
      if wantsTable { words = words.map { .all([$0, IndexText.tables]) } ?? IndexText.tables }
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
    let found = try question.words.map { (words) throws(LibraryError) in try passages(words, in: catalog) }
    return (0..<catalog.count).compactMap { entry in
      guard admitted?[entry] != false else { return nil }
      let numbers = catalog.numbers(of: entry)
      let passages = found?.members(of: numbers) ?? Array(0..<numbers.count)
      return found != nil && passages.isEmpty ? nil : Hit(entry: entry, passages: passages)
    }
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
    if order == .best, question.isSure, let words = question.words {
      let found = try best(words.text, query, catalog, admitted, limit)
      take(found.matches)
      return found.total
    }
    if question.isSure, admitted == nil, limit < .max, let words = question.words {
      // What stands everywhere is found where one looks, and only counted by the index.
      guard let matches = try look(query, catalog, limit: limit, issues: Self.denseIssues, goesOn)
      else { return nil }
      if matches.count >= limit {
        take(matches)
        return isCounted ? try passages(words, in: catalog).count : matches.count
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
    guard question.isSure, query.conditions.allSatisfy({ $0.filter.isOfPassage }), let words = question.words
    else { return nil }
    let state = try fileState()
    let catalog = try currentCatalog()
    let found = try passages(words, in: catalog)
    let total = found.count
    // Next time the index need not be asked. Where it cannot be kept, it is.
    if total >= frequentFrom, case .words(let words) = words, let letters = words.letters,
      try known(words, below: catalog.end) == nil
    {
      try? keep(found, letters, asOf: state)
    }
    return total
  }

  /// What is kept of words.
  private enum Kept {
    /// Their passages, under a number.
    case passages(Int)
    /// The places of each.
    case places(KeptPlaces)
  }

  /// The passages that the index has for a question.
  mutating func passages(_ question: IndexQuestion, in catalog: Catalog) throws(LibraryError) -> PassageSet {
    var kept: [String: Kept] = [:]
    for words in question.words { kept[words.text] = try known(words, below: catalog.end) }
    var found = try passages(question, kept, below: catalog.end)
    // What is kept is kept of issues too that are there no longer.
    found.formIntersection(catalog.live)
    return found
  }

  private mutating func known(_ words: IndexWords, below end: Int) throws(LibraryError) -> Kept? {
    if let letters = words.letters,
      let id = try FrequentWords.id(of: letters, knownBelow: end, in: &database)
    {
      return .passages(id)
    }
    guard let places = words.places else { return nil }
    return try KeptPlaces(places, knownBelow: end, in: &database).map(Kept.places)
  }

  private mutating func passages(_ question: IndexQuestion, _ kept: [String: Kept], below end: Int)
    throws(LibraryError) -> PassageSet
  {
    func isKept(_ question: IndexQuestion) -> Bool { question.words.contains { kept[$0.text] != nil } }
    /// What is not kept is rare, and rarer together: it is asked for as one.
    func parted(_ parts: [IndexQuestion], _ join: ([IndexQuestion]) -> IndexQuestion) -> [IndexQuestion] {
      let rest = parts.filter { !isKept($0) }
      return parts.filter(isKept) + (rest.isEmpty ? [] : [join(rest)])
    }
    guard isKept(question) else { return try indexed(question, below: end) }
    switch question {
    case .words(let words):
      switch kept[words.text] {
      case .passages(let id)?: return try FrequentWords.passages(id, below: end, in: &database)
      case .places(var places)?:
        if let found = try places.passages(below: end, in: &database) { return found }
      case nil: break
      }
      return try indexed(question, below: end)
    case .all(let parts):
      var found = PassageSet(below: end)
      found.insert(0..<end)
      for part in parted(parts, IndexQuestion.all) {
        found.formIntersection(try passages(part, kept, below: end))
      }
      return found
    case .any(let parts):
      var found = PassageSet(below: end)
      for part in parted(parts, IndexQuestion.any) { found.formUnion(try passages(part, kept, below: end)) }
      return found
    case .without(let wanted, let others):
      var found = try passages(wanted, kept, below: end)
      for other in parted(others, IndexQuestion.any) { found.subtract(try passages(other, kept, below: end)) }
      return found
    }
  }

  /// What the index itself answers.
  private mutating func indexed(_ question: IndexQuestion, below end: Int) throws(LibraryError) -> PassageSet
  {
    var found = PassageSet(below: end)
    try database.rows("SELECT rowid FROM word WHERE word MATCH ?", .text(question.text)) { row in
      found.insert(row.int(0))
      return true
    }
    return found
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

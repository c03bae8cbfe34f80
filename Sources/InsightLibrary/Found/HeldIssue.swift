import InsightModel

/// What is looked into of an issue for a query, taken out of the library: any thread may do that, beside the library.
public struct HeldIssue: Sendable {
  let query: SearchQuery
  /// Of the library.
  let file: String
  let issue: KeptIssue
  /// Those that hold what is wanted, packed, with the numbers of their first passages.
  let pieces: [(first: Int, packed: [UInt8])]
  /// Passages by their numbers in the issue, ascending.
  let wanted: [Int]
  /// What it needs of the library beside the pieces cannot be read.
  var isDamaged = false
  /// Articles that hold what must not stand in what conditions alone find.
  var excluded: Set<Int> = []
  /// By an article's key.
  var states: [String: ArticleState] = [:]
  /// The numbers of passages that are tables with a starred row.
  var starredTables: Set<Int> = []

  /// Its number in the library.
  public var id: Int { issue.id }

  /// Bytes that it takes.
  public var size: Int { pieces.reduce(0) { $0 + $1.packed.count } }

  /// Hands out what the query finds, in reading order, until `take` says no; of each word no more than `most` places where
  /// those are enough.
  public func look(with unpacker: borrowing Unpacker, most: Int = .max, _ take: (MatchView) -> Bool)
    throws(LibraryError)
  {
    try each(with: unpacker, most: most) { _, _, _, view in take(view) }
  }

  /// The same with the passages' numbers.
  func each(
    with unpacker: borrowing Unpacker, most: Int = .max,
    _ take: (_ number: Int, _ kind: Passage.Kind, _ block: (article: Int, number: Int?), _ view: MatchView) ->
      Bool
  ) throws(LibraryError) {
    let source = MatchView.Source(
      id: issue.id, file: issue.file, periodical: issue.periodical, number: issue.number,
      published: issue.published)
    // Only of a damaged issue nothing is there of what the index knows.
    guard !isDamaged, !pieces.isEmpty || wanted.isEmpty else { throw Library.damaged(issue.id, file) }
    // By themselves, for all of it would be copied at each passage.
    let (query, excluded, states, starredTables) = (query, excluded, states, starredTables)
    let isIssueStarred = states[ArticleKeys.issue]?.isStarred == true
    let hasStates = !states.isEmpty || !starredTables.isEmpty
    var isWanted = true
    for (place, held) in pieces.enumerated() where isWanted {
      guard let bytes = unpacker.unpack(held.packed), let piece = Piece(first: held.first, bytes: bytes)
      else {
        throw Library.damaged(issue.id, file)
      }
      let start = wanted.partitioningIndex { $0 >= held.first }
      let next = place + 1 < pieces.count ? pieces[place + 1].first : .max
      piece.each(of: wanted[start...].prefix { $0 < next }) { number, passage, text, head in
        if !excluded.isEmpty, passage.kind != .table, excluded.contains(passage.article) { return true }
        var state = ArticleState()
        if hasStates {
          state = states[head.key] ?? state
          if isIssueStarred { state.isStarred = true }
          state.hasStarredRow = starredTables.contains(number)
        }
        guard let ranges = query.ranges(in: text, passage.kind, head, state: state, most: most) else {
          return true
        }
        let view = MatchView(source: source, head: head, lines: passage.lines, text: text, ranges: ranges)
        isWanted = take(number, passage.kind, (passage.article, passage.block), view)
        return isWanted
      }
    }
  }

  /// The first matches, by themselves.
  func matches(with unpacker: borrowing Unpacker, limit: Int = .max) throws(LibraryError) -> [Match] {
    var found: [Match] = []
    guard limit > 0 else { return found }
    try each(with: unpacker) { _, kind, block, view in
      let passage = Passage(
        kind: kind, article: block.article, block: block.number, lines: view.lines,
        text: String(decoding: view.text, as: UTF8.self))
      let source = view.source
      found.append(
        Match(
          id: source.id, file: source.file, periodical: source.periodical, number: source.number,
          published: source.published, head: view.head, passage: passage, ranges: view.ranges))
      return found.count < limit
    }
    return found
  }
}

extension Library {
  /// Takes out what is looked into for a query in an entry of the catalog.
  mutating func hold(_ hit: Hit, _ query: SearchQuery, _ catalog: Catalog, _ states: States)
    throws(LibraryError) -> HeldIssue
  {
    let issue = catalog.issue(hit.entry)
    var rows: [(row: Int, first: Int)] = []
    // The index of it tells, so that only those are read that are wanted.
    try database.rows("SELECT rowid, first FROM piece WHERE issue = ? ORDER BY first", .integer(issue.id)) {
      rows.append(($0.int(0), $0.int(1)))
      return true
    }
    var pieces: [(first: Int, packed: [UInt8])] = []
    // Pieces follow each other in the file too: those that do are read together.
    var stretches: [(rows: ClosedRange<Int>, place: Int)] = []
    var wanted = hit.passages[...]
    for (place, own) in rows.enumerated() {
      guard let next = wanted.first else { break }
      let end = place + 1 < rows.count ? rows[place + 1].first : .max
      if next >= end { continue }
      wanted = wanted.drop { $0 < end }
      if let last = stretches.last, last.rows.upperBound + 1 == own.row {
        stretches[stretches.count - 1].rows = last.rows.lowerBound...own.row
      } else {
        stretches.append((own.row...own.row, pieces.count))
      }
      pieces.append((own.first, []))
    }
    for (stretch, place) in stretches {
      try database.rows(
        "SELECT rowid, bytes FROM piece WHERE rowid BETWEEN ? AND ?", .integer(stretch.lowerBound),
        .integer(stretch.upperBound)
      ) {
        pieces[place + $0.int(0) - stretch.lowerBound].packed = $0.blob(1)
        return true
      }
    }
    var held = HeldIssue(query: query, file: file, issue: issue, pieces: pieces, wanted: hit.passages)
    held.states = states.articles[issue.id] ?? [:]
    let starred = states.starredTables[issue.id] ?? []
    guard !starred.isEmpty || !query.excluded.isEmpty else { return held }
    guard let passages = try Self.passages(of: issue.id, in: &database) else {
      held.isDamaged = true
      return held
    }
    held.excluded = query.excludedArticles(in: passages)
    let tables = passages.list.indices.filter { passages.list[$0].kind == .table }
    held.starredTables = Set(tables.enumerated().filter { starred.contains($0.offset) }.map(\.element))
    return held
  }

  /// Looks into an issue; nil where its text cannot be unpacked, and it is passed over.
  mutating func unlessDamaged<Result>(_ issue: HeldIssue, _ look: (HeldIssue) throws(LibraryError) -> Result)
    throws(LibraryError) -> Result?
  {
    do throws(LibraryError) { return try look(issue) } catch {
      guard error.kind == .damagedIssue else { throw error }
      passOver(issue.id)
      return nil
    }
  }

  /// Notes that an issue's text cannot be unpacked.
  public mutating func passOver(_ issue: Int) {
    if !passedOver.contains(issue) { passedOver.append(issue) }
  }

  /// What is said of an issue whose passages cannot be unpacked.
  static func damaged(_ issue: Int, _ file: String) -> LibraryError { damaged([issue], file) }

  private static func damaged(_ issues: [Int], _ file: String) -> LibraryError {
    let (which, whose) =
      issues.count == 1
      ? ("issue \(issues[0])", "its file") : ("issues " + issues.map(String.init).line(", "), "their files")
    return LibraryError(
      kind: .damagedIssue, file: file, reason: "the text of \(which) cannot be unpacked; add \(whose) again")
  }

  /// What is said of the issues that the searches passed over; nil where there are none.
  public var passedOverError: LibraryError? {
    passedOver.isEmpty ? nil : Self.damaged(passedOver, file)
  }
}

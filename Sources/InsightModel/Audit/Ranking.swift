/// What ranks obey: as the rank rises the amounts fall, or rise, throughout; or the ranks count up from row to row, where
/// rows alike may share one.
struct Ranking: Rule {
  enum Manner {
    case falling, rising
    case counting(from: Int128)
  }

  let manner: Manner
  let rank: Int
  /// What is ranked; nil where ranks count up, and nothing is known to be.
  let amount: Int?
  /// By their ranks; as printed where those count up.
  let rows: [Int]
  /// Rows that contradict their ranks; where these order amounts, two neighbours for each contradiction.
  private(set) var breaks: [Int] = []
  /// True where all ranks can be read.
  private let isWhole: Bool

  init(_ manner: Manner, rank: Int, amount: Int?, rows: [Int], _ sheet: Sheet) {
    (self.manner, self.rank, self.amount, self.rows) = (manner, rank, amount, rows)
    isWhole = sheet.parts.indices.allSatisfy {
      sheet.parts[$0] != .item || sheet.state($0, rank) != .unreadable
    }
    breaks = breaks(without: [], sheet)
  }

  private func breaks(without left: [Int], _ sheet: Sheet) -> [Int] {
    let isRising: Bool
    switch manner {
    case .counting(let first):
      return rows.indices.filter {
        !left.contains(rows[$0]) && sheet.isKnown(rows[$0], rank) && !isNext($0, from: first, sheet)
      }.map { rows[$0] }
    case .falling: isRising = false
    case .rising: isRising = true
    }
    guard let amount else { return [] }
    let rest = left.isEmpty ? rows : rows.filter { !left.contains($0) }
    return zip(rest, rest.dropFirst()).flatMap { above, below in
      let (first, second) = (sheet.value(above, amount), sheet.value(below, amount))
      let isTied = sheet.value(above, rank) == sheet.value(below, rank)
      let isBroken = isTied ? first != second : isRising ? first > second : first < second
      return isBroken ? [above, below] : []
    }
  }

  /// True for the rank of the place, and for that of the row above where both have an amount in common.
  private func isNext(_ place: Int, from first: Int128, _ sheet: Sheet) -> Bool {
    let (row, next) = (rows[place], first + Int128(place) * sheet.one)
    let value = sheet.value(row, rank)
    guard value != next, place > 0 else { return value == next }
    let above = rows[place - 1]
    let amounts = amount.map { [$0] } ?? sheet.columns(.amount)
    return value < next && sheet.isKnown(above, rank) && value == sheet.value(above, rank)
      && (amounts.isEmpty
        || amounts.contains {
          sheet.isKnown(above, $0) && sheet.isKnown(row, $0) && sheet.value(above, $0) == sheet.value(row, $0)
        })
  }

  /// Two rows out of place contradict those above and below them: four pairs at most, which are eight rows.
  private static let mostBreaks = 8

  /// How few rows need to go for the rest to be in order; nil where more than two.
  func misplacedCount(_ sheet: Sheet) -> Int? {
    if breaks.isEmpty { return 0 }
    guard breaks.count <= Self.mostBreaks else { return nil }
    if breaks.contains(where: { breaks(without: [$0], sheet).isEmpty }) { return 1 }
    let isTwo = breaks.contains { first in
      breaks.contains { $0 > first && breaks(without: [first, $0], sheet).isEmpty }
    }
    return isTwo ? 2 : nil
  }

  // MARK: As a rule

  var ranking: Ranking? { self }
  var lines: Range<Int> { 0..<1 }

  func lines(bearingOn spot: Spot) -> Range<Int> {
    spot.column == rank || spot.column == ordered ? lines : 0..<0
  }

  /// The column that ranks are in order of; nil where they count up.
  var ordered: Int? {
    switch manner {
    case .counting: nil
    case .falling, .rising: amount
    }
  }

  func contains(_ spot: Spot, _ line: Int) -> Bool {
    (spot.column == rank || spot.column == ordered) && rows.contains(spot.row)
  }

  func verdict(_ line: Int, _ sheet: Sheet, _ reading: Reading) -> Verdict {
    breaks.isEmpty ? isWhole ? .holds : .open : .violated
  }

  /// The cells that may be wrong where it is violated.
  func spots(_ line: Int) -> [Spot] {
    Array(Set(breaks)).sorted().flatMap { row in
      [rank, ordered].compactMap { $0.map { Spot(row: row, column: $0) } }
    }
  }

  /// What a cell may be with all others as printed; nil where its row is not ranked.
  func allowed(_ spot: Spot, _ line: Int, _ sheet: Sheet, _ reading: Reading) -> Span? {
    guard sheet.parts[spot.row] == .item else { return nil }
    let place = rows.firstIndex(of: spot.row)
    if place != nil, !breaks.isEmpty {
      guard breaks.contains(spot.row), breaks(without: [spot.row], sheet).isEmpty else { return .empty }
    }
    let isRising: Bool
    switch manner {
    case .counting(let first):
      return place.map { Span(only: first + Int128($0) * sheet.one) }
    case .falling: isRising = false
    case .rising: isRising = true
    }
    guard let amount else { return nil }
    let isRank = spot.column == rank
    let other = isRank ? amount : rank
    guard sheet.isKnown(spot.row, other) else { return nil }
    let own = sheet.value(spot.row, other)
    // Two rows may have the same amount, but not the same rank with two.
    let apart = isRank ? sheet.one : 0
    var span = isRank ? Span(lower: sheet.one, upper: Span.all.upper) : .all
    for row in rows where row != spot.row {
      let (theirs, value) = (sheet.value(row, other), sheet.value(row, spot.column))
      if theirs == own {
        if !isRank { span = span.intersection(Span(only: value)) }
      } else if (theirs < own) == isRising {
        span.lower = max(span.lower, value + apart)
      } else {
        span.upper = min(span.upper, value - apart)
      }
    }
    return span
  }
}

extension Sheet {
  /// Two ranks that follow one another, or two amounts in the order of their ranks, are no rarity.
  private static let fewestRanked = 3

  /// What the ranks obey.
  func rankings() -> [any Rule] {
    let own = ownRank
    var rules: [any Rule] = []
    for column in columns(.rank) {
      let order = order(of: column, isOwn: column == own)
      if let order { rules.append(order) }
      if column == own, let count = count(column, ranked: order?.amount) { rules.append(count) }
    }
    return rules
  }

  /// The first column of ranks that is not of an earlier time than another: the rows stand in its order. Ranks of
  /// another time count up but by chance.
  private var ownRank: Int? {
    let ranks = columns(.rank)
    let latest = ranks.compactMap { meanings[$0].period }.max()
    return ranks.first { column in
      let meaning = meanings[column]
      return !meaning.traits.contains(.earlier) && (meaning.period == nil || meaning.period == latest)
    }
  }

  private func count(_ rank: Int, ranked: Int?) -> Ranking? {
    let ranks = parts.indices.filter { parts[$0] == .item && state($0, rank) != .missing }
    guard ranks.count >= Self.fewestRanked, let first = ranks.first, let last = ranks.last else { return nil }
    // A row between them may have lost its rank, and is counted all the same.
    let items = (first...last).filter { parts[$0] == .item }
    let isFull = items.count == ranks.count
    // Beside it, another rank may be anything.
    guard isFull || ranks.allSatisfy({ isKnown($0, rank) }) else { return nil }
    let counts = (isFull ? [ranks] : [ranks, items]).compactMap { count(rank, $0, ranked: ranked) }
    return counts.first { $0.breaks.isEmpty } ?? (isFull ? counts.first : nil)
  }

  private func count(_ rank: Int, _ rows: [Int], ranked: Int?) -> Ranking? {
    // Most rows tell where the counting begins: the one start that outvotes all others.
    var (start, votes) = (Int128(0), 0)
    for (place, row) in rows.enumerated() where isKnown(row, rank) {
      let own = value(row, rank) - Int128(place) * one
      if votes == 0 { start = own }
      votes += own == start ? 1 : -1
    }
    let rule = Ranking(.counting(from: start), rank: rank, amount: ranked, rows: rows, self)
    let (count, breaks) = (rows.count, rule.breaks.count)
    guard count - breaks >= Self.fewestRanked else { return nil }
    // One in five may be wrong, and one where at least three others are right.
    if breaks <= (count < 4 ? 0 : max(1, count / 5)) { return rule }
    // Two that are wrong: neither two that changed places, nor ranks with gaps, which rise all the same.
    let ranks = rows.map { value($0, rank) }
    let places = rows.indices.filter { rule.breaks.contains(rows[$0]) }.map { start + Int128($0) * one }
    return breaks == 2 && count - breaks >= 4 && Set(places) != Set(rule.breaks.map { value($0, rank) })
      && !zip(ranks, ranks.dropFirst()).allSatisfy(<) ? rule : nil
  }

  private func order(of rank: Int, isOwn: Bool) -> Ranking? {
    let period = meanings[rank].period
    var best: (rule: Ranking, misplaced: Int)?
    for amount in columns(.amount) where best?.misplaced != 0 {
      if let period, let other = meanings[amount].period, period != other { continue }
      let rows = parts.indices.filter {
        parts[$0] == .item && isKnown($0, rank) && isKnown($0, amount)
      }
      guard rows.count >= Self.fewestRanked else { continue }
      let sorted = rows.sorted {
        let (first, second) = (value($0, rank), value($1, rank))
        return first != second ? first < second : $0 < $1
      }
      // Few rows are in order by chance, or all but one of them; ranks of another time, often.
      let isSaid = isOwn || (period != nil && period == meanings[amount].period)
      for manner in [Ranking.Manner.falling, .rising] {
        let rule = Ranking(manner, rank: rank, amount: amount, rows: sorted, self)
        guard let misplaced = rule.misplacedCount(self), misplaced < best?.misplaced ?? 3,
          misplaced == 0 || (isSaid && rows.count >= 4 * misplaced + 2)
        else { continue }
        best = (rule, misplaced)
      }
    }
    return best?.rule
  }
}

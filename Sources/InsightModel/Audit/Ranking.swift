/// Rows ranked by a column: as the rank rises, the amounts fall, or rise throughout.
struct RankOrder {
  let rank: Int
  let amount: Int
  let isRising: Bool
  /// Rows where both are known, by rank.
  let sorted: [Int]
  /// True where all ranks can be read.
  private let isWhole: Bool
  /// A row's place in `sorted`, -1 where it has none.
  private let places: [Int]
  /// Rows next to one another whose amounts contradict their ranks, in twos.
  private(set) var breaks: [Int] = []

  init(rank: Int, amount: Int, isRising: Bool, sorted: [Int], _ sheet: Sheet) {
    self.rank = rank
    self.amount = amount
    self.isRising = isRising
    self.sorted = sorted
    var places = Array(repeating: -1, count: sheet.rowCount)
    for (place, row) in sorted.enumerated() { places[row] = place }
    self.places = places
    isWhole = (0..<sheet.rowCount).allSatisfy {
      sheet.parts[$0] != .item || sheet.state($0, rank) != .unreadable
    }
    breaks = breaks(of: sorted, sheet)
  }

  private func breaks(of rows: [Int], _ sheet: Sheet) -> [Int] {
    zip(rows, rows.dropFirst()).flatMap { above, below in
      let (first, second) = (sheet.value(above, amount), sheet.value(below, amount))
      let isTied = sheet.value(above, rank) == sheet.value(below, rank)
      let isBroken = isTied ? first != second : isRising ? first > second : first < second
      return isBroken ? [above, below] : []
    }
  }

  /// Two rows out of place contradict those above and below them: four pairs at most, which are eight rows.
  private static let mostBreaks = 8

  /// How few rows need to go for the rest to be in order; nil where more than two.
  func misplacedCount(_ sheet: Sheet) -> Int? {
    if breaks.isEmpty { return 0 }
    guard breaks.count <= Self.mostBreaks else { return nil }
    if breaks.contains(where: { isOrdered(without: [$0], sheet) }) { return 1 }
    let isTwo = breaks.contains { first in
      breaks.contains { $0 > first && isOrdered(without: [first, $0], sheet) }
    }
    return isTwo ? 2 : nil
  }

  private func isOrdered(without left: [Int], _ sheet: Sheet) -> Bool {
    breaks(of: sorted.filter { !left.contains($0) }, sheet).isEmpty
  }

  func contains(_ spot: Spot) -> Bool {
    (spot.column == rank || spot.column == amount) && places[spot.row] >= 0
  }

  var verdict: Verdict { breaks.isEmpty ? isWhole ? .holds : .open : .violated }

  /// The cells that may be wrong where it is violated.
  var spots: [Spot] {
    Array(Set(breaks)).sorted().flatMap { [Spot(row: $0, column: rank), Spot(row: $0, column: amount)] }
  }

  /// What a cell may be with all others as printed; nil where its row is not ranked.
  func allowed(_ spot: Spot, _ sheet: Sheet) -> Span? {
    let place = places[spot.row]
    if place >= 0, !breaks.isEmpty {
      guard breaks.contains(spot.row), isOrdered(without: [spot.row], sheet) else { return .empty }
    }
    return spot.column == rank ? allowedRank(spot.row, sheet) : allowedAmount(spot.row, place, sheet)
  }

  private func allowedAmount(_ row: Int, _ place: Int, _ sheet: Sheet) -> Span? {
    guard sheet.isKnown(row, rank) else { return nil }
    let own = sheet.value(row, rank)
    let above = place < 0 ? sorted.firstIndex { sheet.value($0, rank) >= own } ?? sorted.count : place
    let below = place < 0 ? above : place + 1
    var span = Span.all
    if above > 0 { limit(&span, by: sorted[above - 1], isAbove: true, own, sheet) }
    if below < sorted.count { limit(&span, by: sorted[below], isAbove: false, own, sheet) }
    return span
  }

  private func limit(_ span: inout Span, by row: Int, isAbove: Bool, _ own: Int128, _ sheet: Sheet) {
    let amount = sheet.value(row, amount)
    if sheet.value(row, rank) == own || isAbove == isRising { span.lower = max(span.lower, amount) }
    if sheet.value(row, rank) == own || isAbove != isRising { span.upper = min(span.upper, amount) }
  }

  private func allowedRank(_ row: Int, _ sheet: Sheet) -> Span? {
    guard sheet.isKnown(row, amount) else { return nil }
    let own = sheet.value(row, amount)
    var span = Span(lower: sheet.one, upper: Span.all.upper)
    for other in sorted where other != row {
      let amount = sheet.value(other, amount)
      if amount == own { continue }
      let rank = sheet.value(other, rank)
      if (amount > own) != isRising {
        span.lower = max(span.lower, rank + sheet.one)
      } else {
        span.upper = min(span.upper, rank - sheet.one)
      }
    }
    return span
  }
}

/// Ranks that count up from row to row; rows alike may share one.
struct RankCount {
  let rank: Int
  /// Ascending.
  let rows: [Int]
  /// The rank of the first row.
  let first: Int128
  /// Rows whose rank is not the next one.
  let breaks: [Int]
  /// True where all ranks can be read.
  private let isWhole: Bool

  init(rank: Int, rows: [Int], first: Int128, ranked: Int?, _ sheet: Sheet) {
    self.rank = rank
    self.rows = rows
    self.first = first
    var breaks: [Int] = []
    for (place, row) in rows.enumerated() where sheet.isKnown(row, rank) {
      let value = sheet.value(row, rank)
      let next = first + Int128(place) * sheet.one
      if value == next { continue }
      // The rank of the row above stands again where both rows are alike.
      if place > 0 {
        let above = rows[place - 1]
        if sheet.isKnown(above, rank), value == sheet.value(above, rank), value < next,
          Self.areAlike(above, row, ranked, sheet)
        {
          continue
        }
      }
      breaks.append(row)
    }
    self.breaks = breaks
    isWhole = rows.allSatisfy { sheet.isKnown($0, rank) }
  }

  /// True where two rows have the same amount in the ranked column, or in any where none is known to be.
  private static func areAlike(_ above: Int, _ row: Int, _ ranked: Int?, _ sheet: Sheet) -> Bool {
    let amounts = ranked.map { [$0] } ?? (0..<sheet.columnCount).filter { sheet.kinds[$0] == .amount }
    return amounts.isEmpty
      || amounts.contains {
        sheet.isKnown(above, $0) && sheet.isKnown(row, $0) && sheet.value(above, $0) == sheet.value(row, $0)
      }
  }

  func contains(_ spot: Spot) -> Bool { spot.column == rank && rows.contains(spot.row) }

  var verdict: Verdict { breaks.isEmpty ? isWhole ? .holds : .open : .violated }

  var spots: [Spot] { breaks.map { Spot(row: $0, column: rank) } }

  func allowed(_ spot: Spot, _ sheet: Sheet) -> Span? {
    guard let place = rows.firstIndex(of: spot.row) else { return nil }
    if !breaks.isEmpty, breaks != [spot.row] { return .empty }
    let value = first + Int128(place) * sheet.one
    return Span(lower: value, upper: value)
  }
}

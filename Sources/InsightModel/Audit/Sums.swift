/// How closely the printed parts of a sum meet the printed whole.
struct Closeness {
  /// The greatest difference that rounding explains.
  var slack: Int128
  /// How sure it is that the sum is exact to the last place.
  var exactness: Exactness

  enum Exactness {
    /// Its siblings are, all of them.
    case shown
    /// Nothing speaks for or against it.
    case presumed
    case no
  }

  /// What rounded parts may differ by from their rounded sum, in units of its last place: what ninety-nine of a
  /// hundred sums stay within, and no more than is possible at all.
  static func units(parts: Int) -> Int128 {
    var units = 1
    // 2.6 standard deviations of so many roundings and that of the sum, each evenly spread over one unit.
    while 4 * (2 * units + 1) * (2 * units + 1) < 9 * (parts + 1) { units += 1 }
    return Int128(max(1, min(units, (parts + 1) / 2)))
  }
}

/// Rows that add up to a total, as in the columns that the sums over rows are made of.
struct RowGroup {
  /// nil for shares that make 100 % without a row that says so.
  let total: Int?
  /// Ascending.
  let parts: [Int]

  func isPart(_ row: Int) -> Bool {
    guard let first = parts.first, let last = parts.last, first <= row, row <= last else { return false }
    // Most groups are rows without a gap.
    if last - first + 1 == parts.count { return true }
    var range = parts.indices
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      range = parts[middle] <= row ? middle..<range.upperBound : range.lowerBound..<middle
    }
    return parts[range.lowerBound] == row
  }
}

/// A total is the sum of its rows in one column.
struct ColumnSum {
  let column: Int
  let group: RowGroup
  var closeness: Closeness
  /// The total less the parts, of all that is known.
  let difference: Int128
  /// The printed or presumed total, where it is known.
  let total: Int128
  let unreadableCount: Int
  let missingCount: Int
  /// Rows printed to fewer places than the others, of which two are enough to know.
  let coarseRows: [Int]

  init(column: Int, group: RowGroup, _ sheet: Sheet) {
    self.column = column
    self.group = group
    let step = sheet.step(of: column)
    var (unreadable, missing, quanta, coarse): (Int, Int, Int128, [Int]) = (0, 0, 0, [])
    func known(_ row: Int) -> Int128 {
      switch sheet.state(row, column) {
      case .known:
        quanta += sheet.quantum(row, column)
        if sheet.quantum(row, column) > step, coarse.count < 2 { coarse.append(row) }
        return sheet.value(row, column)
      case .unreadable: unreadable += 1
      case .missing: missing += 1
      }
      return 0
    }
    let parts = group.parts.reduce(Int128(0)) { $0 + known($1) }
    total = group.total.map(known) ?? sheet.hundred
    difference = total - parts
    (coarseRows, unreadableCount, missingCount) = (coarse, unreadable, missing)
    // Percents are rounded of necessity, other numbers perhaps.
    let units = Closeness.units(parts: group.parts.count) + (sheet.kinds[column] == .percent ? 1 : 0)
    closeness = Closeness(slack: units * step, exactness: .no)
    // `$830M` beside `$1.2B`: where several cells are coarser than the rest, as far as each of them can be off.
    if coarseRows.count > 1 { closeness.slack = max(closeness.slack, quanta / 2) }
  }

  /// False where so little is added that it proves nothing.
  func isTelling(_ sheet: Sheet) -> Bool {
    guard total.magnitude > 2 * closeness.slack.magnitude else { return false }
    var count = 0
    for row in group.parts where sheet.isKnown(row, column) && sheet.value(row, column) != 0 {
      count += 1
      if count == 2 { return true }
    }
    return false
  }

  /// False where a cell other than the given one is too coarse for the sum to be exact.
  func isFine(except row: Int? = nil) -> Bool { coarseRows.allSatisfy { $0 == row } }

  func contains(_ spot: Spot) -> Bool {
    spot.column == column && (spot.row == group.total || group.isPart(spot.row))
  }

  var spots: [Spot] {
    (group.parts + (group.total.map { [$0] } ?? [])).map { Spot(row: $0, column: column) }
  }

  var verdict: Verdict { verdict(within: closeness.slack) }

  func verdict(within slack: Int128) -> Verdict {
    if unreadableCount > 0 { return .open }
    if difference.magnitude <= slack.magnitude { return .holds }
    return missingCount > 0 ? .open : .violated
  }

  /// What a cell of the sum may be, up to a slack; nil where other cells are lacking.
  func allowed(_ spot: Spot, within slack: Int128, _ sheet: Sheet) -> Span? {
    let state = sheet.state(spot.row, column)
    guard unreadableCount == (state == .unreadable ? 1 : 0), missingCount == 0 else { return nil }
    let printed = state == .known ? sheet.value(spot.row, column) : 0
    let exact = spot.row == group.total ? printed - difference : printed + difference
    return Span(lower: exact - slack, upper: exact + slack)
  }
}

/// A column is the sum of others in every row; where one of them is taken off, the difference.
struct RowSum {
  struct Term: Equatable {
    var column: Int
    var isSubtracted = false
  }

  let total: Int
  let terms: [Term]
  var closeness: Closeness

  func contains(column: Int) -> Bool { column == total || terms.contains { $0.column == column } }

  func spots(_ row: Int) -> [Spot] {
    ([total] + terms.map(\.column)).map { Spot(row: row, column: $0) }
  }

  /// The total less its terms; nil where a cell of the row is lacking.
  func difference(_ row: Int, _ sheet: Sheet) -> Int128? {
    guard sheet.isKnown(row, total) else { return nil }
    var difference = sheet.value(row, total)
    for term in terms {
      guard sheet.isKnown(row, term.column) else { return nil }
      difference += term.isSubtracted ? sheet.value(row, term.column) : -sheet.value(row, term.column)
    }
    return difference
  }

  func verdict(_ row: Int, _ sheet: Sheet, within slack: Int128) -> Verdict {
    guard let difference = difference(row, sheet) else { return .open }
    return difference.magnitude <= slack.magnitude ? .holds : .violated
  }

  func allowed(_ spot: Spot, _ sheet: Sheet, within slack: Int128) -> Span? {
    var rest: Int128 = 0
    if spot.column != total {
      guard sheet.isKnown(spot.row, total) else { return nil }
      rest = sheet.value(spot.row, total)
    }
    var sign: Int128 = 1
    for term in terms {
      if term.column == spot.column {
        if term.isSubtracted { sign = -1 }
        continue
      }
      guard sheet.isKnown(spot.row, term.column) else { return nil }
      rest += term.isSubtracted ? sheet.value(spot.row, term.column) : -sheet.value(spot.row, term.column)
    }
    let exact = spot.column == total ? -rest : sign * rest
    return Span(lower: exact - slack, upper: exact + slack)
  }
}

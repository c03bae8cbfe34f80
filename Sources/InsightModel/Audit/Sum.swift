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

/// Cells of a line that make another one of it: rows of a column its total, columns of each row another column.
struct Sum: Rule {
  enum Course { case down, across }

  let course: Course
  /// nil for shares that make 100 % without a cell that says so.
  let total: Int?
  /// Ascending.
  let parts: [Int]
  /// The one of the parts that is taken off the other.
  let taken: Int?
  let lines: Range<Int>
  var closeness = Closeness(slack: 0, exactness: .no)
  /// For each line.
  private var made: [Made] = []

  /// What the cells of a line make.
  struct Made {
    /// The total less the parts, of all that is known.
    var difference: Int128 = 0
    /// The printed or presumed total, where it is known.
    var total: Int128 = 0
    var (unreadable, missing) = (0, 0)
    /// How many parts are more or less than zero.
    var filled = 0
    /// How many of a row's are more than rounding explains.
    var ample = 0
    /// How many rows of a column are printed to fewer places than the others, and the last one of them.
    var coarse = (count: 0, row: 0)
    /// The last places of all cells together.
    fileprivate var quanta: Int128 = 0

    fileprivate mutating func add(_ spot: Spot, of course: Course, _ sheet: Sheet) -> Int128 {
      switch sheet.state(spot.row, spot.column) {
      case .known:
        if course == .down {
          let quantum = sheet.quantum(spot.row, spot.column)
          quanta += quantum
          if quantum > sheet.step(of: spot.column) { coarse = (coarse.count + 1, spot.row) }
        }
        return sheet.value(spot.row, spot.column)
      case .unreadable: unreadable += 1
      case .missing: missing += 1
      }
      return 0
    }
  }

  init(
    _ course: Course, total: Int?, parts: [Int], taken: Int? = nil, lines: Range<Int>, _ sheet: Sheet
  ) {
    (self.course, self.total, self.parts, self.taken, self.lines) = (course, total, parts, taken, lines)
    made = lines.map { reckon($0, sheet) }
    let columns = course == .down ? Array(lines) : parts + (total.map { [$0] } ?? [])
    guard course == .down || !parts.allSatisfy({ sheet.kinds[$0] == .rank }) else { return }
    // Percents are rounded of necessity, other numbers perhaps.
    let isPercent = course == .down && columns.contains { sheet.kinds[$0] == .percent }
    let units = Closeness.units(parts: parts.count) + (isPercent ? 1 : 0)
    closeness.slack = units * columns.map(sheet.step(of:)).reduce(1, max)
    // `$830M` beside `$1.2B`: where several cells are coarser than the rest, as far as each of them can be off.
    if course == .down, let made = made.first, made.coarse.count > 1 {
      closeness.slack = max(closeness.slack, made.quanta / 2)
    }
  }

  /// The column of a sum over rows, the total's of one over columns.
  var column: Int { course == .down ? lines.lowerBound : total ?? 0 }

  private func spot(_ line: Int, _ place: Int) -> Spot {
    course == .down ? Spot(row: place, column: line) : Spot(row: line, column: place)
  }

  private func place(_ spot: Spot) -> Int { course == .down ? spot.row : spot.column }

  /// What a line makes in a sheet that may have changed.
  func reckon(_ line: Int, _ sheet: Sheet) -> Made {
    var made = Made()
    made.total = total.map { made.add(spot(line, $0), of: course, sheet) } ?? sheet.hundred
    made.difference = made.total
    for part in parts {
      let value = made.add(spot(line, part), of: course, sheet)
      made.difference += part == taken ? value : -value
      if value != 0 { made.filled += 1 }
      if value.magnitude > closeness.slack.magnitude { made.ample += 1 }
    }
    return made
  }

  /// What the line makes as it is printed; of a sum over rows there is but one.
  func made(_ line: Int? = nil) -> Made { made[(line ?? lines.lowerBound) - lines.lowerBound] }

  var difference: Int128 { made().difference }

  /// False where all cells of a line are known, and do not make what is printed to the last place.
  func isExact(_ line: Int, _ sheet: Sheet) -> Bool {
    let made = reckon(line, sheet)
    return made.difference == 0 || made.unreadable + made.missing > 0
  }

  /// False where so little is added that it proves nothing.
  func isTelling(_ made: Made) -> Bool {
    course == .across
      ? made.ample > 1 : made.total.magnitude > 2 * closeness.slack.magnitude && made.filled > 1
  }

  /// True where a sum over rows holds.
  var isHeld: Bool { verdict(made(), within: closeness.slack) == .holds }
  var isWhole: Bool { made().missing == 0 }

  func isPart(_ place: Int) -> Bool {
    guard let first = parts.first, let last = parts.last, first <= place, place <= last else { return false }
    // Most are without a gap.
    if last - first + 1 == parts.count { return true }
    var range = parts.indices
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      range = parts[middle] <= place ? middle..<range.upperBound : range.lowerBound..<middle
    }
    return parts[range.lowerBound] == place
  }

  // MARK: As a rule

  var sum: Sum? { self }

  func lines(bearingOn spot: Spot) -> Range<Int> {
    let line = course == .down ? spot.column : spot.row
    return contains(spot, line) && lines.contains(line) ? line..<line + 1 : 0..<0
  }

  func contains(_ spot: Spot, _ line: Int) -> Bool {
    spot == self.spot(line, place(spot)) && (place(spot) == total || isPart(place(spot)))
  }

  func spots(_ line: Int) -> [Spot] {
    let total = total.map { [$0] } ?? []
    return (course == .down ? parts + total : total + parts).map { spot(line, $0) }
  }

  func verdict(_ line: Int, _ sheet: Sheet, _ reading: Reading) -> Verdict {
    let made = made(line)
    return verdict(made, within: slack(reading, made.coarse.count == 0))
  }

  func verdict(_ made: Made, within slack: Int128) -> Verdict {
    if made.unreadable > 0 || made.missing > 0 && course == .across { return .open }
    if made.difference.magnitude <= slack.magnitude { return .holds }
    return made.missing > 0 ? .open : .violated
  }

  func allowed(_ spot: Spot, _ line: Int, _ sheet: Sheet, _ reading: Reading) -> Span? {
    let (made, place, state) = (made(line), place(spot), sheet.state(spot.row, spot.column))
    guard made.unreadable == (state == .unreadable ? 1 : 0), made.missing == 0 else { return nil }
    let printed = state == .known ? sheet.value(spot.row, spot.column) : 0
    let exact = printed + (place == total || place == taken ? -made.difference : made.difference)
    // Where another cell is printed to fewer places, the sum tells no more than that.
    let isFine = made.coarse.count == 0 || made.coarse.count == 1 && made.coarse.row == place
    let slack = slack(reading, isFine)
    return Span(lower: exact - slack, upper: exact + slack)
  }

  private func slack(_ reading: Reading, _ isFine: Bool) -> Int128 {
    reading == .strict && isFine && closeness.exactness != .no ? 0 : closeness.slack
  }
}

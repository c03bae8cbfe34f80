/// Rows put together by the values of one column.
public struct Grouping: Sendable {
  /// Index of the column.
  public let column: Int
  /// Columns of numbers, whose sums or means are told.
  public let measured: [Int]
  /// The most frequent first, else in the order of the rows.
  public private(set) var groups: [Group] = []

  /// The rows that hold one value of the column.
  public struct Group: Sendable {
    /// The first row that holds the value.
    public var row: UInt32
    /// How many rows, at least 1.
    public var count = 0
    /// By place in `measured`: how many values there are.
    public var values: [Int]
    /// By place in `measured`; nil where the group has no value, or no sum that is exact.
    public var sums: [LongFigure?]
    /// By place in `measured`: cells that hold something and no value, and values that others prove.
    var leftOut: [Int] = []
    var proven: [Int] = []
    /// True for the cells that hold nothing, or say so.
    public var isMissing: Bool
  }

  /// Groups some rows of a grid; nil where `progress` said no.
  public init?(
    _ grid: Grid, by column: Int, _ rows: some RandomAccessCollection<UInt32>,
    progress: (Double) -> Bool = { _ in true }
  ) {
    // Of a type that is known here, it is gone through many times as fast.
    let rows = Array(rows)
    self.column = column
    measured = grid.columns.indices.filter {
      $0 != column && grid.columns[$0].type.isNumeric && grid.columns[$0].type != .rank
        && !grid.holdsYears($0) && !grid.mixesCurrencies($0, inGroupsBy: column)
    }
    guard let places = grid.groupPlaces(column, rows, progress: { progress(0.5 * $0) }) else { return nil }
    let count = places.first.count
    var counts = [Int](repeating: 0, count: count)
    for place in places.byRow { counts[Int(place)] += 1 }
    groups = (0..<count).map { place in
      let row = places.first[place]
      return Group(
        row: row, count: counts[place], values: [], sums: [], isMissing: grid.isMissing(Int(row), column))
    }
    for (number, other) in measured.enumerated() {
      guard progress(0.5 + 0.5 * Double(number) / Double(measured.count)) else { return nil }
      let sums = Self.sums(grid, other, rows, places.byRow, count)
      for place in 0..<count {
        groups[place].values.append(sums[place].count)
        groups[place].sums.append(sums[place].sum)
        groups[place].leftOut.append(0)
        groups[place].proven.append(0)
      }
      guard grid.misfits(other) > 0 || grid.table?.findings.isEmpty == false else { continue }
      for (row, place) in zip(rows, places.byRow) {
        if grid.value(Int(row), other) != nil {
          if grid.finding(Int(row), other) != nil { groups[Int(place)].proven[number] += 1 }
        } else if !grid.isMissing(Int(row), other) {
          groups[Int(place)].leftOut[number] += 1
        }
      }
    }
    groups = groups.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
  }

  private struct Sum {
    var count = 0
    var digits: Int128 = 0
    var isExact = true
    var sum: LongFigure?
  }

  private static func sums(
    _ grid: Grid, _ column: Int, _ rows: [UInt32], _ places: [UInt32], _ count: Int
  ) -> [Sum] {
    guard let decimals = grid.decimals(column) else { return longSums(grid, column, rows, places, count) }
    var sums = [Sum](repeating: Sum(), count: count)
    func add(_ digits: Int128, to place: Int) {
      let (sum, overflow) = sums[place].digits.addingReportingOverflow(digits)
      sums[place].digits = sum
      sums[place].count += 1
      if overflow { sums[place].isExact = false }
    }
    if let digits = grid.dataTable?.exactDigits(column) {
      for (row, place) in zip(rows, places) {
        let own = digits[Int(row)]
        if own != .min { add(Int128(own), to: Int(place)) }
      }
    } else {
      for (row, place) in zip(rows, places) {
        guard let value = grid.value(Int(row), column) else { continue }
        add(value.scaled(to: decimals), to: Int(place))
      }
    }
    for place in sums.indices where sums[place].isExact && sums[place].count > 0 {
      sums[place].sum = LongFigure(sums[place].digits, decimals: decimals)
    }
    return sums
  }

  /// The same of numbers of which some have more digits than a cell holds.
  private static func longSums(
    _ grid: Grid, _ column: Int, _ rows: [UInt32], _ places: [UInt32], _ count: Int
  ) -> [Sum] {
    var values = [[LongFigure]](repeating: [], count: count)
    var isEndless = [Bool](repeating: false, count: count)
    for (row, place) in zip(rows, places) {
      if let value = grid.nearValue(Int(row), column) {
        values[Int(place)].append(value)
      } else if grid.number(Int(row), column) != nil {
        isEndless[Int(place)] = true
      }
    }
    return zip(values, isEndless).map { values, isEndless in
      Sum(count: values.count, sum: isEndless || values.isEmpty ? nil : .sum(values))
    }
  }
}

extension Grid {
  /// For each of some rows which group it is in, and the first row of each group.
  fileprivate func groupPlaces(
    _ column: Int, _ rows: [UInt32], progress: (Double) -> Bool
  ) -> (byRow: [UInt32], first: [UInt32])? {
    guard columns.indices.contains(column) else { return nil }
    if let table = dataTable, !columns[column].type.hasValues {
      guard let known = TextIdentities(table, column, { progress(0.5) }) else { return nil }
      var places = [UInt32](repeating: .max, count: known.count + 1)
      let alike = known.alike(table)
      var (byRow, first): ([UInt32], [UInt32]) = ([], [])
      byRow.reserveCapacity(rows.count)
      for row in rows {
        var id = Int(min(known.ids[Int(row)], UInt32(known.count)))
        if let alike, id < alike.count { id = alike[id] }
        if places[id] == .max {
          places[id] = UInt32(first.count)
          first.append(row)
        }
        byRow.append(places[id])
      }
      return (byRow, first)
    }
    guard let values = identified(column, rows, progress: progress) else { return nil }
    return values
  }

  /// The most decimals of a column's values; nil where they are not exact.
  func decimals(_ column: Int) -> Int? {
    if let held = held(column) {
      return held.data.scale(held.column) == nil ? nil : held.data.decimals(held.column)
    }
    return (0..<rowCount).compactMap { value($0, column)?.decimals }.max() ?? 0
  }
}

extension LongFigure {
  /// Nil where it is too long.
  static func sum(_ figures: [LongFigure]) -> LongFigure? {
    let decimals = min(18, figures.map(\.decimals).max() ?? 0)
    var total: Int128 = 0
    for figure in figures where figure.decimals <= 18 {
      let (scaled, isTooLong) = figure.digits.multipliedReportingOverflow(
        by: .powerOfTen(decimals - figure.decimals))
      let (sum, overflow) = total.addingReportingOverflow(scaled)
      if isTooLong || overflow { return nil }
      total = sum
    }
    return LongFigure(total, decimals: decimals)
  }
}

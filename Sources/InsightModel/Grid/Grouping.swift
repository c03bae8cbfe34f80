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
        && !grid.holdsYears($0)
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
    var sums = [Sum](repeating: Sum(), count: count)
    let decimals = grid.decimals(column)
    guard let decimals else { return sums }
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
      var (byRow, first): ([UInt32], [UInt32]) = ([], [])
      byRow.reserveCapacity(rows.count)
      for row in rows {
        let id = Int(min(known.ids[Int(row)], UInt32(known.count)))
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
  fileprivate func decimals(_ column: Int) -> Int? {
    switch storage {
    case .data(let table): return table.scale(column) == nil ? nil : table.decimals(column)
    case .table: return (0..<rowCount).compactMap { value($0, column)?.decimals }.max() ?? 0
    }
  }

  /// Groups as a table of their own: the value, how many rows, and of each column of numbers its sum, what part that is of
  /// the whole, and its mean.
  public func table(of grouping: Grouping) -> Grid {
    let name = label(of: grouping.column)
    var header = [name, "rows", "rows share"]
    for column in grouping.measured {
      let label = label(of: column)
      header += isAdditive(column) ? ["\(label) sum", "\(label) share", "\(label) mean"] : ["\(label) mean"]
    }
    let all = grouping.groups.reduce(0) { $0 + $1.count }
    let totals = grouping.measured.indices.map { number in
      LongFigure.sum(grouping.groups.compactMap { $0.sums[number] })
    }
    let rows = grouping.groups.map { group -> [String] in
      var fields = [
        group.isMissing ? "" : shown(Int(group.row), grouping.column) ?? "", String(group.count),
        Self.percent(LongFigure(Int128(group.count), decimals: 0), of: LongFigure(Int128(all), decimals: 0)),
      ]
      for (number, column) in grouping.measured.enumerated() {
        let mean = group.sums[number].flatMap { sum in
          LongFigure(
            sum.digits, over: Int128(group.values[number]) * .powerOfTen(min(18, sum.decimals)),
            decimals: min(18, max(2, sum.decimals + 1)))
        }
        if isAdditive(column) {
          fields.append(group.sums[number]?.description ?? "")
          fields.append(
            group.sums[number].flatMap { sum in totals[number].map { Self.percent(sum, of: $0) } } ?? "")
        }
        fields.append(mean?.description ?? "")
      }
      return fields
    }
    return Grid(derived: "\(title) by \(name)", header, rows)
  }

  private static func percent(_ part: LongFigure, of whole: LongFigure) -> String {
    let decimals = max(part.decimals, whole.decimals)
    guard whole.digits > 0, decimals <= 18 else { return "" }
    let (dividend, isTooLong) = part.digits.multipliedReportingOverflow(
      by: .powerOfTen(decimals - part.decimals) * 100)
    let (divisor, isTooWide) = whole.digits.multipliedReportingOverflow(
      by: .powerOfTen(decimals - whole.decimals))
    guard !isTooLong, !isTooWide, let share = LongFigure(dividend, over: divisor, decimals: 1) else {
      return ""
    }
    return share.text(isGrouped: false, places: 1) + "%"
  }

  /// A table that was worked out.
  /// - Parameter texts: the columns whose cells are no numbers, whatever they look like.
  public init(derived name: String, _ header: [String], _ rows: [[String]], texts: [String] = []) {
    var bytes: [UInt8] = []
    for row in [header] + rows {
      for (index, field) in row.enumerated() {
        if index > 0 { bytes.append(0x2C) }
        Recast.append(field.utf8, to: &bytes)
      }
      if row.count == 1, row[0].isEmpty { bytes += [0x22, 0x22] }
      bytes.append(0x0A)
    }
    var options = DataOptions()
    options.separator = [0x2C]
    options.hasHeader = true
    options.types = texts.map { ($0, .text) }
    let table =
      DataReader.table(name: name, bytes, options)
      ?? DataTable(
        name: name, dialect: Dialect(), names: header, parts: [], tallies: [],
        isComplete: true)
    self.init(table)
  }

  /// What the columns are like, over some rows, as a table of its own.
  public func described(_ statistics: [ColumnStatistics]) -> Grid {
    let header = [
      "column", "spread", "type", "unit", "count", "missing", "misfits", "distinct", "sum", "mean", "least",
      "quarter", "median", "three quarters", "greatest",
    ]
    let rows = statistics.map { found -> [String] in
      let column = columns[found.column]
      let middle: [LongFigure?] =
        found.quartiles.count == 5 ? Array(found.quartiles[1...3]) : [nil, nil, nil]
      return [
        label(of: found.column), Sparkline.text(found.histogram), column.type.rawValue, column.unit ?? "",
        String(found.count), String(found.missing), String(found.misfits), String(found.distinct),
        found.sum?.description ?? "", found.mean?.description ?? "",
        found.first ?? found.quartiles.first?.description ?? "", middle[0]?.description ?? "",
        middle[1]?.description ?? "", middle[2]?.description ?? "",
        found.last ?? found.quartiles.last?.description ?? "",
      ]
    }
    return Grid(derived: title, header, rows)
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

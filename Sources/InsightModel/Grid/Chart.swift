/// A column as bars: their scale, and what is written beside them.
public struct Chart: Equatable, Sendable {
  /// What the bars or lines stand for.
  public enum Kind: Equatable, Sendable {
    /// The column's values.
    case values
    /// The values as a line over the times of the rows.
    case line
    /// The lines of all columns that share its scale.
    case lines
    /// What part each value is of the total.
    case shares
    /// How amounts and ranks have changed from one period to the other.
    case changes
  }

  /// Those of `kinds(_:of:)` that the rows allow: a line needs one row for a time.
  public let kinds: [Kind]
  /// One of them: bars where what was asked for is none.
  public let kind: Kind
  /// 0-based index of the column.
  public let column: Int
  /// The two periods of a chart of changes.
  public let periods: PeriodPair?
  /// What shares are parts of.
  private var total: LongFigure?
  /// The rows whose sum that is, where no total is printed, or one in doubt; nil where it is the total row's.
  public private(set) var summedRows: Int?
  /// Ends of the scale: the least and the greatest value that is drawn among the rows, and 0.
  public private(set) var least = 0.0
  /// In the unit of the bars: of shares the part of the total, 0...1, else as the column's numbers are. Lines
  /// have no 0 in their scale unless a value needs it.
  public private(set) var greatest = 0.0
  private let ranks: PeriodPair?
  /// What lines are drawn from: the column's own first.
  public private(set) var courses: [Course] = []
  /// Places in the order of amounts, by row, where no ranks are printed; 0 for none.
  private var earlierPlaces: [UInt32] = []
  private var laterPlaces: [UInt32] = []

  /// The charts that a column can be drawn as, in order.
  public static func kinds(_ column: Int, of grid: Grid) -> [Kind] {
    guard grid.columns.indices.contains(column), grid.columns[column].type.isNumeric else { return [] }
    var kinds: [Kind] = [.values]
    if grid.timeColumn != nil {
      kinds.append(.line)
      if grid.alike(column).count > 1 { kinds.append(.lines) }
    }
    // Of numbers that are only near there is no total.
    if grid.isAdditive(column), grid.isExact(column) { kinds.append(.shares) }
    if grid.periods(column) != nil { kinds.append(.changes) }
    return kinds
  }

  /// Works out the scale over some rows of a grid; nil where `progress` said no.
  public init?(
    _ kind: Kind, _ column: Int, of grid: Grid, rows: some RandomAccessCollection<UInt32>,
    progress: (Double) -> Bool = { _ in true }
  ) {
    self.column = column
    let course = grid.timeColumn.flatMap { Course(column, over: $0, of: grid, rows: rows) }
    kinds = Self.kinds(column, of: grid).filter { course != nil || $0 != .line && $0 != .lines }
    let isLine = kind == .line || kind == .lines
    let kind = isLine && course == nil ? .values : kind
    self.kind = kind
    periods = kind == .changes ? grid.periods(column) : nil
    ranks = periods.flatMap { grid.ranks(of: $0) }
    if kind == .shares { takeTotal(of: grid) }
    if kind == .line || kind == .lines {
      takeCourses(course, of: grid, rows)
      return
    }
    for (place, row) in rows.enumerated() {
      if place % 4096 == 0, !progress(Double(place) / Double(rows.count)) { return nil }
      guard let value = value(grid, Int(row)) else { continue }
      least = min(least, value)
      greatest = max(greatest, value)
    }
    if let periods, ranks == nil, grid.columns[periods.later].type != .percent {
      earlierPlaces = Self.places(periods.earlier, of: grid)
      laterPlaces = Self.places(periods.later, of: grid)
    }
  }

  /// A line needs no 0 on its scale.
  private mutating func takeCourses(
    _ own: Course?, of grid: Grid, _ rows: some RandomAccessCollection<UInt32>
  ) {
    guard let own, let times = grid.timeColumn else { return }
    let others = kind == .lines ? grid.alike(column).filter { $0 != column } : []
    // So many lines are told apart.
    courses = [own] + others.prefix(5).compactMap { Course($0, over: times, of: grid, rows: rows) }
    let points = courses.flatMap(\.points)
    least = points.map(\.least).min() ?? 0
    greatest = points.map(\.greatest).max() ?? 0
  }

  /// What is printed as the total, else the sum of all rows; nil where that is nothing that has parts.
  private mutating func takeTotal(of grid: Grid) {
    if let row = grid.totalRow, !grid.isSuspect(row, column), let value = grid.value(row, column) {
      total = value.digits > 0 ? LongFigure(value) : nil
      return
    }
    var sum: Int128 = 0
    var count = 0
    for row in 0..<grid.rowCount where grid.role(row).isPart && !grid.isSuspect(row, column) {
      guard let value = grid.value(row, column) else { continue }
      let (next, overflow) = sum.addingReportingOverflow(value.scaled(to: 18))
      if overflow { return }
      sum = next
      count += 1
    }
    summedRows = count
    total = sum > 0 ? LongFigure(sum, decimals: 18) : nil
  }

  /// Rows by amount, largest first, from 1; rows alike share a place.
  private static func places(_ column: Int, of grid: Grid) -> [UInt32] {
    var places = Array(repeating: UInt32(0), count: grid.rowCount)
    let valued = grid.dataRows.compactMap { row in grid.value(Int(row), column).map { (row, $0) } }
    var before: (place: UInt32, value: Figure)?
    for (offset, entry) in valued.sorted(by: { $0.1 > $1.1 }).enumerated() {
      let place = before?.value == entry.1 ? before?.place ?? 0 : UInt32(offset + 1)
      before = (place, entry.1)
      places[Int(entry.0)] = place
    }
    return places
  }

  /// True for shares of what has none: a total that is not above 0.
  public var lacksTotal: Bool { kind == .shares && total == nil }

  // MARK: Rows

  /// The length of a row's bar on the chart's scale; nil where the row has none.
  public func value(_ grid: Grid, _ row: Int) -> Double? {
    let hasSuspect = cells.contains { grid.isSuspect(row, $0) }
    if hasSuspect { return nil }
    return switch kind {
    // What is infinite has no bar.
    case .values, .line, .lines: grid.number(row, column).flatMap { $0.isFinite ? $0 : nil }
    case .shares:
      total.flatMap { total in grid.value(row, column).map { $0.double / total.approximate } }
    case .changes: periods.flatMap { grid.change(row, $0) }?.approximate
    }
  }

  /// What stands beside a row's bar, piece by piece: each piece aligns with those above and below.
  public func texts(_ grid: Grid, _ row: Int) -> [String] {
    switch kind {
    case .values, .line, .lines:
      return [grid.shown(row, column) ?? ""]
    case .shares:
      let share = total.flatMap { grid.share(row, column, of: $0) }
      return [share.map { $0.text(isGrouped: false, places: 1) + "%" } ?? ""]
    case .changes:
      guard let periods else { return [] }
      let change = grid.change(row, periods).map { grid.text($0, in: periods.later, hasSign: true) }
      let growth = grid.growth(row, periods).map { $0.text(isGrouped: true, hasSign: true, places: 1) + "%" }
      return [rankChange(grid, row) ?? "", change ?? "", growth ?? ""]
    }
  }

  /// The columns of the cells that a row's bar stands for.
  private var cells: [Int] {
    switch kind {
    case .values, .line, .lines, .shares: [column]
    case .changes: periods.map { [$0.later, $0.earlier] } ?? []
    }
  }

  /// The mark of the cells that a row's bar stands for: `*` where a value is proven, `?` where one is in doubt.
  public func mark(_ grid: Grid, _ row: Int) -> String {
    let marks = cells.map { grid.isSuspect(row, $0) ? Table.Finding.doubtMark : grid.mark(row, $0) }
    return marks.contains("?") ? "?" : marks.first { !$0.isEmpty } ?? ""
  }

  private func rankChange(_ grid: Grid, _ row: Int) -> String? {
    if let ranks { return grid.rankChange(row, ranks) }
    guard laterPlaces.indices.contains(row) else { return nil }
    func figure(_ place: UInt32) -> Figure? { place == 0 ? nil : Figure(Int(place)) }
    return Grid.rankChange(from: figure(earlierPlaces[row]), to: figure(laterPlaces[row]))
  }
}

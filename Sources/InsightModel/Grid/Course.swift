/// How the numbers of a column go over the times of its rows: what a line is drawn from.
public struct Course: Equatable, Sendable {
  /// Rows that lie so near together in time that they share a place.
  public struct Point: Equatable, Sendable {
    /// Seconds since 1970-01-01, as `Grid.number` gives them for a date: of the first row that shares the
    /// place.
    public var time: Double
    /// The least value of the rows that share the place.
    public var least: Double
    /// The greatest value of the rows that share the place.
    public var greatest: Double
    /// The value of the latest row, and that row.
    public var value: Double
    /// 0-based, as printed.
    public var row: Int
  }

  /// More places than these no screen has.
  static let mostPoints = 2048

  /// 0-based index of the column.
  public let column: Int
  /// Ascending by time; never empty.
  public let points: [Point]

  /// Of some rows of a grid, in any order; nil where fewer than two times have a value, or one has several: a line
  /// through all of them would join what does not belong together.
  init?(_ column: Int, over times: Int, of grid: Grid, rows: some Collection<UInt32>) {
    var all: [(time: Double, value: Double, row: Int)] = []
    for row in rows {
      guard let time = grid.number(Int(row), times), let value = grid.number(Int(row), column), time.isFinite,
        value.isFinite, !grid.isSuspect(Int(row), column)
      else { continue }
      all.append((time, value, Int(row)))
    }
    all.sort { $0.time < $1.time }
    guard let first = all.first, let last = all.last, first.time < last.time,
      !zip(all, all.dropFirst()).contains(where: { $0.time == $1.time })
    else { return nil }
    var points: [Point] = []
    let width = (last.time - first.time) / Double(Self.mostPoints)
    for (time, value, row) in all {
      if let open = points.last, all.count > Self.mostPoints, time - open.time < width {
        points[points.count - 1] = Point(
          time: open.time, least: min(open.least, value), greatest: max(open.greatest, value), value: value,
          row: row)
      } else {
        points.append(Point(time: time, least: value, greatest: value, value: value, row: row))
      }
    }
    self.column = column
    self.points = points
  }
}

extension Grid {
  /// The column that says at which time a row is: the one that names the rows, else the first of times.
  public var timeColumn: Int? {
    if let nameColumn, columns[nameColumn].type == .date { return nameColumn }
    return columns.firstIndex { $0.type == .date }
  }

  /// The columns that can share a scale with this one: of its type and unit.
  public func alike(_ column: Int) -> [Int] {
    columns.indices.filter {
      columns[$0].type == columns[column].type && columns[$0].unit == columns[column].unit
    }
  }
}

import InsightModel

/// The statistics of every column, one a row.
struct StatisticsSheet: Equatable, Sendable {
  let statistics: [ColumnStatistics]
  /// Rows that they are of.
  let rowCount: Int
  /// Row at the cursor: the index of a column.
  var cursor: Int
  var top = 0
  /// Columns of the sheet that are scrolled out at the left, after the first.
  private(set) var left = 0

  init(_ statistics: [ColumnStatistics], rowCount: Int, cursor: Int) {
    self.statistics = statistics
    self.rowCount = rowCount
    self.cursor = cursor
  }

  mutating func move(_ distance: Int, rows: Int) {
    (cursor, top) = Self.moved(cursor, top, distance, count: statistics.count, rows: rows)
  }

  mutating func scroll(columns distance: Int) {
    left = min(max(0, left + distance), StatisticsText.titles.count - 2)
  }

  /// A cursor after it was moved, and the first row of a screen that shows it.
  static func moved(_ cursor: Int, _ top: Int, _ distance: Int, count: Int, rows: Int) -> (Int, Int) {
    let cursor = min(max(0, cursor + distance), max(0, count - 1))
    return (cursor, max(0, min(max(min(top, cursor), cursor - rows + 1), count - rows)))
  }
}

/// The different values of a column, the most frequent first.
struct DistinctSheet: Equatable, Sendable {
  let column: Int
  let values: [DistinctValue]
  /// Ranges instead of values, where hardly two values are the same.
  let histogram: Histogram?
  /// Rows that were counted.
  let rowCount: Int
  var cursor = 0
  var top = 0

  init(_ values: [DistinctValue], _ histogram: Histogram? = nil, column: Int, rowCount: Int) {
    self.values = values
    self.histogram = histogram
    self.column = column
    self.rowCount = rowCount
  }

  mutating func move(_ distance: Int, rows: Int) {
    (cursor, top) = StatisticsSheet.moved(cursor, top, distance, count: count, rows: rows)
  }

  /// Lines: values, or ranges of them.
  var count: Int { histogram?.bins.count ?? values.count }

  /// What keeps the rows of the line at the cursor.
  func term(_ grid: Grid) -> String? {
    if let histogram {
      guard histogram.bins.indices.contains(cursor) else { return nil }
      return histogram.term(cursor, grid)
    }
    return values.indices.contains(cursor) ? Filter.term(alike: Int(values[cursor].row), column, grid) : nil
  }
}

/// Statistics in words and figures.
enum StatisticsText {
  static let titles = [
    "Column", "Spread", "Type", "Count", "Missing", "Misfits", "Distinct", "Sum", "Mean", "Least", "25%",
    "Median", "75%", "Greatest",
  ]

  /// One text for each title; empty where there is nothing to say.
  static func cells(_ found: ColumnStatistics, _ grid: Grid) -> [String] {
    let column = grid.columns[found.column]
    func text(_ value: LongFigure?) -> String { value.map { grid.text($0, in: found.column) } ?? "" }
    let middle: [LongFigure?] = found.quartiles.count == 5 ? Array(found.quartiles[1...3]) : [nil, nil, nil]
    return [
      grid.markedLabel(of: found.column), Sparkline.text(found.histogram), column.type.rawValue,
      Words.number(found.count),
      Words.number(found.missing),
      found.misfits == 0 ? "" : Words.number(found.misfits), Words.number(found.distinct),
      text(found.sum), text(found.mean),
      found.first ?? text(found.quartiles.first), text(middle[0]), text(middle[1]), text(middle[2]),
      found.last ?? text(found.quartiles.last),
    ]
  }
}

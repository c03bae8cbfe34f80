/// What a column's cells are like, over some rows. Others and Total are never among them.
public struct ColumnStatistics: Equatable, Sendable {
  /// Index of the column.
  public let column: Int
  /// Cells that hold something of the column's type.
  public var count = 0
  /// Cells that hold nothing, or say so.
  public var missing = 0
  /// Cells that hold something, but no value of the column's type, or one in doubt.
  public var misfits = 0
  /// How many different values there are.
  public var distinct = 0
  /// Nil for ranks, percents and others that no sum can be made of, and where it is too long.
  public var sum: LongFigure?
  /// To one decimal place more than is printed, and at least to two. Nil for ranks and years.
  public var mean: LongFigure?
  /// Of the values in order, the first, the ones a quarter, half and three quarters of the way to the last, and the last.
  /// Between two values it is as far from the one to the other as the place is: what R calls type 7, and spreadsheets
  /// QUARTILE.INC. Empty without values; of ranks only the first and the last are told.
  public var quartiles: [LongFigure] = []
  /// How many values lie in each of equal parts between the least and the greatest; empty where there is no telling.
  public var histogram: [Int] = []
  /// The first and the last of texts in the order of names.
  public var first: String?
  public var last: String?

  public static let histogramParts = 12

  init(column: Int) { self.column = column }
}

extension Grid {
  /// The statistics of every column over some rows. Nil where `progress` said no.
  public func statistics(_ rows: [UInt32], progress: (Double) -> Bool = { _ in true }) -> [ColumnStatistics]?
  {
    let share = 1 / Double(max(1, columns.count))
    var all: [ColumnStatistics] = []
    for column in columns.indices {
      func advance(_ part: Double) -> Bool { progress((Double(column) + part) * share) }
      guard let found = statistics(column, rows, progress: advance) else { return nil }
      all.append(found)
    }
    return all
  }

  private func statistics(_ column: Int, _ rows: [UInt32], progress: (Double) -> Bool) -> ColumnStatistics? {
    columns[column].type.isNumeric
      ? numericStatistics(column, rows, progress: progress) : textStatistics(column, rows, progress: progress)
  }

  private func numericStatistics(_ column: Int, _ rows: [UInt32], progress: (Double) -> Bool)
    -> ColumnStatistics?
  {
    var found = ColumnStatistics(column: column)
    var figures: [Figure] = []
    var decimals = 0
    for (place, row) in rows.enumerated() {
      if place % 4096 == 0, !progress(0.5 * Double(place) / Double(rows.count)) { return nil }
      if let value = value(Int(row), column) {
        figures.append(value)
        decimals = max(decimals, value.decimals)
      } else if isMissing(Int(row), column) {
        found.missing += 1
      } else {
        found.misfits += 1
      }
    }
    found.count = figures.count
    let scaled = figures.map { $0.scaled(to: decimals) }
    guard progress(0.6) else { return nil }
    // Numbers of 64 bits sort in a fraction of the time.
    var isNarrow = true
    let narrow = scaled.map { value -> Int in
      isNarrow = isNarrow && value.magnitude <= Int.max
      return Int(truncatingIfNeeded: value)
    }
    let sorted = isNarrow ? narrow.sorted().map { Int128($0) } : scaled.sorted()
    guard progress(0.9) else { return nil }
    found.distinct = Self.countDistinct(sorted)
    found.summarize(
      sorted, decimals: decimals, type: columns[column].type, isAdditive: isAdditive(column),
      hasMean: !holdsYears(column))
    return found
  }

  private static func countDistinct(_ sorted: [Int128]) -> Int {
    sorted.isEmpty ? 0 : 1 + zip(sorted, sorted.dropFirst()).count { $0 != $1 }
  }

  private func textStatistics(_ column: Int, _ rows: [UInt32], progress: (Double) -> Bool)
    -> ColumnStatistics?
  {
    var found = ColumnStatistics(column: column)
    guard let values = distinct(column, rows, progress: progress) else { return nil }
    for value in values {
      guard !value.isMissing else {
        found.missing = value.count
        continue
      }
      found.count += value.count
      found.distinct += 1
      guard let text = shown(Int(value.row), column) else { continue }
      if found.first.map({ Collation.areAscending(text, $0) }) ?? true { found.first = text }
      if found.last.map({ Collation.areAscending($0, text) }) ?? true { found.last = text }
    }
    return found
  }
}

extension ColumnStatistics {
  fileprivate mutating func summarize(
    _ sorted: [Int128], decimals: Int, type: Table.ColumnType, isAdditive: Bool, hasMean: Bool
  ) {
    guard let least = sorted.first, let greatest = sorted.last else { return }
    guard type != .rank else {
      quartiles = [LongFigure(least, decimals: decimals), LongFigure(greatest, decimals: decimals)]
      return
    }
    quartiles = (0...4).compactMap { Self.quartile($0, sorted, decimals) }
    histogram = Self.histogram(sorted, from: least, to: greatest)
    guard hasMean else { return }
    var total: Int128 = 0
    for value in sorted {
      let (next, overflow) = total.addingReportingOverflow(value)
      if overflow { return }
      total = next
    }
    if isAdditive { sum = LongFigure(total, decimals: decimals) }
    mean = LongFigure(
      total, over: Int128(sorted.count) * .powerOfTen(decimals), decimals: min(18, max(2, decimals + 1)))
  }

  private static func quartile(_ quarter: Int, _ sorted: [Int128], _ decimals: Int) -> LongFigure? {
    let (place, rest) = ((sorted.count - 1) * quarter).quotientAndRemainder(dividingBy: 4)
    let low = sorted[place]
    guard rest > 0 else { return LongFigure(low, decimals: decimals) }
    let (step, tooWide) = sorted[place + 1].subtractingReportingOverflow(low)
    let (part, tooLong) = step.multipliedReportingOverflow(by: Int128(rest) * 25)
    let (base, tooLarge) = low.multipliedReportingOverflow(by: 100)
    guard !tooWide, !tooLong, !tooLarge else { return nil }
    return LongFigure(base + part, decimals: decimals + 2)
  }

  private static func histogram(_ sorted: [Int128], from least: Int128, to greatest: Int128) -> [Int] {
    guard greatest > least else { return [] }
    var parts = Array(repeating: 0, count: histogramParts)
    let width = Double(greatest) - Double(least)
    for value in sorted {
      let place = (Double(value) - Double(least)) / width * Double(histogramParts)
      parts[min(histogramParts - 1, max(0, Int(place)))] += 1
    }
    return parts
  }
}

/// Numbers as a row of bars, each an eighth to eight eighths high, and a blank where there is nothing.
public enum Sparkline {
  private static let bars: [Character] = Array("▁▂▃▄▅▆▇█")

  public static func text(_ numbers: [Int]) -> String {
    guard let most = numbers.max(), most > 0 else { return "" }
    return String(numbers.map { $0 <= 0 ? " " : bars[min(7, max(0, ($0 * 8 + most - 1) / most - 1))] })
  }
}

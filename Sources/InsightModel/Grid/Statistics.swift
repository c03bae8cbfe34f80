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
  /// The first and the last of texts in the order of names, and of dates.
  public var first: String?
  /// Nil where the column has neither, or no value.
  public var last: String?

  /// How many parts `histogram` has: each is one cell of the screen.
  public static let histogramParts = 12

  init(column: Int) { self.column = column }
}

extension Grid {
  /// The statistics of every column over some rows. Nil where `progress` said no.
  public func statistics(
    _ rows: some RandomAccessCollection<UInt32>, progress: (Double) -> Bool = { _ in true }
  ) -> [ColumnStatistics]? {
    let share = 1 / Double(max(1, columns.count))
    var all: [ColumnStatistics] = []
    // Of a row of thousands of fields among short ones, each column would ask every row.
    var reaching = Array(rows)
    for column in columns.indices {
      reaching = dataTable?.rows(reaching, reaching: column) ?? reaching
      func advance(_ part: Double) -> Bool { progress((Double(column) + part) * share) }
      let looked =
        columns[column].type.hasValues
        ? valueStatistics(column, reaching, progress: advance)
        : textStatistics(column, reaching, progress: advance)
      guard var found = looked else { return nil }
      found.missing += rows.count - reaching.count
      all.append(found)
    }
    return all
  }

  private func valueStatistics(
    _ column: Int, _ rows: [UInt32], progress: (Double) -> Bool
  ) -> ColumnStatistics? {
    var found = ColumnStatistics(column: column)
    var decimals = 0
    var (least, greatest): (Ranked?, Ranked?)
    for (place, row) in rows.enumerated() {
      if place % 4096 == 0, !progress(0.4 * Double(place) / Double(rows.count)) { return nil }
      if let value = nearValue(Int(row), column) {
        found.count += 1
        decimals = max(decimals, value.decimals)
        guard columns[column].type == .date else { continue }
        if least.map({ value < $0.value }) ?? true { least = Ranked(value: value, row: Int(row)) }
        if greatest.map({ value > $0.value }) ?? true { greatest = Ranked(value: value, row: Int(row)) }
      } else if isMissing(Int(row), column) {
        found.missing += 1
      } else {
        found.misfits += 1
      }
    }
    guard progress(0.5) else { return nil }
    found.first = least.flatMap { shown($0.row, column) }
    found.last = greatest.flatMap { shown($0.row, column) }
    // Numbers of 64 bits sort in a fraction of the time.
    if let sorted = sortedValues(column, rows, decimals, as: Int.self) {
      found.summarize(sorted, decimals: decimals, self)
    } else if let sorted = sortedValues(column, rows, decimals, as: Int128.self) {
      found.summarize(sorted, decimals: decimals, self)
    }
    return progress(1) ? found : nil
  }

  private struct Ranked {
    var value: LongFigure
    var row: Int
  }

  /// So many leave room for a mean.
  private static let mostDecimals = 18

  /// A cell's value; of a number that is longer all its digits, or those that are near enough.
  func nearValue(_ row: Int, _ column: Int) -> LongFigure? {
    if let value = value(row, column) { return LongFigure(value) }
    switch amount(row, column) {
    case .exact(let figure) where figure.decimals <= Self.mostDecimals: return figure
    case .exact, .near: return number(row, column).flatMap(LongFigure.init(near:))
    case nil: return nil
    }
  }

  /// The values of a column in order, as whole numbers of ten to the minus `decimals`; nil where one is too long.
  private func sortedValues<Number: FixedWidthInteger>(
    _ column: Int, _ rows: [UInt32], _ decimals: Int, as: Number.Type
  ) -> [Number]? {
    var values: [Number] = []
    for row in rows {
      guard let value = nearValue(Int(row), column) else { continue }
      let (digits, isTooLong) =
        value.decimals == decimals
        ? (value.digits, false)
        : value.digits.multipliedReportingOverflow(by: .powerOfTen(decimals - value.decimals))
      guard !isTooLong, let number = Number(exactly: digits) else { return nil }
      values.append(number)
    }
    values.sort()
    return values
  }

  private func textStatistics(
    _ column: Int, _ rows: [UInt32], progress: (Double) -> Bool
  ) -> ColumnStatistics? {
    var found = ColumnStatistics(column: column)
    guard let values = counted(column, rows, progress: { progress(0.8 * $0) }) else { return nil }
    // Most names differ in the first bytes of their keys.
    var (least, greatest): (UInt64, UInt64) = (.max, 0)
    for (place, value) in values.enumerated() {
      if place % 4096 == 0, !progress(0.8 + 0.2 * Double(place) / Double(values.count)) { return nil }
      guard !value.isMissing else {
        found.missing = value.count
        continue
      }
      found.count += value.count
      found.distinct += 1
      let chunk = withText(Int(value.row), column) { CollationKey.chunk($0, 0) }
      guard chunk <= least || chunk >= greatest, let text = shown(Int(value.row), column) else { continue }
      if chunk < least || chunk == least && found.first.map({ Collation.areAscending(text, $0) }) ?? true {
        (found.first, least) = (text, chunk)
      }
      if chunk > greatest || chunk == greatest && found.last.map({ Collation.areAscending($0, text) }) ?? true
      {
        (found.last, greatest) = (text, chunk)
      }
    }
    return found
  }
}

extension ColumnStatistics {
  /// Takes what the values in order tell.
  fileprivate mutating func summarize(_ sorted: [some FixedWidthInteger], decimals: Int, _ grid: Grid) {
    guard let least = sorted.first, let greatest = sorted.last else { return }
    distinct = 1 + zip(sorted, sorted.dropFirst()).count { $0 != $1 }
    histogram = Self.histogram(sorted, from: Double(least), to: Double(greatest))
    switch grid.columns[column].type {
    case .date, .text: return
    case .rank:
      histogram = []
      quartiles = [least, greatest].map { LongFigure(Int128($0), decimals: decimals) }
    case .number, .money, .percent:
      quartiles = (0...4).compactMap { Self.quartile($0, sorted, decimals) }
      guard !grid.holdsYears(column), !grid.mixesCurrencies(column), let total = Self.total(sorted) else {
        return
      }
      if grid.isAdditive(column) { sum = LongFigure(total, decimals: decimals) }
      mean = LongFigure(
        total, over: Int128(sorted.count) * .powerOfTen(decimals), decimals: min(18, max(2, decimals + 1)))
    }
  }

  /// Nil where it is too long.
  private static func total(_ values: [some FixedWidthInteger]) -> Int128? {
    var total: Int128 = 0
    for value in values {
      let (next, overflow) = total.addingReportingOverflow(Int128(value))
      if overflow { return nil }
      total = next
    }
    return total
  }

  private static func quartile(
    _ quarter: Int, _ sorted: [some FixedWidthInteger], _ decimals: Int
  ) -> LongFigure? {
    let (place, rest) = ((sorted.count - 1) * quarter).quotientAndRemainder(dividingBy: 4)
    let low = Int128(sorted[place])
    guard rest > 0 else { return LongFigure(low, decimals: decimals) }
    let (step, tooWide) = Int128(sorted[place + 1]).subtractingReportingOverflow(low)
    let (part, tooLong) = step.multipliedReportingOverflow(by: Int128(rest) * 25)
    let (base, tooLarge) = low.multipliedReportingOverflow(by: 100)
    let (digits, tooHigh) = base.addingReportingOverflow(part)
    guard !tooWide, !tooLong, !tooLarge, !tooHigh else { return nil }
    return LongFigure(digits, decimals: decimals + 2)
  }

  private static func histogram(
    _ sorted: [some FixedWidthInteger], from least: Double, to greatest: Double
  ) -> [Int] {
    guard greatest > least else { return [] }
    var parts = Array(repeating: 0, count: histogramParts)
    let scale = Double(histogramParts) / (greatest - least)
    for value in sorted {
      let part = Int(saturating: (Double(value) - least) * scale, .down)
      parts[min(histogramParts - 1, max(0, part))] += 1
    }
    return parts
  }
}

/// Numbers as a row of bars, each an eighth to eight eighths high, and a blank where there is nothing.
public enum Sparkline {
  private static let bars: [Character] = Array("▁▂▃▄▅▆▇█")

  /// One character for each number, the greatest as high as the row; empty where none is above 0.
  public static func text(_ numbers: [Int]) -> String {
    guard let most = numbers.max(), most > 0 else { return "" }
    return String(numbers.map { $0 <= 0 ? " " : bars[min(7, max(0, ($0 * 8 + most - 1) / most - 1))] })
  }
}

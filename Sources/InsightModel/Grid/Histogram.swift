/// Numbers counted by the ranges they lie in, whose bounds are round.
public struct Histogram: Equatable, Sendable {
  /// One range of numbers.
  public struct Bin: Equatable, Sendable {
    /// The range has its least number and not its end.
    public let least: LongFigure
    /// `least` and one step.
    public let end: LongFigure
    /// How many values lie in it; may be 0.
    public internal(set) var count = 0
  }

  /// 0-based index of the column.
  public let column: Int
  /// How wide each range is: 1, 2 or 5 times a power of ten.
  public let step: LongFigure
  /// Ascending, without a gap.
  public private(set) var bins: [Bin] = []

  /// More values than that are told in ranges, where hardly two are the same.
  private static let mostValues = 24
  private static let mostBins = 20
  /// More than a step ever leaves, so that no bound of a bin overflows.
  private static let impossibleBins = 64

  /// Nil where a column is better told value by value: few of them, or ones that come again and again.
  public init?(_ grid: Grid, _ column: Int, _ rows: some RandomAccessCollection<UInt32>, distinct: Int) {
    guard grid.columns.indices.contains(column), grid.columns[column].type.isNumeric,
      grid.columns[column].type != .rank, distinct > Self.mostValues, distinct > rows.count / 2
    else { return nil }
    var values: [LongFigure] = []
    values.reserveCapacity(rows.count)
    var decimals = 0
    for row in rows {
      guard let value = grid.value(Int(row), column) else { continue }
      values.append(LongFigure(value))
      decimals = max(decimals, value.decimals)
    }
    var digits: [Int128] = []
    digits.reserveCapacity(values.count)
    for value in values {
      let (scaled, isTooLong) = value.digits.multipliedReportingOverflow(
        by: .powerOfTen(decimals - value.decimals))
      guard !isTooLong else { return nil }
      digits.append(scaled)
    }
    guard let least = digits.min(), let greatest = digits.max(), greatest > least else { return nil }
    let (span, overflow) = greatest.subtractingReportingOverflow(least)
    guard !overflow, let step = Self.step(span), step <= .max / Int128(Self.impossibleBins) else {
      return nil
    }
    // Towards minus infinity, so that zero is a bound.
    let first = least >= 0 ? least / step * step : -((-least + step - 1) / step * step)
    let count = Int(truncatingIfNeeded: (greatest - first) / step) + 1
    guard (1...Self.impossibleBins).contains(count) else { return nil }
    self.column = column
    self.step = LongFigure(step, decimals: decimals)
    bins = (0..<count).map { index in
      Bin(
        least: LongFigure(first + Int128(index) * step, decimals: decimals),
        end: LongFigure(first + Int128(index + 1) * step, decimals: decimals))
    }
    for value in digits {
      let place = Int(truncatingIfNeeded: (value - first) / step)
      if bins.indices.contains(place) { bins[place].count += 1 }
    }
  }

  /// 1, 2 or 5 times a power of ten, so that not more than `mostBins` fit; nil where that is too large.
  private static func step(_ span: Int128) -> Int128? {
    var power: Int128 = 1
    while true {
      for factor: Int128 in [1, 2, 5] {
        let (step, overflow) = power.multipliedReportingOverflow(by: factor)
        guard !overflow else { return nil }
        if span / step < Int128(mostBins) { return step }
      }
      let (next, overflow) = power.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      power = next
    }
  }

  /// A filter that keeps the rows of a bin.
  public func term(_ index: Int, _ grid: Grid) -> String {
    let name = Filter.name(of: column, grid)
    func text(_ value: LongFigure) -> String {
      let text = value.description
      return grid.hasDecimalComma(column) ? String(text.map { $0 == "." ? "," : $0 }) : text
    }
    return "\(name)>=\(text(bins[index].least)) \(name)<\(text(bins[index].end))"
  }
}

import InsightModel

/// Round numbers for the axis of a chart: multiples of 1, 2 or 5 times a power of ten, from below the least value to above
/// the greatest.
struct AxisScale: Equatable {
  let step: Double
  let least: Double
  let greatest: Double

  /// For values from `least` (at most 0) to `greatest` (at least 0), with about `parts` steps; nil where no number is round
  /// enough to be one: nothing to draw, or numbers at the ends of what can be counted.
  init?(least: Double, greatest: Double, parts: Int) {
    let span = greatest - least
    guard span.isFinite, span > 0, parts > 0 else { return nil }
    var power = 1.0
    let wanted = span / Double(parts)
    while power < wanted / 10, power < 1e300 { power *= 10 }
    while power > wanted, power > 1e-300 { power /= 10 }
    let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= wanted } ?? 10 * power
    let bounds = (low: (least / step).rounded(.down) * step, high: (greatest / step).rounded(.up) * step)
    guard step.isFinite, bounds.low.isFinite, bounds.high.isFinite, bounds.high - bounds.low < 1e300 else {
      return nil
    }
    self.step = step
    self.least = bounds.low
    self.greatest = bounds.high
  }

  /// The round numbers, ascending, both ends among them.
  var marks: [Double] {
    var marks: [Double] = []
    var mark = least
    while mark <= greatest + step / 2, marks.count < 100 {
      marks.append(mark)
      mark += step
    }
    return marks
  }
}

extension Chart {
  /// A number of the scale, as the column writes its own.
  func scaleText(_ value: Double, _ grid: Grid) -> String {
    if kind == .shares {
      let digits = Int128(saturating: value * 1000)
      return LongFigure(digits, decimals: 1).text(isGrouped: false, places: digits % 10 == 0 ? 0 : 1) + "%"
    }
    guard value.magnitude < 1e30 else { return "" }
    let isWhole = value.rounded() == value
    let decimals = !isWhole && value.magnitude < 100 ? (value.magnitude < 1 ? 2 : 1) : 0
    let digits = Int128(saturating: value * (decimals == 2 ? 100 : decimals == 1 ? 10 : 1))
    return grid.text(LongFigure(digits, decimals: decimals), in: column)
  }
}

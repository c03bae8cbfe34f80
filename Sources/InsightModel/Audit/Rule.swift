/// Something that a table's own numbers have to obey.
enum Rule {
  case proportion(Proportion)
  case columnSum(ColumnSum)
  case rowSum(RowSum)
  case order(RankOrder)
  case count(RankCount)

  /// How strictly sums are read: with the rounding that is normal, or to the last place where they are shown to be
  /// exact.
  enum Reading { case tolerant, strict }

  /// True where it speaks of each row alone.
  var isRowWise: Bool {
    switch self {
    case .proportion, .rowSum: true
    case .columnSum, .order, .count: false
    }
  }

  var proportion: Proportion? { if case .proportion(let rule) = self { rule } else { nil } }
  var columnSum: ColumnSum? { if case .columnSum(let rule) = self { rule } else { nil } }
  var rowSum: RowSum? { if case .rowSum(let rule) = self { rule } else { nil } }

  /// True for what bears out a cell: the order of ranks alone bears out nothing.
  var isArithmetic: Bool {
    switch self {
    case .proportion, .columnSum, .rowSum: true
    case .order, .count: false
    }
  }

  func touches(column: Int) -> Bool {
    switch self {
    case .proportion(let rule):
      rule.percent == column || rule.part == column || rule.whole == .column(column)
    case .columnSum(let rule): rule.column == column
    case .rowSum(let rule): rule.contains(column: column)
    case .order(let rule): rule.rank == column || rule.amount == column
    case .count(let rule): rule.rank == column
    }
  }

  /// True where the rule, as applied to `row`, speaks of the cell. The row counts for row-wise rules alone.
  func contains(_ spot: Spot, row: Int) -> Bool {
    switch self {
    case .proportion(let rule): return rule.contains(spot, row)
    case .columnSum(let rule): return rule.contains(spot)
    case .rowSum(let rule): return spot.row == row && rule.contains(column: spot.column)
    case .order(let rule): return rule.contains(spot)
    case .count(let rule): return rule.contains(spot)
    }
  }

  /// The cells that may be at fault where the rule fails.
  func spots(_ row: Int) -> [Spot] {
    switch self {
    case .proportion(let rule): rule.spots(row)
    case .columnSum(let rule): rule.spots
    case .rowSum(let rule): rule.spots(row)
    case .order(let rule): rule.spots
    case .count(let rule): rule.spots
    }
  }

  func verdict(_ row: Int, _ sheet: Sheet, _ reading: Reading) -> Verdict {
    switch self {
    case .proportion(let rule): rule.verdict(row, sheet)
    case .columnSum(let rule):
      rule.verdict(within: slack(rule.closeness, rule.isFine() ? reading : .tolerant))
    case .rowSum(let rule): rule.verdict(row, sheet, within: slack(rule.closeness, reading))
    case .order(let rule): rule.verdict
    case .count(let rule): rule.verdict
    }
  }

  func allowed(_ spot: Spot, row: Int, _ sheet: Sheet, _ reading: Reading) -> Span? {
    switch self {
    case .proportion(let rule): rule.allowed(spot, row, sheet)
    case .columnSum(let rule):
      rule.allowed(
        spot, within: slack(rule.closeness, rule.isFine(except: spot.row) ? reading : .tolerant), sheet)
    case .rowSum(let rule): rule.allowed(spot, sheet, within: slack(rule.closeness, reading))
    case .order(let rule): rule.allowed(spot, sheet)
    case .count(let rule): rule.allowed(spot, sheet)
    }
  }

  private func slack(_ closeness: Closeness, _ reading: Reading) -> Int128 {
    switch (reading, closeness.exactness) {
    case (.tolerant, _), (.strict, .no): closeness.slack
    case (.strict, .shown), (.strict, .presumed): 0
    }
  }
}

/// A rule as applied to one row; the row is 0 where the rule speaks of a whole column.
struct Instance: Hashable {
  var rule: Int
  var row: Int
}

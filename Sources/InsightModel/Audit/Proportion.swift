/// A percent column that says how two amounts stand to each other: a share of a total, a growth, a margin.
///
/// `part · 100 % = whole · (offset + percent)`, where the offset is 100 % for a growth and 0 for a share.
struct Proportion: Rule {
  enum Whole: Equatable {
    case column(Int)
    /// The row of the part's own column that all rows are a share of.
    case total(Int)
    /// The part's own column so many rows further, as in a table with a row for each year, within the rows that are such.
    case next(Int, within: Range<Int>)
    /// Twice the total, as most rows have it together; the table does not print it.
    case implied(Span)
  }

  let percent: Int
  let part: Int
  let whole: Whole
  var isGrowth = false
  /// All rows of the table.
  let lines: Range<Int>

  var proportion: Proportion? { self }

  func spots(_ row: Int) -> [Spot] {
    let percent = Spot(row: row, column: percent)
    if whole == .total(row) { return [percent] }
    return [percent, Spot(row: row, column: part)] + (whole(row).map { [$0] } ?? [])
  }

  /// True for shares that make a hundred percent together.
  var isOfOneWhole: Bool {
    switch whole {
    case .column, .next: false
    case .total, .implied: !isGrowth
    }
  }

  func lines(bearingOn spot: Spot) -> Range<Int> {
    let own = spot.row..<spot.row + 1
    guard spot.column == part else { return own }
    switch whole {
    case .total(let total): return total == spot.row ? lines : own
    case .next(let step, let rows):
      let other = spot.row - step
      return rows.contains(other) ? min(other, spot.row)..<max(other, spot.row) + 1 : own
    case .column, .implied: return own
    }
  }

  func contains(_ spot: Spot, _ row: Int) -> Bool {
    if spot.row == row, spot.column == percent { return true }
    if spot.row == row, spot.column == part { return whole != .total(row) }
    return whole(row) == spot
  }

  /// Twice the numbers that the printed one may stand for; nil where there is none.
  private func known(_ spot: Spot?, _ sheet: Sheet) -> Span? {
    spot.flatMap { sheet.isKnown($0.row, $0.column) ? sheet.doubled($0.row, $0.column) : nil }
  }

  private func doubledPart(_ row: Int, _ sheet: Sheet) -> Span? { known(Spot(row: row, column: part), sheet) }

  /// Only what is more than nothing has parts.
  private func doubledWhole(_ row: Int, _ sheet: Sheet) -> Span? {
    var span: Span?
    if case .implied(let implied) = whole { span = implied } else { span = known(whole(row), sheet) }
    return span.flatMap { $0.lower > 0 ? $0 : nil }
  }

  private func doubledFactor(_ row: Int, _ sheet: Sheet) -> Span? {
    let offset = isGrowth ? 2 * sheet.hundred : 0
    return known(Spot(row: row, column: percent), sheet).map {
      Span(lower: $0.lower + offset, upper: $0.upper + offset)
    }
  }

  /// True for a total where the shares are of another one that the table does not print.
  private func isUnsaidWhole(_ row: Int, _ sheet: Sheet) -> Bool {
    if case .implied = whole { sheet.parts[row] == .total } else { false }
  }

  /// Within the rounding of all that is printed.
  func verdict(_ row: Int, _ sheet: Sheet, _ reading: Reading) -> Verdict {
    guard !isUnsaidWhole(row, sheet), let factor = doubledFactor(row, sheet) else { return .open }
    if whole == .total(row) { return factor.contains(2 * sheet.hundred) ? .holds : .violated }
    guard let part = doubledPart(row, sheet), let whole = doubledWhole(row, sheet) else { return .open }
    let (made, scale) = (factor.times(whole), 2 * sheet.hundred)
    return part.lower * scale <= made.upper && made.lower <= part.upper * scale ? .holds : .violated
  }

  /// The cell that a row's percent is of; nil where the table does not print it.
  func whole(_ row: Int) -> Spot? {
    switch whole {
    case .column(let column): Spot(row: row, column: column)
    case .total(let total): total == row ? nil : Spot(row: total, column: part)
    case .next(let step, let rows):
      rows.contains(row) && rows.contains(row + step) ? Spot(row: row + step, column: part) : nil
    case .implied: nil
    }
  }

  /// False where the percent is not that of the amounts as they are printed, taken for exact, though it may be that of
  /// what they were rounded from.
  func isOfPrinted(_ row: Int, _ sheet: Sheet) -> Bool {
    guard let old = whole(row), let factor = doubledFactor(row, sheet), sheet.isKnown(row, part),
      sheet.isKnown(old.row, old.column)
    else { return true }
    let whole = sheet.value(old.row, old.column)
    return whole <= 0
      || factor.times(Span(only: whole)).contains(sheet.value(row, part) * 2 * sheet.hundred)
  }

  /// An amount that is not known to one part in so many has any percent.
  static let sharpness: Int128 = 20

  /// True where the row's amounts are exact enough for the percent to tell something.
  func isTelling(_ row: Int, _ sheet: Sheet) -> Bool {
    guard let part = doubledPart(row, sheet), let whole = doubledWhole(row, sheet) else { return false }
    return [part, whole].allSatisfy { ($0.upper - $0.lower) * Self.sharpness < whole.lower }
  }

  /// What a cell may be for the row to be right; nil where the row says nothing of it.
  func allowed(_ spot: Spot, _ row: Int, _ sheet: Sheet, _ reading: Reading) -> Span? {
    guard !isUnsaidWhole(row, sheet), contains(spot, row) else { return nil }
    if whole == .total(row) { return Span(only: sheet.hundred) }
    let scale = Span(only: 2 * sheet.hundred)
    let made = doubledPart(row, sheet)?.times(scale)
    let isPercent = spot.row == row && spot.column == percent
    let step = sheet.step(of: spot.column)
    if isPercent {
      guard let made, let whole = doubledWhole(row, sheet) else { return nil }
      let span = made.printed(over: whole, step: step)
      let offset = isGrowth ? sheet.hundred : 0
      return Span(lower: span.lower - offset, upper: span.upper - offset)
    }
    guard let factor = doubledFactor(row, sheet) else { return nil }
    if spot.row == row, spot.column == part {
      return doubledWhole(row, sheet).map { factor.times($0).printed(over: scale, step: step) }
    }
    guard let made, made.lower > 0, factor.lower > 0 else { return nil }
    return made.printed(over: factor, step: step)
  }
}

extension Span {
  /// Every product with a number of another span, which is positive.
  fileprivate func times(_ factor: Span) -> Span {
    Span(
      lower: lower * (lower < 0 ? factor.upper : factor.lower),
      upper: upper * (upper < 0 ? factor.lower : factor.upper))
  }

  /// The numbers that print, to the last place `step`, as something whose double is a quotient by a number of another span,
  /// which is positive.
  fileprivate func printed(over divisor: Span, step: Int128) -> Span {
    let least = lower < 0 ? divisor.lower : divisor.upper
    let most = upper < 0 ? divisor.upper : divisor.lower
    return Span(
      lower: (lower - step * least).dividedUp(by: 2 * least),
      upper: (upper + step * most).dividedDown(by: 2 * most))
  }
}

/// A percent column that says how two amounts stand to each other: a share of a total, a growth, a margin.
///
/// `part · 100 % = whole · (offset + percent)`, where the offset is 100 % for a growth and 0 for a share.
struct Proportion {
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
  let isGrowth: Bool

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

  /// The rows of which some speak of a cell.
  func rows(bearingOn spot: Spot, of count: Int) -> Range<Int> {
    let own = spot.row..<spot.row + 1
    guard spot.column == part else { return own }
    switch whole {
    case .total(let total): return total == spot.row ? 0..<count : own
    case .next(let step, let rows):
      let other = spot.row - step
      return rows.contains(other) ? min(other, spot.row)..<max(other, spot.row) + 1 : own
    case .column, .implied: return own
    }
  }

  /// True where it speaks of a cell, as applied to a row.
  func contains(_ spot: Spot, _ row: Int) -> Bool {
    if spot.row == row, spot.column == percent { return true }
    if spot.row == row, spot.column == part { return whole != .total(row) }
    return whole(row) == spot
  }

  private func doubledWhole(_ row: Int, _ sheet: Sheet) -> Span? {
    if case .implied(let span) = whole { return span }
    return whole(row).flatMap { sheet.isKnown($0.row, $0.column) ? sheet.doubled($0.row, $0.column) : nil }
  }

  private func factor(_ row: Int, _ sheet: Sheet) -> Span {
    let percents = sheet.doubled(row, percent)
    let offset = isGrowth ? 2 * sheet.hundred : 0
    return Span(lower: percents.lower + offset, upper: percents.upper + offset)
  }

  /// True for a total where the shares are of another one that the table does not print.
  private func isUnsaidWhole(_ row: Int, _ sheet: Sheet) -> Bool {
    if case .implied = whole { sheet.parts[row] == .total } else { false }
  }

  /// Within the rounding of all that is printed.
  func verdict(_ row: Int, _ sheet: Sheet) -> Verdict {
    guard sheet.isKnown(row, percent), !isUnsaidWhole(row, sheet) else { return .open }
    if whole == .total(row) {
      return Span(lower: 2 * sheet.hundred, upper: 2 * sheet.hundred).intersection(factor(row, sheet))
        .isEmpty
        ? .violated : .holds
    }
    guard sheet.isKnown(row, part), let whole = doubledWhole(row, sheet), whole.lower > 0 else {
      return .open
    }
    let product = whole.times(factor(row, sheet))
    let scale = 2 * sheet.hundred
    let parts = sheet.doubled(row, part)
    return parts.lower * scale <= product.upper && product.lower <= parts.upper * scale ? .holds : .violated
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
    guard let old = whole(row), sheet.isKnown(row, percent), sheet.isKnown(row, part),
      sheet.isKnown(old.row, old.column)
    else {
      return true
    }
    let whole = sheet.value(old.row, old.column)
    let factor = factor(row, sheet)
    let made = sheet.value(row, part) * 2 * sheet.hundred
    return whole <= 0 || (whole * factor.lower <= made && made <= whole * factor.upper)
  }

  /// An amount that is not known to one part in so many has any percent.
  static let sharpness: Int128 = 20

  /// True where the row's amounts are exact enough for the percent to tell something.
  func isTelling(_ row: Int, _ sheet: Sheet) -> Bool {
    guard sheet.isKnown(row, part), let whole = doubledWhole(row, sheet), whole.lower > 0 else {
      return false
    }
    let parts = sheet.doubled(row, part)
    return (whole.upper - whole.lower) * Self.sharpness < whole.lower
      && (parts.upper - parts.lower) * Self.sharpness < whole.lower
  }

  /// What a cell may be for the row to be right; nil where the row says nothing of it.
  func allowed(_ spot: Spot, _ row: Int, _ sheet: Sheet) -> Span? {
    let scale = 2 * sheet.hundred
    let step = sheet.step(of: spot.column)
    guard !isUnsaidWhole(row, sheet), contains(spot, row) else { return nil }
    if spot.row == row, spot.column == percent {
      if whole == .total(row) { return Span(lower: sheet.hundred, upper: sheet.hundred) }
      guard sheet.isKnown(row, part), let whole = doubledWhole(row, sheet), whole.lower > 0 else {
        return nil
      }
      let parts = sheet.doubled(row, part)
      let least = Ratio(parts.lower * scale, parts.lower < 0 ? whole.lower : whole.upper)
      let most = Ratio(parts.upper * scale, parts.upper < 0 ? whole.upper : whole.lower)
      let span = Span(printedFrom: least, to: most, step: step)
      let offset = isGrowth ? sheet.hundred : 0
      return Span(lower: span.lower - offset, upper: span.upper - offset)
    }
    guard whole != .total(row), sheet.isKnown(row, percent) else { return nil }
    let factor = factor(row, sheet)
    if spot.row == row, spot.column == part {
      guard let whole = doubledWhole(row, sheet), whole.lower > 0 else { return nil }
      let product = whole.times(factor)
      return Span(printedFrom: Ratio(product.lower, scale), to: Ratio(product.upper, scale), step: step)
    }
    guard sheet.isKnown(row, part), factor.lower > 0 else { return nil }
    let parts = sheet.doubled(row, part)
    guard parts.lower > 0 else { return nil }
    return Span(
      printedFrom: Ratio(parts.lower * scale, factor.upper), to: Ratio(parts.upper * scale, factor.lower),
      step: step)
  }
}

/// What a rule says of the cells of one row, or of a column.
enum Verdict {
  case holds, violated
  /// A cell that it needs is missing or cannot be read.
  case open
}

extension Span {
  /// Every product of two numbers of which the first is positive.
  fileprivate func times(_ factor: Span) -> Span {
    Span(
      lower: factor.lower * (factor.lower < 0 ? upper : lower),
      upper: factor.upper * (factor.upper < 0 ? lower : upper))
  }

  /// The numbers that print, to the last place `step`, as something whose double lies from one ratio to the other.
  fileprivate init(printedFrom least: Ratio, to most: Ratio, step: Int128) {
    self.init(
      lower: (least.over - step * least.under).dividedUp(by: 2 * least.under),
      upper: (most.over + step * most.under).dividedDown(by: 2 * most.under))
  }
}

/// An exact quotient; the divisor is positive.
private struct Ratio {
  let over: Int128
  let under: Int128

  init(_ over: Int128, _ under: Int128) {
    self.over = over
    self.under = under
  }
}

/// What the sums and percents of a table that hold tell of its amounts: whether they are exact, or rounded one by one
/// from others that the table does not print.
struct SumEvidence {
  /// The chance that rounded numbers would have made as many exact sums.
  private(set) var chance = 1.0
  /// The chance that rounded numbers would have made those sums inexact that are.
  private var inexactChance = 1.0
  /// The chance that as many percents would be those of rounded numbers.
  private var percentChance = 1.0
  /// Sums that are off by as much as rounding explains.
  private(set) var inexactCount = 0

  /// Beyond this chance, exact sums may be so by luck: of eleven rounded rows three in eight are.
  private static let limit = 1.0 / 3

  init(_ rules: [any Rule], _ sheet: Sheet) {
    for rule in rules {
      if let sum = rule.sum { add(sum, sheet) }
      guard let rule = rule.proportion else { continue }
      for row in 0..<sheet.rowCount { percentChance *= Self.chance(rule, row, sheet) }
    }
  }

  /// The chance that a percent is that of two amounts each of which was rounded after it was reckoned. Where rounding
  /// moves it by much less than its last place it is in any case; by much more, hardly.
  private static func chance(_ rule: Proportion, _ row: Int, _ sheet: Sheet) -> Double {
    guard let whole = rule.whole(row), rule.verdict(row, sheet, .tolerant) == .holds,
      rule.isOfPrinted(row, sheet), sheet.isKnown(row, rule.part)
    else { return 1 }
    let (part, total) = (sheet.value(row, rule.part), sheet.value(whole.row, whole.column))
    guard part > 0, total > 0 else { return 1 }
    let (first, second) = (double(sheet.step(of: rule.part)), double(sheet.step(of: whole.column)))
    let (ratio, relative) = (double(part) / double(total), (first / double(part), second / double(total)))
    // One standard deviation of a rounding is 0.29 units.
    let spread = (relative.0 * relative.0 + relative.1 * relative.1).squareRoot()
    let moved = 0.29 * double(sheet.hundred) * ratio * spread
    let places = moved / double(sheet.step(of: rule.percent))
    return places <= 0.75 ? 1 - 0.8 * places : 0.3 / places
  }

  /// As `Double(number)`, which takes a long way from so many bits.
  private static func double(_ number: Int128) -> Double {
    number.magnitude <= UInt128(Int64.max) ? Double(Int64(truncatingIfNeeded: number)) : Double(number)
  }

  mutating func add(_ sum: Sum, _ sheet: Sheet) {
    guard sheet.kinds[sum.column] == .amount else { return }
    for line in sum.lines {
      let made = sum.made(line)
      guard made.missing == 0, sum.verdict(line, sheet, .tolerant) == .holds else { continue }
      // A sum of one part, or of zeros, is exact in any case.
      guard made.filled >= 2 else { continue }
      let own = Self.chance(parts: made.filled)
      if made.difference == 0 {
        chance *= own
      } else {
        inexactCount += 1
        inexactChance *= 1 - own
      }
    }
  }

  /// The chance that so many numbers and their sum, each rounded by itself, add up exactly: how much of the normal
  /// distribution lies within half a unit, to the second order.
  private static func chance(parts: Int) -> Double {
    let variance = Double(parts + 1) / 12
    return 0.3989 / variance.squareRoot() * (1 - 1 / (24 * variance))
  }

  /// How often a table is rounded for each that is not: one of a measure's, and one whose unit is unknown or has none.
  private static let roundedOdds = (measured: 20.0, open: 0.05)
  /// How often a table of whole things has a number that is wrong by one.
  private static let slipChance = 0.001

  /// True where the numbers are rather whole things than rounded: that one is wrong by one, which leaves two sums inexact
  /// at most, is likelier than so many exact sums of rounded numbers.
  func areCounts(isMeasured: Bool) -> Bool {
    guard inexactCount <= 2 else { return false }
    let odds = isMeasured ? Self.roundedOdds.measured : Self.roundedOdds.open
    return chance * inexactChance * odds <= (inexactCount == 0 ? 1 : Self.slipChance)
  }

  /// True where the sums that hold speak for another one being exact.
  var showsExactness: Bool { chance * percentChance <= Self.limit }

  /// Up to this chance nobody doubts that the sums are exact.
  private static let doubtLimit = 0.002

  /// True where they leave next to no doubt of it.
  var provesExactness: Bool { inexactCount == 0 && chance * percentChance <= Self.doubtLimit }
}

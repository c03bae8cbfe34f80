/// How often columns that have nothing to do with each other make a sum or a difference all the same: often, where they are
/// many and their numbers small.
struct ChanceFit {
  /// How many columns a relation may be made of.
  let columnCount: Int

  /// A table may have so many relations by chance that one in a thousand such tables has one.
  private static let limit = 0.001

  /// The sums of runs of columns and the differences of two that were tried.
  private var candidateCount: Double {
    let count = Double(columnCount)
    return count * (count - 1) * (count - 2) / 2 + count * count
  }

  /// True where it holds in more rows than any of the columns' relations would by chance. `isMeant`: the names say that
  /// it should, so that no other was tried.
  func isBeyond(_ rule: RowSum, within slack: Int128, isMeant: Bool, _ sheet: Sheet) -> Bool {
    // Sums may be exact, or within rounding; whichever of the two is the more surprising.
    [0, slack].contains { slack in
      let expected = chance(of: rule, within: slack, sheet) * (isMeant ? 1 : 2 * candidateCount)
      return expected <= Self.limit
    }
  }

  /// The chance that so many rows fit. Of a total of rows that fit nothing else was to be expected.
  private func chance(of rule: RowSum, within slack: Int128, _ sheet: Sheet) -> Double {
    let step = sheet.step(of: rule.total)
    var (chance, fails, count) = (1.0, 0.0, 0.0)
    for row in 0..<sheet.rowCount where sheet.parts[row].isAdded {
      guard let difference = rule.difference(row, sheet) else { continue }
      count += 1
      guard difference.magnitude <= slack.magnitude else {
        fails += 1
        continue
      }
      // The total might have been anything up to the greatest number of the row.
      let most = ([rule.total] + rule.terms.map(\.column)).map { sheet.value(row, $0).magnitude }.max() ?? 0
      let places = Double(most) / Double(step) + 1
      chance *= min(1, (2 * Double(slack) / Double(step) + 1) / places)
    }
    // Any of the rows may be those that fail.
    for place in stride(from: 0, to: fails, by: 1) { chance *= (count - place) / (place + 1) }
    return chance
  }
}

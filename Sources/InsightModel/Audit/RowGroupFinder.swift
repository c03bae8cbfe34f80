/// Finds which rows make which total.
struct RowGroupFinder {
  let sheet: Sheet
  /// The columns that may be added up.
  let columns: [Int]

  func find() -> [RowGroup] {
    let totals = sheet.parts.indices.filter { sheet.parts[$0] == .total }
    guard let last = totals.last, let first = totals.first else { return [] }
    var choices: [(group: RowGroup, heldCount: Int)] = []
    for (place, total) in totals.enumerated() {
      var own = [before(total, from: (place == 0 ? -1 : totals[place - 1]) + 1)]
      if total == last, totals.count > 1 {
        own.append(before(total, from: 0))
        own.append(RowGroup(total: total, parts: totals.dropLast()))
      }
      if own[0].parts.isEmpty {
        own.append(after(total, to: place + 1 < totals.count ? totals[place + 1] : sheet.rowCount))
        if total == first, totals.count > 1 { own.append(after(total, to: sheet.rowCount)) }
      }
      choices += own.filter { $0.parts.count >= 2 }.map { ($0, heldCount($0)) }
    }
    // A single total needs no proof to be the total of what stands above it. Of several, those count that add up;
    // and where two do, a third made in the same way is meant to.
    let held = choices.filter { $0.heldCount > 0 }
    if held.isEmpty, totals.count == 1 {
      for (group, _) in choices {
        // Sums stand above their rows, or below them.
        if let groups = nested(group, group.parts) ?? nested(group, group.parts.reversed()) { return groups }
      }
    }
    var isHeld = Array(repeating: false, count: sheet.rowCount)
    for total in held.compactMap(\.group.total) { isHeld[total] = true }
    let areMostHeld = totals.count { isHeld[$0] } * 2 >= totals.count
    return choices.filter { group, heldCount in
      if heldCount > 0 || totals.count == 1 { return true }
      guard let total = group.total else { return false }
      return areMostHeld && !isHeld[total] && total != last
    }.map(\.group)
  }

  private func before(_ total: Int, from start: Int) -> RowGroup { group(total, start..<total) }

  private func after(_ total: Int, to end: Int) -> RowGroup { group(total, total + 1..<end) }

  private func group(_ total: Int, _ rows: Range<Int>) -> RowGroup {
    RowGroup(total: total, parts: rows.filter { sheet.parts[$0].isAdded })
  }

  private func heldCount(_ group: RowGroup) -> Int {
    columns.count { column in
      let sum = ColumnSum(column: column, group: group, sheet)
      return sum.verdict == .holds && sum.isTelling(sheet)
    }
  }

  // MARK: Subtotals without a name

  /// Some of the rows are sums of those next to them, as a continent is of its countries, and the total counts each but
  /// once; nil where it does not add up so.
  private func nested(_ group: RowGroup, _ rows: [Int]) -> [RowGroup]? {
    var subgroups: [RowGroup] = []
    var place = 0
    while place < rows.count {
      if let parts = parts(of: place, in: rows) {
        subgroups.append(RowGroup(total: rows[place], parts: parts.sorted()))
        place += parts.count
      }
      place += 1
    }
    guard !subgroups.isEmpty else { return nil }
    let whole = RowGroup(
      total: group.total, parts: group.parts.filter { row in !subgroups.contains { $0.isPart(row) } })
    return whole.parts.count > 1 && heldCount(whole) > 0 ? subgroups + [whole] : nil
  }

  /// How many rows may be under one.
  private static let depthLimit = 64
  /// In last places: more than rounding explains where `depthLimit` rows are added up.
  private static let beyondRounding: Int128 = 10
  /// A sum must be so many times what rounding explains; what is less adds up by chance.
  private static let tellingSize: Int128 = 4

  /// The rows right after one that add up to it, in half of the columns at least.
  private func parts(of place: Int, in rows: [Int]) -> [Int]? {
    let row = rows[place]
    let known = columns.filter { sheet.isKnown(row, $0) }
    var sums = known.map { -sheet.value(row, $0) }
    for end in rows[(place + 1)...].indices.prefix(Self.depthLimit) {
      for (index, column) in known.enumerated() where sheet.isKnown(rows[end], column) {
        sums[index] += sheet.value(rows[end], column)
      }
      // Past it in every column: it will not come back.
      if sums.indices.allSatisfy({ sums[$0] > Self.beyondRounding * sheet.step(of: known[$0]) }) {
        return nil
      }
      guard end > place + 1 else { continue }
      let slack = Closeness.units(parts: end - place)
      let held = known.indices.count { index in
        let (slack, value) = (slack * sheet.step(of: known[index]), sheet.value(row, known[index]))
        return sums[index].magnitude <= slack.magnitude && value > Self.tellingSize * slack
      }
      if held > 0, held * 2 >= known.count { return Array(rows[(place + 1)...end]) }
    }
    return nil
  }
}

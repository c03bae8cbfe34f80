import InsightModel

/// A rule that a clean table obeys, told by hand; what it covers is reckoned apart from the audit.
enum Relation: Sendable {
  /// The column's cells in some rows make the one in the last.
  case rows(Int, Range<Int>, Int)
  /// In each row, the other columns make the first one.
  case columns(Int, [Int])
  case share(Int, of: Int, total: Int)
  /// A percent, and the new and the old amount.
  case growth(Int, Int, Int)
  /// One, two, three, … in the rows that have a number there.
  case counts(Int)

  /// A printed number with half a unit of its last place, which rounding may have taken or given.
  private struct Rounded {
    var value: Double
    var half: Double

    var least: Double { value - half }
    var most: Double { value + half }

    init?(_ cell: Table.Cell?) {
      guard let figure = cell?.value else { return nil }
      var unit = 1.0
      for _ in 0..<figure.decimals { unit /= 10 }
      value = Double(figure.digits) * unit
      half = unit / 2
    }
  }

  /// True where the table's numbers break the relation, however they were rounded.
  func isBroken(in table: Table) -> Bool {
    func cell(_ row: Int, _ column: Int) -> Rounded? { Rounded(table.cell(row, column)) }
    func makes(_ total: Rounded?, _ parts: [Rounded?]) -> Bool {
      guard let total, !parts.contains(where: { $0 == nil }) else { return true }
      let sum = parts.reduce(0) { $0 + ($1?.value ?? 0) }
      let half = parts.reduce(total.half) { $0 + ($1?.half ?? 0) }
      return abs(sum - total.value) <= half + 1e-9
    }
    func isQuotient(_ percent: Rounded?, _ part: Rounded?, _ whole: Rounded?, offset: Double) -> Bool {
      guard let percent, let part, let whole, whole.least > 0 else { return true }
      let quotients = [
        part.least / whole.least, part.least / whole.most, part.most / whole.least, part.most / whole.most,
      ]
      .map { $0 * 100 - offset }
      return (quotients.min() ?? 0) <= percent.most + 1e-9 && percent.least - 1e-9 <= (quotients.max() ?? 0)
    }
    switch self {
    case .rows(let column, let parts, let total):
      return !makes(cell(total, column), parts.map { cell($0, column) })
    case .columns(let total, let parts):
      return table.rows.indices.contains { row in !makes(cell(row, total), parts.map { cell(row, $0) }) }
    case .share(let percent, let amount, let total):
      return table.rows.indices.contains { row in
        !isQuotient(cell(row, percent), cell(row, amount), cell(total, amount), offset: 0)
      }
    case .growth(let percent, let new, let old):
      return table.rows.indices.contains { row in
        !isQuotient(cell(row, percent), cell(row, new), cell(row, old), offset: 100)
      }
    case .counts(let column):
      return table.rows.indices.contains { row in
        cell(row, column).map { $0.value != Double(row + 1) } ?? false
      }
    }
  }
}

/// Columns that say how far others have moved: percents in points, ranks in places.
extension Sheet {
  /// How many rows tell what the cells of a column print.
  private static let sampleCount = 40

  /// True where the first cells of a column that have values all pass a test, and there are some.
  private static func areAll(_ column: Int, _ table: Table, _ test: (String) -> Bool) -> Bool {
    var count = 0
    for case let cell? in table.rows.lazy.map({ $0.cell(column) }) where cell.value != nil {
      guard test(cell.text) else { return false }
      count += 1
      if count == sampleCount { break }
    }
    return count > 0
  }

  /// Differences between percents, `+3.5p` or under `(pp)`.
  static func arePoints(_ column: Int, _ table: Table) -> Bool {
    if MeasureUnit.isPoints(table.columns[column].unit ?? "") { return true }
    // `+3.5(p)` too.
    let areMarked = areAll(column, table) { cell in
      let last = cell.utf8.last { $0 != UInt8(ascii: ")") }
      return last.map { $0 | 0x20 } == UInt8(ascii: "p")
    }
    return areMarked || areDifferences(column, table)
  }

  /// True for numbers that most rows make of two columns of percents.
  private static func areDifferences(_ column: Int, _ table: Table) -> Bool {
    let percents = table.columns.indices.filter { table.columns[$0].type == .percent }.prefix(mostPercents)
    return percents.contains { earlier in
      percents.contains { later in
        earlier != later
          && areMade(column, table) { row in
            difference(row.cell(later)?.value, row.cell(earlier)?.value)
          }
      }
    }
  }

  /// So many rows tell what a column is made of.
  private static let mostMade = 200
  /// More columns are not tried in pairs.
  private static let mostPercents = 8

  private static func difference(_ left: Figure?, _ right: Figure?) -> Figure? {
    guard let left, let right else { return nil }
    let places = max(left.decimals, right.decimals)
    guard places <= maximalDecimals else { return nil }
    return Int(exactly: left.scaled(to: places) - right.scaled(to: places)).map {
      Figure($0, decimals: places)
    }
  }

  /// True where most rows have in a column what is made of their other cells, and some of it is not zero.
  private static func areMade(_ column: Int, _ table: Table, _ made: (Table.Row) -> Figure?) -> Bool {
    var (held, moved, failed) = (0, 0, 0)
    for row in table.rows.prefix(mostMade) {
      guard let other = made(row), let cell = row.cell(column),
        let own = cell.value ?? (CellReader.read(cell.text) == .missing ? Figure(0) : nil)
      else { continue }
      guard own == other else {
        failed += 1
        continue
      }
      held += 1
      if own.digits != 0 { moved += 1 }
    }
    // A third of the rows may be damaged; what stays the same tells nothing of the sign.
    return held >= fewestMoves && moved >= 2 && failed * 3 <= held + failed
  }

  /// Fewer rows may be by chance.
  private static let fewestMoves = 3

  /// Whole numbers under arrows, or with other signs what most rows make of two ranks.
  static func areMoves(_ column: Int, _ table: Table, ranks: [Int]) -> Bool {
    let areArrows = areAll(column, table) { text in
      text.unicodeScalars.contains { $0 == "↑" || $0 == "↓" }
    }
    if areArrows { return true }
    return ranks.contains { earlier in
      ranks.contains { later in
        earlier != later
          && areMade(column, table) { row in
            difference(row.cell(earlier)?.value, row.cell(later)?.value).flatMap {
              $0.decimals == 0 ? $0 : nil
            }
          }
      }
    }
  }
}

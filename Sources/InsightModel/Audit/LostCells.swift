/// Numbers that stood in a row once: its line has fewer cells than the table has columns.
struct LostCells {
  private let table: Table
  private let firstColumn: Int
  /// False where many rows lack cells, which are then none that were lost.
  private let mayBeLost: Bool

  init(_ table: Table) {
    self.table = table
    firstColumn = table.nameColumn ?? 0
    let count = table.rows.count { row in
      row.isShort && zip(row.cells, table.columns).contains { $0 == nil && $1.type.isNumeric }
    }
    mayBeLost = count > 0 && count * 4 <= table.rows.count
  }

  func contains(_ row: Int, _ column: Int) -> Bool {
    guard mayBeLost, table.rows[row].isShort, table.cell(row, column) == nil else { return false }
    // Others and Total have no rank.
    return table.columns[column].type.isNumeric && (column > firstColumn || !table.rows[row].role.isPinned)
  }

  /// A finding where one row alone has no name, though it is ranked or lost a cell.
  static func namelessRow(of table: Table) -> Table.Finding? {
    guard let column = table.nameColumn, table.columns[column].type == .text, table.rows.count >= 4 else {
      return nil
    }
    let nameless = table.rows.indices.filter { table.cell($0, column).map(\.text.isEmpty) ?? true }
    guard let row = nameless.first, nameless.count == 1 else { return nil }
    let isRanked = table.columns.indices.contains {
      table.columns[$0].type == .rank && table.cell(row, $0)?.value != nil
    }
    guard table.rows[row].isShort || isRanked else { return nil }
    let name = table.columns[column].name
    return Table.Finding(
      row: row, column: column, printed: "", proven: nil,
      reasons: [name.isEmpty ? "the row has no name" : "the row has no name under \(name)"])
  }

  // MARK: Which of them it is

  /// More rows than these lack cells for another reason; larger tables are left as they were laid.
  private static let limits = (short: 4, rows: 2000, cells: 20_000)

  /// Moves numbers beside the gap of a row where the table adds up better so: of two amounts only one is left, and
  /// their kinds do not tell which.
  static func settle(_ table: inout Table) {
    guard table.rows.count <= limits.rows, table.rows.count * table.columns.count <= limits.cells else {
      return
    }
    let short = table.rows.indices.filter { table.rows[$0].isShort }
    guard short.count <= limits.short else { return }
    for row in short {
      let lost = LostCells(table)
      let gaps = table.columns.indices.filter { lost.contains(row, $0) }
      guard let gap = gaps.first, gaps.count == 1 else { continue }
      let places = placements(of: gap, row, table)
      guard !places.isEmpty else { continue }
      var best = Score(table)
      for place in places {
        let score = Score(place)
        if score < best { (best, table) = (score, place) }
      }
    }
  }

  /// The table with the gap in another column each, of those beside it that hold the same.
  private static func placements(of gap: Int, _ row: Int, _ table: Table) -> [Table] {
    var places: [Table] = []
    for step in [-1, 1] {
      var place = table
      var at = gap
      while true {
        let next = at + step
        guard table.columns.indices.contains(next),
          isAlike(table.columns[gap].type, table.columns[next].type),
          let cell = place.cell(row, next), cell.value != nil, cell.finding == nil
        else { break }
        place.rows[row].cells[at] = cell
        place.rows[row].cells[next] = nil
        places.append(place)
        at = next
      }
    }
    return places
  }

  private static func isAlike(_ left: Table.ColumnType, _ right: Table.ColumnType) -> Bool {
    left.isNumeric && right.isNumeric && (left == .percent) == (right == .percent)
  }

  /// How well a table adds up.
  private struct Score: Comparable {
    var violated = 0
    var held = 0

    init(_ table: Table) {
      let sheet = Sheet(table)
      for rule in RuleFinder(table, sheet).rules {
        for row in 0..<(rule.isRowWise ? sheet.rowCount : 1) {
          switch rule.verdict(row, sheet, .tolerant) {
          case .holds: held += 1
          case .violated: violated += 1
          case .open: break
          }
        }
      }
    }

    static func < (left: Score, right: Score) -> Bool {
      (left.violated, -left.held) < (right.violated, -right.held)
    }
  }
}

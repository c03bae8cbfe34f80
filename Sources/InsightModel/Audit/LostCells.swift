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
    // A quarter of the rows at most, but always one, of three or more.
    mayBeLost = count > 0 && (count * 4 <= table.rows.count || count == 1 && table.rows.count >= 3)
  }

  func contains(_ row: Int, _ column: Int) -> Bool {
    guard mayBeLost, table.rows[row].isShort, table.cell(row, column) == nil else { return false }
    // Others and Total have no rank.
    return table.columns[column].type.isNumeric && (column > firstColumn || !table.rows[row].role.isPinned)
  }

  /// In fewer rows one without a name is no exception.
  private static let fewestNamed = 4

  /// A finding where one row alone has no name, though it is ranked or lost a cell.
  static func namelessRow(of table: Table) -> Table.Finding? {
    guard let column = table.nameColumn, table.columns[column].type == .text,
      table.rows.count >= fewestNamed
    else {
      return nil
    }
    let nameless = table.rows.indices.filter {
      !table.rows[$0].role.isPinned && table.cell($0, column).map(\.text.isEmpty) ?? true
    }
    guard let row = nameless.first, nameless.count == 1 else { return nil }
    let isRanked = table.columns.indices.contains {
      table.columns[$0].type == .rank && table.cell(row, $0)?.value != nil
    }
    guard table.rows[row].isShort || isRanked else { return nil }
    let name = table.columns[column].name
    // Where all others are years, the year stands in the next column.
    let years = table.rows.indices.filter { $0 != row }.compactMap { table.cell($0, column)?.text }
    if let next = table.cell(row, column + 1)?.text, (years + [next]).allSatisfy(isYear) {
      return Table.Finding(
        row: row, column: column + 1, printed: next,
        reasons: ["the row has no name\(name.isEmpty ? "" : " under \(name)"), and \(next) may be it"])
    }
    return Table.Finding(
      row: row, column: column,
      reasons: [name.isEmpty ? "the row has no name" : "the row has no name under \(name)"])
  }

  /// `43,074-` beside a lost number is none with a minus at its end where no other of the column has one: the dash stands
  /// for the lost one.
  static func partDashes(_ table: inout Table) {
    func endsInDash(_ row: Int, _ column: Int) -> Bool {
      table.cell(row, column).map { $0.value != nil && $0.text.utf8.last == UInt8(ascii: "-") } ?? false
    }
    for row in table.rows.indices where table.rows[row].isShort {
      for column in table.columns.indices.dropLast()
      where endsInDash(row, column) && table.cell(row, column + 1) == nil
        && table.columns[column + 1].type.isNumeric
        && !table.rows.indices.contains(where: { $0 != row && endsInDash($0, column) })
      {
        table.rows[row].cells[column]?.value = nil
      }
    }
  }

  private static func isYear(_ text: String) -> Bool {
    var text = text
    return text.utf8.count == 4 && text.withUTF8 { PeriodWord.isYear($0) }
  }

  // MARK: Which of them it is

  /// More rows than these lack cells for another reason; larger tables are left as they were laid.
  private static let limits = (short: 4, rows: 2000, cells: 20_000, placements: 64)
  /// Up to so many cells every number beside a gap is tried as two.
  static let fusionLimit = 1000

  /// Columns of a row some of which lack their numbers, and nothing tells which.
  struct UnsureGap {
    let row: Int
    /// How many of them.
    let count: Int
    let columns: [Int]
    /// What stands in the columns, as the row was laid.
    let cells: [Table.Cell?]
  }

  /// Moves numbers beside the gap of a row where the table adds up better so: of two amounts only one is left, and
  /// their kinds do not tell which. Where it adds up as well in more than one way, all that might have moved is taken
  /// out.
  static func settle(_ table: inout Table) -> [UnsureGap] {
    guard table.rows.count <= limits.rows, table.rows.count * table.columns.count <= limits.cells else {
      return []
    }
    let short = table.rows.indices.filter { table.rows[$0].isShort }
    guard short.count <= limits.short else { return [] }
    var unsure: [UnsureGap] = []
    for row in short {
      let lost = LostCells(table)
      let gaps = table.columns.indices.filter { lost.contains(row, $0) }
      guard !gaps.isEmpty else { continue }
      let ways = lost.placements(of: gaps, row)
      guard ways.count > 1 else { continue }
      // Beside the gap, one number may be two.
      if gaps.count == 1, table.rows.count * table.columns.count <= fusionLimit,
        let way = ways.first(where: { Fusion(table: $0.applied(to: table)).findings() != nil })
      {
        table = way.applied(to: table)
        continue
      }
      let fits = ways.map { Fit(table, $0) }
      guard let best = fits.min(), best.violated == 0 else { continue }
      let equals = ways.indices.filter { fits[$0] == best }.map { ways[$0] }
      table = equals[0].applied(to: table)
      if equals.count > 1 { unsure.append(takeOut(equals.map(\.gaps), row, &table)) }
    }
    return unsure
  }

  private static func takeOut(_ gaps: [[Int]], _ row: Int, _ table: inout Table) -> UnsureGap {
    // What all have in common is no question.
    let all = gaps.joined().filter { column in !gaps.allSatisfy { $0.contains(column) } }
    let columns = Array((all.min() ?? 0)...(all.max() ?? 0)).filter { table.columns[$0].type.isNumeric }
    let count = gaps[0].count { columns.contains($0) }
    let gap = UnsureGap(row: row, count: count, columns: columns, cells: columns.map { table.cell(row, $0) })
    for column in columns { table.rows[row].cells[column] = nil }
    table.rows[row].isShort = false
    return gap
  }

  /// The ways in which the numbers of the row keep their order and stand among their like, as it was laid before all others:
  /// one number after another moves into the gap beside it.
  private func placements(of gaps: [Int], _ row: Int) -> [Hypothesis] {
    // What cannot move parts the columns, and so does the name.
    let free = table.columns.indices.filter { column in
      column != firstColumn
        && table.cell(row, column).map { $0.value != nil && $0.finding == nil } ?? gaps.contains(column)
    }
    var ways = [free.map { table.cell(row, $0) }]
    var next = 0
    while next < ways.count {
      let way = ways[next]
      next += 1
      for (left, right) in zip(free.indices, free.indices.dropFirst())
      where free[left] + 1 == free[right] && (way[left] == nil) != (way[right] == nil)
        && Self.isAlike(table.columns[free[left]].type, table.columns[free[right]].type)
      {
        var other = way
        other.swapAt(left, right)
        if !ways.contains(other) { ways.append(other) }
      }
      if ways.count > Self.limits.placements { ways.removeLast(ways.count - 1) }
    }
    return ways.map { way in Hypothesis(row: row, cells: zip(free, way).map { ($0, $1) }) }
  }

  private static func isAlike(_ left: Table.ColumnType, _ right: Table.ColumnType) -> Bool {
    left.isNumeric && right.isNumeric && (left == .percent) == (right == .percent)
  }
}

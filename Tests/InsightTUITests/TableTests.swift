import InsightModel
import Testing

@testable import InsightTUI

/// The table viewer. The almanac's table has the columns rank, line, passengers, share, passengers before (missing
/// in rows 1 and 4) and stops (12 9 9 12 7); Others is row 5, Total row 6.
@Suite struct TableTests {
  private static func reader(_ columns: Int = 80, _ rows: Int = 24) -> Reader {
    var reader = Sample.reader(columns, rows, at: "2.1")
    reader.press("t")
    return reader
  }

  /// A reader with the cursor in a column of the table.
  private static func reader(inColumn column: Int) -> Reader {
    var reader = reader()
    reader.press(.left)
    for _ in 0..<column { reader.press(.right) }
    return reader
  }

  @Test func opensAndCloses() {
    var reader = Sample.reader(80, 24, at: "2.1")
    expect(
      &reader, "t",
      changes: ["table: nil → table 0/0 at row 0, column 1 [0 1 2 3 4]", "focus: article → table"])
    expect(
      &reader, .escape,
      changes: [
        "table: table 0/0 at row 0, column 1 [0 1 2 3 4] → nil",
        "tables[0/0]: nil → table 0/0 at row 0, column 1 [0 1 2 3 4]", "focus: table → article",
      ])
    expect(
      &reader, .enter,
      changes: ["table: nil → table 0/0 at row 0, column 1 [0 1 2 3 4]", "focus: article → table"])
    expect(
      &reader, "q",
      changes: ["table: table 0/0 at row 0, column 1 [0 1 2 3 4] → nil", "focus: table → article"])
  }

  @Test func saysWhereThereIsNone() {
    var reader = Sample.reader(80, 24, at: "1.1")
    expect(&reader, "t", changes: ["notice: nil → no table in this article"])
    var other = Self.reader()
    expect(&other, "t", changes: ["notice: nil → this is the article's only table"])
  }

  @Test func comesBackAsItWasLeft() {
    var reader = Self.reader(inColumn: 5)
    reader.press("s", .down, .down)
    let table = reader.table
    reader.press(.escape, "J", "K", "t")
    #expect(reader.table == table)
  }

  @Test func leavingTheArticleClosesItsTable() {
    var reader = Self.reader(120, 30)
    reader.press(.tab)
    #expect(reader.focus == .contents)
    reader.press("K")
    #expect(reader.table == nil && reader.tables.count == 1)
  }

  @Test func movesThroughRowsAndColumns() {
    var reader = Self.reader()
    expect(&reader, .down, changes: ["table.row: 0 → 1"])
    expect(&reader, "k", changes: ["table.row: 1 → 0"])
    expect(&reader, "k", changes: ["notice: nil → this is the beginning"])
    expect(&reader, "G", changes: ["table.row: 0 → 6", "notice: this is the beginning → nil"])
    expect(&reader, .down, changes: ["notice: nil → this is the end"])
    expect(&reader, .home, changes: ["table.row: 6 → 0", "notice: this is the end → nil"])
    expect(&reader, .right, changes: ["table.column: 1 → 2"])
    expect(&reader, .left, changes: ["table.column: 2 → 1"])
    reader.press(.left)
    expect(&reader, .left, changes: ["notice: nil → this is the first column"])
    reader.press(.right, .right, .right, .right, .right)
    expect(&reader, .right, changes: ["notice: nil → this is the last column"])
    #expect(reader.table?.column == 5)
  }

  @Test func scrollsAWideTableByColumns() {
    var reader = Self.reader(34, 12)
    let shown = reader.table.map { $0.layout.fitting(from: $0.left, available: reader.tableColumns) }
    #expect(shown == 0..<3)
    reader.press(.right)
    expect(&reader, .right, changes: ["table.column: 2 → 3", "table.left: 0 → 1"])
    reader.press(.left, .left)
    expect(&reader, .left, changes: ["table.column: 1 → 0", "table.left: 1 → 0"])
  }

  @Test func numbersSortLargestFirstThenSmallestThenAsPrinted() {
    var reader = Self.reader(inColumn: 3)
    expect(
      &reader, "s",
      changes: [
        "table.view.arrangement.keys: + 3▼", "table.history.past: + [0 1 2 3 4]",
        "notice: nil → rows by 2031 Share (%), largest first; Others and Total stay below",
      ])
    expect(
      &reader, "s",
      changes: [
        "table.view.order: 0 1 2 3 4 → 4 3 2 1 0", "table.view.arrangement.keys: - 3▼, + 3▲",
        "table.history.past: + [0 1 2 3 4 by 3▼]",
        "notice.text: “rows by 2031 Share (%), largest first; Others and Total stay below” → "
          + "“rows by 2031 Share (%), smallest first; Others and Total stay below”",
      ])
    expect(
      &reader, "s",
      changes: [
        "table.view.order: 4 3 2 1 0 → 0 1 2 3 4", "table.view.arrangement.keys: - 3▲",
        "table.history.past: + [4 3 2 1 0 by 3▲]",
        "notice.text: “rows by 2031 Share (%), smallest first; Others and Total stay below” → “rows as printed”",
      ])
  }

  @Test func textSortsUpwardsFirst() {
    var reader = Self.reader(inColumn: 1)
    expect(
      &reader, "s",
      changes: [
        "table.view.order: 0 1 2 3 4 → 2 1 0 4 3", "table.view.arrangement.keys: + 1▲",
        "table.history.past: + [0 1 2 3 4]",
        "notice: nil → rows by Line, A to Z; Others and Total stay below",
      ])
    reader.press("s")
    #expect(reader.shownRows == [3, 4, 0, 1, 2])
    #expect(reader.table?.view.arrangement.keys == [SortKey(column: 1, isAscending: false)])
  }

  @Test func missingValuesStayLastBothWays() {
    var reader = Self.reader(inColumn: 4)
    reader.press("s")
    #expect(reader.shownRows == [0, 2, 3, 1, 4])
    reader.press("s")
    #expect(reader.shownRows == [3, 2, 0, 1, 4])
    reader.press("]")
    #expect(reader.shownRows == [0, 2, 3, 1, 4])
    reader.press("[")
    #expect(reader.shownRows == [3, 2, 0, 1, 4])
  }

  @Test func othersAndTotalStayBelow() {
    var reader = Self.reader()
    for _ in 0..<6 {
      for key: Key in ["s", "s", "[", "]", "S", "U"] {
        reader.press(key)
        let table = reader.table
        #expect(table?.tableRow(5) == 5 && table?.tableRow(6) == 6 && table?.rowCount == 7)
      }
      reader.press(.right)
    }
  }

  @Test func equalRowsKeepTheirOrder() {
    var reader = Self.reader(inColumn: 5)
    reader.press("s")
    #expect(reader.shownRows == [0, 3, 1, 2, 4])
    reader.press("s")
    #expect(reader.shownRows == [4, 1, 2, 0, 3])
  }

  @Test func aSortKeepsTheOrderBeforeWhereRowsAreAlike() {
    var reader = Self.reader(inColumn: 3)
    reader.press("[", .right, .right)
    expect(
      &reader, "]",
      changes: [
        "table.view.order: 4 3 2 1 0 → 3 0 2 1 4", "table.view.arrangement.keys: - 3▲, + 5▼",
        "table.view.arrangement.ties: + 3▲",
        "table.history.past: + [4 3 2 1 0 by 3▲]",
        "notice: nil → rows by Stops, largest first; Others and Total stay below",
      ])
  }

  @Test func furtherKeysOrderWhatIsAlike() {
    var reader = Self.reader(inColumn: 5)
    reader.press("s", .left, .left)
    expect(
      &reader, "S",
      changes: [
        "table.view.arrangement.keys: + 3▼", "table.history.past: + [0 3 1 2 4 by 5▼]",
        "notice: nil → rows by Stops, largest first; then 2031 Share (%), largest first; "
          + "Others and Total stay below",
      ])
    reader.press("S")
    #expect(reader.shownRows == [3, 0, 2, 1, 4])
    #expect(reader.table?.sortMark(5) == "▼1" && reader.table?.sortMark(3) == "▲2")
    #expect(reader.table?.sortMark(0) == "")
    reader.press("S")
    #expect(reader.table?.view.arrangement.keys == [SortKey(column: 5, isAscending: false)])
    #expect(reader.shownRows == [3, 0, 2, 1, 4])
  }

  @Test func everyStepIsUndone() {
    var reader = Self.reader(inColumn: 5)
    var views: [TablePane.View?] = []
    for key: Key in ["s", "s", .left, "S", "]", .left, "[", "s", "s"] {
      if key != .left { views.append(reader.table?.view) }
      reader.press(key)
    }
    for view in views.reversed() {
      reader.press("U")
      #expect(reader.table?.view == view)
    }
    #expect(reader.shownRows == [0, 1, 2, 3, 4])
    reader.press("U")
    expect(&reader, "U")
    #expect(reader.notice?.text == "nothing to undo")
  }

  @Test func theCursorStaysOnItsRow() {
    var reader = Self.reader(inColumn: 2)
    reader.press(.down)
    let row = reader.table?.selectedRow
    for key: Key in ["[", "]", "s", "S", "U"] {
      reader.press(key)
      #expect(reader.table?.selectedRow == row)
    }
    reader.press("G", "[")
    #expect(reader.table?.selectedRow == 6)
  }

  @Test func copiesCellAndRow() {
    var reader = Self.reader()
    expect(&reader, "y", effects: [.copy("Ōsaka Loop")])
    expect(&reader, "Y", effects: [.copy("1\tŌsaka Loop\t8,410\t31.2%\t7,990\t12")])
    expect(&reader, .copied("Ōsaka Loop", isSure: true), changes: ["notice: nil → copied Ōsaka Loop"])
    reader.press("G", .left)
    expect(&reader, "y", changes: ["notice: nil → this cell is empty"])
    expect(
      &reader, "Y", changes: ["notice: this cell is empty → nil"],
      effects: [.copy("\tTotal\t26,950\t100.0%\t24,020\t79")])
  }

  @Test func aRowOpensAsARecord() {
    var reader = Self.reader()
    expect(&reader, .enter, changes: ["overlay: nil → record from 0"])
    #expect(reader.context == .record)
    expect(&reader, "Y", effects: [.copy("1\tŌsaka Loop\t8,410\t31.2%\t7,990\t12")])
    expect(&reader, .escape, changes: ["overlay: record from 0 → nil"])
    #expect(reader.context == .table)
  }

  @Test func aLongRecordScrolls() {
    var reader = Self.reader(40, 6)
    reader.press(.enter)
    expect(&reader, .down, changes: ["overlay: record from 0 → record from 1"])
    expect(&reader, "G", changes: ["overlay: record from 1 → record from 17"])
    expect(&reader, .down, changes: ["notice: nil → this is the end"])
    expect(
      &reader, "g",
      changes: ["overlay: record from 17 → record from 0", "notice: this is the end → nil"])
  }

  /// The rows of the pane never exceed it, and the row at the cursor is always among them.
  @Test(arguments: 5...30)
  func fitsAnyHeight(rows: Int) {
    for columns in [20, 30, 60, 99, 100, 160] {
      var reader = Self.reader(columns, rows)
      for key: Key in [.down, .down, .down, .down, .down, .down, "g", "G", .up, .up] {
        reader.press(key)
        let place = reader.tableRows
        let panes = reader.panes
        #expect(place.header >= 1 && place.scrolled >= 1)
        let used =
          place.header + (place.hasRule ? 1 : 0) + place.scrolled
          + (place.isPinned ? 1 + (reader.table?.pinned.count ?? 0) : 0)
        #expect(used <= max(2, panes.table.rows), "\(columns)x\(rows)")
        #expect(
          reader.screen.contains { $0.contains("›") && $0.contains(Self.name(reader)) }, "\(columns)x\(rows)")
      }
    }
  }

  /// The beginning of the name in the row at the cursor.
  private static func name(_ reader: Reader) -> String {
    guard let row = reader.table?.selectedRow, let cell = reader.openGrid?.shown(row, 1) else { return "–" }
    return String(cell.prefix(5))
  }
}

/// The order of rows and of names.
@Suite struct OrderTests {
  private static func names(_ generator: inout Generator) -> [String] {
    let letters = ["a", "A", "b", "é", "Ö", "ß", "1", "2", "10", "007", " ", "-", "한", "大", "'", "’"]
    return (0..<12).map { _ in
      (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &generator)]
      }.joined()
    }
  }

  @Test func namesHaveOneOrder() {
    var generator = Generator(seed: 3)
    for _ in 0..<40 {
      let names = Self.names(&generator)
      for first in names {
        for second in names {
          let (before, after) = (
            Collation.areAscending(first, second), Collation.areAscending(second, first)
          )
          #expect(before != after || first == second && !before, "\(first), \(second)")
          for third in names where before && Collation.areAscending(second, third) {
            #expect(Collation.areAscending(first, third), "\(first), \(second), \(third)")
          }
        }
      }
    }
  }

  @Test func numbersInNamesCountByValue() {
    #expect(["a10", "a9", "a010", "a"].sorted(by: Collation.areAscending).first == "a")
    #expect(Collation.areAscending("issue 9.txt", "issue 10.txt"))
    #expect(Collation.areAscending("Éclair", "fan") && Collation.areAscending("apple", "Banana"))
  }

  /// Random cells: some missing, many alike.
  private static func table(_ generator: inout Generator) -> Table {
    var table = Sample.almanac.tables[0]
    let printed = table.rows[0]
    table.rows = (0..<20).map { line in
      var row = printed
      row.line = line
      for column in row.cells.indices {
        let value = Int.random(in: 0..<5, using: &generator)
        row.cells[column]?.value = value == 0 ? nil : Figure(value, decimals: value % 3)
        row.cells[column]?.text = value == 0 ? "" : "n\(value)"
        if value == 1, Bool.random(using: &generator) { row.cells[column] = nil }
      }
      return row
    }
    return table
  }

  @Test func sortingIsStableAndKeepsMissingLast() throws {
    var generator = Generator(seed: 5)
    for _ in 0..<60 {
      let table = Self.table(&generator)
      let grid = Grid(table)
      for column in table.columns.indices {
        for isAscending in [true, false] {
          let key = SortKey(column: column, isAscending: isAscending)
          let order = try #require(grid.rows(Arrangement(keys: [key]))).map(Int.init)
          #expect(order.sorted() == grid.dataRows.map(Int.init))
          let isMissing = order.map { row -> Bool in
            let cell = table.cell(row, column)
            return table.columns[column].type.isNumeric ? cell?.value == nil : (cell?.text ?? "").isEmpty
          }
          #expect(!zip(isMissing, isMissing.dropFirst()).contains { $0 && !$1 })
          for (first, second) in zip(order, order.dropFirst())
          where table.cell(first, column)?.value == table.cell(second, column)?.value
            && table.cell(first, column)?.text == table.cell(second, column)?.text
          {
            #expect(first < second)
          }
          // By several keys is the same as by one after the other, the last key first.
          let other = SortKey(column: (column + 2) % table.columns.count, isAscending: true)
          #expect(
            grid.rows(Arrangement(keys: [key, other]))
              == grid.rows(Arrangement(keys: [other]).sorted(by: [key])))
        }
      }
    }
  }
}

import InsightModel
import Testing

@testable import InsightTUI

/// Columns set side by side.
@Suite struct TableLayoutTests {
  private static let tables = [Sample.almanac.tables[0], Sample.insight.tables[0]]

  @Test(arguments: 1...170)
  func everyLineOfAColumnHasItsWidth(available: Int) {
    for table in Self.tables {
      let grid = Grid(table)
      let layout = TableLayout(grid, available: available)
      for column in layout.columns {
        for row in table.rows.indices {
          let text = layout.aligned(grid, row, column)
          #expect(CharacterWidth.columns(of: text) == column.width)
        }
        for line in 0..<layout.headerRows {
          for mark in ["", "▼1", "▲2"] {
            let text = layout.header(column, line: line, mark: mark)
            #expect(CharacterWidth.columns(of: text) == column.width)
          }
        }
      }
    }
  }

  @Test(arguments: [30, 60, 72, 100, 160])
  func theSortMarkIsShownInFull(available: Int) {
    for table in Self.tables {
      let grid = Grid(table)
      let layout = TableLayout(grid, available: available)
      for column in layout.columns {
        let lines = (0..<layout.headerRows).map { layout.header(column, line: $0, mark: "▼1") }
        #expect(lines.contains { $0.contains("▼1") }, "\(column.header)")
        let words = lines.joined(separator: " ").split(separator: " ").filter { $0 != "▼1" }
        #expect(words.joined(separator: " ") == column.header.joined(separator: " "))
      }
    }
  }

  @Test func decimalPointsStandUnderEachOther() {
    for table in Self.tables {
      let grid = Grid(table)
      let layout = TableLayout(grid, available: 120)
      for column in layout.columns where column.isNumeric && column.fraction > 0 {
        let places = table.rows.indices.compactMap { row -> Int? in
          let text = layout.aligned(grid, row, column)
          return text.firstIndex(of: ".").map { text.distance(from: text.startIndex, to: $0) }
        }
        #expect(places.count > 3 && Set(places).count == 1, "\(column.header)")
      }
    }
  }

  @Test func numbersOfUnlikeDecimalsStandUnderEachOtherToo() {
    var table = Self.tables[0]
    for (row, text) in zip(table.rows.indices, ["31.25%", "22%", "18.5%", "1,012.3%", "4%", "-", "100%"]) {
      table.rows[row].cells[3]?.text = text
    }
    let grid = Grid(table)
    let layout = TableLayout(grid, available: 120)
    let lines = table.rows.indices.map { layout.aligned(grid, $0, layout.columns[3]) }
    let shown = lines.map { $0.drop { $0 == " " } }
    #expect(
      shown == ["31.25%", "22%   ", "18.5% ", "1,012.3% ", "4%   ", "-    ", "100%   "].map { $0[...] })
  }

  @Test(arguments: 1...170)
  func theColumnsThatFitDoFit(available: Int) {
    for table in Self.tables {
      let grid = Grid(table)
      let layout = TableLayout(grid, available: available)
      for first in layout.columns.indices {
        let fitting = layout.fitting(from: first, available: available)
        #expect(fitting.lowerBound == first && !fitting.isEmpty)
        let width = Self.width(layout, fitting)
        #expect(width <= available || fitting.count == 1)
        if fitting.upperBound < layout.columns.count {
          #expect(Self.width(layout, first..<fitting.upperBound + 1) > available)
        }
      }
      let none = layout.fitting(from: layout.columns.count, available: available)
      #expect(none.isEmpty)
    }
  }

  private static func width(_ layout: TableLayout, _ columns: Range<Int>) -> Int {
    layout.columns[columns].map(\.width).reduce(0, +) + TableLayout.gap * (columns.count - 1)
  }

  @Test func theTableUsesFewLinesWhereThereIsRoom() {
    let wide = TableLayout(Grid(Self.tables[1]), available: 200)
    #expect(wide.headerRows == 1 && wide.width <= 200)
    #expect(TableLayout(Grid(Self.tables[1]), available: 76).width <= 76)
  }

  @Test(arguments: [
    ("12.5%", "12", ".5%"), ("12", "12", ""), ("7%", "7", "%"), ("-3.25", "-3", ".25"),
    ("1,234.5", "1,234", ".5"),
    ("-", "-", ""), ("", "", ""), ("n/a", "n/a", ""), (".5", "", ".5"),
  ])
  func numbersSplitAtTheirPoint(text: String, whole: String, rest: String) {
    let (left, right) = TableLayout.split(text)
    #expect(left == whole && right == rest)
  }

  @Test func cutTextEndsInAnEllipsis() {
    #expect(TableLayout.cut("harbour", 7) == "harbour")
    #expect(TableLayout.cut("harbour", 6) == "harbo…")
    #expect(TableLayout.cut("大阪港", 5) == "大阪…")
    #expect(TableLayout.cut("大阪港", 4) == "大…")
    #expect(TableLayout.padded("大", 4) == "大  " && TableLayout.leading("大", 4) == "  大")
  }
}

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
        for line in 0...layout.headerRows {
          for mark in ["", "▼1", "▲2"] {
            let text = layout.header(column, fromBottom: line, mark: mark)
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
        let rows = TableLayout.headerRows(of: layout.columns) { $0 == column.index ? "▼1" : "" }
        let lines = (0..<rows).reversed().map { layout.header(column, fromBottom: $0, mark: "▼1") }
        #expect(lines.contains { $0.contains("▼1") }, "\(column.header)")
        let words = lines.joined(separator: " ").split(separator: " ").filter { $0 != "▼1" }
        #expect(words.joined(separator: " ") == column.header.joined(separator: " "))
      }
    }
  }

  @Test func whatWasLostIsMarked() {
    let grid = Grid(Sample.lost.tables[0])
    let layout = TableLayout(grid, available: 80)
    let texts = [(1, 1), (3, 2)].map { row, column in
      layout.columns.filter { $0.index == column }.map { layout.aligned(grid, row, $0) }.joined()
    }
    #expect(texts.map { $0.filter { $0 != " " } } == ["?", "?"])
    let lines = RecordText(grid: grid, row: 3, columns: 60).lines
    #expect(lines.contains { $0.text == "the line lacks this cell" })
  }

  /// What is said of no single cell stands at the name of its row, or of its column.
  @Test(arguments: [("Dyke Account", 1, 0), ("Two Towers", nil, 2)] as [(String, Int?, Int)])
  func wholeRowsAndColumnsAreMarkedAtTheirNames(_ caption: String, _ row: Int?, _ column: Int) throws {
    let table = try #require(Sample.doubtful.tables.first { $0.caption.hasPrefix(caption) })
    #expect(table.findings.count == 1)
    let grid = Grid(table)
    let layout = TableLayout(grid, available: 80)
    let marked = grid.columns.indices.filter { grid.heading(of: $0).hasSuffix("?") }
    #expect(marked == (row == nil ? [column] : []))
    #expect(layout.columns.filter { $0.header.last?.hasSuffix("?") == true }.map(\.index) == marked)
    for other in 0..<grid.rowCount {
      for place in layout.columns {
        let isMarked = layout.aligned(grid, other, place).contains("?")
        #expect(isMarked == (other == row && place.index == column))
      }
    }
    let lines = RecordText(grid: grid, row: row ?? 0, columns: 200).lines
    #expect(table.findings[0].reasons.allSatisfy { reason in lines.contains { $0.text == reason } })
    #expect(lines.contains { ($0.name + $0.text).contains("?") })
  }

  @Test func aMarkIsNotCutOff() throws {
    let grid = Grid(Sample.doubtful.tables[0])
    let layout = TableLayout(grid, available: 16)
    for place in layout.columns where place.index == 0 {
      var narrow = place
      narrow.width = 5
      #expect(layout.aligned(grid, 1, narrow).hasSuffix("?"))
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
      let layout = TableLayout(Grid(table), available: available)
      for first in layout.columns.indices {
        let fitting = layout.fitting(from: first, available: available)
        #expect(fitting.lowerBound == first && !fitting.isEmpty)
        let placed = layout.placed(from: first, available: available)
        let width = placed.last.map { $0.at + $0.column.width } ?? 0
        #expect(width <= available || placed.count == 1)
        if fitting.upperBound < layout.columns.count {
          #expect(width + TableLayout.gap + layout.columns[fitting.upperBound].width > available)
        }
      }
      let none = layout.fitting(from: layout.columns.count, available: available)
      #expect(none.isEmpty)
    }
  }

  /// Scrolled past, the column of names stays at the left; the one that scrolls first is never lost to it.
  @Test(arguments: 1...170)
  func theNamesStay(available: Int) throws {
    for table in Self.tables {
      let grid = Grid(table)
      let name = try #require(grid.nameColumn)
      let layout = TableLayout(grid, available: available)
      for first in layout.columns.indices {
        let placed = layout.placed(from: first, available: available)
        #expect(placed.contains { $0.column.index == first })
        #expect(Set(placed.map(\.column.index)).count == placed.count)
        let room = available - TableLayout.gap - layout.columns[first].width
        if first > name, room >= 6 {
          #expect(placed.first?.column.index == name)
          #expect((placed.first?.column.width ?? 0) >= min(6, layout.columns[name].width))
        }
        let ends = placed.dropLast().map { $0.at + $0.column.width + TableLayout.gap }
        #expect(placed.dropFirst().map(\.at) == ends)
      }
    }
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
    let (left, right) = CellText.split(text)
    #expect(left == whole && right == rest)
  }

  @Test func decimalCommasStandUnderEachOtherToo() {
    let grid = DataSample.grid("preise.csv", "Ort;Preis\nAhlen;1.204,5\nBonn;88,25\nCelle;640\n")
    let layout = TableLayout(grid, available: 80)
    let lines = (0..<3).map { layout.aligned(grid, $0, layout.columns[1]) }
    #expect(lines == ["1.204,5 ", "   88,25", "  640   "])
    let issue = Issue(
      bytes: Array(
        """
        Ⅰ. HÄFEN

        1. Ein ruhiges Jahr

        Tabelle 1. Umschlag (Mio. Tonnen)
        Hafen Heuer Vorjahr
        Ahlen 1.204,5 988,2
        Bonn 88,2 1.002,0
        Celle 640,0 71,9

        """.utf8))
    let table = Grid(issue.tables[0])
    let columns = TableLayout(table, available: 80).columns.filter(\.isNumeric)
    let shown = (0..<3).map { row in
      columns.map { TableLayout(table, available: 80).aligned(table, row, $0).filter { $0 != " " } }
    }
    #expect(shown == [["1.204,5", "988,2"], ["88,2", "1.002,0"], ["640,0", "71,9"]])
    for column in columns {
      let places = (0..<3).map { row in
        Array(TableLayout(table, available: 80).aligned(table, row, column)).lastIndex(of: ",")
      }
      #expect(Set(places).count == 1 && places[0] != nil)
    }
  }

  /// Opening a large table measures no more than a small one.
  @Test(arguments: [(0, 3), (1, 3), (299, 3), (300, 3), (301, 3), (70_000, 3), (70_000, 400), (5000, 90_000)])
  func aSampleStandsForAllRows(rows: Int, columns: Int) {
    let grid = DataSample.grid("s.csv", "a\n" + (0..<min(rows, 70_000)).map { "x\($0)\n" }.joined())
    let sample = TableSample.rows(of: grid, columns: columns)
    #expect(sample == Array(Set(sample)).sorted())
    #expect(sample.count <= max(20, min(300, 30_000 / columns)) && sample.count <= rows)
    if rows > 0 { #expect(sample.first == 0 && sample.last.map(Int.init) == rows - 1) }
  }

  @Test func numbersOnTheScreenAreNeverCut() {
    // The long number stands where no sample looks.
    let rows = (0..<5000).map { "row \($0),\($0 == 3001 ? "123456789.5" : "7")\n" }
    var reader = DataSample.reader(DataSample.grid("s.csv", "name,value\n" + rows.joined()))
    let width = reader.table?.layout.columns[1].width ?? 0
    #expect(width < 9)
    for _ in 0..<150 { reader.press(.pageDown) }
    reader.press(.down, .down)
    #expect(reader.table?.layout.columns[1].width == 11)
    #expect(reader.screen.contains { $0.hasSuffix("123456789.5") })
    // It does not shrink again.
    reader.press(.home)
    #expect(reader.table?.layout.columns[1].width == 11)
  }

  @Test func cutTextEndsInAnEllipsis() {
    #expect(CellText.cut("harbour", 7) == "harbour")
    #expect(CellText.cut("harbour", 6) == "harbo…")
    #expect(CellText.cut("大阪港", 5) == "大阪…")
    #expect(CellText.cut("大阪港", 4) == "大…")
    #expect(CellText.padded("大", 4) == "大  " && CellText.leading("大", 4) == "  大")
  }
}

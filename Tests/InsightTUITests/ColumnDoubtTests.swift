import InsightModel
import Testing

@testable import InsightTUI

/// A column in doubt keeps its mark wherever its name is shown, and tables that were worked out say of what.
@Suite struct ColumnDoubtTests {
  /// The table of two towers: its second amounts do not add up, and nothing tells which is wrong.
  private static func towers() -> Reader {
    var reader = Sample.reader(of: [Sample.document(Sample.doubtful, name: "a.txt")], 120, 30, at: "1.2")
    reader.press("t")
    while reader.table?.column ?? 9 < 2 { reader.press("l") }
    return reader
  }

  @Test func theNameIsMarkedWhereverItIsShown() {
    var reader = Self.towers()
    reader.press("i")
    #expect(
      reader.screen.contains { $0.contains("South?") } && !reader.screen.contains { $0.contains("North?") })
    reader.press(.escape, "F")
    #expect(reader.screen[1].contains("South?"))
    reader.press(.escape, "g", "g", "0", "W")
    #expect(reader.openGrid?.columns.contains { $0.name.hasPrefix("South? sum") } == true)
    #expect(reader.openGrid?.columns.contains { $0.name.hasPrefix("North sum") } == true)
    // One need not type the mark.
    let grid = reader.openGrid
    let wanted = grid?.columns.firstIndex { $0.name.hasPrefix("South? share") }
    #expect(wanted != nil && grid?.column(named: "South share") == wanted.map { .one($0) })
    let sum = grid?.columns.firstIndex { $0.name.hasPrefix("South? sum") }
    #expect(sum != nil && grid?.column(named: "south sum") == sum.map { .one($0) })
    reader.press(.escape)
    #expect(reader.table?.reference.table == 1)
  }

  @Test func copiesSayThatTheirColumnIsInDoubt() {
    var reader = Self.towers()
    reader.press("j")
    expect(&reader, "y", effects: [.copy("3,310", what: "3,310, its column South? in doubt")])
    guard case .copy(_, let words) = reader.update(.key("Y")).first else {
      Testing.Issue.record("nothing was copied")
      return
    }
    #expect(words == "the row: South? in doubt")
    let grid = Grid(Sample.doubtful.tables[1])
    var text: [UInt8] = []
    TableExport(grid, format: .markdown).write(grid) { bytes, _ in
      text += bytes
      return true
    }
    #expect(String(decoding: text, as: UTF8.self).contains("| Month | North | South? |"))
  }

  /// Any of the suspects may be the wrong one: none sets the scale, none has a bar.
  @Test func aChartDoesNotScaleToSuspects() {
    var reader = Self.towers()
    reader.press("c")
    #expect(reader.table?.chart?.chart?.greatest == 0)
    #expect(reader.screen.contains { $0.contains("3,310?") && $0.contains("in doubt") })
    reader.press(.left)
    #expect(reader.table?.chart?.chart?.greatest == 4310)
    #expect(!reader.screen.contains { $0.contains("in doubt") && $0.contains("4,310") })
  }

  @Test func sharesOfNothingSayWhyThereAreNone() {
    var reader = DataSample.reader(
      DataSample.grid("losses.csv", "mine,result\nUpper,-40\nLower,12\nOld,-7\n"), 80, 20)
    reader.press(.right, "c", "c")
    #expect(reader.table?.chart?.kind == .shares)
    #expect(reader.screen.contains { $0.contains("no shares: there is no sum above 0") })
  }

  // MARK: Tables that were worked out

  private static let yards = DataSample.grid(
    "yards.csv", "yard,river,tonnes\nUpper,Tyne,40\nLower,Wear,12\nOld,Tyne,7\nNew,Tees,15\n")

  @Test func groupsOfSomeRowsSaySo() {
    var reader = DataSample.reader(Self.yards, 100, 20)
    reader.press("&")
    reader.write("tonnes>10")
    reader.press(.enter, .right, "W")
    #expect(reader.openGrid?.title == "yards.csv by river, of 3 of 4 rows")
    #expect(reader.screen[0].contains("of 3 of 4 rows") || reader.screen[1].contains("of 3 of 4 rows"))
    reader.press(.escape, "U", "W")
    #expect(reader.openGrid?.title == "yards.csv by river")
  }

  private func quoted(_ reader: inout Reader) -> String {
    guard case .copy(let text, _) = reader.update(.key("C")).first else { return "" }
    return text
  }

  @Test func quotesOfComputedTablesNameTheirSource() {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 120, 36, at: "2.1")
    reader.press("t", "l", "W", "l")
    #expect(quoted(&reader).contains("Korean Industrial Insight No. 12, 2 May 2025, 2.1, Table 1"))
    reader.press("a")
    #expect(reader.notice?.text == "nothing is remembered of a computed table; only of tables in an issue")
    reader = DataSample.reader(Self.yards, 100, 20)
    reader.press(.right, "W", .right)
    #expect(quoted(&reader).hasSuffix("yards.csv by river, worked out of yards.csv"))
    reader = Sample.reader(of: [Sample.document(Sample.insight)], 120, 36, at: "1.1")
    _ = reader.update(.key("t"))
    _ = reader.perform(.facts)
    #expect(reader.table?.reference.table == nil)
    #expect(quoted(&reader).contains("Korean Industrial Insight No. 12, 2 May 2025, 2.1, Table 1"))
  }

  // MARK: Lines and names

  private static let twice = DataSample.grid(
    "twice.csv",
    "day,crop,price\n2031-01-01,rye,4\n2031-01-01,oats,90\n2031-01-02,rye,5\n2031-01-02,oats,91\n"
      + "2031-01-03,rye,7\n2031-01-03,oats,95\n")

  /// A line through rows of one time would join what does not belong together.
  @Test func aTimeInSeveralRowsMakesNoLine() {
    var reader = DataSample.reader(Self.twice, 80, 20)
    while reader.table?.column ?? 9 < 2 { reader.press("l") }
    reader.press("c")
    #expect(reader.table?.chart?.kind == .values && !reader.screen.contains { $0.contains("line") })
    reader.press("c")
    #expect(reader.table?.chart?.kind != .line)
    // Of one crop there is one; it ends with the filter.
    reader.press(.escape, .escape, "&")
    reader.write("crop=rye")
    reader.press(.enter)
    while reader.table?.chart?.kind != .line, reader.table?.chart?.kind != .changes { reader.press("c") }
    #expect(reader.table?.chart?.kind == .line && reader.table?.chart?.chart?.greatest == 7)
    reader.press("U")
    #expect(reader.table?.chart?.kind == .values && reader.table?.chart?.chart?.greatest == 95)
  }

  @Test func whatRepeatsNamesNoRows() {
    let days = DataSample.grid(
      "days.csv",
      "day,price,crop\n2031-01-01,4,rye\n2031-01-02,90,rye\n2031-01-03,5,rye\n2031-01-04,91,oats\n")
    #expect(days.nameColumn == 0)
    let ships = DataSample.grid(
      "ships.csv", "yard,tonnes,ship\nUpper,4,Ann\nUpper,9,Bee\nOld,5,Cod\nOld,8,Dab\n")
    #expect(ships.nameColumn == 2)
    // Some names that stand twice are names all the same; so are those that have no better.
    let towns = DataSample.grid(
      "towns.csv",
      "town,founded,people\nAsh,1201-01-01,4\nAsh,1202-01-01,9\nElm,1203-01-01,5\nOak,1204-01-01,8\n")
    #expect(towns.nameColumn == 0)
    #expect(Self.twice.nameColumn == 1)
    let last = DataSample.reader(
      DataSample.grid("last.csv", "tonnes,people,yard\n4,2,Upper\n9,3,Upper\n5,3,Old\n8,1,Old\n"))
    #expect(last.table?.column == 0)
  }
}

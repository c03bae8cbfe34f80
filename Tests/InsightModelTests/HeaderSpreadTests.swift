import Testing

@testable import InsightModel

/// What two lines of names may mean, where their places are lost.
@Suite struct HeaderSpreadTests {
  private func reading(_ upper: String, _ lower: String, _ types: [Table.ColumnType]) -> HeaderCut? {
    HeaderSpread(types: types).reading(
      upper: HeaderLine(upper), lower: lower.split(separator: " ").map(String.init))
  }

  @Test func kindsTellWhereAColumnStandsAlone() throws {
    let found = try #require(
      reading(
        "Kiln 2019 2018 Growth", "Tonnes Share Tonnes Share",
        [.text, .number, .percent, .number, .percent, .percent]))
    #expect(found.names == ["Kiln", "2019 Tonnes", "2019 Share", "2018 Tonnes", "2018 Share", "Growth"])
    #expect(found.doubt == nil)
  }

  /// The upper names may stand over each column, and the name of the rows in both lines.
  @Test(arguments: [
    "Yard | Ships | Ships | Crew | Crew |\n| 2031 | 2030 | 2031 | 2030 |",
    "Yard | Ships | Ships | Crew | Crew |\nYard | 2031 | 2030 | 2031 | 2030 |",
    "Yard | Ships | | Crew | |\nYard | 2031 | 2030 | 2031 | 2030 |",
    "Yard | Ships | | Crew | |\n| 2031 | 2030 | 2031 | 2030 |",
  ])
  func namesOverEachColumn(_ header: String) throws {
    let rows = "North | 12 | 14 | 310 | 340 |\nSouth | 9 | 8 | 204 | 199 |\nTotal | 21 | 22 | 514 | 539 |\n"
    let issue = read("Ⅰ. PORTS\n\n1. Yards\n\nThe yards built less.\n\n\(header)\n\(rows)")
    let table = try #require(issue.tables.first)
    #expect(table.columns.map(\.name) == ["Yard", "Ships 2031", "Ships 2030", "Crew 2031", "Crew 2030"])
    #expect(table.rows.count == 3 && table.findings.isEmpty)
  }

  /// Names that come again over rows that begin with names are no upper line.
  @Test func namesThatComeAgainOverRows() throws {
    let issue = read(
      "# Yards\n\n| Yard | Ships | Ships |\n|---|---|---|\n| North | East | East |\n| South | 9 | 8 |\n| Old | 7 | 6 |\n"
    )
    let table = try #require(issue.tables.first)
    #expect(table.rows.count == 3 && table.columns.map(\.name) == ["Yard", "Ships", "Ships"])
  }

  /// Where all columns are alike, nothing tells which of the upper names stands alone.
  @Test func likeColumnsLeaveAChoice() throws {
    let found = try #require(
      reading(
        "Kiln East West Spare", "Pots Jars Pots Jars", [.text, .number, .number, .number, .number, .number])
    )
    #expect(found.doubt != nil)
    #expect(found.doubt != found.names)
  }

  /// Names of three words at most stand over others, a title does not.
  @Test func aTitleIsNoUpperLine() {
    let types: [Table.ColumnType] = [.text, .number, .percent, .number, .percent]
    let lower = "Kiln Tonnes Share Tonnes Share"
    #expect(reading("Old North Works New South Works", lower, types) != nil)
    #expect(reading("What Old North Works and New Works Fired", lower, types) == nil)
  }

  @Test func namesThatDoNotComeAgainAreNoParts() {
    #expect(HeaderSpread.runs(["Pots", "Jars", "Tiles", "Bricks"]).isEmpty)
    #expect(HeaderSpread.runs(["Pots", "Pots", "Pots", "Pots"]).isEmpty)
    #expect(HeaderSpread.runs(["Pots", "Jars", "Tiles", "Pots", "Jars"]).map(\.parts) == [[0..<3, 3..<5]])
    #expect(HeaderSpread.widestRun(["Kiln", "Pots", "Jars", "Pots", "Jars", "Rise"])?.range == 1..<5)
  }

  /// Ten quarter nats part a sure cut from one that is only the best.
  @Test func aCutOfSmallLeadIsNotSure() {
    let clear = HeaderCutter(types: [.text, .number, .percent]).cut(HeaderLine("Country Exports Share (%)"))
    #expect(clear.isSure)
    let close = HeaderCutter(types: [.text, .number, .number]).cut(HeaderLine("Crew Races For Races Against"))
    #expect(close.isBest)
    #expect(!close.isSure)
  }
}

import Testing

@testable import InsightModel

/// Data files whose lines begin and end with the sign that parts their fields.
@Suite struct EdgedFileTests {
  private func cells(_ text: String, onlyIfEvident: Bool = false) throws -> [[String?]] {
    let grid = Grid(
      try #require(DataReader.table(name: "t", Array(text.utf8), onlyIfEvident: onlyIfEvident)))
    return [grid.columns.map(\.name)]
      + (0..<grid.rowCount).map { row in grid.columns.indices.map { grid.printed(row, $0) } }
  }

  @Test(arguments: [
    "|quay|n|\n|east|5|\n|west|7|\n", "| quay | n |\n| east | 5 |\n| west | 7 |\n",
    "| quay | n |\n|------|--:|\n| east | 5 |\n| west | 7 |\n", "|quay|n|\r\n|east|5|\r\n|west|7|\r\n",
  ])
  func barsAtTheEndsPartNothing(_ text: String) throws {
    #expect(try cells(text) == [["quay", "n"], ["east", "5"], ["west", "7"]])
  }

  @Test func inATextTheyAreATableOfIt() {
    let rows = (1...9).map { "|west|\($0)|\n" }.joined()
    #expect(DataReader.table(name: "t", Array("|quay|n|\n\(rows)".utf8), onlyIfEvident: true) == nil)
  }

  @Test func aLineThatLacksABarKeepsItsLetters() throws {
    let rows = (1...5000).map { "|west|\($0)|\n" }.joined()
    let found = try cells("|quay|n|\n\(rows)|south|57\nnorth|58|\neast|59\n")
    #expect(Array(found.suffix(3)) == [["south", "57"], ["north", "58"], ["east", "59"]])
  }

  /// A no-break space is a letter of two bytes, and no edge.
  @Test func aNoBreakSpaceIsNoEdge() throws {
    #expect(
      try cells("|quay|n|\u{A0}\n|east|5|\u{A0}\n|west|7|\u{A0}\n")[1...].allSatisfy { $0.last == "\u{A0}" })
  }

  @Test func whatStandsAtTheEndsStays() throws {
    #expect(try cells("quay|n|\neast|5|\nwest|7|\n")[0].count == 3)
    #expect(try cells("|quay|n|\n|east|5|\nnorth|west|7|\n")[0].count == 4)
    #expect(try cells("|quay|n|\n|-|5|\n|west|-|\n").count == 3)
  }
}

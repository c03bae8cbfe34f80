import Testing

@testable import InsightModel

/// Which list in an object is the rows.
@Suite struct JSONListTests {
  private func read(_ text: String) throws -> (names: [String], rows: [[String]], doubts: [String]) {
    let table = try #require(DataReader.table(name: "t.json", Array(text.utf8)))
    let grid = Grid(table)
    let rows = (0..<grid.rowCount).map { row in
      grid.columns.indices.map { grid.printed(row, $0) ?? "" }
    }
    return (grid.columns.map(\.name), rows, table.doubts)
  }

  @Test(arguments: [
    // In an object that wraps it, beside what says what the columns are, among shorter ones.
    "{\"ok\":true,\"response\":{\"total\":2,\"docs\":[{\"pier\":\"N\",\"t\":4},{\"pier\":\"S\",\"t\":6}]}}",
    "{\"meta\":[{\"name\":\"pier\"},{\"name\":\"t\"},{\"name\":\"u\"}],\"data\":[{\"pier\":\"N\",\"t\":4},{\"pier\":\"S\",\"t\":6}]}",
    "{\"columns\":[\"pier\",\"t\"],\"index\":[0,1],\"data\":[[\"N\",4],[\"S\",6]]}",
    "{\"meta\":[{\"name\":\"pier\",\"type\":\"s\"},{\"name\":\"t\"}],\"data\":[[\"N\",4],[\"S\",6]],\"rows\":2}",
    "{\"columns\":[{\"name\":\"a\"}],\"rows\":[{\"pier\":\"N\",\"t\":4},{\"pier\":\"S\",\"t\":6}]}",
  ])
  func theRowsOfAnAnswer(text: String) throws {
    let found = try read(text)
    #expect(
      found.names == ["pier", "t"] && found.rows == [["N", "4"], ["S", "6"]] && found.doubts.isEmpty)
  }

  /// An object that another follows is a row, with its lists.
  @Test(arguments: [
    "{\"no\":7,\"items\":[{\"t\":4},{\"t\":6}]}\n{\"no\":8,\"items\":[{\"t\":9}]}\n",
    "{\"no\":7,\"items\":[{\"t\":4},{\"t\":6}]} {\"no\":8,\"items\":[{\"t\":9}]}",
  ])
  func listsInRows(text: String) throws {
    let found = try read(text)
    #expect(
      found.rows == [["7", "[{\"t\":4},{\"t\":6}]"], ["8", "[{\"t\":9}]"]] && found.names == ["no", "items"])
  }

  @Test func listsThatAreNotReadAreTold() throws {
    let found = try read("{\"tugs\":[{\"t\":4}],\"piers\":[{\"n\":1},{\"n\":2}],\"places\":[[1,2],[3,4]]}")
    #expect(found.names == ["n"] && found.rows.count == 2)
    #expect(found.doubts == ["tables: other lists of rows stand beside this one and are not read: “tugs”"])
  }

  /// An object without rows is one.
  @Test(arguments: ["{\"at\":[[1,2],[3,4]],\"n\":7}", "{\"pier\":{\"posts\":[{\"n\":1},{\"n\":2}]},\"n\":7}"])
  func objectsOfOneRow(text: String) throws {
    let found = try read(text)
    #expect(found.rows.count == 1 && found.rows[0][1] == "7")
  }

  /// The name of a column of JSON says of letters what it says in other files.
  @Test func namesOfMembersTellWhatLettersAre() throws {
    let text = "{\"berth\":\"N\",\"took\":\"4m\"}\n{\"berth\":\"S\",\"took\":\"7m\"}\n"
    let grid = Grid(try #require(DataReader.table(name: "t.jsonl", Array(text.utf8))))
    #expect(grid.columns[1].unit == "min" && grid.value(1, 1) == Figure(7))
  }
}

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

  /// Lists without names have them in their first row, or none; the names may stand below.
  @Test(arguments: [
    ("{\"ok\":true,\"data\":[[\"pier\",\"t\"],[\"N\",4],[\"S\",6]]}", ["pier", "t"]),
    ("{\"range\":\"A1:B3\",\"values\":[[\"pier\",\"t\"],[\"N\",4],[\"S\",6]]}", ["pier", "t"]),
    ("{\"data\":[[\"N\",4],[\"S\",6]],\"columns\":[\"pier\",\"t\"]}", ["pier", "t"]),
    ("{\"result\":{\"rows\":[[\"N\",4],[\"S\",6]]}}", ["", ""]),
  ])
  func listsOfLists(text: String, names: [String]) throws {
    let found = try read(text)
    #expect(found.names.prefix(2).elementsEqual(names) || found.names.isEmpty && names == ["", ""])
    #expect(found.rows == [["N", "4"], ["S", "6"]] && found.doubts.isEmpty)
  }

  @Test(arguments: [
    "{\"pier\":[\"N\",\"S\"],\"t\":[4,6]}", "{ \"pier\" : [\"N\", \"S\"],\n\"t\" : [4, 6]\n}\n",
    "{\"status\":200,\"data\":{\"pier\":[\"N\",\"S\"],\"t\":[4,6]}}",
  ])
  func aTableColumnByColumn(text: String) throws {
    let found = try read(text)
    #expect(
      found.names == ["pier", "t"] && found.rows == [["N", "4"], ["S", "6"]] && found.doubts.isEmpty)
  }

  @Test func oneOfSeveralTablesColumnByColumn() throws {
    let found = try read(
      "{\"lat\":54.1,\"hourly\":{\"at\":[1,2,3,4,5],\"t\":[7,null,9,8,7]},\"daily\":{\"day\":[1,2,3,4,5],\"t\":[1,2,3,4,5]}}"
    )
    #expect(found.names == ["at", "t"] && found.rows.count == 5 && found.rows[1] == ["2", ""])
    #expect(found.doubts == ["tables: other lists of rows stand beside this one and are not read: “daily”"])
  }

  /// Lists of other lengths, in few rows beside other things, of lists, or in one row of several are values of a row.
  @Test(arguments: [
    "{\"pier\":[\"N\",\"S\"],\"t\":[4,6,8]}", "{\"n\":7,\"box\":{\"least\":[1,2],\"most\":[3,4]}}",
    "{\"n\":7,\"box\":{\"least\":[1,2,3,4],\"most\":[3,4,5,6]}}",
    "{\"at\":[[1,2],[3,4]],\"to\":[[1,2],[3,4]]}",
    "{\"pier\":[\"N\",\"S\"],\"n\":2}", "{\"pier\":[\"N\"],\"t\":[4]}",
  ])
  func listsThatAreNoColumns(text: String) throws { #expect(try read(text).rows.count == 1) }

  /// Columns that do not end within the head of a file.
  @Test func longColumns() throws {
    let count = 60000
    let text =
      "{\"no\":[" + (0..<count).map(String.init).joined(separator: ",") + "],\"load\":["
      + (0..<count).map { "\($0 % 10).5" }.joined(separator: ",") + "]}"
    let grid = Grid(try #require(DataReader.table(name: "t.json", Array(text.utf8))))
    #expect(grid.rowCount == count && grid.columns.map(\.name) == ["no", "load"])
    #expect(grid.value(count - 1, 1) == Figure(95, decimals: 1) && grid.columns[1].type == .number)
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

import Testing

@testable import InsightModel

/// Comments, quotes and separators that are told by what all rows are like.
@Suite struct QuoteTests {
  private func grid(_ text: String) throws -> Grid {
    Grid(try #require(DataReader.table(name: "t", Array(text.utf8))))
  }

  private func cells(_ text: String) throws -> [[String]] {
    let grid = try grid(text)
    return (0..<grid.rowCount).map { row in grid.columns.indices.map { grid.printed(row, $0) ?? "~" } }
  }

  // MARK: Comments

  /// Quotes that nothing closes are looked through for their ends only so often; no row is lost.
  @Test func quotesThatNothingCloses() throws {
    let count = 3000
    let text = "quay;boat\n" + String(repeating: "'x;y\n", count: count) + "z;w\n"
    var options = DataOptions()
    (options.separator, options.quote) = ([0x3B], 0x27)
    let table = try #require(DataReader.table(name: "q", Array(text.utf8), options))
    #expect(table.rowCount == count + 1)
    #expect(Grid(table).shown(0, 0) == "'x" && Grid(table).shown(count, 1) == "w")
  }

  @Test func aCommentIsNoRowAndARowWithItsSignIsNoComment() throws {
    let text = "lake,depth\nBo,1\n# measured in May\n#Ka,2\n# Lu,3\nMo,4\n# end of it\n"
    let comment = try #require(
      DataReader.table(name: "t", Array(text.utf8))?.decisions.first { $0.option == "comment" })
    #expect(comment.text.hasPrefix("#: lines with fewer fields"))
    #expect(try cells(text) == [["Bo", "1"], ["#Ka", "2"], ["# Lu", "3"], ["Mo", "4"]])
  }

  @Test func rowsFarBelowTheHeadAreKept() throws {
    let many = (0..<40_000).map { "w\($0),\($0 % 7)\n" }.joined()
    let grid = try grid("word,n\nx,1\n# by hand\n\(many)#last,9\nend,8\n")
    #expect(grid.rowCount == 40_003 && grid.printed(40_001, 0) == "#last")
  }

  @Test func wordsAmongManyCommentsAreComments() throws {
    let rows = "# first part\n#part1\n1,2,3\n# second part\n4,5,6\n"
    #expect(try cells("a,b,c\n\(rows)7,8,9\n").map(\.[0]) == ["1", "4", "7"])
    // As many that are words alone.
    #expect(try cells("a,b,c\n\(rows)#part3\n7,8,9\n").map(\.[0]) == ["#part1", "1", "4", "#part3", "7"])
  }

  @Test func aCellAloneIsKept() throws {
    #expect(try cells("a,b,c\n1,2,3\n#REF!\n4,5,6\n7,8,9\n")[1][0] == "#REF!")
    #expect(try cells("a,b,c\n1,2,3\n#\n4,5,6\n7,8,9\n")[1][0] == "4")
    #expect(try cells("a,b,c\n1,2,3\n##end\n4,5,6\n7,8,9\n")[1][0] == "4")
  }

  // MARK: Quotes

  /// Two single quotes inside such fields are one, as two double quotes are; a backslash makes one too.
  @Test func singleQuotesInsideFieldsAreOne() throws {
    let rows = [["id", "name"], ["1", "O'Neil"], ["2", "the 'Ox'"], ["3", "Ann"], ["4", ""]]
    for separator in [",", ";", "\t", "|"] {
      for escape in ["''", "\\'"] {
        let text = rows.map { row in
          row.map {
            "'" + $0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: escape) + "'"
          }
          .joined(separator: separator) + "\n"
        }.joined()
        #expect(
          try grid(text).columns.map(\.name) == rows[0] && cells(text) == Array(rows.dropFirst()), "\(text)")
      }
    }
    // Feet, and minutes of arc, are none.
    #expect(try cells("who,size\nAda,5'10''\nEve,6'1''\nPam,5'2''\n")[0] == ["Ada", "5'10''"])
    #expect(try cells("a,b\n'x'',1\n'y'',2\n")[0][0] == "'x''")
  }

  @Test func apostrophesAtEdgesAreNoQuotes() throws {
    #expect(
      try cells("dorp,n\n's-Graveland,5\n't Zand,6\n\"Ee, FR\",7\n'sNachts,9\n")[2] == ["Ee, FR", "7"])
    #expect(try cells("name,of\nAda,Boys'\nEve,Girls'\nPam,\"X, Y\"\n")[2] == ["Pam", "X, Y"])
    #expect(try cells("k,a,b\nr,'',x\ns,\"a,b\",y\n") == [["r", "''", "x"], ["s", "a,b", "y"]])
    #expect(try cells("k,a\nx,'70s\ny,Boys'\nz,3\n")[0] == ["x", "'70s"])
  }

  @Test func singleQuotesAroundFieldsAre() throws {
    #expect(try cells("k,a\n'x','1'\n'y, z','2'\n'w','3'\n") == [["x", "1"], ["y, z", "2"], ["w", "3"]])
    #expect(try cells("k;a\n'x';1\n'y';2\n'w';3\n").map(\.[0]) == ["x", "y", "w"])
  }

  @Test func aPathThatEndsInABackslashEndsItsField() throws {
    #expect(
      try cells("mb,dir\n5,\"E:\\new\\\"\n6,\"F:\\old\"\n7,\"G:\\\"\n") == [
        ["5", "E:\\new\\"], ["6", "F:\\old"], ["7", "G:\\"],
      ])
    #expect(
      try cells("dir,mb\n\"C:\\My Files\\\",5\nD:\\y,6\nE:\\z,7\n")[0] == ["C:\\My Files\\", "5"])
  }

  @Test func escapedQuotesInsideAFieldAreRead() throws {
    #expect(
      try cells("who,said\nIda,\"so \\\"no\\\" then\"\nBea,\"x\"\nKim,\"y\"\n")[0] == [
        "Ida", "so \"no\" then",
      ])
    #expect(try cells("who,said\nIda,\"\\\"a\\\", b\"\nBea,\"x\"\nKim,\"y\"\n")[0] == ["Ida", "\"a\", b"])
  }

  // MARK: Separators

  @Test func doubledSeparatorsAreOne() throws {
    #expect(try grid("id||name||v\n1||Ida||2\n2||Bea||3\n").columns.map(\.name) == ["id", "name", "v"])
    #expect(try grid("id;;name;;v\n1;;Ida;;2,5\n2;;Bea;;3,5\n").columns.map(\.name) == ["id", "name", "v"])
    #expect(try grid("id,,name\n1,,Ida\n2,,Bea\n").columns.count == 3)
    #expect(try grid("id|name|v\n1|Ida|\n2||3\n").columns.map(\.name) == ["id", "name", "v"])
  }

  @Test func singleSpacesPartTheFieldsOfAnyFile() throws {
    #expect(
      try grid("day mm wind\n2021-03-01 4.5 80\n2021-03-02 0.5 82\n2021-03-03 1.0 7\n").columns.map(\.name)
        == ["day", "mm", "wind"])
    #expect(try grid("where\nQueen Street 12\nOak Road 7\nElm Lane 9\n").columns.count == 1)
  }

  @Test func colonsInAddressesPartNothing() throws {
    let text = """
      Active connections (servers)
      Kind   In Out Own Address     Other Address    State
      tcp     0   0 10.0.0.1:5432   0.0.0.0:*        LISTEN
      tcp     3   0 10.0.0.1:22     0.0.0.0:*        LISTEN
      tcp     0  12 10.0.0.1:8080   0.0.0.0:*        LISTEN

      """
    let grid = try grid(text)
    #expect(grid.rowCount == 3 && grid.printed(1, 3) == "10.0.0.1:22")
    #expect(grid.columns.map(\.name) == ["Kind", "In", "Out", "Own Address", "Other Address", "State"])
    #expect(try self.grid("a:x:0:/r:s\nb:x:1:/q:t\nc:x:2:/p:u\n").columns.count == 5)
  }

  // MARK: JSON

  @Test func linesOfJSONBelowOthers() throws {
    let lines = (1...9).map { "{\"at\":\"2021-03-0\($0)\",\"n\":\($0)}\n" }.joined()
    let table = try #require(DataReader.table(name: "t", Array("Listening on 80\n\(lines)".utf8)))
    #expect(Grid(table).columns.map(\.name) == ["at", "n"] && Grid(table).rowCount == 9)
    #expect(table.doubts.contains { $0.contains("line 1 is no JSON") })
    #expect(try grid("{\"a\":1}\nstopped\n{\"a\":3}\n").rowCount == 2)
  }

  @Test func linesOfArrays() throws {
    #expect(try cells("[7,\"x\"]\n[8,\"y\"]\n") == [["7", "x"], ["8", "y"]])
    #expect(try cells("[[7,8],\n[9,6]]\n") == [["7", "8"], ["9", "6"]])
    #expect(try cells("[\n{\"a\":1},\n{\"a\":2}\n]\n") == [["1"], ["2"]])
  }
}

import Testing

@testable import InsightModel

/// Files that have several things at once that are easily misread: titles, decimal commas, columns set with spaces, subtotals.
@Suite struct CombinedFaultTests {
  private func grid(_ text: String) throws -> Grid {
    Grid(try #require(DataReader.table(name: "t", Array(text.utf8))))
  }

  private func roles(_ text: String) throws -> [Table.Role] {
    let grid = try grid(text)
    return (0..<grid.rowCount).map(grid.role)
  }

  // MARK: Commas in numbers

  /// Commas before decimals part no fields where another sign does, or where columns stand below one another.
  @Test(arguments: [
    "Weirs 2031\t\t\nweir\tlevel\tflow\nUpper\t3,25%\t41,5\nLower\t4,75%\t17,25\nMill\t9,5%\t6,75\n",
    "Weirs 2031\nby their keepers\n\nweir|level|flow\nUpper|3,25%|41,5\nLower|4,75%|17,25\nMill|9,5%|6,75\n",
    "Weirs 2031\n\nweir^level^flow\nUpper^3,25%^41,5\nLower^4,75%^17,25\nMill^9,5%^6,75\n",
    "weir    level   flow\nUpper   3,25%   41,5\nLower   4,75%  17,25\nMill     9,5%   6,75\n",
    "weir level flow\nUpper 3,25% 41,5\nLower 4,75% 17,25\nMill 9,5% 6,75\n",
  ])
  func commasInNumbersPartNothing(_ text: String) throws {
    let grid = try grid(text)
    #expect(grid.columns.map(\.name) == ["weir", "level", "flow"] && grid.rowCount == 3)
    #expect(grid.value(0, 2) == Figure(4150, decimals: 2) && grid.value(2, 1) == Figure(950, decimals: 2))
    #expect(grid.columns[1].type == .percent)
  }

  @Test(arguments: [
    "3,25,41\n4,75,17\n9,5,6\n", "a,b,c\n3,25,41\n4,75,17\n9,5,6\n",
    "a\tb,c,d\n3\t1,25,41\n4\t1,75,17\n5\t2,5,6\n",
    "08:30:00,25,41\n09:30:00,75,17\n10:30:00,5,6\n",
  ])
  func commasBetweenNumbersPartFields(_ text: String) throws {
    let grid = try grid(text)
    #expect(grid.columns.count == 3 && grid.printed(grid.rowCount - 2, 1) == "75")
  }

  /// A title that is filled up with separators stands above two columns too, whose numbers have commas.
  @Test func aTitleAboveTwoColumns() throws {
    let grid = try grid("Weirs 2031;\nweir;tolls\nUpper;1.310,25 €\nLower;45,50 €\nMill;8,75 €\n")
    #expect(grid.columns.map(\.name) == ["weir", "tolls"] && grid.columns[1].type == .money)
    #expect(grid.title == "t · Weirs 2031")
  }

  /// Letters with marks say that a comma may stand before decimals.
  @Test func numbersOfThreeDigitsAreToldInOtherLanguages() throws {
    func doubts(_ weirs: [String], _ levels: [String]) throws -> Int {
      let rows = zip(weirs, levels).map { "\($0)\t\($1)\n" }.joined()
      return try grid("weir\tlevel\n" + rows).doubts.count { $0.hasPrefix("ambiguous: level") }
    }
    #expect(try doubts(["Hůrka", "Lom"], ["31,402", "2,618"]) == 1)
    #expect(try doubts(["Hurka", "Lom"], ["31,402", "2,618"]) == 0)
    #expect(try doubts(["Hůrka", "Lom"], ["31,402", "618"]) == 0)
    #expect(try doubts(["Hůrka", "Lom"], ["31,402,118", "2,618"]) == 0)
  }

  // MARK: Columns set with spaces

  @Test(arguments: [
    (
      "boat      bytes used\ntug           441 B\nbarge       11.2 KB\nferry       37.5 MB\n",
      ["boat", "bytes used"]
    ),
    (
      "boat     licence number    depth   toll\ntug      3951938         157.298  45.86\n"
        + "barge    7438223         163.132  44.29\nferry    8308049         168.511  46.22\n",
      ["boat", "licence number", "depth", "toll"]
    ),
    (
      "boat       moored on    depth\ntug      3 May 2031   157.29\nbarge   12 May 2031   163.13\nferry   27 May 2031    68.51\n",
      ["boat", "moored on", "depth"]
    ),
    // One blank parts names where it parts what stands below them.
    (
      "  PID OWNER     PR   NI     SIZE S  TIME\n 1204 root      20    0     4512 S  0:12\n   77 keeper    20    0      512 R  1:45\n"
        + "  310 keeper    19    0    80512 S  3:01\n",
      ["PID", "OWNER", "PR", "NI", "SIZE", "S", "TIME"]
    ),
  ])
  func oneBlankBetweenNames(_ text: String, _ names: [String]) throws {
    let table = try #require(DataReader.table(name: "t", Array(text.utf8), .told, DataOptions()))
    #expect(table.columns.map(\.name) == names)
  }

  // MARK: Sums

  /// Rows of one name that are each the sum of those above them.
  @Test func subtotalsInWordsThatNobodyKnows() throws {
    let text =
      "weir;tolls;boats\nUpper;310;3\nMill;45;2\nIchi;355;5\nLower;120;4\nSluice;30;1\nIchi;150;5\nTotal;505;10\n"
    #expect(try roles(text) == [.data, .data, .total, .data, .data, .total, .total])
    #expect(try grid(text).statistics(try grid(text).dataRows)?[1].sum?.description == "505")
    // Of names that stand again and are no sums, or of one row each.
    let others = ["355;5", "356;5"].map { text.split(separator: "355;5").joined(separator: $0) }
    #expect(try roles(others[1]).prefix(6).allSatisfy { $0 == .data })
    #expect(
      try roles("weir;tolls\nUpper;310\nIchi;310\nLower;120\nIchi;120\nMill;7\n").allSatisfy { $0 == .data })
  }

  @Test func aMinusIsNoCurrency() throws {
    for minus in ["-", "−", "–"] {
      let grid = try grid("weir,tolls\nUpper,\(minus)₹310\nMill,₹45.50\nLower,\(minus)₹8.25\n")
      #expect(grid.columns[1].unit == "₹" && grid.doubts.isEmpty, "\(minus)")
      #expect(grid.statistics(grid.dataRows)?[1].sum?.description == "-272.75", "\(minus)")
    }
    let mixed = try grid("weir,tolls\nUpper,€310\nMill,$45.50\n")
    #expect(mixed.doubts.contains { $0.hasPrefix("mixed: tolls: amounts in €, $") })
  }

  // MARK: Names

  @Test func identifiersBelowAYear() throws {
    func type(_ name: String) throws -> Table.ColumnType {
      try grid("weir;\(name)\nUpper;318655\nMill;596131\nLower;287261\n").columns[1].type
    }
    #expect(try type("2031 numéro de client") == .text)
    #expect(try type("2031 clients") == .number && type("number of client visits") == .number)
  }

  /// A semicolon alone does not tell whether the day or the month stands first.
  @Test func datesBetweenSemicolonsMayBeEither() throws {
    func isOpen(_ text: String) throws -> Bool {
      try grid(text).doubts.contains { $0.contains("is not certain") }
    }
    #expect(try isOpen("weir;date;n\nUpper;8/5/2031;4\nMill;8/6/2031;7\nLower;8/3/2031;9\n"))
    #expect(try !isOpen("weir;date;n\nUpper;8/5/2031;4,5\nMill;8/6/2031;7,25\nLower;8/3/2031;9,5\n"))
    #expect(try !isOpen("weir;date;n\nUpper;08.05.31;4\nMill;28.02.31;7\nLower;08.03.31;9\n"))
    #expect(try !isOpen("weir;fecha;n\nUpper;8/5/2031;4\nMill;8/6/2031;7\nLower;8/3/2031;9\n"))
    #expect(try !isOpen("weir;date;n\nUpper;8/5/2031;4\nMill;18/6/2031;7\nLower;8/3/2031;9\n"))
  }
}

import Testing

@testable import InsightModel

/// Numbers, times and names as other languages and programs write them, and what looks so and is none.
@Suite struct ColumnWordTests {
  private func grid(_ text: String, _ options: DataOptions = DataOptions()) throws -> Grid {
    Grid(try #require(DataReader.table(name: "t", Array(text.utf8), .none, options)))
  }

  /// The values of a column called `name`, `-` for none; its type and unit before them.
  private func values(_ name: String, _ cells: String) throws -> String {
    let grid = try grid("\(name)\twho\n" + cells.split(separator: "|").map { "\($0)\tx\n" }.joined())
    let values = (0..<grid.rowCount).map { row -> String in
      guard grid.columns[0].type != .text else { return "-" }
      return grid.value(row, 0)?.description ?? grid.number(row, 0).map { "\($0)" } ?? "-"
    }
    return ([grid.columns[0].unit ?? ""] + values).joined(separator: " ").trimmingPrefix(" ").description
  }

  @Test(arguments: [
    ("plot", "12.5 m²|90 m²", "m² 12.5 90.0"), ("plot", "12.5 m³|90 m³", "m³ 12.5 90.0"),
    ("plot", "12.5²|90", "12.5 90.0"), ("संख्या", "१,२५०.५०|९०.००", "1250.50 90.00"),
    ("oran", "%12,5|%3,4", "% 12.5 3.4"), ("oran", "% 12,5|-%3,4", "% 12.5 -3.4"),
    ("path", "%20|%C3|%2F", "- - -"),
    ("매출", "2,310백만원|77백만원", "원 2310000000 77000000"), ("매출", "3십억원|1억 5백만원", "원 3000000000 105000000"),
    ("百貨", "3百貨|4百貨", "- -"), ("tržby", "1,25 mil. Kč|900 tis. Kč", "Kč 1250000 900000"),
    ("ciro", "1,25 milyon TL|900 TL", "TL 1250000 900"),
  ])
  func numbersOfOtherLanguages(name: String, cells: String, read: String) throws {
    #expect(try values(name, cells) == read)
  }

  /// No program writes a number as `12E4`: a point or a sign belongs to it.
  @Test(arguments: [
    ("part", "12E4|13E5|14E6", "- - -"), ("part", "1E10|2E5|70", "- - -"),
    ("v", "1.2E4|3.0E-1|7", "12000.0 0.3 7.0"),
    ("v", "12E+4|3E-1", "120000.0 0.3"), ("v", "12e4|3e5", "120000 300000"),
    ("v", "1,5E+03|2,5E-01|3,0E+00", "1500.0 0.25 3.0"), ("id", "12,5E|13,5E", "12.5 13.5"),
  ])
  func exponents(name: String, cells: String, read: String) throws {
    #expect(try values(name, cells) == read)
  }

  @Test(arguments: [
    ("Uhrzeit", "09:05 Uhr|13:15 Uhr", "32700 47700"), ("曜日", "(水)|(月)|(日)", "3 1 7"),
    ("gün", "Salı|Pazartesi|Pazar", "2 1 7"), ("note", "(a)|(b)|(c)", "- - -"),
    ("when", "2031.1/4|2030.4/4", "1924992000 1917043200"),
    ("when", "2031년 1/4분기|2030년 4/4분기", "1924992000 1917043200"),
    ("when", "2031:Q1|2030:Q4", "1924992000 1917043200"),
    ("when", "2031_Q1|2030_Q4", "1924992000 1917043200"),
    ("when", "1 квартал 2031 г.|4 квартал 2030 г.", "1924992000 1917043200"),
    ("when", "2031/01|2030/10", "1924992000 1917043200"),
    ("when", "2009/10|2009/11", "1254355200 1257033600"),
    ("when", "2008/09|2009/10", "1199145600 1230768000"),
    ("when", "2031/32|2030/31", "1924992000 1893456000"),
    ("when", "2031/01|open", "- -"), ("size", "2031 1/3|2030 1/5", "- -"), ("part", "Q1:2031|x_2030", "- -"),
  ])
  func timesOfOtherLanguages(name: String, cells: String, read: String) throws {
    #expect(try values(name, cells) == read)
  }

  // MARK: Names of columns

  @Test(arguments: [
    ("quay,2031.01,2031.02,2031.03\nN,4,5,6\nS,7,8,9\n", 2), ("ท่าเรือ,2574,2575\nN,4,5\nS,7,8\n", 2),
    // What is so below too, one alone, no order.
    ("quay,2031.01,2031.02\nN,2030.05,2030.06\nS,2029.01,2029.02\n", 3), ("N,2031.01,x\nS,1999.50,y\n", 2),
    ("N,2031.05,2031.02,2031.07\nS,1999.50,12,9\n", 2),
  ])
  func timesInFiguresNameColumns(text: String, rows: Int) throws { #expect(try grid(text).rowCount == rows) }

  @Test func yearsNameColumnsBelowATitle() throws {
    let found = try grid(
      "\"Source\",\"Harbour office\",\n\n\"Updated\",\"2031-06-28\",\n\n\"Port\",\"Code\",\"2030\",\"2031\",\nN,NNN,4.5,5.5,\nS,SSS,6.5,7.5,\nE,EEE,1,2,\n"
    )
    #expect(found.columns.map(\.name) == ["Port", "Code", "2030", "2031", ""] && found.rowCount == 3)
  }

  @Test func sizesOfOneDiskTellOfTheOthers() throws {
    let found = try grid(
      "Disk      Size  Used Avail Use% Mounted\nram       1.6G  2.1M  1.6G   1% /run\n/dev/a    458G  135M  434G   1% /\nshm       7.8G     0  7.8G   0% /shm\n"
    )
    #expect(found.sortValue(1, 2) == Figure(135 << 20) && found.columns[2].unit == "B")
  }

  @Test(arguments: [
    (
      "    120 GET /a b\n     45 POST\n      3 PUT /c\n",
      [["120", "GET /a b"], ["45", "POST"], ["3", "PUT /c"]]
    ),
    ("120 GET\n 45 POST\n  3 PUT\n", [["120", "GET"], ["45", "POST"], ["3", "PUT"]]),
    // No blanks before any, no common end.
    ("120 GET\n450 POST\n330 PUT\n", []), ("120 GET\n45 POST\n3 PUT\n", []), ("  12 a\n  bc d\n   3 e\n", []),
  ])
  func countsInFrontOfTexts(text: String, rows: [[String]]) throws {
    let found = try grid(text)
    let read = (0..<found.rowCount).map { row in found.columns.indices.map { found.printed(row, $0) ?? "" } }
    #expect(rows.isEmpty ? found.columns.count == 1 : read == rows)
  }

  @Test func linesThatAPersonCallsCommentsTellNothing() throws {
    var options = DataOptions()
    options.comment = 0x3B
    let found = try grid(";x;y\nberth,tons\n;z;z\nQuay,4\n;;\nMole,6\n", options)
    #expect(found.columns.map(\.name) == ["berth", "tons"] && found.rowCount == 2)
  }

  /// Groups of a file of thousands of columns: each column's name and type are looked up, and not sought among all others.
  @Test func groupsOfManyColumns() throws {
    let count = 3000
    let names = (0..<count).map { "c\($0)" }.joined(separator: ",")
    let row = Array(repeating: "7", count: count).joined(separator: ",")
    let grid = try grid("berth,\(names)\nQuay,\(row)\nMole,\(row)\n")
    let clock = ContinuousClock()
    let took = try clock.measure {
      let table = grid.table(of: try #require(Grouping(grid, by: 0, grid.allRows)))
      #expect(table.columns.count == 3 + 3 * count && table.value(0, 3 * count) == Figure(7))
    }
    // Seeking took minutes.
    #expect(took < .seconds(60))
  }
}

import Testing

@testable import InsightModel

/// The columns of an article's table are read as those of a data file.
@Suite struct ArticleColumnTests {
  private func grid(_ name: String, _ cells: [String]) throws -> Grid {
    let rows = cells.enumerated().map { "| r\($0) | \($1) |\n" }.joined()
    let issue = read("# Piers\n\n| row | \(name) |\n|---|---|\n\(rows)")
    return Grid(try #require(issue.tables.first))
  }

  private func values(_ cells: String, name: String = "x") throws -> String {
    let grid = try grid(name, cells.split(separator: ";").map(String.init))
    return (0..<grid.rowCount).map { grid.value($0, 1)?.description ?? "-" }.joined(separator: " ")
  }

  private func kept(_ filter: String, _ cells: String, name: String = "x") throws -> [UInt32] {
    let grid = try grid(name, cells.split(separator: ";").map(String.init))
    _ = try Filter(filter, grid)
    return grid.rows(Arrangement(filter: filter)) ?? []
  }

  @Test func aLoneLetterIsAUnit() throws {
    #expect(try values("5 m;12.5 m;300 m", name: "depth") == "5 12.5 300")
    #expect(try grid("depth", ["5 m", "12.5 m"]).columns[1].unit == "m")
    #expect(try values("5 m;10 km;300 m", name: "way") == "5 10000 300")
    #expect(try values("5m;10m;3m", name: "took") == "5 10 3")
    #expect(try values("5 t;12 t", name: "load") == "5 12")
    #expect(try values("300 K;5 K;77.5 K", name: "Temperature") == "300 5 77.5")
    #expect(try values("5 B;12 B", name: "size") == "- -")
    // Scales have a currency, another scale or the name of an amount beside them.
    #expect(try values("5 m;1.2 bn;300 m", name: "sold") == "5000000 1200000000 300000000")
    #expect(try values("5 m;12 m", name: "revenue") == "5000000 12000000")
    #expect(try values("$5m;$12m") == "5000000 12000000")
  }

  /// What a total is in the measure of its column is its value; what it says otherwise is none, and takes none from the others.
  @Test(arguments: [
    ("5 kg;12 kg;17 kg", true), ("1:05;0:40;1:45", true), ("5 kg;12 kg;all of it", false),
    ("5 kg;12 kg;2:30", false), ("5 kg;12 kg;", false),
  ])
  func totalsHaveValues(_ cells: String, _ hasValue: Bool) throws {
    let cells = cells.split(separator: ";", omittingEmptySubsequences: false)
    let rows = zip(["North", "South", "Total"], cells).map { "| \($0) | \($1) |\n" }.joined()
    let table = try #require(read("# Piers\n\n| row | x |\n|---|---|\n\(rows)").tables.first)
    #expect(table.rows.map(\.role) == [.data, .data, .total])
    let grid = Grid(table)
    let own = (0..<3).map { grid.value($0, 1) }
    let other = try self.values(cells.prefix(2).joined(separator: ";"))
    #expect(own.prefix(2).map { $0?.description ?? "-" }.joined(separator: " ") == other)
    #expect((own[2] != nil) == hasValue)
  }

  /// A word among times and measures is no value, and takes none from the others.
  @Test(arguments: [
    ("03.05.2031;open;31.12.2030;01.06.2031", 1), ("1.5 GB;n/a;900 MB;2 TB", 1), ("1h5m;45m;broken;3d", 2),
    ("9:05 AM;1:15 PM;noon;12:05 AM", 2), ("Q1 2031;Q3 2030;later;Q4 2029", 2), ("5 kg;12 kg;300 g;light", 3),
  ])
  func aWordAmongValues(_ cells: String, _ odd: Int) throws {
    let grid = try grid("x", cells.split(separator: ";").map(String.init))
    #expect((0..<4).map { grid.value($0, 1) == nil } == (0..<4).map { $0 == odd })
    let order = try #require(grid.rows(Arrangement(keys: [SortKey(column: 1, isAscending: true)])))
    #expect(order.last == UInt32(odd))
  }

  @Test func commasBeforeDecimals() throws {
    #expect(try values("0,125;0,250;1,500;2,750") == "0.125 0.250 1.500 2.750")
    #expect(try values("1,234;12;0,5") == "1.234 12 0.5")
    #expect(try values("€1,2 Mrd.;€900 Mio.") == "1200000000 900000000")
    #expect(try values("1,234;12;1,500") == "1234 12 1500")
    // Beside so many groups of three it is a slip.
    #expect(try values("1,234;2,345;0,5") == "1234 2345 -")
  }

  @Test func currenciesAndPairs() throws {
    #expect(try values("Rp 1.200;Rp 900;Rp 15.000") == "1200 900 15000")
    #expect(try values("€ 23.470;€ 7.130") == "23470 7130")
    #expect(try values("€ 1.459;€ 1.389") == "1.459 1.389")
    #expect(try values("12,34,567;1,00,000;90,000") == "1234567 100000 90000")
  }

  @Test func filtersKnowTimesAndMeasures() throws {
    #expect(try kept("x>1GB", "1.5 GB;900 MB;2 TB") == [0, 2])
    #expect(try kept("x<=60m", "1h5m;45m;3d") == [1])
    #expect(try kept("x>=12:00", "9:05 AM;1:15 PM;12:05 AM") == [1])
    #expect(try kept("x>=Feb", "Mar;Jan;Dec") == [0, 2])
    #expect(try kept("x>=01.05.2031", "03.05.2031;01.06.2031;31.12.2030") == [0, 1])
    #expect(try kept("x=2031", "2031-05-03;2031-06-01;2030-12-31") == [0, 1])
    #expect(try kept("x=Q2 2031", "2031-05-03;2031-06-01;2030-12-31") == [0, 1])
    #expect(try kept("x=3 May 2031", "2031-05-03;2031-06-01;2030-12-31") == [0])
    #expect(try kept("x in (2030, 2031-06)", "2031-05-03;2031-06-01;2030-12-31") == [1, 2])
    // Where one is a name they are all texts.
    #expect(try kept("x<Jan", "Mar;Jan;Ann") == [2])
  }
}

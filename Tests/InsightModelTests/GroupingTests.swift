import Testing

@testable import InsightModel

/// Rows put together, names that are told apart, and what filters say with `OR` and `in`.
@Suite struct GroupingTests {
  private func grid(_ text: String) throws -> Grid {
    Grid(try #require(DataReader.table(name: "t", Array(text.utf8))))
  }

  private func rows(_ grid: Grid, _ filter: String) throws -> [UInt32] {
    _ = try Filter(filter, grid)
    return grid.rows(Arrangement(filter: filter)) ?? []
  }

  @Test func groupsCountAndSumExactly() throws {
    let grid = try grid("dept,cost,rate\nA,0.1,5%\nB,10,6%\nA,0.2,7%\nA,0.3,9%\n,1,1%\n")
    let grouping = try #require(Grouping(grid, by: 0, grid.dataRows))
    #expect(grouping.groups.map(\.count) == [3, 1, 1])
    #expect(grouping.groups[0].sums[0]?.description == "0.6")
    let table = grid.table(of: grouping)
    #expect(
      table.columns.map(\.name) == [
        "dept", "rows", "rows share", "cost sum", "cost share", "cost mean", "rate mean",
      ])
    #expect(table.printed(0, 2) == "60.0%")
    #expect(table.printed(0, 6) == "7%")
  }

  @Test func aLetterAndItsMarkAreOneGroup() throws {
    let grid = try grid("k,town\na,Lie\u{301}ge\nb,Li\u{E9}ge\nc,Liege\nd,Lie\u{301}ge\n")
    let grouping = try #require(Grouping(grid, by: 1, grid.dataRows))
    #expect(grouping.groups.map(\.count) == [3, 1])
  }

  @Test func groupsAreWrittenAsTheColumnIs() throws {
    let grid = try grid(
      "Ort;Pacht;Fläche;Quote\nOst;1.200,50 €;12,5 ha;3,5 %\nWest;80,00 €;2,5 ha;1,5 %\nOst;2.400,25 €;n. bek.;4,5 %\nWest;10,00 €;1 ha;2 %\nSumme;3.690,75 €;16 ha;3 %\n"
    )
    let grouping = try #require(Grouping(grid, by: 0, grid.dataRows))
    let table = grid.table(of: grouping)
    #expect(table.title == "t by Ort, without Summe")
    #expect(
      table.columns.map(\.name) == [
        "Ort", "rows", "rows share", "Pacht sum", "Pacht share", "Pacht mean", "Fläche sum", "Fläche share",
        "Fläche mean",
        "Fläche left out", "Quote mean",
      ])
    #expect(
      table.columns.indices.map { table.printed(0, $0) ?? "" } == [
        "Ost", "2", "50,0%", "3.600,75 €", "97,6%", "1.800,375 €", "12,5 ha", "78,1%", "12,5 ha", "1", "4%",
      ])
    #expect(table.value(0, 3) == Figure(3_600_750, decimals: 3) && table.columns[3].unit == "€")
    #expect(table.columns[6].unit == "ha")
  }

  @Test func aWordThatSaysOfNothingMayBeAName() throws {
    let grid = try grid("area,n\nNA,5\nEU,6\nAPAC,7\nNA,1\n,3\n")
    let table = try #require(Grouping(grid, by: 0, grid.dataRows).map { grid.table(of: $0) })
    #expect((0..<4).map { table.printed($0, 0) ?? "" } == ["NA", "EU", "APAC", ""])
    #expect(table.printed(0, 1) == "2")
    let numbers = try self.grid("n,q\n5,1\n-,2\nn/a,4\n5,2\n")
    let found = try #require(Grouping(numbers, by: 0, numbers.dataRows).map { numbers.table(of: $0) })
    #expect((0..<2).map { found.printed($0, 0) ?? "" } == ["5", ""])
  }

  @Test func amountsInSeveralCurrenciesHaveNoSum() throws {
    let grid = try grid("pier,paid,crates\nA,$5,1\nA,7 €,2\nB,$3,4\n")
    #expect(Grouping(grid, by: 0, grid.dataRows)?.measured == [2])
    #expect(grid.statistics(grid.dataRows)?[1].sum == nil)
    let same = try self.grid("pier,paid\nA,$5\nA,$7.50\nB,-$3\n")
    let table = try #require(Grouping(same, by: 0, same.dataRows).map { same.table(of: $0) })
    #expect((0..<2).map { table.printed($0, 3) } == ["$12.5", "-$3"])
  }

  @Test func aUnitInTheNameStaysBehindIt() throws {
    let grid = try grid("pier,load (kg)\nA,5\nA,7\nB,3\n")
    let table = try #require(Grouping(grid, by: 0, grid.dataRows).map { grid.table(of: $0) })
    #expect(table.columns.dropFirst(3).map(\.name) == ["load sum (kg)", "load share", "load mean (kg)"])
    #expect(table.columns[3].unit == "kg" && table.title == "t by pier")
  }

  @Test func groupsAgreeWithAPlainCount() throws {
    var generator = Dice(state: 5)
    let keys = ["x", "y", "ü", "\"q\"", "3", "", "long name, with comma"]
    var plain: [String: (Int, Int)] = [:]
    var text = "key,n\n"
    for _ in 0..<3000 {
      let key = keys.randomElement(using: &generator) ?? ""
      let number = Int.random(in: -500...500, using: &generator)
      plain[key, default: (0, 0)].0 += 1
      plain[key, default: (0, 0)].1 += number
      text +=
        "\"" + key.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\",\(number)\n"
    }
    let grid = try grid(text)
    let grouping = try #require(Grouping(grid, by: 0, grid.dataRows))
    #expect(grouping.groups.count == plain.count)
    for group in grouping.groups {
      let key = grid.printed(Int(group.row), 0) ?? ""
      #expect(plain[key]?.0 == group.count)
      #expect(group.sums[0]?.digits == plain[key].map { Int128($0.1) })
    }
  }

  @Test func filtersWithEitherListsAndBrackets() throws {
    let grid = try grid(
      "name,place,n\napple,North,1\nintel,South,2\nasus,West,3\napple,West,4\nacer,\"East, far\",5\n")
    #expect(try rows(grid, "apple OR intel") == [0, 1, 3])
    #expect(try rows(grid, "(apple OR asus) west") == [2, 3])
    #expect(try rows(grid, "west (n<4 OR name=acer)") == [2])
    #expect(try rows(grid, "!(apple OR intel)") == [2, 4])
    #expect(try rows(grid, "place in (North, \"East, far\")") == [0, 4])
    #expect(try rows(grid, "!place in (North, West) n>1") == [1, 4])
    #expect(try rows(grid, "n in (1, 4)") == [0, 3])
    #expect(try rows(grid, "apple || acer") == [0, 3, 4])
    #expect(try rows(grid, "(apple") == [0, 3])
    #expect(try rows(grid, "apple OR ") == [0, 3])
    #expect(throws: Filter.Problem.self) { try Filter("OR apple", grid) }
  }

  @Test func filtersReadValuesAsTheColumnsDo() throws {
    let grid = try grid(
      "k,revenue (Million USD),mass,took,period,month,at\na,1500,5 kg,45s,Q1 2024,March,9:05 AM\nb,900,800 g,2m,Q3 2024,May,1:15 PM\nc,1200,2 kg,1h5m,Q1 2025,June,11:30 PM\n"
    )
    #expect(try rows(grid, "revenue>=1.2B") == [0, 2])
    #expect(try rows(grid, "revenue>=1200") == [0, 2])
    #expect(try rows(grid, "revenue<1B") == [1])
    #expect(try rows(grid, "mass<=2kg") == [1, 2])
    #expect(try rows(grid, "took>1m") == [1, 2])
    let sizes = try self.grid("k,disk,all\na,800 GB,3 GB\nb,45 GB,500 MB\nc,512 GB,12\n")
    #expect(try rows(sizes, "disk>=512") == [0, 2])
    #expect(try rows(sizes, "disk>=0.512 TB") == [0, 2])
    #expect(try rows(sizes, "all>=500000000") == [0, 1])
    let days = try self.grid("k;am\na;05.05.2021\nb;31.05.2021\nc;07.06.2021\n")
    for month in ["05.2021", "5/2021", "2021-05"] { #expect(try rows(days, "am=\(month)") == [0, 1]) }
    #expect(try rows(days, "am>05.2021") == [2])
    #expect(throws: Filter.Problem.self) { try Filter("am>13.2021", days) }
    #expect(try rows(grid, "took<=120") == [0, 1])
    #expect(try rows(grid, "period=2024") == [0, 1])
    #expect(try rows(grid, "period>\"Q1 2024\"") == [1, 2])
    #expect(try rows(grid, "month>March") == [1, 2])
    #expect(try rows(grid, "at<\"1:00 PM\"") == [0])
  }

  @Test func namesOfSeveralColumnsAreAskedAbout() throws {
    let grid = try grid("id,size,size\n1,a,x\n2,b,y\n")
    #expect(grid.column(named: "size") == .several([1, 2]))
    #expect(grid.column(named: "size.2") == .one(2))
    #expect(grid.label(of: 2) == "size.2")
    #expect(try rows(grid, "size.2=y") == [1])
    #expect(throws: Filter.Problem.self) { try Filter("size=a", grid) }
  }

  @Test func joinedFilesAreOneTable() throws {
    var joined = JoinedRows(columns: ["a", "b"])
    joined.take(Array("a,b\n1,\"x, y\"\n".utf8))
    joined.end("one.csv")
    joined.take(Array("a,b\n2,z".utf8))
    joined.end("two.csv")
    let grid = try #require(joined.grid(named: "2 files"))
    #expect(grid.columns.map(\.name) == ["file", "a", "b"])
    #expect((0..<2).map { grid.printed($0, 2) } == ["x, y", "z"])
    #expect(grid.printed(1, 0) == "two.csv")
  }

  @Test func othersOfEachFileAreKept() throws {
    let grid = try grid("k,n\nA,5\nB,7\nOthers,3\nTotal,15\n")
    #expect(JoinedRows.rows(of: grid) == [0, 1, 2])
  }

  /// What two files mean by one way of writing, one table cannot.
  @Test(arguments: [
    ("a\tb\nx\t1.310\ny\t2.750,50\n", "a\tb\nz\t1.310\nw\t3.5\n", true),
    ("a\tb\nx\t13/01/2031\ny\t02/03/2031\n", "a\tb\nz\t01/13/2031\nw\t02/03/2031\n", true),
    ("a\tb\nx\t13/01/2031\ny\t02/03/2031\n", "a\tb\nz\t05/06/2031\nw\t14/03/2031\n", false),
    ("a\tb\nx\t1.5\ny\t2\n", "a\tb\nz\t3\nw\t4.25\n", false),
    ("a\tb\nx\t5 kg\ny\t2 kg\n", "a\tb\nz\t300 g\nw\t4 g\n", false),
  ])
  func filesAreReadAsTheyAreAlone(_ one: String, _ two: String, _ isOther: Bool) throws {
    let grids = [try grid(one), try grid(two)]
    var joined = JoinedRows(columns: ["a", "b"])
    for text in [one, two] {
      joined.take(
        Array(
          text.split(separator: "\n").map {
            $0.split(separator: "\t").map { "\"\($0)\"" }.joined(separator: ",") + "\n"
          }.joined().utf8))
      joined.end("x")
    }
    let all = try #require(joined.grid(named: "2 files"))
    let found = [
      JoinedRows.columnReadOtherwise(grids[0], in: all, from: 0),
      JoinedRows.columnReadOtherwise(grids[1], in: all, from: 2),
    ]
    #expect(found.contains(1) == isOther)
  }
}

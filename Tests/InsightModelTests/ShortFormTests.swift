import Testing

@testable import InsightModel

/// What is written short, and says what it is by its column or by the file around it.
@Suite struct ShortFormTests {
  private func grid(_ text: String) throws -> Grid {
    Grid(try #require(DataReader.table(name: "t", Array(text.utf8))))
  }

  /// The values of a column called `name`, `-` for none, dates as days.
  private func values(_ name: String, _ cells: String) throws -> String {
    let cells = cells.split(separator: "|", omittingEmptySubsequences: false)
    let grid = try grid("\(name);who\n" + cells.map { "\($0);x\n" }.joined())
    return (0..<grid.rowCount).map { row in
      guard grid.columns[0].type != .text, let value = grid.value(row, 0) else { return "-" }
      guard grid.kind(0) == .date else { return value.description }
      let day = DateReader.civil(days: value.floor / 86_400)
      return "\(day.year)-\(day.month)-\(day.day)"
    }.joined(separator: " ")
  }

  // MARK: Parts of the year

  @Test(arguments: [
    ("31Q2|30Q4", "2031-4-1 2030-10-1"), ("31-Q2|30-q4", "2031-4-1 2030-10-1"),
    ("31H2|30H1", "2031-7-1 2030-1-1"), ("III кв. 2031|IV кв. 2030", "2031-7-1 2030-10-1"),
    ("II квартал 2031|I квартал 2031", "2031-4-1 2031-1-1"), ("II kw. 2031|I kw. 2030", "2031-4-1 2030-1-1"),
    ("Quý II/2031|Quý IV/2030", "2031-4-1 2030-10-1"),
    ("IV trimestre 2031|I trimestre 2031", "2031-10-1 2031-1-1"),
    ("2 полугодие 2031|1 полугодие 2031", "2031-7-1 2031-1-1"),
    ("first quarter 2031|KW 5 2031", "2031-1-1 2031-1-27"),
    // Names, plates, oils, hours.
    ("II 2031|III 2031", "- -"), ("31Q5|30Q9", "- -"), ("31H3|30H7", "- -"), ("31Q2 KLM|30Q4 OPR", "- -"),
    ("10W40|5W30", "- -"), ("I|II|III", "- - -"), ("May I|May II", "- -"),
  ])
  func partsOfYears(cells: String, read: String) throws { #expect(try values("when", cells) == read) }

  // MARK: Days of a year that is not said

  @Test(arguments: [
    ("Belegdatum", "0704|3112|0102", "135 415 65"), ("Belegdatum", "704|3112|0102||", "135 415 65 - -"),
    ("거래일", "0407|1231", "135 415"),
    // A day that there is not, no zero at the head, other names.
    ("Belegdatum", "0704|3102", "- 3102"), ("Belegdatum", "1704|3112", "1704 3112"),
    ("Beleg", "0704|3112", "- -"),
    ("tag", "0704|3112", "135 415"),
  ])
  func daysOfAYear(name: String, cells: String, read: String) throws {
    let grid = try grid(
      "\(name);kg\n"
        + cells.split(separator: "|", omittingEmptySubsequences: false).map { "\($0);7,5\n" }.joined())
    let found = (0..<grid.rowCount).map { row in
      grid.columns[0].type == .text ? "-" : grid.value(row, 0)?.description ?? "-"
    }
    #expect(found.joined(separator: " ") == read)
  }

  @Test func codesAreNoDaysWithoutACommaBelowAShortName() throws {
    for name in ["tag", "data", "date"] {
      let grid = try grid("\(name),n\n0704,5\n3112,6\n")
      #expect(grid.columns[0].type == .text)
    }
  }

  // MARK: Room on disks

  @Test(arguments: [
    ("Used", "88M|512K|0", "92274688 524288 0"), ("Avail", "7K|3M", "7168 3145728"),
    // One letter alone, other names, and money.
    ("Used", "88M|51M", "88000000 51000000"), ("Size", "88M|512K", "88000000 512000"),
    ("Votes", "88M|512K", "88000000 512000"), ("Used", "$88M|$512K", "88000000 512000"),
    ("Free", "88|512", "88 512"), ("Used (units)", "88M|512K", "88000000 512000"),
  ])
  func roomOnDisks(name: String, cells: String, read: String) throws {
    #expect(try values(name, cells) == read)
  }

  @Test func oneColumnOfSizesTellsOfTheOthers() throws {
    let grid = try grid("disk;Size;Used\na;88M;9K\nb;7M;3M\n")
    #expect(grid.value(0, 1) == Figure(88 << 20))
  }

  @Test func timesAsManyAreNumbers() throws {
    #expect(try values("배율", "2.5배|14배") == "2.5 14.0")
    #expect(try values("倍率", "2.5倍|14倍") == "2.5 14.0")
    #expect(try values("과일", "배|사과배|배 3") == "- - -")
  }

  // MARK: Comments

  @Test(arguments: [
    "; moored on Monday\nberth;tons\nQuay;4\nMole;6\nPier;9\n",
    "; moored on Monday\n; by hand\n\nberth;tons\nQuay;4\nMole;6\nPier;9\n",
    ";; moored on Monday\nberth;tons\nQuay;4\nMole;6\nPier;9\n",
    "# moored on Monday\n#\n# by hand\nberth;tons\nQuay;4\nMole;6\nPier;9\n",
    "; moored on Monday\n;\nberth;tons\nQuay;4\nMole;6\nPier;9\n",
    "; moored, by hand\nberth,tons\nQuay,4\nMole,6\nPier,9\n",
  ])
  func semicolonsBeginComments(text: String) throws {
    let grid = try grid(text)
    #expect(grid.columns.map(\.name) == ["berth", "tons"] && grid.rowCount == 3)
    #expect(grid.title.contains("moored"))
  }

  @Test(arguments: [
    (";2031;2032\nQuay;4;5\nMole;6;7\n", ["", "2031", "2032"], 2),
    ("; tons\nQuay; 4\nMole; 6\n", ["", " tons"], 2),
    ("berth;tons\n;4\nMole;6\n", ["berth", "tons"], 2),
    ("berth;note\n; none\nMole;all\n", ["berth", "note"], 2),
  ])
  func semicolonsPartFields(text: String, names: [String], rows: Int) throws {
    let grid = try grid(text)
    #expect(grid.columns.map { $0.name } == names.map { $0.trimmingPrefix(" ").description })
    #expect(grid.rowCount == rows)
  }

  // MARK: Filters

  @Test(arguments: [
    ("sum<(EUR 4 100,0)", "1"), ("sum=(EUR 4 125,5)", "1"), ("sum<=7,25-", "1 2"), ("sum>=0", "0 3"),
    ("(sum<(EUR 4 100,0) OR berth=Quay)", "0 1"), ("sum<(4 Mrd)", "1"),
  ])
  func amountsBelowZeroHaveNoScale(filter: String, rows: String) throws {
    let grid = try grid(
      "berth;sum (Mio. EUR)\nQuay;EUR 4 125,5\nMole;(EUR 4 125,5)\nPier;(EUR 7,25)\nLock;EUR 0,5\n")
    let kept = grid.rows(Arrangement(filter: filter)) ?? []
    #expect(kept.map(String.init).joined(separator: " ") == rows)
  }

  // MARK: Currencies

  private func doubts(_ text: String) throws -> [String] { try grid(text).doubts }

  private static let mixed = "berth,amount,currency\nQuay,70.50,USD\nMole,9.25,SEK\nPier,1.25,USD\n"

  @Test func currenciesInAColumnOfTheirOwn() throws {
    let grid = try grid(Self.mixed)
    #expect(grid.doubts == ["mixed: amount: amounts in USD, SEK, which do not add up or compare"])
    let found = try #require(grid.statistics(grid.allRows))
    #expect(found[1].sum == nil && found[1].mean == nil)
    let byBerth = try #require(Grouping(grid, by: 0, grid.allRows))
    #expect(byBerth.measured.isEmpty)
    // Each group has one currency, and no part of a whole.
    let groups = grid.table(of: try #require(Grouping(grid, by: 2, grid.allRows)))
    #expect(groups.columns.map(\.name) == ["currency", "rows", "rows share", "amount sum", "amount mean"])
    #expect(groups.value(0, 3) == Figure(7175, decimals: 2))
  }

  @Test func otherNumbersBesideCurrenciesAddUp() throws {
    #expect(try doubts("cur,count\nUSD,7\nSEK,9\n").isEmpty)
    #expect(try doubts("amount,currency\n70.50,USD\n9.25,USD\n") == [])
    #expect(try doubts("amount (EUR),currency\n70.50,USD\n9.25,SEK\n").isEmpty)
    #expect(try doubts("amount,team\n70.50,USD\n9.25,Reds\n").isEmpty)
    #expect(try doubts("lat,berth,cur\n70.50,Quay,USD\n9.25,Mole,SEK\n").isEmpty)
    #expect(try doubts("fee,berth,cur\n70,Quay,USD\n9,Mole,SEK\n").count == 1)
  }
}

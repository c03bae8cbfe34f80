import Testing

@testable import InsightModel

/// Which of day, month and year stands first in a column's dates.
@Suite struct DateOrderTests {
  private func grid(_ name: String, _ cells: String, memo: String = "boat") throws -> Grid {
    let rows = cells.split(separator: "|").map { "\($0)\t\(memo)\n" }.joined()
    return Grid(try #require(DataReader.table(name: "t", Array("\(name)\tmemo\n\(rows)".utf8))))
  }

  /// The days of the first column, as `2031-05-02`.
  private func days(_ grid: Grid) -> [String] {
    (0..<grid.rowCount).map { row in
      guard grid.columns[0].type == .date, let seconds = grid.value(row, 0)?.floor else { return "" }
      let day = DateReader.civil(days: seconds / 86_400)
      return "\(day.year)-\(day.month)-\(day.day)"
    }
  }

  private func isOpen(_ grid: Grid) -> Bool { grid.doubts.contains { $0.contains("is not certain") } }

  @Test func thousandsOfIndiaStandBesideDaysFirst() throws {
    func days(_ amounts: [String]) throws -> [String] {
      let rows = zip(["03-05-2031", "02-06-2031"], amounts).map { "\($0)\t\($1)\n" }.joined()
      return self.days(Grid(try #require(DataReader.table(name: "t", Array("when\tpaid\n\(rows)".utf8)))))
    }
    #expect(try days(["1,24,500.00", "3,05,750.00"]) == ["2031-5-3", "2031-6-2"])
    #expect(try days(["124,500.00", "305,750.00"]) == ["2031-3-5", "2031-2-6"])
  }

  /// The day of the week before a date, or behind it, tells what stands first.
  @Test func weekdaysTell() throws {
    #expect(
      try days(grid("Datum", "Sat 1/4/2031|Mon 2/3/2031|Tue 5/6/2031")) == [
        "2031-1-4", "2031-2-3", "2031-5-6",
      ])
    #expect(
      try days(grid("date", "Tue 1/4/2031|Sun 2/3/2031|Thu 5/6/2031")) == [
        "2031-4-1", "2031-3-2", "2031-6-5",
      ])
    #expect(
      try days(grid("when", "1/4/2031 (토)|2/3/2031 (월)|5/6/2031 (화)")) == [
        "2031-1-4", "2031-2-3", "2031-5-6",
      ])
    // Wrong in both readings, it says nothing.
    #expect(
      try days(grid("Datum", "Mon 1/4/2031|Mon 2/4/2031|Mon 14/4/2031")) == [
        "2031-4-1", "2031-4-2", "2031-4-14",
      ])
  }

  @Test(arguments: [
    // The year stands where the dates lie close together.
    ("when", "31.05.02|31.05.09|31.06.20", "2031-5-2 2031-5-9 2031-6-20"),
    ("when", "31-05-02|31-05-09|31-06-20", "2031-5-2 2031-5-9 2031-6-20"),
    ("when", "31/05/02|31/06/20|31/05/09", "2031-5-2 2031-6-20 2031-5-9"),
    ("when", "02.05.31|09.05.31|20.06.31", "2031-5-2 2031-5-9 2031-6-20"),
    // There is no such day in another order.
    ("when", "98/12/31|02/11/30|76/10/14", "1998-12-31 2002-11-30 1976-10-14"),
    // The language of the header.
    ("거래일", "31.05.02", "2031-5-2"), ("発売日", "31/05/02", "2031-5-2"), ("日期", "31-5-2", "2031-5-2"),
    ("Datum", "02/05/2031|03/05/2031", "2031-5-2 2031-5-3"),
    // Rows in order.
    (
      "when", "01/05/2031|01/11/2031|02/09/2031|03/02/2031|03/10/2031",
      "2031-1-5 2031-1-11 2031-2-9 2031-3-2 2031-3-10"
    ),
    // A slip is no other order, and no date.
    ("when", "31.02.31|02.05.31|09.05.31|20.06.31", " 2031-5-2 2031-5-9 2031-6-20"),
    ("date", "2-5-31|9-5-31|20-6-31", "2031-5-2 2031-5-9 2031-6-20"),
  ])
  func theColumnTells(_ name: String, _ cells: String, _ expected: String) throws {
    let grid = try grid(name, cells)
    #expect(days(grid).joined(separator: " ") == expected, "\(name): \(cells)")
    #expect(!isOpen(grid), "\(cells)")
  }

  @Test(arguments: [
    ("when", "02/05/2031|03/06/2031"), ("when", "02/05/31"), ("when", "31.05.01"),
    // Four steps in order are no chance, three may be one.
    ("when", "01/05/2031|01/11/2031|02/09/2031|03/02/2031"),
    // Two orders in one column.
    ("when", "25/05/2031|05/25/2031|05/06/2031"),
  ])
  func whatStaysOpenIsSaid(_ name: String, _ cells: String) throws {
    let grid = try grid(name, cells)
    #expect(grid.columns[0].type == .date, "\(cells)")
    #expect(isOpen(grid), "\(cells)")
  }

  @Test(arguments: [
    ("date", "20310502|20310509", "2031-5-2 2031-5-9"), ("생년월일", "850502|910509", "1985-5-2 1991-5-9"),
    ("dob", "02/05/54|25/06/88", "1954-5-2 1988-6-25"), ("令和", "令和13年5月2日|令和13年6月9日", "2031-5-2 2031-6-9"),
    ("일시", "2031년 5월 2일 (금) 오후 2:05|2031년 5월 9일 (금)", "2031-5-2 2031-5-9"),
  ])
  func namesAndErasTell(_ name: String, _ cells: String, _ expected: String) throws {
    #expect(days(try grid(name, cells)).joined(separator: " ") == expected)
  }

  @Test(arguments: [
    ("number", "20310502|20310509"), ("date", "20310502|20310590"), ("date", "310502|310509"),
    ("due", "02/05/54|25/06/88"),
  ])
  func otherNumbersStayWhatTheyAre(_ name: String, _ cells: String) throws {
    let grid = try grid(name, cells)
    #expect(grid.columns[0].type == .number || days(grid)[0] == "2054-5-2", "\(name): \(cells)")
  }

  @Test func monthsAreToldByTheirFirstDays() throws {
    let grid = try grid("when", "28.01.01|28.02.01|28.03.01")
    #expect(days(grid) == ["2028-1-1", "2028-2-1", "2028-3-1"])
    #expect(isOpen(grid))
  }

  @Test func otherColumnsTell() throws {
    let text = "left,back\n02/05/2031,25/05/2031\n03/06/2031,04/07/2031\n"
    let grid = Grid(try #require(DataReader.table(name: "t", Array(text.utf8))))
    #expect(grid.value(0, 0)?.floor == DateReader.days(2031, 5, 2).map { $0 * 86_400 })
    #expect(!isOpen(grid))
  }

  @Test func theWordsOfTheCellsTell() throws {
    let grid = try grid("when", "31.05.02|31.05.09", memo: "부산 공장 출하")
    #expect(days(grid) == ["2031-5-2", "2031-5-9"])
  }

  @Test(arguments: [
    ("release", "31.5.2|31.5.9|31.6.1"), ("score", "5-1-24|3-2-12"), ("版本", "31.5.2|31.6.1"),
    ("date", "5-1-24|n.d. 4-2"), ("part", "1.2.03|1.2.04"),
  ])
  func bareNumbersAreDatesOnlyInAColumnOfDates(_ name: String, _ cells: String) throws {
    #expect(try grid(name, cells).columns[0].type != .date, "\(name): \(cells)")
  }

  @Test func whatAPersonSaysHolds() throws {
    for (type, day) in [(ForcedType.yearFirst, 5), (.dayFirst, 1), (.monthFirst, 6)] {
      var options = DataOptions()
      options.types = [("when", type)]
      let text = "when,n\n01/06/05,1\n01/06/05,2\n"
      let grid = Grid(try #require(DataReader.table(name: "t", Array(text.utf8), options)))
      #expect(grid.value(0, 0).map { DateReader.civil(days: $0.floor / 86_400).day } == day)
      #expect(!isOpen(grid))
    }
  }

  @Test(arguments: [
    ("5 stycznia 2031", "2031-01-05"), ("5 января 2031 г.", "2031-01-05"), ("5 Января 2031", "2031-01-05"),
    ("12 Şubat 2031", "2031-02-12"), ("5 tammikuuta 2031", "2031-01-05"), ("2031. január 5.", "2031-01-05"),
    ("5 Ιανουαρίου 2031", "2031-01-05"), ("3 mrt 2031", "2031-03-03"), ("'31.05.02", "2031-05-02"),
    ("05-JAN-31 10.15.30.000000 AM", "2031-01-05 10:15:30"),
    ("05-JAN-31 02.15.30.5 PM", "2031-01-05 14:15:30.5"),
    ("2031-01-05-10.15.30", "2031-01-05 10:15:30"), ("5.1.2031 10.15", "2031-01-05 10:15"),
  ])
  func moreLanguagesAndDatabases(_ text: String, _ expected: String) throws {
    let (own, plain) = (ValueReader(ValueNotation()).read(text), ValueReader(ValueNotation()).read(expected))
    #expect(own.kind == .date, "\(text)")
    #expect(own.near == plain.near, "\(text)")
  }

  @Test(arguments: ["5 stolica 2031", "10.15.3", "'31", "'31-05-02", "5 Ιανος 2031", "05-JAN-31 99.15.30"])
  func othersAreNoDates(_ text: String) {
    #expect(ValueReader(ValueNotation()).read(text).day == nil, "\(text)")
  }
}

/// What else of a file says that nobody writes the month first.
extension DateOrderTests {
  private func firstDay(_ text: String) throws -> String {
    let grid = Grid(try #require(DataReader.table(name: "t", Array(text.utf8), onlyIfEvident: false)))
    guard grid.columns[0].type == .date, let seconds = grid.value(0, 0)?.floor else { return "" }
    let day = DateReader.civil(days: seconds / 86_400)
    return "\(day.year)-\(day.month)-\(day.day)"
  }

  @Test(arguments: [
    "When,Paid\n02/05/2031,€7.50\n03/06/2031,€8.25\n", "When,Paid\n02/05/2031,£7.50\n03/06/2031,£8.25\n",
    "When,Paid\n02/05/2031,\"₹7,450\"\n03/06/2031,₹825\n", "Date;Nombre\n02/05/2031;7\n03/06/2031;8\n",
    "Date,Libellé\n02/05/2031,eau\n03/06/2031,gaz\n",
  ])
  func theFileTellsOfDays(_ text: String) throws { #expect(try firstDay(text) == "2031-5-2", "\(text)") }

  @Test(arguments: [
    "When,Paid\n02/05/2031,$7.50\n03/06/2031,$8.25\n", "When,Paid\n02/05/2031,€7.50\n03/06/2031,$8.25\n",
    "When,Name\n02/05/2031,café\n03/06/2031,tea\n", "When;Score\n02/05/2031;7.5\n03/06/2031;8.25\n",
    "When;Day\n02/25/2031;7\n03/26/2031;8\n",
  ])
  func theFileTellsNothingOfDays(_ text: String) throws {
    #expect(try firstDay(text).hasPrefix("2031-2-"), "\(text)")
  }

  @Test(arguments: [
    ("31.2Q|31.4Q", "2031-4-1 2031-10-1"), ("31.2분기|31.4분기", "2031-4-1 2031-10-1"),
    ("31/5/2(금)|31/5/9(금)", "2031-5-2 2031-5-9"), ("02/25/2031 10h30|02/26/2031 7h", "2031-2-25 2031-2-26"),
    ("25/02/2031 às 10:00|26/02/2031 às 07:30", "2031-2-25 2031-2-26"),
    // Versions and measures.
    ("31.2K|31.4K", " "), ("12.5개|31.4개", " "),
  ])
  func daysInStillMoreHands(_ cells: String, _ expected: String) throws {
    let rows = cells.split(separator: "|").map { "\($0)\tq\n" }.joined()
    let grid = Grid(try #require(DataReader.table(name: "t", Array("when\tk\n\(rows)".utf8))))
    let days = (0..<grid.rowCount).map { row in
      guard grid.columns[0].type == .date, let seconds = grid.value(row, 0)?.floor else { return "" }
      let day = DateReader.civil(days: seconds / 86_400)
      return "\(day.year)-\(day.month)-\(day.day)"
    }
    #expect(days.joined(separator: " ") == expected, "\(cells)")
  }
}

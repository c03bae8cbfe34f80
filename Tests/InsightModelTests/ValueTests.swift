import Testing

@testable import InsightModel

/// What one cell is worth, and what a whole column says of it.
@Suite struct ValueTests {
  private func read(_ text: String, _ notation: ValueNotation = ValueNotation()) -> CellValue {
    ValueReader(notation).read(text)
  }

  @Test(arguments: [
    ("R$ 4.711", CellValue.Kind.money, Figure(4711, decimals: 3)), ("Rp12,000", .money, Figure(12_000)),
    ("kr 75", .money, Figure(75)), ("₹3,450", .money, Figure(3450)), ("88 zł", .money, Figure(88)),
    ("640.25-", .number, Figure(-64_025, decimals: 2)), ("12%-", .percent, Figure(-12)),
    ("１，２３４", .number, Figure(1234)), ("٣٤٥", .number, Figure(345)),
    ("۱۲٫۵", .number, Figure(125, decimals: 1)),
    ("四百五十", .number, Figure(450)), ("이백오십", .number, Figure(250)), ("7万3千", .number, Figure(73_000)),
    ("2천3백만", .number, Figure(23_000_000)), ("二〇一九", .number, Figure(2019)),
  ])
  func numbersInManyHands(_ text: String, _ kind: CellValue.Kind, _ figure: Figure) {
    let value = read(text)
    #expect(value.kind == kind, "\(text)")
    #expect(value.figure == figure, "\(text)")
  }

  @Test(arguments: ["1995-", "0,125", "12 Elm Road", "A4", "747F", "1990s", "3.4.5", "-", "구", "一"])
  func whatIsNoNumber(_ text: String) { #expect(read(text).kind.scale == nil, "\(text)") }

  @Test(arguments: [
    ("-7 kg", "-7000", "kg"), ("2.5 GB", "2500000000.0", "GB"), ("4 KiB", "4096", "KiB"), ("90 s", "90", "s"),
    ("350ms", "0.350", "ms"), ("18 °C", "18", "°C"), ("12 km²", "12000000", "km²"), ("120개", "120", "개"),
    ("3만 명", "30000", "명"), ("2.5 million tonnes", "2500000000000", "t"), ("6 Tage", "518400", "d"),
  ])
  func measures(_ text: String, _ base: String, _ unit: String) {
    let value = read(text)
    #expect(value.kind == .measure, "\(text)")
    #expect(value.figure?.description == base, "\(text)")
    #expect(Unit.all[Int(value.unit)].name == unit, "\(text)")
  }

  @Test(arguments: [
    ("2h30m", "9000"), ("1 day 2 hours", "93600"), ("3분 20초", "200"), ("PT1H30M", "5400"),
    ("P2DT3H", "183600"),
    ("1m 2s 500ms", "62.500"), ("-1h10m", "-4200"),
  ])
  func durationsOfSeveralUnits(_ text: String, _ seconds: String) {
    let value = read(text)
    #expect(value.kind == .measure, "\(text)")
    #expect(value.figure?.description == seconds, "\(text)")
  }

  @Test(arguments: [
    ("Tue, 05 Mar 2024 06:30:00 GMT", "2024-03-05 06:30"),
    ("Tue, 5 Mar 2024 15:30:00 +0900", "2024-03-05 06:30"),
    ("Tue Mar 5 06:30:00 2024", "2024-03-05 06:30"), ("5-Mar-24", "2024-03-05"),
    ("5. März 2024", "2024-03-05"),
    ("5 mars 2024", "2024-03-05"), ("1er mars 2024", "2024-03-01"), ("Dienstag, 5. März 2024", "2024-03-05"),
    ("3/25/24", "2024-03-25"), ("05.03.24", "2024-03-05"), ("3/2024", "2024-03-01"), ("Mar-24", "2024-03-01"),
    ("2024-Mar-05", "2024-03-05"), ("2024년 3월 5일 오후 3:30", "2024-03-05 15:30"),
    ("2024-03-05 (화)", "2024-03-05"),
    ("Q1 2024", "2024-01-01"), ("3Q24", "2024-07-01"), ("H2 2024", "2024-07-01"), ("2024-W10", "2024-03-04"),
    ("KW 10/2024", "2024-03-04"), ("FY24", "2024-01-01"), ("2023/24", "2023-01-01"),
    ("2024년 2분기", "2024-04-01"),
    ("2024年第二季度", "2024-04-01"), ("2024年下半年", "2024-07-01"), ("2nd quarter 2024", "2024-04-01"),
    ("2. Quartal 2024", "2024-04-01"), ("Mar '24", "2024-03-01"), ("März 2024", "2024-03-01"),
  ])
  func datesAndPeriods(_ text: String, _ moment: String) {
    let wanted = read(moment).figure
    #expect(wanted != nil)
    let value = read(text)
    #expect(value.kind == .date, "\(text)")
    #expect(value.figure == wanted, "\(text)")
  }

  @Test(arguments: [
    ("March", CellValue.Kind.season, 3 * 32 + 1), ("avril", .season, 4 * 32 + 1),
    ("10월", .season, 10 * 32 + 1),
    ("三月", .season, 3 * 32 + 1), ("Q3", .season, 7 * 32 + 1), ("하반기", .season, 7 * 32 + 1),
    ("12 March", .season, 3 * 32 + 12), ("Thu", .weekday, 4), ("Mittwoch", .weekday, 3),
    ("dimanche", .weekday, 7),
    ("금요일", .weekday, 5), ("周二", .weekday, 2), ("土曜日", .weekday, 6), ("7:20 PM", .clock, 69_600),
    ("12:10 am", .clock, 600), ("오전 7:20", .clock, 26_400), ("7:20 p.m.", .clock, 69_600),
    ("午後3:05", .clock, 54_300),
    ("7 pm", .clock, 68_400), ("17:20:05", .clock, 62_405),
  ])
  func timesWithoutYear(_ text: String, _ kind: CellValue.Kind, _ digits: Int) {
    let value = read(text)
    #expect(value.kind == kind, "\(text)")
    #expect(value.digits == digits, "\(text)")
  }

  @Test(arguments: ["13/25/24", "1.2.03", "Mayor", "Q5 2024", "2024-W60", "Sunbeam", "25:70", "31 June 2024"])
  func whatIsNoTime(_ text: String) {
    let kind = read(text).kind
    #expect(kind == .text || kind == .number, "\(text)")
  }

  // MARK: Whole columns

  private func grid(_ cells: [String], name: String = "x") throws -> Grid {
    let lines = cells.map { "k,\"\($0)\"\n" }.joined()
    return Grid(try #require(DataReader.table(name: "t", Array("key,\(name)\n\(lines)".utf8))))
  }

  /// The cells in their order.
  private func sorted(_ cells: [String], name: String = "x") throws -> [String] {
    let grid = try grid(cells, name: name)
    let rows = grid.rows(Arrangement(keys: [SortKey(column: 1, isAscending: true)])) ?? []
    return rows.compactMap { grid.printed(Int($0), 1) }
  }

  @Test(arguments: [
    ["0,75", "1,5", "12,25", "100,5"], ["9,90 €", "99,00 €", "1.099,00 €"], ["1,2 %", "3,4 %", "12,5 %"],
    ["59 s", "2m", "90m", "2h", "1d"], ["300 m", "1 km", "2.5 km"], ["500 kg", "2 t", "30 t"],
    ["900K", "1.5M", "2G"], ["10 B", "900 KB", "1 MB", "1.2 MB"], ["0:45", "2:10", "59:01", "1:00:30"],
    ["11:50 AM", "12:10 PM", "1:05 PM"], ["Jan", "Mar", "Oct"], ["Mon", "Tue", "Sat"],
    ["lundi", "mardi", "jeudi"],
    ["-inf", "-3", "8", "inf"], ["98765432109876543210", "98765432109876543211"], ["FY22", "FY23", "FY2024"],
    ["3", "12", "aborted", "failed"], ["1 week", "10 days", "2 weeks"],
  ])
  func columnsStandInTheirOrder(_ cells: [String]) throws {
    for turned in [cells, cells.reversed(), Array(cells.dropFirst()) + cells.prefix(1)] {
      #expect(try sorted(turned) == cells)
    }
  }

  @Test func longNumbersAreTextAndNotSummed() throws {
    let grid = try grid(["12345678901234567890", "7"], name: "serial")
    #expect(grid.columns[1].type == .text)
    #expect(grid.statistics(grid.dataRows)?[1].sum == nil)
  }

  @Test func oneUnitStaysSeveralBecomeTheBase() throws {
    let even = try grid(["5 kg", "-2.5 kg"])
    #expect(even.columns[1].unit == "kg")
    #expect(even.value(1, 1) == Figure(-25, decimals: 1))
    let mixed = try grid(["5 kg", "300 g"])
    #expect(mixed.columns[1].unit == "g")
    #expect(mixed.value(0, 1) == Figure(5000))
    let milliseconds = try grid(["5 ms", "1250 ms"])
    #expect(milliseconds.value(1, 1) == Figure(1250))
  }

  @Test func eachColumnHasItsOwnNotation() throws {
    let text = "k;us;eu;comma\na;03/25/2024;25/03/2024;1,5\nb;04/05/2024;05/04/2024;12,75\n"
    let grid = Grid(try #require(DataReader.table(name: "t", Array(text.utf8))))
    #expect(grid.value(1, 1) == grid.value(1, 2))
    #expect(grid.value(1, 3) == Figure(1275, decimals: 2))
  }

  @Test func whatTheHeadDoesNotShowOfCommasTheRestDoes() throws {
    let rows = String(repeating: "a;1.250\n", count: 20_000) + "b;3,5\n"
    let grid = Grid(try #require(DataReader.table(name: "t", Array(("k;x\n" + rows).utf8))))
    #expect(grid.value(0, 1) == Figure(1250))
    #expect(grid.value(20_000, 1) == Figure(35, decimals: 1))
    #expect(grid.misfits(1) == 0)
  }

  @Test func namesAmongWhichAMonthIsAreNames() throws {
    #expect(try grid(["May", "June", "Anna", "Bert"]).columns[1].type == .text)
    #expect(try grid(["4G", "5G", "3G"]).columns[1].type == .text)
    #expect(try grid(["12 Elm Road", "7 Oak Lane", "3 km"]).columns[1].type == .text)
  }
}

import Testing

@testable import InsightModel

/// What one cell is worth, and what a whole column says of it.
@Suite struct ValueTests {
  private func read(_ text: String, _ notation: ValueNotation = ValueNotation()) -> CellValue {
    ValueReader(notation).read(text)
  }

  /// Spaces at which no line breaks part words as others do.
  @Test(arguments: [
    "-5 kg", "3 mars 2031", "1 h 5 min", "1,5 Go", "153.8 KiB", "Q3 2031", "Mar 31", "-5 °C", "-3 m²",
    "5 janvier 2031",
    "9 Uhr 30", "KRW 1,200", "two words",
  ])
  func spacesOfOtherKinds(_ text: String) {
    let reader = ValueReader(ValueNotation())
    for space in ["\u{A0}", "\u{202F}", "\u{2009}"] {
      let own = reader.read(text.replacing(" ", with: space))
      let plain = reader.read(text)
      #expect(
        own.kind == plain.kind && own.digits == plain.digits && own.decimals == plain.decimals, "\(text)")
    }
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

  /// Numbers that are read in one step are what the grammar reads, and say of their column what it says.
  @Test(arguments: [DecimalMark.point, .comma])
  func plainNumbersAreThoseOfTheGrammar(mark: DecimalMark) {
    var dice = Dice(state: 23)
    let reader = ValueReader(ValueNotation(mark: mark))
    let signs = Array("0001122233445566778899.,-%$+ ".utf8)
    var known = 0
    for _ in 0..<300_000 {
      let length = Int.random(in: 1...9, using: &dice)
      let bytes = (0..<length).map { _ in signs.randomElement(using: &dice) ?? 0 } + Array("7,7,7,7,".utf8)
      bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress,
          let plain = reader.plainNumber(base, 0, length, limit: buffer.count)
        else { return }
        known += 1
        let value = reader.read(base, 0, length, isText: false)
        let text = String(decoding: bytes[..<length], as: UTF8.self)
        #expect(value.figure == Figure(plain.digits, decimals: plain.decimals), "\(text)")
        #expect(value.kind == (plain.isPercent ? .percent : .number), "\(text)")
        #expect(
          value.orders.rawValue == 0 && (plain.isGrouped ? value.evidence == .grouped : value.evidence == []),
          "\(text)")
        var (one, other) = (ColumnTally(), ColumnTally())
        one.add(plain)
        _ = other.add(value)
        func counts(_ tally: ColumnTally) -> [Int] {
          [
            tally.numbers, tally.percents, tally.uncountable, tally.unlikeThirds, tally.hundredths,
            tally.bareSmall,
            tally.bareGreat, tally.bareHundreds, tally.years, tally.present, tally[.grouped], tally[.ownMark],
            tally[.thirds],
          ]
        }
        #expect(counts(one) == counts(other), "\(text)")
      }
    }
    #expect(known > 20_000)
    func isPlain(_ text: String) -> Bool {
      let bytes = Array((text + "        ").utf8)
      return bytes.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.flatMap { reader.plainNumber($0, 0, text.utf8.count, limit: buffer.count) } != nil
      }
    }
    let usual = ["0", "7", "-12", "999999", "12345678", "3%", "-4%"]
    #expect(usual.allSatisfy(isPlain))
    // Codes, days, months, and what is longer.
    #expect(!["007", "240105", "20240105", "123456789", "", "-", "%", "-%", "1 2"].contains(where: isPlain))
    let point = mark == .point ? "." : ","
    #expect(
      ["2024.3", "2024.03", "03.2024"].map { $0.replacing(".", with: point) }.contains(where: isPlain)
        == false)
    #expect(
      ["48.8566", "0.5", "1800000.5"].map { $0.replacing(".", with: point) }.prefix(2).allSatisfy(isPlain))
  }

  @Test(arguments: [
    "E2019", "de 2019", "1995-", "0,125", "12 Elm Road", "A4", "747F", "1990s", "3.4.5", "-", "구", "一",
  ])
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

  private func file(_ text: String) throws -> Grid {
    Grid(try #require(DataReader.table(name: "t", Array(text.utf8), onlyIfEvident: false)))
  }

  /// The values of the second column; nil where it has none.
  private func values(_ text: String) throws -> [Double?] {
    let grid = try file(text)
    return (0..<grid.rowCount).map { grid.number($0, 1) }
  }

  @Test func pointsBeforeThreeDigitsPartThousandsWhereSmallerNumbersHaveNone() throws {
    #expect(try values("Ort;Gäste\na;640\nb;2.310\nc;15.700\n") == [640, 2310, 15700])
    #expect(try values("Haus;Pacht\na;75 €\nb;4.080 €\n") == [75, 4080])
    // Not parted here, and so not there.
    #expect(try values("Ort;kg\na;3200\nb;2.310\n") == [3200, 2.310])
    #expect(try values("Ort;kg\na;0.640\nb;2.310\n") == [0.640, 2.310])
    // Beside commas between fields a point is one before decimals.
    #expect(try values("place,kg\na,640\nb,2.310\n") == [640, 2.310])
    #expect(try values("place;guests\na;640\nb;2,310\nc;15,700\n") == [640, 2310, 15700])
    // Nothing tells.
    let grid = try file("Ort;kg\na;4.640\nb;2.310\n")
    #expect(
      grid.doubts.contains { $0.hasPrefix("ambiguous: kg: a point before three digits parts thousands") })
  }

  @Test func aMonthBeforeAYearIsNoNumber() throws {
    #expect(try file("Monat;n\n11.2019;1\n02.2020;2\n").columns[0].type == .date)
    #expect(try file("month,n\n11.2019,1\n10.2018,2\n12.2021,3\n").columns[0].type == .date)
    #expect(try file("weight,n\n11.2019,1\n10.2018,2\n").columns[0].type == .number)
    #expect(try file("weight,n\n11.2019,1\n10.2018,2\n12.2021,3\n14.7,3\n").columns[0].type == .number)
  }

  @Test(arguments: [
    "4 kg|11 kg|2 kg|9 kg", "2.5 GB|4 KB|16 MB|3 B", "7M|30K|1.2G|8G", "2h10m|40s|3d|5m",
    "2:50|51:04|1:10:00|0:31",
    "March|July|May|April", "Tue|Sat|Wed|Mon", "Mar.|Apr.|Sept.|Dec.", "월요일|일요일|토요일|목요일", "3.5|4|9|11",
    "2024-05-01|2023-01-02|2022-02-02|2021-03-03",
  ])
  func aWordAndABlankAreMisfitsInEveryKindOfColumn(_ cells: String) throws {
    let all: [String] = cells.split(separator: "|").map(String.init) + ["no reading", ""]
    let grid = try file("k,v\n" + all.map { "a,\($0)\n" }.joined())
    #expect(grid.columns[1].type.hasValues)
    #expect(grid.misfits(1) == 1)
  }

  @Test func lettersAfterHouseNumbersAreNoUnits() throws {
    #expect(try file("k,v\na,5 A\nb,7 A\nc,6 A\nd,5 B\ne,6 C\n").columns[1].type == .text)
  }

  @Test(arguments: [
    ("640-", "-640"), ("1400-", "-1400"), ("3.75 -", "-3.75"), ("3.75- CHF", "-3.75"), ("R 450.00", "450.00"),
    ("S/ 12.50", "12.50"), ("₹3,20,000", "320000"), ("₹4,320", "4320"), ("₹2,31,20,000", "23120000"),
  ])
  func amountsOfBookkeepers(_ text: String, _ figure: String) {
    #expect(read(text).figure?.description == figure)
  }

  @Test(arguments: ["2,31,200", "12 to 15", "3 - 4", "2015-"])
  func whatIsNoAmount(_ text: String) { #expect(read(text).kind.scale != .numbers, "\(text)") }

  @Test(arguments: [
    ("3 h 20 min", "12000"), ("5 days ago", "432000"), ("vor 2 Stunden", "7200"), ("4시간 전", "14400"),
    ("2-03:10:00", "184200"),
    ("2 days, 3:10:00", "184200"), ("2 h", "7200"),
  ])
  func durationsInMoreHands(_ text: String, _ seconds: String) {
    let value = read(text)
    #expect(value.kind == .measure, "\(text)")
    #expect(value.figure?.description == seconds, "\(text)")
  }

  @Test func whatABareNumberCountsInTheOthersTell() throws {
    #expect(try file("k,v\na,700\nb,3K\nc,2G\nd,16M\n").columns[1].unit == "B")
    #expect(try values("k,v\na,700\nb,3K\nc,2G\n").prefix(2) == [700, 3072])
    #expect(try values("k,v\na,8.25\nb,1:02.5\nc,1:10.25\n") == [8.25, 62.5, 70.25])
    #expect(try values("k;v\na;0,75 kg\nb;3 kg\nc;12,5 kg\n") == [0.75, 3, 12.5])
    #expect(try values("k,v\na,4 kb\nb,300 b\nc,2 mb\n") == [4000, 300, 2_000_000])
  }

  @Test(arguments: [
    ("May 2nd, 2019", "2019-05-02"), ("2nd of May 2019", "2019-05-02"), ("2 de mayo de 2019", "2019-05-02"),
    ("2 maja 2019", "2019-05-02"), ("2 мая 2019", "2019-05-02"), ("2. Feber 2019", "2019-02-02"),
    ("2 May 2019, 07:40", "2019-05-02 07:40"), ("2. Mai 2019, 07:40 Uhr", "2019-05-02 07:40"),
    ("02/May/2019:07:40:00 +0200", "2019-05-02 05:40"),
    ("Thu May  2 07:40:00 2019 +0200", "2019-05-02 05:40"),
    ("Thu May  2 07:40:00 CEST 2019", "2019-05-02 05:40"), ("Thu May  2 07:40:00 2019", "2019-05-02 07:40"),
    ("2e trimestre 2019", "2019-04-01"), ("T2 2019", "2019-04-01"), ("2Q19E", "2019-04-01"),
    ("Second quarter 2019", "2019-04-01"),
    ("zweites Quartal 2019", "2019-04-01"), ("2T19", "2019-04-01"),
  ])
  func datesInMoreHands(_ text: String, _ moment: String) {
    let (value, known) = (read(text), read(moment))
    #expect(value.kind == .date, "\(text)")
    #expect(value.figure == known.figure, "\(text)")
  }

  @Test(arguments: [("Thurs.", 4), ("Fridays", 5), ("Sat.", 6)])
  func weekdaysAsTheyAreBent(_ text: String, _ day: Int) { #expect(read(text).figure == Figure(day)) }

  @Test func aTriangleIsALossInJapan() throws {
    #expect(try values("年,増益\na,▲40\nb,7\n") == [-40, 7])
    #expect(try file("k,change\na,▲40\nb,▲7\n").columns[1].type == .text)
  }

  @Test func numbersOfTwentyDigitsAreInOrder() throws {
    let grid = try file(
      "v\n70000000000000000002\n-70000000000000000002\n-\n12\n-70000000000000000001\n70000000000000000001\n")
    func sorted(_ isAscending: Bool) -> [String?] {
      (grid.rows(Arrangement(keys: [SortKey(column: 0, isAscending: isAscending)])) ?? []).map {
        grid.printed(Int($0), 0)
      }
    }
    let known = [
      "-70000000000000000002", "-70000000000000000001", "12", "70000000000000000001", "70000000000000000002",
    ]
    #expect(sorted(true) == known + ["-"])
    #expect(sorted(false) == known.reversed() + ["-"])
  }
}

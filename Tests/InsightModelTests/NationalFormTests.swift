import Testing

@testable import InsightModel

/// What the cells of a file's column are in the forms of one country or language.
@Suite struct NationalFormTests {
  private func grid(_ name: String, _ cells: [String], separator: String = "\t") throws -> Grid {
    let rows = cells.enumerated().map { "r\($0)\(separator)\($1)\n" }.joined()
    return Grid(try #require(DataReader.table(name: "t", Array("k\(separator)\(name)\n\(rows)".utf8))))
  }

  private func values(_ cells: String, name: String = "x", separator: String = "\t") throws -> String {
    let grid = try grid(name, cells.split(separator: "|").map(String.init), separator: separator)
    return (0..<grid.rowCount).map { row in
      grid.columns[1].type == .text ? "-" : grid.value(row, 1)?.description ?? "-"
    }.joined(separator: " ")
  }

  /// The numbers of the cells in the order of what they are worth.
  private func order(_ cells: String, name: String = "x") throws -> [Int] {
    let grid = try grid(name, cells.split(separator: "|").map(String.init))
    guard grid.columns[1].type != .text else { return [] }
    return (0..<grid.rowCount).sorted { grid.number($0, 1) ?? 0 < grid.number($1, 1) ?? 0 }
  }

  private func doubts(_ cells: String, name: String = "x", separator: String = "\t") throws -> [String] {
    try grid(name, cells.split(separator: "|").map(String.init), separator: separator).doubts
  }

  // MARK: Money

  @Test(arguments: ["Rp ", "Rp. ", "R$ ", "IDR ", "₫", "CLP "], ["\t", ",", ";"])
  func nothingIsLessThanARupiah(_ sign: String, _ separator: String) throws {
    #expect(
      try values("\(sign)23.470|\(sign)7.130|\(sign)41.905", separator: separator) == "23470 7130 41905")
    #expect(try values("\(sign)1.470|\(sign)7.130|\(sign)4.905") == "1470 7130 4905")
    #expect(try doubts("\(sign)23.470|\(sign)7.130").isEmpty)
  }

  @Test(arguments: ["€ #", "# €", "# kr", "# zł", "EUR #"])
  func amountsInEurosAreNoPricesOfFuel(_ form: String) throws {
    func cells(_ numbers: [String]) -> String {
      numbers.map { form.replacing("#", with: $0) }.joined(separator: "|")
    }
    let amounts = cells(["23.470", "7.130", "41.905"])
    #expect(try values(amounts) == "23470 7130 41905")
    #expect(try doubts(amounts).contains { $0.hasPrefix("ambiguous: x: a point before three digits parts") })
    // One digit before the point is a price as well, and stays one.
    let prices = cells(["1.459", "1.389", "9.999"])
    #expect(try values(prices) == "1.459 1.389 9.999")
    #expect(try doubts(prices).contains { $0.hasPrefix("ambiguous: x: a point before three digits stands") })
    #expect(try values(cells(["1.459", "1.389", "10.999"])) == "1459 1389 10999")
  }

  @Test func dollarsStayAsTheyAreAndAreTold() throws {
    #expect(try values("$23.470|$7.130|$41.905") == "23.470 7.130 41.905")
    #expect(try doubts("$23.470|$7.130|$41.905").contains { $0.hasPrefix("ambiguous: x: a point") })
    #expect(try doubts("$23.470|$7.130|$41.9").isEmpty)
    #expect(try doubts("$23,470|$7,130|$41,905").isEmpty)
    #expect(try doubts("€ 23,470|€ 7,130|€ 41,905").isEmpty)
    #expect(try values("KWD 23.470|KWD 7.130") == "23.470 7.130")
    #expect(try doubts("KWD 23.470|KWD 7.130").isEmpty)
  }

  @Test func otherNumbersTellOfEuros() throws {
    let text = "k\tshare\tx\na\t12.5\t€ 23.470\nb\t8.25\t€ 17.130\n"
    let rupiah = text.replacing("€", with: "Rp")
    #expect(
      Grid(try #require(DataReader.table(name: "t", Array(text.utf8)))).value(0, 2)?.description == "23.470")
    #expect(
      Grid(try #require(DataReader.table(name: "t", Array(rupiah.utf8)))).value(0, 2)?.description == "23470")
  }

  @Test func pairsOfDigitsArePartedEverywhere() throws {
    #expect(try values("1,20,000 kg|12,50,000 kg") == "120000 1250000")
    #expect(try values("2,13,89,491.73|3,22,25,028.59", separator: ";") == "21389491.73 32225028.59")
    #expect(try values("$2,13,89,491.73|$3,22,25,028.59", separator: ";") == "21389491.73 32225028.59")
    #expect(try values("1,35,39,06,38,939.25|12,345") == "135390638939.25 12345.00")
    #expect(try values("1,20,000/-|90,000/-") == "120000 90000")
    // One pair may be a slip.
    #expect(try values("1,20,000|90,000|45,000") == "- 90000 45000")
  }

  // MARK: Times

  @Test(arguments: [
    "15.1.24|3.2.24|1.12.23|2.3.24", "15-1-24|3-2-24|1-12-23|2-3-24", "24/1/15|24/2/3|23/12/1|24/3/2",
  ])
  func shortDatesAreDates(_ cells: String) throws {
    #expect(try order(cells) == [2, 0, 1, 3])
    #expect(try order(cells, name: "version").isEmpty)
  }

  @Test func shortDatesAreTold() throws {
    func isTold(_ cells: String, name: String = "x") throws -> Bool {
      try doubts(cells, name: name).contains { $0.hasPrefix("ambiguous: \(name): three numbers are a date") }
    }
    #expect(try isTold("15.1.24|3.2.24|1.12.23"))
    #expect(try !isTold("15.1.24|3.2.24|1.12.23", name: "date"))
    #expect(try !isTold("15.1.24|3.2.24|11.12.23"))
  }

  @Test(arguments: [
    "1.2.10|1.3.11|2.0.12", "12-8-18|20-5-13|15-10-14", "3.1.24|3.2.19|4.1.30", "15.1.24|3.2.24",
  ])
  func otherThreeNumbersAreNoDates(_ cells: String) throws { #expect(try order(cells).isEmpty) }

  @Test(arguments: [
    "10.30pm|1.15am|12.00pm|12.05am", "10.30 p.m.|1.15 a.m.|12.00 p.m.|12.05 a.m.",
    "10:30 p. m.|1:15 a. m.|12:00 p. m.|12:05 a. m.",
    "10:30\u{202F}PM|1:15\u{202F}AM|12:00\u{A0}PM|12:05\u{A0}AM",
    "10:30 p.\u{A0}m.|1:15 a.\u{A0}m.|12:00 p.\u{A0}m.|12:05 a.\u{A0}m.",
    "10:30 μ.μ.|1:15 π.μ.|12:00 μ.μ.|12:05 π.μ.",
  ])
  func halvesOfTheDay(_ cells: String) throws { #expect(try order(cells) == [3, 1, 2, 0]) }

  @Test(arguments: [
    "1 Std. 5 Min.|20 Min.|45 Sek.|3 Tage", "1 hora y 5 minutos|20 minutos|45 segundos|3 días",
    "1 ora e 5 minuti|20 minuti|45 secondi|3 giorni", "1 uur en 5 minuten|20 minuten|45 seconden|3 dagen",
    "1 h 5 min|20 min|45 s|3 j", "1 godzina 5 minut|20 minut|45 sekund|3 dni",
    "1 час 5 минут|20 минут|45 секунд|3 дня",
    "1 ч 5 мин|20 мин|45 сек|3 дн", "1 saat 5 dakika|20 dakika|45 saniye|3 gün",
    "1 tunti 5 minuuttia|20 minuuttia|45 sekuntia|3 päivää",
    "1 jam 5 menit|20 menit|45 detik|3 hari", "1 giờ 5 phút|20 phút|45 giây|3 ngày",
    "1 óra 5 perc|20 perc|45 másodperc|3 nap",
    "1 ώρα 5 λεπτά|20 λεπτά|45 δευτερόλεπτα|3 ημέρες", "1 ชั่วโมง 5 นาที|20 นาที|45 วินาที|3 วัน",
    "1 h 5|20 min|45 s|3 d",
  ])
  func durationsInManyLanguages(_ cells: String) throws {
    #expect(try values(cells) == "3900 1200 45 259200")
  }

  @Test func weeksMonthsAndYears() throws {
    #expect(try order("2 años|3 meses|5 semanas") == [2, 1, 0])
    #expect(try order("2 lata|3 miesiące|5 tygodni") == [2, 1, 0])
    #expect(try order("2 года|3 месяца|5 недель") == [2, 1, 0])
    #expect(try grid("Position (lat)", ["52", "48"]).columns[1].unit == nil)
  }

  @Test func timesBelowZeroAreDurations() throws {
    #expect(try order("-1:30|0:45|2:00|-0:10") == [0, 3, 1, 2])
    #expect(try grid("x", ["-1:30", "+0:45", "2:00"]).columns[1].type == .text)
  }

  @Test func rangesOfMonths() throws {
    #expect(try order("Jan-Mar 2031|Oct-Dec 2030|Apr–Jun 2031") == [1, 0, 2])
    #expect(try order("1. Hj. 2031|2. Hj. 2030|1. Hj. 2030") == [2, 1, 0])
    // In which year it begins nothing tells.
    #expect(try values("Nov-Jan 2031|Oct-Dec 2030|Apr-Jun 2031").hasPrefix("- 19"))
  }

  // MARK: Units

  @Test func ratesAndSizes() throws {
    #expect(try order("1.5 Gbps|924 kbps|93 Mbps|2 Tbps") == [1, 2, 0, 3])
    #expect(try order("1.5 Gb/s|924 kb/s|93 Mb/s") == [1, 2, 0])
    #expect(try order("1 EB|2 PB|3 TB") == [2, 1, 0])
  }

  @Test func theMinusStandsBehindTheUnit() throws {
    #expect(try values("5 kg-|10 kg-|3 kg|20 kg") == "-5 -10 3 20")
  }

  // MARK: Rows and sums

  @Test func aTotalStandsAnywhere() throws {
    func roles(_ text: String) throws -> [Table.Role] {
      let grid = Grid(try #require(DataReader.table(name: "t", Array(text.utf8))))
      return (0..<grid.rowCount).map(grid.role)
    }
    #expect(
      try roles("pier,boats\nWest,14\nTotal,437\nNorth,120\nSouth,303\n") == [.data, .total, .data, .data])
    #expect(
      try roles("pier,boats\nWest,14\nTotal,450\nNorth,120\nSouth,303\n") == [.data, .data, .data, .data])
    #expect(
      try roles("pier,boats\nWest,14\nTotal Energies,437\nNorth,120\nSouth,303\n")
        == [.data, .data, .data, .data])
  }

  @Test(arguments: [
    ("1’204’300", "1’204’300", "2’408’600"), ("1204300", "1204300", "2408600"),
    ("1.204.300", "1.204.300", "2.408.600"),
    ("1 204 300", "1 204 300", "2 408 600"),
  ])
  func sumsAreWrittenAsTheCellsAre(_ first: String, _ second: String, _ sum: String) throws {
    let grid = Grid(
      try #require(
        DataReader.table(name: "t", Array("pier;boats\nWest;\(first)\nWest;\(second)\nEast;7\n".utf8))))
    let grouping = try #require(Grouping(grid, by: 0, grid.dataRows))
    #expect(grid.table(of: grouping).printed(0, 3) == sum)
  }
}

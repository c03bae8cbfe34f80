import Testing

@testable import InsightModel

/// What the cells of a whole column say of one that alone may mean several things.
@Suite struct ColumnEvidenceTests {
  private func grid(_ name: String, _ cells: [String], separator: String = "\t") throws -> Grid {
    let rows = cells.map { "\($0)\(separator)q\n" }.joined()
    return Grid(
      try #require(DataReader.table(name: "t", Array("\(name)\(separator)k\n\(rows)".utf8))))
  }

  /// The values as they are written in JSON, `-` for none.
  private func values(_ name: String, _ cells: [String], separator: String = "\t") throws -> [String] {
    let grid = try grid(name, cells, separator: separator)
    return (0..<grid.rowCount).map { row in
      grid.columns[0].type == .text ? "-" : grid.value(row, 0)?.description ?? "-"
    }
  }

  private func values(_ name: String, _ cells: String) throws -> String {
    try values(name, cells.split(separator: "|").map(String.init)).joined(separator: " ")
  }

  // MARK: Marks

  private func amounts(_ count: Int, _ sign: String) -> [String] {
    (1...count).map { "\(417 + $0)\(sign)\(100 + $0 * 7 % 900)" }
  }

  /// One number that has lost a digit does not make thousands decimals, nor decimals thousands.
  @Test func aSlipDoesNotDecideTheMark() throws {
    let thousands = try grid("paid", amounts(40, ",") + ["31,07"])
    #expect(thousands.value(0, 0) == Figure(418_107))
    #expect(thousands.value(40, 0) == nil && thousands.misfits(0) == 1)
    #expect(thousands.doubts.contains { $0.hasPrefix("ambiguous: paid: a comma before three digits parts") })
    let decimals = try grid("level", amounts(40, ".") + ["31,07"])
    #expect(decimals.value(0, 0) == Figure(418_107, decimals: 3))
    #expect(decimals.misfits(0) == 1)
    let points = try grid("Preis", amounts(40, ".") + ["31.07"], separator: ";")
    #expect(points.value(0, 0) == Figure(418_107))
    #expect(points.misfits(0) == 1)
  }

  @Test func amountsOfThreeDigitsPartThousands() throws {
    for sign in ["$", "€", "£"] {
      #expect(try values("paid", "\(sign) 1.310|\(sign) 870|\(sign) 45") == "1310 870 45", "\(sign)")
      #expect(
        try values("paid", "\(sign) 1.310|\(sign) 1870|\(sign) 45") == "1.310 1870.000 45.000", "\(sign)")
    }
    #expect(try values("paid", "€1.319|€1.259|€1.179") == "1.319 1.259 1.179")
  }

  @Test func pointsBeforeThreeDigitsMayBeEither() throws {
    func doubts(_ cells: [String]) throws -> [String] {
      try grid("paid", cells).doubts.filter { $0.hasPrefix("ambiguous: paid: a point before three digits") }
    }
    #expect(try doubts(["1.585", "634", "1.657"]).count == 1)
    #expect(try doubts(["1.585", "1634", "1.657"]).isEmpty)
    #expect(try doubts(["1.585", "634", "0.657"]).isEmpty)
    #expect(try doubts(["1.585", "634", "1.65"]).isEmpty)
    #expect(try doubts(["1.585", "2.634", "1.657"]).isEmpty)
  }

  @Test func oneDigitInBracketsIsNoFootnote() throws {
    #expect(try values("paid", "(€ 6)|€ 5|(€ 14)") == "-6 5 -14")
    #expect(try values("paid", "€ 6 (p)|€ 5 1)|€ 14") == "6 5 14")
  }

  @Test func otherLettersBesideScalesMakeThemNames() throws {
    #expect(try values("term", "3M|6M|9M|1Y") == "- - - -")
    #expect(try values("n", "3M|6M|9M|12M") == "3000000 6000000 9000000 12000000")
  }

  @Test func monthsBehindYearsAreNoDecimals() throws {
    func kind(_ cells: [String]) throws -> Table.ColumnType { try grid("when", cells).columns[0].type }
    #expect(
      try values("when", "2031.1|2031.2|2031.10|2031.12") == "1924992000 1927670400 1948579200 1953849600")
    #expect(try kind(["2031.01", "2031.02", "2031.11"]) == .date)
    #expect(try kind(["2031.01", "2031.02"]) == .number)
    #expect(try kind(["2031.01", "2031.02", "2031.13"]) == .number)
    #expect(try kind(["2031.01", "2031.02", "31.11"]) == .number)
    #expect(try kind(["2031.1", "2031.2", "1987.4", "1954.9"]) == .number)
    #expect(try values("price", "2031.01|2031.02|2031.11") == "2031.01 2031.02 2031.11")
    #expect(try values("Preis", "2031,01|2031,02|2031,11") == "2031.01 2031.02 2031.11")
  }

  @Test func oneSignIsANumberAmongSpelledOnes() throws {
    #expect(try values("n", "二十|十五|九") == "20 15 9")
    #expect(try values("n", "二十|九|八") == "- - -")
    #expect(try values("n", "三千|千二百|万") == "3000 1200 10000")
  }

  @Test func hoursMayEndInMinutes() throws {
    #expect(try values("took", "5h|30min|1h30|2 h 05") == "18000 1800 5400 7500")
    #expect(try values("took", "5h|30min|3h|4h|5h|6h|7h|8h|9h|2h75").hasSuffix(" 32400 -"))
    #expect(try values("at", "10h30|9h15") == "- -")
  }

  @Test func billionsHaveACurrencyOrSomethingBesideThem() throws {
    #expect(try values("n", "7B|13B|70B") == "- - -")
    #expect(try values("n", "7 B|13 B") == "- -")
    for name in ["sales", "Market Cap"] {
      #expect(try values(name, "7B|13B|70B").hasPrefix("7000000000 "), "\(name)")
    }
    #expect(try values("n", "7B|1.3B|70B").hasPrefix("7000000000 "))
    #expect(try values("n", "7B|300M").hasPrefix("7000000000 "))
    #expect(try values("n", "$7B|$13B").hasPrefix("7000000000 "))
    #expect(try values("n", "7K|13K") == "7000 13000")
  }

  @Test func versionsAndChaptersAreNoAmounts() throws {
    for name in ["Version", "firmware_version", "Kapitel"] {
      #expect(try grid(name, ["1.2", "1.10", "1.9"]).columns[0].type == .text, "\(name)")
    }
    for name in ["conversion", "Kapital", "version share"] {
      #expect(try grid(name, ["1.2", "1.10", "1.9"]).columns[0].type == .number, "\(name)")
    }
  }

  @Test func gigabytesNeedNoOthersBesideThem() throws {
    #expect(try values("Size", "3G|14G") == "3221225472 15032385536")
    #expect(try values("Net", "3G|14G") == "- -")
  }

  /// Of decimals with three places one in ten has lost a zero.
  @Test func whatIsNoSlipDecides() throws {
    for few in [19, 3] {
      let decimals = try grid("level", amounts(few, ",") + ["31,07"])
      #expect(decimals.value(0, 0) == Figure(418_107, decimals: 3), "\(few)")
      #expect(decimals.misfits(0) == 0)
    }
    #expect(try grid("level", amounts(20, ",") + ["31,07"]).value(0, 0) == Figure(418_107))
    #expect(try values("level", "3,125|8,5|1,375|6|2,25") == "3.125 8.500 1.375 6.000 2.250")
    // Two groups are no slip.
    #expect(try grid("n", amounts(40, ",") + ["1,234,567"]).value(40, 0) == Figure(1_234_567))
  }

  @Test func amongHundredsASlipIsToldSooner() throws {
    let cells = ["31,402", "31,07", "2,618", "575", "88,133"]
    #expect(try values("n", cells) == ["31402", "-", "2618", "575", "88133"])
    #expect(try grid("n", cells).doubts.contains { $0.hasPrefix("ambiguous: n") })
    #expect(try values("n", ["31,402", "31,07", "575", "88,133"]).first == "31.402")
    #expect(try values("n", ["31,402", "31,07", "2,618", "7", "88,133"]).first == "31.402")
  }

  /// Nor does it decide those of other columns.
  @Test func aSlipSaysNothingOfOtherColumns() throws {
    let rows = amounts(40, ",").map { "\($0)\t1,250\n" }.joined() + "31,07\t4,500\n"
    let grid = Grid(try #require(DataReader.table(name: "t", Array(("a\tb\n" + rows).utf8))))
    #expect(grid.value(0, 1) == Figure(1250))
  }

  // MARK: Letters

  @Test(arguments: [
    // House numbers, flats, parts.
    ("house", "4|8|8a|11b|19", "4 8 - - 19"), ("flat", "4|8|11 B|19", "4 8 - 19"),
    ("part", "14|7k|22|31", "14 - 22 31"), ("door", "6|9|12T", "6 9 -"),
    ("door", "105|207|311b", "105 207 -"),
    // Scales: by decimals, beside others, below a thousand in full, at most of them, with a currency.
    ("views", "940|1.2k|512", "940 1200 512"), ("views", "12k|3M|44", "12000 3000000 44"),
    ("views", "940|12k|512", "940 12000 512"), ("views", "12k|7k|44", "12000 7000 44"),
    ("fund (USD)", "5b|7|9", "5000000000 7 9"), ("fund", "$5b|$7|$9", "5000000000 7 9"),
    ("worth", "3 million|9b|12", "3000000 9000000000 12"),
  ])
  func aLetterIsAScaleWhereItsColumnSaysSo(_ name: String, _ cells: String, _ expected: String) throws {
    #expect(try values(name, cells) == expected)
  }

  @Test(arguments: [
    // A lone m, with a blank or without one, is what it is.
    ("Schneehöhe", "2.15 m|1.4 m", "2.15 1.40", "m"), ("reach", "7m|25m", "7 25", "m"),
    ("Sprung", "7,15 m|8,02 m", "7.15 8.02", "m"),
    // Beside minutes, metres, other scales, currencies.
    ("ran", "7m|25m|2h", "420 1500 7200", "s"), ("way", "700 m|1.5 km", "700.0 1500.0", "m"),
    ("uptime", "7m|25m", "7 25", "min"), ("Laufzeit", "7m|25m", "7 25", "min"),
    ("worth", "7m|25k", "7000000 25000", nil), ("worth", "7m|2.5 bn", "7000000 2500000000", nil),
    ("worth", "$7m|$25m", "7000000 25000000", "$"), ("worth (EUR)", "7m|25m", "7000000 25000000", "EUR"),
  ])
  func aLoneMIsAMillionOfMoneyOrBesideOtherScales(
    _ name: String, _ cells: String, _ expected: String, _ unit: String?
  )
    throws
  {
    #expect(try values(name, cells) == expected)
    #expect(try grid(name, cells.split(separator: "|").map(String.init)).columns[0].unit == unit)
  }

  @Test(arguments: [
    ("t", "1h|2h", "1 2"), ("t", "40s|20m|2h", "40 1200 7200"), ("t", "10s|60s|45s", "10 60 45"),
    ("t", "1h|20m", "3600 1200"), ("t", "20s|15m", "20 900"),
    // Halves and decades.
    ("t", "1H 2031|2H 2031", "1924992000 1940630400"), ("t", "H1|H2", "33 225"),
    ("t", "70s|80s|90s", "- - -"),
    ("t", "1970s|1980s", "- -"),
  ])
  func hoursAndSecondsAreNoPeriods(_ name: String, _ cells: String, _ expected: String) throws {
    #expect(try values(name, cells) == expected)
  }

  // MARK: Words of times

  private func months(_ cells: String) throws -> String {
    let grid = try grid("x", cells.split(separator: "|").map(String.init))
    return (0..<grid.rowCount).map { row in
      guard grid.columns[0].type == .date, let value = grid.value(row, 0) else { return "-" }
      guard grid.kind(0) == .date else { return "\(value.digits / 32).\(value.digits % 32)" }
      let day = DateReader.civil(days: value.floor / 86_400)
      return "\(day.year)-\(day.month)"
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("fev/31|mar/31|abr/31|set/31|out/30", "2031-2 2031-3 2031-4 2031-9 2030-10"),
    ("ene-31|abr-31|ago-31|dic-30", "2031-1 2031-4 2031-8 2030-12"),
    ("gen-31|mag-31|lug-31|set-31", "2031-1 2031-5 2031-7 2031-9"),
    ("fev|mar|abr|ago|out", "2.1 3.1 4.1 8.1 10.1"), ("Jän|Feb|Mär", "1.1 2.1 3.1"),
    ("Maret|Agustus|Mei", "3.1 8.1 5.1"),
    // Names, sets of a game, numbers of a catalogue.
    ("Mag|Gen|Mag|Gen", "- - - -"), ("Set 10|Set 11|Set 12", "- - -"), ("out|set|down|up|left", "- - - - -"),
    ("set|out|set|set", "- - - -"), ("ago|dic|Ann|Bob|Cid|Dan", "- - - - - -"),
  ])
  func shortMonthsAreReadAmongMonths(_ cells: String, _ expected: String) throws {
    #expect(try months(cells) == expected)
  }

  @Test(arguments: [
    ("mar|lun|dim|mer", "2 1 7 3"), ("mar.|jeu.|ven.", "2 4 5"),
    ("seg|ter|qua|qui|sex|sáb|dom", "1 2 3 4 5 6 7"),
    ("lun|mar|mié|jue|vie", "1 2 3 4 5"), ("ma|di|wo|do", "1 2 3 4"), ("пн|вт|ср|чт", "1 2 3 4"),
    ("gio|sab|lun", "4 6 1"), ("segunda-feira|terça-feira|sexta-feira", "1 2 5"),
    // Months and names.
    ("mar|jul|oct", "97 225 321"), ("man|woman|boy|girl", "- - - -"), ("za|vr|za|vr", "- - - -"),
  ])
  func daysOfTheWeekAreReadAmongThem(_ cells: String, _ expected: String) throws {
    #expect(try values("x", cells) == expected)
  }

  @Test(arguments: [
    ("Jan 15|Dec 31|Feb 1", "1.15 12.31 2.1"), ("Apr 7|Apr 22|May 30", "4.7 4.22 5.30"),
    ("Jun. 5|Jun. 18", "6.5 6.18"), ("May 12th|May 3rd", "5.12 5.3"),
    ("Mar 24|Apr 24|May 25", "2024-3 2024-4 2025-5"), ("Jan 99|Feb 98", "1999-1 1998-2"),
    ("Mar-24|Apr-24", "2024-3 2024-4"), ("Q1 24|Q2 24", "2024-1 2024-4"),
    ("Mar '24|Apr '24", "2024-3 2024-4"),
    ("S1 2031|S2 2030", "2031-1 2030-7"), ("2031M05|2030M11", "2031-5 2030-11"),
    ("S1|S2|S3", "- - -"), ("S3 2031|S4 2031", "- -"), ("A12|M05", "- -"),
  ])
  func aNumberBehindAMonth(_ cells: String, _ expected: String) throws {
    #expect(try months(cells) == expected)
  }

  // MARK: Times

  /// Days, months and years without a sign between them, as statistics programs and airlines write them.
  @Test func daysWithTheirMonthsInOneWord() throws {
    #expect(try values("posted", "04FEB2031|28DEC2030") == "1927929600 1924646400")
    #expect(try values("posted", "04feb31|28dec30") == "1927929600 1924646400")
    #expect(try values("posted", "04FEB2031:06:30:00|04FEB2031:00:00:01") == "1927953000 1927929601")
    for others in [
      "04FEB2031:29:70:00|28DEC2030:29:70:00", "31FEB2031|30FEB2030", "04FEBR2031|28XYZ2030",
      "10DE2031|11DE2031",
    ] {
      #expect(try values("lot", others) == "- -", "\(others)")
    }
  }

  @Test func daysOfTheWeekInVietnamese() throws {
    #expect(try values("ngày", "Thứ Hai|Thứ Bảy|Chủ Nhật|thứ tư") == "1 6 7 3")
    #expect(try values("ngày", "Thứ 2|Thứ 7|Thứ 3|Chủ nhật") == "1 6 2 7")
    #expect(try values("hạng", "Thứ 1|Thứ 9|Thứ 4|Thứ nhất") == "- - - -")
  }

  /// One sign of Hangul is a number among others that are spelled.
  @Test func oneSignAmongSpelledNumbers() throws {
    #expect(try values("수량", "삼십오|천이백|구|오") == "35 1200 9 5")
    #expect(try values("수량", "삼십오|구|오|나무") == "- - - -")
  }

  // MARK: Letters

  /// Letters behind numbers of one or two digits scale them, or name flats: what is read is told.
  @Test func lettersBehindFewDigitsMayBeNames() throws {
    func doubts(_ name: String, _ cells: String) throws -> Int {
      try grid(name, cells.split(separator: "|").map(String.init)).doubts.count {
        $0.hasPrefix("ambiguous: \(name): letters behind the numbers")
      }
    }
    #expect(try doubts("flat", "4B|11K|9M") == 1)
    #expect(try doubts("flat", "99B|11K|9M") == 1)
    for told in ["100B|11K|9M", "4.5B|11K|9M", "$4B|$11K|$9M", "4B|11K|140"] {
      #expect(try doubts("reach", told) == 0, "\(told)")
    }
    #expect(try doubts("budget", "4B|11K|9M") == 0)
    var options = DataOptions()
    options.types = [("flat", .text)]
    let told = try #require(
      DataReader.table(name: "t", Array("flat\tk\n4B\tq\n11K\tq\n".utf8), .none, options))
    #expect(told.doubts.isEmpty && told.columns[0].type == .text)
  }
}

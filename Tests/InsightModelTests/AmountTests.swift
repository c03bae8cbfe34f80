import Testing

@testable import InsightModel

/// Amounts as shops, banks and sports print them, in columns of their kind.
@Suite struct AmountTests {
  private func grid(_ name: String, _ cells: String) throws -> Grid {
    let rows = cells.split(separator: "|").map { "\($0)\tq\n" }.joined()
    return Grid(try #require(DataReader.table(name: "t", Array("\(name)\tk\n\(rows)".utf8))))
  }

  @Test(arguments: [
    ("Preis", "2.340,-|65,-|12,95", "2340 65 12.95"), ("Preis", "65.-|2'340.–|12.95", "65 2340 12.95"),
    ("paid", "23,45,678.25|3,00,000|45,000", "2345678.25 300000 45000"),
    ("売上", "2億4000万円|7500万円", "240000000 75000000"),
    ("매출", "4조 3,000억 원|7,000억 원", "4300000000000 700000000000"),
    ("Umsatz", "2,5 Mio. €|350 Tsd. €|4 Mrd. €", "2500000 350000 4000000000"),
    ("wartość", "2,5 mln|4 mld|350 tys.", "2500000 4000000000 350000"),
    ("lead", "-0:45|+2:07.5|0:09", "-45 127.5 9"), ("lead", "-0:00:45|0:02:07", "-45 127"),
  ])
  func columnsOfAmounts(_ name: String, _ cells: String, _ expected: String) throws {
    let grid = try grid(name, cells)
    let values = (0..<grid.rowCount).map {
      grid.value($0, 0).map { LongFigure(Int128($0.digits), decimals: $0.decimals).description } ?? "-"
    }
    #expect(values.joined(separator: " ") == expected, "\(cells)")
    #expect(grid.misfits(0) == 0)
  }

  @Test(arguments: [
    // Hours from UTC, a slip among thousands, a single number, a range.
    ("zone", "+9:00|-5:30"), ("n", "1,23,456"), ("n", ",-|.-"), ("year", "2031-|2032-"),
    ("v", "1,5 Mio. Leute|2 Xio."),
  ])
  func othersStayTexts(_ name: String, _ cells: String) throws {
    let grid = try grid(name, cells)
    #expect(grid.columns[0].type == .text, "\(cells)")
  }

  @Test func aSlipAmongThousandsIsNoGroupOfTwo() throws {
    let thousands = (1...20).map { "1,234,\($0 + 100)" }.joined(separator: "|")
    #expect(try grid("n", thousands + "|1,23,456|1,23,457").misfits(0) == 2)
    #expect(try grid("n", "1,23,456|1,23,457|45,000").misfits(0) == 0)
  }

  @Test(arguments: [("Bn$", 9), ("M€", 6), ("Md€", 9), ("Mio.", 6), ("US$", 0), ("мира", 0)])
  func unitsCountInPowersOfTen(_ unit: String, _ exponent: Int) {
    #expect(MeasureUnit.exponent(unit) == exponent, "\(unit)")
  }
}

extension AmountTests {
  @Test(arguments: [
    ("balance", "$(45.70)|$ (1,250.00)|$ 8.15", "-45.7 -1250 8.15"),
    ("Saldo", "€ (45,70)|€ 8,15|€ (1.250,00)", "-45.7 8.15 -1250"),
    ("saldo", "R$ (45,70)|R$ 8,15", "-45.7 8.15"), ("due", "CHF (45.70)|CHF 8.15", "-45.7 8.15"),
    // Thousands and millions by the words of one country.
    ("Umsatz", "410 T€|35 T€", "410000 35000"), ("Umsatz", "410 TEUR|35 kEUR|2 MEUR", "410000 35000 2000000"),
    ("valor", "R$ 410 mil|R$ 2,5 mi|R$ 1,5 bi", "410000 2500000 1500000000"),
    ("valor", "R$ 2,5 milhões|R$ 1 milhão", "2500000 1000000"),
    ("gasto", "410 mil €|35 mil €", "410000 35000"),
    ("raised", "$410MM|$35MM", "410000000 35000000"), ("cost", "₹41 Cr|₹35 L", "410000000 3500000"),
    ("сумма", "2,5 млн ₽|410 тыс. ₽|1,5 млрд ₽", "2500000 410000 1500000000"),
    ("금액", "3조 2천억원|4천억원", "3200000000000 400000000000"),
    ("금액", #"\4,100|\980|-\12,500"#, "4100 980 -12500"),
  ])
  func amountsOfMoreCountries(_ name: String, _ cells: String, _ expected: String) throws {
    let grid = try grid(name, cells)
    let values = (0..<grid.rowCount).map {
      grid.value($0, 0).map { LongFigure(Int128($0.digits), decimals: $0.decimals).description } ?? "-"
    }
    #expect(values.joined(separator: " ") == expected, "\(cells)")
  }

  @Test(arguments: [
    // A million or a thousand; a name; millimetres are no millions; patterns; miles.
    ("worth", "$410 mil|$35 mil"), ("unit", "US$ (2031)|US$ (2030)"), ("find", #"\1|\2"#),
    ("path", #"\d+|\w"#),
    ("who", "Cr|L"), ("$", "$ (x)|$ ()"),
  ])
  func noAmounts(_ name: String, _ cells: String) throws {
    #expect(try grid(name, cells).columns[0].type == .text, "\(cells)")
  }

  @Test func lengthsAreNoMillions() throws {
    #expect(try grid("x", "7 mm|9 mm").columns[0].unit == "mm")
    #expect(try grid("x", "7 mi|9 mi").columns[0].unit == "mi")
  }
}

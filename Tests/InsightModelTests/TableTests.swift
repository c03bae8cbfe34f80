import Testing

@testable import InsightModel

/// A table as its rows, cells joined by bars; nil cells as nothing.
private func cells(_ table: Table) -> [String] {
  table.rows.map { $0.cells.map { $0?.text ?? "" }.joined(separator: "|") }
}

@Suite struct TableTests {
  private func onlyTable(_ text: String) throws -> Table {
    let issue = read(text)
    #expect(losses(in: issue) == [])
    try #require(issue.tables.count == 1, "\(picture(issue))")
    return issue.tables[0]
  }

  @Test func columnsRunTogether() throws {
    let table = try onlyTable(
      """
      Grain prices rose again.
      Table 3. Largest Exporters of Wheat (Unit: Million tonnes)
      Country 2022 2023 Share (%)
      Russia 43.0 51.0 24.1%
      European Union 35.1 38.0 18.0%
      Canada 19.1 25.4 12.0%
      Rest of the World 90.2 97.2 45.9%
      Total 187.4 211.6 100.0%
      Source: Grain Council
      Prices are expected to fall.
      """)
    #expect(table.number == 3)
    #expect(table.caption == "Largest Exporters of Wheat")
    #expect(table.unit == "Million tonnes")
    #expect(table.source == "Grain Council")
    #expect(table.columns.map(\.name) == ["Country", "2022", "2023", "Share (%)"])
    #expect(table.columns.map(\.type) == [.text, .number, .number, .percent])
    #expect(table.rows.map(\.role) == [.data, .data, .data, .others, .total])
    #expect(cells(table)[1] == "European Union|35.1|38.0|18.0%")
  }

  @Test func namesWithNumbersInThem() throws {
    let table = try onlyTable(
      """
      Rank Company Patents Growth (%)
      1 3M 4,120 3.2%
      2 Area 51 Holdings 3,998 -1.0%
      3 Studio 100 2,870 0.4%
      4 Seven 2,011 12.0%
      """)
    #expect(
      cells(table) == [
        "1|3M|4,120|3.2%", "2|Area 51 Holdings|3,998|-1.0%", "3|Studio 100|2,870|0.4%", "4|Seven|2,011|12.0%",
      ])
    #expect(table.columns.map(\.name) == ["Rank", "Company", "Patents", "Growth (%)"])
  }

  @Test func missingAndNegativeCells() throws {
    let table = try onlyTable(
      """
      Yard Orders Change (%) Margin (%)
      Ulsan 120 △3.2% (11.4%)
      Geoje -- +5.0%p n/a
      Mokpo 64 -12.6% 4.0%
      """)
    #expect(cells(table) == ["Ulsan|120|△3.2%|(11.4%)", "Geoje|--|+5.0%p|n/a", "Mokpo|64|-12.6%|4.0%"])
    #expect(
      table.rows.map { $0.cells[2]?.value } == [
        Figure(-32, decimals: 1), Figure(50, decimals: 1), Figure(-126, decimals: 1),
      ])
    #expect(
      table.rows.map { $0.cells[3]?.value } == [Figure(-114, decimals: 1), nil, Figure(40, decimals: 1)])
    #expect(table.rows.map { $0.cells[1]?.value } == [Figure(120), nil, Figure(64)])
  }

  @Test func amountsWithCurrencyAndScale() throws {
    let table = try onlyTable(
      """
      Company Revenue Capex
      Harbour Group KRW 3.4tn $1.2B
      Crane Works KRW 0.9tn $300M
      """)
    #expect(table.columns.map(\.type) == [.text, .money, .money])
    #expect(table.rows.map { $0.cells[1]?.value } == [Figure(3_400_000_000_000), Figure(900_000_000_000)])
    #expect(table.rows.map { $0.cells[2]?.value } == [Figure(1_200_000_000), Figure(300_000_000)])
  }

  @Test func aDamagedNumberHasNoValue() throws {
    let table = try onlyTable("City Visitors Share\nPusan 1,204,00 40.1%\nSeoul 1,801,223 59.9%\n")
    #expect(table.rows[0].cells[1] == Table.Cell(text: "1,204,00", value: nil, finding: 0))
    #expect(table.findings.map(\.printed) == ["1,204,00"])
    #expect(table.findings.allSatisfy { $0.proven == nil && !$0.reasons.isEmpty })
  }

  @Test(arguments: [
    "| Port | TEU | Share |\n|:---|---:|---:|\n| Busan | 24,401 | 41.0% |\n| Incheon | 3,555 | 6.0% |\n",
    "Port\tTEU\tShare\nBusan\t24,401\t41.0%\nIncheon\t3,555\t6.0%\n",
    "Port | TEU | Share\nBusan | 24,401 | 41.0%\nIncheon | 3,555 | 6.0%\n",
    "Port        TEU    Share\nBusan    24,401    41.0%\nIncheon   3,555     6.0%\n",
    "Port TEU Share\nBusan 24,401 41.0%\nIncheon 3,555 6.0%\n",
    "Port | TEU | Share |\nBusan | 24,401 | 41.0% |\nIncheon | 3,555 | 6.0% |\n",
  ])
  func oneTableInEveryDress(_ text: String) throws {
    let table = try onlyTable(text)
    #expect(table.columns.map(\.name) == ["Port", "TEU", "Share"])
    #expect(cells(table) == ["Busan|24,401|41.0%", "Incheon|3,555|6.0%"])
    #expect(table.columns.map(\.type) == [.text, .number, .percent])
  }

  @Test func emptyCellsInAlignedColumns() throws {
    let table = try onlyTable(
      """
      Mine              2022     2023    Grade
      North Ridge        410      388     1.2%
      Old Hollow                  120     0.8%
      South               75       77     2.0%
      """)
    #expect(cells(table) == ["North Ridge|410|388|1.2%", "Old Hollow||120|0.8%", "South|75|77|2.0%"])
  }

  @Test func raggedRowsAreFlaggedAndKeepTheirNumbersInTheirColumns() throws {
    let issue = read(
      """
      Vendor 2023 Revenue 2024 Revenue Growth (%)
      Alpha 1,200 1,500 25.0%
      Beta 800 12.5%
      Gamma 2,000 2,100 5.0%
      Delta 300 330 10.0%
      """)
    let table = try #require(issue.tables.first)
    #expect(
      cells(table) == [
        "Alpha|1,200|1,500|25.0%", "Beta||800|12.5%", "Gamma|2,000|2,100|5.0%", "Delta|300|330|10.0%",
      ])
    #expect(issue.diagnostics.contains(Diagnostic(.raggedRow(expected: 4, found: 3), lines: 3...3)))
  }

  @Test func aShortRowIsAlignedByTheTypesOfItsCells() throws {
    let table = try onlyTable(
      "Vendor Sales Share Costs\nA 1,200 3.0% 150\nB 800 700\nC 900 2.0% 800\nD 12.5% 90\nE 70 1.5%\nF 8 0.1% 9\nG 7 0.1% 8\n"
    )
    #expect(
      cells(table) == [
        "A|1,200|3.0%|150", "B|800||700", "C|900|2.0%|800", "D||12.5%|90", "E|70|1.5%|", "F|8|0.1%|9",
        "G|7|0.1%|8",
      ])
  }

  @Test(arguments: [
    "In 2024 the yard built 12 ships.\nIn 2023 it built 10.\nIn 2022 it built 8.\n",
    "Call 02 555 1234\nor write to us.\n",
    "The plan has two stages,\nand each costs 5.\n",
    "1. First\n2. Second\n3. Third\n",
  ])
  func proseIsNoTable(_ text: String) {
    #expect(read(text).tables.isEmpty)
  }

  @Test(arguments: ["表3：港口吞吐量（单位：吨）", "表 3． 港口吞吐量（单位：吨）"])
  func captionsHaveWideSigns(text: String) {
    let caption = Caption(text)
    #expect(caption.number == 3 && caption.title == "港口吞吐量" && caption.unit == "吨")
  }

  @Test func rolesByName() throws {
    for (name, role) in [
      ("Total", Table.Role.total), ("Total Market", .total), ("Sum", .total), ("합계", .total), ("合计", .total),
      ("Totalt", .total), ("Others", .others), ("Rest of Europe", .others), ("기타", .others),
      ("Totally Ltd", .data),
    ] {
      let table = try onlyTable("Firm Sales Share\nOne 10 40.0%\nTwo 10 40.0%\n\(name) 5 20.0%\n")
      #expect(table.rows.last?.role == role, "\(name)")
    }
  }

  /// As data files have it: above a note, in the middle, a mean, in other languages; a row with figures is no note.
  @Test func rolesByNameAndSum() throws {
    func roles(_ rows: [String]) throws -> [Table.Role] {
      try onlyTable((["| Ort | Boote |", "|---|---|"] + rows).map { $0 + "\n" }.joined()).rows.map(\.role)
    }
    #expect(
      try roles([
        "| Kiel | 12 |", "| Wismar | 30 |", "| Sonstige | 8 |", "| Insgesamt | 50 |", "| Quelle: Amt | |",
      ])
        == [.data, .data, .others, .total, .note])
    #expect(
      try roles(["| Todas las bocas | 42 |", "| Norte | 12 |", "| Sur | 30 |"]) == [.total, .data, .data])
    #expect(
      try roles(["| Kiel | 12 |", "| Wismar | 30 |", "| Durchschnitt | 21 |"]) == [.data, .data, .average])
    #expect(
      try roles(["| Total Marine | 350 |", "| Kiel | 12 |", "| Wismar | 30 |"]) == [.data, .data, .data])
  }

  /// A comma before decimals where a column has it beside commas before three digits; one of many is a slip.
  @Test func commasBeforeThreeDigitsBesideDecimals() throws {
    func values(_ cells: [String]) throws -> [String?] {
      let rows = cells.enumerated().map { "| r\($0) | \($1) |\n" }.joined()
      return try onlyTable("| Row | Load |\n|---|---|\n" + rows).rows.map { $0.cells[1]?.value?.description }
    }
    #expect(try values(["0,375", "0,625", "1,250", "2,500"]) == ["0.375", "0.625", "1.250", "2.500"])
    #expect(try values(["2,5", "2,75", "1,125"]) == ["2.5", "2.75", "1.125"])
    #expect(try values(["24,117", "18,250", "20,5", "31,004"]) == ["24117", "18250", nil, "31004"])
    #expect(try values(["512", "88", "20,51"]) == ["512", "88", nil])
    #expect(try values(["11,42,300", "2,05,000", "95,500"]) == ["1142300", "205000", "95500"])
    #expect(try values(["€1,4 Mrd.", "€850 Mio."]) == ["1400000000", "850000000"])
  }

  @Test func twoTablesInOneArticle() {
    let issue = read(
      """
      Ⅰ. FISHERY TRENDS

      1. Catch Falls

      The catch fell.
      Table 1. Catch by Port (Unit: tonnes)
      Port 2023 2024
      Vardø 1,200 1,100
      Bodø 900 950
      Between the tables stands a sentence.
      Table 2. Price by Fish (Unit: NOK)
      Fish 2023 2024
      Cod 45.0 51.5
      Saithe 12.0 13.1
      """)
    #expect(issue.tables.map(\.number) == [1, 2])
    #expect(issue.tables.map(\.caption) == ["Catch by Port", "Price by Fish"])
    #expect(issue.tables.allSatisfy { $0.address == Address(section: 1, article: 1) })
    #expect(losses(in: issue) == [])
  }
}

@Suite struct HeaderCutterTests {
  private func cut(_ header: String, _ types: [Table.ColumnType]) -> [String] {
    HeaderCutter(types: types).cut(HeaderLine(Array(header.utf8))).names
  }

  @Test func namesOfSeveralWords() {
    #expect(
      cut(
        "Rank Airline Fleet Size 2024 Passengers 2024 Load Factor (%)",
        [.rank, .text, .number, .number, .percent])
        == ["Rank", "Airline", "Fleet Size", "2024 Passengers", "2024 Load Factor (%)"])
    #expect(
      cut("Country Gold Silver Bronze Total", [.text, .number, .number, .number, .number])
        == ["Country", "Gold", "Silver", "Bronze", "Total"])
    #expect(
      cut(
        "2025 Rank Maker 1Q25 Shipments 1Q25 Market Share 1Q24 Shipments YoY Growth",
        [.rank, .text, .number, .percent, .number, .percent])
        == ["2025 Rank", "Maker", "1Q25 Shipments", "1Q25 Market Share", "1Q24 Shipments", "YoY Growth"])
    #expect(
      cut("Bank Total Assets (US$ bn) Net Income (US$ bn) ROE (%)", [.text, .money, .money, .percent])
        == ["Bank", "Total Assets (US$ bn)", "Net Income (US$ bn)", "ROE (%)"])
  }

  @Test func wordsAreNeverLost() {
    var dice = Dice(state: 11)
    let words = [
      "2024", "Rank", "Company", "Revenue", "(%)", "Share", "of", "US$", "(US$", "bn)", "Total", "x",
    ]
    let kinds: [Table.ColumnType] = [.rank, .text, .number, .percent, .money]
    for _ in 0..<300 {
      let header = (0..<Int.random(in: 0...20, using: &dice)).map { _ in
        words.randomElement(using: &dice) ?? ""
      }
      let types = (0..<Int.random(in: 1...9, using: &dice)).map { _ in
        kinds.randomElement(using: &dice) ?? .text
      }
      let names = cut(header.joined(separator: " "), types)
      #expect(names.count == types.count)
      #expect(names.filter { !$0.isEmpty }.joined(separator: " ") == header.joined(separator: " "))
    }
  }
}

@Suite struct CellTests {
  @Test(
    arguments: [
      ("76,692", Figure(76692)), ("11.7", Figure(117, decimals: 1)), ("0", Figure(0)), ("-12", Figure(-12)),
      ("−12", Figure(-12)), ("△3.2", Figure(-32, decimals: 1)), ("(4)", Figure(-4)), ("１，２３４", Figure(1234)),
      ("1.2B", Figure(1_200_000_000)), ("3.4tn", Figure(3_400_000_000_000)), ("12억", Figure(1_200_000_000)),
      ("5*", Figure(5)), ("1,234,567.89", Figure(123_456_789, decimals: 2)), ("+7", Figure(7)),
    ] as [(String, Figure)])
  func numbers(_ text: String, _ figure: Figure) {
    #expect(CellReader.read(text) == .number(figure))
  }

  @Test(
    arguments: [
      ("11.7%", Figure(117, decimals: 1)), ("(11.4%)", Figure(-114, decimals: 1)),
      ("+5.0%p", Figure(50, decimals: 1)),
      ("-0.3%", Figure(-3, decimals: 1)), ("１２％", Figure(12)),
    ] as [(String, Figure)])
  func percents(_ text: String, _ figure: Figure) { #expect(CellReader.read(text) == .percent(figure)) }

  @Test(
    arguments: [
      ("$1.50", Figure(150, decimals: 2)), ("₩12,000", Figure(12000)),
      ("KRW 3.4tn", Figure(3_400_000_000_000)),
      ("€5m", Figure(5_000_000)), ("-$3", Figure(-3)), ("US$ 40", Figure(40)),
    ] as [(String, Figure)])
  func money(_ text: String, _ figure: Figure) { #expect(CellReader.read(text) == .money(figure)) }

  @Test(arguments: ["-", "--", "–", "n/a", "N/A", "...", "…", "nil", ""])
  func missing(_ text: String) { #expect(CellReader.read(text) == .missing) }

  @Test(arguments: ["20,51", "1,2345", "7,4267,225", "1,23", "12,"])
  func malformed(_ text: String) { #expect(CellReader.read(text) == .malformed) }

  @Test(arguments: ["A380", "1.2.3", "2024-05-02", "Q1", "x", "12 of 13", "B", "–x"])
  func text(_ text: String) { #expect(CellReader.read(text) == .text) }

  @Test func figuresCompareByValue() {
    #expect(Figure(10, decimals: 1) == Figure(1))
    #expect(Figure(10, decimals: 1).hashValue == Figure(1).hashValue)
    #expect(Figure(-5) < Figure(-45, decimals: 1))
    #expect(Figure(Int.max, decimals: 0) > Figure(Int.max, decimals: 18))
    #expect(
      [Figure(3), Figure(29, decimals: 1), Figure(301, decimals: 2)].sorted().map(\.description) == [
        "2.9", "3", "3.01",
      ])
    #expect(Figure(-5, decimals: 2).description == "-0.05")
    #expect(Figure(0, decimals: 3).description == "0.000")
  }

  @Test func hugeNumbersAreTextOrMalformedAndNeverTrap() {
    for text in [
      "9999999999999999999999", "1e400", "0." + String(repeating: "1", count: 40), "99999999999t",
      "9223372036854775807", "-9223372036854775808",
    ] {
      _ = CellReader.read(text)
    }
    #expect(CellReader.read("9223372036854775807") == .number(Figure(Int.max)))
  }
}

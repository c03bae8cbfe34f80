import Testing

@testable import InsightModel

/// Data files: rows, fields, dialects, types.
@Suite struct DataTests {
  /// A file read as a whole, cells as printed.
  private func cells(_ text: String) throws -> [[String?]] {
    let grid = try grid(text)
    return (0..<grid.rowCount).map { row in grid.columns.indices.map { grid.printed(row, $0) } }
  }

  private func grid(_ text: String) throws -> Grid { try grid(Array(text.utf8)) }

  private func grid(_ bytes: [UInt8]) throws -> Grid {
    Grid(try #require(DataReader.table(name: "t", bytes)))
  }

  // MARK: Rows and fields

  @Test func quotesHoldSeparatorsQuotesAndLineEnds() throws {
    let text = "a,b,c\r\n\"x, y\",\"say \"\"ja\"\"\",\"one\r\ntwo\"\r\n,\"\",end\r\n"
    #expect(try cells(text) == [["x, y", "say \"ja\"", "one\r\ntwo"], ["", "", "end"]])
  }

  @Test(arguments: [
    "a,b\n1,2\n3,4", "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "a,b\n\n1,2\n\n\n3,4\n\n",
  ])
  func lineEndsOfEveryKind(text: String) throws {
    #expect(try cells(text) == [["1", "2"], ["3", "4"]])
  }

  @Test func raggedRowsKeepWhatTheyHave() throws {
    #expect(
      try cells("a,b,c\n1\n2,3\n4,5,6,7\n8,9,10\n") == [
        ["1", nil, nil, nil], ["2", "3", nil, nil], ["4", "5", "6", "7"], ["8", "9", "10", nil],
      ])
  }

  @Test func quotesThatAreNoneSwallowNothing() throws {
    // Inches, a quote that is never closed, and one that the next row's quote would close.
    #expect(
      try cells("size,name\n5\" pipe,x\n\"open,y\n\"a, b\",z\n7,\"end\n") == [
        ["5\" pipe", "x"], ["\"open", "y"], ["a, b", "z"], ["7", "\"end"],
      ])
  }

  @Test(arguments: [
    (["△3.2%", "1.0%", "△0.4%"], [-32, 10, -4]), (["△3.2%", "▽1.0%", "△0.4%"], [32, -10, 4]),
    (["▲3.2%", "▼1.0%", "0.4%"], [32, -10, 4]), (["▲3.2%", "△1.0%", "▲0.4%"], [32, -10, 4]),
    (["↑3.2%", "↓1.0%", "0.4%↑"], [32, -10, 4]), (["▲3.2%", "1.0%", "0.4%"], [nil, 10, 4]),
  ])
  func trianglesMeanWhatTheFileShows(_ cells: [String], _ tenths: [Int?]) throws {
    let grid = try grid("name,change\n" + cells.map { "x,\($0)\n" }.joined())
    #expect((0..<grid.rowCount).map { grid.value($0, 1)?.digits } == tenths)
  }

  @Test func spacesBeforeQuotesAreLeftOut() throws {
    #expect(
      try cells("a, \"b\"\n1, \"x, y\"\n2, said \"no\", 3\n") == [
        ["1", "x, y", nil], ["2", " said \"no\"", " 3"],
      ])
    #expect(try grid("a, \"b\"\n1, 2\n").columns.map(\.name) == ["a", "b"])
  }

  @Test func aFileMayNameItsSeparator() throws {
    let grid = try grid("sep=;\r\na;b\r\n1,1;2,2\r\n")
    #expect(grid.columns.map(\.name) == ["a", "b"])
    #expect(grid.printed(0, 1) == "2,2")
  }

  @Test func unclosedQuotesEverywhereTakeLinearTime() throws {
    let text = "a,b\n" + String(repeating: "x,\"\"y\n", count: 60_000)
    #expect(try grid(text).rowCount == 60_000)
  }

  @Test func oneHugeFieldAndOneHugeRow() throws {
    let long = String(repeating: "word ", count: 700_000)
    let wide = Array(repeating: "7", count: DataPart.mostColumns + 100).joined(separator: ",")
    let grid = try grid("a,b\n\"\(long)\n\",1\n\(wide)\n2,3\n")
    #expect(grid.rowCount == 3)
    #expect(grid.printed(0, 0)?.utf8.count == long.utf8.count + 1)
    #expect(grid.columns.count == DataPart.mostColumns)
    // What is beyond the last column stays in it.
    #expect(grid.printed(1, DataPart.mostColumns - 1)?.hasPrefix("7,7,7") == true)
  }

  @Test func controlsAndBytesOfNoEncodingAreMadeHarmless() throws {
    var bytes = Array("a,b\n\u{1B}[31mred,\u{9B}x\u{202E}\n".utf8)
    bytes +=
      [0x00, 0x2C, 0x41, 0xFF, 0x0A] + Array("é,ü\n".utf8)
      + Array(repeating: Array("ö,ä\n".utf8), count: 9).joined()
    let grid = try grid(bytes)
    #expect(grid.printed(0, 0) == "␛[31mred")
    // A control of C1 is the sign that Windows-1252 has in its place.
    #expect(grid.printed(0, 1) == "\u{203A}x\u{FFFD}")
    #expect(grid.printed(1, 0) == "␀")
    #expect(grid.printed(1, 1) == "A\u{FFFD}")
    #expect(grid.shown(2, 0) == "é")
  }

  @Test func emptyFiles() throws {
    #expect(try grid("").rowCount == 0)
    #expect(try grid("\n\n").rowCount == 0)
    #expect(try grid("a,b\n").rowCount == 0)
    #expect(try grid("a,b").columns.map(\.name) == ["a", "b"])
  }

  // MARK: Dialects

  @Test(arguments: [(",", UInt8(0x2C)), (";", 0x3B), ("\t", 0x09), ("|", 0x7C)])
  func separatorsAreToldByEvidence(sign: String, byte: UInt8) throws {
    let rows = ["name|note|amount", "Åsa|\"one, two; three\"|7", "Bo|plain, text|12", "Cy|x|9"]
    let text = rows.map { $0.split(separator: "|").joined(separator: sign) }.joined(separator: "\n")
    let quoted = sign == "," ? text.split(separator: "plain, text").joined(separator: "plain") : text
    let table = try #require(DataReader.table(name: "t", Array(quoted.utf8)))
    #expect(table.dialect.separator == byte)
    #expect(Grid(table).columns.count == 3)
  }

  @Test func aFirstRowOfValuesIsNoHeader() throws {
    #expect(try grid("1,Oslo,2.5\n2,Rome,3.5\n").columns.map(\.name) == ["", "", ""])
    #expect(try grid("id,city,rate\n2,Rome,3.5\n").columns.map(\.name) == ["id", "city", "rate"])
    #expect(try grid("region,2022,2023\nNorth,17,18\n").columns.map(\.name) == ["region", "2022", "2023"])
    #expect(try grid("2021-01-01,a\n2021-01-02,b\n").columns.map(\.name) == ["", ""])
  }

  @Test func encodings() throws {
    let text = "이름;값\n서울;1\n부산;2\n"
    let wide: [UInt8] =
      [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try grid(wide).printed(1, 0) == "부산")
    let marked = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    #expect(try grid(marked).columns.map(\.name) == ["이름", "값"])
    // 이름 and 서울 in CP949.
    let korean: [UInt8] =
      [0xC0, 0xCC, 0xB8, 0xA7, 0x2C, 0x78, 0x0A]
      + Array(repeating: [0xBC, 0xAD, 0xBF, 0xEF, 0x2C, 0x31, 0x0A], count: 5).joined()
    #expect(try grid(korean).columns.map(\.name) == ["이름", "x"])
    #expect(try grid(korean).printed(4, 0) == "서울")
    let western: [UInt8] = Array("name,n\n".utf8) + [0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72] + Array(",1\n".utf8)
    #expect(try grid(western).printed(0, 0) == "Müller")
  }

  @Test(arguments: [
    "Dear reader,\nthis is a letter, and no data.\nIt has commas, too.\nFour lines, in all.\nYours, me\n",
    "Oslo, Norway\nRome, Italy\nParis, France\nBern, Switzerland\nLima, Peru\n",
    "Ⅰ. AI TRENDS\n1. A headline, short\n- a point\n- another, point\n",
    "", "one line", "a,b\n1,2\n",
  ])
  func proseIsNoData(text: String) {
    #expect(DataReader.table(name: "t", Array(text.utf8), onlyIfEvident: true) == nil)
  }

  @Test(arguments: [
    "city,people\nOslo,700000\nRome,2800000\nBern,134000\n", "a\tb\nx\t1\ny\t2\n",
    "name;from;to\nAda;1815;1852\nAlan;1912;1954\nGrace;1906;1992\n",
    "key,text,more\na,\"b, c\",d\ne,f,g\nh,i,j\n",
  ])
  func dataIsToldFromProse(text: String) {
    #expect(DataReader.table(name: "t", Array(text.utf8), onlyIfEvident: true) != nil)
  }

  // MARK: Types

  private func column(_ cells: [String], name: String = "x") throws -> (
    Table.ColumnType, [Figure?], misfits: Int
  ) {
    let lines = cells.map { "k,\"" + $0 + "\"" }
    let grid = try grid("key,\(name)\n" + lines.joined(separator: "\n") + "\n")
    return (grid.columns[1].type, (0..<grid.rowCount).map { grid.value($0, 1) }, grid.misfits(1))
  }

  @Test func numbersOfEveryNotation() throws {
    let (type, values, misfits) = try column([
      "76,692", "-3", "(4.5)", "+7", ".5", "1e3", "n/a", "", "12 apples", "2 million",
    ])
    #expect(type == .number)
    #expect(
      values == [
        Figure(76692), Figure(-3), Figure(-45, decimals: 1), Figure(7), Figure(5, decimals: 1), Figure(1000),
        nil, nil, nil,
        Figure(2_000_000),
      ])
    #expect(misfits == 1)
  }

  @Test func percentsMoneyAndRanks() throws {
    #expect(try column(["11.7%", "3%", "(2.5%)"]).0 == .percent)
    let (type, values, _) = try column(["$1,200.50", "$3M", "$7"])
    #expect(type == .money)
    #expect(values == [Figure(120050, decimals: 2), Figure(3_000_000), Figure(7)])
    #expect(try column(["3", "1", "2"], name: "Rank").0 == .rank)
  }

  @Test func digitsThatCountNothingAreText() throws {
    #expect(try column(["00123", "00124", "20125"]).0 == .text)
    #expect(try column(["+821012345678", "+821012345679"]).0 == .text)
    #expect(try column(["10117", "80331"], name: "zip").0 == .text)
    #expect(try column(["0.5", "0", "10"]).0 == .number)
  }

  @Test func datesOfEveryNotation() throws {
    let dates = [
      "2024-03-05", "2024/3/5", "2024. 3. 5.", "5 March 2024", "Mar 5, 2024", "2024년 3월 5일", "05-Mar-2024",
    ]
    let (type, values, _) = try column(dates)
    #expect(type == .date)
    #expect(values.allSatisfy { $0 == Figure(19787 * 86_400) })
    let (_, times, _) = try column([
      "1970-01-01T00:00:01.5Z", "1970-01-01 01:00+01:00", "1970-01-02 12:00 am",
    ])
    #expect(times == [Figure(15, decimals: 1), Figure(0), Figure(86_400)])
    #expect(try column(["2023-02-29", "2023-02-30"]).0 == .text)
  }

  @Test func theOrderOfDayAndMonthIsToldByTheOthers() throws {
    let days = try column(["3/4/2024", "25/4/2024"])
    #expect(days.1 == [Figure(19816 * 86_400), Figure(19838 * 86_400)])
    let months = try column(["3/4/2024", "4/25/2024"])
    #expect(months.1 == [Figure(19786 * 86_400), Figure(19838 * 86_400)])
  }

  @Test func whatTheHeadDoesNotTellOfDatesTheRestDoes() throws {
    let rows = String(repeating: "a,3/4/2024\n", count: 20_000) + "b,25/4/2024\n"
    let grid = try grid("k,d\n" + rows)
    #expect(grid.value(0, 1) == Figure(19816 * 86_400))
    #expect(grid.misfits(1) == 0)
  }

  @Test func commasForPointsWhereTheyAreWritten() throws {
    let grid = try grid("ort;preis\nA;1,5\nB;1.234,25\nC;12,75\n")
    #expect(
      (0..<3).map { grid.value($0, 1) } == [
        Figure(15, decimals: 1), Figure(123_425, decimals: 2), Figure(1275, decimals: 2),
      ])
  }

  @Test func numbersTooLargeToBeExactAreStillSorted() throws {
    let grid = try grid("k,x\na,6.02e23\nb,1e300\nc,5\nd,123456789012345678901234567890\n")
    #expect(grid.columns[1].type == .number)
    #expect(!grid.isExact(1))
    #expect(grid.rows(Arrangement(keys: [SortKey(column: 1, isAscending: true)])) == [2, 0, 3, 1])
  }

  @Test func theShortWayReadsWhatTheGrammarReads() {
    var generator = Dice(state: 11)
    let reader = ValueReader(ValueNotation())
    let signs = Array("0123456789,,..--+$()% eEM".utf8)
    for _ in 0..<6_000 {
      let text = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
        signs.randomElement(using: &generator) ?? 0x30
      }
      let value = text.withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { reader.read($0, 0, bytes.count, isText: false) } ?? .missing
      }
      let content = text.withUnsafeBufferPointer { CellReader.read($0, .point) }
      switch value.kind {
      case .number, .percent, .money:
        guard let figure = content.value else { continue }  // an exponent
        #expect(value.figure == figure, "\(String(decoding: text, as: UTF8.self))")
      case .missing, .text:
        #expect(content.value == nil, "\(String(decoding: text, as: UTF8.self))")
      case .date, .code, .measure, .season, .weekday, .clock: continue
      }
    }
  }

  @Test func totalsAtTheEndOfAShortFileStayBelow() throws {
    let grid = try grid("name,x\nA,3\nB,9\nTotal,12\n")
    #expect(grid.pinnedRows == [2])
    #expect(grid.role(2) == .total)
    #expect(grid.rows(Arrangement(keys: [SortKey(column: 1, isAscending: false)])) == [1, 0])
  }

  // MARK: In portions

  @Test func aFileThatComesInDropsIsTheSame() throws {
    let head = "name,n,note\n\"a, b\",1,\"two\nlines\"\nÅsa,2,\u{1B}x\n\"open,3,y\n"
    let text = Array((head + String(repeating: "row,\"1,000\",é\n", count: 50)).utf8)
    let whole = try grid(text)
    for step in [1, 2, 3, 7, 64] {
      var reader = DataReader(name: "t")
      var offset = 0
      while offset < text.count {
        let portion = text[offset...].prefix(step)
        offset += portion.count
        reader.take(Array(portion))
        if offset == text.count { reader.end() }
        if reader.dialect == nil {
          guard offset >= 40 else { continue }
          _ = reader.sniff(onlyIfEvident: false)
        }
        while let part = reader.cut() { reader.add(part.read()) }
      }
      let grid = Grid(reader.table(isComplete: true))
      #expect(grid.rowCount == whole.rowCount)
      for row in 0..<grid.rowCount {
        for column in grid.columns.indices {
          #expect(grid.printed(row, column) == whole.printed(row, column))
        }
      }
      #expect(grid.columns == whole.columns)
    }
  }

  /// What scales an amount is in its value: the unit of the column is the currency alone, and a cell is found by its text.
  @Test(arguments: [
    ("$4M", "$7.5M", "$"), ("4억원", "12억원", "원"), ("US$2bn", "US$3bn", "US$"),
    ("5 million USD", "6 million USD", "USD"), ("€4", "€5", "€"),
  ])
  func aUnitIsTheCurrency(_ one: String, _ other: String, _ unit: String) throws {
    let grid = try grid("ship;price\nTug;\(one)\nFerry;\(other)\nBarge;\(one)\n")
    #expect(grid.columns[1].unit == unit)
    for row in 0..<2 {
      var filter = try Filter(Filter.term(alike: row, 1, grid), grid)
      #expect(filter.holds(grid, row) && !filter.holds(grid, 1 - row))
    }
  }

  /// A file that mixes currencies does so soon: the two hundredth amount is looked at, the next one is not.
  @Test(arguments: [(199, nil), (200, "$")] as [(Int, String?)])
  func currenciesOfTheFirstAmounts(_ dollars: Int, _ unit: String?) throws {
    let rows = (1...dollars).map { "Tug \($0);$\($0)\n" } + (1...40).map { "Barge \($0);€\($0)\n" }
    let grid = try grid("ship;price\n" + rows.joined())
    #expect(grid.columns[1].type == .money)
    #expect(grid.columns[1].unit == unit)
    #expect(grid.mixesCurrencies(1) == (unit == nil))
  }
}

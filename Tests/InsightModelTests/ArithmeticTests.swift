import Testing

@testable import InsightModel

/// What digits of a file can reach is never more than arithmetic can bear.
@Suite struct ArithmeticTests {
  private static func grid(_ text: String) -> Grid { GridSample.data(Array(text.utf8)) }

  private static func rows(_ filter: String, _ grid: Grid) throws -> [Int] {
    var filter = try Filter(filter, grid)
    return (0..<grid.rowCount).filter { filter.holds(grid, $0) }
  }

  private static func date(_ text: String) -> CellValue? {
    Array(text.utf8).withUnsafeBufferPointer { DateReader.read($0, .monthFirst) }
  }

  @Test(arguments: [
    (2.5, 3), (-2.5, -3), (1e300, Int.max), (-.infinity, .min), (.nan, 0), (0x1p63, .max),
    (-0x1p63, .min), (0x1p63.nextDown, 9_223_372_036_854_774_784), (.leastNonzeroMagnitude, 0),
  ])
  func aWholeNumberIsTheNearestThereIs(_ number: Double, _ whole: Int) {
    #expect(Int(saturating: number) == whole)
  }

  @Test func onlyOnePlaceRounds() {
    for name in ["Grid/Statistics", "Grid/Chart", "Values/LongFigure", "Data/DialectSniffer"] {
      let text = String(decoding: file("Sources/InsightModel/\(name).swift"), as: UTF8.self)
      #expect(!text.isEmpty && !text.contains(".rounded("), "\(name)")
    }
  }

  // MARK: Moments

  @Test func theLastMomentOfAllIsADate() {
    // What still fits in 64 bits is exact.
    #expect(Self.date("2262-04-11 23:47:16.854775807")?.digits == .max)
    let next = Self.date("2262-04-11 23:47:16.854775808")
    #expect(next?.kind == .date && next?.isApproximate == true)
    for text in ["9999-12-31 23:59:59.999999999", "9999-12-31T23:59:59.99999999Z"] {
      let value = Self.date(text)
      #expect(value?.isApproximate == true && value?.day == DateReader.days(9999, 12, 31), "\(text)")
      #expect((253_402_300_799..<253_402_300_800).contains(value?.near ?? 0), "\(text)")
    }
    #expect(Self.date("1677-09-21 00:12:44.000000000")?.isApproximate == false)
    #expect(Self.date("1677-09-21 00:12:43.000000000")?.isApproximate == true)
    #expect(Self.date("0001-01-01 00:00:00.000000001+14:00")?.day == -719_163)
  }

  @Test(arguments: [
    "2025-03-04T05:06:07.123456789+9999999999", "2025-03-04 05:06:07+24:00", "2025-03-04 05:06:07-00:60",
    "2025-03-04 05:60:07", "2025-03-04 05:06:07+123456",
  ])
  func whatIsNoMomentIsText(_ text: String) {
    #expect(Self.date(text) == nil)
  }

  @Test func zonesReachADayAtMost() {
    #expect(Self.date("2025-03-04 00:00:00+23:59")?.day == Self.date("2025-03-03")?.day)
    #expect(Self.date("2025-03-04 23:59-2359")?.day == Self.date("2025-03-05")?.day)
    #expect(Self.date("2025-03-04 09:30:00.5+9")?.figure == Figure(17_410_482_005, decimals: 1))
  }

  /// Fractions are parts of their second, in filters and statistics as in the order.
  @Test func fractionsOfSecondsAreInTheirDay() throws {
    let grid = Self.grid(
      """
      berth,left
      4,2031-05-31 23:59:59.999
      5,2031-06-01 00:00:00.000
      6,2031-06-30 12:00:00.250
      7,2031-07-01 00:00:00.001

      """)
    #expect(try Self.rows("left=2031-06", grid) == [1, 2])
    #expect(try Self.rows("left<2031-06", grid) == [0])
    #expect(try Self.rows("left>2031-06", grid) == [3])
    #expect(try Self.rows("left>=2031-06-30", grid) == [2, 3])
    #expect(try Self.rows("left=\"2031-06-30 12:00:00.250\"", grid) == [2])
    #expect(try Self.rows("left=\"2031-06-30 12:00:00.25\"", grid) == [2])
    #expect(try Self.rows("left=\"2031-06-30 12:00:00.2\"", grid) == [2])
    #expect(try Self.rows("left=\"2031-06-30 12:00:00.3\"", grid) == [])
    #expect(try Self.rows("left=\"2031-06-30 12:00:00\"", grid) == [2])
  }

  /// Years and fractions too far apart for one exact scale.
  @Test func anOpenEndAmongNanosecondsIsTheLast() throws {
    let grid = Self.grid(
      """
      berth,until
      1,9999-12-31 23:59:59.999999999
      2,2031-05-31 23:59:59.999999999
      3,2031-06-01 00:00:00.000000000
      4,0001-01-01 00:00:00.000000001

      """)
    #expect(grid.columns[1].type == .date && !grid.isExact(1))
    let arrangement = Arrangement(keys: [SortKey(column: 1, isAscending: true)])
    #expect(grid.rows(arrangement) == [3, 1, 2, 0])
    #expect(try Self.rows("until=9999", grid) == [0])
    #expect(try Self.rows("until<2031-06", grid) == [1, 3])
    #expect(try Self.rows("until=2031-05", grid) == [1])
    #expect(try Self.rows("until>2031", grid) == [0])
    // Shorter than the binary numbers there tell apart.
    #expect(try Self.rows("until=\"2031-06-01 00:00:00.000000000\"", grid) == [2])
    #expect(try Self.rows("until=\"2031-05-31 23:59:59.999999999\"", grid) == [1])
    let found = grid.statistics(RowOrder(all: 4))?[1]
    #expect(found?.first == "0001-01-01 00:00:00.000000001" && found?.last == "9999-12-31 23:59:59.999999999")
  }

  /// In one part seconds, in another one fractions of them.
  @Test func theFirstMomentIsFoundAmongParts() {
    var reader = DataReader(name: "tides.csv")
    reader.take(Array("left\n2031-01-01 00:00:01\n2031-01-01 00:00:02\n".utf8))
    reader.end()
    _ = reader.sniff(onlyIfEvident: false)
    while let part = reader.cut() { reader.add(part.read()) }
    let later = Array("2030-12-31 23:59:59.5\n".utf8)
    reader.append(DataPart(later, starts: [0], dialect: reader.dialect ?? Dialect()))
    let grid = Grid(reader.table(isComplete: true))
    let found = grid.statistics(RowOrder(all: grid.rowCount))?[0]
    #expect(found?.first == "2030-12-31 23:59:59.5" && found?.last == "2031-01-01 00:00:02")
  }

  @Test func aTimeOfDayIsNoYear() {
    let grid = GridSample.grid(
      "Boat:text|Sailed:text", ["a|2031-05-02 10:00:00.5", "b|2031-05-02", "c|2031-05-03"])
    let days = (0..<3).compactMap { grid.value($0, 1).map { $0.floor / 86_400 } }
    #expect(days.count == 3 && days[0] == days[1] && days[2] == days[1] + 1)
    #expect(Header.date("May 2, 2031 10:00:00.25") == "2031-05-02")
    #expect(Header.date("2 May 2031 23:59:59.999999999") == "2031-05-02")
  }

  // MARK: Numbers

  private static let extremes = """
    station,depth,flow
    a,-1.7976931348623157e308,1
    b,1.7976931348623157e308,2
    c,0.5,123456789012345678
    d,-4.9e-324,0.000000000000000001
    e,\(String(repeating: "9", count: 40)),-9223372036854775807
    f,nan,1e36
    g,inf,9223372036854775807

    """

  @Test func extremesAreSortedCountedAndCharted() {
    let grid = Self.grid(Self.extremes)
    let all = RowOrder(all: grid.rowCount)
    let arrangement = Arrangement(keys: [SortKey(column: 1, isAscending: true)])
    // Infinity is greater than all, and what is no number is missing.
    #expect(grid.rows(arrangement) == [0, 3, 2, 4, 1, 6, 5])
    #expect(grid.statistics(all)?.count == 3)
    for column in 1...2 {
      // No total is made of numbers that are only near.
      #expect(Chart.kinds(column, of: grid) == [.values])
      let chart = Chart(.values, column, of: grid, rows: all)
      #expect(chart?.least.isFinite == true && chart?.greatest.isFinite == true)
      #expect(Chart(.shares, column, of: grid, rows: all)?.greatest.isFinite == true)
    }
    for format in TableExport.Format.allCases {
      #expect(TableExport(grid, format: format, hasValues: true).text(grid)?.isEmpty == false)
    }
  }

  /// Just what fits, and one more.
  @Test func quartilesOfHugeNumbersAreLeftOutWhereTheyAreTooLong() {
    func quartiles(_ numbers: [String]) -> Int {
      let grid = Self.grid("n,d\n" + numbers.map { "x,\($0)\n" }.joined())
      return grid.statistics(RowOrder(all: grid.rowCount))?[1].quartiles.count ?? -1
    }
    #expect(quartiles(["0.000000001", "4e26", "9e26"]) == 5)
    #expect(quartiles(["0.5", "1.5e35", "1.6e35"]) == 5)
    // Each term fits, their sum does not.
    #expect(quartiles(["0.5", "1.5e35", "3.6e35"]) == 4)
    #expect(quartiles(["0.000000001", "7e26", "9e35", "9.9e35"]) == 0)
  }

  @Test func ranksThatAreNoneHaveADistanceToo() {
    #expect(
      Grid.rankChange(from: Figure(.max), to: Figure(.min))
        == "\(Int.max) → \(Int.min) ▲18446744073709551615")
    #expect(LongFigure(.min, over: -1, decimals: 0) == nil)
    #expect(LongFigure(.min + 1, over: -1, decimals: 0) == LongFigure(.max, decimals: 0))
  }

  /// Shares with six decimals, and amounts as large as a sheet takes: what they are shares of is no amount.
  @Test func aWholeThatNoSheetHoldsIsNone() {
    let rows = (2...7).map { "| M\($0) | \($0)000000000000000000 | 0.0000\($0)0% |" }
    let table = read(
      """
      Table 1. Cargo
      | Line | Tons | Share (%) |
      \(rows.joined(separator: "\n"))
      | M8 | 2.001 | 999999.000000% |
      | M9 | 3.000 | 999998.000000% |
      """
    ).tables.first
    #expect(table?.rows.count == 8)
  }

  @Test func figuresCompareAcrossScales() {
    #expect(LongFigure(15, decimals: 1) < LongFigure(2, decimals: 0))
    #expect(LongFigure(.max, decimals: 0) > LongFigure(.max, decimals: 3))
    #expect(LongFigure(.min, decimals: 0) < LongFigure(1, decimals: 18))
    #expect(Figure(-1, decimals: 3).floor == -1 && Figure(-1000, decimals: 3).floor == -1)
    #expect(Figure(999, decimals: 3).floor == 0 && Figure(.min).floor == .min)
  }
}

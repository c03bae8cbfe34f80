import Testing

@testable import InsightModel

/// Statistics, distinct values, charts, computed fields.
@Suite struct StatisticsTests {
  private static func figures(_ column: String, _ cells: [String]) throws -> ColumnStatistics {
    let grid = GridSample.grid("Name|" + column, cells.map { "x|" + $0 })
    return try #require(grid.statistics(grid.dataRows)?[1])
  }

  private static func quartiles(_ found: ColumnStatistics) -> String {
    found.quartiles.map(\.description).joined(separator: " ")
  }

  /// Numbers that are too long for a cell are added up with all their digits.
  @Test func longNumbersAreAddedUpExactly() throws {
    let grid = GridSample.data(
      Array("k,n\na,12345678901234567890.5\nb,12345678901234567890.25\nc,-99\nd,7.125\n".utf8))
    let found = try #require(grid.statistics(grid.dataRows)?[1])
    #expect(found.sum?.description == "24691357802469135688.875" && found.distinct == 4)
  }

  @Test func ofNumbers() throws {
    let found = try Self.figures("Cost:number", ["3", "1.5", "n/a", "1,2", "10", "3.00", "-4", ""])
    #expect(found.count == 5 && found.missing == 2 && found.misfits == 1 && found.distinct == 4)
    #expect(found.sum?.description == "13.5" && found.mean?.description == "2.7")
    #expect(Self.quartiles(found) == "-4 1.5 3 3 10")
    #expect(found.histogram.reduce(0, +) == 5 && found.histogram.first == 1 && found.histogram.last == 1)
  }

  @Test(arguments: [
    (["7"], "7 7 7 7 7"), (["1", "2"], "1 1.25 1.5 1.75 2"), (["1", "2", "3", "10"], "1 1.75 2.5 4.75 10"),
    (["0.1", "-0.2"], "-0.2 -0.125 -0.05 0.025 0.1"), ([], ""), (["n/a"], ""),
  ])
  func quartilesAreThoseOfSpreadsheets(cells: [String], quartiles: String) throws {
    #expect(Self.quartiles(try Self.figures("Cost:number", cells)) == quartiles)
  }

  @Test func leavesOutWhatMakesNoSense() throws {
    let ranks = try Self.figures("Rank:rank", ["1", "3", "2"])
    #expect(ranks.sum == nil && ranks.mean == nil && Self.quartiles(ranks) == "1 3" && ranks.histogram == [])
    let parts = try Self.figures("Share:percent", ["1.5%", "2.5%"])
    #expect(parts.sum == nil && parts.mean?.description == "2")
    let prices = try Self.figures("Average price:money", ["$2", "$4"])
    #expect(prices.sum == nil && prices.mean?.description == "3")
    let years = try Self.figures("Year:number", ["2029", "2030"])
    #expect(years.sum == nil && years.mean == nil && years.quartiles.count == 5)
  }

  @Test func sumsAreExact() throws {
    let most = String(Int.max)
    let found = try Self.figures("Cost:number", [most, most, most, "0.000000000000000001"])
    #expect(found.sum?.description == "27670116110564327421.000000000000000001")
    let tenths = try Self.figures("Cost:number", Array(repeating: "0.1", count: 10))
    #expect(tenths.sum?.description == "1" && tenths.mean?.description == "0.1")
    #expect(try Self.figures("Cost:number", ["1", "2", "2"]).mean?.description == "1.67")
    #expect(try Self.figures("Cost:number", ["-1", "-2", "-2"]).mean?.description == "-1.67")
  }

  @Test func ofTextsAndWithoutTotals() throws {
    let grid = GridSample.ports
    let all = try #require(grid.statistics(grid.dataRows))
    #expect(all.count == grid.columns.count)
    #expect(
      all[0].count == 5 && all[0].distinct == 5 && all[0].first == "Århus ⛴️" && all[0].last == "Port \"Sud\"")
    #expect(all[3].sum?.description == "2294" && all[3].misfits == 1 && all[6].missing == 1)
    #expect(grid.statistics(grid.dataRows) { _ in false } == nil)
    #expect(grid.statistics([])?.allSatisfy { $0.count == 0 && $0.quartiles.isEmpty } == true)
  }

  @Test func ofADataFile() throws {
    let grid = GridSample.data(
      Array("day,size,mass\n2030-05-02,1e30,5\n2029-12-31,2.5e30,\n-,x,7\n2030-01-01 12:30,,0.5\n".utf8))
    let all = try #require(grid.statistics(grid.printedOrder))
    #expect(
      all[0].first == "2029-12-31" && all[0].last == "2030-05-02" && all[0].missing == 1
        && all[0].distinct == 3)
    #expect(all[0].quartiles == [] && all[0].sum == nil && all[0].histogram.reduce(0, +) == 3)
    #expect(all[1].count == 2 && all[1].misfits == 1 && all[1].missing == 1)
    #expect((all[1].mean?.approximate ?? 0) / 1.75e30 - 1 < 1e-12)
    #expect(all[2].sum?.description == "12.5" && all[2].count == 3)
  }

  /// Rows of two fields around one of a thousand: what is not asked is missing all the same, also in another order of rows.
  @Test func ofAWideRowAmongShortOnes() throws {
    let short = String(repeating: "ore,7\n", count: 150)
    let wide = (0..<1000).map { $0 % 2 == 0 ? "w\($0)" : "\($0)" }.joined(separator: ",")
    let grid = GridSample.data(Array("name,n\n\(short)\(wide)\n\(short)".utf8))
    let rows = grid.dataRows
    for order in [rows, rows.reversed()] {
      let all = try #require(grid.statistics(order))
      #expect(all.count == 1000 && all[1].count == 301 && all[1].sum?.description == "2101")
      #expect(all[0].count == 301 && all[0].distinct == 2 && all[0].missing == 0)
      #expect(all[2...].allSatisfy { $0.count == 1 && $0.missing == 300 && $0.misfits == 0 })
      #expect(all[998].first == "w998" && all[999].sum?.description == "999")
    }
  }

  /// Against plain reckoning in binary fractions.
  @Test func agreeWithAPlainReference() throws {
    var dice = Dice(state: 21)
    for rows in [1, 2, 3, 7, 50, 200] {
      let grid = GridSample.random(&dice, rows: rows)
      let all = try #require(grid.statistics(grid.dataRows))
      for column in [2, 3] {
        let values = grid.dataRows.compactMap { grid.value(Int($0), column)?.double }.sorted()
        let found = all[column]
        #expect(found.count == values.count && found.count + found.missing + found.misfits == rows)
        #expect(found.distinct == Set(values).count)
        guard !values.isEmpty else { continue }
        let mean = values.reduce(0, +) / Double(values.count)
        let difference = (found.mean?.approximate ?? .nan) - mean
        #expect(abs(difference) < 0.006)
        for quarter in 0...4 {
          let place = Double(values.count - 1) * Double(quarter) / 4
          let low = Int(place)
          let high = min(low + 1, values.count - 1)
          let step = values[high] - values[low]
          let expected: Double = values[low] + step * (place - Double(low))
          let difference = found.quartiles[quarter].approximate - expected
          #expect(abs(difference) < 1e-9)
        }
      }
    }
  }

  @Test(arguments: [
    ([], ""), ([0, 0], ""), ([1], "█"), ([1, 0, 8, 4, 7], "▁ █▄▇"), ([1, 1000], "▁█"), ([3, 3], "██"),
  ])
  func sparklines(numbers: [Int], text: String) { #expect(Sparkline.text(numbers) == text) }

  @Test func distinctValuesByFrequency() throws {
    let grid = GridSample.grid(
      "Name|Cost:number", ["a|1,000", "b|2", "a|1000.0", "c|n/a", "c|-", "b|2", "c|1,2", "d|2"])
    func values(_ column: Int) -> [String] {
      grid.distinct(column, grid.dataRows)?.map {
        ($0.isMissing ? "none" : grid.shown(Int($0.row), column) ?? "") + " \($0.count)"
      } ?? []
    }
    #expect(values(0) == ["c 3", "a 2", "b 2", "d 1"])
    #expect(values(1) == ["2 3", "1,000 2", "none 2", "1,2 1"])
    #expect(grid.distinct(0, [7, 0])?.map(\.row) == [7, 0])
    #expect(grid.distinct(0, grid.dataRows) { _ in false } == nil)
  }

  // MARK: Periods

  @Test func findsThePeriods() {
    let grid = GridSample.ports
    #expect(
      grid.periods(3) == PeriodPair(earlier: 4, later: 3)
        && grid.periods(4) == PeriodPair(earlier: 4, later: 3))
    #expect(
      grid.periods(1) == PeriodPair(earlier: 4, later: 3) && grid.periods(0) == nil && grid.periods(5) == nil)
    let quarters = GridSample.grid("Name|Q1 2030:number|Q2 2030:number|Q3 2030:number", ["a|1|2|3"])
    #expect(quarters.periods(1) == PeriodPair(earlier: 1, later: 2))
    #expect(quarters.periods(3) == PeriodPair(earlier: 2, later: 3))
  }

  @Test func computedFields() {
    func fields(_ row: Int) -> [String] {
      GridSample.ports.computedFields(row).map { "\($0.name): \($0.text)" }
    }
    #expect(
      fields(0) == [
        "2030 Rank, change: 2 → 1 ▲1", "2030 Cargo, share: 17.0% of Total",
        "2030 Cargo, change: +140.5 from 2029 Cargo",
        "2030 Cargo, growth: +12.8% from 2029 Cargo", "2029 Cargo, share: 13.9% of Total",
      ])
    #expect(fields(2) == ["2030 Rank, change: 3 → 3 =", "2029 Cargo, share: 5.2% of Total"])
    #expect(fields(3).first == "2030 Rank, change: – → 4")
    #expect(
      fields(6) == [
        "2030 Cargo, change: -646.25 from 2029 Cargo", "2030 Cargo, growth: -8.1% from 2029 Cargo",
      ])
  }

  @Test func chartsOfAColumn() throws {
    let grid = GridSample.ports
    #expect(Chart.kinds(0, of: grid) == [] && Chart.kinds(5, of: grid) == [.values, .line])
    #expect(
      Chart.kinds(3, of: grid) == [.values, .line, .lines, .shares, .changes]
        && Chart.kinds(1, of: grid) == [.values, .line, .lines, .changes])
    let values = try #require(Chart(.values, 3, of: grid, rows: grid.dataRows))
    #expect(values.least == -3.5 && values.greatest == 1240.5 && values.value(grid, 2) == nil)
    #expect(values.texts(grid, 2) == ["12,30"])
    let shares = try #require(Chart(.shares, 3, of: grid, rows: [1, 3]))
    #expect(shares.greatest == 980.0 / 7294 && shares.texts(grid, 1) == ["13.4%"])
    let changes = try #require(Chart(.changes, 4, of: grid, rows: grid.dataRows))
    #expect(changes.least == -330.25 && changes.greatest == 140.5)
    #expect(
      changes.texts(grid, 1) == ["1 → 2 ▼1", "-330.25", "-25.2%"]
        && changes.texts(grid, 2) == ["3 → 3 =", "", ""])
    #expect(Chart(.values, 3, of: grid, rows: grid.dataRows) { _ in false } == nil)
  }

  @Test func ranksAreCountedWhereNoneArePrinted() throws {
    let grid = GridSample.grid(
      "Name|2029 Tons:number|2030 Tons:number", ["a|5|9", "b|7|9", "c||10", "Total|12|28"])
    let chart = try #require(Chart(.changes, 2, of: grid, rows: grid.dataRows))
    #expect((0...3).map { chart.texts(grid, $0)[0] } == ["2 → 2 =", "1 → 2 ▼1", "– → 1", ""])
    let without = GridSample.grid("Name|Tons:number", ["a|6", "b|2"])
    #expect(Chart(.shares, 1, of: without, rows: [0, 1])?.texts(without, 0) == ["75.0%"])
  }
}

import Testing

@testable import InsightModel

/// Units that no list has: what all cells of a column have in common.
@Suite struct ColumnAffixTests {
  private static func grid(_ fields: [String], name: String = "n") -> Grid {
    GridSample.data(
      Array(("k;\(name)\n" + fields.enumerated().map { "\($0);\($1)\n" }.joined()).utf8))
  }

  @Test(arguments: [
    (["0.5 mg/L", "12.25 mg/L", "-3 mg/L"], "mg/L", ["0.5", "12.25", "-3"]),
    (["15,000 TEU", "950 TEU", "-20 TEU"], "TEU", ["15000", "950", "-20"]),
    (["950 TEU", "15000 TEU"], "TEU", ["950", "15000"]),
    (["95 g CO2/km", "120 g CO2/km"], "g CO2/km", ["95", "120"]),
    (["2.9 g/t", "2.10 g/t"], "g/t", ["2.9", "2.10"]),
    (["2.90 cut", "2.10 cut", "12.05 cut"], "cut", ["2.90", "2.10", "12.05"]),
    (["1 passenger", "12 passengers", "250 passengers"], "passengers", ["1", "12", "250"]),
    (["0,31 €/kWh", "-0,05 €/kWh", "1,20 €/kWh"], "€/kWh", ["0.31", "-0.05", "1.2"]),
    (["1.200 Personen", "950 Personen", "12.500 Personen"], "Personen", ["1200", "950", "12500"]),
    (["$12.50/month", "-$9/month", "$1,250/month"], "$/month", ["12.5", "-9", "1250"]),
    (["৳ 1,200", "৳ -50", "৳ 12,500"], "৳", ["1200", "-50", "12500"]),
    (["Kz 1,200.00", "Kz -950.00", "Kz 85.10"], "Kz", ["1200", "-950", "85.1"]),
    (["7,5 l/100km", "12,1 l/100km", "5 l/100km"], "l/100km", ["7.5", "12.1", "5"]),
    (["12 per 100k", "9 per 100k"], "per 100k", ["12", "9"]),
    (["−5 °Ré", "12 °Ré"], "°Ré", ["-5", "12"]), (["120 명/km²", "9 명/km²"], "명/km²", ["120", "9"]),
  ])
  func areFound(_ fields: [String], _ unit: String, _ values: [String]) {
    let grid = Self.grid(fields)
    #expect(grid.columns[1].unit == unit && grid.columns[1].type.isNumeric)
    #expect(fields.indices.map { grid.number($0, 1) } == values.map { Double($0) })
  }

  /// Of ten cells one may be something else.
  @Test(arguments: [(9, true), (8, false)])
  func oneCellInTenMayDiffer(_ count: Int, _ isUnit: Bool) {
    let grid = Self.grid((0..<count).map { "\($0).5 mg/L" } + ["some"])
    #expect((grid.columns[1].unit == "mg/L") == isUnit)
  }

  @Test(arguments: [
    ("n", ["12A", "7B", "3C"]), ("flat", ["12A", "14A", "3A"]), ("n", ["12 Main Street", "3 Main Street"]),
    ("address", ["12 rue haute", "3 rue haute"]), ("n", ["3080 Ti", "2080 Ti"]),
    ("n", ["737 MAX", "747 MAX"]),
    ("n", ["1.2-beta", "1.10-beta"]), ("n", ["v1.2", "v1.10"]), ("n", ["Ubuntu 22.04", "Ubuntu 9.10"]),
    ("n", ["5th", "12th"]), ("n", ["3-1", "12-1"]), ("n", ["12 of 20", "9 of 20"]),
    ("n", ["12 x 5", "9 x 5"]),
    ("n", ["Vol. 12", "Vol. 9"]), ("n", ["450 BC", "12 BC"]), ("n", ["7 B", "13 B"]),
    ("n", ["$410 mil", "$35 mil"]), ("n", ["101a", "9a"]),
    ("id", ["12 mg/L", "9 mg/L"]), ("n", ["same 5 mg/L", "other 6 mg/L"]), ("n", ["5 mg/L", "6 g/t"]),
    ("n", ["2.9 beta", "2.1 beta", "2.4 beta"]), ("n", ["2.9 cut", "2.10 cut", "2.1 cut"]),
  ])
  func namesHaveNone(_ name: String, _ fields: [String]) {
    let grid = Self.grid(fields, name: name)
    #expect(grid.columns[1].type == .text && grid.columns[1].unit == nil)
  }

  @Test(arguments: [("n>9.5 mg/L", [1, 2]), ("n<=9.5", [0]), ("n=12,25", [1])])
  func filters(_ text: String, _ rows: [UInt32]) throws {
    let grid = Self.grid(["9.5 mg/L", "12.25 mg/L", "30 mg/L"])
    var filter = try Filter(text, grid)
    #expect(grid.allRows.filter { filter.holds(grid, Int($0)) } == rows)
  }

  /// No sum is made of what is so much for each of something else.
  @Test func ratesHaveNoSum() {
    #expect(!Self.grid(["0.5 €/kWh", "1.5 €/kWh"]).isAdditive(1))
    #expect(Self.grid(["15,000 TEU", "950 TEU"]).isAdditive(1))
  }
}

import InsightModel
import Testing

/// Rows that answer for one another, and columns of points.
@Suite struct RelatedRowTests {
  private func findings(_ text: String) throws -> [Table.Finding] {
    try #require(Sample("", text).table).findings
  }

  private func catches(_ amounts: [String], _ growths: [String]) -> String {
    let rows = zip(2011..., zip(amounts, growths)).map { "| \($0) | \($1.0) | \($1.1) |" }
    return (["| Year | Catch | Growth |", "|---|---|---|"] + rows).joined(separator: "\n")
  }

  @Test func growthFromTheRowAbove() throws {
    let growths = ["-", "6.4%", "-1.7%", "6.5%", "9.4%", "-1.7%"]
    #expect(
      try findings(catches(["22,410", "23,845", "23,440", "24,963", "27,310", "26,846"], growths)).isEmpty)
    // One amount is wrong: the growth to it and that from it are broken.
    let found = try findings(catches(["22,410", "23,845", "23,440", "29,463", "27,310", "26,846"], growths))
    #expect(found.contains { $0.row == 3 })
    #expect(found.allSatisfy { $0.proven == nil || $0.proven == Figure(24_963) })
    // One growth is wrong.
    let other = try findings(
      catches(
        ["22,410", "23,845", "23,440", "24,963", "27,310", "26,846"],
        ["-", "6.4%", "-1.7%", "5.6%", "9.4%", "-1.7%"]))
    #expect(other.contains { $0.row == 3 && $0.proven == nil })
  }

  /// Numbers beside amounts that have nothing to do with them.
  @Test func otherPercentsAreNoGrowth() throws {
    #expect(
      try findings(
        catches(
          ["22,410", "23,845", "23,440", "24,963", "27,310", "26,846"],
          ["3.1%", "4.4%", "2.7%", "3.5%", "5.4%", "1.7%"])
      ).isEmpty)
  }

  @Test(arguments: [
    ("Change", "%포인트"), ("Change", "个百分点"), ("Change", "%p"), ("Change (%p)", ""), ("Change（个百分点）", ""),
    ("Change (포인트)", ""),
  ])
  func pointsThatDoNotAddUp(_ name: String, _ unit: String) throws {
    func text(_ last: String) -> String {
      """
      | Crew | 2012 Share | 2011 Share | \(name) |
      |---|---|---|---|
      | Alma | 31.2% | 30.1% | 1.1\(unit) |
      | Berta | 22.4% | 24.0% | -1.6\(unit) |
      | Clara | 11.5% | 11.1% | \(last)\(unit) |
      """
    }
    #expect(try findings(text("0.4")).isEmpty)
    #expect(try findings(text("0.9")).contains { $0.row == 2 && $0.proven == nil })
  }

  /// Percents that a rest completes are off by more than a tenth where several answers were allowed.
  @Test func sharesThatMakeFarMoreThanAHundred() throws {
    func text(_ others: String) -> String {
      """
      | Fuel | Share |
      |---|---|
      | Peat | 41.3% |
      | Wood | 33.6% |
      | Coal | 21.9% |
      | Others | \(others) |
      """
    }
    #expect(try !findings(text("13.2%")).isEmpty)
    #expect(try findings(text("13.3%")).isEmpty)
  }

  @Test func sumsBelowTheirRows() throws {
    func text(_ last: String) -> String {
      """
      | Shed | Sheep | Goats |
      |---|---|---|
      | Ard | 121 | 81 |
      | Bac | 103 | 72 |
      | North sheds | 224 | 153 |
      | Coll | 91 | 64 |
      | Dun | 55 | 33 |
      | South sheds | 146 | 97 |
      | Total | 370 | \(last) |
      """
    }
    #expect(try findings(text("250")).isEmpty)
    #expect(try !findings(text("260")).isEmpty)
  }

  @Test func reasonsAreInTheTablesOwnNotation() throws {
    let found = try findings(
      """
      | Hafen | Fang | Anteil |
      |---|---|---|
      | Husum | 1.204,5 | 24,1% |
      | Emden | 904,5 | 18,1% |
      | Wismar | 604,5 | 12,1% |
      | Kappeln | 2.292,0 | 45,8% |
      | Gesamt | 5.050,5 | 100,0% |
      """)
    let words = found.flatMap(\.reasons).joined(separator: " ")
    #expect(words.contains("5.005,5"))
    #expect(!words.contains("5,005.5"))
  }
}

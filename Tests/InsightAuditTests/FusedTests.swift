import InsightModel
import Testing

/// Numbers of one-space tables that ran into one where nothing else in the table answers for them.
@Suite struct FusedTests {
  private static let prices = """
    Table 1. Ropes by Maker (Unit: USD)
    Maker Price Load Factor (%) Length Change (%)
    # 1.4 -9.0%
    Taut & Co 621 87.8% 6.3 +8.1%
    Hawser 308 80.3% 5.3 -3.4%
    Splice 194 68.5% 1.9 -2.2%
    """
  private static let results = """
    Table 1. Results of a Ropewalk (Unit: Million USD)
    Item 4Q25 3Q25 4Q24 QoQ (%) YoY (%)
    Revenue 637 791 371 -19.5% 71.7%
    Operating Profit 451 709 438 -36.4% 3.0%
    # -16.3% 67.0%
    """
  private static let medals = """
    Table 1. Medals of the Rope Games (Unit: Medals)
    Rank Nation Gold Silver Bronze Total
    1 Hemp 16 16 5 37
    2 Sisal # 6 23
    3 Jute 12 2 2 16
    4 Coir 5 18 18 41
    5 Flax 4 20 18 42
    """
  private static let years = """
    Table 1. Ropes Laid (Unit: Tonnes)
    Year Ropes Growth (%)
    2013 4,684 -
    2014 4,002 -14.6%
    2015 4,371 9.2%
    2016 3,981 -8.9%
    # 3,941-1.0%
    """

  /// The columns of cells in doubt, and those with a value, in the row that is changed.
  @Test(arguments: [
    (prices, "Bight 76018.5%", [2], 2), (prices, "Bight 760 18.5%", [], 4),
    // Thrice as much as any other is no longer like them, and a line without a number beside it lacks no space.
    (prices, "Bight 24018.5%", [2], 2), (prices, "Bight - 87.9%", [], 3),
    // What stands between the number and the gap may belong to the next column.
    (results, "Net Profit 628 750376", [2, 3], 2), (results, "Net Profit 628 750 376", [], 5),
    (medals, "152", [2], 1), (medals, "15 2", [], 5),
    (years, "2017", [1], 0),
  ])
  func isInDoubt(_ text: String, _ cells: String, _ doubtful: [Int], _ valued: Int) throws {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    let table = try #require(Sample("", parts.joined(separator: cells)).table)
    let row = try #require(parts.first).count(where: \.isNewline) - 2
    let found = table.findings.filter { $0.row == row && $0.column != nil }
    #expect(found.map(\.column) == doubtful.map { $0 }, "\(table.findings)")
    #expect(found.allSatisfy { $0.proven == nil })
    #expect(table.rows[row].cells.count { $0?.value != nil } == valued, "\(table.rows[row].cells)")
  }

  /// What the rest of the line leaves for a lost number may be none at all: less than nothing, of medals.
  @Test(arguments: [("56 2 13", true), ("6 2 13", false)])
  func nothingFitsALostNumber(_ cells: String, _ isTold: Bool) throws {
    let table = try #require(
      Sample(
        "",
        """
        Table 1. Medals of the Rope Games (Unit: Medals)
        Rank Nation Gold Silver Bronze Total
        1 Hemp 18 16 18 52
        2 Sisal 16 16 12 44
        3 Jute \(cells)
        4 Coir 4 4 2 10
        5 Flax 4 20 20 44
        6 Twine 0 2 12 14
        """
      ).table)
    let found = table.findings.filter { $0.row == 2 && $0.column == nil }
    #expect(found.contains { $0.reasons == ["no number would fit where the line lacks one"] } == isTold)
  }

  /// A dash that ran into the number before it makes no loss of that, unless the column writes its losses so.
  @Test(arguments: [
    ("43,074-", "54,991", nil), ("43,074 -", "54,991", 43_074), ("43,074-", "54,991-", -43_074),
  ])
  func dashesForLostNumbers(_ first: String, _ last: String, _ value: Int?) throws {
    let table = try #require(
      Sample(
        "",
        """
        Table 1. Rope Laid (Unit: Fathoms)
        Year Rope Growth (%)
        2015 \(first)
        2016 47,402 10.0%
        2017 52,888 11.6%
        2018 \(last) 4.0%
        2019 55,295 0.6%
        """
      ).table)
    #expect(table.rows[0].cells[1]?.value == value.map { Figure($0) })
    #expect(table.findings.contains { $0.row == 0 && $0.column == 1 } == (value == nil))
  }

  /// An arrow in the middle of a number parts two.
  @Test func arrowsPartNumbers() throws {
    let table = try #require(
      Sample(
        "",
        "| Club | 2025 | Move |\n| Vik | 12 | ↑3 |\n| Sund | 1↓3 | ↓2 |\n| Aas | 14 | ↓1 |\n| Lund | 15 | 2↑ |"
      ).table)
    #expect(table.rows.map { $0.cells[1]?.value } == [Figure(12), nil, Figure(14), Figure(15)])
    #expect(table.rows.map { $0.cells[2]?.value } == [Figure(3), Figure(-2), Figure(-1), Figure(2)])
  }
}

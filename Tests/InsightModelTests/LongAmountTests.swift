import Testing

@testable import InsightModel

/// Numbers with more digits than a cell holds, and such as have no end.
@Suite struct LongAmountTests {
  private static func grid(_ fields: [String], name: String = "n") -> Grid {
    GridSample.data(
      Array(("k;\(name)\n" + fields.enumerated().map { "\($0);\($1)\n" }.joined()).utf8))
  }

  private static func sorted(_ fields: [String], isAscending: Bool = true) -> [String] {
    let grid = grid(fields)
    guard
      let rows = grid.dataTable?.sorted(
        grid.allRows, by: [SortKey(column: 1, isAscending: isAscending)], progress: { _ in true })
    else { return [] }
    return rows.map { fields[Int($0)] }
  }

  @Test(arguments: [
    ["-99999999999999999999.01", "12.5", "1234567890123456789.10", "1234567890123456789.25", "inf"],
    ["12.5", "9,234,567.10", "1,234,567,890,123,456,788.99", "1,234,567,890,123,456,789.01"],
    [
      "-1.234.567.890.123.456.789,10", "12,5", "1.234.567.890.123.456.789,25", "1.234.567.890.123.456.789,50",
    ],
    ["0.12", "0.1234567890123456788", "0.1234567890123456789", "$1234567890123456789.50"],
    ["€9,234,567.00", "€1,234,567,890,123,456,788.99", "€1,234,567,890,123,456,789.01"],
    ["-7", "5", "999999999999999999999", "1234567890123456789012", "1234567890123456789013"],
    ["1e30", "1234567890123456789012345678901.5", "1234567890123456789012345678901.75", "1e31"],
  ])
  func sort(_ fields: [String]) {
    #expect(Self.sorted(fields.reversed()) == fields)
    #expect(Self.sorted(fields, isAscending: false) == fields.reversed())
  }

  /// Words and missing values stay below, whichever way.
  @Test func whatIsNoNumberStaysBelow() {
    let fields = ["-", "unknown", "1234567890123456789.25", "1234567890123456789.1"]
    let (first, second) = (fields[2], fields[3])
    #expect(Self.sorted(fields) == [second, first, "unknown", "-"])
    #expect(Self.sorted(fields, isAscending: false) == [first, second, "unknown", "-"])
  }

  @Test(arguments: [
    ("n>1234567890123456789.24", [1, 2, 4]), ("n>1234567890123456789.25", [2, 4]),
    ("n=1234567890123456789.250", [1]), ("n<=1,234,567,890,123,456,789.1", [0, 3]), ("n>=∞", [4]),
    ("n=+inf", [4]), ("n<inf", [0, 1, 2, 3]), ("n>-inf", [0, 1, 2, 3, 4]),
  ])
  func filters(_ text: String, _ rows: [UInt32]) throws {
    let grid = Self.grid([
      "1234567890123456789.10", "1234567890123456789.25", "1234567890123456789.50", "-3", "∞",
    ])
    var filter = try Filter(text, grid)
    #expect(grid.allRows.filter { filter.holds(grid, Int($0)) } == rows)
  }

  /// Whole numbers of so many digits name something, and are compared as numbers.
  @Test func wholeNumbersAreNoAmountsButCompare() throws {
    let grid = Self.grid(["1234567890123456789012", "1234567890123456789013", "999999999999999999999", "5"])
    #expect(grid.columns[1].type == .text)
    var filter = try Filter("n>1234567890123456789012", grid)
    #expect(grid.allRows.filter { filter.holds(grid, Int($0)) } == [1])
    filter = try Filter("n<1000000000000000000000", grid)
    #expect(grid.allRows.filter { filter.holds(grid, Int($0)) } == [2, 3])
  }

  /// JSON has all digits, and nothing for what has no end.
  @Test func theyArePrintedWhole() {
    let grid = Self.grid(["1234567890123456789.25", "inf", "12.50", "-"])
    #expect((0..<4).map { grid.valueText($0, 1) } == ["1234567890123456789.25", nil, "12.50", nil])
  }

  @Test func groupsAddThemUp() throws {
    let grid = GridSample.data(
      Array(
        "k,n\na,12345678901234567890.5\na,0.25\nb,1e3\nb,2\nc,inf\nc,2\nd,98765432109876543210.125\n".utf8))
    let grouping = try #require(Grouping(grid, by: 0, grid.dataRows))
    let sums = Dictionary(
      uniqueKeysWithValues: grouping.groups.map {
        (grid.printed(Int($0.row), 0) ?? "", $0.sums[0]?.description)
      })
    #expect(
      sums == ["a": "12345678901234567890.75", "b": "1002", "c": nil, "d": "98765432109876543210.125"])
  }

  @Test func statisticsAddThemUp() throws {
    let grid = Self.grid(["12.345.678.901.234.567.890,5", "12.345.678.901.234.567.890,25", "-99", "7,125"])
    let found = try #require(grid.statistics(grid.dataRows)?[1])
    #expect(found.sum?.description == "24691357802469135688.875" && found.distinct == 4)
  }

  @Test(
    arguments: [
      ("12", "12"), ("-0.50", "-0.50"),
      ("1234567890123456789012345678901", "1234567890123456789012345678901"),
      ("123456789012345678901234567890123456.5", nil),
      ("12345678901234567890123456789012", "12345678901234567890123456789012"),
      ("-1,234,567,890,123,456,789,012", "-1234567890123456789012"), ("1,234,567,890,123,45,789,012", nil),
      ("(12345678901234567890.5)", "-12345678901234567890.5"), ("007", nil), ("x", nil), ("", nil),
    ] as [(String, String?)])
  func allDigitsAreRead(_ text: String, _ digits: String?) {
    #expect(ValueReader(ValueNotation()).exactNumber(text)?.description == digits)
  }

  @Test(arguments: [
    (12, 1, 13, 1), (1, 0, 1, 30), (-5, 0, 5, 30), (99, 2, 1, 0), (-1, 32, 0, 0),
  ])
  func longFiguresCompare(_ left: Int, _ places: Int, _ right: Int, _ others: Int) {
    let (left, right) = (
      LongFigure(Int128(left), decimals: places), LongFigure(Int128(right), decimals: others)
    )
    #expect((left < right) == (left.double < right.double) && !(left < right && right < left))
  }
}

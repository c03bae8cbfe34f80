import InsightModel
import Testing

/// What sums, shares, ranks and changes are believed to be: each beside a case that looks much like it.
@Suite struct BeliefTests {
  /// The places of what is found and the values proven there, as `row,column` and `row,column=value`.
  private func found(_ text: String) throws -> [String] {
    let table = try #require(Sample("", text).table)
    return table.findings.map { finding in
      let place = [finding.row, finding.column].map { $0.map(String.init) ?? "-" }.joined(separator: ",")
      return place + (finding.proven.map { "=\($0)" } ?? "")
    }
  }

  private static let slippedTotal = """
    | Insurer | Policies | Premiums |
    | Halden | 1,204 | 8,120 |
    | Moss | 987 | 6,455 |
    | Skien | 655 | 3,908 |
    | Total | 2,846 | # |
    """
  private static let losses = """
    | Works | Plants | Result |
    | Halden | 12 | -1,204 |
    | Moss | 9 | -655 |
    | Skien | 6 | -408 |
    | Total | 27 | # |
    """
  private static let slippedWhole = """
    | Insurer | Premiums | Share |
    | Halden | 8,120 | 36.2% |
    | Moss | 6,455 | 28.8% |
    | Skien | 3,908 | 17.4% |
    | Others | 3,940 | 17.6% |
    | Total | # | 100.0% |
    """
  private static let rest = """
    | Country | Output |
    | Oman | 412 |
    | Ghana | 305 |
    | Fiji | 118 |
    | # | 880 |
    """
  private static let whole = """
    | Port | Share |
    | Halden | 36.2% |
    | Moss | 28.8% |
    | Skien | # |
    | Total | 94.0% |
    """
  private static let signs = """
    | Port | 2023 | 2024 | 2025 |
    | Halden | 36.2% | 40.1% | # |
    | Moss | 28.8% | 30.0% | 31.0% |
    | Skien | 35.0% | 29.9% | 31.0% |
    """
  private static let times = """
    | Port | Ships # | Ships 2024 | Ships 2025 |
    | Halden | 12 | 15 | 27 |
    | Moss | 9 | 11 | 20 |
    | Skien | 8 | 8 | 16 |
    | Bergen | 21 | 20 | 41 |
    | Bodo | 4 | 5 | 8 |
    """
  private static let grown = """
    Table 1. Sales (Unit: Million USD)
    | Maker | 2024 Sales | 2023 Sales | Growth |
    | Alder | 5,323 | 4,988 | # |
    | Birch | 2,764 | 2,610 | 5.9% |
    | Cedar | 3,113 | 3,100 | 0.4% |
    | Dogwood | 1,907 | 2,004 | -4.8% |
    | Elm | 846 | 777 | 8.9% |
    | Total | 13,953 | 13,479 | 3.5% |
    """
  private static let points = """
    | Port | 2023 Share | 2024 Share | Change |
    | Halden | 36.2% | 37.5% | # |
    | Moss | 28.8% | 26.1% | -2.7 |
    | Skien | 20.0% | 22.3% | +2.3 |
    | Bergen | 15.0% | 14.1% | -0.9 |
    """
  private static let moves = """
    | Club | 2024 Rank | 2025 Rank | Change |
    | Vik | 4 | 1 | +3 |
    | Sund | 1 | 2 | -1 |
    | Aas | 2 | 3 | # |
    | Lund | 3 | 4 | -1 |
    """

  @Test(arguments: [
    // A total that lost its first digit, and an average, which is less than some part too.
    (slippedTotal, "1,483", ["3,2"]), (slippedTotal, "6,161", []),
    (losses, "-2,276", ["-,2"]), (losses, "-756", []),
    // The shares say what the total was, where it is one slip away from their whole.
    (slippedWhole, "2,423", ["4,1=22423"]), (slippedWhole, "7,777", ["4,1"]),
    // The world has more countries than these.
    (rest, "Total", ["-,1"]), (rest, "World", []),
    // Parts that make a hundred percent have a total that is one.
    (whole, "35.0%", ["-,1"]), (whole, "25.0%", []),
    // One lost sign may be put back, and what is less than nothing is no share.
    (signs, "-38.0%", ["-,3"]), (signs, "-3.0%", []),
    // Two halves are a year, two years are no third one.
    (times.replacing("Ships 2024", "Ships 2H25"), "1H25", ["4,-"]), (times, "2023", []),
    // Sums hide as much as one unit in an amount.
    (grown, "6.8%", ["0,3"]), (grown, "6.1%", ["0,3=6.7"]),
    // A change in points needs no mark.
    (points, "+1.5", ["0,-"]), (points, "+1.3", []),
    (moves, "+1", ["2,-"]), (moves, "-1", []),
  ])
  func isBelieved(_ text: String, _ cell: String, _ expected: [String]) throws {
    #expect(try found(text.replacing("#", cell)) == expected)
  }

  private static func ranked(_ ranks: [Int]) -> String {
    let rows = zip(
      ranks, [("Halden", 812), ("Moss", 645), ("Skien", 584), ("Bergen", 411), ("Bodo", 322), ("Vik", 120)])
    return "| Rank | Port | Boxes |\n" + rows.map { "| \($0) | \($1.0) | \($1.1) |" }.joined(separator: "\n")
  }

  /// Two rows may have changed places, with their ranks; two ranks that nobody has are wrong themselves.
  @Test func ranksThatChangedPlaces() throws {
    #expect(try found(Self.ranked([1, 3, 2, 4, 5, 6])) == ["-,2"])
    #expect(try found(Self.ranked([1, 7, 3, 4, 9, 6])) == ["1,0", "4,0"])
  }

  /// A choice of rows leaves gaps between its ranks, which rise all the same.
  @Test func ranksWithGaps() throws {
    #expect(try found(Self.ranked([1, 2, 3, 4, 9, 19])).isEmpty)
    #expect(try !found(Self.ranked([1, 2, 3, 4, 19, 9])).isEmpty)
  }
}

extension String {
  fileprivate func replacing(_ part: String, _ other: String) -> String {
    let pieces = split(separator: part, omittingEmptySubsequences: false)
    return pieces.joined(separator: other)
  }
}

import InsightModel
import Testing

/// Numbers beyond which the audit does not look, each with the last that is inside and the first that is outside.
@Suite struct LimitTests {
  private static let names = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)

  /// Large numbers that have nothing to do with each other.
  private static func amount(_ row: Int, _ column: Int) -> Int {
    100_003 + (row * 7919 + column * 104_729 + row * column * 31_337) % 799_999
  }

  private static func table(_ names: [String], _ rows: [[String]]) -> Table? {
    let lines = ([names] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
    return Sample("", lines.joined(separator: "\n")).table
  }

  private static func isDoubted(_ table: Table?) throws -> Bool { try !#require(table).findings.isEmpty }

  /// A percent is held against amounts so many columns away.
  @Test(arguments: [(10, true), (11, true), (12, false)])
  func amountsNearAPercent(_ count: Int, _ isFound: Bool) throws {
    let rows = (0..<6).map { row -> [String] in
      let amounts = (0..<count).map { Self.amount(row, $0) }
      let whole = amounts[0] * 3 + row * 1_000
      // The growth from the first column to the last but for one digit in the last row.
      let growth = Double(whole) / Double(amounts[0]) * 100 - 100 + (row == 5 ? 30 : 0)
      let own = amounts.map { "\($0)" } + [Self.printed(growth), "\(whole)"]
      return ["Mill \(Self.names[row])"] + own
    }
    let names = ["Mill"] + (0..<count).map { "\(Self.names[$0])a" } + ["Growth", "Za"]
    #expect(try Self.isDoubted(Self.table(names, rows)) == isFound)
  }

  private static func printed(_ percent: Double) -> String {
    let tenths = Int((percent * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)%"
  }

  /// A column that is not named so is tried as the sum of all the others in tables of so many columns.
  @Test(arguments: [(23, true), (24, true), (25, false)])
  func columnsTriedAsSums(_ count: Int, _ isFound: Bool) throws {
    let rows = (0..<6).map { row -> [String] in
      let amounts = (1..<count).map { Self.amount(row, $0) }
      return ["Mill \(Self.names[row])"]
        + ([amounts.reduce(row == 5 ? 100_000 : 0, +)] + amounts).map { "\($0)" }
    }
    let names = ["Mill"] + (0..<count).map { "\(Self.names[$0])a" }
    #expect(try Self.isDoubted(Self.table(names, rows)) == isFound)
  }

  /// Every three columns are tried as a difference where there are so many.
  @Test(arguments: [(9, true), (10, true), (11, false)])
  func columnsTriedAsDifferences(_ count: Int, _ isFound: Bool) throws {
    let rows = (0..<6).map { row -> [String] in
      let amounts = (1..<count).map { Self.amount(row, $0) }
      let first = amounts[2] - amounts[count - 3] + (row == 5 ? 200_000 : 0)
      return ["Mill \(Self.names[row])", "\(first)"] + amounts.map { "\($0)" }
    }
    let names = ["Mill"] + (0..<count).map { "\(Self.names[$0])a" }
    #expect(try Self.isDoubted(Self.table(names, rows)) == isFound)
  }

  /// Numbers with more decimals are not added up.
  @Test(arguments: [(1, true), (5, true), (6, true), (7, false)])
  func decimals(_ count: Int, _ isFound: Bool) throws {
    let tails = ["1234567", "2345678", "3456789", "4567890"].map { $0.prefix(count) }
    let sum = tails.reduce(0) { $0 + (Int($1) ?? 0) }
    let one = (0..<count).reduce(1) { one, _ in one * 10 }
    let rows = tails.enumerated().map { ["Mill \(Self.names[$0])", "1\($0).\($1)", "2\($0).\($1)"] }
    func total(_ whole: Int) -> String {
      let digits = "\(sum % one)"
      return "\(whole + sum / one)." + String(repeating: "0", count: count - digits.count) + digits
    }
    let table = Self.table(["Mill", "Flour", "Bran"], rows + [["Total", total(46), total(96)]])
    #expect(try Self.isDoubted(table) == isFound)
  }

  /// So many proofs of one value are told one by one.
  @Test(arguments: [(10, false), (11, false), (12, true)])
  func proofsThatAreTold(_ count: Int, _ isMore: Bool) throws {
    let amounts = (0..<count).map { Self.amount($0, 3) }
    let total = amounts.reduce(0, +)
    let rows = amounts.enumerated().map { row, amount in
      ["Mill \(Self.names[row])", "\(amount)", Self.printed(Double(amount) * 100 / Double(total))]
    }
    // One digit of the total is lost.
    let printed = "\(total)".prefix(3) + "\(total)".dropFirst(4)
    let table = try #require(
      Self.table(["Mill", "Sales", "Share"], rows + [["Total", "\(printed)", "100.0%"]]))
    let finding = try #require(table.findings.first)
    #expect(finding.row == count && finding.column == 1)
    #expect(finding.reasons.contains { $0.hasPrefix("and so in") } == isMore)
  }

  /// Shares of which most agree on one whole bear out a total that prints 100 %, whatever its amount, and name or no name.
  @Test(arguments: [("Sales", true), ("Flour", false)])
  func sharesBearOutATotal(_ name: String, _ isProven: Bool) throws {
    let amounts = (0..<8).map { Self.amount($0, 3) }
    let total = amounts.reduce(0, +)
    let rows = amounts.enumerated().map { row, amount in
      ["Mill \(Self.names[row])", "\(amount)", Self.printed(Double(amount) * 100 / Double(total))]
    }
    let printed = "\(total)".prefix(3) + "\(total)".dropFirst(4)
    let table = try #require(
      Self.table(["Mill", name, "Share"], rows + [["Total", "\(printed)", "100.0%"]]))
    let finding = try #require(table.findings.first)
    #expect(table.findings.count == 1 && finding.row == 8 && finding.column == 1)
    #expect(finding.proven == (isProven ? Figure(total) : nil))
  }
}

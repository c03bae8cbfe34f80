import Testing

@testable import InsightModel

/// Tables of numbers that have nothing to do with each other.
@Suite struct ChanceTests {
  private static let goods = ["Mules", "Carts", "Ploughs", "Wells", "Kilns", "Mills", "Boats", "Nets"]
  private static let places = ["Upper", "Middle", "Lower", "Outer", "Inner", "Hither"]

  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// Small counts, half of them under a total, some of them of two years.
  @Test func smallCountsAreHeldAgainstNothingButTheirTotals() throws {
    var flagged = 0
    for seed in 0..<400 {
      var dice = Dice(state: UInt64(seed))
      let names = Self.goods.shuffled(using: &dice).prefix(Int.random(in: 3...8, using: &dice))
      let columns = seed % 3 == 0 ? names.prefix(4).flatMap { ["2024 \($0)", "2023 \($0)"] } : Array(names)
      let most = [9, 20, 60, 200].randomElement(using: &dice) ?? 9
      let rows = Self.places.prefix(Int.random(in: 3...6, using: &dice)).map { place in
        (place, columns.map { _ in Int.random(in: 0...most, using: &dice) })
      }
      var lines = ["| Valley | \(columns.joined(separator: " | ")) |"]
      lines += rows.map { "| \($0.0) | \($0.1.map(String.init).joined(separator: " | ")) |" }
      if seed % 2 == 0 {
        let sums = columns.indices.map { column in rows.reduce(0) { $0 + $1.1[column] } }
        lines.append("| Total | \(sums.map(String.init).joined(separator: " | ")) |")
      }
      let table = try #require(Issue(bytes: Array(lines.joined(separator: "\n").utf8)).tables.first)
      if !table.findings.isEmpty { flagged += 1 }
    }
    #expect(flagged == 0)
  }

  /// An exact sum of numbers that were rounded one by one comes as often as the fractions that they lost make less than a half:
  /// the sum of so many even distributions lies within half a unit of its middle.
  @Test(arguments: [2, 3, 4, 6, 9])
  func exactSumsOfRoundedNumbers(_ parts: Int) throws {
    let amounts = (0..<parts).map { 10_007 + $0 * 7_919 }
    let lines =
      ["| Valley | Sales |"] + amounts.enumerated().map { "| \(Self.goods[$0 % 8]) \($0) | \($1) |" }
      + ["| Total | \(amounts.reduce(0, +)) |"]
    let table = try #require(Issue(bytes: Array(lines.joined(separator: "\n").utf8)).tables.first)
    let sheet = Sheet(table)
    let evidence = SumEvidence(RuleFinder(table, sheet).rules, sheet)
    let count = parts + 1
    /// How much of the distribution lies below.
    func below(_ place: Double) -> Double {
      var (sum, ways, whole) = (0.0, 1.0, 1.0)
      for k in 0...count {
        if place > Double(k) {
          let power = (0..<count).reduce(1.0) { power, _ in power * (place - Double(k)) }
          sum += (k % 2 == 0 ? ways : -ways) * power
        }
        ways *= Double(count - k) / Double(k + 1)
        whole *= k < count ? Double(k + 1) : 1
      }
      return sum / whole
    }
    let middle = Double(count) / 2
    #expect(abs(evidence.chance - (below(middle + 0.5) - below(middle - 0.5))) < 0.01)
  }
}

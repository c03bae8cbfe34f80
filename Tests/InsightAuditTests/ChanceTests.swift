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
}

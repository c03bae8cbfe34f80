import Foundation
import InsightModel
import Testing

@Suite struct PlantingTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// What becomes of the slips of each kind in each table, as it was when it was last looked at: what is proven today stays proven.
  /// With INSIGHT_RECORD=1 the lines are printed.
  private static let known: [Substring] = {
    let text = try? String(contentsOf: folder.appendingPathComponent("Planted.expected"), encoding: .utf8)
    return text?.split(separator: "\n") ?? []
  }()

  @Test(arguments: CleanTables.all)
  func cleanTablesHaveNoFindings(_ clean: Clean) throws {
    let table = try #require(clean.sample.table)
    #expect(table.rows.count >= 5)
    #expect(table.findings == [])
    #expect(clean.relations.allSatisfy { !$0.isBroken(in: table) })
  }

  @Test(arguments: PlantedSlip.allCases)
  func everyCoveredSlipIsFound(_ slip: PlantedSlip) {
    var score = Score()
    var told: [String] = []
    for clean in CleanTables.all {
      var own = Score()
      own.plant(slip, in: clean.sample, relations: clean.relations)
      told.append("\(slip) in \(clean.sample.name): \(own.outcome)")
      score += own
    }
    print("\(slip): \(score)")
    if ProcessInfo.processInfo.environment["INSIGHT_RECORD"] == "1" {
      print(told.map { "record " + $0 }.joined(separator: "\n"))
    } else {
      #expect(Set(Self.known.filter { $0.hasPrefix("\(slip) ") }.map(String.init)) == Set(told))
    }
    #expect(score.provenWrong == [])
    #expect(score.missed == [])
    switch slip {
    case .dropDigit, .doubleDigit, .swapDigits, .changeDigit, .letterForDigit, .dropPoint, .movePoint,
      .addSign,
      .moveSeparator:
      // Most slips that can be seen at all are proven.
      #expect(score.provenRight > score.flagged)
    case .dropSign, .dropSeparator:
      #expect(score.provenRight > 0)
    }
  }
}

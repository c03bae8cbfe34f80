import InsightModel
import Testing

@Suite struct PlantingTests {
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
    for clean in CleanTables.all { score.plant(slip, in: clean.sample, relations: clean.relations) }
    print("\(slip): \(score)")
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

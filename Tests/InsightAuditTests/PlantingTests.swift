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

  @Test func everyCoveredSlipIsFound() {
    var total = Score()
    for slip in PlantedSlip.allCases {
      var score = Score()
      for clean in CleanTables.all { score.plant(slip, in: clean.sample, relations: clean.relations) }
      print("\(slip): \(score)")
      total += score
    }
    print("all slips: \(total)")
    #expect(total.provenWrong == [])
    #expect(total.missed == [])
    // Most slips that can be seen at all are proven.
    #expect(total.provenRight > 1200)
    #expect(total.provenRight > total.flagged)
  }
}

import InsightModel
import Testing

@Suite struct PlantingTests {
  @Test(arguments: CleanTables.all)
  func cleanTablesHaveNoFindings(_ sample: Sample) throws {
    let table = try #require(sample.table)
    #expect(table.rows.count >= 5)
    #expect(table.findings == [])
  }

  @Test(arguments: CleanTables.all)
  func everyCoveredSlipIsFound(_ sample: Sample) {
    for slip in Slip.allCases {
      var score = Score()
      score.plant(slip, in: sample) { _, _, _ in true }
      print(sample.name, slip, score, score.missed.prefix(400), score.provenWrong)
    }
  }
}

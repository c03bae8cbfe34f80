import InsightModel
import Testing

@Suite struct AuditTests {
  @Test(arguments: ProvenTables.all + DoubtfulTables.all + SoundTables.all)
  func findingsAreWhereTheyBelong(_ damaged: Damaged) throws {
    let table = try #require(damaged.sample.table)
    let found = table.findings.map { Mark($0.row, $0.column, $0.proven?.description) }
    #expect(found == damaged.marks, "\(table.findings)")
  }

  @Test func thereAreManyTables() {
    #expect(ProvenTables.all.count + DoubtfulTables.all.count + SoundTables.all.count >= 40)
  }

  @Test(arguments: ProvenTables.all)
  func provenCellsCarryTheirValueAndReasons(_ damaged: Damaged) throws {
    let table = try #require(damaged.sample.table)
    for (index, finding) in table.findings.enumerated() where finding.proven != nil {
      let (row, column) = (try #require(finding.row), try #require(finding.column))
      let cell = try #require(table.cell(row, column))
      #expect(cell.value == finding.proven)
      #expect(cell.finding == index)
      #expect(cell.text == finding.printed)
      #expect(finding.reasons.count >= 2)
      #expect(finding.reasons.allSatisfy { $0.contains(where: \.isNumber) })
    }
  }

  @Test(arguments: DoubtfulTables.all)
  func cellsInDoubtHaveNoValue(_ damaged: Damaged) throws {
    let table = try #require(damaged.sample.table)
    for (index, finding) in table.findings.enumerated() {
      #expect(finding.proven == nil)
      #expect(!finding.reasons.isEmpty)
      guard let row = finding.row, let column = finding.column else { continue }
      #expect(table.cell(row, column)?.value == nil)
      #expect(table.cell(row, column)?.finding == index)
    }
  }
}

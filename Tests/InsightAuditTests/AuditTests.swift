import Foundation
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

  @Test func theIssuesOwnTableHasOneFinding() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../seeds")
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path())
    let name = try #require(names.first { $0.hasSuffix(".txt") })
    let issue = Issue(bytes: Array(try Data(contentsOf: url.appending(path: name))))
    let table = try #require(issue.tables.first)
    let finding = try #require(table.findings.first)
    #expect(table.findings.count == 1)
    #expect((finding.row, finding.column) == (8, 3))
    #expect(finding.printed == "20,51")
    #expect(finding.proven == Figure(20510))
    #expect(finding.reasons.count >= 3)
    #expect(finding.reasons.first == "Total 655,882 less the other ten rows leaves 20,510")
    #expect(table.cell(8, 3)?.value == Figure(20510))
    #expect(table.cell(8, 3)?.finding == 0)
  }

  /// The worst that numbers can be: as long as they get, wrong in every row, or without an end.
  @Test(arguments: [
    "9223372036854775807", "-9223372036854775807", "0.000000000000000001", "9,9", "1.2.3", "0",
    "999999999999T", "%",
  ])
  func noNumberIsTooMuch(_ text: String) throws {
    let rows = (1...30).map { "| \($0) | N\($0) | \(text) | \(text)% | \($0) | \(text) |" }
    let lines =
      ["| Rank | Name | 2024 | Share | 2023 | Total |"] + rows + [
        "| | Total | \(text) | 100% | 465 | \(text) |"
      ]
    #expect(try #require(Sample("", lines.joined(separator: "\n")).table).rows.count == 31)
  }

  @Test func largeTablesAreAuditedInTime() throws {
    var lines = ["Table 1. Long (Unit: thousand)", "| Rank | Name | 2024 Sales | 2023 Sales | Growth |"]
    var (newSum, oldSum) = (0, 0)
    for row in 1...10_000 {
      let (new, old) = (30_000_000 - row * 1_000, 10_000_000 + row)
      (newSum, oldSum) = (newSum + new, oldSum + old)
      let growth = (new * 20_000 / old + 1) / 2 - 10_000
      let text = row == 777 ? String(new).dropFirst() : Substring(String(new))
      lines.append(
        "| \(row) | Name \(row) | \(text) | \(old) | \(growth / 100).\(growth % 100 < 10 ? "0" : "")\(growth % 100)% |"
      )
    }
    lines.append("| | Total | \(newSum) | \(oldSum) | 149.87% |")
    let sample = Sample("", lines.joined(separator: "\n"))
    var table: Table?
    // Unoptimized code is twenty times as slow.
    let time = ContinuousClock().measure { table = sample.table }
    #expect(time < .seconds(20))
    #expect(table?.findings.first?.row == 776)
    #expect(table?.findings.first?.proven == Figure(29_223_000))
  }
}

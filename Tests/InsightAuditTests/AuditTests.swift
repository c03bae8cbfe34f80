import Foundation
import Testing

@testable import InsightModel

@Suite struct AuditTests {
  private static let proven =
    ProvenTables.all + OtherProvenTables.all + RoundedTables.proven + KindTables.proven
  private static let doubtful =
    DoubtfulTables.all + OtherDoubtfulTables.all + RoundedTables.doubtful + KindTables.doubtful
  private static let sound =
    SoundTables.all + PublishedTables.all + OtherPublishedTables.all + RoundedTables.sound + KindTables.sound

  @Test(arguments: proven + doubtful + sound)
  func findingsAreWhereTheyBelong(_ damaged: Damaged) throws {
    let table = try #require(damaged.sample.table)
    let found = table.findings.map { Mark($0.row, $0.column, $0.proven?.description) }
    #expect(found == damaged.marks, "\(table.findings)")
  }

  /// The same is found where commas stand before the decimals and points between thousands.
  @Test(arguments: proven + doubtful + sound)
  func decimalCommasChangeNoFinding(_ damaged: Damaged) throws {
    let lines = damaged.sample.text.split(separator: "\n", omittingEmptySubsequences: false)
    let header = lines.firstIndex { $0.contains("|") } ?? 0
    let mirrored = lines.enumerated().map { number, line in
      number > header ? String(line.map { $0 == "." ? "," : $0 == "," ? "." : $0 }) : String(line)
    }
    let table = try #require(Sample("", mirrored.joined(separator: "\n")).table)
    // Points before three digits alone are no thousands yet.
    guard table.mark == .comma else { return }
    let found = table.findings.map { Mark($0.row, $0.column, $0.proven?.description) }
    #expect(found == damaged.marks, "\(table.findings)")
  }

  @Test func thereAreManyTables() {
    #expect(Self.proven.count + Self.doubtful.count >= 40)
    #expect(Self.sound.count + CleanTables.all.count >= 40)
  }

  @Test(arguments: proven)
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

  @Test(arguments: doubtful)
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

  /// Of the values that fit, the one that is a single slip from what is printed is named, and no value is proven.
  @Test(arguments: [
    ("2,093", "2,903", "2,093 is likely for 2,903: two digits changed places"),
    ("2,093", "2,93", "2,093 is likely for 2,93: one digit was lost"),
    ("2,093", "20,093", "2,093 is likely for 20,093: one digit was put in"),
    ("2,093", "2,393", nil),
    ("2,093", "7,510", nil),
  ])
  func whatIsLikelyIsSaid(_ right: String, _ printed: String, _ likely: String?) throws {
    let sample = Sample(
      "two columns and what is left",
      """
      | Work | Granted | Spent | Left |
      | Sluice | 6,120 | 4,077 | 2,043 |
      | Groynes | 5,310 | 3,217 | \(printed) |
      | Pumps | 7,450 | 6,871 | 579 |
      | Survey | 2,006 | 1,190 | 816 |
      | Footbridge | 3,380 | 1,745 | 1,635 |
      """)
    let table = try #require(sample.table)
    let finding = try #require(table.findings.first)
    #expect(finding.row == 1)
    #expect(finding.proven == nil)
    #expect(finding.reasons.filter { $0.contains("likely") } == [likely].compactMap { $0 })
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

  @Test(arguments: [
    ("4Q25 Sales", 20_251_012), ("Q4 2025 Sales", 20_251_012), ("Sales 2025.4Q", 20_251_012),
    ("4Q'25", 20_251_012), ("2025Q4", 20_251_012), ("2025년 4분기 매출", 20_251_012), ("Oct-Dec 2025", 20_251_012),
    ("1H25", 20_250_106), ("2025년 상반기", 20_250_106), ("Jan–Jun 2025 Output", 20_250_106),
    ("FY25", 20_250_000), ("FY2025E", 20_250_000), ("2025", 20_250_000), ("2025년", 20_250_000),
    ("9M25", 20_250_109), ("2024년 1~5월", 20_240_105), ("2024년1~5월 수출", 20_240_105),
    ("Jan~May 2024", 20_240_105), ("2024-05 Exports", 20_240_505), ("May 2024", 20_240_505),
    ("2025/2024 Growth", 20_250_000), ("Q3", 709),
  ])
  func columnsOfOnePeriodAreAlike(_ name: String, _ code: Int) {
    #expect(ColumnMeaning(name: name, unit: nil).period == code)
  }

  @Test(arguments: ["4K Sets", "25 Cities", "Q425", "Share", "9M", "Form 13", "H5N1 Cases"])
  func columnsWithoutAPeriodHaveNone(_ name: String) {
    #expect(ColumnMeaning(name: name, unit: nil).period == nil)
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
}

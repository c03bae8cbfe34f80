import Testing

@testable import InsightModel

/// However large a table is, the work of its audit is bounded, or the table says that it was not audited.
@Suite struct BoundsTests {
  /// Amounts with their total, and one of them without its first digit.
  private static func table(rows: Int, columns: Int, damaged: (row: Int, column: Int)) -> Table {
    var lines: [[Figure?]] = []
    for row in 0..<rows {
      lines.append((1..<columns).map { Figure(10_000 + (row * 7919 + $0 * 104_729) % 80_000) })
    }
    let totals = (0..<columns - 1).map { column in
      Figure(lines.reduce(0) { $0 + ($1[column]?.digits ?? 0) })
    }
    let value = lines[damaged.row][damaged.column - 1]?.digits ?? 0
    lines[damaged.row][damaged.column - 1] = Figure(value % 10_000)
    return table(of: lines + [totals])
  }

  private static func table(of lines: [[Figure?]]) -> Table {
    let rows = lines.enumerated().map { index, line in
      let name = Table.Cell(
        text: index == lines.count - 1 ? "Total" : "Name \(index)", value: nil, finding: nil)
      let cells = line.map { figure in
        figure.map { Table.Cell(text: $0.description, value: $0, finding: nil) }
      }
      return Table.Row(
        role: index == lines.count - 1 ? .total : .data, cells: [name] + cells, line: index + 2)
    }
    let columns = (0..<rows[0].cells.count).map { index in
      Table.Column(
        name: index == 0 ? "Name" : "Sales \(index)", type: index == 0 ? .text : .number, unit: nil)
    }
    return Table(
      address: Address(section: 1, article: 1), number: nil, caption: "", unit: nil, source: nil,
      columns: columns, rows: rows, findings: [], lines: 1...rows.count + 1)
  }

  @Test(arguments: [(3_000, 10), (400, 50), (50, 400)])
  func largeTablesAreAudited(_ rows: Int, _ columns: Int) {
    var table = Self.table(rows: rows, columns: columns, damaged: (row: 7, column: 3))
    let finder = RuleFinder(table, Sheet(table))
    #expect(!finder.isExhausted)
    #expect(finder.checkCount <= 40 * rows + 8 * columns * columns)
    #expect(finder.rules.count <= 3 * columns)
    Audit.run(&table)
    // One sum is broken; which of its cells is at fault, nothing tells.
    #expect(table.findings.map(\.column) == [3])
    #expect(table.findings.first?.proven == nil)
  }

  /// What each of a few cells would have to be is said; of more it would not be read.
  @Test(arguments: [(3, true), (4, true), (5, false)])
  func theValuesOfAFewSuspectsAreTold(_ rows: Int, _ areTold: Bool) throws {
    let amounts = [1203, 3404, 2105, 4411, 2950].prefix(rows)
    var table = Self.table(of: (amounts + [amounts.reduce(1200, +)]).map { [Figure($0)] })
    Audit.run(&table)
    let finding = try #require(table.findings.first)
    #expect(finding.proven == nil && finding.column == 1)
    #expect(finding.reasons.count { $0.contains(" may be wrong: ") } == (areTold ? rows + 1 : 0))
  }

  /// A rule holds in two rows at least, and in two thirds of them, or in all but one.
  @Test(arguments: [
    (1, 0, false), (2, 0, true), (2, 1, true), (2, 2, false), (3, 2, false), (4, 2, true), (6, 3, true),
    (6, 4, false),
  ])
  func rulesThatAreBelieved(_ holds: Int, _ fails: Int, _ isBelieved: Bool) {
    #expect(RuleFinder.isBelieved(holds: holds, fails: fails) == isBelieved)
  }

  @Test func tablesBeyondTheLimitSaySo() {
    var table = Self.table(rows: 20_001, columns: 20, damaged: (row: 7, column: 3))
    Audit.run(&table)
    #expect(
      table.findings.map(\.reasons) == [
        ["the table is too large to be audited in full: 20002 rows of 20 columns"]
      ])
  }

  /// Rows of little more than zeros prove nothing, and cost little.
  @Test func zerosAreNotTriedForLong() {
    let table = Self.table(of: (0...2_000).map { _ in Array(repeating: Figure(0), count: 9) })
    let finder = RuleFinder(table, Sheet(table))
    #expect(!finder.isExhausted)
    #expect(finder.rules.allSatisfy { !$0.isRowWise })
  }

  /// A failure in every fourth row of several rules.
  @Test func manyFailuresAreSummedUp() {
    let lines = (0..<4_000).map { row in
      (0..<3).flatMap { group in
        let (left, right) = (100 + row * 37 % 900, 100 + row * 53 % 700 + group)
        return [Figure(left), Figure(right), Figure(left + right + (row % 4 == 0 ? 100 : 0))]
      } as [Figure?]
    }
    var table = Self.table(of: lines + [Array(repeating: nil, count: 9)])
    Audit.run(&table)
    #expect(table.findings.count == 101)
    #expect(table.findings.contains { $0.reasons.first?.hasSuffix("more places do not add up") == true })
  }
}

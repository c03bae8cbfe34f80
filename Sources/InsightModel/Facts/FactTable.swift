/// The facts of an issue as a table: what the cells of its tables say, and what its prose says, each with where it stands.
public struct FactTable: Sendable {
  public struct Row: Sendable, Equatable {
    public enum Source: String, Sendable { case table, prose }

    public var source: Source
    public var address: Address
    /// 1-based line of the file.
    public var line: Int
    public var entity: String?
    public var measure: String?
    public var period: String?
    /// As printed.
    public var text: String
    /// In base units.
    public var value: Double?
    public var unit: String?
    public var verdict: Fact.Verdict?
    /// Why, in sentences; empty for cells.
    public var reasons: [String]
  }

  /// Those of the tables, then those of the prose, in reading order.
  public let rows: [Row]

  public init(_ issue: Issue) {
    rows = Self.cells(issue) + Facts(issue).mentions.compactMap { Self.row($0, issue) }
  }

  private static func cells(_ issue: Issue) -> [Row] {
    var found: [Row] = []
    for (index, table) in issue.tables.enumerated()
    where table.rows.count * max(1, table.columns.count) <= TableFacts.mostCells {
      let facts = TableFacts(table, index: index)
      for row in facts.rows {
        for column in facts.columns {
          guard let value = facts.value(row.index, column.index),
            let cell = table.cell(row.index, column.index)
          else { continue }
          found.append(
            Row(
              source: .table, address: table.address, line: issue.sourceLine(of: table.rows[row.index].line),
              entity: row.name,
              measure: column.measure, period: facts.time(column.index)?.iso,
              text: table.shownText(of: cell, column: column.index),
              value: value.middle, unit: table.columns[column.index].unit, verdict: nil, reasons: []))
        }
      }
    }
    return found
  }

  private static func row(_ fact: Fact, _ issue: Issue) -> Row? {
    guard fact.group != .period else { return nil }
    return Row(
      source: .prose, address: issue.address(of: fact.article),
      line: issue.sourceLine(of: issue.text.lineNumber(at: fact.range.lowerBound)), entity: fact.entity,
      measure: fact.measure,
      period: fact.period, text: issue.string(fact.range), value: fact.value, unit: fact.unit,
      verdict: fact.verdict,
      reasons: fact.reasons)
  }
}

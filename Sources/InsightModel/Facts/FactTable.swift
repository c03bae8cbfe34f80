/// The facts of an issue as a table: what the cells of its tables say, and what its prose says, each with where it stands.
public struct FactTable: Sendable {
  /// One figure: the value of a cell, or an amount or rank of the prose. Times alone are no rows.
  public struct Row: Sendable, Equatable {
    /// Where it stands.
    public enum Place: Sendable, Equatable {
      case cell(Fact.CellPlace)
      /// Index in `Facts.mentions`.
      case mention(Int)
    }

    /// The cell or the mention that the row is made of.
    public var place: Place
    /// The article it stands in.
    public var address: Address
    /// 1-based line of the file.
    public var line: Int
    /// The name of the table's row; of prose as `Fact.entity`.
    public var entity: String?
    /// The column's name without its period; of prose as `Fact.measure`.
    public var measure: String?
    /// In the forms of `Fact.period`; nil where none is told.
    public var period: String?
    /// As printed.
    public var text: String
    /// In base units.
    public var value: Double?
    /// Of a cell that of its column, scale included; of prose as `Fact.unit`.
    public var unit: String?
    /// Nil for cells, and for figures of the prose that are tied to none.
    public var verdict: Fact.Verdict?
    /// Why, in sentences; empty for cells.
    public var reasons: [String]

    /// `table` or `prose`.
    public var source: String {
      switch place {
      case .cell: "table"
      case .mention: "prose"
      }
    }

    /// What stands in a column of the table.
    public func text(_ column: Column) -> String {
      switch column {
      case .line: String(line)
      case .source: "\(source) \(address)"
      case .entity: entity ?? ""
      case .measure: measure ?? ""
      case .period: period ?? ""
      case .value: value.map(Self.number) ?? ""
      case .unit: unit ?? ""
      case .text: text
      case .verdict: verdict?.rawValue ?? ""
      }
    }

    private static func number(_ value: Double) -> String {
      value == value.rounded() && value.magnitude < 1e18 ? String(Int(value)) : value.description
    }
  }

  /// The columns of the table when it is written down.
  public enum Column: String, Sendable, CaseIterable {
    case line = "Line"
    case source = "Source"
    case entity = "Entity"
    case measure = "Measure"
    case period = "Period"
    case value = "Value"
    case unit = "Unit"
    case text = "Text"
    case verdict = "Verdict"
  }

  /// Those of the tables, then those of the prose, in reading order.
  public let rows: [Row]

  /// Of an issue and the facts that were read from it. Tables of more than 20,000 cells are left out, as
  /// `Facts` leaves them out; so are cells that have no value, or are in doubt without anything that bounds
  /// it.
  public init(_ issue: Issue, _ facts: Facts) {
    rows =
      Self.cells(issue) + facts.mentions.enumerated().compactMap { Self.row($0.element, $0.offset, issue) }
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
              place: .cell(facts.place(row.index, column.index)), address: table.address,
              line: issue.sourceLine(of: table.rows[row.index].line),
              entity: row.name,
              measure: column.measure, period: facts.time(column.index)?.iso,
              text: table.shownText(of: cell, column: column.index),
              value: value.middle, unit: table.columns[column.index].unit, verdict: nil, reasons: []))
        }
      }
    }
    return found
  }

  private static func row(_ fact: Fact, _ index: Int, _ issue: Issue) -> Row? {
    guard fact.group != .period else { return nil }
    return Row(
      place: .mention(index), address: issue.address(of: fact.article),
      line: issue.sourceLine(of: issue.text.lineNumber(at: fact.range.lowerBound)), entity: fact.entity,
      measure: fact.measure,
      period: fact.period, text: issue.string(fact.range), value: fact.value, unit: fact.unit,
      verdict: fact.verdict,
      reasons: fact.reasons)
  }
}

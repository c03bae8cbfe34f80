import InsightModel

/// A fact as `insight.issue/1` has it.
enum FactJSON {
  static func value(_ fact: Fact, in issue: Issue) -> JSON {
    let lines = issue.sourceLines(
      of: issue.text.lineNumber(
        at: fact.range.lowerBound)...issue.text.lineNumber(
          at: max(fact.range.lowerBound, fact.range.upperBound - 1)))
    let bytes = issue.sourceRange(ofHealed: fact.range)
    return .members([
      ("address", .text(issue.address(of: fact.article).description)),
      ("lines", .list([.integer(lines.lowerBound), .integer(lines.upperBound)])),
      ("bytes", .list([.integer(bytes.lowerBound), .integer(bytes.upperBound)])),
      ("text", .text(issue.string(fact.range))),
      ("class", .text(fact.group.rawValue)),
      ("kind", .text(fact.kind.rawValue)),
      ("value", number(fact.value)),
      ("low", number(fact.interval?.low)),
      ("high", number(fact.interval?.high)),
      ("unit", .optional(fact.unit)),
      ("scale", .optional(fact.scale)),
      ("qualifier", .optional(fact.qualifier?.rawValue)),
      ("entity", .optional(fact.entity)),
      ("measure", .optional(fact.measure)),
      ("period", .optional(fact.period)),
      ("cells", .list(fact.cells.map(cell))),
      ("how", .optional(fact.how?.rawValue)),
      ("verdict", .optional(fact.verdict?.rawValue)),
      ("reasons", .list(fact.reasons.map(JSON.text))),
    ])
  }

  private static func cell(_ cell: Fact.CellPlace) -> JSON {
    .members([
      ("table", .integer(cell.table)), ("row", .integer(cell.row)), ("column", .integer(cell.column)),
    ])
  }

  /// Whole numbers without a decimal point; others to the digits that are exact.
  static func number(_ value: Double?) -> JSON {
    guard let value else { return .null }
    if value == value.rounded(), value.magnitude < 1e18 { return .integer(Int(value)) }
    return .number(value)
  }
}

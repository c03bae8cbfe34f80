/// What is said of a tie, in sentences that a reader can check.
struct FactWords {
  private let issue: Issue
  private let tables: [TableFacts]
  private let mention: Mention
  private let tie: Tie

  init(_ issue: Issue, _ tables: [TableFacts], _ mention: Mention, _ tie: Tie) {
    self.issue = issue
    self.tables = tables
    self.mention = mention
    self.tie = tie
  }

  private var table: TableFacts? {
    tie.candidate.cells.first.flatMap { cell in tables.first { $0.index == cell.table } }
  }

  /// The names of the rows.
  var entity: String? {
    guard let table else { return nil }
    let names = tie.candidate.rows.compactMap { table.rows[safe: $0]?.name }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  var measure: String? {
    guard let table, let cell = tie.candidate.cells.first else { return nil }
    return table.columns[safe: cell.column]?.measure
  }

  var reasons: [String] {
    let said = "The text says \(issue.text.string(mention.range)); \(tableSays)"
    switch tie.verdict {
    case .agree: return [said + ", which agrees."] + remark
    case .disagree: return [said + ", which disagrees."] + remark
    // The remark says why nothing is decided.
    case .undecided: return [said + "."] + remark
    }
  }

  private var remark: [String] { tie.remark.map { [$0] } ?? [] }

  private func text(_ cell: Fact.CellPlace) -> String {
    let printed = issue.tables[cell.table]
    return printed.cell(cell.row, cell.column).map { printed.shownText(of: $0, column: cell.column) } ?? ""
  }

  /// With its unit, where the column tells one.
  private func amount(_ cell: Fact.CellPlace) -> String {
    let text = text(cell)
    guard let unit = issue.tables[cell.table].columns[safe: cell.column]?.unit, !text.hasSuffix(unit) else {
      return text
    }
    return text + " " + unit
  }

  private func column(_ cell: Fact.CellPlace) -> String {
    issue.tables[cell.table].columns[safe: cell.column]?.name ?? ""
  }

  /// `Nvidia, 2024 Revenue 76,692 Million USD`.
  var phrase: String {
    guard let entity, let first = tie.candidate.cells.first, tie.candidate.how == .same else {
      return tableSays
    }
    return "\(entity), \(column(first)) \(amount(first))"
  }

  /// `the table has 76,692 Million USD for Nvidia, 2024 Revenue`.
  private var tableSays: String {
    guard table != nil, let entity else { return "the table says nothing" }
    let cells = tie.candidate.cells
    guard let first = cells.first else { return "no row of the table is so" }
    let result = number(tie.candidate.interval)
    switch tie.candidate.how {
    case .same: return "the table has \(amount(first)) for \(entity), \(column(first))"
    case .rankInColumn: return "by \(column(first)) the table has \(entity) in place \(result)"
    case .countRows: return "in the table that holds for \(result): \(entity)"
    case .order: return "the table has \(cells.map(text).joined(separator: ", ")) for \(entity)"
    case .sum:
      return "\(cells.map(text).joined(separator: " + ")) make \(result) for \(entity), \(column(first))"
    case .difference, .growth, .ratio, .share, .shareChange, .conversion:
      return
        "\(relation) of \(cells.map { "\(text($0)) (\(column($0)))" }.joined(separator: " and ")) is \(result) for \(entity)"
    }
  }

  private var relation: String {
    switch tie.candidate.how {
    case .difference: "the difference"
    case .growth: "the growth"
    case .ratio: "the ratio"
    case .share: "the share"
    case .shareChange: "the change of the share"
    case .conversion: "the conversion"
    case .same, .sum, .order, .rankInColumn, .countRows: "the value"
    }
  }

  /// To the places that are known, four at most.
  private func number(_ interval: Interval) -> String {
    let value = interval.middle
    if value == value.rounded(), abs(value) < 1e15 {
      return LongFigure(Int128(value), decimals: 0).text(isGrouped: true)
    }
    return LongFigure(near: (value * 100).rounded() / 100)?.text(isGrouped: true) ?? String(value)
  }
}

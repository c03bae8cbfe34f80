import InsightModel

/// Tables as text that a person can check: what was recovered, and nothing of what was not asked for.
///
///     Table 2 "Caption" (unit) from source
///     Rank:rank | Country:text | Sales:money[USD] | Share:percent[%]
///         1 | Norway | 1,204 | 3.2% =3.2
///     o   ~ | Others | 20,51 =? | --
///
/// `o` and `t` mark others and totals. `=` tells the value where it is not the text itself without separators, `=?`
/// that a cell with digits in a numeric column has none; `~` is a cell that the row does not have.
enum TablePicture {
  static func of(_ tables: [Table], _ diagnostics: [Diagnostic]) -> String {
    guard !tables.isEmpty else { return "no table\n" }
    return tables.map { table in
      let notes = diagnostics.filter { isAbout(table, $0) }.map {
        "! line \($0.lines.lowerBound): \($0.message)"
      }
      return (picture(table) + notes).joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  private static func isAbout(_ table: Table, _ diagnostic: Diagnostic) -> Bool {
    guard table.lines.contains(diagnostic.lines.lowerBound) else { return false }
    return ["malformed-number", "ragged-row", "unsure-columns"].contains(diagnostic.kind)
  }

  private static func picture(_ table: Table) -> [String] {
    var head = table.number.map { "Table \($0)" } ?? "Table"
    if !table.caption.isEmpty { head += " \"\(table.caption)\"" }
    if let unit = table.unit { head += " (\(unit))" }
    if let source = table.source { head += " from \(source)" }
    let columns = table.columns.map { column in
      "\(column.name):\(column.type.rawValue)" + (column.unit.map { "[\($0)]" } ?? "")
    }
    let rows = table.rows.map { row in
      let mark =
        switch row.role {
        case .data: "    "
        case .others: "o   "
        case .total: "t   "
        case .average: "a   "
        case .note: "n   "
        }
      let cells = zip(row.cells, table.columns).map { cell, column in cell.map { text($0, column) } ?? "~" }
      return mark + cells.joined(separator: " | ")
    }
    let findings = table.findings.map { finding in
      "? \(finding.row.map(String.init) ?? "-"),\(finding.column.map(String.init) ?? "-") \(finding.printed)"
        + (finding.proven.map { " is \($0)" } ?? "")
    }
    return [head, columns.joined(separator: " | ")] + rows + findings
  }

  private static func text(_ cell: Table.Cell, _ column: Table.Column) -> String {
    guard column.type.isNumeric else { return cell.text }
    guard let value = cell.value else {
      return cell.text.contains(where: \.isNumber) ? "\(cell.text) =?" : cell.text
    }
    return cell.text.filter { $0 != "," } == value.description ? cell.text : "\(cell.text) =\(value)"
  }
}

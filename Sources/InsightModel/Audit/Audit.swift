/// Lets a table's own arithmetic vouch for its cells.
///
/// What the columns and rows mean tells which rules may hold; a rule is believed when most rows obey it. A cell whose
/// change alone would satisfy every rule, with one value only, is proven by two rules that do not depend on each other;
/// whatever else does not add up is flagged. All arithmetic is exact, within the rounding of what is printed.
enum Audit {
  /// Beyond this many cells a table is not audited.
  private static let cellLimit = 400_000

  /// Puts the findings into the table, in reading order, and what they prove or cast doubt on into its cells.
  static func run(_ table: inout Table) {
    // A total is more than its parts, and a rest may be.
    let short = table.rows.indices.filter {
      table.rows[$0].isShort && (table.rows[$0].role == .data || table.rows[$0].role == .average)
    }
    LostCells.partDashes(&table)
    var doubts = NumberedNames.settle(&table)
    doubts += RowWords.settle(&table, but: doubts)
    let unsure = LostCells.settle(&table)
    var findings = findings(of: table)
    findings += doubts.filter { doubt in
      !findings.contains { finding in
        // What is proven of one number of the line settles where its words part.
        finding.row == doubt.row
          && (finding.column == doubt.column
            || finding.proven != nil
              && doubts.contains { $0.row == finding.row && $0.column == finding.column })
      }
    }
    findings += unsure.map { finding(of: $0, table) }
    if let nameless = LostCells.namelessRow(of: table) { findings.append(nameless) }
    // What a number that may be two leaves for the lost one is no more known than itself.
    let fused = Fusion(table: table).doubts(in: short).filter { doubt in
      !findings.contains { $0.row == doubt.row && $0.proven != nil }
    }
    findings.removeAll { finding in finding.column != nil && fused.contains { $0.row == finding.row } }
    findings += fused
    findings += table.findings.filter { old in
      !findings.contains { $0.row == old.row && $0.column == old.column }
    }
    // What may have moved is known by none of its places.
    findings.removeAll { finding in
      unsure.contains { gap in gap.row == finding.row && finding.column.map(gap.columns.contains) ?? false }
    }
    guard !findings.isEmpty || !table.findings.isEmpty else { return }
    for row in table.rows.indices {
      for column in table.rows[row].cells.indices { table.rows[row].cells[column]?.finding = nil }
    }
    table.findings = oneACell(
      findings.sorted { ($0.row ?? -1, $0.column ?? -1) < ($1.row ?? -1, $1.column ?? -1) })
    for (index, finding) in table.findings.enumerated() {
      guard let row = finding.row, let column = finding.column, table.rows.indices.contains(row),
        table.rows[row].cells.indices.contains(column)
      else { continue }
      // A cell that another one swallowed.
      if table.rows[row].cells[column] == nil, finding.proven != nil {
        table.rows[row].cells[column] = Table.Cell(text: "", value: nil, finding: nil)
      }
      table.rows[row].cells[column]?.value = finding.proven
      table.rows[row].cells[column]?.finding = index
    }
    for gap in unsure { putBack(gap, &table) }
  }

  /// Sorted findings, of which those of one cell are one with the reasons of all: a cell has one finding. What is doubted is not proven.
  private static func oneACell(_ findings: [Table.Finding]) -> [Table.Finding] {
    findings.reduce(into: []) { kept, finding in
      guard finding.row != nil, finding.column != nil, let last = kept.last, last.row == finding.row,
        last.column == finding.column
      else { return kept.append(finding) }
      var joined = last
      joined.reasons += finding.reasons.filter { !last.reasons.contains($0) }
      if finding.proven != last.proven { joined.proven = nil }
      kept[kept.count - 1] = joined
    }
  }

  private static func finding(of gap: LostCells.UnsureGap, _ table: Table) -> Table.Finding {
    let names = gap.columns.map {
      table.columns[$0].name.isEmpty ? "column \($0 + 1)" : table.columns[$0].name
    }
    let list = "\(names.dropLast().joined(separator: ", ")) and \(names.last ?? "")"
    let count = gap.count == 1 ? "one number" : "\(gap.count) numbers"
    return Table.Finding(
      row: gap.row, reasons: ["the line lacks \(count) of \(list), and nothing tells which"])
  }

  /// The cells that may stand in other columns than they were laid in, as doubtful.
  private static func putBack(_ gap: LostCells.UnsureGap, _ table: inout Table) {
    let index = table.findings.firstIndex { $0.row == gap.row && $0.column == nil }
    for (column, cell) in zip(gap.columns, gap.cells) {
      table.rows[gap.row].cells[column] = cell.map {
        Table.Cell(text: $0.text, value: nil, finding: index)
      }
    }
    table.rows[gap.row].isShort = true
  }

  static func findings(of table: Table) -> [Table.Finding] {
    // One row or one column has nothing to be held against.
    guard table.rows.count >= 2, table.columns.count >= 2 else { return [] }
    guard table.rows.count * table.columns.count <= cellLimit else { return [notAudited(table)] }
    let examination = Examination(table, mayLackZeros: true)
    let findings = examination.findings()
    // A gap beside a number is looked into even where nothing contradicts it, unless the table is large.
    let isSmall = table.rows.count * table.columns.count <= LostCells.fusionLimit
    if isSmall || !findings.isEmpty || !examination.sheet.unreadable.isEmpty,
      let fused = Fusion(table: table).findings()
    {
      return fused
    }
    return examination.isExhausted ? findings + [notAudited(table)] : findings
  }

  private static func notAudited(_ table: Table) -> Table.Finding {
    Table.Finding(
      reasons: [
        "the table is too large to be audited in full: \(table.rows.count) rows of \(table.columns.count) columns"
      ])
  }
}

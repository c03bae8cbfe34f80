// What the audit says of cells, in the words and signs that go with a value wherever it is shown.
extension Grid {
  /// `*` after a value that the other cells prove, `?` after one in doubt; empty for others.
  public func mark(_ row: Int, _ column: Int) -> String {
    finding(row, column)?.mark ?? ""
  }

  /// `20,510, proven; printed 20,51`, or `20,51, in doubt`; nil for a cell of which nothing is to be said.
  public func explanation(_ row: Int, _ column: Int) -> String? {
    guard let finding = finding(row, column) else { return nil }
    let shown = shown(row, column) ?? ""
    if finding.proven == nil { return shown.isEmpty ? "missing, in doubt" : "\(shown), in doubt" }
    let value = shown.isEmpty ? finding.proven?.description ?? "" : shown
    return "\(value), proven; " + (finding.printed.isEmpty ? "not printed" : "printed \(finding.printed)")
  }

  /// `its column 2024?` or `its row`, where the audit doubts one of them as a whole.
  public func doubt(ofLine row: Int, _ column: Int) -> String? {
    finding(ofLine: row, column).map { $0.row == nil ? "its column \(markedLabel(of: column))" : "its row" }
  }

  /// True for a cell that may be wrong, by what the audit says of its row or column.
  public func isSuspect(_ row: Int, _ column: Int) -> Bool {
    guard let table else { return false }
    return table.findings.contains { finding in
      (finding.row == nil || finding.column == nil) && finding.proven == nil
        && finding.suspects.contains { $0.row == row && $0.column == column }
    }
  }

  /// What is to be said of some rows and columns, a sentence for each finding with its mark before it.
  public func footnotes(rows: [UInt32], columns: [Int]) -> [String] {
    guard let table, !table.findings.isEmpty else { return [] }
    let rows = Set(rows)
    return table.findings.filter { finding in
      finding.row.map { rows.contains(UInt32($0)) } ?? true && finding.column.map(columns.contains) ?? true
    }.map { "\($0.mark) " + table.sentence(of: $0) }
  }

  /// Cells of some rows, in one column or all, whose value is proven, and cells that have none because they are in doubt.
  public func findingCounts(in rows: RowOrder, column wanted: Int? = nil) -> (proven: Int, doubtful: Int) {
    guard let table, !table.findings.isEmpty else { return (0, 0) }
    let rows = Set(rows)
    var counts = (proven: 0, doubtful: 0)
    for finding in table.findings {
      guard let row = finding.row, let column = finding.column, rows.contains(UInt32(row)),
        wanted == nil || wanted == column, columns[column].type.hasValues
      else { continue }
      if finding.proven == nil { counts.doubtful += 1 } else { counts.proven += 1 }
    }
    return counts
  }
}

extension Table {
  /// What a finding says: which cell, what was printed, what is proven, and why.
  public func sentence(of finding: Finding) -> String {
    let name = [
      finding.row.flatMap { row in nameColumn.flatMap { cell(row, $0)?.text } },
      finding.column.map { columns[$0].name },
    ].compactMap { $0 }.joined(separator: ", ")
    let printed = finding.printed.isEmpty ? "" : "printed \(finding.printed), "
    let proof = provenText(of: finding).map { "proven \($0)" } ?? "not proven"
    return (name.isEmpty ? "" : "\(name): ") + "\(printed)\(proof): "
      + finding.reasons.joined(separator: "; ")
  }
}

/// Types the columns of a raw table, finds the roles of its rows and reads its cells.
enum TableBuilder {
  static func build(_ raw: RawTable, in text: SourceText, address: Address) -> (
    table: Table, diagnostics: [Diagnostic]
  ) {
    var raw = raw
    var diagnostics: [Diagnostic] = []
    let mark = TableDecimalMark.mark(of: raw, in: text)
    if mark == .comma { rereadWithDecimalComma(&raw, text) }
    TriangleSigns.settle(&raw, text, mark)
    let units = ColumnNotations.settle(&raw, text, mark)
    var findings: [Table.Finding] = []
    var columns = columns(&raw, text, &diagnostics, &findings)
    if !units.isEmpty, columns.count == units.count {
      for column in columns.indices where columns[column].type == .number {
        columns[column] = Table.Column(
          name: columns[column].name, type: .number, unit: units[column] ?? columns[column].unit)
      }
    }
    var rows: [Table.Row] = []
    rows.reserveCapacity(raw.rows.count)
    for (index, row) in raw.rows.enumerated() {
      var cells: [Table.Cell?] = []
      cells.reserveCapacity(raw.columnCount)
      for column in 0..<raw.columnCount {
        let own = raw.cell(index, column)
        guard !own.isNone else {
          cells.append(nil)
          continue
        }
        var cell = Table.Cell(
          text: raw.further.isEmpty ? text.string(own.range) : raw.text(index, column, in: text), value: nil,
          finding: nil)
        if columns[column].type.isNumeric {
          cell.value = own.content.value
          if own.content == .malformed {
            cell.finding = findings.count
            findings.append(malformedFinding(cell.text, row: index, column: column))
            diagnostics.append(
              Diagnostic(
                .malformedNumber(text: cell.text, column: columns[column].name), lines: row.line...row.line))
          }
        }
        cells.append(cell)
      }
      rows.append(Table.Row(role: .data, cells: cells, line: row.line))
    }
    let nameColumn = columns.firstIndex { $0.type == .text }
    if let nameColumn, nameColumn + 1 < columns.count {
      for index in rows.indices {
        let end = raw.cell(index, nameColumn).range.upperBound
        rows[index].isRunTogether =
          end > 0 && text.bytes[end...].first == 0x20
          && raw.cell(index, nameColumn + 1).range.lowerBound == end + 1
      }
    }
    RowRoles.assign(to: &rows, columns)
    for (index, raw) in raw.rows.enumerated() where !raw.isWhole {
      let row = rows[index]
      // Others and Total have no rank.
      if row.role.isPinned, let nameColumn, row.cells[nameColumn...].allSatisfy({ $0 != nil }) { continue }
      rows[index].isShort = raw.found < columns.count
      diagnostics.append(
        Diagnostic(.raggedRow(expected: columns.count, found: raw.found), lines: raw.line...raw.line))
    }
    let table = Table(
      address: address, number: raw.caption.number, caption: raw.caption.title, unit: raw.caption.unit,
      source: raw.source, mark: mark, columns: columns, rows: rows, findings: findings, lines: raw.lines)
    return (table, diagnostics)
  }

  private static func columns(
    _ raw: inout RawTable, _ text: SourceText, _ diagnostics: inout [Diagnostic],
    _ findings: inout [Table.Finding]
  ) -> [Table.Column] {
    var typing = ColumnTyping(raw: raw, text: text)
    var names: [String]
    switch raw.header {
    case .none:
      names = Array(repeating: "", count: raw.columnCount)
    case .names(let given, let rival):
      names =
        Array(given.prefix(raw.columnCount))
        + Array(repeating: "", count: max(0, raw.columnCount - given.count))
      if let rival { findings += doubtfulNames(names, rival) }
    case .runTogether(var header, let lines):
      header.bind(pairsOf: raw.caption.title)
      let cut = HeaderCutter(types: typing.typesForNames, mayLackRank: true).cut(header)
      names = cut.names
      var isSure = cut.isSure && !raw.isUnsure
      if let wider = TextColumns.parted(raw, header, typing.typesForNames, cut, text) {
        (raw, names, isSure) = wider
        typing = ColumnTyping(raw: raw, text: text)
      } else if !cut.isBest, let rival = cut.rival {
        findings += doubtfulNames(names, rival)
      }
      if !isSure {
        diagnostics.append(
          Diagnostic(.unsureColumns(header: String(decoding: header.bytes, as: UTF8.self)), lines: lines))
      }
    }
    typing.refine(names)
    return names.indices.map { column in
      Table.Column(
        name: names[column], type: typing.types[column], unit: typing.unit(column, name: names[column]))
    }
  }

  // MARK: Decimal commas

  private static func rereadWithDecimalComma(_ raw: inout RawTable, _ text: SourceText) {
    text.bytes.withUnsafeBufferPointer { bytes in
      for index in raw.cells.indices where !raw.cells[index].isNone {
        // What other cells of its row or column speak against stays malformed.
        if raw.cells[index].content == .malformed, text.content(raw.cells[index].range) != .malformed {
          continue
        }
        let content = CellReader.readUnsettled(
          UnsafeBufferPointer(rebasing: bytes[raw.cells[index].range]), .comma)
        raw.cells[index].content = content
      }
    }
  }

  // MARK: Findings

  /// What is to be said of columns whose names two lines of a header may mean otherwise.
  private static func doubtfulNames(_ names: [String], _ rival: [String]) -> [Table.Finding] {
    let isCertain = names == rival
    return zip(names, rival).enumerated().compactMap { column, pair in
      guard isCertain || pair.0 != pair.1 else { return nil }
      return Table.Finding(
        column: column,
        reasons: [
          isCertain
            ? "it is not sure where the names of the header end"
            : pair.1.isEmpty
              ? "the header may also leave this column without a name"
              : "the header may also mean \(pair.1) here"
        ])
    }
  }

  private static func malformedFinding(_ text: String, row: Int, column: Int) -> Table.Finding {
    let reason: String
    if text.utf8.contains(0x2C) {
      let groups = text.split(separator: ",", omittingEmptySubsequences: false).dropFirst()
      let wrong = groups.first { $0.prefix(while: \.isNumber).count != 3 }.map(String.init) ?? ""
      reason =
        "\(text) is not a well-formed number: a separator stands every three digits, and \"\(wrong)\" has \(wrong.prefix(while: \.isNumber).count)"
    } else {
      reason = "\(text) is not a well-formed number"
    }
    return Table.Finding(row: row, column: column, printed: text, reasons: [reason])
  }
}

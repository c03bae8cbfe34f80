import InsightModel

/// One line of a row that is shown as a record.
struct RecordLine: Equatable {
  enum Kind: Equatable {
    case name, value, note
  }

  /// Where the text begins.
  var indent: Int
  var text: String
  var kind: Kind
  /// Stands before the text, in the column of names.
  var name = ""
  var finding: Table.Finding?
}

extension Reader {
  /// The selected row of the table, field by field, in full, and what its findings say.
  func recordLines(columns: Int) -> [RecordLine] {
    guard let openGrid, let row = table?.selectedRow else { return [] }
    return RecordText(
      grid: openGrid, row: row, columns: max(1, columns - 2),
      figures: openGrid.columns.indices.map { figures(ofRow: row, $0) }
    ).lines
  }

  /// The next row, while a record is open.
  mutating func step(rows distance: Int) -> [Effect] {
    guard let before = table?.row else { return [] }
    table?.move(rows: distance)
    settle()
    if table?.row == before {
      notice = Notice(text: distance > 0 ? "this is the last row" : "this is the first row")
    } else {
      overlay = .record(top: 0)
    }
    return []
  }

  /// `Row 3 of 12: Nvidia`
  var recordTitle: String {
    guard let openGrid, let table, let row = table.selectedRow else { return "" }
    let name = openGrid.nameColumn.flatMap { CellText.shown(openGrid, row, $0) } ?? ""
    let count = Words.number(table.view.order.count)
    let place =
      table.row < table.view.order.count
      ? "Row \(Words.number(table.row + 1)) of \(count)" : "Below \(count) rows"
    return place + (name.isEmpty ? "" : ": \(name)")
  }
}

/// Sets a row as a record.
struct RecordText {
  let grid: Grid
  let row: Int
  let columns: Int
  /// What the prose says of the cell of each column.
  let figures: [[String]]
  /// Columns for names beside the values; nil where there is no room: then names stand over them.
  let nameColumns: Int?

  init(grid: Grid, row: Int, columns: Int, figures: [[String]] = []) {
    (self.grid, self.row, self.columns, self.figures) = (grid, row, columns, figures)
    let names = grid.columns.indices.map { grid.markedLabel(of: $0) } + grid.computedFields(row).map(\.name)
    let widest = names.map { CharacterWidth.columns(of: $0) }.max() ?? 0
    nameColumns = columns >= 30 ? min(widest, columns * 2 / 5) : nil
  }

  private static let gap = 2

  private var indent: Int { nameColumns.map { $0 + Self.gap } ?? min(2, columns / 10) }

  var lines: [RecordLine] {
    var lines = grid.columns.indices.flatMap { column -> [RecordLine] in
      let finding = grid.finding(row, column)
      // As printed it keeps its line ends.
      let shown = (finding == nil ? grid.printed(row, column) : grid.shown(row, column)) ?? ""
      let mark = finding?.mark ?? ""
      var lines = field(grid.markedLabel(of: column), shown + mark, finding)
      if let finding {
        if finding.proven != nil {
          lines += note((finding.printed.isEmpty ? "" : "printed \(finding.printed), ") + "proven \(shown)")
        }
      }
      for finding in [finding, grid.finding(ofColumn: column)] {
        for reason in finding?.reasons ?? [] { lines += note(reason) }
      }
      if figures.indices.contains(column) { lines += figures[column].flatMap(note) }
      return lines
    }
    let computed = grid.computedFields(row)
    if !computed.isEmpty {
      lines += [
        RecordLine(indent: 0, text: "", kind: .note),
        RecordLine(indent: 0, text: "Computed from these cells", kind: .note),
      ]
    }
    for field in computed { lines += self.field(field.name, field.text, nil) }
    return lines
  }

  private func field(_ name: String, _ text: String, _ finding: Table.Finding?) -> [RecordLine] {
    let values = wrapped(text, columns - indent)
    guard let nameColumns else {
      return wrapped(name, columns).map { RecordLine(indent: 0, text: $0, kind: .name) }
        + values.map { RecordLine(indent: indent, text: $0, kind: .value, finding: finding) }
    }
    let names = wrapped(name, nameColumns)
    return (0..<max(names.count, values.count)).map { line in
      RecordLine(
        indent: indent, text: line < values.count ? values[line] : "", kind: .value,
        name: line < names.count ? names[line] : "", finding: line < values.count ? finding : nil)
    }
  }

  private func note(_ text: String) -> [RecordLine] {
    // On a narrow screen a sentence needs the room that names take.
    let indent = columns >= 60 ? min(self.indent + 2, columns / 2) : min(4, columns / 10)
    return wrapped(text, columns - indent).map { RecordLine(indent: indent, text: $0, kind: .note) }
  }

  /// The text's own lines, each broken where it is too long; one at least.
  private func wrapped(_ text: String, _ columns: Int) -> [String] {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.flatMap { line in
      let broken = LineBreaker.lines(Harmless.line(String(line)), columns: max(1, columns))
      return broken.isEmpty ? [""] : broken
    }
    return lines.isEmpty ? [""] : lines
  }
}

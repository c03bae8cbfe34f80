/// Writes an export row by row.
struct TableWriter {
  private let export: TableExport
  private let grid: Grid
  /// The findings to write, and for each of the table's its place among them.
  private var findings: [Table.Finding] = []
  private var findingPlaces: [Int: Int] = [:]
  var bytes: [UInt8] = []
  /// A file most of whose rows stand in it as they are written.
  private let verbatim: DataTable?

  init(_ export: TableExport, _ grid: Grid) {
    self.export = export
    self.grid = grid
    let isWhole =
      export.format == .csv && !export.hasValues && !export.isDefused
      && export.columns.elementsEqual(grid.columns.indices)
    verbatim = isWhole && grid.columns.count > 1 ? grid.dataTable : nil
    if export.format == .json { findFindings() }
  }

  /// Findings of what is written, with its rows and columns.
  private mutating func findFindings() {
    guard let table = grid.table, !table.findings.isEmpty else { return }
    let rows = Dictionary(export.rows.enumerated().map { (Int($1), $0) }) { first, _ in first }
    let columns = Dictionary(export.columns.enumerated().map { ($1, $0) }) { first, _ in first }
    for (index, finding) in table.findings.enumerated() {
      var shown = finding
      shown.row = finding.row.flatMap { rows[$0] }
      shown.column = finding.column.flatMap { columns[$0] }
      guard (shown.row == nil) == (finding.row == nil), (shown.column == nil) == (finding.column == nil)
      else {
        continue
      }
      findingPlaces[index] = findings.count
      findings.append(shown)
    }
  }

  // MARK: In portions

  mutating func begin() {
    switch export.format {
    case .csv, .tsv: writeNames()
    case .markdown:
      if grid.hasTitle { append("**" + MarkdownText.escaped(grid.fullTitle) + "**\n\n") }
      writeNames()
      append(
        "|" + export.columns.map { grid.columns[$0].type.isNumeric ? " ---: |" : " --- |" }.joined() + "\n")
    case .json:
      append("{")
      for (name, value) in jsonHead {
        append("\n  ")
        append(name: name, value)
        append(",")
      }
      append("\n  \"rows\": [")
    }
  }

  mutating func write(row: Int, isFirst: Bool) {
    if let verbatim, verbatim.appendVerbatim(row, to: &bytes) {
      bytes.append(0x0A)
      return
    }
    let (grid, export) = (grid, export)
    switch export.format {
    case .csv, .tsv, .markdown:
      grid.withTexts(row) { text in
        for (place, column) in export.columns.enumerated() {
          beginField(place)
          if export.hasValues, grid.columns[column].type.isNumeric {
            append(grid.valueText(row, column) ?? grid.number(row, column)?.description ?? "")
          } else {
            text(column) { appendField($0) }
            if export.format == .markdown { append(MarkdownText.cell(grid.mark(row, column))) }
          }
        }
      }
      endRow()
    case .json:
      append(isFirst ? "\n    " : ",\n    ")
      writeJSON(row)
    }
  }

  mutating func end() {
    if export.format == .markdown { writeFootnotes() }
    guard export.format == .json else { return }
    append(export.rows.isEmpty ? "],\n  " : "\n  ],\n  ")
    append(name: "findings", jsonFindings)
    append("\n}\n")
  }

  /// What the marks in the cells stand for.
  private mutating func writeFootnotes() {
    for (place, note) in grid.footnotes(rows: export.rows, columns: export.columns).enumerated() {
      append((place == 0 ? "\n- " : "- ") + MarkdownText.escaped(note) + "\n")
    }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func append(name: String, _ value: JSON) {
    var text = ""
    JSON.quote(name, into: &text)
    text += ": "
    value.write(into: &text, indent: 1)
    append(text)
  }

  // MARK: Fields

  private mutating func writeNames() {
    for (place, column) in export.columns.enumerated() {
      beginField(place)
      // Programs take names as they are; people see the mark.
      var name = export.format == .markdown ? grid.heading(of: column) : grid.columns[column].name
      name.withUTF8 { appendField($0) }
    }
    endRow()
  }

  private mutating func beginField(_ place: Int) {
    switch export.format {
    case .csv: if place > 0 { bytes.append(0x2C) }
    case .tsv: if place > 0 { bytes.append(0x09) }
    case .markdown: append(place > 0 ? " | " : "| ")
    case .json: break
    }
  }

  private mutating func endRow() {
    // A line without anything would be no row.
    if export.format != .markdown, export.columns.count == 1, bytes.last ?? 0x0A == 0x0A { append("\"\"") }
    append(export.format == .markdown ? " |\n" : "\n")
  }

  private mutating func appendField(_ text: UnsafeBufferPointer<UInt8>) {
    let isFuse = export.isDefused && Self.isFormula(text)
    switch export.format {
    case .csv: appendQuoted(text, ifNeeded: isFuse || Self.needsQuotes(inCSV: text), defusing: isFuse)
    case .tsv: appendQuoted(text, ifNeeded: Self.needsQuotes(inTSV: text), defusing: isFuse)
    case .markdown: append(MarkdownText.cell(String(decoding: text, as: UTF8.self)))
    case .json: break
    }
  }

  /// True for what a spreadsheet takes for a formula: = + - or @ at the beginning, white space before it or not, unless
  /// a number follows.
  static func isFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let rest = text.drop { $0 <= 0x20 }
    guard let first = rest.first, rest.count > 1 else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"): return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      return !rest.dropFirst().allSatisfy { byte in
        switch byte {
        case 0x30..<0x3A, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "%"), 0x20: true
        case _: false
        }
      }
    case _: return false
    }
  }

  /// Also for other separators, so that no reader takes one of them for the file's.
  private static func needsQuotes(inCSV text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    return first == 0x20 || last == 0x20
      || text.contains { byte in
        switch byte {
        case 0x2C, 0x22, 0x0A, 0x0D, 0x09, 0x3B, 0x7C: true
        case _: false
        }
      }
  }

  private static func needsQuotes(inTSV text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.first == 0x22 || text.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  private mutating func appendQuoted(
    _ text: UnsafeBufferPointer<UInt8>, ifNeeded isNeeded: Bool, defusing isDefusing: Bool
  ) {
    guard isNeeded else {
      if isDefusing { bytes.append(UInt8(ascii: "'")) }
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(0x22)
    if isDefusing { bytes.append(UInt8(ascii: "'")) }
    var isAfterReturn = false
    for byte in text {
      // A carriage return would send a terminal back over what stands there; as the end of a line it reads as one.
      if byte == 0x0D || byte == 0x0A && !isAfterReturn {
        bytes.append(0x0A)
      } else if byte != 0x0A {
        if byte == 0x22 { bytes.append(byte) }
        bytes.append(byte)
      }
      isAfterReturn = byte == 0x0D
    }
    bytes.append(0x22)
  }

  // MARK: JSON

  var json: JSON {
    .members(
      jsonHead + [("rows", .list(export.rows.map { jsonRow(Int($0)) })), ("findings", jsonFindings)])
  }

  private var jsonHead: [(String, JSON)] {
    let columns = export.columns.map { grid.columns[$0] }
    return [
      ("address", .optional(grid.table?.address.description)),
      ("number", .optional(grid.table?.number)),
      ("caption", .text(grid.table?.caption ?? grid.title)),
      ("unit", .optional(grid.unit)),
      ("source", .optional(grid.table?.source)),
      (
        "columns",
        .list(
          columns.map {
            .members([
              ("name", .text($0.name)), ("type", .text($0.type.rawValue)), ("unit", .optional($0.unit)),
            ])
          })
      ),
    ]
  }

  /// `jsonRow` on one line, without a tree for every cell.
  private mutating func writeJSON(_ row: Int) {
    append("{\"role\": \"")
    append(grid.role(row).rawValue)
    append("\", \"cells\": [")
    for (place, column) in export.columns.enumerated() {
      if place > 0 { append(", ") }
      guard var text = grid.printed(row, column) else {
        append("null")
        continue
      }
      append("{\"text\": ")
      text.withUTF8 { JSON.quote($0, into: &bytes) }
      append(", \"value\": ")
      append(grid.valueText(row, column) ?? "null")
      append(", \"finding\": ")
      append(finding(row, column).map(String.init) ?? "null")
      append("}")
    }
    append("]}")
  }

  /// The cell's place in the findings that are written.
  private func finding(_ row: Int, _ column: Int) -> Int? {
    findings.isEmpty ? nil : grid.table?.cell(row, column)?.finding.flatMap { findingPlaces[$0] }
  }

  private func jsonRow(_ row: Int) -> JSON {
    .members([
      ("role", .text(grid.role(row).rawValue)),
      ("cells", .list(export.columns.map { jsonCell(row, $0) })),
    ])
  }

  private func jsonCell(_ row: Int, _ column: Int) -> JSON {
    guard let text = grid.printed(row, column) else { return .null }
    return .members([
      ("text", .text(text)),
      (
        "value",
        grid.value(row, column).map(JSON.figure) ?? grid.number(row, column).map(JSON.number) ?? .null
      ),
      ("finding", .optional(finding(row, column))),
    ])
  }

  private var jsonFindings: JSON {
    .list(
      findings.map { finding in
        .members([
          ("row", .optional(finding.row)),
          ("column", .optional(finding.column)),
          ("printed", .text(finding.printed)),
          ("proven", finding.proven.map(JSON.figure) ?? .null),
          ("reasons", .list(finding.reasons.map(JSON.text))),
        ])
      })
  }
}

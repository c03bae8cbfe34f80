import ArgumentParser
import InsightModel
import InsightTUI

/// `insight table`: a table, printed.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "Print a table of an issue, sorted and filtered.")

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, csv, tsv, json, markdown }

  @Argument(help: "A file; - is standard input.")
  var issue: String

  @Argument(help: "Which of the issue's tables, counted from 1.")
  var number: Int?

  // A value that begins with - is a column too, largest first.
  @Option(
    parsing: .unconditional,
    help:
      "Columns to sort by: 'A,-B' is by A, smallest first, then by B, largest first. Names, their beginnings, or numbers from 1."
  )
  var sort: String?

  @Option(help: "Only rows that hold this text; Others and Total stay.")
  var filter: String?

  @Option(help: "text, csv, tsv, json or markdown.")
  var format: Format = .text

  @OptionGroup var measure: MeasureOption

  func run() throws {
    let grid: Grid
    var table: Table?
    switch Files.document(InputFile(path: issue)) {
    case .ready(let issue):
      let wanted = try self.table(of: issue)
      table = wanted
      grid = Grid(wanted)
    case .data(let data, _): grid = try self.data(data)
    case .failed(let why): throw Failure(message: "\(issue): \(why)", status: .unreadable)
    case .waiting, .leftOut: return
    }
    let keys = try sort.map { try SortExpression.keys($0, grid) } ?? []
    var rows = grid.rows(Arrangement(keys: keys, filter: filter ?? "")) ?? []
    if let filter, rows.isEmpty {
      throw Failure(
        message:
          "\(issue): no row of \(table == nil ? "the table" : "table \(self.number ?? 1)") holds \(filter)",
        status: .negative)
    }
    rows += grid.pinnedRows
    switch format {
    case .text: Output.lines(PlainText.table(grid, rows: rows, columns: Output.columns(measure.width)))
    case .csv: Output.lines(DelimitedText.csv(grid, rows: rows))
    case .tsv: Output.lines(DelimitedText.tsv(grid, rows: rows))
    case .markdown: Output.lines(Markdown.table(grid, rows: rows))
    case .json:
      if let table {
        Output.text(IssueJSON.text(table, rows: rows.map(Int.init)))
      } else {
        DataJSON.write(grid, rows: rows)
      }
    }
  }

  /// A data file is one table.
  private func data(_ grid: Grid) throws(Failure) -> Grid {
    guard let number, number != 1 else { return grid }
    throw Failure(message: "\(issue): no table \(number); a data file is 1 table", status: .negative)
  }

  private func table(of issue: Issue) throws(Failure) -> Table {
    let count = issue.tables.count
    guard count > 0 else {
      throw Failure(message: "\(self.issue): no table in this issue", status: .negative)
    }
    let number = number ?? 1
    guard (1...count).contains(number) else {
      throw Failure(
        message:
          "\(self.issue): no table \(number); there \(count == 1 ? "is 1 table" : "are \(count) tables")",
        status: .negative)
    }
    return issue.tables[number - 1]
  }
}

/// The `--sort` option: `A,-B`.
enum SortExpression {
  static func keys(_ text: String, _ grid: Grid) throws(Failure) -> [SortKey] {
    var keys: [SortKey] = []
    for part in text.split(separator: ",") {
      var trimmed = part.drop { $0 == " " }
      while trimmed.last == " " { trimmed.removeLast() }
      let isAscending = !trimmed.hasPrefix("-")
      let name = String(isAscending ? trimmed : trimmed.dropFirst())
      keys.append(SortKey(column: try column(name, grid), isAscending: isAscending))
    }
    guard !keys.isEmpty else {
      throw Failure(message: "--sort names no column; there are \(names(grid))", status: .wrongCall)
    }
    return keys
  }

  /// A column by its name, by a beginning or a part of it that no other has, or by its number from 1.
  private static func column(_ name: String, _ grid: Grid) throws(Failure) -> Int {
    let wanted = name.lowercased()
    let names = grid.columns.map { $0.name.lowercased() }
    if let exact = names.firstIndex(of: wanted) { return exact }
    for matching in [
      names.indices.filter { names[$0].hasPrefix(wanted) },
      names.indices.filter { names[$0].contains(wanted) },
    ] {
      if matching.count == 1 { return matching[0] }
      if matching.count > 1 {
        let several = matching.map { grid.columns[$0].name }.joined(separator: ", ")
        throw Failure(
          message: "--sort \(name) may be several columns: \(several); write one in full", status: .wrongCall)
      }
    }
    if let number = Int(name), grid.columns.indices.contains(number - 1) { return number - 1 }
    throw Failure(
      message: "--sort \(name): no such column; there are \(self.names(grid))", status: .wrongCall)
  }

  private static func names(_ grid: Grid) -> String { grid.columns.map(\.name).joined(separator: ", ") }
}

/// Tables as CSV (RFC 4180, with line feeds) and as TSV.
enum DelimitedText {
  static func csv(_ grid: Grid, rows: [UInt32]) -> [String] {
    lines(grid, rows).map { cells in
      cells.map { cell in
        let needsQuotes =
          cell.contains { $0 == "," || $0 == "\"" || $0.isNewline } || cell.hasPrefix(" ")
          || cell.hasSuffix(" ")
        return needsQuotes
          ? "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\"" : cell
      }.joined(separator: ",")
    }
  }

  static func tsv(_ grid: Grid, rows: [UInt32]) -> [String] {
    lines(grid, rows).map { cells in
      cells.map { $0.split(whereSeparator: { $0 == "\t" || $0.isNewline }).joined(separator: " ") }.joined(
        separator: "\t")
    }
  }

  private static func lines(_ grid: Grid, _ rows: [UInt32]) -> [[String]] {
    [grid.columns.map(\.name)]
      + rows.map { row in grid.columns.indices.map { grid.shown(Int(row), $0) ?? "" } }
  }
}

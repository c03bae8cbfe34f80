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

  @Option(
    help:
      "Only rows that hold these words, and for which 'column<100', 'column=text', 'column~pattern' is true; ! before one: not. Others and Total stay."
  )
  var filter: String?

  @Option(help: "text, csv, tsv, json or markdown.")
  var format: Format = .text

  @Flag(help: "In csv and tsv, begin cells that a spreadsheet would run (= + - @) with an apostrophe.")
  var defuse = false

  @OptionGroup var measure: MeasureOption
  @OptionGroup var encoding: EncodingOption

  @OptionGroup var crash: CrashOption

  /// The file as it was named, in messages.
  private var title: String { Harmless.path(issue) }

  func run() throws {
    if defuse, format != .csv, format != .tsv {
      throw Failure(message: "--defuse is for --format csv and tsv", status: .wrongCall)
    }
    let grid: Grid
    switch Files.document(InputFile(path: issue, encoding: encoding.encoding)) {
    case .ready(let issue): grid = Grid(try table(of: issue))
    case .data(let data, _): grid = try self.data(data)
    case .failed(let why):
      throw Failure(message: "\(InputFile(path: issue).title): \(why)", status: .unreadable)
    case .waiting, .leftOut: return
    }
    let keys = try sort.map { try SortExpression.keys($0, grid) } ?? []
    if let filter {
      do {
        _ = try Filter(filter, grid)
      } catch {
        throw Failure(message: "--filter \(filter): \(error.message)", status: .wrongCall)
      }
    }
    var rows = grid.rows(Arrangement(keys: keys, filter: filter ?? "")) ?? []
    if let filter, rows.isEmpty {
      let name = grid.isDataFile ? "the table" : "table \(number ?? 1)"
      throw Failure(message: "\(title): no row of \(name) holds \(filter)", status: .negative)
    }
    rows += grid.pinnedRows
    let exported: TableExport.Format
    switch format {
    case .text:
      if measure.linear {
        LinearText.table(grid, rows: rows, to: Output.lines)
      } else {
        PlainText.table(grid, rows: rows, columns: Output.tableColumns(measure.width), to: Output.lines)
      }
      return
    case .csv: exported = .csv
    case .tsv: exported = .tsv
    case .json: exported = .json
    case .markdown: exported = .markdown
    }
    Output.table(TableExport(grid, format: exported, rows: rows, isDefused: defuse), grid)
  }

  /// A data file is one table.
  private func data(_ grid: Grid) throws(Failure) -> Grid {
    guard let number, number != 1 else { return grid }
    throw Failure(message: "\(title): no table \(number); a data file is 1 table", status: .negative)
  }

  private func table(of issue: Issue) throws(Failure) -> Table {
    let count = issue.tables.count
    guard count > 0 else {
      throw Failure(message: "\(title): no table in this issue", status: .negative)
    }
    let number = number ?? 1
    guard (1...count).contains(number) else {
      throw Failure(
        message:
          "\(title): no table \(number); there \(count == 1 ? "is 1 table" : "are \(count) tables")",
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

  private static func column(_ name: String, _ grid: Grid) throws(Failure) -> Int {
    switch grid.column(named: name) {
    case .one(let column): return column
    case .several(let columns):
      let several = columns.map { grid.columns[$0].name }.joined(separator: ", ")
      throw Failure(
        message: "--sort \(name) may be several columns: \(several); write one in full", status: .wrongCall)
    case .none:
      throw Failure(
        message: "--sort \(name): no such column; there are \(names(grid))", status: .wrongCall)
    }
  }

  private static func names(_ grid: Grid) -> String { grid.columns.map(\.name).joined(separator: ", ") }
}

import ArgumentParser
import Glibc
import InsightModel
import InsightTUI

/// `insight table`: a table, printed.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Print a table of an issue, or data files as one, sorted, filtered or grouped.")

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, csv, tsv, json, markdown }

  @Argument(
    help:
      "A file, - is standard input; after an issue which of its tables, counted from 1. Several data files with the same header, or a folder of them, are one table.",
    completion: .file())
  var inputs: [String]

  // A value that begins with - is a column too, largest first.
  @Option(
    parsing: .unconditional,
    help:
      "Columns to sort by: 'A,-B' is by A, smallest first, then by B, largest first. Names, their beginnings, or numbers from 1.",
    completion: Completions.columns)
  var sort: String?

  @Option(
    help:
      "Only rows that hold these words, and for which 'column<100', 'column=text', 'column in (a, b)', 'column~pattern' is true; ! before one: not; OR, brackets. Others and Total stay."
  )
  var filter: String?

  @Option(help: "Only these columns, in this order: 'A,B'.", completion: Completions.columns)
  var columns: String?

  @Option(
    help: "Count the rows by the values of this column, with the sums, shares and means of the others.",
    completion: Completions.columns)
  var group: String?

  @Flag(help: "What each column is like: type, counts, sum, mean, quartiles.")
  var describe = false

  @Option(help: "text, csv, tsv, json or markdown.")
  var format: Format = .text

  @Flag(help: "In csv and tsv, begin cells that a spreadsheet would run (= + - @) with an apostrophe.")
  var defuse = false

  @OptionGroup var measure: MeasureOption
  @OptionGroup var data: DataOptionGroup
  @OptionGroup var encoding: EncodingOption

  @OptionGroup var crash: CrashOption

  /// A file as it was named, in messages.
  private func title(_ path: String) -> String { path == "-" ? path : Harmless.path(path) }

  func run() throws {
    if defuse, format != .csv, format != .tsv {
      throw Failure(message: "--defuse is for --format csv and tsv", status: .wrongCall)
    }
    let (grid, lack) = try grid()
    if let unknown = grid.unknownTypes.first {
      throw Failure(message: "--type \(unknown): \(grid.problem(with: unknown, []))", status: .wrongCall)
    }
    for type in grid.unfitTypes {
      Output.warn("\(title(paths[0])): --type \(type): no cell of this column is read so")
    }
    try write(grid)
    // A table that ends too early is printed, but not as if it were whole.
    if let lack { throw lack }
  }

  private func write(_ grid: Grid) throws {
    let kept = try kept(grid)
    if let group {
      guard let grouping = Grouping(grid, by: try Columns.one(group, grid, "--group"), kept) else { return }
      let table = grid.table(of: grouping)
      let keys = try sort.map { try Columns.keys($0, table) } ?? []
      let rows = table.rows(Arrangement(keys: keys)) ?? []
      return try write(table, rows + table.pinnedRows)
    }
    if describe {
      guard let found = grid.statistics(kept) else { return }
      let table = grid.described(found)
      return try write(table, table.allRows)
    }
    let isAsPrinted = sort == nil && filter == nil
    try write(grid, isAsPrinted ? grid.allRows : kept + grid.pinnedRows)
  }

  /// The rows that sorting moves, in order.
  private func kept(_ grid: Grid) throws -> [UInt32] {
    // Groups are sorted once they are there.
    let keys = try group == nil && !describe ? sort.map { try Columns.keys($0, grid) } ?? [] : []
    if let filter {
      do {
        _ = try Filter(filter, grid)
      } catch {
        throw Failure(message: "--filter \(filter): \(error.message)", status: .wrongCall)
      }
    }
    let rows = grid.rows(Arrangement(keys: keys, filter: filter ?? "")) ?? []
    if let filter, rows.isEmpty {
      let name = grid.isDataFile ? "the table" : "table \(number ?? 1)"
      throw Failure(message: "\(title(paths[0])): no row of \(name) holds \(filter)", status: .negative)
    }
    return rows
  }

  private func write(_ grid: Grid, _ rows: [UInt32]) throws {
    let wanted = try self.columns.map { try Columns.list($0, grid, "--columns") }
    let exported: TableExport.Format
    switch format {
    case .text:
      if measure.linear {
        LinearText.table(grid, rows: rows, to: Output.lines)
      } else {
        PlainText.table(
          grid, rows: rows, shown: wanted, columns: Output.tableColumns(measure.width), to: Output.lines)
      }
      return
    case .csv: exported = .csv
    case .tsv: exported = .tsv
    case .json: exported = .json
    case .markdown: exported = .markdown
    }
    let export = TableExport(grid, format: exported, rows: rows, columns: wanted, isDefused: defuse)
    Output.table(export, grid)
    // Bare cells cannot say what is known of them.
    if format == .csv || format == .tsv {
      let notes = grid.footnotes(rows: export.rows, columns: export.columns)
      let proven = notes.count { $0.hasPrefix("*") }
      let parts = [(proven, "proven, not as printed"), (notes.count - proven, "in doubt")].filter { $0.0 > 0 }
      if !parts.isEmpty {
        let counts = parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        Output.warn("\(title(paths[0])): of these figures \(counts); --format text marks them and says why")
      }
    }
  }

  // MARK: Input

  /// What is named, except for the number of a table after an issue.
  private var paths: [String] { number == nil ? inputs : Array(inputs.dropLast()) }

  /// A last word of digits that no file is called.
  private var number: Int? {
    guard inputs.count == 2, let last = inputs.last, let number = Int(last),
      access(FileName.bytes(last), F_OK) != 0
    else {
      return nil
    }
    return number
  }

  /// The table, and what lacks of the files that it is made of.
  private func grid() throws -> (Grid, lack: Failure?) {
    let options = try data.options()
    let files = try Files.find(paths, encoding: encoding.encoding).map { file in
      var file = file
      (file.options, file.isTable) = (options, true)
      return file
    }
    let documents = files.map { (file: $0, state: Files.document($0)) }
    let lack = documents.lazy.compactMap { Failure(lackOf: $0.state, $0.file.title) }.first
    for (file, state) in documents {
      if let doubt = state.encodingDoubt { Output.warn("\(file.title): \(doubt)") }
    }
    if let folder = files.lazy.compactMap(\.folder).first, let list = TableList.grid(documents) {
      guard number == nil else {
        throw Failure(
          message: "\(Harmless.path(folder)): a number chooses a table of one file; name the file",
          status: .wrongCall)
      }
      return (list, lack)
    }
    guard documents.count > 1 else { return (try grid(documents[0].file, documents[0].state), lack) }
    // What a folder holds beside its tables is no part of them.
    let wanted = documents.filter { document in
      if case .leftOut = document.state { false } else { true }
    }
    guard !wanted.isEmpty else {
      throw Failure(message: "\(title(paths[0])): no table in this folder", status: .negative)
    }
    let grids = try wanted.map { (name: $0.file.name, grid: try grid($0.file, $0.state)) }
    return (try JoinedFiles.grid(grids, options.types), lack)
  }

  private func grid(_ file: InputFile, _ state: Document.State) throws -> Grid {
    switch state {
    case .ready(let issue): return Grid(try table(of: issue, title(file.path)))
    case .data(let grid, _):
      guard let number, number != 1 else { return grid }
      throw Failure(
        message: "\(title(file.path)): no table \(number); a data file is 1 table", status: .negative)
    case .failed(let why): throw Failure(message: "\(file.title): \(why)", status: .unreadable)
    case .waiting, .leftOut: throw Failure(message: "\(title(file.path)): no table", status: .negative)
    }
  }

  private func table(of issue: Issue, _ title: String) throws(Failure) -> Table {
    let count = issue.tables.count
    guard count > 0 else {
      throw Failure(message: "\(title): no table in this issue", status: .negative)
    }
    let number = number ?? 1
    guard (1...count).contains(number) else {
      throw Failure(
        message: "\(title): no table \(number); there \(count == 1 ? "is 1 table" : "are \(count) tables")",
        status: .negative)
    }
    return issue.tables[number - 1]
  }
}

/// The tables of a folder as a table of their own: where each stands, what it is and how large.
enum TableList {
  /// Nil where no file is an issue: data files may be one table.
  static func grid(_ documents: [(file: InputFile, state: Document.State)]) -> Grid? {
    var text = "file,issue,article,table,caption,unit,rows,columns\n"
    var hasIssue = false
    func add(_ fields: [String]) { text += fields.map(quoted).joined(separator: ",") + "\n" }
    for document in documents {
      let name = Harmless.line(document.file.name)
      switch document.state {
      case .ready(let issue):
        hasIssue = true
        for (index, table) in issue.tables.enumerated() {
          add([
            name, issue.header.number.map(String.init) ?? "", "\(table.address)", String(index + 1),
            table.caption, table.unit ?? "", String(table.rows.count), String(table.columns.count),
          ])
        }
      case .data(let grid, _):
        add([name, "", "", "1", "", grid.unit ?? "", String(grid.rowCount), String(grid.columns.count)])
      case .failed, .leftOut, .waiting: continue
      }
    }
    guard hasIssue else { return nil }
    return DataReader.table(name: "tables", Array(text.utf8), onlyIfEvident: false).map { Grid($0) }
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isWhitespace }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

/// Several data files with the same columns as one table, with the file's name in its first column.
enum JoinedFiles {
  static func grid(_ files: [(name: String, grid: Grid)], _ types: [(name: String, type: ForcedType)])
    throws(Failure) -> Grid
  {
    let names = files[0].grid.columns.map(\.name)
    for file in files.dropFirst() where file.grid.columns.map(\.name) != names {
      let other = file.grid.columns.map(\.name)
      let odd = other.first { !names.contains($0) } ?? names.first { !other.contains($0) } ?? "another order"
      throw Failure(
        message: "\(file.name): other columns than \(files[0].name) (\(odd)); print them one by one",
        status: .wrongCall)
    }
    var joined = JoinedRows(columns: names)
    var left = 0
    for file in files {
      let rows = JoinedRows.rows(of: file.grid)
      left += file.grid.rowCount - rows.count
      TableExport(file.grid, format: .csv, rows: rows).write(file.grid) { portion, _ in
        joined.take(portion)
        return true
      }
      joined.end(file.name)
    }
    let rows = "\(left) \(left == 1 ? "row" : "rows") of totals and notes"
    let title = "\(files.count) files"
    if left > 0 {
      Output.warn("\(title): \(rows) \(left == 1 ? "is" : "are") left out; each file alone has its own")
    }
    guard let grid = joined.grid(named: left > 0 ? "\(title), without \(rows)" : title, types: types) else {
      throw Failure(message: "no rows in these files", status: .negative)
    }
    var first = 0
    for file in files {
      defer { first += JoinedRows.rows(of: file.grid).count }
      guard let column = JoinedRows.columnReadOtherwise(file.grid, in: grid, from: first) else { continue }
      let name = file.grid.markedLabel(of: column)
      throw Failure(
        message:
          "\(file.name): \(name) is not written as in the other files; say how with --type '\(name)=…', or print them one by one",
        status: .wrongCall)
    }
    return grid
  }
}

/// Columns as an option names them.
enum Columns {
  /// The `--sort` option: `A,-B`.
  static func keys(_ text: String, _ grid: Grid) throws(Failure) -> [SortKey] {
    var keys: [SortKey] = []
    for name in parts(text, grid) {
      let isAscending = !name.hasPrefix("-")
      let column = try one(isAscending ? name : String(name.dropFirst()), grid, "--sort")
      keys.append(SortKey(column: column, isAscending: isAscending))
    }
    guard !keys.isEmpty else {
      throw Failure(message: "--sort names no column; \(grid.listedColumns)", status: .wrongCall)
    }
    return keys
  }

  static func list(_ text: String, _ grid: Grid, _ option: String) throws(Failure) -> [Int] {
    var columns: [Int] = []
    for name in parts(text, grid) { columns.append(try one(name, grid, option)) }
    guard !columns.isEmpty else {
      throw Failure(message: "\(option) names no column; \(grid.listedColumns)", status: .wrongCall)
    }
    return columns
  }

  /// Names between commas; a name that has commas itself may stand alone.
  private static func parts(_ text: String, _ grid: Grid) -> [String] {
    let bare = text.hasPrefix("-") ? String(text.dropFirst()) : text
    if text.contains(","), case .one = grid.column(named: bare),
      grid.columns.contains(where: { $0.name == bare })
    {
      return [text]
    }
    return text.split(separator: ",").map { part in
      var trimmed = part.drop { $0 == " " }
      while trimmed.last == " " { trimmed.removeLast() }
      return String(trimmed)
    }
  }

  static func one(_ name: String, _ grid: Grid, _ option: String) throws(Failure) -> Int {
    switch grid.column(named: name) {
    case .one(let column): return column
    case .several(let columns):
      throw Failure(message: "\(option): \(grid.problem(with: name, columns))", status: .wrongCall)
    case .none: throw Failure(message: "\(option): \(grid.problem(with: name, []))", status: .wrongCall)
    }
  }
}

/// What the table viewer works on: a table of an issue or a data file, in typed columns. Rows and columns are
/// counted from 0, rows as printed. Copying it copies no cells.
public struct Grid: Sendable {
  /// Columns are described alike in tables of issues and in data files.
  public typealias Column = Table.Column

  enum Storage: Sendable {
    case table(Table)
    case data(DataTable)
  }

  let storage: Storage
  /// Columns of a table that are read as those of data files are.
  private let read: ReadColumns?
  /// From left to right; a column without a name has an empty one.
  public let columns: [Column]
  /// `Table 1.` and the caption; a file's name. May be empty.
  public let title: String
  /// The unit of the whole table; nil where none is named.
  public let unit: String?
  /// Without the header; pinned rows are counted.
  public let rowCount: Int
  /// Rows that stay below however the others are sorted: Others and Total. As printed.
  public let pinnedRows: [UInt32]
  /// The column that names the rows: the first one of text, numbers of customers and the like last; else the first one.
  /// Where its values repeat, in a data file, the first one of texts or times that do not.
  /// Nil in a grid without columns.
  public let nameColumn: Int?

  /// The rows of a table, each cell as printed or as proven.
  public init(_ table: Table) {
    storage = .table(table)
    read = ReadColumns(table)
    columns = read?.columns(of: table) ?? table.columns
    let number = table.number.map { "Table \($0)." } ?? (table.caption.isEmpty ? "Table" : "")
    title = number.isEmpty || table.caption.isEmpty ? number + table.caption : "\(number) \(table.caption)"
    unit = table.unit
    rowCount = table.rows.count
    pinnedRows = table.rows.indices.filter { table.rows[$0].role.isPinned }.map(UInt32.init)
    nameColumn = table.nameColumn
  }

  /// `Table 1. Caption (Million USD)`
  public var fullTitle: String { unit.map { "\(title) (\($0))" } ?? title }

  /// True where `fullTitle` says more than that it is a table.
  var hasTitle: Bool {
    switch storage {
    case .table(let table): table.number != nil || !table.caption.isEmpty || unit != nil
    case .data: !title.isEmpty
    }
  }

  /// The rows of a data file.
  public init(_ table: DataTable) {
    storage = .data(table)
    read = nil
    columns = table.columns
    title = ([table.name] + table.dialect.preamble).joined(separator: " · ")
    unit = nil
    rowCount = table.rowCount
    pinnedRows = table.pinnedRows
    nameColumn = table.nameColumn
  }

  /// True where both are data files with the same names and the same rows, byte for byte. Files that were read in other
  /// parts count as different.
  public func holdsSame(as other: Grid) -> Bool {
    switch (storage, other.storage) {
    case (.data(let table), .data(let other)):
      table.names == other.names
        && table.parts.elementsEqual(other.parts) { $0.bytes == $1.bytes && $0.starts == $1.starts }
    case (.table, _), (_, .table): false
    }
  }

  // MARK: Cells

  /// What a cell shows: the proven value where there is one, else the printed text; nil where the row has no such
  /// cell.
  public func shown(_ row: Int, _ column: Int) -> String? {
    switch storage {
    case .table(let table): table.cell(row, column).map { table.shownText(of: $0, column: column) }
    case .data(let table): table.text(row, column).map(Self.line)
    }
  }

  /// The column in which a row says what it is called: `Total` may stand before that of names. Nil where nothing does.
  public func nameColumn(of row: Int) -> Int? {
    guard let nameColumn else { return nil }
    return ([nameColumn] + Array(0..<nameColumn)).first { shown(row, $0)?.isEmpty == false }
  }

  /// What was printed; nil where the row has no such cell.
  public func printed(_ row: Int, _ column: Int) -> String? {
    switch storage {
    case .table(let table): table.cell(row, column)?.text
    case .data(let table): table.text(row, column)
    }
  }

  /// What holds a column as data: a data file, or what an issue's table has it read by; nil for plain columns of tables.
  func held(_ column: Int) -> (data: DataTable, column: Int)? {
    switch storage {
    case .table: read?[column]
    case .data(let table): (table, column)
    }
  }

  /// What reads a cell of a table; nil where that is in doubt, or says itself what it is worth.
  private func readCell(_ row: Int, _ column: Int) -> (data: DataTable, column: Int)? {
    guard let read = read?[column], finding(row, column) == nil else { return nil }
    return read
  }

  /// What a cell sorts by; nil where it is missing, no number, or in doubt. Of a date the seconds since 1970-01-01, UTC
  /// where it names a zone. Also nil for a number too large to be exact: see `number`.
  public func value(_ row: Int, _ column: Int) -> Figure? {
    if let read = readCell(row, column) { return read.data.value(row, read.column) }
    switch storage {
    case .table(let table): return table.cell(row, column)?.value
    case .data(let table): return table.value(row, column)
    }
  }

  /// What a cell sorts by: its value, but of a measure that in the base of its dimension.
  func sortValue(_ row: Int, _ column: Int) -> Figure? {
    if let read = readCell(row, column) { return read.data.sortValue(row, read.column) }
    switch storage {
    case .table(let table): return table.cell(row, column)?.value
    case .data(let table): return table.sortValue(row, column)
    }
  }

  /// The same with all its digits where it has more of them than a cell holds, or near.
  func amount(_ row: Int, _ column: Int) -> Amount? {
    if let read = readCell(row, column) { return read.data.amount(row, read.column) }
    switch storage {
    case .table(let table): return table.cell(row, column)?.value.map { .exact(LongFigure($0)) }
    case .data(let table): return table.amount(row, column)
    }
  }

  /// The number nearest to what a cell sorts by; nil where it has no value.
  public func number(_ row: Int, _ column: Int) -> Double? {
    if let read = readCell(row, column) { return read.data.number(row, read.column) }
    switch storage {
    case .table(let table): return table.cell(row, column)?.value?.double
    case .data(let table): return table.number(row, column)
    }
  }

  /// True where `value` knows every value of a column, and none is only near.
  public func isExact(_ column: Int) -> Bool {
    guard let held = held(column) else { return true }
    return held.data.scale(held.column) != nil
  }

  /// What the audit says of a cell. What it says of a whole row stands at the row's name.
  public func finding(_ row: Int, _ column: Int) -> Table.Finding? {
    switch storage {
    case .table(let table):
      guard !table.findings.isEmpty else { return nil }
      if let index = table.cell(row, column)?.finding, table.findings.indices.contains(index) {
        return table.findings[index]
      }
      let isLost = table.cell(row, column) == nil
      return table.findings.first {
        $0.row == row && (isLost && $0.column == column || $0.column == nil && column == nameColumn)
      }
    case .data: return nil
    }
  }

  /// What the audit says of the whole row of a cell, else of its whole column.
  public func finding(ofLine row: Int, _ column: Int) -> Table.Finding? {
    switch storage {
    case .table(let table):
      table.findings.first { $0.row == row && $0.column == nil } ?? finding(ofColumn: column)
    case .data: nil
    }
  }

  /// What the audit says of a whole column.
  public func finding(ofColumn column: Int) -> Table.Finding? {
    switch storage {
    case .table(let table): table.findings.first { $0.row == nil && $0.column == column }
    case .data: nil
    }
  }

  /// The column's name as a table shows it: marked where the whole column is in doubt.
  public func heading(of column: Int) -> String {
    guard columns.indices.contains(column) else { return "" }
    return columns[column].name + (finding(ofColumn: column)?.mark ?? "")
  }

  /// Cells of a column that hold something, but nothing of its type.
  public func misfits(_ column: Int) -> Int {
    guard columns.indices.contains(column), columns[column].type.hasValues, read?[column] == nil else {
      return 0
    }
    switch storage {
    case .table(let table):
      return table.rows.indices.count { row in
        table.cell(row, column).map { $0.value == nil && CellReader.read($0.text) != .missing } ?? false
      }
    case .data(let table): return table.misfits(column)
    }
  }

  /// A text with its line ends and tabs as blanks.
  private static func line(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
    return String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  /// What a reader of a data file should know, in sentences that begin with the word for what it is. Of a table, its
  /// findings tell that.
  public var doubts: [String] {
    switch storage {
    case .table: []
    case .data(let table): table.doubts
    }
  }

  /// What is to be said where the encoding of a data file was guessed and another one is not much less likely; nil where the bytes tell.
  public var encodingDoubt: String? { dataTable?.encodingDoubt }

  /// Why this is not all of a data file; nil where nothing is known to lack.
  public var lack: String? { dataTable?.lack }

  /// What a row is to the others; `data` outside the grid.
  public func role(_ row: Int) -> Table.Role {
    switch storage {
    case .table(let table): table.rows.indices.contains(row) ? table.rows[row].role : .data
    case .data(let table): table.role(row)
    }
  }

  /// Rows that sorting moves, as printed, without a list of them where they are all.
  public var printedOrder: RowOrder { pinnedRows.isEmpty ? RowOrder(all: rowCount) : RowOrder(dataRows) }

  /// All rows, as printed: a sum among the rows keeps its place.
  public var allRows: [UInt32] { Array(0..<UInt32(rowCount)) }

  /// Rows that sorting moves, as printed.
  public var dataRows: [UInt32] {
    let all = 0..<UInt32(rowCount)
    return pinnedRows.isEmpty ? Array(all) : all.filter { !role(Int($0)).isPinned }
  }
}

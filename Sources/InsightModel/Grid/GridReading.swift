// How the file of a grid was read.
extension Grid {
  /// What was decided of how the file is written; empty for what is no data file.
  public var decisions: [DataDecision] {
    switch storage {
    case .data(let table): table.decisions
    case .table: []
    }
  }

  /// How a person said that the file is to be read where it was named.
  public var toldReading: FileReading {
    switch storage {
    case .data(let table): table.toldReading
    case .table: FileReading()
    }
  }

  /// Columns of whose type something was said that are not there.
  public var unknownTypes: [String] { dataTable?.unknownTypes ?? [] }

  /// What was said of columns of which no cell is that, as in `Price=date`.
  public var unfitTypes: [String] { dataTable?.unfitTypes ?? [] }

  /// The 1-based line of a data file in which a row begins; nil where none is known.
  public func line(ofRow row: Int) -> Int? { dataTable?.line(row) }

  /// True where each of so many lines is a row of this file, or names its columns; false where their number is not known, and
  /// for rows between bars, as a table in a text has them.
  public func isAll(of lines: Int?) -> Bool {
    guard let table = dataTable, let lines else { return false }
    if case .fields(let fields)? = table.dialect.recast, fields.isEdged { return false }
    return table.dialect.preambleLength == 0 && table.dialect.headerRows + table.rowCount == lines
  }

  /// True for a file whose columns stand below one another, set with spaces.
  public var isAligned: Bool {
    guard case .aligned? = dataTable?.dialect.recast else { return false }
    return true
  }
}

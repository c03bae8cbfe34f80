/// A cell of a table, by names that another reading of the file gives again.
public struct CellKey: Sendable, Hashable {
  /// The table's number in the document.
  public var grid: Int
  /// By `RowNames`.
  public var row: String
  /// The column's label, as `Grid` has it.
  public var column: String

  /// `grid` is an index in `Issue.tables`.
  public init(grid: Int, row: String, column: String) {
    (self.grid, self.row, self.column) = (grid, row, column)
  }
}

/// Names for the rows of a table: what names them in the table, counted where several are alike.
public struct RowNames: Sendable {
  /// One for each row of the grid, all different; the second row of a name is `name#2`.
  public let keys: [String]

  /// By what is shown in the column that names the rows, else by the whole row.
  public init(_ grid: Grid) {
    var seen: [String: Int] = [:]
    keys = (0..<grid.rowCount).map { row in
      let name = grid.nameColumn.flatMap { grid.shown(row, $0) } ?? ""
      // A row without a name is told by all that stands in it.
      let text =
        name.isEmpty
        ? grid.columns.indices.map { grid.shown(row, $0) ?? "" }.joined(separator: " ") : name
      let count = (seen[text] ?? 0) + 1
      seen[text] = count
      return count == 1 ? text : "\(text)#\(count)"
    }
  }

  /// The row with a key; nil where there is none.
  public func index(of key: String) -> Int? { keys.firstIndex(of: key) }
}

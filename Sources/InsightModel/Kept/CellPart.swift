// A cell of an issue by its address.
extension Issue {
  /// The cell that a part names; nil for a part that is no cell.
  public func cell(of part: IssuePart) throws(NoPart) -> CellKey? {
    guard case .cell(let table, let row, let column) = part,
      case .block(_, let block) = try place(of: part), case .table(let number) = blocks[block].kind
    else { return nil }
    let grid = Grid(tables[number])
    guard RowNames(grid).index(of: row) != nil else { throw NoPart(message: "no row \(row) in \(table)") }
    guard grid.labels.contains(column) else {
      throw NoPart(
        message: "no column \(column) in \(table); there are \(grid.labels.joined(separator: ", "))")
    }
    return CellKey(grid: number, row: row, column: column)
  }
}

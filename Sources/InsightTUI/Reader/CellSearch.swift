import InsightModel

/// A search in the cells of the table, while it is typed and afterwards.
struct CellSearch: Equatable, Sendable {
  var search: TextSearch
  /// In the order of the view; nil while they are looked for.
  var matches: CellMatches?
  /// Columns whose names hold what is searched for, ascending.
  var columns: [Int] = []
  /// The place in `columns` where the cursor is; nil among the cells.
  var columnPlace: Int?
  /// Where one was before, to return to.
  var origin: Origin
  /// Matches in the whole issue, where the table has none; nil where that was not asked.
  var countInIssue: SearchState.IssueCount?
  /// True while the cursor is still to go to the first match.
  var isSeeking = true

  struct Origin: Equatable, Sendable {
    /// The grid's row; nil in a table without rows.
    var row: Int?
    var column: Int
    var top: Int
    var left: Int
  }

  /// `3/12` where the cursor is on a match, `–/12` where it is not.
  func count(at cell: CellMatches.Cell) -> String {
    guard let matches else { return "…" }
    if let columnPlace {
      return "column \(columnPlace + 1)/\(columns.count)"
        + (matches.cells.isEmpty ? "" : ", \(Words.count(matches.cells.count, "cell"))")
    }
    guard !matches.cells.isEmpty else {
      return columns.isEmpty
        ? SearchState.beyond(countInIssue) : Words.count(columns.count, "column")
    }
    let next = matches.cells.first(from: cell)
    let isOn = next < matches.cells.count && matches.cells[next] == cell
    return "\(isOn ? Words.number(next + 1) : "–")/\(Words.number(matches.cells.count))"
      + (matches.isComplete ? "" : "+")
  }
}

extension [CellMatches.Cell] {
  /// The index of the first cell that is not before `cell`; `count` where all are.
  func first(from cell: CellMatches.Cell) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < cell { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension TablePane {
  var cursorCell: CellMatches.Cell { CellMatches.Cell(place: row, column: column) }

  var origin: CellSearch.Origin { CellSearch.Origin(row: selectedRow, column: column, top: top, left: left) }

  /// The cell where a search began, in the view as it is now.
  func cell(_ origin: CellSearch.Origin) -> CellMatches.Cell {
    CellMatches.Cell(place: origin.row.flatMap { place(of: $0) } ?? row, column: origin.column)
  }

  mutating func restore(_ origin: CellSearch.Origin) {
    if let row = origin.row, let place = place(of: row) { select(place: place) }
    (column, top, left) = (origin.column, origin.top, origin.left)
  }
}

/// The cells of a view that hold what is searched for.
public struct CellMatches: Equatable, Sendable {
  /// One cell, by its place in the view; ordered by rows, then by columns.
  public struct Cell: Equatable, Comparable, Sendable {
    /// Place of the row among those that were searched, 0-based.
    public var place: UInt32
    /// 0-based index of the grid's column.
    public var column: UInt32

    /// Both must be 0 or more, and fit 32 bits.
    public init(place: Int, column: Int) {
      self.place = UInt32(place)
      self.column = UInt32(column)
    }

    public static func < (left: Cell, right: Cell) -> Bool {
      (left.place, left.column) < (right.place, right.column)
    }
  }

  /// Ascending.
  public var cells: [Cell] = []
  /// False where there are more than were kept.
  public var isComplete = true
}

extension Grid {
  /// The cells among `rows` and `columns` (ascending) whose text holds the phrase, at most `limit` of them.
  /// `progress` is told the part that is done, 0...1, and says whether to go on; nil where it said no.
  public func cells(
    holding search: TextSearch, in rows: some Collection<UInt32>, columns: [Int], limit: Int = 1_000_000,
    progress: (Double) -> Bool = { _ in true }
  ) -> CellMatches? {
    var found = CellMatches()
    for (place, row) in rows.enumerated() {
      if place % 4096 == 0, !progress(Double(place) / Double(rows.count)) { return nil }
      guard hasText(Int(row), search.isFound) else { continue }
      withTexts(Int(row)) { text in
        for column in columns {
          text(column) { text in
            if search.isFound(in: text) { found.cells.append(CellMatches.Cell(place: place, column: column)) }
          }
        }
      }
      if found.cells.count > limit {
        found.cells.removeSubrange(limit...)
        found.isComplete = false
        return found
      }
    }
    return found
  }
}

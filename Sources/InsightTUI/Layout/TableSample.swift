import InsightModel

/// The rows that stand for all when a table is measured: opening a table of millions of rows takes no longer than
/// one of hundreds.
enum TableSample {
  private static let mostRows = 300
  private static let mostCells = 30_000

  /// The first rows, which are seen first, and as many more throughout the rest, the last one too.
  static func rows(of grid: Grid, columns: Int) -> [UInt32] {
    let limit = max(20, min(mostRows, mostCells / max(1, columns)))
    guard grid.rowCount > limit else { return Array(0..<UInt32(max(0, grid.rowCount))) }
    let first = limit * 2 / 3
    let spread = limit - first
    let rest = grid.rowCount - first
    return Array(0..<UInt32(first)) + (1...spread).map { UInt32(first + rest * $0 / spread - 1) }
  }
}

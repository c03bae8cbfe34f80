/// A size in cells.
public struct Size: Equatable, Sendable {
  public var columns: Int
  public var rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// A place in cells, from the top left, 0-based.
public struct Point: Equatable, Sendable {
  public var column: Int
  public var row: Int

  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// A rectangle of cells; empty where a side is 0.
struct Rect: Equatable, Sendable {
  var column: Int
  var row: Int
  var columns: Int
  var rows: Int

  static let empty = Rect(column: 0, row: 0, columns: 0, rows: 0)

  var isEmpty: Bool { columns <= 0 || rows <= 0 }

  func contains(_ point: Point) -> Bool {
    (column..<column + max(0, columns)).contains(point.column)
      && (row..<row + max(0, rows)).contains(point.row)
  }
}

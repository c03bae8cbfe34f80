/// A size in cells.
public struct Size: Equatable, Sendable {
  /// A wide glyph takes two.
  public var columns: Int
  /// Lines of the screen.
  public var rows: Int

  /// Not bounded: what draws counts a side below 0 as 0.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// A place in cells, from the top left, 0-based.
public struct Point: Equatable, Sendable {
  /// 0 at the left.
  public var column: Int
  /// 0 at the top.
  public var row: Int

  /// May lie outside a frame, where drawing leaves it out.
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

/// A table as it was cut out of the page, before its columns are typed.
struct RawTable {
  var caption = Caption()
  var header = RawHeader.none
  var columnCount: Int
  /// Row by row, `columnCount` a row.
  var cells: [RawCell] = []
  var rows: [RawRow] = []
  /// What the source note says behind `Source:`.
  var source: String?
  var lines: ClosedRange<Int>

  func cell(_ row: Int, _ column: Int) -> RawCell { cells[row * columnCount + column] }
}

enum RawHeader {
  case none
  /// One a column.
  case names([String])
  /// The text of the lines that name the columns, to be cut into names.
  case runTogether(HeaderLine, lines: ClosedRange<Int>)
}

struct RawRow {
  var line: Int
  /// How many cells the line has.
  var found: Int
  /// False where the line has other cells than the table, so that they had to be put under its columns.
  var isWhole: Bool
}

struct RawCell {
  /// The bytes of the text; empty where the row has no such cell.
  var range: Range<Int>
  var content: CellContent

  static let none = RawCell(range: 0..<0, content: .missing)

  var isNone: Bool { range.isEmpty }
}

/// A table found in the lines of an article.
struct FoundTable {
  var raw: RawTable
  /// The line of the source note right behind it.
  var note: Int?

  /// The lines of caption, header and rows, 1-based.
  var lines: ClosedRange<Int> { raw.lines }
}

import InsightModel

/// Texts in columns below a header, with a cursor: the form of statistics and counts.
struct SheetPainter {
  struct Column {
    var title: String
    var isNumeric: Bool
    var width: Int
  }

  let columns: [Column]
  /// Columns scrolled out after the first one, which stays.
  let left: Int
  let size: Size

  private static let gap = 2
  private static let longestText = 28

  /// Columns as wide as their titles and cells need.
  init(titles: [(String, isNumeric: Bool)], rows: [[String]], left: Int, size: Size) {
    columns = titles.enumerated().map { index, title in
      let cells = rows.map { CharacterWidth.columns(of: $0[index]) }.max() ?? 0
      let longest = index == 0 ? min(Self.longestText, max(8, size.columns / 3)) : Self.longestText
      return Column(
        title: title.0, isNumeric: title.isNumeric,
        width: max(CharacterWidth.columns(of: title.0), min(longest, cells)))
    }
    self.left = left
    self.size = size
  }

  /// The columns that fit, each with where it begins.
  private var places: [(index: Int, column: Int)] {
    var places: [(Int, Int)] = []
    var column = 1
    for index in columns.indices where index == 0 || index > left {
      let isFirst = places.count < 2
      guard isFirst || column + columns[index].width < size.columns else { break }
      places.append((index, column))
      column += columns[index].width + Self.gap
    }
    return places
  }

  func drawHeader(_ line: Int, _ frame: inout Frame) {
    let places = places
    for (index, column) in places {
      put(columns[index].title, index, column, line, Theme.tableHeader, &frame)
    }
    if left > 0 { frame.put("‹", 0, line, Theme.key) }
    if let last = places.last?.index, last < columns.count - 1 {
      frame.put("›", size.columns - 1, line, Theme.key)
    }
  }

  func draw(_ cells: [String], _ line: Int, isCurrent: Bool, _ frame: inout Frame) {
    if isCurrent { frame.put("›", 0, line, Theme.key) }
    for (index, column) in places {
      let style = index == 0 && isCurrent ? Theme.selected : isCurrent ? Style.bold : .plain
      put(cells[index], index, column, line, style, &frame)
    }
  }

  private func put(
    _ text: String, _ index: Int, _ column: Int, _ line: Int, _ style: Style, _ frame: inout Frame
  ) {
    let text = CellText.cut(text, columns[index].width)
    let padding = columns[index].width - CharacterWidth.columns(of: text)
    frame.put(text, column + (columns[index].isNumeric ? padding : 0), line, style)
  }
}

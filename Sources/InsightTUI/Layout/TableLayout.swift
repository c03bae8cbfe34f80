import InsightModel

/// The columns of a table set side by side: widths, header lines, alignment. One layout serves the table in an
/// article, the table pane and the printed table.
struct TableLayout: Equatable {
  struct Column: Equatable {
    /// The column's index in the table.
    var index: Int
    var width: Int
    var isNumeric: Bool
    /// Columns that the decimal point and what follows it take; numbers align on the point.
    var fraction: Int
    /// 1 where the column has marked cells: the mark stands behind the number.
    var mark: Int
    var header: [String]
  }

  var columns: [Column]
  /// Lines that the tallest header takes.
  var headerRows: Int

  static let gap = 2
  /// Room that the sort mark takes behind a header's last line.
  static let sortMark = 3
  /// A name longer than this is cut before the table is.
  private static let longestText = 36
  private static let sample = 2000

  /// Sets the table in `available` columns if it can be; the widths do not depend on how it is sorted.
  init(_ grid: Grid, available: Int) {
    columns = grid.columns.indices.map { Self.measured(grid, $0) }
    headerRows = 1
    let tallest = 4
    for rows in 1...tallest {
      let widths = columns.map { Self.width(of: $0, headerRows: rows) }
      if rows == tallest || widths.reduce(0, +) + Self.gap * max(0, widths.count - 1) <= available {
        headerRows = rows
        for index in columns.indices { columns[index].width = widths[index] }
        break
      }
    }
    shrinkNames(to: available)
    for index in columns.indices {
      let name = columns[index].header[0]
      columns[index].header = LineBreaker.lines(name, columns: columns[index].width)
    }
    headerRows = max(1, columns.map(Self.rowsOfHeader).max() ?? 1)
  }

  /// The whole width with gaps.
  var width: Int { columns.map(\.width).reduce(0, +) + Self.gap * max(0, columns.count - 1) }

  private static func rowsOfHeader(_ column: Column) -> Int {
    guard let last = column.header.last else { return 1 }
    // The sort mark takes a line of its own where the last one has no room for it.
    let fits = CharacterWidth.columns(of: last) + sortMark <= column.width
    return column.header.count + (fits ? 0 : 1)
  }

  private static func measured(_ grid: Grid, _ index: Int) -> Column {
    let isNumeric = grid.columns[index].type.isNumeric
    var (whole, fraction, text, mark) = (0, 0, 0, 0)
    for row in 0..<min(sample, grid.rowCount) {
      guard let shown = grid.shown(row, index) else { continue }
      if isNumeric {
        let (left, right) = split(shown)
        whole = max(whole, CharacterWidth.columns(of: left))
        fraction = max(fraction, CharacterWidth.columns(of: right))
      } else {
        text = max(text, CharacterWidth.columns(of: shown))
      }
      if grid.finding(row, index) != nil { mark = 1 }
    }
    let width = isNumeric ? whole + fraction + mark : min(longestText, text + mark)
    return Column(
      index: index, width: max(1, width), isNumeric: isNumeric, fraction: fraction, mark: mark,
      header: [grid.columns[index].name])
  }

  /// A number before its decimal point, and the rest with the point and any unit.
  static func split(_ text: String) -> (Substring, Substring) {
    let bytes = text.utf8
    var at = bytes.startIndex
    var lastDigit = bytes.startIndex
    while at < bytes.endIndex {
      if bytes[at] == 0x2E { return (text[..<at], text[at...]) }
      if (0x30...0x39).contains(bytes[at]) { lastDigit = bytes.index(after: at) }
      at = bytes.index(after: at)
    }
    return lastDigit == bytes.startIndex ? (text[...], "") : (text[..<lastDigit], text[lastDigit...])
  }

  /// The least width of a column whose header takes at most `headerRows` lines, with room for its sort mark.
  private static func width(of column: Column, headerRows: Int) -> Int {
    let name = column.header[0]
    let whole = CharacterWidth.columns(of: name)
    var width = max(
      column.width, name.split(separator: " ").map { CharacterWidth.columns(of: $0) }.max() ?? 0, 4)
    while width < whole + sortMark {
      let lines = LineBreaker.lines(name, columns: width)
      let last = lines.last.map { CharacterWidth.columns(of: $0) } ?? 0
      if lines.count < headerRows || (lines.count == headerRows && last + sortMark <= width) { break }
      width += 1
    }
    return width
  }

  /// Takes columns from names first, widest first.
  private mutating func shrinkNames(to available: Int) {
    while width > available {
      guard
        let widest = columns.indices.filter({ !columns[$0].isNumeric && columns[$0].width > 12 }).max(by: {
          columns[$0].width < columns[$1].width
        })
      else { return }
      columns[widest].width -= 1
    }
  }

  /// How many columns fit in `available`, beginning with the one at `first`; at least one.
  func fitting(from first: Int, available: Int) -> Range<Int> {
    guard first < columns.count else { return columns.count..<columns.count }
    var used = 0
    var end = first
    while end < columns.count {
      let next = used + columns[end].width + (end > first ? Self.gap : 0)
      if next > available, end > first { break }
      used = next
      end += 1
    }
    return first..<end
  }

  // MARK: Cells

  /// A cell's text in its column, aligned, with its mark; exactly `width` columns.
  func aligned(_ grid: Grid, _ row: Int, _ column: Column) -> String {
    guard let text = grid.shown(row, column.index) else { return String(repeating: " ", count: column.width) }
    let mark = grid.finding(row, column.index).map { $0.proven == nil ? "?" : "*" }
    guard column.isNumeric else {
      return Self.padded(Self.cut(text + (mark ?? ""), column.width), column.width)
    }
    let (_, right) = Self.split(text)
    let behind = column.fraction - CharacterWidth.columns(of: right)
    let number = text + String(repeating: " ", count: max(0, behind))
    let marked = number + (column.mark == 0 ? "" : mark ?? " ")
    return Self.leading(Self.cut(marked, column.width), column.width)
  }

  static func cut(_ text: String, _ columns: Int) -> String {
    guard CharacterWidth.columns(of: text) > columns else { return text }
    var cut = ""
    var used = 0
    for character in text {
      let width = CharacterWidth.columns(of: String(character))
      if used + width > columns - 1 { break }
      cut.append(character)
      used += width
    }
    return cut + "…"
  }

  static func padded(_ text: String, _ columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - CharacterWidth.columns(of: text)))
  }

  static func leading(_ text: String, _ columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - CharacterWidth.columns(of: text))) + text
  }

  /// One line of a column's header, bottom lines last; `mark` stands behind the last one.
  func header(_ column: Column, line: Int, mark: String = "") -> String {
    var lines = column.header
    if !mark.isEmpty {
      if let last = lines.last,
        CharacterWidth.columns(of: last) + 1 + CharacterWidth.columns(of: mark) <= column.width
      {
        lines[lines.count - 1] = last + " " + mark
      } else {
        lines.append(mark)
      }
    }
    let index = line - (headerRows - lines.count)
    let text = Self.cut(lines.indices.contains(index) ? lines[index] : "", column.width)
    guard column.isNumeric else { return Self.padded(text, column.width) }
    // Names of numbers end where the numbers do, before the mark.
    let mark = CharacterWidth.columns(of: text) < column.width ? column.mark : 0
    return Self.leading(text, column.width - mark) + String(repeating: " ", count: mark)
  }

  /// Lines that the headers of some columns take, with room for their sort marks.
  func headerRows(of shown: Range<Int>) -> Int {
    columns[shown.clamped(to: columns.indices)].map(Self.rowsOfHeader).max() ?? 1
  }
}

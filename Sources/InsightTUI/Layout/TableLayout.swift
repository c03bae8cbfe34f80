import InsightModel

/// The columns of a table set side by side: widths, header lines, alignment. One layout serves the table in an
/// article, the table pane and the printed table. Positions count the columns that are set, indices the grid's.
struct TableLayout: Equatable {
  struct Column: Equatable {
    /// The column's index in the grid.
    var index: Int
    var width: Int
    var isNumeric: Bool
    /// Columns that a number takes before its decimal point.
    var whole: Int
    /// Columns that the decimal point and what follows it take; numbers align on the point.
    var fraction: Int
    /// 1 where the column has marked cells: the mark stands after the number.
    var mark: Int
    var header: [String]
    /// How wide texts on the screen may make the column; nil where they are cut.
    var widest: Int?
  }

  /// The columns that are not hidden.
  private(set) var columns: [Column]
  /// Lines that the tallest header takes, without sort marks.
  private(set) var headerRows = 1
  /// The position of the column that names the rows; nil without columns.
  private let namePosition: Int?

  static let gap = 2
  /// Room that the sort mark takes after a header's last line.
  private static let sortMark = 3
  private static let tallestHeader = 4
  /// A text longer than this is cut before the table is.
  private static let longestText = 36
  /// In a column of numbers, longer texts that are none are cut.
  fileprivate static let longestMisfit = 12
  /// Names are not cut shorter than this to make a table fit.
  private static let shortestName = 12

  /// Sets the table in `available` columns if it can be. The widths do not depend on how it is sorted; they are
  /// those of the given rows, else of a sample of them. Columns in `widened` are not cut, ones in `hidden` left out.
  /// `isWhole`: every text has all the room that `available` leaves. `shown` are all that are set, in their order.
  init(
    _ grid: Grid, available: Int, hidden: [Int] = [], widened: [Int] = [], measuring rows: [UInt32]? = nil,
    isWhole: Bool = false, shown: [Int]? = nil
  ) {
    let shown = shown ?? grid.columns.indices.filter { !hidden.contains($0) }
    let sample = rows ?? TableSample.rows(of: grid, columns: shown.count)
    columns = shown.map {
      Self.measured(grid, $0, sample, isWidened: widened.contains($0), available, isWhole: isWhole)
    }
    namePosition =
      grid.nameColumn.flatMap { shown.firstIndex(of: $0) }
      ?? columns.firstIndex { !$0.isNumeric } ?? (columns.isEmpty ? nil : 0)
    // Names in more lines are narrower: what is too wide in the most lines need not be tried in fewer.
    let least = columns.map { Self.width(of: $0, headerRows: Self.tallestHeader) }
    var widths = least
    if Self.width(of: least) <= available {
      for rows in (1..<Self.tallestHeader).reversed() {
        let wider = columns.map { Self.width(of: $0, headerRows: rows) }
        if Self.width(of: wider) > available { break }
        widths = wider
      }
    }
    for index in columns.indices { columns[index].width = widths[index] }
    shrinkNames(to: available, widened: widened)
    for index in columns.indices {
      let name = columns[index].header[0]
      columns[index].header = LineBreaker.lines(name, columns: columns[index].width)
    }
    headerRows = max(1, columns.map(\.header.count).max() ?? 1)
  }

  /// Sets the columns as another layout has them.
  mutating func keepWidths(of other: TableLayout) {
    for index in columns.indices {
      guard let same = other.columns.first(where: { $0.index == columns[index].index }) else { continue }
      columns[index] = same
    }
    headerRows = max(1, columns.map(\.header.count).max() ?? 1)
  }

  /// The whole width with gaps.
  var width: Int { Self.width(of: columns.map(\.width)) }

  private static func width(of widths: [Int]) -> Int { widths.reduce(0, +) + gap * max(0, widths.count - 1) }

  // MARK: Measuring

  private static func measured(
    _ grid: Grid, _ index: Int, _ rows: [UInt32], isWidened: Bool, _ available: Int, isWhole: Bool
  ) -> Column {
    let isNumeric = grid.columns[index].type.isNumeric
    var column = Column(
      index: index, width: 1, isNumeric: isNumeric, whole: 0, fraction: 0, mark: 0,
      header: [grid.heading(of: index)])
    // Beside a text in full there is room for the name of its row.
    let widest =
      isWhole ? available : isWidened ? max(longestText, available - gap - shortestName) : longestText
    column.widest = isNumeric ? nil : widest
    for row in rows { column.makeRoom(for: Int(row), of: grid) }
    if !isWidened, !grid.columns[index].type.hasValues { column.widest = nil }
    return column
  }

  /// Gives the numbers of a row the room they need, and the texts that are not to be cut; the columns only grow.
  mutating func widen(for row: Int, of grid: Grid, among positions: Range<Int>) {
    for position in positions.clamped(to: columns.indices) { columns[position].makeRoom(for: row, of: grid) }
  }

  /// The least width of a column whose header takes at most `headerRows` lines, with room for its sort mark.
  private static func width(of column: Column, headerRows: Int) -> Int {
    let name = column.header[0]
    let whole = min(CharacterWidth.columns(of: name), longestText)
    let word = name.split(separator: " ").map { CharacterWidth.columns(of: $0) }.max() ?? 0
    var width = max(column.width, min(word, longestText), 4)
    // The wider the column, the later its header's last line begins: what fits once fits in all that is wider.
    var widest = max(width, whole + sortMark)
    while width < widest {
      let middle = (width + widest) / 2
      let lines = LineBreaker.lines(name, columns: middle)
      let last = lines.last.map { CharacterWidth.columns(of: $0) } ?? 0
      let fits = lines.count < headerRows || (lines.count == headerRows && last + sortMark <= middle)
      if fits { widest = middle } else { width = middle + 1 }
    }
    return width
  }

  /// Takes columns from texts first, widest first. A table that is too wide all the same keeps its texts readable.
  private mutating func shrinkNames(to available: Int, widened: [Int]) {
    let texts = columns.indices.filter { !columns[$0].isNumeric && !widened.contains(columns[$0].index) }
    let least = texts.map { max(0, columns[$0].width - Self.shortestName) }.reduce(0, +)
    let shortest = width - least <= available ? Self.shortestName : max(Self.shortestName, available / 4)
    let whole = width
    /// What the table takes where no text is wider than so many columns.
    func taken(cutTo widest: Int) -> Int {
      whole - texts.map { max(0, columns[$0].width - widest) }.reduce(0, +)
    }
    guard whole > available else { return }
    // The widest that all of them may be; some may be one more.
    var (widest, tooWide) = (shortest, texts.map { columns[$0].width }.max() ?? 0)
    while widest + 1 < tooWide {
      let middle = (widest + tooWide) / 2
      if taken(cutTo: middle) > available { tooWide = middle } else { widest = middle }
    }
    var spare = max(0, available - taken(cutTo: widest))
    for index in texts.reversed() where columns[index].width > widest {
      columns[index].width = widest + (spare > 0 ? 1 : 0)
      spare = max(0, spare - 1)
    }
  }

  // MARK: What fits

  /// The position of a column of the grid; nil where it is hidden.
  func position(of column: Int) -> Int? { columns.firstIndex { $0.index == column } }

  /// The column that names the rows, where it has been scrolled past: it stays at the left, narrower where there
  /// is no room for it, unless no other column would fit beside it.
  func fixed(from first: Int, available: Int) -> Column? {
    guard let namePosition, namePosition < first, columns.indices.contains(first) else { return nil }
    var column = columns[namePosition]
    let room = available - Self.gap - columns[first].width
    guard room >= min(column.width, 6) else { return nil }
    column.width = min(column.width, room)
    return column
  }

  /// The positions of the columns that fit in `available`, beginning with the one at `first`; at least one.
  func fitting(from first: Int, available: Int) -> Range<Int> {
    guard columns.indices.contains(first) else { return columns.count..<columns.count }
    var used = fixed(from: first, available: available).map { $0.width + Self.gap } ?? 0
    var end = first
    while end < columns.count {
      let next = used + columns[end].width + (end > first ? Self.gap : 0)
      if next > available, end > first { break }
      used = next
      end += 1
    }
    return first..<end
  }

  /// The columns on a screen that begins with the one at `first`, and where each stands.
  func placed(from first: Int, available: Int) -> [(at: Int, column: Column)] {
    var at = 0
    let shown =
      [fixed(from: first, available: available)].compactMap { $0 }
      + columns[fitting(from: first, available: available)]
    return shown.map { column in
      defer { at += column.width + Self.gap }
      return (at, column)
    }
  }

  // MARK: Cells

  /// A cell's text in its column, aligned, with its mark; exactly `width` columns.
  func aligned(_ grid: Grid, _ row: Int, _ column: Column) -> String {
    let finding = grid.finding(row, column.index)
    // Where something is to be said of a cell that is not there, the mark stands alone.
    guard let text = CellText.shown(grid, row, column.index) ?? finding.map({ _ in "" }) else {
      return String(repeating: " ", count: column.width)
    }
    let mark = finding?.mark
    guard column.isNumeric else {
      let own = mark ?? ""
      return CellText.padded(CellText.cut(text, column.width - own.utf8.count) + own, column.width)
    }
    let (_, right) = CellText.split(text, hasDecimalComma: grid.hasDecimalComma(column.index))
    // A text among the numbers takes the room of their decimals where it needs it.
    let room = column.width - column.mark - CharacterWidth.columns(of: text)
    let trailing = min(column.fraction - CharacterWidth.columns(of: right), room)
    let number = text + String(repeating: " ", count: max(0, trailing))
    let marked = number + (column.mark == 0 ? "" : mark ?? " ")
    return CellText.leading(CellText.cut(marked, column.width), column.width)
  }

  /// One line of a column's header, counted from the bottom; `mark` stands after the last one, or below it where
  /// there is no room.
  func header(_ column: Column, fromBottom line: Int, mark: String = "") -> String {
    let lines = Self.lines(column, mark)
    let index = lines.count - 1 - line
    let text = CellText.cut(lines.indices.contains(index) ? lines[index] : "", column.width)
    guard column.isNumeric else { return CellText.padded(text, column.width) }
    // Names of numbers end where the numbers do, before the mark.
    let trailing = CharacterWidth.columns(of: text) < column.width ? column.mark : 0
    return CellText.leading(text, column.width - trailing) + String(repeating: " ", count: trailing)
  }

  private static func lines(_ column: Column, _ mark: String) -> [String] {
    guard !mark.isEmpty else { return column.header }
    var lines = column.header
    if let last = lines.last,
      CharacterWidth.columns(of: last) + 1 + CharacterWidth.columns(of: mark) <= column.width
    {
      lines[lines.count - 1] = last + " " + mark
    } else {
      lines.append(mark)
    }
    return lines
  }

  /// Lines that the headers of some columns take, with their sort marks.
  static func headerRows(of columns: [Column], mark: (Int) -> String) -> Int {
    columns.map { lines($0, mark($0.index)).count }.max() ?? 1
  }
}

extension TableLayout.Column {
  /// Widens the column for one more cell.
  fileprivate mutating func makeRoom(for row: Int, of grid: Grid) {
    let finding = grid.finding(row, index)
    guard isNumeric || widest != nil,
      let shown = CellText.shown(grid, row, index) ?? finding.map({ _ in "" })
    else { return }
    if finding != nil { mark = 1 }
    guard isNumeric else {
      width = max(width, min(widest ?? 0, CharacterWidth.columns(of: shown) + mark))
      return
    }
    let (left, right) = CellText.split(shown, hasDecimalComma: grid.hasDecimalComma(index))
    if left.utf8.count + right.utf8.count > 3, grid.value(row, index) == nil {
      width = max(width, min(TableLayout.longestMisfit, CharacterWidth.columns(of: shown)) + mark)
    } else {
      whole = max(whole, CharacterWidth.columns(of: left))
      fraction = max(fraction, CharacterWidth.columns(of: right))
      width = max(width, whole + fraction + mark)
    }
  }
}

import InsightModel

/// One cell of a frame.
struct Cell: Equatable, Sendable {
  /// Glyph below, style above: frames are compared cell by cell for every key.
  private var bits: UInt64

  init(glyph: UInt32, style: Style) { bits = UInt64(glyph) | UInt64(style.rawValue) << 32 }

  /// A scalar, or with the high bit an index into the frame's clusters. 0 is the right half of a wide glyph.
  var glyph: UInt32 {
    get { UInt32(truncatingIfNeeded: bits) }
    set { self = Cell(glyph: newValue, style: style) }
  }

  var style: Style {
    get { Style(rawValue: UInt16(truncatingIfNeeded: bits >> 32)) }
    set { self = Cell(glyph: glyph, style: newValue) }
  }

  static let blank = Cell(glyph: 0x20, style: .plain)
  static let clusterBit: UInt32 = 0x8000_0000
}

/// A grid of styled cells: what the screen is to show.
public struct Frame: Equatable, Sendable {
  /// In cells; neither side is below 0.
  public let size: Size
  /// Row-major; `size.columns * size.rows` of them.
  private(set) var cells: [Cell]
  /// Glyphs made of several scalars: a letter with its combining marks.
  private(set) var clusters: [[UInt32]] = []
  private var hasWide = false
  /// Where the cursor stands; nil hides it.
  public var cursor: Point?

  /// A blank frame. Sizes below 0 count as 0.
  public init(size: Size) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
  }

  /// The scalars of a cell: none for the right half of a wide glyph.
  func scalars(_ cell: Cell) -> [UInt32] {
    if cell.glyph == 0 { return [] }
    if cell.glyph & Cell.clusterBit != 0 { return clusters[Int(cell.glyph & ~Cell.clusterBit)] }
    return [cell.glyph]
  }

  /// The first scalar of a cell, and the marks on it; a blank for the right half of a wide glyph.
  func glyph(_ cell: Cell) -> (first: UInt32, marks: ArraySlice<UInt32>) {
    guard cell.glyph & Cell.clusterBit != 0 else { return (max(0x20, cell.glyph), []) }
    let cluster = clusters[Int(cell.glyph & ~Cell.clusterBit)]
    return (cluster[0], cluster.dropFirst())
  }

  /// The columns of a row that differ from those of another frame of the same size, whole glyphs of both; nil
  /// where the rows are alike.
  func difference(from other: Frame, row: Int) -> Range<Int>? {
    guard clusters == other.clusters else { return 0..<size.columns }
    let start = row * size.columns
    var first = start
    var end = start + size.columns
    while first < end, cells[first] == other.cells[first] { first += 1 }
    guard first < end else { return nil }
    while cells[end - 1] == other.cells[end - 1] { end -= 1 }
    while first > start, cells[first].glyph == 0 || other.cells[first].glyph == 0 { first -= 1 }
    while end < start + size.columns, cells[end].glyph == 0 || other.cells[end].glyph == 0 { end += 1 }
    return first - start..<end - start
  }

  /// Moves the rows of a range up, or down where `count` is below 0; blank ones come in their place.
  mutating func scroll(_ rows: ClosedRange<Int>, up count: Int) {
    let old = cells
    for row in rows {
      let from = row + count
      for column in 0..<size.columns {
        cells[row * size.columns + column] = rows.contains(from) ? old[from * size.columns + column] : .blank
      }
    }
  }

  func row(_ row: Int) -> ArraySlice<Cell> { cells[row * size.columns..<(row + 1) * size.columns] }

  // MARK: Writing

  /// Writes `text` from `column` in `row`, up to `limit` (exclusive, and never past the frame). A wide glyph that
  /// would be cut is left out. Returns the column after the last glyph.
  @discardableResult
  mutating func put(
    _ text: some StringProtocol, _ column: Int, _ row: Int, _ style: Style = .plain, limit: Int = .max
  ) -> Int {
    var pen = Pen(column: column, row: row, limit: limit)
    UTF8Bytes.with(text) { _ = put($0, &pen, style) }
    return pen.column
  }

  /// Writes `text` so that it ends before `end`; what does not fit after `start` is cut from its end.
  mutating func putRight(
    _ text: String, endingAt end: Int, from start: Int, _ row: Int, _ style: Style = .plain
  ) {
    let columns = CharacterWidth.columns(of: text)
    put(text, max(start, end - columns), row, style, limit: end)
  }

  /// Writes `text` cut to `columns`, with an ellipsis where something is missing.
  @discardableResult
  mutating func putCut(
    _ text: some StringProtocol, _ column: Int, _ row: Int, columns: Int, _ style: Style = .plain
  ) -> Int {
    UTF8Bytes.with(text) { putCut($0, column, row, columns: columns, style) }
  }

  /// The same with UTF-8.
  @discardableResult
  mutating func putCut(
    _ bytes: UnsafeBufferPointer<UInt8>, _ column: Int, _ row: Int, columns: Int, _ style: Style,
    foldingSpace: Bool = false
  ) -> Int {
    guard columns > 0 else { return column }
    let fits = CharacterWidth.columns(of: bytes, foldingSpace: foldingSpace) <= columns
    var pen = Pen(column: column, row: row, limit: column + columns - (fits ? 0 : 1))
    put(bytes, &pen, style, space: foldingSpace ? .folded : .kept)
    return fits ? pen.column : put("…", pen.column, row, style, limit: column + columns)
  }

  /// Where the next glyph goes.
  struct Pen {
    var column: Int
    let row: Int
    /// The column that nothing may reach.
    let limit: Int
    /// True after white space.
    var isAfterSpace = false
    /// What has been written, for emoji that several scalars make.
    var measure = SequenceWidth()
  }

  /// What becomes of white space.
  enum Space: Equatable {
    /// All of it stays; a tab is one blank.
    case kept
    /// All of it stays; a tab reaches to the next stop, of which there is one every `CharacterWidth.tab` columns from a first one.
    case tabbed(from: Int)
    /// A run of any kind and length, line feeds too, is one blank.
    case folded
  }

  /// Writes UTF-8 and moves the pen; false when the row is full.
  @discardableResult
  mutating func put(
    _ bytes: UnsafeBufferPointer<UInt8>, _ pen: inout Pen, _ style: Style, space: Space = .kept
  ) -> Bool {
    guard pen.row >= 0, pen.row < size.rows else { return false }
    let end = min(pen.limit, size.columns)
    var at = 0
    while at < bytes.count {
      at = putASCII(bytes, from: at, &pen, style, before: end, foldingSpace: space == .folded)
      guard at < bytes.count else { return true }
      let (scalar, length) = UTF8Scalar.read(bytes, at: at, before: bytes.count)
      at += length
      guard put(scalar, &pen, style, space: space) else { return false }
    }
    return true
  }

  /// The same with a part of a document.
  mutating func put(
    _ bytes: [UInt8], _ range: Range<Int>, _ pen: inout Pen, _ style: Style, space: Space
  ) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound {
      // Between some lines of a text stands no blank.
      let gap = space == .folded ? LineJoin.firstTight(in: bytes, start..<range.upperBound) : nil
      let end = gap?.lowerBound ?? range.upperBound
      let isPut = bytes.withUnsafeBufferPointer {
        put(UnsafeBufferPointer(rebasing: $0[start..<end]), &pen, style, space: space)
      }
      guard isPut else { return false }
      start = gap?.upperBound ?? end
    }
    return true
  }

  /// Writes printing ASCII, which most of any text is, up to `end`; returns the place of what is to follow.
  private mutating func putASCII(
    _ bytes: UnsafeBufferPointer<UInt8>, from first: Int, _ pen: inout Pen, _ style: Style, before end: Int,
    foldingSpace: Bool
  ) -> Int {
    var at = first
    var column = pen.column
    var isAfterSpace = pen.isAfterSpace
    let start = pen.row * size.columns
    cells.withUnsafeMutableBufferPointer { cells in
      while at < bytes.count, column < end, bytes[at] &- 0x20 < 0x5F {
        let isSpace = bytes[at] == 0x20
        defer { at += 1 }
        if isSpace, isAfterSpace, foldingSpace { continue }
        isAfterSpace = isSpace
        if column >= 0 { cells[start + column] = Cell(glyph: UInt32(bytes[at]), style: style) }
        column += 1
      }
    }
    if at > first { pen.measure = SequenceWidth(after: UInt32(bytes[at - 1])) }
    pen.column = column
    pen.isAfterSpace = isAfterSpace
    return at
  }

  /// Writes one scalar and moves the pen; false when the row is full.
  private mutating func put(_ scalar: UInt32, _ pen: inout Pen, _ style: Style, space: Space) -> Bool {
    var scalar = scalar
    var count = 1
    if case .tabbed(let first) = space, scalar == 0x09 {
      count = CharacterWidth.tab - (pen.column - first) % CharacterWidth.tab
    }
    if scalar == 0x09 || space == .folded && (scalar <= 0x20 || scalar == 0x3000) { scalar = 0x20 }
    if space == .folded, scalar == 0x20, pen.isAfterSpace { return true }
    pen.isAfterSpace = scalar == 0x20
    let end = min(pen.limit, size.columns)
    for _ in 0..<count {
      guard put(scalar, &pen, style, before: end) else { return false }
    }
    return true
  }

  private mutating func put(_ scalar: UInt32, _ pen: inout Pen, _ style: Style, before end: Int) -> Bool {
    // The gate of the screen: whatever a text holds, no cell has what a terminal would act on.
    if ControlSign.isControl(scalar) { return put(0xFFFD, &pen, style, before: end) }
    var after = pen.measure
    let columns = after.columns(scalar)
    if scalar == CharacterWidth.emojiSelector {
      if columns == 1, pen.column + 1 <= end { widen(before: &pen) }
      pen.measure = after
      return true
    }
    if CharacterWidth.isSelector(scalar) { return true }
    if columns == 0 {
      // A joiner is drawn where it joins: between other letters terminals show it as they like.
      if scalar != CharacterWidth.joiner || after.joins { combine(scalar, before: pen) }
      pen.measure = after
      return true
    }
    guard pen.column + columns <= end else { return false }
    if pen.column >= 0 {
      let index = pen.row * size.columns + pen.column
      cells[index] = Cell(glyph: scalar, style: style)
      if columns == 2 {
        cells[index + 1] = Cell(glyph: 0, style: style)
        hasWide = true
      }
    }
    pen.column += columns
    pen.measure = after
    return true
  }

  /// Gives the glyph before the pen its coloured form, of two columns.
  private mutating func widen(before pen: inout Pen) {
    combine(CharacterWidth.emojiSelector, before: pen)
    if pen.column >= 0 {
      let index = pen.row * size.columns + pen.column
      cells[index] = Cell(glyph: 0, style: index > 0 ? cells[index - 1].style : .plain)
      hasWide = true
    }
    pen.column += 1
  }

  /// Adds a combining mark to the glyph before the pen; no more than four, which is what terminals keep.
  private mutating func combine(_ scalar: UInt32, before pen: Pen) {
    guard pen.column >= 1 else { return }
    var index = pen.row * size.columns + pen.column - 1
    if cells[index].glyph == 0, pen.column >= 2 { index -= 1 }
    let known = scalars(cells[index])
    guard !known.isEmpty, known.count < 5 else { return }
    if cells[index].glyph & Cell.clusterBit != 0 {
      clusters[Int(cells[index].glyph & ~Cell.clusterBit)].append(scalar)
    } else {
      clusters.append(known + [scalar])
      cells[index].glyph = Cell.clusterBit | UInt32(clusters.count - 1)
    }
  }

  /// Adds `style` to `columns` cells.
  mutating func restyle(_ column: Int, _ row: Int, columns: Int, adding style: Style) {
    guard row >= 0, row < size.rows else { return }
    for at in max(0, column)..<max(0, column, min(size.columns, column + columns)) {
      cells[row * size.columns + at].style = cells[row * size.columns + at].style + style
    }
  }

  /// Fills a rectangle with one scalar of one column.
  mutating func fill(_ rect: Rect, with scalar: Unicode.Scalar = " ", _ style: Style = .plain) {
    for row in max(0, rect.row)..<max(0, rect.row, min(size.rows, rect.row + rect.rows)) {
      for column in max(0, rect.column)..<max(0, rect.column, min(size.columns, rect.column + rect.columns)) {
        cells[row * size.columns + column] = Cell(glyph: scalar.value, style: style)
      }
    }
  }

  /// Takes the halves of wide glyphs apart that something was drawn over: a half that is alone becomes a blank.
  mutating func mendHalves() {
    guard hasWide else { return }
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let index = row * size.columns + column
        let glyph = cells[index].glyph
        if glyph == 0 {
          let left = column > 0 ? cells[index - 1] : .blank
          if column == 0 || !isWide(left) { cells[index].glyph = 0x20 }
        } else if isWide(cells[index]), column + 1 >= size.columns || cells[index + 1].glyph != 0 {
          cells[index].glyph = 0x20
        }
      }
    }
  }

  func isWide(_ cell: Cell) -> Bool {
    guard cell.glyph >= 0x300 else { return false }
    let scalars = scalars(cell)
    guard let first = scalars.first else { return false }
    return CharacterWidth.columns(first) == 2
      || scalars.contains(CharacterWidth.emojiSelector) && CharacterWidth.isWidenedBySelector(first)
  }
}

extension Frame {
  /// The frame as text: one line a row, `|` at both ends, and the style runs of each row that has any.
  /// This is the second presenter; golden tests compare it.
  public var picture: String {
    var lines: [String] = ["\(size.columns)x\(size.rows)"]
    for row in 0..<size.rows {
      var text = ""
      for cell in self.row(row) {
        for scalar in scalars(cell) {
          if let scalar = Unicode.Scalar(scalar) { text.unicodeScalars.append(scalar) }
        }
      }
      lines.append("|" + text + "|" + styleRuns(row))
    }
    if let cursor { lines.append("cursor \(cursor.column),\(cursor.row)") }
    return lines.joined(separator: "\n")
  }

  private func styleRuns(_ row: Int) -> String {
    var runs: [String] = []
    let cells = Array(self.row(row))
    var start = 0
    while start < cells.count {
      var end = start
      while end < cells.count, cells[end].style.name == cells[start].style.name { end += 1 }
      if cells[start].style.name != Style.plain.name {
        runs.append(
          end - start == 1
            ? "\(start) \(cells[start].style.name)" : "\(start)-\(end - 1) \(cells[start].style.name)")
      }
      start = end
    }
    return runs.isEmpty ? "" : "  " + runs.joined(separator: ", ")
  }
}

import InsightModel

/// Makes of each frame the bytes that change a terminal's screen from the frame before to it.
struct FrameWriter {
  let terminal: TerminalDescription
  /// Write ASCII alone.
  let isPlain: Bool
  private var theme: ColorTheme
  private let palette: TerminalColors
  /// What switches the theme's ground on; empty where it is the terminal's own.
  private let ground: [UInt8]
  private let hasColors: Bool
  /// What switches all styles off.
  let off: [UInt8]
  /// What the screen shows; nil where that is not known.
  private var shown: Frame?
  private var isCursorShown = true
  /// What is still to be sent.
  private var bytes: [UInt8] = []
  /// What switches each style on that has been met.
  private var sequences: [(style: Style, sequence: [UInt8])] = []
  /// The same of colours, of which there are fewer.
  private var colorSequences: [(color: ColorTheme.Color, sequence: [UInt8])] = []
  /// The style that is switched on; nil for none.
  private var style: Style?
  private var isStyled = false

  /// As many cells that stay as they are cost less to jump over than to write again.
  private static let leastGap = 12
  /// As many blanks cost less to clear.
  private static let leastBlanks = 4

  init(_ terminal: TerminalDescription, _ theme: ColorTheme, isPlain: Bool, hasColors: Bool) {
    self.terminal = terminal
    self.isPlain = isPlain
    self.theme = theme
    self.hasColors = hasColors && terminal.colors > 0 && theme.hasColors
    palette = TerminalColors(colors: terminal.colors, ground: self.hasColors ? theme.ground : nil)
    ground = palette.groundNumber.map { terminal.color($0, isGround: true) } ?? []
    off = terminal.off + (self.hasColors ? terminal.ownColors : [])
  }

  /// Has what is not of a frame go out before the next one.
  mutating func send(_ sequence: [UInt8]) { bytes += sequence }

  /// What the screen shows is not known any more.
  mutating func forget() { shown = nil }

  /// The bytes that are to be sent now.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Puts a frame in the place of what is shown, on a screen of that size.
  mutating func show(_ frame: Frame, on size: Size) {
    // A cursor that is switched off and on again would blink anew.
    if shown == frame { return }
    let last = shown.flatMap { $0.size == frame.size ? $0 : nil }
    let known = last.map { scrolled($0, to: frame, on: size) } ?? clear(frame.size)
    if isCursorShown {
      bytes += terminal.hideCursor
      isCursorShown = false
    }
    for row in 0..<min(frame.size.rows, size.rows) {
      var columns = 0..<frame.size.columns
      if let known {
        guard let different = frame.difference(from: known, row: row) else { continue }
        columns = different
      }
      draw(row, columns.clamped(to: 0..<size.columns), of: frame, over: known, on: size)
    }
    switchOff()
    if let cursor = frame.cursor {
      terminal.place(cursor.row, cursor.column, in: &bytes)
      bytes += terminal.showCursor
      isCursorShown = true
    } else if terminal.hideCursor.isEmpty {
      // A cursor that is always seen rests where it is not in the way.
      terminal.place(max(0, size.rows - 1), max(0, size.columns - 1), in: &bytes)
    }
    shown = frame
  }

  /// Clears the screen; returns what it shows then, nil where that is none of our blanks.
  private mutating func clear(_ size: Size) -> Frame? {
    guard let clear = terminal.clear else { return nil }
    turn(to: .plain)
    bytes += clear
    switchOff()
    return clearsToBlanks ? Frame(size: size) : nil
  }

  /// As many rows at least are spared by moving lines, and so far is looked.
  private static let (leastSpared, furthest) = (3, 12)

  /// Moves lines of the screen where a page has scrolled; returns what it shows then.
  private mutating func scrolled(_ known: Frame, to frame: Frame, on size: Size) -> Frame {
    guard frame.size == size, clearsToBlanks, known.clusters == frame.clusters else { return known }
    func isSame(_ row: Int, _ other: Int) -> Bool { frame.row(row) == known.row(other) }
    let rows = 0..<size.rows
    guard let first = rows.first(where: { !isSame($0, $0) }),
      let last = rows.last(where: { !isSame($0, $0) }),
      last - first > Self.leastSpared
    else { return known }
    let stay = (first...last).count { isSame($0, $0) }
    var (best, spared) = (0, Self.leastSpared - 1)
    for distance in 1...min(Self.furthest, last - first) {
      for count in [distance, -distance] {
        let kept = max(first, first - count)...min(last, last - count)
        let wins = kept.count { isSame($0, $0 + count) } - stay
        if wins > spared { (best, spared) = (count, wins) }
      }
    }
    guard best != 0, terminal.movesLines else { return known }
    // What stands below is pushed down again by as many lines as it was drawn up.
    let lines = abs(best)
    let (head, foot) = (first, last + 1 - lines)
    turn(to: .plain)
    terminal.place(best > 0 ? head : foot, 0, in: &bytes)
    bytes += terminal.lines(lines, areNew: false)
    terminal.place(best > 0 ? foot : head, 0, in: &bytes)
    bytes += terminal.lines(lines, areNew: true)
    switchOff()
    var moved = known
    moved.scroll(first...last, up: best)
    return moved
  }

  /// True where what is cleared looks as blanks do.
  private var clearsToBlanks: Bool {
    !hasColors
      || theme.attributes(of: .plain).attributes == 0 && (theme.ground == nil || terminal.clearsToGround)
  }

  private mutating func draw(
    _ row: Int, _ columns: Range<Int>, of frame: Frame, over known: Frame?, on size: Size
  ) {
    let (start, blank) = (row * frame.size.columns, Cell.blank)
    var end = columns.upperBound
    if clearsToBlanks, terminal.clearRow != nil {
      // What is blank to the end of the row is cleared at once.
      var last = min(frame.size.columns, size.columns)
      while last > columns.lowerBound, frame.cells[start + last - 1] == blank { last -= 1 }
      if end - last >= Self.leastBlanks { end = last }
    }
    let isClearing = end < columns.upperBound
    if row == size.rows - 1, end == size.columns, !terminal.hasLastCell { end -= 1 }
    let comparable = known.flatMap { $0.clusters == frame.clusters ? $0 : nil }
    // Where the cursor is; nil where that is not certain.
    var cursor: Int?
    var looked = columns.lowerBound
    var index = columns.lowerBound
    while index < end {
      if let comparable, index >= looked {
        looked = index
        while looked < end, frame.cells[start + looked] == comparable.cells[start + looked] { looked += 1 }
        if looked - index >= Self.leastGap {
          // A glyph begins at its left half.
          let isHalf = looked < end && frame.cells[start + looked].glyph == 0
          index = isHalf ? looked - 1 : looked
          looked = index + 1
          continue
        }
      }
      let cell = frame.cells[start + index]
      index += 1
      if cell.glyph == 0 { continue }
      if cursor != index - 1 { terminal.place(row, index - 1, in: &bytes) }
      if style != cell.style { turn(to: cell.style) }
      if cell.glyph < 0x7F {
        bytes.append(UInt8(truncatingIfNeeded: cell.glyph))
        cursor = index
      } else {
        let isWide = index < frame.size.columns && frame.cells[start + index].glyph == 0
        cursor = drawSign(cell, of: frame, columns: isWide ? 2 : 1).map { index - 1 + $0 }
      }
    }
    guard isClearing, let clearRow = terminal.clearRow else { return }
    if cursor != end { terminal.place(row, end, in: &bytes) }
    if style != .plain { turn(to: .plain) }
    bytes += clearRow
  }

  /// Writes a glyph that is no ASCII. The columns that it took, where every terminal agrees about it.
  private mutating func drawSign(_ cell: Cell, of frame: Frame, columns: Int) -> Int? {
    let (first, marks) = frame.glyph(cell)
    if isPlain {
      bytes.append(PlainGlyph.ascii(first))
    } else {
      UTF8Scalar.append(first, to: &bytes)
      // Terminals disagree about what the selector of the coloured form does to widths, so it is not sent.
      for mark in marks where mark != CharacterWidth.emojiSelector { UTF8Scalar.append(mark, to: &bytes) }
    }
    // A sign of one column in the place of two leaves a blank.
    if columns == 2, isPlain || CharacterWidth.columns(first) == 1 { bytes.append(0x20) }
    // What is made of several, or lies beyond the first plane, is as wide as a terminal's version knows it.
    return cell.glyph >= 0x1_0000 && !isPlain ? nil : columns
  }

  // MARK: Styles

  private mutating func switchOff() {
    if isStyled { bytes += off }
    (style, isStyled) = (nil, false)
  }

  private mutating func turn(to wanted: Style) {
    if isStyled { bytes += off }
    let place = sequences.firstIndex { $0.style == wanted } ?? sequences.count
    if place == sequences.count { sequences.append((wanted, sequence(wanted))) }
    bytes += sequences[place].sequence
    (style, isStyled) = (wanted, !sequences[place].sequence.isEmpty)
  }

  /// What switches a style on where none is.
  mutating func sequence(_ style: Style) -> [UInt8] {
    guard hasColors else { return sequence(ofAttributes: style) }
    var wanted = theme.attributes(of: style)
    let color = theme.color(of: style.role) ?? (theme.ground == nil ? nil : theme.text.map { .mixed($0) })
    let colors = (color.map { sequence(of: $0) } ?? []) + ground
    if !colors.isEmpty { wanted = Style(rawValue: wanted.attributes & ~terminal.colorless.attributes) }
    return sequence(ofAttributes: wanted) + colors
  }

  private mutating func sequence(of color: ColorTheme.Color) -> [UInt8] {
    if let known = colorSequences.first(where: { $0.color == color }) { return known.sequence }
    let sequence = terminal.color(palette.number(of: color))
    colorSequences.append((color, sequence))
    return sequence
  }

  private func sequence(ofAttributes style: Style) -> [UInt8] {
    terminal.attributes.reduce(into: []) { if style.contains($1.style) { $0 += $1.sequence } }
  }
}

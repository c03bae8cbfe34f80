import CNcurses
import Glibc

// What goes out: frames.
extension Terminal {
  /// Shows a frame. Only rows that differ from the last one are handed to ncurses, which sends what differs.
  public mutating func present(_ frame: Frame) {
    let size = size
    var known = shown.flatMap { $0.size == frame.size ? $0 : nil }
    if known == nil {
      werase(insight_stdscr())
      // What is erased is a frame of blanks, where blanks have no ground of their own.
      if theme.color(of: Style.plain.role) == nil { known = Frame(size: frame.size) }
    }
    var template = (style: Style.plain, blank: blank(.plain))
    if line.count <= frame.size.columns {
      line = Array(repeating: template.blank, count: frame.size.columns + 1)
    }
    for row in 0..<min(frame.size.rows, size.rows) {
      var columns = 0..<frame.size.columns
      if let known {
        guard let different = frame.difference(from: known, row: row) else { continue }
        columns = different
      }
      columns = columns.clamped(to: 0..<size.columns)
      let count = set(row, columns, of: frame, &template)
      mvwadd_wchnstr(insight_stdscr(), Int32(row), Int32(columns.lowerBound), line, Int32(count))
    }
    if let cursor = frame.cursor {
      wmove(insight_stdscr(), Int32(cursor.row), Int32(cursor.column))
    }
    leaveok(insight_stdscr(), frame.cursor == nil)
    if (frame.cursor != nil) != isCursorShown {
      isCursorShown = frame.cursor != nil
      curs_set(isCursorShown ? 1 : 0)
    }
    wrefresh(insight_stdscr())
    shown = frame
  }

  /// Sets the cells of a row for ncurses in `line`; returns how many these are.
  private mutating func set(
    _ row: Int, _ columns: Range<Int>, of frame: Frame, _ template: inout (style: Style, blank: cchar_t)
  ) -> Int {
    var count = 0
    let start = row * frame.size.columns
    for index in columns {
      let cell = frame.cells[start + index]
      if cell.glyph == 0 { continue }
      if template.style != cell.style { template = (cell.style, blank(cell.style)) }
      line[count] = template.blank
      if cell.glyph < 0x7F {
        line[count].chars.0 = wchar_t(cell.glyph)
      } else {
        line[count] = character(cell, template.blank, frame)
        // A sign of one column in the place of two leaves a blank.
        let isNarrow = insight_character_width(line[count].chars.0) == 1
        if isNarrow, index + 1 < columns.upperBound, frame.isWide(cell) {
          count += 1
          line[count] = template.blank
        }
      }
      count += 1
    }
    return count
  }

  /// A blank in a style, to be filled with a glyph.
  private func blank(_ style: Style) -> cchar_t {
    var blank = cchar_t()
    let pair = hasColors && theme.color(of: style.role) != nil ? Int16(style.role.rawValue) : 0
    // Where there are no colours, the attributes that tell without them.
    setcchar(&blank, [0x20, 0], attributes(hasColors ? theme.attributes(of: style) : style), pair, nil)
    return blank
  }

  private func character(_ cell: Cell, _ blank: cchar_t, _ frame: Frame) -> cchar_t {
    var character = blank
    let (first, marks) = frame.glyph(cell)
    if isPlain {
      character.chars.0 = wchar_t(PlainGlyph.ascii(first))
    } else if Int(insight_character_width(wchar_t(bitPattern: first))) != CharacterWidth.columns(first) {
      // Where the C library knows another width, ncurses would lose count of its columns.
      character.chars.0 = 0x3F
    } else {
      character.chars.0 = wchar_t(bitPattern: first)
      withUnsafeMutableBytes(of: &character.chars) { bytes in
        let chars = bytes.bindMemory(to: wchar_t.self)
        // Terminals disagree about what the selector of the coloured form does to widths, so it is not sent.
        let shown = marks.lazy.filter { $0 != CharacterWidth.emojiSelector }
        for (place, mark) in zip(chars.indices.dropFirst(), shown) {
          chars[place] = wchar_t(bitPattern: mark)
        }
      }
    }
    return character
  }

  private func attributes(_ style: Style) -> attr_t {
    var attributes: attr_t = 0
    if style.contains(.bold) { attributes |= insight_bold }
    if style.contains(.dim) { attributes |= insight_dim }
    if style.contains(.italic) { attributes |= insight_italic }
    if style.contains(.underline) { attributes |= insight_underline }
    if style.contains(.reverse) { attributes |= insight_reverse }
    return attributes
  }
}

import InsightModel

extension Reader {
  /// The tree of issues, sections and articles; the line at the cursor in full.
  func drawContents(_ pane: Rect, _ frame: inout Frame) {
    var row = contents.top
    var line = 0
    while line < pane.rows, contents.rows.indices.contains(row) {
      let isSelected = row == contents.cursor
      let lines = isSelected ? min(contents.selectedLines, pane.rows - line) : 1
      draw(
        contents.rows[row], isSelected,
        Rect(column: pane.column, row: pane.row + line, columns: pane.columns, rows: lines), &frame)
      line += lines
      row += 1
    }
  }

  /// Draws a node in as many lines as its place has.
  private func draw(_ node: Contents.Node, _ isSelected: Bool, _ place: Rect, _ frame: inout Frame) {
    let isFocused = focus == .contents
    let base = isSelected ? (isFocused ? Theme.selected : Theme.chosen) : Style.plain
    if isSelected, isFocused { frame.fill(place, with: " ", base) }
    if isSelected, !isFocused { frame.put("›", place.column, place.row, base) }
    guard let line = contentsLine(node) else { return }
    let style = base + line.style
    let start = place.column + line.indent
    if case .article(let reference) = node { drawMarks(reference, start, place.row, base, &frame) }
    let column = frame.put(line.lead, start, place.row, line.isLeadDim && !isSelected ? Theme.note : style)
    let room = place.column + place.columns - 1 - column - (line.hasTable ? 2 : 0)
    var end = column
    switch line.text {
    case .string(let text):
      let lines = place.rows > 1 ? LineBreaker.lines(text, columns: max(1, room)) : [text]
      for (offset, text) in lines.prefix(place.rows).enumerated() {
        end = frame.putCut(text, column, place.row + offset, columns: room, style)
      }
    case .range(let range, let bytes):
      let lines = place.rows > 1 ? LineBreaker.lines(bytes, range, columns: max(1, room)) : [range]
      for (offset, range) in lines.prefix(place.rows).enumerated() {
        let rest = offset == place.rows - 1 ? range.lowerBound..<(lines.last ?? range).upperBound : range
        end = frame.putLine(rest, of: bytes, column, place.row + offset, columns: room, style)
      }
    }
    if line.hasTable { frame.put(" ▦", end, place.row + place.rows - 1, base + Theme.note) }
  }

  /// What is unread, and what has a star, before an article's number.
  private func drawMarks(
    _ reference: ArticleReference, _ column: Int, _ row: Int, _ style: Style, _ frame: inout Frame
  ) {
    if isUnread(reference) { frame.put("●", column - 2, row, style) }
    if memory(of: reference)?.isStarred == true { frame.put("*", column - 1, row, style) }
  }
}

extension Frame {
  /// Writes a text of an issue on one line, cut to `columns`.
  fileprivate mutating func putLine(
    _ range: Range<Int>, of bytes: [UInt8], _ column: Int, _ row: Int, columns: Int, _ style: Style
  ) -> Int {
    // Enough for any line of a screen.
    var end = min(range.upperBound, range.lowerBound + 800)
    while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return bytes.withUnsafeBufferPointer { bytes in
      putCut(
        UnsafeBufferPointer(rebasing: bytes[range.lowerBound..<end]), column, row, columns: columns, style,
        foldingSpace: true)
    }
  }
}

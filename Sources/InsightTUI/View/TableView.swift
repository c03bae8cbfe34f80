import InsightModel

extension Reader {
  /// The table viewer.
  func drawTable(_ pane: Rect, _ frame: inout Frame) {
    guard let openGrid, let state = table else { return }
    let painter = TablePainter(
      grid: openGrid, state: state, pane: pane, placed: state.placed(tableColumns),
      shown: state.shownPositions(tableColumns), isFocused: focus == .table,
      isStale: computing?.computation.reference == state.reference && state.awaited != nil,
      starred: starredRows, noted: Set(cellNotes.keys))
    let rows = tableRows
    var line = pane.row
    for number in (0..<rows.header).reversed() {
      painter.drawHeader(number, line, &frame)
      if number == 0 { painter.drawMarks(line, &frame) }
      line += 1
    }
    if rows.hasRule {
      painter.drawRule(line, &frame)
      painter.drawSigns(line, &frame)
      line += 1
    }
    let scrolling = rows.isPinned ? state.view.order.count : state.rowCount
    for place in state.top..<max(state.top, min(scrolling, state.top + rows.scrolled)) {
      painter.drawRow(place, line + place - state.top, &frame)
    }
    if state.view.order.isEmpty { painter.drawEmpty(line, &frame) }
    guard rows.isPinned else { return }
    line += max(state.view.order.isEmpty ? 1 : 0, min(rows.scrolled, scrolling))
    painter.drawRule(line, &frame)
    for place in scrolling..<state.rowCount {
      painter.drawRow(place, line + 1 + place - scrolling, &frame)
    }
  }
}

/// Draws the parts of a table in its pane.
private struct TablePainter {
  let grid: Grid
  let state: TablePane
  let pane: Rect
  /// The columns on screen, and where each stands in the pane's inner width.
  let placed: [(at: Int, column: TableLayout.Column)]
  /// The positions of those that scroll.
  let shown: Range<Int>
  let isFocused: Bool
  /// True while other rows are being worked out.
  let isStale: Bool
  /// Rows of the grid with a star, and cells with a note.
  let starred: Set<Int>
  let noted: Set<Reader.NotedCell>

  private var limit: Int { pane.column + pane.columns }

  private var start: Int { pane.column + 1 }

  func drawHeader(_ number: Int, _ line: Int, _ frame: inout Frame) {
    for (at, column) in placed {
      let isCurrent = column.index == state.column && isFocused
      let text = state.layout.header(column, fromBottom: number, mark: state.sortMark(column.index))
      frame.putCell(
        text, start + at, line, Theme.tableHeader + (isCurrent ? .underline : .plain), limit: limit)
    }
  }

  /// Says that there are columns to the left or right.
  func drawMarks(_ line: Int, _ frame: inout Frame) {
    if isCutLeft {
      // After the column that stays, else in the margin.
      let isFixed = placed.count > shown.count
      frame.put("‹", isFixed ? start + placed[0].column.width : pane.column, line, Theme.mark, limit: limit)
    }
    if isCutRight { frame.put("›", limit - 1, line, Theme.mark) }
  }

  /// True where columns have been scrolled past that are not on the screen.
  private var isCutLeft: Bool { shown.upperBound > placed.count }

  private var isCutRight: Bool { shown.upperBound < state.layout.columns.count }

  func drawRule(_ line: Int, _ frame: inout Frame) {
    frame.fill(
      Rect(column: start, row: line, columns: min(pane.columns - 2, width), rows: 1), with: "─", Theme.rule)
  }

  /// Says in the rule below the header what each column holds, and how many of its cells do not fit that.
  func drawSigns(_ line: Int, _ frame: inout Frame) {
    for (at, column) in placed {
      let sign = state.signs.indices.contains(column.index) ? state.signs[column.index] : ""
      let columns = CharacterWidth.columns(of: sign)
      guard columns > 0, columns <= column.width - column.mark else { continue }
      let end = column.isNumeric ? column.width - column.mark : columns
      frame.put(sign, start + at + end - columns, line, Theme.rule, limit: limit)
    }
  }

  func drawRow(_ place: Int, _ line: Int, _ frame: inout Frame) {
    guard let index = state.tableRow(place) else { return }
    let isCurrent = place == state.row
    if isCurrent {
      frame.put(isFocused ? "›" : " ", pane.column, line, Theme.key, limit: limit)
    }
    if starred.contains(index) { frame.put("*", pane.column, line, Theme.mark, limit: limit) }
    for (at, column) in placed {
      if noted.contains(Reader.NotedCell(row: index, column: column.index)) {
        frame.put("¶", start + at + column.width, line, Theme.mark, limit: limit)
      }
      let text = state.layout.aligned(grid, index, column)
      var style = Theme.cell(grid, index, column.index)
      if isStale { style = style + Theme.note }
      if isCurrent, isFocused {
        // The row stands out, the cell in it more.
        style = style + .bold
        if column.index == state.column {
          frame.put(text, start + at, line, style + Theme.selected, limit: limit)
          highlight(text, start + at, line, &frame)
          continue
        }
      }
      frame.putCell(text, start + at, line, style, limit: limit)
      highlight(text, start + at, line, &frame)
    }
  }

  /// Marks what the search finds in a cell that was drawn at `column`.
  private func highlight(_ text: String, _ column: Int, _ line: Int, _ frame: inout Frame) {
    guard let search = state.search?.search else { return }
    frame.highlight(search, in: text, column, line, limit: limit)
  }

  func drawEmpty(_ line: Int, _ frame: inout Frame) {
    let filter = state.view.arrangement.filter
    let text = filter.isEmpty ? "no rows" : "no row with “\(filter)”"
    frame.putCut(text, start, line, columns: pane.columns - 2, Theme.note)
  }

  private var width: Int { placed.last.map { $0.at + $0.column.width } ?? 0 }
}

extension Frame {
  /// Marks what a search finds in a text that was drawn at `column`, before `limit`.
  mutating func highlight(
    _ search: TextSearch, in text: String, _ column: Int, _ line: Int, limit: Int = .max,
    _ style: Style = Theme.match
  ) {
    for match in search.matches(in: text) {
      let before = String(decoding: text.utf8.prefix(match.lowerBound), as: UTF8.self)
      let found = String(decoding: text.utf8.dropFirst(match.lowerBound).prefix(match.count), as: UTF8.self)
      let at = column + CharacterWidth.columns(of: before)
      restyle(at, line, columns: min(CharacterWidth.columns(of: found), limit - at), adding: style)
    }
  }
}

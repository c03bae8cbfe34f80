import InsightModel

// The mouse: the wheel scrolls the pane under it, a click selects.
extension Reader {
  mutating func wheel(_ lines: Int, at point: Point) -> [Effect] {
    if overlay != nil {
      wheelOverlay(max(-1000, min(lines, 1000)))
      return []
    }
    guard prompt == nil, let pane = pane(at: point) else { return [] }
    switch pane {
    case .table: scrollTable(rows: lines)
    case .contents: contents.scroll(lines, height: panes.contents.rows)
    case .article: scrollArticle(rows: lines)
    }
    return []
  }

  /// Scrolls what lies over the panes as far as there is more; the cursor of a list stays where it is.
  private mutating func wheelOverlay(_ lines: Int) {
    func scrolled(_ top: Int, _ count: Int, _ rows: Int) -> Int { max(0, min(top + lines, count - rows)) }
    switch overlay {
    case .palette(var palette):
      let top = palette.top(rows: paletteRows)
      let next = scrolled(top, palette.entries.count, paletteRows)
      if next != top { palette.scroll(to: next) }
      overlay = .palette(palette)
    case .library(var pane):
      pane.scroll(to: scrolled(pane.top, pane.rows.count, libraryRows))
      overlay = .library(pane)
    case .results(var pane):
      pane.top = scrolled(pane.top, pane.outcome.results.count, resultRows)
      overlay = .results(pane)
    case .report(var pane):
      pane.top = scrolled(pane.top, pane.lines(columns: size.columns).count, overlayRows)
      overlay = .report(pane)
    case .statistics(var sheet):
      sheet.top = scrolled(sheet.top, sheet.statistics.count, sheetRows)
      overlay = .statistics(sheet)
    case .distinct(var sheet):
      sheet.top = scrolled(sheet.top, sheet.count, sheetRows)
      overlay = .distinct(sheet)
    case .links(var pane):
      pane.top = max(0, min(pane.top + lines, pane.lastTop(linkRows, columns: size.columns)))
      overlay = .links(pane)
    case .help, .record:
      for _ in 0..<min(lines.magnitude, 10) { scrollOverlay(lines > 0 ? .lineDown : .lineUp) }
    case .export, nil: break
    }
  }

  /// Scrolls what the article's pane shows.
  private mutating func scrollArticle(rows: Int) {
    let height = panes.article.rows
    if let flow = frontFlow, let front {
      self.front?.top = flow.place(rows, from: front.top, height: height)
      return
    }
    let rows = max(-1000, min(rows, 1000))
    if let source = sourceFlow, let place = article?.source {
      article?.source = source.place(rows, from: place, height: height)
    } else if let flow, let place = article?.place {
      scroll(to: flow.place(rows, from: place.row, height: height))
    }
  }

  /// Selects; a second click at the same place opens. On the divider it begins to move it.
  mutating func click(at point: Point, count: Int = 1) -> [Effect] {
    if case .palette(var palette) = overlay {
      let entry = palette.top(rows: paletteRows) + point.row - 2
      guard point.row >= 2, point.row < size.rows - 1, palette.entries.indices.contains(entry) else {
        return []
      }
      palette.select(entry, rows: paletteRows)
      overlay = .palette(palette)
      return count > 1 ? accept() : []
    }
    if case .library(var pane) = overlay, point.row >= 1, point.row < size.rows - 1 {
      pane.select(pane.top + point.row - 1)
      overlay = .library(pane)
      return count > 1 ? open(pane) : []
    }
    if case .results(var pane) = overlay, point.row >= 2, point.row < size.rows - 1,
      pane.outcome.results.indices.contains(pane.top + point.row - 2)
    {
      pane.cursor = pane.top + point.row - 2
      overlay = .results(pane)
      return count > 1 ? open(pane) : []
    }
    if case .report(var pane) = overlay, point.row >= 1, point.row < size.rows - 1 {
      let lines = pane.lines(columns: size.columns)
      let line = pane.top + point.row - 1
      guard lines.indices.contains(line), let entry = lines[line].entry else { return [] }
      pane.cursor = entry
      overlay = .report(pane)
      return count > 1 ? leave(pane) : []
    }
    if case .links(var pane) = overlay, point.row >= 2, point.row < size.rows - 1,
      let item = pane.item(atLine: point.row - 2, columns: size.columns)
    {
      // What it leads to is shown before a second click opens it.
      if count > 1 { return open(pane) }
      pane.cursor = item
      pane.keepVisible(linkRows, columns: size.columns)
      overlay = .links(pane)
      return []
    }
    let line = point.row - Self.sheetHead
    if case .statistics(var sheet) = overlay, (0..<sheetRows).contains(line),
      sheet.statistics.indices.contains(sheet.top + line)
    {
      sheet.cursor = sheet.top + line
      overlay = .statistics(sheet)
      return count > 1 ? deeper() : []
    }
    if case .distinct(var sheet) = overlay, (0..<sheetRows).contains(line),
      (0..<sheet.count).contains(sheet.top + line)
    {
      sheet.cursor = sheet.top + line
      overlay = .distinct(sheet)
      return count > 1 ? deeper() : []
    }
    guard overlay == nil, prompt == nil else { return [] }
    let panes = panes
    if let divider = panes.divider, point.column == divider, panes.contents.rows > 0,
      point.row >= panes.contents.row - 1, point.row < panes.contents.row + panes.contents.rows
    {
      isDragging = true
      return []
    }
    guard let pane = pane(at: point) else { return [] }
    focus = pane
    switch pane {
    case .contents:
      // What the first click chose: the lines under the pointer may have moved since.
      if count > 1 { return deeper() }
      guard let row = contents.row(atLine: point.row - panes.contents.row) else { break }
      let isOnFold = contents.rows[row].isFold && point.column <= panes.contents.column + 3
      moveContents(to: row)
      // The sign of a fold folds at once.
      if isOnFold { return deeper() }
      return preview()
    case .article:
      if front != nil {
        guard let item = frontItem(atLine: point.row - panes.article.row) else { break }
        front?.item = item
      }
      if count > 1 { return deeper() }
    case .table:
      return clickTable(at: point, isDouble: count > 1)
    }
    settle()
    return []
  }

  /// Moves the divider with the mouse.
  mutating func drag(to point: Point) {
    guard isDragging, isWide else { return }
    setContentsWidth(point.column)
  }

  private mutating func scrollTable(rows distance: Int) {
    let rows = tableRows
    guard let pane = table else { return }
    table?.scroll(
      rows: distance, height: rows.scrolled, scrolling: rows.isPinned ? pane.view.order.count : pane.rowCount)
    settle()
  }

  /// Selects a cell, or sorts by the column whose header was clicked; in a chart a row alone, whose column lies behind it.
  private mutating func clickTable(at point: Point, isDouble: Bool) -> [Effect] {
    guard var pane = table else { return [] }
    if let chart = pane.chart {
      guard let chart = chart.chart else { return [] }
      if !chart.courses.isEmpty {
        guard let row = courses?.row(at: point), let place = pane.place(of: row) else { return [] }
        table?.select(place: place)
        settle()
        return isDouble ? deeper() : []
      }
    }
    let rows = tableRows
    let line = point.row - panes.table.row
    let columns = pane.chart == nil ? pane.placed(tableColumns) : []
    let hit = columns.first { placed in
      let start = panes.table.column + 1 + placed.at
      return (start..<start + placed.column.width + TableLayout.gap).contains(point.column)
    }
    if let hit { pane.column = hit.column.index }
    let first = rows.header + (rows.hasRule ? 1 : 0)
    let scrolling = rows.isPinned ? pane.view.order.count : pane.rowCount
    let height = min(rows.scrolled, scrolling)
    // Below the scrolled rows stands the rule of the pinned ones.
    let pinned = line - first - height - 1
    let isOnRow = line >= first
    if line >= first, line < first + height {
      pane.select(place: min(pane.top + line - first, scrolling - 1))
    } else if rows.isPinned, pane.pinned.indices.contains(pinned) {
      pane.select(place: scrolling + pinned)
    }
    table = pane
    settle()
    if isDouble, isOnRow { return deeper() }
    return line < rows.header && hit != nil && !isDouble ? sort(.sort) : []
  }

  /// Leaves the mouse to the terminal, whose own selecting of text then works, and takes it back.
  mutating func toggleMouse() -> [Effect] {
    hasMouse.toggle()
    let key = keymap.key(for: .mouse, in: context)?.label ?? ""
    notice = Notice(
      text: hasMouse
        ? "clicks and the wheel work here again"
        : "the mouse is the terminal's: select text with it; \(key) takes it back")
    return [.reportMouse(hasMouse)]
  }

  private func pane(at point: Point) -> Focus? {
    let panes = panes
    if panes.contents.contains(point) { return .contents }
    if panes.table.contains(point) { return .table }
    return panes.article.contains(point) ? .article : nil
  }
}

import InsightModel

extension Reader {
  /// The frame that shows the reader. Looks only; the same reader gives the same frame.
  public func view() -> Frame {
    var frame = Frame(size: size)
    guard !isTooSmall else {
      let lines = LineBreaker.lines(
        "insight needs \(Self.smallest.columns)×\(Self.smallest.rows)", columns: max(1, size.columns))
      for (row, line) in lines.enumerated() { frame.put(line, 0, row) }
      return frame
    }
    let rows = shown?.rows ?? []
    drawHead(&frame)
    if let overlay {
      draw(overlay, &frame)
    } else {
      let panes = panes
      drawRules(panes, &frame)
      if !panes.contents.isEmpty { drawContents(panes.contents, &frame) }
      if !panes.article.isEmpty {
        if front != nil {
          drawFront(panes.article, &frame)
        } else if article?.source != nil {
          drawSource(panes.article, &frame)
        } else {
          drawArticle(panes.article, rows.prefix(panes.article.rows), &frame)
        }
      }
      if !panes.table.isEmpty {
        if let rows = tableStands {
          let first = min(panes.article.row + rows.lowerBound, panes.table.row)
          let end = max(panes.article.row + rows.upperBound, panes.table.row + panes.table.rows)
          var place = panes.article
          (place.row, place.rows) = (first, end - first)
          frame.fill(place)
        }
        drawTableTitle(panes, &frame)
        if table?.chart == nil { drawTable(panes.table, &frame) } else { drawChart(panes.table, &frame) }
      }
    }
    drawFoot(rows, &frame)
    frame.mendHalves()
    return frame
  }

  // MARK: Head

  /// From this width on there is room for the date beside most names.
  private static let columnsForDate = 50
  /// Fewer columns of a name say nothing.
  private static let leastName = 8

  private func drawHead(_ frame: inout Frame) {
    frame.fill(Rect(column: 0, row: 0, columns: size.columns, rows: 1), with: " ", Theme.bar)
    var right = ""
    let shown = contents.order.filter { index in
      if case .leftOut = documents[index].state { false } else { derived[index] == nil }
    }
    let open = headDocument
    if shown.count > 1, let open, let place = shown.firstIndex(of: open) {
      right = "\(place + 1) of \(shown.count) "
    }
    let header = open.flatMap { documents[$0].issue?.header }
    var left = headTitle ?? header?.periodical ?? open.map { documents[$0].name } ?? "insight"
    let number = headTitle == nil ? header?.number.map { "No. \($0)" } : nil
    let rest = number.map { CharacterWidth.columns(of: $0) + 2 } ?? 0
    /// The columns that are left for the name.
    func room(beside right: String) -> Int { size.columns - CharacterWidth.columns(of: right) - 2 - rest }
    // A name that is cut is cut for the number and the date; one that would be a few letters makes way.
    let isCut = CharacterWidth.columns(of: left) > room(beside: right)
    if let date = header?.published.map({ DateText.text($0, settings.dates) }),
      size.columns >= Self.columnsForDate || isCut && headTitle == nil
    {
      // Where one has to go, it is the place among the others.
      let ways = [date + (right.isEmpty ? " " : "  " + right), date + " "]
      let least = number == nil ? Self.leastName : -2
      right = ways.first { room(beside: $0) >= least } ?? right
    }
    if let number {
      let room = room(beside: right)
      let hasName = room >= Self.leastName || CharacterWidth.columns(of: left) <= room
      left = hasName ? CellText.cut(left, room) + "  " + number : number
    }
    if !isWide, overlay == nil, focus == .table, let table, let openGrid {
      // Why the rows stand as they do is worth more than the date.
      let explanation = table.explanation(openGrid, beside: openGrid.fullTitle, in: size.columns - 3)
      if let explanation { right = explanation + " " }
    }
    if let open, documents[open].hasChanged {
      let key = keymap.key(for: .reread, in: .table)?.label ?? ""
      right =
        (size.columns >= 60 ? "changed: \(key) reads it again " : "changed ")
        + (right.isEmpty ? "" : " " + right)
    }
    if !isWide, overlay == nil, focus == .table, let openGrid {
      left = openGrid.title(columns: size.columns - CharacterWidth.columns(of: right) - 3)
    }
    let room = size.columns - CharacterWidth.columns(of: right) - 2
    frame.putCut(left, 1, 0, columns: room, Theme.bar + .bold)
    frame.putRight(right, endingAt: size.columns, from: 0, 0, Theme.bar)
  }

  /// The document that the head tells of; nil where what is shown is none, or stands over several.
  private var headDocument: Int? {
    switch overlay {
    case .results, .statistics, .distinct, .help(.faults, _): return nil
    case .help, .palette, .record, .export, .report, .library, .links, nil: break
    }
    // What was read before is left in the library.
    return isLibraryShown || shownDerived != nil ? nil : openDocument
  }

  /// The table on the screen that was worked out of others.
  private var shownDerived: Int? {
    guard isWide || focus == .table, let document = table?.reference.document, derived[document] != nil else {
      return nil
    }
    return document
  }

  /// A pane that has the screen to itself and is no article of its own says what it is.
  private var headTitle: String? {
    switch overlay {
    case .record: return recordTitle
    case .statistics: return openGrid.map { "Statistics of \($0.title)" }
    case .distinct(let sheet): return openGrid.map { "\($0.label(of: sheet.column)) of \($0.title)" }
    case .library: return "Library"
    case .results: return "Find in all issues"
    case .links: return "Links"
    case .help(.faults, _): return "Faults of the configuration"
    case .help(.keys(.library), _): return "Help for the library"
    case .palette where isLibraryShown: return "Library"
    case .help, .palette, .export, .report, nil: break
    }
    guard !isWide else { return shownDerived.map { documents[$0].name } }
    switch focus {
    case .table: return openGrid?.fullTitle
    case .article: return front != nil || article?.source == nil ? nil : articleTitle
    case .contents: return nil
    }
  }

  // MARK: Rules between panes

  private func drawRules(_ panes: Panes, _ frame: inout Frame) {
    guard let row = panes.titleRow, let divider = panes.divider else { return }
    let bottom = panes.contents.row + panes.contents.rows
    frame.fill(Rect(column: 0, row: row, columns: size.columns, rows: 1), with: "─", Theme.rule)
    frame.put("┬", divider, row, Theme.rule)
    frame.fill(Rect(column: divider, row: row + 1, columns: 1, rows: bottom - row - 1), with: "│", Theme.rule)
    title("Contents", 0, row, until: divider, isFocused: focus == .contents, &frame)
    title(
      articleTitle, divider + 1, row, until: panes.tableDivider ?? size.columns, isFocused: focus == .article,
      &frame)
  }

  /// The line that names the table, over its pane.
  private func drawTableTitle(_ panes: Panes, _ frame: inout Frame) {
    guard let row = panes.titleRow, let tableRow = panes.tableTitleRow, let openGrid, let table else {
      return
    }
    let bottom = panes.contents.row + panes.contents.rows
    guard let divider = panes.tableDivider ?? panes.divider else { return }
    frame.put(tableRow == row ? "┬" : "├", divider, tableRow, Theme.rule)
    frame.fill(
      Rect(column: divider + 1, row: tableRow, columns: size.columns - divider - 1, rows: 1), with: "─",
      Theme.rule)
    if panes.tableDivider != nil {
      frame.fill(
        Rect(column: divider, row: row + 1, columns: 1, rows: bottom - row - 1), with: "│", Theme.rule)
    }
    let room = size.columns - divider - 5
    let explanation = table.explanation(openGrid, beside: openGrid.fullTitle, in: room)
    let taken = explanation.map { CharacterWidth.columns(of: $0) + 3 } ?? 0
    title(
      openGrid.title(columns: room - taken - 1), divider + 1, tableRow, until: size.columns - taken,
      isFocused: focus == .table, &frame)
    if let explanation {
      frame.putRight(
        " \(explanation) ", endingAt: size.columns - 1, from: divider + 1, tableRow, Theme.paneTitle)
    }
    // The mark of a note on the table, where its caption stood.
    if let rows = tableStands, let shown = shown?.rows, shown.indices.contains(rows.lowerBound),
      note(onItem: shown[rows.lowerBound].place.item) != nil
    {
      frame.put("¶", divider + 1, tableRow, Theme.mark)
    }
  }

  private var articleTitle: String {
    if front != nil { return "Front page" }
    guard let article, let issue else { return "" }
    if article.source != nil { return "Source lines of \(documents[article.reference.document].name)" }
    let address = issue.address(of: article.reference.article)
    return issue.articles[article.reference.article].headline.isEmpty ? "Text" : "Article \(address)"
  }

  private func title(
    _ text: String, _ column: Int, _ row: Int, until end: Int, isFocused: Bool, _ frame: inout Frame
  ) {
    let style = isFocused ? Theme.focusedTitle : Theme.paneTitle
    guard !text.isEmpty, end - column > 6 else { return }
    let mark = isFocused ? "▸ " : " "
    let start = frame.put(mark, column + 1, row, style)
    let after = frame.putCut(text, start, row, columns: end - start - 2, style)
    frame.put(" ", after, row, style)
  }
}

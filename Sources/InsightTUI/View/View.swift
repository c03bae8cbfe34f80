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
    let rows = shownRows
    drawHead(&frame)
    if let overlay {
      draw(overlay, &frame)
    } else {
      let panes = panes
      drawRules(panes, &frame)
      if !panes.contents.isEmpty { drawContents(panes.contents, &frame) }
      if !panes.article.isEmpty {
        if article?.source != nil {
          drawSource(panes.article, &frame)
        } else {
          drawArticle(panes.article, rows.prefix(panes.article.rows), &frame)
        }
      }
      if !panes.table.isEmpty {
        if table?.chart == nil { drawTable(panes.table, &frame) } else { drawChart(panes.table, &frame) }
      }
    }
    drawFoot(rows, &frame)
    frame.mendHalves()
    return frame
  }

  /// The rows of the open article that its pane shows, and the one behind them.
  private var shownRows: [FlowRow] {
    guard let flow, let place = article?.place else { return [] }
    return flow.rows(from: place.row, count: panes.article.rows + 1).map(\.row)
  }

  // MARK: Head

  private func drawHead(_ frame: inout Frame) {
    frame.fill(Rect(column: 0, row: 0, columns: size.columns, rows: 1), with: " ", Theme.bar)
    var right = ""
    let shown = documents.indices.filter { if case .leftOut = documents[$0].state { false } else { true } }
    if shown.count > 1, let document = article?.reference.document, let place = shown.firstIndex(of: document)
    {
      right = "\(place + 1) of \(shown.count) "
    }
    let header = issue?.header
    if let date = header?.published, size.columns >= 50 {
      right = date + (right.isEmpty ? " " : "  " + right)
    }
    var left =
      headTitle ?? header?.periodical ?? article.map { documents[$0.reference.document].name } ?? "insight"
    if headTitle == nil, let number = header?.number { left += "  No. \(number)" }
    let room = size.columns - CharacterWidth.columns(of: right) - 2
    frame.putCut(left, 1, 0, columns: room, Theme.bar + .bold)
    frame.putRight(right, endingAt: size.columns, from: 0, 0, Theme.bar)
  }

  /// A pane that has the screen to itself and is no article of its own says what it is.
  private var headTitle: String? {
    guard !isWide else { return nil }
    switch focus {
    case .table: return openGrid?.title(columns: size.columns - (size.columns >= 50 ? 14 : 3))
    case .article: return article?.source == nil ? nil : articleTitle
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
    title(articleTitle, divider + 1, row, until: size.columns, isFocused: focus == .article, &frame)
    if let tableRow = panes.tableTitleRow, let openGrid, let table {
      frame.put(tableRow == row ? "┬" : "├", divider, tableRow, Theme.rule)
      frame.fill(
        Rect(column: divider + 1, row: tableRow, columns: size.columns - divider - 1, rows: 1), with: "─",
        Theme.rule)
      let end = title(
        openGrid.title(columns: size.columns - divider - 7), divider + 1, tableRow, until: size.columns,
        isFocused: focus == .table, &frame)
      if !table.view.arrangement.keys.isEmpty {
        let text = " " + table.explanation(openGrid) + " "
        if end + CharacterWidth.columns(of: text) + 2 < size.columns {
          frame.putRight(text, endingAt: size.columns - 1, from: end, tableRow, Theme.paneTitle)
        }
      }
    }
  }

  private var articleTitle: String {
    guard let article, let issue else { return "" }
    if article.source != nil { return "Source lines of \(documents[article.reference.document].name)" }
    let address = issue.address(of: article.reference.article)
    return issue.articles[article.reference.article].headline.isEmpty ? "Text" : "Article \(address)"
  }

  @discardableResult
  private func title(
    _ text: String, _ column: Int, _ row: Int, until end: Int, isFocused: Bool, _ frame: inout Frame
  ) -> Int {
    let style = isFocused ? Theme.focusedTitle : Theme.paneTitle
    guard !text.isEmpty, end - column > 6 else { return column }
    let mark = isFocused ? "▸ " : " "
    let start = frame.put(mark, column + 1, row, style)
    let behind = frame.putCut(text, start, row, columns: end - start - 2, style)
    return frame.put(" ", behind, row, style)
  }

  // MARK: Foot

  private func drawFoot(_ rows: [FlowRow], _ frame: inout Frame) {
    let row = size.rows - 1
    let right = placeText(rows)
    let rightColumns = CharacterWidth.columns(of: right)
    let room = max(0, size.columns - rightColumns - (right.isEmpty ? 0 : 2))
    frame.putRight(right, endingAt: size.columns, from: 0, row, Theme.hint)
    if let prompt {
      let count = search?.count ?? (prompt.text.isEmpty ? "" : "no match")
      let end = drawPrompt(
        "/", prompt.text, row, until: size.columns - CharacterWidth.columns(of: count) - 2, &frame)
      frame.fill(Rect(column: end, row: row, columns: size.columns - end, rows: 1))
      frame.putRight(
        count, endingAt: size.columns, from: end + 1, row,
        search?.matches.isEmpty == true || search == nil ? Theme.warning : .plain)
      frame.cursor = Point(column: min(end, size.columns - 1), row: row)
    } else if case .palette(let palette) = overlay {
      let end = drawPrompt(":", palette.text, row, until: room, &frame)
      frame.cursor = Point(column: end, row: row)
    } else if case .export(let prompt) = overlay {
      drawExportFoot(prompt, row, &frame)
    } else if let notice {
      // What happened is worth more than where one is, when there is no room for both.
      let fits = CharacterWidth.columns(of: notice.text) <= room
      if !fits { frame.fill(Rect(column: 0, row: row, columns: size.columns, rows: 1)) }
      frame.putCut(
        notice.text, 0, row, columns: fits ? room : size.columns,
        notice.isWarning ? Theme.warning : Theme.notice)
    } else {
      drawHints(row, until: room, &frame)
    }
  }

  private func drawExportFoot(_ prompt: ExportPrompt, _ row: Int, _ frame: inout Frame) {
    guard prompt.asksToOverwrite else {
      let end = drawPrompt("File: ", prompt.name, row, until: size.columns, &frame)
      frame.fill(Rect(column: end, row: row, columns: size.columns - end, rows: 1))
      frame.cursor = Point(column: min(end, size.columns - 1), row: row)
      return
    }
    // It stands in 20 columns.
    let keys = "? y / n"
    let start = frame.put("overwrite ", 0, row, Theme.warning)
    let end = frame.putCut(prompt.name, start, row, columns: size.columns - start - keys.count, Theme.notice)
    frame.put(keys, end, row, Theme.warning)
  }

  /// The end of what is typed stays in view.
  private func drawPrompt(_ sign: String, _ text: String, _ row: Int, until limit: Int, _ frame: inout Frame)
    -> Int
  {
    let room = max(1, limit - 1 - CharacterWidth.columns(of: sign))
    var shown = text[...]
    while CharacterWidth.columns(of: shown) > room, !shown.isEmpty { shown.removeFirst() }
    let start = frame.put(sign, 0, row, Theme.key)
    return frame.put(shown, start, row)
  }

  private func drawHints(_ row: Int, until limit: Int, _ frame: inout Frame) {
    var column = 0
    let hasTable = article.map { issue?.hasTable(in: $0.reference.article) ?? false } ?? false
    for action in hintActions where hasTable || action != .openTable {
      guard let key = Keymap.key(for: action, in: context), let hint = action.hint else { continue }
      let next = column + (column > 0 ? 2 : 0)
      guard next + CharacterWidth.columns(of: key.label) + 1 + CharacterWidth.columns(of: hint) <= limit
      else { continue }
      column = frame.put(key.label, next, row, Theme.key)
      column = frame.put(" " + hint, column, row, Theme.hint)
    }
  }

  /// The actions worth a hint where one is, the most telling first.
  private var hintActions: [Action] {
    switch context {
    case .contents: [.deeper, .help, .leave, .lineDown, .search, .openTable, .nextPane, .zoom]
    case .article:
      search != nil
        ? [.nextMatch, .back, .help, .search, .leave, .openTable]
        : [.search, .openTable, .help, .leave, .nextArticle, .source, .nextPane, .zoom]
    case .source: [.back, .help, .lineDown, .leave]
    case .table:
      [
        .sort, .help, .leave, .chart, .sortFurther, .undo, .columnRight, .deeper, .statistics, .copyCell,
        .export, .nextPane, .zoom,
      ]
    case .statistics: [.deeper, .back, .columnRight, .lineDown, .help]
    case .distinct: [.deeper, .back, .lineDown, .help]
    case .record: [.back, .copyRow, .help]
    case .report: [.back, .lineDown, .help]
    case .help: [.back, .lineDown]
    case .palette, .prompt, .export, .question: []
    }
  }

  /// Where one is, for the right end of the foot.
  private func placeText(_ rows: [FlowRow]) -> String {
    if overlay != nil { return "" }
    switch focus {
    case .table:
      guard let table, let openGrid, openGrid.columns.indices.contains(table.column) else { return "" }
      let shown = table.layout.fitting(from: table.left, available: tableColumns)
      let hidden = openGrid.columns.count - shown.count
      return "row \(min(table.row + 1, table.rowCount))/\(table.rowCount)"
        + (hidden > 0 ? "  +\(hidden) columns" : "")
    case .contents where panes.article.isEmpty:
      return "\(contents.cursor + 1)/\(contents.rows.count)"
    case .article, .contents:
      guard let article, let issue, let flow else { return "" }
      if let place = article.source { return "line \(place.item + 1)/\(issue.source.lineCount)" }
      let address = issue.address(of: article.reference.article).description
      var text = issue.sections.count > 1 || issue.articles.count > 1 ? address + "  " : ""
      if let search, prompt == nil { text = search.count + "  " + text }
      return text + "\(progress(flow, rows))%"
    }
  }

  /// How much of the article has been on the screen, in percent.
  private func progress(_ flow: ArticleFlow, _ rows: [FlowRow]) -> Int {
    let extent = flow.issue.extent(of: flow.article)
    guard !extent.isEmpty else { return 100 }
    // The row behind the last one shown begins where the rest does.
    let rest = rows.count > panes.article.rows ? rows.last?.anchor : nil
    let seen = (rest ?? extent.upperBound) - extent.lowerBound
    return max(0, min(100, seen * 100 / extent.count))
  }
}

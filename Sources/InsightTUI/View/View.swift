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
    let open = article?.reference.document ?? table?.reference.document
    if shown.count > 1, let open, let place = shown.firstIndex(of: open) {
      right = "\(place + 1) of \(shown.count) "
    }
    let header = issue?.header
    if let date = header?.published, size.columns >= 50 {
      right = date + (right.isEmpty ? " " : "  " + right)
    }
    if let why = headExplanation { right = why + " " }
    if let open, documents[open].hasChanged {
      let key = Keymap.key(for: .reread, in: .table)?.label ?? ""
      right =
        (size.columns >= 60 ? "changed: \(key) reads it again " : "changed ")
        + (right.isEmpty ? "" : " " + right)
    }
    var left = headTitle ?? header?.periodical ?? open.map { documents[$0].name } ?? "insight"
    if headTitle == nil, let number = header?.number { left += "  No. \(number)" }
    let room = size.columns - CharacterWidth.columns(of: right) - 2
    frame.putCut(left, 1, 0, columns: room, Theme.bar + .bold)
    frame.putRight(right, endingAt: size.columns, from: 0, 0, Theme.bar)
  }

  /// A pane that has the screen to itself and is no article of its own says what it is.
  private var headTitle: String? {
    if case .record = overlay { return recordTitle }
    guard !isWide else { return nil }
    switch focus {
    case .table: return openGrid?.title(columns: size.columns - (size.columns >= 50 ? 14 : 3))
    case .article: return article?.source == nil ? nil : articleTitle
    case .contents: return nil
    }
  }

  /// Why the rows of a table that has the screen to itself stand as they do, where there is room for that.
  private var headExplanation: String? {
    guard !isWide, overlay == nil, focus == .table, let table, let openGrid,
      table.view.arrangement != Arrangement()
    else { return nil }
    let text = table.explanation(openGrid)
    let room = size.columns - CharacterWidth.columns(of: openGrid.fullTitle) - 4
    return CharacterWidth.columns(of: text) <= room ? text : nil
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
      if table.view.arrangement != Arrangement() {
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
}

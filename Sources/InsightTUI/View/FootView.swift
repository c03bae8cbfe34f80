import InsightModel

// The line at the foot: what is typed, what happened, what goes on, else what the keys do; and where one is.
extension Reader {
  func drawFoot(_ rows: [(place: RowPlace, row: FlowRow)], _ frame: inout Frame) {
    let row = size.rows - 1
    if let prompt {
      drawPrompt(prompt, row, &frame)
      return
    }
    // A count that is being typed, before where one is.
    let right = [count.map(String.init), placeText(rows)].compactMap { $0 }.filter { !$0.isEmpty }
      .line("  ")
    let rightColumns = CharacterWidth.columns(of: right)
    let room = max(0, size.columns - rightColumns - (right.isEmpty ? 0 : 2))
    frame.putRight(right, endingAt: size.columns, from: 0, row, Theme.hint)
    if case .palette(let palette) = overlay {
      let (cursor, end) = drawTyped(":", palette.text, row, until: room, &frame)
      drawNotice(after: end, until: room, row, &frame)
      frame.cursor = Point(column: cursor, row: row)
    } else if case .export(let prompt) = overlay {
      drawExport(prompt, row, &frame)
    } else if case .results(let pane) = overlay {
      let (cursor, end) = drawTyped("F ", pane.text, row, until: room, &frame)
      drawNotice(after: end, until: room, row, &frame)
      frame.cursor = Point(column: cursor, row: row)
    } else if let firstOfPair {
      drawPairs(firstOfPair, row, &frame)
    } else if let notice {
      drawWhole(notice.text, row, room, notice.isWarning ? Theme.warning : Theme.notice, &frame)
    } else if let computing {
      drawProgress(
        computing.computation.work.label, computing.progress, row, until: room, isStoppable: true, &frame)
    } else if let loaded = loadedPart {
      // How long a stream is nobody knows.
      let end =
        loaded == 0
        ? frame.put("reading…", 0, row, Theme.notice, limit: room)
        : drawProgress("reading", loaded, row, until: room, isStoppable: false, &frame)
      drawHints(from: end + 2, row, until: room, &frame)
    } else if let (text, isFinding) = explanationAtCursor {
      let end =
        isFinding
        ? drawWhole(text, row, room, Theme.notice, &frame)
        : frame.putCut(text, 0, row, columns: room, Theme.hint)
      drawHints(from: end + 2, row, until: room, &frame)
    } else {
      drawHints(from: 0, row, until: room, &frame)
    }
  }

  /// Draws what is worth more than where one is, which gives way when there is no room for both. Gives the column after it.
  @discardableResult
  private func drawWhole(_ text: String, _ row: Int, _ room: Int, _ style: Style, _ frame: inout Frame) -> Int
  {
    let fits = CharacterWidth.columns(of: text) <= room
    if !fits { frame.fill(Rect(column: 0, row: row, columns: size.columns, rows: 1)) }
    return frame.putCut(text, 0, row, columns: fits ? room : size.columns, style)
  }

  /// What the cell, or the line, under the cursor is: column, unit, what was printed, what is proven and why. Nil where
  /// that would say no more than the screen does.
  private var explanationAtCursor: (text: String, isFinding: Bool)? {
    guard overlay == nil else { return nil }
    if context == .source { return healingAtHead.map { ($0, true) } }
    if context == .article { return figureWords ?? noteAtHead.map { ("¶ " + $0, true) } }
    guard context == .table, let table, let openGrid, let row = table.selectedRow,
      openGrid.columns.indices.contains(table.column)
    else { return nil }
    let column = openGrid.columns[table.column]
    var name = openGrid.markedLabel(of: table.column)
    if let unit = column.unit ?? (column.type == .money ? openGrid.unit : nil), !name.contains(unit) {
      name += ", " + unit
    }
    if let note = cellNotes[NotedCell(row: row, column: table.column)] {
      // The note first: a narrow foot has no room for both.
      return ("¶ \(Self.line(of: note)) · \(name)", true)
    }
    if let explanation = openGrid.explanation(row, table.column) {
      let reason = openGrid.finding(row, table.column)?.reasons.first.map { ": " + $0 } ?? ""
      // The reason is cut before the name; on narrow screens the name, which stands above the cell, gives way to the values.
      let named = "\(name): \(explanation)"
      let isNamed = CharacterWidth.columns(of: named) <= size.columns * 3 / 4
      return ((isNamed ? named : explanation) + reason, true)
    }
    let text = CellText.shown(openGrid, row, table.column) ?? ""
    if let doubt = openGrid.finding(ofLine: row, table.column) {
      let what = doubt.row == nil ? "this column is in doubt" : "this row is in doubt"
      return ("\(name): \(text); \(what)" + (doubt.reasons.first.map { ": " + $0 } ?? ""), true)
    }
    let width = table.layout.position(of: table.column).map { table.layout.columns[$0].width } ?? 0
    if CharacterWidth.columns(of: text) > width { return ("\(name): \(text)", false) }
    return size.columns >= 80 ? (name, false) : nil
  }

  /// The note on the first paragraph of the pane that has one there.
  private var noteAtHead: String? {
    guard let document = article?.reference.document, memories[document]?.notes.isEmpty == false,
      let place = article?.place
    else { return nil }
    let item = shownRows.first { $0.row.content != .blank }?.place.item ?? place.row.item
    return note(onItem: item).map(Self.line)
  }

  /// What was healed in the line of the file at the head of the pane.
  private var healingAtHead: String? {
    guard let issue, let line = article?.source?.item else { return nil }
    let range = issue.source.line(line + 1)
    let first = issue.firstHealing(at: range.lowerBound)
    let healed = issue.healings[first...].prefix { $0.raw.lowerBound < range.upperBound }
    guard let healing = healed.first else { return nil }
    let more = healed.count > 1 ? ", and \(Words.number(healed.count - 1)) more" : ""
    return
      "line \(line + 1): \(issue.source.string(healing.raw)) read as \(issue.text.string(healing.healed))\(more)"
  }

  /// The part of the open data file that has been read; nil when all of it has.
  private var loadedPart: Double? {
    guard let table, table.reference.table == nil, documents.indices.contains(table.reference.document),
      case .data(_, let loaded) = documents[table.reference.document].state
    else { return nil }
    return loaded
  }

  // MARK: Progress

  static func percent(_ part: Double) -> String { "\(Int(saturating: min(max(0, part), 1) * 100, .down))%" }

  /// `sorting ████▌░░░ 56%  Ctrl-C stops`; returns the column after it.
  @discardableResult
  private func drawProgress(
    _ label: String, _ part: Double, _ row: Int, until limit: Int, isStoppable: Bool, _ frame: inout Frame
  ) -> Int {
    let percent = Self.percent(part)
    let stop = isStoppable ? keymap.key(for: .interrupt, in: context)?.label : nil
    let bar = min(20, limit - label.utf8.count - percent.utf8.count - 2)
    var column = frame.put(label + " ", 0, row, Theme.notice, limit: limit)
    if bar >= 4 {
      column = frame.put(Bar.text(part, columns: bar), column, row, Theme.progress, limit: limit)
      column = frame.put(" ", column, row)
    }
    column = frame.put(percent, column, row, Theme.notice, limit: limit)
    if let stop, column + 2 + stop.utf8.count + 6 <= limit {
      column = frame.put(stop, column + 2, row, Theme.key)
      column = frame.put(" stops", column, row, Theme.hint)
    }
    return column
  }

  // MARK: Hints

  private func drawHints(from start: Int, _ row: Int, until limit: Int, _ frame: inout Frame) {
    var column = start
    let hasTable = article.map { issue?.hasTable(in: $0.reference.article) ?? false } ?? false
    for action in hintActions where hasTable || action != .openTable {
      guard let key = keymap.key(for: action, in: context), let hint = action.hint else { continue }
      let next = column + (column > start ? 2 : 0)
      guard next + CharacterWidth.columns(of: key.label) + 1 + CharacterWidth.columns(of: hint) <= limit
      else { continue }
      column = frame.put(key.label, next, row, Theme.key)
      column = frame.put(" " + hint, column, row, Theme.hint)
    }
  }

  /// What may follow the first letter of a pair.
  private func drawPairs(_ first: Unicode.Scalar, _ row: Int, _ frame: inout Frame) {
    frame.fill(Rect(column: 0, row: row, columns: size.columns, rows: 1))
    var column = frame.put(String(Character(first)) + "…", 0, row, Theme.key)
    for (second, action) in keymap.pairs(first, in: context) {
      let text = " " + (action.hint ?? action.summary)
      guard column + 2 + second.label.utf8.count + CharacterWidth.columns(of: text) <= size.columns else {
        continue
      }
      column = frame.put(second.label, column + 2, row, Theme.key)
      column = frame.put(text, column, row, Theme.hint)
    }
  }

  /// The actions worth a hint where one is, the most telling first.
  private var hintActions: [Action] {
    switch context {
    case .contents: [.deeper, .help, .leave, .lineDown, .search, .openTable, .nextPane, .zoom]
    case .library:
      [
        .deeper, .find, .help, .leave, .toggleRead, .toggleStar, .search, .markAllRead, .remove, .undo,
        .lineDown,
      ].filter { $0 != .undo || !memoryHistory.past.isEmpty }
    case .results: []
    case .links: [.deeper, .back, .help, .lineDown]
    case .article:
      figureAtHand != nil
        ? [.nextFigure, .deeper, .back, .help]
        : search != nil
          ? [.nextMatch, .back, .help, .search, .leave, .openTable]
          : [.search, .openTable] + (isLinkShown ? [.links] : [])
            + [.help, .leave, .nextArticle, .source, .nextPane, .zoom]
    case .source: [.back, .help, .lineDown, .leave]
    case .table:
      table?.chart != nil
        ? [.chart, .columnRight, .back, .sort, .filter, .help, .leave]
        : table?.search != nil
          ? [.nextMatch, .back, .help, .search, .sort, .filter, .leave]
          : [
            .sort, .filter, .help, .leave, .chart, .search, .deeper, .undo, .statistics, .hideColumn,
            .distinct, .group,
            .copyCell, .export, .sortFurther, .nextPane, .zoom,
          ].filter { action in
            switch action {
            case .undo: table?.history.past.isEmpty == false
            case .nextPane, .zoom: !isAlone
            case _: true
            }
          }
    case .record: [.nextRow, .back, .previousRow, .copyRow, .help]
    case .report: [.deeper, .back, .lineDown, .nextDoubt, .help]
    case .choice: [.copyText, .copyQuoted, .back, .lineDown, .help]
    case .front: [.deeper, .back, .help, .leave, .lineDown, .nextIssue, .nextPane, .zoom]
    case .statistics: [.deeper, .back, .columnRight, .lineDown, .help]
    case .distinct: [.deeper, .back, .lineDown, .help]
    case .help: [.back, .search, .lineDown]
    case .palette, .prompt, .export, .question: []
    }
  }

  // MARK: Where one is

  /// Where one is, for the right end of the foot.
  private func placeText(_ rows: [(place: RowPlace, row: FlowRow)]) -> String {
    if case .library(let pane) = overlay {
      let found = pageSearch.map { $0.count + "  " } ?? ""
      return found + "\(Words.number(pane.place)) of \(Words.count(pane.issues.count, "issue"))"
    }
    if case .results(let pane) = overlay, !pane.outcome.results.isEmpty {
      return "\(pane.cursor + 1)/\(pane.outcome.count)"
    }
    if case .links(let pane) = overlay { return "\(pane.cursor + 1)/\(pane.items.count)" }
    if overlay != nil { return pageSearch?.count ?? "" }
    switch focus {
    case .table:
      return tablePlace
    case .article where front != nil:
      guard let flow = frontFlow, let front else { return "" }
      let targets = flow.items.indices.filter { flow.items[$0].isTarget }
      return "\((targets.firstIndex { $0 >= front.item } ?? 0) + 1)/\(targets.count)"
    case .contents where panes.article.isEmpty:
      return "\(contents.cursor + 1)/\(contents.rows.count)"
    case .article, .contents:
      guard let article, let issue, let flow else { return "" }
      if let place = article.source {
        let found = pageSearch.map { $0.count + "  " } ?? ""
        return found + "line \(place.item + 1)/\(issue.source.lineCount)"
      }
      let address = issue.address(of: article.reference.article).description
      var text = issue.sections.count > 1 || issue.articles.count > 1 ? address + "  " : ""
      if let search, prompt == nil { text = search.count + "  " + text }
      return text + "\(progress(flow, rows))%"
    }
  }

  /// How much of the article has been on the screen, in percent.
  private func progress(_ flow: ArticleFlow, _ rows: [(place: RowPlace, row: FlowRow)]) -> Int {
    let extent = flow.issue.extent(of: flow.article)
    guard !extent.isEmpty else { return 100 }
    // The row after the last one shown begins where the rest does.
    let rest = rows.count > panes.article.rows ? rows.last?.row.anchor : nil
    let seen = (rest ?? extent.upperBound) - extent.lowerBound
    return max(0, min(100, seen * 100 / extent.count))
  }

  /// Row, columns out of sight, and what is searched for: in words where there is room, else in signs.
  private var tablePlace: String {
    guard let table, let openGrid else { return "" }
    let count = Words.number(table.view.order.count)
    let isPinned = table.row >= table.view.order.count
    let row = isPinned ? "–" : Words.number(table.row + 1)
    let role = table.selectedRow.map { openGrid.role($0) == .total ? "total" : "others" } ?? ""
    let place =
      table.view.order.isEmpty && openGrid.dataRowCount > 0
      ? "no row"
      : isPinned && !table.pinned.isEmpty ? "\(role) of \(count) rows" : "row \(row) of \(count)"
    let found = table.search.map { $0.count(at: table.cursorCell) + "  " } ?? ""
    let shown = table.shownPositions(tableColumns)
    let placed = table.placed(tableColumns)
    let right = table.layout.columns.count - shown.upperBound
    let left = table.layout.columns.count - right - placed.count
    let hidden = table.view.hidden.count
    let parts = [(left, "left"), (right, "right"), (hidden, "hidden")].filter { $0.0 > 0 }
    let words = parts.enumerated().map { at, part in
      at == 0 ? "\(Words.count(part.0, "column")) \(part.1)" : "\(Words.number(part.0)) \(part.1)"
    }.joined(separator: ", ")
    let signs = (left > 0 ? "‹\(left)" : "") + (right > 0 ? " \(right)›" : "")
    let texts = [
      "\(found)\(words.isEmpty ? "" : words + "  ")\(place)",
      "\(found)\(words.isEmpty ? "" : words + "  ")row \(row)/\(count)",
      "\(found)\(signs.isEmpty ? "" : signs + "  ")row \(row)/\(count)",
      "\(found)\(row)/\(count)",
    ]
    return texts.first { CharacterWidth.columns(of: $0) <= size.columns * 11 / 20 } ?? texts[3]
  }
}

/// A part of a whole as a bar.
enum Bar {
  private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// `columns` columns, of which the part (0...1) is filled to an eighth of a column; the rest is a thin line.
  static func text(_ part: Double, columns: Int) -> String {
    let filled = Int(saturating: min(max(0, part), 1) * Double(columns * 8), .down)
    var text = String(repeating: "█", count: filled / 8)
    if filled % 8 > 0 { text.append(eighths[filled % 8 - 1]) }
    return text + String(repeating: "─", count: max(0, columns - text.count))
  }
}

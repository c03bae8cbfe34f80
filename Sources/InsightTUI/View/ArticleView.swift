import InsightModel

extension Reader {
  /// The open article, set for its pane.
  func drawArticle(_ pane: Rect, _ rows: ArraySlice<(place: RowPlace, row: FlowRow)>, _ frame: inout Frame) {
    guard let flow else { return }
    var painter = RowPainter(flow: flow, search: search, facts: articleFacts, figure: figureAtHand)
    let column = pane.column + margin
    for (line, (_, row)) in rows.enumerated() {
      painter.draw(row, column, pane.row + line, limit: pane.column + pane.columns, &frame)
      // A sign of its own, as no text has room for one.
      if margin > 0, painter.isDoubtful(row) { frame.put("?", pane.column, pane.row + line, Theme.warning) }
    }
    drawNotes(rows, painter, pane, &frame)
    if let choice { drawChoice(choice, flow, rows, pane, &frame) }
  }

  /// Marks the paragraphs that have a note, in the margin.
  private func drawNotes(
    _ rows: ArraySlice<(place: RowPlace, row: FlowRow)>, _ painter: RowPainter, _ pane: Rect,
    _ frame: inout Frame
  ) {
    guard let article, memories[article.reference.document]?.notes.isEmpty == false else { return }
    for (line, (place, row)) in rows.enumerated()
    where place.row == 0 && row.content != .blank && note(onItem: place.item) != nil {
      // Beside the mark of doubt.
      let column = painter.isDoubtful(row) ? pane.column + max(0, margin - 1) : pane.column
      frame.put("¶", column, pane.row + line, Theme.mark)
    }
  }

  /// Marks the chosen paragraphs, at their left edge too.
  private func drawChoice(
    _ choice: Choice, _ flow: ArticleFlow, _ rows: ArraySlice<(place: RowPlace, row: FlowRow)>, _ pane: Rect,
    _ frame: inout Frame
  ) {
    for (line, (place, row)) in rows.enumerated()
    where choice.items.contains(place.item) && row.content != .blank {
      let columns = min(flow.measure, pane.columns - margin)
      frame.restyle(pane.column + margin, pane.row + line, columns: columns, adding: Theme.selected)
      if place.item == choice.cursor { frame.put("›", pane.column, pane.row + line, Theme.key) }
    }
  }

  /// The file's own lines, with what was healed marked.
  func drawSource(_ pane: Rect, _ frame: inout Frame) {
    guard let flow = sourceFlow, let place = article?.source else { return }
    let column = pane.column + margin
    let limit = pane.column + pane.columns
    let rows = flow.rows(from: place, count: pane.rows)
    guard let first = rows.first?.row.range.lowerBound else { return }
    var healings = flow.issue.healings[flow.issue.firstHealing(at: first)...]
    for (line, (place, row)) in rows.enumerated() {
      if let number = row.number {
        frame.putRight(
          String(number), endingAt: column + flow.gutter - 1, from: column, pane.row + line, Theme.lineNumber)
      }
      var pen = Frame.Pen(column: column + flow.gutter, row: pane.row + line, limit: limit)
      var offset = row.range.lowerBound
      while offset < row.range.upperBound {
        while let healing = healings.first, healing.raw.upperBound <= offset { healings.removeFirst() }
        let next = healings.first?.raw
        let (end, isHealed) = Self.stretch(of: next, from: offset, to: row.range.upperBound)
        let style = isHealed ? Theme.healed : .plain
        let space = Frame.Space.tabbed(from: column + flow.gutter)
        guard frame.put(flow.issue.source.bytes, offset..<end, &pen, style, space: space) else { break }
        offset = end
      }
      if pageSearch != nil {
        highlight(
          flow.issue.source.string(row.range), column + flow.gutter, pane.row + line, of: place.item, &frame)
      }
    }
  }

  /// How far what stands at `offset` reaches when `marked` is the next range that looks different.
  static func stretch(of marked: Range<Int>?, from offset: Int, to end: Int) -> (end: Int, isMarked: Bool) {
    guard let marked else { return (end, false) }
    return marked.lowerBound <= offset
      ? (min(end, marked.upperBound), true) : (min(end, marked.lowerBound), false)
  }
}

extension Issue {
  /// The index of the first healing that does not end before a byte of the source.
  /// After the last one where the text is not the file's, in whose lines they stand.
  func firstHealing(at offset: Int) -> Int {
    guard isPlainText else { return healings.count }
    var low = 0
    var high = healings.count
    while low < high {
      let middle = (low + high) / 2
      if healings[middle].raw.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Draws the rows of an article.
struct RowPainter {
  let flow: ArticleFlow
  let search: SearchState?
  let facts: Facts?
  /// The figure that one has gone to.
  let figure: Int?
  private var table: (index: Int, grid: Grid, layout: TableLayout)?

  init(flow: ArticleFlow, search: SearchState?, facts: Facts?, figure: Int?) {
    self.flow = flow
    self.search = search
    self.facts = facts
    self.figure = figure
  }

  /// True where a figure begins in a row that the tables contradict.
  func isDoubtful(_ row: FlowRow) -> Bool {
    guard let facts, case .text(let range, _, _, _) = row.content else { return false }
    return facts.tied[facts.firstTied(endingAfter: range.lowerBound)...].lazy.map { facts.mentions[$0] }
      .prefix { $0.range.lowerBound < range.upperBound }
      .contains { $0.verdict == .disagree && $0.range.lowerBound >= range.lowerBound }
  }

  mutating func draw(_ row: FlowRow, _ column: Int, _ line: Int, limit: Int, _ frame: inout Frame) {
    switch row.content {
    case .blank:
      break
    case .text(let range, let indent, let lead, let role):
      let style = Self.style(role)
      let start = frame.put(
        lead, column + indent, line, role == .keyPoint ? Theme.bullet : style, limit: limit)
      drawText(range, start, line, limit, style, space: .folded, &frame)
    case .verbatim(let range):
      drawText(range, column, line, limit, .plain, space: .tabbed(from: column), &frame)
    case .tableRow(let part):
      draw(part, column, line, min(limit, column + flow.tableWidth), &frame)
    }
  }

  static func style(_ role: FlowRow.Role) -> Style {
    switch role {
    case .section: Theme.section
    case .headline: Theme.headline
    case .paragraph, .keyPoint: .plain
    case .subheading: Theme.subheading
    case .note: Theme.note
    }
  }

  private func drawText(
    _ range: Range<Int>, _ column: Int, _ line: Int, _ limit: Int, _ style: Style, space: Frame.Space,
    _ frame: inout Frame
  ) {
    let bytes = flow.issue.text.bytes
    var pen = Frame.Pen(column: column, row: line, limit: limit)
    var match = search.map { firstMatch(in: $0.matches, at: range.lowerBound) } ?? 0
    let matches = search?.matches ?? []
    var tied = facts.map { $0.tied[$0.firstTied(endingAfter: range.lowerBound)...] } ?? []
    var offset = range.lowerBound
    while offset < range.upperBound {
      while match < matches.count, matches[match].upperBound <= offset { match += 1 }
      while let facts, let first = tied.first, facts.mentions[first].range.upperBound <= offset {
        tied.removeFirst()
      }
      let next = match < matches.count ? matches[match] : nil
      let mention = tied.first.flatMap { facts?.mentions[$0] }
      let (matchEnd, isMatch) = Reader.stretch(of: next, from: offset, to: range.upperBound)
      let (end, isFigure) = Reader.stretch(of: mention?.range, from: offset, to: matchEnd)
      var shown = style
      if isFigure {
        shown = shown + (mention?.verdict == .disagree ? Theme.doubt : Theme.figure)
        if tied.first == figure { shown = shown + Theme.selected }
      }
      if isMatch { shown = shown + (search?.current == match ? Theme.currentMatch : Theme.match) }
      guard frame.put(bytes, offset..<end, &pen, shown, space: space) else { return }
      offset = end
    }
  }

  private func firstMatch(in matches: [Range<Int>], at offset: Int) -> Int {
    var low = 0
    var high = matches.count
    while low < high {
      let middle = (low + high) / 2
      if matches[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Tables in the text

  /// The table whose rows are drawn, set once for all of them.
  private mutating func shown(_ index: Int) -> (grid: Grid, layout: TableLayout) {
    if let table, table.index == index { return (table.grid, table.layout) }
    let (grid, layout) = flow.shownTable(index)
    table = (index, grid, layout)
    return (grid, layout)
  }

  private mutating func draw(
    _ part: FlowRow.TableRow, _ column: Int, _ line: Int, _ limit: Int, _ frame: inout Frame
  ) {
    if case .elsewhere(let text) = part.part {
      frame.put(text, column, line, Theme.tableHeader, limit: limit)
      highlight(text, column, line, &frame)
      return
    }
    let (grid, layout) = shown(part.table)
    switch part.part {
    case .elsewhere: break
    case .caption(let text):
      frame.put(text, column, line, Theme.tableHeader, limit: limit)
      highlight(text, column, line, &frame)
    case .more(let count):
      frame.put("… \(count) more rows in the table viewer", column, line, Theme.note, limit: limit)
    case .rule:
      frame.fill(
        Rect(column: column, row: line, columns: min(layout.width, limit - column), rows: 1), with: "─",
        Theme.rule)
    case .header(let number):
      var at = column
      for item in layout.columns {
        let text = layout.header(item, fromBottom: layout.headerRows - 1 - number)
        frame.put(text, at, line, Theme.tableHeader, limit: limit)
        highlight(text, at, line, &frame)
        at += item.width + TableLayout.gap
      }
    case .row(let number):
      var at = column
      for item in layout.columns {
        let text = layout.aligned(grid, number, item)
        frame.putCell(text, at, line, Theme.cell(grid, number, item.index), limit: limit)
        highlight(text, at, line, &frame)
        at += item.width + TableLayout.gap
      }
    }
    if layout.width > limit - column { frame.put("›", limit - 1, line, Theme.rule) }
  }

  /// Marks what the search finds in a text that was drawn at `column`.
  private func highlight(_ text: String, _ column: Int, _ line: Int, _ frame: inout Frame) {
    if let search { frame.highlight(search.search, in: text, column, line) }
  }
}

extension Frame {
  /// Writes an aligned cell; its padding keeps the plain look where the style would underline it.
  mutating func putCell(_ text: String, _ column: Int, _ row: Int, _ style: Style, limit: Int) {
    guard style.contains(.underline) else {
      put(text, column, row, style, limit: limit)
      return
    }
    let padding = text.prefix { $0 == " " }.count
    let body = text.dropFirst(padding)
    let trailing = body.reversed().prefix { $0 == " " }.count
    let start = put(text.prefix(padding), column, row, limit: limit)
    let end = put(body.dropLast(trailing), start, row, style, limit: limit)
    put(body.suffix(trailing), end, row, limit: limit)
  }
}

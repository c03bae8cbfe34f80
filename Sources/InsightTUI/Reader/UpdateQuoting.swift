import InsightModel

/// Paragraphs that are chosen to be copied: items of the article's flow, the one where it began and the one at the cursor.
struct Choice: Equatable, Sendable {
  var first: Int
  var cursor: Int

  var items: ClosedRange<Int> { min(first, cursor)...max(first, cursor) }
}

// Copying as people quote: running text without its line breaks, a value with its name, its source and where it stands.
extension Reader {
  /// Begins to choose paragraphs, at the first one of the screen that is whole.
  mutating func choose() -> [Effect] {
    guard let place = article?.place, article?.source == nil else { return [] }
    if choice != nil {
      choice = nil
      return []
    }
    let found = shownRows.first { $0.place.row == 0 && $0.row.content != .blank }?.place.item
    let item = found ?? place.row.item
    choice = Choice(first: item, cursor: item)
    let key = keymap.key(for: .copyText, in: .choice)?.label ?? ""
    let quoted = keymap.key(for: .copyQuoted, in: .choice)?.label ?? ""
    notice = Notice(text: "↓ ↑ choose paragraphs; \(key) copies them, \(quoted) with their source")
    return []
  }

  mutating func moveChoice(_ action: Action, times: Int?) {
    guard let flow, var choice else { return }
    let target = Self.target(action, times, from: choice.cursor, page: 3, length: flow.itemCount)
    choice.cursor = min(max(0, target), flow.itemCount - 1)
    self.choice = choice
    keepChoiceVisible()
  }

  /// Keeps the paragraph at the cursor of what is chosen on the screen.
  mutating func keepChoiceVisible() {
    guard let flow, let choice else { return }
    // All of the paragraph at the cursor is on the screen, or its beginning.
    let height = panes.article.rows
    let rows = flow.rows(choice.cursor)
    let shown = shownRows.map(\.place)
    let begin = RowPlace(item: choice.cursor, row: 0)
    let end = RowPlace(item: choice.cursor, row: max(0, rows.count - 1))
    if !shown.contains(begin) {
      scroll(to: flow.settled(begin, height: height))
    } else if !shown.contains(end) {
      scroll(to: rows.count >= height ? begin : flow.place(1 - height, from: end, height: height))
    }
  }

  mutating func copyText() -> [Effect] {
    guard let flow, let items = choice?.items else { return choose() }
    choice = nil
    let count = Words.count(items.count, "paragraph")
    return [.copy(text(of: items, flow), what: count)]
  }

  /// What is at the cursor with its source: paragraphs, or a cell.
  mutating func copyQuoted() -> [Effect] {
    switch context {
    case .choice:
      guard let flow, let items = choice?.items, let issue else { return [] }
      choice = nil
      let lines = items.map { flow.block($0)?.lines ?? Self.headline(flow.article, issue) }
      let first = lines.map(\.lowerBound).min().map(issue.sourceLine)
      let last = lines.map(\.upperBound).max().map(issue.sourceLine)
      let place = Self.lines(first, last)
      let source =
        ([openDocument.map { citation(of: $0) }, issue.address(of: flow.article).description, place])
        .compactMap {
          $0
        }
      let quoted =
        settings.citation == .markdown
        ? text(of: items, flow).split(separator: "\n", omittingEmptySubsequences: false)
          .map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
        : text(of: items, flow)
      let text = "\(quoted)\n\n— \(source.filter { !$0.isEmpty }.joined(separator: ", "))"
      return [.copy(text, what: Words.count(items.count, "paragraph") + " with the source")]
    case .article:
      return choose()
    case .table, .record:
      guard let text = quotedCell else {
        notice = Notice(text: "this cell is empty")
        return []
      }
      return [.copy(text, what: text)]
    case .contents, .library, .results, .links, .front, .source, .statistics, .distinct, .report, .help,
      .palette,
      .prompt, .export,
      .question:
      return []
    }
  }

  /// The text of some items, each on one line, with a blank line between paragraphs.
  private func text(of items: ClosedRange<Int>, _ flow: ArticleFlow) -> String {
    var text = ""
    var previous: Block.Kind?
    for item in items {
      let lines: String
      let block = flow.block(item)
      switch block?.kind {
      case .table(let index):
        let grid = Grid(flow.issue.tables[index])
        lines = PlainText.table(
          grid, rows: (0..<UInt32(max(0, grid.rowCount))).map { $0 }, columns: ArticleFlow.widestMeasure
        ).joined(separator: "\n")
      case .verbatim: lines = block.map { flow.issue.string($0.range) } ?? ""
      case .keyPoint, .item: lines = "- " + (block.map { Self.unwrapped($0, in: flow.issue) } ?? "")
      case .paragraph, .subheading, .note, .quotation:
        lines = block.map { Self.unwrapped($0, in: flow.issue) } ?? ""
      case nil: lines = Self.unwrapped(flow.issue.running(flow.issue.articles[flow.article].headline))
      }
      if !text.isEmpty { text += previous == .keyPoint && block?.kind == .keyPoint ? "\n" : "\n\n" }
      previous = block?.kind
      text += lines
    }
    return text
  }

  private static func unwrapped(_ block: Block, in issue: Issue) -> String {
    issue.passages(of: block).map { unwrapped(issue.running($0)) }.joined(separator: "\n")
  }

  private static func unwrapped(_ text: String) -> String {
    Passages.oneLine(text, keepsNoBreakSpaces: true)
  }

  /// The lines of an article's headline.
  private static func headline(_ article: Int, _ issue: InsightModel.Issue) -> ClosedRange<Int> {
    let range = issue.articles[article].headline
    let first = issue.text.lineNumber(at: range.lowerBound)
    return first...max(first, issue.text.lineNumber(at: max(range.lowerBound, range.upperBound - 1)))
  }

  private static func lines(_ first: Int?, _ last: Int?) -> String {
    guard let first else { return "" }
    guard let last, last > first else { return "line \(first)" }
    return "lines \(first)–\(last)"
  }

  /// `Korean Industrial Insight No. 12, 2 May 2025`; the title, or the file's name, where the issue has neither.
  private func citation(of document: Int) -> String {
    guard let header = documents[document].issue?.header else { return documents[document].name }
    let name = header.periodical ?? header.title ?? documents[document].name
    let shown = settings.citation == .markdown ? "*\(MarkdownText.escaped(name))*" : name
    let number = header.number.map { "\(shown) No. \($0)" } ?? shown
    return [number, header.published.map { DateText.text($0, settings.dates) }].compactMap { $0 }.joined(
      separator: ", ")
  }

  /// `Gartner, in: …, 2.1, Table 1`, `prices.csv, row 12`; of what was worked out that of which it was.
  private func source(of reference: GridReference, row: Int?) -> String {
    let document = documents[reference.document]
    switch derived[reference.document] {
    case .groups(let source, _, _):
      return "\(document.name), worked out of \(self.source(of: source, row: nil))"
    case .facts(let document, let revision, let places):
      let isCurrent = documents[document].revision == revision
      guard isCurrent, let row, places.indices.contains(row) else { return citation(of: document) }
      switch places[row] {
      case .cell(let cell):
        return source(of: GridReference(document: document, table: cell.table), row: nil)
      case .mention(let index):
        let mentions = documents[document].facts?.mentions ?? []
        let article = mentions.indices.contains(index) ? mentions[index].article : nil
        let address = article.flatMap { documents[document].issue?.address(of: $0).description }
        return citation(of: document) + (address.map { ", " + $0 } ?? "")
      }
    case nil: break
    }
    guard let number = reference.table, let printed = document.issue?.tables[number] else {
      return document.name + (row.map { ", row \(Words.number($0 + 1))" } ?? "")
    }
    let source = printed.source.map { $0 + ", in: " } ?? ""
    return "\(source)\(citation(of: reference.document)), \(printed.address), "
      + (printed.number.map { "Table \($0)" } ?? "table")
  }

  /// `Apple, 2024 Revenue: 20,510 Million USD. Gartner, in: …, 2.1, Table 1; printed 20,51`; nil for an empty cell.
  private var quotedCell: String? {
    guard let openGrid, let table, let row = table.selectedRow,
      let value = openGrid.shown(row, table.column), !value.isEmpty
    else { return nil }
    let column = openGrid.columns[table.column]
    let name = openGrid.nameColumn.flatMap { $0 == table.column ? nil : openGrid.shown(row, $0) }
    let what = [name, openGrid.label(of: table.column)].compactMap { $0 }.joined(separator: ", ")
    var unit = column.unit ?? (column.type == .money ? openGrid.unit : nil) ?? ""
    if unit == "%", value.hasSuffix("%") { unit = "" }
    var text = "\(what): \(value)" + (unit.isEmpty ? "" : unit == "%" ? unit : " " + unit) + ". "
    text += source(of: table.reference, row: row)
    guard let finding = openGrid.finding(row, table.column) else {
      guard let doubt = openGrid.finding(ofLine: row, table.column) else { return text }
      return text + (doubt.row == nil ? "; its column is in doubt" : "; its row is in doubt")
    }
    return text + (finding.proven == nil ? "; in doubt" : "; printed \(finding.printed)")
  }
}

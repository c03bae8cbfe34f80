import InsightModel

/// One row of an article as it is set.
struct FlowRow: Equatable, Sendable {
  enum Content: Equatable, Sendable {
    case blank
    /// Bytes of the healed text, `indent` columns in, after `lead` (a bullet or number; spaces on later lines).
    case text(Range<Int>, indent: Int, lead: String, role: Role)
    case tableRow(TableRow)
    /// A line with its own breaks and spaces, or a piece of one that is too long.
    case verbatim(Range<Int>)
  }

  /// What the text is, which decides how it looks.
  enum Role: Equatable, Sendable { case section, headline, paragraph, keyPoint, subheading, note }

  /// One line of a table in the text.
  struct TableRow: Equatable, Sendable {
    enum Part: Equatable, Sendable {
      case caption(String)
      case header(Int)
      case rule
      case row(Int)
      case more(Int)
      /// The table is open in a pane of its own, and not drawn twice.
      case elsewhere(String)
    }
    var table: Int
    var part: Part
  }

  var content: Content
  /// The byte of the healed text that this row begins with: where a reader is, whatever the measure.
  var anchor: Int
}

/// Sets an article in a measure. Item 0 is the headline, item 1 the first block, and so on; items are set one
/// by one, so that only what is seen is laid out.
struct ArticleFlow {
  let issue: Issue
  let article: Int
  /// Columns that the text may take.
  let measure: Int
  /// Columns that a table may take.
  let tableWidth: Int

  static let widestMeasure = 88
  /// A longer table shows its first rows in the text; the viewer shows all.
  private static let tableRowsShown = 60

  /// Section numerals in ASCII letters.
  let isPlain: Bool
  /// The table that is open beside or below the article; nil for none.
  let openTable: OpenTable?
  /// What was set before.
  var known = Window()

  struct OpenTable: Equatable, Sendable {
    /// Index into the issue's tables.
    var index: Int
    var isBeside: Bool
  }

  init(
    issue: Issue, article: Int, columns: Int, isPlain: Bool = false, widest: Int = Self.widestMeasure,
    openTable: OpenTable? = nil
  ) {
    self.isPlain = isPlain
    self.issue = issue
    self.article = article
    self.openTable = openTable
    measure = max(1, min(widest, columns))
    tableWidth = max(1, columns)
  }

  var itemCount: Int { 1 + issue.articles[article].blocks.count }

  func block(_ item: Int) -> Block? {
    let blocks = issue.articles[article].blocks
    guard item >= 1, item <= blocks.count else { return nil }
    return issue.blocks[blocks.lowerBound + item - 1]
  }

  /// The rows of an item, with the blank ones after it.
  func rows(_ item: Int) -> [FlowRow] {
    if let known = known.rows(item) { return known }
    guard let block = block(item) else { return item == 0 ? headline() : [] }
    var rows: [FlowRow]
    switch block.kind {
    case .paragraph, .quotation: rows = text(block, lead: "", .paragraph)
    case .keyPoint: rows = text(block, lead: measure >= 10 ? "• " : "", .keyPoint)
    case .item(let mark): rows = text(block, lead: measure >= 10 ? Self.lead(mark) : "", .keyPoint)
    case .subheading: rows = text(block.range, indent: 0, lead: "", .subheading)
    case .note: rows = text(block.range, indent: 0, lead: "", .note)
    case .table(let index): rows = table(index, block.range)
    case .verbatim: rows = verbatim(item)
    }
    if needsSpace(after: item) { rows.append(FlowRow(content: .blank, anchor: block.range.upperBound)) }
    return rows
  }

  /// True where a blank row stands between an item and the next one.
  func needsSpace(after item: Int) -> Bool {
    guard let block = block(item), let next = self.block(item + 1) else { return false }
    // A very long line comes as several blocks, and so do very many kept ones: no blank line is between.
    if next.kind == block.kind,
      next.lines.lowerBound <= block.lines.upperBound + (block.kind == .verbatim ? 1 : 0)
    {
      return false
    }
    switch block.kind {
    case .keyPoint, .item: return !next.isItem(after: block)
    case .table: return next.kind != .note
    case .paragraph, .subheading, .note, .verbatim, .quotation: return true
    }
  }

  private func headline() -> [FlowRow] {
    let article = issue.articles[article]
    let section = issue.sections[article.section]
    var rows: [FlowRow] = []
    let anchor =
      article.headline.isEmpty ? issue.extent(of: self.article).lowerBound : article.headline.lowerBound
    if !section.title.isEmpty {
      let lead = section.numeral.isEmpty ? "" : section.shownNumeral(isPlain: isPlain) + ". "
      rows += text(section.title, indent: 0, lead: lead, .section).map {
        FlowRow(content: $0.content, anchor: anchor)
      }
    }
    if !article.headline.isEmpty {
      let lead = article.number > 0 ? "\(article.number). " : ""
      rows += text(article.headline, indent: 0, lead: lead, .headline)
      rows.append(FlowRow(content: .blank, anchor: article.headline.upperBound))
    } else if !rows.isEmpty {
      rows.append(FlowRow(content: .blank, anchor: anchor))
    }
    return rows
  }

  private static func lead(_ mark: ItemMark) -> String {
    switch mark {
    case .bullet: "• "
    case .number(let number): "\(number). "
    case .task(let isDone): isDone ? "[x] " : "[ ] "
    }
  }

  /// A block's text after the bars of the quotations and the steps of the lists that it stands in.
  private func text(_ block: Block, lead: String, _ role: FlowRow.Role) -> [FlowRow] {
    let isListed = role == .keyPoint || block.depth > 0
    let steps = (isListed ? 1 + block.depth : 0) * min(2, measure / 8)
    // A narrow screen shows no more of them than leaves room for the text.
    let room = max(0, measure / 2)
    let bars = String(repeating: "│ ", count: min(block.quotes, room / 4))
    let hang = String(repeating: " ", count: CharacterWidth.columns(of: lead))
    return issue.passages(of: block).enumerated().flatMap { index, passage in
      text(passage, indent: min(steps, room), lead: index == 0 ? lead : hang, role, bars: bars)
    }
  }

  private func text(
    _ range: Range<Int>, indent: Int, lead: String, _ role: FlowRow.Role, bars: String = ""
  ) -> [FlowRow] {
    let hang = CharacterWidth.columns(of: lead)
    let barred = CharacterWidth.columns(of: bars)
    let lines = LineBreaker.lines(issue.text.bytes, range, columns: max(1, measure - indent - hang - barred))
    return lines.enumerated().map { index, line in
      let steps = bars.isEmpty ? "" : bars + String(repeating: " ", count: indent)
      let indent = bars.isEmpty ? indent : 0
      let head = steps + (index == 0 ? lead : String(repeating: " ", count: hang))
      return FlowRow(content: .text(line, indent: indent, lead: head, role: role), anchor: line.lowerBound)
    }
  }

  /// The lines of a verbatim item, or what it has of them: a very long line is shared by several items, and each byte of
  /// it is in one of them.
  func verbatimLines(_ item: Int) -> [Range<Int>] {
    guard let block = block(item) else { return [] }
    return block.lines.map { number in
      let line = issue.text.line(number)
      let isContinued =
        self.block(item - 1).map { $0.kind == .verbatim && $0.lines.contains(number) } ?? false
      let next = self.block(item + 1).flatMap { $0.kind == .verbatim && $0.lines.contains(number) ? $0 : nil }
      let start = isContinued ? max(line.lowerBound, block.range.lowerBound) : line.lowerBound
      return start..<max(start, min(line.upperBound, next?.range.lowerBound ?? line.upperBound))
    }
  }

  private func verbatim(_ item: Int) -> [FlowRow] {
    verbatimLines(item).flatMap { line in
      let pieces = ExactLines.pieces(issue.text.bytes, line, columns: tableWidth)
      return (pieces.isEmpty ? [line] : pieces).map {
        FlowRow(content: .verbatim($0), anchor: $0.lowerBound)
      }
    }
  }

  /// A table as an article shows it: only its first rows are measured, for only those are shown.
  func shownTable(_ index: Int) -> (grid: Grid, layout: TableLayout) {
    let grid = Grid(issue.tables[index])
    let rows = Array(0..<UInt32(min(Self.tableRowsShown, grid.rowCount)))
    return (grid, TableLayout(grid, available: tableWidth, measuring: rows))
  }

  private func table(_ index: Int, _ range: Range<Int>) -> [FlowRow] {
    let table = issue.tables[index]
    var rows: [FlowRow] = []
    if let openTable, openTable.index == index {
      let place = openTable.isBeside ? "→ beside" : "↓ below"
      let title = Grid(table).title(columns: max(1, measure - CharacterWidth.columns(of: place) - 2))
      let row = FlowRow.TableRow(table: index, part: .elsewhere("\(title)  \(place)"))
      return [FlowRow(content: .tableRow(row), anchor: range.lowerBound)]
    }
    let (grid, layout) = shownTable(index)
    func add(_ part: FlowRow.TableRow.Part, _ anchor: Int) {
      rows.append(FlowRow(content: .tableRow(FlowRow.TableRow(table: index, part: part)), anchor: anchor))
    }
    for line in LineBreaker.lines(grid.fullTitle, columns: measure) { add(.caption(line), range.lowerBound) }
    for line in 0..<layout.headerRows { add(.header(line), range.lowerBound) }
    add(.rule, range.lowerBound)
    var wasPinned = false
    for (number, row) in table.rows.prefix(Self.tableRowsShown).enumerated() {
      let anchor = issue.text.line(row.line).lowerBound
      if row.role.isPinned, !wasPinned, number > 0 { add(.rule, anchor) }
      wasPinned = row.role.isPinned
      add(.row(number), anchor)
    }
    if table.rows.count > Self.tableRowsShown {
      add(.more(table.rows.count - Self.tableRowsShown), range.upperBound)
    }
    return rows
  }
}

extension Section {
  /// The numeral as printed, or in ASCII letters.
  func shownNumeral(isPlain: Bool) -> String { isPlain ? RomanNumeral.letters(ordinal) : numeral }
}

extension Grid {
  /// The title in so many columns: the caption is cut before the unit is.
  func title(columns: Int) -> String {
    guard let unit else { return title }
    let suffix = " (\(unit))"
    let room = columns - CharacterWidth.columns(of: suffix)
    return (room >= 12 ? CellText.cut(title, room) : title) + suffix
  }
}

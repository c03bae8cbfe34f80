import InsightModel

/// Where the panes are on a screen. A pane that is not shown is empty.
struct Panes: Equatable {
  var contents = Rect.empty
  var article = Rect.empty
  var table = Rect.empty
  /// Rows that name the panes below them; only where several stand together.
  var titleRow: Int?
  var tableTitleRow: Int?
  /// The column between contents and article.
  var divider: Int?
  /// The column between article and table; nil where the table stands below.
  var tableDivider: Int?
}

extension Reader {
  /// From this width on the panes stand side by side.
  static let wideColumns = 100
  static let smallest = Size(columns: 20, rows: 5)

  var isTooSmall: Bool { size.columns < Self.smallest.columns || size.rows < Self.smallest.rows }

  var isWide: Bool { size.columns >= Self.wideColumns && !isZoomed && !isAlone }

  /// A data file alone has the whole screen: there is nothing to choose from.
  var isAlone: Bool {
    guard let table, table.reference.table == nil else { return false }
    return contents.rows.count <= 1
  }

  /// The screen between the line at the head and the line at the foot.
  private var body: Rect { Rect(column: 0, row: 1, columns: size.columns, rows: max(0, size.rows - 2)) }

  var panes: Panes {
    var panes = Panes()
    guard !isTooSmall else { return panes }
    guard isWide else {
      switch focus {
      case .contents: panes.contents = body
      case .article: panes.article = body
      case .table: panes.table = body
      }
      return panes
    }
    let contentsColumns = contentsColumns
    let right = size.columns - contentsColumns - 1
    panes.titleRow = body.row
    panes.divider = contentsColumns
    panes.contents = Rect(column: 0, row: body.row + 1, columns: contentsColumns, rows: body.rows - 1)
    panes.article = Rect(column: contentsColumns + 1, row: body.row + 1, columns: right, rows: body.rows - 1)
    guard let table else { return panes }
    let header = table.chart == nil ? table.headerRows : ChartPane.headerRows
    let lines = 1 + table.gridRowCount + (table.pinned.isEmpty ? 0 : 1)
    if let rows = tableStands {
      // Its rows stay in their lines. A caption of several lines leaves some above its title free; a header with more lines
      // than there reaches over the blank one above.
      let title = max(0, rows.upperBound - lines - header - 1)
      panes.tableTitleRow = panes.article.row + title
      panes.table = panes.article
      panes.table.row += title + 1
      panes.table.rows = min(header + lines, panes.article.rows - title - 1)
    } else if table.reference.table == nil {
      panes.table = panes.article
      panes.article = .empty
      panes.tableTitleRow = panes.titleRow
    } else if isTableBeside {
      let columns = min(tableColumns, max(Self.narrowestTable, table.layout.width)) + 2
      panes.table = panes.article
      panes.table.columns = columns
      panes.table.column = size.columns - columns
      panes.article.columns = right - columns - 1
      panes.tableDivider = panes.table.column - 1
      panes.tableTitleRow = panes.titleRow
    } else if panes.article.rows < 5 {
      // No room for both: the one in use has it.
      guard focus == .table else { return panes }
      panes.table = panes.article
      panes.article = .empty
      panes.tableTitleRow = panes.titleRow
    } else {
      let rows = min(header + lines, max(panes.article.rows * 6 / 10, min(8, panes.article.rows - 2)))
      panes.table = Rect(
        column: contentsColumns + 1, row: body.row + body.rows - rows, columns: right, rows: rows)
      panes.tableTitleRow = panes.table.row - 1
      panes.article.rows -= rows + 1
    }
    return panes
  }

  /// From this width on a table stands beside the prose.
  static let besideColumns = 160
  /// Columns that the prose keeps beside a table.
  private static let narrowestProse = 50
  /// A chart needs some room, however narrow its table is.
  private static let narrowestTable = 40

  var isTableBeside: Bool {
    size.columns >= Self.besideColumns && isWide && article != nil && table?.reference.table != nil
      && tableStands == nil
  }

  /// The rows of the article's pane in which a table stands, where all of it is on the screen.
  func standing(of table: Int) -> Range<Int>? {
    guard isWide, let flow, let article, article.source == nil else { return nil }
    let height = panes.article.rows
    let shown = flow.rows(from: article.place.row, count: height)
    func isOwn(_ row: FlowRow) -> Bool {
      if case .tableRow(let part) = row.content { part.table == table } else { false }
    }
    guard let first = shown.firstIndex(where: { isOwn($0.row) }) else { return nil }
    let rows = shown[first...].prefix { isOwn($0.row) }
    // A long table is not whole in an article.
    let all = flow.rows(shown[first].place.item).prefix(while: isOwn)
    guard rows.count == all.count, rows.count > 2, case .tableRow(let last)? = all.last?.content else {
      return nil
    }
    if case .more = last.part { return nil }
    return first..<first + rows.count
  }

  /// True where article and table have panes together: then the table is not drawn in the article too.
  var isTableWithArticle: Bool {
    isWide && article != nil && article?.source == nil && table?.reference.table != nil && tableStands == nil
      && (isTableBeside || size.rows - 3 >= 5)
  }

  static let narrowestContents = 20
  /// Columns that the contents never take from the article.
  static let narrowestArticle = 40
  /// What the contents have where no headline needs more.
  private static let leastContents = 28

  /// What the contents keep where tables beside the prose need more: a headline's first words, a number and a mark.
  private static let leastBeside = 36

  /// Columns of the contents: those the reader chose, else what their lines need, but no more than two fifths, or what a
  /// full measure of text leaves. Where tables have their place beside the prose the contents leave the widest of them that
  /// free, whether one is open or not, so that opening one moves nothing.
  var contentsColumns: Int {
    if let contentsWidth {
      return min(max(Self.narrowestContents, contentsWidth), size.columns - Self.narrowestArticle)
    }
    let left =
      size.columns < Self.besideColumns || contents.neededTable == 0
      ? .max : max(Self.leastBeside, size.columns - Self.narrowestProse - contents.neededTable - 2 - 2)
    let most = min(left, max(size.columns * 2 / 5, size.columns - settings.measure - 5))
    return min(most, max(Self.leastContents, contents.neededColumns))
  }

  /// Columns that the table may take between its margins.
  var tableColumns: Int {
    guard isWide else { return max(1, size.columns - 2) }
    let right = size.columns - contentsColumns - 1
    return max(1, right - (isTableBeside ? Self.narrowestProse + 1 : 0) - 2)
  }

  /// The rows of a table's pane.
  struct TableRows: Equatable {
    /// Lines of the header; the last ones where not all fit.
    var header: Int
    var hasRule: Bool
    /// Rows that scroll.
    var scrolled: Int
    /// True where Others and Total stand below a rule of their own; else they scroll with the rest.
    var isPinned: Bool
  }

  var tableRows: TableRows {
    guard let table else { return TableRows(header: 0, hasRule: false, scrolled: 0, isPinned: false) }
    let rows = panes.table.rows
    let pinned = table.pinned.count
    let isPinned = pinned > 0 && rows >= pinned + 6
    let spare = rows - (isPinned ? pinned + 1 : 0)
    let shown = table.placed(tableColumns).map(\.column)
    let wanted =
      table.chart == nil ? TableLayout.headerRows(of: shown, mark: table.sortMark) : ChartPane.headerRows
    let header = max(1, min(wanted, spare - 3))
    let hasRule = spare - header >= 4
    return TableRows(
      header: header, hasRule: hasRule, scrolled: max(1, spare - header - (hasRule ? 1 : 0)),
      isPinned: isPinned)
  }
}

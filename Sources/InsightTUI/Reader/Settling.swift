import InsightModel

// How what is open is set for its pane, and stays in place when that changes.
extension Reader {
  /// The open article, set for the pane it is in.
  var flow: ArticleFlow? {
    guard let article, let issue else { return nil }
    let isOpen = isTableWithArticle && table?.reference.document == article.reference.document
    var flow = ArticleFlow(
      issue: issue, article: article.reference.article, columns: articleColumns, isPlain: isPlain,
      widest: isMeasureWide ? .max : settings.measure,
      openTable: isOpen
        ? table?.reference.table.map { ArticleFlow.OpenTable(index: $0, isBeside: isTableBeside) } : nil)
    if let lastShown, lastShown.setting == flow.setting { flow.known = lastShown.window }
    return flow
  }

  var sourceFlow: SourceFlow? {
    guard let issue, article?.source != nil else { return nil }
    return SourceFlow(issue: issue, columns: articleColumns)
  }

  /// Columns for text in the article's pane, between its margins.
  var articleColumns: Int { max(1, panes.article.columns - 2 * margin) }

  var margin: Int { panes.article.columns >= 40 ? 2 : panes.article.columns >= 24 ? 1 : 0 }

  /// Lays the panes' places out again after anything that may have moved them: new size, other panes, other text.
  mutating func settle() {
    fitTable()
    keepContentsVisible()
    let height = panes.article.rows
    if let flow, let place = article?.place {
      var row = place.row
      // The anchor tells the row where the measure has changed.
      let cursor = flow.cursor(at: row)
      if cursor.place != row || cursor.current?.anchor != place.anchor { row = flow.row(at: place.anchor) }
      if place.anchor == 0 { row = RowPlace() }
      article?.place.row = flow.settled(row, height: height)
    }
    if tableStands != nil, isWide {
      // As long as all of it is there; else it has a pane of its own.
      tableStands = table?.reference.table.flatMap(standing)
      if tableStands == nil { return settle() }
    }
    keepFrontVisible()
    if let source = sourceFlow, let place = article?.source {
      article?.source = source.settled(place, height: height)
    }
    // A table behind another pane keeps its place.
    if let openGrid, var pane = table, !panes.table.isEmpty {
      let rows = tableRows
      pane.keepVisible(
        height: rows.scrolled, scrolling: rows.isPinned ? pane.view.order.count : pane.rowCount,
        width: tableColumns)
      pane.measure(openGrid, height: rows.scrolled)
      pane.keepColumnVisible(width: tableColumns)
      table = pane
    }
  }

  /// Sets the table for its pane before the panes are measured.
  private mutating func fitTable() {
    guard let openGrid, var pane = table else { return }
    pane.fit(openGrid, width: tableColumns)
    pane.keepColumnVisible(width: tableColumns)
    table = pane
  }

  /// Puts a settled row of the article at the head of its pane.
  mutating func scroll(to settled: RowPlace) {
    guard let flow else { return }
    article?.place = ArticlePlace(row: settled, anchor: flow.cursor(at: settled).current?.anchor ?? 0)
    if settled == RowPlace() { article?.place.anchor = 0 }
    if tableStands != nil { settle() }
  }
}

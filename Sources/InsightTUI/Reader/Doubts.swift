import InsightModel

/// Where a step to a doubt has led: the next step goes on from here as long as one has stayed.
struct DoubtReached: Equatable, Sendable {
  var document: Int
  /// Index into the document's doubts.
  var index: Int
  var article: ArticleReference?
  var place: RowPlace?
  var table: GridReference?
  var row: Int?
  var column: Int?
}

// From one place in doubt to the next.
extension Reader {
  private func doubts(of document: Int) -> [Report.Entry] {
    guard documents.indices.contains(document), let issue = documents[document].issue else { return [] }
    let facts = documents[document].facts.flatMap { $0.disagreeing.isEmpty ? nil : $0 }
    guard issue.hasDoubts || facts != nil else { return [] }
    let report = facts.map { Report(issue, $0) } ?? Report(issue)
    return report.entries.filter(\.kind.isDoubt)
  }

  /// Goes to the next doubt after where one is, in this issue, then in those below it in the list, then from the beginning.
  mutating func nextDoubt() -> [Effect] {
    guard let start = openDocument ?? contents.selected?.document else { return [] }
    if let reached = doubtReached, reached == standing(document: reached.document, index: reached.index),
      go(toDoubt: reached.index + 1, of: reached.document)
    {
      return []
    }
    let isAfter = doubtReached.map { $0 == standing(document: $0.document, index: $0.index) } ?? false
    if !isAfter, let next = doubts(of: start).firstIndex(where: { $0.line > lineReached }),
      go(toDoubt: next, of: start)
    {
      return []
    }
    guard let at = contents.order.firstIndex(of: start) else { return [] }
    for document in contents.order[(at + 1)...] + contents.order[...at]
    where go(toDoubt: 0, of: document, isAgain: document == start && doubtReached != nil) {
      return []
    }
    if documents[start].hasFigures, documents[start].facts == nil {
      notice = Notice(text: "no cell is in doubt here; the figures of the prose are still being read")
      return []
    }
    let proven = documents[start].issue?.tables.flatMap(\.findings).count { $0.proven != nil } ?? 0
    notice = Notice(
      text: "nothing is in doubt here"
        + (proven > 0
          ? "; \(Words.count(proven, "figure")) damaged and proven: see Found in the contents" : ""))
    return []
  }

  /// The line of the file that one has come to, 1-based.
  private var lineReached: Int {
    if focus == .table, let table, let number = table.reference.table, let row = table.selectedRow,
      let issue = documents[table.reference.document].issue, issue.tables.indices.contains(number),
      issue.tables[number].rows.indices.contains(row)
    {
      return issue.sourceLine(of: issue.tables[number].rows[row].line)
    }
    guard let article, let issue else { return 0 }
    if let source = article.source { return source.item + 1 }
    guard article.place.anchor > 0 else {
      let first = issue.text.lineNumber(at: issue.extent(of: article.reference.article).lowerBound)
      return max(0, issue.sourceLine(of: first) - 1)
    }
    return issue.sourceLine(of: issue.text.lineNumber(at: article.place.anchor))
  }

  private func standing(document: Int, index: Int) -> DoubtReached {
    DoubtReached(
      document: document, index: index, article: article?.reference, place: article?.place.row,
      table: focus == .table ? table?.reference : nil, row: focus == .table ? table?.row : nil,
      column: focus == .table ? table?.column : nil)
  }

  /// Shows a doubt and says what it is; false where there are not so many.
  private mutating func go(toDoubt index: Int, of document: Int, isAgain: Bool = false) -> Bool {
    let doubts = doubts(of: document)
    guard doubts.indices.contains(index) else { return false }
    overlay = nil
    show(doubts[index], of: document)
    doubtReached = standing(document: document, index: index)
    let issues = documents.count { $0.issue != nil }
    let name = documents[document].issue?.header.number.map { "No. \($0)" } ?? documents[document].name
    notice = Notice(
      text: (isAgain ? "again " : "") + "doubt \(index + 1) of \(doubts.count)"
        + (issues > 1 ? " in \(name)" : "") + ": \(doubts[index].message)", isWarning: true)
    return true
  }

  /// Goes to what an entry of a report is about: the cell, else the line.
  mutating func show(_ entry: Report.Entry, of document: Int) {
    guard let issue = documents[document].issue else { return }
    if let mention = entry.mention { return show(figure: mention, of: document) }
    let wanted = entry.place.flatMap { place in
      issue.articles.indices.first { article in
        tables(of: ArticleReference(document: document, article: article)).contains(place.table)
      }
    }
    guard let index = wanted ?? ArticleLines(issue).article(at: entry.line) ?? issue.articles.indices.first
    else { return }
    let reference = ArticleReference(document: document, article: index)
    open(reference)
    article?.source = nil
    if let place = entry.place, let at = tables(of: reference).firstIndex(of: place.table) {
      _ = showTable(at: at)
      if let row = place.row, let shown = table?.place(of: row) { table?.select(place: shown) }
      if let column = place.column { table?.column = column }
      settle()
      return
    }
    focus = .article
    settle()
    guard let flow else { return }
    // The first line of the article that comes from that line of the file, or from one after it.
    let extent = issue.extent(of: index)
    let lines = issue.text.lineNumber(at: extent.lowerBound)...issue.text.lineNumber(at: extent.upperBound)
    let line = lines.first { issue.sourceLine(of: $0) >= entry.line } ?? lines.lowerBound
    let wantedRow = flow.row(at: issue.text.line(line).lowerBound)
    let height = panes.article.rows
    scroll(to: flow.place(-(height / 3), from: wantedRow, height: height))
  }

  /// Goes to a block of the open article: a table is opened, all else stands at the top.
  mutating func show(block: Int) {
    guard let issue, let article else { return }
    if case .table(let number) = issue.blocks[block].kind {
      if let at = tables(of: article.reference).firstIndex(of: number) { _ = showTable(at: at) }
      settle()
      return
    }
    settle()
    guard let flow else { return }
    scroll(to: flow.settled(flow.row(at: issue.blocks[block].range.lowerBound), height: panes.article.rows))
  }
}

import InsightModel

extension Reader {
  /// Takes one event. The only place where the reader changes: the same reader and event give the same result.
  public mutating func update(_ event: Event) -> [Effect] {
    take(event) + refreshChart()
  }

  private mutating func take(_ event: Event) -> [Effect] {
    switch event {
    case .key(let key):
      notice = nil
      return press(key)
    case .typed(let scalars):
      notice = nil
      return type(String(String.UnicodeScalarView(scalars)))
    case .paste(let text):
      return paste(text)
    case .wheel(let lines, let point):
      return wheel(lines, at: point)
    case .click(let point):
      notice = nil
      return click(at: point)
    case .resize(let size):
      self.size = size
      settle()
      return []
    case .idle:
      return preview()
    case .loaded(let index, let state):
      return take(state, at: index)
    case .changed(let index):
      return changed(index)
    case .copied(let what):
      notice = Notice(text: "copied \(what)")
      return []
    case .progress(let part):
      computing?.progress = part
      return []
    case .computed(let computation, let outcome):
      return take(outcome, of: computation)
    case .written(let outcome):
      written(outcome)
      return []
    case .terminate:
      return [.quit]
    }
  }

  /// True while characters are text and no keys.
  var isTyping: Bool { prompt != nil }

  private mutating func press(_ key: Key) -> [Effect] {
    let context = context
    var key = key
    if let first = firstOfPair {
      firstOfPair = nil
      // Esc gives up the pair, and does nothing else.
      if key == .escape { return [] }
      if case .character(let second) = key { key = .pair(first, second) }
    } else if case .character(let first) = key, !Keymap.pairs(first, in: context).isEmpty {
      firstOfPair = first
      return []
    }
    if let action = Keymap.action(for: key, in: context) { return perform(action) }
    guard let letters = key.letters else { return [] }
    switch context {
    case .prompt, .palette, .export: return type(letters)
    case .contents, .article, .source, .table, .record, .report, .help, .statistics, .distinct, .question:
      notice = Notice(text: "\(key.label) does nothing here; ? shows the keys")
      return []
    }
  }

  /// What moves within a pane.
  private static let moves: [Action] = [
    .lineDown, .lineUp, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .top, .bottom,
  ]

  /// Does what an action says, wherever one is.
  mutating func perform(_ action: Action) -> [Effect] {
    // What is done from the contents is done to what the cursor is at, even where that was not shown yet.
    if context == .contents, !Self.moves.contains(action) { _ = preview() }
    switch action {
    case .quit: return [.quit]
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .help:
      overlay = .help(context, top: 0)
      return []
    case .palette:
      overlay = .palette(Palette(context: context, columns: context == .table ? columnNames : []))
      return []
    case .encoding:
      guard openDocument != nil else { return [] }
      overlay = .palette(Palette(context: context, list: .encodings))
      return []
    case .lineDown, .lineUp, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .top, .bottom:
      return move(action)
    case .deeper: return deeper()
    case .back: return back()
    case .fold: return fold()
    case .interrupt: return interrupt()
    case .leave: return leave()
    case .nextPane: return cyclePane(1)
    case .previousPane: return cyclePane(-1)
    case .nextArticle: return step(articles: 1)
    case .previousArticle: return step(articles: -1)
    case .nextIssue: return step(issues: 1)
    case .previousIssue: return step(issues: -1)
    case .search: return beginSearch()
    case .nextMatch: return stepMatch(1)
    case .previousMatch: return stepMatch(-1)
    case .openTable: return nextTable()
    case .source: return toggleSource()
    case .columnLeft: return move(columns: -1)
    case .columnRight: return move(columns: 1)
    case .firstColumn: return move(columns: -(table?.layout.columns.count ?? 0))
    case .lastColumn: return move(columns: table?.layout.columns.count ?? 0)
    case .hideColumn: return hideColumn()
    case .showColumns: return showColumns()
    case .columnWidth: return toggleWidth()
    case .filter: return beginFilter()
    case .sort, .sortFurther, .sortAscending, .sortDescending: return sort(action)
    case .undo: return undo()
    case .redo: return redo()
    case .nextRow: return step(rows: 1)
    case .previousRow: return step(rows: -1)
    case .copyCell: return copyCell()
    case .copyRow: return copyRow()
    case .copyTable: return copyTable()
    case .export: return beginExport()
    case .exportValues: return toggleExportValues()
    case .exportDefused: return toggleExportDefused()
    case .statistics: return startStatistics()
    case .distinct: return startDistinct()
    case .group: return startGrouping()
    case .reread: return reread()
    case .chart: return cycleChart()
    case .zoom:
      isZoomed.toggle()
      settle()
      return []
    case .mouse: return toggleMouse()
    case .accept: return accept()
    case .cancel: return cancel()
    case .deleteBackward, .deleteWord, .deleteLine: return delete(action)
    }
  }

  // MARK: Documents

  /// The document that is shown, or that the cursor of the contents is at.
  var openDocument: Int? {
    article?.reference.document ?? table?.reference.document ?? contents.selected?.document
  }

  /// Reads the open document again, as written in `encoding`; what was open of it is closed.
  mutating func reread(in encoding: TextEncoding) -> [Effect] {
    guard let index = openDocument else { return [] }
    if table?.reference.document == index { table = nil }
    if article?.reference.document == index { article = nil }
    tables = tables.filter { $0.key.document != index }
    places = places.filter { $0.key.document != index }
    (search, focus) = (nil, .contents)
    documents[index].state = .waiting
    contents.rebuild(documents)
    notice = Notice(text: "read as \(encoding.rawValue)")
    settle()
    return [.stopComputing, .reread(index, encoding)]
  }

  private mutating func take(_ state: Document.State, at index: Int) -> [Effect] {
    guard documents.indices.contains(index) else { return [] }
    if case .failed(let why) = state, documents[index].isReadable {
      // What was read is still there.
      documents[index].hasChanged = false
      notice = Notice(text: "\(documents[index].name): \(why)", isWarning: true)
      return []
    }
    let before = documents[index].grid(nil)
    let headline = article.flatMap { open -> String? in
      guard open.reference.document == index, let issue = documents[index].issue,
        issue.articles.indices.contains(open.reference.article)
      else { return nil }
      return issue.string(issue.articles[open.reference.article].headline)
    }
    let wasIssue = documents[index].issue != nil
    documents[index].state = state
    documents[index].hasChanged = false
    contents.rebuild(documents)
    contents.keepVisible(panes.contents.rows)
    if let before { return follow(index, from: before) }
    if wasIssue {
      follow(issue: index, headline: headline)
      return []
    }
    if article == nil, table == nil, let issue = documents[index].issue, !issue.articles.isEmpty {
      tellEncodingDoubt(issue)
      open(ArticleReference(document: index, article: 0))
      return []
    }
    return preview()
  }

  /// Shows what stands at the cursor of the contents.
  mutating func preview() -> [Effect] {
    guard focus == .contents else { return [] }
    if let reference = referenceAtCursor {
      open(reference, revealing: false)
    } else if let node = contents.selected, documents[node.document].grid(nil) != nil {
      openData(node.document)
    }
    return []
  }

  /// The article that the cursor of the contents stands for: its own, or the first of its section or issue.
  var referenceAtCursor: ArticleReference? {
    guard let node = contents.selected, let issue = documents[node.document].issue else { return nil }
    switch node {
    case .article(let reference): return reference
    case .section(let document, let section):
      return issue.sections[section].articles.first.map { ArticleReference(document: document, article: $0) }
    case .report: return nil
    case .document(let document):
      return issue.articles.isEmpty ? nil : ArticleReference(document: document, article: 0)
    }
  }
}

import InsightModel

/// A cell from which one has come to look where the prose speaks of it.
struct CellAsked: Equatable, Sendable {
  var table: GridReference
  /// By index in the document's facts, in reading order.
  var mentions: [Int]
}

// Figures of the prose that are tied to cells: from one to the next, to the cell, and from a cell to them.
extension Reader {
  /// The figures of the open article's document; nil until they have been read.
  var articleFacts: Facts? { article.flatMap { documents[$0.reference.document].facts } }

  /// Asks for the figures of a document that has just been read.
  func wantFacts(of document: Int) -> [Effect] {
    guard documents.indices.contains(document), documents[document].hasFigures else { return [] }
    return [.readFacts(document)]
  }

  mutating func take(_ facts: Facts, of document: Int, _ revision: Int) {
    guard documents.indices.contains(document), documents[document].revision == revision else { return }
    let summary = documents[document].foundSummary
    documents[document].facts = facts
    guard documents[document].foundSummary != summary else { return }
    listDocuments(changed: document)
    defer { settle() }
    // What was found has a line of its own now.
    guard summary == nil else { return }
    if front?.document == document {
      front?.item += 1
    } else {
      fronts[document]?.item += 1
    }
  }

  // MARK: Where one is

  /// The figure that one has gone to, as long as it is on the screen.
  var figureAtHand: Int? {
    guard let article, article.source == nil, let figure = article.figure,
      let fact = articleFacts?.mentions[safe: figure], let flow
    else { return nil }
    let place = flow.row(at: fact.range.lowerBound)
    return shownRows.contains { $0.place == place } ? figure : nil
  }

  /// What the figure at hand is, and what the table says.
  var figureWords: (text: String, isFinding: Bool)? {
    guard let figure = figureAtHand, let issue, let fact = articleFacts?.mentions[safe: figure] else {
      return nil
    }
    var place = ""
    if let asked = cellAsked, asked.mentions.count > 1, let at = asked.mentions.firstIndex(of: figure) {
      place = "\(at + 1) of \(asked.mentions.count): "
    }
    return (place + issue.words(of: fact), fact.verdict == .disagree)
  }

  /// What the prose says of a cell, a line each.
  func figures(ofRow row: Int, _ column: Int) -> [String] {
    guard let reference = table?.reference, let table = reference.table,
      let issue = documents[reference.document].issue, let facts = documents[reference.document].facts
    else { return [] }
    return facts.speaking(of: Fact.CellPlace(table: table, row: row, column: column)).map { index in
      let fact = facts.mentions[index]
      let how =
        switch fact.how {
        case .same, nil: ""
        case .difference, .sum, .share, .growth, .ratio, .order, .conversion, .shareChange, .rankInColumn,
          .countRows:
          fact.how.map { " (\($0.rawValue))" } ?? ""
        }
      let verdict =
        fact.verdict.map { $0 == .agree ? ", agrees" : $0 == .disagree ? ", disagrees" : "" } ?? ""
      return "in the prose: \(issue.line(fact.range))\(how)\(verdict)"
    }
  }

  // MARK: From one to the next

  mutating func step(figures direction: Int) -> [Effect] {
    if context == .table { return askProse(direction) }
    guard let article, let facts = figuresToGo(of: article.reference) else { return [] }
    let own =
      cellAsked?.mentions ?? facts.tied.filter { facts.mentions[$0].article == article.reference.article }
    guard !own.isEmpty else {
      notice = Notice(text: "no figure of this article is tied to a cell")
      return []
    }
    let next: Int
    if let at = figureAtHand.flatMap(own.firstIndex) {
      next = at + direction
    } else {
      let head = article.place.anchor
      let after = own.firstIndex { facts.mentions[$0].range.lowerBound >= head } ?? own.count
      next = direction > 0 ? after : after - 1
    }
    guard own.indices.contains(next) else {
      let place = cellAsked == nil ? "of this article that is tied to a cell" : "that speaks of the cell"
      notice = Notice(text: "this is the \(direction > 0 ? "last" : "first") figure \(place)")
      return []
    }
    show(figure: own[next], of: article.reference.document)
    return []
  }

  /// The figures of an issue; nil, with a word why, where none are known.
  private mutating func figuresToGo(of reference: ArticleReference) -> Facts? {
    if let facts = documents[reference.document].facts { return facts }
    notice = Notice(
      text: documents[reference.document].hasFigures
        ? "the figures are still being read" : "there is no table here that prose could speak of")
    return nil
  }

  /// Puts a figure on the screen: where it is when it is there already, else a third down.
  mutating func show(figure index: Int, of document: Int) {
    guard let fact = documents[document].facts?.mentions[safe: index] else { return }
    let asked = cellAsked
    open(ArticleReference(document: document, article: fact.article))
    if asked?.mentions.contains(index) == true { cellAsked = asked }
    (choice, focus) = (nil, .article)
    article?.source = nil
    article?.figure = index
    settle()
    guard figureAtHand == nil, let flow else { return }
    let height = panes.article.rows
    scroll(to: flow.place(-(height / 3), from: flow.row(at: fact.range.lowerBound), height: height))
  }

  // MARK: Cells

  /// From a cell to where the prose speaks of it.
  private mutating func askProse(_ direction: Int) -> [Effect] {
    guard let pane = table, let number = pane.reference.table, let row = pane.selectedRow else {
      notice = Notice(text: "this table stands in no article")
      return []
    }
    let document = pane.reference.document
    guard let facts = figuresToGo(of: ArticleReference(document: document, article: 0)) else { return [] }
    let mentions = facts.speaking(of: Fact.CellPlace(table: number, row: row, column: pane.column))
    guard let first = direction > 0 ? mentions.first : mentions.last else {
      notice = Notice(text: "the prose does not speak of this cell")
      return []
    }
    cellAsked = CellAsked(table: pane.reference, mentions: mentions)
    show(figure: first, of: document)
    return []
  }

  /// Back in the cell from which one has come; false where one has not.
  mutating func returnToCell() -> Bool {
    guard let asked = cellAsked, focus == .article, article?.source == nil, table?.reference == asked.table
    else { return false }
    cellAsked = nil
    article?.figure = nil
    focus = .table
    settle()
    return true
  }

  /// From a figure to the cell that it speaks of, the first of several.
  mutating func goToCell(of index: Int) -> [Effect] {
    guard let reference = article?.reference, let cell = articleFacts?.mentions[safe: index]?.cells.first
    else { return [] }
    cellAsked = nil
    return show(cell, of: reference)
  }

  /// Shows a cell of an article's table.
  private mutating func show(_ cell: Fact.CellPlace, of reference: ArticleReference) -> [Effect] {
    guard let at = tables(of: reference).firstIndex(of: cell.table) else { return [] }
    _ = showTable(at: at)
    let effects = go(toColumn: cell.column)
    if let place = table?.place(of: cell.row) {
      table?.select(place: place)
    } else {
      notice = Notice(text: "the filter hides its row")
    }
    settle()
    return effects
  }

  // MARK: The table of facts

  /// Opens what tables and prose of the open issue say as a table.
  mutating func openFacts() -> [Effect] {
    guard let document = openDocument, let issue = documents[document].issue else {
      notice = Notice(text: "this is no issue; a data file is its own table")
      return []
    }
    let revision = documents[document].revision
    let known = derived.first { entry in
      if case .facts(document, revision, _) = entry.value { true } else { false }
    }
    if let known {
      openGrid(GridReference(document: known.key, table: nil))
      focus = .table
      settle()
      return []
    }
    let facts = documents[document].facts ?? Facts(issue)
    let table = FactTable(issue, facts)
    guard !table.rows.isEmpty else {
      notice = Notice(text: "neither tables nor prose say a figure here")
      return []
    }
    let name = "Facts of \(documents[document].name)"
    let columns: [FactTable.Column] = [
      .entity, .measure, .period, .text, .verdict, .source, .unit, .value, .line,
    ]
    let texts: [FactTable.Column] = [.period, .text]
    let grid = Grid(
      derived: name, columns.map(\.rawValue), table.rows.map { columns.map($0.text) },
      texts: texts.map(\.rawValue))
    open(
      derived: .facts(document: document, revision: revision, places: table.rows.map(\.place)), grid,
      named: name)
    return []
  }

  /// From a row of the table of facts to where it stands; nil where the open table is none.
  mutating func openFact() -> [Effect]? {
    guard let reference = table?.reference,
      case .facts(let document, let revision, let places) = derived[reference.document]
    else { return nil }
    guard let row = table?.selectedRow, let place = places[safe: row], let issue = documents[document].issue
    else { return [] }
    guard documents[document].revision == revision else {
      notice = Notice(text: "the file has been read again; list its facts again")
      return []
    }
    switch place {
    case .cell(let cell):
      let article = issue.articles.indices.first {
        tables(of: ArticleReference(document: document, article: $0)).contains(cell.table)
      }
      guard let article else { return [] }
      let wanted = ArticleReference(document: document, article: article)
      open(wanted)
      let effects = show(cell, of: wanted)
      wayBack = WayBack(to: .facts(reference), article: wanted, table: table?.reference)
      return effects
    case .mention(let index):
      if documents[document].facts == nil { documents[document].facts = Facts(issue) }
      closeTable()
      show(figure: index, of: document)
      wayBack = WayBack(to: .facts(reference), article: article?.reference, table: nil)
      return []
    }
  }
}

extension Array {
  /// The element, or nil outside.
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

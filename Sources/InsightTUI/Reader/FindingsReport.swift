import InsightModel

/// What was found in a document, as a list to go through.
struct ReportPane: Equatable, Sendable {
  /// An entry of the list, as it is told.
  struct Item: Equatable, Sendable {
    var entry: Report.Entry
    /// Of the article where it is first; `–` for what stands before the first one.
    var address: String
    var text: String
  }

  /// Index into the reader's documents.
  let document: Int
  /// What is proven first, then what is in doubt, what was healed, and the rest.
  let items: [Item]
  /// The item at the cursor.
  var cursor = 0
  /// The first line on screen.
  var top = 0

  /// Addresses that an item names before it says that there are more.
  private static let mostAddresses = 8

  init(document: Int, _ issue: Issue, _ facts: Facts? = nil) {
    self.document = document
    let lines = ArticleLines(issue)
    func address(_ line: Int) -> String {
      lines.article(at: line).map { issue.address(of: $0).description } ?? "–"
    }
    let entries =
      facts.map { Report(issue, $0).grouped + Report.figures(issue, $0) } ?? Report(issue).grouped
    items = entries.map { entry in
      var text = entry.message
      if entry.lines.count > 1 {
        var places: [String] = []
        for line in entry.lines where places.count <= Self.mostAddresses {
          let place = address(line)
          if places.last != place { places.append(place) }
        }
        let more = places.count > Self.mostAddresses ? ", …" : ""
        text +=
          ", \(Words.number(entry.lines.count)) times, in "
          + places.prefix(Self.mostAddresses).joined(separator: ", ") + more
      }
      return Item(entry: entry, address: address(entry.line), text: text)
    }
  }
}

/// Which article a line of the file belongs to.
struct ArticleLines {
  /// The first line of each article, ascending; articles without text are left out.
  private var begins: [(line: Int, article: Int)] = []

  init(_ issue: Issue) {
    // The heading of a section stands over its first article.
    let headings = Dictionary(
      issue.sections.compactMap { section in section.line.map { (section.articles.lowerBound, $0) } },
      uniquingKeysWith: min)
    for article in issue.articles.indices {
      let extent = issue.extent(of: article)
      if !extent.isEmpty {
        let line = headings[article] ?? issue.text.lineNumber(at: extent.lowerBound)
        begins.append((issue.sourceLine(of: line), article))
      }
    }
  }

  /// The last article that begins no later; nil for lines before the first one.
  func article(at line: Int) -> Int? {
    var low = 0
    var high = begins.count
    while low < high {
      let middle = (low + high) / 2
      if begins[middle].line <= line { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : begins[low - 1].article
  }
}

/// One line of that list.
struct ReportLine: Equatable {
  /// The addresses that an entry concerns, blanks where it goes on.
  var lead: String
  var text: String
  var isTitle = false
  /// The entry that the line belongs to, of `Report.grouped`; nil for titles.
  var entry: Int?
}

extension ReportPane {
  /// The list in so many columns.
  func lines(columns: Int) -> [ReportLine] {
    let leadColumns = items.map { CharacterWidth.columns(of: $0.address) }.max() ?? 0
    let room = max(10, min(columns - leadColumns - 6, ArticleFlow.widestMeasure))
    var lines: [ReportLine] = []
    for (index, item) in items.enumerated() {
      if index == 0 || items[index - 1].entry.kind != item.entry.kind {
        if !lines.isEmpty { lines.append(ReportLine(lead: "", text: "")) }
        let count = items.filter { $0.entry.kind == item.entry.kind }.map(\.entry.lines.count).reduce(0, +)
        let number = " (\(Words.number(count)))"
        let title = CellText.cut(
          Self.title(of: item.entry.kind), max(1, columns - 4 - CharacterWidth.columns(of: number)))
        lines.append(ReportLine(lead: "", text: title + number, isTitle: true))
      }
      for (line, text) in LineBreaker.lines(item.text, columns: room).enumerated() {
        let lead = CellText.padded(line == 0 ? item.address : "", leadColumns)
        lines.append(ReportLine(lead: lead, text: text, entry: index))
      }
    }
    return lines
  }

  private static func title(of kind: Report.Entry.Kind) -> String {
    switch kind {
    case .proven: "Figures that the others prove to be damaged"
    case .doubt: "In doubt"
    case .healing: "Damaged characters put back"
    case .note: "Done to the text"
    case .furniture: "Left out around the text"
    case .contradiction: "Figures of the prose that the tables contradict"
    case .figure: "Figures of the prose that the tables bear out"
    }
  }

  // MARK: Moving

  /// Moves the cursor and keeps its entry on a screen of `rows` lines.
  mutating func move(_ action: Action, times: Int?, columns: Int, rows: Int) {
    guard !items.isEmpty else { return }
    let lines = lines(columns: columns)
    switch action {
    case .pageDown, .pageUp, .halfPageDown, .halfPageUp:
      let at = lines.firstIndex { $0.entry == cursor } ?? 0
      let target = Reader.target(action, times, from: at, page: rows, length: lines.count)
      let wanted = min(max(0, target), lines.count - 1)
      let found =
        wanted > at
        ? lines[wanted...].lazy.compactMap(\.entry).first ?? items.count - 1
        : lines[...wanted].lazy.reversed().compactMap(\.entry).first ?? 0
      cursor = found
    case _:
      let target = Reader.target(action, times, from: cursor, page: 1, length: items.count)
      cursor = min(max(0, target), items.count - 1)
    }
    keepVisible(lines, rows: rows)
  }

  /// Scrolls so that all of the entry at the cursor is on the screen, with the title above the first one of its kind.
  mutating func keepVisible(_ lines: [ReportLine], rows: Int) {
    let first = lines.firstIndex { $0.entry == cursor } ?? 0
    let last = lines.lastIndex { $0.entry == cursor } ?? first
    let begin = first > 0 && lines[first - 1].isTitle ? first - 1 : first
    if last >= top + rows { top = last - rows + 1 }
    if begin < top { top = begin }
    top = max(0, min(top, lines.count - rows))
  }
}

extension Reader {
  mutating func openReport(_ document: Int) {
    guard let issue = documents[document].issue else { return }
    reportOrigin = nil
    overlay = .report(ReportPane(document: document, issue, documents[document].facts))
  }

  /// Goes to the place of the entry at the cursor.
  mutating func leave(_ pane: ReportPane) -> [Effect] {
    guard pane.items.indices.contains(pane.cursor) else { return [] }
    overlay = nil
    reportOrigin = reportOrigin ?? origin
    let entry = pane.items[pane.cursor].entry
    show(entry, of: pane.document)
    wayBack = WayBack(to: .report(pane), article: article?.reference, table: table?.reference)
    notice = Notice(text: entry.message)
    return []
  }

  /// A list that was left for what one of its entries leads to, which is open.
  struct WayBack: Equatable, Sendable {
    enum Place: Equatable, Sendable {
      /// What was found in a document.
      case report(ReportPane)
      /// The front page of a document.
      case front(Int)
      /// A table of facts.
      case facts(GridReference)
    }

    let to: Place
    /// What the entry led to.
    let article: ArticleReference?
    let table: GridReference?

    init(to place: Place, article: ArticleReference?, table: GridReference?) {
      (to, self.article, self.table) = (place, article, table)
    }
  }

  /// Back to the list from which one has come; false where one is elsewhere.
  mutating func returnToList() -> Bool {
    guard let way = wayBack, way.article == article?.reference, article?.source == nil, choice == nil
    else { return false }
    switch focus {
    case .contents: return false
    case .article: guard cellAsked == nil, way.table == nil || table == nil else { return false }
    case .table:
      guard let table, table.reference == way.table, table.chart == nil, table.search == nil,
        table.shownGroup == nil, computing == nil
      else { return false }
    }
    switch way.to {
    case .front(let document):
      // What was looked for there is left first.
      guard search == nil, figureAtHand == nil else { return false }
      wayBack = nil
      openFront(document)
      if let row = contents.rows.firstIndex(of: .document(document)) { moveContents(to: row) }
      focus = .article
      settle()
      return front != nil
    case .facts(let facts):
      guard grid(facts) != nil else { return false }
      wayBack = nil
      article?.figure = nil
      openGrid(facts)
      focus = .table
      settle()
      return true
    case .report(let left):
      wayBack = nil
      let origin = reportOrigin
      openReport(left.document)
      reportOrigin = origin
      guard case .report(var pane) = overlay else { return false }
      // The file may have been read again meanwhile.
      let entry = left.items[left.cursor].entry
      pane.cursor = pane.items.firstIndex { $0.entry == entry } ?? min(left.cursor, pane.items.count - 1)
      pane.top = left.top
      pane.keepVisible(pane.lines(columns: size.columns), rows: overlayRows)
      overlay = .report(pane)
      return true
    }
  }

  // MARK: Where one was

  /// Where one was when one opened a list, to come back to once one has gone to what it leads to.
  struct Origin: Equatable, Sendable {
    var isLibrary: Bool
    var article: ArticlePane?
    /// The document whose front page was open.
    var front: Int?
    /// What the cursor of the contents was at.
    var node: Contents.Node?
    var focus: Focus
  }

  /// Where one is.
  var origin: Origin {
    Origin(
      isLibrary: libraryUnder != nil, article: article, front: front?.document, node: contents.selected,
      focus: focus)
  }

  /// Goes to where one was.
  mutating func go(backTo origin: Origin) -> [Effect] {
    if origin.isLibrary { return returnToLibrary() ?? [] }
    if let was = origin.article {
      open(was.reference)
      article?.place = was.place
    } else if let front = origin.front {
      openFront(front)
    } else {
      return []
    }
    if let row = contents.rows.firstIndex(where: { $0 == origin.node }) { moveContents(to: row) }
    focus = origin.focus == .table ? .article : origin.focus
    settle()
    return []
  }

  /// Leaves what was found, for where one was when one opened it.
  mutating func leaveReport() -> [Effect] {
    closeOverlay()
    guard let origin = reportOrigin else { return [] }
    reportOrigin = nil
    return go(backTo: origin)
  }
}

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
    overlay = .report(ReportPane(document: document, issue, documents[document].facts))
  }

  /// Goes to the place of the entry at the cursor.
  mutating func leave(_ pane: ReportPane) -> [Effect] {
    guard pane.items.indices.contains(pane.cursor) else { return [] }
    overlay = nil
    let entry = pane.items[pane.cursor].entry
    show(entry, of: pane.document)
    reportLeft = ReportLeft(pane: pane, article: article?.reference, table: table?.reference)
    notice = Notice(text: entry.message)
    return []
  }

  /// What was found, left for the place of an entry.
  struct ReportLeft: Equatable, Sendable {
    let pane: ReportPane
    /// What the entry led to.
    let article: ArticleReference?
    let table: GridReference?
  }

  /// Back to what was found, from where an entry of it has led; false where one is elsewhere.
  mutating func returnToReport() -> Bool {
    guard let left = reportLeft, left.article == article?.reference, article?.source == nil, choice == nil
    else { return false }
    switch focus {
    case .contents: return false
    case .article: guard left.table == nil || table == nil else { return false }
    case .table:
      guard let table, table.reference == left.table, table.chart == nil, table.search == nil,
        table.shownGroup == nil, computing == nil
      else { return false }
    }
    reportLeft = nil
    openReport(left.pane.document)
    guard case .report(var pane) = overlay else { return false }
    // The file may have been read again meanwhile.
    let entry = left.pane.items[left.pane.cursor].entry
    pane.cursor = pane.items.firstIndex { $0.entry == entry } ?? min(left.pane.cursor, pane.items.count - 1)
    pane.top = left.pane.top
    pane.keepVisible(pane.lines(columns: size.columns), rows: overlayRows)
    overlay = .report(pane)
    return true
  }
}

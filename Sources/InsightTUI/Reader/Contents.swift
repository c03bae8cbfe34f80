import InsightModel

/// The tree of issues, sections and articles, with its folds, its cursor and its place.
struct Contents: Equatable, Sendable {
  enum Node: Hashable, Sendable {
    case document(Int)
    /// What was found in a document.
    case report(Int)
    case section(document: Int, section: Int)
    case article(ArticleReference)
    /// The files of a folder that are no issues; the first of them.
    case leftOut(Int)

    var document: Int {
      switch self {
      case .document(let document), .report(let document), .section(let document, _), .leftOut(let document):
        document
      case .article(let reference): reference.document
      }
    }

    /// How far the node stands in: 0 for issues.
    var depth: Int {
      switch self {
      case .document, .leftOut: 0
      case .section, .report: 1
      case .article: 2
      }
    }

    /// True for what holds others.
    var isFold: Bool {
      switch self {
      case .document, .section: true
      case .report, .article, .leftOut: false
      }
    }
  }

  /// The nodes that are not inside a fold, in order.
  private(set) var rows: [Node] = []
  private(set) var folded: Set<Node> = []
  /// How issues follow one another, by its name in a configuration.
  enum Order: String, CaseIterable, Sendable { case newest, oldest, file }

  let wanted: Order
  /// The documents in the order of the list: issues as wanted, then data files and what is still to be read.
  private(set) var order: [Int] = []
  /// Index into `rows`.
  var cursor = 0
  /// The first row on screen.
  var top = 0
  /// Lines that the row at the cursor takes: all that its text needs. Others take one.
  var selectedLines = 1
  /// True where the wheel has scrolled the list away from its cursor.
  private(set) var isScrolled = false
  /// Columns that the widest line of the documents read so far needs.
  private(set) var neededColumns = 0
  /// Columns that the widest table needs for names that are whole; 0 where none has been measured.
  private(set) var neededTable = 0
  /// The periodical of the first issue, and whether others have another one.
  private var periodical: String?
  private(set) var hasSeveralPeriodicals = false

  init(_ wanted: Order = .newest) { self.wanted = wanted }

  /// Takes the documents as they are now; `changed` is the only one that has another state than before.
  mutating func rebuild(_ documents: [Document], changed: Int? = nil) {
    let selected = rows.indices.contains(cursor) ? rows[cursor] : nil
    if let changed {
      place(changed, documents)
    } else if order.count != documents.count {
      order = []
      for index in documents.indices { place(index, documents) }
    }
    rows = []
    for index in order {
      let document = documents[index]
      if case .leftOut = document.state { continue }
      rows.append(.document(index))
      guard let issue = document.issue, !folded.contains(.document(index)) else { continue }
      for (number, section) in issue.sections.enumerated() {
        let node = Node.section(document: index, section: number)
        if !section.title.isEmpty {
          rows.append(node)
          if folded.contains(node) { continue }
        }
        for article in section.articles {
          rows.append(.article(ArticleReference(document: index, article: article)))
        }
      }
      if document.foundSummary != nil { rows.append(.report(index)) }
    }
    let first = documents.firstIndex { if case .leftOut = $0.state { true } else { false } }
    if let first { rows.append(.leftOut(first)) }
    if let selected, let row = rows.firstIndex(of: selected) { cursor = row }
    cursor = min(max(0, cursor), max(0, rows.count - 1))
  }

  /// Puts a document where its date and number belong.
  private mutating func place(_ document: Int, _ documents: [Document]) {
    order.removeAll { $0 == document }
    let key = ListKey(documents[document], document, wanted)
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      let other = ListKey(documents[order[middle]], order[middle], wanted)
      if other < key { low = middle + 1 } else { high = middle }
    }
    order.insert(document, at: low)
    guard let name = documents[document].issue?.header.periodical else { return }
    if let periodical, periodical != name { hasSeveralPeriodicals = true }
    periodical = periodical ?? name
  }

  /// True where the documents beside an issue in the list have the same date and number.
  func isOneOfSeveral(_ document: Int, _ documents: [Document]) -> Bool {
    guard let at = order.firstIndex(of: document), let header = documents[document].issue?.header else {
      return false
    }
    return [at - 1, at + 1].contains { place in
      guard order.indices.contains(place), let other = documents[order[place]].issue?.header else {
        return false
      }
      return other.published == header.published && other.number == header.number
        && other.periodical == header.periodical
    }
  }

  /// Notes what a line needs; what once had room keeps it.
  mutating func makeRoom(columns: Int) { neededColumns = max(neededColumns, columns) }
  mutating func makeRoom(table columns: Int) { neededTable = max(neededTable, columns) }

  /// The documents beside one in the list, whose names depend on one another, and itself.
  func neighbours(of document: Int) -> [Int] {
    guard let at = order.firstIndex(of: document) else { return [] }
    return Array(order[max(0, at - 1)...min(order.count - 1, at + 1)])
  }

  /// The document so many places on in the list, 1 or -1; nil at its end.
  func document(_ distance: Int, from document: Int) -> Int? {
    guard let at = order.firstIndex(of: document), order.indices.contains(at + distance) else { return nil }
    return order[at + distance]
  }

  mutating func toggleFold(_ node: Node, _ documents: [Document]) {
    if folded.remove(node) == nil { folded.insert(node) }
    rebuild(documents)
  }

  mutating func fold(_ node: Node) { folded.insert(node) }

  /// Unfolds what hides an article and puts the cursor on it.
  mutating func reveal(_ reference: ArticleReference, _ documents: [Document]) {
    guard let issue = documents[reference.document].issue else { return }
    let section = issue.articles[reference.article].section
    let wasHidden = [
      folded.remove(.document(reference.document)),
      folded.remove(.section(document: reference.document, section: section)),
    ].contains { $0 != nil }
    if wasHidden { rebuild(documents) }
    if rows.indices.contains(cursor), rows[cursor] == .article(reference) { return }
    if let row = rows.firstIndex(of: .article(reference)) { cursor = row }
  }

  var selected: Node? { rows.indices.contains(cursor) ? rows[cursor] : nil }

  /// The row of the node that holds the one at the cursor; nil for an issue.
  var parentRow: Int? {
    guard let depth = selected?.depth, depth > 0 else { return nil }
    return rows[..<cursor].lastIndex { $0.depth < depth }
  }

  /// Moves the cursor, no further than to the ends.
  mutating func move(to row: Int) {
    cursor = min(max(0, row), max(0, rows.count - 1))
    isScrolled = false
  }

  /// Moves the list under its cursor.
  mutating func scroll(_ lines: Int, height: Int) {
    let before = top
    isScrolled = true
    top += lines
    keepVisible(height)
    if top == before { isScrolled = false }
  }

  /// Keeps the cursor on a screen of `height` lines, and no line empty that need not be.
  mutating func keepVisible(_ height: Int) {
    guard height > 0 else { return }
    if !isScrolled {
      if cursor + selectedLines > top + height { top = cursor + selectedLines - height }
      if cursor < top { top = cursor }
    }
    let all = rows.count + selectedLines - 1
    top = max(0, min(top, cursor >= all - height ? all - height : rows.count - height))
  }

  /// The row that a line of the screen shows, 0-based; nil below the last one.
  func row(atLine line: Int) -> Int? {
    guard line >= 0 else { return nil }
    let row = top + line
    if cursor < top || row <= cursor { return rows.indices.contains(row) ? row : nil }
    let found = max(cursor, row - (selectedLines - 1))
    return rows.indices.contains(found) ? found : nil
  }
}

/// Where a document stands in the contents: issues first.
private struct ListKey: Comparable {
  let wanted: Contents.Order
  let isIssue: Bool
  let date: (published: String, number: Int)
  let index: Int

  init(_ document: Document, _ index: Int, _ wanted: Contents.Order) {
    let header = document.issue?.header
    isIssue = header != nil
    date = (header?.published ?? "", header?.number ?? -1)
    self.wanted = wanted
    self.index = index
  }

  static func == (left: ListKey, right: ListKey) -> Bool { left.index == right.index }

  static func < (left: ListKey, right: ListKey) -> Bool {
    if left.isIssue != right.isIssue { return left.isIssue }
    switch left.wanted {
    case .newest where left.date != right.date: return left.date > right.date
    case .oldest where left.date != right.date: return left.date < right.date
    case .newest, .oldest, .file: return left.index < right.index
    }
  }
}

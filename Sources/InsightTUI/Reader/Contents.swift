import InsightModel

/// The tree of issues, sections and articles, with its folds, its cursor and its place.
struct Contents: Equatable, Sendable {
  enum Node: Hashable, Sendable {
    case document(Int)
    /// What was found in a document.
    case report(Int)
    case section(document: Int, section: Int)
    case article(ArticleReference)

    var document: Int {
      switch self {
      case .document(let document), .report(let document), .section(let document, _): document
      case .article(let reference): reference.document
      }
    }

    /// How far the node stands in: 0 for issues.
    var depth: Int {
      switch self {
      case .document: 0
      case .section, .report: 1
      case .article: 2
      }
    }

    /// True for what holds others.
    var isFold: Bool {
      switch self {
      case .document, .section: true
      case .report, .article: false
      }
    }
  }

  /// The nodes that are not inside a fold, in order.
  private(set) var rows: [Node] = []
  private(set) var folded: Set<Node> = []
  /// Index into `rows`.
  var cursor = 0
  /// The first row on screen.
  var top = 0

  mutating func rebuild(_ documents: [Document]) {
    let selected = rows.indices.contains(cursor) ? rows[cursor] : nil
    rows = []
    for (index, document) in documents.enumerated() {
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
      if issue.findingsSummary != nil { rows.append(.report(index)) }
    }
    if let selected, let row = rows.firstIndex(of: selected) { cursor = row }
    cursor = min(max(0, cursor), max(0, rows.count - 1))
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

  /// Moves the cursor and keeps it on a screen of `height` rows.
  mutating func move(to row: Int, height: Int) {
    cursor = min(max(0, row), max(0, rows.count - 1))
    keepVisible(height)
  }

  mutating func keepVisible(_ height: Int) {
    guard height > 0 else { return }
    if cursor < top { top = cursor }
    if cursor >= top + height { top = cursor - height + 1 }
    top = max(0, min(top, rows.count - height))
  }
}

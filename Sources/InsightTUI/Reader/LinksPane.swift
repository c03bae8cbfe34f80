import InsightModel

/// The links of an article, each with the address that it really leads to.
struct LinksPane: Equatable, Sendable {
  struct Item: Equatable, Sendable {
    /// The words that lead there.
    var text: String
    /// As written; harmless.
    var target: String
    /// What a program may be given; nil for what is not opened.
    var address: String?
  }

  var items: [Item]
  var cursor = 0
  var top = 0

  var selected: Item? { items.indices.contains(cursor) ? items[cursor] : nil }

  /// Lines of an item on a screen: its words, and at the cursor the whole of its address.
  func lines(_ index: Int, columns: Int) -> [String] {
    let item = items[index]
    guard index == cursor else { return [item.text] }
    let address = item.address ?? "\(item.target) — only http, https and mailto are opened"
    return [item.text] + LineBreaker.lines(address, columns: max(1, columns - 6))
  }

  /// The item at a line of the screen, 0-based; nil below the last one.
  func item(atLine line: Int, columns: Int) -> Int? {
    var (item, end) = (top, 0)
    while items.indices.contains(item) {
      end += lines(item, columns: columns).count
      if line < end { return item }
      item += 1
    }
    return nil
  }

  /// The furthest first item that leaves no line empty that need not be.
  func lastTop(_ height: Int, columns: Int) -> Int {
    var (top, taken) = (items.count, 0)
    while top > 0, taken + lines(top - 1, columns: columns).count <= height {
      top -= 1
      taken += lines(top, columns: columns).count
    }
    return min(top, max(0, items.count - 1))
  }

  mutating func keepVisible(_ height: Int, columns: Int) {
    cursor = min(max(0, cursor), max(0, items.count - 1))
    top = min(top, cursor)
    while top < cursor, cursor - top + lines(cursor, columns: columns).count > height { top += 1 }
  }
}

// Links: shown with what they lead to before one is opened.
extension Reader {
  private func links(of reference: ArticleReference) -> [Link] {
    guard let issue = documents[reference.document].issue else { return [] }
    let article = issue.articles[reference.article]
    return issue.allLinks(in: article.headline)
      + article.blocks.flatMap { issue.allLinks(in: issue.blocks[$0].range) }
  }

  /// The first byte of what the article's pane shows, or would.
  private var shownAnchor: Int {
    guard let article, let issue else { return 0 }
    return shown?.rows.first?.row.anchor
      ?? max(article.place.anchor, issue.extent(of: article.reference.article).lowerBound)
  }

  /// True where a link is on the screen.
  var isLinkShown: Bool { article?.source == nil && shown?.hasLink == true }

  mutating func showLinks() -> [Effect] {
    guard let reference = article?.reference, let issue else { return [] }
    let links = links(of: reference)
    guard !links.isEmpty else {
      notice = Notice(text: "no link in this article")
      return []
    }
    let anchor = shownAnchor
    let items = links.map { link in
      LinksPane.Item(
        text: Passages.oneLine(issue.string(link.range)), target: Harmless.line(link.target),
        address: link.address)
    }
    var pane = LinksPane(items: items)
    pane.cursor = links.firstIndex { $0.range.upperBound > anchor } ?? 0
    pane.keepVisible(linkRows, columns: size.columns)
    overlay = .links(pane)
    return []
  }

  /// Rows of the list below its title.
  var linkRows: Int { max(1, size.rows - 3) }

  mutating func move(_ pane: LinksPane, _ action: Action, times: Int?) {
    var pane = pane
    pane.cursor = max(
      0, Self.target(action, times, from: pane.cursor, page: linkRows, length: pane.items.count))
    pane.keepVisible(linkRows, columns: size.columns)
    overlay = .links(pane)
  }

  mutating func open(_ pane: LinksPane) -> [Effect] {
    guard let item = pane.selected else { return [] }
    guard let address = item.address else {
      notice = Notice(
        text: "not opened: \(item.target); only http, https and mailto are", isWarning: true)
      return []
    }
    notice = Notice(text: "opening \(address)")
    return [.openLink(address)]
  }

  // MARK: The file in the editor

  /// Opens the file at the line of what is shown.
  mutating func editFile() -> [Effect] {
    guard let document = openDocument ?? contents.selected?.document, derived[document] == nil else {
      notice = Notice(text: "this table was worked out of another; there is no file of it")
      return []
    }
    return [.edit(document, line: lineAtHand(of: document))]
  }

  /// The 1-based line of the file behind what one is at; nil where none is known.
  private func lineAtHand(of document: Int) -> Int? {
    if let grid = documents[document].grid(nil) {
      return table?.reference.document == document ? table?.selectedRow.flatMap(grid.line(ofRow:)) : nil
    }
    guard let issue = documents[document].issue else { return nil }
    if focus == .table, let table, let number = table.reference.table, let row = table.selectedRow,
      issue.tables.indices.contains(number), issue.tables[number].rows.indices.contains(row)
    {
      return issue.sourceLine(of: issue.tables[number].rows[row].line)
    }
    if let source = article?.source { return source.item + 1 }
    guard article?.reference.document == document else { return nil }
    return issue.sourceLine(of: issue.text.lineNumber(at: shownAnchor))
  }
}

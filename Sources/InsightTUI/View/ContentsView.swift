import InsightModel

extension Reader {
  /// The tree of issues, sections and articles.
  func drawContents(_ pane: Rect, _ frame: inout Frame) {
    for line in 0..<pane.rows {
      let index = contents.top + line
      guard contents.rows.indices.contains(index) else { return }
      draw(contents.rows[index], isSelected: index == contents.cursor, pane, pane.row + line, &frame)
    }
  }

  private func draw(_ node: Contents.Node, isSelected: Bool, _ pane: Rect, _ row: Int, _ frame: inout Frame) {
    let isFocused = focus == .contents
    let base = isSelected ? (isFocused ? Theme.selected : Theme.chosen) : Style.plain
    if isSelected, isFocused {
      frame.fill(Rect(column: pane.column, row: row, columns: pane.columns, rows: 1), with: " ", base)
    }
    let mark = isSelected && !isFocused ? "›" : " "
    var column = frame.put(mark, pane.column, row, base)
    let end = pane.column + pane.columns - 1
    let fold = contents.folded.contains(node) ? "▸ " : "▾ "
    switch node {
    case .document(let index):
      let document = documents[index]
      switch document.state {
      case .ready(let issue):
        column = frame.put(fold, column, row, base)
        let name =
          (issue.header.periodical ?? document.name) + (issue.header.number.map { " No. \($0)" } ?? "")
        frame.putCut(name, column, row, columns: end - column, base + .bold)
      case .data:
        frame.putCut("▦ " + document.name, column, row, columns: end - column, base + .bold)
      case .waiting:
        frame.putCut("  " + document.name, column, row, columns: end - column, base + .dim)
      case .failed(let why):
        frame.putCut("! \(document.name): \(why)", column, row, columns: end - column, base + Theme.warning)
      case .leftOut:
        break
      }
    case .report(let document):
      guard let summary = documents[document].issue?.findingsSummary else { return }
      // In the place of a section, so that its number is not taken for an article's.
      frame.putCut("· Found: " + summary, column + 1, row, columns: end - column - 1, base + .dim)
    case .section(let document, let section):
      guard let issue = documents[document].issue else { return }
      let item = issue.sections[section]
      column = frame.put(fold, column + 1, row, base)
      let numeral = item.shownNumeral(isPlain: isPlain)
      if !item.numeral.isEmpty { column = frame.put(numeral + ". ", column, row, base + .bold) }
      _ = frame.putLine(item.title, of: issue, column, row, columns: end - column, base + .bold)
    case .article(let reference):
      guard let issue = documents[reference.document].issue else { return }
      let item = issue.articles[reference.article]
      let digits = issue.digitsOfNumbers(in: item.section)
      column += size.columns >= 40 ? 3 : 1
      if item.number > 0 {
        let number = CellText.leading(String(item.number), digits)
        column = frame.put(number + " ", column, row, base + (isSelected ? .plain : .dim))
      }
      let hasTable = issue.hasTable(in: reference.article)
      let room = end - column - (hasTable ? 2 : 0)
      if let title = issue.titleRange(of: reference.article) {
        column = frame.putLine(title, of: issue, column, row, columns: room, base)
      } else {
        column = frame.putCut("(empty)", column, row, columns: room, base)
      }
      if hasTable { frame.put(" ▦", column, row, base + .dim) }
    }
  }
}

extension Issue {
  /// What stands for an article: its headline, or its first words; nil where it has neither.
  func titleRange(of article: Int) -> Range<Int>? {
    let item = articles[article]
    if !item.headline.isEmpty { return item.headline }
    return item.blocks.first.map { blocks[$0].range }
  }

  /// True where a table stands in an article.
  func hasTable(in article: Int) -> Bool {
    let own = articles[article].blocks
    guard let first = own.first, let last = own.last else { return false }
    var low = 0
    var high = tables.count
    while low < high {
      let middle = (low + high) / 2
      if tables[middle].lines.lowerBound < blocks[first].lines.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < tables.count && tables[low].lines.lowerBound <= blocks[last].lines.upperBound
  }

  /// Digits of the greatest article number in a section.
  fileprivate func digitsOfNumbers(in section: Int) -> Int {
    var greatest = 0
    for article in articles[sections[section].articles] { greatest = max(greatest, article.number) }
    var digits = 1
    while greatest >= 10 {
      greatest /= 10
      digits += 1
    }
    return digits
  }
}

extension Frame {
  /// Writes a text of an issue on one line, cut to `columns`.
  fileprivate mutating func putLine(
    _ range: Range<Int>, of issue: Issue, _ column: Int, _ row: Int, columns: Int, _ style: Style
  ) -> Int {
    // Enough for any line of a screen.
    var end = min(range.upperBound, range.lowerBound + 800)
    while end < range.upperBound, issue.text.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return issue.text.bytes.withUnsafeBufferPointer { bytes in
      putCut(
        UnsafeBufferPointer(rebasing: bytes[range.lowerBound..<end]), column, row, columns: columns, style,
        foldingSpace: true)
    }
  }
}

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
      frame.putCut(summary, column + 3, row, columns: end - column - 3, base + .dim)
    case .section(let document, let section):
      guard let issue = documents[document].issue else { return }
      let item = issue.sections[section]
      column = frame.put(fold, column + 1, row, base)
      let numeral = item.shownNumeral(isPlain: isPlain)
      if !item.numeral.isEmpty { column = frame.put(numeral + ". ", column, row, base + .bold) }
      frame.putCut(issue.shortText(item.title), column, row, columns: end - column, base + .bold)
    case .article(let reference):
      guard let issue = documents[reference.document].issue else { return }
      let item = issue.articles[reference.article]
      let digits = String(issue.articles[issue.sections[item.section].articles].map(\.number).max() ?? 0)
        .count
      column += size.columns >= 40 ? 3 : 1
      if item.number > 0 {
        let number = CellText.leading(String(item.number), digits)
        column = frame.put(number + " ", column, row, base + (isSelected ? .plain : .dim))
      }
      let table = tables(of: reference).isEmpty ? "" : " ▦"
      let room = end - column - CharacterWidth.columns(of: table)
      column = frame.putCut(issue.title(of: reference.article), column, row, columns: room, base)
      frame.put(table, column, row, base + .dim)
    }
  }
}

extension Issue {
  /// An article's headline on one line; its first words where it has none.
  func title(of article: Int) -> String {
    let item = articles[article]
    if !item.headline.isEmpty { return shortText(item.headline) }
    guard let first = item.blocks.first else { return "(empty)" }
    return shortText(blocks[first].range)
  }

  /// The beginning of a text, enough for any line of a screen, on one line.
  func shortText(_ range: Range<Int>) -> String {
    var end = min(range.upperBound, range.lowerBound + 800)
    while end < range.upperBound, text.bytes[end] & 0xC0 == 0x80 { end += 1 }
    var line: [UInt8] = []
    line.reserveCapacity(end - range.lowerBound)
    for byte in text.bytes[range.lowerBound..<end] where byte > 0x20 || line.last != 0x20 {
      line.append(byte > 0x20 ? byte : 0x20)
    }
    return String(decoding: line, as: UTF8.self)
  }
}

import InsightModel

extension Reader {
  /// The tree of issues, sections and articles; the line at the cursor in full.
  func drawContents(_ pane: Rect, _ frame: inout Frame) {
    var row = contents.top
    var line = 0
    while line < pane.rows, contents.rows.indices.contains(row) {
      let isSelected = row == contents.cursor
      let lines = isSelected ? min(contents.selectedLines, pane.rows - line) : 1
      draw(
        contents.rows[row], isSelected,
        Rect(column: pane.column, row: pane.row + line, columns: pane.columns, rows: lines), &frame)
      line += lines
      row += 1
    }
  }

  /// Draws a node in as many lines as its place has.
  private func draw(_ node: Contents.Node, _ isSelected: Bool, _ place: Rect, _ frame: inout Frame) {
    let isFocused = focus == .contents
    let base = isSelected ? (isFocused ? Theme.selected : Theme.chosen) : Style.plain
    if isSelected, isFocused { frame.fill(place, with: " ", base) }
    if isSelected, !isFocused { frame.put("›", place.column, place.row, base) }
    guard let line = contentsLine(node) else { return }
    let style = base + line.style
    let start = place.column + line.indent
    let column = frame.put(line.lead, start, place.row, line.isLeadDim && !isSelected ? .dim : style)
    let room = place.column + place.columns - 1 - column - (line.hasTable ? 2 : 0)
    var end = column
    switch line.text {
    case .string(let text):
      let lines = place.rows > 1 ? LineBreaker.lines(text, columns: max(1, room)) : [text]
      for (offset, text) in lines.prefix(place.rows).enumerated() {
        end = frame.putCut(text, column, place.row + offset, columns: room, style)
      }
    case .range(let range, let issue):
      let lines = place.rows > 1 ? LineBreaker.lines(issue.text.bytes, range, columns: max(1, room)) : [range]
      for (offset, range) in lines.prefix(place.rows).enumerated() {
        let rest = offset == place.rows - 1 ? range.lowerBound..<(lines.last ?? range).upperBound : range
        end = frame.putLine(rest, of: issue, column, place.row + offset, columns: room, style)
      }
    }
    if line.hasTable { frame.put(" ▦", end, place.row + place.rows - 1, base + .dim) }
  }

  /// Lines that a node takes where all of its text is shown.
  func contentsLines(of node: Contents.Node, columns: Int) -> Int {
    guard let line = contentsLine(node) else { return 1 }
    let taken = line.indent + CharacterWidth.columns(of: line.lead) + 1 + (line.hasTable ? 2 : 0)
    let room = max(1, columns - taken)
    switch line.text {
    case .string(let text):
      return CharacterWidth.columns(of: text) <= room ? 1 : LineBreaker.lines(text, columns: room).count
    case .range(let range, let issue):
      return range.count <= room ? 1 : max(1, LineBreaker.lines(issue.text.bytes, range, columns: room).count)
    }
  }

  private func contentsLine(_ node: Contents.Node) -> ContentsLine? {
    let fold = contents.folded.contains(node) ? "▸ " : "▾ "
    switch node {
    case .document(let index):
      let document = documents[index]
      switch document.state {
      case .ready: return ContentsLine(1, fold, .string(documentLabel(index)), .bold)
      case .data: return ContentsLine(1, "▦ ", .string(document.name), .bold)
      case .waiting: return ContentsLine(1, "  ", .string(document.name), .dim)
      case .failed(let why): return ContentsLine(1, "! ", .string("\(document.name): \(why)"), Theme.warning)
      case .leftOut: return nil
      }
    case .report(let document):
      // In the place of a section, so that its number is not taken for an article's.
      return documents[document].issue?.findingsSummary.map {
        ContentsLine(2, "· ", .string("Found: " + $0), .dim)
      }
    case .section(let document, let section):
      guard let issue = documents[document].issue else { return nil }
      let item = issue.sections[section]
      let numeral = item.numeral.isEmpty ? "" : item.shownNumeral(isPlain: isPlain) + ". "
      return ContentsLine(2, fold + numeral, .range(item.title, issue), .bold)
    case .article(let reference):
      guard let issue = documents[reference.document].issue else { return nil }
      let item = issue.articles[reference.article]
      let digits = issue.digitsOfNumbers(in: item.section)
      let number = item.number > 0 ? CellText.leading(String(item.number), digits) + " " : ""
      var line = ContentsLine(
        size.columns >= 40 ? 4 : 2, number,
        issue.titleRange(of: reference.article).map { .range($0, issue) } ?? .string("(empty)"), .plain)
      line.isLeadDim = true
      line.hasTable = issue.hasTable(in: reference.article)
      return line
    }
  }

  /// `No. 12 · 2 May 2025`; the periodical's name where there are several, the file's where two are alike.
  func documentLabel(_ index: Int) -> String {
    let document = documents[index]
    guard let header = document.issue?.header else { return document.name }
    var parts: [String] = []
    if let number = header.number {
      let name = contents.hasSeveralPeriodicals ? header.periodical.map { $0 + " " } ?? "" : ""
      parts.append(name + "No. \(number)")
    } else {
      parts.append(header.periodical ?? document.name)
    }
    if let date = header.published { parts.append(DateText.long(date)) }
    if contents.isOneOfSeveral(index, documents), parts[0] != document.name { parts.append(document.name) }
    return parts.joined(separator: " · ")
  }
}

/// One line of the contents, before it is drawn.
struct ContentsLine {
  enum Text {
    case string(String)
    /// Bytes of the issue's healed text.
    case range(Range<Int>, Issue)
  }

  /// Columns before the lead.
  var indent: Int
  /// Sign of the fold, numeral, number.
  var lead: String
  var text: Text
  var style: Style
  var isLeadDim = false
  var hasTable = false

  init(_ indent: Int, _ lead: String, _ text: Text, _ style: Style) {
    (self.indent, self.lead, self.text, self.style) = (indent, lead, text, style)
  }

  /// More than any pane of contents is given.
  private static let mostColumns = 200

  /// Columns that the widest line of an issue needs, with the margins.
  static func columns(of issue: Issue) -> Int {
    var widest = 0
    for (index, article) in issue.articles.enumerated() where widest < mostColumns {
      guard let title = issue.titleRange(of: index), !article.headline.isEmpty else { continue }
      let end = min(title.upperBound, title.lowerBound + mostColumns * 4)
      let text = issue.text.bytes.withUnsafeBufferPointer {
        CharacterWidth.columns(
          of: UnsafeBufferPointer(rebasing: $0[title.lowerBound..<end]), foldingSpace: true)
      }
      widest = max(widest, 4 + (article.number > 9 ? 3 : 2) + text + (issue.hasTable(in: index) ? 2 : 0) + 1)
    }
    return min(widest, mostColumns)
  }
}

/// Dates for people.
enum DateText {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// `2 May 2025` for `2025-05-02`; other texts as they are.
  static func long(_ date: String) -> String {
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let month = Int(parts[1]), let day = Int(parts[2]),
      months.indices.contains(month - 1)
    else { return date }
    return "\(day) \(months[month - 1]) \(parts[0])"
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

import InsightModel

/// One line of the contents, before it is drawn.
struct ContentsLine {
  enum Text {
    case string(String)
    /// Some of these bytes, of an issue's healed text.
    case range(Range<Int>, [UInt8])
  }

  /// Columns before the lead.
  var indent: Int
  /// Of an article, where the pane is not very narrow.
  static let wideIndent = 4
  /// Sign of the fold, numeral, number.
  var lead: String
  var text: Text
  var style: Style
  var isLeadDim = false
  var hasTable = false

  init(_ indent: Int, _ lead: String, _ text: Text, _ style: Style) {
    (self.indent, self.lead, self.text, self.style) = (indent, lead, text, style)
  }

  /// Columns that it needs where all of its text stands in one line, with the margins.
  var columns: Int {
    let text =
      switch text {
      case .string(let text): CharacterWidth.columns(of: text)
      case .range(let range, let bytes): Self.columns(of: range, in: bytes)
      }
    return besideText + text
  }

  /// Columns that all but its text needs.
  var besideText: Int { indent + CharacterWidth.columns(of: lead) + (hasTable ? 2 : 0) + 1 }

  /// More than any pane of contents is given.
  private static let mostColumns = 200

  private static func columns(of range: Range<Int>, in bytes: [UInt8]) -> Int {
    let end = min(range.upperBound, range.lowerBound + mostColumns * 4)
    return bytes.withUnsafeBufferPointer {
      CharacterWidth.columns(
        of: UnsafeBufferPointer(rebasing: $0[range.lowerBound..<end]), foldingSpace: true)
    }
  }
}

extension Reader {
  /// Lists the documents as they are now, `changed` the only one that has another state than before, and gives the contents
  /// the room that their lines need.
  mutating func listDocuments(changed: Int? = nil) {
    let hadSeveral = contents.hasSeveralPeriodicals
    contents.rebuild(documents, changed: changed)
    guard let changed else {
      for document in documents.indices { makeRoom(for: document) }
      return
    }
    makeRoom(for: changed)
    // What an issue is called depends on the others.
    let renamed =
      contents.hasSeveralPeriodicals == hadSeveral ? contents.neighbours(of: changed) : contents.order
    for document in renamed { makeRoom(for: .document(document)) }
  }

  /// Gives the contents the room that a document needs: its name, its sections and headlines, what was found.
  mutating func makeRoom(for document: Int) {
    makeRoom(for: .document(document))
    guard let issue = documents[document].issue else { return }
    makeRoomForTables(of: document)
    makeRoom(for: .report(document))
    for (number, section) in issue.sections.enumerated() {
      if !section.title.isEmpty { makeRoom(for: .section(document: document, section: number)) }
      let digits = issue.digitsOfNumbers(in: number)
      // An article without a headline shows how it begins, which is never all of it.
      for article in section.articles where !issue.articles[article].headline.isEmpty {
        let line = articleLine(article, of: issue, digits: digits, indent: ContentsLine.wideIndent)
        contents.makeRoom(columns: line.columns)
      }
    }
  }

  /// So many tables of a document, and rows of each, tell what its tables need.
  private static let measured = (tables: 100, rows: 40)

  /// Finds out how wide tables are where they have their place beside the prose.
  mutating func makeRoomForTables(of document: Int) {
    guard size.columns >= Self.besideColumns, let issue = documents[document].issue else { return }
    for table in issue.tables.prefix(Self.measured.tables) {
      let grid = Grid(table)
      let rows = (0..<min(grid.rowCount, Self.measured.rows)).map { UInt32($0) }
      let whole = TableLayout(grid, available: 0, widened: Array(grid.columns.indices), measuring: rows)
      contents.makeRoom(table: whole.width)
    }
  }

  private mutating func makeRoom(for node: Contents.Node) {
    if let line = contentsLine(node) { contents.makeRoom(columns: line.columns) }
  }

  /// Lines that a node takes where all of its text is shown.
  func contentsLines(of node: Contents.Node, columns: Int) -> Int {
    guard let line = contentsLine(node) else { return 1 }
    let room = max(1, columns - line.besideText)
    switch line.text {
    case .string(let text):
      return CharacterWidth.columns(of: text) <= room ? 1 : LineBreaker.lines(text, columns: room).count
    case .range(let range, let bytes):
      return range.count <= room ? 1 : max(1, LineBreaker.lines(bytes, range, columns: room).count)
    }
  }

  func contentsLine(_ node: Contents.Node) -> ContentsLine? {
    let fold = contents.folded.contains(node) ? "▸ " : "▾ "
    switch node {
    case .document(let index):
      let document = documents[index]
      switch document.state {
      case .ready: return ContentsLine(1, fold, .string(documentLabel(index)), .bold)
      case .data: return ContentsLine(1, "▦ ", .string(document.name), .bold)
      case .waiting: return ContentsLine(1, "  ", .string(document.name), Theme.note)
      case .failed(let why): return ContentsLine(1, "! ", .string("\(document.name): \(why)"), Theme.warning)
      case .leftOut: return nil
      }
    case .leftOut: return ContentsLine(1, "", .string(leftOutText), Theme.note)
    case .report(let document):
      // In the place of a section, so that its number is not taken for an article's.
      return documents[document].foundSummary.map {
        ContentsLine(2, "· ", .string("Found: " + $0), Theme.note)
      }
    case .section(let document, let section):
      guard let issue = documents[document].issue else { return nil }
      let item = issue.sections[section]
      let numeral = item.numeral.isEmpty ? "" : item.shownNumeral(isPlain: isPlain) + ". "
      return ContentsLine(2, fold + numeral, .range(item.title, issue.text.bytes), .bold)
    case .article(let reference):
      guard let issue = documents[reference.document].issue else { return nil }
      return articleLine(
        reference.article, of: issue,
        digits: issue.digitsOfNumbers(in: issue.articles[reference.article].section),
        indent: size.columns >= 40 ? ContentsLine.wideIndent : 2)
    }
  }

  /// An article's line, where the numbers of its section have so many digits.
  private func articleLine(_ article: Int, of issue: Issue, digits: Int, indent: Int) -> ContentsLine {
    let number = issue.articles[article].number
    var line = ContentsLine(
      indent, number > 0 ? CellText.leading(String(number), digits) + " " : "",
      issue.titleRange(of: article).map { .range($0, issue.text.bytes) } ?? .string("(empty)"), .plain)
    line.isLeadDim = true
    line.hasTable = issue.hasTable(in: article)
    return line
  }

  /// How many files of a folder were left out, and which.
  var leftOutText: String {
    let names = documents.filter { if case .leftOut = $0.state { true } else { false } }.map(\.name)
    let more = names.count > 20 ? ", …" : ""
    return "\(Words.count(names.count, "file")) left out, no issues: "
      + names.prefix(20).joined(separator: ", ") + more
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
    if let date = header.published { parts.append(DateText.text(date, settings.dates)) }
    if contents.isOneOfSeveral(index, documents), parts[0] != document.name { parts.append(document.name) }
    let unread = unreadCount(index)
    if unread > 0 { parts.append("\(Words.number(unread)) unread") }
    let isStarred = memories[index]?.articles[ArticleKeys.issue]?.isStarred == true
    return (isStarred ? "* " : "") + parts.line(" · ")
  }
}

import InsightModel

/// One row of an issue's front page.
struct FrontRow: Equatable {
  enum Role: Equatable { case blank, masthead, byline, found, section, headline, lead, table }

  var role: Role
  /// Number or sign before the text; blanks on later rows.
  var lead = ""
  var indent = 0
  var text = ""
}

/// Sets an issue's front page: masthead, what was found, and the sections with their headlines, leads and tables. Items
/// are set one by one, so that only what is seen is laid out.
struct FrontFlow {
  enum Item: Equatable {
    case masthead, found
    /// Indices into the issue's sections and articles.
    case section(Int)
    case article(Int)
    /// An article, and which of the issue's tables in it.
    case table(article: Int, table: Int)

    /// True for what can be gone to.
    var isTarget: Bool {
      switch self {
      case .masthead, .section: false
      case .found, .article, .table: true
      }
    }
  }

  let issue: Issue
  let items: [Item]
  /// Columns that the text may take.
  let measure: Int
  let isPlain: Bool
  let dates: DateText.Form
  /// What stands at the head where the issue names no periodical.
  let name: String
  /// What was found in the issue; nil for nothing.
  let found: String?

  /// Lines of an article's lead, at most.
  private static let leadLines = 2

  init(
    issue: Issue, name: String, found: String?, columns: Int, isPlain: Bool,
    widest: Int = ArticleFlow.widestMeasure,
    dates: DateText.Form = .long
  ) {
    self.dates = dates
    self.issue = issue
    self.name = name
    self.found = found
    self.isPlain = isPlain
    measure = max(1, min(widest, columns))
    var items: [Item] = [.masthead]
    if found != nil { items.append(.found) }
    for (number, section) in issue.sections.enumerated() {
      if !section.title.isEmpty { items.append(.section(number)) }
      for article in section.articles {
        items.append(.article(article))
        guard issue.hasTable(in: article) else { continue }
        for block in issue.articles[article].blocks {
          if case .table(let table) = issue.blocks[block].kind {
            items.append(.table(article: article, table: table))
          }
        }
      }
    }
    self.items = items
  }

  var itemCount: Int { items.count }

  func rows(_ item: Int) -> [FrontRow] {
    guard items.indices.contains(item) else { return [] }
    switch items[item] {
    case .masthead: return masthead
    case .found:
      return text(found ?? "", .found, lead: "Found: ") + [FrontRow(role: .blank)]
    case .section(let number):
      let section = issue.sections[number]
      let lead = section.numeral.isEmpty ? "" : section.shownNumeral(isPlain: isPlain) + ". "
      return text(issue.string(section.title), .section, lead: lead)
    case .article(let number):
      let article = issue.articles[number]
      let lead = article.number > 0 ? "\(article.number) " : ""
      let title = issue.titleRange(of: number).map { issue.string($0) } ?? "(empty)"
      let rows = text(String(title.prefix(600)), .headline, lead: lead, indent: min(2, measure / 12))
      let hang = min(2, measure / 12) + CharacterWidth.columns(of: lead)
      return rows + self.lead(of: number, indent: hang) + (endsGroup(item) ? [FrontRow(role: .blank)] : [])
    case .table(_, let table):
      let title = Grid(issue.tables[table]).fullTitle
      return text(title, .table, lead: isPlain ? "# " : "▦ ", indent: min(4, measure / 8))
        + (endsGroup(item) ? [FrontRow(role: .blank)] : [])
    }
  }

  /// A blank row stands after an article with its tables.
  private func endsGroup(_ item: Int) -> Bool {
    guard items.indices.contains(item + 1) else { return false }
    if case .table = items[item + 1] { return false }
    return true
  }

  private var masthead: [FrontRow] {
    let header = issue.header
    var facts: [String] = []
    if let number = header.number { facts.append("No. \(number)") }
    if let date = header.published { facts.append(DateText.text(date, dates)) }
    if let author = header.author { facts.append(author) }
    if let reads = header.reads { facts.append("\(Words.number(reads)) reads") }
    var rows = text(header.periodical ?? header.title ?? name, .masthead, lead: "")
    if !facts.isEmpty { rows += text(facts.joined(separator: " · "), .byline, lead: "") }
    return rows + [FrontRow(role: .blank)]
  }

  /// The beginning of an article: its first key point, else its first paragraph.
  private func lead(of article: Int, indent: Int) -> [FrontRow] {
    let blocks = issue.articles[article].blocks
    guard !issue.articles[article].headline.isEmpty else { return [] }
    let first =
      blocks.first { issue.blocks[$0].kind == .keyPoint }
      ?? blocks.first { issue.blocks[$0].kind == .paragraph }
    guard let first else { return [] }
    let range = issue.blocks[first].range
    let columns = max(1, measure - indent)
    // Enough for the lines that are shown, whatever the letters.
    var end = min(range.upperBound, range.lowerBound + columns * 4 * (Self.leadLines + 1))
    while end < range.upperBound, issue.text.bytes[end] & 0xC0 == 0x80 { end += 1 }
    let lines = LineBreaker.lines(issue.text.bytes, range.lowerBound..<end, columns: columns)
    return lines.prefix(Self.leadLines).enumerated().map { index, line in
      let text = Passages.oneLine(issue.string(line))
      let isCut = index == Self.leadLines - 1 && lines.count > Self.leadLines
      guard isCut else { return FrontRow(role: .lead, indent: indent, text: text) }
      // The last word gives way where the sign has no room; none is cut.
      let words = LineBreaker.lines(text, columns: max(1, columns - 1)).first ?? text
      return FrontRow(role: .lead, indent: indent, text: words + "…")
    }
  }

  private func text(_ text: String, _ role: FrontRow.Role, lead: String, indent: Int = 0) -> [FrontRow] {
    let hang = CharacterWidth.columns(of: lead)
    let lines = LineBreaker.lines(text, columns: max(1, measure - indent - hang))
    return lines.enumerated().map { index, line in
      FrontRow(
        role: role, lead: index == 0 ? lead : String(repeating: " ", count: hang), indent: indent,
        text: Passages.oneLine(line))
    }
  }
}

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

extension Reader {
  /// Lines that a node takes where all of its text is shown.
  func contentsLines(of node: Contents.Node, columns: Int) -> Int {
    guard let line = contentsLine(node) else { return 1 }
    let taken = line.indent + CharacterWidth.columns(of: line.lead) + 1 + (line.hasTable ? 2 : 0)
    let room = max(1, columns - taken)
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
      case .waiting: return ContentsLine(1, "  ", .string(document.name), .dim)
      case .failed(let why): return ContentsLine(1, "! ", .string("\(document.name): \(why)"), Theme.warning)
      case .leftOut: return nil
      }
    case .leftOut: return ContentsLine(1, "", .string(leftOutText), .dim)
    case .report(let document):
      // In the place of a section, so that its number is not taken for an article's.
      return documents[document].foundSummary.map {
        ContentsLine(2, "· ", .string("Found: " + $0), .dim)
      }
    case .section(let document, let section):
      guard let issue = documents[document].issue else { return nil }
      let item = issue.sections[section]
      let numeral = item.numeral.isEmpty ? "" : item.shownNumeral(isPlain: isPlain) + ". "
      return ContentsLine(2, fold + numeral, .range(item.title, issue.text.bytes), .bold)
    case .article(let reference):
      guard let issue = documents[reference.document].issue else { return nil }
      let item = issue.articles[reference.article]
      let digits = issue.digitsOfNumbers(in: item.section)
      let number = item.number > 0 ? CellText.leading(String(item.number), digits) + " " : ""
      var line = ContentsLine(
        size.columns >= 40 ? 4 : 2, number,
        issue.titleRange(of: reference.article).map { .range($0, issue.text.bytes) } ?? .string("(empty)"),
        .plain)
      line.isLeadDim = true
      line.hasTable = issue.hasTable(in: reference.article)
      return line
    }
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
    return (isStarred ? "* " : "") + parts.joined(separator: " · ")
  }
}

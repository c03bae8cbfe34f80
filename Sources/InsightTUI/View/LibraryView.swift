import InsightModel

extension Reader {
  /// The library's list: what is unread is marked.
  func drawLibrary(_ pane: LibraryPane, _ frame: inout Frame) {
    let rows = pane.rows
    if rows.isEmpty {
      let text =
        pane.isAwaited ? "the library is being opened…" : "nothing is kept; insight add PATH keeps issues"
      frame.putCut(text, 1, 1, columns: size.columns - 2, Theme.note)
    }
    for (offset, row) in rows.dropFirst(pane.top).prefix(libraryRows).enumerated() {
      let line = 1 + offset
      switch row {
      case .periodical(let name, let issues, let unread):
        let count = Words.count(issues, "issue") + (unread > 0 ? ", \(Words.number(unread)) unread" : "")
        let end = frame.putCut(name, 1, line, columns: size.columns - 4 - count.utf8.count, Theme.subheading)
        frame.putCut(count, end + 2, line, columns: size.columns - end - 3, Theme.note)
      case .issue(let index):
        draw(pane.issues[index], line, isCurrent: pane.top + offset == pane.cursor, &frame)
      }
    }
    drawMore(pane.top, rows.count, from: 1, rows: libraryRows, &frame)
  }

  private func draw(_ issue: KeptIssue, _ line: Int, isCurrent: Bool, _ frame: inout Frame) {
    let style = isCurrent ? Theme.selected : issue.isUnread ? Style.bold : .plain
    if isCurrent { frame.fill(Rect(column: 0, row: line, columns: size.columns, rows: 1), with: " ", style) }
    frame.put(issue.isUnread ? "●" : " ", 2, line, style)
    if issue.starred > 0 { frame.put("*", 3, line, style) }
    let label = issueLabel(issue)
    let isNamed = issue.periodical != nil && (issue.number != nil || issue.published != nil)
    let part = "\(issue.articles - issue.read) of \(issue.articles)"
    // Number and date tell an issue from others, and stay.
    let room = size.columns - CharacterWidth.columns(of: label) - 8
    let count =
      issue.read == 0 || !issue.isUnread
      ? "" : [part + " unread", part].first { $0.utf8.count <= room } ?? ""
    let taken = count.isEmpty ? 0 : count.utf8.count + 1
    let end = frame.putCut(label, 5, line, columns: size.columns - 7 - taken, style)
    let limit = size.columns - 3 - count.utf8.count
    if isNamed, let title = issue.title, title != issue.periodical, limit - end - 2 >= Self.shortestTitle {
      frame.putCut(title, end + 2, line, columns: limit - end - 2, isCurrent ? style : Theme.note)
      if let search = pageSearch?.search { frame.highlight(search, in: title, end + 2, line, limit: limit) }
    }
    if let search = pageSearch?.search {
      frame.highlight(search, in: label, 5, line, limit: size.columns - 2)
    }
    frame.putRight(count, endingAt: size.columns - 2, from: end + 1, line, isCurrent ? style : Theme.note)
  }

  /// Fewer columns tell nothing of a title.
  private static let shortestTitle = 8

  private func resultsHead(_ pane: ResultsPane) -> String {
    if let problem = pane.outcome.problem {
      return pane.outcome.results.isEmpty ? problem : "\(problem); \(pane.outcome.count) without it"
    }
    if pane.text.isEmpty {
      return "words, \"phrases\", OR, -word, near, in: since: before: is: has: section:"
    }
    guard pane.answered == pane.text else { return "…" }
    let order = pane.isBest ? "best first" : "newest first"
    guard pane.outcome.total == nil else { return "\(pane.outcome.count) found, \(order)" }
    let count = pane.outcome.results.count
    // A full screen is only counted; what fills none is still looked for.
    return count < FindOutcome.screen ? "\(Words.number(count)) so far, \(order)" : "counting, \(order)"
  }

  /// What was found: date, issue, address and the passage around the first match.
  func drawResults(_ pane: ResultsPane, _ frame: inout Frame) {
    frame.putCut(
      resultsHead(pane), 1, 1, columns: size.columns - 2,
      pane.outcome.problem == nil ? Theme.subheading : Theme.warning)
    for (offset, result) in pane.outcome.results.dropFirst(pane.top).prefix(resultRows).enumerated() {
      let line = 2 + offset
      let isCurrent = pane.top + offset == pane.cursor
      let style = isCurrent ? Theme.selected : Style.plain
      if isCurrent {
        frame.fill(Rect(column: 0, row: line, columns: size.columns, rows: 1), with: " ", style)
      }
      let match = result.match
      var lead = size.columns >= 60 || match.number == nil ? (match.published ?? "") : ""
      let name = issueName(match, columns: size.columns >= 80 ? size.columns / 5 : 0)
      if !name.isEmpty { lead += (lead.isEmpty ? "" : "  ") + name }
      lead += (lead.isEmpty ? "" : "  ") + match.head.address
      let end = frame.putCut(lead, 1, line, columns: size.columns / 2, isCurrent ? style : Theme.note)
      drawPassage(match, end + 2, line, style, &frame)
    }
    drawMore(pane.top, pane.outcome.results.count, from: 2, rows: resultRows, &frame)
  }

  /// `Harbour Let… No. 9`: the number stays whole, and alone where there is no room for the name.
  private func issueName(_ match: Match, columns: Int) -> String {
    let number = match.periodical == nil ? nil : match.number.map { "No. \($0)" }
    let room = columns - (number.map { CharacterWidth.columns(of: $0) + 1 } ?? 0)
    let name = room < Self.shortestName ? "" : CellText.cut(match.periodical ?? match.fileName, room)
    return [name, number ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Fewer columns tell nothing of a name.
  private static let shortestName = 4

  /// The passage from a little before the first match on, with what was found marked.
  private func drawPassage(_ match: Match, _ column: Int, _ line: Int, _ style: Style, _ frame: inout Frame) {
    let (scalars, ranges) = match.extract
    let room = size.columns - 1 - column
    guard room > 4 else { return }
    let first = ranges.first?.lowerBound ?? 0
    var start = max(0, first - room / 3)
    if start > 0, let blank = scalars[start..<first].firstIndex(of: " ") { start = blank + 1 }
    var at = start > 0 ? frame.put("…", column, line, style) : column
    let limit = size.columns - 1
    var place = start
    for range in ranges where range.lowerBound >= start {
      at = put(scalars, place..<range.lowerBound, at, line, limit, style, &frame)
      at = put(scalars, range, at, line, limit, style + Theme.match, &frame)
      place = range.upperBound
    }
    _ = put(scalars, place..<scalars.count, at, line, limit, style, &frame)
  }

  private func put(
    _ scalars: [Unicode.Scalar], _ range: Range<Int>, _ column: Int, _ line: Int, _ limit: Int,
    _ style: Style,
    _ frame: inout Frame
  ) -> Int {
    let range = range.clamped(to: 0..<scalars.count)
    guard column < limit, !range.isEmpty else { return column }
    // No more than the line has room for.
    let text = String(String.UnicodeScalarView(scalars[range].prefix(limit - column + 4)))
    return frame.putCut(text, column, line, columns: limit - column, style)
  }
}

extension Match {
  /// The last part of where it came from.
  var fileName: String { Harmless.path(file.split(separator: "/").last.map(String.init) ?? file) }
}

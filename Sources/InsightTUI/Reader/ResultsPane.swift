import InsightModel

/// A passage that was found, in the library or in what is open.
public struct Result: Sendable, Equatable {
  /// What was found, and in which issue and article.
  public var match: Match
  /// Index into the reader's documents, for what is not in the library.
  public var document: Int?

  /// Without `document` the match must have an `id` of the library.
  public init(match: Match, document: Int? = nil) {
    self.match = match
    self.document = document
  }
}

/// What a search over the library and what is open has found.
public struct FindOutcome: Sendable, Equatable {
  /// In the order that was asked for, at most as many as were asked for.
  public var results: [Result]
  /// How many there are, also those that are not listed; nil while they are counted.
  public var total: Int?
  /// What is wrong with the query, or the library.
  public var problem: String?

  /// Without arguments: nothing is found, nothing is wrong.
  public init(results: [Result] = [], total: Int? = 0, problem: String? = nil) {
    self.results = results
    self.total = total
    self.problem = problem
  }

  /// More are counted, and listed once one has come to the end of these.
  public static let longest = 500
  /// So many are shown before the others are looked for: most screens have no more rows.
  public static let screen = 40

  /// How many there are, in words.
  var count: String { total.map(Words.number) ?? "…" }

  /// That more were found than are listed; nil where all are.
  var lack: String? {
    guard let total, total > results.count else { return nil }
    return "\(Words.number(results.count)) of \(Words.number(total)) are listed so far"
  }
}

/// The list of what was found, as one types.
struct ResultsPane: Equatable, Sendable {
  var text = ""
  /// Best first; else the newest.
  var isBest = false
  var outcome = FindOutcome()
  /// The query that the outcome is of.
  var answered = ""
  var cursor = 0
  var top = 0
  /// As many are listed at most.
  var limit = FindOutcome.longest
  /// Which of the queries typed before is shown; nil where one types.
  var recalled: Int?

  var selected: Result? { outcome.results.indices.contains(cursor) ? outcome.results[cursor] : nil }

  /// Takes what was found so far, unless it is a part of what is listed already.
  mutating func take(_ outcome: FindOutcome, height: Int) {
    if answered == text, outcome.total == nil, outcome.results.count < self.outcome.results.count { return }
    self.outcome = outcome
    answered = text
    keepVisible(height)
  }

  mutating func keepVisible(_ height: Int) {
    cursor = min(max(0, cursor), max(0, outcome.results.count - 1))
    if cursor >= top + height { top = cursor - height + 1 }
    if cursor < top { top = cursor }
    top = max(0, min(top, outcome.results.count - height))
  }
}

extension Reader {
  mutating func beginFind() -> [Effect] {
    findOrigin = nil
    let pane = resultsLeft ?? ResultsPane(isBest: settings.resultOrder == .best)
    resultsLeft = nil
    overlay = .results(pane)
    return pane.text.isEmpty ? [] : [.find(pane.text, isBest: pane.isBest, limit: pane.limit)]
  }

  /// Asks for as many again where one has come to the end of what is listed, and more was found.
  mutating func wantMoreResults() -> [Effect] {
    var isOpen = false
    var wanted = resultsLeft
    if case .results(let pane) = overlay { (isOpen, wanted) = (true, pane) }
    guard var pane = wanted, pane.answered == pane.text, pane.outcome.lack != nil,
      case let count = pane.outcome.results.count, count >= pane.limit,
      pane.cursor + 1 >= count || pane.top + resultRows >= count
    else { return [] }
    pane.limit *= 2
    if isOpen { overlay = .results(pane) } else { resultsLeft = pane }
    return [.find(pane.text, isBest: pane.isBest, limit: pane.limit)]
  }

  /// Looks for what is typed so far.
  mutating func findAsTyped(_ pane: ResultsPane) -> [Effect] {
    var pane = pane
    (pane.cursor, pane.top, pane.limit) = (0, 0, FindOutcome.longest)
    if pane.text.allSatisfy(\.isWhitespace) { pane.outcome = FindOutcome() }
    overlay = .results(pane)
    return pane.text.allSatisfy(\.isWhitespace) ? [] : [.find(pane.text, isBest: pane.isBest)]
  }

  /// What was found has come, for the list or for where it was left.
  mutating func take(_ outcome: FindOutcome, of text: String, isBest: Bool) {
    func isAsked(_ pane: ResultsPane) -> Bool { pane.text == text && pane.isBest == isBest }
    if case .results(var pane) = overlay, isAsked(pane) {
      pane.take(outcome, height: resultRows)
      overlay = .results(pane)
    } else if var pane = resultsLeft, isAsked(pane) {
      pane.take(outcome, height: resultRows)
      resultsLeft = pane
    }
  }

  /// Newest first, or best first.
  mutating func toggleResultOrder() -> [Effect] {
    guard case .results(var pane) = overlay else { return [] }
    pane.isBest.toggle()
    notice = Notice(text: pane.isBest ? "best first" : "newest first")
    return findAsTyped(pane)
  }

  /// Rows of the list below its title.
  var resultRows: Int { max(1, size.rows - 3) }

  /// Opens the result at the cursor; Esc comes back to the list, n goes on to the next.
  mutating func open(_ pane: ResultsPane) -> [Effect] {
    guard let result = pane.selected else {
      notice = Notice(text: pane.text.isEmpty ? "type what to look for" : "nothing was found")
      return []
    }
    findOrigin = findOrigin ?? origin
    overlay = nil
    resultsLeft = pane
    findsBefore.removeAll { $0 == pane.text }
    findsBefore.append(pane.text)
    libraryLeft = libraryUnder ?? libraryLeft
    libraryUnder = nil
    let match = result.match
    let scalars = Array(match.passage.text.unicodeScalars)
    let text = match.ranges.first.map {
      String(String.UnicodeScalarView(scalars[$0.clamped(to: 0..<scalars.count)]))
    }
    let isTable = match.passage.kind == .table
    let target = OpenTarget(
      article: match.head.key, block: match.passage.block, text: isTable ? nil : text, isTable: isTable)
    var effects: [Effect] = []
    if let document = result.document {
      if documents.indices.contains(document) { show(target, of: document, last: nil) }
    } else if let id = match.id {
      effects = openKept(id, name: match.periodical ?? match.file, at: target)
    }
    notice = Notice(
      text: "\(pane.cursor + 1) of \(pane.outcome.count); Esc goes back to the list")
    return effects
  }

  /// Ends the search where it was begun.
  mutating func leaveFind() -> [Effect] {
    closeOverlay()
    guard let origin = findOrigin else { return [] }
    findOrigin = nil
    return go(backTo: origin)
  }

  /// True at a table that was found, where nothing else waits to be left.
  private var isAtFoundTable: Bool {
    focus == .table && resultsLeft?.selected?.match.passage.kind == .table && table?.chart == nil
      && table?.search == nil && computing == nil
  }

  /// Brings back a query that was typed before, or after that again.
  mutating func recallFind(_ direction: Int) -> [Effect] {
    guard case .results(var pane) = overlay, !findsBefore.isEmpty else { return [] }
    let next = (pane.recalled ?? findsBefore.count) + direction
    guard next >= 0, next <= findsBefore.count else { return [] }
    afterCursor = 0
    pane.text = next == findsBefore.count ? "" : findsBefore[next]
    pane.recalled = next
    return findAsTyped(pane)
  }

  /// The next result, where one is in what was found; nil elsewhere.
  mutating func stepResult(_ direction: Int) -> [Effect]? {
    guard var pane = resultsLeft, focus == .article || isAtFoundTable, overlay == nil else { return nil }
    let next = pane.cursor + direction
    guard pane.outcome.results.indices.contains(next) else {
      notice = Notice(
        text: direction < 0
          ? "this is the first that was found" : pane.outcome.lack ?? "this is the last that was found")
      return []
    }
    pane.cursor = next
    pane.keepVisible(resultRows)
    return open(pane)
  }

  /// Back to the list of what was found; false where one has not come from there.
  mutating func returnToResults() -> Bool {
    guard let pane = resultsLeft, focus == .article || isAtFoundTable, article?.source == nil, choice == nil
    else { return false }
    resultsLeft = nil
    search = nil
    overlay = .results(pane)
    return true
  }
}

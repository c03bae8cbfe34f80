import InsightModel

extension Reader {
  /// Takes one event. The only place where the reader changes: the same reader and event give the same result.
  public mutating func update(_ event: Event) -> [Effect] {
    let before = Whereabouts(self)
    let covered = overlay
    var effects = take(event) + refreshChart()
    effects += restoreView(since: before) + wantMoreResults()
    keepUnder(covered)
    if typedText == nil { afterCursor = 0 }
    // What is left is remembered before the end.
    effects = remembering(since: before, isLeaving: effects.contains(.quit)) + effects
    keepShown()
    if wantsRest(since: before), !effects.contains(where: { $0 == .quit || $0 == .wakeWhenIdle }) {
      effects.append(.wakeWhenIdle)
    }
    return effects
  }

  private mutating func take(_ event: Event) -> [Effect] {
    switch event {
    case .key(let key):
      notice = nil
      isTouched = true
      return press(key)
    case .typed(let scalars):
      notice = nil
      return type(String(String.UnicodeScalarView(scalars)))
    case .paste(let text):
      return paste(text)
    case .foreignKey:
      let help = keymap.key(for: .help, in: context).map { "; \($0.label) shows the keys" } ?? ""
      notice = Notice(text: "this key does nothing here" + help)
      return []
    case .wheel(let lines, let point):
      isTouched = true
      return wheel(lines, at: point)
    case .click(let point, let count):
      notice = nil
      isTouched = true
      return click(at: point, count: count)
    case .drag(let point):
      drag(to: point)
      return []
    case .release:
      isDragging = false
      return []
    case .resize(let size):
      self.size = size
      if contents.neededTable == 0 {
        for document in documents.indices { makeRoomForTables(of: document) }
      }
      settle()
      settleLists()
      return []
    case .idle:
      return preview() + rested()
    case .remembered(let index, let memory):
      return remembered(memory, of: index)
    case .found(let text, let isBest, let outcome):
      take(outcome, of: text, isBest: isBest)
      return []
    case .listed(let issues):
      return take(issues)
    case .refused(let number):
      memoryHistory.drop(number)
      return []
    case .libraryFailed(let why):
      libraryFailure = why
      if case .library(let pane) = overlay, pane.isAwaited {
        closeOverlay()
        notice = Notice(text: why, isWarning: true)
      }
      return []
    case .contentsWidth(let columns):
      takeWidth(columns)
      return []
    case .dwelt(let opening):
      return dwelt(opening: opening)
    case .searches(let known):
      take(known)
      return []
    case .edited(let text):
      return edited(text)
    case .said(let text):
      // Who types is not interrupted.
      if !isTyping { notice = Notice(text: text) }
      return []
    case .told(let text):
      notice = Notice(text: text, isWarning: true)
      return []
    case .loaded(let index, let state):
      guard documents.indices.contains(index) else { return [] }
      let before = documents[index]
      let effects = take(state, at: index) + wantFacts(of: index)
      tellRereading(of: index, since: before)
      return effects
    case .facts(let index, let revision, let facts):
      take(facts, of: index, revision)
      return []
    case .changed(let index):
      return changed(index)
    case .copied(let what, let isSure):
      notice = Notice(text: isSure ? "copied \(what)" : "handed to the terminal’s clipboard: \(what)")
      return []
    case .progress(let part):
      computing?.progress = part
      return []
    case .computed(let computation, let outcome):
      return take(outcome, of: computation)
    case .written(let outcome):
      written(outcome)
      return []
    case .terminate:
      return [.quit]
    }
  }

  /// True while characters are text and no keys.
  var isTyping: Bool {
    if case .results = overlay { return true }
    return prompt != nil
  }

  private mutating func press(_ key: Key) -> [Effect] {
    let context = context
    var key = key
    if let first = firstOfPair {
      firstOfPair = nil
      // Esc gives up the pair, and does nothing else.
      if key == .escape {
        count = nil
        return []
      }
      if case .character(let second) = key { key = .pair(first, second) }
    } else if case .character(let first) = key, !keymap.pairs(first, in: context).isEmpty {
      firstOfPair = first
      return []
    }
    if count != nil, key == .escape {
      count = nil
      return []
    }
    if takeDigit(key, in: context) { return [] }
    let times = count
    count = nil
    if let action = keymap.action(for: key, in: context) {
      let before = Standing(self)
      let effects = perform(action, times: times)
      // What cannot be taken says why beside what is typed.
      if effects.isEmpty, notice == nil, action != .accept, before == Standing(self) {
        notice = Notice(text: idleWords(key, action))
      }
      return effects
    }
    switch context {
    case .prompt, .palette, .export, .results:
      if let letters = key.letters { return type(letters) }
    case .contents, .library, .front, .article, .choice, .source, .table, .record, .report, .help,
      .statistics,
      .distinct, .links, .question:
      break
    }
    notice = Notice(text: keymap.explanation(of: key, in: context, over: contextBeneath))
    return []
  }

  // MARK: Counts

  /// More lines than any document has are as good as all of them.
  private static let greatestCount = 99_999_999

  /// Takes a digit of a count; false for other keys. A zero is one only after another digit.
  private mutating func takeDigit(_ key: Key, in context: Context) -> Bool {
    guard case .character(let scalar) = key, ("0"..."9").contains(scalar),
      keymap.action(for: "1", in: context) == .count, scalar != "0" || count != nil
    else { return false }
    count = min(Self.greatestCount, (count ?? 0) * 10 + Int(scalar.value - 0x30))
    return true
  }

  /// Does what an action says as often as was asked for, or until it says that it cannot.
  private mutating func perform(_ action: Action, times: Int?) -> [Effect] {
    guard let times else { return perform(action) }
    if Self.moves.contains(action) {
      return move(action, times: times)
    }
    guard Self.repeated.contains(action) else { return perform(action) }
    var effects: [Effect] = []
    // What goes round, panes or matches, is gone round once: the standing after 1, 2, 4, … times is waited for.
    var (left, done, mark) = (times, 0, 1)
    var marked: Standing?
    while left > 0, done < Self.mostRepeats {
      let before = Standing(self)
      effects += perform(action)
      (left, done) = (left - 1, done + 1)
      let now = Standing(self)
      if before == now || computing != nil { break }
      if now == marked {
        left %= done - mark / 2
        marked = nil
        mark = .max
      } else if done == mark {
        marked = now
        mark *= 2
      }
    }
    if left > 0, done == Self.mostRepeats { tell("done \(done) times, the most that a count repeats") }
    return effects
  }

  /// No list is gone through step by step for longer.
  private static let mostRepeats = 10_000

  /// What a count repeats.
  private static let repeated: [Action] = [
    .nextMatch, .previousMatch, .nextArticle, .previousArticle, .nextIssue, .previousIssue, .columnLeft,
    .columnRight, .nextRow, .previousRow, .undo, .redo, .narrowerContents, .widerContents, .nextPane,
    .previousPane, .nextFigure, .previousFigure, .nextDoubt,
  ]

  /// What moves within a pane.
  private static let moves: [Action] = [
    .lineDown, .lineUp, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .top, .bottom,
  ]

  /// Does what an action says, wherever one is.
  mutating func perform(_ action: Action) -> [Effect] {
    // What is done from the contents is done to what the cursor is at, even where that was not shown yet.
    if context == .contents, !Self.moves.contains(action) { _ = preview() }
    switch action {
    case .quit: return [.quit]
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .help:
      overlay = .help(.keys(context), top: 0)
      return []
    case .faults: return showFaults()
    case .palette:
      overlay = .palette(
        Palette(
          context: context, keymap: keymap, columns: context == .table ? columnNames : [],
          decisions: context == .table ? openGrid?.decisions ?? [] : []))
      return []
    case .encoding:
      guard openDocument != nil else { return [] }
      overlay = .palette(Palette(context: context, list: .encodings))
      return []
    case .fileReading: return beginReading()
    case .lineDown, .lineUp, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .top, .bottom:
      return move(action)
    case .readOn: return readOn()
    case .count: return []
    case .deeper: return deeper()
    case .into: return into()
    case .back: return back()
    case .fold: return fold()
    case .interrupt: return interrupt()
    case .leave: return leave()
    case .nextPane: return cyclePane(1)
    case .previousPane: return cyclePane(-1)
    case .nextArticle: return step(articles: 1)
    case .previousArticle: return step(articles: -1)
    case .library: return goToLibrary()
    case .nextIssue: return step(issues: 1)
    case .previousIssue: return step(issues: -1)
    case .nextDoubt: return nextDoubt()
    case .nextFigure: return step(figures: 1)
    case .previousFigure: return step(figures: -1)
    case .facts: return openFacts()
    case .search: return beginSearch()
    case .nextMatch: return stepMatch(1)
    case .previousMatch: return stepMatch(-1)
    case .openTable: return nextTable()
    case .source: return toggleSource()
    case .columnLeft: return move(columns: -1)
    case .columnRight: return move(columns: 1)
    case .firstColumn: return move(columns: -(table?.layout.columns.count ?? 0))
    case .lastColumn: return move(columns: table?.layout.columns.count ?? 0)
    case .hideColumn: return hideColumn()
    case .showColumns: return showColumns()
    case .columnWidth: return toggleWidth()
    case .filter: return beginFilter()
    case .sort, .sortFurther, .sortAscending, .sortDescending: return sort(action)
    case .undo: return context == .table && !isMemoryChangedLast ? undo() : undoMemory()
    case .redo: return context == .table && !isMemoryUndoneLast ? redo() : redoMemory()
    case .toggleRead: return toggleRead()
    case .toggleStar: return toggleStar()
    case .markAllRead: return markAllRead()
    case .remove: return removeIssue()
    case .note: return beginNote()
    case .noteEditor: return editNote()
    case .edit: return editFile()
    case .links: return showLinks()
    case .find: return beginFind()
    case .resultOrder: return toggleResultOrder()
    case .nextRow: return step(rows: 1)
    case .previousRow: return step(rows: -1)
    case .copyCell: return copyCell()
    case .copyRow: return copyRow()
    case .copyTable: return copyTable()
    case .choose: return choose()
    case .copyText: return copyText()
    case .copyQuoted: return copyQuoted()
    case .export: return beginExport()
    case .exportValues: return toggleExportValues()
    case .exportDefused: return toggleExportDefused()
    case .statistics: return startStatistics()
    case .distinct: return startDistinct()
    case .group: return startGrouping()
    case .reread: return reread()
    case .chart: return cycleChart()
    case .zoom:
      isZoomed.toggle()
      settle()
      return []
    case .narrowerContents: return resizeContents(by: -2)
    case .widerContents: return resizeContents(by: 2)
    case .measure:
      isMeasureWide.toggle()
      settle()
      let lines = articleColumns <= settings.measure ? "; there is no more room here" : ""
      notice = Notice(
        text: isMeasureWide
          ? "text as wide as its pane\(lines)" : "text in lines of \(settings.measure) columns")
      return []
    case .mouse: return toggleMouse()
    case .accept: return accept()
    case .cancel: return cancel()
    case .recallOlder: return recall(-1)
    case .recallNewer: return recall(1)
    case .deleteBackward, .deleteWord, .deleteLine, .deleteForward: return delete(action)
    case .cursorLeft, .cursorRight, .cursorStart, .cursorEnd: return moveTyped(action)
    }
  }

  // MARK: What did nothing

  /// All that a key can change: what a key leaves as it was has done nothing, and is told to.
  private struct Standing: Equatable {
    let focus: Focus
    let contents: Contents
    let article: ArticlePane?
    let table: TablePane?
    let overlay: Overlay?
    let prompt: Prompt?
    let search: SearchState?
    let pageSearch: PageSearch?
    let choice: Choice?
    let front: FrontPane?
    let isZoomed: Bool
    let contentsWidth: Int?
    let afterCursor: Int

    init(_ reader: Reader) {
      focus = reader.focus
      contents = reader.contents
      article = reader.article
      table = reader.table
      overlay = reader.overlay
      prompt = reader.prompt
      search = reader.search
      pageSearch = reader.pageSearch
      choice = reader.choice
      front = reader.front
      isZoomed = reader.isZoomed
      contentsWidth = reader.contentsWidth
      afterCursor = reader.afterCursor
    }
  }

  /// That more were found than the list has.
  private var foundLack: String? {
    if case .results(let pane) = overlay { pane.outcome.lack } else { nil }
  }

  /// What is said of a key that had nothing to do.
  private func idleWords(_ key: Key, _ action: Action) -> String {
    switch action {
    case .lineDown, .pageDown, .halfPageDown, .bottom, .readOn: foundLack ?? "this is the end"
    case .lineUp, .pageUp, .halfPageUp, .top: "this is the beginning"
    case .columnLeft, .firstColumn: "this is the first column"
    case .columnRight, .lastColumn: "this is the last column"
    case _: "\(key.label) has nothing to do here"
    }
  }
}

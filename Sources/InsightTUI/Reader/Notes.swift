import InsightModel

/// What a note is about.
struct NoteSubject: Equatable, Sendable {
  /// Index into the reader's documents.
  var document: Int
  /// By `ArticleKeys`.
  var article: String
  /// Counted in its article; nil for the article.
  var block: Int?
  var cell: CellKey?
  var quotation: String
  /// The note that is there already; nil for none.
  var known: Note?
}

// Notes on paragraphs, articles and cells.
extension Reader {
  /// The paragraph that a note is about: the one chosen, else the first on the screen; the article where its headline is.
  private var itemToNote: Int? {
    if let choice { return choice.cursor }
    guard let place = article?.place else { return nil }
    return shownRows.first { $0.place.row == 0 && $0.row.content != .blank }?.place.item ?? place.row.item
  }

  /// The note on an item of the open article, or on a cell of it. Those whose words are gone stand at the headline, after its own.
  func note(onItem item: Int) -> Note? {
    guard let reference = article?.reference, let key = key(of: reference) else { return nil }
    let block = item == 0 ? nil : item - 1
    let notes = memories[reference.document]?.notes.filter { $0.article == key && $0.block == block }
    return notes?.first { $0.cell == nil && !$0.isLost } ?? notes?.first
  }

  /// The notes of an article whose words are gone.
  private func lostNotes(_ subject: NoteSubject) -> [Note] {
    memories[subject.document]?.notes.filter { $0.isLost && $0.article == subject.article } ?? []
  }

  /// What a note would be about where one is.
  private var subject: NoteSubject? {
    if context == .table { return cellSubject }
    guard let reference = article?.reference, let issue, let item = itemToNote, let flow,
      let key = key(of: reference)
    else { return nil }
    let range = flow.block(item)?.range ?? issue.articles[reference.article].headline
    return NoteSubject(
      document: reference.document, article: key, block: item == 0 ? nil : item - 1, cell: nil,
      quotation: Passages.oneLine(issue.string(range)))
  }

  /// Writes a note at the foot; one that has several lines already, in the editor.
  mutating func beginNote() -> [Effect] {
    guard article?.source == nil || context == .table else { return [] }
    guard var subject else { return context == .table ? awaitTable(.note) : awaitMemory(.note) }
    subject.known = memories[subject.document]?.notes.first {
      !$0.isLost && $0.article == subject.article && $0.block == subject.block && $0.cell == subject.cell
    }
    noteSubject = subject
    let body = subject.known?.body ?? ""
    if subject.known == nil, subject.block == nil, !lostNotes(subject).isEmpty,
      let key = keymap.key(for: .recallOlder, in: .prompt)?.label
    {
      notice = Notice(text: "\(key) goes to the notes whose words are gone")
    }
    if body.contains("\n") { return [.editText(body)] }
    if context != .table { focus = .article }
    prompt = Prompt(kind: .note, text: body)
    return []
  }

  /// Goes to the notes of the article whose words are gone, which stand nowhere else; nil where no note is written at a headline.
  mutating func recallLostNote(_ direction: Int) -> [Effect]? {
    guard prompt?.kind == .note, let subject = noteSubject, subject.block == nil else { return nil }
    let lost = lostNotes(subject)
    let now = subject.known.flatMap { known in lost.firstIndex { $0.isSame(as: known) } } ?? lost.count
    let next = now + direction
    guard next >= 0, next <= lost.count, !lost.isEmpty else { return [] }
    if next == lost.count {
      prompt = nil
      return beginNote()
    }
    noteSubject?.known = lost[next]
    afterCursor = 0
    prompt?.text = lost[next].body
    notice = Notice(text: "of words that are gone: “\(lost[next].quotation.prefix(Self.shortQuotation))”")
    return []
  }

  /// Enough characters of a quotation to know it again.
  private static let shortQuotation = 60

  /// Goes on with the note in the editor, where it may have several lines.
  mutating func editNote() -> [Effect] {
    guard let prompt, prompt.kind == .note else { return [] }
    return [.editText(prompt.text)]
  }

  /// The editor has ended; nil where it gave nothing.
  mutating func edited(_ text: String?) -> [Effect] {
    guard let text else { return [] }
    prompt = nil
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      Harmless.line(String($0))
    }
    var body = lines[...]
    while body.last?.allSatisfy({ $0 == " " }) == true { body.removeLast() }
    return acceptNote(body.joined(separator: "\n"))
  }

  mutating func acceptNote(_ text: String) -> [Effect] {
    guard let subject = noteSubject else { return [] }
    noteSubject = nil
    choice = nil
    let before = subject.known
    guard text != before?.body ?? "" else { return [] }
    notice = Notice(text: text.isEmpty ? "the note is gone" : "noted")
    var after: Note?
    if !text.isEmpty {
      // One whose words are gone keeps them.
      after = Note(
        id: 0, article: subject.article, block: subject.block, cell: before?.cell ?? subject.cell,
        quotation: before?.quotation ?? subject.quotation, body: text, written: 0,
        isLost: before?.isLost ?? false)
    }
    return change(
      subject.document, [.note(after, replacing: before)], undo: [.note(before, replacing: after)],
      text.isEmpty ? "took away a note on \(subject.article)" : "a note on \(subject.article)")
  }

  /// A note on one line, for the foot.
  static func line(of note: Note) -> String {
    let body = note.body.split(separator: "\n").joined(separator: " / ")
    return note.isLost ? "\(body) (its words are gone: “\(note.quotation.prefix(shortQuotation))”)" : body
  }
}

// Stars on rows and notes on cells.
extension Reader {
  /// The memory's number of the open table; nil for one that nothing is remembered of.
  private var rememberedTable: (reference: GridReference, number: Int, grid: Grid)? {
    guard let reference = table?.reference, let number = reference.table, let openGrid,
      memories[reference.document] != nil
    else { return nil }
    return (reference, number, openGrid)
  }

  /// The cell at the cursor, where a table of an issue is open.
  func cellAtCursor(_ pane: TablePane) -> CellKey? {
    guard let number = pane.reference.table, let grid = grid(pane.reference), let row = pane.selectedRow
    else { return nil }
    return CellKey(grid: number, row: RowNames(grid).keys[row], column: grid.label(of: pane.column))
  }

  /// The cell at the cursor, to be noted.
  private var cellSubject: NoteSubject? {
    guard let (reference, number, grid) = rememberedTable, let table, let row = table.selectedRow,
      let issue = documents[reference.document].issue, let names = articleKeys[reference.document]?.keys,
      let article = issue.articles.indices.first(where: {
        tables(of: ArticleReference(document: reference.document, article: $0)).contains(number)
      })
    else { return nil }
    let blocks = issue.articles[article].blocks
    let block = blocks.firstIndex { issue.blocks[$0].kind == .table(number) }
    guard let cell = cellAtCursor(table) else { return nil }
    let shown = grid.shown(row, table.column) ?? ""
    return NoteSubject(
      document: reference.document, article: names[article], block: block.map { $0 - blocks.lowerBound },
      cell: cell, quotation: "\(cell.row), \(cell.column): \(shown)")
  }

  /// Does an action when the memory of the open table has come, or says that there is none.
  private mutating func awaitTable(_ action: Action) -> [Effect] {
    guard let reference = table?.reference, reference.table != nil else {
      let isDerived = table.map { derived[$0.reference.document] != nil } ?? false
      notice = Notice(
        text: "nothing is remembered of \(isDerived ? "a computed table" : "rows of a data file");"
          + " only of tables in an issue")
      return []
    }
    return awaitMemory(action)
  }

  mutating func toggleRowStar() -> [Effect] {
    guard let (reference, number, grid) = rememberedTable, let row = table?.selectedRow else {
      return awaitTable(.toggleStar)
    }
    let name = RowNames(grid).keys[row]
    let isStarred = memories[reference.document]?.starredRows[number]?.contains(name) == true
    notice = Notice(text: isStarred ? "\(name) without its star" : "\(name) starred")
    return change(
      reference.document, [.rowStar(!isStarred, grid: number, row: name)],
      undo: [.rowStar(isStarred, grid: number, row: name)],
      isStarred ? "took the star of \(name)" : "starred \(name)")
  }

  /// The rows of the open table with a star.
  var starredRows: Set<Int> {
    guard let (reference, number, grid) = rememberedTable,
      let names = memories[reference.document]?.starredRows[number], !names.isEmpty
    else { return [] }
    let keys = RowNames(grid).keys
    return Set(keys.indices.filter { names.contains(keys[$0]) })
  }

  struct NotedCell: Hashable {
    var row: Int
    var column: Int
  }

  /// The notes on cells of the open table.
  var cellNotes: [NotedCell: Note] {
    guard let (reference, number, grid) = rememberedTable, let memory = memories[reference.document],
      memory.notes.contains(where: { $0.cell?.grid == number && !$0.isLost })
    else { return [:] }
    let names = RowNames(grid)
    var found: [NotedCell: Note] = [:]
    for note in memory.notes {
      guard let cell = note.cell, !note.isLost, cell.grid == number, let row = names.index(of: cell.row),
        let column = grid.columns.indices.first(where: { grid.label(of: $0) == cell.column })
      else { continue }
      found[NotedCell(row: row, column: column)] = note
    }
    return found
  }
}

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
}

// Notes on paragraphs, articles and cells.
extension Reader {
  /// The paragraph that a note is about: the one chosen, else the first on the screen; the article where its headline is.
  private var itemToNote: Int? {
    if let choice { return choice.cursor }
    guard let place = article?.place else { return nil }
    return shownRows.first { $0.place.row == 0 && $0.row.content != .blank }?.place.item ?? place.row.item
  }

  /// The note on an item of the open article, or on a cell of it.
  func note(onItem item: Int) -> Note? {
    guard let reference = article?.reference, let key = key(of: reference) else { return nil }
    let block = item == 0 ? nil : item - 1
    let notes = memories[reference.document]?.notes.filter { $0.article == key && $0.block == block }
    return notes?.first { $0.cell == nil } ?? notes?.first
  }

  private func note(on subject: NoteSubject) -> Note? {
    memories[subject.document]?.notes.first {
      $0.article == subject.article && $0.block == subject.block && $0.cell == subject.cell
    }
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
    guard let subject else { return context == .table ? awaitTable(.note) : awaitMemory(.note) }
    noteSubject = subject
    let body = note(on: subject)?.body ?? ""
    if body.contains("\n") { return [.editText(body)] }
    if context != .table { focus = .article }
    prompt = Prompt(kind: .note, text: body)
    return []
  }

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
    let before = note(on: subject)
    guard text != before?.body ?? "" else { return [] }
    notice = Notice(text: text.isEmpty ? "the note is gone" : "noted")
    func change(_ body: String) -> MemoryChange {
      .note(
        body, quotation: subject.quotation, article: subject.article, block: subject.block, cell: subject.cell
      )
    }
    return self.change(
      subject.document, [change(text)], undo: [change(before?.body ?? "")],
      text.isEmpty ? "took away a note on \(subject.article)" : "a note on \(subject.article)")
  }

  /// A note on one line, for the foot.
  static func line(of note: Note) -> String {
    note.body.split(separator: "\n").joined(separator: " / ")
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

  /// The cell at the cursor.
  private var cellSubject: NoteSubject? {
    guard let (reference, number, grid) = rememberedTable, let table, let row = table.selectedRow,
      let issue = documents[reference.document].issue, let names = articleKeys[reference.document]?.keys,
      let article = issue.articles.indices.first(where: {
        tables(of: ArticleReference(document: reference.document, article: $0)).contains(number)
      })
    else { return nil }
    let blocks = issue.articles[article].blocks
    let block = blocks.firstIndex { issue.blocks[$0].kind == .table(number) }
    let cell = CellKey(
      grid: number, row: RowNames(grid).keys[row], column: grid.label(of: table.column))
    let shown = grid.shown(row, table.column) ?? ""
    return NoteSubject(
      document: reference.document, article: names[article], block: block.map { $0 - blocks.lowerBound },
      cell: cell, quotation: "\(cell.row), \(cell.column): \(shown)")
  }

  /// Does an action when the memory of the open table has come, or says that there is none.
  private mutating func awaitTable(_ action: Action) -> [Effect] {
    guard let reference = table?.reference, reference.table != nil else {
      notice = Notice(text: "nothing is remembered of rows of a data file; only of tables in an issue")
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
      memory.notes.contains(where: { $0.cell?.grid == number })
    else { return [:] }
    let names = RowNames(grid)
    var found: [NotedCell: Note] = [:]
    for note in memory.notes {
      guard let cell = note.cell, cell.grid == number, let row = names.index(of: cell.row),
        let column = grid.columns.indices.first(where: { grid.label(of: $0) == cell.column })
      else { continue }
      found[NotedCell(row: row, column: column)] = note
    }
    return found
  }
}

import InsightModel

/// What was marked, noted and taken out, to be taken back and done again.
struct MemoryHistory: Equatable, Sendable {
  enum Deed: Equatable, Sendable {
    /// Of the reader's document with an index.
    case document(Int, undo: [MemoryChange], redo: [MemoryChange])
    /// Of the library, which knows by a number how to take it back.
    case library(LibraryChange, number: Int)
  }

  struct Step: Equatable, Sendable {
    var deed: Deed
    /// What was done, for the foot line.
    var words: String
    /// The table in which it was done, and how many changes of its view had been made.
    var standing: Standing?
  }

  struct Standing: Equatable, Sendable {
    var table: GridReference
    var changes: Int
  }

  /// Back to when the program was started.
  private(set) var past: [Step] = []
  private(set) var future: [Step] = []
  /// The number of the next change of the library.
  private(set) var nextNumber = 0

  mutating func add(_ deed: Deed, _ words: String, in standing: Standing? = nil) {
    past.append(Step(deed: deed, words: words, standing: standing))
    future = []
    if case .library = deed { nextNumber += 1 }
  }

  mutating func undo() -> Step? {
    guard let step = past.popLast() else { return nil }
    future.append(step)
    return step
  }

  /// Forgets a change of the library that was not made.
  mutating func drop(_ number: Int) {
    func isRefused(_ step: Step) -> Bool {
      if case .library(_, number) = step.deed { true } else { false }
    }
    past.removeAll(where: isRefused)
    future.removeAll(where: isRefused)
  }

  mutating func redo() -> Step? {
    guard let step = future.popLast() else { return nil }
    past.append(step)
    return step
  }
}

extension Reader {
  mutating func change(
    _ document: Int, _ changes: [MemoryChange], undo: [MemoryChange], _ words: String
  ) -> [Effect] {
    guard !changes.isEmpty else { return [] }
    memoryHistory.add(.document(document, undo: undo, redo: changes), words, in: standing)
    return apply(changes, to: document)
  }

  private var standing: MemoryHistory.Standing? {
    guard focus == .table, overlay == nil, let table else { return nil }
    return MemoryHistory.Standing(table: table.reference, changes: table.history.past.count)
  }

  /// True where a star or a note in the open table came after the last change of its view.
  var isMemoryChangedLast: Bool {
    guard let now = standing, let last = memoryHistory.past.last?.standing else { return false }
    return last.table == now.table && last.changes >= now.changes
  }

  /// True where that was undone last.
  var isMemoryUndoneLast: Bool {
    guard let now = standing, let next = memoryHistory.future.last?.standing else { return false }
    return next == now
  }

  private mutating func apply(_ changes: [MemoryChange], to document: Int) -> [Effect] {
    for change in changes {
      memories[document]?.take(change)
      if case .read(_, let key) = change, let open = article?.reference, open.document == document,
        self.key(of: open) == key
      {
        isReadSettled = true
      }
    }
    return changes.map { .remember(document, $0) } + (isLibraryShown ? [.listKept] : [])
  }

  /// Changes kept issues as wholes.
  mutating func change(_ change: LibraryChange, _ words: String) -> [Effect] {
    let number = memoryHistory.nextNumber
    memoryHistory.add(.library(change, number: number), words)
    return [.change(change, number: number)]
  }

  /// What was done, with the issue in which it was where that is not on the screen.
  private func words(of step: MemoryHistory.Step) -> String {
    guard case .document(let document, _, _) = step.deed, isLibraryShown || openDocument != document,
      let header = documents[document].issue?.header
    else { return step.words }
    let name = KeptIssue.name(header.periodical, header.number, header.title, documents[document].name)
    return "\(step.words) of \(name)"
  }

  mutating func undoMemory() -> [Effect] {
    guard let step = memoryHistory.undo() else {
      notice = Notice(text: "nothing to undo")
      return []
    }
    notice = Notice(text: "undone: \(words(of: step))")
    switch step.deed {
    case .document(let document, let undo, _): return apply(undo, to: document)
    case .library(let change, let number):
      if case .remove(let ids) = change { expectBack(ids) }
      return [.takeBack(number: number)]
    }
  }

  mutating func redoMemory() -> [Effect] {
    guard let step = memoryHistory.redo() else {
      notice = Notice(text: "nothing to redo")
      return []
    }
    notice = Notice(text: "done again: \(words(of: step))")
    switch step.deed {
    case .document(let document, _, let redo): return apply(redo, to: document)
    case .library(let change, let number): return [.change(change, number: number)]
    }
  }
}

extension DocumentMemory {
  /// Takes a change as the library does.
  mutating func take(_ change: MemoryChange) {
    switch change {
    case .read(let isRead, let article): articles[article, default: ArticleMemory()].isRead = isRead
    case .star(let isStarred, let article): articles[article, default: ArticleMemory()].isStarred = isStarred
    case .rowStar(let isStarred, let grid, let row):
      if isStarred {
        starredRows[grid, default: []].insert(row)
      } else {
        starredRows[grid]?.remove(row)
      }
    case .note(let note, let known):
      if let known, let index = notes.firstIndex(where: { $0.isSame(as: known) }) { notes.remove(at: index) }
      if let note { notes.append(note) }
    case .cell(let cell): self.cell = cell
    case .place, .last, .view: break
    }
  }
}

import InsightModel

// Files that are read again, and tables that were worked out of others.
extension Reader {
  /// Reads the open file again; order, filter and place stay.
  mutating func reread() -> [Effect] {
    if case .library = overlay {
      notice = Notice(text: "the library as it is now")
      return [.listKept, .lookThroughFolders]
    }
    guard let document = openDocument ?? contents.selected?.document, derived[document] == nil else {
      notice = Notice(text: "this table was worked out of another; \(backKey) goes back to that")
      return []
    }
    if case .data(_, _?) = documents[document].state {
      notice = Notice(text: "\(documents[document].name) is still being read")
      return []
    }
    rereading.insert(document)
    notice = Notice(text: "reading \(documents[document].name) again")
    return [.load(document)]
  }

  /// Says what came of reading a file again.
  mutating func tellRereading(of document: Int, since before: Document) {
    switch documents[document].state {
    case .waiting, .data(_, _?): return
    case .ready, .data(_, nil), .failed, .leftOut: break
    }
    guard rereading.remove(document) != nil, documents[document].revision != before.revision, !isTyping
    else { return }
    notice = Notice(text: "read again: " + documents[document].change(since: before))
  }

  /// Shows how the open data file was read, and takes how else it is to be.
  mutating func beginReading(_ option: String? = nil) -> [Effect] {
    guard let index = openDocument ?? contents.selected?.document, derived[index] == nil,
      case .data(let grid, _) = documents[index].state
    else {
      notice = Notice(text: "this is for data files; of a text the encoding can be chosen")
      return []
    }
    var palette = Palette(context: context, list: .reading(grid.decisions))
    palette.text = readings[index]?.text ?? grid.toldReading.text
    if !palette.text.isEmpty { palette.text += " " }
    if let option, let cursor = grid.decisions.firstIndex(where: { $0.option == option }) {
      palette.text += "\(option)="
      palette.cursor = cursor
    }
    overlay = .palette(palette)
    return []
  }

  /// Reads the file as typed; with nothing new typed, the option at the cursor is what one types next.
  mutating func accept(reading palette: Palette) -> [Effect] {
    guard let index = openDocument ?? contents.selected?.document,
      case .data(let grid, _) = documents[index].state
    else { return [] }
    let before = readings[index] ?? grid.toldReading
    let isListed = if case .reading = palette.list { true } else { false }
    let reading: FileReading
    do throws(FileReading.Problem) {
      // The list of decisions begins with what was said before.
      reading = try FileReading(isListed ? palette.text : "\(before.text) \(palette.text)")
    } catch {
      notice = Notice(text: error.message, isWarning: true)
      return []
    }
    if isListed, reading == before, case .decision(let option)? = palette.selected?.choice {
      var palette = palette
      let cursor = palette.cursor
      palette.text += "\(option)="
      palette.cursor = cursor
      overlay = .palette(palette)
      return []
    }
    uncover()
    readings[index] = reading
    notice = Notice(
      text: reading == FileReading() ? "read as the file shows it" : "read with \(reading.text)")
    return [.stopComputing, .load(index)]
  }

  /// Reads the open document again, as written in `encoding`; what was open of it is closed.
  mutating func reread(in encoding: TextEncoding) -> [Effect] {
    guard let index = openDocument else { return [] }
    var reading = readings[index] ?? FileReading()
    reading.encoding = encoding
    readings[index] = reading
    if table?.reference.document == index { table = nil }
    if article?.reference.document == index { article = nil }
    if front?.document == index { front = nil }
    (fronts[index], choice) = (nil, nil)
    tables = tables.filter { $0.key.document != index }
    places = places.filter { $0.key.document != index }
    (search, focus) = (nil, .contents)
    documents[index].state = .waiting
    listDocuments(changed: index)
    notice = Notice(text: "read as \(encoding.rawValue)")
    settle()
    return [.stopComputing, .load(index)]
  }

  private var backKey: String { keymap.key(for: .back, in: .table)?.label ?? "" }

  /// The file is another one by now.
  mutating func changed(_ document: Int) -> [Effect] {
    guard documents.indices.contains(document) else { return [] }
    documents[document].hasChanged = true
    return isFollowing ? [.load(document)] : []
  }

  /// Puts the articles and the tables of an issue that was read again where they were: an article by its headline, else by
  /// its number, and in it what stood at the head of the pane.
  mutating func follow(issue document: Int, from old: Issue) {
    tables = tables.filter { $0.key.document != document || $0.key.table == nil }
    guard let issue = documents[document].issue else { return }
    let shift = IssueShift(old, issue)
    let left = places.filter { $0.key.document == document }
    for reference in left.keys { places[reference] = nil }
    for (reference, place) in left {
      guard let article = shift.article(reference.article) else { continue }
      places[ArticleReference(document: document, article: article)] = shift.place(
        place, of: reference.article, in: article)
    }
    if let open = article, open.reference.document == document {
      if let index = shift.article(open.reference.article) {
        article?.reference.article = index
        article?.place = shift.place(open.place, of: open.reference.article, in: index)
        article?.source?.item = shift.sourceLine(open.source?.item ?? 0)
      } else {
        article = nil
      }
    }
    if let table, table.reference.document == document, table.reference.table != nil { reopenTable() }
    if search != nil { refreshMatches() }
    settle()
  }

  /// The open table as its document has it now: as it was where its columns are the same.
  mutating func reopenTable() {
    guard let pane = table else { return }
    guard let grid = grid(pane.reference) else {
      table = nil
      if focus == .table { focus = article == nil ? .contents : .article }
      return
    }
    let names = pane.layout.columns.map(\.index).allSatisfy { grid.columns.indices.contains($0) }
    if names, pane.signs.count == grid.columns.count {
      table?.follow(grid, columnsChanged: true)
    } else {
      table = TablePane(grid, reference: pane.reference, width: tableColumns)
    }
  }

  // MARK: Tables that were worked out

  /// A table that was worked out of something else.
  enum Derived: Equatable, Sendable {
    /// Its rows are groups of another table's, by a column; `rows` has the first row of each group.
    case groups(source: GridReference, column: Int, rows: [UInt32])
    /// Its rows are the facts of a document in its state with that revision, each with where it stands.
    case facts(document: Int, revision: Int, places: [FactTable.Row.Place])

    /// True for tables of one kind, which have one place.
    func isAlike(_ other: Derived) -> Bool {
      switch (self, other) {
      case (.groups, .groups), (.facts, .facts): true
      case (.groups, _), (.facts, _): false
      }
    }
  }

  /// Opens a table that was worked out, in the one place that its kind has: instead of the one before.
  mutating func open(derived new: Derived, _ grid: Grid, named name: String) {
    let document = Document(name: name, state: .data(grid, loaded: nil))
    let index = derived.first { $0.value.isAlike(new) }?.key ?? documents.count
    let reference = GridReference(document: index, table: nil)
    if index < documents.count {
      forgetDerived(reference)
      documents[index] = document
    } else {
      documents.append(document)
    }
    derived[index] = new
    listDocuments(changed: index)
    openGrid(reference)
    focus = .table
    settle()
  }

  /// Makes no way lead to a table that gives its place to another.
  private mutating func forgetDerived(_ reference: GridReference) {
    if table?.reference == reference { table = nil }
    tables[reference] = nil
    if wayBack?.to == .facts(reference) { wayBack = nil }
    for (index, other) in derived {
      if case .groups(reference, let column, _) = other {
        derived[index] = .groups(source: reference, column: column, rows: [])
      }
    }
    if table?.group?.groups == reference { table?.group = nil }
    for (other, pane) in tables where pane.group?.groups == reference {
      guard let shown = pane.shownGroup, let grid = grid(other), !shown.before.isStale else {
        tables[other]?.group = nil
        continue
      }
      tables[other]?.endGroup(grid)
    }
  }

  // MARK: Groups

  mutating func startGrouping() -> [Effect] {
    if let effects = leaveGroup() { return effects }
    guard let table else { return [] }
    if case .groups = derived[table.reference.document] { return returnToSource() }
    return start(.group(table.column, table.view.order))
  }

  /// Opens the groups as a table of their own.
  mutating func show(_ grouping: Grouping, of computation: Computation) {
    guard let reference = table?.reference, reference == computation.reference, let grid = grid(reference)
    else {
      return
    }
    let table = grid.table(of: grouping)
    open(
      derived: .groups(source: reference, column: grouping.column, rows: grouping.groups.map(\.row)), table,
      named: table.title)
  }

  /// Back from groups to the rows they are of; false where the open table is none of groups.
  mutating func leaveGroups() -> Bool {
    guard let document = table?.reference.document, case .groups(let source, _, _) = derived[document] else {
      return false
    }
    openGrid(source)
    focus = .table
    tables[GridReference(document: document, table: nil)] = nil
    settle()
    return true
  }

  mutating func returnToSource() -> [Effect] {
    _ = leaveGroups()
    return []
  }

  /// From a group to its rows: the source with a filter for them.
  mutating func openGroup() -> [Effect]? {
    guard let document = table?.reference.document,
      case .groups(let source, let column, let rows) = derived[document]
    else { return nil }
    guard let row = table?.selectedRow, rows.indices.contains(row), let grid = grid(source) else {
      return []
    }
    let term = Filter.term(alike: Int(rows[row]), column, grid)
    openGrid(source)
    focus = .table
    guard let pane = table else { return [] }
    var view = pane.nextView
    view.arrangement.filter += view.arrangement.filter.isEmpty ? term : " " + term
    table?.beginGroup(
      of: GridReference(document: document, table: nil), filter: view.arrangement.filter)
    return arrange(view, for: .change)
  }

  /// Back from a group's rows to the groups; nil where no group's rows are shown.
  mutating func leaveGroup() -> [Effect]? {
    guard let group = table?.shownGroup, let grid = openGrid else { return nil }
    var effects = dropComputation()
    table?.endGroup(grid)
    if group.before.isStale, let view = table?.view {
      effects += arrange(view, for: .refresh, knownOrder: .unknown)
    }
    openGrid(group.groups)
    focus = .table
    settle()
    return effects
  }

  // MARK: Columns

  /// The names of the open table's columns.
  var columnNames: [(column: Int, name: String)] {
    guard let openGrid else { return [] }
    return openGrid.labels.enumerated().map { ($0.offset, $0.element) }
  }

  /// Puts the cursor on a column; a hidden one is shown again.
  mutating func go(toColumn column: Int) -> [Effect] {
    guard let pane = table, openGrid?.columns.indices.contains(column) == true else { return [] }
    var effects: [Effect] = []
    if pane.view.hidden.contains(column) {
      var view = pane.nextView
      view.hidden.removeAll { $0 == column }
      effects = arrange(view, for: .change)
    }
    table?.column = column
    settle()
    return effects
  }
}

import InsightModel

/// What the shell is to do outside the reader.
public enum Effect: Equatable, Sendable {
  case quit
  case suspend
  /// Draw every cell again.
  case redraw
  /// Put a text on the clipboard; `what` says in words what it is, where that is not the text itself.
  case copy(String, what: String? = nil)
  /// Read the document with this index; `Event.loaded` answers.
  case load(Int)
  /// Read the figures in the prose of the document with this index; `Event.facts` answers.
  case readFacts(Int)
  /// Send `Event.idle` when nothing was typed for a moment.
  case wakeWhenIdle
  /// Work on a grid, instead of what is being computed; `Event.progress` and `Event.computed` answer.
  case compute(Computation)
  /// Give up what is being computed.
  case stopComputing
  /// Write a file; `Event.written` answers. A file that exists stays as it is unless it is to be overwritten.
  case write([UInt8], to: String, overwriting: Bool)
  /// Report the mouse, or leave it to the terminal.
  case reportMouse(Bool)
  /// Keep something of the document with this index beyond the program.
  case remember(Int, MemoryChange)
  /// Look for a query in the library and in what is open, and list no more than `limit`; `Event.found` answers.
  case find(String, isBest: Bool, limit: Int = FindOutcome.longest)
  /// List the library; `Event.listed` answers.
  case listKept
  /// Look through the configured folders once more.
  case lookThroughFolders
  /// Change kept issues as wholes; the number takes it back.
  case change(LibraryChange, number: Int)
  /// Make things as they were before the change with a number.
  case takeBack(number: Int)
  /// Keep something of the reader itself beyond the program.
  case keep(ReaderState)
  /// Open the file of the document with this index in the editor, at a 1-based line.
  case edit(Int, line: Int?)
  /// Let a text be written in the editor; `Event.edited` answers.
  case editText(String)
  /// Open an address, which has been shown, by the system's program for it.
  case openLink(String)
  /// Send `Event.dwelt` with this number after so many seconds.
  case wakeAfter(seconds: Int, opening: Int)
}

/// The state of the reader. `update` is the only thing that changes it, `view` only looks at it.
public struct Reader: Sendable {
  enum Focus: Equatable, Sendable { case contents, article, table }

  enum Overlay: Equatable, Sendable {
    /// A page of words, from a first row on.
    case help(HelpPage, top: Int)
    case palette(Palette)
    /// The selected row of the table, from a first row on.
    case record(top: Int)
    case statistics(StatisticsSheet)
    case distinct(DistinctSheet)
    case export(ExportPrompt)
    /// What was found in a document.
    case report(ReportPane)
    /// The kept issues.
    case library(LibraryPane)
    /// What was found in all of them.
    case results(ResultsPane)
    /// The links of an article.
    case links(LinksPane)
  }

  /// What is read in the place of the panes.
  enum HelpPage: Equatable, Sendable {
    /// The keys of a context.
    case keys(Context)
    /// What is wrong with the configuration.
    case faults
  }

  struct Notice: Equatable, Sendable {
    var text: String
    var isWarning = false
  }

  struct Computing: Equatable, Sendable {
    var computation: Computation
    /// The part that is done, 0...1.
    var progress = 0.0
  }

  /// What is typed at the foot.
  struct Prompt: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
      /// A search in the article, or in the cells of the table.
      case article, cells
      /// A filter of the table's rows.
      case rows
      /// A search in what is shown as lines.
      case page
      /// A note on a paragraph.
      case note
    }

    var kind: Kind
    var text = ""
    /// Which of the texts typed before is shown; nil where one types.
    var recalled: Int?
    /// What was typed before one went back to those.
    var draft = ""
  }

  /// Characters of what is typed that stand after the cursor.
  var afterCursor = 0
  /// Of the whole screen, in cells.
  public internal(set) var size: Size
  /// In the order in which they came; indices stay the same while the reader runs.
  public internal(set) var documents: [Document]
  /// How documents are to be read, where somebody said so here.
  var readings: [Int: FileReading] = [:]
  var contents = Contents()
  var article: ArticlePane?
  /// What the article's pane showed last.
  var lastShown: ShownRows?
  /// The paragraphs that are chosen; nil while none are.
  var choice: Choice?
  /// The front page of an issue, where no article is open.
  var front: FrontPane?
  /// The front pages as they were left, by document.
  var fronts: [Int: FrontPane] = [:]
  var places: [ArticleReference: ArticlePlace] = [:]
  var table: TablePane?
  /// The views of the tables that were open, to come back to.
  var tables: [GridReference: TablePane] = [:]
  /// The rows of the article's pane in which the open table stands; nil where it has a pane of its own.
  var tableStands: Range<Int>?
  var focus: Focus = .contents
  var isZoomed = false
  var search: SearchState?
  /// The search that was there when another one began to be typed, for Esc to bring back.
  var searchBefore: SearchState?
  var pageSearch: PageSearch?
  var pageSearchBefore: PageSearch?
  /// What was searched for, and filtered by, the newest last.
  var typedBefore: [String] = []
  var filtersBefore: [String] = []
  var findsBefore: [String] = []
  var prompt: Prompt?
  var overlay: Overlay?
  var notice: Notice?
  /// What is remembered of the documents, and the names of their articles in it.
  var memories: [Int: DocumentMemory] = [:]
  var articleKeys: [Int: ArticleKeys] = [:]
  var memoryHistory = MemoryHistory()
  /// Documents of which nothing can be remembered.
  var unremembered: Set<Int> = []
  var awaitedMemory: AwaitedMemory?
  /// What a note is being written on.
  var noteSubject: NoteSubject?
  /// True once a key or the mouse was used: then nothing moves by itself.
  var isTouched = false
  /// True where the article to open was named.
  var isPlaceNamed = false
  /// How many articles were opened.
  var openings = 0
  /// True once the open article was made read or unread: so it stays until it is left.
  var isReadSettled = false
  /// The opening that is timed; nil while none is.
  var timedOpening: Int?
  /// Why the library cannot be used; nil while it can.
  var libraryFailure: String?
  /// The chosen columns of the contents, as they are kept.
  var keptWidth: Int?
  /// True where there is a library to go back to.
  var hasLibrary = false
  /// The library's list, while help or what was found lies over it.
  var libraryUnder: LibraryPane?
  /// The library's list, as it was left for an issue of it.
  var libraryLeft: LibraryPane?
  /// A step to another issue that waits for the library's list.
  var awaitedStep: Int?
  /// What was found, as it was left for a place in it.
  var resultsLeft: ResultsPane?
  /// Where one was before one went to what was found.
  var findOrigin: Origin?
  /// Where one was before one went to what was found in an issue.
  var reportOrigin: Origin?
  /// Where to go in an issue that is being read.
  var awaitedTarget: (document: Int, target: OpenTarget)?
  /// The cell from which one has come to look where the prose speaks of it.
  var cellAsked: CellAsked?
  /// Nil unless what a list leads to is shown.
  var wayBack: WayBack?
  /// Documents of which somebody waits that they are read again.
  var rereading: Set<Int> = []
  /// Documents that were worked out of others.
  var derived: [Int: Derived] = [:]
  /// True where a file that has changed is read again by itself.
  public var isFollowing = false
  /// What the shell is computing; nil for nothing.
  var computing: Computing?
  /// The first letter of a pair of keys, while the second one is waited for.
  var firstOfPair: Unicode.Scalar?
  /// The count typed before a key: how often it is to do what it does.
  var count: Int?
  /// Columns of the contents that the reader chose; nil for as many as they need.
  var contentsWidth: Int?
  /// True where text takes all the columns of its pane.
  var isMeasureWide = false
  /// True while the divider follows the mouse.
  var isDragging = false
  /// Where the last step to a doubt led, so that the next one goes on from it.
  var doubtReached: DoubtReached?
  /// False while the terminal has the mouse for itself.
  var hasMouse = true
  /// Draw with ASCII alone: numerals in letters, plain marks.
  public let isPlain: Bool
  let settings: Settings
  /// What is wrong with the configuration, a line for each fault.
  let faults: [String]

  var keymap: Keymap { settings.keymap }

  /// A reader of documents, of which the first should be ready. `part` is where to begin.
  public init(
    documents: [Document], size: Size, part: IssuePart? = nil, isPlain: Bool = false,
    settings: Settings = Settings(), faults: [String] = []
  ) {
    self.settings = settings
    contentsWidth = settings.contentsWidth
    keptWidth = contentsWidth
    contents = Contents(settings.issueOrder)
    if let fault = faults.first {
      // First what a narrow screen must not cut off.
      let more = "\(Words.count(faults.count, "fault")), which :\(Action.faults.rawValue) lists; "
      notice = Notice(text: (faults.count > 1 ? more : "") + fault, isWarning: true)
    }
    self.faults = faults
    self.documents = documents
    self.size = size
    self.isPlain = isPlain
    let first = documents.firstIndex(where: \.isReadable) ?? 0
    if documents.count > 1 {
      for index in documents.indices where index != first { contents.fold(.document(index)) }
    }
    listDocuments()
    guard documents.indices.contains(first) else { return }
    defer { keepShown() }
    if documents[first].grid(nil) != nil {
      openData(first)
      moveContents(to: contents.rows.firstIndex(of: .document(first)) ?? 0)
      if documents.count == 1 { focus = .table }
      settle()
      return
    }
    guard let issue = documents[first].issue else { return }
    isPlaceNamed = part != nil
    let wanted = part.flatMap { place(of: $0, in: issue) }
    let article = wanted?.article(in: issue) ?? 0
    open(ArticleReference(document: first, article: article))
    // With nothing to choose from, one begins to read at once.
    if wanted != nil || (issue.articles.count == 1 && documents.count == 1) { focus = .article }
    if case .block(_, let block)? = wanted { show(block: block) }
    if let part { showCell(of: part, in: issue, first) }
  }

  /// Says something at the foot until a key is pressed.
  public mutating func tell(_ text: String) { notice = Notice(text: Harmless.line(text)) }

  // MARK: What is open

  /// Says so where the encoding of a document is no more than a guess.
  private mutating func tellEncodingDoubt(of document: Int) {
    guard let doubt = documents[document].state.encodingDoubt else { return }
    notice = Notice(text: doubt, isWarning: true)
  }

  var issue: Issue? { article.flatMap { documents[$0.reference.document].issue } }

  /// The name of the document in view; empty where there is none.
  var openName: String {
    let index = table?.reference.document ?? article?.reference.document
    return index.flatMap { documents.indices.contains($0) ? documents[$0].name : nil } ?? ""
  }

  var openGrid: Grid? { table.flatMap { grid($0.reference) } }

  func grid(_ reference: GridReference) -> Grid? {
    guard documents.indices.contains(reference.document) else { return nil }
    return documents[reference.document].grid(reference.table)
  }

  /// Opens an article where it was left, or at its beginning. `revealing` puts the contents' cursor on it.
  mutating func open(_ reference: ArticleReference, revealing: Bool = true) {
    if let article {
      if article.reference == reference { return }
      places[article.reference] = article.place
    }
    guard let issue = documents[reference.document].issue, issue.articles.indices.contains(reference.article)
    else { return }
    if article?.reference.document != reference.document { tellEncodingDoubt(of: reference.document) }
    closeFront()
    (choice, cellAsked, wayBack) = (nil, nil, nil)
    article = ArticlePane(reference: reference, place: places[reference] ?? ArticlePlace())
    if let table = table?.reference,
      table.document != reference.document || !tables(of: reference).contains(where: { $0 == table.table })
    {
      closeTable()
    }
    if revealing { contents.reveal(reference, documents) }
    if search != nil { refreshMatches() }
    settle()
  }

  /// The tables that stand in an article, in order.
  func tables(of reference: ArticleReference) -> [Int] {
    guard let issue = documents[reference.document].issue else { return [] }
    return issue.articles[reference.article].blocks.compactMap { block in
      if case .table(let index) = issue.blocks[block].kind { index } else { nil }
    }
  }

  /// Opens a grid in the table viewer as it was left.
  mutating func openGrid(_ reference: GridReference) {
    guard table?.reference != reference, let grid = grid(reference) else { return }
    closeTable()
    table = tables[reference] ?? TablePane(grid, reference: reference, width: tableColumns)
  }

  mutating func closeTable() {
    if let table { tables[table.reference] = table }
    (table, tableStands) = (nil, nil)
    if focus == .table { focus = article == nil && front == nil ? .contents : .article }
  }

  /// Opens a data file, as it was left, instead of what is open.
  mutating func openData(_ document: Int) {
    let reference = GridReference(document: document, table: nil)
    guard table?.reference != reference, documents[document].grid(nil) != nil else { return }
    if let article { places[article.reference] = article.place }
    article = nil
    closeFront()
    search = nil
    openGrid(reference)
    tellEncodingDoubt(of: document)
    settle()
  }

  /// A data file has more rows, or is known better.
  mutating func follow(_ document: Int, from before: Grid) -> [Effect] {
    let reference = GridReference(document: document, table: nil)
    guard let grid = grid(reference) else { return [] }
    let isAtEnd =
      isFollowing && table?.reference == reference
      && (table.map { $0.row + 1 >= $0.view.order.count } ?? false)
    defer {
      if isAtEnd, var pane = table, pane.reference == reference {
        pane.select(place: pane.view.order.count - 1)
        table = pane
        settle()
      }
    }
    if before.encodingDoubt == nil, table?.reference == reference { tellEncodingDoubt(of: document) }
    let isSame = grid.columns.map(\.name) == before.columns.map(\.name)
    if isSame {
      change(reference) { $0.follow(grid, columnsChanged: grid.columns != before.columns) }
    } else if grid.columns.count < before.columns.count {
      tables[reference] = nil
      if table?.reference == reference { reopenTable() }
    } else {
      change(reference) { $0.follow(grid, columnsChanged: true) }
    }
    guard let table, table.reference == reference else { return [] }
    settle()
    // Sorted and filtered rows take in the new ones when all are there.
    guard case .data(_, nil) = documents[document].state else { return [] }
    if table.nextView.arrangement != Arrangement() {
      let purpose = table.awaited?.purpose ?? (table.trial == nil ? .refresh : .trial)
      return arrange(table.nextView, for: purpose, knownOrder: .unknown)
    }
    return refreshCells()
  }
}

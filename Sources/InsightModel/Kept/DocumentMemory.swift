/// What was read, marked and noted of one text, kept or not: by its hash.
public struct DocumentMemory: Sendable, Equatable {
  /// Its number in the library.
  public var document: Int
  /// True where it is one of the kept issues.
  public var isKept: Bool
  /// By `ArticleKeys`.
  public var articles: [String: ArticleMemory] = [:]
  /// The article that was open last.
  public var last: String?
  /// When it was opened last, in seconds since 1970; nil for a text that never was.
  public var opened: Int?
  /// The cell at the cursor of the table that was open when the program was left; nil where none was.
  public var cell: CellKey?
  /// How tables were left, by their numbers in the document; -1 for a document that is one table.
  public var views: [Int: String] = [:]
  /// Rows with a star, by `RowNames`, and by the numbers of their tables.
  public var starredRows: [Int: Set<String>] = [:]
  /// In the order in which they were written.
  public var notes: [Note] = []

  /// A text of which nothing is remembered; `document` is 0 where the library does not know it.
  public init(document: Int, isKept: Bool) {
    self.document = document
    self.isKept = isKept
  }
}

/// What is remembered of an article.
public struct ArticleMemory: Sendable, Equatable {
  /// True once it was open for long enough, or read to its end, or was marked as read.
  public var isRead = false
  /// Under the key `ArticleKeys.issue` the star of the whole issue.
  public var isStarred = false
  /// The block at the head of the screen when it was left, counted in its article, and a byte of that block.
  public var place: Place?

  /// A place in an article that holds for any width of the screen.
  public struct Place: Sendable, Equatable {
    /// 0-based, counted in the article.
    public var block: Int
    /// Bytes of the healed text from the block's first one.
    public var offset: Int

    /// Not checked against any text: what reads it looks whether the article still reaches so far.
    public init(block: Int, offset: Int) {
      self.block = block
      self.offset = offset
    }
  }

  /// Without arguments an article of which nothing is remembered.
  public init(isRead: Bool = false, isStarred: Bool = false, place: Place? = nil) {
    self.isRead = isRead
    self.isStarred = isStarred
    self.place = place
  }
}

/// What somebody wrote about a passage.
public struct Note: Sendable, Equatable {
  /// The library's number for it, ascending as notes are written; 0 for one that it has not taken yet.
  public var id: Int
  /// By `ArticleKeys`.
  public var article: String
  /// Counted in its article; nil for a note on the article.
  public var block: Int?
  /// The cell of the block's table; nil for a note on the whole of it.
  public var cell: CellKey?
  /// The words that it is about, by which it is found again.
  public var quotation: String
  /// The note itself, as it was typed; may have several lines.
  public var body: String
  /// Seconds since 1970.
  public var written: Int
  /// True where its words are in the text no longer.
  public var isLost: Bool

  /// `written` is in seconds since 1970, `block` 0-based in its article.
  public init(
    id: Int, article: String, block: Int?, cell: CellKey? = nil, quotation: String, body: String,
    written: Int,
    isLost: Bool = false
  ) {
    self.id = id
    self.article = article
    self.block = block
    self.cell = cell
    self.quotation = quotation
    self.body = body
    self.written = written
    self.isLost = isLost
  }

  /// True for the note that somebody knew, wherever it stands by now; one that has been written anew since is another.
  public func isSame(as known: Note) -> Bool {
    body == known.body && quotation == known.quotation
      && (written == known.written || written == 0 || known.written == 0)
  }
}

/// One thing to remember of a document; articles by `ArticleKeys`.
public enum MemoryChange: Sendable, Equatable {
  case read(Bool, article: String)
  case star(Bool, article: String)
  case place(ArticleMemory.Place, article: String)
  /// The article that is open.
  case last(article: String)
  /// How a table was left; nil as it is printed.
  case view(String?, grid: Int)
  /// A row of a table, by `RowNames`.
  case rowStar(Bool, grid: Int, row: String)
  /// A note in the place of the one that was known; nil for none. What another program has written there meanwhile stays.
  case note(Note?, replacing: Note?)
  /// The cell at the cursor of the open table; nil where none is open.
  case cell(CellKey?)

  /// True for what somebody does, and not only passes: that it cannot be kept is told each time.
  public var isDeed: Bool {
    switch self {
    case .read, .star, .rowStar, .note: true
    case .place, .last, .view, .cell: false
    }
  }
}

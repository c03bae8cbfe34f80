import InsightModel

/// One file that the reader was given.
public struct Document: Sendable {
  /// How far reading the file has come.
  public enum State: Sendable {
    /// Not read yet.
    case waiting
    case ready(Issue)
    /// A data file. `loaded` is the part that has been read, 0...1; nil when all of it has.
    case data(Grid, loaded: Double?)
    /// Why it cannot be read, in words.
    case failed(String)
    /// Readable, but no issue, and not asked for by name.
    case leftOut

    /// What is to be said where the encoding was guessed and another one is not much less likely; nil where it is known.
    public var encodingDoubt: String? {
      switch self {
      case .ready(let issue): issue.encodingDoubt
      case .data(let grid, _): grid.encodingDoubt
      case .waiting, .failed, .leftOut: nil
      }
    }
  }

  /// The file's name, made harmless.
  public let name: String
  /// Its number in the library; nil for a file.
  public let kept: Int?
  /// Setting it drops what was worked out of the state before.
  public var state: State {
    didSet {
      revision += 1
      facts = nil
      grids = Self.grids(state)
    }
  }
  /// The figures of its prose, once they have been read.
  public internal(set) var facts: Facts?
  /// Grows with each state: what was worked out of an earlier one is of no use.
  public private(set) var revision = 0
  /// True where the file has changed since it was read.
  public internal(set) var hasChanged = false
  /// The tables of the issue.
  private var grids: [Grid]

  /// `name` may hold anything; it is made harmless here.
  public init(name: String, state: State, kept: Int? = nil) {
    self.kept = kept
    self.name = Harmless.line(name)
    self.state = state
    grids = Self.grids(state)
  }

  private static func grids(_ state: State) -> [Grid] {
    switch state {
    case .ready(let issue): issue.tables.map { Grid($0) }
    case .waiting, .failed, .leftOut, .data: []
    }
  }

  /// Nil for data files, and for what is not read or cannot be.
  public var issue: Issue? {
    switch state {
    case .ready(let issue): issue
    case .waiting, .failed, .leftOut, .data: nil
    }
  }

  /// True where figures of the prose may speak of a table.
  var hasFigures: Bool { issue?.tables.isEmpty == false }

  /// What was found in it, `1 proven, 24 figures tied`; nil where there is nothing to say.
  var foundSummary: String? {
    let parts = [issue?.findingsSummary, facts?.summary].compactMap { $0 }
    return parts.isEmpty ? nil : parts.line(", ")
  }

  /// True where there is something to open.
  public var isReadable: Bool { issue != nil || grid(nil) != nil }

  /// What a new state has brought, in words: `3 rows, 1 more`.
  func change(since before: Document) -> String {
    switch (before.state, state) {
    case (.ready(let old), .ready(let new)):
      if old.source == new.source { return "nothing has changed" }
      return Self.change(old.articles.count, new.articles.count, "article")
    case (.data(let old, _), .data(let new, _)):
      if old.holdsSame(as: new) { return "nothing has changed" }
      return Self.change(old.dataRowCount, new.dataRowCount, "row")
    case (_, .ready(let new)): return Words.count(new.articles.count, "article")
    case (_, .data(let new, _)): return Words.count(new.dataRowCount, "row")
    case (_, .failed(let why)): return why
    case (_, .waiting), (_, .leftOut): return "it is no text to read here"
    }
  }

  private static func change(_ old: Int, _ new: Int, _ noun: String) -> String {
    let difference =
      new == old
      ? "as many as before"
      : "\(Words.number(abs(new - old))) \(new > old ? "more" : "fewer")"
    return "\(Words.count(new, noun)), \(difference)"
  }

  /// A table of the issue, or what a data file holds where `table` is nil; nil where there is none.
  func grid(_ table: Int?) -> Grid? {
    switch state {
    case .ready: return table.flatMap { grids.indices.contains($0) ? grids[$0] : nil }
    case .data(let grid, _): return table == nil ? grid : nil
    case .waiting, .failed, .leftOut: return nil
    }
  }
}

/// A table of one of the documents, or a document that is one table.
struct GridReference: Hashable, Sendable {
  /// Index into the reader's documents.
  var document: Int
  /// Index into the issue's tables; nil for a data file.
  var table: Int?
}

/// An article of one of the documents.
struct ArticleReference: Hashable, Sendable {
  /// Index into the reader's documents.
  var document: Int
  /// Index into the issue's articles.
  var article: Int
}

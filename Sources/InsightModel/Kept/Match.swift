/// A passage that was looked for.
public struct Match: Sendable, Equatable {
  /// In the library; nil for what is not kept.
  public var id: Int?
  /// Where the issue came from.
  public var file: String
  /// As `Header.periodical`, and so the number and the date.
  public var periodical: String?
  /// Nil where the issue has none.
  public var number: Int?
  /// `YYYY-MM-DD`, or as printed where that is no date.
  public var published: String?
  /// The article that the passage is in.
  public var head: ArticleHead
  /// The passage with its whole text.
  public var passage: Passage
  /// What was found, as ranges of the text's scalars.
  public var ranges: [Range<Int>]

  /// `ranges` are 0-based and in scalars of `passage.text`, ascending.
  public init(
    id: Int?, file: String, periodical: String?, number: Int?, published: String?, head: ArticleHead,
    passage: Passage, ranges: [Range<Int>]
  ) {
    self.id = id
    self.file = file
    self.periodical = periodical
    self.number = number
    self.published = published
    self.head = head
    self.passage = passage
    self.ranges = ranges
  }
}

/// A match whose text stands elsewhere, for as long as the call takes that hands it out.
public struct MatchView {
  /// What stands in front of all matches of an issue, which share it.
  public final class Source: Sendable, Equatable {
    /// In the library; nil for what is not kept.
    public let id: Int?
    /// Where the issue came from.
    public let file: String
    /// As `Header.periodical`.
    public let periodical: String?
    /// Nil where the issue has none.
    public let number: Int?
    /// As in `Match`.
    public let published: String?

    /// As in `Match`.
    public init(id: Int?, file: String, periodical: String?, number: Int?, published: String?) {
      (self.id, self.file, self.periodical, self.number, self.published) = (
        id, file, periodical, number, published
      )
    }

    /// True for two of one issue.
    public static func == (left: Source, right: Source) -> Bool {
      left === right
        || left.id == right.id && left.file == right.file && left.periodical == right.periodical
          && left.number == right.number && left.published == right.published
    }
  }

  /// Of its issue.
  public var source: Source
  /// The article that the passage is in.
  public var head: ArticleHead
  /// 1-based lines of the file.
  public var lines: ClosedRange<Int>
  /// The passage's text, in UTF-8 that is well formed.
  public var text: UnsafeBufferPointer<UInt8>
  /// What was found, as ranges of the text's scalars.
  public var ranges: [Range<Int>]

  /// `ranges` are as in `Match`.
  public init(
    source: Source, head: ArticleHead, lines: ClosedRange<Int>, text: UnsafeBufferPointer<UInt8>,
    ranges: [Range<Int>]
  ) {
    (self.source, self.head, self.lines, self.text, self.ranges) = (source, head, lines, text, ranges)
  }
}

extension Match {
  /// Hands itself out as one of those that are not kept.
  public func withView(_ body: (MatchView) -> Void) {
    let source = MatchView.Source(
      id: id, file: file, periodical: periodical, number: number, published: published)
    var text = passage.text
    text.withUTF8 {
      body(MatchView(source: source, head: head, lines: passage.lines, text: $0, ranges: ranges))
    }
  }
}

extension Match {
  /// What to show of the passage, as scalars, and what was found in it: of a table the row of the first match, the cells
  /// parted as in a sentence.
  public var extract: (text: [Unicode.Scalar], ranges: [Range<Int>]) {
    let text = Array(passage.text.unicodeScalars)
    guard passage.kind == .table else { return (text, ranges) }
    var row = 0..<text.count
    if let first = ranges.first?.clamped(to: row) {
      let start = text[..<first.lowerBound].lastIndex(of: Passages.rowSign).map { $0 + 1 } ?? 0
      let end = text[first.lowerBound...].firstIndex(of: Passages.rowSign) ?? text.count
      // Without the blanks beside the signs.
      row = text[start..<end].firstIndex { $0 != " " }.map { $0..<end } ?? start..<end
      while let last = text[row].last, last == " " { row = row.dropLast() }
    }
    let shown = row.map { at -> Unicode.Scalar in
      let isAlone =
        (at == row.lowerBound || text[at - 1] == " ") && (at + 1 == row.upperBound || text[at + 1] == " ")
      return isAlone && (text[at] == Passages.cellSign || text[at] == Passages.rowSign) ? "·" : text[at]
    }
    let found = ranges.filter { $0.overlaps(row) }.map { range in
      let range = range.clamped(to: row)
      return range.lowerBound - row.lowerBound..<range.upperBound - row.lowerBound
    }
    return (shown, found)
  }
}

/// What a search found.
public struct Found: Sendable, Equatable {
  /// How many there are, also those that were not asked for.
  public var total = 0
  /// The first ones, in the order that was asked for; as many as were asked for at most.
  public var matches: [Match] = []

  /// Nothing found.
  public init() {}
}

extension Issue {
  /// What a query finds in an issue that is not kept, in reading order. What only a library knows admits nothing.
  public func matches(_ query: SearchQuery, file: String) -> [Match] {
    let header = header
    let fits = query.conditions.allSatisfy {
      $0.filter.admits(
        periodical: header.periodical, title: header.title, file: file, published: header.published)
        != $0.isNegated || $0.filter.isOfPassage
    }
    guard fits else { return [] }
    let passages = Passages(self)
    let excluded = query.excludedArticles(in: passages)
    return passages.list.compactMap { passage in
      let head = passages.articles[passage.article]
      guard passage.kind == .table || !excluded.contains(passage.article),
        let ranges = query.ranges(in: passage, head, state: ArticleState())
      else { return nil }
      return Match(
        id: nil, file: file, periodical: header.periodical, number: header.number,
        published: header.published,
        head: head, passage: passage, ranges: ranges)
    }
  }
}

extension SearchQuery.Filter {
  /// True where an issue's head does not tell.
  public var isOfPassage: Bool {
    switch self {
    case .unread, .starred, .note, .table, .section: true
    case .periodical, .since, .before, .until: false
    }
  }

  /// True where only the library knows.
  public var isOfState: Bool {
    switch self {
    case .unread, .starred, .note: true
    case .table, .section, .periodical, .since, .before, .until: false
    }
  }
}

/// What the library knows of an article, and of the passage that is looked at.
public struct ArticleState: Sendable, Equatable {
  /// As `ArticleMemory.isRead`.
  public var isRead = false
  /// As `ArticleMemory.isStarred`.
  public var isStarred = false
  /// The passage is a table with a starred row.
  public var hasStarredRow = false
  /// True where a note is on the article or on any passage of it.
  public var hasNote = false

  /// Without arguments what holds for a text of which nothing is remembered.
  public init(isRead: Bool = false, isStarred: Bool = false, hasNote: Bool = false) {
    self.isRead = isRead
    self.isStarred = isStarred
    self.hasNote = hasNote
  }
}

extension SearchQuery {
  /// The articles, by their indices, that hold what must not stand in what conditions alone find.
  public func excludedArticles(in passages: Passages) -> Set<Int> {
    excluded.isEmpty ? [] : Set(passages.list.filter { isExcluded($0.text) }.map(\.article))
  }

  /// What is found in a passage of an issue that the conditions for issues admit; nil where it is none that is looked for.
  /// Where no word is, each article is found by its headline, or the tables where those are asked for or hold what is.
  public func ranges(in passage: Passage, _ head: ArticleHead, state: ArticleState) -> [Range<Int>]? {
    var text = passage.text
    return text.withUTF8 { ranges(in: $0, passage.kind, head, state: state) }
  }

  /// The same of a passage's text; of each word no more than `most` places where those are enough.
  public func ranges(
    in text: UnsafeBufferPointer<UInt8>, _ kind: Passage.Kind, _ head: ArticleHead, state: ArticleState,
    most: Int = .max
  ) -> [Range<Int>]? {
    var wantsTables = false
    for condition in conditions {
      let holds: Bool
      switch condition.filter {
      case .unread: holds = !state.isRead
      case .starred:
        holds = state.isStarred || state.hasStarredRow
        if !condition.isNegated, state.hasStarredRow { wantsTables = true }
      case .note: holds = state.hasNote
      case .table:
        holds = kind == .table
        if !condition.isNegated { wantsTables = true }
      case .section(let part):
        holds = TextSearch(part.lowercased()).map { !$0.matches(in: head.section).isEmpty } ?? true
      case .periodical, .since, .before, .until: continue
      }
      if holds == condition.isNegated { return nil }
    }
    guard let expression else {
      let isShown = kind == .headline || wantsTables
      return isShown && !excluded.contains { $0.matches(in: text, most: 1) != nil } ? [] : nil
    }
    return expression.matches(in: text, most: most)
  }
}

extension SearchQuery.Filter {
  /// True for an issue that it admits; for those that ask more than an issue's head, always.
  public func admits(periodical: String?, title: String?, file: String, published: String?) -> Bool {
    switch self {
    case .periodical(let part):
      // Where there is no periodical, the title stands for it, and where there is none, the file.
      let name = periodical ?? title ?? file
      return TextSearch(part.lowercased()).map { !$0.matches(in: name).isEmpty } ?? true
    case .since(let date): return published.map { $0 >= date } ?? false
    case .before(let date): return published.map { $0 < date } ?? false
    // A month or a year is all of it.
    case .until(let date): return published.map { String($0.prefix(date.count)) <= date } ?? false
    case .unread, .starred, .note, .table, .section: return true
    }
  }
}

/// What is looked for over many texts: words with what joins them, and what the issue or the passage must be.
public struct SearchQuery: Sendable, Equatable {
  /// Words and phrases, and how they are joined.
  public indirect enum Expression: Sendable, Equatable {
    case phrase(SearchPhrase)
    /// All of them, with no more words between the first and the last than this.
    case near([SearchPhrase], distance: Int)
    case all([Expression])
    case any([Expression])
    /// The first, and none of the others.
    case without(Expression, [Expression])
  }

  /// What an issue, an article or a passage must be.
  public enum Filter: Sendable, Equatable {
    /// A part of the periodical's name.
    case periodical(String)
    /// Published at this date or after it; a year, a month or a day in the forms of ISO 8601.
    case since(String)
    /// Published before it.
    case before(String)
    /// Published at it or before it.
    case until(String)
    case unread, starred, note, table
    /// A part of the section's title.
    case section(String)
  }

  /// A filter that must hold, or must not.
  public struct Condition: Sendable, Equatable {
    /// What it asks.
    public var filter: Filter
    /// True where it must not hold: `-is:unread` is what was read.
    public var isNegated = false

    /// A condition of its own; what is typed is read by `SearchQuery(_:)`.
    public init(_ filter: Filter, isNegated: Bool = false) {
      self.filter = filter
      self.isNegated = isNegated
    }
  }

  /// Nil where only conditions were named.
  public var expression: Expression?
  /// All of them must hold; empty where only words were named.
  public var conditions: [Condition]
  /// What must not stand in an article, or a table, that is looked for by conditions alone.
  public var excluded: [Expression] = []

  /// Without either it finds every headline.
  public init(expression: Expression?, conditions: [Condition] = []) {
    self.expression = expression
    self.conditions = conditions
  }

  /// True for a text that holds what must not stand in what conditions alone find.
  public func isExcluded(_ text: String) -> Bool { excluded.contains { $0.matches(in: text) != nil } }

  /// What is wrong with a query, in words.
  public struct Problem: Error, Equatable {
    /// For people, in a few words; the query itself is not in it.
    public var message: String
  }
}

/// Words that stand one after another.
public struct SearchPhrase: Sendable, Equatable {
  /// What one word of a text must be.
  public enum Part: Sendable, Equatable {
    /// This word, as `WordCutter` writes it.
    case word([UInt8])
    /// A word that begins so.
    case beginning([UInt8])
    /// A sign that ends its run; the phrase goes on after it.
    case lastSign([UInt8])
    /// A sign wherever it stands.
    case anySign([UInt8])
  }

  /// As it was typed.
  public let text: String
  /// The ways in which it can stand in a text: where the first run of signs has several, they may begin their run or not.
  public let forms: [[Part]]
  let probe: SearchProbe
  /// True for one word, or one run of signs: it stands between two blanks of a text.
  let isOneStretch: Bool
  /// What can be looked for in a text as it is written; nil for all that takes a look at the text's words.
  let written: WrittenWord?

  /// Nil where there is no letter and no digit in it. `isBeginning` lets the last word go on.
  public init?(_ text: String, isBeginning: Bool = false) {
    let cut = WordCutter(HangulComposition.composed(text))
    guard let first = cut.words.first, let last = cut.words.last else { return nil }
    self.text = text
    func bytes(_ word: WordCutter.Word) -> [UInt8] { Array(cut.bytes[word.bytes]) }
    func beginsRun(_ word: WordCutter.Word) -> Bool {
      word.isSign && cut.bytes[word.bytes.lowerBound] == WordCutter.mark
    }
    func isLone(_ word: WordCutter.Word) -> Bool { word.isSign && word.scalars.count == 1 }
    var parts = cut.words.map { Part.word(bytes($0)) }
    isOneStretch = cut.words.dropFirst().allSatisfy { $0.isSign && !beginsRun($0) }
    written = isOneStretch ? WrittenWord(cut, isBeginning: isBeginning) : nil
    let end = parts.count - 1
    if isLone(last) {
      parts[end] = .beginning(bytes(last))
    } else if isBeginning, !last.isSign {
      parts[end] = .beginning(bytes(last))
    }
    guard beginsRun(first) else {
      forms = [parts]
      probe = SearchProbe(parts)
      return
    }
    let plain = Array(bytes(first).dropFirst())
    if isLone(first) {
      parts[0] = parts.count == 1 ? .anySign(plain) : .lastSign(plain)
      forms = [parts]
    } else {
      forms = [parts, [.word(plain)] + parts.dropFirst()]
    }
    probe = SearchProbe(parts)
  }

  /// False where an index of words cannot tell it: a lone sign may stand anywhere in its run.
  public var isIndexed: Bool {
    forms.allSatisfy { form in
      form.allSatisfy {
        switch $0 {
        case .word, .beginning: true
        case .lastSign, .anySign: false
        }
      }
    }
  }
}

extension SearchQuery {
  /// How many words may stand between those that are near each other, where no number is named.
  public static let usualDistance = 10

  /// Reads a query: words that must all stand in a passage, `"phrases"`, `word*` for a beginning, `OR`, `-word`,
  /// `a near b`, `( )`, and `in:`, `since:`, `before:`, `is:`, `has:`, `section:`.
  /// - Parameter isTyping: the last word may still go on.
  public init(_ text: String, isTyping: Bool = false) throws(Problem) {
    var parser = QueryParser(try QueryTokens.tokens(of: text, isTyping: isTyping))
    expression = try parser.query()
    conditions = parser.conditions
    excluded = parser.excluded
    guard expression != nil || !conditions.isEmpty else {
      throw Problem(message: "there is nothing to look for; name a word or a \"phrase\"")
    }
  }
}

/// The parts of a query.
enum QueryToken: Equatable {
  /// A word or, in quotes, a phrase.
  case phrase(SearchPhrase)
  case filter(SearchQuery.Filter)
  case or, minus, open, close
  /// `near`, with the number of words that may stand between, as it was typed.
  case near(Int, String)
}

enum QueryTokens {
  static func tokens(of text: String, isTyping: Bool) throws(SearchQuery.Problem) -> [QueryToken] {
    var tokens: [QueryToken] = []
    let characters = Array(text)
    var at = 0
    while at < characters.count {
      let character = characters[at]
      if character.isWhitespace {
        at += 1
        continue
      }
      if character == "(" || character == ")" {
        tokens.append(character == "(" ? .open : .close)
        at += 1
        continue
      }
      if character == "-", at + 1 < characters.count, !characters[at + 1].isWhitespace,
        isWordStart(at, characters)
      {
        tokens.append(.minus)
        at += 1
        continue
      }
      if isQuote(character) {
        let (phrase, end) = try quoted(characters, at, isTyping: isTyping)
        tokens.append(.phrase(phrase))
        at = end
        continue
      }
      // A word, or a name with a colon and what may stand in quotes after it.
      var end = at
      while end < characters.count, !characters[end].isWhitespace, characters[end] != "(",
        characters[end] != ")",
        !isQuote(characters[end])
      {
        end += 1
      }
      let word = String(characters[at..<end])
      if end < characters.count, isQuote(characters[end]), word.hasSuffix(":"), isName(word.dropLast()) {
        let close = try closing(characters, end)
        let value = String(characters[end + 1..<close])
        tokens.append(.filter(try filter(String(word.dropLast()), value)))
        at = close + 1
        continue
      }
      at = end
      try add(word, isLast: at == characters.count && isTyping, to: &tokens)
    }
    return tokens
  }

  private static func isWordStart(_ at: Int, _ characters: [Character]) -> Bool {
    at == 0 || characters[at - 1].isWhitespace || characters[at - 1] == "("
  }

  private static func isQuote(_ character: Character) -> Bool { "\"“”„«»".contains(character) }

  private static func closing(_ characters: [Character], _ open: Int) throws(SearchQuery.Problem) -> Int {
    guard let close = characters[(open + 1)...].firstIndex(where: isQuote) else {
      let text = String(characters[open...])
      throw SearchQuery.Problem(message: "the quotation \(text) is not closed; end it with \"")
    }
    return close
  }

  private static func quoted(_ characters: [Character], _ open: Int, isTyping: Bool) throws(SearchQuery
    .Problem)
    -> (SearchPhrase, Int)
  {
    // While one types, a quotation ends where the text does.
    let isOpen = isTyping && !characters[(open + 1)...].contains(where: isQuote)
    let close = isOpen ? characters.count : try closing(characters, open)
    let text = String(characters[open + 1..<close])
    guard let phrase = SearchPhrase(text, isBeginning: isOpen) else {
      throw SearchQuery.Problem(message: "\"\(text)\" has no letter and no digit to look for")
    }
    return (phrase, min(characters.count, close + 1))
  }

  /// A shorter word is no beginning while one types: too much begins so.
  static let shortestBeginning = 3

  private static func add(_ word: String, isLast: Bool, to tokens: inout [QueryToken]) throws(SearchQuery
    .Problem)
  {
    if word == "OR" {
      tokens.append(.or)
      return
    }
    if word == "AND" { return }
    if word == "NOT" {
      tokens.append(.minus)
      return
    }
    // The word alone may be looked for; between others it joins them.
    let isBetween = tokens.last.map(isPhrase) == true
    if let distance = try distance(word), isBetween || word.utf8.count > nearName.utf8.count {
      tokens.append(.near(distance, word))
      return
    }
    if let colon = word.firstIndex(of: ":"), isName(word[..<colon]), !word[colon...].hasPrefix("://") {
      let value = String(word[word.index(after: colon)...])
      tokens.append(.filter(try filter(String(word[..<colon]), value)))
      return
    }
    let isBeginning = word.hasSuffix("*") || isLast && word.count >= shortestBeginning
    let text = word.hasSuffix("*") ? String(word.dropLast()) : word
    guard !text.hasPrefix("*") || !text.contains(where: \.isLetter) else {
      throw SearchQuery.Problem(
        message: "* stands at the end of a word and finds what begins so, not at the beginning as in \(word)")
    }
    guard let phrase = SearchPhrase(text, isBeginning: isBeginning) else {
      throw SearchQuery.Problem(message: "\(word) has no letter and no digit to look for")
    }
    tokens.append(.phrase(phrase))
  }

  private static func isPhrase(_ token: QueryToken) -> Bool {
    if case .phrase = token { true } else { false }
  }

  private static func isName(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
  }

  /// Words further apart than these are near in no passage.
  private static let mostDistance = 1000

  private static let nearName = "near"

  /// Of `near` and `near/5`, in whatever case; nil for other words.
  private static func distance(_ word: String) throws(SearchQuery.Problem) -> Int? {
    let parts = word.lowercased().split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.first.map(String.init) == nearName else { return nil }
    guard parts.count > 1 else { return SearchQuery.usualDistance }
    guard let number = Int(parts[1]), (0...mostDistance).contains(number) else {
      throw SearchQuery.Problem(
        message: "near/ takes a number of words up to \(mostDistance), such as near/5, not \(word)")
    }
    return number
  }

  private static func filter(_ name: String, _ value: String) throws(SearchQuery.Problem)
    -> SearchQuery.Filter
  {
    switch name.lowercased() {
    case "in": return .periodical(try some(value, "in: takes a part of a periodical's name"))
    case "section": return .section(try some(value, "section: takes a part of a section's title"))
    case "since": return .since(try date(value, "since:"))
    case "before": return .before(try date(value, "before:"))
    case "is":
      switch value {
      case "unread": return .unread
      case "starred": return .starred
      case _:
        throw SearchQuery.Problem(
          message: "is: takes unread or starred, not \(value); -is:unread is what was read")
      }
    case "has":
      switch value {
      case "note": return .note
      case "table": return .table
      case _: throw SearchQuery.Problem(message: "has: takes note or table, not \(value)")
      }
    case _:
      throw SearchQuery.Problem(
        message:
          "\(name): is none of in:, since:, before:, is:, has: and section:; in quotes it is looked for as it stands"
      )
    }
  }

  private static func some(_ value: String, _ lack: String) throws(SearchQuery.Problem) -> String {
    guard !value.isEmpty else { throw SearchQuery.Problem(message: lack) }
    return value
  }

  /// A date of ISO 8601, also a month or a year.
  static func date(_ text: String, _ what: String) throws(SearchQuery.Problem) -> String {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    let isDate =
      (1...3).contains(parts.count)
      && zip(parts, widths).allSatisfy {
        $0.utf8.count == $1 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
      && (parts.count < 2 || (1...12).contains(Int(parts[1]) ?? 0))
      && (parts.count < 3 || (1...days(parts)).contains(Int(parts[2]) ?? 0))
    guard isDate else {
      throw SearchQuery.Problem(
        message: "\(what) takes a date such as 2025, 2025-05 or 2025-05-31, not \(text)")
    }
    return text
  }
}

extension QueryTokens {
  /// Of the month that a date names.
  private static func days(_ parts: [Substring]) -> Int {
    guard let year = Int(parts[0]), let month = Int(parts[1]) else { return 0 }
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][min(max(1, month), 12) - 1]
  }
}

extension SearchQuery.Filter {
  /// Published at a date or before it, as `--until` says it.
  public static func until(_ text: String, named name: String) throws(SearchQuery.Problem) -> Self {
    .until(try QueryTokens.date(text, name))
  }

  /// Published at a date or after it, as `--since` says it.
  public static func since(_ text: String, named name: String) throws(SearchQuery.Problem) -> Self {
    .since(try QueryTokens.date(text, name))
  }
}

/// Puts the parts of a query together: `near` holds closest, then words beside each other, then `OR`.
private struct QueryParser {
  private typealias Expression = SearchQuery.Expression
  private let tokens: [QueryToken]
  private var at = 0
  private var depth = 0
  private(set) var conditions: [SearchQuery.Condition] = []
  /// What `-` leaves out where no word is looked for.
  private(set) var excluded: [SearchQuery.Expression] = []

  /// Nobody types more; each is a step of recursion here and in the index.
  private static let deepest = 20

  init(_ tokens: [QueryToken]) { self.tokens = tokens }

  mutating func query() throws(SearchQuery.Problem) -> SearchQuery.Expression? {
    let expression = try alternatives()
    if at < tokens.count {
      throw SearchQuery.Problem(message: ") closes nothing; put ( before what belongs together")
    }
    if !excluded.isEmpty, conditions.isEmpty || expression != nil { throw Self.onlyLeavesOut }
    return expression
  }

  private var next: QueryToken? { at < tokens.count ? tokens[at] : nil }

  private mutating func alternatives() throws(SearchQuery.Problem) -> SearchQuery.Expression? {
    var found: [Expression] = []
    var isJoined = false
    while true {
      let known = conditions.count
      let part = try together()
      if isJoined || next == .or {
        guard conditions.count == known else {
          throw SearchQuery.Problem(
            message: "in:, is: and the like hold for the whole query; they cannot stand beside OR")
        }
        guard let part else {
          throw SearchQuery.Problem(message: "OR stands between words; one side has none")
        }
        found.append(part)
      } else if let part {
        found.append(part)
      }
      guard next == .or else { break }
      isJoined = true
      at += 1
    }
    return found.count > 1 ? .any(found) : found.first
  }

  private mutating func together() throws(SearchQuery.Problem) -> SearchQuery.Expression? {
    var wanted: [Expression] = []
    var unwanted: [Expression] = []
    while let token = next {
      var isNegated = false
      if token == .minus {
        at += 1
        isNegated = true
      }
      guard let token = next else {
        throw SearchQuery.Problem(message: "- leaves out the word that follows; there is none")
      }
      switch token {
      case .or, .close:
        if isNegated {
          throw SearchQuery.Problem(message: "- leaves out the word that follows; there is none")
        }
        return try joined(wanted, unwanted)
      case .minus:
        throw SearchQuery.Problem(message: "one - is enough to leave a word out")
      case .filter(let filter):
        if depth > 0 {
          throw SearchQuery.Problem(
            message: "in:, is: and the like hold for the whole query; they cannot stand in ( )")
        }
        at += 1
        conditions.append(SearchQuery.Condition(filter, isNegated: isNegated))
      case .near(_, let word):
        throw SearchQuery.Problem(
          message: "\(word) stands between two words or phrases; in quotes it is looked for")
      case .phrase, .open:
        let part = try operand()
        if isNegated { unwanted.append(part) } else { wanted.append(part) }
      }
    }
    return try joined(wanted, unwanted)
  }

  private static let onlyLeavesOut = SearchQuery.Problem(
    message: "-word only leaves out; name a word to look for as well")

  private mutating func joined(_ wanted: [Expression], _ unwanted: [Expression]) throws(SearchQuery.Problem)
    -> Expression?
  {
    guard let first = wanted.first else {
      guard !unwanted.isEmpty else { return nil }
      // Beside OR and in ( ) it is one side of something.
      guard depth == 0, !tokens.contains(.or) else { throw Self.onlyLeavesOut }
      excluded = unwanted
      return nil
    }
    let all = wanted.count == 1 ? first : .all(wanted)
    return unwanted.isEmpty ? all : .without(all, unwanted)
  }

  /// A phrase, phrases near each other, or what stands in parentheses.
  private mutating func operand() throws(SearchQuery.Problem) -> Expression {
    if next == .open {
      at += 1
      depth += 1
      guard depth <= Self.deepest else {
        throw SearchQuery.Problem(message: "there are too many ( in each other")
      }
      let inner = try alternatives()
      guard next == .close else {
        throw SearchQuery.Problem(message: "( is not closed; put ) after what belongs together")
      }
      at += 1
      depth -= 1
      guard let inner else { throw SearchQuery.Problem(message: "( ) has no word in it") }
      return inner
    }
    guard case .phrase(let first)? = next else { throw SearchQuery.Problem(message: "a word is missing") }
    at += 1
    var phrases = [first]
    var distance: Int?
    while case .near(let number, let word)? = next {
      at += 1
      guard case .phrase(let phrase)? = next else {
        throw SearchQuery.Problem(
          message: "\(word) stands between two words or phrases; in quotes it is looked for")
      }
      at += 1
      phrases.append(phrase)
      distance = max(distance ?? 0, number)
    }
    return distance.map { .near(phrases, distance: $0) } ?? .phrase(first)
  }
}

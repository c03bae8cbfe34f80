/// Reads the text of a filter. It is read at every letter that is typed, so quotes need not be closed yet.
struct FilterParser {
  private struct Word {
    var text: String
    var isQuoted: Bool
    var isNegated: Bool
  }

  private enum Sign: Equatable {
    case comparison(Filter.Comparison)
    /// `~`, or `!~` where it is to be no match.
    case pattern(isNegated: Bool)
  }

  private let grid: Grid
  /// Scalars, so that a mark that joins with a sign hides it from nobody.
  private var rest: Substring.UnicodeScalarView
  private var words: [Word] = []
  private var terms: [Filter.Term] = []
  /// Brackets that are open.
  private var depth = 0
  /// How deep brackets may stand in each other.
  private static let deepest = 50

  init(_ text: String, _ grid: Grid) {
    self.grid = grid
    rest = text[...].unicodeScalars
  }

  /// The terms, and how they go together; nil where all of them must hold.
  mutating func read() throws(Filter.Problem) -> ([Filter.Term], Filter.Rule?) {
    var rules = [try readEither()]
    // A bracket too many closes nothing.
    while !rest.isEmpty {
      rest.removeFirst()
      rules.append(try readEither())
    }
    let rule = rules.count == 1 ? rules[0] : .all(rules)
    return (terms, Self.isPlain(rule) ? nil : rule)
  }

  private static func isPlain(_ rule: Filter.Rule) -> Bool {
    guard case .all(let rules) = rule else { return false }
    return rules.allSatisfy { if case .term = $0 { true } else { false } }
  }

  /// Terms with `OR` between them, up to a closing bracket.
  private mutating func readEither() throws(Filter.Problem) -> Filter.Rule {
    var either: [Filter.Rule] = []
    while true {
      let outer = words
      words = []
      let all = try readAll()
      words = outer
      either.append(.all(all))
      guard takeOr() else { break }
      if all.isEmpty { throw Filter.Problem(message: "something belongs before OR") }
    }
    if either.count > 1, case .all(let last) = either[either.count - 1], last.isEmpty { either.removeLast() }
    return either.count == 1 ? either[0] : .any(either)
  }

  private mutating func takeOr() -> Bool {
    skipSpaces()
    for sign in ["OR", "||"] where rest.starts(with: sign.unicodeScalars) {
      let after = rest.dropFirst(sign.unicodeScalars.count)
      guard sign == "||" || after.first.map({ $0.properties.isWhitespace || $0 == "(" }) ?? true else {
        continue
      }
      rest = after
      return true
    }
    return false
  }

  private var isAtOr: Bool {
    rest.starts(with: "||".unicodeScalars)
      || rest.starts(with: "OR".unicodeScalars)
        && (rest.dropFirst(2).first.map { $0.properties.isWhitespace || $0 == "(" } ?? true)
  }

  /// Terms that must all hold, up to `OR` or a closing bracket.
  private mutating func readAll() throws(Filter.Problem) -> [Filter.Rule] {
    var rules: [Filter.Rule] = []
    skipSpaces()
    while !rest.isEmpty, !isAtOr {
      if rest.first == ")" {
        if depth > 0 { break }
        rest.removeFirst()
        skipSpaces()
        continue
      }
      var isNegated = false
      while rest.first == "!", sign == nil {
        rest.removeFirst()
        isNegated.toggle()
        skipSpaces()
      }
      let spelling = rest
      if rest.first == "(" {
        guard depth < Self.deepest else { throw Filter.Problem(message: "too many brackets") }
        rest.removeFirst()
        depth += 1
        let inner = try readEither()
        depth -= 1
        if rest.first == ")" { rest.removeFirst() }
        rules.append(isNegated ? .not(inner) : inner)
      } else if let sign = takeSign() {
        guard case .pattern(let isOther) = sign else {
          throw Filter.Problem(message: "which column? name\(String(spelling.prefix(1)))…")
        }
        rules.append(add(try pattern(nil, isNegated: isNegated != isOther)))
      } else if rest.isEmpty {
        if isNegated { throw Filter.Problem(message: "something belongs after !") }
      } else {
        let (text, isQuoted) = takeText(endsAtSign: true)
        if text == "in", !isQuoted, !words.isEmpty, isAtList {
          rules.append(try readList())
        } else if !(text == "AND" && !isQuoted && !isNegated && sign == nil) {
          words.append(Word(text: text, isQuoted: isQuoted, isNegated: isNegated))
          skipSpaces()
          if let sign = takeSign() { rules.append(add(try readComparison(sign))) }
        }
      }
      skipSpaces()
    }
    let found = words.compactMap { word in
      TextSearch(word.text).map { Filter.Term(isNegated: word.isNegated, condition: .word($0)) }
    }
    words = []
    return found.map { add($0) } + rules
  }

  private mutating func add(_ term: Filter.Term) -> Filter.Rule {
    terms.append(term)
    return .term(terms.count - 1)
  }

  private var isAtList: Bool { rest.drop(while: \.properties.isWhitespace).first == "(" }

  /// `region in (East, "West, far")`
  private mutating func readList() throws(Filter.Problem) -> Filter.Rule {
    let (column, isNegated) = try takeColumn()
    skipSpaces()
    rest.removeFirst()
    var rules: [Filter.Rule] = []
    while true {
      skipSpaces()
      guard let next = rest.first, next != ")" else { break }
      if next == "," {
        rest.removeFirst()
        continue
      }
      var text = ""
      var isQuoted = false
      if next == "\"" || next == "“" {
        (text, isQuoted) = takeText(endsAtSign: false)
      } else {
        while let next = rest.first, next != ",", next != ")" {
          text.unicodeScalars.append(next)
          rest.removeFirst()
        }
        while text.last?.isWhitespace == true { text.removeLast() }
      }
      let condition = try condition(column, .equal, text, isQuoted: isQuoted)
      rules.append(add(Filter.Term(isNegated: false, condition: condition)))
    }
    if rest.first == ")" { rest.removeFirst() }
    return isNegated ? .not(.any(rules)) : .any(rules)
  }

  // MARK: Columns

  /// What stands after the words read so far: the last ones name its column.
  private mutating func readComparison(_ sign: Sign) throws(Filter.Problem) -> Filter.Term {
    let (column, isNegated) = try takeColumn()
    switch sign {
    case .pattern(let isOther): return try pattern(column, isNegated: isNegated != isOther)
    case .comparison(let comparison):
      return Filter.Term(isNegated: isNegated, condition: try condition(column, comparison))
    }
  }

  /// The column that the last words name: as many of them as make a name.
  private mutating func takeColumn() throws(Filter.Problem) -> (Int, isNegated: Bool) {
    guard let last = words.last else { throw Filter.Problem(message: "which column?") }
    var first = words.count - 1
    while !last.isQuoted, first > 0, !words[first].isNegated, !words[first - 1].isQuoted { first -= 1 }
    for start in first..<words.count {
      guard case .one(let column) = grid.column(named: words[start...].map(\.text).joined(separator: " "))
      else { continue }
      let isNegated = words[start].isNegated
      words.removeSubrange(start...)
      return (column, isNegated)
    }
    switch grid.column(named: last.text) {
    case .several(let columns): throw Filter.Problem(message: grid.problem(with: last.text, columns))
    case .one, .none: throw Filter.Problem(message: "no column “\(last.text)”")
    }
  }

  // MARK: Conditions

  private mutating func pattern(_ column: Int?, isNegated: Bool) throws(Filter.Problem) -> Filter.Term {
    skipSpaces()
    let (text, _) = takeText(endsAtSign: false)
    guard !text.isEmpty else { throw Filter.Problem(message: "a pattern belongs after ~") }
    do {
      let matcher = PatternMatcher(try Pattern(text))
      return Filter.Term(isNegated: isNegated, condition: .pattern(column, matcher))
    } catch {
      throw Filter.Problem(message: error.message)
    }
  }

  private mutating func condition(_ column: Int, _ comparison: Filter.Comparison) throws(Filter.Problem)
    -> Filter.Condition
  {
    skipSpaces()
    var (text, isQuoted) = takeText(endsAtSign: false)
    if text.isEmpty, !isQuoted { throw Filter.Problem(message: "a value is missing at the end") }
    if !isQuoted { takeRest(of: &text, column) }
    return try condition(column, comparison, text, isQuoted: isQuoted)
  }

  /// What cells print with blanks inside is one value here too: `93 MB`, `1.2 billion`, `Q2 2031`. The words that follow belong
  /// to a value as far as they make one.
  private mutating func takeRest(of text: inout String, _ column: Int) {
    guard grid.columns[column].type.hasValues else { return }
    let start = rest
    var longer = text
    var longest: (text: String, rest: Substring.UnicodeScalarView)?
    for _ in 0...Self.mostWords {
      // What closes an amount below zero, (EUR 4 639,0), closes no bracket of the filter.
      if depth > 0, longer.first == "(", rest.first == ")", WantedValue(longer + ")", column, grid) != nil {
        rest.removeFirst()
        longest = (longer + ")", rest)
        break
      }
      skipSpaces()
      guard let next = rest.first, next != "(", next != ")", next != "\"", next != "“", next != "!", !isAtOr
      else { break }
      let (word, _) = takeText(endsAtSign: true)
      // A lone letter is a word to be found, unless it is a unit of the column.
      guard let first = word.first, word != "AND", word != "in",
        word.utf8.count > 1 || first.isNumber || grid.kind(column) == .measure
      else { break }
      let here = rest
      skipSpaces()
      guard sign == nil else { break }
      longer += " " + word
      if WantedValue(longer, column, grid) != nil { longest = (longer, here) }
      rest = here
    }
    rest = longest?.rest ?? start
    text = longest?.text ?? text
  }

  /// `3 h 20 min`
  private static let mostWords = 3

  private func condition(
    _ column: Int, _ comparison: Filter.Comparison, _ text: String, isQuoted: Bool
  ) throws(Filter.Problem) -> Filter.Condition {
    let cell = Filter.CellText(text, isExact: isQuoted)
    if grid.columns[column].type.hasValues, let wanted = WantedValue(text, column, grid) {
      switch wanted {
      case .number(let value): return .number(column, comparison, Filter.WantedNumber(value), cell)
      case .period(let seconds): return .date(column, comparison, seconds, cell)
      }
    }
    if let table = grid.dataTable, let wanted = table.longNumber(text, column) {
      return .number(column, comparison, Filter.WantedNumber(wanted), cell)
    }
    switch comparison {
    case .equal, .unequal:
      let isEqual = comparison == .equal
      guard !text.isEmpty else { return .missing(column, isEqual) }
      return .equality(column, isEqual: isEqual, cell)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      let type = grid.columns[column].type
      guard !type.hasValues else {
        let kind = type == .date ? "dates or times" : "numbers"
        throw Filter.Problem(message: "\(grid.label(of: column)) holds \(kind); “\(text)” is none")
      }
      return .order(column, comparison, text)
    }
  }

  // MARK: Signs and texts

  private mutating func skipSpaces() { rest = rest.drop(while: \.properties.isWhitespace) }

  private static let signs: [(String, Sign)] = [
    ("<=", .comparison(.lessOrEqual)), (">=", .comparison(.greaterOrEqual)), ("!=", .comparison(.unequal)),
    ("<>", .comparison(.unequal)), ("==", .comparison(.equal)), ("!~", .pattern(isNegated: true)),
    ("<", .comparison(.less)), (">", .comparison(.greater)), ("=", .comparison(.equal)),
    ("≤", .comparison(.lessOrEqual)), ("≥", .comparison(.greaterOrEqual)), ("≠", .comparison(.unequal)),
    ("~", .pattern(isNegated: false)),
  ]

  /// The sign that comes next; nil for anything else.
  private var sign: (spelling: String, Sign)? { Self.signs.first { rest.starts(with: $0.0.unicodeScalars) } }

  private mutating func takeSign() -> Sign? {
    guard let (spelling, sign) = sign else { return nil }
    rest = rest.dropFirst(spelling.unicodeScalars.count)
    return sign
  }

  /// What stands in quotes, in which two quotes are one; else what runs to the next space, or to a sign.
  private mutating func takeText(endsAtSign: Bool) -> (String, isQuoted: Bool) {
    var text = ""
    guard let quote = rest.first, quote == "\"" || quote == "“" else {
      while let next = rest.first, !next.properties.isWhitespace, !endsAtSign || text.isEmpty || sign == nil,
        depth == 0 || next != ")"
      {
        text.unicodeScalars.append(next)
        rest.removeFirst()
      }
      return (text, false)
    }
    rest.removeFirst()
    while let next = rest.popFirst() {
      guard next == "\"" || quote == "“" && next == "”" else {
        text.unicodeScalars.append(next)
        continue
      }
      guard next == "\"", rest.first == "\"" else { break }
      text.unicodeScalars.append(next)
      rest.removeFirst()
    }
    return (text, true)
  }
}

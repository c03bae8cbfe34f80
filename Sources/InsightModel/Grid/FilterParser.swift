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
  private var rest: Substring
  private var words: [Word] = []
  private var terms: [Filter.Term] = []

  init(_ text: String, _ grid: Grid) {
    self.grid = grid
    rest = text[...]
  }

  mutating func read() throws(Filter.Problem) -> [Filter.Term] {
    skipSpaces()
    while !rest.isEmpty {
      var isNegated = false
      while rest.first == "!", sign == nil {
        rest.removeFirst()
        isNegated.toggle()
        skipSpaces()
      }
      let spelling = rest
      if let sign = takeSign() {
        guard case .pattern(let isOther) = sign else {
          throw Filter.Problem(message: "which column? name\(spelling.prefix(1))…")
        }
        terms.append(try pattern(nil, isNegated: isNegated != isOther))
      } else if rest.isEmpty {
        if isNegated { throw Filter.Problem(message: "something belongs behind !") }
      } else {
        let (text, isQuoted) = takeText(endsAtSign: true)
        words.append(Word(text: text, isQuoted: isQuoted, isNegated: isNegated))
        skipSpaces()
        if let sign = takeSign() { try readComparison(sign) }
      }
      skipSpaces()
    }
    return words.compactMap { word in
      TextSearch(word.text).map { Filter.Term(isNegated: word.isNegated, condition: .word($0)) }
    } + terms
  }

  // MARK: Columns

  /// What stands behind the words read so far: the last ones name its column.
  private mutating func readComparison(_ sign: Sign) throws(Filter.Problem) {
    let (column, isNegated) = try takeColumn()
    switch sign {
    case .pattern(let isOther): terms.append(try pattern(column, isNegated: isNegated != isOther))
    case .comparison(let comparison):
      terms.append(Filter.Term(isNegated: isNegated, condition: try condition(column, comparison)))
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
    case .several(let columns):
      let names = columns.map { grid.label(of: $0) }.joined(separator: " or ")
      throw Filter.Problem(message: "“\(last.text)” may be \(names)")
    case .one, .none: throw Filter.Problem(message: "no column “\(last.text)”")
    }
  }

  // MARK: Conditions

  private mutating func pattern(_ column: Int?, isNegated: Bool) throws(Filter.Problem) -> Filter.Term {
    skipSpaces()
    let (text, _) = takeText(endsAtSign: false)
    guard !text.isEmpty else { throw Filter.Problem(message: "a pattern belongs behind ~") }
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
    let (text, isQuoted) = takeText(endsAtSign: false)
    if text.isEmpty, !isQuoted { throw Filter.Problem(message: "a value is missing at the end") }
    let cell = Filter.CellText(text, isExact: isQuoted)
    var number = text
    if grid.columns[column].type.isNumeric,
      let value = number.withUTF8({ CellReader.read($0, grid.decimalMark).value })
    {
      return .number(column, comparison, value, cell)
    }
    if grid.columns[column].type == .date, let period = Self.period(text, grid) {
      return .date(column, comparison, period, cell)
    }
    switch comparison {
    case .equal, .unequal:
      let isEqual = comparison == .equal
      guard !text.isEmpty else { return .missing(column, isEqual) }
      return .equality(column, isEqual: isEqual, cell)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      let type = grid.columns[column].type
      guard !type.hasValues else {
        let kind = type == .date ? "dates" : "numbers"
        throw Filter.Problem(message: "\(grid.label(of: column)) holds \(kind); “\(text)” is none")
      }
      return .order(column, comparison, text)
    }
  }

  /// The seconds that a date stands for: a moment, a day, and of `2024-05` and `2024` the month and the year.
  private static func period(_ text: String, _ grid: Grid) -> Range<Figure>? {
    let numbers = text.split(omittingEmptySubsequences: false) { "-./".contains($0) }.map { Int($0) }
    if let year = numbers[0], numbers.count < 3, text.prefix(while: \.isNumber).count == 4 {
      let month = numbers.count == 1 ? 1 : numbers[1] ?? 0
      let isLast = numbers.count == 1 || month == 12
      if let first = DateReader.days(year, month, 1),
        // The last year has none after it.
        let end = isLast ? DateReader.days(year, 12, 31).map({ $0 + 1 }) : DateReader.days(year, month + 1, 1)
      {
        return Figure(first * 86_400)..<Figure(end * 86_400)
      }
    }
    var text = text
    guard let date = text.withUTF8({ DateReader.read($0, isDayFirst: grid.isDayFirst) }) else { return nil }
    let first = date.figure ?? Figure(Int(saturating: date.near, .down))
    // A moment is as long as its last place.
    let (end, overflow) = first.digits.addingReportingOverflow(text.contains(":") ? 1 : 86_400)
    return first..<Figure(overflow ? .max : end, decimals: first.decimals)
  }

  // MARK: Signs and texts

  private mutating func skipSpaces() { rest = rest.drop(while: \.isWhitespace) }

  private static let signs: [(String, Sign)] = [
    ("<=", .comparison(.lessOrEqual)), (">=", .comparison(.greaterOrEqual)), ("!=", .comparison(.unequal)),
    ("<>", .comparison(.unequal)), ("==", .comparison(.equal)), ("!~", .pattern(isNegated: true)),
    ("<", .comparison(.less)), (">", .comparison(.greater)), ("=", .comparison(.equal)),
    ("≤", .comparison(.lessOrEqual)), ("≥", .comparison(.greaterOrEqual)), ("≠", .comparison(.unequal)),
    ("~", .pattern(isNegated: false)),
  ]

  /// The sign that comes next; nil for anything else.
  private var sign: (spelling: String, Sign)? { Self.signs.first { rest.hasPrefix($0.0) } }

  private mutating func takeSign() -> Sign? {
    guard let (spelling, sign) = sign else { return nil }
    rest = rest.dropFirst(spelling.count)
    return sign
  }

  /// What stands in quotes, in which two quotes are one; else what runs to the next space, or to a sign.
  private mutating func takeText(endsAtSign: Bool) -> (String, isQuoted: Bool) {
    var text = ""
    guard let quote = rest.first, quote == "\"" || quote == "“" else {
      while let next = rest.first, !next.isWhitespace, !endsAtSign || text.isEmpty || sign == nil {
        text.append(next)
        rest.removeFirst()
      }
      return (text, false)
    }
    rest.removeFirst()
    while let next = rest.popFirst() {
      guard next == "\"" || quote == "“" && next == "”" else {
        text.append(next)
        continue
      }
      guard next == "\"", rest.first == "\"" else { break }
      text.append(next)
      rest.removeFirst()
    }
    return (text, true)
  }
}

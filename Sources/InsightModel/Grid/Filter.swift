/// Says which rows of a grid to show. All of its terms must hold, except for `OR`:
///
///     nvidia              a cell holds the word, as the article search finds it; "sk hynix" a phrase
///     revenue>=1,000      < <= > >= = != by value, numbers as readers write them; texts in the order of names
///     opened<2024-05      dates; a month or a year stands for all of its days
///     name=Intel          the whole cell; in quotes with capitals and small letters as they are
///     growth=""           the cell is missing
///     name~^s.*s$         a regular expression, see `Pattern`; without a name in any cell
///     !intel              not so
///     region in (East, West)    one of these
///     apple OR intel      either; (brackets) hold together
///
/// A column is named as `Grid.column(named:)` has it; a name with spaces needs quotes only where a part of it would
/// not do.
public struct Filter: Sendable {
  /// Why a filter cannot be understood, in a few words.
  public struct Problem: Error, Equatable, Sendable {
    /// For people; may name columns and words of the filter.
    public let message: String
  }

  enum Comparison: Equatable, Sendable {
    case less, lessOrEqual, greater, greaterOrEqual, equal, unequal

    /// What it says of two values, of which the first may be less than, or equal to, the second.
    func holds(isLess: Bool, isEqual: Bool) -> Bool {
      switch self {
      case .less: isLess
      case .lessOrEqual: isLess || isEqual
      case .greater: !isLess && !isEqual
      case .greaterOrEqual: !isLess
      case .equal: isEqual
      case .unequal: !isEqual
      }
    }
  }

  enum Condition: Sendable {
    case word(TextSearch)
    /// In one column, or in any.
    case pattern(Int?, PatternMatcher)
    /// A number; what is none is compared as a text.
    case number(Int, Comparison, WantedNumber, CellText)
    /// A date, by seconds since 1970: from the first up to the last, the last not with it. What is none is compared as a
    /// text.
    case date(Int, Comparison, Range<Figure>, CellText)
    case order(Int, Comparison, String)
    case equality(Int, isEqual: Bool, CellText)
    case missing(Int, Bool)
  }

  /// A number that cells are compared with.
  struct WantedNumber: Sendable {
    let amount: Amount
    /// The same where a cell could hold it, for the many that do.
    let figure: Figure?

    init(_ amount: Amount) {
      self.amount = amount
      switch amount {
      case .exact(let long) where long.decimals <= 18:
        figure = Int(exactly: long.digits).map { Figure($0, decimals: long.decimals) }
      case .exact, .near: figure = nil
      }
    }
  }

  struct Term: Sendable {
    var isNegated: Bool
    var condition: Condition
  }

  /// How the terms go together.
  indirect enum Rule: Sendable {
    case term(Int)
    case all([Rule])
    case any([Rule])
    case not(Rule)
  }

  private var terms: [Term]
  /// Nil where all terms must hold.
  private let rule: Rule?

  /// Reads a filter for a grid's columns. An empty one holds for every row.
  public init(_ text: String, _ grid: Grid) throws(Problem) {
    var parser = FilterParser(text, grid)
    (terms, rule) = try parser.read()
  }

  /// True where the row is to be shown. What the filter works out for one row it keeps for the next.
  public mutating func holds(_ grid: Grid, _ row: Int) -> Bool {
    if let rule { return holds(rule, grid, row) }
    for index in terms.indices where !holds(term: index, grid, row) { return false }
    return true
  }

  private mutating func holds(_ rule: Rule, _ grid: Grid, _ row: Int) -> Bool {
    switch rule {
    case .term(let index): return holds(term: index, grid, row)
    case .all(let rules):
      for rule in rules where !holds(rule, grid, row) { return false }
      return true
    case .any(let rules):
      for rule in rules where holds(rule, grid, row) { return true }
      return false
    case .not(let rule): return !holds(rule, grid, row)
    }
  }

  private mutating func holds(term index: Int, _ grid: Grid, _ row: Int) -> Bool {
    Self.holds(&terms[index].condition, grid, row) != terms[index].isNegated
  }

  private static func holds(_ condition: inout Condition, _ grid: Grid, _ row: Int) -> Bool {
    switch condition {
    case .word(let search):
      return grid.hasText(row, search.isFound)
    case .pattern(let column, var matcher):
      // The matcher learns; while it is at work nothing else may hold it, or it would be copied.
      condition = .missing(0, false)
      defer { condition = .pattern(column, matcher) }
      if let column { return grid.withText(row, column) { matcher.matches($0) } }
      return grid.hasText(row) { matcher.matches($0) }
    case .number(let column, let comparison, let wanted, let text):
      if let figure = wanted.figure, let value = grid.sortValue(row, column) {
        return comparison.holds(isLess: value < figure, isEqual: value == figure)
      }
      guard let value = grid.amount(row, column) else { return holds(comparison, text, grid, row, column) }
      let (isLess, isEqual) = value.compared(with: wanted.amount)
      return comparison.holds(isLess: isLess, isEqual: isEqual)
    case .date(let column, let comparison, let wanted, let text):
      if let value = grid.value(row, column) {
        return comparison.holds(isLess: value < wanted.lowerBound, isEqual: wanted.contains(value))
      }
      guard let value = grid.number(row, column) else { return holds(comparison, text, grid, row, column) }
      // What is shorter than the nearest binary numbers tell apart is as long as one.
      let (first, end) = (wanted.lowerBound.nearMoment, wanted.upperBound.nearMoment)
      return comparison.holds(
        isLess: value < first, isEqual: value == first || first < value && value < end)
    case .order(let column, let comparison, let wanted):
      guard let text = grid.shown(row, column), !text.isEmpty else { return false }
      return comparison.holds(
        isLess: Collation.areAscending(text, wanted),
        isEqual: !Collation.areAscending(text, wanted) && !Collation.areAscending(wanted, text))
    case .equality(let column, let isEqual, let wanted):
      return grid.withText(row, column, wanted.isEqual) == isEqual
    case .missing(let column, let isMissing):
      return grid.isMissing(row, column) == isMissing
    }
  }

  /// The same of a cell that has no value, as `007` in a column of numbers: by its text it may be equal, and never less.
  private static func holds(
    _ comparison: Comparison, _ wanted: CellText, _ grid: Grid, _ row: Int, _ column: Int
  ) -> Bool {
    switch comparison {
    case .equal: grid.withText(row, column, wanted.isEqual)
    case .unequal: !grid.withText(row, column, wanted.isEqual)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: false
    }
  }

  /// A whole cell's text, to be compared.
  struct CellText: Sendable {
    private let bytes: [UInt8]
    private let folded: [UInt32]
    /// With every sign as it is, else with letters alike as in a search.
    private let isExact: Bool
    private let isCaseSensitive: Bool

    init(_ text: String, isExact: Bool) {
      let text = HangulComposition.composed(text)
      let isCaseSensitive = text.unicodeScalars.contains { $0.properties.isUppercase }
      bytes = Array(text.utf8)
      folded = text.unicodeScalars.map { Folding.fold($0.value, keepingCase: isCaseSensitive) }.filter {
        $0 != 0
      }
      self.isExact = isExact
      self.isCaseSensitive = isCaseSensitive
    }

    func isEqual(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
      if isExact { return text.elementsEqual(bytes) }
      var (offset, place) = (0, 0)
      while offset < text.count {
        let (scalar, length) = UTF8Scalar.read(text, at: offset, before: text.count)
        offset += length
        let value = Folding.fold(scalar, keepingCase: isCaseSensitive)
        if value == 0 { continue }
        guard place < folded.count, folded[place] == value else { return false }
        place += 1
      }
      return place == folded.count
    }
  }

  /// A term that holds for the rows whose cell in a column is like that of `row`.
  public static func term(alike row: Int, _ column: Int, _ grid: Grid) -> String {
    let text = grid.isMissing(row, column) ? "" : grid.text(row, column)
    return name(of: column, grid) + "=" + quoted(text)
  }

  /// A column as a filter names it: by its name where that is no other's, else by its number.
  static func name(of column: Int, _ grid: Grid) -> String {
    let name = grid.columns.indices.contains(column) ? grid.columns[column].name : ""
    guard !name.isEmpty, grid.column(named: name) == .one(column) else {
      // A number may be the name of another column.
      let number = [String(column + 1), "#\(column + 1)"].first { grid.column(named: $0) == .one(column) }
      return number ?? quoted(name)
    }
    return name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
      && !["OR", "AND", "in"].contains(name)
      ? name : quoted(name)
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}

extension Grid {
  /// The rows that sorting moves and a filter keeps, as printed; all of them where the filter cannot be understood,
  /// which `Filter` says. Nil where `progress` said no.
  func rows(keptBy filter: String, progress: (Double) -> Bool) -> [UInt32]? {
    let rows = dataRows
    guard !filter.isEmpty, var filter = try? Filter(filter, self) else { return rows }
    var kept: [UInt32] = []
    for (place, row) in rows.enumerated() {
      if place % 4096 == 0, !progress(Double(place) / Double(rows.count)) { return nil }
      if filter.holds(self, Int(row)) { kept.append(row) }
    }
    return kept
  }
}

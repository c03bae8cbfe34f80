/// What the prose of an issue says of one thing: an amount, a rank or a time, where it stands, and what the tables say of
/// the same. Entity, measure, period and value are meant as XBRL means them.
public struct Fact: Sendable, Equatable {
  /// Index in `Issue.articles`.
  public var article: Int
  /// Bytes of the healed text: the whole expression with its unit and what bounds it.
  public var range: Range<Int>
  /// What it says; `group` is the class of that.
  public var kind: Kind
  /// The amount in base units: 76.7 billion is 76700000000, a percent 11.7. Units keep their SI prefix. Nil for a period.
  public var value: Double?
  /// What the wording allows, in base units, its ends included; nil for a period.
  public var interval: Interval?
  /// As written, or the code of a currency; nil where none is named.
  public var unit: String?
  /// `million`, `억`; nil where the number stands for itself.
  public var scale: String?
  /// What bounds the number in words; nil where it stands for itself.
  public var qualifier: Qualifier?
  /// The names of the rows that it speaks of, with commas between them; where it is tied to no cell, the row
  /// that its sentence names, nil where it names none.
  public var entity: String?
  /// The name of the column without its period, the table's caption where that leaves nothing; nil where it
  /// is tied to none.
  public var measure: String?
  /// ISO 8601 where that has a form: `2024`, `2024-05`, else `2024-Q1`, `2024-H1`, `2024/25`.
  public var period: String?
  /// The cells of the tables that it speaks of; of what is worked out of cells, the terms. Empty where it is tied to none.
  public var cells: [CellPlace] = []
  /// How the value comes from the cells; nil where it is tied to none.
  public var how: Relation?
  /// Nil where nothing is there to hold it against.
  public var verdict: Verdict?
  /// True where it gives a value that a cell in doubt may have.
  public var isSupport = false
  /// What the cells have, in a phrase: `Nvidia, 2024 Revenue 76,692 Million USD`; nil where it is tied to none.
  public var tableSays: String?
  /// Sentences that a reader can check.
  public var reasons: [String] = []

  /// What the kinds of facts have in common; the raw value is the word in the JSON output.
  public enum Class: String, Sendable {
    case quantity, rank, ordinal, period
  }

  /// What an expression says; the raw value is the word in the JSON output. A `change` is in percent,
  /// `points` are of percents, a `multiple` is `twice`, a `rate` a percent that the words tell neither as a
  /// share nor as a change.
  public enum Kind: String, Sendable {
    case money, share, change, points, count, measure, duration, multiple, rate
    case rank
    case rankChange = "rank change"
    case ordinal
    case year, quarter, half, month, day, season, relative
    case yearSpan = "years"
  }

  /// How the words around a number bound it; the raw value is the word in the JSON output. `about` allows
  /// half a unit of the last digit that is not 0, `nearly` up to 10 % below, `more than`, `less than` and
  /// `below` reach by a factor of 1.2 to the one side, `at most` down to 0.
  public enum Qualifier: String, Sendable {
    case about, nearly
    case moreThan = "more than"
    case lessThan = "less than"
    case below
    case atMost = "at most"
  }

  /// How a value comes from the cells: as one of them, or by arithmetic on several; the raw value is the word
  /// in the JSON output.
  public enum Relation: String, Sendable {
    case same, difference, sum, share, growth, ratio, order, conversion
    case shareChange = "share change"
    case rankInColumn = "rank in column"
    case countRows = "count rows"
  }

  /// Whether the prose says what the cells have; the raw value is the word in the JSON output. `undecided` is
  /// what differs from them where that alone proves nothing.
  public enum Verdict: String, Sendable {
    case agree, disagree, undecided
  }

  /// A cell of a table, counted from 0.
  public struct CellPlace: Sendable, Hashable {
    /// Index in `Issue.tables`.
    public var table: Int
    /// Index in `Table.rows`.
    public var row: Int
    /// Index in `Table.columns`.
    public var column: Int

    /// Indices are not checked against any table.
    public init(table: Int, row: Int, column: Int) {
      (self.table, self.row, self.column) = (table, row, column)
    }
  }

  /// The class of its kind.
  public var group: Class {
    switch kind {
    case .money, .share, .change, .points, .count, .measure, .duration, .multiple, .rate: .quantity
    case .rank, .rankChange: .rank
    case .ordinal: .ordinal
    case .year, .quarter, .half, .month, .day, .season, .relative, .yearSpan: .period
    }
  }
}

/// Numbers from `low` to `high`, both included.
public struct Interval: Sendable, Equatable {
  /// In base units, as `Fact.value` is.
  public var low: Double
  /// In base units; never below `low`.
  public var high: Double

  init(_ low: Double, _ high: Double) {
    self.low = min(low, high)
    self.high = max(low, high)
  }

  init(_ center: Double, halfWidth: Double) { self.init(center - halfWidth, center + halfWidth) }

  var middle: Double { (low + high) / 2 }
  var halfWidth: Double { (high - low) / 2 }

  /// Binary numbers of what is printed in decimals are off by less than this share of them.
  private static let slack = 1e-9

  func meets(_ other: Interval) -> Bool {
    let slack = Self.slack * max(abs(low), abs(high), abs(other.low), abs(other.high))
    return low <= other.high + slack && other.low <= high + slack
  }

  /// True where they have more than one point in common, or one of them is a point.
  func overlaps(_ other: Interval) -> Bool {
    let slack = Self.slack * max(abs(low), abs(high), abs(other.low), abs(other.high))
    if halfWidth <= slack || other.halfWidth <= slack { return meets(other) }
    return low < other.high - slack && other.low < high - slack
  }

  /// How far the two are apart; 0 where they meet.
  func distance(to other: Interval) -> Double { max(0, low - other.high, other.low - high) }

  /// Without its sign: what prose says of a fall is told by the verb.
  var magnitude: Interval {
    if low >= 0 { return self }
    return high <= 0 ? Interval(-high, -low) : Interval(0, max(-low, high))
  }

  static func + (left: Interval, right: Interval) -> Interval {
    Interval(left.low + right.low, left.high + right.high)
  }
  static func - (left: Interval, right: Interval) -> Interval {
    Interval(left.low - right.high, left.high - right.low)
  }
  static func * (left: Interval, factor: Double) -> Interval {
    Interval(left.low * factor, left.high * factor)
  }
  /// The quotient of two amounts above zero; nil where the divisor may be zero.
  static func / (left: Interval, right: Interval) -> Interval? {
    guard right.low > 0, left.low >= 0 else { return nil }
    return Interval(left.low / right.high, left.high / right.low)
  }

  static func percent(_ part: Interval, of whole: Interval) -> Interval? {
    guard let quotient = part / whole else { return nil }
    return quotient * 100
  }

  static func growth(from old: Interval, to new: Interval) -> Interval? {
    guard let percent = percent(new, of: old) else { return nil }
    return Interval(percent.low - 100, percent.high - 100)
  }
}

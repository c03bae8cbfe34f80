/// What a mention may speak of, by the words around it: rows, groups of rows, times. A price says how far-fetched each is.
struct Scope {
  struct Row {
    var row: EntityNames.Row
    var price: Double
    /// True where the sentence names it.
    var isNamed: Bool
  }

  struct Group {
    var table: Int
    var rows: [Int]
    var price: Double
  }

  /// The cheapest first; each row once.
  var rows: [Row] = []
  var groups: [Group] = []
  /// The times that the sentence names, the nearest first.
  var times: [TimeSpan] = []
  /// True where the sentence speaks of parts of a year or times that cannot be told.
  var hasOtherTimes = false
  /// True where a time stands right beside the mention.
  var isTimeBeside = false
  var isFrom = false
  /// True where the sentence names a row.
  var isNaming = false
  var isAll = false
  /// True where the sentence speaks of what the rows leave out.
  var isRest = false
  var isHedged = false
  var isOther = false
  var hasDifference = false

  /// No more rows than these are tried for one mention.
  static let mostRows = 10

  enum Price {
    static let nearest = 0.0
    static let besideAfter = 0.25
    static let subject = 0.5
    static let inSentence = 1.0
    static let carried = 1.0
    static let carriedFar = 2.5
    /// On top, where the sentence names another row.
    static let passedOver = 3.0
    static let others = 2.5
    static let unnamed = 4.0
    /// Where the sentence names others.
    static let notThisOne = 6.0
  }
}

/// What was named before, for sentences that name nothing: `it`, `the company`.
struct Memory {
  /// The last first.
  var rows: [EntityNames.Row] = []
  var groups: [Scope.Group] = []
  private static let capacity = 6

  mutating func note(_ statement: Statement, sentence: Int) {
    // The first one named is most often what the next sentence speaks of.
    for entity in statement.entities(of: sentence).reversed() {
      rows.removeAll { entity.rows.contains($0) }
      rows.insert(contentsOf: entity.rows, at: 0)
    }
    if rows.count > Self.capacity { rows.removeLast(rows.count - Self.capacity) }
  }
}

/// Something that a table's own numbers have to obey, line by line: in each row or column, or in the table as a whole.
protocol Rule {
  /// What kind of rule it is: the others are nil.
  var sum: Sum? { get }
  var proportion: Proportion? { get }
  var ranking: Ranking? { get }
  /// The rows or the columns in which it has to hold; only the first where it speaks of all rows together.
  var lines: Range<Int> { get }
  /// Lines of which some speak of the cell.
  func lines(bearingOn spot: Spot) -> Range<Int>
  /// True where the rule, as applied to a line, speaks of the cell.
  func contains(_ spot: Spot, _ line: Int) -> Bool
  /// The cells that may be at fault where the rule fails.
  func spots(_ line: Int) -> [Spot]
  func verdict(_ line: Int, _ sheet: Sheet, _ reading: Reading) -> Verdict
  /// What a cell may be for the line to be right; nil where the rule says nothing of it.
  func allowed(_ spot: Spot, _ line: Int, _ sheet: Sheet, _ reading: Reading) -> Span?
}

extension Rule {
  var sum: Sum? { nil }
  var proportion: Proportion? { nil }
  var ranking: Ranking? { nil }

  /// True where each line is a row.
  var isRowWise: Bool { proportion != nil || sum?.course == .across }
}

/// How strictly sums are read: with the rounding that is normal, or to the last place where they are shown to be
/// exact.
enum Reading { case tolerant, strict }

/// What a rule says of the cells of one line.
enum Verdict {
  case holds, violated
  /// A cell that it needs is missing or cannot be read.
  case open
}

/// A rule as applied to one line.
struct Instance: Hashable {
  var rule: Int
  var line: Int
}

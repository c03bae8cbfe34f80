extension FixedWidthInteger {
  /// The whole number that a binary one rounds to: the least or the greatest there is where it lies beyond them, 0 for
  /// what is no number. The one way from a binary number to a whole one: what a file says may be as large as it likes,
  /// and the plain conversion ends the program.
  @inlinable
  public init(saturating number: Double, _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero) {
    if let whole = Self(exactly: number.rounded(rule)) {
      self = whole
    } else {
      self = number.isNaN ? 0 : number < 0 ? .min : .max
    }
  }
}

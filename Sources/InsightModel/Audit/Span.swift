/// The whole numbers from `lower` through `upper`; empty where `lower` is the larger.
struct Span: Equatable {
  var lower: Int128
  var upper: Int128

  /// Beyond every number that a sheet admits.
  private static let bound: Int128 = 1_000_000_000_000_000_000 * 1_000_000_000_000_000_000
  static let all = Span(lower: -bound, upper: bound)
  static let empty = Span(lower: 1, upper: 0)

  init(lower: Int128, upper: Int128) { (self.lower, self.upper) = (lower, upper) }

  init(only value: Int128) { self.init(lower: value, upper: value) }

  var isEmpty: Bool { lower > upper }

  func intersection(_ other: Span) -> Span {
    Span(lower: max(lower, other.lower), upper: min(upper, other.upper))
  }

  func contains(_ value: Int128) -> Bool { lower <= value && value <= upper }

  /// The multiples of `step` in it, as the least and the greatest of them.
  func multiples(of step: Int128) -> Span {
    Span(lower: lower.dividedUp(by: step) * step, upper: upper.dividedDown(by: step) * step)
  }
}

extension Int128 {
  /// Divided towards minus infinity. The divisor is positive.
  func dividedDown(by divisor: Int128) -> Int128 {
    if divisor == 1 { return self }
    let (quotient, remainder) = self.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// Divided towards plus infinity. The divisor is positive.
  func dividedUp(by divisor: Int128) -> Int128 {
    if divisor == 1 { return self }
    let (quotient, remainder) = self.quotientAndRemainder(dividingBy: divisor)
    return remainder > 0 ? quotient + 1 : quotient
  }
}

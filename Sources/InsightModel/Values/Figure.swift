/// An exact decimal number, as printed: `11.7` is 117 with one decimal.
public struct Figure: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The digits as one whole number.
  public let digits: Int
  /// How many of the digits stand after the decimal point, 0...18.
  public let decimals: Int

  /// `digits` times ten to the minus `decimals`, which is brought into 0...18.
  public init(_ digits: Int, decimals: Int = 0) {
    self.digits = digits
    self.decimals = min(max(decimals, 0), 18)
  }

  public static func < (left: Figure, right: Figure) -> Bool {
    if left.decimals == right.decimals { return left.digits < right.digits }
    return Int128(left.digits) * power(right.decimals) < Int128(right.digits) * power(left.decimals)
  }

  public static func == (left: Figure, right: Figure) -> Bool {
    if left.decimals == right.decimals { return left.digits == right.digits }
    return Int128(left.digits) * power(right.decimals) == Int128(right.digits) * power(left.decimals)
  }

  /// Equal numbers hash alike, however many zeros follow their decimals.
  public func hash(into hasher: inout Hasher) {
    var (digits, decimals) = (digits, decimals)
    while decimals > 0, digits % 10 == 0 {
      digits /= 10
      decimals -= 1
    }
    hasher.combine(digits)
    hasher.combine(digits == 0 ? 0 : decimals)
  }

  /// The nearest binary number.
  public var double: Double { Double(digits) / PowerOfTen.double(decimals) }

  /// The nearest binary number in the same second, so that no moment moves into the day or year that follows.
  var nearMoment: Double {
    decimals > 0 ? min(double, (Double(floor) + 1).nextDown) : double
  }

  /// True also where only zeros follow the decimal point.
  var isWhole: Bool { digits % PowerOfTen.whole(decimals) == 0 }

  /// The greatest whole number that is not above it.
  var floor: Int {
    let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: PowerOfTen.whole(decimals))
    return remainder < 0 ? quotient - 1 : quotient
  }

  private static func power(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(Int128(1)) { product, _ in product * 10 }
  }

  /// In plain digits with a decimal point, as JSON has it.
  public var description: String { LongFigure(self).description }
}

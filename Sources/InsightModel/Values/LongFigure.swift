/// An exact decimal number of more digits than a cell holds: a sum, a mean, a quartile.
public struct LongFigure: Sendable, Equatable, CustomStringConvertible {
  /// The digits as one whole number.
  public let digits: Int128
  /// How many of the digits stand after the decimal point.
  public let decimals: Int

  /// Without zeros at the end of the decimals.
  public init(_ digits: Int128, decimals: Int) {
    var (digits, decimals) = (digits, decimals)
    while decimals > 0, digits % 10 == 0 {
      digits /= 10
      decimals -= 1
    }
    self.digits = digits
    self.decimals = decimals
  }

  /// With the decimals as printed.
  public init(_ figure: Figure) {
    digits = Int128(figure.digits)
    decimals = figure.decimals
  }

  /// Two numbers' quotient with so many decimals, the half rounded away from zero; nil for a divisor of zero, or
  /// where it has too many digits.
  public init?(_ dividend: Int128, over divisor: Int128, decimals: Int) {
    guard divisor != 0, decimals <= 18 else { return nil }
    let (product, overflow) = dividend.multipliedReportingOverflow(by: .powerOfTen(decimals))
    // The least number has no counterpart above zero.
    guard !overflow, product != .min else { return nil }
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: divisor)
    let isRoundedUp = remainder.magnitude >= divisor.magnitude - remainder.magnitude
    self.init(
      quotient + (isRoundedUp ? ((dividend < 0) == (divisor < 0) ? 1 : -1) : 0), decimals: decimals)
  }

  /// As many as the greatest power of ten has that is asked for; sums of such may be too long.
  static let mostDigits = 36

  /// To about 15 digits, with at most 9 decimals; nil for what is larger than any sum.
  init?(near number: Double) {
    guard number.magnitude < 1e36 else { return nil }
    var (scaled, decimals) = (number, 0)
    while decimals < 9, scaled.magnitude < 1e14 {
      scaled *= 10
      decimals += 1
    }
    self.init(Int128(saturating: scaled), decimals: decimals)
  }

  /// For bars and the like.
  public var approximate: Double {
    var divisor = 1.0
    for _ in 0..<decimals { divisor *= 10 }
    return Double(digits) / divisor
  }

  /// In plain digits with a decimal point, as JSON has it.
  public var description: String { text(isGrouped: false) }

  /// The digits, in groups of three where that is wanted; `hasSign` puts a plus before what is positive. `places` adds
  /// zeros up to so many decimals.
  public func text(isGrouped: Bool, hasSign: Bool = false, places: Int = 0) -> String {
    text(isGrouped: isGrouped, hasSign: hasSign, places: places, mark: .point)
  }

  /// The same with the sign that stands before decimals.
  func text(isGrouped: Bool, hasSign: Bool, places: Int, mark: DecimalMark) -> String {
    let sign = mark.other == .comma ? "," : "."
    return text(group: isGrouped ? sign : nil, hasSign: hasSign, places: places, mark: mark)
  }

  /// The same with what parts thousands, if anything does.
  func text(group: String?, hasSign: Bool, places: Int, mark: DecimalMark) -> String {
    let magnitude = self.digits.magnitude
    let printed = Array((magnitude <= UInt64.max ? String(UInt64(magnitude)) : String(magnitude)).utf8)
    let zero = UInt8(ascii: "0")
    let digits = Array(repeating: zero, count: max(0, decimals - printed.count + 1)) + printed
    let whole = digits.count - decimals
    var text: [UInt8] = []
    if self.digits < 0 || hasSign && self.digits > 0 {
      text.append(self.digits < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    }
    for offset in 0..<whole {
      if let group, offset > 0, (whole - offset) % 3 == 0 { text += group.utf8 }
      text.append(digits[offset])
    }
    if decimals > 0 || places > 0 {
      text.append(mark.byte)
      text += digits[whole...]
      for _ in 0..<max(0, places - decimals) { text.append(zero) }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension LongFigure: Comparable {
  public static func < (left: LongFigure, right: LongFigure) -> Bool {
    if left.decimals == right.decimals { return left.digits < right.digits }
    let decimals = max(left.decimals, right.decimals)
    if let first = left.digits(scaledTo: decimals), let second = right.digits(scaledTo: decimals) {
      return first < second
    }
    let (first, second) = (left.parts, right.parts)
    if first.whole != second.whole { return first.whole < second.whole }
    // Less than one each, they have room for zeros at their ends.
    return first.rest * .powerOfTen(decimals - left.decimals)
      < second.rest * .powerOfTen(decimals - right.decimals)
  }

  /// As a whole number of ten to the minus `decimals`, which are no fewer than its own; nil where it is too long.
  private func digits(scaledTo decimals: Int) -> Int128? {
    let (product, overflow) = digits.multipliedReportingOverflow(by: .powerOfTen(decimals - self.decimals))
    return overflow ? nil : product
  }

  /// What stands before the decimal point, and what behind it.
  private var parts: (whole: Int128, rest: Int128) {
    let (whole, rest) = digits.quotientAndRemainder(dividingBy: .powerOfTen(decimals))
    return (whole, rest)
  }

  /// The nearest binary number.
  var double: Double { Double(description) ?? approximate }
}

extension Figure {
  /// As a whole number of ten to the minus `decimals`, which are no fewer than its own and at most 18.
  func scaled(to decimals: Int) -> Int128 { Int128(digits) * .powerOfTen(decimals - self.decimals) }
}

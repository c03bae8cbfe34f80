/// Powers of ten, for the digits of numbers.
enum PowerOfTen {
  private static let powers: [Int] = (0...18).map { (0..<$0).reduce(1) { product, _ in product * 10 } }

  /// Of an exponent of 0...18; the nearest of these for another one.
  static func whole(_ exponent: Int) -> Int { powers[min(max(0, exponent), 18)] }

  static func double(_ exponent: Int) -> Double { Double(whole(exponent)) }

  /// `digits` with as many zeros after them; nil where that is too long.
  static func scaled(_ digits: Int, _ exponent: Int) -> Int? {
    guard powers.indices.contains(exponent) else { return nil }
    let (product, overflow) = digits.multipliedReportingOverflow(by: powers[exponent])
    return overflow || product == .min ? nil : product
  }
}

extension Int128 {
  /// Ten to a power of 0...36; the nearest of these for another one.
  static func powerOfTen(_ exponent: Int) -> Int128 {
    let low: Int = PowerOfTen.whole(Swift.min(exponent, 18))
    let high: Int = PowerOfTen.whole(exponent - 18)
    return Self(low) * Self(high)
  }
}

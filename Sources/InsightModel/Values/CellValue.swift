/// What a field of a data file is worth.
struct CellValue: Equatable {
  enum Kind: UInt8 {
    case missing, number, percent, money, date
    /// Digits that count nothing: `007`, a telephone number.
    case code
    case text
  }

  var kind: Kind
  /// The digits of an exact number, the seconds of a date since 1970; the bits of a `Double` where the number is too long
  /// or too large to be exact.
  var digits = 0
  /// How many of the digits stand behind the decimal point, 0...18.
  var decimals = 0
  var isApproximate = false
  /// Of a date in numbers alone: which of day and month stands first.
  var order = DateOrder.plain

  static let text = CellValue(kind: .text)
  static let missing = CellValue(kind: .missing)

  static func approximate(_ number: Double, _ kind: Kind) -> CellValue {
    guard number.isFinite else { return .text }
    return CellValue(kind: kind, digits: Int(bitPattern: UInt(number.bitPattern)), isApproximate: true)
  }

  /// A moment: whole seconds since 1970, and what follows them behind the decimal point. What is too long to be exact,
  /// as the last nanosecond of the year 9999, is near, and in the same second.
  static func moment(seconds: Int, fraction: Int, decimals: Int) -> CellValue {
    if let whole = PowerOfTen.scaled(seconds, decimals) {
      let (digits, overflow) = whole.addingReportingOverflow(fraction)
      if !overflow { return CellValue(kind: .date, digits: digits, decimals: decimals) }
    }
    let number = Double(seconds) + Double(fraction) / PowerOfTen.double(decimals)
    return .approximate(min(number, Double(seconds + 1).nextDown), .date)
  }

  /// The nearest binary number; of a moment one in the same second, so that none moves into the day or year that follows.
  var near: Double {
    if isApproximate { return Double(bitPattern: UInt64(UInt(bitPattern: digits))) }
    let number = Double(digits) / PowerOfTen.double(decimals)
    guard kind == .date, decimals > 0 else { return number }
    return min(number, (Double(Figure(digits, decimals: decimals).floor) + 1).nextDown)
  }

  /// The day of a date, counted from 1970-01-01; nil for other values.
  var day: Int? {
    guard kind == .date else { return nil }
    let (days, rest) = (figure?.floor ?? Int(saturating: near, .down)).quotientAndRemainder(
      dividingBy: 86_400)
    return rest < 0 ? days - 1 : days
  }

  var figure: Figure? {
    switch kind {
    case .number, .percent, .money, .date: isApproximate ? nil : Figure(digits, decimals: decimals)
    case .missing, .code, .text: nil
    }
  }
}

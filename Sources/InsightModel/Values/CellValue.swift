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

  var figure: Figure? {
    switch kind {
    case .number, .percent, .money, .date: isApproximate ? nil : Figure(digits, decimals: decimals)
    case .missing, .code, .text: nil
    }
  }
}

/// Tells whether a printed number could be another one with a single slip of the hand: one digit left out, put in,
/// changed or swapped with another, or a sign, a decimal point or separators lost or moved.
enum Slip: String {
  case letter = "a letter stands for a digit"
  case separator = "a separator or a decimal point went astray"
  case sign = "a sign was lost or put in"
  case lost = "one digit was lost"
  case putIn = "one digit was put in"
  case changed = "one digit was changed"
  case swapped = "two digits changed places"

  /// True where the digits are all there.
  var isOfSigns: Bool {
    switch self {
    case .letter, .separator, .sign: true
    case .lost, .putIn, .changed, .swapped: false
    }
  }

  /// nil where more than one slip leads from the one to the other.
  init?(from intended: Figure, to printed: String) {
    let written = Self.digits(printed.utf8)
    let meant = Self.digits(intended.description.utf8)
    let isOfSign = Self.isNegative(printed) == (intended.digits < 0)
    if written == meant {
      let hasLetter = printed.utf8.contains { $0.isLetter && Self.digit($0) != nil }
      self = hasLetter ? .letter : isOfSign ? .separator : .sign
      return
    }
    // A letter for a digit, or a separator in the wrong place among as many digits, is a slip already.
    if Self.hasLetter(printed) || written.count == meant.count && Self.isMisgrouped(printed) { return nil }
    // With a digit wrong, neither sign nor decimal point went astray as well.
    let places =
      printed.utf8.lastIndex(of: 0x2E).map { printed.utf8[$0...].count { Self.digit($0) != nil } } ?? 0
    guard isOfSign, abs(places - intended.decimals) <= abs(written.count - meant.count),
      Self.differByOne(meant, written)
    else { return nil }
    if written.count == meant.count {
      self = zip(meant, written).count { $0 != $1 } == 1 ? .changed : .swapped
    } else {
      self = written.count < meant.count ? .lost : .putIn
    }
  }

  /// The digits, letters that look like one among them, without leading zeros before the decimal point, which comes
  /// among them where it is moved.
  private static func digits(_ text: String.UTF8View) -> [UInt8] {
    var digits: [UInt8] = []
    var isAfterPoint = false
    for byte in text {
      if byte == 0x2E { isAfterPoint = true }
      guard let digit = digit(byte), digit != 0x30 || !digits.isEmpty || isAfterPoint else { continue }
      digits.append(digit)
    }
    return digits
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte
    case UInt8(ascii: "O"), UInt8(ascii: "o"): 0x30
    case UInt8(ascii: "l"), UInt8(ascii: "I"): 0x31
    case _: nil
    }
  }

  /// True for letters that stand for digits, and not for a scale or a currency.
  private static func hasLetter(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.contains { index in
      guard bytes[index].isLetter, digit(bytes[index]) != nil else { return false }
      let isBeside = [index - 1, index + 1].contains { bytes.indices.contains($0) && bytes[$0].isLetter }
      return !isBeside
    }
  }

  /// True for a whole part whose commas do not stand every three digits.
  private static func isMisgrouped(_ text: String) -> Bool {
    let groups = text.utf8.prefix { $0 != 0x2E }.split(separator: 0x2C, omittingEmptySubsequences: false)
    return groups.count > 1 && groups.dropFirst().contains { $0.count(where: \.isDigit) != 3 }
  }

  private static func isNegative(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar {
      case "-", "(", "\u{2212}", "△", "▽", "▼", "↓", "\u{2010}"..."\u{2015}": true
      case _: false
      }
    }
  }

  private static func differByOne(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let start = zip(left, right).prefix { $0 == $1 }.count
    let end = zip(left.dropFirst(start).reversed(), right.dropFirst(start).reversed()).prefix { $0 == $1 }
      .count
    let (from, to) = (left[start..<left.count - end], right[start..<right.count - end])
    if from.count <= 1, to.count <= 1 { return true }
    // Two digits changed places.
    return from.count == to.count && from.first == to.last && from.last == to.first
      && from.dropFirst().dropLast() == to.dropFirst().dropLast()
  }
}

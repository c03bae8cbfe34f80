/// Tells whether a printed number could be another one with a single slip of the hand: one digit left out, put in,
/// changed or swapped with another, or a sign, a decimal point or separators lost or moved.
enum Slip {
  enum Kind { case digit, signs }

  /// nil where more than one slip leads from the one to the other.
  static func kind(from intended: Figure, to printed: String) -> Kind? {
    let written = digits(printed.utf8)
    let meant = digits(intended.description.utf8)
    if written == meant { return .signs }
    // A letter for a digit, or a separator in the wrong place among as many digits, is a slip already.
    if hasLetter(printed) || written.count == meant.count && isMisgrouped(printed) { return nil }
    // With a digit wrong, neither sign nor decimal point went astray as well.
    let places = printed.utf8.lastIndex(of: 0x2E).map { printed.utf8[$0...].count { digit($0) != nil } } ?? 0
    let isOne =
      isNegative(printed) == (intended.digits < 0)
      && abs(places - intended.decimals) <= abs(written.count - meant.count) && differByOne(meant, written)
    return isOne ? .digit : nil
  }

  /// What the slip was, in words; nil where no single one leads from the one to the other.
  static func words(from intended: Figure, to printed: String) -> String? {
    guard let kind = kind(from: intended, to: printed) else { return nil }
    let (meant, written) = (digits(intended.description.utf8), digits(printed.utf8))
    switch kind {
    case .signs:
      if printed.utf8.contains(where: { $0.isLetter && digit($0) != nil }) {
        return "a letter stands for a digit"
      }
      return isNegative(printed) == (intended.digits < 0)
        ? "a separator or a decimal point went astray" : "a sign was lost or put in"
    case .digit:
      if written.count < meant.count { return "one digit was lost" }
      if written.count > meant.count { return "one digit was put in" }
      return zip(meant, written).count { $0 != $1 } == 1
        ? "one digit was changed" : "two digits changed places"
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

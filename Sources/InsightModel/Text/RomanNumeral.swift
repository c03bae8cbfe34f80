/// The numerals of sections.
public enum RomanNumeral {
  /// True for the letters of the numerals that headings have.
  static func isLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "I") || byte == UInt8(ascii: "V") || byte == UInt8(ascii: "X")
      || byte == UInt8(ascii: "L")
  }

  /// `Ⅰ` for 1 up to `Ⅻ` for 12; nil beyond.
  public static func sign(_ ordinal: Int) -> String? {
    guard (1...12).contains(ordinal), let scalar = Unicode.Scalar(UInt32(0x215F + ordinal)) else {
      return nil
    }
    return String(Character(scalar))
  }

  /// `XIV` for 14. Empty outside 1...3999.
  public static func letters(_ ordinal: Int) -> String {
    guard (1...3999).contains(ordinal) else { return "" }
    let steps = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
      (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var left = ordinal
    var letters = ""
    for (value, sign) in steps {
      while left >= value {
        letters += sign
        left -= value
      }
    }
    return letters
  }

  /// The number that the text spells in capital ASCII letters or a single sign; nil for anything else.
  public static func ordinal(_ text: some StringProtocol) -> Int? {
    let scalars = text.unicodeScalars
    if scalars.count == 1, let scalar = scalars.first, (0x2160...0x216B).contains(scalar.value) {
      return Int(scalar.value) - 0x215F
    }
    guard (1...9).contains(scalars.count) else { return nil }
    return (1...50).first { letters($0) == String(text) }
  }
}

/// What a word begins with, as far as that tells whether it begins a sentence.
enum Initial {
  case small, capital, digit
  /// A letter of a script that has no capitals, or a sign that may stand before one.
  case uncased
  case other

  /// Of the character at `offset` of valid UTF-8.
  init(_ bytes: [UInt8], at offset: Int) {
    let byte = bytes[offset]
    guard byte >= 0x80 else {
      self = byte.isSmall ? .small : byte.isCapital ? .capital : byte.isDigit ? .digit : .other
      return
    }
    let scalar = Unicode.Scalar(UTF8Scalar.read(bytes, at: offset, before: bytes.count).value)
    guard let properties = scalar?.properties else {
      self = .other
      return
    }
    if properties.isLowercase {
      self = .small
    } else if properties.isUppercase {
      self = .capital
    } else {
      // Brackets and quotation marks of three bytes open what they stand before.
      self = properties.isAlphabetic || byte >= 0xE1 ? .uncased : .other
    }
  }
}

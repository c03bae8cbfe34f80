/// Finds a phrase in healed text as a reader means it: any white space for a space, line ends too; straight and
/// curly quotes, the dashes, full-width and accented letters alike; small letters find capitals, capitals only
/// themselves.
public struct TextSearch: Sendable, Equatable {
  public let pattern: String
  private let folded: [UInt32]
  private let isCaseSensitive: Bool

  /// Nil for a pattern that holds nothing but white space or marks.
  public init?(_ pattern: String) {
    let isCaseSensitive = pattern.unicodeScalars.contains { $0.properties.isUppercase }
    var folded: [UInt32] = []
    for scalar in pattern.unicodeScalars {
      let value = Folding.fold(scalar.value, keepingCase: isCaseSensitive)
      if value == 0 || (value == 0x20 && (folded.isEmpty || folded.last == 0x20)) { continue }
      folded.append(value)
    }
    if folded.last == 0x20, folded.count > 1 { folded.removeLast() }
    guard let first = folded.first, first != 0x20 else { return nil }
    self.pattern = pattern
    self.folded = folded
    self.isCaseSensitive = isCaseSensitive
  }

  /// The byte ranges of all matches in `range`, ascending, none overlapping; at most `limit`.
  public func matches(in text: SourceText, _ range: Range<Int>, limit: Int = .max) -> [Range<Int>] {
    var found: [Range<Int>] = []
    let bytes = text.bytes
    let range = range.clamped(to: 0..<bytes.count)
    guard limit > 0, let first = folded.first else { return [] }
    let second = folded.count > 1 && folded[1] != 0x20 ? variants(folded[1]) : nil
    ByteScan.scanPairs(in: bytes, range, first: variants(first), second: second) { offset in
      // A continuation byte begins no character.
      guard bytes[offset] & 0xC0 != 0x80 else { return offset + 1 }
      let end = bytes.withUnsafeBufferPointer { match($0, at: offset, before: range.upperBound) }
      guard let end else { return offset + 1 }
      found.append(offset..<end)
      return found.count < limit ? end : nil
    }
    return found
  }

  /// The matches in a text of its own, as ranges of its UTF-8 bytes.
  public func matches(in text: String) -> [Range<Int>] {
    matches(in: SourceText(bytes: Array(text.utf8)), 0..<text.utf8.count)
  }

  /// True where the text holds the phrase.
  func isFound(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = folded.first else { return true }
    let (small, capital) = variants(first)
    return text.indices.contains { offset in
      let byte = text[offset]
      guard byte == small || byte == capital || byte >= 0x80, byte & 0xC0 != 0x80 else { return false }
      return match(text, at: offset, before: text.count) != nil
    }
  }

  /// The two ASCII bytes that fold to `scalar`; 0xFF, which is in no text, where there is none.
  private func variants(_ scalar: UInt32) -> (UInt8, UInt8) {
    guard scalar < 0x80 else { return (0xFF, 0xFF) }
    let byte = UInt8(scalar)
    if scalar == 0x27 { return (0x27, 0x60) }
    return byte.isLetter && !isCaseSensitive ? (byte | 0x20, byte & 0xDF) : (byte, byte)
  }

  /// The end of the match that begins at `offset`, or nil.
  private func match(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, before end: Int) -> Int? {
    var at = offset
    for wanted in folded {
      // Combining marks inside the text count for nothing.
      while true {
        guard at < end else { return nil }
        let (value, length) = UTF8Scalar.read(bytes, at: at, before: end)
        let found = Folding.fold(value, keepingCase: isCaseSensitive)
        if found == 0, at > offset {
          at += length
          continue
        }
        guard found == wanted else { return nil }
        at += length
        break
      }
      if wanted == 0x20 {
        while at < end {
          let (value, length) = UTF8Scalar.read(bytes, at: at, before: end)
          guard Folding.fold(value, keepingCase: true) == 0x20 else { break }
          at += length
        }
      }
    }
    while at < end {
      let (value, length) = UTF8Scalar.read(bytes, at: at, before: end)
      guard value >= 0x300, Folding.fold(value, keepingCase: true) == 0 else { break }
      at += length
    }
    return at
  }
}

/// What a search takes for the same.
public enum Folding {
  /// The scalar that stands for `scalar` and all that is searched alike; 0 for what counts for nothing.
  public static func fold(_ scalar: UInt32, keepingCase: Bool) -> UInt32 {
    if scalar < 0x80 {
      if scalar <= 0x20 { return 0x20 }
      if scalar == 0x60 { return 0x27 }
      return !keepingCase && scalar >= 0x41 && scalar <= 0x5A ? scalar + 0x20 : scalar
    }
    switch scalar {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return 0x20
    case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0x300...0x36F, 0xFE00...0xFE0F: return 0
    case 0xB4, 0x2018...0x201B, 0x2032: return 0x27
    case 0xAB, 0xBB, 0x201C...0x201F, 0x2033, 0x300C...0x300F: return 0x22
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: return 0x2D
    case 0xFF01...0xFF5E: return fold(scalar - 0xFEE0, keepingCase: keepingCase)
    case 0xC0..<0x180:
      let base = latinBases[Int(scalar) - 0xC0]
      return fold(UInt32(base), keepingCase: keepingCase, orSelf: scalar)
    case 0x391...0x3A9, 0x410...0x42F: return keepingCase ? scalar : scalar + 0x20
    case 0x400...0x40F: return keepingCase ? scalar : scalar + 0x50
    case _: return scalar
    }
  }

  private static func fold(_ base: UInt32, keepingCase: Bool, orSelf scalar: UInt32) -> UInt32 {
    base == UInt32(UInt8(ascii: ".")) ? scalar : fold(base, keepingCase: keepingCase)
  }

  /// The plain letters of U+00C0…U+017F; a point where there is none.
  private static let latinBases: [UInt8] = Array(
    ("AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
      + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKk.LlLlLlLlLlNnNnNnnNnOoOoOo..RrRrRrSsSsSsSsTtTtTt"
      + "UuUuUuUuUuUuWwYyYZzZzZzs").utf8)
}

/// Finds a phrase in healed text as a reader means it: any white space for a space, line ends too; straight and
/// curly quotes, the dashes, full-width and half-width, accented and plain letters alike (see `Folding`); small letters
/// find capitals, capitals only themselves.
public struct TextSearch: Sendable, Equatable {
  /// As it was given, not folded.
  public let pattern: String
  private let folded: [UInt32]
  private let isCaseSensitive: Bool

  /// Nil for a pattern that holds nothing but white space or marks.
  public init?(_ pattern: String) {
    let isCaseSensitive = pattern.unicodeScalars.contains { $0.properties.isUppercase }
    var folded: [UInt32] = []
    func append(_ scalar: UInt32) {
      let value = Folding.fold(scalar, keepingCase: isCaseSensitive)
      if value == 0 || (value == 0x20 && (folded.isEmpty || folded.last == 0x20)) { return }
      folded.append(value)
    }
    for scalar in HangulComposition.composed(pattern).unicodeScalars {
      if let letters = Folding.expansion(of: scalar.value) {
        for letter in letters.unicodeScalars { append(letter.value) }
      } else {
        append(scalar.value)
      }
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
    var index = 0
    while index < folded.count {
      guard at < end else { return nil }
      if bytes[at] < 0x80 {
        // Most characters are plain, and most of these are no match.
        let found = Folding.fold(UInt32(bytes[at]), keepingCase: isCaseSensitive)
        guard found == folded[index] else {
          // A line may end inside of a word where scripts have no spaces.
          let next = found == 0x20 && at > offset ? endOfSpaces(bytes, from: at, before: end) : at
          guard next > at, LineJoin.isTight(bytes, at..<next) else { return nil }
          at = next
          continue
        }
        at += 1
        index += 1
        if found == 0x20 { at = endOfSpaces(bytes, from: at, before: end) }
        continue
      }
      let (value, length) = UTF8Scalar.read(bytes, at: at, before: end)
      if let letters = Folding.expansion(of: value) {
        // What ends inside such a sign, as `stras` does in `Straße`, takes all of it.
        for letter in letters.unicodeScalars where index < folded.count {
          guard Folding.fold(letter.value, keepingCase: isCaseSensitive) == folded[index] else { return nil }
          index += 1
        }
        at += length
        continue
      }
      let found = Folding.fold(value, keepingCase: isCaseSensitive)
      // Combining marks inside the text count for nothing.
      if found == 0, at > offset {
        at += length
        continue
      }
      guard found == folded[index] else { return nil }
      at += length
      index += 1
      if found == 0x20 { at = endOfSpaces(bytes, from: at, before: end) }
    }
    while at < end, bytes[at] >= 0x80 {
      let (value, length) = UTF8Scalar.read(bytes, at: at, before: end)
      guard value >= 0x300, Folding.fold(value, keepingCase: true) == 0 else { break }
      at += length
    }
    return at
  }

  private func endOfSpaces(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> Int {
    var at = start
    while at < end {
      let (value, length) = UTF8Scalar.read(bytes, at: at, before: end)
      guard Folding.fold(value, keepingCase: true) == 0x20 else { break }
      at += length
    }
    return at
  }
}

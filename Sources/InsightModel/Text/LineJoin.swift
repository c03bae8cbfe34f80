/// What stands between two lines of one text: a space, or nothing where scripts have none between words, or where a word was
/// divided after a hyphen.
public enum LineJoin {
  /// True for white space with a line end in it that no space stands for.
  public static func isTight(_ bytes: [UInt8], _ space: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { isTight($0, space) }
  }

  /// The first such white space in a range.
  public static func firstTight(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var from = range.lowerBound
    while let feed = ByteScan.firstIndex(of: 0x0A, in: bytes, from..<range.upperBound) {
      let start = bytes[..<feed].lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
      let end = bytes[feed...].firstIndex { $0 > 0x20 } ?? bytes.count
      if isTight(bytes, start..<end) { return (start..<end).clamped(to: range) }
      from = min(end, range.upperBound)
    }
    return nil
  }

  /// The same in bytes that are no array.
  public static func isTight(_ bytes: UnsafeBufferPointer<UInt8>, _ space: Range<Int>) -> Bool {
    guard space.lowerBound > 0, space.upperBound < bytes.count else { return false }
    let last = bytes[space.lowerBound - 1]
    // Most lines end and begin in letters of ASCII.
    guard last >= 0x80 || last == 0x2D || bytes[space.upperBound] >= 0xE3, bytes[space].contains(0x0A),
      bytes[space].allSatisfy({ $0 <= 0x20 })
    else { return false }
    if last == 0x2D || isHyphen(bytes, endingAt: space.lowerBound) {
      return isDivided(
        bytes, before: space.lowerBound - (last == 0x2D ? 1 : last == 0xAD ? 2 : 3), space.upperBound)
    }
    let before = scalar(bytes, endingAt: space.lowerBound)
    let after = UTF8Scalar.read(bytes, at: space.upperBound).value
    switch (Script(before), Script(after)) {
    case (.han, .han), (.han, .mark), (.mark, .han), (.southern, .southern): return true
    case (.stop, let other), (let other, .stop): return other != .hangul
    case _: return false
    }
  }

  /// How scripts part their words, as far as it matters here.
  private enum Script {
    /// Han and kana, which no spaces part.
    case han
    /// Stops and brackets that bring their own space with them.
    case stop
    /// Quotation marks and dashes of any script.
    case mark
    /// Thai and its neighbours, where a space parts sentences.
    case southern
    case hangul
    case other

    init(_ scalar: UInt32) {
      self =
        switch scalar {
        case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F, 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF0E,
          0xFF1A, 0xFF1B, 0xFF1F:
          .stop
        case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3040...0x312F, 0x31F0...0x31FF, 0x3400...0x4DBF,
          0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFD:
          .han
        case 0x2014, 0x2018...0x201D, 0x2026, 0xB7, 0x30FB: .mark
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF: .southern
        case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7FF: .hangul
        case _: .other
        }
    }
  }

  /// True where a script has no spaces between its words; a line may then end anywhere.
  static func isUnspaced(_ scalar: UInt32) -> Bool {
    switch Script(scalar) {
    case .han, .stop, .southern: true
    case .mark, .hangul, .other: false
    }
  }

  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> UInt32 {
    var start = end - 1
    while start > 0, end - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return UTF8Scalar.read(bytes, at: start).value
  }

  // MARK: Divided words

  /// A soft hyphen, or one that is nothing else.
  private static func isHyphen(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Bool {
    let scalar = scalar(bytes, endingAt: end)
    return scalar == 0xAD || scalar == 0x2010
  }

  /// What stands between two words of which the first one shares the end of the second: `Vor- und Nachteile`.
  private static let joining: Set<String> = [
    "und", "oder", "bzw.", "sowie", "bis", "and", "or", "to", "en", "of", "och", "og", "eller",
  ]
  private static let longestJoining = 6

  /// True for letters or digits at both sides of a hyphen, where what follows does not say that the word stays open.
  private static func isDivided(
    _ bytes: UnsafeBufferPointer<UInt8>, before hyphen: Int, _ next: Int
  ) -> Bool {
    guard hyphen > 0, isPartOfWord(bytes, endingAt: hyphen), isPartOfWord(bytes[next]) else { return false }
    let word = bytes[next...].prefix(longestJoining).prefix { $0 > 0x20 }
    return !joining.contains(String(decoding: word, as: UTF8.self))
  }

  private static func isPartOfWord(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Bool {
    let last = bytes[end - 1]
    guard last >= 0x80 else { return last.isLetter || last.isDigit }
    return Unicode.Scalar(scalar(bytes, endingAt: end))?.properties.isAlphabetic ?? false
  }

  private static func isPartOfWord(_ first: UInt8) -> Bool {
    // Punctuation has other bytes at its head, but for signs of Latin-1.
    first.isLetter || first.isDigit || first >= 0xC3 && first != 0xE2
  }
}

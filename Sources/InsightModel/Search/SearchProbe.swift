/// A look at a text before it is cut into words: most passages hold nothing of what is looked for.
struct SearchProbe: Sendable, Equatable {
  /// Small letters and digits of ASCII, or one sign of Han or Hangul; empty where nothing can be told.
  private let bytes: [UInt8]
  private let isASCII: Bool

  /// What a text with these words must hold: the longest of them.
  init(_ parts: [SearchPhrase.Part]) {
    let words = parts.map { part in
      switch part {
      case .word(let bytes), .beginning(let bytes), .lastSign(let bytes), .anySign(let bytes): bytes
      }
    }
    let longest = words.max { $0.count < $1.count } ?? []
    let word = longest.first == WordCutter.mark ? Array(longest.dropFirst()) : longest
    guard let first = word.first else {
      (bytes, isASCII) = ([], true)
      return
    }
    isASCII = first < 0x80
    if isASCII {
      bytes = word.allSatisfy { $0 < 0x80 } ? word : []
    } else {
      let sign = UTF8Scalar.read(word, at: 0, before: word.count)
      bytes = Self.isWrittenOneWay(sign.value) ? Array(word.prefix(sign.length)) : []
    }
  }

  /// Syllables of Hangul and signs of Han: nothing else is folded to them. (Letters of Hangul that make a syllable are no
  /// word of it either.)
  static func isWrittenOneWay(_ scalar: UInt32) -> Bool {
    (0x4E00..<0xA000).contains(scalar) || (0xAC00..<0xD7A4).contains(scalar)
  }

  /// True where nothing can be told.
  var isEmpty: Bool { bytes.isEmpty }

  /// False where a text certainly holds none of it.
  func mayStand(in text: UnsafeBufferPointer<UInt8>) -> Bool { isEmpty || place(in: text, from: 0) != nil }

  /// Where it may stand next, or end; nil where it certainly stands nowhere behind `start`.
  func place(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard isASCII else { return occurrence(in: text, from: start, before: text.count) }
    // What is beyond ASCII may be folded to it: é, №.
    let beyond = ByteScan.firstNonASCII(in: text, from: start)
    return occurrence(in: text, from: start, before: beyond) ?? (beyond < text.count ? beyond : nil)
  }

  /// Its bytes as they are, capitals for small letters too, all of them before `end`.
  func occurrence(in text: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> Int? {
    guard let first = bytes.first, let last = bytes.last else { return nil }
    let text = UnsafeBufferPointer(rebasing: text[..<end])
    // Signs of one script begin alike and end each in its own way.
    let (looked, ahead) = isASCII ? (first, 0) : (last, bytes.count - 1)
    let other = isASCII && first.isLetter ? first ^ 0x20 : looked
    var at = start + ahead
    while let found = ByteScan.firstIndex(of: looked, or: other, in: text, from: at) {
      let place = found - ahead
      if place + bytes.count > end { return nil }
      let isHere = bytes.indices.allSatisfy { offset in
        let byte = text[place + offset]
        return byte == bytes[offset] || isASCII && byte.isCapital && byte | 0x20 == bytes[offset]
      }
      if isHere { return place }
      at = found + 1
    }
    return nil
  }
}

extension SearchQuery.Expression {
  /// False where a text certainly is none of those that are looked for.
  func mayMatch(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .phrase(let phrase): phrase.probe.mayStand(in: text)
    case .near(let phrases, _): phrases.allSatisfy { $0.probe.mayStand(in: text) }
    case .all(let parts): parts.allSatisfy { $0.mayMatch(text) }
    case .any(let parts): parts.contains { $0.mayMatch(text) }
    case .without(let wanted, _): wanted.mayMatch(text)
    }
  }
}

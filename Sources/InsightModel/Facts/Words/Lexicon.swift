/// Phrases and what they mean, found where they begin in a text, the longest first.
///
/// A space in a phrase stands for a space, a line end or a hyphen in the text. Phrases of letters end where the word ends;
/// one that is written with `*` goes on to the end of the word. Han and Hangul are written without marks between words
/// and match anywhere. Capitals do not matter, except for phrases written with one.
struct Lexicon<Meaning: Sendable>: Sendable {
  private struct Entry: Sendable {
    /// Where the phrase stands in `letters`.
    let range: Range<Int>
    let meaning: Meaning
    let isOpen: Bool
    let isExact: Bool
    /// How it begins.
    let key: Key
  }

  /// A first sign and up to two bytes after it.
  private typealias Key = UInt64

  /// The phrases, one after the other.
  private var letters: [UInt8] = []
  /// By their keys, the longest first of each.
  private var entries: [Entry] = []
  /// The first entry of a key, looked for from where the key's hash says on; most words of a text begin none.
  private var slots: [Int32] = []

  init() {}

  /// `lists` hold phrases with commas between them.
  init(_ lists: [(Meaning, String)]) {
    for (meaning, list) in lists {
      for phrase in list.utf8.split(separator: 0x2C) { insert(phrase, meaning) }
    }
    seal()
  }

  /// Takes a phrase in; `seal` must follow before anything is looked up.
  mutating func insert(_ text: some BidirectionalCollection<UInt8>, _ meaning: Meaning) {
    let start = letters.count
    letters += text.drop { $0 <= 0x20 }
    while letters.count > start, letters[letters.count - 1] <= 0x20 { letters.removeLast() }
    let isOpen = letters.count > start + 1 && letters[letters.count - 1] == 0x2A
    if isOpen { letters.removeLast() }
    let range = start..<letters.count
    guard let keys = Self.keys(letters, start, before: range.upperBound) else { return }
    let isExact = range.count == 1 || letters[range].contains { $0.isCapital }
    entries.append(Entry(range: range, meaning: meaning, isOpen: isOpen, isExact: isExact, key: keys.whole))
  }

  mutating func seal() {
    let order = entries.indices.sorted { left, right in
      let (first, second) = (entries[left], entries[right])
      return (first.key, second.range.count, left) < (second.key, first.range.count, right)
    }
    entries = order.map { entries[$0] }
    var count = 4
    while count < entries.count * 2 { count *= 2 }
    slots = Array(repeating: -1, count: count)
    for index in entries.indices where index == 0 || entries[index].key != entries[index - 1].key {
      var slot = slot(entries[index].key)
      while slots[slot] >= 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = Int32(index)
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// What begins at `start`, and where it ends; `start` must be the first byte of a character.
  func match(_ text: [UInt8], _ start: Int, before end: Int) -> (meaning: Meaning, end: Int)? {
    guard let keys = Self.keys(text, start, before: end) else { return nil }
    // What goes on further is longer.
    return match(keys.whole, text, start, end)
      ?? (keys.pair == keys.whole ? nil : match(keys.pair, text, start, end))
      ?? (keys.alone == keys.pair ? nil : match(keys.alone, text, start, end))
  }

  private func match(_ key: Key, _ text: [UInt8], _ start: Int, _ end: Int) -> (meaning: Meaning, end: Int)? {
    guard var index = first(of: key) else { return nil }
    while index < entries.count, entries[index].key == key {
      if let stop = self.end(of: entries[index], text, start, end) { return (entries[index].meaning, stop) }
      index += 1
    }
    return nil
  }

  /// The first entry with a key.
  private func first(of key: Key) -> Int? {
    guard !slots.isEmpty else { return nil }
    var slot = slot(key)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if entries[index].key == key { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func slot(_ key: Key) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (slots.count - 1)
  }

  /// The keys of phrases that may begin as the text does: of all that is looked at, of a sign and a byte, of a sign alone.
  /// What a phrase takes for the same has the same key.
  private static func keys(_ text: [UInt8], _ start: Int, before end: Int) -> (
    whole: Key, pair: Key, alone: Key
  )? {
    guard start < end else { return nil }
    let sign = UTF8Scalar.read(text, at: start, before: end)
    var first = sign.value
    if first < 0x80 {
      first = UInt32(WordList.lowercased(UInt8(first)))
    } else if (0xC0...0xDE).contains(first) {
      first += 0x20
    }
    let alone = Key(first) << 16 | 0xFFFF
    var at = start + sign.length
    guard at < end else { return (alone, alone, alone) }
    let before = text[at]
    let second = folded(text, &at, after: 0)
    let pair = Key(first) << 16 | Key(second) << 8 | 0xFF
    guard at < end else { return (pair, pair, alone) }
    return (Key(first) << 16 | Key(second) << 8 | Key(folded(text, &at, after: before)), pair, alone)
  }

  /// A byte as `end` compares it, and the place after what was taken for it.
  private static func folded(_ text: [UInt8], _ at: inout Int, after before: UInt8) -> UInt8 {
    defer { at += 1 }
    switch text[at] {
    case 0x0A, 0x2D: return 0x20
    case 0xC2:
      at += 1
      return 0x20
    case 0xE2:
      at += 2
      return UInt8(ascii: "'")
    case let byte: return WordList.lowercased(byte, after: before)
    }
  }

  private func end(of entry: Entry, _ text: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var at = start
    var before: UInt8 = 0
    for letter in letters[entry.range] {
      guard at < end else { return nil }
      let byte = text[at]
      switch letter {
      case 0x20:
        if byte == 0xC2, at + 1 < end, text[at + 1] == 0xA0 {
          at += 1
        } else if byte != 0x20, byte != 0x0A,
          byte != 0x2D
        {
          return nil
        }
      case 0x27:
        // ’
        if byte == 0xE2, at + 2 < end, text[at + 1] == 0x80, text[at + 2] == 0x99 {
          at += 2
        } else if byte
          != 0x27
        {
          return nil
        }
      case _:
        let isSame = byte == letter || !entry.isExact && WordList.lowercased(byte, after: before) == letter
        guard isSame else { return nil }
      }
      before = text[at]
      at += 1
    }
    // No. 4 of No. 47
    if before.isDigit, at < end, text[at].isDigit { return nil }
    guard let last = letters[entry.range].last, Letters.isLatin(last) || (0x80...0xBF).contains(last) else {
      return at
    }
    guard Letters.isLatin(text, at - 1) else { return at }
    if entry.isOpen {
      while at < end, let length = Letters.latinLength(text, at) { at += length }
      return at
    }
    return at < end && Letters.latinLength(text, at) != nil ? nil : at
  }
}

enum Letters {
  static func isLatin(_ byte: UInt8) -> Bool { byte.isLetter }

  /// The bytes of the Latin letter here, accents included; nil for anything else.
  static func latinLength(_ text: [UInt8], _ at: Int) -> Int? {
    let byte = text[at]
    if byte.isLetter { return 1 }
    // À to ɏ without × and ÷.
    guard (0xC3...0xC9).contains(byte), at + 1 < text.count else { return nil }
    return byte == 0xC3 && (text[at + 1] == 0x97 || text[at + 1] == 0xB7) ? nil : 2
  }

  /// True where the byte is a Latin letter or the last one of it.
  fileprivate static func isLatin(_ text: [UInt8], _ at: Int) -> Bool {
    text[at].isLetter || at > 0 && (0xC3...0xC9).contains(text[at - 1]) && text[at] >= 0x80
  }
}

/// Lists of words in small letters, each with a space before it.
enum WordList {
  /// True where a list has the word, in any case of its letters (ASCII and Latin-1).
  static func holds(_ list: StaticString, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    index(of: word, in: list) != nil
  }

  static func holds(_ list: StaticString, _ word: String) -> Bool {
    var word = word
    return word.withUTF8 { holds(list, $0) }
  }

  private typealias Lane = SIMD32<UInt8>

  /// Where the word begins in the list.
  static func index(of word: UnsafeBufferPointer<UInt8>, in list: StaticString) -> Int? {
    guard let first = word.first else { return nil }
    return list.withUTF8Buffer { bytes in
      let initial = lowercased(first)
      func isWord(at start: Int) -> Bool {
        guard bytes[start] == 0x20, bytes[start + 1] == initial else { return false }
        var length = 1
        while length < word.count,
          bytes[start + 1 + length] == lowercased(word[length], after: word[length - 1])
        {
          length += 1
        }
        return length == word.count
          && (start + 1 + length == bytes.count || bytes[start + 1 + length] == 0x20)
      }
      /// The first place where the word does not fit any more.
      let end = bytes.count - word.count
      let raw = UnsafeRawBufferPointer(bytes)
      var start = 0
      while start < end {
        let isFull = start + Lane.scalarCount < bytes.count
        if isFull {
          let spaces = raw.loadUnaligned(fromByteOffset: start, as: Lane.self) .== Lane(repeating: 0x20)
          let initials =
            raw.loadUnaligned(fromByteOffset: start + 1, as: Lane.self) .== Lane(repeating: initial)
          if !(spaces .& initials).hasAny {
            start += Lane.scalarCount
            continue
          }
        }
        let stop = min(end, start + Lane.scalarCount)
        while start < stop {
          if isWord(at: start) { return start + 1 }
          start += 1
        }
      }
      return nil
    }
  }

  /// A byte of UTF-8 in small letters; À to Þ too, after their first byte.
  static func lowercased(_ byte: UInt8, after lead: UInt8 = 0) -> UInt8 {
    if byte.isCapital || (lead == 0xC3 && (0x80...0x9E).contains(byte)) { return byte | 0x20 }
    return byte
  }
}

extension String {
  /// Without punctuation at the ends.
  var trimmingPunctuation: String {
    func isMark(_ byte: UInt8) -> Bool { ",:;*()".utf8.contains(byte) }
    guard let first = utf8.first, let last = utf8.last, isMark(first) || isMark(last) else { return self }
    var slice = utf8[...]
    while let first = slice.first, isMark(first) { slice.removeFirst() }
    while let last = slice.last, isMark(last) { slice.removeLast() }
    return String(Substring(slice))
  }
}

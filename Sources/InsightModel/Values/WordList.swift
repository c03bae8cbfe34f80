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
      let second = word.count > 1 ? lowercased(word[1], after: first) : 0x20
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
      func lane(_ offset: Int, is byte: UInt8) -> SIMDMask<Lane.MaskStorage> {
        raw.loadUnaligned(fromByteOffset: offset, as: Lane.self) .== Lane(repeating: byte)
      }
      var start = 0
      while start + 2 + Lane.scalarCount <= bytes.count {
        let hits = unsafeBitCast(
          lane(start + 1, is: initial) .& lane(start + 2, is: second), to: SIMD4<UInt64>.self)
        if hits[0] | hits[1] | hits[2] | hits[3] != 0 {
          for index in 0..<4 {
            var word = hits[index]
            while word != 0 {
              let at = word.trailingZeroBitCount & ~7
              let place = start + index * 8 + at / 8
              if place < end, isWord(at: place) { return place + 1 }
              word &= ~(0xFF << UInt64(at))
            }
          }
        }
        start += Lane.scalarCount
      }
      while start < end {
        if isWord(at: start) { return start + 1 }
        start += 1
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

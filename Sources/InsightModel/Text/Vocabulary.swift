/// The words that a document has in small letters, found when they are first asked for.
final class Vocabulary {
  private let bytes: [UInt8]
  private lazy var hashes = Self.hashes(of: bytes)

  /// As much text as has all common words in it.
  private static let reach = 1_000_000

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// True for a word such as `Eleven`, small except for its first letter, that the document has as `eleven` too.
  func hasInSmallLetters(_ range: Range<Int>) -> Bool {
    var word = Array(bytes[range].prefix { $0.isLetter })
    guard word.count >= 3, word[0].isCapital, word.dropFirst().allSatisfy(\.isSmall) else { return false }
    word[0] |= 0x20
    // The months that are words too.
    guard word != Array("may".utf8), word != Array("march".utf8) else { return false }
    return hashes.contains(Self.hash(word[...]))
  }

  /// FNV-1a.
  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    word.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func hashes(of bytes: [UInt8]) -> Set<UInt64> {
    var found: Set<UInt64> = []
    let end = min(bytes.count, reach)
    var offset = 0
    while offset < end {
      let start = offset
      while offset < end, bytes[offset].isSmall { offset += 1 }
      let isWord = offset - start >= 3 && (start == 0 || !bytes[start - 1].isWord)
      if isWord, offset == end || !bytes[offset].isWord { found.insert(hash(bytes[start..<offset])) }
      offset = max(offset, start + 1)
    }
    return found
  }
}

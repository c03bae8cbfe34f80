/// Windows-1252 that happens to be UTF-8: the last letter of a word and the signs after it, `BRUNÉ®`, `café’…`, may be the bytes
/// of one character, which stands at the end of a Latin word then and is no letter of it.
enum ChanceUTF8 {
  /// Of more characters some would show what they are.
  private static let most = 3

  /// True where the text has such characters and no other.
  static func isAll(_ bytes: [UInt8]) -> Bool {
    var (count, offset) = (0, ByteScan.firstNonASCII(in: bytes, from: 0))
    while offset < bytes.count {
      let length = UTF8Scalar.wellFormedLength(bytes, at: offset)
      if length > 0 {
        count += 1
        guard count <= most, isChance(bytes, offset..<offset + length) else { return false }
      }
      offset = ByteScan.firstNonASCII(in: bytes, from: offset + max(1, length))
    }
    return count > 0
  }

  private static func isChance(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard let before = range.lowerBound > 0 ? bytes[range.lowerBound - 1] : nil, before.isLetter,
      range.upperBound == bytes.count || !bytes[range.upperBound].isLetter && bytes[range.upperBound] < 0x80,
      bytes[range].dropFirst().allSatisfy(closing.contains)
    else { return false }
    switch UTF8Scalar.read(bytes, at: range.lowerBound, before: bytes.count).value {
    // Letters of phonetics stand after small ones.
    case 0x250...0x2AF: return before.isCapital
    // From right to left, and N'Ko.
    case 0x590...0x7FF: return true
    // Han and Hangul stand after capitals and figures, as in `T恤`.
    case 0x2E80...0xD7A3: return before.isSmall
    case _: return false
    }
  }

  /// What stands after a word in Windows-1252: `…`, `’`, `”`, dashes, `™`, `©`, `®`, `»`.
  private static let closing: [UInt8] = [0x85, 0x92, 0x94, 0x96, 0x97, 0x99, 0xA9, 0xAE, 0xBB]
}

/// Counted weights, a line for each key: the key, a tab, one sign for each weight. The keys stand in the order of their bytes.
struct WeightLines {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  let lines: StaticString

  /// The weights of one line.
  struct Weights {
    /// Of the program's own memory.
    fileprivate let signs: Bytes
    subscript(index: Int) -> Int { Int(signs[index]) - WeightLines.none }
    var last: Int { self[signs.count - 1] }
  }

  /// The weights after a key, found by halving; nil where the table has none.
  func weights(of key: [UInt8]) -> Weights? {
    key.withUnsafeBufferPointer { key in
      lines.withUTF8Buffer { table in
        var (low, high) = (0, table.count)
        while low < high {
          var start = (low + high) / 2
          while start > low, table[start - 1] != Self.lineFeed { start -= 1 }
          let order = Self.compare(key, table, start)
          if order < 0 {
            high = start
            continue
          }
          var end = start + (order == 0 ? key.count : 0)
          while end < high, table[end] != Self.lineFeed { end += 1 }
          guard order > 0 else {
            return Weights(signs: Bytes(rebasing: table[start + key.count + 1..<end]))
          }
          low = min(end + 1, high)
        }
        return nil
      }
    }
  }

  /// The weights of a word, or else of its last two letters.
  func weights(of word: [UInt8], orItsEnding isLong: Bool) -> Weights? {
    weights(of: word) ?? (isLong ? weights(of: [UInt8(ascii: "~")] + word.suffix(2)) : nil)
  }

  /// Less than 0 where the key stands before the one that begins in the table at `start`, 0 where it is that one.
  private static func compare(_ key: Bytes, _ table: Bytes, _ start: Int) -> Int {
    for at in 0..<key.count {
      let (own, other) = (key[at], start + at < table.count ? table[start + at] : lineFeed)
      if own != other { return own < other && other != tab ? -1 : 1 }
    }
    return start + key.count < table.count && table[start + key.count] == tab ? 0 : -1
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let tab = UInt8(ascii: "\t")
  /// The sign for a weight of 0.
  fileprivate static let none = 0x50
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

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
  func weights(of key: Bytes) -> Weights? {
    lines.withUTF8Buffer { table -> Weights? in
      guard let base = UnsafeRawPointer(table.baseAddress) else { return nil }
      func lineEnd(from start: Int) -> Int {
        memchr(base + start, Int32(Self.lineFeed), table.count - start).map { base.distance(to: $0) }
          ?? table.count
      }
      // Both are where a line begins, or the end.
      var (low, high) = (0, table.count)
      while low < high {
        var start = low + (high - low) / 2
        while start > low, table[start - 1] != Self.lineFeed { start -= 1 }
        switch Self.order(of: key, Bytes(rebasing: table[start...])) {
        case ..<0: high = start
        case 0:
          return Weights(signs: Bytes(rebasing: table[start + key.count + 1..<lineEnd(from: start)]))
        case _: low = min(lineEnd(from: start) + 1, high)
        }
      }
      return nil
    }
  }

  func weights(of key: ArraySlice<UInt8>) -> Weights? {
    key.withUnsafeBufferPointer { weights(of: $0) }
  }

  /// The weights of a word, or else of its last two letters.
  func weights(of word: Bytes, orItsEnding isLong: Bool) -> Weights? {
    if let whole = weights(of: word) { return whole }
    guard isLong else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3) { key in
      let ending = word.suffix(2)
      key[0] = UInt8(ascii: "~")
      for (index, letter) in ending.enumerated() { key[index + 1] = letter }
      return weights(of: Bytes(rebasing: key[..<(ending.count + 1)]))
    }
  }

  func weights(of word: ArraySlice<UInt8>, orItsEnding isLong: Bool) -> Weights? {
    word.withUnsafeBufferPointer { weights(of: $0, orItsEnding: isLong) }
  }

  /// Less than 0 where the key stands before the one at the beginning of `rest`, 0 where it is that one.
  private static func order(of key: Bytes, _ rest: Bytes) -> Int32 {
    for at in 0..<min(key.count, rest.count) where key[at] != rest[at] { return key[at] < rest[at] ? -1 : 1 }
    return key.count < rest.count && rest[key.count] == tab ? 0 : -1
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let tab = UInt8(ascii: "\t")
  /// The sign for a weight of 0.
  fileprivate static let none = 0x50
}

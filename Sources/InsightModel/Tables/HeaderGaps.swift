/// Whether a column's name ends between two words of a header, by what the headers of other tables do.
struct HeaderGaps {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// What one word is known by.
  private struct Word {
    /// In small letters, without signs at its ends.
    let bare: [UInt8]
    let shape: Shape
    let isClosed: Bool
    let isSmall: Bool
    let isCapital: Bool
    /// Quarter nats before a gap, and after one.
    let weights: (left: Int, right: Int)
    /// The table knows it, or its ending.
    let isKnown: Bool
  }

  /// How a word looks, in the order of the generated weights.
  private enum Shape: Int { case other, number, numeral, parenthesis, letter, sign }

  /// The first and the last part of each word: of `Flats (thousand)` the gap before it sees the one, that after it the other.
  private let words: [(head: Word, tail: Word)]

  /// The words of a header, in order; one may have spaces where a unit belongs to it.
  init(_ words: [Bytes]) {
    self.words = words.map { word in
      guard let first = word.firstIndex(of: 0x20), let last = word.lastIndex(of: 0x20) else {
        let whole = Self.word(word)
        return (whole, whole)
      }
      return (
        Self.word(Bytes(rebasing: word[..<first])), Self.word(Bytes(rebasing: word[(last + 1)...]))
      )
    }
  }

  /// The log-odds, in quarter nats, that a name ends before each word; the first has none.
  ///
  /// A logistic regression: the weights of all that is seen of two words add up.
  var scores: [Int] {
    guard !words.isEmpty else { return [] }
    // Small letters tell where the header's first word begins with a capital.
    let isCased = words.first { $0.head.isSmall || $0.head.isCapital }?.head.isCapital ?? false
    let table = HeaderGapTable.self
    let (lefts, rights) = Self.numbered(words.map { ($0.tail.bare, $0.head.bare) })
    let isPairAgain = Self.areAgain(zip(lefts, rights.dropFirst()).map { $0 * words.count * 2 + $1 })
    let (isLeftAgain, isRightAgain) = (Self.areAgain(lefts), Self.areAgain(rights))
    return [0]
      + words.indices.dropFirst().map { index in
        let (left, right) = (words[index - 1].tail, words[index].head)
        // Nothing was counted of other scripts.
        guard left.isKnown || right.isKnown else { return 0 }
        var sum = table.any + left.weights.left + right.weights.right
        sum += table.leftShapes[left.shape.rawValue] + table.rightShapes[right.shape.rawValue]
        sum += Self.lines.weights(of: left.bare + [0x20] + right.bare)?[0] ?? 0
        if left.isClosed { sum += table.closed }
        if isCased {
          if left.isSmall { sum += table.leftSmall }
          if right.isSmall { sum += table.rightSmall }
        }
        if lefts[index - 1] == rights[index] { sum += table.same }
        if isPairAgain[index - 1] {
          sum += table.pairAgain
        } else {
          if isLeftAgain[index - 1] { sum += table.leftAgain }
          if isRightAgain[index] { sum += table.rightAgain }
        }
        if left.bare.count <= Self.short { sum += table.leftShort }
        if right.bare.count <= Self.short { sum += table.rightShort }
        return sum
      }
  }

  private static let lines = WeightLines(lines: HeaderGapTable.lines)
  /// Bytes of an abbreviation, as the generator has it.
  private static let short = 3

  /// A number for each, the same for those that are alike.
  private static func numbered(_ list: [(left: [UInt8], right: [UInt8])]) -> (left: [Int], right: [Int]) {
    var numbers: [[UInt8]: Int] = [:]
    func number(_ word: [UInt8]) -> Int {
      let next = numbers.count
      if let known = numbers[word] { return known }
      numbers[word] = next
      return next
    }
    let left = list.map { number($0.left) }
    return (left, zip(list, left).map { $0.left == $0.right ? $1 : number($0.right) })
  }

  /// For each whether the list has it elsewhere too.
  private static func areAgain(_ list: [Int]) -> [Bool] {
    let sorted = list.sorted()
    let again = Set(zip(sorted, sorted.dropFirst()).filter { $0 == $1 }.map(\.0))
    return list.map(again.contains)
  }

  // MARK: One word

  private static func word(_ bytes: Bytes) -> Word {
    var range = bytes.indices
    while let first = range.first, !isKept(bytes[first]) { range = range.dropFirst() }
    while let last = range.last, !isKept(bytes[last]) { range = range.dropLast() }
    if range.isEmpty { range = bytes.indices }
    let bare = bytes[range].map { $0.isCapital ? $0 | 0x20 : $0 }
    let known = lines.weights(of: bare, orItsEnding: true)
    return Word(
      bare: bare, shape: shape(bytes), isClosed: bytes.last == 0x29,
      isSmall: bytes.first?.isSmall ?? false,
      isCapital: bytes.first.map { (0x41...0x5A).contains($0) } ?? false,
      weights: (known?[0] ?? 0, known?.last ?? 0), isKnown: known != nil)
  }

  /// Letters, digits, bytes of other scripts, and the signs that are words: % # & / +.
  private static func isKept(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isLetter || byte >= 0x80 || byte == 0x25 || byte == 0x23 || byte == 0x26
      || byte == 0x2F
      || byte == 0x2B
  }

  private static func shape(_ word: Bytes) -> Shape {
    if word.allSatisfy({ $0.isDigit || $0 == 0x2E || $0 == 0x2C }) { return .number }
    if WordList.holds(" i ii iii iv vi vii viii ix x", word) { return .numeral }
    if word.first == 0x28 { return .parenthesis }
    let letters = word.count { $0 >= 0x80 || ($0 | 0x20).isSmall }
    return letters == 0 ? .sign : letters == 1 && word.count == 1 ? .letter : .other
  }
}

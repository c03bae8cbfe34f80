/// Whether a column's name ends between two words of a header, by what the headers of other tables do.
struct HeaderGaps {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// What one word is known by.
  private struct Word {
    /// The bytes of `small`.
    let bare: Range<Int>
    let shape: Shape
    let isClosed: Bool
    let isSmall: Bool
    let isCapital: Bool
    /// Quarter nats before a gap, and after one.
    let weights: (left: Int, right: Int)
    /// The table knows it, or its ending.
    let isKnown: Bool
    /// Written small it joins the words at its sides, as `of` does.
    let isJoint: Bool
  }

  /// How a word looks, in the order of the generated weights.
  private enum Shape: Int { case other, number, numeral, parenthesis, letter, sign }

  /// The words in small letters, without signs at their ends, with one space between them.
  private var small: [UInt8] = []
  /// The first and the last part of each word: of `Flats (thousand)` the gap before it sees the one, that after it the other.
  private var words: [(head: Word, tail: Word)] = []

  /// The words of a header, in order; one may have spaces where a unit belongs to it.
  init(_ words: [Bytes]) {
    self.words.reserveCapacity(words.count)
    small.reserveCapacity(words.reduce(0) { $0 + $1.count + 1 })
    for word in words {
      if let first = word.firstIndex(of: 0x20), let last = word.lastIndex(of: 0x20) {
        let head = append(Bytes(rebasing: word[..<first]))
        self.words.append((head, append(Bytes(rebasing: word[(last + 1)...]))))
      } else {
        let whole = append(word)
        self.words.append((whole, whole))
      }
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
    let gaps = words.indices.dropFirst()
    let pairs = gaps.map { words[$0 - 1].tail.bare.lowerBound..<words[$0].head.bare.upperBound }
    let lefts = Self.repeated(words.map(\.tail.bare), in: small)
    let rights = Self.repeated(words.map(\.head.bare), in: small)
    let again = Self.repeated(pairs, in: small)
    // `Goals For` ends in a joint, `Reason for Leaving` does not.
    let joint = Self.lines.weights(of: Array("of".utf8)[...])?[0] ?? 0
    var scores = [Int](repeating: 0, count: words.count)
    for index in gaps {
      let (left, right) = (words[index - 1].tail, words[index].head)
      // Nothing was counted of other scripts.
      guard left.isKnown || right.isKnown || left.isJoint else { continue }
      var sum = table.any + left.weights.left + right.weights.right
      sum += table.leftShapes[left.shape.rawValue] + table.rightShapes[right.shape.rawValue]
      sum += Self.lines.weights(of: small[pairs[index - 1]])?[0] ?? 0
      if left.isClosed { sum += table.closed }
      if isCased {
        if left.isSmall { sum += left.isJoint ? joint - left.weights.left : table.leftSmall }
        if right.isSmall { sum += table.rightSmall }
      }
      if small[left.bare].elementsEqual(small[right.bare]) { sum += table.same }
      if again[index - 1] {
        sum += table.pairAgain
      } else {
        if lefts[index - 1] { sum += table.leftAgain }
        if rights[index] { sum += table.rightAgain }
      }
      if left.bare.count <= Self.short { sum += table.leftShort }
      if right.bare.count <= Self.short { sum += table.rightShort }
      scores[index] = sum
    }
    return scores
  }

  private static let joints: StaticString =
    " of for per to in by from with without against at on and or than under over as via"
  private static let lines = WeightLines(lines: HeaderGapTable.lines)
  /// Bytes of an abbreviation, as the generator has it.
  private static let short = 3

  /// Which of some words stand among them more than once. Those of a longer header are not compared: it is none.
  static func repeated<Text: RandomAccessCollection>(_ words: [Range<Int>], in bytes: Text) -> [Bool]
  where Text.Element == UInt8, Text.Index == Int {
    guard words.count <= HeaderWord.mostWords else { return words.map { _ in false } }
    return words.map { word in
      words.contains { other in
        other != word && other.count == word.count && bytes[other].elementsEqual(bytes[word])
      }
    }
  }

  // MARK: One word

  /// Reads a word, and appends it in small letters.
  private mutating func append(_ bytes: Bytes) -> Word {
    var range = bytes.indices
    while let first = range.first, !Self.isKept(bytes[first]) { range = range.dropFirst() }
    while let last = range.last, !Self.isKept(bytes[last]) { range = range.dropLast() }
    if range.isEmpty { range = bytes.indices }
    if !small.isEmpty { small.append(0x20) }
    let start = small.count
    for byte in bytes[range] { small.append(byte.isCapital ? byte | 0x20 : byte) }
    let known = Self.lines.weights(of: small[start...], orItsEnding: true)
    return Word(
      bare: start..<small.count, shape: Self.shape(bytes), isClosed: bytes.last == 0x29 || bytes.last == 0x5D,
      isSmall: bytes.first?.isSmall ?? false,
      isCapital: bytes.first.map { (0x41...0x5A).contains($0) } ?? false,
      weights: (known?[0] ?? 0, known?.last ?? 0), isKnown: known != nil,
      isJoint: WordList.holds(Self.joints, bytes))
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
    if word.first == 0x28 || word.first == 0x5B { return .parenthesis }
    let letters = word.count { $0 >= 0x80 || ($0 | 0x20).isSmall }
    return letters == 0 ? .sign : letters == 1 && word.count == 1 ? .letter : .other
  }
}

/// One word of a header, its unit included, with all that the cutting asks of it.
struct HeaderWord {
  /// Bytes of the header.
  var range: Range<Int>
  var kinds: ColumnKinds
  /// `2024`, `2024-2023`, `Q1 2025`.
  var isPeriod: Bool
  /// Ends in a unit: `(%)`, `(USD)`.
  var closesUnit: Bool
  var hasPercent: Bool
  /// Begins with a small letter, in a script that has capitals.
  var isSmall: Bool
  /// Joins the words at both its sides: `of`, `per`, `&`.
  var isJoint: Bool
  /// True where the header has the word more than once.
  var isRepeated = false

  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// The words of a header that has one space between them.
  static func words(of header: Bytes) -> [HeaderWord] {
    var words: [HeaderWord] = []
    var start = 0
    var isOpen = false
    while start < header.count {
      var end = start
      while end < header.count, header[end] > 0x20 { end += 1 }
      let word = HeaderWord(header, start..<end)
      if let last = words.last {
        let first = header[start]
        // `(US$` and `bn)` are one word with what they are the unit of.
        if isOpen || (first == 0x28 && (word.closesUnit || isClosed(header, end)))
          || (first == 0x25 && end - start == 1)
          || (last.isPeriod && word.isPeriod && !last.isYearLike(header) && word.isYearLike(header))
        {
          words[words.count - 1].append(word, isUnit: isOpen || first == 0x28 || first == 0x25)
        } else {
          words.append(word)
        }
      } else {
        words.append(word)
      }
      for byte in header[start..<end] {
        if byte == 0x28 { isOpen = isClosed(header, start) } else if byte == 0x29 { isOpen = false }
      }
      start = end + 1
    }
    markRepeated(&words, header)
    return words
  }

  /// True where a parenthesis closes soon.
  private static func isClosed(_ header: Bytes, _ start: Int) -> Bool {
    header[start..<min(header.count, start + 32)].contains(0x29)
  }

  private init(_ header: Bytes, _ range: Range<Int>) {
    self.range = range
    let word = Bytes(rebasing: header[range])
    kinds = ColumnKinds(word: word)
    isPeriod = kinds.isEmpty && PeriodWord(word) != nil
    hasPercent = word.contains(0x25)
    closesUnit =
      word.last == 0x29 && word.first != 0x28 || hasPercent || word.first == 0x28 && word.last == 0x29
    isSmall = word.first.map { $0.isSmall } ?? false
    isJoint = WordList.holds(Self.joints, word)
  }

  private static let joints: StaticString = " of per and & to in by von pro und av och per vs vs. the /"

  private mutating func append(_ other: HeaderWord, isUnit: Bool) {
    range = range.lowerBound..<other.range.upperBound
    closesUnit = closesUnit || isUnit
    hasPercent = hasPercent || other.hasPercent
  }

  private func isYearLike(_ header: Bytes) -> Bool { range.count == 4 && header[range.lowerBound].isDigit }

  private static func markRepeated(_ words: inout [HeaderWord], _ header: Bytes) {
    guard words.count <= 256 else { return }
    for (index, word) in words.enumerated() where !word.isRepeated {
      for other in words.indices.dropFirst(index + 1)
      where words[other].range.count == word.range.count
        && header[words[other].range].elementsEqual(header[word.range])
      {
        words[index].isRepeated = true
        words[other].isRepeated = true
      }
    }
  }
}

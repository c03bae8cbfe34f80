/// Key points, and the body behind them, that a page's layout ran together in one line.
///
/// A line is cut only where the evidence is good: before a hyphen between spaces that a capital, a digit or a
/// quotation mark follows, and where the last point turns to sentences. Otherwise its words stay together.
enum RunTogetherPoints {
  /// The points of a line that begins with a bullet, in order, and the body behind them; nil where it is one point.
  static func cut(_ lines: PageLines, _ line: Range<Int>) -> (points: [Range<Int>], body: Range<Int>?)? {
    var points: [Range<Int>] = []
    var start = line.lowerBound
    var offset = start
    while offset + 3 < line.upperBound {
      if lines.bytes[offset] == 0x20, lines.bytes[offset + 1] == 0x2D, lines.bytes[offset + 2] == 0x20,
        opensText(lines.bytes[offset + 3])
      {
        points.append(start..<offset)
        start = offset + 3
        offset += 3
      } else {
        offset += 1
      }
    }
    guard !points.isEmpty else { return nil }
    let last = start..<line.upperBound
    guard let split = turnToSentences(lines, last) else { return (points + [last], nil) }
    return (points + [lines.text.trimmed(start..<split)], split..<line.upperBound)
  }

  private static func opensText(_ byte: UInt8) -> Bool {
    byte.isCapital || byte.isDigit || byte == 0x22 || byte >= 0x80
  }

  /// Where a sentence begins in a text that begins as a key point: at its first word, behind a small word or a
  /// figure without a mark between, or behind a full stop.
  private static func turnToSentences(_ lines: PageLines, _ range: Range<Int>) -> Int? {
    guard lines.endsSentence(range) else { return nil }
    var previous: Range<Int>?
    var offset = range.lowerBound
    while offset < range.upperBound {
      var end = offset
      while end < range.upperBound, lines.bytes[end] > 0x20 { end += 1 }
      if let previous, let first = lines.bytes[previous].first, let last = lines.bytes[previous].last,
        opensText(lines.bytes[offset])
      {
        if last == 0x2E, previous.count > 4 { return offset }
        let isOpen = last.isSmall || last.isDigit || last == 0x25 || last == 0x29
        if isOpen, first.isSmall || first.isDigit, isOpener(lines.bytes[offset..<end]) { return offset }
      }
      previous = offset..<end
      offset = end + 1
    }
    return nil
  }

  private static func isOpener(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count <= 12 else { return false }
    switch String(decoding: word, as: UTF8.self) {
    case "The", "A", "An", "In", "On", "At", "According", "This", "It", "As", "With", "For", "By", "After",
      "Since",
      "While", "When", "Under", "These", "Its", "Recently", "Last", "Amid", "Despite":
      return true
    case _:
      return false
    }
  }
}

/// Whether lines are one paragraph that was broken by hand or by a program, or each a text of its own.
enum WrappedLines {
  /// The columns at which lines are broken: from a narrow letter to a wide terminal.
  private static let widths = 40...110

  /// Judges a run of lines without a blank one between. A paragraph that is broken shows it at every line's end: the next
  /// word had no room there. And some line goes on in the middle of a sentence. `isUsual`: most of the document's
  /// paragraphs are broken, which decides where a run does not tell.
  static func areWrapped(_ lines: PageLines, _ run: ClosedRange<Int>, isUsual: Bool) -> Bool {
    guard run.count >= 2 else { return isUsual }
    if isUsual {
      // Sentences, one on each line, are none that go on.
      return run.count < 3 || run.dropLast().contains { !lines.endsSentence(lines.content($0)) }
    }
    var widest = 0
    for number in run {
      widest = max(widest, columns(lines, number))
      if widest > widths.upperBound { return false }
    }
    guard widths.contains(widest) else { return false }
    var (small, uncased) = (0, 0)
    for number in run.dropLast() {
      let width = columns(lines, number)
      let next = lines.content(number + 1)
      guard widths.contains(width), let first = next.first, width + 1 + firstWord(lines, next) > widest else {
        return false
      }
      let own = lines.content(number)
      guard !lines.endsSentence(own) else { continue }
      let lastWord = lines.bytes[own][(lines.bytes[own].lastIndex(of: 0x20) ?? own.lowerBound)...].dropFirst()
      if lines.bytes[first].isSmall || SentenceTurn.binds(lastWord) { small += 1 }
      // Letters without case say less: what looks so by chance must do so twice.
      if lines.bytes[first] >= 0xE1 { uncased += 1 }
    }
    return small > 0 || uncased >= 2
  }

  /// Columns that a line takes; signs of three bytes are wide ones.
  private static func columns(_ lines: PageLines, _ number: Int) -> Int {
    columns(lines.bytes, lines.content(number))
  }

  private static func columns(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    // No line that is broken is longer, and long ones need not be counted.
    range.count <= widths.upperBound * 4 ? ByteScan.columns(in: bytes, range) : .max
  }

  private static func firstWord(_ lines: PageLines, _ range: Range<Int>) -> Int {
    let end = range.first { lines.bytes[$0] <= 0x20 } ?? range.upperBound
    return columns(lines.bytes, range.lowerBound..<end)
  }

  /// Judged by the first lines: most of them go on in the next one, within a hundred columns.
  static func areMost(in lines: PageLines, _ body: Range<Int>) -> Bool {
    var (continued, filled, small, dated) = (0, 0, 0, 0)
    for number in body.prefix(4000) {
      let range = lines.content(number)
      guard !range.isEmpty else { continue }
      filled += 1
      guard number + 1 < body.upperBound, widths.contains(range.count), !lines.endsSentence(range) else {
        continue
      }
      let next = lines.content(number + 1)
      guard let first = next.first, lines.afterBullet(number + 1) == nil else { continue }
      continued += 1
      if lines.bytes[first].isSmall || lines.bytes[first] >= 0x80 { small += 1 }
      if lines.bytes[first].isDigit { dated += 1 }
    }
    // Lines that seldom begin with a small letter, or often with a digit, are lines of their own: those of a log.
    return filled >= 3 && continued * 4 >= filled && small * 3 >= continued && dated * 2 < continued
  }
}

/// The lines of a healed page, as the outline stages ask for them. Line numbers count from 1.
struct PageLines {
  let text: SourceText
  let vocabulary: Vocabulary
  /// What `trimmed` and `content` give, as every stage asks for them; one array where no line has bars at its ends.
  private let trimmedLines: [Range<Int>]
  private let contents: [Range<Int>]

  init(text: SourceText) {
    self.text = text
    vocabulary = Vocabulary(text.bytes)
    let trimmed = text.lineStarts.indices.map { text.trimmed(text.line($0 + 1)) }
    trimmedLines = trimmed
    let hasBars = trimmed.contains { line in
      !line.isEmpty && (text.bytes[line.lowerBound] == 0x7C || text.bytes[line.upperBound - 1] == 0x7C)
    }
    contents = hasBars ? trimmed.map { Self.withoutBars($0, in: text) } : trimmed
  }

  var count: Int { text.lineCount }
  var bytes: [UInt8] { text.bytes }

  /// A line's bytes without white space at its ends; empty outside the page.
  func trimmed(_ line: Int) -> Range<Int> {
    trimmedLines.indices.contains(line - 1) ? trimmedLines[line - 1] : 0..<0
  }

  /// A line's bytes without white space and without the cell bars that a page's layout left at its ends.
  func content(_ line: Int) -> Range<Int> {
    contents.indices.contains(line - 1) ? contents[line - 1] : 0..<0
  }

  private static func withoutBars(_ trimmed: Range<Int>, in text: SourceText) -> Range<Int> {
    var range = trimmed
    while let first = range.first, text.bytes[first] == 0x7C {
      range = text.trimmed(first + 1..<range.upperBound)
    }
    while let last = range.last, text.bytes[last] == 0x7C { range = text.trimmed(range.lowerBound..<last) }
    return range
  }

  /// No number is longer, in bytes.
  private static let longestNumber = 24

  /// True for a line that holds a cell of a table alone: a bar, or a number.
  func isCell(_ line: Int) -> Bool {
    guard line <= count else { return false }
    let range = trimmed(line)
    if range.count == 1, bytes[range.lowerBound] == 0x7C { return true }
    guard (1...Self.longestNumber).contains(range.count) else { return false }
    return bytes.withUnsafeBufferPointer {
      CellReader.read(UnsafeBufferPointer(rebasing: $0[range])).value != nil
    }
  }

  func isBlank(_ line: Int) -> Bool { trimmed(line).isEmpty }

  func string(_ range: Range<Int>) -> String { text.string(range) }

  /// What the words of a line begin with.
  func initial(_ line: Int) -> Initial {
    content(line).first.map { Initial(bytes, at: $0) } ?? .other
  }

  /// True for a line that begins in a script without spaces.
  func isUnspaced(_ line: Int) -> Bool {
    guard let first = content(line).first, bytes[first] >= 0xE0 else { return false }
    return LineJoin.isUnspaced(UTF8Scalar.read(bytes, at: first, before: bytes.count).value)
  }

  /// The first line at or after `line`, up to `last`, with anything but white space and bars.
  func firstFilled(from line: Int, through last: Int) -> Int? {
    var number = max(line, 1)
    while number <= min(last, count) {
      if !content(number).isEmpty { return number }
      number += 1
    }
    return nil
  }

  /// How many columns of white space a line begins with; a tab counts eight.
  func indent(_ line: Int) -> Int {
    let range = text.line(line)
    var columns = 0
    for offset in range {
      switch bytes[offset] {
      case 0x20: columns += 1
      case 0x09: columns += 8
      case _: return columns
      }
    }
    return columns
  }

  /// True where the bytes end as a sentence does: `.`, `!`, `?`, `:`, `;`, after them perhaps a quotation mark
  /// or a parenthesis.
  func endsSentence(_ range: Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound {
      let byte = bytes[end - 1]
      if byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5D {
        end -= 1
      } else if end - range.lowerBound >= 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80,
        byte == 0x99 || byte == 0x9D
      {
        end -= 3  // ’ ”
      } else {
        break
      }
    }
    guard end > range.lowerBound else { return false }
    switch bytes[end - 1] {
    case 0x2E, 0x21, 0x3F, 0x3A, 0x3B: return true
    case 0x82: return end - range.lowerBound >= 3 && bytes[end - 3] == 0xE3 && bytes[end - 2] == 0x80  // 。
    case _: return false
    }
  }

  /// As `endsSentence`, but false for a question, which may be a headline.
  func endsStatement(_ range: Range<Int>) -> Bool {
    endsSentence(range) && range.last.map { bytes[$0] } != 0x3F
  }

  /// Most words of four letters and more begin with a capital.
  func isTitleCase(_ range: Range<Int>) -> Bool {
    let words = bytes[range].split(separator: 0x20).filter { $0.count >= 4 }
    let capitals = words.count { word in
      guard let first = word.first else { return false }
      return first.isCapital || first.isDigit
        || first >= 0x80 && Initial(bytes, at: word.startIndex) != .small
    }
    return capitals * 10 >= words.count * 6
  }

  /// The bytes after a bullet and its space, when the line begins with one.
  func afterBullet(_ line: Int) -> Range<Int>? {
    let range = content(line)
    guard range.count >= 2 else { return nil }
    let first = bytes[range.lowerBound]
    var length = 0
    if first == 0x2D || first == 0x2A {
      length = 1
    } else if first == 0xE2, range.count > 3 {
      // • ‣ – ―, and the squares and circles of Korean reports are headings, not points.
      let sign = (bytes[range.lowerBound + 1], bytes[range.lowerBound + 2])
      if sign == (0x80, 0xA2) || sign == (0x80, 0xA3) || sign == (0x80, 0x93) || sign == (0x80, 0x95) {
        length = 3
      }
    } else if first == 0xC2, bytes[range.lowerBound + 1] == 0xB7, range.count > 2 {
      length = 2  // ·
    }
    guard length > 0 else { return nil }
    let after = range.lowerBound + length
    let spaced = text.spaceLength(at: after, before: range.upperBound) > 0
    guard spaced || length > 1 || first == 0x2D && isWordAfterHyphen(after..<range.upperBound) else {
      return nil
    }
    let rest = text.trimmed(after..<range.upperBound)
    // A bullet and nothing but more of them is a rule: `* * *`.
    return bytes[rest].allSatisfy({ $0 == first || $0 == 0x20 }) ? nil : rest
  }

  /// False for an option of a command, `-a`, and for the permissions of a file, `-rw-r--r--`.
  private func isWordAfterHyphen(_ rest: Range<Int>) -> Bool {
    let word = bytes[rest].prefix { $0 > 0x20 }
    guard let first = word.first, first.isLetter || first >= 0xC3 else { return false }
    let isOption = first.isSmall && !(word.dropFirst().first.map { $0.isLetter || $0 >= 0x80 } ?? false)
    return !isOption && !zip(word, word.dropFirst()).contains { $0 == 0x2D && $1 == 0x2D }
  }

  /// The column of white space at which the words of an item begin, after its bullet or its number; nil for other lines.
  func hangingIndent(_ line: Int) -> Int? {
    let range = content(line)
    var words = afterBullet(line)?.lowerBound
    let digits = bytes[range].prefix(4).prefix { $0.isDigit }
    if (1...3).contains(digits.count), digits.endIndex + 1 < range.upperBound,
      bytes[digits.endIndex] == 0x2E || bytes[digits.endIndex] == 0x29, bytes[digits.endIndex + 1] == 0x20
    {
      words = bytes[digits.endIndex + 1..<range.upperBound].firstIndex { $0 != 0x20 }
    }
    guard let words else { return nil }
    return indent(line) + bytes[range.lowerBound..<words].count { $0 & 0xC0 != 0x80 }
  }

  /// True for the line that opens or closes a Markdown listing.
  func isFence(_ range: Range<Int>) -> Bool {
    range.count >= 3 && bytes[range.prefix(3)].allSatisfy { $0 == 0x60 }
  }
}

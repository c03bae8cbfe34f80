/// Where signs stand on a line, in columns of a terminal.
enum TextCells {
  /// The bytes at which columns begin, for columns ascending; the end of the line for those beyond it.
  static func offsets(of starts: [Int], in line: UnsafeBufferPointer<UInt8>) -> [Int] {
    var offsets: [Int] = []
    var (at, column, measure) = (0, 0, SequenceWidth())
    for start in starts {
      while at < line.count, column < start {
        let (scalar, length) = UTF8Scalar.read(line, at: at)
        column += measure.columns(scalar)
        at += length
      }
      offsets.append(min(at, line.count))
    }
    return offsets
  }

  /// A word, and the columns that it stands in.
  struct Word {
    var span: Range<Int>
    /// It begins as a number does.
    var isNumber: Bool
    /// It ends as a sentence does, so that two spaces behind it part nothing.
    var endsSentence = false

    /// True for a place inside it.
    func crosses(_ place: Int) -> Bool { span.lowerBound < place && place < span.upperBound }
  }

  /// The words of a line, from the left. `10:31 PM` and `5 MiB / 8 GiB` are one each.
  static func words(_ line: UnsafeBufferPointer<UInt8>) -> [Word] {
    var words: [Word] = []
    var (at, column, isInside, isSlash) = (0, 0, false, false)
    /// True for two words with one blank between them.
    func areNear(_ left: Word, _ right: Word) -> Bool { right.span.lowerBound - left.span.upperBound == 1 }
    func end(_ offset: Int) {
      guard isInside, let last = words.last else { return }
      isInside = false
      let sign = line[offset - 1]
      words[words.count - 1].endsSentence = [0x2E, 0x21, 0x3F, 0x3A].contains(sign)
      isSlash = false
      if sign.isDigit, joinDate(&words, line, offset) { return }
      guard words.count > 1, areNear(words[words.count - 2], last) else { return }
      isSlash = last.span.count == 1 && sign == 0x2F
      guard last.span.count == 2, sign | 0x20 == 0x6D, [0x61, 0x70].contains(line[offset - 2] | 0x20),
        words[words.count - 2].isNumber
      else { return }
      words.removeLast()
      words[words.count - 1].span = words[words.count - 1].span.lowerBound..<last.span.upperBound
    }
    func begin(_ word: Word) {
      isInside = true
      if isSlash, let slash = words.last, areNear(slash, word) {
        words.removeLast()
      } else {
        words.append(word)
      }
    }
    var measure = SequenceWidth()
    while at < line.count {
      let (scalar, length) = UTF8Scalar.read(line, at: at)
      let width = scalar == 0x0D ? 0 : measure.columns(scalar)
      if scalar > 0x20, scalar != 0x3000 {
        if !isInside {
          let first = "+-($".utf8.contains(line[at]) && at + 1 < line.count ? line[at + 1] : line[at]
          begin(Word(span: column..<column, isNumber: first.isDigit))
        }
        words[words.count - 1].span = words[words.count - 1].span.lowerBound..<column + width
      } else {
        end(at)
      }
      column += width
      at += length
    }
    end(line.count)
    return words
  }

  /// Makes one word of those of `Mon Mar  4 08:15`, whose days stand under one another; false where the last word ends no such
  /// date.
  private static func joinDate(_ words: inout [Word], _ line: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool
  {
    let count = 4
    guard words.count >= count else { return false }
    var (at, texts) = (end, [UnsafeBufferPointer<UInt8>]())
    while texts.count < count, at > 0 {
      let stop = at
      while at > 0, line[at - 1] > 0x20 { at -= 1 }
      texts.append(UnsafeBufferPointer(rebasing: line[at..<stop]))
      while at > 0, line[at - 1] == 0x20 { at -= 1 }
    }
    guard texts.count == count, TimeNames.weekday(texts[3]) != nil, TimeNames.month(texts[2]) != nil,
      texts[1].count <= 2, texts[1].allSatisfy(\.isDigit), texts[0].count > 3,
      DateReader.readClock(texts[0], areMinutes: false) != nil || PeriodWord.isYear(texts[0])
    else { return false }
    let spans = words.suffix(count).map(\.span)
    let gaps = zip(spans, spans.dropFirst()).map { $1.lowerBound - $0.upperBound }
    guard gaps[0] == 1, gaps[1] + texts[1].count <= 3, gaps[2] == 1 else { return false }
    words.removeLast(count)
    words.append(Word(span: spans[0].lowerBound..<spans[count - 1].upperBound, isNumber: false))
    return true
  }
}

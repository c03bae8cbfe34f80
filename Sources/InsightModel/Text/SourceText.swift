/// A text in UTF-8 with its line starts. Offsets are byte offsets; line numbers count from 1.
/// It is valid UTF-8 throughout and free of carriage returns.
public struct SourceText: Sendable, Equatable {
  /// Lines end with a line feed, the last one perhaps without.
  public let bytes: [UInt8]
  /// Byte offset of each line's first byte, ascending.
  public let lineStarts: [Int]

  init(bytes: [UInt8]) {
    self.bytes = bytes
    self.lineStarts = ByteScan.lineStarts(in: bytes)
  }

  /// 0 for an empty text. A line feed at the end of the text opens no further line.
  public var lineCount: Int { lineStarts.count }

  /// The bytes of a line without its line feed; empty outside `1...lineCount`.
  public func line(_ number: Int) -> Range<Int> {
    guard number >= 1, number <= lineStarts.count else { return 0..<0 }
    let start = lineStarts[number - 1]
    let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > start, number == lineStarts.count, bytes[end - 1] == 0x0A { return start..<end - 1 }
    return start..<end
  }

  /// The number of the line that holds `offset`; 1 for an empty text.
  public func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(1, low)
  }

  /// The text of a range of bytes. A range outside the text is cut to it.
  public func string(_ range: Range<Int>) -> String {
    let clamped = range.clamped(to: 0..<bytes.count)
    return String(decoding: bytes[clamped], as: UTF8.self)
  }

  /// `range` without white space (ideographic and no-break spaces too) at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper {
      let width = spaceLength(at: lower, before: upper)
      if width == 0 { break }
      lower += width
    }
    while upper > lower {
      let last = bytes[upper - 1]
      if last <= 0x20 {
        upper -= 1
      } else if last == 0xA0, upper - lower >= 2, bytes[upper - 2] == 0xC2 {
        upper -= 2
      } else if last == 0x80, upper - lower >= 3, bytes[upper - 2] == 0x80, bytes[upper - 3] == 0xE3 {
        upper -= 3
      } else {
        break
      }
    }
    return lower..<upper
  }

  /// The bytes that white space at `offset` takes: 0 when there is none.
  func spaceLength(at offset: Int, before end: Int) -> Int {
    let byte = bytes[offset]
    if byte <= 0x20 { return 1 }
    if byte == 0xC2, offset + 1 < end, bytes[offset + 1] == 0xA0 { return 2 }
    if byte == 0xE3, offset + 2 < end, bytes[offset + 1] == 0x80, bytes[offset + 2] == 0x80 { return 3 }
    return 0
  }
}

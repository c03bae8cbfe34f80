import InsightModel

/// Breaks running text into lines of a given measure. White space of any kind, line feeds too, is one space;
/// words stay whole unless one is longer than a line; Chinese and Japanese break between characters by their
/// own rules, Korean between words.
enum LineBreaker {
  /// The byte ranges of the lines that `range` makes in `columns` (at least 1).
  static func lines(_ bytes: [UInt8], _ range: Range<Int>, columns: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var breaker = Breaking(bytes: bytes, range: range, columns: max(1, columns))
    breaker.run(into: &lines)
    return lines
  }

  /// Where to cut a word of which no more than `range` fits in a line: behind a sign if one stands in its second half.
  static func cut(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    let middle = range.lowerBound + range.count / 2
    var at = range.upperBound
    while at > middle {
      switch bytes[at - 1] {
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "&"), UInt8(ascii: "?"):
        return at
      case _: at -= 1
      }
    }
    return range.upperBound
  }

  /// The lines of a text of its own.
  static func lines(_ text: String, columns: Int) -> [String] {
    let bytes = Array(text.utf8)
    return lines(bytes, 0..<bytes.count, columns: columns).map { String(decoding: bytes[$0], as: UTF8.self) }
  }
}

/// Breaks lines whose white space counts: listings, aligned columns, a file's own lines.
enum ExactLines {
  /// The pieces of a line, none wider than `columns` (at least 1); every byte is in one of them. A piece ends behind
  /// white space, which may reach past the last column, or between ideographs, where it has such a place; tab stops
  /// count from its first column.
  static func pieces(_ bytes: [UInt8], _ range: Range<Int>, columns: Int) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    var position = start
    var chance = start
    var column = 0
    var previous: UInt32 = 0
    while position < range.upperBound {
      let (scalar, length) = UTF8Scalar.read(bytes, at: position, before: range.upperBound)
      if scalar >= 0x80 || previous >= 0x80, CJK.mayBreak(previous, scalar) { chance = position }
      let isSpace = scalar == 0x20 || scalar == 0x09
      let width =
        scalar == 0x09
        ? CharacterWidth.tab - column % CharacterWidth.tab
        : CharacterWidth.isSelector(scalar) ? 0 : CharacterWidth.columns(scalar)
      if column + width > max(1, columns), position > start {
        let end =
          isSpace
          ? position + length : chance > start ? chance : LineBreaker.cut(bytes, start..<position)
        pieces.append(start..<end)
        (start, position, chance, column, previous) = (end, end, end, 0, 0)
        continue
      }
      previous = scalar
      position += length
      column += width
      if isSpace { chance = position }
    }
    if start < range.upperBound { pieces.append(start..<range.upperBound) }
    return pieces
  }
}

private struct Breaking {
  let bytes: [UInt8]
  let end: Int
  let columns: Int
  private var position: Int
  private var lineStart: Int
  private var column = 0
  /// Where the line may end, where the next one then begins, and the column there.
  private var chance: (end: Int, next: Int, column: Int)?
  private var previous: UInt32 = 0

  init(bytes: [UInt8], range: Range<Int>, columns: Int) {
    self.bytes = bytes
    self.columns = columns
    end = range.upperBound
    position = range.lowerBound
    lineStart = range.lowerBound
  }

  mutating func run(into lines: inout [Range<Int>]) {
    skipSpace()
    lineStart = position
    while position < end {
      let byte = bytes[position]
      if byte <= 0x20 || isIdeographicSpace(position) {
        let spaceStart = position
        skipSpace()
        if position >= end {
          position = spaceStart
          break
        }
        chance = (spaceStart, position, column + 1)
        column += 1
        previous = 0x20
        continue
      }
      if byte < 0x7F, previous < 0x80 {
        // Within a word of ASCII no line ends: as much of it as has room is taken at once.
        var next = position
        let last = min(end, position + columns - column)
        while next < last, bytes[next] &- 0x21 < 0x5E { next += 1 }
        if next > position {
          column += next - position
          previous = UInt32(bytes[next - 1])
          position = next
          continue
        }
      }
      let (value, length) =
        byte < 0x80 ? (value: UInt32(byte), length: 1) : UTF8Scalar.read(bytes, at: position, before: end)
      let width = byte < 0x80 ? 1 : (CharacterWidth.isSelector(value) ? 0 : CharacterWidth.columns(value))
      if byte >= 0x80 || previous >= 0x80, column > 0, previous != 0x20, CJK.mayBreak(previous, value) {
        chance = (position, position, column)
      }
      if column + width > columns, position > lineStart {
        endLine(&lines)
        continue
      }
      column += width
      position += length
      previous = value
    }
    if position > lineStart { lines.append(lineStart..<position) }
  }

  private mutating func endLine(_ lines: inout [Range<Int>]) {
    if let chance, chance.next > lineStart, chance.end > lineStart {
      lines.append(lineStart..<chance.end)
      lineStart = chance.next
      column -= chance.column
    } else {
      // The word alone is longer than the line.
      let cut = LineBreaker.cut(bytes, lineStart..<position)
      lines.append(lineStart..<cut)
      column = 0
      position = cut
      lineStart = cut
    }
    chance = nil
  }

  private mutating func skipSpace() {
    while position < end {
      if bytes[position] <= 0x20 {
        position += 1
      } else if isIdeographicSpace(position) {
        position += 3
      } else {
        return
      }
    }
  }

  private func isIdeographicSpace(_ at: Int) -> Bool {
    bytes[at] == 0xE3 && at + 2 < end && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x80
  }
}

/// Line breaking between characters without spaces (after UAX #14 and JIS X 4051; Korean keeps its words).
enum CJK {
  static func mayBreak(_ before: UInt32, _ after: UInt32) -> Bool {
    // A dash between words ends a line, never begins one.
    if before == 0x2014, !opensNoLine(after), after != 0x2014 { return true }
    guard isIdeographic(before) || isIdeographic(after) else { return false }
    return !opensNoLine(after) && !closesNoLine(before) && CharacterWidth.columns(after) > 0
  }

  /// Han, kana and their punctuation; Hangul is set in words.
  private static func isIdeographic(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E80...0x312F, 0x3190...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFF60,
      0x20000...0x3FFFD:
      true
    case _: false
    }
  }

  private static func opensNoLine(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x25, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D: true
    case 0x2019, 0x201D, 0x2025, 0x2026, 0x2030, 0x2103, 0x2014: true
    case 0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x301F: true
    case 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x309D, 0x309E: true
    case 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5, 0x30F6,
      0x30FB...0x30FE:
      true
    case 0xFF01, 0xFF05, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0xFF60: true
    case _: false
    }
  }

  private static func closesNoLine(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x24, 0x28, 0x5B, 0x7B, 0x2018, 0x201C, 0xA3, 0xA5: true
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x301D: true
    case 0xFF04, 0xFF08, 0xFF3B, 0xFF5B, 0xFFE1, 0xFFE5, 0xFFE6: true
    case _: false
    }
  }
}

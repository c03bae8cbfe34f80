import InsightModel

/// Breaks running text into lines of a given measure. White space of any kind is one space, line feeds too unless no space stands
/// between the lines (`LineJoin`). A line ends only where UAX #14 lets it, and of those places only at spaces, between characters of Chinese and Japanese, and after a dash:
/// words stay whole unless one is longer than a line, Korean ones too.
enum LineBreaker {
  /// The byte ranges of the lines that `range` makes in `columns` (at least 1).
  static func lines(_ bytes: [UInt8], _ range: Range<Int>, columns: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var breaker = Breaking(bytes: bytes, range: range, columns: max(1, columns))
    breaker.run(into: &lines)
    return lines
  }

  /// Where to cut a word of which no more than `range` fits in a line: after a sign if one stands in its second half, never inside
  /// what is seen as one character (a grapheme cluster) unless that alone is longer than a line.
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
    return wholeCharacters(bytes, range)
  }

  /// The end of the last whole character in `range`; its own end where there is none.
  private static func wholeCharacters(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    // What follows may belong to the last character; no cluster that a person types is longer.
    let reach = range.lowerBound..<min(bytes.count, range.upperBound + 32)
    guard reach.upperBound > range.upperBound, bytes[range.upperBound] >= 0x80 else {
      return range.upperBound
    }
    var end = range.lowerBound
    for character in String(decoding: bytes[reach], as: UTF8.self) {
      let next = end + character.utf8.count
      if next > range.upperBound { break }
      end = next
    }
    return end > range.lowerBound ? end : range.upperBound
  }

  /// The lines of a text of its own.
  static func lines(_ text: String, columns: Int) -> [String] {
    let bytes = Array(text.utf8)
    return lines(bytes, 0..<bytes.count, columns: columns).map { String(decoding: bytes[$0], as: UTF8.self) }
  }
}

/// Breaks lines whose white space counts: listings, aligned columns, a file's own lines.
enum ExactLines {
  /// The pieces of a line, none wider than `columns` (at least 1); every byte is in one of them. A piece ends after
  /// white space, which may reach past the last column, or between ideographs, where it has such a place; tab stops
  /// count from its first column.
  static func pieces(_ bytes: [UInt8], _ range: Range<Int>, columns: Int) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    var position = start
    var chance = start
    var column = 0
    var previous: UInt32 = 0
    var state = LineBreakState()
    var measure = SequenceWidth()
    while position < range.upperBound {
      let (scalar, length) = UTF8Scalar.read(bytes, at: position, before: range.upperBound)
      if scalar >= 0x80 || previous >= 0x80 {
        if previous < 0x80, previous > 0 { state = LineBreakState(after: previous) }
        if state.mayBreak(before: scalar), WordBreak.isWelcome(previous, scalar) { chance = position }
      }
      let isSpace = scalar == 0x20 || scalar == 0x09
      let width = scalar == 0x09 ? CharacterWidth.tab - column % CharacterWidth.tab : measure.columns(scalar)
      if column + width > max(1, columns), position > start {
        let end =
          isSpace
          ? position + length : chance > start ? chance : LineBreaker.cut(bytes, start..<position)
        pieces.append(start..<end)
        (start, position, chance, column, previous) = (end, end, end, 0, 0)
        state = LineBreakState()
        measure = SequenceWidth()
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
  /// Where the line may end, where the next one then begins, and the column there.
  private struct Chance {
    var end: Int
    var next: Int
    var column: Int
  }

  let bytes: [UInt8]
  let end: Int
  let columns: Int
  private var position: Int
  private var lineStart: Int
  private var column = 0
  private var chance: Chance?
  /// A space at which no line should end, for a line that has no better place.
  private var lastResort: Chance?
  /// A space that the rules allow, though a sign follows that should not begin a line.
  private var unwelcome: Chance?
  /// The last white space for which no space stands.
  private var gap = 0..<0
  private var previous: UInt32 = 0
  /// What UAX #14 knows of the text before; begun again after ASCII, of which the last character is enough.
  private var state = LineBreakState()
  private var measure = SequenceWidth()

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
        if LineJoin.isTight(bytes, spaceStart..<position) {
          gap = spaceStart..<position
          if spaceStart == lineStart { lineStart = position }
          lastResort = Chance(end: spaceStart, next: position, column: column)
          continue
        }
        takeSpace(spaceStart)
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
          measure = SequenceWidth(after: previous)
          position = next
          continue
        }
      }
      let (value, length) =
        byte < 0x80 ? (value: UInt32(byte), length: 1) : UTF8Scalar.read(bytes, at: position, before: end)
      var after = measure
      let width = byte < 0x80 && previous < 0x80 ? 1 : after.columns(value)
      if column + width > columns, position > lineStart {
        // After a space there is a chance already.
        if column > 0, previous != 0x20, mayEnd(before: value) {
          chance = Chance(end: endOfText, next: position, column: column)
        }
        endLine(&lines)
        continue
      }
      if byte >= 0x80 || previous >= 0x80 {
        let isInWord = column > 0 && previous != 0x20
        if previous < 0x80, previous > 0x20 { state = LineBreakState(after: previous) }
        if state.mayBreak(before: value), isInWord, WordBreak.isWelcome(previous, value) {
          chance = Chance(end: endOfText, next: position, column: column)
        }
      }
      measure = after
      column += width
      position += length
      previous = value
    }
    if position > lineStart { lines.append(lineStart..<position) }
  }

  /// Where the text ends that stands before this place: white space of no width may be between.
  private var endOfText: Int { position == gap.upperBound ? gap.lowerBound : position }

  /// True where a line may end right before `value`, which is not yet taken.
  private func mayEnd(before value: UInt32) -> Bool {
    guard value >= 0x80 || previous >= 0x80, WordBreak.isWelcome(previous, value) else { return false }
    var state = (0x21..<0x80).contains(previous) ? LineBreakState(after: previous) : self.state
    return state.mayBreak(before: value)
  }

  /// A space, after which the text goes on at `position`.
  private mutating func takeSpace(_ start: Int) {
    let here = Chance(end: start, next: position, column: column + 1)
    column += 1
    let next = bytes[position]
    let isPlain =
      next.isLetterOrDigit && previous < 0x80 && previous != 0x28 && previous != 0x5B && previous != 0x7B
    if isPlain {
      chance = here
    } else {
      if previous < 0x80 { state = LineBreakState(after: previous) }
      _ = state.mayBreak(before: 0x20)
      var after = state
      let value = UTF8Scalar.read(bytes, at: position, before: end).value
      let isAllowed = after.mayBreak(before: value)
      if isAllowed, !closesLine(value, at: position), !opensQuotation(before: start) {
        chance = here
      } else if isAllowed {
        unwelcome = here
      } else {
        lastResort = here
      }
      if next < 0x80 { state = LineBreakState() }
    }
    previous = 0x20
  }

  /// True for a sign after a space that belongs to what stands before it, though UAX #14 would let a line begin with it: a
  /// swung dash or ellipsis, and a quotation mark that opens nothing.
  private func closesLine(_ value: UInt32, at position: Int) -> Bool {
    guard value >= 0x80 else { return false }
    switch LineBreakClass(value) {
    case .ns, .in: return true
    case .qu:
      // French sets a space after these; before them nothing that they close has one.
      if value == 0xAB || value == 0x2039 { return false }
      let after = position + UTF8Scalar.read(bytes, at: position, before: end).length
      return after >= end || bytes[after] <= 0x20 || ",.;:!?)]}".utf8.contains(bytes[after])
    case .al, .bk, .cr, .lf, .cm, .nl, .wj, .zw, .gl, .sp, .zwj, .b2, .ba, .bb, .hy, .cb, .cl, .cp, .ex, .op,
      .is, .nu,
      .po, .pr, .sy, .eb, .em, .h2, .h3, .hl, .id, .jl, .jv, .jt, .ri, .wideOP, .wideCP, .futureEB:
      return false
    }
  }

  /// True for a space behind a mark that opens a quotation, `« chez Paul »`: one after a space, or at the beginning (LB15a of
  /// UAX #14, revision 51).
  private func opensQuotation(before space: Int) -> Bool {
    guard previous == 0xAB || previous == 0x2039 else { return false }
    let mark = space - (previous == 0xAB ? 2 : 3)
    return mark <= lineStart || bytes[mark - 1] <= 0x20 || bytes[mark - 1] == 0x28
      || bytes[mark - 1] == 0xA0
  }

  /// A place as the line sees it that begins so many columns later; nil where that has passed it.
  private func moved(_ place: Chance, by columns: Int) -> Chance? {
    guard place.next > lineStart else { return nil }
    return Chance(end: place.end, next: place.next, column: place.column - columns)
  }

  private mutating func endLine(_ lines: inout [Range<Int>]) {
    if let place = usable(chance) ?? usable(unwelcome) ?? usable(lastResort) {
      lines.append(lineStart..<place.end)
      lineStart = place.next
      column -= place.column
      chance = chance.flatMap { moved($0, by: place.column) }
      unwelcome = unwelcome.flatMap { moved($0, by: place.column) }
      lastResort = lastResort.flatMap { moved($0, by: place.column) }
    } else {
      // The word alone is longer than the line.
      let cut = LineBreaker.cut(bytes, lineStart..<position)
      lines.append(lineStart..<cut)
      column = 0
      position = cut
      lineStart = cut
      previous = 0
      state = LineBreakState()
      measure = SequenceWidth()
      (chance, unwelcome, lastResort) = (nil, nil, nil)
    }
  }

  /// A place that leaves something on the line; nil where it does not.
  private func usable(_ place: Chance?) -> Chance? {
    place.flatMap { $0.next > lineStart && $0.end > lineStart ? $0 : nil }
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

/// Which of the places that UAX #14 allows inside a run without spaces are taken: Korean and alphabetic words stay whole, as they
/// are in print.
enum WordBreak {
  static func isWelcome(_ before: UInt32, _ after: UInt32) -> Bool {
    // A dash between words ends a line; a space of no width is there for it.
    before == 0x2014 || before == 0x200B || isIdeographic(before) || isIdeographic(after)
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
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self & 0xDF)
  }
}

/// Cuts a header whose column names were run together with single spaces into as many names as its rows have
/// columns, by the words of the header and the kinds of the columns together.
struct HeaderCutter {
  /// What the rows show of each column.
  let types: [Table.ColumnType]

  struct Cut {
    var names: [String]
    /// False where another cut is as good, or the words do not suffice.
    var isSure: Bool
    /// How well the names fit, for comparing cuts of one header into as many columns.
    var score: Int
  }

  /// Names for all the columns, in order. Words are never lost; where there are fewer words than columns some
  /// names are empty.
  func cut(_ header: [UInt8]) -> Cut {
    let line = Self.singlySpaced(header)
    return line.withUnsafeBufferPointer { line in cut(line, HeaderWord.words(of: line)) }
  }

  private static func singlySpaced(_ header: [UInt8]) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(header.count)
    for byte in header {
      if byte > 0x20 {
        line.append(byte)
      } else if let last = line.last, last != 0x20 {
        line.append(0x20)
      }
    }
    if line.last == 0x20 { line.removeLast() }
    return line
  }

  private func cut(_ line: HeaderWord.Bytes, _ words: [HeaderWord]) -> Cut {
    let columns = types.count
    guard columns > 0 else { return Cut(names: [], isSure: words.isEmpty, score: 0) }
    guard !words.isEmpty else {
      return Cut(names: Array(repeating: "", count: columns), isSure: false, score: 0)
    }
    // A header of a thousand words for few columns is none.
    let slack = abs(words.count - columns) + 2
    let ends = columns * slack * slack <= 400_000 ? bestEnds(words) : nil
    let (bounds, isSure, score) = ends ?? oneEach(words.count)
    var names: [String] = []
    names.reserveCapacity(columns)
    var start = 0
    for end in bounds {
      names.append(
        start < end
          ? String(
            decoding: line[words[start].range.lowerBound..<words[end - 1].range.upperBound], as: UTF8.self)
          : "")
      start = end
    }
    return Cut(names: names, isSure: isSure, score: score)
  }

  private typealias Bounds = (ends: [Int], isSure: Bool, score: Int)

  /// A word a column, what is left to the last one.
  private func oneEach(_ count: Int) -> Bounds {
    (types.indices.map { $0 == types.count - 1 ? count : min($0 + 1, count) }, false, Int.min / 4)
  }

  private struct Best {
    var value: Int
    /// The first word of the last name; -1 where no cut leads here.
    var start: Int
    var isTied: Bool
    static let none = Best(value: Int.min / 2, start: -1, isTied: false)
  }

  /// Where the names end, by the best cut.
  private func bestEnds(_ words: [HeaderWord]) -> Bounds {
    let (columns, count) = (types.count, words.count)
    /// More columns than words: all but the first text may go without.
    let isShort = count < columns
    let width = count + 1
    let longest = max(1, count - columns + 1) + (isShort ? 0 : 1)
    // best[column * width + end]: the best cut of words[..<end] into the columns up to this one.
    var best = [Best](repeating: .none, count: columns * width)
    let label = types.firstIndex(of: .text)
    for column in 0..<columns {
      let type = types[column]
      let kind = ColumnKinds(type)
      for end in 0...count {
        guard end >= column - (isShort ? columns : 1),
          columns - 1 - column <= count - end + (isShort ? columns : 1)
        else { continue }
        var found = Best.none
        func consider(_ start: Int, _ value: Int) {
          var before = Best(value: 0, start: 0, isTied: false)
          if column > 0 { before = best[(column - 1) * width + start] } else if start > 0 { return }
          guard before.start >= 0 else { return }
          let value = before.value + value
          if value > found.value {
            found = Best(value: value, start: start, isTied: before.isTied)
          } else if value == found.value {
            found.isTied = true
          }
        }
        if isShort || column == label { consider(end, column == label ? -4 : -9) }
        var name = NameScore(kind: kind, isPercent: type == .percent, isText: type == .text)
        var start = end - 1
        while start >= 0, end - start <= longest {
          name.prepend(words[start], isLast: start == end - 1)
          consider(start, name.value)
          start -= 1
        }
        best[column * width + end] = found
      }
    }
    let last = best[columns * width - 1]
    guard last.start >= 0 else { return oneEach(count) }
    var ends = [Int](repeating: count, count: columns)
    for column in stride(from: columns - 1, to: 0, by: -1) {
      ends[column - 1] = best[column * width + ends[column]].start
    }
    return (ends, !last.isTied && !isShort, last.value)
  }
}

/// How well some words name a column, told word by word from the last to the first.
private struct NameScore {
  let kind: ColumnKinds
  let isPercent: Bool
  let isText: Bool
  private var sum = 0
  private var count = 0
  private var periods = 0
  private var hasNoun = false
  private var opening = 0
  /// What the first word costs once it is not the first any more.
  private var inside = 0

  init(kind: ColumnKinds, isPercent: Bool, isText: Bool) {
    self.kind = kind
    self.isPercent = isPercent
    self.isText = isText
  }

  var value: Int {
    sum + opening - abs(count - 2) - (hasNoun ? 0 : 1) - (periods > 1 ? 6 * (periods - 1) : 0)
  }

  mutating func prepend(_ word: HeaderWord, isLast: Bool) {
    sum += inside
    count += 1
    // A period opens or closes a name.
    inside = word.isPeriod && !isLast ? -3 : 0
    if word.isPeriod { periods += 1 }
    // A unit closes a name.
    if word.closesUnit, !isLast { sum -= 5 }
    if word.hasPercent, !isPercent { sum -= 6 }
    if isLast, isPercent, word.hasPercent { sum += 4 }
    if isLast, word.isJoint { sum -= 6 }
    if !hasNoun, !word.isPeriod {
      hasNoun = true
      // A name ends in the noun that says what the column holds; the nouns of one table come again.
      if !word.kinds.isDisjoint(with: kind) { sum += 5 } else if !word.kinds.isEmpty { sum -= 3 }
      if word.isRepeated { sum += 2 }
    } else if !isLast, !word.isPeriod {
      if word.kinds == kind {
        sum += 1
      } else if !word.kinds.isEmpty, word.kinds.isDisjoint(with: kind) {
        sum -= 3
      }
    }
    opening = 0
    if word.isPeriod { opening += count > 1 ? 4 : isText ? -4 : 0 }
    if word.isSmall { opening -= 4 }
    if word.isJoint { opening -= 6 }
  }
}

/// The words over a table's columns, one space between them.
struct HeaderLine {
  let bytes: [UInt8]
  let words: [HeaderWord]

  init(_ text: [UInt8]) {
    bytes = Self.singlySpaced(text)
    words = bytes.withUnsafeBufferPointer { HeaderWord.words(of: $0) }
  }

  /// Words with one space between them and the columns that each may name, told by where it stands.
  init(_ parts: [(text: ArraySlice<UInt8>, columns: ClosedRange<Int>)]) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for part in parts {
      if !bytes.isEmpty { bytes.append(0x20) }
      starts.append(bytes.count)
      bytes += part.text
    }
    self.bytes = bytes
    var words = bytes.withUnsafeBufferPointer { HeaderWord.words(of: $0) }
    for index in words.indices {
      for (start, part) in zip(starts, parts) where words[index].range.contains(start) {
        let own = words[index].columns ?? part.columns
        words[index].columns = own.overlaps(part.columns) ? own.clamped(to: part.columns) : own
      }
    }
    self.words = words
  }

  static let none = HeaderLine([UInt8]())

  var isEmpty: Bool { words.isEmpty }

  /// How many of the words say what a column holds.
  var telling: Int { words.count { !$0.kinds.isEmpty || $0.isPeriod || $0.closesUnit } }

  /// The text of some words.
  func text(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    return String(
      decoding: bytes[words[first].range.lowerBound..<words[last].range.upperBound], as: UTF8.self)
  }

  private static func singlySpaced(_ header: [UInt8]) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(header.count)
    var index = 0
    while index < header.count {
      let byte = header[index]
      var isSpace = byte <= 0x20
      if byte == 0xE3, header[index...].starts(with: [0xE3, 0x80, 0x80]) {
        isSpace = true
        index += 2
      } else if byte == 0xC2, header[index...].starts(with: [0xC2, 0xA0]) {
        isSpace = true
        index += 1
      }
      index += 1
      if !isSpace {
        line.append(byte)
      } else if let last = line.last, last != 0x20 {
        line.append(0x20)
      }
    }
    if line.last == 0x20 { line.removeLast() }
    return line
  }
}

/// One word of a header, its unit included, with all that the cutting asks of it.
struct HeaderWord {
  /// Bytes of the header.
  var range: Range<Int>
  var kinds: ColumnKinds
  /// `2024`, `2024-2023`, `Q1 2025`.
  var isPeriod: Bool
  /// A year, or the part of one, that may be followed by the other.
  private var isYear = false
  private var isPart = false
  /// Ends in a unit: `(%)`, `(USD)`.
  var closesUnit: Bool
  var hasPercent: Bool
  /// Begins with a small letter, in a script that has capitals.
  var isSmall: Bool
  /// Joins the words at both its sides: `of`, `per`, `&`.
  var isJoint: Bool
  /// Does not end a name: `previous`, `net`.
  var isModifier: Bool
  /// Opens a name rather than closes the one before: `전년` of `전년 동기 대비`, `mean` of `Mean Price`.
  var opensName: Bool
  /// Of no known kind and ending as English plurals do: more likely the last word of a name than an inner one.
  var isPlural: Bool
  /// True where the header has the word more than once.
  var isRepeated = false
  /// A period right after another that is written alike: the columns are named by periods alone.
  var isListed = false
  /// The columns that it may name, where its place on the screen tells; nil where all.
  var columns: ClosedRange<Int>?

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
          || (first == 0x25 && end - start == 1 && !opensName(end + 1, header, last))
          || joins(last, word) && !isInList(words)
        {
          words[words.count - 1].append(word, isUnit: isOpen || first == 0x28 || first == 0x25)
        } else if last.range.count == 1, header[last.range.lowerBound] == 0x25 {
          words[words.count - 1].range = last.range.lowerBound..<end
          words[words.count - 1].kinds = .percent
        } else if last.isSyllable, word.isSyllable {
          words[words.count - 1].join(word, header)
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
    for index in words.indices.dropFirst()
    where words[index].isPeriod && words[index - 1].isPeriod
      && areAlike(header[words[index].range], header[words[index - 1].range])
    {
      words[index].isListed = true
      // Three make a list; of two the first may close a name, as in `Sales 2023 2024`.
      if index >= 2, words[index - 1].isListed { words[index - 2].isListed = true }
    }
    markRepeated(&words, header)
    return words
  }

  /// True where a percent sign belongs to the word after it, as in `Change % Change`: that is as like a percent as the
  /// word before, and stands before it too, or is and the word before is not.
  private static func opensName(_ start: Int, _ header: Bytes, _ before: HeaderWord) -> Bool {
    let next = Bytes(rebasing: header[min(start, header.count)...].prefix { $0 > 0x20 })
    guard ColumnKinds(word: next).contains(.percent) else { return false }
    return !before.kinds.contains(.percent) || next.elementsEqual(header[before.range])
  }

  /// True where a parenthesis closes soon.
  private static func isClosed(_ header: Bytes, _ start: Int) -> Bool {
    header[start..<min(header.count, start + 32)].contains(0x29)
  }

  private init(_ header: Bytes, _ range: Range<Int>) {
    self.range = range
    let word = Bytes(rebasing: header[range])
    kinds = ColumnKinds(word: word)
    let period = PeriodWord(word)
    // `2025년` may be followed by its quarter.
    isYear = period == .year || period == .whole && word.count == 7 && word[6] >= 0x80
    isPart = period == .part || period == .month
    isOrdinal = WordList.holds(Self.ordinals, word)
    isHalf = WordList.holds(" half quarter", word)
    isPeriod = kinds.isEmpty && period != nil
    hasPercent = word.contains(0x25)
    closesUnit =
      word.last == 0x29 && word.first != 0x28 || hasPercent || word.first == 0x28 && word.last == 0x29
    isSmall = word.first.map { $0.isSmall } ?? false
    isModifier = kinds.isEmpty && WordList.holds(Self.modifiers, word)
    opensName = WordList.holds(Self.openers, word)
    isPlural =
      kinds.isEmpty && word.count >= 4 && word.last == 0x73 && word[word.count - 2].isSmall
      && ![0x73, 0x75, 0x69].contains(word[word.count - 2])  // ss, us, is
    isSyllable = kinds.isEmpty && word.count == 3 && word[0] >= 0xE3
    isJoint = WordList.holds(Self.joints, word)
  }

  private var isOrdinal = false
  private var isHalf = false
  private static let ordinals: StaticString = " 1st 2nd 3rd 4th first second third fourth"

  /// True for `Q1 2025`, `2025 Q1`, `1st Half`, which are one word.
  private static func joins(_ first: HeaderWord, _ second: HeaderWord) -> Bool {
    first.isPart && second.isYear || first.isYear && second.isPart || first.isOrdinal && second.isHalf
  }

  /// True where the year behind the last word is not its own: of `Jan Feb Mar 2024 Total` the months have none.
  private static func isInList(_ words: [HeaderWord]) -> Bool {
    guard words.count >= 2, let last = words.last else { return false }
    return last.isPart && words[words.count - 2].isPart
  }

  private static let openers: StaticString =
    " 전분기 전년 전월 전기 직전 평균 최고 최저 mean average median minimum maximum lowest highest durchschnittlicher 平均"

  private static let joints: StaticString = " of per and & to in by von pro und av och per vs vs. the /"

  private static let modifiers: StaticString = """
     previous prior last current net gross new old market operating annual monthly quarterly daily cumulative estimated \
    international planned installed contract natural domestic foreign global average per-capita preliminary final initial \
    전분기 전년 전월 전기 동기 직전
    """

  private mutating func append(_ other: HeaderWord, isUnit: Bool) {
    if !isUnit {
      isPeriod = true
      kinds = []
      // A half of a year that is yet to come.
      isPart = isOrdinal && other.isHalf
      isYear = false
      isOrdinal = false
    } else {
      isPart = false
      isYear = false
    }
    range = range.lowerBound..<other.range.upperBound
    closesUnit = closesUnit || isUnit
    hasPercent = hasPercent || other.hasPercent
  }

  /// A single Hangul or Han character that says nothing: `구 분` is one word.
  private var isSyllable = false

  private mutating func join(_ other: HeaderWord, _ header: Bytes) {
    let letters = Array(header[range]) + Array(header[other.range])
    kinds = letters.withUnsafeBufferPointer { ColumnKinds(word: $0) }
    range = range.lowerBound..<other.range.upperBound
    isSyllable = false
  }

  /// Digits where the other has digits, and nowhere else: `2024` and `2025`, but not `2Q24` and `2025`.
  private static func areAlike(_ first: Slice<Bytes>, _ second: Slice<Bytes>) -> Bool {
    first.count == second.count && zip(first, second).allSatisfy { $0.isDigit == $1.isDigit }
  }

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

/// The words over a table's columns, one space between them.
struct HeaderLine {
  let bytes: [UInt8]
  private(set) var words: [HeaderWord]

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

  init(_ text: String) { self.init(Array(text.utf8)) }

  /// Names of which none is cut.
  init(names: [String]) {
    let names = names.map { Array($0.utf8) }
    self.init(
      names.enumerated().flatMap { column, name in
        name.split(separator: 0x20).map { ($0, column...column) }
      })
  }

  static let none = HeaderLine([UInt8]())

  /// Takes two words that stand together in the caption too for one name rather than for two.
  mutating func bind(pairsOf caption: String) {
    guard words.count >= 2, words.count <= HeaderWord.mostWords else { return }
    let said = Self.small(caption).split { !$0.isWord }
    guard said.count >= 2 else { return }
    let names = words.indices.map { Self.small(text($0..<$0 + 1)) }
    for index in words.indices.dropFirst() where !words[index].isPeriod && !words[index - 1].isPeriod {
      let isSaid = said.indices.dropLast().contains { place in
        said[place].elementsEqual(names[index - 1]) && said[place + 1].elementsEqual(names[index])
      }
      if isSaid { words[index].parting += HeaderGapTable.pairAgain }
    }
  }

  private static func small(_ text: String) -> [UInt8] {
    text.utf8.allSatisfy { $0 < 0x80 }
      ? text.utf8.map { WordList.lowercased($0) } : Array(text.lowercased().utf8)
  }

  var isEmpty: Bool { words.isEmpty }

  /// How many of the words say what a column holds.
  var telling: Int { words.count { !$0.kinds.isEmpty || $0.isPeriod || $0.closesUnit } }

  /// True where one of the words is in a list.
  func hasWord(of list: StaticString) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      words.contains { WordList.holds(list, UnsafeBufferPointer(rebasing: bytes[$0.range])) }
    }
  }

  /// The text of some words.
  func text(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    return String(
      decoding: bytes[words[first].range.lowerBound..<words[last].range.upperBound], as: UTF8.self)
  }

  private static func singlySpaced(_ header: [UInt8]) -> [UInt8] {
    // Most are.
    let isPlain = header.indices.allSatisfy { index in
      header[index] > 0x20 && header[index] < 0x80
        || header[index] == 0x20 && index > 0 && index < header.count - 1 && header[index - 1] != 0x20
    }
    if isPlain { return header }
    let scalars = String(decoding: header, as: UTF8.self).unicodeScalars
    let words = scalars.split { $0.value <= 0x20 || $0.properties.isWhitespace }
    return Array(words.map { String($0).utf8 }.joined(separator: [0x20]))
  }
}

/// One word of a header, its unit included, with all that the cutting asks of it.
struct HeaderWord {
  /// Bytes of the header.
  var range: Range<Int>
  var kinds: ColumnKinds
  /// `2024`, `2024-2023`, `Q1 2025`, and `전년 동기`, which says of which time by another one.
  var isPeriod: Bool
  /// One time over another: `2025/2024`, `2025 vs 2024`. It is no name by itself.
  private(set) var isComparison = false
  /// `전년 동기 대비`: opens the name of a growth, or is one.
  private(set) var isCompared = false
  /// `%` or a currency that stands apart from what it is the sign of, before or after it.
  private(set) var sign: Sign?
  enum Sign { case percent, currency }
  /// True for a sign that rather belongs to the word after it, as in `Change % Change`: that is as like a percent as the
  /// word before, and stands before it too, or is and the word before is not.
  private(set) var opensWithSign = false
  /// A year, or the part of one, that may be followed by the other.
  private var isYear = false
  private var isPart = false
  /// `전년`, `전분기`: a time told by the table's own.
  private var isRelative = false
  /// Ends in a unit: `(%)`, `(USD)`.
  var closesUnit: Bool
  var hasPercent: Bool
  /// Says nothing by itself: `range` of `Price Range`, too rare in what is counted.
  private(set) var isDependent = false
  /// True where the header has the word more than once.
  var isRepeated = false
  /// The log-odds, in quarter nats, that a name begins with this word and not before or after it.
  fileprivate(set) var parting = 0
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
      let end = header[start...].firstIndex { $0 <= 0x20 } ?? header.count
      let word = HeaderWord(header, start..<end)
      if let last = words.last {
        let first = header[start]
        // `(US$` and `bn)` are one word with what they are the unit of.
        if isOpen || (isOpening(first) && last.sign == nil && (word.closesUnit || isClosed(header, end)))
          || joins(last, word, header) && !isInList(words)
        {
          words[words.count - 1].append(word, isUnit: isOpen || isOpening(first))
        } else if joins(words.suffix(2), word, header) {
          words.removeLast()
          words[words.count - 1].join(word)
        } else if last.isSyllable, word.isSyllable, words[words.count - 1].join(word, header) {
          // `구 분`
        } else {
          words.append(word)
          if let sign = word.sign {
            words[words.count - 1].opensWithSign = sign == .currency || opens(end + 1, header, last)
          }
        }
      } else {
        words.append(word)
        words[0].opensWithSign = word.sign != nil
      }
      for byte in header[start..<end] {
        if isOpening(byte) { isOpen = isClosed(header, start) } else if isClosing(byte) { isOpen = false }
      }
      start = end + 1
    }
    for index in words.indices.dropFirst()
    where words[index].isPeriod && words[index - 1].isPeriod
      && (areAlike(header[words[index].range], header[words[index - 1].range])
        || words[index].isRelative && words[index - 1].isRelative
        || words[index].isYear && words[index - 1].isYear)
    {
      words[index].isListed = true
      // Three make a list; of two the first may close a name, as in `Sales 2023 2024`.
      if index >= 2, words[index - 1].isListed { words[index - 2].isListed = true }
      // After a word that is no measure both are.
      if index >= 2, words[index - 2].kinds.isDisjoint(with: [.number, .money, .percent]) {
        words[index - 1].isListed = true
      }
    }
    let areRepeated = HeaderGaps.repeated(words.map(\.range), in: header)
    for index in words.indices { words[index].isRepeated = areRepeated[index] }
    markPartings(&words, header)
    return words
  }

  private static func opens(_ start: Int, _ header: Bytes, _ before: HeaderWord) -> Bool {
    let next = Bytes(rebasing: header[min(start, header.count)...].prefix { $0 > 0x20 })
    guard ColumnKinds(word: next).contains(.percent) else { return false }
    return !before.kinds.contains(.percent) || header[before.range].starts(with: next)
  }

  /// True for the time after a sign that stands alone between two: `Jan - Apr`, `2025 vs 2024`.
  private static func joins(_ words: ArraySlice<HeaderWord>, _ other: HeaderWord, _ header: Bytes) -> Bool {
    guard words.count == 2, let last = words.first, let sign = words.last, last.isPeriod, other.isPeriod
    else { return false }
    let word = Bytes(rebasing: header[sign.range])
    return PeriodWord.isDash(word)
      ? last.isPart && other.isPart || last.isYear && other.isYear : WordList.holds(" vs vs. / versus", word)
  }

  private mutating func join(_ other: HeaderWord) {
    let isSpan = isPart && other.isPart
    range = range.lowerBound..<other.range.upperBound
    guard !isSpan else { return }
    isComparison = true
    isPeriod = false
    isYear = false
    isPart = other.isPart
  }

  /// True where a parenthesis closes soon.
  private static func isClosed(_ header: Bytes, _ start: Int) -> Bool {
    header[start..<min(header.count, start + 32)].contains(where: isClosing)
  }

  private static func isOpening(_ byte: UInt8) -> Bool { byte == 0x28 || byte == 0x5B }
  private static func isClosing(_ byte: UInt8) -> Bool { byte == 0x29 || byte == 0x5D }

  private init(_ header: Bytes, _ range: Range<Int>) {
    self.range = range
    let word = Bytes(rebasing: header[range])
    kinds = ColumnKinds(word: word)
    // `2024*`.
    let stars = word.reversed().prefix { $0 == 0x2A }.count
    let period = PeriodWord(Bytes(rebasing: word.dropLast(stars)))
    isYear = period?.isYear ?? false
    isPart = period.map { $0.year == nil && !$0.isComparison } ?? false
    isComparison = period?.isComparison ?? false
    let trait = Self.traits.code(of: word).flatMap(Trait.init(rawValue:))
    isRelative = trait == .relative
    isOrdinal = trait == .ordinal
    isHalf = trait == .half
    isJoint = Self.isJoint(word)
    isPeriod = kinds.isEmpty && period != nil && !isComparison || isRelative
    hasPercent = word.contains(0x25)
    sign = word.count == 1 && word[0] == 0x25 ? .percent : trait == .currency ? .currency : nil
    if sign == .percent { kinds = [] }
    // `[3]` is a note.
    closesUnit =
      hasPercent || word.last == 0x29
      || word.last == 0x5D && !word.reversed().dropFirst().prefix { $0 != 0x5B }.allSatisfy(\.isDigit)
    isDependent = trait == .dependent
    // The end of 범위 is no rank.
    if isDependent, kinds == .rank { kinds = [] }
    isSyllable = kinds.isEmpty && word.count == 3 && word[0] >= 0xE3
  }

  private var isOrdinal = false
  private var isHalf = false
  /// What is counted of it is too little where names come again.
  private var isJoint = false

  /// True for `of`, written small: no name ends or begins with it.
  static func isJoint(_ word: Bytes) -> Bool {
    word.count <= 4 && word.first.map { !$0.isCapital } ?? false
      && WordList.holds(" of per than and or & von des der und pro je av och de du et di van", word)
  }

  private enum Trait: UInt8 { case relative, ordinal, half, currency, dependent }

  private static let traits = WordTable([
    (relatives, Trait.relative.rawValue),
    (" 1st 2nd 3rd 4th first second third fourth", Trait.ordinal.rawValue),
    (" half quarter", Trait.half.rawValue), (" $ ₩ € £ ¥ us$", Trait.currency.rawValue),
    (" range ranges bracket band 범위 구간 区间 區間 範囲 대비", Trait.dependent.rawValue),
  ])

  /// True for `Q1 2025`, `2025 Q1`, `Jan-Apr 25`, `1st Half`, `전년 동기 대비`, which are one word.
  private static func joins(_ first: HeaderWord, _ second: HeaderWord, _ header: Bytes) -> Bool {
    if first.isRelative {
      let word = Bytes(rebasing: header[second.range])
      return WordList.holds(comparisons, word) || WordList.holds(relatedParts, word)
    }
    return (first.isPart || PeriodWord.countsMonths(Bytes(rebasing: header[first.range]))) && second.isYear
      || first.isYear && second.isPart || first.isOrdinal && second.isHalf
      || first.isPart && !first.isComparison && PeriodWord.isShortYear(Bytes(rebasing: header[second.range]))
  }

  private static let relatives: StaticString =
    " 당기 당분기 당월 당년 금기 금년 전기 전분기 전반기 전월 전년 전년동기 전년동월 전년동분기 직전 前年 前期 上年 去年"
  private static let relatedParts: StaticString = " 동기 동월 동분기 동반기 분기 반기 월 기 同期 同月"
  private static let comparisons: StaticString = " 대비 비 比"

  /// True where the year after the last word is not its own: of `Jan Feb Mar 2024 Total` the months have none.
  private static func isInList(_ words: [HeaderWord]) -> Bool {
    guard words.count >= 2, let last = words.last else { return false }
    return last.isPart && words[words.count - 2].isPart
  }

  private mutating func append(_ other: HeaderWord, isUnit: Bool) {
    if !isUnit {
      let isCompared = isRelative && other.kinds == .percent
      isPeriod = !isComparison && !isCompared
      kinds = isCompared ? .percent : []
      if isCompared { isRelative = false }
      self.isCompared = isCompared
    }
    // A half of a year that is yet to come.
    isPart = !isUnit && isOrdinal && other.isHalf
    isYear = false
    isOrdinal = false
    range = range.lowerBound..<other.range.upperBound
    closesUnit = closesUnit || isUnit
    hasPercent = hasPercent || other.hasPercent
  }

  /// A single Hangul or Han character that says nothing: `구 분` is one word.
  private var isSyllable = false

  /// Takes a syllable in where both together are a word that is known.
  private mutating func join(_ other: HeaderWord, _ header: Bytes) -> Bool {
    let letters = Array(header[range]) + Array(header[other.range])
    let both = letters.withUnsafeBufferPointer { ColumnKinds(word: $0) }
    guard !both.isEmpty else { return false }
    kinds = both
    range = range.lowerBound..<other.range.upperBound
    isSyllable = false
    return true
  }

  /// Digits where the other has digits, and nowhere else: `2024` and `2025`, but not `2Q24` and `2025`.
  private static func areAlike(_ first: Slice<Bytes>, _ second: Slice<Bytes>) -> Bool {
    first.count == second.count && zip(first, second).allSatisfy { $0.isDigit == $1.isDigit }
  }

  /// Times and signs open and close names by rules of their own.
  private static func markPartings(_ words: inout [HeaderWord], _ header: Bytes) {
    let scores = HeaderGaps(words.map { Bytes(rebasing: header[$0.range]) }).scores
    for index in words.indices.dropFirst()
    where !words[index].isRuled && (words[index - 1].sign != nil || !words[index - 1].isRuled) {
      words[index].parting = scores[index] - (words[index - 1].isJoint ? sameName : 0)
      if words[index - 1].isSyllable, words[index].isSyllable { words[index].parting -= syllables }
    }
    bindWhatTwoTimesAreOf(&words, header)
    partAfterLastWords(&words, header)
  }

  /// `Debt % of GDP Deficit % of GDP`: the words that the last name ends in end another one where they stand before.
  private static func partAfterLastWords(_ words: inout [HeaderWord], _ header: Bytes) {
    guard words.count <= mostWords else { return }
    for end in words.indices.dropFirst(2).dropLast() {
      var (count, isNamed) = (0, false)
      while count < end, isSame(words[end - 1 - count], words[words.count - 1 - count], header) {
        isNamed = isNamed || !words[end - 1 - count].isRuled
        count += 1
      }
      if count > 1, isNamed { words[end].parting += sameEnd }
    }
  }

  private static func isSame(_ first: HeaderWord, _ second: HeaderWord, _ header: Bytes) -> Bool {
    first.range.count == second.range.count && header[first.range].elementsEqual(header[second.range])
  }

  /// `2025 Gross Written Premium 2024 Gross Written Premium`: what comes again after another time is one name.
  private static func bindWhatTwoTimesAreOf(_ words: inout [HeaderWord], _ header: Bytes) {
    let times = words.indices.filter { words[$0].isPeriod && !words[$0].isListed }
    guard words.count <= mostWords else { return }
    for place in times.indices.dropLast() {
      let (first, second) = (times[place], times[place + 1])
      var length = 1
      while first + length < second, second + length < words.count, !words[second + length].isRuled,
        isSame(words[first + length], words[second + length], header)
      {
        if length > 1 {
          words[first + length].parting -= sameName
          words[second + length].parting -= sameName
        }
        length += 1
      }
    }
  }

  /// Words in a longer header are not compared: it is none.
  static let mostWords = 256
  /// Quarter nats: single characters are rather one word where the columns leave a choice.
  private static let syllables = 6
  /// Quarter nats: more than what is counted says of all but few gaps.
  private static let sameName = 24
  /// Quarter nats: more than what makes a gap unlikely whose words were not met often.
  private static let sameEnd = 20

  private var isRuled: Bool { isPeriod || sign != nil || isComparison || isCompared }
}

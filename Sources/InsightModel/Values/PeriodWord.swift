/// What a word says of time: `2024`, `Q1`, `1Q25`, `9M25`, `May`, `FY2024`, `2025E`, `25년`, `1~9월`, `Mar'24`, `2025.11`,
/// `2025/2024`. The one grammar of the periods in names: of a header's words and of what the audit makes of them.
struct PeriodWord: Equatable {
  enum Kind {
    case year
    /// A quarter, half, month, span of months or day that does not say of which year: `Q1`, `1H`, `5월`.
    case part
    case month
    /// A day, month, quarter or span of years that needs no other word, or a year that is no number: `FY2024`,
    /// `2024E`.
    case whole
  }

  private(set) var kind = Kind.whole
  /// The year, or the first of several.
  private(set) var year: Int?
  /// The first and the last month, 1...12; nil for a whole year.
  private(set) var months: ClosedRange<Int>?
  /// True for one time over another: `2025/2024`, `4Q25/3Q25`.
  private(set) var isComparison = false

  typealias Word = UnsafeBufferPointer<UInt8>

  /// True for a year that a part of it may stand beside, as in `Q3 FY2025`.
  var isYear: Bool { months == nil && !isComparison && year != nil && !isSeason }
  private var isSeason = false

  /// A word that is a cell of its own and no number.
  var isDate: Bool {
    switch kind {
    case .whole, .part: true
    case .year, .month: false
    }
  }

  /// Nil for a word that names no time. `word` is in UTF-8, without white space.
  init?(_ word: Word) {
    guard (2...24).contains(word.count), let first = word.first,
      first.isDigit || first.isLetter || first == 0x27 || first >= 0xC3
    else { return nil }
    // Few words have a digit or are as short as a month's name.
    guard
      word.contains(where: \.isDigit) || word.count <= 12
        || word.contains(where: { $0 == 0x2D || $0 == 0x7E })
    else { return nil }
    var reader = Reader(word)
    guard reader.read() else { return nil }
    (year, months, isComparison, isSeason) = (
      reader.year, reader.months, reader.isComparison, reader.isSeason
    )
    guard year != nil || months != nil else { return nil }
    if months == nil, !isComparison, !isSeason {
      kind = reader.isMarked ? .whole : .year
    } else if year == nil, !isComparison {
      kind = reader.isMonthName ? .month : .part
    }
  }

  static func isYear(_ word: Word) -> Bool {
    word.count >= 4
      && (word[0] == 0x31 && (word[1] == 0x38 || word[1] == 0x39) || word[0] == 0x32 && word[1] <= 0x31)
      && word[2].isDigit && word[3].isDigit
  }

  /// `25` of `Jan-Apr 25`.
  static func isShortYear(_ word: Word) -> Bool { word.count == 2 && word.allSatisfy(\.isDigit) }

  /// A dash or a tilde that stands alone between two months.
  static func isDash(_ word: Word) -> Bool {
    (word.count == 1 || word.count == 3) && jointLength(word, at: 0) == word.count
  }

  /// The bytes of a dash or a tilde; nil for anything else.
  static func jointLength(_ word: Word, at: Int) -> Int? {
    switch word[at] {
    case 0x2D, 0x7E: return 1
    case 0xE2:
      return at + 2 < word.count && word[at + 1] == 0x80 && (0x90...0x95).contains(word[at + 2]) ? 3 : nil
    case 0xE3: return at + 2 < word.count && word[at + 1] == 0x80 && word[at + 2] == 0x9C ? 3 : nil  // 〜
    case 0xEF: return at + 2 < word.count && word[at + 1] == 0xBD && word[at + 2] == 0x9E ? 3 : nil  // ～
    case _: return nil
    }
  }

  /// `9M` of `9M 2025`, its first nine months. Before anything but a year it is an amount, or a company.
  static func countsMonths(_ word: Word) -> Bool {
    guard (2...3).contains(word.count), word[word.count - 1] == UInt8(ascii: "M"), word[0].isDigit else {
      return false
    }
    let count = word.dropLast().reduce(0) { $1.isDigit ? $0 * 10 + Int($1 - 0x30) : 100 }
    return (1...12).contains(count)
  }

  static func isMonth(_ word: Word) -> Bool {
    guard word.count >= 3, word[0].isCapital || word[0].isLetter else { return false }
    return TimeNames.month(word) != nil
  }

  /// The full year of two digits: of this century, as no other is spoken of so.
  static func fullYear(_ digits: Int) -> Int { 2000 + digits }
}

/// Reads a word piece by piece: years, parts of years, and the signs between them.
private struct Reader {
  typealias Word = PeriodWord.Word
  typealias Number = (value: Int, length: Int)

  /// At most two numbers, in order.
  struct Waiting {
    private(set) var count = 0
    private(set) var first: Number = (0, 0)
    private var second: Number = (0, 0)

    var isEmpty: Bool { count == 0 }
    var last: Number? { count == 0 ? nil : count == 1 ? first : second }
    mutating func removeLast() { count -= 1 }
    /// False where there is no room.
    mutating func append(_ number: Number) -> Bool {
      guard count < 2 else { return false }
      if count == 0 { first = number } else { second = number }
      count += 1
      return true
    }
  }

  private let word: Word
  private var at = 0
  private(set) var year: Int?
  private(set) var months: ClosedRange<Int>?
  private(set) var isComparison = false
  private(set) var isSeason = false
  /// True where more than its four digits says that it is a year.
  private(set) var isMarked = false
  private(set) var isMonthName = false
  /// Numbers that wait for what says what they count: `2025.11`, `02.05.2025`, `1` of `1~9월`.
  private var waiting = Waiting()
  /// What stood before the last piece.
  private var sign: UInt8 = 0

  init(_ word: Word) { self.word = word }

  private var next: UInt8 { at < word.count ? word[at] : 0 }

  mutating func read() -> Bool {
    var last: UInt8 = 0
    while at < word.count {
      if let length = signLength() {
        guard length > 0 else { return false }
        last = length == 3 ? Self.dash(word[at + 2]) : word[at]
        at += length
        continue
      }
      sign = last
      if last == 0x2F, let rest = PeriodWord(Word(rebasing: word[at...])), readComparison(rest) {
        return true
      }
      last = 0
      guard next.isDigit ? readNumber() : readWord() else { return false }
    }
    // What is left open is none: `2024-`.
    return (last == 0 || last == 0x2E || last == 0x2C || last == 0x29) && settle()
  }

  /// `2025/2024`, `FY2025/FY2024`: of the same kind on both sides, and not the year after, as in `2023/24`.
  private mutating func readComparison(_ other: PeriodWord) -> Bool {
    guard waiting.isEmpty, let year, let second = other.year, (months == nil) == (other.months == nil),
      months != nil || second < year
    else { return false }
    isComparison = true
    return true
  }

  /// The bytes of a sign between the pieces; 0 for one that no period has, nil where a piece begins.
  private func signLength() -> Int? {
    switch next {
    case 0x2D, 0x7E, 0x2F, 0x2E, 0x27, 0x2C, 0x28, 0x29: return 1
    case 0xE2:
      // ’ and ‘
      let isQuote = at + 2 < word.count && word[at + 1] == 0x80 && (0x98...0x99).contains(word[at + 2])
      return isQuote ? 3 : PeriodWord.jointLength(word, at: at) ?? 0
    case 0xE3, 0xEF: return PeriodWord.jointLength(word, at: at)
    case 0..<0x30, 0x3A..<0x41, 0x5B..<0x61, 0x7B..<0x80: return 0
    case _: return nil
    }
  }

  /// A sign of three bytes as the one of ASCII that it is like.
  private static func dash(_ last: UInt8) -> UInt8 { last == 0x98 || last == 0x99 ? 0x27 : 0x2D }

  private var isJoint: Bool { sign == 0x2D || sign == 0x7E }

  // MARK: Numbers

  private mutating func number() -> Number {
    let start = at
    var value = 0
    while next.isDigit, at - start < 5 {
      value = value * 10 + Int(next - 0x30)
      at += 1
    }
    return (value, at - start)
  }

  private mutating func readNumber() -> Bool {
    let number = number()
    if number.length == 4 {
      guard (1800...2199).contains(number.value) else { return false }
      return readYear(number.value)
    }
    guard number.length <= 2 else { return false }
    switch next | 0x20 {
    case 0x71 where (1...4).contains(number.value) && number.length == 1 && !isFollowedByLetter:  // 1Q25
      at += 1
      return take(number.value, ofMonths: 3)
    case 0x68 where (1...2).contains(number.value) && number.length == 1 && !isFollowedByLetter:  // 1H25
      at += 1
      return take(number.value, ofMonths: 6)
    case 0x6D where (1...12).contains(number.value) && !isFollowedByLetter:  // 9M25: its first nine months
      at += 1
      // `3M` is a company, `9M` an amount.
      guard at < word.count || year != nil else { return false }
      return take(1...number.value) && (at == word.count || next.isDigit || signLength() != nil)
    case _: break
    }
    if let counted = counted() { return take(number, as: counted) }
    let isAfterPart = months != nil && year == nil && waiting.isEmpty
    if number.length == 2, year == nil, sign == 0x27 || isAfterPart && (sign == 0 || sign == 0x2D) {
      year = PeriodWord.fullYear(number.value)
      isMarked = true
      return skipEstimate()
    }
    // 2023/24, 2023-24: a season.
    if let year, months == nil, waiting.isEmpty, number.length == 2, number.value == (year + 1) % 100,
      sign == 0x2F || sign == 0x2D, at == word.count, number.value > 12 || sign == 0x2F
    {
      isSeason = true
      return true
    }
    // 2025/24
    if let year, months == nil, waiting.isEmpty, number.length == 2, sign == 0x2F, at == word.count,
      number.value < year % 100
    {
      isComparison = true
      return true
    }
    return waiting.append(number)
  }

  private var isFollowedByLetter: Bool {
    at + 1 < word.count && word[at + 1].isLetter && word[at + 1] | 0x20 != 0x66
  }

  private mutating func readYear(_ value: Int) -> Bool {
    if let year {
      // 2024-2025, 2025-2024
      guard months == nil, waiting.isEmpty, isJoint || sign == 0x2F, at == word.count, !isSeason else {
        return false
      }
      if value > year { isSeason = true } else { isComparison = true }
      return true
    }
    year = value
    if counted() == .year { isMarked = true }
    return skipEstimate()
  }

  /// `2025E`, `24F`: an estimate, a forecast, preliminary, actual.
  private mutating func skipEstimate() -> Bool {
    guard at < word.count, Self.isEstimate(next | 0x20),
      at + 1 == word.count || !word[at + 1].isLetter && !word[at + 1].isDigit
    else { return true }
    at += 1
    isMarked = true
    return true
  }

  private static func isEstimate(_ letter: UInt8) -> Bool {
    letter == UInt8(ascii: "e") || letter == UInt8(ascii: "f") || letter == UInt8(ascii: "p")
      || letter == UInt8(ascii: "a")
  }

  /// What the sign here says that the number before it counts.
  private mutating func counted() -> PeriodReader.Part? {
    guard at < word.count, let (sign, end) = PeriodReader.sign(word, at) else { return nil }
    let counted: PeriodReader.Part
    switch sign {
    case .part(let part): counted = part
    case .month: counted = .month
    case .year: counted = .year
    case .count, .months, .day, .nothing: return nil
    }
    at = end
    return counted
  }

  private mutating func take(_ number: Number, as counted: PeriodReader.Part) -> Bool {
    let value = number.value
    switch counted {
    case .year:
      guard year == nil, number.length == 2 else { return false }
      year = PeriodWord.fullYear(value)
      isMarked = true
      return true
    case .month: return take(value, ofMonths: 1)
    case .quarter: return take(value, ofMonths: 3)
    case .half: return take(value, ofMonths: 6)
    case .week: return false
    }
  }

  /// A part of the year by its number. The sign after the last of several is of all of them: `1~9월`.
  private mutating func take(_ value: Int, ofMonths length: Int) -> Bool {
    guard (1...12 / length).contains(value) else { return false }
    var first = value
    if isJoint, let start = waiting.last?.value, (1..<value).contains(start) {
      waiting.removeLast()
      first = start
    }
    return take((first - 1) * length + 1...value * length)
  }

  // MARK: Words

  private mutating func readWord() -> Bool {
    if case (.months(let first, let count), let end)? = PeriodReader.sign(word, at) {
      at = end
      return take(first...first + count - 1)
    }
    let start = at
    while at < word.count, next.isLetter || next >= 0x80 && signLength() == nil { at += 1 }
    guard at > start else { return false }
    let letters = Word(rebasing: word[start..<at])
    switch letters.count {
    case 1 where next.isDigit:
      let isQuarter = letters[0] | 0x20 == 0x71
      guard isQuarter || letters[0] | 0x20 == 0x68 else { return false }
      let number = number()
      return number.length == 1 && take(number.value, ofMonths: isQuarter ? 3 : 6)
    case 2 where WordList.holds(" fy cy gj", letters):
      let number = number()
      guard year == nil, number.length == 2 || (1800...2199).contains(number.value) else { return false }
      year = number.length == 2 ? PeriodWord.fullYear(number.value) : number.value
      isMarked = true
      return skipEstimate()
    case _:
      guard let month = TimeNames.month(letters) else { return false }
      let isFirst = months == nil
      guard take(month...month) else { return false }
      isMonthName = isFirst
      return true
    }
  }

  /// Takes months in, which may end a span: `Jan-Apr`, `Q1~Q3`.
  private mutating func take(_ own: ClosedRange<Int>) -> Bool {
    guard let known = months else {
      months = own
      return true
    }
    guard isJoint, known.lowerBound < own.lowerBound else { return false }
    months = known.lowerBound...own.upperBound
    isMonthName = false
    return true
  }

  /// What the numbers that are left over count.
  private mutating func settle() -> Bool {
    guard let last = waiting.last else { return true }
    let first = waiting.first
    switch (waiting.count, year) {
    case (2, .some) where months == nil:  // 2025-05-02, 02.05.2025
      let isYearFirst = word.prefix(4).allSatisfy(\.isDigit)
      let (month, day) = isYearFirst ? (first.value, last.value) : (last.value, first.value)
      guard (1...31).contains(day), (1...12).contains(month) || (1...12).contains(day) else { return false }
      months = (1...12).contains(month) ? month...month : day...day
      return true
    case (1, .some) where months == nil:  // 2025.11, 2024-05; an amount may be 2025.5
      guard first.length == 2, (1...12).contains(first.value) else { return false }
      months = first.value...first.value
      return true
    case (1, nil) where months != nil && first.length == 2:  // 25.3분기, 24Q1
      year = PeriodWord.fullYear(first.value)
      return true
    case _: return false
    }
  }
}

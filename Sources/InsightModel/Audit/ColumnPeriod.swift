/// The time that a column's name speaks of, read word by word: `Q4 2025`, `4Q25`, `1H25`, `FY25`, `Jan-May 2024`,
/// `2024년 1~5월`. Of two times the first one counts, as in `2025/2024 Growth`.
struct ColumnPeriod {
  typealias Word = Slice<UnsafeBufferPointer<UInt8>>

  private var year: Int?
  /// The first and the last month, 1...12.
  private var months: ClosedRange<Int>?
  /// True where the last word was the first month of a range that may go on.
  private var isOpen = false
  /// A number that is a month where `5월` follows it.
  private var number: Int?

  /// Rises with time; alike for the same period however it is written, nil where no word named one. A time without a
  /// year comes before those that have one.
  var code: Int? {
    guard year != nil || months != nil else { return nil }
    return (year ?? 0) * 10_000 + (months.map { $0.lowerBound * 100 + $0.upperBound } ?? 0)
  }

  /// Takes a word in; false where it says nothing of time. `separator` is the byte before it, 0 at the beginning.
  mutating func read(_ word: Word, after separator: UInt8) -> Bool {
    let isRange = isOpen && Self.joins(separator)
    let first = number
    (isOpen, number) = (false, nil)
    var rest = word
    if let month = Self.month(named: rest) {
      set(month...month, isRange)
      isOpen = true
      return true
    }
    // `Q4`, `H1`, `FY25`; with the year behind: `Q425` is none.
    if let initial = rest.first.map({ $0 | 0x20 }), !(rest.first ?? 0).isDigit {
      rest = rest.dropFirst()
      if initial == 0x66, rest.first.map({ $0 | 0x20 }) == 0x79 {
        guard let year = Self.year(rest.dropFirst(), isMarked: true) else { return false }
        set(year: year)
        return true
      }
      if rest.count == 1, let digit = rest.first, let months = Self.part(initial, digit) {
        set(months, false)
        return true
      }
      return readHalf(word)
    }
    let digits = rest.prefix { $0.isDigit }
    rest = rest.dropFirst(digits.count)
    guard let value = Self.value(digits) else { return false }
    if digits.count == 4, let year = Self.year(digits, isMarked: false) {
      if rest.isEmpty || rest.count == 1 && rest.allSatisfy(\.isLetter) {  // 2024, 2024E
        set(year: year)
        return true
      }
      if let letter = rest.first, rest.count == 2, let digit = rest.last,
        let months = Self.part(letter | 0x20, digit)
      {  // 2025Q1
        set(year: year)
        set(months, false)
        return true
      }
      guard Self.begins(rest, "년") || Self.begins(rest, "年") else { return false }
      set(year: year)
      return rest.count == 3 || read(rest.dropFirst(3), after: 0)
    }
    if digits.count == 2, rest.isEmpty, separator == 0x27 {  // Q4'25
      set(year: 2000 + value)
      return true
    }
    guard (1...12).contains(value) else { return false }
    if rest.isEmpty {
      number = value
      return false
    }
    for sign in ["월", "月"] where Self.begins(rest, sign) {
      guard let start = first, Self.joins(separator), start < value else {
        set(value...value, isRange)
        isOpen = true
        return true
      }
      set(start...value, false)
      return true
    }
    if value <= 4, Self.begins(rest, "분기") || Self.begins(rest, "季度") {
      set(value * 3 - 2...value * 3, false)
      return true
    }
    guard digits.count == 1, let letter = rest.first.map({ $0 | 0x20 }), let digit = digits.first else {
      return false
    }
    rest = rest.dropFirst()
    // `9M25`: the first nine months.
    let months = letter == 0x6D && !rest.isEmpty ? 1...value : Self.part(letter, digit)
    guard let months else { return false }
    if !rest.isEmpty {
      guard let year = Self.year(rest, isMarked: true) else { return false }
      set(year: year)
    }
    set(months, false)
    return true
  }

  /// `상반기`, `하반기`, `上半年`, `下半年`.
  private mutating func readHalf(_ word: Word) -> Bool {
    for (sign, months) in [("상반기", 1...6), ("하반기", 7...12), ("上半年", 1...6), ("下半年", 7...12)]
    where Self.begins(word, sign) && word.count == sign.utf8.count {
      set(months, false)
      return true
    }
    return false
  }

  private mutating func set(year: Int) {
    if self.year == nil { self.year = year }
  }

  private mutating func set(_ months: ClosedRange<Int>, _ isRange: Bool) {
    guard let known = self.months else {
      self.months = months
      return
    }
    if isRange, known.lowerBound < months.lowerBound { self.months = known.lowerBound...months.upperBound }
  }

  // MARK: Parts

  /// The months of a quarter or a half year.
  private static func part(_ letter: UInt8, _ digit: UInt8) -> ClosedRange<Int>? {
    guard (0x31...0x34).contains(digit) else { return nil }
    let place = Int(digit) - 0x30
    switch letter {
    case 0x71: return place * 3 - 2...place * 3  // q
    case 0x68: return place <= 2 ? place * 6 - 5...place * 6 : nil  // h
    case _: return nil
    }
  }

  /// `2024`; where something before it says that a year follows, `25` and `25E` as well.
  private static func year(_ word: Word, isMarked: Bool) -> Int? {
    var digits = word
    if isMarked, let last = digits.last, last.isLetter { digits = digits.dropLast() }
    guard let value = value(digits) else { return nil }
    if digits.count == 2, isMarked { return 2000 + value }
    return digits.count == 4 && (1800...2199).contains(value) ? value : nil
  }

  private static func value(_ digits: Word) -> Int? {
    guard (1...4).contains(digits.count), digits.allSatisfy(\.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  /// A hyphen, a tilde, or the last byte of a dash.
  private static func joins(_ separator: UInt8) -> Bool {
    separator == 0x2D || separator == 0x7E || separator == 0x93 || separator == 0x94
  }

  private static func begins(_ word: Word, _ sign: String) -> Bool { word.starts(with: sign.utf8) }

  private static func month(named word: Word) -> Int? {
    guard word.count >= 3, word.allSatisfy({ $0.isLetter || $0 >= 0x80 }),
      PeriodWord.isMonth(UnsafeBufferPointer(rebasing: word))
    else { return nil }
    let letters = word.prefix(3).map { $0 < 0x80 ? $0 | 0x20 : $0 }
    return months.firstIndex { names in
      names.utf8.split(separator: 0x20).contains { $0.elementsEqual(letters) }
    }.map { $0 + 1 }
  }

  /// The first three bytes of the months' names in English, Swedish and German.
  private static let months = [
    "jan", "feb", "mar mä", "apr", "may maj mai", "jun", "jul", "aug", "sep", "oct okt", "nov", "dec dez",
  ]
}

/// A year, or a part of one.
struct TimeSpan: Sendable, Hashable {
  /// Nil where only the part is named.
  var year: Int?
  /// 1...12; nil for the whole year.
  var months: ClosedRange<Int>?
  /// True for a year that begins in one and ends in the next: `2023/24`; `year` is the first.
  var isSeason = false

  /// Rises with time; as `ColumnPeriod.code`.
  var code: Int { (year ?? 0) * 10_000 + (months.map { $0.lowerBound * 100 + $0.upperBound } ?? 0) }

  init(year: Int?, months: ClosedRange<Int>? = nil, isSeason: Bool = false) {
    self.year = year
    self.months = months
    self.isSeason = isSeason
  }

  /// The time of a column's name.
  init(code: Int) {
    year = code >= 10_000 ? code / 10_000 : nil
    let months = code % 10_000
    if months > 0, (1...12).contains(months / 100), (months / 100...12).contains(months % 100) {
      self.months = months / 100...months % 100
    }
  }

  /// As the contract writes it; nil without a year.
  var iso: String? {
    guard let year else { return nil }
    if isSeason { return "\(year)/\(Self.two((year + 1) % 100))" }
    guard let months else { return String(year) }
    switch (months.lowerBound, months.count) {
    case (let first, 1): return "\(year)-\(Self.two(first))"
    case (let first, 3) where first % 3 == 1: return "\(year)-Q\(first / 3 + 1)"
    case (let first, 6) where first % 6 == 1: return "\(year)-H\(first / 6 + 1)"
    case (1, 12): return String(year)
    case (let first, _): return "\(year)-\(Self.two(first))/\(year)-\(Self.two(months.upperBound))"
    }
  }

  var kind: Fact.Kind {
    if isSeason { return .season }
    switch months?.count {
    case nil: return .year
    case 1: return .month
    case 3: return .quarter
    case 6: return .half
    case _: return .year
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  static func quarter(_ number: Int) -> ClosedRange<Int>? {
    (1...4).contains(number) ? number * 3 - 2...number * 3 : nil
  }
  static func half(_ number: Int) -> ClosedRange<Int>? {
    (1...2).contains(number) ? number * 6 - 5...number * 6 : nil
  }

  /// The year or part of a year before this one.
  var previous: TimeSpan? {
    guard let year else { return nil }
    guard let months, months.count < 12 else { return TimeSpan(year: year - 1, isSeason: isSeason) }
    let first = months.lowerBound - months.count
    return first >= 1
      ? TimeSpan(year: year, months: first...first + months.count - 1)
      : TimeSpan(year: year - 1, months: max(1, first + 12)...min(12, first + 11 + months.count))
  }

  /// A quarter or a half with its number, either one first, or `FY`.
  private static func mayBeCode(_ first: UInt8, _ second: UInt8) -> Bool {
    func isPart(_ letter: UInt8) -> Bool { letter | 0x20 == 0x71 || letter | 0x20 == 0x68 }
    return first.isDigit && isPart(second) || second.isDigit && isPart(first)
      || first | 0x20 == 0x66 && second | 0x20 == 0x79
  }

  /// `Q1`, `Q3'25`, `1Q25`, `2H24`, `FY2024`, `FY24`: what is written in one word.
  static func code(_ text: [UInt8], _ start: Int, _ end: Int) -> (TimeSpan, Int)? {
    // Most words are none.
    guard start + 1 < end, mayBeCode(text[start], text[start + 1]) else { return nil }
    var stop = start
    while stop < end, text[stop].isLetter || text[stop].isDigit || text[stop] == 0x27 && stop > start,
      stop - start < 8
    {
      stop += 1
    }
    if stop > start, text[stop - 1] == 0x27 { stop -= 1 }
    let word = text[start..<stop].map { $0.isLetter ? $0 | 0x20 : $0 }
    guard (2...7).contains(word.count), stop == end || Letters.latinLength(text, stop) == nil else {
      return nil
    }
    func number(_ digits: ArraySlice<UInt8>) -> Int? {
      guard (1...4).contains(digits.count), digits.allSatisfy(\.isDigit) else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    func year(_ digits: ArraySlice<UInt8>) -> Int? {
      let digits = digits.first == 0x27 ? digits.dropFirst() : digits
      guard digits.count == 2 || digits.count == 4, let number = number(digits) else { return nil }
      return digits.count == 2 ? 2000 + number : (1900...2099).contains(number) ? number : nil
    }
    func part(_ letter: UInt8, _ digit: UInt8) -> ClosedRange<Int>? {
      guard (0x31...0x34).contains(digit) else { return nil }
      return letter == 0x71 ? quarter(Int(digit) - 0x30) : letter == 0x68 ? half(Int(digit) - 0x30) : nil
    }
    if word[0] == 0x66, word[1] == 0x79 {
      return year(word[2...]).map { (TimeSpan(year: $0), stop) }
    }
    let months = part(word[0], word[1]) ?? part(word[1], word[0])
    guard let months else { return nil }
    if word.count == 2 { return (TimeSpan(year: nil, months: months), stop) }
    // Q425 is a name.
    if !word[0].isDigit, word.count == 4 { return nil }
    return year(word[2...]).map { (TimeSpan(year: $0, months: months), stop) }
  }
}

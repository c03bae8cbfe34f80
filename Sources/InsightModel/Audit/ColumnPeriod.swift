/// The time that a column's name speaks of, word by word: `Q4 2025`, `4Q25`, `1H25`, `FY25`, `Jan - May 2024`,
/// `2024년 1~5월`. Of two times the first one counts, as in `2025/2024 Growth`.
struct ColumnPeriod {
  private var year: Int?
  /// The first and the last month, 1...12.
  private var months: ClosedRange<Int>?
  /// True where the last word was a sign that joins two months.
  private var isOpen = false

  /// Rises with time; alike for the same period however it is written, nil where no word named one. A time without a
  /// year comes before those that have one.
  var code: Int? {
    guard year != nil || months != nil else { return nil }
    return (year ?? 0) * 10_000 + (months.map { $0.lowerBound * 100 + $0.upperBound } ?? 0)
  }

  /// The months it covers, counted from those of the year 0; nil where no word named a year.
  var span: ClosedRange<Int>? {
    guard let year else { return nil }
    let months = months ?? 1...12
    return year * 12 + months.lowerBound...year * 12 + months.upperBound
  }

  /// Takes a word of the name in, which has no white space; false where it says nothing of time.
  mutating func read(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let period = PeriodWord(word) else {
      // `25` of `Jan-Apr 25`.
      if months != nil, year == nil, PeriodWord.isShortYear(word) {
        year = PeriodWord.fullYear(Int(word[0] - 0x30) * 10 + Int(word[1] - 0x30))
        return true
      }
      isOpen = months != nil && PeriodWord.isDash(word)
      return isOpen
    }
    if year == nil { year = period.year }
    if let own = period.months {
      if months == nil {
        months = own
      } else if isOpen, let first = months?.lowerBound, first < own.lowerBound {
        months = first...own.upperBound
      }
    }
    isOpen = false
    return true
  }
}

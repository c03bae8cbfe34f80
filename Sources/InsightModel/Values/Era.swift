/// Years that are not counted from the birth of Christ: of the reigns of Japan, of the Republic of China, of the Buddha.
enum Era {
  typealias Field = UnsafeBufferPointer<UInt8>

  /// How far the years of the Buddha are ahead.
  static let buddhist = 543
  /// The year beside a Thai month.
  static func thai(_ year: Int) -> Int { year >= firstLateYear ? year - buddhist : year }

  /// No date of the common era lies so far ahead.
  static let firstLateYear = 2400
  /// Its first moment in seconds since 1970.
  static let lateSeconds = 13_569_465_600

  /// The words before a year, with the year before its first one.
  private static let words: [(StaticString, Int)] = [
    ("令和", 2018), ("平成", 1988), ("昭和", 1925), ("民國", 1911), ("民国", 1911), ("พ.ศ.", -buddhist),
    ("พ.ศ", -buddhist),
  ]
  /// The same as letters: R6.3.12, H31/4/30. They may begin a code as well.
  private static let letters: [(UInt8, Int)] = [(0x52, 2018), (0x48, 1988), (0x53, 1925)]

  /// Years before the one that is called the first there; the Republic counts without a word too, as `113/01/02`.
  static let republic = 1911

  /// The year that stands at an offset with its era before it, and where it ends.
  static func year(_ field: Field, at: Int) -> (year: Int, end: Int, isLetter: Bool)? {
    guard at + 1 < field.count else { return nil }
    if field[at] >= 0xE0 {
      for (word, before) in words where DurationReader.starts(field, at, word) {
        var start = at + word.utf8CodeUnitCount
        while start < field.count, field[start] == 0x20 { start += 1 }
        // The first year of a reign.
        if DurationReader.starts(field, start, "元") { return (before + 1, start + 3, false) }
        return number(field, start).map { (before + $0.value, $0.end, false) }
      }
      return nil
    }
    guard let letter = letters.first(where: { $0.0 == field[at] }),
      let number = number(field, at + 1), number.end - at <= 3
    else { return nil }
    return (letter.1 + number.value, number.end, true)
  }

  /// True for three digits of a year and its sign.
  static func isRepublican(_ field: Field) -> Bool {
    field.count > 6 && field[..<3].allSatisfy(\.isDigit) && DurationReader.starts(field, 3, "年")
  }

  private static func number(_ field: Field, _ start: Int) -> (value: Int, end: Int)? {
    var (value, end) = (0, start)
    while end < field.count, end - start < 5, field[end].isDigit {
      value = value * 10 + Int(field[end] - 0x30)
      end += 1
    }
    return end > start && end - start <= 4 && value > 0 ? (value, end) : nil
  }
}

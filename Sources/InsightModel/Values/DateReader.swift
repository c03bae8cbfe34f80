/// Which of day and month stands first in a date such as `3/4/2024`.
enum DateOrder: UInt8 {
  /// The notation leaves no doubt.
  case plain
  /// Only the day can stand first, only the month, or either.
  case dayFirst, monthFirst, either
}

/// Reads dates, with a time of day or without one: ISO 8601, its relatives with points and slashes, `3/4/2024`,
/// `3 April 2024`, `April 3, 2024`, `2024년 4월 3일`.
enum DateReader {
  /// The date of a whole field; nil for anything else.
  static func read(_ field: UnsafeBufferPointer<UInt8>, isDayFirst: Bool) -> CellValue? {
    guard field.count >= 6, field.count <= 40 else { return nil }
    var scanner = DateScanner(field)
    return scanner.read(isDayFirst: isDayFirst)
  }

  /// Days since 1970-01-01 in the Gregorian calendar; nil where there is no such day.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= length(year, month) else {
      return nil
    }
    // Years that begin in March: the leap day is the last of its year, and months before it have a regular length.
    let shifted = month > 2 ? year : year - 1
    let (era, yearOfEra) = (shifted / 400, shifted % 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day of so many days since 1970-01-01 in the Gregorian calendar, for years from 1.
  static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let (era, dayOfEra) = (shifted / 146_097, shifted % 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func length(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    case _: 31
    }
  }
}

private struct DateScanner {
  private let field: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ field: UnsafeBufferPointer<UInt8>) { self.field = field }

  mutating func read(isDayFirst: Bool) -> CellValue? {
    if field[0].isDigit {
      guard let first = number(), let sign = mark() else { return nil }
      if first.length == 4 { return readYearFirst(first.value, sign) }
      guard first.length <= 2 else { return nil }
      return sign == 0x20 || sign == 0x2D
        ? readNamed(day: first.value, sign) ?? readInNumbers(first.value, sign, isDayFirst)
        : readInNumbers(first.value, sign, isDayFirst)
    }
    guard let month = monthName() else { return nil }
    return readMonthFirst(month)
  }

  // MARK: Notations

  /// `2024-04-03`, `2024/4/3`, `2024. 4. 3.`, `2024년 4월 3일`, `2024-04`.
  private mutating func readYearFirst(_ year: Int, _ sign: UInt8) -> CellValue? {
    guard sign != 0x20, let month = number(), month.length <= 2 else { return nil }
    if at == field.count || sign == Self.year {
      if at == field.count { return sign == 0x2D && month.length == 2 ? date(year, month.value, 1) : nil }
    }
    guard let second = mark(), second == sign || (sign == Self.year && second == Self.month) else {
      return nil
    }
    if at == field.count { return sign == Self.year ? date(year, month.value, 1) : nil }
    guard let day = number(), day.length <= 2 else { return nil }
    if sign == 0x2E, at < field.count, field[at] == 0x2E { at += 1 }
    if sign == Self.year { guard mark() == Self.day else { return nil } }
    return date(year, month.value, day.value)
  }

  /// `3/4/2024`, `03.04.2024`.
  private mutating func readInNumbers(_ first: Int, _ sign: UInt8, _ isDayFirst: Bool) -> CellValue? {
    guard sign == 0x2F || sign == 0x2E || sign == 0x2D, let second = number(), second.length <= 2,
      mark() == sign,
      let year = number(), year.length == 4
    else { return nil }
    let order: DateOrder = first > 12 ? .dayFirst : second.value > 12 ? .monthFirst : .either
    // Points are written where the day stands first.
    let isDay = order == .dayFirst || (order == .either && (isDayFirst || sign == 0x2E))
    var value = isDay ? date(year.value, second.value, first) : date(year.value, first, second.value)
    value?.order = sign == 0x2E ? .plain : order
    return value
  }

  /// `3 April 2024`, `3-Apr-2024`.
  private mutating func readNamed(day: Int, _ sign: UInt8) -> CellValue? {
    let start = at
    guard let month = monthName(), let second = mark(), second == sign, let year = number(), year.length == 4
    else {
      at = start
      return nil
    }
    return date(year.value, month, day)
  }

  /// `April 3, 2024`, `Apr 2024`.
  private mutating func readMonthFirst(_ month: Int) -> CellValue? {
    guard mark() != nil, let first = number() else { return nil }
    if first.length == 4 { return date(first.value, month, 1) }
    guard first.length <= 2, at < field.count, field[at] == 0x2C || field[at] == 0x20 else { return nil }
    if field[at] == 0x2C { at += 1 }
    skipSpaces()
    guard let year = number(), year.length == 4 else { return nil }
    return date(year.value, month, first.value)
  }

  /// The date with the time of day that may follow; nil where anything else does.
  private mutating func date(_ year: Int, _ month: Int, _ day: Int) -> CellValue? {
    guard let days = DateReader.days(year, month, day) else { return nil }
    if at == field.count { return CellValue(kind: .date, digits: days * 86_400) }
    guard field[at] == 0x20 || field[at] | 0x20 == 0x74 else { return nil }
    at += 1
    guard let hour = number(), hour.length <= 2, hour.value < 25, take(0x3A), let minute = number(),
      minute.length == 2, minute.value < 60
    else { return nil }
    var seconds = days * 86_400 + hour.value * 3600 + minute.value * 60
    var fraction = (value: 0, length: 0)
    if take(0x3A) {
      guard let second = number(), second.length == 2, second.value < 62 else { return nil }
      seconds += second.value
      if at < field.count, field[at] == 0x2E || field[at] == 0x2C {
        at += 1
        guard let found = number(), (1...9).contains(found.length) else { return nil }
        fraction = found
      }
    }
    skipSpaces()
    if at + 2 == field.count, field[at + 1] | 0x20 == 0x6D {
      switch field[at] | 0x20 {
      case 0x61: if hour.value == 12 { seconds -= 43_200 }
      case 0x70: if hour.value < 12 { seconds += 43_200 }
      case _: return nil
      }
      at += 2
    } else if at < field.count {
      guard let zone = zone() else { return nil }
      seconds -= zone
    }
    guard at == field.count else { return nil }
    return .moment(seconds: seconds, fraction: fraction.value, decimals: fraction.length)
  }

  /// Seconds ahead of UTC: `Z`, `+09:00`, `-0500`.
  private mutating func zone() -> Int? {
    if take(0x5A) || take(0x7A) { return 0 }
    let isBehind = field[at] == 0x2D
    guard take(0x2B) || take(0x2D), let digits = number(), digits.length <= 4 else { return nil }
    var (hours, minutes) = digits.length > 2 ? (digits.value / 100, digits.value % 100) : (digits.value, 0)
    if digits.length == 2, take(0x3A) {
      guard let found = number(), found.length == 2 else { return nil }
      minutes = found.value
    }
    // No zone is a day from UTC.
    guard hours < 24, minutes < 60 else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return isBehind ? -seconds : seconds
  }

  // MARK: Parts

  private static let year: UInt8 = 1
  private static let month: UInt8 = 2
  private static let day: UInt8 = 3

  private mutating func number() -> (value: Int, length: Int)? {
    let start = at
    var value = 0
    while at < field.count, field[at].isDigit, at - start < 10 {
      value = value * 10 + Int(field[at] - 0x30)
      at += 1
    }
    return at > start ? (value, at - start) : nil
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < field.count, field[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func skipSpaces() {
    while at < field.count, field[at] == 0x20 { at += 1 }
  }

  /// What stands between the parts, without the spaces around it.
  private mutating func mark() -> UInt8? {
    guard at < field.count else { return nil }
    let byte = field[at]
    switch byte {
    case 0x2D, 0x2F, 0x2E, 0x20:
      at += 1
      if byte == 0x2E { skipSpaces() }
      return byte
    case 0xE5, 0xE6, 0xEB, 0xEC:
      guard at + 3 <= field.count else { return nil }
      let sign = String(decoding: field[at..<at + 3], as: UTF8.self)
      at += 3
      skipSpaces()
      switch sign {
      case "년", "年": return Self.year
      case "월", "月": return Self.month
      case "일", "日": return Self.day
      case _: return nil
      }
    case _: return nil
    }
  }

  /// 1...12 of an English name of a month, in full or its first three letters.
  private mutating func monthName() -> Int? {
    let start = at
    while at < field.count, field[at].isLetter { at += 1 }
    guard at - start >= 3, at - start <= 9 else { return nil }
    let word = String(decoding: field[start..<at].map { $0 | 0x20 }, as: UTF8.self)
    if take(0x2E) {}
    return Self.months.firstIndex {
      $0 == word || (word.utf8.count == 3 && $0.hasPrefix(word)) || (word == "sept" && $0.hasPrefix(word))
    }
    .map { $0 + 1 }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]
}

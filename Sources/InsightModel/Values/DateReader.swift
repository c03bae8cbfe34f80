/// Which of day and month stands first in a date such as `3/4/2024`.
enum DateOrder: UInt8 {
  /// The notation leaves no doubt.
  case plain
  /// Only the day can stand first, only the month, or either.
  case dayFirst, monthFirst, either
}

/// Reads dates, with a time of day or without one: ISO 8601, its relatives with points and slashes, `3/4/2024`,
/// `1/25/25`, `3 April 2024`, `3. März 2025`, `31-Dec-24`, `April 3, 2024`, `Wed, 15 Jan 2025 10:00:00 +0900`,
/// `2024년 4월 3일 오후 2:05`.
enum DateReader {
  /// The date of a whole field; nil for anything else.
  static func read(_ field: UnsafeBufferPointer<UInt8>, isDayFirst: Bool) -> CellValue? {
    guard field.count >= 6, field.count <= 48 else { return nil }
    if let days = plainDays(field) { return CellValue(kind: .date, digits: days * 86_400) }
    var scanner = DateScanner(field)
    return scanner.read(isDayFirst: isDayFirst)
  }

  /// The days of `2024-04-03`, which most files of data write; nil for any other notation.
  private static func plainDays(_ field: UnsafeBufferPointer<UInt8>) -> Int? {
    guard field.count == 10, field[4] == 0x2D, field[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var number = 0
      for index in range {
        guard field[index].isDigit else { return nil }
        number = number * 10 + Int(field[index] - 0x30)
      }
      return number
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    return days(year, month, day)
  }

  /// A time of day: `9:05 AM`, `오후 2:05`, `13:45:10`; in the notation of minutes a duration, `3:45` and `1:02:03`.
  static func readClock(_ field: UnsafeBufferPointer<UInt8>, areMinutes: Bool) -> CellValue? {
    guard field.count >= 3, field.count <= 24 else { return nil }
    var scanner = DateScanner(field)
    return scanner.readClock(areMinutes: areMinutes)
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

  static func length(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    case _: 31
    }
  }

  /// The year that two digits mean: those of POSIX, 1969 to 2068.
  static func year(ofTwoDigits number: Int) -> Int { number < 69 ? 2000 + number : 1900 + number }
}

private struct DateScanner {
  private let field: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ field: UnsafeBufferPointer<UInt8>) { self.field = field }

  mutating func read(isDayFirst: Bool) -> CellValue? {
    if !field[0].isDigit { skipWeekday() }
    guard at < field.count else { return nil }
    if field[at].isDigit {
      guard let first = number() else { return nil }
      skipOrdinal()
      guard let sign = mark() else { return nil }
      if first.length == 4 { return readYearFirst(first.value, sign) }
      guard first.length <= 2, at < field.count else { return nil }
      if sign != 0x20, field[at].isDigit {
        return readInNumbers(first, sign, isDayFirst)
      }
      return readNamed(day: first.value, sign)
    }
    guard let month = monthName() else { return nil }
    return readMonthFirst(month)
  }

  /// `Wed, `: a day of the week that a date follows.
  private mutating func skipWeekday() {
    let end = wordEnd
    let word = UnsafeBufferPointer(rebasing: field[at..<end])
    guard end < field.count, TimeNames.weekday(word) != nil,
      TimeNames.month(word) == nil || field[end] == 0x2C || field[end] == 0x2E
    else { return }
    at = end
    _ = take(0x2E)
    _ = take(0x2C)
    skipSpaces()
  }

  /// The end of the letters here, other scripts' too.
  private var wordEnd: Int {
    var end = at
    while end < field.count, field[end].isLetter || field[end] >= 0x80 { end += 1 }
    return end
  }

  // MARK: Notations

  /// `2024-04-03`, `2024/4/3`, `2024. 4. 3.`, `2024년 4월 3일`, `2024-04`.
  private mutating func readYearFirst(_ year: Int, _ sign: UInt8) -> CellValue? {
    guard sign != 0x20 else { return nil }
    if at < field.count, !field[at].isDigit, let month = monthName() {
      // 2024-Mar-05
      guard mark() == sign, let day = number(), day.length <= 2 else { return nil }
      return date(year, month, day.value)
    }
    guard let month = number(), month.length <= 2 else { return nil }
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

  /// `3/4/2024`, `03.04.2024`, `1/25/25`, `03.04.25`, and `8/2013`.
  private mutating func readInNumbers(
    _ first: (value: Int, length: Int), _ sign: UInt8, _ isDayFirst: Bool
  ) -> CellValue? {
    guard sign == 0x2F || sign == 0x2E || sign == 0x2D, let second = number() else { return nil }
    if second.length == 4 {
      guard sign == 0x2F, at == field.count, (1000...2999).contains(second.value) else { return nil }
      return date(second.value, first.value, 1)
    }
    guard second.length <= 2, mark() == sign, let year = number(), year.length == 4 || year.length == 2
    else { return nil }
    // 1.2.03 is a version, 12-3-45 a number of something.
    if year.length == 2, sign != 0x2F, first.length != 2 || second.length != 2 { return nil }
    let order: DateOrder = first.value > 12 ? .dayFirst : second.value > 12 ? .monthFirst : .either
    // Points are written where the day stands first.
    let isDay = order == .dayFirst || (order == .either && (isDayFirst || sign == 0x2E))
    let full = year.length == 2 ? DateReader.year(ofTwoDigits: year.value) : year.value
    var value = isDay ? date(full, second.value, first.value) : date(full, first.value, second.value)
    value?.order = sign == 0x2E ? .plain : order
    return value
  }

  /// `3 April 2024`, `3-Apr-2024`, `3. April 2024`, `31-Dec-24`, `1er avril 2024`, `3 de marzo de 2024`, `15/Jan/2025`.
  private mutating func readNamed(day: Int, _ sign: UInt8) -> CellValue? {
    skipSpaces()
    skipParticle()
    guard let month = monthName() else { return nil }
    if take(0x2C) {}
    guard let second = mark(), second == sign || sign == 0x2E && second == 0x20 else { return nil }
    skipParticle()
    guard let year = number(), year.length == 4 || year.length == 2 else { return nil }
    return date(
      year.length == 2 ? DateReader.year(ofTwoDigits: year.value) : year.value, month, day)
  }

  /// `April 3, 2024`, `March 3rd, 2024`, `Apr 2024`, `Jan 15 10:00:00 UTC 2025`, `Jan 15 10:00:00 2025 +0900`.
  private mutating func readMonthFirst(_ month: Int) -> CellValue? {
    guard mark() != nil else { return nil }
    skipSpaces()
    guard let first = number() else { return nil }
    if first.length == 4 { return date(first.value, month, 1) }
    skipOrdinal()
    guard first.length <= 2, at < field.count, field[at] == 0x2C || field[at] == 0x20 else { return nil }
    if field[at] == 0x2C { at += 1 }
    skipSpaces()
    let start = at
    guard let year = number() else { return nil }
    if year.length == 4 { return date(year.value, month, first.value) }
    // As C writes it: the year comes last.
    at = start
    while at < field.count, field[at] != 0x20 { at += 1 }
    let time = start..<at
    skipSpaces()
    var ahead: Int?
    if at < field.count, !field[at].isDigit {
      ahead = zone()
      guard ahead != nil else { return nil }
      skipSpaces()
    }
    guard let last = number(), last.length == 4 else { return nil }
    skipSpaces()
    if at < field.count, ahead == nil { ahead = zone() }
    guard at == field.count,
      let day = DateReader.days(last.value, month, first.value)
    else { return nil }
    var clock = DateScanner(UnsafeBufferPointer(rebasing: field[time]))
    guard let seconds = clock.readClock(areMinutes: false), seconds.kind == .clock, seconds.decimals == 0
    else { return nil }
    return CellValue(kind: .date, digits: day * 86_400 + seconds.digits - (ahead ?? 0))
  }

  /// The date with the time of day that may follow; nil where anything else does.
  private mutating func date(_ year: Int, _ month: Int, _ day: Int) -> CellValue? {
    guard let days = DateReader.days(year, month, day) else { return nil }
    let value = CellValue(kind: .date, digits: days * 86_400)
    if at == field.count { return value }
    if isWeekdayInParentheses { return value }
    if take(0x2C) {}
    // 15/Jan/2025:08:00:00, as web servers log it.
    guard at < field.count, field[at] == 0x20 || field[at] == 0x3A || field[at] | 0x20 == 0x74 else {
      return nil
    }
    at += 1
    skipSpaces()
    if isWeekdayInParentheses { return value }
    for word: StaticString in ["at ", "um ", "à ", "kl. ", "kl "] where takeSign(word) { break }
    guard let time = time(), time.hour < 25 else { return nil }
    skipSpaces()
    for word: StaticString in ["Uhr", "uhr"] where takeSign(word) { break }
    var zoneSeconds = 0
    if at < field.count {
      guard let found = zone() else { return nil }
      zoneSeconds = found
    }
    guard at == field.count else { return nil }
    // The fraction of a second counts towards the future, also before 1970.
    let (seconds, fraction) = (time.digits / time.unit, time.digits % time.unit)
    return .moment(
      seconds: days * 86_400 + seconds - zoneSeconds, fraction: fraction, decimals: time.decimals)
  }

  /// `(화)`, `(Tue)` at the end.
  private var isWeekdayInParentheses: Bool {
    guard field.count - at >= 4, field[field.count - 1] == 0x29 else { return false }
    var start = at
    while start < field.count, field[start] == 0x20 { start += 1 }
    guard field[start] == 0x28, start + 2 < field.count else { return false }
    return TimeNames.weekday(UnsafeBufferPointer(rebasing: field[(start + 1)..<(field.count - 1)])) != nil
  }

  // MARK: Times of day

  private struct Time {
    var digits = 0
    var decimals = 0
    /// Ten to the `decimals`.
    var unit = 1
    var hour = 0
    /// How many numbers with colons between them: 2 or 3.
    var parts = 2
    var hasHalf = false
  }

  mutating func readClock(areMinutes: Bool) -> CellValue? {
    let isNegative = take(0x2D)
    let days = isNegative ? nil : leadingDays()
    guard var time = time(), at == field.count, !isNegative || areMinutes else { return nil }
    if time.hasHalf {
      return CellValue(
        kind: .clock, digits: time.digits, decimals: time.decimals,
        evidence: time.parts == 2 ? [.halfDay, .shortTime] : [.halfDay, .longTime])
    }
    if let days {
      guard time.hour < 24, !time.hasHalf else { return nil }
      return CellValue(
        kind: .measure, digits: days * 86_400 * time.unit + time.digits, decimals: time.decimals,
        evidence: [.minutes, .longTime], dimension: Unit.durations)
    }
    var evidence: CellValue.Evidence = time.parts == 2 ? .shortTime : .longTime
    if time.hour > 24 || time.parts == 2 && time.decimals > 0 { evidence.insert(.minutes) }
    guard areMinutes || time.hour > 24 else {
      return CellValue(kind: .clock, digits: time.digits, decimals: time.decimals, evidence: evidence)
    }
    // The parts before the last are hours and minutes, or minutes alone.
    if time.parts == 2, time.decimals == 0 { time.digits /= 60 }
    return CellValue(
      kind: .measure, digits: isNegative ? -time.digits : time.digits, decimals: time.decimals,
      evidence: evidence, dimension: Unit.durations)
  }

  /// `1-02:03:04`, `1 day, 2:03:04`: the days before hours, minutes and seconds.
  private mutating func leadingDays() -> Int? {
    let start = at
    if let days = number(), days.length <= 4 {
      let isJoined = take(0x2D)
      if !isJoined {
        skipSpaces()
        for word: StaticString in ["days", "day", "d"] where takeSign(word) { break }
        if take(0x2C) {}
        guard at > start + days.length, take(0x20) else {
          at = start
          return nil
        }
      }
      if field[at...].count(where: { $0 == 0x3A }) == 2 { return days.value }
    }
    at = start
    return nil
  }

  /// `10:00`, `9:05 AM`, `오전 9:05`, `10:00:00.25`.
  private mutating func time() -> Time? {
    var half = halfOfDay()
    guard let first = number(), first.length <= 4 else { return nil }
    var time = Time(hour: first.value)
    var seconds = first.value * 3600
    if take(0x3A) {
      guard let minute = number(), minute.length == 2, minute.value < 60 else { return nil }
      seconds += minute.value * 60
      if take(0x3A) {
        guard let second = number(), second.length == 2, second.value < 62 else { return nil }
        seconds += second.value
        time.parts = 3
      }
      if at < field.count, field[at] == 0x2E || field[at] == 0x2C {
        at += 1
        guard let fraction = number(), (1...9).contains(fraction.length) else { return nil }
        for _ in 0..<fraction.length { time.unit *= 10 }
        time.decimals = fraction.length
        // After minutes it is one of seconds too: 3:45.2.
        if time.parts == 2 { seconds /= 60 }
        seconds = seconds * time.unit + fraction.value
      }
    } else if !takeHourSign() {
      // 9 AM
      let start = at
      skipSpaces()
      guard half == nil, let after = halfOfDay() else {
        at = start
        return nil
      }
      half = after
    } else {
      skipSpaces()
      if let minute = number() {
        guard minute.value < 60, takeMinuteSign() else { return nil }
        seconds += minute.value * 60
      }
    }
    if half == nil {
      let start = at
      skipSpaces()
      half = halfOfDay()
      if half == nil { at = start }
    }
    if let isAfternoon = half {
      guard (0...12).contains(first.value) || isAfternoon && first.value < 24 else { return nil }
      if isAfternoon, first.value < 12 { seconds += 43_200 * time.unit }
      if !isAfternoon, first.value == 12 { seconds -= 43_200 * time.unit }
      time.hasHalf = true
    }
    time.digits = seconds
    return time
  }

  /// True for the afternoon: `PM`, `p.m.`, `오후`, `下午`, `午後`; nil where neither half stands here.
  private mutating func halfOfDay() -> Bool? {
    guard at < field.count else { return nil }
    if field[at] >= 0x80 {
      for (sign, isAfternoon) in Self.halves where takeSign(sign) {
        skipSpaces()
        return isAfternoon
      }
      return nil
    }
    let initial = field[at] | 0x20
    guard initial == 0x61 || initial == 0x70 else { return nil }
    var end = at + 1
    if end < field.count, field[end] == 0x2E { end += 1 }
    guard end < field.count, field[end] | 0x20 == 0x6D else { return nil }
    end += 1
    if end < field.count, field[end] == 0x2E { end += 1 }
    guard end == field.count || field[end] == 0x20 else { return nil }
    at = end
    skipSpaces()
    return initial == 0x70
  }

  private static let halves: [(StaticString, Bool)] = [
    ("오전", false), ("오후", true), ("上午", false), ("下午", true), ("午前", false), ("午後", true),
  ]

  private mutating func takeHourSign() -> Bool {
    takeSign("시") || takeSign("時") || takeSign("时") || takeSign("点")
  }
  private mutating func takeMinuteSign() -> Bool { takeSign("분") || takeSign("分") }

  private mutating func takeSign(_ sign: StaticString) -> Bool {
    let isHere = sign.withUTF8Buffer { letters in
      at + letters.count <= field.count && letters.indices.allSatisfy { field[at + $0] == letters[$0] }
    }
    if isHere { at += sign.utf8CodeUnitCount }
    return isHere
  }

  /// Seconds ahead of UTC: `Z`, `+09:00`, `-0500`, `GMT`, `EST`.
  private mutating func zone() -> Int? {
    let end = wordEnd
    if end > at, end - at <= 4, field[at].isLetter {
      let word = UnsafeBufferPointer(rebasing: field[at..<end])
      for (names, hours) in Self.zones where WordList.holds(names, word) {
        at = end
        return hours * 3600
      }
      return nil
    }
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
    // What mail writes after it: +0900 (KST).
    if at + 3 < field.count, field[at] == 0x20, field[at + 1] == 0x28, field[field.count - 1] == 0x29 {
      at = field.count
    }
    return isBehind ? -seconds : seconds
  }

  /// RFC 822 and those of East Asia and Europe that say one thing only.
  private static let zones: [(StaticString, Int)] = [
    (" z ut utc gmt", 0), (" edt", -4), (" est cdt", -5), (" cst mdt", -6), (" mst pdt", -7), (" pst", -8),
    (" cet mez", 1), (" cest mesz eet", 2), (" eest", 3), (" jst kst", 9),
  ]

  // MARK: Parts

  /// `3rd`, `1er`, `2º`: what follows a day and a space or comma follows.
  private mutating func skipOrdinal() {
    for ending: StaticString in ["st", "nd", "rd", "th", "er", "e", "º", "ª"] {
      let start = at
      if takeSign(ending) {
        if at < field.count, field[at] == 0x20 || field[at] == 0x2C { return }
        at = start
      }
    }
  }

  /// `3 de marzo de 2024`, `the 3rd of May`.
  private mutating func skipParticle() {
    for word: StaticString in ["de ", "del ", "of ", "di "] where takeSign(word) { return }
  }

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
      // The time of day follows the space after the day.
      if sign == "일" || sign == "日" { return Self.day }
      skipSpaces()
      switch sign {
      case "년", "年": return Self.year
      case "월", "月": return Self.month
      case _: return nil
      }
    case _: return nil
    }
  }

  /// 1...12 of a month's name, and the point after it.
  private mutating func monthName() -> Int? {
    let end = wordEnd
    guard end - at >= 3,
      let month = TimeNames.monthInDate(UnsafeBufferPointer(rebasing: field[at..<end]))
    else { return nil }
    at = end
    if take(0x2E) {}
    return month
  }
}

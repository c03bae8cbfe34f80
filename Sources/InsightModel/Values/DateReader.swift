/// Reads dates, with a time of day or without one: ISO 8601, its relatives with points and slashes, `3/4/2024`,
/// `1/25/25`, `3 April 2024`, `3. März 2025`, `31-Dec-24`, `April 3, 2024`, `Wed, 15 Jan 2025 10:00:00 +0900`,
/// `2024년 4월 3일 오후 2:05`, `05-JAN-24 10.15.30.000000 AM`, `05JAN2024:10:15:30`.
enum DateReader {
  /// The date of a whole field; nil for anything else. What can be read in several orders is read in the one that is wanted,
  /// and says in which it could be.
  static func read(_ field: UnsafeBufferPointer<UInt8>, _ order: DateOrder, yearsAhead: Int = 0) -> CellValue?
  {
    guard field.count >= 6, field.count <= 64 else { return nil }
    // [02/May/2031:08:15:00 +0900]
    if field[0] == 0x5B, field[field.count - 1] == 0x5D {
      return read(UnsafeBufferPointer(rebasing: field.dropFirst().dropLast()), order, yearsAhead: yearsAhead)
    }
    if yearsAhead == 0, field.count == 10, let days = field.baseAddress.flatMap(plainDays) {
      return CellValue(kind: .date, digits: days * 86_400)
    }
    var scanner = DateScanner(field)
    scanner.yearsAhead = yearsAhead
    return scanner.read(order)
  }

  /// The days of `2024-04-03`, which most files of data write; nil for ten bytes of any other notation.
  static func plainDays(_ field: UnsafePointer<UInt8>) -> Int? {
    guard field[4] == 0x2D, field[7] == 0x2D else { return nil }
    var hasOthers = false
    func digit(_ at: Int) -> Int {
      let digit = field[at] &- 0x30
      if digit > 9 { hasOthers = true }
      return Int(digit)
    }
    let year = (digit(0) * 10 + digit(1)) * 100 + digit(2) * 10 + digit(3)
    let (month, day) = (digit(5) * 10 + digit(6), digit(8) * 10 + digit(9))
    return hasOthers ? nil : days(year, month, day)
  }

  /// A time of day: `9:05 AM`, `오후 2:05`, `13:45:10`; in the notation of minutes a duration, `3:45` and `1:02:03`.
  static func readClock(_ field: UnsafeBufferPointer<UInt8>, areMinutes: Bool, areHours: Bool = false)
    -> CellValue?
  {
    guard field.count >= 3, field.count <= 24 else { return nil }
    var scanner = DateScanner(field)
    return scanner.readClock(areMinutes: areMinutes, areHours: areHours)
  }

}

extension DateScanner {
  mutating func read(_ order: DateOrder) -> CellValue? {
    if takeSign("'") || takeSign("’") {
      // '24.01.05
      guard let year = number(), year.length == 2, mark() == 0x2E else { return nil }
      return readYearFirst(DateReader.year(ofTwoDigits: year.value), 0x2E)
    }
    if let era = Era.year(field, at: 0) {
      at = era.end
      guard let sign = mark(), sign == Self.year || sign == 0x2E || sign == 0x2F else { return nil }
      yearsAhead = 0
      var value = readYearFirst(era.year, sign)
      if era.isLetter { value?.setBare(.yearFirst) }
      return value
    }
    if !field[0].isDigit { skipWeekday() }
    guard at < field.count else { return nil }
    if field[at].isDigit {
      guard let first = number() else { return nil }
      if first.length == 8, at < field.count, field[at] | 0x20 == 0x74 { return readBasic(first.value) }
      skipOrdinal()
      if first.length == 2, at < field.count, field[at].isLetter { return readNamed(day: first.value, nil) }
      guard let sign = mark() else { return nil }
      if first.length == 4 { return readYearFirst(first.value, sign) }
      if first.length == 3 { return readRepublican(first.value, sign) }
      guard first.length <= 2, at < field.count else { return nil }
      if sign != 0x20, field[at].isDigit {
        return readInNumbers(first, sign, order)
      }
      return readNamed(day: first.value, sign)
    }
    guard let month = monthName() else { return nil }
    return readMonthFirst(month)
  }

  /// `113年1月2日`, and `113/01/02` where the column is called one of dates.
  private mutating func readRepublican(_ year: Int, _ sign: UInt8) -> CellValue? {
    guard sign == Self.year || sign == 0x2F, year < Self.latestRepublican, field[0] != 0x30 else {
      return nil
    }
    var value = readYearFirst(Era.republic + year, sign)
    if sign != Self.year { value?.setBare(.yearFirst) }
    return value
  }

  private static let latestRepublican = 200

  /// `Wed, `: a day of the week that a date follows.
  private mutating func skipWeekday() {
    let end = wordEnd
    let word = UnsafeBufferPointer(rebasing: field[at..<end])
    guard end < field.count, let day = TimeNames.weekday(word),
      TimeNames.month(word) == nil || field[end] == 0x2C || field[end] == 0x2E
    else { return }
    weekday = day
    at = end
    _ = take(0x2E)
    _ = take(0x2C)
    skipSpaces()
  }

  /// The end of the letters here, other scripts' too.
  var wordEnd: Int {
    var end = at
    while end < field.count, field[end].isLetter || field[end] >= 0x80 { end += 1 }
    return end
  }

  // MARK: Notations

  /// `2024-04-03`, `2024/4/3`, `2024. 4. 3.`, `2024년 4월 3일`, `2024-04`.
  private mutating func readYearFirst(_ year: Int, _ sign: UInt8) -> CellValue? {
    guard sign != 0x20 else { return nil }
    if at < field.count, !field[at].isDigit, let month = monthName() {
      // 2024-Mar-05, 2024. január 5.
      guard let second = mark(), second == sign || sign == 0x2E && second == 0x20, let day = number(),
        day.length <= 2
      else { return nil }
      if sign == 0x2E { _ = take(0x2E) }
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

  /// `3/4/2024`, `03.04.2024`, `1/25/25`, `24.03.05`, `5-1-24`, and `8/2013`.
  private mutating func readInNumbers(
    _ first: (value: Int, length: Int), _ sign: UInt8, _ order: DateOrder
  ) -> CellValue? {
    guard sign == 0x2F || sign == 0x2E || sign == 0x2D, let second = number() else { return nil }
    if second.length == 4 {
      guard sign == 0x2F, at == field.count, (1000...2999).contains(second.value) else { return nil }
      return dateOfLast(year: second.value, first.value, 1)
    }
    guard second.length <= 2, mark() == sign, let third = number(), third.length == 4 || third.length <= 2
    else { return nil }
    if sign == 0x2E { _ = take(0x2E) }
    let year = third.length == 4 ? third.value - yearsAhead : DateReader.year(ofTwoDigits: third.value)
    var orders: DateOrders = []
    if third.length > 1 {
      if DateReader.days(year, second.value, first.value) != nil { orders.insert(.dayFirst) }
      // Points are written where the day stands first.
      if DateReader.days(year, first.value, second.value) != nil, sign != 0x2E || second.value > 12 {
        orders.insert(.monthFirst)
      }
    }
    let firstYear = DateReader.year(ofTwoDigits: first.value)
    if first.length == 2, third.length <= 2, DateReader.days(firstYear, second.value, third.value) != nil {
      orders.insert(.yearFirst)
    }
    if let weekday = weekday ?? weekdayInParentheses(at)?.day {
      // Tue 1/2/2024 is one in January.
      let (day, month) = (first.value, second.value)
      var fitting: DateOrders = []
      if Self.isWeekday(weekday, year, month, day) { fitting.insert(.dayFirst) }
      if Self.isWeekday(weekday, year, day, month) { fitting.insert(.monthFirst) }
      if Self.isWeekday(weekday, firstYear, month, third.value) { fitting.insert(.yearFirst) }
      fitting.formIntersection(orders)
      if !fitting.isEmpty { orders = fitting }
    }
    guard let chosen = orders.chosen(order) else { return nil }
    yearsAhead = 0
    var value =
      switch chosen {
      case .dayFirst: date(year, second.value, first.value)
      case .monthFirst: date(year, first.value, second.value)
      case .yearFirst: date(firstYear, second.value, third.value)
      }
    if third.length == 4, sign == 0x2E {
      value?.evidence.insert(.yearLast)
      return value
    }
    orders.read = chosen
    // 1.2.03 is a version, 12-3-45 a number of something.
    let isFull = first.length == 2 && second.length == 2 && third.length == 2
    // 24/1/5(금): a day of the week tells that it is a date.
    let isNamed = field[field.count - 1] == 0x29
    if !isNamed, third.length == 1 || third.length == 2 && sign != 0x2F && !isFull { orders.insert(.bare) }
    value?.orders = orders
    return value
  }

  /// `3 April 2024`, `3-Apr-2024`, `3. April 2024`, `31-Dec-24`, `1er avril 2024`, `3 de marzo de 2024`, `15/Jan/2025`;
  /// without a sign between the parts `05JAN2024`.
  private mutating func readNamed(day: Int, _ sign: UInt8?) -> CellValue? {
    if sign != nil {
      skipSpaces()
      skipParticle()
    }
    guard let month = monthName() else { return nil }
    if let sign {
      if take(0x2C) {}
      guard let second = mark(), second == sign || sign == 0x2E && second == 0x20 else { return nil }
      skipParticle()
    }
    if at < field.count, field[at] >= 0xE0, let era = Era.year(field, at: at) {
      at = era.end
      return dateOfLast(year: era.year, month, day)
    }
    guard let year = number(), year.length == 4 || year.length == 2 else { return nil }
    guard year.length == 2 else { return dateOfLast(year: year.value, month, day) }
    return dateOfLast(
      year: isThai ? Era.thai(year.value + 2500) : DateReader.year(ofTwoDigits: year.value), month, day)
  }

  /// `20240312T062514Z`
  private mutating func readBasic(_ date: Int) -> CellValue? {
    at += 1
    guard let days = DateReader.days(date / 10_000, date / 100 % 100, date % 100), let time = number(),
      time.length == 6 || time.length == 4
    else { return nil }
    let clock = time.length == 6 ? time.value : time.value * 100
    let (hour, minute, second) = (clock / 10_000, clock / 100 % 100, clock % 100)
    guard hour < 24, minute < 60, second < 62 else { return nil }
    let ahead = at < field.count ? zone() : 0
    guard let ahead, at == field.count else { return nil }
    return CellValue(
      kind: .date, digits: days * 86_400 + hour * 3600 + minute * 60 + second - ahead)
  }

  /// `April 3, 2024`, `March 3rd, 2024`, `Apr 2024`, `Jan 15 10:00:00 UTC 2025`, `Jan 15 10:00:00 2025 +0900`.
  private mutating func readMonthFirst(_ month: Int) -> CellValue? {
    guard mark() != nil else { return nil }
    skipSpaces()
    guard let first = number() else { return nil }
    if first.length == 4 { return dateOfLast(year: first.value, month, 1) }
    skipOrdinal()
    guard first.length <= 2, at < field.count, field[at] == 0x2C || field[at] == 0x20 else { return nil }
    if field[at] == 0x2C { at += 1 }
    skipSpaces()
    let start = at
    guard let year = number() else { return nil }
    if year.length == 4 { return dateOfLast(year: year.value, month, first.value) }
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
    let year = isThai && yearsAhead == 0 ? Era.thai(year) : year - yearsAhead
    guard let days = DateReader.days(year, month, day) else { return nil }
    let value = CellValue(kind: .date, digits: days * 86_400)
    if at == field.count { return value }
    // 5 января 2024 г., 5 stycznia 2024 r.
    for word: StaticString in [" года", " г.", " г", "г.", " roku", " r."] where takeSign(word) { break }
    skipWeekdayInParentheses()
    if at == field.count { return value }
    if take(0x2C) {}
    // 15/Jan/2025:08:00:00, as web servers log it.
    guard at < field.count,
      field[at] == 0x20 || field[at] == 0x3A || field[at] | 0x20 == 0x74 || hasPointedTime
    else {
      return nil
    }
    at += 1
    skipSpaces()
    for word: StaticString in ["at ", "um ", "à ", "às ", "a las ", "alle ", "kl. ", "kl "]
    where takeSign(word) { break }
    guard let time = time(mayHavePoints: true), time.hour < 25 else { return nil }
    skipHourWord()
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

  /// The same of a date whose year stands behind its month, which leaves no doubt.
  private mutating func dateOfLast(year: Int, _ month: Int, _ day: Int) -> CellValue? {
    var value = date(year, month, day)
    value?.evidence.insert(.yearLast)
    return value
  }

  /// `-10.15.30`, as DB2 writes the time after a date.
  private var hasPointedTime: Bool {
    at + 9 <= field.count && field[at] == 0x2D && field[at + 3] == 0x2E && field[at + 6] == 0x2E
  }

  /// `(화)`, `(Tue)` after the day.
  private mutating func skipWeekdayInParentheses() {
    if let found = weekdayInParentheses(at) { at = found.end }
  }

  private func weekdayInParentheses(_ start: Int) -> (day: Int, end: Int)? {
    var start = start
    while start < field.count, field[start] == 0x20 { start += 1 }
    guard start < field.count, field[start] == 0x28, let end = field[start...].firstIndex(of: 0x29),
      end > start + 1,
      let day = TimeNames.weekday(UnsafeBufferPointer(rebasing: field[(start + 1)..<end]))
    else { return nil }
    return (day, end + 1)
  }

  private static func isWeekday(_ weekday: Int, _ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard let days = DateReader.days(year, month, day) else { return false }
    // 1970 began on a Thursday.
    let rest = (days + 3) % 7
    return (rest < 0 ? rest + 7 : rest) + 1 == weekday
  }
}

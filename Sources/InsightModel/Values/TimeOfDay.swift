// Times of day, alone and after a date.
extension DateScanner {
  struct Time {
    var digits = 0
    var decimals = 0
    /// Ten to the `decimals`.
    var unit = 1
    var hour = 0
    /// How many numbers with colons between them: 2 or 3.
    var parts = 2
    var hasHalf = false
  }

  mutating func readClock(areMinutes: Bool, areHours: Bool = false) -> CellValue? {
    let isNegative = take(0x2D)
    let isSigned = isNegative || take(0x2B)
    let days = isSigned ? nil : leadingDays()
    guard var time = time() else { return nil }
    skipHourWord()
    guard at == field.count else { return nil }
    if time.hasHalf {
      guard !isSigned else { return nil }
      return CellValue(
        kind: .clock, digits: time.digits, decimals: time.decimals,
        evidence: time.parts == 2 ? [.halfDay, .shortTime] : [.halfDay, .longTime])
    }
    if let days {
      guard time.hour < 24, !time.hasHalf else { return nil }
      return CellValue(
        kind: .measure, digits: days * 86_400 * time.unit + time.digits, decimals: time.decimals,
        evidence: time.parts == 2 ? .dayPair : [.minutes, .longTime], dimension: Unit.durations)
    }
    var evidence: CellValue.Evidence = time.parts == 2 ? .shortTime : .longTime
    if isSigned { evidence.insert(isNegative ? .negativeTime : .positiveTime) }
    // No time of day has a sign, but hours from UTC have: +9:00.
    let isDuration = isSigned && time.parts == 3 || time.hour > 24
    if isDuration || time.parts == 2 && time.decimals > 0 { evidence.insert(.minutes) }
    guard !isSigned || areMinutes || isDuration else { return CellValue(kind: .text, evidence: evidence) }
    guard areMinutes || isDuration else {
      return CellValue(kind: .clock, digits: time.digits, decimals: time.decimals, evidence: evidence)
    }
    // The parts before the last are hours and minutes, or minutes alone.
    if time.parts == 2, time.decimals == 0, !areHours { time.digits /= 60 }
    return CellValue(
      kind: .measure, digits: isNegative ? -time.digits : time.digits, decimals: time.decimals,
      evidence: evidence, dimension: Unit.durations)
  }

  /// `9:05 Uhr`
  mutating func skipHourWord() {
    skipSpaces()
    for word: StaticString in ["Uhr", "uhr"] where takeSign(word) { break }
  }

  /// `1-02:03:04`, `1 day, 2:03:04`: the days before hours, minutes and seconds.
  mutating func leadingDays() -> Int? {
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
      // 1-02:03 may be a day and a time.
      let colons = field[at...].count { $0 == 0x3A }
      if colons == 2 || colons == 1 && !isJoined { return days.value }
    }
    at = start
    return nil
  }

  /// `10:00`, `9:05 AM`, `오전 9:05`, `10:00:00.25`, and `10.15.30` where no number can stand.
  mutating func time(mayHavePoints: Bool = false) -> Time? {
    var half = halfOfDay()
    guard let first = number(), first.length <= 4 else { return nil }
    var time = Time(hour: first.value)
    var seconds = first.value * 3600
    let mark: UInt8 =
      at < field.count && field[at] == 0x2E && (mayHavePoints || isHalfBehindPoint) ? 0x2E : 0x3A
    if take(mark) {
      guard let minute = number(), minute.length == 2, minute.value < 60 else { return nil }
      seconds += minute.value * 60
      if take(mark) {
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
    } else if mayHavePoints, takeSign("h") {
      // 10h, 10h30
      if let minute = number() {
        guard minute.length == 2, minute.value < 60 else { return nil }
        seconds += minute.value * 60
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

  /// `.30pm`, `.05 a.m.`, as the British write it.
  private var isHalfBehindPoint: Bool {
    var ahead = self
    guard ahead.take(0x2E), let minute = ahead.number(), minute.length == 2 else { return false }
    ahead.skipSpaces()
    return ahead.halfOfDay() != nil
  }

  /// True for the afternoon: `PM`, `p.m.`, `오후`, `下午`, `午後`; nil where neither half stands here.
  mutating func halfOfDay() -> Bool? {
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
    if end < field.count, field[end] == 0x2E {
      end += 1
      // p. m., as in Spanish.
      while let width = blank(end) { end += width }
    }
    guard end < field.count, field[end] | 0x20 == 0x6D else { return nil }
    end += 1
    if end < field.count, field[end] == 0x2E { end += 1 }
    guard end == field.count || field[end] == 0x20 else { return nil }
    at = end
    skipSpaces()
    return initial == 0x70
  }

  private static let halves: [(StaticString, Bool)] = [
    ("π.μ.", false), ("μ.μ.", true), ("오전", false), ("오후", true), ("上午", false), ("下午", true), ("午前", false),
    ("午後", true),
  ]

  mutating func takeHourSign() -> Bool {
    takeSign("시") || takeSign("時") || takeSign("时") || takeSign("点")
  }
  mutating func takeMinuteSign() -> Bool { takeSign("분") || takeSign("分") }

  mutating func takeSign(_ sign: StaticString) -> Bool {
    let isHere = sign.withUTF8Buffer { letters in
      at + letters.count <= field.count && letters.indices.allSatisfy { field[at + $0] == letters[$0] }
    }
    if isHere { at += sign.utf8CodeUnitCount }
    return isHere
  }

  /// Seconds ahead of UTC: `Z`, `+09:00`, `-0500`, `GMT`, `EST`.
  mutating func zone() -> Int? {
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
}

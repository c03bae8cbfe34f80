/// A stretch of the calendar: `Q3 2024`, `1H24`, `24Q1`, `May 2025`, `III кв. 2023`, `FY2024`, `2024-W05`, `2023/24`; without a year
/// `March`, `Q1`, `5월`.
struct Period: Equatable {
  /// Nil where it says of no year.
  var year: Int?
  /// 1...12, the first of its months.
  var month = 1
  /// 1...31; 1 for what is no day.
  var day = 1
  /// How many months it has; 0 for a day, or a week.
  var months = 12
  /// A week begins on its Monday.
  var days = 0

  /// Days since 1970-01-01 of its first day, and of the day after its last; nil without a year.
  var range: Range<Int>? {
    guard let year, let first = DateReader.days(year, month, day) else { return nil }
    if days > 0 { return first..<first + days }
    let last = month - 2 + months
    let (lastYear, lastMonth) = (year + last / 12, last % 12 + 1)
    guard let end = DateReader.days(lastYear, lastMonth, DateReader.length(lastYear, lastMonth)), end >= first
    else { return nil }
    return first..<end + 1
  }

  var value: CellValue? {
    guard year != nil else { return CellValue(kind: .season, digits: month * 32 + day) }
    return range.map { CellValue(kind: .date, digits: $0.lowerBound * 86_400) }
  }
}

/// Reads periods word by word.
struct PeriodReader {
  typealias Field = UnsafeBufferPointer<UInt8>

  /// The period of a whole field; nil for anything else.
  static func read(_ field: Field, isRepublican: Bool = false) -> Period? {
    guard (2...48).contains(field.count) else { return nil }
    var reader = PeriodReader(field: field)
    reader.isRepublican = isRepublican
    return reader.read()
  }

  /// The same with what its column says of words that are others elsewhere, and of days, and what it says of them itself.
  static func read(_ field: Field, _ notation: ValueNotation, mayBeWord: Bool) -> (
    Period, CellValue.Evidence
  )? {
    guard (2...48).contains(field.count) else { return nil }
    var reader = PeriodReader(field: field)
    reader.isRepublican = notation.areRepublican
    reader.mayBeWord = mayBeWord
    reader.areDaysOfMonths = notation.areDaysOfMonths
    return reader.read().map { ($0, reader.evidence) }
  }

  private let field: Field
  private var at = 0
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var months = 12
  private var week: Int?
  /// A number that waits for the word that says what it counts; its length is 0 where it is no figure: `first`, `III`.
  private var waiting: (value: Int, length: Int)?
  /// What the next number counts.
  private var counted: Part?
  private var hasFiscalYear = false
  private var isYearPair = false
  /// True behind a month and a dash.
  private var isRange = false
  private var isRepublican = false
  /// True where a month may have a name that is another word elsewhere.
  private var mayBeWord = false
  private var areDaysOfMonths = false
  private var evidence: CellValue.Evidence = []
  /// What stands before the number that waits, and whether it counts.
  private var beforeWaiting: UInt8 = 0
  private var hasOrdinal = false

  enum Part { case quarter, half, month, week, year }

  private init(field: Field) { self.field = field }

  private mutating func read() -> Period? {
    while at < field.count {
      let byte = field[at]
      if byte.isDigit {
        guard readNumber() else { return nil }
      } else if byte == 0xE2, DurationReader.starts(field, at, "–") {
        isRange = month != nil
        guard isRange else { return nil }
        at += 3
      } else if byte.isLetter || byte >= 0x80 {
        guard readWord() else { return nil }
      } else {
        // 2024:Q1, 2024_Q1
        let isBeforePart = year != nil && (byte == 0x3A || byte == 0x5F)
        guard isBeforePart || [0x20, 0x2C, 0x2E, 0x2D, 0x2F, 0x27, 0x28, 0x29].contains(byte) else {
          return nil
        }
        if byte != 0x20, byte != 0x2E { isRange = byte == 0x2D && month != nil }
        at += 1
      }
    }
    takeWaitingAsDay()
    // `1995-` goes on and on.
    guard waiting == nil || takeWaitingAsYear(), counted == nil, field.last != 0x2D, field.last != 0x2F else {
      return nil
    }
    if let week {
      guard let year, month == nil, (1...53).contains(week), let first = Self.monday(year, week) else {
        return nil
      }
      let date = DateReader.civil(days: first)
      return Period(year: date.year, month: date.month, day: date.day, months: 0, days: 7)
    }
    if let day {
      guard let month, months == 1, day <= DateReader.length(year ?? 2000, month) else { return nil }
      return Period(year: year, month: month, day: day, months: 0, days: 1)
    }
    guard year != nil || month != nil else { return nil }
    return Period(year: year, month: month ?? 1, months: month == nil ? 12 : months)
  }

  /// The Monday of a week as ISO 8601 counts them, in days since 1970-01-01.
  private static func monday(_ year: Int, _ week: Int) -> Int? {
    // The fourth of January is in the first week; 1970-01-01 was a Thursday.
    guard let fourth = DateReader.days(year, 1, 4) else { return nil }
    let weekday = ((fourth + 3) % 7 + 7) % 7
    return fourth - weekday + (week - 1) * 7
  }

  // MARK: Numbers

  private mutating func readNumber() -> Bool {
    let start = at
    var value = 0
    while at < field.count, field[at].isDigit, at - start < 5 {
      value = value * 10 + Int(field[at] - 0x30)
      at += 1
    }
    var number = (value: value, length: at - start)
    guard number.length <= 4 else { return false }
    let before = start > 0 ? field[start - 1] : 0
    if number.length == 4, value >= Era.firstLateYear, field.contains(TimeNames.thai) {
      value -= Era.buddhist
      number.value = value
    }
    // 113年1月; 100年 alone are a hundred years.
    if number.length == 3, field[start] != 0x30, year == nil, waiting == nil, field.count > at + 3,
      DurationReader.starts(field, at, "年")
    {
      year = Era.republic + value
      return true
    }
    if let part = counted {
      counted = nil
      return take(number, as: part)
    }
    if number.length == 4, (1800..<2200).contains(value) {
      if let year {
        // 2023/2024, 2023-24
        guard value == year + 1, before == 0x2F || before == 0x2D, month == nil, !isYearPair else {
          return false
        }
        isYearPair = true
        return true
      }
      year = value
      return true
    }
    // 24.1Q, 24.1분기
    if let known = waiting, known.length == 2, year == nil, before == 0x2E, number.length <= 2,
      at < field.count,
      field[at] >= 0x80 || field[at] | 0x20 == 0x71
    {
      year = DateReader.year(ofTwoDigits: known.value)
      waiting = nil
    }
    // 2024.1/4, 2024년 1/4분기
    if let known = waiting, known.length == 1, (1...4).contains(known.value), year != nil, month == nil,
      before == 0x2F, number == (4, 1)
    {
      waiting = nil
      (month, months) = (3 * known.value - 2, 3)
      if DurationReader.starts(field, at, "분기") { at += 6 }
      return true
    }
    guard number.length <= 2, waiting == nil else { return false }
    if let year, number.length == 2, before == 0x2F || before == 0x2D, month == nil, !isYearPair,
      value == (year + 1) % 100, at == field.count
    {
      isYearPair = true
      return true
    }
    waiting = number
    beforeWaiting = before
    return true
  }

  /// `Feb 1`, `May 12th`, and `Jan 15` where the others are days.
  private mutating func takeWaitingAsDay() {
    guard let number = waiting, months == 1, month != nil, year == nil, day == nil, beforeWaiting == 0x20,
      (1...31).contains(number.value)
    else { return }
    guard number.length == 1 || hasOrdinal || areDaysOfMonths else {
      evidence.insert(.dayOrYear)
      return
    }
    evidence.insert(.dayOfMonth)
    waiting = nil
    day = number.value
  }

  private mutating func take(_ number: (value: Int, length: Int), as part: Part) -> Bool {
    switch part {
    case .quarter:
      guard month == nil, (1...4).contains(number.value), number.length < 2 else { return false }
      (month, months) = (3 * number.value - 2, 3)
    case .half:
      guard month == nil, (1...2).contains(number.value), number.length < 2 else { return false }
      (month, months) = (6 * number.value - 5, 6)
    case .month:
      guard month == nil, (1...12).contains(number.value) else { return false }
      (month, months) = (number.value, 1)
    case .week:
      guard week == nil, number.length <= 2 else { return false }
      week = number.value
    case .year:
      guard year == nil, number.length == 2 || number.length == 4 else { return false }
      year = number.length == 2 ? DateReader.year(ofTwoDigits: number.value) : number.value
    }
    return true
  }

  /// `Mar-24`, `Q1'25`, `1H24`: two digits after a part of the year.
  private mutating func takeWaitingAsYear() -> Bool {
    // 10W40 is an oil.
    guard let number = waiting, number.length == 2, year == nil,
      month != nil || hasFiscalYear || week != nil && !beforeWaiting.isLetter
    else { return false }
    waiting = nil
    year = DateReader.year(ofTwoDigits: number.value)
    return true
  }

  // MARK: Words

  enum Word {
    case part(Part)
    /// `first`, which counts what follows.
    case count(Int)
    /// The month of that number, or a part of the year with so many months.
    case months(first: Int, count: Int)
    case month, day, year, nothing
  }

  private mutating func readWord() -> Bool {
    if field[at] >= 0xE0, year == nil, waiting == nil, let era = Era.year(field, at: at) {
      (year, at) = (era.year, era.end)
      return true
    }
    guard let (word, end) = word() else { return false }
    at = end
    switch word {
    case .nothing: return true
    case .count(let value):
      if let part = counted {
        counted = nil
        return take((value, 0), as: part)
      }
      guard waiting == nil else { return false }
      waiting = (value, 0)
      return true
    case .months(let first, let count):
      // Jan-Mar 2024
      if let start = month, months == 1, count == 1, isRange, day == nil, waiting == nil, first > start {
        months = first - start + 1
        return true
      }
      guard month == nil else { return false }
      (month, months) = (first, count)
      // 12 March: a day.
      if let number = waiting, count == 1, (1...31).contains(number.value), day == nil {
        waiting = nil
        day = number.value
      }
      return true
    case .month:
      guard let number = waiting, month == nil, (1...12).contains(number.value) else { return false }
      waiting = nil
      (month, months) = (number.value, 1)
      return true
    case .day:
      guard let number = waiting, month != nil, day == nil, (1...31).contains(number.value) else {
        return false
      }
      waiting = nil
      day = number.value
      return true
    case .year:
      if let number = waiting, year == nil, number.length == 2 {
        waiting = nil
        year = isRepublican ? Era.republic + number.value : DateReader.year(ofTwoDigits: number.value)
        return true
      }
      return year != nil
    case .part(let part):
      if part == .year {
        hasFiscalYear = true
        counted = .year
        return true
      }
      if let number = waiting {
        waiting = nil
        // 24Q1, 24H1; 24h1 are hours.
        guard number.length == 2, year == nil, at < field.count, field[at].isDigit,
          part == .quarter || field[at - 1] == 0x48
        else { return take(number, as: part) }
        year = DateReader.year(ofTwoDigits: number.value)
      }
      counted = part
      return true
    }
  }

  /// The word here, and where it ends.
  private mutating func word() -> (Word, Int)? {
    if let sign = Self.sign(field, at) { return sign }
    var end = TimeNames.wordEnd(field, at)
    // Apr–Jun
    if let dash = (at..<end).first(where: { DurationReader.starts(field, $0, "–") }) { end = dash }
    let letters = Field(rebasing: field[at..<end])
    // 2h, 2 h: two hours, where no year is beside them.
    if letters.count == 1, letters[0] == 0x68, at > 0,
      end == field.count ? year == nil || field[at - 1] == 0x20 : field[at - 1] == 0x20 && !field[end].isDigit
    {
      return nil
    }
    if let month = TimeNames.month(letters) ?? (mayBeWord ? TimeNames.monthInDate(letters) : nil) {
      return (.months(first: month, count: 1), end)
    }
    // 2031M05, S1 2031: a month and a half year, where a full year is beside them.
    if letters.count == 1, end < field.count, field[end].isDigit, field.count > 5 {
      if letters[0] == 0x4D, year != nil { return (.part(.month), end) }
      if letters[0] == 0x53, year != nil || field.count == at + 7 { return (.part(.half), end) }
    }
    // III kw. 2023: weeks are counted in figures.
    if waiting?.length == 0, WordList.holds(" kw", letters) { return (.part(.quarter), end) }
    for (names, word) in Self.words where WordList.holds(names, letters) { return (word, end) }
    if at > 0, WordList.holds(" of de du des г год года roku", letters) { return (.nothing, end) }
    // 1st, 3e; E2024 is a code.
    if at > 0, field[at - 1].isDigit, WordList.holds(" st nd rd th er e º", letters) {
      hasOrdinal = letters.count == 2
      return (.nothing, end)
    }
    // 2024E, 1Q25F: an estimate, a forecast.
    if letters.count == 1, year != nil || month != nil && waiting?.length == 2, at > 0, field[at - 1].isDigit,
      [0x65, 0x66, 0x70, 0x61].contains(letters[0] | 0x20)
    {
      return (.nothing, end)
    }
    return nil
  }

  /// The word without ASCII that needs no space after it, `분기`, and where it ends; nil where none stands here.
  static func sign(_ field: Field, _ at: Int) -> (Word, Int)? {
    guard field[at] >= 0x80 else { return nil }
    return signs.first { DurationReader.starts(field, at, $0.0) }.map { ($0.1, at + $0.0.utf8CodeUnitCount) }
  }

  private static let words: [(StaticString, Word)] = [
    (
      " q t quarter quartal quartals trim trimestre trimester kvartal kwartał квартал кв çeyrek čtvrtletí quý triwulan kuartal",
      .part(.quarter)
    ),
    (" first erstes premier première primer primo primeiro i", .count(1)),
    (" second zweites deuxième segundo secondo ii", .count(2)),
    (" third drittes troisième tercer terzo terceiro iii", .count(3)),
    (" fourth viertes quatrième cuarto quarto iv", .count(4)),
    (" h half halbjahr hj semestre semester halvår полугодие półrocze pololetí yarıyıl", .part(.half)),
    (" w kw week woche semaine vecka", .part(.week)), (" fy cy gj fiscal", .part(.year)),
    (" the", .nothing),
  ]

  private static let signs: [(StaticString, Word)] = [
    ("분기", .part(.quarter)), ("季度", .part(.quarter)), ("四半期", .part(.quarter)), ("季", .part(.quarter)),
    ("상반기", .months(first: 1, count: 6)), ("하반기", .months(first: 7, count: 6)), ("반기", .part(.half)),
    ("上半年", .months(first: 1, count: 6)), ("下半年", .months(first: 7, count: 6)),
    ("上半期", .months(first: 1, count: 6)), ("下半期", .months(first: 7, count: 6)),
    ("上期", .months(first: 1, count: 6)), ("下期", .months(first: 7, count: 6)), ("半期", .part(.half)),
    ("一季度", .months(first: 1, count: 3)), ("二季度", .months(first: 4, count: 3)),
    ("三季度", .months(first: 7, count: 3)), ("四季度", .months(first: 10, count: 3)),
    ("十一月", .months(first: 11, count: 1)), ("十二月", .months(first: 12, count: 1)),
    ("一月", .months(first: 1, count: 1)), ("二月", .months(first: 2, count: 1)),
    ("三月", .months(first: 3, count: 1)), ("四月", .months(first: 4, count: 1)),
    ("五月", .months(first: 5, count: 1)), ("六月", .months(first: 6, count: 1)),
    ("七月", .months(first: 7, count: 1)), ("八月", .months(first: 8, count: 1)),
    ("九月", .months(first: 9, count: 1)), ("十月", .months(first: 10, count: 1)),
    ("년도", .year), ("년", .year), ("年度", .year), ("年", .year), ("월", .month), ("月", .month), ("일", .day),
    ("日", .day), ("第", .nothing), ("제", .nothing), ("주차", .part(.week)), ("주", .part(.week)),
    ("周", .part(.week)), ("週", .part(.week)), ("ไตรมาสที่", .part(.quarter)), ("ไตรมาส", .part(.quarter)),
    ("ปี", .nothing),
  ]
}

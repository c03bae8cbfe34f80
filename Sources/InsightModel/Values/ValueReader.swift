/// Reads what a cell or field of a column is worth: the one way for data files, for texts of an article's tables, and for
/// the values of a filter. Most fields need no detour: what the short way does not know goes to the grammars.
struct ValueReader {
  /// Apart, since most fields are read without it and each would carry it along.
  private final class Shared: Sendable {
    let notation: ValueNotation
    init(_ notation: ValueNotation) { self.notation = notation }
  }

  private let shared: Shared
  var notation: ValueNotation { shared.notation }
  let point: UInt8
  let comma: UInt8
  /// False where a number without a unit may be no number, but a measure or a month.
  private let isPlain: Bool
  /// True where digits count what they say.
  private let arePlainNumbers: Bool
  /// True where `2024-04-03` is that day.
  private let arePlainDates: Bool
  private let hasAffix: Bool

  init(_ notation: ValueNotation) {
    shared = Shared(notation)
    arePlainDates = notation.dimension == 0 && !notation.areBuddhist && !notation.areBirths
    isPlain =
      notation.dimension == 0 && !notation.areMinutes && !notation.areMonths && !notation.areYears
      && !notation.areDaysOfYear
    arePlainNumbers = isPlain && !notation.areCompactDates
    hasAffix = notation.affix != nil
    point = notation.mark.byte
    comma = notation.mark.other.byte
  }

  typealias Field = UnsafeBufferPointer<UInt8>

  /// No value is longer; a text is not copied to find that out.
  private static let longest = 64

  /// `segunda-feira`: no word in Latin letters that has a value is longer.
  private static let longestWord = 13

  func read(_ text: String) -> CellValue {
    var text = text
    return text.withUTF8 { field in
      field.baseAddress.map { read($0, 0, field.count, isText: false) } ?? .missing
    }
  }

  /// True for what begins no value in a column that holds nothing but text so far.
  @inline(__always)
  static func isText(_ first: UInt8) -> Bool { first > 0x39 }

  /// A number in bytes up to `limit` that needs neither its column nor grammars; nil for all else.
  @inline(__always)
  func plainNumber(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, limit: Int) -> PlainNumber? {
    guard arePlainNumbers, start &+ 8 <= limit else { return nil }
    let word = UnsafeRawPointer(bytes + start).loadUnaligned(as: UInt64.self)
    return PlainNumber(UInt64(littleEndian: word), end &- start, point, comma)
  }

  /// Reads the bytes of a field. `isText` says that the column holds nothing but text so far: then only what begins as a
  /// number is looked at, and only for what needs no words.
  func read(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, isText: Bool) -> CellValue {
    var (start, end) = (start, end)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    guard start < end else { return .missing }
    if hasAffix, let value = readAffixed(Field(start: bytes + start, count: end - start)) { return value }
    let first = bytes[start]
    if first &- 0x30 < 10 || first == 0x2D || first == 0x2B || first == 0x24 || first == 0x28
      || first == point
    {
      return readNumber(bytes, start, end, isText)
    }
    if isText { return .text }
    let field = Field(start: bytes + start, count: end - start)
    let value = readOther(field)
    return value.kind == .text ? readSpaced(field) ?? value : value
  }

  /// A number with the unit of its column; nil for all else.
  private func readAffixed(_ field: Field) -> CellValue? {
    guard field.count <= Self.longest, let affix = notation.affix, let number = affix.number(in: field),
      let base = number.baseAddress
    else { return nil }
    var value = read(base, 0, number.count, isText: false)
    if affix.isMoney, value.kind == .number { value.kind = .money }
    return value.kind.scale == .numbers || !value.evidence.isDisjoint(with: [.otherMark, .indian])
      ? value : nil
  }

  /// The same with the spaces of ASCII where others stand, which part words as well: no-break ones and thin ones, as of `5 kg`.
  /// Nil where there are none.
  private func readSpaced(_ field: Field) -> CellValue? {
    guard field.count <= Self.longest, field.contains(where: { $0 == 0xC2 || $0 == 0xE2 }) else { return nil }
    var plain: [UInt8] = []
    var at = 0
    while at < field.count {
      let length = Self.spaces.first { field[at...].starts(with: $0) }?.count ?? 0
      plain.append(length > 0 ? 0x20 : field[at])
      at += max(1, length)
    }
    guard plain.count < field.count else { return nil }
    return plain.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { read($0, 0, buffer.count, isText: false) }
    }
  }

  /// U+00A0, U+2009, U+202F.
  private static let spaces: [[UInt8]] = [[0xC2, 0xA0], [0xE2, 0x80, 0x89], [0xE2, 0x80, 0xAF]]

  private func readNumber(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ isText: Bool
  ) -> CellValue {
    if arePlainDates, end - start == 10, let days = DateReader.plainDays(bytes + start) {
      let seconds = days * 86_400
      return CellValue(
        kind: .date, digits: seconds, evidence: seconds >= Era.lateSeconds ? .lateYear : [])
    }
    guard let number = NumberDigits(bytes, start, end, point, comma) else {
      return readLong(Field(start: bytes + start, count: end - start), isText)
    }
    return value(of: number)
  }

  /// What digits are worth in this column.
  private func value(of number: NumberDigits) -> CellValue {
    let (digits, count, decimals) = (number.value, number.count, number.decimals)
    let kind = number.kind
    if decimals == 0, kind == .number, !number.isGrouped {
      // 007 is a name, and so is what one dials.
      if count > 1, number.head == 0x30, !notation.areZerosNumbers, !notation.areCompactDates {
        return dayOfYear(digits) ?? CellValue(kind: .code)
      }
      if count > 9, number.first == 0x2B { return CellValue(kind: .code) }
    }
    var value = CellValue(kind: kind, digits: number.isNegative ? -digits : digits, decimals: decimals)
    if number.isGrouped {
      // Two signs between thousands, or one.
      if decimals == 0 { value.evidence = count > 6 ? .ownMark : .grouped }
    }
    guard kind == .number else { return value }
    if decimals == 4, number.first.isDigit, let month = month(digits) {
      if notation.areMonths { return month }
      value.evidence = number.head == 0x30 ? [.pointedMonth, .zeroMonth] : .pointedMonth
    } else if decimals == 1 || decimals == 2, count == decimals + 4, number.first.isDigit,
      notation.mark == .point, let month = month(ofYear: digits, decimals)
    {
      if notation.areMonths { return month }
      value.evidence = decimals == 2 ? .pointedMonth : .shortMonth
    }
    if decimals == 0, !number.isGrouped, count == 8 || count == 6, number.first.isDigit,
      number.head != 0x30 || notation.areCompactDates, let days = days(ofDigits: digits, count: count)
    {
      let orders: DateOrders = count == 8 ? .compact : .shortCompact
      if notation.areCompactDates { return CellValue(kind: .date, digits: days * 86_400, orders: orders) }
      value.orders = orders
    }
    return isPlain ? value : bare(value)
  }

  /// A number without a unit where measures stand in the column: a size in bytes beside `4K`, seconds beside `1:00.4`. Zero
  /// is zero in each unit.
  private func bare(_ number: CellValue) -> CellValue {
    if number.decimals == 0, let day = dayOfYear(number.digits) { return day }
    if notation.areYears, number.decimals == 0, let day = DateReader.days(number.digits, 1, 1) {
      return CellValue(kind: .date, digits: day * 86_400)
    }
    let dimension =
      number.digits == 0 && notation.dimension != 0 ? notation.dimension : notation.bareDimension
    guard dimension != 0 else { return number }
    if notation.areKibibytes, number.digits != 0 {
      let (digits, overflow) = number.digits.multipliedReportingOverflow(by: 1 << 10)
      return overflow
        ? number : CellValue(kind: .measure, digits: digits, decimals: number.decimals, dimension: dimension)
    }
    return CellValue(
      kind: .measure, digits: number.digits, decimals: number.decimals, dimension: dimension)
  }

  /// What begins with a digit or a sign and is no plain number: a date, a number in another notation, a text.
  private func readLong(_ field: Field, _ isText: Bool) -> CellValue {
    if notation.dimension != 0, field.count <= Self.longest {
      if let value = sizeOfLetter(field) ?? measure(field, in: notation.dimension) { return value }
    }
    let tail = NumberTail(field)
    if let tail, let value = read(tail) { return value }
    var value = readUntailed(field, isText)
    if value.kind == .text, !isText, let spaced = readSpaced(field) { return spaced }
    if let tail { value.evidence.formUnion(evidence(tail)) }
    if value.kind == .date, Era.isRepublican(field) { value.evidence.insert(.republican) }
    return value
  }

  private func readUntailed(_ field: Field, _ isText: Bool) -> CellValue {
    if let month = slashedMonth(field) { return month }
    var unfit: CellValue?
    if let date = date(field) {
      if date.orders.fits(notation) { return date }
      unfit = date
    } else if let month = pointedMonth(field) {
      return month
    }
    guard field.count <= Self.longest else { return .text }
    if let clock = DateReader.readClock(
      field, areMinutes: notation.areMinutes, areHours: notation.areHours)
    {
      return clock
    }
    var value = readNotation(field)
    if value.kind != .text || value.evidence.contains(.letter) { return value }
    let scientific = readScientific(field)
    if scientific.kind != .text || isText && unfit == nil { return scientific }
    if let unfit {
      // Its column is to decide.
      value = unfit
      value.kind = .text
      return value
    }
    value = readWords(field)
    if value.kind == .text { value.evidence.insert(.figured) }
    return value
  }

  private func date(_ field: Field) -> CellValue? {
    var date = DateReader.read(
      field, notation.dateOrder ?? .monthFirst, yearsAhead: notation.areBuddhist ? Era.buddhist : 0)
    if let known = date, known.decimals == 0, !known.isApproximate, known.digits >= Era.lateSeconds {
      date?.evidence.insert(.lateYear)
    }
    return notation.areBirths ? date.map(DateReader.ofBirth) : date
  }

  /// What begins with no digit: a missing value, a month, a currency, a text.
  private func readOther(_ field: Field) -> CellValue {
    guard field.count <= Self.longest else { return .text }
    let first = field[0]
    if first < 0x80, field.count > Self.longestWord, !field.contains(where: { $0.isDigit }) { return .text }
    if let infinity = infinity(field) { return infinity }
    let date = date(field)
    if let date, date.orders.fits(notation) { return date }
    let value = readNotation(field)
    if value.kind != .text { return value }
    if var unfit = date {
      unfit.kind = .text
      return unfit
    }
    if first == 0x50 || first == 0x70, let duration = DurationReader.read(field) { return duration }
    if let weekday = TimeNames.weekday(field) ?? TimeNames.weekday(inflected: field) {
      // 3월 is a month, 월 a Monday; mar is both.
      let word = field.last == 0x2E ? Field(rebasing: field.dropLast()) : field
      guard notation.timeWords != .weekdays, let month = TimeNames.month(word) else {
        return CellValue(kind: .weekday, digits: weekday)
      }
      return CellValue(kind: .season, digits: month * 32 + 1, evidence: .monthOrWeekday)
    }
    let word = field.last == 0x2E ? Field(rebasing: field.dropLast()) : field
    if let weekday = TimeNames.perhapsWeekday(word) {
      let isWeekday = notation.timeWords == .weekdays
      return CellValue(kind: isWeekday ? .weekday : .text, digits: weekday, evidence: .perhapsWeekday)
    }
    if first >= 0x80, let clock = DateReader.readClock(field, areMinutes: false) { return clock }
    return readWords(field)
  }

  private func readNotation(_ field: Field) -> CellValue {
    if isNothing(field) { return .missing }
    // A year that goes on is none beside others with a minus after them.
    if notation.isMinusTrailing, field.count == 5, field[4] == 0x2D, field[..<4].allSatisfy(\.isDigit) {
      let number = field[..<4].reduce(0) { $0 * 10 + Int($1 - 0x30) }
      return CellValue(kind: .number, digits: -number)
    }
    let (content, scale) = CellReader.reading(field, notation)
    let kind: CellValue.Kind
    switch content {
    case .missing: return .missing
    case .text, .malformed: return longAmount(field)
    case .number: kind = .number
    case .percent: kind = .percent
    case .money: kind = .money
    }
    guard let figure = content.value else { return .text }
    var value = CellValue(
      kind: kind, digits: figure.digits, decimals: figure.decimals,
      evidence: evidence(field, figure).union(scale))
    if kind == .money {
      if Self.hasSignOfDaysFirst(field) { value.evidence.insert(.countsDaysFirst) }
      if figure.decimals == 3 || value.evidence.contains(.grouped) {
        value.evidence.formUnion(CurrencyWord.evidenceOfThree(field))
      }
    }
    if notation.areLettersNames, kind == .number, scale.contains(.letter) {
      return CellValue(kind: .text, evidence: value.evidence)
    }
    if figure.decimals == 0 {
      let printed = field.count(where: \.isDigit)
      while printed + Int(value.scale) < 18,
        figure.digits.magnitude >= UInt(PowerOfTen.whole(printed + Int(value.scale)))
      {
        value.scale += 1
      }
    }
    return value
  }

  /// A number of more digits than fit. Whole ones without signs between them are told apart later: they may name something.
  private func longAmount(_ field: Field) -> CellValue {
    guard field.count > LongAmount.fewestDigits,
      field.contains(where: { !$0.isDigit && $0 != 0x2D && $0 != 0x2B }),
      let long = CellReader.readLong(field, notation)
    else { return .text }
    var value = CellValue.approximate(long.figure.double, long.kind)
    value.evidence = .longAmount
    if field.contains(comma) || field.contains(point) { value.evidence.insert(.ownMark) }
    return value
  }

  /// €, £ and ₹: nobody who counts in them writes the month before the day.
  private static func hasSignOfDaysFirst(_ field: Field) -> Bool {
    guard let lead = field.firstIndex(where: { $0 == 0xC2 || $0 == 0xE2 }), lead + 1 < field.count else {
      return false
    }
    if field[lead] == 0xC2 { return field[lead + 1] == 0xA3 }
    return lead + 2 < field.count && field[lead + 1] == 0x82
      && (field[lead + 2] == 0xAC || field[lead + 2] == 0xB9)
  }

  /// What an amount shows of its signs, where its digits do not.
  func evidence(_ field: Field, _ figure: Figure) -> CellValue.Evidence {
    var evidence: CellValue.Evidence = []
    if figure.digits < 0, field.last == 0x2D { evidence.insert(.trailingMinus) }
    if notation.isIndian {
      let commas = field.count { $0 == comma }
      if commas > 1 { evidence.formUnion(commas > 2 ? [.indian, .severalPairs] : .indian) }
    }
    guard figure.decimals == 0 else { return evidence }
    let groups = field.count { $0 == comma }
    if groups > 0 { evidence.insert(groups > 1 ? .ownMark : .grouped) }
    // Of `5.6 million` the scale has taken the decimals up.
    if let place = field.lastIndex(of: point) {
      let decimals = field[(place + 1)...].prefix { $0.isDigit }.count
      let whole = field[..<place].reversed().prefix { $0.isDigit }.count
      if decimals == 0, place + 1 < field.count, field[place + 1] == 0x2D || field[place + 1] == 0xE2 {
        // 80,-
        evidence.insert(.ownMark)
      } else if decimals > 0 {
        evidence.insert(decimals == 3 && (1...3).contains(whole) && groups == 0 ? .thirds : .ownMark)
      }
    }
    return evidence
  }

  /// `\N`, which databases write, and `: c`, nothing with a flag.
  private func isNothing(_ field: Field) -> Bool {
    if field.count == 2, field[0] == 0x5C { return field[1] == 0x4E }
    return field[0] == 0x3A && (3...5).contains(field.count) && field[1] == 0x20
      && field[2...].allSatisfy(\.isSmall)
  }

  /// `inf`, `-Infinity`, `∞`.
  private func infinity(_ field: Field) -> CellValue? {
    let word = field[0] == 0x2D || field[0] == 0x2B ? Field(rebasing: field.dropFirst()) : field
    guard WordList.holds(" inf infinity ∞", word) else { return nil }
    return .approximate(field[0] == 0x2D ? -.infinity : .infinity, .number)
  }

  /// `6.02e23`, and whole numbers of more digits than fit. No program writes `12E4` for a number, but people do for parts.
  func readScientific(_ field: Field) -> CellValue {
    if let infinity = infinity(field) { return infinity }
    var hasExponent = false
    for byte in field {
      guard byte.isDigit || byte == point || byte == 0x2B || byte == 0x2D || byte | 0x20 == 0x65 else {
        return .text
      }
      if byte | 0x20 == 0x65 { hasExponent = true }
    }
    guard field.last?.isDigit == true,
      notation.areScientific || !field.contains(0x45)
        || field.contains(where: { $0 == point || $0 == 0x2B || $0 == 0x2D })
    else { return .text }
    let text = String(decoding: field.map { $0 == point ? 0x2E : $0 }, as: UTF8.self)
    guard let number = Double(text) else { return .text }
    let isLong = !hasExponent && !field.contains(point)
    var value = CellValue.approximate(number, .number)
    if !isLong, let whole = Int(exactly: number), whole.magnitude < 1 << 53 {
      value = CellValue(kind: .number, digits: whole)
    }
    // Long digits without an exponent name something, or count exactly.
    value.evidence = isLong ? .long : hasExponent ? .exponent : []
    return value
  }
}

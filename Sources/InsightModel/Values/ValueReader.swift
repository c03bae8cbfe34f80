/// Reads what a cell or field of a column is worth: the one way for data files, for texts of an article's tables, and for
/// the values of a filter. Most fields need no detour: what the short way does not know goes to the grammars.
struct ValueReader {
  private let notation: ValueNotation
  private let point: UInt8
  private let comma: UInt8

  init(_ notation: ValueNotation) {
    self.notation = notation
    point = notation.mark.byte
    comma = notation.mark.other.byte
  }

  typealias Field = UnsafeBufferPointer<UInt8>

  /// No value is longer; a text is not copied to find that out.
  private static let longest = 64

  func read(_ text: String) -> CellValue {
    var text = text
    return text.withUTF8 { field in
      field.baseAddress.map { read($0, 0, field.count, isText: false) } ?? .missing
    }
  }

  /// Reads the bytes of a field. `isText` says that the column holds nothing but text so far: then only what begins as a
  /// number is looked at, and only for what needs no words.
  @inline(__always)
  func read(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, isText: Bool) -> CellValue {
    var (start, end) = (start, end)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    guard start < end else { return .missing }
    let first = bytes[start]
    if first &- 0x30 < 10 || first == 0x2D || first == 0x2B || first == 0x24 || first == 0x28
      || first == point
    {
      return readNumber(bytes, start, end, isText)
    }
    if isText { return .text }
    return readOther(Field(start: bytes + start, count: end - start))
  }

  private func readNumber(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ isText: Bool
  ) -> CellValue {
    var (at, stop) = (start, end)
    var isNegative = false
    var isMoney = false
    if bytes[at] == 0x28, bytes[stop - 1] == 0x29 {
      isNegative = true
      at += 1
      stop -= 1
    }
    func readSign() {
      guard at < stop, bytes[at] == 0x2D || bytes[at] == 0x2B else { return }
      if bytes[at] == 0x2D { isNegative = true }
      at += 1
    }
    readSign()
    if at < stop, bytes[at] == 0x24 {
      isMoney = true
      at += 1
      readSign()
    }
    let head = at
    var (value, count, group) = (0, 0, 0)
    var isGrouped = false
    var decimals = -1
    var isWellFormed = true
    while at < stop {
      let byte = bytes[at]
      let digit = byte &- 0x30
      if digit < 10 {
        value = value &* 10 &+ Int(digit)
        count += 1
        if decimals >= 0 { decimals += 1 } else { group += 1 }
      } else if byte == point {
        if decimals >= 0 || (isGrouped && group != 3) { isWellFormed = false }
        decimals = max(0, decimals)
      } else if byte == comma {
        if decimals >= 0 || (isGrouped ? group != 3 : !(1...3).contains(group) || bytes[head] == 0x30) {
          isWellFormed = false
        }
        isGrouped = true
        group = 0
      } else {
        break
      }
      at += 1
    }
    guard count > 0, count <= 18, decimals != 0, isWellFormed, decimals > 0 || !isGrouped || group == 3 else {
      return readLong(Field(start: bytes + start, count: end - start), isText)
    }
    var kind = isMoney ? CellValue.Kind.money : .number
    if at < stop {
      guard bytes[at] == 0x25, at + 1 == stop, !isMoney else {
        return readLong(Field(start: bytes + start, count: end - start), isText)
      }
      kind = .percent
    } else if decimals < 0, !isMoney, !isGrouped {
      // 007 is a name, and so is what one dials.
      if count > 1, bytes[head] == 0x30 { return CellValue(kind: .code) }
      if count > 9, bytes[start] == 0x2B { return CellValue(kind: .code) }
    }
    return CellValue(kind: kind, digits: isNegative ? -value : value, decimals: max(0, decimals))
  }

  /// What begins with a digit or a sign and is no plain number: a date, a number in another notation, a text.
  private func readLong(_ field: Field, _ isText: Bool) -> CellValue {
    if notation.dimension != 0, field.count <= Self.longest {
      if let value = sizeOfLetter(field) ?? measure(field, in: notation.dimension) { return value }
    }
    if let date = DateReader.read(field, isDayFirst: notation.isDayFirst) { return date }
    guard field.count <= Self.longest else { return .text }
    if let clock = DateReader.readClock(field, areMinutes: notation.areMinutes) { return clock }
    let value = readNotation(field)
    if value.kind != .text { return value }
    let scientific = readScientific(field)
    if scientific.kind != .text || isText { return scientific }
    return readWords(field)
  }

  /// What begins with no digit: a missing value, a month, a currency, a text.
  private func readOther(_ field: Field) -> CellValue {
    guard field.count <= Self.longest else { return .text }
    let first = field[0]
    if first < 0x80, field.count > 12, !field.contains(where: { $0.isDigit }) { return .text }
    if let infinity = infinity(field) { return infinity }
    if let date = DateReader.read(field, isDayFirst: notation.isDayFirst) { return date }
    let value = readNotation(field)
    if value.kind != .text { return value }
    if first == 0x50 || first == 0x70, let duration = DurationReader.read(field) { return duration }
    if let weekday = TimeNames.weekday(field) {
      // 3월 is a month, 월 a Monday; mar is both.
      return TimeNames.month(field).map { CellValue(kind: .season, digits: $0 * 32 + 1) }
        ?? CellValue(kind: .weekday, digits: weekday)
    }
    if first >= 0x80, let clock = DateReader.readClock(field, areMinutes: false) { return clock }
    return readWords(field)
  }

  /// What has words in it: a period, a number with a unit, a spelled number.
  private func readWords(_ field: Field) -> CellValue {
    if let period = PeriodReader.read(field)?.value { return period }
    if let value = DurationReader.read(field) ?? measure(field, in: nil) { return value }
    if let figure = HanNumerals.read(field) {
      return CellValue(kind: .number, digits: figure.digits, decimals: figure.decimals)
    }
    var value = CellValue.text
    if field.contains(point) || field.contains(comma) {
      let (content, _) = CellReader.reading(field, notation.mark.other, notation.triangles)
      if content.value != nil { value.evidence = .otherMark }
    }
    if let last = field.last, Unit.size(ofLetter: last) != nil, isNumber(Field(rebasing: field.dropLast())) {
      value.evidence.insert(.greatLetter)
    }
    return value
  }

  private func isNumber(_ field: Field) -> Bool {
    !field.isEmpty && CellReader.reading(field, notation.mark, notation.triangles).0.value != nil
  }

  private func readNotation(_ field: Field) -> CellValue {
    if isNothing(field) { return .missing }
    let (content, hasLetter) = CellReader.reading(field, notation.mark, notation.triangles)
    let kind: CellValue.Kind
    switch content {
    case .missing: return .missing
    case .text, .malformed: return .text
    case .number: kind = .number
    case .percent: kind = .percent
    case .money: kind = .money
    }
    guard let figure = content.value else { return .text }
    return CellValue(
      kind: kind, digits: figure.digits, decimals: figure.decimals, evidence: hasLetter ? .letter : [])
  }

  /// `\N`, which databases write.
  private func isNothing(_ field: Field) -> Bool {
    field.count == 2 && field[0] == 0x5C && field[1] == 0x4E
  }

  /// `inf`, `-Infinity`, `∞`.
  private func infinity(_ field: Field) -> CellValue? {
    let word = field[0] == 0x2D || field[0] == 0x2B ? Field(rebasing: field.dropFirst()) : field
    guard WordList.holds(" inf infinity ∞", word) else { return nil }
    return .approximate(field[0] == 0x2D ? -.infinity : .infinity, .number)
  }

  /// `6.02e23`, and whole numbers of more digits than fit.
  private func readScientific(_ field: Field) -> CellValue {
    if let infinity = infinity(field) { return infinity }
    var hasExponent = false
    for byte in field {
      guard byte.isDigit || byte == point || byte == 0x2B || byte == 0x2D || byte | 0x20 == 0x65 else {
        return .text
      }
      if byte | 0x20 == 0x65 { hasExponent = true }
    }
    guard field.last?.isDigit == true else { return .text }
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

  // MARK: Measures

  /// `1.6G` where sizes stand in the column.
  private func sizeOfLetter(_ field: Field) -> CellValue? {
    guard notation.dimension == Unit.sizes, let last = field.last, let factor = Unit.size(ofLetter: last)
    else {
      return nil
    }
    return value(of: Field(rebasing: field.dropLast()), factor, 0, unit: 0, Unit.sizes)
  }

  /// A number with a unit behind it, of one dimension where that is known.
  private func measure(_ field: Field, in dimension: UInt8?) -> CellValue? {
    // The number ends with its last digit, or a scale: 12.5 kg, 1.2 million tonnes.
    guard let lastDigit = field.lastIndex(where: { $0.isDigit }) else { return nil }
    var start = lastDigit + 1
    // m², km2
    if start == field.count, lastDigit > 0, field[lastDigit - 1].isLetter {
      start = lastDigit
      while start > 0, field[start - 1].isLetter { start -= 1 }
    }
    while start < field.count, field[start] == 0x20 { start += 1 }
    guard start < field.count else { return nil }
    var found: (unit: UInt8, start: Int)?
    if let unit = unit(Field(rebasing: field[start...]), dimension) {
      found = (unit, start)
    } else if let space = field.lastIndex(of: 0x20), space >= start,
      let unit = unit(Field(rebasing: field[(space + 1)...]), dimension)
    {
      found = (unit, space + 1)
    } else if let known = Unit.index(atEndOf: field), known.start > 0 {
      found = dimension == nil || Unit.all[Int(known.unit)].dimension == dimension ? known : nil
    }
    guard let (index, end) = found, index > 0, end > 0 else { return nil }
    let unit = Unit.all[Int(index)]
    // The 1980s.
    if index == 1, field[field.count - 2] == 0x30, field[field.count - 1] == 0x73, dimension == nil,
      !field.contains(0x20)
    {
      return nil
    }
    return value(
      of: Field(rebasing: field[..<end]), unit.multiplier, unit.places, unit: index, unit.dimension)
  }

  private func unit(_ word: Field, _ dimension: UInt8?) -> UInt8? {
    // In a column of durations a lone m is a minute.
    if dimension == Unit.durations, word.count == 1, word[0] == 0x6D {
      return Unit.minuteIndex
    }
    guard let index = Unit.index(of: word) else { return nil }
    return dimension == nil || Unit.all[Int(index)].dimension == dimension ? index : nil
  }

  private func value(of number: Field, _ multiplier: Int, _ places: Int, unit: UInt8, _ dimension: UInt8)
    -> CellValue?
  {
    let (content, _) = CellReader.reading(number, notation.mark, notation.triangles)
    guard case .number(let figure) = content else { return nil }
    let (digits, overflow) = figure.digits.multipliedReportingOverflow(by: multiplier)
    let decimals = figure.decimals + places
    if overflow || decimals > 18 || digits == .min {
      var value = CellValue.approximate(
        figure.double * Double(multiplier) / PowerOfTen.double(places), .measure)
      (value.unit, value.dimension) = (unit, dimension)
      return value
    }
    return CellValue(kind: .measure, digits: digits, decimals: decimals, unit: unit, dimension: dimension)
  }
}

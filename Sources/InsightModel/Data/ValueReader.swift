/// Reads fields, most of them without a detour: what the short way does not know goes to `CellReader`.
struct ValueReader {
  private let point: UInt8
  private let comma: UInt8
  private let isDayFirst: Bool
  private let triangles: CellReader.Triangles

  init(_ dialect: Dialect) {
    point = dialect.hasDecimalComma ? 0x2C : 0x2E
    comma = dialect.hasDecimalComma ? 0x2E : 0x2C
    isDayFirst = dialect.isDayFirst
    triangles = dialect.triangles
  }

  /// Reads the bytes of a field. `isText` says that the column holds nothing but text so far: then only what begins as a
  /// number is looked at.
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
      return readNumber(bytes, start, end)
    }
    if isText { return .text }
    return readOther(bytes, start, end)
  }

  private func readNumber(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> CellValue {
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
        if decimals >= 0 || (isGrouped ? group != 3 : !(1...3).contains(group)) { isWellFormed = false }
        isGrouped = true
        group = 0
      } else {
        break
      }
      at += 1
    }
    guard count > 0, count <= 18, decimals != 0, isWellFormed, decimals > 0 || !isGrouped || group == 3 else {
      return readLong(bytes, start, end)
    }
    var kind = isMoney ? CellValue.Kind.money : .number
    if at < stop {
      guard bytes[at] == 0x25, at + 1 == stop, !isMoney else { return readLong(bytes, start, end) }
      kind = .percent
    } else if decimals < 0, !isMoney, !isGrouped {
      // 007 is a name, and so is what one dials.
      if count > 1, bytes[head] == 0x30 { return CellValue(kind: .code) }
      if count > 9, bytes[start] == 0x2B { return CellValue(kind: .code) }
    }
    return CellValue(kind: kind, digits: isNegative ? -value : value, decimals: max(0, decimals))
  }

  /// What begins with a digit or a sign and is no plain number: a date, a number in another notation, a text.
  private func readLong(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> CellValue {
    let field = UnsafeBufferPointer(start: bytes + start, count: end - start)
    if let date = DateReader.read(field, isDayFirst: isDayFirst) { return date }
    // No number is that long; a text is not copied to find that out.
    guard field.count <= 64 else { return .text }
    let value = readNotation(field)
    return value.kind == .text ? readScientific(field) : value
  }

  /// What begins with no digit: a missing value, a month, a currency, a text.
  private func readOther(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> CellValue {
    let field = UnsafeBufferPointer(start: bytes + start, count: end - start)
    guard field.count <= 64 else { return .text }
    let first = field[0]
    if first < 0x80, !first.isCapital, first != 0x6E, first != 0x74, first != 0x2E, first != 0x5C {
      return .text
    }
    if field.count > 4, first < 0x80, !field.contains(where: { $0.isDigit }) { return .text }
    if first < 0x80, let date = DateReader.read(field, isDayFirst: isDayFirst) { return date }
    return readNotation(field)
  }

  private func readNotation(_ field: UnsafeBufferPointer<UInt8>) -> CellValue {
    if isNothing(field) { return .missing }
    switch CellReader.read(field, point == 0x2C ? .comma : .point, triangles) {
    case .missing: return .missing
    case .text, .malformed: return .text
    case .number(let figure):
      return CellValue(kind: .number, digits: figure.digits, decimals: figure.decimals)
    case .percent(let figure):
      return CellValue(kind: .percent, digits: figure.digits, decimals: figure.decimals)
    case .money(let figure): return CellValue(kind: .money, digits: figure.digits, decimals: figure.decimals)
    }
  }

  /// `\N`, which databases write.
  private func isNothing(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    field.count == 2 && field[0] == 0x5C && field[1] == 0x4E
  }

  /// `6.02e23`, and whole numbers of more digits than fit.
  private func readScientific(_ field: UnsafeBufferPointer<UInt8>) -> CellValue {
    let isPlain = field.allSatisfy {
      $0.isDigit || $0 == point || $0 == 0x2B || $0 == 0x2D || $0 | 0x20 == 0x65
    }
    guard isPlain, field.last?.isDigit == true else { return .text }
    let text = String(decoding: field.map { $0 == point ? 0x2E : $0 }, as: UTF8.self)
    guard let number = Double(text) else { return .text }
    // Long digits without exponent may be a name too; as a number they are sorted all the same.
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 {
      return CellValue(kind: .number, digits: whole)
    }
    return .approximate(number, .number)
  }
}

/// Reads durations of several units, largest first: `1h5m`, `2 days 3 hours`, `2시간 30분`, `PT1H5M`.
enum DurationReader {
  typealias Field = UnsafeBufferPointer<UInt8>

  /// Nil for anything else, also for a number with one unit, which is no duration by itself (`2m`). Among durations `1h30`
  /// ends in minutes.
  static func read(_ field: Field, mayEndInMinutes: Bool = false) -> CellValue? {
    guard (3...40).contains(field.count) else { return nil }
    var at = 0
    var isNegative = false
    if field[0] == 0x2D {
      isNegative = true
      at = 1
    }
    let isISO = field[at] == 0x50
    if isISO { at += 1 }
    var (digits, decimals, parts) = (0, 0, 0)
    var last: Unit?
    var isTime = !isISO
    while at < field.count {
      if isISO, !isTime, field[at] == 0x54 {
        isTime = true
        at += 1
        continue
      }
      guard decimals == 0, let number = number(field, &at) else { return nil }
      while at < field.count, field[at] == 0x20 { at += 1 }
      let areMinutes =
        mayEndInMinutes && at == field.count && last?.multiplier == hour && (0..<60).contains(number.digits)
        && (field[at - 2].isDigit || field[at - 2] == 0x20)
      guard
        let unit = areMinutes ? Unit.minute : isISO ? isoUnit(field, &at, isTime) : unit(field, &at),
        unit.places == 0 || parts > 0,
        last.map({ isLess(unit, $0) }) ?? true
      else { return nil }
      last = unit
      let (product, overflow) = number.digits.multipliedReportingOverflow(by: unit.multiplier)
      let places = number.decimals + unit.places
      guard !overflow, places <= 9, let scaled = PowerOfTen.scaled(digits, places) else { return nil }
      let (sum, carried) = scaled.addingReportingOverflow(product)
      guard !carried else { return nil }
      (digits, decimals) = (sum, places)
      parts += 1
      // 2 hours, 5 minutes and 3 seconds
      while at < field.count, field[at] == 0x20 || field[at] == 0x2C { at += 1 }
      for word: StaticString in [
        "and ", "und ", "et ", "och ", "og ", "en ", "y ", "e ", "i ", "a ", "ja ", "ve ", "và ", "и ", "і ",
        "και ",
      ] where starts(field, at, word) {
        at += word.utf8CodeUnitCount
      }
    }
    guard parts >= (isISO ? 1 : 2) else { return nil }
    return CellValue(
      kind: .measure, digits: isNegative ? -digits : digits, decimals: decimals, dimension: Unit.durations)
  }

  private static let hour = 3600

  /// True where a word stands at an offset.
  static func starts(_ field: Field, _ at: Int, _ word: StaticString) -> Bool {
    word.withUTF8Buffer { letters in
      at >= 0 && at + letters.count <= field.count
        && letters.indices.allSatisfy { field[at + $0] == letters[$0] }
    }
  }

  private static func isLess(_ unit: Unit, _ other: Unit) -> Bool {
    unit.places > other.places || unit.places == other.places && unit.multiplier < other.multiplier
  }

  private static func number(_ field: Field, _ at: inout Int) -> (digits: Int, decimals: Int)? {
    let start = at
    var (digits, decimals, hasPoint) = (0, 0, false)
    while at < field.count, at - start < 16 {
      if field[at].isDigit {
        digits = digits * 10 + Int(field[at] - 0x30)
        if hasPoint { decimals += 1 }
      } else if field[at] == 0x2E, !hasPoint, at > start {
        hasPoint = true
      } else {
        break
      }
      at += 1
    }
    return at > start && field[at - 1].isDigit ? (digits, decimals) : nil
  }

  /// The unit of time whose name stands here, up to the next digit or space.
  private static func unit(_ field: Field, _ at: inout Int) -> Unit? {
    let start = at
    while at < field.count, !field[at].isDigit, field[at] != 0x20, field[at] != 0x2C { at += 1 }
    let word = Field(rebasing: field[start..<at])
    if word.count == 1, word[0] == 0x6D { return Unit.minute }
    guard let index = Unit.index(of: word), Unit.all[Int(index)].dimension == Unit.durations else {
      return nil
    }
    return Unit.all[Int(index)]
  }

  private static func isoUnit(_ field: Field, _ at: inout Int, _ isTime: Bool) -> Unit? {
    guard at < field.count else { return nil }
    defer { at += 1 }
    switch (field[at], isTime) {
    case (0x57, false): return Unit.named("w")
    case (0x44, false): return Unit.named("d")
    case (0x48, true): return Unit.named("h")
    case (0x4D, true): return Unit.minute
    case (0x53, true): return Unit.named("s")
    case _: return nil
    }
  }
}

extension Unit {
  static let minuteIndex: UInt8? = ("min" as StaticString).withUTF8Buffer { index(of: $0) }
  static var minute: Unit? { minuteIndex.map { all[Int($0)] } }

  static func named(_ name: StaticString) -> Unit? {
    name.withUTF8Buffer { index(of: $0) }.map { all[Int($0)] }
  }
}

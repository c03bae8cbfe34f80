/// Reads a field of a date or a time of day from its head on.
struct DateScanner {
  let field: UnsafeBufferPointer<UInt8>
  var at = 0
  /// How far the years of the file are ahead of those of the common era.
  var yearsAhead = 0
  /// The day of the week before the date, 1 for Monday.
  var weekday: Int?
  /// True once a month has been read that is written in Thai.
  var isThai = false

  init(_ field: UnsafeBufferPointer<UInt8>) { self.field = field }

  /// `3rd`, `1er`, `2º`: what follows a day and a space or comma follows.
  mutating func skipOrdinal() {
    for ending: StaticString in ["st", "nd", "rd", "th", "er", "e", "º", "ª"] {
      let start = at
      if takeSign(ending) {
        if at < field.count, field[at] == 0x20 || field[at] == 0x2C { return }
        at = start
      }
    }
  }

  /// `3 de marzo de 2024`, `the 3rd of May`.
  mutating func skipParticle() {
    for word: StaticString in ["de ", "del ", "of ", "di "] where takeSign(word) { return }
  }

  static let year: UInt8 = 1
  static let month: UInt8 = 2
  static let day: UInt8 = 3

  mutating func number() -> (value: Int, length: Int)? {
    let start = at
    var value = 0
    while at < field.count, field[at].isDigit, at - start < 10 {
      value = value * 10 + Int(field[at] - 0x30)
      at += 1
    }
    return at > start ? (value, at - start) : nil
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard at < field.count, field[at] == byte else { return false }
    at += 1
    return true
  }

  mutating func skipSpaces() {
    while let width = blank(at) { at += width }
  }

  /// The bytes of a space here, also of one that does not break: many programs write one before AM.
  func blank(_ at: Int) -> Int? {
    guard at < field.count else { return nil }
    switch field[at] {
    case 0x20: return 1
    case 0xC2: return at + 1 < field.count && field[at + 1] == 0xA0 ? 2 : nil
    case 0xE2:
      return at + 2 < field.count && field[at + 1] == 0x80 && field[at + 2] == 0xAF ? 3 : nil
    case _: return nil
    }
  }

  /// What stands between the parts, without the spaces around it.
  mutating func mark() -> UInt8? {
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
  mutating func monthName() -> Int? {
    let end = TimeNames.wordEnd(field, at)
    guard end - at >= 3,
      let month = TimeNames.monthInDate(UnsafeBufferPointer(rebasing: field[at..<end]))
    else { return nil }
    isThai = field[at] == TimeNames.thai
    at = end
    if take(0x2E) {}
    return month
  }
}

/// What a column's name says of dates.
enum DateWord {
  /// No date; a date; a date in a language in which the month never stands first.
  case none, date, dayBeforeMonth

  init(ofColumn name: String) {
    self = .none
    var name = name
    name.withUTF8 { bytes in
      var start = 0
      while start < bytes.count, self == .none {
        var end = start
        while end < bytes.count, bytes[end].isLetter || bytes[end] >= 0x80 { end += 1 }
        if end > start { self = Self.meaning(UnsafeBufferPointer(rebasing: bytes[start..<end])) }
        start = end + 1
      }
    }
  }

  /// True for the day of a birth.
  static func isBirth(_ name: String) -> Bool {
    let words = name.split { !$0.isLetter }
    return words.contains { word in
      var word = String(word)
      return word.withUTF8 { births.code(of: $0) } != nil
    }
  }

  private static let births = WordTable([
    (
      """
       birth birthday birthdate dob born geburtsdatum geburtstag geburt naissance nacimiento nascita nascimento urodzenia \
      рождения födelsedatum fødselsdato geboortedatum 생년월일 생일 出生日期 生日 生年月日 誕生日 doğum
      """, 1
    )
  ])

  private static func meaning(_ word: UnsafeBufferPointer<UInt8>) -> DateWord {
    // Buchungsdatum, OrderDate, 거래일, 発売日: the end tells.
    for start in word.indices where start == 0 || word.count - start >= 3 && word[start] & 0xC0 != 0x80 {
      let end = UnsafeBufferPointer(rebasing: word[start...])
      if start > 0, end.count < 4, end[0] < 0x80 { break }
      switch words.code(of: end) {
      case 1: return .date
      case 2: return .dayBeforeMonth
      case _: continue
      }
    }
    return .none
  }

  private static let words = WordTable([
    (" date dates day dob jour dátum 일 일자 일시 날짜 日 日付 日期 日時", 1),
    (
      """
       วันที่ datum tag buchungstag wertstellung valuta data giorno fecha día dia dato dag tarih tarihi дата день päivämäärä pvm \
      ημερομηνία
      """, 2
    ),
  ])

  /// Signs of East Asia, by the first bytes of theirs.
  static func isEastAsian(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.contains { (0xE3...0xED).contains($0) }
  }

  /// Half as many signs of East Asia as other letters, or more: they say more each.
  static func isMostlyEastAsian(_ bytes: [UInt8]) -> Bool {
    var (signs, letters) = (0, 0)
    for byte in bytes.prefix(1 << 14) {
      if (0xE3...0xED).contains(byte) { signs += 1 } else if byte.isLetter { letters += 1 }
    }
    return signs > 0 && signs * 2 >= letters
  }
}

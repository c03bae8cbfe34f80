/// What a word says of time: `2024`, `Q1`, `1Q25`, `May`, `2025-05-02`.
enum PeriodWord {
  case year
  /// A quarter, half, month or day that does not say of which year: `Q1`, `1H`, `5월`.
  case part
  case month
  /// A day, month, quarter or span of years that needs no other word, or a year that is no number: `FY2024`,
  /// `2024E`.
  case whole

  typealias Word = UnsafeBufferPointer<UInt8>

  /// Nil for a word that names no time. `word` is in UTF-8, without white space.
  init?(_ word: Word) {
    guard (2...16).contains(word.count), let first = word.first else { return nil }
    if Self.isSpan(word) {
      self = .part
      return
    }
    if first.isDigit {
      self.init(digits: word)
      return
    }
    guard first.isLetter || first == 0x27 || first >= 0xC3 else { return nil }
    let initial = first | 0x20
    if initial == 0x71 || initial == 0x68, word[1].isDigit {  // Q1, H2, Q1'25
      guard word.count == 2 || !word[2].isDigit else { return nil }
      let rest = word.count > 3 ? Self.number(word, 3) : nil
      if word.count == 2 { self = .part } else if rest == word.count { self = .whole } else { return nil }
      return
    }
    if initial == 0x66, word.count >= 4, word[1] | 0x20 == 0x79 {  // FY2024, FY24E
      guard let end = Self.number(word, 2), end - 2 == 4 || end - 2 == 2, word.count - end <= 1 else {
        return nil
      }
      self = .whole
      return
    }
    var length = word.count
    while length > 0, word[length - 1] == 0x2C || word[length - 1] == 0x2E { length -= 1 }
    if Self.isMonth(Word(rebasing: word[..<length])) {
      self = .month
    } else if let dash = word.firstIndex(where: { $0 == 0x2D || $0 == 0x27 }), dash >= 3,
      Self.number(word, dash + 1) == word.count, word.count - dash <= 5,
      Self.isMonth(Word(rebasing: word[..<dash]))
    {
      self = .whole  // May-25
    } else {
      return nil
    }
  }

  private init?(digits word: Word) {
    guard let end = Self.number(word, 0) else { return nil }
    let behind = end < word.count ? word[end] : 0
    if end == 4, Self.isYear(word) {
      switch behind {
      case 0: self = .year
      case 0x2D, 0x2E, 0x2F:  // 2025-05-02, 2024-2023, 2023/24, 2024.1Q
        guard word.count >= 7, word[5].isDigit || word[5] | 0x20 == 0x71 else { return nil }
        // 2024.25 may be an amount.
        if behind == 0x2E, word.count == 7, !word[6].isLetter { return nil }
        let tail = word[6...].allSatisfy {
          $0.isDigit || $0 == 0x2D || $0 == 0x2E || $0 == 0x2F || $0 | 0x20 == 0x71
        }
        guard tail else { return nil }
        self = .whole
      case 0x45, 0x46, 0x50, 0x41, 0x65, 0x66, 0x70:  // 2024E, forecast, preliminary, actual
        guard word.count == 5 else { return nil }
        self = .whole
      case 0x51, 0x48, 0x71, 0x68:  // 2025Q1
        guard word.count == 6, word[5].isDigit else { return nil }
        self = .whole
      case 0xEB, 0xE5:  // 년, 年
        guard Self.ends(word, at: end, "년") || Self.ends(word, at: end, "年") else { return nil }
        self = .whole
      case _: return nil
      }
      return
    }
    guard end <= 2 else { return nil }
    switch behind {
    case 0x51, 0x71, 0x48, 0x68:  // 1Q, 1Q25, 1Q2025, 1Q'25
      guard end == 1 else { return nil }
      if word.count == 2 {
        self = .part
        return
      }
      let start = word[2] == 0x27 ? 3 : 2
      guard let last = Self.number(word, start), last == word.count, last - start == 2 || last - start == 4
      else {
        return nil
      }
      self = .whole
    case 0x2D, 0x2E, 0x2F:  // 02.05.2025
      guard let middle = Self.number(word, end + 1), middle - end <= 3, middle < word.count,
        word[middle] == behind, let last = Self.number(word, middle + 1), last == word.count,
        last - middle == 5 || (last - middle == 3 && behind != 0x2E)
      else { return nil }
      self = .whole
    case 0xEB, 0xEC, 0xE6, 0xE5:  // 1분기, 5월, 5月, 1季度
      guard
        ["분기", "월", "月", "季度", "반기"].contains(where: { (sign: StaticString) in
          Self.ends(word, at: end, sign)
        })
      else { return nil }
      self = .part
    case _: return nil
    }
  }

  /// A word that is a cell of its own and no number.
  var isDate: Bool {
    switch self {
    case .whole, .part: true
    case .year, .month: false
    }
  }

  /// `Jan-Apr`, `Q1~Q3`, `1–5월`: parts of one year from one to another.
  private static func isSpan(_ word: Word) -> Bool {
    guard let (mark, length) = joint(of: word), mark > 0, mark + length < word.count else { return false }
    let last = Word(rebasing: word[(mark + length)...])
    let first = Word(rebasing: word[..<mark])
    switch PeriodWord(last) {
    case .month, .part: break
    case .year, .whole, nil: return false
    }
    switch PeriodWord(first) {
    case .month, .part: return true
    case .year, .whole: return false
    // The sign after the last number is of both.
    case nil: return last[0].isDigit && number(first, 0) == first.count && first.count <= 2
    }
  }

  /// Where a dash or a tilde joins two parts of a word, and its bytes.
  private static func joint(of word: Word) -> (at: Int, length: Int)? {
    for at in word.indices {
      switch word[at] {
      case 0x2D, 0x7E: return (at, 1)
      case 0xE2 where at + 2 < word.count && word[at + 1] == 0x80 && (0x90...0x95).contains(word[at + 2]),
        // 〜 and ～
        0xE3 where at + 2 < word.count && word[at + 1] == 0x80 && word[at + 2] == 0x9C,
        0xEF where at + 2 < word.count && word[at + 1] == 0xBD && word[at + 2] == 0x9E:
        return (at, 3)
      case _: continue
      }
    }
    return nil
  }

  // MARK: Parts

  /// The end of the digits at `start`; nil where there are none.
  private static func number(_ word: Word, _ start: Int) -> Int? {
    var end = start
    while end < word.count, word[end].isDigit { end += 1 }
    return end > start ? end : nil
  }

  static func isYear(_ word: Word) -> Bool {
    word.count >= 4
      && (word[0] == 0x31 && (word[1] == 0x38 || word[1] == 0x39) || word[0] == 0x32 && word[1] <= 0x31)
      && word[2].isDigit && word[3].isDigit
  }

  private static func ends(_ word: Word, at start: Int, _ sign: StaticString) -> Bool {
    sign.withUTF8Buffer { bytes in
      word.count == start + bytes.count && zip(word[start...], bytes).allSatisfy { $0 == $1 }
    }
  }

  static func isMonth(_ word: Word) -> Bool {
    guard word.count >= 3, word[0].isCapital || word[0].isLetter else { return false }
    return TimeNames.month(word) != nil
  }
}

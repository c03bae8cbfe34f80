/// What stands around a damaged sign.
struct SignContext {
  /// The byte before the sign, and the one after it if it is a pair; 0x0A at the ends of the text.
  let before: UInt8
  let after: UInt8
  /// The nearest byte before the run that is no space.
  let solidBefore: UInt8
  /// True where a number stands before the sign, or a unit that it goes on, as in `kWh/㎥`.
  var isAfterNumber: Bool { solidBefore.isDigit || before == 0x2F }
  /// True where a letter follows the byte after the sign.
  let isLetterFollowed: Bool
  /// True where a letter follows the run.
  var isLetterAfterRun: Bool { rest.upperBound < bytes.count && bytes[rest.upperBound].isLetter }
  /// True where the sign is the last of its run, so that a byte of it may have been lost.
  let isLast: Bool
  private let bytes: [UInt8]
  /// The sign, and what is left of its run.
  private let rest: Range<Int>

  init(bytes: [UInt8], run: DamagedRun, at index: Int) {
    let start = run.offset(index)
    let end = run.range.upperBound
    self.bytes = bytes
    rest = start..<end
    before = start > 0 ? bytes[start - 1] : 0x0A
    after = index + 2 < run.original.endIndex ? 0x80 : end < bytes.count ? bytes[end] : 0x0A
    isLast = index + 1 == run.original.endIndex
    isLetterFollowed = end + 1 < bytes.count && bytes[end + 1].isWord
    var solid = start - 1
    while solid >= 0, bytes[solid] == 0x20, start - solid < 8 { solid -= 1 }
    solidBefore = solid >= 0 ? bytes[solid] : 0x0A
  }

  /// True where a letter or a digit stands right before the sign.
  var isInsideWord: Bool {
    let end = rest.lowerBound
    guard end > 0 else { return false }
    if bytes[end - 1] < 0x80 { return bytes[end - 1].isLetter || bytes[end - 1].isDigit }
    var start = end - 1
    while start > 0, end - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard let scalar = Unicode.Scalar(UTF8Scalar.read(bytes, at: start, before: end).value) else {
      return false
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Bytes of a line that are looked at before a sign, and after it.
  private static let reach = 200

  /// True where an exclamation mark stands in the line before.
  var isAfterExclamation: Bool {
    let line = bytes[max(0, rest.lowerBound - Self.reach)..<rest.lowerBound]
    return line.last { $0 == 0x0A || $0 == 0x21 } == 0x21
  }

  /// True where the line goes on to an exclamation mark, as it does after a Spanish `¡`.
  var isExclaimed: Bool {
    let line = rest.lowerBound..<min(bytes.count, rest.lowerBound + Self.reach)
    guard let mark = ByteScan.firstIndex(of: 0x21, in: bytes, line) else { return false }
    return ByteScan.firstIndex(of: 0x0A, in: bytes, line.lowerBound..<mark) == nil
  }

  /// True for `【`, `¡¾`, in a line that goes on with `】`, `¡¿`, in the same state.
  var isClosedAfter: Bool {
    guard bytes[rest].dropFirst(2).starts(with: [0xC2, 0xBE]) else { return false }
    let line = bytes[rest.upperBound...].prefix(Self.reach).prefix { $0 != 0x0A }
    return line.indices.contains { line[$0...].starts(with: [0xC2, 0xA1, 0xC2, 0xBF]) }
  }
}

/// Reads bytes that were taken for Latin-1 as signs of CP949 and GB 18030: quotation marks, bullets, numerals.
enum SignReader {
  enum Reading: Equatable {
    /// A sign made of `count` bytes, and the code page it is in (nil: the same in both). One that is not sure stands there
    /// only in a text that has sure ones.
    case sign(Unicode.Scalar, count: Int, codePage: String?, isSure: Bool)
    /// `count` bytes that look like damage but have no plausible reading.
    case doubtful(count: Int)
    /// `count` bytes that are what they seem.
    case genuine(count: Int)
  }

  /// True where a sign stands somewhere in the text that is no letter or mark of Latin-1 by chance.
  static func hasSureSigns(_ bytes: [UInt8]) -> Bool {
    var offset = 0
    while let start = ByteScan.firstIndex(of: 0xC2, in: bytes, offset..<bytes.count) {
      let run = DamagedRun(in: bytes, at: start)
      var index = DamagedRun.isSetOfSigns(run.original) ? run.original.count : 0
      while index < run.original.count {
        switch read(run.original[index...], SignContext(bytes: bytes, run: run, at: index)) {
        case .sign(_, _, _, isSure: true): return true
        case .sign(_, let count, _, isSure: false), .doubtful(let count), .genuine(let count): index += count
        }
      }
      offset = max(start + 1, run.range.upperBound)
    }
    return false
  }

  static func read(_ bytes: ArraySlice<UInt8>, _ context: SignContext) -> Reading {
    guard let lead = bytes.first else { return .genuine(count: 0) }
    guard (0xA1...0xA9).contains(lead) else { return .genuine(count: 1) }
    guard bytes.count >= 2 else { return readUnit(lead, context) ?? readLoneLead(lead, context) }
    let trail = bytes[bytes.startIndex + 1]
    guard trail >= 0xA1, trail < 0xFF else {
      // The soft hyphen of A1AD is often dropped, and the next pair follows at once.
      return lead == 0xA1 && !context.isLast && trail == 0xA0
        ? readLoneLead(lead, context) : .genuine(count: 1)
    }
    let isBeforeWord =
      context.after.isLetter
      || bytes.count == 3 && bytes[bytes.startIndex + 2] >= 0xC0 && context.isLetterAfterRun
    if lead == 0xA1, isBeforeWord, Self.opensSpanish(trail), !context.isInsideWord, context.isExclaimed {
      return .genuine(count: 2)  // ¡¡Hola!!, ¡Ándale!, ¡¡Ándale!!, ¡¿Cómo?!
    }
    if lead == 0xA1, context.isLetterAfterRun, !context.isInsideWord, context.isExclaimed,
      bytes.allSatisfy({ $0 == 0xA1 })
    {
      return .genuine(count: bytes.count)  // ¡¡¡¡Gol!!!!
    }
    // «¡», »§«: what stands alone between quotation marks is quoted.
    if (context.before, trail) == (0xAB, 0xBB) || (context.before, trail) == (0xBB, 0xAB) {
      return .genuine(count: 2)
    }
    // §§ 12 and 13; but è is A8A8, and ł A9A9.
    if lead == trail, lead != 0xA1, !context.before.isDigit, lead < 0xA8 || !context.before.isLetter {
      return .genuine(count: 2)
    }
    // Tables of their own: those of the code pages take longer to unpack than a page to read.
    let korean = LegacySymbols.sign(LegacySymbols.cp949, lead: lead, trail: trail)
    let chinese = LegacySymbols.sign(LegacySymbols.gb18030, lead: lead, trail: trail)
    let koreanWeight = korean.map { plausibility($0, context) } ?? 0
    // Most signs are the same in both.
    let chineseWeight = chinese == korean ? koreanWeight : chinese.map { plausibility($0, context) } ?? 0
    let weight = max(koreanWeight, chineseWeight)
    if weight >= 2, let sign = koreanWeight > chineseWeight ? korean : chinese {
      let codePage: TextEncoding? =
        korean == chinese ? nil : koreanWeight > chineseWeight ? .cp949 : .gb18030
      return .sign(sign, count: 2, codePage: codePage?.rawValue, isSure: weight > 2)
    }
    // `¡` and `¥` do not stand before another sign.
    return (lead == 0xA1 || lead == 0xA5) && bytes.count == 2 ? .doubtful(count: 2) : .genuine(count: 1)
  }

  /// Units that GBK has after the lead 0xA9 and an ASCII letter: `84 ©O` was 84 ㎡.
  private static func readUnit(_ lead: UInt8, _ context: SignContext) -> Reading? {
    guard lead == 0xA9, context.isLast, context.isAfterNumber, !context.isLetterFollowed else { return nil }
    let units: [Unicode.Scalar] = ["㎎", "㎏", "㎜", "㎝", "㎞", "㎡", "㏄"]
    guard (0x4A...0x50).contains(context.after) else { return nil }
    return .sign(
      units[Int(context.after) - 0x4A], count: 2, codePage: TextEncoding.gb18030.rawValue, isSure: true)
  }

  /// ¡ ¿ Á É Í Ñ Ó Ú Ü á é í ñ ó ú ü
  private static func opensSpanish(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xA1, 0xBF, 0xC1, 0xC9, 0xCD, 0xD1, 0xD3, 0xDA, 0xDC, 0xE1, 0xE9, 0xED, 0xF1, 0xF3, 0xFA, 0xFC: true
    case _: false
    }
  }

  /// A lone `¡`: the ellipsis A1AD whose second byte, a soft hyphen to Latin-1, was dropped. A Spanish `¡`
  /// stands at the beginning of a word.
  private static func readLoneLead(_ lead: UInt8, _ context: SignContext) -> Reading {
    guard lead == 0xA1, context.isLast else { return .genuine(count: 1) }
    if context.before == context.after, "\"'`".utf8.contains(context.before) { return .genuine(count: 1) }
    let opensWord = context.after.isLetter && !context.isInsideWord
    // ¡ at the wrong end: !Hola¡
    if opensWord || context.isAfterExclamation { return .genuine(count: 1) }
    if context.before.isWord || context.before >= 0x21 {
      if context.before.isDigit, context.after.isDigit {
        return .sign("\u{223C}", count: 1, codePage: TextEncoding.cp949.rawValue, isSure: false)
      }
      return .sign("…", count: 1, codePage: TextEncoding.gb18030.rawValue, isSure: false)
    }
    return context.after == 0x20 || context.after == 0x0A ? .doubtful(count: 1) : .genuine(count: 1)
  }

  /// How readily a sign stands in a periodical's prose: 4 where its neighbours call for it, 3 at home, 2 possible,
  /// 1 hardly, 0 never.
  private static func plausibility(_ scalar: Unicode.Scalar, _ context: SignContext) -> Int {
    switch scalar {
    case "∼":
      // CP949's sign for a range of numbers; elsewhere its place is GB 18030's ellipsis.
      context.before.isDigit && context.after.isDigit ? 4 : 1
    case "℃", "℉": context.solidBefore.isDigit ? 4 : context.after.isLetter ? 0 : 2
    case "±": context.after.isDigit && !context.isClosedAfter ? 4 : 1
    case "×": context.before.isWord || (context.solidBefore.isWord && context.after == 0x20) ? 2 : 1
    case "￡", "￥", "￠": context.after.isDigit || context.solidBefore.isDigit ? 2 : 0
    case "】": context.before > 0x20 && context.before != 0x28 ? 3 : 0
    case "…", "“", "”", "‘", "’", "·", "、", "。", "\u{3000}": 3
    case "°"
    where context.solidBefore.isDigit && [0x43, 0x46].contains(context.after) && !context.isLetterFollowed: 4
    case "▲", "▼", "△", "▽", "■", "□", "●", "○", "◆", "◇", "◎", "★", "☆", "※", "→", "←", "↑", "↓", "▶", "▷": 3
    case "〈", "〉", "《", "》", "「", "」", "『", "』", "【", "〔", "〕", "㈜", "™", "®": 3
    case "Ⅰ"..."Ⅻ", "①"..."⑳", "ⅰ"..."ⅹ": 3
    case "÷", "°", "′", "″", "≤", "≥", "≠", "∞", "§", "〃", "—", "―", "～", "‥", "†", "‡": 2
    case "\u{3380}"..."\u{33DF}", "ℓ", "Ω": context.isAfterNumber ? 2 : 0
    // Wide letters stand among their like, not in a word of others.
    case "Ａ"..."Ｚ", "ａ"..."ｚ": context.before.isLetter || context.after.isLetter ? 0 : 2
    case "￦", "！"..."～", "€", "‰", "¶", "↔", "¿": 2
    // Letters inside a word, and those that GB 18030 and CP949 have for Latin.
    case "à", "á", "è", "é", "ê", "ì", "í", "ò", "ó", "ù", "ú", "ü":
      context.before.isLetter ? 3 : context.after.isLetter ? 2 : 0
    case "ā", "ē", "ě", "ī", "ō", "ū", "ǎ", "ǐ", "ǒ", "ǔ", "ń", "ň", "ß", "ł", "đ", "ð", "ı", "þ", "œ":
      context.before.isLetter ? 2 : 0
    case "Æ", "Ø", "Ł", "Œ", "Þ", "Đ": context.after.isLetter && !context.before.isLetter ? 2 : 0
    case "æ", "ø": context.before.isLetter || context.after.isLetter ? 2 : 0
    case "½", "¼", "¾", "²", "³":
      context.before.isWord || context.solidBefore.isDigit || context.after == 0x20 ? 2 : 0
    case "μ": context.after == 0x6D || context.after == 0x73 ? 2 : 1
    case "Α"..."ω": 1
    case _: 0
    }
  }
}

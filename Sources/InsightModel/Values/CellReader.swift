/// What a cell's text is.
enum CellContent: Equatable, Sendable {
  case missing
  case text
  case number(Figure)
  case percent(Figure)
  /// A number with a currency before or after it.
  case money(Figure)
  /// Digits and separators that make no number.
  case malformed

  /// The value, where the text is a number of any kind.
  var value: Figure? {
    switch self {
    case .number(let figure), .percent(let figure), .money(let figure): figure
    case .missing, .text, .malformed: nil
    }
  }

  var isPercent: Bool {
    switch self {
    case .percent: true
    case .missing, .text, .number, .money, .malformed: false
    }
  }

  /// True where a number, or the lack of one, stands.
  var isNumeric: Bool {
    switch self {
    case .missing, .number, .percent, .money, .malformed: true
    case .text: false
    }
  }

  var isMissing: Bool {
    switch self {
    case .missing: true
    case .text, .number, .percent, .money, .malformed: false
    }
  }
}

/// Reads the printed text of a cell. The grammar: a sign, a currency, digits in groups of three, a decimal
/// point, a scale or a percent sign, a footnote's mark; parentheses and `△` are minus signs, and an arrow or a triangle
/// may stand after the number as well.
enum CellReader {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// What triangles that point upwards say. Those that point downwards are minus signs.
  enum Triangles {
    /// △ is a minus sign, and ▲ no sign of a number: it may mean either.
    case usual
    /// Both are minus signs.
    case losses
    /// Both are plus signs.
    case rises
    /// △ is a minus sign, ▲ a plus sign.
    case fullRises
  }

  static func read(_ text: String) -> CellContent {
    var text = text
    return text.withUTF8 { read($0, .point) }
  }

  /// Reads a cell from its bytes in UTF-8.
  static func read(
    _ bytes: Bytes, _ mark: DecimalMark = .point, _ triangles: Triangles = .usual, isIndian: Bool = false
  ) -> CellContent {
    var long: LongAmount?
    return read(bytes, mark, triangles, isIndian: isIndian, &long)
  }

  /// What the bytes are where that is a number of more digits than a cell holds; nil for others.
  static func readLong(_ bytes: Bytes, _ notation: ValueNotation) -> LongAmount? {
    var long: LongAmount?
    _ = read(bytes, notation.mark, notation.triangles, isIndian: notation.isIndian, &long)
    return long
  }

  private static func read(
    _ bytes: Bytes, _ mark: DecimalMark, _ triangles: Triangles, isIndian: Bool, _ long: inout LongAmount?
  ) -> CellContent {
    var (hasDigit, isASCII) = (false, true)
    for byte in bytes {
      if byte.isDigit { hasDigit = true } else if byte >= 0x80 { isASCII = false }
    }
    if isASCII { return readPlain(bytes, mark, hasDigit: hasDigit, isIndian, &long) }
    if !hasDigit, WordList.holds(turns, bytes) { return .missing }
    // Words in other scripts are long.
    guard hasDigit || bytes.count <= 12 || bytes.indices.contains(where: { isOtherDigit(bytes, $0) })
    else { return .text }
    let points = hasDigit ? points(bytes) : nil
    let money = hasDigit && points == nil ? length(ofEndIn: currencies, bytes) : 0
    let amount = Bytes(rebasing: bytes[..<(points?.start ?? bytes.count - money)])
    var plain = plainForm(amount, mark, triangles)
    if hasDigit, let scale = cyrillicScale(amount) {
      plain = plainForm(Bytes(rebasing: amount[..<scale.range.lowerBound]), mark, triangles)
      plain += scale.word.withUTF8Buffer(Array.init)
      plain += plainForm(Bytes(rebasing: amount[scale.range.upperBound...]), mark, triangles)
    }
    if money > 0 { plain.append(0x24) }
    if let points, points.arePercents { plain += "pp".utf8 }
    return plain.withUnsafeBufferPointer { plain in
      readPlain(plain, mark, hasDigit: plain.contains { $0.isDigit }, isIndian, &long)
    }
  }

  /// True where a digit may stand that is in full width, Arabic, Devanagari or Thai.
  private static func isOtherDigit(_ bytes: Bytes, _ at: Int) -> Bool {
    switch bytes[at] {
    case 0xEF, 0xD9, 0xDB: return true
    case 0xE0:
      return at + 2 < bytes.count
        && (bytes[at + 1] == 0xA5 && bytes[at + 2] >= 0xA6 || bytes[at + 1] == 0xB9 && bytes[at + 2] >= 0x90)
    case _: return false
    }
  }

  /// Where `%포인트`, `个百分点`, `ポイント` begins at the end of a cell; those without a percent may be points of an index.
  private static func points(_ bytes: Bytes) -> (start: Int, arePercents: Bool)? {
    for (words, arePercents) in pointWords {
      let length = length(ofEndIn: words, bytes)
      if length > 0 { return (bytes.count - length, arePercents) }
    }
    return nil
  }

  /// The length of the first of some words that ends a cell; 0 where none does.
  private static func length(ofEndIn words: [StaticString], _ bytes: Bytes) -> Int {
    words.first { word in
      word.utf8CodeUnitCount < bytes.count
        && word.withUTF8Buffer { $0.elementsEqual(bytes[(bytes.count - $0.count)...]) }
    }?.utf8CodeUnitCount ?? 0
  }

  /// Currencies whose words are in other letters.
  private static let currencies: [StaticString] = ["руб.", "руб", " р.", "грн.", "грн", "лв.", "лв", "บาท"]

  /// `млн`, `тыс.`: where it stands, and the word of ASCII that means the same.
  private static func cyrillicScale(_ bytes: Bytes) -> (range: Range<Int>, word: StaticString)? {
    guard let start = bytes.firstIndex(where: { $0 == 0xD0 || $0 == 0xD1 }) else { return nil }
    var end = start
    while end < bytes.count, bytes[end] >= 0x80 { end += 1 }
    guard let code = ScaleWord.exponent(cyrillic: Bytes(rebasing: bytes[start..<end])) else { return nil }
    if end < bytes.count, bytes[end] == 0x2E { end += 1 }
    return (start..<end, code == 3 ? "tsd" : code == 6 ? "mn" : code == 9 ? "bn" : "tn")
  }

  /// The longest first.
  private static let pointWords: [(words: [StaticString], arePercents: Bool)] = [
    (["퍼센트포인트", "퍼센트 포인트", "%포인트", "% 포인트", "个百分点", "個百分點", "百分点", "百分點", "％ポイント", "%ポイント"], true),
    (["포인트", "ポイント"], false),
  ]

  /// The same for a cell whose column is not known yet: ▲ before a number is taken for a plus sign, until
  /// `TriangleSigns` has seen the others, and what only a decimal comma makes a number, `1.564.470`, for a malformed one.
  static func readUnsettled(_ bytes: Bytes, _ mark: DecimalMark = .point) -> CellContent {
    let content = read(bytes, mark)
    guard content == .text, bytes.count <= 40 else { return content }
    if bytes.contains(0x96) { return read(bytes, mark, .fullRises) }
    let isGrouped = mark == .point && bytes.last?.isLetter == false && bytes.count { $0 == 0x2E } == 2
    return isGrouped && read(bytes, .comma).value != nil ? .malformed : .text
  }

  /// The same, and what is known of a scale behind the number: in a word, or in one letter, which may be a unit as well:
  /// `2m`, `5 t`.
  static func reading(_ bytes: Bytes, _ notation: ValueNotation) -> (CellContent, CellValue.Evidence) {
    let content = read(bytes, notation.mark, notation.triangles, isIndian: notation.isIndian)
    guard content.value != nil, let last = bytes.last, last.isLetter || last == 0x2E else {
      return (content, [])
    }
    let isAlone = bytes.count > 1 && (bytes[bytes.count - 2].isDigit || bytes[bytes.count - 2] == 0x20)
    guard isAlone else {
      let start = bytes.lastIndex { !$0.isLetter && $0 != 0x2E }.map { $0 + 1 } ?? 0
      let isScale = ScaleWord.exponent(Bytes(rebasing: bytes[start...])) != nil
      return (content, isScale ? .scaleWord : [])
    }
    switch last {
    case 0x6D: return (content, [.letter, .smallMillion])
    case 0x4D: return (content, [.letter, .greatMillion])
    case 0x6B, 0x4B: return (content, [.letter, .thousand])
    case 0x62, 0x42: return (content, [.letter, .billion])
    case 0x74: return (content, [.letter, .tonne, .trillion])
    case 0x54: return (content, [.letter, .trillion])
    case _: return (content, last.isLetter ? .letter : [])
    }
  }

  private static func readPlain(
    _ bytes: Bytes, _ mark: DecimalMark, hasDigit: Bool, _ isIndian: Bool, _ long: inout LongAmount?
  ) -> CellContent {
    var (start, end) = (0, bytes.count)
    while end > start, bytes[end - 1] <= 0x20 || bytes[end - 1] == 0x2A { end -= 1 }  // a footnote's asterisk
    while start < end, bytes[start] <= 0x20 || bytes[start] == 0x2A { start += 1 }
    guard hasDigit else {
      let words = Bytes(rebasing: bytes[start..<end])
      return isMissing(words) || isTurn(words) ? .missing : .text
    }
    var grammar = NumberGrammar(bytes, start..<end, mark, isIndian: isIndian)
    let content = grammar.read()
    long = grammar.long
    return content
  }

  private static func isMissing(_ bytes: Bytes) -> Bool {
    guard bytes.count <= 5 else { return false }
    if bytes.allSatisfy({ $0 == 0x2D }) { return true }
    return bytes.allSatisfy { $0 == 0x2E } ? bytes.count >= 2 : WordList.holds(missingWords, bytes)
  }

  /// What stands for a growth that has no number: from loss to profit, the other way, on and on.
  private static let turns: StaticString =
    " 흑자전환 적자전환 흑자지속 적자지속 흑전 적전 흑지 적지 흑확 적확 흑축 적축 흑자 적자 흑자확대 적자확대 적자축소 흑자축소 扭亏 扭亏为盈 转亏 转盈 由盈转亏 黒字転換 赤字転落 黒転 赤転"

  /// The same in English: `turned to profit`, `swing to loss`, `back to black`.
  static func isTurn(_ bytes: Bytes) -> Bool {
    guard (8...32).contains(bytes.count), let space = bytes.lastIndex(of: 0x20) else {
      return WordList.holds(" turnaround", bytes)
    }
    guard
      WordList.holds(
        " profit profits loss losses black red surplus deficit", Bytes(rebasing: bytes[(space + 1)...])),
      let before = bytes[..<space].lastIndex(of: 0x20)
    else { return false }
    return WordList.holds(" to into from", Bytes(rebasing: bytes[(before + 1)..<space]))
      && !bytes[..<before].contains(0x20)
  }

  private static let missingWords: StaticString = " n/a #n/a na n.a. n.a : nil none nan null tbd tbc n.m. nm"

  /// The signs beyond ASCII that numbers are written with, as the bytes that the grammar knows them by; what
  /// no number is written with becomes 0xFF.
  private static func plainForm(_ bytes: Bytes, _ mark: DecimalMark, _ triangles: Triangles) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var isClosed = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      // `2↓3` is two numbers.
      if isClosed, ("0"..."9").contains(scalar) { return [0xFF] }
      switch scalar {
      case "▲", "△", "▽", "▼", "↑", "↓":
        guard let sign = sign(scalar, triangles) else { return [0xFF] }
        // After the number it means the same.
        if plain.last.map({ $0.isDigit || $0 == 0x25 }) == true, !plain.contains(0x2D) {
          plain.insert(sign, at: 0)
          isClosed = true
        } else {
          plain.append(sign)
        }
      case "\u{FF01}"..."\u{FF5E}": plain.append(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0))
      case "\u{3000}", "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}": plain.append(0x20)
      case "\u{2010}"..."\u{2015}", "\u{2212}", "…", "·": plain.append(0x2D)
      case "₹": plain.append(NumberGrammar.rupee)
      // T€: thousands, as German accounts are kept.
      case "€" where plain.last == 0x54:
        plain[plain.count - 1] = UInt8(ascii: "k")
        plain.append(0x24)
      case "₩", "￦", "€", "£", "¥", "￥", "원", "元", "円", "₽", "₺", "₫", "฿", "₪", "₱", "₦", "₴", "₡", "₲",
        "₸",
        "₵", "₾", "圆", "圓":
        plain.append(0x24)
      // zł
      case "ł" where plain.last == 0x7A: plain[plain.count - 1] = 0x24
      case "č" where plain.last == 0x4B: plain[plain.count - 1] = 0x24
      case "\u{660}"..."\u{669}": plain.append(UInt8(truncatingIfNeeded: scalar.value - 0x660 + 0x30))
      case "\u{6F0}"..."\u{6F9}": plain.append(UInt8(truncatingIfNeeded: scalar.value - 0x6F0 + 0x30))
      case "\u{966}"..."\u{96F}": plain.append(UInt8(truncatingIfNeeded: scalar.value - 0x966 + 0x30))
      case "\u{E50}"..."\u{E59}": plain.append(UInt8(truncatingIfNeeded: scalar.value - 0xE50 + 0x30))
      case "\u{66B}": plain.append(mark.byte)
      case "\u{66C}": plain.append(mark.other.byte)
      case "\u{66A}": plain.append(0x25)
      // m² and m³
      case "²" where plain.last == 0x6D, "³" where plain.last == 0x6D: plain.append(0xFF)
      // `10⁶` is a power.
      case "²", "³", "⁰", "⁴"..."⁹": plain.append(plain.elementsEqual("10".utf8) ? 0xFF : 0x2A)
      case "†", "‡", "¹", "⁽", "⁾", "ⁱ", "ⁿ", "\u{1D43}"..."\u{1D63}", "\u{2B0}"..."\u{2B8}",
        "\u{2E1}"..."\u{2E3}":
        plain.append(0x2A)
      case "\u{2019}": plain.append(0x27)
      case "천", "千": plain.append(UInt8(ascii: "k"))
      case "십", "十": plain.append(NumberGrammar.ten)
      case "백", "百": plain.append(NumberGrammar.hundred)
      case "만", "万", "萬": plain.append(NumberGrammar.tenThousand)
      case "억", "亿", "億": plain.append(NumberGrammar.hundredMillion)
      case "조", "兆": plain.append(NumberGrammar.trillion)
      // milhões
      case "\u{E0}"..."\u{FC}" where plain.last?.isLetter == true:
        plain.append(baseLetters[Int(scalar.value) - 0xE0])
      case _: plain.append(scalar.isASCII ? UInt8(truncatingIfNeeded: scalar.value) : 0xFF)
      }
    }
    return plain
  }

  /// Of à to ü without their marks; `.` for what is no letter with one.
  private static let baseLetters = Array("aaaaaa.ceeeeiiii.nooooo.ouuuu".utf8)

  /// `+` or `-`; nil where the sign may be either.
  private static func sign(_ scalar: Unicode.Scalar, _ triangles: Triangles) -> UInt8? {
    switch scalar {
    case "↑": return 0x2B
    case "△": return triangles == .rises ? 0x2B : 0x2D
    case "▲":
      switch triangles {
      case .usual: return nil
      case .losses: return 0x2D
      case .rises, .fullRises: return 0x2B
      }
    case _: return 0x2D
    }
  }
}

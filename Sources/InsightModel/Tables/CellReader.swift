/// What a cell's text is.
enum CellContent: Equatable, Sendable {
  case missing
  case text
  case number(Figure)
  case percent(Figure)
  /// A number with a currency before or behind it.
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
}

/// Reads the printed text of a cell. The grammar: a sign, a currency, digits in groups of three, a decimal
/// point, a scale or a percent sign; parentheses and `△` are minus signs.
enum CellReader {
  static func read(_ text: String) -> CellContent {
    let bytes = Array(text.utf8)
    return read(bytes[...])
  }

  /// Reads a cell from its bytes in UTF-8.
  static func read(_ bytes: ArraySlice<UInt8>) -> CellContent {
    if bytes.contains(where: { $0 >= 0x80 }) {
      let plain = plainForm(bytes)
      return readPlain(plain[...])
    }
    return readPlain(bytes)
  }

  private static func readPlain(_ bytes: ArraySlice<UInt8>) -> CellContent {
    var rest = bytes
    while let last = rest.last, last <= 0x20 || last == 0x2A { rest.removeLast() }  // a footnote's asterisk
    while let first = rest.first, first <= 0x20 { rest.removeFirst() }
    if isMissing(rest) { return .missing }
    guard rest.contains(where: { $0.isDigit }) else { return .text }
    var grammar = NumberGrammar(rest)
    return grammar.read()
  }

  private static func isMissing(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 4 else { return false }
    if bytes.allSatisfy({ $0 == 0x2D }) { return true }
    guard let first = bytes.first, first == 0x2E || first | 0x20 == 0x6E || first | 0x20 == 0x74 else {
      return false
    }
    switch lowercased(bytes) {
    case "n/a", "na", "n.a.", "n.a", "nil", "none", "tbd", "...", "..": return true
    case _: return false
    }
  }

  fileprivate static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).lowercased()
  }

  /// The signs beyond ASCII that numbers are written with, as the bytes that the grammar knows them by; what
  /// no number is written with becomes 0xFF.
  private static func plainForm(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\u{FF01}"..."\u{FF5E}": plain.append(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0))
      case "\u{3000}", "\u{A0}", "\u{2009}", "\u{202F}": plain.append(0x20)
      case "\u{2010}"..."\u{2015}", "\u{2212}", "△", "▽", "▼", "…", "·": plain.append(0x2D)
      case "₩", "￦", "€", "£", "¥", "￥", "원", "元", "円": plain.append(0x24)
      case "†", "‡": plain.append(0x2A)
      case "천": plain.append(UInt8(ascii: "k"))
      case "만", "万": plain.append(UInt8(ascii: "w"))
      case "억", "亿": plain.append(UInt8(ascii: "y"))
      case "조": plain.append(UInt8(ascii: "t"))
      case _: plain.append(scalar.isASCII ? UInt8(truncatingIfNeeded: scalar.value) : 0xFF)
      }
    }
    return plain
  }
}

private struct NumberGrammar {
  private var rest: ArraySlice<UInt8>
  private var negative = false
  private var currency = false

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func read() -> CellContent {
    if rest.first == 0x28, rest.last == 0x29 {  // (11.4%)
      rest = rest.dropFirst().dropLast()
      negative = true
    }
    readSign()
    readCurrency()
    readSign()
    guard let first = rest.first, first.isDigit || first == 0x2E else { return .text }
    let digits = rest.prefix { $0.isDigit || $0 == 0x2C || $0 == 0x2E }
    rest = rest.dropFirst(digits.count)
    guard let suffix = readSuffix() else { return .text }
    guard let figure = figure(digits, scale: suffix.exponent) else {
      // Version numbers and dates have several points and are no damaged numbers.
      return digits.contains(0x2C) && digits.count(where: { $0 == 0x2E }) <= 1 ? .malformed : .text
    }
    if suffix.isPercent { return .percent(figure) }
    return currency || suffix.isCurrency ? .money(figure) : .number(figure)
  }

  private mutating func readSign() {
    guard let first = rest.first else { return }
    if first == 0x2D { negative = true }
    if first == 0x2D || first == 0x2B { rest.removeFirst() }
  }

  private static let currencies: [[UInt8]] = [
    "US$", "NT$", "HK$", "A$", "C$", "S$", "KRW", "USD", "EUR", "JPY", "CNY", "RMB", "GBP", "TWD", "CHF",
    "SEK",
  ].map { Array($0.utf8) }

  private mutating func readCurrency() {
    guard let first = rest.first else { return }
    if first == 0x24 {
      rest.removeFirst()
      currency = true
    } else if first.isCapital, let sign = Self.currencies.first(where: rest.starts) {
      rest = rest.dropFirst(sign.count)
      currency = true
    }
    while currency, rest.first == 0x20 { rest.removeFirst() }
  }

  /// What may stand behind the digits, nil for anything else.
  private mutating func readSuffix() -> (exponent: Int, isPercent: Bool, isCurrency: Bool)? {
    while rest.first == 0x20 { rest.removeFirst() }
    guard let first = rest.first else { return (0, false, false) }
    if rest.count == 1, first == 0x25 { return (0, true, false) }
    // Most words are too long for a suffix.
    guard rest.count <= 8 else { return nil }
    switch CellReader.lowercased(rest) {
    case "%p", "pp", "%pt", "percent", "p.p.": return (0, true, false)
    case "k", "thousand": return (3, false, false)
    case "w": return (4, false, false)
    case "m", "mn", "million": return (6, false, false)
    case "y": return (8, false, false)
    case "b", "bn", "billion": return (9, false, false)
    case "t", "tn", "trillion": return (12, false, false)
    case "won", "usd", "krw", "eur", "$": return (0, false, true)
    case _: return nil
    }
  }

  /// The number that the digits make; nil where separators stand wrong or it is too long for exact arithmetic.
  private func figure(_ digits: ArraySlice<UInt8>, scale: Int) -> Figure? {
    var value = 0
    /// Digits since the last separator, and whether one was met.
    var group = 0
    var isGrouped = false
    var decimals: Int?
    for byte in digits {
      switch byte {
      case 0x2C:
        guard decimals == nil, isGrouped ? group == 3 : (1...3).contains(group) else { return nil }
        isGrouped = true
        group = 0
      case 0x2E:
        guard decimals == nil, !isGrouped || group == 3 else { return nil }
        decimals = 0
      case _:
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carried) = product.addingReportingOverflow(Int(byte) - 0x30)
        guard !overflow, !carried else { return nil }
        value = sum
        if let known = decimals { decimals = known + 1 } else { group += 1 }
      }
    }
    guard decimals != 0, decimals != nil || !isGrouped || group == 3 else { return nil }
    var places = decimals ?? 0
    for _ in 0..<scale {
      if places > 0 {
        places -= 1
      } else {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        guard !overflow else { return nil }
        value = product
      }
    }
    guard places <= 18 else { return nil }
    return Figure(negative ? -value : value, decimals: places)
  }
}

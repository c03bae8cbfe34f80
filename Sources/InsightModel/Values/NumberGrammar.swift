/// Reads one number from ASCII, as `CellReader` describes it.
struct NumberGrammar {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let mark: DecimalMark
  private var at: Int
  private var end: Int
  private var isNegative = false
  private var hasCurrency = false
  private var isIndian: Bool
  private var isBrazilian = false
  /// The sign stands before the number, as in Turkish.
  private var isPercent = false
  /// What has been read, where it has more digits than a cell holds.
  private(set) var long: LongAmount?

  // What stands for signs that ASCII has none for: 만, 억, 조, ₹, and 십 and 백 before the first two.
  static let tenThousand: UInt8 = 0x81
  static let hundredMillion: UInt8 = 0x82
  static let trillion: UInt8 = 0x83
  static let rupee: UInt8 = 0x84
  static let ten: UInt8 = 0x85
  static let hundred: UInt8 = 0x86

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ mark: DecimalMark, isIndian: Bool = false
  ) {
    self.bytes = bytes
    self.mark = mark
    self.isIndian = isIndian
    at = range.lowerBound
    end = range.upperBound
  }

  private var next: UInt8 { at < end ? bytes[at] : 0 }

  mutating func read() -> CellContent {
    dropFootnote()
    if next == 0x28, bytes[end - 1] == 0x29 {  // (11.4%)
      at += 1
      end -= 1
      isNegative = true
    }
    readSign()
    // %12,5
    if next == 0x25 {
      at += 1
      while next == 0x20 { at += 1 }
      isPercent = true
    }
    readCurrency()
    readSign()
    readBrackets()
    guard next.isDigit || next == 0x2E else { return .text }
    dropTrailingSign()
    var digits = digits()
    // `80,-`, `80.–`: no cents.
    if at < end, bytes[at] == 0x2D,
      digits.last.map({ bytes[$0] == mark.byte && $0 > digits.lowerBound }) == true
    {
      digits = digits.lowerBound..<digits.upperBound - 1
      while next == 0x2D { at += 1 }
    }
    // 5,000/-, as in India.
    if at + 2 == end, bytes[at] == 0x2F, bytes[at + 1] == 0x2D {
      at = end
      isIndian = true
    }
    readSignAfter()
    if let sum = compound(digits) { return sum }
    // A code.
    if digits.count >= 3, bytes[digits.lowerBound] == 0x30, digits.allSatisfy({ bytes[$0].isDigit }) {
      return .text
    }
    guard let suffix = readSuffix(after: digits) else { return .text }
    guard let figure = figure(digits, scale: suffix.exponent) else {
      readLong(digits, suffix)
      // Version numbers and dates have several points and are no damaged numbers.
      let commas = digits.count { bytes[$0] == 0x2C }
      let points = digits.count { bytes[$0] == 0x2E }
      return commas > 0 && points <= 1 || mark == .comma && points > 0 && commas == 1 ? .malformed : .text
    }
    if isPercent { return suffix == (0, false, false) && !hasCurrency ? .percent(figure) : .text }
    if suffix.isPercent { return .percent(figure) }
    return hasCurrency || suffix.isCurrency ? .money(figure) : .number(figure)
  }

  /// `[1]`, `1)` after a space, `a)`, `(p)`.
  private mutating func dropFootnote() {
    // (€ 6)
    guard end - at >= 3, next != 0x28 || bytes[at..<end - 1].contains(0x29) else { return }
    var start = end
    if bytes[end - 1] == 0x5D, let open = (at..<end).last(where: { bytes[$0] == 0x5B }), open > at {
      start = open
    } else if bytes[end - 1] == 0x29 {
      if bytes[end - 2].isSmall, bytes[end - 3].isDigit { start = end - 2 }
      if bytes[end - 2].isDigit, bytes[end - 3] <= 0x20 { start = end - 2 }
      // 12.4 (p): provisional.
      if bytes[end - 2].isLetter, bytes[end - 3] == 0x28, end - at > 3 { start = end - 3 }
    }
    while start > at, bytes[start - 1] <= 0x20 { start -= 1 }
    end = start
  }

  private mutating func readSign() {
    guard next == 0x2D || next == 0x2B else { return }
    if next == 0x2D { isNegative = true }
    at += 1
    while next == 0x20 { at += 1 }
  }

  /// `$(35.20)`, `€ (1,250)`, as bookkeepers write what is below zero; `US$ (2031)` is a name.
  private mutating func readBrackets() {
    guard hasCurrency, next == 0x28, end - at > 2, bytes[end - 1] == 0x29 else { return }
    let inner = Bytes(rebasing: bytes[(at + 1)..<(end - 1)])
    guard inner.count != 4 || !inner.allSatisfy(\.isDigit) else { return }
    isNegative = true
    at += 1
    end -= 1
  }

  /// `7.25 -`, `7.25- EUR`.
  private mutating func readSignAfter() {
    var sign = at
    while sign < end, bytes[sign] == 0x20 { sign += 1 }
    guard !isNegative, sign < end, bytes[sign] == 0x2D,
      sign + 1 == end ? sign > at : sign == at && bytes[sign + 1] == 0x20
    else { return }
    isNegative = true
    at = sign + 1
  }

  /// `1,200.50-`, as bookkeepers print it; `2020-` is a year from which something goes on.
  private mutating func dropTrailingSign() {
    guard !isNegative, end - at >= 2, bytes[end - 1] == 0x2D else { return }
    let isYear =
      end - at == 5 && (at..<end - 1).allSatisfy { bytes[$0].isDigit }
      && (1800..<2200).contains((at..<end - 1).reduce(0) { $0 * 10 + Int(bytes[$1] - 0x30) })
    guard bytes[end - 2].isDigit || bytes[end - 2] == 0x25 || bytes[end - 2] == 0x24, !isYear else { return }
    isNegative = true
    end -= 1
  }

  private mutating func readCurrency() {
    if next == 0x24 || next == Self.rupee {
      isIndian = isIndian || next == Self.rupee
      at += 1
      hasCurrency = true
    } else if next == 0x5C, isAmountOfThree(at + 1) {
      // The yen and the won, in whose code pages they have the place of the backslash: \1,200.
      at += 1
      hasCurrency = true
    } else if next.isCapital || next == 0x6B, let length = currencyLength() {
      let word = Bytes(rebasing: bytes[at..<at + length])
      isIndian = isIndian || word.starts(with: "Rs".utf8) || word.elementsEqual("INR".utf8)
      isBrazilian = word.elementsEqual("R$".utf8) || word.elementsEqual("BRL".utf8)
      at += length
      hasCurrency = true
    }
    while hasCurrency, next == 0x20 { at += 1 }
  }

  /// True for three digits or more; `\1` is what a pattern found.
  private func isAmountOfThree(_ start: Int) -> Bool {
    start + 3 <= end && bytes[start].isDigit
      && (start..<start + 3).allSatisfy { bytes[$0].isDigit || bytes[$0] == 0x2C }
  }

  private func currencyLength() -> Int? {
    var stop = at
    while stop < end, bytes[stop].isLetter || [0x24, 0x2E, 0x2F].contains(bytes[stop]), stop - at < 5 {
      stop += 1
    }
    guard stop < end, CurrencyWord.isBefore(Bytes(rebasing: bytes[at..<stop]), isApart: bytes[stop] == 0x20)
    else {
      return nil
    }
    return stop - at
  }

  /// The digits with their separators. A space or an apostrophe separates where three digits follow.
  private mutating func digits() -> Range<Int> {
    let start = at
    while at < end {
      let byte = bytes[at]
      if byte.isDigit || byte == 0x2C || byte == 0x2E {
        at += 1
      } else if byte == 0x20 || byte == 0x27, at > start, at - start <= 3 || bytes[at - 4] == byte,
        isGroup(at + 1)
      {
        at += 4
      } else {
        break
      }
    }
    return start..<at
  }

  /// True where just three digits stand.
  private func isGroup(_ offset: Int) -> Bool {
    offset + 3 <= end && (offset..<offset + 3).allSatisfy { bytes[$0].isDigit }
      && (offset + 3 == end || !bytes[offset + 3].isDigit)
  }

  /// `3조 4,000억원`: the scales go down, and the parts add up. Thousands are parts of plain numbers too.
  private func compound(_ digits: Range<Int>) -> CellContent? {
    var offset = digits.upperBound
    guard offset + 1 < end, (Self.tenThousand...Self.trillion).contains(bytes[offset]),
      let exponent = Self.exponent(Bytes(rebasing: bytes[offset...offset]))
    else { return nil }
    offset += 1
    while offset < end, bytes[offset] == 0x20 { offset += 1 }
    guard offset < end, bytes[offset].isDigit, let high = figure(digits, scale: exponent), high.decimals == 0
    else {
      return nil
    }
    var rest = NumberGrammar(bytes, offset..<end, mark)
    let lowest = rest.read()
    guard let low = lowest.value, low.decimals == 0, low.digits >= 0,
      Double(low.digits) < Self.power(exponent)
    else { return nil }
    let (sum, overflow) = high.digits.magnitude.addingReportingOverflow(low.digits.magnitude)
    guard !overflow, let whole = Int(exactly: sum) else { return nil }
    let figure = Figure(isNegative ? -whole : whole)
    return hasCurrency || exponent > 4 || lowest == .money(low) ? .money(figure) : .number(figure)
  }

  private static func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * 10 }
  }

  private typealias Suffix = (exponent: Int, isPercent: Bool, isCurrency: Bool)

  /// What may stand after the digits, nil for anything else.
  private mutating func readSuffix(after digits: Range<Int>) -> Suffix? {
    while next == 0x20 { at += 1 }
    guard at < end else { return (0, false, false) }
    if at + 1 == end, next == 0x25 { return (0, true, false) }
    // Most words are too long for a suffix.
    guard end - at <= 16 else { return nil }
    var stop = at
    while stop < end, bytes[stop] > 0x20 { stop += 1 }
    var word = Bytes(rebasing: bytes[at..<stop])
    var isCurrency = false
    if stop == end {
      if WordList.holds(Self.percents, word) { return (0, true, false) }
      if CurrencyWord.isBehind(word) { return (0, false, true) }
      if let exponent = CurrencyWord.exponent(ofScaled: word) { return (exponent, false, true) }
      if word.count == 1, [0x65, 0x66, 0x70, 0x72].contains(word[0] | 0x20) {
        // An estimate, a forecast; `747F` is a name.
        return digits.contains { !bytes[$0].isDigit } ? (0, false, false) : nil
      }
      if word.count > 1, word.last == 0x24 {
        isCurrency = true
        word = Bytes(rebasing: word.dropLast())
      }
    } else {
      guard CurrencyWord.isBehind(Bytes(rebasing: bytes[(stop + 1)..<end])) else { return nil }
      isCurrency = true
    }
    // A thousand in Spain and Brazil, where euros stand behind their numbers and reais before them; a million elsewhere.
    if WordList.holds(" mil", word) {
      return isBrazilian || isCurrency && !hasCurrency ? (3, false, isCurrency) : nil
    }
    return (ofMoney(word, isCurrency || hasCurrency) ?? Self.exponent(word)).map { ($0, false, isCurrency) }
  }

  /// The power of ten of a word that scales amounts of money alone, or those of one country.
  private func ofMoney(_ word: Bytes, _ isMoney: Bool) -> Int? {
    guard isMoney else { return nil }
    if word.elementsEqual("MM".utf8) { return 6 }
    let words = isBrazilian ? Self.brazilian : isIndian ? Self.indian : nil
    return words?.code(of: word).map(Int.init)
  }

  private static let brazilian = WordTable([(" mi", 6), (" bi", 9), (" tri", 12)])
  private static let indian = WordTable([(" l", 5), (" cr cr.", 7)])

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private static let percents: StaticString = " %p pp %pt percent p.p. %-p ppt (pp) (%p)"
  private static func exponent(_ scale: Bytes) -> Int? {
    switch scale.count {
    case 1:
      switch WordList.lowercased(scale[0]) {
      case 0x6B: 3  // k
      case tenThousand: 4
      case 0x6D: 6  // m
      case hundredMillion: 8
      case 0x62: 9  // b
      case 0x74, trillion: 12  // t
      case _: nil
      }
    // 천억, 千万, 백만, 십억
    case 2 where (Self.tenThousand...Self.trillion).contains(scale[1]):
      switch scale[0] {
      case 0x6B: exponent(Bytes(rebasing: scale[1...])).map { $0 + 3 }
      case hundred: exponent(Bytes(rebasing: scale[1...])).map { $0 + 2 }
      case ten: exponent(Bytes(rebasing: scale[1...])).map { $0 + 1 }
      case tenThousand where scale[1] != tenThousand: exponent(Bytes(rebasing: scale[1...])).map { $0 + 4 }
      case _: nil
      }
    case _: ScaleWord.exponent(scale)
    }
  }

  /// The number that the digits make; nil where separators stand wrong or it is too long for a cell.
  private func figure(_ range: Range<Int>, scale: Int) -> Figure? {
    guard let (value, places) = number(range, scale: scale, as: Int.self), places <= 18 else { return nil }
    return Figure(isNegative ? -value : value, decimals: places)
  }

  private mutating func readLong(_ digits: Range<Int>, _ suffix: Suffix) {
    guard digits.count > LongAmount.fewestDigits,
      let (value, places) = number(digits, scale: suffix.exponent, as: Int128.self),
      value < .powerOfTen(LongFigure.mostDigits), places <= LongFigure.mostDigits
    else { return }
    let isMoney = hasCurrency || suffix.isCurrency
    if isPercent, suffix != (0, false, false) || isMoney { return }
    long = LongAmount(
      kind: isPercent || suffix.isPercent ? .percent : isMoney ? .money : .number,
      figure: LongFigure(isNegative ? -value : value, decimals: places))
  }

  /// The digits as a whole number, and how many of them stand after the decimal point.
  private func number<Number: FixedWidthInteger>(_ range: Range<Int>, scale: Int, as: Number.Type) -> (
    value: Number, places: Int
  )? {
    let (point, comma): (UInt8, UInt8) = mark == .point ? (0x2E, 0x2C) : (0x2C, 0x2E)
    var value: Number = 0
    /// Digits since the last separator, and the separator.
    var group = 0
    var separator: UInt8?
    var decimals: Int?
    for byte in bytes[range] {
      switch byte {
      case comma, 0x20, 0x27:
        // ₹1,25,000: groups of two before the last one.
        guard decimals == nil,
          separator == nil
            ? (1...3).contains(group) && (value > 0)
            : (group == 3 || group == 2 && isIndian) && separator == byte
        else {
          return nil
        }
        separator = byte
        group = 0
      case point:
        guard decimals == nil, separator == nil || group == 3 else { return nil }
        decimals = 0
      case _:
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carried) = product.addingReportingOverflow(Number(byte &- 0x30))
        guard !overflow, !carried else { return nil }
        value = sum
        if let known = decimals { decimals = known + 1 } else { group += 1 }
      }
    }
    guard decimals != 0, decimals != nil || separator == nil || group == 3 else { return nil }
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
    return (value, places)
  }
}

/// A number that has more digits than a cell holds: all of them.
struct LongAmount {
  let kind: CellValue.Kind
  let figure: LongFigure

  /// So many digits fit in a cell, decimals or none.
  static let fewestDigits = 18
}

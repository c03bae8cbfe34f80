/// A word, a number or a sign of a block's text.
struct Lexeme: Sendable {
  enum Kind: Sendable {
    case number(Digits)
    case sense(Sense)
    /// A word that says nothing of figures.
    case word
    /// A letter of a script that is written without spaces, and says nothing by itself.
    case sign
    /// A word with digits in it: a name, `HBM3E`.
    case code
    /// `Q1`, `1H24`, `FY2024`.
    case period(TimeSpan)
    case mark(UInt32)
  }

  var kind: Kind
  /// Bytes of the text.
  var range: Range<Int>
  /// True where white space stands before it.
  var isApart: Bool
  /// True for a word that begins with a capital.
  var isCapital = false
  /// The sentence of the block, counted from 0.
  var sentence = 0

  var sense: Sense? { if case .sense(let sense) = kind { sense } else { nil } }
  var digits: Digits? { if case .number(let digits) = kind { digits } else { nil } }
  var mark: UInt32? { if case .mark(let mark) = kind { mark } else { nil } }
}

/// A number in digits, as printed.
struct Digits: Sendable {
  /// The digits as one whole number.
  var whole: Int
  var decimals: Int
  /// How many digits it has.
  var count: Int
  var isGrouped: Bool
  /// `007`, which names something.
  var isCode: Bool

  var value: Double { Double(whole) / PowerOfTen.double(decimals) }
  /// A whole number without separators.
  var isPlain: Bool { decimals == 0 && !isGrouped && !isCode }
  var isYear: Bool { isPlain && count == 4 && (1900...2099).contains(whole) }
}

/// Cuts the text of a block into lexemes.
struct Lexer {
  private let text: [UInt8]
  private let (start, end): (Int, Int)
  private let language: Language
  private let words: Lexicon<Sense>
  private let units: Lexicon<Sense>
  private var at: Int
  private var found: [Lexeme] = []
  private var isApart = false

  init(_ text: [UInt8], _ range: Range<Int>, _ language: Language) {
    self.text = text
    self.language = language
    (words, units) = (language.words, language.units)
    (start, end) = (range.lowerBound, min(range.upperBound, text.count))
    at = start
  }

  static func lexemes(_ text: [UInt8], _ range: Range<Int>, _ language: Language) -> [Lexeme] {
    var lexer = Lexer(text, range, language)
    lexer.run()
    SentenceEnds.number(&lexer.found, text)
    return lexer.found
  }

  private mutating func run() {
    while at < end {
      let byte = text[at]
      if byte <= 0x20 || byte == 0xC2 && at + 1 < end && text[at + 1] == 0xA0 {
        isApart = true
        at += byte == 0xC2 ? 2 : 1
      } else if byte.isDigit {
        readNumber()
      } else if byte == UInt8(ascii: "~"), let after = deletionEnd() {
        // What was taken back says nothing any more.
        isApart = true
        at = after
      } else if byte == UInt8(ascii: "["), let after = noteEnd() {
        at = after
      } else if Letters.latinLength(text, at) != nil {
        readWord()
      } else {
        readOther()
      }
    }
  }

  private mutating func add(_ kind: Lexeme.Kind, to stop: Int, isCapital: Bool = false) {
    found.append(Lexeme(kind: kind, range: at..<stop, isApart: isApart, isCapital: isCapital))
    isApart = false
    at = stop
  }

  /// The end of `~~500~~`, which begins here; nil for other tildes.
  private func deletionEnd() -> Int? {
    func isMark(_ place: Int) -> Bool { place + 1 < end && text[place] == 0x7E && text[place + 1] == 0x7E }
    guard isMark(at), at + 2 < end, text[at + 2] > 0x20 else { return nil }
    var place = at + 3
    while place + 1 < end {
      if isMark(place), text[place - 1] > 0x20 { return place + 2 }
      place += 1
    }
    return nil
  }

  /// The end of `[12]` right after a word or at the beginning, the mark of a note; nil for other brackets.
  private func noteEnd() -> Int? {
    guard at == start || text[at - 1] > 0x20, let stop = text[at..<min(end, at + 5)].firstIndex(of: 0x5D)
    else {
      return nil
    }
    return stop > at + 1 && text[at + 1..<stop].allSatisfy(\.isDigit) ? stop + 1 : nil
  }

  // MARK: Numbers

  private mutating func readNumber() {
    var (digits, stop) = Self.digits(text, at, end, language.mark)
    if let (span, after) = TimeSpan.code(text, at, end) {
      add(.period(span), to: after)
      return
    }
    if let after = powerEnd(of: digits, stop) {
      // What is said by a power is not what its digits say, nor those before it: `3 × 10⁶`.
      digits.isCode = true
      if found.count >= 2,
        Self.times.contains(where: { text[found[found.count - 1].range].elementsEqual($0.utf8) }),
        var factor = found[found.count - 2].digits
      {
        factor.isCode = true
        found[found.count - 2].kind = .number(factor)
        found[found.count - 1].kind = .word
      }
      add(.number(digits), to: after)
      return
    }
    add(.number(digits), to: stop)
    readUnits()
  }

  private static let times = ["×", "·", "⋅", "x", "*"]

  /// The end of `10⁶`, `10⁻³`, `10^6` or `4¹⁄₂` after the digits; nil where those are no part of such. A raised sign after
  /// other digits is the mark of a note.
  private func powerEnd(of digits: Digits, _ stop: Int) -> Int? {
    guard digits.isPlain, stop < end else { return nil }
    if text[stop] == UInt8(ascii: "^"), stop + 1 < end, text[stop + 1].isDigit || text[stop + 1] == 0x2D {
      return text[(stop + 2)..<end].firstIndex { !$0.isDigit } ?? end
    }
    guard text[stop] >= 0xC2 else { return nil }
    func raised(_ place: Int) -> Int? {
      guard place < end else { return nil }
      let (value, length) = UTF8Scalar.read(text, at: place, before: end)
      let isRaised = [0xB2, 0xB3, 0xB9, 0x207B].contains(value) || (0x2070...0x2079).contains(value)
      return isRaised ? min(end, place + length) : nil
    }
    var after = stop
    while let next = raised(after) { after = next }
    if text[after..<end].starts(with: "\u{2044}".utf8) { return after + 3 }
    return digits.whole == 10 && after > stop ? after : nil
  }

  /// What stands right after a number and says what it counts: of each the longest.
  private mutating func readUnits() {
    while at < end {
      var start = at
      var isApart = false
      while start < end, let width = blank(start) {
        start += width
        isApart = true
      }
      guard start < end, let (sense, stop) = units.match(text, start, before: end) else { return }
      // A capital alone after a space may begin a name.
      if isApart, stop - start == 1, text[start].isCapital { return }
      if isApart, language == .korean, stop - start == 3, isInWord(stop) { return }
      at = start
      self.isApart = isApart
      add(.sense(sense), to: stop)
    }
  }

  /// True where a syllable follows that is no particle: 배 of 배터리 counts nothing.
  private func isInWord(_ stop: Int) -> Bool {
    guard stop < end, (0xEA...0xED).contains(text[stop]) else { return false }
    return !Self.particles.contains { text[stop...].starts(with: $0.utf8) }
      && units.match(text, stop, before: end) == nil
  }

  private static let particles = [
    "을", "를", "이", "가", "은", "는", "에", "의", "로", "으", "와", "과", "도", "만", "까", "부", "보", "씩", "나", "라", "였",
    "째", "인", "다", "여",
    "안", "간", "넘", "늘", "줄",
  ]

  private func blank(_ place: Int) -> Int? {
    if text[place] == 0x20 || text[place] == 0x0A { return 1 }
    return text[place] == 0xC2 && place + 1 < end && text[place + 1] == 0xA0 ? 2 : nil
  }

  /// Digits in groups of three with their decimals.
  static func digits(_ text: [UInt8], _ start: Int, _ end: Int, _ mark: DecimalMark) -> (Digits, Int) {
    var found = Digits(whole: 0, decimals: 0, count: 0, isGrouped: false, isCode: false)
    var at = start
    func run(_ place: Int) -> Int {
      var stop = place
      while stop < end, text[stop].isDigit { stop += 1 }
      return stop
    }
    func take(_ range: Range<Int>) {
      for byte in text[range] {
        found.count += 1
        if found.count <= 15 {
          found.whole = found.whole * 10 + Int(byte - 0x30)
        } else {
          found.isCode = true
        }
      }
    }
    let head = run(at)
    take(at..<head)
    at = head
    if head - start > 1, text[start] == 0x30 { found.isCode = true }
    let separators = [mark.other.byte, 0x27]
    if head - start <= 3, !found.isCode {
      while at + 3 < end, separators.contains(text[at]), run(at + 1) == at + 4 {
        take(at + 1..<at + 4)
        found.isGrouped = true
        at += 4
      }
      // A space that does not break parts thousands too.
      while !found.isGrouped || text[at - 4] == 0xA0 || text[at - 4] == 0xAF,
        let width = fixedBlank(text, at, end),
        run(at + width) == at + width + 3
      {
        take(at + width..<at + width + 3)
        found.isGrouped = true
        at += width + 3
      }
    }
    if at + 1 < end, text[at] == mark.byte, text[at + 1].isDigit {
      let stop = run(at + 1)
      found.decimals = min(stop - at - 1, 15)
      take(at + 1..<stop)
      at = stop
    }
    // 3½
    if found.decimals == 0, !found.isCode, at + 1 < end, text[at] == 0xC2,
      (0xBC...0xBE).contains(text[at + 1])
    {
      let quarters = [0xBC: 25, 0xBD: 50, 0xBE: 75][Int(text[at + 1])] ?? 0
      found.whole = found.whole * 100 + quarters
      found.decimals = 2
      at += 2
    }
    // 1.2.3 and 10.0.0.1 are versions and addresses.
    if at + 1 < end, text[at] == 0x2E || text[at] == 0x2C, text[at + 1].isDigit {
      found.isCode = true
      while at + 1 < end, text[at] == 0x2E || text[at] == 0x2C, text[at + 1].isDigit { at = run(at + 1) }
    }
    return (found, at)
  }

  private static func fixedBlank(_ text: [UInt8], _ at: Int, _ end: Int) -> Int? {
    if at + 1 < end, text[at] == 0xC2, text[at + 1] == 0xA0 { return 2 }
    if at + 2 < end, text[at] == 0xE2, text[at + 1] == 0x80, text[at + 2] == 0xAF { return 3 }
    return nil
  }

  // MARK: Words

  private mutating func readWord() {
    let isCapital = text[at].isCapital || text[at] == 0xC3 && at + 1 < end && text[at + 1] < 0x9F
    if let (sense, stop) = words.match(text, at, before: end) {
      add(.sense(sense), to: stop, isCapital: isCapital)
      switch sense {
      case .number, .decimal, .pack, .fraction, .part, .scale: readUnits()
      case _: break
      }
      return
    }
    if language == .german, let (sense, stop) = germanNumber() {
      add(.sense(sense), to: stop, isCapital: isCapital)
      readUnits()
      return
    }
    if let (span, stop) = TimeSpan.code(text, at, end) {
      add(.period(span), to: stop)
      return
    }
    var stop = at
    var (hasDigit, isName) = (false, isCapital)
    while stop < end {
      if let length = Letters.latinLength(text, stop) {
        // iOS
        if text[stop].isCapital { isName = true }
        stop += length
      } else if text[stop].isDigit {
        hasDigit = true
        stop += 1
      } else if isCapital, text[stop] == 0x2D, stop + 1 < end, text[stop + 1].isDigit, !isRange(stop) {
        // F-16
        hasDigit = true
        stop += 1
      } else {
        break
      }
    }
    add(hasDigit ? .code : .word, to: stop, isCapital: isName)
  }

  private func germanNumber() -> (Sense, Int)? {
    var stop = at
    var word: [UInt8] = []
    while stop < end, let length = Letters.latinLength(text, stop) {
      for place in stop..<stop + length {
        word.append(WordList.lowercased(text[place], after: place > at ? text[place - 1] : 0))
      }
      stop += length
    }
    return GermanNumbers.read(word[...]).map { ($0, stop) }
  }

  /// A number in signs. In Korean it begins a word, and a counter or a unit follows.
  private func signNumber() -> (Sense, Int)? {
    switch language {
    case .chinese:
      return ChineseNumbers.read(text, at, end).map { (Self.number($0.value), $0.end) }
    case .korean:
      guard isApart || found.isEmpty || found.last?.mark != nil else { return nil }
      if let part = KoreanNumbers.part(text, at, end) { return (.fraction(part.percent), part.end) }
      guard let number = KoreanNumbers.read(text, at, end) else { return nil }
      let next = number.end + (number.end < end ? blank(number.end) ?? 0 : 0)
      guard next < end, let unit = units.match(text, next, before: end) else { return nil }
      // One of a thing is a thing, and 만, 분 and their like begin other words.
      if number.value == 1, unit.meaning != .rankStep { return nil }
      if unit.end - next == 3, isInWord(unit.end) { return nil }
      return (.number(number.value), number.end)
    case .english, .german: return nil
    }
  }

  private static func number(_ value: Double) -> Sense {
    value == value.rounded() ? .number(Int(value)) : .decimal(value)
  }

  /// True where a hyphen stands between two numbers.
  private func isRange(_ hyphen: Int) -> Bool { hyphen > 0 && text[hyphen - 1].isDigit }

  private mutating func readOther() {
    if let (sense, stop) = words.match(text, at, before: end) {
      add(.sense(sense), to: stop)
      return
    }
    if let (sense, stop) = signNumber() {
      add(.sense(sense), to: stop)
      readUnits()
      return
    }
    let (value, length) = UTF8Scalar.read(text, at: at, before: end)
    let isLetter = value >= 0x2E80 && !(0x3000...0x303F).contains(value) && !(0xFF00...0xFFEF).contains(value)
    add(isLetter ? .sign : .mark(value), to: min(at + max(1, length), end))
  }
}

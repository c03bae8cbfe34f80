/// A code page that UTF-8 was read in by mistake: each of its bytes became a character of its own.
enum Misreading: Int, CaseIterable {
  /// Windows-1252, or Latin-1 with its controls.
  case western, central, latin2, cyrillic, koi8, macintosh, ibm437, ibm850, ibm852, ibm866, turkish

  var encoding: TextEncoding {
    switch self {
    case .western: .windows1252
    case .central: .windows1250
    case .latin2: .iso8859n2
    case .cyrillic: .windows1251
    case .koi8: .koi8r
    case .macintosh: .macintosh
    case .ibm437: .ibm437
    case .ibm850: .ibm850
    case .ibm852: .ibm852
    case .ibm866: .ibm866
    case .turkish: .windows1254
    }
  }

  /// How much rarer than the commonest misreading it is, in half bits.
  var rarity: Int {
    switch self {
    case .western: 0
    // Rarer than Windows-1250, which has most of its letters at the same places: only controls tell them apart.
    case .latin2: 40
    case .central, .cyrillic, .koi8, .macintosh, .ibm437, .ibm850, .ibm852, .ibm866, .turkish: 16
    }
  }

  /// The byte of 0x80 or more that was read as `scalar`; nil where there is none.
  func byte(_ scalar: UInt32) -> UInt8? {
    if self == .western { return scalar >= 0x80 ? Windows1252.byte(scalar) : nil }
    guard scalar >= 0x80, scalar < Self.limit else { return nil }
    let byte = Self.bytes[rawValue - 1][Int(scalar)]
    return byte != 0 ? byte : nil
  }

  /// No character of the code pages of letters lies beyond, except for two ligatures of Macintosh.
  private static let limit: UInt32 = 0x2600

  /// For each code page but the first the byte of each scalar, 0 where there is none.
  private static let bytes: [[UInt8]] = allCases.dropFirst().map { misreading in
    var bytes = [UInt8](repeating: 0, count: Int(limit))
    misreading.forEachHigh { byte, scalar in bytes[scalar] = byte }
    return bytes
  }

  /// Gives the bytes of 0x80 and more of the code page with what they stand for.
  private func forEachHigh(_ body: (UInt8, Int) -> Void) {
    guard let table = encoding.singleByteTable else { return }
    var byte: UInt8 = 0x80
    PackedText.forEach(table) { scalar in
      if scalar >= 0x80, scalar < Self.limit { body(byte, Int(scalar)) }
      byte &+= 1
    }
  }

  /// For each scalar, which code pages but the first have it for a byte that can begin a character of UTF-8 (the low byte) and
  /// for one that can go on with it (the high one).
  static let roles: [UInt32] = {
    var roles = [UInt32](repeating: 0, count: Int(limit))
    for (place, misreading) in allCases.dropFirst().enumerated() {
      misreading.forEachHigh { byte, scalar in
        if byte >= 0xC2, byte < 0xF5 { roles[scalar] |= 1 << UInt32(place) }
        if byte < 0xC0 { roles[scalar] |= 1 << UInt32(place + 16) }
      }
    }
    return roles
  }()

  // MARK: Reading

  /// One stretch of misread text: where it stands, what it was.
  struct Reading {
    var range: Range<Int>
    var scalars: [UInt32]
    /// How often it was misread, one after another.
    var depth = 1
    /// How many of the characters lost a byte.
    var completed = 0

    /// A quotation mark, a dash or an ellipsis.
    var isMark: Bool { scalars.count == 1 && (0x2010...0x203A).contains(scalars[0]) }

    /// One letter of two bytes of a script that is neither Latin nor Greek, whose letters stand alone as signs: two characters
    /// that may well be a sign and a mark. So may be what is left of any other character but a letter of Latin, and a sign that no
    /// text counted has.
    var isLoneLetter: Bool {
      guard scalars.count == 1, let scalar = scalars.first else { return false }
      return (0x400..<0x800).contains(scalar) || completed > 0 && !isMark && scalar >= 0x250
        || (0x800..<0x2E80).contains(scalar) && !TextModel.isLetter(scalar)
          && TextModel.sign(scalar).row == nil
    }
  }

  /// Characters that are read, and weighed, together.
  static let longest = 256

  /// The longest stretch of whole characters that begins at `start`; nil where there is none. Text that was misread more than
  /// once is read as often as that makes it likelier.
  func reading(in bytes: [UInt8], at start: Int) -> Reading? {
    var offset = start
    var scalars: [UInt32] = []
    while scalars.count < Self.longest, let (scalar, end) = character(in: bytes, at: offset) {
      scalars.append(scalar)
      offset = end
    }
    guard offset > start else { return nil }
    return deepened(Reading(range: start..<offset, scalars: scalars), in: bytes)
  }

  private func character(in bytes: [UInt8], at start: Int) -> (UInt32, end: Int)? {
    var sequence: [UInt8] = []
    var offset = start
    var wanted = 1
    while sequence.count < wanted {
      guard offset < bytes.count, bytes[offset] >= 0x80 else { return nil }
      let (value, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
      guard let byte = byte(value) else { return nil }
      if sequence.isEmpty {
        switch byte {
        case 0xC2...0xDF: wanted = 2
        case 0xE0...0xEF: wanted = 3
        case 0xF0...0xF4: wanted = 4
        case _: return nil
        }
      }
      sequence.append(byte)
      offset += length
    }
    if wanted == 3, sequence[0] == 0xED, sequence[1] >= 0xA0 {
      return surrogates(sequence, in: bytes, offset)
    }
    guard UTF8Scalar.wellFormedLength(sequence, at: 0) == wanted else { return nil }
    return (UTF8Scalar.read(sequence, at: 0, before: wanted).value, offset)
  }

  /// The end of a character of which U+FFFD has taken a byte's place; nil where there is none.
  private func cutCharacter(in bytes: [UInt8], at start: Int) -> Int? {
    var (offset, count, isCut) = (start, 0, false)
    while offset < bytes.count, count < 4 {
      let (value, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
      let byte = byte(value)
      guard value == 0xFFFD || byte.map({ count == 0 ? (0xC2..<0xF5).contains($0) : $0 < 0xC0 }) ?? false
      else { break }
      isCut = isCut || value == 0xFFFD
      offset += length
      count += 1
    }
    return isCut && count > 1 ? offset : nil
  }

  /// A character beyond the Basic Multilingual Plane, written as two surrogates of three bytes each (CESU-8).
  private func surrogates(_ high: [UInt8], in bytes: [UInt8], _ start: Int) -> (UInt32, end: Int)? {
    guard high[1] < 0xB0 else { return nil }
    var low: [UInt8] = []
    var offset = start
    while low.count < 3, offset < bytes.count, bytes[offset] >= 0x80 {
      let (value, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
      guard let byte = byte(value) else { return nil }
      low.append(byte)
      offset += length
    }
    guard low.count == 3, low[0] == 0xED, (0xB0...0xBF).contains(low[1]), low[2] & 0xC0 == 0x80 else {
      return nil
    }
    func bits(_ bytes: [UInt8]) -> UInt32 { UInt32(bytes[1] & 0x0F) << 6 | UInt32(bytes[2] & 0x3F) }
    return (0x10000 + bits(high) << 10 + bits(low), offset)
  }

  /// Being misread once more is that unlikely, in half bits.
  private static let again = 12

  func deepened(_ reading: Reading, in bytes: [UInt8]) -> Reading {
    guard reading.scalars.count > 1, let first = reading.scalars.first, byte(first) != nil else {
      return reading
    }
    var text: [UInt8] = []
    for scalar in reading.scalars { UTF8Scalar.append(scalar, to: &text) }
    var (offset, scalars, isDeeper) = (0, [UInt32](), false)
    while offset < text.count {
      if let inner = self.reading(in: text, at: offset) {
        scalars += inner.scalars
        offset = inner.range.upperBound
        isDeeper = true
      } else if let end = cutCharacter(in: text, at: offset) {
        scalars.append(0xFFFD)
        offset = end
      } else {
        let (scalar, length) = UTF8Scalar.read(text, at: offset, before: text.count)
        scalars.append(scalar)
        offset += length
      }
    }
    guard isDeeper else { return reading }
    let (before, after) = Self.neighbours(of: reading.range, in: bytes)
    let gain =
      TextModel.price(reading.scalars, before: before, after: after)
      - TextModel.price(scalars, before: before, after: after)
    return gain > Self.again
      ? Reading(range: reading.range, scalars: scalars, depth: reading.depth + 1) : reading
  }

  /// What it costs that a reading takes the space between two words, in half bits.
  private static let joined = 16
  /// What a sign that is none of a text costs more than any that is.
  private static let lostSign = 60
  /// What it costs that a reading goes from one script to another amid a word.
  private static let scriptChange = 40
  /// What it costs that a stretch amid text is of another script than Latin.
  private static let otherScript = 12

  /// How many half bits likelier a reading is than what stands there.
  static func gain(_ reading: Reading, in bytes: [UInt8]) -> Int {
    // `ï¿½` is what U+FFFD was read as, which shows that a character is lost: no text has it.
    if reading.range.count == reading.scalars.count * 6, reading.scalars.allSatisfy({ $0 == 0xFFFD }),
      bytes[reading.range].starts(with: "ï¿½".utf8)
    {
      return lostSign
    }
    let (before, after) = neighbours(of: reading.range, in: bytes)
    let printed = scalars(in: bytes, reading.range)
    let change =
      (isOtherScript(printed) ? 0 : otherScript) - (isOtherScript(reading.scalars) ? 0 : otherScript)
    // The one space between two words is hardly a byte.
    let isJoined = printed.last == 0xA0 && before <= 0x20 && TextModel.isLetter(after)
    return TextModel.price(printed, before: before, after: after)
      - TextModel.price(reading.scalars, before: before, after: after) - change - (isJoined ? joined : 0)
      + (isStrayLead(printed, reading.range, in: bytes) ? strayLead : 0)
      + (isWedged(printed, before, after) ? wedge : 0)
      - TextModel.scriptChanges(reading.scalars) * scriptChange
  }

  /// What it costs more that `Â` stands alone before a sign with a number, `20 Â°C`, `Â£5`, or before a quotation mark: no word is
  /// this letter. Where it is spoken of a mark opens before it, and where it stands for something no number does.
  private static let strayLead = 8

  /// What it costs more that a sign stands in a word, between a letter and a small one: `SÃ¼dring`. Quotation marks and apostrophes do.
  private static let wedge = 12

  private static func isWedged(_ printed: [UInt32], _ before: UInt32, _ after: UInt32) -> Bool {
    guard printed.count == 2, TextModel.isLetter(before), (0x61...0x7A).contains(after) else { return false }
    switch printed[1] {
    case 0xA1...0xA9, 0xAC, 0xAE...0xB3, 0xB6...0xB9, 0xBC...0xBF: return true
    case _: return false
    }
  }

  private static func isStrayLead(_ printed: [UInt32], _ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard printed.count == 2, printed[0] == 0xC2, (0xA1..<0xC0).contains(printed[1]) else { return false }
    let start = bytes[..<range.lowerBound].suffix(2)
    guard start.last.map({ $0 <= 0x20 || $0.isDigit || ",.:;!?)".utf8.contains($0) }) ?? true else {
      return false
    }
    let isNumbered =
      start.contains { $0.isDigit } || range.upperBound < bytes.count && bytes[range.upperBound].isDigit
    return isNumbered || printed[1] == 0xAB || printed[1] == 0xBB
  }

  /// True where a control of C1 is printed, which no text has.
  static func hasControl(_ printed: ArraySlice<UInt8>) -> Bool {
    zip(printed, printed.dropFirst()).contains { $0 == 0xC2 && $1 < 0xA0 }
  }

  /// True for one character that may well be what is printed: between quotation marks, where it is spoken of, `‘Ã©’`, and a capital
  /// and a mark at the end of a word in capitals, `AMANHÃ…`, `IRMÃ”`, which as Å and Ô would be as sound, or after a quotation mark,
  /// `“Ñ”`, or before a sign of a name, `CAFFÈ®`. The marks may be controls of C1. Where all else is damage, `misreadLetters` are
  /// the small letters that were surely misread there: another one may be sound all the same, also alone, `È…`.
  static func mayBeSound(_ reading: Reading, in bytes: [UInt8], amid misreadLetters: [UInt32]? = nil)
    -> Bool
  {
    guard reading.scalars.count == 1, let mark = scalars(in: bytes, reading.range).last else { return false }
    let (before, after) = neighbours(of: reading.range, in: bytes)
    if let misreadLetters, let scalar = reading.scalars.first, before < 0x80,
      !TextModel.isLetter(scalar) || misreadLetters.contains(TextModel.folded(scalar))
    {
      return false
    }
    if isQuotationMark(before), isQuotationMark(after) { return true }
    switch mark {
    case 0x85, 0x91...0x94, 0x96, 0x97, 0x99, 0xA9, 0xAE, 0xB0, 0x2013, 0x2014, 0x2018...0x201D, 0x2026,
      0x2122:
      break
    case _: return false
    }
    // MANHÃ’s
    let isGenitive = misreadLetters != nil && mark == 0x2019 && after == 0x73
    guard after < 0x80, isGenitive || !TextModel.isLetter(after) else { return false }
    let isAfterCapital = TextModel.isLetter(before) && TextModel.isCapital(before)
    return isAfterCapital || before == 0x28 || isQuotationMark(before)
      || misreadLetters != nil && before <= 0x20
  }

  private static func isQuotationMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x60, 0x84, 0x91...0x94, 0xAB, 0xBB, 0x2018...0x201E, 0x2039, 0x203A: true
    case _: false
    }
  }

  private static func isOtherScript(_ scalars: [UInt32]) -> Bool {
    scalars.contains { $0 >= 0x370 && !(0x1E00..<0x1F00).contains($0) && TextModel.isLetter($0) }
  }

  static func scalars(in bytes: [UInt8], _ range: Range<Int>) -> [UInt32] {
    var scalars: [UInt32] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (value, length) = UTF8Scalar.read(bytes, at: offset, before: range.upperBound)
      scalars.append(value)
      offset += length
    }
    return scalars
  }

  /// The characters before and after a range; line feeds at the ends of the text.
  static func neighbours(of range: Range<Int>, in bytes: [UInt8]) -> (before: UInt32, after: UInt32) {
    var start = range.lowerBound
    while start > 0, start > range.lowerBound - 4 {
      start -= 1
      if bytes[start] & 0xC0 != 0x80 { break }
    }
    let before =
      start < range.lowerBound ? UTF8Scalar.read(bytes, at: start, before: range.lowerBound).value : 0x0A
    let after =
      range.upperBound < bytes.count
      ? UTF8Scalar.read(bytes, at: range.upperBound, before: bytes.count).value : 0x0A
    return (before, after)
  }
}

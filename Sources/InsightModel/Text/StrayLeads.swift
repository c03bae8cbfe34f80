/// Finds letters of Latin-1 that are the first byte of a misread character of UTF-8 whose other bytes are lost, where no reading
/// can say which one it was: `Itâs`, `StraÃe`, `5 Â£`; and what stands in words for letters of another code page.
///
/// Nothing is put back: whoever reads the text shall know. So only places are named where no language has such a letter.
struct StrayLeads {
  private let bytes: [UInt8]
  /// Whether the language has `â` that the lines with one are likeliest in, and by how many pairs of letters that is known.
  private var language: (hasMark: Bool, pairs: Int)?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// True for a sign between letters, a mark that opens right after one, or a capital after a small one, where other code pages than
  /// Windows-1252 have letters: `r‚union` and `rŽunion` were `réunion`.
  func isWedged(_ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0, bytes[range.lowerBound - 1].isLetter else { return false }
    let isBeforeSmall = range.upperBound < bytes.count && bytes[range.upperBound].isSmall
    switch UTF8Scalar.read(bytes, at: range.lowerBound, before: range.upperBound).value {
    case 0x152, 0x160, 0x178, 0x17D: return bytes[range.lowerBound - 1].isSmall && isBeforeSmall
    case 0x201A, 0x201E, 0x2039: return true
    case 0xA1...0xA9, 0xB8, 0xBC...0xBF, 0x2C6, 0x2DC, 0x2020, 0x2021, 0x2030: return isBeforeSmall
    case _: return false
    }
  }

  /// True where a control of C1 stands for a letter of another code page: the sign that Windows-1252 has for it is none that follows
  /// letters, `livr\u{82}`. All controls of a text are of one code page.
  static func hasLettersForControls(_ bytes: [UInt8]) -> Bool {
    var offset = 1
    while let lead = ByteScan.firstIndex(of: 0xC2, in: bytes, offset..<bytes.count), lead + 1 < bytes.count {
      offset = lead + 2
      let before = bytes[lead - 1]
      guard before.isLetter else { continue }
      switch bytes[lead + 1] {
      // Marks that open, ƒ, ˆ, •, ˜.
      case 0x82...0x84, 0x88, 0x8B, 0x95, 0x98: return true
      // † ‡ ‰ amid a word, and Š Œ Ž Ÿ after small letters.
      case 0x86, 0x87, 0x89: if offset < bytes.count, bytes[offset].isSmall { return true }
      case 0x8A, 0x8C, 0x8E, 0x9F: if before.isSmall { return true }
      case _: continue
      }
    }
    return false
  }

  /// True for `Ã` before a small letter at the beginning of a word, which hardly a language has: beside damage it is what is left of
  /// a capital.
  func isLeftOfCapital(_ offset: Int) -> Bool {
    let (before, after) = Misreading.neighbours(of: offset..<offset + 2, in: bytes)
    return bytes[offset + 1] == Self.strayer && !TextModel.isLetter(before) && Self.isSmall(after)
  }

  /// Leads of UTF-8 that are capitals in Latin-1, or a sign: Â Ã Ä Å È Î Ï Ð Ñ × Ø Ù, the second bytes of them.
  private static func isCapitalLead(_ second: UInt8) -> Bool {
    switch second {
    case 0x82...0x85, 0x88, 0x8E...0x91, 0x97...0x99: true
    case _: false
    }
  }

  /// The second bytes of Â, Ã and â.
  private static let (stray, strayer, mark): (UInt8, UInt8, UInt8) = (0x82, 0x83, 0xA2)

  /// True for the character of two bytes at an offset, of which the first is 0xC3.
  mutating func isStray(_ offset: Int) -> Bool {
    guard offset + 1 < bytes.count, bytes[offset] == 0xC3 else { return false }
    let second = bytes[offset + 1]
    if second == Self.mark { return isMark(offset) }
    guard Self.isCapitalLead(second) else { return false }
    let (before, after) = Misreading.neighbours(of: offset..<offset + 2, in: bytes)
    if TextModel.isLetter(before), before != 0xB5 {
      if Self.isOtherScript(before) { return Self.isOtherScript(after) || !TextModel.isLetter(after) }
      return !TextModel.isCapital(before) && Self.isSmall(before) && isInsideWord(offset, after)
    }
    guard !TextModel.isLetter(after) else { return false }
    switch second {
    case Self.stray where (0xA1..<0xC0).contains(after): return !Self.opens(before)
    case Self.strayer: return isAmidWords(offset)
    case _: return false
    }
  }

  /// True where two small letters stand before, or one before and one after: `mÅ` is a unit, `hÉ` begins words in Irish, and `\tÅ`
  /// stands in programs.
  private func isInsideWord(_ offset: Int, _ after: UInt32) -> Bool {
    let second = offset > 1 ? bytes[offset - 2] : 0x20
    return second.isSmall || second >= 0x80 || Self.isSmall(after) && second != 0x5C
  }

  private static func isSmall(_ scalar: UInt32) -> Bool {
    TextModel.isLetter(scalar) && !TextModel.isCapital(scalar) && scalar < 0x250
  }

  private static func isOtherScript(_ scalar: UInt32) -> Bool {
    (0x370..<0x800).contains(scalar) && TextModel.isLetter(scalar)
  }

  /// A letter is named between such marks.
  private static func opens(_ scalar: UInt32) -> Bool {
    [0x22, 0x27, 0x28, 0x5B, 0x60, 0x2A, 0x5F, 0xAB, 0xBB].contains(scalar)
      || (0x2018...0x203A).contains(scalar)
  }

  /// True for a capital alone between two words in small letters.
  private func isAmidWords(_ offset: Int) -> Bool {
    offset > 1 && offset + 3 < bytes.count && bytes[offset - 1] == 0x20 && bytes[offset - 2].isSmall
      && bytes[offset + 2] == 0x20 && bytes[offset + 3].isSmall
  }

  // MARK: Quotation marks, apostrophes and dashes

  /// True for `â` where a mark was: before `s` or `re` at the end of an English word, or around words, in a text of which the language
  /// has no such letter.
  private mutating func isMark(_ offset: Int) -> Bool {
    let end = offset + 2
    let (before, after) = Misreading.neighbours(of: offset..<end, in: bytes)
    let isAfterLetter = TextModel.isLetter(before)
    let isBeforeLetter = TextModel.isLetter(after)
    if isAfterLetter, isBeforeLetter {
      let rest = bytes[end...].prefix(3).prefix { $0.isLetter }
      guard rest.count < 3, Self.contractions.contains(where: { rest.elementsEqual($0.utf8) }),
        end + rest.count == bytes.count || bytes[end + rest.count] < 0x80
      else { return false }
    } else if isAfterLetter == isBeforeLetter {
      // No letter stands beside a digit, or a hyphen.
      guard [before, after].contains(where: { $0 == 0x2D || $0 < 0x80 && UInt8($0).isDigit }) else {
        return false
      }
    } else if !hasPartner(offset, opens: isBeforeLetter) || isBeforeLetter && !Self.isGap(before) {
      return false
    }
    let known = language ?? countLanguage()
    language = known
    return !known.hasMark && known.pairs >= (isAfterLetter && isBeforeLetter ? 1 : Self.fewestPairs)
  }

  /// What follows an apostrophe in English.
  private static let contractions = ["s", "t", "re", "ve", "ll", "d", "m"]
  /// So many bytes further on in a line a quotation ends, at most.
  private static let longestQuotation = 400

  private static func isGap(_ scalar: UInt32) -> Bool { scalar <= 0x20 || scalar == 0x28 }

  /// True where the line has another `â` at the other end of a word.
  private func hasPartner(_ offset: Int, opens: Bool) -> Bool {
    let reach =
      opens
      ? offset + 2..<min(bytes.count, offset + Self.longestQuotation)
      : max(0, offset - Self.longestQuotation)..<offset
    for place in reach.dropLast() where bytes[place] == 0xC3 && bytes[place + 1] == Self.mark {
      let around = Misreading.neighbours(of: place..<place + 2, in: bytes)
      let isOther =
        opens
        ? around.before > 0x20 && !TextModel.isLetter(around.after)
        : Self.isGap(around.before) && TextModel.isLetter(around.after)
      let between = opens ? offset..<place : place..<offset
      if isOther, !bytes[between].contains(0x0A) { return true }
    }
    return false
  }

  /// As many pairs of letters tell a language; where an ending of English stands, each tells.
  private static let (fewestPairs, enoughPairs) = (12, 1000)
  /// So many bytes of a line are looked at.
  private static let longestLine = 4000

  /// The lines with an `â` are priced as they are printed, in the languages that have the letter, and with an apostrophe in its place,
  /// in the others.
  private func countLanguage() -> (hasMark: Bool, pairs: Int) {
    var (text, pairs): ([UInt32], Int) = ([0x0A], 0)
    var offset = 0
    while pairs < Self.enoughPairs,
      let found = ByteScan.firstIndex(of: 0xC3, in: bytes, offset..<bytes.count)
    {
      let start = bytes[offset..<found].lastIndex(of: 0x0A).map { $0 + 1 } ?? offset
      let end = ByteScan.firstIndex(of: 0x0A, in: bytes, found..<bytes.count) ?? bytes.count
      offset = end
      let line = bytes[start..<end].prefix(Self.longestLine)
      guard line.contains(Self.mark) else { continue }
      text += Misreading.scalars(in: bytes, line.indices) + [0x0A]
      pairs += zip(line, line.dropFirst()).count { $0.isLetter && $1.isLetter }
    }
    func cost(_ text: [UInt32], hasMark: Bool) -> Int {
      let characters = text.map(ModelCharacter.init)
      return LanguageModel.latins.filter { ($0.symbol(0xE2) > 0) == hasMark }.map { language in
        zip(characters, characters.dropFirst()).reduce(0) { $0 + language.cost($1.0, $1.1) }
      }.min() ?? .max
    }
    let marked = text.map { $0 == 0xE2 ? 0x2019 : $0 }
    return (cost(text, hasMark: true) <= cost(marked, hasMark: false), pairs)
  }
}

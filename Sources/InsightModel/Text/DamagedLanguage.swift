/// The language that the undamaged characters of misread UTF-8 are in, which tells how likely those are that lost a byte.
struct DamagedLanguage {
  /// Those that it may be; none where too little is left to tell.
  private let languages: [LanguageModel]

  /// So many letters tell a language, and of so many no more is learnt by more.
  private static let (enoughLetters, mostLetters) = (30, 1000)

  init(_ bytes: [UInt8]) {
    var letters: [(ModelCharacter, ModelCharacter)] = []
    var (offset, lineEnd) = (ByteScan.firstNonASCII(in: bytes, from: 0), 0)
    while offset < bytes.count, letters.count < Self.mostLetters {
      // What stands in a line before its first character beyond ASCII says as much as what stands after it.
      var plain = offset
      if offset >= lineEnd {
        while plain > lineEnd, bytes[plain - 1] != 0x0A, offset - plain < Self.mostLetters { plain -= 1 }
        lineEnd = ByteScan.firstIndex(of: 0x0A, in: bytes, offset..<bytes.count) ?? bytes.count
      }
      let head = plain..<offset
      var isLatin = true
      if let reading = Misreading.western.reading(in: bytes, at: offset) {
        let around = Misreading.neighbours(of: reading.range, in: bytes)
        let characters = ([around.before] + reading.scalars + [around.after]).map(ModelCharacter.init)
        letters += zip(characters, characters.dropFirst())
        offset = reading.range.upperBound
      } else {
        let (scalar, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
        offset += length
        isLatin = Self.latinLeads.contains(scalar)
      }
      // The letters of ASCII up to the next character beyond it.
      let next = min(ByteScan.firstNonASCII(in: bytes, from: offset), bytes.count)
      for range in isLatin ? [head, offset..<min(next, max(offset, lineEnd))] : [] {
        for place in range.dropLast() where bytes[place].isLetter && bytes[place + 1].isLetter {
          letters.append((ModelCharacter(UInt32(bytes[place])), ModelCharacter(UInt32(bytes[place + 1]))))
        }
      }
      offset = next
    }
    func cost(_ language: LanguageModel) -> Int {
      letters.reduce(0) { cost, pair in
        // Words in ASCII are of another language where its own letters are others.
        language.isLatin || !pair.0.isASCII || !pair.1.isASCII
          ? cost + language.cost(pair.0, pair.1)
          : cost + LanguageModel.latin.cost(pair.0, pair.1) + Self.foreignPair
      }
    }
    let costs = LanguageModel.languages.map { (language: $0, cost: cost($0)) }.sorted { $0.cost < $1.cost }
    let isEnough = letters.count >= Self.enoughLetters
    languages = isEnough ? costs.filter { $0.cost - costs[0].cost < Self.clearLead }.map(\.language) : []
  }

  /// What the first bytes of Latin letters were read as: one alone is what is left of a letter.
  private static let latinLeads: ClosedRange<UInt32> = 0xC2...0xC5
  /// A language is ruled out where another one is likelier by this, in half bits.
  private static let clearLead = 16

  /// What two letters of a word in another language cost more than in the Latin language that has them most.
  private static let foreignPair = 4

  /// Numerals, arrows and the like; kana, Hangul and ideographs that are not among the commonest, which cost 1 to 20.
  private static let (sign, rareSyllable, rareIdeograph) = (4, 16, 24)

  /// What a character costs between two others, of which U+FFFD is not known; nil for one that no text counted has.
  func price(_ scalar: UInt32, after before: ModelCharacter, before after: ModelCharacter) -> Int? {
    if let rank = CommonCharacters.ranks[scalar] { return 1 + rank / 50 }
    switch scalar {
    // Beyond them are patterns of dots.
    case 0x2100..<0x2800: return Self.sign
    case 0x3040..<0x3100, 0xAC00..<0xD7A4: return Self.rareSyllable
    case 0x2E80...: return Self.rareIdeograph
    case _: break
    }
    let character = ModelCharacter(scalar)
    func price(_ model: LanguageModel) -> Int? {
      guard character.isLetter ? model.symbol(character.folded) > 0 : character.isCountedSign else {
        return nil
      }
      // A sign is as rare without its neighbour.
      return
        (before.scalar != 0xFFFD
        ? model.cost(before, character) : character.isLetter ? 0 : character.sign.cost)
        + (after.scalar == 0xFFFD ? 0 : model.cost(character, after))
    }
    if let price = languages.compactMap(price).min() { return price }
    let foreign = languages.isEmpty ? 0 : Self.foreign
    return LanguageModel.families.compactMap(price).min().map { $0 + foreign }
  }

  /// What a word of another language costs more.
  private static let foreign = 31
}

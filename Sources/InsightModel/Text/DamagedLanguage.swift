/// The language that the undamaged characters of misread UTF-8 are in, which tells how likely those are that lost a byte.
struct DamagedLanguage {
  /// Those that it may be, and what each costs more than the likeliest, in half bits.
  private let languages: [(model: LanguageModel, cost: Int)]
  /// The same of those that are written in ideographs and Hangul.
  private let ideographic: [(model: IdeographModel, cost: Int, pairs: Set<UInt64>)]

  /// Of so many letters no more is learnt by more.
  private static let mostLetters = 1000

  init(_ bytes: [UInt8]) {
    var letters: [(ModelCharacter, ModelCharacter)] = []
    var ideographs: [UInt32] = []
    var (offset, lineEnd) = (ByteScan.firstNonASCII(in: bytes, from: 0), 0)
    while offset < bytes.count, letters.count + ideographs.count < Self.mostLetters {
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
        ideographs += reading.scalars.filter(Self.isIdeographic)
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
    languages = Self.likely(LanguageModel.languages, cost)
    let likely = Self.likely(IdeographModel.all) { model in ideographs.reduce(0) { $0 + model.cost($1) } }
    // Where no ideograph is whole none is completed.
    ideographic = likely.map { ($0.model, $0.cost, ideographs.isEmpty ? [] : $0.model.tellingPairs()) }
  }

  private static func likely<Model>(_ models: [Model], _ cost: (Model) -> Int) -> [(model: Model, cost: Int)]
  {
    let costs = models.map(cost)
    let least = costs.min() ?? 0
    return zip(models, costs).filter { $1 - least < clearLead }.map { ($0, $1 - least) }
  }

  private static func isIdeographic(_ scalar: UInt32) -> Bool {
    scalar >= 0x2E80 || (0x1100..<0x1200).contains(scalar)
  }

  /// What the first bytes of Latin letters were read as: one alone is what is left of a letter.
  private static let latinLeads: ClosedRange<UInt32> = 0xC2...0xC5
  /// A language is ruled out where another one is likelier by this, in half bits: a word of it costs no more.
  private static let clearLead = foreign

  /// What two letters of a word in another language cost more than in the Latin language that has them most.
  private static let foreignPair = 4

  /// What numerals, arrows and the like cost.
  private static let sign = 4

  /// What a character costs between two others, of which U+FFFD is not known; nil for one that no text counted has.
  func price(_ scalar: UInt32, after before: ModelCharacter, before after: ModelCharacter) -> Int? {
    // Beyond them are patterns of dots.
    if (0x2100..<0x2800).contains(scalar) { return Self.sign }
    if Self.isIdeographic(scalar) {
      return ideographic.map { model, cost, pairs in
        let isTold =
          pairs.contains(IdeographModel.pair(before.scalar, scalar))
          || pairs.contains(IdeographModel.pair(scalar, after.scalar))
        return model.cost(scalar) + cost - (isTold ? Self.told : 0)
      }.min()
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
    let own = languages.lazy.compactMap { language in price(language.model).map { $0 + language.cost } }.min()
    let foreign = LanguageModel.families.lazy.compactMap(price).min().map { $0 + Self.foreign }
    return [own, foreign].compactMap { $0 }.min()
  }

  /// So much less a character costs beside one that hardly stands beside any other that lost the same byte.
  private static let told = 20

  /// What a word of another language costs more.
  private static let foreign = 31
}

/// Which encoding before Unicode bytes are written in, judged by how likely the text is that each of them makes of the bytes.
struct EncodingEvidence {
  struct Verdict: Equatable {
    var encoding: TextEncoding
    /// What else the bytes can be, where that is not much less likely; nil where the verdict is clear.
    var rival: TextEncoding?
  }

  /// A reading is sure where the next one, if it gives another text, costs this many half bits more: a million to one.
  private static let clearLead = 40
  /// Text of a known language costs 7 to 18 half bits a byte, that of an encoding which is not known here 23 and more. Signs
  /// alone cost as much, but there are never many.
  private static let oddText = 22
  private static let enoughToJudge = 60
  /// As many pairs of bytes as are looked at: more of the same do not change a verdict.
  private static let enough = 60_000

  /// An encoding with the languages that are written in it, and how many half bits rarer it is than the commonest ones.
  private static let candidates: [(encoding: TextEncoding, rarity: Int, languages: String)] = [
    (.windows1252, 0, "en fr de es pt it nl sv da nb fi is ca gl eu ga et"),
    (.windows1251, 4, "ru uk bg sr mk be kk"),
    (.windows1250, 4, "pl cs sk hu ro sl hr de"),
    (.windows1253, 6, "el"),
    (.windows1254, 8, "tr"),
    (.windows1255, 6, "he"),
    (.windows1256, 6, "ar fa"),
    (.windows1257, 8, "lt lv et"),
    (.windows1258, 12, "vi-1258"),
    (.windows874, 6, "th"),
    (.iso8859n2, 6, "pl cs sk hu ro sl hr de"),
    (.iso8859n3, 16, "eo tr"),
    (.iso8859n4, 16, "lt lv et"),
    (.iso8859n5, 10, "ru uk bg sr mk be"),
    (.iso8859n6, 10, "ar"),
    (.iso8859n7, 8, "el"),
    (.iso8859n8, 8, "he"),
    (.iso8859n10, 20, "is lt et"),
    (.iso8859n13, 14, "lt lv et"),
    (.iso8859n14, 20, "ga cy"),
    (.iso8859n15, 10, "fr fi de es pt it et"),
    (.iso8859n16, 20, "ro pl hu"),
    (.koi8r, 6, "ru"),
    (.koi8u, 10, "uk"),
    (.ibm866, 10, "ru uk bg be"),
    (.macCyrillic, 40, "ru uk bg sr mk be"),
    (.ibm437, 24, "de fr es it sv fi"),
    (.ibm850, 20, "fr de es pt it nl sv da nb fi is"),
    (.ibm852, 20, "pl cs sk hu ro sl hr"),
    (.macintosh, 40, "en fr de es pt it nl sv da nb fi"),
  ]

  /// The pairs of neighbouring bytes of which one at least is beyond ASCII, each once, and how often it stands there.
  private let pairs: [(before: UInt8, after: UInt8, count: Int)]
  /// How many stretches of bytes beyond ASCII there are.
  private let runs: Int
  let bytes: [UInt8]
  private let isPresent: [Bool]
  /// The pairs of letters of ASCII, small ones, in the words that have letters beyond it, and how often each stands there.
  private let plainPairs: [(before: Int, after: Int, count: Int)]
  /// How many letters and bytes beyond ASCII those words have from the first such byte on.
  private let letters: Int
  /// True where most of a whole text is letters of ASCII.
  private let isAmidLatin: Bool

  /// `isWhole`: the bytes are a whole text, and not those of its words that are odd.
  init(bytes: [UInt8], isWhole: Bool = true) {
    self.bytes = bytes
    var counts = [Int32](repeating: 0, count: 0x10000)
    var isPresent = [Bool](repeating: false, count: 256)
    var (total, runs) = (0, 0)
    var plain = [Int](repeating: 0, count: 32 * 32)
    var (offset, wordEnd, letters) = (ByteScan.firstNonASCII(in: bytes, from: 0), 0, 0)
    while offset < bytes.count, total < Self.enough {
      runs += 1
      if offset >= wordEnd {
        wordEnd = Self.countPlainPairs(of: bytes, around: offset, in: &plain)
        letters += wordEnd - offset
      }
      var before = offset > 0 ? bytes[offset - 1] : 0x0A
      while offset < bytes.count, bytes[offset] >= 0x80 {
        counts[Int(before) << 8 | Int(bytes[offset])] += 1
        before = bytes[offset]
        isPresent[Int(before)] = true
        offset += 1
        total += 1
      }
      counts[Int(before) << 8 | Int(offset < bytes.count ? bytes[offset] : 0x0A)] += 1
      if offset < bytes.count { offset = ByteScan.firstNonASCII(in: bytes, from: offset) }
    }
    pairs = counts.indices.compactMap { pair in
      counts[pair] > 0 ? (UInt8(pair >> 8), UInt8(pair & 0xFF), Int(counts[pair])) : nil
    }
    plainPairs = plain.indices.compactMap { plain[$0] > 0 ? ($0 >> 5, $0 & 31, plain[$0]) : nil }
    self.isPresent = isPresent
    self.runs = runs
    self.letters = letters
    let plainLetters = bytes.prefix(Self.enough).count { $0.isLetter }
    isAmidLatin = isWhole && plainLetters > total * Self.mostly
  }

  /// Counts the pairs of letters of ASCII in the word around `offset`; returns where it ends.
  private static func countPlainPairs(of bytes: [UInt8], around offset: Int, in counts: inout [Int]) -> Int {
    var (start, end) = (offset, offset)
    while start > 0, bytes[start - 1].isLetter, offset - start < longestWord { start -= 1 }
    while end < bytes.count, bytes[end].isLetter || bytes[end] >= 0x80, end - offset < longestWord {
      end += 1
    }
    for place in (start..<end).dropLast() where bytes[place].isLetter && bytes[place + 1].isLetter {
      counts[Int(bytes[place] & 31) << 5 | Int(bytes[place + 1] & 31)] += 1
    }
    return end
  }

  private static let longestWord = 40

  /// What it costs that the letters of ASCII beside those beyond it are no words of the language; 0 where they may be. In its own
  /// words a pair of them costs 1.6 to 3.3 half bits more than in the language that has that pair most, in those of other
  /// languages 3 to 8.
  private func strangeness(of language: LanguageModel) -> Int {
    let (count, latin) = (plainPairs.reduce(0) { $0 + $1.count }, LanguageModel.latin)
    guard language.isLatin else { return 0 }
    let more = plainPairs.reduce(0) {
      $0 + $1.count * (language.cost($1.before, $1.after) - latin.cost($1.before, $1.after))
    }
    let excess = more - count * Self.foreignWords / 10
    return excess > 0 ? Self.strange + excess * Self.stranger : 0
  }

  /// Where words are too few to tell a language, what they tell is a doubt alone.
  private var areWordsEnough: Bool { plainPairs.reduce(0) { $0 + $1.count } >= Self.enoughPlainPairs }

  /// As many pairs tell a language; what ten of them cost more, at most, in words of it.
  private static let (enoughPlainPairs, foreignWords) = (8, 34)
  /// What it costs that words are hardly those of a language, in half bits, and what each half bit beyond does.
  private static let (strange, stranger) = (8, 8)

  /// A reading of the bytes: an encoding, the language that makes it likeliest (nil for ideographs), and what it costs.
  private typealias Reading = (encoding: TextEncoding, language: LanguageModel?, cost: Int)

  /// The likeliest encoding. `declared` is what the text says of itself, which is believed unless the bytes speak against it.
  func verdict(declared: TextEncoding? = nil) -> Verdict {
    // The code pages of East Asia differ in their signs, and one page may have those of two: each is read for itself later.
    switch Self.signs(of: bytes) {
    case .pairs: return Verdict(encoding: .windows1252, rival: hasKana ? .eucJP : nil)
    case .chinese: return Verdict(encoding: .gb18030)
    case .letters: break
    }
    var readings = readings().filter { $0.encoding == declared || hasLetters($0) }
    if let declared, let index = readings.firstIndex(where: { $0.encoding == declared }) {
      readings[index].cost -= Self.clearLead
    }
    let (best, rival) = ranked(readings)
    let isOdd = best.encoding == .windows1252 && signsInWords >= Self.fewestInWords
    if best.encoding != .windows1252, best.encoding != declared,
      let usual = readings.first(where: { $0.encoding == .windows1252 }),
      !isSameText(best.encoding, .windows1252),
      !isPlain(best, over: (usual.language, usual.cost), by: Self.clearLead)
    {
      return Verdict(encoding: best.encoding, rival: .windows1252)
    }
    return Verdict(encoding: best.encoding, rival: isOdd || !isClear(best, rival) ? rival?.encoding : nil)
  }

  /// False for a reading in another script than Latin of which no letter stands there: `swanetšego` is no Russian for a blank of KOI8-R.
  private func hasLetters(_ reading: Reading) -> Bool {
    guard let language = reading.language, !language.isLatin,
      let table = CodePage.singleByte(reading.encoding)
    else { return true }
    return isPresent.indices.contains { isPresent[$0] && TextModel.isLetter(table[$0]) }
  }

  /// One sign may be a slip; more of them in words, `O¹¹asat`, are letters of a code page that was not likely enough.
  private static let fewestInWords = 2

  /// How often a sign of Windows-1252 stands between letters that no word has there.
  private var signsInWords: Int {
    var (after, before) = ([Int](repeating: 0, count: 256), [Int](repeating: 0, count: 256))
    for pair in pairs {
      if pair.before.isLetter { after[Int(pair.after)] += pair.count }
      if pair.after.isSmall { before[Int(pair.before)] += pair.count }
    }
    return [
      0xA2...0xA6, 0xA9...0xA9, 0xAC...0xAC, 0xAE...0xAF, 0xB1...0xB3, 0xB6...0xB6, 0xB8...0xB9, 0xBC...0xBE,
    ]
    .joined().reduce(0) { $0 + min(after[$1], before[$1]) }
  }

  /// True where a pair begins with the sign of any currency, which hardly a text has: kana to Japanese and Chinese code pages.
  private var hasKana: Bool { pairs.contains { $0.before < 0x80 && $0.after == 0xA4 } }

  /// What the bytes were where they are printed as Windows-1252.
  enum Page {
    /// What they are printed as, or signs.
    case asPrinted
    /// Signs of East Asian code pages, each of which is read for itself.
    case signs
    /// UTF-8, though bytes of it may be lost.
    case utf8
    case misread(TextEncoding, LanguageModel?, gain: Int)
    /// Not what they are printed as, but nothing else is likely enough.
    case unknown(gain: Int)
  }

  /// What is printed is far likelier than damage of one kind, and to change it worse than to leave damage: another reading must be this
  /// many half bits likelier.
  private static let soundText = 60

  /// What sound text costs at most a byte beyond ASCII, in Latin letters, which stand between those of ASCII, and in others.
  private static let (soundLatin, soundOther) = (24, 16)

  /// True where the text costs no more than sound text does, and has the letter of its language that got lost easily.
  private func isSound(_ reading: Reading) -> Bool {
    guard let language = reading.language, let table = CodePage.singleByte(reading.encoding) else {
      return true
    }
    let isLost = Self.easilyLost.contains { byte in
      !isPresent[byte]
        && language.thousandths(of: TextModel.folded(table[byte])) * letters >= Self.expected * 1000
    }
    return !isLost && reading.cost <= high * (language.isLatin ? Self.soundLatin : Self.soundOther)
  }

  /// A no-break space and a soft hyphen, to those who read Latin-1; a letter that is not there was lost where so many were expected.
  private static let (easilyLost, expected) = ([0xA0, 0xAD], 3)

  /// What the bytes were before they were printed as Windows-1252, in whatever language.
  var page: Page {
    guard case .letters = Self.signs(of: bytes) else { return .signs }
    let (language, printed) = cost(.windows1252, LanguageModel.latins, areSpoken: true)
    let (best, rival) = ranked(readings(areSpoken: true).filter { $0.encoding != .windows1252 })
    let gain = printed - best.cost
    if utf8Cost < min(best.cost, printed - Self.soundText) { return .utf8 }
    if signsCost < min(best.cost, printed) { return .signs }
    guard gain >= Self.soundText else {
      return high >= Self.fewestOdd && printed > high * Self.oddPrint ? .unknown(gain: 0) : .asPrinted
    }
    return isPlain(best, over: (language, printed), by: Self.soundText) && isSound(best)
      && isClear(best, rival)
      ? .misread(best.encoding, best.language, gain: gain) : .unknown(gain: gain)
  }

  /// A letter that stands again and again may be that of a language which was not counted: it speaks no louder for another code page
  /// of Latin letters.
  private static let mostOfLetter = 28

  /// As many pairs of ASCII's letters, in words that have others, are of no other language by chance.
  private static let surePairs = 60

  /// True where many words are those of the reading's language, or it gains so much over the usual one without what single letters
  /// gain by standing again and again. Those of another script are no chance, nor are signs in words.
  private func isPlain(_ reading: Reading, over usual: (language: LanguageModel?, cost: Int), by least: Int)
    -> Bool
  {
    guard let language = reading.language, language.isLatin,
      let table = CodePage.singleByte(reading.encoding),
      let own = CodePage.singleByte(.windows1252)
    else { return true }
    if plainPairs.reduce(0, { $0 + $1.count }) >= Self.surePairs, strangeness(of: language) == 0 {
      return true
    }
    var gains: [UInt8: Int] = [:]
    for pair in pairs {
      func cost(_ table: [UInt32], _ language: LanguageModel) -> Int {
        let (before, after) = (table[Int(pair.before)], table[Int(pair.after)])
        return pair.count * language.cost(ModelCharacter(before), ModelCharacter(after))
      }
      gains[pair.after >= 0x80 ? pair.after : pair.before, default: 0] +=
        cost(own, usual.language ?? .latin) - cost(table, language)
    }
    let again = gains.reduce(0) { total, gain in
      total + (TextModel.isLetter(own[Int(gain.key)]) ? max(0, gain.value - Self.mostOfLetter) : 0)
    }
    return usual.cost - reading.cost - again >= least
  }

  /// So much a character beyond ASCII costs that is printed and none of a text, where there are so many of them.
  private static let (oddPrint, fewestOdd) = (30, 12)

  /// How many bytes beyond ASCII there are.
  private var high: Int { pairs.reduce(0) { $0 + ($1.after >= 0x80 ? $1.count : 0) } }

  /// `areSpoken`: in languages whose words the text may have.
  private func readings(areSpoken: Bool = false) -> [Reading] {
    var readings = Self.candidates.map { candidate in
      let (language, cost) = cost(candidate.encoding, languages: candidate.languages, areSpoken)
      return (candidate.encoding, language, candidate.rarity + cost)
    }
    for (encoding, read, models, rarity) in MultiByte.readers {
      readings.append((encoding, nil, rarity + cost(read, models)))
    }
    return readings
  }

  /// The likeliest reading, and the next one that gives another text.
  private func ranked(_ readings: [Reading]) -> (best: Reading, rival: Reading?) {
    let sorted = readings.sorted { $0.cost < $1.cost }
    return (sorted[0], sorted.dropFirst().first { !isSameText(sorted[0].encoding, $0.encoding) })
  }

  private func isClear(_ best: Reading, _ rival: Reading?) -> Bool {
    let isOdd = high >= Self.enoughToJudge && best.cost > high * Self.oddText
    let doubt = areWordsEnough ? 0 : best.language.map(strangeness) ?? 0
    return !isOdd && rival.map { $0.cost - best.cost >= Self.clearLead + doubt } ?? true
  }

  /// True where both encodings make the same text of the bytes.
  private func isSameText(_ left: TextEncoding, _ right: TextEncoding) -> Bool {
    guard let first = CodePage.singleByte(left), let second = CodePage.singleByte(right) else { return false }
    return isPresent.indices.allSatisfy { !isPresent[$0] || sameLetter(first[$0]) == sameLetter(second[$0]) }
  }

  /// The code pages part Romanian letters with a comma below from those with a cedilla; they are the same ones.
  private func sameLetter(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x218...0x219: scalar - 0x218 + 0x15E
    case 0x21A...0x21B: scalar - 0x21A + 0x162
    case _: scalar
    }
  }

  /// What it costs that a stretch is of another script than ASCII's: signs and single letters hardly make one.
  private static let otherScript = 12

  /// So much more it costs where the text around is of ASCII's letters, as many times more of them.
  private static let (amidLatin, mostly) = (16, 4)
  private var costOfOtherScript: Int { runs * Self.otherScript + (isAmidLatin ? Self.amidLatin : 0) }

  /// What a sign costs at most where it stood in the same place before: who writes of yen once does so again.
  private static let signAgain = 8

  private func cost(_ encoding: TextEncoding, languages: String, _ areSpoken: Bool) -> (LanguageModel?, Int) {
    let languages = languages.split(separator: " ").compactMap { LanguageModel.named(String($0)) }
    return cost(encoding, languages, areSpoken: areSpoken)
  }

  /// The language that makes the bytes likeliest, and what they cost in it.
  private func cost(_ encoding: TextEncoding, _ languages: [LanguageModel], areSpoken: Bool)
    -> (LanguageModel?, Int)
  {
    guard let table = CodePage.singleByte(encoding) else { return (nil, Int.max / 2) }
    let characters = table.map(ModelCharacter.init)
    var best: (LanguageModel?, cost: Int) = (nil, Int.max / 2)
    var isSpoken = false
    for language in languages {
      let strangeness = areWordsEnough ? strangeness(of: language) : 0
      isSpoken = isSpoken || strangeness == 0
      guard strangeness == 0 || !areSpoken else { continue }
      let cost = cost(characters, language) + strangeness
      if cost < best.cost { best = (language, cost) }
    }
    if !isSpoken, encoding == .windows1252 {
      // A language that was not counted.
      let pairs = areSpoken ? 0 : pairs.reduce(0) { $0 + $1.count }
      let cost = cost(characters, .latin) + Self.unknownLanguage + pairs * Self.unknownPair
      if cost < best.cost { best = (nil, cost) }
    }
    return best
  }

  /// What it costs that the text is in none of the languages counted, in half bits, and that each pair is the cheapest of all of
  /// them. What is printed so pays nothing for its pairs: to change what is sound is worse than to leave what is not.
  private static let (unknownLanguage, unknownPair) = (12, 2)

  private func cost(_ characters: [ModelCharacter], _ language: LanguageModel) -> Int {
    pairs.reduce(language.isLatin ? 0 : costOfOtherScript) { total, pair in
      let after = characters[Int(pair.after)]
      let cost = language.cost(characters[Int(pair.before)], after)
      let again = after.isCountedSign ? min(cost, Self.signAgain) : cost
      return total + cost + (pair.count - 1) * again
    }
  }

  /// What four bytes cost at most, and ASCII after a character of several bytes: about as much as after a single one.
  private static let (fourBytes, asciiAfter) = (24, 5)

  private func cost(_ read: MultiByte.Read, _ models: [IdeographModel]) -> Int {
    var costs = [Int](repeating: 0, count: models.count)
    var total = 0
    var offset = ByteScan.firstNonASCII(in: bytes, from: 0)
    while offset < bytes.count, total < Self.enough {
      while offset < bytes.count, bytes[offset] >= 0x80 {
        let character = read(bytes, offset)
        let scalar = character.scalar ?? 0xFFFD
        for index in models.indices {
          // Four bytes in the pattern of GB 18030 are no accident, whatever they write.
          let cost = models[index].cost(scalar)
          costs[index] += character.length == 4 ? min(cost, Self.fourBytes) : cost
        }
        offset += character.length
        total += character.length
      }
      for index in costs.indices { costs[index] += Self.asciiAfter }
      if offset < bytes.count { offset = ByteScan.firstNonASCII(in: bytes, from: offset) }
    }
    return (costs.min() ?? Int.max / 2) + costOfOtherScript
  }
}

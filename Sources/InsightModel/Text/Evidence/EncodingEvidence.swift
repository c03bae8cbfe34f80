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
    (.macCyrillic, 14, "ru uk bg sr mk be"),
    (.macintosh, 40, "en fr de es pt it nl sv da nb fi"),
  ]

  /// The pairs of neighbouring bytes of which one at least is beyond ASCII, each once, and how often it stands there.
  private let pairs: [(before: UInt8, after: UInt8, count: Int)]
  /// How many stretches of bytes beyond ASCII there are.
  private let runs: Int
  private let bytes: [UInt8]
  private let isPresent: [Bool]

  init(bytes: [UInt8]) {
    self.bytes = bytes
    var counts = [Int32](repeating: 0, count: 0x10000)
    var isPresent = [Bool](repeating: false, count: 256)
    var (total, runs) = (0, 0)
    var offset = ByteScan.firstNonASCII(in: bytes, from: 0)
    while offset < bytes.count, total < Self.enough {
      runs += 1
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
    self.isPresent = isPresent
    self.runs = runs
  }

  /// The likeliest encoding. `declared` is what the text says of itself, which is believed unless the bytes speak against it.
  func verdict(declared: TextEncoding? = nil) -> Verdict {
    // The code pages of East Asia differ in their signs, and one page may have those of two: each is read for itself later.
    switch signs {
    case .pairs: return Verdict(encoding: .windows1252)
    case .chinese: return Verdict(encoding: .gb18030)
    case .letters: break
    }
    var costs: [(encoding: TextEncoding, cost: Int)] = Self.candidates.map {
      ($0.encoding, $0.rarity + cost($0.encoding, languages: $0.languages))
    }
    costs.append((.cp949, 4 + cost(MultiByte.eucKR, [.korean])))
    costs.append((.gb18030, 4 + cost(MultiByte.gb18030, [.chinese, .traditional])))
    costs.append((.big5, 6 + cost(MultiByte.big5, [.traditional])))
    costs.append((.shiftJIS, 4 + cost(MultiByte.shiftJIS, [.japanese])))
    costs.append((.eucJP, 6 + cost(MultiByte.eucJP, [.japanese])))
    if let declared, let index = costs.firstIndex(where: { $0.encoding == declared }) {
      costs[index].cost -= Self.clearLead
    }
    costs.sort { $0.cost < $1.cost }
    let best = costs[0]
    let rival = costs.dropFirst().first { !isSameText(best.encoding, $0.encoding) }
    let high = pairs.reduce(0) { $0 + ($1.after >= 0x80 ? $1.count : 0) }
    let isOdd = high >= Self.enoughToJudge && best.cost > high * Self.oddText
    let isClear = !isOdd && rival.map { $0.cost - best.cost >= Self.clearLead } ?? true
    return Verdict(encoding: best.encoding, rival: isClear ? nil : rival?.encoding)
  }

  /// What a text has beyond ASCII: pairs that are signs in East Asian code pages (rows A1 to A9, no kana in sequence), such
  /// pairs and characters of four bytes, which GB 18030 alone has, or anything else.
  private enum Signs { case pairs, chinese, letters }

  private var signs: Signs {
    var signs = Signs.pairs
    var offset = ByteScan.firstNonASCII(in: bytes, from: 0)
    while offset < bytes.count {
      let start = offset
      while offset < bytes.count, bytes[offset] >= 0x80 {
        if isFourBytes(at: offset) {
          signs = .chinese
          offset += 4
          continue
        }
        guard (0xA1...0xA9).contains(bytes[offset]), offset + 1 < bytes.count, bytes[offset + 1] >= 0xA1
        else { return .letters }
        let isKana = bytes[offset] == 0xA4 || bytes[offset] == 0xA5
        if offset > start, isKana, bytes[offset - 2] == bytes[offset] { return .letters }
        offset += 2
      }
      offset = ByteScan.firstNonASCII(in: bytes, from: offset)
    }
    return signs
  }

  /// True for a character that GB 18030 writes with four bytes.
  private func isFourBytes(at offset: Int) -> Bool {
    let character = MultiByte.gb18030(bytes, offset)
    guard character.length == 4, let scalar = character.scalar.flatMap(Unicode.Scalar.init) else {
      return false
    }
    switch scalar.properties.generalCategory {
    case .unassigned, .privateUse, .control, .surrogate: return false
    case _: return true
    }
  }

  /// True where both encodings make the same text of the bytes.
  private func isSameText(_ left: TextEncoding, _ right: TextEncoding) -> Bool {
    guard let first = CodePage.singleByte(left), let second = CodePage.singleByte(right) else { return false }
    return isPresent.indices.allSatisfy { !isPresent[$0] || first[$0] == second[$0] }
  }

  /// What it costs that a stretch is of another script than ASCII's: signs and single letters hardly make one.
  private static let otherScript = 12

  /// What a sign costs at most where it stood in the same place before: who writes of yen once does so again.
  private static let signAgain = 8

  private func cost(_ encoding: TextEncoding, languages: String) -> Int {
    guard let table = CodePage.singleByte(encoding) else { return Int.max / 2 }
    let characters = table.map(ModelCharacter.init)
    return languages.split(separator: " ").compactMap { LanguageModel.named(String($0)) }.map { language in
      pairs.reduce(language.isLatin ? 0 : runs * Self.otherScript) { total, pair in
        let after = characters[Int(pair.after)]
        let cost = language.cost(characters[Int(pair.before)], after)
        let again = after.isCountedSign ? min(cost, Self.signAgain) : cost
        return total + cost + (pair.count - 1) * again
      }
    }.min() ?? Int.max / 2
  }

  private static let fourBytes = 24

  /// What ASCII costs after a character of several bytes, about as much as after one of a single byte.
  private static let asciiAfter = 5

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
    return (costs.min() ?? Int.max / 2) + runs * Self.otherScript
  }
}

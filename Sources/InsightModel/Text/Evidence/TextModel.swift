/// How likely characters are after one another, as `ModelTables` has it. Costs are in half bits: twice minus the logarithm
/// to the base 2 of a probability.
enum TextModel {
  /// What a character is that was never counted.
  static let unknown = 44
  /// What a sign that was counted costs at most: other texts have more of the signs that those counted hardly have.
  static let rareSign = 20
  /// The same of an accent without a letter and of the sign of any currency: keyboards have them, texts do not.
  static let rareAccent = 32
  /// What a quotation mark, a dash or an ellipsis costs at most: prose has one in a few hundred characters.
  static let rareMark = 16
  /// What it costs at most that a sign stands next to a character that it is hardly ever seen next to.
  static let rareNeighbour = 8
  /// What a character costs after one of the same block that no language here has: scripts and drawings go on.
  static let sameBlock = 14
  /// Kana of half the width: labels and receipts have them, prose has none.
  static let halfWidth = 24
  /// A point of Hebrew: about as much as a letter.
  static let point = 10
  /// A control character where text should be.
  static let control = 60
  /// A byte that is no character: less likely than any character.
  static let undecodable = 80

  /// A letter of ASCII next to one of another script, as no word has them.
  static let mixture = 24

  /// What stands next to a character, as the tables number it.
  enum Kind: Int { case space, small, capital, digit, ascii, other }

  static func kind(_ scalar: UInt32) -> Kind {
    switch scalar {
    case 0...0x20: return .space
    case 0x30...0x39: return .digit
    case 0x41...0x5A: return .capital
    case 0x61...0x7A: return .small
    case 0..<0x80: return .ascii
    case _:
      guard isLetter(scalar) else { return .other }
      return isCapital(scalar) ? .capital : .small
    }
  }

  static func isLetter(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (0x41...0x5A).contains(scalar & 0xDF) }
    if scalar < 0xC0 { return scalar == 0xB5 }
    if scalar < 0x100 { return scalar & 0xDF != 0xD7 }
    guard let scalar = Unicode.Scalar(scalar) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark:
      return true
    case _: return false
    }
  }

  static func isCapital(_ scalar: UInt32) -> Bool { folded(scalar) != scalar }

  /// The small letter of a capital.
  static func folded(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return (0x41...0x5A).contains(scalar) ? scalar + 0x20 : scalar }
    if scalar < 0x100 { return (0xC0...0xDE).contains(scalar) && scalar != 0xD7 ? scalar + 0x20 : scalar }
    guard let small = Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars, small.count == 1
    else {
      return scalar == 0x130 ? 0x69 : scalar
    }
    return small.first?.value ?? scalar
  }

  static func cost(_ packed: StaticString, _ index: Int) -> Int {
    guard index >= 0, index < packed.utf8CodeUnitCount else { return unknown }
    return Int(packed.utf8Start[index]) - 0x23
  }

  /// What a letter's case costs after a character of this kind.
  static func caseCost(isCapital: Bool, after kind: Kind) -> Int {
    let row =
      switch kind {
      case .small: 1
      case .capital: 2
      case .space, .digit, .ascii, .other: 0
      }
    return cost(ModelTables.capitals, row * 2 + (isCapital ? 1 : 0))
  }

  // MARK: Signs

  private static let signs: [UInt32] = {
    var signs: [UInt32] = []
    PackedText.forEach(ModelTables.signs) { signs.append($0) }
    return signs
  }()

  /// A sign beyond ASCII; without its neighbours.
  static func sign(_ scalar: UInt32) -> Sign {
    var low = 0
    var high = signs.count
    while low < high {
      let middle = (low + high) / 2
      if signs[middle] < scalar { low = middle + 1 } else { high = middle }
    }
    return Sign(
      row: low < signs.count && signs[low] == scalar ? low : nil, rarest: rarest(scalar))
  }

  private static func rarest(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x2010...0x203A: rareMark
    case 0xA4, 0xA8, 0xAF, 0xB8, 0x2C6...0x2DD: rareAccent
    case _: rareSign
    }
  }

  struct Sign {
    /// Its place among the signs that were counted.
    let row: Int?
    /// What it costs at most.
    var rarest = TextModel.rareSign

    var cost: Int { row.map { min(rarest, TextModel.cost(ModelTables.signCosts, $0 * 13)) } ?? unknown }
    func cost(after kind: Kind) -> Int {
      row.map {
        min(TextModel.rareNeighbour, TextModel.cost(ModelTables.signCosts, $0 * 13 + 1 + kind.rawValue))
      } ?? 0
    }
    func cost(before kind: Kind) -> Int {
      // After any sign a word may end.
      if kind == .space { return 0 }
      return row.map {
        min(TextModel.rareNeighbour, TextModel.cost(ModelTables.signCosts, $0 * 13 + 7 + kind.rawValue))
      } ?? 0
    }
  }
}

/// The letters of one language and how they follow one another.
struct LanguageModel: Sendable {
  let name: String
  let isLatin: Bool
  /// The small letters beyond ASCII, ascending.
  private let letters: [UInt32]
  private let costs: StaticString
  private let side: Int

  private init(_ row: (name: StaticString, isLatin: Bool, letters: StaticString, costs: StaticString)) {
    name = row.name.description
    isLatin = row.isLatin
    var letters: [UInt32] = []
    PackedText.forEach(row.letters) { letters.append($0) }
    side = letters.count + 1
    self.letters = row.isLatin ? Array(letters.dropFirst(26)) : letters
    costs = row.costs
  }

  static let all = ModelTables.languages.map(LanguageModel.init)

  /// All languages of one script as one: each pair costs what it costs in the language that has it most.
  static let families = all.filter {
    ["latin", "cyrillic", "greek", "hebrew", "arabic", "thai", "georgian"].contains($0.name)
  }

  /// Those that are no families.
  static let languages = all.filter { language in !families.contains { $0.name == language.name } }
  static let latins = languages.filter(\.isLatin)

  /// By itself: most texts need no other.
  static let latin =
    ModelTables.languages.first { $0.name.description == "latin" }.map(LanguageModel.init) ?? all[0]

  /// The family that the language belongs to: the one with most of its letters.
  var family: LanguageModel? {
    func shared(_ family: LanguageModel) -> Int { letters.count { family.symbol($0) > 0 } }
    return Self.families.filter { $0.isLatin == isLatin }.max { shared($0) < shared($1) }
  }

  /// How many of a thousand letters a small one is, roughly: the mean over the letters that it may stand after.
  func thousandths(of scalar: UInt32) -> Int {
    let column = symbol(scalar)
    guard column > 0 else { return 0 }
    let million = 1 << 20
    let sum = (0..<side).reduce(0) { $0 + million >> (TextModel.cost(costs, $1 * side + column) / 2) }
    return sum * 1000 / (side * million)
  }

  static func named(_ name: String) -> LanguageModel? { all.first { $0.name == name } }

  /// The number of a small letter, 1-based; 0 for what is no letter of the language.
  func symbol(_ scalar: UInt32) -> Int {
    if scalar < 0x80 { return isLatin && (0x61...0x7A).contains(scalar) ? Int(scalar) - 0x60 : 0 }
    var low = 0
    var high = letters.count
    while low < high {
      let middle = (low + high) / 2
      if letters[middle] < scalar { low = middle + 1 } else { high = middle }
    }
    guard low < letters.count, letters[low] == scalar else { return 0 }
    return low + 1 + (isLatin ? 26 : 0)
  }

  /// What the second of two symbols costs after the first; 0 stands for what is no letter.
  func cost(_ before: Int, _ after: Int) -> Int {
    TextModel.cost(costs, before * side + after)
  }
}

/// One character as the models see it, looked up once.
struct ModelCharacter {
  let scalar: UInt32
  let kind: TextModel.Kind
  let isLetter: Bool
  /// The small letter of a capital, else the scalar.
  let folded: UInt32
  let sign: TextModel.Sign

  init(_ scalar: UInt32) {
    self.scalar = scalar
    kind = TextModel.kind(scalar)
    isLetter = TextModel.isLetter(scalar)
    folded = isLetter ? TextModel.folded(scalar) : scalar
    sign = scalar < 0x80 || isLetter ? TextModel.Sign(row: nil) : TextModel.sign(scalar)
  }

  var isASCII: Bool { scalar < 0x80 }
  var isCountedSign: Bool { sign.row != nil }
}

extension LanguageModel {
  /// True for a point of Hebrew at a letter or another point, which the texts counted are written without.
  private static func isPoint(_ scalar: UInt32, after before: UInt32) -> Bool {
    (0x5B0...0x5C2).contains(scalar) && (0x5B0...0x5EA).contains(before)
  }

  /// What `after` costs after `before` in a text of this language, of which one at least is beyond ASCII: nothing is said of
  /// ASCII among ASCII, so that all readings of the same bytes can be compared.
  func cost(_ before: ModelCharacter, _ after: ModelCharacter) -> Int {
    let first = before.isLetter ? symbol(before.folded) : 0
    var cost = 0
    if !isLatin, before.isLetter, after.isLetter, before.isASCII != after.isASCII {
      cost += TextModel.mixture
    }
    // What a sign says of the character after it.
    if !before.isASCII, !before.isLetter { cost += before.sign.cost(before: after.kind) }
    if after.isLetter, isLatin || !after.isASCII {
      let second = symbol(after.folded)
      if second == 0 {
        return cost
          + (Self.isPoint(after.scalar, after: before.scalar)
            ? TextModel.point : TextModel.unknownCost(after.scalar, after: before.scalar))
      }
      cost += self.cost(first, second)
      if after.kind == .capital || after.folded != after.scalar || after.scalar < 0x530 {
        cost += TextModel.caseCost(isCapital: after.kind == .capital, after: before.kind)
      }
      return cost
    }
    if first != 0 { cost += self.cost(first, 0) }
    if after.isASCII { return cost }
    switch after.scalar {
    case 0x80..<0xA0: return cost + TextModel.control
    case 0xFFFD: return cost + TextModel.undecodable
    case 0xE000..<0xF900: return cost + TextModel.control
    case _ where after.sign.row == nil:
      return cost + TextModel.unknownCost(after.scalar, after: before.scalar)
    case _: return cost + after.sign.cost + after.sign.cost(after: before.kind)
    }
  }
}

extension TextModel {
  /// What a character costs that was never counted. Blocks are of 128 characters.
  static func unknownCost(_ scalar: UInt32, after before: UInt32) -> Int {
    if scalar >= 0x0300, Unicode.Scalar(scalar)?.properties.generalCategory == .unassigned {
      return undecodable
    }
    return switch scalar {
    // Signs that every keyboard and code page has, though the texts counted have none.
    case 0xA0..<0xC0, 0xD7, 0xF7, 0x2010..<0x2070, 0x20A0..<0x2300: rareSign
    case 0x0900... where before >> 7 == scalar >> 7: sameBlock
    case 0x2300...: unknown - 8
    // Letters that phoneticians and scholars use.
    case 0x0250..<0x0370, 0x1C80..<0x1E00: unknown + 8
    case _: unknown
    }
  }
}
/// How common the characters of Chinese, Japanese and Korean are.
struct IdeographModel: Sendable {
  /// Costs by scalar, up to U+FFFF.
  private let costs: [UInt8]
  /// Pairs of characters, one after another, by which characters are told that lost a byte.
  private let pairs: StaticString

  private init(_ rows: [(cost: UInt8, characters: StaticString)], _ pairs: StaticString) {
    self.pairs = pairs
    var costs = [UInt8](repeating: UInt8(TextModel.unknown), count: 0x10000)
    for row in rows {
      PackedText.forEach(row.characters) { scalar in
        if scalar < 0x10000 { costs[Int(scalar)] = row.cost }
      }
    }
    self.costs = costs
  }

  static let chinese = IdeographModel(ModelTables.chinese, ModelTables.chinesePairs)
  static let traditional = IdeographModel(ModelTables.traditional, ModelTables.traditionalPairs)
  static let japanese = IdeographModel(ModelTables.japanese, ModelTables.japanesePairs)
  static let korean = IdeographModel(ModelTables.korean, ModelTables.koreanPairs)
  static let all = [chinese, traditional, japanese, korean]

  /// The pairs, the first character in the high half.
  func tellingPairs() -> Set<UInt64> {
    var (found, first): (Set<UInt64>, UInt32?) = ([], nil)
    PackedText.forEach(pairs) { scalar in
      if let known = first {
        found.insert(Self.pair(known, scalar))
        first = nil
      } else {
        first = scalar
      }
    }
    return found
  }

  static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

  /// The cost of a character beyond ASCII.
  func cost(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x80..<0xA0, 0xE000..<0xF900: return TextModel.control
    case 0xFFFD: return TextModel.undecodable
    case 0x3000: return TextModel.rareMark  // Paragraphs begin with it, though lists of words have none.
    case 0xFF61...0xFF9F: return TextModel.halfWidth
    case 0..<0x10000 where Int(costs[Int(scalar)]) < TextModel.unknown: return Int(costs[Int(scalar)])
    case 0..<0x2E80: return TextModel.isLetter(scalar) ? TextModel.unknown : TextModel.sign(scalar).cost
    case _: return TextModel.unknown
    }
  }
}

/// What the words of a column's name and unit say of its numbers.
struct ColumnMeaning {
  struct Traits: OptionSet {
    let rawValue: UInt8
    /// Speaks of a sum over other columns.
    static let total = Traits(rawValue: 1)
    /// Prices, rates, averages: what no sum can be made of.
    static let intensive = Traits(rawValue: 2)
    static let share = Traits(rawValue: 4)
    static let growth = Traits(rawValue: 8)
    /// Amounts that add up: revenue, votes, tonnes.
    static let additive = Traits(rawValue: 16)
    /// Counted in thousands or millions, and so rounded.
    static let scaled = Traits(rawValue: 32)
    /// A growth or a difference.
    static let change = Traits(rawValue: 64)
    /// Of a time before that of the other columns.
    static let earlier = Traits(rawValue: 128)
  }

  private(set) var traits: Traits = []
  /// The first period of the name as a number that rises with time; nil where it names none.
  private(set) var period: Int?
  /// The months that the first period of the name covers; nil where it names none.
  private(set) var span: ClosedRange<Int>?
  /// Alike for names that differ in nothing but their period.
  private(set) var stem: UInt64 = 0xCBF2_9CE4_8422_2325

  init(name: String, unit: String?) {
    var time = ColumnPeriod()
    var depth = 0
    var name = name
    name.withUTF8 { bytes in
      var start = 0
      for end in 0...bytes.count where end == bytes.count || bytes[end] <= 0x20 {
        if end > start {
          let word = UnsafeBufferPointer(rebasing: bytes[start..<end])
          let isClosed = word.first == 0x28 && word.last == 0x29 && word.count > 2
          if isClosed, time.read(UnsafeBufferPointer(rebasing: word[1..<word.count - 1])) {
            // `(2024)`
          } else if depth > 0 || word.first == 0x28 || !time.read(word) {
            readParts(of: word, &depth, &time)
          }
        }
        start = end + 1
      }
    }
    period = time.code
    span = time.span
    guard var unit else { return }
    unit.withUTF8 { bytes in
      var start = 0
      for index in 0...bytes.count where index == bytes.count || !Self.isWord(bytes[index]) {
        if index > start { readUnit(bytes[start..<index]) }
        start = index + 1
      }
    }
  }

  /// The words that signs part, as in `Sales/Area(m2)`.
  private mutating func readParts(
    of word: UnsafeBufferPointer<UInt8>, _ depth: inout Int, _ time: inout ColumnPeriod
  ) {
    var index = 0
    while index < word.count {
      let byte = word[index]
      if byte == 0x28 { depth += 1 } else if byte == 0x29 { depth -= 1 }
      guard Self.isWord(byte) else {
        index += byte == 0xE2 ? 3 : 1
        continue
      }
      let start = index
      while index < word.count, Self.isWord(word[index]) { index += 1 }
      let part = word[start..<index]
      if !time.read(UnsafeBufferPointer(rebasing: part)) { read(part, isUnit: depth > 0) }
    }
  }

  /// Letters of all scripts; what begins with E2 are dashes, arrows and other signs.
  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 ? byte != 0xE2 : byte.isDigit || byte.isLetter
  }

  mutating func setScaled() { traits.insert(.scaled) }
  mutating func setChange() { traits.formUnion([.growth, .change]) }

  private mutating func read(_ word: Word, isUnit: Bool) {
    if isUnit {
      readUnit(word)
    } else {
      for byte in word { stem = (stem ^ UInt64(Self.lowercased(byte))) &* 0x100_0000_01B3 }
    }
    let found = Self.traits(of: word, in: Self.words)
    if !found.isEmpty { traits.formUnion(found) }
  }

  private mutating func readUnit(_ word: Word) {
    traits.formUnion(Self.traits(of: word, in: Self.scaleWords))
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  // MARK: Words

  private typealias Word = Slice<UnsafeBufferPointer<UInt8>>

  private static let words: [(word: StaticString, traits: Traits)] = [
    ("total", .total), ("totals", .total), ("sum", .total), ("overall", .total), ("all", .total),
    ("annual", .total), ("합계", .total), ("계", .total), ("총계", .total), ("合计", .total), ("总计", .total),
    ("合計", .total), ("totalt", .total), ("gesamt", .total),
    ("price", .intensive), ("prices", .intensive), ("average", .intensive), ("avg", .intensive),
    ("mean", .intensive), ("median", .intensive), ("index", .intensive), ("ratio", .intensive),
    ("rate", .intensive), ("per", .intensive), ("margin", .intensive), ("asp", .intensive),
    ("density", .intensive), ("age", .intensive), ("temperature", .intensive), ("yield", .intensive),
    ("rating", .intensive), ("factor", .intensive), ("capita", .intensive), ("speed", .intensive),
    ("height", .intensive), ("maximum", .intensive), ("minimum", .intensive), ("max", .intensive),
    ("min", .intensive), ("peak", .intensive), ("단가", .intensive), ("가격", .intensive), ("평균", .intensive),
    ("价格", .intensive), ("平均", .intensive),
    ("previous", .earlier), ("prior", .earlier), ("last", .earlier), ("former", .earlier), ("전년", .earlier),
    ("전기", .earlier), ("上年", .earlier), ("上期", .earlier),
    ("share", .share), ("shares", .share), ("portion", .share), ("proportion", .share), ("mix", .share),
    ("weight", .share), ("contribution", .share), ("composition", .share), ("점유율", .share), ("비중", .share),
    ("份额", .share), ("占比", .share),
    ("growth", .growth), ("yoy", .growth), ("qoq", .growth), ("mom", .growth), ("증가율", .growth),
    ("성장률", .growth), ("增长率", .growth),
    ("change", [.growth, .change]), ("increase", [.growth, .change]), ("variation", [.growth, .change]),
    ("changes", .change), ("decrease", .change), ("difference", .change), ("증감", .change), ("变化", .change),
    ("revenue", .additive), ("revenues", .additive), ("sales", .additive), ("amount", .additive),
    ("income", .additive), ("spending", .additive), ("investment", .additive), ("budget", .additive),
    ("turnover", .additive), ("exports", .additive), ("imports", .additive), ("assets", .additive),
    ("units", .additive), ("shipments", .additive), ("volume", .additive), ("capacity", .additive),
    ("output", .additive), ("production", .additive), ("deliveries", .additive), ("count", .additive),
    ("quantity", .additive), ("gold", .additive), ("silver", .additive), ("bronze", .additive),
    ("population", .additive), ("area", .additive), ("votes", .additive), ("seats", .additive),
    ("passengers", .additive), ("harvest", .additive), ("tonnes", .additive), ("tons", .additive),
    ("medals", .additive), ("orders", .additive), ("매출", .additive), ("매출액", .additive), ("수량", .additive),
    ("销售额", .additive), ("营收", .additive), ("销量", .additive), ("产量", .additive),
  ]

  private static let scaleWords: [(word: StaticString, traits: Traits)] = [
    ("thousand", .scaled), ("thousands", .scaled), ("million", .scaled), ("millions", .scaled),
    ("billion", .scaled), ("billions", .scaled), ("trillion", .scaled), ("k", .scaled), ("mn", .scaled),
    ("m", .scaled), ("bn", .scaled), ("b", .scaled), ("tn", .scaled), ("000", .scaled), ("000s", .scaled),
    ("mil", .scaled), ("mio", .scaled), ("mrd", .scaled), ("천", .scaled), ("만", .scaled), ("백만", .scaled),
    ("억", .scaled), ("십억", .scaled), ("조", .scaled), ("억원", .scaled), ("백만원", .scaled), ("천원", .scaled),
    ("만원", .scaled), ("조원", .scaled), ("백만달러", .scaled), ("억달러", .scaled), ("千", .scaled), ("万", .scaled),
    ("百万", .scaled), ("亿", .scaled), ("亿元", .scaled), ("万元", .scaled), ("亿美元", .scaled),
  ]

  /// What a list says of a word, in any case of its letters.
  private static func traits(of word: Word, in list: [(word: StaticString, traits: Traits)]) -> Traits {
    guard let initial = word.first.map(lowercased) else { return [] }
    for entry in list where entry.word.utf8CodeUnitCount == word.count {
      let isSame = entry.word.withUTF8Buffer { bytes in
        bytes.first == initial && zip(bytes, word).allSatisfy { $0 == lowercased($1) }
      }
      if isSame { return entry.traits }
    }
    return []
  }
}

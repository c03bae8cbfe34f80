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
  }

  private(set) var traits: Traits = []
  /// The first period of the name as a number that rises with time; nil where it names none.
  private(set) var period: Int?
  /// Alike for names that differ in nothing but their period.
  private(set) var stem: UInt64 = 0xCBF2_9CE4_8422_2325

  init(name: String, unit: String?) {
    var year: Int?
    var part: Int?
    var depth = 0
    var name = name
    name.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte == 0x28 { depth += 1 } else if byte == 0x29 { depth -= 1 }
        guard Self.isWord(byte) else {
          index += 1
          continue
        }
        let start = index
        while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
        let word = bytes[start..<index]
        if let found = Self.year(word) {
          if year == nil { year = found }
        } else if let found = Self.partOfYear(word) {
          if part == nil { part = found }
        } else {
          read(word, isUnit: depth > 0)
        }
      }
    }
    if year != nil || part != nil { period = (year ?? 0) * 10 + (part ?? 0) }
    guard var unit else { return }
    unit.withUTF8 { bytes in
      var start = 0
      for index in 0...bytes.count where index == bytes.count || !Self.isWord(bytes[index]) {
        if index > start { readUnit(bytes[start..<index]) }
        start = index + 1
      }
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || byte.isDigit || byte.isLetter }

  /// 2024 of `2024`, `2024E`, `FY2024`.
  private static func year(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var digits = word
    if word.count == 6, word.first.map({ $0 | 0x20 }) == 0x66 { digits = word.dropFirst(2) }
    if let last = digits.last, digits.count == 5, !last.isDigit { digits = digits.dropLast() }
    guard digits.count == 4, digits.allSatisfy(\.isDigit) else { return nil }
    let year = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    return (1800...2199).contains(year) ? year : nil
  }

  /// 1...4 of a quarter or half year: `Q3`, `3Q`, `H1`.
  private static func partOfYear(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard word.count == 2, let first = word.first, let last = word.last else { return nil }
    let (letter, digit) = first.isDigit ? (last | 0x20, first) : (first | 0x20, last)
    guard letter == 0x71 || letter == 0x68, (0x31...0x34).contains(digit) else { return nil }
    return Int(digit) - 0x30
  }

  mutating func setScaled() { traits.insert(.scaled) }

  private mutating func read(_ word: Word, isUnit: Bool) {
    if isUnit {
      readUnit(word)
    } else {
      for byte in word { stem = (stem ^ UInt64(Self.lowercased(byte))) &* 0x100_0000_01B3 }
    }
    if Self.lists(Self.totalWords, word) { traits.insert(.total) }
    if Self.lists(Self.intensiveWords, word) { traits.insert(.intensive) }
    if Self.lists(Self.shareWords, word) { traits.insert(.share) }
    if Self.lists(Self.growthWords, word) { traits.insert(.growth) }
    if Self.lists(Self.changeWords, word) { traits.insert(.change) }
    if Self.lists(Self.additiveWords, word) { traits.insert(.additive) }
  }

  private mutating func readUnit(_ word: Word) {
    if Self.lists(Self.scaleWords, word) { traits.insert(.scaled) }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  // MARK: Words

  private typealias Word = Slice<UnsafeBufferPointer<UInt8>>

  // Each word between spaces.
  private static let totalWords: StaticString = """
     total totals sum overall all annual 합계 계 총계 合计 总计 合計 totalt gesamt
    """
  private static let intensiveWords: StaticString = """
     price prices average avg mean median index ratio rate per margin asp density age \
     temperature yield rating factor capita speed height maximum minimum max min peak 단가 가격 평균 \
     价格 平均
    """
  private static let shareWords: StaticString = """
     share shares portion proportion mix weight contribution composition 점유율 비중 份额 占比
    """
  private static let growthWords: StaticString = """
     growth change yoy qoq mom increase 증가율 성장률 增长率 variation
    """
  private static let changeWords: StaticString = """
     change changes increase decrease difference variation 증감 变化
    """
  private static let additiveWords: StaticString = """
     revenue revenues sales amount income spending investment budget turnover exports imports \
     assets units shipments volume capacity output production deliveries count quantity gold \
     silver bronze population area votes seats passengers harvest tonnes tons medals orders 매출 \
     매출액 수량 销售额 营收 销量 产量
    """
  private static let scaleWords: StaticString = """
     thousand thousands million millions billion billions trillion k mn m bn b tn 000 000s mil \
     mio mrd 천 만 백만 억 십억 조 억원 백만원 천원 만원 조원 백만달러 억달러 千 万 百万 亿 亿元 万元 亿美元
    """

  /// True where a list has the word, in any case of its letters.
  private static func lists(_ list: StaticString, _ word: Word) -> Bool {
    list.withUTF8Buffer { bytes in
      guard let initial = word.first.map(lowercased) else { return false }
      var start = 0
      while start + word.count < bytes.count {
        if bytes[start] == 0x20, bytes[start + 1] == initial {
          var length = 1
          while length < word.count, bytes[start + 1 + length] == lowercased(word[word.startIndex + length]) {
            length += 1
          }
          if length == word.count, start + 1 + length == bytes.count || bytes[start + 1 + length] == 0x20 {
            return true
          }
        }
        start += 1
      }
      return false
    }
  }
}

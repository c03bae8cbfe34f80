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
    if let unit, MeasureUnit.exponent(unit) > 0 { setScaled() }
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
    if !isUnit {
      for byte in word { stem = (stem ^ UInt64(WordList.lowercased(byte))) &* 0x100_0000_01B3 }
    }
    traits.formUnion(Self.traits(of: word))
  }

  // MARK: Words

  private typealias Word = Slice<UnsafeBufferPointer<UInt8>>

  private static let words = WordTable([
    (
      """
       total totals sum overall all annual 합계 계 총계 合计 总计 合計 totalt gesamt
      """, code(.total)
    ),
    (
      """
       price prices average avg mean median index ratio rate per margin asp density age temperature yield \
      rating factor capita speed height maximum minimum max min peak 단가 가격 평균 价格 平均
      """, code(.intensive)
    ),
    (
      """
       previous prior last former 전년 전기 上年 上期
      """, code(.earlier)
    ),
    (
      """
       share shares portion proportion mix weight contribution composition 점유율 비중 份额 占比
      """, code(.share)
    ),
    (
      """
       growth yoy qoq mom 증가율 성장률 增长率
      """, code(.growth)
    ),
    (
      """
       change increase variation
      """, code([.growth, .change])
    ),
    (
      """
       changes decrease difference 증감 变化
      """, code(.change)
    ),
    (
      """
       revenue revenues sales amount income spending investment budget turnover exports imports assets units \
      shipments volume capacity output production deliveries count quantity gold silver bronze population \
      area votes seats passengers harvest tonnes tons medals orders 매출 매출액 수량 销售额 营收 销量 产量
      """, code(.additive)
    ),
  ])

  private static func code(_ traits: Traits) -> UInt8 { traits.rawValue }

  /// What a list says of a word, in any case of its letters.
  private static func traits(of word: Word) -> Traits {
    words.code(of: UnsafeBufferPointer(rebasing: word)).map(Traits.init(rawValue:)) ?? []
  }
}

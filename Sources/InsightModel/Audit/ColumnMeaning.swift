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
          read(word: Self.lowercased(word), isUnit: depth > 0)
        }
      }
    }
    if year != nil || part != nil { period = (year ?? 0) * 10 + (part ?? 0) }
    guard var unit else { return }
    unit.withUTF8 { bytes in
      for word in bytes.split(whereSeparator: { !Self.isWord($0) }) { readUnit(Self.lowercased(word)) }
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || byte.isDigit || byte.isLetter }

  private static func lowercased(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let plain = word.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return String(decoding: plain, as: UTF8.self)
  }

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

  private mutating func read(word: String, isUnit: Bool) {
    if isUnit {
      readUnit(word)
    } else {
      for byte in word.utf8 { stem = (stem ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    switch word {
    case "total", "totals", "sum", "overall", "all", "annual", "합계", "계", "총계", "合计", "总计", "合計", "totalt",
      "gesamt":
      traits.insert(.total)
    case "price", "prices", "average", "avg", "mean", "median", "index", "ratio", "rate", "per", "margin",
      "asp",
      "density", "age", "temperature", "yield", "rating", "factor", "capita", "speed", "height", "maximum",
      "minimum",
      "max", "min", "peak", "단가", "가격", "평균", "价格", "平均":
      traits.insert(.intensive)
    case "share", "shares", "portion", "proportion", "mix", "weight", "contribution", "composition", "점유율",
      "비중",
      "份额", "占比":
      traits.insert(.share)
    case "growth", "change", "yoy", "qoq", "mom", "increase", "증가율", "성장률", "增长率", "variation":
      traits.insert(.growth)
    case "revenue", "revenues", "sales", "amount", "income", "spending", "investment", "budget", "turnover",
      "exports",
      "imports", "assets", "units", "shipments", "volume", "capacity", "output", "production", "deliveries",
      "count",
      "quantity", "gold", "silver", "bronze", "population", "area", "votes", "seats", "passengers", "harvest",
      "tonnes",
      "tons", "medals", "orders", "매출", "매출액", "수량", "销售额", "营收", "销量", "产量":
      traits.insert(.additive)
    case _: break
    }
  }

  private mutating func readUnit(_ word: String) {
    switch word {
    case "thousand", "thousands", "million", "millions", "billion", "billions", "trillion", "k", "mn", "m",
      "bn", "b",
      "tn", "000", "000s", "mil", "mio", "mrd", "천", "만", "백만", "억", "십억", "조", "억원", "백만원", "천원", "만원", "조원",
      "백만달러", "억달러", "千", "万", "百万", "亿", "亿元", "万元", "亿美元":
      traits.insert(.scaled)
    case _: break
    }
  }
}

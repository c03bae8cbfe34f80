/// Cuts a header whose column names were run together with single spaces into as many names as its rows have
/// columns, by the words of the header and the kinds of the columns together.
struct HeaderCutter {
  /// What the rows show of each column.
  let types: [Table.ColumnType]

  struct Cut {
    var names: [String]
    /// False where another cut is as good, or the words do not suffice.
    var isSure: Bool
  }

  /// Names for all the columns, in order. Words are never lost; where there are fewer words than columns the
  /// last names are empty.
  func cut(_ header: String) -> Cut {
    let words = HeaderWord.words(of: header)
    let count = types.count
    guard count > 0 else { return Cut(names: [], isSure: words.isEmpty) }
    guard words.count > count else {
      return Cut(
        names: words.map(\.text) + Array(repeating: "", count: count - words.count),
        isSure: words.count == count)
    }
    // A header of hundreds of words is none; what is beyond goes to the last name.
    let columns = min(count, 64)
    let limit = min(words.count, 256)
    // best[column][end]: the best score for cutting words[..<end] into columns[...column].
    var best = [[Score]](repeating: [Score](repeating: .none, count: limit + 1), count: columns)
    for column in 0..<columns {
      for end in (column + 1)...(limit - (columns - 1 - column)) {
        for start in column == 0 ? 0...0 : column...(end - 1) {
          var before = Score(value: 0, start: 0, isTied: false)
          if column > 0 { before = best[column - 1][start] }
          guard before.start >= 0 else { continue }
          let value = before.value + score(words[start..<end], types[column], isFirst: column == 0)
          if value > best[column][end].value {
            best[column][end] = Score(value: value, start: start, isTied: before.isTied)
          } else if value == best[column][end].value {
            best[column][end].isTied = true
          }
        }
      }
    }
    var ends = [limit]
    for column in stride(from: columns - 1, to: 0, by: -1) {
      ends.append(best[column][ends[ends.count - 1]].start)
    }
    let bounds = [0] + ends.reversed()
    func name(_ range: Range<Int>) -> String { words[range].map(\.text).joined(separator: " ") }
    var names = (0..<columns).map { name(bounds[$0]..<bounds[$0 + 1]) }
    if limit < words.count { names[columns - 1] += " " + name(limit..<words.count) }
    names += Array(repeating: "", count: count - columns)
    return Cut(names: names, isSure: !best[columns - 1][limit].isTied)
  }

  private struct Score {
    var value: Int
    /// The first word of the last name; -1 where no cut leads here.
    var start: Int
    var isTied: Bool
    static let none = Score(value: Int.min / 2, start: -1, isTied: false)
  }

  /// How well some words name a column of a type.
  private func score(_ name: ArraySlice<HeaderWord>, _ type: Table.ColumnType, isFirst: Bool) -> Int {
    guard let first = name.first else { return 0 }
    let kind = ColumnKinds(type)
    let nounIndex = name.lastIndex { !$0.isUnit && !$0.isPeriod }
    var score = -abs(name.count - 2)
    var periods = 0
    for index in name.indices {
      let word = name[index]
      let isInside = index > name.startIndex && index < name.endIndex - 1
      if word.isPeriod {
        periods += 1
        // A period opens or closes a name.
        if isInside { score -= 3 }
      }
      // A unit closes a name.
      if word.closesUnit, index < name.endIndex - 1 { score -= 5 }
      if word.hasPercent, type != .percent { score -= 6 }
      if index == nounIndex {
        // A name ends in the noun that says what the column holds; the nouns of one table come again.
        if word.kinds.contains(kind) { score += 5 } else if !word.kinds.isEmpty { score -= 3 }
        if word.isRepeated { score += 2 }
      } else if index < name.endIndex - 1 {
        if word.kinds == kind {
          score += 1
        } else if !word.kinds.isEmpty, !word.kinds.contains(kind) {
          score -= 3
        }
      }
    }
    if nounIndex == nil { score -= 1 }
    if periods > 1 { score -= 6 * (periods - 1) }
    if first.isPeriod {
      if name.count > 1 { score += 4 } else if type == .text { score -= 4 }
    }
    if first.isUnit, !isFirst { score -= 8 }
    if first.isSmall { score -= 4 }
    if type == .percent, name.last?.hasPercent == true { score += 4 }
    return score
  }
}

/// The column types that a word of a header speaks for.
struct ColumnKinds: OptionSet {
  let rawValue: UInt8
  static let rank = ColumnKinds(rawValue: 1)
  static let number = ColumnKinds(rawValue: 2)
  static let percent = ColumnKinds(rawValue: 4)
  static let money = ColumnKinds(rawValue: 8)
  static let text = ColumnKinds(rawValue: 16)

}

extension ColumnKinds {
  init(_ type: Table.ColumnType) {
    switch type {
    case .rank: self = .rank
    case .number: self = .number
    case .percent: self = .percent
    case .money: self = .money
    case .date, .text: self = .text
    }
  }

  /// What the last telling word of a column's name says.
  init(ofName name: String) {
    let told = name.split(separator: " ").reversed().lazy.map { ColumnKinds(word: String($0)) }
    self = told.first { !$0.isEmpty } ?? []
  }

  /// Empty where the word names none.
  init(word: String) {
    let plain = word.lowercased().trimmingPunctuation
    let length = plain.utf8.count
    self = Self.words.first { $0.word.utf8.count == length && $0.word == plain }?.kind ?? []
  }

  // A list: a dictionary takes longer to fill than a page's tables take to ask.
  private static let words: [(word: String, kind: ColumnKinds)] = vocabulary.flatMap { words, kind in
    words.split(separator: " ").map { (String($0), kind) }
  }

  private static let vocabulary: [(words: String, kind: ColumnKinds)] = [
    (
      """
      rank ranking no no. # pos position place 순위 排名 名次 순번
      """, .rank
    ),
    (
      """
      supplier suppliers company companies vendor vendors maker makers manufacturer name brand \
      country countries region model product segment item category team player bank city market \
      industry sector customer application party firm operator carrier airline port client \
      description type 업체 회사 기업 국가 품목 구분 업체명 公司 企业 国家 品牌 名称
      """, .text
    ),
    (
      """
      revenue revenues sales amount value price cost profit income spending investment capex \
      budget turnover exports imports assets capital 매출 매출액 금액 收入 销售额 营收
      """, [.money, .number]
    ),
    (
      """
      units unit shipments shipment volume capacity output production deliveries count number \
      total quantity size passengers employees stores gold silver bronze points score \
      population area weight 수량 출하량 销量 出货量 产量
      """, [.number, .money]
    ),
    (
      """
      share growth rate change margin yoy qoq mom ratio factor % percentage cagr yield increase \
      점유율 증가율 성장률 비중 份额 增长率 占比
      """, .percent
    ),
  ]
}

/// One word of a header with all that the cutting asks of it.
private struct HeaderWord {
  let text: String
  let kinds: ColumnKinds
  /// `2024`, `2024-2023`, `Q1`.
  let isPeriod: Bool
  /// `(%)`, `(USD)`.
  let isUnit: Bool
  let closesUnit: Bool
  let hasPercent: Bool
  let isSmall: Bool
  /// True where the header has the word more than once.
  let isRepeated: Bool

  private init(_ text: String, isRepeated: Bool) {
    self.text = text
    self.isRepeated = isRepeated
    kinds = ColumnKinds(word: text)
    isPeriod = Self.isPeriod(Array(text.utf8))
    isUnit = text.utf8.first == 0x28 && text.utf8.last == 0x29 || text == "%"
    closesUnit = text.utf8.last == 0x29
    hasPercent = text.utf8.contains(0x25)
    isSmall = text.unicodeScalars.first?.properties.isLowercase ?? false
  }

  static func words(of header: String) -> [HeaderWord] {
    var texts: [String] = []
    for word in header.split(whereSeparator: \.isWhitespace) {
      // `(US$` and `bn)` are one word.
      if let last = texts.last, last.utf8.contains(0x28), !last.utf8.contains(0x29) {
        texts[texts.count - 1] = last + " " + word
      } else {
        texts.append(String(word))
      }
    }
    var counts: [String: Int] = [:]
    for text in texts { counts[text, default: 0] += 1 }
    return texts.map { HeaderWord($0, isRepeated: counts[$0, default: 0] > 1) }
  }

  private static func isPeriod(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, let last = bytes.last, (2...12).contains(bytes.count) else { return false }
    if bytes.count <= 3 {
      // Q1, H2
      if first == 0x51 || first == 0x48 { return bytes.dropFirst().allSatisfy { $0.isDigit } }
      return first.isDigit && (last == 0x51 || last == 0x48)  // 1Q
    }
    // 2024, 2024-2023, 2024.1Q, 2024E
    return (first == 0x31 || first == 0x32) && bytes.prefix(4).allSatisfy { $0.isDigit }
      && (bytes.count == 4 || !bytes[4].isDigit)
  }
}

extension String {
  /// Without punctuation at the ends.
  var trimmingPunctuation: String {
    func isMark(_ byte: UInt8) -> Bool { ",:;*()".utf8.contains(byte) }
    guard let first = utf8.first, let last = utf8.last, isMark(first) || isMark(last) else { return self }
    var slice = utf8[...]
    while let first = slice.first, isMark(first) { slice.removeFirst() }
    while let last = slice.last, isMark(last) { slice.removeLast() }
    return String(Substring(slice))
  }
}

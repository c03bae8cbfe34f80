/// How a row takes part in sums.
enum RowPart: UInt8 {
  case item, others, total
  /// An average, a growth, a memo: in no sum.
  case aside

  /// True for what totals are made of.
  var isAdded: Bool {
    switch self {
    case .item, .others: true
    case .total, .aside: false
    }
  }

  /// What a name says of a row among others; `.total` where it may be a company's name too only where it `addsUp`.
  init(name: String, addsUp: () -> Bool) {
    var name = name
    self = name.withUTF8 { bytes in
      if Self.totals.contains(where: { Self.begins(bytes.suffix($0.utf8CodeUnitCount), $0) }) {
        return .total
      }
      if Self.asides.contains(where: { Self.begins(bytes[...], $0) }) { return .aside }
      return Self.perhapsTotals.contains { Self.begins(bytes[...], $0) } && addsUp() ? .total : .item
    }
  }

  private static let totals: [StaticString] = ["total", "totals", "소계", "小计"]
  private static let asides: [StaticString] = [
    "average", "avg", "change", "growth", "incl", "including", "mean", "median", "memo", "of which", "yoy",
    "y-o-y", "평균", "증감", "증가율", "성장률", "平均", "同比", "增长率", "其中",
  ]
  private static let perhapsTotals: [StaticString] = [
    "total", "sum", "fy", "full year", "year", "world", "worldwide", "합계", "총계", "合计", "总计", "合計",
  ]

  /// The word, in any case of its letters, and no longer one: `Memo` and not `Memory`.
  private static func begins(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count >= count,
      word.withUTF8Buffer({ zip($0, bytes).allSatisfy { $0 == WordList.lowercased($1) } })
    else { return false }
    return bytes.dropFirst(count).first.map { !$0.isLetter } ?? true
  }
}

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
    let name = name.lowercased()
    // The word and no longer one: `Memo` and not `Memory`.
    func begins(_ words: [String]) -> Bool {
      words.contains {
        name.hasPrefix($0) && name.utf8.dropFirst($0.utf8.count).first.map { !$0.isLetter } ?? true
      }
    }
    if Self.totals.contains(where: name.hasSuffix) {
      self = .total
    } else if begins(Self.asides) {
      self = .aside
    } else {
      self = begins(Self.perhapsTotals) && addsUp() ? .total : .item
    }
  }

  private static let totals = ["total", "totals", "소계", "小计"]
  private static let asides = [
    "average", "avg", "change", "growth", "incl", "including", "mean", "median", "memo", "of which", "yoy",
    "y-o-y", "평균", "증감", "증가율", "성장률", "平均", "同比", "增长率", "其中",
  ]
  private static let perhapsTotals = [
    "total", "sum", "fy", "full year", "year", "world", "worldwide", "합계", "총계", "合计", "总计", "合計",
  ]
}

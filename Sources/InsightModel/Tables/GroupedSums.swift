// Sums that stand among the rows by a word in one of several columns of names: `North | Total`, `All products | South`.
extension TableRows {
  /// The rows that are the sum of others with the same words in the other columns of names, wherever these stand: by their
  /// names, or by having none in one column, and where most of those that are called so prove it.
  func groupedSums(_ range: Range<Int>) -> [Int] {
    guard labels.count > 1, !amounts.isEmpty || !percents.isEmpty else { return [] }
    var sheet = LabelSheet(self, range)
    // The parts of the last column are summed up first, and then are none of those before it.
    for column in labels.indices.reversed() {
      for isNamed in [true, false] {
        // What stands above an empty field may stand in it too.
        let ways = [false, true].map { isFilledDown in
          let called = range.filter { sheet.isCalledSum($0, column, byName: isNamed, isFilledDown) }
          return (called: called, proven: proven(called, column, sheet, isFilledDown))
        }
        guard let most = ways.max(by: { $0.proven.count < $1.proven.count }),
          most.called.count > (isNamed ? 0 : 1)
        else { continue }
        // Those with a name that do not add up are damaged.
        if isNamed ? most.proven.count * 2 > most.called.count : most.proven.count == most.called.count {
          sheet.sums.formUnion(most.called)
        }
      }
    }
    return sheet.sums.sorted()
  }

  /// Those of some rows that are called sums in a column and are it; none where that may be chance.
  private func proven(_ called: [Int], _ column: Int, _ sheet: LabelSheet, _ isFilledDown: Bool) -> [Int] {
    let keys = sheet.keys(besides: column)
    func words(_ row: Int) -> [String] {
      keys.map { sheet.word(row, $0, isFilledDown: isFilledDown && $0 < column) }
    }
    let aside = sheet.sums.union(called)
    let parts = Dictionary(grouping: sheet.range.filter { !aside.contains($0) }, by: words)
    var (rows, others) = ([Int](), 1.0)
    for row in called {
      let own = words(row)
      // What a sum leaves empty it is a sum over.
      let terms =
        own.contains("")
        ? parts.filter { zip(own, $0.key).allSatisfy { $0.isEmpty || $0 == $1 } }.flatMap(\.value)
        : parts[own] ?? []
      let sum = sum(row, of: terms, fewest: 1)
      guard sum.held > 0, sum.held >= sum.failed, sum.isExact || sum.others >= Self.enoughOfOne else {
        continue
      }
      rows.append(row)
      others *= sum.others
    }
    return others >= Self.enoughOfAll ? rows : []
  }

  /// A rounded sum is one in so many, and all of them are together: names say so too.
  private static let enoughOfOne = 5.0
  private static let enoughOfAll = 20.0
}

/// The words of a table's columns of names.
private struct LabelSheet {
  let range: Range<Int>
  /// Sums that have been found.
  var sums = Set<Int>()
  /// By column of names and by row; empty where nothing stands.
  private let texts: [[String]]
  /// The same with what stands above an empty field in it.
  private let filled: [[String]]
  /// By column: whether each of its words is one of a sum.
  private let sumWords: [[String: Bool]]

  init(_ rows: TableRows, _ range: Range<Int>) {
    self.range = range
    texts = rows.labels.map { column in range.map { rows.text($0, column) ?? "" } }
    filled = texts.map { texts in
      var last = ""
      return texts.map { text in
        if !text.isEmpty { last = text }
        return last
      }
    }
    sumWords = texts.map { texts in
      Dictionary(texts.map { ($0, false) }, uniquingKeysWith: { first, _ in first }).reduce(into: [:]) {
        $0[$1.key] = Self.saysSum($1.key)
      }
    }
  }

  private static func saysSum(_ text: String) -> Bool {
    switch RowRole(text) {
    case .total, .subtotal, .perhapsTotal: true
    case .others, .perhapsOthers, .average: false
    case .data: !text.isEmpty && RowRole.mentionsTotal(text)
    }
  }

  /// True where the word of a row in a column says that it is a sum, or where it has none, and the row is not known for one.
  func isCalledSum(_ row: Int, _ column: Int, byName: Bool, _ isFilledDown: Bool) -> Bool {
    let text = word(row, column, isFilledDown: isFilledDown)
    guard !sums.contains(row), text.isEmpty != byName else { return false }
    return !byName || sumWords[column][text] ?? false
  }

  /// The columns whose words tell groups apart: not those that say the same of every row with one word in `column`, as a code
  /// beside a name does, nor those in which each row has a word of its own.
  func keys(besides column: Int) -> [Int] {
    texts.indices.filter { other in
      guard other != column else { return false }
      var known: [String: String] = [:]
      let isTold = zip(texts[column], filled[other]).allSatisfy { own, word in
        let first = known[own] ?? word
        known[own] = first
        return first == word
      }
      return !isTold && Set(filled[other]).count < range.count
    }
  }

  /// What a row says in a column, or what stands above an empty field.
  func word(_ row: Int, _ column: Int, isFilledDown: Bool) -> String {
    (isFilledDown ? filled : texts)[column][row - range.lowerBound]
  }
}

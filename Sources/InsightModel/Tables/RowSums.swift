/// Which rows are sums and other summaries of others, by their numbers.
extension RowRoles {
  /// Rows that a total or a mean is of: others, without totals, means and notes as far as names tell in a file of that length;
  /// where those are all, they are names.
  static func terms(of row: Int, _ rows: Rows) -> [Int] {
    let others = (0..<rows.count).filter { $0 != row }
    guard rows.count <= longest else { return others }
    let terms = others.filter { other in
      guard !rows.summaries.contains(other), !isNote(other, rows), let name = rows.name(other) else {
        return false
      }
      let role = named(name)
      return role != .total && role != .average || mayBeName(name, role)
    }
    return terms.count > 1 ? terms : others
  }

  /// How many other sums there are of the size of a row's amounts, in all columns together, where each is the sum of those of
  /// all others, as far as they are rounded; 0 where one is none.
  static func proof(_ row: Int, _ rows: Rows) -> Double {
    proof(row, of: terms(of: row, rows), fewest: 2, rows)
  }

  private static func proof(
    _ row: Int, of others: [Int], fewest: Int, areRounded: Bool = true, _ rows: Rows
  ) -> Double {
    guard others.count >= fewest else { return 0 }
    var (proof, totals) = (0.0, Set<Double>())
    for column in rows.amounts {
      guard let total = rows.number(row, column) else { continue }
      let terms = others.compactMap { rows.number($0, column) }
      // Half of the last place of each term; of many some are rounded up and some down.
      let places = others.compactMap { rows.text($0, column).map(decimals) }.max() ?? 0
      let unit = 1 / PowerOfTen.double(min(18, places))
      let rounded = areRounded ? Double(terms.count + 1) : Self.exact
      let slack = 0.5 * min(rounded, Self.farthestRounded * rounded.squareRoot()) * unit
      let rest = (terms.reduce(0, +) - total).magnitude
      guard terms.count >= fewest, total != 0, rest <= slack else { return 0 }
      // A column that says the same again proves nothing more, and one number beside zeros is no sum.
      let isNew = totals.insert(total).inserted && (fewest < 2 || terms.count { $0 != 0 } > 1)
      proof = max(1, proof) * (isNew ? max(1, total.magnitude / (rest * 2 < unit ? unit : 2 * slack)) : 1)
    }
    return proof
  }

  /// Less than one place of what binary numbers make of decimals.
  private static let exact = 0.5

  /// Five deviations of what is rounded at random.
  private static let farthestRounded = 3.0

  /// True for the last row where it is the sum of parts, which by chance it is in one of so many files: more have a total by a name
  /// that nobody knows. Above its parts revenue is no total of costs and profit, and a profit is none of what is taken away.
  static func isGreatSum(_ row: Int, _ rows: Rows) -> Bool {
    row > 0 && rows.count <= longest && proof(row, rows) >= enoughProof
      && rows.amounts.allSatisfy { column in
        (0..<rows.count).allSatisfy { rows.number($0, column).map { $0 >= 0 } ?? true }
      }
  }

  private static let enoughProof = 1000.0

  /// True where the numbers say that a row called Total is a name among others: counts, of which another row has more. A total
  /// of rates may be less than some. Also where other rows have the name, which then is a value of its column.
  static func isNoSum(_ row: Int, _ rows: Rows) -> Bool {
    isRepeated(row, rows)
      || isRefuted(row, rows) { total, terms in
        terms.allSatisfy { $0 >= 0 && $0 == $0.rounded() } && total == total.rounded()
          && terms.contains { $0 > total }
      }
  }

  /// The same of a row called Average: it is less than all others, or more.
  static func isNoMean(_ row: Int, _ rows: Rows) -> Bool {
    isRepeated(row, rows)
      || isRefuted(row, rows) { mean, terms in
        terms.allSatisfy { $0 > mean } || terms.allSatisfy { $0 < mean }
      }
  }

  /// True where every amount of a row is refuted by those of the others.
  private static func isRefuted(_ row: Int, _ rows: Rows, _ refutes: (Double, [Double]) -> Bool) -> Bool {
    let own = rows.amounts.filter { rows.number(row, $0) != nil }
    guard !own.isEmpty else { return false }
    let others = terms(of: row, rows)
    return own.allSatisfy { column in
      let terms = others.compactMap { rows.number($0, column) }
      return terms.count > 1 && rows.number(row, column).map { refutes($0, terms) } ?? false
    }
  }

  /// True where another row, not beside it, has the same name.
  static func isRepeated(_ row: Int, _ rows: Rows) -> Bool {
    let name = rows.name(row)
    return (max(0, row - longest)..<min(rows.count, row + longest)).contains {
      abs($0 - row) > 1 && rows.name($0) == name
    }
  }

  /// How many digits stand after the last point or comma; 0 where three do, which may be thousands.
  private static func decimals(_ text: String) -> Int {
    guard let mark = text.lastIndex(where: { $0 == "." || $0 == "," }) else { return 0 }
    let digits = text[text.index(after: mark)...].prefix(while: \.isNumber).count
    return digits == 3 ? 0 : digits
  }

  // MARK: Sums among the rows

  /// Rows called a sum that are one of the rows above them, or all of those below, down to the next sum: `North Total`. Sums of
  /// such sums are none of the rows between them.
  static func subtotals(_ range: Range<Int>, _ rows: Rows) -> [Int] {
    let named = Set(range.filter { saysSum($0, rows) })
    guard !named.isEmpty else { return [] }
    func found(_ order: some Sequence<Int>) -> [Int] {
      var (found, open, openSums, isProven, tries) = ([Int](), [Int](), [Int](), false, 0)
      for row in order {
        if named.contains(row), tries < mostTried {
          if isSum(row, of: open, rows) {
            isProven = isProven || open.count > 1
            found.append(row)
            openSums.append(row)
            open = []
            continue
          }
          if open.isEmpty, openSums.count > 1, isSum(row, of: openSums, rows) {
            found.append(row)
            openSums = []
            continue
          }
          tries += 1
        }
        open.append(row)
      }
      return isProven ? found : []
    }
    let (above, below) = (found(range), found(range.reversed()))
    return above.count < below.count ? below : above
  }

  /// Rows that have one name again and again and are each the sum of those above it down to the one before: subtotals in words
  /// that nobody knows.
  static func repeatedSums(_ range: Range<Int>, _ rows: Rows) -> [Int] {
    guard !rows.amounts.isEmpty else { return [] }
    var places: [String: [Int]] = [:]
    for row in range {
      if let name = rows.name(row), !name.isEmpty { places[name, default: []].append(row) }
    }
    func isSum(_ row: Int, of terms: Range<Int>) -> Bool {
      let told = rows.amounts.filter { rows.number(row, $0).map { $0 != 0 } ?? false }
      return terms.count > 1 && !told.isEmpty
        && told.allSatisfy { column in
          let sum = terms.reduce(0) { $0 + (rows.number($1, column) ?? 0) }
          return rows.number(row, column).map { ($0 - sum).magnitude <= closeness * max(1, sum.magnitude) }
            ?? false
        }
    }
    let again = places.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    let found = again.first { found in
      var start = range.lowerBound
      return found.allSatisfy { row in
        defer { start = row + 1 }
        return isSum(row, of: start..<row)
      }
    }
    return found ?? []
  }

  /// Rows that are each the sum of those below it down to the next one, above a total that all others are twice: the groups of a
  /// pivot table, which no word tells from their parts.
  static func groups(_ range: Range<Int>, _ rows: Rows) -> [Int] {
    guard !rows.amounts.isEmpty, let total = range.last(where: { !isNote($0, rows) && !isEmpty($0, rows) }),
      rows.name(total).map(named) == .total
    else { return [] }
    func isSame(_ left: Double, _ right: Double) -> Bool {
      (left - right).magnitude <= closeness * max(1, right.magnitude)
    }
    func isSum(_ row: Int, of terms: Range<Int>, times: Double = 1) -> Bool {
      rows.amounts.allSatisfy { column in
        let sum = terms.reduce(0) { $0 + (rows.number($1, column) ?? 0) }
        return isSame(sum, times * (rows.number(row, column) ?? 0))
      }
    }
    guard isSum(total, of: range.lowerBound..<total, times: 2) else { return [] }
    var (found, row) = ([Int](), range.lowerBound)
    while row < total {
      guard let end = (row + 1..<total).first(where: { isSum(row, of: row + 1..<$0 + 1) }) else { return [] }
      found.append(row)
      row = end + 1
    }
    return found.count > 1 && found.count * 2 < total - range.lowerBound ? found : []
  }

  /// What binary numbers make of decimals.
  private static let closeness = 1e-9

  /// True where the name of a row, or a word at its head in front of its numbers, says so: `North Total`, `Subtotal`. Where
  /// `Total` stands again and again it is a value.
  private static func saysSum(_ row: Int, _ rows: Rows) -> Bool {
    func says(_ text: String?) -> Bool {
      guard let text, !text.isEmpty else { return false }
      switch named(text) {
      case .subtotal: return true
      case .total, .perhapsTotal: return !isRepeated(row, rows)
      case .others, .perhapsOthers, .average, .data: return holdsTotal(text) && !isRepeated(row, rows)
      }
    }
    let head = 0..<min(headLength, max(rows.names + 1, rows.amounts.first ?? 0))
    return head.contains { says(rows.text(row, $0)) } || rows.names >= headLength && says(rows.name(row))
  }

  /// So many columns at the head of a row are looked at: each costs a walk from the row's start.
  private static let headLength = 8

  /// So many rows that are called a sum and are none.
  private static let mostTried = 50
  /// Where the name says so too, a sum of rounded numbers is one in so many.
  private static let enoughProofOfName = 5.0

  private static func isSum(_ row: Int, of terms: [Int], _ rows: Rows) -> Bool {
    proof(row, of: terms, fewest: 1, areRounded: false, rows) > 0
      || proof(row, of: terms, fewest: 1, rows) >= enoughProofOfName
  }

  /// True for the sum of all others that has no name, as below a sheet's columns.
  static func isUnnamedSum(_ row: Int, _ rows: Rows) -> Bool {
    (0..<rows.width).allSatisfy {
      rows.amounts.contains($0) || rows.text(row, $0)?.allSatisfy { !$0.isLetter } ?? true
    }
      && proof(row, of: terms(of: row, rows), fewest: 2, areRounded: false, rows) > 0
  }

  // MARK: Other summaries

  private enum Statistic { case mean, least, greatest, deviation, count }

  private static let statisticNames: [(StaticString, Statistic)] = [
    (" min minimum min. lowest least minimo mínimo 최소 최솟값 最小 最小値", .least),
    (" max maximum max. highest greatest massimo máximo 최대 최댓값 最大 最大値", .greatest),
    (" std std. stdev std.dev stddev sd stdabw standardabweichung 표준편차 標準偏差", .deviation),
    (" count n anzahl nombre 개수 件数", .count),
  ]

  private static func statistic(_ row: Int, _ rows: Rows) -> Statistic? {
    guard let name = rows.name(row), !name.isEmpty else { return nil }
    if named(name) == .average { return .mean }
    var word = name.lowercased().filter { $0 != " " }
    return word.withUTF8 { word in
      statisticNames.first { WordList.holds($0.0, word) }?.1
    }
  }

  /// The last rows above the notes, where they are the mean, the least, the greatest of the rows above them: two of these at
  /// least, since Max is a name.
  static func statistics(_ foot: Range<Int>, _ rows: Rows, _ isNote: (Int) -> Bool) -> [Int] {
    var (found, kinds) = ([Int](), [Statistic]())
    for row in foot.reversed() where !isNote(row) && !isEmpty(row, rows) {
      guard let kind = statistic(row, rows) else { break }
      found.append(row)
      kinds.append(kind)
    }
    let others = (0..<(found.last ?? 0)).filter { !isNote($0) }
    guard Set(kinds).count > 1, others.count > 1 else { return [] }
    let areProven = zip(found, kinds).allSatisfy { row, kind in
      rows.amounts.contains { rows.number(row, $0) != nil }
        && rows.amounts.allSatisfy { column in
          guard let own = rows.number(row, column) else { return true }
          return says(own, kind, of: others.compactMap { rows.number($0, column) })
        }
    }
    return areProven ? found : []
  }

  private static func says(_ own: Double, _ kind: Statistic, of terms: [Double]) -> Bool {
    guard let least = terms.min(), let greatest = terms.max() else { return false }
    switch kind {
    case .mean: return least <= own && own <= greatest
    case .least: return own == least
    case .greatest: return own == greatest
    case .deviation: return own >= 0 && own <= greatest - least
    case .count: return own == Double(terms.count)
    }
  }
}

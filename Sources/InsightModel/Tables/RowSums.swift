/// How the numbers of a row meet the sums of others, over all columns in which it has some.
struct RowSum {
  /// Columns in which it is the sum, as far as its parts are rounded; in which it is none; in which there is too little to add.
  var (held, failed, open) = (0, 0, 0)
  /// Columns in which it is less than a part, or further off than damage takes away.
  var far = 0
  /// True where it is the sum to the last place.
  var isExact = true
  /// True where it is the sum of two numbers and more in some column, and so much that it is no chance.
  var isTelling = false
  var parts = 0
  /// How many other sums of its size there are, in all columns together: by chance it is the sum in one of so many tables.
  var others = 1.0

  /// True where it is the sum in every column.
  var isProven: Bool { held > 0 && failed + open == 0 }

  var isMade: Bool { held > 0 && held >= failed }

  /// True where no more than damage may keep it from being the sum.
  var isNear: Bool { isMade || failed > 0 && far == 0 && parts >= Self.fewestNear }

  /// A name that begins with `Total` may be a company's, which is as much as two others more often than as three.
  private static let fewestNear = 3
  /// By a name that says nothing a sum is one in so many, since each table has such a row; by one that begins as a total's does,
  /// where it may leave out rows at the head, since there are so many ways.
  fileprivate static let enough = 1000.0
  /// Where the name says so too, a sum of rounded numbers is one in so many.
  fileprivate static let enoughOfName = 5.0
}

/// Which rows are sums and other summaries of others, by their numbers.
extension TableRows {
  /// Rows that a total or a mean is of: others, without totals, means and notes as far as names tell in a short table; where those
  /// are all, they are names.
  private func terms(of row: Int) -> [Int] {
    let others = (0..<count).filter { $0 != row }
    guard count <= RowRoles.longest else { return others }
    let terms = others.filter {
      !summaries.contains($0) && claim($0) != .total && claim($0) != .average && name($0) != nil
        && !isNote($0)
    }
    return terms.count > 1 ? terms : others
  }

  func sum(_ row: Int) -> RowSum { sum(row, of: terms(of: row)) }

  func sum(_ row: Int, of terms: some Collection<Int>, fewest: Int = 2) -> RowSum {
    var (sum, totals) = (RowSum(), Set<Figure>())
    for column in amounts + percents {
      let isPercent = percents.contains(column)
      // Only what makes a hundred percent is a total of percents.
      guard let total = number(row, column), !isPercent || total == Figure(100) else { continue }
      let known = terms.compactMap { number($0, column) }
      guard known.count >= fewest, let (values, places) = Self.scaled(known + [total]), let own = values.last
      else {
        sum.open += 1
        continue
      }
      let (parts, rest) = (values.dropLast(), (values.dropLast().reduce(0, +) - own).magnitude)
      if own == 0, rest == 0 { continue }
      sum.parts = max(sum.parts, parts.count)
      let slack = Self.slack(parts.count) + (isPercent ? 1 : 0)
      guard rest <= slack, own != 0 else {
        sum.failed += 1
        if rest * 10 >= own.magnitude || parts.contains(where: { $0 > own }) { sum.far += 1 }
        continue
      }
      sum.held += 1
      sum.isExact = sum.isExact && rest == 0
      let areSeveral = parts.count { $0 != 0 } > 1
      sum.isTelling = sum.isTelling || areSeveral && own.magnitude > 2 * slack
      // A column that says the same again proves nothing more, and one number beside zeros is no sum.
      if areSeveral, totals.insert(Figure(total.digits, decimals: places)).inserted {
        sum.others *= max(1, Double(own.magnitude) / (rest == 0 ? 1 : Double(2 * slack + 1)))
      }
    }
    return sum
  }

  /// Whole numbers of the last place of any of them; nil where that is too far down for some.
  private static func scaled(_ figures: [Figure]) -> (values: [Int128], places: Int)? {
    let places = figures.reduce(0) { max($0, $1.decimals) }
    guard figures.allSatisfy({ places - $0.decimals <= mostPlaces }) else { return nil }
    return (figures.map { $0.scaled(to: places) }, places)
  }

  /// So many more, and the sum of all rows of a file still fits.
  private static let mostPlaces = 6

  /// What so many rounded parts and their sum may differ by, in units of their last place: half of one for each, and of many, some of
  /// which are rounded up and some down, five deviations.
  private static func slack(_ parts: Int) -> UInt128 {
    let rounded = Double(parts + 1)
    return UInt128(0.5 * min(rounded, 3 * rounded.squareRoot()))
  }

  /// True where it adds up or nearly does; of all rows, or without some at the head, as `Total excl. China` may.
  func isNearSum(_ row: Int) -> Bool {
    sum(row).isNear
      || count <= RowRoles.longest
        && (1..<max(1, min(row - 1, Self.mostLeftOut + 1))).contains { start in
          let sum = sum(row, of: start..<row)
          return sum.isMade && sum.others >= RowSum.enough
        }
  }

  /// How many rows at the head a total may leave out.
  private static let mostLeftOut = 64

  /// True for the last row where it is the sum of parts: more have a total by a name that nobody knows. Above its parts revenue is no
  /// total of costs and profit, a profit is none of what is taken away, and a total has no rank.
  func isGreatSum(_ row: Int) -> Bool {
    guard row > 0, count <= RowRoles.longest, isUnranked(row) else { return false }
    let sum = sum(row)
    return sum.isProven && sum.others >= RowSum.enough
      && !amounts.contains { column in
        (0..<count).contains { number($0, column).map { $0.digits < 0 } ?? false }
      }
  }

  /// True for the sum of all others that has no name, as below a sheet's columns.
  func isUnnamedSum(_ row: Int) -> Bool {
    guard
      (0..<width).allSatisfy({ amounts.contains($0) || text(row, $0)?.allSatisfy { !$0.isLetter } ?? true })
    else { return false }
    let sum = sum(row)
    return sum.isProven && sum.isExact
  }

  // MARK: Names that the numbers refute

  /// True where the numbers say that a row called Total is a name among others: counts, of which others have more, and all but the
  /// greatest, which may be damaged, have more together. A total of rates may be less than some, and where the shares of the others make
  /// a hundred it is none of them. Also where other rows have the name, which then is a value of its column.
  func isNoSum(_ row: Int) -> Bool {
    let isRefuted = isRefuted(row, fewest: 3) { total, terms in
      guard let most = terms.max(), most > total,
        (terms + [total]).allSatisfy({ $0.digits >= 0 && $0.isWhole }),
        let (values, _) = Self.scaled(terms + [total, most])
      else { return false }
      let made = values.dropLast(2).reduce(0, +)
      return made > values.suffix(2).reduce(0, +) && !Self.isOneDigitOff(values[values.count - 2], from: made)
    }
    return isRepeated(row)
      || isRefuted
        && !percents.contains { column in
          let shares = terms(of: row).compactMap { number($0, column) }
          guard shares.count > 1, let (values, _) = Self.scaled(shares + [Figure(100)]) else { return false }
          let rest = values.dropLast().reduce(0, +) - (values.last ?? 0)
          return rest.magnitude <= Self.slack(shares.count) + 1
        }
  }

  /// True where one digit was lost, put in or changed: a sum so printed is a damaged one.
  private static func isOneDigitOff(_ printed: Int128, from sum: Int128) -> Bool {
    let (own, meant) = (Array(String(printed)), Array(String(sum)))
    let head = zip(own, meant).prefix { $0 == $1 }.count
    let tail = zip(own.dropFirst(head).reversed(), meant.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    return abs(own.count - meant.count) <= 1 && head + tail >= max(own.count, meant.count) - 1
  }

  /// The same of a row called Average: it is less than all others, or more.
  func isNoMean(_ row: Int) -> Bool {
    isRepeated(row)
      || isRefuted(row, fewest: 2) { mean, terms in
        terms.allSatisfy { $0 > mean } || terms.allSatisfy { $0 < mean }
      }
  }

  /// True where every amount of a row is refuted by those of the others, none is damaged, and it is among them by its rank, if
  /// there are any.
  private func isRefuted(_ row: Int, fewest: Int, _ refutes: (Figure, [Figure]) -> Bool) -> Bool {
    let own = amounts.filter { number(row, $0) != nil }
    let isDamaged = (amounts + percents).contains {
      number(row, $0) == nil && text(row, $0)?.contains(where: \.isNumber) ?? false
    }
    guard !own.isEmpty, !isDamaged, !lacksRank(row) else { return false }
    let others = terms(of: row)
    return own.allSatisfy { column in
      let terms = others.compactMap { number($0, column) }
      return terms.count >= fewest && number(row, column).map { refutes($0, terms) } ?? false
    }
  }

  // MARK: Sums among the rows

  /// Sums among the rows, and which of them are no sum of rows right above them.
  typealias Sums = (rows: [Int], asides: Set<Int>)

  /// Rows that are the sum of those next to them: by their names, above their parts below a total of all, or again and again by one
  /// name in words that nobody knows.
  func sums(_ range: Range<Int>) -> Sums {
    let named = Set(range.filter(saysSum))
    var (sums, below) = (chain(range, named), chain(range.reversed(), named))
    if sums.rows.count < below.rows.count { sums = (below.rows, Set(below.rows)) }
    // Where some add up, those that do not are damaged.
    if !sums.rows.isEmpty { sums.rows += named.filter { claim($0) == .subtotal && !sums.rows.contains($0) } }
    if sums.rows.isEmpty {
      sums.rows = groups(range)
      sums.asides = Set(sums.rows)
    }
    return sums.rows.isEmpty ? repeatedSums(range) : sums
  }

  /// Those of some rows that are the sum of what stands between, down to the next sum: `North Total`. Sums of such sums are none
  /// of the rows between them.
  private func chain(_ order: some Sequence<Int>, _ named: Set<Int>, areNamed: Bool = true) -> Sums {
    guard !named.isEmpty else { return ([], []) }
    func isSum(_ row: Int, of terms: [Int]) -> Bool {
      let sum = sum(row, of: terms, fewest: 1)
      return sum.isProven && (sum.isExact || areNamed && sum.others >= RowSum.enoughOfName)
    }
    var (found, asides, open, sums, isProven, tries) = ([Int](), Set<Int>(), [Int](), [Int](), false, 0)
    for row in order {
      guard named.contains(row), tries < Self.mostTried else {
        open.append(row)
        continue
      }
      if isSum(row, of: open) {
        isProven = isProven || open.count > 1
        found.append(row)
        sums.append(row)
        open = []
      } else if open.isEmpty, sums.count > 1, isSum(row, of: sums) {
        found.append(row)
        asides.insert(row)
        sums = []
      } else {
        tries += 1
        open.append(row)
      }
    }
    return isProven ? (found, asides) : ([], [])
  }

  /// So many rows that are called a sum and are none.
  private static let mostTried = 50

  private func repeatedSums(_ range: Range<Int>) -> Sums {
    let places = Dictionary(grouping: range.filter { !(name($0) ?? "").isEmpty }) { name($0) ?? "" }
    return places.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }.lazy
      .map { (chain(range, Set($0), areNamed: false), $0) }.first { $0.rows == $1 }?.0 ?? ([], [])
  }

  /// Rows that are each the sum of those below it down to the next one, above a total that all others are twice: the groups of a
  /// pivot table, which no word tells from their parts.
  private func groups(_ range: Range<Int>) -> [Int] {
    guard let total = range.last(where: { !isNote($0) && !isEmpty($0) }), claim(total) == .total else {
      return []
    }
    let rows = range.lowerBound..<total
    let sheet = amounts.compactMap { column in
      Self.scaled((range.lowerBound...total).map { number($0, column) ?? Figure(0) })?.values
    }
    guard !sheet.isEmpty, sheet.count == amounts.count,
      sheet.allSatisfy({ $0.dropLast().reduce(0, +) == 2 * $0[rows.count] })
    else { return [] }
    var (found, row) = ([Int](), 0)
    while row < rows.count {
      guard
        let end = (row + 1..<rows.count).first(where: { end in
          sheet.allSatisfy { $0[row + 1...end].reduce(0, +) == $0[row] }
        })
      else { return [] }
      found.append(rows.lowerBound + row)
      row = end + 1
    }
    return found.count > 1 && found.count * 2 < rows.count ? found : []
  }

  /// True where the name of a row, or a word at its head in front of its numbers, says so: `North Total`, `Subtotal`. Where
  /// `Total` stands again and again it is a value.
  private func saysSum(_ row: Int) -> Bool {
    func says(_ text: String, _ claim: RowRole) -> Bool {
      switch claim {
      case .subtotal: true
      case .total, .perhapsTotal: !isRepeated(row)
      case .others, .perhapsOthers, .average, .data: RowRole.mentionsTotal(text) && !isRepeated(row)
      }
    }
    if let name = name(row), says(name, claim(row)) { return true }
    return (0..<min(Self.headLength, amounts.first ?? 0)).contains { column in
      guard column != names, let text = text(row, column), !text.isEmpty else { return false }
      return says(text, RowRole(text))
    }
  }

  /// So many columns at the head of a row are looked at: each costs a walk from the row's start.
  private static let headLength = 8

  // MARK: Other summaries

  enum Statistic { case mean, least, greatest, deviation, count }

  private static let statisticNames: [(StaticString, Statistic)] = [
    (" min minimum min. lowest least minimo mínimo 최소 최솟값 最小 最小値", .least),
    (" max maximum max. highest greatest massimo máximo 최대 최댓값 最大 最大値", .greatest),
    (" std std. stdev std.dev stddev sd stdabw standardabweichung 표준편차 標準偏差", .deviation),
    (" count n anzahl nombre 개수 件数", .count),
  ]

  func statistic(_ row: Int) -> Statistic? {
    switch claim(row) {
    case .average: return .mean
    case .others, .total, .subtotal, .perhapsTotal, .perhapsOthers: return nil
    case .data:
      guard let word = name(row)?.lowercased().filter({ $0 != " " }), !word.isEmpty else { return nil }
      return Self.statisticNames.first { WordList.holds($0.0, word) }?.1
    }
  }

  /// The last rows above the notes, where they are the mean, the least, the greatest of the rows above them: two of these at
  /// least, since Max is a name.
  func statistics(_ foot: Range<Int>, _ isNote: (Int) -> Bool) -> [Int] {
    var (found, kinds) = ([Int](), [Statistic]())
    for row in foot.reversed() where !isNote(row) && !isEmpty(row) {
      guard let kind = statistic(row) else { break }
      found.append(row)
      kinds.append(kind)
    }
    guard Set(kinds).count > 1 else { return [] }
    let others = (0..<(found.last ?? 0)).filter { !isNote($0) }
    let areProven = zip(found, kinds).allSatisfy { row, kind in
      amounts.contains { number(row, $0) != nil }
        && amounts.allSatisfy { column in
          guard let own = number(row, column) else { return true }
          return Self.says(own, kind, of: others.compactMap { number($0, column) })
        }
    }
    return areProven && others.count > 1 ? found : []
  }

  private static func says(_ own: Figure, _ kind: Statistic, of terms: [Figure]) -> Bool {
    guard let least = terms.min(), let greatest = terms.max() else { return false }
    switch kind {
    case .mean: return least <= own && own <= greatest
    case .least: return own == least
    case .greatest: return own == greatest
    case .deviation: return own.digits >= 0 && own.double <= greatest.double - least.double
    case .count: return own == Figure(terms.count)
    }
  }
}

/// Finds the rules that a table obeys, in most of its rows at least: a rule is believed for what the numbers do,
/// and the words of the columns only say which to try first.
struct RuleFinder {
  let table: Table
  /// As it was given, but for columns that are differences of others.
  private(set) var sheet: Sheet
  private(set) var rules: [Rule] = []
  /// True where the table was too large to try all that could be tried.
  private(set) var isExhausted = false
  /// How many rows may be checked against what might be a rule, all in all.
  static let checkLimit = 400_000
  private var budget = checkLimit
  /// How many rows were.
  var checkCount: Int { Self.checkLimit - budget }
  private var chance = ChanceFit(columnCount: 0)
  /// The columns of each sum that was found.
  private var summed: Set<Set<Int>> = []

  init(_ table: Table, _ sheet: Sheet) {
    self.table = table
    self.sheet = sheet
    findRowSums(sheet.kinds.indices.filter { sheet.kinds[$0] == .amount || sheet.openChanges.contains($0) })
    for column in sheet.openChanges where isInRowSum(column) { self.sheet.setKind(.amount, of: column) }
    findChanges(of: .percent, are: .percent)
    findChanges(of: .rank, are: .move)
    let sums = rules
    rules = []
    findProportions()
    let growths = rules.compactMap { $0.proportion.flatMap { $0.isGrowth ? $0.percent : nil } }
    rules += sums
    findRowSums(columns(.percent).filter { !growths.contains($0) })
    rules += ColumnSumFinder(table, self.sheet, rules).find().map(Rule.columnSum)
    rules += RankFinder(self.sheet).find()
  }

  private func columns(_ kind: Sheet.Kind) -> [Int] { sheet.kinds.indices.filter { sheet.kinds[$0] == kind } }

  private mutating func spend(_ count: Int) -> Bool {
    budget -= count
    if budget < 0 { isExhausted = true }
    return budget >= 0
  }

  /// True where the column is a sum of others in its row, or part of one.
  private func isInRowSum(_ column: Int) -> Bool {
    rules.contains { $0.rowSum?.contains(column: column) ?? false }
  }

  // MARK: Percents

  private mutating func findProportions() {
    for percent in columns(.percent) {
      let traits = sheet.meanings[percent].traits
      let growthFirst = traits.contains(.growth) || !traits.contains(.share)
      let rule =
        growthFirst
        ? growth(percent) ?? share(percent) ?? growthOfRows(percent) : share(percent) ?? growth(percent)
      if let rule { rules.append(.proportion(rule)) }
    }
  }

  /// Amounts are tried in pairs: in wide tables only so many, those nearest to the percent.
  private static let nearbyColumns = 12

  /// A growth from one column to another, or one column's part of another.
  private mutating func growth(_ percent: Int) -> Proportion? {
    let near = nearest(columns(.amount), to: percent, limit: Self.nearbyColumns)
    return best(
      of: near.flatMap { part in
        near.filter { $0 != part }.flatMap { whole in
          (mayGrow(from: whole, to: part) ? [true, false] : [false]).map {
            Proportion(percent: percent, part: part, whole: .column(whole), isGrowth: $0)
          }
        }
      })
  }

  /// A year, or four quarters or twelve months, on from the row above or below.
  private static let steps = [-1, 1, -4, 4, -12, 12]

  /// Two columns alike, and fewer growths from row to row, may be so by chance.
  private static let (fewestRows, fewestGrowths) = (2, 3)
  /// An amount that is wrong breaks the growth to it and that from it.
  private static let rowsOfOne = 2

  /// A growth from row to row, in rows that are all data.
  private mutating func growthOfRows(_ percent: Int) -> Proportion? {
    let rows = sheet.parts.prefix { $0 == .item }.indices
    guard rows.count > Self.fewestGrowths else { return nil }
    let near = nearest(columns(.amount), to: percent, limit: Self.nearbyColumns)
    return best(
      of: near.flatMap { part in
        Self.steps.filter { abs($0) < rows.count }.map {
          Proportion(percent: percent, part: part, whole: .next($0, within: rows), isGrowth: true)
        }
      }, telling: Self.fewestGrowths, fails: Self.rowsOfOne)
  }

  /// The one that most rows obey, and of several the first.
  private mutating func best(
    of rules: [Proportion], telling: Int = Self.fewestRows, fails: Int = 0
  ) -> Proportion? {
    var best: (rule: Proportion, holds: Int)?
    for rule in rules {
      guard let holds = support(rule, telling: telling, fails: fails), holds > best?.holds ?? 0 else {
        continue
      }
      best = (rule, holds)
    }
    return best?.rule
  }

  /// Time runs forward where both columns name their periods.
  private func mayGrow(from old: Int, to new: Int) -> Bool {
    guard let before = sheet.meanings[old].period, let after = sheet.meanings[new].period else { return true }
    return before < after
  }

  private func nearest(_ columns: [Int], to column: Int, limit: Int) -> [Int] {
    guard columns.count > limit else { return columns }
    return Array(columns.sorted { abs($0 - column) < abs($1 - column) }.prefix(limit)).sorted()
  }

  /// How many rows obey it; nil where too few do to believe it. So many fails count for nothing.
  private mutating func support(_ rule: Proportion, telling: Int = Self.fewestRows, fails: Int = 0) -> Int? {
    tally(rule).flatMap {
      $0.telling >= telling && ($0.fails <= fails || Self.isBelieved(holds: $0.holds, fails: $0.fails))
        ? $0.holds : nil
    }
  }

  /// How many rows show whether a rule is worth trying on the rest.
  private static let trialRows = 8

  private typealias Tally = (holds: Int, fails: Int, telling: Int)

  /// What the rows say of it; nil where the first of them are against it.
  private mutating func tally(_ rule: Proportion) -> Tally? {
    var tally: Tally = (0, 0, 0)
    for row in 0..<sheet.rowCount {
      switch rule.verdict(row, sheet) {
      case .holds:
        tally.holds += 1
        if rule.whole != .total(row), rule.isTelling(row, sheet) { tally.telling += 1 }
      case .violated: tally.fails += 1
      case .open: break
      }
      // What fails at once is not tried further.
      if row == Self.trialRows - 1, tally.fails > tally.holds {
        _ = spend(Self.trialRows)
        return nil
      }
    }
    return spend(sheet.rowCount) ? tally : nil
  }

  /// Two thirds of the rows, or all but one; two at least.
  static func isBelieved(holds: Int, fails: Int) -> Bool {
    holds >= 2 && fails <= max(1, (holds + fails) / 3)
  }

  /// A share of the total row, or of a total that the table leaves unsaid: of the column whose amounts bear out most
  /// of its rows, and of those that bear out as many the nearest.
  private mutating func share(_ percent: Int) -> Proportion? {
    let period = sheet.meanings[percent].period
    let columns = nearest(self.columns(.amount), to: percent, limit: Self.nearbyColumns).sorted {
      let (left, right) = (sheet.meanings[$0].period, sheet.meanings[$1].period)
      if (left == period) != (right == period) { return left == period }
      return abs($0 - percent) < abs($1 - percent)
    }
    let totals = sheet.parts.indices.filter { sheet.parts[$0] == .total }
    var best: (rule: Proportion, lead: Int)?
    for part in columns {
      guard let rule = share(percent, of: part, totals) else { continue }
      guard let tally = tally(rule) else { continue }
      let isSamePeriod = period != nil && sheet.meanings[part].period == period
      if tally.fails == 0, isSamePeriod || period == nil { return rule }
      // Where amounts of the same period are too coarse to tell, another's tell no more.
      if period != nil, !isSamePeriod, tally.fails > 0,
        columns.contains(where: { sheet.meanings[$0].period == period })
      {
        continue
      }
      let lead = tally.holds - tally.fails + (isSamePeriod ? Self.samePeriodWorth : 0)
      if lead > best?.lead ?? .min { best = (rule, lead) }
    }
    return best?.rule
  }

  /// What a period that both columns name is worth, in rows: so many may be damaged before another column of like
  /// amounts, whose shares round to the same, is taken for the one that is meant.
  private static let samePeriodWorth = 3

  private mutating func share(_ percent: Int, of part: Int, _ totals: [Int]) -> Proportion? {
    for total in totals.suffix(2).reversed() {
      let rule = Proportion(percent: percent, part: part, whole: .total(total), isGrowth: false)
      if support(rule) != nil { return rule }
    }
    guard let implied = impliedWhole(percent, part) else { return nil }
    // The total row is what they are a share of where it prints 100 %, even if its amount is damaged.
    if let total = totals.last {
      let rule = Proportion(percent: percent, part: part, whole: .total(total), isGrowth: false)
      if rule.verdict(total, sheet) == .holds || !sheet.isKnown(total, percent) { return rule }
      // Or where its amount is the one, even if its percent is damaged.
      if sheet.isKnown(total, part), implied.contains(2 * sheet.value(total, part)) { return rule }
    }
    return Proportion(percent: percent, part: part, whole: .implied(implied), isGrowth: false)
  }

  /// Two shares are always those of some whole, or nearly.
  private static let fewestShares = 3

  /// Twice the total of which most rows are the share that they print.
  private mutating func impliedWhole(_ percent: Int, _ part: Int) -> Span? {
    let rows = (0..<sheet.rowCount).filter {
      sheet.parts[$0] != .total && sheet.isKnown($0, percent) && sheet.isKnown($0, part)
        && sheet.value($0, percent) > sheet.quantum($0, percent)
        && sheet.value($0, part) > sheet.quantum($0, part)
    }
    // Shares have no signs, or one that is a slip.
    let negatives = (0..<sheet.rowCount).count { sheet.isKnown($0, percent) && sheet.value($0, percent) < 0 }
    guard rows.count >= Self.fewestShares, negatives <= 1, spend(rows.count * 4) else { return nil }
    let scale = 2 * sheet.hundred
    let spans = rows.map { row in
      let (parts, percents) = (sheet.doubled(row, part), sheet.doubled(row, percent))
      return Span(
        lower: (parts.lower * scale).dividedDown(by: percents.upper),
        upper: (parts.upper * scale).dividedUp(by: percents.lower))
    }
    // The point that most spans cover.
    var edges = spans.map { (at: $0.lower, isEnd: false) } + spans.map { (at: $0.upper, isEnd: true) }
    edges.sort { $0.at != $1.at ? $0.at < $1.at : !$0.isEnd && $1.isEnd }
    var (depth, best, at) = (0, 0, Int128(0))
    for edge in edges {
      depth += edge.isEnd ? -1 : 1
      if depth > best { (best, at) = (depth, edge.at) }
    }
    guard best >= Self.fewestShares, Self.isBelieved(holds: best, fails: rows.count - best) else {
      return nil
    }
    let common = spans.filter { $0.contains(at) }.reduce(Span.all) { $0.intersection($1) }
    // A whole larger than any amount of a sheet is none, and its products would be too long.
    guard !common.isEmpty, common.upper <= 2 * Sheet.amountLimit else { return nil }
    return (common.upper - common.lower) * Proportion.sharpness > common.lower ? nil : common
  }

  // MARK: Sums over columns

  /// Every three columns are tried as a difference, 720 of ten.
  private static let mostInDifferences = 10

  private mutating func findRowSums(_ columns: [Int]) {
    guard columns.count >= 3 else { return }
    chance = ChanceFit(columnCount: columns.count)
    for (place, total) in columns.enumerated() {
      let isNamed = sheet.meanings[total].traits.contains(.total)
      guard isNamed || columns.count <= 24 else { continue }
      let left = run(total, columns[..<place].reversed())
      let right = run(total, Array(columns[(place + 1)...]))
      if let best = [left, right].compactMap({ $0 }).max(by: { $0.holds < $1.holds }) { add(best.rule) }
    }
    for total in columns {
      for difference in differences(total, of: columns) { add(difference.rule) }
    }
  }

  /// Of the same columns one sum is enough.
  private mutating func add(_ sum: RowSum) {
    guard summed.insert(Set([sum.total] + sum.terms.map(\.column))).inserted else { return }
    rules.append(.rowSum(sum))
  }

  /// What says how far two others of a kind are apart: shares in points, ranks in places.
  private mutating func findChanges(of kind: Sheet.Kind, are change: Sheet.Kind) {
    let columns = columns(kind)
    chance = ChanceFit(columnCount: columns.count + 1)
    for total in sheet.kinds.indices where sheet.kinds[total] == .amount || sheet.kinds[total] == .move {
      guard !isInRowSum(total), let best = differences(total, of: columns).max(by: { $0.holds < $1.holds })
      else { continue }
      add(best.rule)
      sheet.setKind(change, of: total)
    }
  }

  /// The believable ways in which a column is the difference of two others.
  private mutating func differences(_ total: Int, of columns: [Int]) -> [Believed] {
    guard columns.count <= Self.mostInDifferences else { return [] }
    var believed: [Believed] = []
    for minuend in columns where minuend != total {
      for subtrahend in columns where subtrahend != total && subtrahend != minuend {
        let terms = [RowSum.Term(column: minuend), RowSum.Term(column: subtrahend, isSubtracted: true)]
        if let rule = self.believed(total, terms) { believed.append(rule) }
      }
    }
    return believed
  }

  /// False for what is of several times, none of which has the others in it: nobody adds up the ships of 2024 and the
  /// barges of 2025.
  private func areOfOneTime(_ total: Int, _ terms: [RowSum.Term]) -> Bool {
    let spans = ([total] + terms.map(\.column)).compactMap { sheet.meanings[$0].span }
    guard spans.count == terms.count + 1, let first = spans.first, spans.contains(where: { $0 != first })
    else {
      return true
    }
    return spans.contains { whole in spans.allSatisfy { whole.contains($0) } }
  }

  /// True where the names say that the column is the difference of the two others.
  private func isMeant(_ total: Int, _ terms: [RowSum.Term]) -> Bool {
    guard terms.count == 2, terms.contains(where: \.isSubtracted) else { return false }
    let (first, second) = (sheet.meanings[terms[0].column], sheet.meanings[terms[1].column])
    return sheet.meanings[total].traits.contains(.change) && first.stem == second.stem
  }

  private typealias Believed = (rule: RowSum, holds: Int)

  /// The longest believable run of columns that make the total, beginning next to it.
  private mutating func run(_ total: Int, _ columns: [Int]) -> Believed? {
    var best: Believed?
    let samples = Array((0..<sheet.rowCount).filter { sheet.isKnown($0, total) }.prefix(Self.trialRows))
    guard columns.count >= 2, samples.count >= 2 else { return nil }
    var sums = samples.map { -sheet.value($0, total) }
    var terms: [RowSum.Term] = []
    for column in columns {
      guard spend(samples.count) else { return best }
      terms.append(RowSum.Term(column: column))
      var near = 0
      let slack = sheet.step(of: total) * Int128(terms.count + 1)
      for (place, row) in samples.enumerated() {
        if sheet.isKnown(row, column) { sums[place] += sheet.value(row, column) }
        if sums[place].magnitude <= slack.magnitude { near += 1 }
      }
      guard terms.count >= 2, near * 2 >= samples.count else { continue }
      if let rule = believed(total, terms), rule.holds >= best?.holds ?? 0 { best = rule }
    }
    return best
  }

  private mutating func believed(_ total: Int, _ terms: [RowSum.Term]) -> Believed? {
    guard !isExhausted, areOfOneTime(total, terms) else { return nil }
    let areRanks = terms.allSatisfy { sheet.kinds[$0.column] == .rank }
    let slack =
      areRanks
      ? 0
      : Closeness.units(parts: terms.count)
        * ([total] + terms.map(\.column)).map(sheet.step(of:)).reduce(1, max)
    var rule = RowSum(total: total, terms: terms, closeness: Closeness(slack: slack, exactness: .no))
    var (exact, near, fails, telling, tried) = (0, 0, 0, 0, 0)
    for row in 0..<sheet.rowCount {
      guard let difference = rule.difference(row, sheet) else { continue }
      tried += 1
      if difference == 0 {
        exact += 1
      } else if difference.magnitude <= slack.magnitude {
        near += 1
      } else {
        fails += 1
      }
      // A row of little more than zeros proves nothing.
      if difference.magnitude <= slack.magnitude,
        terms.count(where: { sheet.value(row, $0.column).magnitude > slack.magnitude }) >= 2
      {
        telling += 1
      }
      // What most of the first rows contradict is not tried on the rest.
      if tried == 6, fails > 3 { break }
      // Nor do 64 of them.
      if tried == 64, telling == 0 { break }
    }
    guard spend(tried) else { return nil }
    let isNamed = sheet.meanings[total].traits.contains(.total)
    // A name that says `total`, or a change of two columns alike, is worth a row.
    let isMeant = isMeant(total, terms)
    let needed = isNamed || isMeant && !areRanks ? 2 : 3
    // Nothing else beside ranks has signs.
    let isMove = areRanks && (sheet.kinds[total] == .move || hasNegatives(total))
    guard telling >= needed, exact + near >= needed, Self.isBelieved(holds: exact + near, fails: fails),
      isNamed || isMove || chance.isBeyond(rule, within: slack, isMeant: isMeant, sheet)
    else {
      return nil
    }
    // One in ten may be damaged, and one in any case.
    let isExact = exact >= 3 && near <= max(1, exact / 10)
    let isCount = areRanks || sheet.isCount(total)
    if isExact {
      rule.closeness = Closeness(slack: isCount ? 0 : sheet.step(of: total), exactness: .shown)
    } else if near == 0 {
      rule.closeness.exactness = .presumed
    }
    return (rule, exact + near)
  }

  private func hasNegatives(_ column: Int) -> Bool {
    (0..<sheet.rowCount).contains { sheet.isKnown($0, column) && sheet.value($0, column) < 0 }
  }
}

/// Finds the rules that a table obeys, in most of its rows at least: a rule is believed for what the numbers do,
/// and the words of the columns only say which to try first.
struct RuleFinder {
  let table: Table
  /// As it was given, but for columns that are differences of others.
  private(set) var sheet: Sheet
  private(set) var rules: [any Rule] = []
  /// True where the table was too large to try all that could be tried.
  private(set) var isExhausted = false
  /// How many rows may be checked against what might be a rule, all in all.
  static let checkLimit = 400_000
  private var budget = checkLimit
  /// How many rows were.
  var checkCount: Int { Self.checkLimit - budget }

  init(_ table: Table, _ sheet: Sheet) {
    self.table = table
    self.sheet = sheet
    findSums(
      across: sheet.kinds.indices.filter { sheet.kinds[$0] == .amount || sheet.openChanges.contains($0) })
    for column in sheet.openChanges where isInSum(column) { self.sheet.setKind(.amount, of: column) }
    findChanges(of: .percent, are: .percent)
    findChanges(of: .rank, are: .move)
    let sums = rules
    rules = findProportions()
    let growths = rules.compactMap { $0.proportion.flatMap { $0.isGrowth ? $0.percent : nil } }
    rules += sums
    findSums(across: sheet.columns(.percent).filter { !growths.contains($0) })
    rules += ColumnSumFinder(table, self.sheet, rules).find()
    rules += self.sheet.rankings()
  }

  private var rows: Range<Int> { 0..<sheet.rowCount }

  private mutating func spend(_ count: Int) -> Bool {
    budget -= count
    if budget < 0 { isExhausted = true }
    return budget >= 0
  }

  /// True where the column is a sum of others in its row, or part of one.
  private func isInSum(_ column: Int) -> Bool {
    rules.contains { rule in rule.sum.map { $0.total == column || $0.isPart(column) } ?? false }
  }

  /// Two thirds of the rows, or all but one; two at least.
  static func isBelieved(holds: Int, fails: Int) -> Bool {
    holds >= 2 && fails <= max(1, (holds + fails) / 3)
  }

  // MARK: Percents

  private mutating func findProportions() -> [any Rule] {
    sheet.columns(.percent).compactMap { percent in
      let traits = sheet.meanings[percent].traits
      return traits.contains(.growth) || !traits.contains(.share)
        ? growth(percent) ?? share(percent) ?? growthOfRows(percent) : share(percent) ?? growth(percent)
    }
  }

  /// Amounts are tried in pairs: in wide tables only so many, those nearest to the percent.
  private static let nearbyColumns = 12

  private func nearest(to percent: Int) -> [Int] {
    let columns = sheet.columns(.amount).sorted { abs($0 - percent) < abs($1 - percent) }
    return Array(columns.prefix(Self.nearbyColumns))
  }

  /// A growth from one column to another, or one column's part of another.
  private mutating func growth(_ percent: Int) -> Proportion? {
    let near = nearest(to: percent).sorted()
    return best(
      of: near.flatMap { part in
        near.filter { $0 != part }.flatMap { whole in
          (mayGrow(from: whole, to: part) ? [true, false] : [false]).map {
            Proportion(
              percent: percent, part: part, whole: .column(whole), isGrowth: $0, lines: rows)
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
    let items = sheet.parts.prefix { $0 == .item }.indices
    guard items.count > Self.fewestGrowths else { return nil }
    return best(
      of: nearest(to: percent).sorted().flatMap { part in
        Self.steps.filter { abs($0) < items.count }.map {
          Proportion(
            percent: percent, part: part, whole: .next($0, within: items), isGrowth: true, lines: rows)
        }
      }, telling: Self.fewestGrowths, fails: Self.rowsOfOne)
  }

  /// The one that most rows obey, and of several the first. So many fails count for nothing.
  private mutating func best(
    of rules: [Proportion], telling: Int = Self.fewestRows, fails: Int = 0
  ) -> Proportion? {
    var best: (rule: Proportion, holds: Int)?
    for rule in rules {
      guard let tally = tally(rule), tally.telling >= telling,
        tally.fails <= fails || Self.isBelieved(holds: tally.holds, fails: tally.fails),
        tally.holds > best?.holds ?? 0
      else { continue }
      best = (rule, tally.holds)
    }
    return best?.rule
  }

  /// Time runs forward where both columns name their periods.
  private func mayGrow(from old: Int, to new: Int) -> Bool {
    guard let before = sheet.meanings[old].period, let after = sheet.meanings[new].period else { return true }
    return before < after
  }

  private typealias Tally = (holds: Int, fails: Int, telling: Int)

  /// How many rows show whether a rule is worth trying on the rest.
  private static let trialRows = 8

  /// What the rows say of it; nil where the first of them are against it.
  private mutating func tally(_ rule: Proportion) -> Tally? {
    var tally: Tally = (holds: 0, fails: 0, telling: 0)
    for row in rows {
      switch rule.verdict(row, sheet, .tolerant) {
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

  /// What a period that both columns name is worth, in rows: so many may be damaged before another column of like
  /// amounts, whose shares round to the same, is taken for the one that is meant.
  private static let samePeriodWorth = 3

  /// A share of the total row, or of a total that the table leaves unsaid: of the column whose amounts bear out most
  /// of its rows, and of those that bear out as many the nearest.
  private mutating func share(_ percent: Int) -> Proportion? {
    let period = sheet.meanings[percent].period
    let totals = sheet.parts.indices.filter { sheet.parts[$0] == .total }
    var best: (rule: Proportion, lead: Int)?
    let columns = nearest(to: percent)
    for part in columns {
      guard let (rule, tally) = share(percent, of: part, totals) else { continue }
      let isSamePeriod = period != nil && sheet.meanings[part].period == period
      // Where amounts of the same period are too coarse to tell, another's tell no more.
      let hasOwn = period != nil && columns.contains { sheet.meanings[$0].period == period }
      guard isSamePeriod || !hasOwn || tally.fails == 0 else { continue }
      let lead = tally.holds - tally.fails + (isSamePeriod ? Self.samePeriodWorth : 0)
      if lead > best?.lead ?? .min { best = (rule, lead) }
    }
    return best?.rule
  }

  /// The rule, and what the rows say of the whole that they have in common.
  private mutating func share(
    _ percent: Int, of part: Int, _ totals: [Int]
  ) -> (rule: Proportion, tally: Tally)? {
    let shares = totals.suffix(2).reversed().map {
      Proportion(percent: percent, part: part, whole: .total($0), lines: rows)
    }
    if let rule = best(of: shares) { return tally(rule).map { (rule, $0) } }
    guard let implied = impliedWhole(percent, part) else { return nil }
    let unsaid = Proportion(percent: percent, part: part, whole: .implied(implied), lines: rows)
    guard let tally = tally(unsaid) else { return nil }
    // The total row is what they are a share of where it prints 100 %, even if its amount is damaged; or where its amount is
    // the one, even if its percent is.
    if let total = totals.last, let rule = shares.first,
      rule.verdict(total, sheet, .tolerant) == .holds || !sheet.isKnown(total, percent)
        || sheet.isKnown(total, part) && implied.contains(2 * sheet.value(total, part))
    {
      return (rule, tally)
    }
    return (unsaid, tally)
  }

  /// Two shares are always those of some whole, or nearly.
  private static let fewestShares = 3

  /// Twice the total of which most rows are the share that they print.
  private mutating func impliedWhole(_ percent: Int, _ part: Int) -> Span? {
    let rows = sheet.parts.indices.filter {
      sheet.parts[$0] != .total && sheet.isKnown($0, percent) && sheet.isKnown($0, part)
        && sheet.value($0, percent) > sheet.quantum($0, percent)
        && sheet.value($0, part) > sheet.quantum($0, part)
    }
    // Shares have no signs, or one that is a slip.
    guard rows.count >= Self.fewestShares, sheet.negatives(of: percent).count <= 1, spend(rows.count * 4)
    else {
      return nil
    }
    let scale = 2 * sheet.hundred
    let spans = rows.map { row in
      let (parts, percents) = (sheet.doubled(row, part), sheet.doubled(row, percent))
      return Span(
        lower: (parts.lower * scale).dividedDown(by: percents.upper),
        upper: (parts.upper * scale).dividedUp(by: percents.lower))
    }
    // The point that most spans cover is where one of them begins.
    var (depth, at, ends) = (0, Int128(0), spans.map(\.upper).sorted()[...])
    for (index, start) in spans.map(\.lower).sorted().enumerated() {
      while let end = ends.first, end < start { ends.removeFirst() }
      let open = index + 1 - (spans.count - ends.count)
      if open > depth { (depth, at) = (open, start) }
    }
    guard depth >= Self.fewestShares, Self.isBelieved(holds: depth, fails: rows.count - depth) else {
      return nil
    }
    let common = spans.filter { $0.contains(at) }.reduce(Span.all) { $0.intersection($1) }
    // A whole larger than any amount of a sheet is none, and its products would be too long.
    guard !common.isEmpty, common.upper <= 2 * Sheet.amountLimit else { return nil }
    return (common.upper - common.lower) * Proportion.sharpness > common.lower ? nil : common
  }

  // MARK: Sums over columns

  /// Every three columns are tried as a difference, 720 of ten; runs of columns are tried for all totals up to so many.
  private static let (mostInDifferences, mostTotals) = (10, 24)

  private typealias Believed = (sum: Sum, holds: Int)

  private mutating func findSums(across columns: [Int]) {
    guard columns.count >= 3 else { return }
    for (place, total) in columns.enumerated()
    where columns.count <= Self.mostTotals || sheet.meanings[total].traits.contains(.total) {
      // The longest run of columns that make it, beginning next to it.
      var best: Believed?
      for side in [columns[..<place].reversed(), Array(columns[(place + 1)...])] where side.count > 1 {
        for count in 2...side.count {
          guard let sum = believed(total, side.prefix(count).sorted(), nil, columns.count),
            sum.holds >= best?.holds ?? 0
          else { continue }
          best = sum
        }
      }
      add(best)
    }
    for total in columns {
      for difference in differences(total, of: columns, columns.count) { add(difference) }
    }
  }

  /// Of the same columns one sum is enough.
  private mutating func add(_ believed: Believed?) {
    guard let sum = believed?.sum else { return }
    func columns(_ sum: Sum) -> [Int] { (sum.parts + (sum.total.map { [$0] } ?? [])).sorted() }
    guard !rules.contains(where: { $0.sum.map(columns) == columns(sum) }) else { return }
    rules.append(sum)
  }

  /// What says how far two others of a kind are apart: shares in points, ranks in places.
  private mutating func findChanges(of kind: Sheet.Kind, are change: Sheet.Kind) {
    let columns = sheet.columns(kind)
    for total in sheet.kinds.indices where sheet.kinds[total] == .amount || sheet.kinds[total] == .move {
      guard !isInSum(total),
        let best = differences(total, of: columns, columns.count + 1).max(by: { $0.holds < $1.holds })
      else { continue }
      add(best)
      sheet.setKind(change, of: total)
    }
  }

  /// The believable ways in which a column is the difference of two others.
  private mutating func differences(_ total: Int, of columns: [Int], _ count: Int) -> [Believed] {
    guard columns.count <= Self.mostInDifferences else { return [] }
    var found: [Believed] = []
    for minuend in columns where minuend != total {
      for taken in columns where taken != total && taken != minuend {
        if let sum = believed(total, [minuend, taken].sorted(), taken, count) { found.append(sum) }
      }
    }
    return found
  }

  /// False for what is of several times, none of which has the others in it: nobody adds up the ships of 2024 and the
  /// barges of 2025.
  private func areOfOneTime(_ columns: [Int]) -> Bool {
    let spans = columns.compactMap { sheet.meanings[$0].span }
    guard spans.count == columns.count, spans.contains(where: { $0 != spans.first }) else { return true }
    return spans.contains { whole in spans.allSatisfy { whole.contains($0) } }
  }

  private mutating func believed(_ total: Int, _ parts: [Int], _ taken: Int?, _ columnCount: Int) -> Believed?
  {
    guard !isExhausted, areOfOneTime([total] + parts) else { return nil }
    var sum = Sum(.across, total: total, parts: parts, taken: taken, lines: 0..<0, sheet)
    let slack = sum.closeness.slack
    var (exact, near, fails, telling, tried) = (0, 0, 0, 0, 0)
    for row in rows {
      let made = sum.reckon(row, sheet)
      guard made.unreadable + made.missing == 0 else { continue }
      tried += 1
      if made.difference == 0 {
        exact += 1
      } else if made.difference.magnitude <= slack.magnitude {
        near += 1
      } else {
        fails += 1
        // What most of the first rows contradict is not tried on the rest.
        if tried <= 6, fails > 3 { break }
        continue
      }
      // A row of little more than zeros proves nothing; nor do 64 of them.
      if sum.isTelling(made) { telling += 1 }
      if tried == 64, telling == 0 { break }
    }
    guard spend(tried) else { return nil }
    let isNamed = sheet.meanings[total].traits.contains(.total)
    let areRanks = slack == 0
    // A change that is named after two columns alike: no other was tried.
    let isMeant =
      taken != nil && sheet.meanings[total].traits.contains(.change)
      && sheet.meanings[parts[0]].stem == sheet.meanings[parts[1]].stem
    // A name that says `total`, or a change of two columns alike, is worth a row.
    let needed = isNamed || isMeant && !areRanks ? 2 : 3
    guard telling >= needed, Self.isBelieved(holds: exact + near, fails: fails) else { return nil }
    sum = Sum(.across, total: total, parts: parts, taken: taken, lines: rows, sheet)
    // Nothing else beside ranks has signs.
    let isMove = areRanks && (sheet.kinds[total] == .move || !sheet.negatives(of: total).isEmpty)
    guard isNamed || isMove || isBeyondChance(sum, isMeant ? nil : columnCount) else { return nil }
    // One in ten may be damaged, and one in any case.
    if exact >= 3, near <= max(1, exact / 10) {
      sum.closeness.exactness = .shown
      sum.closeness.slack = areRanks || sheet.isCount(total) ? 0 : sheet.step(of: total)
    } else if near == 0 {
      sum.closeness.exactness = .presumed
    }
    return (sum, exact + near)
  }

  /// A table may have so many sums by chance that one in a thousand such tables has one.
  private static let chanceLimit = 0.001

  /// True where a sum holds in more rows than any that so many columns may make would by chance: often, where they are many
  /// and their numbers small. Sums may be exact, or within rounding; whichever of the two is the more surprising. Where the
  /// names say that it should hold, it is one alone.
  private func isBeyondChance(_ sum: Sum, _ columnCount: Int?) -> Bool {
    let columns = Double(columnCount ?? 0)
    // Sums of runs of columns, and differences of two.
    let tried = columnCount == nil ? 1 : columns * (columns - 1) * (columns - 2) + 2 * columns * columns
    let step = sheet.step(of: sum.column)
    return [0, sum.closeness.slack].contains { slack in
      var (chance, fails, count) = (tried, 0.0, 0.0)
      // Of a total of rows that fit nothing else was to be expected.
      for row in sum.lines where sheet.parts[row].isAdded && sum.verdict(row, sheet, .tolerant) != .open {
        count += 1
        guard sum.made(row).difference.magnitude <= slack.magnitude else {
          fails += 1
          continue
        }
        // The total might have been anything up to the greatest number of the row.
        let most = sum.spots(row).map { sheet.value($0.row, $0.column).magnitude }.max() ?? 0
        chance *= min(1, (2 * Double(slack) / Double(step) + 1) / (Double(most) / Double(step) + 1))
      }
      // Any of the rows may be those that fail.
      for place in stride(from: 0, to: fails, by: 1) { chance *= (count - place) / (place + 1) }
      return chance <= Self.chanceLimit
    }
  }
}

/// Finds the sums over rows: which rows make which total, and in which columns they do.
struct ColumnSumFinder {
  /// Rows that add up to a total; it is nil for shares that make 100 % without a row that says so.
  struct Group {
    let total: Int?
    let parts: [Int]
  }

  let table: Table
  let sheet: Sheet
  /// The rules found before.
  let rules: [any Rule]
  /// The columns that may be added up.
  private let columns: [Int]
  private var groups: [Group] = []
  private let hasOthers: Bool
  /// True where several totals add up, so that another one is meant to.
  private var hasSubtotals: Bool { groups.count > 1 }

  init(_ table: Table, _ sheet: Sheet, _ rules: [any Rule]) {
    self.table = table
    self.sheet = sheet
    self.rules = rules
    columns = sheet.columns(.amount).filter { !sheet.meanings[$0].traits.contains(.intensive) }
    hasOthers = sheet.parts.contains(.others)
    groups = findGroups()
  }

  func find() -> [Sum] {
    var sums: [Sum] = []
    var excerpts: [Bool] = []
    for group in groups {
      let own = columns.map { sum($0, group) }
      let held = own.filter(isProof)
      let isExcerpt = held.isEmpty && isExcerpt(group, own)
      excerpts.append(isExcerpt)
      sums += own.filter { sum in
        held.contains { $0.column == sum.column } || believes(sum, held: held, isExcerpt)
      }
    }
    grade(&sums)
    let hasHeld = sums.contains(where: \.isHeld)
    return sums + sheet.kinds.indices.filter(isShare).flatMap { shares($0, hasHeld: hasHeld, excerpts) }
  }

  private func sum(_ column: Int, _ group: Group) -> Sum {
    Sum(.down, total: group.total, parts: group.parts, lines: column..<column + 1, sheet)
  }

  private func isProof(_ sum: Sum) -> Bool { sum.isHeld && sum.isTelling(sum.made()) }

  // MARK: Which rows make which total

  private func findGroups() -> [Group] {
    let totals = sheet.parts.indices.filter { sheet.parts[$0] == .total }
    guard let last = totals.last, let first = totals.first else { return [] }
    func group(_ total: Int, _ rows: Range<Int>) -> Group {
      Group(total: total, parts: rows.filter { sheet.parts[$0].isAdded })
    }
    var choices: [(group: Group, heldCount: Int)] = []
    for (place, total) in totals.enumerated() {
      var own = [group(total, (place == 0 ? 0 : totals[place - 1] + 1)..<total)]
      if total == last, totals.count > 1 {
        own += [group(total, 0..<total), Group(total: total, parts: totals.dropLast())]
      }
      if own[0].parts.isEmpty {
        own.append(group(total, total + 1..<(place + 1 < totals.count ? totals[place + 1] : sheet.rowCount)))
        if total == first, totals.count > 1 { own.append(group(total, total + 1..<sheet.rowCount)) }
      }
      choices += own.filter { $0.parts.count >= 2 }.map { ($0, heldCount($0)) }
    }
    // A single total needs no proof to be the total of what stands above it. Of several, those count that add up;
    // and where two do, a third made in the same way is meant to.
    let held = choices.filter { $0.heldCount > 0 }
    if held.isEmpty, totals.count == 1 {
      for (group, _) in choices {
        // Sums stand above their rows, or below them.
        if let groups = nested(group, group.parts) ?? nested(group, group.parts.reversed()) { return groups }
      }
    }
    let holders = totals.filter { total in held.contains { $0.group.total == total } }
    return choices.filter { group, heldCount in
      if heldCount > 0 || totals.count == 1 { return true }
      guard let total = group.total else { return false }
      return holders.count * 2 >= totals.count && !holders.contains(total) && total != last
    }.map(\.group)
  }

  private func heldCount(_ group: Group) -> Int { columns.count { isProof(sum($0, group)) } }

  /// Some of the rows are sums of those next to them, as a continent is of its countries, and the total counts each but
  /// once; nil where it does not add up so.
  private func nested(_ group: Group, _ rows: [Int]) -> [Group]? {
    var (subgroups, taken): ([Group], [Int]) = ([], [])
    var place = 0
    while place < rows.count {
      if let parts = parts(of: place, in: rows) {
        subgroups.append(Group(total: rows[place], parts: parts.sorted()))
        taken += parts
        place += parts.count
      }
      place += 1
    }
    let whole = Group(total: group.total, parts: group.parts.filter { !taken.contains($0) })
    return !subgroups.isEmpty && whole.parts.count > 1 && heldCount(whole) > 0 ? subgroups + [whole] : nil
  }

  /// How many rows may be under one.
  private static let depthLimit = 64
  /// In last places: more than rounding explains where `depthLimit` rows are added up.
  private static let beyondRounding: Int128 = 10
  /// A sum must be so many times what rounding explains; what is less adds up by chance.
  private static let tellingSize: Int128 = 4

  /// The rows right after one that add up to it, in half of the columns at least.
  private func parts(of place: Int, in rows: [Int]) -> [Int]? {
    let row = rows[place]
    let known = columns.filter { sheet.isKnown(row, $0) }
    var sums = known.map { -sheet.value(row, $0) }
    for end in rows[(place + 1)...].indices.prefix(Self.depthLimit) {
      for (index, column) in known.enumerated() where sheet.isKnown(rows[end], column) {
        sums[index] += sheet.value(rows[end], column)
      }
      // Past it in every column: it will not come back.
      if sums.indices.allSatisfy({ sums[$0] > Self.beyondRounding * sheet.step(of: known[$0]) }) {
        return nil
      }
      guard end > place + 1 else { continue }
      let held = known.indices.count { index in
        let slack = Closeness.units(parts: end - place) * sheet.step(of: known[index])
        return sums[index].magnitude <= slack.magnitude
          && sheet.value(row, known[index]) > Self.tellingSize * slack
      }
      if held > 0, held * 2 >= known.count { return Array(rows[(place + 1)...end]) }
    }
    return nil
  }

  // MARK: Belief

  /// True where a column that does not add up, or cannot be added, is meant to.
  private func believes(_ sum: Sum, held: [Sum], _ isExcerpt: Bool) -> Bool {
    guard let total = sum.total, sheet.state(total, sum.column) != .missing, sum.isWhole else { return false }
    let meaning = sheet.meanings[sum.column]
    // Columns without names have nothing in common.
    let isNamed = !table.columns[sum.column].name.isEmpty
    if isNamed, held.contains(where: { sheet.meanings[$0.column].stem == meaning.stem }) { return true }
    if hasOthers,
      rules.contains(where: { $0.proportion?.part == sum.column && $0.proportion?.whole == .total(total) })
    {
      return true
    }
    // As an average is, or a rate of the whole, and a sum of positive numbers is not.
    let known = sum.parts.filter { sheet.isKnown($0, sum.column) }
    let greatest = known.max { sheet.value($0, sum.column) < sheet.value($1, sum.column) }
    if let greatest, sum.made().total <= sheet.value(greatest, sum.column),
      !meaning.traits.contains(.additive)
    {
      return (!held.isEmpty || hasSubtotals) && isSlipped(sum, in: [total, greatest])
    }
    return !held.isEmpty || hasSubtotals || hasOthers
      || isPlain(total) && !isExcerpt && (sum.made().unreadable > 0 || isNearlyWhole(sum))
  }

  /// True where what is printed in one of the rows is a slip of what all others leave for it. An average is none.
  private func isSlipped(_ sum: Sum, in rows: [Int]) -> Bool {
    let (made, count) = (sum.made(), Int128(sum.parts.count))
    let isAverage =
      (made.total * count - made.total + made.difference).magnitude
      <= (count * sheet.step(of: sum.column)).magnitude
    return rows.contains { row in
      let isTotal = row == sum.total
      guard !isTotal || !isAverage, sheet.isKnown(row, sum.column),
        let text = table.cell(row, sum.column)?.text
      else { return false }
      let mended = sheet.value(row, sum.column) + (isTotal ? -made.difference : made.difference)
      // No share is less than nothing.
      return (mended >= 0 || sheet.kinds[sum.column] != .percent)
        && sheet.figure(mended, column: sum.column).map {
          Slip(from: $0, to: table.pointed(text)) != nil
        } ?? false
    }
  }

  /// Rows without a rest may be an excerpt; what they lack is then more than damage takes away.
  private func isNearlyWhole(_ sum: Sum) -> Bool {
    columns.count <= 1 || sum.difference <= 0 || sum.difference * 10 < sum.made().total
  }

  private func isPlain(_ row: Int) -> Bool {
    guard let name = table.nameColumn, let text = table.cell(row, name)?.text else { return false }
    switch text.lowercased().trimmingPunctuation {
    case "total", "totals", "sum", "grand total", "합계", "총계", "계", "合计", "总计", "總計", "合計", "totalt", "gesamt",
      "summe", "suma", "totale":
      return true
    case _: return false
    }
  }

  /// True where the rows are a part of what the total counts: the caption says so (`Top 10 …`), one column lacks more
  /// than damage takes away, or each of several falls short.
  private func isExcerpt(_ group: Group, _ own: [Sum]) -> Bool {
    guard !hasOthers else { return false }
    let words = table.caption.lowercased().split(separator: " ")
    if words.contains(where: { $0 == "top" || $0 == "leading" || $0 == "largest" || $0 == "상위" }) {
      return true
    }
    let shares = sheet.kinds.indices.filter(isShare).map { shareSum($0, group) }.filter {
      $0.made().total == sheet.hundred
    }
    let whole = (own + shares).filter {
      $0.made().unreadable == 0 && $0.isWhole && $0.made().total.magnitude > 2 * $0.closeness.slack.magnitude
    }
    return own.contains { $0.verdict($0.column, sheet, .tolerant) == .violated && !isNearlyWhole($0) }
      || whole.count > 1 && whole.allSatisfy { $0.difference > $0.closeness.slack }
  }

  /// Learns from the sums that hold how exact those are that do not.
  private func grade(_ sums: inout [Sum]) {
    let held = sums.filter { $0.isHeld && $0.isWhole }
    let inexact = held.filter { $0.difference != 0 }
    var evidence = SumEvidence(rules, sheet)
    for sum in held { evidence.add(sum, sheet) }
    for (index, sum) in sums.enumerated() {
      let isOwnHeld = sum.isHeld && sum.isWhole
      let siblings = held.count - (isOwnHeld ? 1 : 0)
      let inexactSiblings = inexact.count - (isOwnHeld && sum.difference != 0 ? 1 : 0)
      let unit = sheet.step(of: sum.column)
      // Where a cell is printed to fewer places than the others, the sum tells no more than those.
      let isCount = sheet.isCount(sum.column)
      guard sum.made().coarse.count < 2, inexactSiblings == 0 || (isCount && inexactSiblings * 4 <= siblings)
      else { continue }
      // One that is off by what rounding explains is not exact, unless it counts whole things.
      guard isCount || !isOwnHeld || sum.difference == 0 else { continue }
      let isWhole = unit == sheet.one
      // Sums of rounded numbers are exact by chance at times; of decimals, one is not enough.
      let isShown = isCount || (siblings >= (isWhole ? 1 : 2) && evidence.showsExactness)
      if isCount || evidence.provesExactness { sums[index].closeness.slack = unit }
      sums[index].closeness.exactness = isShown ? .shown : .presumed
    }
  }

  // MARK: Shares

  private func isShare(_ column: Int) -> Bool {
    sheet.kinds[column] == .percent && !sheet.meanings[column].traits.contains(.growth)
      && proportion(column)?.isOfOneWhole ?? true
  }

  /// Two numbers make 100 by chance, or are a part and the rest of it.
  private static let fewestShares = 3

  /// Shares make 100 %, or what their total row prints.
  private func shares(_ column: Int, hasHeld: Bool, _ excerpts: [Bool]) -> [Sum] {
    let isNamed = sheet.meanings[column].traits.contains(.share)
    if groups.isEmpty {
      let rows = sheet.parts.indices.filter { sheet.parts[$0].isAdded }
      let sum = shareSum(column, Group(total: nil, parts: rows))
      guard rows.count >= Self.fewestShares, sum.isWhole else { return [] }
      return sum.isHeld || isNamed && hasOthers && mayMakeWhole(sum) || isAmongWholes(sum) ? [sum] : []
    }
    let isSaid = isNamed || proportion(column) != nil
    return zip(groups, excerpts).compactMap { group, isExcerpt in
      guard let total = group.total else { return nil }
      let sum = shareSum(column, group)
      let isBelieved: Bool
      switch sheet.state(total, column) {
      case .missing: isBelieved = false
      case .known:
        let isTotalShare = sheet.value(total, column) == sheet.hundred
        // Or the parts make it, whatever their total prints.
        let isWhole =
          isTotalShare
          || (sum.made().total - sum.difference - sheet.hundred).magnitude <= sum.closeness.slack.magnitude
        isBelieved =
          isProof(sum) || isSaid && (hasOthers || hasHeld && isTotalShare)
          || isNamed && isWhole && isPlain(total) && !isExcerpt && isNearlyWhole(sum)
          || isTotalShare && (isAmongWholes(sum) || hasOthers && mayMakeWhole(sum))
      case .unreadable: isBelieved = isSaid && (hasOthers || hasHeld)
      }
      return isBelieved ? sum : nil
    }
  }

  /// True for shares that make about a hundred, or would if one slip of the pen were mended. Where several answers were
  /// allowed, they make far more, and no one of them is to blame.
  private func mayMakeWhole(_ sum: Sum) -> Bool {
    -sum.difference <= sheet.hundred / Self.farBeyond || isSlipped(sum, in: sum.parts)
  }

  /// A tenth of the whole: more than rounding and a few wrong shares make together.
  private static let farBeyond: Int128 = 10

  /// Shares that are those of their amounts one and all are off by rounding alone, however rarely it goes so far.
  private func shareSum(_ column: Int, _ group: Group) -> Sum {
    var sum = sum(column, group)
    if let rule = proportion(column), rule.isOfOneWhole,
      group.parts.allSatisfy({ rule.verdict($0, sheet, .tolerant) == .holds })
    {
      let most = (Int128(group.parts.count) + 1) * sheet.step(of: column) / 2
      sum.closeness.slack = max(sum.closeness.slack, most)
    }
    return sum
  }

  /// True where most other columns of percents make 100 %, or the one that differs in nothing but its period.
  private func isAmongWholes(_ sum: Sum) -> Bool {
    // Differences between shares are none.
    let others = sheet.columns(.percent).filter {
      sheet.meanings[$0].traits.isDisjoint(with: [.growth, .change])
    }
    // None is less than zero, except for one whose sign is a slip.
    let negatives = sheet.negatives(of: sum.column).filter(sum.isPart)
    let mended = sum.difference + 2 * negatives.reduce(0) { $0 + sheet.value($1, sum.column) }
    guard others.contains(sum.column),
      negatives.isEmpty || negatives.count == 1 && mended.magnitude <= sum.closeness.slack.magnitude
    else { return false }
    let wholes = others.filter { other in
      let sum = self.sum(other, Group(total: nil, parts: sum.parts))
      return sum.isHeld && sum.isWhole
    }
    let isSister = wholes.contains { sheet.meanings[$0].stem == sheet.meanings[sum.column].stem }
    return wholes.count >= (isSister ? 1 : 2) && wholes.count * 3 >= (others.count - 1) * 2
  }

  /// What the percents of a column are known to be of.
  private func proportion(_ column: Int) -> Proportion? {
    rules.lazy.compactMap(\.proportion).first { $0.percent == column }
  }
}

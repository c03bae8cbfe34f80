/// Finds the sums over rows: which rows make which total, and in which columns they do.
struct ColumnSumFinder {
  let table: Table
  let sheet: Sheet
  /// The rules found before.
  let rules: [Rule]
  private let columns: [Int]
  private let groups: [RowGroup]
  private let hasOthers: Bool
  /// True where several totals add up, so that another one is meant to.
  private let hasSubtotals: Bool

  init(_ table: Table, _ sheet: Sheet, _ rules: [Rule]) {
    self.table = table
    self.sheet = sheet
    self.rules = rules
    let columns = (0..<sheet.columnCount).filter {
      sheet.kinds[$0] == .amount && !sheet.meanings[$0].traits.contains(.intensive)
    }
    self.columns = columns
    groups = RowGroupFinder(sheet: sheet, columns: columns).find()
    hasSubtotals = groups.count > 1
    hasOthers = sheet.parts.contains(.others)
  }

  func find() -> [ColumnSum] {
    var sums: [ColumnSum] = []
    var excerpts: [Bool] = []
    for group in groups {
      let own = columns.map { ColumnSum(column: $0, group: group, sheet) }
      let held = own.filter { $0.verdict == .holds && $0.isTelling(sheet) }
      let isExcerpt = held.isEmpty && isExcerpt(group, own)
      excerpts.append(isExcerpt)
      sums += own.filter { sum in
        held.contains { $0.column == sum.column } || believes(sum, held: held, isExcerpt)
      }
    }
    grade(&sums)
    for column in 0..<sheet.columnCount where isShare(column) {
      sums += shares(column, hasHeld: sums.contains { $0.verdict == .holds }, excerpts)
    }
    return sums
  }

  // MARK: Belief

  /// True where a column that does not add up, or cannot be added, is meant to.
  private func believes(_ sum: ColumnSum, held: [ColumnSum], _ isExcerpt: Bool) -> Bool {
    guard let total = sum.group.total, sheet.state(total, sum.column) != .missing, sum.missingCount == 0
    else { return false }
    let meaning = sheet.meanings[sum.column]
    // Columns without names have nothing in common.
    let isNamed = !table.columns[sum.column].name.isEmpty
    if isNamed, held.contains(where: { sheet.meanings[$0.column].stem == meaning.stem }) { return true }
    if isWholeOfShares(sum.column, total) { return true }
    if isBelowGreatestPart(sum), !meaning.traits.contains(.additive) {
      let greatest = sum.group.parts.max { sheet.value($0, sum.column) < sheet.value($1, sum.column) }
      return (!held.isEmpty || hasSubtotals) && isSlipped(sum, in: [total] + (greatest.map { [$0] } ?? []))
    }
    if !held.isEmpty || hasSubtotals { return true }
    return hasOthers || (isPlain(total) && !isExcerpt && (sum.unreadableCount > 0 || isNearlyWhole(sum)))
  }

  private func isWholeOfShares(_ column: Int, _ total: Int) -> Bool {
    hasOthers && rules.contains { $0.proportion?.part == column && $0.proportion?.whole == .total(total) }
  }

  /// As an average is, or a rate of the whole, and a sum of positive numbers is not.
  private func isBelowGreatestPart(_ sum: ColumnSum) -> Bool {
    let parts = sum.group.parts.filter { sheet.isKnown($0, sum.column) }.map { sheet.value($0, sum.column) }
    return parts.max().map { sum.total <= $0 } ?? false
  }

  /// True where what is printed in one of the rows is a slip of what all others leave for it. An average is none.
  private func isSlipped(_ sum: ColumnSum, in rows: [Int]) -> Bool {
    let count = Int128(sum.group.parts.count)
    let isAverage =
      (sum.total * count - sum.total + sum.difference).magnitude
      <= (count * sheet.step(of: sum.column)).magnitude
    return rows.contains { row in
      let isTotal = row == sum.group.total
      guard !isTotal || !isAverage, sheet.isKnown(row, sum.column),
        let text = table.cell(row, sum.column)?.text
      else { return false }
      let mended = sheet.value(row, sum.column) + (isTotal ? -sum.difference : sum.difference)
      // No share is less than nothing.
      return (mended >= 0 || sheet.kinds[sum.column] != .percent)
        && sheet.figure(mended, column: sum.column).map {
          Slip.kind(from: $0, to: table.pointed(text)) != nil
        } ?? false
    }
  }

  /// Rows without a rest may be an excerpt; what they lack is then more than damage takes away.
  private func isNearlyWhole(_ sum: ColumnSum) -> Bool {
    columns.count <= 1 || sum.difference <= 0 || sum.difference * 10 < sum.total
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
  private func isExcerpt(_ group: RowGroup, _ own: [ColumnSum]) -> Bool {
    guard !hasOthers else { return false }
    if isNamedExcerpt { return true }
    let shares = sheet.kinds.indices.filter(isShare).map { shareSum($0, group) }.filter {
      $0.total == sheet.hundred
    }
    let whole = (own + shares).filter {
      $0.unreadableCount == 0 && $0.missingCount == 0 && $0.total.magnitude > 2 * $0.closeness.slack.magnitude
    }
    return own.contains { $0.verdict == .violated && !isNearlyWhole($0) }
      || whole.count > 1 && whole.allSatisfy { $0.difference > $0.closeness.slack }
  }

  private var isNamedExcerpt: Bool {
    let words = table.caption.lowercased().split(separator: " ")
    return words.contains { $0 == "top" || $0 == "leading" || $0 == "largest" || $0 == "상위" }
  }

  /// Learns from the sums that hold how exact those are that do not.
  private func grade(_ sums: inout [ColumnSum]) {
    let held = sums.filter { $0.verdict == .holds && $0.missingCount == 0 }
    let inexact = held.filter { $0.difference != 0 }
    var evidence = SumEvidence(rules, sheet)
    for sum in held { evidence.add(sum, sheet) }
    for index in sums.indices {
      let sum = sums[index]
      let isOwnHeld = sum.verdict == .holds && sum.missingCount == 0
      let siblings = held.count - (isOwnHeld ? 1 : 0)
      let inexactSiblings = inexact.count - (isOwnHeld && sum.difference != 0 ? 1 : 0)
      let unit = sheet.step(of: sum.column)
      // Where a cell is printed to fewer places than the others, the sum tells no more than those.
      let isCount = sheet.isCount(sum.column)
      guard sum.coarseRows.count < 2, inexactSiblings == 0 || (isCount && inexactSiblings * 4 <= siblings)
      else { continue }
      // One that is off by what rounding explains is not exact, unless it counts whole things.
      guard isCount || !isOwnHeld || sum.difference == 0 else { continue }
      let isWhole = unit == sheet.one
      // Sums of rounded numbers are exact by chance at times; of decimals, one is not enough.
      let others = isOwnHeld ? evidence.without(sum, sheet) : evidence
      let isShown = isCount || (siblings >= (isWhole ? 1 : 2) && others.showsExactness)
      if isCount || others.provesExactness { sums[index].closeness.slack = unit }
      sums[index].closeness.exactness = isShown ? .shown : .presumed
    }
  }

  // MARK: Shares

  private func isShare(_ column: Int) -> Bool {
    guard sheet.kinds[column] == .percent, !sheet.meanings[column].traits.contains(.growth) else {
      return false
    }
    return proportion(column).map(\.isOfOneWhole) ?? true
  }

  /// Two numbers make 100 by chance, or are a part and the rest of it.
  private static let fewestShares = 3

  /// Shares make 100 %, or what their total row prints.
  private func shares(_ column: Int, hasHeld: Bool, _ excerpts: [Bool]) -> [ColumnSum] {
    let isNamed = sheet.meanings[column].traits.contains(.share)
    var sums: [ColumnSum] = []
    if groups.isEmpty {
      let rows = (0..<sheet.rowCount).filter { sheet.parts[$0].isAdded }
      guard rows.count >= Self.fewestShares else { return [] }
      let sum = shareSum(column, RowGroup(total: nil, parts: rows))
      guard sum.missingCount == 0 else { return [] }
      let isForWhole = isNamed && hasOthers && mayMakeWhole(sum)
      if sum.verdict == .holds || isForWhole || isAmongWholes(column, rows) { sums.append(sum) }
      return sums
    }
    for (group, isExcerpt) in zip(groups, excerpts) {
      guard let total = group.total else { continue }
      let sum = shareSum(column, group)
      switch sheet.state(total, column) {
      case .missing: continue
      case .known:
        let isTotalShare = sheet.value(total, column) == sheet.hundred
        if sum.verdict == .holds, sum.isTelling(sheet) {
          sums.append(sum)
        } else if isNamed || proportion(column) != nil, hasOthers || (hasHeld && isTotalShare) {
          sums.append(sum)
        } else if isNamed, isTotalShare || isWhole(sum), isPlain(total), !isExcerpt, isNearlyWhole(sum) {
          sums.append(sum)
        }
      case .unreadable:
        if isNamed || proportion(column) != nil, hasOthers || hasHeld { sums.append(sum) }
      }
    }
    return sums
  }

  /// True for shares that make about a hundred, or would if one slip of the pen were mended. Where several answers were
  /// allowed, they make far more, and no one of them is to blame.
  private func mayMakeWhole(_ sum: ColumnSum) -> Bool {
    -sum.difference <= sheet.hundred / Self.farBeyond || isSlipped(sum, in: sum.group.parts)
  }

  /// A tenth of the whole: more than rounding and a few wrong shares make together.
  private static let farBeyond: Int128 = 10

  /// Shares that are those of their amounts one and all are off by rounding alone, however rarely it goes so far.
  private func shareSum(_ column: Int, _ group: RowGroup) -> ColumnSum {
    var sum = ColumnSum(column: column, group: group, sheet)
    if let rule = proportion(column), rule.isOfOneWhole,
      group.parts.allSatisfy({ rule.verdict($0, sheet) == .holds })
    {
      let most = (Int128(group.parts.count) + 1) * sheet.step(of: column) / 2
      sum.closeness.slack = max(sum.closeness.slack, most)
    }
    return sum
  }

  /// True where the parts make 100 %, whatever their total prints.
  private func isWhole(_ sum: ColumnSum) -> Bool {
    (sum.total - sum.difference - sheet.hundred).magnitude <= sum.closeness.slack.magnitude
  }

  /// True where most other columns of percents make 100 %, or the one that differs in nothing but its period.
  private func isAmongWholes(_ column: Int, _ rows: [Int]) -> Bool {
    // Differences between shares are none.
    let changes: ColumnMeaning.Traits = [.growth, .change]
    guard sheet.meanings[column].traits.isDisjoint(with: changes), areShares(column, rows) else {
      return false
    }
    let others = (0..<sheet.columnCount).filter {
      $0 != column && sheet.kinds[$0] == .percent && sheet.meanings[$0].traits.isDisjoint(with: changes)
    }
    let wholes = others.filter { other in
      let group = RowGroup(total: nil, parts: rows)
      let sum = ColumnSum(column: other, group: group, sheet)
      return sum.verdict == .holds && sum.missingCount == 0
    }
    let isSister = wholes.contains { sheet.meanings[$0].stem == sheet.meanings[column].stem }
    return wholes.count >= (isSister ? 1 : 2) && wholes.count * 3 >= others.count * 2
  }

  /// True where none is less than zero, except for one whose sign is a slip.
  private func areShares(_ column: Int, _ rows: [Int]) -> Bool {
    let negatives = rows.filter { sheet.value($0, column) < 0 }
    guard let first = negatives.first else { return true }
    let sum = ColumnSum(column: column, group: RowGroup(total: nil, parts: rows), sheet)
    let mended = sum.difference + 2 * sheet.value(first, column)
    return negatives.count == 1 && mended.magnitude <= sum.closeness.slack.magnitude
  }

  /// What the percents of a column are known to be of.
  private func proportion(_ column: Int) -> Proportion? {
    rules.lazy.compactMap(\.proportion).first { $0.percent == column }
  }
}

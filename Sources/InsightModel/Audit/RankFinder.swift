/// Finds what ranks obey: they count up, and order the column that they rank.
struct RankFinder {
  let sheet: Sheet

  init(_ sheet: Sheet) { self.sheet = sheet }

  func find() -> [Rule] {
    var rules: [Rule] = []
    for column in 0..<sheet.columnCount where sheet.kinds[column] == .rank {
      let counts = count(column, ranked: nil) != nil
      let order = order(of: column, counts: counts)
      if let order { rules.append(.order(order)) }
      if let count = count(column, ranked: order?.amount) { rules.append(.count(count)) }
    }
    return rules
  }

  private func count(_ rank: Int, ranked: Int?) -> RankCount? {
    let ranks = (0..<sheet.rowCount).filter { sheet.parts[$0] == .item && sheet.state($0, rank) != .missing }
    guard ranks.count >= 3, let first = ranks.first, let last = ranks.last else { return nil }
    let own = count(rank, ranks, ranked: ranked)
    // A row between them may have lost its rank, and is counted all the same.
    let items = (first...last).filter { sheet.parts[$0] == .item }
    guard items.count > ranks.count, own.map({ !$0.breaks.isEmpty }) ?? true else { return own }
    let all = count(rank, items, ranked: ranked)
    return all.map { $0.breaks.count < own?.breaks.count ?? .max } ?? false ? all : own
  }

  private func count(_ rank: Int, _ rows: [Int], ranked: Int?) -> RankCount? {
    // Most rows tell where the counting begins: the one start that outvotes all others.
    var (start, votes) = (Int128(0), 0)
    for (place, row) in rows.enumerated() where sheet.isKnown(row, rank) {
      let own = sheet.value(row, rank) - Int128(place)
      if votes == 0 { start = own }
      votes += own == start ? 1 : -1
    }
    let rule = RankCount(rank: rank, rows: rows, first: start, ranked: ranked, sheet)
    guard rows.count - rule.breaks.count >= 3,
      rule.breaks.count <= (rows.count < 4 ? 0 : max(1, rows.count / 5))
    else { return nil }
    return rule
  }

  private func order(of rank: Int, counts: Bool) -> RankOrder? {
    let period = sheet.meanings[rank].period
    var best: (rule: RankOrder, misplaced: Int)?
    for amount in 0..<sheet.columnCount where sheet.kinds[amount] == .amount {
      if let period, let other = sheet.meanings[amount].period, period != other { continue }
      let rows = (0..<sheet.rowCount).filter {
        sheet.parts[$0] == .item && sheet.isKnown($0, rank) && sheet.isKnown($0, amount)
      }
      guard rows.count >= 3 else { continue }
      let sorted = rows.map { (rank: Int(clamping: sheet.value($0, rank)), row: $0) }
        .sorted { $0.rank != $1.rank ? $0.rank < $1.rank : $0.row < $1.row }.map(\.row)
      for isRising in [false, true] {
        let rule = RankOrder(rank: rank, amount: amount, isRising: isRising, sorted: sorted, sheet)
        guard let misplaced = rule.misplacedCount(sheet), misplaced < best?.misplaced ?? 3 else { continue }
        // Few rows are in order by chance, or but for one; more, if neither the ranks count up nor the names say so.
        let isSaid = counts || (period != nil && period == sheet.meanings[amount].period)
        guard misplaced == 0 || rows.count >= 4 * misplaced + (isSaid ? 2 : 4) else { continue }
        best = (rule, misplaced)
        if misplaced == 0 { return rule }
      }
    }
    return best?.rule
  }
}

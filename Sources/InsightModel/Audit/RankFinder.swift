/// Finds what ranks obey: they count up, and order the column that they rank.
struct RankFinder {
  let sheet: Sheet

  /// Two ranks that follow one another, or two amounts in the order of their ranks, are no rarity.
  private static let fewestRows = 3

  init(_ sheet: Sheet) { self.sheet = sheet }

  func find() -> [Rule] {
    var rules: [Rule] = []
    let own = ownRank
    for column in 0..<sheet.columnCount where sheet.kinds[column] == .rank {
      let order = order(of: column, isOwn: column == own)
      if let order { rules.append(.order(order)) }
      if column == own, let count = count(column, ranked: order?.amount) { rules.append(.count(count)) }
    }
    return rules
  }

  /// The first column of ranks that is not of an earlier time than another: the rows stand in its order. Ranks of
  /// another time count up but by chance.
  private var ownRank: Int? {
    let ranks = (0..<sheet.columnCount).filter { sheet.kinds[$0] == .rank }
    let latest = ranks.compactMap { sheet.meanings[$0].period }.max()
    return ranks.first { column in
      let meaning = sheet.meanings[column]
      return !meaning.traits.contains(.earlier) && (meaning.period == nil || meaning.period == latest)
    }
  }

  private func count(_ rank: Int, ranked: Int?) -> RankCount? {
    let ranks = (0..<sheet.rowCount).filter { sheet.parts[$0] == .item && sheet.state($0, rank) != .missing }
    guard ranks.count >= Self.fewestRows, let first = ranks.first, let last = ranks.last else { return nil }
    let own = count(rank, ranks, ranked: ranked)
    // A row between them may have lost its rank, and is counted all the same.
    let items = (first...last).filter { sheet.parts[$0] == .item }
    guard items.count > ranks.count else { return own }
    // Beside it, another rank may be anything.
    if ranks.contains(where: { !sheet.isKnown($0, rank) }) { return nil }
    guard let own, !own.breaks.isEmpty else { return own ?? count(rank, items, ranked: ranked) }
    return count(rank, items, ranked: ranked).flatMap { $0.breaks.isEmpty ? $0 : nil }
  }

  private func count(_ rank: Int, _ rows: [Int], ranked: Int?) -> RankCount? {
    // Most rows tell where the counting begins: the one start that outvotes all others.
    var (start, votes) = (Int128(0), 0)
    for (place, row) in rows.enumerated() where sheet.isKnown(row, rank) {
      let own = sheet.value(row, rank) - Int128(place) * sheet.one
      if votes == 0 { start = own }
      votes += own == start ? 1 : -1
    }
    let rule = RankCount(rank: rank, rows: rows, first: start, ranked: ranked, sheet)
    let (count, breaks) = (rows.count, rule.breaks.count)
    guard count - breaks >= Self.fewestRows else { return nil }
    // One in five may be wrong, and one where at least three others are right.
    if breaks <= (count < 4 ? 0 : max(1, count / 5)) { return rule }
    // Two that are wrong, but not two that changed places.
    return breaks == 2 && count - breaks >= 4 && !isPermuted(rule) ? rule : nil
  }

  /// True where the ranks out of place are those of the places.
  private func isPermuted(_ rule: RankCount) -> Bool {
    let places = rule.rows.enumerated().filter { rule.breaks.contains($0.element) }
    return Set(places.map { rule.first + Int128($0.offset) * sheet.one })
      == Set(rule.breaks.map { sheet.value($0, rule.rank) })
  }

  private func order(of rank: Int, isOwn: Bool) -> RankOrder? {
    let period = sheet.meanings[rank].period
    var best: (rule: RankOrder, misplaced: Int)?
    for amount in 0..<sheet.columnCount where sheet.kinds[amount] == .amount {
      if let period, let other = sheet.meanings[amount].period, period != other { continue }
      let rows = (0..<sheet.rowCount).filter {
        sheet.parts[$0] == .item && sheet.isKnown($0, rank) && sheet.isKnown($0, amount)
      }
      guard rows.count >= Self.fewestRows else { continue }
      let sorted = rows.map { (rank: Int(clamping: sheet.value($0, rank)), row: $0) }
        .sorted { $0.rank != $1.rank ? $0.rank < $1.rank : $0.row < $1.row }.map(\.row)
      for isRising in [false, true] {
        let rule = RankOrder(rank: rank, amount: amount, isRising: isRising, sorted: sorted, sheet)
        guard let misplaced = rule.misplacedCount(sheet), misplaced < best?.misplaced ?? 3 else { continue }
        // Few rows are in order by chance, or all but one of them; ranks of another time, often.
        let isSaid = isOwn || (period != nil && period == sheet.meanings[amount].period)
        guard misplaced == 0 || (isSaid && rows.count >= 4 * misplaced + 2) else { continue }
        best = (rule, misplaced)
        if misplaced == 0 { return rule }
      }
    }
    return best?.rule
  }
}

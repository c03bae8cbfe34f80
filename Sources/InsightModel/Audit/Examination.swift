/// Looks for the cells that are at fault where rules fail.
struct Examination {
  let table: Table
  let sheet: Sheet
  let rules: [any Rule]
  /// True where the table was too large for all rules to be looked for.
  let isExhausted: Bool

  /// With what the sums tell of the numbers. `mayLackZeros`: what would be zero may have been left out, as in the total of
  /// how far the shares have moved.
  init(_ table: Table, mayLackZeros: Bool = false) {
    var sheet = Sheet(table)
    var finder = RuleFinder(table, sheet)
    if mayLackZeros {
      let first = Examination(finder)
      let zeros = sheet.unreadable.filter { table.cell($0.row, $0.column) == nil && first.mayBeZero($0) }
      for spot in zeros { sheet.forget(spot) }
      if !zeros.isEmpty { finder = RuleFinder(table, sheet) }
    }
    if sheet.learn(SumEvidence(finder.rules, finder.sheet)) { finder = RuleFinder(table, sheet) }
    self.init(finder)
  }

  private init(_ finder: RuleFinder) {
    (table, sheet, rules, isExhausted) = (finder.table, finder.sheet, finder.rules, finder.isExhausted)
  }

  /// What must be true of one cell for all rules to hold.
  struct Suspect {
    var spot: Spot
    /// The least and the greatest value that fit.
    var span: Span
    /// The rules that say something of it.
    var bearing: [Instance]
  }

  var words: Sentences { Sentences(table: table, sheet: sheet, mended: nil) }

  func findings() -> [Table.Finding] {
    let broken = failures(.tolerant)
    guard !broken.isEmpty || !sheet.unreadable.isEmpty else { return [] }
    for reading in [Reading.strict, .tolerant] {
      let broken = reading == .strict ? failures(.strict) : broken
      let suspects = suspects(broken, reading)
      if let suspect = suspects.first, suspects.count == 1 {
        return [finding(suspect, broken, reading)].filter(isTelling)
      }
      if !suspects.isEmpty { return [finding(amongMany: suspects, broken)] }
    }
    return findings(ofSeveral: broken).filter(isTelling)
  }

  private static let lossReason = "the line lacks this cell"

  /// That a line lacks a cell is said of the whole row, where nothing tells more of it.
  private func isTelling(_ finding: Table.Finding) -> Bool {
    finding.proven != nil || finding.reasons != [Self.lossReason]
  }

  private func failures(_ reading: Reading) -> [Instance] {
    var failures: [Instance] = []
    for (index, rule) in rules.enumerated() {
      for line in rule.lines where rule.verdict(line, sheet, reading) == .violated {
        failures.append(Instance(rule: index, line: line))
      }
    }
    return failures
  }

  /// True where every rule holds, sums to the last place where they are shown to be exact.
  var isSound: Bool { failures(.strict).isEmpty && sheet.unreadable.isEmpty }

  /// What bears out a cell as it is printed.
  func witnesses(of spot: Spot) -> [Instance] {
    (suspect(spot, .strict)?.bearing ?? []).filter { rules[$0.rule].ranking == nil }
  }

  func isSum(_ instance: Instance) -> Bool { rules[instance.rule].sum != nil }

  /// The witnesses of a cell in words.
  func proofs(of spot: Spot, except known: [Instance] = []) -> [String] {
    witnesses(of: spot).filter { !known.contains($0) }.map {
      words.proof(rules[$0.rule], $0.line, of: spot)
    }
  }

  /// True where zero would fit.
  func mayBeZero(_ spot: Spot) -> Bool {
    suspect(spot, .tolerant).map { !$0.bearing.isEmpty && $0.span.contains(0) } ?? false
  }

  /// False where the rules contradict each other on what a cell must be.
  func mayBeOne(_ spot: Spot) -> Bool { suspect(spot, .tolerant) != nil }

  // MARK: One cell that explains everything

  /// The cells of which a change alone would satisfy every rule.
  private func suspects(_ broken: [Instance], _ reading: Reading) -> [Suspect] {
    if let only = sheet.unreadable.first {
      guard sheet.unreadable.count == 1, broken.isEmpty, let suspect = suspect(only, reading) else {
        return []
      }
      return [suspect]
    }
    let sizes = broken.map { rules[$0.rule].spots($0.line) }
    guard let smallest = sizes.min(by: { $0.count < $1.count }) else { return [] }
    return smallest.compactMap { spot in
      guard sheet.isKnown(spot.row, spot.column),
        broken.allSatisfy({ rules[$0.rule].contains(spot, $0.line) })
      else { return nil }
      return suspect(spot, reading)
    }
  }

  /// nil where no value fits.
  func suspect(_ spot: Spot, _ reading: Reading, except left: Instance? = nil) -> Suspect? {
    // Ranks begin with 1.
    let all = sheet.kinds[spot.column] == .rank ? Span(lower: sheet.one, upper: Span.all.upper) : .all
    var suspect = Suspect(spot: spot, span: all, bearing: [])
    for (index, rule) in rules.enumerated() {
      for line in rule.lines(bearingOn: spot) {
        let instance = Instance(rule: index, line: line)
        guard instance != left, let allowed = rule.allowed(spot, line, sheet, reading) else { continue }
        suspect.span = suspect.span.intersection(allowed)
        suspect.bearing.append(instance)
        if suspect.span.isEmpty { return nil }
      }
    }
    suspect.span = suspect.span.multiples(of: sheet.step(of: spot.column))
    return suspect.span.isEmpty || isBelowAll(suspect) ? nil : suspect
  }

  /// True where only what is less than zero would fit in a column without such numbers, and no lost sign explains it.
  private func isBelowAll(_ suspect: Suspect) -> Bool {
    let spot = suspect.spot
    guard suspect.span.upper < 0, sheet.isKnown(spot.row, spot.column) else { return false }
    return !suspect.span.contains(-sheet.value(spot.row, spot.column))
      && sheet.negatives(of: spot.column).isEmpty
  }

  // MARK: Proof

  private func finding(_ suspect: Suspect, _ broken: [Instance], _ reading: Reading) -> Table.Finding {
    var finding = finding(at: suspect.spot, [])
    if let (value, figure, witnesses) = proof(suspect, reading) {
      finding.proven = figure
      finding.reasons = reasons(for: value, suspect, witnesses)
    } else {
      finding = doubt(self.suspect(suspect.spot, .tolerant) ?? suspect, told(broken))
    }
    finding.reasons += malformed(suspect.spot)
    return finding
  }

  /// What is to be said of a cell that cannot be read.
  func malformed(_ spot: Spot) -> [String] {
    guard sheet.state(spot.row, spot.column) == .unreadable else { return [] }
    guard let cell = table.cell(spot.row, spot.column) else { return [Self.lossReason] }
    guard let index = cell.finding, table.findings.indices.contains(index) else {
      let text = table.pointed(cell.text)
      let isFused = !BrokenNumber.isLike(text) && BrokenNumber.isFused(text)
      return ["\(cell.text) is \(isFused ? "two numbers run together" : "not a well-formed number")"]
    }
    return table.findings[index].reasons
  }

  /// The one value, and the rules that bear it out against what is printed.
  private func proof(
    _ suspect: Suspect, _ reading: Reading
  ) -> (value: Int128, figure: Figure, witnesses: [Instance])? {
    let value = suspect.span.lower
    guard value == suspect.span.upper, let figure = sheet.figure(value, column: suspect.spot.column) else {
      return nil
    }
    var witnesses = suspect.bearing.filter { rules[$0.rule].verdict($0.line, sheet, .strict) != .holds }
    // Where sums are read within rounding, only what they leave no choice of is proven.
    guard reading == .strict || witnesses.count == 1 else { return nil }
    if witnesses.count == 1, let only = witnesses.first {
      let vouchers = vouchers(for: only, of: suspect, reading)
      let isRegrouped =
        !sheet.isKnown(suspect.spot.row, suspect.spot.column)
        && slip(value, suspect.spot)?.isOfSigns ?? false
      guard !vouchers.isEmpty || (reading == .strict && isRegrouped && isColumnSum(only)),
        !isOneUnitOff(only, suspect.spot)
      else {
        return nil
      }
      witnesses += vouchers
    }
    guard !witnesses.isEmpty else { return nil }
    return isOnlyFit(value, suspect, witnesses.count) ? (value, figure, witnesses) : nil
  }

  private func isColumnSum(_ instance: Instance) -> Bool { rules[instance.rule].sum?.course == .down }

  /// The sums that vouch for every other cell of a row-wise rule; none where one of them has no such sum, or where
  /// what an inexact one leaves open would make another value of the cell.
  private func vouchers(for instance: Instance, of suspect: Suspect, _ reading: Reading) -> [Instance] {
    guard rules[instance.rule].isRowWise else { return [] }
    var vouchers: [Instance] = []
    var isExact = reading == .strict
    let others = rules[instance.rule].spots(instance.line).filter { $0 != suspect.spot }
    for other in others {
      let sums = rules.indices.filter { index in
        guard let sum = rules[index].sum, sum.course == .down else { return false }
        return sum.contains(other, sum.column) && sum.isWhole && sum.isHeld
      }
      let exact = sums.first {
        rules[$0].sum.map { $0.closeness.exactness != .no && $0.difference == 0 } ?? false
      }
      guard let index = exact ?? sums.first(where: { rules[$0].sum.map { $0.isTelling($0.made()) } ?? false })
      else { return [] }
      if exact == nil { isExact = false }
      let voucher = Instance(rule: index, line: other.column)
      if !vouchers.contains(voucher) { vouchers.append(voucher) }
    }
    return isExact || isFixed(suspect, others, instance) ? vouchers : []
  }

  /// True for a percent that is the same whatever its amounts are within all that the other rules leave open.
  private func isFixed(_ suspect: Suspect, _ amounts: [Spot], _ instance: Instance) -> Bool {
    guard let rule = rules[instance.rule].proportion, suspect.spot.column == rule.percent else {
      return false
    }
    var corners = [sheet]
    for amount in amounts {
      guard let open = self.suspect(amount, .tolerant, except: instance)?.span else { return false }
      corners = corners.flatMap { [$0.with(open.lower, at: amount), $0.with(open.upper, at: amount)] }
    }
    let step = sheet.step(of: suspect.spot.column)
    return corners.allSatisfy {
      rule.allowed(suspect.spot, instance.line, $0, .tolerant)?.multiples(of: step) == suspect.span
    }
  }

  /// True where one unit more or less in an amount would bear out the percent as it is printed: sums may hide as much.
  private func isOneUnitOff(_ instance: Instance, _ spot: Spot) -> Bool {
    guard let rule = rules[instance.rule].proportion, spot.column == rule.percent,
      sheet.isKnown(spot.row, spot.column)
    else { return false }
    return rule.spots(instance.line).contains { amount in
      guard amount.column != rule.percent, !sheet.isCount(amount.column) else { return false }
      let (value, step) = (sheet.value(amount.row, amount.column), sheet.step(of: amount.column))
      return [value - step, value + step].contains {
        rule.verdict(instance.line, sheet.with($0, at: amount), .tolerant) == .holds
      }
    }
  }

  /// False where something else may be meant: what is printed is no slip of the value, so that a second cell may be
  /// damaged as well, or rounding leaves room for a neighbour that what is printed speaks for as much.
  private func isOnlyFit(_ value: Int128, _ suspect: Suspect, _ witnessCount: Int) -> Bool {
    let spot = suspect.spot
    let exact = exactness(suspect)
    let slip = slip(value, spot)
    // Where the digits are all there, another digit wrong is no better a reading.
    if slip?.isOfSigns ?? false { return true }
    // Where all others are full hundreds, so is this one.
    let place = sheet.commonPlace(of: spot.column, except: spot.row)
    let neighbours = (self.suspect(spot, .tolerant).flatMap(slips) ?? []).filter {
      $0.value != value && (value % place != 0 || $0.value % place == 0)
    }
    if slip != nil, neighbours.isEmpty { return true }
    if neighbours.contains(where: \.slip.isOfSigns) { return false }
    // Two exact sums do not agree by chance, unless both were rounded the same way.
    if exact.count >= 2, !exact.contains(.no) {
      return (slip != nil || neighbours.isEmpty)
        && (sheet.isCount(spot.column) || SumEvidence(rules, sheet).provesExactness)
    }
    // Where numbers are whole things, or what is printed is none at all, an exact sum and two more rules besides
    // outweigh what rounding might have done.
    return slip != nil && exact.contains(.shown) && witnessCount >= 3
      && (!sheet.isKnown(spot.row, spot.column) || sheet.isCount(spot.column)) && areAmountsExact(value, spot)
  }

  /// True where every percent is that of the amounts as they are printed, and every sum in a row is exact, as it is
  /// where nothing was rounded.
  private func areAmountsExact(_ value: Int128, _ spot: Spot) -> Bool {
    let mended = sheet.with(value, at: spot)
    return rules.allSatisfy { rule in
      rule.lines.allSatisfy { line in
        if let sum = rule.sum, sum.course == .across { return sum.isExact(line, mended) }
        return rule.proportion?.isOfPrinted(line, mended) ?? true
      }
    }
  }

  /// How exact the sums are that bear on a cell. A total that is the sum of its rows and of their subtotals is one sum.
  private func exactness(_ suspect: Suspect) -> [Closeness.Exactness] {
    var found: [Closeness.Exactness] = []
    var hasTotal = false
    for instance in suspect.bearing {
      guard let sum = rules[instance.rule].sum, sum.course == .across || sheet.kinds[sum.column] == .amount
      else {
        continue
      }
      let exactness = sum.closeness.exactness
      if sum.course == .down, sum.total == suspect.spot.row {
        if hasTotal, exactness != .no { continue }
        hasTotal = true
      }
      found.append(exactness)
    }
    return found
  }

  private static let reasonLimit = 12

  private func reasons(for value: Int128, _ suspect: Suspect, _ witnesses: [Instance]) -> [String] {
    let words = Sentences(table: table, sheet: sheet.with(value, at: suspect.spot), mended: suspect.spot)
    // The exact sums first.
    let ordered = witnesses.filter(isColumnSum) + witnesses.filter { !isColumnSum($0) }
    var reasons = ordered.prefix(Self.reasonLimit).map { instance in
      words.proof(rules[instance.rule], instance.line, of: suspect.spot)
    }
    if ordered.count > Self.reasonLimit {
      reasons.append("and so in \(ordered.count - Self.reasonLimit) more rows")
    }
    return reasons
  }
}

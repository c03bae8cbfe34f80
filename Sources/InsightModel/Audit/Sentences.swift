/// Says in words, with the numbers in them, what rules say of cells.
struct Sentences {
  let table: Table
  /// As it is printed, or with one cell mended.
  let sheet: Sheet
  let mended: Spot?

  // MARK: Numbers

  /// As printed; a mended cell in the manner of its column.
  func text(_ row: Int, _ column: Int) -> String {
    guard mended != Spot(row: row, column: column), let cell = table.cell(row, column),
      sheet.isKnown(row, column)
    else { return text(sheet.value(row, column), column) }
    // Where the column's name says `(%)`, its cells need not; points say so themselves.
    let isBare =
      sheet.kinds[column] == .percent && cell.text.utf8.last.map { $0.isDigit || $0 == 0x29 } ?? false
    return isBare && !cell.text.utf8.contains(0x25) ? cell.text + "%" : cell.text
  }

  func text(_ value: Int128, _ column: Int) -> String {
    guard let figure = sheet.figure(value, column: column) else { return "\(value)" }
    var notation = table.notation(of: column)
    // Three digits make no group beside another.
    if figure.digits.magnitude < 1000 { notation.group = nil }
    if sheet.kinds[column] == .percent, notation.suffix.isEmpty { notation.suffix = "%" }
    return notation.text(figure)
  }

  private static let numerals = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]

  /// `eleven rows`; in digits beyond twelve.
  private func rows(_ count: Int) -> String {
    (count < Self.numerals.count ? Self.numerals[count] : "\(count)") + (count == 1 ? " row" : " rows")
  }

  private func name(_ column: Int) -> String {
    let name = table.columns[column].name
    return name.isEmpty ? "column \(column + 1)" : name
  }

  private func rowName(_ row: Int) -> String {
    guard let column = table.nameColumn, let text = table.cell(row, column)?.text, !text.isEmpty else {
      return "row \(row + 1)"
    }
    return text
  }

  // MARK: What holds, and what does not

  /// That the rule bears out the mended cell, or the others that a proof starts from.
  func proof(_ rule: any Rule, _ line: Int, of spot: Spot) -> String {
    if let sum = rule.sum { return proof(sum, line, of: spot) }
    if let proportion = rule.proportion { return proof(proportion, line, of: spot) }
    return rule.ranking.map { proof($0, of: spot) } ?? ""
  }

  func failure(_ rule: any Rule, _ line: Int) -> String {
    if let sum = rule.sum {
      let (cells, made) = made(sum, line)
      return "\(cells) \(text(made, sum.column)), not \(sum.course == .down ? "to " : "")\(total(sum, line))"
    }
    if let proportion = rule.proportion { return failure(proportion, line) }
    return rule.ranking.map(failure) ?? ""
  }

  // MARK: Sums

  private func proof(_ sum: Sum, _ line: Int, of spot: Spot) -> String {
    if sum.course == .down, sum.isPart(spot.row), sum.contains(spot, line) {
      let value = sheet.value(spot.row, spot.column)
      let left = value + sum.reckon(line, sheet).difference
      let others = sum.parts.count == 2 ? "the other row" : "the other \(rows(sum.parts.count - 1))"
      let own = sum.total == nil ? " of \(name(line))" : ""
      return "\(total(sum, line)) less \(others)\(own) leaves \(text(left, line))"
        + (left == value ? "" : ", within rounding of \(text(value, line))")
    }
    let (cells, made) = made(sum, line)
    let isExact = sum.isExact(line, sheet)
    return "\(cells) \(isExact ? "" : text(made, sum.column) + ", within rounding of ")\(total(sum, line))"
  }

  /// What is added up, with the verb, and what it makes: `in Kenya, Gold 12, Silver 9 and Bronze 4 make`.
  private func made(_ sum: Sum, _ line: Int) -> (cells: String, made: Int128) {
    let reckoned = sum.reckon(line, sheet)
    let made = reckoned.total - reckoned.difference
    if sum.course == .down { return ("the \(rows(sum.parts.count)) of \(name(line)) add up to", made) }
    func cell(_ column: Int) -> String { "\(name(column)) \(text(line, column))" }
    if let taken = sum.taken, let from = sum.parts.first(where: { $0 != taken }) {
      return ("in \(rowName(line)), \(cell(from)) less \(cell(taken)) leaves", made)
    }
    let texts = sum.parts.map(cell)
    return (
      "in \(rowName(line)), \(texts.dropLast().joined(separator: ", ")) and \(texts.last ?? "") make", made
    )
  }

  private func total(_ sum: Sum, _ line: Int) -> String {
    guard let total = sum.total else { return "100%" }
    return sum.course == .down
      ? "\(rowName(total)) \(text(total, line))" : "\(name(total)) \(text(line, total))"
  }

  // MARK: Percents

  private func proof(_ rule: Proportion, _ row: Int, of spot: Spot) -> String {
    let (part, percent) = (text(row, rule.part), text(row, rule.percent))
    guard rule.isGrowth, let whole = rule.whole(row).map({ text($0.row, $0.column) }) else {
      if rule.whole == .total(row) { return "\(rowName(row)) is 100% of itself" }
      let said = "\(part) is \(percent) of \(whole(rule, row))"
      if case .total = rule.whole { return "\(said), as \(name(rule.percent)) prints" }
      return said
    }
    // What the growth makes of the old amount, to the place that the new one is printed to.
    guard spot.column == rule.part, let span = rule.allowed(spot, row, sheet, .tolerant) else {
      return "\(whole) grown by \(percent) is \(part) within rounding"
    }
    let step = sheet.step(of: spot.column)
    let middle = ((span.lower + span.upper) / 2 + step / 2).dividedDown(by: step) * step
    return middle == sheet.value(row, rule.part)
      ? "\(whole) grown by \(percent) is \(part)"
      : "\(whole) grown by \(percent) is \(text(middle, rule.part)), within rounding of \(part)"
  }

  private func failure(_ rule: Proportion, _ row: Int) -> String {
    let percent = text(row, rule.percent)
    if rule.whole == .total(row) { return "\(rowName(row)) is 100% of itself, not \(percent)" }
    let spot = Spot(row: row, column: rule.percent)
    var computed = "another percentage"
    let span = rule.allowed(spot, row, sheet, .tolerant)?.multiples(of: sheet.step(of: spot.column))
    if let span, !span.isEmpty {
      let ends = [span.lower, span.upper].map { text($0, rule.percent) }
      computed = ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to ")
    }
    let part = text(row, rule.part)
    if rule.isGrowth, let old = rule.whole(row) {
      return "from \(text(old.row, old.column)) to \(part) the growth is \(computed), not \(percent)"
    }
    return "\(part) is \(computed) of \(whole(rule, row)), not \(percent)"
  }

  /// What a row's percent is of.
  private func whole(_ rule: Proportion, _ row: Int) -> String {
    switch rule.whole {
    case .total(let total): "\(rowName(total)) \(text(total, rule.part))"
    case .implied: "the total that the other rows' shares are taken of"
    case .column(let column): "\(name(column)) \(text(row, column))"
    case .next: "another row"
    }
  }

  // MARK: Ranks

  private func proof(_ rule: Ranking, of spot: Spot) -> String {
    let rank = text(spot.row, rule.rank)
    guard let amount = rule.ordered else {
      return "rank \(rank) is next where ranks count up from row to row"
    }
    let own = sheet.value(spot.row, rule.rank)
    let ranked = rule.rows.filter { $0 != spot.row }
    let above = ranked.last { sheet.value($0, rule.rank) < own }.map { "after \(text($0, amount))" }
    let below = ranked.first { sheet.value($0, rule.rank) > own }.map { "before \(text($0, amount))" }
    let places = [above, below].compactMap { $0 }.joined(separator: " and ")
    return "at rank \(rank), \(text(spot.row, amount)) comes \(places)"
  }

  private func failure(_ rule: Ranking) -> String {
    guard let amount = rule.ordered else {
      let places = rule.breaks.prefix(3).map { "\(text($0, rule.rank)) at \(rowName($0))" }
      return "\(name(rule.rank)) does not count up from row to row: \(places.joined(separator: ", "))"
    }
    let places = rule.breaks.prefix(2).map { "rank \(text($0, rule.rank)) has \(text($0, amount))" }
    return "\(places.joined(separator: " and ")), against the order of \(name(amount))"
  }
}

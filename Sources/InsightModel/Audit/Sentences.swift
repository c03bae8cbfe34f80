/// Says in words, with the numbers in them, what rules say of cells.
struct Sentences {
  let table: Table
  /// As it is printed, or with one cell mended.
  let sheet: Sheet
  let mended: Spot?

  // MARK: Numbers

  /// As printed; a mended cell in the manner of its column.
  func text(_ row: Int, _ column: Int) -> String {
    if mended != Spot(row: row, column: column), let cell = table.cell(row, column),
      sheet.isKnown(row, column)
    {
      // Where the column's name says `(%)`, its cells need not.
      // Points say so themselves.
      let isBare =
        sheet.kinds[column] == .percent && cell.text.utf8.last.map { $0.isDigit || $0 == 0x29 } ?? false
      return isBare && !cell.text.utf8.contains(0x25) ? cell.text + "%" : cell.text
    }
    return text(sheet.value(row, column), column)
  }

  func text(_ value: Int128, _ column: Int) -> String {
    guard let figure = sheet.figure(value, column: column) else { return "\(value)" }
    var notation = table.notation(of: column)
    // Three digits make no group beside another.
    if figure.digits.magnitude < 1000 { notation.group = nil }
    if sheet.kinds[column] == .percent, notation.suffix.isEmpty { notation.suffix = "%" }
    return notation.text(figure)
  }

  /// `eleven rows`; in digits beyond twelve.
  private func rows(_ count: Int) -> String {
    (count < Self.numerals.count ? Self.numerals[count] : "\(count)") + (count == 1 ? " row" : " rows")
  }

  private static let numerals = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]

  private func otherRows(_ count: Int) -> String {
    count == 1 ? "the other row" : "the other \(rows(count))"
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

  // MARK: What proves a value

  /// That the rule bears out the mended cell.
  func proof(_ rule: Rule, row: Int, of spot: Spot) -> String {
    switch rule {
    case .columnSum(let sum): proof(sum, of: spot)
    case .rowSum(let sum): proof(sum, row)
    case .proportion(let proportion): proof(proportion, row, of: spot)
    case .order(let order): proof(order, of: spot)
    case .count: "rank \(text(spot.row, spot.column)) is next where ranks count up from row to row"
    }
  }

  private func proof(_ sum: ColumnSum, of spot: Spot) -> String {
    let value = sheet.value(spot.row, spot.column)
    let made = remainder(sum, without: spot)
    // Rounded parts may miss their total by a little.
    let result =
      made == value
      ? text(value, sum.column) : "\(text(made, sum.column)), within rounding of \(text(value, sum.column))"
    if spot.row == sum.group.total {
      return "\(added(sum)) \(result)"
    }
    let others = otherRows(sum.group.parts.count - 1)
    let own = sum.group.total == nil ? " of \(name(sum.column))" : ""
    return "\(total(sum)) less \(others)\(own) leaves \(result)"
  }

  /// What all other cells of a sum leave for one.
  private func remainder(_ sum: ColumnSum, without spot: Spot) -> Int128 {
    let parts = sum.group.parts.reduce(Int128(0)) { made, row in
      row == spot.row || !sheet.isKnown(row, sum.column) ? made : made + sheet.value(row, sum.column)
    }
    if spot.row == sum.group.total { return parts }
    return (sum.group.total.map { sheet.value($0, sum.column) } ?? sum.total) - parts
  }

  /// That a sum bears out the cells which a proof starts from.
  func support(_ sum: ColumnSum) -> String {
    sum.difference == 0
      ? "\(added(sum)) \(total(sum)) as printed"
      : "\(added(sum)) \(text(sum.total - sum.difference, sum.column)), within rounding of \(total(sum))"
  }

  private func added(_ sum: ColumnSum) -> String {
    "the \(rows(sum.group.parts.count)) of \(name(sum.column)) add up to"
  }

  private func total(_ sum: ColumnSum) -> String {
    sum.group.total.map { "\(rowName($0)) \(text($0, sum.column))" } ?? "100%"
  }

  /// `in Kenya, Gold 12, Silver 9 and Bronze 4 make Total 25`.
  private func proof(_ sum: RowSum, _ row: Int) -> String {
    let (total, made) = (sheet.value(row, sum.total), made(sum, row))
    let result =
      made == total ? "" : "\(text(made, sum.total)), within rounding of "
    return "in \(rowName(row)), \(terms(sum, row)) \(result)\(name(sum.total)) \(text(row, sum.total))"
  }

  private func made(_ sum: RowSum, _ row: Int) -> Int128 {
    sheet.value(row, sum.total) - (sum.difference(row, sheet) ?? 0)
  }

  /// The terms as the table has them from left to right, with their verb.
  private func terms(_ sum: RowSum, _ row: Int) -> String {
    if let taken = sum.terms.first(where: \.isSubtracted),
      let from = sum.terms.first(where: { !$0.isSubtracted })
    {
      return
        "\(name(from.column)) \(text(row, from.column)) less \(name(taken.column)) \(text(row, taken.column)) leaves"
    }
    let texts = sum.terms.map(\.column).sorted().map { "\(name($0)) \(text(row, $0))" }
    return "\(texts.dropLast().joined(separator: ", ")) and \(texts.last ?? "") make"
  }

  private func proof(_ rule: Proportion, _ row: Int, of spot: Spot) -> String {
    let (part, percent) = (text(row, rule.part), text(row, rule.percent))
    guard rule.isGrowth, let whole = rule.whole(row).map({ text($0.row, $0.column) }) else {
      if rule.whole == .total(row) { return "\(rowName(row)) is 100% of itself" }
      let said = "\(part) is \(percent) of \(whole(rule, row))"
      if case .total = rule.whole { return "\(said), as \(name(rule.percent)) prints" }
      return said
    }
    // What the growth makes of the old amount, to the place that the new one is printed to.
    guard spot.column == rule.part, let span = rule.allowed(spot, row, sheet) else {
      return "\(whole) grown by \(percent) is \(part) within rounding"
    }
    let step = sheet.step(of: spot.column)
    let middle = ((span.lower + span.upper) / 2 + step / 2).dividedDown(by: step) * step
    return middle == sheet.value(row, rule.part)
      ? "\(whole) grown by \(percent) is \(part)"
      : "\(whole) grown by \(percent) is \(text(middle, rule.part)), within rounding of \(part)"
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

  private func proof(_ order: RankOrder, of spot: Spot) -> String {
    let amount = text(spot.row, order.amount)
    let own = sheet.value(spot.row, order.rank)
    let rank = text(spot.row, order.rank)
    let ranked = order.sorted.filter { $0 != spot.row }
    let above = ranked.last { sheet.value($0, order.rank) < own }
    let below = ranked.first { sheet.value($0, order.rank) > own }
    switch (above, below) {
    case (let above?, let below?):
      return
        "at rank \(rank), \(amount) stands between \(text(above, order.amount)) and \(text(below, order.amount))"
    case (let above?, nil): return "at rank \(rank), \(amount) comes after \(text(above, order.amount))"
    case (nil, let below?): return "at rank \(rank), \(amount) comes before \(text(below, order.amount))"
    case (nil, nil): return "\(amount) is in the order of its rank \(rank)"
    }
  }

  // MARK: What does not add up

  func failure(_ rule: Rule, row: Int) -> String {
    switch rule {
    case .columnSum(let sum):
      return "\(added(sum)) \(text(sum.total - sum.difference, sum.column)), not to \(total(sum))"
    case .rowSum(let sum):
      return
        "in \(rowName(row)), \(terms(sum, row)) \(text(made(sum, row), sum.total)), not \(name(sum.total)) \(text(row, sum.total))"
    case .proportion(let proportion): return failure(proportion, row)
    case .order(let order):
      guard order.breaks.count >= 2 else {
        return "\(name(order.amount)) is out of the order of \(name(order.rank))"
      }
      let (above, below) = (order.breaks[0], order.breaks[1])
      return
        "rank \(text(above, order.rank)) has \(text(above, order.amount)) and rank \(text(below, order.rank)) has \(text(below, order.amount)), against the order of \(name(order.amount))"
    case .count(let count):
      let places = count.breaks.prefix(3).map { "\(text($0, count.rank)) at \(rowName($0))" }
      return "\(name(count.rank)) does not count up from row to row: \(places.joined(separator: ", "))"
    }
  }

  private func failure(_ rule: Proportion, _ row: Int) -> String {
    let percent = text(row, rule.percent)
    let spot = Spot(row: row, column: rule.percent)
    var computed = "another percentage"
    if let span = rule.allowed(spot, row, sheet) {
      let grid = span.multiples(of: sheet.step(of: spot.column))
      if grid.lower == grid.upper {
        computed = text(grid.lower, rule.percent)
      } else if grid.lower < grid.upper {
        computed = "\(text(grid.lower, rule.percent)) to \(text(grid.upper, rule.percent))"
      }
    }
    if rule.whole == .total(row) { return "\(rowName(row)) is 100% of itself, not \(percent)" }
    let part = text(row, rule.part)
    if rule.isGrowth, let old = rule.whole(row) {
      return "from \(text(old.row, old.column)) to \(part) the growth is \(computed), not \(percent)"
    }
    return "\(part) is \(computed) of \(whole(rule, row)), not \(percent)"
  }
}

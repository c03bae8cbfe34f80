/// Which rows of a table are no data: by their names, by where they stand, and where a name may be a company's too, by the
/// sums.
struct TableRoles {
  let columns: [Table.Column]
  let rows: [Table.Row]

  func assign(to rows: inout [Table.Row]) {
    assignRoles(to: &rows)
    assignFurther(to: &rows)
    assignParts(to: &rows)
  }

  /// What data files tell by names and sums too: totals above notes and in the middle, means, rests in other languages. A row that
  /// holds more than its name is no note, and one amid the others whose name says nothing of a sum may be the sum of those below it,
  /// which the audit finds.
  private func assignFurther(to rows: inout [Table.Row]) {
    guard let names = columns.firstIndex(where: { $0.type == .text }) else { return }
    let amounts = columns.indices.filter { columns[$0].type == .number || columns[$0].type == .money }
    guard mayHaveFurther(rows, amounts) else { return }
    let roles = RowRoles(
      RowRoles.Rows(
        count: rows.count, width: columns.count, names: names, headings: columns.map(\.name),
        amounts: amounts,
        text: { self.rows[$0].cell($1)?.text ?? "" }, isBelowGap: { _ in false },
        number: { self.rows[$0].cell($1)?.value?.double }))
    guard roles.nextTable == nil else { return }
    let foot = rows.indices.reversed().prefix { roles.role($0) != .data }.last ?? rows.count
    for row in rows.indices where rows[row].role == .data {
      let role = roles.role(row)
      let isTold =
        switch role {
        case .note: rows[row].cells.count { $0?.text.isEmpty == false } == 1
        case .total: row == 0 || row >= foot || RowRoles.holdsTotal(name(rows[row]) ?? "")
        case .others, .average, .data: true
        }
      if isTold { rows[row].role = role }
    }
  }

  private func assignRoles(to rows: inout [Table.Row]) {
    let roles = rows.map(named)
    // Only rows at the end or at the head are no data: a company may be called Total.
    for index in rows.indices.reversed() {
      guard let role = role(index, roles[index], parts: 0..<index, isLast: index == rows.count - 1) else {
        break
      }
      rows[index].role = role
    }
    guard let first = rows.first, rows.count > 2 else { return }
    if first.role == .data {
      let end = rows.lastIndex { $0.role == .data || $0.role == .others } ?? 0
      switch roles[0] {
      case .total: rows[0].role = .total
      case .perhapsTotal: if end > 1, sum(0, of: 1..<end + 1).isMade { rows[0].role = .total }
      case .data, .others, .perhapsOthers, .subtotal, .average: break
      }
    }
    for index in rows.indices where rows[index].role == .data && roles[index] == .subtotal {
      rows[index].role = .total
    }
  }

  /// A cheap test: a row that is still data has a name that is none of an item, or nothing else, or the first or the last one is the
  /// sum of all others.
  private func mayHaveFurther(_ rows: [Table.Row], _ amounts: [Int]) -> Bool {
    var (first, last) = (Int?.none, 0)
    for index in rows.indices where rows[index].role == .data {
      if named(rows[index]) != .data { return true }
      var filled = 0
      for cell in rows[index].cells { if let cell, !cell.text.isEmpty { filled += 1 } }
      if filled == 1 { return true }
      first = first ?? index
      last = index
    }
    guard let first else { return false }
    for column in amounts {
      var all = 0.0
      for row in rows where row.role == .data { all += row.cell(column)?.value?.double ?? 0 }
      for row in [first, last] {
        guard let own = rows[row].cell(column)?.value?.double, own != 0 else { continue }
        if (all - 2 * own).magnitude <= own.magnitude * Self.nearSum { return true }
      }
    }
    return false
  }

  /// As near as rounding may leave a sum, and the sums themselves decide.
  private static let nearSum = 0.01

  /// A row named like a total among others is one where it adds up: `Total assets` does, the company Total does not.
  private func assignParts(to rows: inout [Table.Row]) {
    var (start, tries) = (0, 0)
    for index in rows.indices {
      if rows[index].role == .data {
        rows[index].partOfData = RowPart(name: name(rows[index]) ?? "") {
          tries += 1
          return tries <= Self.mostTried
            && sum(index, of: (start..<index).filter { rows[$0].part.isAdded }).isTelling
        }
      }
      if rows[index].part == .total { start = index + 1 }
    }
  }

  /// No table has so many sums among its rows that might be anything else.
  private static let mostTried = 200

  private func named(_ row: Table.Row) -> RowRole {
    guard var text = name(row) else { return .data }
    return text.withUTF8 { RowRole(name: $0) }
  }

  /// `Total` may stand over the ranks, or under the second of two names.
  private func name(_ row: Table.Row) -> String? {
    let texts = columns.indices.lazy.filter { columns[$0].type == .text }
    guard let nameColumn = texts.first, nameColumn < row.cells.count else { return nil }
    let cell =
      texts.compactMap(row.cell).first { !$0.text.isEmpty }
      ?? row.cells[..<nameColumn].lazy.compactMap { $0 }.first
    return cell?.text
  }

  /// True where the name ends in what its column names, or another word for what rows are of: `Other Countries`.
  private func isOfKind(_ row: Int) -> Bool {
    guard let last = name(rows[row])?.split(separator: " ").last else { return false }
    var word = last.hasPrefix("기타") ? String(last.dropFirst(2)) : String(last)
    let isNamed = columns.contains { column in
      let own = column.name.lowercased()
      return column.type == .text && own.utf8.count >= 4 && word.lowercased().hasPrefix(own.dropLast())
    }
    return isNamed || word.withUTF8 { ColumnKinds(word: $0).contains(.text) }
  }

  /// Nil for a row of data, above which none is anything else.
  private func role(_ index: Int, _ named: RowRole, parts: Range<Int>, isLast: Bool) -> Table.Role? {
    switch named {
    case .total, .others, .average, .subtotal: named.role
    case .perhapsTotal:
      isLast && isOfKind(index) || mayBeTotal(index, of: parts, isLast: isLast) ? .total : nil
    case .perhapsOthers: isOfKind(index) || isRest(index, parts) ? .others : nil
    case .data: isLast && isUnranked(index) && sum(index, of: parts).isProven ? .total : nil
    }
  }

  // MARK: Sums

  private struct Sum {
    var held = 0
    var failed = 0
    /// Columns in which it is less than a part, or further off than damage takes away.
    var far = 0
    /// The chance that it would be the sum of its parts in as many columns.
    var chance = 1.0
    var partCount = 0
    /// True where it is the sum of two numbers and more in some column, and so much that it is no chance.
    var isTelling = false

    var isMade: Bool { held > 0 && held >= failed }

    /// True for what is named like a total and adds up, or nearly, or where nothing can be added.
    func mayBe(isLast: Bool) -> Bool { held + failed == 0 ? isLast : isMade || far == 0 }

    /// Rows that have no such name are totals by their sums alone, in all columns and beyond chance.
    var isProven: Bool { failed == 0 && partCount >= 3 && chance <= 0.001 }
  }

  /// Of all rows above, or of the last of them, as `Total excl. China` may be.
  private func mayBeTotal(_ total: Int, of parts: Range<Int>, isLast: Bool) -> Bool {
    sum(total, of: parts).mayBe(isLast: isLast)
      || parts.dropFirst().prefix(Self.depth).contains { start in
        parts.upperBound - start >= 2 && sum(total, of: start..<parts.upperBound).isMade
      }
  }

  /// How many rows at the head a total may leave out.
  private static let depth = 64

  private func sum(_ total: Int, of parts: some Sequence<Int>) -> Sum {
    var sum = Sum()
    for column in columns.indices {
      let isPercent: Bool
      switch columns[column].type {
      case .number, .money: isPercent = false
      case .percent: isPercent = true
      case .rank, .date, .text: continue
      }
      let known = parts.compactMap { rows[$0].cell(column)?.value }
      guard known.count >= 2, let own = rows[total].cell(column)?.value else { continue }
      let places = max(own.decimals, known.map(\.decimals).max() ?? 0)
      guard places <= 6 else { continue }
      let values = known.map { $0.scaled(to: places) }
      let (made, printed) = (values.reduce(0, +), own.scaled(to: places))
      // Only what makes a hundred percent is a total of percents.
      if isPercent, printed != Figure(100).scaled(to: places) { continue }
      sum.partCount = max(sum.partCount, known.count)
      // Each was rounded by half a unit at most, and so was the total.
      let slack = Int128(known.count + 1) / 2 + (isPercent ? 1 : 0)
      if (made - printed).magnitude <= slack.magnitude {
        sum.held += 1
        let isMuch = printed.magnitude > 2 * slack.magnitude && values.count { $0 != 0 } > 1
        sum.isTelling = sum.isTelling || isMuch
        sum.chance *= min(1, Double(2 * slack + 1) / Double(printed.magnitude + 1))
      } else {
        sum.failed += 1
        let isNear =
          (made - printed).magnitude * 10 < printed.magnitude && values.allSatisfy { $0 <= printed }
        if !isNear { sum.far += 1 }
      }
    }
    return sum
  }

  // MARK: Order

  /// True where all other rows have a rank and this one has none, or no row has.
  private func isUnranked(_ row: Int) -> Bool {
    !columns.indices.contains { columns[$0].type == .rank && rows[row].cell($0)?.value != nil }
  }

  /// A rest has no rank where the others have, or breaks their order.
  private func isRest(_ row: Int, _ others: Range<Int>) -> Bool {
    if columns.contains(where: { $0.type == .rank }) { return isUnranked(row) }
    let ordered = columns.indices.first { column in
      let values = others.compactMap { rows[$0].cell(column)?.value }
      return columns[column].type.isNumeric && values.count >= 2 && values.count == others.count
        && zip(values, values.dropFirst()).allSatisfy { $0 >= $1 }
    }
    // Without an order nothing tells.
    guard let ordered, let last = others.last, let above = rows[last].cell(ordered)?.value,
      let own = rows[row].cell(ordered)?.value
    else { return false }
    return own > above
  }
}

/// Words of a row that single spaces part, where spaces may part thousands too: a number between a name and an amount ends the
/// one, as in `Studio 54 455`, or begins the other, and so do three digits between two amounts. What adds up tells, then what
/// the rest of the table shows, and what the columns' other numbers are like.
struct NumberedNames {
  /// More rows of one table are not tried, and no larger table.
  private static let limits = (rows: 12, cells: 2000)
  /// What speaks for a reading counts one, and what adds up more than all else together.
  private static let proof = 3

  /// Two cells side by side read the other way; `isJoined` where a number at the end of a name is joined to the amount.
  private typealias Other = (reading: Hypothesis, isJoined: Bool)

  /// Reads rows the other way where the table adds up better so, and tells of those where nothing decides.
  static func settle(_ table: inout Table) -> [Table.Finding] {
    guard let name = table.nameColumn, table.rows.count * table.columns.count <= limits.cells else {
      return []
    }
    return settleNames(name, &table) + settleAmounts(after: name, &table)
  }

  private static func settleNames(_ name: Int, _ table: inout Table) -> [Table.Finding] {
    guard isAmount(name + 1, table) else { return [] }
    let data = table.rows.indices.filter { table.rows[$0].role == .data }
    let others = data.compactMap { Self.others($0, name, table).first }
    guard !others.isEmpty, others.count <= limits.rows else { return [] }
    let shown = areJoined(others, name, table)
    let plain = table.rows.indices.filter { row in !others.contains { $0.reading.row == row } }
    let hasPlain = others.count < data.count
    let before = table
    func doubts() -> [Table.Finding] { others.map { doubt($0.reading, before) } }
    if others.count > 1 {
      let changed = others.reduce(table) { $1.reading.applied(to: $0) }
      let (now, then) = (Fit(table), Fit(changed))
      if then.isBetter(than: now), !then.isRanked(over: now) {
        table = changed
        return []
      }
      // Where each row may be read either way there is nothing that one of them could be unlike.
      if shown == nil, then.held >= now.held, !hasPlain { return doubts() }
    }
    var open: [Table.Finding] = []
    /// Whether rows that likeness alone has read have one number.
    var likened: Set<Bool> = []
    // Rows that can be read in one way only are the small amounts: where the table shows how the others are read, these count too.
    let read = shown.map { all(others, joined: $0, table) }
    for (reading, isJoined) in others {
      let rest = hasPlain && read == nil ? plain : table.rows.indices.filter { $0 != reading.row }
      let told = evidence(for: reading, table, rest, of: read ?? table)
      let sum = told + (shown.map { $0 == isJoined ? 1 : -1 } ?? 0)
      if sum == 0 {
        open.append(doubt(reading, table))
        continue
      }
      // A digit wrong in another row may make up for a name's number: one sum tells nothing of one row alone.
      if told >= proof, !isJoined, others.count > 1, Fit(table, reading).held == Fit(table).held + 1 {
        open.append(doubt(reading, table))
        continue
      }
      if sum > 0 { table = reading.applied(to: table) }
      if abs(told) < proof { likened.insert(isJoined == (sum > 0)) }
    }
    // Where likeness alone joins some and parts others, leaves some open, or parts them by one number or beside a damaged one, it
    // tells nothing.
    let isFaint =
      data.count - others.count < 2 || data.contains { before.cell($0, name + 1)?.finding != nil }
    let isOpen = !open.isEmpty || likened.contains(false) && isFaint
    guard shown == nil, likened.count + (isOpen ? 1 : 0) > 1 else { return open }
    table = before
    return doubts()
  }

  /// Two amounts side by side, between which three digits may belong to either.
  private static func settleAmounts(after name: Int, _ table: inout Table) -> [Table.Finding] {
    var doubts = settleColumns(after: name, &table)
    var tried = 0
    for row in table.rows.indices where !doubts.contains(where: { $0.row == row }) {
      for left in table.columns.indices.dropFirst(name + 1)
      where isAmount(left, table) && isAmount(left + 1, table) {
        for (shift, _) in others(row, left, table) where tried < limits.rows {
          tried += 1
          let told = evidence(for: shift, table, table.rows.indices.filter { $0 != row }, of: table)
          if told >= proof {
            table = shift.applied(to: table)
          } else if told >= 0 {
            doubts += [doubt(shift, table), doubt(shift, table, of: left + 1)]
          }
        }
      }
    }
    return doubts
  }

  /// Two columns of amounts that each row may part elsewhere: one that lost a digit may have told how all are read.
  private static func settleColumns(after name: Int, _ table: inout Table) -> [Table.Finding] {
    var doubts: [Table.Finding] = []
    for left in table.columns.indices.dropFirst(name + 1)
    where isAmount(left, table) && isAmount(left + 1, table) {
      for isJoined in [true, false] {
        let shifts = table.rows.indices.compactMap { row in
          others(row, left, table).first { $0.isJoined == isJoined }?.reading
        }
        guard (2...limits.rows).contains(shifts.count) else { continue }
        let changed = shifts.reduce(table) { $1.applied(to: $0) }
        let (now, then) = (Fit(table), Fit(changed))
        if then.held - now.held >= max(fewestHeld, 2 * (then.violated - now.violated)) {
          table = changed
        } else if now.held <= then.held, areAlike(left, table), shifts.allSatisfy({ isMoreEven($0, table) }) {
          doubts += shifts.flatMap { [doubt($0, table), doubt($0, table, of: left + 1)] }
          // Nor are the others known where most lines may say something else.
          let others = table.rows.indices.filter { row in !shifts.contains { $0.row == row } }
          doubts += others.flatMap { Self.doubts(like: shifts[0], $0, table) }
        }
      }
    }
    return doubts
  }

  private static func doubts(like reading: Hypothesis, _ row: Int, _ table: Table) -> [Table.Finding] {
    reading.cells.compactMap { column, _ in
      table.cell(row, column).map { cell in
        Table.Finding(
          row: row, column: column, printed: cell.text,
          reasons: ["where the other lines part is not sure, and so where this one does"])
      }
    }
  }

  /// Fewer rows add up by chance; the damaged one may not.
  private static let fewestHeld = 3

  /// True where the names of two columns say the same of two times.
  private static func areAlike(_ left: Int, _ table: Table) -> Bool {
    let names = [left, left + 1].map { table.columns[$0].name.filter { !$0.isNumber } }
    return names[0] == names[1]
  }

  /// True where numbers side by side are of more like lengths than they were read.
  private static func isMoreEven(_ reading: Hypothesis, _ table: Table) -> Bool {
    func difference(_ texts: [String]) -> Int {
      let lengths = texts.map { $0.utf8.count(where: \.isDigit) }
      return abs((lengths.first ?? 0) - (lengths.last ?? 0))
    }
    return difference(reading.texts)
      < difference(reading.cells.map { table.cell(reading.row, $0.column)?.text ?? "" })
  }

  private static func isAmount(_ column: Int, _ table: Table) -> Bool {
    guard table.columns.indices.contains(column) else { return false }
    switch table.columns[column].type {
    case .number, .money: return true
    case .rank, .percent, .date, .text: return false
    }
  }

  // MARK: Evidence

  /// What adds up with a reading, and whether its numbers are like those of the rows `rest` in the table `others`: more than
  /// nothing speaks for it, less against it.
  private static func evidence(
    for reading: Hypothesis, _ table: Table, _ rest: [Int], of others: Table
  ) -> Int {
    let (now, then) = (Fit(table), Fit(table, reading))
    let fitsNow = isLike(table, reading, rest, others)
    let fitsThen = isLike(reading.applied(to: table), reading, rest, others)
    let isRanked = then.isRanked(over: now)
    if then.isBetter(than: now), !isRanked {
      // What still does not add up may be wrong elsewhere.
      return fitsThen || !fitsNow && then.violated == 0 ? proof : -proof
    }
    if now.held > then.held, !now.isRanked(over: then) { return -proof }
    return (fitsThen ? 1 : 0) - (fitsNow ? 1 : 0)
  }

  private static func isLike(_ table: Table, _ reading: Hypothesis, _ rows: [Int], _ others: Table) -> Bool {
    reading.cells.map(\.column).filter { isAmount($0, table) }.allSatisfy { column in
      guard let own = table.cell(reading.row, column)?.value else { return false }
      let values = rows.filter { others.rows[$0].role == .data }.compactMap { others.cell($0, column)?.value }
      return Hypothesis.size(own, among: values) == .like
    }
  }

  /// Whether the rest of the table shows that spaces part its thousands, and no name that ends in a number, or the other way
  /// round; nil where it shows neither or both.
  private static func areJoined(_ others: [Other], _ name: Int, _ table: Table) -> Bool? {
    let (joined, parted) = (all(others, joined: true, table), all(others, joined: false, table))
    let ambiguous = Set(others.map(\.reading.row))
    let names = joined.rows.indices.compactMap { joined.cell($0, name)?.text }
    let isNumbered =
      Set(names).count < names.count
      || table.rows.indices.contains { row in
        !ambiguous.contains(row) && table.rows[row].role == .data
          && table.cell(row, name)?.text.split(separator: " ").dropFirst().last?.utf8.allSatisfy(\.isDigit)
            ?? false
          && !mayBeDamaged(table.cell(row, name + 1))
      }
    let isGrouped = table.rows.indices.contains { row in
      table.columns.indices.contains { column in
        column > name && !(column == name + 1 && ambiguous.contains(row))
          && table.cell(row, column).map { $0.value != nil && hasGroups($0.text) } ?? false
      }
    }
    if isNumbered != isGrouped { return isGrouped }
    // Rows stand in the order of their amounts.
    let inOrder = [joined, parted].map { isOrdered($0, name + 1) }
    return isNumbered || inOrder[0] == inOrder[1] ? nil : inOrder[0]
  }

  /// True for what three digits may have been before a slip of the pen: `4353`, `53`, `32,38`.
  private static func mayBeDamaged(_ amount: Table.Cell?) -> Bool {
    guard let text = amount?.text.utf8, let digits = amount?.text.utf8.prefix(while: \.isDigit).count else {
      return true
    }
    return digits == 2 || digits == 4 || text.first == 0x30 || amount?.finding != nil
  }

  /// The table with all such rows read in one way.
  private static func all(_ others: [Other], joined: Bool, _ table: Table) -> Table {
    others.reduce(table) { $1.isJoined == joined ? $1.reading.applied(to: $0) : $0 }
  }

  private static func isOrdered(_ table: Table, _ column: Int) -> Bool {
    let values = table.rows.indices.filter { table.rows[$0].role == .data }
      .compactMap { table.cell($0, column)?.value }
    let pairs = zip(values, values.dropFirst())
    return values.count >= Fit.fewestInOrder
      && (pairs.allSatisfy { $0 >= $1 } || pairs.allSatisfy { $0 <= $1 })
  }

  // MARK: Readings

  /// Two cells side by side with one word more or less in the left one: `Studio 54` and `455` for `Studio` and `54 455`,
  /// `12 304` and `118` for `12` and `304 118`.
  private static func others(_ row: Int, _ left: Int, _ table: Table) -> [Other] {
    let isName = !isAmount(left, table)
    guard table.rows[row].isRunTogether, let first = table.cell(row, left)?.text,
      let second = table.cell(row, left + 1)?.text,
      isName || table.cell(row, left)?.value != nil && table.cell(row, left + 1)?.value != nil,
      second.utf8.contains(0x20) || first.utf8.contains(0x20) && first.utf8.last?.isDigit ?? false
    else { return [] }
    let words = (first + " " + second).split(separator: " ")
    let count = first.split(separator: " ").count
    return [count + 1, count - 1].compactMap { place in
      guard (1..<words.count).contains(place), isNumber(words[min(place, count)], 1...3) else { return nil }
      let isJoined = place < count
      let texts = [words[..<place], words[place...]].map { $0.joined(separator: " ") }
      // What ends in a number is joined to one group of digits.
      let areNumbers =
        isName
        ? texts[1].first != "0" && (isJoined ? isGroup(second[...]) : hasGroups(second))
        : texts.allSatisfy { $0.first != "0" && (hasGroups($0) || isNumber($0[...], 1...3)) }
      guard areNumbers else { return nil }
      return (Hypothesis(row: row, texts: [(left, texts[0]), (left + 1, texts[1])], in: table), isJoined)
    }
  }

  /// True for thousands that spaces part: `54 455`.
  static func hasGroups(_ text: String) -> Bool {
    guard text.utf8.contains(0x20) else { return false }
    let parts = text.split(separator: " ")
    return parts.count > 1 && isNumber(parts[0], 1...3)
      && parts.dropFirst().allSatisfy { isNumber($0.prefix(3), 3...3) }
  }

  /// Three digits, and decimals after them.
  private static func isGroup(_ text: Substring) -> Bool {
    let rest = text.utf8.dropFirst(3)
    return isNumber(text.prefix(3), 3...3)
      && (rest.isEmpty
        || (rest.first == 0x2C || rest.first == 0x2E) && rest.dropFirst().allSatisfy(\.isDigit))
  }

  private static func isNumber(_ text: Substring, _ digits: ClosedRange<Int>) -> Bool {
    digits.contains(text.utf8.count) && text.utf8.allSatisfy(\.isDigit)
  }

  static func doubt(_ reading: Hypothesis, _ table: Table, of column: Int? = nil) -> Table.Finding {
    let columns = reading.cells.map(\.column)
    func text(_ column: Int) -> String { table.cell(reading.row, column)?.text ?? "" }
    let column = column ?? columns.first { isAmount($0, table) } ?? 0
    let (own, other) = (
      columns.map(text).joined(separator: " and "), reading.texts.joined(separator: " and ")
    )
    return Table.Finding(
      row: reading.row, column: column, printed: text(column),
      reasons: ["the line may say \(own), or \(other): nothing tells which"])
  }
}

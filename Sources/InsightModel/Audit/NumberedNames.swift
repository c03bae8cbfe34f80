/// A number between a name and an amount that single spaces part: it ends the name, as in `Studio 54 455`, or it is the
/// thousands of the amount. What adds up tells, then what the column's other numbers are like.
struct NumberedNames {
  /// More rows of one table are not tried, and no larger table.
  private static let limits = (rows: 12, cells: 2000)
  /// How much more or less than all others of its column a number may be and still be like them.
  private static let likeness: Int128 = 3

  /// One row read the other way.
  private struct Other {
    let row: Int
    let name: Int
    let amount: Int
    var texts: (name: String, amount: String)
    /// True where the other way is the number joined to the amount.
    let isJoined: Bool
  }

  /// Reads rows the other way where the table adds up better so, and tells of those where nothing decides.
  static func settle(_ table: inout Table) -> [Table.Finding] {
    guard let name = table.nameColumn, name + 1 < table.columns.count,
      table.rows.count * table.columns.count <= limits.cells
    else { return [] }
    switch table.columns[name + 1].type {
    case .number, .money: break
    case .rank, .percent, .date, .text: return []
    }
    let others = table.rows.indices.compactMap { other($0, name, table) }
    guard others.count <= limits.rows else { return [] }
    if others.count > 1 {
      let changed = others.reduce(table) { applied($1, $0) }
      let (now, then) = (LostCells.Score(table, gaps: []), LostCells.Score(changed, gaps: []))
      if then < now, then.held > now.held {
        table = changed
        return []
      }
      // Where all names end in numbers, these may be the thousands of all amounts.
      let areAll = others.count == table.rows.count { $0.role == .data } && others.allSatisfy(\.isJoined)
      if areAll, then.held >= now.held { return others.map { doubt($0, table) } }
    }
    var doubts: [Table.Finding] = []
    for other in others {
      let changed = applied(other, table)
      let (now, then) = (LostCells.Score(table, gaps: []), LostCells.Score(changed, gaps: []))
      var rest = table.rows.indices.filter { row in !others.contains { $0.row == row } }
      if rest.isEmpty { rest = table.rows.indices.filter { $0 != other.row } }
      let (fitsNow, fitsThen) = (isLike(table, other, rest), isLike(changed, other, rest))
      // More must hold: where less fails, a rule may have gone that this very number made hold in the other rows.
      if then < now, then.held > now.held {
        // What still does not add up may be wrong elsewhere.
        if fitsThen || !fitsNow && then.violated == 0 { table = changed }
      } else if now.held <= then.held {
        if fitsThen, !fitsNow { table = changed }
        if fitsThen, fitsNow, other.isJoined { doubts.append(doubt(other, table)) }
      }
    }
    return doubts
  }

  private static func other(_ row: Int, _ name: Int, _ table: Table) -> Other? {
    guard table.rows[row].isRunTogether, table.rows[row].role == .data,
      let label = table.cell(row, name)?.text,
      let printed = table.cell(row, name + 1)?.text
    else { return nil }
    // `455` or `54 455`; few cells are either.
    guard printed.utf8.count == 3 || printed.utf8.contains(0x20) else { return nil }
    let parts = printed.split(separator: " ", maxSplits: 1)
    if parts.count == 2, isNumber(parts[0], 1...3), isNumber(parts[1].prefix(3), 3...3) {
      let texts = ("\(label) \(parts[0])", String(parts[1]))
      return Other(row: row, name: name, amount: name + 1, texts: texts, isJoined: false)
    }
    guard isNumber(printed[...], 3...3), let space = label.lastIndex(of: " ") else { return nil }
    let last = label[label.index(after: space)...]
    guard isNumber(last, 1...3), last.first != "0" else { return nil }
    return Other(
      row: row, name: name, amount: name + 1, texts: (String(label[..<space]), "\(last) \(printed)"),
      isJoined: true)
  }

  private static func isNumber(_ text: Substring, _ digits: ClosedRange<Int>) -> Bool {
    digits.contains(text.utf8.count) && text.utf8.allSatisfy(\.isDigit)
  }

  private static func applied(_ other: Other, _ table: Table) -> Table {
    var changed = table
    changed.rows[other.row].cells[other.name]?.text = other.texts.name
    changed.rows[other.row].cells[other.amount]?.text = other.texts.amount
    changed.rows[other.row].cells[other.amount]?.value = CellReader.read(other.texts.amount).value
    return changed
  }

  private static func isLike(_ table: Table, _ other: Other, _ rows: [Int]) -> Bool {
    guard let own = table.cell(other.row, other.amount)?.value else { return false }
    let values = rows.filter { table.rows[$0].role == .data }
      .compactMap { table.cell($0, other.amount)?.value }.filter { $0.digits > 0 }
    guard let least = values.min(), let most = values.max() else { return true }
    let places = max(own.decimals, least.decimals, most.decimals)
    guard places <= Sheet.maximalDecimals else { return false }
    return own.scaled(to: places) * likeness >= least.scaled(to: places)
      && own.scaled(to: places) <= most.scaled(to: places) * likeness
  }

  private static func doubt(_ other: Other, _ table: Table) -> Table.Finding {
    let label = table.cell(other.row, other.name)?.text ?? ""
    let printed = table.cell(other.row, other.amount)?.text ?? ""
    return Table.Finding(
      row: other.row, column: other.amount, printed: printed,
      reasons: [
        "the line may say \(label) and \(printed), or \(other.texts.name) and \(other.texts.amount): nothing tells which"
      ])
  }
}

/// The roles of the rows of a table, in an issue or a data file: by what they are called, what they add up to, whether they have a
/// rank or keep the order, and where they stand. Of a long table the first and the last rows are looked at; one that still comes is
/// data throughout.
struct RowRoles: Sendable {
  static let longest = 1000
  /// Totals and notes below a longer table take no more rows than that.
  private static let longestFoot = 30
  /// What no heading, total or note takes: a table of fewer rows has none.
  private static let fewest = 2

  /// Where another table begins below this one, with the row that names its columns.
  private(set) var nextTable: Int?
  /// As printed.
  private(set) var pinned: [UInt32] = []
  private var roles: [Int: Table.Role] = [:]
  /// Sums of sums, and of the rows below them: what stands above them does not add up to these.
  private var asides: Set<Int> = []

  func role(_ row: Int) -> Table.Role { roles[row] ?? .data }

  init(_ all: TableRows) {
    guard all.count >= Self.fewest, all.count < .max, all.width > 0 else { return }
    var rows = all
    let isShort = rows.count <= Self.longest
    nextTable = isShort ? rows.nextTable : nil
    let end = nextTable.map(rows.titleStart) ?? rows.count
    let foot = isShort ? 0..<end : end - Self.longestFoot..<end
    for row in end..<rows.count { roles[row] = .note }
    for row in rows.notes(in: foot) { roles[row] = .note }
    if isShort {
      for row in 0..<end where rows.isHeading(row) { roles[row] = .note }
      let statistics = rows.statistics(foot) { roles[$0] == .note }
      for row in statistics { roles[row] = .average }
      rows.summaries = Set(statistics)
      let sums = rows.sums(0..<end)
      let grouped = rows.groupedSums(0..<end)
      for row in sums.rows + grouped { roles[row] = .total }
      rows.summaries.formUnion(sums.rows + grouped)
      asides = sums.asides
    }
    var isLast = true
    for row in foot.reversed() where roles[row] == nil {
      // Spreadsheets fill empty lines up with separators.
      let isAside = rows.isEmpty(row) || rows.isUnderTotal(row)
      let role = isAside ? .note : rows.role(row, isLast: isLast)
      guard role.isPinned else { break }
      isLast = isLast && role == .note
      roles[row] = role
    }
    // All of them: a table of totals and others is data.
    guard roles.count < rows.count else {
      roles = [:]
      return
    }
    if rows.count > Self.fewest {
      // Statistics offices print the sum first.
      let first = roles[0] == nil ? rows.role(0, isLast: false) : .data
      if first == .total || first == .average { roles[0] = first }
      if rows.areTypes(0) { roles[0] = .note }
      // One of the kind may stand anywhere.
      if isShort {
        if let total = rows.only(.total), roles[total] == nil, rows.sum(total).isProven {
          roles[total] = .total
        }
        if let others = rows.only(.others), roles[others] == nil, rows.areUnique { roles[others] = .others }
      }
    }
    pinned = roles.keys.sorted().map(UInt32.init)
  }
}

extension RowRoles {
  /// No table has so many sums among its rows that might be anything else.
  private static let mostTried = 200

  /// Gives the rows of an issue's table their roles, and says how those of data take part in sums: `Total assets` does as a total
  /// where it adds up, the company Total does not.
  static func assign(to rows: inout [Table.Row], _ columns: [Table.Column]) {
    let printed = rows
    let view = TableRows(
      count: rows.count, columns: columns, names: columns.firstIndex { $0.type == .text } ?? 0,
      amounts: columns.indices.filter { columns[$0].type == .number || columns[$0].type == .money },
      percents: columns.indices.filter { columns[$0].type == .percent },
      text: { printed[$0].cell($1)?.text ?? "" }, number: { printed[$0].cell($1)?.value })
    if view.mayHaveRoles {
      let roles = RowRoles(view)
      for row in rows.indices { rows[row].role = roles.role(row) }
      for row in roles.asides { rows[row].partByName = .aside }
    }
    var (start, tries) = (0, 0)
    for row in rows.indices {
      if rows[row].role == .data {
        rows[row].partByName = RowPart(name: view.name(row) ?? "") {
          tries += 1
          return tries <= mostTried
            && view.sum(row, of: (start..<row).filter { rows[$0].part.isAdded }).isTelling
        }
      }
      if rows[row].part == .total { start = row + 1 }
    }
  }
}

/// The roles of a short file's rows by their names and sums. A longer file is data throughout, and so is one that still comes.
struct RowRoles: Sendable {
  private static let longest = 1000
  /// What no heading, total or note takes: a file of fewer rows has none.
  private static let fewest = 2

  /// Where another table begins below this one, with the row that names its columns.
  private(set) var nextTable: Int?
  /// As printed.
  private(set) var pinned: [UInt32] = []
  private var roles: [Int: Table.Role] = [:]

  /// What a file's rows hold.
  struct Rows {
    var count: Int
    var width: Int
    /// The column of names.
    var names: Int
    /// The names of the columns.
    var headings: [String]
    /// Columns of numbers and money, which add up.
    var amounts: [Int]
    /// A field's text; nil where the row has no such field.
    var text: (_ row: Int, _ column: Int) -> String?
    var isBelowGap: (_ row: Int) -> Bool
    var number: (_ row: Int, _ column: Int) -> Double?

    /// What a row is called: `Total` may stand at its head though the names are in another column. Nil for a row without names.
    func name(_ row: Int) -> String? {
      guard let own = text(row, names) else { return nil }
      if !own.isEmpty { return own }
      return (0..<names).lazy.compactMap { text(row, $0) }.first { !$0.isEmpty } ?? own
    }
  }

  init(_ rows: Rows) {
    guard rows.count <= Self.longest, rows.count >= Self.fewest else { return }
    nextTable = Self.nextTable(rows)
    let end = nextTable.map { Self.titleStart(above: $0, rows) } ?? rows.count
    for row in end..<rows.count { roles[row] = .note }
    for row in Self.notes(below: end, rows) { roles[row] = .note }
    for row in 0..<end where Self.isHeading(row, rows) { roles[row] = .note }
    for row in (0..<end).reversed() where roles[row] == nil {
      let role = Self.isUnderTotal(row, rows) ? .note : Self.role(row, rows)
      guard role.isPinned else { break }
      roles[row] = role
    }
    // All of them: a file of totals and others is data.
    guard roles.count < rows.count else {
      roles = [:]
      return
    }
    if rows.count > Self.fewest {
      // Statistics offices print the sum first.
      let first = roles[0] == nil ? Self.role(0, rows) : .data
      if first == .total || first == .average { roles[0] = first }
      if let others = Self.onlyOthers(rows), roles[others] == nil { roles[others] = .others }
    }
    pinned = roles.keys.sorted().map(UInt32.init)
  }

  // MARK: Other tables

  /// True for a row that holds the names of the columns again, as files have it that were put behind one another.
  private static func isHeading(_ row: Int, _ rows: Rows) -> Bool {
    rows.width > 1 && rows.headings.contains { !$0.isEmpty }
      && rows.headings.indices.allSatisfy { rows.text(row, $0) ?? "" == rows.headings[$0] }
  }

  /// The row that names the columns of another table: with different words in the first column and in every column of amounts
  /// that it fills, or the years that name those, and either below a gap and above amounts, or the first of the last rows that all have fewer fields.
  private static func nextTable(_ rows: Rows) -> Int? {
    guard rows.count > 3, !rows.amounts.isEmpty else { return nil }
    let reader = ValueReader(ValueNotation())
    var narrow = rows.count
    while narrow > 0, rows.text(narrow - 1, rows.width - 1) == nil { narrow -= 1 }
    return (2..<rows.count - 1).first { row in
      let named = rows.amounts.count { rows.headings[$0] == rows.text(row, $0) }
      guard row == narrow || named > 1 || isBelowGap(row, rows) else { return false }
      let words = (0..<rows.width).compactMap { rows.text(row, $0) }.filter { !$0.isEmpty }
      let filled = rows.amounts.filter { !(rows.text(row, $0) ?? "").isEmpty }
      return words.count > 1 && !(rows.text(row, 0) ?? "").isEmpty && !filled.isEmpty
        && Set(words).count == words.count
        && (named == filled.count || words.allSatisfy { reader.read($0).kind == .text })
        && (row == narrow || filled.contains { rows.number(row + 1, $0) != nil }) && !isNote(row, rows)
    }
  }

  /// True below an empty line, an empty row, or a title that stands below one.
  private static func isBelowGap(_ row: Int, _ rows: Rows) -> Bool {
    if rows.isBelowGap(row) { return true }
    guard row > 0 else { return false }
    let above = (0..<rows.width).count { !(rows.text(row - 1, $0) ?? "").isEmpty }
    return above == 0 || above == 1 && fillsFirstOnly(row - 1, rows) && isBelowGap(row - 1, rows)
  }

  /// The first of the lines of a title above a row.
  private static func titleStart(above row: Int, _ rows: Rows) -> Int {
    var start = row
    while start > 0, !rows.isBelowGap(start),
      (1..<rows.width).allSatisfy({ (rows.text(start - 1, $0) ?? "").isEmpty })
    {
      start -= 1
    }
    return start
  }

  func role(_ row: Int) -> Table.Role { roles[row] ?? .data }

  // MARK: Evidence

  private static func role(_ row: Int, _ rows: Rows) -> Table.Role {
    if isNote(row, rows) { return .note }
    guard let name = rows.name(row) else { return .data }
    let role = named(name)
    if role == .others || role == .perhapsOthers { return mayBeName(name, .others) ? .data : .others }
    if role == .average { return mayBeName(name, role) ? .data : role.whole }
    if role == .total, !mayBeName(name, role) { return .total }
    // A part of the names, or a company: the sums decide.
    return (role != .data || saysAll(name)) && isSum(row, rows) ? .total : .data
  }

  private static func named(_ name: String) -> RowRole {
    var name = name
    return name.withUTF8 { RowRole(name: $0) }
  }

  /// True for a name that only begins as a row of that role does, and goes on with a name: `Total Energies`, `Other Stories`,
  /// `기타큐슈`.
  private static func mayBeName(_ name: String, _ role: RowRole) -> Bool {
    let words = name.split(separator: " ")
    if words.count == 1, name.hasPrefix("기타"), name.count > 2 {
      // 기타지역 are other regions; 기타큐슈 is a city.
      var noun = String(name.dropFirst(2))
      return !noun.withUTF8 { WordList.holds(" 지역 국가 시도 업체 회사 업종 산업 부문 제품 품목 항목 용도 등 소득 수입 지출 비용", $0) }
    }
    guard words.count > 1 else { return false }
    return named(String(words[0])) == role && words[1].first?.isUppercase == true
      && named(String(words[1])) == .data
  }

  /// `All towns`.
  private static func saysAll(_ name: String) -> Bool {
    var words = name.split(separator: " ").map(String.init)
    guard words.count > 1 else { return false }
    return words[0].withUTF8 {
      WordList.holds(" all alle whole entire total tous toutes todos todas tutti alla 전체", $0)
    }
  }

  /// True where each amount of a row is the sum of those of all others, as far as they are rounded; totals, means and notes
  /// are no part of it.
  private static func isSum(_ row: Int, _ rows: Rows) -> Bool {
    let others = (0..<rows.count).filter { other in
      guard other != row, !isNote(other, rows), let name = rows.name(other) else { return false }
      let role = named(name)
      return role != .total && role != .average || mayBeName(name, role)
    }
    guard others.count > 1 else { return false }
    var proven = 0
    for column in rows.amounts {
      guard let total = rows.number(row, column) else { continue }
      let terms = others.compactMap { rows.number($0, column) }
      // Half of the last place of each term.
      let places = others.compactMap { rows.text($0, column).map(decimals) }.max() ?? 0
      let slack = 0.5 * Double(terms.count + 1) / PowerOfTen.double(min(18, places))
      guard terms.count > 1, total != 0, (terms.reduce(0, +) - total).magnitude <= slack else { return false }
      proven += 1
    }
    return proven > 0
  }

  /// How many digits stand after the last point or comma; 0 where three do, which may be thousands.
  private static func decimals(_ text: String) -> Int {
    guard let mark = text.lastIndex(where: { $0 == "." || $0 == "," }) else { return 0 }
    let digits = text[text.index(after: mark)...].prefix(while: \.isNumber).count
    return digits == 3 ? 0 : digits
  }

  /// The one row of the rest, wherever it stands, in a file in which each name stands once.
  private static func onlyOthers(_ rows: Rows) -> Int? {
    var (found, known) = (Int?.none, Set<String>())
    for row in 0..<rows.count {
      guard let name = rows.name(row), known.insert(name).inserted else { return nil }
      let role = named(name)
      guard role == .others, !mayBeName(name, role) else { continue }
      guard found == nil else { return nil }
      found = row
    }
    return found
  }

  /// A row that fills its first field only: with words for a source or a note, in brackets; or that has no other field, as
  /// what a program writes below a table: `Generated on 2024-05-01`.
  private static func isNote(_ row: Int, _ rows: Rows) -> Bool {
    guard fillsFirstOnly(row, rows), var first = rows.text(row, 0) else { return false }
    if first.withUTF8({ RowRole.isNote($0) }) || first.hasPrefix("(") && first.hasSuffix(")") { return true }
    guard rows.text(row, 1) == nil, let sign = first.first else { return false }
    return !sign.isLetter && !sign.isNumber
      || first.contains(where: \.isNumber) && first.contains(" ")
      || first.split(separator: " ").count >= Self.sentence
  }

  /// The last rows, which fill their first field alone or nothing, from the first on that is a note by its words: what follows
  /// that goes on with it.
  private static func notes(below end: Int, _ rows: Rows) -> Range<Int> {
    var start = end
    while start > 0, (1..<rows.width).allSatisfy({ (rows.text(start - 1, $0) ?? "").isEmpty }) { start -= 1 }
    guard start > 0, rows.width > 1, let first = (start..<end).first(where: { isNote($0, rows) }) else {
      return end..<end
    }
    return first..<end
  }

  private static func fillsFirstOnly(_ row: Int, _ rows: Rows) -> Bool {
    rows.width > 1 && !(rows.text(row, 0) ?? "").isEmpty
      && (1..<rows.width).allSatisfy { (rows.text(row, $0) ?? "").isEmpty }
  }

  /// True for what stands below the total in the first field alone, whatever its words: nothing is counted after it.
  private static func isUnderTotal(_ row: Int, _ rows: Rows) -> Bool {
    guard fillsFirstOnly(row, rows),
      let above = (0..<row).last(where: { !fillsFirstOnly($0, rows) && !(rows.name($0) ?? "").isEmpty })
    else { return false }
    return role(above, rows) == .total
  }

  /// No name has as many words.
  private static let sentence = 5
}

extension RowRole {
  /// As a data file has it, in which a subtotal is data.
  fileprivate var whole: Table.Role {
    switch self {
    case .data, .subtotal: .data
    case .others, .perhapsOthers: .others
    case .total, .perhapsTotal: .total
    case .average: .average
    }
  }
}

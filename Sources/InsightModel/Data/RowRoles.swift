/// The roles of a file's rows by their names and sums. Of a longer file the first and the last rows are looked at; one that still
/// comes is data throughout.
struct RowRoles: Sendable {
  private static let longest = 1000
  /// Totals and notes below a longer file take no more rows than that.
  private static let longestFoot = 30
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
    guard rows.count >= Self.fewest, rows.count < .max else { return }
    let isShort = rows.count <= Self.longest
    nextTable = isShort ? Self.nextTable(rows) : nil
    let end = nextTable.map { Self.titleStart(above: $0, rows) } ?? rows.count
    let foot = isShort ? 0..<end : end - Self.longestFoot..<end
    for row in end..<rows.count { roles[row] = .note }
    for row in Self.notes(in: foot, rows) { roles[row] = .note }
    if isShort { for row in 0..<end where Self.isHeading(row, rows) { roles[row] = .note } }
    for row in foot.reversed() where roles[row] == nil {
      // Spreadsheets fill empty lines up with separators.
      let role = Self.isEmpty(row, rows) || Self.isUnderTotal(row, rows) ? .note : Self.role(row, rows)
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
      if isShort, let others = Self.onlyOthers(rows), roles[others] == nil { roles[others] = .others }
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
        && (named == filled.count
          || words.allSatisfy { [.text, .season].contains(reader.read($0).kind) } && !repeats(row, rows))
        && (row == narrow || filled.contains { rows.number(row + 1, $0) != nil }) && !isNote(row, rows)
    }
  }

  /// True where a word of a row stands in the same column above it, as no name of a column does.
  private static func repeats(_ row: Int, _ rows: Rows) -> Bool {
    (0..<rows.width).contains { column in
      guard let word = rows.text(row, column), !word.isEmpty else { return false }
      return (0..<row).contains { rows.text($0, column) == word }
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
    if role == .average { return mayBeName(name, role) || isNoMean(row, rows) ? .data : role.whole }
    if role == .total, !mayBeName(name, role) { return isNoSum(row, rows) ? .data : .total }
    // A part of the names, a company, or another language: the sums decide.
    if role != .data || saysAll(name) || holdsTotal(name) { return proof(row, rows) > 0 ? .total : .data }
    return isGreatSum(row, rows) ? .total : .data
  }

  private static func named(_ name: String) -> RowRole {
    // 合　計
    var name = name.utf8.first ?? 0 >= 0xE3 ? name.filter { !$0.isWhitespace } : name
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

  /// `Deutschland gesamt`, `US Total`, `Total¹`, `Gesamtverbrauch`.
  private static func holdsTotal(_ name: String) -> Bool {
    name.split { !$0.isLetter }.contains { word in
      let word = word.lowercased()
      return [.total, .perhapsTotal].contains(named(word)) || totalStems.contains { word.hasPrefix($0) }
        || totalEnds.contains { word.hasSuffix($0) }
    }
  }

  private static let totalStems = ["gesamt", "total", "итог"]
  private static let totalEnds = ["total", "summe", "summa", "合計", "合计", "总计", "總計", "합계", "총계"]

  /// Rows that a total or a mean is of: others, without totals, means and notes as far as names tell in a file of that length;
  /// where those are all, they are names.
  private static func terms(of row: Int, _ rows: Rows) -> [Int] {
    let others = (0..<rows.count).filter { $0 != row }
    guard rows.count <= longest else { return others }
    let terms = others.filter { other in
      guard !isNote(other, rows), let name = rows.name(other) else { return false }
      let role = named(name)
      return role != .total && role != .average || mayBeName(name, role)
    }
    return terms.count > 1 ? terms : others
  }

  /// How many other sums there are of the size of a row's amounts, in all columns together, where each is the sum of those of
  /// all others, as far as they are rounded; 0 where one is none.
  private static func proof(_ row: Int, _ rows: Rows) -> Double {
    let others = terms(of: row, rows)
    guard others.count > 1 else { return 0 }
    var proof = 0.0
    for column in rows.amounts {
      guard let total = rows.number(row, column) else { continue }
      let terms = others.compactMap { rows.number($0, column) }
      // Half of the last place of each term; of many some are rounded up and some down.
      let places = others.compactMap { rows.text($0, column).map(decimals) }.max() ?? 0
      let unit = 1 / PowerOfTen.double(min(18, places))
      let rounded = Double(terms.count + 1)
      let slack = 0.5 * min(rounded, Self.farthestRounded * rounded.squareRoot()) * unit
      let rest = (terms.reduce(0, +) - total).magnitude
      guard terms.count > 1, total != 0, rest <= slack else { return 0 }
      proof = max(1, proof) * max(1, total.magnitude / (rest * 2 < unit ? unit : 2 * slack))
    }
    return proof
  }

  /// Five deviations of what is rounded at random.
  private static let farthestRounded = 3.0

  /// True for the last row where it is the sum of parts, which by chance it is in one of so many files: more have a total by a name
  /// that nobody knows. Above its parts revenue is no total of costs and profit, and a profit is none of what is taken away.
  private static func isGreatSum(_ row: Int, _ rows: Rows) -> Bool {
    row > 0 && rows.count <= longest && proof(row, rows) >= enoughProof
      && rows.amounts.allSatisfy { column in
        (0..<rows.count).allSatisfy { rows.number($0, column).map { $0 >= 0 } ?? true }
      }
  }

  private static let enoughProof = 1000.0

  /// True where the numbers say that a row called Total is a name among others: counts, of which another row has more. A total
  /// of rates may be less than some. Also where other rows have the name, which then is a value of its column.
  private static func isNoSum(_ row: Int, _ rows: Rows) -> Bool {
    isRepeated(row, rows)
      || isRefuted(row, rows) { total, terms in
        terms.allSatisfy { $0 >= 0 && $0 == $0.rounded() } && total == total.rounded()
          && terms.contains { $0 > total }
      }
  }

  /// The same of a row called Average: it is less than all others, or more.
  private static func isNoMean(_ row: Int, _ rows: Rows) -> Bool {
    isRepeated(row, rows)
      || isRefuted(row, rows) { mean, terms in
        terms.allSatisfy { $0 > mean } || terms.allSatisfy { $0 < mean }
      }
  }

  /// True where every amount of a row is refuted by those of the others.
  private static func isRefuted(_ row: Int, _ rows: Rows, _ refutes: (Double, [Double]) -> Bool) -> Bool {
    let own = rows.amounts.filter { rows.number(row, $0) != nil }
    guard !own.isEmpty else { return false }
    let others = terms(of: row, rows)
    return own.allSatisfy { column in
      let terms = others.compactMap { rows.number($0, column) }
      return terms.count > 1 && rows.number(row, column).map { refutes($0, terms) } ?? false
    }
  }

  /// True where another row, not beside it, has the same name.
  private static func isRepeated(_ row: Int, _ rows: Rows) -> Bool {
    let name = rows.name(row)
    return (max(0, row - longest)..<min(rows.count, row + longest)).contains {
      abs($0 - row) > 1 && rows.name($0) == name
    }
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

  /// A row that fills its first field only: with words for a source or a note, in brackets, with a sign that no name has; or
  /// that has no other field, as what a program writes below a table: `Generated on 2024-05-01`.
  private static func isNote(_ row: Int, _ rows: Rows) -> Bool {
    guard fillsFirstOnly(row, rows), var first = rows.text(row, 0) else { return false }
    if first.withUTF8({ RowRole.isNote($0) }) || first.hasPrefix("(") && first.hasSuffix(")") { return true }
    if isUnlikeNames(first, rows, isApart: false) { return true }
    guard rows.text(row, 1) == nil, let sign = first.first else { return false }
    return !sign.isLetter && !sign.isNumber
      || first.contains(where: \.isNumber) && first.contains(" ")
      || first.split(separator: " ").count >= Self.sentence
  }

  /// True where a text has what no name above has: `Stand: 31.12.2024`, `p = provisional`, `a) estimated`, `© 2024`; below an
  /// empty row also several words.
  private static func isUnlikeNames(_ text: String, _ rows: Rows, isApart: Bool) -> Bool {
    func hasLabel(_ text: String) -> Bool {
      guard let sign = text.first, let end = text.firstIndex(where: { ")）".contains($0) }) else {
        return false
      }
      let label = text[..<end]
      return "(（".contains(sign) || label.count <= longestLabel && !label.contains { "(（".contains($0) }
    }
    let marks: [(String) -> Bool] = [
      { $0.contains { ":：".contains($0) } }, { $0.contains("=") }, hasLabel,
      { $0.first.map { !$0.isLetter && !$0.isNumber && !"(（".contains($0) } ?? false },
      { isApart && $0.contains(" ") },
    ]
    let names = (0..<min(rows.count, comparedNames)).lazy.filter { !fillsFirstOnly($0, rows) }.compactMap {
      rows.text($0, 0)
    }
    return !names.isEmpty && marks.contains { mark in mark(text) && !names.contains(where: mark) }
  }

  /// `주1)`
  private static let longestLabel = 3
  private static let comparedNames = 100

  /// The last rows, which fill their first field alone or nothing, from the first on that is a note: what follows that goes
  /// on with it.
  private static func notes(in foot: Range<Int>, _ rows: Rows) -> Range<Int> {
    let end = foot.upperBound
    var start = end
    while start > foot.lowerBound, (1..<rows.width).allSatisfy({ (rows.text(start - 1, $0) ?? "").isEmpty }) {
      start -= 1
    }
    guard start > 0, rows.width > 1 else { return end..<end }
    let first = (start..<end).first { row in
      isNote(row, rows)
        || row > start && isEmpty(row - 1, rows)
          && isUnlikeNames(rows.text(row, 0) ?? "", rows, isApart: true)
    }
    return (first ?? end)..<end
  }

  private static func isEmpty(_ row: Int, _ rows: Rows) -> Bool {
    rows.width > 1 && (0..<rows.width).allSatisfy { rows.text(row, $0)?.allSatisfy(\.isWhitespace) ?? true }
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

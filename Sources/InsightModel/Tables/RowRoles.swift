/// The roles of a file's rows by their names and sums. Of a longer file the first and the last rows are looked at; one that still
/// comes is data throughout.
struct RowRoles: Sendable {
  static let longest = 1000
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
    /// Rows that sum up others, or say something else of all of them.
    var summaries: Set<Int> = []

    /// What a row is called: `Total` may stand at its head though the names are in another column. Nil for a row without names.
    func name(_ row: Int) -> String? {
      guard let own = text(row, names) else { return nil }
      if !own.isEmpty { return own }
      return (0..<names).lazy.compactMap { text(row, $0) }.first { !$0.isEmpty } ?? own
    }
  }

  init(_ all: Rows) {
    guard all.count >= Self.fewest, all.count < .max else { return }
    var rows = all
    let isShort = rows.count <= Self.longest
    nextTable = isShort ? Self.nextTable(rows) : nil
    let end = nextTable.map { Self.titleStart(above: $0, rows) } ?? rows.count
    let foot = isShort ? 0..<end : end - Self.longestFoot..<end
    for row in end..<rows.count { roles[row] = .note }
    for row in Self.notes(in: foot, rows) { roles[row] = .note }
    if isShort { for row in 0..<end where Self.isHeading(row, rows) { roles[row] = .note } }
    if isShort {
      let statistics = Self.statistics(foot, rows) { roles[$0] == .note }
      for row in statistics { roles[row] = .average }
      rows.summaries = Set(statistics)
      var sums = Self.subtotals(0..<end, rows) + Self.groups(0..<end, rows)
      if sums.isEmpty { sums = Self.repeatedSums(0..<end, rows) }
      for row in sums { roles[row] = .total }
      rows.summaries.formUnion(sums)
      if let total = Self.onlyTotal(0..<end, rows), roles[total] == nil {
        roles[total] = .total
        rows.summaries.insert(total)
      }
    }
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
      if Self.areTypes(0, rows) { roles[0] = .note }
      if isShort, let others = Self.onlyOthers(rows), roles[others] == nil { roles[others] = .others }
    }
    pinned = roles.keys.sorted().map(UInt32.init)
  }

  /// True for a row that says of each column how wide its fields are and what they hold, `5s`, `12n`, `20d`, as no row below
  /// it does.
  private static func areTypes(_ row: Int, _ rows: Rows) -> Bool {
    func isOfTypes(_ row: Int) -> Bool {
      (0..<rows.width).allSatisfy { column in
        guard let text = rows.text(row, column), let kind = text.last, "snd".contains(kind) else {
          return false
        }
        return text.count > 1 && text.dropLast().allSatisfy { $0.isASCII && $0.isNumber }
      }
    }
    return rows.width > 2 && isOfTypes(row)
      && !(row + 1..<min(rows.count, row + 3)).contains(where: isOfTypes)
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
    if name.isEmpty { return isUnnamedSum(row, rows) ? .total : .data }
    let role = named(name)
    if role == .others || role == .perhapsOthers {
      return mayBeName(name, .others) || isRepeated(row, rows) ? .data : .others
    }
    if role == .average { return mayBeName(name, role) || isNoMean(row, rows) ? .data : role.whole }
    if role == .total, !mayBeName(name, role) { return isNoSum(row, rows) ? .data : .total }
    // A part of the names, a company, or another language: the sums decide.
    if role != .data || saysAll(name) || holdsTotal(name) { return proof(row, rows) > 0 ? .total : .data }
    return isGreatSum(row, rows) ? .total : .data
  }

  static func named(_ name: String) -> RowRole {
    // 合　計
    var name = name.utf8.first ?? 0 >= 0xE3 ? name.filter { !$0.isWhitespace } : name
    return name.withUTF8 { RowRole(name: $0) }
  }

  /// True for a name that only begins as a row of that role does, and goes on with a name: `Total Energies`, `Other Stories`,
  /// `기타큐슈`.
  static func mayBeName(_ name: String, _ role: RowRole) -> Bool {
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
  static func holdsTotal(_ name: String) -> Bool {
    name.split { !$0.isLetter }.contains { word in
      let word = word.lowercased()
      return [.total, .perhapsTotal].contains(named(word)) || totalStems.contains { word.hasPrefix($0) }
        || totalEnds.contains { word.hasSuffix($0) }
    }
  }

  private static let totalStems = ["gesamt", "total", "итог"]
  private static let totalEnds = [
    "total", "summe", "summa", "ergebnis", "合計", "合计", "总计", "總計", "汇总", "集計", "합계", "총계", "요약",
  ]

  /// The one row that is called a total and is the sum of all others, wherever it stands.
  private static func onlyTotal(_ range: Range<Int>, _ rows: Rows) -> Int? {
    var found: Int?
    for row in range {
      guard let name = rows.name(row), named(name) == .total, !mayBeName(name, .total) else { continue }
      guard found == nil else { return nil }
      found = row
    }
    return found.flatMap { proof($0, rows) > 0 ? $0 : nil }
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
  static func isNote(_ row: Int, _ rows: Rows) -> Bool {
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

  static func isEmpty(_ row: Int, _ rows: Rows) -> Bool {
    rows.width > 1 && (0..<rows.width).allSatisfy { rows.text(row, $0)?.allSatisfy(\.isWhitespace) ?? true }
  }

  private static func fillsFirstOnly(_ row: Int, _ rows: Rows) -> Bool {
    rows.width > 1 && !(rows.text(row, 0) ?? "").isEmpty
      && (1..<rows.width).allSatisfy { (rows.text(row, $0) ?? "").isEmpty }
  }

  /// True for what stands below the total in the first field alone, whatever its words, since nothing is counted after it; and
  /// for parts and growth below amounts.
  private static func isUnderTotal(_ row: Int, _ rows: Rows) -> Bool {
    func isRemark(_ row: Int) -> Bool { fillsFirstOnly(row, rows) || arePercents(row, rows) }
    guard isRemark(row),
      let above = (0..<row).last(where: { !isRemark($0) && !(rows.name($0) ?? "").isEmpty })
    else { return false }
    return rows.summaries.contains(above) || role(above, rows) == .total
  }

  /// True where every amount of a row has a sign of percent behind it, which the numbers of its column do not count in.
  private static func arePercents(_ row: Int, _ rows: Rows) -> Bool {
    let texts = rows.amounts.compactMap { rows.text(row, $0) }.filter { !$0.isEmpty }
    return !texts.isEmpty && texts.allSatisfy { $0.last == "%" }
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

/// What the rows of a table hold, in an issue or a data file: what they are called, and which say something of the others.
struct TableRows {
  let count: Int
  let columns: [Table.Column]
  /// The column of names.
  let names: Int
  /// Columns of words, days and years, of which several may name a row together; empty where one does.
  let labels: [Int]
  /// Columns of numbers and money, which add up.
  let amounts: [Int]
  /// Columns of shares, which make a hundred or nothing.
  let percents: [Int]
  /// A field's text; nil where the row has no such field.
  let text: (_ row: Int, _ column: Int) -> String?
  let number: (_ row: Int, _ column: Int) -> Figure?
  /// True below an empty line; nil where all rows are those of one table.
  let isBelowBlank: ((_ row: Int) -> Bool)?
  /// Rows that sum up others, or say something else of all of them.
  var summaries: Set<Int> = []
  /// What names say, of a table that is looked at as a whole.
  private var claims: [RowRole] = []

  init(
    count: Int, columns: [Table.Column], names: Int, labels: [Int] = [], amounts: [Int], percents: [Int],
    text: @escaping (Int, Int) -> String?, number: @escaping (Int, Int) -> Figure?,
    isBelowBlank: ((Int) -> Bool)? = nil
  ) {
    (self.count, self.columns, self.names, self.labels) = (count, columns, names, labels)
    (self.amounts, self.percents) = (amounts, percents)
    (self.text, self.number, self.isBelowBlank) = (text, number, isBelowBlank)
    if count <= RowRoles.longest { claims = (0..<count).map(readClaim) }
  }

  var width: Int { columns.count }

  func isFilled(_ row: Int, _ column: Int) -> Bool { !(text(row, column) ?? "").isEmpty }

  /// What a row is called: `Total` may stand at its head though the names are in another column, or under the second of two
  /// names. Nil for a row without names.
  func name(_ row: Int) -> String? {
    guard let own = text(row, names) else { return nil }
    if !own.isEmpty { return own }
    let head = (0..<names).lazy.compactMap { text(row, $0) }.first { !$0.isEmpty }
    return head
      ?? columns.indices.lazy.filter { $0 > names && columns[$0].type == .text }
      .compactMap { text(row, $0) }.first { !$0.isEmpty } ?? own
  }

  func claim(_ row: Int) -> RowRole { claims.indices.contains(row) ? claims[row] : readClaim(row) }

  private func readClaim(_ row: Int) -> RowRole { name(row).map { RowRole($0) } ?? .data }

  /// The one row that is called so.
  func only(_ claim: RowRole) -> Int? {
    guard let first = claims.firstIndex(of: claim), claims.lastIndex(of: claim) == first else { return nil }
    return first
  }

  /// True where each row has a name of its own.
  var areUnique: Bool {
    var known = Set<String>()
    return (0..<count).allSatisfy { row in name(row).map { known.insert($0).inserted } ?? false }
  }

  /// True where another row, not beside it, has the same name.
  func isRepeated(_ row: Int) -> Bool {
    let name = name(row)
    return (max(0, row - RowRoles.longest)..<min(count, row + RowRoles.longest)).contains {
      abs($0 - row) > 1 && self.name($0) == name
    }
  }

  // MARK: Roles

  /// A cheap test: a row has a name that is none of an item, or nothing else, or the first or the last one is the sum of all others.
  var mayHaveRoles: Bool {
    guard count > 1 else { return false }
    if statistic(count - 1) != nil { return true }
    for row in 0..<count {
      if claim(row) != .data { return true }
      if columns.indices.count(where: { isFilled(row, $0) }) < 2 { return true }
    }
    return amounts.contains { column in
      var all = 0.0
      for row in 0..<count { all += number(row, column)?.double ?? 0 }
      return [0, count - 1].contains { row in
        guard let own = number(row, column)?.double, own != 0 else { return false }
        return (all - 2 * own).magnitude <= own.magnitude * Self.nearSum
      }
    }
  }

  /// As near as rounding may leave a sum, and the sums themselves decide.
  private static let nearSum = 0.01

  /// What a row at the foot or the head is: its name says what its numbers have to prove, or may refute.
  func role(_ row: Int, isLast: Bool) -> Table.Role {
    if isNote(row) { return .note }
    guard let name = name(row) else { return .data }
    if name.isEmpty { return isUnnamedSum(row) ? .total : .data }
    switch claim(row) {
    case .others: return isRepeated(row) ? .data : .others
    case .perhapsOthers: return !isRepeated(row) && (isOfKind(name) || isRest(row)) ? .others : .data
    case .average: return isNoMean(row) ? .data : .average
    case .total: return isNoSum(row) ? .data : .total
    case .subtotal, .perhapsTotal:
      return isLast && isOfKind(name) || isNearSum(row) ? .total : .data
    case .data:
      return RowRole.mentionsTotal(name)
        ? sum(row).isProven ? .total : .data : isGreatSum(row) ? .total : .data
    }
  }

  /// True where the name ends in what its column names, or another word for what rows are of: `Other Countries`, `기타지역`.
  private func isOfKind(_ name: String) -> Bool {
    guard let last = name.split(separator: " ").last else { return false }
    var word = last.hasPrefix("기타") ? String(last.dropFirst(2)) : String(last)
    let isNamed = columns.contains { column in
      let own = column.name.lowercased()
      return column.type == .text && own.utf8.count >= 4 && word.lowercased().hasPrefix(own.dropLast())
    }
    return isNamed
      || word.withUTF8 {
        ColumnKinds(word: $0).contains(.text)
          || WordList.holds(" 시도 업종 산업 부문 용도 등 소득 수입 지출 비용", $0)
      }
  }

  // MARK: Order

  /// True where no row has a rank, or all others have one and this one has none.
  func isUnranked(_ row: Int) -> Bool {
    !columns.indices.contains { columns[$0].type == .rank && isFilled(row, $0) }
  }

  /// True where others have a rank and this one has none.
  func lacksRank(_ row: Int) -> Bool { isUnranked(row) && columns.contains { $0.type == .rank } }

  /// A rest has no rank where the others have, or breaks their order.
  private func isRest(_ row: Int) -> Bool {
    if columns.contains(where: { $0.type == .rank }) { return isUnranked(row) }
    // Without an order nothing tells.
    guard row >= Self.fewestOrdered, count <= RowRoles.longest else { return false }
    for column in columns.indices where columns[column].type.isNumeric {
      let values = (0...row).compactMap { number($0, column) }
      guard values.count == row + 1 else { continue }
      let others = values.dropLast()
      if zip(others, others.dropFirst()).allSatisfy({ $0 >= $1 }) { return values[row] > values[row - 1] }
    }
    return false
  }

  /// Two numbers are always in one order or the other.
  private static let fewestOrdered = 3

  // MARK: Other tables

  /// True for a row that holds the names of the columns again, as tables have it that were put behind one another.
  func isHeading(_ row: Int) -> Bool {
    width > 1 && columns.indices.allSatisfy { text(row, $0) ?? "" == columns[$0].name }
      && columns.contains { !$0.name.isEmpty }
  }

  /// True for a row that says of each column how wide its fields are and what they hold, `5s`, `12n`, `20d`, as no row below
  /// it does.
  func areTypes(_ row: Int) -> Bool {
    func isOfTypes(_ row: Int) -> Bool {
      (0..<width).allSatisfy { column in
        guard let text = text(row, column), let kind = text.last, "snd".contains(kind) else {
          return false
        }
        return text.count > 1 && text.dropLast().allSatisfy { $0.isASCII && $0.isNumber }
      }
    }
    return width > 2 && isOfTypes(row) && !(row + 1..<min(count, row + 3)).contains(where: isOfTypes)
  }

  /// The row that names the columns of another table: with different words in the first column and in every column of amounts
  /// that it fills, or the years that name those, and either below a gap and above amounts, or the first of the last rows that all
  /// have fewer fields.
  var nextTable: Int? {
    guard isBelowBlank != nil, count > 3, !amounts.isEmpty else { return nil }
    let reader = ValueReader(ValueNotation())
    var narrow = count
    while narrow > 0, text(narrow - 1, width - 1) == nil { narrow -= 1 }
    return (2..<count - 1).first { row in
      let named = amounts.count { columns[$0].name == text(row, $0) }
      guard row == narrow || named > 1 || isBelowGap(row) else { return false }
      let words = (0..<width).compactMap { text(row, $0) }.filter { !$0.isEmpty }
      let filled = amounts.filter { isFilled(row, $0) }
      return words.count > 1 && isFilled(row, 0) && !filled.isEmpty && Set(words).count == words.count
        && (named == filled.count
          || words.allSatisfy { [.text, .season].contains(reader.read($0).kind) } && !repeats(row))
        && (row == narrow || filled.contains { number(row + 1, $0) != nil }) && !isNote(row)
    }
  }

  /// True where a word of a row stands in the same column above it, as no name of a column does.
  private func repeats(_ row: Int) -> Bool {
    (0..<width).contains { column in
      isFilled(row, column) && (0..<row).contains { text($0, column) == text(row, column) }
    }
  }

  /// True below an empty line, an empty row, or a title that stands below one.
  private func isBelowGap(_ row: Int) -> Bool {
    if isBelowBlank?(row) ?? false { return true }
    guard row > 0 else { return false }
    let above = (0..<width).count { isFilled(row - 1, $0) }
    return above == 0 || fillsFirstOnly(row - 1) && isBelowGap(row - 1)
  }

  /// The first of the lines of a title above a row.
  func titleStart(above row: Int) -> Int {
    var start = row
    while start > 0, !(isBelowBlank?(start) ?? false),
      !(1..<width).contains(where: { isFilled(start - 1, $0) })
    {
      start -= 1
    }
    return start
  }

  // MARK: Notes

  /// A row that fills its first field only: with words for a source or a note, in brackets, with a sign that no name has; or
  /// that has no other field, as what a program writes below a table: `Generated on 2024-05-01`.
  func isNote(_ row: Int) -> Bool {
    guard fillsFirstOnly(row), var first = text(row, 0) else { return isLabelledNote(row) }
    if first.withUTF8({ RowRole.isNote($0) }) || first.hasPrefix("(") && first.hasSuffix(")") { return true }
    if isUnlikeNames(first, isApart: false) { return true }
    guard text(row, 1) == nil, let sign = first.first else { return false }
    return !sign.isLetter && !sign.isNumber
      || first.contains(where: \.isNumber) && first.contains(" ")
      || first.split(separator: " ").count >= Self.sentence
  }

  /// `Source: Housing office, table 7, 2023`, whose commas part what is no row; a name is followed by no colon.
  private func isLabelledNote(_ row: Int) -> Bool {
    guard var first = text(row, 0), let colon = first.firstIndex(where: { ":：".contains($0) }),
      first[..<colon].count <= Self.longestWord
    else { return false }
    return first.withUTF8 { RowRole.isNote($0) }
  }

  /// `Anmerkungen`, `Last updated`, in letters.
  private static let longestWord = 14

  /// True where a text has what no name above has: `Stand: 31.12.2024`, `p = provisional`, `a) estimated`, `© 2024`; below an
  /// empty row also several words.
  private func isUnlikeNames(_ text: String, isApart: Bool) -> Bool {
    func hasLabel(_ text: String) -> Bool {
      guard let sign = text.first, let end = text.firstIndex(where: { ")）".contains($0) }) else {
        return false
      }
      let label = text[..<end]
      return "(（".contains(sign) || label.count <= Self.longestLabel && !label.contains { "(（".contains($0) }
    }
    let marks: [(String) -> Bool] = [
      { $0.contains { ":：".contains($0) } }, { $0.contains("=") }, hasLabel,
      { $0.first.map { !$0.isLetter && !$0.isNumber && !"(（".contains($0) } ?? false },
      { isApart && $0.contains(" ") },
    ]
    let names = (0..<min(count, Self.comparedNames)).lazy.filter { !fillsFirstOnly($0) }.compactMap {
      self.text($0, 0)
    }
    return !names.isEmpty && marks.contains { mark in mark(text) && !names.contains(where: mark) }
  }

  /// `주1)`
  private static let longestLabel = 3
  private static let comparedNames = 100
  /// No name has as many words.
  private static let sentence = 5

  /// The last rows, which fill their first field alone or nothing, from the first on that is a note: what follows that goes
  /// on with it.
  func notes(in foot: Range<Int>) -> Range<Int> {
    let end = foot.upperBound
    var start = end
    while start > foot.lowerBound, !(1..<width).contains(where: { isFilled(start - 1, $0) }) { start -= 1 }
    guard start > 0, width > 1 else { return end..<end }
    let first = (start..<end).first { row in
      isNote(row) || row > start && isEmpty(row - 1) && isUnlikeNames(text(row, 0) ?? "", isApart: true)
    }
    return (first ?? end)..<end
  }

  func isEmpty(_ row: Int) -> Bool {
    width > 1 && (0..<width).allSatisfy { text(row, $0)?.allSatisfy(\.isWhitespace) ?? true }
  }

  private func fillsFirstOnly(_ row: Int) -> Bool {
    width > 1 && isFilled(row, 0) && !(1..<width).contains { isFilled(row, $0) }
  }

  /// True for what stands below the total in the first field alone, whatever its words, since nothing is counted after it; and
  /// for parts and growth below amounts.
  func isUnderTotal(_ row: Int) -> Bool {
    func isRemark(_ row: Int) -> Bool { fillsFirstOnly(row) || arePercents(row) }
    guard isRemark(row), let above = (0..<row).last(where: { !isRemark($0) && !(name($0) ?? "").isEmpty })
    else { return false }
    return summaries.contains(above) || role(above, isLast: true) == .total
  }

  /// True where every amount of a row has a sign of percent behind it, which the numbers of its column do not count in.
  private func arePercents(_ row: Int) -> Bool {
    let texts = amounts.compactMap { text(row, $0) }.filter { !$0.isEmpty }
    return !texts.isEmpty && texts.allSatisfy { $0.last == "%" }
  }
}

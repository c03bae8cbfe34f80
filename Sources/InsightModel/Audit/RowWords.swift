/// The words of a row that single spaces part, among numbers whose thousands spaces part too. A digit lost or put in, and they
/// fit other columns better than their own: what they would say parted otherwise is weighed against what was read.
struct RowWords {
  private let table: Table
  private let row: Int
  /// From the name to the last column.
  private let columns: Range<Int>
  private let words: [Substring]
  /// Where the words of each column end, as they were read.
  private let ends: [Int]
  /// Rows that are read as sure.
  private let sure: [Int]

  /// What it costs that a number lacks a digit, or has one too many; that it is unlike those of its column, or only less than
  /// they are, as all of a small row may be; and that a name ends in a number where no other does.
  private static let (damaged, unlike, less, numbered) = (28, 24, 8, 24)
  /// What is so many times as much as all others of its column is the more unlike.
  private static let far: UInt128 = 30
  /// By how much what was read must be cheaper than anything else to be sure.
  private static let sureLead = 8
  /// More rows that are unlike the others are no slips of the pen, and larger tables are left as they were read.
  private static let limits = (rows: 12, cells: 2000)
  /// One number has no more groups.
  private static let mostGroups = 4

  /// Parts rows otherwise where the table adds up better so, and tells of those where nothing decides.
  static func settle(_ table: inout Table, but doubtful: [Table.Finding]) -> [Table.Finding] {
    guard let name = table.nameColumn, table.columns[name].type == .text,
      table.rows.count * table.columns.count <= limits.cells
    else { return [] }
    let grouped = table.rows.indices.filter { row in
      table.rows[row].isRunTogether
        && table.columns.indices.contains { column in
          column > name && table.isNumeric(column)
            && table.cell(row, column).map { $0.value != nil && NumberedNames.hasGroups($0.text) } ?? false
        }
    }
    guard !grouped.isEmpty else { return [] }
    let sure = table.rows.indices.filter { row in !doubtful.contains { $0.row == row } }
    let rivals = sure.compactMap { row -> Hypothesis? in
      guard table.rows[row].isRunTogether else { return nil }
      return RowWords(row, name, table, sure)?.rival
    }
    guard rivals.count <= limits.rows else { return [] }
    var doubts: [Table.Finding] = []
    for rival in rivals {
      let (now, then) = (Fit(table), Fit(table, rival))
      let columns = rival.cells.map(\.column).filter(table.isNumeric)
      if then.isBetter(than: now) && !then.isRanked(over: now) || isPinned(rival, table) {
        put(rival, into: &table)
      } else if !areVouched(columns.map { Spot(row: rival.row, column: $0) }, table) {
        doubts += columns.map { NumberedNames.doubt(rival, table, of: $0) }
      }
    }
    return doubts
  }

  /// True where other cells bear out one of these, and contradict none.
  private static func areVouched(_ spots: [Spot], _ table: Table) -> Bool {
    let examination = Examination(table)
    var isHeld = false
    for rule in examination.rules where rule.ranking == nil {
      for line in rule.lines where spots.contains(where: { rule.contains($0, line) }) {
        switch rule.verdict(line, examination.sheet, .tolerant) {
        case .holds: isHeld = true
        case .violated: return false
        case .open: break
        }
      }
    }
    return isHeld
  }

  /// True where a row is Total or another such one without the number in its name: these have none.
  private static func isPinned(_ rival: Hypothesis, _ table: Table) -> Bool {
    role(rival, table)?.isPinned ?? false
  }

  /// By the name that the other reading gives; nil where it has the same name.
  private static func role(_ rival: Hypothesis, _ table: Table) -> Table.Role? {
    guard let first = rival.cells.first, first.column == table.nameColumn, var name = first.cell?.text,
      let own = table.cell(rival.row, first.column)?.text, name.utf8.count < own.utf8.count
    else { return nil }
    return name.withUTF8 { RowRole(name: $0).role }
  }

  /// What is damaged in the other reading has its finding.
  private static func put(_ rival: Hypothesis, into table: inout Table) {
    if isPinned(rival, table), let role = role(rival, table) { table.rows[rival.row].role = role }
    table = rival.applied(to: table)
    for (column, cell) in rival.cells where table.isNumeric(column) {
      guard let text = cell?.text, cell?.value == nil else { continue }
      table.rows[rival.row].cells[column]?.finding = table.findings.count
      table.findings.append(
        Table.Finding(
          row: rival.row, column: column, printed: text, reasons: ["\(text) is not a well-formed number"]))
    }
  }

  /// nil where a cell is missing, or has words that are no numbers.
  private init?(_ row: Int, _ name: Int, _ table: Table, _ sure: [Int]) {
    (self.table, self.row, self.sure) = (table, row, sure)
    columns = name..<table.columns.count
    var (words, ends): ([Substring], [Int]) = ([], [])
    for column in columns {
      guard let cell = table.cell(row, column) else { return nil }
      let own = cell.text.split(separator: " ")
      guard !own.isEmpty, !table.isNumeric(column) || own.allSatisfy(Self.mayBePart) else { return nil }
      words += own
      ends.append(words.count)
    }
    guard words.count > columns.count, words.count <= Self.mostWords else { return nil }
    (self.words, self.ends) = (words, ends)
  }

  /// Longer rows are no rows of numbers.
  private static let mostWords = 60

  /// With a digit, or a letter that one is mistaken for.
  private static func mayBePart(_ word: Substring) -> Bool {
    word.utf8.contains(where: \.isDigit) || BrokenNumber.isLike(String(word))
  }

  // MARK: The other reading

  /// The cheapest other way to part the words, where what was read is not sure beside it.
  private var rival: Hypothesis? {
    var own = 0
    for (place, end) in ends.enumerated() {
      let start = place > 0 ? ends[place - 1] : 0
      own += cost(place, start..<end) ?? Self.damaged
    }
    guard own > 0 else { return nil }
    let ways = Parting.cheapest(columns: columns.count, words: words.count) { place, word, take in
      for length in 1...max(1, words.count - word) where word + length <= words.count {
        if let cost = cost(place, word..<word + length) { take(length, cost) }
      }
    }
    guard let other = ways.first(where: { $0.ends != ends }), other.cost < own + Self.sureLead else {
      return nil
    }
    var cells: [(column: Int, cell: Table.Cell?)] = []
    for (place, end) in other.ends.enumerated() {
      let start = place > 0 ? other.ends[place - 1] : 0
      guard end != ends[place] || start != (place > 0 ? ends[place - 1] : 0) else { continue }
      let (text, value) = (self.text(start..<end), self.value(columns.lowerBound + place, start..<end))
      cells.append((columns.lowerBound + place, Table.Cell(text: text, value: value, finding: nil)))
    }
    return Hypothesis(row: row, cells: cells)
  }

  private func text(_ range: Range<Int>) -> String { words[range].joined(separator: " ") }

  /// nil for words, and for what is no number as it stands.
  private func value(_ column: Int, _ range: Range<Int>) -> Figure? {
    let text = text(range)
    let isPadded = text.utf8.first == 0x30 && text.utf8.dropFirst().first?.isDigit ?? false
    guard table.isNumeric(column), !isPadded, range.count == 1 || NumberedNames.hasGroups(text) else {
      return nil
    }
    return CellReader.read(table.pointed(text)).value
  }

  /// What it costs that a column holds these words; nil where it cannot.
  private func cost(_ place: Int, _ range: Range<Int>) -> Int? {
    let column = columns.lowerBound + place
    guard table.isNumeric(column) else {
      let isOwn = range.count == ends[place] - (place > 0 ? ends[place - 1] : 0)
      guard place == 0 else { return isOwn ? 0 : nil }
      guard let first = range.first, !Self.mayBePart(words[first]) || isOwn else { return nil }
      let numbers = words[range].dropFirst().reversed().prefix(while: Self.mayBePart).count
      return numbers > 0 && !areNumbered ? Self.numbered : 0
    }
    guard range.count <= Self.mostGroups else { return nil }
    if let value = value(column, range) {
      let cell = Table.Cell(text: text(range), value: value, finding: nil)
      return table.isLike(cell, row, column) ? unlikeness(value, column) : Self.unlike
    }
    guard isDamaged(range, column) else { return nil }
    let digits = text(range).utf8.prefix { $0 != 0x2C && $0 != 0x2E }.count { $0 != 0x20 }
    return Self.damaged + (hasLength(digits, column) ? 0 : Self.unlike)
  }

  /// True for groups of digits of which one lacks a digit or has one too many, or a letter for one, or no mark before decimals.
  private func isDamaged(_ range: Range<Int>, _ column: Int) -> Bool {
    var wrong = 0
    let decimals = others(column).reduce(0) { max($0, $1.decimals) }
    for index in range {
      let digits = words[index].utf8.prefix(while: \.isDigit).count
      let isLast = index == range.upperBound - 1
      let isWhole = digits == words[index].utf8.count || isLast && digits > 0
      if index == range.lowerBound {
        if !isWhole || digits > 3 || digits > 1 && words[index].first == "0" || range.count == 1 {
          wrong += 1
        }
        guard (1...4).contains(words[index].utf8.count) || range.count == 1 else { return false }
      } else if !isWhole || digits != 3 {
        wrong += 1
        // The mark before decimals may be what was lost.
        let isUnmarked = isLast && isWhole && digits == 3 + decimals
        guard (2...4).contains(digits) || isUnmarked || BrokenNumber.isLike(String(words[index])) else {
          return false
        }
      }
    }
    return wrong == 1
  }

  /// True where the other names end in numbers too.
  private var areNumbered: Bool {
    table.rows.indices.contains { other in
      other != row && table.rows[other].role == .data
        && table.cell(other, columns.lowerBound)?.text.split(separator: " ").dropFirst().last
          .map(Self.mayBePart) ?? false
    }
  }

  /// A total may be as much as all others together.
  private func unlikeness(_ value: Figure, _ column: Int) -> Int {
    let others = others(column)
    switch Hypothesis.size(value, among: others) {
    case .like: return 0
    // Others are hardly ever as much as one of the rest.
    case .less: return table.rows[row].role == .others ? 0 : Self.less
    case .more:
      let places = others.reduce(value.decimals) { max($0, $1.decimals) }
      let sum = others.reduce(Int128(0)) { $0 + Int128($1.scaled(to: places).magnitude) }
      let isTotal = table.rows[row].role == .total && Int128(value.scaled(to: places).magnitude) <= 2 * sum
      let isFar = Hypothesis.size(value, among: others, likeness: Self.far) == .more
      return isTotal ? 0 : isFar ? 2 * Self.unlike : Self.unlike
    }
  }

  private func others(_ column: Int) -> [Figure] {
    sure.filter { $0 != row && table.rows[$0].role.isPart }
      .compactMap { table.cell($0, column)?.value }
  }

  /// True where others of the column have about as many digits before their decimals.
  private func hasLength(_ digits: Int, _ column: Int) -> Bool {
    let isTotal = table.rows[row].role == .total
    let others = others(column)
    return others.isEmpty
      || others.contains { other in
        var (rest, count) = (other.digits.magnitude / UInt(PowerOfTen.whole(other.decimals)), 1)
        while rest >= 10 {
          rest /= 10
          count += 1
        }
        return (-1...(isTotal ? 2 : 1)).contains(digits - count)
      }
  }
}

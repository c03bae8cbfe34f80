/// A place in a table, both 0-based.
struct Spot: Hashable {
  var row: Int
  var column: Int
}

/// A table's numbers on one scale, for exact arithmetic: whole numbers of ten to the minus `decimals`.
///
/// What is larger than the limits is left out, so that no sum or product of a rule can overflow.
struct Sheet {
  enum State: UInt8 {
    /// No cell, or one that says there is no number.
    case missing
    case known
    /// A number was printed, but it cannot be read.
    case unreadable
  }

  enum Kind: UInt8 {
    case name, rank, amount, percent
    /// By how many places a rank has risen: `↑2`.
    case move
  }

  private enum Counting { case yes, open, no }

  let rowCount: Int
  let columnCount: Int
  private(set) var kinds: [Kind]
  private(set) var meanings: [ColumnMeaning]
  let parts: [RowPart]
  /// Columns that are called changes and print no percent signs: growths, or differences of amounts.
  private(set) var openChanges: [Int] = []
  private let isUnderUnit: [Bool]
  /// Whether names and units say that columns count whole things.
  private var counted: [Counting]
  /// True where the sums of the table are as exact as those of whole things.
  private var areWhole = false
  private(set) var decimals = 0
  /// Cells that cannot be read, in reading order.
  private(set) var unreadable: [Spot] = []
  /// Column by column.
  private var values: [Int128]
  private var quanta: [Int128]
  private var states: [State]
  /// The last places that the columns' cells are printed to; 0 where there are none.
  private var steps: [Int128]

  static let maximalDecimals = 6
  /// Amounts of the sheet's scale are less, up or down.
  static let amountLimit: Int128 = 10_000_000_000 * 1_000_000_000_000
  private static let percentLimit: Int128 = 1_000_000_000_000

  init(_ table: Table) {
    rowCount = table.rows.count
    columnCount = table.columns.count
    kinds = table.columns.map { column in
      switch column.type {
      case .rank: .rank
      case .number, .money: .amount
      case .percent: .percent
      case .date, .text: .name
      }
    }
    isUnderUnit = table.columns.map { $0.unit != nil }
    counted = table.columns.map { column in
      if column.unit.map(MeasureUnit.isMeasured) ?? false { return .no }
      let named = ColumnKinds(ofName: column.name)
      if named == .number { return .yes }
      return column.unit == nil && named.contains(.money) && !named.contains(.number) ? .no : .open
    }
    meanings = table.columns.map { ColumnMeaning(name: $0.name, unit: $0.type == .percent ? nil : $0.unit) }
    // Beside two ranks arrows are places, whatever the table's amounts are counted in.
    let hasRanks = kinds.count { $0 == .rank } > 1
    for column in kinds.indices {
      switch kinds[column] {
      case .amount where hasRanks && Self.areArrows(column, table),
        .percent where hasRanks && Self.areArrows(column, table) && !Self.haveSigns(column, table):
        kinds[column] = .move
      case .percent:
        guard meanings[column].traits.contains(.change), !table.columns[column].name.utf8.contains(0x25),
          !Self.haveSigns(column, table)
        else { continue }
        openChanges.append(column)
      case .amount where Self.arePoints(column, table):
        kinds[column] = .percent
        meanings[column].setChange()
      case .amount where Self.areArrows(column, table): kinds[column] = .move
      case .amount, .name, .rank, .move: continue
      }
    }
    parts = table.rows.map(\.part)
    let count = rowCount * columnCount
    values = Array(repeating: 0, count: count)
    quanta = Array(repeating: 0, count: count)
    states = Array(repeating: .missing, count: count)
    steps = Array(repeating: 0, count: columnCount)
    findDecimals(table)
    let lost = LostCells(table)
    for column in 0..<columnCount where kinds[column] != .name { read(column, of: table, lost) }
    unreadable.sort { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  private mutating func findDecimals(_ table: Table) {
    for column in 0..<columnCount where kinds[column] != .name {
      var decimals = 0
      for row in table.rows {
        if let value = row.cell(column)?.value { decimals = max(decimals, value.decimals) }
      }
      let isWhole = kinds[column] == .rank || kinds[column] == .move
      guard decimals <= Self.maximalDecimals, !isWhole || decimals == 0 else {
        kinds[column] = .name
        continue
      }
      self.decimals = max(self.decimals, decimals)
    }
  }

  /// How many rows tell what the cells of a column print.
  private static let sampleCount = 40

  /// True where the first cells of a column that have values all pass a test, and there are some.
  private static func areAll(_ column: Int, _ table: Table, _ test: (String) -> Bool) -> Bool {
    let cells = table.rows.lazy.compactMap { $0.cell(column) }.filter { $0.value != nil }.prefix(sampleCount)
    return !cells.isEmpty && cells.allSatisfy { test($0.text) }
  }

  /// Differences between percents, `+3.5p`, `+3.5(p)` or under `(pp)`.
  private static func arePoints(_ column: Int, _ table: Table) -> Bool {
    MeasureUnit.isPoints(table.columns[column].unit ?? "")
      || areAll(column, table) { text in
        text.utf8.last { $0 != UInt8(ascii: ")") }.map { $0 | 0x20 } == UInt8(ascii: "p")
      }
  }

  private static func haveSigns(_ column: Int, _ table: Table) -> Bool {
    table.rows.contains { $0.cell(column)?.text.utf8.contains(0x25) == true }
  }

  private static func areArrows(_ column: Int, _ table: Table) -> Bool {
    areAll(column, table) { $0.unicodeScalars.contains { $0 == "↑" || $0 == "↓" } }
  }

  /// What a column is by the sums that it is part of; of percents or moves it is a change.
  mutating func setKind(_ kind: Kind, of column: Int) {
    kinds[column] = kind
    if kind == .percent { meanings[column].setChange() }
  }

  private mutating func read(_ column: Int, of table: Table, _ lost: LostCells) {
    let limit = kinds[column] == .amount ? Self.amountLimit : Self.percentLimit
    for (row, cells) in table.rows.enumerated() where column < cells.cells.count {
      let index = column * rowCount + row
      guard let cell = cells.cells[column] else {
        if lost.contains(row, column) {
          states[index] = .unreadable
          unreadable.append(Spot(row: row, column: column))
        }
        continue
      }
      // A rank that stays is no number of places.
      let isStill = kinds[column] == .move && CellReader.read(cell.text) == .missing
      guard let figure = cell.value ?? (isStill ? Figure(0) : nil) else {
        let text = table.pointed(cell.text)
        if cell.finding != nil || BrokenNumber.isLike(text) || isFused(text, row, column, table) {
          states[index] = .unreadable
          unreadable.append(Spot(row: row, column: column))
        }
        continue
      }
      let quantum = Int128.powerOfTen(decimals - figure.decimals)
      let value = Int128(figure.digits) * quantum
      guard value.magnitude < limit.magnitude else {
        kinds[column] = .name
        unreadable.removeAll { $0.column == column }
        return
      }
      let last = cell.text.utf8.last ?? 0
      let isSuffixed = kinds[column] == .amount && (last.isLetter || last >= 0x80)
      if isSuffixed { meanings[column].setScaled() }
      values[index] = value
      quanta[index] = isSuffixed ? Self.suffixedQuantum(cell.text, value) ?? quantum : quantum
      states[index] = .known
    }
    let known = (0..<rowCount).filter { isKnown($0, column) }.map { quantum($0, column) }.sorted()
    guard let finest = known.first else { return }
    // One cell alone with more places than all others does not speak for the column.
    steps[column] = known.count > 2 ? known[1] : finest
  }

  /// Two numbers in one cell, and none in the one beside it.
  private func isFused(_ text: String, _ row: Int, _ column: Int, _ table: Table) -> Bool {
    [column - 1, column + 1].contains { other in
      kinds.indices.contains(other) && kinds[other] != .name
        && (table.cell(row, other).map(\.text.isEmpty) ?? true)
    } && BrokenNumber.isFused(text)
  }

  /// The last printed place of `1.2B`: a hundred million.
  private static func suffixedQuantum(_ text: String, _ value: Int128) -> Int128? {
    let digits = text.utf8.filter(\.isDigit)
    guard (1...18).contains(digits.count) else { return nil }
    let printed = digits.reduce(Int128(0)) { $0 * 10 + Int128($1) - 0x30 }
    guard printed > 0 else { return nil }
    let quantum = value / printed
    return quantum == 0 ? nil : Int128(quantum.magnitude)
  }

  // MARK: Cells

  func columns(_ kind: Kind) -> [Int] { kinds.indices.filter { kinds[$0] == kind } }

  /// Rows whose number in the column is less than zero.
  func negatives(of column: Int) -> [Int] {
    (0..<rowCount).filter { isKnown($0, column) && value($0, column) < 0 }
  }

  func state(_ row: Int, _ column: Int) -> State { states[column * rowCount + row] }
  func value(_ row: Int, _ column: Int) -> Int128 { values[column * rowCount + row] }
  /// One unit in the last printed place.
  func quantum(_ row: Int, _ column: Int) -> Int128 { quanta[column * rowCount + row] }
  func isKnown(_ row: Int, _ column: Int) -> Bool { state(row, column) == .known }

  /// The number one.
  var one: Int128 { .powerOfTen(decimals) }
  /// A hundred percent.
  var hundred: Int128 { 100 * one }

  /// The last place that the column's cells are printed to.
  func step(of column: Int) -> Int128 { max(steps[column], 1) }

  /// The greatest power of ten of which all numbers of a column are multiples, except for a row and averages; the last
  /// printed place where they are few.
  func commonPlace(of column: Int, except row: Int) -> Int128 {
    let values = (0..<rowCount).filter {
      $0 != row && parts[$0] != .aside && isKnown($0, column) && value($0, column) != 0
    }.map { value($0, column) }
    var place = step(of: column)
    guard values.count >= 3 else { return place }
    while values.allSatisfy({ $0 % (place * 10) == 0 }) { place *= 10 }
    return place
  }

  /// Twice the numbers that a printed one may stand for.
  func doubled(_ row: Int, _ column: Int) -> Span {
    let (value, quantum) = (value(row, column), quantum(row, column))
    return Span(lower: 2 * value - quantum, upper: 2 * value + quantum)
  }

  /// Whole things, not rounded ones: no decimals, no unit of thousands or millions, and a name that says so, or sums
  /// that do.
  func isCount(_ column: Int) -> Bool {
    guard mayBeCount(column) else { return false }
    if counted[column] == .yes || areWhole { return true }
    // The total of medals of three kinds.
    return meanings[column].traits.contains(.total)
      && counted.indices.contains { counted[$0] == .yes && mayBeCount($0) }
  }

  private func mayBeCount(_ column: Int) -> Bool {
    kinds[column] == .amount && !meanings[column].traits.contains(.scaled)
      && (steps[column] == one || steps[column] == 0)
  }

  /// Learns from the sums whether the numbers are whole things; false where that is no news.
  mutating func learn(_ evidence: SumEvidence) -> Bool {
    let isMeasured = counted.indices.contains { column in
      guard kinds[column] == .amount else { return false }
      switch counted[column] {
      case .yes: return false
      case .no: return true
      case .open: return !isUnderUnit[column] && !areSmall(column)
      }
    }
    guard !areWhole, evidence.areCounts(isMeasured: isMeasured),
      (0..<columnCount).contains(where: { mayBeCount($0) && !isCount($0) })
    else { return false }
    areWhole = true
    return true
  }

  /// Nobody rounds what is less to whole numbers.
  private static let smallLimit: Int128 = 50

  /// True where half of the numbers that are added up have two digits at most, about.
  private func areSmall(_ column: Int) -> Bool {
    let rows = (0..<rowCount).filter { parts[$0].isAdded && isKnown($0, column) }
    let limit = Self.smallLimit * one
    return rows.count { value($0, column).magnitude < limit.magnitude } * 2 >= rows.count
  }

  /// Takes a cell that has no text for one that never had.
  mutating func forget(_ spot: Spot) {
    states[spot.column * rowCount + spot.row] = .missing
    unreadable.removeAll { $0 == spot }
  }

  /// With another number in a cell, printed as the column's others are.
  func with(_ value: Int128, at spot: Spot) -> Sheet {
    var sheet = self
    sheet.forget(spot)
    let index = spot.column * rowCount + spot.row
    (sheet.values[index], sheet.quanta[index], sheet.states[index]) = (value, step(of: spot.column), .known)
    return sheet
  }

  /// As the figure that the table would hold.
  func figure(_ value: Int128, column: Int) -> Figure? {
    var (digits, decimals) = (value, decimals)
    let step = step(of: column)
    var place: Int128 = 1
    while decimals > 0, place < step, digits % 10 == 0 {
      digits /= 10
      decimals -= 1
      place *= 10
    }
    return Int(exactly: digits).map { Figure($0, decimals: decimals) }
  }
}

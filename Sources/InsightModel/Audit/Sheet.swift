/// A place in a table, both 0-based.
struct Spot: Hashable {
  var row: Int
  var column: Int
}

/// A table's numbers on common scales, for exact arithmetic.
///
/// Amounts are whole numbers of ten to the minus `amountDecimals`, percents of ten to the minus `percentDecimals`.
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
  }

  /// How a row takes part in sums.
  enum Part: UInt8 {
    case item, others, total
    /// An average, a growth, a memo: in no sum.
    case aside
  }

  let rowCount: Int
  let columnCount: Int
  private(set) var kinds: [Kind]
  private(set) var meanings: [ColumnMeaning]
  private(set) var parts: [Part]
  /// Columns that may be differences or growths, for all that they print.
  private(set) var changeColumns: [Int] = []
  private(set) var amountDecimals = 0
  private(set) var percentDecimals = 0
  /// Cells that cannot be read, in reading order.
  private(set) var unreadable: [Spot] = []
  /// Column by column.
  private var values: [Int128]
  private var quanta: [Int128]
  private var states: [State]
  private var steps: [Steps]

  /// The finest last places of a column's cells.
  private struct Steps {
    var finest: Int128 = 0
    var finestCount = 0
    var next: Int128 = 0

    mutating func add(_ quantum: Int128) {
      if finest == 0 || quantum < finest {
        next = finest
        finest = quantum
        finestCount = 1
      } else if quantum == finest {
        finestCount += 1
      } else if next == 0 || quantum < next {
        next = quantum
      }
    }
  }

  private static let maximalDecimals = 6
  private static let amountLimit: Int128 = 10_000_000_000 * 1_000_000_000_000
  private static let percentLimit: Int128 = 1_000_000_000_000

  /// How columns are read that say `Change` and print no percent signs.
  enum Changes { case amounts, percents }

  init(_ table: Table, changesAs changes: Changes = .amounts) {
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
    meanings = table.columns.map { ColumnMeaning(name: $0.name, unit: $0.type == .percent ? nil : $0.unit) }
    for column in kinds.indices where kinds[column] == .percent && meanings[column].traits.contains(.change) {
      let isMarked =
        table.columns[column].name.utf8.contains(0x25)
        || table.rows.contains { row in
          column < row.cells.count && row.cells[column]?.text.utf8.contains(0x25) == true
        }
      guard !isMarked else { continue }
      changeColumns.append(column)
      if changes == .amounts { kinds[column] = .amount }
    }
    parts = []
    let count = rowCount * columnCount
    values = Array(repeating: 0, count: count)
    quanta = Array(repeating: 0, count: count)
    states = Array(repeating: .missing, count: count)
    steps = Array(repeating: Steps(), count: columnCount)
    let nameColumn = table.nameColumn ?? 0
    parts.reserveCapacity(rowCount)
    for row in table.rows {
      parts.append(
        Self.part(row.role, row.cells.indices.contains(nameColumn) ? row.cells[nameColumn]?.text : nil))
    }
    findDecimals(table)
    for column in 0..<columnCount where kinds[column] != .name { read(column, of: table) }
    unreadable.sort { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  private mutating func findDecimals(_ table: Table) {
    for column in 0..<columnCount where kinds[column] != .name {
      var decimals = 0
      for row in table.rows where column < row.cells.count {
        if let value = row.cells[column]?.value { decimals = max(decimals, value.decimals) }
      }
      guard decimals <= Self.maximalDecimals, kinds[column] != .rank || decimals == 0 else {
        kinds[column] = .name
        continue
      }
      if kinds[column] == .amount { amountDecimals = max(amountDecimals, decimals) }
      if kinds[column] == .percent { percentDecimals = max(percentDecimals, decimals) }
    }
  }

  private mutating func read(_ column: Int, of table: Table) {
    let scale = decimals(of: column)
    let limit = kinds[column] == .amount ? Self.amountLimit : Self.percentLimit
    for (row, cells) in table.rows.enumerated() where column < cells.cells.count {
      guard let cell = cells.cells[column] else { continue }
      let index = column * rowCount + row
      guard let figure = cell.value else {
        if cell.finding != nil || Self.looksBroken(cell.text) {
          states[index] = .unreadable
          unreadable.append(Spot(row: row, column: column))
        }
        continue
      }
      let quantum = Int128.powerOfTen(scale - figure.decimals)
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
      steps[column].add(quanta[index])
    }
  }

  /// True for digits with signs that a number has, or letters that a digit is mistaken for, which make no number.
  private static func looksBroken(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while let first = rest.first, [0x20, 0x24, 0x28, 0x2B, 0x2D].contains(first) { rest.removeFirst() }
    while let last = rest.last, [0x20, 0x25, 0x29, 0x2A, 0x70].contains(last) { rest.removeLast() }
    return rest.contains(where: \.isDigit) && rest.count { $0 == 0x2E } <= 1
      && rest.allSatisfy {
        $0.isDigit || $0 == 0x2C || $0 == 0x2E || [0x4F, 0x6F, 0x6C, 0x49].contains($0)
      }  // O o l I
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

  private static func part(_ role: Table.Role, _ name: String?) -> Part {
    switch role {
    case .total: return .total
    case .others: return .others
    case .data: break
    }
    guard var name else { return .item }
    return name.withUTF8 { bytes in
      if ends(bytes, "total") || ends(bytes, "totals") || ends(bytes, "소계") || ends(bytes, "小计") {
        return .total
      }
      guard let first = bytes.first else { return .item }
      switch first | 0x20 {
      case 0x61: return begins(bytes, "average") || begins(bytes, "avg") ? .aside : .item
      case 0x63: return begins(bytes, "change") ? .aside : .item
      case 0x67: return begins(bytes, "growth") ? .aside : .item
      case 0x69: return begins(bytes, "incl. ") || begins(bytes, "including ") ? .aside : .item
      case 0x6D:
        return begins(bytes, "mean") && bytes.count == 4 || begins(bytes, "median") || begins(bytes, "memo")
          ? .aside : .item
      case 0x6F: return begins(bytes, "of which") ? .aside : .item
      case 0x79: return begins(bytes, "yoy") || begins(bytes, "y-o-y") ? .aside : .item
      case _: return .item
      }
    }
  }

  private static func begins(_ bytes: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    bytes.count >= word.utf8CodeUnitCount && matches(bytes, at: 0, word)
  }

  private static func ends(_ bytes: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    bytes.count >= word.utf8CodeUnitCount && matches(bytes, at: bytes.count - word.utf8CodeUnitCount, word)
  }

  /// Equal but for the case of ASCII letters.
  private static func matches(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, _ word: StaticString)
    -> Bool
  {
    word.withUTF8Buffer { letters in
      letters.indices.allSatisfy { index in
        let byte = bytes[offset + index]
        return byte == letters[index] || (byte.isLetter && byte | 0x20 == letters[index])
      }
    }
  }

  // MARK: Cells

  func state(_ row: Int, _ column: Int) -> State { states[column * rowCount + row] }
  func value(_ row: Int, _ column: Int) -> Int128 { values[column * rowCount + row] }
  /// One unit in the last printed place.
  func quantum(_ row: Int, _ column: Int) -> Int128 { quanta[column * rowCount + row] }
  func isKnown(_ row: Int, _ column: Int) -> Bool { state(row, column) == .known }

  func decimals(of column: Int) -> Int {
    switch kinds[column] {
    case .amount: amountDecimals
    case .percent: percentDecimals
    case .rank, .name: 0
    }
  }

  /// The last place that the column's other cells are printed to.
  func step(for spot: Spot) -> Int128 {
    let steps = steps[spot.column]
    let isAlone =
      steps.finestCount == 1 && isKnown(spot.row, spot.column)
      && quantum(spot.row, spot.column) == steps.finest
    let step = isAlone && steps.next > 0 ? steps.next : steps.finest
    return max(step, 1)
  }

  /// The last place of most of the column.
  func step(of column: Int) -> Int128 { max(steps[column].finest, 1) }

  /// Twice the numbers that a printed one may stand for.
  func doubled(_ row: Int, _ column: Int) -> Span {
    let (value, quantum) = (value(row, column), quantum(row, column))
    return Span(lower: 2 * value - quantum, upper: 2 * value + quantum)
  }

  /// Whole things, not rounded ones: no decimals, and no unit of thousands or millions.
  func isCount(_ column: Int) -> Bool {
    kinds[column] == .amount && !meanings[column].traits.contains(.scaled)
      && (steps[column].finest == .powerOfTen(amountDecimals) || steps[column].finest == 0)
  }

  /// Puts another number into a cell, printed as the column's others are.
  mutating func set(_ value: Int128, at spot: Spot) {
    let index = spot.column * rowCount + spot.row
    quanta[index] = step(for: spot)
    values[index] = value
    states[index] = .known
    unreadable.removeAll { $0 == spot }
  }

  /// As the figure that the table would hold.
  func figure(_ value: Int128, column: Int) -> Figure? {
    var (digits, decimals) = (value, decimals(of: column))
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

/// Finds what the columns of a table hold: by what most cells are, then by what the names say.
struct ColumnTyping {
  let raw: RawTable
  let text: SourceText
  private(set) var types: [Table.ColumnType] = []
  /// The first column of texts; nil while none has come.
  private var firstText: Int?
  /// What the names of the columns of numbers say.
  private var kinds: [ColumnKinds] = []

  init(raw: RawTable, text: SourceText) {
    self.raw = raw
    self.text = text
    types.reserveCapacity(raw.columnCount)
    for column in 0..<raw.columnCount {
      let type = type(of: column)
      if type == .text, firstText == nil { firstText = column }
      types.append(type)
    }
  }

  /// What names the columns: ranges have names of their own, and decimals beside whole numbers as percents are where the
  /// caption has both, `Million USD, %`.
  var typesForNames: [Table.ColumnType] {
    let areMixed = raw.caption.unit.map { $0.utf8.contains(0x25) && $0.utf8.contains(0x2C) } ?? false
    let areWhole = areMixed ? types.indices.map { areAllWhole($0) } : []
    return types.indices.map { column in
      switch types[column] {
      case .text where areRanges(column): .date
      case .number where areMixed && !areWhole[column] && areWhole.contains(true): .percent
      case let type: type
      }
    }
  }

  private func areAllWhole(_ column: Int) -> Bool {
    types[column] == .number && values(column).allSatisfy { $0.decimals == 0 }
  }

  private func areRanges(_ column: Int) -> Bool {
    let known = cells(column).filter { $0.content != .missing }
    return known.allSatisfy { $0.content.value != nil || isRange($0) } && known.contains(where: isRange)
  }

  private func isRange(_ cell: RawCell) -> Bool {
    text.bytes.withUnsafeBufferPointer { Tokenizer.isRange(UnsafeBufferPointer(rebasing: $0[cell.range])) }
  }

  private func cells(_ column: Int) -> some Collection<RawCell> {
    raw.rows.indices.lazy.map { raw.cell($0, column) }.filter { !$0.isNone }
  }

  private func values(_ column: Int) -> [Figure] { cells(column).compactMap(\.content.value) }

  private func type(of column: Int) -> Table.ColumnType {
    var (texts, numbers, percents, moneys) = (0, 0, 0, 0)
    for cell in cells(column) {
      switch cell.content {
      case .missing: continue
      case .text: texts += 1
      case .malformed: if text.bytes[cell.range].contains(0x25) { percents += 1 } else { numbers += 1 }
      case .number: numbers += 1
      case .percent: percents += 1
      case .money: moneys += 1
      }
    }
    let numeric = numbers + percents + moneys
    if numeric == 0 || texts > numeric { return .text }
    if percents * 2 > numeric { return .percent }
    if moneys * 2 > numeric { return .money }
    if areYears(column) { return .text }
    return isRank(column) ? .rank : .number
  }

  /// The columns at the left are no texts.
  private func isLeftmost(_ column: Int) -> Bool { firstText.map { column <= $0 } ?? true }

  /// At the left of the names numbers that count up from row to row, except for one in five of them, or small whole ones, never
  /// two alike but where ranks are shared: 1, 2, 2, 4.
  private func isRank(_ column: Int) -> Bool {
    let figures = values(column)
    let ranks = figures.map { $0.decimals == 0 ? $0.digits : 0 }
    guard isLeftmost(column), let first = ranks.first, let last = ranks.last else { return false }
    let held = zip((first == 2 ? 2 : 1)..., ranks).count { $0 == $1 }
    if ranks.count >= 4, ranks.count - held <= max(1, ranks.count / 5) { return true }
    let limit = max(10, raw.rows.count * 3)
    guard ranks.count >= 2, ranks.allSatisfy({ $0 > 0 && $0 <= limit }), !hasThousands(column) else {
      return false
    }
    if Set(ranks).count == ranks.count { return true }
    return ranks.count >= 4 && first == 1 && last >= 3
      && zip(2..., zip(ranks, ranks.dropFirst())).allSatisfy { $1.1 == $1.0 || $1.1 == $0 }
  }

  private func hasThousands(_ column: Int) -> Bool {
    cells(column).contains { $0.content.value != nil && text.bytes[$0.range].contains(0x2C) }
  }

  /// Years that name the rows, up or down, at the left of everything; a total has none.
  private func areYears(_ column: Int) -> Bool {
    let years = cells(column).filter { $0.content != .text }
    guard column == 0, years.allSatisfy(\.isYear) else { return false }
    let pairs = zip(values(0), values(0).dropFirst())
    return years.count >= 2 && (pairs.allSatisfy(<) || pairs.allSatisfy(>))
  }

  // MARK: By name

  mutating func refine(_ names: [String]) {
    let before = types
    kinds = names.indices.map { before[$0].isNumeric ? ColumnKinds(ofName: names[$0]) : [] }
    for column in types.indices { types[column] = refined(before[column], column, names[column]) }
  }

  private func refined(_ type: Table.ColumnType, _ column: Int, _ name: String) -> Table.ColumnType {
    switch type {
    case .text, .percent, .money, .date:
      return type
    case .rank:
      let kinds = kinds[column]
      return kinds.isEmpty || kinds.contains(.rank) ? .rank : refined(.number, column, name)
    case .number:
      let kinds = kinds[column]
      if kinds == .rank, values(column).allSatisfy({ $0.decimals == 0 && $0.digits <= Self.greatestRank }) {
        return .rank
      }
      let own = Self.parenthesized(name)
      if own.map({ $0.utf8.contains(0x25) }) ?? name.utf8.contains(0x25) { return .percent }
      if own == nil, raw.caption.unit.map({ $0.utf8.first == 0x25 }) ?? false, kinds != .number {
        return .percent
      }
      if kinds == .percent, own == nil {
        return values(column).contains(where: Self.isAmount) ? amount(own, kinds, column) : .percent
      }
      if kinds == .relative, own == nil, isGrowth(column) { return .percent }
      return amount(own, kinds, column)
    }
  }

  private func amount(_ own: String?, _ kinds: ColumnKinds, _ column: Int) -> Table.ColumnType {
    // Medals and patents are counted, whatever the table's currency.
    if own == nil, kinds == .number || areMoves(column) { return .number }
    return MeasureUnit.isCurrency(own ?? raw.caption.unit ?? "") ? .money : .number
  }

  /// Places gained and lost, `↑2`, are counted as well. ↑ and ↓ are U+2191 and U+2193.
  private func areMoves(_ column: Int) -> Bool {
    cells(column).filter { $0.content.value != nil }.allSatisfy { cell in
      let bytes = text.bytes[cell.range]
      return [0x91, 0x93].contains { bytes.contains($0) } && bytes.contains(0x86)
    }
  }

  /// Votes for `No` are more.
  private static let greatestRank = 999

  private func value(_ row: Int, _ column: Int) -> Figure? { raw.cell(row, column).content.value }

  /// Too much for a percent.
  private static func isAmount(_ figure: Figure) -> Bool { figure.double.magnitude >= 5000 }

  /// True where the numbers of most rows are the growth from one other column to another, in percent.
  private func isGrowth(_ column: Int) -> Bool {
    let others = types.indices.lazy.filter { other in
      guard other != column else { return false }
      switch types[other] {
      case .number, .money: return true
      case .rank, .percent, .date, .text: return false
      }
    }.prefix(12)
    let rows = raw.rows.indices.prefix(60).filter { raw.cell($0, column).content.value != nil }
    guard rows.count >= 2 else { return false }
    return others.contains { old in
      others.contains { new in
        guard old != new else { return false }
        return rows.count { row in
          Figure.isGrowth(value(row, column), from: value(row, old), to: value(row, new))
        } * 3 >= rows.count * 2
      }
    }
  }

  // MARK: Units

  func unit(_ column: Int, name: String) -> String? {
    switch types[column] {
    case .rank, .date, .text: return nil
    case .percent: return "%"
    case .number, .money:
      if let own = Self.parenthesized(name) { return own }
      if types[column] == .money, let currency = printedCurrency(column) { return currency }
      if types[column] == .number, kinds[column] == .number,
        MeasureUnit.isCurrency(raw.caption.unit ?? "")
      {
        return nil
      }
      return tableUnit
    }
  }

  /// Of `대, %` what is no percent.
  private var tableUnit: String? {
    guard let unit = raw.caption.unit else { return nil }
    let parts = unit.split(separator: ",").map { $0.drop { $0 == " " } }
    let others = parts.filter { $0 != "%" }
    return others.count == 1 && parts.count == 2 ? others.first.map(String.init) : unit
  }

  /// `US$ bn` of `Revenue (US$ bn)`; a year in parentheses, or a note in brackets, is no unit.
  static func parenthesized(_ name: String) -> String? {
    guard let last = name.last, last == ")" || last == "）" || last == "]",
      let open = name.lastIndex(where: { $0 == "(" || $0 == "（" || $0 == "[" })
    else { return nil }
    let inner = name[name.index(after: open)...].dropLast()
    guard let first = inner.utf8.first, !inner.utf8.allSatisfy({ $0.isDigit }), first > 0x20
    else {
      return nil
    }
    return String(inner)
  }

  /// The currency that the cells print, where all print the same before their digits.
  private func printedCurrency(_ column: Int) -> String? {
    var found: Range<Int>?
    for cell in cells(column) {
      guard case .money = cell.content else { continue }
      var (start, end) = (cell.range.lowerBound, cell.range.lowerBound)
      func isSign(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x2B || byte == 0x28 || byte == 0x20 }
      while start < cell.range.upperBound, isSign(text.bytes[start]) { start += 1 }
      end = start
      while end < cell.range.upperBound, !text.bytes[end].isDigit, !isSign(text.bytes[end]) { end += 1 }
      guard end > start else { return nil }
      if let known = found, !text.bytes[known].elementsEqual(text.bytes[start..<end]) { return nil }
      found = start..<end
    }
    return found.map(text.string)
  }
}

extension Figure {
  /// True for a percent that is the growth from one amount to another, or would be but for a little more than its rounding.
  static func isGrowth(_ percent: Figure?, from old: Figure?, to new: Figure?) -> Bool {
    guard let percent, let old, let new, old.digits != 0 else { return false }
    return percent.isNear((new.double / old.double - 1) * 100)
  }

  /// True for the percent that one amount is of another.
  static func isShare(_ percent: Figure?, of part: Figure?, in whole: Figure?) -> Bool {
    guard let percent, let part, let whole, part.digits > 0, part < whole else { return false }
    return percent.isNear(part.double / whole.double * 100)
  }

  private func isNear(_ value: Double) -> Bool {
    abs(value - double) <= 0.6 / PowerOfTen.double(decimals)
  }

  /// True for the sum of two numbers or more, or the difference of two.
  static func isSum(_ sum: Figure?, of parts: [Figure?]) -> Bool {
    guard let sum, parts.count >= 2, parts.allSatisfy({ $0.map { $0.digits != 0 } ?? false }) else {
      return false
    }
    let figures = [sum] + parts.compactMap { $0 }
    let places = figures.map(\.decimals).max() ?? 0
    guard places <= 6 else { return false }
    let values = figures.map { $0.scaled(to: places) }
    return values.dropFirst().reduce(0, +) == values[0]
      || parts.count == 2 && values[1] - values[2] == values[0]
  }
}

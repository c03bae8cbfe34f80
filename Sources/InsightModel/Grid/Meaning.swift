/// Two columns that hold the same for an earlier and a later period.
public struct PeriodPair: Equatable, Sendable {
  public let earlier: Int
  public let later: Int
}

extension Grid {
  func meaning(_ column: Int) -> ColumnMeaning {
    ColumnMeaning(
      name: columns[column].name, unit: columns[column].type == .percent ? nil : columns[column].unit)
  }

  /// True for amounts: numbers that a sum can be made of, not percents, ranks, prices or years.
  public func isAdditive(_ column: Int) -> Bool {
    guard columns.indices.contains(column) else { return false }
    switch columns[column].type {
    case .rank, .percent, .date, .text: return false
    case .number, .money: return !meaning(column).traits.contains(.intensive) && !holdsYears(column)
    }
  }

  /// True for a column that is named after years and holds nothing else, as far as its first rows show.
  func holdsYears(_ column: Int) -> Bool {
    let name = columns[column].name.lowercased()
    guard ["year", "연도", "년도", "年"].contains(where: name.contains) else { return false }
    return dataRows.prefix(100).allSatisfy { row in
      value(Int(row), column).map { $0.decimals == 0 && (1000...2999).contains($0.digits) } ?? true
    }
  }

  /// The column and its like of the period before, else of the period behind; nil where the names tell of none. For a
  /// rank, the amounts of the two periods that are ranked.
  public func periods(_ column: Int) -> PeriodPair? {
    guard columns.indices.contains(column) else { return nil }
    if columns[column].type == .rank {
      guard let ranks = ownPeriods(column) else { return nil }
      return columns.indices.lazy.filter { isAdditive($0) }.compactMap { ownPeriods($0) }.first {
        isSamePeriods($0, ranks)
      }
    }
    return ownPeriods(column)
  }

  /// The printed ranks of the same two periods; nil where there are none.
  public func ranks(of pair: PeriodPair) -> PeriodPair? {
    columns.indices.lazy.filter { columns[$0].type == .rank }.compactMap { ownPeriods($0) }.first {
      isSamePeriods($0, pair)
    }
  }

  private func isSamePeriods(_ pair: PeriodPair, _ other: PeriodPair) -> Bool {
    meaning(pair.earlier).period == meaning(other.earlier).period
      && meaning(pair.later).period == meaning(other.later).period
  }

  /// The column and its like of another period, whatever it holds.
  func ownPeriods(_ column: Int) -> PeriodPair? {
    let own = meaning(column)
    guard columns[column].type.isNumeric, let period = own.period,
      own.traits.isDisjoint(with: [.change, .growth])
    else { return nil }
    var before: (column: Int, period: Int)?
    var behind: (column: Int, period: Int)?
    for other in columns.indices where other != column && columns[other].type == columns[column].type {
      let meaning = meaning(other)
      guard meaning.stem == own.stem, let found = meaning.period else { continue }
      if found < period, found > before?.period ?? .min { before = (other, found) }
      if found > period, found < behind?.period ?? .max { behind = (other, found) }
    }
    if let before { return PeriodPair(earlier: before.column, later: column) }
    return behind.map { PeriodPair(earlier: column, later: $0.column) }
  }

  /// The row that holds the sum of the others: the last one where there are several.
  public var totalRow: Int? { pinnedRows.last { role(Int($0)) == .total }.map(Int.init) }

  /// True where the column's numbers are to be written in groups of three: as its cells are, or long ones in any case.
  func isGrouped(_ column: Int, _ value: LongFigure) -> Bool {
    value.digits.magnitude >= Int128.powerOfTen(value.decimals + 4).magnitude || hasGroups(column)
  }

  private func hasGroups(_ column: Int) -> Bool {
    (0..<min(rowCount, 200)).contains { row in withText(row, column) { $0.contains(0x2C) } }
  }

  /// A number as the column's cells are written: groups, percent sign.
  public func text(_ value: LongFigure, in column: Int, hasSign: Bool = false, places: Int = 0) -> String {
    value.text(isGrouped: isGrouped(column, value), hasSign: hasSign, places: places)
      + (columns[column].type == .percent ? "%" : "")
  }
}

/// Two columns that hold the same for an earlier and a later period.
public struct PeriodPair: Equatable, Sendable {
  /// 0-based index of the column of the earlier period.
  public let earlier: Int
  /// 0-based index of the column of the later period.
  public let later: Int
}

extension Grid {
  func meaning(_ column: Int) -> ColumnMeaning {
    ColumnMeaning(
      name: columns[column].name, unit: columns[column].type == .percent ? nil : columns[column].unit)
  }

  /// True for amounts: numbers that a sum can be made of, not percents, ranks, prices or years.
  public func isAdditive(_ column: Int) -> Bool { isAdditive(column, inGroupsBy: nil) }

  /// The same of the rows that hold one value of another column.
  func isAdditive(_ column: Int, inGroupsBy other: Int?) -> Bool {
    guard columns.indices.contains(column) else { return false }
    switch columns[column].type {
    case .rank, .percent, .date, .text: return false
    case .number, .money:
      return !meaning(column).traits.contains(.intensive) && !holdsYears(column)
        && !(columns[column].unit.map(ColumnUnit.isRate) ?? false)
        && !mixesCurrencies(column, inGroupsBy: other)
    }
  }

  /// As many rows as tell what a column holds.
  private static let yearSample = 100

  /// True for a column that is named after years and holds nothing else, as far as its first rows show.
  func holdsYears(_ column: Int) -> Bool {
    // A number that is no year tells it soonest.
    for row in 0..<min(rowCount, Self.yearSample) where !role(row).isPinned {
      guard let value = value(row, column) else { continue }
      if !Self.isYear(value) { return false }
      break
    }
    let name = columns[column].name.lowercased()
    guard
      ["year", "jahr", "année", "anno", "연도", "년도", "年", "год"].contains(where: name.contains)
        || ["año", "ano", "år", "rok", "an", "jaar", "vuosi"].contains(name)
    else { return false }
    return (0..<rowCount).lazy.filter { !role($0).isPinned }.prefix(Self.yearSample).allSatisfy { row in
      value(row, column).map(Self.isYear) ?? true
    }
  }

  private static func isYear(_ value: Figure) -> Bool {
    value.decimals == 0 && (1000...2999).contains(value.digits)
  }

  /// The column and its like of the period before, else of the period after; nil where the names tell of none. For a
  /// rank, the amounts of the two periods that are ranked.
  public func periods(_ column: Int) -> PeriodPair? {
    guard columns.indices.contains(column) else { return nil }
    let periods = ColumnPeriods(self)
    guard let own = periods.pair(column) else { return nil }
    if columns[column].type == .rank {
      return columns.indices.lazy.filter { isAdditive($0) }.compactMap { periods.pair($0) }.first {
        periods.areSame($0, own)
      }
    }
    return own
  }

  /// The printed ranks of the same two periods; nil where there are none.
  public func ranks(of pair: PeriodPair) -> PeriodPair? {
    let periods = ColumnPeriods(self)
    return columns.indices.lazy.filter { columns[$0].type == .rank }.compactMap { periods.pair($0) }.first {
      periods.areSame($0, pair)
    }
  }

  /// The row that holds the sum of the others: the last one where there are several.
  public var totalRow: Int? { pinnedRows.last { role(Int($0)) == .total }.map(Int.init) }

  /// What parts the thousands of a column's numbers, as far as its first rows show; nil where nothing does.
  private func groupSign(_ column: Int) -> String? {
    let usual: [StaticString] = notation(column).mark == .point ? [","] : ["."]
    let signs = usual + ["'", "’", "\u{202F}", "\u{A0}", " "]
    return (0..<min(rowCount, Self.groupSample)).lazy.compactMap { row in
      withText(row, column) { text in signs.first { Self.isParted(text, by: $0) } }
    }.first.map { $0.withUTF8Buffer { String(decoding: $0, as: UTF8.self) } }
  }

  /// True where a sign stands between a digit and three more.
  private static func isParted(_ text: UnsafeBufferPointer<UInt8>, by sign: StaticString) -> Bool {
    let length = sign.utf8CodeUnitCount
    return text.indices.dropFirst().contains { at in
      text[at - 1].isDigit && DurationReader.starts(text, at, sign)
        && text[(at + length)...].prefix(3).count { $0.isDigit } == 3
    }
  }

  /// True where no cell of a column says what parts thousands or decimals.
  private func saysNoMark(_ column: Int) -> Bool {
    (0..<min(rowCount, Self.groupSample)).allSatisfy { row in
      withText(row, column) { !$0.contains { $0 == 0x2C || $0 == 0x2E } }
    }
  }

  private static let groupSample = 200

  /// How the column's cells are written, for numbers that are none of them.
  func form(of column: Int) -> FigureForm {
    let (sign, mark) = (groupSign(column), notation(column).mark)
    return FigureForm(
      group: sign, mark: mark,
      // Nobody has written a point there.
      longGroup: sign ?? (mark == .comma && saysNoMark(column) ? nil : mark.other == .comma ? "," : "."),
      isPercent: columns[column].type == .percent)
  }

  /// A number as the column's cells are written: groups, the sign before decimals, percent sign.
  public func text(_ value: LongFigure, in column: Int, hasSign: Bool = false, places: Int = 0) -> String {
    form(of: column).text(value, hasSign: hasSign, places: places)
  }
}

/// How the numbers of a column are written.
struct FigureForm {
  /// What parts thousands; nil where nothing does.
  fileprivate let group: String?
  fileprivate let mark: DecimalMark
  /// What parts those of long numbers.
  fileprivate let longGroup: String?
  fileprivate let isPercent: Bool

  /// Long numbers have groups in any case.
  private static let fewestGrouped = 5

  func text(_ value: LongFigure, hasSign: Bool = false, places: Int = 0) -> String {
    let isLong =
      value.digits.magnitude >= Int128.powerOfTen(value.decimals + Self.fewestGrouped - 1).magnitude
    return value.text(group: isLong ? longGroup : group, hasSign: hasSign, places: places, mark: mark)
      + (isPercent ? "%" : "")
  }
}

/// What the columns of a grid hold and when, read once, however many pairs are asked for.
struct ColumnPeriods {
  /// What columns have in common that differ in their period alone.
  private struct Likeness: Hashable {
    let stem: UInt64
    let type: Table.ColumnType
  }

  private typealias Dated = (period: Int, column: Int)

  private let meanings: [ColumnMeaning]
  private let likenesses: [Likeness]
  /// Ascending by period, then by column.
  private var alike: [Likeness: [Dated]] = [:]

  init(_ grid: Grid) {
    let meanings = grid.columns.indices.map { grid.meaning($0) }
    likenesses = zip(meanings, grid.columns).map { Likeness(stem: $0.stem, type: $1.type) }
    for (column, meaning) in meanings.enumerated() where grid.columns[column].type.isNumeric {
      if let period = meaning.period { alike[likenesses[column], default: []].append((period, column)) }
    }
    for likeness in alike.keys { alike[likeness]?.sort(by: <) }
    self.meanings = meanings
  }

  /// A column and its like of the nearest period before it, else of the nearest one after it; nil where there is none.
  func pair(_ column: Int) -> PeriodPair? {
    let own = meanings[column]
    guard let period = own.period, own.traits.isDisjoint(with: [.change, .growth]),
      let alike = alike[likenesses[column]]
    else { return nil }
    let first = alike.partitioningIndex { $0.period >= period }
    if first > 0 {
      let before = alike[first - 1].period
      return PeriodPair(earlier: alike[alike.partitioningIndex { $0.period >= before }].column, later: column)
    }
    let next = alike.partitioningIndex { $0.period > period }
    return next < alike.count ? PeriodPair(earlier: column, later: alike[next].column) : nil
  }

  /// True where both are of the same two periods.
  func areSame(_ pair: PeriodPair, _ other: PeriodPair) -> Bool {
    meanings[pair.earlier].period == meanings[other.earlier].period
      && meanings[pair.later].period == meanings[other.later].period
  }
}

/// Something that a table does not print, but that its cells tell.
public struct ComputedField: Equatable, Sendable {
  /// `2024 Revenue, share`
  public let name: String
  /// As it is shown: `12.3% of Total`, `+1,250 from 2023 Revenue`, `3 → 1 ▲2`.
  public let text: String
}

extension Grid {
  /// What can be worked out for a row: shares of the printed total, growth and change between two periods, change
  /// of rank.
  public func computedFields(_ row: Int) -> [ComputedField] {
    let periods = ColumnPeriods(self)
    return columns.indices.flatMap { column -> [ComputedField] in
      let name = markedLabel(of: column)
      var fields: [ComputedField] = []
      if let share = shareOfTotal(row, column) {
        fields.append(ComputedField(name: name + ", share", text: share))
      }
      // Each pair once, by its later column.
      guard let pair = periods.pair(column), pair.later == column else { return fields }
      guard columns[column].type != .rank else {
        return fields
          + [rankChange(row, pair)].compactMap { $0 }.map { ComputedField(name: name + ", change", text: $0) }
      }
      let before = " from " + markedLabel(of: pair.earlier)
      if let change = change(row, pair) {
        fields.append(
          ComputedField(name: name + ", change", text: text(change, in: column, hasSign: true) + before))
      }
      if let growth = growth(row, pair) {
        let percent = growth.text(isGrouped: true, hasSign: true, places: 1) + "%"
        fields.append(ComputedField(name: name + ", growth", text: percent + before))
      }
      return fields
    }
  }

  private func shareOfTotal(_ row: Int, _ column: Int) -> String? {
    guard let totalRow, totalRow != row, isAdditive(column), let total = value(totalRow, column),
      total.digits > 0,
      let share = share(row, column, of: LongFigure(total))
    else { return nil }
    let whole = nameColumn(of: totalRow).flatMap { shown(totalRow, $0) } ?? "the total"
    return share.text(isGrouped: false, places: 1) + "% of " + whole
  }

  /// In percent, with one decimal.
  func share(_ row: Int, _ column: Int, of total: LongFigure) -> LongFigure? {
    guard let part = value(row, column) else { return nil }
    return Self.percent(LongFigure(part), of: total)
  }

  /// What the later column has more than the earlier one.
  func change(_ row: Int, _ pair: PeriodPair) -> LongFigure? {
    guard let before = value(row, pair.earlier), let after = value(row, pair.later) else { return nil }
    let decimals = max(before.decimals, after.decimals)
    return LongFigure(after.scaled(to: decimals) - before.scaled(to: decimals), decimals: decimals)
  }

  /// The change in percent of the earlier amount, with one decimal; nil for percents, and where that was nothing.
  func growth(_ row: Int, _ pair: PeriodPair) -> LongFigure? {
    guard columns[pair.later].type != .percent, let change = change(row, pair),
      let before = value(row, pair.earlier), before.digits > 0
    else { return nil }
    return Self.percent(change, of: LongFigure(before))
  }

  private static func percent(_ part: LongFigure, of whole: LongFigure) -> LongFigure? {
    let decimals = max(part.decimals, whole.decimals)
    let (dividend, isTooLong) = part.digits.multipliedReportingOverflow(
      by: .powerOfTen(decimals - part.decimals) * 100)
    let (divisor, isTooWide) = whole.digits.multipliedReportingOverflow(
      by: .powerOfTen(decimals - whole.decimals))
    guard !isTooLong, !isTooWide else { return nil }
    return LongFigure(dividend, over: divisor, decimals: 1)
  }

  /// `3 → 1 ▲2`; nil where the row has neither rank.
  func rankChange(_ row: Int, _ ranks: PeriodPair) -> String? {
    Self.rankChange(from: value(row, ranks.earlier), to: value(row, ranks.later))
  }

  static func rankChange(from before: Figure?, to after: Figure?) -> String? {
    guard before != nil || after != nil else { return nil }
    var text = "\(before?.description ?? "–") → \(after?.description ?? "–")"
    guard let before, let after, before.decimals == 0, after.decimals == 0 else { return text }
    let steps = Int128(before.digits) - Int128(after.digits)
    text += steps == 0 ? " =" : (steps > 0 ? " ▲" : " ▼") + String(steps.magnitude)
    return text
  }
}

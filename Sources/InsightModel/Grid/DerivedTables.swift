// Tables that are worked out of a grid: its groups, what its columns are like.
extension Grid {
  /// Groups as a table of their own: the value, how many rows, and of each column of numbers its sum, what part that is of
  /// the whole, and its mean, written as the column's cells are.
  public func table(of grouping: Grouping) -> Grid {
    let name = markedLabel(of: grouping.column)
    let labels = labels
    let measures = grouping.measured.indices.map { GroupMeasure(self, grouping, $0, labels) }
    let mark = measures.first?.mark ?? .point
    func plain(_ mark: DecimalMark) -> ForcedType { mark == .comma ? .comma : .point }
    var columns: [(name: String, type: ForcedType)] = [
      (name, .text), ("rows", plain(mark)), ("rows share", plain(mark)),
    ]
    for measure in measures { columns += measure.columns }
    let kept = grouping.groups.reduce(0) { $0 + $1.count }
    let all = LongFigure(Int128(kept), decimals: 0)
    let rows = grouping.groups.map { group -> [String] in
      let count = LongFigure(Int128(group.count), decimals: 0)
      let share = Self.percent(count, of: all, mark)
      return [
        label(of: group, grouping.column), String(group.count), share,
      ]
        + measures.flatMap { $0.fields(of: group) }
    }
    var options = DataOptions()
    options.types = columns.enumerated().dropFirst().map { (String($0 + 1), $1.type) }
    let left = leftOutOfGroups
    let others = rowCount - pinnedRows.count
    let part = kept < others ? ", of \(Self.grouped(kept)) of \(Self.grouped(others)) rows" : ""
    let title = "\(title) by \(name)\(part)" + (left.isEmpty ? "" : ", without \(left)")
    return Grid(derived: title, columns.map(\.name), rows, options)
  }

  /// What a group is called. Among the words of a data file each of those that say of nothing has its own: `NA` may be a name.
  private func label(of group: Grouping.Group, _ column: Int) -> String {
    if group.isMissing, dataTable == nil || columns[column].type.hasValues { return "" }
    return shown(Int(group.row), column) ?? ""
  }

  /// The rows that groups leave out since they hold others: `Total and Others`; empty where there are none.
  private var leftOutOfGroups: String {
    let names = pinnedRows.compactMap { row in
      nameColumn(of: Int(row)).flatMap { shown(Int(row), $0) }
    }
    guard !pinnedRows.isEmpty else { return "" }
    guard (1...3).contains(pinnedRows.count), names.count == pinnedRows.count,
      names.allSatisfy({ $0.count <= Self.longestName })
    else {
      return pinnedRows.count == 1
        ? "a row of totals or notes" : "\(pinnedRows.count) rows of totals and notes"
    }
    return names.count == 1
      ? names[0] : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }

  private static let longestName = 24

  private static func grouped(_ count: Int) -> String {
    LongFigure(Int128(count), decimals: 0).text(isGrouped: true)
  }

  fileprivate static func percent(_ part: LongFigure, of whole: LongFigure, _ mark: DecimalMark) -> String {
    let decimals = max(part.decimals, whole.decimals)
    guard whole.digits > 0, decimals <= 18 else { return "" }
    let (dividend, isTooLong) = part.digits.multipliedReportingOverflow(
      by: .powerOfTen(decimals - part.decimals) * 100)
    let (divisor, isTooWide) = whole.digits.multipliedReportingOverflow(
      by: .powerOfTen(decimals - whole.decimals))
    guard !isTooLong, !isTooWide, let share = LongFigure(dividend, over: divisor, decimals: 1) else {
      return ""
    }
    return share.text(isGrouped: false, hasSign: false, places: 1, mark: mark) + "%"
  }

  /// A table that was worked out.
  /// - Parameter texts: the columns whose cells are no numbers, whatever they look like.
  public init(derived name: String, _ header: [String], _ rows: [[String]], texts: [String] = []) {
    var options = DataOptions()
    options.types = texts.map { ($0, .text) }
    self.init(derived: name, header, rows, options)
  }

  private init(derived name: String, _ header: [String], _ rows: [[String]], _ options: DataOptions) {
    var bytes: [UInt8] = []
    for row in [header] + rows {
      for (index, field) in row.enumerated() {
        if index > 0 { bytes.append(0x2C) }
        Recast.append(field.utf8, to: &bytes)
      }
      if row.count == 1, row[0].isEmpty { bytes += [0x22, 0x22] }
      bytes.append(0x0A)
    }
    var options = options
    options.separator = [0x2C]
    options.hasHeader = true
    let table =
      DataReader.table(name: name, bytes, options)
      ?? DataTable(
        name: name, dialect: Dialect(), names: header, parts: [], tallies: [],
        isComplete: true)
    self.init(table)
  }

  /// What the columns are like, over some rows, as a table of its own.
  public func described(_ statistics: [ColumnStatistics]) -> Grid {
    let header = [
      "column", "spread", "type", "unit", "count", "missing", "misfits", "distinct", "sum", "mean", "least",
      "quarter", "median", "three quarters", "greatest",
    ]
    let labels = labels
    let rows = statistics.map { found -> [String] in
      let column = columns[found.column]
      let middle: [LongFigure?] =
        found.quartiles.count == 5 ? Array(found.quartiles[1...3]) : [nil, nil, nil]
      return [
        labels[found.column] + (finding(ofColumn: found.column)?.mark ?? ""), Sparkline.text(found.histogram),
        column.type.rawValue,
        column.unit ?? "",
        String(found.count), String(found.missing), String(found.misfits), String(found.distinct),
        found.sum?.description ?? "", found.mean?.description ?? "",
        found.first ?? found.quartiles.first?.description ?? "", middle[0]?.description ?? "",
        middle[1]?.description ?? "", middle[2]?.description ?? "",
        found.last ?? found.quartiles.last?.description ?? "",
      ]
    }
    return Grid(derived: title, header, rows)
  }
}

/// One column of numbers in a table of groups.
private struct GroupMeasure {
  private let number: Int
  private let isAdditive: Bool
  /// What is of several currencies has no whole.
  private let hasShare: Bool
  private let total: LongFigure?
  private let hasLeftOut: Bool
  private let frame: (before: String, after: String)
  private let form: FigureForm
  /// Decimals of the column's values.
  private let decimals: Int
  /// Its names, and what it holds: money stays money where no other sign stands before decimals.
  let columns: [(name: String, type: ForcedType)]
  let mark: DecimalMark

  init(_ grid: Grid, _ grouping: Grouping, _ number: Int, _ labels: [String]) {
    let column = grouping.measured[number]
    let isAdditive = grid.isAdditive(column, inGroupsBy: grouping.column)
    hasShare = grid.isAdditive(column)
    let hasLeftOut = grouping.groups.contains { $0.leftOut[number] > 0 }
    let frame = grid.frame(ofAmountsIn: column)
    let (label, unit) = grid.labelAndUnit(
      of: column, labels[column], isWritten: frame.before + frame.after != "")
    mark = grid.notation(column).mark
    let plain: ForcedType = mark == .comma ? .comma : .point
    let own = plain == .point && grid.columns[column].type == .money && frame == ("", "") ? .money : plain
    columns =
      (isAdditive ? [("\(label) sum\(unit)", own)] : [])
      + (hasShare ? [("\(label) share", plain)] : [])
      + [("\(label) mean\(unit)", own)] + (hasLeftOut ? [("\(label) left out", plain)] : [])
    total = LongFigure.sum(grouping.groups.compactMap { $0.sums[number] })
    form = grid.form(of: column)
    decimals = grid.decimals(column) ?? 0
    (self.number, self.isAdditive, self.hasLeftOut, self.frame) = (number, isAdditive, hasLeftOut, frame)
  }

  /// The sum and its share of all, the mean, and how many cells are in none of them.
  func fields(of group: Grouping.Group) -> [String] {
    let sum = group.sums[number]
    let mean = sum.flatMap { sum in
      LongFigure(
        sum.digits, over: Int128(group.values[number]) * .powerOfTen(min(18, sum.decimals)),
        decimals: min(18, max(2, decimals + 1)))
    }
    func text(_ value: LongFigure?) -> String {
      guard let value else { return "" }
      let digits = form.text(value)
      let (sign, rest) = digits.hasPrefix("-") ? ("-", String(digits.dropFirst())) : ("", digits)
      // What the audit has proven is in it.
      return sign + frame.before + rest + frame.after + (group.proven[number] > 0 ? "*" : "")
    }
    var fields: [String] = []
    if isAdditive { fields = [text(sum)] }
    if hasShare {
      fields.append(sum.flatMap { own in total.map { Grid.percent(own, of: $0, mark) } } ?? "")
    }
    return fields + [text(mean)] + (hasLeftOut ? [String(group.leftOut[number])] : [])
  }
}

extension Grid {
  /// What stands around the amounts of a column: its currency, its unit of measure; empty where the column's name has it.
  fileprivate func frame(ofAmountsIn column: Int) -> (before: String, after: String) {
    guard case .data = storage, let unit = columns[column].unit, columns[column].type != .percent else {
      return ("", "")
    }
    let first = (0..<rowCount).lazy.filter { self.value($0, column) != nil }.first
    guard let text = first.flatMap({ self.printed($0, column) }) else { return ("", "") }
    let trimmed = text.drop { $0.isWhitespace || "+-(".contains($0) }
    if trimmed.hasPrefix(unit) {
      return (trimmed.dropFirst(unit.count).first?.isWhitespace == true ? unit + " " : unit, "")
    }
    if kind(column) == .measure || trimmed.hasSuffix(unit) {
      let isJoined = trimmed.hasSuffix(unit) && trimmed.dropLast(unit.count).last?.isWhitespace == false
      return ("", isJoined ? unit : " " + unit)
    }
    return ("", "")
  }

  /// A column's name without the unit in it, and that unit in parentheses where its cells do not have it.
  fileprivate func labelAndUnit(of column: Int, _ label: String, isWritten: Bool) -> (String, String) {
    let mark = finding(ofColumn: column)?.mark ?? ""
    var label = label
    guard columns[column].type != .percent, let unit = columns[column].unit ?? unit, !isWritten else {
      return (label + mark, "")
    }
    let own = " (\(unit))"
    if label.hasSuffix(own) { label.removeLast(own.count) }
    return (label + mark, own)
  }

  /// True for amounts in several currencies, which make no sum and no mean; not so in each group by the column that names
  /// the currencies.
  func mixesCurrencies(_ column: Int, inGroupsBy other: Int? = nil) -> Bool {
    guard let table = dataTable, columns.indices.contains(column) else { return false }
    return table.mixesCurrencies(column, besides: other)
  }
}

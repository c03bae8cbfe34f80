/// One key of a sort.
public struct SortKey: Equatable, Sendable {
  /// 0-based index of the column.
  public var column: Int
  /// Least first; cells without a value stay last either way.
  public var isAscending: Bool

  /// A column that the grid does not have sorts nothing.
  public init(column: Int, isAscending: Bool) {
    self.column = column
    self.isAscending = isAscending
  }
}

/// Which rows of a grid are shown, and in which order.
public struct Arrangement: Equatable, Sendable {
  /// What the rows are sorted by, first key first; empty as printed.
  public var keys: [SortKey] = []
  /// Keys of earlier sorts, latest first: rows that are alike in every key keep the order they had.
  public var ties: [SortKey] = []
  /// Only rows that this `Filter` keeps; empty for all.
  public var filter = ""

  /// Without arguments all rows as printed.
  public init(keys: [SortKey] = [], ties: [SortKey] = [], filter: String = "") {
    self.keys = keys
    self.ties = ties
    self.filter = filter
  }

  /// The same rows sorted again: what they were sorted by decides where the new keys do not. Without keys they stand
  /// as printed.
  public func sorted(by keys: [SortKey]) -> Arrangement {
    guard !keys.isEmpty else { return Arrangement(filter: filter) }
    let known = Set(keys.map(\.column))
    var ties: [SortKey] = []
    for key in self.keys + self.ties
    where !known.contains(key.column) && !ties.contains(where: { $0.column == key.column }) {
      ties.append(key)
    }
    return Arrangement(keys: keys, ties: ties, filter: filter)
  }
}

extension Grid {
  /// The rows that sorting moves, as an arrangement has them. Words among the values come after them, cells that are
  /// missing last, whichever way a key goes. `progress` is told the part that is done, 0...1, and says whether to go on; nil where it said no.
  public func rows(
    _ arrangement: Arrangement, progress: (Double) -> Bool = { _ in true }
  ) -> [UInt32]? {
    guard let kept = rows(keptBy: arrangement.filter, progress: progress) else { return nil }
    let keys = arrangement.keys + arrangement.ties
    switch storage {
    case .table: return sorted(kept, by: keys)
    case .data(let table): return table.sorted(kept, by: keys, progress: progress)
    }
  }

  /// The rows in order of the keys. Stable. The plain rule, for tables that people print.
  func sorted(_ rows: [UInt32], by keys: [SortKey]) -> [UInt32] {
    guard !keys.isEmpty else { return rows }
    return rows.enumerated().sorted { left, right in
      for key in keys {
        switch compare(Int(left.element), Int(right.element), key) {
        case .before: return true
        case .after: return false
        case .alike: continue
        }
      }
      return left.offset < right.offset
    }.map(\.element)
  }

  private enum Comparison { case before, alike, after }

  private func compare(_ left: Int, _ right: Int, _ key: SortKey) -> Comparison {
    guard columns.indices.contains(key.column) else { return .alike }
    if columns[key.column].type.hasValues {
      let found: Comparison
      if isExact(key.column) {
        let (first, second) = (sortValue(left, key.column), sortValue(right, key.column))
        found = compare(first, second, isAscending: key.isAscending, areAscending: <)
      } else {
        let (first, second) = (amount(left, key.column), amount(right, key.column))
        found = compare(first, second, isAscending: key.isAscending) { $0.compared(with: $1).isLess }
      }
      guard found == .alike, number(left, key.column) == nil else { return found }
      return compare(
        word(left, key.column), word(right, key.column), isAscending: key.isAscending,
        areAscending: Collation.areAscending)
    }
    let texts = [left, right].map { row in printed(row, key.column).flatMap { $0.isEmpty ? nil : $0 } }
    return compare(texts[0], texts[1], isAscending: key.isAscending, areAscending: Collation.areAscending)
  }

  /// What stands among values and is none; nil where it says that nothing stands there.
  private func word(_ row: Int, _ column: Int) -> String? {
    isMissing(row, column) ? nil : printed(row, column)
  }

  private func compare<Value>(
    _ left: Value?, _ right: Value?, isAscending: Bool, areAscending: (Value, Value) -> Bool
  ) -> Comparison {
    switch (left, right) {
    case (nil, nil): return .alike
    case (nil, _): return .after
    case (_, nil): return .before
    case (let left?, let right?):
      if areAscending(left, right) { return isAscending ? .before : .after }
      if areAscending(right, left) { return isAscending ? .after : .before }
      return .alike
    }
  }
}

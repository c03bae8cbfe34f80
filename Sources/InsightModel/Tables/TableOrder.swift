/// One key of a sort.
public struct SortKey: Equatable, Sendable {
  /// 0-based index of the column.
  public var column: Int
  public var isAscending: Bool

  public init(column: Int, isAscending: Bool) {
    self.column = column
    self.isAscending = isAscending
  }
}

extension Table {
  /// Indices of the rows that sorting moves, as printed.
  public var dataRows: [Int] { rows.indices.filter { !rows[$0].role.isPinned } }

  /// Indices of Others and Total, as printed.
  public var pinnedRows: [Int] { rows.indices.filter { rows[$0].role.isPinned } }

  /// The rows in order of the keys. Stable: rows that are alike in every key keep the order they have in `order`.
  /// Cells that are missing or in doubt come last, whichever way the key goes.
  public func sorted(_ order: [Int], by keys: [SortKey]) -> [Int] {
    order.enumerated().sorted { left, right in
      for key in keys {
        switch compare(left.element, right.element, key) {
        case .before: return true
        case .behind: return false
        case .alike: continue
        }
      }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// Indices of the data rows of which a cell holds `text`, as the article search would find it.
  public func rows(holding text: String) -> [Int] {
    guard let search = TextSearch(text) else { return dataRows }
    return dataRows.filter { row in
      rows[row].cells.contains { cell in cell.map { !search.matches(in: $0.text).isEmpty } ?? false }
    }
  }

  private enum Comparison { case before, alike, behind }

  private func compare(_ left: Int, _ right: Int, _ key: SortKey) -> Comparison {
    guard columns.indices.contains(key.column) else { return .alike }
    let (first, second) = (cell(left, key.column), cell(right, key.column))
    if columns[key.column].type.isNumeric {
      return compare(first?.value, second?.value, isAscending: key.isAscending, areAscending: <)
    }
    let texts = [first, second].map { $0.flatMap { $0.text.isEmpty ? nil : $0.text } }
    return compare(texts[0], texts[1], isAscending: key.isAscending, areAscending: Collation.areAscending)
  }

  private func compare<Value>(
    _ left: Value?, _ right: Value?, isAscending: Bool, areAscending: (Value, Value) -> Bool
  ) -> Comparison {
    switch (left, right) {
    case (nil, nil): return .alike
    case (nil, _): return .behind
    case (_, nil): return .before
    case (let left?, let right?):
      if areAscending(left, right) { return isAscending ? .before : .behind }
      if areAscending(right, left) { return isAscending ? .behind : .before }
      return .alike
    }
  }
}

/// The order of names: letters without regard to case and accents, numbers inside them by value.
public enum Collation {
  public static func areAscending(_ left: String, _ right: String) -> Bool {
    let (first, second) = (folded(left), folded(right))
    var (at, other) = (0, 0)
    while at < first.count, other < second.count {
      if isDigit(first[at]), isDigit(second[other]) {
        let (number, end) = digits(first, from: at)
        let (counterpart, otherEnd) = digits(second, from: other)
        if number.count != counterpart.count { return number.count < counterpart.count }
        if number != counterpart { return number.lexicographicallyPrecedes(counterpart) }
        (at, other) = (end, otherEnd)
      } else if first[at] != second[other] {
        return first[at] < second[other]
      } else {
        at += 1
        other += 1
      }
    }
    if first.count - at != second.count - other { return first.count - at < second.count - other }
    return left < right
  }

  private static func folded(_ text: String) -> [UInt32] {
    text.unicodeScalars.map { Folding.fold($0.value, keepingCase: false) }.filter { $0 != 0 }
  }

  private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  /// A number's digits without leading zeros, and where it ends.
  private static func digits(_ scalars: [UInt32], from start: Int) -> (ArraySlice<UInt32>, Int) {
    let all = scalars[start...].prefix(while: isDigit)
    return (all.drop { $0 == 0x30 }, start + all.count)
  }
}

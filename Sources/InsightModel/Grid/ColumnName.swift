/// A column as a reader names it.
public enum NamedColumn: Equatable, Sendable {
  case one(Int)
  /// All that it may be.
  case several([Int])
  case none
}

extension Grid {
  /// The column that has this name, or this number counted from 1, as `4` or `#4`, or a beginning or a part of its name
  /// that no other has. Digits are no part of a longer number: `4` is the fourth column beside one of `2024`. Letters are
  /// alike as in a search.
  public func column(named name: String) -> NamedColumn {
    let wanted = Self.folded(name)
    guard !wanted.isEmpty else { return .none }
    let names = columns.map { Self.folded($0.name) }
    if let exact = names.firstIndex(of: wanted) { return .one(exact) }
    let digits = name.first == "#" ? name.dropFirst() : name[...]
    let isNumber = !digits.isEmpty && digits.utf8.allSatisfy(\.isDigit)
    if isNumber, let number = Int(digits), columns.indices.contains(number - 1) { return .one(number - 1) }
    for matching in [
      names.indices.filter { names[$0].starts(with: wanted) },
      names.indices.filter { names[$0].firstRange(of: wanted) != nil },
    ].map({ found in isNumber ? found.filter { Self.holds(number: wanted, names[$0]) } : found }) {
      if matching.count == 1 { return .one(matching[0]) }
      if matching.count > 1 { return .several(matching) }
    }
    return .none
  }

  /// The column's name, or what stands for it where it has none.
  public func label(of column: Int) -> String {
    guard columns.indices.contains(column), !columns[column].name.isEmpty else {
      return "column \(column + 1)"
    }
    return columns[column].name
  }

  /// True where digits stand in a name as a number of their own: `2024` does in `2024 Revenue`, `24` does not.
  private static func holds(number digits: [UInt32], _ name: [UInt32]) -> Bool {
    let isDigit = { (scalar: UInt32) in (0x30...0x39).contains(scalar) }
    return name.split { !isDigit($0) }.contains { $0.elementsEqual(digits) }
  }

  private static func folded(_ name: String) -> [UInt32] {
    name.unicodeScalars.map { Folding.fold($0.value, keepingCase: false) }.filter { $0 != 0 }
  }
}

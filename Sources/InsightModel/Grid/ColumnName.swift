/// A column as a reader names it.
public enum NamedColumn: Equatable, Sendable {
  case one(Int)
  /// All that it may be.
  case several([Int])
  case none
}

extension Grid {
  /// The column that has this name, or a beginning or a part of it that no other has, or this number counted from
  /// 1. Letters are alike as in a search.
  public func column(named name: String) -> NamedColumn {
    let wanted = Self.folded(name)
    guard !wanted.isEmpty else { return .none }
    let names = columns.map { Self.folded($0.name) }
    if let exact = names.firstIndex(of: wanted) { return .one(exact) }
    for matching in [
      names.indices.filter { names[$0].starts(with: wanted) },
      names.indices.filter { names[$0].firstRange(of: wanted) != nil },
    ] {
      if matching.count == 1 { return .one(matching[0]) }
      if matching.count > 1 { return .several(matching) }
    }
    if let number = Int(name), columns.indices.contains(number - 1) { return .one(number - 1) }
    return .none
  }

  /// The column's name, or what stands for it where it has none.
  public func label(of column: Int) -> String {
    guard columns.indices.contains(column), !columns[column].name.isEmpty else {
      return "column \(column + 1)"
    }
    return columns[column].name
  }

  private static func folded(_ name: String) -> [UInt32] {
    name.unicodeScalars.map { Folding.fold($0.value, keepingCase: false) }.filter { $0 != 0 }
  }
}

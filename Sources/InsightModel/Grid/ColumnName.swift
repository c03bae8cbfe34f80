/// A column as a reader names it.
public enum NamedColumn: Equatable, Sendable {
  case one(Int)
  /// All that it may be.
  case several([Int])
  case none
}

extension Grid {
  /// The column that has this name, or a beginning or a part of it that no other has, or this number counted from
  /// 1. Letters are alike as in a search. Columns of one name are told apart by their place among them: `price.2`.
  public func column(named name: String) -> NamedColumn {
    let wanted = ColumnNames.folded(name)
    guard !wanted.isEmpty else { return .none }
    let names = columns.map { ColumnNames.folded($0.name) }
    let exact = names.indices.filter { names[$0] == wanted }
    if exact.count == 1 { return .one(exact[0]) }
    if exact.count > 1 { return .several(exact) }
    if let numbered = numbered(name, names) { return .one(numbered) }
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

  /// `price.2`: the second of the columns with that name.
  private func numbered(_ name: String, _ names: [[UInt32]]) -> Int? {
    guard let point = name.lastIndex(of: "."), let number = Int(name[name.index(after: point)...]), number > 0
    else { return nil }
    let wanted = ColumnNames.folded(String(name[..<point]))
    let alike = names.indices.filter { names[$0] == wanted }
    return alike.count > 1 && number <= alike.count ? alike[number - 1] : nil
  }

  /// The column's name, with its place where others have the same; what stands for it where it has none.
  public func label(of column: Int) -> String {
    guard columns.indices.contains(column), !columns[column].name.isEmpty else {
      return "column \(column + 1)"
    }
    let name = columns[column].name
    let alike = columns.indices.filter { columns[$0].name == name }
    guard alike.count > 1, let place = alike.firstIndex(of: column) else { return name }
    return "\(name).\(place + 1)"
  }

  /// Why a name chooses no column, and what would.
  public func problem(with name: String, _ found: [Int]) -> String {
    guard !found.isEmpty else {
      let shown = columns.indices.prefix(40).map { label(of: $0) }
      return "no column “\(name)”; there are " + shown.joined(separator: ", ")
        + (columns.count > shown.count ? " and \(columns.count - shown.count) more" : "")
    }
    let shown = found.prefix(20).map { "\(label(of: $0)) (\($0 + 1))" }.joined(separator: ", ")
    return "“\(name)” may be \(found.count) columns: \(shown); write one in full, or its number"
  }
}

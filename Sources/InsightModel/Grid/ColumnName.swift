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
  /// alike as in a search. Columns of one name are told apart by their place among them: `price.2`.
  public func column(named name: String) -> NamedColumn {
    let wanted = ColumnNames.folded(name)
    guard !wanted.isEmpty else { return .none }
    let names = columns.map { ColumnNames.folded($0.name) }
    let exact = names.indices.filter { names[$0] == wanted }
    if exact.count == 1 { return .one(exact[0]) }
    if exact.count > 1 {
      // Written in full it is that one: `Total` beside `total`.
      let own = exact.filter { columns[$0].name == name }
      return own.count == 1 ? .one(own[0]) : .several(exact)
    }
    if let numbered = numbered(name, names) { return .one(numbered) }
    let digits = name.first == "#" ? name.dropFirst() : name[...]
    let isNumber = !digits.isEmpty && digits.utf8.allSatisfy(\.isDigit)
    if isNumber, let number = Int(digits), columns.indices.contains(number - 1) { return .one(number - 1) }
    for matching in [
      names.indices.filter { names[$0].starts(with: wanted) },
      names.indices.filter { names[$0].holds(wanted) },
    ].map({ found in isNumber ? found.filter { Self.holds(number: wanted, names[$0]) } : found }) {
      if matching.count == 1 { return .one(matching[0]) }
      if matching.count > 1 { return .several(matching) }
    }
    // Names of tables that were worked out keep the marks of what they are of.
    let (bare, sought) = (names.map(Self.unmarked), Self.unmarked(wanted))
    guard !sought.isEmpty else { return .none }
    let equal = bare.indices.filter { bare[$0] == sought }
    let begin = bare.indices.filter { bare[$0].starts(with: sought) }
    return equal.count == 1 ? .one(equal[0]) : begin.count == 1 ? .one(begin[0]) : .none
  }

  private static func unmarked(_ name: [UInt32]) -> [UInt32] {
    name.filter { scalar in !Table.Finding.doubtMark.unicodeScalars.contains { $0.value == scalar } }
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

  /// The label as a reader sees it: marked where the whole column is in doubt.
  public func markedLabel(of column: Int) -> String {
    label(of: column) + (finding(ofColumn: column)?.mark ?? "")
  }

  /// The labels of all columns.
  public var labels: [String] {
    var counts: [String: Int] = [:]
    for column in columns { counts[column.name, default: 0] += 1 }
    var places: [String: Int] = [:]
    return columns.enumerated().map { index, column in
      if column.name.isEmpty { return "column \(index + 1)" }
      guard counts[column.name] ?? 0 > 1 else { return column.name }
      places[column.name, default: 0] += 1
      return "\(column.name).\(places[column.name] ?? 1)"
    }
  }

  /// Why a name chooses no column, and what would.
  public func problem(with name: String, _ found: [Int]) -> String {
    guard !found.isEmpty else { return "no column “\(name)”; \(listedColumns)" }
    let shown = found.prefix(20).map { "\(label(of: $0)) (\($0 + 1))" }.joined(separator: ", ")
    return "“\(name)” may be \(found.count) columns: \(shown); write one in full, or its number"
  }

  /// `there are A, B, C`.
  public var listedColumns: String {
    let shown = columns.indices.prefix(40).map { label(of: $0) }
    return "there are " + shown.joined(separator: ", ")
      + (columns.count > shown.count ? " and \(columns.count - shown.count) more" : "")
  }

  /// True where digits stand in a name as a number of their own: `2024` does in `2024 Revenue`, `24` does not.
  private static func holds(number digits: [UInt32], _ name: [UInt32]) -> Bool {
    let isDigit = { (scalar: UInt32) in (0x30...0x39).contains(scalar) }
    return name.split { !isDigit($0) }.contains { $0.elementsEqual(digits) }
  }
}

/// Names of columns, letters alike as in a search.
struct ColumnNames {
  /// The columns of each name; of no more than there are.
  private var columns: [[UInt32]: [Int]] = [:]
  private let count: Int

  init(_ names: [String], count: Int) {
    self.count = count
    for (column, name) in names.prefix(count).enumerated() {
      columns[Self.folded(name), default: []].append(column)
    }
  }

  /// The columns that a name means: all that have it, the one of that number from 1, or of those with one name the one in
  /// that place, `price.2`.
  func meant(by name: String) -> [Int] {
    if let own = columns[Self.folded(name)] { return own }
    if let number = Int(name), number > 0, number <= count { return [number - 1] }
    guard let point = name.lastIndex(of: "."), let place = Int(name[name.index(after: point)...]) else {
      return []
    }
    let alike = columns[Self.folded(String(name[..<point]))] ?? []
    return alike.count > 1 && alike.indices.contains(place - 1) ? [alike[place - 1]] : []
  }

  static func folded(_ name: String) -> [UInt32] {
    HangulComposition.composed(name).unicodeScalars.map { Folding.fold($0.value, keepingCase: false) }.filter
    {
      $0 != 0
    }
  }
}

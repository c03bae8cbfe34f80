/// Names of columns, letters alike as in a search.
enum ColumnNames {
  /// The columns that a name means: all that have it, the one of that number from 1, or of those with one name the one in
  /// that place, `price.2`.
  static func meant(by name: String, among names: [String], count: Int) -> [Int] {
    func named(_ name: some StringProtocol) -> [Int] {
      let wanted = folded(String(name))
      return names.indices.filter { $0 < count && folded(names[$0]) == wanted }
    }
    let own = named(name)
    if !own.isEmpty { return own }
    if let number = Int(name), number > 0, number <= count { return [number - 1] }
    guard let point = name.lastIndex(of: "."), let place = Int(name[name.index(after: point)...]) else {
      return []
    }
    let alike = named(name[..<point])
    return alike.count > 1 && alike.indices.contains(place - 1) ? [alike[place - 1]] : []
  }

  static func folded(_ name: String) -> [UInt32] {
    HangulComposition.composed(name).unicodeScalars.map { Folding.fold($0.value, keepingCase: false) }.filter
    {
      $0 != 0
    }
  }
}

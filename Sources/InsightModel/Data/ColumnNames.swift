/// Names of columns, letters alike as in a search.
enum ColumnNames {
  static func isSame(_ name: String, _ other: String) -> Bool { folded(name) == folded(other) }

  static func folded(_ name: String) -> [UInt32] {
    HangulComposition.composed(name).unicodeScalars.map { Folding.fold($0.value, keepingCase: false) }.filter
    {
      $0 != 0
    }
  }
}

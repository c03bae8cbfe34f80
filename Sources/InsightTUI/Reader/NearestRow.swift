import InsightModel

extension RowOrder {
  /// The first of the rows from a place of `other` on, else the last one before it, that is also here; its place
  /// here. Nil where none is.
  func place(nearest place: Int, of other: RowOrder) -> Int? {
    var isHere = [Bool](repeating: false, count: Int(Swift.max(self.max() ?? 0, other.max() ?? 0)) + 1)
    for row in self { isHere[Int(row)] = true }
    let place = Swift.min(Swift.max(0, place), other.count)
    let row = other[place...].first { isHere[Int($0)] } ?? other[..<place].last { isHere[Int($0)] }
    return row.flatMap { firstIndex(of: $0) }
  }
}

/// One of the values that a column holds.
public struct DistinctValue: Equatable, Sendable {
  /// The first row that holds it.
  public let row: UInt32
  public internal(set) var count: Int
  /// True for all cells that hold nothing, or say so.
  public let isMissing: Bool
}

extension Grid {
  private enum CellKey: Hashable {
    case missing
    case value(Figure)
    case text(String)
  }

  /// The different values of a column over some rows, the most frequent first, else in the order of the rows. Numbers
  /// are alike that are worth the same. Nil where `progress` said no.
  public func distinct(
    _ column: Int, _ rows: some RandomAccessCollection<UInt32>, progress: (Double) -> Bool = { _ in true }
  ) -> [DistinctValue]? {
    guard columns.indices.contains(column) else { return [] }
    let hasValues = columns[column].type.hasValues
    var places: [CellKey: Int] = [:]
    var values: [DistinctValue] = []
    for (place, row) in rows.enumerated() {
      if place % 4096 == 0, !progress(0.9 * Double(place) / Double(rows.count)) { return nil }
      let key: CellKey
      if hasValues, let value = value(Int(row), column) {
        key = .value(value)
      } else {
        key = isMissing(Int(row), column) ? .missing : .text(text(Int(row), column))
      }
      if let known = places[key] {
        values[known].count += 1
      } else {
        places[key] = values.count
        values.append(DistinctValue(row: row, count: 1, isMissing: key == .missing))
      }
    }
    return values.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element)
  }
}

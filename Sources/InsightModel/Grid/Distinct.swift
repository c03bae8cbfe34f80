/// One of the values that a column holds.
public struct DistinctValue: Equatable, Sendable {
  /// The first row that holds it.
  public let row: UInt32
  /// How many of the rows hold it, at least 1.
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
    guard let values = counted(column, Array(rows), progress: { progress(0.9 * $0) }) else { return nil }
    guard values.contains(where: { $0.count > 1 }) else { return values }
    return values.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element)
  }

  /// The same in the order of the rows.
  func counted(
    _ column: Int, _ rows: [UInt32], progress: (Double) -> Bool
  ) -> [DistinctValue]? {
    guard let found = identified(column, rows, progress: progress) else { return nil }
    var values = found.first.map {
      DistinctValue(row: $0, count: 0, isMissing: isMissing(Int($0), column))
    }
    for place in found.byRow { values[Int(place)].count += 1 }
    return values
  }

  /// Which value each of some rows holds, counted as they come, and the first row that holds it. Numbers are alike that
  /// are worth the same.
  func identified(
    _ column: Int, _ rows: [UInt32], progress: (Double) -> Bool
  ) -> (byRow: [UInt32], first: [UInt32])? {
    guard columns.indices.contains(column) else { return ([], []) }
    let hasValues = columns[column].type.hasValues
    let digits = hasValues ? dataTable?.exactDigits(column) : nil
    var numbers: [Int: UInt32] = [:]
    var places: [CellKey: UInt32] = [:]
    var (byRow, first): ([UInt32], [UInt32]) = ([], [])
    byRow.reserveCapacity(rows.count)
    for (place, row) in rows.enumerated() {
      if place % 4096 == 0, !progress(Double(place) / Double(rows.count)) { return nil }
      if let own = digits?[Int(row)], own != .min {
        let number = numbers[own] ?? UInt32(first.count)
        if number == first.count {
          numbers[own] = number
          first.append(row)
        }
        byRow.append(number)
        continue
      }
      let key: CellKey
      if hasValues, let value = value(Int(row), column) {
        key = .value(value)
      } else {
        key = isMissing(Int(row), column) ? .missing : .text(text(Int(row), column))
      }
      if let known = places[key] {
        byRow.append(known)
      } else {
        let number = UInt32(first.count)
        places[key] = number
        byRow.append(number)
        first.append(row)
      }
    }
    return (byRow, first)
  }
}

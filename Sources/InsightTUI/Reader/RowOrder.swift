/// The data rows of a grid that are shown, in order. As printed they take no room, however many there are.
struct RowOrder: RandomAccessCollection, Equatable, Sendable {
  private enum Content: Equatable, Sendable {
    /// All rows of a grid but the pinned ones (ascending).
    case printed(rowCount: Int, pinned: [UInt32])
    case listed([UInt32])
  }

  private let content: Content

  /// All rows but the pinned ones, which ascend.
  init(rowCount: Int, pinned: [UInt32]) { content = .printed(rowCount: rowCount, pinned: pinned) }

  init(_ rows: [UInt32]) { content = .listed(rows) }

  var startIndex: Int { 0 }

  var endIndex: Int {
    switch content {
    case .printed(let rowCount, let pinned): Swift.max(0, rowCount - pinned.count)
    case .listed(let rows): rows.count
    }
  }

  subscript(place: Int) -> UInt32 {
    switch content {
    case .printed(_, let pinned): UInt32(place + Self.passed(pinned) { Int(pinned[$0]) - $0 <= place })
    case .listed(let rows): rows[place]
    }
  }

  /// Where a row stands; nil where it is not shown.
  func place(of row: UInt32) -> Int? {
    switch content {
    case .printed(let rowCount, let pinned):
      let before = Self.passed(pinned) { pinned[$0] < row }
      guard row < rowCount, before == pinned.count || pinned[before] != row else { return nil }
      return Int(row) - before
    case .listed(let rows): return rows.firstIndex(of: row)
    }
  }

  /// The first of the rows from a place of `other` on, else the last one before it, that is also here; its place
  /// here. Nil where none is.
  func place(nearest place: Int, of other: RowOrder) -> Int? {
    guard !isEmpty, !other.isEmpty else { return nil }
    var places: [UInt32: Int] = [:]
    // Few rows are looked up, many are marked.
    if count <= 256 {
      for at in indices { places[self[at]] = at }
      if let row = other.nearest(place, where: { places[$0] != nil }) { return places[row] }
      return nil
    }
    var isHere = [Bool](repeating: false, count: Int(Swift.max(self.max() ?? 0, other.max() ?? 0)) + 1)
    for row in self { isHere[Int(row)] = true }
    return other.nearest(place, where: { isHere[Int($0)] }).flatMap { self.place(of: $0) }
  }

  private func nearest(_ place: Int, where isWanted: (UInt32) -> Bool) -> UInt32? {
    let place = Swift.min(Swift.max(0, place), count)
    return self[place...].first(where: isWanted) ?? self[..<place].last(where: isWanted)
  }

  /// Rows that this keeps a list of.
  var listedCount: Int {
    switch content {
    case .printed: 0
    case .listed(let rows): rows.count
    }
  }

  /// How many of the pinned rows, which ascend, hold a condition that no row holds behind one that does not.
  private static func passed(_ pinned: [UInt32], _ holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = pinned.count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

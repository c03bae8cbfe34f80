/// Some rows of a part cut into fields, to be read column by column: the fields of a column are alike, which a processor
/// learns, and what is counted of the column stays at hand.
struct FieldBlock: ~Copyable {
  /// Offsets of the part's bytes.
  typealias Place = (start: UInt32, end: UInt32)

  private var places: UnsafeMutableBufferPointer<Place>
  private var count = 0
  /// Where the fields of each row begin in `places`, and where the last ones end.
  private var firsts: [Int] = [0]
  private var firstRow = 0
  /// The most fields that a row has.
  private(set) var width = 0

  /// Their places and the bytes of their rows stay in the nearest cache.
  private static let most = (rows: 256, fields: 4096)

  init() {
    places = .allocate(capacity: Self.most.fields * 2)
    firsts.reserveCapacity(Self.most.rows + 1)
  }

  deinit { places.deallocate() }

  var isFull: Bool { firsts.count > Self.most.rows || count >= Self.most.fields }

  /// Adds a field to the row that has not ended.
  @inline(__always)
  mutating func append(_ field: Field) {
    if count == places.count { grow() }
    places[count] = (UInt32(truncatingIfNeeded: field.start), UInt32(truncatingIfNeeded: field.end))
    count += 1
  }

  /// Adds up to `most` of the fields that follow; returns how many, and how many of them are quoted.
  @inline(__always)
  mutating func append(plainFieldsOf cursor: inout FieldCursor, _ most: Int) -> (count: Int, quoted: Int) {
    while count + most > places.count { grow() }
    guard let place = places.baseAddress else { return (0, 0) }
    let added = cursor.takePlain(most, into: place + count)
    count += added.count
    return added
  }

  private mutating func grow() {
    let larger = UnsafeMutableBufferPointer<Place>.allocate(capacity: places.count * 2)
    _ = larger.update(fromContentsOf: places)
    places.deallocate()
    places = larger
  }

  mutating func endRow() {
    width = max(width, count - firsts[firsts.count - 1])
    firsts.append(count)
  }

  /// Makes room for the rows after these.
  mutating func removeAll() {
    firstRow += firsts.count - 1
    firsts.removeAll(keepingCapacity: true)
    firsts.append(0)
    (count, width) = (0, 0)
  }

  /// Hands the field of each row that has one in a column to `visit`.
  @inline(__always)
  func forEach(in column: Int, _ visit: (_ row: Int, _ place: Place) -> Void) {
    firsts.withUnsafeBufferPointer { firsts in
      for row in 0..<firsts.count - 1 {
        let at = firsts[row] + column
        if at < firsts[row + 1] { visit(firstRow + row, places[at]) }
      }
    }
  }
}

/// Anything that is set in rows, piece by piece.
protocol RowSource {
  associatedtype Row
  var itemCount: Int { get }
  /// The rows of an item, 0-based. May be empty.
  func rows(_ item: Int) -> [Row]
}

extension ArticleFlow: RowSource {}

/// A row of a source: which item, and which of its rows.
struct RowPlace: Hashable, Sendable {
  var item = 0
  var row = 0
}

/// A row of a source, with the other rows of its item: walking on from it lays out one item at a time. (It does not
/// hold its source: a generic type with a condition costs the Swift runtime a search through all conformances.)
struct RowCursor<Row> {
  fileprivate(set) var place: RowPlace
  fileprivate var rows: [Row]

  /// The row at the cursor; nil in a source without rows.
  var current: Row? { rows.indices.contains(place.row) ? rows[place.row] : nil }
}

extension RowSource {
  /// A cursor at a place, or at the nearest one that exists.
  func cursor(at place: RowPlace) -> RowCursor<Row> {
    let item = min(max(0, place.item), max(0, itemCount - 1))
    let found = itemCount > 0 ? rows(item) : []
    var cursor = RowCursor(
      place: RowPlace(item: item, row: min(max(0, place.row), max(0, found.count - 1))), rows: found)
    if found.isEmpty, !forward(&cursor) { _ = backward(&cursor) }
    return cursor
  }

  /// One row on; false at the last one.
  func forward(_ cursor: inout RowCursor<Row>) -> Bool {
    if cursor.place.row + 1 < cursor.rows.count {
      cursor.place.row += 1
      return true
    }
    var item = cursor.place.item + 1
    while item < itemCount {
      let next = rows(item)
      if !next.isEmpty {
        cursor = RowCursor(place: RowPlace(item: item, row: 0), rows: next)
        return true
      }
      item += 1
    }
    return false
  }

  /// One row back; false at the first one.
  func backward(_ cursor: inout RowCursor<Row>) -> Bool {
    if cursor.place.row > 0 {
      cursor.place.row -= 1
      return true
    }
    var item = cursor.place.item - 1
    while item >= 0 {
      let next = rows(item)
      if !next.isEmpty {
        cursor = RowCursor(place: RowPlace(item: item, row: next.count - 1), rows: next)
        return true
      }
      item -= 1
    }
    return false
  }

  /// The rows from a place on, at most `count`, with their places.
  func rows(from place: RowPlace, count: Int) -> [(place: RowPlace, row: Row)] {
    var found: [(place: RowPlace, row: Row)] = []
    found.reserveCapacity(count)
    var cursor = cursor(at: place)
    while found.count < count, let row = cursor.current {
      found.append((place: cursor.place, row: row))
      if !forward(&cursor) { break }
    }
    return found
  }

  /// How many rows there are from the cursor on; `limit` where there are that many or more.
  private func count(from cursor: RowCursor<Row>, limit: Int) -> Int {
    var count = cursor.rows.count - cursor.place.row
    var item = cursor.place.item + 1
    while count < limit, item < itemCount {
      count += rows(item).count
      item += 1
    }
    return min(count, limit)
  }

  /// The place `distance` rows on (or back, where it is negative), no further than where the last row stands at
  /// the foot of `height` rows.
  func place(_ distance: Int, from place: RowPlace, height: Int) -> RowPlace {
    var cursor = cursor(at: place)
    for _ in 0..<distance.magnitude {
      guard distance > 0 ? forward(&cursor) : backward(&cursor) else { break }
    }
    return settled(cursor, height: height)
  }

  /// The place, or one before it where the rows after it would not fill `height`.
  func settled(_ place: RowPlace, height: Int) -> RowPlace { settled(cursor(at: place), height: height) }

  private func settled(_ start: RowCursor<Row>, height: Int) -> RowPlace {
    // Nothing stands before the first row.
    guard start.place.item > 0 || start.place.row > 0 else { return start.place }
    var cursor = start
    for _ in count(from: start, limit: height)..<max(0, height) {
      guard backward(&cursor) else { break }
    }
    return cursor.place
  }
}

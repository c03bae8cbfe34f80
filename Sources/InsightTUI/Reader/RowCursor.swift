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

/// Walks over the rows of a source in both directions, laying out one item at a time.
struct RowCursor<Source: RowSource> {
  let source: Source
  private(set) var place: RowPlace
  private(set) var rows: [Source.Row]

  /// Begins at a place, or at the nearest one that exists.
  init(_ source: Source, at place: RowPlace) {
    self.source = source
    let item = min(max(0, place.item), max(0, source.itemCount - 1))
    rows = source.itemCount > 0 ? source.rows(item) : []
    self.place = RowPlace(item: item, row: min(max(0, place.row), max(0, rows.count - 1)))
    if rows.isEmpty, !forward() { _ = backward() }
  }

  /// The row at the cursor; nil in a source without rows.
  var current: Source.Row? { rows.indices.contains(place.row) ? rows[place.row] : nil }

  /// One row on; false at the last one.
  mutating func forward() -> Bool {
    if place.row + 1 < rows.count {
      place.row += 1
      return true
    }
    var item = place.item + 1
    while item < source.itemCount {
      let next = source.rows(item)
      if !next.isEmpty {
        rows = next
        place = RowPlace(item: item, row: 0)
        return true
      }
      item += 1
    }
    return false
  }

  /// One row back; false at the first one.
  mutating func backward() -> Bool {
    if place.row > 0 {
      place.row -= 1
      return true
    }
    var item = place.item - 1
    while item >= 0 {
      let next = source.rows(item)
      if !next.isEmpty {
        rows = next
        place = RowPlace(item: item, row: next.count - 1)
        return true
      }
      item -= 1
    }
    return false
  }
}

extension RowSource {
  /// The rows from a place on, at most `count`, with their places.
  func rows(from place: RowPlace, count: Int) -> [(place: RowPlace, row: Row)] {
    var found: [(RowPlace, Row)] = []
    var cursor = RowCursor(self, at: place)
    while found.count < count, let row = cursor.current {
      found.append((cursor.place, row))
      if !cursor.forward() { break }
    }
    return found
  }

  /// The place `distance` rows on (or back, where it is negative), no further than where the last row stands at
  /// the foot of `height` rows.
  func place(_ distance: Int, from place: RowPlace, height: Int) -> RowPlace {
    var cursor = RowCursor(self, at: place)
    for _ in 0..<distance.magnitude {
      guard distance > 0 ? cursor.forward() : cursor.backward() else { break }
    }
    return settled(cursor.place, height: height)
  }

  /// The place, or one before it where the rows behind it would not fill `height`.
  func settled(_ place: RowPlace, height: Int) -> RowPlace {
    let shown = rows(from: place, count: height).count
    guard shown < height else { return place }
    var cursor = RowCursor(self, at: place)
    for _ in shown..<max(shown, height) {
      guard cursor.backward() else { break }
    }
    return cursor.place
  }
}

/// The rank of each row's text in a column, in the order of names. Each different text is looked at once, however many rows
/// have it.
struct TextRanks {
  /// By row: which of the different texts stands there; `nothing` where it is empty.
  private var ids: [UInt32] = []
  /// By text: its rank, 0 for the first; the same for texts that are alike.
  private var ranks: [UInt32] = []

  private static let nothing = TextIdentities.nothing
  private typealias Place = TextIdentities.Place

  init?(_ table: DataTable, _ column: Int, _ isGoingOn: () -> Bool) {
    let areNumbers = table.holdsLongNumbers(column)
    guard let found = TextIdentities(table, column, isGoingOn),
      let ranks = Self.ranks(table, found.places, areNumbers, isGoingOn)
    else { return nil }
    ids = found.ids
    self.ranks = ranks
    guard areNumbers else { return }
    // Among numbers a dash says that there is none.
    let reader = ValueReader(table.dialect.notation(column))
    let missing = found.places.map { place in
      reader.read(String(decoding: Self.text(table, place), as: UTF8.self)).kind == .missing
    }
    for row in ids.indices where ids[row] != Self.nothing && missing[Int(ids[row])] {
      ids[row] = Self.nothing
    }
  }

  func keys(_ isAscending: Bool) -> RowKeys {
    let last = UInt64(ranks.max() ?? 0)
    let keys = ids.map { id -> UInt64 in
      guard id != Self.nothing else { return last + 1 }
      let rank = UInt64(ranks[Int(id)])
      return isAscending ? rank : last - rank
    }
    return RowKeys(keys: keys, bits: UInt64.bitWidth - (last + 1).leadingZeroBitCount)
  }

  // MARK: Ranks

  /// A text with eight bytes of its collation key.
  private struct Item {
    var chunk: UInt64
    var id: UInt32
  }

  private static func ranks(
    _ table: DataTable, _ places: [Place], _ areNumbers: Bool, _ isGoingOn: () -> Bool
  ) -> [UInt32]? {
    func chunk(_ place: Place, _ depth: Int) -> UInt64 { Self.chunk(table, place, depth, areNumbers) }
    var items = places.indices.map { Item(chunk: chunk(places[$0], 0), id: UInt32($0)) }
    guard isGoingOn() else { return nil }
    var ranks = [UInt32](repeating: 0, count: places.count)
    var next: UInt32 = 0
    /// Ranges of items that are alike in the chunks before `depth`, last first.
    var open = [(range: items.indices, depth: 0)]
    while let (range, depth) = open.popLast() {
      if range.count == 1 {
        ranks[Int(items[range.lowerBound].id)] = next
        next += 1
        continue
      }
      if depth > 0 {
        for index in range { items[index].chunk = chunk(places[Int(items[index].id)], depth) }
      }
      items[range].sort { $0.chunk < $1.chunk }
      guard isGoingOn() else { return nil }
      var groups: [Range<Int>] = []
      var start = range.lowerBound
      for index in range where index + 1 == range.upperBound || items[index + 1].chunk != items[index].chunk {
        groups.append(start..<index + 1)
        start = index + 1
      }
      // The first open range is the next to be ranked: groups of one are closed in turn, the rest waits after the first
      // that is not.
      for (number, group) in groups.enumerated() {
        let isEnded = CollationKey.isEnded(items[group.lowerBound].chunk)
        if group.count > 1, !isEnded {
          for later in groups[number...].reversed() { open.append((later, depth + 1)) }
          break
        }
        if group.count > 1 { sortAlike(table, places, &items[group]) }
        for index in group {
          if index > group.lowerBound,
            text(table, places[Int(items[index].id)]) == text(table, places[Int(items[index - 1].id)])
          {
            ranks[Int(items[index].id)] = ranks[Int(items[index - 1].id)]
            continue
          }
          ranks[Int(items[index].id)] = next
          next += 1
        }
      }
    }
    return ranks
  }

  /// Texts with the same collation key: by their bytes.
  private static func sortAlike(_ table: DataTable, _ places: [Place], _ items: inout ArraySlice<Item>) {
    items.sort { left, right in
      text(table, places[Int(left.id)]).lexicographicallyPrecedes(text(table, places[Int(right.id)]))
    }
  }

  private static func text(_ table: DataTable, _ place: Place) -> [UInt8] {
    table.parts[Int(place.part)].bytes.withUnsafeBufferPointer { bytes in
      let start = Int(place.start)
      let text = UnsafeBufferPointer(rebasing: bytes[start..<start + Int(place.length)])
      return place.hasDoubledQuotes ? DataPart.unquoted(text) : Array(text)
    }
  }

  private static func chunk(_ table: DataTable, _ place: Place, _ depth: Int, _ areNumbers: Bool) -> UInt64 {
    func chunk(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
      areNumbers ? CollationKey.chunk(ofNumber: text, depth) : CollationKey.chunk(text, depth)
    }
    if place.hasDoubledQuotes { return text(table, place).withUnsafeBufferPointer(chunk) }
    return table.parts[Int(place.part)].bytes.withUnsafeBufferPointer { bytes in
      let start = Int(place.start)
      return chunk(UnsafeBufferPointer(rebasing: bytes[start..<start + Int(place.length)]))
    }
  }
}

/// Which of the different texts of a column each row has.
struct TextIdentities {
  /// By row, counted as the texts come; `nothing` where it is empty.
  private(set) var ids: [UInt32] = []
  /// Where each different text stands first.
  private(set) var places: [Place] = []

  static let nothing = UInt32.max

  /// Where a text stands.
  struct Place {
    var part: UInt32
    var start: UInt32
    var length: UInt32
    var hasDoubledQuotes: Bool
  }

  var count: Int { places.count }

  init?(_ table: DataTable, _ column: Int, _ isGoingOn: () -> Bool) {
    var known = TextTable()
    ids = [UInt32](repeating: Self.nothing, count: table.rowCount)
    var places: [Place] = []
    var row = 0
    for (index, part) in table.parts.enumerated() {
      guard isGoingOn() else { return nil }
      part.forEachRow(column) { bytes, field in
        defer { row += 1 }
        guard let field, field.end > field.start else { return }
        let text = UnsafeBufferPointer(start: bytes + field.start, count: field.end - field.start)
        let place = Place(
          part: UInt32(index), start: UInt32(field.start), length: UInt32(text.count),
          hasDoubledQuotes: field.hasDoubledQuotes)
        let id = known.id(of: text) { Self.isEqual(table, places[$0], place, text) }
        if id == places.count { places.append(place) }
        ids[row] = UInt32(id)
      }
    }
    self.places = places
  }

  /// For each text the first one that reads as it does: a letter and its mark in one sign or in two, `é`. Nil where no letter
  /// has a mark of its own.
  func alike(_ table: DataTable) -> [Int]? {
    func text(_ place: Place) -> ArraySlice<UInt8> {
      table.parts[Int(place.part)].bytes[Int(place.start)..<Int(place.start + place.length)]
    }
    // The leads of U+0300 to U+036F.
    guard places.contains(where: { text($0).contains { $0 == 0xCC || $0 == 0xCD } }) else { return nil }
    var known: [String: Int] = [:]
    return places.indices.map { id in
      let text = text(places[id])
      guard text.contains(where: { $0 >= 0x80 }) else { return id }
      let name = String(decoding: text, as: UTF8.self)
      let first = known[name] ?? id
      known[name] = first
      return first
    }
  }

  private static func isEqual(
    _ table: DataTable, _ known: Place, _ place: Place, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard known.length == place.length, known.hasDoubledQuotes == place.hasDoubledQuotes else { return false }
    return table.parts[Int(known.part)].bytes.withUnsafeBufferPointer { bytes in
      let start = Int(known.start)
      return ByteScan.isEqual(UnsafeBufferPointer(rebasing: bytes[start..<start + text.count]), text)
    }
  }
}

/// Numbers different texts in the order in which they are met.
private struct TextTable {
  /// A text's number plus one, and the high half of its hash; 0 where the slot is free.
  private var slots = [(number: UInt32, hash: UInt32)](repeating: (0, 0), count: 1024)
  private var count = 0

  /// The number of a text; the next free one where `isEqual` knows it as none of those before.
  mutating func id(of text: UnsafeBufferPointer<UInt8>, isEqual: (Int) -> Bool) -> Int {
    if count * 2 > slots.count { grow() }
    let hash = ByteScan.hash(text)
    let high = UInt32(truncatingIfNeeded: hash >> 32)
    let mask = slots.count - 1
    var at = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[at].number != 0 {
      if slots[at].hash == high, isEqual(Int(slots[at].number) - 1) { return Int(slots[at].number) - 1 }
      at = (at + 1) & mask
    }
    count += 1
    slots[at] = (UInt32(count), high)
    return count - 1
  }

  private mutating func grow() {
    let old = slots
    slots = [(number: UInt32, hash: UInt32)](repeating: (0, 0), count: old.count * 4)
    let mask = slots.count - 1
    for slot in old where slot.number != 0 {
      var at = Int(slot.hash) & mask
      while slots[at].number != 0 { at = (at + 1) & mask }
      slots[at] = slot
    }
  }
}

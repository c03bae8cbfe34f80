/// Places in the texts of a block of passages, a bit each, the lowest first. The words of the texts are counted through, from 0, and
/// the end of each passage as one more, so that what stands at two places that follow each other is in one passage.
struct PlaceBits: Equatable {
  private(set) var words: [UInt64]

  /// None of so many.
  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  /// Takes all out, for so many.
  mutating func clear(_ count: Int) {
    guard words.count == (count + 63) / 64 else {
      self = PlaceBits(count: count)
      return
    }
    words.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  var isEmpty: Bool { !words.contains { $0 != 0 } }

  /// A place beyond its end is passed over.
  mutating func insert(_ place: Int) {
    guard place >= 0, place >> 6 < words.count else { return }
    words[place >> 6] |= 1 << UInt64(place & 63)
  }

  /// Leaves those that others have too, so many places further on.
  mutating func formIntersection(_ others: PlaceBits, ahead count: Int = 0) {
    let (far, shift) = (count >> 6, UInt64(count & 63))
    let end = max(0, min(words.count, others.words.count - far))
    words.withUnsafeMutableBufferPointer { own in
      others.words.withUnsafeBufferPointer { others in
        for place in 0..<max(0, end - 1) {
          own[place] &= others[place &+ far] &>> shift | (others[place &+ far &+ 1] &<< 1) &<< (63 &- shift)
        }
        if end > 0 {
          let next = end + far < others.count ? others[end + far] : 0
          own[end - 1] &= others[end - 1 + far] &>> shift | (next &<< 1) &<< (63 &- shift)
        }
        for place in end..<own.count { own[place] = 0 }
      }
    }
  }

  /// Which of the passages with these ends, which are none of their places, have a place of each of the lists, none of them more
  /// than its `reach` before the last one: a bit each.
  static func passages(having lists: [(places: PlaceBits, reach: Int)], endingAt ends: [Int]) -> [UInt64] {
    var reaches = lists.map { Reach($0.reach) }
    var found = [UInt64](repeating: 0, count: (ends.count + 63) / 64)
    // One list after the other, each with an empty word at its end.
    let length = lists.reduce(1) { max($0, $1.places.words.count + 1) }
    var words: [UInt64] = []
    words.reserveCapacity(length * lists.count)
    for list in lists {
      words += list.places.words
      words += repeatElement(0, count: length - list.places.words.count)
    }
    words.withUnsafeBufferPointer { words in
      reaches.withUnsafeMutableBufferPointer { reaches in
        var start = 0
        for (passage, end) in ends.enumerated() where end < (length - 1) * UInt64.bitWidth {
          if isNear(words, length, reaches, from: start, to: end) {
            found[passage >> 6] |= 1 &<< UInt64(truncatingIfNeeded: passage)
          }
          start = end + 1
        }
      }
    }
    return found
  }

  /// The same of one passage, whose lists are `length` words long.
  @inline(__always)
  private static func isNear(
    _ words: UnsafeBufferPointer<UInt64>, _ length: Int, _ reaches: UnsafeMutableBufferPointer<Reach>,
    from start: Int, to end: Int
  ) -> Bool {
    var at = start
    while at < end {
      let (first, shift) = (at &>> 6, UInt64(truncatingIfNeeded: at & 63))
      let inPassage = end &- at < 64 ? 1 &<< UInt64(truncatingIfNeeded: end &- at) &- 1 : UInt64.max
      var (near, word) = (inPassage, first)
      for list in reaches.indices {
        let own = words[word] &>> shift | (words[word &+ 1] &<< 1) &<< (63 &- shift)
        near &= reaches[list].next(own & inPassage, isFirst: at == start)
        word &+= length
      }
      if near != 0 { return true }
      at &+= 64
    }
    return false
  }

  /// How far places reach, 64 by 64.
  private struct Reach {
    private let count: Int
    /// How often the way is doubled among 64, and how much is left then.
    private let (doublings, rest): (Int, UInt64)
    /// So many of the next places are reached from those before.
    private var left = 0

    init(_ count: Int) {
      self.count = count
      let ways = min(count, UInt64.bitWidth - 1) + 1
      doublings = ways.bitWidth - ways.leadingZeroBitCount - 1
      rest = UInt64(ways - 1 << doublings)
    }

    /// What the next 64 of a passage reach of themselves, and those before.
    @inline(__always)
    mutating func next(_ places: UInt64, isFirst: Bool) -> UInt64 {
      if isFirst { left = 0 }
      if places == 0, left == 0 { return 0 }
      var (found, step) = (places, UInt64(1))
      for _ in 0..<doublings {
        found |= found &<< step
        step &<<= 1
      }
      found |= found &<< rest
      if left > 0 {
        found |= left < UInt64.bitWidth ? 1 &<< UInt64(truncatingIfNeeded: left) &- 1 : .max
      }
      let beyond = places == 0 ? 0 : count &- places.leadingZeroBitCount
      left = max(beyond, left &- UInt64.bitWidth, 0)
      return found
    }
  }

  // MARK: As a library keeps them

  /// What stands first: whether their distances follow, or their bits. These are in stretches of words; before each stands a word with the number
  /// of empty ones that were left out and, from its bit 32 on, that of its own.
  private static let (distances, bits): (UInt8, UInt8) = (0, 1)
  /// Distances that take so much of the bits' length take longer to be read than what is more of those.
  private static let worth = 2
  /// So many empty words end a stretch: fewer take no more than what stands before the next one.
  private static let gap = 2

  var bytes: [UInt8] {
    var stretches: [UInt64] = []
    var (at, left) = (0, 0)
    while let first = words[at...].firstIndex(where: { $0 != 0 }) {
      var end = first + 1
      var next = end
      while next < words.count, next - end < Self.gap {
        if words[next] != 0 { end = next + 1 }
        next += 1
      }
      stretches.append(UInt64(first - left) | UInt64(end - first) << 32)
      stretches += words[first..<end]
      (at, left) = (end, end)
    }
    if let distances = Distances.bytes(of: words[...], below: stretches.count * 8 / Self.worth) {
      return [Self.distances] + distances
    }
    return stretches.map(\.littleEndian).withUnsafeBytes { [Self.bits] + $0 }
  }

  /// Adds what was written; what is beyond its end, or was never written so, is passed over.
  mutating func insert(_ bytes: UnsafeRawBufferPointer) {
    let rest = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
    words.withUnsafeMutableBufferPointer { words in
      switch bytes.first {
      case Self.bits: Self.insert(stretches: rest, into: words)
      case Self.distances:
        Distances.each(in: rest) { place in
          guard place >> 6 < words.count else { return false }
          words[place >> 6] |= 1 &<< UInt64(truncatingIfNeeded: place & 63)
          return true
        }
      case _: return
      }
    }
  }

  private static func insert(
    stretches bytes: UnsafeRawBufferPointer, into words: UnsafeMutableBufferPointer<UInt64>
  ) {
    func word(_ place: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place &* 8, as: UInt64.self))
    }
    let count = bytes.count / 8
    var (at, place) = (0, 0)
    while at < count {
      let head = word(at)
      (at, place) = (at + 1, place + Int(head & 0xFFFF_FFFF))
      let own = min(Int(head >> 32), count - at)
      guard place < words.count else { return }
      for offset in 0..<min(own, words.count - place) { words[place &+ offset] |= word(at &+ offset) }
      (at, place) = (at + own, place + own)
    }
  }
}

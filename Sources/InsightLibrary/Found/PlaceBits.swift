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

  /// The same of many.
  mutating func insert(_ places: [Int]) {
    words.withUnsafeMutableBufferPointer { words in
      for place in places where place >> 6 < words.count {
        words[place &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: place)
      }
    }
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

  /// Adds what lies so many places behind each of those that are free to go there.
  private mutating func move(by count: Int, _ free: PlaceBits) {
    let (far, shift) = (count >> 6, UInt64(count & 63))
    words.withUnsafeMutableBufferPointer { own in
      free.words.withUnsafeBufferPointer { free in
        // From the end, so that what is read was not written yet.
        var place = min(own.count, free.count) - far - 1
        guard place >= 0 else { return }
        var upper = own[place] & free[place]
        while place >= 0 {
          let lower = place > 0 ? own[place &- 1] & free[place &- 1] : 0
          if upper | lower != 0 {
            own[place &+ far] |= upper &<< shift | (lower &>> 1) &>> (63 &- shift)
          }
          (upper, place) = (lower, place &- 1)
        }
      }
    }
  }

  /// Takes all for those that are none, and those for all.
  mutating func invert() { for place in words.indices { words[place] = ~words[place] } }

  /// From which places one, two, four steps and so on up to `count` lead to no place behind an end.
  static func free(upTo count: Int, _ isEnd: PlaceBits) -> [PlaceBits] {
    var free = [isEnd]
    free[0].invert()
    while 1 << free.count <= count {
      let half = free[free.count - 1]
      free.append(half)
      free[free.count - 1].formIntersection(half, ahead: 1 << (free.count - 2))
    }
    return free
  }

  /// Adds all that lies no more than so many places behind each, as far as they are `free`.
  mutating func spread(by count: Int, _ free: [PlaceBits]) {
    // Each step doubles what is reached, once for all and once more where the rest has it.
    let doublings = (count + 1).bitWidth - (count + 1).leadingZeroBitCount - 1
    let rest = count + 1 - (1 << doublings)
    for (doubling, free) in free.prefix(doublings).enumerated() {
      move(by: 1 << doubling, free)
      if rest >> doubling & 1 != 0 { move(by: 1 << doubling, free) }
    }
  }

  /// Which of the passages with these ends, which are none of its places, have one of them: a bit each. They are used up by it.
  mutating func takePassages(endingAt ends: [Int], _ isEnd: PlaceBits) -> [UInt64] {
    var found: [UInt64] = []
    words.withUnsafeMutableBufferPointer { own in
      isEnd.words.withUnsafeBufferPointer { isEnd in
        // Where all other bits up to an end are set, what is added to any of them is carried to the end.
        var carry: UInt64 = 0
        for place in 0..<min(own.count, isEnd.count) {
          let (sum, isOver) = own[place].addingReportingOverflow(~isEnd[place])
          let (whole, isOverAgain) = sum.addingReportingOverflow(carry)
          own[place] = whole
          carry = isOver || isOverAgain ? 1 : 0
        }
      }
      ends.withUnsafeBufferPointer { ends in
        for first in stride(from: 0, to: ends.count, by: 64) {
          var bits: UInt64 = 0
          for passage in first..<min(ends.count, first &+ 64) where ends[passage] &>> 6 < own.count {
            let end = ends[passage]
            bits |=
              (own[end &>> 6] &>> UInt64(truncatingIfNeeded: end) & 1)
              &<< UInt64(truncatingIfNeeded: passage)
          }
          found.append(bits)
        }
      }
    }
    return found
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

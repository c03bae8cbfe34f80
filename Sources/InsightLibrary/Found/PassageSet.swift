/// Passages of the index, by their numbers.
struct PassageSet: Equatable {
  /// More than any library has; what names others is damaged.
  static let most = 1 << 28

  /// A bit for each passage, the lowest first.
  private var words: [UInt64]

  /// None of those below `end`, which are all that it can hold.
  init(below end: Int) { words = [UInt64](repeating: 0, count: (min(end, Self.most) + 63) / 64) }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// A number beyond its end is passed over.
  mutating func insert(_ passage: Int) {
    guard passage >= 0, passage >> 6 < words.count else { return }
    words[passage >> 6] |= 1 << UInt64(passage & 63)
  }

  mutating func insert(_ passages: Range<Int>) {
    Self.each(passages, below: words.count) { words[$0] |= $1 }
  }

  mutating func formUnion(_ other: PassageSet) { combine(other) { $0 | $1 } }
  mutating func formIntersection(_ other: PassageSet) { combine(other) { $0 & $1 } }
  mutating func subtract(_ other: PassageSet) { combine(other) { $0 & ~$1 } }

  private mutating func combine(_ other: PassageSet, _ operation: (UInt64, UInt64) -> UInt64) {
    for place in words.indices {
      words[place] = operation(words[place], place < other.words.count ? other.words[place] : 0)
    }
  }

  /// Those of a range, ascending, counted from its beginning.
  func members(of range: Range<Int>) -> [Int] {
    var members: [Int] = []
    Self.each(range, below: words.count) { place, mask in
      var bits = words[place] & mask
      while bits != 0 {
        members.append(place << 6 + bits.trailingZeroBitCount - range.lowerBound)
        bits &= bits - 1
      }
    }
    return members
  }

  /// The words in which a range lies, below a place, with its bits of each.
  private static func each(
    _ range: Range<Int>, below end: Int, _ take: (_ place: Int, _ mask: UInt64) -> Void
  ) {
    let range = range.clamped(to: 0..<end << 6)
    guard !range.isEmpty else { return }
    let (first, last) = (range.lowerBound >> 6, (range.upperBound - 1) >> 6)
    for place in first...last {
      var mask = UInt64.max
      if place == first { mask &= .max << UInt64(range.lowerBound & 63) }
      if place == last { mask &= .max >> UInt64(63 - (range.upperBound - 1) & 63) }
      take(place, mask)
    }
  }

  /// Takes the members of a block in; those beyond its end are passed over.
  mutating func insert(_ bytes: UnsafeRawBufferPointer, ofBlock block: Int) {
    guard (0..<Self.most / PassageBlock.size).contains(block) else { return }
    PassageBlock.read(bytes, into: &words, at: block * PassageBlock.words)
  }

  /// Takes members of a block in, a bit each; those beyond its end are passed over.
  mutating func formUnion(_ bits: [UInt64], ofBlock block: Int) {
    let first = block * PassageBlock.words
    for (place, word) in bits.enumerated() where first + place < words.count { words[first + place] |= word }
  }

  /// The words of a block, where it has members.
  func words(ofBlock block: Int) -> ArraySlice<UInt64>? {
    let range = (block * PassageBlock.words..<(block + 1) * PassageBlock.words).clamped(to: words.indices)
    return words[range].contains { $0 != 0 } ? words[range] : nil
  }
}

/// A part of a set as a library keeps it: its bits or, where that is shorter, the distances of its members.
enum PassageBlock {
  /// How many passages it has: a step of gathering takes as long as a letter's search.
  static let size = words * 64
  static let words = 128
  /// Bytes of all its bits.
  private static let whole = words * 8

  static func bytes(of bits: ArraySlice<UInt64>) -> [UInt8] {
    if let distances = Distances.bytes(of: bits, below: whole) { return distances }
    let all = Array(bits) + repeatElement(0, count: words - bits.count)
    return all.flatMap { word in withUnsafeBytes(of: word.littleEndian) { Array($0) } }
  }

  /// Adds what was written to bits, from a word on; what is beyond their end, or was never written so, is passed over.
  static func read(_ bytes: UnsafeRawBufferPointer, into bits: inout [UInt64], at first: Int) {
    if bytes.count == whole {
      for place in 0..<words where first + place < bits.count {
        bits[first + place] |= UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
      }
      return
    }
    Distances.each(in: bytes) { member in
      guard member < size, first + member >> 6 < bits.count else { return false }
      bits[first + member >> 6] |= 1 << UInt64(member & 63)
      return true
    }
  }
}

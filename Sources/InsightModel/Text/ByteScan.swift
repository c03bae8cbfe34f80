#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The few loops that touch every byte of a document, written once and written fast.
/// Offsets are byte offsets into the array; every function accepts any bytes.
enum ByteScan {
  private typealias Lane = SIMD32<UInt8>

  /// The first offset in `range` that holds `byte`, or nil.
  static func firstIndex(of byte: UInt8, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count, !range.isEmpty else { return nil }
    return bytes.withUnsafeBytes { raw -> Int? in
      guard let base = raw.baseAddress,
        let hit = memchr(base + range.lowerBound, Int32(byte), range.count)
      else { return nil }
      return UnsafeRawPointer(hit) - base
    }
  }

  /// The first offset at or after `start` that holds one of two bytes, or nil.
  static func firstIndex(
    of first: UInt8, or second: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  )
    -> Int?
  {
    guard let base = bytes.baseAddress.map(UnsafeRawPointer.init) else { return nil }
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let (firsts, seconds) = (ones &* UInt64(first), ones &* UInt64(second))
    var offset = max(0, start)
    while offset + 8 <= bytes.count {
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      // A byte is zero where it is the one looked for; the lowest high bit tells the first of them.
      let (left, right) = (word ^ firsts, word ^ seconds)
      let hits = ((left &- ones) & ~left | (right &- ones) & ~right) & highs
      if hits != 0 { return offset + hits.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < bytes.count {
      if bytes[offset] == first || bytes[offset] == second { return offset }
      offset += 1
    }
    return nil
  }

  /// Where a byte stands in few bytes, or else their end. Those up to `limit`, which is no less than `end`, may be looked at.
  @inline(__always)
  static func offset(
    of byte: UInt8, in bytes: UnsafePointer<UInt8>, from start: Int, before end: Int, limit: Int
  ) -> Int {
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let pattern = ones &* UInt64(byte)
    let raw = UnsafeRawPointer(bytes)
    var offset = start
    while offset < end, offset + 8 <= limit {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      // A byte is zero where it is the one looked for; the lowest high bit tells the first of them.
      let others = word ^ pattern
      let hits = (others &- ones) & ~others & highs
      if hits != 0 { return min(end, offset + hits.trailingZeroBitCount / 8) }
      offset += 8
    }
    while offset < end, bytes[offset] != byte { offset += 1 }
    return min(offset, end)
  }

  /// The high bit of each of eight bytes that is the one of a pattern, the first byte lowest.
  @inline(__always)
  static func hits(of pattern: UInt64, in word: UInt64) -> UInt64 {
    let others = word ^ pattern
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    // No byte carries into the next one.
    return ~((others & low &+ low) | others | low)
  }

  /// How often a byte occurs.
  static func count(of byte: UInt8, in bytes: [UInt8]) -> Int {
    count(in: bytes, 0..<bytes.count, from: byte, through: byte)
  }

  /// How many bytes of the range are ASCII digits.
  static func countDigits(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    count(in: bytes, range, from: UInt8(ascii: "0"), through: UInt8(ascii: "9"))
  }

  @inline(__always)
  private static func count(in bytes: [UInt8], _ range: Range<Int>, from first: UInt8, through last: UInt8)
    -> Int
  {
    bytes.withUnsafeBytes { raw in
      let range = range.clamped(to: 0..<raw.count)
      var (count, offset) = (0, range.lowerBound)
      while offset + Lane.scalarCount <= range.upperBound {
        // Each of the 32 sums stays below 256.
        var sums = Lane()
        let end = min(range.upperBound, offset + 255 * Lane.scalarCount)
        while offset + Lane.scalarCount <= end {
          let lane = raw.loadUnaligned(fromByteOffset: offset, as: Lane.self) &- Lane(repeating: first)
          // A hit is all ones, which is one less than zero.
          sums &-= unsafeBitCast(lane .<= Lane(repeating: last - first), to: Lane.self)
          offset += Lane.scalarCount
        }
        // Sixteen sums of two, which stay below 65,536, then one.
        let words = unsafeBitCast(sums, to: SIMD16<UInt16>.self)
        count += Int(((words & SIMD16(repeating: 0xFF)) &+ (words &>> 8)).wrappedSum())
      }
      while offset < range.upperBound {
        if raw[offset] &- first <= last - first { count += 1 }
        offset += 1
      }
      return count
    }
  }

  /// How many of the first bytes are controls that no text has: neither white space nor an escape.
  static func countControls(in bytes: [UInt8], before end: Int) -> Int {
    bytes.withUnsafeBytes { raw in
      let end = min(end, raw.count)
      func isControl(_ byte: UInt8) -> Bool {
        byte < 0x08 || (byte > 0x0D && byte < 0x20 && byte != 0x1B) || byte == 0x7F
      }
      var (count, offset) = (0, 0)
      while offset < end {
        if offset + Lane.scalarCount <= end {
          let lane = raw.loadUnaligned(fromByteOffset: offset, as: Lane.self)
          if !((lane .< Lane(repeating: 0x20)) .| (lane .== Lane(repeating: 0x7F))).hasAny {
            offset += Lane.scalarCount
            continue
          }
        }
        let stop = min(end, offset + Lane.scalarCount)
        while offset < stop {
          if isControl(raw[offset]) { count += 1 }
          offset += 1
        }
      }
      return count
    }
  }

  /// The first offset in `range` where a space or a full stop stands three times in a row; nil where none does.
  static func firstRun(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = range.lowerBound
    let end = min(range.upperBound, raw.count) - 2
    typealias Pairs = SIMD16<UInt16>
    while offset < end {
      var start = offset
      if offset + Lane.scalarCount <= end {
        // Of three in a row two stand in one of the pairs that begin at every second byte.
        let pairs = raw.loadUnaligned(fromByteOffset: offset, as: Pairs.self)
        let fills = (pairs .== Pairs(repeating: 0x2020)) .| (pairs .== Pairs(repeating: 0x2E2E))
        let words = unsafeBitCast(fills, to: SIMD4<UInt64>.self)
        offset += Lane.scalarCount
        if words[0] | words[1] | words[2] | words[3] == 0 { continue }
        start = max(range.lowerBound, start - 1)
      } else {
        start = max(range.lowerBound, start - 1)
        offset = end
      }
      while start < min(offset, end) {
        let byte = raw[start]
        if byte == 0x20 || byte == 0x2E, raw[start + 1] == byte, raw[start + 2] == byte { return start }
        start += 1
      }
    }
    return nil
  }

  /// The first offset in `range` where two spaces stand together, the second of them perhaps right after the range.
  static func firstGap(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    let space = Lane(repeating: 0x20)
    let end = min(range.upperBound, raw.count - 1)
    var offset = range.lowerBound
    while offset < end {
      let stop = min(end, offset + Lane.scalarCount)
      if offset + Lane.scalarCount < raw.count {
        let here = raw.loadUnaligned(fromByteOffset: offset, as: Lane.self)
        let next = raw.loadUnaligned(fromByteOffset: offset + 1, as: Lane.self)
        if !((here .== space) .& (next .== space)).hasAny {
          offset = stop
          continue
        }
      }
      while offset < stop {
        if raw[offset] == 0x20, raw[offset + 1] == 0x20 { return offset }
        offset += 1
      }
    }
    return nil
  }

  /// How many columns the signs of UTF-8 in the range take, where those from U+3000 on are wide.
  static func columns(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    range.count - count(in: bytes, range, from: 0x80, through: 0xBF)
      + count(in: bytes, range, from: 0xE3, through: 0xFF)
  }

  static func isEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    guard let first = left.baseAddress, let second = right.baseAddress else { return true }
    return memcmp(first, second, left.count) == 0
  }

  /// A hash whose high half is as good as its low one.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    func mix(_ word: UInt64) {
      let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      hash = product.high ^ product.low
    }
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while offset + 8 <= raw.count {
      mix(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < raw.count {
      rest = rest << 8 | UInt64(raw[offset])
      offset += 1
    }
    mix(rest)
    mix(0xA076_1D64_78BD_642F)
    return hash
  }

  /// True where the range holds what parts or fills the cells of a table: a digit, a bar, a tab, two spaces together.
  static func hasTableSign(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard let base = bytes.baseAddress.map(UnsafeRawPointer.init), range.upperBound <= bytes.count else {
      return false
    }
    typealias Lanes = SIMD32<UInt8>
    var offset = range.lowerBound
    while offset + 33 <= range.upperBound {
      let here = base.loadUnaligned(fromByteOffset: offset, as: Lanes.self)
      let next = base.loadUnaligned(fromByteOffset: offset + 1, as: Lanes.self)
      let signs =
        ((here &- Lanes(repeating: 0x30)) .< Lanes(repeating: 10)) .| (here .== Lanes(repeating: 0x7C))
      let gaps = (here .== Lanes(repeating: 0x20)) .& (next .== Lanes(repeating: 0x20))
      let fields =
        ((here .== Lanes(repeating: 0x2C)) .| (here .== Lanes(repeating: 0x3B)))
        .& (next .> Lanes(repeating: 0x20))
      if (signs .| gaps .| fields .| (here .== Lanes(repeating: 0x09))).hasAny { return true }
      offset += 32
    }
    return (offset..<range.upperBound).contains { index in
      let byte = bytes[index]
      return byte.isDigit || byte == 0x7C || byte == 0x09
        || index + 1 < range.upperBound
          && (byte == 0x20
            ? bytes[index + 1] == 0x20 : (byte == 0x2C || byte == 0x3B) && bytes[index + 1] > 0x20)
    }
  }

  /// True where the range holds an ASCII digit.
  static func hasDigit(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes.withUnsafeBytes { raw in
      let range = range.clamped(to: 0..<raw.count)
      var offset = range.lowerBound
      while offset + Lane.scalarCount <= range.upperBound {
        let lane = raw.loadUnaligned(fromByteOffset: offset, as: Lane.self) &- Lane(repeating: 0x30)
        if (lane .< Lane(repeating: 10)).hasAny { return true }
        offset += Lane.scalarCount
      }
      while offset < range.upperBound {
        if raw[offset].isDigit { return true }
        offset += 1
      }
      return false
    }
  }

  /// The first offset at or after `start` whose byte is a control character (below 0x20, or 0x7F) other than
  /// line feed and tab, or is not ASCII; `bytes.count` when there is none.
  static func firstUnusual(in bytes: [UInt8], from start: Int) -> Int {
    bytes.withUnsafeBytes { raw in
      var offset = max(0, start)
      // What is no ASCII is negative.
      typealias Signs = SIMD32<Int8>
      let width = Signs.scalarCount
      while offset + width <= raw.count {
        let lane = raw.loadUnaligned(fromByteOffset: offset, as: Signs.self)
        let unusual =
          (lane .< Signs(repeating: 0x20)) .& (lane .!= Signs(repeating: 0x0A))
          .& (lane .!= Signs(repeating: 0x09))
          .| (lane .== Signs(repeating: 0x7F))
        if unusual.hasAny { break }
        offset += width
      }
      while offset < raw.count {
        let byte = raw[offset]
        if byte >= 0x7F || (byte < 0x20 && byte != 0x0A && byte != 0x09) { return offset }
        offset += 1
      }
      return raw.count
    }
  }

  /// The first offset at or after `start` whose byte is not ASCII; `bytes.count` when there is none, `end` when it comes first.
  static func firstNonASCII(in bytes: [UInt8], from start: Int, before end: Int = .max) -> Int {
    bytes.withUnsafeBufferPointer { firstNonASCII(in: $0, from: start, before: end) }
  }

  static func firstNonASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int = .max)
    -> Int
  {
    let raw = UnsafeRawBufferPointer(bytes)
    let end = min(end, raw.count)
    typealias Signs = SIMD32<Int8>
    var offset = min(max(0, start), end)
    while offset + Signs.scalarCount <= end {
      let lane = raw.loadUnaligned(fromByteOffset: offset, as: Signs.self)
      if (lane .< Signs(repeating: 0)).hasAny { break }
      offset += Signs.scalarCount
    }
    while offset < end, raw[offset] < 0x80 { offset += 1 }
    return offset
  }

  /// The offset of each line's first byte. A text that ends in a line feed has no further, empty line.
  static func lineStarts(in bytes: [UInt8]) -> [Int] {
    guard !bytes.isEmpty else { return [] }
    var starts = [0]
    starts.reserveCapacity(bytes.count / 64 + 1)
    bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return }
      var offset = 0
      while let hit = memchr(base + offset, 0x0A, raw.count - offset) {
        offset = UnsafeRawPointer(hit) - base + 1
        starts.append(offset)
      }
    }
    if starts.last == bytes.count { starts.removeLast() }
    return starts
  }

  /// Offsets in `range` where `first` stands and `second` follows at once, or where either of the two bytes is
  /// not ASCII: a superset of the places where a two-letter word start can match. Each of the two letters comes
  /// in two spellings (upper and lower case); give the same one twice where case matters.
  /// `visit` says whether to go on, and from which offset.
  static func scanPairs(
    in bytes: [UInt8], _ range: Range<Int>,
    first: (UInt8, UInt8), second: (UInt8, UInt8)?,
    visit: (Int) -> Int?
  ) {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return }
    bytes.withUnsafeBytes { raw in
      let firstA = Lane(repeating: first.0)
      let firstB = Lane(repeating: first.1)
      let secondA = Lane(repeating: second?.0 ?? 0)
      let secondB = Lane(repeating: second?.1 ?? 0)
      let high = Lane(repeating: 0x80)
      let end = range.upperBound
      var offset = range.lowerBound
      func matches(_ index: Int) -> Bool {
        let byte = raw[index]
        guard byte == first.0 || byte == first.1 || byte >= 0x80 else { return false }
        guard let second, index + 1 < end else { return true }
        let next = raw[index + 1]
        return next == second.0 || next == second.1 || next >= 0x80 || next <= 0x20
      }
      while offset < end {
        if offset + Lane.scalarCount + 1 <= end {
          let lane = raw.loadUnaligned(fromByteOffset: offset, as: Lane.self)
          var hits = (lane .== firstA) .| (lane .== firstB) .| (lane .>= high)
          if second != nil {
            let next = raw.loadUnaligned(fromByteOffset: offset + 1, as: Lane.self)
            let fits = (next .== secondA) .| (next .== secondB) .| (next .>= high)
            hits .&= fits .| (next .<= Lane(repeating: 0x20))
          }
          // A byte of ones for each hit, the first one lowest (little-endian).
          let words = unsafeBitCast(hits, to: SIMD4<UInt64>.self)
          let base = offset
          offset += Lane.scalarCount
          guard hits.hasAny else { continue }
          var resume = base
          for part in 0..<4 {
            var word = UInt64(littleEndian: words[part])
            while word != 0 {
              let byte = word.trailingZeroBitCount / 8
              word &= ~(0xFF << UInt64(8 * byte))
              let hit = base + 8 * part + byte
              guard hit >= resume else { continue }
              guard let next = visit(hit) else { return }
              resume = max(next, hit + 1)
            }
          }
          offset = max(offset, resume)
          continue
        }
        let stop = min(end, offset + Lane.scalarCount)
        while offset < stop {
          if matches(offset) {
            guard let next = visit(offset) else { return }
            offset = max(next, offset + 1)
          } else {
            offset += 1
          }
        }
      }
    }
  }
}

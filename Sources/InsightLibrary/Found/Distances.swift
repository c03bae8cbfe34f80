/// Ascending numbers in few bytes: the distance of each from the one before, in groups of seven bits, the lowest first.
enum Distances {
  static func append(_ distance: Int, to bytes: inout [UInt8]) {
    var rest = distance
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  static func bytes(of numbers: [Int]) -> [UInt8] {
    var bytes: [UInt8] = []
    var before = 0
    for number in numbers {
      append(number - before, to: &bytes)
      before = number
    }
    return bytes
  }

  /// Those of bits; nil where they take so many bytes or more.
  static func bytes(of bits: ArraySlice<UInt64>, below most: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var before = 0
    for (place, word) in bits.enumerated() {
      var word = word
      while word != 0 {
        let number = place << 6 + word.trailingZeroBitCount
        append(number - before, to: &bytes)
        before = number
        word &= word - 1
      }
      if bytes.count >= most { return nil }
    }
    return bytes
  }

  /// Hands out the numbers until `take` says no. What was never written so gives some numbers too.
  @inline(__always)
  static func each(in bytes: UnsafeRawBufferPointer, _ take: (Int) -> Bool) {
    var (number, distance, shift) = (0, 0, 0)
    for byte in bytes {
      distance |= Int(byte & 0x7F) &<< shift
      shift &+= 7
      // So many bits are more than any has.
      if byte >= 0x80, shift < 28 { continue }
      number += distance
      guard take(number) else { return }
      (distance, shift) = (0, 0)
    }
  }
}

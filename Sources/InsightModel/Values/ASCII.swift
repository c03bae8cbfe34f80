extension UInt8 {
  /// An ASCII letter.
  var isLetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
  /// An ASCII digit.
  var isDigit: Bool { (0x30...0x39).contains(self) }
  /// An ASCII letter or digit, or part of a character beyond ASCII.
  var isWord: Bool { isLetter || isDigit || self >= 0x80 }
  /// An ASCII capital.
  var isCapital: Bool { (0x41...0x5A).contains(self) }
  /// An ASCII small letter.
  var isSmall: Bool { (0x61...0x7A).contains(self) }
}

extension UInt64 {
  /// Eight times a byte.
  @inline(__always)
  init(repeating byte: UInt8) { self = 0x0101_0101_0101_0101 &* UInt64(byte) }
}

extension SIMDMask where Storage == SIMD32<Int8> {
  /// True where any lane is, in a few instructions: four words for 32 lanes.
  @inline(__always)
  var hasAny: Bool {
    let words = unsafeBitCast(self, to: SIMD4<UInt64>.self)
    return (words[0] | words[1] | words[2] | words[3]) != 0
  }
}

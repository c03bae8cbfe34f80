/// Windows-1252, as the WHATWG Encoding Standard has it: the five unassigned bytes are C1 controls.
enum Windows1252 {
  private static let high: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
  ]

  static func scalar(_ byte: UInt8) -> UInt32 {
    (0x80..<0xA0).contains(byte) ? high[Int(byte) - 0x80] : UInt32(byte)
  }

  /// The byte that was read as `scalar`, in Latin-1 or in Windows-1252; nil below 0x80 or when there is none.
  static func byte(_ scalar: UInt32) -> UInt8? {
    if (0x80...0xFF).contains(scalar) { return UInt8(scalar) }
    guard scalar > 0xFF, scalar <= 0x2122, let index = high.firstIndex(of: scalar) else { return nil }
    return UInt8(0x80 + index)
  }
}

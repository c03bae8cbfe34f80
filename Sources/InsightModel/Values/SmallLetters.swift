/// Capitals made small in UTF-8, as far as both take two bytes: Latin, Greek, Cyrillic.
enum SmallLetters {
  /// Writes a text in small letters; gives the count of bytes, which is no greater than before.
  static func write(_ text: UnsafeBufferPointer<UInt8>, to room: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var (at, count) = (0, 0)
    while at < text.count, count < room.count {
      let lead = text[at]
      if (0xC3...0xD0).contains(lead), at + 1 < text.count, count + 1 < room.count {
        let scalar = small(UInt32(lead & 0x1F) << 6 | UInt32(text[at + 1] & 0x3F))
        if scalar < 0x80 {
          room[count] = UInt8(truncatingIfNeeded: scalar)
          count += 1
        } else {
          room[count] = 0xC0 | UInt8(truncatingIfNeeded: scalar >> 6)
          room[count + 1] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
          count += 2
        }
        at += 2
      } else {
        room[count] = WordList.lowercased(lead)
        at += 1
        count += 1
      }
    }
    return count
  }

  private static func small(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xC0...0xDE where scalar != 0xD7: scalar + 0x20
    case 0x130: 0x69  // İ
    // Pairs of a capital and its small letter.
    case 0x100...0x137, 0x14A...0x177: scalar | 1
    case 0x139...0x148, 0x179...0x17E: scalar + scalar % 2
    case 0x386: 0x3AC
    case 0x388...0x38A: scalar + 0x25
    case 0x38C: 0x3CC
    case 0x38E, 0x38F: scalar + 0x3F
    case 0x391...0x3A9, 0x410...0x42F: scalar + 0x20
    case 0x400...0x40F: scalar + 0x50
    case _: scalar
    }
  }
}

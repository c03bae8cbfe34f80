/// The signs that draw tables: bars, rules, and where they meet, in ASCII and in U+2500...U+257F.
enum BoxSigns {
  /// The bytes of the upright bar at `offset`; 0 where there is none.
  static func barLength(_ bytes: [UInt8], _ offset: Int) -> Int {
    switch bytes[offset] {
    case UInt8(ascii: "|"): 1
    case 0xE2: sign(bytes, offset).map(uprights.contains) == true ? 3 : 0
    case _: 0
    }
  }

  static func firstBar(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    let plain = ByteScan.firstIndex(of: UInt8(ascii: "|"), in: bytes, range)
    var start = range.lowerBound
    let end = plain ?? range.upperBound
    while let lead = ByteScan.firstIndex(of: 0xE2, in: bytes, start..<end) {
      if barLength(bytes, lead) > 0 { return lead..<lead + 3 }
      start = lead + 1
    }
    return plain.map { $0..<$0 + 1 }
  }

  /// Light, heavy and dashed ones, and the double one.
  private static let uprights: [UInt8] = [0x02, 0x03, 0x06, 0x07, 0x0A, 0x0B, 0x4E, 0x4F, 0x51]
  private static let flats: [UInt8] = [0x00, 0x01, 0x04, 0x05, 0x08, 0x09, 0x4C, 0x4D, 0x50]

  /// The number of the sign in its block of 128, U+2500 is 0; nil for any other.
  private static func sign(_ bytes: [UInt8], _ offset: Int) -> UInt8? {
    guard offset + 2 < bytes.count, bytes[offset] == 0xE2, bytes[offset + 1] & 0xFE == 0x94 else {
      return nil
    }
    return (bytes[offset + 1] & 1) << 6 | bytes[offset + 2] & 0x3F
  }

  /// `|---|:-:|`, `+----+----+`, `├────┼────┤`, `════════`: two signs along at least, and nothing but signs and spaces.
  static func isRule(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= 3 else { return false }
    var along = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      switch bytes[offset] {
      case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "_"): along += 1
      case UInt8(ascii: "+"), UInt8(ascii: ":"), UInt8(ascii: "|"), UInt8(ascii: " "): break
      case 0xE2:
        guard let sign = sign(bytes, offset) else { return false }
        if flats.contains(sign) { along += 1 }
        offset += 2
      case _: return false
      }
      offset += 1
    }
    return along >= 2
  }

  /// True for a rule with signs where it meets bars: `+`, `┼`, `╠`.
  static func hasJunction(_ bytes: [UInt8], _ rule: Range<Int>) -> Bool {
    rule.contains { offset in
      bytes[offset] == UInt8(ascii: "+")
        || sign(bytes, offset).map { !flats.contains($0) && !uprights.contains($0) } == true
    }
  }
}

/// How wide text is on a screen, for columns that stand one under the other.
enum ScreenColumns {
  /// The bytes of the character that begins with `lead`.
  static func length(_ lead: UInt8) -> Int { lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  /// The columns of the screen that the character takes: two for Hangul, Han and Kana.
  static func width(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    switch bytes[offset] {
    case 0xE3...0xED, 0xF0...: 2
    case 0xE2: offset + 1 < bytes.count && bytes[offset + 1] >= 0xBA ? 2 : 1
    case 0xEF: offset + 1 < bytes.count && (0xA4...0xBC).contains(bytes[offset + 1]) ? 2 : 1
    case _: 1
    }
  }

  static func count(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var (columns, offset) = (0, range.lowerBound)
      while offset < range.upperBound {
        columns += width(bytes, offset)
        offset += length(bytes[offset])
      }
      return columns
    }
  }
}

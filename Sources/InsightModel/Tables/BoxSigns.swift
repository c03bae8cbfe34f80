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
  private static func sign<Bytes: RandomAccessCollection>(_ bytes: Bytes, _ offset: Int) -> UInt8?
  where Bytes.Element == UInt8, Bytes.Index == Int {
    guard offset + 2 < bytes.endIndex, bytes[offset] == 0xE2, bytes[offset + 1] & 0xFE == 0x94 else {
      return nil
    }
    return (bytes[offset + 1] & 1) << 6 | bytes[offset + 2] & 0x3F
  }

  /// True for a line with bars in it, or with a corner and a rule.
  static func draws(_ line: ArraySlice<UInt8>) -> Bool {
    line.indices.contains { offset in
      switch line[offset] {
      case UInt8(ascii: "|"): true
      case UInt8(ascii: "+"): offset + 1 < line.endIndex && line[offset + 1] == UInt8(ascii: "-")
      case 0xE2: sign(line, offset).map(uprights.contains) ?? false
      case _: false
      }
    }
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

  /// True for a line of nothing but dashes or the like, two and more side by side: a line below the names, and no row.
  static func isLine(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    var (sign, run, all) = (UInt32(0), 0, 0)
    var at = 0
    while at < line.count {
      let (scalar, length) = UTF8Scalar.read(line, at: at)
      at += length
      if scalar <= 0x20 {
        if run == 1 { return false }
        run = 0
        continue
      }
      guard lineSigns.contains(scalar), sign == 0 || scalar == sign else { return false }
      sign = scalar
      run += 1
      all += 1
    }
    return run != 1 && all >= (sign == 0x2E ? shortestDots : shortestLine)
  }

  /// `---` may be a row of one missing value.
  private static let shortestLine = 4
  /// Fewer dots are what someone left out.
  private static let shortestDots = 8

  /// `-` `=` `_` `~` `*` `+` `^` `.` `·`, dashes, and what boxes are drawn with.
  private static let lineSigns: Set<UInt32> = [
    0x2D, 0x3D, 0x5F, 0x7E, 0x2A, 0x2B, 0x5E, 0x2E, 0xB7, 0x2013, 0x2014, 0x2015, 0x2500, 0x2501, 0x2550,
    0x2505, 0x254C,
  ]

  /// True for a line that draws and is no rule of a table: a branch of a tree, `├── name`, `|-- name`, "`-- name".
  static func isBranch(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "|"): offset += 1
      case UInt8(ascii: "-"), UInt8(ascii: "`"), UInt8(ascii: "+"), UInt8(ascii: "\\"):
        // After a bar, a corner, and two dashes the name.
        let dashes = bytes[range][(bytes[offset] == 0x2D ? offset : offset + 1)...].prefix { $0 == 0x2D }
        let isHung = bytes[offset] != 0x2D || offset > range.lowerBound && bytes[offset - 1] == 0x7C
        return isHung && (1...4).contains(dashes.count) && dashes.endIndex + 1 < range.upperBound
          && bytes[dashes.endIndex] == 0x20 && bytes[dashes.endIndex + 1] > 0x2D
      case 0xC2: offset += 2  // A no-break space.
      case 0xE2:
        guard let sign = sign(bytes, offset) else { return false }
        offset += 3
        guard !uprights.contains(sign) else { continue }
        let rest = offset..<range.upperBound
        return !flats.contains(sign) && !isRule(bytes, range) && rest.contains { bytes[$0].isWord }
      case _: return false
      }
    }
    return false
  }

  /// True for a rule of dashes alone, in one piece or one for each column.
  static func isPlainRule(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    isRule(bytes, range) && !hasJunction(bytes, range) && firstBar(in: bytes, range) == nil
  }

  /// True for a rule with signs where it meets bars: `+`, `┼`, `╠`.
  static func hasJunction(_ bytes: [UInt8], _ rule: Range<Int>) -> Bool {
    rule.contains { isJunction(bytes, $0) }
  }

  private static func isJunction(_ bytes: [UInt8], _ offset: Int) -> Bool {
    bytes[offset] == UInt8(ascii: "+")
      || sign(bytes, offset).map { !flats.contains($0) && !uprights.contains($0) } == true
  }

  /// Where a rule meets bars, or has them itself: `|---|---|`.
  static func posts(_ bytes: [UInt8], _ rule: Range<Int>) -> [Int] {
    rule.filter { isJunction(bytes, $0) || barLength(bytes, $0) > 0 }
  }
}

/// What the width of a text is taken for where columns stand one under the other: programs count what a screen shows, characters,
/// or bytes.
enum Ruler: CaseIterable {
  case screen, characters, bytes

  /// The places of some offsets, ascending, in a line that begins at `start`.
  func places(of offsets: some Sequence<Int>, in bytes: [UInt8], from start: Int) -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      var (place, at, measure) = (0, start, SequenceWidth())
      return offsets.map { offset in
        while at < offset {
          let (scalar, length) = UTF8Scalar.read(bytes, at: at, before: bytes.count)
          switch self {
          case .screen: place += measure.columns(scalar)
          case .characters: place += 1
          case .bytes: place += length
          }
          at += length
        }
        return place
      }
    }
  }
}

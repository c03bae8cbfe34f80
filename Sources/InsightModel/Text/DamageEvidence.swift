/// What all the damaged runs of a document say together. One run alone says little: a Korean syllable may happen to be
/// well-formed UTF-8, and so may the end of `Spaß»`.
struct DamageEvidence {
  /// For which code page the runs speak.
  private(set) var codePage = LegacyEvidence()
  /// Runs that are nothing but well-formed UTF-8, and all others.
  private var utf8Runs = 0
  private var otherRuns = 0
  private var hasSoftHyphens = false
  private var hasNoBreakSpaces = false
  /// Runs that lack a byte, if they are made of pairs.
  private var oddRuns = 0

  var speaksForUTF8: Bool { utf8Runs > otherRuns }
  /// True where no soft hyphen is left among the damage: a tool on the way may have dropped them all.
  var maySoftHyphensBeLost: Bool { !hasSoftHyphens }
  var mayNoBreakSpacesBeLost: Bool { !hasNoBreakSpaces }
  /// True where runs lack a byte.
  var hasLostTrails: Bool { maySoftHyphensBeLost && oddRuns > 0 }

  init(bytes: [UInt8]) {
    var original: [UInt8] = []
    var offset = ByteScan.firstNonASCII(in: bytes, from: 0)
    while offset < bytes.count {
      if bytes[offset] == 0xC2 || bytes[offset] == 0xC3 {
        original.removeAll(keepingCapacity: true)
        let end = DamagedRun.collect(&original, from: bytes, at: offset)
        add(
          original, before: offset > 0 ? bytes[offset - 1] : 0x0A,
          after: end < bytes.count ? bytes[end] : 0x0A)
        offset = end
      } else {
        offset += UTF8Scalar.read(bytes, at: offset, before: bytes.count).length
      }
      if offset < bytes.count, bytes[offset] < 0x80 {
        offset = ByteScan.firstNonASCII(in: bytes, from: offset)
      }
    }
  }

  private mutating func add(_ original: [UInt8], before: UInt8, after: UInt8) {
    if DamagedRun.isUTF8(original) || Self.isUTF8CutShort(original) {
      utf8Runs += 1
    } else if original.count >= 2 || original[0] >= 0xC4 {
      // A lone letter such as `é`; but Â and Ã are what a lost byte leaves.
      otherRuns += 1
    }
    if original.count % 2 == 1, original[0] >= 0xB0 || original.count > 1 { oddRuns += 1 }
    if original.contains(0xAD) { hasSoftHyphens = true }
    if original.contains(0xA0) { hasNoBreakSpaces = true }
    codePage.add(run: original[...], before: before, after: after)
  }

  /// The first two bytes of a sequence of three, the second of which Latin-1 has for a control character.
  private static func isUTF8CutShort(_ original: [UInt8]) -> Bool {
    original.count == 2 && (0xE1...0xEF).contains(original[0]) && (0x80...0x9F).contains(original[1])
  }
}

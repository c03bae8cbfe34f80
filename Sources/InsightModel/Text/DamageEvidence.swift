/// What all the damaged runs of a document say together. One run alone says little: a Korean syllable may happen to be
/// well-formed UTF-8, and so may the end of `Spaß»`.
struct DamageEvidence {
  /// For which code page the runs speak.
  private(set) var codePage = LegacyEvidence()
  /// Runs that are nothing but well-formed UTF-8, those that would be but for a byte that was lost, and all others.
  private var utf8Runs = 0
  private var cutRuns = 0
  private var otherRuns = 0
  private var hasSoftHyphens = false
  private var hasNoBreakSpaces = false
  /// Runs that lack a byte, if they are made of pairs.
  private var oddRuns = 0

  var speaksForUTF8: Bool { utf8Runs > 0 && utf8Runs + cutRuns > otherRuns }
  /// True where no soft hyphen is left among the damage: a tool on the way may have dropped them all.
  var maySoftHyphensBeLost: Bool { !hasSoftHyphens }
  var mayNoBreakSpacesBeLost: Bool { !hasNoBreakSpaces }
  /// True where runs lack a byte.
  var hasLostTrails: Bool { maySoftHyphensBeLost && oddRuns > 0 }

  init(bytes: [UInt8]) {
    var original: [UInt8] = []
    var offset = ByteScan.firstNonASCII(in: bytes, from: 0)
    // Where a run ended in mid-character, it may go on behind a space.
    var open = -1
    while offset < bytes.count {
      if bytes[offset] == 0xC2 || bytes[offset] == 0xC3 || open >= 0 && offset == open + 1 {
        original.removeAll(keepingCapacity: true)
        let end = DamagedRun.collect(&original, from: bytes, at: offset)
        if original.isEmpty {
          open = -1
          continue
        }
        let isOpen = add(
          original, before: offset > 0 ? bytes[offset - 1] : 0x0A,
          after: end < bytes.count ? bytes[end] : 0x0A, isContinued: offset == open + 1)
        open = isOpen ? end : -1
        offset = end
      } else {
        offset += UTF8Scalar.read(bytes, at: offset, before: bytes.count).length
      }
      if offset < bytes.count, bytes[offset] < 0x80 {
        offset = ByteScan.firstNonASCII(in: bytes, from: offset)
      }
    }
  }

  /// True where the run may end in mid-character.
  private mutating func add(_ original: [UInt8], before: UInt8, after: UInt8, isContinued: Bool) -> Bool {
    var isOpen = false
    switch MisreadUTF8.shape(of: original, isContinued: isContinued) {
    case .whole:
      utf8Runs += 1
    case .cut(let isOpenEnded, let wholes):
      // The closing quotation mark, whose last byte is no character of Windows-1252, is nothing else, nor is a
      // numeral at the beginning of a line, nor several whole characters of three bytes.
      if original == [0xE2, 0x80] || wholes >= 3 || original == [0xE2, 0x85] && before == 0x0A {
        utf8Runs += 1
      } else {
        cutRuns += 1
      }
      isOpen = isOpenEnded
    case .other:
      // A lone letter such as `é`; but Â and Ã are what a lost byte leaves.
      if original.count >= 2 || original[0] >= 0xC4 { otherRuns += 1 }
      isOpen = original.count == 1
    }
    if original.count % 2 == 1, original[0] >= 0xB0 || original.count > 1 { oddRuns += 1 }
    if original.contains(0xAD) { hasSoftHyphens = true }
    if original.contains(0xA0) { hasNoBreakSpaces = true }
    codePage.add(run: original[...], before: before, after: after)
    return isOpen
  }
}

/// Reads UTF-8 whose bytes were taken for characters of Latin-1 or Windows-1252.
///
/// Two of the bytes are often lost on the way: 0xAD is a soft hyphen, which tools drop, and 0xA0 a no-break space, for which
/// they put a plain one or nothing. `paÃs` was `país`, and `voilÃ ` was `voilà`. 0x9D is no character of
/// Windows-1252, so that of the closing quotation mark `”` often only `â€` is left.
struct MisreadUTF8 {
  private let evidence: DamageEvidence
  /// True where a no-break space stands as a plain one: `Ã` with two spaces behind it was `à` with one.
  private let hasPlainSpaces: Bool

  init(evidence: DamageEvidence, bytes: [UInt8]) {
    self.evidence = evidence
    var offset = 0
    var isFound = false
    while !isFound, let hit = ByteScan.firstIndex(of: 0x83, in: bytes, offset..<bytes.count) {
      isFound = bytes[hit...].starts(with: [0x83, 0x20, 0x20]) && hit > 0 && bytes[hit - 1] == 0xC3
      offset = hit + 1
    }
    hasPlainSpaces = isFound
  }

  /// The text that the run was and where it ends, perhaps with a space or more runs behind it; nil where it cannot be
  /// read to its end.
  func read(_ bytes: [UInt8], _ run: DamagedRun) -> (String, end: Int)? {
    if DamagedRun.isUTF8(run.original) {
      return (String(decoding: run.original, as: UTF8.self), run.range.upperBound)
    }
    var output: [UInt8] = []
    var index = 0
    while index < run.original.count {
      let length = UTF8Scalar.wellFormedLength(run.original, at: index)
      if length >= 2 {
        output += run.original[index..<index + length]
        index += length
        continue
      }
      // What is cut short inside the run lost a soft hyphen; at its end the text behind the run tells.
      var sequence = Array(run.original[index...].prefix(1))
      guard let wanted = Self.length(lead: sequence[0]) else { return nil }
      index += 1
      while sequence.count < wanted, index < run.original.count, run.original[index] & 0xC0 == 0x80 {
        sequence.append(run.original[index])
        index += 1
      }
      if index < run.original.count {
        guard evidence.maySoftHyphensBeLost, sequence.count + 1 == wanted, wanted == 2 else { return nil }
        output += sequence + [0xAD]
        continue
      }
      guard let end = complete(&sequence, to: wanted, bytes, from: run.range.upperBound) else { return nil }
      output += sequence
      return (String(decoding: output, as: UTF8.self), end)
    }
    return (String(decoding: output, as: UTF8.self), run.range.upperBound)
  }

  /// Adds what a sequence at the end of a run lacks; returns where the text goes on.
  private func complete(_ sequence: inout [UInt8], to wanted: Int, _ bytes: [UInt8], from end: Int) -> Int? {
    let next = end < bytes.count ? bytes[end] : 0x0A
    if evidence.mayNoBreakSpacesBeLost, next == 0x20 {
      var trails: [UInt8] = []
      let further = DamagedRun.collect(&trails, from: bytes, at: end + 1)
      let missing = wanted - sequence.count - 1
      if missing == 0 {
        sequence.append(0xA0)
        let behind = end + 1 < bytes.count ? bytes[end + 1] : 0x0A
        let isTaken = wanted > 2 || sequence[0] == 0xC2 || hasPlainSpaces || !behind.isWord
        return isTaken ? end + 1 : end
      }
      if trails.count >= missing, trails.prefix(missing).allSatisfy({ $0 & 0xC0 == 0x80 }) {
        sequence += [0xA0] + trails.prefix(missing)
        guard UTF8Scalar.wellFormedLength(sequence, at: 0) == wanted else { return nil }
        return trails.count == missing ? further : DamagedRun(in: bytes, at: end + 1).offset(missing)
      }
    }
    if sequence == [0xE2, 0x80] {
      sequence.append(0x9D)
      return bytes[end...].starts(with: [0xEF, 0xBF, 0xBD]) ? end + 3 : end
    }
    guard evidence.maySoftHyphensBeLost, wanted == 2, sequence.count == 1 else { return nil }
    // A word goes on behind `í`; behind `à` it ends.
    sequence.append(next.isLetter || sequence[0] == 0xC2 ? 0xAD : 0xA0)
    return end
  }

  /// The length of the sequence that a byte begins; nil for one that begins none.
  private static func length(lead: UInt8) -> Int? {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    case _: nil
    }
  }
}

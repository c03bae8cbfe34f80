/// Reads UTF-8 whose bytes were taken for characters of Latin-1 or Windows-1252.
///
/// Two of the bytes are often lost on the way: 0xAD is a soft hyphen, which tools drop, and 0xA0 a no-break space, for which
/// they put a plain one or nothing. `paÃs` was `país`, `voilÃ ` was `voilà`, and `êµ` was `국`. The first byte of a
/// character tells how many follow; which one is missing, and where, is judged by the character that it makes.
/// 0x9D is no character of Windows-1252, so that of the closing quotation mark `”` often only `â€` is left.
struct MisreadUTF8 {
  /// What became of a byte on the way.
  private enum Loss { case kept, dropped, spaced }

  private let softHyphens: Loss
  private let noBreakSpaces: Loss
  /// True where the text has `ñ` or `¿`, and words that end in `í` rather than in `à`.
  private let isSpanish: Bool

  init(evidence: DamageEvidence, bytes: [UInt8]) {
    let readers = Self.readers(evidence: evidence, bytes: bytes)
    let costs = readers.count == 1 ? [0] : readers.map { $0.cost(of: bytes) + $0.oddity }
    // The first of the cheapest.
    let best = costs.indices.min { costs[$0] < costs[$1] } ?? 0
    self = readers[best]
  }

  /// One for each way in which the two bytes may have been lost.
  static func readers(evidence: DamageEvidence, bytes: [UInt8]) -> [MisreadUTF8] {
    let soft: [Loss] = evidence.maySoftHyphensBeLost ? [.dropped, .spaced] : [.kept]
    let hard: [Loss] = evidence.mayNoBreakSpacesBeLost ? [.spaced, .dropped] : [.kept]
    let isSpanish = Self.isSpanish(bytes)
    return soft.flatMap { soft in
      hard.map { MisreadUTF8(softHyphens: soft, noBreakSpaces: $0, isSpanish: isSpanish) }
    }
  }

  private init(softHyphens: Loss, noBreakSpaces: Loss, isSpanish: Bool) {
    self.softHyphens = softHyphens
    self.noBreakSpaces = noBreakSpaces
    self.isSpanish = isSpanish
  }

  private static func isSpanish(_ bytes: [UInt8]) -> Bool {
    var offset = 2
    while let hit = ByteScan.firstIndex(of: 0xC2, in: bytes, offset..<max(offset, bytes.count)) {
      let sign = bytes[(hit - 2)...].prefix(4)
      if sign.elementsEqual("Ã±".utf8) || sign.elementsEqual("Â¿".utf8) { return true }
      offset = hit + 1
    }
    return false
  }

  /// Soft hyphens are hardly ever seen as spaces, no-break spaces seldom dropped.
  private var oddity: Int { (softHyphens == .spaced ? 8 : 0) + (noBreakSpaces == .dropped ? 4 : 0) }

  /// The text that begins at `start`, perhaps after a space and in another run; nil where there is none.
  func reading(_ bytes: [UInt8], at start: Int) -> Misreading.Reading? {
    var scalars: [UInt32] = []
    var offset = start
    while scalars.count < Misreading.longest,
      let character = character(in: bytes, at: offset, after: scalars.last ?? 0)
    {
      scalars.append(character.scalar)
      offset = character.end
    }
    guard offset > start else { return nil }
    return Misreading.western.deepened(Misreading.Reading(range: start..<offset, scalars: scalars), in: bytes)
  }

  /// As many characters as tell how bytes were lost.
  private static let enough = 2000

  /// How badly the beginning of a text reads.
  private func cost(of bytes: [UInt8]) -> Int {
    var (cost, looked) = (0, 0)
    var offset = ByteScan.firstNonASCII(in: bytes, from: 0)
    while offset < bytes.count, looked < Self.enough {
      looked += 1
      if let character = character(in: bytes, at: offset, after: 0) {
        cost += character.cost
        offset = character.end
      } else {
        if Self.byte(in: bytes, at: offset) != nil { cost += 40 }
        offset += UTF8Scalar.read(bytes, at: offset, before: bytes.count).length
      }
      if offset < bytes.count, bytes[offset] < 0x80 {
        offset = ByteScan.firstNonASCII(in: bytes, from: offset)
      }
    }
    return cost
  }

  // MARK: Characters

  private struct Character {
    let scalar: UInt32
    let end: Int
    /// 0 where no byte is missing.
    var cost = 0
  }

  private func character(in bytes: [UInt8], at start: Int, after previous: UInt32) -> Character? {
    let readings = readings(in: bytes, at: start)
    guard readings.count > 1 else { return readings.first }
    return readings.map { character in
      var character = character
      if CommonCharacters.isWord(previous, character.scalar) || opensWord(character, in: bytes) {
        character.cost -= 12
      }
      return character
    }.min { $0.cost < $1.cost }
  }

  /// The character at `start`, or those that it may have been before it lost a byte.
  private func readings(in bytes: [UInt8], at start: Int) -> [Character] {
    guard let lead = Self.byte(in: bytes, at: start), let wanted = Self.length(lead: lead.byte) else {
      return []
    }
    var sequence = [lead.byte]
    let end = Self.appendTrails(to: &sequence, wanted: wanted, from: bytes, at: lead.end)
    if sequence.count == wanted { return [Self.whole(sequence, wanted, end: end)].compactMap { $0 } }
    if bytes[end...].starts(with: Self.replacement) {
      // Some byte was lost here, and no one knows which.
      let lost = sequence.count + 1 == wanted ? [Character(scalar: 0xFFFD, end: end + 3)] : []
      return closingQuotation(sequence, in: bytes, at: end) + lost
    }
    let losses: [(UInt8, Loss)] = [(0xAD, softHyphens), (0xA0, noBreakSpaces)]
    return losses.flatMap { completions(of: sequence, wanted: wanted, by: $0, $1, in: bytes, at: end) }
      + closingQuotation(sequence, in: bytes, at: end)
  }

  /// The characters that a sequence, which ends at `end`, may have been before it lost a byte.
  private func completions(
    of sequence: [UInt8], wanted: Int, by byte: UInt8, _ loss: Loss, in bytes: [UInt8], at end: Int
  ) -> [Character] {
    let after = end < bytes.count ? bytes[end] : 0x0A
    switch loss {
    case .kept:
      return []
    case .dropped:
      // The space may be the byte; of two spaces, one surely is.
      let isDouble = after == 0x20 && end + 1 < bytes.count && bytes[end + 1] == 0x20
      let cost = isDouble ? 6 : after == 0x20 ? 2 : 0
      return (1...sequence.count).compactMap { place in
        var whole = sequence
        whole.insert(byte, at: place)
        return completed(whole, wanted, in: bytes, end: end, cost: cost)
      }
    case .spaced where after == 0x20:
      var whole = sequence + [byte]
      let last = Self.appendTrails(to: &whole, wanted: wanted, from: bytes, at: end + 1)
      // A word of Latin letters keeps its space.
      let isJoined = wanted == 2 && sequence[0] != 0xC2 && last < bytes.count && bytes[last].isWord
      return [completed(whole, wanted, in: bytes, end: last, cost: isJoined ? 6 : 0)].compactMap { $0 }
    case .spaced:
      // Spaces at the end of a line are often dropped.
      guard after == 0x0A else { return [] }
      return [completed(sequence + [byte], wanted, in: bytes, end: end)].compactMap { $0 }
    }
  }

  /// True where the character that follows, whole or completed, makes a word of it.
  private func opensWord(_ character: Character, in bytes: [UInt8]) -> Bool {
    readings(in: bytes, at: character.end).contains { CommonCharacters.isWord(character.scalar, $0.scalar) }
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  private func closingQuotation(_ sequence: [UInt8], in bytes: [UInt8], at end: Int) -> [Character] {
    guard sequence == [0xE2, 0x80] else { return [] }
    let hasReplacement = bytes[end...].starts(with: Self.replacement)
    return [Character(scalar: 0x201D, end: hasReplacement ? end + 3 : end, cost: 1)]
  }

  /// The character that the sequence is; nil for a sequence that is none.
  private static func whole(_ sequence: [UInt8], _ wanted: Int, end: Int) -> Character? {
    guard sequence.count == wanted, UTF8Scalar.wellFormedLength(sequence, at: 0) == wanted else { return nil }
    return Character(scalar: UTF8Scalar.read(sequence, at: 0, before: wanted).value, end: end)
  }

  private func completed(
    _ sequence: [UInt8], _ wanted: Int, in bytes: [UInt8], end: Int, cost: Int = 0
  ) -> Character? {
    guard var character = Self.whole(sequence, wanted, end: end) else { return nil }
    character.cost = cost + surprise(character.scalar, before: end < bytes.count ? bytes[end] : 0x0A)
    return character
  }

  /// How unlikely a character is that ends in, or holds, one of the two bytes; 1 for the likeliest.
  private func surprise(_ scalar: UInt32, before next: UInt8) -> Int {
    switch scalar {
    // A word goes on after `í`; after `à` it ends.
    case 0xED: isSpanish ? 2 : next.isLetter ? 8 : 14
    case 0xE0: next.isLetter ? 14 : 8
    case 0xA0: 8
    case 0xAD: next.isLetter ? 7 : 12
    case 0x2160, 0x25A0: 4  // Ⅰ ■
    case 0x0160: 2  // Š
    case 0x00AE..<0x0800: 12
    case 0x2020: 16
    case _ where CommonCharacters.ranks[scalar] != nil: 1 + (CommonCharacters.ranks[scalar] ?? 0) / 50
    case 0x3040..<0x3100, 0xAC00..<0xD7A4: 16
    case 0x4E00..<0xA000: 18
    case _: 24
    }
  }

  // MARK: Bytes

  /// The byte that was misread as the character at `offset`, and where that character ends; nil where it is none.
  private static func byte(in bytes: [UInt8], at offset: Int) -> (byte: UInt8, end: Int)? {
    guard offset < bytes.count, bytes[offset] >= 0x80 else { return nil }
    let (value, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
    return Windows1252.byte(value).map { ($0, offset + length) }
  }

  /// Adds the further bytes of a character as far as they follow; returns where they end.
  private static func appendTrails(
    to sequence: inout [UInt8], wanted: Int, from bytes: [UInt8], at start: Int
  ) -> Int {
    var offset = start
    while sequence.count < wanted, let next = byte(in: bytes, at: offset), next.byte & 0xC0 == 0x80 {
      sequence.append(next.byte)
      offset = next.end
    }
    return offset
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

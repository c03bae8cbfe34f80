/// How bytes of misread UTF-8 got lost on the way, and what the characters may have been that they were of.
struct LostBytes {
  /// What became of a byte on the way.
  enum Loss {
    case kept, dropped, spaced
    /// Spaces were made one, and those at the end of a line dropped.
    case collapsed
  }

  let softHyphens: Loss
  let noBreakSpaces: Loss
  /// The bytes below 0xA0 that may be lost: those that no character of the text has.
  let controls: [UInt8]
  /// False where controls are kept: the last byte of a closing quotation mark is one.
  let maySignsBeCut: Bool

  /// Each way in which bytes of a document may have been lost.
  static func ways(_ evidence: DamageEvidence) -> [LostBytes] {
    let soft: [Loss] = evidence.maySoftHyphensBeLost ? [.kept, .dropped, .spaced] : [.kept]
    let hard: [Loss] = evidence.mayNoBreakSpacesBeLost ? [.kept, .spaced, .collapsed, .dropped] : [.kept]
    let controls: [[UInt8]] =
      evidence.areControlsKept
      ? [[]] : [[], evidence.hasControls ? unassigned : (0..<allControls).map { 0x80 + UInt8($0) }]
    return controls.flatMap { controls in
      soft.flatMap { soft in
        hard.map {
          LostBytes(
            softHyphens: soft, noBreakSpaces: $0, controls: controls, maySignsBeCut: !evidence.areControlsKept
          )
        }
      }
    }
  }

  private static let allControls = 32
  /// The bytes that Windows-1252 has no sign for.
  private static let unassigned: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

  /// True where any control may be lost.
  var loseAllControls: Bool { controls.count == Self.allControls }

  /// Soft hyphens are hardly ever seen as spaces, no-break spaces hardly ever dropped between letters, and controls are lost where
  /// nothing else explains it.
  var oddity: Int {
    let soft = softHyphens == .kept ? 0 : softHyphens == .dropped ? Self.loss : 3 * Self.loss
    let hard = noBreakSpaces == .kept ? 0 : noBreakSpaces == .dropped ? 4 * Self.loss : Self.loss
    return soft + hard + (controls.isEmpty ? 0 : 2 * Self.loss)
  }

  /// What it costs that a byte is lost throughout.
  private static let loss = 8
  /// So much of it counts where no-break spaces are dropped and another loss explains the text too: a letter that either makes is open.
  var oddityToRivals: Int { noBreakSpaces == .dropped ? oddity - Self.loss * 3 / 2 : oddity }

  /// The character at `start`, or those that it may have been before it lost a byte.
  func readings(in bytes: [UInt8], at start: Int) -> [MisreadCharacter] {
    guard let lead = MisreadCharacter.byte(in: bytes, at: start),
      let wanted = MisreadCharacter.length(lead: lead.byte)
    else {
      return []
    }
    var sequence = [lead.byte]
    let end = MisreadCharacter.appendTrails(to: &sequence, wanted: wanted, from: bytes, at: lead.end)
    if sequence.count == wanted {
      return [MisreadCharacter.whole(sequence, wanted, end: end)].compactMap { $0 }
    }
    if bytes[end...].starts(with: Self.replacement) {
      // Some byte was lost here, and no one knows which.
      let lost = sequence.count + 1 == wanted ? [MisreadCharacter(scalar: 0xFFFD, end: end + 3)] : []
      return closingQuotation(sequence, in: bytes, start..<end) + lost
    }
    let losses: [(byte: UInt8, loss: Loss)] =
      [(0xAD, softHyphens), (0xA0, noBreakSpaces)] + controls.map { ($0, Loss.dropped) }
    return losses.flatMap {
      completions(of: sequence, wanted: wanted, by: $0.byte, $0.loss, in: bytes, at: end)
    }
      + closingQuotation(sequence, in: bytes, start..<end)
  }

  /// The characters that a sequence, which ends at `end`, may have been before it lost a byte.
  private func completions(
    of sequence: [UInt8], wanted: Int, by byte: UInt8, _ loss: Loss, in bytes: [UInt8], at end: Int
  ) -> [MisreadCharacter] {
    let after = end < bytes.count ? bytes[end] : 0x0A
    switch loss {
    case .kept:
      return []
    case .dropped:
      return (1...sequence.count).compactMap { place in
        var whole = sequence
        whole.insert(byte, at: place)
        return MisreadCharacter.completed(
          whole, wanted, in: bytes, end: end, cost: costOfSpace(at: end, in: bytes, byte))
      }
    case .collapsed:
      guard after <= 0x20 else { return [] }
      let cost = costOfSpace(at: end, in: bytes, byte)
      return [MisreadCharacter.completed(sequence + [byte], wanted, in: bytes, end: end, cost: cost)]
        .compactMap { $0 }
        + completions(of: sequence, wanted: wanted, by: byte, .spaced, in: bytes, at: end)
    case .spaced where after == 0x20:
      var whole = sequence + [byte]
      let last = MisreadCharacter.appendTrails(to: &whole, wanted: wanted, from: bytes, at: end + 1)
      // A word of Latin letters keeps its space.
      let isJoined =
        wanted == 2 && sequence[0] != 0xC2 && last < bytes.count && bytes[last].isWord
        && !isEndOfWord(last, in: bytes)
      // Soft hyphens are hardly ever seen as spaces, however often one byte stands there.
      let cost = (isJoined ? 6 : 0) + (byte == 0xAD ? Self.loss : 0)
      return [MisreadCharacter.completed(whole, wanted, in: bytes, end: last, cost: cost)].compactMap { $0 }
    case .spaced:
      // Spaces at the end of a line are often dropped.
      guard after == 0x0A else { return [] }
      return [MisreadCharacter.completed(sequence + [byte], wanted, in: bytes, end: end)].compactMap { $0 }
    }
  }

  /// What it costs that the space here is one, if there is one, and no byte of the character before it.
  private func costOfSpace(at offset: Int, in bytes: [UInt8], _ byte: UInt8) -> Int {
    guard offset < bytes.count, bytes[offset] == 0x20 else { return 0 }
    let isStray =
      !mayStandAfterSpace(offset + 1, in: bytes) || byte == 0xA0 && isEndOfWord(offset + 1, in: bytes)
    return isStray ? Self.straySpace : 2
  }

  /// True for `s` alone: where `à` is a letter that is no word, but the end of `às`.
  private func isEndOfWord(_ offset: Int, in bytes: [UInt8]) -> Bool {
    offset + 1 < bytes.count && bytes[offset] == 0x73 && bytes[offset + 1] <= 0x20
  }

  /// What a space costs where no language has one.
  private static let straySpace = 40

  /// False for another space, a line's end, and marks that close something, misread ones too.
  private func mayStandAfterSpace(_ offset: Int, in bytes: [UInt8]) -> Bool {
    guard offset < bytes.count, bytes[offset] > 0x20 else { return false }
    switch MisreadCharacter.whole(in: bytes, at: offset)?.scalar
      ?? UTF8Scalar.read(bytes, at: offset, before: bytes.count).value
    {
    case 0x2C, 0x2E, 0x29, 0x3B, 0x3A, 0x2019, 0x201D, 0x2026: return false
    case 0x22: return offset + 1 < bytes.count && bytes[offset + 1].isWord
    case _: return true
    }
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// None closes between two letters.
  private func closingQuotation(_ sequence: [UInt8], in bytes: [UInt8], _ range: Range<Int>)
    -> [MisreadCharacter]
  {
    let (start, end) = (range.lowerBound, range.upperBound)
    guard maySignsBeCut, sequence == [0xE2, 0x80],
      start == 0 || !bytes[start - 1].isLetter || end == bytes.count || !bytes[end].isLetter
    else { return [] }
    let hasReplacement = bytes[end...].starts(with: Self.replacement)
    return [MisreadCharacter(scalar: 0x201D, end: hasReplacement ? end + 3 : end, cost: 1)]
  }
}

/// A character of UTF-8 whose bytes became characters of their own.
struct MisreadCharacter {
  var scalar: UInt32
  var end: Int
  /// 0 where no byte is missing.
  var cost = 0
  /// What it costs that this or any other character was there.
  var costOfAny = 0
  var isCompleted = false

  /// The character at an offset; nil where none is whole.
  static func whole(in bytes: [UInt8], at offset: Int) -> MisreadCharacter? {
    guard let lead = byte(in: bytes, at: offset), let wanted = length(lead: lead.byte) else { return nil }
    var sequence = [lead.byte]
    let end = appendTrails(to: &sequence, wanted: wanted, from: bytes, at: lead.end)
    return whole(sequence, wanted, end: end)
  }

  /// The character that the sequence is; nil for a sequence that is none.
  static func whole(_ sequence: [UInt8], _ wanted: Int, end: Int) -> MisreadCharacter? {
    guard sequence.count == wanted, UTF8Scalar.wellFormedLength(sequence, at: 0) == wanted else { return nil }
    return MisreadCharacter(scalar: UTF8Scalar.read(sequence, at: 0, before: wanted).value, end: end)
  }

  static func completed(
    _ sequence: [UInt8], _ wanted: Int, in bytes: [UInt8], end: Int, cost: Int = 0
  ) -> MisreadCharacter? {
    guard var character = whole(sequence, wanted, end: end) else { return nil }
    character.isCompleted = true
    character.cost = cost
    return character
  }

  // MARK: Bytes

  /// The byte that was misread as the character at `offset`, and where that character ends; nil where it is none.
  static func byte(in bytes: [UInt8], at offset: Int) -> (byte: UInt8, end: Int)? {
    guard offset < bytes.count, bytes[offset] >= 0x80 else { return nil }
    let (value, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
    return Windows1252.byte(value).map { ($0, offset + length) }
  }

  /// Adds the further bytes of a character as far as they follow; returns where they end.
  static func appendTrails(
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
  static func length(lead: UInt8) -> Int? {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    case _: nil
    }
  }
}

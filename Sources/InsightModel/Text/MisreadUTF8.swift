/// Reads UTF-8 whose bytes were taken for characters of Latin-1 or Windows-1252.
///
/// Some of the bytes are often lost on the way: 0xAD is a soft hyphen, which tools drop, 0xA0 a no-break space, for which
/// they put a plain one or nothing, and those from 0x80 to 0x9F are controls, all of them in Latin-1, five in Windows-1252. `paÃs` was
/// `país`, `voilÃ ` was `voilà`, and `êµ` was `국`. The first byte of a character tells how many follow; which one is missing,
/// and where, is judged by the characters that it can make, as the language of the rest has them. Where two of them are
/// about as likely, the character is lost and shown so.
struct MisreadUTF8 {
  /// What became of a byte on the way.
  private enum Loss { case kept, dropped, spaced }

  private let softHyphens: Loss
  private let noBreakSpaces: Loss
  /// The bytes below 0xA0 that may be lost: those that no character of the text has.
  private let controls: [UInt8]
  private let language: DamagedLanguage
  /// True where text was misread more than once.
  private let isDouble: Bool
  /// True where all that is lost is explained by one byte.
  private let isOneByte: Bool

  init(evidence: DamageEvidence, bytes: [UInt8]) {
    let readers = Self.readers(evidence: evidence, bytes: bytes)
    guard readers.count > 1 else {
      self = readers[0]
      return
    }
    let costs = readers.map { $0.cost(of: bytes) + $0.oddity }
    // The first of the cheapest.
    let best = costs.indices.min { costs[$0] < costs[$1] } ?? 0
    self = readers[best]
  }

  /// One for each way in which bytes may have been lost.
  static func readers(evidence: DamageEvidence, bytes: [UInt8]) -> [MisreadUTF8] {
    let soft: [Loss] = evidence.maySoftHyphensBeLost ? [.kept, .dropped, .spaced] : [.kept]
    let hard: [Loss] = evidence.mayNoBreakSpacesBeLost ? [.kept, .spaced, .dropped] : [.kept]
    let controls: [[UInt8]] =
      evidence.hasUnassigned
      ? [[]] : [[], evidence.hasControls ? unassigned : (0..<allControls).map { 0x80 + UInt8($0) }]
    let language = DamagedLanguage(bytes)
    return controls.flatMap { controls in
      soft.flatMap { soft in
        hard.map {
          MisreadUTF8(
            softHyphens: soft, noBreakSpaces: $0, controls: controls, language: language,
            isDouble: evidence.isDouble)
        }
      }
    }
  }

  private static let allControls = 32
  /// The bytes that Windows-1252 has no sign for.
  private static let unassigned: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

  private init(
    softHyphens: Loss, noBreakSpaces: Loss, controls: [UInt8], language: DamagedLanguage, isDouble: Bool
  ) {
    self.softHyphens = softHyphens
    self.noBreakSpaces = noBreakSpaces
    self.controls = controls
    self.language = language
    self.isDouble = isDouble
    isOneByte = controls.isEmpty && (softHyphens == .kept || noBreakSpaces == .kept)
  }

  /// Soft hyphens are hardly ever seen as spaces, no-break spaces seldom dropped; controls are lost where nothing else explains it.
  private var oddity: Int {
    let soft = softHyphens == .kept ? 0 : softHyphens == .dropped ? Self.loss : 3 * Self.loss
    let hard = noBreakSpaces == .kept ? 0 : noBreakSpaces == .spaced ? Self.loss : 2 * Self.loss
    return soft + hard + (controls.isEmpty ? 0 : 3 * Self.loss)
  }

  /// What it costs that a byte is lost throughout.
  private static let loss = 8

  /// The text that begins at `start`, perhaps after a space and in another run; nil where there is none.
  func reading(_ bytes: [UInt8], at start: Int, _ memory: inout Memory) -> Misreading.Reading? {
    guard !memory.isInVain else { return nil }
    var scalars: [UInt32] = []
    var completed: [Int] = []
    var lost = 0
    var before = Self.sure(Misreading.neighbours(of: start..<start, in: bytes).before)
    var offset = start
    while scalars.count < Misreading.longest, lost < Self.mostLost,
      let character = character(in: bytes, at: offset, after: before, &memory)
    {
      if character.isCompleted { completed.append(scalars.count) }
      if character.scalar == Self.lost { lost += 1 }
      scalars.append(character.scalar)
      before = character.scalar
      offset = character.end
    }
    guard offset > start else { return nil }
    var reading = Misreading.Reading(range: start..<offset, scalars: scalars)
    let deeper = Misreading.western.deepened(reading, in: bytes)
    guard deeper.depth > 1, !completed.isEmpty else { return deeper }
    // What was completed is a byte then, and no language tells which one.
    for index in completed { reading.scalars[index] = Self.lost }
    return Misreading.western.deepened(reading, in: bytes)
  }

  /// A passage with more lost characters is weighed in parts: what is no text at all is read again from each of its places.
  private static let mostLost = 16

  /// As many characters as tell how bytes were lost.
  private static let enough = 2000

  /// How badly the beginning of a text reads.
  private func cost(of bytes: [UInt8]) -> Int {
    var (cost, looked, memory) = (0, 0, Memory())
    var offset = ByteScan.firstNonASCII(in: bytes, from: 0)
    // The character before, where it was read.
    var last: (scalar: UInt32, end: Int)?
    while offset < bytes.count, looked < Self.enough {
      looked += 1
      let before =
        last.flatMap { $0.end == offset ? $0.scalar : nil }
        ?? Self.sure(Misreading.neighbours(of: offset..<offset, in: bytes).before)
      if isSoundLetter(in: bytes, at: offset) {
        offset += 2
      } else if let character = character(in: bytes, at: offset, after: before, &memory) {
        cost += character.cost + (character.cost > Self.explained ? Self.oddCharacter : 0)
        offset = character.end
        last = (character.scalar, offset)
      } else {
        // Only where all controls are lost can two bytes of a character be.
        let isCut =
          controls.count == Self.allControls
          && Self.byte(in: bytes, at: offset).map { $0.byte >= 0xE0 } ?? false
        if !isCut, Self.byte(in: bytes, at: offset) != nil { cost += Self.unexplained }
        offset += UTF8Scalar.read(bytes, at: offset, before: bytes.count).length
      }
      if offset < bytes.count, bytes[offset] < 0x80 {
        offset = ByteScan.firstNonASCII(in: bytes, from: offset)
      }
    }
    return cost
  }

  func debugCost(_ bytes: [UInt8]) -> String {
    "\(softHyphens) \(noBreakSpaces) \(controls.count) \(cost(of: bytes)) \(oddity)"
  }

  /// True for a letter that begins no whole character and is as likely where it stands as letters are: it needs no explanation.
  private func isSoundLetter(in bytes: [UInt8], at offset: Int) -> Bool {
    guard let byte = Self.byte(in: bytes, at: offset), byte.byte >= 0xC0,
      Self.whole(in: bytes, at: offset) == nil
    else {
      return false
    }
    let (before, after) = Misreading.neighbours(of: offset..<byte.end, in: bytes)
    return TextModel.price([UInt32(byte.byte)], before: before, after: after) <= Self.soundLetter
  }

  /// A letter of Latin-1 in a word costs 10 to 20 half bits; what is left of a character more.
  private static let soundLetter = 22

  // MARK: Characters

  fileprivate struct Character {
    var scalar: UInt32
    var end: Int
    /// 0 where no byte is missing.
    var cost = 0
    var isCompleted = false
  }

  private static let lost: UInt32 = 0xFFFD
  /// A character that costs more is hardly explained by the bytes that may be lost.
  private static let explained = 30
  /// What it costs that a byte is not explained at all.
  private static let unexplained = 140
  /// No letter of a language costs as much, what stands before and after it included.
  private static let oddCharacter = 80

  /// What was completed in a document, which takes long: where a stretch is no text, it is tried from each place in it.
  struct Memory {
    /// By the place and the character before it.
    private var characters: [UInt64: Character] = [:]
    private static let most = 4096
    /// How many characters were completed that no text was found in.
    private var vain = 0
    /// So many in different words no text has that lost bytes.
    private static let mostInVain = 20_000
    fileprivate var isInVain: Bool { vain > Self.mostInVain }

    fileprivate subscript(place: UInt64) -> Character? {
      get { characters[place] }
      set {
        if characters.count == Self.most { characters.removeAll(keepingCapacity: true) }
        characters[place] = newValue
        vain += 1
      }
    }

    /// Text was found.
    mutating func note(_ reading: Misreading.Reading) { vain = max(0, vain - reading.scalars.count) }
  }

  private func character(
    in bytes: [UInt8], at start: Int, after before: UInt32, _ memory: inout Memory
  ) -> Character? {
    let place = UInt64(start) << 32 | UInt64(before)
    if let known = memory[place] { return known }
    let readings = readings(in: bytes, at: start)
    guard readings.count > 1 || readings.first?.isCompleted ?? false else { return readings.first }
    let character = likeliest(of: readings, in: bytes, at: start, after: before)
    memory[place] = character
    return character
  }

  private func likeliest(
    of readings: [Character], in bytes: [UInt8], at start: Int, after before: UInt32
  ) -> Character? {
    var readings = readings
    // What may follow; most readings end at one place.
    var ahead = (end: start, sure: ModelCharacter(Self.lost), scalars: [UInt32]())
    let behind = ModelCharacter(before)
    for index in readings.indices where readings[index].isCompleted {
      let (scalar, end) = (readings[index].scalar, readings[index].end)
      if ahead.end != end {
        let sure = ModelCharacter(following(end, in: bytes))
        ahead = (end, sure, self.readings(in: bytes, at: end).map(\.scalar))
      }
      readings[index].cost += language.price(scalar, after: behind, before: ahead.sure) ?? Self.oddCharacter
      if CommonCharacters.isWord(before, scalar)
        || ahead.scalars.contains(where: { CommonCharacters.isWord(scalar, $0) })
      {
        readings[index].cost -= Self.word
      }
    }
    readings.sort { $0.cost < $1.cost }
    guard var best = readings.first else { return nil }
    let next = readings.dropFirst().first { $0.scalar != best.scalar }
    let isClear = next.map { $0.cost - best.cost >= clearLead } ?? true
    // Of three bytes one of many is missing, and two places are open; or many are missing, and a neighbour is not known either: that
    // leaves too many characters.
    let isLonely =
      controls.count == Self.allControls
      && (before == Self.lost || following(best.end, in: bytes) == Self.lost)
    let isOpen = best.isCompleted && (isLonely || best.scalar >= Self.threeByteLetters && !controls.isEmpty)
    if isDouble
      ? best.cost > 0 || best.isCompleted
      : best.isCompleted && (isOpen || best.cost >= Self.oddCharacter || !isClear)
    {
      best.scalar = Self.lost
      // A space stays one.
      best.end = readings.map(\.end).min() ?? best.end
    }
    return best
  }

  /// From here on characters take three bytes.
  private static let threeByteLetters: UInt32 = 0x800

  /// So much likelier is a character that makes a word with the one before it, or with one that may follow.
  private static let word = 12

  /// A character is put back where the next likely one costs so many half bits more.
  private var clearLead: Int { isOneByte ? 0 : 24 }

  /// The character at `offset`, where that is sure.
  private func following(_ offset: Int, in bytes: [UInt8]) -> UInt32 {
    guard offset < bytes.count else { return 0x0A }
    if let character = Self.whole(in: bytes, at: offset) { return character.scalar }
    return Self.sure(UTF8Scalar.read(bytes, at: offset, before: bytes.count).value)
  }

  /// A neighbour, unless it may be what is left of another character.
  private static func sure(_ scalar: UInt32) -> UInt32 {
    scalar >= 0x80 && Windows1252.byte(scalar) != nil ? lost : scalar
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
    let losses: [(byte: UInt8, loss: Loss)] =
      [(0xAD, softHyphens), (0xA0, noBreakSpaces)] + controls.map { ($0, Loss.dropped) }
    return losses.flatMap {
      completions(of: sequence, wanted: wanted, by: $0.byte, $0.loss, in: bytes, at: end)
    }
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
      // The space may be the byte; where no text has one, it surely is.
      let isStray = after == 0x20 && !mayStandAfterSpace(end + 1, in: bytes)
      let cost = isStray ? Self.straySpace : after == 0x20 ? 2 : 0
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
      // Soft hyphens are hardly ever seen as spaces, however often one byte stands there.
      let cost = (isJoined ? 6 : 0) + (byte == 0xAD ? Self.loss : 0)
      return [completed(whole, wanted, in: bytes, end: last, cost: cost)].compactMap { $0 }
    case .spaced:
      // Spaces at the end of a line are often dropped.
      guard after == 0x0A else { return [] }
      return [completed(sequence + [byte], wanted, in: bytes, end: end)].compactMap { $0 }
    }
  }

  /// What a space costs where no language has one.
  private static let straySpace = 40

  /// False for another space, a line's end, and marks that close something, misread ones too.
  private func mayStandAfterSpace(_ offset: Int, in bytes: [UInt8]) -> Bool {
    guard offset < bytes.count, bytes[offset] > 0x20 else { return false }
    switch Self.whole(in: bytes, at: offset)?.scalar
      ?? UTF8Scalar.read(bytes, at: offset, before: bytes.count).value
    {
    case 0x2C, 0x2E, 0x29, 0x3B, 0x3A, 0x2019, 0x201D, 0x2026: return false
    case _: return true
    }
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  private func closingQuotation(_ sequence: [UInt8], in bytes: [UInt8], at end: Int) -> [Character] {
    guard sequence == [0xE2, 0x80] else { return [] }
    let hasReplacement = bytes[end...].starts(with: Self.replacement)
    return [Character(scalar: 0x201D, end: hasReplacement ? end + 3 : end, cost: 1)]
  }

  /// The character at an offset; nil where none is whole.
  private static func whole(in bytes: [UInt8], at offset: Int) -> Character? {
    guard let lead = byte(in: bytes, at: offset), let wanted = length(lead: lead.byte) else { return nil }
    var sequence = [lead.byte]
    let end = appendTrails(to: &sequence, wanted: wanted, from: bytes, at: lead.end)
    return whole(sequence, wanted, end: end)
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
    character.isCompleted = true
    character.cost = cost
    return character
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

/// Reads UTF-8 whose bytes were taken for characters of Latin-1 or Windows-1252.
///
/// Some of the bytes are often lost on the way: 0xAD is a soft hyphen, which tools drop, 0xA0 a no-break space, for which
/// they put a plain one or nothing, and those from 0x80 to 0x9F are controls, all of them in Latin-1, five in Windows-1252. `paÃs` was
/// `país`, `voilÃ ` was `voilà`, and `êµ` was `국`. The first byte of a character tells how many follow; which one is missing,
/// and where, is judged by the characters that it can make, as the language of the rest has them. Where two of them are
/// about as likely, the character is lost and shown so.
struct MisreadUTF8 {
  private let losses: LostBytes
  private let language: DamagedLanguage
  /// True where text was misread more than once.
  private let isDouble: Bool
  /// Those that explain the text about as well, and what each costs more, in half bits.
  private var rivals: [(reader: MisreadUTF8, cost: Int)] = []

  init(evidence: DamageEvidence, bytes: [UInt8]) {
    let readers = Self.readers(evidence: evidence, bytes: bytes)
    guard readers.count > 1 else {
      self = readers[0]
      return
    }
    let costs = readers.map { $0.cost(of: bytes) + $0.losses.oddity }
    // The first of the cheapest.
    let best = costs.indices.min { costs[$0] < costs[$1] } ?? 0
    self = readers[best]
    for (index, reader) in readers.enumerated()
    where index != best && costs[index] - costs[best] < Self.farRival {
      let doubt = reader.losses.oddity - reader.losses.oddityToRivals
      rivals.append((reader, costs[index] - costs[best] - doubt))
    }
  }

  /// One for each way in which bytes may have been lost.
  static func readers(evidence: DamageEvidence, bytes: [UInt8]) -> [MisreadUTF8] {
    let language = DamagedLanguage(bytes)
    return LostBytes.ways(evidence).map {
      MisreadUTF8(losses: $0, language: language, isDouble: evidence.isDouble)
    }
  }

  private init(losses: LostBytes, language: DamagedLanguage, isDouble: Bool) {
    self.losses = losses
    self.language = language
    self.isDouble = isDouble
  }

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
    var reading = Misreading.Reading(range: start..<offset, scalars: scalars, completed: completed.count)
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
        cost += min(character.costOfAny, Self.unexplained)
        offset = character.end
        last = (character.scalar, offset)
      } else {
        // Only where all controls are lost can two bytes of a character be.
        let isCut =
          losses.loseAllControls
          && MisreadCharacter.byte(in: bytes, at: offset).map { $0.byte >= 0xE0 } ?? false
        if !isCut, MisreadCharacter.byte(in: bytes, at: offset) != nil { cost += Self.unexplained }
        offset += UTF8Scalar.read(bytes, at: offset, before: bytes.count).length
      }
      if offset < bytes.count, bytes[offset] < 0x80 {
        offset = ByteScan.firstNonASCII(in: bytes, from: offset)
      }
    }
    return cost
  }

  /// True for a letter that begins no whole character and is as likely where it stands as letters are: it needs no explanation.
  private func isSoundLetter(in bytes: [UInt8], at offset: Int) -> Bool {
    guard let byte = MisreadCharacter.byte(in: bytes, at: offset), byte.byte >= 0xC0,
      MisreadCharacter.whole(in: bytes, at: offset) == nil
    else {
      return false
    }
    let (before, after) = Misreading.neighbours(of: offset..<byte.end, in: bytes)
    return TextModel.price([UInt32(byte.byte)], before: before, after: after) <= Self.soundLetter
  }

  /// A letter of Latin-1 in a word costs 10 to 20 half bits; what is left of a character more.
  private static let soundLetter = 22

  // MARK: Characters

  private static let lost: UInt32 = 0xFFFD
  /// What it costs that a byte is not explained at all.
  private static let unexplained = 140
  /// No letter of a language costs as much, what stands before and after it included.
  private static let oddCharacter = 80

  /// What was completed in a document, which takes long: where a stretch is no text, it is tried from each place in it.
  struct Memory {
    /// By the place and the character before it.
    private var characters: [UInt64: MisreadCharacter] = [:]
    private static let most = 4096
    /// How many characters were completed that no text was found in.
    private var vain = 0
    /// So many in different words no text has that lost bytes.
    private static let mostInVain = 20_000
    fileprivate var isInVain: Bool { vain > Self.mostInVain }

    fileprivate subscript(place: UInt64) -> MisreadCharacter? {
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
  ) -> MisreadCharacter? {
    let place = UInt64(start) << 32 | UInt64(before)
    if let known = memory[place] { return known }
    let readings = losses.readings(in: bytes, at: start)
    guard readings.count > 1 || readings.first?.isCompleted ?? false else { return readings.first }
    let character = likeliest(of: readings, in: bytes, at: start, after: before)
    memory[place] = character
    return character
  }

  /// The characters that may have been at `start`, the likeliest first, with what each costs where it stands.
  private func weighed(_ readings: [MisreadCharacter], in bytes: [UInt8], at start: Int, after before: UInt32)
    -> [MisreadCharacter]
  {
    var readings = readings
    // What may follow; most readings end at one place.
    var ahead = (end: start, sure: ModelCharacter(Self.lost))
    let behind = ModelCharacter(before)
    let isInSentence =
      start > 1 && bytes[start - 1] == 0x20
      && (bytes[start - 2].isSmall || bytes[start - 2] >= 0x80 || [0x2C, 0x3B].contains(bytes[start - 2]))
    let beginsSentence =
      start == 0 || start > 1 && bytes[start - 1] == 0x0A && bytes[start - 2] == 0x0A
      || start > 1 && bytes[start - 1] == 0x20 && [0x2E, 0x21, 0x3F].contains(bytes[start - 2])
    for index in readings.indices where readings[index].isCompleted {
      let (scalar, end) = (readings[index].scalar, readings[index].end)
      if ahead.end != end {
        ahead = (end, ModelCharacter(following(end, in: bytes)))
      }
      let price = language.price(scalar, after: behind, before: ahead.sure)
      readings[index].cost += price ?? Self.oddCharacter
      // A soft hyphen stands in words alone, a no-break space hardly ever where only that kept two words apart.
      let isInWord = behind.isLetter && ahead.sure.isLetter
      if scalar == 0xAD, !isInWord { readings[index].cost += Self.oddCharacter }
      if scalar == 0xA0, isInWord { readings[index].cost += Self.joinedWords }
      if isInSentence, TextModel.isCapital(scalar) || !TextModel.isLetter(scalar) {
        readings[index].cost += Self.capitalInSentence
      } else if beginsSentence, scalar < Self.threeByteLetters, !TextModel.isCapital(scalar) {
        readings[index].cost += Self.smallBeforeSentence
      }
    }
    return readings.sorted { $0.cost < $1.cost }
  }

  /// What it costs that one or another of the characters was there, the likeliest first: two that are as likely are two half bits
  /// cheaper.
  private static func costOfAny(_ readings: [MisreadCharacter]) -> Int {
    guard let least = readings.first?.cost else { return 0 }
    let share = readings.reduce(0) { $0 + 4096 >> (min(24, $1.cost - least) / 2) }
    // 4096 for one alone; each doubling is two half bits.
    return least - 2 * (share / 4096).bitWidth + 2 * (share / 4096).leadingZeroBitCount + 2
  }

  /// What it costs more that something else than `character` was there; nil where nothing else can have been.
  private func lead(of character: MisreadCharacter, in bytes: [UInt8], at start: Int, after before: UInt32)
    -> Int?
  {
    let readings = weighed(losses.readings(in: bytes, at: start), in: bytes, at: start, after: before)
    return readings.first { $0.scalar != character.scalar }.map {
      $0.cost - max(character.cost, readings.first?.cost ?? 0)
    }
  }

  private func likeliest(
    of readings: [MisreadCharacter], in bytes: [UInt8], at start: Int, after before: UInt32
  )
    -> MisreadCharacter?
  {
    let readings = weighed(readings, in: bytes, at: start, after: before)
    guard var best = readings.first else { return nil }
    best.costOfAny = Self.costOfAny(readings)
    let next = readings.first { $0.scalar != best.scalar }
    let isClear =
      (next.map { $0.cost - best.cost >= clearLead } ?? true)
      && rivals.allSatisfy { rival in
        rival.reader.lead(of: best, in: bytes, at: start, after: before).map {
          $0 + rival.cost >= Self.otherLead
        } ?? true
      }
    // Of three bytes one of many is missing, and two places are open; or many are missing, and a neighbour is not known either: that
    // leaves too many characters.
    let isLonely =
      losses.loseAllControls
      && (before == Self.lost || following(best.end, in: bytes) == Self.lost)
    let isOpen =
      best.isCompleted
      && (isLonely || best.scalar >= Self.threeByteLetters && !losses.controls.isEmpty
        || mayBeCapital(best, after: before, following(best.end, in: bytes)))
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

  /// Hardly a word begins with `í`, and a name with any capital: which one it was is open where controls may be lost, whatever the
  /// words around it say. Alone it is a word of few languages.
  private func mayBeCapital(_ character: MisreadCharacter, after before: UInt32, _ next: UInt32) -> Bool {
    let isBeginning = next == Self.lost || TextModel.isLetter(next)
    return character.scalar == 0xED && before != Self.lost && !TextModel.isLetter(before)
      && (isBeginning || character.cost >= Self.oddWord)
      && (!losses.controls.isEmpty || rivals.contains { !$0.reader.losses.controls.isEmpty })
  }

  /// A letter that costs so much alone is no word of the language.
  private static let oddWord = 30

  /// From here on characters take three bytes.
  private static let threeByteLetters: UInt32 = 0x800

  /// One word in 16 begins with a capital, or a sign, where no sentence begins; that of other words was counted.
  private static let capitalInSentence = 6
  private static let joinedWords = 12
  /// One sentence in 16 at most begins with a small letter.
  private static let smallBeforeSentence = 8

  /// A character is put back where the next likely one costs so many half bits more: 2^5 to one where one byte was lost, at one place
  /// or another, more where it is one of many bytes.
  private var clearLead: Int { losses.controls.isEmpty ? 10 : 24 }
  /// So much more anything else must cost to the other readers, what they cost more to explain the text included.
  private static let otherLead = 16
  /// Readers that cost so much more are not asked: no letter is that much likelier than another one.
  private static let farRival = 48

  /// The character at `offset`, where that is sure.
  private func following(_ offset: Int, in bytes: [UInt8]) -> UInt32 {
    guard offset < bytes.count else { return 0x0A }
    if let character = MisreadCharacter.whole(in: bytes, at: offset) { return character.scalar }
    return Self.sure(UTF8Scalar.read(bytes, at: offset, before: bytes.count).value)
  }

  /// A neighbour, unless it may be what is left of another character.
  private static func sure(_ scalar: UInt32) -> UInt32 {
    scalar >= 0x80 && Windows1252.byte(scalar) != nil ? lost : scalar
  }
}

/// What all the damaged runs of a document say together: whether UTF-8, CP949 or GB 18030 was read as another encoding.
///
/// One run alone says little: a Korean syllable may happen to be well-formed UTF-8, and so may the end of `CAFÉ®`. So each
/// run is priced twice, as it stands and as it would have been, by how likely characters are after one another
/// (`TextModel`); what the healed readings gain is summed over the document, and must outweigh that documents are
/// sound and that to change a sound text is far worse than to leave a damaged one.
struct DamageEvidence {
  /// A stretch is healed only where the healed reading is 2^12 times likelier, in half bits: less can be the chance of a rare sign.
  static let leastGain = 24
  /// So much the stretches of a document must gain together beyond `leastGain` each, in half bits. One alone must be 2^14
  /// times likelier than what is printed.
  fileprivate static let leastTotal = 4
  /// The same of a single stretch in a text that has signs beyond ASCII, which came through, and no letters, which would speak
  /// for its language: with `leastGain` as much as a sound text is held to be worth.
  private static let leastAmidSoundSigns = 36
  /// How much less likely it is that pairs were read as letters of Latin-1, in half bits: some syllables, not one sign.
  private static let passageRarity = 130
  /// Characters that are priced; more of the same do not change what a document is.
  private static let enough = 4000

  /// True where hardly a run of the document is anything but damage: then all of it is, and a stretch needs no evidence of its own.
  private(set) var isWhole = false
  /// Small letters that stretches surely hold which are far likelier as read.
  private(set) var misreadLetters: [UInt32] = []
  /// What a stretch of this document must gain; where all of it is damage, it may even lose a little, as rare signs do.
  var least: Int { isWhole ? -10 : Self.leastGain }

  /// In what UTF-8 was read by mistake; nil where it was not.
  private(set) var misreading: Misreading?
  /// The code page whose pairs were read as Latin-1; nil where none was.
  private(set) var codePage: TextEncoding?
  /// What the odd lines were if neither: text in another encoding before Unicode.
  private(set) var page = EncodingEvidence.Page.asPrinted
  private var hasSoftHyphens = false
  private var hasNoBreakSpaces = false
  /// True where bytes from 0x80 to 0x9F came through in misread UTF-8, and where they did as controls: then no control was lost.
  private(set) var hasControls = false
  private(set) var areControlsKept = false
  /// True where text was misread more than once: what is left of a byte there is no letter of any language.
  private(set) var isDouble = false
  /// What looks misread as another code page than Latin-1, where that is too little to say so of the document.
  private(set) var doubts: [Range<Int>] = []
  /// Runs that lack a byte, if they are made of pairs.
  private var oddRuns = 0
  /// Quotation marks, dashes and ellipses that were surely misread.
  private var marks = 0
  /// Reads characters that lost a byte, which happens to Latin-1 alone.
  private(set) var completer: MisreadUTF8?

  /// True where such marks are misread throughout: `â€` is what is left of one then.
  var hasMisreadMarks: Bool { marks >= Self.fewestMarks }
  /// One may have been quoted.
  private static let fewestMarks = 2

  /// True where no soft hyphen is left among the damage: a tool on the way may have dropped them all.
  var maySoftHyphensBeLost: Bool { !hasSoftHyphens }
  var mayNoBreakSpacesBeLost: Bool { !hasNoBreakSpaces }
  /// True where runs lack a byte.
  var hasLostTrails: Bool { maySoftHyphensBeLost && oddRuns > 0 }

  /// No damage.
  init() {}

  /// `known` is what the text before says, of which this is a part: where it says nothing itself, that holds.
  init(bytes: [UInt8], known: DamageEvidence? = nil) {
    var scan = Scan()
    scan.run(bytes, evidence: &self)
    decide(scan, bytes, known)
  }

  var isDamage: Bool { misreading != nil || codePage != nil }

  private mutating func decide(_ scan: Scan, _ bytes: [UInt8], _ known: DamageEvidence?) {
    let least = scan.isLoneAmidSoundSigns ? Self.leastAmidSoundSigns : Self.leastTotal
    var best = (gain: least, misreading: Misreading?.none, codePage: TextEncoding?.none)
    func consider(_ gain: Int, _ misreading: Misreading?, _ codePage: TextEncoding?) {
      if gain >= best.gain { best = (gain, misreading, codePage) }
    }
    for misreading in Misreading.allCases {
      let gain = scan.gains[misreading.rawValue] - misreading.rarity
      guard gain >= best.gain else { continue }
      consider(gain - costOfSoundLetters(bytes, misreading), misreading, nil)
    }
    consider(scan.korean - Self.passageRarity, nil, .cp949)
    consider(scan.chinese - Self.passageRarity, nil, .gb18030)
    (misreading, codePage) = (best.misreading, best.codePage)
    misreadLetters = scan.letters + (known?.misreadLetters ?? [])
    if let known, misreading == nil, codePage == nil {
      (misreading, codePage) = (known.misreading, known.codePage)
    }
    decidePage(bytes, best.gain)
    switch page {
    case .misread, .unknown: return
    case .asPrinted, .signs, .utf8: break
    }
    if !isDamage { doubts = scan.doubts }
    if codePage != nil {
      isWhole = scan.gaining > Self.few * scan.soundLetters
      return
    }
    if misreading == nil, scan.mayBeCut(bytes, MisreadUTF8.readers(evidence: self, bytes: bytes)) {
      // Only with bytes lost, perhaps.
      let completer = MisreadUTF8(evidence: self, bytes: bytes)
      if scan.mayBeCut(bytes, [completer]) {
        misreading = .western
        self.completer = completer
      }
    } else if misreading == .western {
      completer = MisreadUTF8(evidence: self, bytes: bytes)
    }
    if let misreading {
      var memory = MisreadUTF8.Memory()
      isWhole = isExplained(bytes, bytes.indices, by: misreading, &memory)
    }
  }

  /// Another encoding than those two wins where it makes likelier text of the odd lines; where nothing is likely enough, none does.
  private mutating func decidePage(_ bytes: [UInt8], _ gain: Int) {
    let odd = MisreadPage.oddLines(of: bytes)
    guard !odd.bytes.isEmpty else { return }
    page = EncodingEvidence(bytes: odd.bytes, isWhole: false).page
    switch page {
    case .signs: codePage = nil
    case .misread(.cp949, _, _), .misread(.gb18030, _, _): page = .signs
    case .asPrinted, .utf8: codePage = nil
    case .misread(_, _, let pageGain), .unknown(let pageGain):
      if misreading != nil, pageGain < gain {
        page = .utf8
      } else {
        (misreading, codePage, isWhole) = (nil, nil, odd.isWhole)
      }
    }
  }

  /// What a letter costs that was not misread, in half bits: one in two was there to be. Of many letters a whole passage may be
  /// damaged all the same.
  private static let soundLetter = 2
  private static let mostSoundLetters = 50

  /// What it costs that letters are left which the misreading has for bytes and does not explain. Latin-1 is asked for none: sound
  /// letters of any language stand beside its damage.
  private func costOfSoundLetters(_ bytes: [UInt8], _ misreading: Misreading) -> Int {
    guard misreading != .western else { return 0 }
    var (left, stretches) = (0, 0)
    var offset = ByteScan.firstNonASCII(in: bytes, from: 0)
    while offset < bytes.count, left < Self.mostSoundLetters, stretches < Self.enoughStretches {
      stretches += 1
      if let reading = misreading.reading(in: bytes, at: offset) {
        offset = reading.range.upperBound
      } else {
        let (scalar, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
        if misreading.byte(scalar) != nil, TextModel.isLetter(scalar) { left += 1 }
        offset += length
      }
      if offset < bytes.count, bytes[offset] < 0x80 {
        offset = ByteScan.firstNonASCII(in: bytes, from: offset)
      }
    }
    return left * Self.soundLetter
  }

  /// A document is damaged throughout where it has that many times more damage than anything else.
  private static let few = 4
  /// Stretches and letters that are looked at to know it.
  private static let enoughStretches = 1000

  /// True where hardly a letter beyond ASCII is left that the misreading does not explain.
  func isExplained(
    _ bytes: [UInt8], _ range: Range<Int>, by misreading: Misreading, _ memory: inout MisreadUTF8.Memory
  ) -> Bool {
    var (explained, sound, stretches) = (0, 0, 0)
    var offset = ByteScan.firstNonASCII(in: bytes, from: range.lowerBound)
    while offset < range.upperBound, stretches < Self.enoughStretches {
      stretches += 1
      if let reading = completer?.reading(bytes, at: offset, &memory)
        ?? misreading.reading(in: bytes, at: offset)
      {
        let gain = Misreading.gain(reading, in: bytes)
        // What is little likelier says nothing of its neighbours.
        if Misreading.mayBeSound(reading, in: bytes) {
          // It says nothing of its neighbours.
        } else if gain >= Self.leastGain {
          explained += 1
          memory.note(reading)
        } else if gain < 0, !reading.scalars.contains(0xFFFD) {
          sound += 1
        }
        offset = reading.range.upperBound
      } else {
        let (scalar, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
        // A lone Â or Ã is what a lost byte leaves.
        let isLeft = scalar == 0xC2 || scalar == 0xC3
        if !isLeft, TextModel.isLetter(scalar) { sound += 1 }
        offset += length
      }
      if offset < range.upperBound, bytes[offset] < 0x80 {
        offset = ByteScan.firstNonASCII(in: bytes, from: offset)
      }
    }
    return explained > Self.few * sound
  }

  /// One pass over the text.
  private struct Scan {
    /// What healing would gain, for each misreading and for either code page.
    var gains = [Int](repeating: 0, count: Misreading.allCases.count)
    /// Where the last stretch of each misreading ends.
    private var ends = [Int](repeating: 0, count: Misreading.allCases.count)
    var korean = 0
    var chinese = 0
    /// Runs that are likelier as pairs; single letters in words.
    var gaining = 0
    var soundLetters = 0
    /// Stretches that are likelier as UTF-8; whether signs of Windows-1252 came through, and letters that it has not.
    private var misread = 0
    private var hasSoundSigns = false
    private var hasOtherLetters = false
    /// The small letters of those stretches.
    private(set) var letters: [UInt32] = []
    var isLoneAmidSoundSigns: Bool { misread == 1 && hasSoundSigns && soundLetters == 0 && !hasOtherLetters }
    /// Where runs begin that may be UTF-8 with a byte lost, and how many stand among the same bytes.
    private var cut: [(start: Int, count: Int)] = []
    /// Their places in the list, by the bytes around them.
    private var cutPlaces: [UInt64: Int] = [:]
    private var priced = 0
    /// What other misreadings than that as Latin-1 make likelier.
    private(set) var doubts: [Range<Int>] = []

    /// True where one of the readers gains enough by what may be cut.
    func mayBeCut(_ bytes: [UInt8], _ readers: @autoclosure () -> [MisreadUTF8]) -> Bool {
      guard !cut.isEmpty else { return false }
      return readers().contains { reader in
        var memory = MisreadUTF8.Memory()
        let gain = cut.reduce(0) { total, run in
          guard let reading = reader.reading(bytes, at: run.start, &memory) else { return total }
          return total + run.count * max(0, Misreading.gain(reading, in: bytes) - DamageEvidence.leastGain)
        }
        return gain >= DamageEvidence.leastTotal
      }
    }

    /// Bytes before a run and after it that decide how it is read: a character; after a space, which may be a byte of it, more.
    private static let (before, after, afterSpace) = (4, 4, 24)
    /// Runs that are looked at: more say no more.
    private static let mostCut = 200
    private var cutCount = 0

    private mutating func addCut(_ start: Int, _ run: Range<Int>, _ bytes: [UInt8]) {
      guard cutCount < Self.mostCut else { return }
      cutCount += 1
      let isSpaced = run.upperBound < bytes.count && bytes[run.upperBound] == 0x20
      let end = min(bytes.count, run.upperBound + (isSpaced ? Self.afterSpace : Self.after))
      let isAfterASCII = start > 0 && bytes[start - 1] < 0x80
      let key = bytes.withUnsafeBufferPointer {
        ByteScan.hash(
          UnsafeBufferPointer(rebasing: $0[max(0, start - (isAfterASCII ? 1 : Self.before))..<end]))
      }
      if let place = cutPlaces[key] {
        cut[place].count += 1
      } else {
        cutPlaces[key] = cut.count
        cut.append((start, 1))
      }
    }

    mutating func run(_ bytes: [UInt8], evidence: inout DamageEvidence) {
      var original: [UInt8] = []
      var offset = ByteScan.firstNonASCII(in: bytes, from: 0)
      var (runEnd, previousRole, previousStart) = (0, UInt32(0), 0)
      while offset < bytes.count {
        let lead = bytes[offset]
        if offset >= runEnd, lead > 0xC3, lead != 0xE2 { hasOtherLetters = true }
        if lead >= 0xE3, lead < 0xF0 {
          // Nothing that damage is made of.
          offset += 3
          previousRole = 0
        } else {
          let (scalar, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
          let role = scalar < Misreading.roles.count ? Misreading.roles[Int(scalar)] : 0
          if previousRole & role >> 16 != 0 {
            addOthers(previousRole & role >> 16, bytes, from: previousStart)
          }
          (previousRole, previousStart) = (role, offset)
          if offset >= runEnd, lead == 0xC2 || lead == 0xC3 {
            original.removeAll(keepingCapacity: true)
            runEnd = DamagedRun.collect(&original, from: bytes, at: offset)
            add(original, offset..<runEnd, bytes, &evidence)
          } else if offset >= runEnd, lead == 0xE2, Windows1252.byte(scalar) != nil {
            hasSoundSigns = true
          }
          offset += length
        }
        if offset < bytes.count, bytes[offset] < 0x80 {
          offset = ByteScan.firstNonASCII(in: bytes, from: offset)
          previousRole = 0
        }
      }
    }

    /// Characters that other code pages than Windows-1252 have for the beginning of a character of UTF-8.
    private mutating func addOthers(_ roles: UInt32, _ bytes: [UInt8], from start: Int) {
      for misreading in Misreading.allCases.dropFirst()
      where roles & 1 << UInt32(misreading.rawValue - 1) != 0 && start >= ends[misreading.rawValue] {
        guard priced < DamageEvidence.enough, let reading = misreading.reading(in: bytes, at: start) else {
          continue
        }
        ends[misreading.rawValue] = reading.range.upperBound
        priced += reading.scalars.count
        guard !Misreading.mayBeSound(reading, in: bytes) else { continue }
        let gain = Misreading.gain(reading, in: bytes) - DamageEvidence.leastGain
        guard gain > 0 else { continue }
        gains[misreading.rawValue] += gain
        note(reading)
        if doubts.count < Self.mostCut { doubts.append(reading.range) }
      }
    }

    private mutating func add(
      _ original: [UInt8], _ range: Range<Int>, _ bytes: [UInt8], _ evidence: inout DamageEvidence
    ) {
      if original.count % 2 == 1, original[0] >= 0xB0 || original.count > 1 { evidence.oddRuns += 1 }
      if original.contains(0xAD) { evidence.hasSoftHyphens = true }
      if original.contains(0xA0) { evidence.hasNoBreakSpaces = true }
      guard priced < DamageEvidence.enough else { return }
      var index = 0
      var isRead = false
      let isListed = DamagedRun.isSetOfSigns(original)
      var offset = range.lowerBound
      while index < original.count {
        if (0xC2..<0xF5).contains(original[index]), index + 1 < original.count, original[index + 1] < 0xC0,
          let reading = Misreading.western.reading(in: bytes, at: offset)
        {
          priced += reading.scalars.count
          isRead = true
          let gain = Misreading.gain(reading, in: bytes) - DamageEvidence.leastGain
          let isLone = reading.isLoneLetter && !Misreading.hasControl(bytes[reading.range])
          let isDamage = gain >= 0 && !Misreading.mayBeSound(reading, in: bytes)
          if isDamage, !isLone {
            gains[Misreading.western.rawValue] += gain
            misread += 1
            note(reading)
          }
          if isDamage, reading.isMark { evidence.marks += 1 }
          if isDamage, reading.depth > 1 { evidence.isDouble = true }
          while offset < reading.range.upperBound {
            if isDamage, index < original.count, original[index] < 0xA0 {
              evidence.hasControls = true
              if bytes[offset] == 0xC2 { evidence.areControlsKept = true }
            }
            offset += UTF8Scalar.read(bytes, at: offset, before: bytes.count).length
            index += 1
          }
        } else {
          if !isRead, !isListed, (0xC2..<0xF5).contains(original[index]) { addCut(offset, range, bytes) }
          offset += UTF8Scalar.read(bytes, at: offset, before: bytes.count).length
          index += 1
        }
      }
      if original.count == 1, original[0] >= 0xC0 { soundLetters += 1 }
      addPairs(original, range, bytes)
    }

    private mutating func note(_ reading: Misreading.Reading) {
      for scalar in reading.scalars where TextModel.isLetter(scalar) {
        let letter = TextModel.folded(scalar)
        if !letters.contains(letter) { letters.append(letter) }
      }
    }

    /// Of a longer run the beginning is enough.
    private static let longest = 128

    /// Pairs of CP949 and GB 18030 that begin with letters.
    private mutating func addPairs(_ original: [UInt8], _ range: Range<Int>, _ bytes: [UInt8]) {
      guard original.count >= 2, !DamagedRun.isSetOfSigns(original) else { return }
      let isLetters = stride(from: 0, to: original.count - 1, by: 2).prefix(4).contains {
        original[$0] >= 0xB0 || original[$0] < 0xA1
      }
      guard isLetters else { return }
      let original = Array(original.prefix(Self.longest))
      priced += original.count
      let (before, after) = Misreading.neighbours(of: range, in: bytes)
      let asIs = TextModel.price(original.map { Windows1252.scalar($0) }, before: before, after: after)
      let (asKorean, asChinese) = (
        asIs - price(original, .cp949, before, after), asIs - price(original, .gb18030, before, after)
      )
      if max(asKorean, asChinese) > 0 { gaining += 1 }
      // Where pairs were misread, hardly a run is none: sound letters speak against it.
      let least = DamageEvidence.leastGain
      korean += max(-least, asKorean - least)
      chinese += max(-least, asChinese - least)
    }

    private func price(_ original: [UInt8], _ codePage: TextEncoding, _ before: UInt32, _ after: UInt32)
      -> Int
    {
      let scalars = stride(from: 0, to: original.count - 1, by: 2).map {
        CodePage.pair(original[$0], original[$0 + 1], in: codePage) ?? 0xFFFD
      }
      return TextModel.price(scalars, before: before, after: after)
    }
  }
}

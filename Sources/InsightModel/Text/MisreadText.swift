/// Reads the misread UTF-8 of one document, stretch by stretch, and only where the reading is likelier than what is printed.
struct MisreadText {
  let misreading: Misreading
  /// What a stretch must gain to be healed, in half bits.
  private let least: Int
  /// Reads characters that lost a byte, which happens to Latin-1 alone.
  private let completer: MisreadUTF8?
  private var memory = MisreadUTF8.Memory()
  private let evidence: DamageEvidence
  /// What was found in short runs of characters beyond ASCII, by the run with the characters before and after it.
  private var known: [[UInt8]: Found] = [:]
  /// The line that was looked at last, and whether all of it is damage.
  private var line: (range: Range<Int>, isDamaged: Bool) = (0..<0, false)

  private enum Found {
    case nothing
    /// Less than sure only where its line is damaged throughout.
    case text(length: Int, scalars: [UInt32], isSure: Bool)
  }

  /// Nil where the document's evidence speaks against it.
  init?(evidence: DamageEvidence) {
    guard let misreading = evidence.misreading else { return nil }
    self.misreading = misreading
    self.evidence = evidence
    least = evidence.least
    completer = evidence.completer
  }

  /// The stretch at `offset` as it was; nil where it was never anything else.
  mutating func read(_ bytes: [UInt8], at offset: Int) -> Misreading.Reading? {
    switch found(bytes, at: offset) {
    case .nothing: return nil
    case .text(let length, let scalars, let isSure):
      guard isSure || isDamagedLine(bytes, at: offset) else { return nil }
      return Misreading.Reading(range: offset..<offset + length, scalars: scalars)
    }
  }

  private mutating func found(_ bytes: [UInt8], at offset: Int) -> Found {
    guard let key = key(bytes, offset) else { return look(bytes, at: offset) }
    if let found = known[key] { return found }
    let found = look(bytes, at: offset)
    if known.count < Self.mostKeys { known[key] = found }
    return found
  }

  /// Damage comes by passages: where a line has hardly a letter beyond ASCII that is none, all of it is.
  private mutating func isDamagedLine(_ bytes: [UInt8], at offset: Int) -> Bool {
    if !line.range.contains(offset) {
      var start = offset
      while start > 0, bytes[start - 1] != 0x0A, offset - start < Self.longestLine { start -= 1 }
      while start < offset, bytes[start] & 0xC0 == 0x80 { start += 1 }
      let reach = offset..<min(bytes.count, offset + Self.longestLine)
      let end = ByteScan.firstIndex(of: 0x0A, in: bytes, reach) ?? reach.upperBound
      let range = start..<max(end, offset + 1)
      line = (range, evidence.isExplained(bytes, range, by: misreading, &memory))
    }
    return line.isDamaged
  }

  /// So many bytes of a line before and after a place tell what it is.
  private static let longestLine = 2000

  /// Runs of so many bytes come again; more of them than that are not kept.
  private static let longestKey = 24
  private static let mostKeys = 1 << 14

  /// All that decides how a run is read; nil for what may go on after a space, and for long runs.
  private func key(_ bytes: [UInt8], _ offset: Int) -> [UInt8]? {
    var end = offset
    while end < bytes.count, bytes[end] >= 0x80 {
      end += 1
      if end - offset > Self.longestKey { return nil }
    }
    if end < bytes.count, bytes[end] == 0x20 { return nil }
    var start = offset
    while start > 0, start > offset - 4 {
      start -= 1
      if bytes[start] & 0xC0 != 0x80 { break }
    }
    // At the ends of the text stand no other characters than at those of a line.
    return (start < offset ? Array(bytes[start..<offset]) : [0x0A]) + bytes[offset..<end]
      + [end < bytes.count ? bytes[end] : 0x0A]
  }

  private mutating func look(_ bytes: [UInt8], at offset: Int) -> Found {
    var weak = Found.nothing
    for reading in [
      completer?.reading(bytes, at: offset, &memory), misreading.reading(in: bytes, at: offset),
    ] {
      guard let reading,
        !Misreading.mayBeSound(
          reading, in: bytes, amid: evidence.isWhole ? evidence.misreadLetters : nil)
      else { continue }
      let gain = Misreading.gain(reading, in: bytes)
      func found(isSure: Bool) -> Found {
        .text(length: reading.range.count, scalars: reading.scalars, isSure: isSure)
      }
      // A lone one needs a page of damage, and to be likelier there, or a control.
      let isLone = reading.isLoneLetter && !Misreading.hasControl(bytes[reading.range])
      let isSure = isLone ? evidence.isWhole && gain >= Self.leastInDamage : gain >= least
      let isKnown = gain >= Self.leastInDamage && reading.isMark && evidence.hasMisreadMarks
      if isSure || isKnown || isPlenty(reading) {
        memory.note(reading)
        return found(isSure: true)
      }
      if case .nothing = weak, gain >= Self.leastInDamage { weak = found(isSure: false) }
    }
    return weak
  }

  /// What a stretch must gain in a line of damage, in half bits: that it is likelier as read, and not by a hair.
  private static let leastInDamage = 4

  /// As many whole characters one after another are no accident.
  private static let plenty = 4

  private func isPlenty(_ reading: Misreading.Reading) -> Bool {
    reading.scalars.count >= Self.plenty && reading.range.count >= reading.scalars.count * 4
      && TextModel.scriptChanges(reading.scalars) * Self.plenty <= reading.scalars.count
  }
}

// How a pass reads runs of Latin-1 characters: as misread UTF-8, as a passage of a code page, as signs, or as what they are.
extension HealingPass {
  /// The run at an offset, or what is left of the last one.
  mutating func run(at offset: Int) -> DamagedRun {
    let run =
      lastRun.flatMap { $0.range.contains(offset) ? DamagedRun($0, from: offset) : nil }
      ?? DamagedRun(in: bytes, at: offset)
    lastRun = run
    return run
  }

  mutating func readRun(_ run: DamagedRun) -> Int {
    if DamagedRun.isSetOfSigns(run.original) {
      readControls(of: run, run.original.indices)
      return run.range.upperBound
    }
    if misreadUTF8?.misreading == .western {
      // No passage begins with the rest of another one.
      let rest = run.original.prefix { (0x80..<0xA0).contains($0) }
      if !rest.isEmpty {
        readControls(of: run, rest.indices)
        return run.offset(rest.endIndex)
      }
      for index in run.original.indices where (0xC2..<0xF5).contains(run.original[index]) {
        guard misreadUTF8?.read(bytes, at: run.offset(index)) != nil else { continue }
        // What stands in the run before the passage is not looked at again.
        readControls(of: run, run.original.startIndex..<index)
        if let end = readMisread(at: run.offset(index)) { return end }
      }
    }
    if isOtherDamage(run) {
      readControls(of: run, run.original.indices)
      return run.range.upperBound
    }
    switch isSound(run) ? .noPassage : passages.read(bytes, run) {
    case .text(let text, let end) where isLikelier(text, run.range.lowerBound..<end):
      readAs.insert(passages.name)
      replace(run.range.lowerBound..<end, with: harmless(text, at: run.range.lowerBound), healing: true)
      return end
    case .unreadable: leave(run.range)
    case .text, .noPassage:
      break
    }
    var index = run.original.startIndex
    while index < run.original.endIndex {
      // No sign begins with these, and they are no controls.
      let isPlain = run.original[index] >= 0xAA || run.original[index] == 0xA0
      index += isPlain ? 1 : readSign(of: run, at: index)
    }
    return run.range.upperBound
  }

  /// True for letters of Latin-1 as words have them, and for a sign in a sound line: in no passage.
  private mutating func isSound(_ run: DamagedRun) -> Bool {
    guard passages.isActive, leastGain != nil || run.original.count < 4 else { return !passages.isActive }
    if run.original.count < 4, isWideLine(run.range.lowerBound) { return true }
    if let sign = run.original.first.map(Windows1252.scalar), run.original.count == 1,
      !TextModel.isLetter(sign)
    {
      return !isOddLine(run)
    }
    return areLettersOfWords(run)
  }

  private func areLettersOfWords(_ run: DamagedRun) -> Bool {
    let scalars = run.original.map { Windows1252.scalar($0) }
    let (before, after) = Misreading.neighbours(of: run.range, in: bytes)
    return TextModel.price(scalars, before: before, after: after) <= scalars.count * MisreadPage.soundLetter
  }

  /// True in a line that has characters which no byte was read as: no signs beside them are halves of others.
  private mutating func isWideLine(_ offset: Int) -> Bool { knownLine(at: offset).isWide }

  /// The line at an offset, whether it has characters which no byte was read as, and whether it has as many characters of Latin-1
  /// together as no word has.
  private mutating func knownLine(at offset: Int) -> (range: Range<Int>, isWide: Bool, isDamaged: Bool) {
    guard !line.range.contains(offset) else { return line }
    let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = ByteScan.firstIndex(of: 0x0A, in: bytes, offset..<bytes.count) ?? bytes.count
    line = (start..<end, false, false)
    var (together, place) = (0, start)
    while place < end {
      let lead = bytes[place]
      together = lead == 0xC2 || lead == 0xC3 ? together + 1 : 0
      line.isDamaged = line.isDamaged || together == 4
      if lead < 0x80 || together > 0 {
        place += together > 0 ? 2 : 1
      } else {
        let (scalar, length) = UTF8Scalar.read(bytes, at: place, before: end)
        line.isWide = line.isWide || (0x3000..<0xE000).contains(scalar) || MisreadPage.isNoByte(scalar)
        place += length
      }
    }
    return line
  }

  /// True in a line that is hardly sound.
  private mutating func isOddLine(_ run: DamagedRun) -> Bool {
    if !oddLine.range.contains(run.range.lowerBound) {
      let line = MisreadPage.oddLine(at: run.range.lowerBound, in: bytes)
      oddLine = (line.range, !line.words.isEmpty, false)
    }
    return oddLine.isOdd
  }

  /// True in lines of another damage than signs, where a pair of bytes is none; said once a line.
  private mutating func isOtherDamage(_ run: DamagedRun) -> Bool {
    switch evidence.page {
    case .asPrinted, .signs: return false
    // A letter of a word says nothing of the damage beside it.
    case .utf8: if areLettersOfWords(run) { return false }
    case .misread, .unknown: break
    }
    guard isOddLine(run) else { return false }
    if !oddLine.isTold, copied <= oddLine.range.lowerBound { leave(run.range) }
    oddLine.isTold = true
    return true
  }

  /// Reads what was UTF-8, where that is likelier than what is printed; returns where it ends.
  mutating func readMisread(at offset: Int) -> Int? {
    guard let reading = misreadUTF8?.read(bytes, at: offset), let misreading = misreadUTF8?.misreading else {
      return nil
    }
    if misreading != .western { readIn = misreading.encoding.rawValue }
    readAs.insert("UTF-8")
    var text = String.UnicodeScalarView()
    // A control of C1 was a sign of Windows-1252 before.
    let scalars = reading.scalars.lazy.map { $0 < 0xA0 && $0 >= 0x80 ? Windows1252.scalar(UInt8($0)) : $0 }
    text.append(contentsOf: scalars.map { Unicode.Scalar($0) ?? "\u{FFFD}" })
    replace(reading.range, with: harmless(String(text), at: reading.range.lowerBound), healing: true)
    return reading.range.upperBound
  }

  /// True where a sign is no less likely than the two characters that are printed.
  private func isAsLikely(_ sign: Unicode.Scalar, _ range: Range<Int>) -> Bool {
    Misreading.gain(Misreading.Reading(range: range, scalars: [sign.value]), in: bytes) >= 0
  }

  /// True where a passage is likelier as read than as printed. Where all of the document is damaged only a few characters may be a
  /// name or signs of a sound line.
  private mutating func isLikelier(_ text: String, _ range: Range<Int>) -> Bool {
    let line = knownLine(at: range.lowerBound)
    guard let leastGain = leastGain ?? (line.isWide ? DamageEvidence.leastGain : line.isDamaged ? nil : 0)
    else { return true }
    let reading = Misreading.Reading(range: range, scalars: text.unicodeScalars.map(\.value))
    return Misreading.gain(reading, in: bytes) >= leastGain
  }

  /// ƒ Š Œ Ž š œ ž Ÿ
  private static let windowsLetters: [UInt8] = [0x83, 0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F]

  /// Reads a passage that begins with one of these characters, unless it reads as well without it.
  mutating func readPassage(at offset: Int, after next: Int) -> Int? {
    guard passages.isActive,
      let byte = Windows1252.byte(UTF8Scalar.read(bytes, at: offset, before: bytes.count).value),
      byte < 0xA0, next + 1 < bytes.count, !isWideLine(offset)
    else { return nil }
    if bytes[next] < 0x80 {
      // Letters only: quotation marks and dashes stand before ASCII in any text.
      guard Self.windowsLetters.contains(byte), bytes[next + 1] >= 0x80 else { return nil }
    } else if case .text = passages.read(bytes, DamagedRun(in: bytes, at: next)) {
      return nil
    }
    let run = DamagedRun(in: bytes, at: offset)
    // A sign alone is no character that lost its second byte.
    guard run.original.count > 1 || bytes[next] < 0x80,
      case .text(let text, let end) = passages.read(bytes, run)
    else { return nil }
    readAs.insert(passages.name)
    replace(offset..<end, with: harmless(text, at: offset), healing: true)
    return end
  }

  /// Reads one or two of the run's original bytes as a sign; returns how many it dealt with.
  private mutating func readSign(of run: DamagedRun, at index: Int) -> Int {
    let context = SignContext(bytes: bytes, run: run, at: index)
    switch SignReader.read(run.original[index...], context) {
    // `¡!` and `¡.` are slips, or meant, where nothing else shows damage: after an ellipsis hardly a sentence ends once more.
    case .sign(_, count: 1, _, isSure: false) where "!.,?;:)".utf8.contains(context.after) && !hasSigns():
      return 1
    case .sign(_, let count, _, isSure: false)
    where !hasSigns()
      && (count > 1 || context.after.isLetter || hasSpanishMarks() || isSmallFollowed(run.range.upperBound)):
      leave(run.offset(index)..<run.offset(index + count))
      return count
    case .sign(let scalar, let count, let codePage, _):
      // The second byte may be an ASCII letter after the run.
      let inside = min(index + count, run.original.endIndex)
      let range = run.offset(index)..<run.offset(inside) + index + count - inside
      // Two characters of which the second is a letter, right after another one, may be a word.
      if count == 2, context.isInsideWord, run.original[inside - 1] >= 0xC0, !isAsLikely(scalar, range) {
        return 1
      }
      if scalar == "\u{3000}" {
        noteBlank(range)
        replace(range, with: scalar)
      } else {
        if let codePage { readAs.insert(codePage) }
        replace(range, with: scalar, healing: true)
      }
      return count
    case .doubtful(let count):
      leave(run.offset(index)..<run.offset(index + count))
      readControls(of: run, index..<index + count)
      return count
    case .genuine(let count):
      readControls(of: run, index..<index + count)
      return count
    }
  }

  private mutating func readControls(of run: DamagedRun, _ range: Range<Int>) {
    for index in range {
      let scalar = UTF8Scalar.read(bytes, at: run.offset(index), before: bytes.count).value
      if (0x80..<0xA0).contains(scalar) {
        readControl(scalar, at: run.offset(index)..<run.offset(index + 1))
      }
    }
  }

  /// True where the text has signs that only damage explains; a weak one alone may be meant.
  private mutating func hasSigns() -> Bool {
    if let known = knownSigns { return known }
    let has = SignReader.hasSureSigns(bytes)
    knownSigns = has
    return has
  }

  /// True where a word in small letters follows, as after a footnote's mark; after an ellipsis a headline begins anew.
  private func isSmallFollowed(_ offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset] == 0x20 && bytes[offset + 1].isSmall
  }

  /// True where the text opens words with `¡` or `¿`: there one at another place is a slip, or meant.
  private mutating func hasSpanishMarks() -> Bool {
    if let known = knownSpanish { return known }
    var (has, offset) = (false, 0)
    while !has, let mark = ByteScan.firstIndex(of: 0xC2, in: bytes, offset..<bytes.count) {
      offset = mark + 2
      guard offset < bytes.count, [0xA1, 0xBF].contains(bytes[mark + 1]) else { continue }
      let opens = mark == 0 || bytes[mark - 1] <= 0x20 || bytes[mark - 1] == 0x28
      has = bytes[mark + 1] == 0xBF || opens && (bytes[offset].isLetter || bytes[offset] == 0xC3)
    }
    knownSpanish = has
    return has
  }

  /// Letters that are left of characters are told of, once a line.
  mutating func tellStrayLeads(in range: Range<Int>) {
    let isMisread = misreadUTF8?.misreading == .western
    var offset = range.lowerBound
    while offset + 1 < range.upperBound {
      let character = offset..<offset + (bytes[offset] < 0xE0 ? 2 : 3)
      let isStray =
        switch bytes[offset] {
        case 0xC2: strayLeads.isWedged(character)
        case 0xC3: strayLeads.isStray(offset) || isMisread && strayLeads.isLeftOfCapital(offset)
        case _: false
        }
      if isStray, !isTold(offset) { leave(character) }
      offset = character.upperBound
    }
  }

  /// True where damage was told of in the same line.
  func isTold(_ offset: Int) -> Bool {
    toldStray >= 0 && offset - toldStray < Self.longestLine
      && ByteScan.firstIndex(of: 0x0A, in: bytes, toldStray..<max(toldStray, offset)) == nil
  }

  private static let longestLine = 4000

  /// Damage, perhaps, that is not touched.
  mutating func leave(_ range: Range<Int>) {
    toldStray = range.lowerBound
    let line = source.lineNumber(at: range.lowerBound)
    left.append(Diagnostic(.unhealed(was: source.string(range)), lines: line...line))
  }

  /// True for what is left of a character of misread UTF-8, perhaps after a space that was one of its bytes.
  private func isRest(_ offset: Int) -> Bool {
    guard evidence.areControlsKept else { return false }
    let end = offset > 0 && bytes[offset - 1] == 0x20 ? offset - 1 : offset
    return (0xC2..<0xF5).contains(Misreading.neighbours(of: end..<end, in: bytes).before)
  }

  /// A control of C1, which no text has: Windows-1252 has a sign in most of these places, and browsers read it so.
  private mutating func readControl(_ control: UInt32, at range: Range<Int>) {
    if control == 0x85, source.lineCount == 1 { hasOtherLineEnds = true }
    // A letter of another code page, perhaps.
    if case .unknown = evidence.page { return show(control: control, at: range) }
    let areOthers = otherControls ?? StrayLeads.hasLettersForControls(bytes)
    otherControls = areOthers
    if areOthers {
      if !isTold(range.lowerBound) { leave(range) }
      return show(control: control, at: range)
    }
    if isRest(range.lowerBound) { return show(control: control, at: range) }
    let sign = Windows1252.scalar(UInt8(control))
    guard sign != control, let sign = Unicode.Scalar(sign) else { return show(control: control, at: range) }
    readAs.insert("windows-1252")
    replace(range, with: sign, healing: true)
  }
}

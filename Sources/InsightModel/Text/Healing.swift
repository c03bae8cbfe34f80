/// One character, or one unbroken passage, that a wrong decoding destroyed and that was put back.
public struct Healing: Equatable, Sendable {
  // Four bytes each: a hostile page can hold one healing in every four bytes of its text.
  private let rawStart: UInt32
  private let rawLength: UInt32
  private let healedStart: UInt32
  private let healedLength: UInt32

  init(raw: Range<Int>, healed: Range<Int>) {
    rawStart = UInt32(clamping: raw.lowerBound)
    rawLength = UInt32(clamping: raw.count)
    healedStart = UInt32(clamping: healed.lowerBound)
    healedLength = UInt32(clamping: healed.count)
  }

  /// Bytes of the source text (`Issue.source`) that were replaced.
  public var raw: Range<Int> { Int(rawStart)..<Int(rawStart) + Int(rawLength) }
  /// Bytes of the healed text (`Issue.text`) that stand there now.
  public var healed: Range<Int> { Int(healedStart)..<Int(healedStart) + Int(healedLength) }
}

/// What healing made of a text.
struct HealedText {
  /// As many lines as the source, so that line numbers agree; nil where nothing had to be changed.
  var bytes: [UInt8]?
  var healings: [Healing]
  /// What else was done: blanks read, controls shown, damage left alone.
  var diagnostics: [Diagnostic]
  /// The encoding that the text was taken for by mistake, when it was.
  var healedFrom: String?
  /// True where a line ends in it otherwise than by a line feed, for which there is a blank.
  var hasOtherLineEnds = false
}

/// The second stage: puts back what a wrong decoding destroyed, and makes the rest harmless.
///
/// The damage is that bytes of CP949, GB 18030 or UTF-8 were read as Latin-1 or Windows-1252 on the way, so
/// that each byte became a character of its own. No one code page reads the series (`¥°` is Ⅰ only in CP949,
/// `¡ø` is ▲ only in GB 18030), so every pair is read by what is plausible where it stands.
enum Healer {
  static func heal(_ source: SourceText) -> HealedText {
    var pass = HealingPass(source: source)
    pass.run()
    return pass.result()
  }

  /// Reads again what was misread in rows of data, and changes nothing else: what parts rows and fields is ASCII, and stays.
  /// The bytes are well-formed UTF-8.
  static func healRows(_ bytes: [UInt8], _ evidence: DamageEvidence) -> HealedText {
    var pass = HealingPass(source: SourceText(bytes: bytes), evidence)
    pass.runRows()
    return pass.result()
  }

  /// What is no text is only made harmless: every control character is shown.
  static func showControls(_ source: SourceText) -> HealedText {
    var controls = ControlTally()
    var line = 1
    let bytes = source.bytes
    let output = [UInt8](unsafeUninitializedCapacity: bytes.count * 3) { output, count in
      var offset = 0
      while offset < bytes.count {
        let (value, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
        if value == 0x0A { line += 1 }
        if value != 0x0A, value != 0x09, ControlSign.isControl(value) {
          controls.note(value, line: line)
          // Its sign is one of three bytes: of Control Pictures, or U+FFFD.
          let sign = ControlSign.visible(value).value
          output[count] = UInt8(0xE0 | sign >> 12)
          output[count + 1] = UInt8(0x80 | sign >> 6 & 0x3F)
          output[count + 2] = UInt8(0x80 | sign & 0x3F)
          count += 3
        } else {
          for place in 0..<length { output[count + place] = bytes[offset + place] }
          count += length
        }
        offset += length
      }
    }
    return HealedText(bytes: output, healings: [], diagnostics: controls.diagnostics, healedFrom: nil)
  }
}

private struct HealingPass: ~Copyable {
  private let source: SourceText
  private let bytes: [UInt8]
  private var output: [UInt8] = []
  private var copied = 0
  private var isUnchanged = true
  private var healings: [Healing] = []
  private var shownControls = ControlTally()
  private var left: [Diagnostic] = []
  private var blanks: (was: String, count: Int, lines: ClosedRange<Int>)?
  private var readAs: Set<String> = []
  /// What it was read in by mistake.
  private var readIn = "Latin-1"
  private let passages: PassageReader
  /// What a passage must gain; nil where all of the document is damaged.
  private let leastGain: Int?
  private var misreadUTF8: MisreadText?
  private var misreadPage: MisreadPage?
  private let evidence: DamageEvidence
  /// The line that was looked at last, whether it is hardly sound, and whether that was said.
  private var oddLine: (range: Range<Int>, isOdd: Bool, isTold: Bool) = (0..<0, false, false)
  /// True for rows of data, of which no ASCII byte may change but a space inside a cell.
  private var isRows = false
  private var lastRun: DamagedRun?
  private var hasOtherLineEnds = false
  private var knownSigns: Bool?
  private var knownSpanish: Bool?

  init(source: SourceText) { self.init(source: source, DamageEvidence(bytes: source.bytes)) }

  init(source: SourceText, _ evidence: DamageEvidence) {
    self.source = source
    self.bytes = source.bytes
    self.evidence = evidence
    self.passages = PassageReader(evidence: evidence)
    leastGain = evidence.isWhole ? nil : DamageEvidence.leastGain
    self.misreadUTF8 = MisreadText(evidence: evidence)
    self.misreadPage = MisreadPage(evidence)
  }

  mutating func run() {
    var numerals = LostNumerals.find(in: source)[...]
    var offset = 0
    var unusual = -1
    while true {
      if unusual < offset { unusual = ByteScan.firstUnusual(in: bytes, from: offset) }
      if let numeral = numerals.first, numeral.range.lowerBound <= unusual {
        numerals.removeFirst()
        replace(numeral.range, with: numeral.now, healing: true)
        offset = numeral.range.upperBound
        continue
      }
      guard unusual < bytes.count else { break }
      offset = readUnusual(at: unusual)
    }
  }

  /// Reads only what was misread, between the bytes that data is parted by.
  mutating func runRows() {
    isRows = true
    var offset = ByteScan.firstNonASCII(in: bytes, from: 0)
    while offset < bytes.count {
      let (value, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
      if misreadUTF8 != nil, let end = readMisread(at: offset) {
        offset = end
      } else if misreadUTF8 == nil, (0x80...0xFF).contains(value) {
        offset = readRun(run(at: offset))
      } else {
        offset += length
      }
      if offset < bytes.count, bytes[offset] < 0x80 {
        offset = ByteScan.firstNonASCII(in: bytes, from: offset)
      }
    }
  }

  mutating func result() -> HealedText {
    guard !isUnchanged else {
      return HealedText(bytes: nil, healings: [], diagnostics: left, healedFrom: nil)
    }
    var diagnostics = shownControls.diagnostics + left
    if let blanks {
      diagnostics.append(Diagnostic(.blanked(was: blanks.was, count: blanks.count), lines: blanks.lines))
    }
    output.append(contentsOf: bytes[copied...])
    return HealedText(
      bytes: output, healings: healings, diagnostics: diagnostics,
      healedFrom: readAs.isEmpty ? nil : readAs.sorted().joined(separator: " and ") + " read as \(readIn)",
      hasOtherLineEnds: hasOtherLineEnds)
  }

  /// Deals with what stands at `offset` and says where to go on.
  private mutating func readUnusual(at offset: Int) -> Int {
    let (value, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
    let range = offset..<offset + length
    if let misreading = misreadUTF8?.misreading, misreading != .western, value < 0x2600,
      let end = readMisread(at: offset)
    {
      return end
    }
    if value >= 0x80, let word = misreadPage?.word(at: offset, in: bytes) {
      let text = LegacyDecoder.decode(word.bytes, as: word.encoding).output
      readAs.insert(word.encoding.rawValue)
      replace(word.range, with: harmless(String(decoding: text, as: UTF8.self), at: offset), healing: true)
      return word.range.upperBound
    }
    switch value {
    case 0x0B, 0x0C, 0x2028, 0x2029:
      replace(range, with: " ")
      hasOtherLineEnds = true
    case 0..<0x20, 0x7F:
      show(control: value, at: range)
    case 0x80...0xFF:
      if let end = plainRunEnd(from: offset) { return end }
      return readRun(run(at: offset))
    case 0x202A...0x202E, 0x2066...0x2069:
      show(control: value, at: range)
    case 0xFEFF, 0x200E, 0x200F, 0x061C:
      // A byte order mark, and marks of direction: nothing to see.
      replace(range, with: "")
    case 0x1100...0x1112:
      if let (syllable, end) = HangulComposition.syllable(in: bytes, at: offset) {
        replace(offset..<end, with: syllable)
        return end
      }
    case 0x11A8...0x11C2:
      if offset - 3 >= copied, let syllable = HangulComposition.closed(in: bytes, at: offset - 3, by: value) {
        replace(offset - 3..<range.upperBound, with: syllable)
      }
    case 0x152...0x2122:
      // The characters that Windows-1252 has for 0x80...0x9F can begin a passage, though hardly ever do.
      if let end = readPassage(at: offset, after: range.upperBound) { return end }
    case _:
      break
    }
    return plainEnd(from: range.upperBound)
  }

  /// Where the characters of three bytes that need nothing end: all but jamo, marks of General Punctuation and
  /// the byte order mark.
  private func plainEnd(from start: Int) -> Int {
    var offset = start
    while offset + 2 < bytes.count, bytes[offset] >= 0xE3, bytes[offset] < 0xEF { offset += 3 }
    return offset
  }

  /// The end of a run of letters and signs that nothing can be read in, such as `é` or `»`; nil where that is not
  /// sure at once.
  private func plainRunEnd(from start: Int) -> Int? {
    guard misreadUTF8 == nil, misreadPage == nil, !passages.isActive else { return nil }
    var offset = start
    while offset + 1 < bytes.count, bytes[offset] >= 0x80 {
      // U+00AA...U+00FF and the no-break space lead no pair of signs.
      let isPlain =
        bytes[offset] == 0xC3
        || (bytes[offset] == 0xC2 && (bytes[offset + 1] >= 0xAA || bytes[offset + 1] == 0xA0))
      guard isPlain else { return nil }
      offset += 2
    }
    return offset
  }

  // MARK: Runs of Latin-1 characters

  /// The run at an offset, or what is left of the last one.
  private mutating func run(at offset: Int) -> DamagedRun {
    let run =
      lastRun.flatMap { $0.range.contains(offset) ? DamagedRun($0, from: offset) : nil }
      ?? DamagedRun(in: bytes, at: offset)
    lastRun = run
    return run
  }

  private mutating func readRun(_ run: DamagedRun) -> Int {
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
    let scalars = run.original.map { Windows1252.scalar($0) }
    if let sign = scalars.first, scalars.count == 1, !TextModel.isLetter(sign) { return !isOddLine(run) }
    let (before, after) = Misreading.neighbours(of: run.range, in: bytes)
    return TextModel.price(scalars, before: before, after: after) <= scalars.count * MisreadPage.soundLetter
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
    case .utf8, .misread, .unknown: break
    }
    guard isOddLine(run) else { return false }
    if !oddLine.isTold, copied <= oddLine.range.lowerBound { leave(run.range) }
    oddLine.isTold = true
    return true
  }

  /// Reads what was UTF-8, where that is likelier than what is printed; returns where it ends.
  private mutating func readMisread(at offset: Int) -> Int? {
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

  /// True where a passage is likelier as read than as printed.
  private func isLikelier(_ text: String, _ range: Range<Int>) -> Bool {
    guard let leastGain else { return true }
    let reading = Misreading.Reading(range: range, scalars: text.unicodeScalars.map(\.value))
    return Misreading.gain(reading, in: bytes) >= leastGain
  }

  /// ƒ Š Œ Ž š œ ž Ÿ
  private static let windowsLetters: [UInt8] = [0x83, 0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F]

  /// Reads a passage that begins with one of these characters, unless it reads as well without it.
  private mutating func readPassage(at offset: Int, after next: Int) -> Int? {
    guard passages.isActive,
      let byte = Windows1252.byte(UTF8Scalar.read(bytes, at: offset, before: bytes.count).value),
      byte < 0xA0, next + 1 < bytes.count
    else { return nil }
    if bytes[next] < 0x80 {
      // Letters only: quotation marks and dashes stand before ASCII in any text.
      guard Self.windowsLetters.contains(byte), bytes[next + 1] >= 0x80 else { return nil }
    } else if case .text = passages.read(bytes, DamagedRun(in: bytes, at: next)) {
      return nil
    }
    guard case .text(let text, let end) = passages.read(bytes, DamagedRun(in: bytes, at: offset)) else {
      return nil
    }
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
      if count == 2, context.before.isWord, run.original[inside - 1] >= 0xC0, !isAsLikely(scalar, range) {
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

  /// Damage, perhaps, that is not touched.
  private mutating func leave(_ range: Range<Int>) {
    let line = source.lineNumber(at: range.lowerBound)
    left.append(Diagnostic(.unhealed(was: source.string(range)), lines: line...line))
  }

  /// A control of C1, which no text has: Windows-1252 has a sign in most of these places, and browsers read it so.
  private mutating func readControl(_ control: UInt32, at range: Range<Int>) {
    if control == 0x85, source.lineCount == 1 { hasOtherLineEnds = true }
    // A letter of another code page, perhaps.
    if case .unknown = evidence.page { return show(control: control, at: range) }
    let sign = Windows1252.scalar(UInt8(control))
    guard sign != control, let sign = Unicode.Scalar(sign) else { return show(control: control, at: range) }
    readAs.insert("windows-1252")
    replace(range, with: sign, healing: true)
  }

  // MARK: Output

  private mutating func replace(_ range: Range<Int>, with text: String, healing: Bool = false) {
    replace(range, healing: healing) { $0.append(contentsOf: text.utf8) }
  }

  private mutating func replace(_ range: Range<Int>, with scalar: Unicode.Scalar, healing: Bool = false) {
    replace(range, healing: healing) { UTF8Scalar.append(scalar.value, to: &$0) }
  }

  private mutating func replace(_ range: Range<Int>, healing: Bool, append: (inout [UInt8]) -> Void) {
    if isRows, !healing || !isInsideCell(range, append) { return }
    if isUnchanged { output.reserveCapacity(bytes.count + 64) }
    isUnchanged = false
    output.append(contentsOf: bytes[copied..<range.lowerBound])
    let start = output.count
    append(&output)
    copied = range.upperBound
    if healing { healings.append(Healing(raw: range, healed: start..<output.count)) }
  }

  /// True where nothing is replaced, and nothing comes, that may part fields or rows. A word's letter may be a second byte.
  private func isInsideCell(_ range: Range<Int>, _ append: (inout [UInt8]) -> Void) -> Bool {
    var new: [UInt8] = []
    append(&new)
    return bytes[range].allSatisfy { $0 >= 0x80 || $0 == 0x20 || $0.isLetter }
      && new.allSatisfy { $0 >= 0x80 }
  }

  private mutating func noteBlank(_ range: Range<Int>) {
    let line = source.lineNumber(at: range.lowerBound)
    if let known = blanks {
      blanks = (known.was, known.count + 1, known.lines.lowerBound...max(known.lines.upperBound, line))
    } else {
      blanks = (source.string(range), 1, line...line)
    }
  }

  private mutating func show(control: UInt32, at range: Range<Int>) {
    replace(range, with: shown(control, at: range.lowerBound))
  }

  private mutating func shown(_ control: UInt32, at offset: Int) -> Unicode.Scalar {
    shownControls.note(control, line: source.lineNumber(at: offset))
    return ControlSign.visible(control)
  }

  /// A passage that was put back, without the controls that may have been hidden in it.
  private mutating func harmless(_ text: String, at offset: Int) -> String {
    guard text.unicodeScalars.contains(where: { ControlSign.isControl($0.value) }) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(ControlSign.isControl(scalar.value) ? shown(scalar.value, at: offset) : scalar)
    }
    return String(scalars)
  }
}

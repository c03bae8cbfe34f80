/// One reading of a document from its beginning to its end, in which what was misread is put back and what is no text shown.
struct HealingPass: ~Copyable {
  let source: SourceText
  let bytes: [UInt8]
  private var output: [UInt8] = []
  var copied = 0
  private var isUnchanged = true
  private var healings: [Healing] = []
  private var shownControls = ControlTally()
  var left: [Diagnostic] = []
  private var blanks: (was: String, count: Int, lines: ClosedRange<Int>)?
  var readAs: Set<String> = []
  /// What it was read in by mistake.
  var readIn = "Latin-1"
  let passages: PassageReader
  /// What a passage must gain; nil where all of the document is damaged.
  let leastGain: Int?
  var misreadUTF8: MisreadText?
  private var misreadPage: MisreadPage?
  let evidence: DamageEvidence
  /// The line that was looked at last, whether it is hardly sound, and whether that was said.
  var oddLine: (range: Range<Int>, isOdd: Bool, isTold: Bool) = (0..<0, false, false)
  /// The line whose characters were looked at last.
  var line: (range: Range<Int>, isWide: Bool, isDamaged: Bool) = (0..<0, false, false)
  /// True for rows of data, of which no ASCII byte may change but a space inside a cell.
  private var isRows = false
  var lastRun: DamagedRun?
  var hasOtherLineEnds = false
  var knownSigns: Bool?
  var knownSpanish: Bool?
  var otherControls: Bool?
  var strayLeads: StrayLeads
  /// Where the last one was told, or damage was left.
  var toldStray = -1

  init(source: SourceText, _ evidence: DamageEvidence) {
    self.source = source
    self.bytes = source.bytes
    self.evidence = evidence
    self.passages = PassageReader(evidence: evidence)
    strayLeads = StrayLeads(source.bytes)
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
    toldStray = -1
    for range in evidence.doubts where !isRows && !isTold(range.lowerBound) { leave(range) }
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
      healedFrom: readAs.isEmpty ? nil : readAs.sorted().line(" and ") + " read as \(readIn)",
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
      let end = plainRunEnd(from: offset) ?? readRun(run(at: offset))
      tellStrayLeads(in: max(offset, copied)..<max(end, copied))
      return end
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
      if strayLeads.isWedged(range), !isTold(offset) { leave(range) }
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

  // MARK: Output

  mutating func replace(_ range: Range<Int>, with text: String, healing: Bool = false) {
    replace(range, healing: healing) { $0.append(contentsOf: text.utf8) }
  }

  mutating func replace(_ range: Range<Int>, with scalar: Unicode.Scalar, healing: Bool = false) {
    replace(range, healing: healing) { UTF8Scalar.append(scalar.value, to: &$0) }
  }

  mutating func replace(_ range: Range<Int>, healing: Bool, append: (inout [UInt8]) -> Void) {
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

  mutating func noteBlank(_ range: Range<Int>) {
    let line = source.lineNumber(at: range.lowerBound)
    if let known = blanks {
      blanks = (known.was, known.count + 1, known.lines.lowerBound...max(known.lines.upperBound, line))
    } else {
      blanks = (source.string(range), 1, line...line)
    }
  }

  mutating func show(control: UInt32, at range: Range<Int>) {
    replace(range, with: shown(control, at: range.lowerBound))
  }

  private mutating func shown(_ control: UInt32, at offset: Int) -> Unicode.Scalar {
    shownControls.note(control, line: source.lineNumber(at: offset))
    return ControlSign.visible(control)
  }

  /// A passage that was put back, without the controls that may have been hidden in it.
  mutating func harmless(_ text: String, at offset: Int) -> String {
    guard text.unicodeScalars.contains(where: { ControlSign.isControl($0.value) }) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(ControlSign.isControl(scalar.value) ? shown(scalar.value, at: offset) : scalar)
    }
    return String(scalars)
  }
}

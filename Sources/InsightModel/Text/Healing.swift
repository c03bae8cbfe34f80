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
}

private struct HealingPass {
  private let source: SourceText
  private let bytes: [UInt8]
  private var output: [UInt8] = []
  private var copied = 0
  private var isUnchanged = true
  private var healings: [Healing] = []
  private var shownControls = LineTally()
  private var left: [Diagnostic] = []
  private var blanks: (was: String, count: Int, lines: ClosedRange<Int>)?
  private var readAs: Set<String> = []
  private let passages: PassageReader
  private let readsUTF8: Bool

  init(source: SourceText) {
    self.source = source
    self.bytes = source.bytes
    let (evidence, readsUTF8) = Self.evidence(in: source.bytes)
    self.passages = PassageReader(evidence: evidence)
    self.readsUTF8 = readsUTF8
  }

  /// What all the damaged runs of the document say together: for which code page they speak, and whether more of
  /// them are UTF-8 than are not. A Korean syllable alone may happen to be well-formed UTF-8.
  private static func evidence(in bytes: [UInt8]) -> (LegacyEvidence, readsUTF8: Bool) {
    var evidence = LegacyEvidence()
    var runs = (utf8: 0, other: 0)
    var original: [UInt8] = []
    var offset = ByteScan.firstNonASCII(in: bytes, from: 0)
    while offset < bytes.count {
      if bytes[offset] == 0xC2 || bytes[offset] == 0xC3 {
        original.removeAll(keepingCapacity: true)
        let end = DamagedRun.collect(&original, from: bytes, at: offset)
        if original.count >= 2 {
          if DamagedRun.isUTF8(original) { runs.utf8 += 1 } else { runs.other += 1 }
        }
        evidence.add(
          run: original[...], before: offset > 0 ? bytes[offset - 1] : 0x0A,
          after: end < bytes.count ? bytes[end] : 0x0A)
        offset = end
      } else {
        offset += UTF8Scalar.read(bytes, at: offset, before: bytes.count).length
      }
      if offset < bytes.count, bytes[offset] < 0x80 {
        offset = ByteScan.firstNonASCII(in: bytes, from: offset)
      }
    }
    return (evidence, runs.utf8 > runs.other)
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
      healedFrom: readAs.isEmpty ? nil : readAs.sorted().joined(separator: " and ") + " read as Latin-1")
  }

  /// Deals with what stands at `offset` and says where to go on.
  private mutating func readUnusual(at offset: Int) -> Int {
    let (value, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
    let range = offset..<offset + length
    switch value {
    case 0x0B, 0x0C, 0x2028, 0x2029:
      replace(range, with: " ")
    case 0..<0x20, 0x7F:
      show(control: value, at: range)
    case 0x80...0xFF:
      return readRun(DamagedRun(in: bytes, at: offset))
    case 0x202A...0x202E, 0x2066...0x2069:
      show(control: value, at: range)
    case 0xFEFF, 0x200E, 0x200F, 0x061C:
      // A byte order mark, and marks of direction: nothing to see.
      replace(range, with: "")
    case 0x1100...0x1112:
      if let (syllable, end) = HangulComposition.syllable(in: bytes, at: offset) {
        replace(offset..<end, with: String(syllable))
        return end
      }
    case 0x11A8...0x11C2:
      if offset - 3 >= copied, let syllable = HangulComposition.closed(in: bytes, at: offset - 3, by: value) {
        replace(offset - 3..<range.upperBound, with: String(syllable))
      }
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

  // MARK: Runs of Latin-1 characters

  private mutating func readRun(_ run: DamagedRun) -> Int {
    if readsUTF8, DamagedRun.isUTF8(run.original) {
      readAs.insert("UTF-8")
      replace(run.range, with: String(decoding: run.original, as: UTF8.self), healing: true)
      return run.range.upperBound
    }
    if let text = passages.read(run) {
      readAs.insert(passages.name)
      replace(run.range, with: text, healing: true)
      return run.range.upperBound
    }
    var index = 0
    while index < run.original.count {
      index += readSign(of: run, at: index)
    }
    return run.range.upperBound
  }

  /// Reads one or two of the run's original bytes as a sign; returns how many it dealt with.
  private mutating func readSign(of run: DamagedRun, at index: Int) -> Int {
    let context = SignContext(bytes: bytes, run: run, at: index)
    switch SignReader.read(run.original[index...], context) {
    case .sign(let scalar, let count, let codePage):
      let range = run.offset(index)..<run.offset(index + count)
      if scalar == "\u{3000}" {
        noteBlank(range)
        replace(range, with: "\u{3000}")
      } else {
        if let codePage { readAs.insert(codePage) }
        replace(range, with: String(scalar), healing: true)
      }
      return count
    case .doubtful(let count):
      let range = run.offset(index)..<run.offset(index + count)
      let line = source.lineNumber(at: range.lowerBound)
      left.append(Diagnostic(.unhealed(was: source.string(range)), lines: line...line))
      return count
    case .genuine(let count):
      for index in index..<index + count {
        let scalar = UTF8Scalar.read(bytes, at: run.offset(index), before: bytes.count).value
        if (0x80..<0xA0).contains(scalar) {
          show(control: scalar, at: run.offset(index)..<run.offset(index + 1))
        }
      }
      return count
    }
  }

  // MARK: Output

  private mutating func replace(_ range: Range<Int>, with text: String, healing: Bool = false) {
    if isUnchanged { output.reserveCapacity(bytes.count + 64) }
    isUnchanged = false
    output.append(contentsOf: bytes[copied..<range.lowerBound])
    let start = output.count
    output.append(contentsOf: text.utf8)
    copied = range.upperBound
    if healing { healings.append(Healing(raw: range, healed: start..<output.count)) }
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
    let sign = ControlSign.visible(control)
    shownControls.note(
      was: ControlSign.name(control), now: String(sign), line: source.lineNumber(at: range.lowerBound))
    replace(range, with: String(sign))
  }
}

/// Control characters that were shown, told once a line, and no more than a thousand times.
private struct LineTally {
  private(set) var diagnostics: [Diagnostic] = []

  mutating func note(was: String, now: String, line: Int) {
    if let last = diagnostics.last, last.lines.contains(line) { return }
    if diagnostics.count < 1000 {
      diagnostics.append(Diagnostic(.controlShown(was: was, now: now), lines: line...line))
    } else if let last = diagnostics.last {
      diagnostics[diagnostics.count - 1].lines = last.lines.lowerBound...line
    }
  }
}

/// How control characters are shown: they must not reach a terminal, and must not vanish either.
enum ControlSign {
  static func visible(_ control: UInt32) -> Unicode.Scalar {
    switch control {
    case 0..<0x20: Unicode.Scalar(0x2400 + control) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case _: "\u{FFFD}"
    }
  }

  static func name(_ control: UInt32) -> String {
    let digits = String(control, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// A run of characters of which each is one byte in Latin-1 or Windows-1252, with those bytes.
struct DamagedRun {
  /// Byte range in the source text.
  let range: Range<Int>
  /// The bytes that were misread, one for each character of the run.
  let original: [UInt8]
  /// Where the characters begin, and the end; empty where each takes two bytes.
  private let offsets: [Int]

  init(in bytes: [UInt8], at start: Int) {
    var original: [UInt8] = []
    let end = Self.collect(&original, from: bytes, at: start)
    range = start..<end
    self.original = original
    offsets = end - start == original.count * 2 ? [] : Self.offsets(in: bytes, start..<end)
  }

  /// Appends the bytes that were misread, and returns the end of the run.
  static func collect(_ original: inout [UInt8], from bytes: [UInt8], at start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset] >= 0x80 {
      let (value, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
      guard let byte = Windows1252.byte(value) else { break }
      original.append(byte)
      offset += length
    }
    return offset
  }

  private static func offsets(in bytes: [UInt8], _ range: Range<Int>) -> [Int] {
    var offsets: [Int] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      offsets.append(offset)
      offset += UTF8Scalar.read(bytes, at: offset, before: range.upperBound).length
    }
    return offsets + [range.upperBound]
  }

  /// The offset in the source of the run's character number `index`, 0-based; its end for `index == count`.
  func offset(_ index: Int) -> Int { offsets.isEmpty ? range.lowerBound + index * 2 : offsets[index] }

  /// True for bytes that are nothing but well-formed sequences of several bytes.
  static func isUTF8(_ original: [UInt8]) -> Bool {
    guard original.count >= 2 else { return false }
    var index = 0
    while index < original.count {
      let length = UTF8Scalar.wellFormedLength(original, at: index)
      guard length >= 2 else { return false }
      let value = UTF8Scalar.read(original, at: index, before: original.count).value
      guard value >= 0xA0 else { return false }
      index += length
    }
    return true
  }
}

/// Conjoining jamo put together, as Unicode's NFC does (the Unicode Standard, section 3.12).
enum HangulComposition {
  /// The open syllable at `offset` closed by a final consonant.
  static func closed(in bytes: [UInt8], at offset: Int, by consonant: UInt32) -> Character? {
    let open = UTF8Scalar.read(bytes, at: offset, before: bytes.count).value
    guard (0xAC00...0xD7A3).contains(open), (open - 0xAC00) % 28 == 0 else { return nil }
    return Unicode.Scalar(open + consonant - 0x11A7).map(Character.init)
  }

  /// The syllable that begins with the leading consonant at `offset`, and the offset behind it.
  static func syllable(in bytes: [UInt8], at offset: Int) -> (Character, end: Int)? {
    func scalar(_ at: Int) -> UInt32 {
      at < bytes.count ? UTF8Scalar.read(bytes, at: at, before: bytes.count).value : 0
    }
    let (lead, vowel) = (scalar(offset), scalar(offset + 3))
    guard (0x1100...0x1112).contains(lead), (0x1161...0x1175).contains(vowel) else { return nil }
    let trail = scalar(offset + 6)
    let hasTrail = (0x11A8...0x11C2).contains(trail)
    let index = ((lead - 0x1100) * 21 + (vowel - 0x1161)) * 28 + (hasTrail ? trail - 0x11A7 : 0)
    guard let syllable = Unicode.Scalar(0xAC00 + index) else { return nil }
    return (Character(syllable), offset + (hasTrail ? 9 : 6))
  }
}

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
  /// `isGuess`: what the text says was guessed already; then nothing in it tells that it was misread before.
  static func heal(_ source: SourceText, isGuess: Bool = false) -> HealedText {
    var pass = HealingPass(source: source, isGuess ? DamageEvidence() : DamageEvidence(bytes: source.bytes))
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

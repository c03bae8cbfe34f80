/// Conjoining jamo put together, as Unicode's NFC does (the Unicode Standard, section 3.12).
enum HangulComposition {
  /// A text with its jamo put together.
  static func composed(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { (0x1100...0x11FF).contains($0.value) }) else { return text }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      let (value, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
      if let (syllable, end) = syllable(in: bytes, at: offset) {
        UTF8Scalar.append(syllable.value, to: &output)
        offset = end
        continue
      }
      if (0x11A8...0x11C2).contains(value), output.count >= 3,
        let syllable = closed(in: output, at: output.count - 3, by: value)
      {
        output.removeLast(3)
        UTF8Scalar.append(syllable.value, to: &output)
      } else {
        UTF8Scalar.append(value, to: &output)
      }
      offset += length
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The open syllable at `offset` closed by a final consonant.
  static func closed(in bytes: [UInt8], at offset: Int, by consonant: UInt32) -> Unicode.Scalar? {
    let open = UTF8Scalar.read(bytes, at: offset, before: bytes.count).value
    guard (0xAC00...0xD7A3).contains(open), (open - 0xAC00) % 28 == 0 else { return nil }
    return Unicode.Scalar(open + consonant - 0x11A7)
  }

  /// The syllable that begins with the leading consonant at `offset`, and the offset after it.
  static func syllable(in bytes: [UInt8], at offset: Int) -> (Unicode.Scalar, end: Int)? {
    func scalar(_ at: Int) -> UInt32 {
      at < bytes.count ? UTF8Scalar.read(bytes, at: at, before: bytes.count).value : 0
    }
    let (lead, vowel) = (scalar(offset), scalar(offset + 3))
    guard (0x1100...0x1112).contains(lead), (0x1161...0x1175).contains(vowel) else { return nil }
    let trail = scalar(offset + 6)
    let hasTrail = (0x11A8...0x11C2).contains(trail)
    let index = ((lead - 0x1100) * 21 + (vowel - 0x1161)) * 28 + (hasTrail ? trail - 0x11A7 : 0)
    guard let syllable = Unicode.Scalar(0xAC00 + index) else { return nil }
    return (syllable, offset + (hasTrail ? 9 : 6))
  }
}

/// Bytes of the encodings before Unicode → UTF-8, after the WHATWG Encoding Standard. Total: what is no character becomes
/// U+FFFD, and an ASCII byte after the beginning of one is read again for itself.
struct LegacyDecoder {
  private(set) var output: [UInt8] = []
  /// Where in the output a byte could not be decoded.
  private(set) var undecodable: [Int] = []

  /// Decodes `input` in any encoding but UTF-8, UTF-16 and UTF-32.
  static func decode(_ input: [UInt8], as encoding: TextEncoding) -> LegacyDecoder {
    var decoder = LegacyDecoder()
    decoder.output.reserveCapacity(input.count + input.count / 2)
    switch encoding {
    case .cp949: decoder.characters(input, MultiByte.eucKR)
    case .big5: decoder.characters(input, MultiByte.big5)
    case .shiftJIS: decoder.characters(input, MultiByte.shiftJIS)
    case .eucJP: decoder.characters(input, MultiByte.eucJP)
    case .gb18030: decoder.characters(input, MultiByte.gb18030)
    case .iso2022JP: decoder.iso2022JP(input)
    case .utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian, .windows1250,
      .windows1251, .windows1252, .windows1253, .windows1254, .windows1255, .windows1256, .windows1257,
      .windows1258, .windows874, .iso8859n2, .iso8859n3, .iso8859n4, .iso8859n5, .iso8859n6, .iso8859n7,
      .iso8859n8, .iso8859n10, .iso8859n13, .iso8859n14, .iso8859n15, .iso8859n16, .koi8r, .koi8u, .ibm866,
      .ibm437, .ibm850, .ibm852, .macintosh, .macCyrillic:
      decoder.singleBytes(input, CodePage.singleByte(encoding) ?? Array(0..<128))
    }
    return decoder
  }

  private mutating func append(_ scalar: UInt32?) {
    guard let scalar, scalar != 0xFFFD else {
      undecodable.append(output.count)
      UTF8Scalar.append(0xFFFD, to: &output)
      return
    }
    UTF8Scalar.append(scalar, to: &output)
  }

  private mutating func singleBytes(_ input: [UInt8], _ table: [UInt32]) {
    var offset = 0
    while offset < input.count {
      let byte = input[offset]
      if byte < 0x80 {
        let end = ByteScan.firstNonASCII(in: input, from: offset)
        output.append(contentsOf: input[offset..<end])
        offset = end
        continue
      }
      append(Int(byte) < table.count ? table[Int(byte)] : nil)
      offset += 1
    }
  }

  private mutating func characters(_ input: [UInt8], _ read: MultiByte.Read) {
    var offset = 0
    while offset < input.count {
      if input[offset] < 0x80 {
        let end = ByteScan.firstNonASCII(in: input, from: offset)
        output.append(contentsOf: input[offset..<end])
        offset = end
        continue
      }
      let character = read(input, offset)
      append(character.scalar)
      if let second = character.second { append(second) }
      offset += character.length
    }
  }

  // MARK: ISO-2022-JP

  private enum JapaneseSet { case ascii, roman, katakana, jis0208 }

  private mutating func iso2022JP(_ input: [UInt8]) {
    var set = JapaneseSet.ascii
    var offset = 0
    while offset < input.count {
      let byte = input[offset]
      if byte == 0x1B, let (next, length) = Self.escape(input, offset) {
        set = next
        offset += length
        continue
      }
      if byte == 0x0A || byte == 0x0D { set = .ascii }
      switch set {
      case _ where byte < 0x21: append(UInt32(byte))
      case .ascii: append(byte < 0x80 ? UInt32(byte) : nil)
      case .roman: append(byte == 0x5C ? 0xA5 : byte == 0x7E ? 0x203E : byte < 0x80 ? UInt32(byte) : nil)
      case .katakana: append((0x21...0x5F).contains(byte) ? 0xFF61 + UInt32(byte) - 0x21 : nil)
      case .jis0208:
        let trail = offset + 1 < input.count ? input[offset + 1] : 0
        guard (0x21...0x7E).contains(byte), (0x21...0x7E).contains(trail) else {
          append(nil)
          break
        }
        append(CodePage.scalar(CodePage.jis0208, (Int(byte) - 0x21) * 94 + Int(trail) - 0x21))
        offset += 1
      }
      offset += 1
    }
  }

  /// The character set that an escape sequence turns to, and how long the sequence is; nil for another one.
  private static func escape(_ input: [UInt8], _ offset: Int) -> (JapaneseSet, Int)? {
    guard offset + 2 < input.count else { return nil }
    switch (input[offset + 1], input[offset + 2]) {
    case (0x28, 0x42): return (.ascii, 3)
    case (0x28, 0x4A): return (.roman, 3)
    case (0x28, 0x49): return (.katakana, 3)
    case (0x24, 0x40), (0x24, 0x42): return (.jis0208, 3)
    case _: return nil
    }
  }

  /// True for ASCII that turns to JIS X 0208 by an escape sequence.
  static func isISO2022JP(_ input: [UInt8]) -> Bool {
    var offset = 0
    while let hit = ByteScan.firstIndex(of: 0x1B, in: input, offset..<input.count) {
      if case (.jis0208, _)? = escape(input, hit) { return true }
      offset = hit + 1
    }
    return false
  }
}

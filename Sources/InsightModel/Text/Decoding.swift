/// Bytes as they came, turned into valid UTF-8 with line feeds for line ends.
struct DecodedText {
  var bytes: [UInt8]
  var encoding: TextEncoding
  var diagnostics: [Diagnostic]

  /// True for what is no text at all, judged by its beginning: one byte in twenty is a control character other than
  /// those that text files have.
  var isBinary: Bool { Self.isBinary(bytes) }

  /// A short text may have a few of them.
  private static let fewestControls = 16

  static func isBinary(_ bytes: [UInt8]) -> Bool {
    let count = min(bytes.count, 16_384)
    let controls = ByteScan.countControls(in: bytes, before: count)
    return controls >= fewestControls && controls * 20 > count
  }
}

/// The first stage: bytes → text, by the evidence in the bytes alone. Total: any bytes give a text.
enum Decoder {
  /// Decodes bytes. `declared` is the encoding that the document names for itself, which counts as evidence.
  static func decode(_ input: [UInt8], declared: TextEncoding? = nil) -> DecodedText {
    var result: DecodedText
    if input.starts(with: [0xEF, 0xBB, 0xBF]) {
      result = decodeUTF8(Array(input.dropFirst(3)))
    } else if let wide = WideText.encoding(of: input) {
      result = decodeWide(input, wide)
    } else if ByteScan.firstNonASCII(in: input, from: 0) == input.count {
      result =
        LegacyDecoder.isISO2022JP(input)
        ? decodeLegacy(input, as: .iso2022JP) : DecodedText(bytes: input, encoding: .utf8, diagnostics: [])
    } else {
      let malformed = malformedUTF8(in: input)
      // A page cut off in mid-character, or with stray bytes, is still UTF-8.
      if declared != .utf8, ChanceUTF8.isAll(input) {
        result = decodeLegacy(input, declared: declared, rival: .utf8)
      } else if malformed.bad.isEmpty {
        result = DecodedText(bytes: input, encoding: .utf8, diagnostics: [])
      } else if malformed.good > malformed.bad.count * few
        || malformed.good > malformed.bad.count && !isWestern(input)
      {
        result = decodeUTF8(input)
      } else if let wide = WideText.likely(input) {
        result = decodeWide(input, wide)
      } else {
        result = decodeLegacy(input, declared: declared)
      }
    }
    if ByteScan.firstIndex(of: 0x0D, in: result.bytes, 0..<result.bytes.count) != nil {
      result.bytes = normalizedLineEnds(result.bytes)
    }
    return result
  }

  /// So many times more bytes follow as they must in UTF-8: in other encodings one in ten does by chance.
  private static let few = 4

  /// True where the bytes are surely Windows-1252, in which text that was misread can be healed.
  private static func isWestern(_ bytes: [UInt8]) -> Bool {
    EncodingEvidence(bytes: bytes).verdict() == EncodingEvidence.Verdict(encoding: .windows1252)
  }

  /// UTF-16 or UTF-32 where the bytes are that; nil for encodings of single bytes.
  static func wideEncoding(of bytes: [UInt8]) -> TextEncoding? { WideText.encoding(of: bytes) }

  /// Decodes bytes whose encoding is known.
  static func decode(_ input: [UInt8], as encoding: TextEncoding) -> DecodedText {
    var result: DecodedText
    switch encoding {
    case .utf8:
      result = decodeUTF8(input.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(input.dropFirst(3)) : input)
    case .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian:
      result = decodeWide(input, encoding)
    case .cp949, .gb18030, .big5, .shiftJIS, .eucJP, .iso2022JP, .windows1250, .windows1251, .windows1252,
      .windows1253, .windows1254, .windows1255, .windows1256, .windows1257, .windows1258, .windows874,
      .iso8859n2, .iso8859n3, .iso8859n4, .iso8859n5, .iso8859n6, .iso8859n7, .iso8859n8, .iso8859n10,
      .iso8859n13, .iso8859n14, .iso8859n15, .iso8859n16, .koi8r, .koi8u, .ibm866, .ibm437, .ibm850, .ibm852,
      .macintosh,
      .macCyrillic:
      result = decodeLegacy(input, as: encoding)
    }
    result.bytes = normalizedLineEnds(result.bytes)
    return result
  }

  // MARK: UTF-8

  /// How many bytes go on with a character, and where those stand that do not belong to one.
  static func malformedUTF8(in bytes: [UInt8]) -> (good: Int, bad: [Int]) {
    var good = 0
    var bad: [Int] = []
    var offset = ByteScan.firstNonASCII(in: bytes, from: 0)
    while offset < bytes.count {
      let length = UTF8Scalar.wellFormedLength(bytes, at: offset)
      if length == 0 {
        bad.append(offset)
        offset += 1
      } else {
        good += length - 1
        offset += length
      }
      // So much is no UTF-8, whatever follows.
      if bad.count >= 65_536, bad.count * 4 > good { break }
      if offset < bytes.count, bytes[offset] < 0x80 {
        offset = ByteScan.firstNonASCII(in: bytes, from: offset)
      }
    }
    return (good, bad)
  }

  private static func decodeUTF8(_ input: [UInt8]) -> DecodedText {
    let bad = malformedUTF8(in: input).bad
    guard !bad.isEmpty else { return DecodedText(bytes: input, encoding: .utf8, diagnostics: []) }
    var output: [UInt8] = []
    output.reserveCapacity(input.count + bad.count * 2)
    var undecodable = UndecodableBytes()
    var copied = 0
    for offset in bad {
      output.append(contentsOf: input[copied..<offset])
      undecodable.note(at: output.count)
      UTF8Scalar.append(0xFFFD, to: &output)
      copied = offset + 1
    }
    output.append(contentsOf: input[copied...])
    return DecodedText(bytes: output, encoding: .utf8, diagnostics: undecodable.diagnostics(in: output))
  }

  // MARK: Other encodings

  private static func decodeWide(_ input: [UInt8], _ encoding: TextEncoding) -> DecodedText {
    var undecodable = UndecodableBytes()
    let output = WideText.utf8(input, encoding) { undecodable.note(at: $0) }
    return DecodedText(bytes: output, encoding: encoding, diagnostics: undecodable.diagnostics(in: output))
  }

  /// `rival` is what it may be too, whatever the evidence says.
  private static func decodeLegacy(_ input: [UInt8], declared: TextEncoding?, rival: TextEncoding? = nil)
    -> DecodedText
  {
    if DecodedText.isBinary(input) { return decodeLegacy(input, as: .windows1252) }
    let verdict = EncodingEvidence(bytes: input).verdict(declared: declared)
    var result = decodeLegacy(input, as: verdict.encoding)
    if let rival = verdict.rival ?? rival {
      let lines = SourceText(bytes: result.bytes).lineCount
      result.diagnostics.insert(
        Diagnostic(.guessedEncoding(verdict.encoding, rival: rival), lines: 1...max(1, lines)), at: 0)
    }
    return result
  }

  private static func decodeLegacy(_ input: [UInt8], as encoding: TextEncoding) -> DecodedText {
    let decoded = LegacyDecoder.decode(input, as: encoding)
    var undecodable = UndecodableBytes()
    for offset in decoded.undecodable { undecodable.note(at: offset) }
    return DecodedText(
      bytes: decoded.output, encoding: encoding, diagnostics: undecodable.diagnostics(in: decoded.output))
  }

  // MARK: Line ends

  private static func normalizedLineEnds(_ input: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(input.count)
    var copied = 0
    while let offset = ByteScan.firstIndex(of: 0x0D, in: input, copied..<input.count) {
      output.append(contentsOf: input[copied..<offset])
      output.append(0x0A)
      copied = offset + 1
      if copied < input.count, input[copied] == 0x0A { copied += 1 }
    }
    output.append(contentsOf: input[copied...])
    return output
  }
}

/// Counts the bytes of a text that could not be decoded and tells them by line.
private struct UndecodableBytes {
  private var offsets: [Int] = []

  mutating func note(at outputOffset: Int) { offsets.append(outputOffset) }

  func diagnostics(in output: [UInt8]) -> [Diagnostic] {
    guard !offsets.isEmpty else { return [] }
    let text = SourceText(bytes: output)
    var counts: [(line: Int, count: Int)] = []
    for offset in offsets {
      let line = text.lineNumber(at: offset)
      if counts.last?.line == line { counts[counts.count - 1].count += 1 } else { counts.append((line, 1)) }
    }
    return counts.map { Diagnostic(.undecodable(count: $0.count), lines: $0.line...$0.line) }
  }
}

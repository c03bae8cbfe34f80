#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A character encoding that a document can come in.
public enum TextEncoding: String, Sendable, Equatable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case cp949 = "CP949"
  case gb18030 = "GB18030"
  case windows1252 = "windows-1252"
}

/// Bytes as they came, turned into valid UTF-8 with line feeds for line ends.
struct DecodedText {
  var bytes: [UInt8]
  var encoding: TextEncoding
  var diagnostics: [Diagnostic]

  /// True for what is no text at all, judged by its beginning: one byte in twenty is a control character other than
  /// those that text files have.
  var isBinary: Bool { Self.isBinary(bytes) }

  static func isBinary(_ bytes: [UInt8]) -> Bool {
    let count = min(bytes.count, 16_384)
    let controls = bytes.withUnsafeBufferPointer { bytes in
      // Without branches, so that it is done for many bytes at once.
      var controls: UInt32 = 0
      for offset in 0..<count {
        let byte = bytes[offset]
        let isControl = byte < 0x08 || (byte > 0x0D && byte < 0x20 && byte != 0x1B) || byte == 0x7F
        controls &+= isControl ? 1 : 0
      }
      return Int(controls)
    }
    return controls >= 16 && controls * 20 > count
  }
}

/// The first stage: bytes → text, by the evidence in the bytes alone. Total: any bytes give a text.
enum Decoder {
  static func decode(_ input: [UInt8]) -> DecodedText {
    var result: DecodedText
    if input.starts(with: [0xEF, 0xBB, 0xBF]) {
      result = decodeUTF8(Array(input.dropFirst(3)))
    } else if let order = utf16Order(of: input) {
      result = decodeUTF16(input, order)
    } else if ByteScan.firstNonASCII(in: input, from: 0) == input.count {
      result = DecodedText(bytes: input, encoding: .utf8, diagnostics: [])
    } else {
      let malformed = malformedUTF8(in: input)
      // A page cut off in mid-character, or with a few stray bytes, is still UTF-8.
      if malformed.bad.isEmpty {
        result = DecodedText(bytes: input, encoding: .utf8, diagnostics: [])
      } else if malformed.good > malformed.bad.count * 4 {
        result = decodeUTF8(input)
      } else {
        result = decodeLegacy(input)
      }
    }
    if ByteScan.firstIndex(of: 0x0D, in: result.bytes, 0..<result.bytes.count) != nil {
      result.bytes = normalizedLineEnds(result.bytes)
    }
    return result
  }

  /// UTF-16 where the bytes are that; nil for encodings of single bytes.
  static func wideEncoding(of bytes: [UInt8]) -> TextEncoding? {
    utf16Order(of: bytes).map { $0 == .little ? .utf16LittleEndian : .utf16BigEndian }
  }

  /// Decodes bytes whose encoding other bytes of the text have told.
  static func decode(_ input: [UInt8], as encoding: TextEncoding) -> DecodedText {
    var result: DecodedText
    switch encoding {
    case .utf8: result = decodeUTF8(input)
    case .utf16LittleEndian: result = decodeUTF16(input, .little)
    case .utf16BigEndian: result = decodeUTF16(input, .big)
    case .cp949: result = convert(input, from: "CP949", .cp949) ?? decodeWindows1252(input)
    case .gb18030: result = convert(input, from: "GB18030", .gb18030) ?? decodeWindows1252(input)
    case .windows1252: result = decodeWindows1252(input)
    }
    result.bytes = normalizedLineEnds(result.bytes)
    return result
  }

  // MARK: UTF-8

  private static func malformedUTF8(in bytes: [UInt8]) -> (good: Int, bad: [Int]) {
    var good = 0
    var bad: [Int] = []
    var offset = ByteScan.firstNonASCII(in: bytes, from: 0)
    while offset < bytes.count {
      let length = UTF8Scalar.wellFormedLength(bytes, at: offset)
      if length == 0 {
        bad.append(offset)
        offset += 1
      } else {
        good += 1
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

  // MARK: UTF-16

  private enum ByteOrder { case little, big }

  /// UTF-16 shows by its mark, or by zero bytes on one side only of most pairs.
  private static func utf16Order(of bytes: [UInt8]) -> ByteOrder? {
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0xFF, bytes[1] == 0xFE { return .little }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return .big }
    let sample = bytes.prefix(4096).count & ~1
    var zeros = (even: 0, odd: 0)
    for index in 0..<sample where bytes[index] == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    // In Latin script nearly every pair has its zero. Line feeds and spaces alone make a tenth of the pairs in
    // any script, but a few zero bytes in good UTF-8 are stray ones.
    let (more, fewer) = (max(zeros.even, zeros.odd), min(zeros.even, zeros.odd))
    guard more > 0, more >= sample / 20, fewer * 8 <= more else { return nil }
    if more * 5 < sample, isWellFormedUTF8(bytes.prefix(sample)) { return nil }
    return zeros.odd > zeros.even ? .little : .big
  }

  /// True also where the last character is cut off.
  private static func isWellFormedUTF8(_ sample: ArraySlice<UInt8>) -> Bool {
    let bad = malformedUTF8(in: Array(sample)).bad
    return bad.allSatisfy { $0 >= sample.count - 3 }
  }

  private static func decodeUTF16(_ input: [UInt8], _ order: ByteOrder) -> DecodedText {
    var output: [UInt8] = []
    output.reserveCapacity(input.count)
    var undecodable = UndecodableBytes()
    func unit(_ offset: Int) -> UInt32 {
      let (first, second) = (UInt32(input[offset]), UInt32(input[offset + 1]))
      return order == .little ? first | second << 8 : first << 8 | second
    }
    var offset = 0
    while offset + 1 < input.count {
      let value = unit(offset)
      offset += 2
      if value == 0xFEFF, offset == 2 { continue }
      if (0xD800..<0xDC00).contains(value), offset + 1 < input.count {
        let low = unit(offset)
        if (0xDC00..<0xE000).contains(low) {
          UTF8Scalar.append(0x10000 + (value - 0xD800) << 10 + (low - 0xDC00), to: &output)
          offset += 2
          continue
        }
      }
      if (0xD800..<0xE000).contains(value) { undecodable.note(at: output.count) }
      UTF8Scalar.append(value, to: &output)
    }
    if offset < input.count {
      undecodable.note(at: output.count)
      UTF8Scalar.append(0xFFFD, to: &output)
    }
    return DecodedText(
      bytes: output, encoding: order == .little ? .utf16LittleEndian : .utf16BigEndian,
      diagnostics: undecodable.diagnostics(in: output))
  }

  // MARK: Legacy code pages

  private static func decodeLegacy(_ input: [UInt8]) -> DecodedText {
    switch DecodedText.isBinary(input) ? .western : LegacyEvidence(bytes: input).verdict {
    case .korean:
      if let decoded = convert(input, from: "CP949", .cp949) { return decoded }
    case .chinese:
      if let decoded = convert(input, from: "GB18030", .gb18030) { return decoded }
    case .western:
      break
    }
    return decodeWindows1252(input)
  }

  private static func decodeWindows1252(_ input: [UInt8]) -> DecodedText {
    DecodedText(bytes: Windows1252.utf8(input), encoding: .windows1252, diagnostics: [])
  }

  /// Converts with C's iconv; nil where the system lacks the code page.
  private static func convert(_ input: [UInt8], from name: String, _ encoding: TextEncoding) -> DecodedText? {
    guard let converter = CodePageConverter(from: name) else { return nil }
    var undecodable = UndecodableBytes()
    let output = converter.convert(input[...]) { undecodable.note(at: $0) }
    return DecodedText(bytes: output, encoding: encoding, diagnostics: undecodable.diagnostics(in: output))
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

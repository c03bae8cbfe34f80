import InsightModel

/// How bytes are written in mails (RFC 2045).
enum TransferEncoding {
  /// A body in base64: all its lines but the last are as long as the first one. What lists of mails add below them is no part
  /// of it, and stays as it is written.
  static func base64Body(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var encoded: [UInt8] = []
    var (length, end, isOpen) = (0, body.startIndex, true)
    var line = body.startIndex
    while line < body.endIndex {
      let next = min((body[line...].firstIndex(of: 0x0A) ?? body.endIndex) + 1, body.endIndex)
      var own = body[line..<next]
      while let last = own.last, last <= 0x20 { own.removeLast() }
      line = next
      if own.isEmpty { continue }
      let isWritten = own.allSatisfy(isBase64)
      if length == 0 {
        guard isWritten else { break }
        length = own.count
      } else if !isWritten {
        // A list's words, or damage between full lines.
        isOpen = false
        continue
      } else if own.count != length || length < shortestFull {
        let isWhole = own.count % 4 == 0 || !body[next...].contains { $0 > 0x20 }
        guard isWhole, isOpen || own.last == UInt8(ascii: "=") else {
          isOpen = false
          continue
        }
      }
      encoded += own
      end = next
      isOpen = own.count == length && own.last != UInt8(ascii: "=")
    }
    return base64(encoded) + (body[end...].contains { $0 > 0x20 } ? body[end...] : [])
  }

  /// A line of letters and figures alone that is as long as the first, and no shorter, is no line of words.
  private static let shortestFull = 16

  /// True for nothing but base64 whose last letters are no four.
  static func isCutOff(_ body: ArraySlice<UInt8>) -> Bool {
    let letters = body.lazy.filter { $0 > 0x20 }
    return letters.allSatisfy(isBase64) && letters.reduce(0) { count, _ in count + 1 } % 4 != 0
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2B, 0x2F, 0x3D: true
    case _: false
    }
  }

  static func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var (bits, count): (UInt32, Int) = (0, 0)
    for byte in bytes {
      let value: UInt32
      switch byte {
      case 0x41...0x5A: value = UInt32(byte - 0x41)
      case 0x61...0x7A: value = UInt32(byte - 0x61) + 26
      case 0x30...0x39: value = UInt32(byte - 0x30) + 52
      case 0x2B, 0x2D: value = 62
      case 0x2F, 0x5F: value = 63
      case 0x3D:
        (bits, count) = (0, 0)
        continue
      case _: continue
      }
      bits = bits << 6 | value
      count += 1
      // A byte is known with every further six bits.
      if count >= 2 { output.append(UInt8(truncatingIfNeeded: bits >> UInt32(8 - 2 * count))) }
      if count == 4 { (bits, count) = (0, 0) }
    }
    return output
  }

  static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      let byte = bytes[offset]
      guard byte == 0x3D else {
        output.append(byte)
        offset += 1
        continue
      }
      if offset + 2 < bytes.endIndex, let high = hex(bytes[offset + 1]), let low = hex(bytes[offset + 2]) {
        output.append(high << 4 | low)
        offset += 3
        continue
      }
      // A line end after it is none of the text, nor are blanks between.
      var end = offset + 1
      while end < bytes.endIndex, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D { end += 1 }
      if end < bytes.endIndex, bytes[end] == 0x0A {
        offset = end + 1
      } else if end == bytes.endIndex {
        offset = end
      } else {
        output.append(byte)
        offset += 1
      }
    }
    return output
  }

  /// `charset'language'%XX…` of RFC 2231.
  static func percents(_ text: String) -> String {
    let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    let bytes = Array((parts.count == 3 ? parts[2] : text[...]).utf8)
    var output: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] == 0x25, offset + 2 < bytes.count, let high = hex(bytes[offset + 1]),
        let low = hex(bytes[offset + 2])
      {
        output.append(high << 4 | low)
        offset += 3
      } else {
        output.append(bytes[offset])
        offset += 1
      }
    }
    let charset = parts.count == 3 ? String(parts[0]) : nil
    return DecodedDocument(output, declared: charset).string
  }

  static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    case _: nil
    }
  }
}

/// Encoded words in fields: `=?utf-8?Q?caf=C3=A9?=` (RFC 2047).
enum EncodedWords {
  /// The value on one line, decoded. `encoding` is that of what is written as it is.
  static func decode(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) -> String {
    var text = ""
    // Words of one encoding side by side may part a character between them.
    var pending: (charset: String, bytes: [UInt8])?
    func flush() {
      if let word = pending { text += DecodedDocument(word.bytes, declared: word.charset).string }
      pending = nil
    }
    var offset = 0
    var plain = 0
    while offset < bytes.count {
      guard bytes[offset] == 0x3D, let word = word(bytes, offset) else {
        offset += 1
        continue
      }
      let between = bytes[plain..<offset]
      if pending == nil || between.contains(where: { $0 > 0x20 }) || pending?.charset != word.charset {
        let isBlank = pending != nil && between.allSatisfy { $0 <= 0x20 }
        flush()
        if !isBlank { text += DecodedDocument(Array(between), wanted: encoding).string }
        pending = (word.charset, word.bytes)
      } else {
        pending?.bytes += word.bytes
      }
      offset = word.end
      plain = offset
    }
    flush()
    text += DecodedDocument(Array(bytes[plain...]), wanted: encoding).string
    // One may be a byte of a letter that was misread.
    return Passages.oneLine(text, keepsNoBreakSpaces: true)
  }

  private static func word(_ bytes: [UInt8], _ start: Int) -> (charset: String, bytes: [UInt8], end: Int)? {
    guard start + 1 < bytes.count, bytes[start + 1] == 0x3F else { return nil }
    var parts: [ArraySlice<UInt8>] = []
    var offset = start + 2
    // No word is longer than a line of a few hundred.
    let limit = min(bytes.count, start + 1000)
    while parts.count < 2 {
      guard let mark = bytes[offset..<limit].firstIndex(of: 0x3F) else { return nil }
      parts.append(bytes[offset..<mark])
      offset = mark + 1
    }
    var end = offset
    while end + 1 < limit, !(bytes[end] == 0x3F && bytes[end + 1] == 0x3D) { end += 1 }
    guard end + 1 < limit, let kind = parts[1].first, parts[1].count == 1 else { return nil }
    let charset = String(decoding: parts[0].prefix { $0 != 0x2A }, as: UTF8.self)
    switch kind {
    case 0x42, 0x62: return (charset, TransferEncoding.base64(bytes[offset..<end]), end + 2)
    case 0x51, 0x71:
      let spaced = bytes[offset..<end].map { $0 == 0x5F ? 0x20 : $0 }
      return (charset, TransferEncoding.quotedPrintable(spaced[...]), end + 2)
    case _: return nil
    }
  }
}

extension DecodedDocument {
  var string: String { text.string(0..<text.bytes.count) }
}

/// The characters of a code page, unpacked from the compact tables when they are first asked for.
enum CodePage {
  /// The scalars of all 256 bytes of an encoding of single bytes; 0xFFFD where there is none. Nil for other encodings.
  static func singleByte(_ encoding: TextEncoding) -> [UInt32]? {
    guard let packed = encoding.singleByteTable else { return nil }
    var scalars = Array(UInt32(0)..<128)
    PackedText.forEach(packed) { scalars.append($0) }
    return scalars
  }

  static let eucKR = PackedText.index(CodePageTables.eucKR)
  static let gb18030 = PackedText.index(CodePageTables.gb18030)
  /// The same up to the rows of signs, A1 to A9: most damage has no others, and a small part is soon unpacked.
  private static let eucKRSigns = PackedText.index(CodePageTables.eucKR, before: signsEnd)
  private static let gb18030Signs = PackedText.index(CodePageTables.gb18030, before: signsEnd)
  private static let signsEnd = (0xAA - 0x81) * 190
  static let big5 = PackedText.index(CodePageTables.big5)
  static let jis0208 = PackedText.index(CodePageTables.jis0208)
  static let jis0212 = PackedText.index(CodePageTables.jis0212)

  /// The scalar of a pointer; nil for a hole.
  static func scalar(_ index: [UInt32], _ pointer: Int) -> UInt32? {
    guard index.indices.contains(pointer), index[pointer] != 0 else { return nil }
    return index[pointer]
  }

  /// The two bytes of a scalar in EUC-KR or GB 18030; nil for what has none.
  static func bytes(of scalar: UInt32, in encoding: TextEncoding) -> UInt16? {
    guard let pointer = (encoding == .cp949 ? eucKR : gb18030).firstIndex(of: scalar) else { return nil }
    let (lead, trail) = (pointer / 190 + 0x81, pointer % 190)
    let offset = encoding == .cp949 ? 0x41 : trail < 0x3F ? 0x40 : 0x41
    return UInt16(lead << 8 | (trail + offset))
  }

  /// The scalar that two bytes are in EUC-KR (CP949) or GB 18030; nil where they are none.
  static func pair(_ lead: UInt8, _ trail: UInt8, in encoding: TextEncoding) -> UInt32? {
    guard (0x81...0xFE).contains(lead) else { return nil }
    if encoding == .cp949 {
      guard (0x41...0xFE).contains(trail) else { return nil }
      return scalar(lead < 0xAA ? eucKRSigns : eucKR, (Int(lead) - 0x81) * 190 + Int(trail) - 0x41)
    }
    guard (0x40...0xFE).contains(trail), trail != 0x7F else { return nil }
    return scalar(
      lead < 0xAA ? gb18030Signs : gb18030,
      (Int(lead) - 0x81) * 190 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41))
  }
}

/// Characters kept in a string of the program.
enum PackedText {
  /// The scalars of a text.
  static func forEach(_ packed: StaticString, _ body: (UInt32) -> Void) {
    packed.withUTF8Buffer { bytes in
      var offset = 0
      while offset < bytes.count {
        let (value, length) = UTF8Scalar.read(bytes, at: offset)
        body(value)
        offset += length
      }
    }
  }

  /// Scalars by pointer, 0 for a hole: digits and a semicolon stand for so many holes. At `limit` it may end.
  static func index(_ packed: StaticString, before limit: Int = .max) -> [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(min(limit, 24_000))
    packed.withUTF8Buffer { bytes in
      var (offset, holes) = (0, 0)
      while offset < bytes.count, scalars.count < limit {
        let (scalar, length) = UTF8Scalar.read(bytes, at: offset)
        offset += length
        switch scalar {
        case 0x30...0x39: holes = holes * 10 + Int(scalar - 0x30)
        case 0x3B:
          scalars.append(contentsOf: repeatElement(0, count: holes))
          holes = 0
        case _: scalars.append(scalar)
        }
      }
    }
    return scalars
  }
}

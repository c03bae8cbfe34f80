/// UTF-16 and UTF-32: how they are told from other bytes, and read.
enum WideText {
  /// Bytes that are looked at to tell what they are.
  private static let sampleSize = 4096

  /// The encoding that a mark, or the place of zero bytes, tells; nil for encodings of single bytes.
  static func encoding(of bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count >= 2 else { return nil }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return .utf32LittleEndian }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return .utf32BigEndian }
    if bytes[0] == 0xFF, bytes[1] == 0xFE { return .utf16LittleEndian }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return .utf16BigEndian }
    if let wide = utf32(bytes) ?? ofOneScript(bytes) { return wide }
    let sample = bytes.prefix(sampleSize).count & ~1
    var zeros = (even: 0, odd: 0)
    for index in 0..<sample where bytes[index] == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    // In Latin script nearly every pair has its zero. Line feeds and spaces alone make a tenth of the pairs in
    // any script, but a few zero bytes in good UTF-8 are stray ones.
    let (more, fewer) = (max(zeros.even, zeros.odd), min(zeros.even, zeros.odd))
    guard more > 0, more >= sample / 20, fewer * 8 <= more else { return nil }
    // Ideographs have a few, at either place.
    if more * 5 < sample, let wide = likely(bytes) { return wide }
    if more * 5 < sample, isWellFormedUTF8(bytes.prefix(sample)) { return nil }
    return zeros.odd > zeros.even ? .utf16LittleEndian : .utf16BigEndian
  }

  /// UTF-32 without a mark: the high bytes of all units are those of scalars, and there are at least two.
  private static func utf32(_ bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count >= 8, bytes.count % 4 == 0 else { return nil }
    let sample = bytes.prefix(sampleSize).count & ~3
    func fits(_ high: Int, _ next: Int) -> Bool {
      stride(from: 0, to: sample, by: 4).allSatisfy { bytes[$0 + high] == 0 && bytes[$0 + next] <= 0x10 }
    }
    // Zero bytes everywhere are no text.
    guard bytes.prefix(sample).contains(where: { $0 > 0x10 }) else { return nil }
    if fits(3, 2) { return .utf32LittleEndian }
    return fits(0, 1) ? .utf32BigEndian : nil
  }

  /// UTF-16 without a mark in a script of one block, such as Greek, Cyrillic, Arabic or Thai, whose units all have the same
  /// high byte except for those of ASCII: a control in any other encoding.
  private static func ofOneScript(_ bytes: [UInt8]) -> TextEncoding? {
    // Text of single bytes has hardly a control, and this has one in its first units, or the zeros of those of ASCII.
    let first = bytes.prefix(16)
    guard bytes.count >= 8, bytes.count % 2 == 0, first.contains(where: { $0 == 0 || isBlock($0) }) else {
      return nil
    }
    let units = min(bytes.count, sampleSize) / 2
    func fits(high: Int) -> (all: Int, ofBlock: Int) {
      var counts = [Int](repeating: 0, count: 256)
      var ascii = 0
      for unit in 0..<units {
        let (high, low) = (bytes[unit * 2 + high], bytes[unit * 2 + 1 - high])
        if high != 0 {
          counts[Int(high)] += 1
        } else if (0x20..<0x7F).contains(low) || low == 0x0A || low == 0x0D || low == 0x09 {
          ascii += 1
        }
      }
      let block = counts.indices.filter { isBlock(UInt8($0)) }.map { counts[$0] }.max() ?? 0
      return (ascii + block, block)
    }
    // One unit in eight may be a rarer character, and one in four at least is a letter.
    func isText(_ found: (all: Int, ofBlock: Int)) -> Bool {
      found.all * 8 >= units * 7 && found.ofBlock * 4 >= units
    }
    let (little, big) = (fits(high: 1), fits(high: 0))
    guard isText(little) != isText(big) else { return nil }
    return isText(little) ? .utf16LittleEndian : .utf16BigEndian
  }

  /// High bytes of U+0300 to U+1FFF that no text of single bytes has.
  private static func isBlock(_ byte: UInt8) -> Bool {
    (0x03...0x08).contains(byte) || (0x0E...0x1F).contains(byte) && byte != 0x1B
  }

  /// True also where the last character is cut off.
  private static func isWellFormedUTF8(_ sample: ArraySlice<UInt8>) -> Bool {
    let bad = Decoder.malformedUTF8(in: Array(sample)).bad
    return bad.allSatisfy { $0 >= sample.count - 3 }
  }

  /// UTF-16 without a mark and without zero bytes, as Han and kana have it: nearly all units are common characters in one
  /// order of bytes, and not in the other. Of the pairs of bytes in any other encoding about a third are.
  static func likely(_ bytes: [UInt8]) -> TextEncoding? {
    // One unit in eight may be a rarer character.
    let allowed = 8
    let sample = bytes.prefix(sampleSize).count & ~1
    guard bytes.count % 2 == 0, sample >= 8 else { return nil }
    let models: [IdeographModel] = [.chinese, .traditional, .japanese, .korean]
    var common = (little: [0, 0, 0, 0], big: [0, 0, 0, 0])
    for index in stride(from: 0, to: sample, by: 2) {
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      for model in models.indices {
        if isCommon(second << 8 | first, models[model]) { common.little[model] += 1 }
        if isCommon(first << 8 | second, models[model]) { common.big[model] += 1 }
      }
    }
    let units = sample / 2
    let (little, big) = (common.little.max() ?? 0, common.big.max() ?? 0)
    guard max(little, big) * allowed >= units * (allowed - 1), min(little, big) * 2 < units else {
      return nil
    }
    return little > big ? .utf16LittleEndian : .utf16BigEndian
  }

  private static func isCommon(_ unit: UInt32, _ model: IdeographModel) -> Bool {
    (0x20..<0x7F).contains(unit) || unit == 0x0A || unit == 0x0D || unit == 0x09
      || unit >= 0x80 && model.cost(unit) < TextModel.unknown
  }

  /// The text in UTF-8; `undecodable` is told where in it a unit that is no character stands.
  static func utf8(_ input: [UInt8], _ encoding: TextEncoding, undecodable: (Int) -> Void) -> [UInt8] {
    let isLittle = encoding == .utf16LittleEndian || encoding == .utf32LittleEndian
    let size = encoding == .utf32LittleEndian || encoding == .utf32BigEndian ? 4 : 2
    var output: [UInt8] = []
    output.reserveCapacity(input.count)
    func unit(_ offset: Int) -> UInt32 {
      (0..<size).reduce(0) { $0 << 8 | UInt32(input[offset + (isLittle ? size - 1 - $1 : $1)]) }
    }
    var offset = 0
    while offset + size <= input.count {
      let value = unit(offset)
      offset += size
      if value == 0xFEFF, offset == size { continue }
      if size == 2, (0xD800..<0xDC00).contains(value), offset + 1 < input.count {
        let low = unit(offset)
        if (0xDC00..<0xE000).contains(low) {
          UTF8Scalar.append(0x10000 + (value - 0xD800) << 10 + (low - 0xDC00), to: &output)
          offset += 2
          continue
        }
      }
      if (0xD800..<0xE000).contains(value) || value >= 0x110000 { undecodable(output.count) }
      UTF8Scalar.append(value, to: &output)
    }
    if offset < input.count {
      undecodable(output.count)
      UTF8Scalar.append(0xFFFD, to: &output)
    }
    return output
  }
}

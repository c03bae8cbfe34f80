/// Section numerals that a decoding turned into `?`, restored from their position among the others.
enum LostNumerals {
  struct Restoration: Equatable {
    /// Bytes of the source that stand in the numeral's place.
    let range: Range<Int>
    let now: String
  }

  /// Lines that begin as a section's heading does, `? . TITLE`, in order.
  static func find(in source: SourceText) -> [Restoration] {
    var found: [Restoration] = []
    var previous = 0
    // The title of the first section: where it comes again, another issue begins in the same file.
    var opening: ArraySlice<UInt8> = []
    for number in stride(from: 1, through: source.lineCount, by: 1) {
      let line = source.line(number)
      guard let first = line.first else { continue }
      let byte = source.bytes[first]
      // Nothing else can begin a heading's numeral: `?`, U+FFFD, Ⅰ…Ⅻ, or those in the state of Latin-1.
      guard byte == 0x3F || byte == 0xEF || byte == 0xE2 || byte == 0xC2 else { continue }
      if let (ordinal, end) = survivingOrdinal(source.bytes, line) {
        previous = ordinal
        if ordinal == 1 { opening = source.bytes[end..<line.upperBound] }
      } else if let range = lostNumeral(source.bytes, line) {
        let title = source.bytes[range.upperBound..<line.upperBound]
        if title == opening { previous = 0 }
        guard let numeral = RomanNumeral.sign(previous + 1) else { continue }
        if previous == 0 { opening = title }
        previous += 1
        found.append(Restoration(range: range, now: numeral))
      }
    }
    return found
  }

  /// In bytes: two U+FFFD, or six `?`.
  private static let longestLoss = 6
  /// No heading is longer, in bytes.
  private static let longestTitle = 160

  /// The range of `?` or U+FFFD when the line reads `?. TITLE`: a title, not a sentence.
  private static func lostNumeral(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int>? {
    var offset = line.lowerBound
    let start = offset
    while offset < line.upperBound, offset - start < longestLoss {
      if bytes[offset] == 0x3F {
        offset += 1
      } else if bytes[offset...].starts(with: [0xEF, 0xBF, 0xBD]) {
        offset += 3
      } else {
        break
      }
    }
    guard offset > start, offset < line.upperBound, bytes[offset] == 0x2E else { return nil }
    let numeral = start..<offset
    offset += 1
    while offset < line.upperBound, bytes[offset] == 0x20 { offset += 1 }
    guard offset < line.upperBound, bytes[offset].isCapital || bytes[offset] >= 0x80 else { return nil }
    let end = articleAfter(offset..<line.upperBound, bytes) ?? line.upperBound
    var last = end - 1
    while last > offset, bytes[last] <= 0x20 { last -= 1 }
    // A heading is short and no sentence.
    guard end - offset <= longestTitle, bytes[last] != 0x2E, bytes[last] != 0x3F else { return nil }
    return numeral
  }

  /// The numeral's number, and where it ends.
  private static func survivingOrdinal(_ bytes: [UInt8], _ line: Range<Int>) -> (Int, end: Int)? {
    let head = Array(bytes[line.prefix(6)])
    guard head.count >= 4 else { return nil }
    // Ⅰ…Ⅻ are U+2160…U+216B.
    if head[0] == 0xE2, head[1] == 0x85, (0xA0...0xAB).contains(head[2]), head[3] == 0x2E {
      return (Int(head[2]) - 0xA0 + 1, line.lowerBound + 3)
    }
    let end = line.lowerBound + 4
    guard head.count >= 5, head[4] == 0x2E, head[0] == 0xC2 else { return nil }
    // CP949's A5B0…A5B9, and GB 18030's A2F1…A2FC, read as Latin-1.
    if head[1] == 0xA5, head[2] == 0xC2, (0xB0...0xB9).contains(head[3]) {
      return (Int(head[3]) - 0xB0 + 1, end)
    }
    if head[1] == 0xA2, head[2] == 0xC3, (0xB1...0xBC).contains(head[3]) {
      return (Int(head[3]) - 0xB1 + 1, end)
    }
    return nil
  }

  /// Where the first article's number stands in `PORT TRENDS 1. Oslo Opens Quay`: after a title in capitals.
  static func articleAfter(_ title: Range<Int>, _ bytes: [UInt8]) -> Int? {
    var offset = title.lowerBound
    while offset + 4 < title.upperBound, !bytes[offset].isSmall {
      if bytes[offset] == 0x20, bytes[offset + 1] == 0x31, bytes[offset + 2] == 0x2E,
        bytes[offset + 3] == 0x20
      {
        return offset + 1
      }
      offset += 1
    }
    return nil
  }
}

/// What ends a line in a text beside the line feed: a vertical tab, a form feed (a new page), the separators of Unicode, and
/// in a text without line feeds the control that mainframes have for it (NEL).
enum OtherLineEnds {
  /// The text with a line feed for each, two where a paragraph ends, and for each of its lines the line that it was a part
  /// of, counted from 0.
  static func broken(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], lines: [Int]) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 1)
    let hasNextLines = hasNextLines(bytes)
    var lines: [Int] = []
    var line = 0
    var offset = bytes.startIndex
    /// Where the next word begins.
    var word = offset
    func follows(_ second: UInt8, _ distance: Int) -> Bool {
      offset + distance < bytes.endIndex && bytes[offset + distance] == second
    }
    while offset < bytes.endIndex {
      var (length, feeds) = (1, 0)
      switch bytes[offset] {
      case 0x0A, 0x0B: feeds = 1
      case 0x0C:
        // A sentence may go on over the page.
        if word <= offset { word = bytes[offset...].firstIndex { $0 > 0x20 } ?? bytes.endIndex }
        feeds = word < bytes.endIndex && bytes[word].isSmall ? 0 : 1
      case 0xC2 where hasNextLines && follows(0x85, 1): (length, feeds) = (2, 1)
      case 0xE2 where follows(0x80, 1) && follows(0xA8, 2): (length, feeds) = (3, 1)
      case 0xE2 where follows(0x80, 1) && follows(0xA9, 2): (length, feeds) = (3, 2)
      case _: break
      }
      if feeds == 0 {
        output.append(bytes[offset])
      } else {
        for _ in 0..<feeds {
          output.append(0x0A)
          lines.append(line)
        }
        if bytes[offset] == 0x0A { line += 1 }
      }
      offset += length
    }
    if output.last != 0x0A { lines.append(line) }
    return (output, lines)
  }

  /// True where NEL ends the lines: several times, and before no space, as the ellipsis of Windows-1252 would stand, which is
  /// the same control.
  private static func hasNextLines(_ bytes: ArraySlice<UInt8>) -> Bool {
    var count = 0
    var last: UInt8 = 0
    for (place, byte) in zip(bytes.indices, bytes) {
      if byte == 0x0A, place + 1 < bytes.endIndex { return false }
      if last == 0xC2, (0x80..<0xA0).contains(byte) {
        guard byte == 0x85, place + 1 == bytes.endIndex || bytes[place + 1] > 0x20 else { return false }
        count += 1
      }
      last = byte
    }
    return count >= 2
  }
}

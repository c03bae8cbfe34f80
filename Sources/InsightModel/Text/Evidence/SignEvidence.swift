// What speaks for signs of East Asian code pages, each of which is read for itself, and for UTF-8.
extension EncodingEvidence {
  /// What a text has beyond ASCII: pairs that are signs in East Asian code pages (rows A1 to A9, no kana in sequence), such
  /// pairs and characters of four bytes, which GB 18030 alone has, or anything else.
  enum Signs { case pairs, chinese, letters }

  static func signs(of bytes: [UInt8]) -> Signs {
    var signs = Signs.pairs
    var offset = ByteScan.firstNonASCII(in: bytes, from: 0)
    while offset < bytes.count {
      let start = offset
      while offset < bytes.count, bytes[offset] >= 0x80 {
        if isFourBytes(bytes, at: offset) {
          signs = .chinese
          offset += 4
          continue
        }
        guard (0xA1...0xA9).contains(bytes[offset]), offset + 1 < bytes.count, bytes[offset + 1] >= 0xA1
        else { return .letters }
        let isKana = bytes[offset] == 0xA4 || bytes[offset] == 0xA5
        if offset > start, isKana, bytes[offset - 2] == bytes[offset] { return .letters }
        offset += 2
      }
      // In a word stand apostrophes, dashes, points, and letters.
      let isWedged = start > 0 && bytes[start - 1].isLetter && offset < bytes.count && bytes[offset].isSmall
      if isWedged, (0xA2...0xA7).contains(bytes[start]) { return .letters }
      offset = ByteScan.firstNonASCII(in: bytes, from: offset)
    }
    return signs
  }

  /// True for a character that GB 18030 writes with four bytes.
  private static func isFourBytes(_ bytes: [UInt8], at offset: Int) -> Bool {
    let character = MultiByte.gb18030(bytes, offset)
    guard character.length == 4, let scalar = character.scalar.flatMap(Unicode.Scalar.init) else {
      return false
    }
    switch scalar.properties.generalCategory {
    case .unassigned, .privateUse, .control, .surrogate: return false
    case _: return true
    }
  }

  /// What a sign of East Asian code pages costs, half of one, and another letter that stands between them.
  private static let (wholeSign, halfSign, otherLetter) = (20, 24, 30)

  /// Letters stand among signs, but not so many times as many: those are another text.
  private static let lettersASign = 8

  /// What the bytes cost as signs of East Asian code pages, the second bytes of which may be lost, among sound letters.
  var signsCost: Int {
    var (cost, signs, letters, offset) = (0, 0, 0, ByteScan.firstNonASCII(in: bytes, from: 0))
    while offset < bytes.count {
      let isLead = (0xA1...0xA9).contains(bytes[offset])
      let isPair = isLead && offset + 1 < bytes.count && bytes[offset + 1] >= 0xA1
      cost += isPair ? Self.wholeSign : isLead ? Self.halfSign : Self.otherLetter
      if isLead { signs += 1 } else { letters += 1 }
      offset = ByteScan.firstNonASCII(in: bytes, from: offset + (isPair ? 2 : 1))
    }
    return letters <= signs * Self.lettersASign ? cost : Int.max / 2
  }

  /// What a character of UTF-8 costs that is whole, that lost a byte, and a byte that is none.
  private static let (wholeCharacter, cutCharacter, strayByte) = (16, 30, 44)

  /// What the bytes cost as UTF-8, of which some may be lost.
  var utf8Cost: Int {
    var (cost, offset, last) = (0, ByteScan.firstNonASCII(in: bytes, from: 0), UInt32?.none)
    while offset < bytes.count {
      let lead = bytes[offset]
      // Words keep to one script.
      if offset > 0, bytes[offset - 1] < 0x80 { last = nil }
      let wanted = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1
      let length =
        bytes[offset...].dropFirst().prefix(wanted - 1).prefix { (0x80..<0xC0).contains($0) }.count + 1
      let script =
        length == wanted
        ? TextModel.script(UTF8Scalar.read(bytes, at: offset, before: offset + length).value) : nil
      let isChange = last != nil && script != nil && script != last
      cost +=
        wanted == 1 || isChange ? Self.strayByte : length == wanted ? Self.wholeCharacter : Self.cutCharacter
      last = script ?? last
      offset = ByteScan.firstNonASCII(in: bytes, from: offset + length)
    }
    return cost
  }
}

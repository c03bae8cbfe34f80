/// Reads single characters of the encodings that take one to four bytes for one, at a byte of 0x80 or more.
enum MultiByte {
  typealias Read = @Sendable ([UInt8], Int) -> Character

  /// What stands at an offset: one or two scalars of `length` bytes, or none.
  struct Character {
    var scalar: UInt32?
    var second: UInt32?
    var length: Int

    init(_ scalar: UInt32?, second: UInt32? = nil, length: Int) {
      self.scalar = scalar
      self.second = second
      self.length = length
    }

    /// The character of a pair; where it is none, a trail of ASCII stands for itself.
    static func pair(_ scalar: UInt32?, trail: UInt8) -> Character {
      Character(scalar, length: scalar == nil && trail < 0x80 ? 1 : 2)
    }
  }

  /// Those of East Asia, with the models of what is written in them, and how many half bits rarer than the commonest encoding they are.
  static let readers: [(encoding: TextEncoding, read: Read, models: [IdeographModel], rarity: Int)] = [
    (.cp949, eucKR, [.korean], 4), (.gb18030, gb18030, [.chinese, .traditional], 4),
    (.big5, big5, [.traditional], 6),
    (.shiftJIS, shiftJIS, [.japanese], 4), (.eucJP, eucJP, [.japanese], 6),
  ]

  static func eucKR(_ input: [UInt8], _ offset: Int) -> Character {
    guard (0x81...0xFE).contains(input[offset]), let trail = trail(input, offset) else {
      return Character(nil, length: 1)
    }
    return .pair(CodePage.pair(input[offset], trail, in: .cp949), trail: trail)
  }

  static func big5(_ input: [UInt8], _ offset: Int) -> Character {
    let lead = input[offset]
    guard (0x81...0xFE).contains(lead), let trail = trail(input, offset) else {
      return Character(nil, length: 1)
    }
    guard (0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail) else {
      return .pair(nil, trail: trail)
    }
    let pointer = (Int(lead) - 0x81) * 157 + Int(trail) - (trail < 0x7F ? 0x40 : 0x62)
    // Four letters that Unicode has only with a combining mark.
    switch pointer {
    case 1133: return Character(0xCA, second: 0x304, length: 2)
    case 1135: return Character(0xCA, second: 0x30C, length: 2)
    case 1164: return Character(0xEA, second: 0x304, length: 2)
    case 1166: return Character(0xEA, second: 0x30C, length: 2)
    case _: return .pair(CodePage.scalar(CodePage.big5, pointer), trail: trail)
    }
  }

  static func shiftJIS(_ input: [UInt8], _ offset: Int) -> Character {
    let lead = input[offset]
    if lead == 0x80 { return Character(0x80, length: 1) }
    if (0xA1...0xDF).contains(lead) { return Character(0xFF61 + UInt32(lead) - 0xA1, length: 1) }
    guard (0x81...0x9F).contains(lead) || (0xE0...0xFC).contains(lead), let trail = trail(input, offset)
    else {
      return Character(nil, length: 1)
    }
    guard (0x40...0x7E).contains(trail) || (0x80...0xFC).contains(trail) else {
      return .pair(nil, trail: trail)
    }
    let pointer =
      (Int(lead) - (lead < 0xA0 ? 0x81 : 0xC1)) * 188 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)
    // Characters that users define.
    if (8836...10715).contains(pointer) { return Character(0xE000 + UInt32(pointer - 8836), length: 2) }
    return .pair(CodePage.scalar(CodePage.jis0208, pointer), trail: trail)
  }

  static func eucJP(_ input: [UInt8], _ offset: Int) -> Character {
    let lead = input[offset]
    guard let trail = trail(input, offset) else { return Character(nil, length: 1) }
    switch lead {
    case 0x8E where (0xA1...0xDF).contains(trail):
      return Character(0xFF61 + UInt32(trail) - 0xA1, length: 2)
    case 0x8F where (0xA1...0xFE).contains(trail):
      guard offset + 2 < input.count, (0xA1...0xFE).contains(input[offset + 2]) else {
        return Character(nil, length: 2)
      }
      let pointer = (Int(trail) - 0xA1) * 94 + Int(input[offset + 2]) - 0xA1
      return Character(CodePage.scalar(CodePage.jis0212, pointer), length: 3)
    case 0xA1...0xFE where (0xA1...0xFE).contains(trail):
      let pointer = (Int(lead) - 0xA1) * 94 + Int(trail) - 0xA1
      return .pair(CodePage.scalar(CodePage.jis0208, pointer), trail: trail)
    case _:
      return lead == 0x8E || lead == 0x8F || lead >= 0xA1
        ? .pair(nil, trail: trail) : Character(nil, length: 1)
    }
  }

  static func gb18030(_ input: [UInt8], _ offset: Int) -> Character {
    let lead = input[offset]
    if lead == 0x80 { return Character(0x20AC, length: 1) }
    guard (0x81...0xFE).contains(lead), let trail = trail(input, offset) else {
      return Character(nil, length: 1)
    }
    guard (0x30...0x39).contains(trail) else {
      return .pair(CodePage.pair(lead, trail, in: .gb18030), trail: trail)
    }
    guard offset + 3 < input.count, (0x81...0xFE).contains(input[offset + 2]),
      (0x30...0x39).contains(input[offset + 3])
    else { return Character(nil, length: 1) }
    let pointer =
      (Int(lead) - 0x81) * 12600 + (Int(trail) - 0x30) * 1260 + (Int(input[offset + 2]) - 0x81) * 10
      + Int(input[offset + 3]) - 0x30
    return Character(gb18030Range(pointer), length: 4)
  }

  /// The scalar of a sequence of four bytes.
  static func gb18030Range(_ pointer: Int) -> UInt32? {
    switch pointer {
    case 7457: return 0xE7C7
    case 189_000...1_237_575: return UInt32(pointer - 189_000) + 0x10000
    case 0..<39_420:
      let ranges = CodePageTables.gb18030Ranges
      var low = 0
      var high = ranges.count
      while low < high {
        let middle = (low + high) / 2
        if Int(ranges[middle].0) <= pointer { low = middle + 1 } else { high = middle }
      }
      return low > 0 ? UInt32(ranges[low - 1].1) + UInt32(pointer - Int(ranges[low - 1].0)) : nil
    case _: return nil
    }
  }

  private static func trail(_ input: [UInt8], _ offset: Int) -> UInt8? {
    offset + 1 < input.count ? input[offset + 1] : nil
  }
}

/// Character references: `&eacute;`, `&#233;`, `&#xE9;` (HTML standard, 13.2.5.72 and on).
enum CharacterReference {
  /// By name: the UTF-8 of what it stands for, and whether it is read without its semicolon.
  private static let names: [[UInt8]: (text: [UInt8], isLoose: Bool)] = {
    var names: [[UInt8]: (text: [UInt8], isLoose: Bool)] = [:]
    names.reserveCapacity(2200)
    list.withUTF8Buffer { list in
      for word in list.split(whereSeparator: { $0 <= 0x20 }) {
        guard let mark = word.firstIndex(of: 0x3D) else { continue }
        let isLoose = word[mark - 1] == 0x21
        var text: [UInt8] = []
        for point in word[(mark + 1)...].split(separator: 0x2C) {
          append(UInt32(String(decoding: point, as: UTF8.self), radix: 16) ?? 0xFFFD, to: &text)
        }
        names[Array(word[..<(isLoose ? mark - 1 : mark)])] = (text, isLoose)
      }
    }
    return names
  }()

  private static let longestName = 32

  /// Reads the reference that begins with the `&` at `start`; appends what it stands for and gives the offset after
  /// it. A lone `&` stands for itself.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, before end: Int, inAttribute: Bool = false,
    to output: inout [UInt8]
  ) -> Int {
    var offset = start + 1
    guard offset < end else {
      output.append(0x26)
      return offset
    }
    if bytes[offset] == 0x23 { return readNumber(bytes, start, before: end, to: &output) }
    while offset < end, offset - start <= longestName, isAlphanumeric(bytes[offset]) { offset += 1 }
    let name = bytes[start + 1..<offset]
    if offset < end, bytes[offset] == 0x3B, let known = names[Array(name)] {
      output += known.text
      return offset + 1
    }
    // The longest beginning that is read without a semicolon: `&notit;` is ¬it.
    var length = name.count
    while length >= 2 {
      if let known = names[Array(name.prefix(length))], known.isLoose {
        let next = start + 1 + length
        if inAttribute, next < end, bytes[next] == 0x3D || isAlphanumeric(bytes[next]) { break }
        output += known.text
        return next
      }
      length -= 1
    }
    output.append(0x26)
    return start + 1
  }

  private static func readNumber(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, before end: Int, to output: inout [UInt8]
  ) -> Int {
    var offset = start + 2
    let isHex = offset < end && bytes[offset] | 0x20 == 0x78
    if isHex { offset += 1 }
    let first = offset
    var value: UInt32 = 0
    while offset < end, let digit = digit(bytes[offset], isHex: isHex) {
      value = min(0x110000, value * (isHex ? 16 : 10) + digit)
      offset += 1
    }
    guard offset > first else {
      output.append(0x26)
      return start + 1
    }
    if offset < end, bytes[offset] == 0x3B { offset += 1 }
    append(settled(value), to: &output)
    return offset
  }

  /// What a number stands for: those of C1 controls are Windows-1252's, as browsers read them.
  private static func settled(_ value: UInt32) -> UInt32 {
    switch value {
    case 0, 0xD800..<0xE000, 0x110000...: 0xFFFD
    case 0x80..<0xA0: windows1252[Int(value) - 0x80]
    case _: value
    }
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
  ]

  static func append(_ value: UInt32, to output: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(value) else { return append(0xFFFD, to: &output) }
    output += Array(String(Character(scalar)).utf8)
  }

  private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46 where isHex: UInt32(byte - 0x41) + 10
    case 0x61...0x66 where isHex: UInt32(byte - 0x61) + 10
    case _: nil
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

/// Reading and writing single scalars in UTF-8 bytes that are known to be valid.
public enum UTF8Scalar {
  /// The scalar at `offset` and its length in bytes. Bytes that are no scalar read as U+FFFD, one byte long.
  @inlinable
  public static func read(_ bytes: [UInt8], at offset: Int, before end: Int) -> (value: UInt32, length: Int) {
    bytes.withUnsafeBufferPointer { read($0, at: offset, before: end) }
  }

  /// The same in bytes that are no array.
  @inlinable
  public static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, before end: Int
  ) -> (value: UInt32, length: Int) {
    let lead = bytes[offset]
    if lead < 0x80 { return (UInt32(lead), 1) }
    func trail(_ distance: Int) -> UInt32 { UInt32(bytes[offset + distance] & 0x3F) }
    if lead < 0xE0, lead >= 0xC2, offset + 1 < end {
      return (UInt32(lead & 0x1F) << 6 | trail(1), 2)
    }
    if lead >= 0xE0, lead < 0xF0, offset + 2 < end {
      return (UInt32(lead & 0x0F) << 12 | trail(1) << 6 | trail(2), 3)
    }
    if lead >= 0xF0, lead < 0xF5, offset + 3 < end {
      return (UInt32(lead & 0x07) << 18 | trail(1) << 12 | trail(2) << 6 | trail(3), 4)
    }
    return (0xFFFD, 1)
  }

  /// As above, in a buffer.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (value: UInt32, length: Int) {
    let lead = bytes[offset]
    if lead < 0x80 { return (UInt32(lead), 1) }
    func trail(_ distance: Int) -> UInt32 { UInt32(bytes[offset + distance] & 0x3F) }
    if lead < 0xE0, lead >= 0xC2, offset + 1 < bytes.count { return (UInt32(lead & 0x1F) << 6 | trail(1), 2) }
    if lead >= 0xE0, lead < 0xF0, offset + 2 < bytes.count {
      return (UInt32(lead & 0x0F) << 12 | trail(1) << 6 | trail(2), 3)
    }
    if lead >= 0xF0, lead < 0xF5, offset + 3 < bytes.count {
      return (UInt32(lead & 0x07) << 18 | trail(1) << 12 | trail(2) << 6 | trail(3), 4)
    }
    return (0xFFFD, 1)
  }

  /// Where the scalar begins that has so many others before it from `start` on, at which one begins; the end where there are fewer.
  public static func place(of count: Int, after start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var (at, left) = (start, max(0, count))
    let raw = UnsafeRawBufferPointer(bytes)
    while left >= 8, at + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      (left, at) = (left - 8, at + 8)
      if word & 0x8080_8080_8080_8080 == 0 { continue }
      // A byte that goes on has its highest bit set and the next one not.
      left += (word & ~(word << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
    }
    while at < bytes.count {
      if bytes[at] & 0xC0 != 0x80 {
        if left == 0 { break }
        left -= 1
      }
      at += 1
    }
    return at
  }

  /// Appends `value` in UTF-8; U+FFFD for what is no scalar.
  public static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    switch value {
    case 0..<0x80:
      bytes.append(UInt8(value))
    case 0x80..<0x800:
      bytes.append(UInt8(0xC0 | value >> 6))
      bytes.append(UInt8(0x80 | value & 0x3F))
    case 0xD800..<0xE000, 0x110000...:
      append(0xFFFD, to: &bytes)
    case 0x800..<0x10000:
      bytes.append(UInt8(0xE0 | value >> 12))
      bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | value & 0x3F))
    case _:
      bytes.append(UInt8(0xF0 | value >> 18))
      bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | value & 0x3F))
    }
  }

  /// The length in bytes of the well-formed UTF-8 sequence at `offset` (the Unicode Standard, table 3-7);
  /// 0 when it is ill-formed or cut off.
  static func wellFormedLength(_ bytes: [UInt8], at offset: Int) -> Int {
    func trail(_ distance: Int, _ allowed: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      offset + distance < bytes.count && allowed.contains(bytes[offset + distance])
    }
    switch bytes[offset] {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return trail(1) ? 2 : 0
    case 0xE0: return trail(1, 0xA0...0xBF) && trail(2) ? 3 : 0
    case 0xED: return trail(1, 0x80...0x9F) && trail(2) ? 3 : 0
    case 0xE1...0xEF: return trail(1) && trail(2) ? 3 : 0
    case 0xF0: return trail(1, 0x90...0xBF) && trail(2) && trail(3) ? 4 : 0
    case 0xF1...0xF3: return trail(1) && trail(2) && trail(3) ? 4 : 0
    case 0xF4: return trail(1, 0x80...0x8F) && trail(2) && trail(3) ? 4 : 0
    case _: return 0
    }
  }
}

extension StringProtocol {
  /// Without white space at the ends, ideographic spaces included.
  var trimmingSpaces: String {
    var slice = Substring(self).unicodeScalars
    while let first = slice.first, first.properties.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.properties.isWhitespace { slice.removeLast() }
    return String(slice)
  }
}

extension String {
  /// Adds a word, after a space where words stand before it. The first `joined` of a program costs as much as a hundred
  /// of these: its types are made then.
  mutating func appendWord(_ word: String) {
    if !isEmpty { append(" ") }
    append(word)
  }
}

/// The order of names (`Collation`) as bytes: texts are in the order of their keys, byte by byte, and a key that ends is before
/// one that goes on. Letters stand as they are folded; a number stands as `0`, how many digits it has, and the digits. No
/// byte of a key is zero.
enum CollationKey {
  /// Eight bytes of the key of a text in UTF-8, the first of them highest; zeros after its end.
  static func chunk(_ text: UnsafeBufferPointer<UInt8>, _ depth: Int) -> UInt64 {
    var writer = Writer(skipped: depth * 8)
    var at = 0
    while at < text.count, writer.room > 0 {
      let byte = text[at]
      if byte.isDigit {
        at = writeNumber(text, at, &writer)
      } else if byte < 0x80 {
        writer.write(UInt8(truncatingIfNeeded: Folding.fold(UInt32(byte), keepingCase: false)))
        at += 1
      } else {
        let (scalar, length) = UTF8Scalar.read(text, at: at)
        let folded = Folding.fold(scalar, keepingCase: false)
        if (0x30...0x39).contains(folded) {
          at = writeNumber(text, at, &writer)
          continue
        }
        if folded != 0 { writer.write(scalar: folded) }
        at += length
      }
    }
    return writer.chunk << UInt64(8 * writer.room)
  }

  /// The same in a column of whole numbers: those below zero first, the rest as it is, and words after them.
  static func chunk(ofNumber text: UnsafeBufferPointer<UInt8>, _ depth: Int) -> UInt64 {
    var digits = text[...]
    while let first = digits.first, first <= 0x20 { digits.removeFirst() }
    while let last = digits.last, last <= 0x20 { digits.removeLast() }
    let isNegative = digits.first == 0x2D
    if isNegative || digits.first == 0x2B { digits.removeFirst() }
    let isNumber = !digits.isEmpty && digits.count < 0xFE && digits.allSatisfy(\.isDigit)
    var writer = Writer(skipped: depth * 8)
    guard isNumber else {
      // Before the first eight bytes of the key that words have anyway.
      if depth == 0 { return 0x7F << 56 | 1 }
      return chunk(text, depth - 1)
    }
    digits = digits.drop { $0 == 0x30 }
    writer.write(isNegative && !digits.isEmpty ? 1 : 2)
    let length = UInt8(digits.count + 1)
    writer.write(isNegative ? 0xFF - length : length)
    for digit in digits { writer.write(isNegative ? 0x69 - digit : digit) }
    return writer.chunk << UInt64(8 * writer.room)
  }

  /// True where no byte of the key follows the chunk.
  static func isEnded(_ chunk: UInt64) -> Bool { chunk & 0xFF == 0 }

  private struct Writer {
    var skipped: Int
    var room = 8
    var chunk: UInt64 = 0

    mutating func write(_ byte: UInt8) {
      guard skipped == 0 else {
        skipped -= 1
        return
      }
      guard room > 0 else { return }
      chunk = chunk << 8 | UInt64(byte)
      room -= 1
    }

    mutating func write(scalar: UInt32) {
      if scalar < 0x80 { return write(UInt8(scalar)) }
      var bytes: [UInt8] = []
      UTF8Scalar.append(scalar, to: &bytes)
      for byte in bytes { write(byte) }
    }
  }

  /// Writes the number that begins at an offset, without its leading zeros; returns where it ends.
  private static func writeNumber(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ writer: inout Writer)
    -> Int
  {
    var at = start
    var digits: [UInt8] = []
    var end = start
    while at < text.count {
      let (scalar, length) = UTF8Scalar.read(text, at: at)
      let folded = Folding.fold(scalar, keepingCase: false)
      at += length
      // What counts for nothing does not end a number either.
      if folded == 0 { continue }
      guard (0x30...0x39).contains(folded) else { break }
      end = at
      if folded != 0x30 || !digits.isEmpty { digits.append(UInt8(folded)) }
    }
    writer.write(0x30)
    if digits.count < 0xFE {
      writer.write(UInt8(digits.count + 1))
    } else {
      writer.write(0xFF)
      for power in [16_581_375, 65_025, 255, 1] { writer.write(UInt8(digits.count / power % 255 + 1)) }
    }
    for digit in digits { writer.write(digit) }
    return end
  }
}

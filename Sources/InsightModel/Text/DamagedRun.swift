/// A run of characters of which each is one byte in Latin-1 or Windows-1252, with those bytes.
struct DamagedRun {
  /// Byte range in the source text.
  let range: Range<Int>
  /// The bytes that were misread, one for each character of the run.
  let original: [UInt8]
  /// Where the characters begin, and the end; empty where each takes two bytes.
  private let offsets: [Int]

  init(in bytes: [UInt8], at start: Int) {
    var original: [UInt8] = []
    let end = Self.collect(&original, from: bytes, at: start)
    range = start..<end
    self.original = original
    offsets = end - start == original.count * 2 ? [] : Self.offsets(in: bytes, start..<end)
  }

  /// Appends the bytes that were misread, and returns the end of the run.
  static func collect(_ original: inout [UInt8], from bytes: [UInt8], at start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset] >= 0x80 {
      let (value, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
      guard let byte = Windows1252.byte(value) else { break }
      original.append(byte)
      offset += length
    }
    return offset
  }

  private static func offsets(in bytes: [UInt8], _ range: Range<Int>) -> [Int] {
    var offsets: [Int] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      offsets.append(offset)
      offset += UTF8Scalar.read(bytes, at: offset, before: range.upperBound).length
    }
    return offsets + [range.upperBound]
  }

  /// The offset in the source of the run's character number `index`, 0-based; its end for `index == count`.
  func offset(_ index: Int) -> Int { offsets.isEmpty ? range.lowerBound + index * 2 : offsets[index] }
}

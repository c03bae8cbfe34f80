/// A run of characters of which each is one byte in Latin-1 or Windows-1252, with those bytes.
struct DamagedRun {
  /// Byte range in the source text.
  let range: Range<Int>
  /// The bytes that were misread, one for each character of the run; where the run is what is left of another, its indices go on.
  let original: ArraySlice<UInt8>
  /// Where the run began that this is the rest of.
  private let start: Int
  /// Where the characters begin, and the end; empty where each takes two bytes.
  private let offsets: [Int]

  init(in bytes: [UInt8], at start: Int) {
    var original: [UInt8] = []
    let end = Self.collect(&original, from: bytes, at: start)
    range = start..<end
    self.start = start
    self.original = original[...]
    offsets = end - start == original.count * 2 ? [] : Self.offsets(in: bytes, start..<end)
  }

  /// What is left of a run from a character at `offset` on: long runs are read in parts, and collected once.
  init(_ run: DamagedRun, from offset: Int) {
    range = offset..<run.range.upperBound
    start = run.start
    offsets = run.offsets
    // The first character that does not stand before the offset.
    var (low, high) = (run.original.startIndex, run.original.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if run.offset(middle) < offset { low = middle + 1 } else { high = middle }
    }
    original = run.original[low...]
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

  /// True for signs that were set one by one: a leader of dots, a rule, `¡¡¡`, a list in the order of the code, `¢£¤¥`. Two and
  /// two of them look like characters of a code page, and no text has such.
  static func isSetOfSigns(_ original: some RandomAccessCollection<UInt8>) -> Bool {
    guard original.count >= 3, let first = original.first else { return false }
    // Chinese paragraphs begin with two wide spaces, A1A1.
    if original.allSatisfy({ $0 == first }) { return first != 0xA1 || original.count % 2 == 1 }
    // The soft hyphen among them may be lost.
    return original.count >= fewestListed
      && zip(original, original.dropFirst()).allSatisfy { (1...2).contains($1 &- $0) }
  }

  /// Three bytes in order may be a character and a half.
  private static let fewestListed = 4

  /// The offset in the source of the character at `index`; its end for the end of `original`.
  func offset(_ index: Int) -> Int { offsets.isEmpty ? start + index * 2 : offsets[index] }
}

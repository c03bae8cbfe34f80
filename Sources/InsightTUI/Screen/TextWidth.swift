import InsightModel

/// The columns of a terminal that texts take.
extension CharacterWidth {
  /// Columns from one tab stop to the next.
  static let tab = 8

  /// The columns of a whole text.
  package static func columns(of text: some StringProtocol) -> Int {
    UTF8Bytes.with(text) { columns(of: $0) }
  }

  /// The columns of UTF-8. With `foldingSpace` white space of any kind and length takes one.
  static func columns(of bytes: UnsafeBufferPointer<UInt8>, foldingSpace: Bool = false) -> Int {
    var total = 0
    var at = 0
    var isAfterSpace = false
    var measure = SequenceWidth()
    while at < bytes.count {
      let (scalar, length) = UTF8Scalar.read(bytes, at: at, before: bytes.count)
      at += length
      let isSpace = scalar <= 0x20 || scalar == 0x3000
      defer { isAfterSpace = isSpace }
      if foldingSpace, isSpace {
        total += isAfterSpace ? 0 : 1
      } else {
        total += measure.columns(scalar)
      }
    }
    return total
  }

  /// True for scalars that nobody sees, and that are not drawn: soft hyphens, spaces of no width, tags, selectors of form.
  static func isSelector(_ scalar: UInt32) -> Bool {
    scalar == 0xAD || scalar == 0x200B || scalar == 0x200C || (0xFE00...0xFE0F).contains(scalar)
      || (0xE0000...0xE0FFF).contains(scalar)
      || (0x2060...0x2064).contains(scalar)
  }
}

/// The bytes of strings, for loops that touch every one.
enum UTF8Bytes {
  /// Calls `body` with the bytes of `text`.
  static func with<Result>(
    _ text: some StringProtocol, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(text.utf8).withUnsafeBufferPointer(body)
  }
}

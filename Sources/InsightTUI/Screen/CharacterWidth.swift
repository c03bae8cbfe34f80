import InsightModel

/// How many columns of a terminal a character takes. The only place that knows.
public enum CharacterWidth {
  /// Columns from one tab stop to the next.
  static let tab = 8

  /// 0, 1 or 2 columns for a scalar. What has a sign in its place (`ControlSign`) counts as 1.
  public static func columns(_ scalar: UInt32) -> Int {
    if scalar < 0x300 { return 1 }
    if contains(CharacterWidthTables.two, scalar) { return 2 }
    return contains(CharacterWidthTables.zero, scalar) ? 0 : 1
  }

  /// The columns of a whole text.
  public static func columns(of text: some StringProtocol) -> Int {
    UTF8Bytes.with(text) { columns(of: $0) }
  }

  /// The columns of UTF-8. With `foldingSpace` white space of any kind and length takes one.
  static func columns(of bytes: UnsafeBufferPointer<UInt8>, foldingSpace: Bool = false) -> Int {
    var total = 0
    var at = 0
    var isBehindSpace = false
    while at < bytes.count {
      let (scalar, length) = UTF8Scalar.read(bytes, at: at, before: bytes.count)
      at += length
      let isSpace = scalar <= 0x20 || scalar == 0x3000
      defer { isBehindSpace = isSpace }
      if foldingSpace, isSpace {
        total += isBehindSpace ? 0 : 1
      } else {
        total += scalar < 0x300 ? 1 : columns(scalar)
      }
    }
    return total
  }

  /// True for scalars that only change how their neighbours look. Terminals disagree about what they do to
  /// widths, so they are never drawn: joiners and selectors.
  static func isSelector(_ scalar: UInt32) -> Bool {
    (0x200B...0x200D).contains(scalar) || (0xFE00...0xFE0F).contains(scalar)
      || (0xE0000...0xE0FFF).contains(scalar)
      || (0x2060...0x2064).contains(scalar)
  }

  private static func contains(_ table: [(UInt32, UInt32)], _ scalar: UInt32) -> Bool {
    var low = 0
    var high = table.count
    while low < high {
      let middle = (low + high) / 2
      if table[middle].1 < scalar { low = middle + 1 } else { high = middle }
    }
    return low < table.count && table[low].0 <= scalar
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

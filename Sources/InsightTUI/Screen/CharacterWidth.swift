import InsightModel

/// How many columns of a terminal a character takes. The only place that knows.
public enum CharacterWidth {
  /// Columns from one tab stop to the next.
  static let tab = 8

  /// 0, 1 or 2 columns for a scalar that stands alone. What has a sign in its place (`ControlSign`) counts as 1.
  public static func columns(_ scalar: UInt32) -> Int {
    if scalar < 0x300 { return scalar == 0xAD ? 0 : 1 }
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

  /// Joins the emoji before it and the one after it to one, as wide as the first.
  static let joiner: UInt32 = 0x200D
  /// Asks for the coloured form of the character before it.
  static let emojiSelector: UInt32 = 0xFE0F

  /// True for what may be an emoji: pictures of two columns, and those that a selector makes so.
  static func mayBeEmoji(_ scalar: UInt32) -> Bool {
    scalar >= 0x1F000 && contains(CharacterWidthTables.two, scalar) || isWidenedBySelector(scalar)
  }

  /// True for a character of one column whose coloured form takes two.
  static func isWidenedBySelector(_ scalar: UInt32) -> Bool {
    contains(CharacterWidthTables.widened, scalar)
  }

  /// True for scalars that nobody sees, and that are not drawn: soft hyphens, spaces of no width, tags, selectors of form.
  static func isSelector(_ scalar: UInt32) -> Bool {
    scalar == 0xAD || scalar == 0x200B || scalar == 0x200C || (0xFE00...0xFE0F).contains(scalar)
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

/// Measures scalar by scalar, emoji sequences as wholes.
struct SequenceWidth {
  /// The last scalar that takes a column; 0 where a selector has widened it.
  private(set) var last: UInt32 = 0
  /// True after an emoji: only such a one is joined to the next.
  private var isEmoji = false
  private var isJoined = false
  /// True right after a joiner of two emoji.
  var joins: Bool { isJoined }

  init() {}

  /// As if `scalar` of one column had been measured.
  init(after scalar: UInt32) { last = scalar }

  /// The columns that the next scalar adds.
  mutating func columns(_ scalar: UInt32) -> Int {
    if scalar < 0x300, scalar != 0xAD, !isJoined {
      (last, isEmoji) = (scalar, false)
      return 1
    }
    if isJoined {
      isJoined = false
      return 0
    }
    if scalar == CharacterWidth.joiner {
      isJoined = isEmoji
      return 0
    }
    if scalar == CharacterWidth.emojiSelector {
      let isWidened = CharacterWidth.isWidenedBySelector(last)
      if isWidened { isEmoji = true }
      last = 0
      return isWidened ? 1 : 0
    }
    let columns = CharacterWidth.columns(scalar)
    if columns > 0 { (last, isEmoji) = (scalar, CharacterWidth.mayBeEmoji(scalar)) }
    return columns
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

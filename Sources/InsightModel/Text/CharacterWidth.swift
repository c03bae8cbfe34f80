/// How many columns of a terminal a character takes. The only place that knows.
package enum CharacterWidth {
  /// 0, 1 or 2 columns for a scalar that stands alone. What has a sign in its place (`ControlSign`) counts as 1.
  @inlinable
  package static func columns(_ scalar: UInt32) -> Int {
    scalar < 0x300 ? (scalar == 0xAD ? 0 : 1) : columnsByTable(scalar)
  }

  @usableFromInline
  static func columnsByTable(_ scalar: UInt32) -> Int {
    if contains(CharacterWidthTables.two, scalar) { return 2 }
    return contains(CharacterWidthTables.zero, scalar) ? 0 : 1
  }

  /// Joins the emoji before it and the one after it to one, as wide as the first.
  package static let joiner: UInt32 = 0x200D
  /// Asks for the coloured form of the character before it.
  package static let emojiSelector: UInt32 = 0xFE0F

  /// True for what may be an emoji: pictures of two columns, and those that a selector makes so.
  static func mayBeEmoji(_ scalar: UInt32) -> Bool {
    scalar >= 0x1F000 && contains(CharacterWidthTables.two, scalar) || isWidenedBySelector(scalar)
  }

  /// True for a character of one column whose coloured form takes two.
  package static func isWidenedBySelector(_ scalar: UInt32) -> Bool {
    contains(CharacterWidthTables.widened, scalar)
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
package struct SequenceWidth {
  /// The last scalar that takes a column; 0 where a selector has widened it.
  @usableFromInline var lastScalar: UInt32 = 0
  /// True after an emoji: only such a one is joined to the next.
  @usableFromInline var isEmoji = false
  @usableFromInline var isJoined = false
  package var last: UInt32 { lastScalar }
  /// True right after a joiner of two emoji.
  package var joins: Bool { isJoined }

  @inlinable
  package init() {}

  /// As if `scalar` of one column had been measured.
  @inlinable
  package init(after scalar: UInt32) { lastScalar = scalar }

  /// The columns that the next scalar adds.
  @inlinable
  package mutating func columns(_ scalar: UInt32) -> Int {
    if scalar < 0x300, scalar != 0xAD, !isJoined {
      (lastScalar, isEmoji) = (scalar, false)
      return 1
    }
    return columnsOfOther(scalar)
  }

  @usableFromInline
  mutating func columnsOfOther(_ scalar: UInt32) -> Int {
    if isJoined {
      isJoined = false
      return 0
    }
    if scalar == CharacterWidth.joiner {
      isJoined = isEmoji
      return 0
    }
    if scalar == CharacterWidth.emojiSelector {
      let isWidened = CharacterWidth.isWidenedBySelector(lastScalar)
      if isWidened { isEmoji = true }
      lastScalar = 0
      return isWidened ? 1 : 0
    }
    let columns = CharacterWidth.columns(scalar)
    if columns > 0 { (lastScalar, isEmoji) = (scalar, CharacterWidth.mayBeEmoji(scalar)) }
    return columns
  }
}

/// How many columns of a terminal a character takes. The only place that knows.
public enum CharacterWidth {
  /// 0, 1 or 2 columns for a scalar. Control characters, which never reach a screen, count as 1.
  public static func columns(_ scalar: UInt32) -> Int {
    if scalar < 0x300 { return 1 }
    if contains(CharacterWidthTables.two, scalar) { return 2 }
    return contains(CharacterWidthTables.zero, scalar) ? 0 : 1
  }

  /// The columns of a whole text.
  public static func columns(of text: some StringProtocol) -> Int {
    var total = 0
    for scalar in text.unicodeScalars { total += columns(scalar.value) }
    return total
  }

  /// True for scalars that only change how their neighbours look. Terminals disagree about what they do to
  /// widths, so they are never drawn: joiners and selectors.
  static func isSelector(_ scalar: UInt32) -> Bool {
    (0x200B...0x200F).contains(scalar) || (0xFE00...0xFE0F).contains(scalar)
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

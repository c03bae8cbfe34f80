extension TextModel {
  /// What a stretch of text costs between two characters, in half bits, in the family of languages that makes it cheapest.
  static func price(_ scalars: [UInt32], before: UInt32, after: UInt32) -> Int {
    if scalars.contains(where: { (0x80..<0xA0).contains($0) }) {
      let signs = scalars.map { (0x80..<0xA0).contains($0) ? sign(of: $0) : $0 }
      return scalars.count { (0x80..<0xA0).contains($0) } * misreadControl
        + price(signs, before: before, after: after)
    }
    let isIdeographic = scalars.contains { $0 >= 0x3000 && $0 < 0xE000 }
    return isIdeographic
      ? ideographicPrice(scalars, before: before, after: after)
      : alphabeticPrice(scalars, before: before, after: after)
  }

  /// The script that a letter is of, by its block; nil for signs, and for letters of all scripts.
  static func script(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0..<0x250, 0x1E00..<0x1F00: isLetter(scalar) ? 0 : nil
    case 0x250..<0x370, 0x1D00..<0x1E00, 0x2000..<0x2E80, 0xFE00..<0xFE10, 0x10000...: nil
    case 0x370..<0x400, 0x1F00..<0x2000: 0x370
    case 0x400..<0x530: 0x400
    case 0x590..<0x600: 0x590
    case 0x600..<0x780, 0x8A0..<0x900: 0x600
    case 0x1200..<0x1400: 0x1200
    case 0x1400..<0x1700: 0x1400
    case 0x2E80...: 0x2E80
    case 0..<0xE00: scalar & ~0x7F
    case _: scalar & ~0xFF
    }
  }

  /// How often characters that follow right after one another change between scripts, as no word does.
  static func scriptChanges(_ scalars: some Sequence<UInt32>) -> Int {
    var (changes, last) = (0, UInt32?.none)
    for case let own? in scalars.lazy.map(script) {
      if let last, last != own { changes += 1 }
      last = own
    }
    return changes
  }

  /// U+FFFD for a control that Windows-1252 has no sign for.
  private static func sign(of control: UInt32) -> UInt32 {
    let sign = Windows1252.scalar(UInt8(control))
    return sign == control ? 0xFFFD : sign
  }

  /// What it costs more that a sign of Windows-1252 was read as a control of C1.
  private static let misreadControl = 20

  private static func alphabeticPrice(_ scalars: [UInt32], before: UInt32, after: UInt32) -> Int {
    let characters = ([before] + scalars + [after]).map(ModelCharacter.init)
    return LanguageModel.families.reduce(Int.max) { least, family in
      // Signs alone, and letters that no family has, cost the same in all of them.
      guard
        family.isLatin
          || characters.contains(where: { !$0.isASCII && $0.isLetter && family.symbol($0.folded) > 0 })
      else { return least }
      var cost = 0
      for index in 1..<characters.count where cost < least {
        let (before, after) = (characters[index - 1], characters[index])
        if !before.isASCII || !after.isASCII {
          cost += family.cost(before, after)
        } else if before.scalar == 0x20, strayAfterSpace.contains(after.scalar) {
          cost += straySpace
        }
      }
      return min(least, cost)
    }
  }

  /// What a space costs where no language has one: before another, a full stop or a comma.
  private static let straySpace = 16
  private static let strayAfterSpace: [UInt32] = [0x20, 0x2C, 0x2E]

  /// What a letter of ASCII costs right before or after a character of these scripts; words of both do stand together.
  private static let joined = 14

  private static func ideographicPrice(_ scalars: [UInt32], before: UInt32, after: UInt32) -> Int {
    let joins = [(before, scalars.first ?? 0), (after, scalars.last ?? 0)].count { outer, inner in
      (outer < 0x80 && isLetter(outer) || (0xC0..<0x250).contains(outer)) && isLetter(inner)
    }
    return IdeographModel.all.map { model in scalars.reduce(0) { $0 + ($1 < 0x80 ? 6 : model.cost($1)) } }
      .min().map {
        $0 + joins * joined
      } ?? 0
  }
}

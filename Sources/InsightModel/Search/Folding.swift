/// What a search takes for the same.
public enum Folding {
  /// The scalar that stands for `scalar` and all that is searched alike; 0 for what counts for nothing.
  public static func fold(_ scalar: UInt32, keepingCase: Bool) -> UInt32 {
    if scalar < 0x80 {
      if scalar <= 0x20 { return 0x20 }
      if scalar == 0x60 { return 0x27 }
      return !keepingCase && scalar >= 0x41 && scalar <= 0x5A ? scalar + 0x20 : scalar
    }
    switch scalar {
    case 0x3100..<0xFE00: return scalar
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return 0x20
    case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0x300...0x36F, 0xFE00...0xFE0F: return 0
    case 0xB4, 0x2B9, 0x2BC, 0x2018...0x201B, 0x2032, 0x2039, 0x203A: return 0x27
    case 0xAB, 0xBB, 0x201C...0x201F, 0x2033, 0x300C...0x300F, 0x301D...0x301F: return 0x22
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: return 0x2D
    case 0x223C, 0x301C: return 0x7E
    case 0xC0..<0x250: return letter(latin, scalar - 0xC0, keepingCase) ?? scalar
    case 0x1E00..<0x1F00: return letter(latinAdditional, scalar - 0x1E00, keepingCase) ?? scalar
    case 0x370..<0x400: return greek(scalar, keepingCase)
    case 0x410...0x42F: return keepingCase ? scalar : scalar + 0x20
    // Ё and ё are searched as Е and е, Й and й as they are.
    case 0x401: return keepingCase ? 0x415 : 0x435
    case 0x451: return 0x435
    case 0x400...0x40F: return keepingCase ? scalar : scalar + 0x50
    case 0xFF00...0xFFEF: return halfOrFullWidth(scalar, keepingCase)
    case _: return scalar
    }
  }

  /// The letters that a sign is searched as when they are several.
  static func expansion(of scalar: UInt32) -> String? {
    guard scalar >= 0xC6, !(0x2200..<0xFB00).contains(scalar) else { return nil }
    switch scalar {
    case 0xC6: return "AE"
    case 0xE6: return "ae"
    case 0xDF, 0x1E9E: return "ss"
    case 0x152: return "OE"
    case 0x153: return "oe"
    case 0x2025: return ".."
    case 0x2026: return "..."
    case 0x2103: return "°C"
    case 0x2109: return "°F"
    case 0x2116: return "No"
    case 0x2160...0x216B: return RomanNumeral.letters(Int(scalar) - 0x215F)
    case 0x2170...0x217B: return RomanNumeral.letters(Int(scalar) - 0x216F).lowercased()
    case 0xFB00: return "ff"
    case 0xFB01: return "fi"
    case 0xFB02: return "fl"
    case 0xFB03: return "ffi"
    case 0xFB04: return "ffl"
    case 0xFB05, 0xFB06: return "st"
    case _: return nil
    }
  }

  /// The plain letter at `index`; nil where there is none.
  private static func letter(_ bases: [UInt8], _ index: UInt32, _ keepingCase: Bool) -> UInt32? {
    let base = bases[Int(index)]
    return base == UInt8(ascii: ".") ? nil : fold(UInt32(base), keepingCase: keepingCase)
  }

  private static func greek(_ scalar: UInt32, _ keepingCase: Bool) -> UInt32 {
    let plain: UInt32
    switch scalar {
    case 0x386: plain = 0x391
    case 0x388: plain = 0x395
    case 0x389: plain = 0x397
    case 0x38A, 0x3AA: plain = 0x399
    case 0x38C: plain = 0x39F
    case 0x38E, 0x3AB: plain = 0x3A5
    case 0x38F: plain = 0x3A9
    case 0x3AC: plain = 0x3B1
    case 0x3AD: plain = 0x3B5
    case 0x3AE: plain = 0x3B7
    case 0x390, 0x3AF, 0x3CA: plain = 0x3B9
    case 0x3CC: plain = 0x3BF
    case 0x3B0, 0x3CB, 0x3CD: plain = 0x3C5
    case 0x3CE: plain = 0x3C9
    // The sigma at the end of a word.
    case 0x3C2: plain = 0x3C3
    case _: plain = scalar
    }
    return !keepingCase && (0x391...0x3A9).contains(plain) ? plain + 0x20 : plain
  }

  /// Halfwidth and Fullwidth Forms: ASCII, signs of currencies, katakana.
  private static func halfOrFullWidth(_ scalar: UInt32, _ keepingCase: Bool) -> UInt32 {
    switch scalar {
    case 0xFF01...0xFF5E: fold(scalar - 0xFEE0, keepingCase: keepingCase)
    case 0xFF61...0xFF9D: fold(katakana[Int(scalar - 0xFF61)], keepingCase: keepingCase)
    case 0xFFE0: 0xA2
    case 0xFFE1: 0xA3
    case 0xFFE2: 0xAC
    case 0xFFE5: 0xA5
    case 0xFFE6: 0x20A9
    case _: scalar
    }
  }

  /// The plain letters of U+00C0…U+024F; a point where there is none.
  private static let latin: [UInt8] = Array(
    ("AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
      + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKkkLlLlLlL"
      + "lLlNnNnNnnNnOoOoOo..RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs"
      + "bB.......DD......FfG...IKkl..NnOOo..Pp.....tTtTUu.VYyZz........."
      + ".............AaIiOoUuUuUuUuUu.AaAa..GgGgKkOoOo..j...Gg..NnAa...."
      + "AaAaEeEeIiIiOoOoRrRrUuUuSsTt..HhNd..ZzAaEeOoOoOoOoYy...j..ACcLTs"
      + "z..BU.EeJj..RrYy").utf8)

  /// The same of U+1E00…U+1EFF, which has the letters of Vietnamese.
  private static let latinAdditional: [UInt8] = Array(
    ("AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm"
      + "MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv"
      + "WwWwWwWwWwXxXxYyZzZzZzhtwy.s....AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe"
      + "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......").utf8)

  /// What U+FF61…U+FF9D are in full width.
  private static let katakana: [UInt32] =
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars.map(\.value)
}

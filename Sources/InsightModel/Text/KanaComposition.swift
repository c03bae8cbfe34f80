/// Kana and the marks that voice them put together, as Unicode's NFC does: か and U+3099 are が.
enum KanaComposition {
  private static let voiced: Unicode.Scalar = "\u{3099}"
  private static let halfVoiced: Unicode.Scalar = "\u{309A}"

  /// A text with its marks put together with the kana before them; a mark after anything else stays.
  static func composed(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 == voiced || $0 == halfVoiced }) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == voiced || scalar == halfVoiced, let last = scalars.last,
        let whole = whole(last, isHalf: scalar == halfVoiced)
      {
        scalars.removeLast()
        scalars.append(whole)
      } else {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  private static func whole(_ kana: Unicode.Scalar, isHalf: Bool) -> Unicode.Scalar? {
    // Katakana stand 0x60 above hiragana.
    let isKatakana = kana.value > 0x309F
    let base = isKatakana ? kana.value - 0x60 : kana.value
    let isOfH = (0x306F...0x307B).contains(base) && (base - 0x306F) % 3 == 0
    let offset: UInt32?
    switch base {
    case _ where isOfH: offset = isHalf ? 2 : 1
    case _ where isHalf: offset = nil
    case 0x304B...0x3061: offset = (base - 0x304B) % 2 == 0 ? 1 : nil
    case 0x3064, 0x3066, 0x3068, 0x309D: offset = 1
    case 0x3046: offset = 0x4E
    case 0x308F...0x3092 where isKatakana: offset = 8
    case _: offset = nil
    }
    return offset.flatMap { Unicode.Scalar(kana.value + $0) }
  }
}

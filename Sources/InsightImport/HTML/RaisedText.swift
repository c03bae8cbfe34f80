/// Raised and lowered text in signs of its own: a power, a footnote's mark or an index must not join the number before it.
enum RaisedText {
  /// What stands for `text` right after `before`; nil where it reads the same without a sign of its own: `3rd`.
  static func signs(_ text: ArraySlice<UInt8>, isRaised: Bool, after before: ArraySlice<UInt8>) -> [UInt8]? {
    let words = String(decoding: text, as: UTF8.self)
    // `$9` and a raised `99` may be cents or a note: both are left as they are, and apart.
    if isRaised, words.count == 2, words.allSatisfy(\.isNumber), isPrice(before) { return [0x20] + text }
    let list = isRaised ? raised : lowered
    // A word would be hard to read so.
    let isShort =
      words.count == 1 || words.count <= 4 && !words.allSatisfy(\.isLetter)
      || !words.contains(where: \.isLetter)
    if isShort, !words.isEmpty, words.allSatisfy({ list[$0] != nil }) {
      return Array(String(words.compactMap { list[$0] }).utf8)
    }
    guard isRaised, let before = before.last, HTMLReader.isDigit(before), let first = words.first else {
      return nil
    }
    if first.isASCII && first.isNumber || first == "-" || first == "+" || first == "\u{2212}" {
      return [UInt8(ascii: "^")] + text
    }
    // `54 note 1`, but `3rd`.
    return first.isLetter && words.contains(where: \.isNumber) ? [0x20] + text : nil
  }

  /// A currency's sign and digits.
  private static func isPrice(_ before: ArraySlice<UInt8>) -> Bool {
    let word = String(
      decoding: before[((before.lastIndex(of: 0x20) ?? before.startIndex - 1) + 1)...], as: UTF8.self)
    return word.first.map { "$€£¥".contains($0) } ?? false
      && word.dropFirst().allSatisfy { $0.isNumber || $0 == "," }
      && word.count > 1
  }

  private static func pairs(_ plain: String, _ signs: String) -> [Character: Character] {
    Dictionary(zip(plain, signs)) { first, _ in first }
  }

  private static let raised = pairs(
    "0123456789,+-\u{2212}=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹,⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
  private static let lowered = pairs(
    "0123456789+-\u{2212}=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
}

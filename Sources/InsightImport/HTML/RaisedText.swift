/// Raised and lowered text in signs of its own: a power, a footnote's mark or an index must not join the number before it.
enum RaisedText {
  /// What stands for `text` right after `before`; nil where it reads the same without a sign of its own: `3rd`.
  static func signs(_ text: ArraySlice<UInt8>, isRaised: Bool, after before: UInt8?) -> [UInt8]? {
    let words = String(decoding: text, as: UTF8.self)
    let list = isRaised ? raised : lowered
    // A word would be hard to read so.
    let isShort =
      words.count == 1 || words.count <= 4 && !words.allSatisfy(\.isLetter)
      || !words.contains(where: \.isLetter)
    if isShort, !words.isEmpty, words.allSatisfy({ list[$0] != nil }) {
      return Array(String(words.compactMap { list[$0] }).utf8)
    }
    guard isRaised, let before, (0x30...0x39).contains(before), let first = words.first else { return nil }
    if first.isNumber || first == "-" || first == "+" || first == "\u{2212}" {
      return [UInt8(ascii: "^")] + text
    }
    // `54 note 1`, but `3rd`.
    return first.isLetter && words.contains(where: \.isNumber) ? [0x20] + text : nil
  }

  private static func pairs(_ plain: String, _ signs: String) -> [Character: Character] {
    Dictionary(zip(plain, signs)) { first, _ in first }
  }

  private static let raised = pairs(
    "0123456789,+-\u{2212}=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹,⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
  private static let lowered = pairs(
    "0123456789+-\u{2212}=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
}

/// Formulas and pictures amid the words of a page.
extension HTMLReader {
  /// A picture of a sign is that sign, one of a formula that formula. Of others the words are kept, which stand for them
  /// where there is no text.
  mutating func readImage(_ attributes: Range<Int>) {
    guard let text = tokens.attribute("alt", attributes).map(oneLine), !text.isEmpty,
      !isFormulaAgain(attributes)
    else { return }
    let words = String(decoding: text, as: UTF8.self)
    if text.count <= Self.longestSign, !words.contains(where: { $0.isLetter || $0.isNumber }) {
      arena += text
      endsInSpace = false
    } else if Self.isFormula(words) || isNamedFormula(attributes) {
      appendFormula(Self.unwrapped(text))
    } else {
      imageText += imageText.isEmpty ? text : [0x5D, 0x20, 0x5B] + text
    }
  }

  /// Bytes of a family of four in one emoji.
  private static let longestSign = 25

  private func isNamedFormula(_ attributes: Range<Int>) -> Bool {
    words("class", attributes).split { !$0.isLetter }.contains { Self.formulaNames.contains(String($0)) }
  }

  /// How classes call the pictures of formulas.
  private static let formulaNames: Set<String> = ["math", "latex", "tex", "formula", "equation"]

  /// True for what is written as only formulas are: commands of TeX, signs of relations amid letters and figures.
  private static func isFormula(_ words: String) -> Bool {
    if words.contains("{\\") || words.hasPrefix("\\") { return true }
    return words.contains { "=^≤≥≈≠√∑∫".contains($0) }
      && !words.split { !$0.isLetter }.contains { $0.count > longestName }
  }

  /// Letters of a function's name; words of a sentence have more.
  private static let longestName = 3

  /// `A^{2}` of `{\displaystyle A^{2}}`, which says no more than how large it is set.
  private static func unwrapped(_ text: [UInt8]) -> [UInt8] {
    for mark in ["{\\displaystyle ", "{\\textstyle "] where text.starts(with: mark.utf8) && text.last == 0x7D
    {
      return Array(text.dropFirst(mark.utf8.count).dropLast())
    }
    return text
  }

  /// Reads a formula up to its end; one without an end is read as any text.
  mutating func readMath() {
    guard !isEndlessFormula else { return }
    guard let range = tokens.skip(to: .math) else {
      isEndlessFormula = true
      return
    }
    appendFormula(MathText.text(bytes, range))
  }

  mutating func appendFormula(_ text: [UInt8]) {
    guard let first = text.first, !isAfterFormula else { return }
    if start == arena.count { startOffset = tokens.offset }
    // Another number would be read of both.
    if Self.isDigit(first), arena.count > start, arena.last.map(Self.isDigit) ?? false { arena.append(0x20) }
    arena += text
    endsInSpace = false
    hasPlain = hasPlain || !tableStates.isEmpty && !isStrong
    if let list = openLists.last { count(text.count, in: list) }
    formulaEnd = arena.count
  }

  private var isAfterFormula: Bool {
    formulaEnd > start && !arena[min(formulaEnd, arena.count)...].contains { $0 > 0x20 }
  }

  /// True for what follows right after a formula and is only for the eye: the formula again.
  func isFormulaAgain(_ attributes: Range<Int>) -> Bool {
    isAfterFormula && words("aria-hidden", attributes) == "true"
  }

  /// True for an element with nothing but a formula in it: hidden, it stands for a picture of it.
  mutating func holdsFormula(_ tag: Tag) -> Bool {
    var ahead = tokens
    guard tag == .span || tag == .div, !isEndlessFormula, ahead.isNext(.math) else { return false }
    guard ahead.skip(to: .math) != nil else {
      isEndlessFormula = true
      return false
    }
    return ahead.isNext(tag, isEnd: true)
  }
}

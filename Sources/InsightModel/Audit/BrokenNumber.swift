/// Tells what was meant as a number and is none from what is a word.
enum BrokenNumber {
  /// True for digits with the signs that a number has, or with letters that a digit is mistaken for, which make no
  /// number: `1,2O4`, `△,310`, `36.%`, a lone `l`; and for two numbers run together: `20.6%712`.
  static func isLike(_ text: String) -> Bool {
    var (digits, letters, points, commas, percents) = (0, 0, 0, 0, 0)
    var hasSigns = false
    /// True behind the digits.
    var isBehind = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": digits += 1
      case "O", "o", "l", "I": letters += 1
      case ".": points += 1
      case ",": commas += 1
      case " ", "(", ")", "+", "-", "$", "%", "*", "p", "₩", "￦", "€", "£", "¥", "△", "▽", "▼", "\u{2212}",
        "\u{2010}"..."\u{2015}":
        hasSigns = true
        if scalar == "%" { percents += 1 }
        if digits + letters + points > 0 { isBehind = true }
        continue
      case _: return false
      }
      // Only behind a percentage is a second number no part of a range or a date.
      if isBehind, percents == 0 { return false }
    }
    guard digits > 0 else { return letters == 1 && !hasSigns && points == 0 }
    return points <= 1 || commas + percents > 0 || hasPointsForSeparators(text)
  }

  /// `1.110.00` for `1,110.00`, but not the dates `2025.05.02` and `2.5.2025`.
  private static func hasPointsForSeparators(_ text: String) -> Bool {
    let groups = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count) else { return false }
    return groups.dropFirst().dropLast().allSatisfy { $0.count == 3 }
  }
}

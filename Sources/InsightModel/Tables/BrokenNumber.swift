/// Tells what was meant as a number and is none from what is a word.
enum BrokenNumber {
  /// True for digits with the signs that a number has, or with letters that a digit is mistaken for, which make no
  /// number: `1,2O4`, `△,310`, `36.%`, `$l.7bn`, a lone `l`; and for two numbers run together: `20.6%712`.
  static func isLike(_ text: String) -> Bool {
    var (digits, letters, points, commas, percents, questions) = (0, 0, 0, 0, 0, 0)
    var hasSigns = false
    /// True after the digits.
    var isAfterDigits = false
    for scalar in core(text).unicodeScalars {
      switch scalar {
      case "0"..."9": digits += 1
      case "O", "o", "l", "I": letters += 1
      // A lost character.
      case "?": questions += 1
      case "#", "_":
        if digits == 0 { return false }
        questions += 1
      case ".": points += 1
      case ",": commas += 1
      case " ", "(", ")", "+", "-", "$", "%", "*", "p", "₩", "￦", "€", "£", "¥", "△", "▽", "▼", "\u{2212}",
        "\u{2010}"..."\u{2015}":
        hasSigns = true
        if scalar == "%" { percents += 1 }
        if digits + letters + points > 0 { isAfterDigits = true }
        continue
      case _: return false
      }
      // Only after a percentage is a second number no part of a range or a date.
      if isAfterDigits, percents == 0 { return commas > 0 && isParted(text) }
    }
    // `2031?` asks; `3,01?` has lost its last digit.
    if questions > 0, digits == 0 || points + commas == 0 && text.utf8.last.map("?#_".utf8.contains) ?? false
    {
      return false
    }
    guard digits > 0 else { return letters == 1 && !hasSigns && points == 0 }
    return points <= 1 || commas + percents > 0 || hasPointsForSeparators(text)
  }

  /// True for a number with commas that a space fell into: `7,1 20`.
  private static func isParted(_ text: String) -> Bool {
    text.utf8.contains(0x20) && CellReader.read(String(text.filter { $0 != " " })).value != nil
  }

  private static let currencies = ["KRW", "USD", "EUR", "JPY", "CNY", "US"]

  /// The text without a currency before it and a scale after it.
  private static func core(_ text: String) -> Substring {
    var core = text[...]
    for currency in currencies where core.hasPrefix(currency) {
      core.removeFirst(currency.count)
      break
    }
    for scale in ["bn", "tn", "mn", "B", "M", "K", "T", "k", "m"] where core.hasSuffix(scale) {
      let number = core.dropLast(scale.count)
      guard let last = number.utf8.last, last.isDigit || last == 0x2E || number.contains(where: \.isNumber)
      else { break }
      return number
    }
    return core
  }

  /// `1.110.00` for `1,110.00`, but not the dates `2025.05.02` and `2.5.2025`; `.204.279` that lost its first digit.
  private static func hasPointsForSeparators(_ text: String) -> Bool {
    let groups = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard let first = groups.first, first.count <= 3 else { return false }
    if first.isEmpty { return groups.count > 2 && groups.dropFirst().allSatisfy { $0.count == 3 } }
    return groups.dropFirst().dropLast().allSatisfy { $0.count == 3 }
  }

  /// True for two numbers without a space between them: `44.7943.88`, `6,778(1,091)`, `$4.2B$468M`. A range looks the
  /// same at times, `3.5-4.0`: what stands beside it tells.
  static func isFused(_ text: String) -> Bool {
    guard (4...32).contains(text.utf8.count) else { return false }
    let currency = currencies.first { text.hasPrefix($0) }
    let text = text.dropFirst(currency?.count ?? 0).drop { $0 == " " }
    guard let first = text.unicodeScalars.first, opensNumber(first) else { return false }
    return text.indices.dropFirst().contains { index in
      let (left, right) = (text[..<index], text[index...])
      guard left.utf8.last != 0x2E, left.utf8.last != 0x2C, right.utf8.first != 0x2E,
        right.utf8.first != 0x2C,
        isHard(left) || isHard(right)
      else { return false }
      return CellReader.read(String(left)).value != nil && CellReader.read(String(right)).value != nil
    }
  }

  private static func opensNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "(", "+", "-", "$", "₩", "€", "£", "¥", "△", "▽", "▼", "↑", "↓", "\u{2212}": true
    case _: false
    }
  }

  /// More than digits and a sign.
  private static func isHard(_ number: Substring) -> Bool {
    number.first == "↑" || number.first == "↓"
      || number.utf8.contains { !$0.isDigit && $0 != 0x2D && $0 != 0x2B && $0 < 0x80 }
  }
}

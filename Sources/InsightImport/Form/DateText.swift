/// Dates as mails, feeds and pages carry them.
enum DateText {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  /// True for a day as `day` writes it.
  static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [4, 2, 2] && written(Int(parts[0]), Int(parts[1]), Int(parts[2])) != nil
  }

  /// The day as `YYYY-MM-DD`, of `Wed, 15 Jan 2025 10:00:00 +0900` (RFC 5322), `2025-01-15T10:00:00Z` (RFC 3339),
  /// `20250115T100000Z`, `15-Jan-25` or `January 15, 2025`: as it was where it was written. What is none of these, and
  /// what may be two days, stays as it is.
  static func day(_ text: String) -> String {
    let words = text.split { " ,\t\n".contains($0) }
    if let first = words.first, first.utf8.count >= 8 {
      let parts = first.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
      let digits = first.prefix { $0.isNumber }
      if parts.count == 3, parts[0].count == 4, let day = written(Int(parts[0]), Int(parts[1]), Int(parts[2]))
      {
        return day
      }
      if digits.count == 8, digits.endIndex == first.endIndex || first[digits.endIndex] == "T",
        let day = written(Int(digits.prefix(4)), Int(digits.dropFirst(4).prefix(2)), Int(digits.suffix(2)))
      {
        return day
      }
    }
    // What stands around the month's name: day and year, or nothing, day and year.
    let tokens = words.flatMap { $0.split(separator: "-") }
    for (index, word) in tokens.enumerated() where index + 1 < tokens.count {
      guard let month = months.firstIndex(of: String(word.prefix(3)).lowercased()) else { continue }
      let before = index > 0 ? Int(tokens[index - 1]) : nil
      let isDayFirst = before != nil
      let yearIndex = isDayFirst ? index + 1 : index + 2
      guard yearIndex < tokens.count else { continue }
      var year = Int(tokens[yearIndex])
      if let short = year, isDayFirst, tokens[yearIndex].count == 2 {
        year = short < 50 ? 2000 + short : 1900 + short
      }
      if let day = written(year, month + 1, before ?? Int(tokens[index + 1])) { return day }
    }
    return text
  }

  private static func written(_ year: Int?, _ month: Int?, _ day: Int?) -> String? {
    guard let year, let month, let day, (1000...9999).contains(year), (1...12).contains(month),
      (1...lengths[month - 1]).contains(day)
    else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}

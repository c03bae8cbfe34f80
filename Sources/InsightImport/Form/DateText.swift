/// Dates as mails, feeds and pages carry them.
enum DateText {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The day as `YYYY-MM-DD`, of `Wed, 15 Jan 2025 10:00:00 +0900` (RFC 5322) or `2025-01-15T10:00:00Z` (RFC 3339): as
  /// it was where it was written. What is neither stays as it is.
  static func day(_ text: String) -> String {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\n" })
    if let first = words.first, first.utf8.count >= 10 {
      let parts = first.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
      if parts.count == 3, parts[0].count == 4, let day = written(Int(parts[0]), Int(parts[1]), Int(parts[2]))
      {
        return day
      }
    }
    for (index, word) in words.enumerated().dropFirst() where index + 1 < words.count {
      guard let month = months.firstIndex(of: String(word.prefix(3)).lowercased()) else { continue }
      var year = Int(words[index + 1])
      if let short = year, words[index + 1].count == 2 { year = short < 50 ? 2000 + short : 1900 + short }
      if let day = written(year, month + 1, Int(words[index - 1])) { return day }
    }
    return text
  }

  private static func written(_ year: Int?, _ month: Int?, _ day: Int?) -> String? {
    guard let year, let month, let day, (1000...9999).contains(year), (1...12).contains(month),
      (1...31).contains(day)
    else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}

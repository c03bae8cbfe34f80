/// Numbers and counts in words.
enum Words {
  /// In groups of three digits: `1,000,000`.
  static func number(_ number: Int) -> String {
    var text = ""
    let digits = String(number.magnitude)
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + text
  }

  /// `1 row`, `2 rows`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(self.number(number)) \(noun)" + (number == 1 ? "" : "s")
  }
}

/// Dates for people.
enum DateText {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// How dates are written.
  enum Form: String, CaseIterable, Sendable { case long, iso }

  static func text(_ date: String, _ form: Form) -> String {
    switch form {
    case .long: long(date)
    case .iso: date
    }
  }

  /// `2 May 2025` for `2025-05-02`; other texts as they are.
  static func long(_ date: String) -> String {
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let month = Int(parts[1]), let day = Int(parts[2]),
      months.indices.contains(month - 1)
    else { return date }
    return "\(day) \(months[month - 1]) \(parts[0])"
  }
}

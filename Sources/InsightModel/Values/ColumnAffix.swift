/// What stands behind the number in nearly all cells of a column, or before it, and so is their unit, though no list has it: `mg/L`
/// of `0.5 mg/L`, `TEU`, `€/kWh`, `passengers`, `৳` of `৳ 1,200`.
struct ColumnAffix: Sendable, Equatable {
  /// Empty, or what stands before each number.
  let head: [UInt8]
  /// What stands behind it, in the ways in which it is written; empty where nothing does.
  let tails: [[UInt8]]
  /// As it is shown, with the sign of a currency that stands before the numbers: `$/month`.
  let unit: String
  /// True where it makes amounts of money of numbers.
  let isMoney: Bool

  typealias Field = UnsafeBufferPointer<UInt8>

  /// The field without it; nil where it has none.
  func number(in field: Field) -> Field? {
    if !head.isEmpty {
      guard field.starts(with: head) else { return nil }
      return Field(rebasing: field[head.count...]).trimmingSpaces
    }
    for tail in tails where field.count > tail.count && field.reversed().starts(with: tail.reversed()) {
      let number = Field(rebasing: field.dropLast(tail.count)).trimmingSpaces
      if number.last.map({ $0.isDigit || $0 == 0x29 }) ?? false { return number }
    }
    return nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Without blanks of ASCII and no-break ones at both ends.
  fileprivate var trimmingSpaces: Self {
    var (start, end) = (0, count)
    while start < end, self[start] <= 0x20 { start += 1 }
    while start + 1 < end, self[start] == 0xC2, self[start + 1] == 0xA0 { start += 2 }
    while end > start, self[end - 1] <= 0x20 { end -= 1 }
    while end > start + 1, self[end - 1] == 0xA0, self[end - 2] == 0xC2 { end -= 2 }
    while end > start + 2, self[end - 1] == 0xAF || self[end - 1] == 0x89, self[end - 2] == 0x80,
      self[end - 3] == 0xE2
    { end -= 3 }
    return Self(rebasing: self[start..<end])
  }
}

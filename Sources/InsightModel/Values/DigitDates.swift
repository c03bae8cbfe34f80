// Dates of digits alone, or of digits and a point, which are numbers in other columns.
extension ValueReader {
  /// The day that `20240105` or `240105` is.
  @inline(never)
  func days(ofDigits number: Int, count: Int) -> Int? {
    if notation.areCompactDates, let order = notation.dateOrder, order != .yearFirst {
      let length = count == 8 ? 10_000 : 100
      let (first, second) = (number / length / 100, number / length % 100)
      let year = count == 8 ? number % length : DateReader.year(ofTwoDigits: number % length)
      let (month, day) = order == .dayFirst ? (second, first) : (first, second)
      if Self.years.contains(year), let days = DateReader.days(year, month, day) { return days }
    }
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    if count == 8 { return Self.years.contains(year) ? DateReader.days(year, month, day) : nil }
    return DateReader.days(DateReader.year(ofTwoDigits: year), month, day)
  }

  /// `0503`, by its digits.
  func dayOfYear(_ digits: Int) -> CellValue? {
    guard notation.areDaysOfYear else { return nil }
    let (first, second) = digits.quotientAndRemainder(dividingBy: 100)
    let (day, month) = notation.dateOrder == .dayFirst ? (first, second) : (second, first)
    guard (1...12).contains(month), (1...DateReader.length(2000, month)).contains(day) else { return nil }
    return CellValue(kind: .season, digits: month * 32 + day)
  }

  /// `03.2024`, by its digits.
  func month(_ digits: Int) -> CellValue? {
    let (month, year) = (digits / 10_000, digits % 10_000)
    guard Self.years.contains(year), let day = DateReader.days(year, month, 1) else { return nil }
    return CellValue(kind: .date, digits: day * 86_400, evidence: .pointedMonth)
  }

  /// `2024.03`, `2024.3`, by its digits.
  func month(ofYear digits: Int, _ decimals: Int) -> CellValue? {
    let places = decimals == 2 ? 100 : 10
    let (year, month) = (digits / places, digits % places)
    guard Self.years.contains(year), (1...12).contains(month), let day = DateReader.days(year, month, 1)
    else { return nil }
    return CellValue(
      kind: .date, digits: day * 86_400, evidence: decimals == 2 ? .pointedMonth : .shortMonth)
  }

  /// A number of four digits is a year.
  static let years = 1800..<2200

  /// `03.2024` where no point stands before decimals.
  func pointedMonth(_ field: Field) -> CellValue? {
    guard notation.mark == .comma, (6...7).contains(field.count), field[field.count - 5] == 0x2E else {
      return nil
    }
    var digits = 0
    for (index, byte) in field.enumerated() where index != field.count - 5 {
      guard byte.isDigit else { return nil }
      digits = digits * 10 + Int(byte - 0x30)
    }
    return month(digits)
  }

  /// `2031/04`, which is a season where the year after stands behind the sign: the whole column is to decide.
  func slashedMonth(_ field: Field) -> CellValue? {
    if field.count == 5, field[2] == 0x2F { return shortSlashedMonth(field) }
    guard field.count == 7, field[4] == 0x2F else { return nil }
    var digits = 0
    for (index, byte) in field.enumerated() where index != 4 {
      guard byte.isDigit else { return nil }
      digits = digits * 10 + Int(byte - 0x30)
    }
    let (year, month) = digits.quotientAndRemainder(dividingBy: 100)
    guard Self.years.contains(year), let first = DateReader.days(year, month, 1) else { return nil }
    if notation.areMonths {
      return CellValue(kind: .date, digits: first * 86_400, evidence: .slashedMonth)
    }
    guard month == (year + 1) % 100, let season = DateReader.days(year, 1, 1) else {
      return CellValue(kind: .text, evidence: .slashedMonth)
    }
    return CellValue(kind: .date, digits: season * 86_400, evidence: .slashedMonth)
  }

  /// `03/24` where `04/2024` stands in the column too.
  private func shortSlashedMonth(_ field: Field) -> CellValue? {
    let digits = [0, 1, 3, 4].map { Int(field[$0]) - 0x30 }
    guard digits.allSatisfy({ (0...9).contains($0) }),
      let day = DateReader.days(
        DateReader.year(ofTwoDigits: digits[2] * 10 + digits[3]), digits[0] * 10 + digits[1], 1)
    else { return nil }
    return notation.areMonths
      ? CellValue(kind: .date, digits: day * 86_400, evidence: .shortSlashed)
      : CellValue(kind: .text, evidence: .shortSlashed)
  }
}

// What has words in it.
extension ValueReader {
  /// What has words in it: a period, a number with a unit, a spelled number.
  func readWords(_ field: Field) -> CellValue {
    // 1h30 is half of 2030 elsewhere.
    if notation.dimension == Unit.durations, let value = DurationReader.read(field, mayEndInMinutes: true) {
      return value
    }
    if let period = period(field, mayBeWord: notation.timeWords == .months) { return period }
    // (월)
    if field[0] == 0x28, field.count > 2, field[field.count - 1] == 0x29,
      let weekday = TimeNames.weekday(Field(rebasing: field[1..<(field.count - 1)]))
    {
      return CellValue(kind: .weekday, digits: weekday)
    }
    if let value = DurationReader.read(field) ?? measure(field, in: nil) ?? age(field) { return value }
    if let figure = HanNumerals.read(field, mayBeOne: notation.areSpelled) {
      return CellValue(
        kind: .number, digits: figure.digits, decimals: figure.decimals, evidence: .spelled)
    }
    if notation.timeWords == .unknown, field.count <= Self.longestShortMonth,
      var value = period(field, mayBeWord: true)
    {
      // Its column is to decide.
      value.kind = .text
      value.evidence = .perhapsMonth
      return value
    }
    var value = CellValue.text
    if isNumberOfOtherMark(field) {
      value.evidence = .otherMark
      if field.count > 2, field[field.count - 3] == comma { value.evidence.insert(.otherHundredths) }
    }
    if let commas = indianCommas(field) {
      value.evidence.formUnion(commas > 2 ? [.indian, .severalPairs] : .indian)
    }
    if field.count == 3, Self.isDecade(field) { value.evidence.insert(.decade) }
    if let last = field.last, last.isCapital, Unit.size(ofLetter: last) != nil,
      isNumber(Field(rebasing: field.dropLast()))
    {
      value.evidence.insert(.greatLetter)
    }
    return value
  }

  /// `05.ago.2031` is none longer.
  private static let longestShortMonth = 12

  private func period(_ field: Field, mayBeWord: Bool) -> CellValue? {
    guard let (period, evidence) = PeriodReader.read(field, notation, mayBeWord: mayBeWord),
      var value = period.value
    else { return nil }
    value.evidence.formUnion(evidence)
    return value
  }

  /// True for a number, with a unit or without one, that the other mark makes of it.
  private func isNumberOfOtherMark(_ field: Field) -> Bool {
    guard field.contains(point) || field.contains(comma) else { return false }
    var other = notation
    other.mark = notation.mark.other
    if CellReader.reading(field, other).0.value != nil || CellReader.readLong(field, other) != nil {
      return true
    }
    let reader = ValueReader(other)
    return reader.readScientific(field).kind == .number || reader.measure(field, in: nil) != nil
  }

  /// How many commas part a number, with a unit or without one, into groups of two digits: `12,34,567.89`, `1,20,000 kg`.
  private func indianCommas(_ field: Field) -> Int? {
    let commas = field.count { $0 == 0x2C }
    guard commas > 1 else { return nil }
    var other = notation
    (other.mark, other.isIndian) = (.point, true)
    guard
      CellReader.reading(field, other).0.value != nil
        || ValueReader(other).measure(field, in: nil) != nil
    else { return nil }
    return commas
  }

  private func isNumber(_ field: Field) -> Bool {
    !field.isEmpty && CellReader.reading(field, notation).0.value != nil
  }
}

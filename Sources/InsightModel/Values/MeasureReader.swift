// Numbers with a unit behind them.
extension ValueReader {
  /// `1.6G` where sizes stand in the column.
  func sizeOfLetter(_ field: Field) -> CellValue? {
    // 4 kg is no size.
    guard notation.dimension == Unit.sizes, let last = field.last, let factor = Unit.size(ofLetter: last),
      field.dropLast().last(where: { $0 != 0x20 })?.isDigit == true
    else {
      return nil
    }
    return value(of: Field(rebasing: field.dropLast()), factor, 0, unit: 0, Unit.sizes)
  }

  /// A number with a unit after it, of one dimension where that is known.
  func measure(_ field: Field, in dimension: UInt8?) -> CellValue? {
    // 5 kg-, as bookkeepers put the minus.
    if field.count > 2, field[field.count - 1] == 0x2D, field[0].isDigit {
      let length = field[field.count - 2] == 0x20 ? field.count - 2 : field.count - 1
      guard !field[length - 1].isDigit, var value = measure(Field(rebasing: field[..<length]), in: dimension),
        value.digits > 0, !value.isApproximate
      else { return nil }
      value.digits = -value.digits
      return value
    }
    // The number ends with its last digit, or a scale: 12.5 kg, 1.2 million tonnes.
    guard let lastDigit = field.lastIndex(where: { $0.isDigit }) else { return nil }
    var start = lastDigit + 1
    // m², km2
    if start == field.count, lastDigit > 0, field[lastDigit - 1].isLetter {
      start = lastDigit
      while start > 0, field[start - 1].isLetter { start -= 1 }
    }
    while start < field.count, field[start] == 0x20 { start += 1 }
    guard start < field.count else { return nil }
    var found: (unit: UInt8, start: Int)?
    if let unit = unit(Field(rebasing: field[start...]), dimension) {
      found = (unit, start)
    } else if let space = field.lastIndex(of: 0x20), space >= start,
      let unit = unit(Field(rebasing: field[(space + 1)...]), dimension)
    {
      found = (unit, space + 1)
    } else if let known = Unit.index(atEndOf: field), known.start > 0 {
      found = dimension == nil || Unit.all[Int(known.unit)].dimension == dimension ? known : nil
    }
    guard let (index, end) = found, index > 0, end > 0 else { return nil }
    let unit = Unit.all[Int(index)]
    if dimension == nil, Self.isDecade(field) || Self.isModel(field, end) { return nil }
    return value(
      of: Field(rebasing: field[..<end]), unit.multiplier, unit.places, unit: index, unit.dimension)
  }

  /// `3080 Ti`: those who write `128Mi` for mebibytes leave no space before it.
  private static func isModel(_ field: Field, _ unit: Int) -> Bool {
    field.count == unit + 2 && field[unit + 1] == 0x69 && field[unit].isCapital && field[unit - 1] == 0x20
  }

  /// `1980s`, `30s`: years, unless their column is one of durations.
  static func isDecade(_ field: Field) -> Bool {
    (field.count == 3 || field.count == 5) && field[field.count - 1] == 0x73 && field[field.count - 2] == 0x30
      && field.dropLast().allSatisfy(\.isDigit)
  }

  /// How long ago: `2 days ago`, `vor 3 Stunden`, `il y a 5 minutes`, `3일 전`, `3天前`.
  func age(_ field: Field) -> CellValue? {
    func duration(_ range: some RangeExpression<Int>) -> CellValue? {
      let rest = Field(rebasing: field[range])
      return DurationReader.read(rest) ?? measure(rest, in: Unit.durations)
    }
    for word: StaticString in [" ago", " 전", "前", " sedan", " fa"] {
      let length = word.utf8CodeUnitCount
      if field.count > length, DurationReader.starts(field, field.count - length, word) {
        return duration(..<(field.count - length))
      }
    }
    for word: StaticString in ["vor ", "il y a ", "hace ", "há "] where DurationReader.starts(field, 0, word)
    {
      return duration(word.utf8CodeUnitCount...)
    }
    return nil
  }

  private func unit(_ word: Field, _ dimension: UInt8?) -> UInt8? {
    if word.count == 1, word[0] == 0x6D, let unit = Unit.unit(ofM: dimension) { return unit }
    // b and K are a byte and a thousand of them where nothing but sizes is meant.
    guard let index = Unit.index(of: word, inAnyCase: dimension == Unit.sizes) else { return nil }
    return dimension == nil || Unit.all[Int(index)].dimension == dimension ? index : nil
  }

  private func value(of number: Field, _ multiplier: Int, _ places: Int, unit: UInt8, _ dimension: UInt8)
    -> CellValue?
  {
    let (content, _) = CellReader.reading(number, notation)
    guard case .number(let figure) = content else { return nil }
    var evidence = evidence(number, figure)
    if figure.decimals > 0 {
      evidence.insert(
        figure.decimals == 3 && (1000..<1_000_000).contains(figure.digits.magnitude) ? .thirds : .ownMark)
    }
    let (digits, overflow) = figure.digits.multipliedReportingOverflow(by: multiplier)
    let decimals = figure.decimals + places
    if overflow || decimals > 18 || digits == .min {
      var value = CellValue.approximate(
        figure.double * Double(multiplier) / PowerOfTen.double(places), .measure)
      (value.unit, value.dimension, value.evidence) = (unit, dimension, evidence)
      return value
    }
    return CellValue(
      kind: .measure, digits: digits, decimals: decimals, evidence: evidence, unit: unit,
      dimension: dimension)
  }
}

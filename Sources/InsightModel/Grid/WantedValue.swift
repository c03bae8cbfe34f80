/// What a value in a filter stands for, read as the cells of its column are.
enum WantedValue {
  /// On the scale that the column sorts by.
  case number(Amount)
  /// Seconds since 1970: from the first up to the last, the last not with it.
  case period(Range<Figure>)

  /// Nil for a text that the column's cells cannot hold as a value.
  init?(_ text: String, _ column: Int, _ grid: Grid) {
    var notation = grid.notation(column)
    let kind = grid.kind(column)
    let named = kind.scale == .numbers ? grid.columns[column].unit.flatMap(Self.unit) : nil
    if let unit = kind == .measure ? grid.measureUnit(column) : text.last?.isNumber == false ? named : nil {
      notation.dimension = unit.dimension
    }
    // 1:05:00 beside 1h5m.
    if notation.dimension == Unit.durations, text.contains(":") { notation.areMinutes = true }
    var value = ValueReader(notation).read(text)
    if value.kind == .text, kind.scale == .numbers {
      // A reader of `3,50` may write 3.50.
      notation.mark = notation.mark.other
      value = ValueReader(notation).read(text)
    }
    switch kind.scale {
    case .dates:
      guard let period = Self.period(text, value) else { return nil }
      self = .period(period)
    case .numbers:
      // 6 kg of a weight in kg, and 6000 g.
      if value.kind == .measure, let named, let figure = value.figure {
        guard let wanted = Self.figure(figure, in: named) else { return nil }
        self = .number(.exact(LongFigure(wanted)))
        return
      }
      guard value.kind.scale == .numbers else { return nil }
      guard let figure = value.figure else {
        self = .number(ValueReader(notation).exactNumber(text).map { .exact($0) } ?? .near(value.near))
        return
      }
      let unit = grid.columns[column].unit ?? grid.unit ?? ""
      let wanted =
        named == nil && Self.hasScale(text, figure, notation)
          && !Self.haveScales(column, grid, notation)
        ? Self.scaled(figure, MeasureUnit.exponent(unit)) : figure
      self = .number(.exact(LongFigure(wanted)))
    case .measures:
      // A number alone is one of the unit that the column shows, also where bytes need none beside others.
      if !notation.areKibibytes, text.last?.isNumber == true, !text.contains(":") {
        (notation.dimension, notation.areMinutes) = (0, false)
        value = ValueReader(notation).read(text)
      }
      if value.kind == .measure, let figure = value.figure {
        self = .number(.exact(LongFigure(figure)))
      } else if value.kind == .number, let figure = value.figure, let unit = grid.measureUnit(column) {
        let (digits, overflow) = figure.digits.multipliedReportingOverflow(by: unit.multiplier)
        guard !overflow else { return nil }
        self = .number(.exact(LongFigure(Int128(digits), decimals: figure.decimals + unit.places)))
      } else if value.kind.scale != nil, value.isApproximate, value.near.isInfinite {
        self = .number(.near(value.near))
      } else {
        return nil
      }
    case .clocks, .seasons, .weekdays:
      guard value.kind == kind, let figure = value.figure else { return nil }
      self = .number(.exact(LongFigure(figure)))
    case nil: return nil
    }
  }

  /// The unit that a column's name says, if numbers are read with it.
  private static func unit(_ name: String) -> Unit? {
    var name = name
    return name.withUTF8 { Unit.index(of: $0) }.map { Unit.all[Int($0)] }
  }

  /// A measure in the base of a dimension as it is in a unit, as near as digits allow.
  private static func figure(_ base: Figure, in unit: Unit) -> Figure? {
    var (digits, decimals) = (base.digits, base.decimals - unit.places)
    while decimals < 0 {
      let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      (digits, decimals) = (product, decimals + 1)
    }
    while digits % unit.multiplier != 0 {
      let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
      guard !overflow, decimals < 18 else { break }
      (digits, decimals) = (product, decimals + 1)
    }
    return Figure(digits / unit.multiplier, decimals: decimals)
  }

  /// True where a word or letter after the digits counts them in thousands or more.
  private static func hasScale(_ text: String, _ figure: Figure, _ notation: ValueNotation) -> Bool {
    guard let last = text.lastIndex(where: { $0.isNumber && $0.isASCII }) else { return false }
    // (EUR 4 639,0) and 7,25- are as many below zero.
    let digits = ValueReader(notation).read(text[...last].filter { !"()".contains($0) })
    return digits.figure?.double.magnitude != figure.double.magnitude
  }

  /// As many cells tell whether those of a column say their scales themselves, `310.9B` below `billion`.
  private static let enough = 100

  private static func haveScales(_ column: Int, _ grid: Grid, _ notation: ValueNotation) -> Bool {
    (0..<min(enough, grid.rowCount)).contains { row in
      guard let text = grid.printed(row, column), let figure = grid.value(row, column) else { return false }
      return hasScale(text, figure, notation)
    }
  }

  /// An amount in a unit that counts in powers of ten: 1.2 billion is 1,200 million.
  private static func scaled(_ figure: Figure, _ exponent: Int) -> Figure {
    var (digits, rest) = (figure.digits, exponent)
    while rest > 0, digits % 10 == 0, digits != 0 {
      digits /= 10
      rest -= 1
    }
    var decimals = figure.decimals + rest
    while decimals > 18 {
      digits /= 10
      decimals -= 1
    }
    return Figure(digits, decimals: decimals)
  }

  /// A moment, a day, and of `2024-05`, `Q1 2024` and `2024` all of their days.
  private static func period(_ text: String, _ value: CellValue) -> Range<Figure>? {
    var text = text
    if text.utf8.count == 4, let year = Int(text), let days = Period(year: year).range {
      return seconds(days)
    }
    if let days = text.withUTF8({ PeriodReader.read($0)?.range }), value.kind != .date || !text.contains(":")
    {
      return seconds(days)
    }
    let numbers = text.split(omittingEmptySubsequences: false) { "-./".contains($0) }
    // 2024-05, 05.2024, 5/2024.
    let parts = numbers.first?.count == 4 ? numbers : Array(numbers.reversed())
    if parts.count == 2, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      (1...12).contains(month), let days = Period(year: year, month: month, months: 1).range
    {
      return seconds(days)
    }
    guard value.kind == .date else { return nil }
    let first = value.figure ?? Figure(Int(saturating: value.near, .down))
    // A moment is as long as its last place.
    let (end, overflow) = first.digits.addingReportingOverflow(text.contains(":") ? 1 : 86_400)
    return first..<Figure(overflow ? .max : end, decimals: first.decimals)
  }

  private static func seconds(_ days: Range<Int>) -> Range<Figure> {
    Figure(days.lowerBound * 86_400)..<Figure(days.upperBound * 86_400)
  }
}

extension Grid {
  /// What the cells of a column are, with a value for each.
  func kind(_ column: Int) -> CellValue.Kind {
    guard columns.indices.contains(column) else { return .text }
    if let held = held(column) {
      return held.data.kinds.indices.contains(held.column) ? held.data.kinds[held.column] : .text
    }
    switch columns[column].type {
    case .rank, .number: return .number
    case .percent: return .percent
    case .money: return .money
    case .date: return .date
    case .text: return .text
    }
  }

  /// The unit of a column of measures, in which its values are; nil for other columns.
  func measureUnit(_ column: Int) -> Unit? {
    held(column).flatMap { $0.data.unit($0.column) }
  }
}

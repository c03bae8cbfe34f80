/// What the cells of a column are, counted, and what they say of how they are written. Tallies of parts add up.
struct ColumnTally: Sendable, Equatable {
  var numbers = 0
  var percents = 0
  var moneys = 0
  var measures = 0
  var dates = 0
  var seasons = 0
  var weekdays = 0
  var clocks = 0
  var codes = 0
  var texts = 0
  /// Numbers that are no whole ones above zero.
  var uncountable = 0
  /// Dates of which day or month can only stand first.
  var dayFirst = 0
  var monthFirst = 0
  /// Dates of which either may.
  var eitherFirst = 0
  /// Numbers with decimals that the mark cannot have parted thousands in, and ones of the other mark.
  var ownMark = 0
  var otherMark = 0
  var shortTimes = 0
  var longTimes = 0
  var halfDays = 0
  var minutes = 0
  var letters = 0
  var greatLetters = 0
  var exponents = 0
  var longs = 0
  /// The unit of all measures; 0 where they have several.
  var unit: UInt8 = 0
  /// Their dimension, as the first of them has it.
  var dimension: UInt8 = 0

  var numeric: Int { numbers + percents + moneys }
  /// Cells that hold something.
  var present: Int { numeric + measures + dates + seasons + weekdays + clocks + codes + texts }
  /// Cells with a value.
  var valued: Int { present - codes - texts }

  /// Counts a measure; false for one of another dimension, which is no measure beside the others.
  mutating func addMeasure(_ unit: UInt8, _ dimension: UInt8) -> Bool {
    if measures == 0 {
      (self.unit, self.dimension) = (unit, dimension)
    } else if dimension != self.dimension {
      return false
    } else if unit != self.unit {
      self.unit = 0
    }
    measures += 1
    return true
  }

  /// Counts what a cell says of its column.
  mutating func add(_ evidence: CellValue.Evidence) {
    if evidence.contains(.otherMark) { otherMark += 1 }
    if evidence.contains(.shortTime) { shortTimes += 1 }
    if evidence.contains(.longTime) { longTimes += 1 }
    if evidence.contains(.halfDay) { halfDays += 1 }
    if evidence.contains(.minutes) { minutes += 1 }
    if evidence.contains(.letter) { letters += 1 }
    if evidence.contains(.greatLetter) { greatLetters += 1 }
    if evidence.contains(.exponent) { exponents += 1 }
    if evidence.contains(.long) { longs += 1 }
  }

  /// Counts a cell. Returns false where its value does not count among the others of its kind.
  @inline(__always)
  mutating func add(_ value: CellValue) -> Bool {
    if value.evidence != [] { add(value.evidence) }
    switch value.kind {
    case .missing: break
    case .text: texts += 1
    case .code: codes += 1
    case .number:
      numbers += 1
      if value.isApproximate || value.decimals > 0 || value.digits <= 0 {
        uncountable += 1
        if value.decimals > 0, value.decimals != 3 { ownMark += 1 }
      }
    case .percent:
      percents += 1
      if value.decimals > 0, value.decimals != 3 { ownMark += 1 }
    case .money:
      moneys += 1
      if value.decimals > 0, value.decimals != 3 { ownMark += 1 }
    case .measure:
      guard addMeasure(value.unit, value.dimension) else {
        texts += 1
        return false
      }
    case .date:
      dates += 1
      switch value.order {
      case .plain: break
      case .either: eitherFirst += 1
      case .dayFirst: dayFirst += 1
      case .monthFirst: monthFirst += 1
      }
    case .season: seasons += 1
    case .weekday: weekdays += 1
    case .clock: clocks += 1
    }
    return true
  }

  mutating func add(_ other: ColumnTally) {
    let (known, knownUnit) = (measures, unit)
    numbers += other.numbers
    percents += other.percents
    moneys += other.moneys
    measures += other.measures
    dates += other.dates
    seasons += other.seasons
    weekdays += other.weekdays
    clocks += other.clocks
    codes += other.codes
    texts += other.texts
    uncountable += other.uncountable
    dayFirst += other.dayFirst
    monthFirst += other.monthFirst
    eitherFirst += other.eitherFirst
    ownMark += other.ownMark
    otherMark += other.otherMark
    shortTimes += other.shortTimes
    longTimes += other.longTimes
    halfDays += other.halfDays
    minutes += other.minutes
    letters += other.letters
    greatLetters += other.greatLetters
    exponents += other.exponents
    longs += other.longs
    guard other.measures > 0 else { return }
    if known == 0 {
      (unit, dimension) = (other.unit, other.dimension)
    } else if other.dimension != dimension {
      // Parts that hold different things hold nothing that compares.
      texts += measures
      measures = 0
    } else if other.unit != knownUnit {
      unit = 0
    }
  }

  // MARK: What the column holds

  /// Words are months or weekdays, and numbers with a word have a unit, only where this part of them is: `May` is a
  /// name among names. Counted in hundredths.
  private static let leastOfStrict = 90

  /// What most cells are; `.text` where that is not most of what is there.
  var kind: CellValue.Kind {
    if longs > 0, exponents == 0, ownMark == 0 { return .text }
    let counts: [(CellValue.Kind, Int)] = [
      (.number, numeric), (.date, dates), (.measure, measures), (.clock, clocks), (.season, seasons),
      (.weekday, weekdays),
    ]
    guard let (kind, most) = counts.max(by: { $0.1 < $1.1 }), most > 0 else { return .text }
    let others = present - most
    switch kind {
    case .number:
      if others > most { return .text }
      // A column of codes is one of names, though most of them begin with another digit than zero.
      if codes * 200 >= numeric { return .text }
      if percents * 2 > numeric { return .percent }
      return moneys * 2 > numeric ? .money : .number
    case .date, .clock: return others < most ? kind : .text
    case .measure, .season, .weekday: return most * 100 >= present * Self.leastOfStrict ? kind : .text
    case .missing, .percent, .money, .code, .text: return .text
    }
  }

  /// How many cells hold a value of the column's kind.
  func count(of kind: CellValue.Kind) -> Int {
    switch kind.scale {
    case .numbers: numeric
    case .measures: measures
    case .dates: dates
    case .seasons: seasons
    case .weekdays: weekdays
    case .clocks: clocks
    case nil: present
    }
  }
}

extension ValueNotation {
  /// The notations of a file's columns that their tallies, made with `known`, show. A column that shows nothing itself is
  /// written as the others are.
  static func decided(_ tallies: [ColumnTally], from known: [ValueNotation]) -> [ValueNotation] {
    var decided = tallies.indices.map { known.indices.contains($0) ? known[$0] : ValueNotation() }
    var (commas, points, days, months) = (0, 0, 0, 0)
    for (column, tally) in tallies.enumerated() {
      let isComma = decided[column].mark == .comma
      commas += isComma ? tally.ownMark : tally.otherMark
      points += isComma ? tally.otherMark : tally.ownMark
      days += tally.dayFirst
      months += tally.monthFirst
    }
    for (column, tally) in tallies.enumerated() {
      if tally.ownMark + tally.otherMark > 0 {
        if tally.otherMark > tally.ownMark { decided[column].mark = decided[column].mark.other }
      } else {
        decided[column].mark = commas > points ? .comma : .point
      }
      if tally.dayFirst != tally.monthFirst {
        decided[column].isDayFirst = tally.dayFirst > tally.monthFirst
      } else {
        // Nobody who writes a comma before decimals writes the month first.
        decided[column].isDayFirst = days != months ? days > months : commas > points
      }
      decided[column].dimension = dimension(tally, decided[column].dimension)
      decided[column].areMinutes =
        tally.halfDays == 0 && (tally.minutes > 0 || tally.shortTimes > 0 && tally.longTimes > 0)
    }
    return decided
  }

  private static func dimension(_ tally: ColumnTally, _ known: UInt8) -> UInt8 {
    if known != 0 { return tally.measures > 0 ? known : 0 }
    if tally.letters + tally.greatLetters == 0 { return 0 }
    if tally.measures > 0 { return tally.dimension }
    return tally.greatLetters > 0 && tally.letters > 0 && tally.moneys == 0 ? Unit.sizes : 0
  }
}

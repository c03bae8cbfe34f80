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
  /// The dates of numbers alone, also those that are texts in the order that was known.
  var orders = DateOrderTally()
  /// Numbers with decimals that the mark cannot have parted thousands in, and ones of the other mark.
  var ownMark = 0
  var otherMark = 0
  /// Numbers in which the mark may part thousands, `1.250`, and ones in which the other may stand before decimals, `1,250`.
  var thirds = 0
  var groups = 0
  /// Whole numbers without a sign between their digits: below a thousand, and from there on.
  var bareSmall = 0
  var bareGreat = 0
  var shortTimes = 0
  var longTimes = 0
  var halfDays = 0
  var minutes = 0
  var letters = 0
  var greatLetters = 0
  /// How many of the letters are a small t.
  var tonnes = 0
  var exponents = 0
  var longs = 0
  var indians = 0
  var trailingMinuses = 0
  var pointedMonths = 0
  var zeroMonths = 0
  /// Texts that begin as numbers do.
  var figured = 0
  /// Numbers with a letter behind them: one that is a flag, or may be one; and what counts as a number with any letter behind.
  var flags = 0
  var perhapsFlags = 0
  var tailedNumbers = 0
  var debits = 0
  var credits = 0
  var sideLetters = 0
  var lateYears = 0
  var republicans = 0
  /// Whole numbers that may be years.
  var years = 0
  /// The unit of all measures; 0 where they have several.
  var unit: UInt8 = 0
  /// Their dimension, as the first of them has it.
  var dimension: UInt8 = 0

  @inline(__always)
  var numeric: Int { numbers + percents + moneys }
  /// Cells that hold something.
  @inline(__always)
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
    if evidence.contains(.tonne) { tonnes += 1 }
    if evidence.contains(.exponent) { exponents += 1 }
    if evidence.contains(.long) { longs += 1 }
    if evidence.contains(.indian) { indians += 1 }
    if evidence.contains(.flag) { flags += 1 }
    if evidence.contains(.perhapsFlag) { perhapsFlags += 1 }
    if evidence.contains(.debit) { debits += 1 }
    if evidence.contains(.credit) { credits += 1 }
    if evidence.contains(.sideLetter) { sideLetters += 1 }
    if evidence.contains(.lateYear) { lateYears += 1 }
    if evidence.contains(.republican) { republicans += 1 }
    if evidence.contains(.ownMark) { ownMark += 1 }
    if evidence.contains(.grouped) { groups += 1 }
    if evidence.contains(.thirds) { thirds += 1 }
    if evidence.contains(.trailingMinus) { trailingMinuses += 1 }
    if evidence.contains(.pointedMonth) { pointedMonths += 1 }
    if evidence.contains(.zeroMonth) { zeroMonths += 1 }
    if evidence.contains(.figured) { figured += 1 }
  }

  /// Counts what an amount says of the sign before its decimals.
  @inline(__always)
  private mutating func addMarks(_ value: CellValue) {
    guard !value.isApproximate, !value.evidence.contains(.pointedMonth) else { return }
    let size = value.digits.magnitude
    if value.decimals == 0 {
      guard value.evidence == [] else { return }
      let size = value.scale == 0 ? size : size / UInt(PowerOfTen.whole(Int(value.scale)))
      if size >= 1000 {
        bareGreat += 1
        if value.kind == .number, value.scale == 0, (1800..<2200).contains(value.digits) { years += 1 }
      } else if size > 0 {
        bareSmall += 1
      }
    } else if value.decimals == 3, (1000..<1_000_000).contains(size) {
      thirds += 1
    } else {
      ownMark += 1
    }
  }

  /// Counts a cell. Returns false where its value does not count among the others of its kind.
  @inline(__always)
  mutating func add(_ value: CellValue) -> Bool {
    if value.evidence != [] {
      add(value.evidence)
      if value.kind.scale == .numbers, !value.evidence.isDisjoint(with: [.flag, .perhapsFlag, .letter]) {
        tailedNumbers += 1
      }
    }
    switch value.kind {
    case .missing: break
    case .text:
      texts += 1
      if value.orders.rawValue != 0 { orders.add(value) }
    case .code: codes += 1
    case .number:
      numbers += 1
      if value.orders.rawValue != 0 { orders.add(value) }
      if value.isApproximate || value.decimals > 0 || value.digits <= 0 { uncountable += 1 }
      addMarks(value)
    case .percent:
      percents += 1
      addMarks(value)
    case .money:
      moneys += 1
      addMarks(value)
    case .measure:
      guard addMeasure(value.unit, value.dimension) else {
        texts += 1
        figured += 1
        return false
      }
    case .date:
      dates += 1
      if value.orders.rawValue != 0 { orders.add(value) }
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
    orders.add(other.orders)
    ownMark += other.ownMark
    otherMark += other.otherMark
    thirds += other.thirds
    groups += other.groups
    bareSmall += other.bareSmall
    bareGreat += other.bareGreat
    trailingMinuses += other.trailingMinuses
    pointedMonths += other.pointedMonths
    zeroMonths += other.zeroMonths
    figured += other.figured
    shortTimes += other.shortTimes
    longTimes += other.longTimes
    halfDays += other.halfDays
    minutes += other.minutes
    letters += other.letters
    greatLetters += other.greatLetters
    tonnes += other.tonnes
    exponents += other.exponents
    longs += other.longs
    indians += other.indians
    flags += other.flags
    perhapsFlags += other.perhapsFlags
    tailedNumbers += other.tailedNumbers
    debits += other.debits
    credits += other.credits
    sideLetters += other.sideLetters
    lateYears += other.lateYears
    republicans += other.republicans
    years += other.years
    guard other.measures > 0 else { return }
    if known == 0 {
      (unit, dimension) = (other.unit, other.dimension)
    } else if other.dimension != dimension {
      // Parts that hold different things hold nothing that compares.
      texts += measures
      figured += measures
      measures = 0
    } else if other.unit != knownUnit {
      unit = 0
    }
  }

  /// Numbers with nothing behind them.
  var bareNumbers: Int { numeric - tailedNumbers }

  // MARK: What the column holds

  /// `May` is a name among names: words are months or weekdays where there are this many times as many of them as of others.
  private static let timesOfWords = 4
  /// A time without its day among so many dates is a slip.
  private static let datesForClock = 10
  /// Numbers with a word have a unit where no more than one in so many others begins as a number too: `5 A` beside `5 B`
  /// and `6 C` has none.
  private static let measuresForFigured = 9

  /// True for numbers some of which have more digits than fit: they name something, or are compared digit by digit.
  var areLong: Bool { longs > 0 && exponents == 0 && ownMark == 0 && texts <= numeric }

  /// What at least half of the cells are; `.text` where that is nothing that has values. What is left are misfits: a word for
  /// what is not known, a remark.
  var kind: CellValue.Kind {
    if longs > 0, exponents == 0, ownMark == 0 { return .text }
    let counts: [(CellValue.Kind, Int)] = [
      (.number, numeric), (.date, dates), (.measure, measures), (.clock, clocks), (.season, seasons),
      (.weekday, weekdays),
    ]
    guard let (kind, most) = counts.max(by: { $0.1 < $1.1 }), most > 0 else { return .text }
    let others = present - most
    guard others <= most else { return .text }
    switch kind {
    case .number:
      // A column of codes is one of names, though most of them begin with another digit than zero.
      if codes * 200 >= numeric { return .text }
      if percents * 2 > numeric { return .percent }
      return moneys * 2 > numeric ? .money : .number
    // Times of day beside `Nov03`, which then is a day and no month of 2003.
    case .date: return others < most && clocks * Self.datesForClock <= dates ? kind : .text
    case .clock: return others < most ? kind : .text
    case .measure: return (figured + numeric + codes) * Self.measuresForFigured <= most ? kind : .text
    case .season, .weekday: return others * Self.timesOfWords <= most ? kind : .text
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
  /// written as the others are, and where none shows anything with the mark that is usual beside the file's separator.
  static func decided(
    _ tallies: [ColumnTally], from known: [ValueNotation], usual: DecimalMark = .point, names: [String] = [],
    isEastAsian: Bool = false
  ) -> [ValueNotation] {
    var decided = tallies.indices.map { known.indices.contains($0) ? known[$0] : ValueNotation() }
    var (commas, points) = (0, 0)
    for (column, tally) in tallies.enumerated() {
      let isComma = decided[column].mark == .comma
      commas += isComma ? tally.ownMark : tally.otherMark
      points += isComma ? tally.otherMark : tally.ownMark
    }
    for (column, tally) in tallies.enumerated() {
      if tally.ownMark + tally.otherMark > 0 {
        if tally.otherMark > tally.ownMark { decided[column].mark = decided[column].mark.other }
      } else if commas != points {
        decided[column].mark = commas > points ? .comma : .point
      } else {
        decided[column].mark = mark(tally, decided[column].mark, usual)
      }
      decided[column].dimension = dimension(tally, decided[column].dimension)
      decided[column].areMinutes =
        tally.halfDays == 0 && (tally.minutes > 0 || tally.shortTimes > 0 && tally.longTimes > 0)
      decided[column].areMonths = areMonths(tally, decided[column].areMonths)
      decided[column].isIndian =
        tally.indians >= fewestIndians && tally.indians * numbersForIndian >= tally.present
      decided[column].isMinusTrailing = tally.trailingMinuses > 0
      decided[column].areYears =
        tally.dates > 0 && tally.years == tally.numeric && (tally.years > 0 || decided[column].areYears)
    }
    decideTails(&decided, tallies, names)
    if decided.contains(where: \.isIndian) {
      for column in tallies.indices where tallies[column].indians > 0 { decided[column].isIndian = true }
    }
    // Nobody who writes a comma before decimals writes the month first.
    decide(&decided, tallies, names, isEastAsian: isEastAsian, hasCommas: commas > points)
    return decided
  }

  /// The mark of a column whose every sign stands before exactly three digits, and in which nothing else tells what that
  /// means. Who writes 850 beside 1.250 parts thousands; who writes 1200 beside 1.250 does not.
  private static func mark(_ tally: ColumnTally, _ known: DecimalMark, _ usual: DecimalMark) -> DecimalMark {
    guard (tally.thirds > 0) != (tally.groups > 0) else { return usual }
    let sign = tally.thirds > 0 ? known : known.other
    // Beside commas between fields only amounts of money tell as much: 1.125 may be a measure whose 2.000 lost its zeros.
    guard usual == .comma || tally.moneys > 1 && tally.moneys == tally.numeric else { return usual }
    if tally.bareGreat > 0 { return sign }
    return tally.bareSmall > 0 ? sign.other : usual
  }

  /// `12.2023`, `10.2025` in a column of nothing else: so many of them, or one with a zero at its head.
  private static let fewestMonths = 3

  /// One number in groups of two may be a slip, and so may a few among many.
  private static let fewestIndians = 2
  private static let numbersForIndian = 10

  private static func areMonths(_ tally: ColumnTally, _ known: Bool) -> Bool {
    guard tally.zeroMonths > 0 || tally.pointedMonths >= fewestMonths else { return false }
    return tally.numeric == (known ? 0 : tally.pointedMonths)
  }

  /// The dimension whose units a lone letter is, and that a bare number or zero counts in.
  private static func dimension(_ tally: ColumnTally, _ known: UInt8) -> UInt8 {
    if tally.measures > 0, tally.measures * 2 >= tally.present { return tally.dimension }
    if known != 0 { return tally.measures > 0 ? known : 0 }
    if tally.letters + tally.greatLetters == 0 { return 0 }
    if tally.measures > 0 { return tally.dimension }
    // Nothing but t, and no currency: trillions have one, or other scales beside them.
    if tally.tonnes > 0, tally.tonnes == tally.letters, tally.moneys == 0 { return Unit.masses }
    return tally.greatLetters > 0 && tally.letters > 0 && tally.moneys == 0 ? Unit.sizes : 0
  }
}

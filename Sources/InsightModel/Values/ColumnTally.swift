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
  /// Numbers with decimals that the mark cannot have parted thousands in, but not three; those of them that have two.
  var unlikeThirds = 0
  var hundredths = 0
  /// Whole numbers without a sign between their digits: below a thousand, and from there on.
  var bareSmall = 0
  var bareGreat = 0
  /// Those below a thousand that have three digits.
  var bareHundreds = 0
  /// Numbers with a letter behind them that have decimals, and whole ones of three digits and more.
  var scaledDecimals = 0
  var scaledHundreds = 0
  /// Words that may be months and days of the week, and which of them there are, a bit for each.
  var perhapsMonths = 0
  var perhapsWeekdays = 0
  var monthsSeen: UInt16 = 0
  var weekdaysSeen: UInt16 = 0
  /// What counts as a number with any letter behind.
  var tailedNumbers = 0
  /// Whole numbers that may be years.
  var years = 0
  /// The unit of all measures; 0 where they have several.
  var unit: UInt8 = 0
  /// Their dimension, as the first of them has it.
  var dimension: UInt8 = 0
  /// How many cells said each thing of the column, by its bit, but for the marks of decimals; empty where none has said any, as
  /// in most columns of a hundred thousand.
  private var said: [UInt32] = []
  private var plainThirds = 0
  private var plainGroups = 0

  /// How many cells said one thing of the column.
  subscript(evidence: CellValue.Evidence) -> Int {
    let told = said.isEmpty ? 0 : Int(said[evidence.rawValue.trailingZeroBitCount & 63])
    switch evidence {
    case .ownMark: return told + unlikeThirds
    case .thirds: return told + plainThirds
    case .grouped: return told + plainGroups
    case _: return told
    }
  }

  private mutating func count(_ evidence: CellValue.Evidence, times: Int = 1) {
    if said.isEmpty { said = [UInt32](repeating: 0, count: UInt64.bitWidth) }
    var rest = evidence.rawValue
    while rest != 0 {
      said[rest.trailingZeroBitCount] &+= UInt32(truncatingIfNeeded: times)
      rest &= rest - 1
    }
  }

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

  /// What says nothing of the signs between the digits of an amount: its currency, and where its minus stands.
  private static let ofWholeAmounts: CellValue.Evidence = [.countsDaysFirst, .trailingMinus, .spelled]

  /// Counts what an amount says of the sign before its decimals.
  private mutating func addMarks(_ value: CellValue) {
    guard !value.isApproximate, !value.evidence.contains(.pointedMonth) else { return }
    let size = value.digits.magnitude
    if value.decimals == 0 {
      let size = value.scale == 0 ? size : size / UInt(PowerOfTen.whole(Int(value.scale)))
      guard value.evidence.isSubset(of: Self.ofWholeAmounts) else {
        if size >= 100, value.evidence.contains(.letter) { scaledHundreds += 1 }
        return
      }
      addWhole(size)
      if value.kind == .number, value.scale == 0, ValueReader.years.contains(value.digits) { years += 1 }
    } else {
      addDecimals(size, value.decimals)
    }
  }

  /// Counts a number without a sign between its digits.
  @inline(__always)
  private mutating func addWhole(_ size: UInt) {
    if size >= 1000 {
      bareGreat += 1
    } else if size > 0 {
      bareSmall += 1
      if size >= 100 { bareHundreds += 1 }
    }
  }

  @inline(__always)
  private mutating func addDecimals(_ size: UInt, _ decimals: Int) {
    if decimals == 3, (1000..<1_000_000).contains(size) {
      plainThirds += 1
    } else {
      unlikeThirds += 1
      if decimals == 2 { hundredths += 1 }
    }
  }

  /// Counts a number that says no more than what it is.
  @inline(__always)
  mutating func add(_ number: PlainNumber) {
    let (digits, decimals) = (number.digits, number.decimals)
    if number.isPercent {
      percents += 1
    } else {
      numbers += 1
      if decimals > 0 || digits <= 0 { uncountable += 1 }
    }
    if number.isGrouped {
      plainGroups += 1
    } else if decimals > 0 {
      addDecimals(digits.magnitude, decimals)
    } else {
      addWhole(digits.magnitude)
      if !number.isPercent, ValueReader.years.contains(digits) { years += 1 }
    }
  }

  /// Counts a cell. Returns false where its value does not count among the others of its kind.
  mutating func add(_ value: CellValue) -> Bool {
    if value.evidence != [] {
      count(value.evidence)
      if value.evidence.contains(.letter), !value.evidence.isDisjoint(with: [.ownMark, .thirds]) {
        scaledDecimals += 1
      }
      if value.kind.scale == .numbers, !value.evidence.isDisjoint(with: [.flag, .perhapsFlag, .letter]) {
        tailedNumbers += 1
      }
    }
    switch value.kind {
    case .missing: break
    case .text:
      texts += 1
      if value.orders.rawValue != 0 { orders.add(value) }
      if !value.evidence.isDisjoint(with: [.perhapsMonth, .perhapsWeekday]) { addWord(value) }
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
        count(.figured)
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

  /// Counts a word that may be a month or a day of the week.
  private mutating func addWord(_ value: CellValue) {
    if value.evidence.contains(.perhapsWeekday) {
      perhapsWeekdays += 1
      weekdaysSeen |= 1 << UInt16(truncatingIfNeeded: value.digits & 7)
    } else {
      perhapsMonths += 1
      // A month without a year, or a moment.
      let month =
        value.digits < 13 * 32 ? value.digits / 32 : DateReader.civil(days: value.digits / 86_400).month
      monthsSeen |= 1 << UInt16(truncatingIfNeeded: month & 15)
    }
  }

  mutating func add(_ other: ColumnTally) {
    let (known, knownUnit) = (measures, unit)
    plainThirds += other.plainThirds
    plainGroups += other.plainGroups
    if said.isEmpty {
      said = other.said
    } else {
      for bit in other.said.indices { said[bit] &+= other.said[bit] }
    }
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
    unlikeThirds += other.unlikeThirds
    hundredths += other.hundredths
    bareSmall += other.bareSmall
    bareGreat += other.bareGreat
    bareHundreds += other.bareHundreds
    scaledDecimals += other.scaledDecimals
    scaledHundreds += other.scaledHundreds
    perhapsMonths += other.perhapsMonths
    perhapsWeekdays += other.perhapsWeekdays
    monthsSeen |= other.monthsSeen
    weekdaysSeen |= other.weekdaysSeen
    tailedNumbers += other.tailedNumbers
    years += other.years
    guard other.measures > 0 else { return }
    if known == 0 {
      (unit, dimension) = (other.unit, other.dimension)
    } else if other.dimension != dimension {
      // Parts that hold different things hold nothing that compares.
      texts += measures
      count(.figured, times: measures)
      measures = 0
    } else if other.unit != knownUnit {
      unit = 0
    }
  }

  /// True where letters scale whole numbers of one or two digits, as they stand behind the numbers of flats too: `3B`, `12K`.
  var mayBeNames: Bool {
    self[.letter] > 0 && moneys + self[.scaleWord] + scaledDecimals + scaledHundreds == 0
      && bareHundreds + bareGreat == 0
  }

  /// Dates that leave no doubt and begin with a year of four digits.
  var yearLed: Int { max(0, dates - orders.count - self[.yearLast]) }

  /// Numbers with nothing behind them.
  var bareNumbers: Int { numeric - tailedNumbers }

  // MARK: What the marks say

  /// Who drops the zeros at the end of decimals drops one of three places in every tenth number: one among so many that
  /// have three digits behind the sign is a slip.
  private static let thirdsForSlip = 20
  /// One among so many, where numbers of three digits have no sign at all.
  private static let thirdsForSlipAmongHundreds = 3

  /// The numbers that tell what the column's mark is, and those that tell that it is the other, without slips: `20,51`
  /// among `906,035` and `542,590` has lost a digit.
  var marks: (own: Int, other: Int) {
    let amongThirds = self[.thirds] + self[.grouped]
    guard amongThirds > 0 else { return (self[.ownMark], self[.otherMark]) }
    func isSlip(_ count: Int, _ hundredths: Int, _ alike: Int) -> Bool {
      guard count * Self.thirdsForSlip > amongThirds else { return true }
      return count == hundredths && bareHundreds > 0 && bareGreat == 0
        && count * Self.thirdsForSlipAmongHundreds <= alike
    }
    let isOwnSlip = self[.ownMark] == unlikeThirds && isSlip(self[.ownMark], hundredths, self[.thirds])
    return (
      isOwnSlip ? 0 : self[.ownMark],
      isSlip(self[.otherMark], self[.otherHundredths], self[.grouped]) ? 0 : self[.otherMark]
    )
  }

  // MARK: What the column holds

  /// `May` is a name among names: words are months or weekdays where there are this many times as many of them as of others.
  static let timesOfWords = 4
  /// A time without its day among so many dates is a slip.
  private static let datesForClock = 10
  /// Numbers with a word have a unit where no more than one in so many others begins as a number too: `5 A` beside `5 B`
  /// and `6 C` has none.
  static let measuresForFigured = 9

  /// True for numbers some of which have more digits than fit: they name something, or are compared digit by digit.
  var areLong: Bool { self[.long] > 0 && self[.exponent] == 0 && self[.ownMark] == 0 && texts <= numeric }

  /// What at least half of the cells are; `.text` where that is nothing that has values. What is left are misfits: a word for
  /// what is not known, a remark.
  var kind: CellValue.Kind {
    if self[.long] > 0, self[.exponent] == 0, self[.ownMark] == 0 { return .text }
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
    case .measure: return (self[.figured] + numeric + codes) * Self.measuresForFigured <= most ? kind : .text
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

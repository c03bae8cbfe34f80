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
  /// Those of them that have decimals, but not three; those that have two, and such ones of the other mark.
  var unlikeThirds = 0
  var hundredths = 0
  var otherHundredths = 0
  /// Numbers in which the mark may part thousands, `1.250`, and ones in which the other may stand before decimals, `1,250`.
  var thirds = 0
  var groups = 0
  /// Whole numbers without a sign between their digits: below a thousand, and from there on.
  var bareSmall = 0
  var bareGreat = 0
  /// Those below a thousand that have three digits.
  var bareHundreds = 0
  var shortTimes = 0
  var longTimes = 0
  var halfDays = 0
  var minutes = 0
  var letters = 0
  var greatLetters = 0
  /// How many of the letters are a small t.
  var tonnes = 0
  /// Which scales the others would be.
  var smallMillions = 0
  var greatMillions = 0
  var thousands = 0
  var billions = 0
  var trillions = 0
  /// Scales in words, and letters behind numbers that have decimals.
  var scaleWords = 0
  var scaledDecimals = 0
  /// Numbers of seconds that may be years: `30s`.
  var decades = 0
  /// Words that may be months and days of the week, those that may be both, and which of them there are, a bit for each.
  var perhapsMonths = 0
  var perhapsWeekdays = 0
  var monthsOrWeekdays = 0
  var monthsSeen: UInt16 = 0
  var weekdaysSeen: UInt16 = 0
  /// `Feb 1`, and `Jan 15`.
  var daysOfMonths = 0
  var daysOrYears = 0
  /// Amounts in euros, pounds and rupees.
  var moneysOfDaysFirst = 0
  var exponents = 0
  var longs = 0
  var indians = 0
  var trailingMinuses = 0
  var pointedMonths = 0
  var zeroMonths = 0
  var shortMonths = 0
  var slashedMonths = 0
  var spelled = 0
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
    if evidence.contains(.smallMillion) { smallMillions += 1 }
    if evidence.contains(.greatMillion) { greatMillions += 1 }
    if evidence.contains(.thousand) { thousands += 1 }
    if evidence.contains(.billion) { billions += 1 }
    if evidence.contains(.trillion) { trillions += 1 }
    if evidence.contains(.scaleWord) { scaleWords += 1 }
    if evidence.contains(.letter), !evidence.isDisjoint(with: [.ownMark, .thirds]) { scaledDecimals += 1 }
    if evidence.contains(.decade) { decades += 1 }
    if evidence.contains(.monthOrWeekday) { monthsOrWeekdays += 1 }
    if evidence.contains(.dayOfMonth) { daysOfMonths += 1 }
    if evidence.contains(.dayOrYear) { daysOrYears += 1 }
    if evidence.contains(.countsDaysFirst) { moneysOfDaysFirst += 1 }
    if evidence.contains(.otherHundredths) { otherHundredths += 1 }
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
    if evidence.contains(.shortMonth) { shortMonths += 1 }
    if evidence.contains(.slashedMonth) { slashedMonths += 1 }
    if evidence.contains(.spelled) { spelled += 1 }
    if evidence.contains(.figured) { figured += 1 }
  }

  /// What says nothing of the signs between the digits of an amount: its currency, and where its minus stands.
  private static let ofWholeAmounts: CellValue.Evidence = [.countsDaysFirst, .trailingMinus, .spelled]

  /// Counts what an amount says of the sign before its decimals.
  @inline(__always)
  private mutating func addMarks(_ value: CellValue) {
    guard !value.isApproximate, !value.evidence.contains(.pointedMonth) else { return }
    let size = value.digits.magnitude
    if value.decimals == 0 {
      guard value.evidence.isSubset(of: Self.ofWholeAmounts) else { return }
      let size = value.scale == 0 ? size : size / UInt(PowerOfTen.whole(Int(value.scale)))
      if size >= 1000 {
        bareGreat += 1
        if value.kind == .number, value.scale == 0, (1800..<2200).contains(value.digits) { years += 1 }
      } else if size > 0 {
        bareSmall += 1
        if size >= 100 { bareHundreds += 1 }
      }
    } else if value.decimals == 3, (1000..<1_000_000).contains(size) {
      thirds += 1
    } else {
      ownMark += 1
      unlikeThirds += 1
      if value.decimals == 2 { hundredths += 1 }
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
    unlikeThirds += other.unlikeThirds
    hundredths += other.hundredths
    otherHundredths += other.otherHundredths
    thirds += other.thirds
    groups += other.groups
    bareSmall += other.bareSmall
    bareGreat += other.bareGreat
    bareHundreds += other.bareHundreds
    trailingMinuses += other.trailingMinuses
    pointedMonths += other.pointedMonths
    zeroMonths += other.zeroMonths
    shortMonths += other.shortMonths
    slashedMonths += other.slashedMonths
    spelled += other.spelled
    figured += other.figured
    shortTimes += other.shortTimes
    longTimes += other.longTimes
    halfDays += other.halfDays
    minutes += other.minutes
    letters += other.letters
    greatLetters += other.greatLetters
    tonnes += other.tonnes
    smallMillions += other.smallMillions
    greatMillions += other.greatMillions
    thousands += other.thousands
    billions += other.billions
    trillions += other.trillions
    scaleWords += other.scaleWords
    scaledDecimals += other.scaledDecimals
    decades += other.decades
    perhapsMonths += other.perhapsMonths
    perhapsWeekdays += other.perhapsWeekdays
    monthsOrWeekdays += other.monthsOrWeekdays
    monthsSeen |= other.monthsSeen
    weekdaysSeen |= other.weekdaysSeen
    daysOfMonths += other.daysOfMonths
    daysOrYears += other.daysOrYears
    moneysOfDaysFirst += other.moneysOfDaysFirst
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

  // MARK: What the marks say

  /// Who drops the zeros at the end of decimals drops one of three places in every tenth number: one among so many that
  /// have three digits behind the sign is a slip.
  private static let thirdsForSlip = 20
  /// One among so many, where numbers of three digits have no sign at all.
  private static let thirdsForSlipAmongHundreds = 3

  /// The numbers that tell what the column's mark is, and those that tell that it is the other, without slips: `20,51`
  /// among `906,035` and `542,590` has lost a digit.
  var marks: (own: Int, other: Int) {
    let amongThirds = thirds + groups
    guard amongThirds > 0 else { return (ownMark, otherMark) }
    func isSlip(_ count: Int, _ hundredths: Int, _ alike: Int) -> Bool {
      guard count * Self.thirdsForSlip > amongThirds else { return true }
      return count == hundredths && bareHundreds > 0 && bareGreat == 0
        && count * Self.thirdsForSlipAmongHundreds <= alike
    }
    let isOwnSlip = ownMark == unlikeThirds && isSlip(ownMark, hundredths, thirds)
    return (isOwnSlip ? 0 : ownMark, isSlip(otherMark, otherHundredths, groups) ? 0 : otherMark)
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

/// Which of day, month and year stands first in a date of numbers alone: `3/4/2024`, `24-01-05`.
enum DateOrder: UInt8, CaseIterable {
  case dayFirst, monthFirst, yearFirst
}

/// The orders in which such a date can be read; none for a notation that leaves no doubt.
struct DateOrders: OptionSet {
  var rawValue: UInt8
  static let dayFirst = DateOrders(rawValue: 1)
  static let monthFirst = DateOrders(rawValue: 2)
  static let yearFirst = DateOrders(rawValue: 4)
  /// `5-1-24`, `24.1.5`: a date where its column is one of dates, else the number of a version, a score.
  static let bare = DateOrders(rawValue: 8)

  /// `20240105`, `240105`: a date in a column of nothing else that is called so, else a number.
  static let compact = DateOrders(rawValue: 64)
  static let shortCompact = DateOrders(rawValue: 128)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  var isCompact: Bool { rawValue & 192 != 0 }

  init(_ order: DateOrder) { self.init(rawValue: 1 << order.rawValue) }

  private static let all: DateOrders = [.dayFirst, .monthFirst, .yearFirst]

  /// The order that it has been read in.
  var read: DateOrder {
    get { DateOrder(rawValue: rawValue >> 4 & 3) ?? .dayFirst }
    set { rawValue = rawValue & ~0x30 | newValue.rawValue << 4 }
  }

  func allows(_ order: DateOrder) -> Bool { contains(DateOrders(order)) }

  /// Only one order makes a date of it.
  var isPlain: Bool { intersection(Self.all).rawValue.nonzeroBitCount <= 1 }

  /// The wanted order where it makes a date, else the likeliest of the others; nil where none does.
  func chosen(_ wanted: DateOrder) -> DateOrder? {
    if allows(wanted) { return wanted }
    return [.monthFirst, .dayFirst, .yearFirst].first(where: allows)
  }

  /// True for a value of a column that is written so. Day and month may change places where nothing else makes a date of
  /// it; but what begins with a year among others that end with one is a slip: `31.02.24`.
  func fits(_ notation: ValueNotation) -> Bool {
    if rawValue == 0 || isCompact { return true }
    if contains(.bare), !notation.areBareDates { return false }
    guard let order = notation.dateOrder else { return true }
    return allows(order) || isPlain && !allows(.yearFirst)
  }
}

extension CellValue {
  /// Makes a date one that only a column of dates has: other columns have codes that look so.
  mutating func setBare(_ order: DateOrder) {
    orders = [DateOrders(order), .bare]
    orders.read = order
  }
}

/// What the dates of a column say of their order. Tallies of parts add up.
struct DateOrderTally: Sendable, Equatable {
  /// Dates of numbers alone, and bare ones among them.
  private(set) var count = 0
  private(set) var bare = 0
  /// Numbers that are dates where the column's name says so, of eight digits and of six.
  private(set) var compact = 0
  private(set) var shortCompact = 0
  /// What the dates would be in each order; empty where there are none.
  private var readings: [Reading] = []

  /// What the dates would be in one order.
  private struct Reading: Equatable {
    /// How many would be none.
    var impossible = 0
    /// Steps from one row to the next, forwards and backwards, and the days that they go altogether.
    /// How many would be the first of a month.
    var firsts = 0
    var rises = 0
    var falls = 0
    var distance = 0
    private var last = Int.min

    var changes: Int { rises + falls }
    /// Rows in order, also the latest first; so many that it is no chance.
    var isOrdered: Bool { min(rises, falls) == 0 && changes >= Self.fewestChanges }
    /// Of five dates in any order two of 120 are ordered.
    private static let fewestChanges = 4

    /// Days from one row to the next, on the average.
    var step: Double { Double(distance) / Double(max(1, changes)) }

    mutating func add(_ day: Int?) {
      guard let day else {
        impossible += 1
        return
      }
      if last != .min, day != last {
        if day > last { rises += 1 } else { falls += 1 }
        distance += abs(day - last)
      }
      last = day
    }

    mutating func add(_ other: Reading) {
      impossible += other.impossible
      firsts += other.firsts
      rises += other.rises
      falls += other.falls
      distance += other.distance
      last = .min
    }
  }

  /// Dates of each part whose steps are looked at: they tell as much as all of them.
  private static let mostSteps = 2000

  mutating func add(_ value: CellValue) {
    if value.orders.isCompact {
      if value.orders.contains(.compact) { compact += 1 } else { shortCompact += 1 }
      return
    }
    count += 1
    if value.orders.contains(.bare) { bare += 1 }
    guard count <= Self.mostSteps else {
      for order in DateOrder.allCases where !value.orders.allows(order) { self[order].impossible += 1 }
      return
    }
    let seconds = value.isApproximate ? 0 : Figure(value.digits, decimals: value.decimals).floor
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let date = DateReader.civil(days: rest < 0 ? days - 1 : days)
    let short = date.year % 100
    let (first, second, third) =
      switch value.orders.read {
      case .dayFirst: (date.day, date.month, short)
      case .monthFirst: (date.month, date.day, short)
      case .yearFirst: (short, date.month, date.day)
      }
    // A year of two digits stays in its century when it is read again.
    let year = value.orders.allows(.yearFirst) ? DateReader.year(ofTwoDigits: third) : date.year
    for order in DateOrder.allCases {
      let isPossible = value.orders.allows(order)
      let days =
        switch order {
        case .dayFirst: DateReader.days(year, second, first)
        case .monthFirst: DateReader.days(year, first, second)
        case .yearFirst: DateReader.days(DateReader.year(ofTwoDigits: first), second, third)
        }
      self[order].add(isPossible ? days : nil)
      let dayOfMonth =
        switch order {
        case .dayFirst: first
        case .monthFirst: second
        case .yearFirst: third
        }
      if isPossible, dayOfMonth == 1 { self[order].firsts += 1 }
    }
  }

  mutating func add(_ other: DateOrderTally) {
    count += other.count
    bare += other.bare
    compact += other.compact
    shortCompact += other.shortCompact
    guard other.count > 0 else { return }
    for order in DateOrder.allCases { self[order].add(other[order]) }
  }

  private subscript(order: DateOrder) -> Reading {
    get { readings.isEmpty ? Reading() : readings[Int(order.rawValue)] }
    set {
      if readings.isEmpty { readings = DateOrder.allCases.map { _ in Reading() } }
      readings[Int(order.rawValue)] = newValue
    }
  }

  /// What else than one order makes dates of most of them.
  func other(than order: DateOrder) -> DateOrder? {
    DateOrder.allCases.filter { $0 != order && self[$0].impossible < count }
      .min { self[$0].impossible < self[$1].impossible }
  }

  /// So many dates that lie half a year apart or less tell that they are dates: versions and scores of three numbers lie anywhere in a
  /// century.
  private static let fewestBare = 3
  private static let longestStep = 183.0

  /// True where all of the dates are some in an order, and close together.
  func lieClose(in order: DateOrder) -> Bool {
    let reading = self[order]
    return count >= Self.fewestBare && reading.impossible == 0 && reading.changes > 1
      && reading.step <= Self.longestStep
  }

  var mayBeginWithYear: Bool { self[.yearFirst].impossible < count }

  // MARK: Decision

  /// What else there is to go by.
  struct Surroundings {
    /// The order of other columns of the file, where they agree.
    var others: DateOrder?
    /// The language writes the year first: Korean, Japanese, Chinese.
    var isEastAsian = false
    /// The language, or a comma before decimals, says that nobody writes the month first.
    var isDayBeforeMonth = false
    /// Dates of the column that begin with a year of four digits.
    var yearLed = 0
    /// Fields are parted as where commas stand before decimals, and nothing else tells.
    var mayBeDayBeforeMonth = false

    var putsDayFirst: Bool { isDayBeforeMonth || mayBeDayBeforeMonth }
  }

  /// In the wrong order the dates of a column lie so many times farther apart: what is a day there would be a year, one of
  /// 31. Of dates that lie far apart themselves, as days of birth do, it is not told so.
  private static let timesFarther = 4.0
  /// Slips among the dates of a column are one, or one in so many.
  private static let datesForSlip = 10

  /// The order of the dates, and whether something is left open of it.
  func decided(_ around: Surroundings) -> (order: DateOrder?, isOpen: Bool) {
    guard count > 0 else { return (around.others, false) }
    var orders = DateOrder.allCases.filter { self[$0].impossible < count }
    func keep(_ isKept: (DateOrder) -> Bool) {
      let kept = orders.filter(isKept)
      if !kept.isEmpty { orders = kept }
    }
    var isOpen = false
    // Two digits for the year: it stands where the dates lie close together.
    if around.yearLed > 0, self[.yearFirst].impossible == 0 { return (.yearFirst, false) }
    let others = orders.filter { $0 != .yearFirst }
    if let near = others.min(by: { self[$0].impossible < self[$1].impossible }), orders.contains(.yearFirst) {
      let (own, other) = (self[.yearFirst], self[near])
      let slips = max(1, count / Self.datesForSlip)
      func isNear(_ reading: Reading, _ other: Reading) -> Bool {
        reading.changes > 1 && reading.impossible <= slips && reading.step * Self.timesFarther <= other.step
      }
      if isNear(own, other) {
        keep { $0 == .yearFirst }
      } else if isNear(other, own) || other.impossible == 0 && own.impossible > 0 {
        keep { $0 != .yearFirst }
      } else if own.firsts == count, own.changes > 1 {
        // Months are told by their first days: 24.01.01, 24.02.01.
        keep { $0 == .yearFirst }
        isOpen = !around.isEastAsian
      } else if !around.isEastAsian, other.impossible <= slips, own.impossible < other.impossible {
        // A day that there is not, or a year: a few dates do not tell.
        keep { $0 != .yearFirst }
        isOpen = true
      }
    }
    let least = orders.map { self[$0].impossible }.min() ?? 0
    keep { self[$0].impossible == least }
    isOpen =
      isOpen
      || least > 0 && !orders.contains(.yearFirst)
        && max(self[.dayFirst].impossible, self[.monthFirst].impossible) < count
    if orders.count > 1 { keep { self[$0].isOrdered } }
    if orders.count > 1, let known = around.others { keep { $0 == known } }
    if orders.count > 1, around.isEastAsian { keep { $0 == .yearFirst } }
    if orders.count > 1, around.putsDayFirst {
      isOpen = isOpen || !around.isDayBeforeMonth && orders.contains(.monthFirst)
      keep { $0 != .monthFirst }
    }
    if orders.count == 1 { return (orders[0], isOpen) }
    // With points alone the month is out, and where the day goes first there the year is last.
    if around.putsDayFirst, !orders.contains(.monthFirst), self[.monthFirst].impossible == count {
      return (.dayFirst, isOpen)
    }
    return (orders.contains(.monthFirst) ? .monthFirst : orders.first, true)
  }
}

extension ValueNotation {
  /// The orders of day, month and year in the dates of a file's columns.
  static func decide(
    _ decided: inout [ValueNotation], _ tallies: [ColumnTally], _ names: [String], isEastAsian: Bool,
    hasCommas: Bool, isWithoutMarks: Bool
  ) {
    guard
      tallies.contains(where: {
        $0.dates + $0.orders.count + $0.orders.compact + $0.orders.shortCompact + $0.codes + $0.seasons > 0
      })
    else { return }
    let words = names.map(DateWord.init(ofColumn:))
    var around = DateOrderTally.Surroundings()
    around.isEastAsian = isEastAsian || names.contains { DateWord.isEastAsian($0.utf8) }
    let moneys = tallies.reduce(0) { $0 + $1.moneys }
    around.isDayBeforeMonth =
      hasCommas || decided.contains(where: \.isIndian)
      || moneys > 0 && moneys == tallies.reduce(0) { $0 + $1[.countsDaysFirst] }
      || names.contains { $0.utf8.contains { (0xC3...0xC9).contains($0) } }
      || zip(tallies, words).contains { $0.orders.count > 0 && $1 == .dayBeforeMonth }
    around.mayBeDayBeforeMonth = isWithoutMarks
    // A second time with what the first one found of other columns.
    for _ in 0..<2 {
      var known: [DateOrder] = []
      for (column, tally) in tallies.enumerated() {
        around.yearLed = tally.yearLed
        (decided[column].dateOrder, decided[column].isOrderOpen) = tally.orders.decided(around)
        if tally.orders.count > 0, let order = decided[column].dateOrder, !decided[column].isOrderOpen,
          !known.contains(order)
        {
          known.append(order)
        }
      }
      around.others = known.count == 1 ? known[0] : nil
    }
    for (column, tally) in tallies.enumerated() where words.indices.contains(column) {
      // Six digits are a date in the language of those who write the year first, and beside eight.
      let areBoth = around.isEastAsian || tally.orders.compact > 0
      let compact = tally.orders.compact + (areBoth ? tally.orders.shortCompact : 0)
      // A day that is not known may be a zero.
      let others = tally.present - compact
      decided[column].areCompactDates =
        words[column] != .none && compact > others && (others == 0 || others == tally.uncountable)
      if decided[column].areCompactDates, tally.orders.count == 0 { decided[column].dateOrder = .yearFirst }
      decided[column].areBirths = DateWord.isBirth(names[column])
      // Short words are others elsewhere: tag, data.
      if words[column] != .none {
        let isDayFirst =
          around.putsDayFirst
          || words[column] == .dayBeforeMonth && names[column].count > longestOtherWord
        decideDaysOfYear(&decided[column], tally, isDayFirst: isDayFirst, isEastAsian: around.isEastAsian)
      }
    }
    for (column, tally) in tallies.enumerated() where tally.orders.bare > 0 {
      let isNamed = words.indices.contains(column) && words[column] != .none
      if isNamed {
        // A column of dates through and through, by its name too.
        decided[column].areBareDates = decided[column].areBareDates || tally.orders.count == tally.present
        continue
      }
      let bare = decided[column].areBareDates ? 0 : tally.orders.bare
      let haveFullYears = tally[.yearLast] + tally.yearLed > 0
      decided[column].areBareDates =
        tally.dates + bare == tally.present
        && !(names.indices.contains(column) && PartName.ends(names[column]))
        && decided[column].dateOrder.map { haveFullYears || tally.orders.lieClose(in: $0) } ?? false
    }
  }

  private static let longestOtherWord = 4

  /// `0503` in a column of nothing else that is called one of dates: the fifth of March, as bookkeepers write it beside a year
  /// that is said once.
  private static func decideDaysOfYear(
    _ notation: inout ValueNotation, _ tally: ColumnTally, isDayFirst: Bool, isEastAsian: Bool
  ) {
    let areDigits = tally.codes > 0 && tally.codes + tally.bareSmall + tally.bareGreat == tally.present
    let order = notation.dateOrder ?? (isEastAsian ? .yearFirst : isDayFirst ? .dayFirst : nil)
    notation.areDaysOfYear =
      order != nil && (notation.areDaysOfYear ? tally.seasons == tally.present : areDigits)
    if notation.areDaysOfYear { notation.dateOrder = order }
  }
}

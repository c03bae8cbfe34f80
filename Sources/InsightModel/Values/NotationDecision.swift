// How the columns of a file are written, by what their cells are.
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
      let (own, other) = tally.marks
      let isComma = decided[column].mark == .comma
      commas += isComma ? own : other
      points += isComma ? other : own
    }
    for (column, tally) in tallies.enumerated() {
      let (own, other) = tally.marks
      if own + other > 0 {
        if other > own { decided[column].mark = decided[column].mark.other }
      } else if partsWholeMoney(tally) {
        decided[column].mark = signOfThree(tally, decided[column].mark).other
      } else if commas != points {
        decided[column].mark = commas > points ? .comma : .point
      } else {
        decided[column].mark = mark(tally, decided[column].mark, usual)
      }
      let name = names.indices.contains(column) ? names[column] : ""
      decided[column].dimension = dimension(tally, decided[column].dimension, name)
      decided[column].areLettersNames = areLettersNames(tally, name)
      decided[column].timeWords = timeWords(tally, decided[column].timeWords)
      decided[column].areDaysOfMonths = tally[.dayOfMonth] * yearsForDay > tally[.dayOrYear]
      decided[column].areMinutes =
        tally[.halfDay] == 0
        && (tally[.minutes] > 0 || tally[.shortTime] > 0 && tally[.longTime] > 0 || isBelowZero(tally)
          || tally[.shortTime] > 0 && HourWord.isNamed(name) || tally[.dayPair] > 0)
      decided[column].areHours = decided[column].areMinutes && (HourWord.isNamed(name) || tally[.dayPair] > 0)
      decided[column].areMonths =
        areMonths(tally, decided[column].areMonths) && !MeasureUnit.isMoney(name)
      decided[column].areScientific = tally[.exponent] > 0
      decided[column].areSpelled = tally[.spelled] > (decided[column].areSpelled ? 0 : 1)
      decided[column].isIndian =
        (tally[.indian] >= fewestIndians || tally[.severalPairs] > 0)
        && tally[.indian] * numbersForIndian >= tally.present
      decided[column].isMinusTrailing = tally[.trailingMinus] > 0
      decided[column].areYears =
        tally.dates > 0 && tally.years == tally.numeric && (tally.years > 0 || decided[column].areYears)
    }
    decideTails(&decided, tallies, names)
    if decided.contains(where: \.isIndian) {
      for column in tallies.indices where tallies[column][.indian] > 0 {
        (decided[column].isIndian, decided[column].mark) = (true, .point)
      }
    }
    // Nobody who writes a comma before decimals writes the month first.
    decide(
      &decided, tallies, names, isEastAsian: isEastAsian, hasCommas: commas > points,
      isWithoutMarks: commas == points && usual == .comma)
    return decided
  }

  /// The mark of a column whose every sign stands before exactly three digits, and in which nothing else tells what that
  /// means. Who writes 850 beside 1.250 parts thousands; who writes 1200 beside 1.250 does not.
  private static func mark(_ tally: ColumnTally, _ known: DecimalMark, _ usual: DecimalMark) -> DecimalMark {
    guard (tally[.thirds] > 0) != (tally[.grouped] > 0) else { return usual }
    let sign = signOfThree(tally, known)
    if tally[.greatMoney] > 0, sign == .point, tally.moneys == tally.numeric, tally.bareGreat == 0 {
      return .comma
    }
    // Beside commas between fields only amounts of money tell as much: 1.125 may be a measure whose 2.000 lost its zeros.
    guard usual == .comma || tally.moneys > 1 && tally.moneys == tally.numeric else { return usual }
    if tally.bareGreat > 0 { return sign }
    return tally.bareSmall > 0 ? sign.other : usual
  }

  /// The sign before three digits.
  private static func signOfThree(_ tally: ColumnTally, _ known: DecimalMark) -> DecimalMark {
    tally[.thirds] > 0 ? known : known.other
  }

  /// True where one sign before three digits parts thousands, since nothing is smaller than one of the currency.
  private static func partsWholeMoney(_ tally: ColumnTally) -> Bool {
    (tally[.thirds] > 0) != (tally[.grouped] > 0)
      && tally[.wholeMoney] == max(tally[.thirds], tally[.grouped]) && tally.moneys == tally.numeric
      && tally.bareGreat == 0
  }

  /// `12.2023`, `10.2025` in a column of nothing else: so many of them, or one with a zero at its head.
  private static let fewestMonths = 3

  /// One number in groups of two may be a slip, and so may a few among many.
  private static let fewestIndians = 2
  private static let numbersForIndian = 10

  /// True for times of which some are below zero, as no time of day is; where others have a plus they are hours from UTC.
  private static func isBelowZero(_ tally: ColumnTally) -> Bool {
    tally[.negativeTime] > 0 && tally[.positiveTime] == 0 && tally[.shortTime] > tally[.negativeTime]
      && tally[.shortTime] == tally.present
  }

  private static func areMonths(_ tally: ColumnTally, _ known: Bool) -> Bool {
    // One that is no season tells of all.
    if tally[.slashedMonth] > 0 { return tally[.slashedMonth] == tally.present && (known || tally.texts > 0) }
    if tally[.shortSlashed] > 0 {
      let months = known ? 0 : tally[.shortSlashed]
      return tally.dates > 0 && tally.dates + months == tally.present
    }
    guard
      tally[.zeroMonth] > 0
        || tally[.pointedMonth] + tally[.shortMonth] >= fewestMonths && tally[.pointedMonth] > 1
    else { return false }
    return tally.numeric == (known ? 0 : tally[.pointedMonth] + tally[.shortMonth])
  }

  /// Of the days of a month nine have one digit: where they are no years there is such a one among so many.
  private static let yearsForDay = 10

  /// So many different short words of months, or of days, are no chance.
  private static let fewestTimeWords = 4

  /// What short words are: months beside months, days beside days of the week.
  private static func timeWords(_ tally: ColumnTally, _ known: TimeWords) -> TimeWords {
    func areMost(_ words: Int) -> Bool {
      words > 0 && (tally.present - words) * ColumnTally.timesOfWords <= words
    }
    let days = tally.weekdays + tally.perhapsWeekdays + tally[.monthOrWeekday]
    if tally.seasons == tally[.monthOrWeekday], areMost(days),
      known == .weekdays || tally.perhapsWeekdays + tally[.monthOrWeekday] > 0,
      tally.weekdays > 0 || tally.weekdaysSeen.nonzeroBitCount >= fewestTimeWords
    {
      return .weekdays
    }
    let months = tally.seasons + tally.dates
    if areMost(months + tally.perhapsMonths), known == .months || tally.perhapsMonths > 0,
      months > 0 || tally.monthsSeen.nonzeroBitCount >= fewestTimeWords
    {
      return .months
    }
    return .unknown
  }

  /// The dimension whose units a lone letter is, and that a bare number or zero counts in.
  private static func dimension(_ tally: ColumnTally, _ known: UInt8, _ name: String) -> UInt8 {
    // What was nothing but m has other scales beside it.
    if known == Unit.lone, tally.moneys + tally[.scaleWord] + tally[.letter] > 0 { return 0 }
    if tally.measures > 0, tally.measures * 2 >= tally.present { return tally.dimension }
    if known != 0 { return tally.measures > 0 ? known : 0 }
    guard tally[.letter] + tally[.greatLetter] + tally[.decade] > 0 else { return 0 }
    if tally.measures > 0 { return tally.dimension }
    // 30s is no decade beside 5m.
    if tally[.decade] > 0, tally[.letter] > 0 { return Unit.durations }
    guard tally.moneys == 0 else { return 0 }
    // Nothing but t, and no currency: trillions have one, or other scales beside them.
    if tally[.tonne] > 0, tally[.tonne] == tally[.letter] { return Unit.masses }
    if tally[.greatLetter] > 0, tally[.letter] > 0 { return Unit.sizes }
    // The same of m: metres, minutes, millions, and nothing tells which, unless those below a million have hundreds.
    return tally[.smallMillion] > 0 && tally[.smallMillion] == tally[.letter] && tally[.scaleWord] == 0
      && (tally.bareHundreds + tally.bareGreat) * 2 <= tally.bareNumbers && !MeasureUnit.isMoney(name)
      ? Unit.lone : 0
  }

  /// True where a letter behind a number is no scale. A scale has a currency, another scale or decimals beside it, or stands
  /// at most of the numbers; other letters, `7a`, belong to names.
  private static func areLettersNames(_ tally: ColumnTally, _ name: String) -> Bool {
    guard tally[.letter] > 0 else { return false }
    let scales = [
      tally[.thousand], tally[.smallMillion] + tally[.greatMillion], tally[.billion], tally[.trillion],
    ]
    guard tally.moneys == 0, tally[.scaleWord] == 0, tally.scaledDecimals == 0,
      scales.count(where: { $0 > 0 }) == 1,
      !MeasureUnit.isMoney(name)
    else { return false }
    let bare = tally.bareSmall + tally.bareGreat
    // 7B and 13B are names, bytes or billions, and nothing tells.
    if tally[.letter] == max(tally[.billion], tally[.trillion]), tally.bareHundreds + tally.bareGreat == 0 {
      return true
    }
    // 3M and 6M beside 1Y are months.
    if tally[.figured] * ColumnTally.measuresForFigured > tally[.letter] { return true }
    guard tally[.letter] <= bare + tally[.figured] else { return false }
    if tally[.figured] > 0 { return true }
    // Who writes 3k for 3,000 writes 850 below it.
    return tally[.thousand] == 0 || tally.bareHundreds * 2 < bare
  }
}

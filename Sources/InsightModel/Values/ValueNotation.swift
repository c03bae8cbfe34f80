/// How the cells of one column are written, where a cell alone may mean several things. Decided by the whole column.
struct ValueNotation: Sendable, Equatable {
  /// The sign before the decimals.
  var mark = DecimalMark.point
  /// What stands first in `3/4/2024` and `24-01-05`; nil where nothing tells, as in a column without such dates.
  var dateOrder: DateOrder?
  /// True where the dates can be read in another order as well.
  var isOrderOpen = false
  /// True where `5-1-24` is a date.
  var areBareDates = false
  /// True where `20240105` is a date.
  var areCompactDates = false
  /// True where `0503` is a day of a year that is not said.
  var areDaysOfYear = false
  /// True where a person says that digits with a zero before them, `007`, are numbers.
  var areZerosNumbers = false
  /// True for days of birth, none of which is to come.
  var areBirths = false
  /// True where the thousands stand in groups of two: `12,34,567`.
  var isIndian = false
  /// What `△3.2` and `▲3.2` are.
  var triangles = CellReader.Triangles.usual
  /// The dimension whose units come before scales: `2m` is two minutes beside `1h`, two metres beside `3 km`; 0 for none.
  var dimension: UInt8 = 0
  /// True where a letter behind a number scales nothing: `12b` among house numbers.
  var areLettersNames = false
  /// True where a number without a unit counts KiB among sizes with one.
  var areKibibytes = false
  /// True where `3:45` is three minutes and 45 seconds.
  var areMinutes = false
  /// True where `36:15` is 36 hours and a quarter, if it is no time of day.
  var areHours = false
  /// What words are that may be a month, a day of the week or neither.
  var timeWords = TimeWords.unknown
  /// True where `Jan 15` is a day, and no month of 2015.
  var areDaysOfMonths = false
  /// True where `12.2023` is a month.
  var areMonths = false
  /// True where numbers are spelled: `九` beside `十五`.
  var areSpelled = false
  /// True where `2015-` is a number below zero, and no year from which something goes on.
  var isMinusTrailing = false

  /// True where `1E5` is a number, as beside `2.5e-3`.
  var areScientific = false
  /// What stands behind the numbers, or before them, and is their unit.
  var affix: ColumnAffix?
  /// What a letter behind a number is.
  var flags = NumberTail.Flags.unknown
  /// True where `12.00 Dr` and `850,00 S` are below zero, and those of the other side above.
  var areSided = false
  /// True where 2024 is the time that it begins with, as beside `2024-Q1`.
  var areYears = false
  /// True where years count from the Buddha: 2567 is 2024.
  var areBuddhist = false

  /// True where two digits before 年 count from the Republic of China, as three do.
  var areRepublican = false

  /// Takes an order of day, month and year that somebody has told.
  mutating func setOrder(_ order: DateOrder) {
    (dateOrder, isOrderOpen, areBareDates, areCompactDates) = (order, false, true, true)
  }

  /// The dimension of numbers without a unit; 0 where they stand for themselves.
  var bareDimension: UInt8 { areMinutes ? Unit.durations : Unit.countsBare(dimension) ? dimension : 0 }
}

/// The sign before a number's decimal places.
enum DecimalMark {
  case point
  /// As in German and Swedish, where points and spaces part the thousands.
  case comma

  var byte: UInt8 {
    switch self {
    case .point: 0x2E
    case .comma: 0x2C
    }
  }

  var other: DecimalMark {
    switch self {
    case .point: .comma
    case .comma: .point
    }
  }
}

/// What words of times are in a column.
enum TimeWords { case unknown, months, weekdays }

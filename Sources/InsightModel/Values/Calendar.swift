// The days of the Gregorian calendar.
extension DateReader {
  /// Days since 1970-01-01 in the Gregorian calendar; nil where there is no such day.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= length(year, month) else {
      return nil
    }
    // Years that begin in March: the leap day is the last of its year, and months before it have a regular length.
    let shifted = month > 2 ? year : year - 1
    let (era, yearOfEra) = (shifted / 400, shifted % 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day of so many days since 1970-01-01 in the Gregorian calendar, for years from 1.
  static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let (era, dayOfEra) = (shifted / 146_097, shifted % 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  static func length(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    case _: 31
    }
  }

  /// The year that two digits mean: those of POSIX, 1969 to 2068.
  static func year(ofTwoDigits number: Int) -> Int { number < 69 ? 2000 + number : 1900 + number }

  /// A day of birth in a year of two digits: not in one that is far ahead, but a century before.
  static func ofBirth(_ date: CellValue) -> CellValue {
    guard let day = date.day, let first = days(firstYearOfNoBirth, 1, 1), day >= first, date.decimals == 0,
      !date.isApproximate
    else { return date }
    let (year, month, dayOfMonth) = civil(days: day)
    guard let earlier = days(year - 100, month, dayOfMonth) else { return date }
    var date = date
    date.digits -= (day - earlier) * 86_400
    return date
  }

  /// `29` may be a year to come or one past; later ones are past.
  private static let firstYearOfNoBirth = 2030
}

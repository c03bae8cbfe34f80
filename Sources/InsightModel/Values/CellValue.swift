/// What a cell or a field is worth.
struct CellValue: Equatable {
  enum Kind: UInt8 {
    case missing, number, percent, money
    /// A number with a unit: `-5 kg`, `1.5 GB`, `1h5m`. Its digits are in the base of its dimension (see `Unit`).
    case measure
    /// A moment, or the beginning of a period that says of which year: seconds since 1970.
    case date
    /// A month, quarter or day that does not say of which year: 32 for each month, and the day.
    case season
    /// 1 for Monday to 7 for Sunday.
    case weekday
    /// A time of day, in seconds.
    case clock
    /// Digits that count nothing: `007`, a telephone number.
    case code
    case text

    /// Values that one column can hold together, in one order; nil for what has no value.
    var scale: Scale? {
      switch self {
      case .number, .percent, .money: .numbers
      case .measure: .measures
      case .date: .dates
      case .season: .seasons
      case .weekday: .weekdays
      case .clock: .clocks
      case .missing, .code, .text: nil
      }
    }
  }

  enum Scale: UInt8 { case numbers, measures, dates, seasons, weekdays, clocks }

  /// What a field says of how its column is written.
  struct Evidence: OptionSet {
    let rawValue: UInt64
    /// It is a number with the other decimal mark only.
    static let otherMark = Evidence(rawValue: 1)
    /// `3:45`, `1:02:03`.
    static let shortTime = Evidence(rawValue: 2)
    static let longTime = Evidence(rawValue: 4)
    /// `-1:30` and `+9:00`.
    static let negativeTime = Evidence(rawValue: 1 << 46)
    static let positiveTime = Evidence(rawValue: 1 << 47)
    /// A time of day with AM or PM.
    static let halfDay = Evidence(rawValue: 8)
    /// `75:30`, `3:45.2`: no time of day.
    static let minutes = Evidence(rawValue: 16)
    /// `2m`, `3K`: a scale, or a unit.
    static let letter = Evidence(rawValue: 32)
    /// `1.6G`: no scale of numbers, but one of sizes.
    static let greatLetter = Evidence(rawValue: 64)
    static let exponent = Evidence(rawValue: 128)
    /// A whole number of more digits than fit.
    static let long = Evidence(rawValue: 256)
    /// A number that has more digits than fit in other places than a whole one, or signs between them: `1,234,567,890,123,456.05`.
    static let longAmount = Evidence(rawValue: 1 << 48)
    /// A date that leaves no doubt and ends with its year: `16.02.2024`, `5 May 2024`.
    static let yearLast = Evidence(rawValue: 1 << 49)
    /// `03/24`: a month and a year, or something else.
    static let shortSlashed = Evidence(rawValue: 1 << 50)
    /// `3 days, 4:05`, which ends in hours and minutes.
    static let dayPair = Evidence(rawValue: 1 << 51)
    /// Its marks can mean nothing else: `1,234,567`, `1.25 kg`.
    static let ownMark = Evidence(rawValue: 512)
    /// One sign between thousands, `1,250`, which with the other decimal mark would be one before decimals.
    static let grouped = Evidence(rawValue: 1024)
    /// Three decimals before which thousands may stand: `1.250 kg`.
    static let thirds = Evidence(rawValue: 2048)
    /// One sign before three digits in an amount of a currency that has no thousandths, `Rp 16.460`; in one beside which a
    /// comma stands before decimals, and too much for a price per litre: `€ 16.460`; in one that has thousandths: `KWD 1.250`.
    static let wholeMoney = Evidence(rawValue: 1 << 43)
    static let greatMoney = Evidence(rawValue: 1 << 44)
    static let thousandths = Evidence(rawValue: 1 << 45)
    /// `1200-`, `7.25 -`: the minus stands after the digits.
    static let trailingMinus = Evidence(rawValue: 4096)
    /// `12.2023`: a month and a year, or a number.
    static let pointedMonth = Evidence(rawValue: 8192)
    /// `03.2024`, which nobody writes for a number.
    static let zeroMonth = Evidence(rawValue: 16384)
    /// A text that begins as a number does: `12 B`, `7a`.
    static let figured = Evidence(rawValue: 32768)
    /// `1,00,000`: thousands in groups of two, as in India.
    static let indian = Evidence(rawValue: 1 << 16)
    /// `1,35,39,067`: two such groups and more, which no slip makes.
    static let severalPairs = Evidence(rawValue: 1 << 42)
    /// `12.9 p`: a letter that says of a number that it is preliminary, an estimate, a break in the series.
    static let flag = Evidence(rawValue: 1 << 17)
    /// `11.1 b`: such a letter, or a scale or a unit.
    static let perhapsFlag = Evidence(rawValue: 1 << 18)
    /// `850,00 S`, `1,200.00 Dr`, and the other side of the ledger: `H`, `Cr`.
    static let debit = Evidence(rawValue: 1 << 19)
    static let credit = Evidence(rawValue: 1 << 20)
    /// A side in a letter that is one of others' too: D, C.
    static let sideLetter = Evidence(rawValue: 1 << 22)
    /// `113年1月`, a year of the Republic of China.
    static let republican = Evidence(rawValue: 1 << 23)
    /// `5 t`: a scale of money, tonnes of anything else.
    static let tonne = Evidence(rawValue: 1 << 24)
    /// `3m`, `3k`, `3b`: which scale the letter is, if it is one. Capitals are the same, but for M and T.
    static let smallMillion = Evidence(rawValue: 1 << 25)
    static let greatMillion = Evidence(rawValue: 1 << 26)
    static let thousand = Evidence(rawValue: 1 << 27)
    static let billion = Evidence(rawValue: 1 << 28)
    static let trillion = Evidence(rawValue: 1 << 29)
    /// `1.2 million`: a scale in a word.
    static let scaleWord = Evidence(rawValue: 1 << 30)
    /// `30s`: seconds, or the years from thirty on.
    static let decade = Evidence(rawValue: 1 << 31)
    /// A number with the other decimal mark and two digits behind it, `20,51`.
    static let otherHundredths = Evidence(rawValue: 1 << 32)
    /// `fev`, `abr/24`: a month, by a word that is another elsewhere; `qui`, such a day of the week; `mar`, both.
    static let perhapsMonth = Evidence(rawValue: 1 << 33)
    static let perhapsWeekday = Evidence(rawValue: 1 << 34)
    static let monthOrWeekday = Evidence(rawValue: 1 << 35)
    /// `Feb 1`, which is a day, and `Jan 15`, which may be a month of a year.
    static let dayOfMonth = Evidence(rawValue: 1 << 36)
    static let dayOrYear = Evidence(rawValue: 1 << 37)
    /// An amount in euros, pounds or rupees.
    static let countsDaysFirst = Evidence(rawValue: 1 << 38)
    /// A number in signs of Han or in Hangul.
    static let spelled = Evidence(rawValue: 1 << 39)
    /// `2024.5`, which among `2024.10` is a month.
    static let shortMonth = Evidence(rawValue: 1 << 40)
    /// `2031/04`: a month, or a season.
    static let slashedMonth = Evidence(rawValue: 1 << 41)
    /// A date from 2400 on, as the year of the Buddha has it.
    static let lateYear = Evidence(rawValue: 1 << 21)
  }

  // The small fields stand together and after the large ones: a gap between them would be copied with every value.

  /// The digits of an exact number; the bits of a `Double` where the number is too long or too large to be exact.
  var digits: Int
  var evidence: Evidence
  private var places: UInt8
  var kind: Kind
  var isApproximate: Bool
  /// Of a date in numbers alone, and of a text that would be one in another column: what can stand first.
  var orders: DateOrders
  /// Index of a measure's unit; 0 for several in one, `1h5m`, and for other kinds.
  var unit: UInt8
  /// Of a measure, its dimension; 0 for other kinds.
  var dimension: UInt8
  /// How many more digits a whole number has than are printed: 6 for `56 million`.
  var scale: UInt8 = 0

  @inline(__always)
  init(
    kind: Kind, digits: Int = 0, decimals: Int = 0, isApproximate: Bool = false, orders: DateOrders = [],
    evidence: Evidence = [], unit: UInt8 = 0, dimension: UInt8 = 0
  ) {
    (self.kind, self.digits, places) = (kind, digits, UInt8(truncatingIfNeeded: decimals))
    (self.isApproximate, self.orders, self.evidence) = (isApproximate, orders, evidence)
    (self.unit, self.dimension) = (unit, dimension)
  }

  /// How many of the digits stand after the decimal point, 0...18.
  @inline(__always)
  var decimals: Int {
    get { Int(places) }
    set { places = UInt8(truncatingIfNeeded: newValue) }
  }

  static let text = CellValue(kind: .text)
  static let missing = CellValue(kind: .missing)

  static func approximate(_ number: Double, _ kind: Kind) -> CellValue {
    guard !number.isNaN else { return .missing }
    return CellValue(kind: kind, digits: Int(bitPattern: UInt(number.bitPattern)), isApproximate: true)
  }

  /// A moment: whole seconds since 1970, and what follows them after the decimal point. What is too long to be exact,
  /// as the last nanosecond of the year 9999, is near, and in the same second.
  static func moment(seconds: Int, fraction: Int, decimals: Int) -> CellValue {
    if let whole = PowerOfTen.scaled(seconds, decimals) {
      let (digits, overflow) = whole.addingReportingOverflow(fraction)
      if !overflow { return CellValue(kind: .date, digits: digits, decimals: decimals) }
    }
    let number = Double(seconds) + Double(fraction) / PowerOfTen.double(decimals)
    return .approximate(min(number, Double(seconds + 1).nextDown), .date)
  }

  /// The nearest binary number, of a moment one in the same second.
  var near: Double {
    if isApproximate { return Double(bitPattern: UInt64(UInt(bitPattern: digits))) }
    let figure = Figure(digits, decimals: decimals)
    return kind == .date ? figure.nearMoment : figure.double
  }

  /// The day of a date, counted from 1970-01-01; nil for other values.
  var day: Int? {
    guard kind == .date else { return nil }
    let (days, rest) = (figure?.floor ?? Int(saturating: near, .down)).quotientAndRemainder(
      dividingBy: 86_400)
    return rest < 0 ? days - 1 : days
  }

  var figure: Figure? {
    kind.scale == nil || isApproximate ? nil : Figure(digits, decimals: decimals)
  }
}

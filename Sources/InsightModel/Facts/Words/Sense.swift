/// What a word or phrase says of figures.
enum Sense: Sendable, Equatable {
  // Numbers
  case number(Int)
  /// `anderthalb`, `三点五`
  case decimal(Double)
  /// `dozen`: so many of each that is counted.
  case pack(Int)
  /// `thirds`, `Viertel`: with a number before it.
  case part(Int)
  /// In itself a share: `half`, `a third`, in percent.
  case fraction(Double)
  /// The denominator comes first: `분의`, `分之`.
  case overNext
  case ordinal(Int)
  /// `第`: an ordinal follows.
  case ordinalSign
  /// `百分之`: percents follow.
  case percentFirst
  /// `times`, `fold`, `배`.
  case times
  /// `doubled`: so many times what it was.
  case multiple(Double)
  /// A power of ten.
  case scale(Int)
  /// Ten percent: `成`, `할`.
  case tenth
  /// `number one in five`, `out of`.
  case outOf

  // Units
  case currency(String)
  case percent
  case points
  case unit(String, UnitKind)
  /// Counts that may stand in words: `years`, `Jahre`.
  case duration(String)

  // Bounds
  case before(Fact.Qualifier)
  case after(Fact.Qualifier)

  // Ranks
  /// In itself a rank: `number one`, `top spot`.
  case rank(Int)
  case rankNoun
  /// What a rank is changed by: `two positions`, `두 계단`.
  case rankStep
  /// An ordinal without a noun after it is a rank: `ranked`, `rose to`.
  case rankVerb
  case superlative
  /// `top ten`, `상위`: as many of the first rows; no amount.
  case top

  // Times
  case period(RelativePeriod)
  case quarter, half, year
  case month(Int)
  /// A unit of time after digits of a date: `월`, `일`.
  case monthSign, daySign, yearSign
  /// `in a row`, `연속`.
  case inRow

  // What is said of a number
  case up, down
  case growth
  case share
  case difference
  case from, to, than, of
  /// All of them: `worldwide`, `together`.
  case all
  /// Some of them added up: `together`, `zusammen`.
  case together
  /// What is not named one by one: `the others`.
  case rest
  /// What is not what the table says it is: `expected`, `target`, `would`.
  case hedge
  /// Another set than the table's: `excluding`, `domestic`.
  case other
  /// A number that names: `Terminal`, `Artikel`, `제`.
  case name
  /// What follows a number that names: `2 am`, `3호선`.
  case label
  case joins
  /// `only`, `nur`: changes nothing of what is said.
  case emphasis
  /// `it`, `the company`: what the sentence is about.
  case pronoun
  /// The same in other words follows: `or`, `das sind`.
  case apposition
  /// Ends a clause.
  case turn
}

enum UnitKind: Sendable, Equatable { case measure, count, rate }

enum RelativePeriod: Sendable, Equatable {
  /// By the date of the issue.
  case lastYear, thisYear, nextYear
  case thisQuarter, lastQuarter, thisMonth, lastMonth
  /// The one before that of the table.
  case previous
  /// A part of a year, which no figure of a year speaks of.
  case partOfYear
}

enum Language: Sendable, Equatable {
  case english, german, korean, chinese

  /// What the letters and the commonest words of a text say. `bytes` is in UTF-8.
  init(_ bytes: ArraySlice<UInt8>) {
    var (latin, hangul, han, kana) = (0, 0, 0, 0)
    for byte in bytes {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: latin += 1
      case 0xEA...0xED: hangul += 1
      case 0xE4...0xE9: han += 1
      case 0xE3: kana += 1
      case _: break
      }
    }
    // A sign of Han or Hangul says as much as a short word.
    if hangul * 3 > latin, hangul >= han {
      self = .korean
    } else if han * 3 > latin, han > kana {
      self = .chinese
    } else {
      self = Self.latin(bytes)
    }
  }

  /// German where its articles and conjunctions are more than those of English.
  private static func latin(_ bytes: ArraySlice<UInt8>) -> Language {
    var (german, english) = (0, 0)
    for word in bytes.split(whereSeparator: { $0 <= 0x20 }) where (2...5).contains(word.count) {
      word.withUnsafeBufferPointer { word in
        if WordList.holds(commonGerman, word) { german += 1 }
        if WordList.holds(commonEnglish, word) { english += 1 }
      }
    }
    return german > english ? .german : .english
  }

  private static let commonGerman: StaticString =
    " der die das und ist im auf von mit um dem den des ein eine zu nach vor für sich wurde auch aus bei sind hat zum zur als nicht oder durch rund einem einer"
  private static let commonEnglish: StaticString =
    " the and of to is with for by on from at its it that as has have be after this than were are"

  /// Which sign stands before the decimals.
  var mark: DecimalMark {
    switch self {
    case .german: .comma
    case .english, .korean, .chinese: .point
    }
  }

  var words: Lexicon<Sense> {
    switch self {
    case .english: Self.englishWords
    case .german: Self.germanWords
    case .korean: Self.koreanWords
    case .chinese: Self.chineseWords
    }
  }

  /// What may stand right after a number, and says nothing elsewhere.
  var units: Lexicon<Sense> {
    switch self {
    case .english: Self.englishUnits
    case .german: Self.germanUnits
    case .korean: Self.koreanUnits
    case .chinese: Self.chineseUnits
    }
  }

  /// True where words are written without spaces between them.
  var isSpaceless: Bool { self == .korean || self == .chinese }

  private static let englishWords = Lexicon<Sense>(EnglishWords.words)
  private static let englishUnits = Lexicon<Sense>(EnglishWords.units + CommonWords.units)
  private static let germanWords = Lexicon<Sense>(GermanWords.words)
  private static let germanUnits = Lexicon<Sense>(GermanWords.units + CommonWords.units)
  private static let koreanWords = Lexicon<Sense>(KoreanWords.words)
  private static let koreanUnits = Lexicon<Sense>(KoreanWords.units + CommonWords.units)
  private static let chineseWords = Lexicon<Sense>(ChineseWords.words)
  private static let chineseUnits = Lexicon<Sense>(ChineseWords.units + CommonWords.units)
}

/// An expression of a text that says an amount, a rank or a time, before it is held against anything.
struct Mention: Sendable {
  var kind: Fact.Kind
  /// Bytes of the text.
  var range: Range<Int>
  /// The lexemes it takes.
  var lexemes: Range<Int>
  var sentence = 0
  var value: Double = 0
  var interval = Interval(0, 0)
  var unit: String?
  var scale: String?
  var qualifier: Fact.Qualifier?
  /// How many digits say something, without the zeros at the end of a whole number; 1 for words.
  var significance = 1
  /// True for what is said in words: `a third`, `doubled`.
  var isInWords = false
  /// True for percents in any words.
  var isPercent = false
  /// Of a rank: something besides the ordinal says that it is one.
  var isCertain = false
  /// `two of the five`, `zwei von fünf`: how many out of how many.
  var outOf: (count: Int, all: Int)?
  /// Of a part: the rows that it is a part of, where it is named so: `a sixth of what Arvenia did`.
  var base: [EntityNames.Row] = []
  var span: TimeSpan?
  var relative: RelativePeriod?
  /// 1 where it says a rise, -1 a fall, 0 neither.
  var direction = 0
  /// True where the word for the rise or fall stands right beside.
  var isDirectionBeside = false

  var isAmount: Bool {
    switch kind {
    case .money, .count, .measure: true
    case .share, .change, .points, .duration, .multiple, .rate, .rank, .rankChange, .ordinal, .year, .quarter,
      .half, .month,
      .day, .season, .relative, .yearSpan:
      false
    }
  }

  var isPeriod: Bool {
    switch kind {
    case .year, .quarter, .half, .month, .day, .season, .relative, .yearSpan: true
    case .money, .count, .measure, .share, .change, .points, .duration, .multiple, .rate, .rank, .rankChange,
      .ordinal:
      false
    }
  }
}

/// Reads the mentions of a block, one after the other.
struct MentionReader {
  let text: [UInt8]
  let language: Language
  let lexemes: [Lexeme]
  /// True for a headline, whose nouns may all be written with capitals.
  let isTitle: Bool
  /// Units of the tables that are no words of the language: `CGT`, `passengers`.
  let tableUnits: Lexicon<String>
  private var found: [Mention] = []

  static func mentions(
    _ text: [UInt8], _ lexemes: [Lexeme], _ language: Language, isTitle: Bool, _ units: Lexicon<String>
  ) -> [Mention] {
    var reader = MentionReader(
      text: text, language: language, lexemes: lexemes, isTitle: isTitle, tableUnits: units)
    reader.run()
    return reader.found
  }

  private init(
    text: [UInt8], language: Language, lexemes: [Lexeme], isTitle: Bool, tableUnits: Lexicon<String>
  ) {
    self.text = text
    self.language = language
    self.lexemes = lexemes
    self.tableUnits = tableUnits
    let words = lexemes.filter { lexeme in
      switch lexeme.kind {
      case .word: true
      case .sense, .number, .sign, .code, .period, .mark: false
      }
    }
    self.isTitle = isTitle && words.count(where: \.isCapital) * 2 > words.count
  }

  private mutating func run() {
    var at = 0
    while at < lexemes.count {
      if let mention = read(at) {
        share(mention)
        found.append(mention)
        at = max(at + 1, mention.lexemes.upperBound)
      } else {
        at = afterTrap(at)
      }
    }
  }

  /// `from 45 to 41 per cent`, `zwischen 3 und 4 Millionen Tonnen`: the first number has the unit of the second.
  private mutating func share(_ second: Mention) {
    guard let first = found.last, first.kind == .count, first.unit == nil, first.scale == nil,
      !first.isInWords,
      first.qualifier == nil, first.outOf == nil, second.unit != nil || second.scale != nil,
      !second.isInWords,
      second.qualifier == nil, first.lexemes.upperBound + 1 == second.lexemes.lowerBound,
      sense(first.lexemes.upperBound) == .to || sense(first.lexemes.upperBound) == .joins
    else { return }
    let before = string(first.lexemes.lowerBound - 1).lowercased()
    guard sense(first.lexemes.lowerBound - 1) == .from || before == "between" || before == "zwischen" else {
      return
    }
    var shared = first
    (shared.kind, shared.unit, shared.scale, shared.isPercent) = (
      second.kind, second.unit, second.scale, second.isPercent
    )
    for index in second.lexemes {
      guard case .scale(let exponent) = sense(index) else { continue }
      let factor = PowerOfTen.double(min(exponent, 18))
      (shared.value, shared.interval) = (shared.value * factor, shared.interval * factor)
    }
    found[found.count - 1] = shared
  }

  private func read(_ at: Int) -> Mention? {
    switch lexemes[at].kind {
    case .word, .sign, .code, .mark: return nil
    case .period(let span): return time(at, at + 1, span)
    case .number(let digits):
      if let time = time(at) { return time }
      return isTrap(at, digits) ? nil : rank(at) ?? quantity(at)
    case .sense(let sense):
      switch sense {
      case .number(let number):
        // 二〇二四年
        if (1900...2099).contains(number), self.sense(at + 1) == .yearSign { return year(at, at + 2, number) }
        return isInName(at) ? nil : rank(at) ?? quantity(at)
      case .before, .currency, .decimal, .fraction, .multiple, .percentFirst:
        return rank(at) ?? quantity(at)
      case .ordinal, .ordinalSign, .rank, .rankNoun: return time(at) ?? run(at) ?? rank(at)
      case .period, .month: return time(at)
      case .inRow: return run(at)
      case _: return nil
      }
    }
  }

  // MARK: What stands where

  func lexeme(_ index: Int) -> Lexeme? { lexemes.indices.contains(index) ? lexemes[index] : nil }
  func sense(_ index: Int) -> Sense? { lexeme(index)?.sense }
  func digits(_ index: Int) -> Digits? { lexeme(index)?.digits }
  func isMark(_ index: Int, _ signs: String) -> Bool {
    guard let mark = lexeme(index)?.mark, let sign = Unicode.Scalar(mark) else { return false }
    return signs.unicodeScalars.contains(sign)
  }
  func string(_ index: Int) -> String {
    lexeme(index).map { String(decoding: text[$0.range], as: UTF8.self) } ?? ""
  }
  /// True where the lexeme stands right after the one before it, in its sentence.
  func isGlued(_ index: Int) -> Bool { lexeme(index).map { !$0.isApart } ?? false }

  func mention(_ kind: Fact.Kind, _ from: Int, _ to: Int) -> Mention {
    let to = max(from + 1, min(to, lexemes.count))
    return Mention(
      kind: kind, range: lexemes[from].range.lowerBound..<lexemes[to - 1].range.upperBound,
      lexemes: from..<to,
      sentence: lexemes[from].sentence)
  }

  /// A whole number here, in digits or words.
  func whole(_ index: Int) -> Int? {
    if let digits = digits(index), digits.isPlain { return digits.whole }
    if case .number(let number) = sense(index) { return number }
    return nil
  }

  // MARK: Several in a row

  /// `second year in a row`, `third consecutive year`, `3년 연속`, `连续三年`: how long something lasts.
  func run(_ at: Int) -> Mention? {
    func duration(_ number: Int, _ from: Int, _ to: Int) -> Mention? {
      guard number >= 2 else { return nil }
      var found = mention(.duration, from, to)
      (found.value, found.interval, found.unit) = (
        Double(number), Interval(Double(number), Double(number)), "year"
      )
      (found.isInWords, found.isCertain) = (true, true)
      return found
    }
    func isTime(_ index: Int) -> Bool {
      switch sense(index) {
      case .year, .quarter, .month, .duration, .yearSign, .times: true
      case _: false
      }
    }
    if case .ordinal(let number) = sense(at) {
      if isTime(at + 1), sense(at + 2) == .inRow { return duration(number, at, at + 3) }
      if sense(at + 1) == .inRow, isTime(at + 2) { return duration(number, at, at + 3) }
    }
    if sense(at) == .inRow, let number = whole(at + 1), isTime(at + 2) { return duration(number, at, at + 3) }
    return nil
  }
}

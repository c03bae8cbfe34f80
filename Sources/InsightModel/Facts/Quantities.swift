/// Amounts, shares, multiples and counts, in digits and in words.
extension MentionReader {
  /// A number as far as it is read: the number itself, and what its last place is worth.
  struct Amount {
    var value: Double
    /// What the last printed place is worth.
    var unit: Double
    /// What the last place that is not 0 is worth.
    var rounding: Double
    var significance: Int
    var isInWords = false
    /// True for a part of a round number: `half a million`.
    var isPart = false
    var range: Interval?
  }

  func quantity(_ at: Int) -> Mention? {
    var next = at
    var qualifier: Fact.Qualifier?
    while case .before(let bound) = sense(next) {
      qualifier = qualifier.map { $0 == .about ? bound : $0 } ?? bound
      next += 1
    }
    switch sense(next) {
    case .number(1):
      // Eine halbe Million
      if let (amount, end) = partOfScale(next + 1) { return measured(at, next, end, amount, nil, qualifier) }
    case .fraction(let percent):
      if let (amount, end) = partOfScale(next) {
        return measured(at, next, end, amount, nil, qualifier)
      }
      return fraction(at, next, percent, qualifier)
    // Ein knappes Drittel
    case .part(let parts) where next > at && parts > 0:
      return fraction(at, next, 100 / Double(parts), qualifier)
    case .multiple(let factor): return multiple(at, next, factor, qualifier)
    case .percentFirst:
      guard let amount = amount(next + 1) else { return nil }
      var found = mention(.share, at, amount.next)
      (found.isPercent, found.unit) = (true, "%")
      return bounded(found, amount.amount, qualifier)
    case _: break
    }
    var currency: String?
    if case .currency(let code) = sense(next) {
      currency = code
      next += 1
    }
    if let digits = digits(next), next > at,
      isTrap(next, digits) || digits.isYear && currency == nil && !isMeasured(next) && qualifier != .about
    {
      return nil
    }
    guard let (amount, end) = amount(next) else { return nil }
    return measured(at, next, end, amount, currency, qualifier)
  }

  // MARK: Numbers

  func amount(_ at: Int) -> (amount: Amount, next: Int)? {
    if let digits = digits(at), !digits.isCode {
      let unit = 1 / PowerOfTen.double(digits.decimals)
      var (whole, rounding) = (digits.whole, unit)
      var significance = digits.count
      while whole != 0, whole % 10 == 0 {
        whole /= 10
        rounding *= 10
        if digits.decimals == 0 { significance -= 1 }
      }
      var found = Amount(
        value: digits.value, unit: unit, rounding: rounding, significance: max(1, significance))
      var next = at + 1
      // 50-70, 3~5
      if isMark(next, "-–~～〜"), isGlued(next), isGlued(next + 1), let last = self.digits(next + 1),
        !last.isCode
      {
        found.range = Interval(digits.value, last.value)
        next += 2
      }
      return (found, next)
    }
    return numberInWords(at)
  }

  /// What stands after a number: scales, further numbers of smaller scales, its unit.
  private func measured(
    _ at: Int, _ numberAt: Int, _ afterNumber: Int, _ amount: Amount, _ currency: String?,
    _ qualifier: Fact.Qualifier?
  ) -> Mention? {
    var (amount, next) = (amount, afterNumber)
    var (scale, lastScale) = (nil as String?, Int.max)
    var isPlain = true
    while let exponent = exponent(next, currency) {
      let factor = PowerOfTen.double(min(exponent, 18))
      (amount.value, amount.unit, amount.rounding) = (
        amount.value * factor, amount.unit * factor, amount.rounding * factor
      )
      amount.range = amount.range.map { $0 * factor }
      (scale, lastScale, isPlain) = ((scale ?? "") + string(next), exponent, false)
      next += 1
      // 1조 4600억, 1만5000: the next part of the same number.
      guard language.isSpaceless, isFurther(next), let (part, after) = self.amount(next) else { continue }
      var smaller = 0
      if case .scale(let exponent) = sense(after) { smaller = exponent }
      guard smaller < lastScale,
        smaller > 0 || part.value < factor && (isGlued(next) || isMeasured(after, part.value, of: factor))
      else { continue }
      let value = PowerOfTen.double(min(smaller, 18))
      amount.value += part.value * value
      // As it says so many of the smaller scale, the zeros at its end are round.
      amount.unit = part.rounding * value
      amount.rounding = amount.unit
      amount.significance += part.significance
      lastScale = smaller
      next = after + (smaller > 0 ? 1 : 0)
      guard smaller > 0 else { break }
      scale = (scale ?? "") + string(after)
    }
    // Two-thirds
    if isMark(next, "-"), isGlued(next), isGlued(next + 1), case .part = sense(next + 1) { next += 1 }
    let after = sense(next)
    var found: Mention
    switch after {
    case .percent, .points, .tenth:
      found = mention(after == .points ? .points : .share, at, next + 1)
      found.unit = after == .points ? "points" : "%"
      found.isPercent = after != .points
      if after == .tenth {
        (amount.value, amount.unit, amount.rounding) = (amount.value * 10, 10, 10)
        // 六成五, 七成半
        if let more = afterTenth(next + 1) {
          (amount.value, amount.unit, amount.rounding) = (amount.value + more, 1, 1)
          found = extended(found, to: next + 2)
        }
      }
    case .currency(let code):
      found = mention(.money, at, next + 1)
      found.unit = code
    case .unit("bp", _):
      // A hundredth of a point.
      found = mention(.points, at, next + 1)
      found.unit = "points"
      (amount.value, amount.unit, amount.rounding) = (
        amount.value / 100, amount.unit / 100, amount.rounding / 100
      )
    case .unit(let name, .count) where isOfPeople(name):
      if let share = partOfPeople(next, amount.value) {
        return fraction(at, share.next - 1, share.percent, qualifier)
      }
      found = mention(.count, at, next + 1)
      found.unit = name
    // 一个 is an article, 三位 and 三名 are people.
    case .unit("个", _) where amount.isInWords && amount.value == 1: return nil
    case .rankNoun where language == .chinese:
      found = mention(.count, at, next + 1)
      found.unit = string(next)
    case .unit(let name, let kind):
      found = mention(kind == .count ? .count : .measure, at, next + 1)
      found.unit = name
    case .duration where isPlain && isPartOfFour(next, amount.value):
      return fraction(at, next, 75, qualifier)
    case .duration(let name):
      found = mention(.duration, at, next + 1)
      found.unit = name
    case .yearSign
    where isPlain && (amount.isInWords ? (2...999) : (1...99)).contains(amount.value):
      found = mention(.duration, at, next + 1)
      found.unit = "年"
    case .times where currency == nil:
      let isMultiple = isMultiple(next, amount.value)
      found = mention(isMultiple ? .multiple : .count, at, next + 1)
      found.unit = "times"
      // 2배 반
      if isMultiple, language == .korean, string(next + 1) == "반" {
        amount.value += 0.5
        found = extended(found, to: next + 2)
      }
    case .part(let parts) where isPlain && parts > 0:
      return fraction(at, next, 100 * amount.value / Double(parts), qualifier)
    case .overNext:
      guard let (part, end) = self.amount(next + 1), amount.value > 0 else { return nil }
      return fraction(at, end - 1, 100 * part.value / amount.value, qualifier)
    case _:
      guard let counted = counted(at, numberAt, next, amount, isPlain && currency == nil) else { return nil }
      if counted.isPercent { return loose(counted, counted.value, qualifier) }
      found = counted
    }
    if let currency { (found.kind, found.unit) = (.money, currency) }
    found.scale = scale
    let end = found.lexemes.upperBound
    if case .after(let bound) = sense(end), lexemes[end].sentence == found.sentence {
      found = extended(found, to: end + 1)
      return bounded(found, amount, qualifier == nil || qualifier == .about ? bound : qualifier)
    }
    return bounded(found, amount, qualifier)
  }

  /// True for digits, or in Chinese signs, that may be a further part of a number: 五千 of 两万五千.
  private func isFurther(_ at: Int) -> Bool {
    if let digits = digits(at) { return digits.isPlain || digits.isGrouped }
    if case .number = sense(at) { return language == .chinese && isGlued(at) }
    return false
  }

  /// The scale that a word says; of `€1.5m` a letter does.
  private func exponent(_ at: Int, _ currency: String?) -> Int? {
    if case .scale(let exponent) = sense(at) { return exponent }
    guard isGlued(at) else { return nil }
    // 1.2m euros
    if currency == nil { guard case .currency = sense(at + 1) else { return nil } }
    return switch string(at) {
    case "k", "K": 3
    case "m", "M": 6
    case "b", "B": 9
    case _: nil
    }
  }

  /// True where what follows a number after a space makes it the last part of the one before: `9만 8,500원`. Of things there
  /// may be a few beside the round number.
  func isMeasured(_ at: Int, _ value: Double, of factor: Double) -> Bool {
    switch sense(at) {
    case .currency: true
    case .unit(_, let kind): kind != .count || value * 100 >= factor
    case _: false
    }
  }

  /// What follows tenths: `五` of `六成五`, `半`.
  private func afterTenth(_ at: Int) -> Double? {
    guard language == .chinese, isGlued(at) else { return nil }
    if string(at) == "半" { return 5 }
    guard case .number(let ones) = sense(at), (1...9).contains(ones), !isMeasured(at) else { return nil }
    return Double(ones)
  }

  func extended(_ mention: Mention, to end: Int) -> Mention {
    var found = mention
    found.lexemes = mention.lexemes.lowerBound..<end
    found.range = mention.range.lowerBound..<lexemes[end - 1].range.upperBound
    return found
  }

  /// `132 times` counts, `2.5 times` and `three times as much` compare.
  private func isMultiple(_ at: Int, _ value: Double) -> Bool {
    if language.isSpaceless || value != value.rounded() { return true }
    let next = string(at + 1)
    return ["as", "the", "its", "more", "higher", "larger", "that", "so", "mehr"].contains(next)
  }

  /// A number without a unit of the language: with the noun that it counts, or bare.
  private func counted(_ at: Int, _ numberAt: Int, _ next: Int, _ amount: Amount, _ isPlain: Bool) -> Mention?
  {
    let isSmall = isPlain && amount.isInWords
    if isSmall {
      if let found = outOf(at, next, amount) { return found }
      // One of a text is an article, and so is 一.
      guard amount.value >= 2, !language.isSpaceless else { return nil }
    } else if isPlain, amount.range == nil, let found = outOf(at, next, amount) {
      return found
    }
    var found = mention(.count, at, next)
    if let word = lexeme(next), word.sentence == found.sentence, !isMark(next, ",.") {
      if let unit = tableUnits.match(text, word.range.lowerBound, before: text.count) {
        found.unit = unit.meaning
        let end = lexemes[next...].firstIndex { $0.range.lowerBound >= unit.end } ?? lexemes.count
        found = extended(found, to: end)
      } else if case .word = word.kind, word.isApart, isTitle || !word.isCapital, isPlural(next),
        language == .english
      {
        found.unit = string(next)
        found = extended(found, to: next + 1)
      }
    }
    return found
  }
}

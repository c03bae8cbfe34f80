/// Amounts, shares, multiples and counts, in digits and in words.
extension MentionReader {
  /// A number as far as it is read: the number itself, and what its last place is worth.
  private struct Amount {
    var value: Double
    /// What the last printed place is worth.
    var unit: Double
    /// What the last place that is not 0 is worth.
    var rounding: Double
    var significance: Int
    var isInWords = false
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
    case .fraction(let percent): return fraction(at, next, percent, qualifier)
    case .multiple(let factor): return multiple(at, next, factor, qualifier)
    case .counted(let number, let unit):
      var found = mention(.count, at, next + 1)
      found.unit = unit
      return bounded(
        found, Amount(value: Double(number), unit: 0, rounding: 1, significance: 1, isInWords: true),
        qualifier)
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
    if let digits = digits(next), next > at, isTrap(next, digits) { return nil }
    guard let (amount, end) = amount(next) else { return nil }
    return measured(at, next, end, amount, currency, qualifier)
  }

  // MARK: Numbers

  private func amount(_ at: Int) -> (amount: Amount, next: Int)? {
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
    guard case .number(var number) = sense(at) else { return nil }
    var next = at + 1
    if number >= 20, number % 10 == 0, isMark(next, "-"), case .number(let ones) = sense(next + 1),
      (1...9).contains(ones)
    {
      number += ones
      next += 2
    }
    return (
      Amount(
        value: Double(number), unit: 1, rounding: 1, significance: number >= 20 ? 2 : 1, isInWords: true),
      next
    )
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
      guard language.isSpaceless, let more = digits(next), more.isPlain || more.isGrouped,
        let (part, after) = self.amount(next)
      else { continue }
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
    let after = sense(next)
    var found: Mention
    switch after {
    case .percent, .points, .tenth:
      found = mention(after == .points ? .points : .share, at, next + 1)
      found.unit = after == .points ? "points" : "%"
      found.isPercent = after != .points
      if after == .tenth {
        (amount.value, amount.unit, amount.rounding) = (amount.value * 10, 10, 10)
      }
    case .currency(let code):
      found = mention(.money, at, next + 1)
      found.unit = code
    case .unit(let name, let kind):
      found = mention(kind == .count ? .count : .measure, at, next + 1)
      found.unit = name
    case .duration(let name):
      found = mention(.duration, at, next + 1)
      found.unit = name
    case .times where currency == nil:
      found = mention(isMultiple(next, amount.value) ? .multiple : .count, at, next + 1)
      found.unit = "times"
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

  /// The scale that a word says; of `€1.5m` a letter does.
  private func exponent(_ at: Int, _ currency: String?) -> Int? {
    if case .scale(let exponent) = sense(at) { return exponent }
    guard currency != nil, isGlued(at) else { return nil }
    return switch string(at) {
    case "k", "K": 3
    case "m", "M": 6
    case "b", "B": 9
    case _: nil
    }
  }

  /// True where what follows a number after a space makes it the last part of the one before: `9만 8,500원`. Of things there
  /// may be a few beside the round number.
  private func isMeasured(_ at: Int, _ value: Double, of factor: Double) -> Bool {
    switch sense(at) {
    case .currency: true
    case .unit(_, let kind): kind != .count || value * 100 >= factor
    case _: false
    }
  }

  private func extended(_ mention: Mention, to end: Int) -> Mention {
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

  /// `two of the five`, `one in five`, `one bag in five`, `six out of ten`, `zwei der fünf`.
  private func outOf(_ at: Int, _ next: Int, _ amount: Amount) -> Mention? {
    func of(_ index: Int) -> (all: Int, end: Int, isShare: Bool)? {
      switch sense(index) {
      case .outOf:
        guard case .number(let all) = sense(index + 1) else { return nil }
        if case .duration = sense(index + 2) { return nil }
        return (all, index + 2, true)
      case .of:
        // The article may stand between: two of the five.
        for place in [index + 1, index + 2] {
          if let all = whole(place), !isMeasured(place) { return (all, place + 1, false) }
        }
        return nil
      case _: return nil
      }
    }
    guard let (all, end, isShare) = of(next) ?? of(next + 1) ?? of(next + 2), Double(all) > amount.value,
      all <= 100,
      lexemes[end - 1].sentence == lexemes[at].sentence
    else { return nil }
    if isShare { return fraction(at, end - 1, 100 * amount.value / Double(all), nil) }
    var found = mention(.count, at, end)
    found.outOf = all
    return found
  }

  // MARK: Parts and multiples

  /// Words for a part are as good as a tenth of it.
  private static let looseness = 0.1

  private func fraction(_ at: Int, _ last: Int, _ percent: Double, _ qualifier: Fact.Qualifier?) -> Mention? {
    var found = mention(.share, at, last + 1)
    (found.isPercent, found.isInWords, found.unit) = (true, true, "%")
    if language == .english, case .fraction = sense(last), percent != 50, !isPartPhrase(last + 1) {
      return nil
    }
    return loose(found, percent, qualifier)
  }

  /// True where what follows `a third` does not make it the third of something in a row.
  private func isPartPhrase(_ next: Int) -> Bool {
    guard let after = lexeme(next) else { return true }
    switch after.kind {
    case .mark: return true
    case .sense(let sense):
      switch sense {
      case .of, .up, .down, .than, .joins, .to, .turn, .share, .after, .before, .outOf: return true
      case _: return false
      }
    case .word:
      return ["above", "below", "from", "larger", "smaller", "by", "over", "off", "this"].contains(
        string(next))
    case .number, .sign, .code, .period: return false
    }
  }

  private func multiple(_ at: Int, _ last: Int, _ factor: Double, _ qualifier: Fact.Qualifier?) -> Mention? {
    // Triple Level Cell is a name.
    if !isTitle, lexemes[last].isCapital, lexeme(last - 1)?.sentence == lexemes[last].sentence { return nil }
    var found = mention(.multiple, at, last + 1)
    (found.isInWords, found.unit) = (true, "times")
    found.direction = factor > 1 ? 1 : -1
    return loose(found, factor, qualifier)
  }

  private func loose(_ mention: Mention, _ value: Double, _ qualifier: Fact.Qualifier?) -> Mention {
    var found = mention
    (found.value, found.qualifier) = (value, qualifier)
    found.interval = Self.interval(value, Self.looseness * value, value, qualifier)
    return found
  }

  /// The interval that a wording allows. Exact numbers of things in words have no rounding.
  private func bounded(_ mention: Mention, _ amount: Amount, _ qualifier: Fact.Qualifier?) -> Mention {
    var found = mention
    found.value = amount.value
    found.qualifier = qualifier
    found.significance = amount.significance
    found.isInWords = amount.isInWords
    if let range = amount.range {
      found.interval = range
      found.value = range.low
      return found
    }
    let half = amount.isInWords && !found.isPercent ? 0 : amount.unit / 2
    found.interval = Self.interval(amount.value, half, amount.value, qualifier)
    if qualifier == .about {
      // Said to be near: half a unit of the last digit that is not 0.
      found.interval = Interval(amount.value, halfWidth: max(half, amount.rounding / 2))
    }
    return found
  }

  /// How far `more than` is thought to reach: it is a bound below, and above only a hint.
  static let reach = 1.2

  private static func interval(_ value: Double, _ half: Double, _ exact: Double, _ qualifier: Fact.Qualifier?)
    -> Interval
  {
    switch qualifier {
    case nil, .about: Interval(value, halfWidth: half)
    case .nearly: Interval(0.9 * exact, exact)
    case .moreThan: Interval(exact, exact * reach)
    case .lessThan, .below: Interval(exact / reach, exact)
    case .atMost: Interval(0, exact)
    }
  }
}

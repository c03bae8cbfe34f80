/// Parts of a whole and multiples, and what a wording allows.
extension MentionReader {
  /// `two of the five`, `one in five`, `one bag in five`, `six out of ten`, `zwei der fünf`, `4 von 5`.
  func outOf(_ at: Int, _ next: Int, _ amount: Amount) -> Mention? {
    func of(_ index: Int) -> (all: Int, end: Int, isShare: Bool)? {
      switch sense(index) {
      case .outOf, .from:
        // From is out of in German alone.
        guard sense(index) == .outOf || language == .german && index == next, let all = number(index + 1),
          !isMeasured(index + 1)
        else { return nil }
        return (all, index + 2, true)
      case .of:
        // The article may stand between: two of the five.
        for place in [index + 1, index + 2]
        where place == index + 1 || amount.isInWords || string(index + 1) == "the" {
          if let all = number(place), !isMeasured(place) { return (all, place + 1, false) }
        }
        return nil
      case _: return nil
      }
    }
    /// In words where the first is, in digits where it is.
    func number(_ index: Int) -> Int? {
      guard (digits(index) == nil) == amount.isInWords else { return nil }
      return whole(index)
    }
    guard let (all, end, isShare) = of(next) ?? of(next + 1) ?? (amount.isInWords ? of(next + 2) : nil),
      Double(all) > amount.value, all <= 100, amount.value > 0, amount.value == amount.value.rounded(),
      lexemes[end - 1].sentence == lexemes[at].sentence
    else { return nil }
    var found =
      isShare ? fraction(at, end - 1, 100 * amount.value / Double(all), nil) : mention(.count, at, end)
    found?.outOf = (Int(amount.value), all)
    return found
  }

  // MARK: Parts and multiples

  /// Words for a part are as good as a tenth of it.
  static let looseness = 0.1

  func fraction(_ at: Int, _ last: Int, _ percent: Double, _ qualifier: Fact.Qualifier?) -> Mention? {
    var found = mention(.share, at, last + 1)
    (found.isPercent, found.isInWords, found.unit) = (true, true, "%")
    if language == .english, case .fraction = sense(last), percent != 50, !isPartPhrase(last + 1),
      !string(last).lowercased().hasPrefix("every")
    {
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

  func multiple(_ at: Int, _ last: Int, _ factor: Double, _ qualifier: Fact.Qualifier?) -> Mention? {
    // Triple Level Cell is a name.
    if !isTitle, language == .english, lexemes[last].isCapital,
      lexeme(last - 1)?.sentence == lexemes[last].sentence
    {
      return nil
    }
    var found = mention(.multiple, at, last + 1)
    (found.isInWords, found.unit) = (true, "times")
    found.direction = factor > 1 ? 1 : -1
    return loose(found, factor, qualifier)
  }

  func loose(_ mention: Mention, _ value: Double, _ qualifier: Fact.Qualifier?) -> Mention {
    var found = mention
    var qualifier = qualifier
    // 절반 이상, 三成以上
    if case .after(let bound) = sense(mention.lexemes.upperBound),
      lexemes[mention.lexemes.upperBound].sentence == mention.sentence
    {
      found = extended(mention, to: mention.lexemes.upperBound + 1)
      if qualifier == nil || qualifier == .about { qualifier = bound }
    }
    (found.value, found.qualifier) = (value, qualifier)
    found.interval = Self.interval(value, Self.looseness * value, value, qualifier)
    return found
  }

  /// The interval that a wording allows. Exact numbers of things in words have no rounding.
  func bounded(_ mention: Mention, _ amount: Amount, _ qualifier: Fact.Qualifier?) -> Mention {
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
    let half: Double =
      if amount.isPart || amount.isInWords && found.kind == .multiple {
        Self.looseness * amount.value
      } else if amount.isInWords, !found.isPercent {
        0
      } else {
        amount.unit / 2
      }
    found.interval = Self.interval(amount.value, half, amount.value, qualifier)
    if qualifier == .about {
      // Said to be near: half a unit of the last digit that is not 0.
      found.interval = Interval(amount.value, halfWidth: max(half, amount.rounding / 2))
    }
    return found
  }

  /// A mention in words with a bound that stands apart from it.
  static func bounded(_ mention: Mention, by qualifier: Fact.Qualifier) -> Mention {
    var found = mention
    found.qualifier = qualifier
    found.interval = interval(mention.value, mention.interval.halfWidth, mention.value, qualifier)
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

  // MARK: Parts of numbers

  /// `half a million`, `three quarters of a million`, `eine halbe Million`: the number before the scale, or the whole one.
  func partOfScale(_ at: Int) -> (amount: Amount, next: Int)? {
    guard case .fraction(let percent) = sense(at) else { return nil }
    var found = Amount(
      value: percent / 100, unit: 0, rounding: Self.looseness, significance: 1, isInWords: true, isPart: true)
    if case .scale(let exponent) = sense(at + 1), exponent > 2 { return (found, at + 1) }
    // Half a dozen, ein halbes Dutzend
    if case .pack(let count) = sense(at + 1) {
      found.value *= Double(count)
      return (found, at + 2)
    }
    let next = sense(at + 1) == .of ? at + 2 : at + 1
    guard case .number(let whole) = sense(next), whole >= 12, string(next).lowercased().hasPrefix("a ") else {
      return nil
    }
    found.value *= Double(whole)
    return (found, next + 1)
  }

  /// `three quarters`, which are no time: `fell by three quarters`, but `for three quarters`.
  func isPartOfFour(_ at: Int, _ value: Double) -> Bool {
    guard language == .english, value == 3, string(at).lowercased() == "quarters", sense(at + 1) != .inRow
    else { return false }
    let before = lexeme(at - 2).map { String(decoding: text[$0.range], as: UTF8.self).lowercased() } ?? ""
    return !["for", "over", "in", "past", "last", "first", "next", "within", "after", "the"].contains(before)
  }

  /// Of people `seven of ten` says a part; of other things it counts.
  func isOfPeople(_ unit: String) -> Bool { unit == "명" || unit == "人" || unit == "가구" || unit == "户" }

  /// `10명 중 7명`, `三人中有一人`; `at` is where the counter of all stands.
  func partOfPeople(_ at: Int, _ all: Double) -> (percent: Double, next: Int)? {
    guard let counter = lexeme(at) else { return nil }
    var start = counter.range.upperBound
    while start < text.count, text[start] == 0x20 { start += 1 }
    for joint in Self.joints where text[start...].starts(with: joint.utf8) {
      let stop = start + joint.utf8.count
      let place = lexemes.partitioningIndex { $0.range.lowerBound >= stop }
      guard let part = amount(place)?.amount.value, part < all, part > 0,
        lexeme(place)?.sentence == counter.sentence
      else { return nil }
      let end = sense(place + 1) == sense(at) ? place + 2 : place + 1
      return (100 * part / all, end)
    }
    return nil
  }

  private static let joints = ["중 ", "가운데 ", "중에 ", "中有", "中就有", "中约有", "里有", "当中有"]
}

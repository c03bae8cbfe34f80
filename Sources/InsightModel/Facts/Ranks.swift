/// Ranks, ordinals and times.
extension MentionReader {
  /// A rank or an ordinal that begins here.
  func rank(_ at: Int) -> Mention? {
    switch lexeme(at)?.kind {
    case .number(let digits):
      guard digits.isPlain, digits.whole < 1000 else { return nil }
      if isOrdinalEnding(at + 1) { return ordinal(digits.whole, at, at + 2) }
      if isRankChange(at) { return rankChange(digits.whole, at, at + 2) }
      if sense(at + 1) == .rankNoun, language != .chinese || isRanked(at) {
        return rank(digits.whole, at, at + 2, isCertain: true)
      }
      // 3번째로 큰
      if sense(at + 1) == .label, sense(at + 2) == .superlative {
        return rank(digits.whole, at, at + 3, isCertain: true)
      }
      if sense(at + 1) == .rankStep { return rankChange(digits.whole, at, at + 2) }
      // 3. Platz
      if isMark(at + 1, "."), isGlued(at + 1), sense(at + 2) == .rankNoun {
        return rank(digits.whole, at, at + 3, isCertain: true)
      }
      return nil
    case .sense(let sense):
      switch sense {
      case .rank(let number): return rank(number, at, at + 1, isCertain: true)
      case .ordinal(let number): return ordinal(number, at, at + 1)
      case .number(let number):
        if language == .english || language == .german,
          self.sense(at + 1) == .rankNoun || self.sense(at + 1) == .rankStep
        {
          return rankChange(number, at, at + 2)
        }
        return self.sense(at + 1) == .rankStep || isRankChange(at) ? rankChange(number, at, at + 2) : nil
      case .rankNoun:
        // Platz 3, Rang 4
        guard language == .german, let digits = digits(at + 1), digits.isPlain, digits.whole < 1000 else {
          return nil
        }
        return rank(digits.whole, at, at + 2, isCertain: true)
      case .ordinalSign: return chineseOrdinal(at)
      case _: return nil
      }
    case .word, .sign, .code, .period, .mark, nil: return nil
    }
  }

  /// `排名3位`; `3位` and `3名` alone are people.
  private func isRanked(_ at: Int) -> Bool {
    sense(at - 1) == .to || ["排", "列", "居", "名"].contains(string(at - 1))
  }

  /// `上升两位`
  private func isRankChange(_ at: Int) -> Bool {
    language == .chinese && sense(at + 1) == .rankNoun && (sense(at - 1) == .up || sense(at - 1) == .down)
  }

  private func rank(_ number: Int, _ from: Int, _ to: Int, isCertain: Bool) -> Mention {
    var found = mention(.rank, from, to)
    (found.value, found.interval) = (Double(number), Interval(Double(number), Double(number)))
    found.isCertain = isCertain
    return found
  }

  private func rankChange(_ number: Int, _ from: Int, _ to: Int) -> Mention {
    var found = rank(number, from, to, isCertain: true)
    found.kind = .rankChange
    return found
  }

  /// An ordinal is a rank with a noun that says so after it, as a superlative, or after a verb that says so.
  private func ordinal(_ number: Int, _ from: Int, _ to: Int) -> Mention {
    if let part = each(number, from, to) { return part }
    // second-largest
    let noun = isMark(to, "-") && isGlued(to) && isGlued(to + 1) ? to + 1 : to
    switch sense(noun) {
    case .rankNoun, .superlative: return rank(number, from, noun + 1, isCertain: true)
    case _: break
    }
    if noun > to || hasNoun(to) {
      var found = rank(number, from, to, isCertain: false)
      found.kind = .ordinal
      return found
    }
    // The third, der Dritte
    let verb = ["the", "der", "die", "das"].contains(string(from - 1)) ? from - 2 : from - 1
    switch sense(verb) {
    case .rankVerb, .rankNoun: return rank(number, from, to, isCertain: true)
    // From the 24th to the 25th is a time.
    case .to, .from, .before(.atMost):
      guard digits(from) == nil else { fallthrough }
      return rank(number, from, to, isCertain: true)
    case _:
      var found = rank(number, from, to, isCertain: false)
      found.kind = .ordinal
      return found
    }
  }

  /// `jeder fünfte Gast`, and not `jeden zweiten Tag`: a part of all.
  private func each(_ number: Int, _ from: Int, _ to: Int) -> Mention? {
    guard language == .german, number >= 2, lexeme(from - 1)?.sentence == lexemes[from].sentence,
      ["jeder", "jede", "jedes", "jeden", "jedem"].contains(string(from - 1).lowercased()),
      !["Jahr", "Tag", "Monat", "Woche", "Quartal", "Stunde", "Mal", "Minute"].contains(string(to))
    else { return nil }
    return fraction(from - 1, to - 1, 100 / Double(number), nil)
  }

  /// True where a noun follows that the ordinal belongs to.
  private func hasNoun(_ index: Int) -> Bool {
    guard let next = lexeme(index), next.sentence == lexeme(index - 1)?.sentence else { return false }
    switch next.kind {
    case .mark, .number: return false
    case .word:
      return !["with", "by", "at", "on", "for", "again", "globally", "mit", "hinter", "wieder"].contains(
        string(index))
    case .sense(let sense):
      switch sense {
      case .joins, .than, .difference, .from, .to, .outOf, .turn, .of, .before, .all, .top, .period:
        return false
      case _: return true
      }
    case .sign, .code, .period: return true
    }
  }

  /// `第三位`, `第2大`, `第一`; `第二次` is no rank.
  private func chineseOrdinal(_ at: Int) -> Mention? {
    guard let number = whole(at + 1) else { return nil }
    switch sense(at + 2) {
    case .rankNoun: return rank(number, at, at + 3, isCertain: true)
    case .superlative: return rank(number, at, at + 3, isCertain: true)
    case .unit, .duration, .quarter, .yearSign:
      var found = rank(number, at, at + 3, isCertain: false)
      found.kind = .ordinal
      return found
    case _: break
    }
    var found = rank(number, at, at + 2, isCertain: true)
    if let next = lexeme(at + 2), next.sentence == found.sentence, case .sign = next.kind, !next.isApart {
      (found.kind, found.isCertain) = (.ordinal, false)
    }
    return found
  }

  // MARK: Times

  /// A period with this span.
  func time(_ from: Int, _ to: Int, _ span: TimeSpan) -> Mention {
    var (span, to) = (span, to)
    // Q1 2024, first quarter of 2024
    if span.year == nil {
      for place in [to, to + 1] {
        if let digits = digits(place), digits.isYear, lexemes[place].sentence == lexemes[from].sentence,
          place == to || sense(to) == .of || string(to) == "in" || isMark(to, ",")
        {
          span.year = digits.whole
          to = place + 1
          break
        }
      }
    }
    var found = mention(span.kind, from, to)
    found.span = span
    return found
  }

  /// A time that begins here: a year, a season, a date, a quarter, a relative time.
  func time(_ at: Int) -> Mention? {
    switch lexeme(at)?.kind {
    case .number(let digits): return numbered(at, digits)
    case .sense(let sense):
      switch sense {
      case .period(let relative):
        var found = mention(.relative, at, at + 1)
        found.relative = relative
        return found
      case .month(let month): return monthFirst(at, month)
      case .ordinal(let number): return part(number, at, at + 1)
      case .ordinalSign: return whole(at + 1).flatMap { part($0, at, at + 2) }
      case _: return nil
      }
    case .word, .sign, .code, .period, .mark, nil: return nil
    }
  }

  /// `second quarter`, `第二季度`
  private func part(_ number: Int, _ from: Int, _ to: Int) -> Mention? {
    switch sense(to) {
    case .quarter: return TimeSpan.quarter(number).map { time(from, to + 1, TimeSpan(year: nil, months: $0)) }
    case .half: return TimeSpan.half(number).map { time(from, to + 1, TimeSpan(year: nil, months: $0)) }
    case _: return nil
    }
  }

  private func numbered(_ at: Int, _ digits: Digits) -> Mention? {
    guard digits.isPlain else { return nil }
    switch sense(at + 1) {
    case .yearSign
    where digits.count == 4 || digits.count == 2 && digits.whole > 15 && sense(at + 2) != .inRow:
      return year(at, at + 2, digits.count == 2 ? 2000 + digits.whole : digits.whole)
    case .monthSign where (1...12).contains(digits.whole):
      var found = mention(.month, at, at + 2)
      found.span = TimeSpan(year: nil, months: digits.whole...digits.whole)
      if self.digits(at + 2) != nil, sense(at + 3) == .daySign { found = mention(.day, at, at + 4) }
      return found
    case .daySign where (1...31).contains(digits.whole): return mention(.day, at, at + 2)
    case .quarter:
      return TimeSpan.quarter(digits.whole).map { time(at, at + 2, TimeSpan(year: nil, months: $0)) }
    case .month where (1...31).contains(digits.whole):
      // 5 March 2024
      return mention(.day, at, self.digits(at + 2)?.isYear == true ? at + 3 : at + 2)
    case _: break
    }
    if isMark(at + 1, "."), isGlued(at + 1), (1...31).contains(digits.whole) {
      if case .month = sense(at + 2) {
        return mention(.day, at, self.digits(at + 3)?.isYear == true ? at + 4 : at + 3)
      }
      if let found = part(digits.whole, at, at + 2) { return found }
    }
    guard digits.isYear, !isMeasured(at) else { return nil }
    switch sense(at - 1) {
    case .before(let bound) where bound == .about || bound == .nearly: return nil
    case .name: return nil
    case _: break
    }
    if isAfterCode(at) { return nil }
    return year(at, at + 1, digits.whole)
  }

  private func isAfterCode(_ at: Int) -> Bool {
    guard isGlued(at), let before = lexeme(at - 1) else { return false }
    switch before.kind {
    case .word, .code: return true
    case .number, .sense, .sign, .period, .mark: return false
    }
  }

  /// `2023/24`, `2023-2024`, `2024년 1분기`, `1980s`, or the year alone.
  func year(_ at: Int, _ next: Int, _ year: Int) -> Mention {
    if next == at + 1, isMark(next, "/-–~"), isGlued(next), isGlued(next + 1), let last = digits(next + 1),
      last.isPlain
    {
      if last.whole == year + 1 || last.count == 2 && last.whole == (year + 1) % 100 {
        if isMark(next, "/") || last.count == 2 {
          return time(at, next + 2, TimeSpan(year: year, isSeason: true))
        }
      }
      if last.isYear || last.count == 2 { return mention(.yearSpan, at, next + 2) }
    }
    if next == at + 2, let part = digits(next), part.isPlain {
      switch sense(next + 1) {
      case .quarter:
        if let months = TimeSpan.quarter(part.whole) {
          return time(at, next + 2, TimeSpan(year: year, months: months))
        }
      case .monthSign where (1...12).contains(part.whole):
        if digits(next + 2) != nil, sense(next + 3) == .daySign { return mention(.day, at, next + 4) }
        return time(at, next + 2, TimeSpan(year: year, months: part.whole...part.whole))
      case _: break
      }
    }
    if next == at + 1, isGlued(next), string(next) == "s" { return mention(.yearSpan, at, next + 1) }
    return time(at, next, TimeSpan(year: year))
  }

  /// `March 5, 2024`, `March 2024`; `May` alone is no time.
  private func monthFirst(_ at: Int, _ month: Int) -> Mention? {
    guard let number = digits(at + 1), number.isPlain else { return nil }
    if number.isYear { return time(at, at + 2, TimeSpan(year: number.whole, months: month...month)) }
    guard (1...31).contains(number.whole) else { return nil }
    var next = at + 2
    if isOrdinalEnding(next) { next += 1 }
    // April 8-10
    if isMark(next, "-–"), isGlued(next), let last = digits(next + 1), last.whole <= 31 { next += 2 }
    if isMark(next, ","), digits(next + 1)?.isYear == true { next += 2 }
    return mention(.day, at, next)
  }
}

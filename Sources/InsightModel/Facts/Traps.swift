/// Digits that say no amount: parts of names, dates, telephone numbers.
extension MentionReader {
  /// True where the number at `at` names something.
  func isTrap(_ at: Int, _ digits: Digits) -> Bool {
    if digits.isCode || isAfterName(at) || isInChain(at) { return true }
    let after = lexeme(at + 1)
    let isMeasured = isMeasured(at)
    if let after, !after.isApart {
      switch after.kind {
      case .word, .code, .period:
        return !isOrdinalEnding(at + 1)  // 5G, 39A
      case .sign: return !isParticle(at + 1)  // 3사, 300系
      case .mark(0x2D):
        // 60-kg bags, 24-hour permit, 12-layer
        if let next = lexeme(at + 2), !next.isApart, next.digits == nil {
          switch next.kind {
          case .word, .sense, .code: return true
          case .number, .sign, .period, .mark: break
          }
        }
      case .sense(let sense):
        switch sense {
        case .name, .top: return true
        case _: break
        }
      case .number, .mark: break
      }
    }
    // 50번째 names one of many, 3번째로 큰 ranks it.
    if case .label = sense(at + 1), sense(at + 2) != .superlative { return true }
    if isClassOfUse(at) || isAfterTime(at) || !isMeasured && isStreet(at) { return true }
    if !isMeasured, digits.isPlain {
      if language == .korean, let after, after.isApart, isLetters(after) { return true }  // 4680 배터리
      if isAfterCapital(at) { return true }
    }
    return false
  }

  /// A number word with a capital within a sentence is a part of a name: `Hotel Vier Jahreszeiten`, `the Big Four`.
  func isInName(_ at: Int) -> Bool {
    guard !isTitle, lexemes[at].isCapital, let before = lexeme(at - 1),
      before.sentence == lexemes[at].sentence
    else { return false }
    switch before.kind {
    case .word, .sense, .code: return true
    case .number, .sign, .period, .mark: return false
    }
  }

  /// True where numbers alone stand between this one and one that begins with a nought: `0161 496 0000`.
  private func isAfterCode(_ at: Int, among count: Int) -> Bool {
    var place = at - 1
    while place >= 0, place >= at - count, let before = digits(place) {
      if before.isCode, before.decimals == 0 { return true }
      place -= 1
    }
    return false
  }

  private func isBound(_ index: Int) -> Bool {
    if case .after = sense(index) { return true }
    return false
  }

  /// True where a unit, a scale or a sign of percent stands after the number.
  func isMeasured(_ at: Int) -> Bool {
    switch sense(at + 1) {
    case .scale, .percent, .points, .unit, .currency, .duration, .times, .tenth, .rankNoun, .rankStep,
      .overNext:
      true
    case _: false
    }
  }

  /// After what can only be numbered: `Terminal 5`, `제2`, `§ 12`; `Top 10`, `前六名`.
  private func isAfterName(_ at: Int) -> Bool {
    switch sense(at - 1) {
    case .top: return true
    // A common noun before an amount is its subject: the class 3,000 strong.
    case .name where lexemes[at - 1].isCapital || language.isSpaceless || !isMeasured(at): return true
    case _: break
    }
    if isMark(at - 1, "#§№") { return true }
    // ’69
    if isMark(at - 1, "'’"), isGlued(at), lexemes[at - 1].isApart { return true }
    // 12(3) of a law, 020 7946 of a telephone
    if isMark(at - 1, "("), isGlued(at - 1), isGlued(at), digits(at - 2) != nil { return true }
    if !isMeasured(at), isAfterCode(at, among: 4) { return true }
    // 热线12345
    if language == .chinese, isGlued(at), !isMeasured(at), !isBound(at + 1), case .sign = lexeme(at - 1)?.kind
    {
      return true
    }
    // Under-21
    if isMark(at - 1, "-"), isGlued(at - 1), isGlued(at), !isMeasured(at), let head = lexeme(at - 2) {
      switch head.kind {
      case .word, .sense, .code: return true
      case .number, .sign, .period, .mark: break
      }
    }
    // Top-10, Grades 1 to 3
    if isMark(at - 1, "-–"), isGlued(at), case .top = sense(at - 2) { return true }
    switch sense(at - 1) {
    case .to, .joins:
      if digits(at - 2)?.isPlain == true, case .name = sense(at - 3), !isMeasured(at) { return true }
    case _: break
    }
    guard let before = lexeme(at - 1), isGlued(at) else { return false }
    switch before.kind {
    case .word, .code: return true
    case .number, .sense, .sign, .period, .mark: return false
    }
  }

  /// One of several numbers with marks between them: `02-123-4567`, `14:30`, `3:1`, `24/7`, `09L/27R`, `+82 2 123`.
  private func isInChain(_ at: Int) -> Bool {
    func isJoined(_ index: Int, _ signs: String) -> Bool {
      isMark(index, signs) && isGlued(index) && isGlued(index + 1) && lexeme(index - 1) != nil
        && lexeme(index + 1) != nil
    }
    for index in [at - 1, at + 1] where isJoined(index, "/:+·") {
      switch lexeme(index + (index < at ? -1 : 1))?.kind {
      case .number, .code: return true
      case .word, .sense, .sign, .period, .mark, nil: break
      }
    }
    if isMark(at - 1, "+"), isGlued(at), digits(at + 1) != nil { return true }
    // 2대 1, 3比1, 3 zu 1
    for index in [at - 1, at + 1] where ["대", "比", "zu"].contains(string(index)) {
      let other = index < at ? at - 2 : at + 2
      if digits(at)?.isPlain == true, digits(other)?.isPlain == true, !isMeasured(max(at, other)) {
        return true
      }
    }
    let (isAfter, isBefore) = (isJoined(at - 1, "-"), isJoined(at + 1, "-"))
    // Three in a row, or a code at the other end; two are a range where something says what they count.
    if isAfter, isBefore { return true }
    if isAfter, isJoined(at - 3, "-") || digits(at - 2)?.isCode == true { return true }
    if isBefore, isJoined(at + 3, "-") || digits(at + 2)?.isCode == true { return true }
    if isBefore, digits(at + 2) != nil { return !isMeasured(at + 2) }
    return isAfter && digits(at - 2) != nil && !isMeasured(at)
  }

  /// Minutes of a time of day: `3시 30분`, `3点30分`.
  private func isAfterTime(_ at: Int) -> Bool {
    guard language.isSpaceless, digits(at - 2) != nil else { return false }
    return ["시", "点", "时"].contains(string(at - 1))
  }

  /// `10 Downing Street`: the number of a house.
  private func isStreet(_ at: Int) -> Bool {
    guard language == .english, digits(at)?.isPlain == true else { return false }
    for next in at + 1...at + 3 {
      guard let word = lexeme(next), word.isCapital, word.isApart, word.sentence == lexemes[at].sentence
      else {
        return false
      }
      if next > at + 1, Self.streets.contains(string(next)) { return true }
    }
    return false
  }

  private static let streets: Set<String> = [
    "Street", "Road", "Avenue", "Lane", "Square", "Drive", "Boulevard", "Court", "Place", "Terrace", "Quay",
    "Row", "St", "Rd", "Ave",
  ]

  /// Minutes and hours right before a noun are a class: `5분 충전`, `24小时营业`.
  private func isClassOfUse(_ at: Int) -> Bool {
    guard language.isSpaceless, let after = lexeme(at + 2) else { return false }
    switch (language, sense(at + 1)) {
    case (.korean, .duration("분")), (.korean, .duration("시간")), (.korean, .duration("초")):
      guard after.isApart, isLetters(after) else { return false }
      return !Self.koreanAfterTime.contains { text[after.range.lowerBound...].starts(with: $0.utf8) }
    case (.chinese, .duration("分钟")), (.chinese, .duration("小时")), (.chinese, .duration("秒")):
      guard !after.isApart, case .sign = after.kind else { return false }
      return !Self.chineseAfterTime.contains { text[after.range.lowerBound...].starts(with: $0.utf8) }
    // 2만 4000TEU급
    case _ where isClass(at): return true
    // 5대 은행: the great five.
    case (.korean, .unit("대", .count)):
      return after.isApart && isLetters(after) && (digits(at)?.whole ?? 0) <= 10
    case _: return false
    }
  }

  /// True where a sign after the number and its units makes it a class: `1만 톤급`, `20万吨级`.
  private func isClass(_ at: Int) -> Bool {
    var next = at + 1
    while let lexeme = lexeme(next), next < at + 6 {
      switch lexeme.kind {
      case .number: break
      case .sense(.scale), .sense(.unit), .sense(.times), .sense(.currency): break
      case .sign:
        if ["급", "级"].contains(string(next)) { return !lexeme.isApart }
        guard language == .korean, next <= at + 3 else { return false }
      case .sense, .word, .code, .period, .mark: return false
      }
      next += 1
    }
    return false
  }

  private static let koreanAfterTime = [
    "동안", "만에", "이상", "이내", "이하", "내", "전", "후", "뒤", "미만", "안에", "정도", "가량",
  ]
  private static let chineseAfterTime = ["内", "后", "前", "以", "间", "左", "的", "之", "就", "即", "才"]

  private func isLetters(_ lexeme: Lexeme) -> Bool {
    switch lexeme.kind {
    case .sign: true
    case .sense: text[lexeme.range.lowerBound] >= 0xE3
    case .word, .number, .code, .period, .mark: false
    }
  }

  /// What follows a bare number in Korean and is no counter.
  private func isParticle(_ index: Int) -> Bool {
    guard language == .korean else { return false }
    return ["을", "를", "이", "가", "은", "는", "에", "도", "였", "이었"].contains {
      text[lexemes[index].range.lowerBound...].starts(with: $0.utf8)
    }
  }

  /// A whole number after a capitalized word that is no head of a sentence, `Flight 27 carried`, `Falke 9 startete`.
  private func isAfterCapital(_ at: Int) -> Bool {
    guard !isTitle, let before = lexeme(at - 1), before.isCapital, case .word = before.kind else {
      return false
    }
    guard lexemes[at].isApart else { return true }
    // The first word of a sentence has a capital in any case.
    let isFirst = lexeme(at - 2).map { $0.sentence != before.sentence } ?? true
    if isFirst, language == .german { return false }
    guard let after = lexeme(at + 1) else { return !isFirst }
    if isFirst {
      // Only a verb shows that it is a name: Kestrel 9 carried.
      guard case .word = after.kind else { return false }
    }
    guard after.sentence == before.sentence else { return true }
    switch after.kind {
    // Hamburg 14 Schiffe, Seoul 12 flights
    case .word:
      if language == .german { return !after.isCapital }
      return after.isCapital || !isPlural(at + 1)
    case .code, .mark, .period: return true
    case .sense(let sense):
      switch sense {
      // The FTSE 100 fell.
      case .up, .down, .of, .difference: return string(at - 1).utf8.allSatisfy(\.isCapital)
      case _: return true
      }
    case .number, .sign: return true
    }
  }

  func isPlural(_ index: Int) -> Bool {
    guard let lexeme = lexeme(index), lexeme.range.count > 3 else { return false }
    let last = text[lexeme.range.upperBound - 1] | 0x20
    let before = text[lexeme.range.upperBound - 2] | 0x20
    return last == 0x73 && before != 0x73 && before != 0x75 && before != 0x69
  }

  /// 18th, 3rd
  func isOrdinalEnding(_ index: Int) -> Bool {
    guard language == .english, let lexeme = lexeme(index), !lexeme.isApart else { return false }
    return ["st", "nd", "rd", "th"].contains { text[lexeme.range].elementsEqual($0.utf8) }
  }

  /// Where reading goes on after what is no mention: after a number of several parts.
  func afterTrap(_ at: Int) -> Int {
    // What counts in a name is no amount: 3사 of 국내 3사, 五 of 前五名.
    if case .top = sense(at), whole(at + 1) != nil { return at + 2 }
    guard let digits = digits(at), isTrap(at, digits) else { return at + 1 }
    var next = at + 1
    while next < lexemes.count, isGlued(next) {
      switch lexemes[next].kind {
      case .number, .code: next += 1
      case .mark(0x2D), .mark(0x2F), .mark(0x3A):
        guard isGlued(next + 1), self.digits(next + 1) != nil else { return next }
        next += 1
      case .sense(let sense):
        switch sense {
        case .unit, .duration, .scale: next += 1
        case _: return next
        }
      case .word, .sign, .period, .mark: return next
      }
    }
    return next
  }
}

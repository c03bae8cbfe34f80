/// Whether the clause of a figure says nothing beyond what the tables know. Only such a clause can contradict a cell:
/// `Kells landed 301 tonnes in 2031` does, while `301 tonnes of herring`, `in June` and `the rivals of Kells` speak of
/// something else.
struct PlainStatement {
  let statement: Statement
  let mention: Mention
  let ties: [Tie?]
  let tables: [TableFacts]
  let text: [UInt8]

  /// A verb that begins as the measure does says the same: `landed` of `Landings`, `mined` of `Mine`.
  private static let stem = 4
  /// Words of tables in scripts without spaces have two signs or more; a part of one says it too.
  private static let shortestSigns = 2

  var isPlain: Bool {
    let clause = clause
    return !clause.isEmpty && isPlain(clause) && isPlainAfter(clause.upperBound)
  }

  /// True where what follows in the sentence takes nothing back: another statement, or nothing beyond the tables; `in euros`
  /// and `as measured at sea` do.
  private func isPlainAfter(_ start: Int) -> Bool {
    let lexemes = statement.lexemes
    var start = start
    while start < lexemes.count, lexemes[start].sentence == mention.sentence {
      var end = start + 1
      while end < lexemes.count, lexemes[end].sentence == mention.sentence, !isEnd(lexemes[end]) { end += 1 }
      let part = start + 1..<end
      if lexemes[start].sense == .turn, !PlainWords.isCondition(word(lexemes[start])) { return true }
      if lexemes[safe: start + 1]?.sense == .joins { return true }
      guard part.isEmpty || isStatement(part) || isPlain(part) else { return false }
      start = end
    }
    return true
  }

  private func isPlain(_ clause: Range<Int>) -> Bool {
    var run: [Unicode.Scalar] = []
    var end = 0
    func closeRun() -> Bool {
      defer { run = [] }
      return run.isEmpty || PlainWords.make(run, statement.language, isOfTables)
    }
    for index in clause {
      let lexeme = statement.lexemes[index]
      if case .sign = lexeme.kind, lexeme.range.lowerBound == end {
      } else if !closeRun() {
        return false
      }
      end = lexeme.range.upperBound
      guard !isNamed(lexeme), !mention.lexemes.contains(index) else { continue }
      if let other = statement.mentions(of: mention.sentence).firstIndex(where: { $0.lexemes.contains(index) }
      ) {
        guard isKnown(other) else { return false }
        continue
      }
      switch lexeme.kind {
      case .sign: run += String(decoding: text[lexeme.range], as: UTF8.self).unicodeScalars
      case .word, .code: guard isKnown(lexeme) else { return false }
      // In the year 2031, and not by so much a year.
      case .sense(.year):
        guard statement.lexemes[safe: index + 1]?.digits?.isYear == true else { return false }
      case .sense(let sense):
        let word = word(lexeme)
        guard isKnown(sense) || words.contains(word) || PlainWords.holds(word, statement.language) else {
          return false
        }
      case .number, .period, .mark: break
      }
    }
    return closeRun()
  }

  /// The lexemes from where the statement begins to the mark after the figure. What stands before in the sentence belongs to
  /// it, `in Asia, Kells was third`, unless it is a statement of its own: `Oban grew 3 %, Kells 4 %`, `but Kells shrank`, and
  /// of `Kells, which was first` the name.
  var clause: Range<Int> {
    let lexemes = statement.lexemes
    var start = lexemes.partitioningIndex { $0.sentence >= mention.sentence }
    let subject = statement.entities(of: mention.sentence).last {
      $0.range.upperBound <= mention.range.lowerBound && !$0.isBase
    }
    let before = start..<mention.lexemes.lowerBound
    // What the clause is about: the last name, or a word for it.
    let pronoun = lexemes[before].last { $0.sense == .pronoun }?.range.lowerBound
    let limit = [subject?.range.lowerBound, pronoun].compactMap { $0 }.max() ?? mention.range.lowerBound
    let turn = lexemes[before].last { $0.range.upperBound <= limit && isEnd($0) }
    if let turn, turn.sense == .turn {
      start = lexemes.partitioningIndex { $0.range.lowerBound >= turn.range.upperBound }
    } else if let cut = lexemes[before].lastIndex(where: isEnd), isStatement(start..<cut) {
      start = cut + 1
    } else if let first = enumerationStart(before) {
      start = first
    }
    var end = min(mention.lexemes.upperBound, lexemes.count)
    while end < lexemes.count, lexemes[end].sentence == mention.sentence, !isEnd(lexemes[end]) { end += 1 }
    // Of Kells, which was first
    if let subject {
      let next = lexemes.partitioningIndex { $0.range.lowerBound >= subject.range.upperBound }
      let first = lexemes[safe: next]?.mark == 0x2C ? next + 1 : next
      if first < mention.lexemes.lowerBound, first > start,
        ["which", "who", "that"].contains(word(lexemes[first]))
      {
        start = first
      }
    }
    return start..<max(start, end)
  }

  /// Where names begin that a number at the head of the sentence counts: `the three northern ports Oban, Wick and Kirn`.
  private func enumerationStart(_ range: Range<Int>) -> Int? {
    let lexemes = statement.lexemes
    let names = statement.entities(of: mention.sentence).filter {
      $0.range.upperBound <= mention.range.lowerBound && !$0.isBase
    }
    guard let first = names.first, names.count > 1 else { return nil }
    let start = lexemes.partitioningIndex { $0.range.lowerBound >= first.range.lowerBound }
    let isCounted = lexemes[range].prefix(3).contains { lexeme in
      lexeme.range.upperBound <= first.range.lowerBound
        && (lexeme.sense == .number(names.count)
          || lexeme.digits?.isPlain == true && lexeme.digits?.whole == names.count)
    }
    return isCounted ? start : nil
  }

  /// True where lexemes have figures, all of them borne out by the tables.
  private func isStatement(_ range: Range<Int>) -> Bool {
    let others = statement.mentions(of: mention.sentence).indices.filter {
      range.contains(statement.mentions[$0].lexemes.lowerBound) && !statement.mentions[$0].isPeriod
    }
    return !others.isEmpty && others.allSatisfy(isKnown)
  }

  private func isEnd(_ lexeme: Lexeme) -> Bool {
    switch lexeme.kind {
    // Apostrophes, hyphens, points and slashes stand within words.
    case .mark(let mark): ![0x27, 0x2019, 0x2D, 0x2E, 0x2F, 0xB7].contains(mark)
    case .sense(.turn): true
    case .sense, .number, .word, .sign, .code, .period: false
    }
  }

  private func word(_ lexeme: Lexeme) -> String {
    String(decoding: text[lexeme.range], as: UTF8.self).lowercased()
  }

  private func isNamed(_ lexeme: Lexeme) -> Bool {
    statement.entities(of: lexeme.sentence).contains { $0.range.overlaps(lexeme.range) }
  }

  /// Another figure of the clause, that is of the tables too, or a time.
  private func isKnown(_ other: Int) -> Bool {
    let mention = statement.mentions[other]
    return mention.isPeriod
      ? mention.span?.year != nil || mention.relative != nil : ties[other]?.verdict == .agree
  }

  private func isKnown(_ sense: Sense) -> Bool {
    switch sense {
    case .up, .down, .growth, .share, .difference, .from, .to, .than, .of, .all, .together, .apposition,
      .joins, .emphasis, .pronoun,
      .period, .percent,
      .points, .rank, .rankNoun, .rankVerb, .superlative, .currency, .unit, .scale, .before, .after,
      .yearSign:
      true
    case .number, .part, .fraction, .overNext, .ordinal, .ordinalSign, .percentFirst, .decimal, .pack, .times,
      .multiple, .tenth,
      .outOf, .duration, .rankStep, .top, .quarter, .half, .month, .monthSign, .daySign, .inRow,
      .rest, .hedge,
      .year, .other, .name, .label, .turn:
      false
    }
  }

  private func isKnown(_ lexeme: Lexeme) -> Bool {
    let word = word(lexeme)
    if PlainWords.holds(word, statement.language) { return true }
    let stem = word.prefix(Self.stem)
    return words.contains { name in
      name == word || stem.count == Self.stem && name.hasPrefix(stem)
    }
  }

  private var words: [String] { tables.flatMap(\.vocabulary) }

  private func isOfTables(_ signs: [Unicode.Scalar]) -> Bool {
    guard signs.count >= Self.shortestSigns else { return false }
    let piece = String(String.UnicodeScalarView(signs))
    return words.contains { $0.contains(piece) }
  }
}

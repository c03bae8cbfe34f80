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
    guard !clause.isEmpty else { return false }
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
      if let other = statement.mentions.firstIndex(where: { $0.lexemes.contains(index) }) {
        guard isKnown(other) else { return false }
        continue
      }
      switch lexeme.kind {
      case .sign: run += String(decoding: text[lexeme.range], as: UTF8.self).unicodeScalars
      case .word, .code: guard isKnown(lexeme) else { return false }
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

  /// The lexemes between the marks around the figure; of `Kells, which was first`, those after the name.
  private var clause: Range<Int> {
    let lexemes = statement.lexemes
    var start = mention.lexemes.lowerBound
    while start > 0, lexemes[start - 1].sentence == mention.sentence, !isEnd(lexemes[start - 1]) {
      start -= 1
    }
    var end = min(mention.lexemes.upperBound, lexemes.count)
    while end < lexemes.count, lexemes[end].sentence == mention.sentence, !isEnd(lexemes[end]) { end += 1 }
    let subject = statement.entities.last {
      $0.sentence == mention.sentence && $0.range.upperBound <= mention.range.lowerBound
    }
    if let subject, let next = lexemes.firstIndex(where: { $0.range.lowerBound >= subject.range.upperBound }),
      next > start, ["which", "who", "that"].contains(word(lexemes[next]))
    {
      start = next
    }
    return start..<max(start, end)
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
    statement.entities.contains { $0.range.overlaps(lexeme.range) }
  }

  /// Another figure of the clause, that is of the tables too, or a time.
  private func isKnown(_ other: Int) -> Bool {
    let mention = statement.mentions[other]
    return mention.isPeriod
      ? mention.span?.year != nil || mention.relative != nil : ties[other]?.verdict == .agree
  }

  private func isKnown(_ sense: Sense) -> Bool {
    switch sense {
    case .up, .down, .growth, .share, .difference, .from, .to, .than, .of, .all, .joins, .emphasis, .pronoun,
      .period, .percent,
      .points, .year, .rank, .rankNoun, .rankVerb, .superlative, .currency, .unit, .scale, .before, .after,
      .yearSign:
      true
    case .number, .part, .fraction, .overNext, .ordinal, .ordinalSign, .percentFirst, .counted, .times,
      .multiple, .tenth,
      .outOf, .duration, .rankStep, .rankChange, .top, .quarter, .half, .month, .monthSign, .daySign, .inRow,
      .rest, .hedge,
      .other, .name, .turn:
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

  /// The words of the tables' columns and units, in small letters.
  private var words: [String] {
    tables.flatMap { table in
      table.columns.flatMap { column in
        column.words
          + [column.measure, column.unit ?? ""].flatMap {
            $0.lowercased().split(separator: " ").map(String.init)
          }
      }
    }
  }

  private func isOfTables(_ signs: [Unicode.Scalar]) -> Bool {
    guard signs.count >= Self.shortestSigns else { return false }
    let piece = String(String.UnicodeScalarView(signs))
    return words.contains { $0.contains(piece) }
  }
}

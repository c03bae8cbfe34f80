/// Whether a mention that no reading of the cells agrees with contradicts them.
struct Contradiction {
  let statement: Statement
  let index: Int
  let ties: [Tie?]
  let scope: Scope
  let candidates: [Candidate]
  let tables: [TableFacts]
  let parallel: Parallel?
  let text: [UInt8]

  private var mention: Mention { statement.mentions[index] }

  private var isPlain: Bool {
    PlainStatement(statement: statement, mention: mention, ties: ties, tables: tables, text: text).isPlain
  }

  var tie: Tie? {
    switch mention.kind {
    case .rank: return rank()
    case .count where candidates.count == 1 && candidates[0].how == .countRows: return counted()
    case .money, .count, .measure, .share, .change, .rate, .points: return amount()
    case .duration, .multiple, .rankChange, .ordinal, .year, .quarter, .half, .month, .day, .season,
      .relative,
      .yearSpan:
      return nil
    }
  }

  // MARK: Amounts

  private func amount() -> Tie? {
    guard mention.significance >= 2, !mention.isInWords else { return nil }
    let judge = Judge(mention: mention, scope: scope, candidates: candidates)
    guard let found = judge.contradicting(certainPrice: certainty, isExplicit: isExplicit),
      isCertain(found), isOfTableTimes(found), isOfThese(found), isPlain
    else {
      return inParallel(judge)
    }
    return Tie(candidate: found, verdict: .disagree)
  }

  /// True where every time that the sentence names is one of the table's: `5 % more than in 2019` is none where it begins in 2023.
  private func isOfTableTimes(_ candidate: Candidate) -> Bool {
    guard let cell = candidate.cells.first, let table = tables.first(where: { $0.index == cell.table }) else {
      return false
    }
    return scope.times.allSatisfy(table.knows)
  }

  /// True where the clause names no row but those of the reading: `301 tonnes from Wick` is of both.
  private func isOfThese(_ candidate: Candidate) -> Bool {
    let clause = PlainStatement(
      statement: statement, mention: mention, ties: ties, tables: tables, text: text
    ).clause
    guard let first = statement.lexemes[safe: clause.lowerBound],
      let last = statement.lexemes[safe: clause.upperBound - 1]
    else { return false }
    return statement.entities(of: mention.sentence).allSatisfy { entity in
      entity.range.lowerBound < first.range.lowerBound || entity.range.lowerBound > last.range.lowerBound
        || entity.rows.contains { candidate.rows.contains($0.row) }
    }
  }

  /// What a reading may cost that convicts: more where others of the sentence bear it out.
  private var certainty: Double { isCorroborated ? 1.0 : 0.5 }

  /// True where another figure of the sentence is tied to the same row by what it says.
  private var isCorroborated: Bool {
    let rows = Set(candidates.filter(\.isNamed).min { $0.price < $1.price }?.rows ?? [])
    guard !rows.isEmpty else { return false }
    let others = statement.mentions(of: mention.sentence)
    return zip(others, ties[others.indices]).contains { other, tie in
      guard let tie, tie.verdict == .agree, other.significance >= 2 else { return false }
      return Set(tie.candidate.rows) == rows
    }
  }

  /// The row is named, and the words say which measure it is.
  private func isCertain(_ candidate: Candidate) -> Bool {
    guard candidate.isNamed else { return false }
    switch (mention.kind, candidate.how) {
    // What is said to have risen where the table has a fall is no slip of the hand, but another thing.
    case (.change, .same), (.change, .growth):
      return mention.direction != 0
        && ((candidate.interval.middle > 0) == (mention.direction > 0) || isCorroborated)
    case (.share, .same), (.share, .share), (.share, .sum): return true
    case (.rate, .share): return isCorroborated
    case (.rate, .same): return isSpoken(candidate)
    case (.points, .difference):
      return mention.direction != 0 && (candidate.interval.middle > 0) == (mention.direction > 0)
    case (.money, _), (.measure, _): return mention.unit != nil
    case (.count, .same), (.count, .sum): return mention.unit != nil || isOnlyMeasure(candidate)
    case _: return false
    }
  }

  /// True where the sentence says what changed in the table's own words: `the output of Arvenia fell by 2 %`.
  private var isExplicit: Bool {
    mention.kind == .change && mention.isDirectionBeside
      && tables.contains { table in table.columns(.amount).contains { isSpoken($0) } }
  }

  private func isSpoken(_ candidate: Candidate) -> Bool {
    guard let cell = candidate.cells.first, let table = tables.first(where: { $0.index == cell.table }) else {
      return false
    }
    return isSpoken(table.columns[cell.column])
  }

  /// True where a word of the column stands in the sentence: `its vote fell to 8 %`.
  private func isSpoken(_ column: TableFacts.Column) -> Bool {
    let sentence = statement.sentence(mention.sentence)
    guard let first = sentence.first, let last = sentence.last else { return false }
    let words = String(decoding: text[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
      .lowercased()
    return column.words.contains { $0.utf8.count >= 4 && words.contains($0) }
  }

  /// True where the table counts one thing alone, so that a bare number can be of nothing else.
  private func isOnlyMeasure(_ candidate: Candidate) -> Bool {
    guard let cell = candidate.cells.first, let table = tables.first(where: { $0.index == cell.table }) else {
      return false
    }
    return Set(table.columns(.amount).map(\.stem)).count == 1 && !table.isMoney
  }

  /// The same said of another row right before, in the same form: what holds there is meant here.
  private func inParallel(_ judge: Judge) -> Tie? {
    guard let parallel, statement.isShort, parallel.isShort, statement.mentions.count == 1, !scope.isHedged,
      !scope.hasOtherTimes,
      !judge.hasReading, mention.qualifier == nil, mention.significance >= 3, isPlain
    else { return nil }
    guard mention.isPercent, [.share, .change, .rate].contains(parallel.kind) else { return nil }
    let same = candidates.first {
      $0.isNamed && $0.how == parallel.how && $0.cells.map(\.column) == parallel.columns
        && Misprint.isLikely(said: mention, meant: $0.interval)
    }
    return same.map { Tie(candidate: $0, verdict: .disagree) }
  }

  // MARK: Counts and ranks

  private func counted() -> Tie? {
    guard let found = candidates.first, !scope.isHedged, mention.qualifier == nil, isPlain
    else {
      return nil
    }
    // What the rows have in common is told by a verb, which may mean another thing than a column does.
    return Tie(
      candidate: found, verdict: .undecided, remark: "A count of rows alone does not prove the text wrong.")
  }

  private func rank() -> Tie? {
    guard mention.isCertain, !scope.isHedged, !scope.isOther, !scope.hasOtherTimes, !scope.isFrom else {
      return nil
    }
    let readings = candidates.filter(\.isNamed)
    guard let row = nearestRow, isPlain else { return nil }
    let own = readings.filter { $0.rows == [row.row.row] && $0.cells.first?.table == row.row.table }
    guard let table = tables.first(where: { $0.index == row.row.table }) else { return nil }
    if let time = scope.times.first {
      // Of that time no column may have it so.
      let then = own.filter { $0.time?.year == time.year }
      guard scope.times.count == 1, scope.isTimeBeside,
        then.contains(where: { $0.how == .same || isOrder($0, table) }),
        !then.contains(where: isSaid), isOnlyOfTime
      else { return nil }
      return then.first { $0.how == .same || isOrder($0, table) }.map {
        Tie(candidate: $0, verdict: .disagree)
      }
    }
    guard !own.contains(where: isSaid),
      let printed = own.first(where: { $0.how == .same && $0.time == table.latest }) ?? order(own, table),
      isAlone, isOnlyOfTime
    else { return nil }
    return Tie(candidate: printed, verdict: .disagree)
  }

  /// Where no column has ranks, the place by the one amount of the table.
  private func order(_ readings: [Candidate], _ table: TableFacts) -> Candidate? {
    guard table.columns(.rank).isEmpty, Set(table.columns(.amount).map(\.stem)).count == 1 else { return nil }
    return readings.first { isOrder($0, table) && $0.time == table.latest }
  }

  private func isSaid(_ candidate: Candidate) -> Bool { candidate.interval.meets(mention.interval) }

  private func isOrder(_ candidate: Candidate, _ table: TableFacts) -> Bool {
    candidate.how == .rankInColumn
      && candidate.cells.first.map { table.columns[$0.column].nature == .amount } == true
  }

  /// The row named right before the rank.
  private var nearestRow: Scope.Row? {
    let before = statement.entities(of: mention.sentence).last {
      $0.range.lowerBound < mention.range.lowerBound
    }
    guard let before, before.rows.count == 1, let row = before.rows.first,
      mention.range.lowerBound - before.range.upperBound < 60
    else { return nil }
    // No other name stands between.
    let between = statement.sentence(mention.sentence).filter {
      $0.range.lowerBound >= before.range.upperBound && $0.range.upperBound <= mention.range.lowerBound
    }
    for lexeme in between {
      switch lexeme.kind {
      case .word where lexeme.isCapital && statement.language != .german: return nil
      case .code, .number: return nil
      case .word, .sense, .sign, .period, .mark: break
      }
    }
    return scope.rows.first { $0.row == row }
  }

  /// No other row is named in the sentence.
  private var isAlone: Bool {
    Set(statement.entities(of: mention.sentence).flatMap(\.rows)).count == 1
  }

  /// True where nothing but a time, the words of the table and the end of the clause follow: `number one in memory` is of
  /// something else.
  private var isOnlyOfTime: Bool {
    for lexeme in statement.lexemes[min(mention.lexemes.upperBound, statement.lexemes.count)...] {
      guard lexeme.sentence == mention.sentence else { return true }
      switch lexeme.kind {
      case .mark: return true
      case .sense(.period), .sense(.turn), .sense(.joins), .sense(.outOf), .number, .period,
        .sense(.yearSign):
        continue
      case .sense, .word, .code: return false
      case .sign: return true
      }
    }
    return true
  }
}

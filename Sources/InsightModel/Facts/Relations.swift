/// What the mentions of an article say of one another: a growth of the amounts beside it, a whole of its parts, a key point
/// of the body. One witness against another leaves it open; only what two others that are borne out contradict is wrong.
struct Relations {
  let statements: [Statement]
  let text: [UInt8]
  /// What the tables say, by statement and mention.
  let ties: [[Tie?]]

  struct Place: Hashable {
    var statement: Int
    var mention: Int
  }

  struct Answer {
    var how: Fact.Relation
    var verdict: Fact.Verdict
    var reason: String
  }

  private(set) var answers: [Place: Answer] = [:]

  /// Words shorter than this join others; they say little of what a sentence is about.
  private static let shortest = 4
  /// Fewer digits than these agree by chance.
  private static let fewestDigits = 3

  /// No more figures of the body are looked at for one of a key point.
  private static let mostAlike = 24

  init(_ statements: [Statement], _ ties: [[Tie?]], _ text: [UInt8]) {
    (self.statements, self.ties, self.text) = (statements, ties, text)
    // What is borne out elsewhere is known before it is held against others.
    repeated()
    for index in statements.indices {
      for places in sentences(index) {
        growth(index, places)
        parts(index, places)
      }
    }
  }

  private func mention(_ place: Place) -> Mention { statements[place.statement].mentions[place.mention] }

  private func isOpen(_ place: Place) -> Bool {
    ties[place.statement][place.mention] == nil && answers[place] == nil
  }

  /// True where a cell, or the text at another place, says the same.
  private func isBorneOut(_ place: Place) -> Bool {
    ties[place.statement][place.mention]?.verdict == .agree || answers[place]?.verdict == .agree
  }

  /// The mentions of each sentence that are no times, in order; of sentences with several.
  private func sentences(_ statement: Int) -> [[Place]] {
    var found: [[Place]] = []
    var last: Int?
    for (index, mention) in statements[statement].mentions.enumerated() where !mention.isPeriod {
      let place = Place(statement: statement, mention: index)
      if mention.sentence == last { found[found.count - 1].append(place) } else { found.append([place]) }
      last = mention.sentence
    }
    return found.filter { $0.count > 1 }
  }

  private func said(_ place: Place) -> String {
    String(decoding: text[mention(place).range], as: UTF8.self).split { $0.isWhitespace }.joined(
      separator: " ")
  }

  private func isAlike(_ left: Mention, _ right: Mention) -> Bool {
    func kind(_ mention: Mention) -> Fact.Kind {
      mention.kind == .rate && mention.isPercent ? .share : mention.kind
    }
    return kind(left) == kind(right) && left.unit == right.unit && left.direction * right.direction >= 0
  }

  // MARK: Key points

  /// Headlines and key points say what the body says.
  private mutating func repeated() {
    let all = statements.indices.flatMap { statement in
      statements[statement].mentions.indices.map { Place(statement: statement, mention: $0) }
    }.filter { !mention($0).isPeriod && !mention($0).isInWords }
    let body = all.filter { !statements[$0.statement].isShort }
      .sorted { mention($0).interval.middle < mention($1).interval.middle }
    for place in all where statements[place.statement].isShort && isOpen(place) {
      let own = mention(place)
      guard own.significance >= Self.fewestDigits || own.isAmount else { continue }
      // The body is as exact, or more so.
      let first = body.partitioningIndex {
        mention($0).interval.middle >= own.interval.low - own.interval.halfWidth
      }
      let others = body[first...].prefix(Self.mostAlike).filter {
        isAlike(mention($0), own) && mention($0).interval.halfWidth <= own.interval.halfWidth
          && mention($0).interval.meets(own.interval)
      }
      guard let other = others.first(where: { isOfTheSame(place, $0) }) else { continue }
      let reason = "The text says \(said(other)) further on, which agrees."
      answers[place] = Answer(how: .same, verdict: .agree, reason: reason)
      if isOpen(other) {
        answers[other] = Answer(
          how: .same, verdict: .agree, reason: "A key point says \(said(place)), which agrees.")
      }
    }
  }

  /// True where two sentences share a word that says something, or in scripts without spaces a pair of signs.
  private func isOfTheSame(_ left: Place, _ right: Place) -> Bool {
    !words(left).isDisjoint(with: words(right))
  }

  private func words(_ place: Place) -> Set<String> {
    let sentence = statements[place.statement].sentence(mention(place).sentence)
    var words: Set<String> = []
    var before: Lexeme?
    for lexeme in sentence {
      switch lexeme.kind {
      case .word, .code:
        if lexeme.range.count >= Self.shortest {
          words.insert(String(decoding: text[lexeme.range], as: UTF8.self).lowercased())
        }
      case .sign:
        if let before, case .sign = before.kind, before.range.upperBound == lexeme.range.lowerBound {
          words.insert(
            String(decoding: text[before.range.lowerBound..<lexeme.range.upperBound], as: UTF8.self))
        }
      case .number, .sense, .period, .mark: break
      }
      before = lexeme
    }
    return words
  }

  // MARK: Growth

  /// `rose 8.4 % to 41.9 million from 38.7 million`.
  private mutating func growth(_ statement: Int, _ all: [Place]) {
    let amounts = all.filter {
      mention($0).isAmount && mention($0).qualifier == nil && !mention($0).isInWords
    }
    let (new, old) = (amounts.filter { level($0) == .to }, amounts.filter { level($0) == .from })
    guard new.count == 1, old.count == 1, let new = new.first, let old = old.first,
      mention(new).kind == mention(old).kind, mention(new).unit == mention(old).unit,
      let growth = Interval.growth(from: mention(old).interval, to: mention(new).interval)
    else { return }
    for place in all where mention(place).kind == .change && mention(place).isPercent && isOpen(place) {
      let own = mention(place)
      guard own.direction != 0, own.qualifier == nil, !own.isInWords else { continue }
      let isSame =
        own.interval.magnitude.meets(growth.magnitude)
        && (growth.middle == 0 || (growth.middle > 0) == (own.direction > 0))
      let reason =
        "From \(said(old)) to \(said(new)) it is \(Self.number(growth.middle))%; the text says \(said(place))"
      if isSame {
        answers[place] = Answer(how: .growth, verdict: .agree, reason: reason + ", which agrees.")
      } else if isBare([place, new, old], statement) {
        let isWrong =
          isBorneOut(new) && isBorneOut(old) && Misprint.isLikely(said: own, meant: growth.magnitude)
        answers[place] = Answer(
          how: .growth, verdict: isWrong ? .disagree : .undecided,
          reason: reason + (isWrong ? ", which disagrees." : "; one of the three is another thing, or wrong.")
        )
      }
    }
  }

  private enum Level { case to, from }

  private func level(_ place: Place) -> Level? {
    let statement = statements[place.statement]
    let lexemes = mention(place).lexemes
    let beside = statement.language == .korean ? lexemes.upperBound : lexemes.lowerBound - 1
    guard let lexeme = statement.lexemes[safe: beside], lexeme.sentence == mention(place).sentence else {
      return nil
    }
    switch lexeme.sense {
    case .to: return .to
    case .from: return .from
    case _: return nil
    }
  }

  /// True where nothing but words of direction stands between mentions: no other figure, no time, no further subject.
  private func isBare(_ places: [Place], _ statement: Int) -> Bool {
    let own = places.map { mention($0).lexemes }
    guard let first = own.map(\.lowerBound).min(), let last = own.map(\.upperBound).max() else {
      return false
    }
    return (first..<last).allSatisfy { index in
      guard !own.contains(where: { $0.contains(index) }),
        let lexeme = statements[statement].lexemes[safe: index]
      else { return true }
      switch lexeme.kind {
      case .mark(let mark): return mark == 0x2C
      case .sense(let sense):
        switch sense {
        case .to, .from, .up, .down, .growth, .joins, .currency: return true
        case _: return false
        }
      case .word: return lexeme.range.count < Self.shortest
      case .number, .sign, .code, .period: return false
      }
    }
  }

  // MARK: Parts of a whole

  /// No sentence adds up more.
  private static let mostParts = 8

  /// `42 % and 14 %, together 56 %`.
  private mutating func parts(_ statement: Int, _ all: [Place]) {
    for (at, place) in all.prefix(Self.mostParts + 1).enumerated() where at >= 2 && isOpen(place) {
      let own = mention(place)
      guard own.isAmount || own.isPercent, !own.isInWords, own.significance >= 2,
        isTogether(place, after: all[at - 1])
      else { continue }
      let parts = all[..<at]
      guard
        parts.allSatisfy({
          isAlike(mention($0), own) && mention($0).qualifier == nil && !mention($0).isInWords
        })
      else { continue }
      let sum = parts.dropFirst().reduce(mention(parts[0]).interval) { $0 + mention($1).interval }
      let reason =
        "\(parts.map(said).joined(separator: " + ")) make \(Self.number(sum.middle / scale(own, statements[statement].lexemes)))\(own.isPercent ? "%" : "")"
      if sum.meets(own.interval) {
        answers[place] = Answer(how: .sum, verdict: .agree, reason: reason + ", which agrees.")
      } else if own.qualifier == nil {
        let isWrong = parts.allSatisfy(isBorneOut) && Misprint.isLikely(said: own, meant: sum)
        answers[place] = Answer(
          how: .sum, verdict: isWrong ? .disagree : .undecided,
          reason: reason + "; the text says \(said(place))" + (isWrong ? ", which disagrees." : "."))
      }
    }
  }

  /// What the printed number is multiplied by.
  private func scale(_ mention: Mention, _ lexemes: [Lexeme]) -> Double {
    let digits = lexemes[mention.lexemes.clamped(to: lexemes.indices)].lazy.compactMap(\.digits).first
    guard let digits, digits.value != 0, mention.value != 0 else { return 1 }
    return mention.value / digits.value
  }

  /// True where a word for the sum stands between a figure and the one before it.
  private func isTogether(_ place: Place, after before: Place) -> Bool {
    let lexemes = statements[place.statement].lexemes
    let between =
      mention(before).lexemes
      .upperBound..<max(
        mention(before).lexemes.upperBound, mention(place).lexemes.lowerBound)
    return between.contains { lexemes[safe: $0]?.sense == .all || lexemes[safe: $0]?.sense == .together }
  }

  /// To two decimals.
  private static func number(_ value: Double) -> String {
    LongFigure(near: (value * 100).rounded() / 100)?.text(isGrouped: true) ?? String(value)
  }
}

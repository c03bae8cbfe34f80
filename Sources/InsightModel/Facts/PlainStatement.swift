/// Whether the clause of a figure says nothing beyond what the tables know. Only such a clause can contradict a cell:
/// `Kells landed 301 tonnes in 2031` does, while `301 tonnes of herring` and `two of five ports, per boat` speak of
/// something else.
struct PlainStatement {
  let statement: Statement
  let mention: Mention
  let tables: [TableFacts]
  let text: [UInt8]

  /// Between the subject and its figure stands the verb, and no other word that nothing knows.
  private static let mostWordsBefore = 1
  /// The same in letters of scripts without spaces: particles.
  private static let mostSignsBefore = 3
  /// A verb that follows the figure, in such scripts.
  private static let mostSignsAfter = 8
  /// Shorter words join others: `of`, `the`, `im`.
  private static let shortest = 4

  /// `isWhole`: the sentence speaks of the figure up to its end, as of a count of rows.
  func isPlain(isWhole: Bool) -> Bool {
    let sentence = statement.sentence(mention.sentence)
    let subject = statement.entities.last {
      $0.sentence == mention.sentence && $0.range.upperBound <= mention.range.lowerBound
    }
    if let subject, isOfSomethingElse(subject) { return false }
    let start = subject?.range.upperBound ?? sentence.first?.range.lowerBound ?? 0
    let before = sentence.filter {
      $0.range.lowerBound >= start && $0.range.upperBound <= mention.range.lowerBound
    }
    let clause = before.reversed().prefix { !isEnd($0) }
    guard unknown(clause) <= Self.mostWordsBefore, signs(clause) <= Self.mostSignsBefore else { return false }
    let after = sentence.drop { $0.range.lowerBound < mention.range.upperBound }.prefix {
      isWhole || !isEnd($0)
    }
    guard signs(after) <= Self.mostSignsAfter else { return false }
    return unknown(after) == 0 || isWhole && unknown(after) == 1 && isVerbOfDirection(after)
  }

  /// `landed less`: what the verb says is said of the figure, and not of something that happened beside it.
  private func isVerbOfDirection(_ lexemes: some Collection<Lexeme>) -> Bool {
    zip(lexemes, lexemes.dropFirst()).contains { unknown([$0]) > 0 && $1.sense != nil }
  }

  /// `haddock at Kells`: a noun and a preposition before the name.
  private func isOfSomethingElse(_ subject: EntityMention) -> Bool {
    let before = statement.sentence(subject.sentence).filter {
      $0.range.upperBound <= subject.range.lowerBound
    }
    let last = before.suffix(2)
    guard last.count == 2, let noun = last.first, let joint = last.last, !joint.isCapital,
      joint.sense != .joins,
      joint.range.count < Self.shortest, !isEnd(joint), !isEnd(noun),
      !statement.entities.contains(where: { $0.range.overlaps(noun.range) })
    else { return false }
    return unknown([noun]) > 0
  }

  private func isEnd(_ lexeme: Lexeme) -> Bool {
    switch lexeme.kind {
    case .mark, .number: true
    case .sense, .word, .sign, .code, .period: false
    }
  }

  private func unknown(_ lexemes: some Sequence<Lexeme>) -> Int {
    lexemes.count { lexeme in
      switch lexeme.kind {
      case .code: true
      case .word: lexeme.range.count >= Self.shortest && !isOfTables(lexeme)
      case .number, .sense, .sign, .period, .mark: false
      }
    }
  }

  private func signs(_ lexemes: some Sequence<Lexeme>) -> Int {
    lexemes.count { if case .sign = $0.kind { !isOfTables($0) } else { false } }
  }

  /// True for a word of a column's name, in the singular or the plural; for a sign of one.
  private func isOfTables(_ lexeme: Lexeme) -> Bool {
    let word = String(decoding: text[lexeme.range], as: UTF8.self).lowercased()
    return tables.contains { table in
      table.columns.contains { column in
        column.words.contains { name in
          name == word || name == word + "s" || name + "s" == word
            || lexeme.range.count < Self.shortest
              && name.unicodeScalars.contains(word.unicodeScalars.first ?? " ")
        }
      }
    }
  }
}

/// Where sentences end.
enum SentenceEnds {
  /// No sentence that says one thing is longer, in lexemes; each figure of a sentence looks at all of it.
  private static let longest = 1000

  /// Gives each lexeme the number of its sentence.
  static func number(_ lexemes: inout [Lexeme], _ text: [UInt8]) {
    var (sentence, length) = (0, 0)
    for index in lexemes.indices {
      lexemes[index].sentence = sentence
      length += 1
      if length == longest || ends(lexemes, index, text) { (sentence, length) = (sentence + 1, 0) }
    }
  }

  private static func ends(_ lexemes: [Lexeme], _ index: Int, _ text: [UInt8]) -> Bool {
    guard let mark = lexemes[index].mark, index + 1 < lexemes.count else { return false }
    switch Unicode.Scalar(mark) {
    case "。", "！", "？", "；": return true
    case "!", "?", ";": return true
    case "…": return lexemes[index + 1].isApart
    case ".":
      let next = lexemes[index + 1]
      guard next.isApart, index > 0, !lexemes[index].isApart else {
        // 떨어졌다."라고
        return false
      }
      let before = lexemes[index - 1]
      // 3. Quartal, 18. Mai
      if case .number(let digits) = before.kind, digits.isPlain, digits.count <= 2, next.isApart {
        switch next.kind {
        case .sense(.month), .sense(.quarter), .sense(.half), .sense(.rankNoun): return false
        case _: break
        }
      }
      // U.S. and J. Smith
      if before.range.count == 1, isWord(before) { return false }
      switch next.kind {
      case .word, .sense, .code, .period:
        return next.isCapital || next.kind.isUncased || text[next.range.lowerBound] >= 0xE3
      case .number, .mark, .sign: return true
      }
    case _: return false
    }
  }

  /// True for a letter by itself.
  private static func isWord(_ lexeme: Lexeme) -> Bool {
    switch lexeme.kind {
    case .word: true
    case .number, .sense, .sign, .code, .period, .mark: false
    }
  }
}

extension Lexeme.Kind {
  /// True for what is written alike at the head of a sentence and within it.
  var isUncased: Bool {
    switch self {
    case .sign, .number, .period, .code: true
    case .sense(.currency), .sense(.yearSign): true
    case .sense, .word, .mark: false
    }
  }
}

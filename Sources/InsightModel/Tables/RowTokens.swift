/// A word of a row, or the words that make one number or date.
struct Token {
  enum Kind: UInt8 {
    case word, number, percent
    /// A sign that there is no number.
    case missing
    case date

    /// True for what stands in a column of its own.
    var isCell: Bool {
      switch self {
      case .word: false
      case .number, .percent, .missing, .date: true
      }
    }

    var isValue: Bool {
      switch self {
      case .number, .percent: true
      case .word, .missing, .date: false
      }
    }
  }

  /// Bytes of the healed text.
  var range: Range<Int>
  var content: CellContent
  var kind: Kind
  /// Three digits, as after a space that parts thousands, and what may stand after those.
  var isGroup = false
  /// The same with a digit lost or put in, or with other decimals.
  var isNearGroup = false
  /// A word that was a number, as `1,2O4`.
  var isBroken = false
  /// A difference between percents, as `+2.4%p`.
  var isPoints = false

  var cell: RawCell { RawCell(range: range, content: content) }
}

/// Splits lines at white space, and puts together again what is one cell: a number with its currency, scale, percent
/// sign or footnote, the words of a date.
struct Tokenizer {
  let text: SourceText

  /// Puts the tokens of `range` after `tokens`.
  func read(_ range: Range<Int>, into tokens: inout [Token]) {
    let first = tokens.count
    text.bytes.withUnsafeBufferPointer { bytes in
      var start = range.lowerBound
      while start < range.upperBound {
        let space = text.spaceLength(at: start, before: range.upperBound)
        if space > 0 {
          start += space
          continue
        }
        var end = start + 1
        while end < range.upperBound, bytes[end] > 0x20 {
          if bytes[end] == 0xE3 || bytes[end] == 0xC2 {
            let isSpace = text.spaceLength(at: end, before: range.upperBound) > 0
            // A no-break space inside a number groups its digits.
            let isGroup =
              bytes[end] == 0xC2 && bytes[end - 1].isDigit && end + 2 < range.upperBound
              && bytes[end + 2].isDigit
            if isSpace, !isGroup { break }
          }
          end += 1
        }
        append(start..<end, bytes, &tokens, first)
        start = end
      }
    }
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private func append(_ range: Range<Int>, _ bytes: Bytes, _ tokens: inout [Token], _ first: Int) {
    let word = Bytes(rebasing: bytes[range])
    if tokens.count > first {
      let last = tokens[tokens.count - 1]
      let joined = last.range.lowerBound..<range.upperBound
      let before = Bytes(rebasing: bytes[last.range])
      let isNumber = word.first?.isDigit == true || word.first == 0x2E && word.count > 1 && word[1].isDigit
      if isNumber, last.kind == .word || last.kind == .missing, Self.opensNumber(before) {
        let token = token(joined, bytes)
        if token.kind.isValue || token.isBroken {
          tokens[tokens.count - 1] = token
          return
        }
      }
      if let parted = partedCurrency(last, range, bytes) {
        tokens[tokens.count - 1] = parted.number
        tokens.append(parted.money)
        return
      }
      if last.kind == .number, Self.mayFollowNumber(word) || Self.isFurtherPart(word, of: before) {
        let token = token(joined, bytes)
        if token.kind.isValue {
          tokens[tokens.count - 1] = token
          return
        }
      }
      if isNumber, last.kind == .word, WordList.holds(" to bis", before), tokens.count > first + 1,
        let low = tokens[tokens.count - 2].content.value, let high = token(range, bytes).content.value,
        low < high
      {
        tokens.removeLast()
        let start = tokens[tokens.count - 1].range.lowerBound
        tokens[tokens.count - 1] = Token(range: start..<range.upperBound, content: .text, kind: .date)
        return
      }
      if last.kind == .word, let start = turnStart(range, bytes, tokens[first...]) {
        tokens.removeLast(tokens.count - start - 1)
        tokens[start] = Token(
          range: tokens[start].range.lowerBound..<range.upperBound, content: .missing, kind: .missing)
        return
      }
      if Self.isFootnote(word) {
        tokens[tokens.count - 1].range = joined
        return
      }
      if let start = dateStart(word, bytes, tokens[first...]) {
        tokens.removeLast(tokens.count - start - 1)
        tokens[start] = Token(
          range: tokens[start].range.lowerBound..<range.upperBound, content: .text, kind: .date)
        return
      }
    }
    var token = token(range, bytes)
    // A telephone number, a code. Ranks may begin with a zero.
    if token.kind == .number, word.count == 2, word[0] == 0x30, word[1].isDigit, tokens.count > first {
      token.kind = .word
      token.isBroken = true
    }
    tokens.append(token)
  }

  /// The words that a turn begins with which stands for a growth after other numbers: `turned to profit`.
  private func turnStart(_ range: Range<Int>, _ bytes: Bytes, _ tokens: ArraySlice<Token>) -> Int? {
    for start in [tokens.endIndex - 1, tokens.endIndex - 2] where start > tokens.startIndex {
      guard tokens[start...].allSatisfy({ $0.kind == .word }), tokens[start - 1].kind.isCell else { continue }
      let phrase = Bytes(rebasing: bytes[tokens[start].range.lowerBound..<range.upperBound])
      if CellReader.isTurn(phrase) { return start }
    }
    return nil
  }

  /// `52` and `KRW 3.4tn` of `Area 52 KRW 3.4tn`: a short whole number has no currency where one with a scale follows.
  private func partedCurrency(_ last: Token, _ range: Range<Int>, _ bytes: Bytes) -> (
    number: Token, money: Token
  )? {
    guard last.kind == .number, last.range.count <= 8, bytes[last.range.lowerBound].isDigit,
      bytes[range.lowerBound].isDigit, bytes[range.upperBound - 1].isLetter,
      let space = bytes[last.range].lastIndex(of: 0x20),
      bytes[last.range.lowerBound..<space].allSatisfy({ $0.isDigit }),
      Self.opensNumber(Bytes(rebasing: bytes[space + 1..<last.range.upperBound]))
    else { return nil }
    let money = token(space + 1..<range.upperBound, bytes)
    guard money.kind == .number else { return nil }
    return (token(last.range.lowerBound..<space, bytes), money)
  }

  private func token(_ range: Range<Int>, _ bytes: Bytes) -> Token {
    let word = Bytes(rebasing: bytes[range])
    let content = CellReader.readUnsettled(word)
    let kind: Token.Kind
    switch content {
    case .missing: kind = .missing
    case .number, .money: kind = .number
    case .percent: kind = .percent
    case .malformed: kind = word.last == 0x25 ? .percent : .number
    case .text:
      kind = Self.isTime(word) || Self.isRange(word) || PeriodWord(word)?.isDate == true ? .date : .word
    }
    let isGroup =
      word.count >= 3 && word.prefix(3).allSatisfy { $0.isDigit }
      && (word.count == 3
        || word.count >= 5 && (word[3] == 0x2C || word[3] == 0x2E) && word.count != 7
          && word.dropFirst(4).allSatisfy { $0.isDigit })
    // A word without a digit is none, unless a letter stands for it.
    let isBroken =
      kind == .word && word.count <= 32 && (word.count == 1 || word.contains { $0.isDigit })
      && Self.isBroken(String(decoding: word, as: UTF8.self))
    let isPoints = kind == .percent && (word.last == 0x70 || word.last == 0x50)
    var token = Token(
      range: range, content: content, kind: kind, isGroup: isGroup, isBroken: isBroken, isPoints: isPoints)
    token.isNearGroup = !isGroup && kind == .number && Self.isNearGroup(word)
    return token
  }

  /// `98`, `0098`, `41,12`, and `258,003` for `258,03`, after a space.
  private static func isNearGroup(_ word: Bytes) -> Bool {
    let digits = word.prefix { $0.isDigit }.count
    if digits == word.count { return digits <= 4 }
    return (2...4).contains(digits) && (word[digits] == 0x2C || word[digits] == 0x2E)
      && word.count <= digits + 1 + mostDecimals && word[(digits + 1)...].allSatisfy { $0.isDigit }
  }

  /// Amounts have two at most, and one that was put in.
  private static let mostDecimals = 3

  private static func isBroken(_ word: String) -> Bool {
    BrokenNumber.isLike(word) || BrokenNumber.isFused(word)
  }

  /// `4:12:33`, `+0:07`, and results such as `3:1`.
  private static func isTime(_ word: Bytes) -> Bool {
    guard word.count >= 3, word[word.count - 1].isDigit,
      word[0].isDigit || word[0] == 0x2B || word[0] == 0x2D,
      word.contains(0x3A)
    else { return false }
    return word.dropFirst().allSatisfy { $0.isDigit || $0 == 0x3A || $0 == 0x2E }
  }

  /// `120-150`, `1,200~1,500`, `$12–$15`, `5-10%`: two numbers, the greater one last; `<120`, `≥240`.
  static func isRange(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count >= 2, word.count <= 40, word.contains(where: \.isDigit) else { return false }
    for sign in ["<=", ">=", "<", ">", "≤", "≥"] where word.starts(with: sign.utf8) {
      return CellReader.read(Bytes(rebasing: word[sign.utf8.count...])).value != nil
    }
    // `120 to 150`
    let words = word.split(separator: 0x20)
    if words.count == 3, WordList.holds(" to bis", Bytes(rebasing: words[1])),
      let low = CellReader.read(Bytes(rebasing: words[0])).value,
      let high = CellReader.read(Bytes(rebasing: words[2])).value
    {
      return low < high
    }
    guard let (mark, length) = joint(of: word) else { return false }
    return [DecimalMark.point, .comma].contains { decimals in
      guard let low = CellReader.read(Bytes(rebasing: word[..<mark]), decimals).value,
        let high = CellReader.read(Bytes(rebasing: word[(mark + length)...]), decimals).value
      else { return false }
      return low < high
    }
  }

  /// Where a dash or a tilde joins two numbers, and its bytes.
  private static func joint(of word: Bytes) -> (at: Int, length: Int)? {
    for at in word.indices.dropFirst().dropLast() {
      if let length = PeriodWord.jointLength(word, at: at), at + length < word.count { return (at, length) }
    }
    return nil
  }

  /// A currency or a sign that stands apart from its number.
  static func opensNumber(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count <= 4, let first = word.first else { return false }
    if first == 0x2B { return word.count == 1 }
    return WordList.holds(openers, word)
  }

  private static let openers: StaticString =
    " krw usd eur jpy cny rmb gbp sek nok dkk chf twd inr us$ nt$ hk$ a$ c$ s$ $ ₩ € £ ¥ △ ▽ ▼ ▲ ↑ ↓ kr"

  /// The percent sign or scale of the number before; single letters may be words.
  private static func mayFollowNumber(_ word: Bytes) -> Bool {
    guard let first = word.first else { return false }
    if first == 0x25 { return word.count <= 2 }
    return word.count >= 2 && WordList.holds(scales, word)
  }

  /// `4,120억원` after `3조`.
  private static func isFurtherPart(_ word: Bytes, of number: Bytes) -> Bool {
    guard let first = word.first, let last = word.last, let scale = number.last else { return false }
    return scale >= 0x80 && first.isDigit && last >= 0x80
  }

  private static let scales: StaticString =
    " pp bn mn tn thousand million billion trillion percent %p p.p. mio mrd won usd krw eur sek nok euros dollars"

  /// `*`, `**`, `†`, `1)`, `[2]`, `¹` apart from what they belong to.
  private static func isFootnote(_ word: Bytes) -> Bool {
    guard word.count <= 4, let first = word.first, let last = word.last else { return false }
    if first == 0x2A { return word.allSatisfy { $0 == 0x2A } }
    if last == 0x29 { return word.count == 2 && (first.isDigit || first.isSmall) }
    if first == 0x5B, last == 0x5D {
      return word.dropFirst().dropLast().allSatisfy { $0.isDigit } && word.count > 2
    }
    return first == 0xC2 && word.count == 2 && (word[1] == 0xB9 || word[1] == 0xB2 || word[1] == 0xB3)
      || first == 0xE2 && word.count == 3 && word[1] == 0x80 && (word[2] == 0xA0 || word[2] == 0xA1)
  }

  /// The index of the token that a date begins with which `word` ends: `Q1 2025`, `2025 Q1`, `May 2025`,
  /// `May 2, 2025`.
  private func dateStart(_ word: Bytes, _ bytes: Bytes, _ tokens: ArraySlice<Token>) -> Int? {
    guard word.count >= 2, let last = tokens.last else { return nil }
    let isYear = word.count == 4 && word[0].isDigit && PeriodWord.isYear(word) && word[3].isDigit
    if isYear {
      switch PeriodWord(Bytes(rebasing: bytes[last.range]))?.kind {
      case .part, .month: return tokens.endIndex - 1
      case .whole, .year, nil: break
      }
      guard tokens.count >= 2, last.range.count <= 3, bytes[last.range.lowerBound].isDigit,
        bytes[last.range.upperBound - 1] == 0x2C,
        PeriodWord(Bytes(rebasing: bytes[tokens[tokens.endIndex - 2].range]))?.kind == .month
      else { return nil }
      return tokens.endIndex - 2
    }
    guard word[0].isDigit || word[0] | 0x20 == 0x71 || word[0] | 0x20 == 0x68,
      PeriodWord(word)?.kind == .part
    else { return nil }
    // 2024 1Q, 2024년 1분기
    return PeriodWord(Bytes(rebasing: bytes[last.range]))?.isYear == true ? tokens.endIndex - 1 : nil
  }
}

/// Rows next to each other, and their words.
struct RowBlock {
  struct Row {
    var line: Int
    /// Indices into `tokens`.
    var range: Range<Int>
    var isStrict: Bool
  }

  var tokens: [Token] = []
  var rows: [Row] = []
  /// True where commas part the thousands: of more numbers than they stand in otherwise.
  var hasCommas = false

  func words(_ index: Int) -> ArraySlice<Token> { tokens[rows[index].range] }

  mutating func findCommas(_ bytes: [UInt8]) {
    var (parted, others) = (0, 0)
    for token in tokens {
      let isThousands = token.content.value.map { $0.digits.magnitude >= 1000 } ?? false
      guard isThousands || token.content == .malformed, bytes[token.range].contains(0x2C) else { continue }
      if isThousands { parted += 1 } else { others += 1 }
    }
    hasCommas = parted > others
  }
}

/// The words of a line, from the last on.
private struct WordsFromTheEnd: Sequence, IteratorProtocol {
  var rest: Slice<UnsafeBufferPointer<UInt8>>

  mutating func next() -> Slice<UnsafeBufferPointer<UInt8>>? {
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    guard !rest.isEmpty else { return nil }
    let start = rest.lastIndex { $0 <= 0x20 }.map { $0 + 1 } ?? rest.startIndex
    defer { rest = rest[..<start] }
    return rest[start...]
  }
}

/// Reading the rows of tables whose columns were run together.
extension TableFinder {
  /// A quick test of a line's words: numbers must be among them, one at the end or two somewhere.
  func mayBeRow(_ number: Int) -> Bool {
    let content = lines.content(number)
    guard content.count >= 3, !Caption.isNumbered(lines.bytes[content]) else { return false }
    let isShort = content.count <= Self.longWords
    let isLikely = lines.bytes.withUnsafeBufferPointer { bytes -> Bool in
      var (values, endsInCell) = (0, false)
      for (place, word) in WordsFromTheEnd(rest: bytes[content]).enumerated() {
        let hasDigit = word.contains(where: \.isDigit)
        let beginsWithLetter = bytes[word.startIndex].isLetter
        if hasDigit, !beginsWithLetter { values += 1 }
        if place == 0 { endsInCell = hasDigit || !beginsWithLetter || word.count <= 4 }
        if values >= 2 || values == 1 && endsInCell { return isShort || place < 4 }
        // In long lines the last words must be cells.
        if !isShort, place >= 3 || !endsInCell { return false }
      }
      return false
    }
    return isLikely && (!endsAsSentence(content) || endsInNumbers(content))
  }

  /// Of longer lines, in bytes, the last words tell.
  private static let longWords = 160

  /// True for the last words of a row that lost a digit after its decimal point, `8,746 36.`, which is no sentence.
  private func endsInNumbers(_ content: Range<Int>) -> Bool {
    lines.bytes.withUnsafeBufferPointer { bytes in
      WordsFromTheEnd(rest: bytes[content]).prefix(2).allSatisfy { word in
        word.contains(where: \.isDigit) && !word.contains { $0.isLetter || $0 >= 0x80 }
      }
    }
  }

  func rows(from first: Int, _ body: Range<Int>) -> RowBlock {
    var rows = RowBlock()
    let tokenizer = Tokenizer(text: lines.text)
    var number = first
    /// Rows at the end that are not like rows by themselves.
    var doubtful = 0
    while true {
      let isNextRank = isNextRank(number, after: rows, body)
      guard lines.indent(number) < 4, isNextRank || mayBeRow(number),
        rows.rows.isEmpty || Self.source(in: lines.bytes[lines.content(number)]) == nil
      else { break }
      let start = rows.tokens.count
      tokenizer.read(said(number), into: &rows.tokens)
      let words = rows.tokens[start...]
      // A remark does not end as the rows do: `* Two ships were sold in 2024`.
      let isNote =
        isRemark(lines.content(number))
        && rows.rows.last.map { trailing(words) < trailing(rows.tokens[$0.range]) } ?? false
      guard !isNote, let isStrict = isRow(words) ?? (isNextRank ? false : nil) else {
        rows.tokens.removeLast(words.count)
        break
      }
      rows.rows.append(RowBlock.Row(line: number, range: start..<rows.tokens.count, isStrict: isStrict))
      doubtful = isStrict || RowRole(of: lines.bytes, words.first?.range) != .data ? 0 : doubtful + 1
      guard let next = lineAfter(number, body) else { break }
      number = next
    }
    rows.findCommas(lines.bytes)
    if doubtful < rows.rows.count {
      rows.rows.removeLast(doubtful - likeOthers(rows, last: doubtful))
    }
    return rows
  }

  /// How many of the last rows are like those before, whose numbers only look like several as spaces part their thousands: the
  /// `Grimma 611` below `Pirna 9 273`.
  private func likeOthers(_ rows: RowBlock, last count: Int) -> Int {
    var firm = rows
    let others = firm.rows.suffix(count)
    firm.rows.removeLast(count)
    guard count > 0, mayBeGrouped(firm) else { return 0 }
    var longest = 0
    for index in firm.rows.indices {
      let words = firm.words(index)
      let cells = trailing(words)
      guard words.suffix(cells).dropFirst().allSatisfy(\.isGroup) else { return 0 }
      longest = max(longest, words.count - cells)
    }
    return others.prefix { row in
      trailing(rows.tokens[row.range]) == 1 && row.range.count <= longest + 1
    }.count
  }

  /// True for a ranked row that lost its numbers, between the rank before and the one after: `6 Viet Nam`.
  private func isNextRank(_ number: Int, after rows: RowBlock, _ body: Range<Int>) -> Bool {
    guard let last = rows.rows.last?.line, let before = rank(last), rank(number) == before + 1,
      lines.content(number).count <= 60, !mayBeRow(number), let next = lineAfter(number, body)
    else { return false }
    return rank(next) == before + 2 && mayBeRow(next)
  }

  /// The whole number that a line begins with, where words follow.
  private func rank(_ number: Int) -> Int? {
    let digits = lines.bytes[lines.content(number)].prefix { $0.isDigit }
    let next = digits.endIndex
    guard (1...3).contains(digits.count), next < lines.content(number).upperBound, lines.bytes[next] == 0x20
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  /// True for words that end as rows do or have numbers at both sides, false for those that may be a row among
  /// others, nil for what is none.
  private func isRow(_ words: ArraySlice<Token>) -> Bool? {
    guard words.count >= 2 else { return nil }
    let values = words.count { $0.kind.isValue || ($0.isBroken && $0.range.count > 1) }
    guard values > 0 else { return nil }
    let trailing = trailing(words)
    let leading = words.prefix { $0.kind.isCell }.count
    if trailing >= 2 || (trailing >= 1 && leading >= 1) { return true }
    if trailing == 1 { return words.count <= 10 ? false : nil }
    return values >= 2 && words.count <= 24 ? false : nil
  }

  private func trailing(_ words: ArraySlice<Token>) -> Int {
    words.reversed().prefix { $0.kind.isCell || $0.isBroken }.count
  }

  /// Points of a list begin as rows without a rank may.
  func areBulleted(_ rows: RowBlock) -> Bool {
    rows.rows.count { lines.afterBullet($0.line) != nil } * 2 > rows.rows.count
  }

  /// `Country 2023 2024` looks like a row, but its numbers are times and no other row's are.
  func takeHeaderRow(_ rows: inout RowBlock) -> Int? {
    guard rows.rows.count >= 2, areTimes(rows.words(0), orCounts: true), !areTimes(rows.words(1)),
      rows.words(0).first?.kind != .date || rows.words(1).first?.kind != .date
    else { return nil }
    guard
      rows.words(0).contains(where: { $0.kind == .word })
        || rows.words(1).contains(where: { $0.kind == .word })
    else { return nil }
    return rows.rows.removeFirst().line
  }

  /// The table with a line for each cell of which rows of words and times are the names: `Sales 2025`, `Sales 2024`.
  func stackedBelow(_ rows: RowBlock, _ body: Range<Int>) -> FoundTable? {
    guard rows.rows.count < Self.mostNames, let last = rows.rows.last?.line,
      rows.rows.indices.allSatisfy({ areTimes(rows.words($0)) }),
      let number = (last + 1..<min(last + Self.mostNames, body.upperBound)).first(where: {
        isCellOfNumber($0)
      }),
      case .found(let table) = stackedTable(at: number, in: body), table.lines.lowerBound <= rows.rows[0].line
    else { return nil }
    return table
  }

  /// True where each line is one number whose thousands spaces part.
  func areSingleNumbers(_ rows: RowBlock) -> Bool {
    rows.rows.indices.allSatisfy { index in
      let words = rows.words(index)
      return words.first?.kind == .number && words.dropFirst().allSatisfy(\.isGroup)
    }
  }

  /// No table with a line for each cell has more columns.
  private static let mostNames = 16

  /// `orCounts`: the 5 of `Top 5 Lenders 2024` counts the rows; a word stands on both sides of it.
  private func areTimes(_ words: ArraySlice<Token>, orCounts: Bool = false) -> Bool {
    let values = words.indices.filter { index in
      let isCount =
        orCounts && index > words.startIndex && index + 1 < words.endIndex && words[index].range.count <= 2
        && words[index - 1].kind == .word && words[index + 1].kind == .word
      return words[index].kind.isValue && !isCount
    }
    return !values.isEmpty && values.allSatisfy { isTime($0, of: words) }
  }

  private func isTime(_ index: Int, of words: ArraySlice<Token>) -> Bool {
    lines.bytes.withUnsafeBufferPointer { bytes in
      // `(2024)`, `2024*`, `2021 %`.
      let own = bytes[words[index].range].drop { $0 == 0x28 }.prefix { $0 > 0x20 && $0 != 0x29 && $0 != 0x2A }
      let word = UnsafeBufferPointer(rebasing: own)
      switch PeriodWord(word)?.kind {
      case .year, .whole: return true
      case .part, .month, nil: break
      }
      func beside(_ other: Int) -> PeriodWord? {
        words.indices.contains(other)
          ? PeriodWord(UnsafeBufferPointer(rebasing: bytes[words[other].range])) : nil
      }
      // `9M 2025`, `Q1 25`.
      return PeriodWord.countsMonths(word) && beside(index + 1)?.isYear == true
        || PeriodWord.isShortYear(word) && beside(index - 1).map { $0.year == nil } ?? false
    }
  }
}

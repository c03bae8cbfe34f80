/// Tables of which the page's layout ran all lines together: the ranks that count up tell where the rows begin.
extension TableFinder {
  /// Fewer rows with numbers that count up may be chance.
  private static let fewestRanks = 3
  /// Words of a name and cells of a row between one rank and the next.
  private static let mostWords = 40
  /// A caption with more words is a paragraph that ends in a table.
  private static let longestCaption = 30

  /// A cheap test that prose fails: at least one in seven of the line's last bytes is a digit.
  func mayHoldRows(_ number: Int) -> Bool {
    let line = lines.text.line(number)
    guard line.count >= 100, line.count <= TableFinder.longestRow else { return false }
    let tail = line.suffix(160)
    return ByteScan.countDigits(in: lines.bytes, tail) * 7 >= tail.count
  }

  func oneLineTable(at number: Int, in body: Range<Int>) -> Search {
    let failed = Search.none(before: number + 1)
    guard mayHoldRows(number), lines.afterBullet(number) == nil else { return failed }
    var tokens: [Token] = []
    Tokenizer(text: lines.text).read(lines.content(number), into: &tokens)
    for first in tokens.indices where first > 0 && rank(tokens[first]) == 1 {
      guard let (pattern, rows, end) = rankedRows(tokens, from: first),
        let table = table(tokens, rows, pattern, head: first, end: end, on: number, in: body)
      else { continue }
      return .found(table)
    }
    return failed
  }

  private func rank(_ token: Token) -> Int? {
    guard token.kind == .number, token.range.count <= 3, let value = token.content.value, value.decimals == 0
    else { return nil }
    return value.digits
  }

  /// The rows that begin with 1, 2, 3 and have cells alike, those without a rank after them, and where they end.
  private func rankedRows(_ tokens: [Token], from first: Int)
    -> (pattern: RowPattern, rows: [Range<Int>], end: Int)?
  {
    for second in tokens.indices.dropFirst(first + 3).prefix(Self.mostWords) where rank(tokens[second]) == 2 {
      // What stands after the rank is a name: `3M`.
      var own = Array(tokens[first..<second])
      if isName(own[1]) { own[1].kind = .word }
      let pattern = RowPattern(of: own[...])
      guard (1...2).contains(pattern.leading), pattern.columns.count >= 4,
        pattern.columns.count(where: { $0 == .text }) == 1
      else { continue }
      var rows = [first..<second]
      var start = second
      while let end = rowEnd(tokens, start, pattern, from: 0), rank(tokens[start]) == rows.count + 1 {
        rows.append(start..<end)
        start = end
      }
      guard rows.count >= Self.fewestRanks else { continue }
      while let end = rowEnd(tokens, start, pattern, from: pattern.leading),
        RowRole(of: lines.bytes, name(tokens[start..<end])) != .data
      {
        rows.append(start..<end)
        start = end
      }
      return (pattern, rows, start)
    }
    return nil
  }

  /// True for digits with a letter that might be a scale as well.
  private func isName(_ token: Token) -> Bool {
    token.kind == .word
      || token.kind == .number && token.range.count <= 4
        && lines.bytes[token.range].contains(where: \.isLetter)
  }

  /// The bytes of the words that a row begins with, after its rank.
  private func name(_ row: ArraySlice<Token>) -> Range<Int>? {
    let words = row.drop { $0.kind != .word }.prefix { $0.kind == .word }
    guard let first = words.first, let last = words.last else { return nil }
    return first.range.lowerBound..<last.range.upperBound
  }

  /// The end of a row that begins here and has the columns from `column` on; nil where none does.
  private func rowEnd(_ tokens: [Token], _ start: Int, _ pattern: RowPattern, from column: Int) -> Int? {
    var at = start
    for shape in pattern.columns[column...] {
      guard at < tokens.count else { return nil }
      switch shape {
      case .text:
        let words = tokens[at...].prefix(Self.mostWords).prefix { $0.kind == .word }.count
        if words == 0, isName(tokens[at]) {
          at += 1
          continue
        }
        guard words > 0 else { return nil }
        at += words
        continue
      case .date: guard tokens[at].kind == .date || tokens[at].kind == .missing else { return nil }
      case .number: guard tokens[at].kind == .number || tokens[at].kind == .missing else { return nil }
      case .percent: guard tokens[at].kind == .percent || tokens[at].kind == .missing else { return nil }
      }
      at += 1
    }
    return at
  }

  private func table(
    _ tokens: [Token], _ rows: [Range<Int>], _ pattern: RowPattern, head: Int, end: Int, on number: Int,
    in body: Range<Int>
  ) -> FoundTable? {
    let line = lines.content(number)
    let text = line.lowerBound..<tokens[head - 1].range.upperBound
    guard let names = namesStart(text, columns: pattern.columns.count) else { return nil }
    var caption = Caption(lines.bytes[lines.text.trimmed(text.lowerBound..<names)])
    let words = lines.bytes[text.lowerBound..<names].split(separator: 0x20)
    guard words.count <= Self.longestCaption, !words.contains(where: { $0.count > 3 && $0.last == 0x2E })
    else {
      return nil
    }
    // What follows the rows says their unit again, or their source, or is no part of a table.
    let tail = lines.text.trimmed((tokens[end - 1].range.upperBound)..<line.upperBound)
    let source = tail.isEmpty ? nil : TableFinder.source(in: lines.bytes[tail])
    if !tail.isEmpty, source == nil {
      let said = Caption(lines.bytes[tail], isKnown: true)
      guard said.unit != nil, said.title.isEmpty else { return nil }
      caption.unit = caption.unit ?? said.unit
    }
    var top = number
    if caption.title.isEmpty {
      let above = self.caption(above: number, in: body, hasHeader: true)
      (caption, top) = (Caption(merging: above.caption, caption), above.first)
    }
    var raw = RawTable(caption: caption, columnCount: pattern.columns.count, lines: top...number)
    raw.header = .runTogether(HeaderLine(Array(lines.bytes[names..<text.upperBound])), lines: number...number)
    for row in rows {
      let hasRank = tokens[row.lowerBound].kind != .word
      if !hasRank { raw.cells += Array(repeating: .none, count: pattern.leading) }
      var at = row.lowerBound
      let named = hasRank ? at + pattern.leading : at
      while at < row.upperBound {
        let isName = tokens[at].kind == .word || at == named
        let next =
          isName ? at + max(1, tokens[at..<row.upperBound].prefix { $0.kind == .word }.count) : at + 1
        raw.cells.append(
          isName
            ? RawCell(
              range: tokens[at].range.lowerBound..<tokens[next - 1].range.upperBound, content: .text)
            : tokens[at].cell)
        at = next
      }
      raw.rows.append(
        RawRow(line: number, found: pattern.columns.count - (hasRank ? 0 : pattern.leading), isWhole: hasRank)
      )
    }
    raw.source = source ?? self.source(after: number, in: body)?.text
    return FoundTable(raw: raw, note: source == nil ? self.source(after: number, in: body)?.line : nil)
  }

  /// Where the names of the columns begin: with the word for the ranks, or after the unit; where all is one, with
  /// the first word.
  private func namesStart(_ text: Range<Int>, columns: Int) -> Int? {
    let header = HeaderLine(Array(lines.bytes[text]))
    // Bytes of a header with single spaces are those of the line only where the line has them too.
    guard header.bytes.count == text.count else { return nil }
    let rank = header.words.lastIndex { $0.kinds == .rank }
    // The unit of a column stands after the ranks' name.
    let first = rank.map { text.lowerBound + header.words[$0].range.lowerBound } ?? text.upperBound
    if let close = lines.bytes[text].firstIndex(of: 0x29), close < first, text.upperBound - close > 2,
      Caption(lines.bytes[text.lowerBound...close], isKnown: true).unit != nil
    {
      return lines.text.trimmed(close + 1..<text.upperBound).lowerBound
    }
    guard let rank else { return text.lowerBound }
    return header.words.count - rank >= columns - 1 ? first : nil
  }
}

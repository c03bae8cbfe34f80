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
      guard let (pattern, rows) = rankedRows(tokens, from: first, line: number),
        let table = table(rows, pattern, head: first, on: number, in: body)
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

  /// The rows that begin with 1, 2, 3 and have cells alike, and those without a rank after them.
  private func rankedRows(_ tokens: [Token], from first: Int, line: Int) -> (RowPattern, RowBlock)? {
    for second in tokens.indices.dropFirst(first + 3).prefix(Self.mostWords) where rank(tokens[second]) == 2 {
      var rows = RowBlock(tokens: tokens)
      // Where ranks count up a letter alone is no damaged number.
      for index in tokens.indices { rows.tokens[index].isBroken = false }
      markName(first + 1, &rows.tokens)
      let pattern = RowPattern(of: rows.tokens[first..<second])
      guard (1...2).contains(pattern.leading), pattern.columns.count >= 4,
        pattern.columns.count(where: { $0 == .text }) == 1
      else { continue }
      var start = first
      var ends: [Int] = []
      func append(from column: Int) -> Bool {
        let rest = rows.tokens[start...].prefix(Self.mostWords + pattern.columns.count)
        guard let end = pattern.lay(rest, from: column, into: &ends),
          column == 0 || RowRole(of: lines.bytes, name(rest[..<end])) != .data
        else { return false }
        rows.rows.append(RowBlock.Row(line: line, range: start..<end, isStrict: true))
        start = end
        return true
      }
      while start < tokens.count, rank(tokens[start]) == rows.rows.count + 1 {
        markName(start + pattern.leading, &rows.tokens)
        guard append(from: 0) else { break }
      }
      guard rows.rows.count >= Self.fewestRanks else { continue }
      while append(from: pattern.leading) {}
      rows.findCommas(lines.bytes)
      return (pattern, rows)
    }
    return nil
  }

  /// What stands after the ranks is a name: `3M`, digits with a letter that might be a scale as well.
  private func markName(_ index: Int, _ tokens: inout [Token]) {
    guard tokens.indices.contains(index), tokens[index].kind == .number, tokens[index].range.count <= 4,
      lines.bytes[tokens[index].range].contains(where: \.isLetter)
    else { return }
    tokens[index].kind = .word
  }

  /// The bytes of the words that a row begins with.
  private func name(_ row: ArraySlice<Token>) -> Range<Int>? {
    let words = row.prefix { $0.kind == .word }
    guard let first = words.first, let last = words.last else { return nil }
    return first.range.lowerBound..<last.range.upperBound
  }

  private func table(
    _ rows: RowBlock, _ pattern: RowPattern, head: Int, on number: Int, in body: Range<Int>
  ) -> FoundTable? {
    let line = lines.content(number)
    let text = line.lowerBound..<rows.tokens[head - 1].range.upperBound
    let end = rows.rows.last?.range.last.map { rows.tokens[$0].range.upperBound } ?? text.upperBound
    guard let names = namesStart(text, columns: pattern.columns.count) else { return nil }
    var caption = Caption(lines.bytes[lines.text.trimmed(text.lowerBound..<names)])
    let words = lines.bytes[text.lowerBound..<names].split(separator: 0x20)
    guard words.count <= Self.longestCaption, !words.contains(where: { $0.count > 3 && $0.last == 0x2E })
    else {
      return nil
    }
    // What follows the rows says their unit again, or their source, or is no part of a table.
    let tail = lines.text.trimmed(end..<line.upperBound)
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
    var raw = RawTable(columnCount: pattern.columns.count, lines: top...number)
    raw.header = .runTogether(HeaderLine(Array(lines.bytes[names..<text.upperBound])), lines: number...number)
    lay(rows, pattern, &raw)
    var found = finished(raw, below: Top(caption: caption, first: top), through: number, body)
    if let source { (found.raw.source, found.note) = (source, nil) }
    return found
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

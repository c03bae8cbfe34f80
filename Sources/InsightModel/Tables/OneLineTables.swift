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
    // Where ranks count up a letter alone is no damaged number.
    for index in tokens.indices where tokens[index].range.count == 1 { tokens[index].isBroken = false }
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

  /// The rows that begin with 1, 2, 3, each after a cell, and with a name after one rank or two; and those without a rank after
  /// them.
  private func rankedRows(_ tokens: [Token], from first: Int, line: Int) -> (RowPattern, RowBlock)? {
    guard let leading = (1...2).first(where: { isName(first + $0, tokens) }) else { return nil }
    var starts = [first]
    while let start = starts.last,
      let next = tokens.indices.dropFirst(start + leading + 2).prefix(Self.mostWords).first(where: { index in
        rank(tokens[index]) == starts.count + 1 && isCell(tokens[index - 1])
          && tokens[index + 1..<min(index + leading, tokens.count)].allSatisfy { $0.kind.isCell }
          && isName(index + leading, tokens)
      })
    { starts.append(next) }
    guard let last = starts.last, starts.count >= Self.fewestRanks else { return nil }
    var rows = RowBlock(tokens: tokens)
    for start in starts { rows.tokens[start + leading].kind = .word }
    func nameEnd(_ start: Int) -> Int {
      rows.tokens[start...].prefix { $0.kind == .word && !$0.isBroken }.endIndex
    }
    func append(_ range: Range<Int>) {
      rows.rows.append(RowBlock.Row(line: line, range: range, isStrict: true))
    }
    for (start, next) in zip(starts, starts.dropFirst()) { append(start..<next) }
    // The last row has as many cells as most.
    let counts = rows.rows.map { $0.range.upperBound - nameEnd($0.range.lowerBound + leading) }.sorted()
    var (start, name) = (last, nameEnd(last + leading))
    repeat {
      let cells = rows.tokens[name...].prefix(counts[counts.count / 2]).prefix(while: isCell)
      guard !cells.isEmpty else { break }
      append(start..<cells.endIndex)
      (start, name) = (cells.endIndex, nameEnd(cells.endIndex))
    } while start < name
      && RowRole(
        of: lines.bytes, rows.tokens[start].range.lowerBound..<rows.tokens[name - 1].range.upperBound)
        != .data
    rows.findCommas(lines.bytes)
    let pattern = commonPattern(rows)
    var ends: [Int] = []
    guard pattern.leading == leading, pattern.columns.count >= 4,
      pattern.columns.count(where: { $0 == .text }) == 1,
      rows.rows.indices.count(where: { pattern.wholeRow(rows.words($0), into: &ends) }) * 2 > rows.rows.count
    else { return nil }
    return (pattern, rows)
  }

  private func isCell(_ token: Token) -> Bool { token.kind.isCell || token.isBroken }

  /// What stands after the ranks is a name: `3M`, digits with a letter that might be a scale as well.
  private func isName(_ index: Int, _ tokens: [Token]) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    let token = tokens[index]
    return token.kind == .word && !token.isBroken
      || token.kind == .number && token.range.count <= 4
        && lines.bytes[token.range].contains(where: \.isLetter)
  }

  private func table(
    _ rows: RowBlock, _ pattern: RowPattern, head: Int, on number: Int, in body: Range<Int>
  ) -> FoundTable? {
    let line = lines.content(number)
    let text = line.lowerBound..<rows.tokens[head - 1].range.upperBound
    let end = rows.rows.last?.range.last.map { rows.tokens[$0].range.upperBound } ?? text.upperBound
    guard let names = namesStart(text, columns: pattern.columns.count) else { return nil }
    var caption = Caption(lines.bytes[lines.text.trimmed(text.lowerBound..<names)])
    let words = caption.title.split(separator: " ")
    guard words.count <= Self.longestCaption,
      !words.contains(where: { $0.utf8.count > 3 && $0.last == "." })
    else { return nil }
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

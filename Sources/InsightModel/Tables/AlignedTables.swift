/// Tables whose columns stand one under the other, set apart by spaces.
extension TableFinder {
  /// What stands below a blank line may go on with the rows, or be another table.
  func alignedTable(at found: Int, in body: Range<Int>) -> Search {
    let whole = linesInColumns(at: found, in: body)
    guard case .none(let end) = whole, end - found <= Self.longestRun,
      let blank = (found..<min(end, body.upperBound)).first(where: { lines.content($0).isEmpty })
    else { return whole }
    let part = linesInColumns(at: found, in: body.lowerBound..<blank)
    if case .none = part { return .none(before: blank) }
    return part
  }

  /// A line of such a table, without the signs of a quotation.
  private func row(_ number: Int) -> Range<Int> { unquoted(lines.content(number)) }

  /// Longer runs are not looked at a second time.
  private static let longestRun = 400

  private func linesInColumns(at found: Int, in body: Range<Int>) -> Search {
    guard isSpaced(found) else { return .none(before: found + 1) }
    var first = found
    func isRule(_ number: Int) -> Bool {
      let range = unquoted(lines.trimmed(number))
      return self.isRule(range) && !BoxSigns.hasJunction(lines.bytes, range)
        || lines.bytes[range].withUnsafeBufferPointer(BoxSigns.isLine)
    }
    while let above = lineAbove(first, body), isSpaced(above) || isRule(above), !isCaption(above) {
      first = above
    }
    // Names stand right above their rule.
    if isRule(first), let above = lineAbove(first, body), above == first - 1, !isCaption(above),
      mayName(above)
    {
      first = above
    }
    while isRule(first), first < found { first += 1 }
    var numbers = [first]
    var gutters = Gutters(text: lines.text)
    gutters.add(row(first), line: first)
    var rules = 0
    while let last = numbers.last, let next = lineAfter(last, body) {
      let range = row(next)
      let isSpaced = isSpaced(next) || isRule(next)
      guard
        isSpaced
          || next == last + 1 && !isSentence(next)
            && gutters.admit(range, line: next, isBelowEnd: isRule(last) && rules > 1)
          || next == first + 1 && isInBrackets(range),
        next <= found || Self.source(in: lines.bytes[range]) == nil
      else { break }
      if next > last + 1, namesAnotherTable(next, after: numbers) { break }
      if isRule(next), numbers.count > 1 || !isRule(first) { rules += 1 }
      numbers.append(next)
      gutters.add(range, line: next)
    }
    // The lines may end above where the search began: it goes on after it all the same.
    let failed = Search.none(before: max(numbers.last ?? found, found) + 1)
    while let last = numbers.last, isRule(last) { numbers.removeLast() }
    // Lines that stand in the columns may be above those with wide gaps too.
    while let above = lineAbove(first, body), above == first - 1, !isCaption(above),
      gutters.admit(row(above), line: above)
    {
      first = above
      numbers.insert(above, at: 0)
      gutters.add(row(above), line: above)
    }
    if gutters.segments.isEmpty, let above = lineAbove(first, body), above == first - 1, !isCaption(above),
      mayName(above),
      gutters.admit(row(above), line: above, asNames: true)
    {
      first = above
      numbers.insert(above, at: 0)
    }
    guard let end = numbers.last, numbers.count >= 2 else { return failed }
    var grid = AlignedGrid(text: lines.text, segments: gutters.segments)
    for number in numbers {
      if isRule(number) { grid.appendRule() } else { grid.append(row(number), line: number) }
    }
    guard !numbers.contains(where: { hasLeaders($0) && !isRule($0) }) else { return failed }
    var table = grid.table()
    if let named = gridBelowWords(numbers, wider: table?.columnCount ?? 0), let better = named.table(),
      better.isTable(.marks)
    {
      (grid, table) = (named, better)
    }
    guard var raw = table else { return failed }
    var top = first
    if !raw.header.isNamed, let above = lineAbove(first, body), isHeader(above, columns: raw.columnCount),
      !isCaption(above),
      headerLine(above...above).telling > 0
    {
      raw.header = .runTogether(headerLine(above...above), lines: above...above)
      top = above
    }
    let caption = caption(above: top, in: body, hasHeader: raw.header.isNamed)
    let isSaid = raw.header.isNamed || caption.caption.isCaption || grid.hasRule
    let proof: TableProof =
      grid.isCutByRule
      ? .frame
      : !isSaid ? .gaps : raw.isHeaded(lines.text) || grid.hasRule && raw.header.isWhole ? .headed : .said
    guard raw.isTable(proof) else { return failed }
    return .found(finished(raw, below: caption, through: end, body))
  }

  /// The lines cut as a file of their own is, `ps` and `lsblk`, where that makes more columns, each below one word: single spaces part
  /// names too. Nil where it does not.
  private func gridBelowWords(_ numbers: [Int], wider known: Int) -> AlignedGrid? {
    guard let first = numbers.first, let last = numbers.last, last - first == numbers.count - 1,
      numbers.count >= 3
    else { return nil }
    func line<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
      lines.bytes[lines.text.line(number)].withUnsafeBufferPointer(body)
    }
    let names = line(first, TextCells.words)
    let text = lines.text.line(first).lowerBound..<lines.text.line(last).upperBound
    guard names.count > known, !names.contains(where: \.isNumber),
      let (layout, start) = AlignedColumns.find(lines.bytes[text], isWhole: true, isSure: true),
      start == text.lowerBound, layout.isNamed, layout.lines == nil, layout.starts.count == names.count
    else { return nil }
    let ends = layout.starts.dropFirst() + [Int.max]
    var grid = AlignedGrid(text: lines.text, segments: zip(layout.starts, ends).map { $0..<$1 })
    var mayBeParted = [Bool](repeating: true, count: names.count)
    var filled = [Int](repeating: 0, count: names.count)
    for number in numbers where !isRule(unquoted(lines.trimmed(number))) {
      let whole = lines.text.line(number)
      let cuts = line(number, layout.cuts).map { whole.lowerBound + $0 } + [whole.upperBound]
      let cells = zip(cuts, cuts.dropFirst()).map { lines.text.trimmed($0..<max($0, $1)) }
      grid.append(cells: cells, line: number)
      if number == first {
        grid.appendRule()
      } else {
        for (column, cell) in cells.enumerated() where !cell.isEmpty { filled[column] += 1 }
        for (index, (left, right)) in zip(cells, cells.dropFirst()).enumerated()
        where !areParts(left, right) {
          mayBeParted[index + 1] = false
        }
      }
    }
    // A space parts thousands below a name of two words, and nothing stands below the first of these; the last column may be empty.
    let isWhole = filled.dropLast().allSatisfy { $0 * 2 > numbers.count } && filled.last != 0
    return isWhole && !mayBeParted.dropFirst().contains(true) ? grid : nil
  }

  /// True for what may be one number, `9 952`.
  private func areParts(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    right.count == 3 && left.upperBound + 1 == right.lowerBound && lines.bytes[right].allSatisfy(\.isDigit)
      && lines.bytes[left].last?.isDigit == true
  }

  /// True for the first line of a sentence that ends below wide gaps: words with single spaces, a full stop at the end.
  private func isSentence(_ number: Int) -> Bool {
    let text = row(number)
    guard lines.bytes[text].count(where: { $0 == 0x20 }) + 1 >= Self.fewestSaid else { return false }
    var last = number
    while last + 1 < lines.count, last - number < Self.longestSentence, !lines.content(last + 1).isEmpty,
      !isSpaced(last + 1)
    {
      last += 1
    }
    let end = lines.bytes[row(last)].suffix(2)
    return end.last.map { [0x2E, 0x21, 0x3F].contains($0) } ?? false && end.first?.isSmall ?? false
  }

  /// Words of a line that is no row, and lines of a paragraph.
  private static let (fewestSaid, longestSentence) = (6, 12)

  /// `(2024)` below a name.
  private func isInBrackets(_ range: Range<Int>) -> Bool {
    lines.bytes[range].first == 0x28 && lines.bytes[range].last == 0x29
  }

  /// True for words after a blank line that stand over numbers, or over a rule, where such words stood over the lines above.
  private func namesAnotherTable(_ number: Int, after lines: [Int]) -> Bool {
    func hasDigit(_ number: Int) -> Bool {
      ByteScan.hasDigit(in: self.lines.bytes, row(number))
    }
    guard lines.count >= 2, !hasDigit(number), !hasDigit(lines[0]), number < self.lines.count else {
      return false
    }
    let below = self.lines.content(number + 1)
    return hasDigit(number + 1) && lines.contains(where: hasDigit)
      || !below.isEmpty && self.lines.bytes[below].withUnsafeBufferPointer(BoxSigns.isLine)
  }

  /// True for a line of words that wide gaps part. The gap after a sentence parts nothing.
  private func isSpaced(_ number: Int) -> Bool {
    let range = row(number)
    guard range.count >= 4, range.count <= Self.longestRow, let last = range.last,
      !BoxSigns.isBranch(lines.bytes, lines.trimmed(number)), !isFramed(lines.trimmed(number))
    else { return false }
    return lines.bytes.withUnsafeBufferPointer { bytes in
      let byte = bytes[last]
      // Code ends its lines so.
      if byte == 0x3B || byte == 0x7B || byte == 0x7D { return false }
      // A heading has one space after its sign, a column of numbers more.
      let isHeading =
        bytes[range.lowerBound] == 0x23
        && !(bytes[range.lowerBound + 1] == 0x20 && bytes[range.lowerBound + 2] == 0x20)
      if isHeading || bytes[range.lowerBound] == 0x2F { return false }
      var offset = range.lowerBound + 1
      while let gap = ByteScan.firstGap(in: bytes, offset..<last) {
        if !ScreenText.isBetweenSentences(bytes, gap) { return true }
        offset = gap + 1
      }
      return false
    }
  }
}

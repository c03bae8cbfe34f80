/// Tables whose columns were run together with single spaces.
extension TableFinder {
  func runTogetherTable(at first: Int, in body: Range<Int>) -> Search {
    // Points of a list have numbers too.
    guard lines.indent(first) < 4, mayBeRow(first), lines.afterBullet(first) == nil else {
      return .none(before: first + 1)
    }
    var rows = rows(from: first, body)
    guard let end = rows.rows.last?.line, rows.rows.count >= 2 else { return .none(before: first + 1) }
    let failed = Search.none(before: end + 1)
    if let stacked = stackedBelow(rows, body) { return .found(stacked) }
    guard !areSingleNumbers(rows) else { return failed }
    let headerRow = takeHeaderRow(&rows)
    guard rows.rows.count >= 2 || headerRow != nil, !areBulleted(rows) else { return failed }
    var pattern = commonPattern(rows)
    let nearest = headerRow ?? lineAbove(rows.rows[0].line, body)
    let nearestText = nearest.map { headerLine($0...$0) } ?? HeaderLine.none
    let upper = nearest.flatMap { namesOver($0, nearestText, &pattern, rows, in: body) }
    let header: ClosedRange<Int>?
    if let upper {
      header = upper.lines
    } else if let line = headerRow {
      // Times alone may be of the names above them.
      let above = mayName(line) ? nil : lineAbove(line, body)
      let isNamed =
        above.map { headerLine($0...$0).telling >= pattern.columns.count && !isCaption($0) } ?? false
      header = (isNamed ? above ?? line : line)...line
    } else {
      let top = rows.rows[0].line
      header =
        headerLines(above: top, columns: pattern.columns.count, in: body)
        // Of several words that are one number each is no column.
        ?? (mayBeGrouped(rows)
          ? headerLines(above: top, columns: pattern.merged.columns.count, in: body) : nil)
    }
    let headerText =
      header.map { $0.count == 1 && $0.first == nearest ? nearestText : headerLine($0) } ?? HeaderLine.none
    if upper == nil { pattern = refined(pattern, rows, header: headerText) }
    let top = caption(
      above: header?.lowerBound ?? rows.rows[0].line, in: body, hasHeader: header != nil)
    guard isTable(rows, pattern, header: headerText, caption: top.caption) else { return failed }

    var raw = RawTable(columnCount: pattern.columns.count, lines: top.first...end)
    if let upper {
      raw.header = .names(upper.reading.names, or: upper.reading.doubt)
    } else if let header {
      raw.header = .runTogether(headerText, lines: header)
    }
    raw.isUnsure = pattern.isUnsure
    lay(rows, pattern, &raw)
    return .found(finished(raw, below: top, through: end, body))
  }

  // MARK: Cells

  func lay(_ rows: RowBlock, _ pattern: RowPattern, _ raw: inout RawTable) {
    lazy var aligner = learnedTwice(pattern, rows)
    let isGrouped = grouping(pattern, rows).isUsual
    var ends: [Int] = []
    raw.cells.reserveCapacity(rows.rows.count * pattern.columns.count)
    raw.rows.reserveCapacity(rows.rows.count)
    for index in rows.rows.indices {
      let words = rows.words(index)
      let isWhole = pattern.wholeRow(words, into: &ends)
      if !isWhole {
        ends = aligner.align(words, isPinned: isPinned(words)).ends.map { $0 + words.startIndex }
      }
      var start = words.startIndex
      let before = raw.cells.count
      for (column, end) in ends.enumerated() {
        raw.cells.append(cell(words, start..<end, isText: pattern.columns[column] == .text))
        // Among thousands that spaces part, two numbers that ran together.
        if isGrouped, end == start + 1, isUngrouped(words[start]) {
          raw.cells[raw.cells.count - 1].content = .malformed
        }
        start = end
      }
      let found = raw.cells[before...].count { !$0.isNone }
      raw.rows.append(RawRow(line: rows.rows[index].line, found: found, isWhole: found == ends.count))
    }
  }

  private func cell(_ words: ArraySlice<Token>, _ range: Range<Int>, isText: Bool) -> RawCell {
    guard let first = range.first, let last = range.last else { return .none }
    guard first < last else { return words[first].cell }
    let bytes = words[first].range.lowerBound..<words[last].range.upperBound
    guard !isText else { return RawCell(range: bytes, content: .text) }
    var cell = lines.text.cell(bytes)
    // What stands in one column of numbers and is none lost some of its digits.
    if cell.content == .text { cell.content = .malformed }
    return cell
  }

  // MARK: Header

  /// The names of a header of two lines, of which the lower says the same under each name of the upper, and the columns that
  /// they and the rows fit best.
  private func namesOver(
    _ number: Int, _ words: HeaderLine, _ pattern: inout RowPattern, _ rows: RowBlock, in body: Range<Int>
  ) -> (reading: HeaderCut, lines: ClosedRange<Int>)? {
    let lower = words.words.indices.map { words.text($0..<$0 + 1) }
    guard !HeaderSpread.runs(lower).isEmpty, let line = lineAbove(number, body), !isCaption(line),
      lines.content(line).count <= Self.longestRow
    else { return nil }
    let upper = headerLine(line...line)
    guard mayName(line) || upper.words.allSatisfy(\.isPeriod) else { return nil }
    func reading(_ pattern: RowPattern) -> HeaderCut? {
      HeaderSpread(types: types(of: pattern)).reading(upper: upper, lower: lower)
    }
    var best = reading(pattern)
    if best?.isSure != true {
      let all = narrowed(pattern, rows)
      pattern = cheapest(all, rows) { max(-100, reading($0)?.score ?? -100) } ?? pattern
      best = reading(pattern)
    }
    return best.map { ($0, line...number) }
  }

  /// The line above the first row, and those above it where it has too few words.
  private func headerLines(above top: Int, columns: Int, in body: Range<Int>) -> ClosedRange<Int>? {
    guard let last = lineAbove(top, body), mayName(last) else { return nil }
    let range = lines.content(last)
    if let caption = caption(range),
      caption.number != nil || wordCount(last) < columns || beginsWithUnit(range)
    {
      return nil
    }
    var first = last
    var count = wordCount(last)
    // A name a line, or names over several lines.
    while count < columns, last - first < columns, first - 1 >= body.lowerBound,
      !headings.contains(first - 1),
      !lines.content(first - 1).isEmpty, mayName(first - 1), !isCaption(first - 1)
    {
      first -= 1
      count += wordCount(first)
    }
    if first < last,
      last - first + 1 == columns || (count >= columns && headerLine(first...first).telling > 0)
    {
      return first...last
    }
    return isHeader(last, columns: columns) ? last...last : nil
  }

  /// `(Unit: tonnes)`.
  private func beginsWithUnit(_ range: Range<Int>) -> Bool {
    lines.bytes[range].contains(0x3A) || lines.bytes[range].first == 0x28
  }
}

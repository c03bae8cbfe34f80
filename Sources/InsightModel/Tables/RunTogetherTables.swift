/// Tables whose columns were run together with single spaces.
extension TableFinder {
  /// Rows next to each other, and their words.
  private struct Rows {
    struct Row {
      var line: Int
      /// Indices into `tokens`.
      var range: Range<Int>
      var isStrict: Bool
    }

    var tokens: [Token] = []
    var rows: [Row] = []

    func words(_ index: Int) -> ArraySlice<Token> { tokens[rows[index].range] }
  }

  func runTogetherTable(at first: Int, in body: Range<Int>) -> Search {
    guard lines.indent(first) < 4, mayBeRow(first) else { return .none(before: first + 1) }
    var rows = rows(from: first, body)
    guard let end = rows.rows.last?.line, rows.rows.count >= 2 else { return .none(before: first + 1) }
    let failed = Search.none(before: end + 1)
    let headerRow = takeHeaderRow(&rows)
    guard rows.rows.count >= 2 || headerRow != nil, !areBulleted(rows) else { return failed }
    var pattern = commonPattern(rows)
    let header: ClosedRange<Int>?
    if let line = headerRow {
      header = line...line
    } else {
      header = headerLines(above: rows.rows[0].line, columns: pattern.columns.count, in: body)
    }
    let headerText = header.map(self.text) ?? []
    pattern = refined(pattern, rows, header: headerText)
    let top = caption(above: header?.lowerBound ?? rows.rows[0].line, in: body, hasHeader: header != nil)
    guard isTable(rows, pattern, header: headerText, caption: top.caption) else { return failed }

    var raw = RawTable(
      caption: top.caption, columnCount: pattern.columns.count, lines: top.first...end)
    if let header { raw.header = .runTogether(headerText, lines: header) }
    lay(rows, pattern, &raw)
    let source = source(after: end, in: body)
    raw.source = source?.text
    return .found(FoundTable(raw: TextColumns.parted(raw, lines.text), note: source?.line))
  }

  private func text(_ span: ClosedRange<Int>) -> [UInt8] {
    var text: [UInt8] = []
    for line in span where !lines.content(line).isEmpty {
      if !text.isEmpty { text.append(0x20) }
      text += lines.bytes[lines.content(line)]
    }
    return text
  }

  // MARK: Rows

  /// What a row's first and last words must look like, without reading the others.
  private func mayBeRow(_ number: Int) -> Bool {
    let content = lines.content(number)
    guard content.count >= 3, !endsAsSentence(content) else { return false }
    if content.count <= 160 { return true }
    return lines.bytes.withUnsafeBufferPointer { bytes in
      var end = content.upperBound
      /// True for a word with digits, or one that stands in their place.
      func lastIsCell() -> Bool {
        var start = end
        var hasDigit = false
        while start > content.lowerBound, bytes[start - 1] > 0x20 {
          start -= 1
          if bytes[start].isDigit { hasDigit = true }
        }
        let length = end - start
        end = start
        while end > content.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
        return hasDigit || length <= 4
      }
      return lastIsCell() && lastIsCell()
    }
  }

  private func rows(from first: Int, _ body: Range<Int>) -> Rows {
    var rows = Rows()
    let tokenizer = Tokenizer(text: lines.text)
    var number = first
    /// Rows at the end that are not like rows by themselves.
    var doubtful = 0
    while true {
      guard lines.indent(number) < 4, mayBeRow(number) else { break }
      let start = rows.tokens.count
      tokenizer.read(lines.content(number), into: &rows.tokens)
      let words = rows.tokens[start...]
      guard let isStrict = isRow(words) else {
        rows.tokens.removeLast(words.count)
        break
      }
      rows.rows.append(Rows.Row(line: number, range: start..<rows.tokens.count, isStrict: isStrict))
      doubtful = isStrict || RowRole(of: lines.bytes, words.first?.range) != .data ? 0 : doubtful + 1
      guard let next = lineBehind(number, body) else { break }
      number = next
    }
    if doubtful < rows.rows.count {
      rows.rows.removeLast(doubtful)
    }
    return rows
  }

  /// True for words that end as rows do or have numbers at both sides, false for those that may be a row among
  /// others, nil for what is none.
  private func isRow(_ words: ArraySlice<Token>) -> Bool? {
    guard words.count >= 2 else { return nil }
    let values = words.count { $0.kind.isValue }
    guard values > 0 else { return nil }
    let trailing = words.reversed().prefix { $0.kind.isCell }.count
    let leading = words.prefix { $0.kind.isCell }.count
    if trailing >= 2 || (trailing >= 1 && leading >= 1) { return true }
    if trailing == 1 { return words.count <= 10 ? false : nil }
    return values >= 2 && words.count <= 24 ? false : nil
  }

  /// Points of a list begin as rows without a rank may.
  private func areBulleted(_ rows: Rows) -> Bool {
    rows.rows.count { lines.behindBullet($0.line) != nil } * 2 > rows.rows.count
  }

  /// `Country 2023 2024` looks like a row, but its numbers are years and no other row's are.
  private func takeHeaderRow(_ rows: inout Rows) -> Int? {
    func areYears(_ index: Int) -> Bool {
      let values = rows.words(index).filter { $0.kind.isValue }
      return !values.isEmpty
        && values.allSatisfy { token in
          lines.bytes.withUnsafeBufferPointer { bytes in
            token.range.count == 4 && PeriodWord.isYear(UnsafeBufferPointer(rebasing: bytes[token.range]))
          }
        }
    }
    guard rows.rows.count >= 2, areYears(0), !areYears(1), rows.words(0).contains(where: { $0.kind == .word })
    else { return nil }
    return rows.rows.removeFirst().line
  }

  // MARK: Columns

  /// The columns of most rows.
  private func commonPattern(_ rows: Rows) -> RowPattern {
    candidates(rows).first?.pattern ?? RowPattern(columns: [])
  }

  /// The columns that rows have, the most common first. Signs for missing numbers may stand for percents.
  private func candidates(_ rows: Rows) -> [(pattern: RowPattern, count: Int)] {
    var found: [(pattern: RowPattern, count: Int)] = []
    var ends: [Int] = []
    for index in rows.rows.indices {
      let words = rows.words(index)
      if let known = found.firstIndex(where: { $0.pattern.wholeRow(words, into: &ends) }) {
        found[known].count += 1
      } else if found.count < 8 {
        found.append((RowPattern(of: words), 1))
      }
    }
    return found.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(
      \.element)
  }

  /// The columns that the rows and the words of the header fit best.
  private func refined(_ common: RowPattern, _ rows: Rows, header: [UInt8]) -> RowPattern {
    var ends: [Int] = []
    let whole = rows.rows.indices.count { common.wholeRow(rows.words($0), into: &ends) }
    let names = header.withUnsafeBufferPointer { HeaderWord.words(of: $0).count }
    let isNamed = names == 0 || names >= common.columns.count - 1
    if whole * 10 >= rows.rows.count * 6, isNamed { return common }
    var patterns = candidates(rows).prefix(5).map(\.pattern)
    if !patterns.contains(common) { patterns.append(common) }
    if !isNamed {
      for pattern in patterns { patterns += pattern.narrower.filter { !patterns.contains($0) } }
    }
    let step = max(1, rows.rows.count / 40)
    func cost(_ pattern: RowPattern) -> Int {
      var aligner = learned(pattern, rows)
      var sum = 0
      var count = 0
      for index in stride(from: 0, to: rows.rows.count, by: step) {
        count += 1
        guard !pattern.wholeRow(rows.words(index), into: &ends) else { continue }
        sum += min(1000, aligner.align(rows.words(index), isPinned: isPinned(rows.words(index))).cost)
      }
      // A column without a name, beyond the one of the names.
      let unnamed =
        names == 0 ? 0 : max(0, pattern.columns.count - names - (pattern.columns.first == .text ? 1 : 0))
      let spare = names > 0 && pattern.columns.count > names ? 15 : 0
      return sum * 10 / max(1, count) + unnamed * 250 + spare
    }
    return patterns.map { ($0, cost($0)) }.min { $0.1 < $1.1 }?.0 ?? common
  }

  private func learned(_ pattern: RowPattern, _ rows: Rows) -> RowAligner {
    var aligner = RowAligner(pattern, isCut: false)
    var ends: [Int] = []
    for index in rows.rows.indices.prefix(200) where pattern.wholeRow(rows.words(index), into: &ends) {
      aligner.learn(rows.words(index), ends)
    }
    return aligner
  }

  private func isPinned(_ words: ArraySlice<Token>) -> Bool {
    let name = words.first { $0.kind == .word }
    return RowRole(of: lines.bytes, name?.range) != .data
  }

  // MARK: Cells

  private func lay(_ rows: Rows, _ pattern: RowPattern, _ raw: inout RawTable) {
    var aligner: RowAligner?
    var ends: [Int] = []
    raw.cells.reserveCapacity(rows.rows.count * pattern.columns.count)
    raw.rows.reserveCapacity(rows.rows.count)
    for index in rows.rows.indices {
      let words = rows.words(index)
      let isWhole = pattern.wholeRow(words, into: &ends)
      if !isWhole {
        if aligner == nil { aligner = learned(pattern, rows) }
        ends = aligner?.align(words, isPinned: isPinned(words)).ends.map { $0 + words.startIndex } ?? []
      }
      var start = words.startIndex
      let before = raw.cells.count
      for (column, end) in ends.enumerated() {
        raw.cells.append(cell(words, start..<end, isText: pattern.columns[column] == .text))
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
    let content = lines.bytes.withUnsafeBufferPointer {
      CellReader.read(UnsafeBufferPointer(rebasing: $0[bytes]))
    }
    return RawCell(range: bytes, content: content)
  }

  // MARK: Header

  /// The line above the first row, and those above it where it has too few words.
  private func headerLines(above top: Int, columns: Int, in body: Range<Int>) -> ClosedRange<Int>? {
    guard let last = lineAbove(top, body), isHeader(last, columns: 1) else { return nil }
    let range = lines.content(last)
    if let caption = caption(range), caption.number != nil || words(range) < columns || beginsWithUnit(range)
    {
      return nil
    }
    if isHeader(last, columns: columns) { return last...last }
    // A name a line, or names over several lines.
    var first = last
    var count = words(range)
    while count < columns, first - 1 >= body.lowerBound, last - first < columns,
      !headings.contains(first - 1),
      !lines.content(first - 1).isEmpty, isHeader(first - 1, columns: 1), !isCaption(first - 1)
    {
      first -= 1
      count += words(lines.content(first))
    }
    let isEach = last - first + 1 == columns
    return isEach || (count >= columns && tellingWords(lines.content(first)) > 0) ? first...last : nil
  }

  /// `(Unit: tonnes)`.
  private func beginsWithUnit(_ range: Range<Int>) -> Bool {
    lines.bytes[range].contains(0x3A) || lines.bytes[range].first == 0x28
  }

  private func words(_ range: Range<Int>) -> Int { lines.bytes[range].split { $0 <= 0x20 }.count }

  // MARK: Evidence

  /// Few words with numbers are a table only where a header or a caption says so; many rows alike are one in any
  /// case.
  private func isTable(_ rows: Rows, _ pattern: RowPattern, header: [UInt8], caption: Caption) -> Bool {
    let columns = pattern.columns
    let names = columns.count { $0 == .text }
    let values = columns.count { $0 == .number || $0 == .percent }
    guard columns.count >= 2, values >= 1, columns.count <= 4096 else { return false }
    var ends: [Int] = []
    let whole = rows.rows.indices.count { pattern.wholeRow(rows.words($0), into: &ends) }
    guard whole * 2 >= rows.rows.count || rows.rows.count >= 3 && whole >= 2 else { return false }
    let telling = header.withUnsafeBufferPointer { line in
      HeaderWord.words(of: line).count { !$0.kinds.isEmpty || $0.isPeriod || $0.closesUnit }
    }
    let isSaid = caption.isCaption || telling > 0
    if rows.rows.contains(where: { hasLeaders($0.line) }) { return false }
    // A matrix needs names somewhere.
    if names == 0, header.isEmpty || rows.rows.count < 2 { return false }
    if names == 0, !columns.contains(.date), telling == 0, rows.rows.count < 3 { return false }
    let trailing = columns.reversed().prefix { $0 != .text }.count
    let isPlain = names <= 1 && (trailing >= 2 || trailing >= 1 && pattern.leading >= 1)
    if isSaid {
      if isPlain { return rows.rows.count >= 2 }
      // A name and a number, or names at the end: the header must name each column.
      return rows.rows.count >= 2 && (telling >= 2 || caption.isCaption && (telling > 0 || !header.isEmpty))
        && areHard(rows, pattern, unless: telling >= columns.count - 1 || caption.number != nil)
    }
    guard rows.rows.count >= 3, isPlain, whole * 10 >= rows.rows.count * 6, !areLabels(rows) else {
      return false
    }
    return trailing >= 2 || (!header.isEmpty && areHard(rows, pattern, unless: false))
  }

  /// True where the numbers have separators, decimals or signs that mere counting has not.
  private func areHard(_ rows: Rows, _ pattern: RowPattern, unless isKnown: Bool) -> Bool {
    isKnown
      || rows.rows.indices.count { index in
        rows.words(index).contains { token in
          token.kind.isValue && token.range.count >= 3 && lines.bytes[token.range].contains { !$0.isDigit }
        }
      } * 10 >= rows.rows.count * 8
  }

  /// `Tel: 555 1234` and `Fax: 555 1235` are an address.
  private func areLabels(_ rows: Rows) -> Bool {
    let labels = rows.rows.indices.count { index in
      rows.words(index).contains { $0.kind == .word && lines.bytes[$0.range.upperBound - 1] == 0x3A }
    }
    return labels * 2 > rows.rows.count
  }

  /// Points that lead to a page number.
  func hasLeaders(_ number: Int) -> Bool {
    let range = lines.content(number)
    guard range.count >= 8 else { return false }
    var points = 0
    for offset in range {
      let byte = lines.bytes[offset]
      if byte == 0x2E { points += 1 } else if byte != 0x20 { points = 0 }
      if points >= 4 { return true }
    }
    return false
  }
}

extension RowPattern {
  /// The same columns with a number drawn into the name beside it, or with two numbers as one.
  var narrower: [RowPattern] {
    columns.indices.dropFirst().compactMap { index in
      var fewer = columns
      switch (columns[index - 1], columns[index]) {
      case (.text, .number), (.text, .date), (.number, .number): fewer.remove(at: index)
      case (.number, .text) where index > 1: fewer.remove(at: index - 1)
      case _: return nil
      }
      // What is left of one name at both sides of a number.
      if let twin = fewer.indices.dropFirst().first(where: { fewer[$0] == .text && fewer[$0 - 1] == .text }) {
        fewer.remove(at: twin)
      }
      return RowPattern(columns: fewer)
    }
  }
}

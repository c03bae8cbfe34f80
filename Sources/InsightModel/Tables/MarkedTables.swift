/// Tables whose columns are marked by bars or tabs: Markdown, grids drawn with `+---+`, the cell bars of saved pages.
extension TableFinder {
  private enum Mark: UInt8 {
    case bar = 0x7C
    case tab = 0x09
  }

  /// A line of such a table.
  private struct Line {
    var number: Int
    /// Where the marks stand.
    var marks: Range<Int>
    var isRule: Bool
  }

  private struct Region {
    var mark: Mark
    var lines: [Line] = []
    /// Offsets of the marks of all the lines.
    var marks: [Int] = []
    /// True where the lines begin, and where they end, with a mark that parts nothing.
    var opens = false
    var closes = false
  }

  func markedTable(at found: Int, in body: Range<Int>) -> Search {
    guard let mark = mark(of: found) else { return .none(before: found + 1) }
    var (region, end) = region(around: found, mark, body)
    let failed = Search.none(before: end + 1)
    guard region.lines.count(where: { !$0.isRule }) >= 2 else { return failed }
    region.opens = isCommon(region) { lines.bytes[lines.trimmed($0).lowerBound] == mark.rawValue }
    region.closes = isCommon(region) { lines.bytes[lines.trimmed($0).upperBound - 1] == mark.rawValue }
    var grid = MarkedGrid(text: lines.text)
    for line in region.lines where !line.isRule { grid.append(cells(of: line, region), line: line.number) }
    let rule = region.lines.first { $0.isRule && $0.number > grid.rows.first?.line ?? 0 }?.number
    guard grid.rows.count >= 2,
      let table = grid.table(rule: rule, isMarkdown: isMarkdown(region), mayBeWords: mayBeWords(region))
    else { return failed }
    return .found(
      finished(table, region.lines[0].number...region.lines[region.lines.count - 1].number, body))
  }

  /// With the caption above the rows and the source below them.
  func finished(_ table: RawTable, _ rows: ClosedRange<Int>, _ body: Range<Int>) -> FoundTable {
    var raw = table
    let isNamed = if case .none = raw.header { false } else { true }
    let top = caption(above: rows.lowerBound, in: body, hasHeader: isNamed)
    if raw.caption.title.isEmpty, raw.caption.unit == nil {
      raw.caption = top.caption
    } else if top.caption.isCaption {
      raw.caption = Caption(merging: top.caption, raw.caption)
    }
    let source = source(after: rows.upperBound, in: body)
    raw.source = source?.text
    raw.lines = top.first...rows.upperBound
    return FoundTable(raw: raw, note: source?.line)
  }

  // MARK: Lines

  private func mark(of number: Int) -> Mark? {
    let range = lines.text.line(number)
    let trimmed = lines.content(number)
    if ByteScan.firstIndex(of: 0x7C, in: lines.bytes, trimmed) != nil { return .bar }
    if ByteScan.firstIndex(of: 0x09, in: lines.bytes, trimmed) != nil { return .tab }
    // The rule of a Markdown table may be the first line with a bar; rows of one cell have it at their end.
    return ByteScan.firstIndex(of: 0x7C, in: lines.bytes, range) != nil && isRule(range) ? .bar : nil
  }

  /// The lines with marks around one, and the last line that was looked at.
  private func region(around found: Int, _ mark: Mark, _ body: Range<Int>) -> (Region, end: Int) {
    var region = Region(mark: mark)
    var first = found
    while let above = lineAbove(first, body), isMember(above, mark) { first = above }
    var number = first
    var hasNumbers = false
    while true {
      let range = lines.trimmed(number)
      let start = region.marks.count
      for offset in range where lines.bytes[offset] == mark.rawValue {
        if offset == range.lowerBound || lines.bytes[offset - 1] != 0x5C { region.marks.append(offset) }
      }
      region.lines.append(Line(number: number, marks: start..<region.marks.count, isRule: isRule(range)))
      if ByteScan.hasDigit(in: lines.bytes, range), region.lines.count > 1 { hasNumbers = true }
      guard let next = lineBehind(number, body), isMember(next, mark) else { break }
      // Behind a blank line words alone are the header of another table.
      if next > number + 1, hasNumbers, !ByteScan.hasDigit(in: lines.bytes, lines.trimmed(next)) { break }
      number = next
    }
    // A line of one cell belongs inside: a group's name.
    while let last = region.lines.last, !last.isRule, !isParted(last.number, mark) {
      region.lines.removeLast()
    }
    return (region, number)
  }

  private func isMember(_ number: Int, _ mark: Mark) -> Bool {
    let range = lines.trimmed(number)
    guard !range.isEmpty, range.count <= Self.longestRow else { return false }
    return isParted(number, mark) || isRule(range)
      || (mark == .bar && lines.bytes[range.upperBound - 1] == mark.rawValue && range.count <= 80
        && !isCaption(number)
        && isParted(number + 1, mark) && isParted(number - 1, mark))
  }

  /// True where a mark parts two cells.
  private func isParted(_ number: Int, _ mark: Mark) -> Bool {
    let range = lines.trimmed(number)
    guard range.count >= 3 else { return false }
    guard let first = ByteScan.firstIndex(of: mark.rawValue, in: lines.bytes, range) else { return false }
    if mark == .tab { return true }
    if first > range.lowerBound, first < range.upperBound - 1 { return true }
    return ByteScan.firstIndex(
      of: mark.rawValue, in: lines.bytes, range.lowerBound + 1..<range.upperBound - 1) != nil
  }

  /// `|---|:-:|`, `+----+----+`.
  func isRule(_ range: Range<Int>) -> Bool {
    guard range.count >= 3 else { return false }
    var dashes = 0
    for offset in range {
      switch lines.bytes[offset] {
      case 0x2D, 0x3D, 0x5F: dashes += 1
      case 0x2B, 0x3A, 0x7C, 0x20: continue
      case _: return false
      }
    }
    return dashes >= 2
  }

  private func isMarkdown(_ region: Region) -> Bool {
    region.mark == .bar
      && region.lines.contains { line in line.isRule && lines.bytes[lines.trimmed(line.number)].contains(0x7C)
      }
  }

  /// False where bars without numbers mean something else: alternatives of a grammar, a figure whose marks do not
  /// stand one under the other.
  private func mayBeWords(_ region: Region) -> Bool {
    guard region.mark == .tab || region.opens || region.closes else { return false }
    let isDrawn = region.lines.contains { $0.isRule && lines.bytes[lines.trimmed($0.number)].contains(0x2B) }
    guard isDrawn else { return true }
    let places = region.lines.filter { !$0.isRule }.map { line in
      region.marks[line.marks].map { $0 - lines.text.line(line.number).lowerBound }
    }
    return places.allSatisfy { $0 == places[0] }
  }

  private func isCommon(_ region: Region, _ holds: (Int) -> Bool) -> Bool {
    let rows = region.lines.filter { !$0.isRule }
    return rows.count { holds($0.number) } * 2 > rows.count
  }

  private func cells(of line: Line, _ region: Region) -> [Range<Int>] {
    // Tabs at the ends part empty cells.
    var range = region.mark == .tab ? lines.text.line(line.number) : lines.trimmed(line.number)
    var marks = region.marks[line.marks]
    if region.mark == .tab { marks = ArraySlice(range.filter { lines.bytes[$0] == 0x09 }) }
    if region.opens, let first = marks.first, first == range.lowerBound {
      range = first + 1..<range.upperBound
      marks.removeFirst()
    }
    if region.closes, let last = marks.last, last == range.upperBound - 1 {
      range = range.lowerBound..<last
      marks.removeLast()
    }
    var cells: [Range<Int>] = []
    cells.reserveCapacity(marks.count + 1)
    var start = range.lowerBound
    for mark in marks {
      cells.append(lines.text.trimmed(start..<mark))
      start = mark + 1
    }
    cells.append(lines.text.trimmed(start..<range.upperBound))
    return cells
  }
}

/// The cells of a table that marks them, each line as many as it has.
struct MarkedGrid {
  let text: SourceText
  private(set) var rows: [(line: Int, cells: Range<Int>)] = []
  private var cells: [RawCell] = []

  init(text: SourceText) { self.text = text }

  mutating func append(_ ranges: [Range<Int>], line: Int) {
    let start = cells.count
    for range in ranges {
      let content =
        range.isEmpty
        ? CellContent.missing
        : text.bytes.withUnsafeBufferPointer {
          CellReader.readUnsettled(UnsafeBufferPointer(rebasing: $0[range]))
        }
      cells.append(RawCell(range: range, content: content))
    }
    rows.append((line, start..<cells.count))
  }

  private func cells(_ row: Int) -> ArraySlice<RawCell> { cells[rows[row].cells] }
  private func filled(_ row: Int) -> Int { cells(row).count { !$0.isNone } }

  /// The table; nil where the lines have too little in common. `rule` is the first rule below a row, `given` how many
  /// rows are known to be the header.
  func table(rule: Int?, header given: Int? = nil, isMarkdown: Bool, mayBeWords: Bool) -> RawTable? {
    var first = 0
    var raw = RawTable(columnCount: 0, lines: rows[0].line...rows[rows.count - 1].line)
    let width = commonWidth
    // A caption may stand in the table's first row.
    if given == nil, rows.count >= 3, filled(0) == 1, width > 2, let title = cells(0).first(where: { !$0.isNone }) {
      raw.caption = Caption(text.bytes[title.range])
      first = 1
    }
    let header = given ?? headerCount(from: first, rule: rule)
    guard first + header < rows.count, width >= 2 else { return nil }
    let data = first + header..<rows.count
    let widest = rows[data].map(\.cells.count).max() ?? 0
    // A stray cell more does not widen the table.
    let columns = rows[data].count { $0.cells.count > width } * 3 > data.count ? widest : width
    raw.columnCount = max(2, columns)
    lay(data, &raw)
    if header > 0 { raw.header = .names(names(first..<first + header, raw)) }
    let isSure = isMarkdown && header > 0
    return isSure || isTable(raw, data, mayBeWords: mayBeWords) ? raw : nil
  }

  private var commonWidth: Int {
    var counts: [Int] = []
    for row in rows {
      while counts.count <= row.cells.count { counts.append(0) }
      counts[row.cells.count] += 1
    }
    return counts.indices.max { (counts[$0], $0) < (counts[$1], $1) } ?? 0
  }

  /// How many rows name the columns: those above a rule, or above the first number that is no year.
  private func headerCount(from first: Int, rule: Int?) -> Int {
    if let rule, let below = rows[first...].firstIndex(where: { $0.line > rule }), below - first <= 3,
      below > first,
      (first..<below).allSatisfy({ !hasNumbers($0) })
    {
      return below - first
    }
    guard !hasNumbers(first) else { return 0 }
    // Further lines of the header have words above numbers.
    var count = 1
    let last = min(rows.count, first + 6)
    while first + count + 1 < last, count < 3, !hasNumbers(first + count),
      filled(first + count) * 2 > cells(first + count).count,
      hasNumbers(first + count + 1), wordsAboveNumbers(first + count, first + count + 1)
    {
      count += 1
    }
    return count
  }

  private func hasNumbers(_ row: Int) -> Bool {
    cells(row).contains { cell in
      switch cell.content {
      case .missing, .text: return false
      case .percent, .money, .malformed: return true
      case .number(let figure):
        let isYear = figure.decimals == 0 && (1900...2100).contains(figure.digits) && cell.range.count == 4
        return !isYear
      }
    }
  }

  private func wordsAboveNumbers(_ row: Int, _ below: Int) -> Bool {
    zip(cells(row), cells(below)).contains { $0.content == .text && $1.content.value != nil }
  }

  // MARK: Names

  private func names(_ header: Range<Int>, _ raw: RawTable) -> [String] {
    var names = [String](repeating: "", count: raw.columnCount)
    for row in header {
      let cells = Array(cells(row))
      // The names of the columns behind the first, which needs none.
      let offset = cells.count == raw.columnCount - 1 && isLabelled(raw) ? 1 : 0
      let isSpanning = row + 1 < header.upperBound
      var last = ""
      for (index, cell) in cells.enumerated() {
        let column = min(index + offset, raw.columnCount - 1)
        var name = text.string(cell.range)
        // A name over several columns stands over the first of them.
        if isSpanning, name.isEmpty, index > 0 { name = last }
        last = name
        guard !name.isEmpty else { continue }
        names[column] += (names[column].isEmpty ? "" : " ") + name
      }
    }
    return names
  }

  private func isLabelled(_ raw: RawTable) -> Bool {
    raw.rows.indices.count { raw.cell($0, 0).content == .text } * 2 > raw.rows.count
  }

  // MARK: Rows

  private func lay(_ data: Range<Int>, _ raw: inout RawTable) {
    let columns = raw.columnCount
    raw.cells.reserveCapacity(data.count * columns)
    raw.rows.reserveCapacity(data.count)
    var aligner: RowAligner?
    for row in data {
      var own = cells(row)
      // What is beyond the last column and empty is no cell.
      while own.count > columns, let last = own.last, last.isNone { own.removeLast() }
      let found = own.count
      if found == columns || (found < columns && own.allSatisfy(\.isNone)) {
        raw.cells += own.map { $0.isNone ? .none : $0 } + Array(repeating: .none, count: columns - found)
      } else if found == 1 {
        // The name of a group of rows.
        raw.cells += [own.first ?? .none] + Array(repeating: .none, count: columns - 1)
      } else {
        if aligner == nil { aligner = self.aligner(data, columns) }
        let tokens = own.map(Self.token)
        let ends = aligner?.align(tokens[...], isPinned: isPinned(own)).ends ?? []
        var start = 0
        for end in ends {
          raw.cells.append(
            start < end ? Self.joined(own, own.startIndex + start..<own.startIndex + end) : .none)
          start = end
        }
      }
      raw.rows.append(RawRow(line: rows[row].line, found: found, isWhole: found == columns))
    }
  }

  private static func joined(_ cells: ArraySlice<RawCell>, _ range: Range<Int>) -> RawCell {
    guard range.count > 1 else { return cells[range.lowerBound] }
    return RawCell(
      range: cells[range.lowerBound].range.lowerBound..<cells[range.upperBound - 1].range.upperBound,
      content: .text)
  }

  private func isPinned(_ own: ArraySlice<RawCell>) -> Bool {
    own.contains { $0.content == .text && RowRole(of: text.bytes, $0.range) != .data }
  }

  private static func token(_ cell: RawCell) -> Token {
    let kind: Token.Kind
    switch cell.content {
    case .missing: kind = .missing
    case .text: kind = .word
    case .number, .money, .malformed: kind = .number
    case .percent: kind = .percent
    }
    return Token(range: cell.range, content: cell.content, kind: kind)
  }

  /// Knows the columns from the rows that have them all.
  private func aligner(_ data: Range<Int>, _ columns: Int) -> RowAligner {
    let whole = data.filter { rows[$0].cells.count == columns }.prefix(200)
    let shapes = (0..<columns).map { column -> ColumnShape in
      var (texts, percents, numbers) = (0, 0, 0)
      for row in whole {
        switch cells(row)[cells(row).startIndex + column].content {
        case .missing: continue
        case .text: texts += 1
        case .percent: percents += 1
        case .number, .money, .malformed: numbers += 1
        }
      }
      if texts >= percents + numbers { return .text }
      return percents > numbers ? .percent : .number
    }
    var aligner = RowAligner(RowPattern(columns: shapes), isCut: true)
    for row in whole { aligner.learn(cells(row).map(Self.token)[...], Array(1...columns)) }
    return aligner
  }

  // MARK: Evidence

  /// Rows alike with a column of numbers, or words in many rows of one width.
  private func isTable(_ raw: RawTable, _ data: Range<Int>, mayBeWords: Bool) -> Bool {
    let columns = raw.columnCount
    let whole = raw.rows.count(where: \.isWhole)
    guard whole * 2 >= raw.rows.count else { return false }
    let isNamed = if case .none = raw.header { false } else { true }
    guard raw.rows.count + (isNamed ? 1 : 0) >= 2 else { return false }
    let isNumeric = (0..<columns).contains { column in
      let numbers = raw.rows.indices.count { raw.cell($0, column).content.value != nil }
      let texts = raw.rows.indices.count { raw.cell($0, column).content == .text }
      return numbers >= min(2, raw.rows.count) && numbers > texts
    }
    if isNumeric { return true }
    guard mayBeWords else { return false }
    let isFull = (0..<columns).allSatisfy { column in
      raw.rows.indices.contains { !raw.cell($0, column).isNone }
    }
    return isFull && columns >= 3 && whole == raw.rows.count && raw.rows.count + (isNamed ? 1 : 0) >= 3
  }
}

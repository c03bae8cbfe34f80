/// A table found in the lines of an article.
struct FoundTable {
  var raw: RawTable
  /// The lines of caption, header and rows, 1-based.
  var lines: ClosedRange<Int>
  /// The line of the source note behind it.
  var note: Int?
}

/// Finds tables whose columns were run together with single spaces, and tables with marked columns.
struct TableFinder {
  let lines: PageLines

  /// The tables in a range of lines, ascending. `headings` are lines that belong to no table.
  func find(in body: Range<Int>, headings: Set<Int>) -> [FoundTable] {
    var found: [FoundTable] = []
    var free = body.lowerBound
    var number = body.lowerBound
    while number < body.upperBound {
      guard isRowLike(number) else {
        number += 1
        continue
      }
      if let table = markedTable(at: number, in: free..<body.upperBound)
        ?? runTogetherTable(at: number, in: free..<body.upperBound, headings)
      {
        found.append(table)
        number = max(table.lines.upperBound, table.note ?? 0) + 1
        free = number
      } else {
        number += 1
      }
    }
    return found
  }

  /// A cheap test that most lines of prose fail at once.
  private func isRowLike(_ number: Int) -> Bool {
    let line = lines.text.line(number)
    guard line.count >= 3, line.count <= 2000 else { return false }
    var last = line.upperBound - 1
    while last > line.lowerBound, lines.bytes[last] <= 0x20 { last -= 1 }
    let byte = lines.bytes[last]
    if byte.isDigit || byte == 0x25 || byte == 0x7C { return true }
    // A scale or a footnote's mark behind the digits, a sign for what is missing, `n/a`.
    var hasSlash = false
    var offset = last
    while offset >= line.lowerBound, last - offset < 12, lines.bytes[offset] > 0x20 {
      if lines.bytes[offset].isDigit { return true }
      if lines.bytes[offset] == 0x2F { hasSlash = true }
      offset -= 1
    }
    if byte >= 0x80 || byte == 0x2D || byte == 0x2A || hasSlash {
      return lines.bytes[line].contains { $0.isDigit }
    }
    return ByteScan.firstIndex(of: 0x09, in: lines.bytes, line) != nil
  }

  // MARK: Columns run together

  private struct Tokens {
    /// Bytes of the text.
    var ranges: [Range<Int>]
    var isNumeric: [Bool]
    var isPercent: [Bool]
    var line: Int

    var count: Int { ranges.count }
    var leading: Int { isNumeric.prefix { $0 }.count }
    var trailing: Int { isNumeric.reversed().prefix { $0 }.count }
  }

  private func tokens(_ number: Int) -> Tokens? {
    let content = lines.content(number)
    guard content.count <= 400, !content.isEmpty, mayBeRow(content) else { return nil }
    var ranges: [Range<Int>] = []
    var offset = content.lowerBound
    while offset < content.upperBound {
      let start = offset
      while offset < content.upperBound, lines.bytes[offset] > 0x20 { offset += 1 }
      if offset > start {
        // A currency stands apart from its number in `KRW 3.4tn`.
        if let last = ranges.last, lines.bytes[start].isDigit, isCurrency(last) {
          ranges[ranges.count - 1] = last.lowerBound..<offset
        } else {
          ranges.append(start..<offset)
        }
      }
      offset += 1
    }
    let contents = ranges.map { CellReader.read(lines.bytes[$0]) }
    return Tokens(
      ranges: ranges, isNumeric: contents.map { $0.isNumeric }, isPercent: contents.map { $0.isPercent },
      line: number
    )
  }

  /// What `isRow` asks of the last two words and the first, without reading the others.
  private func mayBeRow(_ content: Range<Int>) -> Bool {
    func isNumeric(_ word: ArraySlice<UInt8>) -> Bool { CellReader.read(word).isNumeric }
    var rest = lines.bytes[content]
    func popWord() -> ArraySlice<UInt8> {
      let word = rest.suffix(from: rest.lastIndex { $0 <= 0x20 }.map { $0 + 1 } ?? rest.startIndex)
      rest = rest.dropLast(word.count)
      while let last = rest.last, last <= 0x20 { rest.removeLast() }
      return word
    }
    guard isNumeric(popWord()), !rest.isEmpty else { return false }
    if isNumeric(rest.prefix { $0 > 0x20 }) { return true }
    let word = popWord()
    // A currency belongs to the number behind it, and what stands before it may be one more.
    return isNumeric(word) || isCurrency(word.startIndex..<word.endIndex)
  }

  private func isCurrency(_ range: Range<Int>) -> Bool {
    guard range.count <= 3, let first = range.first, !lines.bytes[first].isDigit else { return false }
    switch lines.string(range) {
    case "KRW", "USD", "EUR", "JPY", "CNY", "RMB", "GBP", "US$", "$", "₩", "€", "£": return true
    case _: return false
    }
  }

  private func isRow(_ tokens: Tokens) -> Bool {
    guard tokens.count >= 2, !lines.endsSentence(lines.content(tokens.line)) else { return false }
    return tokens.trailing >= 2 || (tokens.trailing >= 1 && tokens.leading >= 1)
  }

  private func runTogetherTable(at first: Int, in body: Range<Int>, _ headings: Set<Int>) -> FoundTable? {
    var rows: [Tokens] = []
    var number = first
    while number < body.upperBound, !headings.contains(number), isRowLike(number), let row = tokens(number),
      isRow(row)
    {
      rows.append(row)
      number += 1
    }
    guard rows.count >= 2 else { return nil }
    var header: [Int] = []
    // `Country 2023 2024` looks like a row, but its numbers are years and no other row's are.
    if let top = rows.first, rows.count >= 3, isYears(top), !rows.dropFirst().contains(where: isYears) {
      header = [top.line]
      rows.removeFirst()
    }
    let trailing = mostCommon(rows.map(\.trailing).filter { $0 > 0 }) ?? 0
    let fitting = rows.filter { $0.trailing >= trailing }
    let leading =
      mostCommon(fitting.filter { $0.count > $0.leading }.map { min($0.leading, $0.count - trailing) }) ?? 0
    guard trailing > 0, fitting.count * 2 > rows.count else { return nil }
    let hasName = fitting.contains { $0.count > leading + trailing }
    guard hasName || rows.count >= 3 else { return nil }

    let top = header.first ?? rows[0].line
    var captionLine: Int?
    var above = top - 1
    var steps = 0
    while above >= body.lowerBound, steps < 3, !headings.contains(above) {
      steps += 1
      if lines.content(above).isEmpty {
        guard above == top - 1 || captionLine == nil else { break }
        above -= 1
        continue
      }
      if isCaption(above) {
        captionLine = above
        break
      }
      guard header.isEmpty, isHeader(above, columns: leading + trailing + (hasName ? 1 : 0)) else { break }
      header.insert(above, at: 0)
      above -= 1
    }
    guard hasName || !header.isEmpty else { return nil }

    let columns = leading + (hasName ? 1 : 0) + trailing
    let whole = rows.first { $0.trailing >= trailing }.map { $0.isPercent.suffix(trailing) } ?? []
    let rawRows = rows.map { row in
      let cells = cells(of: row, leading, hasName, whole[...], columns)
      return RawRow(cells: cells, line: row.line, found: cells.count { $0 != nil })
    }
    let start = min(captionLine ?? top, header.first ?? top)
    let last = rows[rows.count - 1].line
    let note = noteLine(after: last, in: body, headings)
    let rawHeader: RawHeader
    if let headerFirst = header.first, let headerLast = header.last {
      rawHeader = .runTogether(
        header.map { lines.string(lines.content($0)) }.joined(separator: " "), lines: headerFirst...headerLast
      )
    } else {
      rawHeader = .none
    }
    return FoundTable(
      raw: RawTable(
        captionText: captionLine.map { lines.string(lines.content($0)) }, header: rawHeader, rows: rawRows,
        source: note.flatMap { Self.source(in: lines.string(lines.content($0))) }, lines: start...last),
      lines: start...last, note: note)
  }

  /// Lays a row's tokens into columns: numbers from both ends, the words between them are the name.
  private func cells(
    of row: Tokens, _ leading: Int, _ hasName: Bool, _ whole: ArraySlice<Bool>, _ columns: Int
  ) -> [String?] {
    let trailing = whole.count
    let tail = min(row.trailing, trailing, row.count)
    var head = min(row.leading, leading)
    if hasName, head + tail >= row.count, row.count > tail { head = row.count - tail - 1 }
    head = max(0, min(head, row.count - tail))
    var cells = [String?](repeating: nil, count: columns)
    for index in 0..<head { cells[leading - head + index] = lines.string(row.ranges[index]) }
    if hasName, head < row.count - tail {
      let name = row.ranges[head].lowerBound..<row.ranges[row.count - tail - 1].upperBound
      cells[leading] = lines.string(name).split(separator: " ").joined(separator: " ")
    }
    let places = Self.places(of: Array(row.isPercent.suffix(tail)), in: Array(whole))
    for (index, place) in places.enumerated() {
      cells[columns - trailing + place] = lines.string(row.ranges[row.count - tail + index])
    }
    return cells
  }

  /// The columns that the cells of a short row stand in, so that percents stand under percents as far as can be,
  /// and otherwise as far right as can be.
  private static func places(of cells: [Bool], in columns: [Bool]) -> [Int] {
    let spare = columns.count - cells.count
    guard spare > 0, columns.count <= 64, !cells.isEmpty else { return Array(max(0, spare)..<columns.count) }
    // fits[cell][shift]: the most matches of cells[cell...] where this cell stands `shift` columns to the right.
    var fits = [[Int]](repeating: [Int](repeating: 0, count: spare + 1), count: cells.count + 1)
    var choice = fits
    for cell in cells.indices.reversed() {
      for shift in (0...spare).reversed() {
        fits[cell][shift] = fits[cell + 1][shift] + (cells[cell] == columns[cell + shift] ? 1 : 0)
        choice[cell][shift] = shift
        if shift < spare, fits[cell][shift + 1] >= fits[cell][shift] {
          fits[cell][shift] = fits[cell][shift + 1]
          choice[cell][shift] = choice[cell][shift + 1]
        }
      }
    }
    var shift = 0
    return cells.indices.map { cell in
      shift = choice[cell][shift]
      return cell + shift
    }
  }

  private func isYears(_ row: Tokens) -> Bool {
    let numbers = zip(row.ranges, row.isNumeric).filter(\.1).map(\.0)
    return numbers.count >= 2
      && numbers.allSatisfy { range in
        range.count == 4
          && (lines.bytes[range].starts(with: [0x31, 0x39]) || lines.bytes[range].starts(with: [0x32, 0x30]))
      }
  }

  private func mostCommon(_ numbers: [Int]) -> Int? {
    var counts: [Int: Int] = [:]
    for number in numbers { counts[number, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  private func isHeader(_ number: Int, columns: Int) -> Bool {
    let range = lines.content(number)
    guard range.count <= 400, !lines.endsSentence(range) else { return false }
    let words = lines.bytes[range].split(separator: 0x20)
    return words.count * 2 >= columns && words.count <= columns * 6
  }

  /// `Table 1. …`, `<Table 2> …`, or a line that names the unit in parentheses.
  private func isCaption(_ number: Int) -> Bool {
    let range = lines.content(number)
    guard range.count <= 400, Caption.isPossible(lines.bytes[range]) else { return false }
    let caption = Caption(lines.string(range))
    return caption.number != nil || caption.unit != nil
  }

  // MARK: Source notes

  /// The note right behind a table, perhaps behind one blank line.
  private func noteLine(after last: Int, in body: Range<Int>, _ headings: Set<Int>) -> Int? {
    for number in last + 1..<max(last + 1, min(last + 3, body.upperBound)) {
      guard !headings.contains(number) else { return nil }
      let range = lines.content(number)
      if range.isEmpty { continue }
      return range.count <= 600 && Self.source(in: lines.string(range)) != nil ? number : nil
    }
    return nil
  }

  /// `Gartner (April 2025)` of `*Source: Gartner (April 2025)`; nil for a line that names no source.
  static func source(in line: String) -> String? {
    let text = line.drop { "*※(<[†-– ".contains($0) }
    guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    switch text[..<colon].trimmingSpaces.lowercased() {
    case "source", "sources", "자료", "출처", "资料来源", "来源", "資料來源", "quelle", "källa": break
    case _: return nil
    }
    var source = text[text.index(after: colon)...].trimmingSpaces
    if let first = line.first, first == "(", source.hasSuffix(")"),
      source.count(where: { $0 == "(" }) < source.count(where: { $0 == ")" })
    {
      source.removeLast()
    }
    return source.isEmpty ? nil : source
  }

  // MARK: Marked columns

  private enum Mark { case bar, tab }

  private func markedTable(at found: Int, in body: Range<Int>) -> FoundTable? {
    guard let mark = mark(of: found), let width = split(found, mark)?.count else { return nil }
    // Rows without a number, above all the header, do not look like rows alone.
    var first = found
    while first > body.lowerBound, split(first - 1, mark)?.count == width { first -= 1 }
    var rows: [(line: Int, cells: [String])] = []
    var last = first
    var number = first
    while number < body.upperBound, let cells = split(number, mark) {
      if !isSeparator(cells) { rows.append((number, cells)) }
      last = number
      number += 1
    }
    let columns = rows.map(\.cells.count).max() ?? 0
    guard rows.count >= 2, columns >= 2 else { return nil }
    var captionLine: Int?
    if first - 1 >= body.lowerBound, isCaption(first - 1) {
      captionLine = first - 1
    } else if first - 2 >= body.lowerBound, lines.content(first - 1).isEmpty, isCaption(first - 2) {
      captionLine = first - 2
    }
    // The first row names the columns unless it holds numbers as the others do.
    let top = rows[0].cells.map { CellReader.read($0) }
    let isHeader = !top.contains { content in
      if case .number(let figure) = content { return !(1900...2100).contains(figure.digits) }
      return content.value != nil
    }
    let names = isHeader ? rows.removeFirst().cells : []
    guard !rows.isEmpty else { return nil }
    let rawRows = rows.map { row in
      RawRow(
        cells: row.cells.map { $0.isEmpty ? nil : $0 }
          + Array(repeating: nil, count: columns - row.cells.count),
        line: row.line)
    }
    let note = noteLine(after: last, in: body, [])
    let start = captionLine ?? first
    return FoundTable(
      raw: RawTable(
        captionText: captionLine.map { lines.string(lines.content($0)) },
        header: isHeader ? .names(names) : .none,
        rows: rawRows, source: note.flatMap { Self.source(in: lines.string(lines.content($0))) },
        lines: start...last),
      lines: start...last, note: note)
  }

  private func mark(of number: Int) -> Mark? {
    let range = lines.content(number)
    if lines.bytes[range].contains(0x09) { return .tab }
    return lines.bytes[range].contains(0x7C) ? .bar : nil
  }

  /// The cells of a line, nil where it has fewer than two.
  private func split(_ number: Int, _ mark: Mark) -> [String]? {
    let separator: UInt8 = mark == .bar ? 0x7C : 0x09
    var range = mark == .bar ? lines.trimmed(number) : lines.text.line(number)
    guard !range.isEmpty, range.count <= 4000 else { return nil }
    if mark == .bar {
      if lines.bytes[range.lowerBound] == separator { range = range.dropFirst() }
      if let last = range.last, lines.bytes[last] == separator { range = range.dropLast() }
    }
    let cells = lines.bytes[range].split(separator: separator, omittingEmptySubsequences: false).map {
      lines.string(lines.text.trimmed($0.startIndex..<$0.endIndex))
    }
    return cells.count >= 2 ? cells : nil
  }

  /// Markdown's `|---|:-:|`.
  private func isSeparator(_ cells: [String]) -> Bool {
    cells.allSatisfy { cell in cell.contains("-") && cell.allSatisfy { $0 == "-" || $0 == ":" } }
  }
}

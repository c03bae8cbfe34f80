/// The cells of a table that marks them, each line as many as it has.
struct MarkedGrid {
  let text: SourceText
  private(set) var rows: [(line: Int, cells: Range<Int>)] = []
  private var cells: [RawCell] = []
  /// The further lines of cells that take several, by the cell's index.
  private var further: [Int: [Range<Int>]] = [:]

  init(text: SourceText) { self.text = text }

  mutating func append(_ ranges: [Range<Int>], line: Int) {
    let start = cells.count
    for range in ranges { cells.append(text.cell(range)) }
    rows.append((line, start..<cells.count))
  }

  /// True where the cells of several lines go on from line to line: none has two numbers, and each further line lacks
  /// some cells.
  func isOneRow(_ lines: [[Range<Int>]]) -> Bool {
    guard let first = lines.first else { return true }
    return lines.dropFirst().allSatisfy { line in
      line.count == first.count && line.contains(where: \.isEmpty)
        && !zip(first, line).contains { text.content($0).value != nil && text.content($1).value != nil }
    }
  }

  /// True for a line of a drawn table with one cell alone, of words, that goes on in the cell above: it begins small, or that
  /// ends in a joint.
  func goesOn(_ ranges: [Range<Int>]) -> Bool {
    guard let last = rows.last?.cells, last.count == ranges.count, ranges.count(where: { !$0.isEmpty }) == 1,
      let column = ranges.firstIndex(where: { !$0.isEmpty }), let first = ranges[column].first
    else { return false }
    let above = cells[last.lowerBound + column]
    guard above.content == .text, text.content(ranges[column]) == .text,
      cells(rows.count - 1).contains(where: \.isNumber)
    else { return false }
    let line = further[last.lowerBound + column]?.last ?? above.range
    let word = text.bytes[line].split(separator: 0x20).last ?? []
    return text.bytes[first].isSmall || word.withUnsafeBufferPointer { WordList.holds(Self.joints, $0) }
  }

  private static let joints: StaticString = " and & of for the und der die das mit et de la och y"

  /// Goes on with the cells of the last row in another line.
  mutating func extend(by ranges: [Range<Int>]) {
    guard let last = rows.last?.cells else { return }
    for (index, range) in zip(last, ranges) where !range.isEmpty {
      if cells[index].isNone {
        cells[index] = text.cell(range)
      } else {
        cells[index].content = .text
        further[index, default: []].append(range)
      }
    }
  }

  private func cells(_ row: Int) -> ArraySlice<RawCell> { cells[rows[row].cells] }
  private func filled(_ row: Int) -> Int { cells(row).count { !$0.isNone } }

  /// The table; nil where the lines have too little in common. `rules` are the lines of its rules, ascending, `given` how
  /// many rows are known to be the header.
  func table(rules: [Int] = [], header given: Int? = nil, proof: TableProof) -> RawTable? {
    var first = 0
    var raw = RawTable(columnCount: 0, lines: rows[0].line...rows[rows.count - 1].line)
    let width = commonWidth
    // A caption may stand in the table's first row.
    if given == nil, rows.count >= 3, filled(0) == 1, width > 2 || cells(0).count == 1,
      let title = cells(0).first(where: { !$0.isNone })
    {
      raw.caption = Caption(text.bytes[title.range])
      first = 1
    }
    let rule = rules.first { $0 > rows[first].line }
    var header = given ?? headerCount(from: first, rule: rule, isDrawn: proof == .frame)
    // One column alone is a table where its form says so.
    guard first + header < rows.count, width >= 2 || given ?? 0 > 0 && proof == .markdown else { return nil }
    var data = first + header..<rows.count
    // Databases print what type each column has below its name.
    while header > 1, isOfTypes(first + header - 1) { header -= 1 }
    if header > 0, data.count > 1, isOfTypes(data.lowerBound), !data.dropFirst().contains(where: isOfTypes) {
      data = data.dropFirst()
    }
    let widest = rows[data].map(\.cells.count).max() ?? 0
    // A stray cell more does not widen the table.
    let columns = rows[data].count { $0.cells.count > width } * 3 > data.count ? widest : width
    raw.columnCount = max(width < 2 ? 1 : 2, columns)
    lay(data, &raw)
    if header > 0 { raw.header = self.header(first..<first + header, raw) }
    return proof == .markdown && header > 0 || raw.isTable(proof) ? raw : nil
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
  private func headerCount(from first: Int, rule: Int?, isDrawn: Bool) -> Int {
    if let rule, let below = rows[first...].firstIndex(where: { $0.line > rule }), below - first <= 3,
      below > first,
      (first..<(isDrawn ? first + 1 : below)).allSatisfy({ !hasNumbers($0) })
    {
      return below - first
    }
    guard !hasNumbers(first) else { return 0 }
    if areNamesOver(first + 1, first) { return 2 }
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
    !isOfTypes(row) && cells(row).contains(where: \.isValue)
  }

  /// True where a line has periods alone, or names that come again, below fewer names, or below such as come again: some are
  /// lacking, or all that are in one run, `Yard 2024 2025 2024 2025`.
  private func areNamesOver(_ row: Int, _ upper: Int) -> Bool {
    guard row + 1 < rows.count, !hasNumbers(row), hasNumbers(row + 1), filled(row) >= 2 else { return false }
    let above = cells(upper).filter { !$0.isNone }.map { text.string($0.range) }
    guard above.count < cells(upper).count || Set(above).count < above.count else { return false }
    let names = cells(row).filter { !$0.isNone }.map { text.string($0.range) }
    guard names.count < cells(row).count else { return HeaderSpread.widestRun(names) != nil }
    return names.allSatisfy(HeaderSpread.isPeriod) || Set(names).count < names.count
  }

  /// True for a row of names of types, as DuckDB and polars print them, or of dashes.
  private func isOfTypes(_ row: Int) -> Bool {
    let own = cells(row).filter { !$0.isNone }
    return own.count >= 2
      && own.allSatisfy { cell in
        let word = text.bytes[cell.range].prefix { $0 != 0x28 && $0 != 0x5B }
        return !word.isEmpty && word.allSatisfy { $0 == 0x2D }
          || word.withUnsafeBufferPointer { WordList.holds(Self.types, $0) }
      }
  }

  private static let types: StaticString = """
     varchar bigint integer smallint tinyint hugeint double float decimal boolean bool date time timestamp interval \
    int8 int16 int32 int64 uint8 uint16 uint32 uint64 int128 float32 float64 blob uuid json str string i8 i16 i32 i64 u8 u16 u32 \
    u64 f32 f64 datetime duration list struct object cat binary
    """

  private func wordsAboveNumbers(_ row: Int, _ below: Int) -> Bool {
    zip(cells(row), cells(below)).contains { $0.content == .text && $1.content.value != nil }
  }

  // MARK: Names

  private func header(_ header: Range<Int>, _ raw: RawTable) -> RawHeader {
    if header.count == 2, let reading = packedNames(header.lowerBound, header.lowerBound + 1, raw) {
      return .names(reading.names, or: reading.doubt)
    }
    var names = [String](repeating: "", count: raw.columnCount)
    let lower = header.last.map { cells($0).map { text.string($0.range) } } ?? []
    let run = header.count > 1 ? HeaderSpread.widestRun(lower) : nil
    for row in header {
      let cells = Array(cells(row))
      // The names of the columns after the first, which needs none.
      let offset = cells.count == raw.columnCount - 1 && isLabelled(raw) ? 1 : 0
      let isSpanning = row + 1 < header.upperBound
      var last = ""
      for (index, cell) in cells.enumerated() {
        let column = min(index + offset, raw.columnCount - 1)
        var name = text.string(cell.range)
        // A name over several columns stands over the first of them; what stands beside those that are alike is not among them.
        if let run, run.range.contains(index) != run.range.contains(index - 1) { last = "" }
        if isSpanning, name.isEmpty, index > 0 { name = last }
        last = name
        // What both lines say is said once.
        guard !name.isEmpty, name != names[column] else { continue }
        names[column] += (names[column].isEmpty ? "" : " ") + name
      }
    }
    return .names(names)
  }

  /// The names of two lines whose empty cells, the upper one's at least, all went to their ends.
  private func packedNames(_ upper: Int, _ lower: Int, _ raw: RawTable) -> HeaderCut? {
    func packed(_ row: Int) -> [String]? {
      let own = cells(row)
      let names = own.prefix { !$0.isNone }
      return own[names.endIndex...].allSatisfy(\.isNone) ? names.map { text.string($0.range) } : nil
    }
    guard let above = packed(upper), let below = packed(lower), above.count < raw.columnCount else {
      return nil
    }
    let types = ColumnTyping(raw: raw, text: text).types
    return HeaderSpread(types: types).reading(upper: HeaderLine(names: above), lower: below, areNames: true)
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
      if own.count == columns, own.last?.isNone == true {
        if aligner == nil { aligner = self.aligner(data, columns) }
        let filled = own.dropLast(own.reversed().prefix(while: \.isNone).count)
        // Empty cells that stood before the name may have gone to the end.
        if aligner?.isPacked(own.map(\.token)[...], filled.map(\.token)[...], isPinned: isPinned(own))
          == true
        {
          own = filled
        }
      }
      let found = own.count
      if found == columns || (found < columns && own.allSatisfy(\.isNone)) {
        for (column, index) in rows[row].cells.prefix(found).enumerated() {
          if let lines = further[index] { raw.further[raw.cells.count + column] = lines }
        }
        raw.cells += own.map { $0.isNone ? .none : $0 } + Array(repeating: .none, count: columns - found)
      } else if found == 1 {
        // The name of a group of rows.
        raw.cells += [own.first ?? .none] + Array(repeating: .none, count: columns - 1)
      } else {
        if aligner == nil { aligner = self.aligner(data, columns) }
        let tokens = own.map(\.token)
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

  /// Knows the columns from the rows that have them all.
  private func aligner(_ data: Range<Int>, _ columns: Int) -> RowAligner {
    let all = data.filter { rows[$0].cells.count == columns }
    // A row that ends in an empty cell may have lost it elsewhere.
    let full = all.filter { cells($0).last?.isNone == false }
    let whole = (full.isEmpty ? all : full).prefix(200)
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
    for row in whole { aligner.learn(cells(row).map(\.token)[...], Array(1...columns)) }
    return aligner
  }
}

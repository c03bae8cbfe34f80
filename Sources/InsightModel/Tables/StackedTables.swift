/// Tables with a line for each cell, as some tools save them: the names of the columns first, then row after row.
extension TableFinder {
  /// The longest cell, in bytes, and the most columns.
  private static let longestCell = 80
  private static let mostColumns = 16
  /// Rows that tell what a column holds.
  private static let mostUntold = 8
  /// The names, and as many lines of words before them.
  private static let mostLinesAbove = 2 * mostColumns

  /// True for a number alone in its line.
  func isCellOfNumber(_ line: Int) -> Bool { isCell(line) && cell(line).isNumber }

  func stackedTable(at found: Int, in body: Range<Int>) -> Search {
    guard isCellOfNumber(found) else { return .none(before: found + 1) }
    var first = found
    // The header and the name of the first row.
    for _ in 0..<Self.mostLinesAbove {
      guard let line = cellAbove(first, body) else { break }
      first = line
    }
    var cells: [(line: Int, cell: RawCell)] = []
    var next: Int? = first
    while let line = next {
      cells.append((line, cell(line)))
      next = cellAfter(line, body)
    }
    guard let last = cells.last?.line else { return .none(before: found + 1) }
    let failed = Search.none(before: last + 1)
    // Words and years before the first number; the first row begins with a rank, or with a name or two before its first number.
    let names = cells.firstIndex(where: \.cell.isValue) ?? cells.count
    let starts = min(names + 2, cells.count, Self.mostLinesAbove + Self.mostColumns)
    // Two rows may fit fewer columns by chance: what explains most cells is the table.
    var best: FoundTable?
    for columns in 2...Self.mostColumns {
      for start in columns..<max(columns, starts) {
        if let table = table(cells, from: start, columns, body),
          table.raw.cells.count > best?.raw.cells.count ?? 0
        {
          best = table
        }
      }
    }
    if let best { return .found(best) }
    return failed
  }

  private func cell(_ line: Int) -> RawCell { lines.text.cell(lines.content(line)) }

  private func isCell(_ line: Int) -> Bool {
    let range = lines.content(line)
    return !range.isEmpty && range.count <= Self.longestCell && (!endsAsSentence(range) || endsAsName(range))
      && lines.indent(line) < 4
      && !headings.contains(line) && (lines.afterBullet(line) == nil || cell(line).content != .text)
  }

  /// A few words of which the last is short and begins with a capital: `Birch & Sons Co.`; or the name of ranks: `No.`
  private func endsAsName(_ range: Range<Int>) -> Bool {
    let words = lines.bytes[range].split(separator: 0x20)
    if words.count == 1, lines.bytes[range].withUnsafeBufferPointer({ ColumnKinds(word: $0) }) == .rank {
      return true
    }
    guard (2...6).contains(words.count), let last = words.last, let first = last.first else { return false }
    return (3...5).contains(last.count) && first.isCapital && last.last == 0x2E
      && last.dropFirst().dropLast().allSatisfy(\.isSmall)
  }

  /// Blank lines, and lines of a bar, may stand between cells.
  private func cellAbove(_ line: Int, _ body: Range<Int>) -> Int? {
    for above in stride(from: line - 1, through: max(body.lowerBound, line - 3), by: -1)
    where !lines.content(above).isEmpty {
      return isCell(above) ? above : nil
    }
    return nil
  }

  private func cellAfter(_ line: Int, _ body: Range<Int>) -> Int? {
    // The empty cells before Others and Total, one line or two each.
    let reach = min(body.upperBound, line + 2 * Self.mostColumns)
    for next in line + 1..<max(line + 1, reach) where !lines.content(next).isEmpty {
      let isNear = next < line + 4 || RowRole(of: lines.bytes, lines.content(next)) != .data
      return isNear && isCell(next) && Self.source(in: lines.bytes[lines.content(next)]) == nil ? next : nil
    }
    return nil
  }

  /// The table whose first row begins at `start`, if the cells come again and again as they do there, below as many
  /// names.
  private func table(
    _ cells: [(line: Int, cell: RawCell)], from start: Int, _ columns: Int, _ body: Range<Int>
  ) -> FoundTable? {
    guard start + columns * 2 <= cells.count else { return nil }
    // Of a first cell that is damaged, or missing, those below it tell.
    let shapes = (start..<start + columns).map { index in
      stride(from: index, to: cells.count, by: columns).prefix(Self.mostUntold).lazy.map { cells[$0].cell }
        .first { !isBroken($0) && !$0.content.isMissing }?.shape ?? .text
    }
    guard shapes.contains(.text), shapes.contains(where: { $0 == .number || $0 == .percent }) else {
      return nil
    }
    for (line, cell) in cells[start - columns..<start] where !isName(cell) || isCaption(line) { return nil }
    func fits(_ index: Int, _ shape: ColumnShape) -> Bool {
      let cell = cells[index].cell
      return cell.content.isMissing || cell.shape == shape || shape != .text && isBroken(cell)
    }
    var grid = MarkedGrid(text: lines.text)
    func append(_ range: Range<Int>) {
      grid.append(cells[range].map(\.cell.range), line: cells[range.lowerBound].line)
    }
    append(start - columns..<start)
    var end = start
    while end + columns <= cells.count, (0..<columns).allSatisfy({ fits(end + $0, shapes[$0]) }) {
      append(end..<end + columns)
      end += columns
    }
    guard grid.rows.count > 2 else { return nil }
    // Others and Total may lack a rank, whose line was empty.
    while end < cells.count, RowRole(of: lines.bytes, cells[end].cell.range) != .data {
      let numbers = cells[(end + 1)...].prefix(columns - 1).prefix { $0.cell.content.isNumeric }
      guard !numbers.isEmpty else { break }
      append(end..<numbers.endIndex)
      end = numbers.endIndex
    }
    // Three rows alike are no chance; two want totals after them, or a caption.
    let caption = caption(above: cells[start - columns].line, in: body, hasHeader: true)
    guard grid.rows.count > 3 || caption.caption.isCaption, let raw = grid.table(header: 1, proof: .marks)
    else { return nil }
    return finished(raw, below: caption, through: cells[end - 1].line, body)
  }

  private func isBroken(_ cell: RawCell) -> Bool {
    cell.content == .text && BrokenNumber.isLike(lines.string(cell.range))
  }

  /// Words, or a year.
  private func isName(_ cell: RawCell) -> Bool {
    cell.isYear || cell.content == .text && cell.range.count <= 60
  }
}

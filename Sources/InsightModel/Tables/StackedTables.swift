/// Tables with a line for each cell, as some tools save them: the names of the columns first, then row after row.
extension TableFinder {
  /// The longest cell, in bytes, and the most columns.
  private static let longestCell = 80
  private static let mostColumns = 16
  /// The names, and as many lines of words before them.
  private static let mostLinesAbove = 2 * mostColumns

  /// True for a number alone in its line.
  func isCellOfNumber(_ line: Int) -> Bool { isCell(line) && cell(line).isNumber }

  func stackedTable(at found: Int, in body: Range<Int>) -> Search {
    guard isCellOfNumber(found) else { return .none(before: found + 1) }
    var first = found
    // The header and the name of the first row.
    var above = 0
    while above < Self.mostLinesAbove, let line = cellAbove(first, body) {
      first = line
      above += 1
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
    let names = cells.firstIndex { $0.cell.isNumber && !isName($0.cell) } ?? cells.count
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

  private func cell(_ line: Int) -> RawCell {
    let range = lines.content(line)
    let content = lines.bytes.withUnsafeBufferPointer {
      CellReader.readUnsettled(UnsafeBufferPointer(rebasing: $0[range]))
    }
    return RawCell(range: range, content: content)
  }

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
    let shapes = cells[start..<start + columns].map { Self.shape($0.cell.content) }
    guard shapes.contains(.text), shapes.contains(where: { $0 == .number || $0 == .percent }) else {
      return nil
    }
    for (line, cell) in cells[start - columns..<start] where !isName(cell) || isCaption(line) { return nil }
    func fits(_ index: Int, _ shape: ColumnShape) -> Bool {
      let cell = cells[index].cell
      return cell.content.isMissing || Self.shape(cell.content) == shape
        || shape != .text && cell.range.count > 1 && BrokenNumber.isLike(lines.string(cell.range))
    }
    var end = start
    while end + columns <= cells.count, (0..<columns).allSatisfy({ fits(end + $0, shapes[$0]) }) {
      end += columns
    }
    let count = (end - start) / columns
    guard count >= 2 else { return nil }
    var raw = RawTable(columnCount: columns, lines: cells[start].line...cells[start].line)
    raw.cells = cells[start..<end].map(\.cell)
    raw.rows = (0..<count).map {
      RawRow(line: cells[start + $0 * columns].line, found: columns, isWhole: true)
    }
    end = appendPinned(cells, from: end, shapes, &raw)
    // Three rows alike are no chance; two want totals after them, or a caption.
    let top = cells[start - columns].line
    let caption = caption(above: top, in: body, hasHeader: true)
    guard raw.rows.count >= 3 || caption.caption.isCaption else { return nil }
    raw.header = .names(cells[start - columns..<start].map { lines.string($0.cell.range) })
    raw.caption = caption.caption
    let last = cells[end - 1].line
    let source = source(after: last, in: body)
    raw.source = source?.text
    raw.lines = caption.first...last
    return FoundTable(raw: raw, note: source?.line)
  }

  /// Others and Total may lack a rank, whose line was empty. Returns where the table ends.
  private func appendPinned(
    _ cells: [(line: Int, cell: RawCell)], from start: Int, _ shapes: [ColumnShape], _ raw: inout RawTable
  ) -> Int {
    var start = start
    while start < cells.count, RowRole(of: lines.bytes, cells[start].cell.range) != .data {
      var end = start + 1
      while end < cells.count, end - start < shapes.count, cells[end].cell.content.isNumeric { end += 1 }
      guard end > start + 1 else { break }
      let tokens = cells[start..<end].map { item in
        let shape = Self.shape(item.cell.content)
        let kind: Token.Kind =
          item.cell.content.isMissing
          ? .missing : shape == .text ? .word : shape == .percent ? .percent : .number
        return Token(range: item.cell.range, content: item.cell.content, kind: kind)
      }
      var aligner = RowAligner(RowPattern(columns: shapes), isCut: true)
      let ends = aligner.align(tokens[...], isPinned: true).ends
      var from = 0
      for to in ends {
        raw.cells.append(from < to ? tokens[from].cell : .none)
        from = to
      }
      raw.rows.append(
        RawRow(line: cells[start].line, found: tokens.count, isWhole: tokens.count == shapes.count))
      start = end
    }
    return start
  }

  private static func shape(_ content: CellContent) -> ColumnShape {
    switch content {
    case .text, .missing: .text
    case .number, .money, .malformed: .number
    case .percent: .percent
    }
  }

  /// Words, or a year.
  private func isName(_ cell: RawCell) -> Bool {
    guard let value = cell.content.value else { return cell.content == .text && cell.range.count <= 60 }
    return cell.range.count == 4 && (1900...2100).contains(value.digits)
  }
}

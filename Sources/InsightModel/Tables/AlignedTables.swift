/// Tables whose columns are set apart by two spaces and more.
extension TableFinder {
  func alignedTable(at found: Int, in body: Range<Int>) -> Search {
    guard isSpaced(found) else { return .none(before: found + 1) }
    var first = found
    while let above = lineAbove(first, body), isSpaced(above), !isCaption(above) { first = above }
    var numbers = [first]
    while let last = numbers.last, let next = lineBehind(last, body),
      isSpaced(next) || isRule(lines.trimmed(next))
    {
      numbers.append(next)
    }
    let failed = Search.none(before: (numbers.last ?? found) + 1)
    while let last = numbers.last, isRule(lines.trimmed(last)) { numbers.removeLast() }
    guard let end = numbers.last, numbers.count >= 2 else { return failed }
    var grid = AlignedGrid(text: lines.text)
    for number in numbers {
      if isRule(lines.trimmed(number)) {
        grid.hasRule = true
      } else {
        grid.append(lines.content(number), line: number)
      }
    }
    guard !numbers.contains(where: hasLeaders), var raw = grid.table() else { return failed }
    var top = first
    var isNamed = if case .none = raw.header { false } else { true }
    if !isNamed, let above = lineAbove(first, body), isHeader(above, columns: raw.columnCount),
      !isCaption(above),
      headerLine(above...above).telling > 0
    {
      raw.header = .runTogether(headerLine(above...above), lines: above...above)
      top = above
      isNamed = true
    }
    let caption = caption(above: top, in: body, hasHeader: isNamed)
    guard grid.isTable(raw, isSaid: isNamed || caption.caption.isCaption) else { return failed }
    raw.caption = caption.caption
    let source = source(after: end, in: body)
    raw.source = source?.text
    raw.lines = caption.first...end
    return .found(FoundTable(raw: raw, note: source?.line))
  }

  /// True for a line of words that wide gaps part. The gap behind a sentence parts nothing.
  private func isSpaced(_ number: Int) -> Bool {
    let range = lines.content(number)
    guard range.count >= 4, range.count <= Self.longestRow, let last = range.last else { return false }
    return lines.bytes.withUnsafeBufferPointer { bytes in
      let byte = bytes[last]
      // Code ends its lines so.
      if byte == 0x3B || byte == 0x7B || byte == 0x7D { return false }
      if bytes[range.lowerBound] == 0x23 || bytes[range.lowerBound] == 0x2F { return false }
      for offset in range.lowerBound + 1..<last where bytes[offset] == 0x20 && bytes[offset + 1] == 0x20 {
        if !AlignedGrid.isBetweenSentences(bytes, offset) { return true }
      }
      return false
    }
  }
}

/// The cells of lines that wide gaps part, and where they stand on the screen.
struct AlignedGrid {
  let text: SourceText
  var hasRule = false
  private var pieces: [Piece] = []
  private var rows: [(line: Int, pieces: Range<Int>)] = []

  private struct Piece {
    var cell: RawCell
    /// Columns of the screen.
    var span: Range<Int>
  }

  init(text: SourceText) { self.text = text }

  /// True for two spaces behind a word that ends a sentence.
  static func isBetweenSentences(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    guard offset >= 2, offset + 2 < bytes.count, bytes[offset + 2] > 0x20 else { return false }
    // `36.` lost a digit where a number follows.
    if bytes[offset - 2].isDigit, bytes[offset + 2].isDigit { return false }
    let byte = bytes[offset - 1]
    return (byte == 0x2E || byte == 0x3F || byte == 0x21 || byte == 0x3A) && bytes[offset - 2] > 0x2E
  }

  // MARK: Pieces

  mutating func append(_ range: Range<Int>, line: Int) {
    let first = pieces.count
    let tokenizer = Tokenizer(text: text)
    for (bytes, span) in spans(in: range, from: text.line(line).lowerBound) {
      let content = content(bytes)
      var tokens: [Token] = []
      if content == .text { tokenizer.read(bytes, into: &tokens) }
      // Numbers with a single space between them are cells of their own.
      if tokens.count > 1, tokens.allSatisfy({ $0.kind.isCell && !isCode($0.range) }) {
        for token in tokens {
          let start = span.lowerBound + token.range.lowerBound - bytes.lowerBound
          pieces.append(Piece(cell: token.cell, span: start..<start + token.range.count))
        }
      } else {
        pieces.append(Piece(cell: RawCell(range: bytes, content: content), span: span))
      }
    }
    rows.append((line, first..<pieces.count))
  }

  /// The texts that gaps of two columns and more part, and the columns of the screen that they take. Columns are
  /// counted from `start`.
  private func spans(in range: Range<Int>, from start: Int) -> [(bytes: Range<Int>, span: Range<Int>)] {
    var found: [(bytes: Range<Int>, span: Range<Int>)] = []
    text.bytes.withUnsafeBufferPointer { bytes in
      var column = 0
      var offset = start
      var opened: (byte: Int, column: Int)?
      while offset < range.upperBound {
        let (gapStart, gapColumn) = (offset, column)
        while offset < range.upperBound {
          let space = offset < range.lowerBound ? 1 : text.spaceLength(at: offset, before: range.upperBound)
          guard space > 0 else { break }
          column += space == 3 || bytes[offset] == 0x09 ? 2 : 1
          offset += space
        }
        guard offset < range.upperBound else { break }
        if let begin = opened, column - gapColumn >= 2, !Self.isBetweenSentences(bytes, gapStart) {
          found.append((begin.byte..<gapStart, begin.column..<gapColumn))
          opened = nil
        }
        if opened == nil { opened = (offset, column) }
        column += Self.width(bytes, offset)
        offset += Self.length(bytes[offset])
      }
      if let begin = opened { found.append((begin.byte..<range.upperBound, begin.column..<column)) }
    }
    return found
  }

  /// `02` of a telephone number.
  private func isCode(_ range: Range<Int>) -> Bool {
    range.count >= 2 && text.bytes[range.lowerBound] == 0x30 && text.bytes[range.lowerBound + 1].isDigit
  }

  private func content(_ range: Range<Int>) -> CellContent {
    text.bytes.withUnsafeBufferPointer { CellReader.readUnsettled(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  private static func length(_ lead: UInt8) -> Int {
    lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// The columns of the screen that the character takes: two for Hangul, Han and Kana.
  private static func width(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    switch bytes[offset] {
    case 0xE3...0xED, 0xF0...: 2
    case 0xE2: offset + 1 < bytes.count && bytes[offset + 1] >= 0xBA ? 2 : 1
    case 0xEF: offset + 1 < bytes.count && (0xA4...0xBC).contains(bytes[offset + 1]) ? 2 : 1
    case _: 1
    }
  }

  private func pieces(_ row: Int) -> ArraySlice<Piece> { pieces[rows[row].pieces] }

  // MARK: Columns

  /// The table, without its surroundings; nil where the lines have no columns in common.
  func table() -> RawTable? {
    var first = 0
    while first < rows.count, first < 4, !hasNumbers(first) { first += 1 }
    guard first < rows.count, rows.count - first >= 2 else { return nil }
    let data = first..<rows.count
    let most = data.map { pieces($0).count }.max() ?? 0
    let least = data.map { pieces($0).count }.min() ?? 0
    guard most >= 2 else { return nil }
    let columns = columns(data, most: most)
    var raw = RawTable(columnCount: 0, lines: rows[0].line...rows[rows.count - 1].line)
    if let columns, columns.count >= most, columns.count <= most * 2 || columns.count <= 6 {
      raw.columnCount = columns.count
      for row in data { place(row, columns, &raw) }
      if first > 0 { raw.header = .names(names(0..<first, columns)) }
    } else if least == most {
      raw.columnCount = most
      for row in data {
        raw.cells += pieces(row).map(\.cell)
        raw.rows.append(RawRow(line: rows[row].line, found: most, isWhole: true))
      }
      if first > 0, pieces(first - 1).count == most {
        raw.header = .names(pieces(first - 1).map { text.string($0.cell.range) })
      }
    } else {
      return nil
    }
    return raw
  }

  private func hasNumbers(_ row: Int) -> Bool {
    let contents = pieces(row).map(\.cell)
    return contents.contains { cell in
      guard let value = cell.content.value else { return cell.content == .malformed }
      return !(cell.range.count == 4 && (1900...2100).contains(value.digits))
    }
  }

  /// The parts of the screen in which the rows' cells stand one under the other.
  private func columns(_ data: Range<Int>, most: Int) -> [Range<Int>]? {
    let all = merged(data.flatMap { pieces($0).map(\.span) })
    if all.count >= most { return all }
    // A cell that is too long for its column joins two: without such rows.
    let whole = merged(data.filter { pieces($0).count == most }.flatMap { pieces($0).map(\.span) })
    return whole.count == most && data.count { pieces($0).count == most } * 2 > data.count ? whole : nil
  }

  private func merged(_ spans: [Range<Int>]) -> [Range<Int>] {
    var columns: [Range<Int>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = columns.last, span.lowerBound < last.upperBound {
        columns[columns.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        columns.append(span)
      }
    }
    return columns
  }

  private func place(_ row: Int, _ columns: [Range<Int>], _ raw: inout RawTable) {
    var cells = [RawCell](repeating: .none, count: columns.count)
    for piece in pieces(row).flatMap({ parted($0, columns) }) {
      var column = nearest(piece.span, columns)
      // Where two fall into one column the later goes on to the next.
      while column + 1 < columns.count, !cells[column].isNone { column += 1 }
      guard !cells[column].isNone else {
        cells[column] = piece.cell
        continue
      }
      let range = cells[column].range.lowerBound..<piece.cell.range.upperBound
      cells[column] = RawCell(range: range, content: .text)
    }
    raw.cells += cells
    let found = cells.count { !$0.isNone }
    raw.rows.append(RawRow(line: rows[row].line, found: found, isWhole: true))
  }

  /// A name that reaches to the number of the next column, and that number.
  private func parted(_ piece: Piece, _ columns: [Range<Int>]) -> [Piece] {
    guard piece.cell.content == .text, let first = columns.firstIndex(where: { $0.overlaps(piece.span) }),
      first + 1 < columns.count, columns[first + 1].overlaps(piece.span),
      let space = text.bytes[piece.cell.range].lastIndex(of: 0x20)
    else { return [piece] }
    let tail = space + 1..<piece.cell.range.upperBound
    let content = content(tail)
    guard content.isNumeric else { return [piece] }
    return [
      Piece(cell: RawCell(range: piece.cell.range.lowerBound..<space, content: .text), span: columns[first]),
      Piece(cell: RawCell(range: tail, content: content), span: columns[first + 1]),
    ]
  }

  /// The column that most of the span stands in, else the one with the least between.
  private func nearest(_ span: Range<Int>, _ columns: [Range<Int>]) -> Int {
    func distance(_ column: Range<Int>) -> Int {
      let shared = min(span.upperBound, column.upperBound) - max(span.lowerBound, column.lowerBound)
      return -shared
    }
    return columns.indices.min { distance(columns[$0]) < distance(columns[$1]) } ?? 0
  }

  // MARK: Names

  private func names(_ header: Range<Int>, _ columns: [Range<Int>]) -> [String] {
    var names = [String](repeating: "", count: columns.count)
    func add(_ name: String, to column: Int) { names[column] += (names[column].isEmpty ? "" : " ") + name }
    for row in header {
      let own = pieces(row)
      if own.count == columns.count {
        for (column, piece) in own.enumerated() { add(text.string(piece.cell.range), to: column) }
        continue
      }
      let isSpanning = row + 1 < header.upperBound && own.count < columns.count
      if isSpanning, own.count >= 2 {
        let spans = own.map(\.span)
        for column in columns.indices where column > 0 || columns[column].upperBound > spans[0].lowerBound {
          add(text.string(own[own.startIndex + nearest(columns[column], spans)].cell.range), to: column)
        }
      } else {
        for piece in own { add(text.string(piece.cell.range), to: nearest(piece.span, columns)) }
      }
    }
    return names
  }

  // MARK: Evidence

  /// A column of numbers under a name or beside others.
  func isTable(_ raw: RawTable, isSaid: Bool) -> Bool {
    let rows = raw.rows.count
    let numeric = (0..<raw.columnCount).count { column in
      let numbers = (0..<rows).count { raw.cell($0, column).content.value != nil }
      let texts = (0..<rows).count { raw.cell($0, column).content == .text }
      return numbers >= 2 && numbers > texts
    }
    let texts = (0..<raw.columnCount).count { column in
      (0..<rows).count { raw.cell($0, column).content == .text } * 2 > rows
    }
    guard numeric >= 1, raw.columnCount >= 2 else { return false }
    if isSaid || hasRule { return texts >= 1 || raw.columnCount >= 3 }
    return rows >= 3 && texts >= 1 && numeric >= 2
  }
}

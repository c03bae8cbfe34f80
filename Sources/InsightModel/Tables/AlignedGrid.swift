/// The cells of lines that wide gaps part, and where they stand on the screen.
struct AlignedGrid {
  let text: SourceText
  private(set) var hasRule = false
  /// The columns that a rule below the names is cut into; empty where it is in one piece.
  private let segments: [Range<Int>]
  /// How many rows stand above the first rule below a row.
  private var rowsAboveRule: Int?
  private var pieces: [Piece] = []
  private var rows: [(line: Int, pieces: Range<Int>)] = []

  private struct Piece {
    var cell: RawCell
    /// Columns of the screen.
    var span: Range<Int>
  }

  init(text: SourceText, segments: [Range<Int>]) {
    self.text = text
    self.segments = segments
  }

  // MARK: Pieces

  /// A line of dashes, in one piece or one for each column.
  mutating func appendRule() {
    hasRule = true
    if !rows.isEmpty, rowsAboveRule == nil { rowsAboveRule = rows.count }
  }

  var isCutByRule: Bool { !segments.isEmpty }

  mutating func append(_ range: Range<Int>, line: Int) {
    let first = pieces.count
    for (bytes, span) in ScreenText(text).spans(in: range, line: line, gap: 2) {
      pieces.append(Piece(cell: text.cell(bytes), span: span))
    }
    rows.append((line, first..<pieces.count))
  }

  /// A line whose cells are known: one for each segment, some of them empty.
  mutating func append(cells: [Range<Int>], line: Int) {
    let first = pieces.count
    for (bytes, column) in zip(cells, segments) where !bytes.isEmpty {
      pieces.append(Piece(cell: text.cell(bytes), span: column.lowerBound..<column.lowerBound + 1))
    }
    rows.append((line, first..<pieces.count))
  }

  private func pieces(_ row: Int) -> ArraySlice<Piece> { pieces[rows[row].pieces] }

  // MARK: Columns

  /// The table, without its surroundings; nil where the lines have no columns in common.
  func table() -> RawTable? {
    let first = headerCount
    guard first < rows.count, rows.count - first >= (isCutByRule ? 1 : 2) else { return nil }
    let data = first..<rows.count
    let counts = data.map { pieces($0).count }
    let least = counts.min() ?? 0
    let most = counts.max() ?? 0
    guard most >= 2 || isCutByRule else { return nil }
    let columns = isCutByRule ? segments : columns(data, most: most)
    var raw = RawTable(columnCount: 0, lines: rows[0].line...rows[rows.count - 1].line)
    if let columns, isCutByRule || columns.count >= most && (columns.count <= most * 2 || columns.count <= 6)
    {
      raw.columnCount = columns.count
      for row in data { place(row, columns, &raw) }
      if first > 0 {
        raw.header =
          (first == 1 ? wordsOver(columns) : nil) ?? .names(names(0..<first, columns))
      }
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

  /// The rows above the rule, or above the first number.
  private var headerCount: Int {
    if let rowsAboveRule, rowsAboveRule <= 3, (0..<rowsAboveRule).allSatisfy({ !hasNumbers($0) }) {
      return rowsAboveRule
    }
    var first = 0
    while first < rows.count, first < 4,
      !hasNumbers(first) && !endsInNumberOfColumn(first) || goesOnWithNames(first)
    {
      first += 1
      if first == endOfNames { return first }
    }
    // Of rows of words the first one names the others.
    return first < min(4, rows.count) || rows.indices.contains(where: hasNumbers) ? first : 1
  }

  /// The first row below the one blank line that parts the names from the rows; nil where there is none, or more. Further lines
  /// of names have fewer.
  private var endOfNames: Int? {
    let gaps = rows.indices.dropFirst().filter { rows[$0].line > rows[$0 - 1].line + 1 }
    guard gaps.count == 1, (1..<gaps[0]).allSatisfy({ pieces($0).count < pieces(0).count }) else {
      return nil
    }
    return gaps[0]
  }

  /// True for a second line of names: below others, none at the left, numbers in brackets alone, `(2024)`.
  private func goesOnWithNames(_ row: Int) -> Bool {
    guard row > 0, !hasNumbers(0), pieces(row).count < pieces(0).count, let first = pieces(row).first,
      let name = pieces(0).first, first.span.lowerBound >= name.span.upperBound
    else { return false }
    return pieces(row).allSatisfy { !$0.cell.isValue || text.bytes[$0.cell.range].first == 0x28 }
  }

  /// True where the row's last word is a number that stands in a column of numbers, one space after a name as long as its
  /// column.
  private func endsInNumberOfColumn(_ row: Int) -> Bool {
    guard let below = rows.indices.dropFirst(row + 1).first(where: hasNumbers), let last = pieces(row).last,
      let word = ScreenText(text).spans(in: last.cell.range, line: rows[row].line, gap: 1).last,
      word.bytes != last.cell.range, text.content(word.bytes).isNumeric, !text.cell(word.bytes).closesName
    else { return false }
    return pieces(below).contains {
      $0.cell.content.isNumeric
        && ($0.span.lowerBound == word.span.lowerBound || $0.span.upperBound == word.span.upperBound)
    }
  }

  private func hasNumbers(_ row: Int) -> Bool { pieces(row).contains { $0.cell.isValue } }

  /// The parts of the screen in which the rows' cells stand one under the other.
  private func columns(_ data: Range<Int>, most: Int) -> [Range<Int>]? {
    let all = gutters(data).columns
    if all.count >= most, !data.contains(where: { hasGap($0, inside: all) }) { return all }
    // A cell that is too long for its column joins two: without such rows.
    let whole = gutters(data.filter { pieces($0).count == most }).columns
    if whole.count == most, data.count(where: { pieces($0).count == most }) * 2 > data.count { return whole }
    return all.count >= most ? all : nil
  }

  /// True where a wide gap of the row stands inside a column.
  private func hasGap(_ row: Int, inside columns: [Range<Int>]) -> Bool {
    let own = pieces(row)
    return zip(own, own.dropFirst()).contains { left, right in
      columns.contains { $0.overlaps(left.span) && $0.overlaps(right.span) }
    }
  }

  private func gutters(_ rows: some Sequence<Int>) -> Gutters {
    var gutters = Gutters(text: text)
    for row in rows { gutters.add(range(row), line: self.rows[row].line) }
    return gutters
  }

  private func range(_ row: Int) -> Range<Int> {
    guard let first = pieces(row).first, let last = pieces(row).last else { return 0..<0 }
    return first.cell.range.lowerBound..<last.cell.range.upperBound
  }

  private func place(_ row: Int, _ columns: [Range<Int>], _ raw: inout RawTable) {
    var cells = [RawCell](repeating: .none, count: columns.count)
    for piece in pieces(row).flatMap({ cut($0, columns, line: rows[row].line) }) {
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

  /// The parts of a piece that stand in columns of their own, where its single spaces are between those, or a name that reaches
  /// to the number of the next column, and that number.
  private func cut(_ piece: Piece, _ columns: [Range<Int>], line: Int) -> [Piece] {
    let own = columns.indices.filter { columns[$0].overlaps(piece.span) }
    guard own.count >= 2 else { return [piece] }
    let words = ScreenText(text).spans(in: piece.cell.range, line: line, gap: 1)
    var parts: [(column: Int?, piece: Piece)] = []
    for word in words {
      let places = own.filter { columns[$0].overlaps(word.span) }
      // What reaches out of its column is a text that is too long for another one; a rule says where the next begins.
      let isInside = places.allSatisfy { index in
        let end =
          isCutByRule && index + 1 < columns.count ? columns[index + 1].lowerBound : columns[index].upperBound
        return columns[index].lowerBound <= word.span.lowerBound && word.span.upperBound <= end
      }
      guard places.count <= 1, isInside else { return parted(piece, words, own[0], columns) }
      if let last = parts.last, places.isEmpty || places.first == last.column {
        let bytes = last.piece.cell.range.lowerBound..<word.bytes.upperBound
        parts[parts.count - 1].piece = Piece(
          cell: text.cell(bytes), span: last.piece.span.lowerBound..<word.span.upperBound)
      } else {
        parts.append((places.first, Piece(cell: text.cell(word.bytes), span: word.span)))
      }
    }
    return parts.map(\.piece)
  }

  private func parted(
    _ piece: Piece, _ words: [(bytes: Range<Int>, span: Range<Int>)], _ first: Int, _ columns: [Range<Int>]
  ) -> [Piece] {
    guard piece.cell.content == .text, words.count > 1, columns[first + 1].overlaps(piece.span) else {
      return [piece]
    }
    let tail = text.cell(words[words.count - 1].bytes)
    guard tail.content.isNumeric else { return [piece] }
    let name = piece.cell.range.lowerBound..<words[words.count - 2].bytes.upperBound
    return [
      Piece(cell: RawCell(range: name, content: .text), span: columns[first]),
      Piece(cell: tail, span: columns[first + 1]),
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

  /// The words of a header of one line that has one over each column, or whose gaps do not tell which of them name one column:
  /// then with the columns near each; nil for any other.
  private func wordsOver(_ columns: [Range<Int>]) -> RawHeader? {
    let line = rows[0].line
    let words = ScreenText(text).spans(in: range(0), line: line, gap: 1)
    if words.count == columns.count, zip(words, columns).allSatisfy({ $0.span.overlaps($1) }) {
      return .names(words.map { text.string($0.bytes) })
    }
    guard pieces(0).contains(where: { piece in columns.count { $0.overlaps(piece.span) } >= 2 }) else {
      return nil
    }
    let parts = words.map { word -> (text: ArraySlice<UInt8>, columns: ClosedRange<Int>) in
      let first = columns.firstIndex { $0.upperBound > word.span.lowerBound } ?? columns.count - 1
      let last = columns.lastIndex { $0.lowerBound < word.span.upperBound } ?? 0
      // Between two columns it may name either.
      return (text.bytes[word.bytes], min(first, last)...max(first, last))
    }
    return .runTogether(HeaderLine(parts), lines: line...line)
  }

  private func names(_ header: Range<Int>, _ columns: [Range<Int>]) -> [String] {
    var names = [String](repeating: "", count: columns.count)
    func add(_ name: String, to column: Int) {
      // `GPL-` over `compatible`.
      let isDivided = names[column].last == "-" && names[column].dropLast().last?.isLetter == true
      names[column] += (names[column].isEmpty || isDivided ? "" : " ") + name
    }
    for row in header {
      let own = pieces(row)
      if own.count == columns.count {
        for (column, piece) in own.enumerated() { add(text.string(piece.cell.range), to: column) }
        continue
      }
      let isSpanning = row + 1 < header.upperBound && own.count < columns.count
      if isSpanning, let parts = spanned(own, by: header.upperBound - 1, columns) {
        for (part, piece) in zip(parts, own) {
          for column in part { add(text.string(piece.cell.range), to: column) }
        }
      } else if isSpanning, own.count >= 2 {
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

  /// The columns under each of some upper names, where the lower line names several columns alike under some of them; nil where it
  /// does not, or two stand over the same.
  private func spanned(_ upper: ArraySlice<Piece>, by lower: Int, _ columns: [Range<Int>]) -> [Range<Int>]? {
    let names = pieces(lower).map { text.string($0.cell.range) }
    guard names.count == columns.count, let run = HeaderSpread.widestRun(names) else { return nil }
    let alone = columns.indices.filter { !run.range.contains($0) }.map { $0..<$0 + 1 }
    let parts = alone + run.parts
    let spans = parts.map { columns[$0.lowerBound].lowerBound..<columns[$0.upperBound - 1].upperBound }
    let own = upper.map { parts[nearest($0.span, spans)] }
    return Set(own).count == own.count ? own : nil
  }
}

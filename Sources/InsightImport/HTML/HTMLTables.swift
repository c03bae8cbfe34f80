/// Tables and figures as they are read.
extension HTMLReader {
  mutating func beginRow(_ offset: Int) {
    guard !tableStates.isEmpty else { return }
    endCell()
    let last = tableStates.count - 1
    tableStates[last].table.rows.append(PageTable.Row(isInHead: tableStates[last].isInHead, offset: offset))
  }

  mutating func beginCell(_ tag: Tag, _ attributes: Range<Int>, _ offset: Int) {
    guard !tableStates.isEmpty else { return }
    endCell()
    let last = tableStates.count - 1
    if tableStates[last].table.rows.isEmpty { beginRow(offset) }
    func span(_ name: StaticString) -> Int {
      guard let value = tokens.attribute(name, attributes) else { return 1 }
      return min(1000, max(1, Int(String(decoding: value, as: UTF8.self)) ?? 1))
    }
    let isPlain = attributes.isEmpty
    tableStates[last].cell = (
      pieces.count,
      PageTable.Cell(
        pieces: 0..<0, isHeader: tag == .th, columns: isPlain ? 1 : span("colspan"),
        rows: isPlain ? 1 : span("rowspan"))
    )
  }

  mutating func endCell() {
    guard !tableStates.isEmpty else { return }
    flush()
    let last = tableStates.count - 1
    // Elements that were opened in the cell end with it.
    if let table = open.lastIndex(where: { $0.tag == .table }), open.count > table + 1 {
      let inner = open[table + 1].tag
      if tableStates[last].cell != nil || tableStates[last].captionStart != nil { close(inner, isEnd: false) }
    }
    // The table itself may have ended with them.
    guard tableStates.count == last + 1 else { return }
    if let start = tableStates[last].captionStart {
      tableStates[last].table.caption = start..<pieces.count
      tableStates[last].captionStart = nil
    }
    guard let open = tableStates[last].cell else { return }
    tableStates[last].cell = nil
    var cell = open.cell
    cell.pieces = open.start..<pieces.count
    guard let row = tableStates[last].table.rows.indices.last else { return }
    tableStates[last].table.rows[row].cells.append(cell)
  }

  mutating func endTable() {
    guard !tableStates.isEmpty else { return }
    endCell()
    guard let state = tableStates.popLast(), state.table.isData(pieces, arena) else { return }
    let first = state.firstPiece
    var piece = Piece(
      kind: .table(tables.count), text: arena.count..<arena.count, links: links.count..<links.count,
      offset: state.table.rows.first?.offset ?? 0, quotes: quotes, depth: 0, furniture: furniture,
      isInMain: isInMain,
      menu: nil)
    if first < pieces.count { piece.offset = min(piece.offset, pieces[first].offset) }
    var table = state.table
    table.keep(pieces[first...], from: first)
    pieces.removeSubrange(first...)
    if let words = words(of: table) {
      piece.kind = .paragraph
      arena += words
      piece.text = arena.count - words.count..<arena.count
      begin()
    } else {
      tables.append(table)
    }
    pieces.append(piece)
  }

  /// A small table in a cell of one that names its columns, in words: `Mon 11; Tue 12`. Nil for others.
  private func words(of table: PageTable) -> [UInt8]? {
    guard table.rows.count <= Self.mostInnerRows, !table.hasNames,
      let outer = tableStates.last, outer.cell != nil, outer.table.hasNames
    else { return nil }
    let words = table.lines(arena).lines.joined(separator: [0x3B, 0x20]).map { $0 == 0x09 ? 0x20 : $0 }
    return words.count <= Self.longestInner ? words : nil
  }

  /// A larger table is one of its own.
  private static let (mostInnerRows, longestInner) = (8, 300)

  /// What a figure says below or above its one table is the table's caption.
  mutating func endFigure(_ figure: Figure) {
    guard let caption = figure.caption, caption.count == 1, caption.upperBound <= pieces.count,
      figure.firstPiece <= caption.lowerBound, pieces[caption.lowerBound].kind == .paragraph
    else { return }
    let shown = pieces[figure.firstPiece...].compactMap { piece in
      if case .table(let index) = piece.kind { index } else { nil }
    }
    guard shown.count == 1, let table = shown.first, tables[table].caption == nil else { return }
    tables[table].setCaption(pieces.remove(at: caption.lowerBound))
  }
}

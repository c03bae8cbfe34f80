import InsightModel

/// Tables and figures as they are read.
extension HTMLReader {
  mutating func beginRow(_ offset: Int) {
    guard !tableStates.isEmpty else { return }
    endCell()
    let last = tableStates.count - 1
    tableStates[last].table.rows.append(
      PageTable.Row(isInHead: tableStates[last].isInHead, group: tableStates[last].group, offset: offset))
  }

  mutating func beginCell(_ tag: Tag, _ attributes: Range<Int>, _ offset: Int) {
    guard !tableStates.isEmpty else { return }
    endCell()
    let last = tableStates.count - 1
    if tableStates[last].table.rows.isEmpty { beginRow(offset) }
    func span(_ name: StaticString) -> Int {
      guard let value = tokens.attribute(name, attributes) else { return 1 }
      return min(1000, max(0, Int(String(decoding: value.filter { $0 > 0x20 }, as: UTF8.self)) ?? 1))
    }
    let isPlain = attributes.isEmpty
    // No rows are all that are left of its part of the table.
    let rows = isPlain ? 1 : span("rowspan")
    tableStates[last].cell = (
      pieces.count,
      PageTable.Cell(
        pieces: 0..<0, isHeader: tag == .th, columns: isPlain ? 1 : max(1, span("colspan")),
        rows: rows > 0 ? rows : Int.max),
      phrases.count
    )
    hasPlain = false
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
    cell.isStrong = !hasPlain && !cell.pieces.isEmpty
    if phrases.count > open.phrases { phrases.removeSubrange(open.phrases...) }
    guard let row = tableStates[last].table.rows.indices.last else { return }
    tableStates[last].table.rows[row].cells.append(cell)
  }

  mutating func endTable() {
    guard !tableStates.isEmpty else { return }
    endCell()
    guard let state = tableStates.popLast(), state.table.isData(pieces, arena) else { return }
    if let marks = state.table.itemMarks(pieces, arena) { return setItems(state, marks) }
    let first = state.firstPiece
    var piece = Piece(
      kind: .table(tables.count), text: arena.count..<arena.count, links: links.count..<links.count,
      offset: state.table.rows.first?.offset ?? 0, quotes: quotes, depth: 0, furniture: furniture,
      isInMain: isInMain,
      menu: nil)
    if first < pieces.count { piece.offset = min(piece.offset, pieces[first].offset) }
    var table = state.table
    table.keep(pieces[first...], from: first)
    pieces.replaceSubrange(first..., with: strays(of: state))
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

  /// What stands in a table and in no cell of it, which browsers set before it.
  private func strays(of state: TableState) -> [Piece] {
    let first = state.firstPiece
    var isOwn = [Bool](repeating: false, count: pieces.count - first)
    for range in state.table.rows.flatMap(\.cells).map(\.pieces) + [state.table.caption ?? first..<first] {
      for place in range { isOwn[place - first] = true }
    }
    return zip(pieces[first...], isOwn).filter { !$1 && $0.kind != .blank }.map(\.0)
  }

  /// A list that was laid out as a table: each row's second cell is an item.
  private mutating func setItems(_ state: TableState, _ marks: [ItemMark]) {
    var items = strays(of: state)
    for (row, mark) in zip(state.table.rows, marks) {
      for (number, place) in row.cells[1].pieces.enumerated() {
        var piece = pieces[place]
        if number == 0 { piece.kind = .item(mark) }
        items.append(piece)
      }
    }
    pieces.replaceSubrange(state.firstPiece..., with: items)
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

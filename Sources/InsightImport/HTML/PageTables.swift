import InsightModel

extension PageTable {
  /// True where cells stand in rows and columns and each holds one thing: what else is laid out in a table is text.
  func isData(_ pieces: [Piece], _ arena: [UInt8]) -> Bool {
    // One row alone is a layout: columns of text side by side.
    guard !isForLayout, rows.count >= 2,
      rows.contains(where: { $0.cells.count { !$0.pieces.isEmpty } >= 2 })
    else { return false }
    var (filled, long) = (0, 0)
    for cell in rows.lazy.flatMap(\.cells) where !cell.pieces.isEmpty {
      var length = 0
      for piece in pieces[cell.pieces] {
        switch piece.kind {
        case .paragraph, .item, .blank, .note: length += piece.text.count
        case .heading, .verbatim, .table: return false
        }
      }
      filled += 1
      if length > Self.longestCell { long += 1 }
    }
    return filled > 0 && long * 4 <= filled && !isHead(pieces, arena)
  }

  /// What is longer is a text that a page sets beside others; in a table a few cells may be.
  private static let longestCell = 600

  /// True where the cells are the labels and values of a page's head, which are read line by line.
  private func isHead(_ pieces: [Piece], _ arena: [UInt8]) -> Bool {
    var labels = 0
    for cell in rows.prefix(12).lazy.flatMap({ $0.cells.prefix(12) }) where cell.pieces.count == 1 {
      if Markup.isLabel(Array(arena[pieces[cell.pieces.lowerBound].text])) { labels += 1 }
    }
    let cells = rows.prefix(12).reduce(0) { $0 + min(12, $1.cells.count) }
    return labels >= 2 && labels * 2 >= cells - 1
  }

  /// The bullets or ascending numbers that are all that the first of two columns holds; nil where it holds anything else.
  func itemMarks(_ pieces: [Piece], _ arena: [UInt8]) -> [ItemMark]? {
    var marks: [ItemMark] = []
    for row in rows {
      guard row.cells.count == 2, !row.cells.contains(where: \.isHeader), row.cells[0].pieces.count == 1,
        let first = row.cells[1].pieces.first, pieces[first].kind == .paragraph,
        !Self.isFigure(arena[pieces[first].text])
      else { return nil }
      let sign = String(decoding: arena[pieces[row.cells[0].pieces.lowerBound].text], as: UTF8.self)
      if Self.bullets.contains(sign) {
        marks.append(.bullet)
      } else if let number = Int(sign.dropLast()), sign.last == "." || sign.last == ")",
        number == marks.count + 1
      {
        marks.append(.number(number))
      } else {
        return nil
      }
    }
    return marks
  }

  private static let bullets: Set<String> = [
    "•", "·", "▪", "■", "●", "◦", "○", "‣", "►", "▸", "*", "-", "–", "—",
  ]

  /// Keeps the pieces of its cells, which the page's list gives up.
  mutating func keep(_ own: ArraySlice<Piece>, from first: Int) {
    kept = Array(own)
    self.first = first
  }

  /// Takes a piece of the page that stands outside of it for its caption.
  mutating func setCaption(_ piece: Piece) {
    kept.append(piece)
    caption = first + kept.count - 1..<first + kept.count
  }

  /// What a table's cells say, as lines of cells parted by tabs.
  struct Lines {
    /// Caption, header, rows.
    var lines: [[UInt8]] = []
    var offsets: [Int] = []
    var hasCaption = false
    /// Nil where the cells do not say what they are.
    var headerRows: Int?
    /// What stands below the rows, over all columns.
    var notes: [(text: [UInt8], offset: Int)] = []
    /// True where rows have more cells than columns are shown.
    var isCutOff = false
  }

  func lines(_ arena: [UInt8]) -> Lines {
    var output = Lines()
    // A first row of one cell over all columns is a title, the last ones are notes.
    let isTitled = caption == nil && isWide(rows.first)
    let title = (isTitled ? rows.first?.cells.first?.pieces : caption).map { text($0, arena) } ?? []
    var rows = rows.dropFirst(isTitled ? 1 : 0)
    // Pictures over rows that name themselves are of what the table is about.
    while let first = rows.first, rows.count >= 2, isOfPictures(first),
      isWide(first) || rows.dropFirst().allSatisfy(\.namesItself)
    {
      output.notes += first.cells.map { (text($0.pieces, arena), first.offset) }
      rows.removeFirst()
    }
    while let last = rows.last, rows.count >= 2, isWide(last) {
      output.notes.insert((text(last.cells[0].pieces, arena), last.offset), at: 0)
      rows.removeLast()
    }
    if !title.isEmpty {
      output.lines.append(title)
      output.offsets.append(rows.first?.offset ?? 0)
      output.hasCaption = true
    }
    output.headerRows = headerRows(rows, arena)
    output.isCutOff = rows.contains { $0.cells.count > Self.widest }
    var grid = grid(of: rows, header: output.headerRows ?? 0, arena)
    joinSigns(in: &grid, header: output.headerRows ?? 0)
    for (number, (cells, row)) in zip(grid, rows).enumerated()
    where number < output.headerRows ?? 0 || cells.contains(where: { !$0.isEmpty }) {
      output.lines.append(cells.allSatisfy(\.isEmpty) ? [] : Array(cells.joined(separator: [0x09])))
      output.offsets.append(row.offset)
    }
    return output
  }

  /// The cells' texts, each in its column.
  private func grid(of rows: ArraySlice<Row>, header: Int, _ arena: [UInt8]) -> [[[UInt8]]] {
    var grid: [[[UInt8]]] = []
    /// What reaches down from the rows above: by column how many rows, and its text where it is to be repeated.
    var reaching: [(rows: Int, text: [UInt8])] = []
    var group = rows.first?.group ?? 0
    // Spans cost nothing to write, and fill rows and columns.
    var room = Self.mostSpanned
    for (number, row) in zip(0..., rows) {
      let isHeader = number < header
      if row.group != group { reaching = [] }
      group = row.group
      var cells: [[UInt8]] = []
      var isNaming = true
      func takeReaching() {
        while room > 0, cells.count < reaching.count, reaching[cells.count].rows > 0 {
          room -= 1
          reaching[cells.count].rows -= 1
          cells.append(reaching[cells.count].text)
        }
      }
      for cell in row.cells where cells.count < Self.widest {
        takeReaching()
        let words = text(cell.pieces, arena)
        if Self.isFigure(words) { isNaming = false }
        let columns = max(0, min(cell.columns, Self.widest - cells.count, 1 + room))
        room -= max(0, columns - 1)
        for step in 0..<columns {
          while reaching.count <= cells.count { reaching.append((0, [])) }
          // A name over several columns is a part of each one's; a cell stands in its first.
          let own = step == 0 || isHeader ? words : []
          // Names are repeated for the rows that have none of their own; figures would be counted twice.
          let below = !isHeader && isNaming && step == 0 ? words : []
          reaching[cells.count] = (cell.rows - 1, below)
          cells.append(own)
        }
      }
      takeReaching()
      grid.append(cells)
    }
    return grid
  }

  /// Reports set a figure in three cells, `$`, `(1,204` and `)`, so that figures stand right below one another, and leave empty
  /// columns between: the signs are the figure's, and such columns are none.
  private func joinSigns(in grid: inout [[[UInt8]]], header: Int) {
    /// What the rows have in a column.
    struct Content {
      var (isEmpty, isClosing, isOpening, hasFigures) = (true, true, true, false)
    }
    var columns = [Content](repeating: Content(), count: grid.map(\.count).max() ?? 0)
    for row in grid.dropFirst(header) {
      for (column, cell) in zip(row.indices, row) where !cell.isEmpty {
        columns[column].isEmpty = false
        columns[column].isClosing = columns[column].isClosing && Self.closing.contains(cell)
        columns[column].isOpening = columns[column].isOpening && Self.opening.contains(cell)
        columns[column].hasFigures = columns[column].hasFigures || Self.isFigure(cell)
      }
    }
    /// What names a column of signs names its neighbour too.
    func isNamed(as neighbour: Int, _ column: Int) -> Bool {
      grid.prefix(header).allSatisfy { row in
        guard column < row.count, !row[column].isEmpty else { return true }
        return row.indices.contains(neighbour) && row[neighbour] == row[column]
      }
    }
    var gone: Set<Int> = []
    for (column, own) in zip(columns.indices, columns) where !own.isEmpty {
      if own.isClosing, column > 0, columns[column - 1].hasFigures, isNamed(as: column - 1, column) {
        for row in grid.indices.dropFirst(header) where column < grid[row].count {
          grid[row][column - 1] += grid[row][column]
        }
        gone.insert(column)
      } else if own.isOpening, column + 1 < columns.count, columns[column + 1].hasFigures,
        isNamed(as: column + 1, column) || isNamed(as: column, column + 1)
      {
        for row in grid.indices where column + 1 < grid[row].count {
          if row >= header || grid[row][column + 1].isEmpty {
            grid[row][column + 1].insert(contentsOf: grid[row][column], at: 0)
          }
        }
        gone.insert(column)
      }
    }
    guard !gone.isEmpty else { return }
    // The room between the figures is no column either.
    for column in columns.indices.dropFirst() where columns[column].isEmpty {
      if isNamed(as: column - 1, column) || isNamed(as: column + 1, column) { gone.insert(column) }
    }
    for row in grid.indices {
      grid[row] = grid[row].indices.filter { !gone.contains($0) }.map { grid[row][$0] }
    }
  }

  private static let closing = signs([")", "%", ")%", "%)", "pp", "bps", "x", "€"])
  private static let opening = signs([
    "$", "€", "£", "¥", "US$", "C$", "A$", "HK$", "R$", "NT$", "(", "$(",
  ])

  private static func signs(_ signs: [String]) -> Set<[UInt8]> { Set(signs.map { Array($0.utf8) }) }

  /// True for one cell over all columns.
  private func isWide(_ row: Row?) -> Bool {
    guard let row, row.cells.count == 1, rows.count >= 3, row.cells[0].columns >= 2 else { return false }
    return row.cells[0].columns >= columns
  }

  private func isOfPictures(_ row: Row) -> Bool {
    row.cells.contains { !$0.pieces.isEmpty }
      && row.cells.allSatisfy {
        $0.pieces.clamped(to: first..<first + kept.count).allSatisfy { kept[$0 - first].isPicture }
      }
  }

  private func isBracketed(_ text: [UInt8]) -> Bool {
    text.first == UInt8(ascii: "(") && text.last == UInt8(ascii: ")")
      || text.first == UInt8(ascii: "[") && text.last == UInt8(ascii: "]")
  }

  private var columns: Int { rows.map { row in row.cells.reduce(0) { $0 + $1.columns } }.max() ?? 0 }

  static let widest = 1000
  /// So many places beyond their first all cells of a table may stand in.
  private static let mostSpanned = 100_000

  /// The rows that name the columns: those in `thead`, else the first ones with nothing but header cells, or with names in
  /// bold type or over several columns; none where header cells name the rows alone. Nil where no cell says so.
  private func headerRows(_ rows: ArraySlice<Row>, _ arena: [UInt8]) -> Int? {
    let inHead = rows.prefix { $0.isInHead }.count
    if inHead > 0, inHead < rows.count { return inHead }
    // The corner above the rows' names may be any cell. Below names one over all columns heads a group of rows, unless it
    // says in brackets what all of them are in.
    let named = rows.prefix { row in
      guard let first = row.cells.first,
        row.offset == rows.first?.offset || !isWide(row) || isBracketed(text(first.pieces, arena))
      else { return false }
      let isCorner = row.cells.count > 1 && text(first.pieces, arena).isEmpty
      return row.cells.dropFirst(isCorner ? 1 : 0).allSatisfy(\.isHeader)
    }.count
    if named == 0, rows.allSatisfy(\.namesItself) { return 0 }
    var count = named
    // A name that reaches down, or stands over several columns, stands beside or above further names.
    var reach = rows.prefix(named).enumerated().reduce(0) { max($0, deepest($1.element, from: $1.offset)) }
    var isOver = false
    for (number, row) in rows.dropFirst(named).enumerated().map({ ($0 + named, $1) }) {
      let texts = row.cells.map { text($0.pieces, arena) }
      let filled = zip(row.cells, texts).filter { !$1.isEmpty }
      let isStrong = filled.count >= 2 && filled.allSatisfy(\.0.isStrong)
      let spans = filled.count >= 1 && row.cells.count >= 2 && filled.contains { $0.0.columns >= 2 }
      guard number < reach || isOver || (number == count && named == 0 && (isStrong || spans)),
        texts.allSatisfy(Self.isName)
      else { break }
      count = number + 1
      isOver = spans
      reach = max(reach, deepest(row, from: number))
    }
    guard count > 0, count < rows.count, reach <= rows.count else {
      return named > 0 && named < rows.count ? named : nil
    }
    return count
  }

  /// The row after the last one that a cell reaches down to.
  private func deepest(_ row: Row, from number: Int) -> Int {
    number + (row.cells.filter { $0.rows < rows.count }.map(\.rows).max() ?? 1)
  }

  /// True for words, a year or a date: what names a column.
  private static func isName(_ text: [UInt8]) -> Bool {
    guard isFigure(text) else { return true }
    let digits = text.prefix { HTMLReader.isDigit($0) }
    if digits.count == 4, digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8),
      text.count == 4 || ![0x2C, 0x2E, 0x25].contains(text[4])
    {
      return true
    }
    // No part of a date has the three digits of a part of a number.
    let parts = text.split { !HTMLReader.isDigit($0) }
    return parts.count == 3 && parts.allSatisfy { $0.count != 3 }
  }

  /// True where a cell says what its column or row is.
  var hasNames: Bool { rows.contains { row in row.isInHead || row.cells.contains(where: \.isHeader) } }

  static func isFigure(_ text: some Collection<UInt8>) -> Bool {
    text.contains { (0x30...0x39).contains($0) }
      && !text.contains { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 >= 0xC3 }
  }

  private func text(_ range: Range<Int>, _ arena: [UInt8]) -> [UInt8] {
    var words: [UInt8] = []
    for place in range.clamped(to: first..<first + kept.count) {
      let piece = kept[place - first]
      guard !piece.text.isEmpty else { continue }
      for line in arena[piece.text].split(separator: 0x0A) {
        if let last = words.last, let next = line.first {
          // Two numbers below one another are not one with a space between its thousands.
          words += HTMLReader.isDigit(last) && HTMLReader.isDigit(next) ? [0x20, 0x2F, 0x20] : [0x20]
        }
        for byte in line { words.append(byte == 0x09 ? 0x20 : byte) }
      }
    }
    // A no-break space alone holds a cell open.
    return words.contains { $0 > 0x20 && $0 != 0xC2 && $0 != 0xA0 } ? words : []
  }
}

import InsightModel

extension PageTable {
  /// True where cells stand in rows and columns and each holds one thing: what else is laid out in a table is text.
  func isData(_ pieces: [Piece], _ arena: [UInt8]) -> Bool {
    // One row alone is a layout: columns of text side by side.
    guard !isForLayout, rows.count >= 2, rows.contains(where: { $0.cells.count >= 2 }) else { return false }
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

  /// The texts of the rows as lines, cells parted by tabs: caption, header, rows. `headerRows` is nil where the cells do not
  /// say what they are.
  func lines(_ arena: [UInt8]) -> (lines: [[UInt8]], offsets: [Int], hasCaption: Bool, headerRows: Int?) {
    var lines: [[UInt8]] = []
    var offsets: [Int] = []
    // A first row of one cell over all columns is a title.
    let isTitled = caption == nil && isTitle(rows.first)
    let title = (isTitled ? rows.first?.cells.first?.pieces : caption).map { text($0, arena) } ?? []
    let rows = rows.dropFirst(isTitled ? 1 : 0)
    if !title.isEmpty {
      lines.append(title)
      offsets.append(rows.first?.offset ?? 0)
    }
    let known = Self.headerRows(rows)
    let header = known ?? 0
    /// What reaches down from the rows above: by column how many rows, and its text where it is to be repeated.
    var reaching: [(rows: Int, text: [UInt8])] = []
    for (number, row) in zip(0..., rows) {
      let isHeader = number < header
      var cells: [[UInt8]] = []
      var isNaming = true
      func takeReaching() {
        while cells.count < reaching.count, reaching[cells.count].rows > 0 {
          reaching[cells.count].rows -= 1
          cells.append(reaching[cells.count].text)
        }
      }
      for cell in row.cells where cells.count < Self.widest {
        takeReaching()
        let words = text(cell.pieces, arena)
        if Self.isFigure(words) { isNaming = false }
        for step in 0..<min(cell.columns, Self.widest - cells.count) {
          while reaching.count <= cells.count { reaching.append((0, [])) }
          // A name over several columns is a part of each one's; a cell stands in its first.
          let own = step == 0 || isHeader ? words : []
          // Names are repeated for the rows that have none of their own; figures would be counted twice.
          let below = !isHeader && isNaming && step == 0 ? words : []
          reaching[cells.count] = (number + 1 < header || !isHeader ? cell.rows - 1 : 0, below)
          cells.append(own)
        }
      }
      takeReaching()
      guard cells.contains(where: { !$0.isEmpty }) else {
        if isHeader {
          lines.append([])
          offsets.append(row.offset)
        }
        continue
      }
      lines.append(Array(cells.joined(separator: [0x09])))
      offsets.append(row.offset)
    }
    return (lines, offsets, !title.isEmpty, known)
  }

  private func isTitle(_ row: Row?) -> Bool {
    guard let row, row.cells.count == 1, rows.count >= 3, row.cells[0].columns >= 2 else { return false }
    let widest = rows.dropFirst().map { $0.cells.reduce(0) { $0 + $1.columns } }.max() ?? 0
    return row.cells[0].columns >= widest
  }

  private static let widest = 1000

  /// The rows that name the columns: those in `thead`, else the first ones with nothing but header cells; none where such
  /// cells name the rows alone. Nil where no cell says so.
  private static func headerRows(_ rows: ArraySlice<Row>) -> Int? {
    let inHead = rows.prefix { $0.isInHead }.count
    if inHead > 0, inHead < rows.count { return inHead }
    let named = rows.prefix { row in !row.cells.isEmpty && row.cells.allSatisfy(\.isHeader) }.count
    if named > 0 { return named < rows.count ? named : nil }
    let areRowsNamed = rows.allSatisfy { row in
      row.cells.first?.isHeader == true && !row.cells.dropFirst().contains(where: \.isHeader)
    }
    return areRowsNamed ? 0 : nil
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
    return words
  }
}

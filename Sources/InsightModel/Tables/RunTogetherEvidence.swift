/// What makes rows of words with numbers a table.
extension TableFinder {
  /// Few words with numbers are a table only where a header or a caption says so; many rows alike are one in any
  /// case.
  func isTable(_ rows: RowBlock, _ pattern: RowPattern, header: HeaderLine, caption: Caption) -> Bool {
    let columns = pattern.columns
    let names = columns.count { $0 == .text }
    let values = columns.count { $0 == .number || $0 == .percent }
    guard columns.count >= 2, values >= 1, columns.count <= 4096 else { return false }
    let sample = rows.rows.indices.prefix(60)
    let fitting = fitting(rows, pattern, sample)
    guard fitting * 2 >= sample.count else { return false }
    // The lines of a list begin alike, names begin otherwise than what they stand over, unless a caption says that they are rows.
    if caption.number == nil, beginsAlike(rows, header) { return false }
    let telling = header.telling
    let isSaid = caption.isCaption || telling > 0
    if rows.rows.contains(where: { hasLeaders($0.line) }) { return false }
    // A matrix needs names somewhere.
    if names == 0, header.isEmpty || rows.rows.count < 2 { return false }
    if names == 0, !columns.contains(.date), telling == 0, rows.rows.count < 3 { return false }
    let trailing = columns.reversed().prefix { $0 != .text }.count
    let isPlain = names <= 1 && (trailing >= 2 || trailing >= 1 && pattern.leading >= 1)
    if isSaid {
      if isPlain { return rows.rows.count >= 2 }
      // A name and a number, or names at the end: the header must name each column.
      return rows.rows.count >= 2 && (telling >= 2 || caption.isCaption && (telling > 0 || !header.isEmpty))
        && areHard(rows, pattern, unless: telling >= columns.count - 1 || caption.number != nil)
    }
    guard rows.rows.count >= 3, isPlain, fitting * 10 >= sample.count * 6, !areLabels(rows) else {
      return false
    }
    return trailing >= 2 || (!header.isEmpty && areHard(rows, pattern, unless: false))
  }

  /// True where each row begins with the first word of the header.
  private func beginsAlike(_ rows: RowBlock, _ header: HeaderLine) -> Bool {
    guard !header.isEmpty else { return false }
    let name = Array(header.text(0..<1).utf8)
    return rows.rows.allSatisfy { row in
      let line = lines.bytes[lines.content(row.line)]
      return line.starts(with: name) && line.dropFirst(name.count).first.map { !$0.isWord } ?? true
    }
  }

  /// How many rows have the columns, or as good as.
  private func fitting(_ rows: RowBlock, _ pattern: RowPattern, _ sample: Range<Int>.SubSequence) -> Int {
    var ends: [Int] = []
    lazy var aligner = learned(pattern, rows)
    return sample.count { index in
      let words = rows.words(index)
      return pattern.wholeRow(words, into: &ends)
        || aligner.align(words, isPinned: isPinned(words)).cost <= 62
    }
  }

  /// True where the numbers have separators, decimals or signs that mere counting has not.
  private func areHard(_ rows: RowBlock, _ pattern: RowPattern, unless isKnown: Bool) -> Bool {
    isKnown
      || rows.rows.indices.count { index in
        rows.words(index).contains { token in
          token.kind.isValue && token.range.count >= 3 && lines.bytes[token.range].contains { !$0.isDigit }
        }
      } * 10 >= rows.rows.count * 8
  }

  /// `Tel: 555 1234` and `Fax: 555 1235` are an address.
  private func areLabels(_ rows: RowBlock) -> Bool {
    let labels = rows.rows.indices.count { index in
      rows.words(index).contains { $0.kind == .word && lines.bytes[$0.range.upperBound - 1] == 0x3A }
    }
    return labels * 2 > rows.rows.count
  }

  /// Points that lead to a page number.
  func hasLeaders(_ number: Int) -> Bool {
    var points = 0
    return lines.bytes[lines.content(number)].contains { byte in
      if byte != 0x20 { points = byte == 0x2E ? points + 1 : 0 }
      return points >= 4
    }
  }
}

/// Parts two columns of words that stand side by side in a run-together table, where its header names both.
enum TextColumns {
  /// The table with a column of words parted whose header can better be cut with a name more; nil where there is none.
  static func parted(
    _ raw: RawTable, _ header: HeaderLine, _ types: [Table.ColumnType], _ present: HeaderCut,
    _ text: SourceText
  ) -> (RawTable, names: [String], isSure: Bool)? {
    guard let column = types.firstIndex(of: .text), types.count(where: { $0 == .text }) <= 2,
      header.hasWord(of: second)
    else { return nil }
    var wider = types
    wider.insert(.text, at: column)
    let other = HeaderCutter(types: wider, mayLackRank: true).cut(header)
    guard other.score >= present.score + nameLead, WordList.holds(second, other.names[column + 1]) else {
      return nil
    }
    var cells: [RawCell] = []
    var isSure = true
    cells.reserveCapacity(raw.cells.count + raw.rows.count)
    for row in raw.rows.indices {
      for index in 0..<raw.columnCount {
        let cell = raw.cell(row, index)
        guard index == column, !cell.isNone, RowRole(of: text.bytes, cell.range) == .data else {
          cells += index == column ? [cell, .none] : [cell]
          continue
        }
        guard let cut = cut(cell.range, text) else { return nil }
        // Of two words each is one.
        if text.bytes[cell.range].count(where: { $0 == 0x20 }) > 1 { isSure = false }
        cells.append(RawCell(range: text.trimmed(cell.range.lowerBound..<cut), content: .text))
        cells.append(RawCell(range: cut..<cell.range.upperBound, content: .text))
      }
    }
    var parted = raw
    parted.cells = cells
    parted.columnCount += 1
    return (parted, other.names, isSure)
  }

  /// By how many points the header must be the better for a name more.
  private static let nameLead = 2

  /// What a second column of words is named.
  private static let second: StaticString = """
     country countries nation region state city location headquarters hq sector industry category type segment land \
    pays 국가 국가명 지역 国家 地区
    """

  /// Where the last word begins, or the last two where they are one name.
  private static func cut(_ range: Range<Int>, _ text: SourceText) -> Int? {
    let words = text.bytes[range].split(separator: 0x20)
    guard words.count >= 2 else { return nil }
    let isOfTwo =
      words.count > 2 && words[words.count - 2].withUnsafeBufferPointer { WordList.holds(openings, $0) }
    return words[words.count - (isOfTwo ? 2 : 1)].startIndex
  }

  /// First words of names of countries and places.
  private static let openings: StaticString = """
     south north east west new united hong saudi czech sri costa puerto el san los las great dominican ivory sierra \
    papua burkina cape
    """
}

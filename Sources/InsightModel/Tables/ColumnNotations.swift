/// Reads the cells of a table's columns again where the column shows that they mean something else than each alone: metres,
/// minutes and tonnes that a lone letter counts, and thousands in groups of two. What they mean is decided as in a data file.
enum ColumnNotations {
  /// The units of columns whose cells have become numbers with one, nil for other columns; empty where there is none.
  static func settle(_ raw: inout RawTable, _ text: SourceText, _ mark: DecimalMark) -> [String?] {
    guard (0..<raw.columnCount).contains(where: { isAsked($0, raw, text) }) else { return [] }
    let known = Array(repeating: ValueNotation(mark: mark), count: raw.columnCount)
    let tallies = known.indices.map { tally($0, raw, text, known[$0]).tally }
    var names: [String] = []
    if case .names(let given, _) = raw.header { names = given }
    var decided = ValueNotation.decided(tallies, from: known, usual: mark, names: names)
    var units: [String?] = Array(repeating: nil, count: raw.columnCount)
    for column in known.indices {
      decided[column].mark = mark
      if let hint = names.indices.contains(column) ? Unit.hint(ofColumn: names[column]) : nil {
        decided[column].take(hint, tallies[column], besideSizes: false)
      }
      if decided[column].isIndian { rereadMalformed(column, &raw, text, decided[column]) }
      // The caption may say millions of what.
      guard !names.isEmpty, raw.caption.unit == nil, tallies[column][.letter] > 0 else { continue }
      if decided[column].dimension != 0 {
        units[column] = rereadMeasures(column, &raw, text, decided[column])
      } else if decided[column].areLettersNames {
        for row in raw.rows.indices where isLettered(raw.cell(row, column), text) {
          raw.cells[row * raw.columnCount + column].content = .text
        }
      }
    }
    return units
  }

  /// True where a cell has a letter that may scale it, or two have separators that are malformed: one is a slip.
  private static func isAsked(_ column: Int, _ raw: RawTable, _ text: SourceText) -> Bool {
    var malformed = 0
    for row in raw.rows.indices {
      let cell = raw.cell(row, column)
      if cell.content == .malformed { malformed += 1 } else if isLettered(cell, text) { return true }
    }
    return malformed > 1
  }

  /// `5 m`, `12t`, `300 B`
  private static func isLettered(_ cell: RawCell, _ text: SourceText) -> Bool {
    guard case .number = cell.content, cell.range.count > 1 else { return false }
    let end = text.bytes[cell.range].suffix(2)
    return end.last?.isLetter == true && end.first.map { $0.isDigit || $0 == 0x20 } == true
  }

  private static func tally(
    _ column: Int, _ raw: RawTable, _ text: SourceText, _ notation: ValueNotation
  ) -> (tally: ColumnTally, values: [CellValue]) {
    let reader = ValueReader(notation)
    var tally = ColumnTally()
    let values = raw.rows.indices.map { row in reader.read(raw.text(row, column, in: text)) }
    for value in values { _ = tally.add(value) }
    return (tally, values)
  }

  private static func rereadMalformed(
    _ column: Int, _ raw: inout RawTable, _ text: SourceText, _ notation: ValueNotation
  ) {
    for row in raw.rows.indices {
      let index = row * raw.columnCount + column
      guard raw.cells[index].content == .malformed else { continue }
      raw.cells[index].content = text.bytes.withUnsafeBufferPointer {
        CellReader.read(
          UnsafeBufferPointer(rebasing: $0[raw.cells[index].range]), notation.mark, isIndian: true)
      }
    }
  }

  /// The unit of a column that holds nothing but measures of one dimension; nil where it does not.
  private static func rereadMeasures(
    _ column: Int, _ raw: inout RawTable, _ text: SourceText, _ notation: ValueNotation
  ) -> String? {
    let (tally, values) = tally(column, raw, text, notation)
    guard tally.kind == .measure, tally.measures == tally.present,
      let unit = tally.unit != 0 ? Unit.all[Int(tally.unit)] : Unit.base(tally.dimension)
    else { return nil }
    for (row, value) in values.enumerated() where value.kind == .measure {
      guard let figure = value.figure else { continue }
      raw.cells[row * raw.columnCount + column].content = .number(unit.amount(ofBase: figure))
    }
    return unit.name
  }
}

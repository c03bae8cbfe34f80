/// What the texts of a whole column are worth, each read as all of them show that it is meant.
struct ColumnReading {
  /// One for each text, missing where there is none.
  let values: [CellValue]
  let kind: CellValue.Kind

  /// `mark` stands before decimals where the column tells nothing else.
  init(_ texts: [String?], name: String, mark: DecimalMark = .point) {
    var notation = ValueNotation()
    notation.mark = mark
    var values: [CellValue] = []
    var tally = ColumnTally()
    // A second time where the whole shows another notation than the first cells were read in.
    for _ in 0..<2 {
      let reader = ValueReader(notation)
      values = texts.map { $0.map(reader.read) ?? .missing }
      tally = ColumnTally()
      for value in values { _ = tally.add(value) }
      let decided = ValueNotation.decided([tally], from: [notation], usual: mark, names: [name])[0]
      if decided == notation { break }
      notation = decided
    }
    self.values = values
    kind = tally.count(of: tally.kind) == tally.present ? tally.kind : .text
  }
}

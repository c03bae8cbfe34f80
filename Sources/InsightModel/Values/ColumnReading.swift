/// What the texts of a whole column are worth, each read as all of them show that it is meant.
struct ColumnReading: Sendable {
  let kind: CellValue.Kind
  let notation: ValueNotation
  /// The unit of measures, the base where they have several; nil for other kinds.
  let unit: Unit?
  /// A number for each text, in the order of what they are worth, of a measure in the base of its dimension. Texts that are nil,
  /// empty or say that nothing is there have none.
  let values: [Figure?]

  /// Nil where they are not all times, durations or measures of one kind.
  init?(_ texts: [String?], name: String, mark: DecimalMark = .point) {
    var notation = ValueNotation(mark: mark)
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
    kind = tally.kind
    guard let scale = kind.scale, scale != .numbers, tally.count(of: kind) == tally.present,
      !notation.isOrderOpen
    else { return nil }
    self.notation = notation
    self.values = values.map { $0.kind == .missing ? nil : $0.figure }
    unit =
      kind != .measure ? nil : tally.unit != 0 ? Unit.all[Int(tally.unit)] : Unit.base(tally.dimension)
  }
}

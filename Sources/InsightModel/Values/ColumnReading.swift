/// What the texts of a whole column are worth, each read as all of them show that it is meant.
enum ColumnReading {
  /// A number for each text, in the order of what they are worth; nil where they are not all times, durations or
  /// measures of one kind. Texts that are nil, empty or say that nothing is there have none.
  static func keys(_ texts: [String?], name: String) -> [Figure?]? {
    var notation = ValueNotation()
    var values: [CellValue] = []
    var tally = ColumnTally()
    // A second time where the whole shows another notation than the first cells were read in.
    for _ in 0..<2 {
      let reader = ValueReader(notation)
      values = texts.map { $0.map(reader.read) ?? .missing }
      tally = ColumnTally()
      for value in values { _ = tally.add(value) }
      let decided = ValueNotation.decided([tally], from: [notation], names: [name])[0]
      if decided == notation { break }
      notation = decided
    }
    let kind = tally.kind
    guard let scale = kind.scale, scale != .numbers, tally.count(of: kind) == tally.present else {
      return nil
    }
    if notation.isOrderOpen { return nil }
    return values.map { $0.kind == .missing ? nil : $0.figure }
  }
}

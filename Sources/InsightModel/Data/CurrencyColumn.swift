/// A column that says for each row in which currency its amounts are: `USD`, `EUR`.
struct CurrencyColumn: Sendable {
  let column: Int
  /// Those that it names, in the order in which they come.
  let currencies: [String]

  /// Rows that are looked at: a file of several currencies shows them soon.
  private static let sampled = 200

  /// The first column that holds nothing but currencies; nil where none does.
  init?(_ kinds: [CellValue.Kind], _ tallies: [ColumnTally], _ parts: [DataPart]) {
    guard let part = parts.first else { return nil }
    for column in kinds.indices where kinds[column] == .text && tallies[column].texts > 0 {
      var found: [String] = []
      let areCurrencies = part.starts.indices.prefix(Self.sampled).allSatisfy { row in
        guard let text = part.text(row, column), !text.isEmpty else { return true }
        guard CurrencyWord.isCode(text) else { return false }
        if !found.contains(text) { found.append(text) }
        return true
      }
      guard areCurrencies, !found.isEmpty else { continue }
      (self.column, currencies) = (column, found)
      return
    }
    return nil
  }

  /// True for a column of amounts of money: by its name, or with cents beside this one.
  func isOf(_ other: Int, _ column: Table.Column, _ tally: ColumnTally) -> Bool {
    guard ColumnUnit.ofName(column.name) == nil else { return false }
    switch column.type {
    case .money: return true
    case .number:
      return MeasureUnit.isMoney(column.name) || abs(other - self.column) == 1 && tally.hundredths > 0
    case .rank, .percent, .date, .text: return false
    }
  }
}

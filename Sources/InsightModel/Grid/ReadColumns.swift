/// Columns of an issue's table that hold neither plain numbers nor mere words, but times, durations, measures or numbers in other
/// forms: read by the same code as the columns of a data file.
struct ReadColumns: Sendable {
  private let data: DataTable
  /// For each column of the table its place in `data`; nil where its own cells say what they are worth.
  private let places: [Int?]

  /// As many cells as show what a column may hold.
  private static let enough = 3

  /// Nil where there is no such column.
  init?(_ table: Table) {
    let candidates = table.columns.indices.filter {
      !table.columns[$0].type.isNumeric && Self.mayHaveValues(table, $0)
    }
    guard !candidates.isEmpty else { return nil }
    guard let all = Self.data(of: table, candidates, whole: Set(candidates)) else { return nil }
    var data = all
    if table.rows.contains(where: \.role.isPinned) {
      // What is said of totals and notes is a value of the column where it is one as the others are, else it says nothing of it.
      guard let rest = Self.data(of: table, candidates, whole: []) else { return nil }
      let whole = candidates.indices.filter { Self.hasValues(all, $0) && all.misfits($0) == rest.misfits($0) }
      if whole.count < candidates.count {
        guard let mixed = Self.data(of: table, candidates, whole: Set(whole.map { candidates[$0] })) else {
          return nil
        }
        data = mixed
      }
    }
    var places = [Int?](repeating: nil, count: table.columns.count)
    for (place, column) in candidates.enumerated() where Self.hasValues(data, place) {
      if column != table.nameColumn || data.kinds[place].scale != .numbers { places[column] = place }
    }
    guard places.contains(where: { $0 != nil }) else { return nil }
    (self.data, self.places) = (data, places)
  }

  /// The columns as those of a data file; what stands in the pinned rows counts in those that are `whole`.
  private static func data(of table: Table, _ columns: [Int], whole: Set<Int>) -> DataTable? {
    let rows = table.rows.map { row in
      columns.map { row.role.isPinned && !whole.contains($0) ? "" : row.cell($0)?.text ?? "" }
    }
    let grid = Grid(derived: table.caption, columns.map { table.columns[$0].name }, rows)
    guard case .data(let data) = grid.storage, data.rowCount == table.rows.count else { return nil }
    return data
  }

  /// True where most cells are values. A data file tells that its days may be months; here they stay words.
  private static func hasValues(_ data: DataTable, _ place: Int) -> Bool {
    data.columns[place].type.hasValues && !data.dialect.notation(place).isOrderOpen
  }

  /// A cheap test by the first cells. One alone that is no value decides: without a figure only a short word may be a month or a day.
  private static func mayHaveValues(_ table: Table, _ column: Int) -> Bool {
    var texts: [String] = []
    for row in table.rows where !row.role.isPinned && texts.count < enough {
      guard let text = row.cell(column)?.text, !text.isEmpty else { continue }
      guard text.utf8.count <= longestWord || text.utf8.contains(where: { $0.isDigit || $0 >= 0x80 }) else {
        return false
      }
      texts.append(text)
    }
    return texts.contains { text in
      let value = ValueReader(ValueNotation()).read(text)
      return value.kind != .text || value.evidence != []
    }
  }

  /// `Donnerstag`, in bytes.
  private static let longestWord = 10

  /// Where a column of the table is read; nil where its own cells say what they are worth.
  subscript(column: Int) -> (data: DataTable, column: Int)? {
    guard places.indices.contains(column), let place = places[column] else { return nil }
    return (data, place)
  }

  /// The columns of the table, each as it is read.
  func columns(of table: Table) -> [Table.Column] {
    table.columns.indices.map { column in
      guard let read = self[column] else { return table.columns[column] }
      return Table.Column(
        name: table.columns[column].name, type: read.data.columns[read.column].type,
        unit: read.data.columns[read.column].unit)
    }
  }
}

/// The rows of several files with the same columns, as they are exported to CSV, put together with the name of each file
/// before them.
public struct JoinedRows {
  private var bytes: [UInt8] = []
  private var file: [UInt8] = []
  private let columns: [String]

  /// `columns` are the names in the files' header, without the one for the file.
  public init(columns: [String]) {
    self.columns = columns
    Recast.append("file".utf8, to: &bytes)
    for name in columns {
      bytes.append(0x2C)
      Recast.append(name.utf8, to: &bytes)
    }
    bytes.append(0x0A)
  }

  /// Takes a portion of a file in CSV, its header first.
  public mutating func take(_ portion: [UInt8]) { file += portion }

  /// Ends the file.
  public mutating func end(_ name: String) {
    var scanner = RowScanner(separator: 0x2C)
    file.withUnsafeBufferPointer { scanner.scan($0, isEnd: true) }
    let starts = scanner.starts.map(Int.init) + [file.count]
    for row in starts.indices.dropLast().dropFirst() where starts[row + 1] > starts[row] {
      Recast.append(name.utf8, to: &bytes)
      bytes.append(0x2C)
      bytes += file[starts[row]..<starts[row + 1]]
      if bytes.last != 0x0A { bytes.append(0x0A) }
    }
    file = []
  }

  /// Nil without rows. `types` are what a person says of the columns.
  public func grid(named name: String, types: [(name: String, type: ForcedType)] = []) -> Grid? {
    var options = DataOptions()
    // Behind the column of the files' names each has another number.
    options.types = types.map { type in
      guard let number = Int(type.name), !columns.contains(type.name) else { return type }
      return (String(number.addingReportingOverflow(1).partialValue), type.type)
    }
    options.separator = [0x2C]
    options.hasHeader = true
    return DataReader.table(name: name, bytes, options).map { Grid($0) }
  }

  /// The rows of a file that are put beside those of others: all but totals, means and notes.
  public static func rows(of file: Grid) -> [UInt32] {
    let others = file.pinnedRows.filter { file.role(Int($0)) == .others }
    return others.isEmpty ? file.dataRows : (file.dataRows + others).sorted()
  }

  /// The column of a file whose cells stand for something else among those of the other files: `1.250`, `02/03/2031`. Its
  /// rows begin at `first` in the joined table.
  public static func columnReadOtherwise(_ file: Grid, in joined: Grid, from first: Int) -> Int? {
    file.columns.indices.first { column in
      guard joined.columns.indices.contains(column + 1) else { return false }
      let scale = file.kind(column).scale
      guard scale == .numbers || scale == .dates, joined.kind(column + 1).scale == scale,
        file.notation(column) != joined.notation(column + 1)
      else { return false }
      return rows(of: file).enumerated().contains { place, row in
        guard let own = file.value(Int(row), column) else { return false }
        return own != joined.value(first + place, column + 1)
      }
    }
  }
}

/// The rows of several files with the same columns, as they are exported to CSV, put together with the name of each file
/// before them.
public struct JoinedRows {
  private var bytes: [UInt8] = []
  private var file: [UInt8] = []

  /// `columns` are the names in the files' header, without the one for the file.
  public init(columns: [String]) {
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

  /// Nil without rows.
  public func grid(named name: String) -> Grid? {
    var options = DataOptions()
    options.separator = [0x2C]
    options.hasHeader = true
    return DataReader.table(name: name, bytes, options).map { Grid($0) }
  }
}

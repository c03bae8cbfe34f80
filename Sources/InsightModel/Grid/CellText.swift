// Cells as bytes, for the loops that look at all of them.
extension Grid {
  /// Calls `body` with a cell's text in UTF-8, as it is shown but with its line ends; none where the row has no such cell.
  func withText<Result>(_ row: Int, _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    switch storage {
    case .table:
      var text = shown(row, column) ?? ""
      return text.withUTF8(body)
    case .data(let table):
      let empty = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
      guard let place = table.place(row) else { return body(empty) }
      return place.part.withField(place.row, column) { $1.withContent(of: $0, body) } ?? body(empty)
    }
  }

  func text(_ row: Int, _ column: Int) -> String {
    withText(row, column) { String(decoding: $0, as: UTF8.self) }
  }

  /// True where `isWanted` is, for the text of any cell of a row.
  func hasText(_ row: Int, _ isWanted: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    switch storage {
    case .table:
      return columns.indices.contains { withText(row, $0, isWanted) }
    case .data(let table):
      guard let place = table.place(row) else { return false }
      var isFound = false
      place.part.forEachField(place.row) { bytes, field in
        isFound = field.withContent(of: bytes, isWanted)
        return !isFound
      }
      return isFound
    }
  }

  /// Calls `body` with what gives the texts of a row's cells by their columns. The row is taken apart once.
  func withTexts(_ row: Int, _ body: ((Int, (UnsafeBufferPointer<UInt8>) -> Void) -> Void) -> Void) {
    switch storage {
    case .table:
      body { column, take in withText(row, column, take) }
    case .data(let table):
      guard let place = table.place(row) else { return }
      var fields: [Field] = []
      fields.reserveCapacity(columns.count)
      place.part.forEachField(place.row) { _, field in
        fields.append(field)
        return true
      }
      place.part.bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        body { column, take in
          if fields.indices.contains(column) {
            fields[column].withContent(of: base, take)
          } else {
            take(UnsafeBufferPointer(start: nil, count: 0))
          }
        }
      }
    }
  }

  /// True where a cell holds nothing, or says so: `-`, `n/a`.
  public func isMissing(_ row: Int, _ column: Int) -> Bool {
    switch storage {
    case .table:
      return withText(row, column) { text in
        held(column).map { ValueReader($0.data.dialect.notation($0.column)) }.flatMap { reader in
          text.baseAddress.map { reader.read($0, 0, text.count, isText: false).kind == .missing }
        } ?? (CellReader.read(text) == .missing)
      }
    case .data(let table):
      guard let place = table.place(row) else { return true }
      let reader = ValueReader(table.dialect.notation(column))
      return place.part.withField(place.row, column) {
        reader.read($0, $1.start, $1.end, isText: false).kind == .missing
      } ?? true
    }
  }
}

// What holds the cells.
extension Grid {
  /// How the cells of a column are written.
  func notation(_ column: Int) -> ValueNotation {
    if let held = held(column) { return held.data.dialect.notation(held.column) }
    return ValueNotation(mark: table?.mark ?? .point)
  }

  /// True where the numbers of a column have a comma before their decimals: `1.234,5`.
  public func hasDecimalComma(_ column: Int) -> Bool { notation(column).mark == .comma }

  /// True for a data file, which is one table.
  public var isDataFile: Bool { table == nil }

  /// The data file that this is; nil for a table of an issue.
  var dataTable: DataTable? {
    switch storage {
    case .table: nil
    case .data(let table): table
    }
  }

  /// The table of an issue that this is; nil for a data file.
  var table: Table? {
    switch storage {
    case .table(let table): table
    case .data: nil
    }
  }
}

/// Some rows of a data file: their bytes, and the values of their columns by type. Shared, never changed.
final class DataPart: Sendable {
  /// The text in harmless UTF-8.
  let bytes: [UInt8]
  /// Where each row begins in `bytes`.
  let starts: [UInt32]
  let columns: [Column]
  /// The fewest and the most fields that a row has.
  let narrowest: Int
  let widest: Int
  /// True where every row stands in the file as it would be written: as many fields in each, quotes where they belong.
  private let isTidy: Bool
  let separator: UInt8

  struct Column: Sendable {
    var tally: ColumnTally
    /// The values, by what they can be compared with.
    fileprivate var values: [(scale: CellValue.Scale, column: ValueColumn)]

    func values(_ scale: CellValue.Scale) -> ValueColumn? { values.first { $0.scale == scale }?.column }
  }

  /// More fields than that are no columns but one text.
  static let mostColumns = 1 << 16

  /// Reads every field of the rows that begin at `starts`.
  init(_ bytes: [UInt8], starts: [UInt32], dialect: Dialect) {
    self.bytes = bytes
    self.starts = starts
    separator = dialect.separator
    var builders: [ColumnBuilder] = []
    var (narrowest, widest) = (Int.max, 0)
    var (quotes, lineEnds) = (0, 0)
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for row in starts.indices {
        let range = Self.range(ofRow: row, starts, buffer)
        var cursor = FieldCursor(
          base, from: range.lowerBound, to: range.upperBound, separator: dialect.separator)
        var column = 0
        lineEnds += range.upperBound < buffer.count && buffer[range.upperBound] == 0x0D ? 1 : 0
        while let field = cursor.next() {
          if field.isQuoted, !field.hasStrayQuotes { quotes += 2 + 2 * field.doubledQuotes }
          if column == builders.count {
            guard column < Self.mostColumns else { break }
            builders.append(ColumnBuilder(dialect.notation(column)))
          }
          builders[column].read(base, field, row: row, of: starts.count)
          column += 1
        }
        narrowest = min(narrowest, column)
        widest = max(widest, column)
      }
    }
    // Quotes and carriage returns that no field and no line end accounts for stand somewhere inside.
    isTidy =
      narrowest == widest && widest < Self.mostColumns && dialect.separator == 0x2C
      && ByteScan.count(of: 0x22, in: bytes) == quotes && ByteScan.count(of: 0x0D, in: bytes) == lineEnds
    self.narrowest = narrowest
    self.widest = widest
    columns = builders.map(\.column)
  }

  private struct ColumnBuilder {
    private let reader: ValueReader
    private(set) var tally = ColumnTally()
    private var numbers = ValueColumnBuilder()
    private var dates = ValueColumnBuilder()
    /// Of the scales that few columns have.
    private var others: [(scale: CellValue.Scale, builder: ValueColumnBuilder)] = []

    init(_ notation: ValueNotation) { reader = ValueReader(notation) }

    /// True after some texts and nothing else.
    private var isText: Bool { tally.texts > 64 && tally.texts == tally.present }

    @inline(__always)
    mutating func read(_ bytes: UnsafePointer<UInt8>, _ field: Field, row: Int, of count: Int) {
      let value = reader.read(bytes, field.start, field.end, isText: isText)
      guard tally.add(value) else { return }
      switch value.kind {
      case .missing, .text, .code: return
      case .number, .percent, .money: numbers.set(value, row: row, of: count)
      case .date: dates.set(value, row: row, of: count)
      case .measure: add(value, .measures, row, count)
      case .season: add(value, .seasons, row, count)
      case .weekday: add(value, .weekdays, row, count)
      case .clock: add(value, .clocks, row, count)
      }
    }

    private mutating func add(_ value: CellValue, _ scale: CellValue.Scale, _ row: Int, _ count: Int) {
      let index = others.firstIndex { $0.scale == scale } ?? others.count
      if index == others.count { others.append((scale, ValueColumnBuilder())) }
      others[index].builder.set(value, row: row, of: count)
    }

    var column: Column {
      var values: [(scale: CellValue.Scale, column: ValueColumn)] = []
      if let numbers = numbers.column { values.append((.numbers, numbers)) }
      if let dates = dates.column { values.append((.dates, dates)) }
      for other in others {
        if let column = other.builder.column { values.append((other.scale, column)) }
      }
      return Column(tally: tally, values: values)
    }
  }

  /// The same rows with some columns read anew.
  func reread(_ changed: [Int], _ dialect: Dialect) -> DataPart {
    var columns = columns
    for column in changed where columns.indices.contains(column) {
      var builder = ColumnBuilder(dialect.notation(column))
      var row = 0
      forEachRow(column) { bytes, field in
        if let field { builder.read(bytes, field, row: row, of: starts.count) }
        row += 1
      }
      columns[column] = builder.column
    }
    return DataPart(self, columns)
  }

  private init(_ part: DataPart, _ columns: [Column]) {
    (bytes, starts, separator, isTidy) = (part.bytes, part.starts, part.separator, part.isTidy)
    (narrowest, widest) = (part.narrowest, part.widest)
    self.columns = columns
  }

  /// The rows of two parts.
  func joined(_ next: DataPart, _ dialect: Dialect) -> DataPart {
    let offset = UInt32(bytes.count)
    return DataPart(bytes + next.bytes, starts: starts + next.starts.map { $0 + offset }, dialect: dialect)
  }

  // MARK: Rows and fields

  /// The bytes of a row without its line end.
  private static func range(ofRow row: Int, _ starts: [UInt32], _ bytes: UnsafeBufferPointer<UInt8>) -> Range<
    Int
  > {
    let start = Int(starts[row])
    var end = row + 1 < starts.count ? Int(starts[row + 1]) : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// Hands each field of a row to `visit`, which says whether to go on.
  func forEachField(_ row: Int, _ visit: (UnsafePointer<UInt8>, Field) -> Bool) {
    guard starts.indices.contains(row) else { return }
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let range = Self.range(ofRow: row, starts, buffer)
      var cursor = FieldCursor(base, from: range.lowerBound, to: range.upperBound, separator: separator)
      var column = 0
      while let field = column == Self.mostColumns - 1 ? cursor.rest() : cursor.next() {
        guard visit(base, field) else { return }
        column += 1
      }
    }
  }

  /// Hands the field of each row in a column to `visit`; nil where the row has no such field.
  func forEachRow(_ column: Int, _ visit: (UnsafePointer<UInt8>, Field?) -> Void) {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for row in starts.indices {
        let range = Self.range(ofRow: row, starts, buffer)
        var cursor = FieldCursor(base, from: range.lowerBound, to: range.upperBound, separator: separator)
        for _ in 0..<column where cursor.next() == nil { break }
        visit(base, column == Self.mostColumns - 1 ? cursor.rest() : cursor.next())
      }
    }
  }

  /// Calls `body` with a field of a row; nil where the row has no such field.
  func withField<Result>(_ row: Int, _ column: Int, _ body: (UnsafePointer<UInt8>, Field) -> Result)
    -> Result?
  {
    var result: Result?
    var at = 0
    forEachField(row) { bytes, field in
      defer { at += 1 }
      guard at == column else { return true }
      result = body(bytes, field)
      return false
    }
    return result
  }

  /// A field's text; nil where the row has no such field.
  func text(_ row: Int, _ column: Int) -> String? {
    withField(row, column) { bytes, field in
      let content = UnsafeBufferPointer(start: bytes + field.start, count: field.end - field.start)
      guard field.hasDoubledQuotes else { return String(decoding: content, as: UTF8.self) }
      return String(decoding: Self.unquoted(content), as: UTF8.self)
    }
  }

  /// The texts of a row's fields.
  func texts(_ row: Int) -> [String] {
    var texts: [String] = []
    forEachField(row) { bytes, field in
      field.withContent(of: bytes) { texts.append(String(decoding: $0, as: UTF8.self)) }
      return true
    }
    return texts
  }

  /// Appends a row to CSV as it stands in the file; false where it does not stand there as it would be written.
  func appendVerbatim(_ row: Int, columns: Int, to csv: inout [UInt8]) -> Bool {
    guard separator == 0x2C, starts.indices.contains(row) else { return false }
    return bytes.withUnsafeBufferPointer { buffer in
      let range = Self.range(ofRow: row, starts, buffer)
      let content = UnsafeBufferPointer(rebasing: buffer[range])
      guard (isTidy && widest == columns) || isWellFormed(row, columns: columns) else { return false }
      csv.append(contentsOf: content)
      return true
    }
  }

  /// True where a row has so many fields, and each has quotes if it needs them.
  private func isWellFormed(_ row: Int, columns: Int) -> Bool {
    var count = 0
    var isPlain = true
    forEachField(row) { bytes, field in
      count += 1
      let content = UnsafeBufferPointer(start: bytes + field.start, count: field.end - field.start)
      isPlain =
        field.isQuoted
        ? !field.hasStrayQuotes : ByteScan.firstIndex(of: 0x22, or: 0x0D, in: content, from: 0) == nil
      return isPlain
    }
    return isPlain && count == columns
  }

  /// A doubled quote stands for one.
  static func unquoted(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(content.count)
    var index = 0
    while index < content.count {
      plain.append(content[index])
      index += content[index] == 0x22 && index + 1 < content.count && content[index + 1] == 0x22 ? 2 : 1
    }
    return plain
  }
}

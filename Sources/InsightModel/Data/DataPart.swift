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
  /// Places inside rows of many fields: of row after row, where the fields begin whose number is a multiple of `stride`,
  /// the first one left out. A cell is found from the nearest one, and not from the beginning of its row.
  private let marks: [Mark]
  /// Where the marks of each row begin, and where the last ones end; empty where no row has any.
  private let firstMarks: [UInt32]

  private struct Mark {
    var offset: UInt32
    var mayClose: Bool
  }

  /// Fields from one mark to the next: as many as are gone through in no time.
  private static let stride = 32

  struct Column: Sendable {
    var tally: ColumnTally
    /// The values, by what they can be compared with.
    fileprivate var values: [(scale: CellValue.Scale, column: ValueColumn)]

    func values(_ scale: CellValue.Scale) -> ValueColumn? { values.first { $0.scale == scale }?.column }
  }

  /// More fields than that are no columns but one text: sixteen times as many as the widest sheets have.
  static let mostColumns = 1 << 18

  /// Rows as parts in which the cells are not many more than the bytes: of a row of thousands of fields among thousands
  /// of short ones each column would take a place in every row. Such rows are parted in halves.
  static func parts(_ bytes: [UInt8], starts: [UInt32], dialect: Dialect) -> [DataPart] {
    let room = max(leastCells, cellsPerByte * bytes.count)
    if let part = DataPart(bytes, starts: starts, dialect: dialect, room: room) { return [part] }
    let middle = starts.count / 2
    let cut = Int(starts[middle])
    return parts(Array(bytes[..<cut]), starts: Array(starts[..<middle]), dialect: dialect)
      + parts(
        Array(bytes[cut...]), starts: starts[middle...].map { $0 - UInt32(cut) }, dialect: dialect)
  }

  private static let leastCells = 1 << 16
  private static let cellsPerByte = 4

  /// Reads every field of the rows that begin at `starts`.
  convenience init(_ bytes: [UInt8], starts: [UInt32], dialect: Dialect) {
    self.init(read: bytes, starts, dialect, room: .max)
  }

  /// Nil where several rows would make a table of more cells than there is room for.
  private convenience init?(_ bytes: [UInt8], starts: [UInt32], dialect: Dialect, room: Int) {
    self.init(read: bytes, starts, dialect, room: starts.count > 1 ? room : .max)
    if isCutShort { return nil }
  }

  /// True where not all has been read, for lack of room.
  private let isCutShort: Bool

  private init(read bytes: [UInt8], _ starts: [UInt32], _ dialect: Dialect, room: Int) {
    self.bytes = bytes
    self.starts = starts
    separator = dialect.separator
    var builders: [ColumnBuilder] = []
    var marks: [Mark] = []
    var firstMarks: [UInt32] = []
    var isCutShort = false
    let mostColumns = min(Self.mostColumns, room / max(1, starts.count))
    var (narrowest, widest) = (Int.max, 0)
    var (quotes, lineEnds) = (0, 0)
    var block = FieldBlock()
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for row in starts.indices {
        let range = Self.range(ofRow: row, starts, buffer)
        var cursor = FieldCursor(
          base, from: range.lowerBound, to: range.upperBound, separator: dialect.separator,
          limit: buffer.count)
        var column = 0
        if !firstMarks.isEmpty { firstMarks.append(UInt32(marks.count)) }
        lineEnds += range.upperBound < buffer.count && buffer[range.upperBound] == 0x0D ? 1 : 0
        repeat {
          let most = min(Self.stride - column % Self.stride, Self.mostColumns - 1 - column)
          let taken = block.append(plainFieldsOf: &cursor, most)
          column += taken.count
          quotes += 2 * taken.quoted
          if taken.count == 0 {
            guard let field = most == 0 ? cursor.rest() : cursor.next() else { break }
            if field.isQuoted, !field.hasStrayQuotes { quotes += 2 + 2 * field.doubledQuotes }
            block.append(field)
            column += 1
          }
          while builders.count < column {
            guard builders.count < mostColumns else {
              isCutShort = true
              return
            }
            builders.append(ColumnBuilder(dialect.notation(builders.count)))
          }
          if column % Self.stride == 0, let place = cursor.place {
            // No row before has any.
            if firstMarks.isEmpty { firstMarks = [UInt32](repeating: 0, count: row + 1) }
            marks.append(Mark(offset: UInt32(place.offset), mayClose: place.mayClose))
          }
        } while !cursor.isDone
        narrowest = min(narrowest, column)
        widest = max(widest, column)
        block.endRow()
        if block.isFull { Self.read(buffer, &block, of: starts.count, into: &builders) }
      }
      Self.read(buffer, &block, of: starts.count, into: &builders)
    }
    if !firstMarks.isEmpty { firstMarks.append(UInt32(marks.count)) }
    (self.marks, self.firstMarks, self.isCutShort) = (marks, firstMarks, isCutShort)
    // Quotes and carriage returns that no field and no line end accounts for stand somewhere inside.
    isTidy =
      narrowest == widest && widest < Self.mostColumns && dialect.separator == 0x2C
      && ByteScan.count(of: 0x22, in: bytes) == quotes && ByteScan.count(of: 0x0D, in: bytes) == lineEnds
    self.narrowest = narrowest
    self.widest = widest
    columns = builders.map { Column(tally: $0.tally, values: $0.values) }
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ block: inout FieldBlock, of count: Int,
    into builders: inout [ColumnBuilder]
  ) {
    for column in 0..<block.width { builders[column].read(bytes, block, column: column, of: count) }
    block.removeAll()
  }

  /// The same rows with some columns read again.
  func reread(_ changed: [Int], _ dialect: Dialect) -> DataPart {
    var columns = columns
    for column in changed where columns.indices.contains(column) {
      var builder = ColumnBuilder(dialect.notation(column))
      var row = 0
      forEachRow(column) { bytes, field in
        if let field { builder.read(bytes, field.start, field.end, row: row, of: starts.count) }
        row += 1
      }
      columns[column] = Column(tally: builder.tally, values: builder.values)
    }
    return DataPart(self, columns)
  }

  private init(_ part: DataPart, _ columns: [Column]) {
    (bytes, starts, separator, isTidy) = (part.bytes, part.starts, part.separator, part.isTidy)
    (narrowest, widest) = (part.narrowest, part.widest)
    (marks, firstMarks, isCutShort) = (part.marks, part.firstMarks, false)
    self.columns = columns
  }

  /// The rows of two parts.
  func joined(_ next: DataPart, _ dialect: Dialect) -> [DataPart] {
    let offset = UInt32(bytes.count)
    return Self.parts(bytes + next.bytes, starts: starts + next.starts.map { $0 + offset }, dialect: dialect)
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

  /// True where an empty line stands above a row.
  func isBelowBlankLine(_ row: Int) -> Bool {
    guard starts.indices.contains(row) else { return false }
    var (at, lineEnds) = (Int(starts[row]), 0)
    while at > 0, bytes[at - 1] == 0x0A || bytes[at - 1] == 0x0D {
      if bytes[at - 1] == 0x0A { lineEnds += 1 }
      at -= 1
    }
    return lineEnds > 1
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
        visit(base, field(row, column, base, buffer))
      }
    }
  }

  /// A field of a row; nil where the row has no such field.
  private func field(
    _ row: Int, _ column: Int, _ base: UnsafePointer<UInt8>, _ buffer: UnsafeBufferPointer<UInt8>
  ) -> Field? {
    let range = Self.range(ofRow: row, starts, buffer)
    var cursor = FieldCursor(base, from: range.lowerBound, to: range.upperBound, separator: separator)
    var at = 0
    if column >= Self.stride, !firstMarks.isEmpty {
      let own = Int(firstMarks[row])..<Int(firstMarks[row + 1])
      // Where the row has no such mark it has no such field, or it is one of the last.
      let number = min(column / Self.stride, own.count)
      if number > 0 {
        let mark = marks[own.lowerBound + number - 1]
        cursor = FieldCursor(
          base, from: Int(mark.offset), to: range.upperBound, separator: separator, mayClose: mark.mayClose)
        at = number * Self.stride
      }
    }
    while at < column {
      guard cursor.next() != nil else { return nil }
      at += 1
    }
    return column == Self.mostColumns - 1 ? cursor.rest() : cursor.next()
  }

  /// Calls `body` with a field of a row; nil where the row has no such field.
  func withField<Result>(_ row: Int, _ column: Int, _ body: (UnsafePointer<UInt8>, Field) -> Result)
    -> Result?
  {
    guard starts.indices.contains(row), (0..<Self.mostColumns).contains(column) else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap { base in field(row, column, base, buffer).map { body(base, $0) } }
    }
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
      // Carriage returns are written as line feeds.
      isPlain =
        field.isQuoted
        ? !field.hasStrayQuotes && !content.contains(0x0D)
        : ByteScan.firstIndex(of: 0x22, or: 0x0D, in: content, from: 0) == nil
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

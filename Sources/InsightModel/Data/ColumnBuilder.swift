/// Reads the cells of one column of a part, and gathers their values.
struct ColumnBuilder {
  private let reader: ValueReader
  private(set) var tally = ColumnTally()
  private var numbers = ValueColumnBuilder()
  private var dates = ValueColumnBuilder()
  /// Of the scales that few columns have.
  private var others: [(scale: CellValue.Scale, builder: ValueColumnBuilder)] = []
  /// Texts at the column's head, as long as nothing else has come; then -1.
  private var texts = 0
  /// So many tell that a column holds words.
  private static let enoughTexts = 64

  init(_ notation: ValueNotation) { reader = ValueReader(notation) }

  /// Reads the column's fields in some of the part's rows; it has `count`.
  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ block: borrowing FieldBlock, column: Int, of count: Int
  ) {
    guard let base = bytes.baseAddress else { return }
    block.forEach(in: column) { row, place in
      guard place.start < place.end else { return }
      let (start, end) = (Int(place.start), Int(place.end))
      if texts > Self.enoughTexts, ValueReader.isText(base[start]) {
        tally.texts += 1
      } else if let number = reader.plainNumber(base, start, end, limit: bytes.count) {
        tally.add(number)
        numbers.set(number.digits, decimals: number.decimals, row: row, of: count)
        texts = -1
      } else {
        read(base, start, end, row: row, of: count)
      }
    }
  }

  mutating func read(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, row: Int, of count: Int) {
    let value = reader.read(bytes, start, end, isText: texts > Self.enoughTexts)
    guard tally.add(value) else { return }
    switch value.kind {
    case .missing: return
    case .text:
      if texts >= 0 { texts += 1 }
      return
    case .code: break
    case .number, .percent, .money: numbers.set(value, row: row, of: count)
    case .date: dates.set(value, row: row, of: count)
    case .measure: add(value, .measures, row, count)
    case .season: add(value, .seasons, row, count)
    case .weekday: add(value, .weekdays, row, count)
    case .clock: add(value, .clocks, row, count)
    }
    texts = -1
  }

  private mutating func add(_ value: CellValue, _ scale: CellValue.Scale, _ row: Int, _ count: Int) {
    let index = others.firstIndex { $0.scale == scale } ?? others.count
    if index == others.count { others.append((scale, ValueColumnBuilder())) }
    others[index].builder.set(value, row: row, of: count)
  }

  /// The values that came, by what they can be compared with.
  var values: [(scale: CellValue.Scale, column: ValueColumn)] {
    let usual = [(CellValue.Scale.numbers, numbers), (.dates, dates)]
    return (usual + others.map { ($0.scale, $0.builder) }).compactMap { scale, builder in
      builder.column.map { (scale, $0) }
    }
  }
}

import Testing

@testable import InsightModel

/// Rows are cut into fields and read in blocks; what comes of it is what each cell says by itself.
@Suite struct FieldBlockTests {
  /// The row counts lie around one block of rows, the widths around one block of fields.
  @Test(arguments: [(1, 1), (255, 3), (256, 3), (257, 3), (600, 9), (3, 4095), (3, 4096), (2, 9000)])
  func aCellHasTheValueOfItsText(rows: Int, columns: Int) {
    var dice = Dice(state: UInt64(rows * 31 + columns))
    let cells = ["", "7", "-12", "3.5", "tram", "\"a, b\"", "2031-04-05", "88 %", "\"4,100\"", "00123"]
    var (bytes, starts, texts) = ([UInt8](), [UInt32](), [[String]]())
    for row in 0..<rows {
      // Ragged, but for the first row.
      let width = row == 0 ? columns : Int.random(in: 1...columns, using: &dice)
      let fields = (0..<width).map { _ in cells.randomElement(using: &dice) ?? "" }
      starts.append(UInt32(bytes.count))
      bytes += Array((fields.joined(separator: ",") + "\n").utf8)
      texts.append(fields.map { $0.filter { $0 != "\"" } })
    }
    let part = DataPart(bytes, starts: starts, dialect: Dialect())
    #expect(part.widest == columns)
    let reader = ValueReader(ValueNotation())
    for column in [0, 1, columns / 2, columns - 1] where column < part.columns.count {
      for row in 0..<rows {
        let text = column < texts[row].count ? texts[row][column] : ""
        #expect(part.text(row, column) == (column < texts[row].count ? text : nil), "\(row) \(column)")
        let value = reader.read(text)
        for scale in [CellValue.Scale.numbers, .dates] {
          let number = part.columns[column].values(scale)?.number(row)
          #expect(number == (value.kind.scale == scale ? value.near : nil), "\(row) \(column) \(text)")
        }
      }
    }
  }

  /// Fields that are taken several at once are those that come one by one, wherever quotes and spaces stand among them.
  @Test func fieldsTakenTogetherAreThoseTakenAlone() {
    var dice = Dice(state: 71)
    let signs = Array("ab-,,,,,\"\" ".utf8)
    let places = UnsafeMutablePointer<FieldBlock.Place>.allocate(capacity: 8)
    defer { places.deallocate() }
    for _ in 0..<30_000 {
      let length = Int.random(in: 0...36, using: &dice)
      let bytes = (0..<length + 12).map { _ in signs.randomElement(using: &dice) ?? 0 }
      let most = Int.random(in: 1...8, using: &dice)
      // With and without bytes of other rows behind them.
      let limit = Bool.random(using: &dice) ? bytes.count : length
      bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        func cursor() -> FieldCursor { FieldCursor(base, from: 0, to: length, separator: 0x2C, limit: limit) }
        var (alone, together) = (cursor(), cursor())
        var (one, many): ([[Int]], [[Int]]) = ([], [])
        var (oneQuoted, manyQuoted) = (0, 0)
        while let field = alone.next() {
          one.append([field.start, field.end])
          oneQuoted += field.isQuoted ? 1 : 0
        }
        while !together.isDone {
          let taken = together.takePlain(most, into: places)
          many += (0..<taken.count).map { [Int(places[$0].start), Int(places[$0].end)] }
          manyQuoted += taken.quoted
          guard taken.count == 0, let field = together.next() else { continue }
          many.append([field.start, field.end])
          manyQuoted += field.isQuoted ? 1 : 0
        }
        #expect(one == many && oneQuoted == manyQuoted, "\(String(decoding: bytes, as: UTF8.self)) \(length)")
      }
    }
  }

  /// What follows a row in memory is not of it, though it is looked at with it.
  @Test func aFieldEndsWithItsRow() {
    for length in 0..<20 {
      let row = String(repeating: "x", count: length)
      let bytes = Array((row + "\n,,,,,,,,,,,,,,,,,,").utf8)
      bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        var cursor = FieldCursor(base, from: 0, to: length, separator: 0x2C, limit: buffer.count)
        #expect(cursor.next()?.end == length)
        #expect(cursor.next() == nil)
      }
    }
  }
}

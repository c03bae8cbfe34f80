import Testing

@testable import InsightModel

/// What is long costs no more than it is long. Where it did, these tests would never end.
@Suite struct CostTests {
  // MARK: Quotes

  /// The fields of a row as the rule has them, each opening quote looked into by itself.
  private static func fields(_ row: [UInt8]) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    var at = 0
    while true {
      var opening = at
      while opening < row.count, row[opening] == 0x20 { opening += 1 }
      var end: Int?
      if opening < row.count, row[opening] == 0x22 {
        var next = opening + 1
        while next < row.count {
          if row[next] == 0x22, next + 1 == row.count || row[next + 1] == 0x2C {
            end = next
            break
          }
          next += row[next] == 0x22 && next + 1 < row.count && row[next + 1] == 0x22 ? 2 : 1
        }
      }
      if let end {
        fields.append(opening + 1..<end)
        at = end + 1
      } else {
        let stop = row[at...].firstIndex(of: 0x2C) ?? row.count
        fields.append(at..<stop)
        at = stop
      }
      guard at < row.count else { return fields }
      at += 1
    }
  }

  private static func part(_ rows: [[UInt8]]) -> DataPart {
    var starts: [UInt32] = []
    var bytes: [UInt8] = []
    for row in rows {
      starts.append(UInt32(bytes.count))
      bytes += row + [0x0A]
    }
    return DataPart(bytes, starts: starts, dialect: Dialect())
  }

  @Test func quotesCloseWhereTheyDidWhenEachWasLookedInto() {
    var dice = Dice(state: 77)
    for _ in 0..<3000 {
      let row = (0..<Int.random(in: 0..<24, using: &dice)).map { _ in
        Array("\"\"\", a".utf8)[Int.random(in: 0..<6, using: &dice)]
      }
      let part = Self.part([row])
      var found: [Range<Int>] = []
      part.forEachField(0) { _, field in
        found.append(field.start..<field.end)
        return true
      }
      #expect(found == Self.fields(row), "\(String(decoding: row, as: UTF8.self))")
    }
  }

  @Test func quotesThatNeverCloseAreGoneThroughOnce() {
    for field in ["\"a,", "\"\"\"a,", " \"a,", "\"a\"b,", "\"\"a,"] {
      let text = "a,b,c\n" + String(repeating: field, count: 6_000) + "\n1,2,3\n"
      let table = DataReader.table(name: "x.csv", Array(text.utf8))
      #expect(table?.rowCount == 2 && table?.columns.count ?? 0 >= 6_000, "\(field)")
    }
    // A quote a row, and line ends between them.
    let rows = String(repeating: "x,\"y\n", count: 100_000)
    #expect(DataReader.table(name: "x.csv", Array(("a,b\n" + rows).utf8))?.rowCount == 100_000)
  }

  // MARK: Columns

  @Test func aCellOfAWideRowIsTheOneThatIsFoundByGoingThroughIt() {
    var dice = Dice(state: 5)
    let widths = [1, 31, 32, 33, 64, 65, 500, 4095, 4096, 4097, 5000]
    let rows = widths.map { width in
      Array(
        (0..<width).map { _ in
          ["\"q,q\"", "7", "", "\"open", " \"s\"", "x\"\"y"][Int.random(in: 0..<6, using: &dice)]
        }
        .joined(separator: ",").utf8)
    }
    let part = Self.part(rows)
    for row in rows.indices {
      var texts: [String] = []
      part.forEachField(row) { bytes, field in
        field.withContent(of: bytes) { texts.append(String(decoding: $0, as: UTF8.self)) }
        return true
      }
      #expect(texts.count <= DataPart.mostColumns)
      for column in texts.indices { #expect(part.text(row, column) == texts[column]) }
      #expect(part.text(row, texts.count) == nil && part.text(row, 5000) == nil && part.text(row, -1) == nil)
    }
    var column: [Bool] = []
    part.forEachRow(64) { _, field in column.append(field != nil) }
    #expect(column == rows.indices.map { part.text($0, 64) != nil })
  }

  @Test func aWideRowAmongShortOnesTakesNoRoomInThem() {
    let wide = (0..<4000).map { "\($0)" }.joined(separator: ",")
    let text = "a,b\n" + String(repeating: "1,2\n", count: 9_000) + wide + "\n3,4\n"
    guard let table = DataReader.table(name: "x.csv", Array(text.utf8)) else {
      #expect(Bool(false))
      return
    }
    #expect(table.rowCount == 9_002 && table.columns.count == 4000)
    let cells = table.parts.map { $0.starts.count * $0.columns.count }.reduce(0, +)
    #expect(cells < 8 * text.utf8.count)
    #expect(
      table.text(9_000, 3999) == "3999" && table.text(9_001, 1) == "4" && table.text(8_999, 1) == "2")
    #expect(table.number(9_000, 2500) == 2500)
  }

  @Test func periodsOfThousandsOfColumnsAreFound() {
    let names = (0..<500).map { "Unit u\($0) 2031 Sales,Unit u\($0) 2030 Sales" }.joined(separator: ",")
    let rows = (0..<3).map { row in (0..<1000).map { "\(row + $0)" }.joined(separator: ",") }
    let grid = GridSample.data(Array((names + "\n" + rows.joined(separator: "\n") + "\n").utf8))
    #expect(grid.columns.count == 1000)
    #expect(grid.computedFields(1).count >= 1000)
    #expect(grid.periods(998) == PeriodPair(earlier: 999, later: 998))
  }

  // MARK: Patterns

  private static func isFound(_ pattern: String, in text: String) throws -> Bool {
    var matcher = PatternMatcher(try Pattern(pattern))
    return Array(text.utf8).withUnsafeBufferPointer { matcher.matches($0) }
  }

  @Test(arguments: [
    "(){900}{900}{900}{900}", "(()|){900}{0,0}{900}{900}{900}", "((){0,1}{0}){1000}{1000}{1000}",
    "(\u{301}){1000}{1000}{1000}", "(a{0}){1000}{1000}{1000}{1000}",
  ])
  func nothingRepeatedIsNothing(_ pattern: String) throws {
    // It matches, or it is refused: what matters is that it ends.
    #expect((try? Self.isFound("^x\(pattern)y$", in: "xy")) ?? true)
  }

  @Test func repeatsOfRepeatsAreAsDeepAsBrackets() throws {
    #expect(try Self.isFound("^a" + String(repeating: "*", count: 50) + "$", in: "aaa"))
    for deep in [
      "a" + String(repeating: "*", count: 51), "a" + String(repeating: "*", count: 100_000),
      String(repeating: "(", count: 30) + "a" + String(repeating: "+)*", count: 30),
      String(repeating: "(", count: 100_000),
    ] {
      #expect(throws: Pattern.Problem.self) { try Pattern(deep) }
    }
    #expect(try Self.isFound("^" + String(repeating: "a*", count: 1000) + "$", in: "aaa"))
  }
}

/// Which column a reader means by a number.
@Suite struct ColumnNumberTests {
  private static let grid = GridSample.data(
    Array("quay,2031 Tons,2032 Tons (%),,5,#2\na,1,2,7,u,9\nb,1,2,8,v,9\n".utf8))

  @Test(arguments: [
    ("4", NamedColumn.one(3)), ("#4", .one(3)), ("1", .one(0)), ("5", .one(4)), ("#2", .one(5)),
    ("2", .one(1)), ("2031", .one(1)), ("2032", .one(2)), ("203", .none), ("31", .none), ("0", .none),
    ("7", .none), ("tons", .several([1, 2])), ("99999999999999999999", .none), ("#", .one(5)),
  ])
  func aNumberIsAColumnBeforeItIsAPartOfAName(_ name: String, _ column: NamedColumn) {
    #expect(Self.grid.column(named: name) == column)
  }

  @Test func aColumnWithoutNameIsFilteredByItsNumber() throws {
    let term = Filter.term(alike: 0, 3, Self.grid)
    #expect(term == "4=\"7\"")
    var filter = try Filter(term, Self.grid)
    let kept = (0..<2).map { filter.holds(Self.grid, $0) }
    #expect(kept == [true, false])
    // What has no value in its column is found by its text: a code among numbers, a year among dates.
    let odd = GridSample.data(
      Array("n,day,x\n1,2031-01-02,a\n007,1902,b\n3,2031-01-04,c\n7,2031-02,d\n5,2031-01-05,e\n".utf8))
    for row in 0..<odd.rowCount {
      for column in 0..<2 {
        var own = try Filter(Filter.term(alike: row, column, odd), odd)
        let isKept = own.holds(odd, row)
        #expect(isKept, "\(Filter.term(alike: row, column, odd))")
      }
    }
    // The number is another column's name.
    let named = GridSample.data(Array("x,,2\np,a,q\np,b,q\n".utf8))
    #expect(Filter.term(alike: 1, 1, named) == "#2=\"b\"")
  }
}

import Testing

@testable import InsightModel

/// Sorting data files, by radix and ranks, against the plain rule.
@Suite struct GridSortTests {
  private static let alphabet: [String] = [
    "a", "B", "é", "É", "z", "file", "File", "0", "1", "9", "10", "007", "-", ".", " ", "가", "漢", "😀",
    "e\u{301}", "\"", "’",
    "ß", "Ａ", "１",
  ]

  private static func cell(_ column: Int, _ dice: inout Dice) -> String {
    if Int.random(in: 0..<6, using: &dice) == 0 {
      return ["", "n/a", "?", "-"].randomElement(using: &dice) ?? ""
    }
    let number = Int.random(in: -400...400, using: &dice)
    switch column {
    case 0: return String(number / 20)
    case 1: return "\(number).\(Int.random(in: 0...999, using: &dice))"
    case 2: return "\(number)e\(Int.random(in: -30...200, using: &dice))"
    case 3: return "\(Int.random(in: 1900...2030, using: &dice))-0\(Int.random(in: 1...9, using: &dice))-17"
    case 4:
      return ["9000000000000000.5", "-9000000000000000", "1.123456789012", "7"].randomElement(using: &dice)
        ?? ""
    case _:
      let length = Int.random(in: 0...(column == 5 ? 3 : 14), using: &dice)
      return (0..<length).map { _ in alphabet.randomElement(using: &dice) ?? "" }.joined()
    }
  }

  /// A grid in several parts.
  private static func grid(rows: Int, _ dice: inout Dice) throws -> Grid {
    var text = "int,decimal,scientific,date,long,short,text\n"
    for _ in 0..<rows {
      text +=
        (0..<7).map {
          "\""
            + cell($0, &dice).split(separator: "\"", omittingEmptySubsequences: false).joined(
              separator: "\"\"") + "\""
        }
        .joined(separator: ",") + "\n"
    }
    let bytes = Array(text.utf8)
    var reader = DataReader(name: "t")
    reader.take(bytes)
    reader.end()
    _ = reader.sniff(onlyIfEvident: false)
    // Small parts, so that rows of several are sorted together.
    while let raw = reader.cut() {
      for first in stride(from: 0, to: raw.starts.count, by: 37) {
        let bounds = raw.starts + [UInt32(raw.bytes.count)]
        let last = min(first + 37, raw.starts.count)
        let (lower, upper) = (Int(bounds[first]), Int(bounds[last]))
        let starts = raw.starts[first..<last].map { $0 - bounds[first] }
        reader.append(DataPart(Array(raw.bytes[lower..<upper]), starts: starts, dialect: raw.dialect))
      }
    }
    return Grid(reader.table(isComplete: true))
  }

  @Test(arguments: 0..<9)
  func agreesWithThePlainRule(seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let grid = try Self.grid(rows: [0, 1, 2, 40, 130][seed % 5], &dice)
    for _ in 0..<8 {
      let keys = (0..<Int.random(in: 1...3, using: &dice)).map { _ in
        SortKey(column: Int.random(in: 0..<7, using: &dice), isAscending: Bool.random(using: &dice))
      }
      let rows = try #require(grid.rows(Arrangement(keys: keys)))
      #expect(rows == grid.sorted(grid.dataRows, by: keys), "\(keys)")
      #expect(rows.sorted() == grid.dataRows)
    }
  }

  @Test func textsAreInTheOrderOfNames() throws {
    let names = [
      "file10", "File2", "file2", "file02", "Éa", "eb", "", "zebra", "10", "9", "Żaba", "가", "a\u{301}b",
    ]
    let grid = Grid(
      try #require(
        DataReader.table(name: "t", Array(("n,k\n" + names.map { "\"\($0)\",x\n" }.joined()).utf8))))
    let rows = try #require(grid.rows(Arrangement(keys: [SortKey(column: 0, isAscending: true)])))
    let sorted = rows.map { names[Int($0)] }
    #expect(sorted == names.filter { !$0.isEmpty }.sorted(by: Collation.areAscending) + [""])
  }

  /// Long texts that begin alike, and texts that differ in nothing but case.
  @Test func textsThatBeginAlike() throws {
    let start = String(repeating: "https://example.org/", count: 40)
    let names = (0..<200).map {
      start + String($0 * 7919 % 200) + ($0 % 3 == 0 ? "X" : "x") + ($0 % 5 == 0 ? "" : " tail")
    }
    let grid = Grid(
      try #require(DataReader.table(name: "t", Array(("n,k\n" + names.map { "\($0),x\n" }.joined()).utf8))))
    for isAscending in [true, false] {
      let keys = [SortKey(column: 0, isAscending: isAscending)]
      #expect(grid.rows(Arrangement(keys: keys)) == grid.sorted(grid.dataRows, by: keys))
    }
  }

  @Test func missingValuesStayLastBothWays() throws {
    let text = "k,x\na,\nb,3\nc,n/a\nd,1\n"
    let grid = Grid(try #require(DataReader.table(name: "t", Array(text.utf8))))
    #expect(grid.rows(Arrangement(keys: [SortKey(column: 1, isAscending: true)])) == [3, 1, 0, 2])
    #expect(grid.rows(Arrangement(keys: [SortKey(column: 1, isAscending: false)])) == [1, 3, 0, 2])
  }

  /// Numbers from one end of 64 bits to the other, and words that stand after them in their order.
  @Test func wordsStandInOrderAfterTheGreatestNumbers() throws {
    let numbers = (1...20).map(String.init)
    let cells =
      ["9223372036854775806", "yew", "-9223372036854775807", "ash"] + numbers + ["-", "oak", "ash"]
    let grid = GridSample.data(Array(("n,k\n" + cells.map { "\($0),1\n" }.joined()).utf8))
    for isAscending in [true, false] {
      let key = SortKey(column: 0, isAscending: isAscending)
      let sorted = try #require(grid.rows(Arrangement(keys: [key])))
      #expect(sorted.map { cells[Int($0)] } == grid.sorted(grid.dataRows, by: [key]).map { cells[Int($0)] })
    }
    let up = try #require(grid.rows(Arrangement(keys: [SortKey(column: 0, isAscending: true)])))
    #expect(
      up.map { cells[Int($0)] }
        == ["-9223372036854775807"] + numbers + ["9223372036854775806", "ash", "ash", "oak", "yew", "-"])
  }

  @Test func sortingCanBeStopped() throws {
    var dice = Dice(state: 5)
    let grid = try Self.grid(rows: 100, &dice)
    for column in 0..<7 {
      let arrangement = Arrangement(keys: [SortKey(column: column, isAscending: true)])
      #expect(grid.rows(arrangement, progress: { _ in false }) == nil)
    }
  }

  @Test(arguments: [1, 2, 3, 1000]) func keysOfEveryLength(count: Int) {
    var dice = Dice(state: UInt64(count))
    for bits in [1, 10, 11, 12, 33, 55, 63, 64] {
      let mask = bits == 64 ? UInt64.max : 1 << UInt64(bits) - 1
      let keys = (0..<count).map { _ in UInt64.random(in: 0...UInt64.max, using: &dice) & mask }
      let rows = (0..<UInt32(count)).shuffled(using: &dice)
      let sorted = RadixSort.sort(rows, by: RowKeys(keys: keys, bits: bits), isGoingOn: { true })
      let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
      #expect(
        sorted == rows.sorted { (keys[Int($0)], places[$0] ?? 0) < (keys[Int($1)], places[$1] ?? 0) })
    }
  }
}

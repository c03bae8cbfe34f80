import Testing

@testable import InsightModel

/// Inputs that nobody means: each must come out as something readable, in time, with nothing lost.
@Suite struct HostileTests {
  // Without optimization the scanning of bytes is some hundred times slower.
  #if DEBUG
    private static let lines = 2_000
    private static let bytes = 50_000
  #else
    private static let lines = 200_000
    private static let bytes = 5_000_000
  #endif

  @Test func emptyAndTiny() {
    for bytes in [
      [], [0x0A], [0x20], [0], [0xFF], [0xFE, 0xFF], [0xEF, 0xBB], [0xA1], [0x2D], [0x7C], [0x0D],
    ] as [[UInt8]] {
      let issue = Issue(bytes: bytes)
      #expect(losses(in: issue) == [], "\(bytes)")
      #expect(issue.articles.count <= 1)
      _ = issue.diagnostics
    }
    #expect(Issue(bytes: []).text.lineCount == 0)
  }

  @Test func everyByteAlone() {
    for byte in UInt8.min...UInt8.max {
      #expect(losses(in: Issue(bytes: [byte])) == [])
      #expect(losses(in: Issue(bytes: [0x31, byte, byte, 0x0A, byte])) == [], "\(byte)")
    }
  }

  @Test func zeros() {
    let issue = Issue(bytes: [UInt8](repeating: 0, count: 4096))
    #expect(!issue.text.bytes.contains(0))
    #expect(losses(in: issue) == [])
  }

  @Test func manyShortLines() {
    for line in [
      "a\n", "1 2\n", "\n", "1. x\n", "- y\n", "| z |\n", "?. A\n", "Ⅰ. B\n", "# c\n", "```\n", "a\tb\n",
      "x 1 2%\n", "¡\n", "Table 1.\n", "    i\n",
      "12\n", "a   1   b\n", "|-|-|\n", "a\t1\n", "---  ---\n", "| a | 1\n",
    ] {
      let issue = Issue(bytes: Array(repeatElement(Array(line.utf8), count: Self.lines).joined()))
      #expect(issue.text.lineCount == Self.lines)
      #expect(issue.diagnostics.count <= Self.lines * 2)
    }
  }

  @Test func oneVeryLongLine() {
    for unit in ["word ", "1 ", "| ", "\t", "¡°", "- a", "¡", "한", "\u{1B}", "1,", "(", "Ü", "A. B", "?"] {
      let count = Self.bytes / unit.utf8.count
      let issue = Issue(bytes: Array(repeatElement(Array(unit.utf8), count: count).joined()))
      #expect(issue.text.lineCount == 1)
      // Few, and none so long that a screen of it would take long to set.
      #expect(issue.blocks.count <= 2 + issue.text.bytes.count / 65_536)
      #expect(issue.blocks.allSatisfy { $0.range.count <= 70_000 })
    }
  }

  /// Characters of Latin-1 by chance, in one line: each may be what a lost byte left of another.
  @Test(arguments: [0xA0, 0xC0] as [UInt32])
  func randomLatin(_ least: UInt32) {
    var dice = Dice(state: 7)
    let scalars = (0..<Self.bytes / 100).map { _ in UInt32.random(in: least...0xFF, using: &dice) }
    let issue = Issue(bytes: scalars.flatMap { Array(String(Unicode.Scalar($0) ?? "?").utf8) })
    #expect(losses(in: issue) == [])
    #expect(issue.text.lineCount == 1)
  }

  @Test(arguments: 1...40)
  func randomBytes(_ seed: Int) {
    var dice = Dice(state: UInt64(seed))
    // Every other time without control characters, so that it passes for text.
    let least: UInt8 = seed % 2 == 0 ? 0 : 0x20
    let bytes = (0..<4_000).map { _ in
      let byte = UInt8.random(in: 0...255, using: &dice)
      return byte < least ? 0x0A : byte
    }
    let issue = Issue(bytes: bytes)
    #expect(losses(in: issue) == [])
    #expect(issue.source.lineCount == issue.text.lineCount)
  }

  /// Lines drawn from what the parser looks for, in any order.
  @Test(arguments: 1...200)
  func randomPages(_ seed: Int) {
    let pieces = [
      "Title", "Author¡¡", "Post Date", "2025-01-01", "Read", "-", "|", " |", "Prev", "Next", "No Data ...",
      "¡¡",
      "?. SHIP TRENDS", "Ⅱ. RAIL TRENDS", "II. ROAD TRENDS", "1. Harbour Opens", "2. Crane ¡°Falls¡±",
      "- A point",
      "-point", "-heading-", "□ Square", "", "", "", "A sentence that ends.", "A Line That Does Not",
      "Table 1. Ships (Unit: USD)", "Rank Name 2024", "1 Ulsan 1,200 3.0%", "2 Geoje 90 2,1", "Others 5 5%",
      "Total 9 9%",
      "*Source: Harbour Board", "a  b  c", "1  2  3", "a\tb", "# Head", "## Head", "```", "    code",
      "1.1 Sub", "a | b | c",
      "| a | b |", "|---|---|", "Korean Port Insight No. 7 of Ships, Rail and Roads", "HOME > News",
      "Title: x", "(181)",
      "SHIPS RISE IN ULSAN The yard rose. It fell", "Ⅰ. AIR TRENDS 1. Wings Rise", "§§ ¥5 ¡Hola!",
      "\u{FFFD}. SEA TRENDS",
    ]
    var dice = Dice(state: UInt64(seed))
    let count = Int.random(in: 1...60, using: &dice)
    let text = (0..<count).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined(separator: "\n")
    let issue = read(text)
    #expect(losses(in: issue) == [], "\(text)")
    for article in issue.articles.indices { _ = issue.extent(of: article) }
    _ = issue.diagnostics.map(\.message)
  }

  /// A picture, say: harmless and whole, but neither healed nor searched for tables.
  @Test func binaryFiles() {
    var dice = Dice(state: 9)
    let bytes = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &dice) }
    let issue = Issue(bytes: bytes)
    #expect(issue.diagnostics.contains(Diagnostic(.binary, lines: 1...1)))
    #expect(issue.hasDoubts)
    #expect(issue.healings.isEmpty && issue.tables.isEmpty)
    #expect(!issue.text.bytes.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 })
    #expect(losses(in: issue) == [])
    // Logs with colours and form feeds are text.
    let log = read(String(repeating: "\u{1B}[31mred\u{1B}[0m\u{C}\u{8}\n", count: 100))
    #expect(!log.diagnostics.contains { $0.problem == .binary })
  }

  @Test func theSeedCutAnywhere() {
    for count in stride(from: 0, to: seedBytes.count, by: 4001) {
      let issue = Issue(bytes: Array(seedBytes.prefix(count)))
      #expect(losses(in: issue) == [], "cut at \(count)")
    }
  }

  /// A page may break off anywhere in a table, also behind a name.
  @Test(arguments: [" | ", "\t", "   "]) func aTableCutAnywhere(_ separator: String) {
    let rows = [
      ["Rank", "Mill", "Tons"], ["1", "Upper", "4,120"], ["2", "Lower", "2,981"], ["3", "Old", "604"],
    ]
    let bytes = Array(rows.map { $0.joined(separator: separator) }.joined(separator: "\n").utf8)
    for count in bytes.indices {
      let issue = Issue(bytes: Array(bytes[..<count]))
      #expect(losses(in: issue) == [], "\(separator), \(count)")
    }
  }

  @Test func theSeedWithFlippedBytes() {
    var dice = Dice(state: 5)
    for _ in 0..<6 {
      var bytes = seedBytes
      for _ in 0..<40 {
        bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      #expect(losses(in: Issue(bytes: bytes)) == [])
    }
  }

  /// A second issue of which nothing is left but its header and foot.
  @Test func aFurtherHeaderThatIsTheFoot() {
    let text =
      "Title\n\nA No. 1\n\nAuthor\n\nX\n\nRead\n\n1\n\n1. Head\n\nText.\n\nTitle\n\nA No. 2\n\nAuthor\n\nY\n\nNext\n\nB\n"
    #expect(losses(in: read(text)) == [])
  }

  /// A full stop after the second word of what may be a point and its body.
  @Test func aPointThatStopsAtOnce() {
    let issue = read(
      "Ⅰ. PORTS\n\n1. Cranes\n- Dues rise. The HARBOUR OFFICE SAID on Monday that ships pay more from May on.\n"
    )
    #expect(losses(in: issue) == [])
  }
}

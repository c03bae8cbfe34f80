import Foundation
import InsightModel
import Testing

/// Tables as they are met, one a file, named after what is peculiar to it, with what must be recovered beside it.
/// An expectation that is missing is written, and its test fails once, so that someone looks at it. With
/// INSIGHT_RECORD=1 all of them are written again.
@Suite struct TableCorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Tables")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }()

  @Test(arguments: names)
  func table(_ name: String) throws {
    let text = try String(contentsOf: Self.folder.appendingPathComponent(name + ".txt"), encoding: .utf8)
    let issue = read(text)
    #expect(losses(in: issue) == [])
    #expect(name.hasPrefix("no_table") == issue.tables.isEmpty)
    let found = TablePicture.of(issue.tables, issue.diagnostics)
    let file = Self.folder.appendingPathComponent(name + ".expected")
    if ProcessInfo.processInfo.environment["INSIGHT_RECORD"] == "1" {
      try found.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
      try found.write(to: file, atomically: true, encoding: .utf8)
      Testing.Issue.record("Tables/\(name).expected is new: look at it, then run again")
      return
    }
    #expect(found == expected)
  }

  /// Lines of all the tables in any order, some cut short: nothing is lost, whatever is taken for a table.
  @Test(arguments: 1...80)
  func shuffledLinesLoseNothing(_ seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    var lines: [Substring] = []
    for name in Self.names.shuffled(using: &dice).prefix(6) {
      let text = try String(contentsOf: Self.folder.appendingPathComponent(name + ".txt"), encoding: .utf8)
      lines += text.split(separator: "\n", omittingEmptySubsequences: false)
    }
    if seed % 2 == 0 { lines.shuffle(using: &dice) }
    let cut = lines.map { line in
      Int.random(in: 0..<8, using: &dice) == 0
        ? line.prefix(Int.random(in: 0...line.count, using: &dice)) : line
    }
    let issue = read(cut.joined(separator: "\n"))
    #expect(losses(in: issue) == [])
    for table in issue.tables {
      #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count })
      #expect(table.rows.map(\.line) == table.rows.map(\.line).sorted())
    }
  }

  // Without optimization everything is some fifty times slower.
  #if DEBUG
    private static let (rowCount, columnCount) = (300, 60)
  #else
    private static let (rowCount, columnCount) = (10_000, 1_000)
  #endif

  /// A row of cells in each of the ways that tables are set.
  private static func set(_ cells: [String]) -> [String] {
    [
      cells.joined(separator: " "), "| " + cells.joined(separator: " | ") + " |",
      cells.joined(separator: "\t"),
      cells.map { $0 + String(repeating: " ", count: max(2, 12 - $0.count)) }.joined(),
      cells.joined(separator: "\n"),
    ]
  }

  @Test(arguments: 0..<5)
  func manyRows(_ way: Int) throws {
    let rows = (1...Self.rowCount).map { ["\($0)", "Firm \($0 * 7)", "1,\(100 + $0 % 900)", "\($0 % 9).5%"] }
    let text = ([["Rank", "Name", "Sales", "Share"]] + rows).map { Self.set($0)[way] }.joined(separator: "\n")
    let table = try #require(read(text).tables.first)
    #expect(table.rows.count == Self.rowCount)
    #expect(table.columns.map(\.name) == ["Rank", "Name", "Sales", "Share"])
    #expect(table.rows.allSatisfy { $0.cells.allSatisfy { $0 != nil } })
  }

  @Test(arguments: 0..<4)
  func manyColumns(_ way: Int) throws {
    let names = ["Name"] + (1..<Self.columnCount).map { "A\($0)" }
    let rows = (1...4).map { row in ["Firm"] + (1..<Self.columnCount).map { "\(($0 * row) % 9000 + 1000)" } }
    let text = ([names] + rows).map { Self.set($0)[way] }.joined(separator: "\n")
    let table = try #require(read(text).tables.first)
    #expect(table.columns.map(\.name) == names)
    #expect(table.rows.count == 4)
  }

  @Test func theCorpusIsThere() { #expect(Self.names.count >= 60) }
}

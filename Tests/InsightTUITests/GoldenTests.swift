import Foundation
import InsightModel
import Testing

@testable import InsightTUI

/// Whole screens, compared with pictures in the folder Golden. A picture that is missing is written, and its
/// test fails once, so that someone looks at it. With INSIGHT_RECORD=1 all of them are written again.
@Suite struct GoldenTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  private static let sizes = [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 12),
    Size(columns: 20, rows: 5), Size(columns: 5, rows: 2), Size(columns: 1, rows: 1),
    Size(columns: 80, rows: 0),
    Size(columns: 0, rows: 24),
  ]

  /// What is done before the picture is taken.
  enum Step {
    case key(Key)
    case write(String)
    case event(Event)
  }

  /// A screen of the almanac at every size. The sizes too small to show anything are reached by making the window
  /// smaller, as a person would.
  private static func pictures(_ documents: [Document], at address: String?, _ steps: [Step]) -> String {
    sizes.map { size in
      let isTooSmall = size.columns < Reader.smallest.columns || size.rows < Reader.smallest.rows
      let first = isTooSmall ? Size(columns: 80, rows: 24) : size
      var reader = Sample.reader(of: documents, first.columns, first.rows, at: address)
      for step in steps {
        switch step {
        case .key(let key): reader.press(key)
        case .write(let text): reader.write(text)
        case .event(let event): reader.take([event])
        }
      }
      if isTooSmall { reader.take([.resize(size)]) }
      return reader.view().picture
    }.joined(separator: "\n\n") + "\n"
  }

  private static func expect(
    _ name: String, _ documents: [Document], at address: String? = nil, _ steps: [Step] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expect(name, picture: pictures(documents, at: address, steps), sourceLocation: sourceLocation)
  }

  private static func expect(
    _ name: String, picture found: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appendingPathComponent(name + ".txt")
    if ProcessInfo.processInfo.environment["INSIGHT_RECORD"] == "1" {
      try found.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    guard let known = try? String(contentsOf: file, encoding: .utf8) else {
      try found.write(to: file, atomically: true, encoding: .utf8)
      Testing.Issue.record(
        "Golden/\(name).txt is new: look at it, then run again", sourceLocation: sourceLocation)
      return
    }
    if found != known {
      Testing.Issue.record(
        "Golden/\(name).txt differs. \(difference(known, found))\nINSIGHT_RECORD=1 writes it anew.",
        sourceLocation: sourceLocation)
    }
  }

  /// The lines that differ, the first few.
  private static func difference(_ known: String, _ found: String) -> String {
    let (old, new) = (
      known.split(separator: "\n", omittingEmptySubsequences: false),
      found.split(separator: "\n", omittingEmptySubsequences: false)
    )
    var lines: [String] = []
    for line in 0..<max(old.count, new.count) where lines.count < 12 {
      let (was, now) = (line < old.count ? old[line] : "(none)", line < new.count ? new[line] : "(none)")
      if was != now { lines.append("line \(line + 1)\n  was \(was)\n  is  \(now)") }
    }
    return lines.joined(separator: "\n")
  }

  // MARK: The invented issue

  private static let almanac = [Sample.document(Sample.almanac)]

  @Test func contents() throws { try Self.expect("contents", Self.almanac) }

  @Test func contentsOfSeveralFiles() throws {
    let documents =
      Self.almanac + [
        Sample.document(Sample.successor, name: "almanac-8.txt"),
        Document(name: "later.txt", state: .waiting),
        Document(
          name: "broken 大.txt", state: .failed("permission denied; ask its owner for leave to read it")),
        Document(name: "notes.txt", state: .leftOut),
      ]
    try Self.expect("contents-files", documents, [.key("G"), .key(.up), .key(.up), .key(.enter)])
  }

  @Test func article() throws { try Self.expect("article", Self.almanac, at: "1.1") }

  @Test func articleAtItsEnd() throws { try Self.expect("article-end", Self.almanac, at: "2.1", [.key("G")]) }

  @Test func search() throws {
    try Self.expect("search", Self.almanac, at: "1.2", [.key("/"), .write("quay"), .key(.enter), .key("n")])
  }

  @Test func searchWhileTyping() throws {
    try Self.expect("search-typing", Self.almanac, at: "1.1", [.key("/"), .write("“night fer")])
  }

  @Test func searchWithoutAMatch() throws {
    try Self.expect("search-none", Self.almanac, at: "1.1", [.key("/"), .write("大阪城")])
  }

  @Test func table() throws { try Self.expect("table", Self.almanac, at: "2.1", [.key("t")]) }

  @Test func tableSortedByTwoKeys() throws {
    try Self.expect(
      "table-sorted", Self.almanac, at: "2.1",
      [
        .key("t"), .key("G"), .key(.right), .key(.right), .key(.right), .key(.right), .key("s"), .key(.left),
        .key("S"), .key("S"),
      ])
  }

  @Test func source() throws { try Self.expect("source", Self.almanac, at: "1.1", [.key("o")]) }

  @Test func help() throws { try Self.expect("help", Self.almanac, at: "2.1", [.key("?")]) }

  @Test func palette() throws {
    try Self.expect("palette", Self.almanac, at: "2.1", [.key(":"), .write("next"), .key(.down)])
  }

  @Test func record() throws {
    try Self.expect("record", Self.almanac, at: "2.1", [.key("t"), .key(.down), .key(.enter)])
  }

  // MARK: Analysis

  private static let profits = [Sample.document(Sample.profits, name: "profits.txt")]

  @Test func chart() throws { try Self.expect("chart", Self.profits, at: "1.1", [.key("t"), .key("c")]) }

  @Test func chartOfShares() throws {
    try Self.expect(
      "chart-shares", Self.almanac, at: "2.1", [.key("t"), .key("c"), .key("c"), .key("s"), .key("s")])
  }

  @Test func chartOfChanges() throws {
    try Self.expect(
      "chart-changes", Self.profits, at: "1.1", [.key("t"), .key("c"), .key("c"), .key("c"), .key("G")])
  }

  @Test func chartOfAColumnWithoutNumbers() throws {
    try Self.expect("chart-none", Self.almanac, at: "2.1", [.key("t"), .key("c"), .key(.left)])
  }

  @Test func statistics() throws {
    try Self.expect("statistics", Self.profits, at: "1.1", [.key("t"), .key("i")])
  }

  @Test func statisticsAtTheRight() throws {
    try Self.expect(
      "statistics-right", Self.almanac, at: "2.1",
      [
        .key("t"), .key("i"), .key(.right), .key(.right), .key(.right), .key(.right), .key(.right),
        .key(.down),
      ])
  }

  @Test func distinct() throws {
    try Self.expect(
      "distinct", Self.almanac, at: "2.1",
      [.key("t"), .key("G"), .key(.right), .key(.right), .key(.right), .key(.right), .key("F"), .key(.down)])
  }

  @Test func export() throws {
    try Self.expect("export", Self.profits, at: "1.1", [.key("t"), .key("x"), .key(.tab)])
  }

  @Test func exportAsks() throws {
    try Self.expect(
      "export-asks", Self.almanac, at: "2.1",
      [
        .key("t"), .key("x"), .key(.control("u")), .write("港 ferries.md"), .key(.enter),
        .event(.written(.exists)),
      ])
  }

  @Test func seedChart() throws {
    try Self.expect("seed-chart", Self.insight, at: "2.1", [.key("t"), .key("c"), .key("c"), .key("c")])
  }

  @Test func notice() throws { try Self.expect("notice", Self.almanac, at: "1.1", [.key("K")]) }

  @Test func zoomed() throws { try Self.expect("zoomed", Self.almanac, at: "1.1", [.key("z")]) }

  @Test func empty() throws {
    try Self.expect("empty", [Sample.document(InsightModel.Issue(bytes: []), name: "empty.txt")])
  }

  // MARK: Data files

  private static let catches = [DataSample.document(DataSample.catches)]

  @Test func data() throws { try Self.expect("data", Self.catches) }

  @Test func dataScrolledSideways() throws {
    try Self.expect("data-right", Self.catches, [.key(.down), .key(.down), .key("$")])
  }

  @Test func dataWhileAFilterIsTyped() throws {
    try Self.expect("data-filter", Self.catches, [.key("&"), .write("quay")])
  }

  @Test func dataWithoutARowThatHoldsTheFilter() throws {
    try Self.expect("data-filter-none", Self.catches, [.key("&"), .write("大阪城")])
  }

  @Test func dataSortedFilteredWithoutColumns() throws {
    try Self.expect(
      "data-changed", Self.catches,
      [
        .key(.end), .key("&"), .write("o"), .key(.enter), .key(.right), .key("s"), .key(.right), .key("-"),
        .key("-"), .key("S"), .key("_"),
      ])
  }

  @Test func dataSearched() throws {
    try Self.expect(
      "data-search", Self.catches, [.key("/"), .write("o"), .key(.enter), .key("n"), .key("n")])
  }

  @Test func dataWhileAPairIsTyped() throws { try Self.expect("data-pair", Self.catches, [.key("g")]) }

  @Test func dataAsARecord() throws {
    try Self.expect("data-record", Self.catches, [.key(.enter), .key("J"), .key("n"), .key("J")])
  }

  @Test func dataThatIsStillRead() throws {
    try Self.expect(
      "data-loading", [DataSample.document(DataSample.long(1234), loaded: 0.37)], [.key(.end), .key(.up)])
  }

  @Test func dataThatIsBeingSorted() throws {
    try Self.expect(
      "data-sorting", [DataSample.document(DataSample.long(21_000))],
      [.key(.right), .key("s"), .event(.progress(0.4375)), .key(.down)])
  }

  @Test func dataAmongIssues() throws {
    try Self.expect(
      "data-among", Self.almanac + Self.catches + [DataSample.document(DataSample.long(50_000))],
      [.key("G"), .key(.up), .key(.enter), .key(.down)])
  }

  private static let prices = [DataSample.document(DataSample.prices)]

  @Test func courseOfOneColumn() throws {
    try Self.expect("course", Self.prices, [.key(.right), .key("c"), .key("c")])
  }

  @Test func coursesTogether() throws {
    try Self.expect("courses", Self.prices, [.key(.right), .key("c"), .key("c"), .key("c")])
  }

  @Test func howAFileWasRead() throws {
    try Self.expect(
      "read-otherwise", Self.catches,
      [
        .key(":"), .write("read-otherwise"), .key(.enter), .key(.down), .key(.down),
        .key(.enter),
      ])
  }

  // MARK: The real issue

  private static let insight = [Sample.document(Sample.insight, name: "000_672f859cd5f54008.txt")]

  @Test func seedContents() throws { try Self.expect("seed-contents", Self.insight) }

  @Test func seedArticle() throws { try Self.expect("seed-article", Self.insight, at: "1.1") }

  @Test func seedSearch() throws {
    try Self.expect(
      "seed-search", Self.insight, at: "1.1", [.key("/"), .write("GPU"), .key(.enter), .key("n"), .key("n")])
  }

  @Test func seedTable() throws { try Self.expect("seed-table", Self.insight, at: "2.1", [.key("t")]) }

  @Test func seedTableSorted() throws {
    try Self.expect(
      "seed-table-sorted", Self.insight, at: "2.1",
      [.key("t"), .key(.right), .key("s"), .key(.left), .key("S")])
  }

  @Test func seedRecord() throws {
    // The ninth row, which holds the damaged cell.
    try Self.expect(
      "seed-record", Self.insight, at: "2.1",
      [.key("t")] + Array(repeating: .key(.down), count: 8) + [.key(.enter)])
  }

  @Test func seedSource() throws { try Self.expect("seed-source", Self.insight, at: "1.3", [.key("o")]) }

  // MARK: Figures of the prose

  private static let honey = [Sample.document(Sample.honey, name: "honey-3.txt")]
  private static let honeyFigures = Step.event(.facts(0, revision: 0, Facts(Sample.honey)))

  @Test func figures() throws {
    try Self.expect(
      "figures", Self.honey, at: "1.1", [Self.honeyFigures] + Array(repeating: .key(")"), count: 4))
  }

  @Test func figureInDoubt() throws {
    try Self.expect("figures-doubt", Self.honey, at: "1.1", [Self.honeyFigures, .key("!")])
  }

  @Test func figuresOfACell() throws {
    try Self.expect(
      "figures-cell", Self.honey, at: "1.1",
      [Self.honeyFigures, .key("t"), .key(.right), .key(")"), .key(")")])
  }

  @Test func figuresInARecord() throws {
    try Self.expect(
      "figures-record", Self.honey, at: "1.1",
      [Self.honeyFigures, .key("t"), .key(.down), .key(.down), .key(.enter)])
  }

  @Test func figuresFound() throws {
    try Self.expect("figures-found", Self.honey, [Self.honeyFigures, .key("G"), .key(.enter)])
  }

  @Test func figuresOnTheFrontPage() throws {
    try Self.expect("figures-front", Self.honey, [Self.honeyFigures, .key("g"), .key(.enter)])
  }

  @Test func factsAsATable() throws {
    try Self.expect(
      "facts", Self.honey, at: "1.1",
      [Self.honeyFigures, .key(":"), .write("facts"), .key(.enter), .key("G")])
  }

  // MARK: The library

  private static func keptIssues(_ size: Size) -> Reader {
    var reader = Reader(documents: [], size: size)
    reader.openLibrary(Shelved.issues, last: 3)
    return reader
  }

  private static func expect(_ name: String, _ make: (Size) -> Reader) throws {
    let pictures = [Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)]
      .map { make($0).view().picture }
    try expect(name, picture: pictures.joined(separator: "\n\n") + "\n")
  }

  @Test func library() throws { try Self.expect("library", Self.keptIssues) }

  @Test func librarySearched() throws {
    try Self.expect("library-searched") { size in
      var reader = Self.keptIssues(size)
      reader.press("g", "*", "/")
      reader.write("harbour")
      reader.press(.enter)
      return reader
    }
  }

  @Test func links() throws {
    try Self.expect("links") { size in
      var reader = Sample.linked(size.columns, size.rows)
      reader.press("u", "j")
      return reader
    }
  }

  @Test func starsAndCellNotes() throws {
    try Self.expect("stars-and-cell-notes") { size in
      var reader = Sample.reader(size.columns, size.rows, at: "2.1")
      reader.take([.remembered(0, Shelved.memory)])
      reader.press("t", "j", "*", "j", .right, "a")
      reader.write("ask for the figures")
      reader.press(.enter, "k", "j")
      return reader
    }
  }

  @Test func results() throws {
    try Self.expect("results") { size in
      var reader = Self.keptIssues(size)
      reader.press("F")
      reader.write("tides")
      let text =
        "High tides are expected at the outer pier from Monday on, and the tides of April are the highest."
      let outcome = FindOutcome(
        results: [
          Result(match: Shelved.match("1.2", text, [5..<10, 64..<69])),
          Result(match: Shelved.match("2.11", "Tides", [0..<5], number: 8)),
        ], total: 12)
      reader.take([.found("tides", isBest: false, outcome)])
      return reader
    }
  }

  @Test func marksAndNotes() throws {
    try Self.expect("marks-and-notes") { size in
      var memory = Shelved.memory
      memory.notes = [
        Note(id: 1, article: "2.1", block: nil, quotation: "", body: "ask the harbour master", written: 0)
      ]
      var reader = Sample.reader(size.columns, size.rows, at: "2.1")
      reader.take([.remembered(0, memory)])
      return reader
    }
  }
}

import InsightModel
import Testing

@testable import InsightTUI

/// Searching the cells of a table.
@Suite struct CellSearchTests {
  @Test func theCursorFollowsWhatIsTyped() {
    var reader = DataSample.reader()
    expect(&reader, "/", changes: ["prompt: nil → cells “”"])
    expect(
      &reader, "p",
      changes: [
        "table.search: nil → /p/ 4.5 9.1 10.1", "table.row: 0 → 4", "table.column: 1 → 5",
        "prompt.text: “” → “p”",
      ])
    expect(
      &reader, "i",
      changes: [
        "table.search: /p/ 4.5 9.1 10.1 → /pi/ 9.1 10.1", "table.row: 4 → 9", "table.column: 5 → 1",
        "prompt.text: “p” → “pi”",
      ])
  }

  /// What the table lacks is told where it is, and Enter goes on there.
  @Test func theSearchGoesOnBeyondTheTable() {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 100, 30, at: "2.1")
    reader.press("t", "/")
    reader.write("cathode")
    let count = TextSearch("cathode").map { Sample.insight.countMatches(of: $0).matches } ?? 0
    #expect(count > 0 && reader.foot.hasSuffix("0 here, \(count) in this issue"))
    reader.press(.enter)
    #expect(reader.context == .article && reader.search?.matches.isEmpty == false)
    #expect(reader.notice?.text.hasPrefix("not in the table; on in ") == true)
    reader = Sample.reader(of: [Sample.document(Sample.insight)], 100, 30, at: "2.1")
    reader.press("t", "/")
    reader.write("cathodical")
    #expect(reader.foot.hasSuffix("no match"))
    reader.press(.enter)
    #expect(reader.context == .table && reader.notice?.text == "not found: cathodical")
  }

  @Test func matchesAreCountedAndSteppedThrough() {
    var reader = DataSample.reader()
    reader.press("/")
    reader.write("quay")
    #expect(reader.table?.row == 5 && reader.foot.hasSuffix("1/3"))
    reader.press(.enter)
    expect(&reader, "n", changes: ["table.row: 5 → 6"])
    expect(&reader, "n", changes: ["table.row: 6 → 7"])
    #expect(reader.foot.contains("3/3"))
    expect(&reader, "n", changes: ["table.row: 7 → 5", "notice: nil → searched on from the beginning"])
    expect(
      &reader, "N",
      changes: [
        "table.row: 5 → 7", "notice.text: “searched on from the beginning” → “searched on from the end”",
      ])
    // From wherever one is.
    reader.press(.home)
    #expect(reader.foot.contains("–/3"))
    reader.press("n")
    #expect(reader.table?.row == 5)
    reader.press(.end, "N")
    #expect(reader.table?.row == 7)
  }

  @Test func escapeReturnsWhileOneTypesAndStaysAfterwards() {
    var reader = DataSample.reader(DataSample.catches, 40, 12)
    reader.press(.down, .right)
    let table = reader.table
    reader.press("/")
    reader.write("2022")
    #expect(reader.table?.row == 11 && reader.table?.column == 6)
    reader.press(.escape)
    #expect(reader.table == table)
    reader.press("/")
    reader.write("2022")
    reader.press(.enter, .up, .escape)
    #expect(reader.table?.search == nil && reader.focus == .table)
    #expect(reader.table?.row == 10 && reader.table?.column == 6)
  }

  @Test func escapeBringsTheSearchBeforeBack() {
    var reader = DataSample.reader()
    reader.press("/")
    reader.write("quay")
    reader.press(.enter, "n")
    let table = reader.table
    reader.press("/")
    reader.write("di")
    reader.press(.escape)
    #expect(reader.table?.row == 6 && reader.table?.search?.matches == table?.search?.matches)
    reader.press("/", .enter)
    #expect(reader.table?.row == 7)
  }

  @Test func deletingGoesBackToo() {
    var reader = DataSample.reader()
    let table = reader.table
    reader.press("/", "l", "a", .backspace, .backspace)
    #expect(reader.table == table && reader.prompt != nil)
    reader.press(.backspace)
    #expect(reader.prompt == nil)
  }

  @Test func whatIsNotThereIsSaidSo() {
    var reader = DataSample.reader()
    let table = reader.table
    expect(&reader, "n", changes: ["notice: nil → nothing is searched for; / begins a search"])
    reader.press("/")
    reader.write("zzz")
    #expect(reader.foot.hasSuffix("no match"))
    reader.press(.enter)
    #expect(reader.notice == Reader.Notice(text: "not found: zzz", isWarning: true))
    #expect(reader.table == table)
  }

  @Test func hiddenColumnsAreNotSearched() {
    var reader = DataSample.reader()
    reader.press("-", "/")
    reader.write("quay")
    #expect(reader.foot.hasSuffix("no match"))
  }

  @Test func theMatchesFollowTheView() {
    var reader = DataSample.reader()
    reader.press("/")
    reader.write("quay")
    reader.press(.enter, "[")
    #expect(reader.table?.selectedRow == 5)
    let order = reader.shownRows
    #expect(
      reader.table?.search?.matches?.cells.map { order[Int($0.place)] }.sorted() == [5, 6, 7])
    reader.press("&", "9", .enter)
    #expect(reader.table?.search?.matches?.cells.count == 1)
    reader.press("U")
    #expect(reader.table?.search?.matches?.cells.count == 3)
  }

  @Test func pinnedRowsAreSearchedLast() {
    var reader = Sample.reader(80, 24, at: "2.1")
    reader.press("t", "/")
    reader.write("total")
    reader.press(.enter)
    #expect(reader.table?.selectedRow == 6 && reader.foot.contains("1/1"))
  }

  @Test func everyMatchOnTheScreenIsMarked() throws {
    var reader = DataSample.reader()
    reader.press("/")
    reader.write("quay")
    reader.press(.enter, .home)
    let frame = reader.view()
    for row in 8...10 {
      let marked = frame.row(row).filter { $0.style.contains(Theme.match) }
      #expect(marked.count == 4)
    }
  }

  @Test func theRestOfAManyIsSaid() throws {
    let grid = DataSample.long(50)
    let search = try #require(TextSearch("row"))
    let all = try #require(grid.cells(holding: search, in: Array(0..<50), columns: [0, 2]))
    #expect(all.cells.count == 50 && all.isComplete)
    let some = try #require(grid.cells(holding: search, in: Array(0..<50), columns: [0, 2], limit: 50))
    #expect(some == all)
    let few = try #require(grid.cells(holding: search, in: Array(0..<50), columns: [0, 2], limit: 49))
    #expect(few.cells.count == 49 && !few.isComplete)
    #expect(grid.cells(holding: search, in: Array(0..<50), columns: [0], progress: { _ in false }) == nil)
  }
}

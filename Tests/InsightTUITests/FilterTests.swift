import InsightModel
import Testing

@testable import InsightTUI

/// Filtering the table's rows as one types.
@Suite struct FilterTests {
  @Test func theRowsFollowWhatIsTyped() {
    var reader = DataSample.reader()
    expect(
      &reader, "&",
      changes: [
        "table.trial: nil → [0 1 2 3 4 5 6 7 8 9 10 11] at row 0", "prompt: nil → rows “”",
      ])
    #expect(reader.context == .prompt)
    expect(
      &reader, "q",
      changes: [
        "table.view.order: - 0, - 1, - 2, - 3, - 4, - 8, - 9, - 10, - 11",
        "table.view.arrangement.filter: “” → “q”", "table.wantedRow: nil → 0", "prompt.text: “” → “q”",
      ])
    #expect(reader.foot.hasPrefix("&q") && reader.foot.hasSuffix("3 of 12 rows"))
    reader.write("uay berth=6")
    #expect(reader.shownRows == [5] && reader.foot.hasSuffix("1 of 12 rows"))
    expect(
      &reader, .backspace,
      changes: [
        "prompt.text: “quay berth=6” → “quay berth=”"
      ])
    // What cannot be understood yet changes no row, and is not taken.
    #expect(reader.shownRows == [5] && reader.foot.hasSuffix("a value is missing at the end"))
    expect(&reader, .enter)
    expect(
      &reader, .control("w"),
      changes: [
        "table.view.order: + 6, + 7", "table.view.arrangement.filter: “quay berth=6” → “quay ”",
        "prompt.text: “quay berth=” → “quay ”",
      ])
  }

  @Test func enterKeepsItAsOneChange() {
    var reader = DataSample.reader()
    reader.press("&")
    reader.write("quay")
    expect(
      &reader, .enter,
      changes: [
        "table.history.past: + [0 1 2 3 4 5 6 7 8 9 10 11]",
        "table.trial: [0 1 2 3 4 5 6 7 8 9 10 11] at row 0 → nil",
        "filtersBefore: + “quay”", "prompt: rows “quay” → nil", "notice: nil → 3 of 12 rows with “quay”",
      ])
    #expect(reader.foot.hasSuffix("row 1 of 3"))
    reader.press("U")
    #expect(reader.shownRows == Array(0..<12) && reader.notice?.text == "rows as printed")
    reader.press(.control("r"))
    #expect(reader.shownRows == [5, 6, 7])
  }

  @Test func escapeRestoresEverything() {
    var reader = DataSample.reader(DataSample.long(300), 80, 12)
    reader.press(.end, .up, .up, .right, "s", .down)
    let table = reader.table
    reader.press("&")
    reader.write("row 7")
    #expect(reader.table != table)
    reader.press(.escape)
    #expect(reader.table == table && reader.prompt == nil)
    reader.press("&")
    reader.write("x")
    reader.press(.backspace, .backspace)
    #expect(reader.table == table && reader.prompt == nil)
  }

  /// The row that a filter hides is under the cursor again when it is cleared, on the same line.
  @Test func theCursorComesBackToItsRow() throws {
    var reader = DataSample.reader(DataSample.long(300), 80, 12)
    for _ in 0..<150 { reader.press(.down) }
    reader.press(.up, .up)
    let line = try #require(reader.screen.firstIndex { $0.hasPrefix("›row 148 ") })
    reader.press("&")
    reader.write("g2")
    reader.press(.enter)
    #expect(reader.table?.selectedRow == 149)
    reader.press("&", .enter)
    #expect(reader.table?.selectedRow == 148 && reader.screen[line].hasPrefix("›row 148 "))
    #expect(reader.shownRows.count == 300 && reader.notice?.text == "rows as printed")
    // Whoever moves has chosen another row.
    reader.press("&")
    reader.write("g2")
    reader.press(.enter, .down, "&", .enter)
    #expect(reader.table?.selectedRow == 156)
  }

  @Test func whatIsTypedOnTheWayDragsTheCursorNowhere() {
    var reader = DataSample.reader()
    reader.press("&")
    reader.write("quay 2")
    #expect(reader.shownRows == [7] && reader.table?.row == 0)
    reader.press(.control("u"))
    reader.write("quay")
    #expect(reader.shownRows == [5, 6, 7] && reader.table?.row == 0)
    reader.press(.control("u"))
    reader.write("kay")
    #expect(reader.table?.row == 0)
  }

  @Test func aSortStaysUnderAFilterAndAFilterUnderASort() {
    var reader = DataSample.reader()
    reader.press(.right, "s", "&")
    reader.write("quay")
    reader.press(.enter)
    #expect(reader.shownRows == [7, 6, 5])
    #expect(reader.notice?.text == "3 of 12 rows with “quay”, by landed (t), largest first")
    reader.press("[")
    #expect(reader.shownRows == [5, 6, 7])
    reader.press("&", .enter)
    // The word among the numbers stands before what is missing.
    #expect(reader.shownRows == [3, 9, 5, 6, 1, 2, 0, 7, 11, 10, 4, 8])
  }

  @Test func theFilterBeforeComesBack() {
    var reader = DataSample.reader()
    reader.press("&")
    expect(&reader, .up, changes: ["notice: nil → ↑ has nothing to do here"])
    reader.write("quay")
    reader.press(.enter, "&")
    #expect(reader.foot.contains("Enter shows all rows, ↑ brings back “quay”"))
    reader.press(.up)
    #expect(reader.prompt?.text == "quay" && reader.shownRows == [5, 6, 7])
    reader.press(.backspace)
    #expect(reader.prompt?.text == "qua")
  }

  @Test func othersAndTotalStay() {
    var reader = Sample.reader(80, 24, at: "2.1")
    reader.press("t", "&")
    reader.write("loop")
    reader.press(.enter)
    #expect(reader.notice?.text == "1 of 5 rows with “loop”; Others and Total stay below")
    #expect(reader.table?.rowCount == 3 && reader.table?.tableRow(1) == 5)
  }

  @Test func noRowIsSaidToBeNone() {
    var reader = DataSample.reader()
    reader.press("&")
    reader.write("zzz")
    #expect(reader.foot.hasSuffix("0 of 12 rows"))
    #expect(reader.screen.contains { $0.contains("no row with “zzz”") })
    reader.press(.enter, .down, .enter, "y")
    #expect(reader.overlay == nil)
  }
}

/// Work on large grids, which the shell does.
@Suite struct LargeGridTests {
  private static let grid = DataSample.long(20_001)

  private static func reader() -> Reader {
    var reader = DataSample.reader(grid)
    reader.press(.right)
    return reader
  }

  /// What the shell would answer to the effects.
  private static func answer(_ effects: [Effect]) -> [Event] {
    effects.compactMap { effect in
      guard case .compute(let computation) = effect,
        let outcome = computation.run(on: grid, progress: { _ in true })
      else { return nil }
      return .computed(computation, outcome)
    }
  }

  private static let sort = Arrangement(keys: [SortKey(column: 1, isAscending: false)])

  @Test func aSortIsAskedForAndTakenWhenItComes() {
    var reader = Self.reader()
    let effects = reader.update(.key("s"))
    #expect(
      effects == [
        .compute(Computation(reference: GridReference(document: 0, table: nil), work: .arrange(Self.sort)))
      ])
    #expect(reader.table?.view.arrangement == Arrangement())
    expect(&reader, .progress(0.5), changes: ["computing: sorting 0.0 → sorting 0.5"])
    #expect(reader.foot.hasPrefix("sorting █") && reader.foot.contains("50%  Ctrl-C stops"))
    // The screen answers meanwhile.
    reader.press(.down)
    #expect(reader.table?.row == 1)
    for event in Self.answer(effects) { _ = reader.update(event) }
    #expect(reader.computing == nil && reader.table?.awaited == nil)
    #expect(reader.table?.view.arrangement == Self.sort)
    #expect(reader.table?.selectedRow == 1 && reader.notice?.text == "rows by value, largest first")
    #expect(reader.table.map { Grid.value(Self.grid, Int($0.view.order[0]))?.digits } == 10_006)
    // Both orders are kept: undo needs no work.
    #expect(reader.update(.key("U")).isEmpty && reader.table?.view.arrangement == Arrangement())
    #expect(reader.update(.key(.control("r"))).isEmpty && reader.table?.view.arrangement == Self.sort)
  }

  @Test(arguments: [Key.control("c"), .escape, "U"])
  func itCanBeStopped(key: Key) {
    var reader = Self.reader()
    let table = reader.table
    let effects = reader.update(.key("s"))
    #expect(reader.update(.key(key)) == [.stopComputing])
    #expect(reader.notice?.text == "stopped; the table is as it was" && reader.table == table)
    // The answer may have been under way.
    for event in Self.answer(effects) { #expect(reader.update(event).isEmpty) }
    #expect(reader.table == table)
  }

  @Test func aSecondSortBuildsOnTheFirst() {
    var reader = Self.reader()
    let first = reader.update(.key("s"))
    let second = reader.update(.key("s"))
    for event in Self.answer(first) + Self.answer(second) { _ = reader.update(event) }
    #expect(reader.table?.view.arrangement.keys == [SortKey(column: 1, isAscending: true)])
    #expect(reader.table?.history.past.count == 1)
  }

  @Test func aFilterIsAskedForWithEveryLetter() {
    var reader = Self.reader()
    reader.press("&")
    let first = reader.update(.key("g"))
    let second = reader.update(.key("3"))
    #expect(first.count == 1 && second.count == 1)
    #expect(reader.foot.hasSuffix(" 0%"))
    for event in Self.answer(first) { _ = reader.update(event) }
    #expect(reader.table?.view.order.count == 20_001)
    for event in Self.answer(second) { _ = reader.update(event) }
    #expect(reader.foot.hasSuffix("2,857 of 20,001 rows"))
    reader.press(.enter)
    #expect(reader.table?.history.past.count == 1)
  }

  @Test func enterBeforeTheAnswerKeepsTheFilter() {
    var reader = Self.reader()
    reader.press("&")
    let effects = reader.update(.key("3"))
    reader.press(.enter)
    #expect(reader.prompt == nil && reader.computing != nil && reader.table?.view.arrangement.filter == "")
    for event in Self.answer(effects) { _ = reader.update(event) }
    #expect(reader.table?.view.arrangement.filter == "3" && reader.table?.history.past.count == 1)
    #expect(reader.notice?.text.hasSuffix("of 20,001 rows with “3”") == true)
  }

  @Test func escapeBeforeTheAnswerRestores() {
    var reader = Self.reader()
    let table = reader.table
    reader.press("&")
    let effects = reader.update(.key("3"))
    #expect(reader.update(.key(.escape)) == [.stopComputing])
    for event in Self.answer(effects) { _ = reader.update(event) }
    #expect(reader.table == table)
  }

  @Test func aSearchGoesToTheFirstMatchWhenItIsFound() {
    var reader = Self.reader()
    reader.press("/")
    reader.write("row 1900")
    let effects = reader.update(.key("0"))
    #expect(reader.table?.row == 0 && reader.foot.hasSuffix(" 0%"))
    for event in Self.answer(effects) { _ = reader.update(event) }
    #expect(reader.table?.row == 19_000 && reader.table?.column == 0 && reader.foot.hasSuffix("1/1"))
    reader.press(.escape)
    #expect(reader.table?.row == 0 && reader.table?.column == 1)
  }

  @Test func aSearchEnteredEarlyEndsWhereNothingIsFound() {
    var reader = Self.reader()
    reader.press("/")
    reader.write("nowher")
    let effects = reader.update(.key("e"))
    reader.press(.enter)
    #expect(reader.table?.search != nil)
    for event in Self.answer(effects) { _ = reader.update(event) }
    #expect(reader.table?.search == nil && reader.notice?.text == "not found: nowhere")
  }

  @Test func theAnswerReachesATableThatWasLeft() {
    var reader = Sample.reader(
      of: [DataSample.document(Self.grid), Sample.document(Sample.almanac)], 120, 24)
    reader.press(.enter, .right)
    let effects = reader.update(.key("s"))
    reader.press(.tab, .home)
    #expect(reader.table == nil)
    for event in Self.answer(effects) { _ = reader.update(event) }
    reader.press(.end, .enter)
    #expect(reader.table?.view.arrangement == Self.sort)
  }
}

extension Grid {
  fileprivate static func value(_ grid: Grid, _ row: Int) -> Figure? { grid.value(row, 1) }
}

import InsightModel
import Testing

@testable import InsightTUI

/// Help and palette.
@Suite struct OverlayTests {
  @Test func helpOpensScrollsAndCloses() {
    var reader = Sample.reader(80, 24, at: "2.1")
    expect(&reader, "?", changes: ["overlay: nil → help of article from 0"])
    #expect(reader.context == .help)
    expect(&reader, .up, changes: ["notice: nil → this is the beginning"])
    expect(
      &reader, .down,
      changes: [
        "overlay: help of article from 0 → help of article from 1", "notice: this is the beginning → nil",
      ])
    reader.press("G")
    #expect(reader.screen[22].contains(Action.deleteLine.summary) || reader.screen[22].contains("↓"))
    expect(&reader, .escape, changes: ["overlay: help of article from \(Self.top(reader)) → nil"])
    expect(&reader, .f1, changes: ["overlay: nil → help of article from 0"])
    expect(&reader, "q", changes: ["overlay: help of article from 0 → nil"])
  }

  private static func top(_ reader: Reader) -> Int {
    if case .help(_, let top) = reader.overlay { top } else { -1 }
  }

  /// The next match may be on the screen already: then it is the mark that goes on.
  @Test func aSearchInHelpGoesOnWithinTheScreen() throws {
    var reader = Sample.reader(80, 24, at: "2.1")
    reader.press("?", "/")
    reader.write("to the")
    reader.press(.enter)
    func marked() throws -> [Int] {
      let frame = reader.view()
      return (0..<24).filter { row in
        frame.row(row).contains { $0.style == .plain + Theme.currentMatch }
      }
    }
    let first = try #require(marked().first)
    let top = Self.top(reader)
    reader.press("n")
    #expect(Self.top(reader) == top && reader.notice == nil)
    #expect(try marked().first != first && marked().count == 1)
    #expect(reader.pageSearch?.current == 1)
  }

  @Test func theHelpOfTheLibraryIsTheLibrarys() {
    for columns in [80, 40] {
      var reader = Reader(documents: [], size: Size(columns: columns, rows: 48))
      reader.openLibrary(Shelved.issues, last: nil)
      reader.press("?")
      #expect(reader.screen[0].contains("Help for the library"))
      #expect(reader.screen[1].contains("Library: keys that work here"))
      #expect(reader.screen.contains { $0.contains(Action.markAllRead.summary.prefix(12)) })
    }
    var article = Sample.reader(80, 24, at: "2.1")
    article.press("?")
    #expect(article.screen[1].contains("To read"))
  }

  @Test func helpIsThatOfThePane() {
    var reader = Sample.reader(80, 24, at: "2.1")
    reader.press("t", "?")
    #expect(reader.overlay == .help(.keys(.table), top: 0))
    reader.press("q", .escape, "o", "?")
    #expect(reader.overlay == .help(.keys(.source), top: 0))
    reader.press("q", .escape, .escape, "?")
    #expect(reader.overlay == .help(.keys(.contents), top: 0))
  }

  @Test func paletteNarrowsAndRuns() {
    var reader = Sample.reader(80, 24, at: "2.1")
    expect(&reader, ":", changes: ["overlay: nil → palette of article “” at 0"])
    expect(
      &reader, .down, changes: ["overlay: palette of article “” at 0 → palette of article “” at 1"])
    expect(
      &reader, "z", changes: ["overlay: palette of article “” at 1 → palette of article “z” at 0"])
    reader.write("oom")
    expect(
      &reader, .enter,
      changes: ["isZoomed: false → true", "overlay: palette of article “zoom” at 0 → nil"])
  }

  @Test func paletteTakesWordsInAnyOrder() {
    var reader = Sample.reader(80, 24, at: "2.1")
    reader.press("t", ":")
    reader.write("COLUMN reverse")
    guard case .palette(let palette) = reader.overlay else {
      Testing.Issue.record("no palette")
      return
    }
    #expect(palette.entries.map(\.choice) == [.action(.sort)])
    expect(
      &reader, .control("w"),
      changes: [
        "overlay: palette of table “COLUMN reverse” at 0 → palette of table “COLUMN ” at 0"
      ])
    expect(
      &reader, .control("u"), changes: ["overlay: palette of table “COLUMN ” at 0 → palette of table “” at 0"]
    )
    expect(&reader, .backspace, changes: ["notice: nil → Backspace has nothing to do here"])
    expect(
      &reader, .paste("undo"), changes: ["overlay: palette of table “” at 0 → palette of table “undo” at 0"])
    reader.press(.escape)
    #expect(reader.overlay == nil)
  }

  /// Names before descriptions, however those begin; what has the very name before all.
  @Test(arguments: [
    ("star", ["star", "undo"]), ("read", ["read", "read-again", "read-otherwise"]),
    ("NEXT match", ["next-match"]), ("sort", ["sort", "sort-further"]),
  ])
  func paletteListsNamesFirst(typed: String, first: [String]) {
    var reader = Sample.reader(80, 24)
    reader.press(":")
    reader.write(typed)
    guard case .palette(let palette) = reader.overlay else {
      Testing.Issue.record("no palette")
      return
    }
    #expect(Array(palette.entries.map(\.name).prefix(first.count)) == first)
  }

  @Test func theNamedActionRunsAndNoOther() {
    var reader = Sample.reader(80, 24)
    reader.take([.remembered(0, Shelved.memory)])
    reader.press("*", ":")
    reader.write("star")
    let starred = reader.memories[0]?.articles.values.count(where: \.isStarred)
    reader.press(.enter)
    #expect(reader.memories[0]?.articles.values.count(where: \.isStarred) != starred)
    #expect(reader.notice?.text.contains("undone") != true)
    // What works elsewhere says so, although others have the word in their descriptions.
    reader.press(":")
    reader.write("sort")
    reader.press(.enter)
    #expect(reader.overlay == nil && reader.notice?.text == "sort works in a table")
    // A column that begins so stands after an action of that name.
    var table = DataSample.reader(DataSample.grid("a.csv", "sorted,zoom\nx,1\ny,2\n"), 80, 24)
    table.press(":")
    table.write("sort")
    guard case .palette(let palette) = table.overlay else { return }
    #expect(palette.entries.prefix(2).map(\.choice) == [.action(.sort), .column(0)])
  }

  @Test func paletteWithoutAnEntryDoesNothing() {
    var reader = Sample.reader(80, 24, at: "2.1")
    reader.press(":")
    reader.write("zzz")
    expect(
      &reader, .enter,
      changes: [
        "overlay: palette of article “zzz” at 0 → nil",
        "notice: nil → no action and no column has these words",
      ])
  }

  @Test func theListOfThePaletteHasEnds() {
    var reader = Sample.reader(80, 24, at: "2.1")
    reader.press(":")
    expect(&reader, .up, changes: ["notice: nil → this is the beginning"])
    for _ in 0..<200 { reader.press(.down) }
    #expect(reader.notice?.text == "this is the end")
    guard case .palette(let palette) = reader.overlay else {
      Testing.Issue.record("no palette")
      return
    }
    #expect(palette.cursor == palette.entries.count - 1)
  }

  /// What works elsewhere is listed too, and says where.
  @Test func thePaletteKnowsWhatWorksElsewhere() {
    var reader = Sample.reader(80, 24, at: "2.1")
    reader.press(":")
    reader.write("statistics")
    #expect(reader.screen[2].hasSuffix("in a table"))
    reader.press(.enter)
    #expect(reader.notice?.text == "statistics works in a table" && reader.overlay == nil)
  }

  @Test func theMouseWorksInThePalette() {
    var reader = Sample.reader(80, 24, at: "2.1")
    reader.press(":")
    reader.take([.wheel(lines: 3, at: Point(column: 4, row: 4))])
    guard case .palette(let palette) = reader.overlay else { return }
    #expect(palette.cursor == 0 && palette.top(rows: reader.paletteRows) == 3)
    reader.take([.click(at: Point(column: 4, row: 3))])
    guard case .palette(let clicked) = reader.overlay else { return }
    #expect(clicked.cursor == 4 && clicked.top(rows: reader.paletteRows) == 3)
    let action = clicked.selected?.choice
    reader.take([.click(at: Point(column: 4, row: 3), count: 2)])
    #expect(action != nil && reader.overlay != .palette(clicked))
  }

  @Test func overlaysStayOverAResize() {
    for key: Key in ["?", ":"] {
      var reader = Sample.reader(80, 24, at: "2.1")
      reader.press(key)
      let overlay = reader.overlay
      reader.take([.resize(Size(columns: 20, rows: 5)), .resize(Size(columns: 80, rows: 24))])
      #expect(reader.overlay == overlay)
    }
  }
}

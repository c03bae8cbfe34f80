import InsightModel
import Testing

@testable import InsightTUI

/// Help, palette and mouse.
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

/// The mouse.
@Suite struct MouseTests {
  private static func at(_ column: Int, _ row: Int) -> Point { Point(column: column, row: row) }

  @Test func theWheelScrollsThePaneUnderIt() {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 120, 24)
    expect(
      &reader, .wheel(lines: 3, at: Self.at(60, 5)),
      changes: ["article.place: 0.0 → 0.3 “”"])
    expect(
      &reader, .wheel(lines: -3, at: Self.at(60, 5)),
      changes: [
        "article.place: 0.3 “” → 0.0"
      ])
    expect(&reader, .wheel(lines: -3, at: Self.at(60, 5)))
    var small = Sample.reader(of: [Sample.document(Sample.insight)], 120, 12)
    expect(
      &small, .wheel(lines: 3, at: Self.at(5, 5)),
      changes: ["contents.top: 0 → 3", "contents.isScrolled: false → true"])
  }

  /// Neither the focus nor what is open follows the wheel.
  @Test(arguments: ["", "t"])
  func theWheelTakesNothing(keys: String) {
    var reader = Sample.reader(120, 12, at: "2.1")
    reader.write(keys)
    let (focus, open, cursor) = (reader.focus, reader.article?.reference, reader.contents.cursor)
    for point in [Self.at(5, 5), Self.at(70, 3), Self.at(70, 9)] {
      for lines in [3, 3, -3, 30, -300] { reader.take([.wheel(lines: lines, at: point), .idle]) }
      #expect(reader.focus == focus && reader.article?.reference == open)
      #expect(reader.contents.cursor == cursor)
    }
  }

  @Test func theDividerFollowsTheMouse() {
    var reader = Sample.reader(120, 24, at: "2.1")
    let divider = reader.panes.divider ?? 0
    reader.take([.click(at: Self.at(divider, 8)), .drag(to: Self.at(60, 9))])
    #expect(reader.panes.divider == 60 && reader.focus == .article)
    reader.take([.drag(to: Self.at(-5, 9))])
    #expect(reader.panes.divider == Reader.narrowestContents)
    reader.take([.drag(to: Self.at(500, 9)), .release, .drag(to: Self.at(50, 9))])
    #expect(reader.panes.divider == 120 - Reader.narrowestArticle)
    // The wish outlives a smaller window.
    reader.take([.resize(Size(columns: 80, rows: 24)), .resize(Size(columns: 140, rows: 24))])
    #expect(reader.panes.divider == 120 - Reader.narrowestArticle)
  }

  @Test func theWheelScrollsWhatLiesOverThePanes() {
    var reader = Sample.reader(80, 10, at: "2.1")
    reader.press("?")
    expect(
      &reader, .wheel(lines: 3, at: Self.at(5, 5)),
      changes: ["overlay: help of article from 0 → help of article from 3"])
  }

  /// The headline that was unfolded before is cut when another is chosen: what stood under the pointer has moved.
  @Test func aSecondClickOpensWhatTheFirstChose() {
    for row in 2..<22 {
      var reader = Sample.reader(of: [Sample.document(Sample.insight)], 120, 24)
      reader.take([.click(at: Self.at(20, row))])
      let chosen = reader.contents.selected
      guard case .article(let reference) = chosen else { continue }
      reader.take([.click(at: Self.at(20, row), count: 2)])
      #expect(reader.contents.selected == chosen && reader.article?.reference == reference)
      #expect(reader.focus == .article)
    }
  }

  @Test func aClickSelectsASecondOneOpens() {
    var reader = Sample.reader(120, 24)
    expect(
      &reader, .click(at: Self.at(5, 5)),
      changes: ["contents.cursor: 2 → 3", "article.reference: 0/0 → 0/1", "places[0/0]: nil → 0.0"])
    expect(&reader, .click(at: Self.at(5, 5)))
    expect(&reader, .click(at: Self.at(5, 5), count: 2), changes: ["focus: contents → article"])
    expect(
      &reader, .click(at: Self.at(5, 4)),
      changes: [
        "contents.cursor: 3 → 2", "article.reference: 0/1 → 0/0", "places[0/1]: nil → 0.0",
        "focus: article → contents",
      ])
    expect(&reader, .click(at: Self.at(60, 10)), changes: ["focus: contents → article"])
  }

  @Test func aClickOnTheSignOfAFoldFolds() {
    var reader = Sample.reader(120, 24)
    reader.take([.click(at: Self.at(9, 3))])
    #expect(reader.contents.folded.isEmpty)
    reader.press(.down)
    expect(
      &reader, .click(at: Self.at(3, 3)),
      changes: [
        "contents.rows: - article 0/0, - article 0/1", "contents.folded: + section 0/0",
        "contents.cursor: 2 → 1",
      ])
  }

  @Test func aClickBelowTheContentsOrOutsideDoesNothing() {
    var reader = Sample.reader(120, 24)
    expect(&reader, .click(at: Self.at(5, 20)))
    expect(&reader, .click(at: Self.at(5, 0)))
    expect(&reader, .click(at: Self.at(500, 500)))
    expect(&reader, .click(at: Self.at(-1, -1)))
  }

  @Test func aClickChoosesACellAndAClickOnTheHeaderSorts() throws {
    var reader = Sample.reader(80, 24, at: "2.1")
    reader.press("t")
    let frame = reader.screen
    let line = try #require(frame.firstIndex { $0.contains("Île Verte") })
    let column = try #require(frame[line].firstRange(of: "4,988"))
    let at = frame[line].distance(from: frame[line].startIndex, to: column.lowerBound)
    expect(
      &reader, .click(at: Self.at(at, line)), changes: ["table.row: 0 → 2", "table.column: 1 → 2"])
    reader.take([.click(at: Self.at(at, 1))])
    #expect(reader.table?.view.arrangement.keys == [SortKey(column: 2, isAscending: false)])
    let total = try #require(reader.screen.firstIndex { $0.contains("Total") })
    reader.take([.click(at: Self.at(at, total))])
    #expect(reader.table?.selectedRow == 6)
  }

  /// Wherever one clicks or turns the wheel, whatever is open: no trap, and a frame.
  @Test func anywhereIsSafe() {
    for keys: [Key] in [[], ["t"], ["?"], [":"], ["/"], ["o"], ["t", .enter]] {
      for (columns, rows) in [(120, 24), (60, 10), (20, 5), (5, 2)] {
        for column in stride(from: -2, through: columns + 2, by: 29) {
          for row in stride(from: -1, through: rows, by: 4) {
            var reader = Sample.reader(columns, rows, at: "2.1")
            for key in keys { reader.press(key) }
            reader.take([
              .click(at: Self.at(column, row)), .wheel(lines: 100_000, at: Self.at(column, row)),
              .click(at: Self.at(column, row)), .wheel(lines: -3, at: Self.at(column, row)),
            ])
            #expect(reader.view().size == Size(columns: columns, rows: rows))
          }
        }
      }
    }
  }
}

/// Keys at random: whatever is pressed, at whatever size, the reader stays whole.
@Suite struct RandomKeyTests {
  private static let keys: [Key] = {
    let bound = Set(Keymap.standard.bindings.flatMap(\.keys)).union(["x", "7", "é", .delete])
    return bound.sorted { $0.label < $1.label }
  }()

  @Test(arguments: 1...12)
  func theReaderStaysWhole(seed: Int) {
    var generator = Generator(seed: UInt64(seed))
    var reader = Sample.reader(
      of: [
        Sample.document(Sample.almanac), Document(name: "b.txt", state: .waiting),
        Sample.document(Sample.insight, name: "c.txt"), DataSample.document(DataSample.catches),
      ], 80, 24)
    var pressed: [String] = []
    for _ in 0..<400 {
      let event: Event
      switch Int.random(in: 0..<40, using: &generator) {
      case 0:
        event = .resize(
          Size(
            columns: Int.random(in: 0...130, using: &generator),
            rows: Int.random(in: 0...40, using: &generator)))
      case 1: event = .idle
      case 2: event = .loaded(1, Bool.random(using: &generator) ? .ready(Sample.successor) : .leftOut)
      case _: event = .key(Self.keys[Int.random(in: 0..<Self.keys.count, using: &generator)])
      }
      if case .key(let key) = event { pressed.append(key.label) } else { pressed.append("…") }
      _ = reader.update(event)
      let frame = reader.view()
      let story = pressed.suffix(40).joined(separator: " ")
      #expect(frame.size == reader.size, "\(story)")
      #expect(
        reader.contents.rows.indices.contains(reader.contents.cursor), "\(story)")
      if let table = reader.table {
        #expect((0..<max(1, table.rowCount)).contains(table.row), "\(story)")
        #expect(table.layout.position(of: table.column) != nil, "\(story)")
        let all = Set(reader.openGrid?.dataRows ?? [])
        let shown = Set(table.view.order)
        #expect(shown.count == table.view.order.count && shown.isSubset(of: all), "\(story)")
        #expect(shown == all || !table.view.arrangement.filter.isEmpty, "\(story)")
      }
      if let search = reader.search, let current = search.current {
        #expect(search.matches.indices.contains(current), "\(story)")
      }
      if let cursor = frame.cursor {
        #expect((0..<max(1, frame.size.columns)).contains(cursor.column), "\(story)")
        #expect((0..<max(1, frame.size.rows)).contains(cursor.row), "\(story)")
      }
    }
  }
}

/// The list of what was found in a document.
@Suite struct FindingsReportTests {
  private static func reader(_ columns: Int = 100, _ rows: Int = 30) -> Reader {
    Reader(
      documents: [Document(name: "seed", state: .ready(Sample.insight))],
      size: Size(columns: columns, rows: rows))
  }

  private static func pane(_ reader: Reader) throws -> ReportPane {
    guard case .report(let pane) = reader.overlay else { throw NoReport() }
    return pane
  }

  private struct NoReport: Error {}

  @Test func whatIsProvenComesFirstAndHealingsAreCountedByKind() throws {
    var reader = Self.reader()
    reader.press("G")
    #expect(reader.contents.selected == .report(0))
    expect(&reader, .enter, changes: ["overlay: nil → report of 0 at 0 from 0"])
    let pane = try Self.pane(reader)
    let first = try #require(pane.items.first)
    #expect(first.entry.kind == .proven && first.address == "2.1")
    // As the table prints it.
    #expect(first.text.hasPrefix("Apple, 2024 Revenue: printed 20,51, proven 20,510: "))
    let healings = pane.items.filter { $0.entry.kind == .healing }
    #expect(healings.map(\.entry.lines.count).reduce(0, +) == Sample.insight.healings.count)
    #expect(Set(healings.map(\.entry.message)).count == healings.count)
    #expect(healings.map(\.entry.lines.count) == healings.map(\.entry.lines.count).sorted(by: >))
    #expect(pane.lines(columns: 100).first?.text == "Figures that the others prove to be damaged (1)")
  }

  @Test func enterGoesToTheCell() {
    var reader = Self.reader()
    reader.press("G", .enter, .enter)
    #expect(reader.context == .table && reader.overlay == nil)
    #expect(reader.openGrid?.printed(reader.table?.selectedRow ?? 0, reader.table?.column ?? 0) == "20,51")
    #expect(reader.notice?.text.hasPrefix("Apple, 2024 Revenue: ") == true)
  }

  @Test func enterGoesToTheLineOfAHealing() throws {
    var reader = Self.reader()
    reader.press("G", .enter)
    let items = try Self.pane(reader).items
    let index = try #require(items.firstIndex { $0.entry.kind == .healing && $0.address == "3.2" })
    let entry = items[index].entry
    for _ in 0..<index { reader.press("j") }
    reader.press(.enter)
    #expect(reader.context == .article)
    let flow = try #require(reader.flow)
    let line = Sample.insight.text.line(entry.line)
    let shown = flow.rows(from: reader.article?.place.row ?? RowPlace(), count: reader.panes.article.rows)
    #expect(shown.contains { line.contains($0.row.anchor) || $0.row.anchor == line.lowerBound })
  }

  @Test func theCursorStaysOnTheScreen() throws {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12), (20, 5)] {
      var reader = Self.reader(columns, rows)
      reader.press("G", .enter)
      for key: Key in ["j", "j", "k", .pageDown, .pageDown, .pageUp, "G", "g", "3", "G", .control("d")] {
        reader.press(key)
        guard case .report(let pane) = reader.overlay else { continue }
        let lines = pane.lines(columns: columns)
        let first = lines.firstIndex { $0.entry == pane.cursor }
        #expect(first.map { (pane.top..<pane.top + rows - 2).contains($0) } == true, "\(columns) \(key)")
      }
    }
  }

  @Test(arguments: 1...60)
  func everyLineFitsAnyScreen(columns: Int) {
    let pane = ReportPane(document: 0, Sample.insight)
    for line in pane.lines(columns: columns) where !line.isTitle {
      #expect(CharacterWidth.columns(of: line.text) <= max(10, columns - 6))
    }
  }
}

import InsightModel
import Testing

@testable import InsightTUI

/// Help, palette and mouse.
@Suite struct OverlayTests {
  @Test func helpOpensScrollsAndCloses() {
    var reader = Sample.reader(80, 24, at: "2.1")
    expect(&reader, "?", changes: ["overlay: nil → help of article from 0"])
    #expect(reader.context == .help)
    expect(&reader, .up)
    expect(&reader, .down, changes: ["overlay: help of article from 0 → help of article from 1"])
    reader.press("G")
    #expect(reader.screen[22].contains(Action.deleteLine.summary))
    expect(&reader, .escape, changes: ["overlay: help of article from \(Self.top(reader)) → nil"])
    expect(&reader, .f1, changes: ["overlay: nil → help of article from 0"])
    expect(&reader, "q", changes: ["overlay: help of article from 0 → nil"])
  }

  private static func top(_ reader: Reader) -> Int {
    if case .help(_, let top) = reader.overlay { top } else { -1 }
  }

  @Test func helpIsThatOfThePane() {
    var reader = Sample.reader(80, 24, at: "2.1")
    reader.press("t", "?")
    #expect(reader.overlay == .help(.table, top: 0))
    reader.press("q", .escape, "o", "?")
    #expect(reader.overlay == .help(.source, top: 0))
    reader.press("q", .escape, .escape, "?")
    #expect(reader.overlay == .help(.contents, top: 0))
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
    expect(&reader, .backspace)
    expect(
      &reader, .paste("undo"), changes: ["overlay: palette of table “” at 0 → palette of table “undo” at 0"])
    expect(&reader, .escape, changes: ["overlay: palette of table “undo” at 0 → nil"])
  }

  @Test func paletteWithoutAnEntryDoesNothing() {
    var reader = Sample.reader(80, 24, at: "2.1")
    reader.press(":")
    reader.write("zzz")
    expect(&reader, .enter, changes: ["overlay: palette of article “zzz” at 0 → nil"])
  }

  @Test func theListOfThePaletteHasEnds() {
    var reader = Sample.reader(80, 24, at: "2.1")
    reader.press(":")
    expect(&reader, .up)
    for _ in 0..<100 { reader.press(.down) }
    expect(&reader, .down)
    guard case .palette(let palette) = reader.overlay else {
      Testing.Issue.record("no palette")
      return
    }
    #expect(palette.cursor == palette.entries.count - 1)
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
    expect(
      &reader, .wheel(lines: 3, at: Self.at(5, 5)), changes: ["contents.cursor: 2 → 5"],
      effects: [.wakeWhenIdle])
  }

  @Test func theWheelScrollsWhatLiesOverThePanes() {
    var reader = Sample.reader(80, 10, at: "2.1")
    reader.press("?")
    expect(
      &reader, .wheel(lines: 3, at: Self.at(5, 5)),
      changes: ["overlay: help of article from 0 → help of article from 3"])
  }

  @Test func aClickSelectsASecondOneOpens() {
    var reader = Sample.reader(120, 24)
    expect(
      &reader, .click(at: Self.at(5, 5)),
      changes: ["contents.cursor: 2 → 3", "article.reference: 0/0 → 0/1", "places[0/0]: nil → 0.0"])
    expect(&reader, .click(at: Self.at(5, 5)), changes: ["focus: contents → article"])
    expect(
      &reader, .click(at: Self.at(5, 4)),
      changes: [
        "contents.cursor: 3 → 2", "article.reference: 0/1 → 0/0", "places[0/1]: nil → 0.0",
        "focus: article → contents",
      ])
    expect(&reader, .click(at: Self.at(60, 10)), changes: ["focus: contents → article"])
  }

  @Test func aClickOnAFoldFolds() {
    var reader = Sample.reader(120, 24)
    expect(
      &reader, .click(at: Self.at(5, 3)),
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
    let bound = Set(Keymap.bindings.flatMap(\.keys)).union(["x", "7", "é", .delete])
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
  @Test func whatIsProvenComesFirst() {
    var reader = Reader(
      documents: [Document(name: "seed", state: .ready(Sample.insight))], size: Size(columns: 100, rows: 30))
    reader.press("G")
    #expect(reader.contents.selected == .report(0))
    expect(&reader, .enter, changes: ["overlay: nil → report of 0 from 0"])
    let lines = reader.reportLines(0, columns: 100)
    #expect(lines.first?.isTitle == true && lines.first?.text.contains("prove") == true)
    #expect(lines.dropFirst().first?.text.hasPrefix("finding: Apple, 2024 Revenue: printed 20,51") == true)
    #expect(lines.count { $0.text.hasPrefix("healing: ") } == Sample.insight.healings.count)
    expect(&reader, "G", changes: ["overlay: report of 0 from 0 → report of 0 from \(lines.count - 28)"])
    expect(&reader, .escape, changes: ["overlay: report of 0 from \(lines.count - 28) → nil"])
  }

  @Test(arguments: 1...60)
  func everyLineFitsAnyScreen(columns: Int) {
    let reader = Reader(
      documents: [Document(name: "seed", state: .ready(Sample.insight))],
      size: Size(columns: columns, rows: 9))
    for line in reader.reportLines(0, columns: columns) where !line.isTitle {
      #expect(CharacterWidth.columns(of: line.text) <= max(10, columns - 5))
    }
  }
}

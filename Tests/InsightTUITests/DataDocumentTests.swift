import InsightModel
import Testing

@testable import InsightTUI

/// Data files in the reader: alone, among issues, and while they are read.
@Suite struct DataDocumentTests {
  @Test func aloneItHasTheScreen() {
    var reader = DataSample.reader(DataSample.catches, 120, 24)
    #expect(reader.focus == .table && !reader.isWide)
    #expect(reader.screen[0].hasPrefix(" catches.csv"))
    expect(&reader, .escape, changes: ["notice: nil → this is the top; q quits"])
    expect(
      &reader, .tab, changes: ["notice.text: “this is the top; q quits” → “there is no other pane”"])
    expect(&reader, "t", changes: ["notice.text: “there is no other pane” → “a data file is one table”"])
    #expect(reader.update(.key("q")) == [.quit])
  }

  @Test func thePaletteKnowsTheOptionsOfTheFile() {
    var reader = DataSample.reader(DataSample.catches, 120, 24)
    reader.press(":")
    reader.write("separ")
    guard case .palette(let palette)? = reader.overlay else {
      Testing.Issue.record("not there")
      return
    }
    #expect(palette.selected?.name == "separator" && palette.selected?.summary.hasPrefix(";: ") == true)
    reader.press(.enter)
    #expect(reader.foot.hasSuffix("separator="))
  }

  /// An option with its value is taken where it is typed, and what was said before stays.
  @Test func anOptionIsTakenAtThePrompt() {
    var reader = DataSample.reader(DataSample.catches, 120, 24)
    for (text, said) in [
      ("separator=!", "separator=!"), ("header=no", "separator=! header=no"),
      ("type=Net price=comma", "separator=! header=no type=Net price=comma"),
    ] {
      reader.press(":")
      reader.write(text)
      reader.press(.enter)
      #expect(reader.overlay == nil && reader.readings[0]?.text == said, "\(text)")
    }
    // What it cannot be is told, and stays to be mended.
    reader.press(":")
    reader.write("skip=two")
    reader.press(.enter)
    #expect(reader.overlay != nil && reader.notice?.text.hasPrefix("skip= takes") == true)
  }

  private static func among(_ columns: Int) -> Reader {
    Sample.reader(
      of: [Sample.document(Sample.almanac), DataSample.document(DataSample.catches)], columns, 24)
  }

  @Test(arguments: [80, 120])
  func amongIssuesItOpensFromTheContents(columns: Int) {
    var reader = Self.among(columns)
    reader.press(.end)
    #expect(reader.article == nil && reader.table?.reference == GridReference(document: 1, table: nil))
    #expect(reader.focus == .contents)
    reader.press(.enter)
    #expect(reader.focus == .table)
    reader.press(.right, "s", .escape)
    #expect(reader.focus == .contents && reader.table != nil)
    let table = reader.table
    // Back in the issue, and again in the file, all is as it was.
    reader.press(.home)
    #expect(reader.front != nil && reader.table == nil)
    reader.press(.end, .enter)
    #expect(reader.table == table)
    reader.press("q")
    #expect(reader.focus == .contents && reader.update(.key("q")) == [.quit])
  }

  @Test func theSearchOfAFileIsInItsCells() {
    var reader = Self.among(120)
    reader.press(.end, "/")
    reader.write("quay")
    #expect(reader.focus == .table && reader.foot.hasSuffix("1/3"))
  }

  @Test func tabGoesBetweenContentsAndTable() {
    var reader = Self.among(120)
    reader.press(.end, .tab)
    #expect(reader.focus == .table)
    reader.press(.tab)
    #expect(reader.focus == .contents)
  }

  // MARK: While it is read

  private static func grown(_ count: Int, of all: Int) -> Event {
    .loaded(0, .data(DataSample.long(count), loaded: count == all ? nil : Double(count) / Double(all)))
  }

  @Test func moreRowsComeAfterTheOthers() {
    var reader = Sample.reader(of: [DataSample.document(DataSample.long(40), loaded: 0.1)])
    reader.press(.down, .down, .down)
    #expect(reader.foot.hasPrefix("reading ██─") && reader.foot.hasSuffix("row 4 of 40"))
    let screen = reader.screen.dropLast()
    reader.take([Self.grown(200, of: 400)])
    #expect(reader.screen.dropLast() == screen)
    #expect(reader.foot.contains(" 50%") && reader.foot.hasSuffix("row 4 of 200"))
    reader.take([Self.grown(400, of: 400)])
    #expect(!reader.foot.contains("reading") && reader.foot.hasSuffix("row 4 of 400"))
    reader.press(.end)
    #expect(reader.table?.selectedRow == 399)
  }

  @Test func aStreamSaysNoPart() {
    let reader = Sample.reader(of: [DataSample.document(DataSample.long(40), loaded: 0)])
    #expect(reader.foot.hasPrefix("reading…  ") && !reader.foot.contains("%"))
  }

  @Test func aSortedViewTakesTheNewRowsInAtTheEnd() {
    var reader = Sample.reader(of: [DataSample.document(DataSample.long(40), loaded: 0.1)])
    reader.press(.down, .right, "[")
    let row = reader.table?.selectedRow
    reader.take([Self.grown(200, of: 400)])
    #expect(reader.shownRows.count == 40)
    reader.take([Self.grown(400, of: 400)])
    #expect(reader.shownRows == (0..<400).sorted { $0 * 7919 % 10_007 < $1 * 7919 % 10_007 })
    #expect(reader.table?.selectedRow == row && reader.table?.history.past.count == 1)
    // What is undone holds the new rows too.
    reader.press("U")
    #expect(reader.shownRows == Array(0..<400))
    reader.press(.control("r"))
    #expect(reader.shownRows.count == 400)
  }

  @Test func aFilterThatIsTypedTakesTheNewRowsIn() {
    for ending: Key in [.enter, .escape] {
      var reader = Sample.reader(of: [DataSample.document(DataSample.long(40), loaded: 0.1)])
      reader.press(.right, "[", "&", "g", "3")
      #expect(reader.shownRows.count == 6)
      reader.take([Self.grown(400, of: 400)])
      #expect(reader.shownRows.count == 57 && reader.foot.hasSuffix("57 of 400 rows"))
      reader.press(ending)
      #expect(reader.shownRows.count == (ending == .enter ? 57 : 400))
      reader.press("U")
      #expect(reader.shownRows.count == 400)
    }
  }

  @Test func aViewWhoseRowsWereNotKeptIsArrangedAnew() {
    let large = DataSample.long(20_001)
    var reader = Sample.reader(of: [DataSample.document(DataSample.long(40), loaded: 0.1)])
    reader.press(.right, "[", .right, "[")
    let view = reader.table?.history.past.last?.view.arrangement
    reader.take([.loaded(0, .data(large, loaded: nil))])
    #expect(reader.computing != nil)
    let undo = reader.update(.key("U"))
    #expect(undo == [.stopComputing])
    let again = reader.update(.key("U"))
    #expect(
      again == [
        .compute(
          Computation(
            reference: GridReference(document: 0, table: nil), work: .arrange(view ?? Arrangement())))
      ])
    for case .compute(let computation) in again {
      if let outcome = computation.run(on: large, progress: { _ in true }) {
        _ = reader.update(.computed(computation, outcome))
      }
    }
    #expect(reader.table?.view.arrangement == view && reader.table?.view.order.count == 20_001)
    #expect(reader.table?.history.past.count == 1 && reader.table?.history.future.count == 1)
  }

  @Test func columnsThatAreKnownBetterAreSetAnew() {
    let before = DataSample.grid("a.csv", "name,value\nx,1\n")
    let after = DataSample.grid("a.csv", "name,value\nx,1\ny,two\nz,three\nu,four\n")
    var reader = Sample.reader(of: [DataSample.document(before, loaded: 0.5)])
    #expect(reader.table?.layout.columns[1].isNumeric == true)
    reader.take([.loaded(0, .data(after, loaded: nil))])
    #expect(reader.table?.layout.columns[1].isNumeric == false)
    #expect(reader.table?.signs == ["", ""])
  }

  @Test func noRowsAreSaidToBeNone() {
    var reader = DataSample.reader(DataSample.grid("empty.csv", "a,b\n"))
    #expect(reader.screen.contains { $0.contains("no rows") })
    for key: Key in [.down, .end, .enter, "s", "y", "Y", "-", "_", "U", "/", "x", .enter, "&", "x", .enter] {
      reader.press(key)
      _ = reader.view()
    }
  }
}

/// Keys that are typed one after the other, and the mouse over a table.
@Suite struct PairAndMouseTests {
  @Test func thePairIsShownWhileItIsTyped() {
    var reader = DataSample.reader()
    reader.press(.end)
    expect(&reader, "g", changes: ["firstOfPair: nil → g"])
    #expect(reader.foot == "g…  g to the beginning  v all columns  y copy table")
    expect(&reader, "g", changes: ["table.row: 11 → 0", "firstOfPair: g → nil"])
    reader.press("g")
    expect(&reader, .escape, changes: ["firstOfPair: g → nil"])
    reader.press("g")
    expect(
      &reader, "x",
      changes: ["notice: nil → gx does nothing here; ? shows the keys", "firstOfPair: g → nil"])
    reader.press("g")
    expect(
      &reader, .down, changes: ["table.row: 0 → 1", "firstOfPair: g → nil"])
  }

  @Test func elsewhereTheLetterActsAtOnce() {
    var reader = Sample.reader(80, 24, at: "1.1")
    reader.press("G", "g")
    #expect(reader.firstOfPair == nil && reader.article?.place == ArticlePlace())
  }

  @Test func theWheelScrollsTheTableAndTakesTheCursorAlong() {
    var reader = DataSample.reader(DataSample.long(100), 80, 12)
    let point = Point(column: 5, row: 5)
    for _ in 0..<5 { reader.press(.down) }
    expect(&reader, .wheel(lines: 3, at: point), changes: ["table.top: 0 → 3"])
    expect(&reader, .wheel(lines: 3, at: point), changes: ["table.row: 5 → 6", "table.top: 3 → 6"])
    expect(&reader, .wheel(lines: -3, at: point), changes: ["table.top: 6 → 3"])
    expect(&reader, .wheel(lines: 900, at: point), changes: ["table.row: 6 → 92", "table.top: 3 → 92"])
    expect(&reader, .wheel(lines: 3, at: point))
    expect(&reader, .wheel(lines: -900, at: point), changes: ["table.row: 92 → 7", "table.top: 92 → 0"])
  }

  @Test func aClickOnTheFixedNamesSelectsThem() {
    var reader = DataSample.reader()
    reader.press("$")
    #expect(reader.screen[1].hasPrefix(" harbour"))
    expect(
      &reader, .click(at: Point(column: 3, row: 5)), changes: ["table.row: 0 → 2", "table.column: 7 → 1"])
    #expect(reader.screen[1].hasPrefix(" harbour"))
    reader.take([.click(at: Point(column: 3, row: 1))])
    #expect(reader.table?.view.arrangement.keys == [SortKey(column: 1, isAscending: true)])
  }

  @Test func theMouseIsGivenAwayAndTakenBack() {
    var reader = DataSample.reader()
    expect(
      &reader, "M",
      changes: [
        "hasMouse: true → false",
        "notice: nil → the mouse is the terminal's: select text with it; M takes it back",
      ].reversed(), effects: [.reportMouse(false)])
    expect(
      &reader, "M",
      changes: [
        "notice.text: “the mouse is the terminal's: select text with it; M takes it back” → “clicks and the wheel "
          + "work here again”", "hasMouse: false → true",
      ], effects: [.reportMouse(true)])
  }
}

import InsightModel
import Testing

@testable import InsightTUI

/// Clicks and the wheel in charts and in what lies over the panes, and smaller windows.
@Suite struct PointingTests {
  private static func at(_ column: Int, _ row: Int) -> Point { Point(column: column, row: row) }

  /// The columns of the table lie behind a chart, and no click reaches them.
  @Test func aClickInBarsSelectsARowAlone() {
    var reader = DataSample.reader(DataSample.long(40), 80, 20)
    reader.press(.right, "c")
    for column in [2, 20, 40, 70] {
      for row in 1..<19 {
        reader.take([.click(at: Self.at(column, row))])
        #expect(reader.table?.column == 1 && reader.table?.view.arrangement.keys == [])
      }
    }
    reader.take([.click(at: Self.at(40, 6))])
    let line = reader.screen[6]
    #expect(line.hasPrefix("›row "))
    reader.take([.click(at: Self.at(40, 6), count: 2)])
    #expect(reader.context == .record)
  }

  @Test func aClickInALineSelectsThePoint() {
    var reader = DataSample.reader(DataSample.prices, 80, 20)
    reader.press(.right, "c", "c", "s")
    #expect(reader.table?.chart?.kind == .line)
    let keys = reader.table?.view.arrangement.keys
    reader.take([.click(at: Self.at(40, 8))])
    let middle = reader.table?.selectedRow ?? 0
    #expect((8...16).contains(middle))
    reader.take([.click(at: Self.at(68, 8))])
    #expect(reader.table?.selectedRow ?? 0 > middle)
    reader.take([.click(at: Self.at(5, 0)), .click(at: Self.at(5, 1))])
    #expect(reader.table?.column == 1 && reader.table?.view.arrangement.keys == keys)
  }

  @Test func aClickSelectsInStatisticsAndValues() {
    var reader = DataSample.reader(DataSample.catches, 100, 20)
    reader.press("i")
    reader.take([.click(at: Self.at(10, 6))])
    #expect(reader.screen[6].hasPrefix("›"))
    reader.take([.click(at: Self.at(10, 1)), .click(at: Self.at(10, 18))])
    #expect(reader.screen[6].hasPrefix("›"))
    reader.take([.click(at: Self.at(10, 6), count: 2)])
    #expect(reader.context == .table && reader.table?.column == 3)
    reader = DataSample.reader(DataSample.long(70), 100, 20)
    reader.press("$", "F")
    reader.take([.click(at: Self.at(3, 5))])
    #expect(reader.screen[5].hasPrefix("›g2"))
    reader.take([.click(at: Self.at(3, 5), count: 2)])
    #expect(reader.table?.view.arrangement.filter == "group=\"g2\"")
  }

  /// The wheel scrolls what is under it as far as there is more, and nothing else.
  @Test func theWheelLeavesTheCursorOfAList() {
    var reader = DataSample.reader(DataSample.catches, 100, 8)
    reader.press("i")
    let first = reader.screen[3]
    reader.take([.wheel(lines: 2, at: Self.at(9, 4))])
    #expect(!reader.screen.contains(first) && !reader.screen.contains { $0.hasPrefix("›") })
    reader.take([.wheel(lines: 200, at: Self.at(9, 4)), .wheel(lines: -300, at: Self.at(9, 4))])
    #expect(reader.screen[3] == first)
    reader.take([.wheel(lines: 2, at: Self.at(9, 4))])
    reader.press(.enter)
    #expect(reader.table?.column == 1)
    // Where all fits nothing moves.
    reader = DataSample.reader(DataSample.catches, 100, 30)
    reader.press("i")
    expect(&reader, .wheel(lines: 3, at: Self.at(9, 4)))
  }

  @Test func theWheelLeavesTheCursorOfWhatWasFound() {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 80, 10)
    reader.press("g", .enter, "g", .enter, "j")
    guard case .report(let before) = reader.overlay else {
      Testing.Issue.record("what was found is not shown")
      return
    }
    reader.take([.wheel(lines: 3, at: Self.at(9, 4))])
    guard case .report(let after) = reader.overlay else { return }
    #expect(after.cursor == before.cursor && after.top == before.top + 3)
  }

  /// A smaller window still shows what is selected.
  @Test func theSelectedRowStaysOnASmallerScreen() {
    let small = Size(columns: 100, rows: 9)
    var reader = DataSample.reader(DataSample.catches, 100, 30)
    reader.press("i", "G")
    reader.take([.resize(small)])
    #expect(reader.screen.contains { $0.hasPrefix("›") })
    reader = DataSample.reader(DataSample.catches, 100, 30)
    reader.press("F", "G")
    reader.take([.resize(small)])
    #expect(reader.screen.contains { $0.hasPrefix("›") })
    reader = Sample.reader(of: [Sample.document(Sample.insight)], 100, 40)
    reader.press("g", .enter, "g", .enter, "G")
    reader.take([.resize(small)])
    guard case .report(let pane) = reader.overlay else {
      Testing.Issue.record("what was found is not shown")
      return
    }
    let lines = pane.lines(columns: 100)
    #expect(
      lines.indices.contains { lines[$0].entry == pane.cursor && (pane.top..<pane.top + 7).contains($0) })
    reader = Sample.reader(of: [Sample.document(Sample.insight)], 100, 40, at: "1.1")
    reader.press("v", "j", "j", "j")
    reader.take([.resize(Size(columns: 40, rows: 9))])
    let place = reader.article?.place.row ?? RowPlace()
    let shown = reader.flow?.rows(from: place, count: reader.panes.article.rows) ?? []
    #expect(shown.contains { $0.place.item == reader.choice?.cursor })
  }

  // MARK: Ways back

  @Test func whatWasFoundIsComeBackTo() {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 100, 20)
    reader.press("g", .enter, "g", .enter)
    for steps in 0..<4 {
      guard case .report(let before) = reader.overlay else {
        Testing.Issue.record("not back after \(steps)")
        return
      }
      reader.press(.enter)
      #expect(reader.overlay == nil)
      reader.press(.escape)
      #expect(reader.overlay == .report(before))
      reader.press("j")
    }
    // Who goes elsewhere is not called back.
    reader.press(.enter, .tab, .tab, "J", .escape)
    #expect(reader.overlay == nil)
  }

  @Test func refusedKeysSayWhatToDo() {
    var reader = Sample.reader(60, 20, at: "1.1")
    reader.press("v", "/")
    #expect(reader.notice?.text == "not while choosing; Esc first")
    reader.press("§")
    #expect(reader.notice?.text == "§ does nothing here; ? shows the keys")
  }

  /// Over a table, an article, the contents: what works beneath is said to work there.
  @Test func whatWorksBeneathIsSaid() {
    func told(_ reader: Reader, _ keys: [Key]) -> String {
      var reader = reader
      for key in keys { reader.press(key) }
      return reader.notice?.text ?? ""
    }
    let table = Sample.reader(80, 24, at: "2.1")
    for key: Key in ["s", "&", "x", "F", "c", "W"] {
      #expect(told(table, ["t", .enter, key]) == "\(key.label) works in a table; Esc first")
    }
    #expect(told(table, ["t", "i", "s"]) == "s works in a table; Esc first")
    #expect(told(table, ["t", "F", "&"]) == "& works in a table; Esc first")
    #expect(told(table, ["t", "?", "s"]) == "s works in a table; Esc first")
    #expect(told(table, ["?", "J"]) == "J works in an article; Esc first")
    #expect(told(table, ["o", "v"]) == "v works in an article; Esc first")
    #expect(told(Sample.reader(80, 24), ["?", "t"]) == "t works in the contents; Esc first")
    #expect(told(Sample.linked(), ["u", "v"]) == "v works in an article; Esc first")
    // What works nowhere there is told as ever.
    #expect(told(table, ["t", .enter, "§"]) == "§ does nothing here; ? shows the keys")
    #expect(told(table, ["?", "s"]).hasPrefix("s does nothing here; in a table: sort"))
  }

  /// The wheel scrolls the links and leaves the cursor where it is; a click chooses, a second one opens what is shown.
  @Test func theMouseWorksInTheLinks() {
    var reader = Sample.linked(80, 12)
    let items = (0..<30).map {
      LinksPane.Item(
        text: "quay \($0)", target: "http://quay.example/\($0)", address: "http://quay.example/\($0)")
    }
    reader.overlay = .links(LinksPane(items: items))
    func pane() -> LinksPane {
      if case .links(let pane) = reader.overlay { pane } else { LinksPane(items: []) }
    }
    reader.take([.wheel(lines: 3, at: Point(column: 4, row: 4))])
    #expect(pane().top == 3 && pane().cursor == 0 && reader.screen[2].contains("quay 3"))
    reader.take([.wheel(lines: 900, at: Point(column: 4, row: 4))])
    #expect(pane().top == 30 - reader.linkRows && reader.screen[2 + reader.linkRows - 1].contains("quay 29"))
    reader.take([.wheel(lines: -900, at: Point(column: 4, row: 4))])
    #expect(pane().top == 0)
    // The first one has a line more, for its address.
    #expect(reader.update(.click(at: Point(column: 4, row: 5), count: 1)).isEmpty)
    #expect(pane().cursor == 2)
    #expect(
      reader.update(.click(at: Point(column: 4, row: 4), count: 2)) == [.openLink("http://quay.example/2")])
    reader.take([
      .click(at: Point(column: 4, row: 0), count: 1), .click(at: Point(column: 4, row: 11), count: 2),
    ])
    #expect(pane().cursor == 2)
  }

  @Test func anEmptyNameIsTold() {
    var reader = DataSample.reader()
    reader.press("x", .control("u"), .enter)
    #expect(reader.overlay == nil && reader.notice?.text == "no name; nothing was written")
  }

  @Test func aLinkThatIsNotOpenedShowsItsTarget() {
    var reader = Sample.linked()
    let item = LinksPane.Item(text: "a file", target: "ftp://example.org/tide.txt", address: nil)
    reader.overlay = .links(LinksPane(items: [item]))
    reader.press(.enter)
    #expect(reader.notice?.text.contains("ftp://example.org/tide.txt") == true)
  }

  @Test func aCountGoesSoManyDoubtsOn() {
    var steps = Sample.reader(of: [Sample.document(Sample.doubtful, name: "a.txt")], 100, 30)
    var once = steps
    steps.press("!", "!")
    once.press("2", "!")
    #expect(once.notice?.text == steps.notice?.text && once.table?.column == steps.table?.column)
    #expect(once.notice?.text.hasPrefix("doubt 2 of") == true)
  }
}

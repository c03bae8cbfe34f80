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

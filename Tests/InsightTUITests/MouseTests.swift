import InsightModel
import Testing

@testable import InsightTUI

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

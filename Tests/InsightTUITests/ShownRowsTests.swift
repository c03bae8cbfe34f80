import InsightModel
import Testing

@testable import InsightTUI

/// What was set for one frame serves the next one only where it would be set alike.
@Suite struct ShownRowsTests {
  /// The rows that a reader would set who had shown nothing yet.
  private func anew(_ reader: Reader) -> [FlowRow]? {
    var forgetful = reader
    forgetful.lastShown = nil
    return forgetful.shown?.rows.map(\.row)
  }

  private func expectSound(_ reader: Reader, _ what: String) {
    #expect(reader.lastShown?.rows.map(\.row) == anew(reader), "\(what)")
  }

  @Test func anotherArticleIsSetAnew() {
    var reader = Sample.reader(120, 30, at: "1.1")
    reader.press(.down)
    reader.press(.up)
    expectSound(reader, "where one was")
    for _ in 0..<3 {
      reader.press("J")
      expectSound(reader, "the next article")
    }
  }

  @Test func everyScrollIsAsSetAnew() {
    var reader = Sample.reader(44, 7, at: "1.1")
    for key in Array(repeating: Key.down, count: 12) + Array(repeating: Key.up, count: 14) {
      reader.press(key)
      expectSound(reader, "\(reader.article?.place.row as Any)")
    }
  }

  @Test func anotherSizeOrMeasureIsSetAnew() {
    var reader = Sample.reader(130, 30, at: "1.1")
    reader.press(.down)
    for size in [Size(columns: 60, rows: 30), Size(columns: 60, rows: 12), Size(columns: 240, rows: 40)] {
      _ = reader.update(.resize(size))
      expectSound(reader, "\(size)")
    }
    // Text in all the columns of its pane, which changes nothing else.
    reader.press("|")
    #expect(reader.isMeasureWide)
    expectSound(reader, "a wide measure")
  }

  @Test func whatIsShownSaysWhetherALinkIs() {
    var reader = Sample.linked(80, 24)
    reader.press(.enter)
    let issue = reader.issue
    let hasLink = issue.map { !$0.allLinks(in: 0..<$0.text.bytes.count).isEmpty } ?? false
    #expect(hasLink && reader.isLinkShown)
    let none = Sample.reader(80, 24, at: "1.1")
    #expect(!none.isLinkShown)
  }

  /// Behind another pane nothing is set; where one is in the article is known all the same.
  @Test func whatIsNotOnTheScreenIsNotSet() {
    var reader = Sample.reader(60, 12, at: "1.2")
    reader.press(.escape)
    #expect(reader.focus == .contents && reader.shown == nil && reader.lastShown == nil)
    guard let issue = reader.issue, let article = reader.article else { return }
    let headline = issue.extent(of: article.reference.article).lowerBound
    let line = issue.sourceLine(of: issue.text.lineNumber(at: headline))
    #expect(line > 1 && reader.update(.key("e")) == [.edit(0, line: line)])
  }
}

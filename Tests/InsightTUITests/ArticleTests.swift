import InsightModel
import Testing

@testable import InsightTUI

/// Reading: opening, moving, stepping, panes, source lines, sizes.
@Suite struct ArticleTests {
  @Test func opensAndLeaves() {
    var reader = Sample.reader(60, 12)
    expect(&reader, .enter, changes: ["focus: contents → article"])
    expect(&reader, .escape, changes: ["focus: article → contents"])
    expect(&reader, .right, changes: ["focus: contents → article"])
    expect(&reader, .left, changes: ["focus: article → contents"])
    expect(&reader, .enter, changes: ["focus: contents → article"])
    expect(&reader, .control("c"), changes: ["notice: nil → nothing to stop here; Q quits"])
    expect(
      &reader, "q", changes: ["focus: article → contents", "notice: nothing to stop here; Q quits → nil"])
  }

  @Test func movesByLines() {
    var reader = Sample.reader(60, 12, at: "1.1")
    expect(&reader, .up, changes: ["notice: nil → beginning of the article"])
    expect(
      &reader, .down,
      changes: ["article.place: 0.0 → 0.1 “Night Ferrie”", "notice: beginning of the article → nil"])
    expect(&reader, "k", changes: ["article.place: 0.1 “Night Ferrie” → 0.0"])
  }

  @Test func movesByPagesToBothEnds() {
    var reader = Sample.reader(60, 12, at: "1.1")
    expect(&reader, .control("d"), changes: ["article.place: 0.0 → 2.0 “Fares stay w”"])
    expect(&reader, .control("u"), changes: ["article.place: 2.0 “Fares stay w” → 0.0"])
    expect(&reader, .control("f"), changes: ["article.place: 0.0 → 3.1 “again from t”"])
    expect(&reader, .control("b"), changes: ["article.place: 3.1 “again from t” → 0.0"])
    expect(&reader, " ", changes: ["article.place: 0.0 → 3.1 “again from t”"])
    expect(&reader, .pageDown, changes: ["notice: nil → end of the article"])
    expect(
      &reader, "b", changes: ["article.place: 3.1 “again from t” → 0.0", "notice: end of the article → nil"])
    expect(&reader, "G", changes: ["article.place: 0.0 → 3.1 “again from t”"])
    expect(&reader, "g", changes: ["article.place: 3.1 “again from t” → 0.0"])
  }

  @Test func spaceGoesOnToTheNextArticle() {
    var reader = Sample.reader(60, 12, at: "1.1")
    reader.press(" ", " ")
    #expect(reader.article?.reference.article == 1 && reader.article?.place == ArticlePlace())
    for _ in 0..<30 { reader.press(" ") }
    #expect(reader.article?.reference.article == 3)
    #expect(reader.notice?.text == "end of the issue; } goes on to the next one")
  }

  @Test func countsRepeat() {
    var reader = Sample.reader(60, 12, at: "1.1")
    reader.press("3", .down)
    #expect(reader.article?.place.row == RowPlace(item: 1, row: 0) && reader.count == nil)
    reader.press("1", "0", "k")
    #expect(reader.article?.place == ArticlePlace())
    reader.press("2", "J")
    #expect(reader.article?.reference.article == 2)
    // Esc gives the count up; a zero alone is none.
    reader.press("9", .escape, "K")
    #expect(reader.article?.reference.article == 1 && reader.focus == .article)
    reader.press("9", "9", "9", "9", "9", "9", "9", "9", "9", "9", "9", "9", "j")
    #expect(reader.article?.place == reader.flow.map { _ in reader.article?.place ?? ArticlePlace() })
    var table = Sample.reader(80, 24, at: "2.1")
    table.press("t", "4", "G")
    #expect(table.table?.row == 3)
    table.press("2", "g", "g")
    #expect(table.table?.row == 1)
    table.press("2", "l", "0")
    #expect(table.table?.column == 0)
    table.press("?", "5", "j")
    #expect(table.overlay == .help(.keys(.table), top: 5))
  }

  @Test func theLastRowStandsAtTheFoot() {
    var reader = Sample.reader(60, 12, at: "1.1")
    reader.press("G")
    #expect(reader.screen[10].hasSuffix("talks."))
  }

  @Test func stepsThroughTheArticlesAndKeepsEveryPlace() {
    var reader = Sample.reader(60, 12, at: "1.1")
    reader.press(.down)
    expect(
      &reader, "J",
      changes: [
        "contents.cursor: 2 → 3", "article.reference: 0/0 → 0/1",
        "article.place: 0.1 “Night Ferrie” → 0.0", "places[0/0]: nil → 0.1 “Night Ferrie”",
      ])
    expect(
      &reader, "J",
      changes: [
        "contents.cursor: 3 → 5", "article.reference: 0/1 → 0/2", "places[0/1]: nil → 0.0",
      ])
    expect(
      &reader, "K",
      changes: [
        "contents.cursor: 5 → 3", "article.reference: 0/2 → 0/1", "places[0/2]: nil → 0.0",
      ])
    expect(
      &reader, "K",
      changes: [
        "contents.cursor: 3 → 2", "article.reference: 0/1 → 0/0",
        "article.place: 0.0 → 0.1 “Night Ferrie”",
      ])
    expect(&reader, "K", changes: ["notice: nil → this is the first article"])
  }

  @Test func endsAtTheLastArticle() {
    var reader = Sample.reader(60, 12, at: "2.2")
    expect(&reader, "J", changes: ["notice: nil → this is the last article"])
    expect(&reader, "}", changes: ["notice.text: “this is the last article” → “this is the last issue”"])
  }

  @Test func anArticleLeftThroughTheContentsIsFoundWhereItWas() {
    var reader = Sample.reader(60, 12, at: "1.1")
    reader.press(.control("d"))
    let place = reader.article?.place
    reader.press(.escape, .down, .enter, .down, .escape, .up, .enter)
    #expect(reader.article?.place == place)
  }

  @Test func tabGoesThroughThePanes() {
    var reader = Sample.reader(120, 24, at: "2.1")
    expect(&reader, .tab, changes: ["focus: article → contents"])
    expect(&reader, .backTab, changes: ["focus: contents → article"])
    reader.press("t")
    expect(&reader, .tab, changes: ["focus: table → contents"])
    expect(&reader, .tab, changes: ["focus: contents → article"])
    expect(&reader, .tab, changes: ["focus: article → table"])
    expect(&reader, .backTab, changes: ["focus: table → article"])
  }

  @Test func zoomGivesThePaneTheScreenAndTakesItBack() {
    var reader = Sample.reader(120, 24, at: "1.1")
    expect(&reader, "z", changes: ["isZoomed: false → true"])
    #expect(reader.panes.contents.isEmpty && reader.panes.article.columns == 120)
    expect(&reader, "z", changes: ["isZoomed: true → false"])
    #expect(!reader.panes.contents.isEmpty)
  }

  @Test func showsTheLinesOfTheFileAndComesBack() {
    var reader = Sample.reader(60, 12, at: "1.1")
    expect(&reader, "o", changes: ["article.source: nil → 21.0"])
    #expect(reader.context == .source)
    expect(&reader, .down, changes: ["article.source: 21.0 → 22.0"])
    expect(&reader, .up, changes: ["article.source: 22.0 → 21.0"])
    expect(&reader, "g", changes: ["article.source: 21.0 → 0.0"])
    expect(&reader, "o", changes: ["article.source: 0.0 → nil"])
    reader.press("o")
    expect(&reader, .left, changes: ["article.source: 21.0 → nil"])
    reader.press("o", "G")
    #expect(reader.screen[10].hasSuffix("No Data ..."))
    expect(&reader, "q", changes: ["article.source: \(reader.article?.source?.item ?? 0).0 → nil"])
  }

  @Test func sourceFromTheContentsGoesToTheArticle() {
    var reader = Sample.reader(120, 12)
    expect(&reader, "o", changes: ["article.source: nil → 21.0", "focus: contents → article"])
  }

  /// Whatever the screen becomes, the sentence at its head stays, and growing back finds the same row.
  @Test(arguments: [
    Size(columns: 50, rows: 12), Size(columns: 30, rows: 8), Size(columns: 20, rows: 5),
    Size(columns: 3, rows: 1), Size(columns: 0, rows: 0), Size(columns: 120, rows: 12),
  ])
  func resizingKeepsTheSentence(size: Size) throws {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 80, 24, at: "1.1")
    reader.press(" ", .down, .down, .down)
    let before = try #require(reader.article?.place)
    reader.take([.resize(size)])
    let place = try #require(reader.article?.place)
    #expect(place.anchor == before.anchor)
    if !reader.isTooSmall {
      let flow = try #require(reader.flow)
      let rows = flow.rows(from: place.row, count: 2).map(\.row.anchor)
      #expect(try #require(rows.first) <= before.anchor)
      if rows.count == 2 { #expect(before.anchor <= rows[1]) }
    }
    reader.take([.resize(Size(columns: 80, rows: 24))])
    #expect(reader.article?.place == before)
  }

  @Test func resizingChangesNothingElse() {
    var reader = Sample.reader(120, 12, at: "1.1")
    expect(&reader, .resize(Size(columns: 118, rows: 13)), changes: ["size: 120x12 → 118x13"])
  }

  @Test func aReaderOfOneTextBeginsInIt() {
    let text = Issue(bytes: Array("Nothing but a line.\n".utf8))
    var reader = Sample.reader(of: [Sample.document(text, name: "note.txt")], 60, 12)
    #expect(reader.context == .article)
    #expect(reader.screen[0].hasPrefix(" note.txt"))
    expect(&reader, .enter, changes: ["notice: nil → no table in this article"])
  }

  @Test func anEmptyTextCanBeReadToo() {
    for columns in [0, 1, 20, 120] {
      var reader = Sample.reader(of: [Sample.document(Issue(bytes: []), name: "empty.txt")], columns, 12)
      reader.press(
        .enter, .down, " ", "G", "g", "/", "x", .enter, "n", "o", "o", "t", "J", "]", "z", "y", "?", "q")
      #expect(reader.view().size == Size(columns: columns, rows: 12))
    }
  }
}

import InsightModel
import Testing

@testable import InsightTUI

/// The tree of issues, sections and articles.
@Suite struct ContentsTests {
  @Test func beginsAtTheFirstArticle() {
    let reader = Sample.reader(120, 12)
    #expect(reader.context == .contents)
    #expect(reader.contents.selected == .article(ArticleReference(document: 0, article: 0)))
    #expect(reader.article?.reference == ArticleReference(document: 0, article: 0))
  }

  @Test func beginsAtTheArticleAskedFor() {
    let reader = Sample.reader(120, 12, at: "2.2")
    #expect(reader.context == .article)
    #expect(reader.contents.selected == .article(ArticleReference(document: 0, article: 3)))
    #expect(reader.notice == nil)
  }

  @Test func saysThatThereIsNoSuchArticle() {
    let reader = Sample.reader(120, 12, at: "3.1")
    #expect(reader.notice?.text == "no article 3.1; there are 1.1, 1.2, 2.1, 2.2")
    #expect(reader.context == .contents)
  }

  @Test func movesAndShowsTheArticleWhenTheKeysRest() {
    var reader = Sample.reader(120, 12)
    expect(&reader, .down, changes: ["contents.cursor: 2 → 3"], effects: [.wakeWhenIdle])
    expect(&reader, .idle, changes: ["article.reference: 0/0 → 0/1", "places[0/0]: nil → 0.0"])
    expect(&reader, .idle)
    expect(&reader, "j", changes: ["contents.cursor: 3 → 4"], effects: [.wakeWhenIdle])
    expect(&reader, "k", changes: ["contents.cursor: 4 → 3"], effects: [.wakeWhenIdle])
    expect(&reader, .up, changes: ["contents.cursor: 3 → 2"], effects: [.wakeWhenIdle])
  }

  /// Keys that come before the article at the cursor is shown mean that article, not the one before.
  @Test func quickKeysMeanWhatTheCursorIsAt() {
    func reader(_ keys: [Key]) -> Reader {
      var reader = Sample.reader(120, 30)
      for key in keys { _ = reader.update(.key(key)) }
      return reader
    }
    // Down to 2.1, whose table it is, without a rest.
    let down: [Key] = [.down, .down, .down]
    #expect(reader(down).article?.reference.article == 0)
    let table = reader(down + ["t"])
    #expect(table.context == .table && table.article?.reference.article == 2)
    #expect(reader(down + [.tab]).article?.reference.article == 2)
    #expect(reader(down + ["o"]).article?.reference.article == 2)
    #expect(reader(down + ["/", "t"]).article?.reference.article == 2)
    #expect(reader(down + ["J"]).article?.reference.article == 3)
    #expect(reader(down + ["K"]).article?.reference.article == 1)
    #expect(reader([.down, "t"]).context == .contents)
    #expect(reader(down + [":", "t", "a", "b", "l", "e", .enter]).article?.reference.article == 2)
  }

  @Test func aSectionShowsItsFirstArticle() {
    var reader = Sample.reader(120, 12)
    reader.press("g")
    reader.write("jjjj")
    #expect(reader.contents.selected == .section(document: 0, section: 1))
    #expect(reader.article?.reference == ArticleReference(document: 0, article: 2))
  }

  @Test func movesByPagesToBothEnds() {
    var reader = Sample.reader(120, 12)
    expect(&reader, "G", changes: ["contents.cursor: 2 → 7"], effects: [.wakeWhenIdle])
    expect(&reader, "g", changes: ["contents.cursor: 7 → 0"], effects: [.wakeWhenIdle])
    expect(&reader, .end, changes: ["contents.cursor: 0 → 7"], effects: [.wakeWhenIdle])
    expect(&reader, .home, changes: ["contents.cursor: 7 → 0"], effects: [.wakeWhenIdle])
    expect(&reader, .pageDown, changes: ["contents.cursor: 0 → 7"], effects: [.wakeWhenIdle])
    expect(&reader, .pageUp, changes: ["contents.cursor: 7 → 0"], effects: [.wakeWhenIdle])
    expect(&reader, .control("d"), changes: ["contents.cursor: 0 → 4"], effects: [.wakeWhenIdle])
    expect(&reader, .control("u"), changes: ["contents.cursor: 4 → 0"], effects: [.wakeWhenIdle])
  }

  @Test func scrollsNoFurtherThanItMust() {
    var reader = Sample.reader(60, 6)
    #expect(reader.panes.contents.rows == 4)
    expect(&reader, .down, changes: ["contents.cursor: 2 → 3"], effects: [.wakeWhenIdle])
    expect(
      &reader, .down, changes: ["contents.cursor: 3 → 4", "contents.top: 0 → 1"], effects: [.wakeWhenIdle])
    expect(&reader, .up, changes: ["contents.cursor: 4 → 3"], effects: [.wakeWhenIdle])
    expect(
      &reader, "g", changes: ["contents.cursor: 3 → 0", "contents.top: 1 → 0"], effects: [.wakeWhenIdle])
  }

  @Test func enterFoldsAndUnfoldsASection() {
    var reader = Sample.reader(120, 12)
    reader.press("g", .down)
    expect(
      &reader, .enter,
      changes: ["contents.rows: - article 0/0, - article 0/1", "contents.folded: + section 0/0"])
    expect(
      &reader, .right,
      changes: ["contents.rows: + article 0/0, + article 0/1", "contents.folded: - section 0/0"])
    // What is open is gone into.
    expect(&reader, "l", changes: ["contents.cursor: 1 → 2"], effects: [.wakeWhenIdle])
    expect(&reader, "h", changes: ["contents.cursor: 2 → 1"], effects: [.wakeWhenIdle])
  }

  @Test func enterOpensTheFrontPageOfAnIssue() {
    var reader = Sample.reader(120, 12)
    reader.press("g")
    #expect(reader.front?.document == 0 && reader.article == nil && reader.context == .contents)
    expect(&reader, .enter, changes: ["focus: contents → article"])
    #expect(reader.context == .front)
    reader.press(.escape, .left)
    #expect(reader.contents.folded == [.document(0)])
    reader.press(.enter)
    #expect(reader.contents.folded.isEmpty && reader.context == .contents)
  }

  @Test func aFoldInsideAFoldIsKept() {
    var reader = Sample.reader(120, 12)
    reader.press("g", .down, .enter, .up, .left, .enter)
    #expect(reader.contents.folded == [.section(document: 0, section: 0)])
    #expect(reader.contents.rows.count == 6)
  }

  @Test func leftGoesToWhatHoldsTheNode() {
    var reader = Sample.reader(120, 12)
    expect(&reader, .left, changes: ["contents.cursor: 2 → 1"], effects: [.wakeWhenIdle])
  }

  @Test func openingAnArticleInAFoldUnfoldsIt() {
    var reader = Sample.reader(120, 12)
    reader.press(.left, .enter, .tab)
    #expect(reader.context == .article)
    reader.press("J")
    expect(
      &reader, "K",
      changes: [
        "contents.cursor: 3 → 2", "article.reference: 0/1 → 0/0", "places[0/1]: nil → 0.0",
      ])
  }

  /// The newest issue stands first; the reader begins in the file that was named first.
  @Test func stepsThroughTheIssues() {
    var reader = Sample.twoIssues(120, 12)
    #expect(reader.contents.order == [1, 0] && reader.contents.folded == [.document(1)])
    #expect(reader.contents.cursor == 3)
    expect(
      &reader, "{",
      changes: [
        "contents.rows: + section 1/0, + article 1/0, + article 1/1", "contents.folded: - issue 1",
        "contents.cursor: 3 → 2", "article.reference: 0/0 → 1/0", "places[0/0]: nil → 0.0",
      ])
    expect(&reader, "{", changes: ["notice: nil → this is the first issue"])
    expect(
      &reader, "}",
      changes: [
        "contents.cursor: 2 → 6", "article.reference: 1/0 → 0/0", "places[1/0]: nil → 0.0",
        "notice: this is the first issue → nil",
      ])
    expect(&reader, "}", changes: ["notice: nil → this is the last issue"])
  }

  @Test(arguments: [Key.enter, "o"])
  func stepsThroughTheIssuesFromEverywhere(key: Key) {
    var reader = Sample.twoIssues(120, 24)
    reader.press(.enter)
    if key != .enter { reader.press(key) }
    reader.press("{")
    #expect(reader.article?.reference.document == 1 && reader.focus == .article)
    reader.press("}")
    #expect(reader.article?.reference.document == 0)
    // From a table too.
    reader.press("J", "J", "t", "{")
    #expect(reader.article?.reference.document == 1 && reader.context == .article)
  }

  @Test func leftFoldsAnOpenIssueAmongSeveral() {
    var reader = Sample.twoIssues(120, 12)
    reader.press("g", .down)
    expect(
      &reader, .left,
      changes: [
        "contents.rows: - section 0/0, - article 0/0, - article 0/1, - section 0/1, - article 0/2, "
          + "- article 0/3, - report 0", "contents.folded: + issue 0",
      ], effects: [.wakeWhenIdle])
  }

  @Test func issuesAreCalledByNumberAndDate() {
    var reader = Sample.reader(
      of: [
        Sample.document(Sample.almanac, name: "a.txt"), Sample.document(Sample.successor, name: "b.txt"),
        Sample.document(Sample.almanac, name: "c.txt"),
      ], 120, 24)
    #expect(reader.contents.order == [1, 0, 2])
    #expect(reader.documentLabel(1) == "No. 8 · 10 February 2032")
    // Two that are alike are told apart by their files.
    #expect(reader.documentLabel(0) == "No. 7 · 9 November 2031 · a.txt")
    #expect(reader.documentLabel(2) == "No. 7 · 9 November 2031 · c.txt")
    reader.take([.loaded(2, .ready(Sample.insight))])
    #expect(reader.documentLabel(2).hasPrefix("Korean Industrial Insight No. 12 · 2 May 2025"))
    #expect(reader.documentLabel(0).hasSuffix(" No. 7 · 9 November 2031"))
  }

  /// The headline at the cursor is shown whole, whatever the width; the list stays in order around it.
  @Test(arguments: [Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)])
  func theHeadlineAtTheCursorIsShownInFull(size: Size) throws {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], size.columns, size.rows)
    for article in Sample.insight.articles.indices {
      let row = try #require(
        reader.contents.rows.firstIndex(of: .article(ArticleReference(document: 0, article: article))))
      reader.press("g")
      for _ in 0..<row { reader.press(.down) }
      let pane = reader.panes.contents
      let begin = pane.row + row - reader.contents.top
      let lines = reader.screen[begin..<begin + reader.contents.selectedLines].map {
        $0.prefix(pane.columns).drop { $0 == " " || $0 == "›" }
      }
      // The article's number stands before its headline.
      let number = "\(Sample.insight.articles[article].number) "
      #expect(lines[0].hasPrefix(number))
      let shown = lines.joined(separator: " ").dropFirst(number.count).split { $0 == " " || $0 == "▦" }
        .joined(separator: " ")
      let title = Sample.insight.string(Sample.insight.articles[article].headline)
      #expect(shown == title.split(separator: " ").joined(separator: " "))
    }
  }

  /// Moving never leaves the cursor's lines off the screen, and a click finds what stands there.
  @Test func linesAndRowsAgree() {
    for rows in 6...20 {
      var reader = Sample.reader(of: [Sample.document(Sample.insight)], 100, rows)
      for key: Key in ["G", "k", "k", .pageUp, "j", "j", "j", .pageDown, "k", "g", "j", "j"] {
        reader.press(key)
        let contents = reader.contents
        let height = reader.panes.contents.rows
        let first = contents.cursor - contents.top
        #expect(first >= 0 && first + contents.selectedLines <= height)
        for line in first..<first + contents.selectedLines {
          #expect(contents.row(atLine: line) == contents.cursor)
        }
        #expect(
          contents.row(atLine: first + contents.selectedLines) ?? contents.cursor + 1 == contents.cursor + 1)
      }
    }
  }

  /// A name that is too long is cut for the number and the date, and goes where little would be left of it.
  @Test(arguments: [
    (60, 1, " Ledger of Weirs and Sluices  No. 9           14 March 2031"),
    (45, 1, " Ledger of Weirs and Sluices  No. 9"), (35, 1, " Ledger of W…  No. 9 14 March 2031"),
    (30, 1, " No. 9          14 March 2031"), (21, 1, " No. 9 14 March 2031"),
    (20, 1, " Ledger of …  No. 9"),
    (35, 2, " No. 9       14 March 2031  1 of 2"), (21, 2, " No. 9 14 March 2031"),
  ])
  func theHeadKeepsNumberAndDate(columns: Int, count: Int, head: String) {
    let page = """
      Title

      Ledger of Weirs and Sluices No. 9 of Locks

      Post Date

      2031-03-14

      Ⅰ. WEIRS

      1. The Lower Weir Is Mended

      The gates were shut in May.

      """
    let document = Sample.document(InsightModel.Issue(bytes: Array(page.utf8)), name: "weirs.txt")
    let reader = Sample.reader(of: Array(repeating: document, count: count), columns, 12)
    #expect(reader.screen[0] == head)
  }

  /// Whatever line is the widest, the contents give it the room that it needs, and not a column more.
  @Test(arguments: ["section", "headline", "numbered headline", "found", "file"])
  func theWidestLineHasItsRoom(which: String) throws {
    let long = "Sluices and Weirs of the Lower Valley, Old and New, with a Map"
    let section = which == "section" ? long : "SLUICES"
    var page = "Ⅰ. \(section)\n\n1. \(which == "headline" ? long : "Weirs")\n\nThe gates were shut in May.\n"
    if which == "numbered headline" {
      for number in 2...11 {
        page += "\n\(number). \(number == 3 ? long : "Weirs")\n\nThe gates were shut.\n"
      }
    }
    var documents = [Sample.document(InsightModel.Issue(bytes: Array(page.utf8)), name: "weirs.txt")]
    if which == "file" { documents.append(Document(name: long + ".csv", state: .waiting)) }
    if which == "found" { documents = [Sample.document(Sample.honey)] }
    var reader = Sample.reader(of: documents, 190, 30)
    if which == "found" { reader.take([.facts(0, revision: 0, Facts(Sample.honey))]) }
    reader.press("g")
    let columns = reader.panes.contents.columns
    #expect(columns > 28 && !reader.screen.contains { $0.prefix(columns).contains("…") })
    reader.contentsWidth = columns - 1
    #expect(reader.screen.contains { $0.prefix(columns).contains("…") })
  }

  /// What is found later, and what an issue is called once others have come, have their room too.
  @Test func linesThatGrowHaveTheirRoom() {
    var reader = Sample.reader(of: [Sample.document(Sample.honey, name: "honey-3.txt")], 120, 30)
    reader.take([.facts(0, revision: 0, Facts(Sample.honey))])
    #expect(reader.screen.contains { $0.contains("Found: 12 figures tied, 1 disagrees") })
    reader = Sample.reader(
      of: [Sample.document(Sample.almanac), Document(name: "b", state: .waiting)], 150, 30)
    reader.take([.loaded(1, .ready(Sample.insight))])
    #expect(reader.screen.contains { $0.contains("Korean Industrial Insight No. 12 · 2 May 2025") })
    #expect(reader.screen.contains { $0.contains("Harbour Almanac No. 7 · 9 November 2031") })
  }

  @Test func theContentsGrowAndShrink() {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 120, 24)
    let before = reader.panes.contents.columns
    #expect(before == 48)
    expect(&reader, ">", changes: ["contentsWidth: nil → 50"])
    reader.press("5", "<")
    #expect(reader.panes.contents.columns == 40)
    reader.press("9", "9", "<")
    #expect(reader.panes.contents.columns == Reader.narrowestContents)
    #expect(reader.notice == nil)
    reader.press("<")
    #expect(reader.notice?.text == "< has nothing to do here")
  }

  @Test func leavesTheReader() {
    var reader = Sample.reader(120, 12)
    expect(&reader, "q", effects: [.quit])
    expect(&reader, "Q", effects: [.quit])
    expect(&reader, .control("l"), effects: [.redraw])
    expect(&reader, .control("z"), effects: [.suspend])
    expect(&reader, .terminate, effects: [.quit])
  }

  @Test func aKeyWithoutMeaningSaysSo() {
    var reader = Sample.reader(120, 12)
    expect(
      &reader, "x",
      changes: ["notice: nil → x does nothing here; in a table: write the table, as it is shown, to a file"])
    expect(
      &reader, .down,
      changes: [
        "contents.cursor: 2 → 3",
        "notice: x does nothing here; in a table: write the table, as it is shown, to a file → nil",
      ], effects: [.wakeWhenIdle])
    expect(&reader, .delete, changes: ["notice: nil → Del does nothing here; ? shows the keys"])
    for key: Key in [.control("o"), .function(5), .insert, "ß"] {
      reader.press(key)
      #expect(reader.notice?.text == "\(key.label) does nothing here; ? shows the keys")
    }
  }
}

/// Documents that arrive one by one.
@Suite struct DocumentTests {
  private static func waiting(_ columns: Int = 120) -> Reader {
    Sample.reader(
      of: [
        Sample.document(Sample.almanac), Document(name: "b.txt", state: .waiting),
        Document(name: "c.txt", state: .waiting),
      ], columns, 12)
  }

  @Test func loadedOnesWaitFolded() {
    var reader = Self.waiting()
    reader.take([.loaded(1, .ready(Sample.successor))])
    #expect(reader.contents.rows.prefix(2) == [.document(1), .document(0)])
    #expect(reader.contents.selected == .article(ArticleReference(document: 0, article: 0)))
    expect(
      &reader, .loaded(2, .failed("no such file")),
      changes: ["documents: - c.txt waiting, + c.txt failed: no such file"])
  }

  @Test func aFailureIsToldWhereTheCursorStands() {
    var reader = Self.waiting()
    reader.take([.loaded(2, .failed("no such file")), .key("G")])
    #expect(reader.notice == Reader.Notice(text: "c.txt: no such file", isWarning: true))
  }

  @Test func thoseLeftOutVanishAndTheCursorStaysOnItsNode() {
    var reader = Self.waiting()
    reader.press("G")
    expect(
      &reader, .loaded(1, .leftOut),
      changes: [
        "documents: - b.txt waiting, + b.txt left out", "contents.rows: - issue 1, + left out from 1",
        "contents.cursor: 9 → 8",
      ])
    #expect(reader.contents.selected == .document(2))
  }

  @Test func oneThatIsNeededNowIsAskedFor() {
    var reader = Self.waiting()
    expect(&reader, "G", changes: ["contents.cursor: 2 → 9", "contents.top: 0 → 1"], effects: [.load(2)])
    expect(&reader, .enter, effects: [.load(2)])
    reader.press("g")
    expect(&reader, "}", effects: [.load(1)])
  }

  @Test func theFirstOneThatCanBeReadIsOpened() {
    var reader = Sample.reader(
      of: [Document(name: "a.txt", state: .waiting), Document(name: "b.txt", state: .waiting)], 120, 12)
    #expect(reader.article == nil)
    reader.take([.loaded(0, .failed("no such file"))])
    #expect(reader.article == nil)
    reader.take([.loaded(1, .ready(Sample.successor))])
    #expect(reader.article?.reference == ArticleReference(document: 1, article: 0))
  }

  @Test func readingIsNotDisturbed() {
    var reader = Self.waiting()
    reader.press(.enter, .down)
    let (place, focus) = (reader.article, reader.focus)
    reader.take([.loaded(1, .ready(Sample.successor))])
    #expect(reader.article == place && reader.focus == focus)
    expect(&reader, .loaded(7, .leftOut))
  }

  @Test func stepsOverWhatCannotBeRead() {
    var reader = Self.waiting()
    reader.take([.loaded(1, .failed("no such file")), .loaded(2, .ready(Sample.successor)), .key("{")])
    #expect(reader.article?.reference == ArticleReference(document: 2, article: 0))
  }

  @Test func namesAreMadeHarmless() {
    #expect(Document(name: "a\u{1B}[31m\u{202E}b\n", state: .waiting).name == "a�[31m�b ")
  }
}

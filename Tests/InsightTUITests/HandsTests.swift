import InsightModel
import Testing

@testable import InsightTUI

/// Front page, doubts, quoting, room: what hands find.
@Suite struct FrontPageTests {
  private static func reader(_ columns: Int = 120, _ rows: Int = 36) -> Reader {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], columns, rows)
    reader.press("g", .enter)
    return reader
  }

  @Test func everyHeadlineAndTableCanBeGoneTo() throws {
    var reader = Self.reader()
    #expect(reader.context == .front)
    let flow = try #require(reader.frontFlow)
    let articles = flow.items.compactMap { if case .article(let article) = $0 { article } else { nil } }
    #expect(articles == Array(Sample.insight.articles.indices))
    #expect(flow.items.count { if case .table = $0 { true } else { false } } == 1)
    reader.press("3", "j", .enter)
    #expect(reader.article?.reference.article == 3 && reader.context == .article)
    // Esc leads back to where one was, and from there to the contents.
    reader.press(.escape)
    #expect(reader.context == .front && reader.contents.selected == .document(0))
    #expect(reader.front?.item == flow.items.firstIndex(of: .article(3)))
    reader.press(.escape)
    #expect(reader.context == .contents && reader.front?.document == 0)
    reader.press("g", .enter)
    // It is found as it was left.
    #expect(reader.front?.item == flow.items.firstIndex(of: .article(3)))
    reader.press("j", "l")
    #expect(reader.context == .table && reader.table?.reference.table == 0)
    reader.press(.escape)
    #expect(
      reader.context == .front
        && reader.front?.item == flow.items.firstIndex(of: .table(article: 3, table: 0)))
    reader.press("Q")
  }

  /// What was begun in the article that a front page led to is left first; who goes on to another article has left the page.
  @Test func whatIsDoneThereIsLeftFirst() {
    var reader = Self.reader()
    reader.press("3", "j", .enter, "/")
    reader.write("Gartner")
    reader.press(.enter, .escape)
    #expect(reader.search == nil && reader.context == .article)
    reader.press("t", .escape)
    #expect(reader.context == .article && reader.table == nil)
    reader.press("o", .escape)
    #expect(reader.context == .article)
    reader.press(.escape)
    #expect(reader.context == .front)
    reader.press(.enter, "J", .escape)
    #expect(reader.context == .contents && reader.article?.reference.article == 4)
  }

  /// Found, opened on a front page or in the contents, leads back there once one has been where it led to.
  @Test func foundLeadsBackToWhereItWasOpened() {
    var reader = Self.reader()
    reader.press("g", .enter, .enter)
    #expect(reader.context == .table || reader.context == .article)
    reader.press(.escape)
    #expect(reader.context == .report)
    reader.press(.escape)
    #expect(reader.context == .front && reader.table == nil)
    reader = Sample.reader(of: [Sample.document(Sample.insight)], 120, 36, at: "1.2")
    reader.press(.escape, "G", .enter, .enter, .escape, .escape)
    #expect(reader.context == .contents && reader.contents.selected == .report(0))
    // What was opened anew does not lead to where one was once.
    reader.press(.up, .up, .enter, .escape, "G", .enter, .enter, .escape, .escape)
    #expect(reader.contents.selected == .report(0) && reader.context == .contents)
  }

  @Test func resultsLeadBackToTheFrontPage() {
    var reader = Self.reader()
    reader.press("F")
    reader.write("Gartner")
    let result = Result(match: Shelved.match("2.1", "Gartner says", [0..<7], id: nil), document: 0)
    reader.take([.found("Gartner", isBest: false, FindOutcome(results: [result], total: 1))])
    reader.press(.enter)
    #expect(reader.context == .article)
    reader.press(.escape, .escape)
    #expect(reader.context == .front)
  }

  @Test func whatWasFoundIsAWayToo() {
    var reader = Self.reader()
    reader.press("g", .enter)
    #expect(reader.context == .report)
    reader.press("q")
    #expect(reader.context == .front)
  }

  @Test func theCursorStaysOnTheScreen() throws {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12), (20, 5)] {
      var reader = Self.reader(columns, rows)
      for key: Key in ["j", "j", "j", " ", " ", "k", "G", "k", "b", "b", .control("d"), "g", "5", "j"] {
        reader.press(key)
        let flow = try #require(reader.frontFlow)
        let front = try #require(reader.front)
        let shown = flow.rows(from: front.top, count: reader.panes.article.rows).map(\.place.item)
        #expect(shown.contains(front.item), "\(columns)x\(rows) \(key.label)")
      }
    }
  }

  /// No list is gone through step by step for longer, and that is said.
  @Test(arguments: [(9_999, 9_999, false), (10_000, 10_000, false), (10_001, 10_000, true)])
  func aCountHasAnEnd(count: Int, row: Int, isTold: Bool) {
    var reader = DataSample.reader(DataSample.long(10_050))
    reader.press(.enter)
    for digit in String(count) { reader.press(.character(digit.unicodeScalars.first ?? "1")) }
    reader.press("J")
    #expect(reader.screen.contains { $0.contains("row \(row)") })
    #expect((reader.notice?.text.contains("10000 times") ?? false) == isTold)
  }

  /// Whatever the count: what goes round is not gone round a million times.
  @Test func aCountGoesRoundAtOnce() throws {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 120, 36)
    reader.press(.enter)
    let focus = reader.focus
    for digit in "99999998" { reader.press(.character(digit.unicodeScalars.first ?? "1")) }
    reader.press(.tab)
    #expect(reader.focus == focus)
    for digit in "99999997" { reader.press(.character(digit.unicodeScalars.first ?? "1")) }
    reader.press(.tab)
    #expect(reader.focus != focus)
    // Matches too: one more than all of them is the first again.
    reader.press(.tab, "/")
    reader.write("the")
    reader.press(.enter)
    let first = try #require(reader.search?.current)
    var round = 0
    repeat {
      reader.press("n")
      round += 1
    } while round < 2000 && (reader.search?.current != first || reader.article?.reference.article != 0)
    #expect(round > 3 && round < 2000)
    for digit in String(round * 1000) { reader.press(.character(digit.unicodeScalars.first ?? "1")) }
    reader.press("n")
    #expect(reader.search?.current == first)
  }

  @Test func aSearchFromItIsInTheIssue() {
    var reader = Self.reader()
    reader.press("/")
    reader.write("Gartner")
    #expect(reader.foot.contains("0 here, "))
    reader.press(.enter)
    #expect(reader.article?.reference.article == 3)
  }
}

@Suite struct DoubtTests {
  private static let doubtful = Issue(
    bytes: Array(
      """
      Ⅰ. MILLS

      1. Nothing to Doubt Here

      A quiet paragraph.

      2. What Was Milled

      Table 1. Flour by Mill (Unit: Tons)
      Rank Mill Tons
      1 Upper 4,12
      2 Lower 2,981
      3 Old 1,304
      4 New 603
      """.utf8))

  @Test func goesFromDoubtToDoubtThroughTheIssues() throws {
    var reader = Sample.reader(
      of: [Sample.document(Self.doubtful, name: "a.txt"), Sample.document(Self.doubtful, name: "b.txt")],
      120, 30)
    let doubts = Report(Self.doubtful).entries.filter { $0.kind == .doubt }
    try #require(!doubts.isEmpty)
    reader.press("!")
    #expect(reader.context == .table)
    #expect(reader.notice?.text.hasPrefix("doubt 1 of \(doubts.count) in a.txt: ") == true)
    let (row, column) = (reader.table?.selectedRow ?? 0, reader.table?.column ?? 0)
    #expect(reader.openGrid?.printed(row, column) == "4,12")
    for _ in 1..<doubts.count { reader.press("!") }
    #expect(reader.openDocument == 0)
    reader.press("!")
    #expect(reader.openDocument == 1 && reader.context == .table)
    for _ in 1..<doubts.count { reader.press("!") }
    reader.press("!")
    #expect(reader.openDocument == 0)
  }

  @Test func saysWhereThereIsNone() {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 120, 30)
    // No figure of the prose is in doubt.
    reader.take([.facts(0, revision: 0, Facts(Issue(bytes: [])))])
    reader.press("!")
    #expect(reader.notice?.text.hasPrefix("nothing is in doubt here; 1 figure damaged and proven") == true)
  }

  /// A chart has no bar for what is in doubt, and does not scale to it; its mark stays, as everywhere.
  @Test func marksStayInChartsStatisticsAndCopies() {
    var reader = Sample.reader(of: [Sample.document(Self.doubtful, name: "a.txt")], 120, 30)
    reader.press("!", "c")
    #expect(reader.table?.chart?.chart?.greatest == 2981)
    #expect(reader.screen.contains { $0.contains("4,12?") && $0.contains("in doubt") })
    reader.press("c", "i")
    #expect(reader.screen[1].contains("in doubt left out"))
    reader.press("q")
    expect(&reader, "y", effects: [.copy("4,12", what: "4,12, in doubt")])
    #expect(reader.foot.hasPrefix("Tons: 4,12, in doubt"))
  }
}

@Suite struct QuotingTests {
  @Test func aCellIsQuotedWithItsSource() throws {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 120, 36, at: "2.1")
    reader.press("t", "9", "G")
    while reader.openGrid?.label(of: reader.table?.column ?? 0) != "2024 Revenue" { reader.press("l") }
    let effects = reader.update(.key("C"))
    guard case .copy(let text, _) = effects.first else {
      Testing.Issue.record("nothing was copied")
      return
    }
    #expect(text.hasPrefix("Apple, 2024 Revenue: 20,510 Million USD. "))
    #expect(text.contains("in: Korean Industrial Insight No. 12, 2 May 2025, 2.1, Table 1"))
    #expect(text.hasSuffix("; printed 20,51"))
  }

  @Test func paragraphsAreCopiedUnwrapped() {
    var reader = Sample.reader(60, 20, at: "1.1")
    reader.press("v")
    #expect(reader.context == .choice)
    reader.press("j", "j")
    let quoting = reader
    let effects = reader.update(.key("y"))
    guard case .copy(let text, let what) = effects.first else {
      Testing.Issue.record("nothing was copied")
      return
    }
    #expect(what == "3 paragraphs" && reader.context == .article)
    #expect(text.split(separator: "\n").count == 3 && !text.contains("  "))
    var quoted = quoting
    guard case .copy(let more, _) = quoted.update(.key("C")).first else { return }
    #expect(
      more.hasPrefix(text) && more.contains("\n\n— ") && more.contains("No. 7, 9 November 2031, 1.1, line"))
    // From the headline on, by the lines of the file.
    let issue = Sample.almanac
    let first = issue.sourceLine(of: issue.text.lineNumber(at: issue.articles[0].headline.lowerBound))
    let last = issue.sourceLine(of: issue.blocks[issue.articles[0].blocks.lowerBound + 1].lines.upperBound)
    #expect(more.hasSuffix("lines \(first)–\(last)"))
    reader = quoting
    reader.press(.escape)
    #expect(reader.choice == nil && reader.context == .article)
  }
}

@Suite struct RoomTests {
  @Test func aTableStandsBesideTheProseWhereThereIsRoom() {
    for columns in [160, 200, 240] {
      var reader = Sample.reader(of: [Sample.document(Sample.insight)], columns, 40, at: "2.1")
      reader.press("t")
      let panes = reader.panes
      #expect(panes.table.row == panes.article.row && panes.table.rows == panes.article.rows)
      #expect(panes.article.columns >= 50 && panes.table.column > panes.article.column)
      #expect(panes.table.column + panes.table.columns == columns)
      // It is drawn once.
      #expect(reader.screen.count { $0.contains("Qualcomm") && $0.contains("32,976") } == 1)
    }
  }

  /// Opening a table moves nothing beside it, and the table has the room that it needs to be read.
  @Test(arguments: [159, 160, 161, 200, 240])
  func openingATableDoesNotMoveTheContents(columns: Int) {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], columns, 40, at: "2.1")
    let before = reader.panes.divider
    reader.press("t")
    #expect(reader.panes.divider == before && reader.panes.contents.columns >= 36)
    #expect(reader.panes.article.columns >= 50 && !reader.foot.contains("right"))
    #expect(reader.screen.contains { $0.contains("Samsung Electronics ") && $0.contains("65,697") })
    reader.press(.escape)
    #expect(reader.panes.divider == before)
  }

  /// Narrow tables leave the contents what their lines need, and no table leaves them less than a headline's first words; a
  /// window that has become wide shares as one that was.
  @Test(arguments: [0, 1, 20, 60])
  func tablesAndContentsShareTheWidth(more: Int) throws {
    let name = String(repeating: "lock-", count: 5 + more)
    let headline = "The Lower Locks Are Mended Before the Frost, and the Barges Wait"
    let rows = (1...4).map { "\(name)\($0) | \($0)1 | \($0)7" }
    let table = ["Lock | Barges | Boats", "--- | --- | ---"] + rows
    let page = (["# \(headline)", "", "They wait.", ""] + table).joined(separator: "\n") + "\n"
    let document = Sample.document(InsightModel.Issue(bytes: Array(page.utf8)), name: "locks.txt")
    var reader = Sample.reader(of: [document], 170, 40)
    let columns = reader.panes.contents.columns
    #expect(columns >= 36)
    var other = Sample.reader(of: [document], 120, 40)
    other.take([.resize(Size(columns: 170, rows: 40))])
    #expect(other.panes.contents.columns == columns)
    reader.press("t")
    #expect(reader.panes.contents.columns == columns)
  }

  @Test func aTableThatIsOpenIsNotDrawnInTheArticleToo() {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 120, 60, at: "2.1")
    reader.press("t")
    #expect(reader.screen.count { $0.contains("32,976") } == 1)
    reader.press(.tab, .tab, "G")
    #expect(reader.screen.contains { $0.contains("↓ below") })
    reader.press(.tab, .escape)
    #expect(reader.table == nil && !reader.screen.contains { $0.contains("↓ below") })
  }

  /// A table that is on the screen is gone into where it stands, and the prose around it stays; one that is not whole there
  /// has a pane of its own, and so has one that the prose is scrolled away from.
  @Test(arguments: [(120, 60), (120, 36), (170, 40)])
  func aTableOnTheScreenIsFocusedWhereItStands(columns: Int, rows: Int) {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], columns, rows, at: "2.1")
    for _ in 0..<200 where reader.standing(of: 0) == nil { reader.press("j") }
    func line(_ text: String) -> Int? { reader.screen.firstIndex { $0.contains(text) } }
    let (first, last, source) = (line(" Nvidia   "), line(" Total   "), line("Source: Gartner"))
    let contents = reader.panes.contents
    #expect(first != nil && last != nil)
    for key: Key in ["t", .enter] {
      reader.press(key)
      #expect(reader.context == .table && reader.panes.contents == contents)
      #expect(line(" Nvidia   ") == first && line(" Total   ") == last && line("Source: Gartner") == source)
      #expect(reader.screen.count { $0.contains("32,976") } == 1)
      #expect(!reader.screen.contains { $0.contains("↓ below") || $0.contains("→ beside") })
      #expect(reader.foot.contains("row 1 of 10"))
      reader.press(.down, "s")
      #expect(reader.screen.count { $0.contains("32,976") } == 1)
      reader.press("U", .up)
      if key == "t" { reader.press(.escape) }
    }
    // The prose goes on; then the table has a pane of its own.
    reader.press(.tab, .tab)
    #expect(reader.context == .article)
    for _ in 0..<40 { reader.press("k") }
    #expect(reader.tableStands == nil && reader.table != nil)
    #expect(reader.screen.count { $0.contains("32,976") } == 1)
    reader.press(.tab, .escape)
    #expect(reader.table == nil)
    // A click opens no other place; a narrower window has one pane.
    for _ in 0..<200 where reader.standing(of: 0) == nil { reader.press("j") }
    reader.press("t")
    reader.take([.resize(Size(columns: 80, rows: 24))])
    #expect(reader.panes.article.isEmpty && reader.screen.contains { $0.contains("32,976") })
    reader.take([.resize(Size(columns: columns, rows: 12))])
    #expect(reader.tableStands == nil && reader.screen.contains { $0.contains("Nvidia") })
  }

  @Test func theMeasureFollowsTheReader() {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 200, 40, at: "1.1")
    reader.press("z")
    #expect(reader.flow?.measure == 88)
    reader.press("|")
    #expect(reader.flow?.measure == 196)
    reader.press("|")
    #expect(reader.flow?.measure == 88)
  }

  /// A view says in its title, in any layout, which rows it shows and why.
  @Test(arguments: [160, 120, 80, 40])
  func aFilteredTableSaysSo(columns: Int) {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], columns, 24, at: "2.1")
    reader.press("t", "&")
    reader.write("s")
    reader.press(.enter, "l")
    let rows = reader.shownRows.count
    #expect(reader.screen.contains { $0.contains("\(rows) of 10 rows") })
    reader.press(.escape, "t", "l")
    #expect(reader.screen.contains { $0.contains("\(rows) of 10 rows") })
    reader.press("U", "s", "h")
    #expect(reader.screen.prefix(14).contains { $0.contains("by ") || $0.contains("▼") || $0.contains("▲") })
  }
}

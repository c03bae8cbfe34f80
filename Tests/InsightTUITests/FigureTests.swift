import InsightModel
import Testing

@testable import InsightTUI

/// Figures of the prose that are tied to cells: how they look, and the ways between them and the cells.
@Suite struct FigureTests {
  private static func reader(_ columns: Int = 100, _ rows: Int = 30, at address: String? = "1.1") -> Reader {
    Sample.figured(Sample.honey, columns, rows, at: address)
  }

  /// The text of the figure at hand.
  private static func figure(_ reader: Reader) -> String? {
    guard let index = reader.figureAtHand, let fact = reader.articleFacts?.mentions[index] else { return nil }
    return Sample.honey.string(fact.range)
  }

  private static func cell(_ reader: Reader) -> String? {
    guard reader.focus == .table, let grid = reader.openGrid, let table = reader.table,
      let row = table.selectedRow
    else { return nil }
    return grid.shown(row, table.column)
  }

  // MARK: Reading

  @Test func theFiguresOfADocumentWithATableAreAskedFor() {
    var reader = Sample.reader(of: [
      Sample.document(Sample.successor), Document(name: "honey-3.txt", state: .waiting),
      Document(name: "plain.txt", state: .waiting),
    ])
    #expect(reader.update(.loaded(1, .ready(Sample.honey))).contains(.readFacts(1)))
    #expect(
      !reader.update(.loaded(2, .ready(Issue(bytes: Array("Nothing here.".utf8))))).contains(.readFacts(2)))
  }

  @Test func figuresOfAnEarlierStateAreNotTaken() {
    var reader = Sample.reader(of: [Sample.document(Sample.honey)], at: "1.1")
    let facts = Facts(Sample.honey)
    reader.take([.loaded(0, .ready(Sample.almanac)), .facts(0, revision: 0, facts)])
    #expect(reader.documents[0].facts == nil)
    let revision = reader.documents[0].revision
    reader.take([.facts(0, revision: revision, Facts(Sample.almanac))])
    #expect(reader.documents[0].facts != nil)
    reader.take([.facts(9, revision: 0, facts)])
  }

  @Test func whatIsFoundCountsThem() {
    #expect(Self.reader(160).screen.contains { $0.contains("Found: 12 figures tied, 1 dis") })
    // The cursor of the front page stays on what it was on.
    var reader = Sample.reader(of: [Sample.document(Sample.honey)], 100, 30)
    reader.press("g")
    #expect(reader.front != nil)
    let before = reader.frontFlow.flatMap { flow in reader.front.map { flow.items[$0.item] } }
    reader.take([.facts(0, revision: 0, Facts(Sample.honey))])
    #expect(reader.frontFlow.flatMap { flow in reader.front.map { flow.items[$0.item] } } == before)
    #expect(reader.screen.contains { $0.contains("Found: 12 figures tied, 1 disagrees") })
  }

  @Test func foundHasThemAsGroups() {
    var reader = Self.reader()
    reader.openReport(0)
    let text = reader.screen.joined(separator: "\n")
    #expect(text.contains("Figures of the prose that the tables contradict (1)"))
    #expect(text.contains("Figures of the prose that the tables bear out (11)"))
    #expect(text.contains("3,510 tonnes: Brennick, 2030 Harvest 3,510 Tonnes, agrees"))
    reader.press(.down, .down, .enter)
    #expect(Self.figure(reader) == "10.0%")
  }

  // MARK: From one to the next

  @Test func oneGoesFromFigureToFigure() {
    var reader = Self.reader()
    reader.press(")")
    #expect(Self.figure(reader) == "Leads")
    reader.press(")", ")", ")")
    #expect(Self.figure(reader) == "4,120 tonnes")
    #expect(reader.foot.contains("4,120 tonnes: Brennick, 2031 Harvest 4,120 Tonnes, agrees"))
    reader.press("(")
    #expect(Self.figure(reader) == "10,165 tonnes")
    reader.press("2", ")")
    #expect(Self.figure(reader) == "17.4%")
    reader.press("9", "9", ")")
    #expect(reader.foot.contains("this is the last figure of this article"))
    #expect(Self.figure(reader) == "6,095 tonnes")
    reader.press(.escape)
    #expect(Self.figure(reader) == nil && reader.focus == .article)
    reader.press(.escape)
    #expect(reader.focus == .contents)
  }

  @Test func onASmallScreenTheFigureComesIntoView() {
    var reader = Self.reader(40, 8)
    for _ in 0..<12 {
      reader.press(")")
      #expect(Self.figure(reader) != nil)
    }
    #expect(Self.figure(reader) == "6,095 tonnes")
    // Out of sight it is not at hand: one goes on from the screen.
    reader.press("g", ")")
    #expect(Self.figure(reader) == "Leads")
  }

  @Test func whereNothingIsTiedOneIsTold() {
    var reader = Self.reader(at: "1.2")
    reader.press(")")
    #expect(reader.foot.contains("no figure of this article is tied to a cell"))
    var unread = Sample.reader(of: [Sample.document(Sample.honey)], at: "1.1")
    unread.press(")")
    #expect(unread.foot.contains("still being read"))
    unread.press("!")
    #expect(unread.foot.contains("no cell is in doubt here"))
    var plain = Sample.reader(of: [Sample.document(Issue(bytes: Array("Nothing here.".utf8)))])
    plain.press(")")
    #expect(plain.foot.contains("no table here"))
  }

  // MARK: Cells

  @Test(arguments: [(120, 36), (80, 24), (40, 12), (180, 40)])
  func enterGoesToTheCellAndEscapeReturns(_ columns: Int, _ rows: Int) {
    var reader = Self.reader(columns, rows)
    reader.press("6", ")")
    #expect(Self.figure(reader) == "3,510 tonnes")
    reader.press(.enter)
    #expect(Self.cell(reader) == "3,510")
    reader.press(.escape)
    #expect(reader.focus == .article && Self.figure(reader) == "3,510 tonnes")
  }

  @Test(arguments: [(120, 36), (80, 24), (40, 12)])
  func aCellIsFollowedThroughTheProse(_ columns: Int, _ rows: Int) {
    var reader = Self.reader(columns, rows)
    reader.press("t", .right)
    #expect(Self.cell(reader) == "4,120")
    reader.press(")")
    #expect(Self.figure(reader) == "Leads" && reader.foot.contains("1 of 4"))
    reader.press(")")
    #expect(Self.figure(reader) == "4,120 tonnes")
    reader.press(")", ")", ")")
    #expect(Self.figure(reader) == "6,095 tonnes" && reader.foot.contains("the last figure"))
    reader.press(.escape)
    #expect(Self.cell(reader) == "4,120")
    reader.press("(")
    #expect(Self.figure(reader) == "6,095 tonnes")
  }

  @Test func aCellThatNothingSpeaksOf() {
    var reader = Self.reader()
    reader.press("t", .down, .down, .down, .right, .right, ")")
    #expect(Self.cell(reader) == "1,188" && reader.foot.contains("does not speak of this cell"))
  }

  @Test func aRowHiddenByAFilterIsNotShown() {
    var reader = Self.reader()
    reader.press("t", "&")
    reader.write("Wendmoor")
    reader.press(.enter, .backTab)
    #expect(reader.focus == .article)
    reader.press("6", ")", .enter)
    #expect(reader.foot.contains("the filter hides its row"))
  }

  @Test func aRecordListsWhatTheProseSays() {
    var reader = Self.reader()
    reader.press("t", .down, .down, .enter)
    let text = reader.screen.joined(separator: "\n")
    #expect(text.contains("in the prose: 1,957 tonnes, disagrees"))
    #expect(text.contains("in the prose: 6,095 tonnes (sum), agrees"))
  }

  // MARK: Doubt

  @Test func theNextDoubtIsTheFigureThatDisagrees() {
    var reader = Self.reader()
    reader.press("!")
    #expect(Self.figure(reader) == "1,957 tonnes")
    #expect(reader.foot.contains("doubt 1 of 1: The text says 1,957 tonnes; the table has 1,975 Tonnes"))
    // Its line has a sign that needs no colour.
    #expect(reader.screen.contains { $0.contains("│?") && $0.contains("1,957 tonnes") })
  }

  // MARK: The table of facts

  @Test func factsOpenAsATable() {
    var reader = Self.reader()
    reader.press(":")
    reader.write("facts")
    reader.press(.enter)
    #expect(reader.openGrid?.title == "Facts of honey-3.txt")
    reader.press("&")
    reader.write("disagree")
    reader.press(.enter, .enter)
    #expect(Self.figure(reader) == "1,957 tonnes")
    reader.press(.escape)
    #expect(reader.openGrid?.title == "Facts of honey-3.txt" && reader.shownRows.count == 1)
    // A second call finds it as it was.
    _ = reader.perform(.back)
    _ = reader.perform(.facts)
    #expect(reader.shownRows.count == 1 && reader.documents.count == 2)
  }

  @Test func aFactOfACellLeadsToTheCell() {
    var reader = Self.reader()
    _ = reader.perform(.facts)
    reader.press(.down, .enter)
    #expect(Self.cell(reader) == "3,510")
    reader.press(.escape)
    #expect(reader.openGrid?.title == "Facts of honey-3.txt")
  }

  @Test func factsOfAFileThatWasReadAgainAreListedAnew() {
    var reader = Self.reader()
    _ = reader.perform(.facts)
    reader.take([.loaded(0, .ready(Sample.honey))])
    reader.press(.enter)
    #expect(reader.foot.contains("list its facts again"))
    _ = reader.perform(.facts)
    reader.press(.down, .enter)
    #expect(Self.cell(reader) == "3,510")
  }
}

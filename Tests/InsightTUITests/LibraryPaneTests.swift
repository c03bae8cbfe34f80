import InsightModel
import Testing

@testable import InsightTUI

/// The library's list and what was found.
@Suite struct LibraryPaneTests {
  private static func reader(_ columns: Int = 80, _ rows: Int = 24) -> Reader {
    var reader = Reader(documents: [], size: Size(columns: columns, rows: rows))
    reader.openLibrary(Shelved.issues, last: nil)
    return reader
  }

  @Test func issuesStandUnderTheirPeriodicals() {
    var reader = Self.reader()
    guard case .library(let pane) = reader.overlay else { return }
    #expect(
      pane.rows == [
        .periodical("Harbour Letter", issues: 2, unread: 1), .issue(0), .issue(2),
        .periodical("港口通讯", issues: 1, unread: 1), .issue(1),
        .periodical("Other texts", issues: 1, unread: 1), .issue(3),
      ])
    reader.press("j", "j")
    guard case .library(let moved) = reader.overlay else { return }
    #expect(moved.selected?.id == 3)
    reader.press("G")
    guard case .library(let last) = reader.overlay else { return }
    #expect(last.selected?.id == 1 && last.place == 4)
    #expect(reader.update(.key("q")) == [.quit])
  }

  @Test func anIssueIsReadOpenedAndLeft() {
    var reader = Self.reader()
    #expect(reader.update(.key(.enter)).contains(.load(0)))
    #expect(reader.documents.map(\.kept) == [4])
    reader.take([.loaded(0, .ready(Sample.almanac))])
    #expect(reader.context == .article)
    var memory = Shelved.memory
    memory.last = "2.1"
    _ = reader.update(.remembered(0, memory))
    #expect(reader.article.map { Sample.almanac.address(of: $0.reference.article).description } == "2.1")
    reader.press(.escape)
    #expect(reader.update(.key(.escape)).contains(.listKept))
    #expect(reader.context == .library)
    // The second time it is there.
    #expect(!reader.update(.key(.enter)).contains(.load(0)) && reader.context == .article)
  }

  private static func pane(_ reader: Reader) -> LibraryPane {
    if case .library(let pane) = reader.overlay { pane } else { LibraryPane([]) }
  }

  /// The reader begins in the issue in which it was left; the list comes after it.
  @Test func oneGoesOnWhereOneWas() {
    var reader = Reader(
      documents: [Document(name: "x", state: .ready(Sample.almanac), kept: 3)],
      size: Size(columns: 80, rows: 24))
    var memory = Shelved.memory
    memory.last = "2.1"
    reader.resume(memory, contentsWidth: nil)
    #expect(reader.context == .article && reader.openIssue == 3)
    #expect(reader.article.map { Sample.almanac.address(of: $0.reference.article).description } == "2.1")
    #expect(reader.notice?.text.contains("goes to the library") == true)
    reader.press(.escape)
    #expect(reader.update(.key(.escape)).contains(.keep(.open(issue: nil))))
    #expect(reader.context == .library && reader.screen[1].contains("is being opened"))
    _ = reader.update(.listed(Shelved.issues))
    #expect(Self.pane(reader).selected?.id == 3)
    #expect(reader.update(.key(.enter)).contains(.keep(.open(issue: 3))))
  }

  @Test func issuesAreMarkedStarredAndTakenOut() {
    var reader = Self.reader()
    #expect(reader.update(.key("r")) == [.change(.read(true, issues: [4]), number: 0)])
    #expect(Self.pane(reader).selected?.isUnread == false)
    #expect(reader.update(.key("*")) == [.change(.star(true, issue: 4), number: 1)])
    #expect(Self.pane(reader).selected?.isStarred == true)
    #expect(reader.update(.key("D")) == [.change(.remove([4]), number: 2)])
    #expect(Self.pane(reader).issues.map(\.id) == [3, 2, 1] && Self.pane(reader).selected?.id == 3)
    #expect(reader.notice?.text == "Harbour Letter No. 9 is out of the library; U brings it back")
    #expect(reader.update(.key("U")) == [.takeBack(number: 2)])
    _ = reader.update(.listed(Shelved.issues))
    #expect(reader.update(.key("U")) == [.takeBack(number: 1)])
    #expect(reader.update(.key(.control("r"))) == [.change(.star(true, issue: 4), number: 1)])
    #expect(reader.update(.key("U")).count == 1 && reader.update(.key("U")) == [.takeBack(number: 0)])
    #expect(reader.update(.key("U")).isEmpty && reader.notice?.text == "nothing to undo")
  }

  @Test func allOfAPeriodicalAreMarked() {
    var reader = Self.reader()
    _ = reader.update(.key("A"))
    #expect(Self.pane(reader).issues.filter(\.isUnread).map(\.id) == [3, 1])
    #expect(reader.notice?.text == "1 issue of Harbour Letter read; U takes it back")
    #expect(reader.update(.key("A")).isEmpty && reader.notice?.text == "Harbour Letter is read already")
  }

  /// What is alone with its name and has no number is no periodical, unless there is much in it, as in a feed.
  @Test(arguments: [(nil, 0, true), (nil, 1, true), (nil, 2, false), (3, 1, false)] as [(Int?, Int, Bool)])
  func aTextAloneIsUnderOtherTexts(_ number: Int?, _ articles: Int, _ isLoose: Bool) {
    func letter(_ id: Int, _ title: String, _ number: Int? = nil, _ articles: Int = 1) -> KeptIssue {
      KeptIssue(
        id: id, file: "/l/m.mbox#\(id)", periodical: title, number: number, published: "2031-05-0\(id)",
        title: title, articles: articles, read: 0, starred: 0, revisions: 0)
    }
    let own = letter(3, "Re: the oars", number, articles)
    let pane = LibraryPane([own, letter(2, "Weekly Wharf"), letter(1, "Weekly Wharf")])
    #expect(
      pane.rows.first
        == .periodical(isLoose ? "Other texts" : "Re: the oars", issues: 1, unread: articles > 0 ? 1 : 0))
    #expect(pane.rows[2] == .periodical("Weekly Wharf", issues: 2, unread: 2))
    #expect(pane.neighbours.name == (isLoose ? "Other texts" : "Re: the oars"))
    // With another of its name it is no longer alone.
    let both = LibraryPane([letter(4, "Re: the oars"), own])
    #expect(both.rows.first == .periodical("Re: the oars", issues: 2, unread: articles > 0 ? 2 : 1))
    var reader = Reader(documents: [], size: Size(columns: 80, rows: 12))
    reader.openLibrary([own], last: nil)
    if isLoose { #expect(reader.screen[2].contains("3 May 2031 · Re: the oars")) }
  }

  /// What was marked in an issue is taken back from the list too.
  @Test func whatWasDoneInAnIssueIsUndoneInTheList() {
    var reader = Self.reader()
    reader.press(.enter)
    reader.take([.loaded(0, .ready(Sample.almanac)), .remembered(0, Shelved.memory)])
    reader.press("*", .escape, .escape)
    #expect(reader.context == .library)
    let effects = reader.update(.key("U"))
    #expect(effects.count == 2 && effects.last == .listKept)
  }

  @Test func theListIsSearched() {
    var reader = Self.reader()
    reader.press("/")
    reader.write("tugs")
    #expect(reader.context == .prompt && Self.pane(reader).selected?.id == 4)
    reader.press(.control("u"))
    reader.write("harbour")
    reader.press(.enter)
    #expect(reader.context == .library && reader.screen.last?.contains("1/2") == true)
    reader.press("n")
    #expect(Self.pane(reader).selected?.id == 2)
    _ = reader.update(.listed(Array(Shelved.issues.dropFirst())))
    #expect(reader.pageSearch?.lines.count == 1)
    reader.press(.escape)
    #expect(reader.context == .library && reader.pageSearch == nil)
  }

  /// What was read before is not at the head of the list.
  @Test func theHeadOfTheListHasNoDate() {
    var reader = Reader(documents: [], size: Size(columns: 120, rows: 36))
    reader.openLibrary(Shelved.issues, last: 4)
    reader.press(.enter)
    reader.take([.loaded(0, .ready(Sample.almanac))])
    #expect(reader.screen[0].contains("9 November 2031"))
    reader.press("q", "q")
    #expect(reader.context == .library && reader.screen[0] == " Library")
    reader.press(":")
    #expect(reader.screen[0] == " Library")
  }

  /// A periodical's name is cut before its number.
  @Test(arguments: [
    (120, "2031-04-01  Harbour and Fi… No. 1234  2.1  "), (80, "2031-04-01  Harbou… No. 1234  2.1  "),
    (60, "2031-04-01  No. 1234  2.1  "), (40, "No. 1234  2.1  "),
  ])
  func whatIsFoundKeepsItsNumber(columns: Int, lead: String) {
    var match = Shelved.match("2.1", "the tides", [4..<9], number: 1234)
    match.periodical = "Harbour and Fisheries Letter"
    #expect(Self.found([match], columns: columns).screen[2].hasPrefix(" " + lead))
    match.number = nil
    let name = Self.found([match], columns: columns).screen[2]
    #expect(name.contains("Harbour") == (columns >= 80) && !name.contains("No."))
  }

  /// Of a table the row with the match, without the signs that part rows and cells inside.
  @Test func whatIsFoundInATableIsItsRow() throws {
    let table =
      "Table 1. Catch ‖ (Tons) ‖ Rank | Ship ‖ 1 | Tern | 44,186 ‖ 2 | Gull a|b | 9 ‖ Source: Fleet"
    func shown(_ found: String) throws -> String {
      let scalars = Array(table.unicodeScalars)
      let wanted = Array(found.unicodeScalars)
      let start = try #require(scalars.indices.first { scalars[$0...].starts(with: wanted) })
      var match = Shelved.match("2.1", table, [start..<start + wanted.count])
      match.passage.kind = .table
      let reader = Self.found([match], columns: 160)
      // What was found is marked where it stands.
      #expect(reader.view().row(2).count { $0.style == Theme.selected + Theme.match } == wanted.count)
      let lead = " 2031-04-01  Harbour Letter No. 9  2.1  "
      #expect(reader.screen[2].hasPrefix(lead))
      return String(reader.screen[2].dropFirst(lead.count))
    }
    #expect(try shown("Tern") == "1 · Tern · 44,186")
    #expect(try shown("Gull") == "2 · Gull a|b · 9")
    #expect(try shown("Catch") == "Table 1. Catch")
    #expect(try shown("Fleet") == "Source: Fleet")
  }

  private static func found(_ matches: [Match], columns: Int) -> Reader {
    var reader = Self.reader()
    reader.take([.resize(Size(columns: columns, rows: 24))])
    reader.press("F")
    reader.write("x")
    reader.press(.down)
    let outcome = FindOutcome(results: matches.map { Result(match: $0) }, total: matches.count)
    reader.take([.found("x", isBest: false, outcome)])
    return reader
  }

  @Test func whatIsFoundIsOpenedAndComeBackTo() {
    var reader = Sample.reader(80, 24, at: "1.2")
    #expect(reader.update(.key("F")).isEmpty && reader.context == .results)
    #expect(reader.update(.typed(["t", "i", "d"])) == [.find("tid", isBest: false)])
    let own = Match(
      id: nil, file: "almanac-7.txt", periodical: nil, number: nil, published: nil,
      head: ArticleHead(key: "2.1", headline: "", section: ""),
      passage: Passage(kind: .headline, article: 2, block: nil, lines: 1...1, text: "x"), ranges: [])
    let outcome = FindOutcome(
      results: [Result(match: own, document: 0), Result(match: Shelved.match("1.1", "the tides", [4..<9]))],
      total: 7)
    _ = reader.update(.found("ti", isBest: false, outcome))
    guard case .results(let early) = reader.overlay else { return }
    #expect(early.outcome.results.isEmpty, "an answer to another question")
    _ = reader.update(.found("tid", isBest: false, outcome))
    #expect(reader.screen[1].contains("7 found, newest first"))
    reader.press(.enter)
    #expect(reader.article?.reference.article == Sample.almanac.article(at: Address("2.1")!))
    // On to the next, which has to be read.
    #expect(reader.update(.key("n")).contains(.load(1)) && reader.documents.count == 2)
    reader.take([.loaded(1, .ready(Sample.almanac))])
    #expect(reader.article?.reference == ArticleReference(document: 1, article: 0))
    reader.press(.escape)
    guard case .results(let back) = reader.overlay else {
      Testing.Issue.record("not back in the list")
      return
    }
    #expect(back.cursor == 1 && back.text == "tid")
    #expect(reader.update(.key(.tab)) == [.find("tid", isBest: true)])
    reader.press(.escape)
    #expect(reader.overlay == nil)
  }

  /// A search that goes on while one reads what it has found completes the list that one comes back to.
  @Test func whatIsFoundMeanwhileIsListed() {
    func found(_ count: Int, of total: Int?) -> Event {
      let match = Shelved.match("1.1", "the tides", [4..<9])
      return .found(
        "tid", isBest: false,
        FindOutcome(results: Array(repeating: Result(match: match), count: count), total: total))
    }
    var reader = Sample.reader(80, 24, at: "1.2")
    reader.press("F")
    _ = reader.update(.typed(["t", "i", "d"]))
    reader.take([found(2, of: nil)])
    #expect(
      reader.screen[1].contains("2 so far, newest first") && reader.screen.last?.contains("1/…") == true)
    reader.take([found(FindOutcome.screen - 1, of: nil)])
    #expect(reader.screen[1].contains("39 so far"))
    reader.take([found(FindOutcome.screen, of: nil)])
    #expect(reader.screen[1].contains("counting, newest first"))
    reader.press(.down, .enter)
    #expect(reader.overlay == nil && reader.resultsLeft?.cursor == 1)
    // Begun again it finds less at first, which is no news.
    reader.take([found(1, of: nil)])
    #expect(reader.resultsLeft?.outcome.results.count == 40)
    reader.take([found(45, of: 45)])
    #expect(reader.resultsLeft?.outcome.results.count == 45 && reader.resultsLeft?.cursor == 1)
    // Another query's is no part of it.
    reader.take([.found("ti", isBest: false, FindOutcome())])
    #expect(reader.resultsLeft?.outcome.total == 45)
  }
}

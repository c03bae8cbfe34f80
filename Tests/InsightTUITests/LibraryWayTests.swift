import InsightModel
import Testing

@testable import InsightTUI

/// Ways between what is open and the library.
@Suite struct LibraryWayTests {
  private static func kept(_ last: String, _ place: ArticleMemory.Place? = nil, isKept: Bool = true)
    -> DocumentMemory
  {
    var memory = DocumentMemory(document: 7, isKept: isKept)
    memory.last = last
    memory.articles[last] = ArticleMemory(place: place)
    return memory
  }

  /// A kept issue that is opened by its path goes on where one was, as one does that is opened from the list.
  @Test func aKeptFileGoesOn() {
    var reader = Sample.reader(80, 24)
    _ = reader.update(.remembered(0, Self.kept("1.2")))
    #expect(reader.focus == .article && reader.notice?.text.contains("back where you were") == true)
    #expect(reader.article?.reference.article == Sample.almanac.article(at: Address("1.2")!))
    var inFirst = Sample.reader(80, 24)
    _ = inFirst.update(.remembered(0, Self.kept("1.1", ArticleMemory.Place(block: 1, offset: 0))))
    #expect(inFirst.focus == .article)
    // Not at the head of all, not what is not kept, not where an address was named or a key was pressed.
    for memory in [Self.kept("1.1"), Self.kept("1.2", isKept: false)] {
      var other = Sample.reader(80, 24)
      _ = other.update(.remembered(0, memory))
      #expect(other.focus == .contents && other.notice == nil)
    }
    var touched = Sample.reader(80, 24)
    touched.press("j")
    _ = touched.update(.remembered(0, Self.kept("2.1")))
    #expect(touched.focus == .contents)
    var named = Sample.reader(80, 24, at: "2.1")
    _ = named.update(.remembered(0, Self.kept("1.2")))
    #expect(named.article?.reference.article == Sample.almanac.article(at: Address("2.1")!))
  }

  @Test func issuesOfTheLibraryFollowEachOther() {
    var reader = Reader(documents: [], size: Size(columns: 80, rows: 24))
    reader.openLibrary(Shelved.issues, last: 4)
    #expect(reader.update(.key(.enter)).contains(.load(0)))
    reader.take([.loaded(0, .ready(Sample.almanac))])
    // The list has the issues of a periodical together.
    #expect(reader.update(.key("}")).contains(.load(1)) && reader.documents[1].kept == 2)
    #expect(reader.update(.key("}")).contains(.load(2)) && reader.documents[2].kept == 3)
    reader.take([.loaded(1, .ready(Sample.successor)), .loaded(2, .ready(Sample.honey))])
    #expect(reader.article?.reference.document == 2)
    reader.press("{", "{")
    #expect(reader.article?.reference.document == 0)
    reader.press("{")
    #expect(reader.notice?.text == "this is the first issue" && reader.libraryLeft?.selected?.id == 4)
    reader.press("}")
    reader.press(.escape, .escape)
    guard case .library(let pane) = reader.overlay else {
      Testing.Issue.record("not back in the list")
      return
    }
    #expect(pane.selected?.id == 2)
  }

  /// Where the list is still to come, the step waits for it.
  @Test func aStepWaitsForTheList() {
    var reader = Reader(
      documents: [Document(name: "b", state: .ready(Sample.almanac), kept: 2)],
      size: Size(columns: 80, rows: 24))
    reader.resume(Shelved.memory, contentsWidth: nil)
    #expect(reader.update(.key("{")).contains(.listKept) && reader.documents.count == 1)
    #expect(reader.update(.listed(Shelved.issues)).contains(.load(1)))
    #expect(reader.documents[1].kept == 4)
  }

  @Test func theLibraryIsReachedFromAFile() {
    var reader = Sample.reader(80, 24, at: "1.2")
    _ = reader.update(.remembered(0, DocumentMemory(document: 0, isKept: false)))
    #expect(reader.update(.key("L")).contains(.listKept) && reader.screen[1].contains("being opened"))
    _ = reader.update(.listed(Shelved.issues))
    #expect(reader.screen[1].contains("Harbour Letter"))
    // Back to what one has come from, by q too.
    reader.press("q")
    #expect(reader.overlay == nil && reader.article?.reference.document == 0)
    reader.press("L")
    _ = reader.update(.listed(Shelved.issues))
    reader.press(.escape)
    #expect(reader.overlay == nil)
    reader.press("L")
    _ = reader.update(.listed(Shelved.issues))
    #expect(reader.update(.key(.enter)).contains(.load(1)))
    reader.take([.loaded(1, .ready(Sample.successor))])
    reader.press("L")
    #expect(reader.update(.key("q")).contains(.quit), "from here on it is the top")
    var broken = Sample.reader(80, 24, at: "1.2")
    broken.press("L")
    _ = broken.update(.libraryFailed("it is damaged"))
    #expect(broken.overlay == nil && broken.notice?.text == "it is damaged")
    broken.press("L")
    #expect(broken.overlay == nil && broken.notice?.text == "it is damaged")
  }

  /// An address of a cell opens its table there.
  @Test func aCellIsOpenedByItsAddress() {
    var reader = Sample.reader(
      of: [Sample.document(Sample.profits)], 80, 24, at: "1.1/table1/Île Verte/2030 Profit")
    #expect(reader.focus == .table && reader.table?.row == 2 && reader.table?.column == 2)
    // What is remembered does not lead away from it.
    _ = reader.update(.remembered(0, Self.kept("1.1", ArticleMemory.Place(block: 0, offset: 0))))
    #expect(reader.focus == .table && reader.table?.row == 2)
    var wrong = Sample.reader(of: [Sample.document(Sample.profits)], 80, 24, at: "1.1/table1/Île Verte/1999")
    #expect(wrong.notice?.text.contains("no column 1999") == true)
    wrong.press("j")
  }

  private static func found(_ count: Int, of total: Int) -> Event {
    let match = Shelved.match("1.1", "the tides", [4..<9])
    return .found(
      "tid", isBest: false,
      FindOutcome(results: Array(repeating: Result(match: match), count: count), total: total))
  }

  /// Who comes to the end of the list gets more of what was found, once.
  @Test func moreIsListedAtTheEnd() {
    let longest = FindOutcome.longest
    let more = Effect.find("tid", isBest: false, limit: 2 * longest)
    var reader = Sample.reader(80, 24, at: "1.2")
    reader.press("F")
    reader.write("tid")
    #expect(!reader.update(Self.found(longest, of: 1200)).contains(more))
    for _ in 0..<40 { reader.press(.pageDown) }
    guard case .results(let pane) = reader.overlay else { return }
    #expect(pane.limit == 2 * longest)
    // A screen of them that comes again takes nothing away.
    _ = reader.update(Self.found(2 * longest, of: 1200))
    reader.press(.down)
    guard case .results(let next) = reader.overlay else { return }
    #expect(next.cursor >= longest - 40 && next.outcome.results.count == 2 * longest)
    // By n from what is open too.
    reader.press(.enter)
    reader.resultsLeft?.cursor = 2 * longest - 2
    #expect(reader.update(.key("n")).contains(.find("tid", isBest: false, limit: 4 * longest)))
    // All of it is there: nothing more is asked for.
    _ = reader.update(Self.found(1200, of: 1200))
    reader.resultsLeft?.cursor = 1198
    let effects = reader.update(.key("n"))
    #expect(!effects.contains { if case .find = $0 { true } else { false } })
  }

  /// A library that fails hides nothing of what is open, also of what it would have found itself.
  @Test func whatIsOpenIsFoundWithoutTheLibrary() {
    func outcome(_ lack: String?) -> FindOutcome? {
      let keeper = Keeper(
        recall: { _, _ in nil }, remember: { _, _, _ in true }, glance: { _, _, _ in nil },
        count: { _ in nil },
        find: { _, _, _, _ in Found() }, list: { nil }, change: { _, _ in true }, takeBack: { _ in },
        keep: { _ in }, searches: { nil }, keepSearch: { _, _ in }, tend: { _ in nil }, problem: { nil },
        lack: { lack })
      let inbox = Inbox()
      let queue = KeeperQueue(keeper, inbox)
      let (own, kept) = (Sample.document(Sample.honey), Sample.document(Sample.links))
      queue.add(.find("tenders", isBest: false, [0: own], kept: [1: kept]))
      queue.finish()
      return inbox.take().compactMap { message -> FindOutcome? in
        if case .event(.found(_, _, let outcome)) = message { outcome } else { nil }
      }.last
    }
    #expect(outcome(nil)?.results.isEmpty == true && outcome(nil)?.problem == nil)
    let failed = outcome("it is damaged")
    #expect(
      failed?.results.map(\.document) == [1] && failed?.total == 1 && failed?.problem == "it is damaged")
  }

  @Test func anEmptyPromptIsLeftByBackspaceAlone() {
    var reader = Sample.reader(80, 24, at: "1.2")
    reader.press("F", .control("u"), .control("w"))
    #expect(reader.context == .results)
    reader.press(.backspace)
    #expect(reader.context == .article)
    reader.press("/", .control("u"))
    #expect(reader.context == .prompt)
  }

  /// Number and date stay where a name or a count would take their room.
  @Test func whatTellsAnIssueFromOthersStays() {
    let issue = KeptIssue(
      id: 4, file: "/l/d.txt", periodical: "Transactions of the Society of Pilots", number: 118,
      published: "2031-09-24", title: nil, articles: 12, read: 1, starred: 0, revisions: 0)
    var reader = Reader(documents: [], size: Size(columns: 40, rows: 12))
    reader.openLibrary([issue], last: nil)
    #expect(reader.screen[2].hasSuffix("No. 118 · 24 September 2031"), "\(reader.screen[2])")
    reader.take([.resize(Size(columns: 44, rows: 12))])
    #expect(reader.screen[2].hasSuffix("No. 118 · 24 September 2031  11 of 12"), "\(reader.screen[2])")
    reader.take([.resize(Size(columns: 60, rows: 12))])
    #expect(reader.screen[2].contains("24 September 2031") && reader.screen[2].contains("11 of 12 unread"))
  }
}

import Foundation
import InsightModel
import Testing

@testable import InsightTUI

/// What is kept of notes, places and lists, and what is said where it cannot be.
@Suite struct KeptStateTests {
  private static func reader(at address: String? = "1.2", _ memory: DocumentMemory = Shelved.memory) -> Reader
  {
    var reader = Sample.reader(80, 24, at: address)
    _ = reader.update(.remembered(0, memory))
    return reader
  }

  private static let lost = Note(
    id: 5, article: "1.2", block: nil, quotation: "Words of an older text.", body: "was it so?", written: 9,
    isLost: true)

  /// A note whose words are gone is neither the headline's nor taken away by it; Up goes to it.
  @Test func aLostNoteIsItsOwn() {
    var memory = Shelved.memory
    memory.notes = [Self.lost]
    var reader = Self.reader(memory)
    reader.press("a")
    #expect(reader.prompt?.text == "" && reader.notice?.text.contains("words are gone") == true)
    reader.write("new")
    reader.press(.enter)
    #expect(reader.memories[0]?.notes.map(\.body) == ["was it so?", "new"])
    #expect(reader.note(onItem: 0)?.body == "new")
    reader.press("a", .up)
    #expect(reader.prompt?.text == "was it so?" && reader.notice?.text.contains("Words of an older") == true)
    reader.press(.down)
    #expect(reader.prompt?.text == "new")
    reader.press(.up, .control("u"))
    #expect(reader.update(.key(.enter)).contains(.remember(0, .note(nil, replacing: Self.lost))))
    #expect(reader.memories[0]?.notes.map(\.body) == ["new"])
    reader.press("U")
    #expect(reader.memories[0]?.notes.contains(Self.lost) == true)
    #expect(Reader.line(of: Self.lost).contains("its words are gone"))
  }

  private static func reader(_ memory: DocumentMemory) -> Reader { reader(at: "1.2", memory) }

  /// The article that is open first is remembered too: of a kept issue any, of another text any but the first.
  @Test func theFirstArticleIsRemembered() {
    var reader = Sample.reader(80, 24, at: "1.2")
    #expect(reader.update(.remembered(0, Shelved.memory)).contains(.remember(0, .last(article: "1.2"))))
    var kept = Sample.reader(80, 24)
    #expect(kept.update(.remembered(0, Shelved.memory)).contains(.remember(0, .last(article: "1.1"))))
    for (address, count) in [("1.1", 0), ("1.2", 1)] {
      var other = Sample.reader(80, 24, at: address)
      let effects = other.update(.remembered(0, DocumentMemory(document: 0, isKept: false)))
      #expect(effects.filter { $0 != .wakeWhenIdle }.count == count)
    }
  }

  /// What is open when its memory comes is timed once, however it was opened.
  @Test func whatIsOpenFirstIsTimed() {
    var reader = Sample.reader(80, 24, at: "2.1")
    #expect(reader.update(.remembered(0, Shelved.memory)).contains(.wakeWhenIdle))
    guard !reader.isEndOfUnreadShown else { return }
    let timer = Effect.wakeAfter(seconds: reader.settings.dwell, opening: reader.openings)
    #expect(reader.update(.idle).contains(timer) && !reader.update(.idle).contains(timer))
    // Who is in the contents when the time is over begins anew.
    reader.press(.escape)
    #expect(reader.update(.dwelt(opening: reader.openings)).isEmpty)
    #expect(reader.update(.key(.enter)).contains(.wakeWhenIdle) && reader.update(.idle).contains(timer))
    #expect(
      reader.update(.dwelt(opening: reader.openings)).contains(.remember(0, .read(true, article: "2.1"))))
  }

  @Test func theOpenTableIsRememberedAndOpened() {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 80, 24, at: "2.1")
    _ = reader.update(.remembered(0, DocumentMemory(document: 0, isKept: false)))
    reader.press("t", "j", "j", .right)
    let cell = reader.table.flatMap(reader.cellAtCursor)
    #expect(cell != nil && reader.update(.key("Q")).contains(.remember(0, .cell(cell))))
    var memory = DocumentMemory(document: 0, isKept: false)
    (memory.last, memory.cell) = ("2.1", cell)
    func opened(at address: String?, _ keys: [Key] = []) -> Reader {
      var other = Sample.reader(of: [Sample.document(Sample.insight)], 80, 24, at: address)
      for key in keys { other.press(key) }
      _ = other.update(.remembered(0, memory))
      return other
    }
    var again = opened(at: nil)
    #expect(again.focus == .table && again.table.flatMap(again.cellAtCursor) == cell)
    // Closed, it is no longer the open one.
    again.press(.escape)
    #expect(again.update(.key("Q")).contains(.remember(0, .cell(nil))))
    #expect(opened(at: "1.1").table == nil && opened(at: nil, ["j"]).table == nil)
  }

  @Test func theWidthOfTheContentsIsKept() {
    var reader = Sample.reader(100, 24, at: "1.2")
    reader.press("<", "<")
    let width = reader.contentsWidth
    #expect(width != nil && reader.update(.key("Q")).contains(.keep(.contentsWidth(width))))
    var other = Sample.reader(100, 24, at: "1.2")
    _ = other.update(.contentsWidth(27))
    #expect(other.contentsWidth == 27 && other.update(.key("Q")) == [.quit])
    // Who has chosen one by now keeps that.
    other.press(">")
    let chosen = other.contentsWidth
    _ = other.update(.contentsWidth(31))
    #expect(other.contentsWidth == chosen)
  }

  /// A change that could not be made is none that can be undone, and the list is as it was.
  @Test func whatIsRefusedIsPutBack() {
    var reader = Reader(documents: [], size: Size(columns: 80, rows: 24))
    reader.openLibrary(Shelved.issues, last: nil)
    #expect(reader.update(.key("D")) == [.change(.remove([4]), number: 0)])
    reader.take([.refused(number: 0), .listed(Shelved.issues), .told("it can only be read")])
    #expect(reader.screen.contains { $0.contains("No. 9") } && reader.foot.contains("it can only be read"))
    reader.press("U")
    #expect(reader.foot.contains("nothing to undo"))
  }

  @Test func periodicalsAreJumpedOver() {
    var reader = Reader(documents: [], size: Size(columns: 80, rows: 24))
    reader.openLibrary(Shelved.issues, last: nil)
    func selected() -> Int? { if case .library(let pane) = reader.overlay { pane.selected?.id } else { nil } }
    for (key, id) in [("}", 3), ("}", 1), ("}", 1), ("{", 3), ("{", 4), ("{", 4)] as [(Key, Int)] {
      reader.press(key)
      #expect(selected() == id)
    }
    reader.press("j", "{")
    #expect(selected() == 4 && reader.update(.key("R")) == [.listKept, .lookThroughFolders])
  }

  /// The list of what was found says that it is not whole, and is left to where one was.
  @Test func whatIsNotListedIsSaidAndTheSearchLeft() {
    var reader = Sample.reader(80, 24, at: "1.2")
    reader.press("F")
    reader.write("tid")
    let own = Match(
      id: nil, file: "almanac-7.txt", periodical: nil, number: nil, published: nil,
      head: ArticleHead(key: "2.1", headline: "", section: ""),
      passage: Passage(kind: .headline, article: 2, block: nil, lines: 1...1, text: "x"), ranges: [])
    reader.take([
      .found("tid", isBest: false, FindOutcome(results: [Result(match: own, document: 0)], total: 1712))
    ])
    reader.press(.down)
    #expect(reader.foot.contains("1 of 1,712 are listed"))
    reader.press(.enter, "n")
    #expect(reader.foot.contains("1 of 1,712 are listed") && reader.article?.reference.article == 2)
    reader.press(.escape)
    #expect(reader.context == .results)
    reader.press(.escape)
    #expect(reader.context == .article && reader.article?.reference.article == 1)
  }
}

/// What a search that is being typed finds, and what is told of changes that fail.
@Suite struct TypedSearchTests {
  private static func keeper(finding total: @escaping @Sendable (SearchQuery) -> Int) -> Keeper {
    Keeper(
      recall: { _, _ in nil }, remember: { _, _, change in !change.isDeed }, glance: { _, _, _ in nil },
      count: { _ in nil },
      find: { query, _, _, _ in
        var found = Found()
        found.total = total(query)
        found.matches = Array(repeating: Shelved.match("1.1", "the tides", [4..<9]), count: found.total)
        return found
      },
      list: { Shelved.issues }, change: { _, _ in false }, takeBack: { _ in }, keep: { _ in },
      searches: { nil },
      keepSearch: { _, _ in }, tend: { _ in nil }, problem: { "it can only be read" },
      failure: { "it is damaged" }
    )
  }

  private static func events(_ keeper: Keeper, _ job: KeeperQueue.Job) -> [Event] {
    let inbox = Inbox()
    let queue = KeeperQueue(keeper, inbox)
    queue.add(job)
    queue.finish()
    return inbox.take().compactMap { if case .event(let event) = $0 { event } else { nil } }
  }

  private static func outcomes(_ text: String) -> [FindOutcome] {
    let keeper = keeper { query in
      // Only what has two words and more in it finds nothing.
      if case .all? = query.expression { 0 } else { 3 }
    }
    return events(keeper, .find(text, isBest: true, [:])).compactMap {
      if case .found(_, _, let outcome) = $0 { outcome } else { nil }
    }
  }

  @Test(arguments: [
    ("tide h", 3, "no word is “h”"), ("tide OR", 3, "OR stands"), ("tide -", 3, "- has no letter"),
    ("tide is:", 3, "is: takes"), ("tide since:2031-05-1", 3, "since: takes"),
    ("tide OR is:", 3, "is: takes"),
    ("is:", 0, "is: takes"),
  ])
  func whatIsHalfTypedKeepsWhatTheRestFinds(text: String, count: Int, words: String) {
    let outcomes = Self.outcomes(text)
    #expect(outcomes.count == 1 && outcomes[0].results.count == count)
    #expect(outcomes[0].problem?.contains(words) == true, "\(outcomes[0].problem ?? "")")
  }

  /// What is no more half typed finds what it finds.
  @Test(arguments: ["tide ham", "tide h ", "tide 潮", "tide"]) func whatIsWholeIsTakenAsItIs(text: String) {
    let outcomes = Self.outcomes(text)
    #expect(outcomes.map(\.problem) == [nil] && outcomes[0].total == (text == "tide" ? 3 : 0))
  }

  @Test func whatFailsIsTold() {
    let keeper = Self.keeper { _ in 0 }
    func names(_ job: KeeperQueue.Job) -> [String] {
      Self.events(keeper, job).map { event in
        switch event {
        case .refused(let number): "refused \(number)"
        case .listed(let issues): "listed \(issues.count)"
        case .told(let words): words
        case .libraryFailed(let why): why
        case .remembered(_, let memory): memory == nil ? "nothing" : "memory"
        case _: "other"
        }
      }
    }
    #expect(names(.change(.remove([4]), number: 7)) == ["refused 7", "listed 4", "it can only be read"])
    #expect(
      names(.remember(0, kept: 4, .star(true, article: "1.1"))) == [
        "it is damaged", "nothing", "it can only be read",
      ])
    #expect(names(.remember(0, kept: 4, .last(article: "1.1"))) == ["it can only be read"])
  }
}

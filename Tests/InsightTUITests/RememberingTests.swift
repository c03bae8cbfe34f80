import InsightModel
import Testing

@testable import InsightTUI

/// What is read, starred and noted, and where one was.
@Suite struct RememberingTests {
  /// A reader of the almanac in an article, with what is remembered of it.
  private static func reader(at address: String? = nil, _ memory: DocumentMemory = Shelved.memory) -> Reader {
    var reader = Sample.reader(80, 24, at: address)
    _ = reader.update(.remembered(0, memory))
    return reader
  }

  private static func effects(_ reader: inout Reader, _ key: Key) -> [Effect] {
    reader.update(.key(key)).filter { $0 != .wakeWhenIdle }
  }

  @Test func readAndStarAreTurnedUndoneAndDoneAgain() {
    var reader = Self.reader(at: "1.2")
    #expect(Self.effects(&reader, "r") == [.remember(0, .read(true, article: "1.2"))])
    #expect(reader.memories[0]?.articles["1.2"]?.isRead == true && reader.notice?.text == "1.2 read")
    #expect(Self.effects(&reader, "*") == [.remember(0, .star(true, article: "1.2"))])
    #expect(Self.effects(&reader, "U") == [.remember(0, .star(false, article: "1.2"))])
    #expect(Self.effects(&reader, "U") == [.remember(0, .read(false, article: "1.2"))])
    #expect(reader.memories[0]?.articles["1.2"] == ArticleMemory())
    #expect(Self.effects(&reader, .control("r")) == [.remember(0, .read(true, article: "1.2"))])
    #expect(Self.effects(&reader, "U").count == 1 && Self.effects(&reader, "U").isEmpty)
    #expect(reader.notice?.text == "nothing to undo")
  }

  /// One key marks a whole issue, and one takes that back.
  @Test func aWholeIssueIsMarkedAndUndone() {
    var reader = Self.reader()
    reader.press("g")
    #expect(reader.unreadCount(0) == 3)
    #expect(Self.effects(&reader, "r").count == 3 && reader.unreadCount(0) == 0)
    #expect(Self.effects(&reader, "U").count == 3 && reader.unreadCount(0) == 3)
    #expect(reader.memories[0]?.articles["1.1"]?.isRead == true)
  }

  @Test func whatWasAtItsEndIsReadWhenTheKeysRest() {
    var reader = Self.reader(at: "1.2")
    _ = reader.update(.key("G"))
    #expect(reader.memories[0]?.articles["1.2"]?.isRead != true)
    #expect(reader.update(.idle).contains(.remember(0, .read(true, article: "1.2"))))
    // What was only passed over has not been read.
    var passing = Self.reader(at: "1.2")
    for _ in 0..<3 { _ = passing.update(.key("J")) }
    #expect(passing.memories[0]?.articles["2.1"]?.isRead != true)
  }

  @Test func whatIsOpenForLongIsRead() {
    var reader = Self.reader(at: "2.1")
    for key in ["K", "J"] as [Key] { _ = reader.update(.key(key)) }
    let opening = reader.openings
    guard !reader.isEndOfUnreadShown else { return }
    #expect(reader.update(.idle).contains(.wakeAfter(seconds: reader.settings.dwell, opening: opening)))
    #expect(reader.update(.dwelt(opening: opening - 1)).isEmpty)
    #expect(reader.update(.dwelt(opening: opening)).contains(.remember(0, .read(true, article: "2.1"))))
  }

  @Test func thePlaceIsKeptByBlockAndOffset() {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 80, 24, at: "2.1")
    _ = reader.update(.remembered(0, DocumentMemory(document: 0, isKept: false)))
    _ = reader.update(.key(.pageDown))
    let anchor = reader.article?.place.anchor
    // It is kept when the keys rest, and not a second time; else when the reader is left.
    var resting = reader
    let rested = resting.update(.idle)
    let effects = reader.update(.key("Q"))
    #expect(effects.dropLast().allSatisfy { rested.contains($0) } && resting.update(.key("Q")) == [.quit])
    #expect(effects.last == .quit)
    let places = effects.compactMap { effect -> ArticleMemory.Place? in
      if case .remember(0, .place(let place, article: "2.1")) = effect { place } else { nil }
    }
    #expect(places.count == 1 && places[0].block > 0)
    // Another width: the same words at the head.
    var memory = DocumentMemory(document: 0, isKept: false)
    memory.articles["2.1"] = ArticleMemory(place: places[0])
    memory.last = "2.1"
    var other = Sample.reader(of: [Sample.document(Sample.insight)], 100, 30)
    _ = other.update(.remembered(0, memory))
    #expect(other.article?.reference.article == 3 && other.article?.place.anchor == anchor)
    // Who has moved already, or has named an article, is left where he is.
    var moved = Sample.reader(of: [Sample.document(Sample.insight)], 100, 30)
    moved.press("j")
    _ = moved.update(.remembered(0, memory))
    #expect(moved.article?.reference.article != 3)
    var named = Sample.reader(of: [Sample.document(Sample.insight)], 100, 30, at: "1.2")
    _ = named.update(.remembered(0, memory))
    #expect(named.article?.reference.article == 1)
  }

  @Test func aTableIsLeftAndFoundAsItWas() {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 80, 24, at: "2.1")
    _ = reader.update(.remembered(0, DocumentMemory(document: 0, isKept: false)))
    reader.press("t", .right, "s", "-")
    guard let text = reader.table.flatMap({ TableViewText.text(of: $0.nextView) }) else {
      Testing.Issue.record("no view")
      return
    }
    #expect(reader.update(.key("Q")).contains(.remember(0, .view(text, grid: 0))))
    var memory = DocumentMemory(document: 0, isKept: false)
    memory.views[0] = text
    var other = Sample.reader(of: [Sample.document(Sample.insight)], 80, 24, at: "2.1")
    _ = other.update(.remembered(0, memory))
    other.press("t")
    #expect(other.table.flatMap { TableViewText.text(of: $0.nextView) } == text)
  }

  /// Views of other tables, and what is no view, change nothing.
  @Test(arguments: ["", "a;b;c;d;e", "+99;;;;", ";;0,1,2,3,4,5,6,7,8;;", ";;;", ";;-1;;"])
  func whatIsNoViewIsLeft(text: String) {
    let grid = Grid(Sample.insight.tables[0])
    let view = TablePane.View(order: grid.printedOrder)
    #expect(TableViewText.view(text, over: view, columns: grid.columns.count) == nil)
  }

  @Test func aNoteIsWrittenShownAndTakenAway() {
    var reader = Self.reader(at: "1.2")
    reader.press("a")
    #expect(reader.context == .prompt)
    reader.write("ask the pilot")
    let effects = Self.effects(&reader, .enter)
    guard case .remember(0, .note(let note?, replacing: nil))? = effects.first else {
      Testing.Issue.record("\(effects)")
      return
    }
    #expect(
      note.body == "ask the pilot" && note.article == "1.2" && note.cell == nil && !note.quotation.isEmpty)
    #expect(reader.note(onItem: note.block.map { $0 + 1 } ?? 0)?.body == "ask the pilot")
    #expect(reader.screen.contains { $0.contains("¶") })
    reader.press("z", "z")
    #expect(reader.screen.last?.contains("¶ ask the pilot") == true)
    reader.press("a", .control("u"), .enter)
    #expect(reader.memories[0]?.notes.isEmpty == true)
    reader.press("U")
    #expect(reader.memories[0]?.notes.map(\.body) == ["ask the pilot"])
  }

  /// Keys that come before the memory wait for it, where one is still at the same article.
  @Test func keysBeforeTheMemoryWaitForIt() {
    var reader = Sample.reader(80, 24, at: "1.2")
    #expect(Self.effects(&reader, "r").isEmpty)
    #expect(reader.notice?.text == "the library is being opened…")
    #expect(reader.update(.remembered(0, Shelved.memory)).contains(.remember(0, .read(true, article: "1.2"))))
    var elsewhere = Sample.reader(80, 24, at: "1.2")
    elsewhere.press("*", "J")
    #expect(
      !elsewhere.update(.remembered(0, Shelved.memory)).contains(.remember(0, .star(true, article: "1.2"))))
    var noting = Sample.reader(80, 24, at: "1.2")
    noting.press("a")
    #expect(noting.context == .article)
    _ = noting.update(.remembered(0, Shelved.memory))
    #expect(noting.context == .prompt)
  }

  /// Without a library nothing is marked, and the keys say so.
  @Test func withoutALibrary() {
    var reader = Sample.reader(80, 24, at: "1.2")
    _ = reader.update(.remembered(0, nil))
    for key in ["r", "*", "a"] as [Key] {
      #expect(Self.effects(&reader, key).isEmpty && reader.notice?.text.contains("no library") == true)
    }
  }
}

import CSQLite
import Foundation
import InsightModel
import Testing

@testable import InsightLibrary

/// Libraries of older versions, and several programs at one file.
@Suite struct MigrationTests {
  private static let letter = Letter.text(
    number: 7, published: "2031-03-04", articles: [("Pier Opens", ["The new pier took its first ferry."])])

  /// What zstd begins with.
  private static let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

  /// From every older version; what is kept stays, and a backup of the old file is beside it.
  @Test(arguments: 1...Schema.migrations.count) func olderLibrariesAreTakenOver(version: Int) throws {
    let shelf = try Shelf()
    let later = Schema.migrations + ["CREATE TABLE later(x); ALTER TABLE note ADD COLUMN y;"]
    do {
      var old = try Library(path: shelf.path, migrations: Array(Schema.migrations[..<version]))
      // What this one asks of tables that older versions did not have is asked of such that go with their connection.
      if version < Schema.pieces {
        try old.database.execute("CREATE TEMP TABLE piece(issue INTEGER, first INTEGER, bytes BLOB)")
      }
      if version < 8 {
        try old.database.execute(
          "CREATE TEMP TABLE removed(document INTEGER, periodical TEXT, number INTEGER, published TEXT)")
      }
      if version < 11 {
        try old.database.execute(
          "CREATE TEMP TABLE frequent(id INTEGER, letters TEXT, upto INTEGER, is_placed INTEGER)")
      }
      _ = try old.add([Incoming(Self.letter)])
      if version < Schema.pieces {
        let whole = try #require(try Library.passages(of: 1, in: &old.database))
        try old.database.run(
          "INSERT INTO passages(issue, bytes) VALUES(1, ?)", .blob(Self.wholeIssue(whole)))
      }
      if Schema.pieces..<12 ~= version {
        let piece = try #require(try Library.pieces(of: 1, in: &old.database).first)
        let unpacked = Unpacker().unpack(piece.packed)
        let packed = Packer().pack(try #require(unpacked), .file)
        #expect(packed.starts(with: Self.frame))
        try old.database.run("UPDATE piece SET bytes = ?", .blob(packed))
      }
      if version < 5 { try old.database.execute("UPDATE issue SET parser = 1") }
      // What was frequent is gathered again, or looked for.
      if version == 11 {
        try old.database.execute("INSERT INTO reader_state(name, value) VALUES('sampled', 99)")
      }
      if version == 10 {
        try old.database.execute(
          """
          INSERT INTO main.frequent(letters, upto) VALUES('ferry ', 99);
          INSERT INTO reader_state(name, value) VALUES('sampled', 99);
          """)
      }
    }
    // What takes a while is told, before it is done, and only then.
    var told = 0
    var new = try Library(path: shelf.path, migrations: later) { told += 1 }
    _ = try Library(path: shelf.path, migrations: later) { told += 1 }
    _ = try Library(path: shelf.path + "2", migrations: later) { told += 1 }
    #expect(told == 1)
    #expect(try new.issues().map(\.number) == [7] && new.search(SearchQuery("ferry")).total == 1)
    #expect(try new.database.first("PRAGMA user_version") { $0.int(0) } == later.count)
    #expect(try new.fault() == nil)
    new.frequentFrom = 1
    while try new.gatherFrequent() {}
    #expect(
      try new.database.first("SELECT upto, is_placed FROM frequent WHERE letters = 'ferry '") {
        [$0.int(0), $0.int(1)]
      } == [new.currentCatalog().end, 1])
    #expect(
      try new.database.first("SELECT upto FROM frequent WHERE letters = 'first ferry '") { $0.int(0) }
        == new.currentCatalog().end)
    #expect(
      try new.count(SearchQuery("\"first ferry\"")) == 1 && new.count(SearchQuery("\"new first\"")) == 0)
    // What was whole is found as it is, and cut when there is time.
    #expect(
      try new.cutPassages(atMost: 8) == (version < 12 ? 1 : 0) && new.cutPassages(atMost: 8) == 0)
    #expect(
      try new.search(SearchQuery("ferry")).matches.map(\.passage.text) == [
        "The new pier took its first ferry."
      ])
    #expect(
      try Library.pieces(of: 1, in: &new.database).allSatisfy {
        Unpacker().unpack($0.packed)?.first == 2 && $0.packed[0] != Self.frame[0]
      })
    var backup = try Library(path: shelf.path + ".bak", migrations: Array(Schema.migrations[..<version]))
    #expect(try backup.database.first("SELECT number FROM issue") { $0.int(0) } == 7)
    // The present version says that the later one is newer, and leaves it.
    #expect(throws: LibraryError.self) { _ = try Library(path: shelf.path) }
  }

  /// Passages as versions before 7 kept them: all of an issue in one, here with less than 128 of everything.
  private static func wholeIssue(_ passages: Passages) -> [UInt8] {
    func text(_ text: String) -> [UInt8] { [UInt8(text.utf8.count)] + Array(text.utf8) }
    var bytes: [UInt8] = [1, UInt8(passages.articles.count)]
    for article in passages.articles {
      bytes += text(article.key) + text(article.headline) + text(article.section)
    }
    bytes.append(UInt8(passages.list.count))
    for passage in passages.list {
      let numbers = [
        Int(passage.kind.rawValue), passage.article, passage.block.map { $0 + 1 } ?? 0,
        passage.lines.lowerBound,
        passage.lines.count,
      ]
      bytes += numbers.map { UInt8($0) } + text(passage.text)
    }
    return Packer().pack(bytes, .file)
  }

  /// What cannot be written is not brought to this version, and says so.
  @Test func anOlderLibraryThatCanOnlyBeRead() throws {
    let shelf = try Shelf()
    do { _ = try Library(path: shelf.path, migrations: Array(Schema.migrations.dropLast())) }
    let error = #expect(throws: LibraryError.self) { _ = try Library(path: shelf.path, readOnly: "not now") }
    #expect(error?.kind == .refused && error?.reason.hasPrefix("an older insight has written it") == true)
    _ = try shelf.library()
    _ = try Library(path: shelf.path, readOnly: "not now")
  }

  /// A change that fails is none.
  @Test func aMigrationThatFailsLeavesTheFile() throws {
    let shelf = try Shelf()
    do {
      var old = try shelf.library()
      _ = try old.add([Incoming(Self.letter)])
    }
    #expect(throws: LibraryError.self) {
      _ = try Library(path: shelf.path, migrations: Schema.migrations + ["CREATE TABLE later(x); no sense"])
    }
    var same = try shelf.library()
    #expect(try same.issues().count == 1)
  }

  @Test func twoProgramsAtOnce() throws {
    let shelf = try Shelf()
    var one = try shelf.library()
    var other = try shelf.library()
    _ = try one.add([Incoming(Self.letter)])
    #expect(try other.search(SearchQuery("ferry")).total == 1)
    let second = Letter.text(number: 8, published: "2031-04-01", articles: [("Ferry", ["Another ferry."])])
    _ = try other.add([Incoming(second)])
    #expect(try one.search(SearchQuery("ferry")).total == 3)
  }
}

/// What was read, starred and noted.
@Suite struct MemoryTests {
  @Test func itBelongsToTheText() throws {
    let shelf = try Shelf()
    let text = Letter.text(
      number: 7, published: "2031-03-04", articles: [("A", ["Ferry."]), ("B", ["Pier."])])
    let hash = ContentHash(of: Array(text.utf8))
    #expect(hash.text.count == 64 && ContentHash(text: hash.text) == hash)
    var library = try shelf.library()
    #expect(try library.memory(of: hash) == DocumentMemory(document: 0, isKept: false))
    // A text that was never added.
    let number = try library.number(of: hash)
    let place = ArticleMemory.Place(block: 2, offset: 5)
    for change in [
      .read(true, article: "1.1"), .star(true, article: "1.2"), .place(place, article: "1.1"),
      .last(article: "1.2"),
      .view("+1;;;;", grid: 0), .noted("why?", quotation: "Ferry.", article: "1.1", block: 0),
    ] as [MemoryChange] {
      try library.remember(change, of: number)
    }
    var memory = try library.memory(of: hash)
    #expect(
      memory.articles == [
        "1.1": ArticleMemory(isRead: true, place: place), "1.2": ArticleMemory(isStarred: true),
      ])
    #expect(memory.last == "1.2" && memory.views == [0: "+1;;;;"] && memory.notes.map(\.body) == ["why?"])
    #expect(!memory.isKept)
    // It is found again when the text is added, taken out, and added again.
    _ = try library.add([Incoming(text)])
    #expect(try library.issues().first?.read == 1 && library.issues().first?.starred == 1)
    #expect(try library.search(SearchQuery("has:note ferry")).total == 1)
    #expect(try library.search(SearchQuery("is:starred pier")).total == 1)
    #expect(try library.search(SearchQuery("is:unread")).matches.map(\.head.key) == ["1.2"])
    #expect(try library.lastOpened() == number)
    _ = try library.remove([number])
    _ = try library.add([Incoming(text)])
    memory = try library.memory(of: hash)
    #expect(memory.isKept && memory.articles["1.1"]?.isRead == true)
    try library.remember(.note(nil, replacing: library.memory(of: hash).notes.first), of: number)
    #expect(try library.allNotes().isEmpty)
  }

  /// What was noted follows its words to the text that takes the place of the older one.
  @Test func notesFollowTheirWords() throws {
    let shelf = try Shelf()
    let (moved, gone) = (
      "The pilots of the harbour are on strike.", "The second pier was closed in the gale."
    )
    let old = Letter.text(
      number: 7, published: "2031-03-04", articles: [("A", [moved, gone]), ("B", ["Pier."])])
    let new = Letter.text(
      number: 7, published: "2031-03-04", articles: [("New", ["First."]), ("A", ["Ahead.", moved])])
    var library = try shelf.library()
    _ = try library.add([Incoming(old)])
    try library.remember(.noted("one", quotation: moved, article: "1.1", block: 0), of: 1)
    try library.remember(.noted("two", quotation: gone, article: "1.1", block: 1), of: 1)
    try library.remember(.read(true, article: "1.1"), of: 1)
    #expect(try library.add([Incoming(new)]) == [.revised(2, of: 1)])
    let memory = try library.memory(ofDocument: 2)
    #expect(memory.articles["1.2"]?.isRead == true && memory.articles["1.1"] == nil)
    #expect(memory.notes.map(\.article) == ["1.2", "1.2"] && memory.notes.map(\.block) == [1, nil])
    #expect(memory.notes.map(\.isLost) == [false, true])
  }

  /// What is taken out keeps its name for its notes, and another text of its number takes up what was remembered.
  @Test func whatWasTakenOutIsTakenUpAgain() throws {
    let shelf = try Shelf()
    let words = "The lightship Kestrel has left the sands for good."
    func text(_ published: String, _ articles: [(String, [String])]) -> String {
      Letter.text("Beacon Post", number: 41, published: published, articles: articles)
    }
    let first = text(
      "2029-07-01", [("Lightships", ["Ahead.", words]), ("Buoys", ["Green."]), ("Bells", ["Rung."])])
    var library = try shelf.library()
    _ = try library.add([Incoming(first, file: "/letters/41.txt")])
    try library.remember(.noted("sad", quotation: words, article: "1.1", block: 1), of: 1)
    try library.remember(.star(true, article: "1.2"), of: 1)
    _ = try library.remove([1])
    func note() throws -> PlacedNote { try #require(try library.allNotes().first) }
    #expect(try note().periodical == "Beacon Post" && note().number == 41 && note().published == "2029-07-01")
    #expect(try note().file == "/letters/41.txt" && !note().isKept)
    // Elsewhere it is known by its name too.
    var other = try Library(path: shelf.path + "2")
    for text in try CarriedState(json: library.state().json.document, file: "state.json").texts {
      try other.take(text)
    }
    #expect(try other.allNotes().first?.number == 41)
    // A number of another year takes up nothing: a day less than half a year, and a day more.
    _ = try library.add([Incoming(text("2030-01-05", [("Lightships", ["Other words."])]))])
    #expect(try note().document == 1)
    _ = try library.remove([2])
    _ = try library.add([Incoming(text("2029-12-30", [("Buoys", ["Red."]), ("Lightships", [words])]))])
    #expect(try note().document == 3 && note().note.article == "1.2" && note().note.block == 0)
    #expect(try library.memory(ofDocument: 3).articles["1.1"]?.isStarred == true)
    // Taken back and put back, it has its own name.
    let reversal = try library.change(.remove([3]))
    try library.reverse(reversal)
    #expect(try library.database.first("SELECT count(*) FROM removed") { $0.int(0) } == 0)
    #expect(try note().isKept && library.fault() == nil)
  }

  @Test func stateIsCarriedToAnotherLibrary() throws {
    let shelf = try Shelf()
    let text = Letter.text(number: 7, published: "2031-03-04", articles: [("A", ["Ferry."])])
    var library = try shelf.library()
    _ = try library.add([Incoming(text)])
    try library.remember(.read(true, article: "1.1"), of: 1)
    try library.remember(.noted("a \"b\"\n한국", quotation: "Ferry.", article: "1.1", block: nil), of: 1)
    try library.remember(.view("+0;;;;", grid: 0), of: 1)
    try library.addSearch("ferry", "find")
    try library.keep(.open(issue: 1))
    try library.keep(.contentsWidth(31))
    var state = try library.state()
    state.texts[0].original = "originals/1-a.txt"
    let json = state.json.document
    var other = try Library(path: shelf.path + "2")
    let read = try CarriedState(json: json, file: "state.json")
    // A note gets another number where it comes to.
    state.texts[0].memory.notes[0].id = 0
    #expect(read.texts == state.texts)
    _ = try other.number(of: ContentHash(of: [1]))
    _ = try other.add([Incoming(text)])
    for text in read.texts + read.texts { try other.take(text) }
    try other.take(read)
    #expect(try other.searches("find") == ["ferry"] && other.openIssue() == 2 && other.contentsWidth() == 31)
    // Into an empty one it comes with its number.
    var third = try Library(path: shelf.path + "3")
    var later = read.texts[0]
    later.memory.document = 9
    try third.reserve(later)
    #expect(try third.add([Incoming(text)]) == [.added(9)])
    let hash = ContentHash(of: Array(text.utf8))
    var memory = try other.memory(of: hash)
    #expect(memory.notes.map(\.body) == ["a \"b\"\n한국"] && memory.articles["1.1"]?.isRead == true)
    #expect(memory.views == [0: "+0;;;;"])
    memory = try library.memory(of: hash)
    #expect(memory.isKept)
    for (wrong, words) in [
      ("{\"schema\": \"another\"}", "written by"), (String(json.dropLast(9)), "cut off"),
    ] {
      let error = #expect(throws: LibraryError.self) { _ = try CarriedState(json: wrong, file: "state.json") }
      #expect(error?.reason.contains(words) == true)
    }
  }
}

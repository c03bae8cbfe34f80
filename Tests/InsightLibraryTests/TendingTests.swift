import InsightModel
import Testing

@testable import InsightLibrary

/// What is done unasked: folders, and what older versions of the parser made.
@Suite struct TendingTests {
  private static let letter = Letter.text(number: 7, published: "2031-03-04", articles: [("A", ["Ferry."])])

  @Test func onlyWhatChangedIsLookedAt() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    let files = [
      Library.FolderFile(file: "/a", size: 1, changed: 2),
      Library.FolderFile(file: "/b", size: 1, changed: 2),
    ]
    #expect(try library.changed(files) == files)
    #expect(try library.add([Incoming(Self.letter)], lookedAt: [files[0]]) == [.added(1)])
    #expect(try library.changed(files) == [files[1]])
    let later = Library.FolderFile(file: "/a", size: 1, changed: 3)
    #expect(try library.changed([later, files[1]]) == [later, files[1]])
  }

  @Test func whatAnOlderParserMadeIsMadeAnew() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    let corrected = Letter.text(number: 7, published: "2031-03-04", articles: [("A", ["Tug and ferry."])])
    _ = try library.add([Incoming(Self.letter), Incoming(corrected)])
    #expect(try library.renew(atMost: 9) == 0)
    // As an older version would have left it: another title, other words.
    let wrong = Passages(
      Issue(bytes: Array(Letter.text(number: 7, published: "", articles: [("B", ["Crane."])]).utf8)))
    try library.database.indexing { (database, frequent) throws(LibraryError) in
      try Library.unindex(2, in: &database)
      try Library.store(wrong, of: 2, in: &database, &frequent)
    }
    try library.database.execute("UPDATE issue SET parser = 0, title = 'x', articles = 5")
    #expect(try library.search(SearchQuery("crane")).total == 1)
    #expect(
      try library.renew(atMost: 1) == 1 && library.renew(atMost: 9) == 1 && library.renew(atMost: 9) == 0)
    #expect(
      try library.search(SearchQuery("crane")).total == 0 && library.search(SearchQuery("tug")).total == 1)
    #expect(try library.issues().map(\.articles) == [1] && library.issues().first?.title != "x")
    #expect(try library.fault() == nil)
  }

  /// An original that cannot be unpacked keeps what was made of it, and is not asked for again.
  @Test func whatCannotBeReadKeepsWhatItHas() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    _ = try library.add([Incoming(Self.letter)])
    try library.database.execute("UPDATE issue SET parser = 0; UPDATE original SET bytes = x'00'")
    #expect(try library.renew(atMost: 9) == 1 && library.renew(atMost: 9) == 0)
    #expect(try library.search(SearchQuery("ferry")).total == 1)
  }
}

import Foundation
import InsightModel
import Testing

@testable import InsightLibrary

/// Files that are kept, listed and taken out again.
@Suite struct KeepingTests {
  private static let first = Letter.text(
    number: 7, published: "2031-03-04",
    articles: [("Pier Opens", ["The new pier took its first ferry on Monday."])])
  private static let corrected = Letter.text(
    number: 7, published: "2031-03-04",
    articles: [("Pier Opens", ["The new pier took its first freighter on Monday."])])
  private static let second = Letter.text(
    number: 8, published: "2031-03-18", articles: [("Crane Falls", ["A crane fell in the gale."])])

  @Test func theSameBytesTwiceAreOne() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    let kept = try library.add([Incoming(Self.first), Incoming(Self.first, file: "/elsewhere/b.txt")])
    #expect(kept == [.added(1), .known(1)])
    #expect(try library.issues().map(\.id) == [1])
    #expect(try library.original(of: 1) == Array(Self.first.utf8))
  }

  /// What is to be read alone is read whole, leaves nothing beside it, and says why nothing changes.
  @Test func readAlone() throws {
    let shelf = try Shelf()
    func reason(_ body: () throws -> Void) -> String? {
      do {
        try body()
        return nil
      } catch let error as LibraryError {
        return error.kind == .readOnly ? error.reason : nil
      } catch { return nil }
    }
    #expect(reason { _ = try Library(path: shelf.path, readOnly: "told to") } == "told to")
    #expect(try FileManager.default.contentsOfDirectory(atPath: shelf.folder.path) == [])
    do {
      var library = try shelf.library()
      _ = try library.add([Incoming(Self.first)])
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: shelf.path))
    do {
      var library = try Library(path: shelf.path, readOnly: "told to")
      #expect(try library.search(SearchQuery("ferry")).total == 1)
      #expect(reason { _ = try library.add([Incoming(Self.second)]) } == "told to")
      #expect(try library.issues().map(\.id) == [1])
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: shelf.path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: shelf.folder.path) == ["library.db"])
  }

  @Test func newestFirst() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    _ = try library.add([Incoming(Self.first), Incoming(Self.second), Incoming("A note of no periodical.")])
    let issues = try library.issues()
    #expect(issues.map(\.number) == [8, 7, nil])
    #expect(issues.first?.periodical == "Harbour Letter" && issues.first?.isUnread == true)
  }

  @Test func anotherTextOfANumberTakesItsPlace() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    _ = try library.add([Incoming(Self.first)])
    #expect(try library.add([Incoming(Self.corrected)]) == [.revised(2, of: 1)])
    let issues = try library.issues()
    #expect(issues.map(\.id) == [2] && issues.map(\.revisions) == [1])
    #expect(try library.search(SearchQuery("ferry")).total == 0)
    #expect(try library.search(SearchQuery("freighter")).total == 1)
    #expect(try library.original(of: 1) == Array(Self.first.utf8))
    // The older text comes back where it is added by its name, or lies where the newer one did; not beside it in a folder.
    func again(_ file: String, isNamed: Bool) throws -> [Kept] {
      var text = Incoming(Self.first, file: file)
      text.isNamed = isNamed
      return try library.add([text])
    }
    #expect(try again("/letters/b.txt", isNamed: false) == [.known(1)])
    for (file, isNamed) in [("/letters/a.txt", false), ("/letters/b.txt", true)] {
      #expect(try again(file, isNamed: isNamed) == [.revised(1, of: 2)])
      #expect(try library.issues().map(\.id) == [1] && library.search(SearchQuery("ferry")).total == 1)
      #expect(try library.search(SearchQuery("freighter")).total == 0)
      #expect(try library.add([Incoming(Self.corrected)]) == [.revised(2, of: 1)])
    }
    #expect(try library.fault() == nil)
  }

  /// Just inside and just outside of half a year.
  @Test(arguments: [("2031-08-30", true), ("2031-09-20", false)])
  func aNumberThatComesAgainLaterIsAnotherIssue(published: String, isRevision: Bool) throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    let later = Letter.text(number: 7, published: published, articles: [("Later", ["Another text."])])
    _ = try library.add([Incoming(Self.first)])
    #expect(try library.add([Incoming(later)]) == [isRevision ? .revised(2, of: 1) : .added(2)])
  }

  @Test func whatIsTakenOutIsNotFound() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    _ = try library.add([Incoming(Self.first), Incoming(Self.second)])
    _ = try library.add([Incoming(Self.corrected)])
    #expect(try library.remove([3, 99]) == [3])
    #expect(try library.issues().map(\.id) == [2])
    #expect(try library.search(SearchQuery("pier")).total == 0)
    #expect(try library.search(SearchQuery("crane")).total == 2)
    #expect(try library.original(of: 1) == nil)
    #expect(try library.fault() == nil)
    #expect(try library.add([Incoming(Self.first)]) == [.added(1)])
    #expect(try library.search(SearchQuery("ferry")).total == 1)
  }

  @Test func listsByWordsAndConditions() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    let other = Letter.text(
      "Ropes Today", number: 7, published: "2030-01-01", articles: [("Knots", ["A bend."])])
    _ = try library.add([Incoming(Self.first), Incoming(Self.second), Incoming(other)])
    func listed(_ query: String) throws -> [Int] { try library.issues(SearchQuery(query)).map(\.id) }
    #expect(try listed("harbour") == [2, 1])
    #expect(try listed("harbour 7") == [1])
    #expect(try listed("in:ropes") == [3])
    #expect(try listed("since:2031-03-10") == [2])
    #expect(try listed("before:2031-03 is:unread") == [3])
    #expect(try listed("is:starred") == [])
    #expect(try listed("-in:harbour") == [3])
  }

  /// A passage's bytes hold all of it, and what is no passage is none.
  @Test func passagesComeBackFromTheirBytes() throws {
    let shelf = try Shelf()
    let text = Letter.text(
      number: 1, published: "2031-01-01",
      articles: [("Länge läuft", ["Über 한국어 and 中文 words.", "Second."]), ("Two", [])])
    var library = try shelf.library()
    _ = try library.add([Incoming(text)])
    let found = try library.search(SearchQuery("uber"))
    #expect(found.matches.first?.passage.text == "Über 한국어 and 中文 words.")
    #expect(found.matches.first?.ranges == [0..<4])
    #expect(found.matches.first?.head.address == "1.1")
  }
}

/// Files that are no library, or not this one's.
@Suite struct LibraryFileTests {
  private static func filled(_ shelf: Shelf) throws {
    var library = try shelf.library()
    let letters = (1...40).map { number in
      Incoming(
        Letter.text(
          number: number, published: "2031-01-\(10 + number % 20)",
          articles: [
            (
              "Number \(number)",
              (1...20).map { "Paragraph \($0) of letter \(number) speaks of harbours and tides." }
            )
          ]))
    }
    _ = try library.add(letters)
  }

  private static func failure(_ shelf: Shelf) -> LibraryError? {
    do throws(LibraryError) {
      var library = try Library(path: shelf.path)
      _ = try library.issues()
      _ = try library.search(SearchQuery(expression: nil, conditions: [.init(.table)]))
      return nil
    } catch { return error }
  }

  /// A file that is added again puts back what was damaged of it: its passages, or itself.
  @Test func whatIsDamagedIsPutBack() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    func letter(_ number: Int) -> Incoming {
      Incoming(
        Letter.text(
          number: number, published: "2033-02-0\(number)", articles: [("Locks", ["The lock keeper."])]))
    }
    _ = try library.add([letter(1), letter(2), letter(3)])
    try library.database.execute(
      """
      UPDATE piece SET bytes = x'0102' WHERE issue = 1; UPDATE original SET bytes = x'0102' WHERE issue = 2;
      DELETE FROM original WHERE issue = 3; DELETE FROM piece WHERE issue = 3
      """)
    #expect(try library.search(SearchQuery("keeper")).matches.map(\.number) == [2])
    #expect(library.passedOver == [3, 1])
    #expect(throws: LibraryError.self) { _ = try library.original(of: 2) }
    #expect(try library.add([letter(1), letter(2), letter(3)]) == [.known(1), .known(2), .known(3)])
    #expect(try library.search(SearchQuery("keeper")).matches.map(\.number) == [3, 2, 1])
    #expect(library.passedOver == [])
    for number in 1...3 { #expect(try library.original(of: number) == letter(number).bytes) }
    #expect(try library.fault() == nil && library.remove([1, 2, 3]).count == 3)
    #expect(
      try library.database.first("SELECT count(*) FROM word WHERE word MATCH 'keeper'") { $0.int(0) } == 0)
  }

  /// What lies elsewhere now is known by that place, but a copy is not where it lies.
  @Test func aFileThatWasMoved() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    let text = Letter.text(number: 1, published: "2033-02-01", articles: [("Locks", ["The lock keeper."])])
    let (here, copy) = (shelf.folder.path + "/here.txt", shelf.folder.path + "/copy.txt")
    try text.write(toFile: here, atomically: true, encoding: .utf8)
    _ = try library.add([Incoming(text, file: here)])
    for (file, place) in [(copy, here), ("-", here)] {
      #expect(try library.add([Incoming(text, file: file)]) == [.known(1)] && library.file(of: 1) == place)
    }
    try FileManager.default.moveItem(atPath: here, toPath: copy)
    for file in ["-", copy] { #expect(try library.add([Incoming(text, file: file)]) == [.known(1)]) }
    #expect(try library.file(of: 1) == copy)
  }

  @Test func itIsForItsOwnerAlone() throws {
    let shelf = try Shelf()
    try Self.filled(shelf)
    let mode = try FileManager.default.attributesOfItem(atPath: shelf.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func foldersAreMade() throws {
    let shelf = try Shelf()
    let path = shelf.folder.path + "/a/b c/d%20/library.db"
    _ = try Library(path: path)
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test(arguments: ["cut", "other", "newer", "text", "middle"])
  func whatIsNoLibraryIsLeftAsItIs(kind: String) throws {
    let shelf = try Shelf()
    try Self.filled(shelf)
    let url = URL(fileURLWithPath: shelf.path)
    var bytes = try Data(contentsOf: url)
    switch kind {
    case "cut": bytes = bytes.prefix(bytes.count / 2)
    case "text": bytes = Data("This is a letter and no library, however long it goes on.\n".utf8)
    // Offsets 60 and 68 of the head: user_version and application_id.
    case "newer": bytes[63] = 99
    case "other": bytes[71] ^= 1
    case _: for offset in bytes.indices.dropFirst(5000) where offset % 3 == 0 { bytes[offset] = 0x55 }
    }
    try bytes.write(to: url)
    let failure = try #require(Self.failure(shelf))
    #expect(failure.kind == (kind == "newer" ? .newer : .damaged))
    #expect(failure.message.hasPrefix(shelf.path + ": ") && !failure.message.contains("\n"))
    #expect(try Data(contentsOf: url) == bytes)
    #expect(try FileManager.default.contentsOfDirectory(atPath: shelf.folder.path) == ["library.db"])
  }

  /// What was open to others is not any more, neither a library nor the copy of one before its tables change.
  @Test func whatOthersCouldReadIsClosed() throws {
    let shelf = try Shelf()
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    do { _ = try Library(path: shelf.path, migrations: Array(Schema.migrations.dropLast())) }
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: shelf.path)
    try Data().write(to: URL(fileURLWithPath: shelf.path + ".bak"))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: shelf.path + ".bak")
    do { _ = try shelf.library() }
    #expect(try mode(shelf.path) == 0o600 && mode(shelf.path + ".bak") == 0o600)
  }
}

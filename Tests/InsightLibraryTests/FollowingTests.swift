import Foundation
import InsightModel
import Testing

@testable import InsightLibrary

/// What was remembered of a text, when another takes its place.
@Suite struct FollowingTests {
  private static let (kept, changed) = (
    "The pilots of the lock are paid by the tide.", "Six dredgers were sold to a yard abroad."
  )
  private static let table = """
    Table 1. Dredgers (Tons)
    Yard Built Sold
    Ostby 12 40
    Ravn 30 44
    Moll 18 51
    """
  private static let tableBefore = """
    Table 2. Hoppers (Tons)
    Yard Built Sold
    Ravn 3 4
    Ostby 2 9
    Moll 6 7
    """

  private static func letter(_ articles: [(String, [String])]) -> String {
    Letter.text("Lock Gazette", number: 5, published: "2032-02-02", articles: articles)
  }

  private static var older: String {
    letter([("Locks", [kept, changed]), ("Yards", ["Yards are few.", table, "The last of them closes."])])
  }

  private static var newer: String {
    letter([
      ("First", ["A word before."]), ("Locks", ["Ahead of all.", kept, "Five dredgers went abroad."]),
      ("Yards", ["Yards are few.", tableBefore, "Between them.", table, "The last of them closes."]),
    ])
  }

  private static func issue(_ text: String) -> InsightModel.Issue {
    InsightModel.Issue(bytes: Array(text.utf8))
  }

  @Test func aLostNoteIsNotTheOneOnTheHeadline() throws {
    var library = try Shelf().library()
    _ = try library.add([Incoming(Self.older)])
    try library.remember(.noted("who bought?", quotation: Self.changed, article: "1.1", block: 1), of: 1)
    try library.remember(.noted("of the head", quotation: "Locks", article: "1.1", block: nil), of: 1)
    #expect(try library.add([Incoming(Self.newer)]) == [.revised(2, of: 1)])
    let notes = try library.memory(ofDocument: 2).notes
    #expect(notes.map(\.body) == ["who bought?", "of the head"] && notes.map(\.isLost) == [true, false])
    #expect(notes.map(\.article) == ["1.2", "1.2"] && notes.map(\.block) == [nil, nil])
    // The one is written anew, and the other stays.
    var after = notes[1]
    after.body = "of the head, again"
    try library.remember(.note(after, replacing: notes[1]), of: 2)
    #expect(try library.memory(ofDocument: 2).notes.map(\.body) == ["who bought?", "of the head, again"])
    // Words that come back take their note along, and a second loss is one still.
    let third = Self.newer.replacingLast("A word before.", by: "A word ahead.")
    _ = try library.add([Incoming(third)])
    #expect(try library.memory(ofDocument: 3).notes.map(\.isLost) == [true, false])
    _ = try library.add([Incoming(Self.older)])
    #expect(
      try library.memory(ofDocument: 1).notes.first.map { [$0.block == 1, !$0.isLost] } == [true, true])
  }

  /// Of two readers neither takes the other's note away.
  @Test func aNoteReplacesOnlyTheOneThatWasKnown() throws {
    let shelf = try Shelf()
    var one = try shelf.library()
    var other = try shelf.library()
    _ = try one.add([Incoming(Self.older)])
    try one.remember(.noted("mine", quotation: Self.kept, article: "1.1", block: 0), of: 1)
    try other.remember(.noted("yours", quotation: Self.kept, article: "1.1", block: 0), of: 1)
    let notes = try one.memory(ofDocument: 1).notes
    #expect(notes.map(\.body) == ["mine", "yours"])
    var rewritten = notes[0]
    rewritten.body = "mine, longer"
    try other.remember(.note(rewritten, replacing: notes[0]), of: 1)
    // This one knew the text before that.
    try one.remember(.note(nil, replacing: notes[0]), of: 1)
    #expect(try one.memory(ofDocument: 1).notes.map(\.body) == ["yours", "mine, longer"])
  }

  @Test func placeTableAndStarGoAlong() throws {
    var library = try Shelf().library()
    _ = try library.add([Incoming(Self.older)])
    let before = Self.issue(Self.older).tables[0]
    #expect(Self.issue(Self.newer).tables.count == 2)
    let label = Grid(before).labels[1]
    let cell = CellKey(grid: 0, row: "Ravn", column: label)
    for change in [
      .rowStar(true, grid: 0, row: "Ravn"), .view("+1;;;;", grid: 0), .last(article: "1.2"), .cell(cell),
      .place(ArticleMemory.Place(block: 2, offset: 4), article: "1.2"),
      .star(true, article: ArticleKeys.issue),
      .noted("too few", quotation: "Ravn, \(label): 30", article: "1.2", block: 1, cell: cell),
    ] as [MemoryChange] { try library.remember(change, of: 1) }
    try library.keep(.open(issue: 1))
    _ = try library.add([Incoming(Self.newer)])
    let memory = try library.memory(ofDocument: 2)
    #expect(memory.starredRows == [1: ["Ravn"]] && memory.views == [1: "+1;;;;"])
    #expect(memory.last == "1.3" && memory.cell == CellKey(grid: 1, row: "Ravn", column: label))
    #expect(memory.articles["1.3"]?.place == ArticleMemory.Place(block: 4, offset: 4))
    #expect(memory.articles[ArticleKeys.issue]?.isStarred == true)
    #expect(memory.notes.map(\.cell) == [memory.cell] && memory.notes.map(\.block) == [3])
    #expect(try library.openIssue() == 2 && library.lastOpened() == 2)
  }

  /// A table without the row, or with other columns, takes neither star nor view.
  @Test func whatATableHasNoLongerIsNotCarried() throws {
    var library = try Shelf().library()
    _ = try library.add([Incoming(Self.older)])
    for change in [
      .rowStar(true, grid: 0, row: "Ravn"), .rowStar(true, grid: 0, row: "Moll"), .view("+1;;;;", grid: 0),
    ] as [MemoryChange] { try library.remember(change, of: 1) }
    let fewer = Self.older.replacingLast("Ravn 30 44\n", by: "Hald 30 44\n").replacingLast(
      "Built Sold", by: "Made Sold")
    _ = try library.add([Incoming(fewer)])
    let memory = try library.memory(ofDocument: 2)
    #expect(memory.starredRows == [0: ["Moll"]] && memory.views.isEmpty)
  }

  /// A reader that has the older text open, and one that opens it by its path, notes and stars in the newer one.
  @Test func whatIsNotedInAReplacedTextGoesToTheNewer() throws {
    var library = try Shelf().library()
    _ = try library.add([Incoming(Self.older)])
    _ = try library.add([Incoming(Self.newer)])
    for change in [
      .read(true, article: "1.2"), .rowStar(true, grid: 0, row: "Moll"),
      .noted("ask", quotation: Self.kept, article: "1.1", block: 0),
    ] as [MemoryChange] { try library.remember(change, of: 1) }
    let newer = try library.memory(ofDocument: 2)
    #expect(newer.articles["1.3"]?.isRead == true && newer.starredRows == [1: ["Moll"]])
    #expect(newer.notes.map(\.article) == ["1.2"] && newer.notes.map(\.block) == [1])
    // It is seen in the older one too.
    let older = try library.memory(ofDocument: 1)
    #expect(older.articles["1.2"]?.isRead == true && older.starredRows == [0: ["Moll"]])
    #expect(older.notes.map(\.block) == [0])
    try library.remember(.note(nil, replacing: older.notes[0]), of: 1)
    #expect(try library.allNotes().isEmpty)
  }

  /// What another library remembers of a text that has been replaced here is seen in the newer one.
  @Test func whatIsTakenOfAReplacedTextGoesToTheNewer() throws {
    var from = try Shelf().library()
    _ = try from.add([Incoming(Self.older)])
    try from.remember(.noted("ask", quotation: Self.kept, article: "1.1", block: 0), of: 1)
    let state = try CarriedState(json: from.state().json.document, file: "state.json")
    var library = try Shelf().library()
    _ = try library.add([Incoming(Self.older)])
    _ = try library.add([Incoming(Self.newer)])
    for text in state.texts { try library.take(text) }
    let notes = try library.allNotes()
    #expect(notes.map(\.document) == [2] && notes.map(\.note.block) == [1])
  }

  /// An address that another article has now is none of the one that had it.
  @Test func anArticleThatIsGoneLeavesItsAddress() throws {
    var library = try Shelf().library()
    _ = try library.add([Incoming(Self.letter([("Gone", ["One."]), ("Stays", ["Two."])]))])
    try library.remember(.read(true, article: "1.1"), of: 1)
    try library.remember(.noted("why", quotation: "Gone", article: "1.1", block: nil), of: 1)
    _ = try library.add([Incoming(Self.letter([("Stays", ["Two."])]))])
    let memory = try library.memory(ofDocument: 2)
    #expect(memory.articles["1.1"]?.isRead != true && memory.notes.map(\.isLost) == [true])
  }

  @Test func whatSomebodySaidOfTheEncodingIsKept() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    let bytes = Array("1. Of old words\n\nThe ha".utf8) + [0xFE] + Array("or stands.\n".utf8)
    func incoming(_ encoding: TextEncoding?) -> Incoming {
      Incoming(
        file: "/letters/s.txt", bytes: bytes, issue: InsightModel.Issue(bytes: bytes, encoding: encoding),
        changed: 0,
        encoding: encoding)
    }
    #expect(try library.add([incoming(.iso8859n2)]) == [.added(1)])
    #expect(
      try library.encoding(of: 1) == .iso8859n2 && library.state().texts.map(\.encoding) == [.iso8859n2])
    try library.database.execute("UPDATE issue SET parser = 0")
    _ = try library.renew(atMost: 9)
    #expect(try library.search(SearchQuery("hator")).total == 1)
    // Said otherwise, the same bytes are read otherwise.
    #expect(try library.add([incoming(.windows1252)]) == [.known(1)])
    #expect(try library.search(SearchQuery("haþor")).total == 1 && library.fault() == nil)
    let reversal = try library.change(.remove([1]))
    try library.reverse(reversal)
    #expect(try library.encoding(of: 1) == .windows1252)
  }

  /// A mailbox takes the place of what it has grown from; what has lost something, and another file, stand beside it.
  @Test func whatHasGrownIsARevision() throws {
    func text(_ parts: [String]) -> String {
      parts.enumerated().map { "\($0 + 1). Head \($1)\n\nWords of \($1) here.\n" }.joined(separator: "\n")
    }
    var library = try Shelf().library()
    func add(_ parts: [String], _ file: String = "/mail/box") throws -> [Kept] {
      try library.add([Incoming(text(parts), file: file)])
    }
    #expect(try add(["oak", "ash"]) == [.added(1)])
    #expect(try add(["oak", "ash", "elm"]) == [.revised(2, of: 1)])
    #expect(try add(["ash", "elm", "fir"]) == [.added(3)])
    #expect(try add(["ash", "elm", "fir", "yew"], "/mail/other") == [.added(4)])
  }

  /// Its answer has all that a message has, and is another one.
  @Test func aMessageDoesNotGrow() throws {
    func letter(_ body: String, in box: Bool) -> String {
      (box ? "From ida@pier.example Sat Mar  1 09:00:00 2031\n" : "")
        + "From: Ida <ida@pier.example>\nSubject: Oars\nMessage-ID: <1>\n\n\(body)\n"
    }
    for isInBox in [true, false] {
      var library = try Shelf().library()
      let name = isInBox ? "/mail/box#" : "/mail/"
      for (place, body) in ["Yes.", "Yes.\n\nBut how?"].enumerated() {
        let message = try Incoming(mail: letter(body, in: isInBox), file: "\(name)\(place + 1)")
        #expect(try library.add([message]) == [.added(place + 1)])
      }
      // Where one has been taken out of a mailbox, the others have other numbers.
      let second = try Incoming(mail: letter("Yes.\n\nBut how?", in: isInBox), file: "\(name)1")
      #expect(try library.add([second]) == [.known(2)])
      #expect(try library.issues().first { $0.id == 2 }?.file == "\(name)1")
    }
  }

  /// What lies in another mailbox too stays where it was while that is there.
  @Test func aMessageLiesInItsMailbox() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    let box = shelf.folder.appendingPathComponent("old.mbox")
    try Data("From ".utf8).write(to: box)
    let letter = "From ida@pier.example Sat Mar  1 09:00:00 2031\nFrom: i@p\nSubject: Oars\n\nYes.\n"
    _ = try library.add([Incoming(mail: letter, file: "\(box.path)#2")])
    _ = try library.add([Incoming(mail: letter, file: "/mail/copy#1")])
    #expect(try library.issues().map(\.file) == ["\(box.path)#2"])
    try FileManager.default.removeItem(at: box)
    _ = try library.add([Incoming(mail: letter, file: "/mail/copy#1")])
    #expect(try library.issues().map(\.file) == ["/mail/copy#1"])
  }
}

extension String {
  fileprivate func replacingLast(_ text: String, by other: String) -> String {
    var parts = components(of: text)
    guard let last = parts.popLast(), let before = parts.popLast() else { return self }
    return (parts + [before + other + last]).joined(separator: text)
  }

  private func components(of text: String) -> [String] {
    var (parts, rest) = ([String](), self[...])
    while let found = rest.firstRange(of: text) {
      parts.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return parts + [String(rest)]
  }
}

import InsightModel
import Testing

@testable import InsightLibrary

/// Changes of issues as wholes, and their being taken back.
@Suite struct ChangingTests {
  private static func letter(_ number: Int, _ word: String) -> String {
    Letter.text(
      number: number, published: "2031-0\(number)-04", articles: [("A", [word]), ("B", ["Pier."])])
  }

  /// Every table of the library that a change may touch, as text.
  private static func picture(_ library: inout Library) throws -> [String] {
    var lines: [String] = []
    for sql in [
      "SELECT id, file, size, changed, added, periodical, number, published, title, articles, replaced_by, parser, passages FROM issue ORDER BY id",
      "SELECT issue, hex(bytes) FROM original ORDER BY issue",
      "SELECT issue, first, hex(bytes) FROM piece ORDER BY issue, first",
      "SELECT document, article, is_read, is_starred FROM article_state WHERE is_read OR is_starred ORDER BY 1, 2",
    ] {
      try library.database.rows(once: sql) { row in
        lines.append((0..<13).map { Int32($0) }.map { row.text($0) }.joined(separator: "|"))
        return true
      }
    }
    return lines
  }

  @Test func eachChangeIsTakenBack() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    _ = try library.add([Incoming(Self.letter(1, "Ferry.")), Incoming(Self.letter(2, "Crane."))])
    // An older text of the second one.
    _ = try library.add([Incoming(Self.letter(2, "Cranes and tugs."))])
    try library.remember(.read(true, article: "1.1"), of: 1)
    let before = try Self.picture(&library)
    for change in [
      .read(true, issues: [1, 3]), .read(false, issues: [1]), .star(true, issue: 3), .remove([3]),
      .remove([1, 3]),
    ] as [LibraryChange] {
      let reversal = try library.change(change)
      #expect(try Self.picture(&library) != before)
      try library.reverse(reversal)
      #expect(try Self.picture(&library) == before, "\(change)")
      #expect(try library.fault() == nil)
      #expect(
        try library.search(SearchQuery("ferry")).total == 1 && library.search(SearchQuery("tugs")).total == 1)
      #expect(try library.search(SearchQuery("crane")).total == 0)
    }
  }

  @Test func wholeIssuesAreReadAndStarred() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    _ = try library.add([Incoming(Self.letter(1, "Ferry."))])
    _ = try library.change(.read(true, issues: [1]))
    _ = try library.change(.star(true, issue: 1))
    let issue = try library.issues().first
    #expect(issue?.isUnread == false && issue?.isStarred == true && issue?.starred == 1)
    #expect(try library.search(SearchQuery("is:starred ferry")).total == 1)
  }

  /// What was added again meanwhile is not put back a second time.
  @Test func whatCameBackByItselfStays() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    _ = try library.add([Incoming(Self.letter(1, "Ferry."))])
    let reversal = try library.change(.remove([1]))
    _ = try library.add([Incoming(Self.letter(1, "Ferry."))])
    try library.reverse(reversal)
    #expect(try library.issues().count == 1 && library.fault() == nil)
  }

  /// A starred row makes its table one that is found, and no other passage of the article.
  @Test func aStarredRowIsFoundByItsTable() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    let text = """
      1. Tugs of the river

      The tug pulls more than the ferry.

      Table 1. Pull (Tons)
      Rank Ship 2029 2030
      1 Tug 60 70
      2 Ferry 40 45
      3 Barge 20 22

      Table 2. Crew (Persons)
      Rank Ship 2029 2030
      1 Ferry 12 13
      2 Tug 6 7
      3 Barge 2 3
      """
    _ = try library.add([Incoming(text)])
    let number = try library.number(of: ContentHash(of: Array(text.utf8)))
    #expect(try library.search(SearchQuery("is:starred")).total == 0)
    try library.remember(.rowStar(true, grid: 1, row: "Tug"), of: number)
    let found = try library.search(SearchQuery("is:starred"))
    #expect(found.matches.map(\.passage.kind) == [.table] && found.matches[0].passage.text.contains("Crew"))
    #expect(try library.search(SearchQuery("-is:starred tug")).total == 2)
    try library.remember(.rowStar(false, grid: 1, row: "Tug"), of: number)
    #expect(try library.search(SearchQuery("is:starred")).total == 0)
  }

  /// What another program changes is seen from the moment on at which the issues were listed.
  @Test func aChangeSinceTheListIsSeen() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    var other = try shelf.library()
    _ = try other.add([Incoming(Self.letter(1, "Ferry."))])
    #expect(try library.issues().count == 1 && !library.isChanged())
    _ = try other.add([Incoming(Self.letter(2, "Crane."))])
    // Looking for something lists nothing.
    _ = try library.search(SearchQuery("crane"))
    #expect(try library.isChanged() && library.isChanged())
    #expect(try library.issues().count == 2 && !library.isChanged())
    _ = try library.add([Incoming(Self.letter(3, "Tug."))])
    #expect(try !library.isChanged())
  }

  @Test func theReaderIsFoundWhereItWasLeft() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    _ = try library.add([Incoming(Self.letter(1, "Ferry."))])
    #expect(try library.openIssue() == nil)
    try library.keep(.open(issue: 1))
    #expect(try library.openIssue() == 1)
    _ = try library.remove([1])
    #expect(try library.openIssue() == nil)
    try library.keep(.open(issue: nil))
    #expect(try library.openIssue() == nil)
  }
}

/// Stars on rows and notes on cells.
@Suite struct CellMemoryTests {
  @Test func rowsAndCellsAreRememberedAndCarried() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    let hash = ContentHash(of: [1, 2, 3])
    let number = try library.number(of: hash)
    let cell = CellKey(grid: 0, row: "Tug", column: "Tons")
    for change in [
      .rowStar(true, grid: 0, row: "Tug"), .rowStar(true, grid: 0, row: "Ferry"),
      .rowStar(false, grid: 0, row: "Ferry"),
      .noted("on the block", quotation: "t", article: "1.1", block: 1),
      .noted("too heavy\nfor the pier", quotation: "60", article: "1.1", block: 1, cell: cell),
    ] as [MemoryChange] { try library.remember(change, of: number) }
    var memory = try library.memory(of: hash)
    #expect(memory.starredRows == [0: ["Tug"]])
    #expect(memory.notes.map(\.cell) == [nil, cell] && memory.notes.last?.body == "too heavy\nfor the pier")
    let state = try CarriedState(json: library.state().json.document, file: "state.json")
    let other = try Shelf()
    var second = try other.library()
    for text in state.texts { try second.take(text) }
    memory = try second.memory(of: hash)
    #expect(memory.starredRows == [0: ["Tug"]] && memory.notes.map(\.cell) == [nil, cell])
    try library.remember(.note(nil, replacing: library.memory(of: hash).notes.last), of: number)
    #expect(try library.memory(of: hash).notes.map(\.body) == ["on the block"])
  }
}

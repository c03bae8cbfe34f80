import InsightModel
import Testing

@testable import InsightLibrary

/// What is kept of what stands in many passages is what the index would count.
@Suite struct FrequentWordsTests {
  private static let words = [
    "dredging", "dredgings", "dredged", "sluice", "sluicegate", "выборы", "항구에서", "운하를", "運河工事", "ébauche",
    "ebauches", "lock",
  ]
  /// One word or pair that begins or not, and what is no single one.
  private static let queries = [
    "dredging", "dredgin*", "dredging*", "sluice", "sluicegate", "выборы", "выборы*", "항구", "구에", "운하", "運河",
    "河工", "ebauche",
    "ébauche*", "lock", "\"lock sluice\"", "lock sluice", "항구에", "港", "absent", "absentee*",
  ]

  private static func letter(_ number: Int, _ dice: inout Dice) -> Incoming {
    let paragraphs = (0..<4).map { _ in
      "Q " + (0..<5).map { _ in words.randomElement(using: &dice) ?? "" }.joined(separator: " ") + "."
    }
    return Incoming(
      Letter.text(number: number, published: "2034-05-06", articles: [("Number \(number)", paragraphs)]))
  }

  /// Those that are kept, in order.
  private static func kept(_ library: inout Library) throws -> [String] {
    var kept: [String] = []
    try library.database.rows("SELECT letters FROM frequent WHERE letters > '' ORDER BY letters") {
      kept.append($0.text(0))
      return true
    }
    return kept
  }

  /// Each count is that of a search.
  private static func check(_ library: inout Library) throws {
    for text in queries {
      let query = try SearchQuery(text)
      let total = try library.search(query).total
      if let letters = FrequentWords.letters(of: query),
        let known = try FrequentWords.count(letters, in: &library.database)
      {
        #expect(known == total, "\(text)")
      }
      library.counted = nil
      if let counted = try library.count(query) { #expect(counted == total, "\(text)") }
    }
  }

  @Test(arguments: 1...4) func theyFollowWhatIsKept(seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let shelf = try Shelf()
    var library = try shelf.library()
    library.frequentFrom = 1
    _ = try library.add((1...9).map { Self.letter($0, &dice) })
    // Asked for once, they are kept.
    try Self.check(&library)
    let kept = try Self.kept(&library)
    #expect(kept.contains("dredging ") && kept.contains("dredging") && kept.contains("운하 "))
    #expect(!kept.contains { $0.hasPrefix("absent") || $0.hasPrefix(".") })
    _ = try library.add((7...14).map { Self.letter($0, &dice) })
    try Self.check(&library)
    let ids = try library.issues().map(\.id)
    let reversal = try library.change(.remove(Array(ids.prefix(5))))
    try Self.check(&library)
    try library.reverse(reversal)
    try Self.check(&library)
    // Also those of issues that an older version has read.
    try library.database.execute("UPDATE issue SET parser = 1")
    _ = try library.remove([ids[6]])
    _ = try library.renew(atMost: 3)
    try Self.check(&library)
    #expect(try Self.kept(&library) == kept)
  }

  /// Just frequent enough, and one less.
  @Test func fewAreNotKept() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    library.frequentFrom = 3
    _ = try library.add(
      (1...3).map { number in
        Incoming(
          Letter.text(
            number: number, published: "2034-05-06",
            articles: [("A", [number > 1 ? "Weir and towpath." : "Weir."])]))
      })
    #expect(try library.count(SearchQuery("towpath")) == 2 && Self.kept(&library).isEmpty)
    #expect(try library.count(SearchQuery("weir")) == 3 && Self.kept(&library) == ["weir "])
  }

  /// What another program changes between is not kept as it was, and who writes is not waited for.
  @Test func anotherProgramWrites() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    var other = try shelf.library()
    library.frequentFrom = 1
    _ = try library.add([
      Incoming(Letter.text(number: 1, published: "2034-05-06", articles: [("A", ["Weir."])]))
    ])
    let state = try library.fileState()
    _ = try other.add([
      Incoming(Letter.text(number: 2, published: "2034-05-06", articles: [("A", ["Weir."])]))
    ])
    try library.keep(Array("weir ".utf8), count: 1, asOf: state)
    #expect(try Self.kept(&library).isEmpty)
    try other.database.run("BEGIN IMMEDIATE")
    #expect(try library.count(SearchQuery("weir")) == 2 && Self.kept(&library).isEmpty)
    try other.database.run("COMMIT")
    #expect(try library.count(SearchQuery("weir")) == 2)
  }

  /// What a sample shows to be frequent is counted before anybody asks, and again when the library has doubled.
  @Test func aSampleShowsThem() throws {
    var dice = Dice(state: 3)
    let shelf = try Shelf()
    var library = try shelf.library()
    library.frequentFrom = 20
    _ = try library.add((1...20).map { Self.letter($0, &dice) })
    var steps = 0
    while try library.countFrequent() { steps += 1 }
    #expect(steps > 3)
    let kept = try Self.kept(&library)
    #expect(kept.contains("dredging ") && kept.contains("sluiceg") && kept.contains("항구 "))
    #expect(!kept.contains { $0.hasPrefix("number") && $0.count < 7 })
    try Self.check(&library)
    #expect(try library.countFrequent() == false)
    _ = try library.add((21...60).map { Self.letter($0, &dice) })
    #expect(try library.countFrequent())
    while try library.countFrequent() {}
    try Self.check(&library)
  }
}

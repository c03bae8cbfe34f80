import InsightModel
import Testing

@testable import InsightLibrary

/// What is kept of what stands in many passages is what the index would answer.
@Suite struct FrequentWordsTests {
  private static let words = [
    "dredging", "dredgings", "dredged", "sluice", "sluicegate", "выборы", "항구에서", "운하를", "運河工事", "ébauche",
    "ebauches", "lock", "а", "ox",
  ]
  /// Words, pairs, beginnings and phrases, alone and together.
  private static let queries = [
    "dredging", "dredgin*", "dredging*", "sluice", "sluicegate", "выборы", "выборы*", "항구", "구에", "운하", "運河",
    "河工", "ebauche", "ébauche*", "lock", "\"lock sluice\"", "lock sluice", "항구에", "港", "absent", "absentee*",
    "ox",
    "a", "а", "\"lock 항구\"", "\"항구에서 lock\"", "\"운하를 dredg*\"", "(dredging OR lock) sluice*",
    "lock -dredging -absent", "absent OR lock", "absent OR ox OR lock near sluice", "운하 -(lock OR 항구에서)",
    "has:table lock", "has:table", "lock sluice -ox number",
  ]

  private static func letter(_ number: Int, _ dice: inout Dice) -> Incoming {
    var paragraphs = (0..<4).map { _ in
      "Q " + (0..<5).map { _ in words.randomElement(using: &dice) ?? "" }.joined(separator: " ") + "."
    }
    paragraphs.append("Ox and lock 항구에서 rest.")
    if number % 3 == 0 {
      paragraphs.append(
        "Table 1. Fleet by yard (Unit: ships)\nRank Yard Ships\n1 Lock 30\n2 Ox 20\nTotal 50\n*Source: Lloyd")
    }
    return Incoming(
      Letter.text(number: number, published: "2034-05-06", articles: [("Number \(number)", paragraphs)]))
  }

  /// Those that are kept, in order.
  private static func kept(_ library: inout Library) throws -> [String] {
    var kept: [String] = []
    try library.database.rows("SELECT letters FROM frequent ORDER BY letters") {
      kept.append($0.text(0))
      return true
    }
    return kept
  }

  /// Each count is that of the index alone, and of what a search hands out.
  private static func check(_ library: inout Library, _ place: SourceLocation = #_sourceLocation) throws {
    for text in queries {
      let query = try SearchQuery(text)
      let found = try library.search(query)
      #expect(found.total == found.matches.count, "\(text)", sourceLocation: place)
      guard let counted = try library.count(query) else { continue }
      #expect(counted == found.total, "\(text)", sourceLocation: place)
      guard query.conditions.isEmpty, let words = query.expression.flatMap(IndexText.exact) else { continue }
      let indexed = try library.database.first(
        "SELECT count(*) FROM word WHERE word MATCH ?", .text(words.text), take: { $0.int(0) })
      #expect(counted == indexed, "\(text)", sourceLocation: place)
    }
  }

  private static func gather(_ library: inout Library) throws -> Int {
    var steps = 0
    while try library.gatherFrequent() { steps += 1 }
    return steps
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
    #expect(kept.contains("lock .항구 "))
    #expect(!kept.contains { $0.hasPrefix("absent") || $0.hasPrefix(".") })
    _ = try library.add((7...14).map { Self.letter($0, &dice) })
    try Self.check(&library)
    let ids = try library.issues().map(\.id)
    let reversal = try library.change(.remove(Array(ids.prefix(5))))
    try Self.check(&library)
    // The newest numbers were taken out: others do not get them.
    _ = try library.add([Self.letter(31, &dice)])
    try Self.check(&library)
    try library.reverse(reversal)
    try Self.check(&library)
    try library.database.execute("UPDATE issue SET parser = 1")
    _ = try library.remove([ids[6]])
    _ = try library.renew(atMost: 3)
    try Self.check(&library)
    #expect(try Self.kept(&library).count >= kept.count)
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
    func letter(_ number: Int) -> Incoming {
      Incoming(Letter.text(number: number, published: "2034-05-06", articles: [("A", ["Weir."])]))
    }
    _ = try library.add([letter(1)])
    let state = try library.fileState()
    _ = try other.add([letter(2)])
    try library.keep(PassageSet(below: 9), Array("weir ".utf8), asOf: state)
    #expect(try Self.kept(&library).isEmpty)
    try other.database.run("BEGIN IMMEDIATE")
    #expect(try library.count(SearchQuery("weir")) == 2 && Self.kept(&library).isEmpty)
    try other.database.run("COMMIT")
    #expect(try library.count(SearchQuery("weir")) == 2 && Self.kept(&library) == ["weir "])
    // What is kept follows what the other one adds.
    for number in 3...5 {
      _ = number == 4 ? try other.add([letter(number)]) : try library.add([letter(number)])
      #expect(try library.count(SearchQuery("weir")) == number)
    }
    #expect(try library.count(SearchQuery("is:starred weir")) == nil)
    #expect(try library.count(SearchQuery("since:2030 weir")) == nil)
  }

  /// What a sample shows to be frequent is gathered before anybody asks, also while more comes, and again when the library has
  /// doubled.
  @Test(arguments: 1...3) func aSampleShowsThem(seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let shelf = try Shelf()
    var library = try shelf.library()
    library.frequentFrom = 15
    _ = try library.add((1...20).map { Self.letter($0, &dice) })
    #expect(try library.gatherFrequent())
    // Nothing is known of them yet, and they are not taken for known.
    try Self.check(&library)
    _ = try library.add((21...23).map { Self.letter($0, &dice) })
    try Self.check(&library)
    #expect(try Self.gather(&library) >= 1)
    let kept = try Self.kept(&library)
    #expect(kept.contains("dredg") && kept.contains("항구 ") && kept.contains("구에 "))
    // Phrases too, and runs of signs; longer ones are told by places.
    #expect(kept.contains("항구 구에 에서 ") && kept.contains("and lock .항구 "))
    #expect(!kept.contains("lock .항구 구에 에서 ") && !kept.contains { $0.hasPrefix(".") })
    #expect(
      try library.database.first("SELECT sum(is_placed) FROM frequent WHERE letters LIKE '% _%'") {
        $0.int(0)
      } == 0)
    #expect(kept.contains("ox ") && !kept.contains("o"))
    try Self.check(&library)
    #expect(try library.gatherFrequent() == false)
    _ = try library.add((24...60).map { Self.letter($0, &dice) })
    try Self.check(&library)
    #expect(try Self.gather(&library) > 0)
    try Self.check(&library)
  }

  /// What stands in a damaged issue is not forgotten: it is passed over and named, and found again once the issue is mended.
  @Test func aDamagedIssueIsNotForgotten() throws {
    var dice = Dice(state: 8)
    let shelf = try Shelf()
    var library = try shelf.library()
    library.frequentFrom = 3
    let letters = (1...4).map { Self.letter($0, &dice) }
    let id = try library.add(letters)[1].id
    let lock = try SearchQuery("lock")
    let whole = try library.search(lock).matches.count
    try library.database.run("UPDATE piece SET bytes = x'00' WHERE issue = ?", .integer(id))
    _ = try Self.gather(&library)
    #expect(try library.search(lock).matches.count < whole && library.passedOver == [id])
    _ = try library.add([letters[1]])
    #expect(try Self.gather(&library) > 0)
    #expect(try library.search(lock).matches.count == whole && library.passedOver.isEmpty)
    try Self.check(&library)
  }
}

/// Sets of passages, and how they are kept.
@Suite struct PassageSetTests {
  /// Few, many, at the edges of words and blocks: what is read is what was written.
  @Test(arguments: [0, 1, 700, 1000, 1100, 8000]) func blocksAreReadAsTheyWereWritten(count: Int) {
    var dice = Dice(state: UInt64(count + 1))
    let end = PassageBlock.size * 2 + 70
    var set = PassageSet(below: end)
    var members = Set((0..<count).map { _ in Int.random(in: 0..<end, using: &dice) })
    if count > 0 { members.formUnion([0, 63, 64, PassageBlock.size - 1, PassageBlock.size, end - 1]) }
    for member in members { set.insert(member) }
    #expect(set.count == members.count && set.members(of: 0..<end) == members.sorted())
    var read = PassageSet(below: end)
    for block in 0...2 {
      let bytes = set.words(ofBlock: block).map { PassageBlock.bytes(of: $0) }
      #expect(bytes?.count ?? 0 <= PassageBlock.size / 8 && bytes?.isEmpty != true)
      bytes?.withUnsafeBytes { read.insert($0, ofBlock: block) }
    }
    #expect(read == set)
    #expect(set.members(of: 60..<70) == members.filter { (60..<70).contains($0) }.map { $0 - 60 }.sorted())
  }

  @Test func rangesAndOperations() {
    var some = PassageSet(below: 300)
    var others = PassageSet(below: 200)
    some.insert(10..<140)
    some.insert(64..<64)
    others.insert(64..<500)
    #expect(some.count == 130 && others.members(of: 0..<900) == Array(64..<256))
    var set = some
    set.formIntersection(others)
    #expect(set.members(of: 0..<300) == Array(64..<140))
    set = some
    set.formUnion(others)
    #expect(set.members(of: 0..<300) == Array(10..<256))
    set = some
    set.subtract(others)
    #expect(set.members(of: 0..<300) == Array(10..<64))
  }

  /// What no library writes is passed over.
  @Test func damagedBlocksAreHarmless() {
    var dice = Dice(state: 5)
    for length in [0, 1, 5, 1023, 1024, 1025, 4000] {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &dice) }
      for block in [-1, 0, 1, 40, Int.max / 2] {
        var set = PassageSet(below: PassageBlock.size + 100)
        bytes.withUnsafeBytes { set.insert($0, ofBlock: block) }
        #expect(set.members(of: 0..<Int.max).allSatisfy { $0 < PassageBlock.size + 128 })
      }
    }
  }
}

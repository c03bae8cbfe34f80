import InsightModel
import Testing

@testable import InsightLibrary

/// What places tell of phrases and of what is near is what the index would answer.
@Suite struct FrequentPlacesTests {
  private static let words = ["weir", "lock", "quay", "항구에서", "운하를", "運河工事", "河工"]
  private static let queries = [
    "\"weir lock\"", "\"lock weir lock\"", "\"lock lock\"", "\"quay 항구에서\"", "\"항구에서 운하를\"",
    "\"구에서 運河\"", "운하를", "運河工", "河工事", "\"河工 河工\"", "\"quay weir lock quay\"", "weir near lock",
    "weir near/0 lock", "lock near/1 lock", "\"weir lock\" near/2 quay", "weir near/1 lock near/1 quay",
    "항구에서 near/3 運河", "weir near/40 河工", "\"lock weir\" near/90 運河 near/2 quay", "항구 near/0 運河 near/0 lock",
    "\"quay quay\" -\"lock weir\"", "\"weir lock\" OR \"lock quay\"",
    "\"weir lock\" quay -\"quay lock\" 운하", "\"weir lock\" absent", "weir near absent",
  ]

  private static func letter(_ number: Int, _ dice: inout Dice, paragraphs: Int = 6) -> Incoming {
    let texts = (0..<paragraphs).map { _ in
      (0..<Int.random(in: 1...9, using: &dice)).map { _ in
        words.randomElement(using: &dice)! + ["", "", "."].randomElement(using: &dice)!
      }.joined(separator: [" ", " ", ", "].randomElement(using: &dice)!)
    }
    return Incoming(
      Letter.text(number: number, published: "2034-05-06", articles: [("Weir \(number)", texts)]))
  }

  /// Each count is that of the index alone and, where it `isScanned`, of a search and of a scan of the texts; how many places have
  /// told.
  @discardableResult
  private static func check(
    _ library: inout Library, isScanned: Bool = true, _ place: SourceLocation = #_sourceLocation
  ) throws
    -> Int
  {
    var told = 0
    let end = try library.currentCatalog().end
    let texts =
      try isScanned ? library.search(SearchQuery("weir OR lock OR quay OR 항구 OR 운하 OR 運河 OR 河工")).matches : []
    for text in queries {
      let query = try SearchQuery(text)
      let expression = try #require(query.expression)
      let question = try #require(IndexText.exact(expression))
      let counted = try library.passages(question, in: library.currentCatalog()).count
      let indexed = try library.database.first(
        "SELECT count(*) FROM word WHERE word MATCH ?", .text(question.text), take: { $0.int(0) })
      #expect(counted == indexed, "\(text)", sourceLocation: place)
      if isScanned {
        #expect(try library.search(query).matches.count == counted, "\(text)", sourceLocation: place)
        let scanned = texts.count { expression.matches(in: $0.passage.text) != nil }
        #expect(scanned == counted, "\(text)", sourceLocation: place)
      }
      for words in question.words {
        guard let places = words.places,
          var kept = try KeptPlaces(places, knownBelow: end, in: &library.database)
        else { continue }
        told += 1
        // Also where the passages of a phrase are kept themselves.
        var found = try #require(try kept.passages(below: end, in: &library.database))
        found.formIntersection(try library.currentCatalog().live)
        let alone = try library.database.first(
          "SELECT count(*) FROM word WHERE word MATCH ?", .text(words.text), take: { $0.int(0) })
        #expect(found.count == alone, "\(text)", sourceLocation: place)
      }
    }
    return told
  }

  private static func gather(_ library: inout Library) throws {
    while try library.gatherFrequent() {}
  }

  @Test(arguments: 1...4) func theyFollowWhatIsKept(seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let shelf = try Shelf()
    var library = try shelf.library()
    var other = try shelf.library()
    library.frequentFrom = 10
    _ = try library.add((1...9).map { Self.letter($0, &dice) })
    #expect(try Self.check(&library) == 0)
    #expect(try library.gatherFrequent())
    // They are not taken for known before they are.
    #expect(try Self.check(&library) == 0)
    _ = try other.add((10...11).map { Self.letter($0, &dice) })
    #expect(try Self.check(&library) == 0)
    try Self.gather(&library)
    #expect(try Self.check(&library) > 20)
    _ = try other.add((7...14).map { Self.letter($0, &dice) })
    #expect(try Self.check(&library) > 20)
    let ids = try library.issues().map(\.id)
    let reversal = try library.change(.remove(Array(ids.prefix(4))))
    try Self.check(&library)
    _ = try library.add([Self.letter(31, &dice)])
    try library.reverse(reversal)
    try Self.check(&library)
    try library.database.execute("UPDATE issue SET parser = 1")
    _ = try library.remove([ids[6]])
    _ = try library.renew(atMost: 3)
    #expect(try Self.check(&library) > 20)
  }

  /// A word that becomes frequent later is placed among what was counted before, also where something was taken out since.
  @Test func aWordThatComesLater() throws {
    var dice = Dice(state: 5)
    let shelf = try Shelf()
    var library = try shelf.library()
    library.frequentFrom = 40
    _ = try library.add((1...9).map { Self.letter($0, &dice) })
    try Self.gather(&library)
    let few = try Self.check(&library)
    _ = try library.remove(library.issues().map(\.id).suffix(2))
    library.frequentFrom = 5
    // What was asked for before has no places, and gets them.
    #expect(
      try library.count(SearchQuery("absent OR quay")) != nil && library.count(SearchQuery("quay")) != nil)
    _ = try library.add((21...40).map { Self.letter($0, &dice) })
    try Self.gather(&library)
    #expect(try Self.check(&library) > max(few, 20))
  }

  /// Over several blocks of passages.
  @Test func blocksFollowEachOther() throws {
    var dice = Dice(state: 6)
    let shelf = try Shelf()
    var library = try shelf.library()
    library.frequentFrom = 100
    _ = try library.add((1...10).map { Self.letter($0, &dice, paragraphs: 500) })
    try Self.gather(&library)
    _ = try library.add((11...20).map { Self.letter($0, &dice, paragraphs: 500) })
    #expect(try library.currentCatalog().end > PassageBlock.size)
    #expect(try Self.check(&library, isScanned: false) > 20)
  }

  /// Places that do not go with the ends are not kept: the index is asked.
  @Test func damagedEnds() throws {
    var dice = Dice(state: 8)
    let shelf = try Shelf()
    var library = try shelf.library()
    library.frequentFrom = 10
    _ = try library.add((1...9).map { Self.letter($0, &dice) })
    try Self.gather(&library)
    let query = try SearchQuery("\"weir lock\"")
    let count = try library.count(query)
    try library.database.execute(
      """
      UPDATE frequent SET upto = 0 WHERE letters = 'weir ';
      UPDATE frequent_places SET places = substr(places, 3)
        WHERE id >> 21 = (SELECT id FROM frequent WHERE letters = '');
      """)
    #expect(try library.gatherFrequent() == false && library.count(query) == count)
    // Longer than anything that is asked.
    try library.database.execute(
      """
      UPDATE frequent SET upto = 9999 WHERE letters = 'weir ';
      UPDATE frequent_places SET places = x'ffffff7f'
        WHERE id >> 21 = (SELECT id FROM frequent WHERE letters = '');
      """)
    #expect(try library.count(query) == count)
  }

  /// A step that is ended is as if it had not been begun, wherever that is.
  @Test func aStepGivesWay() throws {
    var dice = Dice(state: 7)
    let shelf = try Shelf()
    var library = try shelf.library()
    library.frequentFrom = 10
    _ = try library.add((1...9).map { Self.letter($0, &dice) })
    var most = 0
    while true {
      var asked = 0
      let goesOn = try library.gatherFrequent {
        asked += 1
        return asked <= most
      }
      #expect(asked <= most + 1)
      if most % 16 == 0 { try Self.check(&library, isScanned: false) }
      if !goesOn { break }
      most += 1
    }
    // Each issue is looked at, and each word is written.
    #expect(most > 20)
    #expect(try Self.check(&library) > 20)
  }
}

/// Bits of places.
@Suite struct PlaceBitsTests {
  /// Some texts: where each ends, and some places in them.
  private static func texts(_ dice: inout Dice, longest: Int) -> (ends: [Int], places: Set<Int>) {
    var (ends, places) = ([Int](), Set<Int>())
    var end = -1
    for _ in 0..<80 {
      let start = end + 1
      end = start + Int.random(in: 0...longest, using: &dice)
      ends.append(end)
      for place in start..<end where Int.random(in: 0..<9, using: &dice) == 0 { places.insert(place) }
    }
    return (ends, places)
  }

  private static func bits(_ places: some Sequence<Int>, _ count: Int) -> PlaceBits {
    var bits = PlaceBits(count: count)
    for place in places { bits.insert(place) }
    return bits
  }

  @Test(arguments: [1, 3, 63, 64, 65, 70, 200, 900]) func whatFollowsAndWhatIsNear(longest: Int) {
    var dice = Dice(state: UInt64(longest))
    let (ends, places) = Self.texts(&dice, longest: longest)
    let count = (ends.last ?? 0) + 1
    for distance in [0, 1, 3, 11, 62, 63, 64, 65, 130, 1000] {
      var found = Self.bits(places, count)
      found.formIntersection(Self.bits(places, count), ahead: distance)
      #expect(found == Self.bits(places.filter { places.contains($0 + distance) }, count))
      let lists = [
        (places, distance), (places.filter { $0 % 7 == 0 }, 4), (places.filter { $0 % 5 < 2 }, distance + 1),
      ]
      for number in 1...lists.count {
        let wanted = lists.prefix(number)
        let near = PlaceBits.passages(
          having: wanted.map { (places: Self.bits($0.0, count), reach: $0.1) }, endingAt: ends)
        for (passage, end) in ends.enumerated() {
          let passagePlaces = (passage == 0 ? 0 : ends[passage - 1] + 1)..<end
          let own = wanted.map { list in (passagePlaces.filter(list.0.contains), list.1) }
          let areNear = own.flatMap(\.0).contains { last in
            own.allSatisfy { list in list.0.contains { $0 <= last && $0 >= last - list.1 } }
          }
          #expect(
            near[passage >> 6] >> UInt64(passage & 63) & 1 == (areNear ? 1 : 0),
            "\(distance), \(number), \(passage)")
        }
      }
    }
  }

  /// Few and many: what is read is what was written, and no longer than the bits.
  @Test(arguments: [0, 1, 2, 40, 300, 900, 4000]) func theyAreReadAsTheyWereWritten(count: Int) {
    var dice = Dice(state: UInt64(count))
    let places = (0..<count).map { _ in Int.random(in: 0..<5000, using: &dice) }
    let bits = Self.bits(places, 5000)
    let bytes = bits.bytes
    // The form, and what stands before the only stretch.
    #expect(bytes.count <= 1 + 8 + (5000 + 63) / 64 * 8)
    var read = PlaceBits(count: 5000)
    bytes.withUnsafeBytes { read.insert($0) }
    #expect(read == bits)
    // What is beyond the end is passed over.
    var part = PlaceBits(count: 640)
    bytes.withUnsafeBytes { part.insert($0) }
    #expect(part == Self.bits(places.filter { $0 < 640 }, 640))
  }

  @Test func damagedPlacesAreHarmless() {
    var dice = Dice(state: 4)
    for length in [0, 1, 2, 9, 100] {
      for first in UInt8(0)...2 {
        let bytes = [first] + (0..<length).map { _ in UInt8.random(in: 0...255, using: &dice) }
        var bits = PlaceBits(count: 200)
        bytes.withUnsafeBytes { bits.insert($0) }
        bytes.dropFirst().withUnsafeBytes { bits.insert($0) }
        #expect(bits.words.count == 4)
      }
    }
  }
}

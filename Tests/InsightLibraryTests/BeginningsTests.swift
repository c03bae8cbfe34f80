import InsightModel
import Testing

@testable import InsightLibrary

/// What is counted of beginnings is what the index would count.
@Suite struct BeginningsTests {
  private static let words = [
    "buoy", "buoyant", "bulwark", "öl", "ölhafen", "été", "éteint", "a", "an", "and", "x9", "x99", "2031",
    "20",
    "выбор", "вы", "항구", "港", "tug", "tugs",
  ]

  private static func letter(_ number: Int, _ dice: inout Dice) -> String {
    let paragraphs = (0..<5).map { _ in
      "Q " + (0..<6).map { _ in words.randomElement(using: &dice) ?? "" }.joined(separator: " ") + "."
    }
    return Letter.text(number: number, published: "2031-03-04", articles: [("Number \(number)", paragraphs)])
  }

  private static func check(_ library: inout Library, isCounted: Bool = true) throws {
    let beginnings = Set(words.flatMap { word in (1...8).map { String(word.prefix($0)) } } + ["zzz", "q"])
    for beginning in beginnings.sorted().flatMap({ [$0, $0 + "*"] }) {
      let query = try SearchQuery(beginning)
      let counted = try Beginnings.count(query, in: &library.database)
      let letters = beginning.unicodeScalars.filter { $0 != "*" }
      let isTold =
        letters.allSatisfy { $0.value < 0x800 } && String(letters).utf8.count <= 8
        && (beginning.hasSuffix("*") ? 3...6 : 1...2).contains(letters.count)
      #expect((counted != nil) == (isCounted && isTold), "\(beginning)")
      if let counted { #expect(try counted == library.search(query).total, "\(beginning)") }
    }
  }

  @Test(arguments: 1...4) func theyFollowWhatIsKept(seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let shelf = try Shelf()
    var library = try shelf.library()
    try Self.check(&library)
    _ = try library.add((1...12).map { Incoming(Self.letter($0, &dice)) })
    try Self.check(&library)
    // Revisions, and the same once more.
    _ = try library.add((3...6).map { Incoming(Self.letter($0, &dice)) })
    try Self.check(&library)
    let ids = try library.issues().map(\.id)
    let reversal = try library.change(.remove(Array(ids.prefix(4))))
    try Self.check(&library)
    try library.reverse(reversal)
    try Self.check(&library)
  }

  /// A count is not told again of another state of the library.
  @Test func whatWasCountedIsForgottenWithAChange() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    var other = try shelf.library()
    func letter(_ number: Int) -> Incoming {
      Incoming(
        Letter.text(number: number, published: "2031-03-04", articles: [("A", ["Mooring by mooring."])]))
    }
    let query = try SearchQuery("mooring")
    for number in 1...3 {
      // By itself, and by another program.
      _ = number == 2 ? try other.add([letter(number)]) : try library.add([letter(number)])
      #expect(try library.count(query) == number && library.count(query) == number)
    }
    #expect(try library.count(SearchQuery("is:starred mooring")) == nil)
    #expect(try library.count(SearchQuery("since:2030 mooring")) == nil)
  }

  /// What an older version has stored is not counted until it is made anew.
  @Test func whatIsNotCountedIsAskedOfTheIndex() throws {
    var dice = Dice(state: 9)
    let shelf = try Shelf()
    var library = try shelf.library()
    _ = try library.add((1...3).map { Incoming(Self.letter($0, &dice)) })
    try library.database.execute("UPDATE issue SET parser = 1; DELETE FROM beginning")
    try Self.check(&library, isCounted: false)
    let removed = try library.change(.remove([1]))
    try library.reverse(removed)
    #expect(try library.renew(atMost: 2) == 2)
    try Self.check(&library, isCounted: false)
    #expect(try library.renew(atMost: 2) == 1)
    try Self.check(&library)
  }
}

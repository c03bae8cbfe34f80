import Foundation
import InsightModel
import Testing

@testable import InsightLibrary

/// What lists need of every issue, in one piece.
@Suite struct CatalogTests {
  private static let letters = [
    Letter.text(
      number: 4, published: "2031-03-04", articles: [("Pier Opens", ["The new pier took its first ferry."])]),
    Letter.text("부두 소식", number: 5, published: "2030-07-01", articles: [("부두", ["첫 배가 왔다."])]),
    "A text without a name.\n",
  ]

  private static func entries(_ library: inout Library) throws -> [String] {
    let catalog = try library.currentCatalog()
    return (0..<catalog.count).map { place in
      let issue = catalog[place].issue
      let texts = [issue.file, issue.periodical, issue.published, issue.title].map { $0 ?? "-" }
      let numbers = [issue.id, issue.number ?? -1, issue.articles, issue.revisions]
      return "\(texts) \(numbers) \(catalog[place].passages)"
    }
  }

  private static func isKept(_ library: inout Library) throws -> Bool {
    try library.database.first("SELECT 1 FROM catalog") { _ in true } ?? false
  }

  /// Kept or made, it is the same; each change of an issue takes the kept one away.
  @Test func itIsKeptUntilAnIssueChanges() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    _ = try library.add(Self.letters.map { Incoming($0) })
    let made = try Self.entries(&library)
    #expect(made.count == 3 && made[0].contains("2031-03-04") && made[1].contains("부두 소식"))
    #expect(try library.issues().map(\.periodical) == ["Harbour Letter", "부두 소식", nil])
    #expect(try !Self.isKept(&library))
    #expect(try library.keepCatalog() && !library.keepCatalog())
    var other = try shelf.library()
    #expect(try Self.isKept(&other) && Self.entries(&other) == made)
    // What was read is no part of it.
    let first = try #require(other.issues().first)
    _ = try other.change(.read(true, issues: [first.id]))
    #expect(try Self.isKept(&other) && other.issues()[0].read == other.issues()[0].articles)
    // Another text of the same number.
    let later = Letter.text(
      number: 4, published: "2031-03-04", articles: [("Pier Opens", ["It took two ferries."])])
    let kept = try other.add([Incoming(later)])
    #expect(
      try !Self.isKept(&other) && library.issues()[0].id == kept[0].id && library.issues()[0].revisions == 1)
    _ = try library.keepCatalog()
    _ = try library.remove([kept[0].id])
    #expect(try !Self.isKept(&other) && other.issues().count == 2)
  }

  /// One of another layout is made again.
  @Test func anotherLayoutIsMadeAgain() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    _ = try library.add(Self.letters.map { Incoming($0) })
    let made = try Self.entries(&library)
    try library.database.run("INSERT INTO catalog(id, bytes) VALUES(1, x'ff00000001')")
    var other = try shelf.library()
    #expect(try Self.entries(&other) == made)
    #expect(try other.keepCatalog())
    #expect(try other.database.first("SELECT length(bytes) FROM catalog") { $0.int(0) } ?? 0 > 100)
  }

  /// Whatever stands in the file: no entry reaches beyond it.
  @Test func damagedBytesAreRead() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    _ = try library.add(Self.letters.map { Incoming($0) })
    let sound = try library.currentCatalog().bytes
    var state: UInt64 = 5
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    var read = 0
    for _ in 0..<3000 {
      var bytes = sound
      for _ in 0...next(4) { bytes[next(bytes.count)] = [0, 1, 0x7F, 0x80, 0xFF, UInt8(next(256))][next(6)] }
      if next(4) == 0 { bytes.removeLast(next(bytes.count)) }
      guard let catalog = Catalog(bytes: bytes) else { continue }
      read += 1
      for place in 0..<catalog.count {
        let entry = catalog[place]
        #expect(entry.issue.file.utf8.count <= bytes.count * 3 && entry.passages.lowerBound >= 0)
      }
      #expect(catalog.passages.count == catalog.count)
    }
    #expect(read > 500)
  }
}

import InsightModel
import Testing

@testable import InsightLibrary

/// Passages in pieces.
@Suite struct PieceTests {
  /// Passages of the given lengths, each in an article by its number.
  private static func passages(_ lengths: [(article: Int, length: Int)], articles: Int) -> Passages {
    Passages(
      articles: (0..<articles).map { ArticleHead(key: "1.\($0)", headline: "Quay \($0)", section: "Docks") },
      list: lengths.enumerated().map { index, own in
        Passage(
          kind: .text, article: own.article, block: index, lines: index + 1...index + 3,
          text: String(repeating: "\(index % 10)", count: own.length))
      })
  }

  /// What a piece hands out of some passages.
  private static func texts(_ piece: Piece, _ numbers: [Int]) -> [(text: String, head: ArticleHead)] {
    var found: [(text: String, head: ArticleHead)] = []
    piece.each(of: numbers) { _, _, text, head in
      found.append((String(decoding: text, as: UTF8.self), head))
      return true
    }
    return found
  }

  @Test(
    arguments: [
      ([], 0, 1), ([], 3, 1), ([(0, 10)], 1, 1), ([(1, 10)], 4, 1),
      // Just as much as a piece holds, and one more.
      ([(0, 4000), (0, 96)], 1, 1), ([(0, 4000), (0, 97)], 1, 2),
      // What is longer than a piece is one alone; articles without passages are before, between and behind.
      ([(1, 9000), (1, 5), (4, 3000), (4, 3000), (6, 3000)], 9, 4),
    ] as [([(article: Int, length: Int)], Int, Int)])
  func comesBackWhole(lengths: [(article: Int, length: Int)], articles: Int, pieces: Int) throws {
    let whole = Self.passages(lengths, articles: articles)
    let cut = Piece.cut(whole)
    #expect(cut.count == pieces)
    let read = try cut.map { try #require(Piece(first: $0.first, bytes: $0.bytes)) }
    var again = Passages(articles: [], list: [])
    for piece in read { #expect(piece.add(to: &again)) }
    #expect(again == whole)
    for (number, passage) in whole.list.enumerated() {
      let found = read.flatMap { Self.texts($0, [number]) }
      #expect(found.map(\.text) == [passage.text] && found.map(\.head) == [whole.articles[passage.article]])
    }
    let all = Array(-1...whole.list.count)
    #expect(read.flatMap { Self.texts($0, all) }.map(\.text) == whole.list.map(\.text))
    #expect(read.allSatisfy { Self.texts($0, [-1, whole.list.count]).isEmpty })
  }

  /// Bytes that are cut off or changed are refused or read, and nothing else.
  /// In both forms: what is unpacked is what was packed; what is damaged or cut short is told, or harmless.
  @Test(arguments: [0, 1, 15, 300, 70_000]) func theyAreUnpackedAsTheyWerePacked(length: Int) {
    var dice = Dice(state: UInt64(length))
    let bytes = (0..<length).map { _ in UInt8.random(in: 0...9, using: &dice) }
    for form in [Packer.Form.file, .piece] {
      let packed = Packer().pack(bytes, form)
      let (whole, part) = (Unpacker().unpack(packed), Unpacker().unpack(Array(packed.dropLast())))
      #expect(whole == bytes && part == nil)
      for _ in 0..<300 {
        var damaged = packed
        damaged[Int.random(in: 0..<min(40, packed.count), using: &dice)] ^=
          1 << UInt8.random(in: 0...7, using: &dice)
        let unpacked = Unpacker().unpack(damaged)
        #expect(unpacked.map { $0.count <= 255 * packed.count } ?? true)
      }
    }
    // Two gigabytes that no block holds are not made room for.
    let (huge, none) = (Unpacker().unpack([0xFF, 0xFF, 0xFF, 0x7F, 0]), Unpacker().unpack([]))
    #expect(huge == nil && none == nil)
  }

  @Test func damagedPieces() {
    let whole = Self.passages([(0, 40), (1, 300), (2, 5)], articles: 3)
    let bytes = Piece.cut(whole)[0].bytes
    for at in bytes.indices {
      for changed in [Array(bytes[..<at]), bytes[..<at] + [bytes[at] ^ 0xFF] + bytes[(at + 1)...]] {
        var again = Passages(articles: [], list: [])
        guard let piece = Piece(first: 0, bytes: changed) else { continue }
        _ = piece.add(to: &again)
        _ = Self.texts(piece, Array(0..<4))
      }
    }
    // Pieces that do not follow each other are none of one issue.
    var again = Passages(articles: [], list: [])
    #expect(Piece(first: 1, bytes: bytes)?.add(to: &again) == false)
  }

  /// What is handed out as it is found is what is found.
  @Test func matchesComeAsTheyAreFound() throws {
    let shelf = try Shelf()
    var library = try shelf.library()
    let filler = String(repeating: "Winches and ropes lie about. ", count: 60)
    _ = try library.add(
      (1...9).map { number in
        Incoming(
          Letter.text(
            number: number, published: "2031-0\(number)-04",
            articles: [("Dredger \(number)", [filler + "A dredger.", filler, "The dredger left."])]))
      })
    let query = try SearchQuery("dredger")
    let whole = try library.search(query)
    #expect(whole.total == 27 && whole.matches.count == 27)
    #expect(whole.matches.first?.passage.text.hasSuffix("9") == true)
    for limit in [Int.max, 27, 26, 4, 1] {
      #expect(try library.search(query, limit: limit).matches == Array(whole.matches.prefix(limit)))
    }
    // In order, and from issues that other threads may look into; conditions that only a look at the text tells are counted before.
    for text in [
      "dredger", "dredge*", "a dredger -left", "section:docks dredger", "is:unread", "\"a dredger\"", "winch",
    ] {
      let query = try SearchQuery(text)
      let expected = try library.search(query)
      for isCounted in [true, false] {
        var (total, held): (Int?, [HeldIssue]) = (nil, [])
        try library.search(query, isCounted: isCounted) {
          total = $0
        } take: {
          held.append($0)
          return true
        }
        var matches: [Match] = []
        for issue in held { matches += try issue.matches(with: Unpacker()) }
        #expect(matches == expected.matches && total == (isCounted ? expected.total : nil), "\(text)")
      }
    }
    // An issue of which a piece is damaged or gone is passed over, and said; what else is found is as before.
    #expect(try library.search(query) == whole && library.passedOverError == nil)
    let damages: [StaticString] = [
      "UPDATE piece SET bytes = x'00' WHERE issue = 3", "DELETE FROM piece WHERE issue = 3",
    ]
    for damage in damages {
      try library.database.run(damage)
      for order in [Library.Order.newest, .best] {
        let found = try library.search(query, order: order)
        #expect(Set(found.matches.map(\.id)) == Set(whole.matches.map(\.id)).subtracting([3]))
        #expect(found.total == whole.matches.count { $0.id != 3 })
        #expect(library.passedOverError?.reason.contains("issue 3") == true)
      }
    }
  }
}

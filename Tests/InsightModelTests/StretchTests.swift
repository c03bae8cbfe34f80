import Testing

@testable import InsightModel

/// What stands between two blanks is looked for there alone; that finds what a look at the whole text finds.
@Suite struct StretchTests {
  private static let pieces = [
    "tern", "Terns", "TERN", "terne", "bitterns", "tërn", "№5", "no5", "갈매기", "갈매", "매기떼", "갈", "鷗", "海鷗",
    "鷗鳥", "(tern)",
    "tern갈매기", "갈매기tern", "カモメ", "tern,tern", "te\u{301}rn", "“tern”", "re-tern", "ｔｅｒｎ", "😀tern",
    "te\u{AD}rn", "tern\u{301}", "갈\u{200B}매기", "갈매갈매기", "海\u{2060}鷗鷗", "tern—tern", "é-tern", "x5", "5x",
  ]

  @Test(arguments: [
    "tern", "tern*", "갈매기", "매기", "갈", "海鷗", "鷗", "no5", "5", "カモ", "terne", "é", "갈매갈매", "tern갈매기",
    "tern tern",
  ])
  func findsWhatTheWholeTextHas(typed: String) throws {
    let isBeginning = typed.hasSuffix("*")
    let phrase = try #require(
      SearchPhrase(isBeginning ? String(typed.dropLast()) : typed, isBeginning: isBeginning))
    #expect(phrase.isOneStretch == !["tern갈매기", "tern tern"].contains(typed))
    var dice = Dice(state: 11)
    for _ in 0..<2000 {
      let length = Int(dice.next() % 7)
      let gaps = [" ", " ", "  ", "\u{3000}", "·"]
      var text = ""
      for _ in 0..<length {
        text += Self.pieces[Int(dice.next() % UInt64(Self.pieces.count))] + gaps[Int(dice.next() % 5)]
      }
      text.withUTF8 { bytes in
        var searched = SearchedText(bytes: bytes)
        let whole = phrase.places(in: WordCutter(bytes)).map(\.scalars)
        #expect(phrase.ranges(in: &searched) == whole, "\(typed) in \(Array(bytes))")
        // Where the first places are enough, they are the first.
        let first = phrase.ranges(in: &searched, most: 2)
        #expect(first.count >= min(2, whole.count) && first == Array(whole.prefix(first.count)))
        if !whole.isEmpty { #expect(phrase.probe.mayStand(in: bytes)) }
      }
    }
  }

  /// Eight bytes at once or one by one, a place is the same.
  @Test func placesOfScalars() {
    var dice = Dice(state: 5)
    for _ in 0..<200 {
      let letters = (0..<Int(dice.next() % 40)).map { _ in
        Self.signs[Int(dice.next() % UInt64(Self.signs.count))]
      }
      let starts = letters.indices.map { letters[..<$0].joined().utf8.count }
      var text = letters.joined()
      text.withUTF8 { bytes in
        for (first, start) in starts.enumerated() {
          for count in -1...letters.count - first + 1 {
            let wanted = first + max(0, count)
            let place = UTF8Scalar.place(of: count, after: start, in: bytes)
            #expect(place == (wanted < starts.count ? starts[wanted] : bytes.count))
          }
        }
      }
    }
  }

  private static let signs = ["a", "é", "갈", "鷗", "😀", " "]
}

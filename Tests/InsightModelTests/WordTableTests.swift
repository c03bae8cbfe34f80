import Testing

@testable import InsightModel

@Suite struct WordTableTests {
  private static func code(_ word: String, in table: WordTable) -> UInt8? {
    var word = word
    return word.withUTF8 { table.code(of: $0) }
  }

  private static let crafts = WordTable([
    (" tug ferry fähre 배", 1), (" barge ferry", 2), ("|ice breaker|icebreaker", 3),
  ])

  @Test(arguments: [
    ("tug", 1), ("TUG", 1), ("Fähre", 1), ("FÄHRE", 1), ("배", 1), ("barge", 2), ("ferry", 1),
    ("Ice Breaker", 3),
    ("icebreaker", 3),
  ])
  func knowsWordsInAnyCase(_ word: String, _ code: UInt8) {
    #expect(Self.code(word, in: Self.crafts) == code)
  }

  @Test(arguments: ["", "tu", "tugs", "ug", "tug ", "tug ferry", "breaker", "fahre", "배배", "icebreakers"])
  func knowsNoOthers(_ word: String) {
    #expect(Self.code(word, in: Self.crafts) == nil)
  }

  @Test func numbersAreWhatTheWordsAfterThemMean() {
    let tides = WordTable(numbered: " 1 ebb low 12 flood 3 slack")
    #expect(Self.code("ebb", in: tides) == 1 && Self.code("low", in: tides) == 1)
    #expect(Self.code("flood", in: tides) == 12 && Self.code("slack", in: tides) == 3)
    #expect(Self.code("12", in: tides) == nil)
    // In a list that is not numbered they are words.
    #expect(Self.code("000", in: WordTable([(" 000 k", 7)])) == 7)
  }
}

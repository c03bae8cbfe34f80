import Testing

@testable import InsightModel

/// One damaged stretch in a text that is sound otherwise.
@Suite struct LoneDamageTests {
  private static func isHealed(_ word: String, beside sign: String) -> Bool {
    let misread = word.utf8.map { String(Unicode.Scalar($0)) }.joined()
    let text = "The list of \(sign) the ships stands here.\nThey sailed from \(misread) to the south.\n"
    return read(text).healings.count == 1
  }

  /// A sign beyond ASCII that came through speaks against damage: the stretch must be as much the likelier.
  @Test(arguments: [
    ("jalapeño", true), ("señor", true), ("piñata", true), ("Århus", true), ("naïve", false),
    ("crème", false),
    ("Noël", false), ("Köln", false),
  ])
  func aSoundSignNeedsMore(_ word: String, _ isEnough: Bool) {
    #expect(Self.isHealed(word, beside: ""))
    #expect(Self.isHealed(word, beside: "•") == isEnough)
  }
}

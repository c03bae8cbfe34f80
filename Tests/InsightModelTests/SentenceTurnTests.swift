import Testing

@testable import InsightModel

/// The reader of the counted weights sees of a text what their generator sees of it.
@Suite struct SentenceTurnTests {
  /// `Tools/sentence-turns.py --scores` wrote these for the same pieces and the same table.
  @Test func scoresAreThoseOfTheGenerator() throws {
    let folder = "Tests/InsightModelTests/Turns/"
    let pieces = String(decoding: file(folder + "pieces.txt"), as: UTF8.self).split(separator: "\n")
    let scores = String(decoding: file(folder + "scores.txt"), as: UTF8.self).split(separator: "\n")
    #expect(pieces.count == scores.count)
    #expect(pieces.count >= 20)
    for (piece, expected) in zip(pieces, scores) {
      let parts = piece.split(separator: "\t", omittingEmptySubsequences: false)
      let text = parts[1] + "\n" + parts[2]
      let lines = PageLines(text: SourceText(bytes: Array(text.utf8)))
      let start = parts[1].utf8.count + 1
      let turn = SentenceTurn(
        lines: lines, piece: start..<text.utf8.count, earlier: Int(parts[0]).map { [$0] } ?? [],
        context: 0..<text.utf8.count)
      let found = ([(gap: 0, score: SentenceTurnTable.none)] + turn.scores).map { "\($0.gap):\($0.score)" }
      #expect(found.joined(separator: " ") == expected, "\(parts[2])")
    }
  }
}

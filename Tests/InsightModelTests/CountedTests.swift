import Testing

@testable import InsightModel

/// The reader of the counted weights sees of a text what their generator sees of it.
@Suite struct SentenceTurnTests {
  /// Nothing in the document tells where these turn: no name comes again, no word opens sentences alone.
  @Test(arguments: [
    (
      "Bridge shut as storm nears",
      "Engineers say the cables could fail in high winds. It is the third closure this year."
    ),
    (
      "Court backs fishermen in quota row",
      "Judges in the capital said that the ministry had failed to consult them. It will appeal."
    ),
    (
      "Tram line reopens after repairs",
      "Trams ran again through the old town on Monday. Work on the bridge had taken six months."
    ),
  ])
  func isToldByTheLanguage(_ point: String, _ body: String) {
    let issue = read(
      "Ⅰ. PORT TRENDS\n1. Item of the Day\n- \(point) \(body)\n2. Another Headline\nAnd its sentence.\n")
    let blocks = issue.blocks[issue.articles[0].blocks]
    #expect(blocks.map { issue.string($0.range) } == [point, body])
  }

  /// The counts are of English: where they know few of the small words they say nothing.
  @Test func otherLanguagesAreNotCut() {
    let line =
      "Brücke nach Sturm wieder offen Züge fahren seit Montag durch die Altstadt. Die Arbeiten dauerten ein halbes Jahr."
    let issue = read("Ⅰ. PORT TRENDS\n1. Meldung des Tages\n- \(line)\n2. Andere Meldung\nUnd ihr Satz.\n")
    #expect(issue.blocks[issue.articles[0].blocks].map { issue.string($0.range) } == [line])
  }

  /// `Tools/sentence-turns.py --scores` wrote these for the same pieces and the same table.
  @Test func scoresAreThoseOfTheGenerator() throws {
    let folder = "Tests/InsightModelTests/Counted/"
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

@Suite struct HeaderGapTests {
  /// `Tools/header-gaps.py --scores` wrote these for the same headers and the same table.
  @Test func scoresAreThoseOfTheGenerator() {
    let folder = "Tests/InsightModelTests/Counted/"
    let headers = String(decoding: file(folder + "headers.txt"), as: UTF8.self).split(separator: "\n")
    let scores = String(decoding: file(folder + "header-scores.txt"), as: UTF8.self).split(separator: "\n")
    #expect(headers.count == scores.count)
    for (header, expected) in zip(headers, scores) {
      let found = Array(header.utf8).withUnsafeBufferPointer { bytes in
        HeaderGaps(bytes.split(separator: 0x20).map { UnsafeBufferPointer(rebasing: $0) }).scores
      }
      #expect(found.dropFirst().map(String.init).joined(separator: " ") == expected, "\(header)")
    }
  }
}

@Suite struct WeightLinesTests {
  private static let lines = WeightLines(
    lines: "#\tQ\nharbour\tRS\nharbour toll\tT\nmole\tUV\nquay\tWX\n~ay\tYZ")

  private func first(_ key: String) -> Int? { Self.lines.weights(of: Array(key.utf8)[...])?[0] }

  @Test(arguments: ["#": 1, "harbour": 2, "harbour toll": 4, "mole": 5, "quay": 7, "~ay": 9])
  func everyKeyIsFound(key: String, weight: Int) { #expect(first(key) == weight) }

  @Test(arguments: [
    "", "!", "harbou", "harbours", "harbour tol", "harbour tolls", "mola", "quays", "~az", "~",
  ])
  func whatStandsBetweenKeysIsNot(key: String) { #expect(first(key) == nil) }

  @Test func aWordThatIsNoKeyHasItsEnding() {
    func last(_ word: String, _ isLong: Bool) -> Int? {
      Self.lines.weights(of: Array(word.utf8)[...], orItsEnding: isLong)?.last
    }
    #expect(last("bay", true) == 10)
    #expect(last("bay", false) == nil)
    #expect(last("quay", true) == 8)
    #expect(last("y", true) == nil)
    #expect(last("", true) == nil)
  }
}

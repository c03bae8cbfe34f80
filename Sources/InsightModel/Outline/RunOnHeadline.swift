/// A headline that its page ran together with the points or the text after it, in one line.
///
/// As with points, it is cut only where the evidence is good: its points have capitals alone where it has small letters,
/// or small letters where its words are capitalized, or a body is found after them, or further points follow in a script
/// without capitals, or a headline of capitalized words turns to a sentence.
enum RunOnHeadline {
  private static let longest = 200

  /// The headline in `title` and what follows it in line number `number`; nil for a line that may be all headline.
  static func cut(_ lines: PageLines, _ title: Range<Int>, on number: Int) -> (
    headline: Range<Int>, rest: Range<Int>
  )? {
    // Little more than a headline.
    guard title.count >= 60 else { return nil }
    if let hyphen = RunTogetherPoints.firstCut(lines, title) {
      let (headline, rest) = (title.lowerBound..<hyphen, hyphen + 3..<title.upperBound)
      guard headline.count <= longest, !lines.endsStatement(headline) else { return nil }
      let goesOn = lines.afterBullet(number + 1) != nil
      let points = RunTogetherPoints.cut(lines, rest, above: title.lowerBound, isAlone: true)
      let isCut =
        points?.body != nil || differ(lines, headline, points?.points ?? [rest], goesOn)
        || !hasCase(lines, headline) && goesOn
      return isCut ? (headline, rest) : nil
    }
    let turn = SentenceTurn.find(lines, title, earlier: [], context: title, isTitle: true)
    guard let split = turn ?? UncasedTurn.find(lines, title, headline: title) else { return nil }
    let headline = lines.text.trimmed(title.lowerBound..<split)
    guard headline.count <= longest, !lines.endsStatement(headline), lines.isTitleCase(headline) else {
      return nil
    }
    return (headline, split..<title.upperBound)
  }

  /// True where the points are set in capitals in another way than the headline. `goesOn` where another one follows.
  private static func differ(
    _ lines: PageLines, _ headline: Range<Int>, _ points: [Range<Int>], _ goesOn: Bool
  ) -> Bool {
    guard hasCase(lines, headline), let first = points.first else { return false }
    guard hasSmall(lines, headline) else { return hasSmall(lines, first) }
    if !points.contains(where: { hasSmall(lines, $0) }) { return true }
    return lines.isTitleCase(headline) && smallWords(lines, headline) == 0
      && smallWords(lines, first) >= (goesOn || points.count > 1 ? 1 : 2)
  }

  /// Words that a headline of capitalized words would capitalize.
  private static func smallWords(_ lines: PageLines, _ range: Range<Int>) -> Int {
    lines.bytes[range].split(separator: 0x20).count { word in
      word.count >= 4 && word.allSatisfy(\.isSmall) && !links.contains { word.elementsEqual($0) }
    }
  }

  private static let links =
    "with from over into than after amid amidst that under upon between against through about"
    .split(separator: " ").map { Array($0.utf8) }

  private static func hasCase(_ lines: PageLines, _ range: Range<Int>) -> Bool {
    lines.bytes[range].count { $0.isLetter } * 2 > range.count
  }

  private static func hasSmall(_ lines: PageLines, _ range: Range<Int>) -> Bool {
    lines.bytes[range].contains { $0.isSmall }
  }
}

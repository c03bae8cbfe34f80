/// A headline that its page ran together with the points or the text behind it, in one line.
///
/// As with points, it is cut only where the evidence is good: its points have capitals alone where it has small letters,
/// or a body is found behind them, or a headline of capitalized words turns to a sentence.
enum RunOnHeadline {
  private static let longest = 200

  /// The headline and what follows it; nil for a line that may be all headline.
  static func cut(_ lines: PageLines, _ line: Range<Int>) -> (headline: Range<Int>, rest: Range<Int>)? {
    // Little more than a headline.
    guard line.count >= 60 else { return nil }
    if let hyphen = RunTogetherPoints.firstCut(lines, line) {
      let (headline, rest) = (line.lowerBound..<hyphen, hyphen + 3..<line.upperBound)
      guard headline.count <= longest, !lines.endsSentence(headline) else { return nil }
      let points = RunTogetherPoints.cut(lines, rest, above: line.lowerBound, isAlone: true)
      let areCapitals =
        hasSmall(lines, headline) && !(points?.points ?? [rest]).contains { hasSmall(lines, $0) }
      return areCapitals || points?.body != nil ? (headline, rest) : nil
    }
    let turn = SentenceTurn(lines: lines, piece: line, pointsEndInFullStops: nil, context: line)
    guard let split = turn.find() else { return nil }
    let headline = lines.text.trimmed(line.lowerBound..<split)
    guard headline.count <= longest, !lines.endsSentence(headline), lines.isTitleCase(headline) else {
      return nil
    }
    return (headline, split..<line.upperBound)
  }

  private static func hasSmall(_ lines: PageLines, _ range: Range<Int>) -> Bool {
    lines.bytes[range].contains { $0.isSmall }
  }
}

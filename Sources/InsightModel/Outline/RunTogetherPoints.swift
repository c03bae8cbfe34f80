/// Key points, and the body after them, that a page's layout ran together in one line.
///
/// A line is cut only where the evidence is good; otherwise its words stay together. Points part at a hyphen between
/// spaces, unless what stands before it is too short for a point (`Seoul - Busan`) or it stands between numbers. Where the body begins is judged by `SentenceTurn`.
enum RunTogetherPoints {
  /// The points of a line that begins with a bullet, in order, and the body after them; nil where it is one point.
  /// `above` is where what may name the body's subject begins: the headline before the line. A line that holds one
  /// point, with other lines of the article around it, has no body after the point (`isAlone` is false).
  static func cut(
    _ lines: PageLines, _ line: Range<Int>, above: Int, isAlone: Bool
  ) -> (points: [Range<Int>], body: Range<Int>?)? {
    var points: [Range<Int>] = []
    var last = line
    while let hyphen = firstCut(lines, last) {
      let point = last.lowerBound..<hyphen
      // Points are short; what is longer and has full stops in it is body, and hyphens in it are dashes.
      if point.count > longestPoint, innerStops(lines.bytes, point) > 0 { break }
      points.append(point)
      last = hyphen + 3..<last.upperBound
    }
    guard !points.isEmpty || isAlone else { return nil }
    let turn = SentenceTurn.find(
      lines, last, earlier: points.map { sentences(lines.bytes, $0) }, context: above..<line.upperBound)
    let split = turn ?? UncasedTurn.find(lines, last, headline: above..<line.lowerBound)
    guard let split else { return points.isEmpty ? nil : (points + [last], nil) }
    return (points + [lines.text.trimmed(last.lowerBound..<split)], split..<line.upperBound)
  }

  /// The first ` - ` at which two points part; nil where there is none.
  static func firstCut(_ lines: PageLines, _ line: Range<Int>) -> Int? {
    line.dropLast(3).first { offset in
      isCut(lines.bytes, at: offset, in: line) && isLongEnough(lines.bytes, line.lowerBound..<offset)
        && isLongEnough(lines.bytes, offset + 3..<line.upperBound)
    }
  }

  private static let longestPoint = 250

  /// True for ` - ` before what may open a point, and not between two numbers.
  private static func isCut(_ bytes: [UInt8], at offset: Int, in line: Range<Int>) -> Bool {
    guard bytes[offset] == 0x20, bytes[offset + 1] == 0x2D, bytes[offset + 2] == 0x20 else { return false }
    let next = bytes[offset + 3]
    guard next.isCapital || next.isDigit || next == 0x22 || next == 0x27 || next >= 0x80 else { return false }
    return
      !(next.isDigit && offset > line.lowerBound && (bytes[offset - 1].isDigit || bytes[offset - 1] == 0x25))
  }

  /// Three words, or as much in a script that does not part words.
  private static func isLongEnough(_ bytes: [UInt8], _ piece: Range<Int>) -> Bool {
    var words = 0
    var wide = 0
    var isInside = false
    for offset in piece {
      let byte = bytes[offset]
      if byte >= 0xE3 { wide += 1 }
      if byte > 0x20, !isInside { words += 1 }
      isInside = byte > 0x20
      if words >= 3 || wide >= 4 { return true }
    }
    return false
  }

  /// The sentences that a point has; 0 where it does not end in a full stop.
  private static func sentences(_ bytes: [UInt8], _ point: Range<Int>) -> Int {
    point.last.map { bytes[$0] } == 0x2E ? 1 + innerStops(bytes, point) : 0
  }

  private static func innerStops(_ bytes: [UInt8], _ piece: Range<Int>) -> Int {
    piece.dropLast(2).count { bytes[$0] == 0x2E && bytes[$0 + 1] == 0x20 && bytes[$0 + 2].isCapital }
  }
}

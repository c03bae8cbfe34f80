/// Finds where a key point turns to sentences in scripts without capitals.
enum UncasedTurn {
  static func find(_ lines: PageLines, _ piece: Range<Int>, headline: Range<Int>) -> Int? {
    guard lines.endsSentence(piece) else { return nil }
    return betweenHan(lines.bytes, piece) ?? atSubject(lines, piece, headline)
  }

  /// Chinese has no spaces: one between two characters was a line's end.
  private static func betweenHan(_ bytes: [UInt8], _ piece: Range<Int>) -> Int? {
    guard bytes[piece].suffix(3).elementsEqual("。".utf8) else { return nil }
    var from = piece.lowerBound
    while let space = ByteScan.firstIndex(of: 0x20, in: bytes, from..<piece.upperBound) {
      from = space + 1
      guard space - piece.lowerBound >= 12, from + 3 < piece.upperBound else { continue }
      let isBefore = isHan(bytes[space - 3]) || bytes[..<space].suffix(3).elementsEqual("。".utf8)
      if isBefore, isHan(bytes[from]) { return from }
    }
    return nil
  }

  private static func isHan(_ lead: UInt8) -> Bool { (0xE4...0xE9).contains(lead) }

  /// A Korean headline sets off its subject with a comma, and the body begins with it: `정부, …`, `정부가 …`.
  private static func atSubject(_ lines: PageLines, _ piece: Range<Int>, _ headline: Range<Int>) -> Int? {
    let bytes = lines.bytes
    let title = HeadingNumbers.path(lines, lines.text.trimmed(headline))?.1 ?? headline
    guard let comma = ByteScan.firstIndex(of: 0x2C, in: bytes, title),
      (6...40).contains(comma - title.lowerBound)
    else { return nil }
    let subject = bytes[title.lowerBound..<comma]
    var from = piece.lowerBound
    while let space = ByteScan.firstIndex(of: 0x20, in: bytes, from..<piece.upperBound) {
      from = space + 1
      let after = from + subject.count
      guard after + 4 < piece.upperBound, bytes[from..<after].elementsEqual(subject),
        bytes[after + 3] == 0x20,
        particles.contains(where: { bytes[after..<after + 3].elementsEqual($0) }),
        isEnd(bytes, piece.lowerBound..<space)
      else { continue }
      return from
    }
    return nil
  }

  /// False for words that belong to the next one, and for what has sentences in it.
  private static func isEnd(_ bytes: [UInt8], _ point: Range<Int>) -> Bool {
    guard point.count >= 12, bytes[point.upperBound - 1] > 0x2C else { return false }
    return !bytes[point].indices.dropLast(3).contains { bytes[$0...].starts(with: "다.".utf8) }
      && !(particles + joints).contains { bytes[point].suffix(3).elementsEqual($0) }
  }

  private static let particles = ["은", "는", "이", "가", "도"].map { Array($0.utf8) }
  private static let joints = ["의", "을", "를", "와", "과", "및", "인", "한", "할", "된", "로", "에", "서", "며", "고"].map
  {
    Array($0.utf8)
  }
}

/// Key points, and the body behind them, that a page's layout ran together in one line.
///
/// A line is cut only where the evidence is good; otherwise its words stay together. Points part at a hyphen between
/// spaces, unless what stands before it is too short for a point (`Seoul - Busan`) or it stands between numbers. Where the body begins is judged by `SentenceTurn`.
enum RunTogetherPoints {
  /// The points of a line that begins with a bullet, in order, and the body behind them; nil where it is one point.
  /// `above` is where what may name the body's subject begins: the headline before the line. A line that holds one
  /// point, with other lines of the article around it, has no body behind the point (`isAlone` is false).
  static func cut(
    _ lines: PageLines, _ line: Range<Int>, above: Int, isAlone: Bool
  ) -> (points: [Range<Int>], body: Range<Int>?)? {
    var points: [Range<Int>] = []
    var start = line.lowerBound
    var offset = start
    while offset + 3 < line.upperBound {
      guard isCut(lines.bytes, at: offset, in: line) else {
        offset += 1
        continue
      }
      let next = offset + 3
      if isLongEnough(lines.bytes, start..<offset), isLongEnough(lines.bytes, next..<line.upperBound) {
        // Points are short; what is longer and has full stops in it is body, and hyphens in it are dashes.
        if offset - start > longestPoint, hasFullStopInside(lines.bytes, start..<offset) { break }
        points.append(start..<offset)
        start = next
      }
      offset = next
    }
    guard !points.isEmpty || isAlone else { return nil }
    let last = start..<line.upperBound
    let style = points.isEmpty ? nil : points.allSatisfy { lines.bytes[$0.upperBound - 1] == 0x2E }
    let turn = SentenceTurn(
      lines: lines, piece: last, pointsEndInFullStops: style, context: above..<line.upperBound)
    guard let split = turn.find() else { return points.isEmpty ? nil : (points + [last], nil) }
    return (points + [lines.text.trimmed(start..<split)], split..<line.upperBound)
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

  private static func hasFullStopInside(_ bytes: [UInt8], _ piece: Range<Int>) -> Bool {
    piece.dropLast(2).contains { bytes[$0] == 0x2E && bytes[$0 + 1] == 0x20 && bytes[$0 + 2].isCapital }
  }
}

/// Finds where a text that begins as a key point turns to sentences.
///
/// It turns where one of these is so, and otherwise nowhere:
/// - capitals alone turn to words in small letters;
/// - a word such as `The` or `In`, which has a capital only at the beginning of a sentence, follows without a mark;
/// - names that stand before a small word are named again elsewhere in the article or its headline, and what stands
///   before them does not belong to them there;
/// - a number or its unit ends the point, and a name and an auxiliary verb follow;
/// - a full stop stands before a capital, where the other points end in full stops, or where there is no other point
///   and the first sentence is short.
struct SentenceTurn {
  private let bytes: [UInt8]
  private let words: [Range<Int>]
  private let pointsEndInFullStops: Bool?
  private let context: Range<Int>
  private let endsSentence: Bool

  /// More words than a point and the first sentence behind it have.
  private static let reach = 80

  init(lines: PageLines, piece: Range<Int>, pointsEndInFullStops: Bool?, context: Range<Int>) {
    bytes = lines.bytes
    self.pointsEndInFullStops = pointsEndInFullStops
    self.context = context.suffix(65_536)
    endsSentence = lines.endsSentence(piece)
    var words: [Range<Int>] = []
    var offset = piece.lowerBound
    while offset < piece.upperBound, words.count < Self.reach {
      var end = offset
      while end < piece.upperBound, bytes[end] > 0x20 { end += 1 }
      if end > offset { words.append(offset..<end) }
      offset = end + 1
    }
    self.words = words
  }

  /// Where the first sentence begins; nil where that is not known.
  func find() -> Int? {
    guard endsSentence, words.count >= 6 else { return nil }
    let firstStop = words.indices.dropLast().first { endsInStop($0) && opens($0 + 1) } ?? words.count - 1
    if let index = turnFromCapitals(before: firstStop) { return words[index].lowerBound }
    for index in stride(from: 2, through: firstStop, by: 1)
    where opens(index) && canEndPoint(index - 1) && isSentence(from: index, through: firstStop) {
      if isOpener(index) || isKnownSubject(index) || isBehindNumber(index) { return words[index].lowerBound }
    }
    guard firstStop + 1 < words.count, firstStop >= 2 else { return nil }
    let isShort = words[firstStop].upperBound - words[0].lowerBound <= 100
    guard pointsEndInFullStops ?? isShort else { return nil }
    return words[firstStop + 1].lowerBound
  }

  // MARK: Evidence

  /// `SHIPS RISE IN ULSAN The yard …`
  private func turnFromCapitals(before stop: Int) -> Int? {
    guard let index = words.indices.first(where: { hasSmall($0) }), (3...stop).contains(index), opens(index),
      words[..<index].count(where: { bytes[$0].count { $0.isCapital } >= 2 }) >= 3
    else { return nil }
    return index
  }

  private func isOpener(_ index: Int) -> Bool {
    Self.openers.contains { bytes[words[index]].elementsEqual($0) }
  }

  /// The names that begin here stand elsewhere too, and not behind the word before them.
  private func isKnownSubject(_ index: Int) -> Bool {
    var end = index
    while end < words.count, opens(end), end - index < 5 { end += 1 }
    guard end < words.count, bytes[words[end].lowerBound].isSmall,
      isAuxiliary(end) || !Self.links(bytes[words[end]])
    else { return false }
    var names = words[index].lowerBound..<words[end - 1].upperBound
    // `Hyundai's` and `Hyundai’s` are named as `Hyundai`.
    if let mark = bytes[names].lastIndex(where: { $0 == 0x27 || $0 == 0xE2 }), names.upperBound - mark <= 5 {
      names = names.lowerBound..<mark
    }
    guard names.count >= 3, occurs(names) else { return false }
    return !occurs(words[index - 1].lowerBound..<names.upperBound)
  }

  /// True where the same bytes stand as words of their own somewhere else in the article.
  private func occurs(_ names: Range<Int>) -> Bool {
    guard let first = bytes[names].first else { return false }
    var from = context.lowerBound
    while let offset = ByteScan.firstIndex(of: first, in: bytes, from..<context.upperBound) {
      from = offset + 1
      guard offset != names.lowerBound, offset + names.count <= context.upperBound else { continue }
      if offset > 0, bytes[offset - 1].isWord { continue }
      let end = offset + names.count
      if end < bytes.count, bytes[end].isLetter || bytes[end].isDigit { continue }
      if bytes[offset..<end].elementsEqual(bytes[names]) { return true }
    }
    return false
  }

  /// `… worth USD 6.5 billion Poland has signed`
  private func isBehindNumber(_ index: Int) -> Bool {
    let before = bytes[words[index - 1]]
    // A bare number belongs to what follows: `12 Products`.
    let isYear =
      before.count == 4 && before.allSatisfy(\.isDigit)
      && (before.starts(with: "20".utf8) || before.starts(with: "19".utf8))
    guard isYear || before.last == 0x25 || Self.units.contains(where: { before.elementsEqual($0) }) else {
      return false
    }
    var end = index
    while end < words.count, opens(end), !bytes[words[end].lowerBound].isDigit, end - index < 5 { end += 1 }
    return end > index && end < words.count && isAuxiliary(end)
  }

  private func isAuxiliary(_ index: Int) -> Bool {
    Self.auxiliaries.contains { bytes[words[index]].elementsEqual($0) }
  }

  // MARK: Words

  /// True for what may open a sentence: a capital, a quotation mark, or a sign of a script without capitals.
  private func opens(_ index: Int) -> Bool {
    let first = bytes[words[index].lowerBound]
    return first.isCapital || first.isDigit || first == 0x22 || first == 0x27 || first >= 0x80
  }

  private func endsInStop(_ index: Int) -> Bool {
    guard let last = bytes[words[index]].last, last == 0x2E || last == 0x21 || last == 0x3F else {
      return false
    }
    // `U.S.` and `No.` end no sentence.
    return words[index].count > 4 || (words[index].count > 2 && bytes[words[index].lowerBound].isSmall)
      || bytes[words[index].lowerBound].isDigit
  }

  private func hasSmall(_ index: Int) -> Bool { bytes[words[index]].contains { $0.isSmall } }

  /// False for a word that needs another behind it.
  private func canEndPoint(_ index: Int) -> Bool {
    guard let last = bytes[words[index]].last,
      last.isLetter || last.isDigit || last == 0x25 || last == 0x29 || last >= 0x80
    else { return false }
    return !Self.links(bytes[words[index]])
  }

  /// Most words are small ones from here to the full stop.
  private func isSentence(from index: Int, through stop: Int) -> Bool {
    let sentence = index...max(index, stop)
    guard sentence.count >= 4 else { return false }
    return sentence.count { bytes[words[$0].lowerBound].isSmall } * 2 >= sentence.count
  }

  /// True for prepositions, articles and the like, which bind a word to the next one.
  private static func links(_ word: ArraySlice<UInt8>) -> Bool {
    word.count <= 7 && links.contains { $0.elementsEqual(word) }
  }

  private static func list(_ words: String) -> [[UInt8]] {
    words.split(separator: " ").map { Array($0.utf8) }
  }

  private static let openers = list(
    "The A An This These That Those It Its He She They We I There In On At As By For From With Of To After Before Since"
      + " While When Where Although Though However Despite Amid During Under According Meanwhile Also But And If Once"
      + " Among Through Until Because Such Both Each Some Many Most Last Recently Currently Previously Following"
  )
  private static let links = list(
    "a an the of in on at as by for from with to into onto over under via per and or nor but than that which who whose"
      + " between among against through is are was were be been has have had will would can could may must its their"
      + " his her says said")
  private static let auxiliaries = list(
    "is are was were has have had will would can could may must plans said says announced expects")
  private static let units = list("thousand million billion trillion percent won dollars euros tonnes units")
}

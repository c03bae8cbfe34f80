/// Finds where a text that begins as a headline or a key point turns to sentences.
///
/// Each gap between two words has a price, counted from articles (`Tools/sentence-turns.py`): that of the words before it as
/// words of a headline, and that of the gap itself, by how the word before it ends, what the word after it is, whether names
/// come again, how many words and sentences the headline would have. What the document itself says (`told`) is added. The
/// text turns at the likeliest gap if that leads clearly, over the others and over no turn at all.
struct SentenceTurn {
  let lines: PageLines
  let bytes: [UInt8]
  let words: [Word]
  let context: Range<Int>
  /// The sentences with a full stop that each point before the piece has.
  let earlier: [Int]
  /// True where the piece begins with its headline.
  let isTitle: Bool
  /// The words of the headline above the piece.
  private let above: Set<[UInt8]>
  /// The sentences with a full stop that each point before the piece has, where they all have as many.
  private let usual: Int?

  /// More words than a point and the first sentence after it have.
  private static let reach = 80
  /// As much of an article as is looked through for names that come again.
  private static let longestContext = 65_536
  /// A shorter text is a headline, or a sentence.
  static let fewestWords = 6
  /// Bytes of a small word that a title would capitalize.
  private static let longWord = 5
  /// A point has at least two words.
  private static let fewestBefore = 2
  /// Quarter nats by which a gap that the document itself speaks for must lead the next one to be cut.
  private static let clear = 3
  /// The same of a gap that the counts alone name: with 5, points are cut before names inside them (`UC Berkeley`).
  private static let clearAlone = 8
  /// The same after a full stop, where another sentence of the point may follow.
  private static let clearAfterStop = 10
  private static let table = SentenceTurnTable.self
  private static let weights = WeightLines(lines: SentenceTurnTable.lines)

  /// Where the first sentence of a piece begins; nil where that is not known.
  ///
  /// `earlier` are the sentences with a full stop that each point before the piece has. What stands in `context` before
  /// the piece is its headline; a piece that begins with its headline `isTitle`.
  static func find(
    _ lines: PageLines, _ piece: Range<Int>, earlier: [Int], context: Range<Int>, isTitle: Bool = false
  ) -> Int? {
    guard lines.endsSentence(piece) else { return nil }
    let turn = SentenceTurn(lines: lines, piece: piece, earlier: earlier, context: context, isTitle: isTitle)
    return turn.find(told: turn.told())
  }

  init(
    lines: PageLines, piece: Range<Int>, earlier: [Int], context: Range<Int>, isTitle: Bool = false
  ) {
    (self.lines, self.earlier, self.isTitle) = (lines, earlier, isTitle)
    bytes = lines.bytes
    usual = earlier.first.flatMap { first in earlier.allSatisfy { $0 == first } ? first : nil }
    let context = context.suffix(Self.longestContext)
    self.context = context
    let headline = context.lowerBound..<max(context.lowerBound, piece.lowerBound)
    above = Set(
      Word.words(of: lines.bytes, headline, limit: Self.reach).map { Array(lines.bytes[$0.bare]) })
    words = Word.words(of: bytes, piece, limit: Self.reach)
  }

  /// The best gap if it leads; `told` is what the document itself says for each.
  private func find(told: [Int: Int]) -> Int? {
    guard words.count >= Self.fewestWords else { return nil }
    guard isCounted else {
      return told.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { words[$0.key].range.lowerBound }
    }
    var (best, second) = ((gap: 0, score: Self.table.none), Int.min / 2)
    for (gap, counted) in scores {
      let score = counted + (told[gap] ?? 0)
      if score > best.score {
        (best, second) = ((gap, score), best.score)
      } else {
        second = max(second, score)
      }
    }
    guard best.gap > 0 else { return nil }
    let start = words[best.gap].range.lowerBound
    let least =
      told[best.gap] != nil
      ? Self.clear : words[best.gap - 1].end == .stop ? Self.clearAfterStop : Self.clearAlone
    return best.score - second >= least ? start : nil
  }

  /// True where the table knows most of the small words: it has nothing to say of other languages.
  private var isCounted: Bool {
    let small = words.filter { $0.shape == .small }
    let known = small.count { Self.weights.weights(of: bytes[$0.bare]) != nil }
    return known * 2 >= small.count && known > 0
  }

  /// For each gap, named by the words before it, the log-odds of a turn in quarter nats.
  var scores: [(gap: Int, score: Int)] {
    let counts = WordCounts(bytes, context)
    var (language, stops, names, capitals, small) = (0, 0, 0, 0, 0)
    var result: [(gap: Int, score: Int)] = []
    for gap in words.indices.dropFirst() {
      let left = words[gap - 1]
      if gap > 1 {
        language += self.language(left)
        if left.isName { names += 1 }
        if left.shape == .capitals { capitals += 1 }
        if left.shape == .small, left.range.count >= Self.longWord { small += 1 }
      }
      if gap >= Self.fewestBefore, words[gap].mayOpen, left.mayEnd {
        let letters: LetterCase =
          capitals * 3 > 2 * (names + small) ? .capitals : names > small ? .title : .sentence
        result.append((gap, language + price(gap, stops, letters, counts)))
      }
      if left.end == .stop, words[gap].mayOpen { stops += 1 }
    }
    return result
  }

  /// How much likelier a word is in a headline than in a sentence.
  private func language(_ word: Word) -> Int {
    Self.table.headlineShapes[word.shape.rawValue]
      + weight(.headline, bytes[word.bare], orItsEnding: word.shape == .small)
  }

  /// True for prepositions, articles and the like, which hardly end a headline, or a line that goes on.
  static func binds(_ word: ArraySlice<UInt8>) -> Bool {
    (weights.weights(of: word)?[Role.left.rawValue] ?? 0) <= binding
  }

  /// Quarter nats: of common words those at or below it bind one to the next.
  private static let binding = -6

  /// What the generator counts of a word, in the order of the table.
  private enum Role: Int { case headline, left, right, next, afterStop }

  private func weight(_ role: Role, _ word: ArraySlice<UInt8>, orItsEnding: Bool) -> Int {
    Self.weights.weights(of: word, orItsEnding: orItsEnding && word.count > 3)?[role.rawValue] ?? 0
  }

  /// `stops` are the sentences that end before the last of the headline.
  private func price(_ gap: Int, _ stops: Int, _ letters: LetterCase, _ counts: WordCounts) -> Int {
    let table = Self.table
    let (left, right) = (words[gap - 1], words[gap])
    let own = Array(bytes[right.bare])
    let isStopped = left.end == .stop
    var sum = table.any + table.ends[left.end.rawValue]
    sum += table.places[Self.places.firstIndex { gap < $0 } ?? Self.places.count]
    let shapes = Shape.allCases.count
    let crossing = (letters.rawValue * shapes + left.shape.rawValue) * shapes + right.shape.rawValue
    if isStopped {
      sum += table.stoppedCrossings[crossing] + weight(.afterStop, own[...], orItsEnding: false)
      if hasSeam(before: gap) { sum += table.seam[letters.rawValue] }
    } else {
      sum += table.crossings[crossing] + weight(.right, own[...], orItsEnding: false) + next(after: gap)
      if left.end != .dot {
        sum += weight(.left, bytes[left.bare].map { $0.isCapital ? $0 | 0x20 : $0 }[...], orItsEnding: true)
      }
    }
    if right.isQuoted { sum += table.quote }
    if let usual {
      let own = stops + (isStopped ? 1 : 0)
      sum += own < usual ? table.fewer : own == usual ? table.usual : table.more
    } else {
      sum += table.sentences[min(stops, table.sentences.count - 1)]
    }
    if right.isName, own.count >= 3 { sum += name(gap, own, letters.rawValue, counts) }
    if !own.isEmpty, counts.count(of: bytes[left.range] + [0x20] + own) > 1 { sum += table.pair }
    return sum
  }

  /// True where a name follows a small word before the gap: there the headline may have ended without a full stop.
  private func hasSeam(before gap: Int) -> Bool {
    (1..<max(1, gap - 1)).contains { words[$0].mayEnd && words[$0].shape == .small && words[$0 + 1].isName }
  }

  /// What it weighs whether a name after the gap stands elsewhere.
  private func name(_ gap: Int, _ own: [UInt8], _ letters: Int, _ counts: WordCounts) -> Int {
    let (table, right) = (Self.table, words[gap])
    let (before, all) = (words[..<gap].count { bytes[$0.bare].elementsEqual(own) }, counts.count(of: own))
    var sum = 0
    if before > 0 || above.contains(own) { sum += table.before[letters] }
    if all > 1 + before { sum += table.again[letters] }
    if right.shape == .capitalized, lines.vocabulary.hasInSmallLetters(right.bare) {
      sum += table.small[letters]
    }
    if own.elementsEqual(bytes[words[gap - 1].bare]) { sum += table.same[letters] }
    guard gap + 1 < words.count, words[gap + 1].isName, let last = bytes[right.range].last,
      last.isLetter || last.isDigit || last >= 0x80
    else { return sum }
    sum += table.several[letters]
    let names = bytes[right.range] + [0x20] + bytes[words[gap + 1].bare]
    return sum + (counts.count(of: names) > 1 ? table.named[letters] : 0)
  }

  /// Bounds of the words that a headline has, as the generator has them.
  private static let places = [3, 4, 5, 6, 8, 10, 13, 17, 22, 30]

  /// What the first small word after the gap weighs, and how far it is: there the verb stands, if names come first.
  private func next(after gap: Int) -> Int {
    let distances = Self.table.distances
    for (distance, word) in words[(gap + 1)...].prefix(8).enumerated() {
      if word.shape == .small {
        return distances[min(distance, distances.count - 1)]
          + weight(.next, bytes[word.bare], orItsEnding: true)
      }
      if word.end == .stop { break }
    }
    return distances[distances.count - 1]
  }
}

extension SentenceTurn {
  /// How a headline is written, in the order of the generated weights.
  private enum LetterCase: Int { case sentence, title, capitals }

  /// How a word is written, in the same order.
  enum Shape: Int, CaseIterable { case small, capitalized, capitals, number, other }

  /// What a word ends in, in the same order.
  enum End: Int { case letter, closing, percent, dot, stop }

  struct Word {
    let range: Range<Int>
    /// Without quotation marks, brackets and marks at its ends.
    let bare: Range<Int>
    let shape: Shape
    let end: End
    /// True where it may begin a sentence: a capital, a digit, a quotation mark, another script.
    let mayOpen: Bool
    /// True where nothing tells that the text goes on after it.
    let mayEnd: Bool
    let isQuoted: Bool

    var isName: Bool { shape == .capitalized || shape == .capitals }

    static func words(of bytes: [UInt8], _ piece: Range<Int>, limit: Int) -> [Word] {
      var words: [Word] = []
      var offset = piece.lowerBound
      while offset < piece.upperBound, words.count < limit {
        var end = offset
        while end < piece.upperBound, bytes[end] > 0x20 { end += 1 }
        if end > offset { words.append(Word(bytes, offset..<end)) }
        offset = end + 1
      }
      return words
    }

    /// `range` has at least one byte.
    private init(_ bytes: [UInt8], _ range: Range<Int>) {
      self.range = range
      bare = Self.bare(bytes, range)
      shape = Self.shape(bytes[bare])
      end = Self.end(bytes, range)
      let (first, last) = (bytes[range.lowerBound], bytes[range.upperBound - 1])
      isQuoted = first == 0x22 || first == 0x27 || Self.isQuote(bytes[range].prefix(3))
      mayOpen = first.isCapital || first.isDigit || first == 0x24 || isQuoted || first >= 0x80
      mayEnd = last.isLetter || last.isDigit || last >= 0x80 || "%).!?\"'".utf8.contains(last)
    }

    static func bare(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
      var (start, end) = (range.lowerBound, range.upperBound)
      while start < end {
        let length = isMark(bytes[start]) ? 1 : isQuote(bytes[start..<end].prefix(3)) ? 3 : 0
        if length == 0 { break }
        start += length
      }
      while start < end {
        let length = isMark(bytes[end - 1]) ? 1 : isQuote(bytes[start..<end].suffix(3)) ? 3 : 0
        if length == 0 { break }
        end -= length
      }
      return start..<end
    }

    private static func isMark(_ byte: UInt8) -> Bool { "\"'()[],;:.!?".utf8.contains(byte) }

    /// “ ” ‘ ’
    private static func isQuote(_ bytes: ArraySlice<UInt8>) -> Bool {
      guard bytes.count == 3, bytes.starts(with: [0xE2, 0x80]), let last = bytes.last else { return false }
      return last == 0x98 || last == 0x99 || last == 0x9C || last == 0x9D
    }

    private static func shape(_ word: ArraySlice<UInt8>) -> Shape {
      guard let first = word.first else { return .other }
      if first.isDigit || first == 0x24 || currencies.contains(where: word.starts) { return .number }
      if first.isSmall { return .small }
      guard first.isCapital else { return .other }
      let letters = word.filter(\.isLetter)
      return letters.count > 1 && letters.allSatisfy(\.isCapital) ? .capitals : .capitalized
    }

    private static let currencies = ["€", "£", "¥"].map { Array($0.utf8) }

    private static func end(_ bytes: [UInt8], _ range: Range<Int>) -> End {
      var stem = range
      while let last = stem.last {
        let length =
          bytes[last] == 0x22 || bytes[last] == 0x27 || bytes[last] == 0x29
          ? 1 : closes(bytes[stem].suffix(3)) ? 3 : 0
        if length == 0 { break }
        stem = stem.dropLast(length)
      }
      guard let last = stem.last else { return .closing }
      let isStop = bytes[last] == 0x2E || bytes[last] == 0x21 || bytes[last] == 0x3F
      stem = stem.dropLast()
      // `U.S.` and `No.` end no sentence, but `40.0%.` does.
      if isStop, stem.count >= 2,
        !stem.dropLast().contains(where: { bytes[$0] == 0x2E && !bytes[$0 + 1].isDigit }),
        !abbreviations.contains(where: { bytes[stem].elementsEqual($0) })
      {
        return .stop
      }
      switch bytes[range.upperBound - 1] {
      case 0x2E, 0x21, 0x3F: return .dot
      case 0x25: return .percent
      case 0x29, 0x22, 0x27: return .closing
      case _: return closes(bytes[range].suffix(3)) ? .closing : .letter
      }
    }

    /// ” ’
    private static func closes(_ bytes: ArraySlice<UInt8>) -> Bool {
      isQuote(bytes) && (bytes.last == 0x99 || bytes.last == 0x9D)
    }

    /// Words that a full stop ends and no sentence.
    static let abbreviations =
      "No Nos Co Mr Mrs Ms Dr St Inc Ltd Corp Prof Gen Sen Rep Gov Vol vs approx".split(separator: " ")
      .map { Array($0.utf8) }
  }

  /// How often words, and words after one another, stand in a text.
  private struct WordCounts {
    private var counts: [[UInt8]: Int] = [:]

    init(_ bytes: [UInt8], _ range: Range<Int>) {
      var previous: Range<Int>?
      for word in Word.words(of: bytes, range, limit: .max) {
        counts[Array(bytes[word.bare]), default: 0] += 1
        if let previous { counts[bytes[previous] + [0x20] + bytes[word.bare], default: 0] += 1 }
        previous = word.range
      }
    }

    func count(of words: some Sequence<UInt8>) -> Int { counts[Array(words), default: 0] }
  }
}

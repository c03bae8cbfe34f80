/// Finds where a text that begins as a key point turns to sentences.
///
/// It turns where one of these is so, and otherwise nowhere:
/// - capitals alone turn to words in small letters;
/// - a word such as `The` or `In`, which has a capital only at the beginning of a sentence, follows without a mark;
/// - names that stand before a small word are named again elsewhere in the article or its headline, and what stands
///   before them does not belong to them there;
/// - a number or its unit ends the point, and a name and an auxiliary verb follow;
/// - behind a word in small letters a word has a capital that it has not elsewhere in the document;
/// - a full stop stands before a capital, where the other points end in full stops, or where what stands before it has no
///   finite verb, as headlines have none, and what follows has one.
struct SentenceTurn {
  private let bytes: [UInt8]
  private let words: [Range<Int>]
  private let pointsEndInFullStops: Bool?
  private let context: Range<Int>
  private let vocabulary: Vocabulary
  private let endsSentence: Bool

  /// More words than a point and the first sentence behind it have.
  private static let reach = 80

  init(
    lines: PageLines, piece: Range<Int>, pointsEndInFullStops: Bool?, context: Range<Int>
  ) {
    bytes = lines.bytes
    self.pointsEndInFullStops = pointsEndInFullStops
    self.context = context.suffix(65_536)
    vocabulary = lines.vocabulary
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
    let stops = words.indices.dropLast().filter { endsInStop($0) && opens($0 + 1) }
    let firstStop = stops.first ?? words.count - 1
    if let index = turnFromCapitals(before: firstStop) { return words[index].lowerBound }
    for index in stride(from: 2, through: firstStop, by: 1)
    where opens(index) && canEndPoint(index - 1) && isSentence(from: index, through: firstStop) {
      if isOpener(index) || isKnownSubject(index) || isBehindNumber(index) || isCommonWord(index) {
        return words[index].lowerBound
      }
    }
    return turnAtFullStop(stops).map { words[$0].lowerBound }
  }

  // MARK: Evidence

  /// `SHIPS RISE IN ULSAN The yard …`
  private func turnFromCapitals(before stop: Int) -> Int? {
    guard let index = words.indices.first(where: { hasSmall($0) }), index >= 3, index <= stop,
      opens(index),
      words[..<index].count(where: { bytes[$0].count { $0.isCapital } >= 2 }) >= 3
    else { return nil }
    return index
  }

  private func isOpener(_ index: Int) -> Bool {
    Self.openers.contains { bytes[words[index]].elementsEqual($0) }
  }

  /// The names that begin here stand elsewhere too, and not behind the word before them.
  private func isKnownSubject(_ index: Int) -> Bool {
    let end = endOfNames(from: index)
    guard end > index, end < words.count, isVerb(end) else { return false }
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
    let end = endOfNames(from: index)
    return end > index && end < words.count && isVerb(end)
  }

  /// `… falls by a third Eleven works …`, where the document has `eleven` too.
  private func isCommonWord(_ index: Int) -> Bool {
    let before = bytes[words[index - 1]]
    guard before.first?.isSmall == true, before.last?.isLetter == true else { return false }
    return vocabulary.hasInSmallLetters(words[index])
  }

  /// The first word behind the full stop at which the point ends.
  private func turnAtFullStop(_ stops: [Int]) -> Int? {
    guard let first = stops.first, first >= 2 else { return nil }
    if pointsEndInFullStops == true { return first + 1 }
    var start = 0
    for stop in stops + [words.count - 1] {
      // A point may begin with `Last` or `Two`, but hardly with an article or a pronoun.
      let opens = start > 0 ? isOpener(start) : Self.articles.contains { bytes[words[0]].elementsEqual($0) }
      if opens || words[start...stop].contains(where: isAuxiliary) {
        // Where other points have no full stop, the last has one hardly more often.
        guard start > 0, words[start].lowerBound - words[0].lowerBound <= 250, !hasSeam(before: start),
          pointsEndInFullStops == nil || isOpener(start)
        else { return nil }
        return start
      }
      start = stop + 1
    }
    return nil
  }

  /// Words that begin with capitals, and no numbers.
  private func endOfNames(from index: Int) -> Int {
    var end = index
    while end < words.count, opens(end), !bytes[words[end].lowerBound].isDigit, end - index < 5 { end += 1 }
    return end
  }

  /// An auxiliary, or a past tense.
  private func isVerb(_ index: Int) -> Bool {
    let word = bytes[words[index]]
    return isAuxiliary(words[index])
      || (word.count > 4 && word.first?.isSmall == true && word.suffix(2).elementsEqual("ed".utf8))
  }

  private func isAuxiliary(_ word: Range<Int>) -> Bool {
    Self.auxiliaries.contains { bytes[word].elementsEqual($0) }
  }

  /// True where a capital follows a word in small letters that may end a point: there the point may have been run
  /// together with a sentence.
  private func hasSeam(before end: Int) -> Bool {
    (1..<max(1, end)).contains { index in
      bytes[words[index].lowerBound].isCapital && bytes[words[index - 1].lowerBound].isSmall
        && canEndPoint(index - 1)
    }
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
    let word = bytes[words[index]].dropLast()
    return word.count >= 2 && !word.dropLast().contains(0x2E)
      && !Self.abbreviations.contains { word.elementsEqual($0) }
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

  private static let articles = list("The A An This These It He She They We")
  private static let openers = list(
    "The A An This These That Those It Its He She They We I There In On At As By For From With Of To After Before Since"
      + " While When Where Although Though However Despite Amid During Under According Meanwhile Also But And If Once"
      + " Among Through Until Because Such Both Each Some Many Most Last Recently Currently Previously Following"
      + " One Two Three Four Five Six Seven Eight Nine Ten Nearly About Around More Less Over Only Even Still Now"
  )
  private static let links = list(
    "a an the of in on at as by for from with to into onto over under via per and or nor but than that which who whose"
      + " within without while because if when where so says hopes expects thinks believes fears sees hope expect"
      + " between among against through is are was were be been has have had will would can could may must its their"
      + " his her says said")
  private static let auxiliaries = list(
    "is are was were has have had will would can could may must plans said says announced expects")
  private static let abbreviations = list(
    "No Nos Co Mr Mrs Ms Dr St Inc Ltd Corp Prof Gen Sen Rep Gov Vol vs approx")
  private static let units = list("thousand million billion trillion percent won dollars euros tonnes units")
}

/// The words that a document has in small letters, found when they are first asked for.
final class Vocabulary {
  private let bytes: [UInt8]
  private lazy var hashes = Self.hashes(of: bytes)

  /// As much text as has all common words in it.
  private static let reach = 1_000_000

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// True for a word such as `Eleven`, small but for its first letter, that the document has as `eleven` too.
  func hasInSmallLetters(_ range: Range<Int>) -> Bool {
    var word = Array(bytes[range].prefix { $0.isLetter })
    guard word.count >= 3, word[0].isCapital, word.dropFirst().allSatisfy(\.isSmall) else { return false }
    word[0] |= 0x20
    // The months that are words too.
    guard word != Array("may".utf8), word != Array("march".utf8) else { return false }
    return hashes.contains(Self.hash(word[...]))
  }

  /// FNV-1a.
  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    word.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func hashes(of bytes: [UInt8]) -> Set<UInt64> {
    var found: Set<UInt64> = []
    let end = min(bytes.count, reach)
    var offset = 0
    while offset < end {
      let start = offset
      while offset < end, bytes[offset].isSmall { offset += 1 }
      let isWord = offset - start >= 3 && (start == 0 || !bytes[start - 1].isWord)
      if isWord, offset == end || !bytes[offset].isWord { found.insert(hash(bytes[start..<offset])) }
      offset = max(offset, start + 1)
    }
    return found
  }
}

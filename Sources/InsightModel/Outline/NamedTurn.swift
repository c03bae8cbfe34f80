/// What a document itself says of where a point turns to sentences, as prices that `SentenceTurn` adds to what is counted.
///
/// It speaks for a gap where one of these is so:
/// - a word such as `The` or `In`, which has a capital only at the beginning of a sentence, follows without a mark;
/// - names that stand before a verb are named again elsewhere in the article or its headline, and what stands
///   before them does not belong to them there;
/// - names of several words and a verb follow a word in small letters that belongs to no article;
/// - a number or its unit ends the point, and a name and an auxiliary verb follow;
/// - after a word in small letters a word has a capital that it has not elsewhere in the document;
/// - a full stop stands before a capital, where the other points end in as many full stops, or where what stands before it
///   has no finite verb, as headlines have none, and what follows has one.
struct NamedTurn {
  private let bytes: [UInt8]
  private let words: [Range<Int>]
  private let earlier: [Int]
  private let context: Range<Int>
  private let vocabulary: Vocabulary
  private let isTitle: Bool

  /// More words than a point and the first sentence after it have.
  private static let reach = 80

  /// Quarter nats for what is so at a gap. With more, texts are cut at a name inside the first sentence that the headline has
  /// too; with less, points of few and short words, which papers do not have, are cut at a later sentence.
  private enum Price {
    static let opener = 8
    static let (name, names) = (6, 14)
    static let afterNumber = 10
    static let commonWord = 10
    static let severalNames = 8
    /// Several of these say little more than one.
    static let most = 12
    /// Tells which of several sentences is the first that tells a story.
    static let fullStop = 20
  }

  /// The arguments are those of `SentenceTurn.find`.
  init(
    lines: PageLines, piece: Range<Int>, earlier: [Int], context: Range<Int>, isTitle: Bool = false
  ) {
    self.isTitle = isTitle
    bytes = lines.bytes
    self.earlier = earlier
    self.context = context.suffix(65_536)
    vocabulary = lines.vocabulary
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

  /// What speaks for a turn at each gap, by the words before it; none where nothing does.
  func prices() -> [Int: Int] {
    guard words.count >= 6 else { return [:] }
    var prices: [Int: Int] = [:]
    let stops = words.indices.dropLast().filter { endsInStop($0) && opens($0 + 1) }
    let firstStop = stops.first ?? words.count - 1
    // A headline may have full stops of its own.
    let last = isTitle ? stops.dropFirst(2).first ?? stops.last ?? firstStop : firstStop
    for index in stride(from: 2, through: last, by: 1) where opens(index) && canEndPoint(index - 1) {
      let stop = stops.first { $0 >= index } ?? words.count - 1
      guard isSentence(from: index, through: stop) else { continue }
      let said = price(of: index)
      if said > 0 { prices[index, default: 0] += said }
    }
    // A full stop in a headline says less than what follows the headline.
    if !isTitle || prices.isEmpty, let index = turnAtFullStop(stops) {
      prices[index, default: 0] += Price.fullStop
    }
    return prices
  }

  private func price(of index: Int) -> Int {
    let known = knownSubject(index)
    if known > 1 { return Price.names }
    let sum =
      (isOpener(index) ? Price.opener : 0) + (known > 0 ? Price.name : 0)
      + (isAfterNumber(index) ? Price.afterNumber : 0) + (isCommonWord(index) ? Price.commonWord : 0)
      + (isSeveralNames(index) ? Price.severalNames : 0)
    return min(sum, Price.most)
  }

  // MARK: Evidence

  private func isOpener(_ index: Int) -> Bool {
    guard Self.openers.contains(where: { bytes[words[index]].elementsEqual($0) }) else { return false }
    // A headline may have `From` and `This` before further capitals, but no article.
    return !isTitle || Self.articles.prefix(3).contains { bytes[words[index]].elementsEqual($0) }
      || words[index...].dropFirst().prefix(2).allSatisfy { bytes[$0.lowerBound].isSmall }
  }

  /// How many of the names that begin here stand elsewhere together, and not after the word before them.
  private func knownSubject(_ index: Int) -> Int {
    let end = endOfNames(from: index)
    guard end > index, end < words.count, hasVerb(after: index..<end) else { return 0 }
    let before = bytes[words[index - 1].lowerBound]
    let known = (index..<end).reversed().first { last in
      let names = bare(words[index].lowerBound..<words[last].upperBound)
      guard names.count >= 3 || last > index else { return false }
      // One name alone may be another's, after another or before others.
      let isSingle = last == index && (end > index + 1 || before.isCapital)
      if isSingle, before.isCapital,
        Self.joints.contains(where: { bytes[words[index - 2]].elementsEqual($0) })
      {
        return false
      }
      return (isSingle ? isNamed(names) : occurs(names))
        && !occurs(words[index - 1].lowerBound..<names.upperBound)
    }
    if let known { return known - index + 1 }
    guard before.isSmall else { return 0 }
    let isJoined = end + 1 < words.count && bytes[words[end]].elementsEqual("and".utf8)
    let hasNamed = (index..<(isJoined ? endOfNames(from: end + 1) : end)).contains {
      words[$0].count >= 4 && isNamed(bare(words[$0]))
    }
    return hasNamed ? 1 : 0
  }

  /// `… built from scratch Hyundai Rotem received …`, but not `the plant Hyundai Rotem received`.
  private func isSeveralNames(_ index: Int) -> Bool {
    let end = endOfNames(from: index)
    return index >= 5 && end >= index + 2 && end < words.count && bytes[words[index - 1].lowerBound].isSmall
      && isVerb(end)
      && !words[(index - 4)..<index].contains { word in
        Self.determiners.contains { bytes[word].elementsEqual($0) }
      }
      && !words[..<index].contains(where: isAuxiliary)
  }

  /// True where a verb follows the names: at once, after further ones, after what is theirs or is said of them.
  private func hasVerb(after names: Range<Int>) -> Bool {
    let end = names.upperBound
    if isVerb(end) { return true }
    let isJoined = bytes[words[end]].elementsEqual("and".utf8)
    guard isJoined || bare(words[end - 1]).count < words[end - 1].count else { return false }
    return (end + 1..<max(end + 1, min(end + 12, words.count))).contains { isVerb($0) }
  }

  /// `Hyundai's`, `Hyundai’s` and `Hyundai,` as `Hyundai`.
  private func bare(_ names: Range<Int>) -> Range<Int> {
    if names.last.map({ bytes[$0] }) == 0x2C { return names.dropLast() }
    guard let mark = bytes[names].lastIndex(where: { $0 == 0x27 || $0 == 0xE2 }), names.upperBound - mark <= 5
    else { return names }
    return names.lowerBound..<mark
  }

  /// True where the headline has these words, or, where the piece begins with the headline, what stands before them.
  private func isNamed(_ names: Range<Int>) -> Bool {
    let start = words[0].lowerBound
    let headline = context.lowerBound..<(start > context.lowerBound ? start : names.lowerBound)
    return occurs(names, in: headline)
  }

  /// True where the same bytes stand as words of their own somewhere else in the article.
  private func occurs(_ names: Range<Int>) -> Bool { occurs(names, in: context) }

  private func occurs(_ names: Range<Int>, in text: Range<Int>) -> Bool {
    guard let first = bytes[names].first else { return false }
    var from = text.lowerBound
    while let offset = ByteScan.firstIndex(of: first, in: bytes, from..<text.upperBound) {
      from = offset + 1
      guard offset != names.lowerBound, offset + names.count <= text.upperBound else { continue }
      if offset > 0, bytes[offset - 1].isWord { continue }
      let end = offset + names.count
      if end < bytes.count, bytes[end].isLetter || bytes[end].isDigit { continue }
      if bytes[offset..<end].elementsEqual(bytes[names]) { return true }
    }
    return false
  }

  /// `… worth USD 6.5 billion Poland has signed`
  private func isAfterNumber(_ index: Int) -> Bool {
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

  /// The first word after the full stop at which the point ends.
  private func turnAtFullStop(_ stops: [Int]) -> Int? {
    guard let first = stops.first, first >= 2 else { return nil }
    if let usual = earlier.first, usual > 0, earlier.allSatisfy({ $0 == usual }), stops.count >= usual {
      // The last point may have fewer sentences than the others.
      let isBody = stops.prefix(usual - 1).first { isOpener($0 + 1) || knownSubject($0 + 1) > 0 }
      return (isBody ?? stops[usual - 1]) + 1
    }
    // What follows tells a story already: it does not begin with its second sentence.
    if earlier.isEmpty, !words[...first].contains(where: isAuxiliary),
      !Self.articles.contains(where: { bytes[words[0]].elementsEqual($0) }),
      isStory(from: first + 1, stops), isTold(from: first + 1, stops), !hasSeam(before: first + 1)
    {
      return first + 1
    }
    // Points of one sentence have no full stop where others have none.
    let least = earlier.contains(0) ? 2 : 1
    var start = 0
    for (count, stop) in (stops + [words.count - 1]).enumerated() {
      // A point may begin with `Last` or `Two`, but hardly with an article or a pronoun.
      let isBody =
        start > 0
        ? isOpener(start) || knownSubject(start) > 0
        : Self.articles.contains { bytes[words[0]].elementsEqual($0) }
      let isTold =
        start > 0
        && words[start...stop].contains { word in
          (Self.simplePasts + Self.pronouns).contains { bytes[word].elementsEqual($0) }
        }
      if isBody || isTold || words[start...stop].contains(where: isAuxiliary) {
        guard count >= least, words[start].lowerBound - words[0].lowerBound <= 250, !hasSeam(before: start),
          earlier.isEmpty || isBody
        else { return nil }
        return start
      }
      start = stop + 1
    }
    return earlier.isEmpty && isStory(from: first + 1, stops) && !hasSeam(before: first + 1) ? first + 1 : nil
  }

  /// True where several sentences follow, each of words in small letters for the most part: hardly a point has three.
  private func isStory(from start: Int, _ stops: [Int]) -> Bool {
    var (first, count) = (start, 0)
    for stop in stops + [words.count - 1] where stop >= start {
      guard isSentence(from: first, through: stop) else { return false }
      count += 1
      first = stop + 1
      if first >= words.count { break }
    }
    return count >= 2
  }

  /// True where the sentence has a finite verb, or a pronoun, as what is said of something has.
  private func isTold(from start: Int, _ stops: [Int]) -> Bool {
    let end = stops.first { $0 >= start } ?? words.count - 1
    return (start...end).contains { index in
      let word = bytes[words[index]]
      let bare = endsInStop(index) ? word.dropLast() : word
      return isVerb(index) || Self.pronouns.contains { bare.elementsEqual($0) }
    }
  }

  /// Words that begin with capitals, and no numbers; `&`, and small words that belong to a name elsewhere (`SK hynix`).
  private func endOfNames(from index: Int) -> Int {
    var end = index
    while end < words.count, end - index < 5 {
      let isName = opens(end) && !bytes[words[end].lowerBound].isDigit
      let isInside = end > index && end + 1 < words.count
      guard
        isName || isInside && bytes[words[end]].elementsEqual([0x26])
          || isInside && !isVerb(end) && !Self.links(bytes[words[end]])
            && isNamed(words[end - 1].lowerBound..<words[end].upperBound)
      else { break }
      end += 1
    }
    return end
  }

  /// An auxiliary, or a past tense.
  private func isVerb(_ index: Int) -> Bool {
    let word = bytes[words[index]]
    return isAuxiliary(words[index])
      || (word.count > 4 && word.first?.isSmall == true && word.suffix(2).elementsEqual("ed".utf8))
      || Self.pasts.contains { word.elementsEqual($0) }
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
    // `U.S.` and `No.` end no sentence, but `40.0%.` does.
    let word = bytes[words[index]].dropLast()
    let isLong = word.count >= 2 || word.first?.isDigit == true && index > 0 && hasSmall(index - 1)
    return isLong
      && (!word.indices.dropLast().contains { bytes[$0] == 0x2E && !bytes[$0 + 1].isDigit }
        || isBeforeArticle(index))
      && !SentenceTurn.Word.abbreviations.contains { word.elementsEqual($0) }
  }

  /// `in the U.S. It has …`: a sentence ends there after all.
  private func isBeforeArticle(_ index: Int) -> Bool {
    index + 1 < words.count && Self.articles.contains { bytes[words[index + 1]].elementsEqual($0) }
  }

  private func hasSmall(_ index: Int) -> Bool { bytes[words[index]].contains { $0.isSmall } }

  /// False for a word that needs another after it.
  private func canEndPoint(_ index: Int) -> Bool {
    guard let last = bytes[words[index]].last,
      last.isLetter || last.isDigit || last == 0x25 || last == 0x29 || last >= 0x80
    else { return false }
    return !Self.links(bytes[words[index]])
  }

  /// Most words are small ones from here to the full stop, or some and a verb among them.
  private func isSentence(from index: Int, through stop: Int) -> Bool {
    let sentence = index...max(index, stop)
    guard sentence.count >= 4 else { return false }
    let small = sentence.count { bytes[words[$0].lowerBound].isSmall }
    return small * 2 >= sentence.count || small >= 3 && sentence.prefix(8).contains { isVerb($0) }
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
      + " his her says said behind after before under amid amidst despite during since until about above below near like"
      + " plus toward towards beyond across along around")
  private static let auxiliaries = list(
    "is are was were has have had will would can could may must plans said says announced expects")
  private static let pasts = list(
    "sold won made took built began held paid lost rose fell grew led met left gave told became came went bought brought"
      + " chose drew found kept ran saw sent spent stood wrote broke hit put set cut did")
  /// Pasts that are no participles, which a headline may have in place of a verb.
  private static let simplePasts = list(
    "took began rose fell grew gave became came went drew saw wrote broke chose ran")
  /// Headlines have hardly any.
  private static let pronouns = list("it they them he she him we us")
  private static let joints = list("and & of")
  private static let determiners = list("the The a A an An its Its their all every any each this that")
  private static let units = list("thousand million billion trillion percent won dollars euros tonnes units")
}

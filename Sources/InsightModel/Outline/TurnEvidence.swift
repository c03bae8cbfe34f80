/// What a document itself says of where a point turns to sentences, as prices beside those that are counted.
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
extension SentenceTurn {
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

  /// What speaks for a turn at each gap, by the words before it; none where nothing does.
  func told() -> [Int: Int] {
    guard words.count >= Self.fewestWords else { return [:] }
    var prices: [Int: Int] = [:]
    let stops = words.indices.dropLast().filter { isStop($0) && words[$0 + 1].mayOpen }
    let firstStop = stops.first ?? words.count - 1
    // A headline may have full stops of its own.
    let last = isTitle ? stops.dropFirst(2).first ?? stops.last ?? firstStop : firstStop
    for index in stride(from: 2, through: last, by: 1) where words[index].mayOpen && mayEndPoint(index - 1) {
      let stop = stops.first { $0 >= index } ?? words.count - 1
      guard isSentence(from: index, through: stop) else { continue }
      let said = evidence(index)
      if said > 0 { prices[index] = said }
    }
    // A full stop in a headline says less than what follows the headline.
    if !isTitle || prices.isEmpty, let index = turnAtFullStop(stops) {
      prices[index, default: 0] += Price.fullStop
    }
    return prices
  }

  private func evidence(_ index: Int) -> Int {
    let known = knownSubject(index)
    if known > 1 { return Price.names }
    let sum =
      (isOpener(index) ? Price.opener : 0) + (known > 0 ? Price.name : 0)
      + (isAfterNumber(index) ? Price.afterNumber : 0)
      + (isCommonWord(index) ? Price.commonWord : 0)
      + (isSeveralNames(index) ? Price.severalNames : 0)
    return min(sum, Price.most)
  }

  // MARK: Evidence

  private func isOpener(_ index: Int) -> Bool {
    guard isOne(index, of: Self.openers) else { return false }
    // A headline may have `From` and `This` before further capitals, but no article.
    return !isTitle || isOne(index, of: Self.articles.prefix(3))
      || words[index...].dropFirst().prefix(2).allSatisfy { bytes[$0.range.lowerBound].isSmall }
  }

  /// How many of the names that begin here stand elsewhere together, and not after the word before them.
  private func knownSubject(_ index: Int) -> Int {
    let end = endOfNames(from: index)
    guard end > index, end < words.count, hasVerb(after: index..<end) else { return 0 }
    let before = words[index - 1]
    let known = (index..<end).reversed().first { last in
      let names = words[index].range.lowerBound..<owner(last).upperBound
      guard names.count >= 3 || last > index else { return false }
      // One name alone may be another's, after another or before others.
      let isSingle = last == index && (end > index + 1 || before.isName)
      if isSingle, before.isName, isOne(index - 2, of: Self.joints) { return false }
      return (isSingle ? isNamed(names) : occurs(names, in: context))
        && !occurs(before.range.lowerBound..<names.upperBound, in: context)
    }
    if let known { return known - index + 1 }
    guard before.shape == .small else { return 0 }
    let isJoined = end + 1 < words.count && isOne(end, of: Self.joints.prefix(1))
    let hasNamed = (index..<(isJoined ? endOfNames(from: end + 1) : end)).contains {
      words[$0].range.count >= 4 && isNamed(owner($0))
    }
    return hasNamed ? 1 : 0
  }

  /// `… built from scratch Hyundai Rotem received …`, but not `the plant Hyundai Rotem received`.
  private func isSeveralNames(_ index: Int) -> Bool {
    let end = endOfNames(from: index)
    return index >= 5 && end >= index + 2 && end < words.count && words[index - 1].shape == .small
      && isVerb(end) && !((index - 4)..<index).contains { isOne($0, of: Self.determiners) }
      && !(0..<index).contains(where: isAuxiliary)
  }

  /// True where a verb follows the names: at once, after further ones, after what is theirs or is said of them.
  private func hasVerb(after names: Range<Int>) -> Bool {
    let end = names.upperBound
    if isVerb(end) { return true }
    let isOwner = owner(end - 1).count < words[end - 1].range.count
    guard isOne(end, of: Self.joints.prefix(1)) || isOwner else { return false }
    return (end + 1..<max(end + 1, min(end + 12, words.count))).contains { isVerb($0) }
  }

  /// `Hyundai` of `Hyundai's`, `Hyundai’s` and `Hyundai,`.
  private func owner(_ index: Int) -> Range<Int> {
    let name = words[index].bare
    guard let mark = bytes[name].lastIndex(where: { $0 == 0x27 || $0 == 0xE2 }), name.upperBound - mark <= 5
    else { return name }
    return name.lowerBound..<mark
  }

  /// True where the headline has these words, or, where the piece begins with the headline, what stands before them.
  private func isNamed(_ names: Range<Int>) -> Bool {
    let start = words[0].range.lowerBound
    return occurs(names, in: context.lowerBound..<(start > context.lowerBound ? start : names.lowerBound))
  }

  /// True where the same bytes stand as words of their own somewhere else in the text.
  private func occurs(_ names: Range<Int>, in text: Range<Int>) -> Bool {
    guard let first = bytes[names].first else { return false }
    var from = text.lowerBound
    while let offset = ByteScan.firstIndex(of: first, in: bytes, from..<text.upperBound) {
      from = offset + 1
      let end = offset + names.count
      guard offset != names.lowerBound, end <= text.upperBound else { continue }
      if offset > 0, bytes[offset - 1].isWord { continue }
      if end < bytes.count, bytes[end].isLetter || bytes[end].isDigit { continue }
      if bytes[offset..<end].elementsEqual(bytes[names]) { return true }
    }
    return false
  }

  /// `… worth USD 6.5 billion Poland has signed`
  private func isAfterNumber(_ index: Int) -> Bool {
    let before = bytes[words[index - 1].range]
    // A bare number belongs to what follows: `12 Products`.
    let isYear =
      before.count == 4 && before.allSatisfy(\.isDigit)
      && (before.starts(with: "20".utf8) || before.starts(with: "19".utf8))
    guard isYear || before.last == 0x25 || isOne(index - 1, of: Self.units) else { return false }
    let end = endOfNames(from: index)
    return end > index && end < words.count && isVerb(end)
  }

  /// `… falls by a third Eleven works …`, where the document has `eleven` too.
  private func isCommonWord(_ index: Int) -> Bool {
    words[index - 1].shape == .small && words[index - 1].end == .letter
      && lines.vocabulary.hasInSmallLetters(words[index].range)
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
    if earlier.isEmpty, !(0...first).contains(where: isAuxiliary),
      !isOne(0, of: Self.articles),
      isStory(from: first + 1, stops), isTold(from: first + 1, stops), !hasTurn(before: first + 1)
    {
      return first + 1
    }
    // Points of one sentence have no full stop where others have none.
    let least = earlier.contains(0) ? 2 : 1
    var start = 0
    for (count, stop) in (stops + [words.count - 1]).enumerated() {
      // A point may begin with `Last` or `Two`, but hardly with an article or a pronoun.
      let isBody =
        start > 0 ? isOpener(start) || knownSubject(start) > 0 : isOne(0, of: Self.articles)
      let isTold =
        start > 0 && (start...stop).contains { isOne($0, of: Self.simplePasts + Self.pronouns) }
      if isBody || isTold || (start...stop).contains(where: isAuxiliary) {
        guard count >= least, words[start].range.lowerBound - words[0].range.lowerBound <= 250,
          !hasTurn(before: start), earlier.isEmpty || isBody
        else { return nil }
        return start
      }
      start = stop + 1
    }
    return earlier.isEmpty && isStory(from: first + 1, stops)
      && !hasTurn(before: first + 1) ? first + 1 : nil
  }

  /// True where several sentences follow, each of words in small letters for the most part: hardly a point has three.
  private func isStory(from start: Int, _ stops: [Int]) -> Bool {
    let ends = (stops + [words.count - 1]).filter { $0 >= start }
    let starts = [start] + ends.dropLast().map { $0 + 1 }
    return ends.count >= 2 && zip(starts, ends).allSatisfy { isSentence(from: $0, through: $1) }
  }

  /// True where the sentence has a finite verb, or a pronoun, as what is said of something has.
  private func isTold(from start: Int, _ stops: [Int]) -> Bool {
    let end = stops.first { $0 >= start } ?? words.count - 1
    return (start...end).contains { isVerb($0) || isOne($0, of: Self.pronouns) }
  }

  /// Words that begin with capitals, and no numbers; `&`, and small words that belong to a name elsewhere (`SK hynix`).
  private func endOfNames(from index: Int) -> Int {
    var end = index
    while end < words.count, end - index < 5 {
      let isName = words[end].mayOpen && words[end].shape != .number
      let isInside = end > index && end + 1 < words.count
      guard
        isName || isInside && bytes[words[end].range].elementsEqual([0x26])
          || isInside && !isVerb(end) && !links(end)
            && isNamed(words[end - 1].range.lowerBound..<words[end].range.upperBound)
      else { break }
      end += 1
    }
    return end
  }

  /// An auxiliary, or a past tense.
  private func isVerb(_ index: Int) -> Bool {
    let word = bytes[words[index].bare]
    return isAuxiliary(index) || isOne(index, of: Self.pasts)
      || word.count > 4 && words[index].shape == .small && word.suffix(2).elementsEqual("ed".utf8)
  }

  private func isAuxiliary(_ index: Int) -> Bool { isOne(index, of: Self.auxiliaries) }

  /// True where a capital follows a word in small letters that may end a point: there the point may have been run
  /// together with a sentence.
  private func hasTurn(before end: Int) -> Bool {
    (1..<max(1, end)).contains {
      words[$0].isName && words[$0 - 1].shape == .small && mayEndPoint($0 - 1)
    }
  }

  // MARK: Words

  /// True for a full stop; that of `cut to 9.` is one, and that of `in the U.S.` before `It has …`.
  private func isStop(_ index: Int) -> Bool {
    guard words[index].end == .dot, index > 0 else { return words[index].end == .stop }
    let word = bytes[words[index].bare]
    if word.count == 1 {
      return words[index].shape == .number && bytes[words[index - 1].range].contains(where: \.isSmall)
    }
    return word.contains(0x2E) && index + 1 < words.count && isOne(index + 1, of: Self.articles)
  }

  /// False for a word that has a mark after it, or needs another word.
  private func mayEndPoint(_ index: Int) -> Bool {
    switch words[index].end {
    case .letter: words[index].mayEnd && !links(index)
    case .closing, .percent: words[index].mayEnd
    case .dot, .stop: false
    }
  }

  /// Most words are small ones from here to the full stop, or some and a verb among them.
  private func isSentence(from index: Int, through stop: Int) -> Bool {
    let sentence = index...max(index, stop)
    guard sentence.count >= 4 else { return false }
    let small = sentence.count { words[$0].shape == .small }
    return small * 2 >= sentence.count || small >= 3 && sentence.prefix(8).contains(where: isVerb)
  }

  /// True for prepositions, articles and the like, which bind a word to the next one.
  private func links(_ index: Int) -> Bool { Self.binds(bytes[words[index].bare]) }

  private func isOne(_ index: Int, of list: some Sequence<[UInt8]>) -> Bool {
    list.contains { bytes[words[index].bare].elementsEqual($0) }
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

/// Names for the columns of a table, and how well they fit.
struct HeaderCut {
  var names: [String]
  /// In quarter nats; of two cuts of one header the greater is the better.
  var value: Int
  /// By how many quarter nats these names are better than the next best.
  var lead = HeaderCut.beyond
  /// Those; nil where there are none.
  var rival: [String]?

  /// What words say by their kinds is in points, what the gaps between them say in quarters of a nat. How many of these a
  /// point is worth: of 2, 3 and 4 this reads most headers, of real tables and of the corpus.
  static let point = 3
  /// The value where no cut is possible.
  static let hopeless = Int.min / 4
  /// The lead of the only names there are.
  static let beyond = Int.max / 4
  /// How many quarter nats a cut must lead before the next best to be sure. Of 111 headers of Wikipedia with names of several
  /// words two were cut wrong with as much, thirteen with a point.
  private static let sureLead = 10

  /// In points, for comparing cuts of one header into as many columns.
  var score: Int { value / Self.point }
  /// False where another cut may be meant as well, or the words do not suffice.
  var isSure: Bool { lead >= Self.sureLead }
  /// Better than any other cut, if not by much.
  var isBest: Bool { lead >= Self.point }
  /// Other names where these are not sure; the same where nothing else is known.
  var doubt: [String]? { isSure ? nil : rival ?? names }

  func less(_ cost: Int) -> HeaderCut {
    var cut = self
    cut.value -= cost
    return cut
  }

  /// The better of two, which the other one is a rival of.
  func against(_ other: HeaderCut) -> HeaderCut {
    guard value >= other.value else { return other.against(self) }
    var best = self
    let isSame = other.names == names
    let difference = value - other.value + (isSame ? other.lead : 0)
    if difference < lead, let names = isSame ? other.rival : other.names {
      (best.lead, best.rival) = (difference, names)
    }
    return best
  }
}

/// Cuts a header whose column names were run together with single spaces into as many names as its rows have
/// columns, by the words of the header and the kinds of the columns together.
struct HeaderCutter {
  /// What the rows show of each column; `.date` for ranges of numbers.
  let types: [Table.ColumnType]
  /// True where ranks at the head of the rows may have no name.
  var mayLackRank = false

  /// Names for all the columns, in order. Words are never lost; where there are fewer words than columns some
  /// names are empty.
  func cut(_ header: HeaderLine) -> HeaderCut {
    let words = header.words
    guard !types.isEmpty, !words.isEmpty else {
      return HeaderCut(
        names: types.map { _ in "" }, value: 0, lead: types.isEmpty == words.isEmpty ? HeaderCut.beyond : 0)
    }
    let columns = types.count
    // A header of a thousand words for few columns is none.
    let slack = abs(words.count - columns) + 2
    guard columns * slack * slack <= 400_000, columns * words.count <= 100_000 else { return oneEach(header) }
    // Periods stand before what they are of, or all of them after it.
    let orders = words.contains(where: \.isPeriod) ? [false, true] : [false]
    let cuts = orders.compactMap { bestCut(header, periodsLast: $0) }
      .map { (cut: $0, flaws: Self.flawCost * flaws($0.names)) }
      .sorted { $0.cut.value - $0.flaws > $1.cut.value - $1.flaws }
    guard let (first, cost) = cuts.first else { return oneEach(header) }
    var best = first
    for (other, cost) in cuts.dropFirst() { best = best.against(other.less(cost)) }
    // What is wrong with the names themselves says nothing of where they end.
    best.value -= cost
    if words.count < columns, !isWhole(best.names, of: words.count) { best.lead = 0 }
    return best
  }

  /// Of too few words only the name of the rows goes without one, or that of the ranks.
  private func isWhole(_ names: [String], of words: Int) -> Bool {
    guard words == types.count - 1, let label = types.firstIndex(of: .text) else { return false }
    return names[label].isEmpty || mayLackRank && types[0] == .rank && names[0].isEmpty
  }

  /// A word a column, what is left to the last one.
  private func oneEach(_ header: HeaderLine) -> HeaderCut {
    let (count, last) = (header.words.count, types.count - 1)
    return HeaderCut(
      names: (0...last).map { header.text(min($0, count)..<($0 == last ? count : min($0 + 1, count))) },
      value: HeaderCut.hopeless, lead: count == types.count ? HeaderCut.beyond : 0)
  }

  /// What a name costs that stands beside the same with a period, `Sales` beside `2022 Sales` or `Sales 2022`, or that stands
  /// there twice.
  private static let flawCost = 6 * HeaderCut.point

  private func flaws(_ names: [String]) -> Int {
    guard names.count <= 100 else { return 0 }
    let names = names.filter { !$0.isEmpty }
    // `Exports 2024`, `% of Total`, `2025`, `% of Total`: each percent is of the name before it.
    let told = Set(zip([""] + names, names).map { $1.utf8.contains(0x25) ? [$0, $1] : [$1] })
    return names.count - told.count
      + names.count { name in
        names.contains { longer in
          longer.utf8.count > name.utf8.count
            && (longer.hasSuffix(name) && isPeriod(longer.dropLast(name.count))
              || longer.hasPrefix(name) && isPeriod(longer.dropFirst(name.count)))
        }
      }
  }

  private func isPeriod(_ text: Substring) -> Bool {
    text.split(separator: " ").allSatisfy { part in
      var word = String(part)
      return word.withUTF8 { PeriodWord($0) != nil || PeriodWord.isDash($0) || PeriodWord.isShortYear($0) }
    }
  }

  // MARK: The search

  /// The best cut by what each name is worth and the gap before it, and the next best. The names are looked through from the
  /// last on, as the last word says what a column holds.
  private func bestCut(_ header: HeaderLine, periodsLast: Bool) -> HeaderCut? {
    let words = header.words
    let (columns, count) = (types.count, words.count)
    /// More columns than words: all but the first text may go without.
    let isShort = count < columns
    let longest = max(1, count - columns + 1) + (isShort ? 0 : 1)
    let label = types.firstIndex(of: .text)
    var scores: [(type: Table.ColumnType, words: [WordScore])] = []
    for type in types where !scores.contains(where: { $0.type == type }) {
      scores.append((type, words.map { WordScore($0, type) }))
    }
    let known = types.map { type in scores.first { $0.type == type }?.words ?? [] }
    let ways = Parting.cheapest(columns: columns, words: count) { place, word, take in
      let (column, end) = (columns - 1 - place, count - word)
      guard end >= column - (isShort ? columns : mayLackRank ? 2 : 1), place <= word + (isShort ? columns : 1)
      else { return }
      let isRank = mayLackRank && column == 0 && types[0] == .rank && label == 1
      if isShort || column == label || isRank {
        take(0, HeaderCut.point * (isRank ? 5 : column != label ? 14 : isShort && label == 0 ? 4 : 10))
      }
      var name = NameScore(periodsLast: periodsLast)
      var start = end - 1
      while start >= 0, end - start <= longest, words[start].columns?.contains(column) ?? true {
        name.prepend(known[column][start], isLast: start == end - 1)
        take(end - start, -HeaderCut.point * name.value - (start > 0 ? words[start].parting : 0))
        start -= 1
      }
    }
    let cuts = ways.map { way in
      let starts = way.ends.reversed().map { count - $0 }
      let names = zip(starts, starts.dropFirst() + [count]).map { header.text($0..<$1) }
      return HeaderCut(names: names, value: -way.cost)
    }
    return cuts.dropFirst().reduce(cuts.first) { $0?.against($1) }
  }
}

/// What a word does for the name of a column of one type.
private struct WordScore {
  let isPeriod: Bool
  /// A period in a list of periods, which needs no noun.
  private(set) var isListed = false
  /// As the last word of the name, and as another.
  var last = 0
  var notLast = 0
  /// As the first word.
  var first = 0
  /// Where it stands alone.
  var alone = 0
  /// A sign that stands apart, and whether the column is of its kind.
  private(set) var sign: Sign?
  /// `open`: of plain numbers nothing tells whether they are percents.
  enum Sign { case fits, open, misfits }
  private(set) var opensWithSign = false
  private(set) var isComparison = false
  let isText: Bool
  private(set) var isRepeated = false
  private(set) var closesUnit = false
  /// As the word that says what the column holds, and before that word.
  var noun = 0
  var inner = 0

  private static let nounWorth = 3
  private static let listedWorth = 3

  init(_ word: HeaderWord, _ type: Table.ColumnType) {
    let isRange = type == .date
    let kind = isRange ? [.number, .money] : ColumnKinds(type)
    isPeriod = word.isPeriod
    isText = type == .text
    isComparison = word.isComparison || word.isCompared
    opensWithSign = word.opensWithSign
    // `(%)` in the name may stand for the signs of the cells, and a quarter or a year is a number.
    let isForeign =
      !word.kinds.isEmpty && word.kinds.isDisjoint(with: kind)
      && !(type == .number && (word.hasPercent || word.kinds.contains(.period)))
    if let sign = word.sign {
      switch (sign, type) {
      case (.percent, .percent), (.currency, .number), (.currency, .money): self.sign = .fits
      case (.percent, .number): self.sign = .open
      case (.percent, _), (.currency, _): self.sign = .misfits
      }
      return
    }
    // A unit closes a name.
    if word.closesUnit { notLast -= 5 }
    if word.hasPercent, type == .percent { last += 4 }
    if word.hasPercent, type != .percent {
      last -= 6
      notLast -= 6
    }
    if word.isCompared { first += 2 }
    // The rows' names have no time; one over another needs a word that says what was compared, or a unit.
    if word.isPeriod, type == .text {
      alone -= 4
      last -= 6
    }
    let isDependent = word.isDependent && !word.closesUnit
    if isDependent {
      first -= isRange ? 3 : 6
      if word.kinds.isEmpty { last += isRange ? 4 : -2 }
    }
    if word.isComparison || isDependent && !isRange { alone -= word.closesUnit ? 7 : 14 }
    isListed = word.isListed && type != .text
    // Each of a list of times is a name: a word before it belongs to the name before.
    if isListed {
      alone += 2 * Self.listedWorth
      last -= Self.listedWorth
    }
    // A name ends in the noun that says what the column holds; the nouns of one table come again.
    noun = isForeign ? -3 : word.kinds.isEmpty ? 0 : Self.nounWorth
    if word.isRepeated { noun += 2 }
    inner = word.kinds == kind ? 1 : isForeign ? -3 : 0
    isRepeated = word.isRepeated
    closesUnit = word.closesUnit
  }
}

/// How well some words name a column, told word by word from the last to the first.
private struct NameScore {
  let periodsLast: Bool
  private var closesPeriod = false
  private var sum = 0
  private var count = 0
  private var periods = 0
  private var hasNoun = false
  /// The last word says nothing: of `Votes For`, `Dose II` the word that comes again says it.
  private var mayLackNoun = false
  private var opener = 0
  private var signs = 0
  private var hasOpeningSign = false
  private var comparisons = 0
  private var isText = false
  private var opening = 0
  /// What the first word costs once it is not the first any more: a period opens or closes a name.
  private var inside = 0

  init(periodsLast: Bool) { self.periodsLast = periodsLast }

  var value: Int {
    sum + opening + (mayLackNoun && periods == 0 ? opener : 0) - length - (hasNoun ? 0 : 1) - 6
      * max(0, periods - 1) - 12 * max(0, comparisons - 1)
  }

  /// A sign alone is no name; one word is less of a name than two, but for the rows' names.
  private var length: Int { count == 0 ? 20 : isText || count > 1 ? 0 : 1 }

  /// What a period at the end is worth to a name that compares no times.
  private var closing: Int { closesPeriod && comparisons == 0 ? 4 : 0 }

  /// What a sign is worth that stands at the end of a name, or else at its head.
  private static let signWorth = (last: 4, first: 3)

  mutating func prepend(_ word: WordScore, isLast: Bool) {
    if let sign = word.sign {
      signs += 1
      if isLast == word.opensWithSign { sum -= 2 }
      hasOpeningSign = word.opensWithSign
      // `% of Total` begins with no joint.
      if sign != .misfits { opening = max(opening, 0) }
      switch sign {
      case .fits where signs == 1: sum += isLast ? Self.signWorth.last : Self.signWorth.first
      case .open where signs == 1: break
      case .fits, .open, .misfits: sum -= 8
      }
      return
    }
    // `$` of `$ Change` opens a name.
    if hasOpeningSign, !word.isPeriod { sum -= 2 }
    hasOpeningSign = false
    count += 1
    isText = word.isText
    if word.isComparison { comparisons += 1 }
    sum += inside + (isLast ? word.last : word.notLast)
    inside = word.isPeriod && !isLast ? -3 : 0
    opening = word.first + (isLast ? word.alone : 0)
    if isLast { closesPeriod = word.isPeriod && !word.isListed }
    if word.isPeriod {
      periods += 1
    } else if !hasNoun {
      hasNoun = true
      sum += word.noun
      mayLackNoun = word.noun == 0 && !word.closesUnit
    } else if !isLast {
      sum += word.inner
      if word.isRepeated { opener = max(opener, word.noun) }
    }
    guard count > 1 else { return }
    if periodsLast {
      opening += closing - (word.isPeriod ? 3 : 0)
    } else if word.isPeriod, !word.isListed {
      opening += 4
    }
  }
}

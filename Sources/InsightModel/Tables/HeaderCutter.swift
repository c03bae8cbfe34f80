/// Cuts a header whose column names were run together with single spaces into as many names as its rows have
/// columns, by the words of the header and the kinds of the columns together.
struct HeaderCutter {
  /// What the rows show of each column; `.date` for ranges of numbers.
  let types: [Table.ColumnType]
  /// True where ranks at the head of the rows may have no name.
  var mayLackRank = false

  struct Cut {
    var names: [String]
    /// How many quarter nats it is better than the next best; none where the words do not suffice.
    fileprivate(set) var lead: Int
    /// How well the names fit, for comparing cuts of one header into as many columns.
    var score: Int
    fileprivate var ends: [Int] = []
    fileprivate var periodsLast = false

    /// False where another cut may be meant as well, or the words do not suffice.
    var isSure: Bool { lead >= sureLead }
    /// Better than any other cut, if not by much.
    var isBest: Bool { lead >= point }
  }

  /// Names for all the columns, in order. Words are never lost; where there are fewer words than columns some
  /// names are empty.
  func cut(_ header: HeaderLine) -> Cut {
    let words = header.words
    let columns = types.count
    guard columns > 0 else { return Cut(names: [], lead: words.isEmpty ? Self.sureLead : 0, score: 0) }
    guard !words.isEmpty else {
      return Cut(names: Array(repeating: "", count: columns), lead: 0, score: 0)
    }
    // A header of a thousand words for few columns is none.
    let slack = abs(words.count - columns) + 2
    guard columns * slack * slack <= 400_000, columns * words.count <= 100_000 else {
      return named(oneEach(words.count), header, periodsLast: false)
    }
    let cut = named(bestEnds(words, periodsLast: false), header, periodsLast: false)
    // Periods stand before what they are of, or all of them after it.
    guard words.contains(where: \.isPeriod) else { return cut }
    let other = named(bestEnds(words, periodsLast: true), header, periodsLast: true)
    let mayBeLast = words[words.count - 1].isPeriod || !cut.isBest || flaws(cut.names) > 0
    var best = mayBeLast && other.score > cut.score ? other : cut
    // As good the one way as the other.
    if other.names != cut.names, other.score == cut.score || areAsWhole(cut, other) { best.lead = 0 }
    return best
  }

  /// True where the periods may be of what stands before them as well as of what follows, and leave as many names without
  /// one: `Exports 2024 Imports 2024 Balance`.
  private func areAsWhole(_ cuts: Cut...) -> Bool {
    let undated = cuts.lazy.map { cut -> Int? in
      guard !cut.ends.isEmpty, flaws(cut.names) == 0, !cut.names.contains(where: { isPeriod($0[...]) }) else {
        return nil
      }
      return zip(cut.names, types).count { name, type in
        type != .text && !name.split(separator: " ").contains(where: isPeriod)
      }
    }
    guard let first = undated.first, first != nil else { return false }
    return undated.dropFirst().allSatisfy { $0 == first }
  }

  /// Names that are as good as those of a cut, or nearly; nil where there are none.
  func rival(of cut: Cut, _ header: HeaderLine) -> [String]? {
    guard !cut.isBest, !cut.ends.isEmpty, types.count <= Self.mostRivals else { return nil }
    let others = cut.ends.indices.dropLast().flatMap { column in
      [false, true].map { periodsLast in
        let except = periodsLast == cut.periodsLast ? (column, cut.ends[column]) : nil
        return named(
          bestEnds(header.words, periodsLast: periodsLast, except: except), header, periodsLast: periodsLast)
      }
    }
    return others.filter { $0.names != cut.names && !$0.ends.isEmpty }.max { $0.score < $1.score }?.names
  }

  /// Of more columns none is told.
  private static let mostRivals = 32

  private func named(_ cut: Bounds, _ header: HeaderLine, periodsLast: Bool) -> Cut {
    var names: [String] = []
    names.reserveCapacity(types.count)
    var start = 0
    for end in cut.ends {
      names.append(header.text(start..<end))
      start = end
    }
    return Cut(
      names: names, lead: cut.lead, score: cut.score - Self.flawCost * flaws(names),
      ends: cut.score > Self.hopeless ? cut.ends : [],
      periodsLast: periodsLast)
  }

  /// What a name costs that stands beside the same with a period, `Sales` beside `2022 Sales` or `Sales 2022`, or that stands
  /// there twice.
  private static let flawCost = 6

  private func flaws(_ names: [String]) -> Int {
    guard names.count <= 100 else { return 0 }
    return names.indices.count { index in
      let name = names[index]
      return !name.isEmpty
        && names.indices.contains { other in
          let longer = names[other]
          guard longer.utf8.count > name.utf8.count else { return other < index && longer == name }
          return longer.hasSuffix(name) && isPeriod(longer.dropLast(name.count))
            || longer.hasPrefix(name) && isPeriod(longer.dropFirst(name.count))
        }
    }
  }

  private func isPeriod(_ text: Substring) -> Bool {
    text.split(separator: " ").allSatisfy { part in
      var word = String(part)
      return word.withUTF8 { PeriodWord($0) != nil || PeriodWord.isDash($0) || PeriodWord.isShortYear($0) }
    }
  }

  /// What words say by their kinds is in points, what the gaps between them say in quarters of a nat. How many of these a
  /// point is worth: of 2, 3 and 4 this reads most headers, of real tables and of the corpus.
  private static let point = 3

  private typealias Bounds = (ends: [Int], lead: Int, score: Int)

  /// A word a column, what is left to the last one.
  private func oneEach(_ count: Int) -> Bounds {
    (
      types.indices.map { $0 == types.count - 1 ? count : min($0 + 1, count) },
      count == types.count ? Self.sureLead : 0,
      Self.hopeless
    )
  }

  /// The score where no cut is possible.
  static let hopeless = Int.min / 4

  private struct Best {
    var value: Int
    /// What the next best cut is worth.
    var second = Int.min / 2
    /// The first word of the last name; -1 where no cut leads here.
    var start: Int
    static let none = Best(value: Int.min / 2, start: -1)
  }

  /// How many quarter nats a cut must lead before the next best to be sure. Of 111 headers of Wikipedia with names of several
  /// words two were cut wrong with as much, thirteen with a point.
  private static let sureLead = 10

  /// Where the names end, by the best cut of those in which the name of a column does not end at a word.
  private func bestEnds(
    _ words: [HeaderWord], periodsLast: Bool, except: (column: Int, end: Int)? = nil
  ) -> Bounds {
    let (columns, count) = (types.count, words.count)
    /// More columns than words: all but the first text may go without.
    let isShort = count < columns
    let width = count + 1
    let longest = max(1, count - columns + 1) + (isShort ? 0 : 1)
    // best[column * width + end]: the best cut of words[..<end] into the columns up to this one.
    var best = [Best](repeating: .none, count: columns * width)
    let partings = words.map(\.parting)
    let label = types.firstIndex(of: .text)
    var known: [(type: Table.ColumnType, scores: [WordScore])] = []
    for column in 0..<columns {
      let type = types[column]
      let index = known.firstIndex { $0.type == type } ?? known.count
      if index == known.count { known.append((type, words.map { WordScore($0, type) })) }
      let scores = known[index].scores
      for end in 0...count {
        guard end >= column - (isShort ? columns : mayLackRank ? 2 : 1),
          columns - 1 - column <= count - end + (isShort ? columns : 1)
        else { continue }
        if let except, except == (column, end) { continue }
        var found = Best.none
        func consider(_ start: Int, _ value: Int) {
          var before = Best(value: 0, start: 0)
          if column > 0 { before = best[(column - 1) * width + start] } else if start > 0 { return }
          guard before.start >= 0 else { return }
          let parting = start > 0 && start < end ? partings[start] : 0
          let value = Self.point * value + parting
          if before.value + value > found.value {
            found = Best(
              value: before.value + value, second: max(found.value, before.second + value), start: start)
          } else {
            found.second = max(found.second, before.value + value)
          }
        }
        let isRank = mayLackRank && column == 0 && types[0] == .rank && label == 1
        if isShort || column == label || isRank {
          consider(end, isRank ? -5 : column == label ? (isShort && label == 0 ? -4 : -10) : -14)
        }
        var name = NameScore(periodsLast: periodsLast)
        var start = end - 1
        while start >= 0, end - start <= longest, words[start].columns?.contains(column) ?? true {
          name.prepend(scores[start], isLast: start == end - 1)
          consider(start, name.value)
          start -= 1
        }
        best[column * width + end] = found
      }
    }
    let last = best[columns * width - 1]
    guard last.start >= 0 else { return oneEach(count) }
    var ends = [Int](repeating: count, count: columns)
    for column in stride(from: columns - 1, to: 0, by: -1) {
      ends[column - 1] = best[column * width + ends[column]].start
    }
    // Only the names of the rows go without one.
    let isWhole =
      !isShort
      || count == columns - 1
        && label.map {
          $0 > 0 ? ends[$0] == ends[$0 - 1] || mayLackRank && types[0] == .rank && ends[0] == 0 : ends[0] == 0
        }
          ?? false
    return (ends, isWhole ? last.value - last.second : 0, last.value / Self.point)
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
  /// Its kind is known, or it comes again.
  private(set) var isKnown = false
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
    isComparison = word.isComparison
    isKnown = !word.kinds.isEmpty || word.isRepeated
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
  private var isNounKnown = false
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

  /// What a period at the end is worth to a name that says what it is of in a word that is known, or comes again.
  private var closing: Int {
    closesPeriod && isNounKnown ? 4 : 0
  }

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
    if isLast { closesPeriod = word.isPeriod }
    if word.isPeriod {
      periods += 1
    } else if !hasNoun {
      hasNoun = true
      isNounKnown = word.isKnown
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

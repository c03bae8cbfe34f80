/// The cells that a mention speaks of, and whether they say the same.
struct Tie: Sendable {
  var candidate: Candidate
  var verdict: Fact.Verdict
  /// What else is to be said of the verdict.
  var remark: String?
  /// True where the mention gives a value that a cell in doubt may have.
  var isSupport = false
}

/// Chooses among the readings of a mention.
struct Judge {
  let mention: Mention
  let scope: Scope
  let candidates: [Candidate]

  /// What a reading may cost that gives the value that is said. The more digits agree, the less it is by chance.
  private var limit: Double {
    if mention.kind == .rank || mention.kind == .rankChange { return 2.25 }
    if mention.isInWords { return mention.isPercent || mention.kind == .multiple ? 3.25 : 1.25 }
    switch mention.significance {
    case 1: return 2.25
    case 2: return 3.25
    case _: return 4.75
    }
  }

  /// What a reading may cost of a row that the sentence does not name, for a part in words: many cells are about a third.
  private static let unnamedPart = 0.9

  /// A reading must be so much cheaper than the next one.
  private static let lead = 0.2

  /// The reading that gives what is said; nil where none does, or several do as well.
  func agreeing() -> Candidate? {
    let fitting = candidates.filter {
      $0.price <= limit && fits($0)
        && ($0.isNamed || !mention.isInWords || !mention.isPercent || !mention.base.isEmpty
          || $0.price <= Self.unnamedPart)
    }
    guard let best = fitting.min(by: isCheaper) else { return nil }
    // Another row as cheap leaves it open; the same row's other columns hold the same.
    let rival = fitting.first {
      $0.price < best.price + Self.lead && $0.rows != best.rows && !isPart($0, best)
    }
    return rival == nil ? best : nil
  }

  /// True where one is about a part of the rows of the other.
  private func isPart(_ left: Candidate, _ right: Candidate) -> Bool {
    left.rows.allSatisfy(right.rows.contains) || right.rows.allSatisfy(left.rows.contains)
  }

  private func isCheaper(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.price != right.price { return left.price < right.price }
    let (leftTime, rightTime) = (left.time?.code ?? 0, right.time?.code ?? 0)
    if leftTime != rightTime { return leftTime > rightTime }
    return left.cells.count < right.cells.count
  }

  /// True where the value of a reading is one that the wording allows. Roundings that touch in one point are of numbers
  /// beside each other: they do not agree, and do not contradict.
  func fits(_ candidate: Candidate, isTouching: Bool = false) -> Bool {
    var wanted = mention.interval.magnitude
    // A bound above is only a hint; nobody says more than a fifth of a half.
    if mention.qualifier == .moreThan { wanted.high *= 1.1 }
    if mention.qualifier == .lessThan || mention.qualifier == .below { wanted.low /= 1.1 }
    if mention.qualifier == .atMost { wanted.low = wanted.high / 1.5 }
    guard
      isTouching ? wanted.meets(candidate.interval.magnitude) : wanted.overlaps(candidate.interval.magnitude)
    else {
      return false
    }
    // What is said to have risen did not fall.
    guard mention.direction != 0, mention.isDirectionBeside, isSigned(candidate) else { return true }
    return candidate.interval.middle == 0 || (candidate.interval.middle > 0) == (mention.direction > 0)
  }

  private func isSigned(_ candidate: Candidate) -> Bool {
    switch candidate.how {
    case .growth: mention.kind == .change
    case .same: mention.kind == .change && candidate.interval.high < 0
    case .difference, .sum, .share, .ratio, .order, .conversion, .shareChange, .rankInColumn, .countRows:
      false
    }
  }

  /// True where some reading of the cells gives what is said, and keeps another one from convicting.
  var hasReading: Bool { candidates.contains { $0.price <= limit && fits($0, isTouching: $0.isNamed) } }

  /// The one reading that the sentence names in every respect, where no reading at all gives what is said.
  func contradicting(certainPrice: Double, isExplicit: Bool) -> Candidate? {
    guard !scope.isHedged, !scope.isOther, !scope.hasOtherTimes, !hasReading else {
      return nil
    }
    switch mention.qualifier {
    case nil, .about: break
    case .nearly, .moreThan, .lessThan, .below, .atMost: return nil
    }
    let named = candidates.filter { $0.isNamed }
    guard let best = named.min(by: isCheaper), best.price <= certainPrice else { return nil }
    let near = named.filter { $0.price < best.price + 1 && $0.how == best.how && $0.rows == best.rows }
    // Two readings as good as each other are none, unless both say the same.
    guard near.allSatisfy({ $0.interval.meets(best.interval) || $0.price >= best.price + Self.lead }) else {
      return nil
    }
    guard mention.significance >= 2,
      Misprint.isLikely(said: mention, meant: best.interval) || isNear(best) || isExplicit
    else {
      return nil
    }
    return best
  }

  /// What is off by more than its half is another thing.
  private func isNear(_ candidate: Candidate) -> Bool {
    let (said, meant) = (mention.interval.magnitude.middle, candidate.interval.magnitude.middle)
    return meant > 0 && said / meant < 1.5 && said / meant > 0.66
  }
}

/// Whether a number is another one with a slip of the hand.
enum Misprint {
  /// True where the digits of what was said are those of what was meant with one changed, or the same in another order.
  static func isLikely(said mention: Mention, meant: Interval) -> Bool {
    guard let said = digits(mention.interval.magnitude.middle, like: mention) else { return false }
    let (low, high) = (meant.magnitude.low, meant.magnitude.high)
    return [meant.magnitude.middle, low, high].contains { value in
      guard let wanted = digits(value, like: mention), wanted.count == said.count, said.count >= 2,
        wanted != said
      else { return false }
      let changed = zip(said, wanted).count { $0 != $1 }
      return changed == 1 || said.sorted() == wanted.sorted()
    }
  }

  /// The digits of a value at the place where what was said ends; nil where they are too many.
  private static func digits(_ value: Double, like mention: Mention) -> [UInt8]? {
    let place = mention.interval.halfWidth * 2
    guard place > 0 else { return nil }
    let count = (value / place).rounded()
    guard count > 0, count < 1e12 else { return nil }
    return Array(String(Int(count)).utf8)
  }
}

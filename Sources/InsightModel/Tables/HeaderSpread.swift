/// Names over names: an upper line has names over several columns each, which the lower line names alike under each of them.
///
/// `Maker 2025 2024 Change` over `Tons Share Tons Share` may mean several things, where the places on the screen are lost. One
/// search goes through all of them, and the cheapest is taken: what the names say of the columns, upper names over several
/// columns that are alike, columns alike under each.
struct HeaderSpread {
  /// What the rows show of each column.
  let types: [Table.ColumnType]

  /// What comes again in the lower line, one right after the other.
  struct Run {
    let parts: [Range<Int>]
    var range: Range<Int> { (parts.first?.lowerBound ?? 0)..<(parts.last?.upperBound ?? 0) }
    /// False where some parts lack what others have.
    var isEven: Bool { parts.allSatisfy { $0.count == parts[0].count } }
  }

  /// The ways in which at least two words come at least twice.
  static func runs(_ lower: [String]) -> [Run] {
    guard lower.count >= 4, lower.count <= mostWords else { return [] }
    var runs: [Run] = []
    for length in 2...lower.count / 2 {
      var start = 0
      while start + 2 * length <= lower.count {
        var end = start + length
        while end < lower.count, lower[end] == lower[end - length], !lower[end].isEmpty { end += 1 }
        let times = (end - start) / length
        // What is the same under one upper name names nothing.
        if times >= 2, Set(lower[start..<start + length]).count == length {
          runs.append(
            Run(parts: (0..<times).map { start + $0 * length..<start + ($0 + 1) * length }))
        }
        start = max(start + 1, end - length + 1)
      }
    }
    if let uneven = unevenRun(lower) { runs.append(uneven) }
    return runs
  }

  /// The whole line in parts that begin alike, of which each has names of the longest: `2025 2024 Change 2025 2024`.
  private static func unevenRun(_ lower: [String]) -> Run? {
    let starts = lower.indices.filter { lower[$0] == lower[0] } + [lower.count]
    let run = Run(parts: zip(starts, starts.dropFirst()).map { $0..<$1 })
    guard run.parts.count >= 2, !run.isEven, let longest = run.parts.max(by: { $0.count < $1.count }),
      run.parts.allSatisfy({ part in
        part.count >= 2 && Set(lower[part]).count == part.count
          && lower[part].allSatisfy { lower[longest].contains($0) }
      })
    else { return nil }
    return run
  }

  /// The longest run of names, those of the columns under upper names; nil where nothing comes again.
  static func widestRun(_ lower: [String]) -> Run? { runs(lower).max { $0.range.count < $1.range.count } }

  private static let mostWords = 64
  /// More ways are not looked at: of names over so many columns the places tell.
  private static let mostWays = 400

  // MARK: The search

  /// The reading of two lines of words, `areNames` where each word of the lower line is a name; nil where none fits.
  func reading(upper: HeaderLine, lower: [String], areNames: Bool = false) -> HeaderCut? {
    var best: HeaderCut?
    for run in Self.runs(lower) {
      let most = run.parts.map(\.count)
      // A name may be of several words.
      for less in 0...(areNames || !run.isEven ? 0 : most[0] - 2) {
        let widths = most.map { $0 - less }
        for way in Self.places(alone: types.count - widths.reduce(0, +), groups: widths.count) {
          guard let found = cut(way, widths, run, upper, lower) else { continue }
          best = best?.against(found) ?? found
        }
      }
    }
    return best
  }

  /// What speaks against a reading: a name of rows or a rank under an upper name, unlike columns under upper names, an upper
  /// name that is a time over several columns beside one that is none, or beside a time that stands over one column.
  private static let (nameInGroup, rankInGroup, unlikeColumn, unlikeName) = (12, 8, 5, 5)
  /// Against a column that stands alone between groups: such are at the head and at the end.
  private static let aloneBetween = 4
  /// Words of an upper name: a title has more.
  private static let longestName = 3

  /// Where the columns that stand alone may be, before, between and after the groups: how many before each group, and after
  /// the last.
  private static func places(alone: Int, groups: Int) -> [[Int]] {
    guard alone >= 0 else { return [] }
    var ways: [[Int]] = [[]]
    for group in 0...groups {
      ways = ways.flatMap { way -> [[Int]] in
        let left = alone - way.reduce(0, +)
        return group == groups ? [way + [left]] : (0...left).map { way + [$0] }
      }
      guard ways.count <= mostWays else {
        return (0...alone).map { [$0] + Array(repeating: 0, count: groups - 1) + [alone - $0] }
      }
    }
    return ways
  }

  /// The names where so many columns stand alone before each group and after the last: those are named in the lower line,
  /// where that has more than what comes again, or else in the upper one.
  private func cut(_ alone: [Int], _ widths: [Int], _ run: Run, _ upper: HeaderLine, _ lower: [String])
    -> HeaderCut?
  {
    let sides = [lower[..<run.range.lowerBound], lower[run.range.upperBound...]]
    let isBelow = run.range.count < lower.count
    if isBelow {
      guard alone.dropFirst().dropLast().allSatisfy({ $0 == 0 }), sides[0].isEmpty == (alone.first == 0),
        sides[1].isEmpty == (alone.last == 0), upper.words.count <= widths.count * Self.longestName
      else { return nil }
    }
    let parts = run.parts.map { Array(lower[$0]) }
    let arePeriods = !isBelow && parts.allSatisfy { $0.allSatisfy(Self.isPeriod) }
    var (over, areGroups, below): ([Table.ColumnType], [Bool], [HeaderCut]) = ([], [], [])
    var column = 0
    for (place, count) in alone.enumerated() {
      if !isBelow { over += types[column..<column + count] }
      column += count
      areGroups += Array(repeating: false, count: over.count - areGroups.count)
      guard place < widths.count else { break }
      let group = column..<column + widths[place]
      var cut = HeaderCutter(types: Array(types[group])).cut(
        parts[place].count == group.count
          ? HeaderLine(names: parts[place]) : HeaderLine(parts[place].joined(separator: " ")))
      guard !cut.names.contains(""), cut.value > HeaderCut.hopeless else { return nil }
      // The same words are the same names.
      if parts[place] == parts[0], let first = below.first { cut.names = first.names }
      cut.value -= HeaderCut.point * price(of: group, like: widths[0], from: alone[0])
      below.append(cut)
      over.append(arePeriods ? types[column] : .number)
      areGroups.append(true)
      column = group.upperBound
    }
    guard upper.words.count >= over.count else { return nil }
    var whole = HeaderCutter(types: over).cut(upper)
    guard !whole.names.contains(""), whole.value > HeaderCut.hopeless else { return nil }
    let ends = isBelow ? [0..<(alone.first ?? 0), column - (alone.last ?? 0)..<column] : []
    let beside = zip(ends, sides).map {
      HeaderCutter(types: Array(types[$0])).cut(HeaderLine($1.joined(separator: " ")))
    }
    var price = Self.aloneBetween * alone.dropFirst().dropLast().reduce(0, +)
    let times = whole.names.map(Self.isPeriod)
    if !isBelow, zip(times, areGroups).contains(where: { $0 && $1 }) {
      price += Self.unlikeName * zip(times, areGroups).count { $0 != $1 }
    }
    var groups = below.makeIterator()
    let middle = zip(whole.names, areGroups).flatMap { name, isGroup in
      isGroup ? groups.next()?.names.map { "\(name) \($0)" } ?? [] : [name]
    }
    let all = below + beside
    whole.names = (beside.first?.names ?? []) + middle + (beside.last?.names ?? [])
    whole.rival = nil
    whole.value += all.reduce(-HeaderCut.point * price) { $0 + $1.value }
    whole.lead =
      whole.isBest && below.allSatisfy(\.isSure) && beside.allSatisfy(\.isBest) ? HeaderCut.beyond : 0
    return whole
  }

  /// What speaks against columns under one upper name, beside so many from `first` on.
  private func price(of group: Range<Int>, like count: Int, from first: Int) -> Int {
    var price = 0
    for (place, column) in group.enumerated() {
      switch types[column] {
      case .text, .date: price += Self.nameInGroup
      case .rank: price += Self.rankInGroup
      case .number, .percent, .money: break
      }
      if place < count, types[column] != types[first + place] { price += Self.unlikeColumn }
    }
    return price
  }

  static func isPeriod(_ name: String) -> Bool {
    let words = HeaderLine(name).words
    return words.count == 1 && words[0].isPeriod
  }
}

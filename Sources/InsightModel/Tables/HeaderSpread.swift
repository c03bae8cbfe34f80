/// Names over names: an upper line has names over several columns each, which the lower line names alike under each of them.
///
/// `Maker 2025 2024 Change` over `Tons Share Tons Share` may mean several things, where the places on the screen are lost. One
/// search goes through all of them, and the cheapest is taken: what the names say of the columns, upper names over several
/// columns that are alike, columns alike under each.
struct HeaderSpread {
  /// What the rows show of each column.
  let types: [Table.ColumnType]

  /// Names for all the columns, and those of another reading that is as good.
  struct Reading {
    var names: [String]
    var rival: [String]?
    /// In points; of two numbers of columns the greater is the better reading.
    var price = 0
  }

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
  func reading(upper: HeaderLine, lower: [String], areNames: Bool = false) -> Reading? {
    var best: (price: Int, reading: Reading, isSure: Bool)?
    var second = Int.min
    func consider(_ found: (price: Int, names: [String], isSure: Bool)) {
      guard let known = best else {
        best = (found.price, Reading(names: found.names), found.isSure)
        return
      }
      if found.names == known.reading.names {
        best?.price = max(known.price, found.price)
      } else if found.price > known.price {
        second = known.price
        best = (found.price, Reading(names: found.names, rival: known.reading.names), found.isSure)
      } else if found.price > second {
        second = found.price
        best?.reading.rival = found.names
      }
    }
    for run in Self.runs(lower) {
      let parts = run.parts.map { Array(lower[$0]) }
      let most = run.parts.map(\.count)
      // A name may be of several words.
      for width in areNames || !run.isEven
        ? [most] : (2...most[0]).map({ Array(repeating: $0, count: most.count) })
      {
        let alone = types.count - width.reduce(0, +)
        guard alone >= 0 else { continue }
        if run.range.count == lower.count {
          for way in Self.places(alone: alone, groups: width.count) {
            if let found = price(way, width, upper, parts) { consider(found) }
          }
        } else if let found = priceBelow(run, width, upper, lower) {
          consider(found)
        }
      }
    }
    guard let (price, found, isSure) = best else { return nil }
    var reading = found
    reading.price = price
    if isSure, second == Int.min || price - second >= Self.lead { reading.rival = nil }
    if !isSure, reading.rival == nil { reading.rival = reading.names }
    return reading
  }

  /// How many points a reading must lead by: one name that says another kind than its column costs three.
  private static let lead = 3
  /// What speaks against a reading: a name of rows or a rank under an upper name, unlike columns under upper names, an upper
  /// name that is a time over several columns beside one that is none, or beside a time that stands over one column.
  private static let (nameInGroup, rankInGroup, unlikeColumn, unlikeName) = (12, 8, 5, 5)
  /// Against a column that stands alone between groups: such are at the head and at the end.
  private static let aloneBetween = 4

  /// Where the columns that stand alone may be, before, between and after the groups: how many before each group, and after
  /// the last.
  private static func places(alone: Int, groups: Int) -> [[Int]] {
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

  /// Where upper names stand over columns that the lower line does not name, and over groups of the others.
  private func price(_ alone: [Int], _ widths: [Int], _ upper: HeaderLine, _ parts: [[String]])
    -> (price: Int, names: [String], isSure: Bool)?
  {
    var groups: [Range<Int>] = []
    var over: [Table.ColumnType] = []
    var areGroups: [Bool] = []
    var column = 0
    let arePeriods = parts.allSatisfy { $0.allSatisfy(Self.isPeriod) }
    for (number, count) in alone.enumerated() {
      over += types[column..<column + count]
      areGroups += Array(repeating: false, count: count)
      column += count
      guard number < alone.count - 1 else { break }
      groups.append(column..<column + widths[number])
      over.append(arePeriods ? types[column] : .number)
      areGroups.append(true)
      column += widths[number]
    }
    guard let (lowerPrice, names, isBest) = price(of: groups, parts), upper.words.count >= over.count else {
      return nil
    }
    let cut = HeaderCutter(types: over).cut(upper)
    guard !cut.names.contains(""), cut.score > HeaderCutter.hopeless else { return nil }
    var price = lowerPrice + cut.score
    price -= Self.aloneBetween * alone.dropFirst().dropLast().reduce(0, +)
    let times = cut.names.map(Self.isPeriod)
    let groupTimes = zip(times, areGroups).count { $0 && $1 }
    if groupTimes > 0 {
      price -= Self.unlikeName * (groups.count - groupTimes)
      price -= Self.unlikeName * zip(times, areGroups).count { $0 && !$1 }
    }
    var all: [String] = []
    var group = 0
    for (name, isGroup) in zip(cut.names, areGroups) {
      all += isGroup ? names[group].map { "\(name) \($0)" } : [name]
      if isGroup { group += 1 }
    }
    return (price, all, isBest && cut.isBest)
  }

  /// Where the lower line names all columns, and the upper one what some of them are of.
  private func priceBelow(_ run: Run, _ widths: [Int], _ upper: HeaderLine, _ lower: [String])
    -> (price: Int, names: [String], isSure: Bool)?
  {
    let alone = types.count - widths.reduce(0, +)
    let (before, after) = (lower[..<run.range.lowerBound], lower[run.range.upperBound...])
    let count = widths.count
    guard alone > 0, upper.words.count >= count, upper.words.count <= count * Self.longestName else {
      return nil
    }
    let over = HeaderCutter(types: Array(repeating: .number, count: count)).cut(upper)
    var best: (price: Int, names: [String], isSure: Bool)?
    for first in 0...alone where (first == 0) == before.isEmpty && (first == alone) == after.isEmpty {
      var start = first
      let groups = widths.map { width in
        defer { start += width }
        return start..<start + width
      }
      guard let (price, names, isBest) = price(of: groups, run.parts.map { Array(lower[$0]) }) else {
        continue
      }
      let head = HeaderCutter(types: Array(types[..<first])).cut(HeaderLine(before.joined(separator: " ")))
      let tail = HeaderCutter(types: Array(types[start...])).cut(HeaderLine(after.joined(separator: " ")))
      let whole = price + head.score + tail.score + over.score
      guard whole > best?.price ?? Int.min else { continue }
      let middle = zip(over.names, names).flatMap { name, own in own.map { "\(name) \($0)" } }
      best = (whole, head.names + middle + tail.names, isBest && over.isBest && head.isBest && tail.isBest)
    }
    return best
  }

  /// Words of an upper name: a title has more.
  private static let longestName = 3

  /// What the lower names say of the columns, and the columns of one another, and the names of each group.
  private func price(of groups: [Range<Int>], _ parts: [[String]])
    -> (price: Int, names: [[String]], isBest: Bool)?
  {
    guard let first = groups.first else { return nil }
    var (price, names, isBest) = (0, parts, true)
    for (number, group) in groups.enumerated() {
      let part = parts[number]
      let cutter = HeaderCutter(types: Array(types[group]))
      let cut = cutter.cut(
        part.count == group.count ? HeaderLine(names: part) : HeaderLine(part.joined(separator: " ")))
      guard !cut.names.contains(""), cut.score > HeaderCutter.hopeless else { return nil }
      // The same words are the same names.
      names[number] = part == parts[0] ? number == 0 ? cut.names : names[0] : cut.names
      price += cut.score
      if part.count != group.count, !cut.isSure { isBest = false }
      for (place, column) in group.enumerated() {
        switch types[column] {
        case .text, .date: price -= Self.nameInGroup
        case .rank: price -= Self.rankInGroup
        case .number, .percent, .money: break
        }
        if place < first.count, types[column] != types[first.lowerBound + place] {
          price -= Self.unlikeColumn
        }
      }
    }
    return (price, names, isBest)
  }

  static func isPeriod(_ name: String) -> Bool {
    let words = HeaderLine(name).words
    return words.count == 1 && words[0].isPeriod
  }
}

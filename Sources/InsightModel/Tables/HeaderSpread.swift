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

  /// What comes again and again in the lower line.
  struct Run {
    /// Where it begins, how long it is and how often it comes.
    let start: Int
    let length: Int
    let times: Int
    var range: Range<Int> { start..<start + length * times }

    func part(_ number: Int) -> Range<Int> { start + number * length..<start + (number + 1) * length }
  }

  /// The ways in which at least two words come at least twice, one right after the other.
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
          runs.append(Run(start: start, length: length, times: times))
        }
        start = max(start + 1, end - length + 1)
      }
    }
    return runs
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
      guard let known = best else { return best = (found.price, Reading(names: found.names), found.isSure) }
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
      for width in (areNames ? run.length : 2)...run.length where width * run.times <= types.count {
        if run.range.count == lower.count {
          for ways in Self.places(alone: types.count - width * run.times, groups: run.times) {
            if let found = price(ways, width, upper, Array(lower[run.part(0)])) { consider(found) }
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
  private func price(_ alone: [Int], _ width: Int, _ upper: HeaderLine, _ part: [String])
    -> (price: Int, names: [String], isSure: Bool)?
  {
    var groups: [Range<Int>] = []
    var over: [Table.ColumnType] = []
    var areGroups: [Bool] = []
    var column = 0
    let arePeriods = part.allSatisfy(Self.isPeriod)
    for (number, count) in alone.enumerated() {
      over += types[column..<column + count]
      areGroups += Array(repeating: false, count: count)
      column += count
      guard number < alone.count - 1 else { break }
      groups.append(column..<column + width)
      over.append(arePeriods ? types[column] : .number)
      areGroups.append(true)
      column += width
    }
    guard let (lowerPrice, names) = price(of: groups, part), upper.words.count >= over.count else { return nil }
    let cut = HeaderCutter(types: over).cut(upper)
    guard !cut.names.contains(""), cut.score > HeaderCutter.hopeless else { return nil }
    var price = lowerPrice + cut.score
    let times = cut.names.map(Self.isPeriod)
    let groupTimes = zip(times, areGroups).count { $0 && $1 }
    if groupTimes > 0 {
      price -= Self.unlikeName * (groups.count - groupTimes)
      price -= Self.unlikeName * zip(times, areGroups).count { $0 && !$1 }
    }
    var all: [String] = []
    for (name, isGroup) in zip(cut.names, areGroups) {
      all += isGroup ? names.map { "\(name) \($0)" } : [name]
    }
    return (price, all, cut.isSure)
  }

  /// Where the lower line names all columns, and the upper one what some of them are of.
  private func priceBelow(_ run: Run, _ width: Int, _ upper: HeaderLine, _ lower: [String])
    -> (price: Int, names: [String], isSure: Bool)?
  {
    let alone = types.count - width * run.times
    let (before, after) = (lower[..<run.range.lowerBound], lower[run.range.upperBound...])
    guard alone > 0, upper.words.count >= run.times, upper.words.count <= run.times * Self.longestName else {
      return nil
    }
    let over = HeaderCutter(types: Array(repeating: .number, count: run.times)).cut(upper)
    var best: (price: Int, names: [String], isSure: Bool)?
    for first in 0...alone where (first == 0) == before.isEmpty && (first == alone) == after.isEmpty {
      let groups = (0..<run.times).map { first + $0 * width..<first + ($0 + 1) * width }
      guard let (price, names) = price(of: groups, Array(lower[run.part(0)])) else { continue }
      let head = HeaderCutter(types: Array(types[..<first])).cut(HeaderLine(before.joined(separator: " ")))
      let tail = HeaderCutter(types: Array(types[(types.count - alone + first)...])).cut(
        HeaderLine(after.joined(separator: " ")))
      let whole = price + head.score + tail.score + over.score
      let isSure = over.isSure && head.isSure && tail.isSure
      guard whole > best?.price ?? Int.min else { continue }
      let middle = over.names.flatMap { name in names.map { "\(name) \($0)" } }
      best = (whole, head.names + middle + tail.names, isSure)
    }
    return best
  }

  /// Words of an upper name: a title has more.
  private static let longestName = 3

  /// What the lower names say of the columns, and the columns of one another.
  private func price(of groups: [Range<Int>], _ part: [String]) -> (price: Int, names: [String])? {
    guard let first = groups.first else { return nil }
    let line = HeaderLine(part.joined(separator: " "))
    var (price, names) = (0, part)
    for group in groups {
      let cut =
        part.count == group.count
        ? HeaderCutter(types: Array(types[group])).cut(HeaderLine(names: part))
        : HeaderCutter(types: Array(types[group])).cut(line)
      guard !cut.names.contains(""), cut.score > HeaderCutter.hopeless else { return nil }
      if group == first { names = cut.names }
      price += cut.score
      for (column, other) in zip(group, first) {
        switch types[column] {
        case .text, .date: price -= Self.nameInGroup
        case .rank: price -= Self.rankInGroup
        case .number, .percent, .money: break
        }
        if types[column] != types[other] { price -= Self.unlikeColumn }
      }
    }
    return (price, names)
  }

  private static func isPeriod(_ name: String) -> Bool {
    let words = HeaderLine(name).words
    return words.count == 1 && words[0].isPeriod
  }
}

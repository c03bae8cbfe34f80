/// How many of the first rows name the columns, by what stands in them and below.
struct HeaderEvidence {
  /// 0 to `most`.
  private(set) var rows = 1
  private let sample: RowSample
  private let dialect: Dialect

  /// Rows below that are compared.
  private static let compared = 60

  init(_ sample: RowSample, _ dialect: Dialect) {
    self.sample = sample
    self.dialect = dialect
    guard sample.counts.indices.contains(sample.header) else { return }
    let first = sample.fields(sample.header).map { $0.trimmingSpaces }
    guard sample.counts.count > sample.header + 1 else {
      rows = first.allSatisfy { value($0, 0).scale == nil } ? 1 : 0
      return
    }
    if !names(first) {
      rows = 0
    } else {
      while rows < Self.most, namesAgain(rows) { rows += 1 }
    }
  }

  /// A year, a region and a measure above each other; more would be rows.
  private static let most = 3

  private func value(_ text: String, _ column: Int) -> CellValue.Kind {
    ValueReader(dialect.notation(column)).read(text).kind
  }

  private func below(_ skipped: Int) -> DataPart {
    let first = sample.header + skipped
    return sample.part(first..<max(first, min(sample.counts.count, first + 500)), dialect)
  }

  /// The first row names the columns unless one of its fields is a value as those below it are.
  private func names(_ first: [String]) -> Bool {
    let below = below(1)
    if isScale(first) || areOtherwiseNames(first, below) || isAboveDays(first, below) || areMeasures(first) {
      return true
    }
    let areTimes = Self.areTimes(first)
    for (column, text) in first.enumerated() where below.columns.indices.contains(column) {
      let own = value(text, column)
      guard own.scale != nil || own == .code else { continue }
      let tally = below.columns[column].tally
      guard tally.valued + tally.codes > tally.texts else { continue }
      // Years, dates and months name columns too, where what stands below them is something else.
      if own.scale != .numbers, own.scale != tally.kind.scale { continue }
      if let year = Int(text), (1800...2199).contains(year), !holdsYears(column) { continue }
      if areTimes, Self.time(text) != nil, !rowsBelow.allSatisfy({ Self.holdsTime($0, column) }) { continue }
      return false
    }
    return true
  }

  /// True for months in figures, `2031.04`, and years of the Buddha, several that only rise or fall.
  private static func areTimes(_ texts: [String]) -> Bool {
    let times = texts.compactMap(time)
    let steps = zip(times, times.dropFirst())
    return times.count > 1 && (steps.allSatisfy { $0 < $1 } || steps.allSatisfy { $0 > $1 })
  }

  private static func time(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let year = parts.first.flatMap({ Int($0) }) else { return nil }
    if parts.count == 1 {
      return (Era.firstLateYear..<Era.firstLateYear + 300).contains(year) ? year * 12 : nil
    }
    guard parts.count == 2, parts[1].count == 2, let month = Int(parts[1]), (1...12).contains(month),
      (1800..<2200).contains(year)
    else { return nil }
    return year * 12 + month
  }

  private static func holdsTime(_ row: [String], _ column: Int) -> Bool {
    row.indices.contains(column) && time(row[column].trimmingSpaces) != nil
  }

  /// Different words above most of the columns, which hold values, or numbers above words: the time of a first report may
  /// stand beside them.
  private func areOtherwiseNames(_ first: [String], _ below: DataPart) -> Bool {
    let words = first.indices.filter { column in
      guard below.columns.indices.contains(column) else { return false }
      let tally = below.columns[column].tally
      switch value(first[column], column) {
      case .text: return tally.valued > tally.texts + tally.codes
      case .number: return tally.texts > tally.valued
      case .missing, .percent, .money, .measure, .date, .season, .weekday, .clock, .code: return false
      }
    }
    return words.count >= Self.fewestNames && words.count * 3 >= first.count * 2
      && Set(words.map { first[$0] }).count == words.count
  }

  private static let fewestNames = 4

  /// True for a word above days alone, beside names of which none stands twice: `date,10115,10117`. None is there above the days of
  /// `,1,2,3`, in which the names are numbers that rise.
  private func isAboveDays(_ first: [String], _ below: DataPart) -> Bool {
    guard Set(first).count == first.count, below.starts.count >= Self.fewestDays else { return false }
    let column = first.indices.first { column in
      guard below.columns.indices.contains(column) else { return false }
      let tally = below.columns[column].tally
      return tally.kind == .date && tally.valued == below.starts.count
    }
    guard let column else { return false }
    if value(first[column], column) == .text { return true }
    let names = first.indices.filter { $0 != column }.map { Int(first[$0]) }
    return first[column].isEmpty && names.count >= Self.shortestScale
      && zip(names, names.dropFirst()).allSatisfy { left, right in
        left.flatMap { left in right.map { left < $0 } } ?? false
      }
  }

  private static let fewestDays = 2

  /// True for measures that only rise beside a word or nothing, `depth,0 m,10 m,20 m`, above numbers that are written without.
  private func areMeasures(_ first: [String]) -> Bool {
    func isPlain(_ text: String) -> Bool { text.allSatisfy { $0.isNumber || "+-., ".contains($0) } }
    let names = first.dropFirst()
    let sizes = names.map { Double($0.filter { $0.isNumber || $0 == "." }) ?? .nan }
    guard names.count >= Self.shortestScale, first[0].isEmpty || value(first[0], 0) == .text,
      names.allSatisfy({
        !isPlain($0) && ($0.first?.isNumber == true || $0.last?.isNumber == true) || $0.last == "%"
      }),
      zip(sizes, sizes.dropFirst()).allSatisfy({ $0 < $1 })
    else { return false }
    let rows = rowsBelow
    return rows.count >= Self.fewestDays && rows.allSatisfy { $0.dropFirst().allSatisfy(isPlain) }
      && rows.contains { $0.dropFirst().contains { !$0.isEmpty } }
  }

  private func holdsYears(_ column: Int) -> Bool {
    rowsBelow.allSatisfy { row in
      guard row.indices.contains(column) else { return true }
      guard let number = Int(row[column].trimmingSpaces) else {
        return value(row[column], column).scale == nil
      }
      return (1800...2199).contains(number)
    }
  }

  private var rowsBelow: [[String]] {
    (sample.header + 1..<min(sample.counts.count, sample.header + 1 + Self.compared)).map {
      sample.fields($0)
    }
  }

  /// Numbers that only rise, or only fall, beside a word unlike those below it or none: hours, depths, ages, as in
  /// `station,0,6,12,18`. Rows that do the same are no values below them.
  private func isScale(_ first: [String]) -> Bool {
    func scale(_ row: [String]) -> [Double]? {
      let numbers = row.dropFirst().map { Double($0) }
      guard numbers.count >= Self.shortestScale, !numbers.contains(nil) else { return nil }
      let known = numbers.compactMap { $0 }
      let steps = zip(known, known.dropFirst())
      return steps.allSatisfy { $0 < $1 } || steps.allSatisfy { $0 > $1 } ? known : nil
    }
    func areWhole(_ row: [String]) -> Bool { row.dropFirst().allSatisfy { Int($0) != nil } }
    guard first[0].isEmpty || value(first[0], 0) == .text else { return false }
    if Self.areHours(first.dropFirst()) { return true }
    guard let own = scale(first), own.count > Self.shortestScale || isEven(own) else { return false }
    let rows = rowsBelow
    // Values that go the same way, as whole as these, may be rows like this one.
    let alike = rows.count { row in
      scale(row).map { ($0[0] < $0[1]) == (own[0] < own[1]) && areWhole(row) == areWhole(first) } ?? false
    }
    guard alike * 2 < rows.count else { return false }
    if own.count >= Self.longCount, own[0] <= 1, isEven(own), own[1] == own[0] + 1 { return true }
    // Names of one make are as long, and of letters of the same kind.
    let names = rows.compactMap(\.first)
    let lengths = names.map(\.count)
    guard let least = lengths.min(), let most = lengths.max() else { return false }
    return !(least...most).contains(first[0].count) || !names.map(Self.shape).contains(Self.shape(first[0]))
  }

  /// Four hours and more of a day, of which one may be its last, and the next the first of another.
  private static func areHours(_ texts: ArraySlice<String>) -> Bool {
    let hours = texts.map { Int($0) ?? -1 }
    return hours.count >= longCount && hours.allSatisfy((0..<24).contains) && hours.contains(0)
      && hours[0] != 0
      && zip(hours, hours.dropFirst()).allSatisfy { ($0 + 1) % 24 == $1 }
  }

  /// So many numbers count up from 0 or 1 in no row by chance.
  private static let longCount = 4

  /// Fewer numbers are often in order, and so many are by chance in every third row.
  private static let shortestScale = 3

  /// True for equal steps, or each a multiple of the one before.
  private func isEven(_ numbers: [Double]) -> Bool {
    let pairs = zip(numbers, numbers.dropFirst())
    let (steps, ratios) = (pairs.map { $1 - $0 }, pairs.map { $1 / $0 })
    return [steps, ratios].contains { values in
      values.allSatisfy { ($0 - values[0]).magnitude <= 1e-9 * values[0].magnitude }
    }
  }

  /// Whether a text begins with a capital, a small letter or another sign, and whether digits are in it.
  private static func shape(_ text: String) -> [Bool] {
    [text.first?.isUppercase ?? false, text.first?.isLowercase ?? false, text.contains(where: \.isNumber)]
  }

  /// True where a further row goes on with the names: below names that stand once for several columns, or with units.
  private func namesAgain(_ row: Int) -> Bool {
    guard sample.counts.count > sample.header + row + 1 else { return false }
    let (first, second) = (sample.fields(sample.header + row - 1), sample.fields(sample.header + row))
    guard second.contains(where: { !$0.isEmpty }), second.count == first.count, !first.isEmpty else {
      return false
    }
    let named = first.filter { !$0.isEmpty }
    let isRepeated = Set(named).count < named.count
    let areUnits = areUnits(second, row)
    let mayBeForeign =
      row > 1 || second.indices.count { value(second[$0], $0) == .text } >= Self.fewestForeign
    let mayGoOn = isRepeated || first.contains(where: \.isEmpty) || areUnits
    guard mayGoOn || mayBeForeign else { return false }
    let rest = below(row + 1)
    if areForeign(second, row) { return true }
    guard mayGoOn else { return false }
    func holdsValues(_ column: Int) -> Bool { Self.holdsValues(rest, column) }
    let filled = second.indices.filter { !second[$0].isEmpty }
    let valued = filled.filter(holdsValues)
    func isUnlike(_ column: Int) -> Bool {
      let own = value(second[column], column).scale
      if own == nil || own != .numbers && own != rest.columns[column].tally.kind.scale { return true }
      // In brackets a year is one below names alone; else it may be below zero.
      let text = second[0].isEmpty ? HeaderNames.unitName(second[column]) : second[column]
      return Int(text).map { (1800...2199).contains($0) && !holdsYears(column) } ?? false
    }
    if areUnits, filled.allSatisfy({ !first[$0].isEmpty }),
      valued.contains(where: { isUnlike($0) && !HeaderNames.isNoUnit(second[$0]) })
    {
      return true
    }
    // What is missing in a row says nothing of it.
    guard valued.allSatisfy(isUnlike),
      valued.contains(where: { value(second[$0], $0) != .missing })
    else { return false }
    // One name above several columns is written once, or each time.
    let isSpanned =
      filled.contains { first[$0].isEmpty } && !first.allSatisfy(\.isEmpty)
      && (first[0].isEmpty || second[0].isEmpty || valued.count > 1)
    // Both leave the column of names without one.
    let isNameless =
      first[0].isEmpty && second[0].isEmpty && rest.columns.first.map { $0.tally.present > 0 } ?? false
    return isRepeated || isSpanned || isNameless
  }

  /// True for different words above nothing but values in several columns, which no row among those below has; below such a row
  /// also for one without a name.
  private func areForeign(_ texts: [String], _ row: Int) -> Bool {
    // Below all that may be names.
    let rest = below(Self.most)
    let valued = texts.indices.filter { !texts[$0].isEmpty && Self.holdsValues(rest, $0) }
    let least = row > 1 && texts[0].isEmpty ? 1 : Self.fewestForeign
    return valued.count >= least && (row > 1 || Set(valued.map { texts[$0] }).count > 1)
      && rest.starts.count >= Self.fewestDays
      && valued.allSatisfy {
        value(texts[$0], $0) == .text && rest.columns[$0].tally.texts + rest.columns[$0].tally.codes == 0
      }
  }

  private static let fewestForeign = 3

  private static func holdsValues(_ part: DataPart, _ column: Int) -> Bool {
    guard part.columns.indices.contains(column) else { return false }
    let tally = part.columns[column].tally
    return tally.valued > tally.texts + tally.codes
  }

  /// True for a row of units: each is one, or stands in brackets, `(s)`. Beside one also powers of ten, `1 000`, and words above
  /// values, where the row has no name and all rows below it have.
  private func areUnits(_ texts: [String], _ row: Int) -> Bool {
    let filled = texts.indices.filter { !texts[$0].isEmpty && !HeaderNames.isNoUnit(texts[$0]) }
    if !filled.isEmpty, filled.allSatisfy({ HeaderNames.isUnit(texts[$0]) }) { return true }
    guard filled.contains(where: { HeaderNames.isUnit(texts[$0]) }), texts[0].isEmpty else { return false }
    let rest = below(row + 1)
    guard rest.columns.first?.tally.present == rest.starts.count else { return false }
    return filled.allSatisfy { column in
      HeaderNames.isUnit(texts[column]) || HeaderNames.isPowerOfTen(texts[column])
        || value(texts[column], column) == .text && Self.holdsValues(rest, column)
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
    return String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

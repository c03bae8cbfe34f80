/// A reading of a mention: cells of a table, and how its value comes from them.
struct Candidate: Sendable {
  var how: Fact.Relation
  var cells: [Fact.CellPlace]
  /// What the cells give, in base units, with the rounding of what is printed carried through.
  var interval: Interval
  /// How far-fetched it is: 0 for what the sentence names in every respect.
  var price: Double
  /// True where the sentence itself names the rows.
  var isNamed: Bool
  /// The last of its columns' times.
  var time: TimeSpan?
  /// The rows that it is about.
  var rows: [Int]
}

/// Makes the readings that the cells of tables allow for one mention.
struct CandidateFinder {
  let tables: [TableFacts]
  let mention: Mention
  let scope: Scope
  /// The words of the sentence in small letters, with a space around each.
  let words: String
  /// Where the mention ends in `words`.
  let mentionEnd: Int
  private(set) var found: [Candidate] = []

  /// What each step away from the plain reading costs.
  enum Price {
    static let noUnit = 0.25
    static let otherKind = 1.5
    static let unclearKind = 0.75
    static let otherMeasure = 1.25
    static let earlierMeasure = 0.3
    static let otherTime = 1.0
    static let wrongTime = 2.0
    /// A rank of another time than the one right beside is none.
    static let notThisTime = 10.0
    static let arithmetic = 1.0
    static let cued = 0.5
    static let ratio = 1.5
  }

  init(_ tables: [TableFacts], _ mention: Mention, _ scope: Scope, words: String, mentionEnd: Int) {
    self.tables = tables
    self.mention = mention
    self.scope = scope
    self.words = words
    self.mentionEnd = mentionEnd
  }

  mutating func run() {
    switch mention.kind {
    case .rank: ranks()
    case .rankChange: rankChanges()
    case .money, .count, .measure:
      amounts()
      differences()
      sums()
      // 7.4 points less, where the table has percents
      if mention.unit == "points" || mention.unit == "Punkte" { shareChanges() }
    case .share, .change, .rate:
      percents()
      sharesOfTotal()
      sharesOfAnother()
      growths()
    case .points:
      shareChanges()
    case .multiple: ratios()
    case .duration, .ordinal, .year, .quarter, .half, .month, .day, .season, .relative, .yearSpan: break
    }
  }

  mutating func add(
    _ how: Fact.Relation, _ table: TableFacts, _ cells: [(Int, Int)], _ interval: Interval?, _ price: Double,
    _ row: Scope.Row?, rows: [Int], _ time: TimeSpan?
  ) {
    guard let interval else { return }
    found.append(
      Candidate(
        how: how, cells: cells.map { table.place($0.0, $0.1) }, interval: interval, price: price,
        isNamed: row?.isNamed ?? true, time: time, rows: rows))
  }

  func table(_ row: Scope.Row) -> TableFacts? { tables.first { $0.index == row.row.table } }

  // MARK: Prices

  /// What a time costs that the sentence names, or does not.
  func price(of time: TimeSpan?, in table: TableFacts) -> Double {
    guard let time = time ?? table.latest else { return 0 }
    guard let nearest = scope.times.first else {
      if time == table.latest { return scope.isFrom ? Price.noUnit : 0 }
      return scope.isFrom ? 0 : Price.otherTime
    }
    if isSame(nearest, time) { return 0 }
    if scope.times.contains(where: { isSame($0, time) }) { return Price.cued }
    if scope.isTimeBeside, mention.kind == .rank { return Price.notThisTime }
    return time == table.latest ? Price.otherTime : Price.wrongTime
  }

  func isSame(_ left: TimeSpan, _ right: TimeSpan) -> Bool {
    left.year == right.year && (left.months == right.months || left.isSeason || right.isSeason)
  }

  /// What it costs to be of this measure, where a table has several. The one that is named last before the figure is meant
  /// most often.
  func price(ofMeasure column: TableFacts.Column, in table: TableFacts) -> Double {
    guard table.mixed.contains(column.nature) else { return 0 }
    let others = table.columns.filter { $0.nature == column.nature && $0.stem != column.stem }
    guard isSpokenOf(column) else { return others.contains(where: isSpokenOf) ? Price.otherMeasure : 0 }
    guard let own = lastNamed(column) else { return 0 }
    return others.contains { lastNamed($0).map { $0 > own } ?? false } ? Price.earlierMeasure : 0
  }

  private func isSpokenOf(_ column: TableFacts.Column) -> Bool {
    column.words.contains { word in
      word.utf8.count >= Self.shortestMeasure && words.utf8.count >= word.utf8.count && contains(word)
    }
  }

  /// Shorter words of columns stand in many others.
  private static let shortestMeasure = 4

  /// Where a word of the column stands last before the figure, in bytes of `words`.
  private func lastNamed(_ column: TableFacts.Column) -> Int? {
    let before = words.utf8.prefix(mentionEnd)
    return column.words.compactMap { word -> Int? in
      guard word.utf8.count >= Self.shortestMeasure, before.count >= word.utf8.count else { return nil }
      return before.lastStart(of: word.utf8)
    }.max()
  }

  private func contains(_ word: String) -> Bool {
    if words.contains(word) { return true }
    // Exports and export, sales and sale.
    return word.hasSuffix("s") && words.contains(word.dropLast())
  }

  /// What the unit of an amount costs in a column, and what its value is multiplied by; nil where it cannot be counted in it.
  func unitPrice(_ column: TableFacts.Column) -> (price: Double, factor: Double)? {
    guard let unit = mention.unit else { return (Price.noUnit, 1) }
    let isMoney = column.unit.map(MeasureUnit.isCurrency) ?? false
    switch mention.kind {
    case .money:
      guard let printed = column.unit else { return (Price.noUnit + Price.unclearKind, 1) }
      return isMoney && Currency.fits(unit, printed) ? (0, 1) : nil
    case .measure:
      guard !isMoney else { return nil }
      guard let printed = column.unit else { return (Price.unclearKind, 1) }
      let factor =
        Measures.factor(from: unit, to: printed)
        ?? column.unitCode.flatMap { Measures.factor(from: unit, to: $0) }
      return factor.map { ($0 == 1 ? 0 : Price.cued, $0) }
    case .count:
      guard !isMoney else { return nil }
      guard let printed = column.unit else { return (Price.unclearKind, 1) }
      if Measures.isSame(unit, printed) || unit == column.unitCode { return (0, 1) }
      if unit == "times" || contains(unit.lowercased()) && isWord(unit, of: column) {
        return (Price.noUnit, 1)
      }
      return isWord(unit, of: column) ? (Price.noUnit, 1) : nil
    case .share, .change, .points, .duration, .multiple, .rate, .rank, .rankChange, .ordinal, .year, .quarter,
      .half, .month,
      .day, .season, .relative, .yearSpan:
      return nil
    }
  }

  private func isWord(_ unit: String, of column: TableFacts.Column) -> Bool {
    let unit = unit.lowercased()
    return column.words.contains {
      $0 == unit || $0 + "s" == unit || $0 == unit + "s"
        || unit.utf8.first.map { $0 >= 0x80 } == true && $0.contains(unit)
    }
      || ["units", "unit", "개", "대", "个", "台"].contains(unit) && column.unit == nil
  }

  // MARK: One cell

  private mutating func amounts() {
    for row in scope.rows {
      guard let table = table(row) else { continue }
      for column in table.columns where column.nature == .amount {
        guard let unit = unitPrice(column) else { continue }
        let time = table.time(column.index)
        // A sum over all times is of none of them.
        let times =
          column.isTotal && column.time == nil
          ? (isTotalSpokenOf ? 0 : Price.otherTime) : price(of: time, in: table)
        add(
          unit.factor == 1 ? .same : .conversion, table, [(row.row.row, column.index)],
          table.value(row.row.row, column.index).map { $0 * unit.factor },
          row.price + unit.price + times + price(ofMeasure: column, in: table), row, rows: [row.row.row], time
        )
      }
    }
    unnamed([.amount])
  }

  private var isTotalSpokenOf: Bool { scope.isAll || scope.times.isEmpty }

  private mutating func percents() {
    for row in scope.rows {
      guard let table = table(row) else { continue }
      for column in table.columns {
        guard let kind = kindPrice(column.nature) else { continue }
        let time = table.time(column.index)
        add(
          .same, table, [(row.row.row, column.index)], table.value(row.row.row, column.index),
          row.price + kind + price(of: time, in: table) + price(ofMeasure: column, in: table), row,
          rows: [row.row.row], time)
      }
    }
    unnamed([.share, .growth, .percent])
  }

  func kindPrice(_ nature: TableFacts.Nature) -> Double? {
    switch (nature, mention.kind) {
    case (.growth, .change), (.share, .share), (.percent, .rate), (.percent, .share): 0
    case (.growth, .rate), (.share, .rate), (.percent, .change): Price.unclearKind
    case (.growth, .share): mention.isInWords ? Price.unclearKind : Price.otherKind
    case (.share, .change): Price.otherKind
    case (.amount, _), (.rank, _), (.other, _), (.growth, _), (.share, _), (.percent, _): nil
    }
  }

  /// Cells of rows that nothing names, by their value alone.
  private mutating func unnamed(_ natures: [TableFacts.Nature]) {
    guard mention.significance >= 3 else { return }
    let wanted = mention.interval.magnitude
    for table in tables {
      let first = table.sorted.partitioningIndex { $0.value >= wanted.low * (1 - 0.001) - 0.5 }
      for entry in table.sorted[first...].prefix(8) {
        guard entry.value <= wanted.high * 1.001 + 0.5 else { break }
        let column = table.columns[entry.column]
        guard natures.contains(column.nature),
          !scope.rows.contains(where: { $0.row.table == table.index && $0.row.row == entry.row })
        else { continue }
        let kind: Double
        if column.nature == .amount {
          guard let unit = unitPrice(column), unit.factor == 1 else { continue }
          kind = unit.price
        } else {
          guard let price = kindPrice(column.nature) else { continue }
          kind = price
        }
        let time = table.time(entry.column)
        add(
          .same, table, [(entry.row, entry.column)], table.value(entry.row, entry.column),
          (scope.isNaming ? Scope.Price.notThisOne : Scope.Price.unnamed) + kind + price(of: time, in: table),
          Scope.Row(row: EntityNames.Row(table: table.index, row: entry.row), price: 4, isNamed: false),
          rows: [entry.row], time)
      }
    }
  }

  // MARK: Ranks

  private mutating func ranks() {
    for row in scope.rows {
      guard let table = table(row), table.rows[row.row.row].role == .data else { continue }
      let ranks = table.columns(.rank)
      for column in ranks {
        let time = table.time(column.index)
        add(
          .same, table, [(row.row.row, column.index)], table.value(row.row.row, column.index),
          row.price + price(of: time, in: table), row, rows: [row.row.row], time)
      }
      for column in table.columns {
        let kind: Double
        switch column.nature {
        case .amount: kind = Price.cued
        case .share: kind = Price.ratio + 1
        case .growth, .percent:
          kind = scope.hasDifference || mention.direction != 0 ? Price.ratio : Price.ratio + 0.5
        case .rank, .other: continue
        }
        let time = table.time(column.index)
        guard !ranks.contains(where: { table.time($0.index) == time }) || column.nature != .amount,
          let place = table.rank(row.row.row, column.index)
        else { continue }
        add(
          .rankInColumn, table, [(row.row.row, column.index)], Interval(Double(place), Double(place)),
          row.price + kind + price(of: time, in: table), row, rows: [row.row.row], time)
      }
    }
  }

  private mutating func rankChanges() {
    for row in scope.rows {
      guard let table = table(row) else { continue }
      let ranks = table.columns(.rank).filter { $0.time != nil }.sorted {
        ($0.time?.code ?? 0) < ($1.time?.code ?? 0)
      }
      guard let last = ranks.last, let before = ranks.dropLast().last,
        let new = table.value(row.row.row, last.index),
        let old = table.value(row.row.row, before.index)
      else { continue }
      add(
        .difference, table, [(row.row.row, before.index), (row.row.row, last.index)], (old - new).magnitude,
        row.price + Price.cued, row, rows: [row.row.row], last.time)
    }
  }
}

extension Collection where Element == UInt8 {
  /// How far from the beginning a part stands last; nil where it is none.
  func lastStart(of part: some Collection<UInt8>) -> Int? {
    var (found, offset, place) = (nil as Int?, 0, startIndex)
    let most = count - part.count
    while offset <= most {
      if self[place...].starts(with: part) { found = offset }
      formIndex(after: &place)
      offset += 1
    }
    return found
  }
}

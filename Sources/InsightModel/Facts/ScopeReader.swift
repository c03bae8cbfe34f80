/// Finds the scope of mentions.
struct ScopeReader {
  let tables: [TableFacts]
  /// The year of the issue; nil where its date is not known.
  let year: Int?

  func scope(of mention: Mention, in statement: Statement, _ memory: Memory) -> Scope {
    var scope = Scope()
    let sentence = statement.sentence(mention.sentence)
    // What stands before a name belongs to it: 국내 1위, the domestic leader.
    let nearest =
      statement.entities(of: mention.sentence).last {
        $0.range.lowerBound < mention.range.lowerBound
      }?.range.lowerBound ?? 0
    for lexeme in sentence {
      switch lexeme.sense {
      case .all, .together: scope.isAll = true
      case .hedge: scope.isHedged = true
      case .other where lexeme.range.lowerBound > nearest: scope.isOther = true
      case .rest: scope.isRest = true
      case .difference, .than: scope.hasDifference = true
      case _: break
      }
    }
    // In Korean the word for it comes after.
    let place = statement.language == .korean ? mention.lexemes.upperBound : mention.lexemes.lowerBound - 1
    if case .from = statement.lexemes[safe: place]?.sense { scope.isFrom = true }
    readTimes(mention, statement, &scope)
    readRows(mention, statement, memory, &scope)
    readGroups(mention, statement, memory, &scope)
    return scope
  }

  // MARK: Times

  private func readTimes(_ mention: Mention, _ statement: Statement, _ scope: inout Scope) {
    var found: [(distance: Int, time: TimeSpan)] = []
    for other in statement.mentions(of: mention.sentence) where other.isPeriod {
      guard let time = time(of: other) else {
        scope.hasOtherTimes = true
        continue
      }
      let isAfter = other.range.lowerBound > mention.range.lowerBound
      let between =
        isAfter
        ? mention.lexemes.upperBound..<max(mention.lexemes.upperBound, other.lexemes.lowerBound)
        : other.lexemes.upperBound..<max(other.lexemes.upperBound, mention.lexemes.lowerBound)
      // After another figure a time is of that one: 5 tonnes, 2 more than in 2023.
      if isAfter, between.contains(where: { statement.lexemes[safe: $0]?.digits != nil }),
        between.contains(where: { [0x2C, 0xFF0C, 0x3001].contains(statement.lexemes[safe: $0]?.mark) })
      {
        if !tables.contains(where: { $0.knows(time) }) {
          scope.hasOtherTimes = true
        }
        continue
      }
      var distance = between.count
      for index in between {
        if let mark = statement.lexemes[safe: index]?.mark, [0x2C, 0xFF0C, 0x28, 0x3001].contains(mark) {
          distance += 8
        }
        // Another number stands between: the time is that one's.
        if statement.lexemes[safe: index]?.digits != nil { distance += 12 }
      }
      found.append((distance, time))
    }
    if found.isEmpty, !scope.hasOtherTimes {
      scope.hasOtherTimes = isToldOfAnotherTime(mention.sentence, statement)
    }
    found.sort { $0.distance < $1.distance }
    scope.times = found.map(\.time)
    scope.isTimeBeside = found.first.map { $0.distance <= 2 } ?? false
  }

  /// How many sentences a time at the head of one may reach over.
  private static let timeReach = 6
  /// How many lexemes are the head of a sentence: `In the year 2031`, `2031년에는`.
  private static let head = 5

  /// `2031 was a good year. Kells landed 301 tonnes.` What a sentence begins with holds for those after it that name no time.
  private func isToldOfAnotherTime(_ sentence: Int, _ statement: Statement) -> Bool {
    let mentions = statement.mentions
    let reach = mentions.partitioningIndex { $0.sentence >= sentence - Self.timeReach }
    let last = mentions.partitioningIndex { $0.sentence >= sentence }
    guard let nearest = mentions[reach..<last].last(where: \.isPeriod)?.sentence,
      let told = mentions[reach..<last].first(where: { $0.sentence == nearest && $0.isPeriod }),
      told.lexemes.lowerBound - statement.lexemes.partitioningIndex(where: { $0.sentence >= nearest })
        < Self.head
    else { return false }
    guard let time = self.time(of: told) else { return true }
    return !tables.contains { $0.knows(time) }
  }

  /// The time of a period's mention; nil where it is none that a table can have.
  func time(of mention: Mention) -> TimeSpan? {
    if let span = mention.span { return span.year == nil ? nil : span }
    let latest = tables.compactMap(\.latest).max { $0.code < $1.code }
    switch mention.relative {
    case .lastYear: return year.map { TimeSpan(year: $0 - 1) }
    case .thisYear: return year.map { TimeSpan(year: $0) }
    case .nextYear: return year.map { TimeSpan(year: $0 + 1) }
    case .previous: return latest?.previous
    case .lastQuarter, .thisQuarter, .thisMonth, .lastMonth, .partOfYear, nil: return nil
    }
  }

  // MARK: Rows

  private func readRows(_ mention: Mention, _ statement: Statement, _ memory: Memory, _ scope: inout Scope) {
    var prices: [EntityNames.Row: (price: Double, isNamed: Bool)] = [:]
    func offer(_ row: EntityNames.Row, _ price: Double, isNamed: Bool = false) {
      if let known = prices[row], known.price <= price { return }
      prices[row] = (price, isNamed || prices[row]?.isNamed == true)
    }
    // What a part is of is not what has it.
    let sentence = statement.sentence(mention.sentence)
    let named = statement.entities(of: mention.sentence).filter { !$0.isBase }
    let before = named.filter { $0.range.lowerBound < mention.range.lowerBound }
    scope.isNaming = !named.isEmpty
    let hasPronoun =
      before.last.map { last in
        sentence.contains {
          $0.sense == .pronoun && $0.range.lowerBound >= last.range.upperBound
            && $0.range.upperBound <= mention.range.lowerBound
        }
      } ?? false
    // Rows that are added up are not meant one by one.
    let added = enumerated(statement, mention.sentence).last { group in
      group.end <= mention.range.lowerBound && group.end >= (before.last?.range.upperBound ?? 0)
        && isAdded(group, statement, mention, scope)
    }
    for (place, entity) in before.reversed().enumerated() {
      var price =
        place == 0
        ? Scope.Price.nearest : place == before.count - 1 ? Scope.Price.subject : Scope.Price.inSentence
      if hasPronoun, before.count > 1 {
        price = place == before.count - 1 ? Scope.Price.nearest : Scope.Price.inSentence
      }
      if let added, entity.range.lowerBound >= added.start { price = Scope.Price.inSentence + 0.5 }
      for row in entity.rows { offer(row, price, isNamed: !entity.isLoose) }
    }
    for (place, entity) in named.dropFirst(before.count).enumerated() {
      let gap = entity.range.lowerBound - mention.range.upperBound
      let isBeside = place == 0 && (gap <= 4 || before.isEmpty && gap < 40)
      for row in entity.rows {
        offer(row, isBeside ? Scope.Price.besideAfter : Scope.Price.inSentence, isNamed: !entity.isLoose)
      }
    }
    for (place, row) in memory.rows.enumerated() {
      let price =
        place == 0 ? Scope.Price.carried : place < 3 ? Scope.Price.carried + 0.5 : Scope.Price.carriedFar
      offer(row, named.isEmpty ? price : price + Scope.Price.passedOver)
    }
    for table in tables {
      if let total = table.totalRow {
        let price = scope.isAll && named.isEmpty ? 0 : scope.isAll || named.isEmpty ? 0.5 : 1.5
        offer(EntityNames.Row(table: table.index, row: total), price, isNamed: scope.isAll && named.isEmpty)
      }
      for row in table.rows where row.role == .others {
        offer(
          EntityNames.Row(table: table.index, row: row.index),
          scope.isRest ? Scope.Price.besideAfter : Scope.Price.others, isNamed: scope.isRest)
      }
    }
    scope.rows = prices.map { Scope.Row(row: $0.key, price: $0.value.price, isNamed: $0.value.isNamed) }
      .sorted { ($0.price, $0.row.table, $0.row.row) < ($1.price, $1.row.table, $1.row.row) }
    if scope.rows.count > Scope.mostRows { scope.rows.removeLast(scope.rows.count - Scope.mostRows) }
  }

  // MARK: Groups

  private func readGroups(_ mention: Mention, _ statement: Statement, _ memory: Memory, _ scope: inout Scope)
  {
    for group in enumerated(statement, mention.sentence) where group.end <= mention.range.lowerBound {
      scope.groups.append(
        Scope.Group(
          table: group.table, rows: group.rows, price: isAdded(group, statement, mention, scope) ? 0 : 1))
    }
    if let group = together(statement, mention) { scope.groups.append(group) }
    for table in tables where !table.dataRows.isEmpty {
      guard let (count, isTop) = counted(statement, mention, table.dataRows.count) else { continue }
      scope.groups.append(
        Scope.Group(
          table: table.index, rows: Array(table.dataRows.prefix(count)),
          price: isTop && scope.isAll ? 0 : 0.75))
    }
    for group in memory.groups {
      scope.groups.append(Scope.Group(table: group.table, rows: group.rows, price: group.price + 1.5))
    }
  }

  /// The rows named before a word for the sum, with figures of their own between: `630 for A, 412 for B, together half`.
  private func together(_ statement: Statement, _ mention: Mention) -> Scope.Group? {
    guard
      let word = statement.sentence(mention.sentence).last(where: {
        $0.sense == .together && $0.range.upperBound <= mention.range.lowerBound
      })
    else { return nil }
    var rows: [EntityNames.Row] = []
    for entity in statement.entities(of: mention.sentence)
    where entity.range.upperBound <= word.range.lowerBound {
      if let row = entity.rows.first, !rows.contains(row) { rows.append(row) }
    }
    guard let table = rows.first?.table, rows.count > 1, rows.allSatisfy({ $0.table == table }) else {
      return nil
    }
    return Scope.Group(table: table, rows: rows.map(\.row), price: 0.25)
  }

  /// True where words say that an enumeration is meant as one: `the three yards A, B and C`, `together`.
  private func isAdded(_ group: Enumeration, _ statement: Statement, _ mention: Mention, _ scope: Scope)
    -> Bool
  {
    if scope.isAll { return true }
    let count = group.rows.count
    return statement.sentence(mention.sentence).contains { lexeme in
      guard lexeme.range.upperBound <= group.start else { return false }
      return lexeme.sense == .number(count) || lexeme.digits?.isPlain == true && lexeme.digits?.whole == count
    }
  }

  /// How many of the first rows a sentence speaks of: `top ten`, `前六名`, `the five largest`, `all six`.
  private func counted(_ statement: Statement, _ mention: Mention, _ rows: Int) -> (count: Int, isTop: Bool)?
  {
    let sentence = statement.sentence(mention.sentence)
    for index in sentence.indices {
      guard sentence[index].range.upperBound <= mention.range.lowerBound else { return nil }
      guard let number = Self.wholeNumber(sentence[index]), number >= 2, number <= rows else { continue }
      let before = sentence[safe: index - 1]?.sense
      let after = [sentence[safe: index + 1]?.sense, sentence[safe: index + 2]?.sense]
      if before == .top { return (number, true) }
      if after.contains(.superlative) || number == rows {
        return (number, number == rows || after.contains(.superlative))
      }
    }
    return nil
  }

  /// What a word or plain digits count. Apart from its caller, whose optimised code the compiler refuses with this in it.
  @inline(never)
  private static func wholeNumber(_ lexeme: Lexeme) -> Int? {
    let (sense, digits) = (lexeme.sense, lexeme.digits)
    if case .number(let value) = sense { return value }
    guard let digits, digits.isPlain else { return nil }
    return digits.whole
  }

  struct Enumeration {
    var table: Int
    var rows: [Int]
    var start: Int
    var end: Int
  }

  /// Rows named one after the other with nothing but commas and conjunctions between.
  func enumerated(_ statement: Statement, _ sentence: Int) -> [Enumeration] {
    var found: [Enumeration] = []
    var open: Enumeration?
    func close() {
      if let group = open, group.rows.count > 1 { found.append(group) }
      open = nil
    }
    for entity in statement.entities(of: sentence) {
      guard let row = entity.rows.first else { continue }
      if var group = open, group.table == row.table, !group.rows.contains(row.row),
        isJoined(statement, group.end, entity.range.lowerBound)
      {
        group.rows.append(row.row)
        group.end = entity.range.upperBound
        open = group
      } else {
        close()
        open = Enumeration(
          table: row.table, rows: [row.row], start: entity.range.lowerBound, end: entity.range.upperBound)
      }
    }
    close()
    return found
  }

  private func isJoined(_ statement: Statement, _ start: Int, _ end: Int) -> Bool {
    let first = statement.lexemes.partitioningIndex { $0.range.lowerBound >= start }
    var index = first
    while let lexeme = statement.lexemes[safe: index], lexeme.range.lowerBound < end {
      switch lexeme.kind {
      case .mark(let mark):
        guard [0x2C, 0xB7, 0x3001, 0xFF0C, 0x30FB, 0x2F, 0x22C5, 0x26].contains(mark) else { return false }
      case .sense(.joins): break
      // The League and the Greens
      case .word where !lexeme.isCapital && lexeme.range.count == 3: break
      case .sense, .word, .number, .sign, .code, .period: return false
      }
      index += 1
    }
    return index > first
  }
}

extension RandomAccessCollection where Index == Int {
  /// The element, or nil outside.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

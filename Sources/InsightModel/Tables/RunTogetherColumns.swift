/// Finding the columns of rows that are words.
extension TableFinder {
  /// The columns of most rows.
  func commonPattern(_ rows: RowBlock) -> RowPattern {
    candidates(rows).first?.pattern ?? RowPattern(columns: [])
  }

  /// The columns that rows have, the most common first. Signs for missing numbers may stand for percents.
  private func candidates(_ rows: RowBlock) -> [(pattern: RowPattern, count: Int)] {
    var found: [(pattern: RowPattern, count: Int)] = []
    var ends: [Int] = []
    for index in rows.rows.indices {
      let words = rows.words(index)
      if let known = found.firstIndex(where: { $0.pattern.wholeRow(words, into: &ends) }) {
        found[known].count += 1
      } else if found.count < 8 {
        found.append((RowPattern(of: words), 1))
      }
    }
    return found.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(
      \.element)
  }

  /// The columns that the rows and the words of the header fit best.
  func refined(_ common: RowPattern, _ rows: RowBlock, header: HeaderLine) -> RowPattern {
    guard common.columns.count <= 64 else { return common }
    var ends: [Int] = []
    // A row that is unlike the most raises doubt.
    let isPlain = rows.rows.indices.allSatisfy { common.wholeRow(rows.words($0), into: &ends) }
    let unnamed = common.columns.first == .text ? 1 : 0
    let isNamed = header.isEmpty || header.words.count >= common.columns.count - unnamed
    if isPlain, isNamed || hasRanks(common, rows, header) {
      if let numbered = withNumbersInNames(common, rows, header) { return numbered }
      if header.isEmpty || !mayBeGrouped(rows) { return common }
    }
    // Two amounts with the growth between them are not the thousands of one.
    if isPlain, common.columns.contains(.percent),
      common.columns.indices.allSatisfy({ common.columns[$0] != .number || isInGrowth($0, common, rows) })
    {
      return common
    }
    if isMostly(common, rows, header) { return common }
    let patterns = header.isEmpty ? nil : narrowed(common, rows)
    return cheapest(patterns ?? candidates(common, rows), rows) { fit($0, header) } ?? common
  }

  private func candidates(_ common: RowPattern, _ rows: RowBlock) -> [RowPattern] {
    let patterns = candidates(rows).prefix(5).map(\.pattern)
    return patterns.contains(common) ? patterns : patterns + [common]
  }

  /// The columns that rows have, and what they come to where numbers belong to names or are parts of one.
  func narrowed(_ common: RowPattern, _ rows: RowBlock) -> [RowPattern] {
    var patterns = candidates(common, rows)
    var next = 0
    while next < patterns.count, patterns.count < 40 {
      patterns += patterns[next].narrower.filter { !patterns.contains($0) }
      next += 1
    }
    return patterns
  }

  /// The columns that the rows and the header's names, as `fit` has it, fit best.
  func cheapest(_ patterns: [RowPattern], _ rows: RowBlock, fit: (RowPattern) -> Int) -> RowPattern? {
    let step = max(1, rows.rows.count / 40)
    var ends: [Int] = []
    func cost(_ pattern: RowPattern) -> Int {
      var aligner = learned(pattern, rows)
      var sum = 0
      var count = 0
      for index in stride(from: 0, to: rows.rows.count, by: step) {
        count += 1
        guard !pattern.wholeRow(rows.words(index), into: &ends) else { continue }
        sum += min(1000, aligner.align(rows.words(index), isPinned: isPinned(rows.words(index))).cost)
      }
      return sum * 10 / max(1, count) - Self.point * fit(pattern)
    }
    let costs = patterns.map { (pattern: $0, cost: cost($0)) }
    guard var best = costs.min(by: { $0.cost < $1.cost }) else { return nil }
    best.pattern.isUnsure = costs.contains {
      $0.pattern.columns.count != best.pattern.columns.count && $0.cost < best.cost + Self.sureLead
    }
    return best.pattern
  }

  /// What a point of the header weighs beside the rows' costs, and how much a pattern must lead before those of other
  /// columns to be sure: by three points, what one name of a wrong kind costs.
  private static let (point, sureLead) = (35, 105)

  /// How much better the header must fit for a number beside every name to be a part of it: `Boeing 737`, `14 Mill Road`.
  private static let nameLead = 5

  private func withNumbersInNames(_ common: RowPattern, _ rows: RowBlock, _ header: HeaderLine) -> RowPattern?
  {
    guard header.words.count > common.columns.count, !hasRanks(common, rows, header),
      let name = common.columns.firstIndex(of: .text)
    else { return nil }
    let narrower = [name - 1, name + 1].compactMap { column -> RowPattern? in
      guard common.columns.indices.contains(column), common.columns[column] == .number else { return nil }
      let arePlain = rows.rows.indices.allSatisfy { index in
        let words = rows.words(index)
        // Others and Total have no number in their names.
        if isPinned(words) { return false }
        let at = column < name ? words.first : words.drop { $0.kind != .word }.first { $0.kind != .word }
        return at.map { $0.kind == .number && $0.range.count <= 4 && $0.content.value?.decimals == 0 }
          ?? false
      }
      guard arePlain, !isInGrowth(column, common, rows) else { return nil }
      var fewer = common
      fewer.columns.remove(at: column)
      fewer.hasNumberedNames = true
      return fewer
    }
    guard !narrower.isEmpty else { return nil }
    let least = fit(common, header) + Self.nameLead
    return narrower.map { ($0, fit($0, header)) }.filter { $0.1 >= least }.max { $0.1 < $1.1 }?.0
  }

  /// True where a column of percents is the growth from the column or to it.
  private func isInGrowth(_ column: Int, _ pattern: RowPattern, _ rows: RowBlock) -> Bool {
    var ends: [Int] = []
    let sample = rows.rows.indices.prefix(40).compactMap { index -> [Figure?]? in
      let words = rows.words(index)
      guard pattern.wholeRow(words, into: &ends) else { return nil }
      return ([words.startIndex] + ends.dropLast()).map { words[$0].content.value }
    }
    let percents = pattern.columns.indices.filter { pattern.columns[$0] == .percent }
    let others = pattern.columns.indices.filter { $0 != column && pattern.columns[$0] == .number }
    return percents.contains { percent in
      others.contains { other in
        sample.count { row in
          Figure.isGrowth(row[percent], from: row[other], to: row[column])
            || Figure.isGrowth(row[percent], from: row[column], to: row[other])
        } * 3 >= sample.count * 2
      }
    }
  }

  /// True where only the ranks, whole numbers from 1 that rise from row to row before the names, or are shared, have no
  /// name.
  private func hasRanks(_ pattern: RowPattern, _ rows: RowBlock, _ header: HeaderLine) -> Bool {
    guard pattern.leading == 1, pattern.columns[0] == .number,
      header.words.count >= pattern.columns.count - 1, header.words.first?.kinds.contains(.rank) == false
    else { return false }
    var last = 0
    var count = 0
    for index in rows.rows.indices {
      guard let first = rows.words(index).first, RowRole(of: lines.bytes, first.range) == .data else {
        continue
      }
      count += 1
      guard let value = first.content.value, value.decimals == 0,
        last == 0 ? value.digits == 1 : value.digits > last || value.digits == last && last < count
      else { return false }
      last = value.digits
    }
    return true
  }

  /// True where two of three rows have the columns, the others lack some, and the header has a name for each.
  private func isMostly(_ pattern: RowPattern, _ rows: RowBlock, _ header: HeaderLine) -> Bool {
    var ends: [Int] = []
    var whole = 0
    for index in rows.rows.indices {
      let words = rows.words(index)
      if pattern.wholeRow(words, into: &ends) {
        whole += 1
      } else if RowPattern(of: words).columns.count >= pattern.columns.count {
        return false
      }
    }
    guard whole * 3 >= rows.rows.count * 2, header.words.count >= pattern.columns.count else { return false }
    let cut = HeaderCutter(types: types(of: pattern)).cut(header)
    return cut.isBest && !cut.names.contains("")
      && !pattern.narrower.contains { fit($0, header) >= cut.score + Self.nameLead }
  }

  func types(of pattern: RowPattern) -> [Table.ColumnType] {
    pattern.columns.enumerated().map { column, shape in
      switch shape {
      case .text, .date: .text
      case .percent: .percent
      case .number: column < pattern.leading ? .rank : .number
      }
    }
  }

  /// How well the header can be cut into such columns.
  private func fit(_ pattern: RowPattern, _ header: HeaderLine) -> Int {
    guard !header.isEmpty else { return 0 }
    return max(-100, HeaderCutter(types: types(of: pattern)).cut(header).score)
  }

  func learned(_ pattern: RowPattern, _ rows: RowBlock) -> RowAligner {
    var aligner = RowAligner(pattern, isCut: false)
    var ends: [Int] = []
    let sample = rows.rows.indices.prefix(200)
    aligner.allowsGroups = !rows.hasCommas && areGrouped(pattern, rows, sample)
    for index in sample where pattern.wholeRow(rows.words(index), into: &ends) {
      // Where spaces part thousands, a number without them ran together with another.
      if aligner.allowsGroups, rows.words(index).contains(where: { isUngrouped($0) }) { continue }
      aligner.learn(rows.words(index), ends)
    }
    return aligner
  }

  /// True where three of four rows have three digits after a short number, which spaces may have parted.
  private func mayBeGrouped(_ rows: RowBlock) -> Bool {
    !rows.hasCommas
      && rows.rows.indices.count { index in
        let words = rows.words(index)
        return zip(words, words.dropFirst()).contains {
          $0.kind == .number && $0.range.count <= 3 && $1.isGroup
        }
      } * 4 >= rows.rows.count * 3
  }

  /// Four digits stand without a space at times, more do not.
  func isUngrouped(_ word: Token, beyond digits: Int = 4) -> Bool {
    word.kind == .number && lines.bytes[word.range].prefix { $0.isDigit }.count > digits
  }

  /// True where spaces part the thousands: a row has more numbers than a name that ends in one explains, or half of the
  /// rows have one too many, which are too many such names.
  private func areGrouped(_ pattern: RowPattern, _ rows: RowBlock, _ sample: Range<Int>.SubSequence) -> Bool {
    if pattern.hasNumberedNames { return false }
    let after = pattern.columns.reversed().prefix { $0 != .text }.count
    var surplus = 0
    for index in sample {
      let cells = rows.words(index).reversed().prefix { $0.kind != .word }.count
      // Others and Total have no number in their names.
      if cells > after + (isPinned(rows.words(index)) ? 0 : 1) { return true }
      if cells == after + 1 { surplus += 1 }
    }
    return surplus >= 2 && surplus * 2 >= sample.count
  }

  /// Where spaces part the thousands no row may be whole by itself.
  func learnedTwice(_ pattern: RowPattern, _ rows: RowBlock) -> RowAligner {
    var aligner = learned(pattern, rows)
    guard aligner.allowsGroups else { return aligner }
    let sample = rows.rows.indices.prefix(60)
    // A group that is longer in few rows has a digit too many.
    let odd = sample.filter { rows.words($0).contains { isUngrouped($0, beyond: 3) } }
    // First the rows of which the groups leave no choice.
    for limit in [RowAligner.parted, 60] {
      for index in sample where odd.count * 2 > sample.count || !odd.contains(index) {
        let words = rows.words(index)
        let (ends, cost) = aligner.align(words, isPinned: isPinned(words))
        if cost < limit { aligner.learn(words, ends.map { $0 + words.startIndex }) }
      }
    }
    return aligner
  }

  func isPinned(_ words: ArraySlice<Token>) -> Bool {
    let name = words.first { $0.kind == .word }
    return RowRole(of: lines.bytes, name?.range) != .data
  }
}

extension RowPattern {
  /// The same columns with a number drawn into the name beside it, or with two numbers as one.
  var narrower: [RowPattern] {
    columns.indices.dropFirst().compactMap { index in
      var fewer = columns
      switch (columns[index - 1], columns[index]) {
      case (.text, .number), (.text, .date), (.number, .number): fewer.remove(at: index)
      case (.number, .text): fewer.remove(at: index - 1)
      case _: return nil
      }
      // What is left of one name at both sides of a number.
      if let twin = fewer.indices.dropFirst().first(where: { fewer[$0] == .text && fewer[$0 - 1] == .text }) {
        fewer.remove(at: twin)
      }
      return RowPattern(columns: fewer)
    }
  }
}

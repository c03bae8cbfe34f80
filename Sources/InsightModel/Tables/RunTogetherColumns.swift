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
    let isRanked = common.leading == 1 && common.columns[0] == .number && countRanks(rows)
    let mayLack =
      common.columns.first == .text || isRanked && header.words.first?.kinds.contains(.rank) == false
    let isNamed = header.isEmpty || header.words.count >= common.columns.count - (mayLack ? 1 : 0)
    let numbered = numbered(common, rows, header, isRanked: isRanked)
    let isGiven =
      isPlain && isNamed && (header.isEmpty || !mayBeGrouped(rows) || addUp(common, rows))
      || isMostly(common, rows, header)
    if isGiven, numbered.isEmpty { return common }
    let others =
      isGiven ? [common] : header.isEmpty ? candidates(common, rows) : narrowed(common, rows)
    let isShort = header.words.count < common.columns.count
    return cheapest(others + numbered, rows, doubtsNames: isShort) {
      fit($0, header, mayLackRank: isRanked)
    } ?? common
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

  /// The columns that the rows and the header's names, as `fit` has it, fit best. `doubtsNames`: even where names are unlike a
  /// number may belong to them.
  func cheapest(
    _ patterns: [RowPattern], _ rows: RowBlock, doubtsNames: Bool = false, fit: (RowPattern) -> Int
  ) -> RowPattern? {
    let step = max(1, rows.rows.count / 40)
    var ends: [Int] = []
    func priced(_ pattern: RowPattern) -> (pattern: RowPattern, cost: Int, repeats: Int) {
      var aligner = learned(pattern, rows)
      let name = pattern.columns.firstIndex(of: .text)
      var (sum, count, repeats) = (0, 0, 0)
      var names: [ArraySlice<UInt8>] = []
      var areYears = pattern.columns.map { $0 == .number }
      for index in stride(from: 0, to: rows.rows.count, by: step) {
        count += 1
        let words = rows.words(index)
        if !pattern.wholeRow(words, into: &ends) {
          let found = aligner.align(words, isPinned: isPinned(words))
          sum += min(1000, found.cost)
          ends = found.ends.map { $0 + words.startIndex }
        }
        for column in ends.indices where areYears[column] && !isPinned(words) {
          let start = column > 0 ? ends[column - 1] : words.startIndex
          areYears[column] = ends[column] == start + 1 && words[start].cell.isYear
        }
        guard let name else { continue }
        let cell = words[(name > 0 ? ends[name - 1] : words.startIndex)..<ends[name]]
        guard let first = cell.first, let last = cell.last else { continue }
        let own = lines.bytes[first.range.lowerBound..<last.range.upperBound]
        if names.contains(own) { repeats += 1 } else { names.append(own) }
      }
      let price = pattern.price + Self.sameNames * repeats / max(1, count)
      // What is a year is named as a time is, and not by one.
      var named = pattern
      for column in areYears.indices where areYears[column] && named.columns[column] == .number {
        named.columns[column] = .date
      }
      return (pattern, sum * 10 / max(1, count) + Self.point * (price - fit(named)), repeats)
    }
    // What adds up word by word has no thousands that spaces part; else they may, or may not.
    let proven =
      rows.hasCommas
      ? [] : patterns.filter { addUp($0, rows) && grouping($0, rows) != .certain }.map(\.ungrouped)
    let open = patterns.filter { grouping($0, rows) == .possible }.map(\.ungrouped)
    let prices = (proven.isEmpty ? patterns + open : proven).map(priced)
    guard var best = prices.min(by: { $0.cost < $1.cost }) else { return nil }
    best.pattern.isUnsure = prices.contains { other in
      other.pattern.columns.count != best.pattern.columns.count && other.cost < best.cost + Self.sureLead
        // Names that are all unlike are no reason to doubt where they end, unless a column lacks one.
        && (doubtsNames || other.pattern.price == best.pattern.price || other.repeats + best.repeats > 0)
    }
    return best.pattern
  }

  /// What a point of the header weighs beside the rows' costs, and how much a pattern must lead before those of other
  /// columns to be sure: by three points, what one name of a wrong kind costs.
  private static let (point, sureLead) = (35, 105)
  /// By how much the header, or names that are not the same row by row, must speak for a number in every name: `Boeing 737`,
  /// `14 Mill Road`.
  private static let nameLead = 5
  /// By how much the header must fit fewer columns better than those that most rows have.
  private static let fewerLead = 5
  /// And by how much more where the header has a word for each of the columns.
  private static let wordEach = 4
  /// Names are there to tell the rows apart: what speaks against those of which all but one are the same.
  private static let sameNames = 10

  /// The columns without one of short whole numbers that may belong to the names beside it, as it adds up with no others and
  /// counts no ranks. Others and Total have no number in their names.
  private func numbered(_ common: RowPattern, _ rows: RowBlock, _ header: HeaderLine, isRanked: Bool)
    -> [RowPattern]
  {
    guard let name = common.columns.firstIndex(of: .text) else { return [] }
    let hasWordEach = header.words.count == common.columns.count - (isRanked ? 1 : 0)
    // What the header calls ranks belongs to no name.
    let isRanked = isRanked || header.words.count { $0.kinds.contains(.rank) } >= max(1, common.leading)
    return [name - 1, name + 1].compactMap { column in
      guard common.columns.indices.contains(column), common.columns[column] == .number,
        column > name || !isRanked
      else { return nil }
      let arePlain = rows.rows.indices.allSatisfy { index in
        let words = rows.words(index)
        let isShort = words.count { $0.kind != .word || $0.isBroken } < common.columns.count - 1
        if isShort || isPinned(words) { return isShort && isPinned(words) }
        let at = column < name ? words.first : words.drop { $0.kind != .word }.first { $0.kind != .word }
        guard let at, at.kind == .number, at.content.value?.decimals == 0 else { return false }
        // Where each column has a word numbers of four digits are amounts.
        return at.range.count <= (hasWordEach ? 3 : 4) || at.cell.isYear
      }
      guard arePlain, !addUp(common, rows, with: column) else { return nil }
      var fewer = common.ungrouped
      fewer.columns.remove(at: column)
      fewer.price = Self.nameLead + (hasWordEach ? Self.wordEach : 0)
      return fewer
    }
  }

  /// True where the last numbers of two of three rows answer for one another word by word: one is the growth between two
  /// others, a part of one of them in percent, their sum or their difference. `column`: as one of these.
  private func addUp(_ pattern: RowPattern, _ rows: RowBlock, with column: Int? = nil) -> Bool {
    let first = (pattern.columns.lastIndex(of: .text) ?? -1) + 1
    let count = pattern.columns.count - first
    guard (3...Self.mostAdded).contains(count), (column ?? first) >= first else { return false }
    let sample = rows.rows.indices.prefix(40).map { index -> [Figure?] in
      let words = rows.words(index).suffix(count)
      return words.count == count ? words.map(value) : []
    }
    func holds(_ test: ([Figure?]) -> Bool) -> Bool {
      sample.count { !$0.isEmpty && test($0) } * 3 >= max(2, sample.count) * 2
    }
    return (0..<count).contains { result in
      let others = (0..<count).filter { $0 != result }
      if others.count > 2, holds({ row in Figure.isSum(row[result], of: others.map { row[$0] }) }) {
        return true
      }
      let amounts = others.filter { pattern.columns[first + $0] == .number }
      return amounts.contains { left in
        amounts.contains { right in
          guard left != right, column.map({ [result, left, right].contains($0 - first) }) ?? true else {
            return false
          }
          return holds {
            Figure.isGrowth($0[result], from: $0[left], to: $0[right])
              || Figure.isShare($0[result], of: $0[left], in: $0[right])
              || Figure.isSum($0[result], of: [$0[left], $0[right]])
          }
        }
      }
    }
  }

  /// What the decimals of `9,1` are parted by is not known yet.
  private func value(_ word: Token) -> Figure? {
    guard word.content == .malformed else { return word.content.value }
    return lines.bytes.withUnsafeBufferPointer {
      CellReader.read(UnsafeBufferPointer(rebasing: $0[word.range]), .comma).value
    }
  }

  /// Of more columns not all threes are tried.
  private static let mostAdded = 10

  /// True where the rows, but for Others and Total, begin with whole numbers from 1 that rise from row to row, or are shared.
  private func countRanks(_ rows: RowBlock) -> Bool {
    var (last, count) = (0, 0)
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
      && !pattern.narrower.contains { fit($0, header) >= cut.score + Self.fewerLead }
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
  private func fit(_ pattern: RowPattern, _ header: HeaderLine, mayLackRank: Bool = false) -> Int {
    guard !header.isEmpty else { return 0 }
    return max(-100, HeaderCutter(types: types(of: pattern), mayLackRank: mayLackRank).cut(header).score)
  }

  func learned(_ pattern: RowPattern, _ rows: RowBlock) -> RowAligner {
    var aligner = RowAligner(pattern, isCut: false)
    var ends: [Int] = []
    let sample = rows.rows.indices.prefix(200)
    aligner.grouping = grouping(pattern, rows)
    for index in sample where pattern.wholeRow(rows.words(index), into: &ends) {
      // Where spaces part thousands, a number without them ran together with another.
      if aligner.grouping.isUsual, rows.words(index).contains(where: { isUngrouped($0) }) { continue }
      aligner.learn(rows.words(index), ends)
    }
    return aligner
  }

  /// True where three of four rows have three digits after a short number, which spaces may have parted.
  func mayBeGrouped(_ rows: RowBlock) -> Bool {
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

  /// They may where a row has more numbers than a name that ends in one explains, or half of the rows have one too many, which
  /// are too many such names; they do where Others or Total has one too many, or three digits begin with a zero.
  func grouping(_ pattern: RowPattern, _ rows: RowBlock) -> RowAligner.Grouping {
    if pattern.isUngrouped || rows.hasCommas { return .none }
    let after = pattern.columns.reversed().prefix { $0 != .text }.count
    let sample = rows.rows.indices.prefix(200)
    var (surplus, isNeeded) = (0, false)
    for index in sample {
      let words = rows.words(index)
      let cells = words.reversed().prefix { $0.kind != .word || $0.isBroken && $0.range.count > 1 }.count
      // Others and Total have no number in their names.
      if cells > after, isPinned(words) { return .certain }
      if cells > after,
        words.suffix(cells).dropFirst().contains(where: {
          $0.isGroup && lines.bytes[$0.range.lowerBound] == 0x30
        })
      {
        return .certain
      }
      if cells > after + 1 { isNeeded = true }
      if cells == after + 1 { surplus += 1 }
    }
    if isNeeded || surplus >= 2 && surplus * 2 >= sample.count { return .possible }
    return surplus > 0 ? .rare : .none
  }

  /// Where spaces part the thousands no row may be whole by itself.
  func learnedTwice(_ pattern: RowPattern, _ rows: RowBlock) -> RowAligner {
    var aligner = learned(pattern, rows)
    guard aligner.grouping != .none else { return aligner }
    // The columns are known.
    if aligner.grouping == .possible { aligner.grouping = .certain }
    let sample = rows.rows.indices.prefix(60)
    // A group that is longer in few rows has a digit too many.
    let odd = sample.filter { rows.words($0).contains { isUngrouped($0, beyond: 3) } }
    let plain = sample.filter { odd.count * 2 > sample.count || !odd.contains($0) }
    // First the rows of which the groups leave no choice: one alone may have lost a digit.
    for limit in [RowAligner.parted, 60] {
      let clear = plain.map { index in
        let words = rows.words(index)
        let (ends, cost) = aligner.align(words, isPinned: isPinned(words))
        return (words: words, ends: ends.map { $0 + words.startIndex }, cost: cost)
      }.filter { $0.cost < limit }
      if clear.count > 1 || plain.count == 1 { for row in clear { aligner.learn(row.words, row.ends) } }
    }
    return aligner
  }

  func isPinned(_ words: ArraySlice<Token>) -> Bool {
    let name = words.first { $0.kind == .word }
    return RowRole(of: lines.bytes, name?.range) != .data
  }
}

extension RowPattern {
  /// As few columns as the same words may be: numbers side by side are one.
  var merged: RowPattern {
    RowPattern(columns: columns.reduce(into: []) { if $1 != .number || $0.last != .number { $0.append($1) } })
  }

  var ungrouped: RowPattern {
    var own = self
    own.isUngrouped = true
    return own
  }

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

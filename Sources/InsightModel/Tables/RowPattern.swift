/// What the columns of a table hold, as far as the words of a row tell.
enum ColumnShape: UInt8 {
  case text, date, number, percent
}

/// The columns of a table whose rows are words, and how the words of a row stand in them.
struct RowPattern: Equatable {
  var columns: [ColumnShape]
  /// True where each word is a number by itself: no space parts thousands.
  var isUngrouped = false
  /// In points, where a number belongs to each name: how much else must speak for that.
  var price = 0
  var isNumbered: Bool { price > 0 }
  /// True where another number of columns fits the rows and the header nearly as well.
  var isUnsure = false

  init(columns: [ColumnShape]) { self.columns = columns }

  /// A row's own columns: words that stand together are one.
  init(of tokens: ArraySlice<Token>) {
    columns = []
    for token in tokens {
      switch token.kind {
      case .word: if columns.last != .text { columns.append(.text) }
      case .date: columns.append(.date)
      case .percent: columns.append(.percent)
      case .number, .missing: columns.append(.number)
      }
    }
  }

  /// The columns before the first name.
  var leading: Int { columns.firstIndex(of: .text) ?? 0 }

  /// Lays a row that has each of the columns, or all but those before its name, as Others and Total; false for any
  /// other.
  func wholeRow(_ tokens: ArraySlice<Token>, into ends: inout [Int]) -> Bool {
    if lay(tokens, from: 0, into: &ends) == tokens.endIndex { return true }
    guard let first = tokens.first, first.kind == .word, !first.isBroken, leading > 0 else { return false }
    return lay(tokens, from: leading, into: &ends) == tokens.endIndex
  }

  /// Where the row ends that begins with these tokens and has the columns from `first` on; nil where none does.
  func lay(_ tokens: ArraySlice<Token>, from first: Int, into ends: inout [Int]) -> Int? {
    ends.removeAll(keepingCapacity: true)
    for _ in 0..<first { ends.append(tokens.startIndex) }
    var at = tokens.startIndex
    for column in columns[first...] {
      guard at < tokens.endIndex else { return nil }
      let kind = tokens[at].kind
      at += 1
      switch column {
      case .text:
        guard kind == .word else { return nil }
        // What was a number is rather a cell than the end of a name.
        while at < tokens.endIndex, tokens[at].kind == .word {
          guard !tokens[at].isBroken else { return nil }
          at += 1
        }
      case .date: guard kind == .date || kind == .missing else { return nil }
      case .number: guard kind == .number || kind == .missing else { return nil }
      case .percent: guard kind == .percent || kind == .missing else { return nil }
      }
      ends.append(at)
    }
    return at
  }
}

/// Lays the words of a row that is unlike the others under the columns, by their kinds.
struct RowAligner {
  let pattern: RowPattern
  /// What the numbers of a column look like in the rows that are whole.
  private var looks: [Look]
  /// Words of a name are parted already.
  private let isCut: Bool
  var grouping = Grouping.certain

  /// Whether spaces part thousands.
  enum Grouping {
    case none, rare, possible, certain

    /// What it costs that words are one number, once and again, and that words that may be one are not.
    var costs: (one: Int, further: Int, parted: Int) {
      switch self {
      case .none, .certain: (0, 0, RowAligner.parted)
      // Where no row shows that they do: once little, as a space before three digits is hardly anything else beside a name
      // without numbers; twice in a number nearly as much as half of a number in a name.
      case .possible: (3, 12, RowAligner.parted)
      // Where one row in a few is alone with more numbers: a little more than a number at the end of a name.
      case .rare: (28, 12, 0)
      }
    }

    /// True where more than a few rows show it.
    var isUsual: Bool {
      switch self {
      case .possible, .certain: true
      case .none, .rare: false
      }
    }
  }

  private var isPinned = false

  private struct Look {
    var count = 0
    var withDecimals = 0
    var length = 0
    var withPoints = 0

    /// True for a percent among differences of percents, or the other way round.
    func isUnlike(_ percent: Token) -> Bool { count > 0 && percent.isPoints != (withPoints * 2 > count) }

    /// 0 where the figure could be one of them.
    func distance(_ length: Int, hasDecimals: Bool) -> Int {
      guard count > 0 else { return 0 }
      let isLike = hasDecimals == (withDecimals * 2 > count)
      return (isLike ? 0 : 8) + min(6, 2 * abs(length * count - self.length) / count)
    }

    mutating func add(length: Int, hasDecimals: Bool) {
      count += 1
      self.length += length
      if hasDecimals { withDecimals += 1 }
    }
  }

  /// The digits before the decimals of a number, and whether it has these; of `9,1` it is not known yet what parts them.
  private static func look(_ token: Token) -> (length: Int, hasDecimals: Bool)? {
    guard let figure = token.content.value else {
      return token.content == .malformed ? (max(1, token.range.count - 2), true) : nil
    }
    let whole = figure.digits.magnitude / UInt(PowerOfTen.whole(figure.decimals))
    return (whole == 0 ? 0 : String(whole).utf8.count, figure.decimals > 0)
  }

  /// `isCut`: one token is one cell, as where the table marks them.
  init(_ pattern: RowPattern, isCut: Bool) {
    self.pattern = pattern
    self.isCut = isCut
    looks = Array(repeating: Look(), count: pattern.columns.count)
  }

  mutating func learn(_ tokens: ArraySlice<Token>, _ ends: [Int]) {
    var start = tokens.startIndex
    for (column, end) in ends.enumerated() {
      if end == start + 1, let look = Self.look(tokens[start]) {
        looks[column].add(length: look.length, hasDecimals: look.hasDecimals)
        if tokens[start].isPoints { looks[column].withPoints += 1 }
      } else if pattern.columns[column] == .number, end > start + 1 {
        looks[column].add(
          length: tokens[start].range.count + 3 * (end - start - 1),
          hasDecimals: tokens[end - 1].range.count > 3)
      }
      start = end
    }
  }

  private static let impossible = Int.max / 4

  /// Rows and columns beyond these are laid from the left, without weighing.
  private static let cellLimit = 20_000

  /// The end of each column's tokens, counted from the row's first, and what the fit costs. Ties go to the right: a
  /// missing cell is rather one at the left.
  mutating func align(_ tokens: ArraySlice<Token>, isPinned: Bool) -> (ends: [Int], cost: Int) {
    let (columns, count) = (pattern.columns.count, tokens.count)
    self.isPinned = isPinned
    let ways =
      (columns + 1) * (count + 1) > Self.cellLimit
      ? []
      : Parting.cheapest(columns: columns, words: count) { column, at, take in
        take(0, missing(column, isPinned: isPinned))
        var (cost, length) = (0, 1)
        while at + length <= count,
          let whole = self.cost(column, tokens, tokens.startIndex + at, length, before: cost)
        {
          cost = whole
          take(length, cost)
          length += 1
        }
      }
    guard let best = ways.first else {
      return ((0..<columns).map { $0 == columns - 1 ? count : min($0 + 1, count) }, Self.impossible)
    }
    return (best.ends, best.cost)
  }

  /// How much cheaper a row must be without its empty cells at the end: more than any one cell of an unlike kind costs.
  private static let packedLead = 60

  /// True where the cells of a row stand under unlike columns as they are, and fit where the empty ones at its end are
  /// taken to have stood elsewhere.
  mutating func isPacked(_ row: ArraySlice<Token>, _ filled: ArraySlice<Token>, isPinned: Bool) -> Bool {
    var cost = 0
    for (column, at) in row.indices.enumerated() where !row[at].range.isEmpty {
      cost += self.cost(column, row, at, 1, before: 0) ?? 80
    }
    return cost > Self.packedLead && align(filled, isPinned: isPinned).cost + Self.packedLead <= cost
  }

  /// What it costs that a row lacks a column.
  private func missing(_ column: Int, isPinned: Bool) -> Int {
    if pattern.columns[column] == .text { return 80 }
    // Others and Total have no rank.
    if column < pattern.leading { return isPinned ? 10 : 55 }
    return 60
  }

  /// What it costs that a column takes so many tokens; nil where it cannot. `before` is the cost of one token less.
  private func cost(_ column: Int, _ tokens: ArraySlice<Token>, _ at: Int, _ length: Int, before: Int) -> Int?
  {
    let token = tokens[at + length - 1]
    let shape = pattern.columns[column]
    guard shape == .text || length == 1 else {
      return shape == .number && !isCut ? groupCost(looks[column], tokens, at, length) : nil
    }
    switch (shape, token.kind) {
    case (.text, _) where isCut && length > 1: return nil
    case (.text, .word):
      let lacksNumber = pattern.isNumbered && !isPinned && length == 1
      return before + (token.isBroken ? 30 : 0) + (lacksNumber ? Self.unnumbered : 0)
    case (.text, .date): return before + 12
    case (.text, .missing): return before + 20
    case (.text, .number) where pattern.isNumbered && isPlain(token) && !isPinned:
      if length == 1 { return 0 }
      return tokens[at].kind == .word && before >= Self.unnumbered ? before - Self.unnumbered : before + 30
    case (.text, .number), (.text, .percent): return before + (isCut ? 50 : isPlain(token) ? 30 : 62)
    case (_, .missing), (.date, .date): return 0
    case (.number, .number):
      return partingCost(tokens, at)
        + (Self.look(token).map { looks[column].distance($0.length, hasDecimals: $0.hasDecimals) } ?? 0)
    case (.percent, .percent): return looks[column].isUnlike(token) ? 8 : 0
    case (.date, .number), (.percent, .number): return 30
    case (.date, .word), (.number, .percent): return 40
    case (.number, .date): return 60
    case (.percent, .date): return 80
    case (.date, .percent): return nil
    case (.number, .word), (.percent, .word):
      // `031` is the end of a number and none by itself.
      let isEnd = shape == .number && grouping != .none && token.isGroup
      return token.isBroken ? 15 + (isEnd ? Self.damaged : 0) : 90
    }
  }

  /// What it costs that a name lacks its number where all others have one: more than a missing cell.
  private static let unnumbered = 65

  /// Numbers in names are short and whole.
  private func isPlain(_ token: Token) -> Bool {
    token.content.value.map { $0.decimals == 0 && token.range.count <= 4 && $0.digits >= 0 } ?? false
  }

  /// What it costs that three digits begin a cell right after a number that they could end, where spaces part the thousands.
  private func partingCost(_ tokens: ArraySlice<Token>, _ at: Int) -> Int {
    guard grouping != .none, tokens[at].isGroup, at > tokens.startIndex, tokens[at - 1].kind == .number,
      tokens[at - 1].range.count <= 3
    else { return 0 }
    return grouping.costs.parted
  }

  /// More than other columns that the same words may be cut into are better by, where numbers are of unlike lengths; less than
  /// what a header with a name for each of two amounts is worth a row. Of a thousand invented tables 20 reads six more than
  /// 25, and 17 one less that 20 reads.
  static let parted = 20

  /// `12 304 118`: thousands parted by spaces, one of which may be damaged.
  private func groupCost(_ look: Look, _ tokens: ArraySlice<Token>, _ at: Int, _ length: Int) -> Int? {
    guard grouping != .none, length <= 4 else { return nil }
    let last = at + length - 1
    let wrong = (at...last).filter { index in
      let token = tokens[index]
      if index == at { return token.range.count > 3 || token.kind != .number || token.content == .malformed }
      return !token.isGroup || index < last && token.range.count > 3
    }
    for index in wrong {
      let token = tokens[index]
      // A digit was lost or put in, or a letter stands for it.
      guard wrong.count == 1, token.isBroken || token.isNearGroup || token.isGroup,
        index == last || token.range.count > 1 && token.range.count <= 4 || token.isBroken
      else { return nil }
    }
    // Of two equal ways that is better in which the numbers are of like lengths.
    let unseen = grouping.costs.one + (length - 2) * grouping.costs.further
    return unseen + Self.joined * (length - 1) + length - 2 + wrong.count * Self.damaged
      + partingCost(tokens, at)
      + look.distance(
        tokens[at].range.count + 3 * (length - 1), hasDecimals: tokens[last].range.count > 3)
  }

  /// What it costs that two words are one number; and that one of them has not the three digits of a thousand: more than a
  /// plain number at the end of a name.
  private static let (joined, damaged) = (4, 28)
}

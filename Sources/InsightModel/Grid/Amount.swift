/// What a cell sorts by: a number with all its digits, or the nearest binary one, as of `6.02e23` and `∞`.
enum Amount: Sendable {
  case exact(LongFigure)
  case near(Double)

  /// The nearest binary number.
  var double: Double {
    switch self {
    case .exact(let figure): figure.double
    case .near(let number): number
    }
  }

  /// In plain digits, as JSON has it; nil for what has no end.
  var text: String? {
    switch self {
    case .exact(let figure): figure.description
    case .near(let number): number.isFinite ? number.description : nil
    }
  }

  /// True for what is less, and for what is the same, as far as both are known.
  func compared(with other: Amount) -> (isLess: Bool, isEqual: Bool) {
    if case .exact(let own) = self, case .exact(let other) = other {
      let isLess = own < other
      return (isLess, !isLess && !(other < own))
    }
    return (double < other.double, double == other.double)
  }
}

extension Grid {
  /// What a cell is worth, with all its digits where it has more of them than `value` holds; nil where it has none.
  func valueText(_ row: Int, _ column: Int) -> String? {
    if let value = value(row, column) { return value.description }
    guard let number = number(row, column) else { return nil }
    // Of measures that is in the base of their unit.
    return kind(column) == .measure ? Amount.near(number).text : amount(row, column)?.text
  }
}

extension DataTable {
  /// True for a column of numbers some of which have more digits than a cell holds.
  func holdsLongAmounts(_ column: Int) -> Bool {
    kinds.indices.contains(column) && kinds[column].scale == .numbers
      && tallies[column][.longAmount] + tallies[column][.long] > 0
  }

  /// What a cell sorts by; nil where it has no value.
  func amount(_ row: Int, _ column: Int) -> Amount? {
    if holdsLongNumbers(column) { return text(row, column).flatMap { longNumber($0, column) } }
    guard let place = place(row), let values = values(place.part, column) else { return nil }
    if let digits = values.digits(place.row) {
      return .exact(LongFigure(Figure(digits, decimals: values.decimals)))
    }
    guard let number = values.number(place.row) else { return nil }
    let reader = ValueReader(dialect.notation(column))
    let exact = holdsLongAmounts(column) ? text(row, column).flatMap(reader.exactNumber) : nil
    return exact.map { .exact($0) } ?? .near(number)
  }

  /// What a text is worth in a column of whole numbers some of which have more digits than a cell holds; nil in others.
  func longNumber(_ text: String, _ column: Int) -> Amount? {
    guard holdsLongNumbers(column) else { return nil }
    return ValueReader(dialect.notation(column)).exactNumber(text).map { .exact($0) }
  }

  /// The keys of a column some of whose values have more digits than a cell holds: their places among the others. Nil where
  /// `isGoingOn` said no.
  func longKeys(_ key: SortKey, isGoingOn: () -> Bool) -> RowKeys? {
    typealias Place = (row: Int, near: Double, exact: LongFigure?)
    var amounts: [Place] = []
    for row in 0..<rowCount {
      if row % 4096 == 0, !isGoingOn() { return nil }
      switch amount(row, key.column) {
      case .exact(let figure): amounts.append((row, figure.double, figure))
      case .near(let number): amounts.append((row, number, nil))
      case nil: continue
      }
    }
    // The nearest binary numbers are in the order of the numbers, or alike.
    func isLess(_ left: Place, _ right: Place) -> Bool {
      if left.near != right.near { return left.near < right.near }
      guard let first = left.exact, let second = right.exact else {
        return left.exact == nil && right.exact != nil
      }
      return first < second
    }
    amounts.sort(by: isLess)
    guard isGoingOn() else { return nil }
    var (ranks, rank): ([UInt64], UInt64) = ([], 0)
    for index in amounts.indices {
      if index > 0, isLess(amounts[index - 1], amounts[index]) { rank += 1 }
      ranks.append(rank)
    }
    let missing = rank + 1
    var keys = [UInt64](repeating: missing, count: rowCount)
    for (amount, own) in zip(amounts, ranks) { keys[amount.row] = key.isAscending ? own : rank - own }
    return RowKeys(keys: keys, bits: UInt64.bitWidth - missing.leadingZeroBitCount, missing: missing)
  }
}

extension ValueReader {
  /// A number with all its digits; nil for what is none, or has more of them.
  func exactNumber(_ text: String) -> LongFigure? {
    let value = read(text)
    guard value.kind.scale == .numbers else { return nil }
    if let figure = value.figure { return LongFigure(figure) }
    return longAmount(text)?.figure
  }

  private func longAmount(_ text: String) -> LongAmount? {
    var text = text
    return text.withUTF8 { CellReader.readLong($0, notation) }
  }
}

// What the rows of a data file are sorted by, as whole numbers.
extension DataTable {
  /// The rows in order of the keys. Stable. `progress` is told the part that is done and says whether to go on; nil where it
  /// said no.
  func sorted(_ rows: [UInt32], by keys: [SortKey], progress: (Double) -> Bool) -> [UInt32]? {
    var rows = rows
    // By the last key first: each further sort keeps the order before where rows are alike.
    for (number, key) in keys.reversed().enumerated() {
      let done = Double(number) / Double(keys.count)
      guard let found = self.keys(key, isGoingOn: { progress(done) }),
        let sorted = found.bits == 0 ? rows : RadixSort.sort(rows, by: found, isGoingOn: { progress(done) })
      else { return nil }
      rows = sorted
    }
    return rows
  }

  /// The keys of a column; rows without a value come last whichever way. Nil where `isGoingOn` said no.
  func keys(_ key: SortKey, isGoingOn: () -> Bool) -> RowKeys? {
    guard columns.indices.contains(key.column) else { return RowKeys(keys: [], bits: 0) }
    guard columns[key.column].type.hasValues else {
      return TextRanks(self, key.column, isGoingOn)?.keys(key.isAscending)
    }
    var keys: RowKeys
    if let scale = scale(key.column) {
      keys = exactKeys(key, scale)
    } else if holdsLongAmounts(key.column) {
      guard let long = longKeys(key, isGoingOn: isGoingOn) else { return nil }
      keys = long
    } else {
      keys = approximateKeys(key)
    }
    return setWords(key, &keys, isGoingOn) ? keys : nil
  }

  /// Words among the values stand after them, in their order, before cells that hold nothing. False where `isGoingOn`
  /// said no.
  private func setWords(_ key: SortKey, _ keys: inout RowKeys, _ isGoingOn: () -> Bool) -> Bool {
    guard misfits(key.column) > 0 else { return true }
    if keys.bits == 0 { keys = RowKeys(keys: [UInt64](repeating: 0, count: rowCount), bits: 1) }
    var missing = keys.missing
    var words: [(row: Int, text: String)] = []
    let reader = ValueReader(dialect.notation(key.column))
    for row in 0..<rowCount where keys.keys[row] == missing {
      if row % 4096 == 0, !isGoingOn() { return false }
      guard let place = place(row) else { continue }
      let isWord = place.part.withField(place.row, key.column) {
        reader.read($0, $1.start, $1.end, isText: false).kind != .missing
      }
      if isWord == true, let text = text(row, key.column) { words.append((row, text)) }
    }
    guard !words.isEmpty else { return true }
    if missing > .max - UInt64(words.count) - 1 {
      // Values from one end of 64 bits to the other leave no room after them: their places do.
      let values = Set(keys.keys).sorted()
      let places = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, UInt64($0)) })
      keys.keys = keys.keys.map { places[$0] ?? 0 }
      missing = places[missing] ?? 0
    }
    words.sort { Collation.areAscending($0.text, $1.text) }
    guard isGoingOn() else { return false }
    var ranks: [UInt64] = []
    var rank: UInt64 = 0
    for (index, word) in words.enumerated() {
      if index > 0, word.text != words[index - 1].text { rank += 1 }
      ranks.append(rank)
    }
    for row in 0..<rowCount where keys.keys[row] == missing { keys.keys[row] = missing + rank + 1 }
    for (word, own) in zip(words, ranks) {
      keys.keys[word.row] = missing + (key.isAscending ? own : rank - own)
    }
    keys.bits = UInt64.bitWidth - (missing + rank + 1).leadingZeroBitCount
    return true
  }

  /// The decimals that all values of a column can be written with in 64 bits; nil where they cannot.
  func scale(_ column: Int) -> Int? {
    var decimals = 0
    for part in parts {
      guard let values = values(part, column) else { continue }
      if values.isApproximate { return nil }
      decimals = max(decimals, values.decimals)
    }
    for part in parts {
      guard let values = values(part, column), let range = values.range else { continue }
      for end in [range.lowerBound, range.upperBound]
      where PowerOfTen.scaled(end, decimals - values.decimals) == nil {
        return nil
      }
    }
    return decimals
  }

  /// The digits of every row's value at the most decimals of the column, `Int.min` where it has none; nil where they are
  /// not exact, or stand for measures in another unit.
  func exactDigits(_ column: Int) -> [Int]? {
    guard columns.indices.contains(column), kinds[column] != .measure, let scale = scale(column) else {
      return nil
    }
    var found = [Int](repeating: .min, count: rowCount)
    for (index, part) in parts.enumerated() {
      guard let values = values(part, column) else { continue }
      let first = firstRows[index]
      let factor = PowerOfTen.scaled(1, scale - values.decimals) ?? 1
      values.forEachDigits { row, digits in
        if digits != .min { found[first + row] = digits &* factor }
      }
    }
    return found
  }

  private func exactKeys(_ key: SortKey, _ scale: Int) -> RowKeys {
    var (least, greatest) = (Int.max, Int.min)
    for part in parts {
      guard let values = values(part, key.column), let range = values.range else { continue }
      least = min(least, PowerOfTen.scaled(range.lowerBound, scale - values.decimals) ?? least)
      greatest = max(greatest, PowerOfTen.scaled(range.upperBound, scale - values.decimals) ?? greatest)
    }
    guard least <= greatest else { return RowKeys(keys: [], bits: 0) }
    let span = UInt64(bitPattern: Int64(greatest &- least))
    // One more than the span is for what is missing; a span of all 64 bits has no values at its very end.
    let missing = span == .max ? span : span + 1
    var keys = [UInt64](repeating: missing, count: rowCount)
    keys.withUnsafeMutableBufferPointer { keys in
      for (index, part) in parts.enumerated() {
        guard let values = values(part, key.column) else { continue }
        let first = firstRows[index]
        let factor = PowerOfTen.scaled(1, scale - values.decimals) ?? 1
        values.forEachDigits { row, digits in
          guard digits != .min else { return }
          let offset = UInt64(bitPattern: Int64(digits &* factor &- least))
          keys[first + row] = key.isAscending ? offset : span - offset
        }
      }
    }
    return RowKeys(keys: keys, bits: UInt64.bitWidth - missing.leadingZeroBitCount, missing: missing)
  }

  private func approximateKeys(_ key: SortKey) -> RowKeys {
    // No number has bits as high as that, however it is turned.
    let missing: UInt64 = 0xFFF8_0000_0000_0000
    var keys = [UInt64](repeating: missing, count: rowCount)
    for (index, part) in parts.enumerated() {
      guard let values = values(part, key.column) else { continue }
      for row in part.starts.indices {
        guard let number = values.number(row) else { continue }
        // The bits of binary numbers are in their order except for the negative ones, which are the other way round.
        let bits = (number == 0 ? 0 : number).bitPattern
        let ascending = bits >> 63 == 0 ? bits | 1 << 63 : ~bits
        keys[firstRows[index] + row] = key.isAscending ? ascending : ~ascending
      }
    }
    return RowKeys(keys: keys, bits: 64, missing: missing)
  }
}

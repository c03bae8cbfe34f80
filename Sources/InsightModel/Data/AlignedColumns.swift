/// Finds the columns of a text that is set with spaces: a rule of dashes below the names shows them, or places that are blank on
/// all lines part them.
enum AlignedColumns {
  /// Lines that are looked at.
  private static let most = 500

  /// Where the columns begin, in columns of a terminal; nil for a text that is not set so. With `isSure` every line has to
  /// be one of the table.
  static func starts(_ text: ArraySlice<UInt8>, isWhole: Bool, isSure: Bool) -> [Int]? {
    guard isPossible(text) else { return nil }
    var lines = text.prefix(1 << 17).split(separator: 0x0A, maxSplits: most, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true || !isWhole { lines.removeLast() }
    lines = Array(lines.prefix(most))
    while let last = lines.last, last.allSatisfy({ $0 <= 0x20 }) { lines.removeLast() }
    guard lines.count >= 3, lines.allSatisfy({ !$0.contains(0x09) && !$0.isEmpty && $0.count < 2000 }) else {
      return nil
    }
    let rules = lines.filter { $0.withUnsafeBufferPointer(BoxSigns.isLine) }
    lines.removeAll { $0.withUnsafeBufferPointer(BoxSigns.isLine) }
    guard lines.count >= 2, lines.count + rules.count >= 3 else { return nil }
    let filled = lines.map { $0.withUnsafeBufferPointer(TextCells.filled) }
    let ruled = rules.map { $0.withUnsafeBufferPointer(runs) }.first { $0.count > 1 }
    if let ruled, var starts = starts(ruled, filled) {
      starts[0] = 0
      return starts
    }
    // Figures at the right edge may stand right after the longest text before them.
    let edge = figuresAtEdge(lines, filled)
    let width = edge ?? filled.map(\.count).max() ?? 0
    guard width > 0 else { return nil }
    var used = Array(repeating: false, count: width)
    for line in filled { for index in line.prefix(width).indices where line[index] { used[index] = true } }
    var starts: [Int] = []
    /// Where the text of the last column ends.
    var last = 0..<0
    var at = 0
    while at < width {
      guard used[at] else {
        at += 1
        continue
      }
      var end = at
      while end < width, used[end] { end += 1 }
      if starts.isEmpty || isGap(before: at, filled)
        || isParted(last, at..<end, filled, lines, isFirst: starts.count == 1)
      {
        starts.append(at)
        last = at..<end
      } else {
        last = last.lowerBound..<end
      }
      at = end
    }
    if let edge { starts.append(edge) }
    guard starts.count >= 2 else { return nil }
    let wide = filled.count { line in
      line.indices.dropLast().contains { index in
        !line[index] && !line[index + 1] && line[..<index].contains(true) && line[index...].contains(true)
      }
    }
    guard wide * 10 >= lines.count * (isSure ? 8 : 5) else { return nil }
    // Prose that is set in a block has many words on a line, and no column of them begins everywhere.
    let begun = starts.dropFirst().allSatisfy { start in
      filled.count { $0.indices.contains(start) && $0[start] || beginsNear(start, $0) } * 10 >= lines.count
        * 6
    }
    guard begun else { return nil }
    starts[0] = 0
    return starts
  }

  /// Where the columns begin on one line: a text that reaches into the next column, where that has a text of its own
  /// further on, belongs to the column that it began in.
  static func starts(_ starts: [Int], on line: UnsafeBufferPointer<UInt8>) -> [Int] {
    let filled = TextCells.filled(line)
    return starts.enumerated().map { index, start in
      guard index > 0, filled.indices.contains(start), filled[start], !filled[start - 1], start >= 2,
        filled[start - 2]
      else { return start }
      let next = index + 1 < starts.count ? starts[index + 1] : filled.count
      var at = start
      while at + 1 < min(next, filled.count) {
        if !filled[at], !filled[at + 1] {
          return filled[at..<min(next, filled.count)].firstIndex(of: true) ?? start
        }
        at += 1
      }
      return start
    }
  }

  /// Where the dashes of a rule stand, in columns of a terminal.
  private static func runs(_ line: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    let filled = TextCells.filled(line)
    var runs: [Range<Int>] = []
    for at in filled.indices where filled[at] {
      if let last = runs.last, last.upperBound == at {
        runs[runs.count - 1] = last.lowerBound..<at + 1
      } else {
        runs.append(at..<at + 1)
      }
    }
    return runs
  }

  /// Where the columns begin that a rule shows; nil where texts stand between them.
  private static func starts(_ runs: [Range<Int>], _ lines: [[Bool]]) -> [Int]? {
    let gaps = zip(runs, runs.dropFirst()).map { $0.upperBound..<$1.lowerBound }
    let fitting = lines.count { line in
      gaps.allSatisfy { gap in gap.allSatisfy { !line.indices.contains($0) || !line[$0] } }
    }
    return fitting * 10 >= lines.count * 9 ? runs.map(\.lowerBound) : nil
  }

  /// A cheap test: no blank line among the first ones, and two spaces inside most of them.
  private static func isPossible(_ text: ArraySlice<UInt8>) -> Bool {
    let lines = text.prefix(1 << 13).split(separator: 0x0A, maxSplits: 3, omittingEmptySubsequences: false)
      .prefix(3)
    guard lines.count == 3, lines.allSatisfy({ !$0.isEmpty }) else { return false }
    if lines.dropFirst().contains(where: { $0.withUnsafeBufferPointer(BoxSigns.isLine) }) { return true }
    let wide = lines.count { line in
      guard let first = line.firstIndex(where: { $0 > 0x20 }) else { return false }
      return zip(line[first...], line[first...].dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
    }
    return wide >= 2
  }

  /// True where on some lines more than one blank stands before a place that something begins at.
  private static func isGap(before start: Int, _ lines: [[Bool]]) -> Bool {
    guard start >= 2 else { return false }
    let reaching = lines.filter { $0.count > start }
    let wide = reaching.count { !$0[start - 1] && !$0[start - 2] }
    return wide > 0 && wide * 3 >= reaching.count
  }

  /// True where a name stands above both sides of a place that is blank on all lines, though one blank wide, and most rows
  /// have a text on both: columns as wide as their longest text. Above the numbers of rows no name stands.
  private static func isParted(
    _ left: Range<Int>, _ right: Range<Int>, _ filled: [[Bool]], _ lines: [ArraySlice<UInt8>], isFirst: Bool
  ) -> Bool {
    func stands(_ column: Range<Int>, _ line: [Bool]) -> Bool {
      line.indices.clamped(to: column).contains { line[$0] }
    }
    guard let head = filled.first, filled.count > 2, stands(right, head) else { return false }
    guard stands(left, head) || isFirst && lines.dropFirst().allSatisfy({ $0.first?.isDigit ?? false }) else {
      return false
    }
    return [left, right].allSatisfy { column in
      filled.dropFirst().count { stands(column, $0) } * 10 >= (filled.count - 1) * 8
    }
  }

  /// Where a last column begins whose figures, and the name above them, all end at the right edge; nil where there is none.
  private static func figuresAtEdge(_ lines: [ArraySlice<UInt8>], _ filled: [[Bool]]) -> Int? {
    guard let width = filled.first?.count, width > 0, filled.count > 2 else { return nil }
    var start = width
    for (line, cells) in zip(lines, filled) {
      guard cells.count == width, cells[width - 1], let blank = cells.lastIndex(of: false) else { return nil }
      start = min(start, blank + 1)
      // A word of the last column, as a whole: figures are of one byte a sign.
      let text = line.last == 0x0D ? line.dropLast() : line
      let word = text.suffix(width - blank - 1)
      if line.startIndex != lines[0].startIndex, !word.contains(where: \.isDigit) { return nil }
    }
    let isFree = filled.allSatisfy { cells in
      guard let blank = cells.lastIndex(of: false) else { return false }
      return !cells[min(start, blank)...blank].contains(true)
    }
    return isFree && start > 0 ? start : nil
  }

  /// Numbers that align at the right begin later.
  private static func beginsNear(_ start: Int, _ line: [Bool]) -> Bool {
    line.indices.contains(start) && line[start...].prefix(24).contains(true)
  }
}

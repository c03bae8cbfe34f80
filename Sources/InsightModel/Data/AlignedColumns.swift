/// Finds the columns of a text that is set with spaces: places that are blank on all lines part them.
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
    let filled = lines.map { $0.withUnsafeBufferPointer(TextCells.filled) }
    let width = filled.map(\.count).max() ?? 0
    guard width > 0 else { return nil }
    var used = Array(repeating: false, count: width)
    for line in filled { for index in line.indices where line[index] { used[index] = true } }
    // A gap counts where two spaces, or the end of a line, stand at it on some line, on most for a sure one.
    var starts: [Int] = []
    var at = 0
    while at < width {
      guard used[at] else {
        at += 1
        continue
      }
      var end = at
      while end < width, used[end] { end += 1 }
      if starts.isEmpty || isGap(before: at, filled) { starts.append(at) }
      at = end
    }
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

  /// A cheap test: no blank line among the first ones, and two spaces inside most of them.
  private static func isPossible(_ text: ArraySlice<UInt8>) -> Bool {
    let lines = text.prefix(1 << 13).split(separator: 0x0A, maxSplits: 3, omittingEmptySubsequences: false)
      .prefix(3)
    guard lines.count == 3, lines.allSatisfy({ !$0.isEmpty }) else { return false }
    let wide = lines.count { line in
      guard let first = line.firstIndex(where: { $0 > 0x20 }) else { return false }
      return zip(line[first...], line[first...].dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
    }
    return wide >= 2
  }

  /// True where on some lines more than one blank stands before a place that something begins at.
  private static func isGap(before start: Int, _ lines: [[Bool]]) -> Bool {
    guard start >= 2 else { return false }
    let wide = lines.count { line in
      line.count > start ? !line[start - 1] && !line[start - 2] : line.count < start
    }
    return wide * 3 >= lines.count
  }

  /// Numbers that align at the right begin later.
  private static func beginsNear(_ start: Int, _ line: [Bool]) -> Bool {
    line.indices.contains(start) && line[start...].prefix(24).contains(true)
  }
}

/// In which lines of a file the rows begin that were made of another form. Rows one line after another cost nothing.
struct RowLines: Sendable {
  private var runs: [(row: Int, line: Int)] = []
  private var count = 0

  /// Takes the line of the next row, counted from 0.
  mutating func add(_ line: Int) {
    let isNext = runs.last.map { $0.line + count - $0.row == line } ?? false
    if !isNext { runs.append((count, line)) }
    count += 1
  }

  /// Nil for a row that has not come.
  func line(_ row: Int) -> Int? {
    guard (0..<count).contains(row) else { return nil }
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].row <= row { low = middle } else { high = middle }
    }
    return runs[low].line + row - runs[low].row
  }
}

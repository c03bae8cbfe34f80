/// Tables as saved pages have them: a line for each cell, ended by a bar, and a bar alone after each row. A bar after
/// a blank is an empty cell.
extension TableFinder {
  /// In bytes, the bar included.
  private static let longestCell = 160

  func barredTable(at found: Int, in body: Range<Int>) -> Search {
    guard isBarred(found) else { return .none(before: found + 1) }
    var first = found
    while first > body.lowerBound, isBarred(first - 1) { first -= 1 }
    var grid = MarkedGrid(text: lines.text)
    var row: [Range<Int>] = []
    var number = first
    var last = found
    while number < body.upperBound, isBarred(number) {
      if isRowEnd(number) {
        if !row.isEmpty { grid.append(row, line: number - row.count) }
        row = []
        last = number
      } else {
        row.append(lines.content(number))
      }
      number += 1
    }
    if !row.isEmpty {
      grid.append(row, line: number - row.count)
      last = number - 1
    }
    guard grid.rows.count >= 3, let table = grid.table(proof: .marks)
    else { return .none(before: number) }
    return .found(finished(table, first...last, body))
  }

  private func isBarred(_ number: Int) -> Bool {
    let range = lines.trimmed(number)
    guard let end = range.last, lines.bytes[end] == 0x7C, range.count <= Self.longestCell,
      !headings.contains(number)
    else { return false }
    return ByteScan.firstIndex(of: 0x7C, in: lines.bytes, range) == end
  }

  private func isRowEnd(_ number: Int) -> Bool { lines.bytes[lines.text.line(number)].first == 0x7C }
}

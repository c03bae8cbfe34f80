/// Finds tables in the lines of articles: with marked columns, with columns set apart by spaces, with columns run
/// together, all rows too, and with a line for each cell, barred or not.
struct TableFinder {
  let lines: PageLines
  /// Lines that belong to no table.
  let headings: Set<Int>

  /// What came of looking for a table.
  enum Search {
    case found(FoundTable)
    /// None begins before this line.
    case none(before: Int)
  }

  /// The ways tables are set, in the order in which they are tried.
  private enum Form: Int, CaseIterable {
    case marked, aligned, runTogether, oneLine, barred, stacked
  }

  /// The tables in a range of lines, ascending.
  func find(in body: Range<Int>) -> [FoundTable] {
    var found: [FoundTable] = []
    var free = body.lowerBound
    var number = body.lowerBound
    /// For each form the line before which none begins: what was looked through once is not looked through again.
    var barren = [Int](repeating: 0, count: Form.allCases.count)
    while number < body.upperBound {
      if let end = endOfFence(number, body) {
        number = end + 1
        free = number
        continue
      }
      guard isRowLike(number) || mayHoldRows(number), !headings.contains(number) else {
        number += 1
        continue
      }
      var table: FoundTable?
      for form in Form.allCases where table == nil && barren[form.rawValue] <= number {
        switch search(form, number, free..<body.upperBound) {
        case .found(let found): table = found
        case .none(let before): barren[form.rawValue] = max(before, number + 1)
        }
      }
      if let table {
        found.append(table)
        number = max(number, table.lines.upperBound, table.note ?? 0) + 1
        free = number
      } else {
        number += 1
      }
    }
    return found
  }

  private func search(_ form: Form, _ number: Int, _ body: Range<Int>) -> Search {
    switch form {
    case .marked: markedTable(at: number, in: body)
    case .aligned: alignedTable(at: number, in: body)
    case .runTogether: runTogetherTable(at: number, in: body)
    case .oneLine: oneLineTable(at: number, in: body)
    case .barred: barredTable(at: number, in: body)
    case .stacked: stackedTable(at: number, in: body)
    }
  }

  /// The last line of the Markdown code that begins here.
  private func endOfFence(_ number: Int, _ body: Range<Int>) -> Int? {
    let line = lines.text.line(number)
    guard let first = line.first, lines.bytes[first] == 0x60, lines.isFence(line) else {
      return nil
    }
    return (number + 1..<body.upperBound).first { lines.isFence(lines.text.line($0)) }
      ?? body.upperBound
  }

  /// A cheap test that most lines of prose fail at once.
  private func isRowLike(_ number: Int) -> Bool {
    let line = lines.text.line(number)
    guard !line.isEmpty, line.count <= Self.longestRow else { return false }
    return lines.bytes.withUnsafeBufferPointer { bytes in
      var last = line.upperBound - 1
      while last > line.lowerBound, bytes[last] <= 0x20 { last -= 1 }
      let byte = bytes[last]
      if byte.isDigit || byte == 0x25 || byte == 0x7C { return true }
      // The end of a drawn line.
      if byte >= 0x80, last >= line.lowerBound + 2, bytes[last - 2] == 0xE2, bytes[last - 1] & 0xFE == 0x94 {
        return true
      }
      // A scale or a footnote's mark after the digits, a sign for what is missing, `n/a`.
      var hasSlash = false
      var offset = last
      while offset >= line.lowerBound, last - offset < 12, bytes[offset] > 0x20 {
        if bytes[offset].isDigit { return true }
        if bytes[offset] == 0x2F { hasSlash = true }
        offset -= 1
      }
      // Prose ends its sentences; a row of words has room for few.
      if line.count > 240 {
        guard byte >= 0x80 || byte == 0x2D || byte == 0x2A || hasSlash else {
          return ByteScan.firstIndex(of: 0x09, in: lines.bytes, line) != nil
        }
        return ByteScan.hasDigit(in: lines.bytes, line)
      }
      if byte == 0x2E, !hasSlash, last - line.lowerBound > 100 { return false }
      return ByteScan.hasTableSign(in: bytes, line.lowerBound..<last + 1)
    }
  }

  /// No row is longer, in bytes.
  static let longestRow = 65_536

  /// The next line of a table's rows: the one after `number`, or after one blank line.
  func lineAfter(_ number: Int, _ body: Range<Int>) -> Int? {
    var next = number + 1
    if next < body.upperBound, lines.content(next).isEmpty { next += 1 }
    return next < body.upperBound && !headings.contains(next) && !lines.content(next).isEmpty ? next : nil
  }

  /// The line above `number`, or above one blank line.
  func lineAbove(_ number: Int, _ body: Range<Int>) -> Int? {
    var above = number - 1
    if above >= body.lowerBound, lines.content(above).isEmpty { above -= 1 }
    return above >= body.lowerBound && !headings.contains(above) && !lines.content(above).isEmpty
      ? above : nil
  }
}

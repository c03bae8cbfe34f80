/// Text as it stands on the screen.
struct ScreenText {
  let text: SourceText

  init(_ text: SourceText) { self.text = text }

  /// The texts of `range` that gaps of so many columns part, and the columns of the screen that they take, counted from
  /// the start of the line.
  func spans(in range: Range<Int>, line: Int, gap: Int) -> [(bytes: Range<Int>, span: Range<Int>)] {
    var found: [(bytes: Range<Int>, span: Range<Int>)] = []
    text.bytes.withUnsafeBufferPointer { bytes in
      var column = 0
      var offset = text.line(line).lowerBound
      var opened: (byte: Int, column: Int)?
      var measure = SequenceWidth()
      func pass() {
        let (scalar, length) = UTF8Scalar.read(bytes, at: offset, before: bytes.count)
        column += measure.columns(scalar)
        offset += length
      }
      while offset < range.upperBound {
        if offset < range.lowerBound {
          if bytes[offset] == 0x09 { column += 1 }
          pass()
          continue
        }
        let (gapStart, gapColumn) = (offset, column)
        while offset < range.upperBound {
          let space = text.spaceLength(at: offset, before: range.upperBound)
          guard space > 0 else { break }
          column += space == 3 || bytes[offset] == 0x09 ? 2 : 1
          offset += space
        }
        guard offset < range.upperBound else { break }
        if let begin = opened, column - gapColumn >= gap,
          gap == 1 || !Self.isBetweenSentences(bytes, gapStart)
        {
          found.append((begin.byte..<gapStart, begin.column..<gapColumn))
          opened = nil
        }
        if opened == nil { opened = (offset, column) }
        pass()
      }
      if let begin = opened { found.append((begin.byte..<range.upperBound, begin.column..<column)) }
    }
    return found
  }

  /// True for two spaces after a word that ends a sentence.
  static func isBetweenSentences(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    guard offset >= 2, offset + 2 < bytes.count, bytes[offset + 2] > 0x20 else { return false }
    // `36.` lost a digit where a number follows.
    if bytes[offset - 2].isDigit, bytes[offset + 2].isDigit { return false }
    let byte = bytes[offset - 1]
    return (byte == 0x2E || byte == 0x3F || byte == 0x21 || byte == 0x3A) && bytes[offset - 2] > 0x2E
  }
}

/// The columns that lines have in common: between them no line has a sign.
///
/// A gap of two columns and more is made to part; one space stands between words as well, so that it parts only where
/// the gaps at the same place in other lines are wide, or where it stands before numbers.
struct Gutters {
  let text: SourceText
  /// For each column of the screen whether some line has a sign there, and whether one word has signs there and at its
  /// left.
  private var filled: [(here: Bool, joined: Bool)] = []
  private var lines: [(range: Range<Int>, line: Int)] = []
  /// The parts of a rule that is cut where the columns are.
  private(set) var segments: [Range<Int>] = []

  init(text: SourceText) { self.text = text }

  /// Wider lines are not looked at.
  private static let widest = 65_536
  /// So many lines tell what the gaps are worth; all of them tell where there is none.
  private static let sample = 64

  mutating func add(_ range: Range<Int>, line: Int) {
    guard !BoxSigns.isRule(text.bytes, range) else {
      let parts = words(range, line).map(\.span)
      if segments.isEmpty, parts.count >= 2, BoxSigns.isPlainRule(text.bytes, range) { segments = parts }
      return
    }
    if text.bytes[range].withUnsafeBufferPointer(BoxSigns.isLine) { return }
    if lines.count < Self.sample { lines.append((range, line)) }
    for word in words(range, line) where word.span.upperBound <= Self.widest {
      if filled.count < word.span.upperBound {
        filled += Array(repeating: (false, false), count: word.span.upperBound - filled.count)
      }
      for column in word.span {
        filled[column] = (true, filled[column].joined || column > word.span.lowerBound)
      }
    }
  }

  private func words(_ range: Range<Int>, _ line: Int) -> [(bytes: Range<Int>, span: Range<Int>)] {
    ScreenText(text).spans(in: range, line: line, gap: 1)
  }

  /// The runs of columns that words share.
  private var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    for (column, state) in filled.enumerated() where state.here {
      if let last = runs.last, last.upperBound == column, state.joined {
        runs[runs.count - 1] = last.lowerBound..<column + 1
      } else {
        runs.append(column..<column + 1)
      }
    }
    return runs
  }

  /// True where a line with single spaces stands in the columns of the others: it has a gap at each gutter, and after
  /// the last one a cell that is no word, unless it holds names, or words below the rule of the names. Below the rule that closes
  /// the rows words are prose.
  func admit(_ range: Range<Int>, line: Int, asNames: Bool = false, isBelowEnd: Bool = false) -> Bool {
    let columns = columns
    guard columns.count >= 2, let last = columns.last else { return false }
    // Words beside numbers are no row.
    guard
      ByteScan.hasDigit(in: text.bytes, range) || asNames
        || !lines.dropFirst().contains(where: { hasNumber($0.range, line: $0.line, columns) })
    else { return false }
    let words = words(range, line)
    guard words.count >= columns.count, let start = words.first?.span.lowerBound,
      start < columns[1].lowerBound
    else { return false }
    for (left, right) in zip(columns, columns.dropFirst()) {
      let gap = left.upperBound..<right.lowerBound
      // What reaches into the gap must leave a column of it.
      guard gap.contains(where: { column in !words.contains { $0.span.contains(column) } }) else {
        return false
      }
    }
    guard let tail = words.first(where: { $0.span.upperBound > last.lowerBound }) else { return false }
    // A word that begins where the last column does, in a line no longer than the others.
    if !isBelowEnd, words.contains(where: { $0.span.lowerBound == last.lowerBound }),
      words[words.count - 1].span.upperBound <= last.upperBound + last.count
    {
      return true
    }
    return asNames || !segments.isEmpty && !isBelowEnd
      || text.content(tail.bytes.lowerBound..<range.upperBound) != .text
  }

  /// True where a column holds a number, and not a name that ends in one.
  private func hasNumber(_ range: Range<Int>, line: Int, _ columns: [Range<Int>]) -> Bool {
    guard ByteScan.hasDigit(in: text.bytes, range) else { return false }
    let words = words(range, line)
    return columns.contains { column in
      let own = words.filter { column.overlaps($0.span) }
      guard let first = own.first, let last = own.last else { return false }
      return text.cell(first.bytes.lowerBound..<last.bytes.upperBound).isValue
    }
  }

  /// What gaps say for a column's end: one space after a number at the head of the line, before a number, before a word,
  /// and a wide gap. Names have words and numbers after one space too; two spaces have few of them.
  private static let (narrowAfterRank, narrowBeforeNumber, narrowBeforeWord, wide) = (1, -1, -2, 2)

  /// What stands before a gutter: figures of unlike length that end in one place are a column, whatever words follow.
  private struct FiguresBefore {
    private var end: Int?
    private var lengths: ClosedRange<Int>?
    private var count = 0
    private var isColumn = true

    /// Of fewer lines figures may end in one place by chance.
    private static let fewest = 3

    mutating func add(_ span: Range<Int>, isFigure: Bool) {
      isColumn = isColumn && isFigure && span.upperBound == end ?? span.upperBound
      end = span.upperBound
      count += 1
      lengths = min(span.count, lengths?.lowerBound ?? span.count)...max(span.count, lengths?.upperBound ?? 0)
    }

    func areColumn(of lines: Int) -> Bool {
      isColumn && count == lines && count >= Self.fewest && lengths.map { $0.count > 1 } ?? false
    }
  }

  /// The columns, from the left.
  var columns: [Range<Int>] {
    guard segments.isEmpty else { return segments }
    let runs = runs
    guard runs.count >= 2 else { return runs }
    var worth = [Int](repeating: 0, count: runs.count)
    /// Wide gaps over runs between them: some gutter of these is one, any.
    var over: [ClosedRange<Int>: Int] = [:]
    var figures = [FiguresBefore](repeating: FiguresBefore(), count: runs.count)
    for (range, line) in lines {
      let words = words(range, line)
      var run = 0
      for (left, right) in zip(words, words.dropFirst()) {
        let before = run
        while run + 1 < runs.count, runs[run].upperBound <= right.span.lowerBound { run += 1 }
        // Words of one run have no gutter between them.
        guard run > 0, left.span.upperBound <= runs[run].lowerBound else { continue }
        figures[run].add(
          left.span,
          isFigure: text.bytes[left.bytes.lowerBound].isDigit && !text.bytes[right.bytes.lowerBound].isDigit)
        if right.span.lowerBound - left.span.upperBound >= 2 {
          var first = before
          while first + 1 < run, runs[first].upperBound <= left.span.lowerBound { first += 1 }
          if first + 1 < run { over[first + 1...run, default: 0] += 1 } else { worth[run] += Self.wide }
        } else if run == 1, text.bytes[left.bytes].allSatisfy({ $0.isDigit }) {
          worth[run] += Self.narrowAfterRank
        } else {
          worth[run] +=
            text.bytes[right.bytes.lowerBound].isDigit ? Self.narrowBeforeNumber : Self.narrowBeforeWord
        }
      }
    }
    for (gutters, count) in over.sorted(by: { $0.key.upperBound < $1.key.upperBound })
    where gutters.allSatisfy({ worth[$0] <= 0 }) {
      worth[gutters.upperBound] += Self.wide * count
    }
    for run in runs.indices where figures[run].areColumn(of: lines.count) { worth[run] = max(worth[run], 1) }
    var columns = [runs[0]]
    for (run, worth) in zip(runs, worth).dropFirst() {
      if worth > 0 {
        columns.append(run)
      } else {
        columns[columns.count - 1] = columns[columns.count - 1].lowerBound..<run.upperBound
      }
    }
    return columns
  }
}

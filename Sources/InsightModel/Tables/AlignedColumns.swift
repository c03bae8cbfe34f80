/// How the columns of a text stand that is set with spaces.
struct AlignedLayout: Sendable, Equatable {
  /// Where the columns begin, in columns of a terminal, ascending from 0.
  var starts: [Int]
  /// True where the first line names the columns, false where nothing says so.
  var isNamed = true
  /// Lines of the table, with its names and rules; those below are a legend. Nil where none is known to follow.
  var lines: Int?
  /// Which words tell as well where columns begin.
  var words = Words.none

  enum Words: Equatable {
    case none
    /// Those of rows in which one reaches into another's column: each row has one word in every column but the last.
    case whereCrossed
    /// Those of rows that have as many as there are columns: figures have pushed one another to the right.
    case always
  }

  /// The bytes at which the columns of a line begin, the first at 0.
  func cuts(_ line: UnsafeBufferPointer<UInt8>) -> [Int] {
    let found = TextCells.words(line)
    let crossed = starts.dropFirst().contains { start in found.contains { $0.crosses(start) } }
    let areTold =
      switch words {
      case .none: false
      case .whereCrossed: crossed && found.count >= starts.count
      case .always: found.count == starts.count
      }
    if areTold {
      return TextCells.offsets(of: [0] + found[1..<starts.count].map(\.span.lowerBound), in: line)
    }
    guard crossed else { return TextCells.offsets(of: starts, in: line) }
    var cuts = [0]
    for (index, start) in starts.enumerated().dropFirst() {
      let next = index + 1 < starts.count ? starts[index + 1] : Int.max
      cuts.append(Self.cut(start, from: cuts[index - 1], to: next, found))
    }
    return TextCells.offsets(of: cuts, in: line)
  }

  /// Where a column begins on a line. A word that stands on both sides belongs to the one that would be empty without it,
  /// else to the other side of the wider gap.
  private static func cut(_ start: Int, from last: Int, to next: Int, _ words: [TextCells.Word]) -> Int {
    let start = max(start, last)
    guard let index = words.firstIndex(where: { $0.crosses(start) }) else { return start }
    let word = words[index].span
    let before = index > 0 ? words[index - 1].span.upperBound : -1
    let after = index + 1 < words.count ? words[index + 1].span.lowerBound : Int.max
    let (isLeftFilled, isRightFilled) = (before > last, after < next)
    if isLeftFilled != isRightFilled { return isLeftFilled ? word.lowerBound : word.upperBound }
    let (left, right) =
      isLeftFilled
      ? (word.lowerBound - before, after - word.upperBound)
      : (word.upperBound - start, start - word.lowerBound)
    return left > right ? word.lowerBound : word.upperBound
  }
}

/// Finds the columns of a text that is set with spaces: a rule of dashes below the names shows them, the names and the gaps
/// that the rows have between them, or places that are blank on all lines.
enum AlignedColumns {
  typealias Line = ArraySlice<UInt8>

  /// Lines that are looked at.
  private static let most = 500
  /// Lines above the names: what a program says before its table.
  private static let longestTitle = 2
  /// Lines that a blank one parts from the table: a summary above it, a legend below it.
  private static let longestLegend = 8

  /// How the columns stand, and where the line of names begins; nil for a text that is not set so. With `isSure` every line
  /// has to be one of the table.
  static func find(_ text: Line, isWhole: Bool, isSure: Bool) -> (layout: AlignedLayout, start: Int)? {
    // Most texts have a blank line soon, and need not be cut into lines.
    guard !isSure || isOneBlock(text) else { return nil }
    var lines = text.prefix(1 << 17).split(separator: 0x0A, maxSplits: most, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true || !isWhole { lines.removeLast() }
    lines = Array(lines.prefix(most))
    func isBlank(_ line: Line) -> Bool { line.allSatisfy { $0 <= 0x20 } }
    while let last = lines.last, isBlank(last) { lines.removeLast() }
    guard lines.count >= 3, lines.allSatisfy({ !$0.contains(0x09) && $0.count < 2000 }) else { return nil }
    let blocks = lines.split(whereSeparator: isBlank)
    guard !isSure || lines.prefix(3).count(where: { isWide(words($0)) }) >= 2 else { return nil }
    func count(_ blocks: ArraySlice<ArraySlice<Line>>) -> Int { blocks.reduce(0) { $0 + $1.count } }
    var best: (layout: AlignedLayout, start: Int)?
    var most = 0
    for (index, block) in blocks.enumerated() where block.count >= 3 {
      let (above, below) = (count(blocks[..<index]), count(blocks[(index + 1)...]))
      var rows = block.dropLast(linesOfProse(block))
      while rows.count > 3, isTorn(rows, isSure) { rows = rows.dropLast() }
      guard above <= longestLegend, below <= max(longestLegend, block.count / 4), rows.count >= 3,
        !isSure || rows.count == block.count,
        let (layout, title) = untitled(Array(rows), isSure), layout.starts.count * rows.count > most
      else { continue }
      most = layout.starts.count * rows.count
      var known = layout
      if below > 0 || rows.count < block.count { known.lines = rows.count - title }
      best = (known, block[block.startIndex + title].startIndex)
    }
    return best ?? (isSure ? nil : counted(lines).map { ($0, text.startIndex) })
  }

  /// True where the last line is no row: words with single spaces below rows that have wide gaps, and one of the words would be
  /// torn.
  private static func isTorn(_ rows: ArraySlice<Line>, _ isSure: Bool) -> Bool {
    guard let last = rows.last.map(words), last.count >= fewestTorn, !isWide(last) else { return false }
    let others = rows.dropLast()
    guard others.allSatisfy({ isWide(words($0)) }), let (layout, _) = untitled(Array(others), isSure) else {
      return false
    }
    return layout.starts.dropFirst().contains { start in last.contains { $0.crosses(start) } }
  }

  /// Words of a line that would be torn.
  private static let fewestTorn = 4

  /// How many lines stand right below the rows that are none: from a source or a note on, or sentences, words with single spaces,
  /// the last of them with a full stop.
  private static func linesOfProse(_ block: ArraySlice<Line>) -> Int {
    let notes = block.suffix(longestLegend).firstIndex { line in
      // An asterisk may stand before a row.
      let text = Array(line.drop { $0 <= 0x20 })
      return text.withUnsafeBufferPointer(RowRole.isNote) && (text.first != 0x2A || !isWide(words(line)))
    }
    if let notes, notes > block.startIndex + 1 { return block.endIndex - notes }
    let prose = block.reversed().prefix { line in
      let words = words(line)
      return words.count >= fewestInLine && !isWide(words)
    }
    guard let last = prose.first.map(words)?.last, last.endsSentence, prose.count < block.count / 2 else {
      return 0
    }
    return prose.count
  }

  /// Words of a line that is no row.
  private static let fewestInLine = 6

  /// Numbers that end below one another, some of them behind blanks, and a text behind each: what `uniq -c` prints.
  private static func counted(_ lines: [Line]) -> AlignedLayout? {
    var (firsts, ends) = (Set<Int>(), Set<Int>())
    for line in lines {
      let number = line.drop { $0 == 0x20 }.prefix { $0.isDigit }
      guard !number.isEmpty, number.endIndex == line.endIndex || line[number.endIndex] == 0x20 else {
        return nil
      }
      firsts.insert(number.startIndex - line.startIndex)
      ends.insert(number.endIndex - line.startIndex)
    }
    guard let end = ends.first, ends.count == 1, firsts.count > 1 || !firsts.contains(0) else { return nil }
    return AlignedLayout(starts: [0, end + 1], isNamed: false)
  }

  /// True where no blank line parts the lines that are looked at.
  static func isOneBlock(_ text: Line) -> Bool {
    let text = text.prefix(1 << 17)
    var (isBlank, hasBegun, hasEnded, count) = (true, false, false, 0)
    for byte in text {
      if byte == 0x0A {
        if isBlank, hasBegun { hasEnded = true }
        isBlank = true
        count += 1
        if count == most { return true }
      } else if byte > 0x20, isBlank {
        if hasEnded { return false }
        (isBlank, hasBegun) = (false, true)
      }
    }
    return true
  }

  /// The columns below lines of a title, and how many of those there are.
  private static func untitled(_ lines: [Line], _ isSure: Bool) -> (AlignedLayout, title: Int)? {
    var best = layout(lines, isSure).map { ($0, title: 0) }
    for title in 1...longestTitle where lines.count - title >= 3 {
      guard let other = layout(Array(lines[title...]), isSure) else { continue }
      let known = best?.0.starts.count ?? 0
      let isNaming = other.isNamed && other.starts.count == known && best?.0.isNamed == false
      // A title is words one after the other, or stands above several columns each.
      let isSpoken = lines[..<title].allSatisfy { !isWide(words($0)) }
      // Or its words stand elsewhere than the columns below it do, which the line after it names.
      let isOff =
        other.starts.count == known && other.isNamed && isWide(words(lines[title]))
        && lines[..<title].allSatisfy { !isSet(words($0), below: other.starts) }
      if isSpoken ? other.starts.count > known || isOff || isNaming : other.starts.count >= 2 * known {
        best = (other, title)
      }
    }
    // Captions stand above tables of articles; `total 1284` is none.
    guard let (layout, title) = best else { return nil }
    if isSure, lines[..<title].contains(where: { words($0).count > 2 }) || layout.words == .none && title > 0
    {
      return nil
    }
    return (layout, title)
  }

  private static func words(_ line: Line) -> [TextCells.Word] {
    line.withUnsafeBufferPointer(TextCells.words)
  }

  /// The words of a line of names, those as one that a joint stands between: `Date of Birth`.
  private static func names(_ line: Line) -> [TextCells.Word] {
    let (words, texts) = (words(line), line.split { $0 <= 0x20 })
    guard words.count == texts.count else { return words }
    var names: [TextCells.Word] = []
    for index in words.indices {
      let isJoined =
        index > 0 && words[index].span.lowerBound - words[index - 1].span.upperBound == 1
        && texts[index - 1...index].contains { $0.withUnsafeBufferPointer(HeaderWord.isJoint) }
      if isJoined {
        names[names.count - 1].span = names[names.count - 1].span.lowerBound..<words[index].span.upperBound
      } else {
        names.append(words[index])
      }
    }
    return names
  }

  /// True where words stand at the beginnings of half of the columns.
  private static func isSet(_ words: [TextCells.Word], below starts: [Int]) -> Bool {
    starts.count { start in words.contains { $0.span.lowerBound == start } } * 2 >= starts.count
  }

  /// True where more than one blank stands between words, and more than two between sentences.
  private static func isWide(_ words: [TextCells.Word]) -> Bool {
    zip(words, words.dropFirst()).contains {
      $1.span.lowerBound - $0.span.upperBound > ($0.endsSentence ? 2 : 1)
    }
  }

  private static func layout(_ lines: [Line], _ isSure: Bool) -> AlignedLayout? {
    // What bars and corners draw is none, be it a table or a diagram.
    guard lines.count(where: BoxSigns.draws) * 3 <= lines.count else { return nil }
    let rules = lines.filter { $0.withUnsafeBufferPointer(BoxSigns.isLine) }
    let words = lines.filter { !$0.withUnsafeBufferPointer(BoxSigns.isLine) }.map(words)
    let first = lines.first { !$0.withUnsafeBufferPointer(BoxSigns.isLine) } ?? []
    let header = names(first)
    guard words.count >= 2, !header.isEmpty else { return nil }
    let ruled = rules.map { $0.withUnsafeBufferPointer(TextCells.words).map(\.span) }.first { $0.count > 1 }
    if let ruled, let starts = starts(ruled, words) { return layout(starts, words) }
    // Prose that is set in a block has few wide gaps.
    guard words.count(where: isWide) * 10 >= words.count * (isSure ? 8 : 5) else { return nil }
    guard !isProse(words) else { return nil }
    // As many figures in each row as there are names.
    if words.dropFirst().allSatisfy({
      $0.count == header.count && $0.count(where: \.isNumber) * 2 >= header.count
    }),
      !header.contains(where: \.isNumber), header.count > 1
    {
      return AlignedLayout(starts: [0] + header.dropFirst().map(\.span.lowerBound), words: .always)
    }
    let cuts = ColumnCuts(words)
    let isNamed =
      namesColumns(first) || isScale(lines.filter { !$0.withUnsafeBufferPointer(BoxSigns.isLine) })
    let starts = isNamed ? cuts.below(header) : cuts.gutters
    guard starts.count >= 2 else { return nil }
    // No column of words begins everywhere.
    let begun = starts.dropFirst().allSatisfy { start in
      words.count { line in line.contains { (start - 1..<start + farthest).contains($0.span.lowerBound) } }
        * 10
        >= words.count * 6
    }
    guard begun || isNamed && !isSure else { return nil }
    // A figure far from what stands before it is no part of that: the names stand elsewhere than the rows.
    guard words.count(where: { holdsFarFigures($0, starts) }) * 10 <= words.count else { return nil }
    var found = layout(starts, words)
    found.isNamed = isNamed
    return found
  }

  /// Words on average at both sides of a line of text that is set in columns: a table may describe things at length, but names
  /// them in its first column.
  private static let fewestWords = 4
  /// Words of a sentence in place of a name.
  private static let fewestSaid = 3

  /// True for text that is set in columns, and for what people said: a sentence stands where names would.
  private static func isProse(_ lines: [[TextCells.Word]]) -> Bool {
    /// The words before the first wide gap of a line, and after the last one.
    func ends(_ line: [TextCells.Word]) -> (first: Int, last: Int)? {
      let gaps = line.indices.dropFirst().filter { isWide(Array(line[$0 - 1...$0])) }
      guard let first = gaps.first, let last = gaps.last else { return nil }
      return (first, line.count - last)
    }
    let parted = lines.compactMap(ends)
    let words = parted.reduce((first: 0, last: 0)) { ($0.first + $1.first, $0.last + $1.last) }
    if min(words.first, words.last) >= fewestWords * max(1, parted.count) { return true }
    guard let names = lines.first, names.last?.endsSentence == true else { return false }
    return (ends(names)?.last ?? 0) >= fewestSaid
  }

  /// True for a line of days, of hours, or of whole numbers that rise, in even steps or above none as whole, behind a word or none, above lines that hold no
  /// such thing: they name columns too.
  private static func isScale(_ lines: [Line]) -> Bool {
    guard let first = lines.first else { return false }
    return [wideCells, { $0.split { $0 <= 0x20 } }].contains { parts in
      func times(_ line: Line) -> [Bool] { parts(line).map(isTime) }
      var names = parts(first)[...]
      // The column of names may have none itself.
      if let label = names.first, !(label.first { $0 > 0x20 } ?? 0).isDigit { names.removeFirst() }
      guard names.count >= fewestOfScale, let below = lines.dropFirst().first else { return false }
      if names.allSatisfy(isTime) {
        return lines.dropFirst().allSatisfy { !times($0).contains(true) }
      }
      func numbers(_ parts: some Collection<Line>) -> [Int]? {
        let numbers = parts.map { Int(String(decoding: $0, as: UTF8.self)) }
        return numbers.contains(nil) ? nil : numbers.compactMap { $0 }
      }
      func rises(_ numbers: [Int]) -> Bool { zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 } }
      guard let own = numbers(names), own.count > fewestOfScale, rises(own), parts(below).count >= own.count
      else { return false }
      let steps = zip(own, own.dropFirst()).map { $1 - $0 }
      let others = lines.dropFirst().map { numbers(parts($0).suffix(own.count)) }
      // 0, 10, 20, 50 above nothing as whole; so are values that rise.
      let isAlone = own.count > fewestOfScale + 1 && others.allSatisfy { $0 == nil }
      return (isAlone || steps.allSatisfy { $0 == steps[0] }) && !others.contains { $0.map(rises) ?? false }
    }
  }

  /// Fewer may be values.
  private static let fewestOfScale = 2

  /// The texts between wide gaps.
  private static func wideCells(_ line: Line) -> [Line] {
    var (cells, start, end) = ([Line](), line.startIndex, line.startIndex)
    for at in line.indices where line[at] > 0x20 {
      if at > end + 1, end > start { cells.append(line[start..<end]) }
      if at > end + 1 || end == line.startIndex { start = at }
      end = at + 1
    }
    if end > start { cells.append(line[start..<end]) }
    return cells
  }

  /// True for a day or a time of day.
  private static func isTime(_ text: Line) -> Bool {
    text.withUnsafeBufferPointer { text in
      text.contains { $0.isDigit }
        && (DateReader.readClock(text, areMinutes: false) != nil || DateReader.read(text, .dayFirst) != nil)
    }
  }

  /// True for a line of words; years may be among them, but no day.
  private static func namesColumns(_ line: Line) -> Bool {
    let words = line.split { $0 <= 0x20 }
    let isDated = words.contains { word in
      word.withUnsafeBufferPointer {
        $0.count > 3 && $0[0].isDigit && $0.contains { !$0.isDigit }
          && DateReader.read($0, .dayFirst) != nil
      }
    }
    guard !isDated else { return false }
    let numbers = words.count { word in
      guard let first = word.first(where: { !"+-($".utf8.contains($0) }), first.isDigit else { return false }
      return !(word.count == 4 && word.allSatisfy(\.isDigit) && (first == 0x31 || first == 0x32))
    }
    return numbers * 4 <= words.count
  }

  /// True where a cell of a line has a figure behind a wide gap.
  private static func holdsFarFigures(_ line: [TextCells.Word], _ starts: [Int]) -> Bool {
    zip(line, line.dropFirst()).contains { left, right in
      right.isNumber && right.span.lowerBound - left.span.upperBound > 1
        && !starts.contains { left.span.lowerBound < $0 && $0 <= right.span.lowerBound }
    }
  }

  /// Numbers that align at the right begin later than their column.
  private static let farthest = 24

  private static func layout(_ starts: [Int], _ words: [[TextCells.Word]]) -> AlignedLayout {
    var starts = starts
    starts[0] = 0
    let whole = words.dropFirst().filter { line in
      !starts.dropFirst().contains { start in line.contains { $0.crosses(start) } }
    }
    let areWords = whole.allSatisfy { line in
      zip(starts, starts.dropFirst()).allSatisfy { start, end in
        line.count { (start..<end).contains($0.span.lowerBound) } == 1
      }
    }
    return AlignedLayout(starts: starts, words: areWords && !whole.isEmpty ? .whereCrossed : .none)
  }

  /// Where the columns begin that a rule shows; nil where texts stand between them.
  private static func starts(_ runs: [Range<Int>], _ lines: [[TextCells.Word]]) -> [Int]? {
    let gaps = zip(runs, runs.dropFirst()).map { $0.upperBound..<$1.lowerBound }
    let fitting = lines.count { line in
      line.allSatisfy { word in !gaps.contains { $0.overlaps(word.span) } }
    }
    return fitting * 10 >= lines.count * 9 ? runs.map(\.lowerBound) : nil
  }
}

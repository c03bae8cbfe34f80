/// Tables whose columns are marked by bars, tabs or box lines: Markdown, grids drawn with `+---+` or `├───┤`, the cell bars
/// of saved pages.
extension TableFinder {
  private enum Mark {
    case bar, tab
    /// Or a semicolon, as in a data file that stands in a text.
    case comma
  }

  /// A line of such a table.
  private struct Line {
    var number: Int
    /// Without white space at its ends and the sign of a quotation.
    var range: Range<Int>
    /// Where the marks stand among those of all lines.
    var marks: Range<Int>
    var isRule: Bool
  }

  private struct Region {
    var mark: Mark
    var lines: [Line] = []
    /// The bytes of the marks of all the lines.
    var marks: [Range<Int>] = []
    /// True where the lines begin, and where they end, with a mark that parts nothing.
    var opens = false
    var closes = false
  }

  func markedTable(at found: Int, in body: Range<Int>) -> Search {
    guard let mark = mark(of: found), !BoxSigns.isBranch(lines.bytes, lines.trimmed(found)) else {
      return .none(before: found + 1)
    }
    var (region, end) = region(around: found, mark, body)
    let failed = Search.none(before: end + 1)
    guard region.lines.count(where: { !$0.isRule }) >= 2, mark != .comma || areFields(region) else {
      return failed
    }
    if mark == .bar { straighten(&region) }
    if mark != .tab {
      region.opens = isCommon(region) { line, marks in marks.first?.lowerBound == line.range.lowerBound }
      region.closes = isCommon(region) { line, marks in marks.last?.upperBound == line.range.upperBound }
    }
    var grid = MarkedGrid(text: lines.text)
    fill(&grid, region)
    let rules = region.lines.filter(\.isRule).map(\.number)
    guard grid.rows.count >= 2, let table = grid.table(rules: rules, proof: proof(region)) else {
      return failed
    }
    return .found(
      finished(table, region.lines[0].number...region.lines[region.lines.count - 1].number, body))
  }

  /// With the caption above the rows, which may have one of their own, and the source below them.
  func finished(_ table: RawTable, _ rows: ClosedRange<Int>, _ body: Range<Int>) -> FoundTable {
    var top = caption(above: rows.lowerBound, in: body, hasHeader: table.header.isNamed)
    if !table.caption.title.isEmpty || table.caption.unit != nil {
      top.caption = top.caption.isCaption ? Caption(merging: top.caption, table.caption) : table.caption
    }
    return finished(table, below: top, through: rows.upperBound, body)
  }

  // MARK: Lines

  private func mark(of number: Int) -> Mark? {
    let content = lines.content(number)
    if BoxSigns.firstBar(in: lines.bytes, content) != nil { return .bar }
    if ByteScan.firstIndex(of: 0x09, in: lines.bytes, content) != nil { return .tab }
    // The rule of a Markdown table may be the first line with a bar; rows of one cell have it at their end.
    let line = lines.trimmed(number)
    guard let first = line.first else { return nil }
    if lines.bytes[first] >= 0x80 && isRule(line)
      || ByteScan.firstIndex(of: 0x7C, in: lines.bytes, line) != nil && isRule(unquoted(line))
    {
      return .bar
    }
    return fields(content) != nil ? .comma : nil
  }

  /// A line of a mail or a note without the signs that say it is quoted.
  func unquoted(_ line: Range<Int>) -> Range<Int> {
    var range = line
    while let first = range.first, lines.bytes[first] == 0x3E {
      range = lines.text.trimmed(first + 1..<range.upperBound)
    }
    return range
  }

  /// The commas, or semicolons, of a line of a data file, which no spaces follow but in quotation marks; nil where it is none.
  private func fields(_ range: Range<Int>) -> [Range<Int>]? {
    // Beside semicolons commas stand before decimals.
    let hasSemicolon = ByteScan.firstIndex(of: 0x3B, in: lines.bytes, range) != nil
    guard hasSemicolon || ByteScan.firstIndex(of: 0x2C, in: lines.bytes, range) != nil else { return nil }
    let separator: UInt8 = hasSemicolon ? 0x3B : 0x2C
    // In most lines a space follows the first comma.
    if let first = ByteScan.firstIndex(of: separator, in: lines.bytes, range), first + 1 < range.upperBound,
      lines.bytes[first + 1] <= 0x20,
      ByteScan.firstIndex(of: 0x22, in: lines.bytes, range.lowerBound..<first) == nil
    {
      return nil
    }
    var commas: [Range<Int>] = []
    var isQuoted = false
    for offset in range {
      switch lines.bytes[offset] {
      case 0x22: isQuoted.toggle()
      case separator where !isQuoted:
        let next = offset + 1
        guard offset > range.lowerBound, next == range.upperBound || lines.bytes[next] > 0x20 else {
          return nil
        }
        commas.append(offset..<next)
      case 0x7C, 0x09: return nil
      case _: continue
      }
    }
    return commas.isEmpty || isQuoted ? nil : commas
  }

  /// True where lines with commas are the rows of a data file: as many in each, under names, which end in no digits but
  /// those of years, and more than what parts the thousands of numbers.
  private func areFields(_ region: Region) -> Bool {
    guard let names = region.lines.first, region.lines.count >= 3,
      region.lines.allSatisfy({ $0.marks.count == names.marks.count && !$0.isRule })
    else { return false }
    let isSpaced = lines.bytes[names.range].contains(0x20)
    return !ByteScan.hasDigit(in: lines.bytes, names.range.lowerBound..<names.range.lowerBound + 1)
      && region.marks[names.marks].allSatisfy { mark in
        let name = lines.bytes[names.range.lowerBound..<mark.lowerBound]
        let digits = name.reversed().prefix(while: \.isDigit)
        return digits.isEmpty || digits.count == 4 && (digits.last == 0x32 || digits.last == 0x31)
          || Array(name.reversed().prefix { $0 > 0x20 && $0 != 0x2C && $0 != 0x3B }.reversed())
            .withUnsafeBufferPointer { PeriodWord($0) != nil }
      }
      && (names.marks.count >= 2 || !isSpaced)
  }

  /// True where no field holds a sign that code is made of, so that commas without a space part the fields of words too.
  private func areWords(_ region: Region) -> Bool {
    region.lines.allSatisfy { line in
      !line.range.contains { offset in
        switch lines.bytes[offset] {
        case UInt8(ascii: "="), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"), UInt8(ascii: ">"):
          true
        // A call.
        case UInt8(ascii: "("): offset > line.range.lowerBound && lines.bytes[offset - 1].isWord
        case _: false
        }
      }
    }
  }

  /// The lines with marks around one, and the last line that was looked at.
  private func region(around found: Int, _ mark: Mark, _ body: Range<Int>) -> (Region, end: Int) {
    var region = Region(mark: mark)
    var first = found
    while let above = lineAbove(first, body), isMember(above, mark) {
      // Another frame ends there.
      if above < first - 1, closes(above), closes(first) { break }
      first = above
    }
    var number = first
    var hasNumbers = false
    while true {
      let range = span(number, mark)
      let start = region.marks.count
      region.marks += marks(mark, range)
      region.lines.append(
        Line(number: number, range: range, marks: start..<region.marks.count, isRule: isRule(range)))
      if ByteScan.hasDigit(in: lines.bytes, range), region.lines.count > 1 { hasNumbers = true }
      guard let next = lineAfter(number, body),
        isMember(next, mark) || next == number + 1 && endsInEmptyCell(next, below: region)
      else { break }
      // A frame that is closed holds no more.
      if next > number + 1, isJunction(region.lines[region.lines.count - 1]),
        isRule(unquoted(lines.trimmed(next)))
      {
        break
      }
      // After a blank line words alone are the header of another table.
      if next > number + 1, hasNumbers, !ByteScan.hasDigit(in: lines.bytes, lines.trimmed(next)) { break }
      number = next
    }
    // A line of one cell belongs inside: a group's name.
    while let last = region.lines.last, !last.isRule, !isParted(last.number, mark),
      !endsInEmptyCell(last.number, below: region)
    {
      region.lines.removeLast()
    }
    // What only one line has is no sign of a quotation.
    if mark != .tab, region.lines.contains(where: { $0.range == lines.trimmed($0.number) }) {
      for index in region.lines.indices {
        region.lines[index].range = lines.trimmed(region.lines[index].number)
      }
    }
    return (region, number)
  }

  /// True for the first or last rule of a frame.
  private func closes(_ number: Int) -> Bool {
    let range = unquoted(lines.trimmed(number))
    return isRule(range) && BoxSigns.hasJunction(lines.bytes, range)
  }

  /// The part of a line in which marks part cells: tabs at its ends part empty ones.
  private func span(_ number: Int, _ mark: Mark) -> Range<Int> {
    let line = lines.text.line(number)
    let range = unquoted(lines.trimmed(number))
    guard mark == .tab else { return range }
    return (lines.bytes[line].first == 0x3E ? range.lowerBound : line.lowerBound)..<line.upperBound
  }

  private func marks(_ mark: Mark, _ range: Range<Int>) -> [Range<Int>] {
    switch mark {
    case .comma: return fields(range) ?? []
    case .tab: return range.filter { lines.bytes[$0] == 0x09 }.map { $0..<$0 + 1 }
    case .bar:
      return range.compactMap { offset in
        let length = BoxSigns.barLength(lines.bytes, offset)
        guard length > 0, offset == range.lowerBound || lines.bytes[offset - 1] != 0x5C else { return nil }
        return offset..<offset + length
      }
    }
  }

  private func isMember(_ number: Int, _ mark: Mark) -> Bool {
    let range = unquoted(lines.trimmed(number))
    guard !range.isEmpty, range.count <= Self.longestRow else { return false }
    guard !BoxSigns.isBranch(lines.bytes, range) else { return false }
    guard !isParted(number, mark), !isRule(range) else { return true }
    guard mark == .bar, !isCaption(number) || isFramed(range) else { return false }
    // One cell over all columns: framed, or with a bar at its end between rows.
    func isInside(_ number: Int) -> Bool {
      isParted(number, mark) || isFramed(range) && isRule(unquoted(lines.trimmed(number)))
    }
    return (isFramed(range) || lines.bytes[range.upperBound - 1] == 0x7C && range.count <= 80)
      && isInside(number - 1) && isInside(number + 1)
  }

  /// True for a line between two bars, one at each end.
  func isFramed(_ range: Range<Int>) -> Bool {
    guard range.count >= 3, BoxSigns.barLength(lines.bytes, range.lowerBound) > 0 else { return false }
    return lines.bytes[range.upperBound - 1] == 0x7C
      || range.count > 6 && BoxSigns.barLength(lines.bytes, range.upperBound - 3) == 3
  }

  /// True where a mark parts two cells.
  private func isParted(_ number: Int, _ mark: Mark) -> Bool {
    let range = unquoted(lines.trimmed(number))
    return marks(mark, range).contains {
      $0.lowerBound > range.lowerBound && $0.upperBound < range.upperBound
    }
  }

  /// True where the last cell of a row is empty, and a mark behind the others says so.
  private func endsInEmptyCell(_ number: Int, below region: Region) -> Bool {
    let range = unquoted(lines.trimmed(number))
    guard let names = region.lines.first?.range, !range.isEmpty, range.count <= Self.longestRow,
      !isRule(range)
    else { return false }
    let marks = marks(region.mark, span(number, region.mark))
    guard let last = marks.last, last.upperBound >= range.upperBound else { return false }
    // Bars at the ends of all lines part nothing.
    return region.mark != .bar || marks.count == 1 && lines.bytes[names.upperBound - 1] != 0x7C
  }

  /// `|---|:-:|`, `+----+----+`, `├────┼────┤`, `════════`.
  func isRule(_ range: Range<Int>) -> Bool { BoxSigns.isRule(lines.bytes, range) }

  /// How far the drawing vouches for a table.
  private func proof(_ region: Region) -> TableProof {
    let isDrawn = region.lines.contains(where: isJunction)
    if region.mark == .comma {
      guard areWords(region) else { return .marks }
      // Nobody writes lists so.
      let areQuoted = region.lines.dropFirst().allSatisfy { lines.bytes[$0.range].contains(0x22) }
      return areQuoted ? .frame : .ends
    }
    let isMarkdown = region.lines.contains {
      $0.isRule && ByteScan.firstIndex(of: 0x7C, in: lines.bytes, $0.range) != nil
    }
    if isMarkdown, region.mark == .bar { return .markdown }
    guard isDrawn || region.mark == .tab || region.opens || region.closes else { return .marks }
    // The boxes of a figure have gaps between them.
    guard isDrawn, !region.lines.contains(where: { isJunction($0) && lines.bytes[$0.range].contains(0x20) })
    else {
      return isDrawn ? .marks : .ends
    }
    // Bars without numbers mean something else where they do not stand one under the other: a figure.
    let rows = region.lines.filter { !$0.isRule && isParted($0.number, region.mark) }
    let areStraight = Ruler.allCases.contains { ruler in
      let places = rows.map { self.places(of: region.marks[$0.marks].map(\.lowerBound), $0, by: ruler) }
      return places.allSatisfy { $0 == places[0] }
    }
    return areStraight ? .frame : .marks
  }

  private func places(of offsets: [Int], _ line: Line, by ruler: Ruler) -> [Int] {
    ruler.places(of: offsets, in: lines.bytes, from: lines.text.line(line.number).lowerBound)
  }

  /// Takes bars for signs of their cells, `cat | wc`, where all that the next rule meets stand elsewhere in the line.
  private func straighten(_ region: inout Region) {
    let rules = region.lines.filter(\.isRule)
    guard !rules.isEmpty else { return }
    var marks: [Range<Int>] = []
    var rule = 0
    for index in region.lines.indices {
      let line = region.lines[index]
      if rule + 1 < rules.count, rules[rule + 1].number < line.number { rule += 1 }
      let start = marks.count
      marks += line.isRule ? region.marks[line.marks] : straight(line, region.marks[line.marks], rules[rule])
      region.lines[index].marks = start..<marks.count
    }
    region.marks = marks
  }

  private func straight(_ line: Line, _ bars: ArraySlice<Range<Int>>, _ rule: Line) -> ArraySlice<Range<Int>>
  {
    let posts = BoxSigns.posts(lines.bytes, rule.range)
    guard !posts.isEmpty, bars.count > posts.count else { return bars }
    for ruler in Ruler.allCases {
      let wanted = Set(places(of: posts, rule, by: ruler))
      let found = zip(bars, places(of: bars.map(\.lowerBound), line, by: ruler)).filter {
        wanted.contains($1)
      }
      if found.count == posts.count { return found.map(\.0)[...] }
    }
    return bars
  }

  /// A rule from one end to the other, with signs where it meets the bars.
  private func isJunction(_ line: Line) -> Bool {
    line.isRule && BoxSigns.hasJunction(lines.bytes, line.range)
  }

  private func isCommon(_ region: Region, _ holds: (Line, ArraySlice<Range<Int>>) -> Bool) -> Bool {
    let rows = region.lines.filter { !$0.isRule }
    return rows.count { holds($0, region.marks[$0.marks]) } * 2 > rows.count
  }

  // MARK: Cells

  /// Lays the lines into rows: a line each, or what stands between two rules where all rows are parted so.
  private func fill(_ grid: inout MarkedGrid, _ region: Region) {
    var groups: [[Line]] = [[]]
    for line in region.lines {
      if !line.isRule {
        groups[groups.count - 1].append(line)
      } else if groups.last?.isEmpty == false {
        groups.append([])
      }
    }
    groups.removeAll(where: \.isEmpty)
    let cut = groups.map { $0.map { cells(of: $0, region) } }
    let isDrawn = region.lines.contains(where: isJunction)
    // A header and two rows; the header's lines may be names over names.
    let areRows = groups.count >= 3 && cut.dropFirst().allSatisfy(grid.isOneRow)
    for (index, (group, cells)) in zip(groups, cut).enumerated() {
      for (line, ranges) in zip(group, cells) {
        let isFurther = areRows ? line.number != group[0].number : isDrawn && grid.goesOn(ranges)
        if index > 0, isFurther {
          grid.extend(by: ranges)
        } else {
          grid.append(ranges, line: line.number)
        }
      }
    }
  }

  private func cells(of line: Line, _ region: Region) -> [Range<Int>] {
    var range = line.range
    var marks = region.marks[line.marks]
    if region.opens, let first = marks.first, first.lowerBound == range.lowerBound {
      range = first.upperBound..<range.upperBound
      marks.removeFirst()
    }
    if region.closes, let last = marks.last, last.upperBound == range.upperBound {
      range = range.lowerBound..<last.lowerBound
      marks.removeLast()
    }
    var cells: [Range<Int>] = []
    cells.reserveCapacity(marks.count + 1)
    var start = range.lowerBound
    for mark in marks {
      cells.append(unwrapped(start..<mark.lowerBound, region.mark))
      start = mark.upperBound
    }
    cells.append(unwrapped(start..<range.upperBound, region.mark))
    return cells
  }

  /// A cell without the blanks around it, and a field without its quotation marks.
  private func unwrapped(_ range: Range<Int>, _ mark: Mark) -> Range<Int> {
    let cell = lines.text.trimmed(range)
    guard mark == .comma, cell.count >= 2, lines.bytes[cell.lowerBound] == 0x22,
      lines.bytes[cell.upperBound - 1] == 0x22
    else { return cell }
    return cell.dropFirst().dropLast()
  }
}

/// What vouches for a table besides its cells, the weakest first.
enum TableProof: Int, Comparable {
  /// Wide gaps alone.
  case gaps
  /// Marks between the cells, which may mean something else where no cell is a number: alternatives of a grammar.
  case marks
  /// Wide gaps below a rule, a header or a caption.
  case said
  /// Wide gaps below names of another form than what stands below them.
  case headed
  /// Tabs, or marks at the ends of the lines too.
  case ends
  /// A Markdown rule between marks.
  case markdown
  /// A frame whose rules meet the marks, or a rule that is cut where the columns are.
  case frame

  static func < (left: TableProof, right: TableProof) -> Bool { left.rawValue < right.rawValue }
}

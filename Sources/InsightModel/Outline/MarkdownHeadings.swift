/// Headings marked with `#`.
enum MarkdownHeadings {
  static func find(_ lines: PageLines, _ body: Range<Int>) -> [Heading] {
    var found: [(line: Int, depth: Int, title: Range<Int>, underline: Int?)] = []
    var isFenced = false
    for number in body {
      let line = lines.text.line(number)
      guard let start = line.first else { continue }
      if !isFenced, lines.bytes[start] == 0x3D || lines.bytes[start] == 0x2D,
        let (depth, title) = underlined(lines, number, from: body.lowerBound)
      {
        found.append((number - 1, depth, title, number))
      }
      if lines.bytes[start] == 0x60, lines.isFence(line) { isFenced.toggle() }
      guard !isFenced, lines.bytes[start] == 0x23 else { continue }
      let depth = lines.bytes[line].prefix { $0 == 0x23 }.count
      guard depth <= 6, depth < line.count, lines.bytes[start + depth] == 0x20 else { continue }
      var title = lines.text.trimmed(start + depth..<line.upperBound)
      while let last = title.last, lines.bytes[last] == 0x23 {
        title = lines.text.trimmed(title.lowerBound..<last)
      }
      let hasWords = lines.bytes[title].contains { $0.isLetter || $0.isDigit || $0 >= 0x80 }
      if hasWords, !(depth == 1 && namesRanks(lines, number, title)) {
        found.append((number, depth, title, nil))
      }
    }
    // One right below another of its depth: a program's comments.
    func isComment(_ place: Int, below other: Int) -> Bool {
      found.indices.contains(other) && abs(found[other].line - found[place].line) == 1
        && found[other].depth == found[place].depth
    }
    let isComment = found.indices.map { isComment($0, below: $0 - 1) || isComment($0, below: $0 + 1) }
    found = zip(found, isComment).filter { !$0.1 }.map(\.0)
    guard let first = found.first else { return [] }
    var headings: [Heading] = []
    if found.count(where: { $0.depth == first.depth }) == 1, found.allSatisfy({ $0.depth >= first.depth }) {
      headings.append(
        Heading(line: first.line, level: .title, title: first.title, underline: first.underline))
      found.removeFirst()
    }
    let depths = Set(found.map(\.depth)).sorted()
    headings += found.map { line, depth, title, underline in
      Heading(line: line, level: Heading.level(depth, of: depths), title: title, underline: underline)
    }
    return HeadingNumbers.count(headings, lines)
  }

  /// The title over a line of nothing but `=` or `-` that is about as long; the title stands after a blank line.
  private static func underlined(_ lines: PageLines, _ number: Int, from first: Int) -> (Int, Range<Int>)? {
    let rule = lines.trimmed(number)
    guard number > first, rule.count >= 3, rule.count <= 200, let sign = rule.first.map({ lines.bytes[$0] }),
      lines.bytes[rule].allSatisfy({ $0 == sign }), number - 1 == first || lines.isBlank(number - 2)
    else { return nil }
    let title = lines.content(number - 1)
    // A line of hyphens under a long line is a rule, and one under a sentence or a bullet too.
    guard !title.isEmpty, title.count <= rule.count * 4, rule.count <= title.count + 8,
      !lines.endsSentence(title),
      lines.bytes[title.lowerBound] != 0x23, lines.afterBullet(number - 1) == nil,
      !lines.bytes[title].contains(0x7C), !hasWideGap(lines, title)
    else { return nil }
    return (sign == 0x3D ? 1 : 2, title)
  }

  /// True where `#` is the name of a column: wide gaps follow, or below it stand rows that begin with 1 and 2, which are
  /// no items of a list.
  private static func namesRanks(_ lines: PageLines, _ number: Int, _ title: Range<Int>) -> Bool {
    if hasWideGap(lines, title) { return true }
    return (1...2).allSatisfy { rank in
      guard number + rank < lines.count else { return false }
      let row = lines.content(number + rank)
      return row.count > 2 && lines.bytes[row.lowerBound] == UInt8(ascii: "0") + UInt8(rank)
        && [0x20, 0x09, 0x7C].contains(lines.bytes[row.lowerBound + 1])
    }
  }

  /// Names of columns have wide gaps between them, titles have none.
  private static func hasWideGap(_ lines: PageLines, _ title: Range<Int>) -> Bool {
    title.dropLast().contains { lines.bytes[$0] == 0x20 && lines.bytes[$0 + 1] == 0x20 }
  }
}
